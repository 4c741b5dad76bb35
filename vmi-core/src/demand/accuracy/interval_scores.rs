//! How often intervals held what they should, and how wide they were.

use super::checked_pairs;
use crate::error::Result;
use crate::num::domain::{fraction, held, outside};

/// Scores of n intervals.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct IntervalScores {
    /// The share of actual values within, ends included.
    pub coverage: f64,
    /// The share below the lower end.
    pub below: f64,
    /// The share above the upper end: where a stock level at that end would have been too low.
    pub above: f64,
    /// The mean width, units.
    pub mean_width: f64,
    /// The mean interval score of Winkler, units: the width and a penalty for each value outside; smaller is better.
    pub interval_score: f64,
}

/// Coverage, width and interval score of intervals that should hold a share `level` of the values, between 0 and 1.
///
/// ```text
/// score = high − low + 2/(1 − level) · (low − a)⁺ + 2/(1 − level) · (a − high)⁺
/// ```
///
/// No lower end may be above its upper end. Source: Winkler, J. Am. Stat. Assoc. 67 (1972); Gneiting & Raftery, J. Am. Stat. Assoc. 102 (2007).
///
/// ```
/// use vmi_core::demand::accuracy::interval_scores::interval_scores;
/// let found = interval_scores(&[3.0, 9.0, 0.0, 5.0], &[1.0, 4.0, 2.0, 5.0], &[5.0, 8.0, 4.0, 5.0], 0.5)?;
/// assert_eq!((found.coverage, found.below, found.above, found.mean_width), (0.5, 0.25, 0.25, 2.5));
/// assert_eq!(found.interval_score, 5.5); // (4 + (4 + 4·1) + (2 + 4·2) + 0) / 4
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn interval_scores(actual: &[f64], low: &[f64], high: &[f64], level: f64) -> Result<IntervalScores> {
    fraction("level", level)?;
    checked_pairs(actual, low)?;
    checked_pairs(actual, high)?;
    let (mut below, mut above, mut width, mut outside_by) = (0_usize, 0_usize, 0.0, 0.0);
    for ((actual, low), high) in actual.iter().zip(low).zip(high) {
        if low > high {
            return Err(outside("low", *low, format!("at most the upper end, {high},")));
        }
        below += usize::from(actual < low);
        above += usize::from(actual > high);
        width += high - low;
        outside_by += (low - actual).max(0.0) + (actual - high).max(0.0);
    }
    let n = actual.len() as f64;
    Ok(IntervalScores {
        coverage: (actual.len() - below - above) as f64 / n,
        below: below as f64 / n,
        above: above as f64 / n,
        mean_width: width / n,
        interval_score: held("interval_score", (width + 2.0 / (1.0 - level) * outside_by) / n)?,
    })
}
