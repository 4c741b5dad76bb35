//! One item with two chances to order: its own, with the whole set-up cost, and those that others open, at a discount.

use std::cell::Cell;

use super::listed_cost::ListedCost;
use super::ss_continuous::over;
use crate::error::Result;
use crate::num::distribution::{Discrete, Distribution, Pmf};
use crate::num::domain::{not_negative, outside, positive, whole};

/// An item under continuous review: at s or below it orders at once, for the shared and its own set-up cost; at an opportunity, at c or below, it joins for its own alone.
/// Either way it orders up to S.
///
/// ```text
/// cost rate = (k + K P(own) + Σ G(y) τ(y)) / Σ τ(y)        sums over the positions y of a cycle, from S down to s + 1
/// τ(y) = v(y) / λ above c and v(y) / (λ + μ) from c down;  v(S) = 1,  v(y) = Σ v(y + j) a(y + j) P(J = j),  a = 1 above c, λ / (λ + μ) from c down
/// G(y) = h E(y − X)⁺ + p E(X − y)⁺
/// ```
///
/// Exact for opportunities that come as a Poisson process of rate μ, independent of the item's demand: a Poisson process of rate λ, of 1 unit or of J units each,
/// with X over the lead time; shortages are backordered. Units: money for an order, money for a unit and unit of time. The least cost is found by policy iteration, each
/// step a stopping problem solved upwards from the positions at which nobody would wait.
/// Source: Federgruen, Groenevelt & Tijms, Management Science 30 (1984) 344–357; Zheng, Operations Research 42 (1994) 721–738.
///
/// ```
/// use vmi_core::policy::can_order_item::CanOrderItem;
/// let item = CanOrderItem {
///     shared_fixed_cost: 50.0, individual_fixed_cost: 5.0, holding_cost: 1.0, stockout_cost: 15.0, demand_rate: 6.0, lead_time: 0.5, opportunity_rate: 2.0, jumps: None,
/// };
/// assert!((item.cost(1.0, 6.0, 18.0)?.cost_rate - 16.185715083658).abs() < 1e-9);
/// let best = item.optimum()?;
/// assert_eq!((best.must_order_level, best.can_order_level, best.order_up_to), (-5.0, 8.0, 16.0));
/// assert!((best.cost_rate - 13.409698537957).abs() < 1e-9);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct CanOrderItem<'d> {
    /// K, money for an order that the item opens by itself, beside its own set-up; 0 or more.
    pub shared_fixed_cost: f64,
    /// k, money for every order of the item, 0 or more.
    pub individual_fixed_cost: f64,
    /// h, money for a unit held for a unit of time.
    pub holding_cost: f64,
    /// p, money for a unit backordered for a unit of time.
    pub stockout_cost: f64,
    /// λ, demands for a unit of time.
    pub demand_rate: f64,
    /// Units of time, 0 or more.
    pub lead_time: f64,
    /// μ, opportunities for a unit of time, 0 or more.
    pub opportunity_rate: f64,
    /// The size of a demand, 0 or more units; none: 1 unit.
    pub jumps: Option<&'d Pmf>,
}

/// Levels of an item, and what they lead to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CanOrderItemCost {
    /// s, in units: the item opens an order at or below it.
    pub must_order_level: f64,
    /// c, in units: the item joins an order at or below it.
    pub can_order_level: f64,
    /// S, in units.
    pub order_up_to: f64,
    /// Expected ordering, holding and shortage cost for a unit of time.
    pub cost_rate: f64,
    /// Orders for a unit of time that the item opens by itself.
    pub own_order_rate: f64,
    /// Orders for a unit of time that the item joins.
    pub joined_order_rate: f64,
}

impl CanOrderItem<'_> {
    /// The levels of least cost.
    pub fn optimum(&self) -> Result<CanOrderItemCost> {
        let opportunities = not_negative("opportunity_rate", self.opportunity_rate)?;
        let item = Item::new(self)?;
        let levels = item.best(opportunities, &Cell::new(MOST_PRODUCTS))?;
        item.cost(levels, opportunities, &Cell::new(MOST_PRODUCTS))
    }

    /// What given levels cost, s ≤ c < S; with s = c the item joins nothing.
    pub fn cost(&self, must_order_level: f64, can_order_level: f64, order_up_to: f64) -> Result<CanOrderItemCost> {
        let levels = Levels::given(must_order_level, can_order_level, order_up_to)?;
        Item::new(self)?.cost(levels, not_negative("opportunity_rate", self.opportunity_rate)?, &Cell::new(MOST_PRODUCTS))
    }
}

/// s ≤ c < S.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Levels {
    must: i64,
    can: i64,
    up_to: i64,
}

impl Levels {
    /// The same with c = s.
    pub(super) fn joining_nothing(self) -> Self {
        Self { can: self.must, ..self }
    }

    pub(super) fn given(must: f64, can: f64, up_to: f64) -> Result<Self> {
        let level = |name: &str, value: f64| whole(name, value, -1_000_000_000);
        let (s, c, top) = (level("must_order_level", must)?, level("can_order_level", can)?, level("order_up_to", up_to)?);
        if c < s {
            return Err(outside("can_order_level", can, format!("at least the must-order level, {s}")));
        }
        if top <= c {
            return Err(outside("order_up_to", up_to, format!("more than the can-order level, {c}")));
        }
        if top - s > MOST_LEVELS {
            return Err(outside("order_up_to", up_to, format!("at most {MOST_LEVELS} above the must-order level")));
        }
        Ok(Self { must: s, can: c, up_to: top })
    }
}

/// The most positions of a cycle, and the most products in one call.
const MOST_LEVELS: i64 = 100_000;
pub(super) const MOST_PRODUCTS: u64 = 2_000_000_000;

/// Takes from what is left of the products of a call.
fn take(work: &Cell<u64>, products: u64) -> Result<()> {
    match work.get().checked_sub(products) {
        Some(left) => {
            work.set(left);
            Ok(())
        }
        None => Err(outside("demand_rate", MOST_PRODUCTS as f64, format!("demand and costs whose search takes at most {MOST_PRODUCTS} products"))),
    }
}

/// An item, checked, with its costs by position.
pub(super) struct Item {
    major: f64,
    minor: f64,
    /// Demands of at least one unit, for a unit of time.
    rate: f64,
    /// P(J = 1), P(J = 2), … given J > 0, and P(J ≥ 1), P(J ≥ 2), …
    jumps: Vec<f64>,
    at_least: Vec<f64>,
    costs: ListedCost,
}

impl Item {
    pub(super) fn new(of: &CanOrderItem<'_>) -> Result<Self> {
        let (major, minor) =
            (not_negative("shared_fixed_cost", of.shared_fixed_cost)?, not_negative("individual_fixed_cost", of.individual_fixed_cost)?);
        let (h, p) = (positive("holding_cost", of.holding_cost)?, positive("stockout_cost", of.stockout_cost)?);
        let (rate, lead_time) = (positive("demand_rate", of.demand_rate)?, not_negative("lead_time", of.lead_time)?);
        let unit = Pmf::certain(1)?;
        let jumps = of.jumps.unwrap_or(&unit);
        if jumps.least() < 0 || jumps.greatest() < 1 {
            return Err(outside("jumps", jumps.least() as f64, "demands of 0 or more, some of them above 0"));
        }
        let cover = over(rate * lead_time, jumps)?;
        let costs = ListedCost::new(h, p, cover.least(), cover.probabilities(), cover.mean());
        let some = jumps.complementary_cdf(0.0);
        let jumps: Vec<f64> = (1..=jumps.greatest()).map(|units| jumps.pmf(units) / some).collect();
        let mut at_least = jumps.clone();
        for at in (0..jumps.len() - 1).rev() {
            at_least[at] += at_least[at + 1];
        }
        Ok(Self { major, minor, rate: rate * some, jumps, at_least, costs })
    }

    /// Sums over a cycle: its length, its holding and shortage cost, and the chance that it ends by an order of the item's own.
    fn cycle(&self, levels: Levels, opportunities: f64, work: &Cell<u64>) -> Result<(f64, f64, f64)> {
        let (span, passed) = ((levels.up_to - levels.must) as usize, self.rate / (self.rate + opportunities));
        take(work, span as u64 * self.jumps.len().min(span) as u64)?;
        let (mut left, mut length, mut cost, mut own) = (Vec::with_capacity(span), 0.0, 0.0, 0.0);
        for below in 0..span {
            let reached = (1..=below.min(self.jumps.len())).fold(0.0, |sum, units| sum + self.jumps[units - 1] * left[below - units]);
            let visits = if below == 0 { 1.0 } else { reached };
            let y = levels.up_to - below as i64;
            let (time, on) = if y > levels.can { (visits / self.rate, visits) } else { (visits / (self.rate + opportunities), visits * passed) };
            left.push(on);
            length += time;
            cost += time * self.costs.at(y);
            own += on * self.at_least.get(span - below - 1).copied().unwrap_or(0.0);
        }
        Ok((length, cost, own))
    }

    pub(super) fn cost(&self, levels: Levels, opportunities: f64, work: &Cell<u64>) -> Result<CanOrderItemCost> {
        let (length, cost, own) = self.cycle(levels, opportunities, work)?;
        let cost_rate = crate::num::domain::held("cost_rate", (self.minor + self.major * own + cost) / length)?;
        Ok(CanOrderItemCost {
            must_order_level: levels.must as f64,
            can_order_level: levels.can as f64,
            order_up_to: levels.up_to as f64,
            cost_rate,
            own_order_rate: own / length,
            joined_order_rate: (1.0 - own).max(0.0) / length,
        })
    }

    /// The levels of least cost.
    pub(super) fn best(&self, opportunities: f64, work: &Cell<u64>) -> Result<Levels> {
        let middle = self.costs.best();
        let mut levels = Levels { must: middle - 1, can: middle - 1, up_to: middle };
        let mut cost = self.cost(levels, opportunities, work)?.cost_rate;
        // Costs fall from step to step, and there are finitely many policies.
        loop {
            let next = self.improved(cost, opportunities, work)?;
            let with_next = self.cost(next, opportunities, work)?.cost_rate;
            if with_next >= cost {
                return Ok(levels);
            }
            (levels, cost) = (next, with_next);
        }
    }

    /// Levels that are better than those of a cost rate, if any are: when to stop a cycle whose time is paid with that rate.
    fn improved(&self, cost: f64, opportunities: f64, work: &Cell<u64>) -> Result<Levels> {
        let best = self.costs.best();
        let (full, all) = (self.major + self.minor, self.rate + opportunities);
        // Where waiting costs more than all opportunities may save, nobody waits.
        let mut bottom = best;
        while self.costs.at(bottom) < cost + opportunities * self.major {
            bottom -= 1;
            take(work, 1)?;
            self.within(best - bottom)?;
        }
        // From `bottom` + 1 up: what is still to be paid until the next order, that order included.
        let mut values: Vec<f64> = Vec::new();
        let (mut must, mut can, mut up_to, mut least) = (bottom, bottom, bottom, f64::INFINITY);
        let mut candidates = bottom;
        for y in bottom + 1.. {
            let here = self.costs.at(y) - cost;
            if y > best && here > 0.0 {
                break;
            }
            self.within(y - bottom)?;
            let known = self.jumps.len().min(values.len());
            take(work, known as u64 + 1)?;
            let beyond = self.at_least.get(known).copied().unwrap_or(0.0);
            let ahead = (1..=known).fold(full * beyond, |sum, units| sum + self.jumps[units - 1] * values[values.len() - units]);
            let alone = here / self.rate + ahead;
            let joins = alone >= self.minor;
            let wait = if joins { (here + self.rate * ahead + opportunities * self.minor) / all } else { alone };
            if wait >= full && must + 1 == y {
                must = y;
            }
            if joins {
                candidates = y;
            }
            if wait < least {
                (up_to, least, can) = (y, wait, if joins { y - 1 } else { candidates });
            }
            values.push(wait.min(full));
        }
        // A cycle has at least one position.
        let must = must.min(up_to - 1);
        Ok(Levels { must, can: can.clamp(must, up_to - 1), up_to })
    }

    fn within(&self, span: i64) -> Result<()> {
        if span > MOST_LEVELS {
            return Err(outside("shared_fixed_cost", self.major, format!("one that pays for at most {MOST_LEVELS} positions between s and S")));
        }
        Ok(())
    }
}
