//! Economic production quantity with planned backorders.

use super::eoq_backorders::{EoqBackorders, EoqBackordersCost};
use super::epq::idle_share;
use super::model::{Exactness, Model, fields};
use crate::error::Result;
use crate::num::domain::{held, positive};

/// The production lot, and the part of demand that waits, at a finite production rate. All inputs are finite and above 0, and the production
/// rate is above the demand rate.
///
/// ```text
/// ρ = D / P        Q = √(2 K D (h + p) / (h p (1 − ρ)))        x = h / (h + p)
/// cost rate = K D / Q + (1 − ρ) (h (1 − x)² + p x²) Q / 2
/// highest stock = Q (1 − ρ) (1 − x)        most backorders = Q (1 − ρ) x
/// ```
///
/// Stock falls and rises by Q (1 − ρ) in a cycle instead of Q, so it is the EOQ with backorders with h and p times 1 − ρ. Exact for
/// constant rates, if all demand waits. Errors name the input that is outside its domain. Source: Nahmias & Olsen, Production and
/// Operations Analysis, ch. 4; Snyder & Shen, ch. 3.
///
/// ```
/// use vmi_core::policy::epq_backorders::EpqBackorders;
/// let model = EpqBackorders { fixed_cost: 8.0, demand_rate: 1300.0, holding_cost: 0.225, production_rate: 2600.0, backorder_cost: 0.675 };
/// let best = model.optimum()?;
/// // √(2 · 8 · 1300 · 0.9 / (0.225 · 0.675 · 0.5))
/// assert!((best.order_quantity - 496.506_312_7).abs() < 1e-6);
/// assert!((best.stockout_fraction - 0.25).abs() < 1e-12);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EpqBackorders {
    /// K, money for a set-up.
    pub fixed_cost: f64,
    /// D, units for a unit of time.
    pub demand_rate: f64,
    /// h, money for a unit held for a unit of time.
    pub holding_cost: f64,
    /// P, units for a unit of time, above D.
    pub production_rate: f64,
    /// p, money for a unit that waits for a unit of time.
    pub backorder_cost: f64,
}

impl EpqBackorders {
    /// The best lot and stockout fraction.
    pub fn optimum(&self) -> Result<EoqBackordersCost> {
        let (model, idle) = self.reduced()?;
        Ok(lowered(model.optimum()?, idle))
    }

    /// What a given lot, above 0, and stockout fraction in 0…1 cost.
    pub fn cost(&self, order_quantity: f64, stockout_fraction: f64) -> Result<EoqBackordersCost> {
        let (model, idle) = self.reduced()?;
        Ok(lowered(model.cost(order_quantity, stockout_fraction)?, idle))
    }

    /// The EOQ with backorders that has the same costs, and 1 − ρ.
    fn reduced(&self) -> Result<(EoqBackorders, f64)> {
        positive("fixed_cost", self.fixed_cost)?;
        positive("demand_rate", self.demand_rate)?;
        positive("holding_cost", self.holding_cost)?;
        positive("backorder_cost", self.backorder_cost)?;
        let idle = idle_share(self.demand_rate, self.production_rate)?;
        let model = EoqBackorders {
            fixed_cost: self.fixed_cost,
            demand_rate: self.demand_rate,
            holding_cost: held("holding_cost", self.holding_cost * idle)?,
            backorder_cost: held("backorder_cost", self.backorder_cost * idle)?,
        };
        Ok((model, idle))
    }
}

/// Stock and backorders at their highest, with production under way.
fn lowered(found: EoqBackordersCost, idle: f64) -> EoqBackordersCost {
    EoqBackordersCost { max_backorders: found.max_backorders * idle, max_inventory: found.max_inventory * idle, ..found }
}

pub(crate) const MODEL: Model = Model {
    name: "epq_backorders",
    summary: "The production lot and the part of demand that waits, at a finite production rate.",
    exactness: Exactness::Exact,
    source: "Nahmias & Olsen, Production and Operations Analysis, ch. 4",
    inputs: fields![
        fixed_cost: Number "money for a set-up",
        demand_rate: Number "units for a unit of time",
        holding_cost: Number "money for a unit held for a unit of time",
        production_rate: Number "units for a unit of time, above demand_rate",
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
        let model = EpqBackorders {
            fixed_cost: given.number(0),
            demand_rate: given.number(1),
            holding_cost: given.number(2),
            production_rate: given.number(3),
            backorder_cost: given.number(4),
        };
        let (reduced, idle) = model.reduced()?;
        let found = match (given.numbers[5], given.numbers[6]) {
            (None, None) => reduced.optimum(),
            (Some(quantity), None) => reduced.cost_of_quantity(quantity),
            (None, Some(fraction)) => reduced.optimum_for_fraction(fraction),
            (Some(quantity), Some(fraction)) => reduced.cost(quantity, fraction),
        }?;
        let found = lowered(found, idle);
        answer.numbers.extend([found.order_quantity, found.stockout_fraction, found.max_backorders, found.max_inventory, found.cost_rate]);
        Ok(())
    },
};
