//! A distribution of demand from its mean and variance.

use crate::error::Result;
use crate::model::DemandDistribution;
use crate::num::distribution::{Discrete, Gamma, NegativeBinomial, Normal, Pmf, Poisson};
use crate::num::domain::outside;
use crate::num::lead_time_demand::Part;

/// The distribution of a kind with a mean and a variance above 0.
///
/// ```text
/// gamma              shape m² / v, scale v / m
/// Poisson            mean m, whatever v
/// negative binomial  r = m² / (v − m), p = m / v; Poisson where v ≤ m
/// ```
///
/// `by_pattern` is no kind of its own: normal. Approximation: two moments. Sums over disjoint times stay in the family where v / m is the same in each.
///
/// ```
/// use vmi_core::model::DemandDistribution;
/// use vmi_core::policy::fitted::fitted;
/// assert_eq!(fitted(DemandDistribution::NegativeBinomial, 4.0, 12.0)?.quantile(0.95)?, 11.0);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn fitted(kind: DemandDistribution, mean: f64, variance: f64) -> Result<Part> {
    Ok(match kind {
        DemandDistribution::Normal | DemandDistribution::ByPattern => Box::new(Normal::from_mean_variance(mean, variance)?),
        DemandDistribution::Gamma => Box::new(Gamma::from_mean_variance(mean, variance)?),
        DemandDistribution::NegativeBinomial if variance > mean => Box::new(NegativeBinomial::from_mean_variance(mean, variance)?),
        DemandDistribution::Poisson | DemandDistribution::NegativeBinomial => Box::new(Poisson::new(mean)?),
    })
}

/// The probabilities of the same, of a kind in whole units; 1e-18 of them is cut off at each end.
pub fn fitted_list(kind: DemandDistribution, mean: f64, variance: f64) -> Result<Pmf> {
    const CUT: f64 = 1e-18;
    let (first, probabilities) = match kind {
        DemandDistribution::NegativeBinomial if variance > mean => NegativeBinomial::from_mean_variance(mean, variance)?.list(CUT)?,
        DemandDistribution::Poisson | DemandDistribution::NegativeBinomial => Poisson::new(mean)?.list(CUT)?,
        _ => return Err(outside("mean", mean, "demand in whole units: Poisson or negative binomial")),
    };
    Pmf::new(first, probabilities)
}
