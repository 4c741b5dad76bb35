//! Periodic review with a fixed cost: the (s,S) policy of least cost, for any demand in whole units.

use super::listed_cost::ListedCost;
use crate::error::Result;
use crate::num::distribution::{Discrete, Distribution, Pmf};
use crate::num::domain::{not_negative, outside, positive, whole};

/// The (s,S) policy: when the position at a review is at or below s, order up to S. Shortages are backordered.
///
/// ```text
/// cost(s, S) = [K + Σ m(j) G(S − j) for j = 0 … S − s − 1] / [m(0) + … + m(S − s − 1)]
/// m(0) = 1 / (1 − p₀),  m(j) = Σ pᵢ m(j − i) / (1 − p₀): how often a cycle visits the position S − j
/// G(y) = h E(y − D)⁺ + p E(D − y)⁺
/// ```
///
/// Exact. Demand D is that of one period for a delivery at once, and that of lead time plus one period in G otherwise (`cover`). `fixed_cost` K in money for an order, `holding_cost` h and
/// `stockout_cost` p in money for a unit at the end of a period. Source: Zheng & Federgruen, Operations Research 39 (1991) and 40 (1992).
///
/// ```
/// use vmi_core::num::distribution::Pmf;
/// use vmi_core::policy::ss_exact::SsExact;
/// let demand = Pmf::new(0, vec![0.3032, 0.1208, 0.0992, 0.0081, 0.4687])?;
/// let best = SsExact { fixed_cost: 9.0, holding_cost: 3.0, stockout_cost: 14.0, demand: &demand, cover: None }.optimum()?;
/// assert_eq!((best.reorder_level, best.order_up_to), (2.0, 4.0));
/// assert!((best.cost - 11.42373806262231).abs() < 1e-9);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct SsExact<'d> {
    /// K, money for an order.
    pub fixed_cost: f64,
    /// h, money for a unit on hand at the end of a period.
    pub holding_cost: f64,
    /// p, money for a unit backordered at the end of a period.
    pub stockout_cost: f64,
    /// Demand of one period.
    pub demand: &'d Pmf,
    /// Demand of lead time plus one period; none: that of one period.
    pub cover: Option<&'d Pmf>,
}

/// Levels and what they cost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SsCost {
    /// s, in units: order at or below it.
    pub reorder_level: f64,
    /// S, in units.
    pub order_up_to: f64,
    /// Expected cost of a period.
    pub cost: f64,
}

impl SsExact<'_> {
    /// The levels of least cost.
    pub fn optimum(&self) -> Result<SsCost> {
        Search::new(self)?.optimum()
    }

    /// What given levels cost.
    pub fn cost(&self, reorder_level: f64, order_up_to: f64) -> Result<SsCost> {
        let mut search = Search::new(self)?;
        let (s, top) = (whole("s", reorder_level, -MOST_LEVELS)?, whole("S", order_up_to, -MOST_LEVELS)?);
        if top <= s {
            return Err(outside("S", order_up_to, format!("more than s, {s}")));
        }
        Ok(SsCost { reorder_level, order_up_to, cost: search.cost(s, top)? })
    }
}

/// The most positions between s and S that are looked at.
const MOST_LEVELS: i64 = 200_000;
/// The most products in one search.
const MOST_PRODUCTS: u64 = 4_000_000_000;

/// What a search has computed so far.
struct Search<'d> {
    fixed_cost: f64,
    period: ListedCost,
    /// p₁, p₂, …
    demand: &'d [f64],
    /// The index in `demand` of p₁, and where it starts: 1 − p₀.
    first: i64,
    moving: f64,
    /// m(j) and m(0) + … + m(j − 1).
    visits: Vec<f64>,
    visits_before: Vec<f64>,
    products: u64,
}

impl<'d> Search<'d> {
    fn new(model: &SsExact<'d>) -> Result<Self> {
        let fixed_cost = not_negative("fixed_cost", model.fixed_cost)?;
        let (h, p) = (positive("holding_cost", model.holding_cost)?, positive("stockout_cost", model.stockout_cost)?);
        let least = model.demand.least();
        if least < 0 {
            return Err(outside("pmf", least as f64, "demand of 0 or more"));
        }
        let all = model.demand.probabilities();
        let (none, demand, first) = if least == 0 { (all[0], &all[1..], 1) } else { (0.0, all, least) };
        if none >= 1.0 {
            return Err(outside("pmf", none, "a chance of demand above 0"));
        }
        let period = {
            let cover = model.cover.unwrap_or(model.demand);
            ListedCost::new(h, p, cover.least(), cover.probabilities(), cover.mean())
        };
        let moving = crate::num::sum(demand);
        Ok(Self { fixed_cost, period, demand, first, moving, visits: vec![1.0 / moving], visits_before: vec![0.0, 1.0 / moving], products: 0 })
    }

    /// Makes m(0) … m(count − 1) known.
    fn visit(&mut self, count: usize) -> Result<()> {
        if count as i64 > MOST_LEVELS {
            return Err(outside("fixed_cost", self.fixed_cost, format!("one that pays for at most {MOST_LEVELS} positions between s and S")));
        }
        while self.visits.len() < count {
            let at = self.visits.len() as i64;
            let terms = (at - self.first + 1).clamp(0, self.demand.len() as i64) as usize;
            // pᵢ m(at − i) for i = first, first + 1, …
            let newest = (at - self.first + 1).max(0) as usize;
            let sum = dot_reversed(&self.demand[..terms], &self.visits[newest - terms..newest]);
            self.visits.push(sum / self.moving);
            self.visits_before.push(self.visits_before[at as usize] + sum / self.moving);
        }
        Ok(())
    }

    /// c(s, S).
    fn cost(&mut self, s: i64, top: i64) -> Result<f64> {
        let count = (top - s) as usize;
        self.products += count as u64;
        if self.products > MOST_PRODUCTS {
            return Err(outside("fixed_cost", self.fixed_cost, format!("one whose search takes at most {MOST_PRODUCTS} products")));
        }
        self.visit(count)?;
        self.period.reach(s + 1, top);
        let costs = self.period.between(s + 1, top);
        Ok((self.fixed_cost + dot_reversed(&self.visits[..count], costs)) / self.visits_before[count])
    }

    fn optimum(mut self) -> Result<SsCost> {
        let best = self.period.best();
        let (mut s, mut top) = (best - 1, best);
        let mut cost = self.cost(s, top)?;
        while cost > self.period.at(s) {
            s -= 1;
            cost = self.cost(s, top)?;
        }
        let mut next = top + 1;
        while self.period.at(next) <= cost {
            let with_next = self.cost(s, next)?;
            if with_next < cost {
                (top, cost) = (next, with_next);
                while cost <= self.period.at(s + 1) {
                    s += 1;
                    cost = self.cost(s, top)?;
                }
            }
            next += 1;
        }
        Ok(SsCost { reorder_level: s as f64, order_up_to: top as f64, cost })
    }
}

/// Σ aᵢ b₍ₙ₋₁₋ᵢ₎ over four fixed lanes, added pairwise at the end.
pub(super) fn dot_reversed(a: &[f64], b: &[f64]) -> f64 {
    let mut lanes = [0.0_f64; 4];
    let chunks = a.chunks_exact(4);
    let rest = chunks.remainder();
    let mut back = b.rchunks_exact(4);
    for (a, b) in chunks.zip(&mut back) {
        for lane in 0..4 {
            lanes[lane] += a[lane] * b[3 - lane];
        }
    }
    for (lane, (a, b)) in rest.iter().zip(b[..rest.len()].iter().rev()).enumerate() {
        lanes[lane] += a * b;
    }
    (lanes[0] + lanes[2]) + (lanes[1] + lanes[3])
}
