//! Demand between a decision and the last moment that it has to last for: what (R,S), (R,s,S) and (R,nQ) are judged by.

use crate::error::Result;
use crate::num::distribution::Distribution;
use crate::num::domain::{not_negative, positive};
use crate::num::lead_time_demand::Part;
use crate::num::{sqrt, time_average};

/// Demand after a review, whose order arrives after the lead time L and has to last until that of the next review does, at L + R.
///
/// Whatever lifts the position to y at a review, stock at a time t from L to L + R later is y less demand over t. So each measure of a periodic policy is
/// one of these, averaged over the positions that it leaves.
pub trait ReviewDemand {
    /// Demand over L.
    fn over_lead_time(&self) -> &dyn Distribution;
    /// Demand over L + R.
    fn over_protection(&self) -> &dyn Distribution;
    /// Is it in whole units?
    fn is_whole(&self) -> bool;
    /// Mean demand over R, in units; 0 under continuous review.
    fn mean(&self) -> f64;
    /// The share of the time from L to L + R without stock on hand, for position y.
    fn not_ready(&self, y: f64) -> f64;
    /// How fast that falls with y; 0 where it is not known.
    fn not_ready_fall(&self, y: f64) -> f64;
    /// Stock on hand, averaged over the time from L to L + R, for position y.
    fn on_hand(&self, y: f64) -> f64;
    /// Backorders, averaged over the time from L to L + R, for position y.
    fn backorders(&self, y: f64) -> f64;
    /// Stock on hand of positions up to y, summed over them in whole units, else integrated.
    fn on_hand_below(&self, y: f64) -> f64;
    /// Backorders of positions above y, summed over them in whole units, else integrated.
    fn backorders_above(&self, y: f64) -> f64;

    /// Units that come to be backordered from L to L + R, for position y.
    ///
    /// ```text
    /// E(X(L+R) − y)⁺ − E(X(L) − y)⁺
    /// ```
    fn shortage(&self, y: f64) -> f64 {
        self.over_protection().loss(y) - self.over_lead_time().loss(y)
    }

    /// How fast that falls with y.
    fn shortage_fall(&self, y: f64) -> f64 {
        self.over_protection().complementary_cdf(y) - self.over_lead_time().complementary_cdf(y)
    }
}

/// A share of the time from L to L + R, and demand until then.
struct Moment {
    weight: f64,
    demand: Part,
}

/// Demand at chosen moments from L to L + R, for any demand whose distribution over every length of time is known.
///
/// ```
/// use vmi_core::num::distribution::Gamma;
/// use vmi_core::policy::review_demand::{ReviewDemand, SampledDemand};
/// // Exponential demand a period: over 2 periods of lead time and 1 of review.
/// let demand = SampledDemand::of(&Gamma::new(1.0, 10.0)?, 2.0, 1.0)?;
/// // The integral of e^−t t² / 2 from 4 on, which is 13 e⁻⁴, times the scale.
/// assert!((demand.shortage(40.0) - 10.0 * (-4.0_f64).exp() * 13.0).abs() < 1e-12);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub struct SampledDemand {
    before: Part,
    after: Part,
    moments: Vec<Moment>,
    is_whole: bool,
    mean: f64,
}

impl SampledDemand {
    /// Demand whose sum over any number of periods is known, from a lead time of `lead_time` on for a review interval of `review_period`.
    pub fn of<D: crate::num::lead_time_demand::Additive>(demand: &D, lead_time: f64, review_period: f64) -> Result<Self> {
        Self::new(lead_time, review_period, D::WHOLE, |time| demand.over(time))
    }

    /// Demand over each length of time by a function; a `review_period` of 0 looks at the end of the lead time only.
    ///
    /// Averages over time are by Gauss and Legendre's rule in √(t − L), on parts at most as wide as two standard deviations of demand are worth in time (64 parts at most):
    /// to about 1e-9, where mean demand over R is at most 128 standard deviations of demand over L + R / 2; to 1e-3 where demand is as good as certain.
    pub fn new(lead_time: f64, review_period: f64, is_whole: bool, over: impl Fn(f64) -> Result<Part>) -> Result<Self> {
        let (lead, review) = (not_negative("lead_time", lead_time)?, not_negative("review_period", review_period)?);
        let (before, after) = (over(lead)?, over(lead + review)?);
        if review == 0.0 {
            let moments = vec![Moment { weight: 1.0, demand: over(lead)? }];
            return Ok(Self { before, after, moments, is_whole, mean: 0.0 });
        }
        let middle = over(lead + review / 2.0)?;
        let mean = positive("demand_mean", 2.0 * (middle.mean() - before.mean()))?;
        let rules = time_average::rules(mean / sqrt(middle.variance()));
        let mut moments = Vec::with_capacity(8 * rules as usize);
        for (weight, share) in time_average::places(rules) {
            // Demand soon after a decision varies with the root of time.
            moments.push(Moment { weight, demand: over(lead + review * share)? });
        }
        Ok(Self { before, after, moments, is_whole, mean })
    }

    /// Demand that is known at the ends of periods only: stock is looked at there. Over `lead_time` periods and each of the `review_periods` after them.
    pub fn at_period_ends(lead_time: u32, review_periods: u32, over: impl Fn(u32) -> Result<Part>) -> Result<Self> {
        let count = positive("review_period", f64::from(review_periods))?;
        let (before, after) = (over(lead_time)?, over(lead_time + review_periods)?);
        let moment = |period: u32| Ok(Moment { weight: 1.0 / count, demand: over(lead_time + period)? });
        let moments = (1..=review_periods).map(moment).collect::<Result<Vec<Moment>>>()?;
        let mean = positive("demand", after.mean() - before.mean())?;
        Ok(Self { before, after, moments, is_whole: true, mean })
    }

    fn average(&self, of: impl Fn(&dyn Distribution) -> f64) -> f64 {
        self.moments.iter().map(|moment| moment.weight * of(&*moment.demand)).sum()
    }
}

impl ReviewDemand for SampledDemand {
    fn over_lead_time(&self) -> &dyn Distribution {
        &*self.before
    }

    fn over_protection(&self) -> &dyn Distribution {
        &*self.after
    }

    fn is_whole(&self) -> bool {
        self.is_whole
    }

    fn mean(&self) -> f64 {
        self.mean
    }

    fn not_ready(&self, y: f64) -> f64 {
        // The last unit of stock is gone when demand is y, or above y − 1 in whole units.
        let used_up = if self.is_whole { y.ceil() - 1.0 } else { y };
        self.average(|demand| demand.complementary_cdf(used_up))
    }

    fn not_ready_fall(&self, y: f64) -> f64 {
        if self.is_whole { 0.0 } else { self.average(|demand| demand.density(y)) }
    }

    fn on_hand(&self, y: f64) -> f64 {
        self.average(|demand| demand.complementary_loss(y))
    }

    fn backorders(&self, y: f64) -> f64 {
        self.average(|demand| demand.loss(y))
    }

    fn on_hand_below(&self, y: f64) -> f64 {
        self.average(|demand| demand.complementary_second_loss(y))
    }

    fn backorders_above(&self, y: f64) -> f64 {
        self.average(|demand| demand.second_loss(y))
    }
}
