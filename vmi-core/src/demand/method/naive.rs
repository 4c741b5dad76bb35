//! The naive forecast: the last period again.

use super::errors::{checked_fit, mean_square, sum_of_squares};
use crate::demand::fit::{Fit, checked_horizon, checked_series};
use crate::error::Result;

/// Every period ahead is as the last one: the best forecast of a random walk.
///
/// ```text
/// ŷ(n+h) = y(n)        σ² = mean of (y(t) − y(t−1))²        variance(h) = h σ²        of the sum to h: (1² + … + h²) σ²
/// ```
///
/// Units: those of the series. Needs one period; of one alone there is no variance. The first period has no forecast. Source: Hyndman &
/// Athanasopoulos, Forecasting: Principles and Practice (3rd ed., 2021), 5.2 and 5.5.
///
/// ```
/// use vmi_core::demand::method::naive::naive;
/// let fit = naive(&[4.0, 6.0, 5.0, 9.0], 2)?;
/// assert_eq!((&fit.fitted[1..], &fit.path[..]), (&[4.0, 6.0, 5.0][..], &[9.0, 9.0][..]));
/// assert_eq!((&fit.variance[..], &fit.sum_variance[..]), (&[7.0, 14.0][..], &[7.0, 35.0][..]));
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn naive(series: &[f64], horizon: usize) -> Result<Fit> {
    let (series, horizon) = (checked_series(series, 1)?, checked_horizon(horizon)?);
    let last = series[series.len() - 1];
    let fitted: Vec<f64> = std::iter::once(f64::NAN).chain(series[..series.len() - 1].iter().copied()).collect();
    let mut fit = Fit { parameters: vec![("level", last)], path: vec![last; horizon], ..Fit::default() };
    if let Some(variance) = mean_square(series, &fitted, 0) {
        fit.parameters.push(("error_variance", variance));
        fit.variance = (1..=horizon).map(|step| step as f64 * variance).collect();
        fit.sum_variance = (1..=horizon).map(|step| sum_of_squares(step) * variance).collect();
    }
    fit.fitted = fitted;
    checked_fit(fit)
}
