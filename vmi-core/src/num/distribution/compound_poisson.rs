//! The compound Poisson distribution: orders come at random, and each asks for a random quantity.

use super::Discrete;
use super::lattice::{Lattice, Part};
use super::pmf::Pmf;
use crate::error::Result;
use crate::num::domain;
use crate::num::double::Double;

/// The sum of N jumps, N Poisson of a rate, jumps independent with one [`Pmf`] over 0, 1, 2, …
///
/// ```text
/// f(0) = e^(−rate (1 − g(0))),  f(k) = rate / k · Σ j g(j) f(k−j) over 1 ≤ j ≤ k        g the pmf of a jump
/// ```
///
/// Panjer's recursion: positive terms only, in 106 bits, with a power of 2 kept apart where e^−rate underflows. The list ends where probabilities are below
/// 1e-305, so sums in the far tail are good down to about 1e-290. The work is the number of values times the number of jump sizes. Source: Panjer, ASTIN Bulletin 12 (1981) 22–26.
///
/// ```
/// use vmi_core::num::distribution::{CompoundPoisson, Discrete, Distribution, Pmf};
/// let demand = CompoundPoisson::new(2.0, &Pmf::new(1, vec![0.5, 0.5])?)?;
/// assert!((demand.pmf(0) / 0.1353352832366127 - 1.0).abs() < 1e-15);
/// assert!((demand.mean() - 3.0).abs() < 1e-15 && (demand.variance() - 5.0).abs() < 1e-14);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct CompoundPoisson {
    rate: f64,
    jumps: Pmf,
    total: Pmf,
    mean: f64,
    variance: f64,
}

/// Probabilities below this end the list.
const LEAST: f64 = 1e-305;
/// The longest list, and the most products on the way to it.
const LONGEST: usize = 10_000_000;
const MOST_PRODUCTS: f64 = 4e9;

impl CompoundPoisson {
    /// A rate above 0 and jumps from 0 on, not all of them 0; at most 10 million values.
    pub fn new(rate: f64, jumps: &Pmf) -> Result<Self> {
        domain::positive("rate", rate)?;
        if jumps.least() < 0 {
            return Err(domain::outside("jumps", jumps.least() as f64, "whole numbers of 0 or more"));
        }
        if jumps.greatest() == 0 {
            return Err(domain::outside("jumps", 0.0, "at least one jump above 0"));
        }
        let (mean, variance) = (rate * jumps.moment(1), rate * jumps.moment(2));
        // No list reaches beyond 60 standard deviations and 60 · 12 of the greatest jumps.
        let length = mean + 60.0 * variance.sqrt() + 720.0 * jumps.greatest() as f64;
        if length > LONGEST as f64 || length * jumps.probabilities().len() as f64 > MOST_PRODUCTS {
            return Err(domain::outside("rate", rate, "a rate and jumps whose sum needs at most 10 million values and 4e9 products"));
        }
        Ok(Self { rate, jumps: jumps.clone(), total: Pmf::of_scaled(0, recursion(rate, jumps, mean, length as usize)), mean, variance })
    }

    /// Jumps a period.
    pub fn rate(&self) -> f64 {
        self.rate
    }

    /// The distribution of one jump.
    pub fn jumps(&self) -> &Pmf {
        &self.jumps
    }

    /// The distribution as a list.
    pub fn as_pmf(&self) -> &Pmf {
        &self.total
    }
}

/// f(0), f(1), … by Panjer's recursion.
fn recursion(rate: f64, jumps: &Pmf, mean: f64, longest: usize) -> Vec<f64> {
    let least = jumps.least().max(1);
    let weight = |j: i64| Double::product(rate, j as f64) * Double::from(jumps.pmf(j));
    let weights: Vec<Double> = (least..=jumps.greatest()).map(weight).collect();
    // f(0) = mantissa · 2^power.
    let exponent = Double::from(rate) * (Double::from(jumps.pmf(0)) - Double::ONE);
    let mut power = (exponent.hi * std::f64::consts::LOG2_E).round();
    let mantissa = (exponent - Double::from(2.0).logarithm() * Double::from(power)).exponential();
    let (mut scaled, mut found) = (vec![mantissa], Vec::new());
    found.push(written(mantissa, power));
    let (mut quiet, reach) = (0, jumps.greatest() as usize);
    let mut k = 1_usize;
    while k <= longest && quiet <= reach {
        let mut sum = Double::ZERO;
        for (i, weight) in weights.iter().enumerate() {
            let j = i + least as usize;
            if j > k {
                break;
            }
            sum = sum + *weight * scaled[k - j];
        }
        let value = sum / Double::from(k as f64);
        scaled.push(value);
        found.push(written(value, power));
        quiet = if k as f64 > mean && found[k] < LEAST { quiet + 1 } else { 0 };
        // Before the recursion leaves the range of f64, what it can still reach is moved by a power of 2 together.
        let shift = if value.hi > 1e150 {
            -600
        } else if value.hi < 1e-150 && k as f64 > mean {
            300
        } else {
            0
        };
        if shift != 0 {
            let from = scaled.len().saturating_sub(reach + 1);
            for value in &mut scaled[from..] {
                *value = value.scaled(shift);
            }
            power -= f64::from(shift);
        }
        k += 1;
    }
    found
}

/// value · 2^power, 0 where that underflows.
fn written(value: Double, power: f64) -> f64 {
    libm::scalbn(value.value(), power.clamp(-100_000_000.0, 1e8) as i32)
}

impl Lattice for CompoundPoisson {
    fn moments(&self) -> (f64, f64) {
        (self.mean, self.variance)
    }

    fn lowest(&self) -> i64 {
        self.total.lowest()
    }

    fn point(&self, k: i64) -> f64 {
        self.total.point(k)
    }

    fn above(&self, k: i64) -> Part {
        self.total.above(k)
    }

    fn below(&self, k: i64) -> Part {
        self.total.below(k)
    }

    fn reaches(&self, k: i64, p: f64) -> bool {
        self.total.reaches(k, p)
    }
}
