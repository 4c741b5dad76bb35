//! Lots by part-period balancing.

use super::lots::{DynamicDemand, INPUTS, LotPlan, OUTPUTS};
use super::model::{Exactness, Model};
use crate::error::Result;

/// A lot covers the periods whose holding cost is nearest to the cost of an order.
///
/// ```text
/// least | K − h Σ (i − 1) d_i |        over the first n periods of the lot
/// ```
///
/// Ties go to the shorter lot, but a period that adds no holding cost is always taken. No look ahead or back.
///
/// Units, domains and errors as in [`DynamicDemand`]. Approximation: a heuristic without a bound; [`super::wagner_whitin`] is exact. Source: DeMatteis & Mendoza, IBM Systems Journal 7 (1968) 30–46.
///
/// ```
/// use vmi_core::policy::{lots::DynamicDemand, part_period_balancing::part_period_balancing};
/// let lots = DynamicDemand { demand: &[10.0, 62.0, 12.0, 130.0, 154.0, 129.0, 88.0, 52.0, 124.0, 160.0, 238.0, 41.0], fixed_cost: 54.0, holding_cost: 0.4 };
/// let found = part_period_balancing(&lots)?;
/// assert_eq!(found.order_quantities, [84.0, 0.0, 0.0, 284.0, 0.0, 217.0, 0.0, 176.0, 0.0, 398.0, 0.0, 41.0]);
/// assert!((found.cost - 600.0).abs() < 1e-9);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn part_period_balancing(lots: &DynamicDemand<'_>) -> Result<LotPlan> {
    lots.check()?;
    lots.lots(|start| {
        let (mut held, mut end) = (0.0_f64, start + 1);
        for period in start + 1..lots.demand.len() {
            let more = held + lots.holding_cost * (period - start) as f64 * lots.demand[period];
            if more > held && (lots.fixed_cost - more).abs() >= (lots.fixed_cost - held).abs() {
                break;
            }
            (held, end) = (more, period + 1);
        }
        end
    })
}

pub(crate) const MODEL: Model = Model {
    name: "part_period_balancing",
    summary: "Lots whose holding cost is nearest to the cost of an order.",
    exactness: Exactness::Approximation("a heuristic without a bound; wagner_whitin is exact"),
    source: "DeMatteis & Mendoza, IBM Systems Journal 7 (1968) 30–46",
    inputs: INPUTS,
    outputs: OUTPUTS,
    solve: |given, answer| {
        let found = part_period_balancing(&DynamicDemand { demand: given.lists[0], fixed_cost: given.number(0), holding_cost: given.number(1) })?;
        answer.numbers.push(found.cost);
        answer.lists.push(found.order_quantities);
        Ok(())
    },
};
