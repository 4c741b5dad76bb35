//! The ledger as a Python object; `vmi.Ledger` wraps it.
//!
//! Whoever reads takes hold of the events as they are and lets go of the lock, so that no reader waits for another and an append
//! meanwhile changes nothing that is being read: it copies what somebody still holds. All of it happens detached.

use std::sync::{Arc, RwLock};

use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};
use vmi_core::engine::{errors_table, notices_table};
use vmi_core::error::{Error, ErrorKind, Result};
use vmi_core::ledger::{self as core, Appended, Snapshot};
use vmi_core::table;

use crate::errors::{exception, guarded, refusal};
use crate::moments::{day, moment, view};
use crate::results::Table;
use crate::tables_in::{Taken, take};

/// Append-only facts.
#[pyclass(frozen, module = "vmi._vmi")]
pub(crate) struct Ledger {
    events: RwLock<Arc<core::Ledger>>,
}

type Text<'p, 'py> = Option<&'p Bound<'py, PyString>>;

impl Ledger {
    fn of(ledger: Arc<core::Ledger>) -> Self {
        Self { events: RwLock::new(ledger) }
    }

    /// The events as they are now. To be called detached: it may wait for an append.
    pub(crate) fn now(&self) -> Result<Arc<core::Ledger>> {
        self.events.read().map(|ledger| Arc::clone(&ledger)).map_err(|_| half_changed())
    }

    fn read<T: Send>(&self, py: Python<'_>, read: impl FnOnce(&core::Ledger) -> Result<T> + Send) -> PyResult<T> {
        py.detach(|| guarded(|| read(&*self.now()?))).map_err(|error| exception(py, &error))
    }
}

fn half_changed() -> Error {
    Error::new(ErrorKind::Internal, "a defect of vmi: an append did not come to its end, and the ledger is not trusted any more")
}

#[pymethods]
impl Ledger {
    #[new]
    fn new() -> Self {
        Self::of(Arc::default())
    }

    /// Appends a table of events, whole or not at all: how many were added, how many repeated, the sequence number, and the notices.
    #[pyo3(signature = (events, *, expected_sequence, recorded_at))]
    fn append(
        &self,
        py: Python<'_>,
        events: &Bound<'_, PyAny>,
        expected_sequence: Option<u64>,
        recorded_at: Text<'_, '_>,
    ) -> PyResult<(usize, usize, u64, Table)> {
        let recorded_at = moment("recorded_at", recorded_at)?;
        let mut taken = take("events", events)?;
        let intake = py.detach(|| {
            guarded(|| {
                let table = given(&mut taken)?;
                let mut ledger = self.events.write().map_err(|_| half_changed())?;
                Arc::make_mut(&mut ledger).append_table(&table, expected_sequence, recorded_at)
            })
        });
        let intake = intake.map_err(|error| exception(py, &error))?;
        let Some(Appended { added, repeated, sequence }) = intake.appended else { return Err(refusal(py, &intake.problems)) };
        Ok((added, repeated, sequence, Table::of(notices_table(&intake.problems))))
    }

    /// What a view sees: the table of a name.
    #[pyo3(signature = (name, *, as_of, known_at))]
    fn table(&self, py: Python<'_>, name: &str, as_of: Text<'_, '_>, known_at: Text<'_, '_>) -> PyResult<Table> {
        let view = view(as_of, known_at)?;
        self.read(py, |ledger| ledger.table(name, &view)).map(Table::of)
    }

    /// All events, in sequence.
    fn events(&self, py: Python<'_>) -> PyResult<Table> {
        self.read(py, core::Ledger::events_table).map(Table::of)
    }

    /// The movements of a key.
    #[pyo3(signature = (item, location, *, as_of, known_at))]
    fn history(
        &self,
        py: Python<'_>,
        item: &Bound<'_, PyString>,
        location: &Bound<'_, PyString>,
        as_of: Text<'_, '_>,
        known_at: Text<'_, '_>,
    ) -> PyResult<Table> {
        let view = view(as_of, known_at)?;
        let (item, location) = (item.to_string_lossy(), location.to_string_lossy());
        self.read(py, |ledger| ledger.history_table(&item, &location, &view)).map(Table::of)
    }

    /// The consumption statement of the days from … to.
    #[pyo3(signature = (from_, to, *, known_at))]
    fn consumption(&self, py: Python<'_>, from_: &Bound<'_, PyString>, to: &Bound<'_, PyString>, known_at: Text<'_, '_>) -> PyResult<Table> {
        let (from, to, known_at) = (day("from", from_)?, day("to", to)?, moment("known_at", known_at)?);
        self.read(py, |ledger| ledger.consumption_table(from, to, known_at)).map(Table::of)
    }

    /// Counts beside the book: discrepancies, adjustments, errors, notices.
    #[pyo3(signature = (counts, *, known_at))]
    fn reconcile(&self, py: Python<'_>, counts: &Bound<'_, PyAny>, known_at: Text<'_, '_>) -> PyResult<(Table, Table, Table, Table)> {
        let known_at = moment("known_at", known_at)?;
        let mut taken = take("counts", counts)?;
        let found = self.read(py, |ledger| ledger.reconcile_table(&given(&mut taken)?, known_at));
        let (discrepancies, adjustments, problems) = found?;
        Ok((Table::of(discrepancies), Table::of(adjustments), Table::of(errors_table(&problems)), Table::of(notices_table(&problems))))
    }

    /// Two parties' ledgers: events that they do not share, stocks that differ.
    #[pyo3(signature = (other, *, as_of, known_at))]
    fn compare(&self, py: Python<'_>, other: &Self, as_of: Text<'_, '_>, known_at: Text<'_, '_>) -> PyResult<(Table, Table)> {
        let view = view(as_of, known_at)?;
        let (events, stock) = self.read(py, |ledger| ledger.compare_table(&*other.now()?, &view))?;
        Ok((Table::of(events), Table::of(stock)))
    }

    /// The ledger as JSON lines, in UTF-8.
    fn json_lines<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        let text = self.read(py, |ledger| Ok(ledger.to_json_lines()))?;
        Ok(PyBytes::new(py, text.as_bytes()))
    }

    /// A ledger from JSON lines in UTF-8.
    #[staticmethod]
    fn from_json_lines(py: Python<'_>, lines: &Bound<'_, PyBytes>) -> PyResult<Self> {
        let bytes = lines.as_bytes();
        let ledger = py.detach(|| guarded(|| core::Ledger::from_json_lines(utf8(bytes)?)));
        ledger.map(|ledger| Self::of(Arc::new(ledger))).map_err(|error| exception(py, &error))
    }

    /// The sums of all events that are there, as JSON.
    #[pyo3(signature = (*, as_of))]
    fn snapshot(&self, py: Python<'_>, as_of: Text<'_, '_>) -> PyResult<String> {
        let as_of = moment("as_of", as_of)?;
        self.read(py, |ledger| Ok(ledger.snapshot(as_of).to_json()))
    }

    /// The positions from a snapshot and the events after it.
    fn resume(&self, py: Python<'_>, snapshot: &Bound<'_, PyString>) -> PyResult<Table> {
        let snapshot = snapshot.to_string_lossy();
        self.read(py, |ledger| ledger.resume_table(&Snapshot::from_json(&snapshot)?)).map(Table::of)
    }

    /// A hash of the facts that a view sees.
    #[pyo3(signature = (*, as_of, known_at))]
    fn fingerprint(&self, py: Python<'_>, as_of: Text<'_, '_>, known_at: Text<'_, '_>) -> PyResult<String> {
        let view = view(as_of, known_at)?;
        self.read(py, |ledger| Ok(ledger.fingerprint(&view)))
    }

    /// Events, keys, and the earliest and latest effective_at.
    fn summary(&self, py: Python<'_>) -> PyResult<(u64, u64, Option<String>, Option<String>)> {
        let found = self.read(py, |ledger| Ok(ledger.summary()))?;
        Ok((found.events, found.keys, found.first.map(|first| first.to_string()), found.last.map(|last| last.to_string())))
    }

    /// Another ledger with the same events; they are copied once either of the two is appended to.
    fn copy(&self, py: Python<'_>) -> PyResult<Self> {
        py.detach(|| guarded(|| self.now())).map(Self::of).map_err(|error| exception(py, &error))
    }

    fn __len__(&self, py: Python<'_>) -> PyResult<usize> {
        self.read(py, |ledger| Ok(ledger.sequence() as usize))
    }
}

/// The table that was taken from the caller.
fn given(taken: &mut Taken) -> Result<table::Table<'_>> {
    taken.table()?.ok_or_else(|| Error::new(ErrorKind::Internal, "a defect of vmi: a table was read twice"))
}

fn utf8(bytes: &[u8]) -> Result<&str> {
    std::str::from_utf8(bytes).map_err(|error| {
        let row = bytes[..error.valid_up_to()].split(|byte| *byte == b'\n').count() as u64;
        Error::new(ErrorKind::NotText, "the line is not UTF-8 text").at("events", row).expected("one JSON object a line, in UTF-8")
    })
}
