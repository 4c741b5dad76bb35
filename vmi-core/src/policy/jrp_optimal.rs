//! Joint replenishment: the optimal integer multiples.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::jrp::{JointReplenishment, JointReplenishmentCost};
use super::model::{Exactness, Model};
use super::whole::least_product;
use crate::error::Result;
use crate::num::domain::outside;
use crate::num::sqrt;

/// Base cycles that are tried at most: about a second. Only a shared cost that is next to nothing leads there.
const MOST_STEPS: usize = 2_000_000;

/// The best multiples of all.
///
/// For a given base cycle T each item has a best multiple of its own: the least m with m (m + 1) ≥ 2 k / (h D T²). It changes at breakpoints of T
/// only, so between two of them all multiples are fixed, and the best multiples of all are those of some interval. The intervals are walked from
/// long to short cycles:
///
/// - no best cycle is longer than √(2 (K + Σ k) / Σ h D), where every order has every item;
/// - no best cycle is shorter than K / (C − Σ √(2 k h D)), C being the best cost so far: the items cost at least what they cost alone, and
///   the shared set-ups take the rest.
///
/// Units, domains and errors as in [`JointReplenishment`]; a shared cost so small that more than two million intervals lie between the bounds is
/// an error. Exact; ties to the longer base cycle. Source: Wildeman, Frenk & Dekker, European Journal of Operational Research 99 (1997)
/// 433–444; the walk over breakpoints: Goyal, Management Science 20 (1974) 1332–1334.
///
/// ```
/// use vmi_core::policy::{jrp::JointReplenishment, jrp_optimal::optimal};
/// let items = JointReplenishment {
///     shared_fixed_cost: 180.0, individual_fixed_costs: &[60.0, 100.0, 180.0, 115.0, 135.0],
///     holding_costs: &[5.32, 3.92, 4.76, 3.92, 3.36], demand_rates: &[6200.0, 1300.0, 400.0, 4400.0, 1800.0],
/// };
/// let found = optimal(&items)?;
/// assert_eq!(found.order_multiples, [1.0, 2.0, 4.0, 1.0, 2.0]);
/// assert!((found.cost_rate - 9107.181781429423).abs() < 1e-9);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn optimal(items: &JointReplenishment<'_>) -> Result<JointReplenishmentCost> {
    items.check()?;
    let count = items.demand_rates.len();
    let longest = items.at(vec![1.0; count])?.base_cycle_time;
    let weight = |item: usize| 2.0 * items.individual_fixed_costs[item] / items.flow(item);
    let mut multiples: Vec<f64> = (0..count).map(|item| least_product(weight(item) / (longest * longest))).collect();
    let mut changes: BinaryHeap<Change> = (0..count)
        .filter(|item| items.individual_fixed_costs[*item] > 0.0)
        .map(|item| Change { squared: squared(weight(item), multiples[item]), item })
        .collect();
    let alone: f64 = (0..count).map(|item| sqrt(2.0 * items.individual_fixed_costs[item] * items.flow(item))).sum();
    let (mut ordering, mut holding) = items.sums(&multiples);
    let (mut best, mut best_product) = (multiples.clone(), ordering * holding);
    // Covers the rounding of the sums; it can only make the walk longer.
    let allowance = 1e-12 + 1e-15 * count as f64;
    let mut steps = 0;
    while let Some(mut change) = changes.pop() {
        let rest = sqrt(2.0 * best_product) * (1.0 + allowance) - alone;
        let shortest = if rest > 0.0 { items.shared_fixed_cost / rest } else { 0.0 };
        if change.squared < shortest * shortest {
            break;
        }
        steps += 1;
        if steps > MOST_STEPS {
            return Err(outside("shared_fixed_cost", items.shared_fixed_cost, "a cost that is not next to nothing beside individual_fixed_costs"));
        }
        let item = change.item;
        let next = multiples[item] + 1.0;
        ordering += items.individual_fixed_costs[item] / next - items.individual_fixed_costs[item] / multiples[item];
        holding += items.flow(item);
        multiples[item] = next;
        change.squared = squared(weight(item), next);
        changes.push(change);
        // Running sums only choose what to look at; the comparison itself adds in the order of the items.
        if ordering * holding < best_product * (1.0 + 1e-9) {
            (ordering, holding) = items.sums(&multiples);
            if ordering * holding < best_product {
                best_product = ordering * holding;
                best.clone_from(&multiples);
            }
        }
    }
    items.at(best)
}

/// The square of the base cycle under which a multiple is too small.
fn squared(weight: f64, multiple: f64) -> f64 {
    weight / (multiple * (multiple + 1.0))
}

/// The next change of an item's multiple; the longest cycle is the greatest, ties: the first item.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Change {
    squared: f64,
    item: usize,
}

impl Eq for Change {}

impl Ord for Change {
    fn cmp(&self, other: &Self) -> Ordering {
        self.squared.total_cmp(&other.squared).then(other.item.cmp(&self.item))
    }
}

impl PartialOrd for Change {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

pub(crate) const MODEL: Model = Model {
    name: "jrp_optimal",
    summary: "The best base cycle and integer multiples of items that share a set-up.",
    exactness: Exactness::Exact,
    source: "Wildeman, Frenk & Dekker, European Journal of Operational Research 99 (1997) 433–444",
    inputs: super::jrp_silver_heuristic::MODEL.inputs,
    outputs: super::jrp_silver_heuristic::MODEL.outputs,
    solve: |given, answer| {
        let items = JointReplenishment::of(given);
        let found = optimal(&items)?;
        answer.numbers.extend([found.base_cycle_time, found.cost_rate]);
        answer.lists.extend([found.order_multiples, found.order_quantities]);
        Ok(())
    },
};
