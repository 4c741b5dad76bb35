//! Friedman's test for a season.

use super::SeasonTest;
use super::ranks::ranks;
use super::seasonal_autocorrelation::two_seasons;
use crate::demand::checked_series;
use crate::error::Result;
use crate::num::special::chi_square_above;

/// Friedman's test: whether the places of a season are ranked alike in one season after another.
///
/// ```text
/// χ² = (12 / (b m (m+1)) Σ R(j)² − 3 b (m+1)) / (1 − Σ (t³ − t) / (b m (m² − 1)))        m − 1 degrees of freedom
/// ```
///
/// over the last b whole seasons of m periods, R(j) the sum of the ranks of place j within its season, t the size of a group of equal values in one
/// season. A level that shifts from season to season does not matter. Two whole seasons at least; where every season is constant χ² is 0 and p 1.
/// Source: Friedman, J. Am. Stat. Ass. 32 (1937) 675–701.
///
/// ```
/// use vmi_core::demand::profile::friedman::friedman;
/// let found = friedman(&[5.0, 7.0, 9.0, 4.0, 6.0, 7.0, 8.0, 3.0, 5.0, 9.0, 9.0, 2.0], 4)?;
/// assert!((found.statistic - 8.793103448275861).abs() < 1e-14 && (found.p_value - 0.03217199871499244).abs() < 1e-15);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn friedman(series: &[f64], season: usize) -> Result<SeasonTest> {
    checked_series(series, 2)?;
    two_seasons(series.len(), season)?;
    let seasons = series.len() / season;
    let (mut order, mut own) = (Vec::with_capacity(season), vec![0.0; season]);
    let (mut sums, mut tied) = (vec![0.0; season], 0.0);
    for block in series[series.len() - seasons * season..].chunks_exact(season) {
        tied += ranks(block, &mut order, &mut own);
        for (sum, rank) in sums.iter_mut().zip(&own) {
            *sum += rank;
        }
    }
    let (b, m) = (seasons as f64, season as f64);
    let squares: f64 = sums.iter().fold(0.0, |sum, ranks| sum + ranks * ranks);
    let correction = 1.0 - tied / (b * m * (m * m - 1.0));
    let raw = 12.0 / (b * m * (m + 1.0)) * squares - 3.0 * b * (m + 1.0);
    let statistic = if correction > 0.0 { (raw / correction).max(0.0) } else { 0.0 };
    Ok(SeasonTest { statistic, degrees_of_freedom: season - 1, p_value: chi_square_above(statistic, season - 1) })
}
