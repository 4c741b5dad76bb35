//! Releases beside odd facts: an order that never was decides nothing, nor does a void rejection; a number that is used is not given again.

mod common;

use common::{Sheet, World, rows, text};
use vmi_core::engine::{Inputs, NumberRange, Plan, Rejection, ReleaseRequest, plan};
use vmi_core::ledger::{Event, EventKind, Ledger};
use vmi_core::model::{Moment, Quantity};

const DAY: &str = "2026-06-30";

fn quantity(text: &str) -> Quantity {
    Quantity::parse(text).unwrap()
}

fn at(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

/// 12 of A-1, which is ordered up to 60 below 20; the others have enough.
fn opened() -> Ledger {
    let receipt = |item: &str, moved: &str| Event::new(EventKind::Receipt, ("wms", item), (item, "DC1"), quantity(moved), at("2026-06-29"));
    let mut ledger = Ledger::default();
    ledger.append(&[receipt("A-1", "12"), receipt("A-2", "50"), receipt("A-3", "50")], None).unwrap();
    ledger
}

fn planned(ledger: &Ledger) -> Plan {
    let world = World::small();
    let tables = world.0.iter().filter(|sheet| sheet.name != "stock");
    plan(&tables.fold(Inputs::new(DAY).ledger(ledger), |inputs, sheet| inputs.table(sheet.table()))).unwrap()
}

fn proposed(plan: &Plan) -> Vec<(String, String)> {
    rows(plan.proposals(), &["proposal", "quantity"]).into_iter().map(|row| (row[0].clone(), row[1].clone())).collect()
}

fn reason(plan: &Plan) -> String {
    text(plan.reasons(), "reason", 0)
}

fn release(plan: &Plan, ledger: &mut Ledger) -> Vec<Event> {
    let events = plan.release(&ReleaseRequest::new("Anna", at(DAY)).approve_all(), Some(ledger)).unwrap().events;
    ledger.append(&events, None).unwrap();
    events
}

/// The same event, taken back in part or as a whole.
fn take_back(ledger: &mut Ledger, event: &Event, taken: &str) {
    let mut correction = event.clone();
    correction.event_id = format!("{}/back", event.event_id);
    correction.quantity = quantity(taken);
    correction.more.corrects = Some(event.event_id.clone());
    ledger.append(&[correction], None).unwrap();
}

#[test]
fn an_order_that_was_taken_back_leaves_its_review_open() {
    let mut ledger = opened();
    let first = planned(&ledger);
    let placed = release(&first, &mut ledger);
    assert_eq!(reason(&planned(&ledger)), "already_decided");
    take_back(&mut ledger, &placed[0], "48");
    let again = planned(&ledger);
    assert_eq!(proposed(&again)[0].1, "48");
    assert_ne!(proposed(&again), proposed(&first), "the event of the old id is there");
    assert_eq!(release(&again, &mut ledger).len(), 1);
    assert_eq!((proposed(&planned(&ledger)), reason(&planned(&ledger))), (vec![], "already_decided".to_owned()));
}

#[test]
fn an_order_that_was_taken_back_in_part_is_a_new_fact() {
    let mut ledger = opened();
    let placed = release(&planned(&ledger), &mut ledger);
    take_back(&mut ledger, &placed[0], "45");
    assert_eq!(proposed(&planned(&ledger))[0].1, "45");
}

#[test]
fn an_order_that_was_taken_back_spends_no_act() {
    let mut ledger = opened();
    let less = Event::new(EventKind::Override, ("desk", "1"), ("A-1", "DC1"), quantity("5"), at("2026-06-29")).because("Anna", "space");
    ledger.append(&[less], None).unwrap();
    let placed = release(&planned(&ledger), &mut ledger);
    assert_eq!(placed[0].quantity, quantity("5"));
    take_back(&mut ledger, &placed[0], "5");
    assert_eq!(proposed(&planned(&ledger))[0].1, "5");
}

#[test]
fn a_rejection_that_was_taken_back_can_be_decided_again() {
    let mut ledger = opened();
    let first = planned(&ledger);
    let reject = vec![Rejection { proposal: proposed(&first)[0].0.clone(), reason: "promotion cancelled".into() }];
    let request = ReleaseRequest { reject, ..ReleaseRequest::new("Anna", at(DAY)) };
    for round in 0..2 {
        let rejected = planned(&ledger).release(&request, Some(&ledger)).unwrap().events;
        ledger.append(&rejected, None).unwrap();
        assert_eq!((rejected.len(), reason(&planned(&ledger)).as_str()), (1, "rejected"), "{round}");
        assert_eq!(first.release(&request, Some(&ledger)).unwrap().events, []);
        take_back(&mut ledger, &rejected[0], "0");
        assert_eq!(proposed(&planned(&ledger)), proposed(&first));
    }
    let placed = release(&planned(&ledger), &mut ledger);
    assert_eq!((placed.len(), placed[0].kind), (1, EventKind::OrderPlaced));
    assert_eq!(release(&first, &mut ledger), []);
    assert_eq!(reason(&planned(&ledger)), "already_decided");
}

/// A plan of yesterday does not read today's orders, but their numbers are given.
#[test]
fn a_number_of_a_later_order_is_not_given_again() {
    let orders = "order,line,supplier,item,location,ordered,ordered_at\nPO-7,1,ACME,A-2,DC1,5,2026-07-01\nPO-3,1,ACME,A-2,DC1,0,2026-06-01";
    let plan = World::small().with(Sheet::new("orders", orders)).plan();
    let numbers = vec![NumberRange { supplier: None, prefix: "PO-".into(), first: 1, last: 9, alarm_below: 0 }];
    let released = plan.release(&ReleaseRequest { numbers, ..ReleaseRequest::new("Anna", at(DAY)).approve_all() }, None).unwrap();
    assert_eq!(released.events[0].order_line(), Some(("PO-8", "1")));
}
