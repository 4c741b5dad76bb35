//! How a history reaches a ledger: in batches, twice, with faults, and in another order.

use super::event::{DAY, Event, ONE, ORDER_KINDS, WITHOUT_QUANTITY, close_of};
use super::generate::Numbers;
use std::sync::LazyLock;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// What is nasty about it.
    pub note: &'static str,
    pub events: Vec<Event>,
    pub expected_sequence: Option<u64>,
}

/// A right event of the kind.
pub fn sample(kind: &str) -> Event {
    let mut event = Event {
        source: "erp".into(),
        event_id: format!("sample-{kind}"),
        kind: kind.into(),
        item: "00123".into(),
        location: "A".into(),
        quantity: Some(ONE),
        effective_at: Some(close_of("2026-06-30")),
        recorded_at: Some(close_of("2026-07-31")),
        ..Event::default()
    };
    if ORDER_KINDS.contains(&kind) {
        (event.order, event.line) = (Some("PO-1".into()), Some("1".into()));
    }
    match kind {
        "order_placed" => event.supplier = Some("S1".into()),
        "order_closed" => event.quantity = None,
        "ownership_transfer" => event.to_owner = Some("supplier".into()),
        "forecast_received" => event.promised_for = Some("2026-07-15".into()),
        "transfer_out" => event.to_location = Some("a".into()),
        "threshold_change" => (event.quantity, event.min, event.set_by) = (None, Some(ONE), Some("customer".into())),
        "override" | "firm" => (event.actor, event.reason) = (Some("ann".into()), Some("why".into())),
        "hold" => (event.quantity, event.actor, event.reason) = (None, Some("ann".into()), Some("why".into())),
        "rejected" => {
            (event.quantity, event.actor, event.reason, event.proposal) = (None, Some("ann".into()), Some("why".into()), Some("P-1".into()));
        }
        _ => {}
    }
    event
}

/// One event for each way of being wrong by itself. All are right but for that.
pub fn faults() -> Vec<(&'static str, Event)> {
    let mut all = Vec::new();
    let mut fault = |note: &'static str, kind: &str, spoil: &dyn Fn(&mut Event)| {
        let mut event = sample(kind);
        spoil(&mut event);
        event.event_id = if event.event_id.is_empty() { String::new() } else { format!("fault-{}", all.len()) };
        all.push((note, event));
    };
    fault("no source", "receipt", &|e| e.source = String::new());
    fault("no event_id", "receipt", &|e| e.event_id = String::new());
    fault("no kind", "receipt", &|e| e.kind = String::new());
    fault("unknown kind", "receipt", &|e| e.kind = "gift".into());
    fault("no item", "receipt", &|e| e.item = String::new());
    fault("no location", "receipt", &|e| e.location = String::new());
    fault("no effective_at", "receipt", &|e| e.effective_at = None);
    fault("unknown account", "receipt", &|e| e.account = Some("lost".into()));
    fault("unknown to_account", "block", &|e| e.to_account = Some("lost".into()));
    fault("unknown owner", "receipt", &|e| e.owner = Some("nobody".into()));
    fault("unknown to_owner", "ownership_transfer", &|e| e.to_owner = Some("nobody".into()));
    fault("unknown set_by", "threshold_change", &|e| e.set_by = Some("nobody".into()));
    for kind in super::event::KINDS {
        if ["threshold_change", "order_closed", "hold", "rejected"].contains(&kind) {
            fault("quantity where the kind carries none", kind, &|e| e.quantity = Some(ONE));
            continue;
        }
        fault("no quantity", kind, &|e| e.quantity = None);
        if kind != "adjustment" {
            fault("quantity below 0", kind, &|e| e.quantity = Some(-ONE / 1000));
        }
    }
    for kind in ORDER_KINDS {
        fault("no order", kind, &|e| e.order = None);
        fault("no line", kind, &|e| e.line = None);
    }
    fault("no supplier", "order_placed", &|e| e.supplier = None);
    fault("neither min nor max", "threshold_change", &|e| e.min = None);
    fault("no set_by", "threshold_change", &|e| e.set_by = None);
    fault("min above max", "threshold_change", &|e| (e.min, e.max) = (Some(2 * ONE), Some(ONE)));
    fault("no to_owner", "ownership_transfer", &|e| e.to_owner = None);
    fault("to_owner is the default owner", "ownership_transfer", &|e| e.to_owner = Some("customer".into()));
    fault("to_owner is the owner", "ownership_transfer", &|e| e.owner = Some("supplier".into()));
    fault("block within the default to_account", "block", &|e| e.account = Some("blocked".into()));
    fault("block within one account", "block", &|e| (e.account, e.to_account) = (Some("quality".into()), Some("quality".into())));
    fault("unblock within the default account", "unblock", &|e| e.to_account = Some("blocked".into()));
    fault("unblock within the default to_account", "unblock", &|e| e.account = Some("usable".into()));
    fault("no promised_for", "forecast_received", &|e| e.promised_for = None);
    for kind in ["override", "hold", "firm", "rejected"] {
        fault("no actor", kind, &|e| e.actor = None);
        fault("no reason", kind, &|e| e.reason = None);
    }
    fault("no proposal", "rejected", &|e| e.proposal = None);
    fault("to_location is the location", "transfer_out", &|e| e.to_location = Some("A".into()));
    for (field, only) in [
        ("to_account", &["block", "unblock"][..]),
        ("to_owner", &["ownership_transfer"]),
        ("to_location", &["transfer_out"]),
        ("min", &["threshold_change"]),
        ("max", &["threshold_change"]),
        ("set_by", &["threshold_change"]),
        ("proposal", &["order_placed", "rejected"]),
    ] {
        for kind in super::event::KINDS.into_iter().filter(|kind| !only.contains(kind)) {
            fault("a field that means nothing for the kind", kind, &|e| match field {
                "to_account" => e.to_account = Some("quality".into()),
                "to_owner" => e.to_owner = Some("supplier".into()),
                "to_location" => e.to_location = Some("elsewhere".into()),
                "min" => e.min = Some(ONE),
                "max" => e.max = Some(0),
                "set_by" => e.set_by = Some("supplier".into()),
                _ => e.proposal = Some("P-1".into()),
            });
        }
    }
    fault("an empty supplier", "order_placed", &|e| e.supplier = Some(String::new()));
    fault("an empty order", "order_placed", &|e| e.order = Some(String::new()));
    fault("an empty line", "order_placed", &|e| e.line = Some(String::new()));
    fault("an empty order", "issue", &|e| e.order = Some(String::new()));
    fault("an empty to_location", "transfer_out", &|e| e.to_location = Some(String::new()));
    fault("an empty lot", "receipt", &|e| e.lot = Some(String::new()));
    fault("an empty corrects", "receipt", &|e| e.corrects = Some(String::new()));
    fault("an empty proposal", "rejected", &|e| e.proposal = Some(String::new()));
    for kind in ["allocate", "issue", "transfer_in", "transfer_out", "receipt", "lost_sale"] {
        fault("a line without an order", kind, &|e| e.line = Some("1".into()));
    }
    fault("min below 0", "threshold_change", &|e| e.min = Some(-ONE / 1000));
    fault("max below 0", "threshold_change", &|e| (e.min, e.max) = (None, Some(-ONE)));
    fault("expires_on without lot", "receipt", &|e| e.expires_on = Some("2026-12-31".into()));
    for kind in super::event::STOCK_KINDS {
        fault("stock of a later day", kind, &|e| (e.effective_at, e.recorded_at) = (Some(close_of("2026-07-01")), Some(close_of("2026-06-30"))));
    }
    all
}

static FAULTS: LazyLock<Vec<(&'static str, Event)>> = LazyLock::new(faults);

/// The same body in other words: written and recorded otherwise, what has a default written out or left out.
fn again(numbers: &mut Numbers, event: &Event) -> Event {
    let recorded_at = match numbers.below(3) {
        0 => event.recorded_at,
        1 => Some(event.recorded() + 3 * DAY),
        _ => Some(event.recorded().max(event.effective())),
    };
    let mut same = Event { decimals: numbers.below(7), recorded_at, ..event.clone() };
    if numbers.percent(30) {
        (same.owner, same.account) = (Some(event.owner()), Some(event.account()));
        if event.is_of(&["block", "unblock"]) {
            same.to_account = Some(event.to_account());
        }
    }
    if event.quantity.unwrap_or(0) == 0 && WITHOUT_QUANTITY.contains(&event.kind.as_str()) {
        same.quantity = Some(0).filter(|_| numbers.percent(50));
    }
    same
}

fn other_body(numbers: &mut Numbers, event: &Event) -> Event {
    let mut other = event.clone();
    match numbers.below(4) {
        0 if event.quantity.is_some_and(|q| q != 0) => other.quantity = event.quantity.map(|q| q + q.signum() * ONE / 1000),
        1 => other.item = "another".into(),
        2 => other.effective_at = Some(event.effective() - 1),
        _ => other.actor = Some("another".into()),
    }
    if other.recorded_at.is_none() {
        other.recorded_at = Some(event.recorded());
    }
    other
}

fn put(numbers: &mut Numbers, events: &mut Vec<Event>, event: Event) {
    let place = numbers.below(events.len() + 1);
    events.insert(place, event);
}

/// Batches that bring the whole history into a ledger, in its order, with batches between that are refused or change nothing.
pub fn delivery(seed: u64, history: &[Event]) -> Vec<Batch> {
    let mut numbers = Numbers::new(seed ^ 0x6465_6c69_7665_7279);
    let wrong = &*FAULTS;
    let mut batches = Vec::new();
    let mut known = 0;
    while known < history.len() {
        let size = (1 + numbers.below(5)).min(history.len() - known);
        let fresh = history[known..known + size].to_vec();
        let present = known as u64;
        let honest = |numbers: &mut Numbers| if numbers.percent(50) { Some(present) } else { None };

        if numbers.percent(60) {
            let mut events = fresh.clone();
            let mut expected_sequence = honest(&mut numbers);
            let note = match numbers.below(6) {
                0 | 1 => {
                    let (note, event) = wrong[numbers.below(wrong.len())].clone();
                    put(&mut numbers, &mut events, event);
                    if numbers.percent(20) {
                        expected_sequence = Some(present + 1);
                    }
                    note
                }
                2 => {
                    let of = history[numbers.below(known + size)].clone();
                    let event = other_body(&mut numbers, &of);
                    put(&mut numbers, &mut events, event);
                    "another body"
                }
                3 => {
                    // the fields are looked at before the ids, wherever they are
                    let of = history[numbers.below(known + size)].clone();
                    put(&mut numbers, &mut events, other_body(&mut Numbers::new(seed), &of));
                    let (_, event) = wrong[numbers.below(wrong.len())].clone();
                    put(&mut numbers, &mut events, event);
                    "another body and a fault"
                }
                4 => {
                    expected_sequence = Some(if present > 0 && numbers.percent(70) { present - 1 } else { present + 1 });
                    "stale sequence"
                }
                _ => {
                    let late = close_of("2026-01-31") + numbers.below(3) as i64 * DAY;
                    let event = Event { event_id: "early".into(), effective_at: Some(late), recorded_at: Some(late), ..sample("receipt") };
                    // at the very beginning, the first event may have any recorded_at: behind another, it decreases
                    let place = if known == 0 { 1 } else { numbers.below(events.len() + 1) };
                    events.insert(place, event);
                    "recorded_at decreases"
                }
            };
            if ["another body", "recorded_at decreases"].contains(&note) && numbers.percent(20) {
                expected_sequence = Some(present + 1);
            }
            batches.push(Batch { note, events, expected_sequence });
        }

        if known > 0 && numbers.percent(25) {
            let events = (0..numbers.below(4)).map(|_| history[numbers.below(known)].clone()).collect::<Vec<_>>();
            let events = events.iter().map(|e| again(&mut numbers, e)).collect();
            batches.push(Batch { note: "nothing new", events, expected_sequence: Some(numbers.below(known + 2) as u64) });
        }

        let mut events = fresh;
        for _ in 0..numbers.below(3) {
            let of = numbers.below(known + size);
            let event = again(&mut numbers, &history[of]);
            // what is new comes first, so that the history is what the ledger holds
            let first = events.iter().position(|e| e.id() == event.id()).map_or(0, |p| p + 1);
            let place = first + numbers.below(events.len() + 1 - first);
            events.insert(place, event);
        }
        let expected_sequence = honest(&mut numbers);
        batches.push(Batch { note: "right", events, expected_sequence });
        known += size;
    }
    batches
}

/// The same events in another sequence: recorded_at is the latest so far, so it does not decrease and no stock is recorded before its day.
pub fn reordered(seed: u64, history: &[Event]) -> Vec<Event> {
    let mut numbers = Numbers::new(seed ^ 0x006f_7264_6572);
    let mut left = history.to_vec();
    let mut events: Vec<Event> = Vec::new();
    while !left.is_empty() {
        let mut event = left.remove(numbers.below(left.len()));
        let last = events.last().map_or(event.recorded(), Event::recorded);
        event.recorded_at = Some(event.recorded().max(last));
        events.push(event);
    }
    events
}

/// Another ledger of the same business: some events are missing, some differ, some are new.
pub fn other_ledger(seed: u64, history: &[Event]) -> Vec<Event> {
    let mut numbers = Numbers::new(seed ^ 0x006f_7468_6572);
    let mut events = Vec::new();
    for event in history {
        match numbers.below(8) {
            0 => {}
            1 => events.push(other_body(&mut numbers, event)),
            2 => {
                events.push(event.clone());
                events.push(Event { event_id: format!("new-{}", event.event_id), ..event.clone() });
            }
            _ => events.push(event.clone()),
        }
    }
    events
}
