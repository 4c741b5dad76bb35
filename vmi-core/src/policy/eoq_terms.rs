//! Economic order quantity under terms: minimum, maximum, multiple and price breaks.

use super::eoq_all_units_discount::{DiscountCost, check_breakpoints, check_falling};
use super::model::{Exactness, Model, fields};
use super::whole;
use crate::error::Result;
use crate::num::domain::{all_not_negative, held, not_negative, outside, positive, same_length};
use crate::num::sqrt;

/// The best order quantity that a supplier's terms allow: minimum, maximum, multiple and all-units price breaks together.
///
/// ```text
/// cost rate = c D + K D / Q + (h + r c) Q / 2        Q = n · multiple,  minimum ≤ Q ≤ maximum,  c by the price list
/// ```
///
/// In each region of the price list the cost is convex, so the best allowed quantity is next to √(2 K D / (h + r c)) or an end of the region:
/// exact over all allowed quantities, ties to the smaller. A quantity within 1e-9 relative of a multiple or an end counts as that one, so that
/// 0.1 · 3 is 0.3. K and D are above 0; h and r are 0 or more and h + r c above 0; breakpoints begin with 0 and rise; unit costs do not rise, and
/// may be 0 where only h is known. Errors name the input; if no quantity is allowed, the `maximum` or the `multiple`.
/// Source: Hadley & Whitin, Analysis of Inventory Systems (1963), ch. 2, over the allowed quantities only.
///
/// ```
/// use vmi_core::policy::eoq_terms::EoqTerms;
/// let terms = EoqTerms {
///     fixed_cost: 8.0, demand_rate: 1300.0, holding_cost: 0.225, holding_rate: 0.0,
///     minimum: Some(310.0), maximum: None, multiple: Some(12.0), breakpoints: &[0.0], unit_costs: &[0.0],
/// };
/// assert_eq!(terms.optimum()?.order_quantity, 312.0); // the EOQ is 304.05
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EoqTerms<'a> {
    /// K, money for an order.
    pub fixed_cost: f64,
    /// D, units for a unit of time.
    pub demand_rate: f64,
    /// h, money for a unit held for a unit of time, whatever its price.
    pub holding_cost: f64,
    /// r, holding cost for a unit of time as a part of the unit cost.
    pub holding_rate: f64,
    /// The least quantity of an order; none: any above 0.
    pub minimum: Option<f64>,
    /// The largest quantity of an order.
    pub maximum: Option<f64>,
    /// An order is a multiple of this; none: any quantity.
    pub multiple: Option<f64>,
    /// The least quantity of each region, the first 0.
    pub breakpoints: &'a [f64],
    /// The price of a unit in each region.
    pub unit_costs: &'a [f64],
}

impl EoqTerms<'_> {
    /// The best allowed order quantity.
    pub fn optimum(&self) -> Result<DiscountCost> {
        self.check()?;
        let mut best: Option<DiscountCost> = None;
        for region in 0..self.breakpoints.len() {
            let holding = self.holding(region);
            let economic = sqrt(2.0 * self.fixed_cost * self.demand_rate / holding);
            for quantity in self.candidates(region, economic).into_iter().flatten() {
                let found = self.at(quantity, region)?;
                if best.is_none_or(|best| found.cost_rate < best.cost_rate) {
                    best = Some(found);
                }
            }
        }
        // With minimum ≤ maximum, only a multiple can leave nothing between them.
        let limits = (self.minimum.unwrap_or(0.0), self.maximum.unwrap_or(f64::INFINITY));
        let nothing =
            || outside("multiple", self.multiple.unwrap_or(f64::NAN), format!("one that allows a quantity from {} to {}", limits.0, limits.1));
        best.ok_or_else(nothing)
    }

    /// What a given order quantity costs; an error if the terms do not allow it.
    pub fn cost(&self, order_quantity: f64) -> Result<DiscountCost> {
        self.check()?;
        positive("order_quantity", order_quantity)?;
        let below = |limit: f64| order_quantity < limit * (1.0 - NEAR);
        if let Some(minimum) = self.minimum.filter(|minimum| below(*minimum)) {
            return Err(outside("order_quantity", order_quantity, format!("at least minimum, {minimum},")));
        }
        if let Some(maximum) = self.maximum.filter(|maximum| order_quantity > *maximum * (1.0 + NEAR)) {
            return Err(outside("order_quantity", order_quantity, format!("at most maximum, {maximum},")));
        }
        if let Some(multiple) = self.multiple {
            let count = order_quantity / multiple;
            if whole::ceil(count) != whole::floor(count) {
                return Err(outside("order_quantity", order_quantity, format!("a multiple of {multiple}")));
            }
        }
        let region = self.breakpoints.iter().skip(1).take_while(|from| !below(**from)).count();
        self.at(order_quantity, region)
    }

    /// Up to two allowed quantities of a region, in rising order, one of which is its best; none where nothing is allowed.
    fn candidates(&self, region: usize, economic: f64) -> [Option<f64>; 2] {
        let from = self.breakpoints[region].max(self.minimum.unwrap_or(0.0));
        let next = self.breakpoints.get(region + 1).copied();
        let maximum = self.maximum.unwrap_or(f64::INFINITY);
        let Some(multiple) = self.multiple else {
            // At the next breakpoint units cost no more, so the open end of a region needs no look.
            let quantity = economic.clamp(from, maximum.max(from));
            let allowed = quantity <= maximum && quantity > 0.0 && next.is_none_or(|end| quantity < end);
            return [allowed.then_some(quantity), None];
        };
        let least = whole::ceil(from / multiple).max(1.0);
        let before_next = next.map_or(f64::INFINITY, |end| whole::ceil(end / multiple) - 1.0);
        let most = whole::floor(maximum / multiple).min(before_next);
        if least > most {
            return [None, None];
        }
        let count = economic / multiple;
        let (down, up) = (count.floor().clamp(least, most), count.ceil().clamp(least, most));
        [Some(down * multiple), (up > down).then_some(up * multiple)]
    }

    fn holding(&self, region: usize) -> f64 {
        self.holding_cost + self.holding_rate * self.unit_costs[region]
    }

    fn check(&self) -> Result<()> {
        positive("fixed_cost", self.fixed_cost)?;
        positive("demand_rate", self.demand_rate)?;
        not_negative("holding_cost", self.holding_cost)?;
        not_negative("holding_rate", self.holding_rate)?;
        for (name, value) in [("maximum", self.maximum), ("multiple", self.multiple)] {
            value.map(|value| positive(name, value)).transpose()?;
        }
        let minimum = self.minimum.map(|value| not_negative("minimum", value)).transpose()?.unwrap_or(0.0);
        if let Some(maximum) = self.maximum.filter(|maximum| *maximum < minimum) {
            return Err(outside("maximum", maximum, format!("at least minimum, {minimum},")));
        }
        check_breakpoints(self.breakpoints)?;
        same_length("unit_costs", self.unit_costs.len(), "breakpoints", self.breakpoints.len())?;
        all_not_negative("unit_costs", self.unit_costs)?;
        check_falling(self.unit_costs)?;
        // Unit costs do not rise, so the last region holds stock at the least cost.
        let least = self.holding(self.unit_costs.len() - 1);
        if least > 0.0 { Ok(()) } else { Err(outside("holding_cost", self.holding_cost, "a holding cost above 0, by holding_cost or holding_rate,")) }
    }

    fn at(&self, order_quantity: f64, region: usize) -> Result<DiscountCost> {
        let cost_rate = self.unit_costs[region] * self.demand_rate
            + self.fixed_cost * self.demand_rate / order_quantity
            + self.holding(region) * order_quantity / 2.0;
        Ok(DiscountCost { order_quantity: held("order_quantity", order_quantity)?, region, cost_rate: held("cost_rate", cost_rate)? })
    }
}

/// How near a limit counts as at it.
const NEAR: f64 = 1e-9;

pub(crate) const MODEL: Model = Model {
    name: "eoq_terms",
    summary: "The best order quantity that minimum, maximum, multiple and price breaks allow.",
    exactness: Exactness::Exact,
    source: "Hadley & Whitin, Analysis of Inventory Systems (1963), ch. 2, over the allowed quantities",
    inputs: fields![
        fixed_cost: Number "money for an order",
        demand_rate: Number "units for a unit of time",
        holding_cost: Optional "money for a unit held for a unit of time, beside holding_rate; absent: 0",
        holding_rate: Optional "holding cost for a unit of time, as a part of the unit cost; absent: 0",
        minimum: Optional "units; absent: none",
        maximum: Optional "units; absent: none",
        multiple: Optional "units; absent: any quantity",
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
        let model = EoqTerms {
            fixed_cost: given.number(0),
            demand_rate: given.number(1),
            holding_cost: given.numbers[2].unwrap_or(0.0),
            holding_rate: given.numbers[3].unwrap_or(0.0),
            minimum: given.numbers[4],
            maximum: given.numbers[5],
            multiple: given.numbers[6],
            breakpoints: given.lists[0],
            unit_costs: given.lists[1],
        };
        let found = given.numbers[7].map_or_else(|| model.optimum(), |quantity| model.cost(quantity))?;
        answer.numbers.extend([found.order_quantity, found.region as f64, found.cost_rate]);
        Ok(())
    },
};
