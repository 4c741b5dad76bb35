//! The geometric distribution.

use super::lattice::{Lattice, Part};
use super::negative_binomial::NegativeBinomial;
use crate::error::Result;
use crate::num::domain;
use crate::num::double::Double;

/// Failures before the first success: P(X = k) = p (1−p)^k, k = 0, 1, 2, …, mean (1−p)/p. The number of tries is X + 1.
///
/// ```text
/// P(X > k) = q^(k+1),  E(X−k)⁺ = q^(k+1) / p,  ½ E(X−k)⁺(X−k−1)⁺ = q^(k+2) / p²        q = 1 − p
/// ```
///
/// ```
/// use vmi_core::num::distribution::{Distribution, Geometric};
/// let demand = Geometric::new(0.5)?;
/// assert_eq!((demand.loss(2.0), demand.complementary_cdf(2.0), demand.quantile(0.875)?), (0.25, 0.125, 2.0));
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Geometric {
    p: f64,
}

impl Geometric {
    /// p above 0 and below 1.
    pub fn new(p: f64) -> Result<Self> {
        Ok(Self { p: domain::fraction("p", p)? })
    }

    /// p = 1 / (1 + mean); the mean above 0.
    pub fn from_mean(mean: f64) -> Result<Self> {
        Self::new(1.0 / (1.0 + domain::positive("mean", mean)?))
    }

    /// The chance of a success.
    pub fn p(&self) -> f64 {
        self.p
    }

    fn q(self) -> Double {
        Double::difference(1.0, self.p)
    }

    /// (1−p)^k.
    fn power(self, k: f64) -> Double {
        (Double::from(k) * self.q().logarithm()).exponential()
    }
}

impl Lattice for Geometric {
    fn moments(&self) -> (f64, f64) {
        let mean = (self.q() / Double::from(self.p)).value();
        (mean, mean / self.p)
    }

    fn lowest(&self) -> i64 {
        0
    }

    fn point(&self, k: i64) -> f64 {
        (Double::from(self.p) * self.power(k as f64)).value()
    }

    fn above(&self, k: i64) -> Part {
        let p = Double::from(self.p);
        let (one, two) = (self.power((k + 1) as f64), self.power((k + 2) as f64));
        Part { probability: one.value(), loss: (one / p).value(), second: (two / (p * p)).value() }
    }

    fn below(&self, k: i64) -> Part {
        if k <= 4_000 {
            // The sums of the negative binomial with r = 1: nothing is left of the digits of the differences below where k p is small.
            return NegativeBinomial::of_one(self.p).below(k);
        }
        let (p, q, at, beyond) = (Double::from(self.p), self.q(), Double::from(k as f64), self.power((k + 1) as f64));
        let (below, next) = (Double::ONE - beyond, at + Double::ONE);
        let loss = at - q * (Double::ONE - self.power(k as f64)) / p;
        let second = (at * next).scaled(-1) - next * q / p + q * below / (p * p);
        Part { probability: below.value(), loss: loss.value(), second: second.value() }
    }

    fn reaches(&self, k: i64, p: f64) -> bool {
        super::ladder::least(Double::difference(1.0, p), self.power((k + 1) as f64))
    }
}
