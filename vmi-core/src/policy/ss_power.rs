//! The power approximation of (s,S): levels from mean and standard deviation alone.

use crate::error::Result;
use crate::num::domain::positive;
use crate::num::{power, sqrt};

/// Levels by the revised power approximation.
///
/// ```text
/// D = 1.30 μ^0.494 (K / h)^0.506 (1 + σL² / μ²)^0.116         z = √(D / (σL p / h))
/// s = 0.973 μL + σL (0.183 / z + 1.063 − 2.192 z)             S = s + D
/// ```
///
/// `is_capped`: where D / μ ≤ 1.5, s and S are not above μL + σL Φ⁻¹(p / (h + p)), as the publication adds for small lots; textbooks and other programs leave that out. Approximation, fitted to policies found exactly; typically within a few percent of the least cost. Demand of one period has mean μ and
/// standard deviation σ; `lead_time` L periods, μL = (L + 1) μ, σL = σ √(L + 1). Source: Ehrhardt & Mosier, Management Science 30 (1984).
///
/// ```
/// let levels = vmi_core::policy::ss_power::SsPower { fixed_cost: 60.0, holding_cost: 2.0, stockout_cost: 36.0, mean: 190.0, sd: 48.0, lead_time: 0.0, is_capped: false }.levels()?;
/// assert!((levels.reorder_level - 226.6137928222839).abs() < 1e-6);
/// assert!((levels.order_up_to - 324.3797868133974).abs() < 1e-6);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SsPower {
    /// K, money for an order.
    pub fixed_cost: f64,
    /// h, money for a unit held for a period.
    pub holding_cost: f64,
    /// p, money for a unit short for a period.
    pub stockout_cost: f64,
    /// Mean demand of a period.
    pub mean: f64,
    /// Standard deviation of demand of a period.
    pub sd: f64,
    /// L, periods.
    pub lead_time: f64,
    /// Whether small lots are capped as published.
    pub is_capped: bool,
}

/// Levels of a policy with two of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Levels {
    /// s, in units.
    pub reorder_level: f64,
    /// S, in units.
    pub order_up_to: f64,
}

impl SsPower {
    /// The levels.
    pub fn levels(&self) -> Result<Levels> {
        let (fixed, h, p) =
            (positive("fixed_cost", self.fixed_cost)?, positive("holding_cost", self.holding_cost)?, positive("stockout_cost", self.stockout_cost)?);
        let (mean, sd) = (positive("mean", self.mean)?, positive("sd", self.sd)?);
        let cover = crate::num::domain::not_negative("lead_time", self.lead_time)? + 1.0;
        let (over, spread) = (mean * cover, sd * sqrt(cover));
        let lot = 1.30 * power(mean, 0.494) * power(fixed / h, 0.506) * power(1.0 + (spread * spread) / (mean * mean), 0.116);
        let z = sqrt(lot / (spread * p / h));
        let level = 0.973 * over + spread * (0.183 / z + 1.063 - 2.192 * z);
        if !self.is_capped || lot / mean > 1.5 {
            return Ok(Levels { reorder_level: level, order_up_to: level + lot });
        }
        let most = over + spread * crate::num::normal::quantile(p / (h + p));
        Ok(Levels { reorder_level: level.min(most), order_up_to: (level + lot).min(most) })
    }
}
