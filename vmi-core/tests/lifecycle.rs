//! Law 4 through the life of orders: planned, released, planned again, confirmed short, received in part, cancelled.

mod common;

use std::collections::BTreeSet;

use common::rows;
use proptest::prelude::*;
use vmi_core::engine::{Approval, Inputs, NumberRange, Plan, Rejection, ReleaseRequest, plan};
use vmi_core::ledger::{Event, EventKind, Ledger, View};
use vmi_core::model::{Day, Moment, Quantity};
use vmi_core::plan::Derivation;
use vmi_core::table::{Table, texts};

const ITEMS: [&str; 6] = ["A", "B", "C", "D", "E", "F"];
const DAY: &str = "2026-06-30";

fn quantity(number: i64) -> Quantity {
    Quantity::from_scaled(number, 0)
}

fn close(day: &str) -> Moment {
    Moment::close_of(Day::parse(day).unwrap())
}

/// Agreements of six items: a policy each, and two that join each other's orders.
#[derive(Clone, Debug)]
struct Terms {
    min: i64,
    max: i64,
    lot: i64,
    multiple: i64,
    minimum: i64,
    largest: Option<i64>,
    auto: &'static str,
}

fn terms() -> impl Strategy<Value = Terms> {
    let largest = prop_oneof![Just(None), (5_i64..60).prop_map(Some)];
    (0_i64..80, 0_i64..80, 1_i64..30, 1_i64..9, 0_i64..20, largest, prop::sample::select(vec!["never", "always", "within_limits"]))
        .prop_map(|(min, more, lot, multiple, minimum, largest, auto)| Terms { min, max: min + more, lot, multiple, minimum, largest, auto })
}

fn tables(terms: &Terms) -> Vec<Table<'static>> {
    let column = |values: [String; 6]| texts(values.map(|value| (!value.is_empty()).then_some(value)));
    let number = |number: i64| number.to_string();
    let same = |value: String| column(std::array::from_fn(|_| value.clone()));
    let items = Table::new("items").unwrap().with("item", ITEMS).unwrap().with("unit", ["EA"; 6]).unwrap();
    let none = String::new;
    let agreements = Table::new("agreements").unwrap();
    let agreements = agreements.with("supplier", ["ACME", "BOLT", "ACME", "BOLT", "ACME", "ACME"]).unwrap().with("item", ITEMS).unwrap();
    let agreements = agreements.with("location", ["DC1"; 6]).unwrap();
    let agreements = agreements.with("min", column([number(terms.min), none(), none(), none(), none(), none()])).unwrap();
    let agreements = agreements.with("max", column([number(terms.max), none(), none(), none(), none(), none()])).unwrap();
    let agreements =
        agreements.with("reorder_point", column([none(), number(terms.min), none(), none(), number(terms.min), number(terms.min / 2)])).unwrap();
    let agreements = agreements.with("order_quantity", column([none(), number(terms.lot), none(), none(), none(), none()])).unwrap();
    let agreements = agreements
        .with("order_up_to", column([none(), none(), number(terms.max), number(terms.max + 7), number(terms.max), number(terms.max + 3)]))
        .unwrap();
    let agreements = agreements.with("policy", column([none(), none(), none(), none(), "can_order".into(), "can_order".into()])).unwrap();
    let agreements = agreements.with("can_order_level", column([none(), none(), none(), none(), none(), number(terms.max)])).unwrap();
    let agreements =
        agreements.with("order_multiple", same(number(terms.multiple))).unwrap().with("order_minimum", same(number(terms.minimum))).unwrap();
    let agreements = agreements.with("order_maximum", same(terms.largest.map_or_else(none, number))).unwrap();
    let agreements = agreements.with("lead_time_days", same("5".into())).unwrap().with("auto_release", same(terms.auto.into())).unwrap();
    vec![items, agreements.with("auto_release_quantity", same("25".into())).unwrap()]
}

fn planned(terms: &Terms, ledger: &Ledger, as_of: &str) -> Plan {
    let inputs = tables(terms).into_iter().fold(Inputs::new(as_of).ledger(ledger), Inputs::table);
    plan(&inputs).unwrap()
}

fn ids(plan: &Plan) -> BTreeSet<String> {
    rows(plan.proposals(), &["proposal"]).into_iter().map(|row| row[0].clone()).collect()
}

/// Stock and some history for every item.
fn opened(stock: &[i64]) -> Ledger {
    let mut ledger = Ledger::default();
    let event = |(at, quantity_of): (usize, &i64)| {
        let kind = EventKind::Adjustment;
        Event::new(kind, ("wms", &format!("open{at}")), (ITEMS[at], "DC1"), quantity(*quantity_of), close("2026-06-29"))
    };
    ledger.append(&stock.iter().enumerate().map(event).collect::<Vec<_>>(), None).unwrap();
    ledger
}

/// Deliveries, changes and consumption: (item, what, how much).
fn happened(ledger: &mut Ledger, step: usize, day: &str, facts: &[(usize, u8, i64)]) {
    let lines = ledger.order_lines(&View::ALL).unwrap();
    let mut events = Vec::new();
    for (number, (item, what, amount)) in facts.iter().enumerate() {
        let id = format!("{step}/{number}");
        let line = lines.iter().rfind(|line| line.item == ITEMS[*item]);
        let kind = match what {
            0 => EventKind::Issue,
            1 => EventKind::OrderConfirmed,
            2 => EventKind::OrderShipped,
            3 => EventKind::OrderReceived,
            4 => EventKind::OrderCancelled,
            _ => EventKind::Receipt,
        };
        let event = Event::new(kind, ("wms", &id), (ITEMS[*item], "DC1"), quantity(*amount), close(day));
        match (kind, line) {
            (EventKind::Issue | EventKind::Receipt, _) => events.push(event),
            (_, Some(line)) => events.push(event.of_order(&line.order, &line.line)),
            (_, None) => {}
        }
    }
    ledger.append(&events, None).unwrap();
}

proptest! {
    #[test]
    fn law_4_a_review_that_was_released_gives_no_new_id(
        terms in terms(),
        stock in prop::collection::vec(-20_i64..100, ITEMS.len()),
        days in prop::collection::vec(prop::collection::vec((0..ITEMS.len(), 0_u8..6, 0_i64..40), 0..6), 1..4),
        approve in prop::bool::ANY,
    ) {
        let mut ledger = opened(&stock);
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for (step, facts) in days.iter().enumerate() {
            let day = Day::parse(DAY).unwrap().plus(step as i32).unwrap().to_string();
            happened(&mut ledger, step, &day, facts);
            let before = ledger.check(u64::MAX);
            let first = planned(&terms, &ledger, &day);
            prop_assert_eq!(ids(&first), ids(&planned(&terms, &ledger, &day)), "the same plan has the same ids");
            prop_assert_eq!(ledger.check(u64::MAX), before, "planning changes nothing");
            let proposed = ids(&first);
            prop_assert!(proposed.is_disjoint(&seen), "another review has other ids");
            seen.extend(proposed.iter().cloned());
            let request = ReleaseRequest::new("Anna", close(&day));
            let request = if approve { request.approve_all() } else { request };
            let released = first.release(&request, Some(&ledger)).unwrap();
            let placed: BTreeSet<String> = released.events.iter().filter_map(|event| event.more.proposal.clone()).collect();
            ledger.append(&released.events, None).unwrap();
            let again = planned(&terms, &ledger, &day);
            // No id that was not returned before; what was released is decided, what waits keeps its id.
            prop_assert_eq!(ids(&again), proposed.difference(&placed).cloned().collect::<BTreeSet<_>>());
            for row in rows(again.reasons(), &["reason", "proposal"]) {
                prop_assert_eq!(row[0] == "already_decided", placed.contains(&row[1]));
            }
            for item in ITEMS {
                let derivation = again.derivation(item, "DC1").unwrap();
                let read: Derivation = serde_json::from_str(&derivation.to_json()).unwrap();
                prop_assert_eq!(read.recompute(), derivation.evaluation);
            }
            // Releasing the same plan again adds nothing.
            let repeated = first.release(&request, Some(&ledger)).unwrap();
            prop_assert!(repeated.events.is_empty());
        }
    }

    #[test]
    fn position_and_proposal_do_not_change_as_the_order_goes_through_its_open_states(shipped in 0_i64..=48, received in 0_i64..=48) {
        let terms = Terms { min: 20, max: 60, lot: 1, multiple: 1, minimum: 0, largest: None, auto: "always" };
        let mut ledger = opened(&[12, 0, 100, 100]);
        let released = planned(&terms, &ledger, DAY).release(&ReleaseRequest::new("Anna", close(DAY)), Some(&ledger)).unwrap();
        ledger.append(&released.events, None).unwrap();
        let placed = released.events.iter().find(|event| event.item == "A").unwrap().clone();
        let (order, line) = placed.order_line().unwrap();
        let steps = [(EventKind::OrderConfirmed, 48), (EventKind::OrderShipped, shipped), (EventKind::OrderReceived, received.min(shipped))];
        for (at, (kind, amount)) in steps.into_iter().enumerate() {
            let event = Event::new(kind, ("wms", &at.to_string()), ("A", "DC1"), quantity(amount), close(DAY)).of_order(order, line);
            ledger.append(&[event], None).unwrap();
            prop_assert_eq!(ledger.position("A", "DC1", &View::ALL).unwrap().total().unwrap(), quantity(60));
        }
    }
}

/// One item below its minimum: 48 are proposed.
fn one() -> (Terms, Ledger) {
    (Terms { min: 20, max: 60, lot: 1, multiple: 1, minimum: 0, largest: None, auto: "never" }, opened(&[12, 50, 100, 100]))
}

fn reason(plan: &Plan, item: &str) -> String {
    rows(plan.reasons(), &["item", "reason"]).into_iter().find(|row| row[0] == item).map_or_else(|| "proposal".into(), |row| row[1].clone())
}

#[test]
fn an_approved_proposal_becomes_an_order_with_the_next_number() {
    let (terms, mut ledger) = one();
    let old = Event::new(EventKind::OrderPlaced, ("erp", "1"), ("C", "DC1"), quantity(0), close("2026-06-01")).of_order("PO-0007", "1");
    ledger.append(&[], None).unwrap();
    let mut ledger_with_orders = Ledger::default();
    let mut old = old;
    old.more.supplier = Some("ACME".into());
    ledger_with_orders.append(&[old], None).unwrap();
    ledger_with_orders.append(&ledger.events().collect::<Vec<_>>(), None).unwrap();
    ledger = ledger_with_orders;
    let first = planned(&terms, &ledger, DAY);
    let id = ids(&first).first().unwrap().clone();
    let range = NumberRange { supplier: Some("ACME".into()), prefix: "PO-".into(), first: 1, last: 9_999, alarm_below: 9_995 };
    let request = ReleaseRequest { approve: Approval::Proposals(vec![id.clone()]), numbers: vec![range], ..ReleaseRequest::new("Anna", close(DAY)) };
    let released = first.release(&request, Some(&ledger)).unwrap();
    assert_eq!(released.events.len(), 1);
    assert_eq!(released.events[0].order_line(), Some(("PO-0008", "1")));
    assert_eq!(
        rows(&released.orders_table().unwrap(), &["order", "item", "ordered", "proposal", "state"]),
        [["PO-0008", "A", "48", &id, "released"]]
    );
    assert_eq!(released.problems.notices()[0].message, "9991 order numbers are left for \"ACME\", up to \"PO-9999\"");
}

#[test]
fn a_range_without_numbers_stops_its_supplier_only() {
    let terms = Terms { min: 20, max: 60, lot: 1, multiple: 1, minimum: 0, largest: None, auto: "always" };
    let ledger = opened(&[12, 5, 100, 100]);
    let range = |supplier: &str, last| NumberRange { supplier: Some(supplier.into()), prefix: "P".into(), first: 1, last, alarm_below: 0 };
    let request = ReleaseRequest { numbers: vec![range("ACME", 1), range("BOLT", 9)], ..ReleaseRequest::new("Anna", close(DAY)) };
    let first = planned(&terms, &ledger, DAY);
    let mut later = ledger.clone();
    later.append(&first.release(&request, Some(&ledger)).unwrap().events, None).unwrap();
    // The two ranges have P1 in common, which ACME has: BOLT got P2. The next day ACME's only number is used, BOLT goes on.
    let day = "2026-07-01";
    happened(&mut later, 9, day, &[(0, 0, 55), (1, 0, 40)]);
    let released = planned(&terms, &later, day).release(&ReleaseRequest { at: close(day), ..request }, Some(&later)).unwrap();
    assert_eq!(released.problems.errors()[0].field_name(), Some("numbers"));
    let orders: Vec<&str> = released.events.iter().filter_map(|event| event.more.order.as_deref()).collect();
    assert_eq!(orders, ["P3"]);
}

#[test]
fn a_rejected_proposal_is_not_proposed_again_in_its_review() {
    let (terms, mut ledger) = one();
    let first = planned(&terms, &ledger, DAY);
    let id = ids(&first).first().unwrap().clone();
    let reject =
        vec![Rejection { proposal: id.clone(), reason: "promotion cancelled".into() }, Rejection { proposal: "nonsense".into(), reason: "x".into() }];
    let released = first.release(&ReleaseRequest { reject, ..ReleaseRequest::new("Anna", close(DAY)) }, Some(&ledger)).unwrap();
    assert_eq!(released.problems.errors().len(), 1, "the unknown id is named");
    ledger.append(&released.events, None).unwrap();
    let again = planned(&terms, &ledger, DAY);
    assert_eq!(reason(&again, "A"), "rejected");
    assert!(again.explain("A", "DC1").unwrap().contains("rejected by Anna: promotion cancelled"));
    // The next review is another decision.
    assert_eq!(reason(&planned(&terms, &ledger, "2026-07-01"), "A"), "proposal");
}

#[test]
fn new_facts_of_the_key_open_its_review_again() {
    let (terms, mut ledger) = one();
    let released = planned(&terms, &ledger, DAY).release(&ReleaseRequest::new("Anna", close(DAY)).approve_all(), Some(&ledger)).unwrap();
    ledger.append(&released.events, None).unwrap();
    assert_eq!(reason(&planned(&terms, &ledger, DAY), "A"), "already_decided");
    // Another key's facts change nothing; its own do: 12 − 45 + 48 = 15 is under 20.
    happened(&mut ledger, 1, DAY, &[(2, 0, 1)]);
    assert_eq!(reason(&planned(&terms, &ledger, DAY), "A"), "already_decided");
    happened(&mut ledger, 2, DAY, &[(0, 0, 45)]);
    let again = planned(&terms, &ledger, DAY);
    assert_eq!(rows(again.proposals(), &["item", "quantity"]), [["A", "45"]]);
}

#[test]
fn planners_acts_stand_above_the_rule_and_end_with_the_next_order() {
    let (terms, ledger) = one();
    let act = |kind, amount, day: Option<&str>| {
        let mut event = Event::new(kind, ("desk", "1"), ("A", "DC1"), quantity(amount), close(DAY)).because("Anna", "promotion");
        event.more.promised_for = day.and_then(Day::parse);
        let mut ledger = ledger.clone();
        ledger.append(&[event], None).unwrap();
        ledger
    };
    let held = planned(&terms, &act(EventKind::Hold, 0, Some("2026-07-10")), DAY);
    assert_eq!(rows(held.reasons(), &["item", "reason", "until"])[0], ["A", "held", "2026-07-10"]);
    assert!(held.explain("A", "DC1").unwrap().contains("no order before 2026-07-10: promotion"));
    assert_eq!(reason(&planned(&terms, &act(EventKind::Hold, 0, Some("2026-07-01")), DAY), "A"), "proposal");
    let overridden = act(EventKind::Override, 100, None);
    let first = planned(&terms, &overridden, DAY);
    assert_eq!(rows(first.proposals(), &["item", "quantity"]), [["A", "100"]]);
    assert_eq!(reason(&planned(&terms, &act(EventKind::Override, 0, None), DAY), "A"), "overridden");
    let firm = planned(&terms, &act(EventKind::Firm, 7, Some("2026-07-20")), DAY);
    assert_eq!(rows(firm.proposals(), &["item", "quantity", "due"]), [["A", "7", "2026-07-20"]]);
    // Bounds hold for people too.
    let bounded = Terms { largest: Some(50), ..terms.clone() };
    assert_eq!(reason(&planned(&bounded, &overridden, DAY), "A"), "cannot_meet_lot");
    // The act was for this order.
    let mut later = overridden.clone();
    later.append(&first.release(&ReleaseRequest::new("Anna", close(DAY)).approve_all(), Some(&overridden)).unwrap().events, None).unwrap();
    assert_eq!(reason(&planned(&terms, &later, "2026-07-01"), "A"), "above_trigger");
}

#[test]
fn an_override_that_was_released_is_not_topped_up_in_its_review() {
    let (terms, mut ledger) = one();
    let less = Event::new(EventKind::Override, ("desk", "1"), ("A", "DC1"), quantity(5), close(DAY)).because("Anna", "space");
    ledger.append(&[less], None).unwrap();
    let first = planned(&terms, &ledger, DAY);
    assert_eq!(rows(first.proposals(), &["item", "quantity"]), [["A", "5"]]);
    let released = first.release(&ReleaseRequest::new("Anna", close(DAY)).approve_all(), Some(&ledger)).unwrap();
    ledger.append(&released.events, None).unwrap();
    let again = planned(&terms, &ledger, DAY);
    assert_eq!((ids(&again).len(), reason(&again, "A").as_str()), (0, "already_decided"));
    // The next review is the rule's: 12 + 5 is still below 20.
    assert_eq!(rows(planned(&terms, &ledger, "2026-07-01").proposals(), &["quantity"]), [["43"]]);
}

#[test]
fn what_was_known_then_gives_the_plan_of_then() {
    let (terms, mut ledger) = one();
    let known = close(DAY);
    let late = Event::new(EventKind::Issue, ("wms", "late"), ("A", "DC1"), quantity(5), close("2026-06-28")).known(close("2026-07-02"));
    let then = planned(&terms, &ledger, DAY);
    ledger.append(&[late], None).unwrap();
    assert_eq!(rows(planned(&terms, &ledger, DAY).proposals(), &["quantity"]), [["53"]]);
    let inputs = tables(&terms).into_iter().fold(Inputs::new(DAY).ledger(&ledger).known_at(known), Inputs::table);
    assert_eq!(ids(&plan(&inputs).unwrap()), ids(&then));
}

#[test]
fn a_line_in_orders_and_in_events_is_an_error_of_its_key() {
    let (terms, mut ledger) = one();
    let mut placed = Event::new(EventKind::OrderPlaced, ("erp", "1"), ("A", "DC1"), quantity(10), close(DAY)).of_order("P1", "1");
    placed.more.supplier = Some("ACME".into());
    ledger.append(&[placed], None).unwrap();
    let orders = ledger.orders_table(&View::ALL).unwrap();
    let inputs = tables(&terms).into_iter().fold(Inputs::new(DAY).ledger(&ledger).table(orders), Inputs::table);
    let plan = plan(&inputs).unwrap();
    assert_eq!(rows(plan.errors(), &["kind", "table", "item", "field"]), [["duplicate_key", "events", "A", "order"]]);
    assert_eq!(reason(&plan, "A"), "bad_input");
}
