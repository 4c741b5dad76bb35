//! Demand over any number of days by its mean and variance, and the levels that reach a service under it.

use std::cell::OnceCell;

use super::fitted::{fitted, fitted_list};
use super::policy_service::Wanted;
use super::review_demand::{ReviewDemand, SampledDemand};
use super::rq_service::RqService;
use super::rs_service::RsService;
use super::rss_exact::RssExact;
use super::rss_service::RssService;
use super::ss_exact::SsExact;
use super::ss_power::{Levels, SsPower};
use crate::error::Result;
use crate::model::{DemandDistribution, Quantity};
use crate::num::distribution::{Distribution, Pmf};
use crate::num::lead_time_demand::Part;
use crate::num::sqrt;

/// Demand in time, by its mean and variance.
///
/// ```text
/// over t days: mean m t, variance t σ² + (m σL)²        σL: standard deviation of the lead time
/// ```
///
/// The levels below are exact for such demand where it is independent from day to day and σL is 0, unless they say otherwise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FittedDemand {
    /// What demand is taken to be.
    pub kind: DemandDistribution,
    /// Mean per day, above 0.
    pub mean: f64,
    /// Standard deviation per day.
    pub sd: f64,
    /// L, days.
    pub lead_time: f64,
    /// R, days; 0 for continuous review.
    pub review: f64,
    /// σL, days.
    pub lead_time_sd: f64,
}

/// A level, and the service that was wanted as it reaches it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ServedLevel {
    /// The level, in units.
    pub level: f64,
    /// Its service, by the measure that was wanted.
    pub reached: f64,
}

/// Beyond this many units a review period, mean and six standard deviations, whole units are no longer told apart.
const MOST_UNITS: f64 = 5_000.0;

impl FittedDemand {
    /// The variance of demand over so many days.
    pub fn variance(&self, days: f64) -> f64 {
        let from_lead_time = self.mean * self.lead_time_sd;
        days * (self.sd * self.sd) + from_lead_time * from_lead_time
    }

    fn over(&self, days: f64) -> Result<Part> {
        if days > 0.0 { fitted(self.kind, self.mean * days, self.variance(days)) } else { Ok(Box::new(Pmf::certain(0)?)) }
    }

    /// Whether (s,S) takes it unit by unit.
    pub fn is_listed(&self) -> bool {
        self.kind.is_discrete() && self.mean * self.review + 6.0 * self.sd * sqrt(self.review) <= MOST_UNITS
    }

    /// The least s of (s,Q) for a service, but at least `least`; demand is that of L + R.
    ///
    /// ```
    /// use vmi_core::model::DemandDistribution;
    /// use vmi_core::policy::fitted_demand::FittedDemand;
    /// use vmi_core::policy::policy_service::Wanted;
    /// // Poisson demand of 1 a day, L = 3, Q = 5: s = 3 has the fill rate 0.8666.
    /// let demand = FittedDemand { kind: DemandDistribution::Poisson, mean: 1.0, sd: 1.0, lead_time: 3.0, review: 0.0, lead_time_sd: 0.0 };
    /// let found = demand.reorder_point(5.0, Wanted::FillRate(0.86), f64::NEG_INFINITY)?;
    /// assert_eq!(found.level, 3.0);
    /// assert!((found.reached - 0.8666328304219004).abs() < 1e-12);
    /// # Ok::<(), vmi_core::error::Error>(())
    /// ```
    pub fn reorder_point(&self, order_quantity: f64, wanted: Wanted, least: f64) -> Result<ServedLevel> {
        let cover = self.over(self.lead_time + self.review)?;
        let policy = RqService { order_quantity, lead_time_demand: &*cover, jumps: None };
        let level = if self.kind.is_discrete() { policy.reorder_point_whole(wanted)? } else { policy.reorder_point(wanted)? }.max(least);
        let reached = match wanted {
            Wanted::CycleServiceLevel(_) => cover.cdf(level),
            Wanted::FillRate(_) | Wanted::ReadyRate(_) => policy.service(level)?.ready_rate,
        };
        Ok(ServedLevel { level, reached })
    }

    /// The least S of (R,S) for a service, but at least `least`, made whole where demand is.
    pub fn order_up_to(&self, wanted: Wanted, least: f64) -> Result<ServedLevel> {
        let demand = self.after_review()?;
        let level = RsService { demand: &demand }.order_up_to(wanted)?.max(self.whole(least));
        let reached = match wanted {
            Wanted::CycleServiceLevel(_) => demand.over_protection().cdf(level),
            Wanted::FillRate(_) => 1.0 - demand.shortage(level) / demand.mean(),
            Wanted::ReadyRate(_) => 1.0 - demand.not_ready(level),
        };
        Ok(ServedLevel { level, reached })
    }

    /// The least s of (R,s,S) with S = s + Q for a service. Exact by the stationary position where demand is listed; else by the undershoot's limit (Tijms & Groenevelt 1984).
    pub fn reorder_level(&self, order_quantity: f64, wanted: Wanted) -> Result<f64> {
        if self.is_listed() {
            let (demand, period) = (self.after_review()?, self.period()?);
            return RssExact { demand: &demand, review_demand: &period }.reorder_level(order_quantity, wanted);
        }
        let (demand, period) = self.smooth()?;
        RssService { order_quantity, demand: &demand, review_demand: &*period }.reorder_level(wanted)
    }

    /// The service that s and S of (R,s,S) reach, exactly or nearly so as for [`Self::reorder_level`].
    pub fn reached(&self, levels: Levels, wanted: Wanted) -> Result<f64> {
        let Levels { reorder_level, order_up_to } = levels;
        if self.is_listed() {
            let (demand, period) = (self.after_review()?, self.period()?);
            return RssExact { demand: &demand, review_demand: &period }.reached(reorder_level, order_up_to, wanted);
        }
        let (demand, period) = self.smooth()?;
        RssService { order_quantity: order_up_to - reorder_level, demand: &demand, review_demand: &*period }.reached(reorder_level, wanted)
    }

    /// s and S of least cost, counted at the end of each review period: exact where demand is listed (Zheng & Federgruen 1991), else by the power approximation.
    pub fn cheapest_levels(&self, fixed_cost: f64, holding_cost: f64, stockout_cost: f64) -> Result<Levels> {
        if self.is_listed() {
            let (demand, days) = (self.period()?, self.lead_time + self.review);
            let cover = fitted_list(self.kind, self.mean * days, self.variance(days))?;
            let found = SsExact { fixed_cost, holding_cost, stockout_cost, demand: &demand, cover: Some(&cover) }.optimum()?;
            return Ok(Levels { reorder_level: found.reorder_level, order_up_to: found.order_up_to });
        }
        let (mean, sd) = (self.mean * self.review, self.sd * sqrt(self.review));
        SsPower { fixed_cost, holding_cost, stockout_cost, mean, sd, lead_time: self.lead_time / self.review, is_capped: true }.levels()
    }

    /// Demand of one review period.
    fn period(&self) -> Result<Pmf> {
        fitted_list(self.kind, self.mean * self.review, self.review * self.sd * self.sd)
    }

    fn after_review(&self) -> Result<AfterReview> {
        let (before, after) = (self.over(self.lead_time)?, self.over(self.lead_time + self.review)?);
        Ok(AfterReview { demand: *self, before, after, sampled: OnceCell::new() })
    }

    /// Demand after a review and between two, with gamma in place of whole units that are too many to be told apart.
    fn smooth(&self) -> Result<(AfterReview, Part)> {
        let kind = if self.kind.is_discrete() { DemandDistribution::Gamma } else { self.kind };
        let smooth = Self { kind, ..*self };
        Ok((smooth.after_review()?, fitted(kind, self.mean * self.review, self.review * self.sd * self.sd)?))
    }

    /// The same where positions are whole units; gamma in place of whole units where a lot is not whole.
    pub(super) fn in_lots_of(self, lot: Option<Quantity>) -> Self {
        let is_whole = lot.is_none_or(|lot| lot.decimal().is_integer());
        Self { kind: if self.kind.is_discrete() && !is_whole { DemandDistribution::Gamma } else { self.kind }, ..self }
    }

    /// A level that is not less, whole where demand is.
    pub(super) fn whole(&self, least: f64) -> f64 {
        if self.kind.is_discrete() { least.ceil() } else { least }
    }
}

/// Demand after a review. Averages over time, which only a ready rate needs, are prepared when they are first asked for.
struct AfterReview {
    demand: FittedDemand,
    before: Part,
    after: Part,
    sampled: OnceCell<Option<SampledDemand>>,
}

impl AfterReview {
    fn average(&self, of: impl Fn(&SampledDemand) -> f64) -> f64 {
        let FittedDemand { lead_time, review, kind, .. } = self.demand;
        let sampled = self.sampled.get_or_init(|| SampledDemand::new(lead_time, review, kind.is_discrete(), |days| self.demand.over(days)).ok());
        sampled.as_ref().map_or(f64::NAN, of)
    }
}

impl ReviewDemand for AfterReview {
    fn over_lead_time(&self) -> &dyn Distribution {
        &*self.before
    }

    fn over_protection(&self) -> &dyn Distribution {
        &*self.after
    }

    fn is_whole(&self) -> bool {
        self.demand.kind.is_discrete()
    }

    fn mean(&self) -> f64 {
        self.demand.mean * self.demand.review
    }

    fn not_ready(&self, y: f64) -> f64 {
        self.average(|sampled| sampled.not_ready(y))
    }

    fn not_ready_fall(&self, y: f64) -> f64 {
        self.average(|sampled| sampled.not_ready_fall(y))
    }

    fn on_hand(&self, y: f64) -> f64 {
        self.average(|sampled| sampled.on_hand(y))
    }

    fn backorders(&self, y: f64) -> f64 {
        self.average(|sampled| sampled.backorders(y))
    }

    fn on_hand_below(&self, y: f64) -> f64 {
        self.average(|sampled| sampled.on_hand_below(y))
    }

    fn backorders_above(&self, y: f64) -> f64 {
        self.average(|sampled| sampled.backorders_above(y))
    }
}
