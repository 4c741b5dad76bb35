//! Can-order policies, as models with names.

use super::can_order::CanOrder;
use super::can_order_item::CanOrderItem;
use super::model::{Answer, Exactness, Given, Model, fields};
use super::ss_continuous_models::of_values;
use crate::error::{Error, ErrorKind, Result};
use crate::num::distribution::Pmf;
use crate::num::domain::{outside_at, same_length, whole};

/// Lists of a model before those of its own.
const COMMON: usize = 5;

/// The best levels, or those of three lists.
fn solve(given: &Given<'_>, answer: &mut Answer, jumps: &[Pmf], levels: Option<usize>) -> Result<()> {
    let items = CanOrder {
        shared_fixed_cost: given.number(0),
        individual_fixed_costs: given.lists[0],
        holding_costs: given.lists[1],
        stockout_costs: given.lists[2],
        demand_rates: given.lists[3],
        lead_times: given.lists[4],
        jumps,
    };
    let lists = given.lists;
    let found = levels.map_or_else(|| items.optimum(), |at| items.cost(lists[at], lists[at + 1], lists[at + 2])).map_err(of_values)?;
    answer.numbers.extend([found.cost_rate, found.order_rate]);
    answer.lists.push(found.items.iter().map(|item| item.must_order_level).collect());
    answer.lists.push(found.items.iter().map(|item| item.can_order_level).collect());
    answer.lists.push(found.items.iter().map(|item| item.order_up_to).collect());
    answer.lists.push(found.items.iter().map(|item| item.cost_rate).collect());
    answer.lists.push(found.opportunity_rates);
    Ok(())
}

/// The sizes of demands of each item, from lists of items, values and probabilities.
fn jumps(given: &Given<'_>) -> Result<Vec<Pmf>> {
    let [items, values, probabilities] = [given.lists[COMMON], given.lists[COMMON + 1], given.lists[COMMON + 2]];
    same_length("values", values.len(), "items", items.len())?;
    same_length("probabilities", probabilities.len(), "items", items.len())?;
    let mut pairs: Vec<Vec<(i64, f64)>> = vec![Vec::new(); given.lists[3].len()];
    for (at, item) in items.iter().enumerate() {
        let place = whole("items", *item, 1)? as usize;
        let Some(of_item) = pairs.get_mut(place - 1) else {
            return Err(outside_at("items", at, *item, "places of items, from 1"));
        };
        of_item.push((whole("values", values[at], 0)?, probabilities[at]));
    }
    if let Some(none) = pairs.iter().position(Vec::is_empty) {
        let error = Error::new(ErrorKind::MissingValue, format!("item {} has no sizes of demand", none + 1));
        return Err(error.field("items").expected("every item, from 1, at least once"));
    }
    pairs.iter().map(|pairs| Pmf::from_pairs(pairs)).collect()
}

macro_rules! can_order {
    ($(#[doc = $doc:literal])+ $id:ident = $name:literal, $summary:literal, [$($field:ident: $kind:ident $unit:literal),* $(,)?], $solve:expr) => {
        $(#[doc = $doc])+
        pub(crate) const $id: Model = Model {
            name: $name,
            summary: $summary,
            exactness: Exactness::Approximation(
                "takes orders of other items as a Poisson process; in simulations too dear by less than 3 % where the shared cost is at most an item's own, by 10 to 20 % where it is 5 to 10 times as much",
            ),
            source: "Federgruen, Groenevelt & Tijms, Management Science 30 (1984)",
            inputs: fields![
                shared_fixed_cost: Number "money for every order, whichever items are in it",
                individual_fixed_costs: Numbers "money for each order of an item",
                holding_costs: Numbers "money for a unit held for a unit of time",
                stockout_costs: Numbers "money for a unit backordered for a unit of time",
                demand_rates: Numbers "demands for a unit of time",
                lead_times: Numbers "units of time",
                $($field: $kind $unit),*
            ],
            outputs: fields![
                cost_rate: Number "money for a unit of time, all items",
                order_rate: Number "orders for a unit of time, each with one shared cost",
                must_order_levels: Numbers "units: the item opens an order at or below it",
                can_order_levels: Numbers "units: the item joins an order at or below it",
                order_up_to_levels: Numbers "units",
                cost_rates: Numbers "money for a unit of time, by item",
                opportunity_rates: Numbers "orders of the other items for a unit of time, by item",
            ],
            solve: $solve,
        };
    };
}

can_order!(
    /// Demand unit by unit.
    POISSON = "can_order",
    "Levels (s, c, S) of items with Poisson demand that share a set-up: who opens an order, who joins it, and up to where.",
    [],
    |given, answer| solve(given, answer, &[], None)
);
can_order!(
    /// The cost of given levels.
    COST = "can_order_cost",
    "What given (s, c, S) of items with Poisson demand that share a set-up cost.",
    [
        must_order_levels: Numbers "units",
        can_order_levels: Numbers "units, from the must-order levels to below the order-up-to levels",
        order_up_to_levels: Numbers "units",
    ],
    |given, answer| solve(given, answer, &[], Some(COMMON))
);
can_order!(
    /// Demands of several units.
    COMPOUND_POISSON = "can_order_compound_poisson",
    "Levels (s, c, S) of items with compound Poisson demand that share a set-up.",
    [
        items: Numbers "place of the item of each value, from 1",
        values: Numbers "units of a demand",
        probabilities: Numbers "of each value, summing to 1 by item",
    ],
    |given, answer| solve(given, answer, &jumps(given)?, None)
);
can_order!(
    /// The cost of given levels for demands of several units.
    COST_COMPOUND_POISSON = "can_order_cost_compound_poisson",
    "What given (s, c, S) of items with compound Poisson demand that share a set-up cost.",
    [
        items: Numbers "place of the item of each value, from 1",
        values: Numbers "units of a demand",
        probabilities: Numbers "of each value, summing to 1 by item",
        must_order_levels: Numbers "units",
        can_order_levels: Numbers "units, from the must-order levels to below the order-up-to levels",
        order_up_to_levels: Numbers "units",
    ],
    |given, answer| solve(given, answer, &jumps(given)?, Some(COMMON + 3))
);

/// One item with given opportunities.
pub(crate) const ITEM: Model = Model {
    name: "can_order_item",
    summary: "Levels (s, c, S) of one item with Poisson demand, given the rate of opportunities to order without the shared cost.",
    exactness: Exactness::Exact,
    source: "Federgruen, Groenevelt & Tijms, Management Science 30 (1984); Zheng, Operations Research 42 (1994)",
    inputs: fields![
        shared_fixed_cost: Number "money for an order that the item opens, beside its own cost",
        individual_fixed_cost: Number "money for each order of the item",
        holding_cost: Number "money for a unit held for a unit of time",
        stockout_cost: Number "money for a unit backordered for a unit of time",
        demand_rate: Number "units for a unit of time",
        lead_time: Number "units of time",
        opportunity_rate: Number "opportunities for a unit of time",
        must_order_level: Optional "units; absent, with the other levels: the best",
        can_order_level: Optional "units",
        order_up_to: Optional "units",
    ],
    outputs: fields![
        must_order_level: Number "units: order at or below it",
        can_order_level: Number "units: use an opportunity at or below it",
        order_up_to: Number "units",
        cost_rate: Number "money for a unit of time",
        own_order_rate: Number "orders that the item opens for a unit of time",
        joined_order_rate: Number "opportunities that it uses for a unit of time",
    ],
    solve: |given, answer| {
        let item = CanOrderItem {
            shared_fixed_cost: given.number(0),
            individual_fixed_cost: given.number(1),
            holding_cost: given.number(2),
            stockout_cost: given.number(3),
            demand_rate: given.number(4),
            lead_time: given.number(5),
            opportunity_rate: given.number(6),
            jumps: None,
        };
        let low = given.pair(7, ["must_order_level", "can_order_level"])?;
        given.pair(8, ["can_order_level", "order_up_to"])?;
        let found = match (low, given.numbers[9]) {
            (Some((must, can)), Some(up_to)) => item.cost(must, can, up_to)?,
            _ => item.optimum()?,
        };
        answer.numbers.extend([found.must_order_level, found.can_order_level, found.order_up_to]);
        answer.numbers.extend([found.cost_rate, found.own_order_rate, found.joined_order_rate]);
        Ok(())
    },
};
