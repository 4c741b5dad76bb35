//! The promotions table: days whose demand is not usual.

use std::collections::BTreeMap;

use crate::error::{Error, ErrorKind, Problems, Result};
use crate::model::{Catalog, Day, Key};
use crate::table::{IdCache, Loaded, Reader, Table};

/// Days of an event, of one key or many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Promotion {
    pub from: Day,
    pub to: Day,
    /// Events of one number share an uplift.
    pub group: u32,
    pub name: Option<Box<str>>,
}

/// Item and location; none: every one.
pub(super) type Place = (Option<u32>, Option<u32>);

/// All promotions, and where those of each place stand.
#[derive(Debug, Default)]
pub(crate) struct Promotions {
    rows: Vec<Promotion>,
    places: BTreeMap<Place, Vec<u32>>,
}

impl Promotions {
    /// Rows with their places, in an order of their own: which of two claims a day depends neither on the order of rows nor on that of items.
    fn of_rows(mut read: Vec<(Promotion, Place)>, ids: &Catalog) -> Self {
        let text = |place: Place| (place.0.map(|item| ids.item_ids.id(item)), place.1.map(|location| ids.location_ids.id(location)));
        read.sort_by(|(a, at), (b, other)| (a.from, a.to, text(*at), &a.name).cmp(&(b.from, b.to, text(*other), &b.name)));
        let mut names: Vec<Box<str>> = read.iter().filter_map(|(row, _)| row.name.clone()).collect();
        names.sort_unstable();
        names.dedup();
        let mut found = Self::default();
        for (at, (row, place)) in read.into_iter().enumerate() {
            // Without a name a row is an event of its own.
            let group = row.name.as_ref().and_then(|name| names.binary_search(name).ok()).unwrap_or(names.len() + at) as u32;
            found.places.entry(place).or_default().push(at as u32);
            found.rows.push(Promotion { group, ..row });
        }
        found
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.rows.len()
    }

    /// Those of a key, in their order.
    pub(crate) fn of(&self, key: Key) -> Vec<&Promotion> {
        if self.rows.is_empty() {
            return Vec::new();
        }
        let (item, location) = (Some(key.item), Some(key.location));
        let places = [(item, location), (item, None), (None, location), (None, None)];
        let mut rows: Vec<u32> = places.iter().filter_map(|place| self.places.get(place)).flatten().copied().collect();
        rows.sort_unstable();
        rows.into_iter().map(|at| &self.rows[at as usize]).collect()
    }
}

/// Reads the table; a row that cannot be read is an error, and spoils the item, the location or the key that it is about.
pub(crate) fn load_promotions(table: &Table<'_>, loaded: &mut Loaded, problems: &mut Problems) -> Result<Promotions> {
    let reader = Reader::bind(table, problems)?;
    let [item, location, valid_from, valid_to, name] = reader.fields(["item", "location", "valid_from", "valid_to", "name"]);
    let (mut items, mut locations) = (IdCache::default(), IdCache::default());
    let mut read = Vec::new();
    reader.for_each(|row| {
        let item = if row.cell(item).is_absent() { None } else { items.resolve(&loaded.catalog.item_ids, "item", row, item) };
        let location = if row.cell(location).is_absent() { None } else { loaded.location(&mut locations, row, location) };
        let (from, to, name) = (row.day(valid_from), row.day(valid_to), row.text(name));
        if let (Some(from), Some(to)) = (from, to) {
            if from > to {
                let error = Error::new(ErrorKind::ConflictingValues, format!("valid_from {from} is after valid_to {to}"));
                row.fault(error.field("valid_from").value(from.to_string()).expected(format!("not after valid_to, {to}")));
            }
        }
        let faults = row.take_faults();
        if let (true, Some(from), Some(to)) = (faults.is_empty(), from, to) {
            read.push((Promotion { from, to, group: 0, name }, (item, location)));
        }
        for fault in faults {
            spoil(loaded, (item, location), fault, problems);
        }
    });
    Ok(Promotions::of_rows(read, &loaded.catalog))
}

/// Notes a fault; what it is about cannot be forecast as it should be.
pub(super) fn spoil(loaded: &mut Loaded, place: Place, fault: Error, problems: &mut Problems) {
    let (item, location) = (place.0.map(|item| loaded.catalog.item_ids.id(item)), place.1.map(|location| loaded.catalog.location_ids.id(location)));
    let fault = match (item, location) {
        (Some(item), Some(location)) => fault.key(item, location),
        (Some(item), None) => fault.item(item),
        _ => fault,
    };
    let at = problems.error(fault);
    match place {
        (Some(item), Some(location)) => loaded.spoiled.keys.push((Key { item, location }, at)),
        (Some(item), None) => loaded.spoiled.items.push((item, at)),
        (None, Some(location)) => loaded.spoiled.locations.push((location, at)),
        (None, None) => {}
    }
}
