//! Continuous review under compound Poisson demand: (r,nQ), with a cost for each order however many lots it holds.

use super::listed_cost::ListedCost;
use super::model::{Exactness, Model, fields};
use super::rq::RqCost;
use super::{distribution_models, position_cost::PositionCost};
use crate::error::{Error, Result};
use crate::num::distribution::{CompoundPoisson, Discrete, Distribution, Pmf};
use crate::num::domain::{held, outside, positive, whole};

/// The (r,nQ) policy: when a customer takes the position to r or below, order the least multiple of Q that lifts it above r.
///
/// ```text
/// cost rate(r, Q) = (K λ E min(J, Q) + G(r + 1) + … + G(r + Q)) / Q
/// G(y) = h E(y − X)⁺ + p E(X − y)⁺,  X demand over the lead time, J what a customer asks for, λ customers for a unit of time
/// ```
///
/// Exact: the position is uniform on r + 1 … r + Q, so a customer who asks for j units brings about an order with the chance min(j, Q) / Q. Where all sizes of J and Q
/// share a divisor, positions of one remainder only are met; the cost is then the mean over the remainders. Source: Zheng & Chen, Naval Research Logistics 39 (1992).
///
/// ```
/// use vmi_core::num::distribution::Pmf;
/// use vmi_core::policy::rq_compound_poisson::RqCompoundPoisson;
/// let sizes = Pmf::new(1, vec![0.5, 0.3, 0.2])?;
/// let item = RqCompoundPoisson { fixed_cost: 20.0, arrival_rate: 3.0, sizes: &sizes, holding_cost: 1.0, stockout_cost: 9.0, lead_time: 2.0 };
/// let best = item.optimum()?;
/// assert_eq!((best.reorder_point, best.order_quantity), (10.0, 18.0));
/// assert!((best.cost_rate - 17.960_640_345_780_91).abs() < 1e-9);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct RqCompoundPoisson<'d> {
    /// K, money for an order.
    pub fixed_cost: f64,
    /// λ, customers for a unit of time.
    pub arrival_rate: f64,
    /// J, units that a customer asks for.
    pub sizes: &'d Pmf,
    /// h, money for a unit and unit of time.
    pub holding_cost: f64,
    /// p, money for a unit short and unit of time.
    pub stockout_cost: f64,
    /// Units of time.
    pub lead_time: f64,
}

/// The most positions that are looked at.
const MOST_POSITIONS: i64 = 1_000_000;

impl RqCompoundPoisson<'_> {
    /// G by position, and K λ.
    fn costs(&self) -> Result<(ListedCost, f64)> {
        /// Mass that is cut off beyond the demands that are listed, on each side.
        const CUT: f64 = 1e-18;
        let setup = positive("fixed_cost", self.fixed_cost)? * positive("arrival_rate", self.arrival_rate)?;
        let rate = self.arrival_rate * positive("lead_time", self.lead_time)?;
        let of_rate = |error: Error| if error.field_name() == Some("rate") { error.field("arrival_rate") } else { error };
        let demand = CompoundPoisson::new(rate, self.sizes).map_err(of_rate)?;
        let (h, p) = PositionCost { holding_cost: self.holding_cost, stockout_cost: self.stockout_cost, demand: &demand }.costs()?;
        let (first, probabilities) = demand.list(CUT)?;
        Ok((ListedCost::new(h, p, first, &probabilities, demand.mean()), setup))
    }

    /// E min(J, Q).
    fn of_order(&self, quantity: f64) -> f64 {
        self.sizes.mean() - self.sizes.loss(quantity)
    }

    /// The cost of given r and Q.
    pub fn cost(&self, reorder_point: f64, order_quantity: f64) -> Result<RqCost> {
        let (costs, setup) = self.costs()?;
        let (r, q) = (whole("reorder_point", reorder_point, -1_000_000_000)?, whole("order_quantity", order_quantity, 1)?);
        if q > MOST_POSITIONS {
            return Err(outside("order_quantity", order_quantity, format!("at most {MOST_POSITIONS}")));
        }
        let sum: f64 = (r + 1..=r + q).map(|y| costs.at(y)).sum();
        let cost_rate = held("cost_rate", (setup * self.of_order(order_quantity) + sum) / order_quantity)?;
        Ok(RqCost { reorder_point, order_quantity, cost_rate })
    }

    /// The r and Q of least cost; of several, those of the least Q.
    ///
    /// The best Q positions lie side by side, as G is convex. Once the next position costs no less than the policy, no larger Q is cheaper, as K λ E min(J, Q) never
    /// falls with Q; before that every Q is looked at, as the cost may have several valleys.
    pub fn optimum(&self) -> Result<RqCost> {
        let (costs, setup) = self.costs()?;
        let best = costs.best();
        let (mut low, mut high, mut sum) = (best - 1, best + 1, costs.at(best));
        let (mut below, mut above) = (costs.at(low), costs.at(high));
        let cost_of = |sum: f64, quantity: f64| (setup * self.of_order(quantity) + sum) / quantity;
        let mut found = RqCost { reorder_point: low as f64, order_quantity: 1.0, cost_rate: cost_of(sum, 1.0) };
        let mut cost = found.cost_rate;
        for quantity in 2..=MOST_POSITIONS {
            let next = below.min(above);
            if next >= cost {
                held("cost_rate", found.cost_rate)?;
                return Ok(found);
            }
            sum += next;
            if below <= above {
                low -= 1;
                below = costs.at(low);
            } else {
                high += 1;
                above = costs.at(high);
            }
            cost = cost_of(sum, quantity as f64);
            if cost < found.cost_rate {
                found = RqCost { reorder_point: low as f64, order_quantity: quantity as f64, cost_rate: cost };
            }
        }
        Err(outside("fixed_cost", self.fixed_cost, format!("one that pays for at most {MOST_POSITIONS} units an order")))
    }
}

pub(crate) const MODEL: Model = Model {
    name: "rq_exact_compound_poisson",
    summary: "The r and Q of least cost under compound Poisson demand; an order is as many times Q as lift the position above r.",
    exactness: Exactness::Exact,
    source: "Zheng & Chen, Naval Research Logistics 39 (1992); Federgruen & Zheng, Operations Research 40 (1992)",
    inputs: fields![
        fixed_cost: Number "money for an order, of however many lots",
        arrival_rate: Number "customers for a unit of time",
        holding_cost: Number "money for a unit and unit of time",
        stockout_cost: Number "money for a unit short and unit of time",
        reorder_point: Optional "units; absent: the best",
        order_quantity: Optional "units; absent: the best",
        lead_time: Number "units of time",
        jump_pmf: Numbers "probabilities that a customer asks for 0, 1, 2, … units",
    ],
    outputs: fields![
        reorder_point: Number "units: order when the position is at or below it",
        order_quantity: Number "units",
        cost_rate: Number "money for a unit of time",
    ],
    solve: |given, answer| {
        let sizes = distribution_models::jumps(given.lists[0])?;
        let item = RqCompoundPoisson {
            fixed_cost: given.number(0),
            arrival_rate: given.number(1),
            sizes: &sizes,
            holding_cost: given.number(2),
            stockout_cost: given.number(3),
            lead_time: given.number(6),
        };
        let levels = given.pair(4, ["reorder_point", "order_quantity"])?;
        let of_sizes = |error: Error| if error.field_name() == Some("jumps") { error.field("jump_pmf") } else { error };
        let found = levels.map_or_else(|| item.optimum(), |(r, q)| item.cost(r, q)).map_err(of_sizes)?;
        answer.numbers.extend([found.reorder_point, found.order_quantity, found.cost_rate]);
        Ok(())
    },
};
