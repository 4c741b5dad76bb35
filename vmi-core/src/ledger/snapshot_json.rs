//! Snapshots as text, and what is resumed from one as a table.

use serde::{Deserialize, Serialize};

use super::ledger::Ledger;
use super::snapshot::Snapshot;
use super::tables::positions_of;
use crate::error::{Error, ErrorKind, Result};
use crate::model::hash;
use crate::table::Table;

/// A snapshot in a file: a snapshot's own check is of the events alone, so a seal finds sums that were damaged.
#[derive(Deserialize, Serialize)]
struct Sealed<S> {
    snapshot: S,
    seal: u64,
}

impl Snapshot {
    /// The snapshot as one line of JSON, with a seal.
    ///
    /// ```
    /// use vmi_core::ledger::{Ledger, Snapshot};
    /// let snapshot = Ledger::default().snapshot(None);
    /// assert_eq!(Snapshot::from_json(&snapshot.to_json())?, snapshot);
    /// assert!(Snapshot::from_json("{}").is_err());
    /// assert!(Snapshot::from_json(&snapshot.to_json().replace("\"sequence\":0", "\"sequence\":1")).is_err());
    /// # Ok::<(), vmi_core::error::Error>(())
    /// ```
    pub fn to_json(&self) -> String {
        serde_json::to_string(&Sealed { snapshot: self, seal: self.seal() }).unwrap_or_default()
    }

    /// The snapshot of one line of JSON, if its seal holds. Whether it stands for a ledger's events is for [`Ledger::resume`] to check.
    pub fn from_json(text: &str) -> Result<Self> {
        let read: Sealed<Self> = serde_json::from_str(text).map_err(|error| bad(&format!("not a snapshot: {error}")))?;
        if read.seal == read.snapshot.seal() { Ok(read.snapshot) } else { Err(bad("the snapshot was changed since it was written")) }
    }

    fn seal(&self) -> u64 {
        hash(serde_json::to_string(self).unwrap_or_default().as_bytes())
    }
}

fn bad(message: &str) -> Error {
    let error = Error::new(ErrorKind::NotText, message).expected("a snapshot as it was written");
    error.hint("fold again from the events: a snapshot is only a cache")
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
