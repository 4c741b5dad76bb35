//! The services of (R,S) and the least S for a service, for each distribution, as models with names.

use super::demand_over_time::DemandOverTime;
use super::model::{Answer, Exactness, Field, Given, Model, fields};
use super::normal_fill::NormalFill;
use super::policy_service::{Decision, Wanted};
use super::rs_service::RsService;
use super::service_models::{Supply, decision, tell};
use crate::error::Result;
use crate::num::domain::positive;

const SERVICE: &[Field] = fields![
    order_up_to: Number "units",
    cycle_service_level: Number "chance that nothing is backordered just before an order arrives",
    fill_rate: Number "share of demand, by units, served from stock at once",
    ready_rate: Number "share of time with stock on hand",
    expected_on_hand: Number "units, averaged over time",
    expected_backorders: Number "units, averaged over time",
];

fn solve(given: &Given<'_>, answer: &mut Answer, supply: &Supply) -> Result<()> {
    let (review_period, decision) = (positive("review_period", given.number(0))?, decision(given, "order_up_to", 1)?);
    let demand = supply.demand.after_review(supply.lead_time, review_period, supply.lead_time_sd)?;
    let policy = RsService { demand: &*demand };
    let level = match decision {
        Decision::Given(level) => level,
        Decision::Wanted(wanted) => match (&supply.demand, wanted) {
            (DemandOverTime::Normal { mean, sd }, Wanted::FillRate(share)) if supply.lead_time > 0.0 => {
                NormalFill::periodic((*mean, *sd), supply.lead_time, review_period, supply.lead_time_sd)?.level(share)?
            }
            _ => policy.order_up_to(wanted)?,
        },
    };
    let found = policy.service(level)?;
    answer.numbers.push(level);
    tell(answer, found);
    Ok(())
}

macro_rules! rs_service {
    ($(#[doc = $doc:literal])+ $id:ident = $name:literal, $summary:literal, $exactness:expr, $supply:ident, [$($field:ident: $kind:ident $unit:literal),+]) => {
        $(#[doc = $doc])+
        pub(crate) const $id: Model = Model {
            name: $name,
            summary: $summary,
            exactness: $exactness,
            source: "Silver, Pyke & Thomas, ch. 6; Hadley & Whitin 1963, ch. 5",
            inputs: fields![
                review_period: Number "units of time",
                order_up_to: Optional "units; absent: the least for the service that is given",
                cycle_service_level: Optional "wanted, 0 to 1; the order-up-to level or one service is given",
                fill_rate: Optional "wanted, 0 to 1",
                ready_rate: Optional "wanted, 0 to 1",
                $($field: $kind $unit),+
            ],
            outputs: SERVICE,
            solve: |given, answer| solve(given, answer, &Supply::$supply(given, 5)?),
        };
    };
}

const VARYING: Exactness =
    Exactness::Approximation("exact for a constant lead time, averages over time to 1e-9; one that varies counts by its moments");

rs_service!(
    /// Normal demand.
    NORMAL = "rs_service_normal",
    "The services of S at each review, or the least S for a service, under normal demand.",
    VARYING,
    normal,
    [
        demand_mean: Number "units for a unit of time",
        demand_sd: Number "units, of the demand of a unit of time",
        lead_time: Number "units of time; 0: at once",
        lead_time_sd: Optional "units of time; absent: 0"
    ]
);
rs_service!(
    /// Gamma demand.
    GAMMA = "rs_service_gamma",
    "The services of S at each review, or the least S for a service, under gamma demand.",
    VARYING,
    gamma,
    [
        demand_mean: Number "units for a unit of time",
        demand_sd: Number "units, of the demand of a unit of time",
        lead_time: Number "units of time; 0: at once",
        lead_time_sd: Optional "units of time; absent: 0"
    ]
);
rs_service!(
    /// Poisson demand.
    POISSON = "rs_service_poisson",
    "The services of S at each review, or the least S for a service, under Poisson demand.",
    Exactness::Exact,
    poisson,
    [demand_rate: Number "units for a unit of time", lead_time: Number "units of time; 0: at once"]
);
rs_service!(
    /// Negative binomial demand.
    NEGATIVE_BINOMIAL = "rs_service_negative_binomial",
    "The services of S at each review, or the least S for a service, under negative binomial demand.",
    Exactness::Exact,
    negative_binomial,
    [
        demand_mean: Number "units for a unit of time",
        demand_sd: Number "units, of the demand of a unit of time, more than √demand_mean",
        lead_time: Number "units of time; 0: at once"
    ]
);
rs_service!(
    /// Compound Poisson demand.
    COMPOUND_POISSON = "rs_service_compound_poisson",
    "The services of S at each review, or the least S for a service, where customers ask for listed numbers of units.",
    Exactness::Exact,
    compound_poisson,
    [
        arrival_rate: Number "customers for a unit of time",
        lead_time: Number "units of time; 0: at once",
        values: Numbers "whole units that a customer asks for",
        probabilities: Numbers "summing to 1"
    ]
);
