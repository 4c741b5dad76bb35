//! The laws of DESIGN.md as properties. `PROPTEST_CASES` sets how many cases each tries.

mod common;

use common::{Sheet, World, rows, text};
use proptest::prelude::*;
use vmi_core::engine::{Inputs, plan};
use vmi_core::ledger::{OrderLine, OrderState};
use vmi_core::model::{Choice, Dialect};
use vmi_core::plan::Derivation;
use vmi_core::table::{Column, Table, Values};

proptest! {
    #[test]
    fn the_position_does_not_change_as_an_order_goes_through_its_states(ordered in 1_i64..1000, shipped in 0_i64..1000, received in 0_i64..1000) {
        let (shipped, received) = (shipped.min(ordered), received.min(shipped.min(ordered)));
        let steps = [
            OrderLine { ordered, state: Some(OrderState::Released), ..OrderLine::default() },
            OrderLine { ordered, confirmed: Some(ordered), state: Some(OrderState::Confirmed), ..OrderLine::default() },
            OrderLine { ordered, confirmed: Some(ordered), shipped, state: Some(OrderState::Shipped), ..OrderLine::default() },
            OrderLine { ordered, confirmed: Some(ordered), shipped, received, state: Some(OrderState::Received), ..OrderLine::default() },
        ];
        for line in steps {
            // What was received is on hand, the rest in exactly one supply account.
            prop_assert_eq!(line.received + line.in_transit() + line.on_order(), ordered);
        }
    }
}

// ---------------------------------------------------------------- plans

/// One random key: stated levels and lot terms, stock, an open order.
#[derive(Clone, Debug)]
struct RandomKey {
    policy: &'static str,
    levels: [i64; 2],
    minimum: Option<i64>,
    multiple: Option<i64>,
    maximum: Option<i64>,
    stock_maximum: Option<(i64, bool)>,
    on_hand: i64,
    blocked: i64,
    open: i64,
    daily: Vec<i64>,
}

const POLICIES: [&str; 11] = [
    "min_max",
    "reorder_point",
    "order_up_to",
    "computed",
    "computed_s",
    "two_bin",
    "two_bin_computed",
    "can_order",
    "can_order_computed",
    "lot_for_lot",
    "wagner_whitin",
];

fn random_key() -> impl Strategy<Value = RandomKey> {
    let maybe = |range: std::ops::Range<i64>| prop::option::of(range);
    (
        prop::sample::select(POLICIES.to_vec()),
        (0_i64..200, 0_i64..200),
        (maybe(0..60), maybe(1..30), maybe(1..150)),
        prop::option::of((0_i64..300, any::<bool>())),
        (-50_i64..250, 0_i64..30, 0_i64..60),
        prop::collection::vec(0_i64..12, 35),
    )
        .prop_map(|(policy, (a, b), (minimum, multiple, maximum), stock_maximum, (on_hand, blocked, open), daily)| RandomKey {
            policy,
            levels: [a.min(b), a.max(b)],
            minimum,
            multiple,
            maximum,
            stock_maximum,
            on_hand,
            blocked,
            open,
            daily,
        })
}

fn world(keys: &[RandomKey]) -> World {
    let show = |value: Option<i64>| value.map_or_else(String::new, |value| value.to_string());
    let mut items = String::from("item,unit,unit_cost\n");
    let mut agreements = String::from(
        "supplier,item,location,policy,min,max,reorder_point,order_up_to,order_quantity,can_order_level,order_cost,holding_rate,order_minimum,order_multiple,order_maximum,stock_maximum,stock_maximum_is_hard,lead_time_days,review_days,unit_price\n",
    );
    let mut stock = String::from("item,location,account,quantity,as_of\n");
    let mut orders = String::from("order,line,supplier,item,location,ordered,ordered_at,promised_for\n");
    let mut demand = String::from("item,location,date,quantity\n");
    for (at, key) in keys.iter().enumerate() {
        let [low, high] = key.levels;
        let (policy, levels) = match key.policy {
            "min_max" => ("min_max", format!("{low},{high},,,,,,")),
            "reorder_point" => ("reorder_point", format!(",,{low},,{},,,", high.max(1))),
            "order_up_to" => ("order_up_to", format!(",,,{high},,,,")),
            "computed_s" => ("reorder_point", format!(",,,,{},,,", high.max(1))),
            "two_bin" => ("two_bin", format!(",,{},,{},,,", low, high.max(1))),
            "two_bin_computed" => ("two_bin", ",,,,,,,".to_owned()),
            "can_order" => ("can_order", format!(",,{low},{high},,{},,", i64::midpoint(low, high))),
            "can_order_computed" => ("can_order", format!(",,,,{},,,", high.max(1))),
            "lot_for_lot" => ("lot_for_lot", ",,,,,,,".to_owned()),
            "wagner_whitin" => ("wagner_whitin", format!(",,,,,,{low},0.25")),
            _ => ("order_up_to", ",,,,,,,".to_owned()),
        };
        let (shelf, hard) = key.stock_maximum.map_or((String::new(), String::new()), |(shelf, hard)| (shelf.to_string(), hard.to_string()));
        items += &format!("I{at},EA,1.5\n");
        agreements +=
            &format!("S,I{at},L,{policy},{levels},{},{},{},{shelf},{hard},4,7,2\n", show(key.minimum), show(key.multiple), show(key.maximum));
        stock += &format!("I{at},L,usable,{},2026-06-30\nI{at},L,blocked,{},2026-06-30\n", key.on_hand, key.blocked);
        orders += &format!("O{at},1,S,I{at},L,{},2026-06-20,2026-07-03\n", key.open);
        for (day, quantity) in key.daily.iter().enumerate() {
            let date = vmi_core::model::Day::parse("2026-05-27").unwrap().plus(day as i32).unwrap();
            demand += &format!("I{at},L,{date},{quantity}\n");
        }
    }
    World(vec![
        Sheet::new("items", &items),
        Sheet::new("agreements", &agreements),
        Sheet::new("stock", &stock),
        Sheet::new("orders", &orders),
        Sheet::new("demand", &demand),
    ])
}

fn number(text: &str) -> i64 {
    text.parse().unwrap()
}

proptest! {
    #[test]
    fn law_4_the_same_inputs_give_the_same_ids(keys in prop::collection::vec(random_key(), 1..6)) {
        let world = world(&keys);
        let (a, b) = (world.plan(), world.plan());
        prop_assert_eq!(rows(a.proposals(), &["proposal"]), rows(b.proposals(), &["proposal"]));
        prop_assert_eq!(a.fingerprint(), b.fingerprint());
    }

    #[test]
    fn law_4_an_entered_order_is_not_proposed_again(keys in prop::collection::vec(random_key(), 1..6)) {
        // What a plan proposed is entered as an order: the next plan of the same day proposes more only where it was cut.
        let world = world(&keys);
        let first = world.plan();
        let mut orders = world.0.iter().find(|sheet| sheet.name == "orders").unwrap().clone();
        orders = orders.set("proposal", 1, "");
        for row in rows(first.proposals(), &["item", "quantity", "proposal", "unmet_need"]) {
            let fields = [&format!("N-{}", row[0]), "1", "S", &row[0], "L", &row[1], "2026-06-30", "2026-07-05", &row[2]];
            for (column, value) in orders.columns.iter_mut().zip(fields) {
                column.push((*value).to_owned());
            }
        }
        let cut: Vec<String> = rows(first.proposals(), &["item", "unmet_need"]).into_iter().filter(|row| row[1] != "0").map(|row| row[0].clone()).collect();
        let second = world.with(orders).plan();
        for row in rows(second.proposals(), &["item"]) {
            prop_assert!(cut.contains(&row[0]), "{} is proposed twice", row[0]);
        }
        let (a, b) = (rows(first.proposals(), &["proposal"]), rows(second.proposals(), &["proposal"]));
        prop_assert!(b.iter().all(|id| !a.contains(id)), "another need has another id");
    }

    #[test]
    fn law_5_recomputing_from_the_derivation_gives_the_same(keys in prop::collection::vec(random_key(), 1..5), start in any::<prop::sample::Index>()) {
        let mut world = world(&keys);
        // Each key decides by another rule.
        for (at, dialect) in (1..=keys.len()).zip(Dialect::WORDS.iter().cycle().skip(start.index(Dialect::WORDS.len()))) {
            world = world.set("agreements", "dialect", at, dialect.0);
        }
        let plan = world.plan();
        prop_assert_eq!(plan.errors().len(), 0);
        prop_assert_eq!(plan.proposals().len() + plan.reasons().len(), plan.key_count());
        for at in 0..keys.len() {
            let derivation = plan.derivation(&format!("I{at}"), "L").unwrap();
            let read: Derivation = serde_json::from_str(&derivation.to_json()).unwrap();
            prop_assert_eq!(read.recompute(), derivation.evaluation);
        }
    }

    #[test]
    fn law_6_one_kernel_whatever_the_columns_rows_and_threads(keys in prop::collection::vec(random_key(), 1..6), threads in 2_usize..5) {
        let world = world(&keys);
        let as_text = world.plan();
        let as_numbers = world.0.iter().fold(Inputs::new("2026-06-30").threads(threads), |inputs, sheet| inputs.table(typed(sheet)));
        let as_numbers = plan(&as_numbers).unwrap();
        prop_assert_eq!(as_text.fingerprint(), as_numbers.fingerprint());
        let mut reversed = world.clone();
        for sheet in &mut reversed.0 {
            sheet.columns.iter_mut().for_each(|column| column.reverse());
        }
        prop_assert_eq!(as_text.fingerprint(), reversed.plan().fingerprint());
    }

    #[test]
    fn law_7_one_bad_row_spoils_only_its_key(keys in prop::collection::vec(random_key(), 2..6), bad in any::<prop::sample::Index>()) {
        // An item that shares orders with others speaks for them too: tests/lot_policies.rs.
        let keys: Vec<RandomKey> = keys.into_iter().map(|key| RandomKey { policy: key.policy.strip_prefix("can_order").map_or(key.policy, |_| "order_up_to"), ..key }).collect();
        let good = world(&keys);
        let at = bad.index(keys.len());
        let broken = good.clone().set("stock", "quantity", 2 * at + 1, "lots").plan();
        let good = good.plan();
        prop_assert_eq!(broken.errors().len(), 1);
        let others = |plan: &vmi_core::engine::Plan| -> Vec<Vec<String>> {
            let mut all = rows(plan.proposals(), &["item", "quantity", "proposal"]);
            all.extend(rows(plan.reasons(), &["item", "reason", "message"]));
            all.retain(|row| row[0] != format!("I{at}"));
            all
        };
        prop_assert_eq!(others(&broken), others(&good));
    }

    #[test]
    fn law_8_bounds_and_the_lot_rule(keys in prop::collection::vec(random_key(), 1..6)) {
        let plan = world(&keys).plan();
        for row in 0..plan.proposals().len() {
            let of = |column: &str| text(plan.proposals(), column, row);
            let at: usize = of("item")[1..].parse().unwrap();
            let (key, quantity, need) = (&keys[at], number(&of("quantity")), number(&of("need")));
            let (step, minimum) = (key.multiple.unwrap_or(1), key.minimum.unwrap_or(0));
            prop_assert!(quantity > 0 && quantity % step == 0 && quantity >= minimum);
            prop_assert!(key.maximum.is_none_or(|maximum| quantity <= maximum));
            if let Some((shelf, true)) = key.stock_maximum {
                prop_assert!(key.on_hand + key.blocked + key.open + quantity <= shelf);
            }
            let unmet = number(&of("unmet_need"));
            prop_assert_eq!(unmet, (need - quantity).max(0));
            let was_cut = quantity < need || (quantity as f64) < (minimum.max(need) as f64);
            if !was_cut && minimum <= need {
                prop_assert!(quantity < need + step, "not more than the multiple asks for");
            }
        }
    }
}

/// The same sheet with numbers as numbers and dates as dates.
fn typed(sheet: &Sheet) -> Table<'_> {
    let mut table = Table::new(sheet.name).unwrap();
    for (name, values) in sheet.header.iter().zip(&sheet.columns) {
        let days: Option<Vec<i32>> = values.iter().map(|value| vmi_core::model::Day::parse(value).map(vmi_core::model::Day::days)).collect();
        let whole: Option<Vec<i64>> = values.iter().map(|value| value.parse().ok()).collect();
        let floats: Option<Vec<f64>> = values.iter().map(|value| value.parse().ok()).collect();
        let column = match (days, whole, floats) {
            (Some(days), ..) => Column::new(Values::Date(days.into())),
            (_, Some(whole), _) if name != "line" => Column::from(whole),
            (_, _, Some(floats)) if name != "line" => Column::from(floats),
            _ => Column::from(values.as_slice()),
        };
        table.add(name, column).unwrap();
    }
    table
}
