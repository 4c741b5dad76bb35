//! Classical decomposition: the season of a series by ratios to, or differences from, a centred moving average; and the test whether there is one.

use crate::demand::fit::checked_series;
use crate::error::Result;
use crate::num::domain::{held, outside, outside_at};
use crate::num::{sqrt, sum};

/// How the season acts on the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeasonKind {
    /// Times a factor; the factors have the mean 1.
    Multiplicative,
    /// Plus a term; the terms have the mean 0.
    Additive,
}

/// A season of as many factors or terms as it has periods.
#[derive(Clone, Debug, PartialEq)]
pub struct Season {
    /// How it acts.
    pub kind: SeasonKind,
    /// Factors or terms; the first is that of the first period of the series.
    pub indices: Vec<f64>,
}

impl Season {
    /// The value of the period `place`, counted from 0 from the start of the series, without its season.
    pub fn without(&self, value: f64, place: usize) -> f64 {
        let index = self.index(place);
        if self.kind == SeasonKind::Multiplicative { value / index } else { value - index }
    }

    /// The value of the period `place` with its season.
    pub fn with(&self, value: f64, place: usize) -> f64 {
        let index = self.index(place);
        if self.kind == SeasonKind::Multiplicative { value * index } else { value + index }
    }

    /// A season without indices changes nothing.
    fn index(&self, place: usize) -> f64 {
        let nothing = f64::from(u8::from(self.kind == SeasonKind::Multiplicative));
        self.indices.get(place % self.indices.len().max(1)).copied().unwrap_or(nothing)
    }

    /// What an error of the rest is multiplied by in the period `place`.
    pub fn scale(&self, place: usize) -> f64 {
        if self.kind == SeasonKind::Multiplicative { self.index(place) } else { 1.0 }
    }
}

/// The season of `period` ≥ 2 periods of a series of two seasons or more.
///
/// ```text
/// T(t) = mean of the m periods about t, the two outer ones with half weight where m is even
/// raw index of a place = mean of y(t) / T(t), or of y(t) − T(t), over its periods that have a T
/// index = raw index / mean of the raw indices, or − their mean
/// ```
///
/// Multiplicative seasons need values above 0. Source: Kendall & Stuart, The Advanced Theory of Statistics 3 (1983), chapter 46.
///
/// ```
/// use vmi_core::demand::method::decomposition::{SeasonKind, classical_decomposition};
/// let season = classical_decomposition(&[1.0, 5.0, 3.0, 7.0, 5.0, 9.0], 2, SeasonKind::Additive)?;
/// assert_eq!(season.indices, [-1.5, 1.5]);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn classical_decomposition(series: &[f64], period: usize, kind: SeasonKind) -> Result<Season> {
    if period < 2 {
        return Err(outside("period", period as f64, "a season of 2 periods or more"));
    }
    let series = checked_series(series, period.saturating_mul(2))?;
    let least = series.iter().position(|value| *value <= 0.0);
    if let (SeasonKind::Multiplicative, Some(at)) = (kind, least) {
        return Err(outside_at("demand", at, series[at], "values above 0"));
    }
    let half = period / 2;
    let (mut totals, mut counts) = (vec![0.0; period], vec![0.0; period]);
    for place in half..series.len() - half {
        let trend = centred_mean(&series[place - half..=place + half], period);
        totals[place % period] += if kind == SeasonKind::Multiplicative { series[place] / trend } else { series[place] - trend };
        counts[place % period] += 1.0;
    }
    let mut indices: Vec<f64> = totals.iter().zip(&counts).map(|(total, count)| total / count).collect();
    let mean = sum(&indices) / period as f64;
    for index in &mut indices {
        *index = held("season", if kind == SeasonKind::Multiplicative { *index / mean } else { *index - mean })?;
    }
    Ok(Season { kind, indices })
}

/// The mean of m periods about the middle of a window of m (odd) or m + 1 (even).
fn centred_mean(window: &[f64], period: usize) -> f64 {
    let total = sum(window);
    let ends = 0.5 * (window[0] + window[window.len() - 1]);
    (if window.len() > period { total - ends } else { total }) / period as f64
}

/// The standard normal quantile of 0.95.
const CRITICAL: f64 = 1.644_853_626_951_472_2;

/// Whether the autocorrelation at one season stands out at 90 %, two-sided, given those before it.
///
/// ```text
/// |r(m)| > 1.645 √((1 + 2 (r(1)² + … + r(m−1)²)) / n)
/// ```
///
/// Seasons shorter than 4 periods or longer than half the series are not seen, nor is one in a constant series. A strong trend can pass for a season.
/// Source: Bartlett's variance, as used by Fiorucci, Pellegrini, Louzada, Petropoulos & Koehler, Int. J. Forecasting 32 (2016).
///
/// ```
/// use vmi_core::demand::method::decomposition::is_seasonal;
/// let series = [9.0, 1.0, 2.0, 1.0, 8.0, 2.0, 1.0, 1.0, 9.0, 2.0, 2.0, 1.0];
/// assert!(is_seasonal(&series, 4)? && !is_seasonal(&series, 5)?);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn is_seasonal(series: &[f64], period: usize) -> Result<bool> {
    let series = checked_series(series, 1)?;
    if period < 4 || series.len() / 2 < period {
        return Ok(false);
    }
    let n = series.len() as f64;
    let mean = sum(series) / n;
    let centred: Vec<f64> = series.iter().map(|value| value - mean).collect();
    let product = |lag: usize| centred.iter().zip(&centred[lag..]).fold(0.0, |total, (one, later)| total + one * later);
    let squares = product(0);
    // Also where the mean of equal values is rounded.
    if squares <= n * (mean * f64::EPSILON) * (mean * f64::EPSILON) {
        return Ok(false);
    }
    let before = (1..period).fold(0.0, |total, lag| total + (product(lag) / squares) * (product(lag) / squares));
    Ok((product(period) / squares).abs() > CRITICAL * sqrt((1.0 + 2.0 * before) / n))
}
