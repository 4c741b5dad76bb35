//! Lots by the Silver-Meal heuristic.

use super::lots::{DynamicDemand, INPUTS, LotPlan, OUTPUTS};
use super::model::{Exactness, Model};
use crate::error::Result;

/// A lot covers more periods as long as its cost for a period falls; the first period that does not lower it begins the next lot.
///
/// ```text
/// cost for a period of a lot over n periods = (K + h Σ (i − 1) d_i) / n
/// ```
///
/// A period without demand counts as a period; ties end the lot.
///
/// Units, domains and errors as in [`DynamicDemand`]. Approximation: a heuristic without a bound; [`super::wagner_whitin`] is exact. Source: Silver & Meal, Production and Inventory Management 14 (1973).
///
/// ```
/// use vmi_core::policy::{lots::DynamicDemand, silver_meal::silver_meal};
/// let lots = DynamicDemand { demand: &[10.0, 62.0, 12.0, 130.0, 154.0, 129.0, 88.0, 52.0, 124.0, 160.0, 238.0, 41.0], fixed_cost: 54.0, holding_cost: 0.4 };
/// let found = silver_meal(&lots)?;
/// assert_eq!(found.order_quantities, [84.0, 0.0, 0.0, 130.0, 283.0, 0.0, 140.0, 0.0, 124.0, 160.0, 279.0, 0.0]);
/// assert!((found.cost - 501.2).abs() < 1e-9);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn silver_meal(lots: &DynamicDemand<'_>) -> Result<LotPlan> {
    lots.check()?;
    lots.lots(|start| {
        let (mut cost, mut least, mut end) = (lots.fixed_cost, lots.fixed_cost, start + 1);
        for period in start + 1..lots.demand.len() {
            let held = (period - start) as f64;
            cost += lots.holding_cost * held * lots.demand[period];
            let mean = cost / (held + 1.0);
            if mean >= least {
                break;
            }
            (least, end) = (mean, period + 1);
        }
        end
    })
}

pub(crate) const MODEL: Model = Model {
    name: "silver_meal",
    summary: "Lots that grow as long as their cost for a period falls.",
    exactness: Exactness::Approximation("a heuristic without a bound; wagner_whitin is exact"),
    source: "Silver & Meal, Production and Inventory Management 14 (1973)",
    inputs: INPUTS,
    outputs: OUTPUTS,
    solve: |given, answer| {
        let found = silver_meal(&DynamicDemand { demand: given.lists[0], fixed_cost: given.number(0), holding_cost: given.number(1) })?;
        answer.numbers.push(found.cost);
        answer.lists.push(found.order_quantities);
        Ok(())
    },
};
