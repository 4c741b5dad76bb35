//! Settings from a (nested) mapping.

use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyList, PyMapping, PyString, PyTuple};
use vmi_core::error::{Error, ErrorKind};
use vmi_core::model::{Dialect, Settings};

use crate::errors::exception;

/// The settings that hold several values.
const LISTS: &[&str] = &["forecast.methods", "forecast.candidates", "forecast.levels", "forecast.cover_levels", "forecast.hierarchy"];

/// No setting has more parts; a mapping that holds itself ends here.
const MOST_PARTS: usize = 4;

/// Settings from a mapping: `{"demand": {"bucket": "week"}}` is the same as `{"demand.bucket": "week"}`.
pub(crate) fn settings(given: Option<&Bound<'_, PyAny>>) -> PyResult<Settings> {
    Ok(Stated::of(given)?.settings)
}

/// The same, and settings that are arguments of their own. Who states one twice must mean the same by both.
pub(crate) fn settings_and(given: Option<&Bound<'_, PyAny>>, arguments: &Bound<'_, PyDict>) -> PyResult<Settings> {
    let Stated { mut settings, names } = Stated::of(given)?;
    for (key, value) in arguments {
        let (name, py) = (key.extract::<String>()?, value.py());
        if value.is_none() {
            continue;
        }
        let text = worded(&name, &value)?;
        if text.is_empty() {
            return Err(bad(py, &name, &format!("{name} is given without a value")));
        }
        let before = settings.clone();
        settings.set(&name, &text).map_err(|error| exception(py, &error))?;
        // One method for all keys is a list of one.
        let rivals: &[&str] = if name == "forecast.methods" { &["forecast.methods", "forecast"] } else { &[&name] };
        if let Some(rival) = rivals.iter().find(|rival| names.iter().any(|stated| stated == *rival) && !says(&before, rival, &text)) {
            let message = format!("the setting {rival:?} is given twice: {text} is not what the settings say");
            let error = Error::new(ErrorKind::BadSetting, message).field(rival).value(text);
            return Err(exception(py, &error.hint("state it once: as an argument, or among the settings")));
        }
    }
    Ok(settings)
}

/// Whether a setting is so already.
fn says(settings: &Settings, name: &str, text: &str) -> bool {
    let mut set = settings.clone();
    set.set(name, text).is_ok() && set == *settings
}

/// Settings, and the names of those that were stated.
#[derive(Default)]
struct Stated {
    settings: Settings,
    names: Vec<String>,
}

impl Stated {
    fn of(given: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        let mut stated = Self::default();
        if let Some(given) = given {
            let Ok(mapping) = given.cast::<PyMapping>() else {
                let kind = given.get_type().qualname()?;
                return Err(bad(given.py(), "settings", &format!("the settings are of type {kind}, not a mapping of names to values")));
            };
            set_all(&mut stated, "", mapping, 1)?;
        }
        Ok(stated)
    }
}

fn set_all(stated: &mut Stated, prefix: &str, given: &Bound<'_, PyMapping>, depth: usize) -> PyResult<()> {
    let py = given.py();
    for pair in given.items()? {
        let (key, value): (Bound<'_, PyAny>, Bound<'_, PyAny>) = pair.extract()?;
        let Ok(name) = key.cast::<PyString>() else {
            return Err(bad(py, prefix, &format!("the name of a setting is text, not {}", key.repr()?)));
        };
        let name = format!("{prefix}{}", name.to_string_lossy());
        if let Ok(inner) = value.cast::<PyMapping>() {
            if depth == MOST_PARTS {
                return Err(bad(py, &name, &format!("the setting {name:?} is nested too deeply")));
            }
            set_all(stated, &format!("{name}."), inner, depth + 1)?;
        } else if !value.is_none() {
            stated.settings.set(&name, &worded(&name, &value)?).map_err(|error| exception(py, &error))?;
            stated.names.push(name);
        }
    }
    Ok(())
}

/// The text of a value; that of a list has commas between.
fn worded(name: &str, value: &Bound<'_, PyAny>) -> PyResult<String> {
    let refused = |value: &Bound<'_, PyAny>| -> PyResult<PyErr> {
        let kind = value.get_type().qualname()?;
        Ok(bad(value.py(), name, &format!("the setting {name:?} is of type {kind}; expected text or a number")))
    };
    let is_list = LISTS.contains(&name) && (value.is_instance_of::<PyList>() || value.is_instance_of::<PyTuple>());
    let parts: Vec<Bound<'_, PyAny>> = if is_list { value.try_iter()?.collect::<PyResult<_>>()? } else { vec![value.clone()] };
    let texts: PyResult<Vec<String>> = parts
        .iter()
        .map(|part| match text(part)? {
            Some(text) => Ok(text),
            None => Err(refused(part)?),
        })
        .collect();
    Ok(texts?.join(","))
}

/// The text of a value, as `vmi.toml` would hold it; what it must be is for the core to say.
fn text(value: &Bound<'_, PyAny>) -> PyResult<Option<String>> {
    if let Ok(text) = value.cast::<PyString>() {
        return Ok(Some(text.to_string_lossy().into_owned()));
    }
    if let Ok(flag) = value.cast::<PyBool>() {
        return Ok(Some(flag.is_true().to_string()));
    }
    if let Ok(float) = value.cast::<PyFloat>() {
        return Ok(Some(float.value().to_string()));
    }
    let is_number = value.is_instance_of::<PyInt>() || value.hasattr("__float__")?;
    if is_number { Ok(Some(value.str()?.to_cow()?.into_owned())) } else { Ok(None) }
}

fn bad(py: Python<'_>, name: &str, message: &str) -> PyErr {
    exception(py, &Error::new(ErrorKind::BadSetting, message).field(name.trim_end_matches('.')))
}

/// The names of all settings, in the dotted form.
#[pyfunction]
pub(crate) fn settings_names() -> Vec<String> {
    Settings::names()
}

/// Every dialect with a line on it.
#[pyfunction]
pub(crate) fn dialects() -> Vec<(&'static str, &'static str)> {
    Dialect::all().collect()
}
