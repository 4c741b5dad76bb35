//! Single exponential smoothing of any list of numbers, and its constant.

use crate::error::Result;
use crate::num::domain::outside;
use crate::num::root::brent;

/// A smoothing constant: given, or the one in a range whose one-step errors have the least sum of squares.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SmoothingConstant {
    /// Above 0 and at most 1.
    Fixed(f64),
    /// Where the slope of the squares is 0, to 1e-13, or an end; of constants that do equally well the least, so also where there is one value only.
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
    pub(super) fn of(self, values: impl Iterator<Item = f64> + Clone) -> f64 {
        match self {
            Self::Fixed(alpha) => alpha,
            Self::Optimised { low, high } => searched(values, low, high),
        }
    }
}

/// The level after the last value, from a level before the first.
pub(super) fn smoothed(start: f64, values: impl Iterator<Item = f64>, alpha: f64) -> f64 {
    values.fold(start, |level, value| level + alpha * (value - level))
}

/// The constant with the least squares: where their slope is 0, or an end; the least of equal ones. An end where a float cannot hold them.
fn searched(values: impl Iterator<Item = f64> + Clone, low: f64, high: f64) -> f64 {
    let (first, last) = (errors(values.clone(), low), errors(values.clone(), high));
    let end = if last.squares < first.squares { (high, last) } else { (low, first) };
    if !(first.slope < 0.0 && last.slope > 0.0) {
        return end.0;
    }
    match brent(|alpha| errors(values.clone(), alpha).slope, low, high, 1e-13) {
        Ok(between) if errors(values, between).squares < end.1.squares => between,
        _ => end.0,
    }
}

/// One-step errors at one constant.
#[derive(Clone, Copy)]
struct Errors {
    squares: f64,
    /// Half the derivative of the squares by the constant.
    slope: f64,
}

fn errors(mut values: impl Iterator<Item = f64>, alpha: f64) -> Errors {
    let (mut level, mut by_alpha, mut found) = (values.next().unwrap_or(0.0), 0.0, Errors { squares: 0.0, slope: 0.0 });
    for value in values {
        let error = value - level;
        found.squares += error * error;
        found.slope -= error * by_alpha;
        by_alpha += error - alpha * by_alpha;
        level += alpha * error;
    }
    found
}
