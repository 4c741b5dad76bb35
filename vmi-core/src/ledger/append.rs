//! Appending a batch, whole or not at all: while it is checked, only its ids are entered, and they are taken out again if it is refused.

use super::columns::{Columns, Named};
use super::event::{Event, EventRef};
use super::event_ids::{CHUNK, EventIds, Sweep};
use super::ledger::{Appended, Ledger};
use crate::error::{Error, ErrorKind, Result};
use crate::model::Moment;

/// Why a batch was refused: the first reason and the others, each with the event of the batch that is at fault, if one is.
pub(super) struct Refusal {
    pub first: Fault,
    pub others: Vec<Fault>,
}

/// A fault, and the event of the batch that it is about.
pub(super) type Fault = (Option<usize>, Error);

type Checked<T> = std::result::Result<T, Refusal>;

impl Refusal {
    fn whole(error: Error) -> Self {
        Self { first: (None, error), others: Vec::new() }
    }

    /// A refusal if there is a fault.
    fn of(faults: Vec<Fault>) -> Checked<()> {
        let mut faults = faults.into_iter();
        match faults.next() {
            Some(first) => Err(Self { first, others: faults.collect() }),
            None => Ok(()),
        }
    }
}

/// Events to append, by their place.
struct Batch<F> {
    count: usize,
    at: F,
}

impl<'e, F: Fn(usize) -> EventRef<'e>> Batch<F> {
    fn event(&self, place: u32) -> EventRef<'e> {
        (self.at)(place as usize)
    }

    fn places(&self) -> std::ops::Range<u32> {
        0..self.count as u32
    }
}

/// The largest number of events that a ledger holds; sequence numbers end below the marks for new events and for twins.
const MOST_EVENTS: usize = TWIN as usize;

/// What stands for an event that is new, where the sequence of a known one would be.
const NEW: u32 = u32::MAX;

/// The same for one that says what an event before it in the batch says.
const TWIN: u32 = u32::MAX - 1;

impl Ledger {
    /// Appends a batch, whole or not at all.
    ///
    /// An event whose id is there with the same body is left out first; if none is left, nothing changes and nothing is wrong.
    /// The same id with another body is a conflict. New events must meet the expected sequence number, and `recorded_at`
    /// never decreases.
    pub fn append(&mut self, batch: &[Event], expected_sequence: Option<u64>) -> Result<Appended> {
        self.try_append(batch, expected_sequence).map_err(|refusal| refusal.first.1)
    }

    /// The same for events whose texts stand elsewhere.
    pub fn append_refs(&mut self, batch: &[EventRef<'_>], expected_sequence: Option<u64>) -> Result<Appended> {
        let batch = Batch { count: batch.len(), at: |at: usize| batch[at].normalised() };
        self.columns.append(&batch, expected_sequence).map_err(|refusal| refusal.first.1)
    }

    /// The same; a refusal says which events of the batch are the reason, if any are.
    pub(super) fn try_append(&mut self, batch: &[Event], expected_sequence: Option<u64>) -> Checked<Appended> {
        self.columns.append(&Batch { count: batch.len(), at: |at: usize| batch[at].as_ref() }, expected_sequence)
    }
}

impl Columns {
    fn append<'e>(&mut self, batch: &Batch<impl Fn(usize) -> EventRef<'e>>, expected: Option<u64>) -> Checked<Appended> {
        let before = self.len();
        if batch.count > MOST_EVENTS - before.min(MOST_EVENTS) {
            return Err(Refusal::whole(Error::new(ErrorKind::Overflow, format!("a ledger holds at most {MOST_EVENTS} events"))));
        }
        // Every event is checked by itself before any id is looked up.
        let mut faults = Vec::new();
        let sweep = Sweep::of(batch.places().map(|place| {
            let event = batch.event(place);
            faults.extend(event.validate().err().map(|error| (Some(place as usize), error)));
            event.names()
        }));
        Refusal::of(faults)?;
        let mut known = vec![NEW; batch.count];
        let checked = self.enter(batch, &sweep, &mut known).and_then(|()| self.check_new(batch, &known, expected));
        if let Err(refusal) = checked {
            for (hash, place) in sweep.iter().rev().filter(|(_, place)| known[*place as usize] == NEW) {
                self.ids.leave(hash, before as u32 + place);
            }
            return Err(refusal);
        }
        self.take(batch, &mut known);
        let added = self.len() - before;
        if added < batch.count {
            let moved = |place: u32| known[place as usize] < TWIN && known[place as usize] as usize >= before;
            for (hash, place) in sweep.iter().filter(|(_, place)| moved(*place)) {
                self.ids.renumber(hash, before as u32 + place, known[place as usize]);
            }
        }
        Ok(Appended { added, repeated: batch.count - added, sequence: self.len() as u64 })
    }

    /// Enters the ids of a batch with the sequences that they have if all are new, and says what each event is: new, or a twin, or
    /// the sequence where it is there.
    fn enter<'e>(&mut self, batch: &Batch<impl Fn(usize) -> EventRef<'e>>, sweep: &Sweep, known: &mut [u32]) -> Checked<()> {
        let before = self.len() as u32;
        self.ids.make_room(batch.count);
        let mut faults = Vec::new();
        for run in sweep.runs() {
            self.ids.fetch(run.clone().map(|(hash, _)| hash));
            for (hash, place) in run {
                // Events are read only where another has the same hash: reading them in the order of the sweep would be slow.
                let sources = &self.sources;
                let is_it = |ids: &EventIds, other: u32| {
                    let event = batch.event(place);
                    let names = match other.checked_sub(before) {
                        Some(twin) => batch.event(twin).names(),
                        None => (sources.id(ids.source(other)), ids.id(other)),
                    };
                    names == event.names()
                };
                let Some(found) = self.ids.find_or_enter(hash, before + place, is_it) else { continue };
                known[place as usize] = match found.checked_sub(before) {
                    Some(twin) => {
                        let event = batch.event(place);
                        if !batch.event(twin).same_body(&event) {
                            faults.push((Some(place as usize), conflict(&event)));
                        }
                        TWIN
                    }
                    None => found,
                };
            }
        }
        // What is there lies mostly in the order of the batch, so bodies are compared in that order.
        for place in batch.places().filter(|place| known[*place as usize] < TWIN) {
            let event = batch.event(place);
            if !self.holds(known[place as usize], &event) {
                faults.push((Some(place as usize), conflict(&event)));
            }
        }
        faults.sort_by_key(|(place, _)| *place);
        Refusal::of(faults)
    }

    /// Checks what concerns new events only: the expected sequence number, and that what is known never changes.
    fn check_new<'e>(&self, batch: &Batch<impl Fn(usize) -> EventRef<'e>>, known: &[u32], expected: Option<u64>) -> Checked<()> {
        if !known.contains(&NEW) {
            return Ok(());
        }
        let before = self.len() as u64;
        if let Some(expected) = expected.filter(|expected| *expected != before) {
            let message = format!("expected sequence {expected}, the ledger is at {before}");
            let error = Error::new(ErrorKind::SequenceConflict, message).hint("read what was appended meanwhile, then append again");
            return Err(Refusal::whole(error));
        }
        let mut latest = self.recorded.last().and_then(|micros| Moment::from_micros(*micros));
        let mut faults = Vec::new();
        for place in batch.places().filter(|place| known[*place as usize] == NEW) {
            let event = batch.event(place);
            match latest.filter(|latest| event.recorded_at < *latest) {
                Some(latest) => faults.push((Some(place as usize), decreasing(&event, latest))),
                None => latest = Some(event.recorded_at),
            }
        }
        Refusal::of(faults)
    }

    /// Takes in the new events, and writes down their sequence numbers.
    fn take<'e>(&mut self, batch: &Batch<impl Fn(usize) -> EventRef<'e>>, known: &mut [u32]) {
        let mut places = batch.places();
        let (mut taken, mut events, mut named) = (Vec::with_capacity(CHUNK), Vec::with_capacity(CHUNK), Named::default());
        loop {
            taken.clear();
            taken.extend(places.by_ref().filter(|place| known[*place as usize] == NEW).take(CHUNK));
            if taken.is_empty() {
                return;
            }
            events.clear();
            events.extend(taken.iter().map(|place| batch.event(*place)));
            self.look_up(&events, &mut named);
            for (at, (place, event)) in taken.iter().zip(&events).enumerate() {
                known[*place as usize] = self.len() as u32;
                self.push(event, named.of(at));
            }
        }
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

fn decreasing(event: &EventRef<'_>, latest: Moment) -> Error {
    let message = format!("recorded_at {} is before that of the event before it, {latest}", event.recorded_at);
    Error::new(ErrorKind::OutOfRange, message)
        .table("events")
        .key(event.item, event.location)
        .field("recorded_at")
        .value(event.recorded_at.to_string())
        .hint("recorded_at is when it became known here: say so where it is not effective_at, which may lie far back")
}
