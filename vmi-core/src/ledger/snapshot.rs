//! Snapshots: a fold kept for later. A cache, so it says what it stands for and is checked before it is used.

use serde::{Deserialize, Serialize};

use super::columns::Columns;
use super::fold::Sums;
use super::ledger::{Folded, Ledger};
use super::position::Position;
use super::view::View;
use crate::error::{Error, ErrorKind, Result};
use crate::model::{Moment, fold, hash};

/// The sums of all events up to a sequence number, as of a moment.
///
/// ```
/// use vmi_core::ledger::{Event, EventKind, Ledger, View};
/// use vmi_core::model::{Moment, Quantity};
/// let issue = |id| Event::new(EventKind::Issue, ("wms", id), ("A", "DC1"), Quantity::parse("4").unwrap(), Moment::parse("2026-06-30").unwrap());
/// let mut ledger = Ledger::default();
/// ledger.append(&[issue("1")], None)?;
/// let snapshot = ledger.snapshot(None);
/// ledger.append(&[issue("2")], None)?;
/// assert_eq!(ledger.resume(&snapshot)?, ledger.positions(&View::ALL)?);
/// assert!(Ledger::default().resume(&snapshot).is_err()); // not its events
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    version: u32,
    /// How many events it stands for.
    pub sequence: u64,
    /// The moment as of which it was taken; none: all events, whenever effective.
    pub as_of: Option<Moment>,
    check: u64,
    sums: Sums,
}

const VERSION: u32 = 1;

impl Ledger {
    /// The sums of all events that are there, as of a moment.
    pub fn snapshot(&self, as_of: Option<Moment>) -> Snapshot {
        let window = View { as_of, known_at: None }.window(&self.columns);
        Snapshot {
            version: VERSION,
            sequence: self.sequence(),
            as_of,
            check: check(&self.columns, window.end),
            sums: Sums::of(&self.columns, &window),
        }
    }

    /// The positions of all keys as of the snapshot's moment, from its sums and the events after it.
    pub fn resume(&self, snapshot: &Snapshot) -> Result<Vec<(&str, &str, Position)>> {
        let columns = &self.columns;
        let fits = snapshot.version == VERSION
            && snapshot.sequence <= self.sequence()
            && snapshot.sums.of_key.len() <= columns.keys.keys().len()
            && snapshot.sums.of_line.len() <= columns.lines.len()
            && snapshot.check == check(columns, snapshot.sequence as u32);
        if !fits {
            let message = format!("the snapshot of sequence {} does not stand for the first events of this ledger", snapshot.sequence);
            return Err(Error::new(ErrorKind::SequenceConflict, message).hint("fold again from the events: a snapshot is only a cache"));
        }
        let window = View { as_of: snapshot.as_of, known_at: None }.window(columns);
        // A later correction may void a statement that the sums hold: then only the whole fold is right.
        if columns.voids_after(snapshot.sequence as u32) {
            return self.positions(&View { as_of: snapshot.as_of, known_at: None });
        }
        let mut sums = snapshot.sums.clone();
        sums.go_on(columns, snapshot.sequence as u32, &window);
        Folded::new(self, sums).positions()
    }

    /// A number that two ledgers share if their first events are the same; not secret, only to find mistakes.
    pub fn check(&self, sequence: u64) -> u64 {
        check(&self.columns, sequence.min(self.sequence()) as u32)
    }
}

fn check(columns: &Columns, end: u32) -> u64 {
    (0..end).fold(0x9e37_79b9_7f4a_7c15, |state, sequence| {
        let at = sequence as usize;
        let (item, location) = columns.key_ids(columns.key[at]);
        let texts = [columns.sources.id(columns.ids.source(sequence)), columns.ids.id(sequence), item, location];
        let texts = texts.iter().fold(0, |state, text| fold(state ^ hash(text.as_bytes()), 0xa24b_aed4_963e_e407));
        let more = columns.more(sequence).map_or(0, |more| hash(serde_json::to_string(more).unwrap_or_default().as_bytes()));
        let numbers = [columns.code[at].bits(), columns.quantity[at] as u64, columns.effective[at] as u64, columns.recorded[at] as u64, more];
        numbers.iter().fold(state ^ texts, |state, number| fold(state ^ number, 0x9fb2_1c65_1e98_df25))
    })
}
