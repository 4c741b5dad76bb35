//! Intervals by the quantiles of errors that were made.

use super::{Interval, Intervals, Support, by_step, upper_rank};
use crate::demand::accuracy::rolling_origin::RollingErrors;
use crate::error::Result;
use crate::num::domain::{all_finite, fraction};

/// Intervals from errors of rolling origins, each step from the errors at that step.
///
/// ```text
/// low = path + e(⌈(1 − level)/2 · n⌉)        high = path + e(⌈(1 + level)/2 · n⌉)        e(1) ≤ e(2) ≤ … ≤ e(n) the errors at the step
/// ```
///
/// Errors are actual − forecast; a bias of the past moves the interval. The path has at most as many steps as the origins' horizon. Few errors cover less than
/// they say: [`conformal`](super::conformal) does not. Quantiles are those of type 1 of Hyndman & Fan, Am. Statistician 50 (1996).
///
/// ```
/// use vmi_core::demand::Fit;
/// use vmi_core::demand::accuracy::Candidate;
/// use vmi_core::demand::accuracy::rolling_origin::RollingOrigin;
/// use vmi_core::demand::interval::Support;
/// use vmi_core::demand::interval::empirical::empirical_intervals;
/// let naive = |series: &[f64], horizon: usize| Ok(Fit { path: vec![series[series.len() - 1]; horizon], ..Fit::default() });
/// // One-step errors 3, −2, 4, −3.
/// let past = RollingOrigin::last(4, 1).evaluate(&[4.0, 7.0, 5.0, 9.0, 6.0], &Candidate::new("naive", &naive))?;
/// let found = empirical_intervals(&[6.0], &past, 0.5, Support::NotNegative)?;
/// assert_eq!((found.low[0], found.high[0]), (3.0, 9.0)); // the first and third of −3, −2, 3, 4
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn empirical_intervals(path: &[f64], past: &RollingErrors, level: f64, support: Support) -> Result<Intervals> {
    fraction("level", level)?;
    by_step(path, past, level, support, |errors| ends(errors, level))
}

/// The same from one list of errors for all steps, as those of a fit to its own series, at least one; their order changes.
///
/// One-step errors are smaller than those of later steps where the level of demand moves, and those of a fit to its own series smaller than of new periods.
///
/// ```
/// use vmi_core::demand::interval::Support;
/// use vmi_core::demand::interval::empirical::residual_intervals;
/// let found = residual_intervals(&[6.0, 1.0], &mut [3.0, -2.0, 4.0, -3.0], 0.5, Support::NotNegative)?;
/// assert_eq!((found.low, found.high), (vec![3.0, 0.0], vec![9.0, 4.0]));
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn residual_intervals(path: &[f64], errors: &mut [f64], level: f64, support: Support) -> Result<Intervals> {
    fraction("level", level)?;
    all_finite("path", path)?;
    all_finite("errors", errors)?;
    let (first, last) = ranks(errors.len(), level);
    // Two of them in their places are enough.
    let mut at = |rank: usize| *errors.select_nth_unstable_by(rank - 1, f64::total_cmp).1;
    let (low, high) = (at(first), at(last));
    let end = |error: f64| path.iter().map(|forecast| support.end(forecast + error)).collect::<Result<_>>();
    Ok(Intervals { level, low: end(low)?, high: end(high)? })
}

/// The two quantiles of at least one error, least first.
fn ends(errors: &[f64], level: f64) -> Interval {
    let (first, last) = ranks(errors.len(), level);
    Interval { low: errors[first - 1], high: errors[last - 1] }
}

/// The ranks of both ends among n errors, counted from 1.
fn ranks(n: usize, level: f64) -> (usize, usize) {
    (upper_rank(n, (1.0 - level) / 2.0), upper_rank(n, f64::midpoint(1.0, level)))
}
