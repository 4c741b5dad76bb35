//! The test for a season by the autocorrelation at its lag.

use super::autocorrelation::autocorrelations;
use crate::error::{Error, ErrorKind, Result};
use crate::num::domain::fraction;
use crate::num::{normal, sqrt, sum};

/// Whether the autocorrelation at the season's lag is other than 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SeasonalAutocorrelation {
    /// r at the season's lag.
    pub correlation: f64,
    /// What |r| has to pass.
    pub limit: f64,
    /// Whether it does.
    pub is_seasonal: bool,
}

/// The test that the Theta method makes before it takes a season out.
///
/// ```text
/// seasonal if |r(m)| > z √((1 + 2 Σ_{k<m} r(k)²) / n)        z the quantile of (1 + level) / 2: 1.645 for the usual level 0.9
/// ```
///
/// by Bartlett's variance. Two seasons at least, of two periods or more each; a constant series is an error. Source: Assimakopoulos & Nikolopoulos,
/// Int. J. Forecasting 16 (2000) 521–530; Fiorucci et al., Int. J. Forecasting 32 (2016) 1151–1161.
///
/// ```
/// use vmi_core::demand::profile::seasonal_autocorrelation::seasonal_autocorrelation;
/// let series = [5.0, 7.0, 9.0, 4.0, 6.0, 7.0, 8.0, 3.0, 5.0, 9.0, 9.0, 2.0];
/// let found = seasonal_autocorrelation(&series, 4, 0.9)?;
/// assert!((found.correlation - 0.53228621).abs() < 1e-8 && (found.limit - 0.6252079208676954).abs() < 1e-13);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn seasonal_autocorrelation(series: &[f64], season: usize, level: f64) -> Result<SeasonalAutocorrelation> {
    fraction("level", level)?;
    two_seasons(series.len(), season)?;
    let found = autocorrelations(series, season)?;
    let squares: Vec<f64> = found[..season - 1].iter().map(|r| r * r).collect();
    let z = normal::quantile(0.5 + level / 2.0);
    let limit = z * sqrt((1.0 + 2.0 * sum(&squares)) / series.len() as f64);
    let correlation = found[season - 1];
    Ok(SeasonalAutocorrelation { correlation, limit, is_seasonal: correlation.abs() > limit })
}

/// A season of two periods or more that fits twice into the series.
pub(super) fn two_seasons(periods: usize, season: usize) -> Result<()> {
    if season >= 2 && season <= periods / 2 {
        return Ok(());
    }
    let message = format!("a season of {season} periods in a series of {periods}: 2 periods or more, and two whole seasons, are needed");
    Err(Error::new(ErrorKind::OutOfRange, message).field("season").value(season.to_string()).expected("from 2 periods to half of the series"))
}
