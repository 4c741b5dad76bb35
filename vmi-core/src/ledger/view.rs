//! A view: what had happened by a moment, as it was known at a moment.

use super::columns::Columns;
use super::kind::EventKind;
use super::ledger::Ledger;
use crate::error::{Notice, NoticeKind, Problems};
use crate::model::{Catalog, Cut, Cuts, Moment};

/// What had happened by `as_of`, as known at `known_at`; open ends see everything.
///
/// ```
/// use vmi_core::ledger::View;
/// use vmi_core::model::Moment;
/// let june = View::as_of(Moment::parse("2026-06-30").unwrap());
/// assert_eq!(june.known_at, None);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// Events effective later are not seen.
    pub as_of: Option<Moment>,
    /// Events recorded later are not seen.
    pub known_at: Option<Moment>,
}

impl View {
    /// Everything that was ever appended.
    pub const ALL: Self = Self { as_of: None, known_at: None };

    /// What had happened by a moment, with all that is known today.
    pub const fn as_of(moment: Moment) -> Self {
        Self { as_of: Some(moment), known_at: None }
    }

    /// The same, as it was known at a moment.
    #[must_use]
    pub const fn known_at(self, moment: Moment) -> Self {
        Self { known_at: Some(moment), ..self }
    }

    pub(super) fn window(&self, columns: &Columns) -> Window {
        let limit = Limit::Everywhere(self.as_of.map_or(i64::MAX, Moment::micros));
        Window { end: known(columns, self.known_at), limit }
    }
}

/// How many events were known at a moment: recorded moments never decrease, so they are the first ones.
fn known(columns: &Columns, known_at: Option<Moment>) -> u32 {
    let end = known_at.map_or(columns.len(), |known| columns.recorded.partition_point(|at| *at <= known.micros()));
    end as u32
}

/// What of a ledger is seen: the events that were known, and had happened by a moment that may mean another instant at each location.
#[derive(Clone, Debug)]
pub(crate) struct Window {
    pub(super) end: u32,
    limit: Limit,
}

#[derive(Clone, Debug)]
enum Limit {
    /// In microseconds.
    Everywhere(i64),
    /// By the ledger's number of the location.
    ByLocation(Vec<Cut>),
}

impl Window {
    #[inline]
    pub(super) fn sees(&self, columns: &Columns, sequence: u32) -> bool {
        sequence < self.end && self.reaches(columns, columns.key[sequence as usize], columns.effective[sequence as usize])
    }

    /// Whether an effective moment at a key is at or before `as_of` there.
    #[inline]
    pub(super) fn reaches(&self, columns: &Columns, key: u32, effective: i64) -> bool {
        match &self.limit {
            Limit::Everywhere(limit) => effective <= *limit,
            Limit::ByLocation(cuts) => {
                let location = columns.keys.keys()[key as usize].location;
                cuts.get(location as usize).is_none_or(|cut| Moment::from_micros(effective).is_some_and(|moment| cut.includes(moment)))
            }
        }
    }
}

impl Ledger {
    /// What a plan sees: `as_of` as it is meant at each location.
    pub(crate) fn window(&self, cuts: &Cuts, catalog: &Catalog, known_at: Option<Moment>) -> Window {
        let columns = &self.columns;
        let limit = if cuts.is_utc() {
            Limit::Everywhere(cuts.as_of().micros())
        } else {
            Limit::ByLocation(columns.locations.iter().map(|location| *cuts.of(catalog.location_ids.find(location.as_bytes()))).collect())
        };
        Window { end: known(columns, known_at), limit }
    }

    /// Notes how many events a plan leaves out: those that happen later, and those that were not known yet. Changes of levels are read
    /// ahead of their day, so they are left out by when they were recorded alone.
    pub(crate) fn note_later(&self, window: &Window, as_of: Moment, known_at: Option<Moment>, problems: &mut Problems) {
        let columns = &self.columns;
        let later = (0..window.end).filter(|at| columns.code[*at as usize].kind() != EventKind::ThresholdChange && !window.sees(columns, *at));
        let later = later.count() as u64;
        if later > 0 {
            let message = format!("{later} events after as_of, {as_of}, were not read");
            problems.notice(Notice::counted(NoticeKind::AfterAsOf, "events", later, message).field("effective_at"));
        }
        let unknown = self.sequence() - u64::from(window.end);
        if let Some(known_at) = known_at.filter(|_| unknown > 0) {
            let message = format!("{unknown} events recorded after {known_at} were not read");
            problems.notice(Notice::counted(NoticeKind::AfterAsOf, "events", unknown, message).field("recorded_at"));
        }
    }
}
