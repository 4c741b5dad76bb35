//! One period: what to have for a demand that is not known, when too much and too little both cost.

use crate::error::Result;
use crate::num::distribution::Distribution;
use crate::num::domain::{held, not_negative, positive};
use crate::num::sqrt;

/// The newsvendor with a demand of any distribution.
///
/// ```text
/// cost(S) = h E(S − D)⁺ + p E(D − S)⁺        optimum: the least S with P(D ≤ S) ≥ p / (h + p)
/// ```
///
/// Exact. `holding_cost` h in money for a unit left over, `stockout_cost` p in money for a unit short, both above 0; demand in units.
/// Source: Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 4.
///
/// ```
/// use vmi_core::num::distribution::Normal;
/// use vmi_core::policy::newsvendor::Newsvendor;
/// let demand = Normal::new(50.0, 8.0)?;
/// let best = Newsvendor { holding_cost: 0.18, stockout_cost: 0.7, demand: &demand }.optimum()?;
/// assert!((best.base_stock - 56.60395592743389).abs() < 1e-9);
/// assert!((best.cost - 1.997605193176645).abs() < 1e-9);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Newsvendor<'d, D: ?Sized> {
    /// h, money for a unit left over.
    pub holding_cost: f64,
    /// p, money for a unit short.
    pub stockout_cost: f64,
    /// Demand of the period.
    pub demand: &'d D,
}

/// A stock for one period and what to expect of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PeriodStock {
    /// S, in units.
    pub base_stock: f64,
    /// Expected cost of the period.
    pub cost: f64,
    /// P(D ≤ S).
    pub cycle_service_level: f64,
    /// E(D − S)⁺, in units.
    pub expected_shortage: f64,
    /// E(S − D)⁺, in units.
    pub expected_leftover: f64,
}

impl<D: Distribution + ?Sized> Newsvendor<'_, D> {
    /// The share of outcomes that are to be covered, p / (h + p).
    pub fn critical_ratio(&self) -> Result<f64> {
        let (h, p) = (positive("holding_cost", self.holding_cost)?, positive("stockout_cost", self.stockout_cost)?);
        Ok(p / (h + p))
    }

    /// The stock of least expected cost; of several, the smallest.
    pub fn optimum(&self) -> Result<PeriodStock> {
        self.cost(self.demand.quantile(self.critical_ratio()?)?)
    }

    /// What a given stock costs.
    pub fn cost(&self, base_stock: f64) -> Result<PeriodStock> {
        let (h, p) = (not_negative("holding_cost", self.holding_cost)?, not_negative("stockout_cost", self.stockout_cost)?);
        let base_stock = crate::num::domain::finite("base_stock", base_stock)?;
        let shares = self.demand.shares(base_stock);
        let (expected_shortage, expected_leftover) = (shares.loss, shares.complementary_loss);
        let cost = held("cost", h * expected_leftover + p * expected_shortage)?;
        Ok(PeriodStock { base_stock, cost, cycle_service_level: shares.cdf, expected_shortage, expected_leftover })
    }
}

/// The newsvendor who buys, sells and salvages.
///
/// ```text
/// profit(Q) = (r − c) E(D) − (c − v) E(Q − D)⁺ − (r − c) E(D − Q)⁺        optimum: P(D ≤ Q) ≥ (r − c) / (r − v)
/// ```
///
/// Exact. `revenue` r > `purchase_cost` c > `salvage_value` v, in money for a unit. Source: Snyder & Shen, ch. 4.
///
/// ```
/// use vmi_core::num::distribution::Normal;
/// use vmi_core::policy::newsvendor::NewsvendorProfit;
/// let demand = Normal::new(50.0, 8.0)?;
/// let best = NewsvendorProfit { revenue: 1.0, purchase_cost: 0.3, salvage_value: 0.12, demand: &demand }.optimum()?;
/// assert!((best.expected_profit - 33.002394806823354).abs() < 1e-9);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct NewsvendorProfit<'d, D: ?Sized> {
    /// r, money for a unit sold.
    pub revenue: f64,
    /// c, money for a unit bought.
    pub purchase_cost: f64,
    /// v, money for a unit left over.
    pub salvage_value: f64,
    /// Demand of the period.
    pub demand: &'d D,
}

/// A quantity to buy and the profit to expect.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PeriodProfit {
    /// Q, in units.
    pub order_quantity: f64,
    /// Expected profit of the period.
    pub expected_profit: f64,
    /// P(D ≤ Q).
    pub cycle_service_level: f64,
}

impl<D: Distribution + ?Sized> NewsvendorProfit<'_, D> {
    fn margins(&self) -> Result<(f64, f64)> {
        use crate::num::domain::{finite, outside};
        let (r, c, v) =
            (finite("revenue", self.revenue)?, finite("purchase_cost", self.purchase_cost)?, finite("salvage_value", self.salvage_value)?);
        if r <= c {
            return Err(outside("revenue", r, format!("more than purchase_cost, {c}")));
        }
        if v >= c {
            return Err(outside("salvage_value", v, format!("less than purchase_cost, {c}")));
        }
        Ok((r - c, c - v))
    }

    /// The quantity of most expected profit.
    pub fn optimum(&self) -> Result<PeriodProfit> {
        let (under, over) = self.margins()?;
        self.profit(self.demand.quantile(under / (under + over))?)
    }

    /// The profit of a given quantity.
    pub fn profit(&self, order_quantity: f64) -> Result<PeriodProfit> {
        let (under, over) = self.margins()?;
        let order_quantity = crate::num::domain::finite("order_quantity", order_quantity)?;
        let mismatch = over * self.demand.complementary_loss(order_quantity) + under * self.demand.loss(order_quantity);
        Ok(PeriodProfit {
            order_quantity,
            expected_profit: under * self.demand.mean() - mismatch,
            cycle_service_level: self.demand.cdf(order_quantity),
        })
    }
}

/// The newsvendor who knows only mean and standard deviation: the quantity that is best against the worst such distribution.
///
/// ```text
/// Q = m + σ/2 (√(p/h) − √(h/p))  if p/h > (σ/m)², else 0        cost in the worst case = σ √(h p)
/// ```
///
/// Exact for the worst case of demand ≥ 0; `cost` of a given quantity is the upper bound on its cost over all distributions on the
/// real line. Source: Scarf 1958; Gallego & Moon, J. Opl Res. Soc. 44 (1993).
///
/// ```
/// use vmi_core::policy::newsvendor::NewsvendorDistributionFree;
/// let best = NewsvendorDistributionFree { holding_cost: 0.18, stockout_cost: 0.7, mean: 50.0, sd: 8.0 }.optimum()?;
/// assert!((best.base_stock - 55.859736166).abs() < 1e-8);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NewsvendorDistributionFree {
    /// h, money for a unit left over.
    pub holding_cost: f64,
    /// p, money for a unit short.
    pub stockout_cost: f64,
    /// Mean demand, above 0.
    pub mean: f64,
    /// Standard deviation of demand, 0 or more.
    pub sd: f64,
}

/// A stock and the most that it can cost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WorstCase {
    /// S, in units.
    pub base_stock: f64,
    /// The cost under the worst distribution of this mean and standard deviation.
    pub worst_cost: f64,
}

impl NewsvendorDistributionFree {
    /// The stock whose worst case costs least.
    pub fn optimum(&self) -> Result<WorstCase> {
        let (h, p) = (positive("holding_cost", self.holding_cost)?, positive("stockout_cost", self.stockout_cost)?);
        let (mean, sd) = (positive("mean", self.mean)?, not_negative("sd", self.sd)?);
        if p * (mean * mean) <= h * (sd * sd) {
            return Ok(WorstCase { base_stock: 0.0, worst_cost: p * mean });
        }
        self.cost(mean + sd / 2.0 * (sqrt(p / h) - sqrt(h / p)))
    }

    /// The worst cost of a given stock.
    pub fn cost(&self, base_stock: f64) -> Result<WorstCase> {
        let (h, p) = (not_negative("holding_cost", self.holding_cost)?, not_negative("stockout_cost", self.stockout_cost)?);
        let (mean, sd) = (positive("mean", self.mean)?, not_negative("sd", self.sd)?);
        let above = crate::num::domain::finite("base_stock", base_stock)? - mean;
        let spread = sqrt(sd * sd + above * above);
        // E(D − S)⁺ is at most (√(σ² + (S − m)²) − (S − m)) / 2.
        Ok(WorstCase { base_stock, worst_cost: h * f64::midpoint(spread, above) + p * f64::midpoint(spread, -above) })
    }
}
