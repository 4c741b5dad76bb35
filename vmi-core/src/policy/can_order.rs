//! Joint replenishment under random demand: items that join the orders that others open.

use std::cell::Cell;

use super::can_order_item::{CanOrderItem, CanOrderItemCost, Item, Levels, MOST_PRODUCTS};
use crate::error::{Error, Result};
use crate::num::distribution::Pmf;
use crate::num::domain::{all_not_negative, all_positive, held, not_negative, same_length};
use crate::num::root::brent;

/// Can-order policies (s, c, S) of items that share a set-up: an item at or below its s opens an order, those at or below their c join it, and each orders up to its S.
///
/// ```text
/// μ_i = Σ β_j over j ≠ i        β_j: orders that item j opens for a unit of time, given μ_j;  order rate = Σ β_i,  cost rate = Σ cost rate_i
/// ```
///
/// Approximation: the orders that others open are taken as a Poisson process, independent of the item; each item is then solved exactly, as [`CanOrderItem`] says,
/// and the rates are those that agree with each other. Items answer to the rates in turn until their levels come again; of the policies on that way, independent
/// (s,S) control first, the one of least cost is given. With `shared_fixed_cost` 0, or one item, it is exact. Against simulations of the joint system it
/// is too dear: by less than 3 % where K is at most k, about 6 % at 2 k, 10 to 20 % at 5 to 10 k, as then orders come at more regular times than a Poisson process says.
/// Lists have one value for each item: `demand_rates` in demands, of 1 unit or of `jumps` units, for a unit of time; costs in money for an order or for a unit and unit of time.
/// Source: Federgruen, Groenevelt & Tijms, Management Science 30 (1984) 344–357.
///
/// ```
/// use vmi_core::policy::can_order::CanOrder;
/// let items = CanOrder {
///     shared_fixed_cost: 100.0, individual_fixed_costs: &[10.0, 10.0], holding_costs: &[2.0, 2.0], stockout_costs: &[30.0, 30.0],
///     demand_rates: &[20.0, 20.0], lead_times: &[0.25, 0.25], jumps: &[],
/// };
/// let given = items.cost(&[2.0, 2.0], &[20.0, 20.0], &[45.0, 45.0])?;
/// assert!((given.cost_rate - 168.54744983984).abs() < 1e-8 && (given.opportunity_rates[0] - 0.360266371318663).abs() < 1e-10);
/// assert!(items.optimum()?.cost_rate < given.cost_rate && given.cost_rate < items.independent()?.cost_rate);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct CanOrder<'a> {
    /// K, money for every order, whichever items are in it; 0 or more.
    pub shared_fixed_cost: f64,
    /// k, money for each order of an item, 0 or more.
    pub individual_fixed_costs: &'a [f64],
    /// h, money for a unit held for a unit of time.
    pub holding_costs: &'a [f64],
    /// p, money for a unit backordered for a unit of time.
    pub stockout_costs: &'a [f64],
    /// λ, demands for a unit of time.
    pub demand_rates: &'a [f64],
    /// Units of time, 0 or more.
    pub lead_times: &'a [f64],
    /// Sizes of demands by item; empty: every demand is of 1 unit.
    pub jumps: &'a [Pmf],
}

/// The levels of all items, and what they lead to.
#[derive(Clone, Debug, PartialEq)]
pub struct CanOrderCost {
    /// Levels and cost rate of each item.
    pub items: Vec<CanOrderItemCost>,
    /// μ: orders of the others for a unit of time, by item.
    pub opportunity_rates: Vec<f64>,
    /// Orders for a unit of time, each with one shared set-up.
    pub order_rate: f64,
    /// The cost rates of all items together.
    pub cost_rate: f64,
}

/// The most rounds of answers to each other's rates.
const ROUNDS: usize = 100;

impl CanOrder<'_> {
    /// Levels by iteration, as described above.
    pub fn optimum(&self) -> Result<CanOrderCost> {
        let (items, work) = (self.items()?, Cell::new(MOST_PRODUCTS));
        let mut levels = apart(&items, &work)?;
        let mut best = together(&items, &levels, &work)?;
        let (mut rates, mut seen) = (best.opportunity_rates.clone(), vec![levels]);
        for _ in 0..ROUNDS {
            levels = items.iter().zip(&rates).map(|(item, rate)| item.best(*rate, &work)).collect::<Result<_>>()?;
            if seen.contains(&levels) {
                break;
            }
            let found = together(&items, &levels, &work)?;
            rates.clone_from(&found.opportunity_rates);
            seen.push(levels);
            if found.cost_rate < best.cost_rate {
                best = found;
            }
        }
        Ok(best)
    }

    /// The best (s,S) of each item by itself, where no item joins another: c = s.
    pub fn independent(&self) -> Result<CanOrderCost> {
        let (items, work) = (self.items()?, Cell::new(MOST_PRODUCTS));
        together(&items, &apart(&items, &work)?, &work)
    }

    /// What given levels of each item cost, s ≤ c < S, by the same approximation.
    pub fn cost(&self, must_order_levels: &[f64], can_order_levels: &[f64], order_up_to_levels: &[f64]) -> Result<CanOrderCost> {
        let (items, work) = (self.items()?, Cell::new(MOST_PRODUCTS));
        let lists = [("must_order_levels", must_order_levels), ("can_order_levels", can_order_levels), ("order_up_to_levels", order_up_to_levels)];
        for (name, list) in lists {
            same_length(name, list.len(), "demand_rates", items.len())?;
        }
        let given =
            |at: usize| Levels::given(must_order_levels[at], can_order_levels[at], order_up_to_levels[at]).map_err(|error| of_list(error, at));
        let levels = (0..items.len()).map(given).collect::<Result<Vec<Levels>>>()?;
        together(&items, &levels, &work)
    }

    fn items(&self) -> Result<Vec<Item>> {
        not_negative("shared_fixed_cost", self.shared_fixed_cost)?;
        let lists: [(&str, &[f64], bool); 5] = [
            ("demand_rates", self.demand_rates, false),
            ("individual_fixed_costs", self.individual_fixed_costs, true),
            ("holding_costs", self.holding_costs, false),
            ("stockout_costs", self.stockout_costs, false),
            ("lead_times", self.lead_times, true),
        ];
        for (name, values, may_be_zero) in lists {
            if may_be_zero {
                all_not_negative(name, values)?;
            } else {
                all_positive(name, values)?;
            }
            same_length(name, values.len(), "demand_rates", self.demand_rates.len())?;
        }
        if !self.jumps.is_empty() {
            same_length("jumps", self.jumps.len(), "demand_rates", self.demand_rates.len())?;
        }
        (0..self.demand_rates.len()).map(|at| Item::new(&self.item(at)).map_err(|error| of_list(error, at))).collect()
    }

    fn item(&self, at: usize) -> CanOrderItem<'_> {
        CanOrderItem {
            shared_fixed_cost: self.shared_fixed_cost,
            individual_fixed_cost: self.individual_fixed_costs[at],
            holding_cost: self.holding_costs[at],
            stockout_cost: self.stockout_costs[at],
            demand_rate: self.demand_rates[at],
            lead_time: self.lead_times[at],
            opportunity_rate: 0.0,
            jumps: self.jumps.get(at),
        }
    }
}

/// The best (s,S) of each item by itself.
fn apart(items: &[Item], work: &Cell<u64>) -> Result<Vec<Levels>> {
    items.iter().map(|item| Ok(item.best(0.0, work)?.joining_nothing())).collect()
}

/// The error of one item as one of the list that its value came from.
fn of_list(error: Error, at: usize) -> Error {
    let list = match error.field_name() {
        Some("must_order_level") => "must_order_levels",
        Some("can_order_level") => "can_order_levels",
        Some("order_up_to") => "order_up_to_levels",
        Some("demand_rate") => "demand_rates",
        _ => return error,
    };
    let item = format!("item {}", at + 1);
    error.field(list).hint(item)
}

/// The cost of levels with the rates of orders that agree with each other.
fn together(items: &[Item], levels: &[Levels], work: &Cell<u64>) -> Result<CanOrderCost> {
    let own = |at: usize, opportunities: f64| Ok::<f64, Error>(items[at].cost(levels[at], opportunities, work)?.own_order_rate);
    let alone = (0..items.len()).map(|at| own(at, 0.0)).collect::<Result<Vec<f64>>>()?;
    let all = agreed(&alone, &own)?;
    let mut found = CanOrderCost { items: Vec::with_capacity(items.len()), opportunity_rates: Vec::new(), order_rate: 0.0, cost_rate: 0.0 };
    for (at, item) in items.iter().enumerate() {
        let opportunities = (all - opened(all, alone[at], |rate| own(at, rate))?).max(0.0);
        let cost = item.cost(levels[at], opportunities, work)?;
        found.opportunity_rates.push(opportunities);
        found.order_rate += cost.own_order_rate;
        found.cost_rate += cost.cost_rate;
        found.items.push(cost);
    }
    held("cost_rate", found.cost_rate)?;
    Ok(found)
}

/// B with Σ β_i = B, between the most that one item opens by itself and what all open without joining each other.
fn agreed(alone: &[f64], own: &impl Fn(usize, f64) -> Result<f64>) -> Result<f64> {
    let (low, high) = (alone.iter().fold(0.0, |most: f64, rate| most.max(*rate)), alone.iter().sum::<f64>());
    if alone.len() == 1 || low >= high {
        return Ok(high);
    }
    solved(low, high, |all| {
        let mut sum = 0.0;
        for (at, rate) in alone.iter().enumerate() {
            sum += opened(all, *rate, |opportunities| own(at, opportunities))?;
        }
        Ok(all - sum)
    })
}

/// The β of an item that opens so many of B orders in all: β = β(B − β). β falls with the rate of the others, so it is the only one.
fn opened(all: f64, alone: f64, own: impl Fn(f64) -> Result<f64>) -> Result<f64> {
    if alone >= all {
        return Ok(all);
    }
    solved(0.0, alone, |rate| Ok(rate - own(all - rate)?))
}

/// Where a function that rises from 0 or less to 0 or more is 0; an end where rounding hides the change of sign.
fn solved(low: f64, high: f64, rising: impl Fn(f64) -> Result<f64>) -> Result<f64> {
    if rising(low)? >= 0.0 {
        return Ok(low);
    }
    if rising(high)? <= 0.0 {
        return Ok(high);
    }
    let failed = Cell::new(None);
    let value = |at: f64| {
        rising(at).unwrap_or_else(|error| {
            failed.set(Some(error));
            0.0
        })
    };
    let root = brent(value, low, high, 1e-15 * high)?;
    failed.into_inner().map_or(Ok(root), Err)
}
