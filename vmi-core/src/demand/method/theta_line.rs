//! The state of the Theta models: a smoothed level and a straight line, whose forecasts are linear in all constants but α.

use crate::num::sum;

/// A series without season and the line known before each of its periods.
pub(super) struct Lines<'s> {
    pub series: &'s [f64],
    /// A and B of the line A + B t, t from 1, known before each period; a dynamic line of the first period is not known.
    pub before: Vec<[f64; 2]>,
    /// After the last period.
    pub last: Moving,
    pub is_dynamic: bool,
}

/// A line fitted to all periods so far, and their mean.
#[derive(Clone, Copy)]
pub(super) struct Moving {
    pub intercept: f64,
    pub slope: f64,
    pub mean: f64,
}

impl Moving {
    /// With the next value, which is that of period `place`, counted from 0.
    pub fn with(self, value: f64, place: usize) -> Self {
        let i = place as f64;
        let mean = (i * self.mean + value) / (i + 1.0);
        let slope = ((i - 1.0) * self.slope + 6.0 * (value - self.mean) / (i + 1.0)) / (i + 2.0);
        Self { intercept: mean - slope * (i + 2.0) / 2.0, slope, mean }
    }
}

/// Constants of the model at one α, and the sum of squared errors from the fourth period on.
#[derive(Clone, Copy, Debug)]
pub(super) struct AtAlpha {
    pub level: f64,
    pub weight: f64,
    pub squares: f64,
}

/// Where the constants may lie; a given one has two equal ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Within {
    /// Of the initial level, or (free) of the forecast of the first period.
    pub start: [f64; 2],
    pub is_level_given: bool,
    /// Of the weight of the line.
    pub weight: [f64; 2],
}

/// The periods whose errors do not count, as they show the start more than the constants.
pub(super) const WARM_UP: usize = 3;

impl<'s> Lines<'s> {
    pub fn new(series: &'s [f64], is_dynamic: bool) -> Self {
        let mut moving = Moving { intercept: series[0], slope: 0.0, mean: series[0] };
        if is_dynamic {
            let mut before = vec![[moving.intercept, moving.slope]];
            for (place, value) in series.iter().enumerate().skip(1) {
                before.push([moving.intercept, moving.slope]);
                moving = moving.with(*value, place);
            }
            return Self { series, before, last: moving, is_dynamic };
        }
        let n = series.len() as f64;
        let (mean, middle) = (sum(series) / n, 0.5 * (n + 1.0));
        let products = series.iter().enumerate().fold(0.0, |total, (place, value)| total + ((place + 1) as f64 - middle) * (value - mean));
        moving.slope = products * 12.0 / (n * (n * n - 1.0));
        moving.intercept = mean - moving.slope * middle;
        Self { series, before: vec![[moving.intercept, moving.slope]; series.len()], last: moving, is_dynamic }
    }

    /// The best initial level and weight at one α; one pass for them, one for their errors.
    pub fn at(&self, alpha: f64, within: &Within) -> AtAlpha {
        let mut moments = Moments::default();
        // The first forecast is level + weight · share; in its place in the least squares the level would run off where α is large.
        let first = if within.is_level_given { 0.0 } else { share(self.before[0], 1.0, alpha) };
        self.walk(alpha, 0.0, |place, decay, level, line| {
            if place >= WARM_UP {
                moments.add(decay, line - first * decay, self.series[place] - level);
            }
        });
        let (start, weight) = moments.best(within);
        let level = start - weight * first;
        let mut squares = 0.0;
        self.walk(alpha, level, |place, _, level, line| {
            let error = self.series[place] - (level + weight * line);
            squares += if place >= WARM_UP { error * error } else { 0.0 };
        });
        AtAlpha { level, weight, squares }
    }

    /// Tells for each period (1 − α)^place, the level before it and the line's share; gives the level after the last and (1 − α)^n.
    pub fn walk(&self, alpha: f64, start: f64, mut told: impl FnMut(usize, f64, f64, f64)) -> [f64; 2] {
        let (kept, mut decay, mut level) = (1.0 - alpha, 1.0, start);
        for (place, (value, line)) in self.series.iter().zip(&self.before).enumerate() {
            told(place, decay, level, share(*line, decay, alpha));
            level = alpha * value + kept * level;
            decay *= kept;
        }
        [level, decay]
    }
}

/// What the line adds to a forecast at weight 1: A q^i + B (1 − q^(i+1)) / α, where q = 1 − α and q^i is `decay`.
pub(super) fn share([intercept, slope]: [f64; 2], decay: f64, alpha: f64) -> f64 {
    intercept * decay + slope * (1.0 - decay * (1.0 - alpha)) / alpha
}

/// Sums of products for the least squares of r ≈ start · c + weight · g.
#[derive(Clone, Copy, Debug, Default)]
struct Moments {
    cc: f64,
    cg: f64,
    gg: f64,
    cr: f64,
    gr: f64,
}

impl Moments {
    fn add(&mut self, c: f64, g: f64, r: f64) {
        self.cc += c * c;
        self.cg += c * g;
        self.gg += g * g;
        self.cr += c * r;
        self.gr += g * r;
    }

    /// The sum of squares but for a constant.
    fn value(&self, (start, weight): (f64, f64)) -> f64 {
        start * (self.cc * start - 2.0 * self.cr) + weight * (self.gg * weight - 2.0 * self.gr) + 2.0 * self.cg * start * weight
    }

    /// The minimum in a rectangle: inside, or on one of its four sides; the first of equal ones.
    fn best(&self, within: &Within) -> (f64, f64) {
        let on = |by: f64, value: f64, range: [f64; 2]| if by > 0.0 { (value / by).clamp(range[0], range[1]) } else { range[0] };
        let at_weight = |weight: f64| (on(self.cc, self.cr - weight * self.cg, within.start), weight);
        let at_start = |start: f64| (start, on(self.gg, self.gr - start * self.cg, within.weight));
        let determinant = self.cc * self.gg - self.cg * self.cg;
        // Start and line that run together cannot be told apart.
        if determinant > 1e-12 * self.cc * self.gg {
            let start = (self.cr * self.gg - self.gr * self.cg) / determinant;
            let weight = (self.gr * self.cc - self.cr * self.cg) / determinant;
            let is_inside = |value: f64, range: [f64; 2]| range[0] <= value && value <= range[1];
            if is_inside(start, within.start) && is_inside(weight, within.weight) {
                return (start, weight);
            }
        }
        let sides = [at_weight(within.weight[1]), at_start(within.start[0]), at_start(within.start[1])];
        sides.into_iter().fold(at_weight(within.weight[0]), |best, side| if self.value(side) < self.value(best) { side } else { best })
    }
}
