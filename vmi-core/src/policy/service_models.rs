//! What the models of services have in common: how demand is given, and what comes out.

use super::demand_over_time::DemandOverTime;
use super::model::{Answer, Given};
use super::newsvendor_models::listed;
use super::policy_service::{Decision, PolicyService, StockCosts, decision_or_service};
use crate::error::Result;
use crate::num::distribution::Discrete;
use crate::num::domain::{not_negative, outside, positive};

/// Demand, lead time and its spread of one call.
pub(super) struct Supply {
    pub demand: DemandOverTime,
    pub lead_time: f64,
    pub lead_time_sd: f64,
}

impl Supply {
    /// From mean and standard deviation at `at` and `at + 1`, the lead time after them and its own spread, which may be left out.
    pub(super) fn of_moments(given: &Given<'_>, at: usize, demand: impl Fn(f64, f64) -> DemandOverTime) -> Result<Self> {
        Ok(Self {
            demand: demand(given.number(at), given.number(at + 1)),
            lead_time: not_negative("lead_time", given.number(at + 2))?,
            lead_time_sd: not_negative("lead_time_sd", given.numbers.get(at + 3).copied().flatten().unwrap_or(0.0))?,
        })
    }

    pub(super) fn normal(given: &Given<'_>, at: usize) -> Result<Self> {
        Self::of_moments(given, at, |mean, sd| DemandOverTime::Normal { mean, sd })
    }

    pub(super) fn gamma(given: &Given<'_>, at: usize) -> Result<Self> {
        Self::of_moments(given, at, |mean, sd| DemandOverTime::Gamma { mean, sd })
    }

    pub(super) fn negative_binomial(given: &Given<'_>, at: usize) -> Result<Self> {
        Self::of_moments(given, at, |mean, sd| DemandOverTime::NegativeBinomial { mean, sd })
    }

    pub(super) fn poisson(given: &Given<'_>, at: usize) -> Result<Self> {
        let demand = DemandOverTime::Poisson { mean: given.number(at) };
        Ok(Self { demand, lead_time: not_negative("lead_time", given.number(at + 1))?, lead_time_sd: 0.0 })
    }

    pub(super) fn compound_poisson(given: &Given<'_>, at: usize) -> Result<Self> {
        let arrival_rate = positive("arrival_rate", given.number(at))?;
        let jumps = listed(given.lists[0], given.lists[1])?;
        if jumps.least() < 0 || jumps.greatest() == 0 {
            return Err(outside("values", jumps.least() as f64, "whole numbers of 0 or more, not all of them 0,"));
        }
        let demand = DemandOverTime::CompoundPoisson { arrival_rate, jumps };
        Ok(Self { demand, lead_time: not_negative("lead_time", given.number(at + 1))?, lead_time_sd: 0.0 })
    }
}

/// A level at `at`, or one of the three services after it.
pub(super) fn decision(given: &Given<'_>, name: &str, at: usize) -> Result<Decision> {
    decision_or_service(name, given.numbers[at], [given.numbers[at + 1], given.numbers[at + 2], given.numbers[at + 3]])
}

/// K, h and p from `at` on.
pub(super) fn costs(given: &Given<'_>, at: usize) -> StockCosts {
    StockCosts { fixed_cost: given.number(at), holding_cost: given.number(at + 1), stockout_cost: given.number(at + 2) }
}

/// The services, in the order of the fields.
pub(super) fn tell(answer: &mut Answer, found: PolicyService) {
    let PolicyService { cycle_service_level, fill_rate, ready_rate, expected_on_hand, expected_backorders } = found;
    answer.numbers.extend([cycle_service_level, fill_rate, ready_rate, expected_on_hand, expected_backorders]);
}
