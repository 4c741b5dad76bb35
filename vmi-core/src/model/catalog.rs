//! The catalog: items, locations, suppliers and agreements, each known by a small number.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::agreement::Agreement;
use super::calendar::Calendar;
use super::index::IdIndex;
use super::item::Item;
use super::zone::Zone;

/// A key: one item at one location, by their numbers in the catalog.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// The item's number.
    pub item: u32,
    /// The location's number.
    pub location: u32,
}

/// A place where stock is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Location {
    /// For people.
    pub description: Option<Box<str>>,
    /// The zone of its business dates.
    pub zone: Zone,
    /// On which days it receives; none: every day.
    pub calendar: Option<Arc<Calendar>>,
}

/// Who delivers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Supplier {
    /// For people.
    pub name: Option<Box<str>>,
    /// The zone of its cut-offs; none: that of the location.
    pub zone: Option<Zone>,
    /// Its order days, delivery days and working days; none: every day is each of them.
    pub calendar: Option<Arc<Calendar>>,
}

/// One `from_unit` of the item is `factor` `to_unit`; there is no default factor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitConversion {
    /// The unit converted from.
    pub from_unit: Box<str>,
    /// The unit converted to.
    pub to_unit: Box<str>,
    /// How many `to_unit` one `from_unit` is.
    pub factor: Decimal,
}

/// Items, locations, suppliers and agreements.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    /// The ids of items.
    pub item_ids: IdIndex,
    /// By item number; none where the item's row is bad.
    pub items: Vec<Option<Item>>,
    /// The ids of locations.
    pub location_ids: IdIndex,
    /// By location number.
    pub locations: Vec<Location>,
    /// The ids of suppliers.
    pub supplier_ids: IdIndex,
    /// By supplier number.
    pub suppliers: Vec<Supplier>,
    /// The good agreements, in the order of their rows.
    pub agreements: Vec<Agreement>,
    /// The good calendars, sorted by id.
    pub calendars: Vec<Arc<Calendar>>,
    /// Sorted by item number.
    pub conversions: Vec<(u32, UnitConversion)>,
}

impl Catalog {
    /// The item with this number, if its row is good.
    pub fn item(&self, number: u32) -> Option<&Item> {
        self.items.get(number as usize).and_then(Option::as_ref)
    }

    /// How many base units one `unit` of the item is; `Some(1)` for the base unit itself, none without a conversion.
    pub fn units_in(&self, item: u32, unit: &str) -> Option<Decimal> {
        let base = &self.item(item)?.unit;
        if unit == &**base {
            return Some(Decimal::ONE);
        }
        let first = self.conversions.partition_point(|(of, _)| *of < item);
        self.conversions[first..]
            .iter()
            .take_while(|(of, _)| *of == item)
            .find(|(_, conversion)| &*conversion.from_unit == unit && conversion.to_unit == *base)
            .map(|(_, conversion)| conversion.factor)
    }

    /// The ids of a key.
    pub fn key_ids(&self, key: Key) -> (&str, &str) {
        (self.item_ids.id(key.item), self.location_ids.id(key.location))
    }
}
