//! Reorder point and safety stock by cycle service level, where demand and lead time both vary.

use super::cycle_service::cycle_service;
use crate::error::Result;
use crate::num::domain::{fraction, not_negative, positive};

/// Safety stock and reorder point for a cycle service level.
///
/// ```text
/// sigma_ltd = √(L σ² + μ² σL²)        safety stock = z(p) sigma_ltd        reorder point = μ L + safety stock
/// ```
///
/// Approximation: lead-time demand is taken as normal. Demand of a unit of time has mean μ and standard deviation σ, the lead time mean L and standard deviation σL, in the same unit of time. Source: Silver, Pyke & Thomas, ch. 6.
///
/// ```
/// use vmi_core::policy::safety_stock::SafetyStockCsl;
/// let found = SafetyStockCsl { demand_mean: 120.0, demand_sd: 30.0, lead_time_mean: 9.0, lead_time_sd: 0.0, cycle_service_level: 0.95 }.levels()?;
/// assert!((found.reorder_point - 1228.0368264256324).abs() < 1e-9 && (found.sigma_ltd - 90.0).abs() < 1e-12);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SafetyStockCsl {
    /// μ, units for a unit of time.
    pub demand_mean: f64,
    /// σ, of the demand of a unit of time.
    pub demand_sd: f64,
    /// L.
    pub lead_time_mean: f64,
    /// σL.
    pub lead_time_sd: f64,
    /// p, the chance that no shortage occurs in a cycle.
    pub cycle_service_level: f64,
}

/// A reorder point and what it is made of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReorderPoint {
    /// Standard deviation of lead-time demand, in units.
    pub sigma_ltd: f64,
    /// The safety factor.
    pub z: f64,
    /// Safety stock, in units; negative for a level under 0.5.
    pub safety_stock: f64,
    /// r, in units.
    pub reorder_point: f64,
}

impl SafetyStockCsl {
    /// The reorder point.
    pub fn levels(&self) -> Result<ReorderPoint> {
        let (mean, sd) = (not_negative("demand_mean", self.demand_mean)?, not_negative("demand_sd", self.demand_sd)?);
        let (lead, lead_sd) = (positive("lead_time_mean", self.lead_time_mean)?, not_negative("lead_time_sd", self.lead_time_sd)?);
        let found = cycle_service(mean, sd, lead, lead_sd, fraction("cycle_service_level", self.cycle_service_level)?);
        Ok(ReorderPoint { sigma_ltd: found.sigma, z: found.z, safety_stock: found.safety_stock, reorder_point: mean * lead + found.safety_stock })
    }
}
