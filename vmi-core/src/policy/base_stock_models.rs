//! Base stock for each distribution, as models with names.

use super::base_stock::BaseStock;
use super::model::{Answer, Exactness, Field, Given, Model, fields};
use super::service_models::{Supply, tell};
use crate::error::Result;
use crate::num::domain::{not_negative, outside};

const COST: &[Field] = fields![
    base_stock: Number "units",
    cost_rate: Number "money for a unit of time",
    cycle_service_level: Number "chance that nothing is backordered just before an order arrives",
    fill_rate: Number "share of demand, by units, served from stock at once",
    ready_rate: Number "share of time with stock on hand",
    expected_on_hand: Number "units, averaged over time",
    expected_backorders: Number "units, averaged over time",
];

fn solve(given: &Given<'_>, answer: &mut Answer, supply: &Supply) -> Result<()> {
    let review_period = not_negative("review_period", given.numbers[3].unwrap_or(0.0))?;
    if review_period == 0.0 && supply.lead_time == 0.0 {
        return Err(outside("lead_time", supply.lead_time, "a number above 0, as there is no review period,"));
    }
    let demand = supply.demand.after_review(supply.lead_time, review_period, supply.lead_time_sd)?;
    let jumps = supply.demand.jumps()?;
    let model = BaseStock { holding_cost: given.number(0), stockout_cost: given.number(1), demand: &*demand, jumps: jumps.as_ref() };
    let found = given.numbers[2].map_or_else(|| model.optimum(), |level| model.cost(level))?;
    answer.numbers.extend([found.base_stock, found.cost_rate]);
    tell(answer, found.service);
    Ok(())
}

macro_rules! base_stock {
    ($(#[doc = $doc:literal])+ $id:ident = $name:literal, $summary:literal, $exactness:expr, $supply:ident, [$($field:ident: $kind:ident $unit:literal),+]) => {
        $(#[doc = $doc])+
        pub(crate) const $id: Model = Model {
            name: $name,
            summary: $summary,
            exactness: $exactness,
            source: "Zipkin, Foundations of Inventory Management, ch. 6; Axsäter, Inventory Control, ch. 5",
            inputs: fields![
                holding_cost: Number "money for a unit and unit of time",
                stockout_cost: Number "money for a unit short and unit of time",
                base_stock: Optional "units; absent: the best",
                review_period: Optional "units of time; absent or 0: continuous review",
                $($field: $kind $unit),+
            ],
            outputs: COST,
            solve: |given, answer| solve(given, answer, &Supply::$supply(given, 4)?),
        };
    };
}

const VARYING: Exactness =
    Exactness::Approximation("exact for a constant lead time, averages over time to 1e-9; one that varies counts by its moments");

base_stock!(
    /// Normal demand.
    NORMAL = "base_stock_normal",
    "The base stock of least cost, or what a given one costs and delivers, under normal demand.",
    VARYING,
    normal,
    [
        demand_mean: Number "units for a unit of time",
        demand_sd: Number "units, of the demand of a unit of time",
        lead_time: Number "units of time",
        lead_time_sd: Optional "units of time; absent: 0"
    ]
);
base_stock!(
    /// Gamma demand.
    GAMMA = "base_stock_gamma",
    "The base stock of least cost, or what a given one costs and delivers, under gamma demand.",
    VARYING,
    gamma,
    [
        demand_mean: Number "units for a unit of time",
        demand_sd: Number "units, of the demand of a unit of time",
        lead_time: Number "units of time",
        lead_time_sd: Optional "units of time; absent: 0"
    ]
);
base_stock!(
    /// Poisson demand.
    POISSON = "base_stock_poisson",
    "The base stock of least cost, or what a given one costs and delivers, under Poisson demand.",
    Exactness::Exact,
    poisson,
    [demand_rate: Number "units for a unit of time", lead_time: Number "units of time"]
);
base_stock!(
    /// Negative binomial demand.
    NEGATIVE_BINOMIAL = "base_stock_negative_binomial",
    "The base stock of least cost, or what a given one costs and delivers, under negative binomial demand.",
    Exactness::Exact,
    negative_binomial,
    [
        demand_mean: Number "units for a unit of time",
        demand_sd: Number "units, of the demand of a unit of time, more than √demand_mean",
        lead_time: Number "units of time"
    ]
);
base_stock!(
    /// Compound Poisson demand.
    COMPOUND_POISSON = "base_stock_compound_poisson",
    "The base stock of least cost, or what a given one costs and delivers, where customers ask for listed numbers of units.",
    Exactness::Exact,
    compound_poisson,
    [
        arrival_rate: Number "customers for a unit of time",
        lead_time: Number "units of time",
        values: Numbers "whole units that a customer asks for",
        probabilities: Numbers "summing to 1"
    ]
);
