//! Days of supply as a level: what so many days of mean demand ask for.
//!
//! ```text
//! level = days · mean          quantity
//! ```
//!
//! The plan orders when the position is *below* a minimum, and a whole position is below 24.3 if it is below 25: so the minimum is
//! rounded up, as the maximum is, and asks the same question as the unrounded one. (A reorder point, "at or below 24.3", is rounded down.)

/// The quantity of so many days of supply.
///
/// ```
/// use vmi_core::policy::days_of_supply::days_of_supply;
/// assert_eq!(days_of_supply(10.0, 4.2), 42.0);
/// ```
pub fn days_of_supply(days: f64, mean: f64) -> f64 {
    days * mean
}
