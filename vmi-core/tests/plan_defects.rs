//! What goes wrong in other systems, and does not here: a test for each row of the list of defects that concerns a plan.
//! Rows about the ledger are in ledger_defects.rs, running twice in lifecycle.rs, midnight in calendars.rs.

mod common;

use common::{Sheet, World, rows};
use vmi_core::engine::Plan;
use vmi_core::ledger::OrderLine;
use vmi_core::plan::{LotFault, LotRule, lot_size};

/// What is ordered of an item, or why nothing is.
fn answer(plan: &Plan, item: &str) -> String {
    let ordered = rows(plan.proposals(), &["item", "quantity"]).into_iter().find(|row| row[0] == item).map(|row| row[1].clone());
    ordered.unwrap_or_else(|| rows(plan.reasons(), &["item", "reason"]).into_iter().find(|row| row[0] == item).unwrap()[1].clone())
}

/// Row: a ratio rounded before use; rounding skipped or forced by unit identity.
#[test]
fn a_conversion_is_exact_and_rounded_once() {
    // 50 pieces are 1 2/3 boxes of 30: two boxes, not 2 × a rounded 33.33; a box of 1 rounds nothing.
    let world = World::small().set("agreements", "order_unit", 1, "BOX").set("agreements", "max", 1, "62");
    let boxes =
        |factor: &str| world.clone().with(Sheet::new("unit_conversions", &format!("item,from_unit,to_unit,factor\nA-1,BOX,EA,{factor}"))).plan();
    assert_eq!(rows(boxes("30").proposals(), &["item", "quantity", "order_quantity"])[0], ["A-1", "60", "2"]);
    assert_eq!(rows(boxes("1").proposals(), &["item", "quantity", "order_quantity"])[0], ["A-1", "50", "50"]);
    let fine =
        World::small().set("items", "quantity_decimals", 1, "3").set("agreements", "order_multiple", 1, "0.1").set("agreements", "max", 1, "60.07");
    assert_eq!(answer(&fine.plan(), "A-1"), "48.1", "48.07 up to tenths, once");
}

/// Row: the multiple pushes past the maximum.
#[test]
fn a_multiple_passes_no_hard_maximum() {
    let world = World::small().set("agreements", "order_multiple", 1, "50").set("agreements", "stock_maximum", 1, "100");
    assert_eq!(answer(&world.plan(), "A-1"), "50");
    let tight = world.set("agreements", "stock_maximum", 1, "60");
    assert_eq!(answer(&tight.plan(), "A-1"), "50", "a soft maximum is said, not enforced");
    assert!(tight.plan().explain("A-1", "DC1").unwrap().contains("60"));
    assert_eq!(answer(&tight.set("agreements", "stock_maximum_is_hard", 1, "true").plan(), "A-1"), "above_stock_maximum");
}

/// Row: MOQ ignored in the proposal, refused at entry. One lot function proposes and checks.
#[test]
fn the_minimum_holds_when_proposing_and_when_checking() {
    let world = World::small().set("agreements", "order_minimum", 1, "75");
    assert_eq!(answer(&world.plan(), "A-1"), "75");
    let rule = LotRule { minimum: Some(75), step: 1, maximum: None, shelf_room: None };
    assert_eq!(lot_size(48, &rule).unwrap().0, 75);
    assert_eq!(lot_size(75, &rule).unwrap().0, 75, "what is proposed is right when it is checked");
    assert_eq!(lot_size(48, &LotRule { maximum: Some(60), ..rule }), Err(LotFault::CannotMeet));
}

/// Row: unit and quantity disagree; a factor is 1.0 by default.
#[test]
fn there_is_no_default_factor() {
    let plan = World::small().set("agreements", "order_unit", 1, "BOX").plan();
    assert_eq!(rows(plan.errors(), &["kind", "table", "field", "value"]), [["no_conversion", "agreements", "order_unit", "BOX"]]);
    assert_eq!((answer(&plan, "A-1").as_str(), answer(&plan, "A-2").as_str()), ("bad_input", "48"));
}

/// Row: open supply not counted, or counted twice.
#[test]
fn each_open_unit_counts_once_in_every_state() {
    for (confirmed, shipped, received) in [("", "", ""), ("30", "", ""), ("30", "30", ""), ("", "10", ""), ("30", "30", "0")] {
        let header = "order,line,supplier,item,location,ordered,ordered_at,confirmed,shipped,received";
        let orders = Sheet::new("orders", &format!("{header}\nP1,1,ACME,A-1,DC1,30,2026-06-20,{confirmed},{shipped},{received}"));
        let plan = World::small().with(orders).plan();
        assert_eq!(answer(&plan, "A-1"), "above_trigger", "12 + 30 is not below 20");
        assert_eq!(rows(plan.reasons(), &["position"])[0], ["42"]);
    }
    let line = OrderLine { ordered: 30, shipped: 10, ..OrderLine::default() };
    assert_eq!(line.in_transit() + line.on_order(), 30);
}

/// Row: nobody can see why it did or did not order.
#[test]
fn every_key_says_why() {
    let plan = World::small().set("stock", "quantity", 1, "500").plan();
    assert_eq!(plan.key_count(), plan.proposals().len() + plan.reasons().len());
    for item in ["A-1", "A-2", "A-3"] {
        let text = plan.explain(item, "DC1").unwrap();
        assert!(text.lines().count() > 2 && text.contains("position"), "{text}");
    }
}

/// Row: group and single location mixed up. A key is one item at one location; another location's stock is not its own.
#[test]
fn one_locations_stock_is_not_anothers() {
    let header = "supplier,item,location,min,max,lead_time_days,unit_price";
    let agreements = Sheet::new("agreements", &format!("{header}\nACME,A-1,DC1,20,60,5,1\nACME,A-1,DC2,20,60,5,1"));
    let stock = Sheet::new("stock", "item,location,quantity,as_of\nA-1,DC1,500,2026-06-30\nA-1,DC2,12,2026-06-30");
    let plan = World::small().with(agreements).with(stock).plan();
    assert_eq!(rows(plan.proposals(), &["item", "location", "quantity"]), [["A-1", "DC2", "48"]]);
}

/// Row: lead time taken from the wrong supplier row. The agreement is chosen before any of its columns is used.
#[test]
fn the_lead_time_is_of_the_chosen_supplier() {
    let header = "supplier,item,location,min,max,lead_time_days,priority";
    let agreements =
        |first: &str, second: &str| Sheet::new("agreements", &format!("{header}\nACME,A-1,DC1,20,60,5,{first}\nBETA,A-1,DC1,20,60,30,{second}"));
    let due = |sheet: Sheet| rows(World::small().with(sheet).plan().proposals(), &["supplier", "due"]).remove(0);
    assert_eq!(due(agreements("1", "2")), ["ACME", "2026-07-06"]);
    assert_eq!(due(agreements("2", "1")), ["BETA", "2026-07-31"]);
}

/// Row: negative on hand breaks status and reports, or is clamped.
#[test]
fn negative_stock_is_ordered_for_and_said() {
    let plan = World::small().set("stock", "quantity", 1, "-7").plan();
    assert_eq!(answer(&plan, "A-1"), "67");
    assert!(rows(plan.notices(), &["kind", "item"]).contains(&vec!["negative_stock".into(), "A-1".into()]));
}

/// Row: no minimum set is read as low stock. Absent is not 0.
#[test]
fn an_absent_minimum_is_not_zero() {
    let world = World::small().set("stock", "quantity", 1, "-7");
    assert_eq!(answer(&world.clone().set("agreements", "min", 1, "").plan(), "A-1"), "no_policy");
    assert_eq!(answer(&world.set("agreements", "min", 1, "0").plan(), "A-1"), "67", "a minimum of 0 is one");
}

/// Row: one bad item kills the run.
#[test]
fn one_bad_row_spoils_its_key_only() {
    let plan = World::small().set("agreements", "max", 1, "lots").plan();
    assert_eq!(["A-1", "A-2", "A-3"].map(|item| answer(&plan, item)), ["bad_input", "48", "48"]);
}

/// Row: planning edits master data. The same inputs give the same plan, whatever was planned before.
#[test]
fn a_plan_changes_nothing() {
    let world = World::small();
    let first = world.plan().fingerprint();
    world.clone().set("agreements", "max", 1, "90").plan();
    assert_eq!(world.plan().fingerprint(), first);
}

/// Row: min > max accepted.
#[test]
fn a_minimum_above_the_maximum_is_refused() {
    let plan = World::small().set("agreements", "min", 1, "61").plan();
    assert_eq!(rows(plan.errors(), &["kind", "field", "value"]), [["conflicting_values", "min", "61"]]);
    assert_eq!(answer(&plan, "A-1"), "bad_input");
}
