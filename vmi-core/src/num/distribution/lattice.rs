//! From sums at whole numbers to a [`Distribution`] at every x.

use super::ladder::Ladder;
use super::{Discrete, Distribution};
use crate::error::{Error, ErrorKind, Result};
use crate::num::domain;

/// One side of a point k: a probability and the first and second loss.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Part {
    pub probability: f64,
    pub loss: f64,
    pub second: f64,
}

/// What a distribution over whole numbers gives at whole numbers from `lowest() − 1` on.
pub(crate) trait Lattice {
    /// Mean and variance.
    fn moments(&self) -> (f64, f64);
    fn lowest(&self) -> i64;
    fn point(&self, k: i64) -> f64;
    /// P(X > k), E(X−k)⁺, ½ E(X−k)⁺(X−k−1)⁺.
    fn above(&self, k: i64) -> Part;
    /// P(X ≤ k), E(k−X)⁺, ½ E(k−X)⁺(k−X+1)⁺.
    fn below(&self, k: i64) -> Part;
    /// Is P(X ≤ k) ≥ p, without an error of rounding?
    fn reaches(&self, k: i64, p: f64) -> bool;
    /// The sums that it is made of, if neighbours have a simple ratio.
    fn steps(&self) -> Option<Ladder> {
        None
    }
}

/// The most probabilities that are listed.
const MOST: i64 = 10_000_000;
/// After so many steps from neighbour to neighbour one is computed anew, so that rounding does not add up.
const ANEW: i64 = 64;

/// Probabilities from one near the mean outwards, neighbour by neighbour, until what is left on a side is below `mass`.
fn outwards(of: &impl Lattice, steps: &Ladder, mass: f64) -> Option<(i64, Vec<f64>)> {
    let start = (of.moments().0.floor() as i64).max(of.lowest());
    let at_start = of.point(start);
    let (mut down, mut k, mut term) = (Vec::new(), start, at_start);
    while k > of.lowest() {
        let ratio = 1.0 / steps.ratio(k as f64);
        // Ratios fall on the way down where they are below 1: the rest is less than a geometric series.
        if ratio < 1.0 && term * ratio / (1.0 - ratio) < mass {
            break;
        }
        k -= 1;
        term = if (start - k) % ANEW == 0 { of.point(k) } else { term * ratio };
        down.push(term);
        if down.len() as i64 > MOST {
            return None;
        }
    }
    let first = k;
    let mut listed: Vec<f64> = down.into_iter().rev().collect();
    listed.push(at_start);
    (k, term) = (start, at_start);
    loop {
        let ratio = steps.ratio((k + 1) as f64);
        let most = ratio.max(steps.limit());
        if ratio <= 0.0 || (most < 1.0 && term * most / (1.0 - most) < mass) {
            return Some((first, listed));
        }
        k += 1;
        term = if (k - start) % ANEW == 0 { of.point(k) } else { term * ratio };
        listed.push(term);
        if listed.len() as i64 > MOST {
            return None;
        }
    }
}

/// Beyond this whole numbers are no longer told apart.
const FAR: f64 = 9_007_199_254_740_992.0;

/// The part above k, for any k.
fn above(of: &impl Lattice, k: f64) -> Part {
    let (mean, variance) = of.moments();
    let least = of.lowest() as f64;
    if k < least {
        let distance = mean - k;
        return Part { probability: 1.0, loss: distance, second: 0.5 * (variance + distance * (distance - 1.0)) };
    }
    if k >= FAR { Part { probability: 0.0, loss: 0.0, second: 0.0 } } else { of.above(k as i64) }
}

/// The part below or at k, for any k.
fn below(of: &impl Lattice, k: f64) -> Part {
    let (mean, variance) = of.moments();
    if k < of.lowest() as f64 {
        return Part { probability: 0.0, loss: 0.0, second: 0.0 };
    }
    if k >= FAR {
        let distance = k - mean;
        return Part { probability: 1.0, loss: distance, second: 0.5 * (variance + distance * (distance + 1.0)) };
    }
    of.below(k as i64)
}

impl<T: Lattice> Distribution for T {
    fn mean(&self) -> f64 {
        self.moments().0
    }

    fn variance(&self) -> f64 {
        self.moments().1
    }

    fn density(&self, x: f64) -> f64 {
        if x.is_nan() {
            return f64::NAN;
        }
        if x != x.floor() || x.abs() >= FAR { 0.0 } else { self.pmf(x as i64) }
    }

    fn cdf(&self, x: f64) -> f64 {
        if x.is_nan() { f64::NAN } else { below(self, x.floor()).probability }
    }

    fn complementary_cdf(&self, x: f64) -> f64 {
        if x.is_nan() { f64::NAN } else { above(self, x.floor()).probability }
    }

    fn quantile(&self, p: f64) -> Result<f64> {
        domain::fraction("p", p)?;
        let (mean, variance) = self.moments();
        // A list whose spread underflows may give a variance that rounds below 0.
        let sd = variance.max(0.0).sqrt();
        // A bracket that grows from the normal approximation, then halving: reached at `high`, not at `low`.
        let guess = (mean + sd * crate::num::normal::quantile(p)).floor().clamp(self.lowest() as f64, FAR / 4.0) as i64;
        // A deviation that is no number, of parameters near the least f64, must not stop the search.
        let mut step = ((sd / 64.0).clamp(1.0, FAR / 4.0) as i64).max(1);
        let (mut low, mut high) = (guess, guess);
        if self.reaches(guess, p) {
            low = (guess - step).max(self.lowest() - 1);
            while low >= self.lowest() && self.reaches(low, p) {
                high = low;
                step *= 2;
                low = (low - step).max(self.lowest() - 1);
            }
        } else {
            high = guess + step;
            while high < FAR as i64 && !self.reaches(high, p) {
                low = high;
                step *= 2;
                high += step;
            }
        }
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            if self.reaches(middle, p) { high = middle } else { low = middle }
        }
        Ok(high as f64)
    }

    /// Between whole numbers the loss is a straight line.
    fn loss(&self, x: f64) -> f64 {
        if !x.is_finite() {
            return if x.is_nan() { x } else { (-x).max(0.0) };
        }
        let (k, part) = (x.floor(), x - x.floor());
        let loss = above(self, k).loss;
        if part == 0.0 { loss } else { (1.0 - part) * loss + part * above(self, k + 1.0).loss }
    }

    fn complementary_loss(&self, x: f64) -> f64 {
        if !x.is_finite() {
            return if x.is_nan() { x } else { x.max(0.0) };
        }
        let here = below(self, x.floor());
        here.loss + (x - x.floor()) * here.probability
    }

    /// With x = k + θ and i = X − k − 1 ≥ 1: (i+1−θ)(i−θ) = i (i−1) + 2 (1−θ)(i−1) + (1−θ)(2−θ), all positive.
    fn second_loss(&self, x: f64) -> f64 {
        if !x.is_finite() {
            return if x.is_nan() { x } else { (-x).max(0.0) };
        }
        let (k, rest) = (x.floor(), 1.0 - (x - x.floor()));
        if rest == 1.0 {
            return above(self, k).second;
        }
        let next = above(self, k + 1.0);
        // E(X−k−2)⁺ is the loss at k + 1 less P(X > k + 1); summed at k + 2 it is free of cancellation.
        next.second + rest * above(self, k + 2.0).loss + 0.5 * rest * (1.0 + rest) * next.probability
    }

    /// With x = k + θ and m = k − X ≥ 0: (m+θ)(m+θ+1) = m (m+1) + 2 m θ + θ (1+θ).
    fn complementary_second_loss(&self, x: f64) -> f64 {
        if !x.is_finite() {
            return if x.is_nan() { x } else { x.max(0.0) };
        }
        let (here, part) = (below(self, x.floor()), x - x.floor());
        here.second + part * here.loss + 0.5 * part * (1.0 + part) * here.probability
    }
}

impl<T: Lattice> Discrete for T {
    fn pmf(&self, k: i64) -> f64 {
        if k < self.lowest() { 0.0 } else { self.point(k) }
    }

    fn least(&self) -> i64 {
        self.lowest()
    }

    fn list(&self, mass: f64) -> Result<(i64, Vec<f64>)> {
        domain::fraction("mass", mass)?;
        let too_many = || Error::new(ErrorKind::OutOfRange, format!("more than {MOST} values hold the probability")).field("mass");
        if let Some(steps) = self.steps() {
            return outwards(self, &steps, mass).ok_or_else(too_many);
        }
        let first = self.quantile(mass)? as i64;
        let mut last = (self.quantile(1.0 - mass.max(f64::EPSILON))? as i64).max(first);
        // A mass that 1 − mass does not show is looked for step by step.
        while self.above(last).probability >= mass && last - first < MOST {
            last += 1 + (last - first) / 64;
        }
        if last - first >= MOST {
            return Err(too_many());
        }
        Ok((first, (first..=last).map(|k| self.pmf(k)).collect()))
    }
}
