//! Explanations: the documented example, and that every derivation gives its quantity again.

mod common;

use common::{Sheet, World};
use vmi_core::plan::Derivation;

/// A world whose one key has mean 4.2, sd 2.95 (rounded) and the terms of the documented example.
fn example() -> World {
    let mut demand = String::from("item,location,date,quantity\n");
    let start = vmi_core::model::Day::parse("2025-07-01").unwrap();
    for at in 0..365 {
        let quantity = [1, 2, 3, 4, 5, 6, 9, 0, 8, 4][at % 10];
        demand += &format!("A-100,DC1,{},{quantity}\n", start.plus(at as i32).unwrap());
    }
    World(vec![
        Sheet::new("items", "item,unit,unit_cost,currency\nA-100,EA,3.20,EUR"),
        Sheet::new(
            "agreements",
            "supplier,item,location,policy,service_level,lead_time_days,lead_time_sd_days,review_days,order_minimum,order_multiple,order_maximum,unit_price,currency,auto_release,auto_release_value
             ACME,A-100,DC1,order_up_to,0.98,7,1.2,7,24,12,96,3.20,EUR,within_limits,500",
        ),
        Sheet::new("stock", "item,location,quantity,as_of\nA-100,DC1,31,2026-06-29"),
        Sheet::new("events", "source,event_id,kind,item,location,quantity,effective_at\nwms,1,allocate,A-100,DC1,6,2026-06-30"),
        Sheet::new("demand", &demand),
    ])
}

#[test]
fn the_documented_example() {
    let explained = example().plan().explain("A-100", "DC1").unwrap();
    let golden = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/explain.txt")).unwrap_or_default();
    if std::env::var_os("VMI_UPDATE").is_some() {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/explain.txt"), &explained).unwrap();
    } else {
        assert_eq!(explained, golden);
    }
    assert!(
        explained.starts_with(
            "A-100 at DC1: order 60 from ACME: place Wed 2026-07-01 (late: latest was 06-29), due 2026-07-08, 192.00 EUR, releasable (limit 500.00)\n"
        ),
        "{explained}"
    );
}

#[test]
fn the_quantity_follows_from_what_the_derivation_says() {
    let plan = example().plan();
    let written = plan.derivation("A-100", "DC1").unwrap().to_json();
    let read: Derivation = serde_json::from_str(&written).unwrap();
    assert_eq!(read.recompute(), read.evaluation);
    assert_eq!(read, plan.derivation("A-100", "DC1").unwrap());
}

#[test]
fn nothing_ordered_is_explained_too() {
    let world = example().set("stock", "quantity", 1, "146");
    let explained = world.plan().explain("A-100", "DC1").unwrap();
    assert!(explained.starts_with("A-100 at DC1: nothing: position 140 is above the order-up-to level 82."), "{explained}");
    assert!(explained.lines().next().unwrap().contains(" until about 2026-07-"), "{explained}");
}

#[test]
fn an_unknown_key_names_the_nearest() {
    let error = example().plan().explain("A-1OO", "DC1").unwrap_err();
    assert!(error.to_string().contains("did you mean item \"A-100\"?"), "{error}");
}

#[test]
fn a_spoiled_key_explains_its_problems() {
    let world = example().set("stock", "quantity", 1, "many");
    let explained = world.plan().explain("A-100", "DC1").unwrap();
    assert!(explained.contains("nothing: the data has 1 problem") && explained.contains("quantity \"many\" is not a number"), "{explained}");
}

/// A key below its minimum (12 of 20, up to 60), with a planner's act.
fn acted(kind: &str, quantity: i64, day: &str, on_hand: i64) -> World {
    let header = "source,event_id,kind,item,location,quantity,effective_at,promised_for,actor,reason";
    let act = Sheet::new("events", &format!("{header}\ndesk,1,{kind},A-1,DC1,{quantity},2026-06-30,{day},Anna,promotion"));
    World::small().set("stock", "quantity", 1, &on_hand.to_string()).with(act)
}

fn explained(world: &World) -> String {
    let derivation = world.plan().derivation("A-1", "DC1").unwrap();
    let read: Derivation = serde_json::from_str(&derivation.to_json()).unwrap();
    assert_eq!(read.recompute(), derivation.evaluation);
    derivation.to_text()
}

#[test]
fn lines_of_an_act_are_those_of_what_was_decided() {
    let text = explained(&acted("override", 30, "", 12));
    assert!(text.contains("12 < 20; need 60 − 12 = 48") && text.contains("30 instead of the rule's quantity"), "{text}");
    assert!(text.contains("planner's quantity 30") && text.contains("18 of the need is not met"), "{text}");
    // Nothing is below the minimum, so no need is told; the firm quantity is.
    let text = explained(&acted("firm", 7, "2026-07-20", 40));
    assert!(!text.contains("40 < 20") && !text.contains("need 60") && text.contains("planner's quantity 7"), "{text}");
    let text = explained(&acted("override", 30, "", 40));
    assert!(text.contains("not used, as the rule orders nothing"), "{text}");
    let text = explained(&acted("override", 30, "", 12).set("agreements", "order_multiple", 1, "12"));
    assert!(text.contains("nothing: the planner's 30 does not meet the lot rule"), "{text}");
}

#[test]
fn the_risk_of_a_firm_order_is_that_until_its_own_day() {
    let world = acted("firm", 48, "2026-07-20", 12);
    // 12 at 2.5 a day last until 2026-07-04; on 2026-07-20, twenty days on, 38 are missing.
    let text = explained(&world);
    assert!(text.contains("due 2026-07-20") && text.contains("15 days before the due date: 36 to 38 units short"), "{text}");
    let small = explained(&world.set("agreements", "lead_time_days", 1, ""));
    assert!(small.contains("36 to 38 units short"), "{small}");
}

#[test]
fn a_firm_order_without_levels_is_explained() {
    let text = explained(&acted("firm", 7, "2026-07-20", 12).set("agreements", "min", 1, "").set("agreements", "max", 1, ""));
    assert!(text.contains("order 7 from ACME") && text.contains("planner's quantity 7"), "{text}");
}

#[test]
fn a_hold_counts_from_the_day_on_which_the_rule_orders() {
    // odoo_18 orders on the day of the plan, so a hold until the next day holds it.
    let held = |day: &str| acted("hold", 0, day, 12).set("agreements", "dialect", 1, "odoo_18").plan();
    let reasons = |day: &str| common::rows(held(day).reasons(), &["item", "reason"]);
    assert_eq!(reasons("2026-07-01"), [["A-1", "held"]]);
    assert_eq!(reasons("2026-06-30").len(), 0);
}
