//! How often stock is turned over, and how many days it lasts at that pace.

use crate::error::Result;
use crate::num::domain::{not_negative, outside, positive};

/// Turns and days of supply of a period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct InventoryTurns {
    /// Turns a year (365 days).
    pub turns: f64,
    /// Days that the average stock lasts.
    pub days_of_supply: f64,
}

/// Cost of goods sold over average stock, scaled to 365 days.
///
/// ```text
/// average = (opening + closing) / 2        turns = cogs / average · 365 / days        days of supply = 365 / turns
/// ```
///
/// All amounts in one currency, at cost, not at price: mixing them makes turns look better than they are. Average of opening and closing only; where more
/// snapshots are known, hand over their mean as both.
///
/// ```
/// let found = vmi_core::kpi::inventory_turns(1_200_000.0, 180_000.0, 220_000.0, 365.0)?;
/// assert_eq!(found.turns, 6.0);
/// assert!((found.days_of_supply - 60.833333333333336).abs() < 1e-12);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn inventory_turns(cogs: f64, opening_stock: f64, closing_stock: f64, days: f64) -> Result<InventoryTurns> {
    let (cogs, days) = (positive("cogs", cogs)?, positive("days", days)?);
    let average = f64::midpoint(not_negative("opening_stock", opening_stock)?, not_negative("closing_stock", closing_stock)?);
    if average <= 0.0 {
        return Err(outside("opening_stock", opening_stock, "an average stock above 0"));
    }
    let turns = cogs / average * (365.0 / days);
    Ok(InventoryTurns { turns, days_of_supply: 365.0 / turns })
}
