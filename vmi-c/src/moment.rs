//! Dates and moments that arguments name, as text.

use std::ffi::c_char;

use vmi_core::error::{Error, ErrorKind};
use vmi_core::ledger::View;
use vmi_core::model::{Day, Moment};

use crate::fault::Fault;
use crate::pointer::text;

/// A moment; none for NULL.
///
/// # Safety
/// As for [`text`].
pub(crate) unsafe fn moment(pointer: *const c_char, argument: &str) -> Result<Option<Moment>, Fault> {
    if pointer.is_null() {
        return Ok(None);
    }
    // SAFETY: as for this function.
    let given = unsafe { text(pointer, argument) }?;
    Moment::parse(given).map(Some).ok_or_else(|| bad(argument, given, "a date like 2026-06-30 or an instant like 2026-06-30T14:05:00Z"))
}

/// A business date, which must be given.
///
/// # Safety
/// As for [`text`].
pub(crate) unsafe fn day(pointer: *const c_char, argument: &str) -> Result<Day, Fault> {
    // SAFETY: as for this function.
    let given = unsafe { text(pointer, argument) }?;
    Day::parse(given).ok_or_else(|| bad(argument, given, "a date like 2026-06-30"))
}

/// A view; NULL leaves an end open.
///
/// # Safety
/// As for [`text`].
pub(crate) unsafe fn view(as_of: *const c_char, known_at: *const c_char) -> Result<View, Fault> {
    // SAFETY: as for this function.
    unsafe { Ok(View { as_of: moment(as_of, "as_of")?, known_at: moment(known_at, "known_at")? }) }
}

fn bad(argument: &str, given: &str, expected: &str) -> Fault {
    let error = Error::new(ErrorKind::BadSetting, format!("the argument {argument} {given:?} is not {expected}"));
    error.field(argument).value(given).expected(expected).into()
}
