//! Unit fill rate of the demand that was recorded.

use super::definition::{Definition, Kpi, NoValue};

const DEFINITION: Definition = Definition {
    name: "fill_rate",
    unit: "fraction",
    text: "units served / (units served + units lost) over the demand window, stocked-out days included; needs recorded lost demand",
};

/// Served / (served + lost); unknown where nobody recorded what was lost, never 100 %, or where more was taken back than was lost.
///
/// ```
/// use vmi_core::kpi::{fill_rate, NoValue};
/// assert_eq!(fill_rate(90, Some(10)).value, Ok(0.9));
/// assert_eq!(fill_rate(90, None).value, Err(NoValue::Unknown));
/// assert_eq!(fill_rate(90, Some(-1)).value, Err(NoValue::Unknown));
/// assert_eq!(fill_rate(0, Some(0)).value, Err(NoValue::NothingAsked));
/// ```
pub fn fill_rate(served: i64, lost: Option<i64>) -> Kpi<f64> {
    let value = match lost {
        None | Some(..0) => Err(NoValue::Unknown),
        Some(lost) => match i128::from(served) + i128::from(lost) {
            0 => Err(NoValue::NothingAsked),
            asked => Ok(served as f64 / asked as f64),
        },
    };
    Kpi { definition: &DEFINITION, value }
}
