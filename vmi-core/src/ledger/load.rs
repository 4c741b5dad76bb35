//! Events of a plan: read against the catalog, bad rows left out and named.

use super::event::Event;
use super::ledger::Ledger;
use super::read::EventFields;
use crate::error::{Error, ErrorKind, Problems, Result, nearest};
use crate::model::{IdIndex, Key, Location, Quantity, StatedUnit};
use crate::num::decimal;
use crate::table::{Field, IdCache, Loaded, Reader, Row, Table, agreements_of, no_conversion};

/// Looking for the nearest of many ids takes long: a hint for the first ten unknown ones is enough for a person.
const HINTS: u32 = 10;

/// Checks the events of a ledger against the catalog: items and locations must be known, quantities no finer than their item's.
pub(crate) fn adopt(ledger: &Ledger, loaded: &mut Loaded, problems: &mut Problems) {
    let columns = &ledger.columns;
    let mut finest: Vec<Option<u32>> = vec![None; columns.keys.keys().len()];
    for (key, code) in columns.key.iter().zip(&columns.code) {
        let of_key = &mut finest[*key as usize];
        *of_key = (*of_key).max(Some(code.decimals() as u32));
    }
    let mut hints = HINTS;
    for number in columns.keys.sorted(&columns.items, &columns.locations) {
        let (item, location) = columns.key_ids(number);
        let Some(decimals) = finest[number as usize] else {
            adopt_destination(loaded, (item, location), &mut hints, problems);
            continue;
        };
        match known_key(loaded, item, location, &mut hints) {
            Err(error) => {
                problems.error(error.table("events").key(item, location));
            }
            Ok(key) => {
                loaded.keys.insert(key);
                let allowed = loaded.decimals(Some(key.item));
                if decimals > allowed {
                    let message = format!("a quantity has {decimals} decimals, the item's quantity_decimals are {allowed}");
                    let at = problems.error(Error::new(ErrorKind::TooFine, message).table("events").key(item, location).field("quantity"));
                    loaded.spoiled.keys.push((key, at));
                }
            }
        }
    }
}

/// A key that has no events of its own: transfers with an order go there. An unknown location is named, and spoils no other key; an
/// unknown item is named where the transfer comes from.
fn adopt_destination(loaded: &mut Loaded, (item, location): (&str, &str), hints: &mut u32, problems: &mut Problems) {
    if loaded.catalog.item_ids.find(item.as_bytes()).is_none() {
        return;
    }
    match known_key(loaded, item, location, hints) {
        Ok(key) => {
            loaded.keys.insert(key);
        }
        Err(error) => {
            problems.error(error.table("events").key(item, location).field("to_location"));
        }
    }
}

/// The key of an event, if the catalog knows its item and location.
fn known_key(loaded: &mut Loaded, item: &str, location: &str, hints: &mut u32) -> Result<Key> {
    let mut unknown = |what: &'static str, id: &str, ids: &IdIndex| {
        let near = (*hints > 0).then(|| nearest(id, ids.iter())).flatten();
        *hints = hints.saturating_sub(1);
        let error = Error::new(ErrorKind::UnknownKey, format!("there is no {what} {id:?}")).field(what).value(id).expected(format!("a known {what}"));
        match near {
            Some(near) => error.hint(format!("did you mean {near:?}?")),
            None => error,
        }
    };
    let Some(number) = loaded.catalog.item_ids.find(item.as_bytes()) else {
        return Err(unknown("item", item, &loaded.catalog.item_ids));
    };
    let ids = &mut loaded.catalog.location_ids;
    match ids.find(location.as_bytes()) {
        Some(location) => Ok(Key { item: number, location }),
        None if loaded.implicit_locations => {
            let location = ids.insert(location);
            loaded.catalog.locations.resize_with(ids.len(), Location::default);
            Ok(Key { item: number, location })
        }
        None => Err(unknown("location", location, ids)),
    }
}

/// The events of a table as a ledger.
pub(crate) fn load_events(table: &Table<'_>, loaded: &mut Loaded, problems: &mut Problems) -> Result<Ledger> {
    let reader = Reader::bind(table, problems)?;
    let fields = EventFields::bind(&reader);
    let (mut items, mut locations, mut suppliers) = (IdCache::default(), IdCache::default(), IdCache::default());
    let mut read: Vec<ReadEvent> = Vec::with_capacity(table.rows());
    reader.for_each(|row| {
        let item = items.resolve(&loaded.catalog.item_ids, "item", row, fields.item);
        let location = loaded.location(&mut locations, row, fields.location);
        if !row.cell(fields.supplier).is_absent() {
            loaded.supplier(&mut suppliers, row, fields.supplier);
        }
        let key = item.zip(location).map(|(item, location)| Key { item, location });
        let event = fields.read(row, None, |row, field, is_level| {
            if is_level && row.cell(fields.unit).is_absent() && key.is_some_and(|key| has_levels_in_days(loaded, key)) {
                return row.quantity(field, decimal::MOST_DECIMALS);
            }
            in_base_units(row, (field, fields.unit), item, loaded)
        });
        if let Some(key) = key {
            loaded.keys.insert(key);
        }
        let spoiled = loaded.spoil_key(row, key, problems);
        if let (false, Some(key), Some(event)) = (spoiled, key, event) {
            read.push(ReadEvent { row: row.row_number(), key, event });
        }
    });
    refuse_conflicts(&mut read, loaded, problems);
    // A table may come in any order: a ledger takes facts as they became known.
    read.sort_by_key(|event| (event.event.recorded_at, event.row));
    let mut ledger = Ledger::default();
    let batch: Vec<Event> = read.iter().map(|read| read.event.clone()).collect();
    if ledger.append(&batch, None).is_err() {
        for ReadEvent { row, key, event } in read {
            if let Err(error) = ledger.append(std::slice::from_ref(&event), None) {
                let at = problems.error(error.at("events", row));
                loaded.spoiled.keys.push((key, at));
            }
        }
    }
    let (columns, mut hints) = (&ledger.columns, HINTS);
    let numbers = (0..columns.keys.keys().len() as u32).filter(|number| columns.of_key(*number).next().is_none());
    let mut destinations: Vec<(&str, &str)> = numbers.map(|number| columns.key_ids(number)).collect();
    destinations.sort_unstable();
    for destination in destinations {
        adopt_destination(loaded, destination, &mut hints, problems);
    }
    Ok(ledger)
}

/// A good row of the events table.
struct ReadEvent {
    row: u64,
    key: Key,
    event: Event,
}

/// Events of one id with different bodies: none is the right one by guess, so all their keys are spoiled and none is kept.
fn refuse_conflicts(read: &mut Vec<ReadEvent>, loaded: &mut Loaded, problems: &mut Problems) {
    fn id(read: &ReadEvent) -> (&str, &str) {
        (&read.event.source, &read.event.event_id)
    }
    read.sort_by(|a, b| id(a).cmp(&id(b)).then(a.row.cmp(&b.row)));
    let mut kept = Vec::with_capacity(read.len());
    let mut rest = std::mem::take(read).into_iter().peekable();
    while let Some(first) = rest.next() {
        let mut same = vec![first];
        while let Some(next) = rest.next_if(|next| id(next) == id(&same[0])) {
            same.push(next);
        }
        let Some(other) = same.iter().find(|event| !event.event.same_body(&same[0].event)) else {
            kept.append(&mut same);
            continue;
        };
        let message = format!("event {:?} of source {:?} has another body than in row {}", other.event.event_id, other.event.source, same[0].row);
        let error = Error::new(ErrorKind::ConflictingEvents, message)
            .at("events", other.row)
            .key(&other.event.item, &other.event.location)
            .field("event_id")
            .value(&*other.event.event_id)
            .expected("the same body, or a new id")
            .hint("a correction is a new event with an id of its own");
        let at = problems.error(error);
        loaded.spoiled.keys.extend(same.iter().map(|event| (event.key, at)));
    }
    *read = kept;
}

/// Whether an agreement of a key states min and max in days of supply, which may be finer than quantities.
fn has_levels_in_days(loaded: &Loaded, key: Key) -> bool {
    agreements_of(loaded, key).any(|agreement| agreement.levels.level_unit == StatedUnit::Days)
}

/// The quantity of an event in base units; a unit of its own needs a conversion.
fn in_base_units(row: &mut Row<'_>, (quantity, unit): (Field, Field), item: Option<u32>, loaded: &Loaded) -> Option<Quantity> {
    let decimals = loaded.decimals(item);
    let Some((unit, number)) = row.text(unit).zip(item) else { return row.quantity(quantity, decimals) };
    let Some(known) = loaded.catalog.item(number) else { return row.quantity(quantity, decimals) };
    let Some(factor) = loaded.catalog.units_in(number, &unit) else {
        row.fault(no_conversion("unit", &unit, &known.unit));
        return None;
    };
    let given = row.quantity(quantity, decimal::MOST_DECIMALS)?;
    let base = decimal::multiply(given.decimal(), factor).and_then(Quantity::new).and_then(|base| base.scaled(decimals).map(|_| base));
    match base {
        Ok(base) => Some(base),
        Err(fault) => {
            let kind = if fault == decimal::DecimalError::TooFine { ErrorKind::TooFine } else { ErrorKind::Overflow };
            row.fault_of(quantity, kind, &format!("in {unit}, times {factor}, {fault}"));
            None
        }
    }
}
