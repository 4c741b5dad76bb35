//! XYZ classes: how regular demand is.

use crate::error::{Error, ErrorKind, Result};
use crate::num::domain::{finite, not_negative, outside};
use crate::num::{sqrt, sum};

/// A class by coefficient of variation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum XyzClass {
    /// Regular.
    X,
    /// Changing.
    Y,
    /// Irregular.
    Z,
}

impl XyzClass {
    /// The word for it, the same in every language.
    pub const fn word(self) -> &'static str {
        match self {
            Self::X => "X",
            Self::Y => "Y",
            Self::Z => "Z",
        }
    }
}

/// Which standard deviation is meant: it is stated, as systems differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deviation {
    /// Divided by n − 1.
    Sample,
    /// Divided by n.
    Population,
}

/// The coefficient of variation of a series: standard deviation over mean. A series whose mean is 0 has none.
///
/// ```
/// use vmi_core::demand::xyz::{Deviation, coefficient_of_variation};
/// let cv = coefficient_of_variation(&[10.0, 18.0, 4.0, 12.0, 6.0], Deviation::Population)?;
/// assert!((cv.unwrap() - 0.4898979485566356).abs() < 1e-15);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn coefficient_of_variation(series: &[f64], deviation: Deviation) -> Result<Option<f64>> {
    let divisor = series.len() as f64 - if deviation == Deviation::Sample { 1.0 } else { 0.0 };
    if divisor < 1.0 {
        let message = format!("demand has {} values: too few for a standard deviation", series.len());
        return Err(Error::new(ErrorKind::MissingValue, message).field("demand").expected("at least one value, two for the sample deviation"));
    }
    for value in series {
        finite("demand", *value)?;
    }
    let mean = sum(series) / series.len() as f64;
    let squares: Vec<f64> = series.iter().map(|value| (value - mean) * (value - mean)).collect();
    Ok((mean > 0.0).then(|| sqrt(sum(&squares) / divisor) / mean))
}

/// X up to `x_cut`, Y up to `y_cut`, Z above, by coefficient of variation; a value at a cut is in the better class.
///
/// ```
/// use vmi_core::demand::xyz::{XyzClass, xyz};
/// assert_eq!((xyz(0.5, 0.5, 1.0)?, xyz(1.55, 0.5, 1.0)?), (XyzClass::X, XyzClass::Z));
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn xyz(coefficient_of_variation: f64, x_cut: f64, y_cut: f64) -> Result<XyzClass> {
    if not_negative("x_cut", x_cut)? > not_negative("y_cut", y_cut)? {
        return Err(outside("x_cut", x_cut, format!("at most y_cut, {y_cut}")));
    }
    let cv = not_negative("coefficient_of_variation", coefficient_of_variation)?;
    Ok(if cv <= x_cut {
        XyzClass::X
    } else if cv <= y_cut {
        XyzClass::Y
    } else {
        XyzClass::Z
    })
}
