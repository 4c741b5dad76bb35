//! What bad rows must not do: move other keys, show which row came first, or go unnamed. Each case was found by a review.

mod common;

use common::{Sheet, World, rows};
use vmi_core::engine::{Inputs, plan};
use vmi_core::table::{Column, Table};

fn reversed(world: &World) -> World {
    let mut world = world.clone();
    for sheet in &mut world.0 {
        sheet.columns.iter_mut().for_each(|column| column.reverse());
    }
    world
}

fn outcome(world: &World) -> (Vec<Vec<String>>, Vec<Vec<String>>, String) {
    let plan = world.plan();
    (rows(plan.proposals(), &["item", "quantity"]), rows(plan.reasons(), &["item", "reason"]), plan.fingerprint())
}

#[test]
fn events_of_one_id_with_two_bodies_spoil_both_keys_in_any_order() {
    let lines = "source,event_id,kind,item,location,quantity,effective_at\nw,1,issue,A-1,DC1,1,2026-06-30\nw,1,issue,A-2,DC1,1,2026-06-30";
    let world = World::small().with(Sheet::new("events", lines));
    let (ordered, reasons, _) = outcome(&world);
    assert_eq!(ordered.len(), 1);
    assert_eq!(reasons, [["A-1", "bad_input"], ["A-2", "bad_input"]]);
    assert_eq!(outcome(&world), outcome(&reversed(&world)));
}

#[test]
fn the_order_of_rows_never_shows() {
    let duplicate_stock = "item,location,quantity,as_of\nA-1,DC1,12,2026-06-30\nA-1,DC1,99,2026-06-30\nA-2,DC1,12,2026-06-30\nA-3,DC1,12,2026-06-30";
    let closed_orders = "order,line,supplier,item,location,ordered,ordered_at,received,cancelled,state
        O1,1,ACME,A-2,DC1,10,2026-06-01,10,,closed
        O2,1,ACME,A-2,DC1,10,2026-06-01,7,3,closed";
    let world = World::small().with(Sheet::new("stock", duplicate_stock)).with(Sheet::new("orders", closed_orders));
    assert_eq!(outcome(&world), outcome(&reversed(&world)));
    let world = World::small().set("demand", "date", 2, "2026-06-01");
    assert_eq!(outcome(&world), outcome(&reversed(&world)));
}

#[test]
fn the_fingerprint_sees_every_input() {
    let base = World::small().plan().fingerprint();
    let changed = [
        World::small().set("items", "description", 1, "a thing"),
        World::small().set("locations", "description", 2, "Other"),
        World::small().set("suppliers", "name", 2, "Other"),
        World::small().set("agreements", "order_maximum", 1, "500"),
        World::small().set("stock", "quantity", 1, "13"),
        World::small().set("demand", "quantity", 1, "9"),
        World::small().set("demand", "lost", 1, "0"),
        World::small().set("stock", "quantity", 1, "x"),
    ];
    let mut seen = vec![base];
    for world in changed {
        let fingerprint = world.plan().fingerprint();
        assert!(!seen.contains(&fingerprint));
        seen.push(fingerprint);
    }
    let later = World::small();
    assert_ne!(plan(&later.inputs().setting("service_level", "0.9").unwrap()).unwrap().fingerprint(), seen[0]);
}

#[test]
fn data_that_is_not_trusted_does_not_move_the_classes_of_others() {
    let classes = |world: &World| rows(world.plan().parameters(), &["item", "class"]);
    let spoiled = World::small().set("demand", "quantity", 31, "1000000").set("demand", "date", 32, "2026-06-01");
    let without: Vec<_> = classes(&spoiled).into_iter().filter(|row| row[0] != "A-2").collect();
    assert_eq!(without, [["A-1", "A"], ["A-3", "A"]]);
    let notices = rows(spoiled.plan().notices(), &["kind", "count"]);
    assert!(notices.contains(&vec!["abc_left_out".to_owned(), "1".to_owned()]), "{notices:?}");
}

#[test]
fn what_happens_after_as_of_cannot_spoil_today() {
    let orders = "order,line,supplier,item,location,ordered,ordered_at,state\nO1,1,ACME,A-1,DC1,5,2026-07-03,lost";
    let world = World::small().set("demand", "date", 30, "2026-07-01").set("demand", "quantity", 30, "-1").with(Sheet::new("orders", orders));
    let plan = world.plan();
    assert_eq!((plan.errors().len(), plan.proposals().len()), (0, 3));
    assert_eq!(rows(plan.notices(), &["kind", "table", "count"]), [["after_as_of", "orders", "1"], ["after_as_of", "demand", "1"]]);
}

#[test]
fn a_former_supplier_is_known_by_its_orders_where_no_table_lists_suppliers() {
    let mut world = World::small().with(Sheet::new(
        "orders",
        "order,line,supplier,item,location,ordered,ordered_at,state\nO1,1,OLD,A-1,DC1,5,2025-07-03,closed\nO2,1,OLD,A-1,DC7,5,2025-07-03,closed",
    ));
    world.0.retain(|sheet| sheet.name != "suppliers" && sheet.name != "locations");
    let plan = world.plan();
    assert_eq!((plan.errors().len(), plan.proposals().len()), (0, 3));
    assert_eq!(rows(plan.reasons(), &["item", "location", "reason"]), [["A-1", "DC7", "no_agreement"]]);
}

#[test]
fn a_flood_names_every_key() {
    let count = 2_500;
    let items: Vec<String> = (0..count).map(|at| format!("I{at:05}")).collect();
    let every = |text: &'static str| Column::from(vec![text; count]);
    let names = || Column::from(items.as_slice());
    let inputs = Inputs::new("2026-06-30")
        .table(Table::new("items").unwrap().with("item", names()).unwrap().with("unit", every("EA")).unwrap())
        .table(
            Table::new("agreements")
                .unwrap()
                .with("supplier", every("S"))
                .unwrap()
                .with("item", names())
                .unwrap()
                .with("location", every("L"))
                .unwrap()
                .with("min", vec![5_i64; count])
                .unwrap(),
        )
        .table(
            Table::new("stock")
                .unwrap()
                .with("item", names())
                .unwrap()
                .with("location", every("L"))
                .unwrap()
                .with("quantity", every("many"))
                .unwrap()
                .with("as_of", every("2026-06-30"))
                .unwrap(),
        );
    let plan = plan(&inputs).unwrap();
    assert_eq!((plan.errors().len(), plan.reasons().len()), (count, count));
    assert!(plan.explain("I02400", "L").unwrap().contains("stock row 2401, item \"I02400\""));
}
