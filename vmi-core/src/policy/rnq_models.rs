//! (R,nQ) for each distribution, as models with names.

use super::model::{Answer, Exactness, Field, Given, Model, fields};
use super::review_demand::ReviewDemand;
use super::rnq_exact::RnqExact;
use super::rss_models::{listed_periods, periods};
use super::service_models::{Supply, costs, tell};
use crate::error::{Error, ErrorKind, Result};
use crate::num::distribution::Pmf;
use crate::num::domain::positive;

const COST: &[Field] = fields![
    reorder_point: Number "units: order at a review with the position at or below it",
    order_quantity: Number "units; as many times as needed",
    cost_rate: Number "money for a unit of time",
    order_rate: Number "orders for a unit of time, whatever their size",
    cycle_service_level: Number "chance that nothing is backordered just before an order arrives",
    fill_rate: Number "share of demand, by units, served from stock at once",
    ready_rate: Number "share of time with stock on hand",
    expected_on_hand: Number "units, averaged over time",
    expected_backorders: Number "units, averaged over time",
];

fn solve(given: &Given<'_>, answer: &mut Answer, (demand, review_demand): (&dyn ReviewDemand, &Pmf), review_period: f64) -> Result<()> {
    let policy = RnqExact { demand, review_demand, review_period, costs: costs(given, 0) };
    let found = match (given.numbers[3], given.numbers[4]) {
        (Some(r), Some(q)) => policy.cost(r, q)?,
        (None, Some(q)) => policy.cost(policy.best_reorder_point(q)?, q)?,
        (None, None) => policy.optimum()?,
        (Some(_), None) => {
            let error = Error::new(ErrorKind::MissingValue, "order_quantity is missing: a reorder point alone is no decision");
            return Err(error.field("order_quantity").expected("with a reorder_point, the quantity"));
        }
    };
    answer.numbers.extend([found.reorder_point, found.order_quantity, found.cost_rate, found.order_rate]);
    tell(answer, found.service);
    Ok(())
}

fn solve_named(given: &Given<'_>, answer: &mut Answer, supply: &Supply) -> Result<()> {
    let review_period = positive("review_period", given.number(5))?;
    let demand = supply.demand.after_review_listed(supply.lead_time, review_period, 0.0)?;
    solve(given, answer, (&*demand, &supply.demand.between_reviews(review_period)?), review_period)
}

fn solve_listed(given: &Given<'_>, answer: &mut Answer) -> Result<()> {
    let (review, lead) = (periods("review_period", given.numbers[5], 1)?, periods("lead_time", given.numbers[6], 0)?);
    let (demand, review_demand) = listed_periods(given.lists[0], lead, review)?;
    solve(given, answer, (&demand, &review_demand), f64::from(review))
}

macro_rules! rnq_exact {
    ($(#[doc = $doc:literal])+ $id:ident = $name:literal, $summary:literal, [$($field:ident: $kind:ident $unit:literal),+], $solve:expr) => {
        $(#[doc = $doc])+
        pub(crate) const $id: Model = Model {
            name: $name,
            summary: $summary,
            exactness: Exactness::Exact,
            source: "Hadley & Whitin, Analysis of Inventory Systems, 1963, ch. 5; Zheng & Chen, Naval Research Logistics 39 (1992)",
            inputs: fields![
                fixed_cost: Number "money for an order, whatever its size",
                holding_cost: Number "money for a unit and unit of time",
                stockout_cost: Number "money for a unit short and unit of time",
                reorder_point: Optional "units; absent: the best",
                order_quantity: Optional "units; absent: the best",
                $($field: $kind $unit),+
            ],
            outputs: COST,
            solve: $solve,
        };
    };
}

rnq_exact!(
    /// Poisson demand.
    POISSON = "rnq_exact_poisson",
    "The cost and services of r and multiples of Q, reviewed periodically under Poisson demand; the best r, or the best r and Q.",
    [review_period: Number "units of time", demand_rate: Number "units for a unit of time", lead_time: Number "units of time; 0: at once"],
    |given, answer| solve_named(given, answer, &Supply::poisson(given, 6)?)
);
rnq_exact!(
    /// Negative binomial demand.
    NEGATIVE_BINOMIAL = "rnq_exact_negative_binomial",
    "The cost and services of r and multiples of Q, reviewed periodically under negative binomial demand; the best r, or the best r and Q.",
    [
        review_period: Number "units of time",
        demand_mean: Number "units for a unit of time",
        demand_sd: Number "units, of the demand of a unit of time, more than √demand_mean",
        lead_time: Number "units of time; 0: at once"
    ],
    |given, answer| solve_named(given, answer, &Supply::negative_binomial(given, 6)?)
);
rnq_exact!(
    /// Compound Poisson demand.
    COMPOUND_POISSON = "rnq_exact_compound_poisson",
    "The cost and services of r and multiples of Q, reviewed periodically, where customers ask for listed numbers of units; the best r, or the best r and Q.",
    [
        review_period: Number "units of time",
        arrival_rate: Number "customers for a unit of time",
        lead_time: Number "units of time; 0: at once",
        values: Numbers "whole units that a customer asks for",
        probabilities: Numbers "summing to 1"
    ],
    |given, answer| solve_named(given, answer, &Supply::compound_poisson(given, 6)?)
);
rnq_exact!(
    /// Listed demand of a period.
    DISCRETE_PMF = "rnq_exact_discrete_pmf",
    "The cost and services of r and multiples of Q under any demand in whole units, stock looked at as periods end; the best r, or the best r and Q.",
    [
        review_period: Optional "whole periods; absent: 1",
        lead_time: Optional "whole periods; absent: 0",
        pmf: Numbers "probabilities of 0, 1, 2, … units a period"
    ],
    solve_listed
);
