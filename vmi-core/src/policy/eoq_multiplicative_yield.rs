//! Economic order quantity if a random part of each order is good.

use super::eoq_additive_yield::EoqYieldCost;
use super::model::{Exactness, Model, fields};
use crate::error::Result;
use crate::num::domain::{held, not_negative, positive};
use crate::num::sqrt;

/// The order quantity if an order of Q brings Q Z, Z random with mean z and standard deviation σ.
///
/// ```text
/// Q = √(2 K D / (h (z² + σ²)))        cost rate = (2 K D + h Q² (z² + σ²)) / (2 Q z)
/// ```
///
/// Money and time as in the EOQ; z and σ without a unit. All are above 0, σ 0 or more. Exact. Errors name the input.
/// Source: Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 9.
///
/// ```
/// use vmi_core::policy::eoq_multiplicative_yield::EoqMultiplicativeYield;
/// let model = EoqMultiplicativeYield {
///     fixed_cost: 2_250.0, demand_rate: 182_500.0, holding_cost: 275.0, yield_mean: 0.9, yield_sd: 0.05773502691896258,
/// };
/// let best = model.optimum()?;
/// assert!((best.order_quantity - 1916.183333947864).abs() < 1e-8 && (best.cost_rate - 476207.0433625989).abs() < 1e-6);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EoqMultiplicativeYield {
    /// K, money for an order.
    pub fixed_cost: f64,
    /// D, units for a unit of time.
    pub demand_rate: f64,
    /// h, money for a unit held for a unit of time.
    pub holding_cost: f64,
    /// z, mean part of an order that is good.
    pub yield_mean: f64,
    /// σ, its standard deviation.
    pub yield_sd: f64,
}

impl EoqMultiplicativeYield {
    /// The best order quantity.
    pub fn optimum(&self) -> Result<EoqYieldCost> {
        self.check()?;
        self.at(sqrt(2.0 * self.fixed_cost * self.demand_rate / (self.holding_cost * self.square())))
    }

    /// What a given order quantity, above 0, costs.
    pub fn cost(&self, order_quantity: f64) -> Result<EoqYieldCost> {
        self.check()?;
        self.at(positive("order_quantity", order_quantity)?)
    }

    /// E(Z²).
    fn square(&self) -> f64 {
        self.yield_mean * self.yield_mean + self.yield_sd * self.yield_sd
    }

    fn check(&self) -> Result<()> {
        positive("fixed_cost", self.fixed_cost)?;
        positive("demand_rate", self.demand_rate)?;
        positive("holding_cost", self.holding_cost)?;
        positive("yield_mean", self.yield_mean)?;
        not_negative("yield_sd", self.yield_sd)?;
        Ok(())
    }

    fn at(&self, order_quantity: f64) -> Result<EoqYieldCost> {
        let paid = 2.0 * self.fixed_cost * self.demand_rate + self.holding_cost * (order_quantity * order_quantity) * self.square();
        let cost_rate = paid / (2.0 * order_quantity * self.yield_mean);
        Ok(EoqYieldCost { order_quantity: held("order_quantity", order_quantity)?, cost_rate: held("cost_rate", cost_rate)? })
    }
}

pub(crate) const MODEL: Model = Model {
    name: "eoq_multiplicative_yield",
    summary: "The order quantity if a random part of each order is good.",
    exactness: Exactness::Exact,
    source: "Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 9",
    inputs: fields![
        fixed_cost: Number "money for an order",
        demand_rate: Number "units for a unit of time",
        holding_cost: Number "money for a unit held for a unit of time",
        yield_mean: Number "mean part of an order that is good",
        yield_sd: Number "its standard deviation",
        order_quantity: Optional "units; absent: the best",
    ],
    outputs: fields![
        order_quantity: Number "units ordered",
        cost_rate: Number "money for a unit of time, without purchase",
    ],
    solve: |given, answer| {
        let model = EoqMultiplicativeYield {
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
