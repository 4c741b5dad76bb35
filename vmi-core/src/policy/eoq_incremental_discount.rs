//! Economic order quantity with an incremental discount.

use super::eoq_all_units_discount::{DiscountCost, check_breakpoints, region_of};
use super::model::{Exactness, Model, fields};
use crate::error::Result;
use crate::num::domain::{all_positive, held, positive, same_length};
use crate::num::sqrt;

/// The order quantity if only the units beyond a breakpoint have its price.
///
/// ```text
/// an order of Q costs  F + c Q,   F = Σ (c_{i−1} − c_i) b_i over the breakpoints up to Q
/// cost rate = (K + F + c Q) D / Q + r (F + c Q) / 2
/// ```
///
/// The cost is continuous, and in each region smallest at Q = √(2 (K + F) D / (r c)) or at an end; the best of these is the answer, ties to the
/// smaller quantity. Exact for constant demand; the purchase cost is in, and stock is held at the mean price of its order. Breakpoints begin with
/// 0 and rise; unit costs are above 0 and may also rise. Errors name the input. Source: Hadley & Whitin, Analysis of Inventory Systems
/// (1963), ch. 2; Snyder & Shen, ch. 3.
///
/// ```
/// use vmi_core::policy::eoq_incremental_discount::EoqIncrementalDiscount;
/// let model = EoqIncrementalDiscount {
///     fixed_cost: 8.0, demand_rate: 1300.0, holding_rate: 0.3,
///     breakpoints: &[0.0, 400.0, 800.0], unit_costs: &[0.75, 0.72, 0.68],
/// };
/// let best = model.optimum()?;
/// assert!((best.order_quantity - 304.0467800264368).abs() < 1e-9 && best.region == 0);
/// assert!((best.cost_rate - 1043.4105255059483).abs() < 1e-9);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EoqIncrementalDiscount<'a> {
    /// K, money for an order.
    pub fixed_cost: f64,
    /// D, units for a unit of time.
    pub demand_rate: f64,
    /// r, holding cost for a unit of time as a part of the mean unit cost.
    pub holding_rate: f64,
    /// Where each price begins, the first 0.
    pub breakpoints: &'a [f64],
    /// The price of a unit beyond each breakpoint.
    pub unit_costs: &'a [f64],
}

impl EoqIncrementalDiscount<'_> {
    /// The best order quantity.
    pub fn optimum(&self) -> Result<DiscountCost> {
        self.check()?;
        let mut best: Option<DiscountCost> = None;
        let mut consider = |found: DiscountCost| {
            if best.is_none_or(|best| found.cost_rate < best.cost_rate) {
                best = Some(found);
            }
        };
        let mut extra = 0.0;
        for (region, (from, unit_cost)) in self.breakpoints.iter().zip(self.unit_costs).enumerate() {
            if region > 0 {
                extra += (self.unit_costs[region - 1] - unit_cost) * from;
                consider(self.at(*from, region, extra)?);
            }
            // Where prices have risen so much that K + F is not above 0, the cost rises through the whole region.
            let economic = sqrt(2.0 * (self.fixed_cost + extra).max(0.0) * self.demand_rate / (self.holding_rate * unit_cost));
            let ends = self.breakpoints.get(region + 1).copied().unwrap_or(f64::INFINITY);
            if economic > *from && economic < ends {
                consider(self.at(economic, region, extra)?);
            }
        }
        best.map_or_else(|| self.at(f64::NAN, 0, 0.0), Ok)
    }

    /// What a given order quantity, above 0, costs.
    pub fn cost(&self, order_quantity: f64) -> Result<DiscountCost> {
        self.check()?;
        positive("order_quantity", order_quantity)?;
        let region = region_of(self.breakpoints, order_quantity);
        let mut extra = 0.0;
        for at in 1..=region {
            extra += (self.unit_costs[at - 1] - self.unit_costs[at]) * self.breakpoints[at];
        }
        self.at(order_quantity, region, extra)
    }

    fn check(&self) -> Result<()> {
        positive("fixed_cost", self.fixed_cost)?;
        positive("demand_rate", self.demand_rate)?;
        positive("holding_rate", self.holding_rate)?;
        check_breakpoints(self.breakpoints)?;
        same_length("unit_costs", self.unit_costs.len(), "breakpoints", self.breakpoints.len())?;
        all_positive("unit_costs", self.unit_costs)
    }

    fn at(&self, order_quantity: f64, region: usize, extra: f64) -> Result<DiscountCost> {
        let unit_cost = self.unit_costs[region];
        let cost_rate = unit_cost * self.demand_rate
            + (self.fixed_cost + extra) * self.demand_rate / order_quantity
            + self.holding_rate * (extra + unit_cost * order_quantity) / 2.0;
        Ok(DiscountCost { order_quantity: held("order_quantity", order_quantity)?, region, cost_rate: held("cost_rate", cost_rate)? })
    }
}

pub(crate) const MODEL: Model = Model {
    name: "eoq_incremental_discount",
    summary: "The order quantity if only the units beyond a breakpoint are cheaper.",
    exactness: Exactness::Exact,
    source: "Hadley & Whitin, Analysis of Inventory Systems (1963), ch. 2",
    inputs: fields![
        fixed_cost: Number "money for an order",
        demand_rate: Number "units for a unit of time",
        holding_rate: Number "holding cost for a unit of time, as a part of the mean unit cost",
        breakpoints: Numbers "units; where each price begins, the first 0",
        unit_costs: Numbers "money for a unit beyond each breakpoint",
        order_quantity: Optional "units; absent: the best",
    ],
    outputs: fields![
        order_quantity: Number "units",
        region: Whole "the region of the price list, from 0",
        cost_rate: Number "money for a unit of time, with purchase",
    ],
    solve: |given, answer| {
        let model = EoqIncrementalDiscount {
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
