//! The states before the first period, by rules of thumb.

use super::model::{EtsShape, EtsState, SeasonKind};

/// Season by classical decomposition of the whole series, level and trend by the first periods without it.
///
/// ```text
/// trend of a period = the mean of the m periods about it (m even: of m + 1, the outer two by half)
/// season of a place = the mean of y − trend (or y / trend) over its periods, shifted to sum 0 (or scaled to mean 1)
/// without a trend: level = the mean of the first max(10, 2 m) values without season
/// with a trend:    the least-squares line through them: level = its value at period 0, trend = its slope
/// ```
///
/// Source: Hyndman, Koehler, Ord & Snyder, Forecasting with Exponential Smoothing (2008), 2.6.1.
pub(super) fn heuristic(series: &[f64], shape: &EtsShape) -> EtsState {
    let season = if shape.seasonal() { seasons(series, shape.season, shape.season_kind) } else { Vec::new() };
    let mut state = EtsState { level: 0.0, trend: 0.0, season };
    draw_line(series, shape, first_periods(series, shape), &mut state);
    state
}

/// Level and trend by the first periods without the season of a state.
pub(super) fn draw_line(series: &[f64], shape: &EtsShape, used: usize, state: &mut EtsState) {
    let season = &state.season;
    let without = |t: usize| match shape.season_kind {
        SeasonKind::None => series[t],
        SeasonKind::Additive => series[t] - season[t % season.len()],
        SeasonKind::Multiplicative => series[t] / season[t % season.len()],
    };
    let n = used as f64;
    let mean = (0..used).fold(0.0, |sum, t| sum + without(t)) / n;
    if !shape.trended() || used < 2 {
        state.level = mean;
        return;
    }
    let middle = 0.5 * n + 0.5;
    let across = (0..used).fold(0.0, |sum, t| sum + ((t + 1) as f64 - middle) * without(t));
    state.trend = across / (n * (n * n - 1.0) / 12.0);
    state.level = mean - state.trend * middle;
}

/// The periods that level and trend come from.
pub(super) fn first_periods(series: &[f64], shape: &EtsShape) -> usize {
    series.len().min((2 * shape.periods()).max(10))
}

/// The least seasonal factor of a start.
const LEAST_FACTOR: f64 = 0.01;

fn seasons(series: &[f64], m: usize, kind: SeasonKind) -> Vec<f64> {
    let times = kind == SeasonKind::Multiplicative;
    let (mut sums, mut counts) = (vec![0.0; m], vec![0.0; m]);
    let half = m / 2;
    for t in half..series.len() - half {
        let window = &series[t - half..=t + half];
        let mut total = window.iter().fold(0.0, |sum, size| sum + size);
        if m.is_multiple_of(2) {
            total -= 0.5 * window[0] + 0.5 * window[m];
        }
        let trend = total / m as f64;
        sums[t % m] += if times { series[t] / trend } else { series[t] - trend };
        counts[t % m] += 1.0;
    }
    let means: Vec<f64> = sums.iter().zip(&counts).map(|(sum, count)| sum / count).collect();
    let mean = means.iter().fold(0.0, |sum, value| sum + value) / m as f64;
    if !times {
        return means.iter().map(|value| value - mean).collect();
    }
    let factors: Vec<f64> = means.iter().map(|value| (value / mean).max(LEAST_FACTOR)).collect();
    let scale = m as f64 / factors.iter().fold(0.0, |sum, value| sum + value);
    factors.iter().map(|value| value * scale).collect()
}
