//! Demand of a named distribution over any length of time, as the reorder policies ask for it.

use super::compound_demand::CompoundDemand;
use super::review_demand::{ReviewDemand, SampledDemand};
use crate::error::{Error, ErrorKind, Result};
use crate::num::distribution::{CompoundPoisson, Discrete, Empirical, Gamma, NegativeBinomial, Normal, Pmf, Poisson};
use crate::num::domain::{not_negative, outside, positive};
use crate::num::lead_time_demand::Part;
use crate::num::{ln, power, sqrt};

/// Demand of independent times, by its mean and standard deviation for a unit of time.
///
/// | demand | over t | comes |
/// |---|---|---|
/// | normal | mean μ t, variance σ² t | continuously |
/// | gamma | mean μ t, variance σ² t | continuously |
/// | Poisson | mean μ t | unit by unit, at random |
/// | negative binomial | mean μ t, variance σ² t, σ² above μ | at random in jumps: P(J = j) = q^j / (j ln(1 / (1 − q))), q = 1 − μ / σ² |
/// | compound Poisson | rate λ t | at random in listed jumps |
///
/// A lead time that varies with standard deviation σL adds μ² σL² to the variance (an approximation: normal and gamma keep their shape, Poisson and negative binomial demand become negative binomial).
///
/// ```
/// use vmi_core::policy::demand_over_time::DemandOverTime;
/// use vmi_core::policy::policy_service::Wanted;
/// use vmi_core::policy::rq_service::RqService;
/// use vmi_core::policy::rs_service::RsService;
/// // (R,S), gamma, ready rate 0.97.
/// let demand = DemandOverTime::Gamma { mean: 20.0, sd: 12.0 };
/// let level = RsService { demand: &*demand.after_review(3.0, 7.0, 0.0)? }.order_up_to(Wanted::ReadyRate(0.97))?;
/// assert!((level - 230.94431342951603).abs() < 1e-7);
/// // (s,Q), negative binomial, fill rate 0.98.
/// let demand = DemandOverTime::NegativeBinomial { mean: 2.0, sd: 2.0 };
/// let (over, jumps) = (demand.over(5.0, 0.0)?, demand.jumps()?);
/// let policy = RqService { order_quantity: 12.0, lead_time_demand: &*over, jumps: jumps.as_ref() };
/// let s = policy.reorder_point(Wanted::FillRate(0.98))?;
/// assert!(s == 18.0 && (policy.service(s)?.fill_rate - 0.9850680693450355).abs() < 1e-12);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub enum DemandOverTime {
    /// Normal.
    Normal {
        /// μ, units for a unit of time.
        mean: f64,
        /// σ, in units.
        sd: f64,
    },
    /// Gamma.
    Gamma {
        /// μ, units for a unit of time.
        mean: f64,
        /// σ, in units.
        sd: f64,
    },
    /// Poisson.
    Poisson {
        /// μ, units for a unit of time.
        mean: f64,
    },
    /// Negative binomial.
    NegativeBinomial {
        /// μ, units for a unit of time.
        mean: f64,
        /// σ, in units, more than √μ.
        sd: f64,
    },
    /// Compound Poisson.
    CompoundPoisson {
        /// λ, customers for a unit of time.
        arrival_rate: f64,
        /// What one asks for, in whole units of 0 or more.
        jumps: Pmf,
    },
}

/// Standard deviations of demand up to which probabilities are listed beforehand where they are asked for many times.
const LISTED_SD: f64 = 100.0;
/// The most units of mean demand that are counted one by one.
const MOST_UNITS: f64 = 1e7;
/// The same where each has its probability written down.
const MOST_LISTED_UNITS: f64 = 1e6;
/// The largest variance of negative binomial demand against its mean: customers' quantities have as long a tail.
const MOST_SPREAD: f64 = 20_000.0;
/// Shapes up to which the gamma distribution is exact and fast.
const GREATEST_SHAPE: f64 = 1e6;
/// Mass that is cut off beyond the demands and jumps that are listed, on each side.
const CUT: f64 = 1e-18;

impl DemandOverTime {
    /// Is it in whole units?
    pub fn is_whole(&self) -> bool {
        !matches!(self, Self::Normal { .. } | Self::Gamma { .. })
    }

    /// Mean and standard deviation of a unit of time, if the parameters are in their domain.
    fn moments(&self) -> Result<(f64, f64)> {
        match self {
            Self::Normal { mean, sd } | Self::Gamma { mean, sd } => Ok((positive("demand_mean", *mean)?, positive("demand_sd", *sd)?)),
            Self::Poisson { mean } => Ok((positive("demand_rate", *mean)?, sqrt(*mean))),
            Self::NegativeBinomial { mean, sd } => {
                let (mean, sd) = (positive("demand_mean", *mean)?, positive("demand_sd", *sd)?);
                if sd * sd <= mean {
                    return Err(outside("demand_sd", sd, "more than the square root of demand_mean"));
                }
                if sd * sd <= MOST_SPREAD * mean {
                    Ok((mean, sd))
                } else {
                    Err(outside("demand_sd", sd, "at most the square root of 20,000 demand_mean"))
                }
            }
            Self::CompoundPoisson { arrival_rate, jumps } => {
                use crate::num::distribution::Distribution;
                let square = jumps.variance() + jumps.mean() * jumps.mean();
                Ok((positive("arrival_rate", *arrival_rate)? * jumps.mean(), sqrt(arrival_rate * square)))
            }
        }
    }

    /// Demand over a time, the lead time in it varying by `lead_time_sd`.
    pub fn over(&self, time: f64, lead_time_sd: f64) -> Result<Part> {
        let ((mean, sd), time) = (self.moments()?, not_negative("lead_time", time)?);
        let from_lead_time = mean * not_negative("lead_time_sd", lead_time_sd)?;
        if time == 0.0 {
            return match (lead_time_sd > 0.0, self.is_whole()) {
                (true, _) => Err(outside("lead_time_sd", lead_time_sd, "0, as the lead time is 0,")),
                (false, true) => Ok(Box::new(Pmf::certain(0)?)),
                (false, false) => Ok(Box::new(Empirical::new(vec![0.0])?)),
            };
        }
        let (mean, variance) = (mean * time, sd * sd * time + from_lead_time * from_lead_time);
        self.countable(mean)?;
        Ok(match self {
            Self::Normal { .. } => Box::new(Normal::new(mean, sqrt(variance))?),
            Self::Gamma { .. } if mean * mean > GREATEST_SHAPE * variance => {
                return Err(outside("demand_sd", sd, "a thousandth of mean demand over a time or more (normal demand may vary less)"));
            }
            Self::Gamma { .. } => Box::new(Gamma::from_mean_variance(mean, variance)?),
            Self::Poisson { .. } if from_lead_time <= 0.0 => Box::new(Poisson::new(mean)?),
            Self::Poisson { .. } | Self::NegativeBinomial { .. } => Box::new(NegativeBinomial::from_mean_variance(mean, variance)?),
            Self::CompoundPoisson { .. } if from_lead_time > 0.0 => return Err(constant_only()),
            Self::CompoundPoisson { arrival_rate, jumps } => Box::new(CompoundPoisson::new(arrival_rate * time, jumps)?),
        })
    }

    /// Sums over whole demand grow long beyond this.
    fn countable(&self, mean: f64) -> Result<()> {
        let name = match self {
            Self::Normal { .. } | Self::Gamma { .. } => return Ok(()),
            Self::Poisson { .. } => "demand_rate",
            Self::NegativeBinomial { .. } => "demand_mean",
            Self::CompoundPoisson { .. } => "arrival_rate",
        };
        let most = if let Self::CompoundPoisson { .. } = self { MOST_LISTED_UNITS } else { MOST_UNITS };
        if mean <= most { Ok(()) } else { Err(outside(name, mean, format!("a mean of at most {most} units over lead time and review"))) }
    }

    /// The same with probabilities listed, where demand is whole and its standard deviation over the time is at most `most_sd`; much faster if it is asked often.
    pub fn listed_over(&self, time: f64, lead_time_sd: f64, most_sd: f64) -> Result<Part> {
        let (mean, sd) = self.moments()?;
        let from_lead_time = mean * lead_time_sd;
        let variance = sd * sd * time + from_lead_time * from_lead_time;
        // The tail is as long as the variance is large against the mean.
        if !self.is_whole() || time <= 0.0 || variance > most_sd * most_sd || variance > most_sd * mean * time {
            return self.over(time, lead_time_sd);
        }
        if let Self::CompoundPoisson { .. } = self {
            return self.over(time, lead_time_sd);
        }
        Ok(Box::new(self.listed(time, lead_time_sd)?))
    }

    fn listed(&self, time: f64, lead_time_sd: f64) -> Result<Pmf> {
        let ((mean, sd), spread) = (self.moments()?, lead_time_sd);
        let (mean, variance) = (mean * time, sd * sd * time + mean * spread * mean * spread);
        self.countable(mean)?;
        let (first, probabilities) = match self {
            Self::Poisson { .. } if spread <= 0.0 => Poisson::new(mean)?.list(CUT)?,
            _ => NegativeBinomial::from_mean_variance(mean, variance)?.list(CUT)?,
        };
        Pmf::new(first, probabilities)
    }

    /// Demand between two reviews, with its probabilities listed; for demand in whole units.
    pub fn between_reviews(&self, review_period: f64) -> Result<Pmf> {
        let mean = self.moments()?.0 * positive("review_period", review_period)?;
        self.countable(mean)?;
        match self {
            Self::Normal { .. } | Self::Gamma { .. } => Err(Error::new(ErrorKind::NotSupported, "only demand in whole units can be listed")),
            Self::CompoundPoisson { arrival_rate, jumps } => Ok(CompoundPoisson::new(arrival_rate * review_period, jumps)?.as_pmf().clone()),
            Self::Poisson { .. } | Self::NegativeBinomial { .. } => self.listed(review_period, 0.0),
        }
    }

    /// What one customer asks for; none: demand comes continuously.
    pub fn jumps(&self) -> Result<Option<Pmf>> {
        self.moments()?;
        match self {
            Self::Normal { .. } | Self::Gamma { .. } => Ok(None),
            Self::Poisson { .. } => Pmf::certain(1).map(Some),
            Self::NegativeBinomial { mean, sd } => logarithmic(1.0 - mean / (sd * sd)).map(Some),
            Self::CompoundPoisson { jumps, .. } => Ok(Some(jumps.clone())),
        }
    }

    /// Demand after a review; `review_period` 0: after a moment under continuous review.
    pub fn after_review(&self, lead_time: f64, review_period: f64, lead_time_sd: f64) -> Result<Box<dyn ReviewDemand>> {
        self.after(lead_time, review_period, lead_time_sd, |time| self.over(time, lead_time_sd))
    }

    /// The same for many questions, as (R,s,S) and (R,nQ) have.
    pub fn after_review_listed(&self, lead_time: f64, review_period: f64, lead_time_sd: f64) -> Result<Box<dyn ReviewDemand>> {
        let units = self.moments()?.0 * (not_negative("lead_time", lead_time)? + not_negative("review_period", review_period)?);
        if self.is_whole() && units > MOST_LISTED_UNITS {
            return Err(outside("review_period", units, "a mean of at most 1 million units over lead time and review"));
        }
        self.after(lead_time, review_period, lead_time_sd, |time| self.listed_over(time, lead_time_sd, LISTED_SD))
    }

    fn after(&self, lead_time: f64, review_period: f64, lead_time_sd: f64, over: impl Fn(f64) -> Result<Part>) -> Result<Box<dyn ReviewDemand>> {
        match self {
            Self::CompoundPoisson { arrival_rate, jumps } if review_period > 0.0 => {
                if not_negative("lead_time_sd", lead_time_sd)? > 0.0 {
                    return Err(constant_only());
                }
                Ok(Box::new(CompoundDemand::new(*arrival_rate, jumps, lead_time, review_period)?))
            }
            _ => Ok(Box::new(SampledDemand::new(lead_time, review_period, self.is_whole(), over)?)),
        }
    }
}

fn constant_only() -> Error {
    let message = "compound Poisson demand needs a constant lead time";
    Error::new(ErrorKind::NotSupported, message).field("lead_time_sd").expected("0")
}

/// The logarithmic distribution q^j / (j ln(1 / (1 − q))) of the jumps of negative binomial demand, up to a tail of 1e-18; q at most 1 − 1 / 20,000.
fn logarithmic(q: f64) -> Result<Pmf> {
    let all = -ln(1.0 - q);
    // The tail beyond n is less than q^(n+1) / ((n + 1)(1 − q)) over all.
    let longest = (ln(CUT * (1.0 - q)) / ln(q)).ceil().clamp(1.0, 2e6);
    let chances: Vec<f64> = (1..=longest as u32).map(|size| power(q, f64::from(size)) / (f64::from(size) * all)).collect();
    let sum = crate::num::sum(&chances);
    Pmf::new(1, chances.into_iter().map(|chance| chance / sum).collect())
}
