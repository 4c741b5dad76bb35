//! Fixed order quantity over time.

use super::eoq::Eoq;
use super::lots::{DynamicDemand, LotPlan};
use super::model::{Exactness, Model, fields};
use super::whole;
use crate::error::Result;
use crate::num::domain::{held, positive};

/// Whenever the stock does not cover a period, the least whole number of lots of one size that does is ordered.
///
/// ```text
/// q_t = Q ⌈(d_t − stock) / Q⌉ where stock < d_t, else 0        Q: as given, or the EOQ of the mean demand
/// ```
///
/// Several lots in one period are one order. Stock may be left at the end. Units, domains and errors as in [`DynamicDemand`]; Q is above 0, and to compute
/// it, K and h are. Approximation: a heuristic without a bound; [`super::wagner_whitin`] is exact. Source: Silver, Pyke & Thomas, Inventory and
/// Production Management in Supply Chains, ch. 5.
///
/// ```
/// use vmi_core::policy::{lots::DynamicDemand, fixed_order_quantity::fixed_order_quantity};
/// let lots = DynamicDemand { demand: &[90.0, 120.0, 80.0, 70.0], fixed_cost: 500.0, holding_cost: 2.0 };
/// let found = fixed_order_quantity(&lots, Some(200.0))?;
/// assert_eq!(found.plan.order_quantities, [200.0, 200.0, 0.0, 0.0]);
/// assert_eq!(found.plan.cost, 1000.0 + 2.0 * (110.0 + 190.0 + 110.0 + 40.0));
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn fixed_order_quantity(lots: &DynamicDemand<'_>, order_quantity: Option<f64>) -> Result<FixedOrderQuantity> {
    lots.check()?;
    let order_quantity = match order_quantity {
        Some(quantity) => positive("order_quantity", quantity)?,
        None => economic(lots)?,
    };
    let mut stock = 0.0_f64;
    let mut order_quantities = vec![0.0; lots.demand.len()];
    for (order, units) in order_quantities.iter_mut().zip(lots.demand) {
        // What is short by an accident of floats is not short.
        if stock < units * (1.0 - 1e-9) {
            *order = held("order_quantities", order_quantity * whole::ceil((units - stock) / order_quantity).max(1.0))?;
        }
        stock = (stock + *order - units).max(0.0);
    }
    Ok(FixedOrderQuantity { order_quantity, plan: lots.plan(order_quantities)? })
}

/// Lots of one size.
#[derive(Clone, Debug, PartialEq)]
pub struct FixedOrderQuantity {
    /// Q, in units.
    pub order_quantity: f64,
    /// The lots and their cost.
    pub plan: LotPlan,
}

/// The EOQ of the mean demand; of anything above 0 where nothing is asked for.
fn economic(lots: &DynamicDemand<'_>) -> Result<f64> {
    let mean = held("demand", lots.mean())?;
    let demand_rate = if mean > 0.0 { mean } else { 1.0 };
    Ok(Eoq { fixed_cost: lots.fixed_cost, demand_rate, holding_cost: lots.holding_cost }.optimum()?.order_quantity)
}

pub(crate) const MODEL: Model = Model {
    name: "fixed_order_quantity",
    summary: "Orders of whole lots of one size whenever the stock does not cover a period.",
    exactness: Exactness::Approximation("a heuristic without a bound; wagner_whitin is exact"),
    source: "Silver, Pyke & Thomas, Inventory and Production Management in Supply Chains, ch. 5",
    inputs: fields![
        demand: Numbers "units in each period",
        fixed_cost: Number "money for an order",
        holding_cost: Number "money for a unit in stock at the end of a period",
        order_quantity: Optional "units of a lot; absent: the EOQ of the mean demand",
    ],
    outputs: fields![
        order_quantities: Numbers "units ordered in each period",
        cost: Number "money over all periods, without purchase",
        order_quantity: Number "units of a lot",
    ],
    solve: |given, answer| {
        let lots = DynamicDemand { demand: given.lists[0], fixed_cost: given.number(0), holding_cost: given.number(1) };
        let found = fixed_order_quantity(&lots, given.numbers[2])?;
        answer.numbers.extend([found.plan.cost, found.order_quantity]);
        answer.lists.push(found.plan.order_quantities);
        Ok(())
    },
};
