//! Lots over time at the least cost: Wagner and Whitin.

use super::lots::plan_cost;
use super::model::{Exactness, Model, fields};
use super::wagner_whitin_varying::Workspace;
use crate::error::Result;
use crate::num::domain::{all_not_negative, not_negative};

/// The cheapest plan of lots for known demand, if any quantity can be ordered in any period.
///
/// ```text
/// F(t) = min over j ≤ t of  F(j − 1) + K + Σ_{i = j…t} d_i (c + h (i − j))        F(t) = F(t − 1) where d_t = 0
/// ```
///
/// The terms of one j are a line in the cumulative demand, and lines and queries come in order, so that the lower envelope of all j answers in O(T). Stock
/// counts at the end of a period; there is none at first, and none may be short. All inputs are finite and 0 or more, and errors name the input.
/// Exact, up to the rounding of numbers of the size h T Σ d. Ties: of two last orders that cost the same the later one, and so on before it.
/// Source: Wagner & Whitin, Management Science 5 (1958) 89–96; Wagelmans, van Hoesel & Kolen, Operations Research 40 (1992) S145–S156.
///
/// ```
/// use vmi_core::policy::wagner_whitin::WagnerWhitin;
/// let model = WagnerWhitin { demand: &[90.0, 120.0, 80.0, 70.0], fixed_cost: 500.0, holding_cost: 2.0, purchase_cost: 0.0 };
/// let best = model.optimum()?;
/// assert_eq!((best.order_quantities.as_slice(), best.cost), ([210.0, 0.0, 150.0, 0.0].as_slice(), 1380.0));
/// assert_eq!(best.order_periods, [1, 3]);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WagnerWhitin<'a> {
    /// d, units in each period.
    pub demand: &'a [f64],
    /// K, money for an order.
    pub fixed_cost: f64,
    /// h, money for a unit in stock at the end of a period.
    pub holding_cost: f64,
    /// c, money for a unit.
    pub purchase_cost: f64,
}

/// A plan of lots and what it costs.
#[derive(Clone, Debug, PartialEq)]
pub struct WagnerWhitinPlan {
    /// Units ordered in each period.
    pub order_quantities: Vec<f64>,
    /// The periods with an order, counted from 1.
    pub order_periods: Vec<usize>,
    /// Ordering, holding and purchase cost over all periods.
    pub cost: f64,
}

impl WagnerWhitin<'_> {
    /// The cheapest plan.
    pub fn optimum(&self) -> Result<WagnerWhitinPlan> {
        let mut workspace = Workspace::default();
        let cost = self.optimum_in(&mut workspace)?;
        Ok(WagnerWhitinPlan::new(workspace.into_order_quantities(), cost))
    }

    /// The cost of the cheapest plan, which is left in a workspace whose memory is used again: for many plans in a row.
    ///
    /// ```
    /// use vmi_core::policy::{wagner_whitin::WagnerWhitin, wagner_whitin_varying::Workspace};
    /// let mut workspace = Workspace::default();
    /// let model = WagnerWhitin { demand: &[90.0, 120.0, 80.0, 70.0], fixed_cost: 500.0, holding_cost: 2.0, purchase_cost: 0.0 };
    /// assert_eq!(model.optimum_in(&mut workspace)?, 1380.0);
    /// assert_eq!(workspace.order_quantities(), [210.0, 0.0, 150.0, 0.0]);
    /// # Ok::<(), vmi_core::error::Error>(())
    /// ```
    pub fn optimum_in(&self, workspace: &mut Workspace) -> Result<f64> {
        self.check()?;
        workspace.solve(self.demand, |_| (self.fixed_cost, self.holding_cost, self.purchase_cost))
    }

    /// What a given plan costs; an error if it leaves a period short.
    pub fn cost(&self, order_quantities: &[f64]) -> Result<WagnerWhitinPlan> {
        self.check()?;
        let cost = plan_cost(self.demand, order_quantities, |_| (self.fixed_cost, self.holding_cost, self.purchase_cost))?;
        Ok(WagnerWhitinPlan::new(order_quantities.to_vec(), cost))
    }

    fn check(&self) -> Result<()> {
        all_not_negative("demand", self.demand)?;
        not_negative("fixed_cost", self.fixed_cost)?;
        not_negative("holding_cost", self.holding_cost)?;
        not_negative("purchase_cost", self.purchase_cost)?;
        Ok(())
    }
}

impl WagnerWhitinPlan {
    pub(super) fn new(order_quantities: Vec<f64>, cost: f64) -> Self {
        let order_periods = (1..=order_quantities.len()).filter(|period| order_quantities[period - 1] > 0.0).collect();
        Self { order_quantities, order_periods, cost }
    }

    /// The periods with an order as numbers.
    pub(super) fn periods(&self) -> Vec<f64> {
        self.order_periods.iter().map(|period| *period as f64).collect()
    }
}

pub(crate) const MODEL: Model = Model {
    name: "wagner_whitin",
    summary: "The cheapest plan of lots for the known demand of each period.",
    exactness: Exactness::Exact,
    source: "Wagner & Whitin, Management Science 5 (1958) 89–96; Wagelmans, van Hoesel & Kolen, Operations Research 40 (1992)",
    inputs: fields![
        demand: Numbers "units in each period",
        fixed_cost: Number "money for an order",
        holding_cost: Number "money for a unit in stock at the end of a period",
        purchase_cost: Optional "money for a unit; absent: 0",
    ],
    outputs: fields![
        order_quantities: Numbers "units ordered in each period",
        order_periods_1based: Numbers "periods with an order, from 1",
        cost: Number "money over all periods",
    ],
    solve: |given, answer| {
        let model = WagnerWhitin {
            demand: given.lists[0],
            fixed_cost: given.number(0),
            holding_cost: given.number(1),
            purchase_cost: given.numbers[2].unwrap_or(0.0),
        };
        let found = model.optimum()?;
        answer.numbers.push(found.cost);
        answer.lists.extend([found.order_quantities.clone(), found.periods()]);
        Ok(())
    },
};
