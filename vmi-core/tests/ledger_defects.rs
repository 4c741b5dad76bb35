//! What went wrong in other systems, one test for each row of the list of known defects that concerns the ledger.

mod common;

use common::World;
use vmi_core::engine::plan;
use vmi_core::error::ErrorKind;
use vmi_core::ledger::{Count, Event, EventKind, Finding, FindingKind, Ledger, Position, StockAccount, View, events_table};
use vmi_core::model::{Day, Moment, Owner, Quantity};

fn at(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

fn quantity(text: &str) -> Quantity {
    Quantity::parse(text).unwrap()
}

/// An event of June 2026.
fn event(id: &str, kind: EventKind, moved: &str, day: u32) -> Event {
    Event::new(kind, ("wms", id), ("A", "DC1"), quantity(moved), at(&format!("2026-06-{day:02}")))
}

fn line(id: &str, kind: EventKind, moved: &str, day: u32) -> Event {
    let mut event = event(id, kind, moved, day).of_order("P7", "1");
    event.more.supplier = (kind == EventKind::OrderPlaced).then(|| "ACME".to_owned());
    event
}

fn ledger(events: &[Event]) -> Ledger {
    let mut ledger = Ledger::default();
    ledger.append(events, Some(0)).unwrap();
    ledger
}

fn position(ledger: &Ledger, view: &View) -> Position {
    ledger.position("A", "DC1", view).unwrap()
}

fn usable(ledger: &Ledger, view: &View) -> String {
    position(ledger, view).usable().unwrap().to_string()
}

/// Sequence number, check value and every position: what must not change where nothing may.
fn fingerprint(ledger: &Ledger) -> (u64, u64, String) {
    (ledger.sequence(), ledger.check(u64::MAX), format!("{:?}", ledger.positions(&View::ALL).unwrap()))
}

/// Row: running twice doubles the order.
#[test]
fn running_twice_appends_once() {
    let run = [line("1", EventKind::OrderPlaced, "10", 1), line("2", EventKind::OrderConfirmed, "8", 2)];
    let mut ledger = ledger(&run);
    let before = fingerprint(&ledger);
    for expected in [None, Some(0), Some(2)] {
        let again = ledger.append(&run, expected).unwrap();
        assert_eq!((again.added, again.repeated, again.sequence), (0, 2, 2));
    }
    assert_eq!(fingerprint(&ledger), before);
    assert_eq!(position(&ledger, &View::ALL).total().unwrap(), quantity("8"));
}

/// Row: the same message processed twice. The id is what makes a message the same: told later, in other words, or in one batch.
#[test]
fn the_same_message_twice_is_one_event() {
    let receipt = event("1", EventKind::Receipt, "1.5", 1);
    let told_later = event("1", EventKind::Receipt, "1.50", 1).known(at("2026-06-20"));
    let mut ledger = ledger(&[receipt.clone(), told_later.clone()]);
    assert_eq!(ledger.sequence(), 1);
    assert_eq!(ledger.append(&[told_later], None).unwrap().repeated, 1);
    assert_eq!(ledger.event(0), Some(receipt));
    let before = fingerprint(&ledger);
    let other = ledger.append(&[event("2", EventKind::Receipt, "1", 21), event("1", EventKind::Receipt, "2", 1)], None).unwrap_err();
    assert_eq!((other.kind(), other.field_name(), other.value_text()), (ErrorKind::ConflictingEvents, Some("event_id"), Some("1")));
    assert_eq!(fingerprint(&ledger), before, "a refused batch leaves nothing behind");
    let mut elsewhere = event("1", EventKind::Receipt, "4", 1).known(at("2026-06-20"));
    elsewhere.source = "erp".into();
    ledger.append(&[elsewhere], Some(1)).unwrap();
    assert_eq!(usable(&ledger, &View::ALL), "5.5", "the same id of another source is another event");
}

/// Row: open supply not counted, or counted twice. Each unit is in exactly one account, and the position does not change as a line goes on.
#[test]
fn each_unit_of_an_inbound_line_is_in_one_account_through_its_open_states() {
    let steps = [
        (line("1", EventKind::OrderPlaced, "10", 1), ["10", "0", "0", "0"]),
        (line("2", EventKind::OrderConfirmed, "10", 2), ["0", "10", "0", "0"]),
        (line("3", EventKind::OrderShipped, "6", 3), ["0", "4", "6", "0"]),
        (line("4", EventKind::OrderReceived, "4", 4), ["0", "4", "2", "4"]),
        (line("5", EventKind::OrderShipped, "4", 5), ["0", "0", "6", "4"]),
        (line("6", EventKind::OrderReceived, "6", 6), ["0", "0", "0", "10"]),
        (line("7", EventKind::OrderClosed, "0", 7), ["0", "0", "0", "10"]),
    ];
    let mut ledger = Ledger::default();
    for (step, accounts) in steps {
        let (name, day) = (step.kind.word(), step.effective_at);
        ledger.append(&[step], None).unwrap();
        let held = position(&ledger, &View::as_of(day));
        let found = [held.on_order_unconfirmed, held.on_order_confirmed, held.in_transit, held.usable().unwrap()];
        assert_eq!(found.map(|held| held.to_string()), accounts, "{name}");
        assert_eq!(held.total().unwrap(), quantity("10"), "{name}");
    }
    assert_eq!(ledger.findings(&View::ALL).unwrap(), []);
}

/// The same row, where the line changes: less is confirmed, part is cancelled, more comes than was expected, the rest never does.
#[test]
fn supply_follows_the_commitment_and_is_never_negative() {
    let steps = [
        (line("1", EventKind::OrderPlaced, "10", 1), "10", "10"),
        (line("2", EventKind::OrderConfirmed, "8", 2), "8", "8"),
        (line("3", EventKind::OrderCancelled, "2", 3), "6", "6"),
        (line("4", EventKind::OrderShipped, "7", 4), "6", "6"),
        (line("5", EventKind::OrderReceived, "5", 5), "1", "6"),
        (line("6", EventKind::OrderReceived, "3", 6), "0", "8"),
    ];
    let mut ledger = Ledger::default();
    for (step, open, total) in steps {
        let name = step.kind.word();
        ledger.append(&[step], None).unwrap();
        assert_eq!(ledger.order_lines(&View::ALL).unwrap()[0].open().to_string(), open, "{name}");
        assert_eq!(position(&ledger, &View::ALL).total().unwrap().to_string(), total, "{name}");
    }
    let kinds: Vec<FindingKind> = ledger.findings(&View::ALL).unwrap().into_iter().map(|found| found.kind).collect();
    assert_eq!(kinds, [FindingKind::OverReceived, FindingKind::OverShipped]);
}

/// Row: running balance wrong under back-dating. A balance is a fold by when it happened; what was known then is still known.
#[test]
fn a_late_event_changes_every_balance_after_it_and_none_before() {
    let mut ledger = ledger(&[event("1", EventKind::Receipt, "10", 1), event("2", EventKind::Issue, "4", 10)]);
    let snapshot = ledger.snapshot(None);
    ledger.append(&[event("3", EventKind::Issue, "3", 5).known(at("2026-06-12"))], Some(2)).unwrap();
    let on = |day: u32| View::as_of(at(&format!("2026-06-{day:02}")));
    assert_eq!([4, 5, 9, 10].map(|day| usable(&ledger, &on(day))), ["10", "7", "7", "3"]);
    let as_known = |day| usable(&ledger, &on(day).known_at(at("2026-06-11")));
    assert_eq!([4, 5, 9, 10].map(as_known), ["10", "10", "10", "6"]);
    assert_eq!(ledger.resume(&snapshot).unwrap(), ledger.positions(&View::ALL).unwrap(), "a snapshot goes on to the same");
    let order: Vec<String> = ledger.history("A", "DC1", &View::ALL).unwrap().into_iter().map(|entry| entry.event.event_id).collect();
    assert_eq!(order, ["1", "3", "2"]);
}

/// The same row, under concurrency: a writer that has not read the last events is refused; what is recorded never goes back.
#[test]
fn a_stale_writer_is_refused_and_reads_again() {
    let mut ledger = ledger(&[event("1", EventKind::Receipt, "10", 1)]);
    let seen_by_both = ledger.sequence();
    ledger.append(&[event("2", EventKind::Issue, "8", 2)], Some(seen_by_both)).unwrap();
    let before = fingerprint(&ledger);
    let second = event("3", EventKind::Issue, "8", 2);
    assert_eq!(ledger.append(std::slice::from_ref(&second), Some(seen_by_both)).unwrap_err().kind(), ErrorKind::SequenceConflict);
    let back = ledger.append(&[event("4", EventKind::Issue, "1", 1)], Some(2)).unwrap_err();
    assert_eq!((back.kind(), back.field_name()), (ErrorKind::OutOfRange, Some("recorded_at")));
    assert_eq!(fingerprint(&ledger), before);
    assert_eq!(ledger.append(&[second], Some(ledger.sequence())).unwrap().sequence, 3);
}

/// Row: a snapshot is a cache that is checked: of other events, it is refused and not believed.
#[test]
fn a_snapshot_of_other_events_is_refused() {
    let ours = ledger(&[event("1", EventKind::Receipt, "10", 1)]);
    let theirs = ledger(&[event("1", EventKind::Receipt, "11", 1)]);
    assert_eq!(ours.resume(&theirs.snapshot(None)).unwrap_err().kind(), ErrorKind::SequenceConflict);
    assert_eq!(Ledger::default().resume(&ours.snapshot(None)).unwrap_err().kind(), ErrorKind::SequenceConflict);
}

/// Row: available subtracts what has already shipped. An allocation ends with the issue that serves it.
#[test]
fn an_allocation_ends_with_its_issue() {
    let of = |event: Event| event.of_order("C1", "1");
    let mut ledger = ledger(&[event("1", EventKind::Receipt, "10", 1), of(event("2", EventKind::Allocate, "6", 2))]);
    let available = |ledger: &Ledger| {
        let held = position(ledger, &View::ALL);
        (held.usable().unwrap().to_string(), held.allocated.to_string(), held.total().unwrap().to_string())
    };
    assert_eq!(available(&ledger), ("10".into(), "6".into(), "4".into()));
    ledger.append(&[of(event("3", EventKind::Issue, "4", 3))], None).unwrap();
    assert_eq!(available(&ledger), ("6".into(), "2".into(), "4".into()), "4 left the stock and the claim, once each");
    ledger.append(&[of(event("4", EventKind::Issue, "3", 4))], None).unwrap();
    assert_eq!(available(&ledger), ("3".into(), "0".into(), "3".into()), "a claim is over at 0");
    assert_eq!(ledger.allocations(&View::ALL).unwrap(), []);
    let taken_back = Event { event_id: "5".into(), ..of(event("4", EventKind::Issue, "3", 4)) };
    let mut taken_back = taken_back.known(at("2026-06-05"));
    taken_back.more.corrects = Some("4".into());
    ledger.append(&[taken_back], None).unwrap();
    assert_eq!(available(&ledger), ("6".into(), "2".into(), "4".into()), "an issue taken back is owed again");
}

/// The same row: allocation above stock is legal, and found.
#[test]
fn an_allocation_above_stock_is_found() {
    let ledger = ledger(&[event("1", EventKind::Receipt, "10", 1), event("2", EventKind::Allocate, "12", 2).of_order("C1", "1")]);
    assert_eq!(position(&ledger, &View::ALL).total().unwrap(), quantity("-2"));
    let found = ledger.findings(&View::ALL).unwrap();
    assert_eq!(found.iter().map(|found| (found.kind, found.quantity)).collect::<Vec<_>>(), [(FindingKind::OverAllocated, quantity("2"))]);
}

/// Row: negative on hand breaks status and reports, or is clamped. It is legal, a typed finding, and in every sum as it is.
#[test]
fn negative_on_hand_is_legal_typed_and_found() {
    let mut ledger = ledger(&[event("1", EventKind::Receipt, "3", 1), event("2", EventKind::Issue, "5", 2)]);
    let held = position(&ledger, &View::ALL);
    assert_eq!((held.of(Owner::Customer, StockAccount::Usable), held.total().unwrap()), (quantity("-2"), quantity("-2")));
    let of = ("customer".to_owned(), "usable".to_owned());
    let negative = Finding { kind: FindingKind::NegativeStock, item: "A".into(), location: "DC1".into(), of, quantity: quantity("-2") };
    assert_eq!(ledger.findings(&View::ALL).unwrap(), [negative]);
    assert_eq!(ledger.findings(&View::as_of(at("2026-06-01"))).unwrap(), []);
    ledger.append(&[event("3", EventKind::Receipt, "7", 3)], None).unwrap();
    assert_eq!(usable(&ledger, &View::ALL), "5", "what was owed is made up, not forgotten");
    assert_eq!(ledger.findings(&View::ALL).unwrap(), []);
}

/// Row: planning edits master data. A plan reads what a ledger says and leaves it as it is, however often it runs.
#[test]
fn planning_never_changes_the_ledger() {
    let named = |event: Event| Event { item: "A-1".into(), ..event };
    let ours = ledger(&[named(event("1", EventKind::Receipt, "30", 1)), named(event("2", EventKind::Issue, "35", 2))]);
    let before = (fingerprint(&ours), ours.to_json_lines());
    let mut world = World::small();
    world.0.retain(|sheet| sheet.name != "stock");
    let plans: Vec<_> = (0..2)
        .map(|_| {
            let events: Vec<Event> = ours.events().collect();
            let plan = plan(&world.inputs().table(events_table("events", &events).unwrap())).unwrap();
            common::rows(plan.proposals(), &["item", "position", "quantity"])
        })
        .collect();
    assert_eq!(plans[0], [["A-1", "-5", "65"]], "up to the maximum of 60");
    assert_eq!(plans[0], plans[1]);
    assert_eq!((fingerprint(&ours), ours.to_json_lines()), before);
}

/// The same row: whatever is asked, the ledger stays as it is.
#[test]
fn asking_never_changes_the_ledger() {
    let mut lot = event("1", EventKind::Receipt, "30", 1);
    (lot.more.lot, lot.more.expires_on) = (Some("L1".into()), Day::parse("2026-06-20"));
    let events = [lot, line("2", EventKind::OrderPlaced, "10", 2), event("3", EventKind::Issue, "4", 3), event("4", EventKind::Count, "9", 4)];
    let ours = ledger(&events);
    let theirs = ledger(&events[..2]);
    let before = (fingerprint(&ours), ours.to_json_lines(), ours.snapshot(None));
    let view = View::as_of(at("2026-06-30"));
    let counted = Count {
        item: "A".into(),
        location: "DC1".into(),
        owner: Owner::Customer,
        account: StockAccount::Usable,
        counted: quantity("20"),
        counted_at: at("2026-06-30"),
    };
    let proposed = ours.reconcile(&[counted], None).unwrap()[0].proposed.clone();
    assert!(proposed.is_some(), "proposed, not appended");
    ours.order_lines(&view).unwrap();
    ours.allocations(&view).unwrap();
    ours.lots(&view).unwrap();
    ours.expired_usable("A", "DC1", &view).unwrap();
    ours.history("A", "DC1", &view).unwrap();
    ours.thresholds(&view);
    ours.forecasts(&view);
    ours.findings(&view).unwrap();
    ours.compare(&theirs, &view).unwrap();
    ours.consumption(Day::parse("2026-06-01").unwrap(), Day::parse("2026-06-30").unwrap(), None).unwrap();
    ours.resume(&before.2).unwrap();
    assert_eq!((fingerprint(&ours), ours.to_json_lines(), ours.snapshot(None)), before);
}
