//! Average consumption of several periods.

use super::adjusted_consumption::{adjusted_consumption, stockout_days};

/// P: the mean of the periods' consumption, rounded up.
///
/// ```text
/// P = ⌈(N₀ + N₋₁ + … ) / n⌉
/// ```
///
/// `adjusted` N of this and former periods, in units. None without a period.
/// Source: OpenLMIS requisition service, LineItemFieldsCalculator.
///
/// ```
/// use vmi_core::policy::average_consumption::average_consumption;
/// assert_eq!(average_consumption(&[5, 10]), Some(8));
/// assert_eq!(average_consumption(&[10, 11, 11]), Some(11));
/// ```
pub fn average_consumption(adjusted: &[i64]) -> Option<i64> {
    let periods = i128::try_from(adjusted.len()).ok().filter(|periods| *periods > 0)?;
    let sum: i128 = adjusted.iter().map(|consumed| i128::from(*consumed)).sum();
    i64::try_from(-((-sum).div_euclid(periods))).ok()
}

/// P from stock cards, which know one total over all periods.
///
/// ```text
/// P = ⌈N / n⌉        N: adjusted consumption of the total over the sum of the periods' months
/// ```
///
/// `consumed` in units over all periods; `stock_card_days` out of stock; `period_months` the length of each period; `additional` Z.
/// Source: OpenLMIS requisition service, LineItemFieldsCalculator.
///
/// ```
/// use vmi_core::policy::average_consumption::stock_based_average;
/// assert_eq!(stock_based_average(10, 0, &[1, 1], 10), Some(10));
/// assert_eq!(stock_based_average(80, 0, &[2, 3, 4], 0), Some(27)); // per period, whatever its length
/// ```
pub fn stock_based_average(consumed: i64, stock_card_days: i64, period_months: &[i64], additional: i64) -> Option<i64> {
    let months = period_months.iter().try_fold(0_i64, |sum, months| sum.checked_add(*months))?;
    let adjusted = adjusted_consumption(consumed, stockout_days(stock_card_days, months), months, additional)?;
    let periods = i64::try_from(period_months.len()).ok().filter(|periods| *periods > 0)?;
    adjusted.checked_neg()?.checked_div_euclid(periods)?.checked_neg()
}
