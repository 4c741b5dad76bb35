//! (R,s,S) under demand in whole units: what two levels deliver, and the least s for a service, by the stationary position.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::policy_service::{PolicyService, Start, StockCosts, Wanted, whole_level};
use super::review_demand::ReviewDemand;
use super::rss_service::{RssCost, gap};
use crate::error::Result;
use crate::num::distribution::{Distribution, Pmf};
use crate::num::domain::{outside, positive, whole};
use crate::num::{sqrt, undershoot};

/// The (R,s,S) policy with backorders: at a review, order up to S if the position is at or below s.
///
/// ```text
/// P(position after a review = S − j) = m(j) / (m(0) + … + m(S − s − 1))        m(j): the chance that demand, review by review, ever adds up to j
/// cycle service level = P(X(L) + U ≤ s),  U the undershoot: how far the position is below s when an order is placed
/// ```
///
/// Fill rate, ready rate and stock are those of (R,S) at each position, averaged. Exact for demand that is independent from one time to another and a constant lead time. Source: Zheng & Federgruen,
/// Operations Research 39 (1991), for the position; Tijms & Groenevelt, European Journal of Operational Research 17 (1984), for the services.
///
/// ```
/// use vmi_core::num::distribution::{Discrete, Pmf, Poisson};
/// use vmi_core::policy::policy_service::Wanted;
/// use vmi_core::policy::review_demand::SampledDemand;
/// use vmi_core::policy::rss_exact::RssExact;
/// // Two units a day, reviewed each week, delivered after three days.
/// let demand = SampledDemand::of(&Poisson::new(2.0)?, 3.0, 7.0)?;
/// let (first, probabilities) = Poisson::new(14.0)?.list(1e-18)?;
/// let policy = RssExact { demand: &demand, review_demand: &Pmf::new(first, probabilities)? };
/// assert!((policy.service(10.0, 30.0)?.fill_rate - 0.84317362695451).abs() < 1e-9);
/// let s = policy.reorder_level(10.0, Wanted::FillRate(0.95))?;
/// assert!(policy.service(s, s + 10.0)?.fill_rate >= 0.95 && policy.service(s - 1.0, s + 9.0)?.fill_rate < 0.95);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct RssExact<'d> {
    /// Demand after a review.
    pub demand: &'d dyn ReviewDemand,
    /// Demand between two reviews, 0 or more.
    pub review_demand: &'d Pmf,
}

/// The most positions between s and S.
const MOST_GAP: f64 = 1e5;

/// Where the position is after a review, and how far below s it is when an order is placed.
struct Positions {
    /// The chance of S − j.
    chances: Vec<f64>,
    undershoot: Pmf,
    /// Orders for a review.
    orders: f64,
}

impl Positions {
    fn new(review_demand: &Pmf, gap: i64) -> Result<Self> {
        let undershoot = undershoot::exact(review_demand, gap)?;
        let visits = undershoot::visits(&undershoot::above_zero(review_demand)?, gap as usize);
        let all = crate::num::sum(&visits);
        let orders = review_demand.complementary_cdf(0.0) / all;
        Ok(Self { chances: visits.into_iter().map(|visit| visit / all).collect(), undershoot, orders })
    }

    /// The mean over positions.
    fn average(&self, top: f64, of: impl Fn(f64) -> f64) -> f64 {
        self.chances.iter().enumerate().map(|(j, chance)| chance * of(top - j as f64)).sum()
    }

    fn cycle_service(&self, s: f64, lead_time_demand: &dyn Distribution) -> f64 {
        self.undershoot.probabilities().iter().enumerate().map(|(at, chance)| chance * lead_time_demand.cdf(s - self.least() - at as f64)).sum()
    }

    fn least(&self) -> f64 {
        use crate::num::distribution::Discrete;
        self.undershoot.least() as f64
    }
}

impl RssExact<'_> {
    fn positions(&self, gap: f64) -> Result<Positions> {
        let count = whole("order_quantity", gap, 1)?;
        if gap > MOST_GAP {
            return Err(outside("order_quantity", gap, "at most 100,000 between s and S"));
        }
        Positions::new(self.review_demand, count)
    }

    fn whole_gap(reorder_level: f64, order_up_to: f64) -> Result<f64> {
        whole("reorder_level", reorder_level, -1_000_000_000)?;
        whole("order_up_to", order_up_to, -1_000_000_000)?;
        gap(reorder_level, order_up_to)
    }

    /// What two levels deliver.
    pub fn service(&self, reorder_level: f64, order_up_to: f64) -> Result<PolicyService> {
        let positions = self.positions(Self::whole_gap(reorder_level, order_up_to)?)?;
        self.delivered(&positions, reorder_level, order_up_to)
    }

    fn delivered(&self, positions: &Positions, s: f64, top: f64) -> Result<PolicyService> {
        let (demand, mean) = (self.demand, positive("review_period", self.demand.mean())?);
        let service = PolicyService {
            cycle_service_level: positions.cycle_service(s, demand.over_lead_time()),
            fill_rate: 1.0 - positions.average(top, |y| demand.shortage(y)) / mean,
            ready_rate: 1.0 - positions.average(top, |y| demand.not_ready(y)),
            expected_on_hand: positions.average(top, |y| demand.on_hand(y)),
            expected_backorders: positions.average(top, |y| demand.backorders(y)),
        };
        service.checked()
    }

    /// What two levels cost, with an interval between reviews in units of time.
    pub fn cost(&self, reorder_level: f64, order_up_to: f64, review_period: f64, costs: StockCosts) -> Result<RssCost> {
        let positions = self.positions(Self::whole_gap(reorder_level, order_up_to)?)?;
        let service = self.delivered(&positions, reorder_level, order_up_to)?;
        let order_rate = positions.orders / positive("review_period", review_period)?;
        let cost_rate = costs.checked()?.rate(order_rate, &service)?;
        Ok(RssCost { reorder_level, order_up_to, order_rate, cost_rate, service })
    }

    /// One service of two levels.
    pub fn reached(&self, reorder_level: f64, order_up_to: f64, wanted: Wanted) -> Result<f64> {
        let positions = self.positions(Self::whole_gap(reorder_level, order_up_to)?)?;
        let lack = || positions.average(order_up_to, |y| lack_of(self.demand, wanted, y));
        Ok(match wanted {
            Wanted::CycleServiceLevel(_) => positions.cycle_service(reorder_level, self.demand.over_lead_time()),
            Wanted::FillRate(_) => 1.0 - lack() / positive("review_period", self.demand.mean())?,
            Wanted::ReadyRate(_) => 1.0 - lack(),
        })
    }

    /// The least s for a service, with S = s + `order_quantity`.
    pub fn reorder_level(&self, order_quantity: f64, wanted: Wanted) -> Result<f64> {
        let (positions, demand) = (self.positions(order_quantity)?, self.demand);
        let mean = positive("review_period", demand.mean())?;
        let after = demand.over_protection();
        let start = Start { level: after.mean(), spread: sqrt(after.variance()) };
        // Neighbouring levels have most of their positions in common: each is looked at once.
        let known = RefCell::new(BTreeMap::new());
        let lack = |y: f64| *known.borrow_mut().entry(y as i64).or_insert_with(|| lack_of(demand, wanted, y));
        whole_level(wanted, start, |s| {
            Ok(match wanted {
                Wanted::CycleServiceLevel(_) => positions.cycle_service(s as f64, demand.over_lead_time()),
                Wanted::FillRate(_) => 1.0 - positions.average(s as f64 + order_quantity, lack) / mean,
                Wanted::ReadyRate(_) => 1.0 - positions.average(s as f64 + order_quantity, lack),
            })
        })
    }
}

fn lack_of(demand: &dyn ReviewDemand, wanted: Wanted, y: f64) -> f64 {
    if let Wanted::FillRate(_) = wanted { demand.shortage(y) } else { demand.not_ready(y) }
}
