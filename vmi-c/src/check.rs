//! What is wrong with the inputs, without a plan.

use std::ffi::c_char;

use vmi_core::engine::{Checked, check};
use vmi_core::error::{Error, ErrorKind};

use crate::guard::{guard, guard_value};
use crate::handle::{self, Handle};
use crate::options::{VmiPlanOptions, inputs};
use crate::pointer::{Out, text};
use crate::table_in::VmiTable;

/// What is wrong with the inputs of a plan.
///
/// What: the tables "errors" and "notices"; it is never changed once it is made. Threads: any number may read it at once.
/// Lifetime: until `vmi_checked_free`; it keeps nothing of what it was made from. The tables that it lends end with it.
/// Free: the caller, with `vmi_checked_free`.
pub struct VmiChecked {
    _opaque: [u8; 0],
}

impl Handle for VmiChecked {
    type Inner = Checked;
}

/// Looks for everything that is wrong with the inputs, the problems that would keep `vmi_plan_new` from planning at all included;
/// `*out` is the caller's to free.
///
/// It fails only if the call itself is wrong: a NULL, an unknown setting.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_check(
    tables: *const *const VmiTable,
    table_count: usize,
    options: *const VmiPlanOptions,
    out: *mut *mut VmiChecked,
) -> i32 {
    guard(|| {
        let out = Out::new(out, "out")?;
        // SAFETY: the caller gives tables and options that live while the call runs, and room for a pointer.
        unsafe {
            let checked = check(&inputs(tables, table_count, options)?);
            out.put(handle::give(checked));
        }
        Ok(())
    })
}

/// Ends a check, and with it the tables that it lent; NULL is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_checked_free(checked: *mut VmiChecked) {
    // SAFETY: the caller gives NULL or a check that it made and did not free.
    guard_value((), || unsafe { handle::take_back(checked) });
}

/// Whether nothing could be planned at all: 1 or 0; 0 for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_checked_is_fatal(checked: *const VmiChecked) -> u8 {
    // SAFETY: the caller gives NULL or a check that lives.
    guard_value(0, || unsafe { handle::shared(checked, "checked") }.map_or(0, |checked| u8::from(checked.is_fatal())))
}

/// One of the check's tables: "errors" or "notices". `*out` belongs to the check and ends with it: it is not freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_checked_table(checked: *const VmiChecked, name: *const c_char, out: *mut *const VmiTable) -> i32 {
    guard(|| {
        let out = Out::new(out, "out")?;
        // SAFETY: the caller gives a check that lives, text, and room for a pointer.
        unsafe {
            let (checked, name) = (handle::shared(checked, "checked")?, text(name, "name")?);
            let table = match name {
                "errors" => checked.errors(),
                "notices" => checked.notices(),
                _ => {
                    let message = format!("a check has no table {name:?}; there are errors, notices");
                    return Err(Error::new(ErrorKind::UnknownTable, message).value(name).into());
                }
            };
            out.put(handle::lend(table));
        }
        Ok(())
    })
}
