//! Buying for one period while looking one period ahead, and what that says of the levels of many periods.

use super::ss_power::Levels;
use crate::error::Result;
use crate::num::distribution::{Distribution, Normal};
use crate::num::domain::{finite, not_negative, outside, positive, whole};
use crate::num::root;

/// The myopic newsvendor: what is left is worth what it costs in the next period.
///
/// ```text
/// G(S) = c S + h E(S − D)⁺ + p E(D − S)⁺ − γ c' (S − E(D))        optimum: P(D ≤ S) = (p − c + γ c') / (h + p)
/// ```
///
/// Exact under normal demand for a horizon of which every period is alike. `purchase_cost` c now and c' in the next period, `discount_factor` γ.
/// Source: Veinott 1965; Snyder & Shen, ch. 4.
///
/// ```
/// use vmi_core::policy::myopic::MyopicNewsvendor;
/// let model = MyopicNewsvendor { holding_cost: 43.0, stockout_cost: 79.0, purchase_cost: 65.0, purchase_cost_next: 55.0, mean: 900.0, sd: 60.0, discount_factor: 0.9 };
/// let best = model.optimum()?;
/// assert!((best.base_stock - 903.0832764843523).abs() < 1e-6 && (best.cost - 61416.404244990816).abs() < 1e-4);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MyopicNewsvendor {
    /// h, money for a unit left over.
    pub holding_cost: f64,
    /// p, money for a unit short.
    pub stockout_cost: f64,
    /// c, money for a unit bought now.
    pub purchase_cost: f64,
    /// c', money for a unit bought in the next period.
    pub purchase_cost_next: f64,
    /// Mean demand.
    pub mean: f64,
    /// Standard deviation of demand.
    pub sd: f64,
    /// γ, 0 < γ ≤ 1.
    pub discount_factor: f64,
}

/// A base stock and its cost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MyopicStock {
    /// S, in units.
    pub base_stock: f64,
    /// G(S).
    pub cost: f64,
}

/// G of one period: slope · y + h E(y − D)⁺ + p E(D − y)⁺.
struct Period {
    slope: f64,
    holding_cost: f64,
    stockout_cost: f64,
    demand: Normal,
}

impl Period {
    fn at(&self, y: f64) -> f64 {
        self.slope * y + self.holding_cost * self.demand.complementary_loss(y) + self.stockout_cost * self.demand.loss(y)
    }

    fn best(&self) -> Result<f64> {
        let ratio = (self.stockout_cost - self.slope) / (self.holding_cost + self.stockout_cost);
        if !(ratio > 0.0 && ratio < 1.0) {
            let expected = format!("more than what a unit costs net of its later worth, {}, and that more than −holding_cost", self.slope);
            return Err(outside("stockout_cost", self.stockout_cost, expected));
        }
        self.demand.quantile(ratio)
    }

    /// The level below (−1) or above (+1) the best one where G is `more` above its least value.
    fn above_best(&self, best: f64, more: f64, side: f64) -> Result<f64> {
        let wanted = self.at(best) + more;
        let mut reach = 1.0;
        while self.at(best + side * reach) < wanted {
            reach *= 2.0;
        }
        if side < 0.0 {
            root::bisection(|y| wanted - self.at(y), best - reach, best, 0.0)
        } else {
            root::bisection(|y| self.at(y) - wanted, best, best + reach, 0.0)
        }
    }
}

fn discount(factor: f64) -> Result<f64> {
    if factor > 0.0 && factor <= 1.0 { Ok(factor) } else { Err(outside("discount_factor", factor, "above 0 and at most 1")) }
}

impl MyopicNewsvendor {
    fn period(&self) -> Result<(Period, f64)> {
        let (c, next) = (finite("purchase_cost", self.purchase_cost)?, finite("purchase_cost_next", self.purchase_cost_next)?);
        let later = discount(self.discount_factor)? * next;
        let (holding_cost, stockout_cost) = (positive("holding_cost", self.holding_cost)?, positive("stockout_cost", self.stockout_cost)?);
        Ok((Period { slope: c - later, holding_cost, stockout_cost, demand: Normal::new(self.mean, self.sd)? }, later))
    }

    /// The base stock of least cost.
    pub fn optimum(&self) -> Result<MyopicStock> {
        let (period, _) = self.period()?;
        self.cost(period.best()?)
    }

    /// What a given base stock costs.
    pub fn cost(&self, base_stock: f64) -> Result<MyopicStock> {
        let (period, later) = self.period()?;
        Ok(MyopicStock { base_stock, cost: period.at(finite("base_stock", base_stock)?) + later * self.mean })
    }
}

/// Bounds on the best levels of each period of a finite horizon with a fixed cost, from one period's cost alone.
///
/// ```text
/// S̲ least of G;  G(s̲) = G(S̲) + K;  G(s̄) = G(S̲) + (1 − γ) K;  G(S̄) = G(S̲) + γ K:   s̲ ≤ s ≤ s̄ ≤ S̲ ≤ S ≤ S̄
/// ```
///
/// In the last period no order follows: there S̄ = S̲ and s̄ = s̲, and they are exact. Bounds under normal demand that is the same in every period. Source: Veinott 1966;
/// Snyder & Shen, ch. 4.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MyopicBounds {
    /// T.
    pub num_periods: u32,
    /// h, money for a unit left over at the end of a period.
    pub holding_cost: f64,
    /// p, money for a unit short at the end of a period.
    pub stockout_cost: f64,
    /// The same for what is left after the last period.
    pub terminal_holding_cost: f64,
    /// The same for what is short after the last period.
    pub terminal_stockout_cost: f64,
    /// c, money for a unit.
    pub purchase_cost: f64,
    /// K, money for an order.
    pub fixed_cost: f64,
    /// Mean demand of a period.
    pub demand_mean: f64,
    /// Standard deviation of the demand of a period.
    pub demand_sd: f64,
    /// γ, 0 < γ ≤ 1.
    pub discount_factor: f64,
}

/// Bounds on the levels of one period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LevelBounds {
    /// s and S are at least these.
    pub lower: Levels,
    /// s and S are at most these.
    pub upper: Levels,
}

impl MyopicBounds {
    /// The bounds of each period, the first one first.
    ///
    /// ```
    /// use vmi_core::policy::myopic::MyopicBounds;
    /// let model = MyopicBounds {
    ///     num_periods: 5, holding_cost: 1.0, stockout_cost: 20.0, terminal_holding_cost: 1.0, terminal_stockout_cost: 20.0, purchase_cost: 2.0,
    ///     fixed_cost: 50.0, demand_mean: 100.0, demand_sd: 20.0, discount_factor: 1.0,
    /// };
    /// let bounds = model.bounds()?;
    /// assert!((bounds[0].upper.order_up_to - 191.66022943).abs() < 1e-6 && (bounds[4].lower.reorder_level - 111.66574177).abs() < 1e-6);
    /// # Ok::<(), vmi_core::error::Error>(())
    /// ```
    pub fn bounds(&self) -> Result<Vec<LevelBounds>> {
        let count = whole("num_periods", f64::from(self.num_periods), 1)?;
        let (h, p) = (positive("holding_cost", self.holding_cost)?, positive("stockout_cost", self.stockout_cost)?);
        let end = (
            not_negative("terminal_holding_cost", self.terminal_holding_cost)?,
            not_negative("terminal_stockout_cost", self.terminal_stockout_cost)?,
        );
        let (c, k, factor) =
            (finite("purchase_cost", self.purchase_cost)?, not_negative("fixed_cost", self.fixed_cost)?, discount(self.discount_factor)?);
        let demand = Normal::new(self.demand_mean, self.demand_sd)?;
        let early = Period { slope: c - factor * c, holding_cost: h, stockout_cost: p, demand };
        let last = Period { slope: c, holding_cost: h + factor * end.0, stockout_cost: p + factor * end.1, demand };
        let of = |period: &Period, upper: f64, more: f64| -> Result<LevelBounds> {
            let best = period.best()?;
            let below = |more: f64| if more > 0.0 { period.above_best(best, more, -1.0) } else { Ok(best) };
            let top = if more > 0.0 { period.above_best(best, more, 1.0)? } else { best };
            Ok(LevelBounds {
                lower: Levels { reorder_level: below(k)?, order_up_to: best },
                upper: Levels { reorder_level: below(upper)?, order_up_to: top },
            })
        };
        let mut found = vec![of(&early, (1.0 - factor) * k, factor * k)?; count as usize - 1];
        found.push(of(&last, k, 0.0)?);
        Ok(found)
    }
}
