//! The naive ledger on examples worked out by hand.

use super::accounts::{Account, How, compare, consumption, discrepancies, movements, turnover};
use super::delivery::{faults, sample};
use super::event::{Event, ONE, close_of, instant_text, quantity_text};
use super::naive::*;

fn event(id: &str, kind: &str, day: u32, quantity: i128) -> Event {
    let at = Some(close_of(&format!("2026-06-{day:02}")));
    Event { source: "s".into(), event_id: id.into(), item: "i".into(), location: "A".into(), effective_at: at, recorded_at: at, ..sample(kind) }
        .quantity(quantity)
}

trait With: Sized {
    fn with(self, change: impl FnOnce(&mut Event)) -> Self;
    fn quantity(self, units: i128) -> Self;
    fn corrects(self, id: &str) -> Self;
    fn lot(self, lot: &str, expires_on: Option<&str>) -> Self;
}

impl With for Event {
    fn with(mut self, change: impl FnOnce(&mut Event)) -> Self {
        change(&mut self);
        self
    }

    fn quantity(self, units: i128) -> Self {
        self.with(|e| e.quantity = e.quantity.map(|_| units * ONE))
    }

    fn corrects(self, id: &str) -> Self {
        self.with(|e| e.corrects = Some(id.into()))
    }

    fn lot(self, lot: &str, expires_on: Option<&str>) -> Self {
        self.with(|e| (e.lot, e.expires_on) = (Some(lot.into()), expires_on.map(String::from)))
    }
}

fn as_of(day: u32) -> View {
    View { as_of: Some(close_of(&format!("2026-06-{day:02}"))), known_at: None }
}

const OPEN: View = View { as_of: None, known_at: None };

fn usable(events: &[Event], view: &View) -> i128 {
    stock(events, view).get(&stock_key("customer", "usable")).copied().unwrap_or(0) / ONE
}

fn stock_key(owner: &str, account: &str) -> StockKey {
    ("i".into(), "A".into(), owner.into(), account.into())
}

fn the_line(events: &[Event], view: &View) -> OrderLine {
    order_lines(events, view).remove(&("i".into(), "A".into(), "PO-1".into(), "1".into())).expect("the line")
}

/// (open, in transit, on order confirmed, on order unconfirmed)
fn supply(line: &OrderLine) -> [i128; 4] {
    [line.open / ONE, line.in_transit / ONE, line.on_order_confirmed / ONE, line.on_order_unconfirmed / ONE]
}

fn of_key<T: Copy + Default>(map: &std::collections::BTreeMap<Key, T>) -> T {
    map.get(&("i".to_string(), "A".to_string())).copied().unwrap_or_default()
}

#[test]
fn texts() {
    assert_eq!(quantity_text(3 * ONE / 2, 0), "1.5");
    assert_eq!(quantity_text(3 * ONE / 2, 2), "1.50");
    assert_eq!(quantity_text(-ONE / 1000, 0), "-0.001");
    assert_eq!(quantity_text(0, 3), "0.000");
    assert_eq!(instant_text(close_of("2026-06-30")), "2026-06-30");
    // the close of the day before plus 1 microsecond is midnight
    assert_eq!(instant_text(close_of("2026-06-29") + 1), "2026-06-30T00:00:00Z");
    assert_eq!(instant_text(close_of("2026-06-29") + 1 + 50_700_000_001), "2026-06-30T14:05:00.000001Z");
    let json = event("1", "hold", 3, 0).with(|e| e.reason = Some("a \"b\"\n".into())).json();
    let expected = "{\"source\":\"s\",\"event_id\":\"1\",\"kind\":\"hold\",\"item\":\"i\",\"location\":\"A\",\"effective_at\":\"2026-06-03\",\
        \"recorded_at\":\"2026-06-03\",\"reason\":\"a \\\"b\\\"\\u000a\",\"actor\":\"ann\"}";
    assert_eq!(json, expected);
}

#[test]
fn every_fault_is_found_and_every_sample_is_right() {
    for kind in super::event::KINDS {
        assert_eq!(sample(kind).faults(), Vec::<&str>::new(), "{kind}");
    }
    for (note, event) in faults() {
        assert!(!event.faults().is_empty(), "{note}: {}", event.json());
    }
    // ahead is by days: later on the day on which it was recorded is right
    let noon = event("1", "issue", 3, 1).with(|e| e.recorded_at = Some(close_of("2026-06-02") + 1));
    assert_eq!(noon.faults(), Vec::<&str>::new());
    assert_eq!(event("1", "allocate", 9, 1).with(|e| e.recorded_at = Some(close_of("2026-06-02"))).faults(), Vec::<&str>::new());
}

#[test]
fn append_in_the_order_of_its_steps() {
    let mut ledger = Ledger::default();
    let a = event("a", "receipt", 3, 5);
    let b = event("b", "receipt", 4, 5);
    // a twice, written and recorded otherwise: 2 new, 1 repeated, 2 in all
    let same = a.clone().with(|e| (e.decimals, e.recorded_at) = (2, Some(close_of("2026-06-09"))));
    assert_eq!(ledger.append(&[a.clone(), same.clone(), b.clone()], Some(0)), Ok(Outcome { added: 2, repeated: 1, sequence: 2 }));
    // nothing new: whatever was expected
    assert_eq!(ledger.append(&[b.clone(), same.clone()], Some(77)), Ok(Outcome { added: 0, repeated: 2, sequence: 2 }));
    let c = event("c", "receipt", 3, 5);
    let early = Err(Refusal::RecordedAtDecreases { index: 1 });
    assert_eq!(ledger.append(&[same.clone(), c.clone()], Some(2)), early);
    // the sequence is looked at before recorded_at, the id before the sequence, the fields before the id
    assert_eq!(ledger.append(&[same, c.clone()], Some(1)), Err(Refusal::SequenceConflict { expected: 1, present: 2 }));
    let other = a.clone().quantity(6);
    assert_eq!(ledger.append(&[c.clone(), other.clone()], Some(1)), Err(Refusal::IdConflict { index: 1 }));
    let wrong = b.quantity(-1);
    assert_eq!(ledger.append(&[other, wrong], Some(1)), Err(Refusal::Invalid { index: 1, fields: vec!["quantity"] }));
    assert_eq!(ledger.events.len(), 2);
    // the same id of another source is another event
    let elsewhere = a.with(|e| (e.source, e.recorded_at) = ("t".into(), Some(close_of("2026-06-04"))));
    assert_eq!(ledger.append(&[elsewhere], Some(2)), Ok(Outcome { added: 1, repeated: 0, sequence: 3 }));
}

#[test]
fn stock_as_of_and_as_known_at() {
    // 10 in on the 3rd; 4 out on the 4th, known on the 8th; 2 blocked on the 5th; 1 found missing on the 6th; 9 issued on the 7th
    let events = [
        event("1", "receipt", 3, 10),
        event("2", "block", 5, 2),
        event("3", "adjustment", 6, -1),
        event("4", "issue", 7, 9),
        event("5", "issue", 4, 4).with(|e| e.recorded_at = Some(close_of("2026-06-08"))),
    ];
    assert_eq!(usable(&events, &as_of(3)), 10);
    assert_eq!(usable(&events, &as_of(4)), 6);
    assert_eq!(usable(&events, &View { known_at: as_of(7).as_of, ..as_of(4) }), 10);
    // 10 − 4 − 2 − 1 − 9 = −6: not clamped
    assert_eq!(usable(&events, &OPEN), -6);
    assert_eq!(stock(&events, &OPEN)[&stock_key("customer", "blocked")], 2 * ONE);
    // an instant before the close of the 3rd does not see the 3rd
    assert_eq!(usable(&events, &View { as_of: Some(close_of("2026-06-03") - 1), known_at: None }), 0);
}

#[test]
fn an_order_line_from_placement_to_over_receipt() {
    let dated = |e: Event, day: &str| e.with(|e| e.promised_for = Some(day.into()));
    let events = [
        dated(event("1", "order_placed", 1, 10), "2026-06-20"),
        dated(event("2", "order_confirmed", 2, 8), "2026-06-22"),
        event("3", "order_shipped", 3, 5),
        event("4", "order_received", 4, 3),
        event("5", "order_cancelled", 5, 2),
        event("6", "order_received", 6, 7),
    ];
    let at = |day| the_line(&events, &as_of(day));
    assert_eq!(supply(&at(1)), [10, 0, 0, 10]);
    assert_eq!(at(1).promised_for.as_deref(), Some("2026-06-20"));
    assert_eq!(supply(&at(2)), [8, 0, 8, 0]); // the confirmation counts, not what was placed
    assert_eq!(supply(&at(3)), [8, 5, 3, 0]);
    assert_eq!(supply(&at(4)), [5, 2, 3, 0]); // open 8 − 3, in transit 5 − 3
    assert_eq!(supply(&at(5)), [3, 2, 1, 0]); // open 8 − 2 − 3
    assert_eq!(supply(&at(6)), [0, 0, 0, 0]); // 8 − 2 − 10 < 0
    assert_eq!((at(6).received, at(6).supplier.as_deref(), at(6).promised_for.as_deref()), (10 * ONE, Some("S1"), Some("2026-06-22")));
    // the counterpart of the second receipt of 7: 2 from in_transit, 1 from on_order, 4 from suppliers
    let last = movements(&events, &OPEN).pop().expect("six events").movements;
    let from: Vec<(&str, i128)> = last.iter().map(|m| (m.from.2.as_str(), m.quantity / ONE)).collect();
    assert_eq!(from, [("in_transit", 2), ("on_order_confirmed", 1), ("suppliers", 4)]);
    assert!(last.iter().all(|m| m.to.2 == "customer.usable"));
    // usable 10 and nothing under way
    assert_eq!(of_key(&position(&events, &OPEN)), 10 * ONE);
    assert_eq!(of_key(&position(&events, &as_of(4))), (3 + 5) * ONE);
}

#[test]
fn a_line_closed_reopened_and_a_confirmation_taken_back() {
    let events = [
        event("1", "order_placed", 1, 10),
        event("2", "order_confirmed", 2, 6),
        event("3", "order_confirmed", 3, 4),
        event("4", "order_closed", 4, 0),
        event("5", "order_closed", 5, 0).corrects("4"),
        event("6", "order_confirmed", 6, 4).corrects("3"),
        event("7", "order_received", 7, 9),
        event("8", "order_received", 8, 9).corrects("7"),
    ];
    assert_eq!(supply(&the_line(&events, &as_of(3))), [4, 0, 4, 0]);
    assert_eq!(supply(&the_line(&events, &as_of(4))), [0, 0, 0, 0]);
    assert_eq!(supply(&the_line(&events, &as_of(5))), [4, 0, 4, 0]);
    assert_eq!(supply(&the_line(&events, &as_of(6))), [6, 0, 6, 0]); // the confirmation of the 2nd is the last
    assert_eq!(supply(&the_line(&events, &as_of(7))), [0, 0, 0, 0]); // 6 − 9
    assert_eq!(supply(&the_line(&events, &as_of(8))), [6, 0, 6, 0]);
    // received is 9 − 9; the receipt taken back puts 6 on order again and gives 3 to the suppliers
    let back = movements(&events, &OPEN).pop().expect("events").movements;
    let to: Vec<(&str, i128)> = back.iter().map(|m| (m.to.2.as_str(), m.quantity / ONE)).collect();
    assert_eq!(to, [("on_order_confirmed", 6), ("suppliers", 3)]);
}

#[test]
fn transfers_with_and_without_an_order() {
    let events = [
        event("1", "transfer_out", 1, 5).with(|e| (e.order, e.to_location) = (Some("TO".into()), Some("B".into()))),
        event("2", "transfer_out", 2, 3).with(|e| e.to_location = Some("B".into())),
        event("3", "transfer_in", 3, 2).with(|e| (e.location, e.order, e.line) = ("B".into(), Some("TO".into()), Some("1".into()))),
    ];
    // without line it is line 1, at the location where it goes; base = shipped 5, open 5 − 2, all of it in transit
    let lines = order_lines(&events, &OPEN);
    assert_eq!(lines.len(), 1);
    let line = &lines[&("i".into(), "B".into(), "TO".into(), "1".into())];
    assert_eq!((supply(line), line.supplier.clone()), ([3, 3, 0, 0], None));
    assert_eq!(usable(&events, &OPEN), -8);
    let turnovers = turnover(&events, &OPEN, None);
    let closing = |location: &str, name: &str| turnovers[&("i".to_string(), location.to_string(), name.to_string())].closing / ONE;
    // at A 8 went into transfer, at B 2 came out; the line took 5 from suppliers and gave 2 back
    assert_eq!([closing("A", "in_transfer"), closing("B", "in_transfer"), closing("B", "suppliers")], [8, -2, -3]);
}

#[test]
fn allocations_and_what_serves_them() {
    let order = |e: Event, order: &str| e.with(|e| e.order = Some(order.into()));
    let events = [
        event("0", "receipt", 1, 20),
        order(event("1", "allocate", 2, 10), "C1"),
        order(event("2", "allocate", 2, 4), "C2").with(|e| e.line = Some("1".into())),
        order(event("3", "issue", 3, 6), "C1"),
        order(event("4", "deallocate", 4, 9), "C2"),
        event("5", "deallocate", 5, 3),
        event("6", "back_order", 5, 2),
        order(event("7", "issue", 6, 6), "C1").corrects("3"),
    ];
    assert_eq!(of_key(&allocated(&events, &as_of(2))), 14 * ONE);
    assert_eq!(of_key(&allocated(&events, &as_of(3))), 8 * ONE); // 10 − 6, and 4
    assert_eq!(of_key(&allocated(&events, &as_of(4))), 4 * ONE); // C2 is 4 − 9: not below 0
    assert_eq!(of_key(&allocated(&events, &as_of(5))), ONE); // without an order −3
    assert_eq!(of_key(&allocated(&events, &as_of(6))), 7 * ONE); // C1 is 10 again
    assert_eq!(of_key(&back_ordered(&events, &OPEN)), 2 * ONE);
    // usable 20 − 6 + 6 = 20, − 7 − 2
    assert_eq!(of_key(&position(&events, &OPEN)), 11 * ONE);
}

#[test]
fn lots_leave_earliest_first() {
    let events = [
        event("1", "receipt", 1, 4).lot("late", Some("2026-06-30")),
        event("2", "receipt", 1, 3).lot("soon", Some("2026-06-10")),
        event("3", "receipt", 1, 2).lot("gone", Some("2026-06-04")),
        event("4", "receipt", 1, 5).lot("never", None),
        event("5", "receipt", 1, 6),
        event("6", "issue", 5, 5),
        event("7", "issue", 6, 9),
    ];
    let held = |view: &View| lots(&events, view).into_iter().map(|r| (r.lot.unwrap_or_default(), r.quantity / ONE)).collect::<Vec<_>>();
    let row = |lot: &str, quantity: i128| (lot.to_string(), quantity);
    // 5 on the 5th: gone is expired, soon gives 3, late 2
    assert_eq!(held(&as_of(5)), [row("", 6), row("gone", 2), row("late", 2), row("never", 5)]);
    // 9 on the 6th: late 2, never 5, and 2 of the stock without a lot
    assert_eq!(held(&as_of(6)), [row("", 4), row("gone", 2)]);
    let expired = |day| expired_lots(&events, &as_of(day)).into_iter().map(|r| (r.lot.unwrap_or_default(), r.quantity / ONE)).collect::<Vec<_>>();
    assert_eq!(expired(3), []);
    assert_eq!(expired(4), [row("gone", 2)]); // its last day is over at the close
    assert_eq!(expired_lots(&events, &OPEN), []);
}

#[test]
fn a_lot_of_two_dates_and_a_lot_overdrawn() {
    let events = [
        event("1", "receipt", 1, 4).lot("x", Some("2026-06-30")),
        event("2", "receipt", 2, 1).lot("x", Some("2026-06-20")),
        event("3", "issue", 3, 7).lot("x", None),
        event("4", "issue", 4, 1),
    ];
    // 4 + 1 − 7 = −2 of the lot, and what names no lot finds none with stock
    let rows = lots(&events, &OPEN);
    assert_eq!((rows[0].lot.as_deref(), rows[0].quantity), (None, -ONE));
    assert_eq!((rows[1].lot.as_deref(), rows[1].quantity, rows[1].expires_on.as_deref()), (Some("x"), -2 * ONE, Some("2026-06-20")));
}

#[test]
fn thresholds_and_forecasts() {
    let threshold = |id: &str, day: u32, min: Option<i128>, max: Option<i128>| {
        event(id, "threshold_change", day, 0).with(|e| (e.min, e.max) = (min.map(|q| q * ONE), max.map(|q| q * ONE)))
    };
    let forecast =
        |id: &str, day: u32, quantity: i128, of: &str| event(id, "forecast_received", day, quantity).with(|e| e.promised_for = Some(of.into()));
    let events = [
        threshold("1", 1, Some(5), Some(9)),
        threshold("2", 2, None, Some(20)),
        threshold("3", 3, Some(6), None),
        threshold("4", 4, Some(6), None).corrects("3"),
        threshold("5", 9, Some(1), None).with(|e| e.recorded_at = Some(close_of("2026-06-04"))),
        forecast("6", 5, 10, "2026-07-01"),
        forecast("7", 6, 12, "2026-07-01"),
        forecast("8", 6, 3, "2026-07-02"),
        forecast("9", 7, 12, "2026-07-01").corrects("7"),
    ];
    let levels = |day| thresholds(&events, &as_of(day)).into_values().map(|t| (t.min.unwrap() / ONE, t.max.unwrap() / ONE)).collect::<Vec<_>>();
    assert_eq!([levels(1), levels(2), levels(3), levels(4), levels(8), levels(9)].concat(), [(5, 9), (5, 20), (6, 20), (5, 20), (5, 20), (1, 20)]);
    let forecasts_on = |day| forecasts(&events, &as_of(day)).into_values().map(|q| q / ONE).collect::<Vec<_>>();
    assert_eq!([forecasts_on(5), forecasts_on(6), forecasts_on(7)], [vec![10], vec![12, 3], vec![10, 3]]);
}

#[test]
fn counts_against_the_book() {
    let events = [
        event("1", "receipt", 1, 10),
        event("2", "count", 2, 10),
        event("3", "count", 3, 8),
        event("4", "count", 4, 8),
        event("5", "issue", 2, 1).with(|e| e.recorded_at = Some(close_of("2026-06-05"))),
        event("6", "adjustment", 3, -1).with(|e| e.recorded_at = Some(close_of("2026-06-05"))),
        event("7", "count", 4, 8).corrects("4").with(|e| e.recorded_at = Some(close_of("2026-06-06"))),
    ];
    let found = |known: u32| {
        let view = View { as_of: None, known_at: as_of(known).as_of };
        discrepancies(&events, &view).into_iter().map(|d| (d.event_id, d.book / ONE, d.difference / ONE)).collect::<Vec<_>>()
    };
    let row = |id: &str, book: i128, difference: i128| (id.to_string(), book, difference);
    // what is proposed for the count of the 3rd makes that of the 4th right
    assert_eq!(found(4), [row("3", 10, -2)]);
    // the late issue makes the first count wrong, and its adjustment the second
    assert_eq!(found(5), [row("2", 9, 1), row("3", 9, -1)]);
    assert_eq!(found(6), [row("2", 9, 1), row("3", 9, -1)]);
}

#[test]
fn what_passed_into_use() {
    let consigned = |e: Event| e.with(|e| e.owner = Some("supplier".into()));
    let bought = |id: &str, day, q| {
        event(id, "ownership_transfer", day, q).with(|e| (e.owner, e.to_owner) = (Some("supplier".into()), Some("customer".into())))
    };
    let events = [
        consigned(event("1", "receipt", 1, 50)),
        consigned(event("2", "issue", 5, 7)),
        event("3", "issue", 5, 100),
        bought("4", 6, 10),
        event("5", "ownership_transfer", 6, 4),
        consigned(event("6", "customer_return", 7, 2)),
        consigned(event("7", "issue", 8, 1)),
        consigned(event("8", "issue", 7, 7)).corrects("2").with(|e| e.recorded_at = Some(close_of("2026-06-09"))),
    ];
    // 5th to 7th: 7 + 10 − 4 − 2 = 11; after the 9th it is known that the 7 were taken back: 4
    let total = |known: u32| {
        let all = consumption(&events, &View { as_of: None, known_at: as_of(known).as_of }, "2026-06-05", "2026-06-07");
        let row = &all[&("i".to_string(), "A".to_string())];
        assert_eq!(row.quantity, row.events.iter().map(|e| e.2).sum::<i128>());
        (row.quantity / ONE, row.events.len())
    };
    assert_eq!([total(8), total(9)], [(11, 4), (4, 5)]);
    // supplier-owned stock: 50 − 7 − 10 + 4 + 2 − 1 + 7
    assert_eq!(stock(&events, &OPEN)[&stock_key("supplier", "usable")], 45 * ONE);
}

#[test]
fn two_ledgers() {
    let here = [event("1", "receipt", 1, 10), event("2", "issue", 2, 3), event("3", "order_placed", 3, 5), event("5", "block", 4, 1)];
    let there = [event("1", "receipt", 2, 10), event("2", "issue", 2, 4), event("4", "receipt", 3, 2), event("5", "block", 4, 1)];
    let result = compare(&here, &there, &OPEN);
    let rows: Vec<(&str, How)> = result.differences.iter().map(|d| (d.event_id.as_str(), d.how)).collect();
    assert_eq!(rows, [("1", How::Different), ("2", How::Different), ("3", How::OnlyHere), ("4", How::OnlyThere)]);
    let usable = stock_key("customer", "usable");
    assert_eq!(result.differences[1].changes[&usable], (-3 * ONE, -4 * ONE, ONE));
    assert!(result.differences[2].changes.is_empty());
    // 10 − 3 − 1 = 6 here, 10 − 4 + 2 − 1 = 7 there
    assert_eq!(result.sums[&usable], -ONE);
}

#[test]
fn turnover_opens_and_closes() {
    let events = [event("1", "receipt", 1, 10), event("2", "issue", 2, 3), event("3", "issue", 3, 3).corrects("2"), event("4", "scrap", 4, 2)];
    let all = turnover(&events, &OPEN, as_of(1).as_of);
    let of = |name: &str| {
        let account: Account = ("i".into(), "A".into(), name.into());
        [all[&account].opening / ONE, all[&account].into / ONE, all[&account].out / ONE, all[&account].closing / ONE]
    };
    // 10 + 3 − (3 + 2) = 8
    assert_eq!(of("customer.usable"), [10, 3, 5, 8]);
    assert_eq!(of("customers"), [0, 3, 3, 0]);
    assert_eq!(of("suppliers"), [-10, 0, 0, -10]);
}
