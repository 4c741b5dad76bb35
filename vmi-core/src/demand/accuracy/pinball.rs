//! The pinball loss of forecast quantiles.

use super::checked_pairs;
use crate::error::Result;
use crate::num::domain::{fraction, held};

/// What a forecast q of the quantile at `level` loses where a turns out: also called quantile or tick loss.
///
/// ```text
/// level (a − q) if a ≥ q, else (1 − level) (q − a)
/// ```
///
/// In units. Its expectation is least where q is a quantile at `level`: the newsvendor's cost with underage `level` and overage 1 − `level`.
/// Source: Koenker & Bassett, Econometrica 46 (1978).
///
/// ```
/// use vmi_core::demand::accuracy::pinball::pinball;
/// assert_eq!((pinball(10.0, 8.0, 0.75), pinball(4.0, 8.0, 0.75)), (1.5, 1.0));
/// ```
pub fn pinball(actual: f64, quantile: f64, level: f64) -> f64 {
    if actual >= quantile { level * (actual - quantile) } else { (1.0 - level) * (quantile - actual) }
}

/// The mean pinball loss of forecast quantiles at one level, between 0 and 1.
///
/// ```
/// use vmi_core::demand::accuracy::pinball::mean_pinball;
/// assert_eq!(mean_pinball(&[10.0, 4.0, 8.0], &[8.0, 8.0, 8.0], 0.75)?, 2.5 / 3.0);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn mean_pinball(actual: &[f64], quantiles: &[f64], level: f64) -> Result<f64> {
    fraction("level", level)?;
    checked_pairs(actual, quantiles)?;
    let mut sum = 0.0;
    for (actual, quantile) in actual.iter().zip(quantiles) {
        sum += pinball(*actual, *quantile, level);
    }
    held("pinball", sum / actual.len() as f64)
}
