//! The negative binomial distribution.

use super::ladder::{Ladder, least};
use super::lattice::{Lattice, Part};
use crate::error::Result;
use crate::num::domain;
use crate::num::double::Double;
use crate::num::special::incomplete_beta::beta_double;
use crate::num::special::ln_gamma::ln_gamma_double;

/// Negative binomial demand: failures before the r-th success, for real r > 0.
///
/// ```text
/// P(X = k) = Γ(r+k) / (Γ(r) k!) p^r (1−p)^k        mean r (1−p) / p, variance r (1−p) / p²
/// ```
///
/// ```
/// use vmi_core::num::distribution::{Distribution, NegativeBinomial};
/// let demand = NegativeBinomial::new(6.5, 0.45)?;
/// assert!((demand.loss(12.0) / 0.48843777226477886 - 1.0).abs() < 1e-13);
/// assert!((demand.mean() - 7.944444444444445).abs() < 1e-14);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NegativeBinomial {
    r: f64,
    p: f64,
}

impl NegativeBinomial {
    /// r above 0; p above 0 and below 1; a mean of at most 1e12.
    pub fn new(r: f64, p: f64) -> Result<Self> {
        let (r, p) = (domain::positive("r", r)?, domain::fraction("p", p)?);
        if r * ((1.0 - p) / p) > 1e12 { Err(domain::outside("r", r, "a mean r (1 − p) / p of at most 1e12")) } else { Ok(Self { r, p }) }
    }

    /// With r = 1 and a p that was checked.
    pub(super) fn of_one(p: f64) -> Self {
        Self { r: 1.0, p }
    }

    /// p = mean/variance, r = mean²/(variance − mean); the variance must be above the mean.
    pub fn from_mean_variance(mean: f64, variance: f64) -> Result<Self> {
        let (mean, variance) = (domain::positive("mean", mean)?, domain::positive("variance", variance)?);
        if variance <= mean {
            return Err(domain::outside("variance", variance, format!("above the mean, {mean}")));
        }
        Self::new(mean / (variance - mean) * mean, mean / variance)
    }

    /// The number of successes.
    pub fn r(&self) -> f64 {
        self.r
    }

    /// The chance of a success.
    pub fn p(&self) -> f64 {
        self.p
    }

    fn q(&self) -> Double {
        Double::difference(1.0, self.p)
    }

    fn log_density(&self, k: i64) -> Double {
        let (r, k) = (Double::from(self.r), Double::from(k as f64));
        let ways = ln_gamma_double(r + k) - ln_gamma_double(r) - ln_gamma_double(k + Double::ONE);
        ways + (r * Double::from(self.p).logarithm() + k * self.q().logarithm())
    }

    fn ladder(&self) -> Ladder {
        let (mean, variance) = (self.q() * Double::from(self.r) / Double::from(self.p), self.moments().1);
        Ladder { s: self.q(), t: self.r, u: 1.0, mean, variance }
    }

    /// Would sums of single probabilities be long?
    fn is_long(&self) -> bool {
        self.p < 0.02 || self.moments().1 > 1e5
    }

    /// Both sides of k ≥ 0 by the incomplete beta function, and moments of the tail from it.
    ///
    /// ```text
    /// P(X ≤ k) = I(p; r, k+1),  M = Σ j f(j) = (q r T + (k+1) f(k+1)) / p,  W = Σ j (j−1) f(j) = (q (r+1) M + k (k+1) f(k+1)) / p    over j > k
    /// ```
    ///
    /// The loss is M − k T, the second ½ (W − 2 k M + k (k+1) T). All in [`Double`]: the differences cost up to 12 of its 32 digits.
    fn by_beta(&self, k: i64) -> [[Double; 3]; 2] {
        let (r, p, q, at) = (Double::from(self.r), Double::from(self.p), self.q(), Double::from(k as f64));
        let one = Double::ONE;
        let (below, above) = beta_double(r, at + one, p, q);
        let mean = q * r / p;
        let edge = (at + one) * self.log_density(k + 1).exponential() / p;
        let loss = (mean - at) * above + edge;
        let left = (at - mean) * below + edge;
        let first = loss + at * above;
        let squares = (q * (r + one) * first + at * edge * p) / p;
        let second = (squares - (at * first).scaled(1) + at * (at + one) * above).scaled(-1);
        // The lower second loss in the same way, from sums up to k.
        let low_first = at * below - left;
        let low_squares = (q * (r + one) * low_first - at * edge * p) / p;
        let low_second = (low_squares - (at * low_first).scaled(1) + at * (at + one) * below).scaled(-1);
        [[below, left, low_second], [above, loss, second]]
    }
}

fn part(sums: [Double; 3]) -> Part {
    let [probability, loss, second] = sums.map(|sum| sum.value().max(0.0));
    Part { probability, loss, second }
}

impl Lattice for NegativeBinomial {
    fn moments(&self) -> (f64, f64) {
        let mean = (self.q() * Double::from(self.r) / Double::from(self.p)).value();
        (mean, mean / self.p)
    }

    fn steps(&self) -> Option<Ladder> {
        Some(self.ladder())
    }

    fn lowest(&self) -> i64 {
        0
    }

    fn point(&self, k: i64) -> f64 {
        self.log_density(k).exponential().value()
    }

    fn above(&self, k: i64) -> Part {
        if self.is_long() { part(self.by_beta(k)[1]) } else { self.ladder().above(k, |k| self.point(k)) }
    }

    fn below(&self, k: i64) -> Part {
        let ladder = self.ladder();
        if self.is_long() && !(k <= 400 && ladder.downwards(k)) { part(self.by_beta(k)[0]) } else { ladder.below(k, |k| self.point(k)) }
    }

    fn reaches(&self, k: i64, p: f64) -> bool {
        if !self.is_long() {
            return self.ladder().reaches(k, p, |k| self.log_density(k));
        }
        let (r, after) = (Double::from(self.r), Double::from((k + 1) as f64));
        let (below, above) = beta_double(r, after, Double::from(self.p), self.q());
        if p <= 0.5 { least(below, Double::from(p)) } else { least(Double::difference(1.0, p), above) }
    }
}
