//! Single exponential smoothing of any list of numbers, and its constant.

use crate::error::Result;
use crate::num::domain::outside;
use crate::num::golden::golden_section;

/// A smoothing constant: given, or the one in a range whose one-step errors have the least sum of squares.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SmoothingConstant {
    /// Above 0 and at most 1.
    Fixed(f64),
    /// Searched by golden section to 1e-8; of constants that do equally well the least. A single value tells of none: the least.
    Optimised {
        /// The least constant, above 0.
        low: f64,
        /// The greatest constant, at most 1.
        high: f64,
    },
}

impl SmoothingConstant {
    /// The range usual for intermittent demand: 0.1 to 0.3.
    pub const INTERMITTENT: Self = Self::Optimised { low: 0.1, high: 0.3 };

    /// The same constant, if its numbers are in their domain.
    pub(super) fn checked(self, name: &str) -> Result<Self> {
        let within = |value: f64| value > 0.0 && value <= 1.0;
        match self {
            Self::Fixed(alpha) if !within(alpha) => Err(outside(name, alpha, "above 0 and at most 1")),
            Self::Optimised { low, .. } if !within(low) => Err(outside(name, low, "a low end above 0 and at most 1")),
            Self::Optimised { low, high } if !(within(high) && low <= high) => {
                Err(outside(name, high, "a high end of at least the low end and at most 1"))
            }
            known => Ok(known),
        }
    }

    /// The number for these values, smoothed from the first of them on.
    pub(super) fn of(self, values: impl Iterator<Item = f64> + Clone) -> Result<f64> {
        match self {
            Self::Fixed(alpha) => Ok(alpha),
            Self::Optimised { low, high } => Ok(golden_section(|alpha| squared_errors(values.clone(), alpha), low, high, 1e-8)?.at),
        }
    }
}

/// The level after the last value, from a level before the first.
pub(super) fn smoothed(start: f64, values: impl Iterator<Item = f64>, alpha: f64) -> f64 {
    values.fold(start, |level, value| level + alpha * (value - level))
}

fn squared_errors(mut values: impl Iterator<Item = f64>, alpha: f64) -> f64 {
    let mut level = values.next().unwrap_or(0.0);
    values.fold(0.0, |squares, value| {
        let error = value - level;
        level += alpha * error;
        squares + error * error
    })
}
