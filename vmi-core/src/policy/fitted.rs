//! A distribution of demand from its mean and variance.

use crate::error::Result;
use crate::model::DemandDistribution;
use crate::num::distribution::{Discrete, Distribution, Gamma, NegativeBinomial, Normal, Poisson};

/// A distribution of demand that was fitted to a mean and a variance.
///
/// ```text
/// gamma              shape m² / v, scale v / m
/// Poisson            mean m, whatever v
/// negative binomial  r = m² / (v − m), p = m / v; Poisson where v ≤ m
/// ```
///
/// Approximation: two moments. Sums over disjoint times stay in the family where v / m is the same in each.
///
/// ```
/// use vmi_core::model::DemandDistribution;
/// use vmi_core::policy::fitted::Fitted;
/// let spare = Fitted::new(DemandDistribution::NegativeBinomial, 4.0, 12.0)?;
/// assert_eq!(spare.distribution().quantile(0.95)?, 11.0);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Debug)]
pub enum Fitted {
    /// Normal.
    Normal(Normal),
    /// Gamma.
    Gamma(Gamma),
    /// Poisson.
    Poisson(Poisson),
    /// Negative binomial.
    NegativeBinomial(NegativeBinomial),
}

impl Fitted {
    /// A distribution of this kind; the mean and the variance must be above 0. `by_pattern` is no kind of its own: normal.
    pub fn new(kind: DemandDistribution, mean: f64, variance: f64) -> Result<Self> {
        Ok(match kind {
            DemandDistribution::Normal | DemandDistribution::ByPattern => Self::Normal(Normal::new(mean, crate::num::sqrt(variance))?),
            DemandDistribution::Gamma => Self::Gamma(Gamma::from_mean_variance(mean, variance)?),
            DemandDistribution::NegativeBinomial if variance > mean => Self::NegativeBinomial(NegativeBinomial::from_mean_variance(mean, variance)?),
            DemandDistribution::Poisson | DemandDistribution::NegativeBinomial => Self::Poisson(Poisson::new(mean)?),
        })
    }

    /// What it tells.
    pub fn distribution(&self) -> &dyn Distribution {
        match self {
            Self::Normal(normal) => normal,
            Self::Gamma(gamma) => gamma,
            Self::Poisson(poisson) => poisson,
            Self::NegativeBinomial(negative_binomial) => negative_binomial,
        }
    }

    /// The same, where it is one of whole units.
    pub fn discrete(&self) -> Option<&dyn Discrete> {
        match self {
            Self::Normal(_) | Self::Gamma(_) => None,
            Self::Poisson(poisson) => Some(poisson),
            Self::NegativeBinomial(negative_binomial) => Some(negative_binomial),
        }
    }
}
