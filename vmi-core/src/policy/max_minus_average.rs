//! Safety stock by the maximum-minus-average rule.

/// A safety stock by the maximum-minus-average rule.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MaxMinusAverage {
    /// Safety stock, in units.
    pub safety_stock: f64,
}

/// The lean rule: what the largest daily usage takes over the longest time, less what the average takes over the usual time.
///
/// ```text
/// safety stock = maximum · Pmax − mean · P        (Pmax = P where no longest lead time is known: (maximum − mean) · P)
/// ```
///
/// `mean` and `maximum` in units per day; `protection_days` P and `longest_days` Pmax in days. A heuristic: no service level
/// follows from it. A common misprint divides by the lead time instead.
///
/// ```
/// use vmi_core::policy::max_minus_average::max_minus_average;
/// assert_eq!(max_minus_average(4.0, 9.0, 7.0, None).safety_stock, 35.0);
/// assert_eq!(max_minus_average(4.0, 9.0, 7.0, Some(10.0)).safety_stock, 62.0);
/// ```
pub fn max_minus_average(mean: f64, maximum: f64, protection_days: f64, longest_days: Option<f64>) -> MaxMinusAverage {
    let safety_stock = match longest_days {
        Some(longest) => maximum * longest - mean * protection_days,
        None => (maximum - mean) * protection_days,
    };
    MaxMinusAverage { safety_stock }
}
