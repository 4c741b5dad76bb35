//! Consumption corrected for days out of stock.

/// N: what would have been consumed had there been stock on every day.
///
/// ```text
/// N = ⌈C · (30 M / (30 M − X))⌉ + Z        N = C where X = 30 M;   N = 0 where C = 0
/// ```
///
/// `consumed` C in units; `stockout_days` X; `months` M in the period, of 30 days each; `additional` Z in units, added only if above 0
/// and neither exception holds. The ratio is rounded half up at its 1,000th decimal before it is multiplied, as its source does: where
/// C · 30 M / (30 M − X) is whole and the ratio was rounded up, N is one more. None beyond what is held exactly.
/// Source: OpenLMIS requisition service, LineItemFieldsCalculator.
///
/// ```
/// use vmi_core::policy::adjusted_consumption::adjusted_consumption;
/// assert_eq!(adjusted_consumption(20, 5, 3, 0), Some(22)); // 20 × 90 / 85 = 21.18
/// assert_eq!(adjusted_consumption(20, 5, 3, 20), Some(42));
/// assert_eq!(adjusted_consumption(20, 90, 3, 15), Some(20));
/// ```
pub fn adjusted_consumption(consumed: i64, stockout_days: i64, months: i64, additional: i64) -> Option<i64> {
    if consumed == 0 {
        return Some(0);
    }
    let days = months.checked_mul(30)?;
    let stocked = days.checked_sub(stockout_days)?;
    if stocked == 0 {
        return Some(consumed);
    }
    let (product, divisor) = (i128::from(consumed).checked_mul(i128::from(days))?, i128::from(stocked));
    // Rounded up, whatever the signs: −⌊−p / d⌋.
    let (product, divisor) = if divisor < 0 { (-product, -divisor) } else { (product, divisor) };
    let lifted = product % divisor == 0 && consumed > 0 && rounds_up(days, stocked);
    let adjusted = -((-product).div_euclid(divisor)) + i128::from(lifted);
    i64::try_from(adjusted).ok()?.checked_add(additional.max(0))
}

/// Whether days / stocked, both above 0, is rounded up at the 1,000th decimal.
fn rounds_up(days: i64, stocked: i64) -> bool {
    if days <= 0 || stocked <= 0 {
        return false;
    }
    let stocked = i128::from(stocked);
    let rest = (0..1_000).fold(i128::from(days) % stocked, |rest, _| rest * 10 % stocked);
    2 * rest >= stocked && rest > 0
}

/// X as stock cards count it: never more than the days of the period.
///
/// ```
/// use vmi_core::policy::adjusted_consumption::stockout_days;
/// assert_eq!((stockout_days(1, 3), stockout_days(100, 3)), (1, 90));
/// ```
pub fn stockout_days(stock_card_days: i64, months: i64) -> i64 {
    stock_card_days.min(months.saturating_mul(30))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ratio_rounded_up_lifts_a_whole_result() {
        // 90 / 54 = 1.666…7, times 27 is a little above 45; 90 / 27 = 3.333…3, times 27 a little below 90.
        assert_eq!(adjusted_consumption(27, 36, 3, 0), Some(46));
        assert_eq!(adjusted_consumption(27, 63, 3, 0), Some(90));
    }

    #[test]
    fn more_days_out_of_stock_than_there_are() {
        // 20 · 90 / (90 − 100) = −180, and 7 · 30 / (30 − 37) = −30.
        assert_eq!(adjusted_consumption(20, 100, 3, 0), Some(-180));
        assert_eq!(adjusted_consumption(7, 37, 1, 5), Some(-25));
        assert_eq!(adjusted_consumption(1, 37, 1, 0), Some(-4)); // −30/7 = −4.28…, up
    }
}
