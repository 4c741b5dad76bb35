//! (r,Q): what a reorder point and an order quantity deliver under any demand, and the least reorder point for a service.

use super::policy_service::{Lack, PolicyService, Start, Wanted, level_of, whole_level};
use crate::error::Result;
use crate::num::distribution::{Discrete, Distribution, Pmf};
use crate::num::domain::{finite, outside, positive, whole};
use crate::num::sqrt;

/// The (r,Q) policy with backorders and a constant lead time L: order Q when the position is at or below r.
///
/// ```text
/// ready rate = 1 − (E(X − r)⁺ − E(X − r − Q)⁺) / Q
/// fill rate  = the ready rate, where demand comes unit by unit or continuously
///            = Σ g(j) E min((Y − X)⁺, j) / E J        by units, where an order of customers asks for j units with the chance g(j)
/// cycle service level = P(X + U ≤ r)
/// backorders = (B(r) − B(r + Q)) / Q,  on hand = (B′(r + Q) − B′(r)) / Q        B, B′ the second losses of X
/// ```
///
/// X is demand over the lead time, Y the position, U the undershoot: how far the position is below r when an order is placed, 0 where demand comes unit by unit or continuously.
/// Exact where demand comes so. Where demand jumps over r it is exact for (r,nQ): order the least multiple of Q that lifts the position above r; Y is then uniform on r + 1 … r + Q and
/// P(U = u) = P(u < J ≤ u + Q) / E min(J, Q). (If Q and all jumps have a divisor in common, so have the positions, and Y is the mean over where they may start.)
/// The fill rate under jumps is not the ready rate: a large order of a customer is served in part. Source: Axsäter, Inventory Control, ch. 5.
///
/// ```
/// use vmi_core::num::distribution::{CompoundPoisson, Pmf};
/// use vmi_core::policy::policy_service::Wanted;
/// use vmi_core::policy::rq_service::RqService;
/// let jumps = Pmf::from_pairs(&[(1, 0.5), (2, 0.2), (6, 0.3)])?;
/// let demand = CompoundPoisson::new(3.0, &jumps)?;
/// let policy = RqService { order_quantity: 5.0, lead_time_demand: &demand, jumps: Some(&jumps) };
/// let found = policy.service(9.0)?;
/// assert!((found.fill_rate - 0.645533363834657).abs() < 1e-12 && (found.ready_rate - 0.73991097141335).abs() < 1e-12);
/// assert!((found.cycle_service_level - 0.522118650238345).abs() < 1e-12);
/// let r = policy.reorder_point(Wanted::FillRate(0.9))?;
/// assert!(policy.service(r)?.fill_rate >= 0.9 && policy.service(r - 1.0)?.fill_rate < 0.9);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct RqService<'d> {
    /// Q, in units; whole if demand is.
    pub order_quantity: f64,
    /// Demand over the lead time.
    pub lead_time_demand: &'d dyn Distribution,
    /// What one customer asks for, in whole units of 0 or more; none: demand comes unit by unit, or continuously.
    pub jumps: Option<&'d Pmf>,
}

/// The largest jump that is summed over.
const MOST_JUMP: i64 = 10_000_000;

impl RqService<'_> {
    /// What a reorder point delivers.
    pub fn service(&self, reorder_point: f64) -> Result<PolicyService> {
        let (q, demand) = (self.quantity()?, self.lead_time_demand);
        let r = self.level(reorder_point)?;
        let ready = 1.0 - self.not_ready(r, q);
        let service = PolicyService {
            cycle_service_level: self.cycle_service(r, q),
            fill_rate: if self.jumps.is_some() { 1.0 - self.unfilled(r, q) } else { ready },
            ready_rate: ready,
            expected_on_hand: (demand.complementary_second_loss(r + q) - demand.complementary_second_loss(r)) / q,
            expected_backorders: self.backorders(r, q),
        };
        service.checked()
    }

    /// The least reorder point for a service, for real-valued demand; the least whole one under jumps.
    pub fn reorder_point(&self, wanted: Wanted) -> Result<f64> {
        let (q, share, demand) = (self.quantity()?, wanted.share()?, self.lead_time_demand);
        if self.jumps.is_some() {
            return self.reorder_point_whole(wanted);
        }
        if let Wanted::CycleServiceLevel(_) = wanted {
            return demand.quantile(share);
        }
        let lack = |r: f64| Lack { value: demand.loss(r) - demand.loss(r + q), fall: demand.complementary_cdf(r) - demand.complementary_cdf(r + q) };
        level_of(wanted, (1.0 - share) * q, self.start(share), lack)
    }

    /// The least whole reorder point for a service.
    pub fn reorder_point_whole(&self, wanted: Wanted) -> Result<f64> {
        let (q, share) = (self.quantity()?, wanted.share()?);
        whole_level(wanted, self.start(share), |r| {
            let r = r as f64;
            Ok(match wanted {
                Wanted::CycleServiceLevel(_) => self.cycle_service(r, q),
                Wanted::FillRate(_) if self.jumps.is_some() => 1.0 - self.unfilled(r, q),
                Wanted::FillRate(_) | Wanted::ReadyRate(_) => 1.0 - self.not_ready(r, q),
            })
        })
    }

    /// Nearly where a share of Q is short.
    fn start(&self, share: f64) -> Start {
        let (mean, sd) = (self.lead_time_demand.mean(), sqrt(self.lead_time_demand.variance()));
        let spread = sd.max(1e-9 * self.order_quantity);
        let short = (1.0 - share) * self.order_quantity / spread;
        // The unit normal loss at z ≥ 0 is about φ(z) / (1 + z)².
        Start { level: if short < 0.4 { mean + sd * sqrt(-2.0 * crate::num::ln(2.5 * short)) * 0.8 } else { mean - spread * short }, spread }
    }

    fn quantity(&self) -> Result<f64> {
        match self.jumps {
            Some(jumps) if jumps.least() < 0 || jumps.greatest() < 1 => {
                Err(outside("jumps", jumps.least() as f64, "whole numbers of 0 or more, not all of them 0"))
            }
            Some(jumps) if jumps.greatest() > MOST_JUMP => Err(outside("jumps", jumps.greatest() as f64, "at most 10 million units")),
            Some(_) => Ok(whole("order_quantity", self.order_quantity, 1)? as f64),
            None => positive("order_quantity", self.order_quantity),
        }
    }

    fn level(&self, reorder_point: f64) -> Result<f64> {
        if self.jumps.is_some() { Ok(whole("reorder_point", reorder_point, -1_000_000_000)? as f64) } else { finite("reorder_point", reorder_point) }
    }

    /// E(X − y)⁺, summed or integrated over the positions y, over Q.
    fn backorders(&self, r: f64, q: f64) -> f64 {
        (self.lead_time_demand.second_loss(r) - self.lead_time_demand.second_loss(r + q)) / q
    }

    fn not_ready(&self, r: f64, q: f64) -> f64 {
        (self.lead_time_demand.loss(r) - self.lead_time_demand.loss(r + q)) / q
    }

    /// The share of demand that a jump adds to backorders: those at r − j less those at r.
    fn unfilled(&self, r: f64, q: f64) -> f64 {
        let Some(jumps) = self.jumps else { return self.not_ready(r, q) };
        let here = self.backorders(r, q);
        let added: f64 =
            listed(jumps).filter(|(size, _)| *size > 0).map(|(size, chance)| chance * (self.backorders(r - size as f64, q) - here)).sum();
        added / jumps.mean()
    }

    fn cycle_service(&self, r: f64, q: f64) -> f64 {
        match self.jumps {
            None => self.lead_time_demand.cdf(r),
            Some(jumps) => {
                let (mut covered, mut mass) = (0.0, 0.0);
                for undershoot in 0..jumps.greatest() {
                    let below = undershoot as f64;
                    let chance = jumps.complementary_cdf(below) - jumps.complementary_cdf(below + q);
                    mass += chance;
                    covered += chance * self.lead_time_demand.cdf(r - below);
                }
                covered / mass
            }
        }
    }
}

fn listed(jumps: &Pmf) -> impl Iterator<Item = (i64, f64)> {
    (jumps.least()..).zip(jumps.probabilities().iter().copied())
}
