//! Hierarchies of forecasts, through the engine.

mod common;
#[path = "common/few_cases.rs"]
mod few_cases;

use std::collections::BTreeMap;

use common::{Sheet, rows};
use vmi_core::engine::{Analysis, Inputs, evaluate, forecast};
use vmi_core::error::{Error, ErrorKind};
use vmi_core::model::{Choice, Day, Reconciliation};

/// Rows of one key by day, from a first day on.
fn key(item: &str, location: &str, first: &str, demand: &[f64]) -> String {
    let first = Day::parse(first).unwrap();
    let rows = demand.iter().enumerate().map(|(at, size)| format!("\n{item},{location},{},{size}", first.plus(at as i32).unwrap()));
    rows.collect::<Vec<_>>().concat()
}

fn sheet(keys: &[String]) -> Sheet {
    Sheet::new("demand", &format!("item,location,date,quantity{}", keys.concat()))
}

fn tried(sheets: &[Sheet], settings: &[(&str, &str)], threads: usize) -> Result<Analysis, Error> {
    let inputs = sheets.iter().fold(Inputs::new("").threads(threads), |inputs, sheet| inputs.table(sheet.table()));
    forecast(&settings.iter().fold(inputs, |inputs, (name, value)| inputs.setting(name, value).unwrap()))
}

fn run(sheets: &[Sheet], settings: &[(&str, &str)]) -> Analysis {
    tried(sheets, settings, 1).unwrap()
}

fn table(found: &Analysis, name: &str, columns: &[&str]) -> Vec<Vec<String>> {
    rows(found.table(name).unwrap(), columns)
}

fn number(text: &str) -> f64 {
    text.parse().unwrap_or_else(|_| panic!("{text:?} is no number"))
}

/// What stands in a column for each row of another.
fn by_name(found: &Analysis, table_name: &str, (name, value): (&str, &str)) -> BTreeMap<String, f64> {
    table(found, table_name, &[name, value]).into_iter().map(|row| (row[0].clone(), number(&row[1]))).collect()
}

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * one.abs().max(other.abs()).max(1.0)
}

/// Three items at two locations, no two of them alike; the last key begins later.
fn world(days: usize) -> Vec<String> {
    let wave = |day: usize, size: usize, noise: usize| ((day % 7) * size + (day * 7_919 + noise) % 11) as f64;
    let seldom = |day: usize| if (day * 31) % 5 == 2 { ((day * 7_919) % 6 + 1) as f64 } else { 0.0 };
    vec![
        key("A", "L1", "2026-01-01", &(0..days).map(|day| wave(day, 3, 1)).collect::<Vec<_>>()),
        key("A", "L2", "2026-01-01", &(0..days).map(|day| wave(day, 1, 5)).collect::<Vec<_>>()),
        key("B", "L1", "2026-01-01", &(0..days).map(seldom).collect::<Vec<_>>()),
        key("C", "L2", "2026-01-01", &vec![0.0; days]),
        key("C", "L1", "2026-02-01", &(0..days - 31).map(|day| wave(day, 2, 3) + day as f64 / 10.0).collect::<Vec<_>>()),
    ]
}

fn brands() -> Sheet {
    Sheet::new(
        "groups",
        "level,group,item,location\nbrand,red,A,\nbrand,blue,B,\nbrand,red,C,L1\nbrand,blue,C,L2\nregion,north,,L1\nregion,south/west,,L2",
    )
}

/// The parts of the name of a node: a `/` after a `\` belongs to a part.
fn parts(name: &str) -> Vec<String> {
    let (mut parts, mut letters) = (vec![String::new()], name.chars());
    while let Some(letter) = letters.next() {
        match letter {
            '/' => parts.push(String::new()),
            '\\' => parts.last_mut().unwrap().extend(letters.next()),
            _ => parts.last_mut().unwrap().push(letter),
        }
    }
    parts
}

/// Whether every node is the sum of those right below it, at every step of every method, and whether forecasts are what nodes say of keys.
fn assert_adds_up(found: &Analysis, told: &str) {
    let nodes = table(found, "nodes", &["source", "step", "node", "level", "quantity"]);
    assert!(!nodes.is_empty(), "{told}");
    let mut sums: BTreeMap<(String, String, Vec<String>), f64> = BTreeMap::new();
    for row in &nodes {
        let mut above = parts(&row[2]);
        above.truncate(above.len() - if row[3] == "key" { 2 } else { 1 });
        *sums.entry((row[0].clone(), row[1].clone(), above)).or_default() += number(&row[4]);
    }
    for row in nodes.iter().filter(|row| row[3] != "key") {
        let sum = sums[&(row[0].clone(), row[1].clone(), parts(&row[2]))];
        assert!(close(sum, number(&row[4])), "{told}: {} at step {}: {sum} below {}", row[2], row[1], row[4]);
    }
    let columns = ["item", "location", "date", "step", "source", "method", "quantity"];
    let mut keys = table(found, "nodes", &columns);
    keys.retain(|row| !row[0].is_empty());
    let mut forecasts = table(found, "forecasts", &columns);
    keys.sort();
    forecasts.sort();
    assert_eq!(keys, forecasts, "{told}");
}

#[test]
fn nodes_add_up_by_every_reconciliation_and_method() {
    let sheets = [sheet(&world(60)), brands()];
    for (how, _) in Reconciliation::WORDS {
        for levels in ["total,region,brand", "brand", "item,location", "total", "location,total_of_brands"] {
            let mut sheets = sheets.to_vec();
            if levels.contains("total_of_brands") {
                sheets[1] = Sheet::new("groups", "level,group\ntotal_of_brands,all");
            }
            for methods in if levels == "total,region,brand" { &["auto", "naive,sba"][..] } else { &["naive,sba"] } {
                let settings =
                    [("forecast.hierarchy", levels), ("forecast.reconciliation", how), ("forecast.methods", methods), ("forecast.horizon", "3")];
                let found = run(&sheets, &settings);
                let told = format!("{how} of {levels} by {methods}");
                assert_eq!(found.table("errors").unwrap().rows(), 0, "{told}: {:?}", table(&found, "errors", &["message"]));
                assert_eq!(found.table("forecasts").unwrap().rows(), 5 * 3 * methods.split(',').count(), "{told}");
                assert_adds_up(&found, &told);
                for row in table(&found, "forecasts", &["quantity", "low_80", "high_80", "sd"]) {
                    let of: Vec<f64> = row.iter().map(|text| number(text)).collect();
                    assert!(of[0] >= 0.0 && of[1] >= 0.0 && of[1] <= of[2] && of[3] >= 0.0, "{told}: {of:?}");
                }
            }
        }
    }
}

#[test]
fn nodes_are_named_by_their_path_and_sorted() {
    let found = run(&[sheet(&world(60)), brands()], &[("forecast.hierarchy", "region,brand"), ("forecast.horizon", "1"), ("forecast", "naive")]);
    let expected = [
        ["region", "north", "", ""],
        ["brand", "north/blue", "", ""],
        ["key", "north/blue/B/L1", "B", "L1"],
        ["brand", "north/red", "", ""],
        ["key", "north/red/A/L1", "A", "L1"],
        ["key", "north/red/C/L1", "C", "L1"],
        ["region", "south\\/west", "", ""],
        ["brand", "south\\/west/blue", "", ""],
        ["key", "south\\/west/blue/C/L2", "C", "L2"],
        ["brand", "south\\/west/red", "", ""],
        ["key", "south\\/west/red/A/L2", "A", "L2"],
    ];
    assert_eq!(table(&found, "nodes", &["level", "node", "item", "location"]), expected);
    assert!(table(&found, "nodes", &["date", "step", "source", "method"]).iter().all(|row| *row == ["2026-03-02", "1", "naive", "naive"]));
}

#[test]
fn from_the_bottom_up_keys_stay_as_they_are() {
    let demand = sheet(&[key("A", "L1", "2026-06-01", &[4.0; 5]), key("A", "L2", "2026-06-01", &[2.0; 5]), key("B", "L1", "2026-06-01", &[1.0; 5])]);
    let found = run(&[demand], &[("forecast.hierarchy", "total,item"), ("forecast.horizon", "1"), ("forecast", "naive")]);
    let quantities = by_name(&found, "nodes", ("node", "quantity"));
    let expected = [("total", 7.0), ("total/A", 6.0), ("total/A/A/L1", 4.0), ("total/A/A/L2", 2.0), ("total/B", 1.0), ("total/B/B/L1", 1.0)];
    assert_eq!(quantities, expected.map(|(name, value)| (name.to_owned(), value)).into());
    assert_eq!(by_name(&found, "nodes", ("node", "base")), quantities, "sums of last periods are last periods of sums");

    // Not a bit of the other tables changes.
    let sheets = [sheet(&world(60)), brands()];
    let with = run(&sheets, &[("forecast.hierarchy", "total,brand")]);
    let without = run(&sheets, &[]);
    for name in ["forecasts", "models", "changes", "errors"] {
        let columns: Vec<String> = without.table(name).unwrap().columns().iter().map(ToString::to_string).collect();
        let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
        assert_eq!(table(&with, name, &columns), table(&without, name, &columns), "{name}");
    }
    assert_eq!(without.table("nodes").unwrap().rows(), 0);
    assert_eq!(without.table("nodes").unwrap().columns(), with.table("nodes").unwrap().columns());
}

#[test]
fn from_the_top_down_keys_are_shares() {
    let demand = sheet(&[key("A", "L", "2026-06-01", &[2.0, 4.0, 6.0]), key("B", "L", "2026-06-01", &[2.0, 0.0, 4.0])]);
    let settings = |how| [("forecast.hierarchy", "total"), ("forecast.reconciliation", how), ("forecast.horizon", "1"), ("forecast", "naive")];
    // The total is 4, 4, 10. A has 12 of 18; by period 2/4, 4/4 and 6/10.
    for (how, share) in [("top_down", 12.0 / 18.0), ("top_down_average_proportions", (0.5 + 1.0 + 0.6) / 3.0)] {
        let found = by_name(&run(std::slice::from_ref(&demand), &settings(how)), "nodes", ("node", "quantity"));
        assert!(
            close(found["total"], 10.0) && close(found["total/A/L"], 10.0 * share) && close(found["total/B/L"], 10.0 * (1.0 - share)),
            "{found:?}"
        );
    }
    // A key that begins later asked for nothing before; where nobody asked for anything, each has as much as the others.
    let later =
        sheet(&[key("A", "L", "2026-06-01", &[1.0, 3.0, 4.0]), key("B", "L", "2026-06-03", &[4.0]), key("Z", "M", "2026-06-02", &[0.0, 0.0])]);
    let settings = [("forecast.hierarchy", "location"), ("forecast.reconciliation", "top_down_average_proportions"), ("forecast", "historic_mean")];
    let found = run(&[later], &[&settings[..], &[("forecast.horizon", "1")]].concat());
    let (base, quantity) = (by_name(&found, "nodes", ("node", "base")), by_name(&found, "nodes", ("node", "quantity")));
    assert!(close(base["L"], 4.0), "of 1, 3 and 8: {base:?}");
    assert!(close(quantity["L/B/L"], 4.0 * 0.5 / 3.0) && close(quantity["L/A/L"], 4.0 * 2.5 / 3.0), "{quantity:?}");
    assert_eq!((quantity["M"], quantity["M/Z/M"]), (0.0, 0.0));
}

/// Two keys and their total, whose forecasts do not add up: A by its mean, 4; B and the total by the last period, 4 and 10.
fn apart() -> ([Sheet; 2], Vec<(&'static str, &'static str)>) {
    let demand = sheet(&[key("A", "L", "2026-06-01", &[2.0, 4.0, 6.0]), key("B", "L", "2026-06-01", &[2.0, 0.0, 4.0])]);
    let items = Sheet::new("items", "item,unit,category\nA,EA,raw\nB,EA,mro");
    let settings =
        vec![("forecast.hierarchy", "total"), ("forecast.horizon", "1"), ("forecast", "naive"), ("forecast_by_category.raw", "historic_mean")];
    ([demand, items], settings)
}

#[test]
fn minimum_trace_shares_what_is_left_by_the_errors() {
    let (sheets, settings) = apart();
    let by = |how| run(&sheets, &[&settings[..], &[("forecast.reconciliation", how)]].concat());
    // The total is 2 above its parts. Errors: A 2 and 3 (mean square 6.5), B −2 and 4 (10), the total 0 and 6 (18).
    let hand =
        [("minimum_trace_identity", [1.0, 1.0, 1.0]), ("minimum_trace_structural", [2.0, 1.0, 1.0]), ("minimum_trace_variance", [18.0, 6.5, 10.0])];
    for (how, weights) in hand {
        let found = by(how);
        let (base, quantity) = (by_name(&found, "nodes", ("node", "base")), by_name(&found, "nodes", ("node", "quantity")));
        assert_eq!((base["total"], base["total/A/L"], base["total/B/L"]), (10.0, 4.0, 4.0));
        let all: f64 = weights.iter().sum();
        let expected = [10.0 - 2.0 * weights[0] / all, 4.0 + 2.0 * weights[1] / all, 4.0 + 2.0 * weights[2] / all];
        for (name, expected) in ["total", "total/A/L", "total/B/L"].iter().zip(expected) {
            assert!(close(quantity[*name], expected), "{how}: {name} is {}, not {expected}", quantity[*name]);
        }
        let methods = table(&found, "nodes", &["node", "source", "method"]);
        assert_eq!(methods, [["total", "naive", "naive"], ["total/A/L", "historic_mean", "historic_mean"], ["total/B/L", "naive", "naive"]]);
    }
}

#[test]
fn intervals_move_with_the_quantity_and_narrow_where_the_variance_is_known() {
    let (sheets, settings) = apart();
    let by = |more: &[(&str, &str)]| run(&sheets, &[&settings[..], more].concat());
    let of = |found: &Analysis, column: &str| by_name(found, "forecasts", ("item", column));
    let before = by(&[]);
    for (how, weights) in [("minimum_trace_variance", Some([18.0, 6.5, 10.0])), ("minimum_trace_structural", None), ("top_down", None)] {
        let after = by(&[("forecast.reconciliation", how)]);
        for (item, own) in [("A", 1), ("B", 2)] {
            let narrower = weights.map_or(1.0, |weights| (1.0 - weights[own] / weights.iter().sum::<f64>()).sqrt());
            let (was, becomes) = (of(&before, "quantity")[item], of(&after, "quantity")[item]);
            assert!(close(of(&after, "sd")[item], narrower * of(&before, "sd")[item]), "{how}, {item}");
            let high = becomes + narrower * (of(&before, "high_80")[item] - was);
            assert!(close(of(&after, "high_80")[item], high), "{how}, {item}: {} is not {high}", of(&after, "high_80")[item]);
            // The lower end of B lies below 0 before and is told as 0: it moves from where it lay.
            let below = becomes - narrower * (of(&before, "high_80")[item] - was);
            let (mirrored, low) = (below.max(0.0), of(&after, "low_80")[item]);
            assert!(close(low, mirrored), "{how}, {item}: {low} is not {mirrored}");
        }
    }
}

#[test]
fn what_would_fall_below_zero_is_zero_and_still_adds_up() {
    // B falls and its group with it: the total's last period is far below the mean of A.
    let demand = sheet(&[key("A", "L", "2026-06-01", &[90.0, 90.0, 0.0]), key("B", "L", "2026-06-01", &[1.0, 1.0, 1.0])]);
    let items = Sheet::new("items", "item,unit,category\nA,EA,raw\nB,EA,mro");
    let settings = [("forecast.hierarchy", "total"), ("forecast.horizon", "2"), ("forecast", "naive"), ("forecast_by_category.raw", "historic_mean")];
    let found = run(&[demand, items], &[&settings[..], &[("forecast.reconciliation", "minimum_trace_identity")]].concat());
    // 1 − (60 + 1) = −60, a third of it on each: B would be 1 − 20.
    let quantity = by_name(&found, "nodes", ("node", "quantity"));
    assert!(close(quantity["total/A/L"], 40.0) && quantity["total/B/L"] == 0.0 && close(quantity["total"], 40.0), "{quantity:?}");
    assert_eq!(by_name(&found, "forecasts", ("item", "quantity")), [("A".to_owned(), quantity["total/A/L"]), ("B".to_owned(), 0.0)].into());
}

#[test]
fn neither_threads_nor_the_order_of_rows_change_a_bit() {
    let (keys, groups) = (world(70), brands());
    let mut rows: Vec<String> = keys.concat().split('\n').skip(1).map(|row| format!("\n{row}")).collect();
    let forwards = sheet(&rows);
    rows.reverse();
    let backwards = sheet(&rows);
    let mut turned = groups.clone();
    turned.columns.iter_mut().for_each(|column| column.reverse());
    for (how, _) in Reconciliation::WORDS {
        let settings = [("forecast.hierarchy", "total,region,brand"), ("forecast.reconciliation", how), ("forecast.horizon", "4")];
        let bits = |sheets: &[Sheet], threads| {
            let found = tried(sheets, &settings, threads).unwrap();
            let told = ["forecasts", "nodes"].map(|name| {
                let mut out = Vec::new();
                vmi_core::canonical::write_csv(found.table(name).unwrap(), &mut out);
                String::from_utf8(out).unwrap()
            });
            assert!(told[1].lines().count() > 40);
            told
        };
        let first = bits(&[forwards.clone(), groups.clone()], 1);
        assert_eq!(first, bits(&[forwards.clone(), groups.clone()], 3), "{how}");
        assert_eq!(first, bits(&[turned.clone(), backwards.clone()], 2), "{how}");
    }
}

#[test]
fn a_key_without_one_place_is_named_and_the_others_go_on() {
    let demand = sheet(&world(40));
    let groups = Sheet::new("groups", "level,group,item,location\nbrand,red,A,\nbrand,blue,A,L2\nbrand,blue,B,\nbrand,blue,X,");
    let found = run(&[demand.clone(), groups], &[("forecast.hierarchy", "brand"), ("forecast", "naive"), ("forecast.horizon", "1")]);
    assert_eq!(
        table(&found, "errors", &["kind", "table", "row", "item", "location", "field", "value"]),
        [
            ["conflicting_values", "groups", "2", "A", "L2", "group", "blue"],
            ["missing_value", "groups", "", "C", "L1", "group", ""],
            ["missing_value", "groups", "", "C", "L2", "group", ""]
        ]
    );
    assert!(table(&found, "errors", &["message"])[0][0].contains("\"red\" by row 1, and \"blue\""));
    assert_eq!(table(&found, "forecasts", &["item", "location"]), [["A", "L1"], ["B", "L1"]]);
    assert_eq!(table(&found, "nodes", &["node"]), [["blue"], ["blue/B/L1"], ["red"], ["red/A/L1"]]);
    let strangers: Vec<_> = table(&found, "notices", &["kind", "table", "count"]).into_iter().filter(|row| row[0] == "groups_unused").collect();
    assert_eq!(strangers, [["groups_unused", "groups", "1"]]);

    // Rows that cannot be read.
    let groups = Sheet::new("groups", "level,group,item,location\nbrand,red,,\nbrand,,A,L2\nitem,x,B,\n,x,C,L2");
    let found = run(&[demand.clone(), groups], &[("forecast.hierarchy", "brand"), ("forecast", "naive"), ("forecast.horizon", "1")]);
    assert_eq!(
        table(&found, "errors", &["kind", "table", "row", "item", "field"]),
        [
            ["missing_value", "groups", "2", "A", "group"],
            ["conflicting_values", "groups", "3", "B", "level"],
            ["missing_value", "groups", "4", "C", "level"]
        ]
    );
    assert_eq!(table(&found, "forecasts", &["item", "location"]), [["A", "L1"], ["C", "L1"]]);

    // An item without the category that a level asks for.
    let items = Sheet::new("items", "item,unit,category,criticality,quantity_decimals\nA,EA,raw,vital,1\nB,EA,,vital,1\nC,EA,raw,,1");
    let found = run(&[demand, items], &[("forecast.hierarchy", "category,criticality"), ("forecast", "naive"), ("forecast.horizon", "1")]);
    assert_eq!(
        table(&found, "errors", &["kind", "table", "item", "field"]),
        [["missing_value", "items", "B", "category"], ["missing_value", "items", "C", "criticality"], ["missing_value", "items", "C", "criticality"]]
    );
    assert_eq!(table(&found, "nodes", &["node"]), [["raw"], ["raw/vital"], ["raw/vital/A/L1"], ["raw/vital/A/L2"]]);
}

#[test]
fn a_key_with_other_periods_is_named() {
    let weeks = "\nW,L1,2026-06-01,5\nW,L1,2026-06-08,6";
    let mut demand = sheet(&[key("A", "L1", "2026-06-01", &[1.0; 14]), key("B", "L1", "2026-06-01", &[2.0; 14]), weeks.to_owned()]);
    for row in 1..=demand.columns[0].len() {
        let size = if demand.columns[0][row - 1] == "W" { "week" } else { "day" };
        demand = demand.set("bucket", row, size);
    }
    let settings = [("forecast.hierarchy", "total"), ("forecast", "naive"), ("forecast.horizon", "1")];
    let found = run(std::slice::from_ref(&demand), &settings);
    assert_eq!(table(&found, "errors", &["kind", "item", "field", "value", "expected"]), [["conflicting_values", "W", "bucket", "week", "day"]]);
    assert_eq!(by_name(&found, "nodes", ("node", "quantity"))["total"], 3.0);
    assert_eq!(table(&found, "forecasts", &["item"]), [["A"], ["B"]]);
    let found = run(&[demand], &[&settings[..], &[("forecast.bucket", "week")]].concat());
    assert_eq!(by_name(&found, "nodes", ("node", "quantity"))["total"], 7.0 + 14.0 + 6.0);

    // Closed days of one location, by day and by week.
    let demand =
        sheet(&[key("A", "L1", "2026-06-01", &[1.0; 12]), key("B", "L1", "2026-06-01", &[1.0; 12]), key("A", "L2", "2026-06-01", &[1.0; 12])]);
    let week = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map(|day| format!("\nFIVE,{day},{}", !day.starts_with('s')));
    let others =
        [Sheet::new("calendars", &format!("calendar,weekday,open{}", week.concat())), Sheet::new("locations", "location,calendar\nL1,\nL2,FIVE")];
    let sheets = [&[demand][..], &others].concat();
    let found = run(&sheets, &settings);
    assert_eq!(
        table(&found, "errors", &["kind", "item", "location", "field", "value", "expected"]),
        [["conflicting_values", "A", "L2", "date", "2026-06-15", "2026-06-13"]]
    );
    assert_eq!(by_name(&found, "nodes", ("node", "quantity"))["total"], 2.0);
    let longer =
        sheet(&[key("A", "L1", "2026-06-01", &[1.0; 14]), key("B", "L1", "2026-06-01", &[1.0; 14]), key("A", "L2", "2026-06-01", &[1.0; 14])]);
    let found = run(&[&[longer][..], &others].concat(), &settings);
    assert_eq!(
        table(&found, "errors", &["kind", "item", "location", "field", "value", "expected"]),
        [["conflicting_values", "A", "L2", "calendar", "5", "7"]],
        "one day ahead is the same, and the week is not"
    );
    let found = run(&sheets, &[("forecast.hierarchy", "location"), ("forecast", "naive"), ("forecast.horizon", "2")]);
    assert_eq!(found.table("errors").unwrap().rows(), 0, "trees side by side need not be alike");
    assert_eq!(
        table(&found, "nodes", &["node", "date", "quantity"])[6..],
        [["L2", "2026-06-15", "1"], ["L2", "2026-06-16", "1"], ["L2/A/L2", "2026-06-15", "1"], ["L2/A/L2", "2026-06-16", "1"]]
    );
}

#[test]
fn closed_days_are_no_periods_of_a_node() {
    let open = |size: f64| (0..26).map(|day| if day % 7 < 5 { size + f64::from(day) } else { 0.0 }).collect::<Vec<f64>>();
    let mut extra = open(7.0);
    // Something was asked for on a Saturday: a period of that key, and so of the nodes above it.
    extra[12] = 3.0;
    let demand = sheet(&[key("A", "L", "2026-06-01", &open(1.0)), key("B", "L", "2026-06-01", &extra)]);
    let week = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map(|day| format!("\nFIVE,{day},{}", !day.starts_with('s')));
    let others = [Sheet::new("calendars", &format!("calendar,weekday,open{}", week.concat())), Sheet::new("locations", "location,calendar\nL,FIVE")];
    let sheets = [&[demand][..], &others].concat();
    let settings = [("forecast.hierarchy", "total"), ("forecast", "historic_mean"), ("forecast.horizon", "1")];
    let base = by_name(&run(&sheets, &settings), "nodes", ("node", "base"));
    let (one, two): (f64, f64) = (open(1.0).iter().sum(), extra.iter().sum());
    assert!(close(base["total/A/L"], one / 20.0) && close(base["total/B/L"], two / 21.0) && close(base["total"], (one + two) / 21.0), "{base:?}");
    for (how, _) in Reconciliation::WORDS {
        let found = run(&sheets, &[&settings[..], &[("forecast.reconciliation", how)]].concat());
        assert_adds_up(&found, how);
    }
}

#[test]
fn what_fails_in_a_tree_is_told_and_other_trees_go_on() {
    // By the last period a key of one period has made no error.
    let demand = sheet(&[key("A", "L1", "2026-06-01", &[1.0, 5.0, 3.0]), key("B", "L1", "2026-06-03", &[2.0]), key("C", "L2", "2026-06-03", &[2.0])]);
    let settings = [("forecast.hierarchy", "location"), ("forecast", "naive"), ("forecast.horizon", "1")];
    for how in ["minimum_trace", "minimum_trace_variance"] {
        let found = run(std::slice::from_ref(&demand), &[&settings[..], &[("forecast.reconciliation", how)]].concat());
        let errors = table(&found, "errors", &["kind", "item", "location", "field", "value"]);
        assert_eq!(
            errors,
            [["missing_value", "B", "L1", "forecast.reconciliation", how], ["missing_value", "C", "L2", "forecast.reconciliation", how]]
        );
        assert_eq!(table(&found, "nodes", &["node", "quantity"]), [["L1", "3"], ["L1/A/L1", "3"]], "B is left out of its node");
    }
    let found = run(&[demand], &[&settings[..], &[("forecast.reconciliation", "minimum_trace_structural")]].concat());
    assert_eq!((found.table("errors").unwrap().rows(), found.table("forecasts").unwrap().rows()), (0, 3));

    // Nodes have no supplier's forecast: from the bottom up they need none, from the top down they do.
    let demand = sheet(&[key("A", "L1", "2026-06-01", &[1.0, 5.0, 3.0])]);
    let own = Sheet::new("forecasts", "item,location,date,quantity\nA,L1,2026-06-01,3\nA,L1,2026-06-02,3\nA,L1,2026-06-03,3\nA,L1,2026-06-04,6");
    let settings = [("forecast.hierarchy", "total"), ("forecast.methods", "external,naive"), ("forecast.horizon", "1")];
    let found = run(&[demand.clone(), own.clone()], &settings);
    assert_eq!(table(&found, "nodes", &["source", "node", "method", "base", "quantity"])[0], ["external", "total", "", "", "6"]);
    assert_eq!(table(&found, "errors", &["kind", "field", "value"]), [["missing_value", "forecast.hierarchy", "total"]]);
    let found = run(&[demand, own], &[&settings[..], &[("forecast.reconciliation", "top_down")]].concat());
    assert_eq!(table(&found, "forecasts", &["source", "quantity"]), [["naive", "3"]]);
    let errors = table(&found, "errors", &["field", "value", "message"]);
    assert!(errors.len() == 2 && errors[1][2].starts_with("the tree \"total\" cannot be reconciled"), "{errors:?}");
}

#[test]
fn a_tree_that_is_too_large_for_matrices_is_told() {
    let keys: Vec<String> = (0..2_000).map(|item| key(&format!("I{item:04}"), "L", "2026-06-01", &[1.0, f64::from(item % 7), 2.0])).collect();
    let mut keys = keys;
    keys.push(key("SMALL", "M", "2026-06-01", &[1.0, 2.0, 4.0]));
    let demand = sheet(&keys);
    let settings = |how, levels| [("forecast.hierarchy", levels), ("forecast", "naive"), ("forecast.horizon", "1"), ("forecast.reconciliation", how)];
    let found = run(std::slice::from_ref(&demand), &settings("minimum_trace", "location"));
    let errors = table(&found, "errors", &["kind", "field", "value", "expected", "message", "hint"]);
    assert_eq!(errors.len(), 1);
    assert_eq!(errors[0][..4], ["out_of_range", "forecast.reconciliation", "minimum_trace", "at most 2000 nodes"]);
    assert!(errors[0][4].contains("2001 nodes") && errors[0][5].contains("minimum_trace_variance"), "{errors:?}");
    assert_eq!(table(&found, "forecasts", &["item"]), [["SMALL"]]);
    assert_eq!(run(std::slice::from_ref(&demand), &settings("minimum_trace_variance", "location")).table("forecasts").unwrap().rows(), 2_001);
    let found = run(&[demand], &settings("minimum_trace_variance", "total,item"));
    assert_eq!(table(&found, "errors", &["kind", "expected"]), [["out_of_range", "at most 1000 nodes above the keys"]]);
    assert_eq!(found.table("forecasts").unwrap().rows(), 0);
}

#[test]
fn settings_that_cannot_be_are_refused() {
    let demand = [sheet(&world(40))];
    let refused = |sheets: &[Sheet], settings: &[(&str, &str)]| {
        let error = tried(sheets, settings, 1).err().expect("an error");
        assert_eq!(error.kind(), ErrorKind::BadSetting);
        error
    };
    let error = refused(&demand, &[("forecast.hierarchy", "total,itm")]);
    assert_eq!((error.field_name(), error.hint_text()), (Some("forecast.hierarchy"), Some("did you mean \"item\"?")));
    let error = refused(&[demand[0].clone(), brands()], &[("forecast.hierarchy", "colour")]);
    assert!(error.expected_text().unwrap().ends_with("criticality, brand, region"), "{error:?}");
    let empty = Sheet::new("groups", "level,group,item,location");
    assert!(refused(&[demand[0].clone(), empty], &[("forecast.hierarchy", "brand")]).hint_text().unwrap().contains("the table groups"));
    let error = refused(&demand, &[("forecast.reconciliation", "top_down")]);
    assert!(error.hint_text().unwrap().contains("forecast.hierarchy"));
    for value in ["total,key", "item,total", "item,item"] {
        let error = Inputs::new("").setting("forecast.hierarchy", value).unwrap_err();
        assert_eq!((error.kind(), error.field_name()), (ErrorKind::BadSetting, Some("forecast.hierarchy")), "{value}");
    }
    assert_eq!(Inputs::new("").setting("forecast.reconciliation", "bottomup").unwrap_err().hint_text(), Some("did you mean \"bottom_up\"?"));
}

few_cases! {
    60;
    /// Any keys with any starts in any groups: every key is in the nodes, or is told of; and the nodes add up.
    #[test]
    fn every_key_is_in_the_nodes_or_told_of(
        keys in proptest::collection::vec((0_usize..4, 0_usize..3, proptest::collection::vec(0_u32..5, 1..20)), 1..12),
        groups in proptest::collection::vec((0_usize..2, 0_usize..4, 0_usize..6), 0..10),
        levels in proptest::sample::subsequence(vec!["total", "one", "location", "two", "item"], 1..4),
        how in 0..Reconciliation::WORDS.len(),
        methods in 0_usize..3,
    ) {
        let last = Day::parse("2026-06-30").unwrap();
        let mut demand = BTreeMap::new();
        for (item, location, sizes) in &keys {
            let (first, sizes): (_, Vec<f64>) = (last.plus(1 - sizes.len() as i32).unwrap(), sizes.iter().map(|size| f64::from(*size)).collect());
            demand.insert((*item, *location), key(&format!("I/{item}"), &format!("L{location}"), &first.to_string(), &sizes));
        }
        let demand_sheet = sheet(&demand.values().cloned().collect::<Vec<_>>());
        // Level one has a group for all; the rows drawn may be of the same key.
        let drawn = groups.iter().map(|(level, group, item)| format!("\n{},g{group},{}", ["one", "two"][*level], if *item < 4 { format!("I/{item}") } else { String::new() }));
        let groups = Sheet::new("groups", &format!("level,group,item\none,g0,I/0\ntwo,g1,I/0{}", drawn.collect::<Vec<_>>().concat()));
        let methods = ["naive,croston", "ses", "historic_mean"][methods];
        let (levels, how) = (levels.join(","), Reconciliation::WORDS[how].0);
        let settings = [("forecast.hierarchy", &*levels), ("forecast.reconciliation", how), ("forecast.methods", methods), ("forecast.horizon", "2")];
        let found = run(&[demand_sheet, groups], &settings);
        let errors = table(&found, "errors", &["item", "location", "field", "message"]);
        let of_trees = errors.iter().any(|row| row[0].is_empty());
        let forecasts = table(&found, "forecasts", &["item", "location", "source"]);
        for (item, location) in demand.keys() {
            let is_it = |row: &&Vec<String>| row[0] == format!("I/{item}") && row[1] == format!("L{location}");
            let there = forecasts.iter().filter(is_it).count() / 2;
            let told = errors.iter().filter(is_it).count();
            assert!(there == methods.split(',').count() || told > 0 || of_trees, "{item}, {location}: {errors:?}");
        }
        if !forecasts.is_empty() {
            assert_adds_up(&found, how);
        }
    }
}

/// The same bits as in the tests of Python and C.
#[test]
fn the_bits_are_those_of_the_other_languages() {
    let demand = sheet(&[
        key("A", "DC1", "2026-06-01", &[3.0, 0.0, 1.0, 0.0, 4.0, 0.0, 0.0, 2.0]),
        key("B", "DC1", "2026-06-01", &[0.0, 2.0, 0.0, 0.0, 1.0, 5.0, 0.0, 1.0]),
        key("C", "DC1", "2026-06-01", &[1.0, 1.0, 0.0, 2.0, 0.0, 0.0, 3.0, 0.0]),
    ]);
    let groups = Sheet::new("groups", "level,group,item\nbrand,red,A\nbrand,red,B\nbrand,blue,C");
    let settings =
        [("forecast", "sba"), ("forecast.horizon", "1"), ("forecast.hierarchy", "total,brand"), ("forecast.reconciliation", "minimum_trace")];
    assert_eq!(
        table(&run(&[demand, groups], &settings), "nodes", &["level", "node", "base", "quantity"]),
        [
            ["total", "total", "3.422269455", "3.477878532834275"],
            ["brand", "total/blue", "0.95", "0.921717091835179"],
            ["key", "total/blue/C/DC1", "0.95", "0.921717091835179"],
            ["brand", "total/red", "2.518256138865368", "2.556161440999096"],
            ["key", "total/red/A/DC1", "1.9595915390226109", "1.710260503674353"],
            ["key", "total/red/B/DC1", "0.9967604218985433", "0.8459009373247427"]
        ]
    );
}

#[test]
fn groups_that_nothing_uses_are_told_of() {
    let sheets = [sheet(&world(40)), brands()];
    for of in [forecast, evaluate] {
        let found = of(&sheets.iter().fold(Inputs::new(""), |inputs, sheet| inputs.table(sheet.table()))).unwrap();
        let told: Vec<_> = table(&found, "notices", &["kind", "table", "count"]).into_iter().filter(|row| row[0] == "groups_unused").collect();
        assert_eq!(told, [["groups_unused", "groups", "6"]]);
    }
}
