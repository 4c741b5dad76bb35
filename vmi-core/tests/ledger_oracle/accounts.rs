//! What the naive ledger says of movements, counts, consumption and another ledger.

use super::event::{Event, day_of};
use super::naive::{Key, StockKey, View, allocation, allocation_of, fold, line_of, order_line, seen, signed, stock, stock_changes};
use std::collections::{BTreeMap, BTreeSet};

/// (item, location, name). Stock is named like `customer.usable`; the other names are `suppliers`, `customers`, `scrap`, `in_transfer`,
/// `count_difference`, `in_transit`, `on_order_confirmed`, `on_order_unconfirmed`, `unserved`, `back_ordered`, `unclaimed` and `allocated`.
pub type Account = (String, String, String);

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Movement {
    pub from: Account,
    pub to: Account,
    /// Above 0.
    pub quantity: i128,
}

/// Of one event, in the order of the fold; an event that moves nothing has none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventMovements {
    pub source: String,
    pub event_id: String,
    pub effective_at: i64,
    pub movements: Vec<Movement>,
}

pub fn stock_account(key: &StockKey) -> Account {
    (key.0.clone(), key.1.clone(), format!("{}.{}", key.2, key.3))
}

fn push(list: &mut Vec<Movement>, from: Account, to: Account, quantity: i128) {
    match quantity {
        0 => {}
        q if q > 0 => list.push(Movement { from, to, quantity: q }),
        q => list.push(Movement { from: to, to: from, quantity: -q }),
    }
}

/// The counterpart of stock where it is one and the same for the whole quantity.
fn counterpart(kind: &str) -> Option<&'static str> {
    match kind {
        "receipt" | "supplier_return" => Some("suppliers"),
        "customer_return" | "issue" => Some("customers"),
        "transfer_in" | "transfer_out" => Some("in_transfer"),
        "scrap" => Some("scrap"),
        "adjustment" => Some("count_difference"),
        _ => None,
    }
}

fn moved_by(before: &[&Event], event: &Event) -> Vec<Movement> {
    let mut list = Vec::new();
    let at = |name: &str| (event.item.clone(), event.location.clone(), name.to_string());
    let quantity = signed(event);
    let changes = stock_changes(event);

    if let Some(other) = counterpart(&event.kind) {
        let (key, change) = &changes[0];
        push(&mut list, at(other), stock_account(key), *change);
    }
    if event.is_of(&["block", "unblock", "ownership_transfer"]) {
        let (left, entered) = (&changes[0], &changes[1]);
        push(&mut list, stock_account(&left.0), stock_account(&entered.0), entered.1);
    }
    match event.kind.as_str() {
        "back_order" => push(&mut list, at("unserved"), at("back_ordered"), quantity),
        "back_order_filled" => push(&mut list, at("back_ordered"), at("unserved"), quantity),
        "allocate" if event.order.is_none() => push(&mut list, at("unclaimed"), at("allocated"), quantity),
        "deallocate" if event.order.is_none() => push(&mut list, at("allocated"), at("unclaimed"), quantity),
        _ => {}
    }

    let after: Vec<&Event> = before.iter().copied().chain([event]).collect();
    if let Some(key) = allocation_of(event) {
        let change = allocation(&after, &key) - allocation(before, &key);
        push(&mut list, at("unclaimed"), at("allocated"), change);
    }
    if let Some(key) = line_of(event) {
        let (old, new) = (order_line(before, &key), order_line(&after, &key));
        let supply = |name: &str| (key.0.clone(), key.1.clone(), name.to_string());
        let other = if event.is("order_received") { stock_account(&changes[0].0) } else { supply("suppliers") };
        let mut rest = quantity;
        for (name, change) in [
            ("in_transit", new.in_transit - old.in_transit),
            ("on_order_confirmed", new.on_order_confirmed - old.on_order_confirmed),
            ("on_order_unconfirmed", new.on_order_unconfirmed - old.on_order_unconfirmed),
        ] {
            push(&mut list, supply(name), other.clone(), -change);
            rest += change;
        }
        if event.is("order_received") {
            push(&mut list, supply("suppliers"), other, rest);
        }
    }
    list
}

pub fn movements(events: &[Event], view: &View) -> Vec<EventMovements> {
    let folded = fold(events, view);
    let mut all = Vec::new();
    for (place, event) in folded.iter().enumerate() {
        all.push(EventMovements {
            source: event.source.clone(),
            event_id: event.event_id.clone(),
            effective_at: event.effective(),
            movements: moved_by(&folded[..place], event),
        });
    }
    all
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Turnover {
    pub opening: i128,
    pub into: i128,
    pub out: i128,
    pub closing: i128,
}

/// Every account that a movement of the view names. The opening is what the events of this view up to `after` (with it) make; without it, 0.
pub fn turnover(events: &[Event], view: &View, after: Option<i64>) -> BTreeMap<Account, Turnover> {
    let mut all: BTreeMap<Account, Turnover> = BTreeMap::new();
    for event in movements(events, view) {
        let early = after.is_some_and(|t| event.effective_at <= t);
        for Movement { from, to, quantity } in event.movements {
            let left = all.entry(from).or_default();
            left.closing -= quantity;
            if early {
                left.opening -= quantity;
            } else {
                left.out += quantity;
            }
            let entered = all.entry(to).or_default();
            entered.closing += quantity;
            if early {
                entered.opening += quantity;
            } else {
                entered.into += quantity;
            }
        }
    }
    all
}

/// A count that differs from the book; the proposed adjustment is of `difference`, effective at `effective_at`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Discrepancy {
    pub source: String,
    pub event_id: String,
    pub key: StockKey,
    pub effective_at: i64,
    pub counted: i128,
    pub book: i128,
    pub difference: i128,
}

/// In the order of the fold.
pub fn discrepancies(events: &[Event], view: &View) -> Vec<Discrepancy> {
    let mut all = Vec::new();
    let mut proposed: BTreeMap<StockKey, i128> = BTreeMap::new();
    for count in fold(events, view) {
        if !count.is("count") {
            continue;
        }
        let key = (count.item.clone(), count.location.clone(), count.owner(), count.account());
        let then = View { as_of: Some(count.effective()), known_at: view.known_at };
        let book = stock(events, &then).get(&key).copied().unwrap_or(0) + proposed.get(&key).copied().unwrap_or(0);
        let counted = count.quantity.expect("checked");
        if counted != book {
            *proposed.entry(key.clone()).or_default() += counted - book;
            let (source, event_id) = count.id();
            all.push(Discrepancy { source, event_id, key, effective_at: count.effective(), counted, book, difference: counted - book });
        }
    }
    all
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Consumption {
    pub quantity: i128,
    /// (source, event_id, signed quantity) in the order of the fold.
    pub events: Vec<(String, String, i128)>,
}

/// Between two days like 2026-06-30, both included. A key without such an event has no row.
pub fn consumption(events: &[Event], view: &View, first_day: &str, last_day: &str) -> BTreeMap<Key, Consumption> {
    let mut all: BTreeMap<Key, Consumption> = BTreeMap::new();
    for event in fold(events, view) {
        let day = day_of(event.effective());
        if day.as_str() < first_day || day.as_str() > last_day {
            continue;
        }
        let used = match (event.kind.as_str(), event.owner().as_str()) {
            ("issue" | "ownership_transfer", "supplier") => signed(event),
            ("customer_return", "supplier") | ("ownership_transfer", "customer") => -signed(event),
            _ => continue,
        };
        let row = all.entry((event.item.clone(), event.location.clone())).or_default();
        row.quantity += used;
        row.events.push((event.source.clone(), event.event_id.clone(), used));
    }
    all
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    OnlyHere,
    OnlyThere,
    Different,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub source: String,
    pub event_id: String,
    pub how: How,
    /// (change here, change there, here − there) of every key that the event touches, also where it is 0.
    pub changes: BTreeMap<StockKey, (i128, i128, i128)>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// By source and event_id.
    pub differences: Vec<Difference>,
    /// The sum of here − there; 0 is left out.
    pub sums: BTreeMap<StockKey, i128>,
}

pub fn compare(here: &[Event], there: &[Event], view: &View) -> Comparison {
    let by_id = |events| -> BTreeMap<(String, String), Event> { seen(events, view).into_iter().map(|e| (e.id(), e.clone())).collect() };
    let (here, there) = (by_id(here), by_id(there));
    let ids: BTreeSet<&(String, String)> = here.keys().chain(there.keys()).collect();
    let mut result = Comparison::default();
    for id in ids {
        let how = match (here.get(id), there.get(id)) {
            (Some(a), Some(b)) if a.same_body(b) => continue,
            (Some(_), Some(_)) => How::Different,
            (Some(_), None) => How::OnlyHere,
            _ => How::OnlyThere,
        };
        let mut changes: BTreeMap<StockKey, (i128, i128, i128)> = BTreeMap::new();
        for (key, change) in here.get(id).map(stock_changes).unwrap_or_default() {
            changes.entry(key).or_default().0 += change;
        }
        for (key, change) in there.get(id).map(stock_changes).unwrap_or_default() {
            changes.entry(key).or_default().1 += change;
        }
        for (key, change) in &mut changes {
            change.2 = change.0 - change.1;
            *result.sums.entry(key.clone()).or_default() += change.2;
        }
        result.differences.push(Difference { source: id.0.clone(), event_id: id.1.clone(), how, changes });
    }
    result.sums.retain(|_, sum| *sum != 0);
    result
}
