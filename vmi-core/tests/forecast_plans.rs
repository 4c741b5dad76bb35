//! Plans whose demand comes from a forecast: by setting and group, explained, recomputed, and the same as the forecast by itself.

mod common;

use common::{Sheet, World, rows, text};
use vmi_core::engine::{Inputs, Plan, forecast, plan};
use vmi_core::model::Day;
use vmi_core::plan::Derivation;

const AS_OF: &str = "2026-06-30";

/// The last `days` days up to the plan's.
fn history(item: &str, days: i32, of_day: impl Fn(i32) -> i64) -> String {
    let rows: Vec<String> =
        (0..days).map(|at| format!("\n{item},DC1,{},{}", Day::parse(AS_OF).unwrap().plus(at + 1 - days).unwrap(), of_day(at))).collect();
    rows.concat()
}

/// A rises, B has a week, C is asked for seldom.
fn world(terms: &str) -> World {
    let demand = [
        history("A", 120, |day| i64::from(10 + day / 4 + (day * 7_919) % 3)),
        history("B", 119, |day| [9, 8, 7, 8, 12, 3, 1][(day % 7) as usize] + i64::from((day * 7_919) % 3)),
        history("C", 120, |day| if (day * 31) % 11 == 3 { i64::from((day * 7_919) % 6 + 1) } else { 0 }),
    ];
    let agreement = |item: &str| format!("\nACME,{item},DC1,{terms}");
    World(vec![
        Sheet::new("items", "item,unit,category\nA,EA,raw\nB,EA,finished\nC,EA,mro"),
        Sheet::new(
            "agreements",
            &format!("supplier,item,location,policy,lead_time_days,review_days,service_level{}", ["A", "B", "C"].map(agreement).concat()),
        ),
        Sheet::new("stock", &format!("item,location,quantity,as_of\nA,DC1,3,{AS_OF}\nB,DC1,3,{AS_OF}\nC,DC1,0,{AS_OF}")),
        Sheet::new("demand", &format!("item,location,date,quantity{}", demand.concat())),
    ])
}

fn planned(world: &World, settings: &[(&str, &str)]) -> Plan {
    let plan = plan(&settings.iter().fold(world.inputs(), |inputs, (name, value)| inputs.setting(name, value).unwrap())).unwrap();
    for item in ["A", "B", "C"] {
        let derived = plan.derivation(item, "DC1").unwrap();
        let read: Derivation = serde_json::from_str(&derived.to_json()).unwrap();
        assert_eq!(read.recompute(), derived.evaluation, "{item}");
        assert_eq!(read, derived, "{item}");
    }
    plan
}

fn number(plan: &Plan, column: &str, row: usize) -> f64 {
    text(plan.parameters(), column, row).parse().unwrap()
}

/// The forecast by itself: what it expects in so many days.
fn expected(world: &World, method: &str, days: usize) -> Vec<f64> {
    let demand = world.0.iter().find(|sheet| sheet.name == "demand").unwrap();
    let inputs = Inputs::new(AS_OF).table(demand.table()).setting("forecast", method).unwrap();
    let found = forecast(&inputs.setting("forecast.horizon", &days.to_string()).unwrap()).unwrap();
    let rows = rows(found.table("forecasts").unwrap(), &["quantity"]);
    rows.chunks(days).map(|path| path.iter().map(|row| row[0].parse::<f64>().unwrap()).sum()).collect()
}

#[test]
fn levels_cover_what_the_forecast_expects() {
    let world = world("order_up_to,5,9,0.5");
    for method in ["holt", "holt_winters", "ses", "theta", "sba", "moving_average"] {
        let plan = planned(&world, &[("forecast", method)]);
        for (row, sum) in expected(&world, method, 14).into_iter().enumerate() {
            // p = 0.5: no safety stock, the level is what is expected in L + R = 14 days.
            let found = number(&plan, "order_up_to", row);
            assert!((found - sum).abs() < 1e-9 * (1.0 + sum), "{method}, item {row}: {found} for {sum}");
            assert!((number(&plan, "demand_per_day", row) - sum / 14.0).abs() < 1e-9);
        }
    }
    // The rising item needs more by a trend than by the mean of its history.
    let (by_trend, by_mean) = (planned(&world, &[("forecast", "holt")]), planned(&world, &[]));
    assert!(number(&by_trend, "order_up_to", 0) > 1.3 * number(&by_mean, "order_up_to", 0));
}

#[test]
fn a_plan_says_which_forecast_and_why() {
    let world = world("order_up_to,5,9,0.95");
    let plan = planned(&world, &[("forecast", "auto")]);
    let told = plan.explain("B", "DC1").unwrap();
    let line = told.lines().find(|line| line.trim_start().starts_with("forecast")).unwrap();
    assert!(line.contains(" in 14 days, sd ") && line.contains("settings, rmsse ") && line.contains("; next "), "{told}");
    let facts = plan.derivation("B", "DC1").unwrap().situation.forecast_model.unwrap();
    assert!(0.9 * facts.score.unwrap() <= facts.runner_up.unwrap().1 && facts.origins == 6);
    assert!(told.lines().any(|line| line.trim_start().starts_with("demand") && line.contains("119 days")), "{told}");
    // By group: only spare parts.
    let plan = planned(&world, &[("forecast_by_category.mro", "tsb")]);
    assert!(plan.derivation("A", "DC1").unwrap().situation.forecast_model.is_none());
    assert!(plan.explain("C", "DC1").unwrap().contains("tsb (") && plan.explain("C", "DC1").unwrap().contains("settings (by_category)"));
}

#[test]
fn a_forecast_can_be_chosen_by_what_its_stock_would_have_cost() {
    let world = world("order_up_to,5,9,0.95");
    let plan = planned(&world, &[("forecast", "auto"), ("forecast.criterion", "stock"), ("forecast.candidates", "naive,holt,historic_mean")]);
    let facts = plan.derivation("A", "DC1").unwrap().situation.forecast_model.unwrap();
    assert_eq!(facts.method.unwrap().word(), "holt", "{facts:?}");
    assert!(plan.explain("A", "DC1").unwrap().contains("stock "));
}

#[test]
fn a_forecast_that_cannot_be_made_leaves_the_mean() {
    let world = world("order_up_to,5,9,0.95");
    let (plan, usual) = (planned(&world, &[("forecast", "external")]), planned(&world, &[]));
    assert_eq!(rows(plan.proposals(), &["item", "quantity"]), rows(usual.proposals(), &["item", "quantity"]));
    let told = plan.explain("A", "DC1").unwrap();
    assert!(told.contains("none could be made: there is no forecast of the supplier's for this key; the mean of the history stands"), "{told}");
}

#[test]
fn requirements_follow_the_forecast_day_by_day() {
    // A week of B after 119 days begins where its pattern does: 9, 8, 7 … and 1 on average of the noise.
    let world = world("lot_for_lot,1,1,0.5");
    let plan = planned(&world, &[("forecast", "seasonal_naive")]);
    let last: Vec<i64> = (112..114).map(|day: i32| [9, 8][(day % 7) as usize] + i64::from((day * 7_919) % 3)).collect();
    assert_eq!(number(&plan, "order_up_to", 1), last.iter().sum::<i64>() as f64);
    assert!(plan.explain("B", "DC1").unwrap().contains("forecast of 2 days"));
}

#[test]
fn weeks_are_told_by_their_days() {
    let world = world("order_up_to,3.5,7,0.5");
    let plan = planned(&world, &[("forecast", "historic_mean"), ("forecast.bucket", "week")]);
    // Whole weeks up to the Sunday before, 28 June; days of the week that runs and of the next are a seventh of a week each.
    let demand = |day: i32| f64::from(10 + day / 4 + (day * 7_919) % 3);
    let monday = Day::parse("2026-03-02").unwrap(); // that of the week with the first row, 3 March
    let first = Day::parse(AS_OF).unwrap().plus(-119).unwrap();
    assert_eq!(first.since(monday), 1);
    let weeks: f64 = (0..118).map(demand).sum::<f64>() / 17.0;
    assert!((number(&plan, "order_up_to", 0) - weeks * 1.5).abs() < 1e-9, "{}", plan.explain("A", "DC1").unwrap());
}

/// One item that is asked for on working days only, and 2 days of lead time before a weekend.
fn working_days(settings: &[(&str, &str)], on_hand: i32) -> Plan {
    // 2026-06-26 is a Friday.
    let first = Day::parse("2026-06-26").unwrap().plus(-116).unwrap();
    let rows: Vec<String> = (0..117).map(|at| format!("\nA,DC1,{},{}", first.plus(at).unwrap(), if at % 7 < 5 { 10 } else { 0 })).collect();
    let world = World(vec![
        Sheet::new("items", "item,unit\nA,EA"),
        Sheet::new(
            "agreements",
            "supplier,item,location,policy,lead_time_days,order_cost,holding_rate,unit_price\nACME,A,DC1,reorder_point,2,20,0.25,4",
        ),
        Sheet::new("stock", &format!("item,location,quantity,as_of\nA,DC1,{on_hand},2026-06-26")),
        Sheet::new("demand", &format!("item,location,date,quantity{}", rows.concat())),
    ]);
    let inputs = world.0.iter().fold(Inputs::new("2026-06-26"), |inputs, sheet| inputs.table(sheet.table()));
    plan(&settings.iter().fold(inputs, |inputs, (name, value)| inputs.setting(name, value).unwrap())).unwrap()
}

#[test]
fn days_without_demand_ahead_do_not_make_an_item_dead() {
    let plan = working_days(&[("forecast", "seasonal_naive")], 0);
    assert_eq!(rows(plan.reasons(), &["reason", "message"]), Vec::<Vec<String>>::new());
    // Q is the EOQ of the demand of a year, not of a weekend's: √(2 · 365 · mean · 20 / (0.25 · 4)).
    let mean = (0..117).filter(|at| at % 7 < 5).count() as f64 * 10.0 / 117.0;
    let expected = (2.0 * 365.0 * mean * 20.0).sqrt();
    assert!((number(&plan, "economic_order_quantity", 0) - expected).abs() < 1e-9);
    assert_eq!(number(&plan, "demand_per_day", 0), 0.0, "nothing is expected on the two days of lead time");
    assert!(plan.explain("A", "DC1").unwrap().contains("runs out about 2026-06-27"), "{}", plan.explain("A", "DC1").unwrap());
}

#[test]
fn a_history_that_cannot_be_read_for_a_forecast_leaves_the_mean() {
    // Demand by month does not add up to weeks.
    let months: String = (1..=9).map(|month| format!("\nA,DC1,2025-{month:02}-15,300,month")).collect::<Vec<_>>().concat();
    let world = World(vec![
        Sheet::new("items", "item,unit\nA,EA"),
        Sheet::new("agreements", "supplier,item,location,policy,lead_time_days,review_days\nACME,A,DC1,order_up_to,5,7"),
        Sheet::new("stock", "item,location,quantity,as_of\nA,DC1,3,2025-09-30"),
        Sheet::new("demand", &format!("item,location,date,quantity,bucket{months}")),
    ]);
    let inputs = || world.0.iter().fold(Inputs::new("2025-09-30"), |inputs, sheet| inputs.table(sheet.table()));
    let usual = plan(&inputs()).unwrap();
    let found = plan(&inputs().setting("forecast", "ses").unwrap().setting("forecast.bucket", "week").unwrap()).unwrap();
    assert_eq!(rows(found.proposals(), &["item", "quantity"]), rows(usual.proposals(), &["item", "quantity"]));
    assert_eq!(rows(found.errors(), &["message"]), Vec::<Vec<String>>::new());
    assert!(found.explain("A", "DC1").unwrap().contains("the mean of the history stands"));
}
