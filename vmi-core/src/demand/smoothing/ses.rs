//! Single exponential smoothing.

use super::variance::{Shocks, additive_variance};
use crate::demand::{Fit, checked_horizon, checked_series, checked_smoothing};
use crate::error::Result;
use crate::num::domain::held;

/// The least smoothing constant that the search gives.
pub const LEAST_ALPHA: f64 = 0.01;
/// The greatest smoothing constant that the search gives.
pub const GREATEST_ALPHA: f64 = 0.99;

/// A smoothing constant and where it leads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SesConstants {
    /// α.
    pub alpha: f64,
    /// The level after the last period: the forecast of every later one.
    pub level: f64,
    /// The sum of the squared errors of the forecasts from the second period on.
    pub sum_of_squares: f64,
}

/// Single exponential smoothing with α as given, or with the best α from [`LEAST_ALPHA`] to [`GREATEST_ALPHA`] by [`ses_optimised`].
///
/// ```text
/// level_1 = y_1        level_t = level_{t−1} + α (y_t − level_{t−1})        forecast of every later period = level_n
/// variance of step h = σ² (1 + (h − 1) α²)        of the sum of h steps = σ² Σ_{i<h} (1 + i α)²
/// ```
///
/// σ² is the sum of squared errors over their number, less one where α was searched for. The variances are those of the model ETS(A,N,N);
/// they are empty for a single period, which has no error. The first period is its own start and has no fitted value.
/// Source: Brown, Statistical Forecasting for Inventory Control (1959); Hyndman et al., Forecasting with Exponential Smoothing (2008), ch. 6.
///
/// ```
/// let fit = vmi_core::demand::smoothing::ses(&[3.0, 5.0, 4.0, 7.0], Some(0.5), 2)?;
/// assert_eq!(fit.path, [5.5, 5.5]);
/// assert_eq!(fit.fitted[1..], [3.0, 4.0, 4.0]);
/// // Errors 2, 0 and 3: σ² = 13/3.
/// assert!((fit.variance[1] - 13.0 / 3.0 * 1.25).abs() < 1e-12 && (fit.sum_variance[1] - 13.0 / 3.0 * 3.25).abs() < 1e-12);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn ses(series: &[f64], alpha: Option<f64>, horizon: usize) -> Result<Fit> {
    let (series, horizon) = (checked_series(series, 1)?, checked_horizon(horizon)?);
    let searched = alpha.is_none();
    let alpha = match alpha {
        Some(alpha) => checked_smoothing("alpha", alpha)?,
        None => ses_optimised(series)?.alpha,
    };
    let mut fitted = Vec::with_capacity(series.len());
    fitted.push(f64::NAN);
    let (mut level, mut squares) = (series[0], 0.0);
    for size in &series[1..] {
        fitted.push(level);
        let error = size - level;
        squares += error * error;
        level += alpha * error;
    }
    held("level", level)?;
    let parameters = vec![("alpha", alpha), ("level", level), ("sum_of_squares", held("sum_of_squares", squares)?)];
    let mut fit = Fit { parameters, fitted, path: vec![level; horizon], ..Fit::default() };
    let errors = series.len() - 1;
    if errors > 0 {
        let shocks = Shocks { alpha, beta: 0.0, gamma: 0.0, phi: 1.0, season: 1 };
        additive_variance(&shocks, squares / (errors - usize::from(searched && errors > 1)) as f64, &mut fit);
    }
    Ok(fit)
}

/// Constants of the first pass.
const FIRST: usize = 8;
/// Constants of a later pass, so many places of the first pass apart.
const LATER: usize = 6;
const APART: f64 = 0.125;
/// Later passes, if the least sum keeps lying at the end of what they see.
const MOST_ROUNDS: usize = 4;

/// α at a place from 0 to 7: the places lie close where the sum of squares bends most.
fn alpha_at(place: f64) -> f64 {
    (0.01 + place * (0.014 + place * (0.02458 - place * 0.00094))).clamp(LEAST_ALPHA, GREATEST_ALPHA)
}

/// The α from [`LEAST_ALPHA`] to [`GREATEST_ALPHA`] with the least sum of squared errors, without a fitted path and without allocating.
///
/// ```text
/// e_t = (y_t − y_{t−1}) + (1 − α) e_{t−1}        level_n = y_n − (1 − α) e_n
/// ```
///
/// Three passes over the series: eight constants side by side, six close together about the vertex of the quartic through the five sums about the
/// best, and the vertex of theirs; the second is repeated, at most three times, while the least sum lies at the end of the six. The least sum met
/// is the answer, the earlier one among equal ones: on random series within 1e-8 of the least (relative), where that lies in the valley of
/// the best of the first eight; on 120 real ones never more than 6e-8 above what statsforecast finds (`make real-forecasts`). A constant series gives
/// [`LEAST_ALPHA`]. Errors: an empty series, numbers that are not finite, sums beyond what a float holds.
///
/// ```
/// use vmi_core::demand::smoothing::ses_optimised;
/// // Squared errors (y₂ − y₁)² + (y₃ − y₂ + (1 − α)(y₂ − y₁))² = 4 + (−1 + 2 (1 − α))²: the least at α = ½.
/// let best = ses_optimised(&[1.0, 3.0, 2.0])?;
/// assert!((best.alpha - 0.5).abs() < 1e-4 && (best.level - 2.0).abs() < 1e-4 && (best.sum_of_squares - 4.0).abs() < 1e-8);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn ses_optimised(series: &[f64]) -> Result<SesConstants> {
    if series.len() < 2 {
        return Ok(SesConstants { alpha: LEAST_ALPHA, level: checked_series(series, 1)?[0], sum_of_squares: 0.0 });
    }
    let alphas: [f64; FIRST] = std::array::from_fn(|i| alpha_at(i as f64));
    let first = squares(series, &alphas);
    let best = first.least();
    // A number that is not finite makes every sum so; no pass looks for it beforehand.
    if !first.sums[best].is_finite() {
        checked_series(series, 1)?;
        held("sum_of_squares", first.sums[best])?;
    }
    let mut found = first.constants(series, &alphas, best);
    let mut place = vertex(&first.sums);
    for _ in 0..MOST_ROUNDS {
        let reach = 0.5 * APART * (LATER - 1) as f64;
        let low = place.clamp(reach, (FIRST - 1) as f64 - reach) - reach;
        let alphas: [f64; LATER] = std::array::from_fn(|i| alpha_at(low + i as f64 * APART));
        let later = squares(series, &alphas);
        let best = later.least();
        if later.sums[best] < found.sum_of_squares {
            found = later.constants(series, &alphas, best);
        }
        place = low + APART * vertex(&later.sums);
        let inside = (best > 0 || low <= 0.0) && (best + 1 < LATER || low + 2.0 * reach >= (FIRST - 1) as f64);
        if inside {
            break;
        }
    }
    let alpha = alpha_at(place);
    let last = squares_by_twos(series, alpha);
    if last.sums[0] < found.sum_of_squares { Ok(last.constants(series, &[alpha], 0)) } else { Ok(found) }
}

/// The last error and the sum of squared errors of several constants.
struct Squares<const LANES: usize> {
    last: [f64; LANES],
    sums: [f64; LANES],
}

fn squares<const LANES: usize>(series: &[f64], alphas: &[f64; LANES]) -> Squares<LANES> {
    let decay: [f64; LANES] = std::array::from_fn(|lane| 1.0 - alphas[lane]);
    let (mut errors, mut sums) = ([0.0_f64; LANES], [0.0_f64; LANES]);
    for pair in series.windows(2) {
        let step = pair[1] - pair[0];
        for lane in 0..LANES {
            errors[lane] = step + decay[lane] * errors[lane];
            sums[lane] += errors[lane] * errors[lane];
        }
    }
    Squares { last: errors, sums }
}

/// The same for one constant; two steps at a time, as a step waits for the one before.
fn squares_by_twos(series: &[f64], alpha: f64) -> Squares<1> {
    let decay = 1.0 - alpha;
    let twice = decay * decay;
    let (mut error, mut sum) = (0.0, 0.0);
    let (pairs, odd) = series[1..].as_chunks::<2>();
    let mut before = series[0];
    for [one, two] in pairs {
        let (first, second) = (one - before, two - one);
        let middle = first + decay * error;
        error = (second + decay * first) + twice * error;
        sum += middle * middle + error * error;
        before = *two;
    }
    for last in odd {
        error = (last - before) + decay * error;
        sum += error * error;
    }
    Squares { last: [error], sums: [sum] }
}

impl<const LANES: usize> Squares<LANES> {
    /// The first lane of the least sum.
    fn least(&self) -> usize {
        (1..LANES).fold(0, |best, lane| if self.sums[lane] < self.sums[best] { lane } else { best })
    }

    fn constants(&self, series: &[f64], alphas: &[f64; LANES], lane: usize) -> SesConstants {
        let level = series[series.len() - 1] - (1.0 - alphas[lane]) * self.last[lane];
        SesConstants { alpha: alphas[lane], level, sum_of_squares: self.sums[lane] }
    }
}

/// Where, counted in places, the quartic through five of the equally spaced values about their least one is least, at most a place from it.
fn vertex<const LANES: usize>(values: &[f64; LANES]) -> f64 {
    let best = (1..LANES).fold(0, |best, i| if values[i] < values[best] { i } else { best });
    let centre = best.clamp(2, LANES - 3);
    let [a, b, c, d, e] = [values[centre - 2], values[centre - 1], values[centre], values[centre + 1], values[centre + 2]];
    let first = (a - 8.0 * b + 8.0 * d - e) / 12.0;
    let second = (16.0 * (b + d) - a - e - 30.0 * c) / 12.0;
    let third = 0.5 * (e - a) + (b - d);
    let fourth = a + e - 4.0 * (b + d) + 6.0 * c;
    let start = best as f64 - centre as f64;
    let mut at = start;
    for _ in 0..4 {
        let slope = first + at * (second + at * (third / 2.0 + at * fourth / 6.0));
        let bend = second + at * (third + at * fourth / 2.0);
        if bend <= 0.0 {
            return best as f64;
        }
        at = (at - slope / bend).clamp(start - 1.0, start + 1.0);
    }
    centre as f64 + at
}
