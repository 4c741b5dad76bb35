//! Known demand, and a delivery that turns out larger or smaller than ordered by a uniform amount.

use crate::error::Result;
use crate::num::domain::{finite, outside, positive};

/// An order of Q of which Q + Y arrives, Y uniform.
///
/// ```text
/// cost(Q) = h E(Q + Y − d)⁺ + p E(d − Q − Y)⁺        optimum: Q = d − (lo + (hi − lo) h / (h + p))
/// ```
///
/// Exact. Source: Snyder & Shen, ch. 9.
///
/// ```
/// use vmi_core::policy::newsvendor_yield::NewsvendorAdditiveYield;
/// let model = NewsvendorAdditiveYield { holding_cost: 15e6, stockout_cost: 75e6, demand: 1.5, yield_lo: -0.5, yield_hi: 0.5 };
/// let best = model.optimum()?;
/// assert!((best.order_quantity - 1.8333333333333333).abs() < 1e-12 && (best.cost - 6.25e6).abs() < 1e-3);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NewsvendorAdditiveYield {
    /// h, money for a unit left over.
    pub holding_cost: f64,
    /// p, money for a unit short.
    pub stockout_cost: f64,
    /// d, units.
    pub demand: f64,
    /// The least Y, units.
    pub yield_lo: f64,
    /// The greatest Y, units.
    pub yield_hi: f64,
}

/// A quantity to order and its cost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct YieldOrder {
    /// Q, in units.
    pub order_quantity: f64,
    /// Expected cost.
    pub cost: f64,
}

impl NewsvendorAdditiveYield {
    fn range(&self) -> Result<(f64, f64)> {
        let (low, high) = (finite("yield_lo", self.yield_lo)?, finite("yield_hi", self.yield_hi)?);
        if low < high { Ok((low, high)) } else { Err(outside("yield_hi", high, format!("more than yield_lo, {low}"))) }
    }

    /// The quantity of least cost.
    pub fn optimum(&self) -> Result<YieldOrder> {
        let (low, high) = self.range()?;
        let (h, p) = (positive("holding_cost", self.holding_cost)?, positive("stockout_cost", self.stockout_cost)?);
        self.cost(finite("demand", self.demand)? - (low + (high - low) * (h / (h + p))))
    }

    /// What a given quantity costs.
    pub fn cost(&self, order_quantity: f64) -> Result<YieldOrder> {
        let (low, high) = self.range()?;
        let (h, p) = (positive("holding_cost", self.holding_cost)?, positive("stockout_cost", self.stockout_cost)?);
        // What is left over is uniform on least … most.
        let surplus = finite("order_quantity", order_quantity)? - finite("demand", self.demand)?;
        let (least, most) = (surplus + low, surplus + high);
        let half_square = |x: f64| if x > 0.0 { x * x / 2.0 } else { 0.0 };
        let over = (half_square(most) - half_square(least)) / (high - low);
        let short = (half_square(-least) - half_square(-most)) / (high - low);
        Ok(YieldOrder { order_quantity, cost: h * over + p * short })
    }
}
