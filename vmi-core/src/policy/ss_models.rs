//! (s,S) and safety stock, as models with names.

use super::distribution_models::{binomial, compound};
use super::fill_rate::FillRateRq;
use super::model::{Answer, Exactness, Field, Given, Model, fields};
use super::newsvendor_models::listed;
use super::safety_stock::SafetyStockCsl;
use super::ss_exact::SsExact;
use super::ss_power::SsPower;
use crate::error::{Error, Result};
use crate::num::distribution::{Discrete, Geometric, NegativeBinomial, Pmf, Poisson};

const LEVELS: &[Field] = fields![
    reorder_level: Number "units: order at or below it",
    order_up_to: Number "units",
    cost: Number "money a period",
];

/// Mass that is cut off beyond the demands that are listed, on both sides together.
const CUT: f64 = 1e-18;

fn solve(given: &Given<'_>, answer: &mut Answer, demand: &Pmf, cover: Option<&Pmf>) -> Result<()> {
    let model = SsExact { fixed_cost: given.number(0), holding_cost: given.number(1), stockout_cost: given.number(2), demand, cover };
    let levels = given.pair(3, ["reorder_level", "order_up_to"])?;
    let found = levels.map_or_else(|| model.optimum(), |(s, top)| model.cost(s, top))?;
    answer.numbers.extend([found.reorder_level, found.order_up_to, found.cost]);
    Ok(())
}

/// The probabilities of a distribution, but for what is cut off.
pub(super) fn listing(demand: &dyn Discrete) -> Result<Pmf> {
    let (first, probabilities) = demand.list(CUT)?;
    Pmf::new(first, probabilities)
}

/// Periods from an order to its delivery; absent: 0.
fn lead_time(given: Option<f64>) -> Result<f64> {
    let periods = crate::num::domain::not_negative("lead_time", given.unwrap_or(0.0))?;
    if periods > 1e6 { Err(crate::num::domain::outside("lead_time", periods, "at most 1,000,000 periods")) } else { Ok(periods) }
}

macro_rules! ss_exact {
    ($(#[doc = $doc:literal])+ $id:ident = $name:literal, $summary:literal, [$($field:ident: $kind:ident $unit:literal),+], $solve:expr) => {
        $(#[doc = $doc])+
        pub(crate) const $id: Model = Model {
            name: $name,
            summary: $summary,
            exactness: Exactness::Exact,
            source: "Zheng & Federgruen, Operations Research 39 (1991)",
            inputs: fields![
                fixed_cost: Number "money for an order",
                holding_cost: Number "money for a unit at the end of a period",
                stockout_cost: Number "money for a unit backordered at the end of a period",
                reorder_level: Optional "units; absent: the best",
                order_up_to: Optional "units; absent: the best",
                $($field: $kind $unit),+
            ],
            outputs: LEVELS,
            solve: $solve,
        };
    };
}

ss_exact!(
    /// Poisson demand.
    EXACT_POISSON = "ss_exact_poisson",
    "The s and S of least cost under Poisson demand, reviewed every period.",
    [mean: Number "units a period", lead_time: Optional "periods; absent: 0"],
    |given, answer| {
        let lead_time = crate::num::domain::not_negative("lead_time", given.numbers[6].unwrap_or(0.0))?;
        let demand = listing(&Poisson::new(given.number(5))?)?;
        if lead_time == 0.0 {
            return solve(given, answer, &demand, None);
        }
        let cover = listing(&Poisson::new(given.number(5) * (lead_time + 1.0))?)?;
        solve(given, answer, &demand, Some(&cover))
    }
);
ss_exact!(
    /// Negative binomial demand.
    EXACT_NEGATIVE_BINOMIAL = "ss_exact_negative_binomial",
    "The s and S of least cost under negative binomial demand, reviewed every period.",
    [r: Number "above 0", p: Number "0 < p ≤ 1; the mean is r (1 − p) / p", lead_time: Optional "periods; absent: 0"],
    |given, answer| {
        let lead_time = crate::num::domain::not_negative("lead_time", given.numbers[7].unwrap_or(0.0))?;
        let demand = listing(&NegativeBinomial::new(given.number(5), given.number(6))?)?;
        if lead_time == 0.0 {
            return solve(given, answer, &demand, None);
        }
        let cover = listing(&NegativeBinomial::new(given.number(5) * (lead_time + 1.0), given.number(6))?)?;
        solve(given, answer, &demand, Some(&cover))
    }
);
ss_exact!(
    /// Geometric demand.
    EXACT_GEOMETRIC = "ss_exact_geometric",
    "The s and S of least cost under geometric demand from 0 on, reviewed every period.",
    [p: Number "0 < p < 1: P(demand = k) is p (1 − p)^k", lead_time: Optional "periods; absent: 0"],
    |given, answer| {
        let lead_time = lead_time(given.numbers[6])?;
        let demand = listing(&Geometric::new(given.number(5))?)?;
        if lead_time == 0.0 {
            return solve(given, answer, &demand, None);
        }
        let cover = listing(&NegativeBinomial::new(lead_time + 1.0, given.number(5))?)?;
        solve(given, answer, &demand, Some(&cover))
    }
);
ss_exact!(
    /// Binomial demand.
    EXACT_BINOMIAL = "ss_exact_binomial",
    "The s and S of least cost under binomial demand, reviewed every period.",
    [n: Whole "tries a period, 1 or more", p: Number "0 < p < 1: chance of a unit in a try", lead_time: Optional "whole periods; absent: 0"],
    |given, answer| {
        let lead_time = crate::num::domain::whole("lead_time", given.numbers[7].unwrap_or(0.0), 0)?;
        let demand = listing(&binomial(given.number(5), given.number(6))?)?;
        if lead_time == 0 {
            return solve(given, answer, &demand, None);
        }
        let tries = given.number(5) * (lead_time as f64 + 1.0);
        let longest = |error: Error| error.field("lead_time");
        let cover = listing(&binomial(tries, given.number(6)).map_err(longest)?)?;
        solve(given, answer, &demand, Some(&cover))
    }
);
ss_exact!(
    /// Compound Poisson demand.
    EXACT_COMPOUND_POISSON = "ss_exact_compound_poisson",
    "The s and S of least cost under compound Poisson demand, reviewed every period.",
    [
        rate: Number "customers a period",
        jump_pmf: Numbers "probabilities that a customer asks for 0, 1, 2, … units",
        lead_time: Optional "periods; absent: 0"
    ],
    |given, answer| {
        let lead_time = lead_time(given.numbers[6])?;
        let demand = listing(&compound(given.number(5), given.lists[0])?)?;
        if lead_time == 0.0 {
            return solve(given, answer, &demand, None);
        }
        let cover = listing(&compound(given.number(5) * (lead_time + 1.0), given.lists[0])?)?;
        solve(given, answer, &demand, Some(&cover))
    }
);
ss_exact!(
    /// Demand with listed probabilities of 0, 1, 2, … units.
    EXACT_DISCRETE = "ss_exact_discrete_pmf",
    "The s and S of least cost under any demand in whole units, reviewed every period.",
    [pmf: Numbers "probabilities of 0, 1, 2, … units a period"],
    |given, answer| solve(given, answer, &Pmf::new(0, given.lists[0].to_vec())?, None)
);
ss_exact!(
    /// Demand with listed values and probabilities.
    EXACT_LISTED = "ss_exact_discrete",
    "The s and S of least cost under demand whose values and probabilities are listed, reviewed every period.",
    [values: Numbers "whole units", probabilities: Numbers "summing to 1"],
    |given, answer| solve(given, answer, &listed(given.lists[0], given.lists[1])?, None)
);

/// The cost of given levels under Poisson demand.
pub(crate) const COST_POISSON: Model = Model {
    name: "ss_cost_poisson",
    summary: "What given s and S cost under Poisson demand, reviewed every period.",
    exactness: Exactness::Exact,
    source: "Zheng & Federgruen, Operations Research 39 (1991)",
    inputs: fields![
        fixed_cost: Number "money for an order",
        holding_cost: Number "money for a unit at the end of a period",
        stockout_cost: Number "money for a unit backordered at the end of a period",
        reorder_level: Number "units",
        order_up_to: Number "units",
        mean: Number "units a period",
    ],
    outputs: LEVELS,
    solve: |given, answer| solve(given, answer, &listing(&Poisson::new(given.number(5))?)?, None),
};

/// Levels from mean and standard deviation.
pub(crate) const POWER: Model = Model {
    name: "ss_power_approximation",
    summary: "s and S from mean and standard deviation alone.",
    exactness: Exactness::Approximation("fitted; typically within a few percent of the least cost"),
    source: "Ehrhardt & Mosier, Management Science 30 (1984)",
    inputs: fields![
        fixed_cost: Number "money for an order",
        holding_cost: Number "money for a unit and period",
        stockout_cost: Number "money for a unit short and period",
        mean: Number "units a period",
        sd: Number "units",
        lead_time: Optional "periods; absent: 0",
        is_capped: Optional "1: small lots are capped as published; absent or 0: not",
    ],
    outputs: fields![reorder_level: Number "units", order_up_to: Number "units"],
    solve: |given, answer| {
        let levels = SsPower {
            fixed_cost: given.number(0),
            holding_cost: given.number(1),
            stockout_cost: given.number(2),
            mean: given.number(3),
            sd: given.number(4),
            lead_time: given.numbers[5].unwrap_or(0.0),
            is_capped: given.truth(6, "is_capped")?,
        }
        .levels()?;
        answer.numbers.extend([levels.reorder_level, levels.order_up_to]);
        Ok(())
    },
};

/// Safety stock by cycle service level.
pub(crate) const SAFETY_STOCK_CSL: Model = Model {
    name: "safety_stock_csl",
    summary: "Safety stock and reorder point by cycle service level, where demand and lead time both vary.",
    exactness: Exactness::Approximation("takes lead-time demand as normal"),
    source: "Silver, Pyke & Thomas, ch. 6",
    inputs: fields![
        demand_mean: Number "units for a unit of time",
        demand_sd: Number "units, of the demand of a unit of time",
        lead_time_mean: Number "units of time",
        lead_time_sd: Number "units of time",
        cycle_service_level: Number "0 to 1",
    ],
    outputs: fields![
        sigma_ltd: Number "units",
        z: Number "safety factor",
        safety_stock: Number "units",
        reorder_point: Number "units",
    ],
    solve: |given, answer| {
        let found = SafetyStockCsl {
            demand_mean: given.number(0),
            demand_sd: given.number(1),
            lead_time_mean: given.number(2),
            lead_time_sd: given.number(3),
            cycle_service_level: given.number(4),
        }
        .levels()?;
        answer.numbers.extend([found.sigma_ltd, found.z, found.safety_stock, found.reorder_point]);
        Ok(())
    },
};

/// Safety stock by fill rate.
pub(crate) const FILL_RATE_RQ: Model = Model {
    name: "fill_rate_rq",
    summary: "Safety factor and stock of (r,Q) for a fill rate, by the classic formula and with backorders exactly.",
    exactness: Exactness::Approximation("classic: counts shortages that the next order cannot mend; exact for normal demand otherwise"),
    source: "Silver, Pyke & Thomas, ch. 6; Axsäter, ch. 5",
    inputs: fields![
        sigma_ltd: Number "units, of lead-time demand",
        order_quantity: Number "units",
        fill_rate: Number "0 to 1",
    ],
    outputs: fields![
        k_classic: Number "safety factor",
        safety_stock_classic: Number "units",
        k_exact_backorder: Number "safety factor",
        safety_stock_exact: Number "units",
    ],
    solve: |given, answer| {
        let found = FillRateRq { sigma_ltd: given.number(0), order_quantity: given.number(1), fill_rate: given.number(2) }.factors()?;
        answer.numbers.extend([found.k_classic, found.safety_stock_classic, found.k_exact, found.safety_stock_exact]);
        Ok(())
    },
};
