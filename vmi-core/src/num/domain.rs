//! What a parameter may be: checks that name the parameter, its value and its domain.

use crate::error::{Error, ErrorKind, Result};

/// A value that has to be above 0.
pub(crate) fn positive(name: &str, value: f64) -> Result<f64> {
    if value.is_finite() && value > 0.0 { Ok(value) } else { Err(outside(name, value, "a finite number above 0")) }
}

/// A value that has to be 0 or more.
pub(crate) fn not_negative(name: &str, value: f64) -> Result<f64> {
    if value.is_finite() && value >= 0.0 { Ok(value) } else { Err(outside(name, value, "a finite number of 0 or more")) }
}

/// A value that has to be finite.
pub(crate) fn finite(name: &str, value: f64) -> Result<f64> {
    if value.is_finite() { Ok(value) } else { Err(outside(name, value, "a finite number")) }
}

/// A probability or share strictly between 0 and 1.
pub(crate) fn fraction(name: &str, value: f64) -> Result<f64> {
    if value > 0.0 && value < 1.0 { Ok(value) } else { Err(outside(name, value, "a number between 0 and 1, both excluded")) }
}

/// A whole number of at least `least`.
pub(crate) fn whole(name: &str, value: f64, least: i64) -> Result<i64> {
    if value.is_finite() && value == value.floor() && value >= least as f64 && value.abs() < 9_007_199_254_740_992.0 {
        Ok(value as i64)
    } else {
        Err(outside(name, value, format!("a whole number of {least} or more")))
    }
}

/// The error of a parameter outside its domain.
pub(crate) fn outside(name: &str, value: f64, expected: impl Into<String>) -> Error {
    let expected = expected.into();
    let kind = if value.is_nan() { ErrorKind::NotFinite } else { ErrorKind::OutOfRange };
    Error::new(kind, format!("{name} is {value}: {expected} is needed")).field(name).value(value.to_string()).expected(expected)
}

/// Two lists of one length.
pub(crate) fn same_length(name: &str, length: usize, other: &str, wanted: usize) -> Result<()> {
    if length == wanted {
        return Ok(());
    }
    let error = Error::new(ErrorKind::ConflictingValues, format!("{name} has {length} values where {other} has {wanted}"));
    Err(error.field(name).value(length.to_string()).expected(format!("{wanted} values")))
}
