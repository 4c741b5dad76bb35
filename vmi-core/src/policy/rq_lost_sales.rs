//! (r,Q) where what is short is lost, with at most one order on the way.

use super::model::{Exactness, Model, fields};
use super::ss_continuous::over;
use crate::error::Result;
use crate::num::distribution::{Distribution, Pmf};
use crate::num::domain::{held, not_negative, outside, positive, whole};
use crate::num::sqrt;

/// The (r,Q) policy under Poisson demand that is lost without stock: Q is ordered when the stock on hand falls to r; r < Q, so that no two orders are on the way at once.
///
/// ```text
/// n = E(X − r)⁺ lost in a cycle,  u = E(r − X)⁺ = r − λ L + n,  demand of a cycle Q + n        X: Poisson, mean λ L
/// cost rate = [λ (K + p n) + h Q ((Q + 1) / 2 + u)] / (Q + n),  fill rate = Q / (Q + n),  on hand = Q ((Q + 1) / 2 + u) / (Q + n)
/// ```
///
/// Exact for a constant lead time: every order finds r on hand and leaves the same future. On hand follows from how long each of the Q units waits for its demand. Only r < Q is looked at: where
/// several orders on the way are better, it is not the optimum of all policies. `fixed_cost` K in money for an order, `holding_cost` h in money for a unit and unit of time, `stockout_cost` p in money for a unit lost.
/// Source: Hadley & Whitin, Analysis of Inventory Systems (1963), ch. 4.
///
/// ```
/// use vmi_core::policy::rq_lost_sales::RqLostSales;
/// let item = RqLostSales { fixed_cost: 10.0, holding_cost: 1.0, stockout_cost: 8.0, demand_rate: 1.0, lead_time: 1.0 };
/// // r = 1: n = e⁻¹, u = e⁻¹.
/// let found = item.cost(1.0, 4.0)?;
/// assert!((found.cost_rate - (20.0 + 12.0 * (-1.0_f64).exp()) / (4.0 + (-1.0_f64).exp())).abs() < 1e-13);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RqLostSales {
    /// K, money for an order.
    pub fixed_cost: f64,
    /// h, money for a unit held for a unit of time.
    pub holding_cost: f64,
    /// p, money for a unit lost.
    pub stockout_cost: f64,
    /// λ, units for a unit of time.
    pub demand_rate: f64,
    /// L, units of time, above 0.
    pub lead_time: f64,
}

/// A reorder point, an order quantity and what they lead to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RqLostSalesCost {
    /// r, in units: order when this many are on hand.
    pub reorder_point: f64,
    /// Q, in units.
    pub order_quantity: f64,
    /// Ordering, holding and lost-sales cost for a unit of time.
    pub cost_rate: f64,
    /// The share of demand that is served.
    pub fill_rate: f64,
    /// Units, on average.
    pub expected_on_hand: f64,
}

/// The most reorder points that are looked at.
const MOST: i64 = 1_000_000;

impl RqLostSales {
    /// What given r and Q cost, r ≥ 0 and Q > r.
    pub fn cost(&self, reorder_point: f64, order_quantity: f64) -> Result<RqLostSalesCost> {
        let demand = self.demand()?;
        let r = whole("reorder_point", reorder_point, 0)?;
        let quantity = whole("order_quantity", order_quantity, 1)?;
        if quantity <= r {
            return Err(outside("order_quantity", order_quantity, format!("more than the reorder point, {r}: at most one order may be on the way")));
        }
        let found = self.at(reorder_point, demand.loss(reorder_point), demand.complementary_loss(reorder_point), order_quantity);
        held("cost_rate", found.cost_rate)?;
        Ok(found)
    }

    /// The r and Q of least cost among those with r < Q.
    pub fn optimum(&self) -> Result<RqLostSalesCost> {
        let demand = self.demand()?;
        let mut best: Option<RqLostSalesCost> = None;
        for r in 0..MOST {
            let r = r as f64;
            // On hand is at least r less the demand of a lead time.
            if best.is_some_and(|best| self.holding_cost * (r - demand.mean()) > best.cost_rate) {
                break;
            }
            let (lost, left) = (demand.loss(r), demand.complementary_loss(r));
            for quantity in self.quantities(r, lost, left) {
                let found = self.at(r, lost, left, quantity);
                if best.is_none_or(|best| found.cost_rate < best.cost_rate) {
                    best = Some(found);
                }
            }
            if r + 1.0 >= MOST as f64 {
                return Err(outside("stockout_cost", self.stockout_cost, format!("one that pays for reorder points of at most {MOST}")));
            }
        }
        let best = best.ok_or_else(|| outside("demand_rate", self.demand_rate, "smaller inputs"))?;
        held("cost_rate", best.cost_rate)?;
        Ok(best)
    }

    /// Demand of a lead time, after everything was checked.
    fn demand(&self) -> Result<Pmf> {
        not_negative("fixed_cost", self.fixed_cost)?;
        positive("holding_cost", self.holding_cost)?;
        positive("stockout_cost", self.stockout_cost)?;
        over(positive("demand_rate", self.demand_rate)? * positive("lead_time", self.lead_time)?, &Pmf::certain(1)?)
    }

    /// The whole numbers beside the best Q of an r, more than r: with z = Q + n the cost rate is h z / 2 + M / z and a constant.
    fn quantities(&self, r: f64, lost: f64, left: f64) -> [f64; 2] {
        let m = self.demand_rate * (self.fixed_cost + self.stockout_cost * lost) + self.holding_cost * lost * (0.5 * lost - 0.5 - left);
        let best = if m > 0.0 { sqrt(2.0 * m / self.holding_cost) - lost } else { 0.0 };
        [best.floor().max(r + 1.0), best.ceil().max(r + 1.0)]
    }

    fn at(&self, r: f64, lost: f64, left: f64, quantity: f64) -> RqLostSalesCost {
        let (cycle, held) = (quantity + lost, quantity * (0.5 * quantity + 0.5 + left));
        RqLostSalesCost {
            reorder_point: r,
            order_quantity: quantity,
            cost_rate: (self.demand_rate * (self.fixed_cost + self.stockout_cost * lost) + self.holding_cost * held) / cycle,
            fill_rate: quantity / cycle,
            expected_on_hand: held / cycle,
        }
    }
}

pub(crate) const MODEL: Model = Model {
    name: "rq_lost_sales_poisson",
    summary: "The r and Q of least cost, or as given, under Poisson demand that is lost where there is no stock, with at most one order on the way.",
    exactness: Exactness::Exact,
    source: "Hadley & Whitin, Analysis of Inventory Systems (1963), ch. 4",
    inputs: fields![
        fixed_cost: Number "money for an order",
        holding_cost: Number "money for a unit held for a unit of time",
        stockout_cost: Number "money for a unit lost",
        demand_rate: Number "units for a unit of time",
        lead_time: Number "units of time",
        reorder_point: Optional "units on hand; absent: the best",
        order_quantity: Optional "units, more than the reorder point; absent: the best",
    ],
    outputs: fields![
        reorder_point: Number "units: order when this many are on hand",
        order_quantity: Number "units",
        cost_rate: Number "money for a unit of time",
        fill_rate: Number "share of demand served",
        expected_on_hand: Number "units",
    ],
    solve: |given, answer| {
        let item = RqLostSales {
            fixed_cost: given.number(0),
            holding_cost: given.number(1),
            stockout_cost: given.number(2),
            demand_rate: given.number(3),
            lead_time: given.number(4),
        };
        let decision = given.pair(5, ["reorder_point", "order_quantity"])?;
        let found = decision.map_or_else(|| item.optimum(), |(r, quantity)| item.cost(r, quantity))?;
        answer.numbers.extend([found.reorder_point, found.order_quantity, found.cost_rate, found.fill_rate, found.expected_on_hand]);
        Ok(())
    },
};
