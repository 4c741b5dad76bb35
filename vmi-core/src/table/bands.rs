//! What depends on the quantity of an order: the tables of price breaks and lead times.

use super::catalog::Loaded;
use super::reader::{IdCache, Reader, Row};
use super::table::Table;
use crate::error::{Error, ErrorKind, Problems, Result};
use crate::model::{BreakKind, Day, Key, LeadBand, PriceBreak, Quantity};

/// A row of either table, before it is known to be the only one of its band.
struct Band<T> {
    of: (u32, u32),
    /// What else the band is for: a period, or a location.
    part: (Option<Day>, Option<Day>, Option<u32>),
    from_quantity: Quantity,
    row: u64,
    value: T,
}

/// Reads prices by quantity.
pub(super) fn load_price_breaks(table: &Table<'_>, loaded: &mut Loaded, problems: &mut Problems) -> Result<()> {
    let reader = Reader::bind(table, problems)?;
    let [price, kind, valid_from, valid_to] = reader.fields(["unit_price", "kind", "valid_from", "valid_to"]);
    let bands = load(table.name(), &reader, loaded, problems, |row, _| {
        let part = (row.day(valid_from), row.day(valid_to), None);
        if let (Some(from), Some(to)) = (part.0, part.1) {
            if from > to {
                let error = Error::new(ErrorKind::ConflictingValues, format!("valid_from {from} is after valid_to {to}"));
                row.fault(error.field("valid_from").value(from.to_string()).expected(format!("not after valid_to, {to}")));
            }
        }
        Some((part, (row.decimal(price)?, row.choice(kind).unwrap_or(BreakKind::AllUnits))))
    });
    for pair in bands.windows(2).filter(|pair| pair[0].of == pair[1].of && pair[0].value.1 != pair[1].value.1) {
        let message = format!("prices for all units and for a part of them stand together: see row {}", pair[0].row);
        let error = Error::new(ErrorKind::ConflictingValues, message).at(table.name(), pair[1].row).field("kind");
        spoil(loaded, pair[0].of, error.value(pair[1].value.1.word()).expected("one kind for a supplier and item"), problems);
    }
    let row = |band: Band<(rust_decimal::Decimal, BreakKind)>| {
        let (unit_price, kind) = band.value;
        (band.of, (band.part.0, band.part.1), PriceBreak { from_quantity: band.from_quantity, unit_price, kind })
    };
    loaded.catalog.price_breaks = bands.into_iter().map(row).collect();
    Ok(())
}

/// Reads lead times by quantity.
pub(super) fn load_lead_times(table: &Table<'_>, loaded: &mut Loaded, problems: &mut Problems) -> Result<()> {
    let reader = Reader::bind(table, problems)?;
    let [days, location] = reader.fields(["lead_time_days", "location"]);
    let mut locations = IdCache::default();
    let bands = load(table.name(), &reader, loaded, problems, |row, loaded| {
        let place = if row.cell(location).is_absent() { None } else { Some(loaded.location(&mut locations, row, location)?) };
        Some(((None, None, place), row.number(days)?))
    });
    let row = |band: Band<f64>| (band.of, band.part.2, LeadBand { from_quantity: band.from_quantity, lead_time_days: band.value });
    loaded.catalog.lead_bands = bands.into_iter().map(row).collect();
    Ok(())
}

type Parted<T> = ((Option<Day>, Option<Day>, Option<u32>), T);

/// The good rows, by supplier, item, part and quantity; two of one band spoil the keys that they are for.
fn load<T>(
    name: &str,
    reader: &Reader<'_, '_>,
    loaded: &mut Loaded,
    problems: &mut Problems,
    mut read: impl FnMut(&mut Row<'_>, &mut Loaded) -> Option<Parted<T>>,
) -> Vec<Band<T>> {
    let [supplier, item, from_quantity] = reader.fields(["supplier", "item", "from_quantity"]);
    let (mut suppliers, mut items) = (IdCache::default(), IdCache::default());
    let mut bands: Vec<Band<T>> = Vec::new();
    reader.for_each(|row| {
        let item = items.resolve(&loaded.catalog.item_ids, "item", row, item);
        let supplier = loaded.supplier(&mut suppliers, row, supplier);
        let decimals = loaded.decimals(item);
        let from_quantity = row.quantity(from_quantity, decimals);
        let value = read(row, loaded);
        let of = supplier.zip(item);
        for fault in row.take_faults() {
            match of {
                Some(of) => spoil(loaded, of, fault, problems),
                None => {
                    problems.error(fault);
                }
            }
        }
        if let (Some(of), Some(from_quantity), Some((part, value))) = (of, from_quantity, value) {
            bands.push(Band { of, part, from_quantity, row: row.row_number(), value });
        }
    });
    bands.sort_by_key(|band| (band.of, band.part, band.from_quantity, band.row));
    for pair in bands.windows(2) {
        let (a, b) = (&pair[0], &pair[1]);
        if (a.of, a.part, a.from_quantity) == (b.of, b.part, b.from_quantity) {
            let message = format!("from_quantity {} is there twice: first in row {}", a.from_quantity, a.row);
            let error = Error::new(ErrorKind::DuplicateKey, message).at(name, b.row).field("from_quantity");
            spoil(loaded, a.of, error.value(b.from_quantity.to_string()).expected("one row for each quantity"), problems);
        }
    }
    bands
}

/// Notes an error of a supplier's item: it spoils the keys that the two have an agreement for.
fn spoil(loaded: &mut Loaded, (supplier, item): (u32, u32), error: Error, problems: &mut Problems) {
    let mut keys: Vec<Key> = loaded
        .catalog
        .agreements
        .iter()
        .filter(|agreement| (agreement.supplier, agreement.item) == (supplier, item))
        .map(|agreement| Key { item, location: agreement.location })
        .collect();
    keys.dedup();
    let at = problems.error(error.item(loaded.catalog.item_ids.id(item)));
    loaded.spoiled.keys.extend(keys.into_iter().map(|key| (key, at)));
}
