//! What is in a ledger, in a few numbers.

use super::ledger::Ledger;
use crate::model::Moment;

/// How much a ledger holds, and from when to when.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// The sequence number: how many events.
    pub events: u64,
    /// How many keys (an item at a location) any event is about.
    pub keys: u64,
    /// The earliest effective_at; none in an empty ledger.
    pub first: Option<Moment>,
    /// The latest effective_at.
    pub last: Option<Moment>,
    /// The latest recorded_at: an event to be appended became known then or later.
    pub recorded: Option<Moment>,
}

impl Ledger {
    /// How much there is, and from when to when.
    ///
    /// ```
    /// use vmi_core::ledger::{Event, EventKind, Ledger, Summary};
    /// use vmi_core::model::{Moment, Quantity};
    /// let issue = Event::new(EventKind::Issue, ("wms", "1"), ("A", "DC1"), Quantity::parse("4").unwrap(), Moment::parse("2026-06-30").unwrap());
    /// let mut ledger = Ledger::default();
    /// assert_eq!(ledger.summary(), Summary::default());
    /// ledger.append(&[issue], None)?;
    /// let found = ledger.summary();
    /// assert_eq!((found.events, found.keys, found.first), (1, 1, Moment::parse("2026-06-30")));
    /// # Ok::<(), vmi_core::error::Error>(())
    /// ```
    pub fn summary(&self) -> Summary {
        let columns = &self.columns;
        let keys = (0..columns.keys.keys().len() as u32).filter(|key| columns.of_key(*key).next().is_some());
        let moment = |micros: Option<&i64>| micros.and_then(|micros| Moment::from_micros(*micros));
        Summary {
            events: self.sequence(),
            keys: keys.count() as u64,
            first: moment(columns.effective.iter().min()),
            last: moment(columns.effective.iter().max()),
            recorded: moment(columns.recorded.last()),
        }
    }
}
