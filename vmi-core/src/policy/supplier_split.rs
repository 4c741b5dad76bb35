//! The cheapest split of a quantity over suppliers.

use super::model::{Exactness, Model, fields};
use crate::error::Result;
use crate::num::domain::{all_not_negative, held, outside, outside_at, positive, same_length};

/// Sets of suppliers double with each: 2^16 are looked at in some milliseconds.
pub const MOST_SUPPLIERS: usize = 16;

/// A sum this near to the quantity, relatively, is the quantity.
const NEAR: f64 = 1e-12;

/// The cheapest split of a quantity over suppliers, each of whom delivers nothing, or from a minimum up to a cap.
///
/// ```text
/// least Σ (f_i [x_i > 0] + c_i x_i)        Σ x_i = quantity;  x_i = 0 or minimum_i ≤ x_i ≤ maximum_i
/// ```
///
/// Every set of suppliers is tried; within one, each gets its minimum and the rest goes to the lowest prices. Exact for up to 16 suppliers. Ties: the split
/// that gives more to the supplier who stands earlier. The quantity is above 0, the lists have one value for each supplier of 0 or more, no
/// maximum is below its minimum. Errors name the input; `quantity` where no split adds up to it. Source: by enumeration; the problem is the
/// fixed-charge transportation problem with one destination (Hirsch & Dantzig, Naval Research Logistics 15 (1968)).
///
/// ```
/// use vmi_core::policy::supplier_split::SupplierSplit;
/// let split = SupplierSplit {
///     quantity: 100.0, minimums: &[60.0, 50.0, 0.0], maximums: &[100.0, 80.0, 30.0],
///     unit_prices: &[10.0, 8.0, 9.0], fixed_costs: &[0.0, 50.0, 100.0],
/// };
/// let best = split.optimum()?; // not 80 + 20: the first delivers 60 or nothing
/// assert_eq!((best.quantities.as_slice(), best.cost), ([0.0, 80.0, 20.0].as_slice(), 970.0));
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SupplierSplit<'a> {
    /// Units to buy.
    pub quantity: f64,
    /// The least that a supplier delivers if anything, in units.
    pub minimums: &'a [f64],
    /// The most that a supplier delivers, in units.
    pub maximums: &'a [f64],
    /// Money for a unit.
    pub unit_prices: &'a [f64],
    /// Money for an order of any size.
    pub fixed_costs: &'a [f64],
}

/// A split and what it costs.
#[derive(Clone, Debug, PartialEq)]
pub struct Split {
    /// Units of each supplier.
    pub quantities: Vec<f64>,
    /// Prices and fixed costs of all orders.
    pub cost: f64,
}

impl SupplierSplit<'_> {
    /// The cheapest split.
    pub fn optimum(&self) -> Result<Split> {
        self.check()?;
        let count = self.minimums.len();
        // Cheapest first; a stable sort keeps the order given where prices are equal.
        let mut by_price: Vec<usize> = (0..count).collect();
        by_price.sort_by(|a, b| self.unit_prices[*a].total_cmp(&self.unit_prices[*b]));
        let mut best: Option<Split> = None;
        let mut quantities = vec![0.0; count];
        for set in 1_u32..1 << count {
            if !self.fill(set, &by_price, &mut quantities) {
                continue;
            }
            let cost = self.total(&quantities);
            let better = |best: &Split| cost < best.cost || (cost == best.cost && quantities > best.quantities);
            if best.as_ref().is_none_or(better) {
                best = Some(Split { quantities: quantities.clone(), cost });
            }
        }
        let best = best.ok_or_else(|| outside("quantity", self.quantity, "a quantity that suppliers' minimums and maximums add up to"))?;
        held("cost", best.cost)?;
        Ok(best)
    }

    /// What a given split costs; an error if it does not add up or breaks a minimum or maximum.
    pub fn cost(&self, quantities: &[f64]) -> Result<Split> {
        self.check()?;
        same_length("quantities", quantities.len(), "minimums", self.minimums.len())?;
        all_not_negative("quantities", quantities)?;
        for (at, quantity) in quantities.iter().enumerate() {
            let (least, most) = (self.minimums[at] * (1.0 - NEAR), self.maximums[at] * (1.0 + NEAR));
            if *quantity > 0.0 && !(least..=most).contains(quantity) {
                return Err(outside_at("quantities", at, *quantity, "0 or quantities from minimum to maximum"));
            }
        }
        let sum = quantities.iter().fold(0.0, |sum, quantity| sum + quantity);
        if (sum - self.quantity).abs() > 1e-9 * self.quantity {
            return Err(outside("quantities", sum, format!("a sum of {}", self.quantity)));
        }
        Ok(Split { quantities: quantities.to_vec(), cost: held("cost", self.total(quantities))? })
    }

    /// The cheapest split over exactly this set, if there is one.
    fn fill(&self, set: u32, by_price: &[usize], quantities: &mut [f64]) -> bool {
        let (mut least, mut most) = (0.0, 0.0);
        for (at, quantity) in quantities.iter_mut().enumerate() {
            let chosen = set & (1 << at) != 0;
            *quantity = if chosen { self.minimums[at] } else { 0.0 };
            if chosen {
                least += self.minimums[at];
                most += self.maximums[at];
            }
        }
        if least > self.quantity * (1.0 + NEAR) || most < self.quantity * (1.0 - NEAR) {
            return false;
        }
        let mut rest = (self.quantity - least).max(0.0);
        for at in by_price.iter().filter(|at| set & (1 << **at) != 0) {
            let more = rest.min(self.maximums[*at] - self.minimums[*at]);
            quantities[*at] += more;
            rest -= more;
        }
        true
    }

    /// The cost, added in the order of the suppliers.
    fn total(&self, quantities: &[f64]) -> f64 {
        quantities
            .iter()
            .enumerate()
            .filter(|(_, quantity)| **quantity > 0.0)
            .fold(0.0, |sum, (at, quantity)| sum + (self.fixed_costs[at] + self.unit_prices[at] * quantity))
    }

    fn check(&self) -> Result<()> {
        positive("quantity", self.quantity)?;
        let lists = [("minimums", self.minimums), ("maximums", self.maximums), ("unit_prices", self.unit_prices), ("fixed_costs", self.fixed_costs)];
        for (name, values) in lists {
            same_length(name, values.len(), "minimums", self.minimums.len())?;
            all_not_negative(name, values)?;
        }
        if self.minimums.len() > MOST_SUPPLIERS {
            return Err(outside("minimums", self.minimums.len() as f64, format!("at most {MOST_SUPPLIERS} suppliers")));
        }
        match (0..self.minimums.len()).find(|at| self.maximums[*at] < self.minimums[*at]) {
            Some(at) => Err(outside_at("maximums", at, self.maximums[at], "values that are not below their minimum")),
            None => Ok(()),
        }
    }
}

pub(crate) const MODEL: Model = Model {
    name: "supplier_split",
    summary: "The cheapest split of a quantity over suppliers with minimums, caps, prices and fixed costs.",
    exactness: Exactness::Exact,
    source: "enumeration; Hirsch & Dantzig, The fixed charge problem, Naval Research Logistics 15 (1968)",
    inputs: fields![
        quantity: Number "units to buy",
        minimums: Numbers "units; a supplier delivers nothing or at least this",
        maximums: Numbers "units; the most that a supplier delivers",
        unit_prices: Numbers "money for a unit",
        fixed_costs: Numbers "money for an order of any size",
    ],
    outputs: fields![
        quantities: Numbers "units of each supplier",
        cost: Number "money for all orders",
    ],
    solve: |given, answer| {
        let model = SupplierSplit {
            quantity: given.number(0),
            minimums: given.lists[0],
            maximums: given.lists[1],
            unit_prices: given.lists[2],
            fixed_costs: given.lists[3],
        };
        let found = model.optimum()?;
        answer.numbers.push(found.cost);
        answer.lists.push(found.quantities);
        Ok(())
    },
};
