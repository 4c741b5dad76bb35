//! A ledger as text: JSON lines, which keep it, snapshots, which save folding it again, and hashes, by which two of them are told apart.

use std::ffi::c_char;

use vmi_core::ledger::{Ledger, Snapshot};

use crate::guard::guard;
use crate::handle;
use crate::ledger::{Book, VmiLedger, sequence as sequence_or_any};
use crate::ledger_views::answered;
use crate::moment::{moment, view};
use crate::pointer::{Out, text_of_length};
use crate::table_in::VmiTable;
use crate::text::{Text, VmiText};

/// The ledger as JSON lines: a line that says the version of the format, then one event a line, in sequence, with LF after each.
/// `*out` is the caller's to free.
///
/// The bytes are the same from C, Rust and Python for the same events.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_ledger_to_jsonl(ledger: *const VmiLedger, out: *mut *mut VmiText) -> i32 {
    guard(|| {
        let out = Out::new(out, "out")?;
        // SAFETY: the caller gives a ledger that lives, and room for a pointer.
        unsafe {
            let ledger = handle::shared(ledger, "ledger").and_then(Book::read)?;
            out.put(handle::give(Text::new(ledger.to_json_lines())));
        }
        Ok(())
    })
}

/// A ledger from `length` bytes of JSON lines, of this version of the format or an earlier one; `*out` is the caller's to free.
///
/// No NUL is looked for; `data` may be NULL if `length` is 0. A line that is wrong is an error that has the line's number, counted
/// from 1, as its row.
///
///     status = vmi_ledger_from_jsonl(vmi_text_data(text), vmi_text_length(text), &ledger);
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_ledger_from_jsonl(data: *const c_char, length: usize, out: *mut *mut VmiLedger) -> i32 {
    guard(|| {
        let out = Out::new(out, "out")?;
        // SAFETY: the caller gives `length` bytes, and room for a pointer.
        unsafe {
            let ledger = Ledger::from_json_lines(text_of_length(data, length, "data")?)?;
            out.put(handle::give(Book::new(ledger)));
        }
        Ok(())
    })
}

/// The sums of all events that are there, as of a moment (NULL: whenever they happened), as one line of JSON. `*out` is the caller's to
/// free. `as_of` is as for `vmi_ledger_table`.
///
/// A snapshot is a cache for `vmi_ledger_resume`, and no substitute for the events.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_ledger_snapshot(ledger: *const VmiLedger, as_of: *const c_char, out: *mut *mut VmiText) -> i32 {
    guard(|| {
        let out = Out::new(out, "out")?;
        // SAFETY: the caller gives a ledger that lives, text, and room for a pointer.
        unsafe {
            let ledger = handle::shared(ledger, "ledger").and_then(Book::read)?;
            out.put(handle::give(Text::new(ledger.snapshot(moment(as_of, "as_of")?).to_json())));
        }
        Ok(())
    })
}

/// The table "positions" as of the moment of a snapshot, from its sums and the events that were appended after it; `*out` is the
/// caller's to free.
///
/// `snapshot` is `length` bytes that `vmi_ledger_snapshot` gave. If they do not stand for the first events of this ledger, the answer is
/// `VMI_ERROR_SEQUENCE_CONFLICT`; if they were changed, `VMI_ERROR_NOT_TEXT`. Take the positions from `vmi_ledger_table` then.
///
///     status = vmi_ledger_resume(ledger, vmi_text_data(snapshot), vmi_text_length(snapshot), &positions);
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_ledger_resume(ledger: *const VmiLedger, snapshot: *const c_char, length: usize, out: *mut *mut VmiTable) -> i32 {
    let resumed = |ledger: &Ledger| {
        // SAFETY: the caller gives `length` bytes.
        let snapshot = Snapshot::from_json(unsafe { text_of_length(snapshot, length, "snapshot") }?)?;
        Ok(ledger.resume_table(&snapshot)?)
    };
    // SAFETY: the caller gives a ledger that lives, and room for a pointer.
    unsafe { answered(ledger, out, resumed) }
}

/// A hash, in 64 hexadecimal digits, of the bodies of all events that a view sees; `*out` is the caller's to free.
///
/// Two parties with the same fingerprint hold the same facts, from whatever language, in whatever order they arrived and whenever each
/// party was told: `recorded_at` is no part of it. If it differs, `vmi_ledger_compare` tells where. `as_of` and `known_at` are as for
/// `vmi_ledger_table`.
///
///     status = vmi_ledger_fingerprint(ledger, "2026-06-30", NULL, &fingerprint);
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_ledger_fingerprint(
    ledger: *const VmiLedger,
    as_of: *const c_char,
    known_at: *const c_char,
    out: *mut *mut VmiText,
) -> i32 {
    guard(|| {
        let out = Out::new(out, "out")?;
        // SAFETY: the caller gives a ledger that lives, texts, and room for a pointer.
        unsafe {
            let ledger = handle::shared(ledger, "ledger").and_then(Book::read)?;
            out.put(handle::give(Text::new(ledger.fingerprint(&view(as_of, known_at)?))));
        }
        Ok(())
    })
}

/// A check value of the first `sequence` events, in their order, `recorded_at` included; of all of them with `VMI_ANY_SEQUENCE`, or where there
/// are fewer. Two ledgers share it if their first events are the same: so a copy tells whether it may go on from where it is.
///
/// It is quick and finds mistakes; against somebody who wants it to agree, only the fingerprint holds.
///
///     uint64_t here = 0, there = 0;
///     status = vmi_ledger_check(copy, VMI_ANY_SEQUENCE, &here);
///     status = vmi_ledger_check(original, vmi_ledger_sequence(copy), &there);
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_ledger_check(ledger: *const VmiLedger, sequence: i64, out: *mut u64) -> i32 {
    guard(|| {
        let out = Out::new(out, "out")?;
        // SAFETY: the caller gives a ledger that lives, and room for a number.
        unsafe {
            let ledger = handle::shared(ledger, "ledger").and_then(Book::read)?;
            out.put(ledger.check(sequence_or_any(sequence, "sequence")?.unwrap_or(u64::MAX)));
        }
        Ok(())
    })
}
