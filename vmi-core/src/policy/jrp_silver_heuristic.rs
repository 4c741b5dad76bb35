//! Joint replenishment by Silver's heuristic.

use super::jrp::{JointReplenishment, JointReplenishmentCost};
use super::model::{Exactness, Model, fields};
use crate::error::Result;
use crate::num::sqrt;

/// Multiples by Silver's rule: the item with the least k / (h D) is in every cycle, and the others by what they cost beside it.
///
/// ```text
/// m_i = round(√( k_i / (h_i D_i) · h_1 D_1 / (K + k_1) )), at least 1, halves up;        1: the item of the least k / (h D), ties to the first
/// ```
///
/// Units, domains and errors as in [`JointReplenishment`]. Approximation: mostly optimal or within a few percent; [`super::jrp_optimal`] is exact.
/// Source: E. A. Silver, Management Science 22 (1976) 1351–1361.
///
/// ```
/// use vmi_core::policy::{jrp::JointReplenishment, jrp_silver_heuristic::silver_heuristic};
/// let items = JointReplenishment {
///     shared_fixed_cost: 40.0, individual_fixed_costs: &[15.0; 4],
///     holding_costs: &[0.24; 4], demand_rates: &[86_000.0, 12_500.0, 1_400.0, 3_000.0],
/// };
/// let found = silver_heuristic(&items)?;
/// assert_eq!(found.order_multiples, [1.0, 1.0, 4.0, 3.0]);
/// assert!((found.base_cycle_time - 0.07617340262784976).abs() < 1e-12);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn silver_heuristic(items: &JointReplenishment<'_>) -> Result<JointReplenishmentCost> {
    items.check()?;
    let weight = |item: usize| items.individual_fixed_costs[item] / items.flow(item);
    let count = items.demand_rates.len();
    let first = (1..count).fold(0, |best, item| if weight(item) < weight(best) { item } else { best });
    let base = items.flow(first) / (items.shared_fixed_cost + items.individual_fixed_costs[first]);
    let multiple = |item: usize| if item == first { 1.0 } else { (sqrt(weight(item) * base) + 0.5).floor().max(1.0) };
    items.at((0..count).map(multiple).collect())
}

pub(crate) const MODEL: Model = Model {
    name: "jrp_silver_heuristic",
    summary: "Base cycle and multiples of items that share a set-up, by Silver's heuristic.",
    exactness: Exactness::Approximation("mostly optimal or within a few percent; jrp_optimal is exact"),
    source: "E. A. Silver, Management Science 22 (1976) 1351–1361",
    inputs: fields![
        shared_fixed_cost: Number "money for each base cycle",
        individual_fixed_costs: Numbers "money for an order of each item",
        holding_costs: Numbers "money for a unit held for a unit of time",
        demand_rates: Numbers "units for a unit of time",
    ],
    outputs: fields![
        base_cycle_time: Number "units of time",
        cost_rate: Number "money for a unit of time, without purchase",
        order_multiples: Numbers "base cycles between two orders of an item",
        order_quantities: Numbers "units",
    ],
    solve: |given, answer| {
        let items = JointReplenishment::of(given);
        let found = silver_heuristic(&items)?;
        answer.numbers.extend([found.base_cycle_time, found.cost_rate]);
        answer.lists.extend([found.order_multiples, found.order_quantities]);
        Ok(())
    },
};
