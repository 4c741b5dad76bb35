//! Events beside a snapshot, or alone: what counts when, told once or twice, in other units.

mod common;

use common::{Sheet, World, rows};

const HEAD: &str = "source,event_id,kind,item,location,quantity,effective_at,recorded_at,unit";

fn with_events(lines: &str) -> World {
    World::small().with(Sheet::new("events", &format!("{HEAD}\n{lines}")))
}

/// The position of an item, whether it is ordered or not.
fn position(world: &World, item: &str) -> String {
    let plan = world.plan();
    let mut all = rows(plan.proposals(), &["item", "position"]);
    all.extend(rows(plan.reasons(), &["item", "position"]));
    all.into_iter().find(|row| row[0] == item).unwrap()[1].clone()
}

#[test]
fn events_before_the_snapshot_are_history_and_later_ones_apply() {
    let world = with_events("wms,1,issue,A-1,DC1,5,2026-06-28,,\nwms,2,receipt,A-1,DC1,7,2026-06-30,,").set("stock", "as_of", 1, "2026-06-29");
    assert_eq!(position(&world, "A-1"), "19");
    assert_eq!(position(&with_events("wms,1,receipt,A-1,DC1,7,2026-07-01,,"), "A-1"), "12", "what happens after as_of is not known");
}

#[test]
fn claims_count_whatever_the_snapshot_says() {
    assert_eq!(position(&with_events("wms,1,allocate,A-1,DC1,5,2026-06-01,,\nwms,2,deallocate,A-1,DC1,2,2026-06-30,,"), "A-1"), "9");
}

#[test]
fn an_event_told_twice_counts_once_and_two_bodies_of_one_id_spoil_the_key() {
    let line = "wms,1,issue,A-1,DC1,5,2026-06-30,2026-06-30,";
    let world = with_events(&format!("{line}\n{line}")).set("stock", "as_of", 1, "2026-06-29");
    assert_eq!((position(&world, "A-1").as_str(), world.plan().errors().len()), ("7", 0));
    let world = with_events(&format!("{line}\nwms,1,issue,A-1,DC1,6,2026-06-30,2026-06-30,"));
    assert_eq!(rows(world.plan().errors(), &["kind", "table", "row", "item"]), [["conflicting_events", "events", "2", "A-1"]]);
    assert_eq!(rows(world.plan().reasons(), &["item", "reason"]), [["A-1", "bad_input"]]);
}

#[test]
fn another_unit_needs_a_conversion() {
    let world = with_events("wms,1,receipt,A-1,DC1,2,2026-06-30,,BOX").set("stock", "as_of", 1, "2026-06-29");
    assert_eq!(rows(world.plan().errors(), &["kind", "table", "field"]), [["no_conversion", "events", "unit"]]);
    let world = world.with(Sheet::new("unit_conversions", "item,from_unit,to_unit,factor\nA-1,BOX,EA,12"));
    assert_eq!(position(&world, "A-1"), "36");
}

#[test]
fn the_kind_gives_the_direction() {
    let world =
        with_events("wms,1,issue,A-1,DC1,-5,2026-06-30,,\nwms,2,adjustment,A-2,DC1,-5,2026-06-30,,\nwms,3,kanban_card,A-3,DC1,1,2026-06-30,,");
    let errors = rows(world.plan().errors(), &["kind", "row", "field"]);
    assert_eq!(errors, [["out_of_range", "1", "quantity"], ["not_an_option", "3", "kind"]]);
    let known = with_events("wms,1,ownership_transfer,A-1,DC1,5,2026-06-30,,");
    assert_eq!(rows(known.plan().errors(), &["kind", "field"]), [["conflicting_values", "to_owner"]]);
}

#[test]
fn without_a_stock_table_events_open_at_zero() {
    let mut world = with_events("wms,1,receipt,A-1,DC1,30,2026-06-01,,\nwms,2,issue,A-1,DC1,35,2026-06-02,,");
    world.0.retain(|sheet| sheet.name != "stock");
    let plan = world.plan();
    assert_eq!(rows(plan.proposals(), &["item", "position", "quantity"]), [["A-1", "-5", "65"]]);
    assert_eq!(rows(plan.reasons(), &["item", "reason"]), [["A-2", "stock_unknown"], ["A-3", "stock_unknown"]]);
    assert_eq!(rows(plan.notices(), &["kind", "item"]), [["data_stale", "A-1"], ["negative_stock", "A-1"]]);
}

#[test]
fn without_demand_rows_issues_and_lost_sales_are_the_demand() {
    let mut lines = String::new();
    for day in 1..=30 {
        lines += &format!("wms,i{day},issue,A-1,DC1,{},2026-06-{day:02},,\n", 2 + day % 2);
    }
    lines += "wms,l1,lost_sale,A-1,DC1,3,2026-06-15,,\nwms,r1,customer_return,A-1,DC1,50,2026-06-16,,";
    let mut world = with_events(&lines);
    world.0.retain(|sheet| sheet.name != "demand" && sheet.name != "stock");
    let plan = world.plan();
    assert_eq!(rows(plan.parameters(), &["item", "demand_per_day", "observations"])[0], ["A-1", "2.6", "30"]); // (75 + 3) / 30
    let fill = rows(plan.kpis(), &["item", "kpi", "value", "no_value"]).into_iter().find(|row| row[1] == "fill_rate").unwrap();
    assert_eq!(fill[2].parse::<f64>().unwrap(), 75.0 / 78.0);
}
