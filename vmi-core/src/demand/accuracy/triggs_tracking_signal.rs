//! Trigg's tracking signal: the same question as Brown's, with old errors forgotten.

use super::checked_pairs;
use crate::demand::checked_smoothing;
use crate::error::Result;
use crate::num::domain::held;

/// Smoothed error over smoothed absolute error, after each period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TriggsSignal {
    /// The smoothed error, actual − forecast, units.
    pub smoothed_error: f64,
    /// The smoothed absolute error, units.
    pub smoothed_deviation: f64,
    /// Their ratio, from −1 to 1; none where every forecast was right.
    pub signal: Option<f64>,
}

/// Trigg's tracking signal of errors in the order of time.
///
/// ```text
/// E(t) = β e(t) + (1 − β) E(t−1)      M(t) = β |e(t)| + (1 − β) M(t−1)      signal = E / M      e = actual − forecast, E(0) = M(0) = 0
/// ```
///
/// The start of 0 cancels out of the ratio. Source: Trigg, Opl Res. Quarterly 15 (1964).
///
/// ```
/// use vmi_core::demand::accuracy::triggs_tracking_signal::triggs_tracking_signal;
/// // Errors 2, −1, 3: E = 1, 0, 1.5 and M = 1, 1, 2.
/// assert_eq!(triggs_tracking_signal(&[12.0, 9.0, 13.0], &[10.0; 3], 0.5)?.signal, Some(0.75));
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn triggs_tracking_signal(actual: &[f64], forecast: &[f64], beta: f64) -> Result<TriggsSignal> {
    checked_pairs(actual, forecast)?;
    checked_smoothing("beta", beta)?;
    let (mut smoothed_error, mut smoothed_deviation) = (0.0, 0.0);
    for (actual, forecast) in actual.iter().zip(forecast) {
        let error = actual - forecast;
        smoothed_error += beta * (error - smoothed_error);
        smoothed_deviation += beta * (error.abs() - smoothed_deviation);
    }
    held("smoothed_deviation", smoothed_deviation)?;
    let signal = (smoothed_deviation > 0.0).then(|| smoothed_error / smoothed_deviation);
    Ok(TriggsSignal { smoothed_error, smoothed_deviation, signal })
}
