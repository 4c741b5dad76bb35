//! Single exponential smoothing of any list of numbers, and its constant.

use crate::error::Result;
use crate::num::domain::outside;
use crate::num::root::brent;

/// A smoothing constant: given, or the one in a range whose one-step errors have the least sum of squares.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SmoothingConstant {
    /// Above 0 and at most 1.
    Fixed(f64),
    /// Where the slope of the squares is 0, to 1e-13, or an end, next to the best of four points of the range (a narrow valley between them may be
    /// missed); of constants that do equally well the least, so also where there is one value only.
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

/// Points of the range at which the search begins: squares may have several valleys.
const POINTS: usize = 4;

/// The constant with the least squares: where their slope is 0 beside the best of [`POINTS`] points, or that point; the least of equal ones.
fn searched(values: impl Iterator<Item = f64> + Clone, low: f64, high: f64) -> f64 {
    let points: [f64; POINTS] = std::array::from_fn(|at| if at + 1 == POINTS { high } else { low + (high - low) * at as f64 / (POINTS - 1) as f64 });
    let found = errors(values.clone(), points);
    let best = (1..POINTS).fold(0, |best, at| if found.squares[at] < found.squares[best] { at } else { best });
    let beside = if found.slopes[best] < 0.0 { best + 1 } else { best.wrapping_sub(1) };
    let (one, other) = (best.min(beside), best.max(beside));
    if other >= POINTS || !(found.slopes[one] < 0.0 && found.slopes[other] > 0.0) {
        return points[best];
    }
    match brent(|alpha| errors(values.clone(), [alpha]).slopes[0], points[one], points[other], 1e-13) {
        Ok(between) if errors(values, [between]).squares[0] < found.squares[best] => between,
        _ => points[best],
    }
}

/// One-step errors at each of some constants.
struct Errors<const N: usize> {
    squares: [f64; N],
    /// Half the derivative of the squares by the constant.
    slopes: [f64; N],
}

/// All constants in one pass: their recursions do not wait for each other.
fn errors<const N: usize>(mut values: impl Iterator<Item = f64>, alphas: [f64; N]) -> Errors<N> {
    let (mut levels, mut by_alpha) = ([values.next().unwrap_or(0.0); N], [0.0; N]);
    let mut found = Errors { squares: [0.0; N], slopes: [0.0; N] };
    for value in values {
        for at in 0..N {
            let error = value - levels[at];
            found.squares[at] += error * error;
            found.slopes[at] -= error * by_alpha[at];
            by_alpha[at] += error - alphas[at] * by_alpha[at];
            levels[at] += alphas[at] * error;
        }
    }
    found
}
