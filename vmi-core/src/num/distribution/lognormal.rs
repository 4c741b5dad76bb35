//! The lognormal distribution.

use super::Distribution;
use crate::error::Result;
use crate::num::double::Double;
use crate::num::{domain, normal};

/// Demand whose logarithm is normal with mean `mu_log` and standard deviation `sigma_log`: mean e^(μ + σ²/2).
///
/// ```text
/// P(X ≤ x) = Φ(z),  E(X−x)⁺ = x ∫ (e^(σ(t−z)) − 1) φ(t) dt over t > z        z = (ln x − μ) / σ
/// ```
///
/// ```
/// use vmi_core::num::distribution::{Distribution, Lognormal};
/// let demand = Lognormal::new(1.0, 0.5)?;
/// assert!((demand.loss(2.5) - 0.887025638033385).abs() < 1e-15);
/// assert!((demand.complementary_loss(2.5) - 0.306808789115353).abs() < 1e-15);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lognormal {
    mu_log: f64,
    sigma_log: f64,
}

impl Lognormal {
    /// Any mean of the logarithm with |μ| ≤ 700; a standard deviation of the logarithm above 0 and at most 35.
    pub fn new(mu_log: f64, sigma_log: f64) -> Result<Self> {
        domain::finite("mu_log", mu_log)?;
        domain::positive("sigma_log", sigma_log)?;
        if mu_log.abs() > 700.0 {
            return Err(domain::outside("mu_log", mu_log, "a number from −700 to 700"));
        }
        if sigma_log > 35.0 {
            return Err(domain::outside("sigma_log", sigma_log, "at most 35"));
        }
        Ok(Self { mu_log, sigma_log })
    }

    /// σ² = ln(1 + variance/mean²), μ = ln mean − σ²/2; both moments above 0.
    pub fn from_mean_variance(mean: f64, variance: f64) -> Result<Self> {
        let (mean, variance) = (domain::positive("mean", mean)?, domain::positive("variance", variance)?);
        let square = libm::log1p(variance / mean / mean);
        Self::new(libm::log(mean) - 0.5 * square, square.sqrt())
    }

    /// (ln x − μ) / σ for x > 0.
    fn z(&self, x: f64) -> Double {
        (Double::from(x).logarithm() - Double::from(self.mu_log)) / Double::from(self.sigma_log)
    }

    fn exact_mean(&self) -> Double {
        (Double::from(self.mu_log) + Double::product(self.sigma_log, self.sigma_log).scaled(-1)).exponential()
    }

    /// x ∫ (e^(σ(t−z)) − 1) φ(t) dt and ½ x² ∫ (e^(σ(t−z)) − 1)² φ(t) dt over t > z; with sign −1 what is below −z, from 1 − e^(−σ(−z−t)).
    fn beyond(&self, x: f64, z: Double, sign: f64) -> [f64; 2] {
        let sigma = self.sigma_log;
        // The series in σ is of positive terms; for large σ the closed form loses at most four binary places.
        let (front, [first, second]) =
            if sigma <= (0.25 * z.hi).max(0.5) { (x * normal::above(z), series(sigma, z, sign)) } else { (x, closed(sigma, z, sign)) };
        [front * first, front * second * x]
    }

    /// What is above x, then what is below it: loss and second loss.
    fn losses(&self, x: f64) -> [[f64; 2]; 2] {
        let z = self.z(x);
        let distance = (self.exact_mean() - Double::from(x)).value();
        let whole = 0.5 * (self.variance() + distance * distance);
        let turn = z.hi * self.sigma_log;
        // Both sides on their own, but where a series would alternate strongly: there the other side and the moments give it without cancellation.
        let direct = self.sigma_log > 0.5;
        if turn < -1.0 && !direct {
            let low = self.beyond(x, -z, -1.0);
            return [[distance + low[0], whole - low[1]], low];
        }
        let high = self.beyond(x, z, 1.0);
        if turn > 0.5 && !direct {
            return [high, [high[0] - distance, whole - high[1]]];
        }
        [high, self.beyond(x, -z, -1.0)]
    }

    fn at_edge(&self, x: f64) -> Option<[[f64; 2]; 2]> {
        if x.is_nan() {
            return Some([[x; 2]; 2]);
        }
        let distance = self.mean() - x;
        let whole = [distance.abs(), 0.5 * (self.variance() + distance * distance)];
        if x <= 0.0 {
            return Some([whole, [0.0; 2]]);
        }
        (x == f64::INFINITY).then_some([[0.0; 2], [f64::INFINITY; 2]])
    }

    fn both(&self, x: f64) -> [[f64; 2]; 2] {
        self.at_edge(x).unwrap_or_else(|| self.losses(x))
    }
}

/// Σ σ^n H(n) and ½ Σ (2^n − 2) σ^n H(n) in units of H(0), of the integrals H of [`normal::integrals`].
fn series(sigma: f64, z: Double, sign: f64) -> [f64; 2] {
    let parts = normal::integrals(z);
    let (mut power, mut twice) = (1.0, 1.0);
    let (mut first, mut second) = (Vec::with_capacity(parts.len()), Vec::with_capacity(parts.len()));
    for part in parts.iter().skip(1) {
        power *= sigma * sign;
        twice *= 2.0 * sigma * sign;
        first.push(sign * power * part);
        second.push((0.5 * twice - power) * part);
    }
    // From the far, small end.
    [first.iter().rev().sum(), second.iter().rev().sum()]
}

/// By Φ: e^(σ²/2 − σz) Φ(σ−z) − Φ(−z), and for the squares the same with 2σ.
fn closed(sigma: f64, z: Double, sign: f64) -> [f64; 2] {
    let shift = Double::from(sigma * sign);
    // E e^(cσ(t−z)) over t > z: the exponent in Double, as it may be large.
    let part = |times: f64| {
        let move_by = shift * Double::from(times);
        let exponent = (move_by * move_by).scaled(-1) - move_by * z;
        tilted(exponent, z - move_by)
    };
    let (zeroth, first, second) = (part(0.0), part(1.0), part(2.0));
    [sign * (first - zeroth), 0.5 * ((second - first) - (first - zeroth))]
}

/// e^exponent P(Z > z), without overflow of the first or underflow of the second alone.
fn tilted(exponent: Double, z: Double) -> f64 {
    if z.hi < 1.0 {
        return exponent.exponential().value() * normal::above(z);
    }
    // φ(z) carries the exponent; the rest is the Mills ratio.
    normal::SCALE * (exponent - (z * z).scaled(-1)).exponential().value() * normal::mills_ratio(z.value())
}

impl Distribution for Lognormal {
    fn mean(&self) -> f64 {
        self.exact_mean().value()
    }

    fn variance(&self) -> f64 {
        let mean = self.mean();
        mean * mean * libm::expm1(self.sigma_log * self.sigma_log)
    }

    fn density(&self, x: f64) -> f64 {
        if x.is_nan() {
            return x;
        }
        if x <= 0.0 || x == f64::INFINITY { 0.0 } else { normal::density(self.z(x)) / self.sigma_log / x }
    }

    fn cdf(&self, x: f64) -> f64 {
        if x <= 0.0 || !x.is_finite() {
            return if x.is_nan() { x } else { f64::from(x > 0.0) };
        }
        normal::above(-self.z(x))
    }

    fn complementary_cdf(&self, x: f64) -> f64 {
        if x <= 0.0 || !x.is_finite() {
            return if x.is_nan() { x } else { f64::from(x <= 0.0) };
        }
        normal::above(self.z(x))
    }

    fn quantile(&self, p: f64) -> Result<f64> {
        let z = normal::quantile(domain::fraction("p", p)?);
        Ok((Double::from(self.mu_log) + Double::product(self.sigma_log, z)).exponential().value())
    }

    fn loss(&self, x: f64) -> f64 {
        self.both(x)[0][0]
    }

    fn complementary_loss(&self, x: f64) -> f64 {
        self.both(x)[1][0]
    }

    fn second_loss(&self, x: f64) -> f64 {
        self.both(x)[0][1]
    }

    fn complementary_second_loss(&self, x: f64) -> f64 {
        self.both(x)[1][1]
    }
}
