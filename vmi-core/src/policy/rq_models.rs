//! (r,Q), base stock and their performance for each distribution, as models with names.

use super::model::{Answer, Exactness, Field, Given, Model, fields};
use super::newsvendor_models::listed;
use super::performance::{self, Performance};
use super::rq::{RqCost, RqPolicy};
use super::rq_normal::RqNormal;
use crate::error::Result;
use crate::num::distribution::{Discrete, Distribution, Gamma, NegativeBinomial, Poisson};
use crate::num::domain::positive;

const COST: &[Field] = fields![
    reorder_point: Number "units: order when the position is at or below it",
    order_quantity: Number "units",
    cost_rate: Number "money for a unit of time",
];

fn put(answer: &mut Answer, found: RqCost) {
    answer.numbers.extend([found.reorder_point, found.order_quantity, found.cost_rate]);
}

/// r and Q as given, or neither.
fn decision(given: &Given<'_>) -> Result<Option<(f64, f64)>> {
    given.pair(4, ["reorder_point", "order_quantity"])
}

fn normal(given: &Given<'_>) -> RqNormal {
    RqNormal {
        fixed_cost: given.number(0),
        demand_rate: given.number(1),
        demand_sd: given.number(2),
        holding_cost: given.number(3),
        stockout_cost: given.number(4),
        lead_time: given.number(5),
    }
}

macro_rules! rq_normal {
    ($(#[doc = $doc:literal])+ $id:ident = $name:literal, $summary:literal, $exactness:expr, $source:literal, $solve:expr) => {
        $(#[doc = $doc])+
        pub(crate) const $id: Model = Model {
            name: $name,
            summary: $summary,
            exactness: $exactness,
            source: $source,
            inputs: fields![
                fixed_cost: Number "money for an order",
                demand_rate: Number "units for a unit of time",
                demand_sd: Number "units, of the demand of a unit of time",
                holding_cost: Number "money for a unit and unit of time",
                stockout_cost: Number "money for a unit short and unit of time; in rq_eil_approximation for each unit short",
                lead_time: Number "units of time",
            ],
            outputs: COST,
            solve: |given, answer| {
                let solve: fn(&RqNormal) -> Result<RqCost> = $solve;
                solve(&normal(given)).map(|found| put(answer, found))
            },
        };
    };
}

rq_normal!(
    /// The expected-inventory-level approximation.
    EIL = "rq_eil_approximation",
    "r and Q by Hadley and Whitin's expected inventory level, iterated; a penalty for each unit short.",
    Exactness::Approximation("leaves backorders out of the stock on hand; see the source"),
    "Hadley & Whitin 1963; Snyder & Shen, ch. 5",
    RqNormal::eil_approximation
);
rq_normal!(
    /// EOQ with backorders.
    EOQB = "rq_eoqb_approximation",
    "Q by EOQ with backorders, and the best r for it.",
    Exactness::Approximation("costs at most 11.8 % more than the best, usually under 1 % (Zheng 1992)"),
    "Zheng, Management Science 38 (1992); Snyder & Shen, ch. 5",
    RqNormal::eoqb_approximation
);
rq_normal!(
    /// EOQ and safety stock.
    EOQ_SS = "rq_eoq_plus_safety_stock",
    "Q by EOQ, r by the newsvendor's level for lead-time demand.",
    Exactness::Approximation("no bound; the cost given is the exact one of these r and Q"),
    "Snyder & Shen, ch. 5",
    RqNormal::eoq_plus_safety_stock
);
rq_normal!(
    /// The loss-function approximation.
    LOSS = "rq_loss_function_approximation",
    "r and Q by the loss functions alone: shortage at r + Q is left out.",
    Exactness::Approximation("no bound; the cost given is the exact one of these r and Q"),
    "Snyder & Shen, ch. 5",
    RqNormal::loss_function_approximation
);
rq_normal!(
    /// The exact optimum under normal demand.
    EXACT_NORMAL = "rq_exact_optimal_normal",
    "The r and Q of least cost under normal lead-time demand.",
    Exactness::Exact,
    "Zheng, Management Science 38 (1992)",
    RqNormal::exact
);

/// The exact cost of given r and Q.
pub(crate) const COST_NORMAL: Model = Model {
    name: "rq_exact_cost_normal",
    summary: "What given r and Q cost under normal lead-time demand.",
    exactness: Exactness::Exact,
    source: "Hadley & Whitin 1963; Zheng, Management Science 38 (1992)",
    inputs: fields![
        fixed_cost: Number "money for an order",
        demand_rate: Number "units for a unit of time",
        demand_sd: Number "units, of the demand of a unit of time",
        holding_cost: Number "money for a unit and unit of time",
        stockout_cost: Number "money for a unit short and unit of time",
        lead_time: Number "units of time",
        reorder_point: Number "units",
        order_quantity: Number "units",
    ],
    outputs: COST,
    solve: |given, answer| normal(given).cost(given.number(6), given.number(7)).map(|found| put(answer, found)),
};

/// The best r for a given Q.
pub(crate) const BEST_R: Model = Model {
    name: "rq_optimal_r_given_Q",
    summary: "The best r for a given Q under normal lead-time demand.",
    exactness: Exactness::Exact,
    source: "Zheng, Management Science 38 (1992)",
    inputs: fields![
        demand_rate: Number "units for a unit of time",
        demand_sd: Number "units, of the demand of a unit of time",
        holding_cost: Number "money for a unit and unit of time",
        stockout_cost: Number "money for a unit short and unit of time",
        lead_time: Number "units of time",
        order_quantity: Number "units",
    ],
    outputs: fields![reorder_point: Number "units"],
    solve: |given, answer| {
        let item = RqNormal {
            fixed_cost: 1.0,
            demand_rate: given.number(0),
            demand_sd: given.number(1),
            holding_cost: given.number(2),
            stockout_cost: given.number(3),
            lead_time: given.number(4),
        };
        answer.numbers.push(item.best_reorder_point(given.number(5))?);
        Ok(())
    },
};

fn continuous(given: &Given<'_>, answer: &mut Answer, lead_time_demand: &dyn Distribution) -> Result<()> {
    let policy = RqPolicy {
        fixed_cost: given.number(0),
        demand_rate: given.number(1),
        holding_cost: given.number(2),
        stockout_cost: given.number(3),
        lead_time_demand,
    };
    let found = match decision(given)? {
        Some((r, q)) => policy.cost(r, q)?,
        None => policy.optimum()?,
    };
    put(answer, found);
    Ok(())
}

fn discrete(given: &Given<'_>, answer: &mut Answer, lead_time_demand: &dyn Discrete) -> Result<()> {
    let policy = RqPolicy {
        fixed_cost: given.number(0),
        demand_rate: given.number(1),
        holding_cost: given.number(2),
        stockout_cost: given.number(3),
        lead_time_demand,
    };
    let found = match decision(given)? {
        Some((r, q)) => policy.cost_discrete(r, q)?,
        None => policy.optimum_discrete()?,
    };
    put(answer, found);
    Ok(())
}

macro_rules! rq_exact {
    ($(#[doc = $doc:literal])+ $id:ident = $name:literal, $summary:literal, $kind:ident, [$($field:ident: $field_kind:ident $unit:literal),+], $build:expr) => {
        $(#[doc = $doc])+
        pub(crate) const $id: Model = Model {
            name: $name,
            summary: $summary,
            exactness: Exactness::Exact,
            source: "Zheng, Management Science 38 (1992); Federgruen & Zheng, Operations Research 40 (1992)",
            inputs: fields![
                fixed_cost: Number "money for an order",
                demand_rate: Number "units for a unit of time",
                holding_cost: Number "money for a unit and unit of time",
                stockout_cost: Number "money for a unit short and unit of time",
                reorder_point: Optional "units; absent: the best",
                order_quantity: Optional "units; absent: the best",
                $($field: $field_kind $unit),+
            ],
            outputs: COST,
            solve: |given, answer| {
                let build: fn(&Given<'_>) -> Result<_> = $build;
                $kind(given, answer, &build(given)?)
            },
        };
    };
}

rq_exact!(
    /// Poisson demand.
    EXACT_POISSON = "rq_exact_poisson",
    "The r and Q of least cost under Poisson demand.",
    discrete,
    [lead_time: Number "units of time"],
    |given| Poisson::new(positive("demand_rate", given.number(1))? * positive("lead_time", given.number(6))?)
);
rq_exact!(
    /// Gamma lead-time demand.
    EXACT_GAMMA = "rq_exact_gamma",
    "The r and Q of least cost under gamma lead-time demand.",
    continuous,
    [shape: Number "of lead-time demand", scale: Number "units"],
    |given| Gamma::new(given.number(6), given.number(7))
);
rq_exact!(
    /// Negative binomial lead-time demand.
    EXACT_NEGATIVE_BINOMIAL = "rq_exact_negative_binomial",
    "The r and Q of least cost under negative binomial lead-time demand; exact for (r,nQ).",
    discrete,
    [r: Number "of lead-time demand, above 0", p: Number "0 < p ≤ 1; the mean is r (1 − p) / p"],
    |given| NegativeBinomial::new(given.number(6), given.number(7))
);
rq_exact!(
    /// Lead-time demand with listed probabilities, as compound demand gives.
    EXACT_DISCRETE = "rq_exact_discrete",
    "The r and Q of least cost under lead-time demand whose values and probabilities are listed; exact for (r,nQ).",
    discrete,
    [values: Numbers "whole units", probabilities: Numbers "summing to 1"],
    |given| listed(given.lists[0], given.lists[1])
);

const PERFORMANCE: &[Field] = fields![
    expected_on_hand: Number "units",
    expected_backorders: Number "units",
    fill_rate: Number "share of demand served from stock",
    ready_rate: Number "share of time with stock on hand",
];

fn tell(answer: &mut Answer, found: Performance) {
    answer.numbers.extend([found.expected_on_hand, found.expected_backorders, found.fill_rate, found.ready_rate]);
}

/// What a given (r,Q) delivers.
pub(crate) const POISSON_PERFORMANCE: Model = Model {
    name: "rq_poisson_performance",
    summary: "Stock, backorders, fill rate and ready rate of given r and Q under Poisson demand.",
    exactness: Exactness::Exact,
    source: "Axsäter, Inventory Control, ch. 5",
    inputs: fields![
        reorder_point: Number "units",
        order_quantity: Number "units",
        demand_rate: Number "units for a unit of time",
        lead_time: Number "units of time",
    ],
    outputs: PERFORMANCE,
    solve: |given, answer| {
        let demand = Poisson::new(positive("demand_rate", given.number(2))? * positive("lead_time", given.number(3))?)?;
        performance::of_rq(given.number(0), given.number(1), &demand).map(|found| tell(answer, found))
    },
};

/// What a given base stock delivers.
pub(crate) const BASE_STOCK_PERFORMANCE: Model = Model {
    name: "base_stock_poisson_performance",
    summary: "Stock, backorders, fill rate and ready rate of a base stock (S − 1, S) under Poisson demand.",
    exactness: Exactness::Exact,
    source: "Axsäter, Inventory Control, ch. 5; Feeney & Sherbrooke 1966",
    inputs: fields![
        base_stock: Number "units",
        demand_rate: Number "units for a unit of time",
        lead_time: Number "units of time",
    ],
    outputs: PERFORMANCE,
    solve: |given, answer| {
        let demand = Poisson::new(positive("demand_rate", given.number(1))? * positive("lead_time", given.number(2))?)?;
        performance::of_base_stock(given.number(0), &demand).map(|found| tell(answer, found))
    },
};
