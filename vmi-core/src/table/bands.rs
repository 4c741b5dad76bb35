//! What depends on the quantity of an order: the tables of price breaks and lead times.

use super::catalog::Loaded;
use super::reader::{IdCache, Reader, Row};
use super::table::Table;
use crate::error::{Error, ErrorKind, Problems, Result};
use crate::model::{BreakKind, Day, Key, LeadBand, Period, PriceBreak, Quantity};

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
    refuse_overlaps(table.name(), &bands, loaded, problems);
    refuse_currencies(table.name(), &bands, loaded, problems);
    let row = |band: Band<(rust_decimal::Decimal, BreakKind)>| {
        let (unit_price, kind) = band.value;
        (band.of, (band.part.0, band.part.1), PriceBreak { from_quantity: band.from_quantity, unit_price, kind })
    };
    loaded.catalog.price_breaks = bands.into_iter().map(row).collect();
    Ok(())
}

/// Whether two periods have a day in common; an open end is none.
fn overlap((from, to): Period, (other_from, other_to): Period) -> bool {
    let begins_in_time = |from: Option<Day>, to: Option<Day>| from.zip(to).is_none_or(|(from, to)| from <= to);
    begins_in_time(from, other_to) && begins_in_time(other_from, to)
}

/// Two prices from one quantity on that hold on one day: neither is right by guess.
fn refuse_overlaps<T>(name: &str, bands: &[Band<T>], loaded: &mut Loaded, problems: &mut Problems) {
    let mut ordered: Vec<&Band<T>> = bands.iter().collect();
    ordered.sort_by_key(|band| (band.of, band.from_quantity, band.part, band.row));
    for same in ordered.chunk_by(|a, b| (a.of, a.from_quantity) == (b.of, b.from_quantity)) {
        // The period that reaches furthest of those before, in the order of their first days.
        let mut furthest = same[0];
        for band in &same[1..] {
            let period = |band: &Band<T>| (band.part.0, band.part.1);
            // Two rows of one period are one quantity twice, which is told already.
            if period(band) != period(furthest) && overlap(period(furthest), period(band)) {
                let first = band.part.0.map_or_else(|| "(always)".to_owned(), |day| day.to_string());
                let message = format!("two prices from {} on hold at once: see row {}", band.from_quantity, furthest.row);
                let error = Error::new(ErrorKind::ConflictingValues, message).at(name, band.row).field("valid_from").value(first);
                spoil(loaded, band.of, error.expected("one price for each quantity and day"), problems);
            }
            if furthest.part.1.is_some_and(|last| band.part.1.is_none_or(|other| other > last)) {
                furthest = band;
            }
        }
    }
}

/// Prices are in the agreement's currency, so agreements in two currencies give one row two values.
fn refuse_currencies<T>(name: &str, bands: &[Band<T>], loaded: &mut Loaded, problems: &mut Problems) {
    let mut agreements: Vec<((u32, u32), Period, Option<String>)> = Vec::new();
    for agreement in &loaded.catalog.agreements {
        // One that names neither price nor currency has none to differ.
        if agreement.unit_price.is_some() || agreement.currency.is_some() {
            let currency = agreement.currency.as_deref().map(str::to_owned);
            agreements.push(((agreement.supplier, agreement.item), (agreement.valid_from, agreement.valid_to), currency));
        }
    }
    agreements.sort();
    for same in bands.chunk_by(|a, b| a.of == b.of) {
        let of = same[0].of;
        let first = agreements.partition_point(|(other, ..)| *other < of);
        let own: Vec<_> = agreements[first..].iter().take_while(|(other, ..)| *other == of).collect();
        // Once for a supplier and item: the first row whose days meet agreements in two currencies.
        let mixed = same.iter().find_map(|band| {
            let mut met = own.iter().filter(|(_, period, _)| overlap(*period, (band.part.0, band.part.1))).map(|(.., currency)| currency);
            let one = met.next()?;
            met.find(|other| *other != one).map(|other| (band.row, [one.clone(), other.clone()]))
        });
        if let Some((row, currencies)) = mixed {
            let [one, other] = currencies.map(|currency| currency.unwrap_or_else(|| "(none)".to_owned()));
            let message = format!("the agreements that these prices are for are in {one} and {other}");
            let error = Error::new(ErrorKind::ConflictingValues, message).at(name, row).field("unit_price").value(format!("{one} and {other}"));
            spoil(loaded, of, error.expected("one currency in the agreements of a supplier and item"), problems);
        }
    }
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
