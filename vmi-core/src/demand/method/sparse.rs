//! Intermittent demand as a list: where it comes and how much.

use crate::error::{Error, ErrorKind, Result};
use crate::num::domain::{all_not_negative, outside, outside_at, same_length};

/// The most periods: differences of places are signed numbers too, which machines turn into floats at once.
const MOST_PERIODS: u32 = i32::MAX as u32;

/// The demands of a series of equal periods; every other period has none.
///
/// ```
/// use vmi_core::demand::method::sparse::{DemandList, SparseDemand};
/// let mut list = DemandList::default();
/// let demand = list.read(&[0.0, 5.0, 0.0, 0.0, 2.0, 0.0])?;
/// assert_eq!(demand, SparseDemand { places: &[1, 4], sizes: &[5.0, 2.0], periods: 6 });
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SparseDemand<'d> {
    /// The periods with demand, counted from 0, each later than the one before it.
    pub places: &'d [u32],
    /// What was asked for in each, above 0.
    pub sizes: &'d [f64],
    /// The length of the series, with and without demand; 1 or more, below 2^31.
    pub periods: u32,
}

impl<'d> SparseDemand<'d> {
    /// Checks lengths, places and sizes; one pass, without an early end.
    pub(super) fn checked(self) -> Result<Self> {
        same_length("sizes", self.sizes.len(), "places", self.places.len())?;
        // Of places that are not in order one pair at least is not, also where they are read as signed.
        let falls: u32 = self.places.iter().zip(self.places.iter().skip(1)).map(|(one, next)| u32::from(*one as i32 >= *next as i32)).sum();
        let is_inside = self.places.last().is_none_or(|last| *last < self.periods) && self.places.first().is_none_or(|first| *first < self.periods);
        let others: u64 = self.sizes.iter().map(|size| u64::from(!(*size > 0.0 && *size <= f64::MAX))).sum();
        if falls == 0 && is_inside && others == 0 && (1..=MOST_PERIODS).contains(&self.periods) { Ok(self) } else { Err(self.fault()) }
    }

    #[cold]
    fn fault(&self) -> Error {
        if !(1..=MOST_PERIODS).contains(&self.periods) {
            return outside("periods", f64::from(self.periods), "1 to 2147483647");
        }
        if let Some(at) = self.sizes.iter().position(|size| !(size.is_finite() && *size > 0.0)) {
            return outside_at("sizes", at, self.sizes[at], "finite numbers above 0");
        }
        if let Some(at) = self.places.windows(2).position(|pair| pair[0] >= pair[1]) {
            return outside_at("places", at + 1, f64::from(self.places[at + 1]), "places each after the one before");
        }
        let last = self.places.last().copied().unwrap_or_default();
        outside_at("places", self.places.len().saturating_sub(1), f64::from(last), "places below the number of periods")
    }

    /// Periods from each demand to the one before; the first from just before the series.
    pub(super) fn intervals(&self) -> impl Iterator<Item = f64> + Clone + use<'d> {
        let before = std::iter::once(0).chain(self.places.iter().map(|place| place + 1));
        self.places.iter().zip(before).map(|(place, before)| f64::from(place + 1 - before))
    }

    /// For each period 1 if it has demand, else 0.
    pub(super) fn marks(&self) -> impl Iterator<Item = f64> + Clone + use<'d> {
        let after = self.places.last().map_or(self.periods, |last| self.periods - last - 1);
        let before_demands = self.intervals().flat_map(|interval| std::iter::repeat_n(0.0, interval as usize - 1).chain(std::iter::once(1.0)));
        before_demands.chain(std::iter::repeat_n(0.0, after as usize))
    }

    /// The sizes.
    pub(super) fn all_sizes(&self) -> impl Iterator<Item = f64> + Clone + use<'d> {
        self.sizes.iter().copied()
    }

    /// Runs of periods at whose start the same is known, first and last + 1: those up to and with the next demand. The last run ends with the series.
    pub(super) fn runs(&self) -> impl Iterator<Item = (usize, usize)> + use<'d> {
        let (places, periods) = (self.places, self.periods as usize);
        let start = |run: usize| if run == 0 { 0 } else { places[run - 1] as usize + 1 };
        (0..=places.len()).map(move |run| (start(run), places.get(run).map_or(periods, |place| *place as usize + 1)))
    }
}

/// Room for the demands of a series, kept from series to series.
#[derive(Clone, Debug, Default)]
pub struct DemandList {
    places: Vec<u32>,
    sizes: Vec<f64>,
    /// Of the series read last; 0 before.
    periods: u32,
}

impl DemandList {
    /// The demands of a dense series, whose values are 0 or more.
    pub fn read(&mut self, series: &[f64]) -> Result<SparseDemand<'_>> {
        all_not_negative("demand", series)?;
        let Some(periods) = u32::try_from(series.len()).ok().filter(|periods| *periods <= MOST_PERIODS) else {
            return Err(Error::new(ErrorKind::OutOfRange, "the series is too long").field("demand").expected("below 2^31 periods"));
        };
        self.periods = periods;
        // Every period is written, and what is no demand is written over: which it is cannot be foretold, and a branch would mostly be taken wrongly.
        self.places.resize(series.len(), 0);
        self.sizes.resize(series.len(), 0.0);
        let mut count = 0;
        for (place, size) in (0..periods).zip(series) {
            self.places[count] = place;
            self.sizes[count] = *size;
            count += usize::from(*size > 0.0);
        }
        self.places.truncate(count);
        self.sizes.truncate(count);
        Ok(SparseDemand { places: &self.places, sizes: &self.sizes, periods })
    }

    /// The demands of the first periods of the series read last; none where it has fewer.
    pub(in crate::demand) fn first(&self, periods: usize) -> Option<SparseDemand<'_>> {
        let periods = u32::try_from(periods).ok().filter(|periods| (1..=self.periods).contains(periods))?;
        let count = self.places.partition_point(|place| *place < periods);
        Some(SparseDemand { places: &self.places[..count], sizes: &self.sizes[..count], periods })
    }
}
