//! (R,s,S) under real-valued demand: what two levels deliver, and the least s for a service, by the undershoot's limit.

use super::policy_service::{Lack, PolicyService, Start, StockCosts, Wanted, level_of};
use super::review_demand::ReviewDemand;
use crate::error::Result;
use crate::num::domain::{finite, outside, positive};
use crate::num::lead_time_demand::Moments;
use crate::num::{sqrt, undershoot};

/// The (R,s,S) policy with backorders: at a review, order up to S if the position is at or below s.
///
/// ```text
/// Q = S − s,  U = E X(R)² / (2 E X(R)), the mean undershoot
/// position after a review: S with the chance U / (Q + U), else uniform from s to S
/// cycle service level = 1 − (E(X(L+R) − s)⁺ − E(X(L) − s)⁺) / E X(R)
/// fill rate           = 1 − [B(s) − B(S) + U b(S)] / (E X(R) (Q + U))        b(y) = E(X(L+R) − y)⁺ − E(X(L) − y)⁺, B its integral from y on
/// ```
///
/// Approximation: the limit of the renewal function for Q large against demand between reviews; Tijms & Groenevelt ask for Q ≥ 1.5 E X(R) and find the fill rate wanted met within about 1 %.
/// Their formula is the one above without B(S) and b(S), which are small for a high service and keep the fill rate above 0 for a low one. Source: Tijms & Groenevelt, European Journal of Operational Research 17 (1984).
///
/// ```
/// use vmi_core::num::distribution::Gamma;
/// use vmi_core::num::lead_time_demand::Moments;
/// use vmi_core::policy::policy_service::Wanted;
/// use vmi_core::policy::review_demand::SampledDemand;
/// use vmi_core::policy::rss_service::RssService;
/// let period = Gamma::from_mean_variance(50.0, 400.0)?;
/// let demand = SampledDemand::of(&period, 2.0, 1.0)?;
/// let policy = RssService { order_quantity: 200.0, demand: &demand, review_demand: Moments { mean: 50.0, variance: 400.0 } };
/// assert!((policy.service(140.0)?.fill_rate - 0.9585321693452116).abs() < 1e-9);
/// assert!((policy.service(140.0)?.cycle_service_level - 0.6500923079634193).abs() < 1e-9);
/// let s = policy.reorder_level(Wanted::FillRate(0.95))?;
/// assert!((policy.service(s)?.fill_rate - 0.95).abs() < 1e-12);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct RssService<'d> {
    /// Q = S − s, in units.
    pub order_quantity: f64,
    /// Demand after a review.
    pub demand: &'d dyn ReviewDemand,
    /// Demand between two reviews.
    pub review_demand: Moments,
}

/// The costs and services of two levels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RssCost {
    /// s, in units.
    pub reorder_level: f64,
    /// S, in units.
    pub order_up_to: f64,
    /// Orders for a unit of time.
    pub order_rate: f64,
    /// Expected cost for a unit of time.
    pub cost_rate: f64,
    /// What the levels deliver.
    pub service: PolicyService,
}

/// Q of two levels.
pub(super) fn gap(reorder_level: f64, order_up_to: f64) -> Result<f64> {
    let (s, top) = (finite("reorder_level", reorder_level)?, finite("order_up_to", order_up_to)?);
    if top > s { Ok(top - s) } else { Err(outside("order_up_to", order_up_to, format!("more than reorder_level, {s}"))) }
}

impl RssService<'_> {
    /// Q, E X(R) and U.
    fn terms(&self) -> Result<(f64, f64, f64)> {
        let (q, mean) = (positive("order_quantity", self.order_quantity)?, positive("review_period", self.demand.mean())?);
        Ok((q, mean, undershoot::limiting_mean(self.review_demand.mean, self.review_demand.variance)?))
    }

    /// What s delivers.
    pub fn service(&self, reorder_level: f64) -> Result<PolicyService> {
        let ((q, mean, over), demand) = (self.terms()?, self.demand);
        let s = finite("reorder_level", reorder_level)?;
        let top = s + q;
        let service = PolicyService {
            cycle_service_level: 1.0 - demand.shortage(s) / mean,
            fill_rate: 1.0 - self.short(s, q, over) / mean,
            ready_rate: 1.0 - self.not_ready(s, q, over),
            expected_on_hand: (demand.on_hand_below(top) - demand.on_hand_below(s) + over * demand.on_hand(top)) / (q + over),
            expected_backorders: (demand.backorders_above(s) - demand.backorders_above(top) + over * demand.backorders(top)) / (q + over),
        };
        service.checked()
    }

    /// One service of s.
    pub fn reached(&self, reorder_level: f64, wanted: Wanted) -> Result<f64> {
        let ((q, mean, over), s) = (self.terms()?, finite("reorder_level", reorder_level)?);
        Ok(match wanted {
            Wanted::CycleServiceLevel(_) => 1.0 - self.demand.shortage(s) / mean,
            Wanted::FillRate(_) => 1.0 - self.short(s, q, over) / mean,
            Wanted::ReadyRate(_) => 1.0 - self.not_ready(s, q, over),
        })
    }

    /// What s costs, with an interval between reviews in units of time.
    pub fn cost(&self, reorder_level: f64, review_period: f64, costs: StockCosts) -> Result<RssCost> {
        let (q, mean, over) = self.terms()?;
        let (costs, service) = (costs.checked()?, self.service(reorder_level)?);
        let order_rate = mean / (q + over) / positive("review_period", review_period)?;
        let cost_rate = costs.rate(order_rate, &service)?;
        Ok(RssCost { reorder_level, order_up_to: reorder_level + q, order_rate, cost_rate, service })
    }

    /// Units short in a review interval.
    fn short(&self, s: f64, q: f64, over: f64) -> f64 {
        let (after, before) = (self.demand.over_protection(), self.demand.over_lead_time());
        let above = |y: f64| after.second_loss(y) - before.second_loss(y);
        (above(s) - above(s + q) + over * self.demand.shortage(s + q)) / (q + over)
    }

    /// ∫ of the share of time without stock is the fall of backorders.
    fn not_ready(&self, s: f64, q: f64, over: f64) -> f64 {
        let demand = self.demand;
        (demand.backorders(s) - demand.backorders(s + q) + over * demand.not_ready(s + q)) / (q + over)
    }

    /// The least s for a service.
    pub fn reorder_level(&self, wanted: Wanted) -> Result<f64> {
        let ((q, mean, over), demand, share) = (self.terms()?, self.demand, wanted.share()?);
        let after = demand.over_protection();
        let start = Start { level: after.mean(), spread: sqrt(after.variance()).max(1e-9 * mean) };
        match wanted {
            Wanted::CycleServiceLevel(_) => {
                level_of(wanted, (1.0 - share) * mean, start, |s| Lack { value: demand.shortage(s), fall: demand.shortage_fall(s) })
            }
            Wanted::FillRate(_) => level_of(wanted, (1.0 - share) * mean, start, |s| {
                let fall = demand.shortage(s) - demand.shortage(s + q) + over * demand.shortage_fall(s + q);
                Lack { value: self.short(s, q, over), fall: fall / (q + over) }
            }),
            Wanted::ReadyRate(_) => level_of(wanted, 1.0 - share, start, |s| {
                let fall = demand.not_ready(s) - demand.not_ready(s + q) + over * demand.not_ready_fall(s + q);
                Lack { value: self.not_ready(s, q, over), fall: fall / (q + over) }
            }),
        }
    }
}
