//! The recursion that all models of the family share.

use super::model::{EtsConstants, EtsShape, EtsState, SeasonKind};
use crate::num::ln;

/// How well a model meets a series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Met {
    /// Σ e², of relative errors where they are multiplicative.
    pub squares: f64,
    /// Σ ln mean where errors are multiplicative, else 0.
    pub logarithms: f64,
}

impl Met {
    /// n ln Σ e² + 2 Σ ln mean: −2 ln likelihood without its constant, with the best variance.
    pub fn minus_twice_log_likelihood(&self, periods: usize) -> f64 {
        periods as f64 * ln(self.squares) + 2.0 * self.logarithms
    }
}

/// The sum of logarithms by those of products.
#[derive(Clone, Copy)]
pub(super) struct Logarithms {
    sum: f64,
    product: f64,
}

impl Logarithms {
    pub fn new() -> Self {
        Self { sum: 0.0, product: 1.0 }
    }

    /// A product has room for another number between 1e±50 while it is between 1e±250.
    pub fn add(&mut self, value: f64) {
        if !(1e-50..=1e50).contains(&value) {
            self.sum += ln(value);
            return;
        }
        self.product *= value;
        if !(1e-250..=1e250).contains(&self.product) {
            self.sum += ln(self.product);
            self.product = 1.0;
        }
    }

    pub fn total(&self) -> f64 {
        self.sum + ln(self.product)
    }
}

/// Runs a model over a series from its start, which becomes the state after the last period; `seen` is given each period's mean.
///
/// ```text
/// base = level + φ trend      mean = base + season            or base × season
/// e = y − mean                q = e, r = e                    or q = e / season, r = e / base
/// level = base + α q          trend = φ trend + β q           season = season + γ r
/// ```
///
/// The states move alike by additive and by multiplicative errors: the latter are e / mean, and enter times the mean.
/// None where a mean that has to be above 0 is not, or a number is beyond what a float holds.
pub(super) fn run(series: &[f64], shape: &EtsShape, constants: &EtsConstants, state: &mut EtsState, seen: impl FnMut(f64)) -> Option<Met> {
    let EtsState { level, trend, season } = state;
    if !shape.seasonal() {
        return meet(series, shape, constants, (level, trend), &mut [0.0], seen);
    }
    let met = meet(series, shape, constants, (level, trend), season, seen);
    let turn = series.len() % season.len();
    season.rotate_left(turn);
    met
}

/// The same on bare numbers; the season stays in its places, a single 0 where there is none.
pub(super) fn meet(
    series: &[f64],
    shape: &EtsShape,
    constants: &EtsConstants,
    line: (&mut f64, &mut f64),
    season: &mut [f64],
    seen: impl FnMut(f64),
) -> Option<Met> {
    let (level, trend) = line;
    let met = match (shape.season_kind, shape.relative()) {
        (SeasonKind::Multiplicative, false) => along::<true, false>(series, constants, level, trend, season, seen),
        (SeasonKind::Multiplicative, true) => along::<true, true>(series, constants, level, trend, season, seen),
        (_, false) => along::<false, false>(series, constants, level, trend, season, seen),
        (_, true) => along::<false, true>(series, constants, level, trend, season, seen),
    };
    let held = met.squares.is_finite() && met.logarithms.is_finite() && level.is_finite() && trend.is_finite();
    held.then_some(met)
}

fn along<const TIMES: bool, const RELATIVE: bool>(
    series: &[f64],
    constants: &EtsConstants,
    level: &mut f64,
    trend: &mut f64,
    season: &mut [f64],
    mut seen: impl FnMut(f64),
) -> Met {
    let EtsConstants { alpha, beta, gamma, phi } = *constants;
    let (mut squares, mut logarithms, mut usable) = (0.0, Logarithms::new(), true);
    let (mut l, mut b, mut at) = (*level, *trend, 0);
    for size in series {
        let moved = phi * b;
        let (base, s) = (l + moved, season[at]);
        let mean = if TIMES { base * s } else { base + s };
        let error = size - mean;
        let (q, r) = if TIMES { (error / s, error / base) } else { (error, error) };
        l = base + alpha * q;
        b = moved + beta * q;
        season[at] = s + gamma * r;
        at = if at + 1 == season.len() { 0 } else { at + 1 };
        if TIMES {
            usable &= base > 0.0 && s > 0.0;
        }
        if RELATIVE {
            usable &= mean > 0.0;
            logarithms.add(mean);
            let share = error / mean;
            squares += share * share;
        } else {
            squares += error * error;
        }
        seen(mean);
    }
    (*level, *trend) = (l, b);
    Met { squares: if usable { squares } else { f64::NAN }, logarithms: if RELATIVE { logarithms.total() } else { 0.0 } }
}

/// The means of the periods after a state.
pub(super) fn path(shape: &EtsShape, phi: f64, state: &EtsState, horizon: usize) -> Vec<f64> {
    let (mut base, mut step) = (state.level, state.trend);
    let next = |at: usize| {
        step *= phi;
        base += step;
        match shape.season_kind {
            SeasonKind::None => base,
            SeasonKind::Additive => base + state.season[at % state.season.len()],
            SeasonKind::Multiplicative => base * state.season[at % state.season.len()],
        }
    };
    (0..horizon).map(next).collect()
}
