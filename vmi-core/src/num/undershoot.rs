//! Undershoot: how far the position is below the reorder point when an order is placed.
//!
//! The position starts `gap` above the reorder point, demand comes period by period (or order by order), and an order is placed as soon as the position is at or below
//! the reorder point. The undershoot is what the last demand takes beyond it.

use crate::error::{Error, ErrorKind, Result};
use crate::num::distribution::{Discrete, Distribution, Pmf};
use crate::num::domain;
use crate::num::lead_time_demand::Moments;

/// The most products that the exact recursion may take.
const MOST_PRODUCTS: f64 = 4e9;
/// The largest demand whose probabilities are listed from 1 on.
const MOST_VALUES: i64 = 10_000_000;

/// The distribution of the undershoot, exactly, for demand in whole units and a gap of at least 1.
///
/// ```text
/// m(0) = 1,  m(j) = Σ q(i) m(j−i) over 1 ≤ i ≤ j        the chance that the position is ever j below its start; q(i) = P(D = i) / P(D > 0)
/// P(U = u) = Σ m(j) q(gap − j + u) over 0 ≤ j < gap
/// ```
///
/// Periods without demand change nothing. Source: renewal theory, as in Feller, An Introduction to Probability Theory, vol. 1, ch. XIII.
///
/// ```
/// use vmi_core::num::distribution::{Discrete, Pmf};
/// use vmi_core::num::undershoot::exact;
/// // Demand 1 or 2 with a gap of 2: 1 + 1 or 2 at once meet it, 1 + 2 passes it by 1.
/// let found = exact(&Pmf::new(1, vec![0.5, 0.5])?, 2)?;
/// assert_eq!((found.pmf(0), found.pmf(1)), (0.75, 0.25));
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn exact(demand: &Pmf, gap: i64) -> Result<Pmf> {
    let positive = above_zero(demand)?;
    let products = gap as f64 * positive.len() as f64;
    if !(1..=10_000_000).contains(&gap) || products > MOST_PRODUCTS {
        return Err(domain::outside("gap", gap as f64, "a whole number from 1 to 10 million, at most 4e9 / (greatest demand)"));
    }
    let gap = gap as usize;
    let visits = visits(&positive, gap);
    // From j only demands of gap − j + u up to the greatest pass the gap.
    let chance = |u: usize| -> f64 {
        let first = (gap + u).saturating_sub(positive.len());
        (first..gap).map(|j| visits[j] * positive[gap - j + u - 1]).sum()
    };
    Ok(Pmf::of_scaled(0, (0..positive.len()).map(chance).collect()))
}

/// m(0) … m(count − 1), the chances that a sum of demands is ever 0, 1, 2, …, from the probabilities of 1, 2, …
pub(crate) fn visits(positive: &[f64], count: usize) -> Vec<f64> {
    let mut visits = vec![1.0];
    for j in 1..count {
        let most = positive.len().min(j);
        visits.push((1..=most).map(|i| positive[i - 1] * visits[j - i]).sum());
    }
    visits
}

/// The probabilities of 1, 2, … given that there is demand.
pub(crate) fn above_zero(demand: &Pmf) -> Result<Vec<f64>> {
    if demand.least() < 0 {
        return Err(domain::outside("demand", demand.least() as f64, "whole numbers of 0 or more"));
    }
    if demand.greatest() > MOST_VALUES {
        return Err(domain::outside("demand", demand.greatest() as f64, "at most 10 million"));
    }
    let rest = demand.complementary_cdf(0.0);
    if rest <= 0.0 {
        let error = Error::new(ErrorKind::OutOfRange, "demand is always 0: the reorder point is never reached");
        return Err(error.field("demand").expected("a chance of demand above 0"));
    }
    Ok((1..=demand.greatest()).map(|k| demand.pmf(k) / rest).collect())
}

/// The distribution of the undershoot for a large gap: P(U = u) = P(D > u) / E D.
///
/// Approximation: the limit of [`exact`] for gaps of a few mean demands and more, if the sizes of demand have no common divisor.
///
/// ```
/// use vmi_core::num::distribution::{Distribution, Pmf};
/// use vmi_core::num::undershoot::{exact, limiting};
/// let demand = Pmf::new(0, vec![0.2, 0.3, 0.1, 0.4])?;
/// let (near, limit) = (exact(&demand, 40)?, limiting(&demand)?);
/// assert!((near.mean() - limit.mean()).abs() < 1e-6);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn limiting(demand: &Pmf) -> Result<Pmf> {
    above_zero(demand)?;
    let mean = demand.mean();
    Ok(Pmf::of_scaled(0, (0..demand.greatest()).map(|u| demand.complementary_cdf(u as f64) / mean).collect()))
}

/// Mean and variance of the undershoot of real-valued demand for a large gap, from the first three moments of demand.
///
/// ```text
/// mean = E D² / (2 E D),  E U² = E D³ / (3 E D)
/// ```
///
/// Approximation: the limit for a gap of a few mean demands and more. Source: Tijms, Stochastic Models (1994), ch. 1; Silver, Pyke & Thomas, ch. 7.
///
/// ```
/// use vmi_core::num::undershoot::limiting_moments;
/// // Exponential demand has no memory: the undershoot is distributed as demand.
/// let found = limiting_moments(10.0, 200.0, 6000.0)?;
/// assert_eq!((found.mean, found.variance), (10.0, 100.0));
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn limiting_moments(first: f64, second: f64, third: f64) -> Result<Moments> {
    domain::positive("first", first)?;
    domain::positive("second", second)?;
    domain::positive("third", third)?;
    let mean = second / (2.0 * first);
    Ok(Moments { mean, variance: (third / (3.0 * first) - mean * mean).max(0.0) })
}

/// The mean undershoot of real-valued demand for a large gap: (variance + mean²) / (2 mean). Approximation, as [`limiting_moments`].
///
/// ```
/// use vmi_core::num::undershoot::limiting_mean;
/// assert_eq!(limiting_mean(10.0, 44.0)?, 7.2);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn limiting_mean(mean: f64, variance: f64) -> Result<f64> {
    let (mean, variance) = (domain::positive("mean", mean)?, domain::not_negative("variance", variance)?);
    Ok(0.5 * (mean + variance / mean))
}

/// The mean undershoot of demand in whole units for a large gap: (E D² / E D − 1) / 2. Approximation: the mean of [`limiting`].
///
/// ```
/// use vmi_core::num::distribution::{Distribution, Pmf};
/// use vmi_core::num::undershoot::{limiting, limiting_mean_whole};
/// let demand = Pmf::new(0, vec![0.2, 0.3, 0.1, 0.4])?;
/// assert!((limiting_mean_whole(&demand)? - limiting(&demand)?.mean()).abs() < 1e-15);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn limiting_mean_whole(demand: &Pmf) -> Result<f64> {
    above_zero(demand)?;
    Ok((demand.moment(2) / demand.moment(1) - 1.0) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exact_undershoot_sums_to_1_and_agrees_with_enumeration() {
        let demand = Pmf::new(0, vec![0.25, 0.5, 0.125, 0.125]).unwrap();
        // Wald: E(steps) = E(sum) / E D, so gap + E U = E D · expected number of demands, here by a direct recursion.
        for gap in 1..30_i64 {
            let found = exact(&demand, gap).unwrap();
            let mass: f64 = found.probabilities().iter().sum();
            let mut steps: Vec<f64> = Vec::new();
            for left in 1..=gap {
                let ahead: f64 = (1..=3).filter(|&k| k < left).map(|k| demand.pmf(k) * steps[(left - k - 1) as usize]).sum();
                steps.push((1.0 + ahead) / 0.75);
            }
            let wald = demand.mean() * steps[gap as usize - 1] - gap as f64;
            assert!((mass - 1.0).abs() < 1e-14 && (found.mean() - wald).abs() < 1e-12, "{gap}: {} against {wald}", found.mean());
        }
    }

    #[test]
    fn bad_demand_is_refused() {
        let certain = |k| Pmf::certain(k).unwrap();
        assert!(exact(&certain(0), 3).is_err() && exact(&certain(-2), 3).is_err() && exact(&certain(2), 0).is_err());
        assert!(limiting(&certain(0)).is_err() && limiting_mean(0.0, 1.0).is_err() && limiting_moments(1.0, f64::NAN, 1.0).is_err());
        assert_eq!(exact(&certain(7), 20).unwrap(), certain(1));
    }
}
