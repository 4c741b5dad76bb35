//! The catalog: items, locations, suppliers and agreements, each known by a small number.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::agreement::Agreement;
use super::bands::{LeadBand, PriceBreak};
use super::calendar::Calendar;
use super::day::Day;
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

/// First and last day; an open end is none.
pub type Period = (Option<Day>, Option<Day>);

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
    /// Prices by quantity: (supplier, item, first and last day of validity, break), sorted.
    pub price_breaks: Vec<((u32, u32), Period, PriceBreak)>,
    /// Lead times by quantity: (supplier, item, location if one is named, band), sorted.
    pub lead_bands: Vec<((u32, u32), Option<u32>, LeadBand)>,
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

    /// The price breaks of a supplier's item that hold on a day, ascending.
    pub fn price_breaks_of(&self, supplier: u32, item: u32, day: Day) -> Vec<PriceBreak> {
        let first = self.price_breaks.partition_point(|(of, ..)| *of < (supplier, item));
        let own = self.price_breaks[first..].iter().take_while(|(of, ..)| *of == (supplier, item));
        let holds = |(from, to): Period| from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to);
        let mut found: Vec<PriceBreak> = own.filter(|(_, period, _)| holds(*period)).map(|(_, _, part)| *part).collect();
        found.sort_by_key(|part| part.from_quantity);
        found
    }

    /// The lead times by quantity of a supplier's item at a location, ascending; those for the location win over those for all.
    pub fn lead_bands_of(&self, supplier: u32, key: Key) -> Vec<LeadBand> {
        let first = self.lead_bands.partition_point(|(of, ..)| *of < (supplier, key.item));
        let own = || self.lead_bands[first..].iter().take_while(|(of, ..)| *of == (supplier, key.item));
        let is_special = own().any(|(_, location, _)| *location == Some(key.location));
        let wanted = is_special.then_some(key.location);
        let mut found: Vec<LeadBand> = own().filter(|(_, location, _)| *location == wanted).map(|(_, _, band)| *band).collect();
        found.sort_by_key(|band| band.from_quantity);
        found
    }

    /// The ids of a key.
    pub fn key_ids(&self, key: Key) -> (&str, &str) {
        (self.item_ids.id(key.item), self.location_ids.id(key.location))
    }
}
