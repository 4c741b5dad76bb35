//! Deterministic numerics: the same bits on every machine, with any number of threads.
//!
//! The only room that calls `libm` (never the platform's functions), and the only one with arithmetic on
//! [`rust_decimal::Decimal`]; `sqrt`, `ceil`, `floor` and `round` of the standard library are exact by IEEE 754 and allowed.

pub mod cholesky;
pub mod convolution;
pub mod decimal;
pub mod distribution;
pub(crate) mod domain;
pub(crate) mod double;
pub mod golden;
pub mod lead_time_demand;
pub mod normal;
pub mod random;
pub mod root;
pub mod special;
pub mod sum;
pub(crate) mod time_average;
pub mod undershoot;

pub use decimal::{DecimalError, round_down, round_up};
pub use sum::sum;

/// Square root, correctly rounded by IEEE 754.
pub fn sqrt(x: f64) -> f64 {
    x.sqrt()
}

/// The natural logarithm.
pub fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// x to the power of y.
pub fn power(x: f64, y: f64) -> f64 {
    libm::pow(x, y)
}
