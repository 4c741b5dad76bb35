//! A ledger's answers as tables.

use std::ffi::c_char;

use vmi_core::ledger::Ledger;
use vmi_core::table::Table;

use crate::check::{Found, VmiChecked};
use crate::fault::Fault;
use crate::guard::guard;
use crate::handle;
use crate::ledger::{Book, VmiLedger};
use crate::moment::{day, moment, view};
use crate::pointer::{Out, text};
use crate::table_in::VmiTable;
use crate::view::borrowed;

/// One of the ledger's tables, a row for each fact or key: "stock", "positions", "orders", "lots", "thresholds", "forecasts", "findings"
/// or "events". `*out` is the caller's to free.
///
/// `as_of`: events that happened later are not seen; `known_at`: events that became known later are not seen. Each is "2026-06-30" (its
/// close), or an instant as "2026-06-30T14:05:00Z", or NULL: everything is seen.
/// Quantities are exact decimals in the item's base unit; stock below 0 is shown as it is. Moments are text of the same two forms, in UTC.
/// "findings" is what looks wrong in the facts.
/// A plan takes the ledger itself: `VmiPlanOptions.ledger`. `vmi_plan_new` also takes "events", or else "stock" and "orders" of one view;
/// `vmi_ledger_append` takes "events".
///
/// A name that is not known is `VMI_ERROR_UNKNOWN_TABLE`, with the nearest one as the hint.
///
///     VmiTable *stock = NULL;
///     status = vmi_ledger_table(ledger, "stock", "2026-06-30", NULL, &stock);
///     ...
///     vmi_table_free(stock);
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_ledger_table(
    ledger: *const VmiLedger,
    name: *const c_char,
    as_of: *const c_char,
    known_at: *const c_char,
    out: *mut *mut VmiTable,
) -> i32 {
    // SAFETY: the caller gives a ledger that lives, texts, and room for a pointer.
    unsafe { answered(ledger, out, |ledger| Ok(ledger.table(text(name, "name")?, &view(as_of, known_at)?)?)) }
}

/// The history of one item at one location, in the order in which it happened: a row for each movement, with the account that the quantity
/// leaves and the one that it enters, and a row for each event that moves nothing. `*out` is the caller's to free.
///
/// `as_of` and `known_at` are as for `vmi_ledger_table`. A key that the ledger never heard of has no rows.
///
///     status = vmi_ledger_history(ledger, "00123", "01", "2026-06-30", NULL, &history);
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_ledger_history(
    ledger: *const VmiLedger,
    item: *const c_char,
    location: *const c_char,
    as_of: *const c_char,
    known_at: *const c_char,
    out: *mut *mut VmiTable,
) -> i32 {
    let history = |ledger: &Ledger| {
        // SAFETY: the caller gives texts.
        let (item, location, view) = unsafe { (text(item, "item")?, text(location, "location")?, view(as_of, known_at)?) };
        Ok(ledger.history_table(item, location, &view)?)
    };
    // SAFETY: the caller gives a ledger that lives, and room for a pointer.
    unsafe { answered(ledger, out, history) }
}

/// The consumption statement of consigned stock: what passed from the supplier's ownership into use on the days `from` to `to`, both
/// included, as "2026-06-01"; a row for each event with its part of the quantity. `*out` is the caller's to free.
///
/// `known_at` is as for `vmi_ledger_table`: it tells what a statement made at that moment said. Quantities are in the item's base unit;
/// what came back is below 0.
///
///     status = vmi_ledger_consumption(ledger, "2026-06-01", "2026-06-30", NULL, &june);
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_ledger_consumption(
    ledger: *const VmiLedger,
    from: *const c_char,
    to: *const c_char,
    known_at: *const c_char,
    out: *mut *mut VmiTable,
) -> i32 {
    let consumption = |ledger: &Ledger| {
        // SAFETY: the caller gives texts.
        let (from, to, known_at) = unsafe { (day(from, "from")?, day(to, "to")?, moment(known_at, "known_at")?) };
        Ok(ledger.consumption_table(from, to, known_at)?)
    };
    // SAFETY: the caller gives a ledger that lives, and room for a pointer.
    unsafe { answered(ledger, out, consumption) }
}

/// Compares the rows of a table "counts" with the book, each at the instant at which it was counted. The ledger is not changed.
///
/// `*discrepancies` has a row for each good count: counted, book, and difference = counted - book. `*adjustments` is a table "events" that
/// would close the differences; it is empty if there are none, and `vmi_ledger_append` takes it as it is, with the caller's
/// `recorded_at`. `*problems` has the bad rows in its table "errors": the call succeeds, and leaves them out.
/// All three are the caller's to free, with `vmi_table_free` and `vmi_checked_free`. `known_at` is as for `vmi_ledger_table`.
///
///     status = vmi_ledger_reconcile(ledger, counts, NULL, &discrepancies, &adjustments, &problems);
///     ...
///     status = vmi_ledger_append(ledger, adjustments, VMI_ANY_SEQUENCE, "2026-07-01", NULL, NULL);
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_ledger_reconcile(
    ledger: *const VmiLedger,
    counts: *const VmiTable,
    known_at: *const c_char,
    discrepancies: *mut *mut VmiTable,
    adjustments: *mut *mut VmiTable,
    problems: *mut *mut VmiChecked,
) -> i32 {
    guard(|| {
        let (discrepancies, adjustments) = (Out::new(discrepancies, "discrepancies")?, Out::new(adjustments, "adjustments")?);
        let problems = Out::new(problems, "problems")?;
        // SAFETY: the caller gives a ledger and a table that live, text, and room for three pointers.
        unsafe {
            let ledger = handle::shared(ledger, "ledger").and_then(Book::read)?;
            let counts = borrowed(handle::shared(counts, "counts")?)?;
            let (found, proposed, wrong) = ledger.reconcile_table(&counts, moment(known_at, "known_at")?)?;
            let rows = Found::rows(&wrong, false);
            discrepancies.put(handle::give(found));
            adjustments.put(handle::give(proposed));
            problems.put(handle::give(rows));
        }
        Ok(())
    })
}

/// Compares two parties' ledgers event by event, over what a view sees in each: `ours` is "here", `theirs` is "there".
///
/// `*events` has the events that they do not share, in the column "presence" as "only_here", "only_there" or "different", a row for each
/// account of stock that an event touches. `*stock` has the stocks that differ. The differences (here - there) of the first sum to those of
/// the second. Both are the caller's to free. `as_of` and `known_at` are as for `vmi_ledger_table`.
///
///     status = vmi_ledger_compare(ours, theirs, "2026-06-30", NULL, &events, &stock);
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_ledger_compare(
    ours: *const VmiLedger,
    theirs: *const VmiLedger,
    as_of: *const c_char,
    known_at: *const c_char,
    events: *mut *mut VmiTable,
    stock: *mut *mut VmiTable,
) -> i32 {
    guard(|| {
        let (events, stock) = (Out::new(events, "events")?, Out::new(stock, "stock")?);
        // SAFETY: the caller gives ledgers that live, texts, and room for two pointers.
        unsafe {
            let ours = handle::shared(ours, "ours").and_then(Book::read)?;
            let theirs = handle::shared(theirs, "theirs").and_then(Book::read)?;
            let (found, differing) = ours.compare_table(theirs, &view(as_of, known_at)?)?;
            events.put(handle::give(found));
            stock.put(handle::give(differing));
        }
        Ok(())
    })
}

/// Gives the table that `answer` makes of a ledger.
///
/// # Safety
/// As for [`handle::shared`] and [`Out::put`].
pub(crate) unsafe fn answered(
    ledger: *const VmiLedger,
    out: *mut *mut VmiTable,
    answer: impl FnOnce(&Ledger) -> Result<Table<'static>, Fault>,
) -> i32 {
    guard(|| {
        let out = Out::new(out, "out")?;
        // SAFETY: as for this function.
        unsafe {
            let ledger = handle::shared(ledger, "ledger").and_then(Book::read)?;
            out.put(handle::give(answer(ledger)?));
        }
        Ok(())
    })
}
