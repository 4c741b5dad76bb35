//! (R,S): what an order-up-to level at each review delivers, and the least level for a service.

use super::policy_service::{Lack, PolicyService, Start, Wanted, level_of, whole_level};
use super::review_demand::ReviewDemand;
use crate::error::Result;
use crate::num::domain::{finite, positive, whole};
use crate::num::sqrt;

/// The (R,S) policy with backorders: at each review, order up to S.
///
/// ```text
/// cycle service level = P(X(L+R) ≤ S)
/// fill rate           = 1 − (E(X(L+R) − S)⁺ − E(X(L) − S)⁺) / E X(R)
/// ready rate          = the chance of stock on hand, averaged over the time from L to L + R after a review
/// ```
///
/// X(t) is demand over t. Exact for demand that is independent from one time to another, and a constant lead time. A lead time that varies is an approximation: orders then may
/// overtake each other. Source: Silver, Pyke & Thomas, Inventory and Production Management in Supply Chains, ch. 6; Hadley & Whitin 1963, ch. 5.
///
/// ```
/// use vmi_core::num::distribution::Normal;
/// use vmi_core::policy::policy_service::Wanted;
/// use vmi_core::policy::review_demand::SampledDemand;
/// use vmi_core::policy::rs_service::RsService;
/// let demand = SampledDemand::of(&Normal::new(20.0, 6.0)?, 3.0, 7.0)?;
/// let policy = RsService { demand: &demand };
/// let level = policy.order_up_to(Wanted::FillRate(0.95))?;
/// assert!((level - 201.16744306210853).abs() < 1e-9);
/// assert!((policy.service(level)?.fill_rate - 0.95).abs() < 1e-12);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct RsService<'d> {
    /// Demand after a review.
    pub demand: &'d dyn ReviewDemand,
}

impl RsService<'_> {
    /// What a level delivers; a whole one if demand is in whole units.
    pub fn service(&self, order_up_to: f64) -> Result<PolicyService> {
        let mean = positive("review_period", self.demand.mean())?;
        let level =
            if self.demand.is_whole() { whole("order_up_to", order_up_to, -1_000_000_000)? as f64 } else { finite("order_up_to", order_up_to)? };
        let service = PolicyService {
            cycle_service_level: self.demand.over_protection().cdf(level),
            fill_rate: 1.0 - self.demand.shortage(level) / mean,
            ready_rate: 1.0 - self.demand.not_ready(level),
            expected_on_hand: self.demand.on_hand(level),
            expected_backorders: self.demand.backorders(level),
        };
        service.checked()
    }

    /// The least level for a service.
    pub fn order_up_to(&self, wanted: Wanted) -> Result<f64> {
        let (share, demand) = (wanted.share()?, self.demand);
        let mean = positive("review_period", demand.mean())?;
        let after = demand.over_protection();
        let start = Start { level: after.mean(), spread: sqrt(after.variance()).max(1e-9 * mean) };
        match wanted {
            Wanted::CycleServiceLevel(_) => after.quantile(share),
            Wanted::FillRate(_) if demand.is_whole() => whole_level(wanted, start, |level| Ok(1.0 - demand.shortage(level as f64) / mean)),
            Wanted::ReadyRate(_) if demand.is_whole() => whole_level(wanted, start, |level| Ok(1.0 - demand.not_ready(level as f64))),
            Wanted::FillRate(_) => {
                let lack = |level: f64| Lack { value: demand.shortage(level), fall: demand.shortage_fall(level) };
                level_of(wanted, (1.0 - share) * mean, start, lack)
            }
            Wanted::ReadyRate(_) => {
                let lack = |level: f64| Lack { value: demand.not_ready(level), fall: demand.not_ready_fall(level) };
                level_of(wanted, 1.0 - share, start, lack)
            }
        }
    }
}
