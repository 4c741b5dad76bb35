//! Dense demand of one key: one quantity for each bucket, and its way from and to sparse rows.

use crate::demand::history::History;
use crate::demand::statistics::{Window, overflow, rows, size, span};
use crate::error::{Error, ErrorKind, Result};
use crate::model::{Bucket, Day};
use crate::num::decimal;

/// Whole numbers that a dense history is kept in: `i64`, or `i32` where quantities fit, in half the memory.
pub trait Units: Copy + Into<i64> + super::dense_statistics::Summed {}

impl Units for i32 {}
impl Units for i64 {}

/// Dense demand of one key, borrowed: a quantity for each bucket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DenseHistory<'d, U = i64> {
    /// The size of its buckets.
    pub bucket: Bucket,
    /// A date inside the first bucket.
    pub first: Day,
    /// What was asked in each bucket, in units of 10^−decimals; of an unknown bucket what was seen of it.
    pub asked: &'d [U],
    /// Buckets whose demand is unknown; empty if there is none.
    pub unknown: &'d [bool],
    /// Decimals of the item's quantities.
    pub decimals: u32,
}

/// Dense demand of one key, owned; to be used again for the next key.
///
/// ```
/// use vmi_core::demand::profile::series::Series;
/// use vmi_core::demand::{History, Window};
/// use vmi_core::model::{Bucket, Day};
/// let first = Day::parse("2026-06-01").unwrap();
/// let days = [first.days(), first.days() + 2, first.days() + 3];
/// let history =
///     History { bucket: Bucket::Day, days: &days, served: &[15, 2, 40], lost: &[], stocked_out: &[false, true, false], decimals: 1 };
/// let window = Window { as_of: first.plus(4).unwrap(), days: 365, maximum_quantile: 1.0 };
/// let series = Series::of(&history, &window)?.unwrap();
/// assert_eq!((series.first, &series.asked[..]), (first, &[15, 0, 2, 40, 0][..]));
/// assert!(series.demand()[2].is_nan());
/// assert_eq!((series.demand()[3], series.seen()[2]), (4.0, 0.2));
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// The size of its buckets.
    pub bucket: Bucket,
    /// The first day of the first bucket.
    pub first: Day,
    /// What was asked in each bucket, in units of 10^−decimals; of an unknown bucket what was seen of it.
    pub asked: Vec<i64>,
    /// Buckets whose demand is unknown; empty if there is none.
    pub unknown: Vec<bool>,
    /// Decimals of the item's quantities.
    pub decimals: u32,
}

/// Sparse rows of one key, owned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SparseRows {
    /// The first day of the bucket of each row, ascending.
    pub days: Vec<i32>,
    /// What was asked, in units of 10^−decimals.
    pub asked: Vec<i64>,
    /// Buckets whose demand is unknown; empty if there is none.
    pub stocked_out: Vec<bool>,
}

impl SparseRows {
    /// The rows as a history.
    pub fn history(&self, bucket: Bucket, decimals: u32) -> History<'_> {
        History { bucket, days: &self.days, served: &self.asked, lost: &[], stocked_out: &self.stocked_out, decimals }
    }
}

impl Series {
    /// A series without a bucket, to be filled.
    pub fn empty() -> Self {
        Self { bucket: Bucket::Day, first: Day::FIRST, asked: Vec::new(), unknown: Vec::new(), decimals: 0 }
    }

    /// The buckets of a history that lie wholly in a window, from the bucket of its first row on; none if there is none.
    ///
    /// A bucket without a row is 0; one that stock ran out in is unknown. Errors: a row whose served + lost no integer holds; days that do not ascend.
    pub fn of(history: &History<'_>, window: &Window) -> Result<Option<Self>> {
        let mut series = Self::empty();
        Ok(series.fill(history, window)?.then_some(series))
    }

    /// As [`of`](Self::of), in memory that is there already; whether there is any bucket.
    pub fn fill(&mut self, history: &History<'_>, window: &Window) -> Result<bool> {
        self.asked.clear();
        self.unknown.clear();
        let Some((from, to)) = span(history, window) else { return Ok(false) };
        let (buckets, _) = size(history.bucket, from, to);
        (self.bucket, self.first, self.decimals) = (history.bucket, from, history.decimals);
        self.asked.resize(buckets as usize, 0);
        let place = |day: i32| match history.bucket {
            Bucket::Day => usize::try_from(day.checked_sub(from.days())?).ok(),
            Bucket::Week | Bucket::Month => Some(place(history.bucket, from, Day::from_days(day).filter(|day| *day >= from)?)),
        };
        for row in rows(history, from, to) {
            let place = place(history.days[row]).filter(|place| *place < self.asked.len()).ok_or_else(|| unsorted(history.days[row]))?;
            self.asked[place] = history.asked(row).ok_or_else(overflow)?;
            if !history.is_known(row) {
                self.unknown.resize(buckets as usize, false);
                self.unknown[place] = true;
            }
        }
        Ok(true)
    }

    /// The series, borrowed.
    pub fn dense(&self) -> DenseHistory<'_> {
        DenseHistory { bucket: self.bucket, first: self.first, asked: &self.asked, unknown: &self.unknown, decimals: self.decimals }
    }

    /// Demand by bucket in base units, NaN where it is unknown.
    pub fn demand(&self) -> Vec<f64> {
        let mut demand = Vec::new();
        self.dense().demand_into(&mut demand);
        demand
    }

    /// What was seen of the demand by bucket, in base units: of an unknown bucket its demand is that or more.
    pub fn seen(&self) -> Vec<f64> {
        self.asked.iter().map(|asked| decimal::scaled_to_f64(*asked, self.decimals)).collect()
    }
}

fn unsorted(day: i32) -> Error {
    let day = Day::from_days(day).map_or_else(|| day.to_string(), |day| day.to_string());
    let message = format!("the day {day} of a history stands among days that it does not lie between");
    Error::new(ErrorKind::OutOfRange, message).field("days").value(day).expected("days that ascend")
}

/// The place of a day's bucket, counted from 0 at the first day of the first bucket; of an earlier day 0.
fn place(bucket: Bucket, first: Day, day: Day) -> usize {
    (size(bucket, first, day.max(first).bucket_end(bucket)).0 - 1).max(0) as usize
}

impl<U: Units> DenseHistory<'_, U> {
    /// The place of a day's bucket, counted from 0; of an earlier day 0.
    pub fn place(&self, day: Day) -> usize {
        place(self.bucket, self.first.bucket_start(self.bucket), day)
    }

    /// The first day of the bucket at a place; none outside years 1 to 9999.
    pub fn day(&self, place: usize) -> Option<Day> {
        let first = self.first.bucket_start(self.bucket);
        match self.bucket {
            Bucket::Day => first.plus(i32::try_from(place).ok()?),
            Bucket::Week => first.plus(i32::try_from(place).ok()?.checked_mul(7)?),
            Bucket::Month => {
                let months = chrono::Months::new(u32::try_from(place).ok()?);
                Day::from_date(first.date().checked_add_months(months)?)
            }
        }
    }

    /// Whether the demand of a bucket is known.
    pub fn is_known(&self, place: usize) -> bool {
        !self.unknown.get(place).copied().unwrap_or(false)
    }

    /// Demand by bucket in base units, NaN where it is unknown, in place of what was in `demand`.
    pub fn demand_into(&self, demand: &mut Vec<f64>) {
        demand.clear();
        demand.extend(self.asked.iter().map(|asked| decimal::scaled_to_f64((*asked).into(), self.decimals)));
        for (size, _) in demand.iter_mut().zip(self.unknown).filter(|(_, unknown)| **unknown) {
            *size = f64::NAN;
        }
    }

    /// The rows that say the same: buckets that are not 0 or unknown, and the first one, with which the key's life starts.
    pub fn rows(&self) -> SparseRows {
        let mut sparse = SparseRows::default();
        for (place, asked) in self.asked.iter().enumerate() {
            let (asked, known): (i64, bool) = ((*asked).into(), self.is_known(place));
            let Some(day) = self.day(place).filter(|_| place == 0 || asked != 0 || !known) else { continue };
            sparse.days.push(day.days());
            sparse.asked.push(asked);
            if !known {
                sparse.stocked_out.resize(sparse.days.len() - 1, false);
            }
            if !known || !sparse.stocked_out.is_empty() {
                sparse.stocked_out.push(!known);
            }
        }
        sparse
    }
}
