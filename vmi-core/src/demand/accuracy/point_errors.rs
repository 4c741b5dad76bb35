//! Errors of point forecasts: MAE, MSE, RMSE, bias, WAPE, sMAPE.

use super::checked_pairs;
use crate::error::Result;
use crate::num::domain::held;
use crate::num::sqrt;

/// The errors of n point forecasts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PointErrors {
    /// n.
    pub count: usize,
    /// The mean absolute error, units. The forecast that minimises it is the median, which is 0 where most periods have no demand.
    pub mae: f64,
    /// The mean squared error, units². The forecast that minimises it is the mean.
    pub mse: f64,
    /// The square root of the mean squared error, units.
    pub rmse: f64,
    /// The mean of forecast − actual, units: above 0 the forecasts are too high.
    pub bias: f64,
    /// The weighted absolute percentage error as a share, Σ |error| / Σ |actual|; none where all actual values are 0.
    pub wape: Option<f64>,
    /// The symmetric mean absolute percentage error as a share from 0 to 2; a pair of zeros counts as 0.
    pub smape: f64,
}

/// The usual errors of point forecasts.
///
/// ```text
/// MAE  = Σ|f − a| / n      MSE = Σ(f − a)² / n      RMSE = √MSE      bias = Σ(f − a) / n
/// WAPE = Σ|f − a| / Σ|a|   sMAPE = Σ 2|f − a| / (|f| + |a|) / n, with 0/0 = 0
/// ```
///
/// Sums run from the first pair to the last. sMAPE is that of the M3 and M4 competitions, a share and not per cent; other programs leave the 2 out.
/// Source: Hyndman & Koehler, Int. J. Forecasting 22 (2006); Makridakis & Hibon, Int. J. Forecasting 16 (2000).
///
/// ```
/// use vmi_core::demand::accuracy::point_errors::point_errors;
/// let found = point_errors(&[4.0, 0.0, 6.0, 0.0], &[5.0, 0.0, 2.0, 1.0])?;
/// assert_eq!((found.mae, found.mse, found.bias, found.wape), (1.5, 4.5, -0.5, Some(0.6)));
/// assert!((found.rmse - 2.1213203435596424).abs() < 1e-15);
/// // 2·1/9, 0/0, 2·4/8 and 2·1/1.
/// assert!((found.smape - 0.8055555555555556).abs() < 1e-15);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn point_errors(actual: &[f64], forecast: &[f64]) -> Result<PointErrors> {
    checked_pairs(actual, forecast)?;
    let mut sums = ErrorSums::default();
    sums.extend(actual, forecast);
    sums.errors()
}

/// Sums over pairs, of which the errors are made.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct ErrorSums {
    count: usize,
    absolute: f64,
    squared: f64,
    signed: f64,
    asked: f64,
    relative: f64,
}

impl ErrorSums {
    pub(crate) fn add(&mut self, actual: f64, forecast: f64) {
        let error = forecast - actual;
        let size = forecast.abs() + actual.abs();
        self.count += 1;
        self.absolute += error.abs();
        self.squared += error * error;
        self.signed += error;
        self.asked += actual.abs();
        self.relative += if size > 0.0 { error.abs() / size } else { 0.0 };
    }

    pub(crate) fn extend(&mut self, actual: &[f64], forecast: &[f64]) {
        for (actual, forecast) in actual.iter().zip(forecast) {
            self.add(*actual, *forecast);
        }
    }

    /// The errors; of at least one pair.
    pub(crate) fn errors(&self) -> Result<PointErrors> {
        let n = self.count as f64;
        let mse = held("mse", self.squared / n)?;
        Ok(PointErrors {
            count: self.count,
            mae: held("mae", self.absolute / n)?,
            mse,
            rmse: sqrt(mse),
            bias: self.signed / n,
            wape: (self.asked > 0.0).then(|| self.absolute / self.asked),
            smape: 2.0 * self.relative / n,
        })
    }
}
