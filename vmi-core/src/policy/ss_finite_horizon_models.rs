//! The finite horizon for each distribution of demand, as models with names.

use super::model::{Answer, Exactness, Given, Model, fields};
use super::newsvendor_models::{listed, periods};
use super::ss_finite_horizon::SsFiniteHorizon;
use super::ss_models::listing;
use crate::error::{Error, ErrorKind, Result};
use crate::num::distribution::{Distribution, NegativeBinomial, Normal, Pmf, Poisson};
use crate::num::domain::{outside_at, same_length};

/// Lists of a model before those of its demand.
const COSTS: usize = 5;

/// The best levels, or those given by the last two lists.
fn solve(given: &Given<'_>, answer: &mut Answer, demands: &[Pmf], levels: Option<[&[f64]; 2]>) -> Result<()> {
    let model = SsFiniteHorizon {
        num_periods: periods(given.number(0))?,
        fixed_costs: given.lists[0],
        purchase_costs: given.lists[1],
        holding_costs: given.lists[2],
        stockout_costs: given.lists[3],
        discount_factors: given.lists[4],
        terminal_holding_cost: given.number(1),
        terminal_stockout_cost: given.number(2),
        demands,
    };
    let start = given.numbers[3].unwrap_or(0.0);
    let found = levels.map_or_else(|| model.optimum(start), |[low, high]| model.cost(low, high, start))?;
    answer.numbers.push(found.cost);
    answer.lists.extend([found.reorder_levels, found.order_up_to_levels]);
    Ok(())
}

/// The demand of each place of two lists.
fn pairs(names: [&str; 2], first: &[f64], second: &[f64], demand: impl Fn(f64, f64) -> Result<Pmf>) -> Result<Vec<Pmf>> {
    if first.is_empty() {
        let error = Error::new(ErrorKind::MissingValue, format!("{} is empty: at least one value is needed", names[0]));
        return Err(error.field(names[0]).expected("one value for all periods, or one for each"));
    }
    same_length(names[1], second.len(), names[0], first.len())?;
    first.iter().zip(second).enumerate().map(|(at, (a, b))| demand(*a, *b).map_err(|error| renamed(error, names, at, [*a, *b]))).collect()
}

/// The error of a distribution's parameter as one of the list that it came from.
fn renamed(error: Error, names: [&str; 2], at: usize, values: [f64; 2]) -> Error {
    let which = usize::from(matches!(error.field_name(), Some("sd" | "p")));
    let expected = error.expected_text().unwrap_or("numbers that a distribution can have").to_owned();
    outside_at(names[which], at, values[which], &expected)
}

fn poisson(given: &Given<'_>) -> Result<Vec<Pmf>> {
    let means = given.lists[COSTS];
    pairs(["demand_means", "demand_means"], means, means, |mean, _| if mean == 0.0 { Pmf::certain(0) } else { listing(&Poisson::new(mean)?) })
}

fn negative_binomial(given: &Given<'_>) -> Result<Vec<Pmf>> {
    pairs(["demand_r", "demand_p"], given.lists[COSTS], given.lists[COSTS + 1], |r, p| listing(&NegativeBinomial::new(r, p)?))
}

fn normal(given: &Given<'_>) -> Result<Vec<Pmf>> {
    pairs(["demand_means", "demand_sds"], given.lists[COSTS], given.lists[COSTS + 1], nearest_whole)
}

fn discrete(given: &Given<'_>) -> Result<Vec<Pmf>> {
    Ok(vec![listed(given.lists[COSTS], given.lists[COSTS + 1])?])
}

/// Normal demand rounded to whole units, and 0 where it is below: P(D = d) = Φ(d + ½) − Φ(d − ½).
fn nearest_whole(mean: f64, sd: f64) -> Result<Pmf> {
    /// So many standard deviations hold all but 1e-18 of the probability on each side.
    const REACH: f64 = 8.8;
    let demand = Normal::new(crate::num::domain::not_negative("mean", mean)?, sd)?;
    let (first, last) = ((mean - REACH * sd).round().max(0.0), (mean + REACH * sd).round());
    if last - first > 1e7 || last > 1e15 {
        return Err(crate::num::domain::outside("sd", sd, "demand of at most 10 million whole values"));
    }
    let between = |low: f64, high: f64| {
        if low > mean { demand.complementary_cdf(low) - demand.complementary_cdf(high) } else { demand.cdf(high) - demand.cdf(low) }
    };
    let low = |k: f64| if k == 0.0 { f64::NEG_INFINITY } else { k - 0.5 };
    let (from, to) = (first as i64, last as i64);
    Pmf::new(from, (from..=to).map(|k| between(low(k as f64), k as f64 + 0.5)).collect())
}

macro_rules! finite_horizon {
    ($(#[doc = $doc:literal])+ $id:ident = $name:literal, $cost_id:ident = $cost_name:literal, $demand:literal, $exactness:expr,
        [$($field:ident: $kind:ident $unit:literal),+], $demands:expr) => {
        finite_horizon!(@one $(#[doc = $doc])+ $id = $name, ["The s and S of each period of least expected cost over a finite horizon under ", $demand, "."],
            $exactness, [$($field: $kind $unit),+], |given, answer| solve(given, answer, &$demands(given)?, None));
        finite_horizon!(@one $(#[doc = $doc])+ $cost_id = $cost_name, ["What given s and S of each period cost over a finite horizon under ", $demand, "."],
            $exactness, [$($field: $kind $unit,)+ reorder_levels: Numbers "units, by period, or one value: order at or below it",
                order_up_to_levels: Numbers "units, by period, or one value"],
            |given, answer| {
                let at = given.lists.len() - 2;
                solve(given, answer, &$demands(given)?, Some([given.lists[at], given.lists[at + 1]]))
            });
    };
    (@one $(#[doc = $doc:literal])+ $id:ident = $name:literal, [$($summary:literal),+], $exactness:expr, [$($field:ident: $kind:ident $unit:literal),+ $(,)?], $solve:expr) => {
        $(#[doc = $doc])+
        pub(crate) const $id: Model = Model {
            name: $name,
            summary: concat!($($summary),+),
            exactness: $exactness,
            source: "Scarf 1960; Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 4",
            inputs: fields![
                num_periods: Whole "periods",
                fixed_costs: Numbers "money for an order, by period, or one value; each at least discount_factor times the next where levels are searched",
                purchase_costs: Numbers "money for a unit, by period, or one value",
                holding_costs: Numbers "money for a unit at the end of a period, by period, or one value",
                stockout_costs: Numbers "money for a unit backordered at the end of a period, by period, or one value",
                discount_factors: Numbers "0 to 1, by period, or one value",
                terminal_holding_cost: Number "money for a unit left after the last period",
                terminal_stockout_cost: Number "money for a unit owed after the last period",
                starting_stock: Optional "units before the first order; absent: 0",
                $($field: $kind $unit),+
            ],
            outputs: fields![
                reorder_levels: Numbers "units, by period: order at or below it",
                order_up_to_levels: Numbers "units, by period",
                cost: Number "money over all periods, discounted to the start",
            ],
            solve: $solve,
        };
    };
}

finite_horizon!(
    /// Poisson demand.
    POISSON = "ss_finite_horizon_poisson",
    COST_POISSON = "ss_finite_horizon_cost_poisson",
    "Poisson demand",
    Exactness::Exact,
    [demand_means: Numbers "units, by period, or one value"],
    poisson
);
finite_horizon!(
    /// Negative binomial demand.
    NEGATIVE_BINOMIAL = "ss_finite_horizon_negative_binomial",
    COST_NEGATIVE_BINOMIAL = "ss_finite_horizon_cost_negative_binomial",
    "negative binomial demand",
    Exactness::Exact,
    [demand_r: Numbers "above 0, by period, or one value", demand_p: Numbers "0 < p ≤ 1, as many; the mean is r (1 − p) / p"],
    negative_binomial
);
finite_horizon!(
    /// Normal demand.
    NORMAL = "ss_finite_horizon_normal",
    COST_NORMAL = "ss_finite_horizon_cost_normal",
    "normal demand rounded to whole units",
    Exactness::Approximation("rounds demand to the nearest whole unit, and to 0 below it; exact for demand so rounded"),
    [demand_means: Numbers "units, by period, or one value", demand_sds: Numbers "units, as many"],
    normal
);
finite_horizon!(
    /// Demand with listed values and probabilities.
    DISCRETE = "ss_finite_horizon_discrete",
    COST_DISCRETE = "ss_finite_horizon_cost_discrete",
    "demand whose values and probabilities are listed, the same in every period",
    Exactness::Exact,
    [values: Numbers "whole units", probabilities: Numbers "summing to 1"],
    discrete
);
