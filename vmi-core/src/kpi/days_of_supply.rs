//! Days of supply: how long usable stock lasts.

use super::definition::{Definition, Kpi, NoValue};

const DEFINITION: Definition = Definition {
    name: "days_of_supply",
    unit: "days",
    text: "usable on hand / mean demand a day over the demand window; negative when short; no orders counted",
};

/// on hand / mean daily demand; negative when short; no value without demand.
///
/// ```
/// use vmi_core::kpi::{days_of_supply, NoValue};
/// assert_eq!(days_of_supply(Some(31.0), Some(6.2)).value, Ok(5.0));
/// assert_eq!(days_of_supply(Some(31.0), Some(0.0)).value, Err(NoValue::NoRunOut));
/// assert_eq!(days_of_supply(None, Some(6.2)).value, Err(NoValue::Unknown));
/// ```
pub fn days_of_supply(on_hand: Option<f64>, mean_per_day: Option<f64>) -> Kpi<f64> {
    let value = match (on_hand, mean_per_day) {
        (Some(_), Some(0.0)) => Err(NoValue::NoRunOut),
        (Some(on_hand), Some(mean)) => Ok(on_hand / mean),
        _ => Err(NoValue::Unknown),
    };
    Kpi { definition: &DEFINITION, value }
}
