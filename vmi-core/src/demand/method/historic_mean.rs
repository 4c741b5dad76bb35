//! The mean of all periods.

use super::errors::checked_fit;
use crate::demand::fit::{Fit, checked_horizon, checked_series};
use crate::error::Result;

/// Every period ahead is as the mean of all: the best forecast of demand that varies independently about a level.
///
/// ```text
/// ŷ(n+h) = ȳ        fitted(t) = mean of the periods before t        σ² = Σ (y(t) − ȳ)² / (n − 1)
/// variance(h) = σ² (1 + 1/n)        of the sum to h: σ² (h + h²/n)
/// ```
///
/// Needs one period, two for a variance. The first period has no forecast. Source: Hyndman & Athanasopoulos, Forecasting: Principles and Practice
/// (3rd ed., 2021), 5.2 and 5.5.
///
/// ```
/// use vmi_core::demand::method::historic_mean::historic_mean;
/// let fit = historic_mean(&[1.0, 5.0, 3.0, 7.0], 2)?;
/// assert_eq!((&fit.fitted[1..], &fit.path[..]), (&[1.0, 3.0, 3.0][..], &[4.0, 4.0][..]));
/// assert!((fit.variance[1] - 25.0 / 3.0).abs() < 1e-14 && (fit.sum_variance[1] - 20.0).abs() < 1e-14);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn historic_mean(series: &[f64], horizon: usize) -> Result<Fit> {
    let (series, horizon) = (checked_series(series, 1)?, checked_horizon(horizon)?);
    let mut total = 0.0;
    let mut fitted = Vec::with_capacity(series.len());
    for (seen, value) in series.iter().enumerate() {
        fitted.push(if seen == 0 { f64::NAN } else { total / seen as f64 });
        total += value;
    }
    let n = series.len() as f64;
    let mean = total / n;
    let mut fit = Fit { parameters: vec![("mean", mean)], fitted, path: vec![mean; horizon], ..Fit::default() };
    if series.len() > 1 {
        let squares: f64 = series.iter().fold(0.0, |squares, value| squares + (value - mean) * (value - mean));
        let variance = squares / (n - 1.0);
        fit.parameters.push(("demand_variance", variance));
        fit.variance = vec![variance * (1.0 + 1.0 / n); horizon];
        fit.sum_variance = (1..=horizon).map(|steps| steps as f64 * (1.0 + steps as f64 / n) * variance).collect();
    }
    checked_fit(fit)
}
