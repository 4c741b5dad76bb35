//! Errors of a method's own forecasts, and the last look at a fit.

use crate::demand::Fit;
use crate::error::Result;
use crate::num::domain::held;

/// The sum of squared one-step errors over their number less `constants`, over the periods that have a forecast; none where too few have one.
pub(super) fn mean_square(series: &[f64], fitted: &[f64], constants: usize) -> Option<f64> {
    let (mut squares, mut count) = (0.0, 0_usize);
    for (value, forecast) in series.iter().zip(fitted) {
        if !forecast.is_nan() {
            squares += (value - forecast) * (value - forecast);
            count += 1;
        }
    }
    (count > constants).then(|| squares / (count - constants) as f64)
}

/// 1² + 2² + … + n².
pub(super) fn sum_of_squares(n: usize) -> f64 {
    let n = n as f64;
    n * (n + 1.0) * (2.0 * n + 1.0) / 6.0
}

/// A fit whose forecasts and variances a float can hold.
pub(super) fn checked_fit(fit: Fit) -> Result<Fit> {
    for (name, values) in [("path", &fit.path), ("variance", &fit.variance), ("sum_variance", &fit.sum_variance)] {
        if let Some(beyond) = values.iter().find(|value| !value.is_finite()) {
            held(name, *beyond)?;
        }
    }
    Ok(fit)
}
