//! The seasonal naive forecast: the last season again.

use super::errors::{checked_fit, mean_square, sum_of_squares};
use crate::demand::fit::{Fit, checked_horizon, checked_series};
use crate::error::Result;
use crate::num::domain::outside;

/// Every period ahead is as the same one of the last season: the best forecast of as many random walks as a season has periods.
///
/// ```text
/// ŷ(n+h) = y(n+h−m k)        k = ⌈h/m⌉        σ² = mean of (y(t) − y(t−m))²        variance(h) = k σ²
/// ```
///
/// The walks are independent, so the variance of a sum adds up (1² + … + c²) σ² for each place of the season, where c is how often it is among the h
/// periods. Needs one full season of `period` ≥ 1 periods, two for a variance; a season longer than the history is an error. The first season has no
/// forecast. Source: Hyndman & Athanasopoulos, Forecasting: Principles and Practice (3rd ed., 2021), 5.2 and 5.5.
///
/// ```
/// use vmi_core::demand::method::seasonal_naive::seasonal_naive;
/// let fit = seasonal_naive(&[1.0, 5.0, 2.0, 8.0], 2, 3)?;
/// assert_eq!((&fit.fitted[2..], &fit.path[..]), (&[1.0, 5.0][..], &[2.0, 8.0, 2.0][..]));
/// assert_eq!((&fit.variance[..], &fit.sum_variance[..]), (&[5.0, 5.0, 10.0][..], &[5.0, 10.0, 30.0][..]));
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn seasonal_naive(series: &[f64], period: usize, horizon: usize) -> Result<Fit> {
    if period == 0 {
        return Err(outside("period", 0.0, "a season of 1 period or more"));
    }
    let (series, horizon) = (checked_series(series, period)?, checked_horizon(horizon)?);
    let known = series.len() - period;
    let fitted: Vec<f64> = std::iter::repeat_n(f64::NAN, period).chain(series[..known].iter().copied()).collect();
    let path = (0..horizon).map(|step| series[known + step % period]).collect();
    let mut fit = Fit { parameters: vec![("period", period as f64)], path, ..Fit::default() };
    if let Some(variance) = mean_square(series, &fitted, 0) {
        fit.parameters.push(("error_variance", variance));
        fit.variance = (0..horizon).map(|step| (step / period + 1) as f64 * variance).collect();
        fit.sum_variance = (1..=horizon).map(|steps| walks(steps, period) * variance).collect();
    }
    fit.fitted = fitted;
    checked_fit(fit)
}

fn walks(steps: usize, period: usize) -> f64 {
    let (seasons, rest) = (steps / period, steps % period);
    rest as f64 * sum_of_squares(seasons + 1) + (period - rest) as f64 * sum_of_squares(seasons)
}
