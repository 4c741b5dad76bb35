//! The catalog from its tables: items, locations, suppliers, unit conversions, agreements.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::bands::{load_lead_times, load_price_breaks};
use super::calendars::{Calendars, load_calendars, zone};
use super::reader::{Field, IdCache, Reader, Row, UNKNOWN_DECIMALS};
use super::table::Table;
use crate::error::{Error, ErrorKind, Problems, Result};
use crate::model::{
    Agreement, AutoRelease, Calendar, Catalog, IdIndex, Item, Key, KeyIndex, Levels, Location, LotTerms, Money, Owner, Quantity, Release, StatedUnit,
    Supplier, UnitConversion, Zone,
};
use crate::num::decimal::{self, MOST_DECIMALS};

/// The tables that make a catalog.
#[derive(Clone, Copy)]
pub(crate) struct CatalogTables<'t, 'a> {
    pub items: &'t Table<'a>,
    pub locations: Option<&'t Table<'a>>,
    pub suppliers: Option<&'t Table<'a>>,
    pub calendars: Option<&'t Table<'a>>,
    pub conversions: Option<&'t Table<'a>>,
    pub agreements: &'t Table<'a>,
    pub price_breaks: Option<&'t Table<'a>>,
    pub lead_times: Option<&'t Table<'a>>,
}

/// What bad rows spoil: each with the place of its error in the list.
#[derive(Clone, Debug, Default)]
pub(crate) struct Spoiled {
    /// By item number.
    pub items: Vec<(u32, usize)>,
    /// By location number.
    pub locations: Vec<(u32, usize)>,
    /// By supplier number.
    pub suppliers: Vec<(u32, usize)>,
    /// By key.
    pub keys: Vec<(Key, usize)>,
}

/// A catalog and what was wrong with its tables.
#[derive(Debug, Default)]
pub(crate) struct Loaded {
    pub catalog: Catalog,
    /// Every key that any table speaks of.
    pub keys: KeyIndex,
    pub spoiled: Spoiled,
    /// No locations table: other tables may name new ones.
    pub implicit_locations: bool,
    /// No suppliers table: other tables may name new ones.
    pub implicit_suppliers: bool,
}

impl Loaded {
    /// Notes the faults of a row about a key; returns whether there were any.
    pub(crate) fn spoil_key(&mut self, row: &mut Row<'_>, key: Option<Key>, problems: &mut Problems) -> bool {
        let faults = row.take_faults();
        let any = !faults.is_empty();
        for fault in faults {
            let error = match key {
                Some(key) => {
                    let (item, location) = self.catalog.key_ids(key);
                    fault.key(item, location)
                }
                None => fault,
            };
            let at = problems.error(error);
            if let Some(key) = key {
                self.spoiled.keys.push((key, at));
            }
        }
        any
    }

    /// The number of a row's location: of a known one, or of a new one where the tables themselves say which there are.
    pub(crate) fn location(&mut self, cache: &mut IdCache, row: &mut Row<'_>, field: Field) -> Option<u32> {
        if !self.implicit_locations {
            return cache.resolve(&self.catalog.location_ids, "location", row, field);
        }
        let number = cache.insert(&mut self.catalog.location_ids, row, field)?;
        self.catalog.locations.resize_with(self.catalog.location_ids.len(), Location::default);
        Some(number)
    }

    /// The number of a row's location, if it is a known one; nothing is noted and nothing is new.
    pub(crate) fn known_location(&self, cache: &mut IdCache, row: &Row<'_>, field: Field) -> Option<u32> {
        let mut buffer = String::new();
        let bytes = row.cell(field).id_bytes(&mut buffer).ok()??;
        cache.find(&self.catalog.location_ids, bytes)
    }

    /// The number of a row's supplier, known or new in the same way.
    pub(crate) fn supplier(&mut self, cache: &mut IdCache, row: &mut Row<'_>, field: Field) -> Option<u32> {
        if !self.implicit_suppliers {
            return cache.resolve(&self.catalog.supplier_ids, "supplier", row, field);
        }
        let number = cache.insert(&mut self.catalog.supplier_ids, row, field)?;
        self.catalog.suppliers.resize_with(self.catalog.supplier_ids.len(), Supplier::default);
        Some(number)
    }

    /// Decimals of an item's quantities; of an unknown or spoiled item they are unknown, and a quantity is only checked to be a number.
    pub(crate) fn decimals(&self, item: Option<u32>) -> u32 {
        item.and_then(|item| self.catalog.item(item)).map_or(UNKNOWN_DECIMALS, |item| item.quantity_decimals)
    }
}

/// Reads the catalog; an error here means that a table cannot be read at all.
pub(crate) fn load_catalog(tables: CatalogTables<'_, '_>, problems: &mut Problems) -> Result<Loaded> {
    let mut loaded = Loaded { implicit_locations: true, implicit_suppliers: true, ..Loaded::default() };
    load_items(tables.items, &mut loaded, problems)?;
    let calendars = match tables.calendars.filter(|table| !table.is_empty()) {
        Some(table) => load_calendars(table, problems)?,
        None => Calendars::default(),
    };
    loaded.catalog.calendars = calendars.good();
    if let Some(table) = tables.locations.filter(|table| !table.is_empty()) {
        let (rows, spoiled) = load_parties(table, ["location", "description"], &calendars, &mut loaded.catalog.location_ids, problems)?;
        let location = |party: Party| Location { description: party.text, zone: party.zone.unwrap_or_default(), calendar: party.calendar };
        loaded.catalog.locations = rows.into_iter().map(location).collect();
        loaded.spoiled.locations = spoiled;
        loaded.implicit_locations = false;
    }
    if let Some(table) = tables.suppliers.filter(|table| !table.is_empty()) {
        let (rows, spoiled) = load_parties(table, ["supplier", "name"], &calendars, &mut loaded.catalog.supplier_ids, problems)?;
        let supplier = |party: Party| Supplier { name: party.text, zone: party.zone, calendar: party.calendar };
        loaded.catalog.suppliers = rows.into_iter().map(supplier).collect();
        loaded.spoiled.suppliers = spoiled;
        loaded.implicit_suppliers = false;
    }
    if let Some(table) = tables.conversions.filter(|table| !table.is_empty()) {
        load_conversions(table, &mut loaded, problems)?;
    }
    load_agreements(tables.agreements, &mut loaded, problems)?;
    if let Some(table) = tables.price_breaks.filter(|table| !table.is_empty()) {
        load_price_breaks(table, &mut loaded, problems)?;
    }
    if let Some(table) = tables.lead_times.filter(|table| !table.is_empty()) {
        load_lead_times(table, &mut loaded, problems)?;
    }
    Ok(loaded)
}

fn duplicate(what: &str, id: &str, first: u64) -> Error {
    Error::new(ErrorKind::DuplicateKey, format!("{what} {id:?} is there twice: first in row {first}"))
        .field(what)
        .value(id)
        .expected("one row for each key")
}

fn load_items(table: &Table<'_>, loaded: &mut Loaded, problems: &mut Problems) -> Result<()> {
    let reader = Reader::bind(table, problems)?;
    let [item, unit, description, unit_cost, currency, category, criticality, decimals, weight, volume, pallet] = reader.fields([
        "item",
        "unit",
        "description",
        "unit_cost",
        "currency",
        "category",
        "criticality",
        "quantity_decimals",
        "weight",
        "volume",
        "units_per_pallet",
    ]);
    let mut rows: Vec<u64> = Vec::with_capacity(table.rows());
    reader.for_each(|row| {
        let Some(id) = row.id_text(item) else {
            row.take_faults().into_iter().for_each(|fault| {
                problems.error(fault);
            });
            return;
        };
        let known = loaded.catalog.item_ids.find(id.as_bytes());
        if let Some(number) = known {
            row.fault(duplicate("item", &id, rows[number as usize]));
        }
        let currency = row.text(currency);
        let built = Item {
            unit: row.text(unit).unwrap_or_default(),
            description: row.text(description),
            unit_cost: row.decimal(unit_cost).map(|cost| Money::new(cost, currency.as_deref())),
            category: row.choice(category),
            criticality: row.choice(criticality),
            quantity_decimals: row.integer(decimals).unwrap_or(0) as u32,
            weight: row.decimal(weight),
            volume: row.decimal(volume),
            units_per_pallet: row.decimal(pallet),
        };
        let number = loaded.catalog.item_ids.insert(&id);
        if known.is_none() {
            rows.push(row.row_number());
            loaded.catalog.items.push(None);
        }
        let good = !row.is_faulty();
        for fault in row.take_faults() {
            let at = problems.error(fault.item(&id));
            loaded.spoiled.items.push((number, at));
        }
        // A duplicate spoils the first row as well: neither is the right one by guess.
        loaded.catalog.items[number as usize] = good.then_some(built);
    });
    Ok(())
}

/// A row of locations or suppliers.
struct Party {
    text: Option<Box<str>>,
    zone: Option<Zone>,
    calendar: Option<Arc<Calendar>>,
}

/// Rows by number, and the numbers that bad rows spoil, each with the place of its error.
type Parties = (Vec<Party>, Vec<(u32, usize)>);

/// Locations or suppliers: an id, a text for people, a zone, a calendar.
fn load_parties(
    table: &Table<'_>,
    [key, text]: [&'static str; 2],
    calendars: &Calendars,
    ids: &mut IdIndex,
    problems: &mut Problems,
) -> Result<Parties> {
    let reader = Reader::bind(table, problems)?;
    let [key_field, text_field, zone_field, calendar_field] = reader.fields([key, text, "time_zone", "calendar"]);
    let mut cache = IdCache::default();
    let (mut parties, mut spoiled, mut rows) = (Vec::new(), Vec::new(), Vec::new());
    reader.for_each(|row| {
        let id = row.id_text(key_field);
        let text = row.text(text_field);
        let zone = zone(row, zone_field);
        let (calendar, error) = calendars.resolve(&mut cache, row, calendar_field);
        let mut number = None;
        if let Some(id) = id {
            number = ids.find(id.as_bytes());
            if let Some(known) = number {
                row.fault(duplicate(key, &id, rows[known as usize]));
            } else {
                number = Some(ids.insert(&id));
                parties.push(Party { text, zone, calendar });
                rows.push(row.row_number());
            }
        }
        // A bad calendar spoils who refers to it, under its own error.
        spoiled.extend(number.zip(error));
        for fault in row.take_faults() {
            let at = problems.error(fault);
            spoiled.extend(number.map(|number| (number, at)));
        }
    });
    Ok((parties, spoiled))
}

fn load_conversions(table: &Table<'_>, loaded: &mut Loaded, problems: &mut Problems) -> Result<()> {
    let reader = Reader::bind(table, problems)?;
    let [item, from_unit, to_unit, factor] = reader.fields(["item", "from_unit", "to_unit", "factor"]);
    let mut cache = IdCache::default();
    let mut read: Vec<(u32, u64, UnitConversion)> = Vec::new();
    reader.for_each(|row| {
        let number = cache.resolve(&loaded.catalog.item_ids, "item", row, item);
        let (from, to, factor) = (row.text(from_unit), row.text(to_unit), row.decimal(factor));
        if let (Some(number), Some(from_unit), Some(to_unit), Some(factor)) = (number, from, to, factor) {
            read.push((number, row.row_number(), UnitConversion { from_unit, to_unit, factor }));
        }
        for fault in row.take_faults() {
            let fault = match number {
                Some(number) => fault.item(loaded.catalog.item_ids.id(number)),
                None => fault,
            };
            let at = problems.error(fault);
            loaded.spoiled.items.extend(number.map(|number| (number, at)));
        }
    });
    read.sort_by(|a, b| (a.0, &a.2.from_unit, &a.2.to_unit, a.1).cmp(&(b.0, &b.2.from_unit, &b.2.to_unit, b.1)));
    for pair in read.windows(2) {
        let ((item, first, a), (other, row, b)) = (&pair[0], &pair[1]);
        if item == other && a.from_unit == b.from_unit && a.to_unit == b.to_unit {
            let id = loaded.catalog.item_ids.id(*item);
            let words = format!("{} to {}", a.from_unit, a.to_unit);
            let at = problems.error(duplicate("from_unit", &words, *first).at("unit_conversions", *row).item(id));
            loaded.spoiled.items.push((*item, at));
        }
    }
    loaded.catalog.conversions = read.into_iter().map(|(item, _, conversion)| (item, conversion)).collect();
    Ok(())
}

/// The fields of an agreement that are not its key.
struct AgreementFields {
    valid: [Field; 2],
    words: [Field; 8],
    levels: [Field; 6],
    days: [Field; 4],
    lot: [Field; 6],
    money: [Field; 7],
    other: [Field; 7],
}

impl AgreementFields {
    fn bind(reader: &Reader<'_, '_>) -> Self {
        Self {
            valid: reader.fields(["valid_from", "valid_to"]),
            words: reader.fields([
                "policy",
                "level_unit",
                "level_source",
                "service_measure",
                "stock_owner",
                "auto_release",
                "dialect",
                "demand_distribution",
            ]),
            levels: reader.fields(["min", "max", "reorder_point", "order_up_to", "order_quantity", "can_order_level"]),
            days: reader.fields(["lead_time_days", "lead_time_sd_days", "lead_time_max_days", "review_days"]),
            lot: reader.fields(["order_minimum", "order_multiple", "order_maximum", "stock_minimum", "stock_maximum", "stock_maximum_is_hard"]),
            money: reader.fields([
                "unit_price",
                "currency",
                "order_cost",
                "holding_rate",
                "auto_release_value",
                "backorder_cost",
                "joint_order_cost",
            ]),
            other: reader.fields(["service_level", "order_unit", "priority", "auto_release_quantity", "supplier", "share", "period_maximum"]),
        }
    }

    fn read(&self, row: &mut Row<'_>, supplier: u32, key: Key, decimals: u32) -> Agreement {
        let level_unit = row.choice(self.words[1]).unwrap_or_default();
        // Days of supply may be finer than the item's quantities; of an unknown item nothing is used.
        let fine = if level_unit == StatedUnit::Days && decimals != UNKNOWN_DECIMALS { MOST_DECIMALS } else { decimals };
        let [min, max] = [0, 1].map(|at: usize| row.quantity(self.levels[at], fine));
        let mut amount = |field: Field| row.quantity(field, decimals);
        let [reorder_point, order_up_to, order_quantity, can_order_level] = [2, 3, 4, 5].map(|at: usize| amount(self.levels[at]));
        let [order_minimum, order_multiple, order_maximum, stock_minimum, stock_maximum] = [0, 1, 2, 3, 4].map(|at: usize| amount(self.lot[at]));
        let auto_release_quantity = amount(self.other[3]);
        let period_maximum = amount(self.other[6]);
        let [lead_time_days, lead_time_sd_days, lead_time_max_days, review_days] = self.days.map(|field| row.number(field));
        let currency = row.text(self.money[1]);
        Agreement {
            supplier,
            item: key.item,
            location: key.location,
            row: row.row_number(),
            valid_from: row.day(self.valid[0]),
            valid_to: row.day(self.valid[1]),
            policy: row.choice(self.words[0]),
            dialect: row.choice(self.words[6]),
            levels: Levels { min, max, level_unit, reorder_point, order_up_to, order_quantity, can_order_level },
            level_source: row.choice(self.words[2]),
            service_level: row.number(self.other[0]),
            service_measure: row.choice(self.words[3]),
            demand_distribution: row.choice(self.words[7]),
            backorder_cost: row.number(self.money[5]),
            lead_time_days,
            lead_time_sd_days,
            lead_time_max_days,
            review_days,
            lot: LotTerms {
                order_minimum,
                order_multiple,
                order_maximum,
                stock_minimum,
                stock_maximum,
                stock_maximum_is_hard: row.bool(self.lot[5]).unwrap_or(false),
            },
            order_unit: row.text(self.other[1]),
            unit_price: row.decimal(self.money[0]).map(|price| Money::new(price, currency.as_deref())),
            currency,
            order_cost: row.number(self.money[2]),
            joint_order_cost: row.number(self.money[6]),
            holding_rate: row.number(self.money[3]),
            stock_owner: row.choice(self.words[4]).unwrap_or(Owner::Customer),
            priority: row.integer(self.other[2]),
            share: row.decimal(self.other[5]).and_then(|share| decimal::to_scaled(share, MOST_DECIMALS).ok()),
            period_maximum,
            release: Release {
                auto_release: row.choice(self.words[5]).unwrap_or(AutoRelease::Never),
                auto_release_value: row.decimal(self.money[4]),
                auto_release_quantity,
            },
        }
    }
}

fn load_agreements(table: &Table<'_>, loaded: &mut Loaded, problems: &mut Problems) -> Result<()> {
    let reader = Reader::bind(table, problems)?;
    let [supplier, item, location] = reader.fields(["supplier", "item", "location"]);
    let fields = AgreementFields::bind(&reader);
    let (mut suppliers, mut items, mut locations) = (IdCache::default(), IdCache::default(), IdCache::default());
    let mut read = Vec::with_capacity(table.rows());
    reader.for_each(|row| {
        let item = items.resolve(&loaded.catalog.item_ids, "item", row, item);
        let location = loaded.location(&mut locations, row, location);
        let supplier = loaded.supplier(&mut suppliers, row, supplier);
        let key = item.zip(location).map(|(item, location)| Key { item, location });
        if let Some(key) = key {
            loaded.keys.insert(key);
        }
        let place = key.unwrap_or(Key { item: u32::MAX, location: u32::MAX });
        let agreement = fields.read(row, supplier.unwrap_or(u32::MAX), place, loaded.decimals(item));
        for (field, value, expected, message) in agreement.contradictions() {
            row.fault(Error::new(ErrorKind::ConflictingValues, message).field(field).value(value).expected(expected));
        }
        if let Some(item) = item {
            check_order_unit(row, &agreement, &loaded.catalog, item);
        }
        if !loaded.spoil_key(row, key, problems) {
            read.push(agreement);
        }
    });
    loaded.catalog.suppliers.resize_with(loaded.catalog.supplier_ids.len(), Supplier::default);
    refuse_duplicates(&mut read, loaded, problems);
    loaded.spoiled.suppliers.sort_unstable();
    loaded.spoiled.suppliers.dedup_by_key(|(supplier, _)| *supplier);
    for agreement in &read {
        let key = Key { item: agreement.item, location: agreement.location };
        let spoiled = loaded.spoiled.suppliers.binary_search_by_key(&agreement.supplier, |(supplier, _)| *supplier);
        loaded.spoiled.keys.extend(spoiled.ok().map(|at| (key, loaded.spoiled.suppliers[at].1)));
    }
    loaded.catalog.agreements = read;
    Ok(())
}

/// The order unit needs a conversion, and the multiple must be whole order units.
fn check_order_unit(row: &mut Row<'_>, agreement: &Agreement, catalog: &Catalog, item: u32) {
    let (Some(unit), Some(known)) = (&agreement.order_unit, catalog.item(item)) else { return };
    if *unit == known.unit {
        return;
    }
    let Some(factor) = catalog.units_in(item, unit) else {
        row.fault(no_conversion("order_unit", unit, &known.unit));
        return;
    };
    if Quantity::new(factor).and_then(|factor| factor.scaled(known.quantity_decimals)).is_err() {
        let message = format!("one {unit} is {factor} {}, finer than the item's quantity_decimals, {}", known.unit, known.quantity_decimals);
        row.fault(Error::new(ErrorKind::TooFine, message).field("order_unit").value(&**unit).expected("a factor that the item's decimals can hold"));
        return;
    }
    if let Some(multiple) = agreement.lot.order_multiple {
        let rest: Option<Decimal> = multiple.decimal().checked_rem(factor);
        if rest != Some(Decimal::ZERO) {
            let message = format!("order_multiple {multiple} is not a whole number of order units of {factor} {}", known.unit);
            row.fault(
                Error::new(ErrorKind::ConflictingValues, message)
                    .field("order_multiple")
                    .value(multiple.to_string())
                    .expected(format!("a multiple of {factor}"))
                    .hint("order_multiple is in the item's base unit; leave it empty for whole order units"),
            );
        }
    }
}

/// Two rows of one (supplier, item, location, valid_from) spoil their key, and neither is used.
fn refuse_duplicates(read: &mut [Agreement], loaded: &mut Loaded, problems: &mut Problems) {
    read.sort_by_key(|a| (a.item, a.location, a.supplier, a.valid_from, a.row));
    for pair in read.windows(2) {
        let (a, b) = (&pair[0], &pair[1]);
        if (a.item, a.location, a.supplier, a.valid_from) == (b.item, b.location, b.supplier, b.valid_from) {
            let key = Key { item: a.item, location: a.location };
            let (item, location) = loaded.catalog.key_ids(key);
            let id = loaded.catalog.supplier_ids.id(a.supplier);
            let at = problems.error(duplicate("supplier", id, a.row).at("agreements", b.row).key(item, location));
            loaded.spoiled.keys.push((key, at));
        }
    }
    read.sort_by_key(|a| (a.item, a.location, a.valid_from, a.row));
}

/// The error for a unit of an item that no row of unit_conversions leads to its base unit.
pub(crate) fn no_conversion(field: &str, unit: &str, base: &str) -> Error {
    Error::new(ErrorKind::NoConversion, format!("{field} {unit:?} has no conversion to the item's unit {base:?}"))
        .field(field)
        .value(unit)
        .expected(format!("{base:?}, or a unit with a row in unit_conversions"))
        .hint(format!("add a row to unit_conversions: from_unit {unit:?}, to_unit {base:?}, factor"))
}
