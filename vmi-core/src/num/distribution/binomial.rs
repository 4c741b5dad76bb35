//! The binomial distribution.

use super::ladder::Ladder;
use super::lattice::{Lattice, Part};
use crate::error::Result;
use crate::num::domain;
use crate::num::double::Double;
use crate::num::special::ln_gamma::ln_gamma_double;

/// Successes among n tries: P(X = k) = C(n, k) p^k (1−p)^(n−k).
///
/// ```
/// use vmi_core::num::distribution::{Binomial, Distribution};
/// let good = Binomial::new(10, 0.5)?;
/// assert_eq!(good.quantile(0.5)?, 5.0);
/// assert!((good.cdf(2.0) - 0.0546875).abs() < 1e-16);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Binomial {
    n: i64,
    p: f64,
}

impl Binomial {
    /// n from 1 to 1e12; p above 0 and below 1.
    pub fn new(n: i64, p: f64) -> Result<Self> {
        if !(1..=1_000_000_000_000).contains(&n) {
            return Err(domain::outside("n", n as f64, "a whole number from 1 to 1e12"));
        }
        Ok(Self { n, p: domain::fraction("p", p)? })
    }

    fn q(&self) -> Double {
        Double::difference(1.0, self.p)
    }

    fn log_density(&self, k: i64) -> Double {
        let count = |k: i64| Double::from(k as f64);
        let factorial = |k: i64| ln_gamma_double(count(k) + Double::ONE);
        let ways = factorial(self.n) - factorial(k) - factorial(self.n - k);
        ways + (count(k) * Double::from(self.p).logarithm() + count(self.n - k) * self.q().logarithm())
    }

    fn ladder(&self) -> Ladder {
        let (n, p) = (Double::from(self.n as f64), Double::from(self.p));
        Ladder { s: p / self.q(), t: self.n as f64, u: -1.0, mean: n * p, variance: self.moments().1 }
    }
}

impl Lattice for Binomial {
    fn moments(&self) -> (f64, f64) {
        let n = self.n as f64;
        (n * self.p, (Double::from(n) * Double::from(self.p) * self.q()).value())
    }

    fn steps(&self) -> Option<Ladder> {
        Some(self.ladder())
    }

    fn lowest(&self) -> i64 {
        0
    }

    fn point(&self, k: i64) -> f64 {
        if k > self.n { 0.0 } else { self.log_density(k).exponential().value() }
    }

    fn above(&self, k: i64) -> Part {
        if k >= self.n { Part { probability: 0.0, loss: 0.0, second: 0.0 } } else { self.ladder().above(k, |k| self.point(k)) }
    }

    fn below(&self, k: i64) -> Part {
        if k >= self.n {
            // k − n p, through the tries that fail, so that p near 1 costs nothing.
            let distance = (Double::from((k - self.n) as f64) + Double::from(self.n as f64) * self.q()).value();
            return Part { probability: 1.0, loss: distance, second: 0.5 * (self.moments().1 + distance * (distance + 1.0)) };
        }
        self.ladder().below(k, |k| self.point(k))
    }

    fn reaches(&self, k: i64, p: f64) -> bool {
        k >= self.n || self.ladder().reaches(k, p, |k| self.log_density(k))
    }
}
