//! A ledger that keeps a list of events and works out every answer from the whole list, each time.

use super::event::{Event, ORDER_KINDS, STOCK_KINDS, VOID_KINDS, close_of, day_of};
use std::collections::{BTreeMap, BTreeSet};

/// (item, location)
pub type Key = (String, String);
/// (item, location, owner, account)
pub type StockKey = (String, String, String, String);
/// (item, location, order, line)
pub type LineKey = (String, String, String, String);
/// (item, location, supplier)
pub type ThresholdKey = (String, String, Option<String>);
/// (item, location, source, day)
pub type ForecastKey = (String, String, String, String);

#[derive(Clone, Debug, Default)]
pub struct Ledger {
    pub events: Vec<Event>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub added: usize,
    pub repeated: usize,
    pub sequence: u64,
}

/// `index` is the place in the batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Of the first wrong event: any of the fields may be named.
    Invalid {
        index: usize,
        fields: Vec<&'static str>,
    },
    IdConflict {
        index: usize,
    },
    SequenceConflict {
        expected: u64,
        present: u64,
    },
    RecordedAtDecreases {
        index: usize,
    },
}

impl Ledger {
    pub fn append(&mut self, batch: &[Event], expected_sequence: Option<u64>) -> Result<Outcome, Refusal> {
        for (index, event) in batch.iter().enumerate() {
            let fields = event.faults();
            if !fields.is_empty() {
                return Err(Refusal::Invalid { index, fields });
            }
        }
        let mut after: Vec<&Event> = self.events.iter().collect();
        let mut added = Vec::new();
        for (index, event) in batch.iter().enumerate() {
            match after.iter().find(|e| e.source == event.source && e.event_id == event.event_id) {
                Some(there) if there.same_body(event) => {}
                Some(_) => return Err(Refusal::IdConflict { index }),
                None => {
                    after.push(event);
                    added.push(index);
                }
            }
        }
        let present = self.events.len() as u64;
        if added.is_empty() {
            return Ok(Outcome { added: 0, repeated: batch.len(), sequence: present });
        }
        if let Some(expected) = expected_sequence {
            if expected != present {
                return Err(Refusal::SequenceConflict { expected, present });
            }
        }
        let mut last = self.events.last().map(Event::recorded);
        for &index in &added {
            let recorded = batch[index].recorded();
            if last.is_some_and(|l| recorded < l) {
                return Err(Refusal::RecordedAtDecreases { index });
            }
            last = Some(recorded);
        }
        self.events.extend(added.iter().map(|index| batch[*index].clone()));
        Ok(Outcome { added: added.len(), repeated: batch.len() - added.len(), sequence: self.events.len() as u64 })
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    pub as_of: Option<i64>,
    pub known_at: Option<i64>,
}

/// The events that a view sees, in the order of the fold; void ones and corrections too.
pub fn seen<'a>(events: &'a [Event], view: &View) -> Vec<&'a Event> {
    let mut list = Vec::new();
    for event in events {
        let happened = view.as_of.is_none_or(|t| event.effective() <= t);
        let known = view.known_at.is_none_or(|t| event.recorded() <= t);
        if happened && known {
            list.push(event);
        }
    }
    list.sort_by_cached_key(|e| (e.effective(), e.rank(), e.source.as_bytes(), e.event_id.as_bytes()));
    list
}

/// The events that a view sees and that count: without the void ones and without the events that only make others void.
pub fn fold<'a>(events: &'a [Event], view: &View) -> Vec<&'a Event> {
    let all = seen(events, view);
    let takes_back = |c: &Event, e: &Event| {
        c.corrects.as_ref() == Some(&e.event_id) && c.source == e.source && c.kind == e.kind && c.item == e.item && c.location == e.location
    };
    let mut list = Vec::new();
    for event in &all {
        if event.is_of(&VOID_KINDS) && (event.corrects.is_some() || all.iter().any(|c| takes_back(c, event))) {
            continue;
        }
        list.push(*event);
    }
    list
}

/// The quantity as it counts in sums: a correction runs backwards.
pub fn signed(event: &Event) -> i128 {
    let quantity = event.quantity.unwrap_or(0);
    if event.corrects.is_some() { -quantity } else { quantity }
}

/// What one event changes in stock, what leaves first.
pub fn stock_changes(event: &Event) -> Vec<(StockKey, i128)> {
    let key = |owner: String, account: String| (event.item.clone(), event.location.clone(), owner, account);
    let own = key(event.owner(), event.account());
    let quantity = signed(event);
    let mut changes = match event.kind.as_str() {
        "order_received" | "receipt" | "customer_return" | "transfer_in" | "adjustment" => vec![(own, quantity)],
        "issue" | "supplier_return" | "transfer_out" | "scrap" => vec![(own, -quantity)],
        "block" | "unblock" => vec![(own, -quantity), (key(event.owner(), event.to_account()), quantity)],
        "ownership_transfer" => vec![(own, -quantity), (key(event.to_owner.clone().expect("checked"), event.account()), quantity)],
        _ => vec![],
    };
    changes.sort_by_key(|(_, change)| *change > 0);
    changes
}

fn without_zeros<K: Ord>(map: BTreeMap<K, i128>) -> BTreeMap<K, i128> {
    map.into_iter().filter(|(_, quantity)| *quantity != 0).collect()
}

/// Keys with a stock of 0 are left out.
pub fn stock(events: &[Event], view: &View) -> BTreeMap<StockKey, i128> {
    let mut sums = BTreeMap::new();
    for event in fold(events, view) {
        for (key, change) in stock_changes(event) {
            *sums.entry(key).or_insert(0) += change;
        }
    }
    without_zeros(sums)
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrderLine {
    pub placed: i128,
    pub confirmed: Option<i128>,
    pub shipped: i128,
    pub received: i128,
    pub cancelled: i128,
    pub closed: bool,
    pub open: i128,
    pub in_transit: i128,
    pub on_order_confirmed: i128,
    pub on_order_unconfirmed: i128,
    pub supplier: Option<String>,
    pub promised_for: Option<String>,
}

pub fn line_of(event: &Event) -> Option<LineKey> {
    let location = match event.kind.as_str() {
        kind if ORDER_KINDS.contains(&kind) => event.location.clone(),
        "transfer_in" => event.location.clone(),
        "transfer_out" => event.to_location.clone()?,
        _ => return None,
    };
    Some((event.item.clone(), location, event.order.clone()?, event.line()))
}

/// The same as `line_of(event) == Some(key)`, with less to copy.
fn is_of_line(event: &Event, key: &LineKey) -> bool {
    event.order.as_ref() == Some(&key.2) && event.item == key.0 && line_of(event).as_ref() == Some(key)
}

/// A correction of a placement, shipment or confirmation names neither a supplier nor a date.
pub fn order_line(folded: &[&Event], key: &LineKey) -> OrderLine {
    let mut line = OrderLine::default();
    let (mut is_placed, mut placement_date) = (false, None);
    for event in folded {
        if !is_of_line(event, key) {
            continue;
        }
        let says = event.corrects.is_none();
        let dated = event.promised_for.clone().filter(|_| says);
        match event.kind.as_str() {
            "order_placed" => {
                line.placed += signed(event);
                is_placed = true;
                line.supplier = line.supplier.or(event.supplier.clone().filter(|_| says));
                placement_date = dated.or(placement_date);
            }
            "order_confirmed" => {
                line.confirmed = event.quantity;
                line.promised_for = dated.or(line.promised_for);
            }
            "order_shipped" | "transfer_out" => {
                line.shipped += signed(event);
                line.promised_for = dated.or(line.promised_for);
            }
            "order_received" | "transfer_in" => line.received += signed(event),
            "order_cancelled" => line.cancelled += signed(event),
            "order_closed" => line.closed = true,
            other => panic!("{other} is of no line"),
        }
    }
    line.promised_for = line.promised_for.or(placement_date);
    let unconfirmed = if is_placed { line.placed } else { line.shipped };
    let base = line.confirmed.unwrap_or(unconfirmed);
    line.open = if line.closed { 0 } else { (base - line.cancelled - line.received).max(0) };
    line.in_transit = (line.shipped - line.received).max(0).min(line.open);
    let on_order = line.open - line.in_transit;
    if line.confirmed.is_some() {
        line.on_order_confirmed = on_order;
    } else {
        line.on_order_unconfirmed = on_order;
    }
    line
}

/// Every line that an event seen names, a void one too.
pub fn order_lines(events: &[Event], view: &View) -> BTreeMap<LineKey, OrderLine> {
    let folded = fold(events, view);
    let keys: BTreeSet<LineKey> = seen(events, view).into_iter().filter_map(line_of).collect();
    keys.into_iter().map(|key| (key.clone(), order_line(&folded, &key))).collect()
}

/// An issue has an allocation only by its order.
pub fn allocation_of(event: &Event) -> Option<LineKey> {
    if !event.is_of(&["allocate", "deallocate", "issue"]) {
        return None;
    }
    Some((event.item.clone(), event.location.clone(), event.order.clone()?, event.line()))
}

pub fn allocation(folded: &[&Event], key: &LineKey) -> i128 {
    let mut sum = 0;
    for event in folded {
        if event.order.as_ref() == Some(&key.2) && allocation_of(event).as_ref() == Some(key) {
            sum += if event.is("allocate") { signed(event) } else { -signed(event) };
        }
    }
    sum.max(0)
}

/// The open allocations with an order; those that are 0 are left out.
pub fn allocations(events: &[Event], view: &View) -> BTreeMap<LineKey, i128> {
    let folded = fold(events, view);
    let keys: BTreeSet<LineKey> = folded.iter().filter_map(|e| allocation_of(e)).collect();
    without_zeros(keys.into_iter().map(|key| (key.clone(), allocation(&folded, &key))).collect())
}

fn sum_of_kinds(events: &[Event], view: &View, counts: impl Fn(&Event) -> bool, plus: &str, minus: &str) -> BTreeMap<Key, i128> {
    let mut sums = BTreeMap::new();
    for event in fold(events, view) {
        let sum: &mut i128 = sums.entry((event.item.clone(), event.location.clone())).or_default();
        if counts(event) && event.is(plus) {
            *sum += signed(event);
        }
        if counts(event) && event.is(minus) {
            *sum -= signed(event);
        }
    }
    without_zeros(sums)
}

/// The sum of allocations without an order; 0 is left out.
pub fn allocated_without_order(events: &[Event], view: &View) -> BTreeMap<Key, i128> {
    sum_of_kinds(events, view, |e| e.order.is_none(), "allocate", "deallocate")
}

/// 0 is left out.
pub fn allocated(events: &[Event], view: &View) -> BTreeMap<Key, i128> {
    let mut sums = allocated_without_order(events, view);
    for ((item, location, _, _), open) in allocations(events, view) {
        *sums.entry((item, location)).or_insert(0) += open;
    }
    without_zeros(sums)
}

/// 0 is left out.
pub fn back_ordered(events: &[Event], view: &View) -> BTreeMap<Key, i128> {
    sum_of_kinds(events, view, |_| true, "back_order", "back_order_filled")
}

/// Expired lots are in it: they are the plan's matter. 0 is left out.
pub fn position(events: &[Event], view: &View) -> BTreeMap<Key, i128> {
    let mut sums: BTreeMap<Key, i128> = BTreeMap::new();
    for ((item, location, _, account), quantity) in stock(events, view) {
        if account == "usable" {
            *sums.entry((item, location)).or_default() += quantity;
        }
    }
    for ((item, location, _, _), line) in order_lines(events, view) {
        *sums.entry((item, location)).or_default() += line.in_transit + line.on_order_confirmed + line.on_order_unconfirmed;
    }
    for (key, quantity) in allocated(events, view).into_iter().chain(back_ordered(events, view)) {
        *sums.entry(key).or_default() -= quantity;
    }
    without_zeros(sums)
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LotRow {
    pub key: StockKey,
    /// None: the stock without a lot.
    pub lot: Option<String>,
    pub expires_on: Option<String>,
    pub quantity: i128,
}

/// Every key's stock by lot; rows of 0 are left out. Of two dates for one lot the earlier counts, from the first event on.
pub fn lots(events: &[Event], view: &View) -> Vec<LotRow> {
    let mut held: BTreeMap<(StockKey, Option<String>), i128> = BTreeMap::new();
    let mut expiry: BTreeMap<(String, String, String), String> = BTreeMap::new();
    for event in seen(events, view) {
        if let (Some(lot), Some(date)) = (&event.lot, &event.expires_on) {
            let known = expiry.entry((event.item.clone(), event.location.clone(), lot.clone())).or_insert(date.clone());
            *known = known.clone().min(date.clone());
        }
    }
    let expires = |key: &StockKey, lot: &String| expiry.get(&(key.0.clone(), key.1.clone(), lot.clone())).cloned();
    for event in fold(events, view) {
        if !event.is_of(&STOCK_KINDS) {
            continue;
        }
        for (key, change) in stock_changes(event) {
            if event.lot.is_some() || change >= 0 {
                *held.entry((key, event.lot.clone())).or_default() += change;
                continue;
            }
            let mut needed = -change;
            let mut choice = Vec::new();
            for ((of, lot), quantity) in &held {
                let Some(lot) = lot else { continue };
                let date = expires(&key, lot);
                let usable = date.as_ref().is_none_or(|d| *d >= day_of(event.effective()));
                if *of == key && *quantity > 0 && usable {
                    choice.push((date.is_none(), date, lot.clone(), *quantity));
                }
            }
            choice.sort();
            for (_, _, lot, quantity) in choice {
                let taken = needed.min(quantity);
                *held.entry((key.clone(), Some(lot))).or_default() -= taken;
                needed -= taken;
            }
            *held.entry((key, None)).or_default() -= needed;
        }
    }
    let mut rows = Vec::new();
    for ((key, lot), quantity) in without_zeros(held) {
        let expires_on = lot.as_ref().and_then(|l| expires(&key, l));
        rows.push(LotRow { key, lot, expires_on, quantity });
    }
    rows
}

/// None without an as_of: there is no day then.
pub fn expired_lots(events: &[Event], view: &View) -> Vec<LotRow> {
    let Some(as_of) = view.as_of else { return vec![] };
    // An instant before the close leaves its own day open.
    let is_over = |day: &String| *day < day_of(as_of) || *day == day_of(as_of) && as_of == close_of(day);
    lots(events, view).into_iter().filter(|row| row.expires_on.as_ref().is_some_and(is_over)).collect()
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Threshold {
    pub min: Option<i128>,
    pub max: Option<i128>,
    /// Of the last change.
    pub set_by: Option<String>,
}

pub fn thresholds(events: &[Event], view: &View) -> BTreeMap<ThresholdKey, Threshold> {
    let mut all: BTreeMap<ThresholdKey, Threshold> = BTreeMap::new();
    for event in fold(events, view) {
        if event.is("threshold_change") {
            let threshold = all.entry((event.item.clone(), event.location.clone(), event.supplier.clone())).or_default();
            threshold.min = event.min.or(threshold.min);
            threshold.max = event.max.or(threshold.max);
            threshold.set_by.clone_from(&event.set_by);
        }
    }
    all
}

pub fn forecasts(events: &[Event], view: &View) -> BTreeMap<ForecastKey, i128> {
    let mut all = BTreeMap::new();
    for event in fold(events, view) {
        if event.is("forecast_received") {
            let day = event.promised_for.clone().expect("checked");
            all.insert((event.item.clone(), event.location.clone(), event.source.clone(), day), event.quantity.expect("checked"));
        }
    }
    all
}
