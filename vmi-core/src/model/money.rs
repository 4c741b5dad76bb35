//! An exact amount of money in a currency.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::quantity::Quantity;
use crate::num::decimal::{self, DecimalError};

/// An exact amount of money; the currency is absent where the tables name none.
///
/// | operation | result |
/// |---|---|
/// | `price.times(quantity)` | `Result<Money, DecimalError>`: exact, below 10^18 |
/// | `a.plus(&b)` | `Option<Result<…>>`: none if the currencies differ |
///
/// ```
/// use vmi_core::model::{Money, Quantity};
/// let price = Money::new("3.20".parse().unwrap(), Some("EUR"));
/// assert_eq!(price.times(Quantity::parse("60").unwrap()).unwrap().to_string(), "192.00 EUR");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Money {
    amount: Decimal,
    currency: Option<Box<str>>,
}

/// Amounts stay below it, so that a column of them always has a common scale.
const LIMIT: Decimal = Decimal::from_parts(2_808_348_672, 232_830_643, 0, false, 0);

impl Money {
    /// An amount in a currency.
    pub fn new(amount: Decimal, currency: Option<&str>) -> Self {
        Self { amount: amount.normalize(), currency: currency.map(Into::into) }
    }

    /// The amount.
    pub const fn amount(&self) -> Decimal {
        self.amount
    }

    /// The currency, if one was named.
    pub fn currency(&self) -> Option<&str> {
        self.currency.as_deref()
    }

    /// The exact product of a price and a quantity.
    pub fn times(&self, quantity: Quantity) -> Result<Self, DecimalError> {
        let amount = decimal::multiply(self.amount, quantity.decimal())?;
        if amount.abs() >= LIMIT {
            return Err(DecimalError::Overflow);
        }
        Ok(Self { amount, currency: self.currency.clone() })
    }

    /// The exact sum, or none if the currencies differ.
    pub fn plus(&self, other: &Self) -> Option<Result<Self, DecimalError>> {
        (self.currency == other.currency)
            .then(|| decimal::add(self.amount, other.amount).map(|amount| Self { amount, currency: self.currency.clone() }))
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = self.amount.normalize();
        if shown.scale() < 2 {
            shown.rescale(2);
        }
        write!(f, "{shown}")?;
        self.currency.as_ref().map_or(Ok(()), |currency| write!(f, " {currency}"))
    }
}
