//! The uniform distribution.

use super::Distribution;
use crate::error::Result;
use crate::num::domain;

/// Uniform demand between least and greatest: density 1 / (greatest − least).
///
/// ```
/// use vmi_core::num::distribution::{Distribution, Uniform};
/// let demand = Uniform::new(10.0, 30.0)?;
/// assert_eq!((demand.loss(20.0), demand.complementary_loss(15.0), demand.quantile(0.25)?), (2.5, 0.625, 15.0));
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Uniform {
    least: f64,
    greatest: f64,
}

impl Uniform {
    /// Two finite numbers, the second above the first.
    pub fn new(least: f64, greatest: f64) -> Result<Self> {
        domain::finite("least", least)?;
        domain::finite("greatest", greatest)?;
        if greatest <= least || !(greatest - least).is_finite() {
            return Err(domain::outside("greatest", greatest, format!("a number above the least, {least}, by less than 1.8e308")));
        }
        Ok(Self { least, greatest })
    }

    fn width(&self) -> f64 {
        self.greatest - self.least
    }

    /// E of order n (1 or 2) of what lies beyond a point that is `inside` within the far end, and else `outside` from it.
    fn part(&self, inside: f64, order: i32) -> f64 {
        let width = self.width();
        if inside <= 0.0 {
            return 0.0;
        }
        if inside < width {
            return if order == 1 { inside * (inside / width) / 2.0 } else { inside * inside * (inside / width) / 6.0 };
        }
        let distance = inside - 0.5 * width;
        if order == 1 { distance } else { 0.5 * (self.variance() + distance * distance) }
    }
}

impl Distribution for Uniform {
    fn mean(&self) -> f64 {
        self.least + 0.5 * self.width()
    }

    fn variance(&self) -> f64 {
        self.width() * self.width() / 12.0
    }

    fn density(&self, x: f64) -> f64 {
        if x.is_nan() {
            return x;
        }
        if x < self.least || x > self.greatest { 0.0 } else { 1.0 / self.width() }
    }

    fn cdf(&self, x: f64) -> f64 {
        ((x - self.least) / self.width()).clamp(0.0, 1.0)
    }

    fn complementary_cdf(&self, x: f64) -> f64 {
        ((self.greatest - x) / self.width()).clamp(0.0, 1.0)
    }

    fn quantile(&self, p: f64) -> Result<f64> {
        domain::fraction("p", p)?;
        Ok(if p <= 0.5 { self.least + p * self.width() } else { self.greatest - (1.0 - p) * self.width() })
    }

    fn loss(&self, x: f64) -> f64 {
        if x.is_nan() { x } else { self.part(self.greatest - x, 1) }
    }

    fn complementary_loss(&self, x: f64) -> f64 {
        if x.is_nan() { x } else { self.part(x - self.least, 1) }
    }

    fn second_loss(&self, x: f64) -> f64 {
        if x.is_nan() { x } else { self.part(self.greatest - x, 2) }
    }

    fn complementary_second_loss(&self, x: f64) -> f64 {
        if x.is_nan() { x } else { self.part(x - self.least, 2) }
    }
}
