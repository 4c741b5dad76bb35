//! What a stock position costs by the hour: the building stone of (r,Q), (s,S) and base stock.

use crate::error::Result;
use crate::num::distribution::Distribution;
use crate::num::domain::positive;

/// The expected holding and backorder cost of inventory position y, a lead time later.
///
/// ```text
/// G(y) = h E(y − X)⁺ + p E(X − y)⁺        X: demand over the lead time
/// ```
#[derive(Clone, Copy, Debug)]
pub struct PositionCost<'d, D: ?Sized> {
    /// h, money for a unit held for a unit of time.
    pub holding_cost: f64,
    /// p, money for a unit short for a unit of time.
    pub stockout_cost: f64,
    /// Demand over the lead time.
    pub demand: &'d D,
}

impl<D: Distribution + ?Sized> PositionCost<'_, D> {
    /// The costs, if both are above 0.
    pub(crate) fn costs(&self) -> Result<(f64, f64)> {
        Ok((positive("holding_cost", self.holding_cost)?, positive("stockout_cost", self.stockout_cost)?))
    }

    /// The position of least cost.
    pub fn best(&self) -> Result<f64> {
        let (h, p) = self.costs()?;
        self.demand.quantile(p / (h + p))
    }

    /// G(y).
    pub fn at(&self, y: f64) -> f64 {
        self.holding_cost * self.demand.complementary_loss(y) + self.stockout_cost * self.demand.loss(y)
    }

    /// G′(y) = h − (h + p) P(X > y).
    pub fn slope(&self, y: f64) -> f64 {
        self.holding_cost * self.demand.cdf(y) - self.stockout_cost * self.demand.complementary_cdf(y)
    }

    /// ∫ G from a to b, for continuous demand.
    pub fn integral(&self, a: f64, b: f64) -> f64 {
        self.holding_cost * (self.demand.complementary_second_loss(b) - self.demand.complementary_second_loss(a))
            + self.stockout_cost * (self.demand.second_loss(a) - self.demand.second_loss(b))
    }
}
