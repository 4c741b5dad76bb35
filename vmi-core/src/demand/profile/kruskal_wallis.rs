//! The test of Kruskal and Wallis for a season.

use super::SeasonTest;
use super::ranks::ranks;
use super::seasonal_autocorrelation::two_seasons;
use crate::demand::checked_series;
use crate::error::Result;
use crate::num::special::chi_square_above;

/// The test of Kruskal and Wallis: whether the places of a season have the same distribution.
///
/// ```text
/// H = (12 / (N (N+1)) Σ R(j)² / n(j) − 3 (N+1)) / (1 − Σ (t³ − t) / (N³ − N))        m − 1 degrees of freedom
/// ```
///
/// over all N periods, R(j) the sum of the ranks of the n(j) periods at place j, t the size of a group of equal values. A trend hides a season from
/// it: take it out before, or use [`friedman`](super::friedman::friedman). Two whole seasons at least; for a constant series H is 0 and p 1. Source:
/// Kruskal & Wallis, J. Am. Stat. Ass. 47 (1952) 583–621.
///
/// ```
/// use vmi_core::demand::profile::kruskal_wallis::kruskal_wallis;
/// let found = kruskal_wallis(&[5.0, 7.0, 9.0, 4.0, 6.0, 7.0, 8.0, 3.0, 5.0, 9.0, 9.0, 2.0], 4)?;
/// assert!((found.statistic - 9.873809523809536).abs() < 1e-13 && (found.p_value - 0.019669826623368337).abs() < 1e-14);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn kruskal_wallis(series: &[f64], season: usize) -> Result<SeasonTest> {
    checked_series(series, 2)?;
    two_seasons(series.len(), season)?;
    let (mut order, mut own) = (Vec::with_capacity(series.len()), vec![0.0; series.len()]);
    let tied = ranks(series, &mut order, &mut own);
    let n = series.len() as f64;
    let squares = (0..season).fold(0.0, |sum, place| {
        let (ranks, count) = own.iter().skip(place).step_by(season).fold((0.0, 0.0), |(ranks, count), rank| (ranks + rank, count + 1.0));
        sum + ranks * ranks / count
    });
    let correction = 1.0 - tied / (n * n * n - n);
    let raw = 12.0 / (n * (n + 1.0)) * squares - 3.0 * (n + 1.0);
    let statistic = if correction > 0.0 { (raw / correction).max(0.0) } else { 0.0 };
    Ok(SeasonTest { statistic, degrees_of_freedom: season - 1, p_value: chi_square_above(statistic, season - 1) })
}
