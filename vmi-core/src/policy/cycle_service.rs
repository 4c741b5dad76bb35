//! Safety stock by cycle service level, with a variable lead time.

use crate::num::{normal, sqrt};

/// A safety stock by cycle service level.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CycleService {
    /// Standard normal quantile of the service level.
    pub z: f64,
    /// Standard deviation of demand over the protection interval, in units.
    pub sigma: f64,
    /// Safety stock, in units; negative for a level under 0.5.
    pub safety_stock: f64,
}

/// Safety stock such that demand over the protection interval is covered with probability `service_level`.
///
/// ```text
/// sigma = √(P sd² + (mean σL)²)        safety stock = z(p) · sigma
/// ```
///
/// `mean` and `sd` of demand in units per day; `protection_days` P; `lead_time_sd_days` σL; `service_level` 0 < p < 1 (outside:
/// NaN). Approximation: demand over P is taken as normal. Source: Silver, Pyke & Thomas, Inventory and Production Management
/// in Supply Chains, ch. 6.
///
/// ```
/// let found = vmi_core::policy::cycle_service::cycle_service(8.0, 3.0, 21.0, 5.0, 0.99);
/// assert!((found.sigma - 42.2965719651132).abs() < 1e-9);
/// assert!((found.safety_stock - 98.39654027025652).abs() < 1e-9);
/// ```
pub fn cycle_service(mean: f64, sd: f64, protection_days: f64, lead_time_sd_days: f64, service_level: f64) -> CycleService {
    of_factor(mean, sd, protection_days, lead_time_sd_days, normal::quantile(service_level))
}

/// The same with a safety factor found otherwise.
pub(super) fn of_factor(mean: f64, sd: f64, protection_days: f64, lead_time_sd_days: f64, z: f64) -> CycleService {
    let from_lead_time = mean * lead_time_sd_days;
    let sigma = sqrt(protection_days * (sd * sd) + from_lead_time * from_lead_time);
    CycleService { z, sigma, safety_stock: z * sigma }
}
