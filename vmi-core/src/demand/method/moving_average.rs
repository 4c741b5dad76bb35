//! The moving average: the mean of the last periods.

use super::errors::{checked_fit, mean_square};
use crate::demand::fit::{Fit, checked_horizon, checked_series};
use crate::error::Result;
use crate::num::domain::outside;

/// Every period ahead is as the mean of the last `window` periods.
///
/// ```text
/// ŷ(n+h) = (y(n−w+1) + … + y(n)) / w        E² = mean square of the one-step errors        σ² = E² / (1 + 1/w)
/// variance(h) = σ² (1 + 1/w) = E²        of the sum to h: σ² (h + h²/w)
/// ```
///
/// The variances are those of demand that varies independently about a level that holds for the window and the path: E² is then σ² of a period and
/// σ²/w of the mean. Needs `window` ≥ 1 periods, one more for a variance; a longer window is an error. The first `window` periods have no forecast.
/// Source: Brown, Smoothing, Forecasting and Prediction of Discrete Time Series (1963), chapter 7.
///
/// ```
/// use vmi_core::demand::method::moving_average::moving_average;
/// let fit = moving_average(&[2.0, 4.0, 6.0, 1.0], 2, 2)?;
/// assert_eq!((&fit.fitted[2..], &fit.path[..]), (&[3.0, 5.0][..], &[3.5, 3.5][..]));
/// // Errors 3 and −4: E² = 12.5, σ² = 25/3, of a sum of two 25/3 · (2 + 4/2).
/// assert!((fit.variance[1] - 12.5).abs() < 1e-14 && (fit.sum_variance[1] - 100.0 / 3.0).abs() < 1e-13);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn moving_average(series: &[f64], window: usize, horizon: usize) -> Result<Fit> {
    if window == 0 {
        return Err(outside("window", 0.0, "1 period or more"));
    }
    let (series, horizon) = (checked_series(series, window)?, checked_horizon(horizon)?);
    let mut fitted = means(series, window);
    let level = fitted.pop().unwrap_or(f64::NAN);
    let mut fit = Fit { parameters: vec![("window", window as f64), ("level", level)], path: vec![level; horizon], ..Fit::default() };
    if let Some(of_step) = mean_square(series, &fitted, 0) {
        let of_period = of_step / (1.0 + 1.0 / window as f64);
        fit.parameters.push(("demand_variance", of_period));
        fit.variance = vec![of_step; horizon];
        fit.sum_variance = (1..=horizon).map(|steps| steps as f64 * (1.0 + steps as f64 / window as f64) * of_period).collect();
    }
    fit.fitted = fitted;
    checked_fit(fit)
}

/// The mean of the window before each period, and before the one after the last; NaN without a full window.
///
/// A window is the end of one block of `window` periods and the start of the next: sums of ends and starts, none of which is ever subtracted from, so
/// that a large period that has left the window leaves no rounding behind.
fn means(series: &[f64], window: usize) -> Vec<f64> {
    let mut means = Vec::with_capacity(series.len() + 1);
    let mut ends = vec![f64::NAN; window];
    for block in series.chunks(window) {
        let mut start = 0.0;
        for (value, end) in block.iter().zip(&ends) {
            means.push((end + start) / window as f64);
            start += value;
        }
        if block.len() < window {
            means.push((ends[block.len()] + start) / window as f64);
            return means;
        }
        let mut total = 0.0;
        for (end, value) in ends.iter_mut().zip(block).rev() {
            total += value;
            *end = total;
        }
    }
    means.push(ends[0] / window as f64);
    means
}
