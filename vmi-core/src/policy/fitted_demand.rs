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
use crate::model::DemandDistribution;
use crate::num::distribution::{Distribution, Pmf};
use crate::num::lead_time_demand::{Moments, Part};
use crate::num::sqrt;

/// Demand in time, by its mean and variance.
///
/// ```text
/// over t days: mean m t, variance t σ² + (m σL)²        σL: standard deviation of the lead time; Poisson: variance m t
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

/// (s,S) takes demand unit by unit where a review period has at most so many units, mean and six standard deviations, …
const MOST_UNITS: f64 = 5_000.0;
/// … S − s is at most so many, …
const MOST_LOT: f64 = 20_000.0;
/// … and the two together are at most so many products.
const MOST_PRODUCTS: f64 = 2e7;

impl FittedDemand {
    /// The variance of demand over so many days, with or without that of the lead time.
    fn variance_of(&self, days: f64, lead_time_sd: f64) -> f64 {
        let from_lead_time = self.mean * lead_time_sd;
        let variance = days * (self.sd * self.sd) + from_lead_time * from_lead_time;
        match self.kind {
            DemandDistribution::Poisson => self.mean * days,
            DemandDistribution::NegativeBinomial => variance.max(self.mean * days),
            _ => variance,
        }
    }

    /// The variance of demand over so many days.
    pub fn variance(&self, days: f64) -> f64 {
        self.variance_of(days, self.lead_time_sd)
    }

    fn over(&self, days: f64) -> Result<Part> {
        if days > 0.0 { fitted(self.kind, self.mean * days, self.variance(days)) } else { Ok(Box::new(Pmf::certain(0)?)) }
    }

    /// Demand of one review period.
    fn between_reviews(&self) -> Moments {
        Moments { mean: self.mean * self.review, variance: self.variance_of(self.review, 0.0) }
    }

    /// The same unit by unit, where (s,S) with such a lot can take it so: in whole units, and few of them.
    fn unit_by_unit(&self, lot: f64) -> Result<Option<Pmf>> {
        let Moments { mean, variance } = self.between_reviews();
        let is_small = mean + 6.0 * sqrt(variance) <= MOST_UNITS && lot <= MOST_LOT && lot == lot.floor();
        if !(self.kind.is_discrete() && is_small) {
            return Ok(None);
        }
        let listed = fitted_list(self.kind, mean, variance)?;
        let products = listed.probabilities().len() as f64 * lot;
        Ok((products <= MOST_PRODUCTS).then_some(listed))
    }

    /// The least s of (s,Q) for a service; demand is that of L + R.
    ///
    /// ```
    /// use vmi_core::model::DemandDistribution;
    /// use vmi_core::policy::fitted_demand::FittedDemand;
    /// use vmi_core::policy::policy_service::Wanted;
    /// // Poisson demand of 1 a day, L = 3, Q = 5: s = 3 has the fill rate 0.8666.
    /// let demand = FittedDemand { kind: DemandDistribution::Poisson, mean: 1.0, sd: 1.0, lead_time: 3.0, review: 0.0, lead_time_sd: 0.0 };
    /// assert_eq!(demand.reorder_point(5.0, Wanted::FillRate(0.86))?, 3.0);
    /// assert!((demand.reached_by_point(3.0, 5.0, Wanted::FillRate(0.86))? - 0.8666328304219004).abs() < 1e-12);
    /// # Ok::<(), vmi_core::error::Error>(())
    /// ```
    pub fn reorder_point(&self, order_quantity: f64, wanted: Wanted) -> Result<f64> {
        let cover = self.over(self.lead_time + self.review)?;
        let policy = RqService { order_quantity, lead_time_demand: &*cover, jumps: None };
        if self.kind.is_discrete() { policy.reorder_point_whole(wanted) } else { policy.reorder_point(wanted) }
    }

    /// The service that s of (s,Q) reaches.
    pub fn reached_by_point(&self, reorder_point: f64, order_quantity: f64, wanted: Wanted) -> Result<f64> {
        let cover = self.over(self.lead_time + self.review)?;
        if let Wanted::CycleServiceLevel(_) = wanted {
            return Ok(cover.cdf(reorder_point));
        }
        // Between whole units nothing happens.
        let s = if self.kind.is_discrete() { reorder_point.floor() } else { reorder_point };
        Ok(RqService { order_quantity, lead_time_demand: &*cover, jumps: None }.service(s)?.ready_rate)
    }

    /// The least S of (R,S) for a service. Without days between reviews the fill rate is the ready rate, and both look at demand over L.
    pub fn order_up_to(&self, wanted: Wanted) -> Result<f64> {
        if self.review > 0.0 {
            return RsService { demand: &self.after_review()? }.order_up_to(wanted);
        }
        let least = self.over(self.lead_time)?.quantile(wanted.share()?)?;
        let has_more = self.kind.is_discrete() && !matches!(wanted, Wanted::CycleServiceLevel(_));
        Ok(if has_more { least + 1.0 } else { least })
    }

    /// The service that S of (R,S) reaches.
    pub fn reached_by_level(&self, order_up_to: f64, wanted: Wanted) -> Result<f64> {
        let level = if self.kind.is_discrete() { order_up_to.floor() } else { order_up_to };
        let demand = self.after_review()?;
        Ok(match wanted {
            Wanted::CycleServiceLevel(_) => demand.over_protection().cdf(level),
            _ if self.review <= 0.0 => demand.over_protection().cdf(if self.kind.is_discrete() { level - 1.0 } else { level }),
            Wanted::FillRate(_) => 1.0 - demand.shortage(level) / demand.mean(),
            Wanted::ReadyRate(_) => 1.0 - demand.not_ready(level),
        })
    }

    /// The least s of (R,s,S) with S = s + Q for a service. Exact by the stationary position where demand is taken unit by unit; else, whole units as gamma of the same
    /// mean and variance, by the undershoot's limit (Tijms & Groenevelt 1984).
    pub fn reorder_level(&self, order_quantity: f64, wanted: Wanted) -> Result<f64> {
        if let Some(period) = self.unit_by_unit(order_quantity)? {
            return RssExact { demand: &self.after_review()?, review_demand: &period }.reorder_level(order_quantity, wanted);
        }
        RssService { order_quantity, demand: &self.smooth()?, review_demand: self.between_reviews() }.reorder_level(wanted)
    }

    /// The service that s and S of (R,s,S) reach, and whether it is exact: as for [`Self::reorder_level`], and σL is 0.
    pub fn reached(&self, levels: Levels, wanted: Wanted) -> Result<(f64, bool)> {
        let Levels { reorder_level, order_up_to } = levels;
        if let Some(period) = self.unit_by_unit(order_up_to - reorder_level)?.filter(|_| reorder_level == reorder_level.floor()) {
            let reached = RssExact { demand: &self.after_review()?, review_demand: &period }.reached(reorder_level, order_up_to, wanted)?;
            return Ok((reached, self.lead_time_sd == 0.0));
        }
        let policy = RssService { order_quantity: order_up_to - reorder_level, demand: &self.smooth()?, review_demand: self.between_reviews() };
        Ok((policy.reached(reorder_level, wanted)?, false))
    }

    /// s and S of least cost, counted at the end of each review period: exact where demand is taken unit by unit (Zheng & Federgruen 1991), else by the power approximation
    /// (Ehrhardt & Mosier 1984).
    pub fn cheapest_levels(&self, fixed_cost: f64, holding_cost: f64, stockout_cost: f64) -> Result<Levels> {
        let Moments { mean, variance } = self.between_reviews();
        // Nearly what S − s will be.
        let lot = sqrt(2.0 * fixed_cost * mean / holding_cost).ceil();
        if let Some(demand) = self.unit_by_unit(lot)? {
            let days = self.lead_time + self.review;
            let cover = fitted_list(self.kind, self.mean * days, self.variance(days))?;
            let found = SsExact { fixed_cost, holding_cost, stockout_cost, demand: &demand, cover: Some(&cover) }.optimum()?;
            return Ok(Levels { reorder_level: found.reorder_level, order_up_to: found.order_up_to });
        }
        let (sd, lead_time) = (sqrt(variance), self.lead_time / self.review);
        SsPower { fixed_cost, holding_cost, stockout_cost, mean, sd, lead_time, is_capped: true }.levels()
    }

    fn after_review(&self) -> Result<AfterReview> {
        let (before, after) = (self.over(self.lead_time)?, self.over(self.lead_time + self.review)?);
        Ok(AfterReview { demand: *self, before, after, sampled: OnceCell::new() })
    }

    /// Demand after a review, with gamma of the same mean and variance in place of whole units.
    fn smooth(&self) -> Result<AfterReview> {
        let kind = if self.kind.is_discrete() { DemandDistribution::Gamma } else { self.kind };
        // A standard deviation that gives the same variance.
        let sd = sqrt(self.variance_of(1.0, 0.0));
        let lead_time_sd = if self.kind == DemandDistribution::Poisson { 0.0 } else { self.lead_time_sd };
        Self { kind, sd, lead_time_sd, ..*self }.after_review()
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
