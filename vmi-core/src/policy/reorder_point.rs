//! The reorder point: mean demand until an order arrives, and safety stock.

use super::model::{Exactness, Model, fields};
use crate::error::Result;
use crate::num::domain::{finite, held, not_negative};

/// Mean demand over the time that a reorder point has to last.
///
/// ```text
/// reorder point = mean (lead time + review period) + safety stock
/// ```
///
/// Exact by definition. Under continuous review the review period is 0; with one it is the order-up-to level. Source: Silver, Pyke & Thomas, ch. 6.
///
/// ```
/// use vmi_core::policy::reorder_point::ProtectedDemand;
/// let item = ProtectedDemand { demand_mean: 12.0, lead_time: 5.0, review_period: 0.0 };
/// assert_eq!(item.with_safety_stock(20.0)?.reorder_point, 80.0);
/// assert_eq!(item.of_reorder_point(75.0)?.safety_stock, 15.0);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ProtectedDemand {
    /// Units for a unit of time.
    pub demand_mean: f64,
    /// Units of time.
    pub lead_time: f64,
    /// Units of time; 0 under continuous review.
    pub review_period: f64,
}

/// A reorder point and its parts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SafetyAndMean {
    /// Mean demand over lead time and review period, in units.
    pub mean_ltd: f64,
    /// In units.
    pub safety_stock: f64,
    /// In units.
    pub reorder_point: f64,
}

impl ProtectedDemand {
    fn mean(&self) -> Result<f64> {
        let time = not_negative("lead_time", self.lead_time)? + not_negative("review_period", self.review_period)?;
        held("mean_ltd", not_negative("demand_mean", self.demand_mean)? * time)
    }

    /// The reorder point of a safety stock, which may be negative.
    pub fn with_safety_stock(&self, safety_stock: f64) -> Result<SafetyAndMean> {
        let (mean_ltd, safety_stock) = (self.mean()?, finite("safety_stock", safety_stock)?);
        Ok(SafetyAndMean { mean_ltd, safety_stock, reorder_point: held("reorder_point", mean_ltd + safety_stock)? })
    }

    /// The safety stock that a reorder point holds.
    pub fn of_reorder_point(&self, reorder_point: f64) -> Result<SafetyAndMean> {
        let (mean_ltd, reorder_point) = (self.mean()?, finite("reorder_point", reorder_point)?);
        Ok(SafetyAndMean { mean_ltd, safety_stock: held("safety_stock", reorder_point - mean_ltd)?, reorder_point })
    }
}

pub(crate) const MODEL: Model = Model {
    name: "reorder_point",
    summary: "The reorder point of a safety stock, or the safety stock that a reorder point holds.",
    exactness: Exactness::Exact,
    source: "Silver, Pyke & Thomas, ch. 6",
    inputs: fields![
        demand_mean: Number "units for a unit of time",
        lead_time: Number "units of time",
        review_period: Optional "units of time; absent: 0, continuous review",
        safety_stock: Optional "units; this or reorder_point",
        reorder_point: Optional "units; this or safety_stock",
    ],
    outputs: fields![
        mean_ltd: Number "units, demand over lead time and review period",
        safety_stock: Number "units",
        reorder_point: Number "units; with a review period the order-up-to level",
    ],
    solve: |given, answer| {
        let item = ProtectedDemand { demand_mean: given.number(0), lead_time: given.number(1), review_period: given.numbers[2].unwrap_or(0.0) };
        let found = match given.one_of(&[3, 4], &["safety_stock", "reorder_point"])? {
            (0, safety_stock) => item.with_safety_stock(safety_stock)?,
            (_, reorder_point) => item.of_reorder_point(reorder_point)?,
        };
        answer.numbers.extend([found.mean_ltd, found.safety_stock, found.reorder_point]);
        Ok(())
    },
};
