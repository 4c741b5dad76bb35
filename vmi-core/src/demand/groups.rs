//! The groups table: levels of a hierarchy of forecasts, and the group of each key on them.

use std::collections::BTreeMap;

use super::promotions::{Place, spoil};
use crate::error::{Error, ErrorKind, Notice, NoticeKind, Problems, Result};
use crate::model::{Catalog, IdIndex, KEY_LEVEL, Key, TOTAL_LEVEL};
use crate::table::{Field, Loaded, Reader, Row, Table};

/// Levels that are not of the groups table: those of vmi, and the keys.
pub(crate) const OWN_LEVELS: [&str; 6] = [TOTAL_LEVEL, "location", "item", "category", "criticality", KEY_LEVEL];

/// All assignments, by level and place.
#[derive(Debug, Default)]
pub(crate) struct Groups {
    levels: IdIndex,
    /// Names of groups, of all levels.
    names: IdIndex,
    /// The group and the row of each assignment, in the order of rows.
    places: BTreeMap<(u32, Place), Vec<(u32, u64)>>,
}

impl Groups {
    /// The names of the levels, in the order of their first rows.
    pub(crate) fn levels(&self) -> impl Iterator<Item = &str> {
        self.levels.iter()
    }

    /// The number of a level.
    pub(crate) fn level(&self, name: &str) -> Option<u32> {
        self.levels.find(name.as_bytes())
    }

    /// The group of a key on a level. None of them, and two that differ, are errors of the key.
    pub(crate) fn of(&self, level: u32, key: Key, ids: &Catalog) -> Result<&str> {
        let (item, location) = (Some(key.item), Some(key.location));
        let places = [(item, location), (item, None), (None, location), (None, None)];
        let mut rows: Vec<(u64, u32)> =
            places.iter().filter_map(|place| self.places.get(&(level, *place))).flatten().map(|(group, row)| (*row, *group)).collect();
        rows.sort_unstable();
        let name = self.levels.id(level);
        let of_key = |error: Error| {
            let (item, location) = ids.key_ids(key);
            error.key(item, location).field("group")
        };
        let Some((first, group)) = rows.first().copied() else {
            let message = format!("no row of groups puts the key into a group of the level {name:?}");
            let error = Error::new(ErrorKind::MissingValue, message).table("groups").expected("one group of each level of forecast.hierarchy");
            return Err(of_key(error.hint("a row without item and location is of every key")));
        };
        if let Some((row, other)) = rows.iter().find(|(_, other)| *other != group) {
            let (one, other) = (self.names.id(group), self.names.id(*other));
            let message = format!("the key is in two groups of the level {name:?}: {one:?} by row {first}, and {other:?}");
            let error = Error::new(ErrorKind::ConflictingValues, message).at("groups", *row).value(other).expected("one group of each level");
            return Err(of_key(error.hint("a row without item or location is of every one: no row goes before another")));
        }
        Ok(self.names.id(group))
    }
}

/// Reads the table; a row that cannot be read is an error, and spoils the item, the location or the key that it is about.
pub(crate) fn load_groups(table: &Table<'_>, loaded: &mut Loaded, problems: &mut Problems) -> Result<Groups> {
    let reader = Reader::bind(table, problems)?;
    let [level, group, item, location] = reader.fields(["level", "group", "item", "location"]);
    let (mut found, mut strangers) = (Groups::default(), 0);
    reader.for_each(|row| {
        let place = place(row, (item, location), &loaded.catalog);
        let (name, group) = (row.id_text(level), row.id_text(group));
        if let Some(name) = name.as_deref().filter(|name| OWN_LEVELS.contains(name)) {
            let error = Error::new(ErrorKind::ConflictingValues, format!("the level {name:?} is one of vmi's own"));
            row.fault(error.field("level").value(name).expected(format!("another name than {}", OWN_LEVELS.join(", "))));
        }
        let faults = row.take_faults();
        if let Some(name) = name.as_deref().filter(|name| !OWN_LEVELS.contains(name)) {
            // The level is there, though this row of it may be wrong.
            found.levels.insert(name);
        }
        let Some(place) = place else {
            strangers += u64::from(faults.is_empty());
            for fault in faults {
                problems.error(fault);
            }
            return;
        };
        if let (true, Some(name), Some(group)) = (faults.is_empty(), name, group) {
            let (level, group) = (found.levels.insert(&name), found.names.insert(&group));
            found.places.entry((level, place)).or_default().push((group, row.row_number()));
        }
        for fault in faults {
            spoil(loaded, place, fault, problems);
        }
    });
    if strangers > 0 {
        let message = format!("{strangers} rows of groups are about items or locations that no other table speaks of");
        problems.notice(Notice::counted(NoticeKind::GroupsUnused, "groups", strangers, message));
    }
    Ok(found)
}

/// What a row is about; none where its item or its location is not known, or cannot be read.
fn place(row: &mut Row<'_>, (item, location): (Field, Field), ids: &Catalog) -> Option<Place> {
    let mut known = |field: Field, index: &IdIndex| {
        if row.cell(field).is_absent() {
            return Some(None);
        }
        index.find(row.id_text(field)?.as_bytes()).map(Some)
    };
    let (item, location) = (known(item, &ids.item_ids), known(location, &ids.location_ids));
    Some((item?, location?))
}
