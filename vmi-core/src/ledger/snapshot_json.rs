//! Snapshots as text, and what is resumed from one as a table.

use super::ledger::Ledger;
use super::snapshot::Snapshot;
use super::tables::positions_of;
use crate::error::{Error, ErrorKind, Result};
use crate::table::Table;

impl Snapshot {
    /// The snapshot as one line of JSON.
    ///
    /// ```
    /// use vmi_core::ledger::{Ledger, Snapshot};
    /// let snapshot = Ledger::default().snapshot(None);
    /// assert_eq!(Snapshot::from_json(&snapshot.to_json())?, snapshot);
    /// assert!(Snapshot::from_json("{}").is_err());
    /// # Ok::<(), vmi_core::error::Error>(())
    /// ```
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The snapshot of one line of JSON. Whether it stands for a ledger's events is for [`Ledger::resume`] to check.
    pub fn from_json(text: &str) -> Result<Self> {
        serde_json::from_str(text).map_err(|error| {
            let error = Error::new(ErrorKind::NotText, format!("not a snapshot: {error}")).expected("what a ledger's snapshot was written as");
            error.hint("fold again from the events: a snapshot is only a cache")
        })
    }
}

impl Ledger {
    /// The positions as of a snapshot's moment, from its sums and the events after it, in the shape of [`Ledger::positions_table`].
    ///
    /// ```
    /// use vmi_core::ledger::{Ledger, View};
    /// let ledger = Ledger::default();
    /// assert_eq!(ledger.resume_table(&ledger.snapshot(None))?.columns(), ledger.positions_table(&View::ALL)?.columns());
    /// # Ok::<(), vmi_core::error::Error>(())
    /// ```
    pub fn resume_table(&self, snapshot: &Snapshot) -> Result<Table<'static>> {
        positions_of(&self.resume(snapshot)?)
    }
}
