//! Demand over a random lead time: what a reorder point has to cover.

use crate::error::Result;
use crate::num::convolution;
use crate::num::distribution::{CompoundPoisson, Discrete, Distribution, Empirical, Gamma, Geometric, NegativeBinomial, Normal, Pmf, Poisson};
use crate::num::domain;

/// Mean and variance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moments {
    /// The mean.
    pub mean: f64,
    /// The variance.
    pub variance: f64,
}

/// Mean and variance of demand over a random lead time, for every pair of distributions with these moments; exact if periods are independent of each other
/// and of the lead time.
///
/// ```text
/// mean = μ L,  variance = L σ² + μ² σL²        demand μ, σ² a period; lead time L, σL² periods
/// ```
///
/// ```
/// use vmi_core::num::distribution::{Gamma, Normal};
/// use vmi_core::num::lead_time_demand::moments;
/// let found = moments(&Normal::new(10.0, 3.0)?, &Gamma::new(4.0, 0.5)?);
/// assert_eq!((found.mean, found.variance), (20.0, 118.0));
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn moments(demand: &(impl Distribution + ?Sized), lead_time: &(impl Distribution + ?Sized)) -> Moments {
    let mean = demand.mean();
    Moments { mean: mean * lead_time.mean(), variance: lead_time.mean() * demand.variance() + mean * mean * lead_time.variance() }
}

/// The distribution of demand over a random whole number of periods, exactly: Σ P(L = l) · (demand convolved l times).
///
/// Both from 0 on. By Horner's scheme, of positive terms only; the work is about half of (greatest lead time)² times (demand values)².
///
/// ```
/// use vmi_core::num::distribution::{Discrete, Distribution, Pmf};
/// use vmi_core::num::lead_time_demand::lead_time_demand;
/// let (demand, lead_time) = (Pmf::new(0, vec![0.5, 0.25, 0.25])?, Pmf::new(1, vec![0.5, 0.5])?);
/// let found = lead_time_demand(&demand, &lead_time)?;
/// assert_eq!((found.pmf(0), found.pmf(4)), (0.375, 0.03125));
/// assert!((found.mean() - 1.125).abs() < 1e-15);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn lead_time_demand(demand: &Pmf, lead_time: &Pmf) -> Result<Pmf> {
    from_zero("demand", demand)?;
    from_zero("lead_time", lead_time)?;
    let length = lead_time.greatest() as f64 * demand.greatest() as f64 + 1.0;
    if length > 1e7 {
        return Err(domain::outside("lead_time", lead_time.greatest() as f64, "a lead time and demand whose sum has at most 10 million values"));
    }
    let once: Vec<f64> = (0..=demand.greatest()).map(|k| demand.pmf(k)).collect();
    let mut sum = Vec::with_capacity(length as usize);
    sum.push(lead_time.pmf(lead_time.greatest()));
    for periods in (0..lead_time.greatest()).rev() {
        sum = convolution::lists(&sum, &once)?;
        sum[0] += lead_time.pmf(periods);
    }
    Ok(Pmf::of_scaled(0, sum))
}

fn from_zero(name: &str, of: &Pmf) -> Result<()> {
    if of.least() < 0 { Err(domain::outside(name, of.least() as f64, "whole numbers of 0 or more")) } else { Ok(()) }
}

/// A distribution that can be handed between threads.
pub type Part = Box<dyn Distribution + Send + Sync>;

/// Demand whose sum over any number of periods is known.
pub trait Additive: Distribution {
    /// Demand over so many periods, 0 or more; over 0 periods it is 0 for certain.
    fn over(&self, periods: f64) -> Result<Part>;
    /// Are its values whole numbers? The second losses count in steps then.
    const WHOLE: bool;
}

/// With 0 periods set apart: 0 for certain, among whole numbers or among real ones.
fn unless_none(periods: f64, whole: bool, sum: impl FnOnce() -> Result<Part>) -> Result<Part> {
    if domain::not_negative("periods", periods)? > 0.0 {
        sum()
    } else if whole {
        Ok(Box::new(Pmf::certain(0)?))
    } else {
        Ok(Box::new(Empirical::new(vec![0.0])?))
    }
}

macro_rules! additive {
    ($($name:ident $whole:literal: |$of:ident, $periods:ident| $sum:expr;)+) => {$(
        impl Additive for $name {
            const WHOLE: bool = $whole;
            fn over(&self, $periods: f64) -> Result<Part> {
                let $of = self;
                unless_none($periods, $whole, || Ok(Box::new($sum)))
            }
        }
    )+};
}

additive! {
    Normal false: |of, periods| Normal::new(of.mean() * periods, of.sd() * periods.sqrt())?;
    Gamma false: |of, periods| Gamma::new(of.shape() * periods, of.scale())?;
    Poisson true: |of, periods| Poisson::new(of.mean() * periods)?;
    NegativeBinomial true: |of, periods| NegativeBinomial::new(of.r() * periods, of.p())?;
    Geometric true: |of, periods| NegativeBinomial::new(periods, of.p())?;
    CompoundPoisson true: |of, periods| CompoundPoisson::new(of.rate() * periods, of.jumps())?;
}

/// Demand over a random lead time as a mixture: for each lead time its probability and the demand over it.
///
/// All functions are sums of positive terms, so they keep the accuracy of the parts. With normal demand the part below 0 is that of the parts. Where a lead time
/// may be 0, real-valued demand is 0 with that probability, which [`Distribution::density`] adds at x = 0.
///
/// ```
/// use vmi_core::num::distribution::{Distribution, Gamma, Pmf};
/// use vmi_core::num::lead_time_demand::Mixture;
/// let demand = Mixture::new(&Gamma::new(2.0, 3.0)?, &Pmf::new(2, vec![0.5, 0.25, 0.25])?)?;
/// assert!((demand.mean() - 16.5).abs() < 1e-13 && (demand.variance() - 74.25).abs() < 1e-12);
/// let level = demand.quantile(0.95)?;
/// assert!((demand.cdf(level) - 0.95).abs() < 1e-14);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub struct Mixture {
    parts: Vec<(f64, Part)>,
    whole: bool,
}

impl Mixture {
    /// Of a lead time in whole periods, 0 or more.
    pub fn new<D: Additive>(demand: &D, lead_time: &Pmf) -> Result<Self> {
        from_zero("lead_time", lead_time)?;
        let listed = lead_time.probabilities().iter().zip(lead_time.least()..).filter(|(probability, _)| **probability > 0.0);
        let parts = listed.map(|(&probability, periods)| Ok((probability, demand.over(periods as f64)?))).collect::<Result<_>>()?;
        Ok(Self { parts, whole: D::WHOLE })
    }

    /// Of a lead time with a density: cut into `cuts` intervals of equal probability, each replaced by its conditional mean.
    ///
    /// Approximation: the mean is exact, the variance lacks what lies within the intervals (for 100 of them, about 1 % of that of the lead time).
    pub fn approximate<D: Additive>(demand: &D, lead_time: &(impl Distribution + ?Sized), cuts: u32) -> Result<Self> {
        if !(1..=100_000).contains(&cuts) {
            return Err(domain::outside("cuts", f64::from(cuts), "a whole number from 1 to 100,000"));
        }
        let (n, mut parts) = (f64::from(cuts), Vec::new());
        // Σ over the intervals of E(L; a < L ≤ b) = a P(a < L ≤ b) + E(L−a)⁺ − E(L−b)⁺ − (b−a) P(L > b).
        let mut low = 0.0;
        for cut in 1..=cuts {
            let last = cut == cuts;
            let high = if last { f64::INFINITY } else { lead_time.quantile(f64::from(cut) / n)? };
            let beyond = if last { 0.0 } else { lead_time.loss(high) + (high - low) * lead_time.complementary_cdf(high) };
            let probability = lead_time.complementary_cdf(low) - if last { 0.0 } else { lead_time.complementary_cdf(high) };
            if probability > 0.0 {
                let mean = low + (lead_time.loss(low) - beyond) / probability;
                parts.push((probability, demand.over(mean.max(0.0))?));
            }
            low = high;
        }
        // What the lead time has at or below 0 is no time at all.
        let nothing = lead_time.cdf(0.0);
        if nothing > 0.0 {
            parts.push((nothing, demand.over(0.0)?));
        }
        Ok(Self { parts, whole: D::WHOLE })
    }

    fn sum(&self, of: impl Fn(&Part) -> f64) -> f64 {
        self.parts.iter().map(|(weight, part)| weight * of(part)).sum()
    }

    fn reaches(&self, x: f64, p: f64) -> bool {
        if p <= 0.5 { self.cdf(x) >= p } else { self.complementary_cdf(x) <= 1.0 - p }
    }
}

impl Distribution for Mixture {
    fn mean(&self) -> f64 {
        self.sum(|part| part.mean())
    }

    fn variance(&self) -> f64 {
        let mean = self.mean();
        self.sum(|part| part.variance() + (part.mean() - mean) * (part.mean() - mean))
    }

    fn density(&self, x: f64) -> f64 {
        self.sum(|part| part.density(x))
    }

    fn cdf(&self, x: f64) -> f64 {
        self.sum(|part| part.cdf(x))
    }

    fn complementary_cdf(&self, x: f64) -> f64 {
        self.sum(|part| part.complementary_cdf(x))
    }

    /// By halving between the least and the greatest quantile of the parts, to a whole number or to neighbouring f64.
    fn quantile(&self, p: f64) -> Result<f64> {
        domain::fraction("p", p)?;
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for (_, part) in &self.parts {
            let quantile = part.quantile(p)?;
            (low, high) = (low.min(quantile), high.max(quantile));
        }
        if self.reaches(low, p) {
            return Ok(low);
        }
        for _ in 0..2_100 {
            let middle = low + (high - low) / 2.0;
            let middle = if self.whole { middle.floor() } else { middle };
            if middle <= low || middle >= high {
                break;
            }
            if self.reaches(middle, p) { high = middle } else { low = middle }
        }
        Ok(high)
    }

    fn loss(&self, x: f64) -> f64 {
        self.sum(|part| part.loss(x))
    }

    fn complementary_loss(&self, x: f64) -> f64 {
        self.sum(|part| part.complementary_loss(x))
    }

    fn second_loss(&self, x: f64) -> f64 {
        self.sum(|part| part.second_loss(x))
    }

    fn complementary_second_loss(&self, x: f64) -> f64 {
        self.sum(|part| part.complementary_second_loss(x))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mixture_agrees_with_the_convolution() {
        let poisson = Poisson::new(1.7).unwrap();
        let lead_time = Pmf::new(0, vec![0.1, 0.2, 0.3, 0.0, 0.4]).unwrap();
        let mixture = Mixture::new(&poisson, &lead_time).unwrap();
        let (first, list) = poisson.list(1e-40).unwrap();
        let exact = lead_time_demand(&Pmf::new(first, list).unwrap(), &lead_time).unwrap();
        let expected = moments(&poisson, &lead_time);
        assert!((exact.mean() - expected.mean).abs() < 1e-13 && (exact.variance() - expected.variance).abs() < 1e-12);
        for k in 0..40_i32 {
            let x = f64::from(k);
            for (a, b) in [
                (mixture.density(x), exact.density(x)),
                (mixture.complementary_cdf(x), exact.complementary_cdf(x)),
                (mixture.loss(x), exact.loss(x)),
                (mixture.second_loss(x), exact.second_loss(x)),
                (mixture.complementary_second_loss(x), exact.complementary_second_loss(x)),
            ] {
                assert!(a == b || (a / b - 1.0).abs() < 1e-12, "{k}: {a:e} against {b:e}");
            }
        }
        for p in [1e-9, 0.2, 0.7, 0.99, 1.0 - 1e-12] {
            assert_eq!(mixture.quantile(p).unwrap(), exact.quantile(p).unwrap());
        }
    }

    #[test]
    fn poisson_demand_over_a_gamma_lead_time_is_negative_binomial() {
        // Shape 3, scale 2 and rate 5: r = 3, p = 1 / (1 + 10).
        let exact = NegativeBinomial::new(3.0, 1.0 / 11.0).unwrap();
        let cut = Mixture::approximate(&Poisson::new(5.0).unwrap(), &Gamma::new(3.0, 2.0).unwrap(), 400).unwrap();
        assert!((cut.mean() - exact.mean()).abs() < 1e-11);
        assert!((cut.variance() / exact.variance() - 1.0).abs() < 0.005, "{} {}", cut.variance(), exact.variance());
        assert!((cut.cdf(40.0) - exact.cdf(40.0)).abs() < 1e-4 && (cut.quantile(0.95).unwrap() - exact.quantile(0.95).unwrap()).abs() <= 1.0);
    }

    #[test]
    fn lists_below_zero_are_refused() {
        let (below, fine) = (Pmf::new(-1, vec![0.5, 0.5]).unwrap(), Pmf::new(0, vec![0.5, 0.5]).unwrap());
        assert!(lead_time_demand(&below, &fine).is_err() && lead_time_demand(&fine, &below).is_err());
        assert!(Mixture::new(&Poisson::new(1.0).unwrap(), &below).is_err());
    }
}
