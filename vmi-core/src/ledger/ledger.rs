//! The ledger: events in the order they became known, folded in the order they happened.

use super::columns::Columns;
use super::event::{Event, EventRef};
use super::fold::{KeySums, Sums};
use super::position::Position;
use super::view::View;
use crate::error::{Error, ErrorKind, Result};
use crate::model::Moment;

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

/// Why a batch was refused: the first reason and the others, each with the event of the batch that is at fault, if one is.
pub(super) struct Refusal {
    pub first: Fault,
    pub others: Vec<Fault>,
}

/// A fault, and the event of the batch that it is about.
pub(super) type Fault = (Option<usize>, Error);

impl Refusal {
    fn whole(error: Error) -> Self {
        Self { first: (None, error), others: Vec::new() }
    }

    /// A refusal if there is a fault.
    fn of(faults: Vec<Fault>) -> std::result::Result<(), Self> {
        let mut faults = faults.into_iter();
        match faults.next() {
            Some(first) => Err(Self { first, others: faults.collect() }),
            None => Ok(()),
        }
    }
}

/// How many events are looked up at once.
const CHUNK: usize = 128;

/// The largest number of events that a ledger holds.
const MOST_EVENTS: usize = u32::MAX as usize - 1;

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
        let source = self.columns.sources.find(source.as_bytes())?;
        self.columns.ids.find(source, event_id).map(|sequence| self.columns.event(sequence))
    }

    /// Appends a batch, whole or not at all.
    ///
    /// An event whose id is there with the same body is left out first; if none is left, nothing changes and nothing is wrong.
    /// The same id with another body is a conflict. New events must meet the expected sequence number, and `recorded_at`
    /// never decreases.
    pub fn append(&mut self, batch: &[Event], expected_sequence: Option<u64>) -> Result<Appended> {
        self.try_append(batch.iter().map(Event::as_ref), expected_sequence).map_err(|refusal| refusal.first.1)
    }

    /// The same for events whose texts stand elsewhere.
    pub fn append_refs(&mut self, batch: &[EventRef<'_>], expected_sequence: Option<u64>) -> Result<Appended> {
        self.try_append(batch.iter().copied(), expected_sequence).map_err(|refusal| refusal.first.1)
    }

    /// The same; a refusal says which events of the batch are the reason, if any are.
    pub(super) fn try_append<'e>(
        &mut self,
        batch: impl ExactSizeIterator<Item = EventRef<'e>> + Clone,
        expected: Option<u64>,
    ) -> std::result::Result<Appended, Refusal> {
        let before = self.columns.len();
        let count = batch.len();
        let taken = self.take(batch.clone()).and_then(|()| self.check_new(before, expected, batch));
        match taken {
            Ok(()) => {
                let added = self.columns.len() - before;
                Ok(Appended { added, repeated: count - added, sequence: self.sequence() })
            }
            Err(refusal) => {
                while self.columns.len() > before {
                    self.columns.pop();
                }
                Err(refusal)
            }
        }
    }

    /// Pushes what is new; an error leaves it to the caller to take it back.
    fn take<'e>(&mut self, batch: impl ExactSizeIterator<Item = EventRef<'e>> + Clone) -> std::result::Result<(), Refusal> {
        if batch.len() > MOST_EVENTS - self.columns.len().min(MOST_EVENTS) {
            return Err(Refusal::whole(Error::new(ErrorKind::Overflow, format!("a ledger holds at most {MOST_EVENTS} events"))));
        }
        // Every event is checked by itself before any id is looked at.
        Refusal::of(batch.clone().enumerate().filter_map(|(at, event)| event.validate().err().map(|error| (Some(at), error))).collect())?;
        self.columns.ids.reserve(batch.len());
        let (mut chunk, mut named) = (Vec::with_capacity(CHUNK), Vec::with_capacity(CHUNK));
        let mut batch = batch.map(EventRef::normalised);
        let (mut first, mut faults) = (0, Vec::new());
        loop {
            chunk.clear();
            chunk.extend(batch.by_ref().take(CHUNK));
            if chunk.is_empty() {
                return Refusal::of(faults);
            }
            self.columns.look_up(&chunk, &mut named);
            for (at, (event, named)) in chunk.iter().zip(&named).enumerate() {
                match self.columns.ids.find_hashed(named.hash, named.source, event.event_id) {
                    Some(known) if self.columns.holds(known, event) => {}
                    Some(_) => faults.push((Some(first + at), conflict(event))),
                    None => self.columns.push(event, named),
                }
            }
            first += chunk.len();
        }
    }

    /// Checks what concerns new events only: the expected sequence number, and that what is known never changes.
    fn check_new<'e>(&self, before: usize, expected: Option<u64>, batch: impl Iterator<Item = EventRef<'e>>) -> std::result::Result<(), Refusal> {
        if self.columns.len() == before {
            return Ok(());
        }
        if let Some(expected) = expected.filter(|expected| *expected != before as u64) {
            let message = format!("expected sequence {expected}, the ledger is at {before}");
            let error = Error::new(ErrorKind::SequenceConflict, message).hint("read what was appended meanwhile, then append again");
            return Err(Refusal::whole(error));
        }
        let recorded = &self.columns.recorded;
        let mut latest = before.checked_sub(1).map_or(i64::MIN, |last| recorded[last]);
        let mut faults = Vec::new();
        let mut places = batch.enumerate();
        for (at, moment) in recorded.iter().enumerate().skip(before) {
            if *moment >= latest {
                latest = *moment;
                continue;
            }
            let event = self.columns.event(at as u32);
            let known = Moment::from_micros(latest).map_or_else(String::new, |latest| format!(", {latest}"));
            let message = format!("recorded_at {} is before that of the event before it{known}", event.recorded_at);
            let error = Error::new(ErrorKind::OutOfRange, message).table("events").key(&event.item, &event.location).field("recorded_at");
            let error = error
                .value(event.recorded_at.to_string())
                .hint("recorded_at is when it became known here: say so where it is not effective_at, which may lie far back");
            // New events stand in the order of the batch, so the search goes on from the last one found.
            let named = places.by_ref().find(|(_, other)| (other.source, other.event_id) == (&*event.source, &*event.event_id));
            faults.push((named.map(|(place, _)| place), error));
        }
        Refusal::of(faults)
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
        all.newest[key as usize].is_some() || self.columns.lines_of_key(key).any(|line| all.of_line[line as usize].is_seen)
    }
}

fn conflict(event: &EventRef<'_>) -> Error {
    let message = format!("event {:?} of source {:?} is there already with another body", event.event_id, event.source);
    Error::new(ErrorKind::ConflictingEvents, message)
        .table("events")
        .key(event.item, event.location)
        .field("event_id")
        .value(event.event_id)
        .expected("the same body, or a new id")
        .hint("a correction is a new event with an id of its own")
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
