//! Lots over time under terms: minimum, maximum and multiple of an order.

use super::lots::plan_cost;
use super::model::{Exactness, Model, fields};
use super::wagner_whitin::WagnerWhitinPlan;
use super::whole;
use crate::error::Result;
use crate::num::domain::{all_not_negative, held, not_negative, outside, positive};

/// States of the dynamic program, at most: about 100 MB.
const MOST_STATES: f64 = 25_000_000.0;

/// The cheapest plan of lots for known demand, if each order is a whole multiple and neither under a minimum nor over a maximum.
///
/// ```text
/// f_t(n) = h (n m − D_t) + min( f_{t−1}(n),  K + min over n' of f_{t−1}(n') + c m (n − n') )        minimum ≤ m (n − n') ≤ maximum
/// ```
///
/// n counts the multiples m ordered so far. With such terms an order may be best while there is stock, so the program runs over period and stock, not over
/// periods between orders. Never more than the multiples for all demand and one minimum order are ordered: without the last order, or its last
/// multiple, the plan would be cheaper. Exact; O(T · multiples) by a sliding minimum. Ties: the least ordered in all; then, from the last period back, no
/// order before an order, and of orders the smallest. Inputs are finite, 0 or more, the multiple and the maximum above 0; errors name the
/// input, `multiple` also where more than 25 million states would be needed, and `maximum` where demand cannot be met.
/// Source: Wagner & Whitin, Management Science 5 (1958), over (period, stock); Love, Management Science 19 (1973) 313–318.
///
/// ```
/// use vmi_core::policy::lot_sizing_terms::LotSizingTerms;
/// let terms = LotSizingTerms {
///     demand: &[4.0, 4.0, 4.0], fixed_cost: 3.0, holding_cost: 1.0, purchase_cost: 0.0, multiple: 5.0, minimum: 0.0, maximum: None,
/// };
/// let best = terms.optimum()?; // 5 each time would leave 1, 2 and 3
/// assert_eq!((best.order_quantities.as_slice(), best.cost), ([5.0, 5.0, 5.0].as_slice(), 15.0));
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LotSizingTerms<'a> {
    /// Units in each period.
    pub demand: &'a [f64],
    /// K, money for an order.
    pub fixed_cost: f64,
    /// h, money for a unit in stock at the end of a period.
    pub holding_cost: f64,
    /// c, money for a unit.
    pub purchase_cost: f64,
    /// m: an order is a multiple of this, in units.
    pub multiple: f64,
    /// The least quantity of an order, in units; 0: none.
    pub minimum: f64,
    /// The largest quantity of an order, in units; none: any.
    pub maximum: Option<f64>,
}

/// Terms counted in multiples.
struct Counts {
    /// The multiples that demand needs up to the end of each period.
    needed: Vec<usize>,
    least: usize,
    most: usize,
    /// No plan orders more in all.
    limit: usize,
}

impl LotSizingTerms<'_> {
    /// The cheapest plan.
    pub fn optimum(&self) -> Result<WagnerWhitinPlan> {
        let counts = self.counts()?;
        let orders = self.search(&counts)?;
        let quantities: Vec<f64> = orders.iter().map(|count| *count as f64 * self.multiple).collect();
        let cost = plan_cost(self.demand, &quantities, |_| (self.fixed_cost, self.holding_cost, self.purchase_cost))?;
        Ok(WagnerWhitinPlan::new(quantities, cost))
    }

    /// What a given plan costs; an error if it leaves a period short or breaks the terms.
    pub fn cost(&self, order_quantities: &[f64]) -> Result<WagnerWhitinPlan> {
        self.counts()?;
        let cost = plan_cost(self.demand, order_quantities, |_| (self.fixed_cost, self.holding_cost, self.purchase_cost))?;
        let maximum = self.maximum.unwrap_or(f64::INFINITY);
        for quantity in order_quantities.iter().filter(|quantity| **quantity > 0.0) {
            let count = quantity / self.multiple;
            let whole = whole::ceil(count) == whole::floor(count);
            if !whole || *quantity < self.minimum * (1.0 - 1e-9) || *quantity > maximum * (1.0 + 1e-9) {
                return Err(outside("order_quantities", *quantity, "orders that keep minimum, maximum and multiple"));
            }
        }
        Ok(WagnerWhitinPlan::new(order_quantities.to_vec(), cost))
    }

    fn counts(&self) -> Result<Counts> {
        all_not_negative("demand", self.demand)?;
        not_negative("fixed_cost", self.fixed_cost)?;
        not_negative("holding_cost", self.holding_cost)?;
        not_negative("purchase_cost", self.purchase_cost)?;
        positive("multiple", self.multiple)?;
        let least = whole::ceil(not_negative("minimum", self.minimum)? / self.multiple).max(1.0);
        let maximum = self.maximum.map(|maximum| positive("maximum", maximum)).transpose()?;
        let most = maximum.map_or(f64::INFINITY, |maximum| whole::floor(maximum / self.multiple));
        if most < least {
            let expected = format!("room for a multiple of {} of at least minimum, {},", self.multiple, self.minimum);
            return Err(outside("maximum", maximum.unwrap_or(f64::INFINITY), expected));
        }
        let mut total = 0.0;
        let needed: Vec<f64> = self
            .demand
            .iter()
            .map(|units| {
                total += units;
                whole::ceil(total / self.multiple)
            })
            .collect();
        let all = held("demand", needed.last().copied().unwrap_or(0.0))?;
        // An order of the least size that is not needed is not placed, so one multiple less than it may be left.
        let limit = all + least - 1.0;
        if (limit + 1.0) * self.demand.len() as f64 > MOST_STATES {
            let states = format!("a multiple that divides the demand and the minimum into fewer than {MOST_STATES} states");
            return Err(outside("multiple", self.multiple, states));
        }
        if let Some(period) = needed.iter().enumerate().position(|(period, count)| *count > most * (period + 1) as f64) {
            let expected = format!("enough to meet the demand up to period {}", period + 1);
            return Err(outside("maximum", maximum.unwrap_or(f64::INFINITY), expected));
        }
        let (most, limit) = (most.min(limit) as usize, limit as usize);
        Ok(Counts { needed: needed.into_iter().map(|count| count as usize).collect(), least: least as usize, most, limit })
    }

    /// The multiples to order in each period.
    fn search(&self, counts: &Counts) -> Result<Vec<usize>> {
        let states = counts.limit + 1;
        let unit_cost = self.purchase_cost * self.multiple;
        // f_{t−1} and f_t; and, for each period and count, how many multiples are ordered.
        let mut before = vec![f64::INFINITY; states];
        before[0] = 0.0;
        let mut after = vec![f64::INFINITY; states];
        let mut ordered = vec![0_u32; states * self.demand.len()];
        let mut window = Window::default();
        let mut total = 0.0;
        for (period, units) in self.demand.iter().enumerate() {
            total += units;
            window.clear();
            after.fill(f64::INFINITY);
            for count in 0..states {
                if let Some(from) = count.checked_sub(counts.least) {
                    window.enter(from, before[from] - unit_cost * from as f64);
                }
                window.leave(count.saturating_sub(counts.most));
                if count < counts.needed[period] {
                    continue;
                }
                let order = window.least().map(|(from, value)| (from, value + self.fixed_cost + unit_cost * count as f64));
                let mut least = before[count];
                if let Some((from, cost)) = order.filter(|(_, cost)| *cost < least) {
                    least = cost;
                    ordered[period * states + count] = (count - from) as u32;
                }
                after[count] = least + self.holding_cost * (count as f64 * self.multiple - total).max(0.0);
            }
            std::mem::swap(&mut before, &mut after);
        }
        let last = (0..states).fold(0, |best, count| if before[count] < before[best] { count } else { best });
        held("cost", before[last])?;
        let mut count = last;
        let mut orders = vec![0; self.demand.len()];
        for period in (0..self.demand.len()).rev() {
            orders[period] = ordered[period * states + count] as usize;
            count -= orders[period];
        }
        Ok(orders)
    }
}

/// The least value of a window that slides over counts; ties to the larger count, which is the smaller order.
#[derive(Default)]
struct Window {
    /// Counts and values, both rising.
    entries: std::collections::VecDeque<(usize, f64)>,
}

impl Window {
    fn clear(&mut self) {
        self.entries.clear();
    }

    fn enter(&mut self, count: usize, value: f64) {
        if !value.is_finite() {
            return;
        }
        while self.entries.back().is_some_and(|(_, known)| *known >= value) {
            self.entries.pop_back();
        }
        self.entries.push_back((count, value));
    }

    /// Forgets the counts before `first`.
    fn leave(&mut self, first: usize) {
        while self.entries.front().is_some_and(|(count, _)| *count < first) {
            self.entries.pop_front();
        }
    }

    fn least(&self) -> Option<(usize, f64)> {
        self.entries.front().copied()
    }
}

pub(crate) const MODEL: Model = Model {
    name: "lot_sizing_terms",
    summary: "The cheapest plan of lots for known demand if orders have a minimum, a maximum and a multiple.",
    exactness: Exactness::Exact,
    source: "Wagner & Whitin, Management Science 5 (1958), over (period, stock); Love, Management Science 19 (1973) 313–318",
    inputs: fields![
        demand: Numbers "units in each period",
        fixed_cost: Number "money for an order",
        holding_cost: Number "money for a unit in stock at the end of a period",
        purchase_cost: Optional "money for a unit; absent: 0",
        multiple: Number "units; an order is a multiple of it",
        minimum: Optional "units of an order; absent: 0",
        maximum: Optional "units of an order; absent: none",
    ],
    outputs: fields![
        order_quantities: Numbers "units ordered in each period",
        order_periods_1based: Numbers "periods with an order, from 1",
        cost: Number "money over all periods",
    ],
    solve: |given, answer| {
        let model = LotSizingTerms {
            demand: given.lists[0],
            fixed_cost: given.number(0),
            holding_cost: given.number(1),
            purchase_cost: given.numbers[2].unwrap_or(0.0),
            multiple: given.number(3),
            minimum: given.numbers[4].unwrap_or(0.0),
            maximum: given.numbers[5],
        };
        let found = model.optimum()?;
        answer.numbers.push(found.cost);
        answer.lists.extend([found.order_quantities.clone(), found.periods()]);
        Ok(())
    },
};
