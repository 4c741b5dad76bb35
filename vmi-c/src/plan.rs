//! A plan and what can be read from it.

use std::ffi::c_char;

use vmi_core::engine::{Plan, plan};

use crate::fault::Fault;
use crate::guard::{guard, guard_value};
use crate::handle::{self, Handle};
use crate::options::{VmiPlanOptions, inputs};
use crate::pointer::{Out, text};
use crate::table_in::VmiTable;
use crate::text::{Text, VmiText};

/// What to order and why, for every key (an item at a location).
///
/// What: an outcome for each key, as tables, explanations and a fingerprint; it is never changed once it is made.
/// Threads: any number may read it at once. Lifetime: until `vmi_plan_free`; it keeps nothing of the tables and options that it
/// was made from. The tables that it lends end with it. Free: the caller, with `vmi_plan_free`.
pub struct VmiPlan {
    _opaque: [u8; 0],
}

impl Handle for VmiPlan {
    type Inner = Plan;
}

/// Makes a plan from `table_count` tables; `*out` is the caller's to free.
///
/// Only `items`, `agreements`, and `stock` or `events` (as a table, or a ledger in the options) are required; the tables may come in any order. A failure means that nothing could
/// be planned at all: a required table or column that is missing, an unknown setting, a date that is none. Problems of single rows
/// spoil only the keys that they concern, and stand in the plan's table "errors".
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_plan_new(
    tables: *const *const VmiTable,
    table_count: usize,
    options: *const VmiPlanOptions,
    out: *mut *mut VmiPlan,
) -> i32 {
    guard(|| {
        let out = Out::new(out, "out")?;
        // SAFETY: the caller gives tables and options that live while the call runs, and room for a pointer.
        unsafe {
            let made = plan(&inputs(tables, table_count, options)?)?;
            out.put(handle::give(made));
        }
        Ok(())
    })
}

/// Ends a plan, and with it the tables that it lent; NULL is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_plan_free(plan: *mut VmiPlan) {
    // SAFETY: the caller gives NULL or a plan that it made and did not free.
    guard_value((), || unsafe { handle::take_back(plan) });
}

/// One of the plan's tables: "proposals", "reasons", "parameters", "kpis", "errors" or "notices".
///
/// Proposals and reasons together have one row for each key. `*out` belongs to the plan and ends with it: it is not freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_plan_table(plan: *const VmiPlan, name: *const c_char, out: *mut *const VmiTable) -> i32 {
    guard(|| {
        let out = Out::new(out, "out")?;
        // SAFETY: the caller gives a plan that lives, text, and room for a pointer.
        unsafe {
            let plan = handle::shared(plan, "plan")?;
            out.put(handle::lend(plan.table(text(name, "name")?)?));
        }
        Ok(())
    })
}

/// Why a key is, or is not, ordered, for a person: a heading and a line for each step. `*out` is the caller's to free.
///
/// A key that is in no table is `VMI_ERROR_UNKNOWN_KEY`, with the nearest one as the hint.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_plan_explain(plan: *const VmiPlan, item: *const c_char, location: *const c_char, out: *mut *mut VmiText) -> i32 {
    // SAFETY: the caller gives a plan that lives, texts, and room for a pointer.
    unsafe { explained(plan, item, location, out, |plan, item, location| Ok(plan.explain(item, location)?)) }
}

/// The same for a program, as a JSON object: every input exact, every step. `*out` is the caller's to free.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_plan_explain_json(plan: *const VmiPlan, item: *const c_char, location: *const c_char, out: *mut *mut VmiText) -> i32 {
    // SAFETY: the caller gives a plan that lives, texts, and room for a pointer.
    unsafe { explained(plan, item, location, out, |plan, item, location| Ok(plan.derivation(item, location)?.to_json())) }
}

/// A hash, in hexadecimal digits, of inputs, settings, version and outputs; `*out` is the caller's to free.
///
/// Two parties with the same fingerprint made the same plan from the same data, from whatever language, with any number of threads.
/// It does not depend on the order of rows or on the types of columns.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_plan_fingerprint(plan: *const VmiPlan, out: *mut *mut VmiText) -> i32 {
    guard(|| {
        let out = Out::new(out, "out")?;
        // SAFETY: the caller gives a plan that lives, and room for a pointer.
        unsafe {
            let plan = handle::shared(plan, "plan")?;
            out.put(handle::give(Text::new(plan.fingerprint())));
        }
        Ok(())
    })
}

/// # Safety
/// As for [`handle::shared`], [`text`] and [`Out::put`].
unsafe fn explained(
    plan: *const VmiPlan,
    item: *const c_char,
    location: *const c_char,
    out: *mut *mut VmiText,
    words: impl FnOnce(&Plan, &str, &str) -> Result<String, Fault>,
) -> i32 {
    guard(|| {
        let out = Out::new(out, "out")?;
        // SAFETY: as for this function.
        unsafe {
            let (plan, item, location) = (handle::shared(plan, "plan")?, text(item, "item")?, text(location, "location")?);
            out.put(handle::give(Text::new(words(plan, item, location)?)));
        }
        Ok(())
    })
}
