//! What depends on the quantity of an order: prices and lead times by band.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::money::Money;
use super::option::choice;
use super::quantity::Quantity;
use crate::num::decimal::{self, DecimalError};

choice! {
    /// What a price break's price is for.
    BreakKind {
        /// The whole order, once it reaches the quantity.
        AllUnits = "all_units",
        /// The part of the order from the quantity on.
        Incremental = "incremental",
    }
}

/// A price from a quantity on.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PriceBreak {
    /// From this quantity on, in base units.
    pub from_quantity: Quantity,
    /// Price of one base unit.
    pub unit_price: Decimal,
    /// What it is for.
    pub kind: BreakKind,
}

/// A lead time from a quantity on.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct LeadBand {
    /// From this quantity on, in base units.
    pub from_quantity: Quantity,
    /// Days from order to receipt.
    pub lead_time_days: f64,
}

/// The value of an order, exactly: the agreement's price up to the first break, then the breaks, ascending. None without a price for
/// the quantity.
///
/// ```
/// use vmi_core::model::{BreakKind, PriceBreak, Quantity, order_value};
/// use rust_decimal::Decimal;
/// let quantity = |text| Quantity::parse(text).unwrap();
/// let breaks = |kind| [PriceBreak { from_quantity: quantity("100"), unit_price: Decimal::new(9, 1), kind }];
/// let value = |kind, amount| order_value(Some(Decimal::ONE), &breaks(kind), quantity(amount)).unwrap().unwrap().to_string();
/// assert_eq!((value(BreakKind::AllUnits, "99"), value(BreakKind::AllUnits, "150")), ("99".into(), "135".into()));
/// assert_eq!(value(BreakKind::Incremental, "150"), "145"); // 100 at 1 and 50 at 0.9
/// ```
pub fn order_value(unit_price: Option<Decimal>, breaks: &[PriceBreak], quantity: Quantity) -> Result<Option<Decimal>, DecimalError> {
    let at = |price: Decimal, units: Quantity| Money::new(price, None).times(units).map(|value| value.amount());
    let reached: Vec<&PriceBreak> = breaks.iter().filter(|part| part.from_quantity <= quantity).collect();
    match reached.last() {
        Some(last) if last.kind == BreakKind::AllUnits => at(last.unit_price, quantity).map(Some),
        None => unit_price.map(|price| at(price, quantity)).transpose(),
        Some(_) => {
            // Each part of the quantity at its own price.
            let mut from = (Quantity::ZERO, unit_price);
            let mut value = Decimal::ZERO;
            for next in reached.iter().map(|part| (part.from_quantity, Some(part.unit_price))).chain([(quantity, None)]) {
                let part = next.0.minus(from.0)?;
                if part > Quantity::ZERO {
                    let Some(price) = from.1 else { return Ok(None) };
                    value = decimal::add(value, at(price, part)?)?;
                }
                from = next;
            }
            Ok(Some(value))
        }
    }
}

/// The lead time of an order, by its quantity.
pub fn lead_time_of(usual: Option<f64>, bands: &[LeadBand], quantity: Quantity) -> Option<f64> {
    bands.iter().rfind(|band| band.from_quantity <= quantity).map(|band| band.lead_time_days).or(usual)
}
