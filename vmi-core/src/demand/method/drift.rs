//! The naive forecast with drift: the last period and the mean step.

use super::errors::{checked_fit, mean_square, sum_of_squares};
use crate::demand::fit::{Fit, checked_horizon, checked_series};
use crate::error::Result;

/// The line through the first and the last period goes on: the best forecast of a random walk with drift.
///
/// ```text
/// c = (y(n) − y(1)) / (n − 1)        ŷ(n+h) = y(n) + h c        fitted(t) = y(t−1) + c
/// σ² = Σ (y(t) − fitted(t))² / (n − 2)        variance(h) = (h + h²/(n−1)) σ²
/// of the sum to h: (1² + … + h² + (h(h+1)/2)² / (n−1)) σ²
/// ```
///
/// The drift c is a constant of the whole series, so the fitted values know it beforehand. Needs two periods, three for a variance. The drift's own
/// error is in both variances. Source: Hyndman & Athanasopoulos, Forecasting: Principles and Practice (3rd ed., 2021), 5.2 and 5.5.
///
/// ```
/// use vmi_core::demand::method::drift::drift;
/// let fit = drift(&[2.0, 4.0, 9.0, 11.0], 2)?;
/// assert_eq!((&fit.fitted[1..], &fit.path[..]), (&[5.0, 7.0, 12.0][..], &[14.0, 17.0][..]));
/// assert_eq!((&fit.variance[..], &fit.sum_variance[..]), (&[4.0, 10.0][..], &[4.0, 24.0][..]));
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn drift(series: &[f64], horizon: usize) -> Result<Fit> {
    let (series, horizon) = (checked_series(series, 2)?, checked_horizon(horizon)?);
    let (last, gaps) = (series[series.len() - 1], (series.len() - 1) as f64);
    let slope = (last - series[0]) / gaps;
    let fitted: Vec<f64> = std::iter::once(f64::NAN).chain(series[..series.len() - 1].iter().map(|value| value + slope)).collect();
    let path = (1..=horizon).map(|step| last + step as f64 * slope).collect();
    let mut fit = Fit { parameters: vec![("level", last), ("drift", slope)], path, ..Fit::default() };
    if let Some(variance) = mean_square(series, &fitted, 1) {
        fit.parameters.push(("error_variance", variance));
        fit.variance = (1..=horizon).map(|step| step as f64 * (1.0 + step as f64 / gaps) * variance).collect();
        let of_drift = |steps: usize| (steps * (steps + 1) / 2) as f64;
        fit.sum_variance = (1..=horizon).map(|steps| (sum_of_squares(steps) + of_drift(steps) * of_drift(steps) / gaps) * variance).collect();
    }
    fit.fitted = fitted;
    checked_fit(fit)
}
