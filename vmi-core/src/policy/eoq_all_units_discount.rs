//! Economic order quantity with an all-units discount.

use super::model::{Exactness, Model, fields};
use crate::error::Result;
use crate::num::domain::{all_positive, held, outside_at, positive, same_length};
use crate::num::sqrt;

/// The order quantity if the price of every unit depends on the quantity of the order.
///
/// ```text
/// cost rate = c D + K D / Q + r c Q / 2        c the unit cost of the last breakpoint that is not above Q
/// ```
///
/// The cost of each region is convex, so its best quantity is the EOQ of the region or the breakpoint it begins with; the best of these is
/// the answer, ties to the smaller quantity. Exact for constant demand; the purchase cost is in. Breakpoints begin with 0 and rise, unit costs
/// are above 0 and do not rise: otherwise the least cost might be approached and never reached. Errors name the input.
/// Source: Hadley & Whitin, Analysis of Inventory Systems (1963), ch. 2; Snyder & Shen, ch. 3.
///
/// ```
/// use vmi_core::policy::eoq_all_units_discount::EoqAllUnitsDiscount;
/// let model = EoqAllUnitsDiscount {
///     fixed_cost: 150.0, demand_rate: 2400.0, holding_rate: 0.25,
///     breakpoints: &[0.0, 300.0, 600.0], unit_costs: &[100.0, 90.0, 80.0],
/// };
/// let best = model.optimum()?;
/// assert_eq!((best.order_quantity, best.region, best.cost_rate), (600.0, 2, 198_600.0));
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EoqAllUnitsDiscount<'a> {
    /// K, money for an order.
    pub fixed_cost: f64,
    /// D, units for a unit of time.
    pub demand_rate: f64,
    /// r, holding cost for a unit of time as a part of the unit cost.
    pub holding_rate: f64,
    /// The least quantity of each region, the first 0.
    pub breakpoints: &'a [f64],
    /// The price of a unit in each region.
    pub unit_costs: &'a [f64],
}

/// A quantity under a discount and what it costs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DiscountCost {
    /// Q, in units.
    pub order_quantity: f64,
    /// The region of the price list, counted from 0.
    pub region: usize,
    /// Purchase, ordering and holding cost in one unit of time.
    pub cost_rate: f64,
}

impl EoqAllUnitsDiscount<'_> {
    /// The best order quantity.
    pub fn optimum(&self) -> Result<DiscountCost> {
        self.check()?;
        let mut best: Option<DiscountCost> = None;
        for (region, (from, unit_cost)) in self.breakpoints.iter().zip(self.unit_costs).enumerate() {
            let economic = sqrt(2.0 * self.fixed_cost * self.demand_rate / (self.holding_rate * unit_cost));
            let quantity = economic.max(*from);
            // From the next breakpoint on, a unit costs no more: the best is there or beyond.
            if self.breakpoints.get(region + 1).is_some_and(|end| quantity >= *end) {
                continue;
            }
            let found = self.at(quantity, region)?;
            if best.is_none_or(|best| found.cost_rate < best.cost_rate) {
                best = Some(found);
            }
        }
        best.map_or_else(|| self.at(f64::NAN, 0), Ok)
    }

    /// What a given order quantity, above 0, costs.
    pub fn cost(&self, order_quantity: f64) -> Result<DiscountCost> {
        self.check()?;
        positive("order_quantity", order_quantity)?;
        self.at(order_quantity, region_of(self.breakpoints, order_quantity))
    }

    fn check(&self) -> Result<()> {
        positive("fixed_cost", self.fixed_cost)?;
        positive("demand_rate", self.demand_rate)?;
        positive("holding_rate", self.holding_rate)?;
        check_breakpoints(self.breakpoints)?;
        same_length("unit_costs", self.unit_costs.len(), "breakpoints", self.breakpoints.len())?;
        all_positive("unit_costs", self.unit_costs)?;
        check_falling(self.unit_costs)
    }

    fn at(&self, order_quantity: f64, region: usize) -> Result<DiscountCost> {
        let unit_cost = self.unit_costs[region];
        let cost_rate =
            unit_cost * self.demand_rate + self.fixed_cost * self.demand_rate / order_quantity + self.holding_rate * unit_cost * order_quantity / 2.0;
        Ok(DiscountCost { order_quantity: held("order_quantity", order_quantity)?, region, cost_rate: held("cost_rate", cost_rate)? })
    }
}

/// The region of a quantity: that of the last breakpoint not above it.
pub(super) fn region_of(breakpoints: &[f64], quantity: f64) -> usize {
    breakpoints.partition_point(|from| *from <= quantity).saturating_sub(1)
}

/// Breakpoints begin with 0 and rise.
pub(super) fn check_breakpoints(breakpoints: &[f64]) -> Result<()> {
    const EXPECTED: &str = "finite breakpoints that begin with 0 and rise";
    match breakpoints.first() {
        None => all_positive("breakpoints", breakpoints),
        Some(first) if *first != 0.0 => Err(outside_at("breakpoints", 0, *first, EXPECTED)),
        Some(_) => match (1..breakpoints.len()).find(|at| !(breakpoints[*at].is_finite() && breakpoints[*at] > breakpoints[at - 1])) {
            Some(at) => Err(outside_at("breakpoints", at, breakpoints[at], EXPECTED)),
            None => Ok(()),
        },
    }
}

/// Unit costs do not rise.
pub(super) fn check_falling(unit_costs: &[f64]) -> Result<()> {
    match (1..unit_costs.len()).find(|at| unit_costs[*at] > unit_costs[at - 1]) {
        Some(at) => Err(outside_at("unit_costs", at, unit_costs[at], "unit costs that do not rise")),
        None => Ok(()),
    }
}

pub(crate) const MODEL: Model = Model {
    name: "eoq_all_units_discount",
    summary: "The order quantity if a large order makes every unit cheaper.",
    exactness: Exactness::Exact,
    source: "Hadley & Whitin, Analysis of Inventory Systems (1963), ch. 2",
    inputs: fields![
        fixed_cost: Number "money for an order",
        demand_rate: Number "units for a unit of time",
        holding_rate: Number "holding cost for a unit of time, as a part of the unit cost",
        breakpoints: Numbers "units; the least quantity of each region, the first 0",
        unit_costs: Numbers "money for a unit in each region, not rising",
        order_quantity: Optional "units; absent: the best",
    ],
    outputs: fields![
        order_quantity: Number "units",
        region: Whole "the region of the price list, from 0",
        cost_rate: Number "money for a unit of time, with purchase",
    ],
    solve: |given, answer| {
        let model = EoqAllUnitsDiscount {
            fixed_cost: given.number(0),
            demand_rate: given.number(1),
            holding_rate: given.number(2),
            breakpoints: given.lists[0],
            unit_costs: given.lists[1],
        };
        let found = given.numbers[3].map_or_else(|| model.optimum(), |quantity| model.cost(quantity))?;
        answer.numbers.extend([found.order_quantity, found.region as f64, found.cost_rate]);
        Ok(())
    },
};
