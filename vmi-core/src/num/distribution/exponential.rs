//! The exponential distribution.

use super::Distribution;
use crate::error::Result;
use crate::num::domain;
use crate::num::double::Double;
use crate::num::special::incomplete_gamma::tails;

/// Exponential demand of a rate: density rate e^(−rate x), mean 1/rate.
///
/// ```text
/// P(X > x) = e^−t,  E(X−x)⁺ = e^−t / rate,  ½ E((X−x)⁺)² = e^−t / rate²        t = rate x
/// ```
///
/// ```
/// use vmi_core::num::distribution::{Distribution, Exponential};
/// let demand = Exponential::new(0.2)?;
/// assert!((demand.loss(1.0) - 4.093653765389909).abs() < 1e-15);
/// assert!((demand.complementary_loss(1.0) - 0.093653765389909).abs() < 1e-15);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Exponential {
    rate: f64,
}

impl Exponential {
    /// A rate above 0.
    pub fn new(rate: f64) -> Result<Self> {
        Ok(Self { rate: domain::positive("rate", rate)? })
    }

    /// The rate 1/mean; the mean above 0.
    pub fn from_mean(mean: f64) -> Result<Self> {
        Self::new(1.0 / domain::positive("mean", mean)?)
    }

    /// e^(−rate x), with the product in the exponent free of error.
    fn survival(self, x: f64) -> f64 {
        let t = self.rate * x;
        if t > 800.0 || !t.is_finite() {
            return if t.is_nan() { t } else { 0.0 };
        }
        let exponent = self.t(x);
        libm::exp(-exponent.hi) * (1.0 - exponent.lo)
    }

    fn t(self, x: f64) -> Double {
        // rate · x as x / (1/rate) would round; the product is exact unless its parts leave the range of f64.
        let safe = |y: f64| (1e-140..1e140).contains(&y);
        if safe(self.rate) && safe(x) { Double::product(self.rate, x) } else { Double::from(self.rate * x) }
    }

    /// Order 0, 1 or 2 of what lies below x > 0, in units of 1/rate.
    fn below(self, x: f64, order: usize) -> f64 {
        let t = self.rate * x;
        if x.is_nan() {
            return x;
        }
        if t <= 0.0 {
            return 0.0;
        }
        if t > 1e100 {
            return [1.0, t - 1.0, 0.5 * (1.0 + (t - 1.0) * (t - 1.0))][order];
        }
        let part = tails(1.0, self.t(x)).below;
        [part.probability, part.loss, part.second][order]
    }
}

impl Distribution for Exponential {
    fn mean(&self) -> f64 {
        1.0 / self.rate
    }

    fn variance(&self) -> f64 {
        1.0 / self.rate / self.rate
    }

    fn density(&self, x: f64) -> f64 {
        if x < 0.0 { 0.0 } else { self.rate * self.survival(x) }
    }

    fn cdf(&self, x: f64) -> f64 {
        self.below(x, 0)
    }

    fn complementary_cdf(&self, x: f64) -> f64 {
        if x < 0.0 { 1.0 } else { self.survival(x) }
    }

    fn quantile(&self, p: f64) -> Result<f64> {
        Ok(-libm::log1p(-domain::fraction("p", p)?) / self.rate)
    }

    fn loss(&self, x: f64) -> f64 {
        if x < 0.0 { self.mean() - x } else { self.survival(x) / self.rate }
    }

    fn complementary_loss(&self, x: f64) -> f64 {
        self.below(x, 1) / self.rate
    }

    fn second_loss(&self, x: f64) -> f64 {
        let distance = self.mean() - x;
        if x < 0.0 { 0.5 * (self.variance() + distance * distance) } else { self.survival(x) / self.rate / self.rate }
    }

    fn complementary_second_loss(&self, x: f64) -> f64 {
        self.below(x, 2) / self.rate / self.rate
    }
}
