//! The t-test of the slope of a line through a series.

use crate::demand::checked_series;
use crate::error::Result;
use crate::num::special::beta_p;
use crate::num::{sqrt, sum};

/// A line of least squares and whether its slope is other than 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SlopeTest {
    /// Units a period.
    pub slope: f64,
    /// The line's value at the first period.
    pub intercept: f64,
    /// The standard error of the slope.
    pub standard_error: f64,
    /// Slope over standard error; infinite where the line goes through every point and rises or falls, 0 for a constant series.
    pub t: f64,
    /// The chance of |t| or more without a trend, both sides.
    pub p_value: f64,
}

/// The t-test of the slope of a series of three periods or more, over times 0, 1, …
///
/// ```text
/// b = Σ (t − t̄)(x − x̄) / Σ (t − t̄)²        s² = Σ (x − a − b t)² / (n − 2)        t = b / √(s² / Σ (t − t̄)²), Student with n − 2
/// ```
///
/// Takes errors for normal, independent and of one variance.
///
/// ```
/// let found = vmi_core::demand::profile::slope_test::slope_test(&[1.0, 1.0, 2.0, 5.0, 4.0, 4.0, 6.0])?;
/// assert!((found.slope - 0.8214285714285714).abs() < 1e-15 && (found.t - 4.563635793262133).abs() < 1e-13);
/// assert!((found.p_value - 0.006036842493669268).abs() < 1e-14);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn slope_test(series: &[f64]) -> Result<SlopeTest> {
    checked_series(series, 3)?;
    let n = series.len() as f64;
    let (middle, mean) = ((n - 1.0) / 2.0, sum(series) / n);
    let mut joint = [0.0; 8];
    for (place, value) in series.iter().enumerate() {
        joint[place % 8] += (place as f64 - middle) * (value - mean);
    }
    let times = n * (n * n - 1.0) / 12.0;
    let slope = sum(&joint) / times;
    let mut squares = [0.0; 8];
    for (place, value) in series.iter().enumerate() {
        let error = (value - mean) - slope * (place as f64 - middle);
        squares[place % 8] += error * error;
    }
    let standard_error = sqrt(sum(&squares) / (n - 2.0) / times);
    let t = if slope == 0.0 { 0.0 } else { slope / standard_error };
    Ok(SlopeTest { slope, intercept: mean - slope * middle, standard_error, t, p_value: student_outside(t, n - 2.0) })
}

/// P(|T| > |t|) of Student's distribution.
fn student_outside(t: f64, degrees_of_freedom: f64) -> f64 {
    if t.is_infinite() {
        return 0.0;
    }
    beta_p(degrees_of_freedom / 2.0, 0.5, degrees_of_freedom / (degrees_of_freedom + t * t))
}
