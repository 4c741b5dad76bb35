//! Results as Python objects; `vmi.Plan`, `vmi.ResultTable` and others wrap them.

use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyCapsule, PyList, PyString};
use vmi_core::canonical::{write_csv, write_json_lines};
use vmi_core::engine;
use vmi_core::error::Result;
use vmi_core::ledger::Ledger;
use vmi_core::table;

use crate::arrow_out::{record_batch, schema};
use crate::capsule;
use crate::errors::{exception, guarded};
use crate::rows_out::rows;

/// What has result tables; each is made once, and stays where it is until its owner is dropped.
pub(crate) trait Results: Send + Sync {
    fn table(&self, name: &str) -> Result<&table::Table<'static>>;
}

impl Results for engine::Plan {
    fn table(&self, name: &str) -> Result<&table::Table<'static>> {
        engine::Plan::table(self, name)
    }
}

impl Results for engine::Checked {
    fn table(&self, name: &str) -> Result<&table::Table<'static>> {
        Ok(if name == "notices" { self.notices() } else { self.errors() })
    }
}

/// The tables of an analysis, its errors with the rows of the caller's frame.
pub(crate) struct Analysed {
    pub(crate) analysis: engine::Analysis,
    /// Those that replace the analysis' own.
    pub(crate) errors: Option<table::Table<'static>>,
}

impl Results for Analysed {
    fn table(&self, name: &str) -> Result<&table::Table<'static>> {
        match &self.errors {
            Some(errors) if name == "errors" => Ok(errors),
            _ => self.analysis.table(name),
        }
    }
}

/// A table that is the only one of its making.
struct Alone(table::Table<'static>);

impl Results for Alone {
    fn table(&self, _: &str) -> Result<&table::Table<'static>> {
        Ok(&self.0)
    }
}

/// A plan.
#[pyclass(frozen, module = "vmi._vmi")]
pub(crate) struct Plan {
    plan: Arc<engine::Plan>,
}

impl Plan {
    pub(crate) fn new(plan: engine::Plan) -> Self {
        Self { plan: Arc::new(plan) }
    }

    /// The plan's release. To be called detached.
    pub(crate) fn released(&self, request: &engine::ReleaseRequest, ledger: Option<&Ledger>) -> Result<engine::Released> {
        self.plan.release(request, ledger)
    }
}

#[pymethods]
impl Plan {
    /// The result table of a name.
    fn table(&self, py: Python<'_>, name: &str) -> PyResult<Table> {
        Table::new(py, self.plan.clone(), name)
    }

    /// The date of the plan, as text.
    fn as_of(&self) -> String {
        self.plan.as_of().to_string()
    }

    /// How many keys were planned.
    fn key_count(&self) -> usize {
        self.plan.key_count()
    }

    /// The hash of inputs and outputs.
    fn fingerprint(&self, py: Python<'_>) -> PyResult<String> {
        // Detached: every result table is made and hashed.
        py.detach(|| guarded(|| Ok(self.plan.fingerprint()))).map_err(|error| exception(py, &error))
    }

    /// The explanation of a key, as text and as JSON.
    fn explain(&self, py: Python<'_>, item: &Bound<'_, PyString>, location: &Bound<'_, PyString>) -> PyResult<(String, String)> {
        let (item, location) = (&item.to_string_lossy(), &location.to_string_lossy());
        let explained = guarded(|| self.plan.derivation(item, location).map(|derivation| (derivation.to_text(), derivation.to_json())));
        explained.map_err(|error| exception(py, &error))
    }
}

/// What is wrong with the inputs.
#[pyclass(frozen, module = "vmi._vmi")]
pub(crate) struct Checked {
    checked: Arc<engine::Checked>,
}

impl Checked {
    pub(crate) fn new(checked: engine::Checked) -> Self {
        Self { checked: Arc::new(checked) }
    }
}

#[pymethods]
impl Checked {
    /// `errors` or `notices`.
    fn table(&self, py: Python<'_>, name: &str) -> PyResult<Table> {
        Table::new(py, self.checked.clone(), name)
    }

    /// Whether nothing could be planned at all.
    fn is_fatal(&self) -> bool {
        self.checked.is_fatal()
    }
}

/// What an analysis of demand gave.
#[pyclass(frozen, module = "vmi._vmi")]
pub(crate) struct Analysis {
    analysed: Arc<Analysed>,
}

impl Analysis {
    pub(crate) fn new(analysed: Analysed) -> Self {
        Self { analysed: Arc::new(analysed) }
    }
}

#[pymethods]
impl Analysis {
    /// The result table of a name.
    fn table(&self, py: Python<'_>, name: &str) -> PyResult<Table> {
        Table::new(py, self.analysed.clone(), name)
    }
}

/// One result table.
#[pyclass(frozen, module = "vmi._vmi")]
pub(crate) struct Table {
    results: Arc<dyn Results>,
    name: String,
}

impl Table {
    fn new(py: Python<'_>, results: Arc<dyn Results>, name: &str) -> PyResult<Self> {
        // Made here and detached, so that every later use only reads.
        py.detach(|| guarded(|| results.table(name).map(|_| ()))).map_err(|error| exception(py, &error))?;
        Ok(Self { results, name: name.to_owned() })
    }

    /// A table that belongs to nothing else.
    pub(crate) fn of(table: table::Table<'static>) -> Self {
        let name = table.name().to_owned();
        Self { results: Arc::new(Alone(table)), name }
    }

    fn read<T>(&self, py: Python<'_>, read: impl FnOnce(&table::Table<'static>) -> Result<T>) -> PyResult<T> {
        guarded(|| self.results.table(&self.name).and_then(read)).map_err(|error| exception(py, &error))
    }

    fn written<'py>(&self, py: Python<'py>, write: fn(&table::Table<'_>, &mut Vec<u8>)) -> PyResult<Bound<'py, PyBytes>> {
        let written = py.detach(|| {
            guarded(|| {
                let mut out = Vec::new();
                write(self.results.table(&self.name)?, &mut out);
                Ok(out)
            })
        });
        written.map(|bytes| PyBytes::new(py, &bytes)).map_err(|error| exception(py, &error))
    }
}

#[pymethods]
impl Table {
    /// The names of its columns.
    fn columns(&self, py: Python<'_>) -> PyResult<Vec<String>> {
        self.read(py, |table| Ok(table.columns().iter().map(ToString::to_string).collect()))
    }

    fn __len__(&self, py: Python<'_>) -> PyResult<usize> {
        self.read(py, |table| Ok(table.rows()))
    }

    /// Rows from `start` up to `stop`, a dict each.
    fn rows<'py>(&self, py: Python<'py>, start: usize, stop: usize) -> PyResult<Bound<'py, PyList>> {
        let table = self.results.table(&self.name).map_err(|error| exception(py, &error))?;
        rows(py, table, start, stop)
    }

    /// The canonical CSV.
    fn csv<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        self.written(py, write_csv)
    }

    /// The canonical JSON lines.
    fn json_lines<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        self.written(py, write_json_lines)
    }

    /// The Arrow schema, in a capsule.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        capsule::schema_of(py, &self.read(py, |table| Ok(schema(table)))?)
    }

    /// The rows as a stream of one batch, in a capsule. A producer may give its own types whatever is asked for.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(&self, py: Python<'py>, requested_schema: Option<&Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        let batch = self.read(py, |table| record_batch(&self.results, table))?;
        capsule::stream_of(py, batch)
    }
}
