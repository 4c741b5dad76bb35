//! Profiles, forecasts and evaluations of demand: tables in, result tables out, with the interpreter free meanwhile.

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};
use vmi_core::engine::analysis::{evaluate_with_progress, forecast_with_progress, profile_with_progress};
use vmi_core::engine::{Inputs, Progress, errors_table};
use vmi_core::error::{Error, ErrorKind, Problems, Result};
use vmi_core::model::Settings;
use vmi_core::table::Table;

use crate::errors::{exception, guarded};
use crate::ledger::Ledger;
use crate::plan::Watch;
use crate::results::{Analysed, Analysis};
use crate::settings::settings_and;
use crate::tables_in::{Layout, Taken, take_as};
use crate::wide::{Wide, located, zeros};

/// Where demand is asked that names no location.
const ONLY_LOCATION: &str = "-";

/// What is to be found out, by its name in Python.
#[derive(Clone, Copy)]
enum Question {
    Profile,
    Forecast,
    Evaluate,
}

impl Question {
    fn of(name: &str) -> Result<Self> {
        match name {
            "profile" => Ok(Self::Profile),
            "forecast" => Ok(Self::Forecast),
            "evaluate" => Ok(Self::Evaluate),
            _ => Err(Error::new(ErrorKind::Internal, format!("a defect of vmi: {name:?} is no analysis"))),
        }
    }

    fn ask(self, inputs: &Inputs<'_>, progress: &mut Progress<'_>) -> Result<vmi_core::engine::Analysis> {
        match self {
            Self::Profile => profile_with_progress(inputs, progress),
            Self::Forecast => forecast_with_progress(inputs, progress),
            Self::Evaluate => evaluate_with_progress(inputs, progress),
        }
    }
}

/// What is the same for every table.
struct Asked {
    question: Question,
    layout: Layout,
    /// As the caller named it.
    location: Option<String>,
    as_of: String,
    settings: Settings,
    threads: usize,
}

/// Analyses demand; see `vmi.demand.profile`, `vmi.forecast` and `vmi.evaluate`. `arguments` are settings by name that win over none.
#[pyfunction]
#[pyo3(signature = (question, tables, *, is_wide, location, ledger, as_of, settings, arguments, threads, progress))]
#[allow(clippy::too_many_arguments)] // each is an argument of the functions in Python
pub(crate) fn analyse(
    py: Python<'_>,
    question: &str,
    tables: &Bound<'_, PyDict>,
    is_wide: bool,
    location: Option<&Bound<'_, PyString>>,
    ledger: Option<&Ledger>,
    as_of: Option<&Bound<'_, PyString>>,
    settings: Option<&Bound<'_, PyAny>>,
    arguments: &Bound<'_, PyDict>,
    threads: usize,
    progress: Option<Py<PyAny>>,
) -> PyResult<Analysis> {
    let asked = Asked {
        question: Question::of(question).map_err(|error| exception(py, &error))?,
        layout: if is_wide { Layout::Wide } else { Layout::Long },
        location: location.map(|location| location.to_string_lossy().into_owned()),
        as_of: as_of.map(|as_of| as_of.to_string_lossy().into_owned()).unwrap_or_default(),
        settings: settings_and(settings, arguments)?,
        threads,
    };
    let mut taken = Vec::with_capacity(tables.len());
    for (name, table) in tables {
        let name: String = name.extract()?;
        if !table.is_none() {
            let layout = if name == "demand" { asked.layout } else { Layout::Long };
            taken.push(take_as(&name, &table, layout)?);
        }
    }
    let mut watch = Watch::new(progress);
    let analysed = py.detach(|| {
        guarded(|| {
            let ledger = ledger.map(Ledger::now).transpose()?;
            asked.of(&mut taken, ledger.as_deref(), &mut |done, total| watch.goes_on(done, total))
        })
    });
    match (analysed, watch.failure) {
        (_, Some(failure)) => Err(failure),
        (Ok(analysed), None) => Ok(Analysis::new(analysed)),
        (Err(error), None) => Err(exception(py, &error)),
    }
}

impl Asked {
    fn of(&self, taken: &mut [Taken], ledger: Option<&vmi_core::ledger::Ledger>, progress: &mut Progress<'_>) -> Result<Analysed> {
        let mut tables = taken.iter_mut().filter_map(|taken| taken.table().transpose()).collect::<Result<Vec<_>>>()?;
        let at = tables.iter().position(|table| table.name() == "demand");
        if let (Layout::Wide, Some(at)) = (self.layout, at) {
            let wide = Wide::of(tables.swap_remove(at))?;
            let zeros = wide.zeros();
            let (long, starts) = wide.long(self.location.as_deref().unwrap_or(ONLY_LOCATION), &zeros)?;
            tables.push(long);
            let analysis = self.located(tables, true, ledger, progress)?;
            let mut problems = Problems::default();
            for error in analysis.problems().errors() {
                problems.error(wide.told(error, &starts));
            }
            return Ok(Analysed { analysis, errors: Some(errors_table(&problems)) });
        }
        let names_none = at.is_some_and(|at| !has_location(&tables[at]));
        if let (Some(location), false) = (&self.location, names_none) {
            let error = Error::new(ErrorKind::BadSetting, "location is given twice: demand names the locations itself");
            return Err(error.field("location").value(location).hint("leave the argument location out"));
        }
        let analysis = self.located(tables, names_none, ledger, progress)?;
        Ok(Analysed { analysis, errors: None })
    }

    /// Runs with every table; where demand names no location, the others that name none are about the same one.
    fn located(
        &self,
        tables: Vec<Table<'_>>,
        names_none: bool,
        ledger: Option<&vmi_core::ledger::Ledger>,
        progress: &mut Progress<'_>,
    ) -> Result<vmi_core::engine::Analysis> {
        let needs_one = |table: &Table<'_>| names_none && matches!(table.name(), "demand" | "forecasts" | "stock") && !has_location(table);
        let (nowhere, somewhere): (Vec<Table<'_>>, Vec<Table<'_>>) = tables.into_iter().partition(needs_one);
        let codes: Vec<Vec<i32>> = nowhere.iter().map(zeros).collect();
        let location = self.location.as_deref().unwrap_or(ONLY_LOCATION);
        let mut inputs = Inputs::new(&self.as_of).settings(self.settings.clone()).threads(self.threads);
        if let Some(ledger) = ledger {
            inputs = inputs.ledger(ledger);
        }
        for (table, codes) in nowhere.iter().zip(&codes) {
            inputs = inputs.table(located(table, location, codes)?);
        }
        inputs = somewhere.into_iter().fold(inputs, Inputs::table);
        self.question.ask(&inputs, progress)
    }
}

fn has_location(table: &Table<'_>) -> bool {
    table.columns().iter().any(|name| &**name == "location")
}
