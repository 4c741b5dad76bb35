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
