//! Plan and check: inputs in, results out, with the interpreter free meanwhile.

use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyString};
use vmi_core::engine::{self, Inputs};

use crate::errors::{exception, guarded};
use crate::ledger::Ledger;
use crate::moments::moment;
use crate::results::{Checked, Plan};
use crate::settings::settings;
use crate::tables_in::{Taken, take_all};

/// Makes a plan; see `vmi.plan`.
#[pyfunction]
#[pyo3(signature = (tables, *, as_of, settings, threads, progress, ledger=None, known_at=None))]
#[allow(clippy::too_many_arguments)] // each is an argument of `vmi.plan`
pub(crate) fn plan(
    py: Python<'_>,
    tables: &Bound<'_, PyDict>,
    as_of: &Bound<'_, PyString>,
    settings: Option<&Bound<'_, PyAny>>,
    threads: usize,
    progress: Option<Py<PyAny>>,
    ledger: Option<&Ledger>,
    known_at: Option<&Bound<'_, PyString>>,
) -> PyResult<Plan> {
    let known_at = moment("known_at", known_at)?;
    let mut taken = take_all(tables)?;
    let ledger = ledger.map(|ledger| py.detach(|| guarded(|| ledger.now()))).transpose().map_err(|error| exception(py, &error))?;
    let mut inputs = inputs(py, &mut taken, &as_of.to_string_lossy(), settings, threads)?;
    if let Some(ledger) = &ledger {
        inputs = inputs.ledger(ledger);
    }
    if let Some(known_at) = known_at {
        inputs = inputs.known_at(known_at);
    }
    let mut watch = Watch::new(progress);
    let planned = py.detach(|| guarded(|| engine::Plan::with_progress(&inputs, &mut |done, total| watch.goes_on(done, total))));
    match (planned, watch.failure) {
        (_, Some(failure)) => Err(failure),
        (Ok(plan), None) => Ok(Plan::new(plan)),
        (Err(error), None) => Err(exception(py, &error)),
    }
}

/// Checks the inputs; see `vmi.check`.
#[pyfunction]
#[pyo3(signature = (tables, *, as_of, settings, threads))]
pub(crate) fn check(
    py: Python<'_>,
    tables: &Bound<'_, PyDict>,
    as_of: &Bound<'_, PyString>,
    settings: Option<&Bound<'_, PyAny>>,
    threads: usize,
) -> PyResult<Checked> {
    let mut taken = take_all(tables)?;
    let inputs = inputs(py, &mut taken, &as_of.to_string_lossy(), settings, threads)?;
    let checked = py.detach(|| guarded(|| Ok(engine::check(&inputs))));
    checked.map(Checked::new).map_err(|error| exception(py, &error))
}

fn inputs<'t>(py: Python<'_>, taken: &'t mut [Taken], as_of: &str, given: Option<&Bound<'_, PyAny>>, threads: usize) -> PyResult<Inputs<'t>> {
    let mut inputs = Inputs::new(as_of).settings(settings(given)?).threads(threads);
    for taken in taken {
        if let Some(table) = guarded(|| taken.table()).map_err(|error| exception(py, &error))? {
            inputs = inputs.table(table);
        }
    }
    Ok(inputs)
}

/// Told by the core, on the calling thread, how far it is: lets Ctrl-C through and tells the caller.
pub(crate) struct Watch {
    progress: Option<Py<PyAny>>,
    pub(crate) failure: Option<PyErr>,
}

impl Watch {
    pub(crate) fn new(progress: Option<Py<PyAny>>) -> Self {
        Self { progress, failure: None }
    }

    /// Whether the run goes on; what was raised meanwhile is kept, to be raised again once the core has stopped.
    pub(crate) fn goes_on(&mut self, done: u64, total: u64) -> bool {
        Python::attach(|py| match self.tell(py, done, total) {
            Ok(goes_on) => goes_on,
            Err(failure) => {
                self.failure = Some(failure);
                false
            }
        })
    }

    fn tell(&self, py: Python<'_>, done: u64, total: u64) -> PyResult<bool> {
        py.check_signals()?;
        let Some(progress) = &self.progress else { return Ok(true) };
        let answer = progress.bind(py).call1((done, total))?;
        // A callback that returns nothing, as most do, does not stop the run; neither does a 0 that it counts with.
        Ok(!answer.is(PyBool::new(py, false)))
    }
}
