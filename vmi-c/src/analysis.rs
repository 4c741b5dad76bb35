//! Demand by itself: profiles, forecasts, and how good forecasts were.

use std::ffi::{c_char, c_void};

use vmi_core::engine::analysis::{evaluate_with_progress, forecast_with_progress, profile_with_progress};
use vmi_core::engine::{Analysis, Inputs, Progress};
use vmi_core::error::Result;

use crate::grow::{self, Growing};
use crate::guard::{guard, guard_value};
use crate::handle::{self, Handle};
use crate::ledger::VmiLedger;
use crate::options::{VmiPlanOptions, inputs};
use crate::pointer::{Out, text};
use crate::table_in::VmiTable;

/// What was found out about demand: profiles, forecasts or an evaluation of forecasts, for every key (an item at a location).
///
/// What: tables by name; it is never changed once it is made. Threads: any number may read it at once.
/// Lifetime: until `vmi_analysis_free`; it keeps nothing of the tables and options that it was made from. The tables that it lends
/// end with it. Free: the caller, with `vmi_analysis_free`.
pub struct VmiAnalysis {
    _opaque: [u8; 0],
}

impl Handle for VmiAnalysis {
    type Inner = Analysis;
}

/// Told now and then how many of the keys are done; 0 goes on, anything else stops the run with `VMI_ERROR_CANCELLED`.
///
/// It is called from the calling thread only, first with 0 `done` and last with `done` equal to `total`. It must return: no exception
/// and no `longjmp` may leave it.
pub type VmiProgress = Option<unsafe extern "C" fn(context: *mut c_void, done: u64, total: u64) -> i32>;

/// What an analysis is told besides its tables.
///
/// What: a struct of the caller. Set all of it to 0, then `struct_size = sizeof(VmiAnalysisOptions)`; a field that is 0 or NULL has its
/// default. It may grow: see the head of this file.
/// Threads: it is only read. Lifetime: it and what it points to are used while the call runs. Free: nothing.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct VmiAnalysisOptions {
    /// The size of the struct as the caller knows it.
    pub struct_size: usize,
    /// The business date at whose close history ends, as "2026-06-30", or an instant. NULL or "": the end of the last day, week or month
    /// that the table "demand" has a row of.
    pub as_of: *const c_char,
    /// How many threads may work, the caller's included; 0 means 1. The result is the same with any number.
    pub threads: u32,
    /// The names of settings, as "forecast.horizon"; `settings` of them.
    pub setting_names: *const *const c_char,
    /// The value of each, as text, as "13". If a name is there twice, the later value holds.
    pub setting_values: *const *const c_char,
    /// How many settings are given; the others have their documented default.
    pub settings: usize,
    /// A ledger whose issues and lost sales are the demand of keys that no table "demand" speaks of; NULL for none. It is only read.
    pub ledger: *const VmiLedger,
    /// Events that became known later are not seen, as "2026-06-30" (its close) or "2026-06-30T14:05:00Z". NULL: all are.
    pub known_at: *const c_char,
    /// Told how far the run is, and may stop it; NULL for none.
    pub progress: VmiProgress,
    /// Handed to `progress` as it is.
    pub progress_context: *mut c_void,
}

// SAFETY: `repr(C)`, starts with the size, and zeroes are a value of every field: of a function that may be left out, NULL.
unsafe impl Growing for VmiAnalysisOptions {
    /// Nothing must be given.
    const LEAST: usize = size_of::<usize>();
}

/// One of the core's analyses.
type Run = fn(&Inputs<'_>, &mut Progress<'_>) -> Result<Analysis>;

/// What the demand of every key is like: the table "profiles", with mean and deviation, ADI and CV2, pattern, ABC, XYZ and VED, tests of trend
/// and season, autocorrelation and the stage of life.
///
/// Only the table `demand`, or a ledger, is required; `items` tells decimals, costs, categories and criticality. A failure means
/// that nothing could be made at all: a required table or column that is missing, an unknown setting, a date that is none. Problems of
/// single rows spoil only the keys that they concern, and stand in the table "errors". `options` may be NULL: all is as by default.
/// `*out` is the caller's to free.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_demand_profile_new(
    tables: *const *const VmiTable,
    table_count: usize,
    options: *const VmiAnalysisOptions,
    out: *mut *mut VmiAnalysis,
) -> i32 {
    // SAFETY: the caller gives tables and options that live while the call runs, and room for a pointer.
    unsafe { analysed(tables, table_count, options, out, profile_with_progress) }
}

/// What the demand of every key will be, by the setting "forecast" (else "auto": the best over rolling origins) or by each method of
/// "forecast.methods": the tables "forecasts" (a row for each key, method and period ahead, with deviation and intervals), "models" (what
/// each forecast rests on: method, constants, accuracy, runner-up), "cover" (with the setting "forecast.cover", demand over so many periods
/// together: mean, deviation, and what it does not exceed with a stated chance) and "changes" (each number of a history that cleansing
/// changed).
///
/// With "forecast.hierarchy" (levels with commas between, such as "total,item", or levels of the table `groups`) the nodes above the keys
/// are forecast too, and all are made to add up by "forecast.reconciliation": "forecasts" holds what became of the keys, and the table
/// "nodes", which is empty without a hierarchy, every node with its own forecast ("base") and what adds up ("quantity").
///
/// A supplier's own forecasts of the table `forecasts` are a method like any other. The rest is as for `vmi_demand_profile_new`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_forecast_new(
    tables: *const *const VmiTable,
    table_count: usize,
    options: *const VmiAnalysisOptions,
    out: *mut *mut VmiAnalysis,
) -> i32 {
    // SAFETY: the caller gives tables and options that live while the call runs, and room for a pointer.
    unsafe { analysed(tables, table_count, options, out, forecast_with_progress) }
}

/// How good each method of "forecast.methods" (else those that "auto" chooses from) would have been, over rolling origins: the tables
/// "accuracy" (a row for each key and method), "summary" (a row for each method) and "changes".
///
/// The rest is as for `vmi_demand_profile_new`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_evaluate_new(
    tables: *const *const VmiTable,
    table_count: usize,
    options: *const VmiAnalysisOptions,
    out: *mut *mut VmiAnalysis,
) -> i32 {
    // SAFETY: the caller gives tables and options that live while the call runs, and room for a pointer.
    unsafe { analysed(tables, table_count, options, out, evaluate_with_progress) }
}

/// One of the analysis' tables, by the names that the function which made it tells; "errors" and "notices" are always there.
///
/// `*out` belongs to the analysis and ends with it: it is not freed. A name that it has not is `VMI_ERROR_UNKNOWN_TABLE`, whose message
/// lists those that it has.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_analysis_table(analysis: *const VmiAnalysis, name: *const c_char, out: *mut *const VmiTable) -> i32 {
    guard(|| {
        let out = Out::new(out, "out")?;
        // SAFETY: the caller gives an analysis that lives, text, and room for a pointer.
        unsafe {
            let analysis = handle::shared(analysis, "analysis")?;
            out.put(handle::lend(analysis.table(text(name, "name")?)?));
        }
        Ok(())
    })
}

/// Ends an analysis, and with it the tables that it lent; NULL is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_analysis_free(analysis: *mut VmiAnalysis) {
    // SAFETY: the caller gives NULL or an analysis that it made and did not free.
    guard_value((), || unsafe { handle::take_back(analysis) });
}

/// # Safety
/// As for [`inputs`], [`grow::read`] and [`Out::put`].
unsafe fn analysed(
    tables: *const *const VmiTable,
    table_count: usize,
    options: *const VmiAnalysisOptions,
    out: *mut *mut VmiAnalysis,
    run: Run,
) -> i32 {
    guard(|| {
        let out = Out::new(out, "out")?;
        // SAFETY: as for this function.
        unsafe {
            let options = if options.is_null() { BY_DEFAULT } else { grow::read(options, "options")? };
            let shared_part = as_for_a_plan(&options);
            let given = inputs(tables, table_count, &raw const shared_part)?;
            // SAFETY: the caller gives a function that may be called with its context while the call runs.
            let mut told = |done: u64, total: u64| options.progress.is_none_or(|progress| progress(options.progress_context, done, total) == 0);
            let made = run(&given, &mut told)?;
            out.put(handle::give(made));
        }
        Ok(())
    })
}

const BY_DEFAULT: VmiAnalysisOptions = VmiAnalysisOptions {
    struct_size: size_of::<VmiAnalysisOptions>(),
    as_of: std::ptr::null(),
    threads: 0,
    setting_names: std::ptr::null(),
    setting_values: std::ptr::null(),
    settings: 0,
    ledger: std::ptr::null(),
    known_at: std::ptr::null(),
    progress: None,
    progress_context: std::ptr::null_mut(),
};

/// What both kinds of options have, as those of a plan; there `as_of` must not be NULL.
fn as_for_a_plan(options: &VmiAnalysisOptions) -> VmiPlanOptions {
    VmiPlanOptions {
        struct_size: size_of::<VmiPlanOptions>(),
        as_of: if options.as_of.is_null() { c"".as_ptr() } else { options.as_of },
        threads: options.threads,
        setting_names: options.setting_names,
        setting_values: options.setting_values,
        settings: options.settings,
        ledger: options.ledger,
        known_at: options.known_at,
    }
}
