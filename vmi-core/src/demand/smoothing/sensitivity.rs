//! A pass of the recursion with its derivatives by every constant and starting state.

use super::model::EtsShape;
use super::recursion::{Logarithms, Met};

/// The constants and the line that a pass starts with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Begin {
    pub alpha: f64,
    /// β* = β / α.
    pub beta_ratio: f64,
    /// γ* = γ / (1 − α).
    pub gamma_ratio: f64,
    pub phi: f64,
    pub level: f64,
    pub trend: f64,
}

/// Where each unknown stands among `P` of them: α and the level first, then those that the model has, then the season's states but the last.
#[derive(Clone, Copy, Debug)]
pub(super) struct Places {
    pub beta: Option<usize>,
    pub trend: Option<usize>,
    pub phi: Option<usize>,
    pub gamma: Option<usize>,
    /// How many come before the season's states.
    pub season: usize,
}

pub(super) const ALPHA: usize = 0;
pub(super) const LEVEL: usize = 1;

impl Places {
    pub fn of(shape: &EtsShape) -> Self {
        let mut taken = 2;
        let mut next = |present: bool| {
            let place = present.then_some(taken);
            taken += usize::from(present);
            place
        };
        let (beta, trend) = (next(shape.trended()), next(shape.trended()));
        let (phi, gamma) = (next(shape.trend == super::Trend::Damped), next(shape.seasonal()));
        Self { beta, trend, phi, gamma, season: taken }
    }
}

/// What a search for the least squares needs: value, gradient and curvature.
pub(super) struct Slopes<const P: usize> {
    pub met: Met,
    /// Σ e ∂e.
    pub gradient: [f64; P],
    /// Σ ∂e ∂eᵀ, the lower triangle.
    pub curvature: [[f64; P]; P],
    /// Σ ∂ ln mean, where errors are multiplicative.
    pub drift: [f64; P],
}

/// What a pass works on, kept from one to the next.
pub(super) struct Moving<const P: usize> {
    /// The season's states: those before the first period when a pass begins.
    pub season: Vec<f64>,
    slopes: Vec<[f64; P]>,
}

impl<const P: usize> Moving<P> {
    pub fn new() -> Self {
        Self { season: Vec::new(), slopes: Vec::new() }
    }

    /// The season's states are unknowns from `first` on, or constants.
    fn begin(&mut self, first: Option<usize>) {
        self.slopes.clear();
        self.slopes.resize(self.season.len(), [0.0; P]);
        if let Some(first) = first {
            let last = self.season.len() - 1;
            for i in 0..last {
                self.slopes[i][first + i] = 1.0;
                self.slopes[last][first + i] = -1.0;
            }
        }
    }
}

/// The derivatives of α, β = α β*, γ = (1 − α) γ* and φ by each unknown.
struct Constants<const P: usize> {
    alpha: [f64; P],
    beta: [f64; P],
    gamma: [f64; P],
    phi: [f64; P],
}

impl<const P: usize> Constants<P> {
    fn of(begin: &Begin, places: &Places) -> Self {
        let mut slopes = Self { alpha: [0.0; P], beta: [0.0; P], gamma: [0.0; P], phi: [0.0; P] };
        slopes.alpha[ALPHA] = 1.0;
        slopes.beta[ALPHA] = begin.beta_ratio;
        slopes.gamma[ALPHA] = -begin.gamma_ratio;
        let set = |slopes: &mut [f64; P], place: Option<usize>, value: f64| {
            if let Some(place) = place {
                slopes[place] = value;
            }
        };
        set(&mut slopes.beta, places.beta, begin.alpha);
        set(&mut slopes.gamma, places.gamma, 1.0 - begin.alpha);
        set(&mut slopes.phi, places.phi, 1.0);
        slopes
    }
}

/// One pass; `moving.season` holds the season's states, which are unknowns if `free`. Without `TREND` nothing of a trend is computed.
///
/// ```text
/// ∂base = ∂level + φ ∂trend + trend ∂φ            ∂mean = ∂base + ∂season    or season ∂base + base ∂season
/// ∂level = ∂base + α ∂q + q ∂α                    ∂trend = φ ∂trend + trend ∂φ + β ∂q + q ∂β       ∂season = ∂season + γ ∂r + r ∂γ
/// ```
pub(super) fn pass<const TIMES: bool, const RELATIVE: bool, const TREND: bool, const P: usize>(
    series: &[f64],
    begin: &Begin,
    places: &Places,
    free: bool,
    moving: &mut Moving<P>,
) -> Slopes<P> {
    moving.begin(free.then_some(places.season));
    let Begin { alpha, beta_ratio, gamma_ratio, phi, mut level, mut trend } = *begin;
    let (beta, gamma) = (alpha * beta_ratio, (1.0 - alpha) * gamma_ratio);
    let by = Constants::<P>::of(begin, places);
    let (mut d_level, mut d_trend) = ([0.0; P], [0.0; P]);
    d_level[LEVEL] = 1.0;
    if let Some(place) = places.trend {
        d_trend[place] = 1.0;
    }
    let (mut squares, mut logarithms, mut usable) = (0.0, Logarithms::new(), true);
    let (mut gradient, mut curvature, mut drift) = ([0.0; P], [[0.0; P]; P], [0.0; P]);
    let (mut d_base, mut d_error, mut place) = ([0.0; P], [0.0; P], 0);
    for size in series {
        let (d_season, s) = (&mut moving.slopes[place], moving.season[place]);
        let moved = if TREND { phi * trend } else { 0.0 };
        let base = level + moved;
        let mean = if TIMES { base * s } else { base + s };
        let error = size - mean;
        let (by_s, by_base) = if TIMES { (1.0 / s, 1.0 / base) } else { (1.0, 1.0) };
        let (q, r) = (error * by_s, error * by_base);
        let by_mean = if RELATIVE { 1.0 / mean } else { 1.0 };
        let share = error * by_mean;
        for i in 0..P {
            let d_moved = if TREND { phi * d_trend[i] + trend * by.phi[i] } else { 0.0 };
            d_base[i] = if TREND { d_level[i] + d_moved } else { d_level[i] };
            let d_mean = if TIMES { s * d_base[i] + base * d_season[i] } else { d_base[i] + d_season[i] };
            let (d_q, d_r) = if TIMES { ((-d_mean - q * d_season[i]) * by_s, (-d_mean - r * d_base[i]) * by_base) } else { (-d_mean, -d_mean) };
            d_level[i] = d_base[i] + alpha * d_q + q * by.alpha[i];
            if TREND {
                d_trend[i] = d_moved + beta * d_q + q * by.beta[i];
            }
            d_season[i] += gamma * d_r + r * by.gamma[i];
            if RELATIVE {
                let relative = d_mean * by_mean;
                drift[i] += relative;
                d_error[i] = -(1.0 + share) * relative;
            } else {
                d_error[i] = -d_mean;
            }
            gradient[i] += share * d_error[i];
        }
        level = base + alpha * q;
        if TREND {
            trend = moved + beta * q;
        }
        moving.season[place] = s + gamma * r;
        place = if place + 1 == moving.season.len() { 0 } else { place + 1 };
        if TIMES {
            usable &= base > 0.0 && s > 0.0;
        }
        if RELATIVE {
            usable &= mean > 0.0;
            logarithms.add(mean);
        }
        squares += share * share;
        add_square(&mut curvature, &d_error);
    }
    let met = Met { squares: if usable { squares } else { f64::NAN }, logarithms: if RELATIVE { logarithms.total() } else { 0.0 } };
    Slopes { met, gradient, curvature, drift }
}

/// Adds d dᵀ to the lower triangle, in blocks of two columns.
#[inline(always)]
fn add_square<const P: usize>(curvature: &mut [[f64; P]; P], d: &[f64; P]) {
    for i in 0..P {
        let factor = d[i];
        for j in 0..2 * (i / 2 + 1) {
            curvature[i][j] += factor * d[j];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::model::{ErrorForm, SeasonKind};
    use super::*;

    const SERIES: [f64; 11] = [21.0, 17.5, 25.0, 19.0, 23.5, 18.0, 27.0, 22.5, 24.0, 20.0, 29.5];
    const POINT: [f64; 8] = [0.4, 19.0, 0.3, 0.7, 0.9, 0.25, 1.02, 0.93];

    fn at<const TIMES: bool, const RELATIVE: bool>(point: &[f64; 8]) -> Slopes<8> {
        let season_kind = if TIMES { SeasonKind::Multiplicative } else { SeasonKind::Additive };
        let shape = EtsShape { error: ErrorForm::Additive, trend: super::super::Trend::Damped, season_kind, season: 3 };
        let [alpha, level, beta_ratio, trend, phi, gamma_ratio, one, two] = *point;
        let last = if TIMES { 3.0 } else { 0.0 } - one - two;
        let mut moving = Moving { season: vec![one, two, last], slopes: Vec::new() };
        let begin = Begin { alpha, beta_ratio, gamma_ratio, phi, level, trend };
        pass::<TIMES, RELATIVE, true, 8>(&SERIES, &begin, &Places::of(&shape), true, &mut moving)
    }

    fn compare<const TIMES: bool, const RELATIVE: bool>() {
        let here = at::<TIMES, RELATIVE>(&POINT);
        for i in 0..8 {
            let (mut low, mut high) = (POINT, POINT);
            low[i] -= 1e-6;
            high[i] += 1e-6;
            let (low, high) = (at::<TIMES, RELATIVE>(&low).met, at::<TIMES, RELATIVE>(&high).met);
            // The gradient is that of half the squares.
            let squares = (high.squares - low.squares) / 4e-6;
            let drift = (high.logarithms - low.logarithms) / 2e-6;
            assert!((squares - here.gradient[i]).abs() < 1e-6 * (1.0 + squares.abs()), "{TIMES} {RELATIVE} {i}: {squares} {}", here.gradient[i]);
            assert!((drift - here.drift[i]).abs() < 1e-6 * (1.0 + drift.abs()), "{TIMES} {RELATIVE} {i}: {drift} {}", here.drift[i]);
        }
    }

    #[test]
    fn derivatives_are_those_of_small_differences() {
        compare::<false, false>();
        compare::<false, true>();
        compare::<true, false>();
        compare::<true, true>();
    }

    #[test]
    fn without_a_trend_nothing_of_one_is_missing() {
        let shape = EtsShape { error: ErrorForm::Additive, trend: super::super::Trend::None, season_kind: SeasonKind::Multiplicative, season: 3 };
        let begin = Begin { alpha: 0.4, beta_ratio: 0.0, gamma_ratio: 0.25, phi: 1.0, level: 19.0, trend: 0.0 };
        let moving = || Moving { season: vec![1.02, 0.93, 1.05], slopes: Vec::new() };
        let with = pass::<true, true, true, 6>(&SERIES, &begin, &Places::of(&shape), true, &mut moving());
        let without = pass::<true, true, false, 6>(&SERIES, &begin, &Places::of(&shape), true, &mut moving());
        assert_eq!((with.met, with.gradient, with.curvature, with.drift), (without.met, without.gradient, without.curvature, without.drift));
        assert!(with.gradient.iter().take(5).all(|slope| *slope != 0.0));
    }
}
