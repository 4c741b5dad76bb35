//! The normal distribution.

use super::{Distribution, Shares};
use crate::error::Result;
use crate::num::double::Double;
use crate::num::{domain, normal};

/// Normal demand: density φ((x − mean) / sd) / sd.
///
/// (x − mean) / sd is kept to 32 digits, because the tail at |z| = 38 multiplies its error by 1,400.
///
/// ```
/// use vmi_core::num::distribution::{Distribution, Normal};
/// let demand = Normal::new(15.0, 5.0)?;
/// assert!((demand.loss(10.5) - 5.002155685433356).abs() < 1e-14);
/// assert!((demand.complementary_loss(10.5) - 0.502155685433356).abs() < 1e-14);
/// assert!((demand.quantile(0.975)? - 24.79981992270027).abs() < 1e-13);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Normal {
    mean: f64,
    sd: f64,
}

impl Normal {
    /// Any finite mean; a standard deviation above 0.
    pub fn new(mean: f64, sd: f64) -> Result<Self> {
        Ok(Self { mean: domain::finite("mean", mean)?, sd: domain::positive("sd", sd)? })
    }

    /// Of a mean and a variance above 0.
    pub fn from_mean_variance(mean: f64, variance: f64) -> Result<Self> {
        Self::new(mean, domain::positive("variance", variance)?.sqrt())
    }

    /// The standard deviation.
    pub fn sd(&self) -> f64 {
        self.sd
    }

    fn z(&self, x: f64) -> Double {
        let rough = (x - self.mean) / self.sd;
        let safe = |y: f64| y == 0.0 || (1e-140..1e140).contains(&y.abs());
        if rough.abs() < 1e9 && safe(x) && safe(self.mean) && safe(self.sd) {
            Double::difference(x, self.mean) / Double::from(self.sd)
        } else {
            Double::from(rough)
        }
    }
}

impl Distribution for Normal {
    fn mean(&self) -> f64 {
        self.mean
    }

    fn variance(&self) -> f64 {
        self.sd * self.sd
    }

    fn density(&self, x: f64) -> f64 {
        normal::density(self.z(x)) / self.sd
    }

    fn cdf(&self, x: f64) -> f64 {
        normal::above(-self.z(x))
    }

    fn complementary_cdf(&self, x: f64) -> f64 {
        normal::above(self.z(x))
    }

    fn quantile(&self, p: f64) -> Result<f64> {
        Ok(self.mean + self.sd * normal::quantile(domain::fraction("p", p)?))
    }

    fn loss(&self, x: f64) -> f64 {
        self.sd * normal::shortage(self.z(x))
    }

    fn complementary_loss(&self, x: f64) -> f64 {
        self.sd * normal::shortage(-self.z(x))
    }

    fn shares(&self, x: f64) -> Shares {
        let (above, below) = normal::sides(self.z(x));
        Shares { cdf: below.probability, loss: self.sd * above.shortage, complementary_loss: self.sd * below.shortage }
    }

    fn second_loss(&self, x: f64) -> f64 {
        self.sd * self.sd * normal::excess(self.z(x)).second
    }

    fn complementary_second_loss(&self, x: f64) -> f64 {
        self.sd * self.sd * normal::excess(-self.z(x)).second
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sides_together_have_the_bits_of_each() {
        for (mean, sd) in [(0.0, 1.0), (15.0, 5.0), (-1e6, 1e-3), (0.3, 1e8)] {
            let demand = Normal::new(mean, sd).expect("a distribution");
            for step in -50_000..=50_000 {
                let x = mean + sd * f64::from(step) * 9.7e-4;
                let found = demand.shares(x);
                let bits = [found.cdf, found.loss, found.complementary_loss].map(f64::to_bits);
                assert_eq!(bits, [demand.cdf(x), demand.loss(x), demand.complementary_loss(x)].map(f64::to_bits), "mean {mean}, sd {sd}, x {x}");
            }
        }
        assert!(Normal::new(0.0, 1.0).expect("a distribution").shares(f64::NAN).cdf.is_nan());
    }
}
