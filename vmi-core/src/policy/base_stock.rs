//! Base stock: the level of least cost, and what a level delivers, under continuous or periodic review.

use super::policy_service::{Lack, PolicyService, Start, StockCosts, Wanted, least_whole, level_of};
use super::review_demand::ReviewDemand;
use super::rq_service::RqService;
use super::rs_service::RsService;
use crate::error::{Error, ErrorKind, Result};
use crate::num::distribution::Pmf;
use crate::num::domain::{finite, whole};
use crate::num::sqrt;

/// A base stock S with backorders: order up to S at each demand (R = 0), or at each review.
///
/// ```text
/// cost rate = h E(on hand) + p E(backorders)        averaged over time
/// best S: the least whose chance that all demand is served, averaged over the time from L to L + R, is at least p / (h + p)
/// ```
///
/// Exact for demand that is independent from one time to another and a constant lead time. Costs run with time; `newsvendor_normal` and its like count what is there at the end of a period. Source: Zipkin,
/// Foundations of Inventory Management, ch. 6; Axsäter, Inventory Control, ch. 5.
///
/// ```
/// use vmi_core::num::distribution::{Gamma, Pmf, Poisson};
/// use vmi_core::policy::base_stock::BaseStock;
/// use vmi_core::policy::review_demand::SampledDemand;
/// let demand = SampledDemand::of(&Poisson::new(3.0)?, 2.0, 0.0)?;
/// let one = Pmf::certain(1)?;
/// let best = BaseStock { holding_cost: 1.0, stockout_cost: 9.0, demand: &demand, jumps: Some(&one) }.optimum()?;
/// assert_eq!(best.base_stock, 9.0);
/// // Gamma demand, reviewed every period: 0.9 of the time between two arrivals all demand is served.
/// let demand = SampledDemand::of(&Gamma::from_mean_variance(50.0, 400.0)?, 2.0, 1.0)?;
/// let best = BaseStock { holding_cost: 1.0, stockout_cost: 9.0, demand: &demand, jumps: None }.optimum()?;
/// assert!((best.base_stock - 171.12818892842586).abs() < 1e-7);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct BaseStock<'d> {
    /// h, money for a unit held for a unit of time.
    pub holding_cost: f64,
    /// p, money for a unit short for a unit of time.
    pub stockout_cost: f64,
    /// Demand after a decision; its mean is 0 under continuous review.
    pub demand: &'d dyn ReviewDemand,
    /// What one customer asks for, for the fill rate under continuous review of demand in whole units; none: demand is real-valued.
    pub jumps: Option<&'d Pmf>,
}

/// A base stock, its cost and what it delivers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BaseStockCost {
    /// S, in units.
    pub base_stock: f64,
    /// Expected cost for a unit of time.
    pub cost_rate: f64,
    /// What it delivers.
    pub service: PolicyService,
}

impl BaseStock<'_> {
    fn costs(&self) -> Result<StockCosts> {
        StockCosts { fixed_cost: 0.0, holding_cost: self.holding_cost, stockout_cost: self.stockout_cost }.checked()
    }

    /// What S costs and delivers.
    pub fn cost(&self, base_stock: f64) -> Result<BaseStockCost> {
        let (costs, demand) = (self.costs()?, self.demand.over_lead_time());
        let level = if self.demand.is_whole() { whole("base_stock", base_stock, -1_000_000_000)? as f64 } else { finite("base_stock", base_stock)? };
        let service = if self.demand.mean() > 0.0 {
            RsService { demand: self.demand }.service(level)?
        } else if self.demand.is_whole() {
            RqService { order_quantity: 1.0, lead_time_demand: demand, jumps: self.jumps }.service(level - 1.0)?
        } else {
            let ready = demand.cdf(level);
            let (on_hand, backorders) = (demand.complementary_loss(level), demand.loss(level));
            PolicyService {
                cycle_service_level: ready,
                fill_rate: ready,
                ready_rate: ready,
                expected_on_hand: on_hand,
                expected_backorders: backorders,
            }
            .checked()?
        };
        Ok(BaseStockCost { base_stock: level, cost_rate: costs.rate(0.0, &service)?, service })
    }

    /// The level of least cost.
    pub fn optimum(&self) -> Result<BaseStockCost> {
        let (costs, demand) = (self.costs()?, self.demand);
        let (h, p) = (costs.holding_cost, costs.stockout_cost);
        let short = h / (h + p);
        let after = demand.over_protection();
        if demand.mean() <= 0.0 {
            return self.cost(after.quantile(p / (h + p))?);
        }
        let start = Start { level: after.mean(), spread: sqrt(after.variance()) };
        if !demand.is_whole() {
            let lack = |level: f64| Lack { value: demand.not_ready(level), fall: demand.not_ready_fall(level) };
            return self.cost(level_of(Wanted::ReadyRate(p / (h + p)), short, start, lack)?);
        }
        // All demand is served at S where one unit is left at S + 1.
        let enough = short + 1e-12 * short.min(1.0 - short);
        match least_whole(start, |level| Ok(demand.not_ready(level as f64 + 1.0) <= enough))? {
            Some(level) => self.cost(level as f64),
            None => Err(Error::new(ErrorKind::Overflow, "the best base stock is beyond what is searched").field("base_stock")),
        }
    }
}
