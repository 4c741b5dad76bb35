//! Safety stock by the maximum-minus-average rule.

use super::model::{Exactness, Model, fields};
use crate::num::domain::{held, not_negative, outside, positive};

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

pub(crate) const MODEL: Model = Model {
    name: "max_minus_average",
    summary: "The safety stock and reorder point by the largest usage and the longest time less the mean of both.",
    exactness: Exactness::Approximation("a rule of thumb; no service level follows from it"),
    source: "lean practice",
    inputs: fields![
        mean: Number "units a day",
        maximum: Number "units a day, the largest",
        protection_days: Number "days from order to arrival, with the review interval if there is one",
        longest_days: Optional "days, at the longest; absent: protection_days",
    ],
    outputs: fields![
        safety_stock: Number "units",
        reorder_point: Number "units; mean demand over the protection days and the safety stock",
    ],
    solve: |given, answer| {
        let mean = not_negative("mean", given.number(0))?;
        let maximum = not_negative("maximum", given.number(1))?;
        if maximum < mean {
            return Err(outside("maximum", maximum, format!("at least mean, {mean},")));
        }
        let days = positive("protection_days", given.number(2))?;
        let longest = given.numbers[3].map(|longest| positive("longest_days", longest)).transpose()?;
        if let Some(longest) = longest.filter(|longest| *longest < days) {
            return Err(outside("longest_days", longest, format!("at least protection_days, {days},")));
        }
        let safety_stock = held("safety_stock", max_minus_average(mean, maximum, days, longest).safety_stock)?;
        answer.numbers.extend([safety_stock, held("reorder_point", mean * days + safety_stock)?]);
        Ok(())
    },
};
