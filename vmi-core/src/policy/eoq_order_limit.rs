//! Order quantities of many items under a limit of orders.

use super::items::{Items, LimitedLots, OUTPUTS};
use super::model::{Exactness, Model, fields};
use crate::error::Result;
use crate::num::domain::positive;

/// The order quantities of the least cost that need no more orders than a limit.
///
/// ```text
/// Σ D_i / Q_i ≤ limit        Q_i = √(2 (K_i + θ) D_i / h_i)
/// ```
///
/// The multiplier θ is found by bisection until no float lies between its bounds, from the side that keeps the limit; where the EOQs keep it, θ is 0. Units and
/// domains as in [`Items`], the limit above 0 too; errors name the input. Exact for constant demand, with quantities that need not be whole. Source: Hadley & Whitin,
/// Analysis of Inventory Systems (1963), ch. 2; Silver, Pyke & Thomas, ch. 10.
///
/// ```
/// use vmi_core::policy::{items::Items, eoq_order_limit::eoq_order_limit};
/// let items = Items { demand_rates: &[1000.0, 1000.0], fixed_costs: &[50.0, 50.0], holding_costs: &[10.0, 10.0] }; // EOQs of 100
/// let found = eoq_order_limit(&items, 10.0)?; // the EOQs would need 20 orders
/// assert!((found.order_quantities[0] - 200.0).abs() < 1e-9 && found.used <= 10.0);
/// assert!((found.multiplier - 150.0).abs() < 1e-9);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn eoq_order_limit(items: &Items<'_>, limit: f64) -> Result<LimitedLots> {
    items.check()?;
    positive("limit", limit)?;
    items.within(limit, |item, multiplier| items.quantity(item, multiplier, 0.0), |item, quantity| items.demand_rates[item] / quantity)
}

pub(crate) const MODEL: Model = Model {
    name: "eoq_order_limit",
    summary: "The order quantities of the least cost that need no more orders than a limit.",
    exactness: Exactness::Exact,
    source: "Hadley & Whitin, Analysis of Inventory Systems (1963), ch. 2",
    inputs: fields![
        demand_rates: Numbers "units for a unit of time",
        fixed_costs: Numbers "money for an order",
        holding_costs: Numbers "money for a unit held for a unit of time",
        limit: Number "orders of all items in a unit of time",
    ],
    outputs: OUTPUTS,
    solve: |given, answer| {
        let items = Items::of(given);
        let found = eoq_order_limit(&items, given.number(0))?;
        answer.numbers.extend([found.multiplier, found.used, found.cost_rate]);
        answer.lists.push(found.order_quantities);
        Ok(())
    },
};
