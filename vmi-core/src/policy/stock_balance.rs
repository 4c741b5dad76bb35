//! The balance of a period: what was there, came in, was lost, and was consumed.

/// C: what was consumed in a period. None beyond what is held exactly.
///
/// ```text
/// C = A + B + D − E
/// ```
///
/// `beginning` A, `received` B, `adjustments` D (signed: losses are below 0) and `on_hand` E at the end, in units.
/// Source: OpenLMIS requisition service, LineItemFieldsCalculator.
///
/// ```
/// assert_eq!(vmi_core::policy::stock_balance::total_consumed(1000, 500, -800, 300), Some(400));
/// ```
pub fn total_consumed(beginning: i64, received: i64, adjustments: i64, on_hand: i64) -> Option<i64> {
    beginning.checked_add(received)?.checked_add(adjustments)?.checked_sub(on_hand)
}

/// E: the stock at the end of a period, from what was consumed. None beyond what is held exactly.
///
/// ```text
/// E = A + B + D − C
/// ```
///
/// ```
/// assert_eq!(vmi_core::policy::stock_balance::stock_on_hand(1000, 500, -800, 400), Some(300));
/// ```
pub fn stock_on_hand(beginning: i64, received: i64, adjustments: i64, consumed: i64) -> Option<i64> {
    beginning.checked_add(received)?.checked_add(adjustments)?.checked_sub(consumed)
}
