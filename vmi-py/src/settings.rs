//! Settings from a (nested) mapping.

use pyo3::prelude::*;
use pyo3::types::{PyBool, PyFloat, PyInt, PyMapping, PyString};
use vmi_core::error::{Error, ErrorKind};
use vmi_core::model::{Dialect, Settings};

use crate::errors::exception;

/// No setting has more parts; a mapping that holds itself ends here.
const MOST_PARTS: usize = 4;

/// Settings from a mapping: `{"demand": {"bucket": "week"}}` is the same as `{"demand.bucket": "week"}`.
pub(crate) fn settings(given: Option<&Bound<'_, PyAny>>) -> PyResult<Settings> {
    let mut settings = Settings::default();
    if let Some(given) = given {
        let Ok(mapping) = given.cast::<PyMapping>() else {
            let kind = given.get_type().qualname()?;
            return Err(bad(given.py(), "settings", &format!("the settings are of type {kind}, not a mapping of names to values")));
        };
        set_all(&mut settings, "", mapping, 1)?;
    }
    Ok(settings)
}

fn set_all(settings: &mut Settings, prefix: &str, given: &Bound<'_, PyMapping>, depth: usize) -> PyResult<()> {
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
            set_all(settings, &format!("{name}."), inner, depth + 1)?;
        } else if !value.is_none() {
            let Some(text) = text(&value)? else {
                let kind = value.get_type().qualname()?;
                return Err(bad(py, &name, &format!("the setting {name:?} is of type {kind}; expected text or a number")));
            };
            settings.set(&name, &text).map_err(|error| exception(py, &error))?;
        }
    }
    Ok(())
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
