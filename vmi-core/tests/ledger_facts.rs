//! Facts of a ledger that are odd, and what becomes of them: named, and never the end of a plan.

mod common;

use common::{World, rows, text};
use vmi_core::engine::{Inputs, Plan, plan};
use vmi_core::ledger::{Count, Event, EventKind, FindingKind, Ledger, StockAccount, View};
use vmi_core::model::{Bucket, Moment, Owner, Quantity};

fn quantity(text: &str) -> Quantity {
    Quantity::parse(text).unwrap()
}

fn at(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

fn event(id: &str, kind: EventKind, moved: &str, day: &str) -> Event {
    Event::new(kind, ("wms", id), ("A-1", "DC1"), quantity(moved), at(day))
}

fn ledger(events: &[Event]) -> Ledger {
    let mut ledger = Ledger::default();
    ledger.append(events, None).unwrap();
    ledger
}

fn of_order(id: &str, kind: EventKind, moved: &str) -> Event {
    let mut event = event(id, kind, moved, "2026-06-20").of_order("P7", "1");
    event.more.supplier = (kind == EventKind::OrderPlaced).then(|| "ACME".to_owned());
    event
}

fn correcting(event: &Event, moved: &str) -> Event {
    let mut correction = Event { event_id: format!("{}/back", event.event_id), quantity: quantity(moved), ..event.clone() };
    correction.more.corrects = Some(event.event_id.clone());
    correction
}

/// The world without some of its tables, over a ledger.
fn planned(world: &World, without: &[&str], ledger: &Ledger) -> Plan {
    let tables = world.0.iter().filter(|sheet| !without.contains(&sheet.name));
    plan(&tables.fold(Inputs::new("2026-06-30").ledger(ledger), |inputs, sheet| inputs.table(sheet.table()))).unwrap()
}

fn found(events: &[Event]) -> Vec<(FindingKind, String)> {
    ledger(events).findings(&View::ALL).unwrap().into_iter().map(|found| (found.kind, found.quantity.to_string())).collect()
}

#[test]
fn a_line_that_was_never_placed_is_found_whatever_is_said_of_it() {
    for kind in [EventKind::OrderConfirmed, EventKind::OrderShipped, EventKind::OrderReceived, EventKind::OrderCancelled] {
        let found = found(&[of_order("1", kind, "5")]);
        assert_eq!(found, [(FindingKind::NeverPlaced, "5".to_owned())], "{}", kind.word());
    }
    let mut sent = of_order("1", EventKind::TransferOut, "5");
    sent.more.to_location = Some("DC2".into());
    assert_eq!(found(&[event("0", EventKind::Receipt, "5", "2026-06-01"), sent]), [], "a transfer needs no placement");
}

#[test]
fn a_correction_that_corrects_no_fact_is_found() {
    let loss = event("1", EventKind::Adjustment, "-5", "2026-06-01");
    let opened = event("0", EventKind::Receipt, "50", "2026-06-01");
    let over = |moved| found(&[opened.clone(), loss.clone(), correcting(&loss, moved)]);
    assert_eq!(over("-5"), []);
    assert_eq!(over("-7"), [(FindingKind::OverCorrected, "2".to_owned())]);
    assert_eq!(over("5"), [(FindingKind::OverCorrected, "5".to_owned())]);
    let back = correcting(&opened, "50");
    let twice = found(&[opened.clone(), back.clone(), event("2", EventKind::Receipt, "50", "2026-06-01"), correcting(&back, "50")]);
    assert_eq!(twice, [(FindingKind::CorrectsNothing, "50".to_owned())]);
}

/// The first count's adjustment is in the book of the second: together they end at what was counted last.
#[test]
fn a_difference_that_is_counted_twice_is_proposed_once() {
    let mut ledger = ledger(&[event("1", EventKind::Receipt, "10", "2026-06-01")]);
    let count = |day: &str, counted: &str| {
        let (item, location) = ("A-1".to_owned(), "DC1".to_owned());
        Count { item, location, owner: Owner::Customer, account: StockAccount::Usable, counted: quantity(counted), counted_at: at(day) }
    };
    let counts = [count("2026-06-20", "7"), count("2026-06-10", "8"), count("2026-06-15", "8"), count("2026-06-10", "9")];
    let found = ledger.reconcile(&counts, None).unwrap();
    let numbers: Vec<_> = found.iter().map(|row| (row.count.counted.to_string(), row.book.to_string(), row.difference.to_string())).collect();
    let numbers: Vec<_> = numbers.iter().map(|(counted, book, difference)| [counted.as_str(), book, difference]).collect();
    assert_eq!(numbers, [["7", "8", "-1"], ["8", "10", "-2"], ["8", "9", "-1"], ["9", "8", "1"]]);
    let proposed: Vec<Event> = found.into_iter().filter_map(|row| row.proposed).map(|event| event.known(at("2026-07-01"))).collect();
    assert_eq!(ledger.append(&proposed, None).unwrap().added, 4, "each has an id of its own");
    assert_eq!(ledger.position("A-1", "DC1", &View::ALL).unwrap().usable().unwrap(), quantity("7"));
    assert!(ledger.reconcile(&counts[..1], None).unwrap()[0].proposed.is_none());
}

/// A correction is negative demand on its own day, which may be a day on which nothing else was lost.
#[test]
fn what_was_lost_may_be_taken_back_on_a_later_day() {
    let of_day = |day: u32| event(&format!("i{day}"), EventKind::Issue, "2", &format!("2026-06-{day:02}"));
    let lost = event("l", EventKind::LostSale, "9", "2026-06-15");
    let mut back = correcting(&lost, "6");
    (back.effective_at, back.recorded_at) = (at("2026-06-22"), at("2026-06-22"));
    let more = event("m", EventKind::LostSale, "3", "2026-06-23");
    let mut events: Vec<Event> = (1..=30).map(of_day).collect();
    events.extend([lost, back, more]);
    events.sort_by_key(|event| event.recorded_at);
    for bucket in [Bucket::Day, Bucket::Week] {
        let world = World::small();
        let tables = world.0.iter().filter(|sheet| !["demand", "stock"].contains(&sheet.name));
        let ledger = ledger(&events);
        let inputs = tables.fold(Inputs::new("2026-06-30").ledger(&ledger), |inputs, sheet| inputs.table(sheet.table()));
        let inputs = inputs.setting("demand.bucket", bucket.word()).unwrap();
        let plan = plan(&inputs).unwrap();
        let fill = rows(plan.kpis(), &["item", "kpi", "value"]).into_iter().find(|row| row[1] == "fill_rate").unwrap();
        let days = if bucket == Bucket::Day { 30.0 } else { 28.0 };
        assert_eq!(fill[2].parse::<f64>().unwrap(), 2.0 * days / (2.0 * days + 6.0), "{bucket:?}");
        let mean = text(plan.parameters(), "demand_per_day", 0).parse::<f64>().unwrap();
        assert_eq!(mean, (2.0 * days + 6.0) / days, "{bucket:?}");
    }
}

/// 05:00 of July in Tokyo is June in UTC: the lot of June is over, so the issue takes the other one.
#[test]
fn a_lot_expires_with_the_day_of_its_location() {
    let lot = |id: &str, expires_on: &str| {
        let mut receipt = event(id, EventKind::Receipt, "10", "2026-06-01");
        (receipt.more.lot, receipt.more.expires_on) = (Some(id.into()), vmi_core::model::Day::parse(expires_on));
        receipt
    };
    let events = [lot("june", "2026-06-30"), lot("july", "2026-07-31"), event("i", EventKind::Issue, "5", "2026-06-30T20:00:00Z")];
    let ledger = ledger(&events);
    let world = World::small().set("locations", "time_zone", 1, "Asia/Tokyo");
    let tables = world.0.iter().filter(|sheet| sheet.name != "stock");
    let inputs = tables.fold(Inputs::new("2026-07-01").ledger(&ledger), |inputs, sheet| inputs.table(sheet.table()));
    assert_eq!(rows(plan(&inputs).unwrap().proposals(), &["item", "position"]), [["A-1", "5"]]);
}

#[test]
fn the_last_day_of_a_lot_is_not_over_before_its_close() {
    let mut receipt = event("1", EventKind::Receipt, "10", "2026-06-01");
    (receipt.more.lot, receipt.more.expires_on) = (Some("L1".into()), vmi_core::model::Day::parse("2026-06-30"));
    let ledger = ledger(&[receipt]);
    let expired = |as_of: &str| ledger.expired_usable("A-1", "DC1", &View::as_of(at(as_of))).unwrap().to_string();
    assert_eq!(["2026-06-29", "2026-06-30T08:00:00Z", "2026-06-30", "2026-07-01T00:00:00Z"].map(expired), ["0", "0", "10", "10"]);
}

fn sent_to(to: &str) -> Vec<Event> {
    let mut sent = of_order("t", EventKind::TransferOut, "5");
    sent.more.to_location = Some(to.into());
    vec![event("0", EventKind::Receipt, "17", "2026-06-01"), sent]
}

#[test]
fn a_transfer_to_an_unknown_location_is_named_and_spoils_no_other_key() {
    let ledger = ledger(&sent_to("DC3"));
    let plans = [planned(&World::small(), &["stock"], &ledger), {
        let table = vmi_core::ledger::events_table("events", &sent_to("DC3")).unwrap();
        let world = World::small();
        let tables = world.0.iter().filter(|sheet| sheet.name != "stock");
        plan(&tables.fold(Inputs::new("2026-06-30").table(table), |inputs, sheet| inputs.table(sheet.table()))).unwrap()
    }];
    for plan in plans {
        let errors = rows(plan.errors(), &["kind", "table", "item", "location", "field", "value"]);
        assert_eq!(errors, [["unknown_key", "events", "A-1", "DC3", "to_location", "DC3"]]);
        assert_eq!(rows(plan.proposals(), &["item", "position"]), [["A-1", "12"]]);
    }
    let known = planned(&World::small(), &["stock"], &self::ledger(&sent_to("DC2")));
    assert_eq!((known.errors().len(), rows(known.reasons(), &["item", "location", "reason"])[0].join(" ")), (0, "A-1 DC2 no_agreement".into()));
    let implicit = planned(&World::small(), &["stock", "locations"], &ledger);
    assert_eq!((implicit.errors().len(), rows(implicit.reasons(), &["item", "location", "reason"])[0].join(" ")), (0, "A-1 DC3 no_agreement".into()));
}

#[test]
fn a_line_that_is_too_large_spoils_its_key_alone() {
    let most = i64::MAX.to_string();
    let ledger = ledger(&[of_order("1", EventKind::OrderPlaced, &most), of_order("2", EventKind::OrderPlaced, &most)]);
    let plan = planned(&World::small(), &[], &ledger);
    assert_eq!(rows(plan.reasons(), &["item", "reason"]), [["A-1", "bad_input"]]);
    assert_eq!(rows(plan.proposals(), &["item"]), [["A-2"], ["A-3"]]);
    assert_eq!(rows(plan.errors(), &["kind", "table", "item"])[0], ["overflow", "events", "A-1"]);
}

/// What people decide and order says nothing of what is on the shelf.
#[test]
fn decisions_make_no_stock_known_and_none_fresh() {
    let mut acts: Vec<Event> = [EventKind::Override, EventKind::Hold, EventKind::Firm, EventKind::Rejected]
        .into_iter()
        .map(|kind| event(kind.word(), kind, if kind == EventKind::Override { "7" } else { "0" }, "2026-06-29").because("Anna", "promotion"))
        .collect();
    acts[3].more.proposal = Some("0123".into());
    for act in &acts {
        let unknown = planned(&World::small(), &["stock"], &ledger(std::slice::from_ref(act)));
        assert_eq!(rows(unknown.reasons(), &["item", "reason"]).concat(), ["A-1", "stock_unknown", "A-2", "stock_unknown", "A-3", "stock_unknown"]);
    }
    acts.push(of_order("p", EventKind::OrderPlaced, "1"));
    for act in acts {
        let old = World::small().set("stock", "as_of", 1, "2026-06-01");
        let stale = planned(&old, &[], &ledger(std::slice::from_ref(&act)));
        assert!(rows(stale.notices(), &["kind", "item"]).contains(&vec!["data_stale".into(), "A-1".into()]), "{}", act.kind.word());
    }
}

#[test]
fn json_lines_may_begin_with_a_byte_order_mark() {
    let plain = ledger(&sent_to("DC2")).to_json_lines();
    for text in [format!("\u{feff}{plain}"), plain.replace('\n', "\r\n"), plain.trim_end().to_owned()] {
        assert_eq!(Ledger::from_json_lines(&text).unwrap().to_json_lines(), plain);
    }
}

/// A ledger knows no zones: a date that has begun anywhere is not ahead, and one that ends nowhere yet is not over.
#[test]
fn stock_of_a_day_that_has_begun_somewhere_can_be_recorded() {
    let is_right = |effective: &str, recorded: &str| event("1", EventKind::Receipt, "5", effective).known(at(recorded)).validate().is_ok();
    assert!(is_right("2026-07-01", "2026-06-30T20:00:00Z"), "05:00 in Tokyo");
    assert!(is_right("2026-07-01T05:00:00Z", "2026-06-30"), "22:00 in Los Angeles");
    assert!(!is_right("2026-07-01", "2026-06-30T09:59:59Z"), "June everywhere");
    assert!(!is_right("2026-07-01T12:00:00Z", "2026-06-30"), "July everywhere");
    assert!(!is_right("2026-07-01", "2026-06-30"));
}

/// Absent is not zero: handed in as a table of stock, a row of 0 would be believed.
#[test]
fn the_stock_of_a_ledger_has_no_row_where_stock_is_unknown() {
    let mut threshold = event("t", EventKind::ThresholdChange, "0", "2026-06-01");
    (threshold.more.min, threshold.more.set_by) = (Some(quantity("5")), Some(vmi_core::model::LevelSource::Customer));
    let hold = event("h", EventKind::Hold, "0", "2026-06-01").because("Anna", "promotion");
    let mut receipt = event("r", EventKind::Receipt, "5", "2026-06-02");
    receipt.location = "DC2".into();
    let stock = ledger(&[threshold, hold, receipt]).stock_table(&View::ALL).unwrap();
    assert_eq!(rows(&stock, &["item", "location", "quantity"]), [["A-1", "DC2", "5"]]);
}
