//! Gross margin return on inventory investment.

use crate::error::Result;
use crate::num::domain::{finite, positive};

/// Gross margin of a year over the average stock at cost.
///
/// ```
/// assert_eq!(vmi_core::kpi::gmroi(450_000.0, 300_000.0)?, 1.5);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn gmroi(gross_margin: f64, average_inventory_cost: f64) -> Result<f64> {
    Ok(finite("gross_margin", gross_margin)? / positive("average_inventory_cost", average_inventory_cost)?)
}
