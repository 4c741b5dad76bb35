//! Safety stock from the error of a forecast.

use super::model::{Exactness, Model, fields};
use crate::error::Result;
use crate::num::domain::{finite, fraction, held, not_negative, outside, positive};
use crate::num::{normal, sqrt};

/// √(π/2): what a standard deviation of a normal error is in mean absolute errors.
const OF_MAD: f64 = 1.253_314_137_315_500_3;

/// How the error of the forecast of one period is stated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PeriodError {
    /// Root mean squared error, in units.
    Rmse(f64),
    /// Mean absolute error, in units: times √(π/2) for normal errors.
    Mad(f64),
}

/// Safety stock and reorder point for demand that is forecast period by period.
///
/// ```text
/// σ₁ = rmse, or √(π/2) mad        P = lead time + review period
/// σ = σ₁ √P                                             errors of periods are independent
/// σ = σ₁ √(P (1 + α (P − 1) + α² (P − 1)(2P − 1) / 6))  one forecast by simple exponential smoothing stands for all P periods
/// safety stock = z(p) σ        reorder point = mean P + safety stock
/// ```
///
/// Approximation: errors are normal and without bias; the second rule is exact for the model behind simple exponential smoothing. Sources: Silver, Pyke & Thomas, ch. 3 and 6; Johnston & Harrison,
/// J. Opl Res. Soc. 37 (1986).
///
/// ```
/// use vmi_core::policy::safety_stock_forecast_error::{PeriodError, SafetyStockForecastError};
/// let item = SafetyStockForecastError { demand_mean: 50.0, error: PeriodError::Rmse(12.0), lead_time: 4.0, review_period: 0.0, alpha: None };
/// let found = item.for_cycle_service_level(0.95)?;
/// assert!((found.sigma_ltd - 24.0).abs() < 1e-12 && (found.safety_stock - 39.476_487_046_835_33).abs() < 1e-9);
/// let smoothed = SafetyStockForecastError { alpha: Some(0.2), ..item }.for_cycle_service_level(0.95)?;
/// assert!((smoothed.sigma_ltd - 31.658_174_299_855_006).abs() < 1e-12); // 12 √(4 + 2.4 + 0.56)
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SafetyStockForecastError {
    /// Units a period, as forecast.
    pub demand_mean: f64,
    /// The error of a period.
    pub error: PeriodError,
    /// Periods.
    pub lead_time: f64,
    /// Periods; 0 under continuous review.
    pub review_period: f64,
    /// The smoothing constant of the forecast; none where errors of periods are independent.
    pub alpha: Option<f64>,
}

/// A reorder point, or an order-up-to level where there is a review period, and its service.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ForecastErrorStock {
    /// Standard deviation of the error over the protection interval, in units.
    pub sigma_ltd: f64,
    /// The safety factor.
    pub z: f64,
    /// Safety stock, in units.
    pub safety_stock: f64,
    /// In units.
    pub reorder_point: f64,
    /// The chance that no shortage occurs in a cycle.
    pub cycle_service_level: f64,
}

impl SafetyStockForecastError {
    /// Mean and standard deviation over the protection interval.
    fn protection(&self) -> Result<(f64, f64)> {
        let mean = not_negative("demand_mean", self.demand_mean)?;
        let error = match self.error {
            PeriodError::Rmse(rmse) => not_negative("rmse", rmse)?,
            PeriodError::Mad(mad) => OF_MAD * not_negative("mad", mad)?,
        };
        let periods = positive("lead_time", self.lead_time)? + not_negative("review_period", self.review_period)?;
        let variances = match self.alpha {
            None => periods,
            Some(alpha) if !(0.0..=1.0).contains(&alpha) => return Err(outside("alpha", alpha, "a number from 0 to 1")),
            Some(_) if periods < 1.0 => {
                return Err(outside("lead_time", self.lead_time, "at least one period with the review period, where alpha is given,"));
            }
            Some(alpha) => periods * (1.0 + alpha * (periods - 1.0) + alpha * alpha * ((periods - 1.0) * (2.0 * periods - 1.0)) / 6.0),
        };
        Ok((held("reorder_point", mean * periods)?, held("sigma_ltd", error * sqrt(variances))?))
    }

    /// The safety stock of a cycle service level.
    pub fn for_cycle_service_level(&self, cycle_service_level: f64) -> Result<ForecastErrorStock> {
        let z = normal::quantile(fraction("cycle_service_level", cycle_service_level)?);
        let (mean, sigma) = self.protection()?;
        let safety_stock = held("safety_stock", z * sigma)?;
        Ok(ForecastErrorStock { sigma_ltd: sigma, z, safety_stock, reorder_point: held("reorder_point", mean + safety_stock)?, cycle_service_level })
    }

    /// The cycle service level of a reorder point; needs an error above 0.
    pub fn of_reorder_point(&self, reorder_point: f64) -> Result<ForecastErrorStock> {
        let r = finite("reorder_point", reorder_point)?;
        let (mean, sigma) = self.protection()?;
        if sigma <= 0.0 {
            let (name, value) = match self.error {
                PeriodError::Rmse(rmse) => ("rmse", rmse),
                PeriodError::Mad(mad) => ("mad", mad),
            };
            return Err(outside(name, value, "an error above 0, where a reorder point is judged,"));
        }
        let z = held("z", (r - mean) / sigma)?;
        Ok(ForecastErrorStock { sigma_ltd: sigma, z, safety_stock: r - mean, reorder_point: r, cycle_service_level: normal::cdf(z) })
    }
}

pub(crate) const MODEL: Model = Model {
    name: "safety_stock_forecast_error",
    summary: "Safety stock and reorder point from the error of a forecast, or the cycle service level of a reorder point.",
    exactness: Exactness::Approximation("takes errors as normal and without bias"),
    source: "Silver, Pyke & Thomas, ch. 3 and 6; Johnston & Harrison, J. Opl Res. Soc. 37 (1986)",
    inputs: fields![
        demand_mean: Number "units a period, as forecast",
        lead_time: Number "periods",
        review_period: Optional "periods; absent: 0, continuous review",
        rmse: Optional "units, root mean squared error of the forecast of a period; this or mad",
        mad: Optional "units, mean absolute error of the forecast of a period; this or rmse",
        alpha: Optional "smoothing constant, 0 to 1, where one smoothed forecast stands for all periods; absent: errors of periods are independent",
        cycle_service_level: Optional "0 to 1; this or reorder_point",
        reorder_point: Optional "units; this or cycle_service_level",
    ],
    outputs: fields![
        sigma_ltd: Number "units, of the error over lead time and review period",
        z: Number "safety factor",
        safety_stock: Number "units",
        reorder_point: Number "units; with a review period the order-up-to level",
        cycle_service_level: Number "chance that no shortage occurs in a cycle",
    ],
    solve: |given, answer| {
        let error = match given.one_of(&[3, 4], &["rmse", "mad"])? {
            (0, rmse) => PeriodError::Rmse(rmse),
            (_, mad) => PeriodError::Mad(mad),
        };
        let item = SafetyStockForecastError {
            demand_mean: given.number(0),
            error,
            lead_time: given.number(1),
            review_period: given.numbers[2].unwrap_or(0.0),
            alpha: given.numbers[5],
        };
        let found = match given.one_of(&[6, 7], &["cycle_service_level", "reorder_point"])? {
            (0, level) => item.for_cycle_service_level(level)?,
            (_, reorder_point) => item.of_reorder_point(reorder_point)?,
        };
        answer.numbers.extend([found.sigma_ltd, found.z, found.safety_stock, found.reorder_point, found.cycle_service_level]);
        Ok(())
    },
};
