//! Safety stock by ready rate: the share of time with stock on hand, under continuous review.

use super::fill_rate::inverse_loss_difference;
use super::model::{Exactness, Model, fields};
use crate::error::Result;
use crate::num::domain::{finite, fraction, held, not_negative, outside, positive};
use crate::num::{normal, sqrt};

/// Base stock or (r,Q) with backorders under normal demand.
///
/// ```text
/// σ = √(L sd² + mean² σL²)        k = safety stock / σ
/// ready rate = Φ(k)                              base stock: every demand is ordered at once
/// ready rate = 1 − σ (G(k) − G(k + Q/σ)) / Q     (r,Q), G the unit normal loss; with continuous demand this is the fill rate as well
/// ```
///
/// Exact for normal lead-time demand. All rates and times share one unit of time. Source: Axsäter, Inventory Control, ch. 5.
///
/// ```
/// use vmi_core::policy::safety_stock_ready_rate::SafetyStockReadyRate;
/// let item = SafetyStockReadyRate { demand_mean: 10.0, demand_sd: 4.0, lead_time_mean: 9.0, lead_time_sd: 0.0, order_quantity: Some(50.0) };
/// let found = item.for_ready_rate(0.98)?;
/// assert!((found.safety_stock - 11.998_647_421_087_128).abs() < 1e-9);
/// assert!((item.of_reorder_point(found.reorder_point)?.ready_rate - 0.98).abs() < 1e-12);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SafetyStockReadyRate {
    /// Units for a unit of time.
    pub demand_mean: f64,
    /// Units, of the demand of a unit of time.
    pub demand_sd: f64,
    /// Units of time.
    pub lead_time_mean: f64,
    /// Units of time.
    pub lead_time_sd: f64,
    /// Q, in units; none for base stock.
    pub order_quantity: Option<f64>,
}

/// A reorder point and its ready rate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReadyRateStock {
    /// Standard deviation of lead-time demand, in units.
    pub sigma_ltd: f64,
    /// The safety factor k.
    pub z: f64,
    /// Safety stock, in units.
    pub safety_stock: f64,
    /// r, or the base stock, in units.
    pub reorder_point: f64,
    /// The share of time with stock on hand.
    pub ready_rate: f64,
}

impl SafetyStockReadyRate {
    /// Mean and standard deviation of lead-time demand, and Q over the latter.
    fn lead_time_demand(&self) -> Result<(f64, f64, Option<f64>)> {
        let (mean, sd) = (not_negative("demand_mean", self.demand_mean)?, not_negative("demand_sd", self.demand_sd)?);
        let (lead, lead_sd) = (positive("lead_time_mean", self.lead_time_mean)?, not_negative("lead_time_sd", self.lead_time_sd)?);
        let sigma = sqrt(lead * (sd * sd) + mean * lead_sd * (mean * lead_sd));
        if !(sigma > 0.0 && sigma.is_finite()) {
            return Err(outside("demand_sd", sd, "a variation of lead-time demand above 0"));
        }
        let quantity = self.order_quantity.map(|quantity| positive("order_quantity", quantity)).transpose()?;
        Ok((held("reorder_point", mean * lead)?, sigma, quantity.map(|quantity| held("order_quantity", quantity / sigma)).transpose()?))
    }

    /// The safety stock of a ready rate.
    pub fn for_ready_rate(&self, ready_rate: f64) -> Result<ReadyRateStock> {
        let wanted = fraction("ready_rate", ready_rate)?;
        let (mean, sigma, quantity) = self.lead_time_demand()?;
        let z = quantity.map_or_else(|| normal::quantile(wanted), |quantity| inverse_loss_difference(quantity * (1.0 - wanted), quantity));
        let safety_stock = held("safety_stock", z * sigma)?;
        Ok(ReadyRateStock {
            sigma_ltd: sigma,
            z: held("z", z)?,
            safety_stock,
            reorder_point: held("reorder_point", mean + safety_stock)?,
            ready_rate,
        })
    }

    /// The ready rate of a reorder point.
    pub fn of_reorder_point(&self, reorder_point: f64) -> Result<ReadyRateStock> {
        let r = finite("reorder_point", reorder_point)?;
        let (mean, sigma, quantity) = self.lead_time_demand()?;
        let z = held("z", (r - mean) / sigma)?;
        let ready_rate = match quantity {
            None => normal::cdf(z),
            Some(quantity) => (1.0 - (normal::loss(z) - normal::loss(z + quantity)) / quantity).clamp(0.0, 1.0),
        };
        Ok(ReadyRateStock { sigma_ltd: sigma, z, safety_stock: r - mean, reorder_point: r, ready_rate })
    }
}

pub(crate) const MODEL: Model = Model {
    name: "safety_stock_ready_rate",
    summary: "Safety stock and reorder point by ready rate under continuous review, or the ready rate of a reorder point.",
    exactness: Exactness::Approximation("exact for normal lead-time demand and full backorders"),
    source: "Axsäter, Inventory Control, ch. 5",
    inputs: fields![
        demand_mean: Number "units for a unit of time",
        demand_sd: Number "units, of the demand of a unit of time",
        lead_time_mean: Number "units of time",
        lead_time_sd: Number "units of time",
        order_quantity: Optional "units; absent: base stock, where every demand is ordered at once",
        ready_rate: Optional "share of time with stock on hand, 0 to 1; this or reorder_point",
        reorder_point: Optional "units; this or ready_rate",
    ],
    outputs: fields![
        sigma_ltd: Number "units",
        z: Number "safety factor",
        safety_stock: Number "units",
        reorder_point: Number "units",
        ready_rate: Number "share of time with stock on hand",
    ],
    solve: |given, answer| {
        let item = SafetyStockReadyRate {
            demand_mean: given.number(0),
            demand_sd: given.number(1),
            lead_time_mean: given.number(2),
            lead_time_sd: given.number(3),
            order_quantity: given.numbers[4],
        };
        let found = match given.one_of(&[5, 6], &["ready_rate", "reorder_point"])? {
            (0, ready_rate) => item.for_ready_rate(ready_rate)?,
            (_, reorder_point) => item.of_reorder_point(reorder_point)?,
        };
        answer.numbers.extend([found.sigma_ltd, found.z, found.safety_stock, found.reorder_point, found.ready_rate]);
        Ok(())
    },
};
