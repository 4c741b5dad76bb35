//! Joint replenishment: items that share a set-up, each ordered in every m-th base cycle.

use super::model::{Exactness, Model, fields};
use crate::error::Result;
use crate::num::domain::{all_not_negative, all_positive, held, outside_at, positive, same_length};
use crate::num::sqrt;

/// Items that are ordered together. The shared cost is paid in every base cycle, also in one without any item.
///
/// ```text
/// cost rate = (K + Σ k_i / m_i) / T + T Σ m_i h_i D_i / 2        T = √(2 (K + Σ k_i / m_i) / Σ m_i h_i D_i)
/// ```
///
/// Lists have one value for each item. K, h_i and D_i are finite and above 0, k_i 0 or more. Errors name the input. Exact for constant demand.
/// Source: Silver, Pyke & Thomas, ch. 10; Snyder & Shen, ch. 3.
///
/// ```
/// use vmi_core::policy::jrp::JointReplenishment;
/// let items = JointReplenishment {
///     shared_fixed_cost: 40.0, individual_fixed_costs: &[15.0; 4],
///     holding_costs: &[0.24; 4], demand_rates: &[86_000.0, 12_500.0, 1_400.0, 3_000.0],
/// };
/// assert!((items.cost(&[1.0, 1.0, 4.0, 3.0])?.cost_rate - 2067.650840930354).abs() < 1e-9);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct JointReplenishment<'a> {
    /// K, money for each base cycle.
    pub shared_fixed_cost: f64,
    /// k, money for each order of an item.
    pub individual_fixed_costs: &'a [f64],
    /// h, money for a unit held for a unit of time.
    pub holding_costs: &'a [f64],
    /// D, units for a unit of time.
    pub demand_rates: &'a [f64],
}

/// Base cycle and multiples, and what they cost.
#[derive(Clone, Debug, PartialEq)]
pub struct JointReplenishmentCost {
    /// T, in units of time.
    pub base_cycle_time: f64,
    /// Ordering plus holding cost in one unit of time.
    pub cost_rate: f64,
    /// m: an item is in every m-th base cycle.
    pub order_multiples: Vec<f64>,
    /// D m T of each item, in units.
    pub order_quantities: Vec<f64>,
}

impl<'a> JointReplenishment<'a> {
    /// The inputs of the models by name.
    pub(super) fn of(given: &super::model::Given<'a>) -> Self {
        Self {
            shared_fixed_cost: given.number(0),
            individual_fixed_costs: given.lists[0],
            holding_costs: given.lists[1],
            demand_rates: given.lists[2],
        }
    }

    /// The cost of given multiples, whole numbers of 1 or more, with their best base cycle.
    pub fn cost(&self, order_multiples: &[f64]) -> Result<JointReplenishmentCost> {
        self.check()?;
        same_length("order_multiples", order_multiples.len(), "demand_rates", self.demand_rates.len())?;
        if let Some(at) = order_multiples.iter().position(|m| !(m.is_finite() && *m >= 1.0 && m.floor() == *m)) {
            return Err(outside_at("order_multiples", at, order_multiples[at], "whole numbers of 1 or more"));
        }
        self.at(order_multiples.to_vec())
    }

    /// The cost of given multiples and a given base cycle, above 0.
    pub fn cost_of_cycle(&self, order_multiples: &[f64], base_cycle_time: f64) -> Result<JointReplenishmentCost> {
        let best = self.cost(order_multiples)?;
        positive("base_cycle_time", base_cycle_time)?;
        let (ordering, holding) = self.sums(order_multiples);
        self.with_cycle(best.order_multiples, base_cycle_time, ordering / base_cycle_time + holding * base_cycle_time / 2.0)
    }

    pub(super) fn check(&self) -> Result<()> {
        positive("shared_fixed_cost", self.shared_fixed_cost)?;
        all_positive("demand_rates", self.demand_rates)?;
        let items = self.demand_rates.len();
        same_length("individual_fixed_costs", self.individual_fixed_costs.len(), "demand_rates", items)?;
        all_not_negative("individual_fixed_costs", self.individual_fixed_costs)?;
        same_length("holding_costs", self.holding_costs.len(), "demand_rates", items)?;
        all_positive("holding_costs", self.holding_costs)?;
        for item in 0..items {
            held("holding_costs", self.flow(item))?;
            held("holding_costs", 1.0 / self.flow(item))?;
        }
        Ok(())
    }

    /// h D, what an item's stock costs more in each unit of time.
    pub(super) fn flow(&self, item: usize) -> f64 {
        self.holding_costs[item] * self.demand_rates[item]
    }

    /// K + Σ k / m and Σ m h D, added in the order of the items.
    pub(super) fn sums(&self, multiples: &[f64]) -> (f64, f64) {
        let (mut ordering, mut holding) = (self.shared_fixed_cost, 0.0);
        for (item, multiple) in multiples.iter().enumerate() {
            ordering += self.individual_fixed_costs[item] / multiple;
            holding += self.flow(item) * multiple;
        }
        (ordering, holding)
    }

    pub(super) fn at(&self, multiples: Vec<f64>) -> Result<JointReplenishmentCost> {
        let (ordering, holding) = self.sums(&multiples);
        let base_cycle_time = sqrt(2.0 * ordering / holding);
        self.with_cycle(multiples, base_cycle_time, sqrt(2.0 * ordering * holding))
    }

    fn with_cycle(&self, order_multiples: Vec<f64>, base_cycle_time: f64, cost_rate: f64) -> Result<JointReplenishmentCost> {
        let order_quantities: Vec<f64> =
            order_multiples.iter().zip(self.demand_rates).map(|(multiple, demand)| demand * multiple * base_cycle_time).collect();
        for quantity in &order_quantities {
            held("order_quantities", *quantity)?;
        }
        Ok(JointReplenishmentCost {
            base_cycle_time: held("base_cycle_time", base_cycle_time)?,
            cost_rate: held("cost_rate", cost_rate)?,
            order_multiples,
            order_quantities,
        })
    }
}

/// The cost of given multiples.
pub(crate) const COST: Model = Model {
    name: "jrp_cost",
    summary: "What given multiples of items that share a set-up cost, with a given base cycle or their best one.",
    exactness: Exactness::Exact,
    source: "Silver, Pyke & Thomas, ch. 10; Snyder & Shen, ch. 3",
    inputs: fields![
        shared_fixed_cost: Number "money for each base cycle",
        individual_fixed_costs: Numbers "money for an order of each item",
        holding_costs: Numbers "money for a unit held for a unit of time",
        demand_rates: Numbers "units for a unit of time",
        order_multiples: Numbers "base cycles between two orders of an item, 1 or more",
        base_cycle_time: Optional "units of time; absent: the best",
    ],
    outputs: fields![
        base_cycle_time: Number "units of time",
        cost_rate: Number "money for a unit of time, without purchase",
        order_quantities: Numbers "units",
    ],
    solve: |given, answer| {
        let items = JointReplenishment::of(given);
        let found = match given.numbers[1] {
            None => items.cost(given.lists[3])?,
            Some(time) => items.cost_of_cycle(given.lists[3], time)?,
        };
        answer.numbers.extend([found.base_cycle_time, found.cost_rate]);
        answer.lists.push(found.order_quantities);
        Ok(())
    },
};
