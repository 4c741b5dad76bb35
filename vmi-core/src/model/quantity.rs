//! An exact amount of an item, in its base unit.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::num::decimal::{self, DecimalError, MOST_DECIMALS};

/// An exact amount of an item in its base unit: at most 9 decimals and a mantissa under 2^63; may be negative.
///
/// | operation | result |
/// |---|---|
/// | `a.plus(b)`, `a.minus(b)` | `Result<Quantity, DecimalError>`: exact, or overflow |
/// | `a.scaled(decimals)` | `Result<i64, DecimalError>`: exact, or too fine, or overflow |
/// | `a < b`, `a == b` | by value: 1.50 equals 1.5 |
///
/// ```
/// use vmi_core::model::Quantity;
/// let a = Quantity::parse("12.50").unwrap();
/// assert_eq!(a.plus(Quantity::from_scaled(5, 1)).unwrap().to_string(), "13");
/// assert!(Quantity::parse("0.1234567891").is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(try_from = "Decimal")]
pub struct Quantity(Decimal);

impl TryFrom<Decimal> for Quantity {
    type Error = DecimalError;
    fn try_from(value: Decimal) -> Result<Self, DecimalError> {
        Self::new(value)
    }
}

impl Quantity {
    /// Nothing.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// A decimal as a quantity.
    pub fn new(value: Decimal) -> Result<Self, DecimalError> {
        decimal::to_scaled(value, value.normalize().scale().min(MOST_DECIMALS))?;
        Ok(Self(value.normalize()))
    }

    /// Exactly the number in the text.
    pub fn parse(text: &str) -> Result<Self, DecimalError> {
        Self::new(decimal::parse(text)?)
    }

    /// So many units of 10^−decimals.
    pub fn from_scaled(scaled: i64, decimals: u32) -> Self {
        Self(decimal::from_scaled(scaled, decimals.min(MOST_DECIMALS)))
    }

    /// So many units of 10^−9, as long sums are kept.
    pub(crate) fn from_nano(nano: i128) -> Result<Self, DecimalError> {
        decimal::scaled_from_nano(nano).map(|(scaled, decimals)| Self::from_scaled(scaled, decimals))
    }

    /// Mantissa and decimals, as few as it needs.
    pub(crate) fn parts(self) -> (i64, u32) {
        // Normalised and checked when it was made.
        (self.0.mantissa() as i64, self.0.scale())
    }

    /// In units of 10^−9; every quantity has one.
    pub(crate) fn nano(self) -> i128 {
        let (mantissa, decimals) = self.parts();
        i128::from(mantissa) * i128::from(decimal::power_of_ten(MOST_DECIMALS - decimals.min(MOST_DECIMALS)))
    }

    /// In units of 10^−decimals, exactly.
    pub fn scaled(self, decimals: u32) -> Result<i64, DecimalError> {
        decimal::to_scaled(self.0, decimals)
    }

    /// The decimal itself.
    pub const fn decimal(self) -> Decimal {
        self.0
    }

    /// For statistics only.
    pub fn to_f64(self) -> f64 {
        decimal::to_f64(self.0)
    }

    /// The exact sum.
    pub fn plus(self, other: Self) -> Result<Self, DecimalError> {
        Self::new(decimal::add(self.0, other.0)?)
    }

    /// The exact difference.
    pub fn minus(self, other: Self) -> Result<Self, DecimalError> {
        Self::new(decimal::add(self.0, -other.0)?)
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}
