//! Series that are nothing but numbers: forecasts and statistics of plain arrays, for programs without tables and dates.

use std::ffi::{CString, c_char};
use std::mem::offset_of;
use std::sync::LazyLock;

use vmi_core::demand::profile::series_statistics::{SeriesStatistics, series_statistics};
use vmi_core::demand::series_forecast::{SeriesForecast, SeriesForecaster};
use vmi_core::error::{Error, Result};
use vmi_core::model::{Choice, DemandPattern, ForecastMethod};

use crate::error::remember;
use crate::fault::{Fault, Misuse};
use crate::grow::{self, Growing};
use crate::guard::guard;
use crate::pointer::{Out, OutArray, copied, text, too_many};
use crate::status::VMI_OK;

/// No pattern: there is no demand.
pub const VMI_PATTERN_NONE: i32 = 0;
/// Demand comes often, in sizes that vary little.
pub const VMI_PATTERN_SMOOTH: i32 = 1;
/// Demand comes often, in sizes that vary much.
pub const VMI_PATTERN_ERRATIC: i32 = 2;
/// Demand comes now and then, in sizes that vary little.
pub const VMI_PATTERN_INTERMITTENT: i32 = 3;
/// Demand comes now and then, in sizes that vary much.
pub const VMI_PATTERN_LUMPY: i32 = 4;

/// How series are forecast.
///
/// What: a struct of the caller. Set all of it to 0, then `struct_size = sizeof(VmiSeriesOptions)`, `method` and `horizon`. It may grow:
/// see the head of this file.
/// Threads: it is only read. Lifetime: it and what it points to are used while the call runs. Free: nothing.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct VmiSeriesOptions {
    /// The size of the struct as the caller knows it.
    pub struct_size: usize,
    /// A word of the setting "forecast", as "auto", "ses", "holt_winters" or "sba"; not "external".
    pub method: *const c_char,
    /// Periods ahead, 1 to 10000.
    pub horizon: usize,
    /// The periods of a season, as 12 for months; 0 or 1: none.
    pub season: usize,
    /// The periods of a moving average; it must be given for "moving_average" and "seasonal_moving_average".
    pub window: usize,
    /// How many threads may work on a batch, the caller's included; 0 means 1. The result is the same with any number.
    pub threads: u32,
}

// SAFETY: `repr(C)`, starts with the size, and zeroes are a value of every field.
unsafe impl Growing for VmiSeriesOptions {
    const LEAST: usize = offset_of!(Self, horizon) + size_of::<usize>();
}

/// What a series is like, as `vmi_series_statistics` fills it in.
///
/// What: a struct of the caller; set `struct_size = sizeof(VmiSeriesStatistics)` before the call. It may grow: see the head of this
/// file. What does not apply is NaN.
/// Threads: it is the caller's alone. Lifetime: it points to nothing. Free: nothing.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct VmiSeriesStatistics {
    /// The size of the struct as the caller knows it.
    pub struct_size: usize,
    /// Periods whose demand is known.
    pub known: usize,
    /// Periods whose demand is not known: NaN in the series.
    pub unknown: usize,
    /// Periods with demand above 0.
    pub demands: usize,
    /// What was asked in all known periods.
    pub total: f64,
    /// Mean by known period.
    pub mean: f64,
    /// Standard deviation with n - 1; NaN for fewer than two known periods.
    pub sd: f64,
    /// The largest demand, 0 at least.
    pub maximum: f64,
    /// The share of known periods without demand.
    pub zero_share: f64,
    /// Known periods for each one with demand; NaN without demand.
    pub adi: f64,
    /// The squared coefficient of variation of the demands above 0, with n - 1; 0 for one, NaN without demand.
    pub cv2: f64,
    /// One of the VMI_PATTERN constants.
    pub pattern: i32,
}

// SAFETY: `repr(C)`, starts with the size, and zeroes are a value of every field.
unsafe impl Growing for VmiSeriesStatistics {
    const LEAST: usize = offset_of!(Self, mean) + size_of::<f64>();
}

/// Forecasts one series of equal periods, oldest first.
///
/// `path[i]` becomes the forecast of period i + 1 ahead, and `sd[i]` the standard deviation of its error (NaN where nothing tells it): by the
/// method's own model, else by its errors over the series. `path` and `sd` have `options->horizon` elements; `sd` may be NULL.
/// `*method`, which may be NULL too, becomes the word of the method that was taken, which "auto" chose: it lives for ever and is not freed.
/// NaN in the series is `VMI_ERROR_NOT_FINITE`; an infinite number, and a series too short for the method, `VMI_ERROR_OUT_OF_RANGE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_series_forecast(
    options: *const VmiSeriesOptions,
    series: *const f64,
    length: usize,
    path: *mut f64,
    sd: *mut f64,
    method: *mut *const c_char,
) -> i32 {
    guard(|| {
        // SAFETY: the caller gives options, `length` numbers, and room for what it wants to know.
        unsafe {
            let how = How::read(options)?;
            let path = OutArray::new(path, how.horizon, "path")?;
            let found = how.by.forecast(&copied(series, length, "series")?)?;
            path.fill(found.path.iter().copied());
            if !sd.is_null() {
                OutArray::new(sd, how.horizon, "sd")?.fill(deviations(&found));
            }
            if let Some(out) = Out::if_wanted(method) {
                out.put(word(found.method));
            }
        }
        Ok(())
    })
}

/// Forecasts many series: that of series i is `values[offsets[i]]` up to, not including, `values[offsets[i + 1]]`.
///
/// `offsets` has `series + 1` elements that start at 0 or more and never fall. `path` and `sd` have `series` times `options->horizon` elements, those of
/// series i from element i times horizon on; `methods` and `status` have `series`. `sd` and `methods` may be NULL.
///
/// A series that cannot be forecast stops no other: its `status` is a VMI_ERROR constant, its path and deviations are NaN, its method is NULL,
/// and the call succeeds. `vmi_last_error` then tells of the first such series, with its number, counted from 1, as the row.
#[unsafe(no_mangle)]
#[allow(clippy::too_many_arguments)] // columns, as a program without structs of arrays has them
pub unsafe extern "C" fn vmi_series_forecast_batch(
    options: *const VmiSeriesOptions,
    values: *const f64,
    offsets: *const i64,
    series: usize,
    path: *mut f64,
    sd: *mut f64,
    methods: *mut *const c_char,
    status: *mut i32,
) -> i32 {
    guard(|| {
        // SAFETY: the caller gives options, offsets and as many numbers as they say, and room for what it wants to know.
        unsafe {
            let how = How::read(options)?;
            let cells = series.checked_mul(how.horizon).ok_or_else(|| too_many(series, "path"))?;
            let (path, status) = (OutArray::new(path, cells, "path")?, OutArray::new(status, series, "status")?);
            let given = Batch::read(values, offsets, series)?;
            let found = given.map(how.threads, |one| how.by.forecast(one));
            let absent = || std::iter::repeat_n(f64::NAN, how.horizon);
            path.fill(found.iter().flat_map(|one| one.as_ref().map_or_else(|_| absent().collect(), |one| one.path.clone())));
            if !sd.is_null() {
                let told = |one: &Result<SeriesForecast>| one.as_ref().map_or_else(|_| absent().collect(), |one| deviations(one).collect());
                OutArray::new(sd, cells, "sd")?.fill(found.iter().flat_map(|one| -> Vec<f64> { told(one) }));
            }
            if !methods.is_null() {
                let words = found.iter().map(|one| one.as_ref().map_or(std::ptr::null(), |one| word(one.method)));
                OutArray::new(methods, series, "methods")?.fill(words);
            }
            status.fill(found.iter().map(code));
            tell_first(&found);
        }
        Ok(())
    })
}

/// What one series of equal periods is like; NaN is a period whose demand is not known. An infinite number is `VMI_ERROR_OUT_OF_RANGE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_series_statistics(series: *const f64, length: usize, statistics: *mut VmiSeriesStatistics) -> i32 {
    guard(|| {
        // SAFETY: the caller gives `length` numbers, and NULL or a struct of the size that it states.
        unsafe {
            grow::expect(statistics, "statistics")?;
            let found = series_statistics(&copied(series, length, "series")?)?;
            grow::write(statistics, filled(&found), "statistics")
        }
    })
}

/// What many series are like; `values` and `offsets` are as for `vmi_series_forecast_batch`, the fields as in `VmiSeriesStatistics`.
///
/// Each array has `series` elements; all but `status` may be NULL. A series with an infinite number stops no other: its `status` is a
/// VMI_ERROR constant, its numbers are NaN, its pattern is `VMI_PATTERN_NONE`, and the call succeeds. `vmi_last_error` then
/// tells of the first such series, with its number, counted from 1, as the row.
#[unsafe(no_mangle)]
#[allow(clippy::too_many_arguments)] // columns, as a program without structs of arrays has them
pub unsafe extern "C" fn vmi_series_statistics_batch(
    values: *const f64,
    offsets: *const i64,
    series: usize,
    mean: *mut f64,
    sd: *mut f64,
    adi: *mut f64,
    cv2: *mut f64,
    pattern: *mut i32,
    status: *mut i32,
) -> i32 {
    guard(|| {
        // SAFETY: the caller gives offsets and as many numbers as they say, and room for what it wants to know.
        unsafe {
            let status = OutArray::new(status, series, "status")?;
            let found = Batch::read(values, offsets, series)?.map(1, series_statistics);
            let columns: [Column; 4] = [(mean, |one| one.mean), (sd, |one| one.sd), (adi, |one| one.adi), (cv2, |one| one.cv2)];
            for (column, read) in columns.into_iter().filter(|(column, _)| !column.is_null()) {
                OutArray::new(column, series, "column")?.fill(found.iter().map(|one| one.as_ref().map_or(f64::NAN, read)));
            }
            if !pattern.is_null() {
                let codes = found.iter().map(|one| one.as_ref().map_or(VMI_PATTERN_NONE, |one| pattern_code(one.pattern())));
                OutArray::new(pattern, series, "pattern")?.fill(codes);
            }
            status.fill(found.iter().map(code));
            tell_first(&found);
        }
        Ok(())
    })
}

/// Where a statistic is wanted, and which it is.
type Column = (*mut f64, fn(&SeriesStatistics) -> f64);

/// Options, read and checked.
struct How {
    by: SeriesForecaster,
    horizon: usize,
    threads: usize,
}

impl How {
    /// # Safety
    /// Options as [`grow::read`] wants them, whose method is NULL or text.
    unsafe fn read(options: *const VmiSeriesOptions) -> std::result::Result<Self, Fault> {
        // SAFETY: as for this function.
        unsafe {
            let options = grow::read(options, "options")?;
            let by = SeriesForecaster::new(text(options.method, "options.method")?, options.horizon)?.season(options.season);
            let by = if options.window > 0 { by.window(options.window)? } else { by };
            Ok(Self { by, horizon: options.horizon, threads: options.threads as usize })
        }
    }
}

/// Many series in one array.
struct Batch {
    values: Vec<f64>,
    /// Where each starts, and where the last one ends.
    starts: Vec<usize>,
}

impl Batch {
    /// # Safety
    /// `series + 1` offsets, and as many numbers as the last of them says.
    unsafe fn read(values: *const f64, offsets: *const i64, series: usize) -> std::result::Result<Self, Fault> {
        let length = series.checked_add(1).ok_or_else(|| too_many(series, "offsets"))?;
        // SAFETY: as for this function.
        let offsets = unsafe { copied(offsets, length, "offsets") }?;
        let starts: Option<Vec<usize>> = offsets.into_iter().map(|start| usize::try_from(start).ok()).collect();
        let starts = starts.filter(|starts| starts.is_sorted()).ok_or_else(|| {
            Fault::misuse(Misuse::WrongLength, "the argument offsets falls or is below 0").field("offsets").expected("offsets that never fall")
        })?;
        let (first, last) = (starts[0], starts[series]);
        // A part of a longer batch is read alone, so that threads of the caller's may share one.
        // SAFETY: as for this function.
        let values = unsafe { copied(if values.is_null() { values } else { values.wrapping_add(first) }, last - first, "values") }?;
        Ok(Self { values, starts: starts.into_iter().map(|start| start - first).collect() })
    }

    fn series(&self) -> usize {
        self.starts.len() - 1
    }

    /// `work` of each series, in order, whose errors name the series.
    fn map<T: Send>(&self, threads: usize, work: impl Fn(&[f64]) -> Result<T> + Sync) -> Vec<Result<T>> {
        let one = |at: usize| work(&self.values[self.starts[at]..self.starts[at + 1]]).map_err(|error| error.at("series", at as u64 + 1));
        let share = self.series().div_ceil(threads.clamp(1, 256)).max(1);
        let part = |from: usize| (from..(from + share).min(self.series())).map(one).collect::<Vec<_>>();
        let part = &part;
        std::thread::scope(|scope| {
            let others: Vec<_> = (1..self.series().div_ceil(share)).map(|thread| scope.spawn(move || part(thread * share))).collect();
            let mut found = part(0);
            for other in others {
                // A panic of a worker goes on in the caller, where the guard catches it.
                found.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
            }
            found
        })
    }
}

fn code<T>(outcome: &Result<T>) -> i32 {
    outcome.as_ref().map_or_else(Error::code, |_| VMI_OK)
}

/// Keeps the first error as the thread's last one.
fn tell_first<T>(found: &[Result<T>]) {
    if let Some(error) = found.iter().find_map(|one| one.as_ref().err()) {
        remember(Fault::from(error.clone()).parts());
    }
}

fn deviations(found: &SeriesForecast) -> impl Iterator<Item = f64> {
    found.sd.iter().map(|sd| sd.unwrap_or(f64::NAN))
}

fn filled(found: &SeriesStatistics) -> VmiSeriesStatistics {
    VmiSeriesStatistics {
        struct_size: size_of::<VmiSeriesStatistics>(),
        known: found.known,
        unknown: found.unknown,
        demands: found.demands,
        total: found.total,
        mean: found.mean,
        sd: found.sd,
        maximum: found.maximum,
        zero_share: found.zero_share(),
        adi: found.adi,
        cv2: found.cv2,
        pattern: pattern_code(found.pattern()),
    }
}

fn pattern_code(pattern: Option<DemandPattern>) -> i32 {
    match pattern {
        None => VMI_PATTERN_NONE,
        Some(DemandPattern::Smooth) => VMI_PATTERN_SMOOTH,
        Some(DemandPattern::Erratic) => VMI_PATTERN_ERRATIC,
        Some(DemandPattern::Intermittent) => VMI_PATTERN_INTERMITTENT,
        Some(DemandPattern::Lumpy) => VMI_PATTERN_LUMPY,
    }
}

/// The word of a method as C reads it.
fn word(method: ForecastMethod) -> *const c_char {
    static WORDS: LazyLock<Vec<(ForecastMethod, CString)>> = LazyLock::new(|| {
        let words = ForecastMethod::WORDS.iter();
        words.map(|(word, method)| (*method, CString::new(*word).unwrap_or_default())).collect()
    });
    WORDS.iter().find(|(known, _)| *known == method).map_or(std::ptr::null(), |(_, word)| word.as_ptr())
}
