//! The gamma distribution.

use super::{Distribution, invert};
use crate::error::Result;
use crate::num::double::Double;
use crate::num::special::incomplete_gamma::{Tail, Tails, prefix, tails};
use crate::num::special::ln_gamma;
use crate::num::{domain, normal};

/// Gamma demand: density (x/scale)^(shape−1) e^(−x/scale) / (scale Γ(shape)), mean shape · scale.
///
/// ```
/// use vmi_core::num::distribution::{Distribution, Gamma};
/// let demand = Gamma::new(2.0, 3.0)?;
/// assert!((demand.loss(4.0) - 2.6359713811572676).abs() < 1e-14);
/// assert!((demand.complementary_cdf(300.0) / 3.757276735781044e-42 - 1.0).abs() < 1e-14);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gamma {
    shape: f64,
    scale: f64,
}

impl Gamma {
    /// Both above 0.
    pub fn new(shape: f64, scale: f64) -> Result<Self> {
        Ok(Self { shape: domain::positive("shape", shape)?, scale: domain::positive("scale", scale)? })
    }

    /// Shape mean²/variance, scale variance/mean; both moments above 0.
    pub fn from_mean_variance(mean: f64, variance: f64) -> Result<Self> {
        let (mean, variance) = (domain::positive("mean", mean)?, domain::positive("variance", variance)?);
        Self::new(mean / variance * mean, variance / mean)
    }

    /// The shape.
    pub fn shape(&self) -> f64 {
        self.shape
    }

    /// The scale.
    pub fn scale(&self) -> f64 {
        self.scale
    }

    /// Both sides of x in units of the scale.
    fn sides(&self, x: f64) -> Tails {
        let t = Double::quotient(x, self.scale);
        let nothing = Tail { probability: 0.0, loss: 0.0, second: 0.0 };
        if x.is_nan() {
            let unknown = Tail { probability: f64::NAN, loss: f64::NAN, second: f64::NAN };
            return Tails { below: unknown, above: unknown };
        }
        // Above 1e100 scales nothing is left of any shape that fits; below 0 all is still to come.
        let all = |distance: f64| Tail { probability: 1.0, loss: distance, second: 0.5 * (self.shape + distance * distance) };
        // x / scale may be 0 for the least x.
        if x <= 0.0 || t.hi <= 0.0 {
            return Tails { below: nothing, above: all(self.shape - x / self.scale) };
        }
        if x / self.scale > 1e100 {
            return Tails { below: all(x / self.scale - self.shape), above: nothing };
        }
        tails(self.shape, t)
    }
}

impl Distribution for Gamma {
    fn mean(&self) -> f64 {
        self.shape * self.scale
    }

    fn variance(&self) -> f64 {
        self.shape * self.scale * self.scale
    }

    fn density(&self, x: f64) -> f64 {
        if x.is_nan() {
            return x;
        }
        let t = x / self.scale;
        if x < 0.0 || t > 1e100 {
            return 0.0;
        }
        if t == 0.0 {
            return if self.shape < 1.0 { f64::INFINITY } else { f64::from(self.shape == 1.0) / self.scale };
        }
        prefix(self.shape, Double::quotient(x, self.scale)).value() / x
    }

    fn cdf(&self, x: f64) -> f64 {
        self.sides(x).below.probability
    }

    fn complementary_cdf(&self, x: f64) -> f64 {
        self.sides(x).above.probability
    }

    /// By Newton's method from the approximation of Wilson & Hilferty, to 4e-16 of p or 1 − p, or to neighbouring f64.
    fn quantile(&self, p: f64) -> Result<f64> {
        let z = normal::quantile(domain::fraction("p", p)?);
        let root = 1.0 - 1.0 / (9.0 * self.shape) + z / (3.0 * self.shape.sqrt());
        let start = if root > 0.2 {
            self.shape * root * root * root
        } else {
            // P(a, t) is nearly t^a / Γ(a+1) for small t.
            libm::exp((libm::log(p) + ln_gamma(self.shape + 1.0)) / self.shape)
        };
        Ok(invert::positive(p, start * self.scale, |x| {
            let sides = self.sides(x);
            (sides.below.probability, sides.above.probability, self.density(x))
        }))
    }

    fn loss(&self, x: f64) -> f64 {
        self.scale * self.sides(x).above.loss
    }

    fn complementary_loss(&self, x: f64) -> f64 {
        self.scale * self.sides(x).below.loss
    }

    fn second_loss(&self, x: f64) -> f64 {
        self.scale * self.scale * self.sides(x).above.second
    }

    fn complementary_second_loss(&self, x: f64) -> f64 {
        self.scale * self.scale * self.sides(x).below.second
    }
}
