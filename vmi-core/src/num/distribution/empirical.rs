//! The distribution of what was observed.

use super::Distribution;
use crate::error::{Error, ErrorKind, Result};
use crate::num::double::Double;
use crate::num::{domain, sum};

/// Each observed value with probability 1/n. Values are real, so the second losses are ½ E of squares.
///
/// The quantile is the least observed value v with (number of values ≤ v) / n ≥ p, compared without rounding: the inverse of the step function, type 1 of
/// Hyndman & Fan (1996). The variance divides by n, as that of the distribution and not of an estimate.
///
/// ```
/// use vmi_core::num::distribution::{Distribution, Empirical};
/// let demand = Empirical::new(vec![4.0, 0.0, 7.0, 1.0])?;
/// assert_eq!((demand.quantile(0.5)?, demand.quantile(0.51)?, demand.loss(4.0), demand.cdf(1.0)), (1.0, 4.0, 0.75, 0.5));
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Empirical {
    sorted: Vec<f64>,
}

impl Empirical {
    /// Of at least one value, all finite, in any order.
    pub fn new(mut values: Vec<f64>) -> Result<Self> {
        if values.is_empty() {
            let error = Error::new(ErrorKind::MissingValue, "values is empty: at least one observed value is needed");
            return Err(error.field("values").expected("at least one finite value"));
        }
        for &value in &values {
            domain::finite("values", value)?;
        }
        values.sort_by(f64::total_cmp);
        Ok(Self { sorted: values })
    }

    /// The values, least first.
    pub fn values(&self) -> &[f64] {
        &self.sorted
    }

    fn count(&self) -> f64 {
        self.sorted.len() as f64
    }

    /// How many values are at or below x.
    fn rank(&self, x: f64) -> usize {
        self.sorted.partition_point(|&value| value <= x)
    }

    /// The mean of a function of the values, with sums in 8 lanes.
    fn average(&self, values: &[f64], of: impl Fn(f64) -> f64) -> f64 {
        let parts: Vec<f64> = values.iter().map(|&value| of(value)).collect();
        sum(&parts) / self.count()
    }
}

impl Distribution for Empirical {
    fn mean(&self) -> f64 {
        self.average(&self.sorted, |value| value)
    }

    fn variance(&self) -> f64 {
        let mean = self.mean();
        self.average(&self.sorted, |value| (value - mean) * (value - mean))
    }

    /// The part of the values that are x.
    fn density(&self, x: f64) -> f64 {
        if x.is_nan() {
            return x;
        }
        (self.rank(x) - self.sorted.partition_point(|&value| value < x)) as f64 / self.count()
    }

    fn cdf(&self, x: f64) -> f64 {
        if x.is_nan() { x } else { self.rank(x) as f64 / self.count() }
    }

    fn complementary_cdf(&self, x: f64) -> f64 {
        if x.is_nan() { x } else { (self.sorted.len() - self.rank(x)) as f64 / self.count() }
    }

    fn quantile(&self, p: f64) -> Result<f64> {
        domain::fraction("p", p)?;
        let wanted = Double::product(p, self.count());
        // The least whole rank that is not below p n, compared without rounding.
        let mut rank = wanted.hi.ceil();
        while rank > 1.0 && (Double::from(rank - 1.0) - wanted).value() >= 0.0 {
            rank -= 1.0;
        }
        while (Double::from(rank) - wanted).value() < 0.0 {
            rank += 1.0;
        }
        let at = (rank.max(1.0) as usize).min(self.sorted.len()) - 1;
        Ok(self.sorted[at])
    }

    fn loss(&self, x: f64) -> f64 {
        if x.is_nan() { x } else { self.average(&self.sorted[self.rank(x)..], |value| value - x) }
    }

    fn complementary_loss(&self, x: f64) -> f64 {
        if x.is_nan() { x } else { self.average(&self.sorted[..self.rank(x)], |value| x - value) }
    }

    fn second_loss(&self, x: f64) -> f64 {
        if x.is_nan() { x } else { 0.5 * self.average(&self.sorted[self.rank(x)..], |value| (value - x) * (value - x)) }
    }

    fn complementary_second_loss(&self, x: f64) -> f64 {
        if x.is_nan() { x } else { 0.5 * self.average(&self.sorted[..self.rank(x)], |value| (x - value) * (x - value)) }
    }
}
