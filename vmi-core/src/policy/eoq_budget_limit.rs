//! Order quantities of many items under a limit of money in stock.

use super::items::{Items, LimitedLots, OUTPUTS};
use super::model::{Exactness, Model, fields};
use crate::error::Result;
use crate::num::domain::{all_positive, positive, same_length};

/// The order quantities of the least cost whose mean value in stock keeps a budget.
///
/// ```text
/// Σ c_i Q_i / 2 ≤ limit        Q_i = √(2 K_i D_i / (h_i + θ c_i))
/// ```
///
/// The multiplier θ is found by bisection until no float lies between its bounds, from the side that keeps the limit; where the EOQs keep it, θ is 0. Units and
/// domains as in [`Items`], c_i and the limit above 0 too; errors name the input. Exact for constant demand, with quantities that need not be whole. Source: Hadley & Whitin,
/// Analysis of Inventory Systems (1963), ch. 2; Silver, Pyke & Thomas, ch. 10.
///
/// ```
/// use vmi_core::policy::{items::Items, eoq_budget_limit::eoq_budget_limit};
/// let items = Items { demand_rates: &[1000.0, 1000.0], fixed_costs: &[50.0, 50.0], holding_costs: &[10.0, 10.0] }; // EOQs of 100
/// let found = eoq_budget_limit(&items, &[20.0, 20.0], 1000.0)?; // the EOQs would hold 2000
/// assert!((found.order_quantities[0] - 50.0).abs() < 1e-9 && found.used <= 1000.0);
/// assert!((found.multiplier - 1.5).abs() < 1e-9); // 2 · 50 · 1000 / (10 + 20 θ) = 50²
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn eoq_budget_limit(items: &Items<'_>, unit_costs: &[f64], limit: f64) -> Result<LimitedLots> {
    items.check()?;
    same_length("unit_costs", unit_costs.len(), "demand_rates", items.demand_rates.len())?;
    all_positive("unit_costs", unit_costs)?;
    positive("limit", limit)?;
    items.within(
        limit,
        |item, multiplier| items.quantity(item, 0.0, multiplier * unit_costs[item]),
        |item, quantity| unit_costs[item] * quantity / 2.0,
    )
}

pub(crate) const MODEL: Model = Model {
    name: "eoq_budget_limit",
    summary: "The order quantities of the least cost whose mean value in stock keeps a budget.",
    exactness: Exactness::Exact,
    source: "Hadley & Whitin, Analysis of Inventory Systems (1963), ch. 2",
    inputs: fields![
        demand_rates: Numbers "units for a unit of time",
        fixed_costs: Numbers "money for an order",
        holding_costs: Numbers "money for a unit held for a unit of time",
        unit_costs: Numbers "money for a unit",
        limit: Number "money; mean value in stock",
    ],
    outputs: OUTPUTS,
    solve: |given, answer| {
        let items = Items::of(given);
        let found = eoq_budget_limit(&items, given.lists[3], given.number(0))?;
        answer.numbers.extend([found.multiplier, found.used, found.cost_rate]);
        answer.lists.push(found.order_quantities);
        Ok(())
    },
};
