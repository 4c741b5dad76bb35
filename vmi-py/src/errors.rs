//! Errors of the core as Python exceptions; a panic becomes one too and never ends the interpreter.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use pyo3::prelude::*;
use pyo3::types::PyDict;
use vmi_core::engine::{errors_table, notices_table};
use vmi_core::error::{Error, ErrorKind, Problems, Result};

use crate::rows_out::rows;

/// The class in `vmi.errors` for a kind of error.
fn class_name(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::UnknownKey => "UnknownKeyError",
        ErrorKind::NotSupported => "NotSupportedError",
        ErrorKind::UnknownSetting | ErrorKind::BadSetting => "SettingsError",
        ErrorKind::Cancelled => "Cancelled",
        ErrorKind::ConflictingEvents => "EventConflict",
        ErrorKind::SequenceConflict => "SequenceConflict",
        // Every block below 200 is about what the tables hold.
        kind if (100..200).contains(&kind.code()) => "InputError",
        _ => "VmiError",
    }
}

/// The Python exception for an error, with all that the error knows.
pub(crate) fn exception(py: Python<'_>, error: &Error) -> PyErr {
    build(py, error, &error.to_string(), None).unwrap_or_else(|failure| failure)
}

/// How many problems of a refused table are in its message; `.errors` has all.
const MOST_IN_MESSAGE: usize = 10;

/// The exception for a table that was refused: that of its first problem, with all of them in its message and in `.errors`.
pub(crate) fn refusal(py: Python<'_>, problems: &Problems) -> PyErr {
    let Some(first) = problems.errors().first() else {
        return exception(py, &Error::new(ErrorKind::Internal, "a defect of vmi: refused without a reason"));
    };
    let mut message = first.to_string();
    let count = problems.error_count();
    if count > 1 {
        let table = first.table_name().unwrap_or("the table");
        let shown: Vec<String> = problems.errors().iter().take(MOST_IN_MESSAGE).map(|error| error.to_string().replace('\n', "\n  ")).collect();
        message = format!("{table}: {count} problems, nothing was appended\n  {}", shown.join("\n  "));
        if problems.errors().len() > shown.len() {
            message.push_str("\n  … all are in .errors");
        }
    }
    build(py, first, &message, Some(problems)).unwrap_or_else(|failure| failure)
}

fn build(py: Python<'_>, error: &Error, message: &str, problems: Option<&Problems>) -> PyResult<PyErr> {
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
    if let Some(problems) = problems {
        let (errors, notices) = (errors_table(problems), notices_table(problems));
        fields.set_item("errors", rows(py, &errors, 0, errors.rows())?)?;
        fields.set_item("notices", rows(py, &notices, 0, notices.rows())?)?;
    }
    Ok(PyErr::from_value(class.call((message,), Some(&fields))?))
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
