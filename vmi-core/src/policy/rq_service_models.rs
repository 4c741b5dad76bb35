//! The services of (r,Q) and the least r for a service, for each distribution, as models with names.

use super::demand_over_time::DemandOverTime;
use super::model::{Answer, Exactness, Field, Given, Model, fields};
use super::normal_fill::{NormalFill, NormalMoments};
use super::policy_service::{Decision, Wanted};
use super::rq_service::RqService;
use super::service_models::{Supply, decision, tell};
use crate::error::Result;
use crate::num::domain::positive;
use crate::num::sqrt;

const SERVICE: &[Field] = fields![
    reorder_point: Number "units: order when the position is at or below it",
    order_quantity: Number "units",
    cycle_service_level: Number "chance that nothing is backordered just before an order arrives",
    fill_rate: Number "share of demand, by units, served from stock at once",
    ready_rate: Number "share of time with stock on hand",
    expected_on_hand: Number "units",
    expected_backorders: Number "units",
];

/// The largest standard deviation of whole demand whose probabilities are listed: sums over jumps ask for them often.
const LISTED_SD: f64 = 20_000.0;

fn solve(given: &Given<'_>, answer: &mut Answer, supply: &Supply) -> Result<()> {
    let (order_quantity, decision) = (given.number(0), decision(given, "reorder_point", 1)?);
    positive("lead_time", supply.lead_time)?;
    let jumps = supply.demand.jumps()?;
    let over = supply.demand.listed_over(supply.lead_time, supply.lead_time_sd, LISTED_SD)?;
    let policy = RqService { order_quantity, lead_time_demand: &*over, jumps: jumps.as_ref() };
    let level = match decision {
        Decision::Given(level) => level,
        Decision::Wanted(wanted) => least(supply, &policy, wanted)?,
    };
    let found = policy.service(level)?;
    answer.numbers.extend([level, order_quantity]);
    tell(answer, found);
    Ok(())
}

/// Fill and ready rate are one under normal demand, and found faster by its own formula.
fn least(supply: &Supply, policy: &RqService<'_>, wanted: Wanted) -> Result<f64> {
    match (&supply.demand, wanted) {
        (DemandOverTime::Normal { .. }, Wanted::FillRate(_) | Wanted::ReadyRate(_)) => {
            let over = policy.lead_time_demand;
            let found = NormalFill::continuous(NormalMoments { mean: over.mean(), sd: sqrt(over.variance()) }, policy.order_quantity)?;
            found.level(wanted.share()?)
        }
        _ => policy.reorder_point(wanted),
    }
}

macro_rules! rq_service {
    ($(#[doc = $doc:literal])+ $id:ident = $name:literal, $summary:literal, $exactness:expr, $supply:ident, [$($field:ident: $kind:ident $unit:literal),+]) => {
        $(#[doc = $doc])+
        pub(crate) const $id: Model = Model {
            name: $name,
            summary: $summary,
            exactness: $exactness,
            source: "Axsäter, Inventory Control, ch. 5",
            inputs: fields![
                order_quantity: Number "units",
                reorder_point: Optional "units; absent: the least for the service that is given",
                cycle_service_level: Optional "wanted, 0 to 1; the reorder point or one service is given",
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
    Exactness::Approximation("exact for a constant lead time and demand that comes continuously; one that varies counts by its moments");

rq_service!(
    /// Normal demand.
    NORMAL = "rq_service_normal",
    "The services of r and Q, or the least r for a service, under normal demand.",
    VARYING,
    normal,
    [
        demand_mean: Number "units for a unit of time",
        demand_sd: Number "units, of the demand of a unit of time",
        lead_time: Number "units of time",
        lead_time_sd: Optional "units of time; absent: 0"
    ]
);
rq_service!(
    /// Gamma demand.
    GAMMA = "rq_service_gamma",
    "The services of r and Q, or the least r for a service, under gamma demand.",
    VARYING,
    gamma,
    [
        demand_mean: Number "units for a unit of time",
        demand_sd: Number "units, of the demand of a unit of time",
        lead_time: Number "units of time",
        lead_time_sd: Optional "units of time; absent: 0"
    ]
);
rq_service!(
    /// Poisson demand.
    POISSON = "rq_service_poisson",
    "The services of r and Q, or the least r for a service, under Poisson demand.",
    Exactness::Exact,
    poisson,
    [demand_rate: Number "units for a unit of time", lead_time: Number "units of time"]
);
rq_service!(
    /// Negative binomial demand: customers ask for logarithmic numbers of units.
    NEGATIVE_BINOMIAL = "rq_service_negative_binomial",
    "The services of r and Q, or the least r for a service, under negative binomial demand; exact for (r,nQ), as customers may ask for several units.",
    Exactness::Exact,
    negative_binomial,
    [
        demand_mean: Number "units for a unit of time",
        demand_sd: Number "units, of the demand of a unit of time, more than √demand_mean",
        lead_time: Number "units of time"
    ]
);
rq_service!(
    /// Compound Poisson demand.
    COMPOUND_POISSON = "rq_service_compound_poisson",
    "The services of r and Q, or the least r for a service, where customers ask for listed numbers of units; exact for (r,nQ).",
    Exactness::Exact,
    compound_poisson,
    [
        arrival_rate: Number "customers for a unit of time",
        lead_time: Number "units of time",
        values: Numbers "whole units that a customer asks for",
        probabilities: Numbers "summing to 1"
    ]
);
