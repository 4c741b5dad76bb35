//! The promotions table: days whose demand is not usual.

use crate::error::{Error, ErrorKind, Problems, Result};
use crate::model::{Day, Key};
use crate::table::{IdCache, Loaded, Reader, Table};

/// Days of an event, of one key or many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Promotion {
    /// None: every item.
    item: Option<u32>,
    /// None: every location.
    location: Option<u32>,
    pub from: Day,
    pub to: Day,
    /// Events of one number share an uplift.
    pub group: u32,
}

/// All promotions, in the order of their rows.
#[derive(Debug, Default)]
pub(crate) struct Promotions {
    rows: Vec<Promotion>,
}

impl Promotions {
    /// Rows with their names, in an order of their own: which of two claims a day does not depend on the order of rows.
    fn of_rows(mut read: Vec<(Promotion, Option<Box<str>>)>) -> Self {
        let mut names: Vec<Box<str>> = read.iter().filter_map(|(_, name)| name.clone()).collect();
        names.sort_unstable();
        names.dedup();
        read.sort_by(|(a, first), (b, second)| (a.from, a.to, a.item, a.location, first).cmp(&(b.from, b.to, b.item, b.location, second)));
        let group = |at: usize, name: Option<Box<str>>| match name {
            Some(name) => names.binary_search(&name).unwrap_or(0),
            // Without a name a row is an event of its own.
            None => names.len() + at,
        };
        let rows = read.into_iter().enumerate().map(|(at, (row, name))| Promotion { group: group(at, name) as u32, ..row }).collect();
        Self { rows }
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.rows.len()
    }

    /// Those of a key.
    pub(crate) fn of(&self, key: Key) -> impl Iterator<Item = &Promotion> {
        let holds = |stated: Option<u32>, own: u32| stated.is_none_or(|stated| stated == own);
        self.rows.iter().filter(move |row| holds(row.item, key.item) && holds(row.location, key.location))
    }
}

/// Reads the table; a row that cannot be read is an error, and spoils the key that it is about.
pub(crate) fn load_promotions(table: &Table<'_>, loaded: &mut Loaded, problems: &mut Problems) -> Result<Promotions> {
    let reader = Reader::bind(table, problems)?;
    let [item, location, valid_from, valid_to, name] = reader.fields(["item", "location", "valid_from", "valid_to", "name"]);
    let (mut items, mut locations) = (IdCache::default(), IdCache::default());
    let mut read: Vec<(Promotion, Option<Box<str>>)> = Vec::new();
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
        let key = item.zip(location).map(|(item, location)| Key { item, location });
        if loaded.spoil_key(row, key, problems) {
            return;
        }
        if let (Some(from), Some(to)) = (from, to) {
            read.push((Promotion { item, location, from, to, group: 0 }, name));
        }
    });
    Ok(Promotions::of_rows(read))
}
