//! Changes of min and max over time, and levels in days of supply.

mod common;

use common::{Sheet, World, rows, text};
use proptest::prelude::*;
use vmi_core::engine::{Inputs, Plan, plan};
use vmi_core::model::{Day, Moment};
use vmi_core::plan::Standing::{Coming, InForce, NoAgreement, OtherSupplier, Refused, Replaced};
use vmi_core::plan::{Derivation, Standing};

const HEADER: &str = "supplier,item,location,valid_from,min,max,set_by,recorded_at\n";

/// The small world with rows of thresholds for A-1: `valid_from,min,max,set_by,recorded_at`.
fn with(lines: &[&str]) -> World {
    let body = lines.iter().fold(String::new(), |body, line| body + "ACME,A-1,DC1," + line + "\n");
    World::small().with(Sheet::new("thresholds", &format!("{HEADER}{body}")))
}

/// The levels of A-1.
fn levels(plan: &Plan) -> [String; 2] {
    assert_eq!(plan.errors().len(), 0, "{:?}", rows(plan.errors(), &["message"]));
    ["trigger_level", "target"].map(|column| text(plan.parameters(), column, 0))
}

fn plan_at(world: &World, as_of: &str) -> Plan {
    plan(&world.0.iter().fold(Inputs::new(as_of), |inputs, sheet| inputs.table(sheet.table()))).unwrap()
}

fn standings(plan: &Plan) -> Vec<Standing> {
    let derivation = plan.derivation("A-1", "DC1").unwrap();
    let read: Derivation = serde_json::from_str(&derivation.to_json()).unwrap();
    assert_eq!(read, derivation);
    assert_eq!(read.recompute(), derivation.evaluation);
    read.situation.level_history.map_or_else(Vec::new, |history| history.changes.iter().map(|change| change.standing).collect())
}

// ---------------------------------------------------------------- thresholds

#[test]
fn the_latest_that_holds_overrides_the_agreement() {
    let world = with(&[
        "2026-05-01,15,50,customer,2026-04-20",
        "2026-06-15,30,80,supplier,2026-06-01",
        "2026-07-01,5,10,customer,2026-06-20",
        "2026-06-15,31,81,customer,2026-06-10",
    ]);
    assert_eq!(levels(&world.plan()), ["31", "81"], "recorded later for the same day");
    assert_eq!(rows(world.plan().proposals(), &["item", "quantity"])[0], ["A-1", "69"]);
    assert_eq!(rows(world.plan().proposals(), &["item", "quantity"])[1], ["A-2", "48"], "another key keeps its agreement's");
    assert_eq!(standings(&world.plan()), [Replaced, Replaced, InForce, Coming]);
    let none_yet = with(&["2026-07-01,5,10,customer,2026-06-20"]);
    assert_eq!(levels(&none_yet.plan()), ["20", "60"]);
    assert_eq!(standings(&none_yet.plan()), [Coming]);
    assert_eq!(levels(&with(&["2026-06-30,5,10,customer,2026-06-30"]).plan()), ["5", "10"], "from its first day on");
}

#[test]
fn seasons_are_rows_through_the_year() {
    let mut world = with(&["2026-01-01,10,20,customer,2025-12-01", "2026-04-01,40,90,customer,2025-12-01", "2026-10-01,10,25,customer,2025-12-01"]);
    world = world.set("stock", "as_of", 1, "2025-12-31").set("stock", "as_of", 2, "2025-12-31").set("stock", "as_of", 3, "2025-12-31");
    for (as_of, expected) in [
        ("2025-12-31", ["20", "60"]),
        ("2026-01-01", ["10", "20"]),
        ("2026-03-31", ["10", "20"]),
        ("2026-04-01", ["40", "90"]),
        ("2026-12-31", ["10", "25"]),
    ] {
        assert_eq!(levels(&plan_at(&world, as_of)), expected, "{as_of}");
    }
}

#[test]
fn what_is_recorded_later_is_not_known_and_spoils_nothing() {
    let world = with(&["2026-06-01,30,80,customer,2026-07-01", "2026-06-01,many,80,customer,2026-07-02"]);
    let plan = world.plan();
    assert_eq!(levels(&plan), ["20", "60"]);
    assert_eq!(rows(plan.notices(), &["kind", "table", "count", "field"]), [["after_as_of", "thresholds", "2", "recorded_at"]]);
    assert_eq!(standings(&plan), []);
    // By the clock of the location: the same instant is tomorrow in Tokyo.
    let world = with(&["2026-06-01,30,80,customer,2026-06-30T16:00:00Z"]);
    assert_eq!(levels(&world.plan()), ["30", "80"]);
    assert_eq!(levels(&world.set("locations", "time_zone", 1, "Asia/Tokyo").plan()), ["20", "60"]);
}

#[test]
fn the_party_that_the_agreement_does_not_name_is_refused_and_stays_visible() {
    let lines = ["2026-05-01,30,80,customer,2026-04-20", "2026-06-01,1,2,supplier,2026-05-20", "2026-06-02,1,3,supplier,2026-05-20"];
    let world = with(&lines).set("agreements", "level_source", 1, "customer");
    let plan = world.plan();
    assert_eq!(levels(&plan), ["30", "80"]);
    assert_eq!(standings(&plan), [InForce, Refused, Refused]);
    let notices = rows(plan.notices(), &["kind", "item", "message"]);
    assert_eq!(
        notices,
        [["threshold_refused", "A-1", "2 rows of thresholds are not in force: by the agreement's level_source the customer sets min and max"]]
    );
    let explained = plan.explain("A-1", "DC1").unwrap();
    let line = explained.lines().find(|line| line.contains("thresholds ")).unwrap().trim();
    assert_eq!(
        line,
        "thresholds  30 and 80 from 2026-05-01, set by the customer (2026-04-20); before: 20 and 60 of the agreement; refused: 1 and 3 from 2026-06-02, set by the supplier (2026-05-20) and 1 more  thresholds row 1"
    );
    assert_eq!(levels(&with(&lines).plan()), ["1", "3"], "without a level_source either may");
}

#[test]
fn the_explanation_says_what_was_replaced() {
    let world = with(&["2026-05-01,15,50,customer,2026-04-20", "2026-06-15,30,80,supplier,2026-06-01", "2026-09-01,5,10,customer,2026-06-20"]);
    let explained = world.plan().explain("A-1", "DC1").unwrap();
    assert!(
        explained.contains(
            "30 and 80 from 2026-06-15, set by the supplier (2026-06-01); before: 15 and 50 of 2026-05-01; next: 5 and 10 from 2026-09-01, set by the customer (2026-06-20)  thresholds row 2\n"
        ),
        "{explained}"
    );
    let history = world.plan().derivation("A-1", "DC1").unwrap().situation.level_history.unwrap();
    assert_eq!((history.agreed_min.unwrap().to_string(), history.changes.len()), ("20".into(), 3));
}

#[test]
fn two_that_nothing_puts_in_an_order_spoil_the_key() {
    let expect = |world: &World, expected: [&str; 5]| {
        let plan = world.plan();
        assert_eq!(rows(plan.errors(), &["kind", "table", "row", "field", "value"]), [expected]);
        assert_eq!(rows(plan.reasons(), &["item", "reason"]), [["A-1", "bad_input"]]);
    };
    let both = with(&["2026-06-01,30,80,customer,2026-05-20", "2026-06-01,31,80,supplier,2026-05-20"]);
    expect(&both, ["conflicting_values", "thresholds", "2", "set_by", "supplier"]);
    assert_eq!(levels(&both.clone().set("agreements", "level_source", 1, "customer").plan()), ["30", "80"], "the agreement says whose hold");
    let one = with(&["2026-06-01,30,80,customer,2026-05-20", "2026-06-01,31,80,customer,2026-05-20"]);
    expect(&one, ["duplicate_key", "thresholds", "2", "recorded_at", "2026-05-20"]);
    let past = with(&["2026-05-01,30,80,customer,2026-04-20", "2026-05-01,31,80,supplier,2026-04-20", "2026-06-01,32,80,supplier,2026-05-20"]);
    assert_eq!(levels(&past.plan()), ["32", "80"], "a tie that a later change ended");
}

#[test]
fn bad_rows_spoil_their_key() {
    for (line, expected) in [
        ("2026-06-01,90,80,customer,2026-05-20", ["conflicting_values", "thresholds", "1", "min", "90"]),
        ("2026-06-01,,80,customer,2026-05-20", ["missing_value", "thresholds", "1", "min", ""]),
        ("2026-06-01,30,,customer,2026-05-20", ["missing_value", "thresholds", "1", "max", ""]),
        ("2026-06-01,-1,80,customer,2026-05-20", ["out_of_range", "thresholds", "1", "min", "-1"]),
        ("2026-06-01,1.5,80,customer,2026-05-20", ["too_fine", "thresholds", "1", "min", "1.5"]),
        ("2026-06-01,30,80,planner,2026-05-20", ["not_an_option", "thresholds", "1", "set_by", "planner"]),
        ("2026-06-01,30,80,customer,", ["missing_value", "thresholds", "1", "recorded_at", ""]),
        ("2026-06-01,30,80,customer,soon", ["not_a_date", "thresholds", "1", "recorded_at", "soon"]),
        ("2026-06-31,30,80,customer,2026-05-20", ["not_a_date", "thresholds", "1", "valid_from", "2026-06-31"]),
    ] {
        let plan = with(&[line]).plan();
        assert_eq!(rows(plan.errors(), &["kind", "table", "row", "field", "value"]), [expected], "{line}");
        assert_eq!(rows(plan.reasons(), &["item", "reason"]), [["A-1", "bad_input"]], "{line}");
    }
    let world = with(&["2026-06-01,30,80,customer,2026-05-20"]);
    let unknown = world.clone().set("thresholds", "supplier", 1, "ACNE").plan();
    assert_eq!(rows(unknown.errors(), &["kind", "field", "value", "hint"]), [["unknown_key", "supplier", "ACNE", "did you mean \"ACME\"?"]]);
    let unknown = world.set("thresholds", "item", 1, "A-9").plan();
    assert_eq!(rows(unknown.errors(), &["kind", "field", "value"]), [["unknown_key", "item", "A-9"]]);
    assert_eq!(unknown.proposals().len(), 3);
}

#[test]
fn rows_without_an_agreement_are_counted_and_change_nothing() {
    let world = with(&["2026-06-01,30,80,customer,2026-05-20"]).set("thresholds", "supplier", 1, "BETA");
    let plan = world.plan();
    assert_eq!(levels(&plan), ["20", "60"]);
    assert_eq!(rows(plan.notices(), &["kind", "table", "count"]), [["threshold_unused", "thresholds", "1"]]);
    let elsewhere = with(&["2026-06-01,30,80,customer,2026-05-20"]).set("thresholds", "location", 1, "DC2").plan();
    assert_eq!((elsewhere.key_count(), elsewhere.notices().len()), (3, 1), "a threshold alone makes no key");
}

#[test]
fn each_supplier_has_its_own() {
    let two = "supplier,item,location,min,max,priority\nACME,A-1,DC1,20,60,2\nBETA,A-1,DC1,21,61,1\nACME,A-2,DC1,20,60,\nACME,A-3,DC1,20,60,";
    let lines = format!("{HEADER}ACME,A-1,DC1,2026-06-01,30,80,customer,2026-05-20\n");
    let world = World::small().with(Sheet::new("agreements", two)).with(Sheet::new("thresholds", &lines));
    assert_eq!(levels(&world.plan()), ["21", "61"]);
    assert_eq!(standings(&world.plan()), [OtherSupplier]);
    let ended = world.set("agreements", "valid_to", 1, "2026-01-01").set("agreements", "valid_to", 2, "2026-01-01");
    assert_eq!(standings(&ended.plan()), [NoAgreement], "the history is there without an agreement that holds");
}

#[test]
fn thresholds_alone_state_the_levels() {
    let world = with(&["2026-06-01,30,80,customer,2026-05-20"]).set("agreements", "min", 1, "").set("agreements", "max", 1, "");
    assert_eq!(levels(&world.plan()), ["30", "80"], "the policy is inferred from the levels in force");
    assert!(world.plan().explain("A-1", "DC1").unwrap().contains("before: none and none of the agreement"));
}

#[test]
fn the_fingerprint_sees_thresholds_and_not_the_order_of_rows() {
    let lines = ["2026-05-01,15,50,customer,2026-04-20", "2026-06-15,30,80,supplier,2026-06-01", "2026-09-01,5,10,customer,2026-06-20"];
    let reversed: Vec<&str> = lines.iter().rev().copied().collect();
    assert_eq!(with(&lines).plan().fingerprint(), with(&reversed).plan().fingerprint());
    let mut seen = vec![World::small().plan().fingerprint(), with(&lines).plan().fingerprint()];
    for (column, value) in [("valid_from", "2026-09-02"), ("min", "6"), ("max", "11"), ("set_by", "supplier"), ("recorded_at", "2026-06-21")] {
        let fingerprint = with(&lines).set("thresholds", column, 3, value).plan().fingerprint();
        assert!(!seen.contains(&fingerprint), "{column}");
        seen.push(fingerprint);
    }
}

// ---------------------------------------------------------------- days of supply

/// A-1 with levels in days; its demand is 77 in 30 days, so 2.5666… a day.
fn in_days(min: &str, max: &str) -> World {
    World::small().set("demand", "quantity", 1, "4").set("agreements", "level_unit", 1, "days").set("agreements", "min", 1, min).set(
        "agreements",
        "max",
        1,
        max,
    )
}

#[test]
fn days_of_supply_become_levels() {
    let plan = in_days("10", "30").plan();
    assert_eq!(levels(&plan), ["26", "77"], "25.67 up, 77 exactly");
    assert_eq!(rows(plan.proposals(), &["quantity"])[0], ["65"]);
    assert_eq!(levels(&in_days("7.5", "7.5").plan()), ["20", "20"], "days may be fractions: 19.25 up");
    assert_eq!(levels(&in_days("10", "").plan()), ["26", "26"]);
    assert_eq!(rows(plan.proposals(), &["quantity"])[1], ["48"], "other agreements are in quantities");
    let explained = plan.explain("A-1", "DC1").unwrap();
    assert!(explained.contains("minimum 26, maximum 77 (10 and 30 days × 2.57); 12 < 26; need 77 − 12 = 65"), "{explained}");
    let derivation: Derivation = serde_json::from_str(&plan.derivation("A-1", "DC1").unwrap().to_json()).unwrap();
    assert_eq!(derivation.recompute(), derivation.evaluation);
}

#[test]
fn a_minimum_rounded_up_asks_the_same_as_the_exact_one() {
    // The exact minimum is 25.67: 25 is below it, 26 is not.
    let ordered = |stock: &str| rows(in_days("10", "30").set("stock", "quantity", 1, stock).plan().proposals(), &["item"])[0] == ["A-1"];
    assert!(ordered("25") && !ordered("26"));
}

#[test]
fn thresholds_are_in_the_unit_of_the_agreement() {
    let lines = format!("{HEADER}ACME,A-1,DC1,2026-06-01,4.5,30,customer,2026-05-20\n");
    let world = in_days("10", "30").with(Sheet::new("thresholds", &lines));
    assert_eq!(levels(&world.plan()), ["12", "77"], "11.55 up");
    // The agreement in days has ended, the one in quantities holds: 4.5 is no quantity of it.
    let two = "supplier,item,location,min,max,level_unit,valid_from,valid_to\nACME,A-1,DC1,10,30,days,,2026-06-15\nACME,A-1,DC1,20,60,,2026-06-16,";
    let plan = world.with(Sheet::new("agreements", two)).plan();
    assert_eq!(rows(plan.errors(), &["kind", "table", "row", "field", "value"]), [["too_fine", "thresholds", "1", "min", "4.5"]]);
}

#[test]
fn days_of_supply_need_a_history() {
    let mut short = in_days("10", "30");
    short = short.change("demand", |sheet| (1..=10).fold(sheet, |sheet, row| sheet.set("date", row, &format!("2026-08-{row:02}"))));
    assert_eq!(rows(short.plan().reasons(), &["item", "reason"]), [["A-1", "history_too_short"]]);
    let mut none = in_days("10", "30");
    none.0.retain(|sheet| sheet.name != "demand");
    assert_eq!(rows(none.plan().reasons(), &["item", "reason"]), [["A-1", "history_too_short"]]);
    let dead = (1..=30).fold(in_days("10", "30"), |world, row| world.set("demand", "quantity", row, "0"));
    let plan = dead.plan();
    assert_eq!(rows(plan.reasons(), &["item", "reason"]), [["A-1", "no_demand"]]);
    assert_eq!(levels(&plan), ["0", "0"]);
    assert_eq!(rows(dead.set("stock", "quantity", 1, "-4").plan().proposals(), &["item", "quantity"])[0], ["A-1", "4"], "what is owed is ordered");
}

#[test]
fn an_unknown_unit_of_levels_is_an_error() {
    let plan = World::small().set("agreements", "level_unit", 1, "weeks").plan();
    assert_eq!(rows(plan.errors(), &["kind", "table", "row", "field", "value"]), [["not_an_option", "agreements", "1", "level_unit", "weeks"]]);
    assert_eq!(rows(plan.reasons(), &["item"]), [["A-1"]]);
}

// ---------------------------------------------------------------- forecasts

/// A-1 with levels in days, and a forecast of 1, 2, 3, … on the days from `from` on.
fn forecast(min: &str, max: &str, from: &str, days: i32) -> World {
    let from = Day::parse(from).unwrap();
    let lines = (0..days).fold("item,location,date,quantity\n".to_owned(), |text, ahead| {
        text + &format!("A-1,DC1,{},{}\n", from.plus(ahead).unwrap(), f64::from(ahead) + 1.5)
    });
    in_days(min, max).with(Sheet::new("forecasts", &lines))
}

#[test]
fn days_of_supply_follow_a_forecast_where_there_is_one() {
    // 1.5 + 2.5 + 3.5 = 7.5, up to 8; 4 days: 12; 5 days: 17.5.
    assert_eq!(levels(&forecast("3", "5", "2026-07-01", 10).plan()), ["8", "18"]);
    assert_eq!(levels(&forecast("3.5", "4", "2026-07-01", 10).plan()), ["10", "12"], "half of the fourth day: 7.5 + 2.25, up");
    assert_eq!(levels(&forecast("2", "3", "2026-06-29", 10).plan()), ["8", "14"], "what was expected until today is past: 3.5 + 4.5, 5.5");
    assert_eq!(levels(&forecast("0", "10", "2026-07-01", 10).plan()), ["0", "60"]);
    let explained = forecast("8", "10", "2026-07-01", 10).plan().explain("A-1", "DC1").unwrap();
    assert!(explained.contains("minimum 40, maximum 60 (8 and 10 days of the forecast)"), "{explained}");
    let plan = forecast("8", "10", "2026-07-01", 10).plan();
    let read: Derivation = serde_json::from_str(&plan.derivation("A-1", "DC1").unwrap().to_json()).unwrap();
    assert_eq!(read.recompute(), read.evaluation);
    assert_eq!(plan.notices().len(), 0);
    let gap = forecast("3", "5", "2026-07-01", 10).set("forecasts", "date", 2, "2026-07-20");
    assert_eq!(levels(&gap.plan()), ["5", "15"], "a day without a row is 0 inside the forecast");
    let mut without_history = forecast("3", "5", "2026-07-01", 10);
    without_history.0.retain(|sheet| sheet.name != "demand");
    assert_eq!(levels(&without_history.plan()), ["8", "18"], "no history is needed");
}

#[test]
fn a_forecast_that_ends_too_early_is_a_reason() {
    for world in [forecast("3", "11", "2026-07-01", 10), forecast("3", "5", "2026-07-02", 10), forecast("3", "5", "2026-06-01", 10)] {
        let plan = world.plan();
        assert_eq!(rows(plan.reasons(), &["item", "reason"]), [["A-1", "forecast_too_short"]]);
        let derivation = plan.derivation("A-1", "DC1").unwrap();
        assert_eq!(derivation.recompute(), derivation.evaluation);
    }
    let message = rows(forecast("3", "11", "2026-07-01", 10).plan().reasons(), &["message"]).concat();
    assert_eq!(message, ["levels are days of supply, and the forecast is known for the next 10 days only"]);
}

#[test]
fn a_forecast_that_is_not_used_is_said() {
    let lines = "item,location,date,quantity\nA-2,DC1,2026-07-01,5\nA-3,DC2,2026-07-01,5";
    let world = World::small().with(Sheet::new("forecasts", lines));
    let plan = world.plan();
    assert_eq!(rows(plan.notices(), &["kind", "table", "count"]), [["forecast_unused", "forecasts", "2"]]);
    assert_eq!(rows(plan.proposals(), &["quantity"]), [["48"], ["48"], ["48"]]);
    assert_eq!(rows(plan.reasons(), &["item", "location", "reason"]), [["A-3", "DC2", "no_agreement"]]);
    assert_ne!(plan.fingerprint(), world.set("forecasts", "quantity", 1, "6").plan().fingerprint());
}

#[test]
fn bad_rows_of_a_forecast_spoil_their_key() {
    for (column, value, kind) in
        [("quantity", "-1", "out_of_range"), ("quantity", "few", "not_a_number"), ("date", "soon", "not_a_date"), ("sd", "-2", "out_of_range")]
    {
        let plan = forecast("3", "5", "2026-07-01", 10).set("forecasts", column, 4, value).plan();
        assert_eq!(rows(plan.errors(), &["kind", "table", "row", "field", "value"]), [[kind, "forecasts", "4", column, value]]);
        assert_eq!(rows(plan.reasons(), &["item", "reason"]), [["A-1", "bad_input"]]);
    }
    let twice = forecast("3", "5", "2026-07-01", 10).set("forecasts", "date", 2, "2026-07-01").plan();
    assert_eq!(rows(twice.errors(), &["kind", "table", "row", "field", "value"]), [["duplicate_key", "forecasts", "2", "date", "2026-07-01"]]);
}

// ---------------------------------------------------------------- the oracle: a walk over the rows

#[derive(Clone, Debug)]
struct Row {
    from: i32,
    min: i64,
    by_supplier: bool,
    recorded: i32,
}

fn row() -> impl Strategy<Value = Row> {
    (-20_i32..8, 0_i64..40, any::<bool>(), -30_i32..4).prop_map(|(from, min, by_supplier, recorded)| Row { from, min, by_supplier, recorded })
}

proptest! {
    #[test]
    fn the_row_in_force_agrees_with_a_walk(rows_given in prop::collection::vec(row(), 1..7), source in prop::sample::select(vec!["", "supplier", "customer"])) {
        let today = Day::parse("2026-06-30").unwrap();
        let party = |row: &Row| if row.by_supplier { "supplier" } else { "customer" };
        let lines: Vec<String> = rows_given
            .iter()
            .map(|row| format!("{},{},99,{},{}", today.plus(row.from).unwrap(), row.min, party(row), today.plus(row.recorded).unwrap()))
            .collect();
        let world = with(&lines.iter().map(String::as_str).collect::<Vec<_>>()).set("agreements", "level_source", 1, source);
        let plan = world.plan();
        let known: Vec<&Row> = rows_given.iter().filter(|row| row.recorded <= 0).collect();
        let twice = |a: &Row, b: &Row| (a.from, a.recorded, a.by_supplier) == (b.from, b.recorded, b.by_supplier);
        if known.iter().enumerate().any(|(at, row)| known[..at].iter().any(|other| twice(row, other))) {
            prop_assert_eq!(text(plan.errors(), "kind", 0), "duplicate_key");
            return Ok(());
        }
        let may = |row: &&Row| row.from <= 0 && (source.is_empty() || source == party(row));
        let mut best: Option<&Row> = None;
        let mut tie = false;
        for row in known.iter().copied().filter(may) {
            match best {
                Some(other) if (other.from, other.recorded) == (row.from, row.recorded) => tie = true,
                Some(other) if (other.from, other.recorded) > (row.from, row.recorded) => {}
                _ => (best, tie) = (Some(row), false),
            }
        }
        if tie {
            prop_assert_eq!(text(plan.errors(), "kind", 0), "conflicting_values");
            return Ok(());
        }
        let expected = best.map_or_else(|| ["20".to_owned(), "60".to_owned()], |row| [row.min.to_string(), "99".to_owned()]);
        prop_assert_eq!(levels(&plan), expected);
        prop_assert_eq!(standings(&plan).len(), known.len(), "every change that was known is in the history");
        let refused = known.iter().filter(|row| !source.is_empty() && source != party(row)).count();
        prop_assert_eq!(standings(&plan).iter().filter(|standing| **standing == Refused).count(), refused);
        let recorded = plan.derivation("A-1", "DC1").unwrap().situation.level_history.map_or(0, |history| history.changes.iter().filter(|change| change.recorded_at > Moment::close_of(today)).count());
        prop_assert_eq!(recorded, 0);
    }

    #[test]
    fn days_of_supply_order_as_the_exact_levels_would(min in 0_u32..40, more in 0_u32..40, stock in -20_i64..120) {
        let plan = in_days(&min.to_string(), &(min + more).to_string()).set("stock", "quantity", 1, &stock.to_string()).plan();
        // Demand is 77 in 30 days: all is compared in thirtieths of a unit.
        let (exact_min, exact_max) = (i64::from(min) * 77, i64::from(min + more) * 77);
        let found: Vec<String> = rows(plan.proposals(), &["item", "quantity"]).into_iter().filter(|row| row[0] == "A-1").flatten().collect();
        if stock * 30 < exact_min {
            prop_assert_eq!(&found[1], &((exact_max + 29) / 30 - stock).to_string());
        } else {
            prop_assert!(found.is_empty());
        }
    }
}
