//! The t-test of the slope of a line through a series.

use crate::error::{Error, ErrorKind, Result};
use crate::num::domain::{held, outside_at};
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
    /// Known periods less 2.
    pub degrees_of_freedom: f64,
}

impl SlopeTest {
    /// The chance of |t| or more without a trend, both sides.
    pub fn p_value(&self) -> f64 {
        student_outside(self.t, self.degrees_of_freedom)
    }
}

/// The t-test of the slope of a series over times 0, 1, …; NaN is unknown and left out, three known periods are needed.
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
/// assert!((found.p_value() - 0.006036842493669268).abs() < 1e-14);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn slope_test(series: &[f64]) -> Result<SlopeTest> {
    let n = known(series)?;
    let known = || series.iter().enumerate().filter(|(_, value)| !value.is_nan()).map(|(place, value)| (place, place as f64, *value));
    let (mut times, mut values) = ([0.0; 8], [0.0; 8]);
    for (place, time, value) in known() {
        times[place % 8] += time;
        values[place % 8] += value;
    }
    let (middle, mean) = (sum(&times) / n, sum(&values) / n);
    let (mut spread, mut joint) = ([0.0; 8], [0.0; 8]);
    for (place, time, value) in known() {
        spread[place % 8] += (time - middle) * (time - middle);
        joint[place % 8] += (time - middle) * (value - mean);
    }
    let spread = sum(&spread);
    let slope = held("slope", sum(&joint) / spread)?;
    let mut squares = [0.0; 8];
    for (place, time, value) in known() {
        let error = (value - mean) - slope * (time - middle);
        squares[place % 8] += error * error;
    }
    let standard_error = held("standard_error", sqrt(sum(&squares) / (n - 2.0) / spread))?;
    let t = if slope == 0.0 { 0.0 } else { slope / standard_error };
    Ok(SlopeTest { slope, intercept: mean - slope * middle, standard_error, t, degrees_of_freedom: n - 2.0 })
}

/// How many periods are known: three at least, none infinite.
fn known(series: &[f64]) -> Result<f64> {
    if let Some(at) = series.iter().position(|value| value.is_infinite()) {
        return Err(outside_at("demand", at, series[at], "finite numbers, or NaN where demand is unknown,"));
    }
    let known = series.iter().filter(|value| !value.is_nan()).count();
    if known >= 3 {
        return Ok(known as f64);
    }
    let error = Error::new(ErrorKind::OutOfRange, format!("the series has {known} known periods: at least 3 are needed"));
    Err(error.field("demand").value(known.to_string()).expected("at least 3 known periods"))
}

/// P(|T| > |t|) of Student's distribution.
fn student_outside(t: f64, degrees_of_freedom: f64) -> f64 {
    if t.is_infinite() {
        return 0.0;
    }
    beta_p(degrees_of_freedom / 2.0, 0.5, degrees_of_freedom / (degrees_of_freedom + t * t))
}
