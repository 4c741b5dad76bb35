//! A distribution over whole numbers by its list of probabilities.

use super::lattice::{Lattice, Part};
use crate::error::{Error, ErrorKind, Result};
use crate::num::domain;
use crate::num::double::Double;

/// The probabilities of first, first + 1, …
///
/// The list has to sum to 1 within 1e-9 and is divided by its sum. All sums are taken in 106 bits, upwards from the least value and downwards from the
/// greatest, once when it is built: a question costs no more than a look.
///
/// A quantile counts as reached at k if P(X ≤ k), rounded, is p or the f64 just below it: 0.6 + 0.2 reaches 0.8.
///
/// ```
/// use vmi_core::num::distribution::{Discrete, Distribution, Pmf};
/// let demand = Pmf::new(0, vec![0.6, 0.2, 0.1, 0.1])?;
/// assert_eq!((demand.quantile(0.8)?, demand.pmf(2)), (1.0, 0.1));
/// assert!((demand.loss(1.0) - 0.3).abs() < 1e-16);
/// assert!(Pmf::new(0, vec![0.6, 0.2]).is_err());
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Pmf {
    first: i64,
    probabilities: Vec<f64>,
    below: Vec<Part>,
    above: Vec<Part>,
    mean: f64,
    variance: f64,
}

/// How far a list may be from 1.
const SUM_TOLERANCE: f64 = 1e-9;
/// The longest list.
const LONGEST: usize = 10_000_000;

impl Pmf {
    /// Of the probabilities of `first`, `first` + 1, …; at most 10 million, and |first| at most 2^52.
    pub fn new(first: i64, probabilities: Vec<f64>) -> Result<Self> {
        let faulty = |message: String, value: String| {
            Error::new(ErrorKind::OutOfRange, message).field("probabilities").value(value).expected("probabilities that sum to 1 within 1e-9")
        };
        for &probability in &probabilities {
            domain::not_negative("probabilities", probability)?;
        }
        if probabilities.len() > LONGEST {
            return Err(faulty(format!("{} probabilities are more than {LONGEST}", probabilities.len()), probabilities.len().to_string()));
        }
        if first.unsigned_abs() > 1 << 52 {
            return Err(domain::outside("first", first as f64, "a whole number within 2^52 of 0"));
        }
        let sum = probabilities.iter().fold(Double::ZERO, |sum, &probability| sum + Double::from(probability)).value();
        if (sum - 1.0).abs() > SUM_TOLERANCE {
            return Err(faulty(format!("the probabilities sum to {sum}, not to 1 within 1e-9"), sum.to_string()));
        }
        Ok(Self::of_scaled(first, probabilities.into_iter().map(|probability| probability / sum).collect()))
    }

    /// Of values and their probabilities, in any order; probabilities of equal values are added.
    pub fn from_pairs(pairs: &[(i64, f64)]) -> Result<Self> {
        let least = pairs.iter().map(|pair| pair.0).min().unwrap_or_default();
        let greatest = pairs.iter().map(|pair| pair.0).max().unwrap_or_default();
        let span = i128::from(greatest) - i128::from(least);
        if span >= LONGEST as i128 {
            return Err(domain::outside("values", greatest as f64, format!("less than {LONGEST} above the least, {least}")));
        }
        let mut probabilities = vec![0.0; if pairs.is_empty() { 0 } else { span as usize + 1 }];
        for &(value, probability) in pairs {
            domain::not_negative("probabilities", probability)?;
            probabilities[(value - least) as usize] += probability;
        }
        Self::new(least, probabilities)
    }

    /// All probability on one value.
    pub fn certain(value: i64) -> Result<Self> {
        Self::new(value, vec![1.0])
    }

    /// Of a list that sums to 1 up to rounding; zeros at its ends are left out.
    pub(crate) fn of_scaled(first: i64, mut probabilities: Vec<f64>) -> Self {
        let zeros = probabilities.iter().take_while(|&&probability| probability == 0.0).count();
        probabilities.drain(..zeros);
        while probabilities.last() == Some(&0.0) {
            probabilities.pop();
        }
        let first = first + zeros as i64;
        let below = summed(probabilities.iter().copied());
        let mut above = summed(probabilities.iter().rev().copied());
        above.reverse();
        let (mean, variance) = moments(first, &probabilities);
        Self { first, probabilities, below, above, mean, variance }
    }

    /// The probabilities from the least value on; the first and the last are above 0.
    pub fn probabilities(&self) -> &[f64] {
        &self.probabilities
    }

    /// The greatest value that X can take.
    pub fn greatest(&self) -> i64 {
        self.first + self.probabilities.len() as i64 - 1
    }

    /// E X^n of whole n, in 106 bits; for the moments that undershoot and lead-time demand need.
    pub(crate) fn moment(&self, n: u32) -> f64 {
        moment(self.first, &self.probabilities, n).value()
    }
}

fn moment(first: i64, probabilities: &[f64], n: u32) -> Double {
    let term = |(i, &probability): (usize, &f64)| {
        let value = Double::from((first + i as i64) as f64);
        (0..n).fold(Double::from(probability), |product, _| product * value)
    };
    probabilities.iter().enumerate().map(term).fold(Double::ZERO, |sum, part| sum + part)
}

fn moments(first: i64, probabilities: &[f64]) -> (f64, f64) {
    let mass = moment(first, probabilities, 0);
    if mass.hi <= 0.0 {
        return (0.0, 0.0);
    }
    let mean = moment(first, probabilities, 1) / mass;
    let term = |(i, &probability): (usize, &f64)| {
        let distance = Double::from((first + i as i64) as f64) - mean;
        distance * distance * Double::from(probability)
    };
    let squares = probabilities.iter().enumerate().map(term).fold(Double::ZERO, |sum, part| sum + part);
    (mean.value(), squares.value())
}

/// Along the list: the sum so far; the sum of the sums before it; and of those in turn.
fn summed(probabilities: impl Iterator<Item = f64>) -> Vec<Part> {
    let (mut mass, mut first, mut second) = (Double::ZERO, Double::ZERO, Double::ZERO);
    let step = |probability: f64| {
        first = first + mass;
        second = second + first;
        mass = mass + Double::from(probability);
        Part { probability: mass.value(), loss: first.value(), second: second.value() }
    };
    probabilities.map(step).collect()
}

impl Lattice for Pmf {
    fn moments(&self) -> (f64, f64) {
        (self.mean, self.variance)
    }

    fn lowest(&self) -> i64 {
        self.first
    }

    fn point(&self, k: i64) -> f64 {
        usize::try_from(k - self.first).ok().and_then(|at| self.probabilities.get(at)).copied().unwrap_or(0.0)
    }

    fn above(&self, k: i64) -> Part {
        // The sums stand for P(X ≥ k): P(X > k) and the sum of the losses above k are one place up.
        let at = (k - self.first) as usize;
        let tail = |at: usize| self.above.get(at).copied().unwrap_or(Part { probability: 0.0, loss: 0.0, second: 0.0 });
        let (here, next) = (tail(at), tail(at.saturating_add(1)));
        Part { probability: next.probability, loss: here.loss, second: next.second }
    }

    fn below(&self, k: i64) -> Part {
        if let Some(part) = self.below.get((k - self.first) as usize) {
            return *part;
        }
        let distance = k as f64 - self.mean;
        Part { probability: 1.0, loss: distance, second: 0.5 * (self.variance + distance * (distance + 1.0)) }
    }

    fn reaches(&self, k: i64, p: f64) -> bool {
        k >= self.greatest() || (k >= self.first && self.below(k).probability.next_up() >= p)
    }
}
