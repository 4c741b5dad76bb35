//! Economic order quantity if a random quantity is added to each order.

use super::model::{Exactness, Model, fields};
use crate::error::Result;
use crate::num::domain::{finite, held, not_negative, outside, positive};
use crate::num::sqrt;

/// The order quantity if an order of Q brings Q + Y, Y random with mean y and standard deviation σ.
///
/// ```text
/// Q = √(2 K D / h + σ²) − y        cost rate = (2 K D + h ((Q + y)² + σ²)) / (2 (Q + y))
/// ```
///
/// Money and time as in the EOQ; y and σ in units, y often below 0. K, D and h are above 0, σ 0 or more; Q is 0 where the formula is below it.
/// Exact, if Q + Y is never below 0. Errors name the input. Source: Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 9.
///
/// ```
/// use vmi_core::policy::eoq_additive_yield::EoqAdditiveYield;
/// let model = EoqAdditiveYield { fixed_cost: 18_500.0, demand_rate: 75_000.0, holding_cost: 0.06, yield_mean: -15_000.0, yield_sd: 9_000.0 };
/// let best = model.optimum()?;
/// assert!((best.order_quantity - 230246.3704688188).abs() < 1e-6 && (best.cost_rate - 12914.78222812913).abs() < 1e-6);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EoqAdditiveYield {
    /// K, money for an order.
    pub fixed_cost: f64,
    /// D, units for a unit of time.
    pub demand_rate: f64,
    /// h, money for a unit held for a unit of time.
    pub holding_cost: f64,
    /// y, mean of what is added to an order, in units.
    pub yield_mean: f64,
    /// σ, its standard deviation, in units.
    pub yield_sd: f64,
}

/// An order quantity and what it costs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EoqYieldCost {
    /// Q, in units ordered.
    pub order_quantity: f64,
    /// Ordering plus holding cost in one unit of time.
    pub cost_rate: f64,
}

impl EoqAdditiveYield {
    /// The best order quantity.
    pub fn optimum(&self) -> Result<EoqYieldCost> {
        self.check()?;
        let received = sqrt(2.0 * self.fixed_cost * self.demand_rate / self.holding_cost + self.yield_sd * self.yield_sd);
        self.at((received - self.yield_mean).max(0.0))
    }

    /// What a given order quantity, 0 or more and above −y, costs.
    pub fn cost(&self, order_quantity: f64) -> Result<EoqYieldCost> {
        self.check()?;
        not_negative("order_quantity", order_quantity)?;
        if order_quantity + self.yield_mean > 0.0 {
            self.at(order_quantity)
        } else {
            Err(outside("order_quantity", order_quantity, format!("a quantity that brings anything with a yield_mean of {}", self.yield_mean)))
        }
    }

    fn check(&self) -> Result<()> {
        positive("fixed_cost", self.fixed_cost)?;
        positive("demand_rate", self.demand_rate)?;
        positive("holding_cost", self.holding_cost)?;
        finite("yield_mean", self.yield_mean)?;
        not_negative("yield_sd", self.yield_sd)?;
        Ok(())
    }

    fn at(&self, order_quantity: f64) -> Result<EoqYieldCost> {
        let received = order_quantity + self.yield_mean;
        let paid = 2.0 * self.fixed_cost * self.demand_rate + self.holding_cost * (received * received + self.yield_sd * self.yield_sd);
        Ok(EoqYieldCost { order_quantity: held("order_quantity", order_quantity)?, cost_rate: held("cost_rate", paid / (2.0 * received))? })
    }
}

pub(crate) const MODEL: Model = Model {
    name: "eoq_additive_yield",
    summary: "The order quantity if a random quantity is added to each order.",
    exactness: Exactness::Exact,
    source: "Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 9",
    inputs: fields![
        fixed_cost: Number "money for an order",
        demand_rate: Number "units for a unit of time",
        holding_cost: Number "money for a unit held for a unit of time",
        yield_mean: Number "units; mean of what is added to an order",
        yield_sd: Number "units; its standard deviation",
        order_quantity: Optional "units; absent: the best",
    ],
    outputs: fields![
        order_quantity: Number "units ordered",
        cost_rate: Number "money for a unit of time, without purchase",
    ],
    solve: |given, answer| {
        let model = EoqAdditiveYield {
            fixed_cost: given.number(0),
            demand_rate: given.number(1),
            holding_cost: given.number(2),
            yield_mean: given.number(3),
            yield_sd: given.number(4),
        };
        let found = given.numbers[5].map_or_else(|| model.optimum(), |quantity| model.cost(quantity))?;
        answer.numbers.extend([found.order_quantity, found.cost_rate]);
        Ok(())
    },
};
