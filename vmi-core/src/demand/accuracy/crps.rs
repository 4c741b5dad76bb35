//! The continuous ranked probability score: how far a whole forecast distribution is from what turned out.

use super::pinball::mean_pinball;
use crate::error::Result;
use crate::num::domain::{all_finite, finite, held, outside_at, same_length};

/// The score of forecast quantiles at several levels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct QuantileScores {
    /// The mean pinball loss over all levels and values, units.
    pub mean_pinball: f64,
    /// Twice that: the CRPS as the mean over the levels, units.
    pub crps: f64,
    /// The CRPS over the mean of |actual|; none where all actual values are 0.
    pub scaled_crps: Option<f64>,
}

/// The CRPS from quantiles, a mean over levels that should be evenly spaced.
///
/// ```text
/// CRPS = 2 / K Σ_k mean pinball at level k        scaled CRPS = CRPS / (Σ|a| / n)
/// ```
///
/// `quantiles[k]` holds the forecasts at `levels[k]`. Approximation of the integral over all levels. Source: Gneiting & Raftery, J. Am. Stat. Assoc. 102
/// (2007); the scaled form Rangapuram et al., ICML 2021.
///
/// ```
/// use vmi_core::demand::accuracy::crps::quantile_scores;
/// let found = quantile_scores(&[10.0, 4.0], &[0.25, 0.75], &[&[6.0, 5.0], &[9.0, 8.0]])?;
/// // At 0.25: 1, 0.75. At 0.75: 0.75, 1.
/// assert_eq!((found.mean_pinball, found.crps, found.scaled_crps), (0.875, 1.75, Some(0.25)));
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn quantile_scores(actual: &[f64], levels: &[f64], quantiles: &[&[f64]]) -> Result<QuantileScores> {
    same_length("quantiles", quantiles.len(), "levels", levels.len())?;
    all_finite("levels", levels)?;
    let mut sum = 0.0;
    for (level, quantiles) in levels.iter().zip(quantiles) {
        sum += mean_pinball(actual, quantiles, *level)?;
    }
    let mut asked = 0.0;
    for value in actual {
        asked += value.abs();
    }
    let mean_pinball = sum / levels.len() as f64;
    let crps = held("crps", 2.0 * mean_pinball)?;
    Ok(QuantileScores { mean_pinball, crps, scaled_crps: (asked > 0.0).then(|| crps * actual.len() as f64 / asked) })
}

/// The CRPS of a forecast given as a sample, exactly that of the sample's step function; the values least first.
///
/// ```text
/// CRPS = ∫ (F(x) − 1{x ≥ a})² dx = 2/n² Σ_i (x_i − a) (n 1{a < x_i} − i + ½)        i from 1
/// ```
///
/// In units; of one value the absolute error. Source: Jordan, Krüger & Lerch, J. Stat. Software 90 (2019).
///
/// ```
/// use vmi_core::demand::accuracy::crps::sample_crps;
/// // (1/4)² · 2 from 1 to 3, then (1/2)² · 1, then (1/2)² · 2 above 4, then (1/4)² · 4.
/// assert_eq!(sample_crps(&[1.0, 3.0, 6.0, 10.0], 4.0)?, 1.125);
/// assert_eq!(sample_crps(&[7.0], 4.0)?, 3.0);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn sample_crps(sorted: &[f64], actual: f64) -> Result<f64> {
    all_finite("sample", sorted)?;
    finite("actual", actual)?;
    if let Some(at) = sorted.windows(2).position(|pair| pair[0] > pair[1]) {
        return Err(outside_at("sample", at + 1, sorted[at + 1], "values in rising order"));
    }
    let n = sorted.len() as f64;
    let mut sum = 0.0;
    for (at, value) in sorted.iter().enumerate() {
        let above = if actual < *value { n } else { 0.0 };
        sum += (value - actual) * (above - at as f64 - 0.5);
    }
    held("crps", 2.0 * sum / (n * n))
}
