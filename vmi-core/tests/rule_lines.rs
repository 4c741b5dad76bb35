//! What a planner reads of a rule: kanban, days of supply, order units, and every piece in which a rule is not vmi's own.

mod common;

use common::{Sheet, World, rows};
use serde_json::Value;
use vmi_core::engine::{ReleaseRequest, plan};
use vmi_core::ledger::Ledger;
use vmi_core::model::{Choice, Day, Dialect, Moment, Rule};

/// One key with these terms and this stock.
fn one(header: &str, row: &str, on_hand: i64) -> World {
    World(vec![
        Sheet::new("items", "item,unit\nA,EA"),
        Sheet::new("agreements", &format!("supplier,item,location,lead_time_days,{header}\nS,A,L,5,{row}")),
        Sheet::new("stock", &format!("item,location,quantity,as_of\nA,L,{on_hand},2026-06-30")),
    ])
}

/// Demand of `amount` on each day of June.
fn daily(amount: i64) -> Sheet {
    let days: Vec<String> = (1..=30).map(|day| format!("A,L,2026-06-{day:02},{amount}")).collect();
    Sheet::new("demand", &format!("item,location,date,quantity\n{}", days.join("\n")))
}

fn explained(world: &World) -> String {
    world.plan().explain("A", "L").unwrap()
}

#[test]
fn kanban_tells_containers_and_when_the_next_is_asked_for() {
    let header = "policy,min,max,order_quantity";
    // 31 pieces stand in four containers, which count as 40; below 40 only 30 pieces or fewer are.
    let waiting = one(header, "kanban,40,55,10", 31).with(daily(2));
    let text = explained(&waiting);
    assert!(text.contains("nothing: the 4 containers that are not empty count as 40, not below the minimum 40 until about 2026-07-01"), "{text}");
    assert_eq!(rows(waiting.plan().reasons(), &["until"]), [["2026-07-01"]]);
    let text = explained(&one(header, "kanban,40,55,10", 30));
    assert!(text.contains("5 containers of 10, asked for below 40; position 30: 3 not empty, 30; emptied: 20"), "{text}");
    // Five containers of 10 hold 50 at the most, so a minimum of 52 always asks, and nothing may be empty.
    let text = explained(&one(header, "kanban,52,55,10", 45));
    assert!(text.contains("nothing: none of the 5 containers of 10 is empty"), "{text}");
}

#[test]
fn kanban_in_days_of_supply_is_refused() {
    let plan = one("policy,min,max,order_quantity,level_unit", "kanban,4,5,10,days", 30).with(daily(2)).plan();
    assert_eq!(rows(plan.errors(), &["kind", "field"]), [["conflicting_values", "level_unit"]]);
}

#[test]
fn a_rule_without_an_order_unit_step_orders_pieces() {
    for dialect in ["dolibarr_virtual", "sap_snc", "oracle_min_max", "openboxes"] {
        let levels = "min,max,reorder_point,order_up_to,order_unit,dialect";
        let world = one(levels, &format!("20,60,20,60,DOZ,{dialect}"), 10).with(daily(0));
        let world = world.with(Sheet::new("unit_conversions", "item,from_unit,to_unit,factor\nA,DOZ,EA,12"));
        let plan = world.plan();
        assert_eq!(plan.proposals().len(), 1, "{dialect}: {}", explained(&world));
        assert_eq!(rows(plan.proposals(), &["quantity", "order_quantity", "order_unit"]), [["50", "4.166666667", "DOZ"]], "{dialect}");
    }
}

#[test]
fn what_an_order_unit_makes_of_a_need_is_an_order_the_next_plan_can_read() {
    for dialect in ["odoo_14", "odoo_18", "odoo_19", "erpnext", "tryton", "openlmis"] {
        let levels = "min,max,reorder_point,order_quantity,order_up_to,review_days,order_unit,dialect";
        let world = one(levels, &format!("20,23,20,5,23,1,DOZ,{dialect}"), 10);
        let world = world.with(Sheet::new("unit_conversions", "item,from_unit,to_unit,factor\nA,DOZ,EA,12"));
        let first = world.plan();
        assert_eq!(first.proposals().len(), 1, "{dialect}: {}", explained(&world));
        let close = Moment::close_of(Day::parse("2026-06-30").unwrap());
        let released = first.release(&ReleaseRequest::new("Anna", close).approve_all(), None).unwrap();
        let mut ledger = Ledger::default();
        ledger.append(&released.events, None).unwrap();
        let again = plan(&world.inputs().ledger(&ledger)).unwrap();
        assert_eq!(rows(again.errors(), &["message"]).len(), 0, "{dialect}: {:?}", rows(again.errors(), &["message"]));
    }
}

#[test]
fn days_of_following_demand_count_a_part_of_a_day_and_are_told_in_units() {
    let world = |unit: &str, min: &str, on_hand| {
        one("min,max,level_unit,review_days,dialect", &format!("{min},6,{unit},2,sap_dynamic_min_max"), on_hand).with(daily(4))
    };
    // 30 on hand, 4 a day: 10 at the end of 07-05 are under three days' 12, and up to six days' 24.
    assert_eq!(rows(world("", "3", 30).plan().proposals(), &["quantity"]), [["14"]]);
    assert_eq!(rows(world("days", "3", 30).plan().proposals(), &["quantity"]), [["14"]], "days are what the rule counts already");
    // Two and a half days are not none: the third day counts whole.
    assert_eq!(rows(world("days", "2.5", 30).plan().proposals(), &["quantity"]), [["14"]]);
    let waiting = world("", "3", 100).plan();
    assert_eq!(rows(waiting.parameters(), &["trigger_level", "target"]), [["12", "24"]], "units, whether it triggers or not");
    let text = waiting.explain("A", "L").unwrap();
    assert!(text.contains("no day of the window is below the demand of the days that follow (12 on the first)"), "{text}");
}

/// The fields of a rule that are not as in another, by name; lists and numbers are fields.
fn differing(own: &Value, other: &Value, into: &mut Vec<String>) {
    if let (Value::Object(own), Value::Object(other)) = (own, other) {
        for (name, value) in other {
            match own.get(name) {
                Some(known) if known == value => {}
                Some(known) if known.is_object() && value.is_object() => differing(known, value, into),
                _ => into.push(name.replace('_', " ")),
            }
        }
    }
}

#[test]
fn every_piece_of_a_rule_that_is_not_vmis_own_is_told() {
    for (word, dialect) in Dialect::WORDS {
        let header = "min,max,reorder_point,order_up_to,order_quantity,review_days,dialect,policy";
        let text = explained(&one(header, &format!("20,60,20,60,10,1,{word},"), 10));
        let mut fields = Vec::new();
        differing(&serde_json::to_value(Rule::default()).unwrap(), &serde_json::to_value(dialect.rule()).unwrap(), &mut fields);
        for field in fields.iter().filter(|field| *field != "name") {
            let told = text.lines().any(|line| line.trim_start().starts_with("rule ") && line.contains(field.as_str()));
            assert!(told, "{word}: {field} is not told in\n{text}");
        }
    }
}

#[test]
fn the_comparison_that_is_told_is_that_of_the_policy() {
    // openboxes compares min with "at or below"; a stated order-up-to level triggers below it.
    let text = explained(&one("policy,order_up_to,dialect", "order_up_to,60,openboxes", 10));
    assert!(text.contains("trigger below 60"), "{text}");
    let text = explained(&one("policy,min,max,order_quantity,dialect", "kanban,40,50,10,idempiere", 30));
    assert!(text.contains("position 30: 3 not empty, 30; emptied: 20"), "{text}");
}

#[test]
fn days_of_following_demand_beyond_any_horizon_are_counted_without_a_list_of_them() {
    let world = one("min,max,review_days,dialect", "2000000000,9000000000,2,sap_dynamic_min_max", 30).with(daily(4));
    let plan = world.plan();
    // Mean demand is looked at for 3,650 days, and no further.
    assert_eq!((plan.proposals().len(), plan.errors().len()), (1, 0));
}
