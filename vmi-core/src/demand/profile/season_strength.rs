//! How strong a season is.

use super::seasonal_autocorrelation::two_seasons;
use crate::demand::checked_series;
use crate::error::Result;
use crate::num::domain::held;
use crate::num::sum;

/// The share of a series without its trend that its season makes, from 0 to 1.
///
/// ```text
/// F = max(0, 1 − Var(R) / Var(S + R))
/// ```
///
/// with the classical additive decomposition: the trend is the centred moving average over one season (half weights at both ends of an even one), S
/// the mean by place of what is left, made to add up to 0, R the rest; over the periods that have a centred average. Two whole seasons at least; a
/// series that is all trend has 0. With few seasons even noise shows some strength, so a test belongs beside it. Source: Wang, Smith & Hyndman, Data
/// Min. Knowl. Disc. 13 (2006) 335–364.
///
/// ```
/// use vmi_core::demand::profile::season_strength::season_strength;
/// let found = season_strength(&[5.0, 7.0, 9.0, 4.0, 6.0, 7.0, 8.0, 3.0, 5.0, 9.0, 9.0, 2.0], 4)?;
/// assert!((found - 0.9370146678170836).abs() < 1e-14);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn season_strength(series: &[f64], season: usize) -> Result<f64> {
    checked_series(series, 2)?;
    two_seasons(series.len(), season)?;
    let half = season / 2;
    let mut left = centred(series, season);
    for (trend, value) in left.iter_mut().zip(&series[half..]) {
        *trend = value - *trend;
    }
    let whole = held("season_strength", variation(&left))?;
    let mut places: Vec<f64> = (0..season)
        .map(|place| {
            let (total, count) = left.iter().skip(place).step_by(season).fold((0.0, 0.0), |(total, count), value| (total + value, count + 1.0));
            total / count
        })
        .collect();
    let level = sum(&places) / season as f64;
    for place in &mut places {
        *place -= level;
    }
    for (at, value) in left.iter_mut().enumerate() {
        *value -= places[at % season];
    }
    Ok(if whole > 0.0 { (1.0 - variation(&left) / whole).clamp(0.0, 1.0) } else { 0.0 })
}

/// The mean of one season around each period that has half of one on both sides; the outermost two of an even season count half.
fn centred(series: &[f64], season: usize) -> Vec<f64> {
    let half = season / 2;
    let mut sums = vec![0.0; series.len() - 2 * half];
    let is_even = season == 2 * half;
    // Place by place of the window, for all windows at once.
    for place in usize::from(is_even)..season {
        for (sum, value) in sums.iter_mut().zip(&series[place..]) {
            *sum += value;
        }
    }
    for (at, sum) in sums.iter_mut().enumerate() {
        let ends = if is_even { 0.5 * (series[at] + series[at + season]) } else { 0.0 };
        *sum = (*sum + ends) / season as f64;
    }
    sums
}

/// Σ (x − mean)².
fn variation(values: &[f64]) -> f64 {
    let mean = sum(values) / values.len() as f64;
    let squares: Vec<f64> = values.iter().map(|value| (value - mean) * (value - mean)).collect();
    sum(&squares)
}
