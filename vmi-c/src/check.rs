//! What is wrong with the inputs, without a plan.

use std::ffi::c_char;

use vmi_core::engine::{Checked, check, errors_table, notices_table};
use vmi_core::error::{Error, ErrorKind, Problems};
use vmi_core::table::Table;

use crate::guard::{guard, guard_value};
use crate::handle::{self, Handle};
use crate::options::{VmiPlanOptions, inputs};
use crate::pointer::{Out, text};
use crate::table_in::VmiTable;

/// What is wrong with the inputs of a plan, with the rows of a table that was handed to a ledger, or with what a release was asked for.
///
/// What: the tables "errors" and "notices"; it is never changed once it is made. Threads: any number may read it at once.
/// Lifetime: until `vmi_checked_free`; it keeps nothing of what it was made from. The tables that it lends end with it.
/// Free: the caller, with `vmi_checked_free`.
pub struct VmiChecked {
    _opaque: [u8; 0],
}

impl Handle for VmiChecked {
    type Inner = Found;
}

/// Where problems were found; a C program reads both in the same way.
pub(crate) enum Found {
    Inputs(Checked),
    Rows { errors: Table<'static>, notices: Table<'static>, is_refused: bool },
}

impl Found {
    /// What is wrong with the rows of a table or the ids of a release, and whether all of it was refused for it.
    pub(crate) fn rows(problems: &Problems, is_refused: bool) -> Self {
        Self::Rows { errors: errors_table(problems), notices: notices_table(problems), is_refused }
    }

    fn errors(&self) -> &Table<'static> {
        match self {
            Self::Inputs(checked) => checked.errors(),
            Self::Rows { errors, .. } => errors,
        }
    }

    fn notices(&self) -> &Table<'static> {
        match self {
            Self::Inputs(checked) => checked.notices(),
            Self::Rows { notices, .. } => notices,
        }
    }

    fn is_fatal(&self) -> bool {
        match self {
            Self::Inputs(checked) => checked.is_fatal(),
            Self::Rows { is_refused, .. } => *is_refused,
        }
    }
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
            out.put(handle::give(Found::Inputs(checked)));
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

/// Whether nothing could be planned at all, or the table was not appended: 1 or 0; 0 for NULL.
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
