//! Errors of the core as Python exceptions; a panic becomes one too and never ends the interpreter.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use pyo3::prelude::*;
use pyo3::types::PyDict;
use vmi_core::error::{Error, ErrorKind, Result};

/// The class in `vmi.errors` for a kind of error.
fn class_name(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::UnknownKey => "UnknownKeyError",
        ErrorKind::NotSupported => "NotSupportedError",
        ErrorKind::UnknownSetting | ErrorKind::BadSetting => "SettingsError",
        ErrorKind::Cancelled => "Cancelled",
        // Every block below 200 is about what the tables hold.
        kind if (100..200).contains(&kind.code()) => "InputError",
        _ => "VmiError",
    }
}

/// The Python exception for an error, with all that the error knows.
pub(crate) fn exception(py: Python<'_>, error: &Error) -> PyErr {
    build(py, error).unwrap_or_else(|failure| failure)
}

fn build(py: Python<'_>, error: &Error) -> PyResult<PyErr> {
    let class = py.import("vmi.errors")?.getattr(class_name(error.kind()))?;
    let fields = PyDict::new(py);
    fields.set_item("code", error.code())?;
    fields.set_item("kind", error.kind().name())?;
    fields.set_item("table", error.table_name())?;
    fields.set_item("row", error.row())?;
    fields.set_item("item", error.item_id())?;
    fields.set_item("location", error.location_id())?;
    fields.set_item("field", error.field_name())?;
    fields.set_item("value", error.value_text())?;
    fields.set_item("expected", error.expected_text())?;
    fields.set_item("hint", error.hint_text())?;
    Ok(PyErr::from_value(class.call((error.to_string(),), Some(&fields))?))
}

/// The exception for a failure of the caller's own object, which stays visible as its cause.
pub(crate) fn exception_from(py: Python<'_>, error: &Error, cause: PyErr) -> PyErr {
    let raised = exception(py, error);
    raised.set_cause(py, Some(cause));
    raised
}

/// Runs work that may meet data which somebody else's library made; a panic is an error of ours, not the end of the host.
pub(crate) fn guarded<T>(work: impl FnOnce() -> Result<T>) -> Result<T> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| Err(internal(&*panic)))
}

fn internal(panic: &(dyn Any + Send)) -> Error {
    let what = match (panic.downcast_ref::<&str>(), panic.downcast_ref::<String>()) {
        (Some(text), _) => text,
        (_, Some(text)) => text.as_str(),
        _ => "no message",
    };
    Error::new(ErrorKind::Internal, format!("a defect of vmi: {what}")).hint("please report it with the tables that led to it")
}
