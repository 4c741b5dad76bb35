//! A finite horizon with a fixed cost and random demand: the levels s and S of each period, by dynamic programming.

use super::listed_cost::ListedCost;
use super::ss_exact::dot_reversed;
use crate::error::{Error, ErrorKind, Result};
use crate::num::distribution::{Discrete, Distribution, Pmf};
use crate::num::domain::{all_not_negative, all_positive, held, not_negative, outside, outside_at, whole};

/// Orders over T periods under demand in whole units, delivered at once; shortages are backordered.
///
/// ```text
/// H_t(y) = c_t y + h_t E(y − D_t)⁺ + p_t E(D_t − y)⁺ + γ_t E θ_{t+1}(y − D_t)
/// θ_t(x) = −c_t x + min( H_t(x), K_t + min H_t(y) over y > x ),    θ_{T+1}(x) = h_{T+1} x⁺ + p_{T+1} (−x)⁺
/// S_t the least of H_t;  s_t the greatest x below it with H_t(x) > K_t + H_t(S_t): order up to S_t at or below s_t
/// ```
///
/// Exact for demand as listed: below s_t the cost is a straight line, so no range of stock is cut off there, and no S_t lies above the levels that are looked at.
/// K in money for an order, c in money for a unit, h and p in money for a unit at the end of a period, γ the discount of a period. Each list holds one value for
/// all periods or one for each. (s,S) is optimal, and the search is for it, where K_t ≥ γ_t K_{t+1}; ordering pays off at some stock where p_t + γ_t c_{t+1} > c_t
/// (γ_T p_{T+1} in the last period); other inputs of [`SsFiniteHorizon::optimum`] are errors. Source: Scarf 1960; Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 4.
///
/// ```
/// use vmi_core::num::distribution::Pmf;
/// use vmi_core::policy::ss_finite_horizon::SsFiniteHorizon;
/// let demands = [Pmf::new(0, vec![0.25, 0.25, 0.5])?];
/// let model = SsFiniteHorizon {
///     num_periods: 3, fixed_costs: &[4.0], purchase_costs: &[1.0], holding_costs: &[1.0], stockout_costs: &[5.0], discount_factors: &[0.9],
///     terminal_holding_cost: 0.0, terminal_stockout_cost: 2.0, demands: &demands,
/// };
/// let best = model.optimum(0.0)?;
/// assert_eq!((best.reorder_levels, best.order_up_to_levels), (vec![0.0, 0.0, 0.0], vec![3.0, 2.0, 2.0]));
/// assert!((best.cost - 14.5746875).abs() < 1e-12);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct SsFiniteHorizon<'a> {
    /// T.
    pub num_periods: u32,
    /// K, money for an order, 0 or more.
    pub fixed_costs: &'a [f64],
    /// c, money for a unit, 0 or more.
    pub purchase_costs: &'a [f64],
    /// h, money for a unit on hand at the end of a period, above 0.
    pub holding_costs: &'a [f64],
    /// p, money for a unit backordered at the end of a period, above 0.
    pub stockout_costs: &'a [f64],
    /// γ, what money a period later is worth now, 0 < γ ≤ 1.
    pub discount_factors: &'a [f64],
    /// Money for a unit that is left after the last period, 0 or more; discounted by the last γ.
    pub terminal_holding_cost: f64,
    /// Money for a unit that is owed after the last period, 0 or more; discounted by the last γ.
    pub terminal_stockout_cost: f64,
    /// Demand of a period, 0 or more.
    pub demands: &'a [Pmf],
}

/// Levels of each period, the first one first, and the expected discounted cost over all of them.
#[derive(Clone, Debug, PartialEq)]
pub struct SsFiniteHorizonCost {
    /// s, in units: order at or below it.
    pub reorder_levels: Vec<f64>,
    /// S, in units.
    pub order_up_to_levels: Vec<f64>,
    /// Expected cost of all periods, as worth at the start.
    pub cost: f64,
}

/// The most products of a probability and a cost in one call, and the most positions of a period.
const MOST_PRODUCTS: u64 = 2_000_000_000;
const MOST_POSITIONS: i64 = 10_000_000;

impl SsFiniteHorizon<'_> {
    /// The levels of least cost from a given stock before the first order, a whole number.
    pub fn optimum(&self, starting_stock: f64) -> Result<SsFiniteHorizonCost> {
        let start = level("starting_stock", starting_stock)?;
        let periods = self.periods()?;
        check_ordering(&periods)?;
        let top = highest(&periods).max(start);
        Self::recursion(&periods, start, |_, period, later, work| period.best(later, top, work))
    }

    /// What given levels of each period cost from a given stock; each list holds one value for all periods or one for each.
    pub fn cost(&self, reorder_levels: &[f64], order_up_to_levels: &[f64], starting_stock: f64) -> Result<SsFiniteHorizonCost> {
        let start = level("starting_stock", starting_stock)?;
        let periods = self.periods()?;
        let mut levels = Vec::with_capacity(periods.len());
        for at in 0..periods.len() {
            let s = level("reorder_levels", self.of("reorder_levels", reorder_levels, at)?)?;
            let up_to = self.of("order_up_to_levels", order_up_to_levels, at)?;
            let top = level("order_up_to_levels", up_to)?;
            if top <= s {
                return Err(outside_at("order_up_to_levels", at, up_to, "values above the reorder levels"));
            }
            levels.push((s, top));
        }
        let top = levels.iter().fold(start, |top, level| top.max(level.1));
        Self::recursion(&periods, start, |at, period, later, work| period.given(later, levels[at], top, work))
    }

    /// Backwards through the periods; each gives its levels and the cost from it on.
    fn recursion(
        periods: &[Period<'_>],
        start: i64,
        mut solve: impl FnMut(usize, &Period<'_>, Option<&CostToGo>, &mut Work) -> Result<(i64, i64, CostToGo)>,
    ) -> Result<SsFiniteHorizonCost> {
        let (mut later, mut work) = (None, Work { left: MOST_PRODUCTS });
        let (mut low, mut high) = (vec![0.0; periods.len()], vec![0.0; periods.len()]);
        for (at, period) in periods.iter().enumerate().rev() {
            let (s, up_to, here) = solve(at, period, later.as_ref(), &mut work)?;
            (low[at], high[at], later) = (s as f64, up_to as f64, Some(here));
        }
        let cost = held("cost", later.map_or(f64::NAN, |first| first.at(start)))?;
        Ok(SsFiniteHorizonCost { reorder_levels: low, order_up_to_levels: high, cost })
    }

    /// One value of a list for the period at a place.
    fn of(&self, name: &str, values: &[f64], at: usize) -> Result<f64> {
        match values {
            [] => Err(Error::new(ErrorKind::MissingValue, format!("{name} is empty")).field(name).expected("one value, or one for each period")),
            [value] => Ok(*value),
            values if values.len() == self.num_periods as usize => Ok(values[at]),
            values => Err(self.count(name, values.len())),
        }
    }

    fn count(&self, name: &str, length: usize) -> Error {
        let message = format!("{name} has {length} values where there are {} periods", self.num_periods);
        let error = Error::new(ErrorKind::ConflictingValues, message).field(name).value(length.to_string());
        error.expected(format!("one value for all periods, or {}", self.num_periods))
    }

    /// Everything about each period, checked.
    fn periods(&self) -> Result<Vec<Period<'_>>> {
        let count = whole("num_periods", f64::from(self.num_periods), 1)? as usize;
        all_not_negative("fixed_costs", self.fixed_costs)?;
        all_not_negative("purchase_costs", self.purchase_costs)?;
        all_positive("holding_costs", self.holding_costs)?;
        all_positive("stockout_costs", self.stockout_costs)?;
        all_positive("discount_factors", self.discount_factors)?;
        if let Some(at) = self.discount_factors.iter().position(|factor| *factor > 1.0) {
            return Err(outside_at("discount_factors", at, self.discount_factors[at], "numbers above 0 and at most 1"));
        }
        let end = (
            not_negative("terminal_holding_cost", self.terminal_holding_cost)?,
            not_negative("terminal_stockout_cost", self.terminal_stockout_cost)?,
        );
        if self.demands.len() != 1 && self.demands.len() != count {
            return Err(self.count("demands", self.demands.len()));
        }
        if let Some(least) = self.demands.iter().map(Discrete::least).find(|least| *least < 0) {
            return Err(outside("demands", least as f64, "demand of 0 or more"));
        }
        (0..count).map(|at| self.period(at, at + 1 == count, end)).collect()
    }

    fn period(&self, at: usize, is_last: bool, end: (f64, f64)) -> Result<Period<'_>> {
        let discount = self.of("discount_factors", self.discount_factors, at)?;
        let (terminal_holding, terminal_stockout) = if is_last { end } else { (0.0, 0.0) };
        let holding_cost = self.of("holding_costs", self.holding_costs, at)? + discount * terminal_holding;
        let stockout_cost = self.of("stockout_costs", self.stockout_costs, at)? + discount * terminal_stockout;
        let demand = if self.demands.len() == 1 { &self.demands[0] } else { &self.demands[at] };
        let listed = demand.probabilities();
        let (mut beyond, mut sums) = (vec![0.0; listed.len() + 1], vec![0.0; listed.len() + 1]);
        for (i, probability) in listed.iter().enumerate().rev() {
            beyond[i] = beyond[i + 1] + probability;
            sums[i] = sums[i + 1] + probability * (demand.least() + i as i64) as f64;
        }
        Ok(Period {
            fixed_cost: self.of("fixed_costs", self.fixed_costs, at)?,
            purchase_cost: self.of("purchase_costs", self.purchase_costs, at)?,
            later_price: if is_last { 0.0 } else { discount * self.of("purchase_costs", self.purchase_costs, at + 1)? },
            later_fixed_cost: if is_last { 0.0 } else { discount * self.of("fixed_costs", self.fixed_costs, at + 1)? },
            holding_cost,
            stockout_cost,
            discount,
            demand,
            costs: ListedCost::new(
                held("holding_costs", holding_cost)?,
                held("stockout_costs", stockout_cost)?,
                demand.least(),
                listed,
                demand.mean(),
            ),
            beyond,
            sums,
        })
    }
}

/// Whether (s,S) with finite levels is what is best.
fn check_ordering(periods: &[Period<'_>]) -> Result<()> {
    for (at, period) in periods.iter().enumerate() {
        if period.stockout_cost + period.later_price <= period.purchase_cost {
            let expected = "costs of a shortage above what a unit costs net of what it costs in the next period";
            return Err(outside_at("stockout_costs", at, period.stockout_cost, expected));
        }
        if period.fixed_cost < period.later_fixed_cost {
            let expected = "costs of an order of at least discount_factor times that of the next period, without which no (s,S) need be best";
            return Err(outside_at("fixed_costs", at, period.fixed_cost, expected));
        }
    }
    Ok(())
}

/// A stock: a whole number that is not out of reach.
fn level(name: &str, value: f64) -> Result<i64> {
    let level = whole(name, value, -MOST_POSITIONS)?;
    if level > MOST_POSITIONS { Err(outside(name, value, format!("a whole number within {MOST_POSITIONS} of 0"))) } else { Ok(level) }
}

/// What is left of the products that a call may take.
struct Work {
    left: u64,
}

impl Work {
    fn take(&mut self, products: usize) -> Result<()> {
        match self.left.checked_sub(products as u64 + 1) {
            Some(left) => {
                self.left = left;
                Ok(())
            }
            None => Err(outside("demands", MOST_PRODUCTS as f64, format!("demand and costs whose search takes at most {MOST_PRODUCTS} products"))),
        }
    }
}

/// The least expected cost from a period on, by stock before its order.
struct CostToGo {
    /// The first stock of `values`, s + 1.
    first: i64,
    values: Vec<f64>,
    /// Below it: below − price · stock.
    below: f64,
    price: f64,
}

impl CostToGo {
    fn at(&self, stock: i64) -> f64 {
        match usize::try_from(stock - self.first).ok().and_then(|at| self.values.get(at)) {
            Some(value) => *value,
            None => self.below - self.price * stock as f64,
        }
    }
}

/// One period.
struct Period<'d> {
    fixed_cost: f64,
    purchase_cost: f64,
    /// γ times the price and the fixed cost of the next period; 0 in the last.
    later_price: f64,
    later_fixed_cost: f64,
    /// In the last period with the terminal costs.
    holding_cost: f64,
    stockout_cost: f64,
    discount: f64,
    demand: &'d Pmf,
    costs: ListedCost,
    /// P(D ≥ d) and the sum of d P(D = d) from there on, by place in the list.
    beyond: Vec<f64>,
    sums: Vec<f64>,
}

impl Period<'_> {
    /// H(y).
    fn at(&self, y: i64, later: Option<&CostToGo>, work: &mut Work) -> Result<f64> {
        let here = self.purchase_cost * y as f64 + self.costs.at(y);
        let Some(later) = later else {
            work.take(0)?;
            return held("cost", here);
        };
        let listed = self.demand.probabilities();
        // Demands up to y − first leave a stock whose cost is listed.
        let greatest = y - self.demand.least() - later.first;
        let inside = (greatest + 1).clamp(0, listed.len() as i64) as usize;
        work.take(inside)?;
        let end = (greatest + 1).max(0) as usize;
        let ahead = dot_reversed(&listed[..inside], &later.values[end - inside..end]) + later.below * self.beyond[inside]
            - later.price * (y as f64 * self.beyond[inside] - self.sums[inside]);
        held("cost", here + self.discount * ahead)
    }

    /// s, S and the cost from here on, with the least of H at or below `top`.
    fn best(&self, later: Option<&CostToGo>, top: i64, work: &mut Work) -> Result<(i64, i64, CostToGo)> {
        let mut down = vec![self.at(top, later, work)?];
        let (mut up_to, mut least, mut s) = (top, down[0], top);
        loop {
            s -= 1;
            let here = self.at(s, later, work)?;
            // H is K-convex: once it is more than K above its least value to the right, it never comes down again.
            if here > self.fixed_cost + least {
                break;
            }
            if here <= least {
                (up_to, least) = (s, here);
            }
            down.push(here);
            if top - s > MOST_POSITIONS {
                return Err(outside("demands", self.demand.mean(), format!("demand and costs with at most {MOST_POSITIONS} positions")));
            }
        }
        Ok((s, up_to, self.to_go(s, least, down)))
    }

    /// The same with given levels.
    fn given(&self, later: Option<&CostToGo>, (s, up_to): (i64, i64), top: i64, work: &mut Work) -> Result<(i64, i64, CostToGo)> {
        let down = (s + 1..=top).rev().map(|y| self.at(y, later, work)).collect::<Result<Vec<f64>>>()?;
        let at_up_to = down[(top - up_to) as usize];
        Ok((s, up_to, self.to_go(s, at_up_to, down)))
    }

    /// θ from H at the stocks above s, the greatest first, and from H(S).
    fn to_go(&self, s: i64, at_up_to: f64, mut values: Vec<f64>) -> CostToGo {
        values.reverse();
        for (value, y) in values.iter_mut().zip(s + 1..) {
            *value -= self.purchase_cost * y as f64;
        }
        CostToGo { first: s + 1, values, below: self.fixed_cost + at_up_to, price: self.purchase_cost }
    }

    /// A level that S does not exceed, if one period alone tells; `most` otherwise.
    ///
    /// With less stock m the rest of S can be bought in the next period, so L(S) ≤ L(m) + γ K of the next period, L(y) = (c − γ c of the next) y + h E(y − D)⁺ + p E(D − y)⁺.
    fn bound(&self, most: i64) -> i64 {
        let slope = self.purchase_cost - self.later_price;
        let cost = |y: i64| slope * y as f64 + self.costs.at(y);
        if self.holding_cost + slope <= 0.0 {
            return most;
        }
        let wanted = (self.stockout_cost - slope) / (self.holding_cost + self.stockout_cost);
        let place = self.beyond.iter().position(|beyond| 1.0 - beyond >= wanted).unwrap_or(self.beyond.len());
        let middle = (self.demand.least() + place as i64 - 1).min(most);
        let limit = cost(middle) + self.later_fixed_cost;
        let (mut low, mut high) = (middle, most);
        // L rises from its least value on; the margin is for rounding.
        while high - low > 1 {
            let between = low + (high - low) / 2;
            if cost(between) > limit * (1.0 + 1e-9 * limit.signum()) { high = between } else { low = between }
        }
        high
    }
}

/// A level that no S exceeds. No more is ever kept than all later demand together.
fn highest(periods: &[Period<'_>]) -> i64 {
    let (mut all, mut top) = (0_i64, i64::MIN);
    for period in periods.iter().rev() {
        all = all.saturating_add(period.demand.greatest());
        top = top.max(period.bound(all));
    }
    top
}
