//! Two bins, can-order, lot for lot and Wagner-Whitin as policies of agreements (docs/planning.md, section 4).

mod common;

use common::{Sheet, World, rows, text};
use proptest::prelude::*;
use vmi_core::engine::{Inputs, Plan, Rejection, ReleaseRequest, plan};
use vmi_core::ledger::{Event, EventKind, Ledger};
use vmi_core::model::{Day, Moment, Quantity};
use vmi_core::plan::Derivation;
use vmi_core::policy::can_order::CanOrder;

const AS_OF: &str = "2026-06-30";

/// `4` on every day of June: mean 4, sd 0; `6, 2` in turn: mean 4.
fn june(item: &str, of_day: impl Fn(u32) -> u32) -> String {
    let rows: Vec<String> = (1..=30).map(|day| format!("\n{item},DC1,2026-06-{day:02},{}", of_day(day))).collect();
    rows.concat()
}

fn forecast(item: &str, units: &[u32]) -> String {
    let day = |at: usize| Day::parse(AS_OF).unwrap().plus(at as i32 + 1).unwrap();
    let rows: Vec<String> = units.iter().enumerate().map(|(at, units)| format!("\n{item},DC1,{},{units}", day(at))).collect();
    rows.concat()
}

/// One item with an agreement, some stock, its history and its forecast.
fn one(columns: &str, values: &str, on_hand: i32, history: &str, ahead: &[u32]) -> World {
    World(vec![
        Sheet::new("items", "item,unit,quantity_decimals\nA,EA,0"),
        Sheet::new("agreements", &format!("supplier,item,location,{columns}\nACME,A,DC1,{values}")),
        Sheet::new("stock", &format!("item,location,quantity,as_of\nA,DC1,{on_hand},{AS_OF}")),
        Sheet::new("demand", &format!("item,location,date,quantity{history}")),
        Sheet::new("forecasts", &format!("item,location,date,quantity{}", forecast("A", ahead))),
    ])
}

fn quantities(plan: &Plan) -> Vec<String> {
    rows(plan.proposals(), &["quantity"]).into_iter().map(|row| row[0].clone()).collect()
}

fn reason(plan: &Plan) -> String {
    text(plan.reasons(), "reason", 0)
}

/// The plan, its derivations read back and computed again.
fn planned(world: &World) -> Plan {
    let plan = world.plan();
    assert_eq!(rows(plan.errors(), &["message"]), Vec::<Vec<String>>::new());
    for row in rows(plan.parameters(), &["item", "location"]) {
        let derived = plan.derivation(&row[0], &row[1]).unwrap();
        let read: Derivation = serde_json::from_str(&derived.to_json()).unwrap();
        assert_eq!(read.recompute(), derived.evaluation, "{row:?}");
    }
    plan
}

// ---------------------------------------------------------------- two bins

#[test]
fn a_bin_is_ordered_when_the_first_is_empty() {
    let bins = |values: &str, on_hand| planned(&one("policy,reorder_point,order_quantity,order_multiple", values, on_hand, "", &[]));
    for (values, on_hand, expected) in [
        ("two_bin,10,10,", 10, "10"),
        ("two_bin,10,,", 10, "10"),
        ("two_bin,10,25,", 9, "25"),
        ("two_bin,10,10,", -11, "30"),
        ("two_bin,10,10,4", 10, "12"),
    ] {
        assert_eq!(quantities(&bins(values, on_hand)), [expected], "{values} with {on_hand}");
    }
    let waits = bins("two_bin,10,10,", 11);
    assert_eq!(reason(&waits), "above_trigger");
    assert!(waits.explain("A", "DC1").unwrap().contains("position 11 is more than the second bin holds, 10"));
    assert_eq!(reason(&bins("two_bin,0,,", 0)), "no_order_quantity");
    let told = bins("two_bin,10,25,", 9).explain("A", "DC1").unwrap();
    assert!(told.contains("second bin 10 as agreed; first bin 25; 9 is not above the second bin; whole bins: 25"), "{told}");
}

#[test]
fn a_computed_bin_holds_what_is_asked_for_until_it_is_filled() {
    // 6 and 2 in turn: mean 4, sd √(30·4/29) = 2.034; L 5, p 0.95: 20 + 1.6449 · 2.034 · √5 = 27.48, so 28.
    let history = june("A", |day| if day % 2 == 0 { 6 } else { 2 });
    let bins = |columns: &str, values: &str, on_hand| planned(&one(&format!("policy,lead_time_days,{columns}"), values, on_hand, &history, &[]));
    let found = bins("service_level", "two_bin,5,0.95", 28);
    assert_eq!(rows(found.parameters(), &["trigger_level", "lot", "model"]), [["28", "28", "two bins, normal, cycle service 0.95"]]);
    assert!((text(found.parameters(), "reorder_point", 0).parse::<f64>().unwrap() - 27.481_761_9).abs() < 1e-6);
    assert_eq!(quantities(&found), ["28"]);
    assert_eq!(reason(&bins("service_level", "two_bin,5,0.95", 29)), "above_trigger");
    assert_eq!(quantities(&bins("order_quantity,service_measure,service_level", "two_bin,5,40,fill,0.95", 10)), ["40"]);
    assert_eq!(reason(&bins("service_measure,service_level", "two_bin,5,fill,0.95", 1)), "no_order_quantity");
    assert_eq!(reason(&planned(&one("policy", "two_bin", 1, &history, &[]))), "no_lead_time");
    assert_eq!(reason(&planned(&one("policy,lead_time_days", "two_bin,5", 1, "", &[]))), "history_too_short");
}

// ---------------------------------------------------------------- dated requirements

const DATED: &str = "policy,lead_time_days,review_days,stock_minimum,order_cost,holding_rate,unit_price";

#[test]
fn lot_for_lot_orders_what_is_required_before_the_next_order_arrives() {
    // L 2, R 3: the days 1 to 5 of the forecast, 3 + 0 + 5 + 8 + 2 = 18, and a stock minimum of 4.
    let lots = |values: &str, on_hand| planned(&one(DATED, values, on_hand, "", &[3, 0, 5, 8, 2, 90, 7]));
    assert_eq!(quantities(&lots("lot_for_lot,2,3,4,,,", 10)), ["12"]);
    assert_eq!(reason(&lots("lot_for_lot,2,3,4,,,", 22)), "at_target");
    // L 1.5, a review each day: 3 + 0 + 5/2 = 5.5, and 0: up to 6.
    assert_eq!(quantities(&lots("lot_for_lot,1.5,,0,,,", 1)), ["5"]);
    assert_eq!(reason(&lots("lot_for_lot,6,2,0,,,", 1)), "forecast_too_short");
    assert_eq!(reason(&lots("lot_for_lot,2,3,,,,", 1)), "history_too_short");
    assert_eq!(reason(&lots("lot_for_lot,,3,0,,,", 1)), "no_lead_time");
    let told = lots("lot_for_lot,2,3,4,,,", 10).explain("A", "DC1").unwrap();
    assert!(told.contains("forecast of 5 days 18.0 + 4.0 = 22.0; need 22 − 10 = 12") && told.contains("lot for lot"), "{told}");
    assert!(!told.contains("demand does not vary"), "{told}");
}

#[test]
fn without_a_forecast_mean_demand_is_required() {
    let history = june("A", |_| 4);
    let found = planned(&one("policy,lead_time_days,review_days", "lot_for_lot,5,2", 7, &history, &[]));
    assert_eq!(quantities(&found), ["21"]); // 4 · 7 − 7
    assert!(found.explain("A", "DC1").unwrap().contains("mean demand of 7 days"));
    // With a forecast the history gives the safety stock alone: sd 2.034 over 7 days, p 0.95: 8.852.
    let history = june("A", |day| if day % 2 == 0 { 6 } else { 2 });
    let found = planned(&one("policy,lead_time_days,review_days,service_level", "lot_for_lot,5,2,0.95", 0, &history, &[10; 7]));
    assert_eq!(quantities(&found), ["79"]); // 70 + 8.85
    // Nothing was asked for, but something will be.
    let found = planned(&one("policy,lead_time_days,review_days", "lot_for_lot,5,2", 0, &june("A", |_| 0), &[1; 7]));
    assert_eq!(quantities(&found), ["7"]);
}

#[test]
fn the_first_lot_of_the_cheapest_plan_is_ordered() {
    // Periods of a day after a lead time of 1: 90, 120, 80, 70; K 500, h 2: 210 first (Nahmias & Olsen).
    let lots = |values: &str, on_hand| planned(&one(DATED, values, on_hand, "", &[0, 90, 120, 80, 70]));
    let found = lots("wagner_whitin,1,1,0,500,365,2", 20);
    assert_eq!(quantities(&found), ["190"]);
    let told = found.explain("A", "DC1").unwrap();
    assert!(told.contains("a lot covers 2 × day: up to 210.0; need 210 − 20 = 190"), "{told}");
    assert_eq!(reason(&lots("wagner_whitin,1,1,0,500,365,2", 90)), "above_trigger");
    assert_eq!(quantities(&lots("wagner_whitin,1,1,0,500,365,2", 89)), ["121"]);
    assert_eq!(reason(&lots("wagner_whitin,1,1,0,,365,2", 0)), "no_order_quantity");
    assert_eq!(quantities(&lots("wagner_whitin,1,1,0,0,365,2", 0)), ["90"], "an order that costs nothing waits for nothing");
    // One lot for 360 costs 500 and 2 (120 + 160 + 210); two cost 1,000 and more than that once K is above 740.
    assert_eq!(quantities(&lots("wagner_whitin,1,1,0,2000,365,2", 0)), ["360"]);
}

/// The least cost of lots for a demand, and the fewest units of a first lot of that cost among all plans, by trying them all.
fn tried(demand: &[u32], fixed_cost: f64, holding_cost: f64) -> (f64, Vec<u32>) {
    let mut best = (f64::INFINITY, Vec::new());
    for plan in 0..1_u32 << (demand.len() - 1) {
        let is_start = |at: usize| at == 0 || plan & (1 << (at - 1)) != 0;
        let (mut cost, mut from, mut first) = (0.0, 0, 0);
        for (at, units) in demand.iter().enumerate() {
            if is_start(at) {
                (from, cost) = (at, cost + fixed_cost);
            }
            first += if from == 0 { *units } else { 0 };
            cost += holding_cost * f64::from(*units) * (at - from) as f64;
        }
        if cost < best.0 - 1e-9 {
            best = (cost, vec![first]);
        } else if cost <= best.0 + 1e-9 {
            best.1.push(first);
        }
    }
    best
}

proptest! {
    #[test]
    fn no_plan_of_lots_is_cheaper(demand in prop::collection::vec(0_u32..30, 1..9), fixed_cost in 0_u32..200, on_hand in 0_i32..40) {
        // The first period is ordered whatever it is, so that only orders in a period that needs some are tried against it.
        let mut demand = demand;
        demand[0] = demand[0].max(1);
        let world = one(DATED, &format!("wagner_whitin,0,1,0,{fixed_cost},365,1"), on_hand, "", &demand);
        let plan = planned(&world);
        if on_hand >= demand[0] as i32 {
            prop_assert_eq!(reason(&plan), "above_trigger");
        } else {
            let (_, firsts) = tried(&demand, f64::from(fixed_cost), 1.0);
            let up_to: i32 = text(plan.parameters(), "target", 0).parse().unwrap();
            prop_assert!(firsts.contains(&(up_to as u32)), "{up_to} is none of {firsts:?} for {demand:?}");
            prop_assert_eq!(quantities(&plan), [(up_to - on_hand).to_string()]);
        }
    }
}

// ---------------------------------------------------------------- can-order

/// Items A to D of ACME and E of BOLT at DC1, and A at DC2.
fn joined(stock: [i32; 6]) -> World {
    let [a, b, c, d, e, f] = stock;
    World(vec![
        Sheet::new("items", "item,unit\nA,EA\nB,EA\nC,EA\nD,EA\nE,EA"),
        Sheet::new(
            "agreements",
            "supplier,item,location,policy,reorder_point,can_order_level,order_up_to,order_maximum,lead_time_days,auto_release\n\
             ACME,A,DC1,can_order,5,12,30,,3,always\n\
             ACME,B,DC1,,5,12,30,,3,always\n\
             ACME,C,DC1,can_order,5,,30,,3,always\n\
             ACME,D,DC1,reorder_point,5,,,,3,always\n\
             BOLT,E,DC1,can_order,5,29,30,,3,always\n\
             ACME,A,DC2,can_order,5,29,30,,3,always",
        )
        .set("order_quantity", 4, "10"),
        Sheet::new(
            "stock",
            &format!(
                "item,location,quantity,as_of\nA,DC1,{a},{AS_OF}\nB,DC1,{b},{AS_OF}\nC,DC1,{c},{AS_OF}\nD,DC1,{d},{AS_OF}\nE,DC1,{e},{AS_OF}\nA,DC2,{f},{AS_OF}"
            ),
        ),
    ])
}

fn orders(plan: &Plan) -> Vec<String> {
    rows(plan.proposals(), &["item", "location", "quantity"]).into_iter().map(|row| row.join(" ")).collect()
}

#[test]
fn items_join_the_order_that_another_opens() {
    let nobody = planned(&joined([6, 6, 29, 1, 12, 12]));
    assert_eq!(orders(&nobody), ["D DC1 10"], "an item of another policy opens nothing");
    let told = nobody.explain("B", "DC1").unwrap();
    assert!(told.contains("position 6 is above the must-order level 5, and no other item opens an order"), "{told}");

    let opened = planned(&joined([5, 12, 29, 9, 12, 12]));
    assert_eq!(orders(&opened), ["A DC1 25", "B DC1 18", "C DC1 1"], "C joins below its S, others are of another supplier or place");
    let told = opened.explain("B", "DC1").unwrap();
    assert!(told.contains("12 is not above c, and A (position 5, s 5) opens an order; need 30 − 12 = 18"), "{told}");
    assert!(opened.explain("A", "DC1").unwrap().contains("5 is not above s: it opens an order"));
    assert_eq!(rows(opened.parameters(), &["can_order_level"]).concat(), ["12", "29", "12", "29", "", "29"]);

    let above = planned(&joined([13, 2, 30, 9, 12, 12]));
    assert_eq!(orders(&above), ["B DC1 28"]);
    let told = above.explain("A", "DC1").unwrap();
    assert!(told.contains("position 13 is above the can-order level 12; B (position 2, s 5) opens an order"), "{told}");
    assert!(planned(&joined([1, 2, 8, 9, 1, 12])).explain("C", "DC1").unwrap().contains("A (position 1, s 5) and 1 more opens an order"));
}

#[test]
fn who_cannot_order_opens_nothing() {
    let spoiled = joined([5, 12, 30, 9, 12, 12]).set("stock", "quantity", 1, "a few").plan();
    assert_eq!(orders(&spoiled), Vec::<String>::new());
    assert!(rows(spoiled.notices(), &["kind", "count"]).contains(&vec!["joint_left_out".into(), "1".into()]));
    // 25 are needed, in lots of at least 40 and at most 10.
    let cannot = joined([5, 12, 30, 9, 12, 12]).set("agreements", "order_maximum", 1, "10").set("agreements", "order_minimum", 1, "40");
    assert_eq!(orders(&planned(&cannot)), Vec::<String>::new());
}

#[test]
fn levels_out_of_order_are_a_mistake() {
    for (column, value) in [("reorder_point", "13"), ("can_order_level", "31"), ("can_order_level", "4"), ("order_up_to", "11")] {
        let plan = joined([5, 12, 30, 9, 12, 12]).set("agreements", column, 2, value).plan();
        assert_eq!(rows(plan.errors(), &["kind", "table", "row", "item"]), [["conflicting_values", "agreements", "2", "B"]], "{column} {value}");
    }
}

/// Stock as events, so that releases can follow.
fn ledger(stock: [i32; 6]) -> Ledger {
    let place = [("A", "DC1"), ("B", "DC1"), ("C", "DC1"), ("D", "DC1"), ("E", "DC1"), ("A", "DC2")];
    let opening = |(at, units): (usize, &i32)| {
        let quantity = Quantity::from_scaled(i64::from(*units), 0);
        Event::new(EventKind::Adjustment, ("wms", &at.to_string()), place[at], quantity, Moment::parse("2026-06-29").unwrap())
    };
    let mut ledger = Ledger::default();
    ledger.append(&stock.iter().enumerate().map(opening).collect::<Vec<_>>(), None).unwrap();
    ledger
}

fn of_ledger(world: &World, ledger: &Ledger) -> Plan {
    let tables = world.0.iter().filter(|sheet| sheet.name != "stock");
    plan(&tables.fold(Inputs::new(AS_OF).ledger(ledger), |inputs, sheet| inputs.table(sheet.table()))).unwrap()
}

#[test]
fn a_released_order_still_opens_for_those_that_wait() {
    let stock = [5, 12, 29, 9, 12, 12];
    let (world, mut ledger) = (joined(stock), ledger(stock));
    let first = of_ledger(&world, &ledger);
    assert_eq!(orders(&first), ["A DC1 25", "B DC1 18", "C DC1 1"]);
    // All but B are released: B keeps its proposal and its id.
    let ids = rows(first.proposals(), &["proposal"]).concat();
    let at = Moment::parse(AS_OF).unwrap();
    let refused = Rejection { proposal: ids[1].clone(), reason: "later".into() };
    let events = first.release(&ReleaseRequest { reject: vec![refused], ..ReleaseRequest::new("Anna", at) }, Some(&ledger)).unwrap().events;
    let placed: Vec<Event> = events.into_iter().filter(|event| event.kind != EventKind::Rejected).collect();
    ledger.append(&placed, None).unwrap();
    let second = of_ledger(&world, &ledger);
    assert_eq!(rows(second.proposals(), &["item", "proposal"]), [["B", ids[1].as_str()]]);
    assert_eq!(rows(second.reasons(), &["item", "reason"])[..2], [["A", "already_decided"], ["A", "above_trigger"]]);
    // B too: nothing new.
    let events = second.release(&ReleaseRequest::new("Anna", at).approve_all(), Some(&ledger)).unwrap().events;
    ledger.append(&events, None).unwrap();
    assert_eq!(orders(&of_ledger(&world, &ledger)), Vec::<String>::new());
}

#[test]
fn a_rejected_or_held_order_opens_nothing() {
    let stock = [5, 12, 30, 9, 12, 12];
    let (world, mut events) = (joined(stock), ledger(stock));
    let first = of_ledger(&world, &events);
    let id = rows(first.proposals(), &["proposal"])[0][0].clone();
    let request = ReleaseRequest {
        reject: vec![Rejection { proposal: id, reason: "no room".into() }],
        ..ReleaseRequest::new("Anna", Moment::parse(AS_OF).unwrap())
    };
    let rejected = first.release(&request, Some(&events)).unwrap().events.into_iter().filter(|event| event.kind == EventKind::Rejected);
    events.append(&rejected.collect::<Vec<_>>(), None).unwrap();
    assert_eq!(orders(&of_ledger(&world, &events)), Vec::<String>::new());
}

/// Three items that share an order of 60, with all that levels need.
fn together(k: [&str; 3]) -> World {
    let row = |item: &str, k: &str, minor: u32, short: f64| format!("\nACME,{item},DC1,can_order,3,poisson,{k},{minor},36.5,10,{short}");
    let agreements = [row("A", k[0], 5, 20.0), row("B", k[1], 8, 15.0), row("C", k[2], 5, 20.0)].concat();
    let history = [june("A", |day| 3 + day % 3), june("B", |day| 1 + day % 2), june("C", |_| 2)].concat();
    World(vec![
        Sheet::new("items", "item,unit\nA,EA\nB,EA\nC,EA"),
        Sheet::new(
            "agreements",
            &format!(
                "supplier,item,location,policy,lead_time_days,demand_distribution,joint_order_cost,order_cost,holding_rate,unit_price,backorder_cost{agreements}"
            ),
        ),
        Sheet::new("stock", &format!("item,location,quantity,as_of\nA,DC1,3,{AS_OF}\nB,DC1,9,{AS_OF}\nC,DC1,40,{AS_OF}")),
        Sheet::new("demand", &format!("item,location,date,quantity{history}")),
    ])
}

#[test]
fn levels_are_computed_together() {
    let plan = planned(&together(["60"; 3]));
    // Means 4, 1.5 and 2 a day; holding 36.5 · 10 / 365 = 1 a unit and day.
    let model = CanOrder {
        shared_fixed_cost: 60.0,
        individual_fixed_costs: &[5.0, 8.0, 5.0],
        holding_costs: &[1.0, 1.0, 1.0],
        stockout_costs: &[20.0, 15.0, 20.0],
        demand_rates: &[4.0, 1.5, 2.0],
        lead_times: &[3.0, 3.0, 3.0],
        jumps: &[],
    };
    let best = model.optimum().unwrap();
    let expected: Vec<String> =
        best.items.iter().map(|item| format!("{} {} {}", item.must_order_level, item.can_order_level, item.order_up_to)).collect();
    let found: Vec<String> = rows(plan.parameters(), &["trigger_level", "can_order_level", "target"]).into_iter().map(|row| row.join(" ")).collect();
    assert_eq!(found, expected);
    assert_eq!(text(plan.parameters(), "model", 0), "can-order together approximate, Poisson, least cost");
    assert_eq!(orders(&plan)[0], format!("A DC1 {}", best.items[0].order_up_to - 3.0), "{}", plan.explain("A", "DC1").unwrap());
    // One that says its levels is none of those that are computed.
    let stated = together(["60"; 3]).set("agreements", "reorder_point", 3, "7").set("agreements", "order_up_to", 3, "44");
    let found = planned(&stated);
    assert_eq!(rows(found.parameters(), &["trigger_level", "can_order_level", "target"])[2], ["7", "43", "44"]);
    assert_ne!(rows(found.parameters(), &["trigger_level"])[..2], rows(plan.parameters(), &["trigger_level"])[..2]);
}

#[test]
fn two_costs_of_one_order_are_a_mistake() {
    let plan = together(["60", "60", "70"]).plan();
    assert_eq!(
        rows(plan.errors(), &["kind", "table", "row", "item", "field", "value"]),
        [["conflicting_values", "agreements", "3", "C", "joint_order_cost", "70"]]
    );
    assert!(plan.explain("C", "DC1").unwrap().contains("joint_order_cost is 70, and 60 in row 1, of the same supplier and location"));
    // Without it each item is taken by itself.
    let alone = planned(&together([""; 3]));
    assert_eq!(text(alone.parameters(), "model", 0), "can-order by item, Poisson, least cost");
}

#[test]
fn a_setting_can_name_them() {
    let world = one("lead_time_days", "2", 0, "", &[5; 30]).set("agreements", "stock_minimum", 1, "0");
    let plan = plan(&world.inputs().setting("policy", "lot_for_lot").unwrap()).unwrap();
    assert_eq!(quantities(&plan), ["15"]);
}

#[test]
fn a_review_of_no_time_is_a_day() {
    for review in ["0", "0.000001", "0.5", "1"] {
        let found = planned(&one(DATED, &format!("wagner_whitin,1,{review},0,500,365,2"), 20, "", &[0, 90, 120, 80, 70]));
        assert_eq!(quantities(&found), ["190"], "{review}");
    }
}

#[test]
fn an_order_of_several_suppliers_opens_after_its_release_too() {
    let stock = [5, 12, 30, 9, 12, 12];
    // A is ordered from two suppliers by share; B joins with the first.
    let shared = joined(stock);
    let agreements = "supplier,item,location,policy,reorder_point,can_order_level,order_up_to,lead_time_days,auto_release,share\n\
                      ACME,A,DC1,can_order,5,12,30,3,always,3\nBOLT,A,DC1,can_order,5,12,30,3,always,2\nACME,B,DC1,can_order,5,12,30,3,never,";
    let world = World(shared.0.into_iter().filter(|sheet| sheet.name != "agreements").chain([Sheet::new("agreements", agreements)]).collect());
    let mut ledger = ledger(stock);
    let first = of_ledger(&world, &ledger);
    assert_eq!(orders(&first), ["A DC1 15", "A DC1 10", "B DC1 18"], "{}", first.explain("A", "DC1").unwrap());
    let events = first.release(&ReleaseRequest::new("Anna", Moment::parse(AS_OF).unwrap()), Some(&ledger)).unwrap().events;
    assert_eq!(events.len(), 2, "B waits for approval");
    ledger.append(&events, None).unwrap();
    let second = of_ledger(&world, &ledger);
    assert_eq!(rows(second.proposals(), &["item", "proposal"])[..], [["B", &rows(first.proposals(), &["proposal"])[2][0]]]);
}
