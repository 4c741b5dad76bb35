//! Days and moments among the arguments.

use pyo3::prelude::*;
use pyo3::types::PyString;
use vmi_core::error::{Error, ErrorKind};
use vmi_core::ledger::View;
use vmi_core::model::{Day, Moment};

use crate::errors::exception;

/// A view as of a moment, as known at a moment.
pub(crate) fn view(as_of: Option<&Bound<'_, PyString>>, known_at: Option<&Bound<'_, PyString>>) -> PyResult<View> {
    Ok(View { as_of: moment("as_of", as_of)?, known_at: moment("known_at", known_at)? })
}

/// The moment that an argument says, if it is given.
pub(crate) fn moment(name: &str, given: Option<&Bound<'_, PyString>>) -> PyResult<Option<Moment>> {
    let Some(given) = given else { return Ok(None) };
    let text = given.to_string_lossy();
    let Some(moment) = Moment::parse(&text) else {
        let error = bad(name, &text, "neither a date nor an instant", "a date like 2026-06-30 or an instant like 2026-06-30T14:05:00Z");
        let is_without_zone = Moment::parse(&format!("{text}Z")).is_some();
        let error = if is_without_zone { error.hint(format!("say the time zone: {text}Z is that time in UTC")) } else { error };
        return Err(exception(given.py(), &error));
    };
    Ok(Some(moment))
}

/// The day that an argument says.
pub(crate) fn day(name: &str, given: &Bound<'_, PyString>) -> PyResult<Day> {
    let text = given.to_string_lossy();
    Day::parse(&text).ok_or_else(|| exception(given.py(), &bad(name, &text, "not a date", "a date like 2026-06-30")))
}

fn bad(name: &str, text: &str, what: &str, expected: &str) -> Error {
    Error::new(ErrorKind::BadSetting, format!("{name} {text:?} is {what}; expected {expected}")).field(name).value(text).expected(expected)
}
