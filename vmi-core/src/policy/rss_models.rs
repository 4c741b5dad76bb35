//! The services and costs of (R,s,S) and the least s for a service, for each distribution, as models with names.

use super::model::{Answer, Exactness, Field, Given, Model, fields};
use super::policy_service::{Decision, PolicyService, StockCosts, Wanted};
use super::review_demand::{ReviewDemand, SampledDemand};
use super::rss_exact::RssExact;
use super::rss_service::{RssCost, RssService, gap};
use super::service_models::{Supply, costs, decision, tell};
use crate::error::Result;
use crate::num::convolution::convolve_times;
use crate::num::distribution::{Distribution, Pmf};
use crate::num::domain::{outside, positive, whole};
use crate::num::lead_time_demand::{Moments, Part};

const SERVICE: &[Field] = fields![
    reorder_level: Number "units: order at a review with the position at or below it",
    order_up_to: Number "units",
    cycle_service_level: Number "chance that nothing is backordered just before an order arrives",
    fill_rate: Number "share of demand, by units, served from stock at once",
    ready_rate: Number "share of time with stock on hand",
    expected_on_hand: Number "units, averaged over time",
    expected_backorders: Number "units, averaged over time",
];
const COST: &[Field] = fields![
    cost_rate: Number "money for a unit of time",
    order_rate: Number "orders for a unit of time",
    cycle_service_level: Number "chance that nothing is backordered just before an order arrives",
    fill_rate: Number "share of demand, by units, served from stock at once",
    ready_rate: Number "share of time with stock on hand",
    expected_on_hand: Number "units, averaged over time",
    expected_backorders: Number "units, averaged over time",
];

/// Two levels under any demand.
enum Levels<'d> {
    Continuous(&'d dyn ReviewDemand, &'d dyn Distribution),
    Whole(RssExact<'d>),
}

impl Levels<'_> {
    fn least(&self, order_quantity: f64, wanted: Wanted) -> Result<f64> {
        match self {
            Self::Continuous(demand, review_demand) => {
                RssService { order_quantity, demand: *demand, review_demand: moments(*review_demand) }.reorder_level(wanted)
            }
            Self::Whole(exact) => exact.reorder_level(order_quantity, wanted),
        }
    }

    fn service(&self, s: f64, order_quantity: f64) -> Result<PolicyService> {
        match self {
            Self::Continuous(demand, review_demand) => {
                RssService { order_quantity, demand: *demand, review_demand: moments(*review_demand) }.service(s)
            }
            Self::Whole(exact) => exact.service(s, s + order_quantity),
        }
    }

    fn cost(&self, (s, top): (f64, f64), review_period: f64, costs: StockCosts) -> Result<RssCost> {
        match self {
            Self::Continuous(demand, review_demand) => {
                RssService { order_quantity: gap(s, top)?, demand: *demand, review_demand: moments(*review_demand) }.cost(s, review_period, costs)
            }
            Self::Whole(exact) => exact.cost(s, top, review_period, costs),
        }
    }
}

/// A question about two levels.
enum Question {
    Service,
    Cost,
}

fn moments(demand: &dyn Distribution) -> Moments {
    Moments { mean: demand.mean(), variance: demand.variance() }
}

fn solve(given: &Given<'_>, answer: &mut Answer, levels: &Levels<'_>, review_period: f64, question: Question) -> Result<()> {
    if let Question::Cost = question {
        let found = levels.cost((given.number(3), given.number(4)), review_period, costs(given, 0))?;
        answer.numbers.extend([found.cost_rate, found.order_rate]);
        tell(answer, found.service);
        return Ok(());
    }
    let order_quantity = positive("order_quantity", given.number(0))?;
    let s = match decision(given, "reorder_level", 1)? {
        Decision::Given(level) => level,
        Decision::Wanted(wanted) => levels.least(order_quantity, wanted)?,
    };
    let found = levels.service(s, order_quantity)?;
    answer.numbers.extend([s, s + order_quantity]);
    tell(answer, found);
    Ok(())
}

/// With demand by name; the review interval stands at 5, demand after it.
fn solve_named(given: &Given<'_>, answer: &mut Answer, supply: &Supply, question: Question) -> Result<()> {
    let review_period = positive("review_period", given.number(5))?;
    let Supply { demand, lead_time, lead_time_sd } = supply;
    let after = demand.after_review_listed(*lead_time, review_period, *lead_time_sd)?;
    if demand.is_whole() {
        let review_demand = demand.between_reviews(review_period)?;
        return solve(given, answer, &Levels::Whole(RssExact { demand: &*after, review_demand: &review_demand }), review_period, question);
    }
    let review_demand = demand.over(review_period, 0.0)?;
    solve(given, answer, &Levels::Continuous(&*after, &*review_demand), review_period, question)
}

/// A whole number of periods, absent: `none`.
pub(super) fn periods(name: &str, value: Option<f64>, none: u32) -> Result<u32> {
    let Some(value) = value else { return Ok(none) };
    let count = whole(name, value, i64::from(none))?;
    u32::try_from(count).ok().filter(|count| *count <= 10_000).ok_or_else(|| outside(name, value, "a whole number of at most 10,000"))
}

/// Demand of a listed period, by the ends of periods, and over a review interval.
pub(super) fn listed_periods(pmf: &[f64], lead_time: u32, review_period: u32) -> Result<(SampledDemand, Pmf)> {
    let period = Pmf::new(0, pmf.to_vec())?;
    crate::num::undershoot::limiting_mean_whole(&period)?;
    let over = |count: u32| Ok(Box::new(convolve_times(&period, count)?) as Part);
    Ok((SampledDemand::at_period_ends(lead_time, review_period, over)?, convolve_times(&period, review_period)?))
}

fn solve_listed(given: &Given<'_>, answer: &mut Answer, question: Question) -> Result<()> {
    let (review, lead) = (periods("review_period", given.numbers[5], 1)?, periods("lead_time", given.numbers[6], 0)?);
    let (demand, review_demand) = listed_periods(given.lists[0], lead, review)?;
    solve(given, answer, &Levels::Whole(RssExact { demand: &demand, review_demand: &review_demand }), f64::from(review), question)
}

macro_rules! rss {
    (
        $(#[doc = $doc:literal])+ $service:ident = $name:literal, $summary:literal; $(#[doc = $cost_doc:literal])+ $cost:ident = $cost_name:literal, $cost_summary:literal;
        $exactness:expr, $source:literal, [$($field:ident: $kind:ident $unit:literal),+], $solve:expr
    ) => {
        $(#[doc = $doc])+
        pub(crate) const $service: Model = Model {
            name: $name,
            summary: $summary,
            exactness: $exactness,
            source: $source,
            inputs: fields![
                order_quantity: Number "units: S − s",
                reorder_level: Optional "units; absent: the least for the service that is given",
                cycle_service_level: Optional "wanted, 0 to 1; the reorder level or one service is given",
                fill_rate: Optional "wanted, 0 to 1",
                ready_rate: Optional "wanted, 0 to 1",
                $($field: $kind $unit),+
            ],
            outputs: SERVICE,
            solve: |given, answer| {
                let solve: fn(&Given<'_>, &mut Answer, Question) -> Result<()> = $solve;
                solve(given, answer, Question::Service)
            },
        };
        $(#[doc = $cost_doc])+
        pub(crate) const $cost: Model = Model {
            name: $cost_name,
            summary: $cost_summary,
            exactness: $exactness,
            source: $source,
            inputs: fields![
                fixed_cost: Number "money for an order",
                holding_cost: Number "money for a unit and unit of time",
                stockout_cost: Number "money for a unit short and unit of time",
                reorder_level: Number "units",
                order_up_to: Number "units",
                $($field: $kind $unit),+
            ],
            outputs: COST,
            solve: |given, answer| {
                let solve: fn(&Given<'_>, &mut Answer, Question) -> Result<()> = $solve;
                solve(given, answer, Question::Cost)
            },
        };
    };
}

const LIMIT: Exactness = Exactness::Approximation(
    "the undershoot's limit, for S − s of 1.5 mean demands between reviews and more; a lead time that varies counts by its moments",
);

rss!(
    /// Normal demand.
    SERVICE_NORMAL = "rss_service_normal",
    "The services of s and S, or the least s for a service, reviewed periodically under normal demand.";
    /// Normal demand.
    COST_NORMAL = "rss_cost_normal",
    "What given s and S cost and deliver, reviewed periodically under normal demand.";
    LIMIT,
    "Tijms & Groenevelt, European Journal of Operational Research 17 (1984)",
    [
        review_period: Number "units of time",
        demand_mean: Number "units for a unit of time",
        demand_sd: Number "units, of the demand of a unit of time",
        lead_time: Number "units of time; 0: at once",
        lead_time_sd: Optional "units of time; absent: 0"
    ],
    |given, answer, question| solve_named(given, answer, &Supply::normal(given, 6)?, question)
);
rss!(
    /// Gamma demand.
    SERVICE_GAMMA = "rss_service_gamma",
    "The services of s and S, or the least s for a service, reviewed periodically under gamma demand.";
    /// Gamma demand.
    COST_GAMMA = "rss_cost_gamma",
    "What given s and S cost and deliver, reviewed periodically under gamma demand.";
    LIMIT,
    "Tijms & Groenevelt, European Journal of Operational Research 17 (1984)",
    [
        review_period: Number "units of time",
        demand_mean: Number "units for a unit of time",
        demand_sd: Number "units, of the demand of a unit of time",
        lead_time: Number "units of time; 0: at once",
        lead_time_sd: Optional "units of time; absent: 0"
    ],
    |given, answer, question| solve_named(given, answer, &Supply::gamma(given, 6)?, question)
);
rss!(
    /// Poisson demand.
    SERVICE_POISSON = "rss_service_poisson",
    "The services of s and S, or the least s for a service, reviewed periodically under Poisson demand.";
    /// Poisson demand.
    COST_POISSON = "rss_cost_poisson",
    "What given s and S cost and deliver, reviewed periodically under Poisson demand.";
    Exactness::Exact,
    "Zheng & Federgruen, Operations Research 39 (1991); Tijms & Groenevelt 1984",
    [review_period: Number "units of time", demand_rate: Number "units for a unit of time", lead_time: Number "units of time; 0: at once"],
    |given, answer, question| solve_named(given, answer, &Supply::poisson(given, 6)?, question)
);
rss!(
    /// Negative binomial demand.
    SERVICE_NEGATIVE_BINOMIAL = "rss_service_negative_binomial",
    "The services of s and S, or the least s for a service, reviewed periodically under negative binomial demand.";
    /// Negative binomial demand.
    COST_NEGATIVE_BINOMIAL = "rss_cost_negative_binomial",
    "What given s and S cost and deliver, reviewed periodically under negative binomial demand.";
    Exactness::Exact,
    "Zheng & Federgruen, Operations Research 39 (1991); Tijms & Groenevelt 1984",
    [
        review_period: Number "units of time",
        demand_mean: Number "units for a unit of time",
        demand_sd: Number "units, of the demand of a unit of time, more than √demand_mean",
        lead_time: Number "units of time; 0: at once"
    ],
    |given, answer, question| solve_named(given, answer, &Supply::negative_binomial(given, 6)?, question)
);
rss!(
    /// Compound Poisson demand.
    SERVICE_COMPOUND_POISSON = "rss_service_compound_poisson",
    "The services of s and S, or the least s for a service, reviewed periodically, where customers ask for listed numbers of units.";
    /// Compound Poisson demand.
    COST_COMPOUND_POISSON = "rss_cost_compound_poisson",
    "What given s and S cost and deliver, reviewed periodically, where customers ask for listed numbers of units.";
    Exactness::Exact,
    "Zheng & Federgruen, Operations Research 39 (1991); Tijms & Groenevelt 1984",
    [
        review_period: Number "units of time",
        arrival_rate: Number "customers for a unit of time",
        lead_time: Number "units of time; 0: at once",
        values: Numbers "whole units that a customer asks for",
        probabilities: Numbers "summing to 1"
    ],
    |given, answer, question| solve_named(given, answer, &Supply::compound_poisson(given, 6)?, question)
);
rss!(
    /// Listed demand of a period.
    SERVICE_DISCRETE_PMF = "rss_service_discrete_pmf",
    "The services of s and S, or the least s for a service, under any demand in whole units; stock is looked at as periods end.";
    /// Listed demand of a period.
    COST_DISCRETE_PMF = "rss_cost_discrete_pmf",
    "What given s and S cost and deliver under any demand in whole units; stock is looked at as periods end.";
    Exactness::Exact,
    "Zheng & Federgruen, Operations Research 39 (1991); Tijms & Groenevelt 1984",
    [
        review_period: Optional "whole periods; absent: 1",
        lead_time: Optional "whole periods; absent: 0",
        pmf: Numbers "probabilities of 0, 1, 2, … units a period"
    ],
    solve_listed
);
