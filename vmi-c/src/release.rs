//! A release: proposals of a plan become events, which `vmi_ledger_append` takes as they are.

use std::ffi::c_char;
use std::mem::offset_of;

use vmi_core::engine::{Approval, NumberRange, Rejection, ReleaseRequest};
use vmi_core::error::{Error, ErrorKind};

use crate::check::{Found, VmiChecked};
use crate::fault::Fault;
use crate::grow::{self, Growing};
use crate::guard::guard;
use crate::handle;
use crate::ledger::{Book, VmiLedger};
use crate::moment::moment;
use crate::plan::VmiPlan;
use crate::pointer::{Out, copied, text, text_or_none, texts, texts_or_none};
use crate::table_in::VmiTable;

/// What is released, by whom, when.
///
/// What: a struct of the caller. Set all of it to 0, then `struct_size = sizeof(VmiReleaseOptions)`, `at` and `actor`; a field that is 0 or
/// NULL has its default. It may grow: see the head of this file.
/// Threads: it is only read. Lifetime: it and what it points to are used while the call runs. Free: nothing.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct VmiReleaseOptions {
    /// The size of the struct as the caller knows it.
    pub struct_size: usize,
    /// When it is decided, as "2026-06-30" (its close) or "2026-06-30T14:05:00Z": the `recorded_at` of the events. The engine reads no
    /// clock: it must be given.
    pub at: *const c_char,
    /// Who decides; it must be given, and is not "".
    pub actor: *const c_char,
    /// Why, for every order; NULL or "": that the agreement allowed it, or that it was approved.
    pub reason: *const c_char,
    /// Not 0: every proposal that needs approval is approved, and `approve_ids` must be left out.
    pub approve_all: u8,
    /// The ids of the proposals that are approved; `approvals` of them. What the agreement lets go by itself goes without.
    pub approve_ids: *const *const c_char,
    /// How many proposals are approved by their ids.
    pub approvals: usize,
    /// The ids of the proposals that are turned down, approved or not; `rejections` of them.
    pub reject_ids: *const *const c_char,
    /// Why each is turned down; not "".
    pub reject_reasons: *const *const c_char,
    /// How many proposals are turned down.
    pub rejections: usize,
    /// For each range of order numbers, the supplier whose orders take it; NULL or "" for all suppliers without a range of their own. The
    /// array itself may be NULL: all ranges are for all suppliers.
    pub number_suppliers: *const *const c_char,
    /// What stands before the number, as "PO-"; "" for nothing. `number_ranges` of them.
    pub number_prefixes: *const *const c_char,
    /// The first number of each range, 0 or more.
    pub number_firsts: *const i64,
    /// The last number of each range; every number is filled with zeros to its length, so that 9999 makes PO-0042.
    pub number_lasts: *const i64,
    /// A notice is given when fewer numbers than this are left, 0 or more. The array itself may be NULL: no notices.
    pub number_alarms: *const i64,
    /// How many ranges are given; an order without a range has its proposal's id as its number.
    pub number_ranges: usize,
}

// SAFETY: `repr(C)`, starts with the size, and zeroes are a value of every field.
unsafe impl Growing for VmiReleaseOptions {
    const LEAST: usize = offset_of!(Self, actor) + size_of::<*const c_char>();
}

/// Releases what a plan proposes: what its agreement lets go by itself (`releasable`), and of the rest what is approved. Neither the plan
/// nor the ledger is changed: the caller appends the events, and with that the orders are placed.
///
/// `*events` is a table "events" that `vmi_ledger_append` takes as it is: an `order_placed` for each proposal that goes, a `rejected` for each
/// that is turned down. Planned again at the same `as_of`, these keys answer `already_decided` and `rejected`. `*orders` has the same orders in
/// the shape of the table "orders", one for each supplier and location with a line for each item. `*problems` has what was wrong
/// in its tables "errors" and "notices": ids that are no proposal of this plan, numbers that ran out or are about to. The call
/// succeeds, and leaves out what they concern. All three are the caller's to free, with `vmi_table_free` and `vmi_checked_free`.
///
/// `ledger`, NULL for none, is the one that the events will be appended to: what it has already is left out, so that a release may safely be
/// repeated, and numbers go on after its highest. Append with the sequence number that it had, so that nobody else drew the same numbers
/// meanwhile.
///
///     int64_t sequence = vmi_ledger_sequence(ledger);
///     status = vmi_plan_release(plan, ledger, &options, &events, &orders, &problems);
///     ...
///     status = vmi_ledger_append(ledger, events, sequence, NULL, NULL, NULL);
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_plan_release(
    plan: *const VmiPlan,
    ledger: *const VmiLedger,
    options: *const VmiReleaseOptions,
    events: *mut *mut VmiTable,
    orders: *mut *mut VmiTable,
    problems: *mut *mut VmiChecked,
) -> i32 {
    guard(|| {
        let (events, orders, problems) = (Out::new(events, "events")?, Out::new(orders, "orders")?, Out::new(problems, "problems")?);
        // SAFETY: the caller gives a plan, a ledger or NULL, and options that live while the call runs, and room for three pointers.
        unsafe {
            let plan = handle::shared(plan, "plan")?;
            let ledger = if ledger.is_null() { None } else { Some(handle::shared(ledger, "ledger").and_then(Book::read)?) };
            let released = plan.release(&request(options)?, ledger)?;
            let (made, placed) = (released.events_table()?, released.orders_table()?);
            let found = Found::rows(&released.problems, false);
            events.put(handle::give(made));
            orders.put(handle::give(placed));
            problems.put(handle::give(found));
        }
        Ok(())
    })
}

/// # Safety
/// Options as [`grow::read`] wants them, which hold as many elements, each text with a NUL at its end or NULL, as they say.
unsafe fn request(options: *const VmiReleaseOptions) -> Result<ReleaseRequest, Fault> {
    // SAFETY: as for this function.
    unsafe {
        let options = grow::read(options, "options")?;
        Ok(ReleaseRequest {
            at: moment(options.at, "options.at")?.ok_or_else(|| Fault::null("options.at"))?,
            actor: said(text(options.actor, "options.actor")?, "options.actor", "who decides")?,
            reason: text_or_none(options.reason, "options.reason")?.map(str::to_owned),
            approve: approval(&options)?,
            reject: rejections(&options)?,
            numbers: ranges(&options)?,
        })
    }
}

/// # Safety
/// As for [`request`].
unsafe fn approval(options: &VmiReleaseOptions) -> Result<Approval, Fault> {
    // SAFETY: as for this function.
    let ids = unsafe { texts(options.approve_ids, options.approvals, "options.approve_ids") }?;
    match (options.approve_all != 0, ids.is_empty()) {
        (true, true) => Ok(Approval::All),
        (true, false) => {
            let message = format!("options.approve_all is set, and {} ids are approved besides", ids.len());
            let error = Error::new(ErrorKind::BadSetting, message).field("options.approve_all").value(options.approve_all.to_string());
            Err(error.expected("0 where options.approve_ids are given").into())
        }
        (false, true) => Ok(Approval::None),
        (false, false) => Ok(Approval::Proposals(ids.into_iter().map(str::to_owned).collect())),
    }
}

/// # Safety
/// As for [`request`].
unsafe fn rejections(options: &VmiReleaseOptions) -> Result<Vec<Rejection>, Fault> {
    // SAFETY: as for this function.
    let (ids, reasons) = unsafe {
        let ids = texts(options.reject_ids, options.rejections, "options.reject_ids")?;
        (ids, texts(options.reject_reasons, options.rejections, "options.reject_reasons")?)
    };
    let rejection = |(at, (proposal, reason)): (usize, (&str, &str))| {
        let reason = said(reason, &format!("options.reject_reasons[{at}]"), "why it is turned down")?;
        Ok(Rejection { proposal: proposal.to_owned(), reason })
    };
    ids.into_iter().zip(reasons).enumerate().map(rejection).collect()
}

/// # Safety
/// As for [`request`].
unsafe fn ranges(options: &VmiReleaseOptions) -> Result<Vec<NumberRange>, Fault> {
    let count = options.number_ranges;
    // SAFETY: as for this function.
    unsafe {
        let prefixes = texts(options.number_prefixes, count, "options.number_prefixes")?;
        let firsts = numbers(options.number_firsts, count, "options.number_firsts")?;
        let lasts = numbers(options.number_lasts, count, "options.number_lasts")?;
        let suppliers = if options.number_suppliers.is_null() {
            vec![None; prefixes.len()]
        } else {
            texts_or_none(options.number_suppliers, count, "options.number_suppliers")?
        };
        let alarms =
            if options.number_alarms.is_null() { vec![0; prefixes.len()] } else { numbers(options.number_alarms, count, "options.number_alarms")? };
        let names = suppliers.into_iter().zip(prefixes);
        let limits = firsts.into_iter().zip(lasts).zip(alarms);
        let ranges = names.zip(limits).map(|((supplier, prefix), ((first, last), alarm_below))| {
            let (supplier, prefix) = (supplier.map(str::to_owned), prefix.to_owned());
            NumberRange { supplier, prefix, first, last, alarm_below }
        });
        Ok(ranges.collect())
    }
}

/// # Safety
/// As for [`copied`].
unsafe fn numbers(pointer: *const i64, count: usize, argument: &str) -> Result<Vec<u64>, Fault> {
    let number = |(at, value): (usize, i64)| {
        u64::try_from(value).map_err(|_| {
            let argument = format!("{argument}[{at}]");
            let error = Error::new(ErrorKind::BadSetting, format!("the argument {argument} is {value}"));
            error.field(&argument).value(value.to_string()).expected("0 or more").into()
        })
    };
    // SAFETY: as for this function.
    unsafe { copied(pointer, count, argument) }?.into_iter().enumerate().map(number).collect()
}

/// Text that must say something.
fn said(given: &str, argument: &str, expected: &str) -> Result<String, Fault> {
    if given.is_empty() {
        let error = Error::new(ErrorKind::BadSetting, format!("the argument {argument} is empty"));
        return Err(error.field(argument).value("").expected(expected).into());
    }
    Ok(given.to_owned())
}
