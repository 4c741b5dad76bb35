//! Sums over Poisson, binomial and negative binomial probabilities, all with f(k)/f(k−1) = s (t + u (k−1)) / k.
//!
//! One algorithm for the (a, b, 0) class of Panjer: sums relative to one probability, nested from their far end, of positive terms only.

use super::lattice::Part;
use crate::num::double::Double;
use std::ops::{Add, Div, Mul};

/// Either f64, or [`Double`] where a comparison must be exact.
pub(crate) trait Number: Copy + From<f64> + From<Double> + Into<f64> + Add<Output = Self> + Mul<Output = Self> + Div<Output = Self> {
    const IS_DOUBLE: bool;
}
impl Number for f64 {
    const IS_DOUBLE: bool = false;
}
impl Number for Double {
    const IS_DOUBLE: bool = true;
}

/// f(k)/f(k−1) = s (t + u (k−1)) / k.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Ladder {
    pub s: Double,
    pub t: f64,
    pub u: f64,
    pub mean: Double,
    pub variance: f64,
}

/// After so many steps in f64 the rounding of s is made good.
const STEPS: f64 = 64.0;
/// A sum that has fallen to this part of itself is complete.
const COMPLETE: f64 = 1e-18;

impl Ladder {
    /// What the ratio tends to far out.
    pub fn limit(&self) -> f64 {
        self.s.hi * self.u
    }

    pub fn ratio(&self, k: f64) -> f64 {
        self.s.hi * (self.t + self.u * (k - 1.0)) / k
    }

    fn ratio_as<T: Number>(&self, k: f64) -> T {
        // u is −1, 0 or 1, and u (k−1) exact.
        let ratio = T::from(self.s) * (T::from(self.t) + T::from(self.u * (k - 1.0))) / T::from(k);
        // In f64 the rounding of s would add up over a thousand steps in one direction.
        let lost = (self.s - Double::from(T::from(self.s).into())).value() / self.s.hi;
        if T::IS_DOUBLE || k % STEPS != 0.0 { ratio } else { ratio * T::from(1.0 + STEPS * lost) }
    }

    /// Σ w f(k+1+i) / f(k+1) over i ≥ 0, with w = 1, i + 1, i (i+1) / 2.
    fn upper<T: Number>(&self, k: i64, complete: f64) -> [T; 3] {
        let base = (k + 1) as f64;
        let least = self.ratio(base + 1.0).min(1.0);
        let (mut i, mut term) = (0.0, 1.0);
        loop {
            i += 1.0;
            let ratio = self.ratio(base + i);
            if ratio <= 0.0 {
                break;
            }
            term *= ratio;
            let gap = 1.0 - ratio;
            if gap > 0.0 && term * (i + 1.0) * (i + 1.0) <= complete * least * gap * gap * gap {
                break;
            }
        }
        let one = T::from(1.0);
        let (mut mass, mut first, mut second) = (one, one, T::from(0.0));
        while i >= 1.0 {
            let ratio: T = self.ratio_as(base + i);
            second = ratio * (second + first);
            first = one + ratio * (first + mass);
            mass = one + ratio * mass;
            i -= 1.0;
        }
        [mass, first, second]
    }

    /// Σ w f(k−i) / f(k) over 0 ≤ i ≤ k, with w = 1, i, i (i+1) / 2.
    fn lower<T: Number>(&self, k: i64, complete: f64) -> [T; 3] {
        let top = k as f64;
        let least = (1.0 / self.ratio(top.max(1.0))).min(1.0);
        let (mut i, mut term) = (0.0, 1.0);
        while i < top {
            let ratio = 1.0 / self.ratio(top - i);
            i += 1.0;
            term *= ratio;
            let gap = 1.0 - ratio;
            if gap > 0.0 && term * (i + 1.0) * (i + 1.0) <= complete * least * gap * gap * gap {
                break;
            }
        }
        let (one, zero) = (T::from(1.0), T::from(0.0));
        let (mut mass, mut first, mut second) = (one, zero, zero);
        while i >= 1.0 {
            let ratio: T = self.ratio_as(top - i + 1.0);
            second = (second + first + mass) / ratio;
            first = (first + mass) / ratio;
            mass = one + mass / ratio;
            i -= 1.0;
        }
        [mass, first, second]
    }

    /// Past the mode, sums upwards are short and may not be had from 1 − P(X ≤ k).
    fn upwards(&self, k: i64) -> bool {
        self.ratio((k + 2) as f64) <= 1.0
    }

    pub fn downwards(&self, k: i64) -> bool {
        let k = k as f64;
        k <= self.mean.hi || (k <= 4_000.0 && k <= self.mean.hi + 3.0 * self.variance.sqrt())
    }

    fn summed_above(&self, k: i64, density: impl Fn(i64) -> f64) -> Part {
        let [mass, first, second] = self.upper::<f64>(k, COMPLETE);
        let next = density(k + 1);
        Part { probability: next * mass, loss: next * first, second: next * second }
    }

    fn summed_below(&self, k: i64, density: impl Fn(i64) -> f64) -> Part {
        let [mass, first, second] = self.lower::<f64>(k, COMPLETE);
        let here = density(k);
        Part { probability: here * mass, loss: here * first, second: here * second }
    }

    /// P(X > k), E(X−k)⁺, ½ E(X−k)⁺(X−k−1)⁺ for k ≥ 0.
    pub fn above(&self, k: i64, density: impl Fn(i64) -> f64) -> Part {
        if self.upwards(k) {
            return self.summed_above(k, density);
        }
        let below = self.summed_below(k, density);
        let distance = (self.mean - Double::from(k as f64)).value();
        Part {
            probability: 1.0 - below.probability,
            loss: distance + below.loss,
            second: 0.5 * (self.variance + distance * (distance - 1.0)) - below.second,
        }
    }

    /// P(X ≤ k), E(k−X)⁺, ½ E(k−X)⁺(k−X+1)⁺ for k ≥ 0.
    pub fn below(&self, k: i64, density: impl Fn(i64) -> f64) -> Part {
        if self.downwards(k) {
            return self.summed_below(k, density);
        }
        let above = self.summed_above(k, density);
        let distance = (Double::from(k as f64) - self.mean).value();
        Part {
            probability: 1.0 - above.probability,
            loss: distance + above.loss,
            second: 0.5 * (self.variance + distance * (distance + 1.0)) - above.second,
        }
    }

    /// Is P(X ≤ k) ≥ p? Decided in f64 where the two are apart, in [`Double`] where they are near; equal to 22 digits counts as reached.
    pub fn reaches(&self, k: i64, p: f64, log_density: impl Fn(i64) -> Double) -> bool {
        const EXACT: f64 = 1e-32;
        if self.downwards(k) && !(self.upwards(k) && p > 0.5) {
            let log = log_density(k);
            let rough = log.exponential().value() * self.lower::<f64>(k, COMPLETE)[0];
            return apart(rough, p).unwrap_or_else(|| least(log.exponential() * self.lower::<Double>(k, EXACT)[0], Double::from(p)));
        }
        let log = log_density(k + 1);
        let rest = Double::difference(1.0, p);
        let rough = log.exponential().value() * self.upper::<f64>(k, COMPLETE)[0];
        apart(rest.value(), rough).unwrap_or_else(|| least(rest, log.exponential() * self.upper::<Double>(k, EXACT)[0]))
    }
}

/// Is a ≥ b, if they are far enough apart to say so in f64?
fn apart(a: f64, b: f64) -> Option<bool> {
    ((a - b).abs() > 1e-11 * a.max(b)).then_some(a > b)
}

/// a ≥ b, or equal to 22 digits: logarithms of 1e7 leave 25 of 32.
pub(crate) fn least(a: Double, b: Double) -> bool {
    (a - b).value() >= -1e-22 * b.value().abs()
}
