//! What forecasts would have put into stock, and for how long: cumulative error, periods in stock, shortages.

use super::checked_pairs;
use crate::error::Result;
use crate::num::domain::held;

/// A stock that gets the forecast and gives the demand of every period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PeriodsInStock {
    /// CFE, Σ (actual − forecast), units: above 0 demand is short, below 0 it is stock.
    pub cumulative_error: f64,
    /// The least CFE after any period, units.
    pub least_cumulative_error: f64,
    /// The greatest CFE after any period, units.
    pub greatest_cumulative_error: f64,
    /// PIS, unit-periods: above 0 units lay in stock, below 0 demand waited.
    pub periods_in_stock: f64,
    /// |PIS| over the mean of the actual values, in periods; none where that mean is not above 0.
    pub scaled_absolute: Option<f64>,
    /// NOS: periods with demand after which demand is short.
    pub shortages: usize,
    /// Periods with demand.
    pub demands: usize,
}

/// Bias in time, for intermittent demand, where the mean error of a period tells little.
///
/// ```text
/// CFE(t) = Σ (a(i) − f(i)), i ≤ t      PIS = −Σ CFE(t)      NOS = number of t with CFE(t) > 0 and a(t) > 0
/// ```
///
/// A unit of forecast comes at the start of its period. Source: Wallström & Segerstedt, Int. J. Production Economics 128 (2010); the scaled form Kourentzes,
/// Int. J. Production Economics 156 (2014). Programs that call the plain sum of |error| "periods in stock" mean something else.
///
/// ```
/// use vmi_core::demand::accuracy::periods_in_stock::periods_in_stock;
/// // CFE −1, −2, 2, 1: three units lay a period, three waited.
/// let found = periods_in_stock(&[0.0, 0.0, 5.0, 0.0], &[1.0; 4])?;
/// assert_eq!((found.periods_in_stock, found.cumulative_error, found.shortages, found.demands), (0.0, 1.0, 1, 1));
/// // Nothing is asked for: 1 + 2 + 3.
/// assert_eq!(periods_in_stock(&[0.0; 3], &[1.0; 3])?.periods_in_stock, 6.0);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn periods_in_stock(actual: &[f64], forecast: &[f64]) -> Result<PeriodsInStock> {
    checked_pairs(actual, forecast)?;
    let (mut cumulative, mut least, mut greatest) = (0.0, f64::INFINITY, f64::NEG_INFINITY);
    let (mut periods_in_stock, mut asked, mut shortages, mut demands) = (0.0, 0.0, 0, 0);
    for (actual, forecast) in actual.iter().zip(forecast) {
        cumulative += actual - forecast;
        least = cumulative.min(least);
        greatest = cumulative.max(greatest);
        periods_in_stock -= cumulative;
        asked += actual;
        demands += usize::from(*actual > 0.0);
        shortages += usize::from(*actual > 0.0 && cumulative > 0.0);
    }
    held("periods_in_stock", periods_in_stock)?;
    Ok(PeriodsInStock {
        cumulative_error: cumulative,
        least_cumulative_error: least,
        greatest_cumulative_error: greatest,
        periods_in_stock,
        scaled_absolute: (asked > 0.0).then(|| periods_in_stock.abs() * actual.len() as f64 / asked),
        shortages,
        demands,
    })
}
