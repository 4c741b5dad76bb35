//! The newsvendor for each distribution, as models with names.

use super::distribution_models::{binomial, compound, observed, piecewise_linear};
use super::model::{Answer, Exactness, Given, Model, fields};
use super::myopic::{MyopicBounds, MyopicNewsvendor};
use super::newsvendor::{Newsvendor, NewsvendorDistributionFree, NewsvendorProfit};
use super::newsvendor_disruptions::NewsvendorDisruptions;
use super::newsvendor_yield::NewsvendorAdditiveYield;
use crate::error::Result;
use crate::num::distribution::{Distribution, Exponential, Gamma, Geometric, Lognormal, NegativeBinomial, Normal, Pmf, Poisson, Uniform};
use crate::num::domain::{not_negative, whole};
use crate::num::sqrt;

/// The stock that is given, or else the best one.
fn solve(given: &Given<'_>, answer: &mut Answer, demand: &dyn Distribution) -> Result<()> {
    let model = Newsvendor { holding_cost: given.number(0), stockout_cost: given.number(1), demand };
    let found = given.numbers[2].map_or_else(|| model.optimum(), |stock| model.cost(stock))?;
    answer.numbers.extend([found.base_stock, found.cost, found.cycle_service_level, found.expected_shortage, found.expected_leftover]);
    Ok(())
}

macro_rules! newsvendor {
    ($(#[doc = $doc:literal])+ $id:ident = $name:literal, $summary:literal, [$($field:ident: $kind:ident $unit:literal),+], $build:expr) => {
        $(#[doc = $doc])+
        pub(crate) const $id: Model = Model {
            name: $name,
            summary: $summary,
            exactness: Exactness::Exact,
            source: "Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 4",
            inputs: fields![
                holding_cost: Number "money for a unit left over",
                stockout_cost: Number "money for a unit short",
                base_stock: Optional "units; absent: the best",
                $($field: $kind $unit),+
            ],
            outputs: fields![
                base_stock: Number "units",
                cost: Number "money a period",
                cycle_service_level: Number "P(demand ≤ base_stock)",
                expected_shortage: Number "units",
                expected_leftover: Number "units",
            ],
            solve: |given, answer| {
                let build: fn(&Given<'_>) -> Result<_> = $build;
                solve(given, answer, &build(given)?)
            },
        };
    };
}

newsvendor!(
    /// Normal demand; with a lead time, of L + 1 periods.
    NORMAL = "newsvendor_normal",
    "The stock for one period under normal demand, or the level of a base-stock policy over lead_time + 1 periods.",
    [mean: Number "units a period", sd: Number "units", lead_time: Optional "periods; absent: 0"],
    |given| {
        let periods = not_negative("lead_time", given.numbers[5].unwrap_or(0.0))? + 1.0;
        Normal::new(given.number(3) * periods, given.number(4) * sqrt(periods))
    }
);
newsvendor!(
    /// Poisson demand.
    POISSON = "newsvendor_poisson",
    "The stock for one period under Poisson demand.",
    [mean: Number "units"],
    |given| Poisson::new(given.number(3))
);
newsvendor!(
    /// Lognormal demand.
    LOGNORMAL = "newsvendor_lognormal",
    "The stock for one period under lognormal demand.",
    [mu_log: Number "mean of ln(demand)", sigma_log: Number "standard deviation of ln(demand)"],
    |given| Lognormal::new(given.number(3), given.number(4))
);
newsvendor!(
    /// Gamma demand.
    GAMMA = "newsvendor_gamma",
    "The stock for one period under gamma demand.",
    [shape: Number "", scale: Number "units"],
    |given| Gamma::new(given.number(3), given.number(4))
);
newsvendor!(
    /// Negative binomial demand.
    NEGATIVE_BINOMIAL = "newsvendor_negative_binomial",
    "The stock for one period under negative binomial demand, mean r (1 − p) / p.",
    [r: Number "above 0", p: Number "0 < p ≤ 1"],
    |given| NegativeBinomial::new(given.number(3), given.number(4))
);
newsvendor!(
    /// Demand with listed probabilities.
    DISCRETE = "newsvendor_discrete",
    "The stock for one period under demand whose whole values and their probabilities are listed.",
    [values: Numbers "whole units", probabilities: Numbers "summing to 1"],
    |given| listed(given.lists[0], given.lists[1])
);
newsvendor!(
    /// Demand as observed.
    EMPIRICAL = "newsvendor_empirical",
    "The stock for one period under demand as likely as each of those observed.",
    [observed: Numbers "units"],
    |given| observed(given.lists[0])
);
newsvendor!(
    /// Uniform demand.
    UNIFORM = "newsvendor_uniform",
    "The stock for one period under uniform demand.",
    [least: Number "units", greatest: Number "units"],
    |given| Uniform::new(given.number(3), given.number(4))
);
newsvendor!(
    /// Exponential demand.
    EXPONENTIAL = "newsvendor_exponential",
    "The stock for one period under exponential demand, mean 1 / rate.",
    [rate: Number "1 / units"],
    |given| Exponential::new(given.number(3))
);
newsvendor!(
    /// Binomial demand.
    BINOMIAL = "newsvendor_binomial",
    "The stock for one period under binomial demand, mean n p.",
    [n: Whole "tries, 1 or more", p: Number "0 < p < 1: chance of a unit in a try"],
    |given| binomial(given.number(3), given.number(4))
);
newsvendor!(
    /// Geometric demand.
    GEOMETRIC = "newsvendor_geometric",
    "The stock for one period under geometric demand from 0 on, mean (1 − p) / p.",
    [p: Number "0 < p < 1: P(demand = k) is p (1 − p)^k"],
    |given| Geometric::new(given.number(3))
);
newsvendor!(
    /// Compound Poisson demand.
    COMPOUND_POISSON = "newsvendor_compound_poisson",
    "The stock for one period under compound Poisson demand: customers at random, each asking for some units.",
    [rate: Number "customers a period", jump_pmf: Numbers "probabilities that a customer asks for 0, 1, 2, … units"],
    |given| compound(given.number(3), given.lists[0])
);
newsvendor!(
    /// Continuous demand by the corners of its distribution function.
    CONTINUOUS = "newsvendor_continuous",
    "The stock for one period under demand whose P(demand ≤ x) is a straight line between listed points.",
    [x_values: Numbers "units, rising", cdf_values: Numbers "P(demand ≤ x) at each, from 0 or the probability of the first to 1"],
    |given| piecewise_linear(given.lists[0], given.lists[1])
);

/// Whole values with their probabilities.
pub(crate) fn listed(values: &[f64], probabilities: &[f64]) -> Result<Pmf> {
    use crate::error::{Error, ErrorKind};
    if values.len() != probabilities.len() {
        let message = format!("{} values have {} probabilities", values.len(), probabilities.len());
        return Err(Error::new(ErrorKind::ConflictingValues, message).field("probabilities").expected("as many as values"));
    }
    let values = values.iter().map(|value| whole("values", *value, -1_000_000_000)).collect::<Result<Vec<i64>>>()?;
    Pmf::from_pairs(&values.into_iter().zip(probabilities.iter().copied()).collect::<Vec<_>>())
}

fn solve_profit(given: &Given<'_>, answer: &mut Answer, demand: &dyn Distribution) -> Result<()> {
    let model = NewsvendorProfit { revenue: given.number(0), purchase_cost: given.number(1), salvage_value: given.number(2), demand };
    let found = given.numbers[3].map_or_else(|| model.optimum(), |quantity| model.profit(quantity))?;
    answer.numbers.extend([found.order_quantity, found.expected_profit, found.cycle_service_level]);
    Ok(())
}

macro_rules! newsvendor_profit {
    ($(#[doc = $doc:literal])+ $id:ident = $name:literal, $summary:literal, [$($field:ident: $kind:ident $unit:literal),+], $build:expr) => {
        $(#[doc = $doc])+
        pub(crate) const $id: Model = Model {
            name: $name,
            summary: $summary,
            exactness: Exactness::Exact,
            source: "Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 4",
            inputs: fields![
                revenue: Number "money for a unit sold",
                purchase_cost: Number "money for a unit bought",
                salvage_value: Number "money for a unit left over",
                order_quantity: Optional "units; absent: the best",
                $($field: $kind $unit),+
            ],
            outputs: fields![
                order_quantity: Number "units",
                expected_profit: Number "money a period",
                cycle_service_level: Number "P(demand ≤ order_quantity)",
            ],
            solve: |given, answer| {
                let build: fn(&Given<'_>) -> Result<_> = $build;
                solve_profit(given, answer, &build(given)?)
            },
        };
    };
}

newsvendor_profit!(
    /// Normal demand.
    PROFIT_NORMAL = "newsvendor_profit_normal",
    "What to buy for one period under normal demand, by price, cost and salvage value.",
    [mean: Number "units", sd: Number "units"],
    |given| Normal::new(given.number(4), given.number(5))
);
newsvendor_profit!(
    /// Poisson demand.
    PROFIT_POISSON = "newsvendor_profit_poisson",
    "What to buy for one period under Poisson demand, by price, cost and salvage value.",
    [mean: Number "units"],
    |given| Poisson::new(given.number(4))
);
newsvendor_profit!(
    /// Demand with listed probabilities.
    PROFIT_DISCRETE = "newsvendor_profit_discrete",
    "What to buy for one period under demand whose values and probabilities are listed, by price, cost and salvage value.",
    [values: Numbers "whole units", probabilities: Numbers "summing to 1"],
    |given| listed(given.lists[0], given.lists[1])
);

/// Known mean and standard deviation only.
pub(crate) const DISTRIBUTION_FREE: Model = Model {
    name: "newsvendor_distribution_free",
    summary: "The stock for one period that is best against the worst demand of a given mean and standard deviation.",
    exactness: Exactness::Exact,
    source: "Scarf 1958; Gallego & Moon, J. Opl Res. Soc. 44 (1993)",
    inputs: fields![
        holding_cost: Number "money for a unit left over",
        stockout_cost: Number "money for a unit short",
        base_stock: Optional "units; absent: the best",
        mean: Number "units",
        sd: Number "units",
    ],
    outputs: fields![base_stock: Number "units", worst_cost: Number "money a period, at most"],
    solve: |given, answer| {
        let model =
            NewsvendorDistributionFree { holding_cost: given.number(0), stockout_cost: given.number(1), mean: given.number(3), sd: given.number(4) };
        let found = given.numbers[2].map_or_else(|| model.optimum(), |stock| model.cost(stock))?;
        answer.numbers.extend([found.base_stock, found.worst_cost]);
        Ok(())
    },
};

/// A supplier that fails.
pub(crate) const DISRUPTIONS: Model = Model {
    name: "newsvendor_disruptions",
    summary: "The base stock for a known demand a period and a supplier that fails and recovers by chance.",
    exactness: Exactness::Exact,
    source: "Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 9",
    inputs: fields![
        holding_cost: Number "money for a unit and period",
        stockout_cost: Number "money for a unit and period",
        demand: Number "units a period",
        disruption_prob: Number "chance a period, 0 to 1",
        recovery_prob: Number "chance a period, 0 to 1",
        base_stock: Optional "units; absent: the best",
    ],
    outputs: fields![base_stock: Number "units", cost: Number "money a period"],
    solve: |given, answer| {
        let model = NewsvendorDisruptions {
            holding_cost: given.number(0),
            stockout_cost: given.number(1),
            demand: given.number(2),
            disruption_prob: given.number(3),
            recovery_prob: given.number(4),
        };
        let found = given.numbers[5].map_or_else(|| model.optimum(), |stock| model.cost(stock))?;
        answer.numbers.extend([found.base_stock, found.cost]);
        Ok(())
    },
};

/// A delivery of uniform surplus.
pub(crate) const ADDITIVE_YIELD: Model = Model {
    name: "newsvendor_additive_yield_uniform",
    summary: "What to order for a known demand when the delivery differs from the order by a uniform amount.",
    exactness: Exactness::Exact,
    source: "Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 9",
    inputs: fields![
        holding_cost: Number "money for a unit left over",
        stockout_cost: Number "money for a unit short",
        demand: Number "units",
        yield_lo: Number "units",
        yield_hi: Number "units",
        order_quantity: Optional "units; absent: the best",
    ],
    outputs: fields![order_quantity: Number "units", cost: Number "money"],
    solve: |given, answer| {
        let model = NewsvendorAdditiveYield {
            holding_cost: given.number(0),
            stockout_cost: given.number(1),
            demand: given.number(2),
            yield_lo: given.number(3),
            yield_hi: given.number(4),
        };
        let found = given.numbers[5].map_or_else(|| model.optimum(), |quantity| model.cost(quantity))?;
        answer.numbers.extend([found.order_quantity, found.cost]);
        Ok(())
    },
};

/// Buying with an eye on the next period.
pub(crate) const MYOPIC: Model = Model {
    name: "myopic_newsvendor",
    summary: "The base stock of one of many periods: what is left is worth what it costs in the next one.",
    exactness: Exactness::Exact,
    source: "Veinott 1965; Snyder & Shen, ch. 4",
    inputs: fields![
        holding_cost: Number "money for a unit left over",
        stockout_cost: Number "money for a unit short",
        purchase_cost: Number "money for a unit now",
        purchase_cost_next: Number "money for a unit in the next period",
        mean: Number "units a period",
        sd: Number "units",
        discount_factor: Number "0 to 1",
        base_stock: Optional "units; absent: the best",
    ],
    outputs: fields![base_stock: Number "units", cost: Number "money a period"],
    solve: |given, answer| {
        let model = MyopicNewsvendor {
            holding_cost: given.number(0),
            stockout_cost: given.number(1),
            purchase_cost: given.number(2),
            purchase_cost_next: given.number(3),
            mean: given.number(4),
            sd: given.number(5),
            discount_factor: given.number(6),
        };
        let found = given.numbers[7].map_or_else(|| model.optimum(), |stock| model.cost(stock))?;
        answer.numbers.extend([found.base_stock, found.cost]);
        Ok(())
    },
};

/// Bounds on levels from one period's cost.
pub(crate) const MYOPIC_BOUNDS: Model = Model {
    name: "finite_horizon_myopic_bounds",
    summary: "Bounds on the best s and S of each period of a finite horizon with a fixed cost.",
    exactness: Exactness::Exact,
    source: "Veinott 1966; Snyder & Shen, ch. 4",
    inputs: fields![
        num_periods: Whole "periods",
        holding_cost: Number "money for a unit and period",
        stockout_cost: Number "money for a unit and period",
        terminal_holding_cost: Number "money for a unit at the end",
        terminal_stockout_cost: Number "money for a unit at the end",
        purchase_cost: Number "money for a unit",
        fixed_cost: Number "money for an order",
        demand_mean: Number "units a period",
        demand_sd: Number "units",
        discount_factor: Number "0 to 1",
    ],
    outputs: fields![
        reorder_level_lower: Numbers "units, by period",
        reorder_level_upper: Numbers "units, by period",
        order_up_to_lower: Numbers "units, by period",
        order_up_to_upper: Numbers "units, by period",
    ],
    solve: |given, answer| {
        let bounds = MyopicBounds {
            num_periods: periods(given.number(0))?,
            holding_cost: given.number(1),
            stockout_cost: given.number(2),
            terminal_holding_cost: given.number(3),
            terminal_stockout_cost: given.number(4),
            purchase_cost: given.number(5),
            fixed_cost: given.number(6),
            demand_mean: given.number(7),
            demand_sd: given.number(8),
            discount_factor: given.number(9),
        }
        .bounds()?;
        answer.lists.push(bounds.iter().map(|bound| bound.lower.reorder_level).collect());
        answer.lists.push(bounds.iter().map(|bound| bound.upper.reorder_level).collect());
        answer.lists.push(bounds.iter().map(|bound| bound.lower.order_up_to).collect());
        answer.lists.push(bounds.iter().map(|bound| bound.upper.order_up_to).collect());
        Ok(())
    },
};

/// A number of periods that a list may have.
pub(super) fn periods(value: f64) -> Result<u32> {
    let count = whole("num_periods", value, 1)?;
    u32::try_from(count).ok().filter(|count| *count <= 100_000).ok_or_else(|| crate::num::domain::outside("num_periods", value, "at most 100,000"))
}
