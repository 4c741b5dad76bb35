//! The Poisson distribution.

use super::ladder::Ladder;
use super::lattice::{Lattice, Part};
use crate::error::Result;
use crate::num::domain;
use crate::num::double::Double;
use crate::num::special::ln_gamma::ln_gamma_double;

/// Poisson demand: P(X = k) = e^−m m^k / k!.
///
/// ```
/// use vmi_core::num::distribution::{Distribution, Poisson};
/// let demand = Poisson::new(100.0)?;
/// assert!((demand.loss(130.0) / 0.006320057266501519 - 1.0).abs() < 1e-13);
/// assert!((demand.density(400.0) / 5.809484963183372e-113 - 1.0).abs() < 1e-14);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Poisson {
    mean: f64,
}

impl Poisson {
    /// A mean above 0, at most 1e12.
    pub fn new(mean: f64) -> Result<Self> {
        domain::positive("mean", mean)?;
        if mean > 1e12 { Err(domain::outside("mean", mean, "at most 1e12")) } else { Ok(Self { mean }) }
    }

    fn log_density(self, k: i64) -> Double {
        let (mean, k) = (Double::from(self.mean), Double::from(k as f64));
        k * mean.logarithm() - mean - ln_gamma_double(k + Double::ONE)
    }

    fn ladder(self) -> Ladder {
        Ladder { s: Double::from(self.mean), t: 1.0, u: 0.0, mean: Double::from(self.mean), variance: self.mean }
    }
}

impl Lattice for Poisson {
    fn moments(&self) -> (f64, f64) {
        (self.mean, self.mean)
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
        self.ladder().above(k, |k| self.point(k))
    }

    fn below(&self, k: i64) -> Part {
        self.ladder().below(k, |k| self.point(k))
    }

    fn reaches(&self, k: i64, p: f64) -> bool {
        self.ladder().reaches(k, p, |k| self.log_density(k))
    }
}
