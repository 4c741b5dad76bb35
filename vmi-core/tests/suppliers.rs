//! Several suppliers for one key: priority, shares, caps, fallback, price breaks and lead times by quantity.

mod common;

use common::{Sheet, World, rows};
use proptest::prelude::*;
use vmi_core::engine::{Approval, Inputs, Plan, ReleaseRequest, plan};
use vmi_core::ledger::{Event, EventKind, Ledger, View};
use vmi_core::model::{Day, Moment, Quantity};
use vmi_core::plan::Derivation;

/// One item below its minimum (position 12, up to 112: need 100), with these agreements.
fn world(agreements: &str) -> World {
    let items = Sheet::new("items", "item,unit,quantity_decimals\nA,EA,0");
    let stock = Sheet::new("stock", "item,location,quantity,as_of\nA,DC1,12,2026-06-30");
    World(vec![items, Sheet::new("agreements", agreements), stock])
}

const HEAD: &str =
    "supplier,item,location,min,max,priority,share,order_multiple,order_minimum,order_maximum,period_maximum,lead_time_days,unit_price";

fn shared(lines: &[&str]) -> World {
    world(&format!("{HEAD}\n{}", lines.join("\n")))
}

fn orders(plan: &Plan) -> Vec<Vec<String>> {
    rows(plan.proposals(), &["supplier", "quantity", "supplier_chosen_by", "unmet_need"])
}

#[test]
fn by_priority_the_first_takes_all() {
    let world = shared(&["BOLT,A,DC1,20,112,2,,,,,,5,1", "ACME,A,DC1,20,112,1,,,,60,,5,1"]);
    assert_eq!(orders(&world.plan()), [["ACME", "60", "priority", "40"]]);
}

#[test]
fn shares_are_of_what_was_ordered_in_the_period() {
    let world = shared(&["ACME,A,DC1,20,112,1,70,,,,,5,1", "BOLT,A,DC1,20,112,2,30,,,,,5,1"]);
    assert_eq!(orders(&world.plan()), [["ACME", "70", "share", "0"], ["BOLT", "30", "share", "0"]]);
    // 300 were ordered from ACME half a year ago and received: of 400, BOLT is owed 120.
    let history = "order,line,supplier,item,location,ordered,ordered_at,received,state\nP1,1,ACME,A,DC1,300,2026-01-10,300,closed";
    let before = world.clone().with(Sheet::new("orders", history));
    assert_eq!(orders(&before.plan()), [["BOLT", "100", "share", "0"]]);
    let long_ago = before.with(Sheet::new("orders", &history.replace("2026-01-10", "2025-01-10")));
    assert_eq!(orders(&long_ago.plan()).len(), 2);
}

#[test]
fn the_order_of_rows_does_not_matter() {
    let lines = ["ACME,A,DC1,20,112,,50,,,,,5,1", "BOLT,A,DC1,20,112,,50,7,,,,5,1", "CORE,A,DC1,20,112,,50,,40,,,5,1"];
    let one = shared(&lines).plan();
    let other = shared(&[lines[2], lines[0], lines[1]]).plan();
    assert_eq!(orders(&one), orders(&other));
    assert_eq!(one.fingerprint(), other.fingerprint());
}

#[test]
fn a_cap_over_the_period_leaves_the_rest_to_others() {
    let world = shared(&["ACME,A,DC1,20,112,1,70,,,,50,5,1", "BOLT,A,DC1,20,112,2,30,12,,,,5,1"]);
    assert_eq!(orders(&world.plan()), [["ACME", "50", "share", "0"], ["BOLT", "60", "share", "0"]]);
    let alone = shared(&["ACME,A,DC1,20,112,,,,,,50,5,1"]);
    assert_eq!(orders(&alone.plan()), [["ACME", "50", "only_agreement", "50"]]);
    let spent = alone
        .with(Sheet::new("orders", "order,line,supplier,item,location,ordered,ordered_at,received,state\nP1,1,ACME,A,DC1,50,2026-06-01,50,closed"));
    assert_eq!(rows(spent.plan().reasons(), &["reason"]), [["period_maximum_reached"]]);
}

#[test]
fn shares_in_some_agreements_only_are_an_error() {
    let world = shared(&["ACME,A,DC1,20,112,1,70,,,,,5,1", "BOLT,A,DC1,20,112,2,,,,,,5,1"]);
    assert_eq!(rows(world.plan().errors(), &["kind", "row", "field"]), [["conflicting_agreements", "2", "share"]]);
}

#[test]
fn the_second_takes_over_where_the_first_is_too_late() {
    let demand: Vec<String> = (1..=30).map(|day| format!("A,DC1,2026-06-{day:02},4")).collect();
    let demand = Sheet::new("demand", &format!("item,location,date,quantity\n{}", demand.join("\n")));
    // 12 on hand last three days: they run out on the fourth, 2026-07-04.
    let world = shared(&["ACME,A,DC1,20,112,1,,,,,,9,1", "BOLT,A,DC1,20,112,2,,,,60,,2,1", "CORE,A,DC1,20,112,3,,,,,,3,1"]).with(demand);
    assert_eq!(orders(&world.plan()), [["ACME", "100", "priority", "0"]]);
    let in_time = plan(&world.inputs().setting("fallback", "in_time").unwrap()).unwrap();
    assert_eq!(orders(&in_time), [["BOLT", "60", "fallback", "0"], ["CORE", "40", "fallback", "0"]]);
    let late = world.set("agreements", "lead_time_days", 2, "20").set("agreements", "lead_time_days", 3, "20");
    let late = plan(&late.inputs().setting("fallback", "in_time").unwrap()).unwrap();
    assert_eq!(orders(&late), [["ACME", "100", "priority", "0"]]);
}

#[test]
fn a_hard_maximum_bounds_all_parts_together() {
    let world = shared(&["ACME,A,DC1,20,112,1,70,8,,,,5,1", "BOLT,A,DC1,20,112,2,30,8,,,,5,1"]).set("agreements", "stock_maximum", 1, "100").set(
        "agreements",
        "stock_maximum_is_hard",
        1,
        "true",
    );
    let total: i64 = orders(&world.plan()).iter().map(|row| row[1].parse::<i64>().unwrap()).sum();
    assert_eq!(total, 88, "12 + 88 = 100");
}

#[test]
fn prices_by_quantity_are_the_value() {
    let breaks =
        |kind: &str| Sheet::new("price_breaks", &format!("supplier,item,from_quantity,unit_price,kind\nACME,A,50,0.9,{kind}\nACME,A,80,0.8,{kind}"));
    let world = shared(&["ACME,A,DC1,20,112,,,,,,,5,1"]);
    let value = |world: &World| rows(world.plan().proposals(), &["value"])[0][0].clone();
    assert_eq!(value(&world), "100");
    assert_eq!(value(&world.clone().with(breaks("all_units"))), "80");
    assert_eq!(value(&world.clone().with(breaks("incremental"))), "93", "50 at 1, 30 at 0.9, 20 at 0.8");
    let gone = Sheet::new("price_breaks", "supplier,item,from_quantity,unit_price,valid_to\nACME,A,50,0.9,2026-06-29");
    assert_eq!(value(&world.clone().with(gone)), "100");
    assert!(world.with(breaks("all_units")).plan().explain("A", "DC1").unwrap().contains("0.8 from 80 on"));
}

#[test]
fn lead_times_by_quantity_are_of_the_chosen_supplier() {
    let bands = Sheet::new("lead_times", "supplier,item,location,from_quantity,lead_time_days\nACME,A,,50,9\nBOLT,A,,50,20\nACME,A,DC1,90,12");
    let world = shared(&["ACME,A,DC1,20,112,1,,,,,,5,1", "BOLT,A,DC1,20,112,2,,,,,,5,1"]).with(bands.clone());
    assert_eq!(rows(world.plan().proposals(), &["due"]), [["2026-07-13"]], "12 days after 2026-07-01");
    let small = world.set("agreements", "order_maximum", 1, "60");
    assert_eq!(rows(small.plan().proposals(), &["due"]), [["2026-07-06"]], "DC1 has rows of its own, none for 60");
}

#[test]
fn bad_rows_spoil_the_keys_of_their_supplier_and_item() {
    let world = shared(&["ACME,A,DC1,20,112,,,,,,,5,1"]);
    let breaks = |rows: &str| world.clone().with(Sheet::new("price_breaks", &format!("supplier,item,from_quantity,unit_price,kind\n{rows}"))).plan();
    let found = |plan: &Plan| (rows(plan.errors(), &["kind", "row", "field"]), rows(plan.reasons(), &["reason"]));
    let bad = (vec![vec!["bad_input".to_owned()]], ());
    for (given, kind, row, field) in [
        ("ACME,A,50,-1,", "out_of_range", "1", "unit_price"),
        ("ACME,A,50,0.9,\nACME,A,50,0.8,", "duplicate_key", "2", "from_quantity"),
        ("ACME,A,50,0.9,all_units\nACME,A,60,0.8,incremental", "conflicting_values", "2", "kind"),
    ] {
        assert_eq!(found(&breaks(given)), (vec![vec![kind.to_owned(), row.to_owned(), field.to_owned()]], bad.0.clone()));
    }
    let other = breaks("BOLT,A,50,-1,");
    assert_eq!((other.errors().len(), other.proposals().len()), (1, 1), "nobody has an agreement with BOLT");
}

#[test]
fn parts_are_released_and_decided_one_by_one() {
    let world = shared(&["ACME,A,DC1,20,112,1,70,,,,,5,1", "BOLT,A,DC1,20,112,2,30,,,,,5,1"]).set("agreements", "auto_release", 1, "always");
    let close = Moment::close_of(Day::parse("2026-06-30").unwrap());
    let mut ledger = Ledger::default();
    let opening = Event::new(EventKind::Adjustment, ("wms", "1"), ("A", "DC1"), Quantity::parse("12").unwrap(), close);
    ledger.append(&[opening], None).unwrap();
    let without_stock = World(world.0.iter().filter(|sheet| sheet.name != "stock").cloned().collect());
    let planned = |ledger: &Ledger| {
        let inputs = without_stock.0.iter().fold(Inputs::new("2026-06-30").ledger(ledger), |inputs, sheet| inputs.table(sheet.table()));
        plan(&inputs).unwrap()
    };
    let first = planned(&ledger);
    let ids = |plan: &Plan| rows(plan.proposals(), &["supplier", "proposal"]);
    assert_eq!(ids(&first).len(), 2);
    let released = first.release(&ReleaseRequest::new("rule", close), Some(&ledger)).unwrap();
    ledger.append(&released.events, None).unwrap();
    // ACME's part is decided, BOLT's keeps its id.
    let second = planned(&ledger);
    assert_eq!(ids(&second), ids(&first)[1..]);
    let told = second.explain("A", "DC1").unwrap();
    let acme = ids(&first)[0][1].clone();
    assert!(told.contains("released by rule: inside the agreement's limits") && told.contains(&format!("proposal {acme} of ACME")), "{told}");
    let derivation = second.derivation("A", "DC1").unwrap();
    let read: Derivation = serde_json::from_str(&derivation.to_json()).unwrap();
    assert_eq!(read.recompute(), derivation.evaluation);
    let approved = second.release(&ReleaseRequest::new("Anna", close).approve_all(), Some(&ledger)).unwrap();
    ledger.append(&approved.events, None).unwrap();
    let third = planned(&ledger);
    assert_eq!((third.proposals().len(), rows(third.reasons(), &["reason"])), (0, vec![vec!["already_decided".to_owned()]]));
    let told = third.explain("A", "DC1").unwrap();
    assert!(told.lines().next().unwrap().contains(&acme) && told.contains("released by Anna: approved"), "{told}");
    assert_eq!(ledger.order_lines(&View::ALL).unwrap().len(), 2);
    assert_eq!(ledger.position("A", "DC1", &View::ALL).unwrap().total().unwrap().to_string(), "112");
}

/// A planner's act on A at DC1.
fn act(kind: &str, quantity: i64, day: &str) -> Sheet {
    let header = "source,event_id,kind,item,location,quantity,effective_at,promised_for,actor,reason";
    Sheet::new("events", &format!("{header}\ndesk,1,{kind},A,DC1,{quantity},2026-06-30,{day},Anna,space"))
}

#[test]
fn a_cap_over_the_period_holds_for_people_and_for_rules_of_other_systems() {
    let world = shared(&["ACME,A,DC1,20,112,,,,,,50,5,1"]);
    for kind in ["override", "firm"] {
        let over = world.clone().with(act(kind, 60, ""));
        assert_eq!(rows(over.plan().reasons(), &["reason"]), [["cannot_meet_lot"]], "{kind}");
        assert_eq!(orders(&world.clone().with(act(kind, 50, "")).plan()), [["ACME", "50", "only_agreement", "50"]], "{kind}");
    }
    let before = "order,line,supplier,item,location,ordered,ordered_at,received,state\nP1,1,ACME,A,DC1,30,2026-06-01,30,closed";
    let dialect = world.set("agreements", "dialect", 1, "idempiere").with(Sheet::new("orders", before));
    assert_eq!(orders(&dialect.plan()), [["ACME", "20", "only_agreement", "80"]]);
    let spent = dialect.with(Sheet::new("orders", &before.replace("30", "50").replace("2026-06-01", "2026-06-02")));
    assert_eq!(rows(spent.plan().reasons(), &["reason"]), [["period_maximum_reached"]]);
}

#[test]
fn a_cancelled_order_counts_in_the_period_with_what_came() {
    let world = shared(&["ACME,A,DC1,20,112,,,,,,50,5,1"]);
    let came = "order,line,supplier,item,location,ordered,ordered_at,received,state\nP1,1,ACME,A,DC1,45,2026-06-01,20,cancelled";
    assert_eq!(orders(&world.with(Sheet::new("orders", came)).plan()), [["ACME", "30", "only_agreement", "70"]]);
}

#[test]
fn a_hard_maximum_of_a_partner_bounds_its_own_part() {
    let world = shared(&["ACME,A,DC1,20,112,1,50,,,,,5,1", "BOLT,A,DC1,20,112,2,50,,,,,5,1"]);
    let hard = |most: &str| world.clone().set("agreements", "stock_maximum", 2, most).set("agreements", "stock_maximum_is_hard", 2, "true").plan();
    assert_eq!(orders(&hard("32")), [["ACME", "80", "share", "0"], ["BOLT", "20", "share", "0"]], "what BOLT may not bring goes round to ACME");
    assert_eq!(orders(&hard("12")), [["ACME", "100", "share", "0"]]);
}

#[test]
fn the_first_agreements_rule_and_policy_are_those_of_every_part() {
    let world = shared(&["ACME,A,DC1,20,112,1,50,,,,,5,1", "BOLT,A,DC1,20,112,2,50,,,,,5,1"]);
    let mixed = world.clone().set("agreements", "dialect", 2, "odoo_18").plan();
    assert_eq!(
        rows(mixed.proposals(), &["supplier", "rule", "policy", "place_on"]),
        [["ACME", "vmi/1", "min_max", "2026-07-01"], ["BOLT", "vmi/1", "min_max", "2026-07-01"]]
    );
    // A rule of another system takes the first agreement alone, and nothing is said of shares.
    let alone = world.set("agreements", "dialect", 1, "idempiere").plan();
    assert_eq!(orders(&alone), [["ACME", "100", "priority", "0"]]);
    assert!(!alone.explain("A", "DC1").unwrap().contains("by share"));
}

#[test]
fn the_need_of_all_parts_is_told_and_what_is_not_met() {
    let world = shared(&["ACME,A,DC1,20,112,1,70,,,40,,5,1", "BOLT,A,DC1,20,112,2,30,,,50,,5,1"]);
    let text = world.plan().explain("A", "DC1").unwrap();
    assert!(text.contains("12 < 20; need 112 − 12 = 100") && text.contains("; 10 of the need is not met"), "{text}");
    let capped = shared(&["ACME,A,DC1,20,112,,,,,,50,5,1"]).plan();
    assert_eq!(rows(capped.proposals(), &["need", "quantity", "unmet_need"]), [["100", "50", "50"]]);
    let text = capped.explain("A", "DC1").unwrap();
    assert!(text.contains("need 112 − 12 = 100") && text.contains("cut; 50 of the need is not met"), "{text}");
}

#[test]
fn prices_that_hold_at_once_are_refused() {
    let world = shared(&["ACME,A,DC1,20,112,,,,,,,5,1"]);
    let head = "supplier,item,from_quantity,unit_price,valid_from,valid_to";
    let found = |lines: &str| {
        let plan = world.clone().with(Sheet::new("price_breaks", &format!("{head}\n{lines}"))).plan();
        (rows(plan.errors(), &["kind", "table", "row", "field"]), rows(plan.reasons(), &["reason"]).concat())
    };
    let refused =
        |row: &str| (vec![["conflicting_values", "price_breaks", row, "valid_from"].map(str::to_owned).to_vec()], vec!["bad_input".to_owned()]);
    assert_eq!(found("ACME,A,50,0.9,,\nACME,A,50,0.8,2026-06-01,2026-12-31"), refused("2"));
    assert_eq!(found("ACME,A,50,0.9,2026-01-01,2026-12-31\nACME,A,50,0.7,2025-01-01,2026-01-01"), refused("1"));
    assert_eq!(found("ACME,A,50,0.9,2026-01-01,2026-12-31\nACME,A,50,0.7,2025-01-01,2025-12-31"), (vec![], vec![]), "one after the other");
    assert_eq!(found("ACME,A,50,0.9,,\nACME,A,60,0.8,2026-06-01,"), (vec![], vec![]), "other quantities");
}

#[test]
fn prices_for_agreements_in_two_currencies_are_refused() {
    let world = shared(&["ACME,A,DC1,20,112,,,,,,,5,1", "ACME,A,DC2,20,112,,,,,,,5,1"]);
    let world = world.set("agreements", "currency", 1, "EUR").set("agreements", "currency", 2, "USD");
    let breaks = Sheet::new("price_breaks", "supplier,item,from_quantity,unit_price\nACME,A,50,0.9\nACME,A,80,0.8");
    let mixed = world.clone().with(breaks.clone()).plan();
    let found = rows(mixed.errors(), &["kind", "table", "row", "field", "item"]);
    assert_eq!(found, [["conflicting_values", "price_breaks", "1", "unit_price", "A"]]);
    assert_eq!(rows(mixed.reasons(), &["reason"]), [["bad_input"], ["bad_input"]]);
    assert_eq!(world.plan().errors().len(), 0);
    let one = world.clone().set("agreements", "currency", 2, "EUR").with(breaks.clone()).plan();
    assert_eq!(one.errors().len(), 0);
    // An agreement that ended before the prices began had its own currency.
    let breaks = breaks.set("valid_from", 1, "2026-01-01").set("valid_from", 2, "2026-01-01");
    assert_eq!(world.set("agreements", "valid_to", 2, "2025-12-31").with(breaks).plan().errors().len(), 0);
}

#[test]
fn the_latest_order_date_and_the_fallback_go_by_the_lead_time_of_the_quantity() {
    let demand: Vec<String> = (1..=30).map(|day| format!("A,DC1,2026-06-{day:02},4")).collect();
    let demand = Sheet::new("demand", &format!("item,location,date,quantity\n{}", demand.join("\n")));
    let bands = Sheet::new("lead_times", "supplier,item,location,from_quantity,lead_time_days\nACME,A,,50,9");
    // 12 on hand run out on 2026-07-04; ACME delivers 100 in nine days, a few in two.
    let world = shared(&["ACME,A,DC1,20,112,1,,,,,,2,1", "BOLT,A,DC1,20,112,2,,,,,,3,1"]).with(demand).with(bands);
    let late = rows(world.plan().proposals(), &["supplier", "due", "run_out", "latest_order_date", "urgency_days"]);
    assert_eq!(late, [["ACME", "2026-07-10", "2026-07-04", "2026-06-25", "6"]]);
    let in_time = plan(&world.inputs().setting("fallback", "in_time").unwrap()).unwrap();
    assert_eq!(orders(&in_time), [["BOLT", "100", "fallback", "0"]]);
    let few = world.clone().set("agreements", "order_maximum", 1, "40");
    let few = plan(&few.inputs().setting("fallback", "in_time").unwrap()).unwrap();
    assert_eq!(orders(&few), [["ACME", "40", "priority", "0"], ["BOLT", "60", "fallback", "0"]], "40 are there in two days");
    let other = world.set("agreements", "dialect", 1, "idempiere");
    assert_eq!(rows(other.plan().proposals(), &["place_on", "due"]), [["2026-06-30", "2026-07-09"]], "nine days, whatever the rule");
}

#[test]
fn one_supplier_has_no_two_shares_whoever_stands_between() {
    let lines = ["ACME,A,DC1,20,112,1,50,,,,,5,1", "BOLT,A,DC1,20,112,2,50,,,,,5,1", "ACME,A,DC1,20,112,3,50,,,,,5,1"];
    let world = shared(&lines).set("agreements", "valid_from", 3, "2026-01-01");
    assert_eq!(rows(world.plan().errors(), &["kind", "field"]), [["conflicting_agreements", "priority"]]);
}

#[test]
fn a_value_by_price_breaks_alone_is_in_the_agreements_currency() {
    let world = shared(&["ACME,A,DC1,20,112,,,,,,,5,", "ACME,A,DC2,20,112,,,,,,,5,1"]).set("agreements", "currency", 1, "EUR");
    let breaks = Sheet::new("price_breaks", "supplier,item,from_quantity,unit_price\nACME,A,0,0.9");
    let euros = world.clone().set("agreements", "currency", 2, "EUR").with(breaks.clone()).plan();
    assert_eq!(rows(euros.proposals(), &["value", "currency"]), [["90", "EUR"]]);
    let mixed = world.set("agreements", "currency", 2, "USD").with(breaks).plan();
    assert_eq!(rows(mixed.errors(), &["kind", "field"]), [["conflicting_values", "unit_price"]]);
}

#[test]
fn what_nobody_takes_stays_told_after_a_part_was_decided() {
    let world = shared(&["ACME,A,DC1,20,112,1,70,,,40,,5,1", "BOLT,A,DC1,20,112,2,30,,,50,,5,1"]);
    let first = world.plan();
    assert_eq!(orders(&first), [["ACME", "40", "share", "10"], ["BOLT", "50", "share", "0"]]);
    let close = Moment::close_of(Day::parse("2026-06-30").unwrap());
    let id = rows(first.proposals(), &["proposal"])[0][0].clone();
    let request = ReleaseRequest { approve: Approval::Proposals(vec![id]), ..ReleaseRequest::new("Anna", close) };
    let mut ledger = Ledger::default();
    ledger.append(&first.release(&request, None).unwrap().events, None).unwrap();
    let second = plan(&world.inputs().ledger(&ledger)).unwrap();
    assert_eq!(orders(&second), [["BOLT", "50", "share", "10"]]);
}

#[test]
fn a_partner_that_never_takes_orders_leaves_its_share_to_others() {
    let week: Vec<String> = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().map(|day| format!("NEVER,{day},true,false,true")).collect();
    let calendars = Sheet::new("calendars", &format!("calendar,weekday,open,order_day,delivery_day\n{}", week.join("\n")));
    let world = shared(&["ACME,A,DC1,20,112,1,50,,,,,5,1", "BOLT,A,DC1,20,112,2,50,,,,,5,1"]).with(calendars);
    let world = world.with(Sheet::new("suppliers", "supplier,calendar\nACME,\nBOLT,NEVER"));
    assert_eq!(rows(world.plan().errors(), &["message"]).len(), 0);
    assert_eq!(orders(&world.plan()), [["ACME", "100", "share", "0"]]);
}

proptest! {
    #[test]
    fn parts_reach_the_need_within_their_rules(
        shares in prop::collection::vec(1_u32..100, 2..5),
        lots in prop::collection::vec((1_i64..15, 0_i64..40, prop::option::of(10_i64..80), prop::option::of(0_i64..90)), 5),
    ) {
        let names = ["ACME", "BOLT", "CORE", "DISC"];
        let cell = |value: Option<i64>| value.map_or_else(String::new, |value| value.to_string());
        let lines: Vec<String> = shares
            .iter()
            .zip(&lots)
            .zip(names)
            .map(|((share, (multiple, minimum, maximum, cap)), name)| format!("{name},A,DC1,20,112,,{share},{multiple},{minimum},{},{},5,1", cell(*maximum), cell(*cap)))
            .collect();
        let world = shared(&lines.iter().map(String::as_str).collect::<Vec<_>>());
        let plan = world.plan();
        let mut total = 0;
        for row in orders(&plan) {
            let at = names.iter().position(|name| *name == row[0]).unwrap();
            let (multiple, minimum, maximum, cap) = lots[at];
            let quantity: i64 = row[1].parse().unwrap();
            prop_assert!(quantity % multiple == 0 && quantity >= minimum);
            prop_assert!(maximum.is_none_or(|maximum| quantity <= maximum) && cap.is_none_or(|cap| quantity <= cap));
            total += quantity;
        }
        let unmet: i64 = orders(&plan).iter().map(|row| row[3].parse::<i64>().unwrap()).sum();
        if !orders(&plan).is_empty() {
            prop_assert!(total + unmet >= 100);
            let most: i64 = lots.iter().map(|lot| lot.0.max(lot.1)).max().unwrap();
            prop_assert!(total < 100 + most * shares.len() as i64 + 1);
        }
        let derivation = plan.derivation("A", "DC1").unwrap();
        let read: Derivation = serde_json::from_str(&derivation.to_json()).unwrap();
        prop_assert_eq!(read.recompute(), derivation.evaluation);
    }
}
