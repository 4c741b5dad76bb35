//! The ledger: events in the order they became known, folded in the order they happened.

use super::columns::Columns;
use super::event::Event;
use super::fold::{KeySums, Sums};
use super::position::Position;
use super::stock::has_lines;
use super::view::View;
use crate::error::Result;

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

/// Append-only facts. `docs/ledger.md` is the specification.
///
/// ```
/// use vmi_core::ledger::{Event, EventKind, Ledger, View};
/// use vmi_core::model::{Moment, Quantity};
/// let at = |day| Moment::parse(day).unwrap();
/// let receipt = Event::new(EventKind::Receipt, ("wms", "1"), ("A", "DC1"), Quantity::parse("10").unwrap(), at("2026-06-01"));
/// let issue = Event::new(EventKind::Issue, ("wms", "2"), ("A", "DC1"), Quantity::parse("4").unwrap(), at("2026-06-02"));
/// let mut ledger = Ledger::default();
/// ledger.append(&[receipt.clone(), issue], Some(0))?;
/// assert_eq!(ledger.append(&[receipt], Some(0))?.added, 0); // told twice, counted once
/// assert_eq!(ledger.position("A", "DC1", &View::as_of(at("2026-06-30")))?.usable()?.to_string(), "6");
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    pub(super) columns: Columns,
}

impl Ledger {
    /// The sequence number: how many events there are.
    pub fn sequence(&self) -> u64 {
        self.columns.len() as u64
    }

    /// The event with a sequence number, counted from 0.
    pub fn event(&self, sequence: u64) -> Option<Event> {
        (sequence < self.sequence()).then(|| self.columns.event(sequence as u32))
    }

    /// The events, in the order they became known.
    pub fn events(&self) -> impl Iterator<Item = Event> {
        (0..self.columns.len() as u32).map(|sequence| self.columns.event(sequence))
    }

    /// The event of a source with an id, if it is there.
    pub fn find(&self, source: &str, event_id: &str) -> Option<Event> {
        self.columns.find(source, event_id).map(|sequence| self.columns.event(sequence))
    }

    /// The position of a key; zero throughout for one that was never heard of.
    pub fn position(&self, item: &str, location: &str, view: &View) -> Result<Position> {
        let window = view.window(&self.columns);
        let Some(key) = self.columns.find_key(item, location) else { return Ok(Position::default()) };
        let sums = KeySums::of(&self.columns, key, &window);
        Position::from_sums(&self.columns, &sums).map_err(|error| error.key(item, location))
    }

    /// The positions of all keys that the view sees, by item and location.
    pub fn positions(&self, view: &View) -> Result<Vec<(&str, &str, Position)>> {
        self.fold(view).positions()
    }

    /// Folds all events that a view sees, once, to ask for many positions.
    pub fn fold(&self, view: &View) -> Folded<'_> {
        Folded { ledger: self, sums: Sums::of(&self.columns, &view.window(&self.columns)) }
    }

    /// The keys of which sums saw anything, by item and location.
    pub(super) fn keys_seen<'s>(&'s self, all: &'s Sums) -> impl Iterator<Item = u32> + 's {
        let columns = &self.columns;
        let mut keys = columns.keys.sorted(&columns.items, &columns.locations);
        keys.retain(|key| self.has_facts(all, *key));
        keys.into_iter()
    }

    /// Whether sums saw anything of a key.
    pub(super) fn has_facts(&self, all: &Sums, key: u32) -> bool {
        all.newest[key as usize].is_some() || has_lines(&self.columns, all, key)
    }
}

/// All events of a view, folded.
///
/// ```
/// use vmi_core::ledger::{Event, EventKind, Ledger, View};
/// use vmi_core::model::{Moment, Quantity};
/// let issue = Event::new(EventKind::Issue, ("wms", "1"), ("A", "DC1"), Quantity::parse("4").unwrap(), Moment::parse("2026-06-30").unwrap());
/// let mut ledger = Ledger::default();
/// ledger.append(&[issue], None)?;
/// assert_eq!(ledger.fold(&View::ALL).position("A", "DC1")?.usable()?.to_string(), "-4");
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Folded<'l> {
    ledger: &'l Ledger,
    sums: Sums,
}

impl<'l> Folded<'l> {
    pub(super) fn new(ledger: &'l Ledger, sums: Sums) -> Self {
        Self { ledger, sums }
    }

    /// The position of a key; zero throughout for one that was never heard of.
    pub fn position(&self, item: &str, location: &str) -> Result<Position> {
        let columns = &self.ledger.columns;
        columns.find_key(item, location).map_or_else(|| Ok(Position::default()), |key| self.of(key))
    }

    /// The positions of all keys of which anything was seen, by item and location.
    pub fn positions(&self) -> Result<Vec<(&'l str, &'l str, Position)>> {
        let of = |key: u32| {
            let (item, location) = self.ledger.columns.key_ids(key);
            self.of(key).map(|position| (item, location, position))
        };
        self.ledger.keys_seen(&self.sums).map(of).collect()
    }

    fn of(&self, key: u32) -> Result<Position> {
        let columns = &self.ledger.columns;
        let (item, location) = columns.key_ids(key);
        Position::from_sums(columns, &KeySums::from_all(columns, &self.sums, key)).map_err(|error| error.key(item, location))
    }
}
