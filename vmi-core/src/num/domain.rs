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

/// A list of at least one value, each above 0.
pub(crate) fn all_positive(name: &str, values: &[f64]) -> Result<()> {
    all(name, values, "finite numbers above 0", |value| value > 0.0)
}

/// A list of at least one value, each 0 or more.
pub(crate) fn all_not_negative(name: &str, values: &[f64]) -> Result<()> {
    all(name, values, "finite numbers of 0 or more", |value| value >= 0.0)
}

/// A list of at least one value, each finite.
pub(crate) fn all_finite(name: &str, values: &[f64]) -> Result<()> {
    all(name, values, "finite numbers", |_| true)
}

fn all(name: &str, values: &[f64], expected: &str, fits: impl Fn(f64) -> bool) -> Result<()> {
    if values.is_empty() {
        return Err(Error::new(ErrorKind::MissingValue, format!("{name} is empty: at least one value is needed")).field(name).expected(expected));
    }
    // Without an early end, many values are looked at in one step.
    if values.iter().fold(true, |good, value| good & (value.is_finite() & fits(*value))) {
        return Ok(());
    }
    let at = values.iter().position(|value| !(value.is_finite() && fits(*value))).unwrap_or(0);
    Err(outside_at(name, at, values[at], expected))
}

/// The error of one value of a list, counted from 0 here and from 1 in its text.
pub(crate) fn outside_at(name: &str, at: usize, value: f64, expected: &str) -> Error {
    let kind = if value.is_nan() { ErrorKind::NotFinite } else { ErrorKind::OutOfRange };
    Error::new(kind, format!("value {} of {name} is {value}: {expected} are needed", at + 1)).field(name).value(value.to_string()).expected(expected)
}

/// A result, if a float can hold it: inputs near the ends of what floats hold may lead beyond.
pub(crate) fn held(name: &str, value: f64) -> Result<f64> {
    if value.is_finite() {
        Ok(value)
    } else {
        Err(Error::new(ErrorKind::Overflow, format!("{name} is beyond what a float holds"))
            .field(name)
            .value(value.to_string())
            .expected("smaller or larger inputs"))
    }
}

/// 1 − e^−x, accurate near 0.
pub(crate) fn one_minus_exp(x: f64) -> f64 {
    -libm::expm1(-x)
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
