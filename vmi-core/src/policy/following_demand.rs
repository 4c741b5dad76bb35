//! Levels in days of supply: the demand of the days that follow.

use crate::model::Quantity;
use crate::num::DecimalError;

/// The level of one day: the demand of so many *following* days; the day's own demand is left out.
///
/// ```text
/// level(t) = d(t+1) + … + d(t + days)
/// ```
///
/// `by_day` the forecast from day 0 on, in units; days beyond it have no demand. min and max of a day are this with the smallest and the
/// largest number of days of supply. Source: SAP SNC 7.0, determination of minimum and maximum stock level.
///
/// ```
/// use vmi_core::model::Quantity;
/// use vmi_core::policy::following_demand::following_demand;
/// let by_day: Vec<Quantity> = [10, 20, 30, 40, 50].map(|units| Quantity::from_scaled(units, 0)).to_vec();
/// assert_eq!(following_demand(&by_day, 0, 1).unwrap().to_string(), "20");
/// assert_eq!(following_demand(&by_day, 0, 3).unwrap().to_string(), "90");
/// ```
pub fn following_demand(by_day: &[Quantity], day: usize, days: usize) -> Result<Quantity, DecimalError> {
    by_day.iter().skip(day.saturating_add(1)).take(days).try_fold(Quantity::ZERO, |sum, units| sum.plus(*units))
}
