//! (s,S) under continuous review, as models with names.

use super::model::{Answer, Exactness, Given, Model, fields};
use super::newsvendor_models::listed;
use super::ss_continuous::SsContinuous;
use crate::error::{Error, Result};
use crate::num::distribution::Pmf;

fn solve(given: &Given<'_>, answer: &mut Answer, jumps: &Pmf) -> Result<()> {
    let model = SsContinuous {
        fixed_cost: given.number(0),
        holding_cost: given.number(1),
        stockout_cost: given.number(2),
        demand_rate: given.number(3),
        lead_time: given.number(4),
        jumps,
    };
    let levels = given.pair(5, ["reorder_level", "order_up_to"])?;
    let found = levels.map_or_else(|| model.optimum(), |(s, top)| model.cost(s, top)).map_err(of_values)?;
    answer.numbers.extend([found.reorder_level, found.order_up_to, found.cost_rate]);
    Ok(())
}

/// The sizes of demands are listed as values.
pub(super) fn of_values(error: Error) -> Error {
    if error.field_name() == Some("jumps") { error.field("values") } else { error }
}

macro_rules! ss_continuous {
    ($(#[doc = $doc:literal])+ $id:ident = $name:literal, $summary:literal, [$($field:ident: $kind:ident $unit:literal),*], $jumps:expr) => {
        $(#[doc = $doc])+
        pub(crate) const $id: Model = Model {
            name: $name,
            summary: $summary,
            exactness: Exactness::Exact,
            source: "Archibald & Silver, Management Science 24 (1978); Zheng & Federgruen, Operations Research 39 (1991)",
            inputs: fields![
                fixed_cost: Number "money for an order",
                holding_cost: Number "money for a unit held for a unit of time",
                stockout_cost: Number "money for a unit backordered for a unit of time",
                demand_rate: Number "demands for a unit of time",
                lead_time: Number "units of time",
                reorder_level: Optional "units; absent: the best",
                order_up_to: Optional "units; absent: the best",
                $($field: $kind $unit),*
            ],
            outputs: fields![
                reorder_level: Number "units: order at or below it",
                order_up_to: Number "units",
                cost_rate: Number "money for a unit of time",
            ],
            solve: |given, answer| {
                let jumps: fn(&Given<'_>) -> Result<Pmf> = $jumps;
                solve(given, answer, &jumps(given)?)
            },
        };
    };
}

ss_continuous!(
    /// Demands of several units.
    COMPOUND_POISSON = "ss_continuous_compound_poisson",
    "The s and S of least cost under compound Poisson demand, reviewed continuously.",
    [values: Numbers "units of a demand", probabilities: Numbers "of each value, summing to 1"],
    |given| listed(given.lists[0], given.lists[1])
);
ss_continuous!(
    /// Demand unit by unit.
    POISSON = "ss_continuous_poisson",
    "The s and S of least cost under Poisson demand, reviewed continuously: r and r + Q of (r,Q).",
    [],
    |_| Pmf::certain(1)
);
