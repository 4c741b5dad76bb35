//! Economic order quantity with planned backorders.

use super::model::{Exactness, Model, fields};
use crate::error::Result;
use crate::num::domain::{held, outside, positive};
use crate::num::sqrt;

/// The order quantity, and the part of demand that waits, that balance ordering, holding and backorder cost. All inputs are finite and above 0.
///
/// ```text
/// Q = √(2 K D / h) √((h + p) / p)        x = h / (h + p)
/// cost rate = K D / Q + (h (1 − x)² + p x²) Q / 2
/// ```
///
/// Exact for constant demand, if all demand waits. Errors name the input that is outside its domain. Source: Hadley & Whitin,
/// Analysis of Inventory Systems (1963), ch. 2; Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 3.
///
/// ```
/// use vmi_core::policy::eoq_backorders::EoqBackorders;
/// let best = EoqBackorders { fixed_cost: 40.0, demand_rate: 2080.0, holding_cost: 40.05, backorder_cost: 60.0 }.optimum()?;
/// assert!((best.order_quantity - 83.23544812889804).abs() < 1e-9);
/// assert!((best.stockout_fraction - 0.400299850074962).abs() < 1e-12);
/// assert!((best.cost_rate - 1999.148244415212).abs() < 1e-9);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EoqBackorders {
    /// K, money for an order.
    pub fixed_cost: f64,
    /// D, units for a unit of time.
    pub demand_rate: f64,
    /// h, money for a unit held for a unit of time.
    pub holding_cost: f64,
    /// p, money for a unit that waits for a unit of time.
    pub backorder_cost: f64,
}

/// A decision and what it costs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EoqBackordersCost {
    /// Q, in units.
    pub order_quantity: f64,
    /// x: the part of demand that waits.
    pub stockout_fraction: f64,
    /// Backorders when an order arrives, in units.
    pub max_backorders: f64,
    /// Stock when an order has arrived, in units.
    pub max_inventory: f64,
    /// Ordering, holding and backorder cost in one unit of time.
    pub cost_rate: f64,
}

impl EoqBackorders {
    /// The best order quantity and stockout fraction.
    pub fn optimum(&self) -> Result<EoqBackordersCost> {
        self.check()?;
        let (h, p) = (self.holding_cost, self.backorder_cost);
        let order_quantity = sqrt(2.0 * self.fixed_cost * self.demand_rate / h) * sqrt((h + p) / p);
        self.at(order_quantity, self.best_fraction())
    }

    /// What a given order quantity, above 0, and stockout fraction in 0…1 cost.
    pub fn cost(&self, order_quantity: f64, stockout_fraction: f64) -> Result<EoqBackordersCost> {
        self.check()?;
        self.at(positive("order_quantity", order_quantity)?, share(stockout_fraction)?)
    }

    /// The cost of a given order quantity with its best stockout fraction, which is the same for every quantity.
    pub fn cost_of_quantity(&self, order_quantity: f64) -> Result<EoqBackordersCost> {
        self.check()?;
        self.at(positive("order_quantity", order_quantity)?, self.best_fraction())
    }

    /// The best order quantity for a given stockout fraction in 0…1.
    pub fn optimum_for_fraction(&self, stockout_fraction: f64) -> Result<EoqBackordersCost> {
        self.check()?;
        let x = share(stockout_fraction)?;
        self.at(sqrt(2.0 * self.fixed_cost * self.demand_rate / self.mean_cost(x)), x)
    }

    fn best_fraction(&self) -> f64 {
        self.holding_cost / (self.holding_cost + self.backorder_cost)
    }

    /// Holding and backorder cost for a unit of the order quantity, twice.
    fn mean_cost(&self, x: f64) -> f64 {
        self.holding_cost * ((1.0 - x) * (1.0 - x)) + self.backorder_cost * (x * x)
    }

    fn check(&self) -> Result<()> {
        positive("fixed_cost", self.fixed_cost)?;
        positive("demand_rate", self.demand_rate)?;
        positive("holding_cost", self.holding_cost)?;
        positive("backorder_cost", self.backorder_cost)?;
        Ok(())
    }

    fn at(&self, order_quantity: f64, x: f64) -> Result<EoqBackordersCost> {
        let cost_rate = self.fixed_cost * self.demand_rate / order_quantity + self.mean_cost(x) * order_quantity / 2.0;
        Ok(EoqBackordersCost {
            order_quantity: held("order_quantity", order_quantity)?,
            stockout_fraction: held("stockout_fraction", x)?,
            max_backorders: order_quantity * x,
            max_inventory: order_quantity * (1.0 - x),
            cost_rate: held("cost_rate", cost_rate)?,
        })
    }
}

/// A stockout fraction: nothing waits at 0, everything at 1.
pub(super) fn share(x: f64) -> Result<f64> {
    if (0.0..=1.0).contains(&x) { Ok(x) } else { Err(outside("stockout_fraction", x, "a number from 0 to 1")) }
}

pub(crate) const MODEL: Model = Model {
    name: "eoq_backorders",
    summary: "The order quantity and the part of demand that waits, if backorders are allowed at a cost.",
    exactness: Exactness::Exact,
    source: "Hadley & Whitin, Analysis of Inventory Systems (1963), ch. 2",
    inputs: fields![
        fixed_cost: Number "money for an order",
        demand_rate: Number "units for a unit of time",
        holding_cost: Number "money for a unit held for a unit of time",
        backorder_cost: Number "money for a unit that waits for a unit of time",
        order_quantity: Optional "units; absent: the best",
        stockout_fraction: Optional "part of demand that waits, 0 to 1; absent: the best",
    ],
    outputs: fields![
        order_quantity: Number "units",
        stockout_fraction: Number "part of demand that waits",
        max_backorders: Number "units",
        max_inventory: Number "units",
        cost_rate: Number "money for a unit of time, without purchase",
    ],
    solve: |given, answer| {
        let model = EoqBackorders {
            fixed_cost: given.number(0),
            demand_rate: given.number(1),
            holding_cost: given.number(2),
            backorder_cost: given.number(3),
        };
        let found = match (given.numbers[4], given.numbers[5]) {
            (None, None) => model.optimum(),
            (Some(quantity), None) => model.cost_of_quantity(quantity),
            (None, Some(fraction)) => model.optimum_for_fraction(fraction),
            (Some(quantity), Some(fraction)) => model.cost(quantity, fraction),
        }?;
        answer.numbers.extend([found.order_quantity, found.stockout_fraction, found.max_backorders, found.max_inventory, found.cost_rate]);
        Ok(())
    },
};
