//! What a service level measures: cycle, fill and ready rates, and the level that costs give.

mod common;

use common::{Sheet, World, rows, text};
use vmi_core::engine::Plan;
use vmi_core::policy::fill_service::Cover;

/// One item with a random-looking history of 40 days; the rest of the agreement's columns is the caller's.
fn world(columns: &str, values: &str) -> World {
    let demand: Vec<String> = (1..=30).map(|day| format!("A,DC1,2026-06-{day:02},{}", day * 7 % 23)).collect();
    World(vec![
        Sheet::new("items", "item,unit\nA,EA"),
        Sheet::new("agreements", &format!("supplier,item,location,lead_time_days,unit_price,holding_rate,{columns}\nACME,A,DC1,6,10,0.2,{values}")),
        Sheet::new("stock", "item,location,quantity,as_of\nA,DC1,5,2026-06-30"),
        Sheet::new("demand", &format!("item,location,date,quantity\n{}", demand.join("\n"))),
    ])
}

fn number(plan: &Plan, column: &str) -> f64 {
    text(plan.parameters(), column, 0).parse().unwrap()
}

fn cover(plan: &Plan, review: f64) -> (Cover, f64) {
    let (mean, sd) = (number(plan, "demand_per_day"), number(plan, "demand_sd_per_day"));
    let cover = Cover { mean, sd, lead_time: 6.0, review, lead_time_sd: 0.0 };
    (cover, number(plan, "safety_stock") / ((6.0 + review).sqrt() * sd))
}

#[test]
fn a_fill_rate_is_reached_by_periodic_review() {
    let plan = world("policy,review_days,service_level,service_measure", "order_up_to,7,0.97,fill").plan();
    let (cover, z) = cover(&plan, 7.0);
    assert!((cover.fill_rate_periodic(z) - 0.97).abs() < 1e-9);
    assert!(plan.explain("A", "DC1").unwrap().contains("fill rate"));
    // The chance of no stock-out is another, stricter question.
    let cycle = world("policy,review_days,service_level,service_measure", "order_up_to,7,0.97,cycle").plan();
    assert!(number(&cycle, "safety_stock") > number(&plan, "safety_stock"));
}

#[test]
fn a_fill_rate_is_reached_by_a_reorder_point() {
    let plan = world("policy,order_quantity,service_level,service_measure", "reorder_point,60,0.99,fill").plan();
    let (cover, z) = cover(&plan, 0.0);
    assert!((cover.fill_rate_continuous(z, 60.0) - 0.99).abs() < 1e-9);
    let without = world("policy,service_level,service_measure", "reorder_point,0.99,fill").plan();
    assert_eq!(rows(without.reasons(), &["reason"]), [["no_order_quantity"]]);
}

#[test]
fn a_ready_rate_is_reached() {
    let plan = world("policy,review_days,service_level,service_measure", "order_up_to,7,0.95,ready").plan();
    let (cover, z) = cover(&plan, 7.0);
    assert!((cover.ready_rate_periodic(z) - 0.95).abs() < 1e-9);
}

#[test]
fn the_cost_of_a_unit_short_gives_the_level_where_none_is_stated() {
    // b = 3, h = 2 a year: p = 3 / (3 + 2 × 7 / 365) = 0.98738.
    let plan = world("policy,review_days,backorder_cost", "order_up_to,7,3").plan();
    let stated = world("policy,review_days,service_level", "order_up_to,7,0.987376014427412").plan();
    assert!((number(&plan, "safety_stock") - number(&stated, "safety_stock")).abs() < 1e-9);
    let both = world("policy,review_days,backorder_cost,service_level", "order_up_to,7,3,0.9").plan();
    assert!(number(&both, "safety_stock") < number(&plan, "safety_stock"), "a stated level wins");
    let continuous = world("policy,order_quantity,backorder_cost", "reorder_point,60,3").plan();
    let mean = number(&continuous, "demand_per_day");
    let level = 1.0 - 2.0 * 60.0 / (3.0 * 365.0 * mean);
    let stated = world("policy,order_quantity,service_level", &format!("reorder_point,60,{level}")).plan();
    assert!((number(&continuous, "safety_stock") - number(&stated, "safety_stock")).abs() < 1e-9);
    let cheap = world("policy,order_quantity,backorder_cost", "reorder_point,6000,0.01").plan();
    assert_eq!(rows(cheap.reasons(), &["reason"]), [["no_service_level"]]);
}

#[test]
fn a_level_from_costs_is_a_cycle_level_and_is_told_as_such() {
    let cycle = world("policy,review_days,backorder_cost", "order_up_to,7,3").plan();
    let fill = world("policy,review_days,backorder_cost,service_measure", "order_up_to,7,3,fill").plan();
    assert!((number(&cycle, "safety_stock") - number(&fill, "safety_stock")).abs() < 1e-12, "the costs say which cycle service pays");
    let text = fill.explain("A", "DC1").unwrap();
    assert!(text.contains("cycle service by backorder_cost, agreement") && !text.contains("of the settings"), "{text}");
    assert_eq!(common::text(cycle.parameters(), "service_level", 0), "", "no stated level was used");
}
