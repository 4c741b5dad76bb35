//! Lots over time: known demand of each period, a cost for each order, and a cost for the stock at the end of each period.

use super::model::{Exactness, Field, Model, fields};
use crate::error::{Error, ErrorKind, Result};
use crate::num::domain::{all_not_negative, held, not_negative, same_length};

/// Demand and costs of lots over time.
///
/// ```text
/// cost = K · (number of orders) + h · Σ stock at the end of a period
/// ```
///
/// An order arrives at the beginning of its period; there is no stock at first, and none may be short. Demand and costs are finite and
/// 0 or more; errors name the input.
///
/// ```
/// use vmi_core::policy::lots::DynamicDemand;
/// let lots = DynamicDemand { demand: &[90.0, 120.0, 80.0, 70.0], fixed_cost: 500.0, holding_cost: 2.0 };
/// assert_eq!(lots.cost(&[210.0, 0.0, 150.0, 0.0])?.cost, 1380.0);
/// assert!(lots.cost(&[90.0, 0.0, 270.0, 0.0]).is_err());
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DynamicDemand<'a> {
    /// Units in each period.
    pub demand: &'a [f64],
    /// K, money for an order.
    pub fixed_cost: f64,
    /// h, money for a unit in stock at the end of a period.
    pub holding_cost: f64,
}

/// Lots over time and what they cost.
#[derive(Clone, Debug, PartialEq)]
pub struct LotPlan {
    /// Units ordered in each period.
    pub order_quantities: Vec<f64>,
    /// Ordering plus holding cost over all periods.
    pub cost: f64,
}

impl DynamicDemand<'_> {
    /// What a given plan costs; an error if it leaves a period short.
    pub fn cost(&self, order_quantities: &[f64]) -> Result<LotPlan> {
        self.check()?;
        self.plan(order_quantities.to_vec())
    }

    pub(super) fn check(&self) -> Result<()> {
        all_not_negative("demand", self.demand)?;
        not_negative("fixed_cost", self.fixed_cost)?;
        not_negative("holding_cost", self.holding_cost)?;
        Ok(())
    }

    pub(super) fn plan(&self, order_quantities: Vec<f64>) -> Result<LotPlan> {
        let cost = plan_cost(self.demand, &order_quantities, |_| (self.fixed_cost, self.holding_cost, 0.0))?;
        Ok(LotPlan { order_quantities, cost })
    }

    /// Lots that each cover the demand from a period with demand to the end, excluded, that `end_of` tells.
    pub(super) fn lots(&self, end_of: impl Fn(usize) -> usize) -> Result<LotPlan> {
        let mut order_quantities = vec![0.0; self.demand.len()];
        let mut period = 0;
        while period < self.demand.len() {
            // Nothing is ordered before it is asked for.
            if self.demand[period] <= 0.0 {
                period += 1;
                continue;
            }
            let end = end_of(period).clamp(period + 1, self.demand.len());
            order_quantities[period] = self.demand[period..end].iter().fold(0.0, |sum, units| sum + units);
            period = end;
        }
        self.plan(order_quantities)
    }

    /// Mean demand of a period.
    pub(super) fn mean(&self) -> f64 {
        self.demand.iter().fold(0.0, |sum, units| sum + units) / self.demand.len() as f64
    }
}

/// The cost of a plan, period by period; `costs` gives K, h and the purchase cost of a unit in each.
pub(super) fn plan_cost(demand: &[f64], order_quantities: &[f64], costs: impl Fn(usize) -> (f64, f64, f64)) -> Result<f64> {
    same_length("order_quantities", order_quantities.len(), "demand", demand.len())?;
    all_not_negative("order_quantities", order_quantities)?;
    total_cost(demand, order_quantities, costs)
}

/// The same for a plan whose quantities are known to be numbers of 0 or more, as many as periods.
pub(super) fn total_cost(demand: &[f64], order_quantities: &[f64], costs: impl Fn(usize) -> (f64, f64, f64)) -> Result<f64> {
    let (mut stock, mut ordered, mut cost) = (0.0_f64, 0.0_f64, 0.0_f64);
    for (period, (quantity, units)) in order_quantities.iter().zip(demand).enumerate() {
        let (fixed, holding, purchase) = costs(period);
        // Whether a period has an order cannot be foretold: a choice of what to add takes less time than a branch.
        cost += if *quantity > 0.0 { fixed + purchase * quantity } else { 0.0 };
        ordered += quantity;
        stock += quantity - units;
        if stock < 0.0 {
            // Sums of the same units in another order may differ in their last bits.
            if stock < -1e-9 * ordered {
                return Err(short(period, *quantity, -stock));
            }
            stock = 0.0;
        }
        cost += holding * stock;
    }
    held("cost", cost)
}

fn short(period: usize, quantity: f64, units: f64) -> Error {
    let message = format!("order_quantities leave period {} short of {units} units", period + 1);
    Error::new(ErrorKind::OutOfRange, message).field("order_quantities").value(quantity.to_string()).expected("no period short")
}

/// The inputs of the heuristics.
pub(super) const INPUTS: &[Field] = fields![
    demand: Numbers "units in each period",
    fixed_cost: Number "money for an order",
    holding_cost: Number "money for a unit in stock at the end of a period",
];

/// The outputs of the heuristics.
pub(super) const OUTPUTS: &[Field] = fields![
    order_quantities: Numbers "units ordered in each period",
    cost: Number "money over all periods, without purchase",
];

/// The cost of given lots.
pub(crate) const COST: Model = Model {
    name: "lot_sizing_cost",
    summary: "What given lots over time cost; an error if they leave a period short.",
    exactness: Exactness::Exact,
    source: "Wagner & Whitin, Management Science 5 (1958)",
    inputs: fields![
        demand: Numbers "units in each period",
        order_quantities: Numbers "units ordered in each period",
        fixed_cost: Number "money for an order",
        holding_cost: Number "money for a unit in stock at the end of a period",
        purchase_cost: Optional "money for a unit; absent: 0",
    ],
    outputs: fields![cost: Number "money over all periods"],
    solve: |given, answer| {
        let lots = DynamicDemand { demand: given.lists[0], fixed_cost: given.number(0), holding_cost: given.number(1) };
        let purchase = not_negative("purchase_cost", given.numbers[2].unwrap_or(0.0))?;
        lots.check()?;
        answer.numbers.push(plan_cost(lots.demand, given.lists[1], |_| (lots.fixed_cost, lots.holding_cost, purchase))?);
        Ok(())
    },
};
