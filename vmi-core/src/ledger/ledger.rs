//! The ledger: events in the order they became known, folded in the order they happened.

use std::collections::BTreeMap;

use super::account::Account;
use super::event::{Event, EventKind};
use super::stock::Balance;
use crate::error::{Error, ErrorKind, Result};
use crate::model::{Day, IdIndex, Key, KeyIndex, Moment, Quantity};

/// What an append did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appended {
    /// Events that were new.
    pub added: usize,
    /// Events that were already there with the same body.
    pub repeated: usize,
    /// The sequence number after the append: how many events the ledger holds.
    pub sequence: u64,
}

/// Append-only facts.
///
/// ```
/// use vmi_core::ledger::{Event, EventKind, Ledger};
/// use vmi_core::model::{Moment, Quantity};
/// let at = |day| Moment::parse(day).unwrap();
/// let receipt = Event::new(EventKind::Receipt, ("wms", "1"), ("A", "DC1"), Quantity::parse("10").unwrap(), at("2026-06-01"));
/// let issue = Event::new(EventKind::Issue, ("wms", "2"), ("A", "DC1"), Quantity::parse("4").unwrap(), at("2026-06-02"));
/// let mut ledger = Ledger::default();
/// ledger.append(&[receipt.clone(), issue], Some(0))?;
/// assert_eq!(ledger.append(&[receipt], Some(0))?.added, 0); // told twice, counted once
/// assert_eq!(ledger.balance("A", "DC1", at("2026-06-30"), None)?.usable()?.to_string(), "6");
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    items: IdIndex,
    locations: IdIndex,
    keys: KeyIndex,
    /// By key number: the sequence of its events.
    of_key: Vec<Vec<u32>>,
    events: Vec<Event>,
    ids: BTreeMap<(String, String), u32>,
}

impl Ledger {
    /// The sequence number: how many events there are.
    pub fn sequence(&self) -> u64 {
        self.events.len() as u64
    }

    /// The events, in the order they became known.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// Appends a batch, whole or not at all.
    ///
    /// An event whose id is there with the same body is left out first; if none is left, nothing changes and nothing is wrong.
    /// The same id with another body is a conflict. New events must meet the expected sequence number, and `recorded_at`
    /// never decreases.
    pub fn append(&mut self, batch: &[Event], expected_sequence: Option<u64>) -> Result<Appended> {
        let mut fresh: BTreeMap<(&str, &str), &Event> = BTreeMap::new();
        let mut new = Vec::new();
        for event in batch {
            event.validate()?;
            let id = (event.source.clone(), event.event_id.clone());
            let known =
                self.ids.get(&id).and_then(|&at| self.events.get(at as usize)).or_else(|| fresh.get(&(&*event.source, &*event.event_id)).copied());
            match known {
                Some(known) if known.same_body(event) => {}
                Some(_) => return Err(conflict(event)),
                None => {
                    fresh.insert((&event.source, &event.event_id), event);
                    new.push(event);
                }
            }
        }
        let appended = Appended { added: new.len(), repeated: batch.len() - new.len(), sequence: self.sequence() + new.len() as u64 };
        if new.is_empty() {
            return Ok(appended);
        }
        if let Some(expected) = expected_sequence.filter(|expected| *expected != self.sequence()) {
            let message = format!("expected sequence {expected}, the ledger is at {}", self.sequence());
            return Err(Error::new(ErrorKind::SequenceConflict, message).hint("read what was appended meanwhile, then append again"));
        }
        let mut latest = self.events.last().map(|event| event.recorded_at);
        for event in &new {
            if latest.is_some_and(|latest| event.recorded_at < latest) {
                let message = format!("recorded_at {} is before that of the event before it", event.recorded_at);
                return Err(Error::new(ErrorKind::OutOfRange, message).table("events").key(&event.item, &event.location).field("recorded_at"));
            }
            latest = Some(event.recorded_at);
        }
        for event in new {
            self.push(event.clone());
        }
        Ok(appended)
    }

    fn push(&mut self, event: Event) {
        let key = Key { item: self.items.insert(&event.item), location: self.locations.insert(&event.location) };
        let key = self.keys.insert(key) as usize;
        let sequence = self.events.len() as u32;
        self.of_key.resize_with(self.keys.keys().len(), Vec::new);
        self.of_key[key].push(sequence);
        self.ids.insert((event.source.clone(), event.event_id.clone()), sequence);
        self.events.push(event);
    }

    /// The events of a key that had happened by `as_of` and were known by `known_at`, in the order they happened.
    pub fn history(&self, item: &str, location: &str, as_of: Moment, known_at: Option<Moment>) -> Vec<&Event> {
        let key = self.items.find(item.as_bytes()).zip(self.locations.find(location.as_bytes()));
        let number = key.and_then(|(item, location)| self.keys.find(Key { item, location }));
        let mut events: Vec<&Event> = number
            .into_iter()
            .flat_map(|number| &self.of_key[number as usize])
            .map(|&sequence| &self.events[sequence as usize])
            .filter(|event| event.effective_at <= as_of && known_at.is_none_or(|known| event.recorded_at <= known))
            .collect();
        events.sort_by(|a, b| (a.effective_at, a.kind, &a.source, &a.event_id).cmp(&(b.effective_at, b.kind, &b.source, &b.event_id)));
        events
    }

    /// The balance of a key as of a moment, from an opening of zero.
    pub fn balance(&self, item: &str, location: &str, as_of: Moment, known_at: Option<Moment>) -> Result<Balance> {
        let mut balance = Balance::default();
        for event in self.history(item, location, as_of, known_at) {
            balance.apply(event)?;
        }
        Ok(balance)
    }

    /// What went into an account of a key and what left it, by a moment: opening (zero) + in − out = closing.
    pub fn turnover(&self, item: &str, location: &str, account: Account, as_of: Moment) -> Result<(Quantity, Quantity)> {
        let overflow = |_| Error::new(ErrorKind::Overflow, "the turnover is too large to be held exactly").key(item, location);
        let (mut into, mut out) = (Quantity::ZERO, Quantity::ZERO);
        for (from, to, quantity) in self.history(item, location, as_of, None).into_iter().filter_map(Event::movement) {
            if to == account {
                into = into.plus(quantity).map_err(overflow)?;
            }
            if from == account {
                out = out.plus(quantity).map_err(overflow)?;
            }
        }
        Ok((into, out))
    }

    /// The ledger as JSON lines, the first of which carries the format's version.
    pub fn to_json_lines(&self) -> String {
        let mut text = String::from("{\"vmi_events\":1}\n");
        for event in &self.events {
            text.push_str(&event.to_json());
            text.push('\n');
        }
        text
    }

    /// A ledger from JSON lines; a line that is wrong is an error that names it.
    pub fn from_json_lines(text: &str) -> Result<Self> {
        let mut ledger = Self::default();
        for (at, line) in text.lines().enumerate() {
            if line.trim().is_empty() || (at == 0 && line.trim_end() == "{\"vmi_events\":1}") {
                continue;
            }
            let row = at as u64 + 1;
            let event = Event::from_json(line).map_err(|error| error.at("events", row))?;
            ledger.append(std::slice::from_ref(&event), None).map_err(|error| error.at("events", row))?;
        }
        Ok(ledger)
    }

    /// The days on which a key had issues or lost sales, for keys without a demand table.
    pub(crate) fn daily_demand(&self, item: &str, location: &str, as_of: Moment) -> Result<Vec<DayDemand>> {
        let overflow = |_| Error::new(ErrorKind::Overflow, "a day's demand is too large to be held exactly").key(item, location);
        let mut days: BTreeMap<Day, DayDemand> = BTreeMap::new();
        for event in self.history(item, location, as_of, None) {
            if !matches!(event.kind, EventKind::Issue | EventKind::LostSale) {
                continue;
            }
            let day = event.effective_at.day();
            let sums = days.entry(day).or_insert(DayDemand { day, issued: Quantity::ZERO, lost: None });
            if event.kind == EventKind::Issue {
                sums.issued = sums.issued.plus(event.quantity).map_err(overflow)?;
            } else {
                sums.lost = Some(sums.lost.unwrap_or_default().plus(event.quantity).map_err(overflow)?);
            }
        }
        Ok(days.into_values().collect())
    }
}

/// What was asked of a key on one day, by its events.
pub(crate) struct DayDemand {
    pub day: Day,
    pub issued: Quantity,
    /// None where no lost sale was recorded.
    pub lost: Option<Quantity>,
}

fn conflict(event: &Event) -> Error {
    let message = format!("event {:?} of source {:?} is there already with another body", event.event_id, event.source);
    Error::new(ErrorKind::ConflictingEvents, message)
        .table("events")
        .key(&event.item, &event.location)
        .field("event_id")
        .value(&*event.event_id)
        .expected("the same body, or a new id")
        .hint("a correction is a new event with an id of its own")
}
