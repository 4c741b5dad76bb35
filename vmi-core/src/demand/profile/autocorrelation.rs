//! Autocorrelation of a series, and the test of Ljung and Box whether there is any.

use super::products;
use crate::demand::checked_series;
use crate::error::{Error, ErrorKind, Result};
use crate::num::domain::{all_finite, outside};
use crate::num::special::chi_square_above;
use crate::num::sum;

/// The autocorrelation of a series of equal periods at lags 1 to `lags`.
///
/// ```text
/// r(k) = Σ_{t>k} (x(t) − m)(x(t−k) − m) / Σ (x(t) − m)²        m the mean of all
/// ```
///
/// At least two periods, `lags` from 1 to one less than the periods; a constant series has none and is an error.
///
/// ```
/// let series = [3.0, 5.0, 4.0, 8.0, 6.0, 9.0, 7.0, 11.0, 10.0, 13.0];
/// let found = vmi_core::demand::profile::autocorrelation::autocorrelations(&series, 3)?;
/// assert!((found[0] - 0.3813852813852814).abs() < 1e-15 && (found[1] - 0.4813852813852815).abs() < 1e-15);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn autocorrelations(series: &[f64], lags: usize) -> Result<Vec<f64>> {
    checked_series(series, 2)?;
    if lags == 0 || lags >= series.len() {
        return Err(outside("lags", lags as f64, format!("from 1 to {}, one less than the periods,", series.len() - 1)));
    }
    let mean = sum(series) / series.len() as f64;
    let apart: Vec<f64> = series.iter().map(|value| value - mean).collect();
    let all = products(&apart, &apart);
    if !varies(series, all) {
        return Err(constant());
    }
    Ok((1..=lags).map(|lag| products(&apart[lag..], &apart[..series.len() - lag]) / all).collect())
}

/// Whether a series with these squared distances from its mean is no constant and in the range of floats.
fn varies(series: &[f64], all: f64) -> bool {
    all > 0.0 && all.is_finite() && series.iter().any(|value| *value != series[0])
}

pub(super) fn constant() -> Error {
    Error::new(ErrorKind::OutOfRange, "the series is constant, or its squares are beyond what a float holds: it has no autocorrelation")
        .field("demand")
        .expected("two different values")
}

/// The test whether the first autocorrelations are all 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LjungBox {
    /// Q.
    pub statistic: f64,
    /// Degrees of freedom: lags less fitted parameters.
    pub degrees_of_freedom: usize,
    /// The chance of such a Q or a larger one of a series without autocorrelation.
    pub p_value: f64,
}

/// The test of Ljung and Box of the autocorrelations at lags 1, 2, … of a series of `periods` periods.
///
/// ```text
/// Q = n (n + 2) Σ r(k)² / (n − k)        chi-square with (lags − fitted) degrees of freedom
/// ```
///
/// `fitted` is the number of parameters that were fitted, where the series is the errors of a model; else 0. Needs more lags than that and fewer than
/// periods. Source: Ljung & Box, Biometrika 65 (1978) 297–303.
///
/// ```
/// use vmi_core::demand::profile::autocorrelation::{autocorrelations, ljung_box};
/// let series = [3.0, 5.0, 4.0, 8.0, 6.0, 9.0, 7.0, 11.0, 10.0, 13.0];
/// let found = ljung_box(&autocorrelations(&series, 3)?, series.len(), 0)?;
/// assert!((found.statistic - 5.553030793847123).abs() < 1e-13);
/// assert!((found.p_value - 0.135500970847402).abs() < 1e-14);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn ljung_box(correlations: &[f64], periods: usize, fitted: usize) -> Result<LjungBox> {
    let lags = correlations.len();
    if lags <= fitted || lags >= periods {
        return Err(outside("lags", lags as f64, format!("more than the {fitted} fitted parameters and fewer than the {periods} periods")));
    }
    all_finite("correlations", correlations)?;
    let n = periods as f64;
    let terms: Vec<f64> = correlations.iter().enumerate().map(|(at, r)| r * r / (n - at as f64 - 1.0)).collect();
    let statistic = n * (n + 2.0) * sum(&terms);
    let degrees_of_freedom = lags - fitted;
    Ok(LjungBox { statistic, degrees_of_freedom, p_value: chi_square_above(statistic, degrees_of_freedom) })
}
