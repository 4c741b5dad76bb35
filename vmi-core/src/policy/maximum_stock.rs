//! The stock to hold, in periods of average consumption.

use rust_decimal::Decimal;

use crate::num::DecimalError;
use crate::num::decimal;

/// H: average consumption times the periods of stock to hold, rounded to whole units, halves away from zero.
///
/// ```text
/// H = round(P · periods)
/// ```
///
/// `average` P in units a period; `periods` a number of periods, fractions allowed.
/// Source: OpenLMIS requisition service, LineItemFieldsCalculator.
///
/// ```
/// use rust_decimal::Decimal;
/// use vmi_core::policy::maximum_stock::maximum_stock;
/// assert_eq!(maximum_stock(2, Decimal::new(725, 2)), Ok(15)); // 2 × 7.25 = 14.5
/// ```
pub fn maximum_stock(average: i64, periods: Decimal) -> Result<i64, DecimalError> {
    decimal::to_scaled(decimal::round_half_away(decimal::multiply(Decimal::from(average), periods)?, Decimal::ONE)?, 0)
}
