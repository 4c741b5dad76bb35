//! What every forecasting method gives, and what it takes.

use crate::error::{Error, ErrorKind, Result};
use crate::num::domain::{outside, outside_at};

/// A method fitted to one series of equal periods: its constants, what it would have forecast, and what it forecasts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fit {
    /// Constants and final states by name, in an order of the method's own.
    pub parameters: Vec<(&'static str, f64)>,
    /// For each period of the series the forecast made one period before it; NaN where the method has none yet.
    pub fitted: Vec<f64>,
    /// The forecast of each period after the series.
    pub path: Vec<f64>,
    /// The variance of the error of each step of the path, by the method's own model; empty where it has no model.
    pub variance: Vec<f64>,
    /// The variance of the error of the sum of the path up to each step; empty where the method has no model.
    pub sum_variance: Vec<f64>,
}

/// The longest path that is asked for at once, in periods.
pub const LONGEST_HORIZON: usize = 10_000;

/// A number of periods ahead, from 1 to [`LONGEST_HORIZON`].
pub(crate) fn checked_horizon(horizon: usize) -> Result<usize> {
    if (1..=LONGEST_HORIZON).contains(&horizon) {
        return Ok(horizon);
    }
    Err(outside("horizon", horizon as f64, format!("from 1 to {LONGEST_HORIZON} periods")))
}

/// A series with at least so many periods, all finite; returns may make some of them negative.
pub(crate) fn checked_series(series: &[f64], least: usize) -> Result<&[f64]> {
    if series.len() < least {
        let message = format!("the series has {} periods: at least {least} are needed", series.len());
        return Err(Error::new(ErrorKind::OutOfRange, message)
            .field("demand")
            .value(series.len().to_string())
            .expected(format!("at least {least} periods")));
    }
    match series.iter().position(|size| !size.is_finite()) {
        Some(at) => Err(outside_at("demand", at, series[at], "finite numbers")),
        None => Ok(series),
    }
}

/// A smoothing constant, above 0 and at most 1.
pub(crate) fn checked_smoothing(name: &str, value: f64) -> Result<f64> {
    if value > 0.0 && value <= 1.0 { Ok(value) } else { Err(outside(name, value, "above 0 and at most 1")) }
}
