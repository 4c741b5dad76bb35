//! Split conformal prediction: intervals with a coverage guarantee for any number of errors.

use super::{Interval, Intervals, Support, by_step};
use crate::demand::accuracy::rolling_origin::RollingErrors;
use crate::error::{Error, ErrorKind, Result};
use crate::num::domain::{all_finite, finite, fraction};
use crate::num::round_up;

/// Errors of past forecasts, by which new forecasts are widened.
///
/// ```text
/// rank r = ⌈(n + 1) level⌉        upper = forecast + e(r)        e(1) ≤ … ≤ e(n) errors, actual − forecast
/// P(actual ≤ upper) ≥ level       and < level + 1/(n + 1) without ties
/// ```
///
/// Holds for any distribution if the n errors and the next are exchangeable, made by a method that did not see them: errors of rolling origins, never those of a fit
/// to its own series. Errors in time are exchangeable only about: a drift breaks it, and sums over overlapping periods are dependent, so that the coverage
/// given the past wavers as with fewer errors. For demand over a lead time use the errors of the sum
/// ([`RollingErrors::errors_of_sum`](crate::demand::accuracy::rolling_origin::RollingErrors::errors_of_sum)). With r > n no finite bound holds: the error says how
/// many errors are needed. An end below 0 moved up to 0
/// loses no coverage of demand, and an upper one gains where a falling forecast meets demand of 0. Sources: Vovk, Gammerman & Shafer, Algorithmic Learning in a Random World
/// (2005); Lei et al., J. Am. Stat. Assoc. 113 (2018).
///
/// ```
/// use vmi_core::demand::interval::{Interval, Support};
/// use vmi_core::demand::interval::conformal::Conformal;
/// let past = Conformal::new(vec![2.0, -1.0, 0.0, 5.0, 1.0, -3.0, 3.0, -2.0, 4.0])?;
/// assert_eq!(past.upper(10.0, 0.8, Support::NotNegative)?, 14.0); // rank ⌈10 · 0.8⌉ of −3 … 5
/// assert_eq!(past.interval(10.0, 0.8, Support::NotNegative)?, Interval { low: 7.0, high: 15.0 }); // ranks 1 and 9
/// assert_eq!(past.symmetric(2.0, 0.8, Support::NotNegative)?, Interval { low: 0.0, high: 6.0 }); // rank 8 of 0, 1, 1, 2, 2, 3, 3, 4, 5
/// assert!(past.upper(10.0, 0.95, Support::Real).is_err()); // needs 19
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Conformal {
    sorted: Vec<f64>,
    /// Absolute values, least first.
    sizes: Vec<f64>,
}

impl Conformal {
    /// Of past errors, actual − forecast, at least one, all finite, in any order.
    pub fn new(mut errors: Vec<f64>) -> Result<Self> {
        all_finite("errors", &errors)?;
        let mut sizes: Vec<f64> = errors.iter().map(|error| error.abs()).collect();
        errors.sort_unstable_by(f64::total_cmp);
        sizes.sort_unstable_by(f64::total_cmp);
        Ok(Self { sorted: errors, sizes })
    }

    /// The errors, least first.
    pub fn errors(&self) -> &[f64] {
        &self.sorted
    }

    /// A bound that the actual value is at or below with a chance of at least `level`: a stock level for a cycle service of `level`.
    pub fn upper(&self, forecast: f64, level: f64, support: Support) -> Result<f64> {
        let rank = rank(self.sorted.len(), level)?;
        finite("forecast", forecast)?;
        support.end(forecast + self.sorted[rank - 1])
    }

    /// A bound that the actual value is at or above with a chance of at least `level`.
    pub fn lower(&self, forecast: f64, level: f64, support: Support) -> Result<f64> {
        let rank = rank(self.sorted.len(), level)?;
        finite("forecast", forecast)?;
        support.end(forecast + self.sorted[self.sorted.len() - rank])
    }

    /// An interval with half of 1 − `level` on each side at most: the lower and the upper bound at (1 + level) / 2.
    pub fn interval(&self, forecast: f64, level: f64, support: Support) -> Result<Interval> {
        let side = f64::midpoint(1.0, fraction("level", level)?);
        Ok(Interval { low: self.lower(forecast, side, support)?, high: self.upper(forecast, side, support)? })
    }

    /// An interval of equal width on both sides, by the absolute errors: it needs half as many of them.
    pub fn symmetric(&self, forecast: f64, level: f64, support: Support) -> Result<Interval> {
        let width = self.sizes[rank(self.sizes.len(), level)? - 1];
        finite("forecast", forecast)?;
        Ok(Interval { low: support.end(forecast - width)?, high: support.end(forecast + width)? })
    }
}

/// A conformal interval for each step of a path, from the errors of rolling origins at that step: [`Conformal::interval`] of each.
///
/// The path has at most as many steps as the origins' horizon. Each interval holds its own value with a chance of at least `level`, all of them at once with less.
///
/// ```
/// use vmi_core::demand::Fit;
/// use vmi_core::demand::accuracy::Candidate;
/// use vmi_core::demand::accuracy::rolling_origin::RollingOrigin;
/// use vmi_core::demand::interval::Support;
/// use vmi_core::demand::interval::conformal::conformal_intervals;
/// let naive = |series: &[f64], horizon: usize| Ok(Fit { path: vec![series[series.len() - 1]; horizon], ..Fit::default() });
/// // One-step errors 3, −2, 4, −3: ranks ⌈5 · 0.8⌉ from both ends.
/// let past = RollingOrigin::last(4, 1).evaluate(&[4.0, 7.0, 5.0, 9.0, 6.0], &Candidate::new("naive", &naive))?;
/// let found = conformal_intervals(&[6.0], &past, 0.6, Support::NotNegative)?;
/// assert_eq!((found.low[0], found.high[0]), (3.0, 10.0));
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn conformal_intervals(path: &[f64], past: &RollingErrors, level: f64, support: Support) -> Result<Intervals> {
    let rank = rank(past.origins().len(), f64::midpoint(1.0, fraction("level", level)?))?;
    by_step(path, past, level, support, |errors| Interval { low: errors[errors.len() - rank], high: errors[rank - 1] })
}

/// The rank ⌈(n + 1) level⌉ of n errors; an error where it is above n. Within 1e-9 of a whole number that number: 10 · 0.9 is 9.
///
/// ```
/// use vmi_core::demand::interval::conformal::rank;
/// assert_eq!((rank(9, 0.9)?, rank(99, 0.975)?), (9, 98));
/// assert_eq!(rank(18, 0.95).unwrap_err().to_string(), "18 errors are too few for the level 0.95: at least 19 are needed");
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn rank(n: usize, level: f64) -> Result<usize> {
    fraction("level", level)?;
    let rank = round_up((n as f64 + 1.0) * level, 0).map_or(usize::MAX, |rank| rank.max(1) as usize);
    if rank <= n {
        return Ok(rank);
    }
    // r ≤ n means (n + 1)(1 − level) ≥ 1.
    let needed = round_up(level / (1.0 - level), 0).map_or_else(|_| "more than 9e18".to_owned(), |least| format!("at least {}", least.max(1)));
    let error = Error::new(ErrorKind::OutOfRange, format!("{n} errors are too few for the level {level}: {needed} are needed"));
    Err(error.field("level").value(level.to_string()).expected(format!("{needed} errors, or a lower level")))
}
