//! Economic order quantity.

use super::model::{Exactness, Model, fields};
use crate::error::Result;
use crate::num::domain::{held, positive};
use crate::num::sqrt;

/// The order quantity that balances ordering and holding cost. All inputs are finite and above 0.
///
/// ```text
/// Q = √(2 K D / h)        cost rate = K D / Q + h Q / 2        cycle = Q / D
/// ```
///
/// Exact for constant demand, whole deliveries and no shortage; the purchase cost is left out. Errors name the input that is outside its
/// domain. Source: F. W. Harris, Factory, The Magazine of Management 10 (1913).
///
/// ```
/// use vmi_core::policy::eoq::Eoq;
/// let eoq = Eoq { fixed_cost: 8.0, demand_rate: 1300.0, holding_cost: 0.225 };
/// let best = eoq.optimum()?;
/// assert!((best.order_quantity - 304.0467800264368).abs() < 1e-9);
/// assert!((best.cost_rate - 68.41052550594827).abs() < 1e-9);
/// assert!((eoq.cost(250.0)?.cost_rate - 69.725).abs() < 1e-9);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Eoq {
    /// K, money for an order.
    pub fixed_cost: f64,
    /// D, units for a unit of time.
    pub demand_rate: f64,
    /// h, money for a unit held for a unit of time.
    pub holding_cost: f64,
}

/// An order quantity and what it costs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EoqCost {
    /// Q, in units.
    pub order_quantity: f64,
    /// Time between two orders.
    pub cycle_time: f64,
    /// Ordering plus holding cost in one unit of time, without the purchase cost.
    pub cost_rate: f64,
}

impl Eoq {
    /// The best order quantity.
    pub fn optimum(&self) -> Result<EoqCost> {
        self.check()?;
        self.at(self.best())
    }

    /// What a given order quantity, above 0, costs.
    pub fn cost(&self, order_quantity: f64) -> Result<EoqCost> {
        self.check()?;
        self.at(positive("order_quantity", order_quantity)?)
    }

    /// Q; none unless all three inputs are finite and above 0. Builds no error, for callers with a million keys.
    pub(super) fn quantity(&self) -> Option<f64> {
        let usable = |x: f64| x.is_finite() && x > 0.0;
        (usable(self.fixed_cost) && usable(self.demand_rate) && usable(self.holding_cost)).then(|| self.best())
    }

    /// The best order quantity by inputs that may be unusable, for columns: what comes out then has no meaning.
    pub(super) fn unchecked(&self) -> EoqCost {
        self.of(self.best())
    }

    fn best(&self) -> f64 {
        sqrt(2.0 * self.fixed_cost * self.demand_rate / self.holding_cost)
    }

    fn check(&self) -> Result<()> {
        positive("fixed_cost", self.fixed_cost)?;
        positive("demand_rate", self.demand_rate)?;
        positive("holding_cost", self.holding_cost)?;
        Ok(())
    }

    fn at(&self, order_quantity: f64) -> Result<EoqCost> {
        let found = self.of(order_quantity);
        held("order_quantity", found.order_quantity)?;
        held("cycle_time", found.cycle_time)?;
        held("cost_rate", found.cost_rate)?;
        Ok(found)
    }

    fn of(&self, order_quantity: f64) -> EoqCost {
        let cost_rate = self.fixed_cost * self.demand_rate / order_quantity + self.holding_cost * order_quantity / 2.0;
        EoqCost { order_quantity, cycle_time: order_quantity / self.demand_rate, cost_rate }
    }
}

pub(crate) const MODEL: Model = Model {
    name: "eoq",
    summary: "The order quantity that balances ordering and holding cost.",
    exactness: Exactness::Exact,
    source: "F. W. Harris, Factory, The Magazine of Management 10 (1913)",
    inputs: fields![
        fixed_cost: Number "money for an order",
        demand_rate: Number "units for a unit of time",
        holding_cost: Number "money for a unit held for a unit of time",
        order_quantity: Optional "units; absent: the best",
    ],
    outputs: fields![
        order_quantity: Number "units",
        cycle_time: Number "time between orders",
        cost_rate: Number "money for a unit of time, without purchase",
    ],
    solve: |given, answer| {
        let model = Eoq { fixed_cost: given.number(0), demand_rate: given.number(1), holding_cost: given.number(2) };
        let found = given.numbers[3].map_or_else(|| model.optimum(), |quantity| model.cost(quantity))?;
        answer.numbers.extend([found.order_quantity, found.cycle_time, found.cost_rate]);
        Ok(())
    },
};
