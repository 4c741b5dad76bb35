//! Each mistake is one error that names table, row, field and value, and spoils only the keys concerned.

mod common;

use common::{Sheet, World, rows, text};
use vmi_core::engine::{Inputs, check, plan};
use vmi_core::error::ErrorKind;
use vmi_core::table::Table;

/// The one error of a world, and the keys that are still planned.
fn one_error(world: &World) -> (Vec<String>, Vec<String>) {
    let plan = world.plan();
    let errors = rows(plan.errors(), &["kind", "table", "row", "field", "value"]);
    assert_eq!(errors.len(), 1, "{errors:?}");
    let spoiled: Vec<String> =
        rows(plan.reasons(), &["item", "reason"]).into_iter().filter(|row| row[1] == "bad_input").map(|row| row[0].clone()).collect();
    assert_eq!(plan.proposals().len() + plan.reasons().len(), plan.key_count(), "every key has one outcome");
    (errors[0].clone(), spoiled)
}

/// Asserts the one error, and that only these items are spoiled; all others are ordered as before.
fn assert_error(world: &World, expected: [&str; 5], spoiled: &[&str]) {
    let (error, found) = one_error(world);
    assert_eq!(error, expected);
    assert_eq!(found, spoiled);
    let ordered: Vec<String> = rows(world.plan().proposals(), &["item"]).concat();
    let good: Vec<&str> = ["A-1", "A-2", "A-3"].into_iter().filter(|item| !spoiled.contains(item)).collect();
    assert_eq!(ordered, good);
}

#[test]
fn a_good_world_has_no_error_and_three_orders() {
    let plan = World::small().plan();
    assert_eq!((plan.errors().len(), plan.proposals().len(), plan.reasons().len()), (0, 3, 0));
    assert_eq!(rows(plan.proposals(), &["quantity", "value", "due"])[0], ["48", "120", "2026-07-06"]);
}

#[test]
fn min_above_max() {
    assert_error(&World::small().set("agreements", "min", 2, "70"), ["conflicting_values", "agreements", "2", "min", "70"], &["A-2"]);
}

#[test]
fn negative_lead_time() {
    assert_error(&World::small().set("agreements", "lead_time_days", 1, "-3"), ["out_of_range", "agreements", "1", "lead_time_days", "-3"], &["A-1"]);
}

#[test]
fn order_multiple_zero_has_a_hint() {
    let world = World::small().set("agreements", "order_multiple", 3, "0");
    assert_error(&world, ["out_of_range", "agreements", "3", "order_multiple", "0"], &["A-3"]);
    assert_eq!(text(world.plan().errors(), "hint", 0), "leave it empty where there is none");
}

#[test]
fn unknown_item_location_or_supplier() {
    let world = World::small().set("stock", "item", 1, "a-1");
    let plan = world.plan();
    assert_eq!(rows(plan.errors(), &["kind", "table", "row", "field", "value"])[0], ["unknown_key", "stock", "1", "item", "a-1"]);
    assert!(text(plan.errors(), "hint", 0).contains("they differ only in upper and lower case"));
    assert_eq!(rows(plan.reasons(), &["item", "reason"]), [["A-1", "stock_unknown"]]);
    let world = World::small().set("agreements", "location", 2, "DC9");
    assert_eq!(rows(world.plan().errors(), &["kind", "field", "value"]), [["unknown_key", "location", "DC9"]]);
    assert_error(&World::small().set("agreements", "supplier", 2, "ACNE"), ["unknown_key", "agreements", "2", "supplier", "ACNE"], &["A-2"]);
}

#[test]
fn duplicate_keys_spoil_their_key_whichever_row_is_right() {
    let more = "A-2,DC1,99,2026-06-30";
    let world = World::small().with(Sheet::new(
        "stock",
        &format!("item,location,quantity,as_of\nA-1,DC1,12,2026-06-30\nA-2,DC1,12,2026-06-30\nA-3,DC1,12,2026-06-30\n{more}"),
    ));
    assert_error(&world, ["duplicate_key", "stock", "4", "", ""], &["A-2"]);
    let world = World::small().with(Sheet::new("items", "item,unit\nA-1,EA\nA-2,EA\nA-3,EA\nA-3,KG"));
    assert_error(&world, ["duplicate_key", "items", "4", "item", "A-3"], &["A-3"]);
    let world = World::small().change("demand", |sheet| sheet.set("date", 2, "2026-06-01"));
    assert_error(&world, ["duplicate_key", "demand", "2", "date", "2026-06-01"], &["A-1"]);
}

#[test]
fn nan_and_infinite_quantities() {
    for value in ["NaN", "inf", "-Infinity"] {
        assert_error(&World::small().set("stock", "quantity", 2, value), ["not_finite", "stock", "2", "quantity", value], &["A-2"]);
    }
    let mut table = World::small();
    table.0.retain(|sheet| sheet.name != "stock");
    let stock = Table::new("stock").unwrap().with("item", ["A-1", "A-2", "A-3"]).unwrap().with("location", ["DC1"; 3]).unwrap();
    let stock = stock.with("quantity", [12.0, f64::NAN, f64::INFINITY]).unwrap().with("as_of", ["2026-06-30"; 3]).unwrap();
    let plan = plan(&table.inputs().table(stock)).unwrap();
    assert_eq!(rows(plan.errors(), &["kind", "row"]), [["not_finite", "2"], ["not_finite", "3"]]);
}

#[test]
fn text_in_a_number_column_and_a_date_that_is_none() {
    assert_error(&World::small().set("stock", "quantity", 2, "a dozen"), ["not_a_number", "stock", "2", "quantity", "a dozen"], &["A-2"]);
    assert_error(&World::small().set("demand", "date", 31, "2026-02-30"), ["not_a_date", "demand", "31", "date", "2026-02-30"], &["A-2"]);
}

#[test]
fn overflow_and_too_fine() {
    let huge = "10000000000000000000000000000";
    assert_error(&World::small().set("stock", "quantity", 1, huge), ["overflow", "stock", "1", "quantity", huge], &["A-1"]);
    assert_error(&World::small().set("stock", "quantity", 1, "1e28"), ["overflow", "stock", "1", "quantity", "1e28"], &["A-1"]);
    assert_error(&World::small().set("demand", "quantity", 61, "1.5"), ["too_fine", "demand", "61", "quantity", "1.5"], &["A-3"]);
    let fine = World::small().set("items", "quantity_decimals", 3, "1").set("demand", "quantity", 61, "1.5");
    assert_eq!(fine.plan().errors().len(), 0);
}

#[test]
fn sums_that_overflow_spoil_the_key_and_nothing_panics() {
    let world = World::small().set("demand", "quantity", 1, "9223372036854775807").set("demand", "quantity", 2, "9223372036854775807");
    let plan = world.plan();
    assert_eq!(rows(plan.errors(), &["kind", "table", "item"]), [["overflow", "demand", "A-1"]]);
}

#[test]
fn units_without_a_conversion() {
    assert_error(&World::small().set("agreements", "order_unit", 2, "BOX"), ["no_conversion", "agreements", "2", "order_unit", "BOX"], &["A-2"]);
    let world =
        World::small().set("agreements", "order_unit", 2, "BOX").with(Sheet::new("unit_conversions", "item,from_unit,to_unit,factor\nA-2,BOX,EA,10"));
    let plan = world.plan();
    assert_eq!(rows(plan.proposals(), &["quantity", "order_quantity", "order_unit"])[1], ["50", "5", "BOX"]);
}

#[test]
fn two_agreements_at_once_need_a_priority() {
    let two = "supplier,item,location,min,max,priority\nACME,A-1,DC1,20,60,\nBETA,A-1,DC1,20,90,\nACME,A-2,DC1,20,60,2\nBETA,A-2,DC1,20,90,1\nACME,A-3,DC1,20,60,";
    let plan = World::small().with(Sheet::new("agreements", two)).plan();
    assert_eq!(rows(plan.errors(), &["kind", "table", "row", "item"]), [["conflicting_agreements", "agreements", "2", "A-1"]]);
    assert_eq!(rows(plan.proposals(), &["item", "supplier", "quantity"]), [["A-2", "BETA", "78"], ["A-3", "ACME", "48"]]);
}

#[test]
fn what_is_not_built_is_an_error_and_never_ignored() {
    assert_error(&World::small().set("agreements", "dialect", 1, "odoo18"), ["not_an_option", "agreements", "1", "dialect", "odoo18"], &["A-1"]);
    assert_error(&World::small().set("agreements", "policy", 1, "two_bins"), ["not_an_option", "agreements", "1", "policy", "two_bins"], &["A-1"]);
    assert_error(
        &World::small().set("agreements", "service_measure", 1, "filling"),
        ["not_an_option", "agreements", "1", "service_measure", "filling"],
        &["A-1"],
    );
    assert_error(&World::small().set("items", "shelf_life_days", 2, "30"), ["not_supported", "items", "2", "shelf_life_days", "30"], &["A-2"]);
    assert_error(&World::small().set("locations", "parent", 1, "EU"), ["not_supported", "locations", "1", "parent", "EU"], &["A-1", "A-2", "A-3"]);
    let world = World::small();
    let error = plan(&world.inputs().table(Table::new("lots").unwrap().with("item", ["A-1"]).unwrap())).err().unwrap();
    assert_eq!(error.kind(), ErrorKind::NotSupported);
    let empty = Vec::<&str>::new();
    assert!(plan(&world.inputs().table(Table::new("lots").unwrap().with("item", empty).unwrap())).is_ok());
}

#[test]
fn fatal_problems_are_said_all_at_once() {
    let items = Table::new("items").unwrap().with("itm", ["A"]).unwrap().with("unit", ["EA"]).unwrap();
    let checked = check(&Inputs::new("30.06.2026").table(items));
    assert!(checked.is_fatal());
    let kinds = rows(checked.errors(), &["kind", "table", "field"]);
    assert_eq!(
        kinds,
        [["bad_setting", "", "as_of"], ["missing_column", "items", "item"], ["missing_table", "agreements", ""], ["missing_table", "stock", ""]]
    );
    assert!(text(checked.errors(), "hint", 1).contains("\"itm\""));
}

#[test]
fn an_empty_items_table_is_said_clearly() {
    let none = || Vec::<&str>::new();
    let items = Table::new("items").unwrap().with("item", none()).unwrap().with("unit", none()).unwrap();
    let world = World::small();
    let inputs = world
        .0
        .iter()
        .filter(|sheet| sheet.name != "items")
        .fold(Inputs::new("2026-06-30").table(items), |inputs, sheet| inputs.table(sheet.table()));
    assert_eq!(plan(&inputs).err().unwrap().to_string(), "items: the table \"items\" has no rows: there is nothing to plan");
}

#[test]
fn not_errors() {
    // Demand after as_of is counted once; an unknown column is reported once; a key with stock and no agreement is a reason.
    let world = World::small()
        .change("demand", |sheet| sheet.set("date", 30, "2026-07-04").set("date", 60, "2026-07-05"))
        .set("stock", "shelf", 1, "top")
        .change("stock", |mut sheet| {
            for (column, value) in sheet.columns.iter_mut().zip(["A-1", "DC2", "5", "2026-06-30", ""]) {
                column.push(value.to_owned());
            }
            sheet
        });
    let plan = world.plan();
    assert_eq!(plan.errors().len(), 0);
    assert_eq!(
        rows(plan.notices(), &["kind", "table", "field", "count"]),
        [["unknown_column", "stock", "shelf", "4"], ["after_as_of", "demand", "date", "2"]]
    );
    assert_eq!(rows(plan.reasons(), &["item", "location", "reason"]), [["A-1", "DC2", "no_agreement"]]);
    // Optional tables may be empty or absent; ids keep their zeros.
    let world = World(vec![
        Sheet::new("items", "item,unit\n00123,EA\n123,EA"),
        Sheet::new("agreements", "supplier,item,location,min,max\nACME,00123,DC1,5,9"),
        Sheet::new("stock", "item,location,quantity,as_of\n00123,DC1,1,2026-06-30\n123,DC1,7,2026-06-30"),
        Sheet::new("orders", "order,line,supplier,item,location,ordered,ordered_at"),
    ]);
    assert_eq!(rows(world.plan().proposals(), &["item", "quantity"]), [["00123", "8"]]);
}

#[test]
fn stock_from_the_future_is_an_error() {
    assert_error(&World::small().set("stock", "as_of", 2, "2026-07-01"), ["out_of_range", "stock", "2", "as_of", "2026-07-01"], &["A-2"]);
}

#[test]
fn an_instant_is_no_business_date() {
    assert_error(
        &World::small().set("demand", "date", 1, "2026-06-01T10:00:00Z"),
        ["not_a_date", "demand", "1", "date", "2026-06-01T10:00:00Z"],
        &["A-1"],
    );
}

#[test]
fn bytes_that_are_no_text_are_named() {
    let world = World::small();
    let items = [&b"A-1"[..], &b"\xff\xfe"[..]];
    let column = vmi_core::table::Column::new(vmi_core::table::Values::Text(vmi_core::table::Text::Slices(items.to_vec())));
    let stock = Table::new("stock").unwrap().with("item", column).unwrap().with("location", ["DC1"; 2]).unwrap();
    let stock = stock.with("quantity", [1_i64, 2]).unwrap().with("as_of", ["2026-06-30"; 2]).unwrap();
    let inputs = world
        .0
        .iter()
        .filter(|sheet| sheet.name != "stock")
        .fold(Inputs::new("2026-06-30").table(stock), |inputs, sheet| inputs.table(sheet.table()));
    let plan = plan(&inputs).unwrap();
    assert_eq!(rows(plan.errors(), &["kind", "table", "row"]), [["unknown_key", "stock", "2"]]);
}

#[test]
fn the_largest_numbers_that_are_allowed_do_not_panic() {
    let world = World::small()
        .set("items", "weight", 1, "999999999")
        .set("agreements", "max", 1, "9223372036854775807")
        .set("agreements", "unit_price", 1, "999999999999999")
        .set("agreements", "order_unit", 2, "CRUMB")
        .set("agreements", "max", 2, "9000000000000000000")
        .with(Sheet::new("unit_conversions", "item,from_unit,to_unit,factor\nA-2,CRUMB,EA,1"));
    let plan = world.plan();
    assert_eq!(plan.proposals().len() + plan.reasons().len(), 3);
    assert!(!rows(plan.errors(), &["kind"]).is_empty(), "a value beyond what is held exactly is an error");
    assert!(plan.kpis().len() + plan.parameters().len() > 0 && plan.fingerprint().len() == 64);
}

#[test]
fn one_absurd_cost_does_not_end_the_plan() {
    let world = World::small().set("items", "unit_cost", 1, "900000000000000").set("demand", "quantity", 1, "900000000000000000");
    let world = world.set("demand", "quantity", 2, "900000000000000000");
    let plan = world.plan();
    assert!(
        rows(plan.errors(), &["kind", "item"]).contains(&vec!["overflow".to_owned(), "A-1".to_owned()]),
        "{:?}",
        rows(plan.errors(), &["message"])
    );
    assert_eq!(rows(plan.proposals(), &["item"]), [["A-2"], ["A-3"]]);
}
