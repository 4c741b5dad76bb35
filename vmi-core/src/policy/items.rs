//! Many items with an EOQ each, and a limit that they share.

use super::model::{Exactness, Field, Model, fields};
use crate::error::Result;
use crate::num::domain::{all_positive, held, same_length};
use crate::num::sqrt;

/// Items that each have an EOQ. Lists have one value for each item, all finite and above 0; errors name the input.
///
/// ```
/// use vmi_core::policy::items::Items;
/// let items = Items { demand_rates: &[1300.0, 1300.0], fixed_costs: &[8.0, 8.0], holding_costs: &[0.225, 0.225] };
/// assert!((items.cost(&[250.0, 250.0])? - 2.0 * 69.725).abs() < 1e-9);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Items<'a> {
    /// D, units for a unit of time.
    pub demand_rates: &'a [f64],
    /// K, money for an order.
    pub fixed_costs: &'a [f64],
    /// h, money for a unit held for a unit of time.
    pub holding_costs: &'a [f64],
}

/// Order quantities under a limit.
#[derive(Clone, Debug, PartialEq)]
pub struct LimitedLots {
    /// What one more unit of the limit would save in one unit of time; 0 where the limit does not bind.
    pub multiplier: f64,
    /// How much of the limit is used.
    pub used: f64,
    /// Ordering plus holding cost in one unit of time, without the multiplier.
    pub cost_rate: f64,
    /// Q of each item, in units.
    pub order_quantities: Vec<f64>,
}

impl<'a> Items<'a> {
    /// The first three lists of the models by name.
    pub(super) fn of(given: &super::model::Given<'a>) -> Self {
        Self { demand_rates: given.lists[0], fixed_costs: given.lists[1], holding_costs: given.lists[2] }
    }

    /// Ordering plus holding cost of given order quantities, each above 0, in one unit of time.
    pub fn cost(&self, order_quantities: &[f64]) -> Result<f64> {
        self.check()?;
        same_length("order_quantities", order_quantities.len(), "demand_rates", self.demand_rates.len())?;
        all_positive("order_quantities", order_quantities)?;
        held("cost_rate", self.total(order_quantities))
    }

    pub(super) fn check(&self) -> Result<()> {
        all_positive("demand_rates", self.demand_rates)?;
        for (name, costs) in [("fixed_costs", self.fixed_costs), ("holding_costs", self.holding_costs)] {
            same_length(name, costs.len(), "demand_rates", self.demand_rates.len())?;
            all_positive(name, costs)?;
        }
        Ok(())
    }

    /// The cost, added in the order of the items.
    fn total(&self, order_quantities: &[f64]) -> f64 {
        order_quantities.iter().enumerate().fold(0.0, |sum, (item, quantity)| {
            sum + (self.fixed_costs[item] * self.demand_rates[item] / quantity + self.holding_costs[item] * quantity / 2.0)
        })
    }

    /// √(2 (K + more K) D / (h + more h)).
    pub(super) fn quantity(&self, item: usize, more_fixed: f64, more_holding: f64) -> f64 {
        sqrt(2.0 * (self.fixed_costs[item] + more_fixed) * self.demand_rates[item] / (self.holding_costs[item] + more_holding))
    }

    /// Quantities by the least multiplier whose use of the limit, which falls with it, keeps the limit. Bisection ends where no float lies between.
    pub(super) fn within(&self, limit: f64, quantity: impl Fn(usize, f64) -> f64, used: impl Fn(usize, f64) -> f64) -> Result<LimitedLots> {
        let items = 0..self.demand_rates.len();
        let use_of = |multiplier: f64| items.clone().fold(0.0, |sum, item| sum + used(item, quantity(item, multiplier)));
        let mut multiplier = 0.0;
        if use_of(0.0) > limit {
            let (mut low, mut high) = (0.0, 1.0);
            while use_of(high) > limit {
                (low, high) = (high, held("multiplier", high * 2.0)?);
            }
            // Halved first, as the multiplier may be far below 1.
            while low == 0.0 && high > f64::MIN_POSITIVE && use_of(high / 2.0) <= limit {
                high /= 2.0;
            }
            low = if low == 0.0 { high / 2.0 } else { low };
            loop {
                let middle = low + (high - low) / 2.0;
                if middle <= low || middle >= high {
                    break;
                }
                if use_of(middle) > limit { low = middle } else { high = middle }
            }
            multiplier = high;
        }
        let order_quantities: Vec<f64> = items.clone().map(|item| quantity(item, multiplier)).collect();
        for quantity in &order_quantities {
            held("order_quantities", *quantity)?;
        }
        let (used, cost_rate) = (held("used", use_of(multiplier))?, held("cost_rate", self.total(&order_quantities))?);
        Ok(LimitedLots { multiplier, used, cost_rate, order_quantities })
    }
}

/// The outputs of items under a limit.
pub(super) const OUTPUTS: &[Field] = fields![
    multiplier: Number "money that one more unit of the limit saves in a unit of time; 0 where it does not bind",
    used: Number "how much of the limit is used",
    cost_rate: Number "money for a unit of time, without purchase",
    order_quantities: Numbers "units",
];

/// The cost of given order quantities.
pub(crate) const COST: Model = Model {
    name: "eoq_items_cost",
    summary: "What given order quantities of many items cost.",
    exactness: Exactness::Exact,
    source: "Hadley & Whitin, Analysis of Inventory Systems (1963), ch. 2",
    inputs: fields![
        demand_rates: Numbers "units for a unit of time",
        fixed_costs: Numbers "money for an order",
        holding_costs: Numbers "money for a unit held for a unit of time",
        order_quantities: Numbers "units",
    ],
    outputs: fields![cost_rate: Number "money for a unit of time, without purchase"],
    solve: |given, answer| {
        answer.numbers.push(Items::of(given).cost(given.lists[3])?);
        Ok(())
    },
};
