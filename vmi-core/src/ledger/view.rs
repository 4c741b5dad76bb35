//! A view: what had happened by a moment, as it was known at a moment.

use super::columns::Columns;
use crate::model::Moment;

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
        let end = match self.known_at {
            Some(known) => columns.recorded.partition_point(|at| *at <= known.micros()),
            None => columns.len(),
        };
        Window { end: end as u32, as_of: self.as_of.map_or(i64::MAX, Moment::micros) }
    }
}

/// A view on certain columns: recorded moments never decrease, so what is known is a prefix.
#[derive(Clone, Copy, Debug)]
pub(super) struct Window {
    pub end: u32,
    pub as_of: i64,
}

impl Window {
    pub(super) fn sees(&self, columns: &Columns, sequence: u32) -> bool {
        sequence < self.end && columns.effective[sequence as usize] <= self.as_of
    }
}
