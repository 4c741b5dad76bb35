//! Mean, standard deviation and maximum of a bucketed history, per calendar day, from exact integer sums.

use serde::{Deserialize, Serialize};

use super::history::History;
use super::syntetos_boylan::demand_pattern;
use crate::error::{Error, ErrorKind, Result};
use crate::model::{Bucket, Day, DemandPattern};
use crate::num;

/// Fewer known days than this are too short a history to compute a level from.
pub const MINIMUM_DAYS: u32 = 28;
/// Fewer known weeks or months than this are too short a history.
pub const MINIMUM_BUCKETS: u32 = 6;

/// Which part of a history is read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// The last day.
    pub as_of: Day,
    /// Its length in days.
    pub days: u32,
    /// Which demand counts as the largest: 1 = the largest bucket, below 1 = that quantile.
    pub maximum_quantile: f64,
}

/// Statistics of a history, per calendar day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DemandStatistics {
    /// The size of the buckets.
    pub bucket: Bucket,
    /// Mean demand per calendar day, in base units.
    pub mean_per_day: f64,
    /// Standard deviation per calendar day (n − 1); none for one bucket.
    pub sd_per_day: Option<f64>,
    /// The largest demand per calendar day.
    pub maximum_per_day: f64,
    /// Known buckets.
    pub observations: u32,
    /// Buckets whose demand is unknown because stock was out.
    pub unknown: u32,
    /// First day of the window.
    pub from: Day,
    /// Last day of the window.
    pub to: Day,
    /// What was asked in known buckets, in units of 10^−decimals.
    pub total: i64,
    /// How demand comes; none where nothing was asked.
    pub rhythm: Option<Rhythm>,
}

/// How often demand comes, in buckets, and how much its size varies.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rhythm {
    /// The mean interval between demands: known buckets for each one with demand.
    pub adi: f64,
    /// The squared coefficient of variation of the demand of buckets that have any (n − 1); 0 for one.
    pub cv2: f64,
}

impl Rhythm {
    /// The pattern by Syntetos, Boylan and Croston.
    pub fn pattern(&self) -> Option<DemandPattern> {
        demand_pattern(self.adi, self.cv2).ok()
    }
}

/// What was served and lost in a window, unknown buckets included; in units of the last place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Served {
    /// What was served.
    pub served: i64,
    /// What was asked and not served; none if no row states it.
    pub lost: Option<i64>,
}

/// What was served and lost in the part of a history that lies in a window.
pub fn served(history: &History<'_>, window: &Window) -> Result<Served> {
    let mut sums = Served::default();
    for row in span(history, window).map_or(0..0, |(from, to)| rows(history, from, to)) {
        sums.served = sums.served.checked_add(history.served[row]).ok_or_else(overflow)?;
        if let Some(lost) = history.stated_lost(row) {
            sums.lost = Some(sums.lost.unwrap_or(0).checked_add(lost).ok_or_else(overflow)?);
        }
    }
    Ok(sums)
}

/// The rows of a span.
pub(super) fn rows(history: &History<'_>, from: Day, to: Day) -> std::ops::Range<usize> {
    history.days.partition_point(|day| *day < from.days())..history.days.partition_point(|day| *day <= to.days())
}

impl DemandStatistics {
    /// Whether the history is too short to compute a level from.
    pub fn is_too_short(&self) -> bool {
        self.observations < if self.bucket == Bucket::Day { MINIMUM_DAYS } else { MINIMUM_BUCKETS }
    }
}

/// Statistics of the part of a history that lies in a window; none if no bucket of it is known.
///
/// With n known buckets of L_i days and quantities x_i, per calendar day:
///
/// ```text
/// mean = Σx / ΣL        sd = √( (Σ(x²/L) − (Σx)²/ΣL) / (n − 1) )
/// ```
///
/// which is the usual sample standard deviation when every bucket is one day. Sums are integers, so the order of rows and
/// threads cannot change a bit; one division and one square root follow.
///
/// ```
/// use vmi_core::demand::{statistics, History, Window};
/// use vmi_core::model::{Bucket, Day};
/// let to = Day::parse("2026-06-30").unwrap();
/// let days: Vec<i32> = (0..30).map(|back| to.days() - 29 + back).collect();
/// let served: Vec<i64> = (0..30).map(|at| if at % 2 == 0 { 4 } else { 6 }).collect();
/// let history = History { bucket: Bucket::Day, days: &days, served: &served, lost: &[], stocked_out: &[], decimals: 0 };
/// let found = statistics(&history, &Window { as_of: to, days: 365, maximum_quantile: 1.0 })?.unwrap();
/// assert_eq!((found.mean_per_day, found.observations), (5.0, 30));
/// assert!((found.sd_per_day.unwrap() - 1.0170952554312156).abs() < 1e-15); // √(30/29)
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn statistics(history: &History<'_>, window: &Window) -> Result<Option<DemandStatistics>> {
    let Some((from, to)) = span(history, window) else { return Ok(None) };
    let rows = rows(history, from, to);
    let mut sums = Sums::default();
    for row in rows.clone() {
        sums.add(history, row).ok_or_else(overflow)?;
    }
    let place = num::decimal::power_of_ten(history.decimals) as f64;
    let scope = Scope { bucket: history.bucket, from, to, place };
    sums.summary(&scope, |n| maximum(history, rows, n, window.maximum_quantile))
}

/// What sums are taken of.
#[derive(Clone, Copy)]
pub(super) struct Scope {
    pub bucket: Bucket,
    pub from: Day,
    pub to: Day,
    /// Units of the last place in one base unit.
    pub place: f64,
}

pub(super) fn overflow() -> Error {
    Error::new(ErrorKind::Overflow, "the demand is too large for its sums to be held exactly")
}

/// The days read: whole buckets, none that ends after `as_of`, none before the window or the key's first row.
pub(super) fn span(history: &History<'_>, window: &Window) -> Option<(Day, Day)> {
    let start = window.as_of.plus(1 - window.days as i32).unwrap_or(Day::FIRST);
    let life = history.days.first().and_then(|day| Day::from_days(*day))?;
    let from = start.max(life).bucket_start(history.bucket);
    let mut to = window.as_of;
    if to.bucket_end(history.bucket) > to {
        to = to.bucket_start(history.bucket).plus(-1)?;
    }
    (from <= to).then_some((from, to))
}

/// How many buckets and days there are from one bucket's start to another's end.
pub(super) fn size(bucket: Bucket, from: Day, to: Day) -> (i64, i64) {
    let days = i64::from(to.since(from)) + 1;
    match bucket {
        Bucket::Day => (days, days),
        Bucket::Week => (days / 7, days),
        Bucket::Month => {
            use chrono::Datelike;
            let month = |day: Day| i64::from(day.date().year()) * 12 + i64::from(day.date().month0());
            (month(to) - month(from) + 1, days)
        }
    }
}

/// The least common multiple of the lengths that a bucket may have, so that Σ x²/L is an integer over it.
pub(super) const fn common_length(bucket: Bucket) -> i64 {
    match bucket {
        Bucket::Day => 1,
        Bucket::Week => 7,
        Bucket::Month => 377_580, // of 28, 29, 30 and 31
    }
}

pub(super) fn length(bucket: Bucket, day: i32) -> i64 {
    match bucket {
        Bucket::Day => 1,
        Bucket::Week => 7,
        Bucket::Month => Day::from_days(day).map_or(30, |day| i64::from(day.bucket_end(bucket).since(day.bucket_start(bucket))) + 1),
    }
}

#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Sums {
    pub total: i64,
    /// Σ x² · common_length / L
    pub squares: i128,
    /// Buckets with demand.
    pub asked: i64,
    /// Σ x² of months; of equal buckets it is `squares`.
    pub squares_of_months: i128,
    pub unknown: i64,
    pub unknown_days: i64,
}

impl Sums {
    fn add(&mut self, history: &History<'_>, row: usize) -> Option<()> {
        let length = length(history.bucket, history.days[row]);
        if !history.is_known(row) {
            self.add_unknown(length);
            return Some(());
        }
        self.add_known(history.bucket, length, history.asked(row)?)
    }

    pub(super) fn add_unknown(&mut self, length: i64) {
        self.unknown += 1;
        self.unknown_days += length;
    }

    /// One known bucket; none if a sum cannot be held exactly.
    pub(super) fn add_known(&mut self, bucket: Bucket, length: i64, asked: i64) -> Option<()> {
        self.total = self.total.checked_add(asked)?;
        let square = i128::from(asked) * i128::from(asked);
        self.asked += i64::from(asked > 0);
        let weighted = if bucket == Bucket::Month {
            self.squares_of_months = self.squares_of_months.checked_add(square)?;
            square.checked_mul(i128::from(common_length(bucket) / length))?
        } else {
            // The common length is that of every bucket.
            square
        };
        self.squares = self.squares.checked_add(weighted)?;
        Some(())
    }

    /// The statistics that follow from the sums; `maximum` is given the number of known buckets.
    pub(super) fn summary(&self, scope: &Scope, maximum: impl FnOnce(i64) -> Result<f64>) -> Result<Option<DemandStatistics>> {
        let (buckets, days) = size(scope.bucket, scope.from, scope.to);
        let (n, known_days) = (buckets - self.unknown, days - self.unknown_days);
        if n == 0 {
            return Ok(None);
        }
        let variance = if n > 1 { Some(self.variance(scope.bucket, n, known_days).ok_or_else(overflow)?) } else { None };
        Ok(Some(DemandStatistics {
            bucket: scope.bucket,
            mean_per_day: self.total as f64 / known_days as f64 / scope.place,
            sd_per_day: variance.map(|variance| num::sqrt(variance) / scope.place),
            maximum_per_day: maximum(n)? / scope.place,
            observations: n as u32,
            unknown: self.unknown as u32,
            from: scope.from,
            to: scope.to,
            total: self.total,
            rhythm: if self.asked > 0 { Some(self.rhythm(scope.bucket, n).ok_or_else(overflow)?) } else { None },
        }))
    }

    /// How demand comes in n known buckets, some of them with demand; none if a sum cannot be held exactly.
    fn rhythm(&self, bucket: Bucket, n: i64) -> Option<Rhythm> {
        let squares = if bucket == Bucket::Month { self.squares_of_months } else { self.squares };
        let (count, total) = (i128::from(self.asked), i128::from(self.total));
        let squared = total.checked_mul(total)?;
        let spread = count.checked_mul(squares)?.checked_sub(squared)?;
        // s² / mean² = (n Σx² − (Σx)²) / (n (n − 1)) · n² / (Σx)²
        let cv2 = if count > 1 { spread as f64 * count as f64 / ((count - 1) as f64 * squared as f64) } else { 0.0 };
        Some(Rhythm { adi: n as f64 / self.asked as f64, cv2 })
    }

    /// The variance per day of two buckets or more; none if a sum cannot be held exactly.
    fn variance(&self, bucket: Bucket, n: i64, days: i64) -> Option<f64> {
        let common = i128::from(common_length(bucket));
        let total = i128::from(self.total);
        let above = self.squares.checked_mul(i128::from(days))?.checked_sub(total.checked_mul(total)?.checked_mul(common)?)?;
        let below = common * i128::from(days) * i128::from(n - 1);
        Some(above as f64 / below as f64)
    }
}

/// The largest known demand per day, or the value at rank ⌈q n⌉; in units of the last place.
fn maximum(history: &History<'_>, rows: std::ops::Range<usize>, n: i64, quantile: f64) -> Result<f64> {
    let per_day = |row: usize| history.asked(row).unwrap_or(i64::MAX) as f64 / length(history.bucket, history.days[row]) as f64;
    largest(rows.filter(|row| history.is_known(*row)).map(per_day), n, quantile)
}

/// The largest of n demands per day, or the value at rank ⌈q n⌉, but 0 at least; those of them that `values` leaves out are 0.
pub(super) fn largest(values: impl Iterator<Item = f64>, n: i64, quantile: f64) -> Result<f64> {
    if quantile >= 1.0 {
        return Ok(values.fold(0.0, f64::max));
    }
    let mut values: Vec<f64> = values.filter(|value| *value > 0.0).collect();
    values.sort_unstable_by(f64::total_cmp);
    let rank = num::round_up(quantile * n as f64, 0).map_err(|_| Error::new(ErrorKind::Internal, "a rank is not finite"))?.max(1);
    let zeros = n - values.len() as i64;
    Ok(if rank <= zeros { 0.0 } else { values[(rank - zeros - 1) as usize] })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn a_month_is_never_taken_for_a_day() {
        let days: Vec<i32> =
            ["2026-01-15", "2026-02-15", "2026-03-15", "2026-04-15", "2026-05-15", "2026-06-15"].iter().map(|d| day(d).days()).collect();
        let served = [310, 280, 310, 300, 310, 300];
        let history = History { bucket: Bucket::Month, days: &days, served: &served, lost: &[], stocked_out: &[], decimals: 0 };
        let found = statistics(&history, &Window { as_of: day("2026-07-14"), days: 365, maximum_quantile: 1.0 }).unwrap().unwrap();
        assert_eq!((found.mean_per_day, found.sd_per_day, found.observations), (10.0, Some(0.0), 6));
        assert_eq!((found.maximum_per_day, found.to.to_string().as_str()), (10.0, "2026-06-30"));
        assert!(!found.is_too_short());
    }

    #[test]
    fn a_stocked_out_day_is_unknown_and_not_zero() {
        let start = day("2026-06-01").days();
        let days = [start, start + 1, start + 29];
        let history =
            History { bucket: Bucket::Day, days: &days, served: &[6, 1, 0], lost: &[0, 3, 0], stocked_out: &[false, true, false], decimals: 0 };
        let found = statistics(&history, &Window { as_of: day("2026-06-30"), days: 365, maximum_quantile: 0.97 }).unwrap().unwrap();
        assert_eq!((found.observations, found.unknown, found.total), (29, 1, 6));
        let window = Window { as_of: day("2026-06-30"), days: 365, maximum_quantile: 1.0 };
        assert_eq!(served(&history, &window).unwrap(), Served { served: 7, lost: Some(3) });
        assert_eq!(found.mean_per_day, 6.0 / 29.0);
        assert_eq!(found.maximum_per_day, 6.0); // rank ⌈0.97 · 29⌉ = 29
    }

    #[test]
    fn a_rhythm_is_intervals_and_sizes() {
        let start = day("2026-06-01").days();
        let days = [start, start + 5, start + 9, start + 29];
        let history = History { bucket: Bucket::Day, days: &days, served: &[4, 0, 8, 6], lost: &[], stocked_out: &[], decimals: 0 };
        let found = statistics(&history, &Window { as_of: day("2026-06-30"), days: 365, maximum_quantile: 1.0 }).unwrap().unwrap();
        // Sizes 4, 8, 6: mean 6, variance 4.
        let rhythm = found.rhythm.unwrap();
        assert_eq!((rhythm.adi, rhythm.pattern()), (10.0, Some(DemandPattern::Intermittent)));
        assert!((rhythm.cv2 - 4.0 / 36.0).abs() < 1e-15);
    }

    #[test]
    fn overflow_is_an_error_and_no_panic() {
        let start = day("2026-06-01").days();
        let history =
            History { bucket: Bucket::Day, days: &[start, start + 1], served: &[i64::MAX, i64::MAX], lost: &[], stocked_out: &[], decimals: 0 };
        let error = statistics(&history, &Window { as_of: day("2026-06-30"), days: 365, maximum_quantile: 1.0 }).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Overflow);
    }
}
