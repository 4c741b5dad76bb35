//! (R,nQ): what r and Q deliver and cost under demand in whole units, the best r for a Q, and the best r and Q.

use super::policy_service::{PolicyService, Start, StockCosts, least_whole};
use super::review_demand::ReviewDemand;
use crate::error::{Error, ErrorKind, Result};
use crate::num::distribution::{Distribution, Pmf};
use crate::num::domain::{outside, positive, whole};
use crate::num::sqrt;

/// The (R,nQ) policy with backorders: at a review, order the least multiple of Q that lifts the position above r, if it is at or below r.
///
/// ```text
/// position after a review: uniform on r + 1 … r + Q
/// cost rate = (K E min(X(R), Q) / R + G(r + 1) + … + G(r + Q)) / Q
/// cycle service level = P(X(L) + U ≤ r),  P(U = u) = P(u < X(R) ≤ u + Q) / E min(X(R), Q)
/// ```
///
/// G(y) is holding and shortage cost of position y for a unit of time, averaged over the time from L to L + R after a review; E min(X(R), Q) / Q the chance of an order, which costs K
/// whatever its size. Exact for demand that is independent from one time to another and a constant lead time. (If Q and all values of demand have a divisor in common, so have the positions; this
/// is the mean over where they may start.) Source: Hadley & Whitin, Analysis of Inventory Systems, 1963, ch. 5; Zheng & Chen, Naval Research Logistics 39 (1992).
///
/// ```
/// use vmi_core::num::distribution::{Discrete, Pmf, Poisson};
/// use vmi_core::policy::policy_service::StockCosts;
/// use vmi_core::policy::review_demand::SampledDemand;
/// use vmi_core::policy::rnq_exact::RnqExact;
/// let period = Poisson::new(4.0)?;
/// let demand = SampledDemand::of(&period, 2.0, 1.0)?;
/// let (first, probabilities) = period.list(1e-18)?;
/// let costs = StockCosts { fixed_cost: 20.0, holding_cost: 1.0, stockout_cost: 9.0 };
/// let policy = RnqExact { demand: &demand, review_demand: &Pmf::new(first, probabilities)?, review_period: 1.0, costs };
/// let best = policy.optimum()?;
/// assert_eq!((best.reorder_point, best.order_quantity), (9.0, 15.0));
/// assert!((best.cost_rate - 14.851730876206004).abs() < 1e-8);
/// assert!(policy.cost(best.reorder_point, best.order_quantity + 1.0)?.cost_rate > best.cost_rate);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct RnqExact<'d> {
    /// Demand after a review.
    pub demand: &'d dyn ReviewDemand,
    /// Demand between two reviews, 0 or more.
    pub review_demand: &'d Pmf,
    /// R, in units of time.
    pub review_period: f64,
    /// K, h and p.
    pub costs: StockCosts,
}

/// r, Q, their cost and what they deliver.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RnqCost {
    /// r, in units.
    pub reorder_point: f64,
    /// Q, in units.
    pub order_quantity: f64,
    /// Orders for a unit of time.
    pub order_rate: f64,
    /// Expected cost for a unit of time.
    pub cost_rate: f64,
    /// What they deliver.
    pub service: PolicyService,
}

/// The largest Q that the search for the best one looks at.
const MOST_QUANTITY: f64 = 200_000.0;
/// The largest demand between two reviews that is summed over.
const MOST_DEMAND: i64 = 10_000_000;

impl RnqExact<'_> {
    /// What given r and Q deliver and cost.
    pub fn cost(&self, reorder_point: f64, order_quantity: f64) -> Result<RnqCost> {
        let (demand, costs, mean) = (self.demand, self.costs.checked()?, positive("review_period", self.demand.mean())?);
        let (r, q) = (whole("reorder_point", reorder_point, -1_000_000_000)? as f64, whole("order_quantity", order_quantity, 1)? as f64);
        if self.review_demand.greatest() > MOST_DEMAND {
            return Err(outside("review_demand", self.review_demand.greatest() as f64, "at most 10 million units"));
        }
        let (after, before) = (demand.over_protection(), demand.over_lead_time());
        let short = |y: f64| after.second_loss(y) - before.second_loss(y);
        let service = PolicyService {
            cycle_service_level: self.cycle_service(r, q),
            fill_rate: 1.0 - (short(r) - short(r + q)) / (q * mean),
            ready_rate: 1.0 - (demand.backorders(r) - demand.backorders(r + q)) / q,
            expected_on_hand: (demand.on_hand_below(r + q) - demand.on_hand_below(r)) / q,
            expected_backorders: (demand.backorders_above(r) - demand.backorders_above(r + q)) / q,
        };
        let service = service.checked()?;
        let order_rate = self.ordered(q) / (q * positive("review_period", self.review_period)?);
        Ok(RnqCost { reorder_point: r, order_quantity: q, order_rate, cost_rate: costs.rate(order_rate, &service)?, service })
    }

    /// E min(X(R), Q).
    fn ordered(&self, q: f64) -> f64 {
        self.review_demand.mean() - self.review_demand.loss(q)
    }

    fn cycle_service(&self, r: f64, q: f64) -> f64 {
        let (mut covered, mut mass) = (0.0, 0.0);
        for undershoot in 0..self.review_demand.greatest() {
            let below = undershoot as f64;
            let chance = self.review_demand.complementary_cdf(below) - self.review_demand.complementary_cdf(below + q);
            mass += chance;
            covered += chance * self.demand.over_lead_time().cdf(r - below);
        }
        covered / mass
    }

    /// G(y).
    fn position(&self, y: i64) -> f64 {
        self.costs.holding_cost * self.demand.on_hand(y as f64) + self.costs.stockout_cost * self.demand.backorders(y as f64)
    }

    /// The r of least cost for a given Q; of several the least.
    pub fn best_reorder_point(&self, order_quantity: f64) -> Result<f64> {
        self.costs.checked()?;
        self.best(whole("order_quantity", order_quantity, 1)?).map(|r| r as f64)
    }

    /// The least r from which a step up, from position r + 1 to r + Q + 1, no longer pays.
    fn best(&self, q: i64) -> Result<i64> {
        let after = self.demand.over_protection();
        let start = Start { level: after.mean() - q as f64 / 2.0, spread: sqrt(after.variance()) };
        let found = least_whole(start, |r| Ok(self.position(r + q + 1) >= self.position(r + 1)))?;
        found.ok_or_else(|| Error::new(ErrorKind::Overflow, "the best reorder point is beyond what is searched").field("reorder_point"))
    }

    /// The r and Q of least cost.
    pub fn optimum(&self) -> Result<RnqCost> {
        let fixed = self.costs.checked()?.fixed_cost / positive("review_period", self.review_period)?;
        // The best Q positions lie side by side, as G is convex, and each costs at least as much as the one taken before it. A further one pays
        // some day only if it costs less than the mean so far.
        let best = self.best(1)? + 1;
        let (mut low, mut high, mut total, mut q) = (best - 1, best + 1, self.position(best), 1.0);
        let (mut below, mut above) = (self.position(low), self.position(high));
        let mut found = (low, q, fixed * self.ordered(q) + total);
        while below.min(above) < found.2 {
            if q >= MOST_QUANTITY {
                return Err(outside("fixed_cost", self.costs.fixed_cost, "one that pays for at most 200,000 units in an order"));
            }
            (total, q) = (total + below.min(above), q + 1.0);
            if below <= above {
                low -= 1;
                below = self.position(low);
            } else {
                high += 1;
                above = self.position(high);
            }
            let cost = (fixed * self.ordered(q) + total) / q;
            if cost < found.2 {
                found = (low, q, cost);
            }
        }
        self.cost(found.0 as f64, found.1)
    }
}
