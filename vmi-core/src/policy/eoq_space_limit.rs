//! Order quantities of many items under a limit of space.

use super::items::{Items, LimitedLots, OUTPUTS};
use super::model::{Exactness, Model, fields};
use crate::error::Result;
use crate::num::domain::{all_not_negative, positive, same_length};

/// The order quantities of the least cost for which there is room, if each item has a place of its own for a full lot.
///
/// ```text
/// Σ s_i Q_i ≤ limit        Q_i = √(2 K_i D_i / (h_i + 2 θ s_i))
/// ```
///
/// The multiplier θ is found by bisection until no float lies between its bounds, from the side that keeps the limit; where the EOQs keep it, θ is 0. Units and
/// domains as in [`Items`], s_i 0 or more and the limit above 0; errors name the input. Exact for constant demand, with quantities that need not be whole. Source: Hadley & Whitin,
/// Analysis of Inventory Systems (1963), ch. 2; Silver, Pyke & Thomas, ch. 10.
///
/// ```
/// use vmi_core::policy::{items::Items, eoq_space_limit::eoq_space_limit};
/// let items = Items { demand_rates: &[1000.0, 1000.0], fixed_costs: &[50.0, 50.0], holding_costs: &[10.0, 10.0] }; // EOQs of 100
/// let found = eoq_space_limit(&items, &[2.0, 2.0], 200.0)?; // the EOQs would need 400
/// assert!((found.order_quantities[0] - 50.0).abs() < 1e-9 && found.used <= 200.0);
/// assert!((found.multiplier - 7.5).abs() < 1e-9); // 2 · 50 · 1000 / (10 + 4 θ) = 50²
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn eoq_space_limit(items: &Items<'_>, spaces: &[f64], limit: f64) -> Result<LimitedLots> {
    items.check()?;
    same_length("spaces", spaces.len(), "demand_rates", items.demand_rates.len())?;
    all_not_negative("spaces", spaces)?;
    positive("limit", limit)?;
    items.within(limit, |item, multiplier| items.quantity(item, 0.0, 2.0 * multiplier * spaces[item]), |item, quantity| spaces[item] * quantity)
}

pub(crate) const MODEL: Model = Model {
    name: "eoq_space_limit",
    summary: "The order quantities of the least cost for which there is room.",
    exactness: Exactness::Exact,
    source: "Hadley & Whitin, Analysis of Inventory Systems (1963), ch. 2",
    inputs: fields![
        demand_rates: Numbers "units for a unit of time",
        fixed_costs: Numbers "money for an order",
        holding_costs: Numbers "money for a unit held for a unit of time",
        spaces: Numbers "space for a unit",
        limit: Number "space for all lots",
    ],
    outputs: OUTPUTS,
    solve: |given, answer| {
        let items = Items::of(given);
        let found = eoq_space_limit(&items, given.lists[3], given.number(0))?;
        answer.numbers.extend([found.multiplier, found.used, found.cost_rate]);
        answer.lists.push(found.order_quantities);
        Ok(())
    },
};
