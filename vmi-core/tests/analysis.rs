//! Profiles, forecasts and evaluations of demand tables, through the engine.

mod common;

use common::{Sheet, rows, text};
use vmi_core::engine::{Analysis, Inputs, evaluate, forecast, profile};
use vmi_core::error::ErrorKind;
use vmi_core::model::Day;

/// Rows of one key from a first day on; what is not above 0 has no row, but the first and last.
fn key(item: &str, first: &str, demand: &[f64]) -> String {
    let first = Day::parse(first).unwrap();
    let row = |(at, size): (usize, &f64)| format!("\n{item},DC1,{},{size}", first.plus(at as i32).unwrap());
    let kept = |(at, size): &(usize, &f64)| **size != 0.0 || *at == 0 || *at + 1 == demand.len();
    demand.iter().enumerate().filter(kept).map(row).collect::<Vec<_>>().concat()
}

fn sheet(keys: &[String]) -> Sheet {
    Sheet::new("demand", &format!("item,location,date,quantity{}", keys.concat()))
}

/// A weekly season with noise that repeats, and seldom demand.
fn steady(days: usize) -> Vec<f64> {
    (0..days).map(|day| [9.0, 8.0, 7.0, 8.0, 12.0, 3.0, 1.0][day % 7] + f64::from((day as u32 * 7_919) % 5)).collect()
}

fn seldom(days: usize) -> Vec<f64> {
    (0..days).map(|day| if (day * 31) % 11 == 3 { f64::from((day as u32 * 7_919) % 6 + 1) } else { 0.0 }).collect()
}

fn run(of: fn(&Inputs<'_>) -> vmi_core::error::Result<Analysis>, sheets: &[Sheet], as_of: &str, settings: &[(&str, &str)]) -> Analysis {
    let inputs = sheets.iter().fold(Inputs::new(as_of), |inputs, sheet| inputs.table(sheet.table()));
    of(&settings.iter().fold(inputs, |inputs, (name, value)| inputs.setting(name, value).unwrap())).unwrap()
}

fn table(found: &Analysis, name: &str, columns: &[&str]) -> Vec<Vec<String>> {
    rows(found.table(name).unwrap(), columns)
}

#[test]
fn a_profile_has_a_row_for_each_key() {
    let demand = sheet(&[key("A", "2026-01-01", &steady(140)), key("B", "2026-01-01", &seldom(140)), key("C", "2026-05-01", &[0.5, 2.25])]);
    let found = run(profile, &[demand], "", &[]);
    assert_eq!(found.table("errors").unwrap().rows(), 0);
    assert_eq!(
        table(&found, "profiles", &["item", "pattern", "abc", "season_periods", "stage", "window_to"]),
        [
            ["A", "smooth", "A", "7", "mature", "2026-05-20"],
            ["B", "intermittent", "C", "7", "mature", "2026-05-20"],
            ["C", "lumpy", "C", "7", "new", "2026-05-20"]
        ]
    );
    let of = |column: &str, row: usize| text(found.table("profiles").unwrap(), column, row).parse::<f64>().unwrap();
    assert!(of("season_p_value", 0) < 1e-9 && of("season_strength", 0) > 0.5);
    assert!((of("demand_per_day", 2) - 2.75 / 20.0).abs() < 1e-15, "as many decimals as quantities need");
}

#[test]
fn a_forecast_has_a_row_for_each_period_and_says_what_it_rests_on() {
    let demand = sheet(&[key("A", "2026-01-01", &steady(140)), key("B", "2026-01-01", &seldom(140))]);
    let found = run(forecast, std::slice::from_ref(&demand), "", &[("forecast.horizon", "7")]);
    assert_eq!(found.table("errors").unwrap().rows(), 0, "{:?}", rows(found.table("errors").unwrap(), &["message"]));
    let ahead = table(&found, "forecasts", &["item", "date", "step"]);
    assert_eq!(
        (ahead.len(), &ahead[0], &ahead[13]),
        (14, &vec!["A".into(), "2026-05-21".into(), "1".into()], &vec!["B".into(), "2026-05-27".into(), "7".into()])
    );
    let models = table(&found, "models", &["item", "method", "chosen_by", "origins", "compared_periods", "periods"]);
    assert_eq!(models[0][2..], ["rmsse", "6", "7", "140"]);
    let of = |column: &str, row: usize| text(found.table("models").unwrap(), column, row).parse::<f64>().unwrap();
    for row in 0..2 {
        // The first candidate stays unless another is better by a tenth.
        assert!(0.9 * of("score", row) <= of("runner_up_score", row) && of("score", row) > 0.0);
        assert_eq!(of("score", row), of("rmsse", row));
    }
    // The season shows in the path of A: its fifth weekday is the highest.
    let path: Vec<f64> = (0..7).map(|row| text(found.table("forecasts").unwrap(), "quantity", row).parse().unwrap()).collect();
    let highest = path.iter().copied().fold(0.0, f64::max);
    assert_eq!(path.iter().position(|units| *units == highest), Some(4));
    for row in 0..14 {
        let of = |column: &str| text(found.table("forecasts").unwrap(), column, row).parse::<f64>().unwrap();
        assert!(0.0 <= of("low_95") && of("low_95") <= of("low_80") && of("low_80") <= of("quantity"));
        assert!(of("quantity") <= of("high_80") && of("high_80") <= of("high_95") && of("sd") > 0.0);
    }
    let same = run(forecast, &[demand], "2026-05-20", &[("forecast.horizon", "7")]);
    assert_eq!(table(&same, "forecasts", &["quantity", "low_95"]), table(&found, "forecasts", &["quantity", "low_95"]));
}

#[test]
fn every_method_forecasts_every_kind_of_series_or_says_why_not() {
    let methods: Vec<&str> = <vmi_core::model::ForecastMethod as vmi_core::model::Choice>::WORDS.iter().map(|(word, _)| *word).collect();
    let keys = [
        ("constant", vec![4.0; 60]),
        ("one_demand", {
            let mut one = vec![0.0; 60];
            one[30] = 5.0;
            one
        }),
        ("one_period", vec![3.0]),
        ("seldom", seldom(60)),
        ("steady", steady(60)),
        ("two_periods", vec![3.0, 1.0]),
        ("zero", vec![0.0; 60]),
    ];
    let end = Day::parse("2026-06-30").unwrap();
    let sheets: Vec<String> = keys.iter().map(|(name, demand)| key(name, &end.plus(1 - demand.len() as i32).unwrap().to_string(), demand)).collect();
    let found = run(forecast, &[sheet(&sheets)], "2026-06-30", &[("forecast.methods", &methods.join(",")), ("forecast.horizon", "3")]);
    let forecasts = table(&found, "forecasts", &["item", "source", "step", "quantity"]);
    for (name, _) in &keys {
        for method in &methods {
            let own: Vec<_> = forecasts.iter().filter(|row| row[0] == *name && row[1] == *method).collect();
            let is_there = own.len() == 3;
            let is_told = table(&found, "errors", &["item", "hint"]).iter().any(|row| row[0] == *name && row[1].contains(method));
            let told = table(&found, "errors", &["item", "hint", "message"]);
            assert!(is_there || is_told, "{name} by {method}: neither a forecast nor an error: {told:#?}");
            assert!(own.iter().all(|row| row[3].parse::<f64>().is_ok_and(|units| units >= 0.0)), "{name} by {method}");
            if *name == "zero" && is_there {
                assert!(own.iter().all(|row| row[3] == "0"), "{name} by {method}: {own:?}");
            }
        }
    }
    // Only what nobody stated is missing.
    let failed: Vec<String> = table(&found, "errors", &["item", "hint", "message"]).into_iter().map(|row| row.join(": ")).collect();
    assert!(failed.iter().all(|text| text.contains("external")), "{failed:#?}");
}

#[test]
fn an_all_zero_forecast_does_not_win_on_seldom_demand() {
    let demand = sheet(&[key("B", "2026-01-01", &seldom(200))]);
    let rows: Vec<String> = (0..200).map(|day| format!("\nB,DC1,{},0", Day::parse("2026-01-01").unwrap().plus(day).unwrap())).collect();
    let zero = Sheet::new("forecasts", &format!("item,location,date,quantity{}", rows.concat()));
    let settings = [("forecast.methods", "historic_mean,sba,external"), ("forecast.horizon", "5"), ("forecast.origins", "30")];
    let found = run(evaluate, &[demand, zero], "", &settings);
    let accuracy = table(&found, "accuracy", &["method", "rank", "mae", "rmse"]);
    let of = |method: &str, at: usize| accuracy.iter().find(|row| row[0] == method).unwrap()[at].parse::<f64>().unwrap();
    assert!(of("external", 2) < of("historic_mean", 2), "nothing at all has the least MAE");
    assert!(of("external", 3) > of("historic_mean", 3) && of("external", 1) == 3.0, "and does not win");
    assert_eq!(table(&found, "summary", &["method", "keys"]).len(), 3);
}

#[test]
fn days_add_up_to_weeks_and_months() {
    let demand = sheet(&[key("A", "2026-01-05", &vec![2.0; 140])]); // a Monday, 20 weeks
    let found =
        run(forecast, std::slice::from_ref(&demand), "", &[("forecast.bucket", "week"), ("forecast", "historic_mean"), ("forecast.horizon", "2")]);
    assert_eq!(table(&found, "forecasts", &["date", "quantity"]), [["2026-05-25", "14"], ["2026-06-01", "14"]]);
    let found = run(forecast, &[demand], "2026-05-31", &[("forecast.bucket", "month"), ("forecast", "naive"), ("forecast.horizon", "1")]);
    assert_eq!(table(&found, "forecasts", &["date", "quantity"]), [["2026-06-01", "48"]]); // 24 days of May
    let demand = sheet(&[key("A", "2026-01-05", &vec![2.0; 140])]);
    let found = run(profile, std::slice::from_ref(&demand), "", &[("forecast.bucket", "week")]);
    assert_eq!(table(&found, "profiles", &["bucket", "observations", "demand_per_day", "season_periods"]), [["week", "20", "2", ""]]);
    let months = (1..=6).map(|month| format!("\nA,DC1,2026-{month:02}-15,60")).collect::<Vec<_>>().concat();
    let months = Sheet::new("demand", &format!("item,location,date,quantity{months}"));
    let found = run(profile, &[months], "", &[("forecast.bucket", "week"), ("demand.bucket", "month")]);
    assert_eq!(table(&found, "errors", &["kind", "field"]), [["out_of_range", "forecast.bucket"]]);
}

#[test]
fn bad_rows_spoil_their_key_and_no_other() {
    let rows_of = |text: &str| Sheet::new("demand", &format!("item,location,date,quantity{text}{}", key("A", "2026-01-01", &steady(40))));
    for (bad, kind) in [
        ("\nX,DC1,2026-01-05,-3", "out_of_range"),
        ("\nX,DC1,2026-01-05,NaN", "not_finite"),
        ("\nX,DC1,2026-02-30,3", "not_a_date"),
        ("\nX,DC1,2026-01-05,3\nX,DC1,2026-01-05,4", "duplicate_key"),
        ("\nX,DC1,2026-01-05,", "missing_value"),
    ] {
        for of in [forecast, evaluate, profile] {
            let found = run(of, &[rows_of(bad)], "2026-02-09", &[("forecast.methods", "ses")]);
            let errors = table(&found, "errors", &["kind", "table", "item"]);
            assert_eq!(errors, [[kind, "demand", "X"]], "{bad}");
        }
    }
    // The last row of all is not left out for being wrong.
    let last = sheet(&[key("A", "2026-01-01", &[3.0, 2.0, -5.0])]);
    assert_eq!(table(&run(profile, &[last], "", &[]), "errors", &["kind", "item"]), [["out_of_range", "A"]]);
    let nothing = Inputs::new("2026-02-09");
    assert_eq!(forecast(&nothing).err().unwrap().kind(), ErrorKind::MissingTable);
    assert_eq!(Inputs::new("").setting("forecast.horizon", "0x").unwrap_err().kind(), ErrorKind::BadSetting);
    assert_eq!(Inputs::new("").setting("forecast", "prophet").unwrap_err().kind(), ErrorKind::BadSetting);
}

#[test]
fn a_method_can_differ_by_class() {
    let demand = sheet(&[key("A", "2026-01-01", &steady(60)), key("B", "2026-01-01", &seldom(60))]);
    let items = Sheet::new("items", "item,unit,unit_cost\nA,EA,5\nB,EA,1");
    let settings = [("forecast_by_class.A", "naive"), ("forecast", "sba"), ("forecast.horizon", "1")];
    let found = run(forecast, &[demand, items], "", &settings);
    assert_eq!(table(&found, "models", &["item", "method"]), [["A", "naive"], ["B", "sba"]]);
}

#[test]
fn a_bad_row_is_named_wherever_it_stands() {
    let with = |row: &str| Sheet::new("demand", &format!("item,location,date,quantity\nA,1,2026-01-01,3{row}"));
    // The last day is that of the last good date, whatever else is wrong with its row.
    for row in ["\nX,1,2026-01-09,-3", "\nX,1,2026-01-02,1e300"] {
        let found = run(forecast, &[with(row)], "", &MEAN);
        assert_eq!(table(&found, "errors", &["item", "row"]), [["X", "2"]], "{row}");
        assert_eq!(table(&found, "forecasts", &["item"]), [["A"]], "{row}");
    }
    let found = run(forecast, &[Sheet::new("demand", "item,location,date,quantity\nA,1,2026-01-01,-1")], "", &MEAN);
    assert_eq!(table(&found, "errors", &["kind", "row"]), [["out_of_range", "1"]]);
    let found = run(forecast, &[with("")], "2025-01-01", &MEAN);
    assert_eq!(table(&found, "notices", &["kind", "count"]), [["after_as_of", "1"]]);
}

#[test]
fn bits_do_not_depend_on_threads_or_on_the_order_of_rows() {
    let keys: Vec<String> =
        (0..40).map(|at| key(&format!("I{at}"), "2026-01-01", &if at % 2 == 0 { steady(60 + at) } else { seldom(60 + at) })).collect();
    let backwards: Vec<String> = keys.iter().rev().cloned().collect();
    let (one, two) = (sheet(&keys), sheet(&backwards));
    let of = |sheet: &Sheet, threads: usize| {
        let found = forecast(&Inputs::new("").table(sheet.table()).threads(threads)).unwrap();
        table(&found, "forecasts", &["item", "date", "quantity", "low_95", "sd"])
    };
    assert_eq!(of(&one, 1), of(&two, 3));
}

#[test]
fn stock_is_fast_slow_or_non_moving_by_its_turnover() {
    let one_a_day = |item: &str, size: f64| key(item, "2026-05-01", &[size; 60]);
    let demand = sheet(&[one_a_day("A", 1.0), one_a_day("B", 1.0), one_a_day("C", 1.0), key("D", "2026-05-01", &[0.0; 60]), one_a_day("E", 1.0)]);
    let stock = Sheet::new(
        "stock",
        "item,location,as_of,quantity\nA,DC1,2026-06-29,100\nB,DC1,2026-06-29,200\nC,DC1,2026-06-29,1000\nD,DC1,2026-06-29,5\nE,DC1,2026-06-29,0",
    );
    let columns = ["item", "turnover", "fsn", "movement"];
    let found = run(profile, &[demand.clone(), stock.clone()], "", &[]);
    assert_eq!(
        table(&found, "profiles", &columns),
        [
            ["A", "3.65", "fast", "moving"],
            ["B", "1.825", "slow", "moving"],
            ["C", "0.365", "non_moving", "slow"],
            ["D", "0", "non_moving", "dead"],
            ["E", "", "", "no_stock"]
        ]
    );
    let cut = [("profile.fast_cut", "4"), ("profile.slow_cut", "2"), ("profile.coverage_days", "100")];
    let found = run(profile, &[demand, stock], "", &cut);
    assert_eq!(table(&found, "profiles", &columns)[..2], [["A", "3.65", "slow", "moving"], ["B", "1.825", "non_moving", "slow"]]);
}

#[test]
fn days_without_stock_are_open_days_and_leave_some() {
    let calendar = Sheet::new(
        "calendars",
        "calendar,weekday,open\nfive,mon,true\nfive,tue,true\nfive,wed,true\nfive,thu,true\nfive,fri,true\nfive,sat,false\nfive,sun,false",
    );
    let places = Sheet::new("locations", "location,calendar\nDC1,five");
    // From Monday on: all five days out in the second week, one in the third.
    let row = |day: i32| {
        let out = (7..12).contains(&day) || day == 14;
        format!("\nA,DC1,{},{},{out}", Day::parse("2026-06-01").unwrap().plus(day).unwrap(), if out { 0 } else { 10 })
    };
    let days = (0..26).filter(|day| day % 7 < 5).map(row).collect::<Vec<_>>().concat();
    let demand = Sheet::new("demand", &format!("item,location,date,quantity,stocked_out{days}"));
    let scaled = [("forecast", "historic_mean"), ("cleansing.stock_outs", "scaled"), ("forecast.horizon", "1"), ("forecast.bucket", "week")];
    let found = run(forecast, &[demand, places, calendar], "2026-06-28", &scaled);
    assert_eq!(table(&found, "errors", &["message"]), Vec::<Vec<String>>::new());
    assert_eq!(
        table(&found, "changes", &["date", "why", "was", "becomes"]),
        [["2026-06-08", "stocked_out", "0", ""], ["2026-06-15", "stocked_out", "40", "50"], ["2026-06-08", "filled", "", "50"]]
    );
    // What was lost is not scaled.
    let month = "item,location,date,quantity,bucket,days_out,lost\nA,DC1,2026-05-01,15,month,15.5,15\nA,DC1,2026-06-01,31,month,0,";
    let found = run(forecast, &[Sheet::new("demand", month)], "", &scaled[..3]);
    assert_eq!(found.table("changes").unwrap().rows(), 1, "marked, and as it was");
    assert_eq!(table(&found, "changes", &["was", "becomes"]), [["30", "30"]]);
    // A row that does not say how long makes the sum unknown.
    let weeks = "item,location,date,quantity,bucket,days_out,stocked_out\nA,DC1,2026-06-01,2,week,3,\nA,DC1,2026-06-02,3,week,,true\nA,DC1,2026-06-08,4,week,,";
    let sum = [scaled[0], scaled[1], scaled[2], ("demand.duplicates", "sum")];
    let found = run(forecast, &[Sheet::new("demand", weeks)], "", &sum);
    assert_eq!(table(&found, "changes", &["why", "was", "becomes"]), [["stocked_out", "5", ""], ["filled", "", "4"]]);
}

#[test]
fn demand_over_stated_periods_is_told_or_its_lack_is() {
    let demand = sheet(&[key("A", "2026-05-01", &[1.0, 4.0, 2.0, 0.0].repeat(15))]);
    // A supplier's forecast that does not reach so far.
    let ahead = (-20..4).map(|day| format!("\nA,DC1,{},2", Day::parse("2026-06-30").unwrap().plus(day).unwrap())).collect::<Vec<_>>().concat();
    let external = Sheet::new("forecasts", &format!("item,location,date,quantity{ahead}"));
    let both = [("forecast.methods", "external,ses"), ("forecast.horizon", "4"), ("forecast.cover", "14")];
    let found = run(forecast, &[demand.clone(), external], "", &both);
    assert_eq!(table(&found, "cover", &["source"]), [["ses"]]);
    assert_eq!(table(&found, "errors", &["item", "field"]), [["A", "forecast.cover"]]);
    assert!(text(found.table("errors").unwrap(), "message", 0).starts_with("there is no demand over 14 periods"));
    // With a mean of 0 no shape is asked for.
    let gamma = [("forecast", "naive"), ("demand_distribution", "gamma"), ("forecast.cover", "5")];
    let found = run(forecast, std::slice::from_ref(&demand), "", &gamma);
    assert_eq!(table(&found, "cover", &["mean", "at_50"]), [["0", "0"]]);
    // By its pattern, demand of an item with decimals has no whole units.
    let fine: Vec<f64> = (0..120).map(|day| if day % 3 == 0 { 0.25 + f64::from(day % 5) / 4.0 } else { 0.0 }).collect();
    let by_pattern = [("forecast", "sba"), ("demand_distribution", "by_pattern"), ("forecast.cover", "3")];
    let found = run(forecast, &[sheet(&[key("A", "2026-03-01", &fine)])], "", &by_pattern);
    let at_90: f64 = text(found.table("cover").unwrap(), "at_90", 0).parse().unwrap();
    assert!(at_90.fract() != 0.0, "{at_90}");
    // Of one period nobody knows how it varies; of two, drawn errors tell less than the model.
    let of = |demand: &[f64], distribution: &str| {
        let settings = [("forecast", "ses"), ("forecast.cover", "2"), ("forecast.distribution", distribution)];
        table(&run(forecast, &[sheet(&[key("A", "2026-03-01", demand)])], "", &settings), "cover", &["distribution", "sd", "at_99"])
    };
    assert_eq!(of(&[3.0], "model"), [["model", "", ""]]);
    assert_eq!(of(&[3.0, 5.0], "bootstrap"), of(&[3.0, 5.0], "model"));
    assert!(of(&[3.0, 5.0], "model")[0][1].parse::<f64>().unwrap() > 1.0);
    // More than can be drawn is said at once.
    let most = [("forecast.intervals", "bootstrap"), ("forecast.replications", "100000"), ("forecast.horizon", "1001")];
    let inputs = most.iter().fold(Inputs::new("").table(demand.table()), |inputs, (name, value)| inputs.setting(name, value).unwrap());
    let error = forecast(&inputs).err().unwrap();
    assert_eq!((error.kind(), error.field_name()), (ErrorKind::BadSetting, Some("forecast.replications")));
}

#[test]
fn the_first_candidate_stays_unless_another_is_better_by_the_margin() {
    let demand = [sheet(&[key("A", "2026-01-01", &steady(140)), key("B", "2026-01-01", &seldom(140))])];
    let by = |margin: &str, candidates: &str| {
        let found = run(forecast, &demand, "", &[("forecast.margin", margin), ("forecast.candidates", candidates)]);
        let models = table(&found, "models", &["method", "score", "runner_up", "runner_up_score"]);
        models
            .into_iter()
            .map(|row| (row[0].clone(), row[1].parse::<f64>().unwrap(), row[2].clone(), row[3].parse::<f64>().unwrap()))
            .collect::<Vec<_>>()
    };
    for (least, other) in by("0", "ses,historic_mean").iter().zip(by("0", "historic_mean,ses")) {
        assert_eq!((&least.0, least.1), (&other.0, other.1), "without a margin the order decides nothing");
        assert!(least.1 < least.3);
        // With the better one second, a margin as wide as what lies between them keeps the first, one that is narrower does not.
        let (gap, order) = (1.0 - least.1 / least.3, format!("{},{}", least.2, least.0));
        let row = usize::from(least != &by("0", "ses,historic_mean")[0]);
        let (wide, narrow) = (&by(&(gap + 1e-6).to_string(), &order)[row], &by(&(gap - 1e-6).to_string(), &order)[row]);
        assert_eq!((&wide.0, &wide.2, wide.1, wide.3), (&least.2, &least.0, least.3, least.1));
        assert_eq!(narrow.0, least.0);
    }
}

#[test]
fn days_without_stock_are_taken_out_of_the_rate() {
    // 90 a month of 30 or 31 days but for April: 60 in the 20 of 30 days with stock.
    let months = "item,location,date,quantity,bucket,days_out\nA,DC1,2026-03-01,93,month,0\nA,DC1,2026-04-01,60,month,10\n\
                  A,DC1,2026-05-01,93,month,\nA,DC1,2026-06-01,90,month,0";
    let scaled = [("forecast", "historic_mean"), ("cleansing.stock_outs", "scaled"), ("forecast.horizon", "1")];
    let found = run(forecast, &[Sheet::new("demand", months)], "", &scaled);
    assert_eq!(table(&found, "changes", &["date", "why", "was", "becomes"]), [["2026-04-01", "stocked_out", "60", "90"]]);
    assert_eq!(table(&found, "forecasts", &["quantity"]), [["91.5"]]);
    // By the default its demand is unknown.
    let found = run(forecast, &[Sheet::new("demand", months)], "", &[scaled[0], scaled[2]]);
    assert_eq!(table(&found, "forecasts", &["quantity"]), [["92"]]);
    // Days add up to months: 3 a day, none on ten days without stock; a month that is not said how long is unknown.
    let june = |day: i32| Day::parse("2026-04-01").unwrap().plus(day).unwrap();
    let rows = (0..61)
        .map(|day| format!("\nA,DC1,{},{},{}", june(day), if (5..15).contains(&day) { 0 } else { 3 }, (5..15).contains(&day)))
        .collect::<Vec<_>>()
        .concat();
    let days = Sheet::new("demand", &format!("item,location,date,quantity,stocked_out{rows}"));
    let found = run(forecast, &[days], "", &[scaled[0], scaled[1], scaled[2], ("forecast.bucket", "month")]);
    assert_eq!(table(&found, "changes", &["date", "was", "becomes"]), [["2026-04-01", "60", "90"]]);
    let unsaid = months.replace("60,month,10", "60,month,").replace("bucket,days_out", "bucket,days_out,stocked_out").replace(",\n", ",,\n");
    let unsaid = unsaid.replace("2026-04-01,60,month,,", "2026-04-01,60,month,,true").replace("month,0", "month,0,");
    let found = run(forecast, &[Sheet::new("demand", &unsaid)], "", &scaled);
    assert_eq!(
        table(&found, "changes", &["date", "why", "was", "becomes"]),
        [["2026-04-01", "stocked_out", "60", ""], ["2026-04-01", "filled", "", "92"]]
    );
    // More days than the month has are an error of their row.
    let found = run(forecast, &[Sheet::new("demand", &months.replace("month,10", "month,31"))], "", &scaled);
    assert_eq!(table(&found, "errors", &["row", "field", "kind"]), [["2", "days_out", "out_of_range"]]);
}

#[test]
fn stock_outs_are_unknown_and_told() {
    let mut text = String::from("item,location,date,quantity,stocked_out");
    for day in 1..=28 {
        text += &format!("\nA,DC1,2026-06-{day:02},{},{}", if day == 9 { 1 } else { 5 }, day == 9);
    }
    let found =
        run(forecast, &[Sheet::new("demand", &text)], "", &[("forecast", "historic_mean"), ("forecast.horizon", "1"), ("forecast.season", "1")]);
    assert_eq!(table(&found, "forecasts", &["quantity"]), [["5"]]);
    assert_eq!(
        table(&found, "changes", &["date", "why", "was", "becomes"]),
        [["2026-06-09", "stocked_out", "1", ""], ["2026-06-09", "filled", "", "5"]]
    );
    let seen = [("forecast", "historic_mean"), ("cleansing.stock_outs", "as_seen"), ("forecast.horizon", "1")];
    let found = run(forecast, &[Sheet::new("demand", &text)], "", &seen);
    assert!((table(&found, "forecasts", &["quantity"])[0][0].parse::<f64>().unwrap() - (27.0 * 5.0 + 1.0) / 28.0).abs() < 1e-12);
}

#[test]
fn a_suppliers_forecast_is_scored_like_any_other() {
    let demand = sheet(&[key("A", "2026-05-01", &steady(40))]);
    let actual = steady(47);
    let rows: Vec<String> =
        (20..47).map(|at| format!("\nA,DC1,{},{}", Day::parse("2026-05-01").unwrap().plus(at as i32).unwrap(), actual[at])).collect();
    let forecasts = Sheet::new("forecasts", &format!("item,location,date,quantity{}", rows.concat()));
    let found = run(forecast, &[demand, forecasts], "", &[("forecast.horizon", "7"), ("forecast.season", "1")]);
    assert_eq!(table(&found, "models", &["method", "score"]), [["external", "0"]]);
    assert_eq!(table(&found, "forecasts", &["quantity"])[0][0], actual[40].to_string());
}

/// 28 days of 5, with some of them changed.
fn june(columns: &str, of_day: impl Fn(i32) -> String) -> Sheet {
    let rows: Vec<String> = (1..=28).map(|day| format!("\nA,DC1,2026-06-{day:02},{}", of_day(day))).collect();
    Sheet::new("demand", &format!("item,location,date,{columns}{}", rows.concat()))
}

const MEAN: [(&str, &str); 2] = [("forecast", "historic_mean"), ("forecast.horizon", "1")];

fn mean(sheets: &[Sheet], more: &[(&str, &str)]) -> f64 {
    let found = run(forecast, sheets, "2026-06-28", &[&MEAN, more].concat());
    assert_eq!(table(&found, "errors", &["message"]), Vec::<Vec<String>>::new());
    table(&found, "forecasts", &["quantity"])[0][0].parse().unwrap()
}

#[test]
fn returns_are_kept_apart_or_netted() {
    let returned = june("quantity,returned", |day| if day == 9 { "5,8".into() } else { "5,".into() });
    assert_eq!(mean(std::slice::from_ref(&returned), &[]), 5.0);
    let clipped = mean(std::slice::from_ref(&returned), &[("cleansing.returns", "net_clipped")]);
    assert!((clipped - 5.0 * 27.0 / 28.0).abs() < 1e-12);
    let carried = mean(std::slice::from_ref(&returned), &[("cleansing.returns", "net_carried_back")]);
    assert!((carried - (5.0 * 28.0 - 8.0) / 28.0).abs() < 1e-12);
    let found = run(forecast, &[returned], "2026-06-28", &[&MEAN[..], &[("cleansing.returns", "net_clipped")]].concat());
    let why = table(&found, "changes", &["date", "why"]);
    assert!(why.contains(&vec!["2026-06-09".into(), "returned".into()]) && why.contains(&vec!["2026-06-09".into(), "returns_above_usage".into()]));
}

#[test]
fn an_order_that_came_back_at_once_is_taken_out() {
    // The pattern of a giant order that is cancelled within minutes, on one day or over midnight.
    for back in [12, 13] {
        let given = june("quantity,returned", |day| format!("{},{}", if day == 12 { 80_995 } else { 5 }, if day == back { "80995" } else { "" }));
        assert!((mean(std::slice::from_ref(&given), &[]) - 5.0 * 27.0 / 28.0).abs() < 1e-9);
        assert!(mean(std::slice::from_ref(&given), &[("cleansing.without_cancelled", "false")]) > 2_000.0);
    }
}

#[test]
fn promotions_are_left_out_or_brought_to_the_usual_level() {
    let given = june("quantity", |day| if (8..=10).contains(&day) { "20".into() } else { "5".into() });
    let promotions = |item: &str| Sheet::new("promotions", &format!("valid_from,valid_to,item,name\n2026-06-08,2026-06-10,{item},spring"));
    let sheets = [given.clone(), promotions("A")];
    for treatment in ["leave_out", "base", "uplift"] {
        assert_eq!(mean(&sheets, &[("cleansing.promotions", treatment)]), 5.0, "{treatment}");
    }
    let as_seen = (25.0 * 5.0 + 60.0) / 28.0;
    assert!((mean(&sheets, &[("cleansing.promotions", "keep")]) - as_seen).abs() < 1e-12);
    assert_eq!(mean(&[given.clone(), promotions("")], &[]), 5.0, "without an item it is of every item");
    let found = run(forecast, &[given, promotions("Z")], "2026-06-28", &MEAN);
    assert_eq!(table(&found, "errors", &["kind", "table", "row", "field", "value"]), [["unknown_key", "promotions", "1", "item", "Z"]]);
}

#[test]
fn outliers_are_capped_where_that_is_asked_for() {
    let given = june("quantity", |day| if day == 5 { "400".into() } else { (4 + day % 3).to_string() });
    assert!(mean(std::slice::from_ref(&given), &[]) > 15.0);
    assert!(mean(std::slice::from_ref(&given), &[("cleansing.outliers", "cap")]) < 6.0);
    let found = run(forecast, &[given], "2026-06-28", &[&MEAN[..], &[("cleansing.outliers", "flag")]].concat());
    assert_eq!(table(&found, "changes", &["date", "why", "was", "becomes"]), [["2026-06-05", "outlier_above", "400", "400"]]);
}

#[test]
fn several_rows_a_day_are_added_up_where_that_is_said() {
    let twice = Sheet::new(
        "demand",
        "item,location,date,quantity,lost,stocked_out\nA,DC1,2026-06-01,2,1,false\nA,DC1,2026-06-01,3,,false\nA,DC1,2026-06-02,4,,false\nA,DC1,2026-06-01,1,2,false",
    );
    let found = run(forecast, std::slice::from_ref(&twice), "", &MEAN);
    assert_eq!(table(&found, "errors", &["kind", "item"]), [["duplicate_key", "A"], ["duplicate_key", "A"]]);
    let found = run(forecast, &[twice], "", &[&MEAN[..], &[("demand.duplicates", "sum")]].concat());
    assert_eq!(table(&found, "forecasts", &["quantity"]), [["6.5"]]); // 2 + 3 + 1 + 3 lost, and 4
}

#[test]
fn days_on_which_the_location_is_closed_are_no_periods() {
    // Open from Monday to Friday; 10, 20, 30, 40, 50 in each of ten weeks up to Friday, 12 June 2026, and Whit Monday closed.
    let first = Day::parse("2026-04-06").unwrap();
    let demand: Vec<f64> = (0..68).map(|day| if day % 7 < 5 && day != 49 { f64::from(day % 7 + 1) * 10.0 } else { 0.0 }).collect();
    let days = [("mon", true), ("tue", true), ("wed", true), ("thu", true), ("fri", true), ("sat", false), ("sun", false)];
    let week: String = days.iter().map(|(day, open)| format!("\nwork,,{day},{open},{open},{open}")).collect::<Vec<_>>().concat();
    let sheets = [
        sheet(&[key("A", &first.to_string(), &demand)]),
        Sheet::new("locations", "location,calendar\nDC1,work"),
        Sheet::new("calendars", &format!("calendar,date,weekday,open,order_day,delivery_day{week}\nwork,2026-05-25,,false,false,false")),
    ];
    let settings = [("forecast.methods", "seasonal_naive,historic_mean"), ("forecast.horizon", "6")];
    let found = run(forecast, &sheets, "2026-06-14", &settings);
    assert_eq!(table(&found, "errors", &["message"]), Vec::<Vec<String>>::new());
    let path = table(&found, "forecasts", &["source", "date", "quantity"]);
    assert_eq!(path[0][1..], ["2026-06-15", "10"], "five open days before is the Monday of the week before");
    assert_eq!(path[5][1], "2026-06-22", "a weekend is no period");
    let mean: f64 = path[6][2].parse().unwrap();
    assert!((mean - (1_500.0 - 10.0) / 49.0).abs() < 1e-12, "{mean}");
    assert_eq!(table(&found, "models", &["periods"])[0][0], "49");
}

#[test]
fn one_fine_quantity_makes_no_other_item_finer() {
    let given = Sheet::new(
        "demand",
        "item,location,date,quantity,returned\nA,L,2026-06-01,16.01,\nA,L,2026-06-02,99999.5,0.25\nB,L,2026-06-01,0.333333333333333333,\nB,L,2026-06-02,2,\nC,L,2026-06-02,0.1234567,",
    );
    let found = run(forecast, &[given], "", &MEAN);
    assert_eq!(table(&found, "errors", &["kind", "item", "row"]), [["too_fine", "B", "3"]]);
    assert_eq!(table(&found, "forecasts", &["item", "quantity"]), [["A", "50007.755"], ["C", "0.1234567"]]);
}

#[test]
fn what_a_correction_takes_back_is_taken_off_the_days_before() {
    use vmi_core::ledger::{Event, EventKind, Ledger};
    use vmi_core::model::{Moment, Quantity};
    let at = |day: u32| Moment::parse(&format!("2026-06-{day:02}")).unwrap();
    let issue =
        |day: u32, units: i64| Event::new(EventKind::Issue, ("pos", &day.to_string()), ("A", "DC1"), Quantity::from_scaled(units, 0), at(day));
    let mut ledger = Ledger::default();
    let events: Vec<Event> = (1..=10).filter(|day| *day != 6).map(|day| issue(day, 5)).collect();
    ledger.append(&events, None).unwrap();
    // What was issued on the 5th is taken back on the 6th, on which nothing else happened.
    let mut back = events[4].clone();
    (back.event_id, back.effective_at, back.recorded_at) = ("5/back".into(), at(6), at(10));
    back.more.corrects = Some("5".into());
    ledger.append(&[back], None).unwrap();
    let items = Sheet::new("items", "item,unit\nA,EA");
    let inputs = Inputs::new("2026-06-10").table(items.table()).ledger(&ledger);
    let found = forecast(&inputs.setting("forecast", "historic_mean").unwrap().setting("forecast.horizon", "1").unwrap()).unwrap();
    assert_eq!(table(&found, "errors", &["message"]), Vec::<Vec<String>>::new());
    assert_eq!(table(&found, "forecasts", &["quantity"]), [["4"]]); // 40 in ten days
    assert_eq!(table(&found, "changes", &["date", "becomes"]), [["2026-06-06", "0"], ["2026-06-05", "0"]]);
}

#[test]
fn a_window_that_begins_inside_a_month_has_no_part_of_it() {
    let demand = sheet(&[key("A", "2026-01-01", &vec![1.0; 181])]); // to 30 June
    let settings = [("forecast", "historic_mean"), ("forecast.horizon", "1"), ("forecast.bucket", "month"), ("forecast.history_days", "100")];
    let found = run(forecast, &[demand], "2026-06-30", &settings);
    assert_eq!(table(&found, "models", &["periods", "history_from"]), [["3", "2026-04-01"]]);
}

#[test]
fn a_bad_promotion_names_what_it_is_about() {
    let demand = sheet(&[key("A", "2026-06-01", &[5.0; 28]), key("B", "2026-06-01", &[5.0; 28])]);
    let promotions = Sheet::new("promotions", "valid_from,valid_to,item\n2026-06-10,2026-06-08,A");
    let found = run(forecast, &[demand, promotions], "2026-06-28", &MEAN);
    assert_eq!(table(&found, "errors", &["kind", "table", "row", "item"]), [["conflicting_values", "promotions", "1", "A"]]);
    assert_eq!(table(&found, "forecasts", &["item"]), [["B"]]);
}
