//! Period order quantity.

use super::lots::{DynamicDemand, LotPlan};
use super::model::{Exactness, Model, fields};
use crate::error::Result;
use crate::num::domain::{held, positive, whole};
use crate::num::sqrt;

/// Each order covers the same number of periods.
///
/// ```text
/// n = the EOQ in periods of mean demand, √(2 K / (h d̄)), rounded, halves up, at least 1
/// ```
///
/// An order is placed in the first period with demand that the last one does not cover. Units, domains and errors as in [`DynamicDemand`]; to compute
/// n, K and h are above 0, and where nothing is asked for, n is 1. Approximation: a heuristic without a bound; [`super::wagner_whitin`] is exact.
/// Source: Silver, Pyke & Thomas, Inventory and Production Management in Supply Chains, ch. 5.
///
/// ```
/// use vmi_core::policy::{lots::DynamicDemand, period_order_quantity::period_order_quantity};
/// let lots = DynamicDemand { demand: &[90.0, 120.0, 80.0, 70.0], fixed_cost: 500.0, holding_cost: 2.0 };
/// let found = period_order_quantity(&lots, None)?; // √(1000 / 180) = 2.36
/// assert_eq!((found.periods, found.plan.order_quantities.as_slice(), found.plan.cost), (2, [210.0, 0.0, 150.0, 0.0].as_slice(), 1380.0));
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn period_order_quantity(lots: &DynamicDemand<'_>, periods: Option<usize>) -> Result<PeriodOrderQuantity> {
    lots.check()?;
    let periods = match periods {
        Some(periods) => whole("periods", periods as f64, 1)? as usize,
        None => economic_periods(lots)?,
    };
    Ok(PeriodOrderQuantity { periods, plan: lots.lots(|start| start.saturating_add(periods))? })
}

/// Lots that cover the same number of periods.
#[derive(Clone, Debug, PartialEq)]
pub struct PeriodOrderQuantity {
    /// Periods that an order covers.
    pub periods: usize,
    /// The lots and their cost.
    pub plan: LotPlan,
}

fn economic_periods(lots: &DynamicDemand<'_>) -> Result<usize> {
    positive("fixed_cost", lots.fixed_cost)?;
    positive("holding_cost", lots.holding_cost)?;
    let mean = held("demand", lots.mean())?;
    if mean <= 0.0 {
        return Ok(1);
    }
    let periods = (sqrt(2.0 * lots.fixed_cost / (lots.holding_cost * mean)) + 0.5).floor();
    // More periods than there are change nothing.
    Ok(periods.clamp(1.0, lots.demand.len() as f64) as usize)
}

pub(crate) const MODEL: Model = Model {
    name: "period_order_quantity",
    summary: "Lots that each cover the same number of periods, by default the EOQ in periods.",
    exactness: Exactness::Approximation("a heuristic without a bound; wagner_whitin is exact"),
    source: "Silver, Pyke & Thomas, Inventory and Production Management in Supply Chains, ch. 5",
    inputs: fields![
        demand: Numbers "units in each period",
        fixed_cost: Number "money for an order",
        holding_cost: Number "money for a unit in stock at the end of a period",
        periods: Optional "whole periods that an order covers; absent: the EOQ's",
    ],
    outputs: fields![
        order_quantities: Numbers "units ordered in each period",
        cost: Number "money over all periods, without purchase",
        periods: Whole "periods that an order covers",
    ],
    solve: |given, answer| {
        let lots = DynamicDemand { demand: given.lists[0], fixed_cost: given.number(0), holding_cost: given.number(1) };
        let periods = given.numbers[2].map(|periods| whole("periods", periods, 1)).transpose()?;
        let found = period_order_quantity(&lots, periods.map(|periods| periods as usize))?;
        answer.numbers.extend([found.plan.cost, found.periods as f64]);
        answer.lists.push(found.plan.order_quantities);
        Ok(())
    },
};
