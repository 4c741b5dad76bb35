//! What a run is told besides its tables.

use std::ffi::c_char;
use std::mem::offset_of;

use vmi_core::engine::Inputs;

use crate::fault::Fault;
use crate::grow::{self, Growing};
use crate::handle;
use crate::ledger::{Book, VmiLedger};
use crate::moment::moment;
use crate::pointer::{copied, text, texts};
use crate::table_in::VmiTable;
use crate::view::borrowed;

/// What a run is told besides its tables.
///
/// What: a struct of the caller. Set all of it to 0, then `struct_size = sizeof(VmiPlanOptions)` and `as_of`; a field that is 0 or NULL
/// has its default. It may grow: see the head of this file.
/// Threads: it is only read. Lifetime: it and what it points to are used while the call runs. Free: nothing.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct VmiPlanOptions {
    /// The size of the struct as the caller knows it.
    pub struct_size: usize,
    /// The business date at whose close the plan is made, as "2026-06-30", or an instant, as "2026-06-30T14:05:00Z". The engine reads no clock: it must be given.
    pub as_of: *const c_char,
    /// How many threads may work, the caller's included; 0 means 1. The result is the same with any number.
    pub threads: u32,
    /// The names of settings, as "service_level_by_class.A"; `settings` of them.
    pub setting_names: *const *const c_char,
    /// The value of each, as text, as "0.98". If a name is there twice, the later value holds.
    pub setting_values: *const *const c_char,
    /// How many settings are given; the others have their documented default.
    pub settings: usize,
    /// A ledger that the events are taken from, instead of a table "events"; NULL for none. It is only read.
    pub ledger: *const VmiLedger,
    /// Events that became known later are not seen, as "2026-06-30" (its close) or "2026-06-30T14:05:00Z": the plan that could have been
    /// made then. NULL: all are.
    pub known_at: *const c_char,
}

// SAFETY: `repr(C)`, starts with the size, and zeroes are a value of every field.
unsafe impl Growing for VmiPlanOptions {
    const LEAST: usize = offset_of!(Self, as_of) + size_of::<*const c_char>();
}

/// The inputs of a run, with the caller's tables borrowed for as long as the call runs.
///
/// # Safety
/// `count` pointers to tables, and a ledger in the options, that live and that nobody changes while `'a` lasts; options as [`grow::read`] wants them.
pub(crate) unsafe fn inputs<'a>(tables: *const *const VmiTable, count: usize, options: *const VmiPlanOptions) -> Result<Inputs<'a>, Fault> {
    // SAFETY: as for this function.
    let options = unsafe { grow::read(options, "options") }?;
    // SAFETY: the options of the caller hold text.
    let as_of = unsafe { text(options.as_of, "options.as_of") }?;
    let mut inputs = Inputs::new(as_of).threads(options.threads as usize);
    if !options.ledger.is_null() {
        // SAFETY: the options of the caller hold a ledger that lives.
        inputs = inputs.ledger(unsafe { handle::shared(options.ledger, "options.ledger") }.and_then(Book::read)?);
    }
    // SAFETY: the options of the caller hold text or NULL.
    if let Some(known_at) = unsafe { moment(options.known_at, "options.known_at") }? {
        inputs = inputs.known_at(known_at);
    }
    // SAFETY: as for this function.
    for (at, table) in unsafe { copied(tables, count, "tables") }?.into_iter().enumerate() {
        // SAFETY: as for this function.
        let table = unsafe { handle::shared(table, &format!("tables[{at}]")) }?;
        inputs = inputs.table(borrowed(table)?);
    }
    // SAFETY: the options of the caller hold as many names and values as they say.
    for (name, value) in unsafe { settings(&options) }? {
        inputs = inputs.setting(name, value)?;
    }
    Ok(inputs)
}

/// # Safety
/// The options hold as many names and values, each with a NUL at its end, as they say.
unsafe fn settings<'a>(options: &VmiPlanOptions) -> Result<Vec<(&'a str, &'a str)>, Fault> {
    // SAFETY: as for this function.
    let (names, values) = unsafe {
        let names = texts(options.setting_names, options.settings, "options.setting_names")?;
        (names, texts(options.setting_values, options.settings, "options.setting_values")?)
    };
    Ok(names.into_iter().zip(values).collect())
}
