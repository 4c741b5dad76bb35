//! A ledger: facts in the order in which they became known, and how more are appended.

use std::ffi::c_char;
use std::mem::offset_of;

use vmi_core::error::{Error, ErrorKind, Problems};
use vmi_core::ledger::{Appended, Intake, Ledger};
use vmi_core::model::Moment;
use vmi_core::table::Table;

use crate::check::{Found, VmiChecked};
use crate::fault::{Fault, Misuse};
use crate::grow::{self, Growing};
use crate::guard::{guard, guard_value};
use crate::handle::{self, Handle};
use crate::moment::moment;
use crate::pointer::Out;
use crate::table_in::VmiTable;
use crate::view::borrowed;

/// Facts about stock, orders, claims and levels, in the order in which they became known: docs/ledger.md is the specification.
///
/// What: events that are appended and never changed. What was true at a moment, as it was known at a moment, is computed from them.
/// Threads: reading is shared, appending is exclusive: any number may read it at once (`const VmiLedger *`); while one thread appends, no
/// other may use it, and the library does not wait for them.
/// Lifetime: until `vmi_ledger_free`; it keeps nothing of the tables that were appended, and the tables and texts that it gives keep
/// nothing of it. Free: the caller, with `vmi_ledger_free`.
pub struct VmiLedger {
    _opaque: [u8; 0],
}

impl Handle for VmiLedger {
    type Inner = Book;
}

/// A ledger, and whether the last change of it came to its end.
pub(crate) struct Book {
    ledger: Ledger,
    is_whole: bool,
}

impl Book {
    pub(crate) fn new(ledger: Ledger) -> Self {
        Self { ledger, is_whole: true }
    }

    pub(crate) fn read(&self) -> Result<&Ledger, Fault> {
        if self.is_whole { Ok(&self.ledger) } else { Err(half_changed()) }
    }

    /// Changes the ledger. A panic on the way may leave it half changed: from then on it is refused, and never read as if it were whole.
    fn change<T>(&mut self, change: impl FnOnce(&mut Ledger) -> T) -> Result<T, Fault> {
        self.read()?;
        self.is_whole = false;
        let changed = change(&mut self.ledger);
        self.is_whole = true;
        Ok(changed)
    }
}

fn half_changed() -> Fault {
    let fault = Fault::misuse(Misuse::Panic, "this ledger was left half changed by a defect of vmi in an earlier call");
    fault.hint("free it, and read it again from its file")
}

/// Instead of a sequence number: whatever the ledger is at.
pub const VMI_ANY_SEQUENCE: i64 = -1;

/// What an append did, as `vmi_ledger_append` fills it in.
///
/// What: a struct of the caller; set `struct_size = sizeof(VmiAppended)` before the call. It may grow: see the head of this file.
/// Threads: it belongs to the calling thread while the call runs. Lifetime: the caller's. Free: nothing.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct VmiAppended {
    /// The size of the struct as the caller knows it.
    pub struct_size: usize,
    /// The sequence number after the append: how many events the ledger holds.
    pub sequence: i64,
    /// How many events were new.
    pub added: usize,
    /// How many were there already, with the same body, and were left out.
    pub repeated: usize,
}

// SAFETY: `repr(C)`, starts with the size, and zeroes are a value of every field.
unsafe impl Growing for VmiAppended {
    const LEAST: usize = offset_of!(Self, sequence) + size_of::<i64>();
}

/// Makes a ledger without events; `*out` is the caller's to free.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_ledger_new(out: *mut *mut VmiLedger) -> i32 {
    guard(|| {
        let out = Out::new(out, "out")?;
        // SAFETY: the caller gives room for a pointer.
        unsafe { out.put(handle::give(Book::new(Ledger::default()))) };
        Ok(())
    })
}

/// Ends a ledger; NULL is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_ledger_free(ledger: *mut VmiLedger) {
    // SAFETY: the caller gives NULL or a ledger that it made and did not free.
    guard_value((), || unsafe { handle::take_back(ledger) });
}

/// The sequence number: how many events there are; 0 for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_ledger_sequence(ledger: *const VmiLedger) -> i64 {
    // SAFETY: the caller gives NULL or a ledger that lives.
    let sequence = || unsafe { handle::shared(ledger, "ledger") }.and_then(Book::read).map_or(0, Ledger::sequence);
    guard_value(0, || sequence() as i64)
}

/// Appends the rows of a table "events", whole or not at all: if the call fails, the ledger is as it was.
///
/// Rows may come in any order; they are appended by their `recorded_at`. Quantities are in the item's base unit, with at most 9
/// decimals: a column "unit" must be empty. An event that is there with the same body is left out, so that a message may safely be
/// sent twice.
///
/// `expected_sequence` is what `vmi_ledger_sequence` said when the caller last looked, or `VMI_ANY_SEQUENCE`. If it has grown since, the
/// answer is `VMI_ERROR_SEQUENCE_CONFLICT`, unless all rows are repetitions. The same source and event_id with another body is
/// `VMI_ERROR_CONFLICTING_EVENTS`.
/// `recorded_at` is when rows that do not say so themselves became known, as "2026-06-30" (its close) or "2026-06-30T14:05:00Z"; NULL: when
/// they happened.
///
/// `*appended` is filled in on success; NULL if it is not wanted. `*problems`, NULL if it is not wanted, becomes the caller's to free with
/// `vmi_checked_free`: its table "errors" names every bad row with its field. It is written when the call succeeds AND when it fails with
/// a code below 300, so set it to NULL before the call. The code, and `vmi_last_error`, are those of the first error.
///
///     VmiAppended done = {sizeof done, 0, 0, 0};
///     VmiChecked *problems = NULL;
///     status = vmi_ledger_append(ledger, events, vmi_ledger_sequence(ledger), "2026-07-01", &done, &problems);
///     ...
///     vmi_checked_free(problems);
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_ledger_append(
    ledger: *mut VmiLedger,
    events: *const VmiTable,
    expected_sequence: i64,
    recorded_at: *const c_char,
    appended: *mut VmiAppended,
    problems: *mut *mut VmiChecked,
) -> i32 {
    guard(|| {
        let problems = Out::if_wanted(problems);
        // SAFETY: the caller gives a ledger of its own, a table, text, a struct of the size that it states, and room for a pointer.
        unsafe {
            let book = handle::exclusive(ledger, "ledger")?;
            let events = handle::shared(events, "events")?;
            let (expected, recorded_at) = (sequence(expected_sequence, "expected_sequence")?, moment(recorded_at, "recorded_at")?);
            if !appended.is_null() {
                grow::expect(appended, "appended")?;
            }
            let intake = book.change(|ledger| intake(ledger, events, expected, recorded_at))?;
            if let Some(problems) = problems {
                problems.put(handle::give(Found::rows(&intake.problems, intake.appended.is_none())));
            }
            let done = intake.appended.ok_or_else(|| refused(&intake.problems))?;
            if appended.is_null() { Ok(()) } else { grow::write(appended, answer(done), "appended") }
        }
    })
}

/// What became of a table. One that cannot be read at all, as it lacks a column, is refused like one of bad rows.
fn intake(ledger: &mut Ledger, events: &Table<'static>, expected: Option<u64>, recorded_at: Option<Moment>) -> Intake {
    borrowed(events).and_then(|events| ledger.append_table(&events, expected, recorded_at)).unwrap_or_else(|error| {
        let mut problems = Problems::default();
        problems.error(error);
        Intake { appended: None, problems }
    })
}

fn refused(problems: &Problems) -> Fault {
    let none = || Error::new(ErrorKind::Internal, "a table of events was refused without an error");
    problems.errors().first().cloned().unwrap_or_else(none).into()
}

/// A sequence number; none for [`VMI_ANY_SEQUENCE`].
pub(crate) fn sequence(sequence: i64, argument: &str) -> Result<Option<u64>, Fault> {
    if sequence == VMI_ANY_SEQUENCE {
        return Ok(None);
    }
    u64::try_from(sequence).map(Some).map_err(|_| {
        let error = Error::new(ErrorKind::BadSetting, format!("the argument {argument} is {sequence}"));
        error.field(argument).value(sequence.to_string()).expected("0 or more, or VMI_ANY_SEQUENCE").into()
    })
}

fn answer(done: Appended) -> VmiAppended {
    let struct_size = size_of::<VmiAppended>();
    VmiAppended { struct_size, sequence: done.sequence as i64, added: done.added, repeated: done.repeated }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::status::VMI_ERROR_PANIC;

    #[test]
    fn a_ledger_that_was_left_half_changed_is_not_read() {
        let mut book = Book::new(Ledger::default());
        assert_eq!(guard(|| book.change(|_| panic!("on purpose, while appending"))), VMI_ERROR_PANIC);
        assert_eq!(book.read().unwrap_err().code(), VMI_ERROR_PANIC);
        assert_eq!(guard(|| book.change(|_| ())), VMI_ERROR_PANIC);
        assert!(crate::error::last_text().contains("left half changed"));
    }
}
