//! Brown's tracking signal: is a forecast wrong in one direction?

use super::checked_pairs;
use crate::error::Result;
use crate::num::domain::held;

/// The running sum of errors against their mean size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TrackingSignal {
    /// Σ (actual − forecast), units: above 0 the forecasts are too low.
    pub cumulative_error: f64,
    /// The mean absolute deviation of all errors, units.
    pub mad: f64,
    /// Cumulative error over MAD after the last period, from −n to n; none where every forecast was right.
    pub signal: Option<f64>,
    /// The signal farthest from 0 after any period, each with the MAD up to it; the first of equals. None as above.
    pub farthest: Option<f64>,
}

/// The tracking signal of errors in the order of time.
///
/// ```text
/// signal(t) = Σ (a(i) − f(i)) / MAD(t)        MAD(t) = Σ |a(i) − f(i)| / t        i = 1 … t
/// ```
///
/// Limits of ±4 to ±6 are usual. Source: Brown, Statistical Forecasting for Inventory Control (1959).
///
/// ```
/// use vmi_core::demand::accuracy::tracking_signal::tracking_signal;
/// // Errors 2, −1, 3, 4: Σ = 8, MAD = 2.5.
/// let found = tracking_signal(&[12.0, 9.0, 13.0, 14.0], &[10.0; 4])?;
/// assert_eq!((found.cumulative_error, found.mad, found.signal, found.farthest), (8.0, 2.5, Some(3.2), Some(3.2)));
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn tracking_signal(actual: &[f64], forecast: &[f64]) -> Result<TrackingSignal> {
    checked_pairs(actual, forecast)?;
    let (mut cumulative_error, mut absolute, mut farthest) = (0.0, 0.0, None::<f64>);
    for (at, (actual, forecast)) in actual.iter().zip(forecast).enumerate() {
        let error = actual - forecast;
        cumulative_error += error;
        absolute += error.abs();
        if absolute > 0.0 {
            let signal = cumulative_error * (at + 1) as f64 / absolute;
            if farthest.is_none_or(|known| signal.abs() > known.abs()) {
                farthest = Some(signal);
            }
        }
    }
    let mad = held("mad", absolute / actual.len() as f64)?;
    Ok(TrackingSignal { cumulative_error, mad, signal: (mad > 0.0).then(|| cumulative_error / mad), farthest })
}
