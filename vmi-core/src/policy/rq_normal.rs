//! Continuous review under normal demand: the textbook approximations of (r,Q), and the exact policy beside them.

use super::rq::{RqCost, RqPolicy};
use crate::error::{Error, ErrorKind, Result};
use crate::num::distribution::{Distribution, Normal};
use crate::num::domain::{outside, positive};
use crate::num::{root, sqrt};

/// An item under continuous review whose demand over the lead time L is normal(λ L, σ² L).
///
/// Each method names its approximation; [`RqNormal::exact`] is what they approximate. Source: Snyder & Shen, ch. 5; Hadley & Whitin 1963.
///
/// ```
/// use vmi_core::policy::rq_normal::RqNormal;
/// let item = RqNormal { fixed_cost: 8.0, demand_rate: 1300.0, demand_sd: 150.0, holding_cost: 0.225, stockout_cost: 7.5, lead_time: 1.0 / 12.0 };
/// let simple = item.eoq_plus_safety_stock()?;
/// assert!((simple.reorder_point - 190.3369965715624).abs() < 1e-6);
/// assert!((item.exact()?.cost_rate - 78.07114627035179).abs() < 1e-6);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RqNormal {
    /// K, money for an order.
    pub fixed_cost: f64,
    /// λ, units for a unit of time.
    pub demand_rate: f64,
    /// σ, of the demand of a unit of time.
    pub demand_sd: f64,
    /// h, money for a unit held for a unit of time.
    pub holding_cost: f64,
    /// p, money for a unit short: for a unit of time, or for each unit in `eil_approximation`.
    pub stockout_cost: f64,
    /// L.
    pub lead_time: f64,
}

/// How many rounds an iteration may take; each needs about ten.
const MOST_ROUNDS: u32 = 500;

impl RqNormal {
    /// Demand over the lead time.
    pub fn lead_time_demand(&self) -> Result<Normal> {
        let (rate, lead) = (positive("demand_rate", self.demand_rate)?, positive("lead_time", self.lead_time)?);
        Normal::new(rate * lead, positive("demand_sd", self.demand_sd)? * sqrt(lead))
    }

    fn policy<'d>(&self, lead_time_demand: &'d Normal) -> Result<RqPolicy<'d, Normal>> {
        Ok(RqPolicy {
            fixed_cost: positive("fixed_cost", self.fixed_cost)?,
            demand_rate: self.demand_rate,
            holding_cost: positive("holding_cost", self.holding_cost)?,
            stockout_cost: positive("stockout_cost", self.stockout_cost)?,
            lead_time_demand,
        })
    }

    /// The r and Q of least cost. Exact for this demand.
    pub fn exact(&self) -> Result<RqCost> {
        self.policy(&self.lead_time_demand()?)?.optimum()
    }

    /// What given r and Q cost. Exact for this demand.
    pub fn cost(&self, reorder_point: f64, order_quantity: f64) -> Result<RqCost> {
        self.policy(&self.lead_time_demand()?)?.cost(reorder_point, order_quantity)
    }

    /// The best r for a given Q. Exact for this demand; the fixed cost does not matter.
    pub fn best_reorder_point(&self, order_quantity: f64) -> Result<f64> {
        let demand = self.lead_time_demand()?;
        Self { fixed_cost: 1.0, ..*self }.policy(&demand)?.best_reorder_point(order_quantity)
    }

    /// EOQ, and the newsvendor's level as r: Q ignores the variability, r ignores Q.
    pub fn eoq_plus_safety_stock(&self) -> Result<RqCost> {
        let demand = self.lead_time_demand()?;
        let policy = self.policy(&demand)?;
        let quantity = sqrt(2.0 * policy.fixed_cost * policy.demand_rate / policy.holding_cost);
        policy.cost(demand.quantile(policy.stockout_cost / (policy.holding_cost + policy.stockout_cost))?, quantity)
    }

    /// EOQ with backorders, and the best r for it.
    pub fn eoqb_approximation(&self) -> Result<RqCost> {
        let demand = self.lead_time_demand()?;
        let policy = self.policy(&demand)?;
        let (h, p) = (policy.holding_cost, policy.stockout_cost);
        let quantity = sqrt(2.0 * policy.fixed_cost * policy.demand_rate * (h + p) / (h * p));
        policy.cost(policy.best_reorder_point(quantity)?, quantity)
    }

    /// Shortage at r + Q is left out: n(r) = h Q / (h + p), Q = √(2 (K λ + (h + p) n₂(r)) / h), in turn until both stay.
    pub fn loss_function_approximation(&self) -> Result<RqCost> {
        let demand = self.lead_time_demand()?;
        let policy = self.policy(&demand)?;
        let (h, p) = (policy.holding_cost, policy.stockout_cost);
        let setup = policy.fixed_cost * policy.demand_rate;
        let mut quantity = sqrt(2.0 * setup / h);
        for _ in 0..MOST_ROUNDS {
            let wanted = h * quantity / (h + p);
            // n falls with r, from above `wanted` at mean − wanted − 1 …
            let low = demand.mean() - wanted - 1.0;
            // … to below it far out.
            let mut width = sqrt(demand.variance()) + 1.0;
            while demand.loss(low + width) > wanted {
                width *= 2.0;
            }
            let r = root::bisection(|r| wanted - demand.loss(r), low, low + width, 0.0)?;
            let next = sqrt(2.0 * (setup + (h + p) * demand.second_loss(r)) / h);
            let is_still = (next - quantity).abs() <= 1e-12 * next;
            quantity = next;
            if is_still {
                return policy.cost(r, quantity);
            }
        }
        Err(unsettled())
    }

    /// Hadley and Whitin's expected inventory level: p is for each unit short, however long. The cost is the approximation's own,
    /// h (r − λ L + Q / 2) + K λ / Q + p λ n(r) / Q.
    pub fn eil_approximation(&self) -> Result<RqCost> {
        let demand = self.lead_time_demand()?;
        let policy = self.policy(&demand)?;
        let (h, p, rate) = (policy.holding_cost, policy.stockout_cost, policy.demand_rate);
        let mut quantity = sqrt(2.0 * policy.fixed_cost * rate / h);
        for _ in 0..MOST_ROUNDS {
            let short = quantity * h / (p * rate);
            if short >= 1.0 {
                return Err(outside("stockout_cost", p, format!("more than h Q / λ, {}: below it, never having stock is best", quantity * h / rate)));
            }
            let r = demand.quantile(1.0 - short)?;
            let next = sqrt(2.0 * rate * (policy.fixed_cost + p * demand.loss(r)) / h);
            let is_still = (next - quantity).abs() <= 1e-12 * next;
            quantity = next;
            if is_still {
                let cost_rate = h * (r - demand.mean() + quantity / 2.0) + (policy.fixed_cost + p * demand.loss(r)) * rate / quantity;
                return Ok(RqCost { reorder_point: r, order_quantity: quantity, cost_rate });
            }
        }
        Err(unsettled())
    }
}

fn unsettled() -> Error {
    Error::new(ErrorKind::OutOfRange, format!("the iteration did not settle in {MOST_ROUNDS} rounds: use the exact policy"))
}
