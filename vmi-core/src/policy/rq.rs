//! Continuous review: order Q (or as many times Q as needed) when the inventory position falls to r.

use super::listed_cost::ListedCost;
use super::position_cost::PositionCost;
use crate::error::{Error, ErrorKind, Result};
use crate::num::distribution::{Discrete, Distribution};
use crate::num::domain::{finite, positive, whole};

/// The (r,Q) policy with backorders, for any distribution of the demand over the lead time.
///
/// ```text
/// cost rate(r, Q) = (K λ + ∫ G(y) dy from r to r + Q) / Q                  continuous demand
/// cost rate(r, Q) = (K λ + G(r + 1) + … + G(r + Q)) / Q                    demand in whole units
/// G(y) = h E(y − X)⁺ + p E(X − y)⁺,  X demand over the lead time
/// ```
///
/// Exact where demand arrives unit by unit (or continuously); for compound demand it is exact for (r,nQ): order the least multiple of Q that
/// lifts the position above r. `fixed_cost` K in money for an order, `demand_rate` λ in units for a unit of time, `holding_cost` h and `stockout_cost` p
/// in money for a unit and a unit of time. Sources: Zheng, Management Science 38 (1992); Federgruen & Zheng, Operations Research 40 (1992).
#[derive(Clone, Copy, Debug)]
pub struct RqPolicy<'d, D: ?Sized> {
    /// K, money for an order.
    pub fixed_cost: f64,
    /// λ, units for a unit of time.
    pub demand_rate: f64,
    /// h, money for a unit held for a unit of time.
    pub holding_cost: f64,
    /// p, money for a unit short for a unit of time.
    pub stockout_cost: f64,
    /// Demand over the lead time.
    pub lead_time_demand: &'d D,
}

/// A reorder point, an order quantity and what they cost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RqCost {
    /// r, in units: order when the position is at or below it.
    pub reorder_point: f64,
    /// Q, in units.
    pub order_quantity: f64,
    /// Expected ordering, holding and shortage cost for a unit of time.
    pub cost_rate: f64,
}

impl<D: Distribution + ?Sized> RqPolicy<'_, D> {
    fn position(&self) -> PositionCost<'_, D> {
        PositionCost { holding_cost: self.holding_cost, stockout_cost: self.stockout_cost, demand: self.lead_time_demand }
    }

    /// K λ, after all costs and the rate were checked.
    fn setup_rate(&self) -> Result<f64> {
        self.position().costs()?;
        Ok(positive("fixed_cost", self.fixed_cost)? * positive("demand_rate", self.demand_rate)?)
    }

    /// The cost of given r and Q, for continuous demand.
    ///
    /// ```
    /// use vmi_core::num::distribution::Normal;
    /// use vmi_core::policy::rq::RqPolicy;
    /// let demand = Normal::new(1300.0 / 12.0, 150.0 * (1.0_f64 / 12.0).sqrt())?;
    /// let policy = RqPolicy { fixed_cost: 8.0, demand_rate: 1300.0, holding_cost: 0.225, stockout_cost: 7.5, lead_time_demand: &demand };
    /// assert!((policy.cost(126.8, 328.5)?.cost_rate - 78.07116250928294).abs() < 1e-6);
    /// # Ok::<(), vmi_core::error::Error>(())
    /// ```
    pub fn cost(&self, reorder_point: f64, order_quantity: f64) -> Result<RqCost> {
        let setup = self.setup_rate()?;
        let (r, q) = (finite("r", reorder_point)?, positive("Q", order_quantity)?);
        Ok(RqCost { reorder_point: r, order_quantity: q, cost_rate: (setup + self.position().integral(r, r + q)) / q })
    }

    /// The best r for a given Q, for continuous demand: where G(r) = G(r + Q).
    pub fn best_reorder_point(&self, order_quantity: f64) -> Result<f64> {
        self.position().costs()?;
        let (q, position) = (positive("Q", order_quantity)?, self.position());
        let best = position.best()?;
        // G(r + Q) − G(r) rises with r, is at most 0 at best − Q and at least 0 at best.
        bisected(best - q, best, |r| position.at(r + q) - position.at(r))
    }

    /// The r and Q of least cost, for continuous demand.
    ///
    /// ```
    /// use vmi_core::num::distribution::Normal;
    /// use vmi_core::policy::rq::RqPolicy;
    /// let demand = Normal::new(1300.0 / 12.0, 150.0 * (1.0_f64 / 12.0).sqrt())?;
    /// let policy = RqPolicy { fixed_cost: 8.0, demand_rate: 1300.0, holding_cost: 0.225, stockout_cost: 7.5, lead_time_demand: &demand };
    /// let best = policy.optimum()?;
    /// assert!((best.cost_rate - 78.07114627035179).abs() < 1e-6 && (best.order_quantity - 328.449147).abs() < 1e-3);
    /// # Ok::<(), vmi_core::error::Error>(())
    /// ```
    pub fn optimum(&self) -> Result<RqCost> {
        let setup = self.setup_rate()?;
        let position = self.position();
        let best = position.best()?;
        let (h, p) = position.costs()?;
        // With r and r + Q where G is c, the cost rate is c exactly if the area between c and G is K λ. That area grows with c, at the rate Q:
        // Newton's method from a level that is too high comes down to it without passing it, as the area is convex in c.
        let least = position.at(best);
        let mut level = least + crate::num::sqrt(2.0 * setup * h * p / (h + p));
        let mut found = (best, 0.0);
        for _ in 0..200 {
            let low = self.where_cost_is(level, best, -1.0)?;
            let high = self.where_cost_is(level, best, 1.0)?;
            found = (low, high - low);
            if found.1 <= 0.0 {
                break;
            }
            let next = level - (level * found.1 - position.integral(low, high) - setup) / found.1;
            let step = (next - level).abs();
            level = next.max(least);
            if step <= 1e-14 * level.abs() {
                break;
            }
        }
        self.cost(found.0, found.1)
    }

    /// The position below (−1) or above (+1) the best one whose cost is `level`.
    fn where_cost_is(&self, level: f64, best: f64, side: f64) -> Result<f64> {
        let position = self.position();
        let (h, p) = position.costs()?;
        // Far out, G is a line of slope −p or h, and always above that line: the point looked for is nearer than where the line reaches the level.
        let slope = if side < 0.0 { p } else { h };
        let mut reach = (level - position.at(best)) / slope + 1.0;
        while position.at(best + side * reach) < level {
            reach *= 2.0;
            if !reach.is_finite() {
                return Err(Error::new(ErrorKind::Internal, "the cost of a position does not rise"));
            }
        }
        let (near, far) = (best, best + side * reach);
        if side < 0.0 { bisected(far, near, |y| level - position.at(y)) } else { bisected(near, far, |y| position.at(y) - level) }
    }
}

impl<D: Discrete + ?Sized> RqPolicy<'_, D> {
    /// The cost of given whole r and Q, for demand in whole units.
    pub fn cost_discrete(&self, reorder_point: f64, order_quantity: f64) -> Result<RqCost> {
        let (setup, costs) = (self.setup_rate()?, self.listed()?);
        let (r, q) = (whole("r", reorder_point, -1_000_000_000)?, whole("Q", order_quantity, 1)?);
        let sum: f64 = (r + 1..=r + q).map(|y| costs.at(y)).sum();
        Ok(RqCost { reorder_point, order_quantity, cost_rate: (setup + sum) / order_quantity })
    }

    /// G by position.
    fn listed(&self) -> Result<ListedCost> {
        /// Mass that is cut off beyond the demands that are listed, on each side.
        const CUT: f64 = 1e-18;
        let (h, p) = self.position().costs()?;
        let (first, probabilities) = self.lead_time_demand.list(CUT)?;
        Ok(ListedCost::new(h, p, first, &probabilities, self.lead_time_demand.mean()))
    }

    /// The whole r and Q of least cost, for demand in whole units; of several, the one that is found first growing from the best single position,
    /// to the left where both sides cost the same.
    ///
    /// ```
    /// use vmi_core::num::distribution::Poisson;
    /// use vmi_core::policy::rq::RqPolicy;
    /// let demand = Poisson::new(6.0)?;
    /// let policy = RqPolicy { fixed_cost: 4.0, demand_rate: 12.0, holding_cost: 4.0, stockout_cost: 28.0, lead_time_demand: &demand };
    /// let best = policy.optimum_discrete()?;
    /// assert_eq!((best.reorder_point, best.order_quantity), (6.0, 7.0));
    /// assert!((best.cost_rate - 28.241312842169155).abs() < 1e-9);
    /// # Ok::<(), vmi_core::error::Error>(())
    /// ```
    pub fn optimum_discrete(&self) -> Result<RqCost> {
        let (setup, costs) = (self.setup_rate()?, self.listed()?);
        let best = costs.best();
        // The best Q positions lie side by side, as G is convex; one more is worth it while it costs less than the mean so far.
        let (mut low, mut high, mut total) = (best - 1, best + 1, setup + costs.at(best));
        let (mut below, mut above) = (costs.at(low), costs.at(high));
        let mut quantity = 1.0;
        loop {
            let next = below.min(above);
            if next >= total / quantity {
                return Ok(RqCost { reorder_point: low as f64, order_quantity: quantity, cost_rate: total / quantity });
            }
            total += next;
            quantity += 1.0;
            if below <= above {
                low -= 1;
                below = costs.at(low);
            } else {
                high += 1;
                above = costs.at(high);
            }
        }
    }
}

/// Where a rising function is 0, to the last bit of its argument.
fn bisected(low: f64, high: f64, rising: impl Fn(f64) -> f64) -> Result<f64> {
    crate::num::root::bisection(rising, low, high, 0.0)
}
