//! Safety stock from what a shortage costs.

use super::cycle_service::of_factor;
use super::model::{Exactness, Model, fields};
use crate::error::{Error, ErrorKind, Result};
use crate::num::domain::{finite, held, not_negative, outside, positive};
use crate::num::normal;

/// How shortages are paid for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ShortageCost {
    /// Money for each unit short, however long, and Q in units: a cycle has one chance of a shortage.
    EachUnit {
        /// b.
        cost: f64,
        /// Q.
        order_quantity: f64,
    },
    /// Money for a unit short and unit of time.
    UnitAndTime(f64),
}

/// The safety stock of least cost.
///
/// ```text
/// a cost b of each unit short:       Φ(k) = 1 − h Q / (b D)    cost rate = h k σ + b (D / Q) σ G(k)
/// a cost b of a unit and its time:   Φ(k) = b / (b + h)        cost rate = h k σ + (h + b) σ G(k)
/// σ = √(L sd² + D² σL²), G the unit normal loss; the cost of cycle stock and ordering is left out
/// ```
///
/// Approximation: lead-time demand is taken as normal. The first also leaves backorders out of the stock on hand; the second is exact for base stock, and without Q for
/// (r,Q) too careful. h is `holding_cost`, in money for a unit and unit of time. Source: Silver, Pyke & Thomas, ch. 6.
///
/// ```
/// use vmi_core::policy::safety_stock_stockout_cost::{SafetyStockStockoutCost, ShortageCost};
/// let shortage = ShortageCost::EachUnit { cost: 5.0, order_quantity: 50.0 };
/// let item = SafetyStockStockoutCost { demand_mean: 10.0, demand_sd: 4.0, lead_time_mean: 9.0, lead_time_sd: 0.0, holding_cost: 0.1, shortage };
/// let best = item.optimum()?;
/// assert!((best.cycle_service_level - 0.9).abs() < 1e-12 && (best.safety_stock - 15.378_618_786_535_204).abs() < 1e-9);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SafetyStockStockoutCost {
    /// D, units for a unit of time.
    pub demand_mean: f64,
    /// Units, of the demand of a unit of time.
    pub demand_sd: f64,
    /// L, units of time.
    pub lead_time_mean: f64,
    /// σL, units of time.
    pub lead_time_sd: f64,
    /// h, money for a unit and unit of time.
    pub holding_cost: f64,
    /// What shortages cost.
    pub shortage: ShortageCost,
}

/// A safety stock, its service and its cost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StockoutCostStock {
    /// The chance that no shortage occurs in a cycle.
    pub cycle_service_level: f64,
    /// Standard deviation of lead-time demand, in units.
    pub sigma_ltd: f64,
    /// The safety factor k.
    pub z: f64,
    /// Safety stock, in units.
    pub safety_stock: f64,
    /// In units.
    pub reorder_point: f64,
    /// Money for a unit of time, for safety stock and shortages.
    pub cost_rate: f64,
}

impl SafetyStockStockoutCost {
    /// h, and what a unit short in a lead time costs for a unit of time, beyond h.
    fn rates(&self) -> Result<(f64, f64)> {
        let h = positive("holding_cost", self.holding_cost)?;
        match self.shortage {
            ShortageCost::EachUnit { cost, order_quantity } => {
                let demand = positive("demand_mean", self.demand_mean)?;
                Ok((h, positive("unit_stockout_cost", cost)? * demand / positive("order_quantity", order_quantity)?))
            }
            ShortageCost::UnitAndTime(cost) => Ok((h, positive("stockout_cost", cost)? + h)),
        }
    }

    fn at(&self, z: f64, h: f64, short: f64) -> Result<StockoutCostStock> {
        let (mean, sd) = (not_negative("demand_mean", self.demand_mean)?, not_negative("demand_sd", self.demand_sd)?);
        let (lead, lead_sd) = (positive("lead_time_mean", self.lead_time_mean)?, not_negative("lead_time_sd", self.lead_time_sd)?);
        let found = of_factor(mean, sd, lead, lead_sd, z);
        Ok(StockoutCostStock {
            cycle_service_level: normal::cdf(z),
            sigma_ltd: held("sigma_ltd", found.sigma)?,
            z,
            safety_stock: held("safety_stock", found.safety_stock)?,
            reorder_point: held("reorder_point", mean * lead + found.safety_stock)?,
            cost_rate: held("cost_rate", h * found.safety_stock + short * (found.sigma * normal::loss(z)))?,
        })
    }

    /// The safety stock of least cost; an error where a shortage costs so little that no level is best: h Q ≥ b D.
    pub fn optimum(&self) -> Result<StockoutCostStock> {
        let (h, short) = self.rates()?;
        if let (ShortageCost::EachUnit { cost, .. }, true) = (self.shortage, h >= short) {
            let least = held("unit_stockout_cost", cost * (h / short))?;
            return Err(outside("unit_stockout_cost", cost, format!("more than holding_cost · order_quantity / demand_mean, {least},")));
        }
        // By the smaller tail, so that a level near 1 keeps its digits.
        self.at(-normal::quantile(h / short), h, short)
    }

    /// The cost of a given reorder point; needs demand that varies.
    pub fn of_reorder_point(&self, reorder_point: f64) -> Result<StockoutCostStock> {
        let (h, short) = self.rates()?;
        let at_mean = self.at(0.0, h, short)?;
        if at_mean.sigma_ltd <= 0.0 {
            return Err(outside("demand_sd", self.demand_sd, "a variation of lead-time demand above 0, where a reorder point is judged,"));
        }
        let r = finite("reorder_point", reorder_point)?;
        let found = self.at(held("z", (r - at_mean.reorder_point) / at_mean.sigma_ltd)?, h, short)?;
        Ok(StockoutCostStock { reorder_point: r, safety_stock: r - at_mean.reorder_point, ..found })
    }
}

pub(crate) const MODEL: Model = Model {
    name: "safety_stock_stockout_cost",
    summary: "The safety stock of least cost where a shortage has a price, by unit or by unit and time, or the cost of a reorder point.",
    exactness: Exactness::Approximation(
        "takes lead-time demand as normal; by unit it leaves backorders out of the stock on hand, by unit and time it is exact for base stock",
    ),
    source: "Silver, Pyke & Thomas, ch. 6",
    inputs: fields![
        demand_mean: Number "units for a unit of time",
        demand_sd: Number "units, of the demand of a unit of time",
        lead_time_mean: Number "units of time",
        lead_time_sd: Number "units of time",
        holding_cost: Number "money for a unit and unit of time",
        stockout_cost: Optional "money for a unit short and unit of time; this or unit_stockout_cost",
        unit_stockout_cost: Optional "money for each unit short, however long, with order_quantity; this or stockout_cost",
        order_quantity: Optional "units; of use with unit_stockout_cost only",
        reorder_point: Optional "units; absent: the best",
    ],
    outputs: fields![
        cycle_service_level: Number "chance that no shortage occurs in a cycle",
        sigma_ltd: Number "units",
        z: Number "safety factor",
        safety_stock: Number "units",
        reorder_point: Number "units",
        cost_rate: Number "money for a unit of time, of safety stock and shortages",
    ],
    solve: |given, answer| {
        let shortage = match given.one_of(&[5, 6], &["stockout_cost", "unit_stockout_cost"])? {
            (0, cost) => ShortageCost::UnitAndTime(cost),
            (_, cost) => {
                let missing = || {
                    let error = Error::new(ErrorKind::MissingValue, "order_quantity is missing: unit_stockout_cost and order_quantity go together");
                    error.field("order_quantity").expected("units")
                };
                ShortageCost::EachUnit { cost, order_quantity: given.numbers[7].ok_or_else(missing)? }
            }
        };
        let item = SafetyStockStockoutCost {
            demand_mean: given.number(0),
            demand_sd: given.number(1),
            lead_time_mean: given.number(2),
            lead_time_sd: given.number(3),
            holding_cost: given.number(4),
            shortage,
        };
        let found = given.numbers[8].map_or_else(|| item.optimum(), |reorder_point| item.of_reorder_point(reorder_point))?;
        answer.numbers.extend([found.cycle_service_level, found.sigma_ltd, found.z, found.safety_stock, found.reorder_point, found.cost_rate]);
        Ok(())
    },
};
