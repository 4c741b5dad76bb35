//! Economic production quantity.

use super::model::{Exactness, Model, fields};
use crate::error::Result;
use crate::num::domain::{held, outside, positive};
use crate::num::sqrt;

/// The production lot that balances set-up and holding cost, if a lot arrives at a finite rate. All inputs are finite and above 0, and the
/// production rate is above the demand rate.
///
/// ```text
/// ρ = D / P        Q = √(2 K D / (h (1 − ρ)))        cost rate = K D / Q + h (1 − ρ) Q / 2        highest stock = Q (1 − ρ)
/// ```
///
/// Exact for constant rates. Errors name the input that is outside its domain. Source: E. W. Taft, Iron Age 101 (1918).
///
/// ```
/// use vmi_core::policy::epq::Epq;
/// let epq = Epq { fixed_cost: 8.0, demand_rate: 1300.0, holding_cost: 0.225, production_rate: 2000.0 };
/// let best = epq.optimum()?;
/// assert!((best.order_quantity - 513.9328595516969).abs() < 1e-9);
/// assert!((best.cost_rate - 40.47221268969612).abs() < 1e-9);
/// assert!((epq.cost(350.0)?.cost_rate - 43.495535714285715).abs() < 1e-9);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Epq {
    /// K, money for a set-up.
    pub fixed_cost: f64,
    /// D, units for a unit of time.
    pub demand_rate: f64,
    /// h, money for a unit held for a unit of time.
    pub holding_cost: f64,
    /// P, units for a unit of time, above D.
    pub production_rate: f64,
}

/// A lot and what it costs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EpqCost {
    /// Q, in units.
    pub order_quantity: f64,
    /// The highest stock, in units.
    pub max_inventory: f64,
    /// Time between two set-ups.
    pub cycle_time: f64,
    /// Set-up plus holding cost in one unit of time.
    pub cost_rate: f64,
}

impl Epq {
    /// The best lot.
    pub fn optimum(&self) -> Result<EpqCost> {
        let idle = self.check()?;
        self.at(sqrt(2.0 * self.fixed_cost * self.demand_rate / (self.holding_cost * idle)), idle)
    }

    /// What a given lot, above 0, costs.
    pub fn cost(&self, order_quantity: f64) -> Result<EpqCost> {
        let idle = self.check()?;
        self.at(positive("order_quantity", order_quantity)?, idle)
    }

    fn check(&self) -> Result<f64> {
        positive("fixed_cost", self.fixed_cost)?;
        positive("demand_rate", self.demand_rate)?;
        positive("holding_cost", self.holding_cost)?;
        idle_share(self.demand_rate, self.production_rate)
    }

    fn at(&self, order_quantity: f64, idle: f64) -> Result<EpqCost> {
        let cost_rate = self.fixed_cost * self.demand_rate / order_quantity + self.holding_cost * idle * order_quantity / 2.0;
        Ok(EpqCost {
            order_quantity: held("order_quantity", order_quantity)?,
            max_inventory: order_quantity * idle,
            cycle_time: held("cycle_time", order_quantity / self.demand_rate)?,
            cost_rate: held("cost_rate", cost_rate)?,
        })
    }
}

/// 1 − ρ, the part of the time without production; at full load no lot is large enough.
pub(super) fn idle_share(demand_rate: f64, production_rate: f64) -> Result<f64> {
    positive("production_rate", production_rate)?;
    if production_rate > demand_rate {
        Ok((production_rate - demand_rate) / production_rate)
    } else {
        Err(outside("production_rate", production_rate, format!("a finite number above demand_rate, {demand_rate},")))
    }
}

pub(crate) const MODEL: Model = Model {
    name: "epq",
    summary: "The production lot that balances set-up and holding cost at a finite production rate.",
    exactness: Exactness::Exact,
    source: "E. W. Taft, Iron Age 101 (1918)",
    inputs: fields![
        fixed_cost: Number "money for a set-up",
        demand_rate: Number "units for a unit of time",
        holding_cost: Number "money for a unit held for a unit of time",
        production_rate: Number "units for a unit of time, above demand_rate",
        order_quantity: Optional "units; absent: the best",
    ],
    outputs: fields![
        order_quantity: Number "units",
        max_inventory: Number "units",
        cycle_time: Number "time between set-ups",
        cost_rate: Number "money for a unit of time, without purchase",
    ],
    solve: |given, answer| {
        let model =
            Epq { fixed_cost: given.number(0), demand_rate: given.number(1), holding_cost: given.number(2), production_rate: given.number(3) };
        let found = given.numbers[4].map_or_else(|| model.optimum(), |quantity| model.cost(quantity))?;
        answer.numbers.extend([found.order_quantity, found.max_inventory, found.cycle_time, found.cost_rate]);
        Ok(())
    },
};
