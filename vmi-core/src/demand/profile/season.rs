//! All that is said of one season of a series.

use super::SeasonTest;
use super::friedman::friedman;
use super::season_strength::season_strength;
use super::seasonal_autocorrelation::{SeasonalAutocorrelation, seasonal_autocorrelation};
use crate::error::Result;
use crate::model::Bucket;

/// The season that buckets of a size are looked at for: 7 days, 52 weeks, 12 months.
///
/// ```
/// assert_eq!(vmi_core::demand::profile::season::usual_season(vmi_core::model::Bucket::Week), 52);
/// ```
pub const fn usual_season(bucket: Bucket) -> usize {
    match bucket {
        Bucket::Day => 7,
        Bucket::Week => 52,
        Bucket::Month => 12,
    }
}

/// A season of a series and whether it is one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Season {
    /// Its periods.
    pub periods: usize,
    /// Friedman's test.
    pub test: SeasonTest,
    /// The autocorrelation at its lag.
    pub autocorrelation: SeasonalAutocorrelation,
    /// The share of the variation without the trend that it makes, 0 to 1.
    pub strength: f64,
    /// Whether Friedman's p is at most the level asked for.
    pub is_seasonal: bool,
}

/// A season of a complete series by three measures; p up to `level` counts. Errors are those of the measures: less than two seasons, a constant
/// series.
///
/// ```
/// use vmi_core::demand::profile::season::season;
/// let found = season(&[5.0, 7.0, 9.0, 4.0, 6.0, 7.0, 8.0, 3.0, 5.0, 9.0, 9.0, 2.0], 4, 0.05)?;
/// assert!(found.is_seasonal && (found.test.p_value - 0.03217199871499244).abs() < 1e-15);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn season(series: &[f64], periods: usize, level: f64) -> Result<Season> {
    let test = friedman(series, periods)?;
    Ok(Season {
        periods,
        test,
        autocorrelation: seasonal_autocorrelation(series, periods, 0.9)?,
        strength: season_strength(series, periods)?,
        is_seasonal: test.p_value <= level,
    })
}
