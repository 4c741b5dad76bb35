//! Stock value at cost.

use rust_decimal::Decimal;

use super::definition::{Definition, Kpi, NoValue};
use crate::model::{Money, Quantity};

const ALL: Definition = Definition {
    name: "stock_value",
    unit: "money",
    text: "all physical stock (usable, quality, blocked, expired; both owners) × unit cost, as of the plan",
};

const CONSIGNED: Definition = Definition { name: "consigned_value", unit: "money", text: "the part of the stock value that the supplier owns" };

/// Physical stock × unit cost, exact; of the supplier's part where `consigned`.
///
/// ```
/// use vmi_core::{kpi::stock_value, model::{Money, Quantity}};
/// let cost = Money::new("3.20".parse().unwrap(), Some("EUR"));
/// assert_eq!(stock_value(Some(Quantity::parse("31").unwrap()), Some(&cost), false).value.unwrap().to_string(), "99.2");
/// ```
pub fn stock_value(quantity: Option<Quantity>, unit_cost: Option<&Money>, consigned: bool) -> Kpi<Decimal> {
    let value = quantity.zip(unit_cost).and_then(|(quantity, cost)| cost.times(quantity).ok()).map(|money| money.amount());
    Kpi { definition: if consigned { &CONSIGNED } else { &ALL }, value: value.ok_or(NoValue::Unknown) }
}
