//! Lot for lot.

use super::lots::{DynamicDemand, INPUTS, LotPlan, OUTPUTS};
use super::model::{Exactness, Model};
use crate::error::Result;

/// Each period orders its own demand; no stock is left.
///
/// ```text
/// q_t = d_t        cost = K · (periods with demand)
/// ```
///
/// Units, domains and errors as in [`DynamicDemand`]. Exact as what it is; it is the cheapest plan only where K is small or h large. Source: Silver, Pyke & Thomas, Inventory and Production Management in Supply Chains, ch. 5.
///
/// ```
/// use vmi_core::policy::{lots::DynamicDemand, lot_for_lot::lot_for_lot};
/// let lots = DynamicDemand { demand: &[10.0, 0.0, 12.0], fixed_cost: 54.0, holding_cost: 0.4 };
/// let found = lot_for_lot(&lots)?;
/// assert_eq!(found.order_quantities, [10.0, 0.0, 12.0]);
/// assert!((found.cost - 108.0).abs() < 1e-9);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn lot_for_lot(lots: &DynamicDemand<'_>) -> Result<LotPlan> {
    lots.check()?;
    lots.plan(lots.demand.to_vec())
}

pub(crate) const MODEL: Model = Model {
    name: "lot_for_lot",
    summary: "Each period orders its own demand.",
    exactness: Exactness::Exact,
    source: "Silver, Pyke & Thomas, Inventory and Production Management in Supply Chains, ch. 5",
    inputs: INPUTS,
    outputs: OUTPUTS,
    solve: |given, answer| {
        let found = lot_for_lot(&DynamicDemand { demand: given.lists[0], fixed_cost: given.number(0), holding_cost: given.number(1) })?;
        answer.numbers.push(found.cost);
        answer.lists.push(found.order_quantities);
        Ok(())
    },
};
