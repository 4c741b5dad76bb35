//! How much another quantity than the best costs.

use super::model::{Exactness, Model, fields};
use crate::error::Result;
use crate::num::domain::{held, outside, positive};
use crate::num::sqrt;

/// The cost of an order quantity, or of a cycle time, in terms of that of the best one. Both are finite and above 0.
///
/// ```text
/// cost / best cost = (Q / Q* + Q* / Q) / 2
/// ```
///
/// It holds for every cost x / Q + y Q: of the EOQ and the EPQ, with or without backorders, not for prices. A quantity and Q*² / Q cost the same.
/// Exact. Errors name the input. Source: Silver, Pyke & Thomas, ch. 4; Snyder & Shen, ch. 3.
///
/// ```
/// use vmi_core::policy::eoq_sensitivity::EoqSensitivity;
/// let twice = EoqSensitivity { best_quantity: 100.0, order_quantity: 200.0 };
/// assert_eq!(twice.cost()?.cost_ratio, 1.25);
/// assert_eq!(twice.cost()?.equal_cost_quantity, 50.0);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EoqSensitivity {
    /// Q*, in units.
    pub best_quantity: f64,
    /// Q, in units.
    pub order_quantity: f64,
}

/// What another quantity than the best costs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SensitivityCost {
    /// Cost as a multiple of the best cost, at least 1.
    pub cost_ratio: f64,
    /// The other quantity that costs as much.
    pub equal_cost_quantity: f64,
}

impl EoqSensitivity {
    /// The ratio of the costs.
    pub fn cost(&self) -> Result<SensitivityCost> {
        positive("best_quantity", self.best_quantity)?;
        positive("order_quantity", self.order_quantity)?;
        let ratio = self.order_quantity / self.best_quantity;
        let inverse = self.best_quantity / self.order_quantity;
        Ok(SensitivityCost {
            cost_ratio: held("cost_ratio", f64::midpoint(ratio, inverse))?,
            equal_cost_quantity: held("equal_cost_quantity", self.best_quantity * inverse)?,
        })
    }
}

/// The smallest and the largest quantity, as multiples of the best one, whose cost is at most `cost_ratio` ≥ 1 times the best cost.
///
/// ```text
/// ρ ± √(ρ² − 1)
/// ```
///
/// ```
/// let (smallest, largest) = vmi_core::policy::eoq_sensitivity::quantity_ratios(1.25)?;
/// assert_eq!((smallest, largest), (0.5, 2.0));
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn quantity_ratios(cost_ratio: f64) -> Result<(f64, f64)> {
    if !(cost_ratio.is_finite() && cost_ratio >= 1.0) {
        return Err(outside("cost_ratio", cost_ratio, "a finite number of 1 or more"));
    }
    let largest = held("order_quantity", cost_ratio + sqrt((cost_ratio - 1.0) * (cost_ratio + 1.0)))?;
    Ok((1.0 / largest, largest))
}

pub(crate) const MODEL: Model = Model {
    name: "eoq_sensitivity",
    summary: "What another order quantity than the best costs, as a multiple of the best cost.",
    exactness: Exactness::Exact,
    source: "Silver, Pyke & Thomas, Inventory and Production Management in Supply Chains, ch. 4",
    inputs: fields![
        best_quantity: Number "units",
        order_quantity: Number "units",
    ],
    outputs: fields![
        cost_ratio: Number "cost as a multiple of the best",
        equal_cost_quantity: Number "units; the other quantity that costs as much",
    ],
    solve: |given, answer| {
        let found = EoqSensitivity { best_quantity: given.number(0), order_quantity: given.number(1) }.cost()?;
        answer.numbers.extend([found.cost_ratio, found.equal_cost_quantity]);
        Ok(())
    },
};
