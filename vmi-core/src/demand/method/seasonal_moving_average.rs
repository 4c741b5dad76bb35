//! The seasonal moving average: the mean of the same period of the last seasons.

use super::errors::{checked_fit, mean_square};
use crate::demand::fit::{Fit, checked_horizon, checked_series};
use crate::error::Result;
use crate::num::domain::outside;

/// Every period ahead is as the mean of the same one of the last `seasons` seasons of `period` periods.
///
/// ```text
/// ŷ(n+h) = (y(n+h−mk) + y(n+h−m(k+1)) + … , w terms) / w        k = ⌈h/m⌉, w = seasons
/// E² = mean square of the one-step errors        σ² = E² / (1 + 1/w)        variance(h) = E²
/// of the sum to h: σ² Σ (c + c²/w) over the places of the season, c = how often a place is among the h periods
/// ```
///
/// The variances are those of [`moving_average`](super::moving_average), for each place of the season. Needs w m periods, one more for a variance; a
/// longer window is an error. The first w m periods have no forecast.
///
/// ```
/// use vmi_core::demand::method::seasonal_moving_average::seasonal_moving_average;
/// let fit = seasonal_moving_average(&[1.0, 10.0, 3.0, 14.0, 6.0], 2, 2, 3)?;
/// assert_eq!((fit.fitted[4], &fit.path[..]), (2.0, &[12.0, 4.5, 12.0][..]));
/// // One error, 4: E² = 16, σ² = 32/3; in the sum of three one place comes twice: 32/3 · (1 + 1/2 + 2 + 4/2).
/// assert!((fit.sum_variance[2] - 176.0 / 3.0).abs() < 1e-13);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn seasonal_moving_average(series: &[f64], period: usize, seasons: usize, horizon: usize) -> Result<Fit> {
    for (name, value) in [("period", period), ("seasons", seasons)] {
        if value == 0 {
            return Err(outside(name, 0.0, "1 or more"));
        }
    }
    let window = period.saturating_mul(seasons);
    let (series, horizon) = (checked_series(series, window)?, checked_horizon(horizon)?);
    let before = |place: usize| (1..=seasons).fold(0.0, |total, season| total + series[place - season * period]) / seasons as f64;
    let fitted: Vec<f64> = (0..series.len()).map(|place| if place < window { f64::NAN } else { before(place) }).collect();
    let path = (0..horizon).map(|step| before(series.len() + step % period)).collect();
    let mut fit = Fit { parameters: vec![("period", period as f64), ("seasons", seasons as f64)], path, ..Fit::default() };
    if let Some(of_step) = mean_square(series, &fitted, 0) {
        let of_period = of_step / (1.0 + 1.0 / seasons as f64);
        fit.parameters.push(("demand_variance", of_period));
        fit.variance = vec![of_step; horizon];
        fit.sum_variance = (1..=horizon).map(|steps| places(steps, period, seasons as f64) * of_period).collect();
    }
    fit.fitted = fitted;
    checked_fit(fit)
}

fn places(steps: usize, period: usize, seasons: f64) -> f64 {
    let of = |count: usize| count as f64 * (1.0 + count as f64 / seasons);
    let (full, rest) = (steps / period, steps % period);
    rest as f64 * of(full + 1) + (period - rest) as f64 * of(full)
}
