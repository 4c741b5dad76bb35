//! Lots by least unit cost.

use super::lots::{DynamicDemand, INPUTS, LotPlan, OUTPUTS};
use super::model::{Exactness, Model};
use crate::error::Result;

/// A lot covers more periods as long as its cost for a unit falls; the first period that does not lower it begins the next lot.
///
/// ```text
/// cost for a unit of a lot over n periods = (K + h Σ (i − 1) d_i) / Σ d_i
/// ```
///
/// Periods without demand change nothing and end no lot; ties end it.
///
/// Units, domains and errors as in [`DynamicDemand`]. Approximation: a heuristic without a bound; [`super::wagner_whitin`] is exact. Source: Nahmias & Olsen, Production and Operations Analysis, ch. 8.
///
/// ```
/// use vmi_core::policy::{lots::DynamicDemand, least_unit_cost::least_unit_cost};
/// let lots = DynamicDemand { demand: &[18.0, 30.0, 42.0, 5.0, 20.0], fixed_cost: 80.0, holding_cost: 2.0 };
/// let found = least_unit_cost(&lots)?;
/// assert_eq!(found.order_quantities, [48.0, 0.0, 42.0, 25.0, 0.0]);
/// assert!((found.cost - 340.0).abs() < 1e-9);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn least_unit_cost(lots: &DynamicDemand<'_>) -> Result<LotPlan> {
    lots.check()?;
    lots.lots(|start| {
        let (mut cost, mut units, mut end) = (lots.fixed_cost, lots.demand[start], start + 1);
        let mut least = cost / units;
        for period in start + 1..lots.demand.len() {
            if lots.demand[period] <= 0.0 {
                continue;
            }
            cost += lots.holding_cost * (period - start) as f64 * lots.demand[period];
            units += lots.demand[period];
            let mean = cost / units;
            if mean >= least {
                break;
            }
            (least, end) = (mean, period + 1);
        }
        end
    })
}

pub(crate) const MODEL: Model = Model {
    name: "least_unit_cost",
    summary: "Lots that grow as long as their cost for a unit falls.",
    exactness: Exactness::Approximation("a heuristic without a bound; wagner_whitin is exact"),
    source: "Nahmias & Olsen, Production and Operations Analysis, ch. 8",
    inputs: INPUTS,
    outputs: OUTPUTS,
    solve: |given, answer| {
        let found = least_unit_cost(&DynamicDemand { demand: given.lists[0], fixed_cost: given.number(0), holding_cost: given.number(1) })?;
        answer.numbers.push(found.cost);
        answer.lists.push(found.order_quantities);
        Ok(())
    },
};
