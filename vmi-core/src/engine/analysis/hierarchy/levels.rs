//! The levels of a hierarchy, and where each key stands on them.

use crate::demand::{Groups, OWN_LEVELS, load_groups};
use crate::engine::inputs::Inputs;
use crate::engine::load::Facts;
use crate::engine::spoils::Spoils;
use crate::error::{Error, ErrorKind, Result, nearest};
use crate::model::{Category, Criticality, IdIndex, KEY_LEVEL, Key, TOTAL_LEVEL};

/// The levels above the keys, top to bottom.
pub(in crate::engine::analysis) struct Levels {
    levels: Vec<Level>,
    groups: Groups,
}

/// What a key is placed by.
#[derive(Clone, Copy)]
enum Level {
    Total,
    Location,
    Item,
    Category,
    Criticality,
    /// A level of the groups table.
    Group(u32),
}

impl Levels {
    /// The levels that the setting names; none without a hierarchy. Reads the groups table.
    pub(in crate::engine::analysis) fn of(inputs: &Inputs<'_>, facts: &mut Facts<'_>) -> Result<Option<Self>> {
        let words = &inputs.settings.forecast.hierarchy;
        if words.is_empty() {
            return Ok(None);
        }
        let groups = match inputs.find("groups").filter(|table| !table.is_empty()) {
            Some(table) => load_groups(table, &mut facts.loaded, &mut facts.problems)?,
            None => Groups::default(),
        };
        let level = |word: &str| match word {
            TOTAL_LEVEL => Ok(Level::Total),
            "location" => Ok(Level::Location),
            "item" => Ok(Level::Item),
            "category" => Ok(Level::Category),
            "criticality" => Ok(Level::Criticality),
            _ => groups.level(word).map(Level::Group).ok_or_else(|| unknown(word, words, &groups)),
        };
        let levels = words.iter().map(|word| level(word)).collect::<Result<_>>()?;
        Ok(Some(Self { levels, groups }))
    }

    /// Where keys stand. Those that have no place on a level are noted, and left out of the list.
    pub(in crate::engine::analysis) fn place(&self, facts: &mut Facts<'_>, order: &mut Vec<u32>, spoiled: &Spoils) -> Paths {
        let depth = self.levels.len();
        let mut names = vec![IdIndex::default(); depth];
        let mut members = vec![NOWHERE; facts.loaded.keys.keys().len() * depth];
        let mut unplaced = Vec::new();
        order.retain(|number| {
            let key = facts.loaded.keys.keys()[*number as usize];
            // Why a spoiled key is left out has been told.
            if !spoiled.of(key).is_empty() {
                return false;
            }
            for (level, kind) in self.levels.iter().enumerate() {
                match self.member(*kind, key, facts) {
                    Ok(name) => members[*number as usize * depth + level] = names[level].insert(name),
                    Err(error) => {
                        unplaced.push(error);
                        return false;
                    }
                }
            }
            true
        });
        for error in unplaced {
            facts.problems.error(error);
        }
        Paths::sorted(&names, members)
    }

    fn member<'f>(&'f self, level: Level, key: Key, facts: &'f Facts<'_>) -> Result<&'f str> {
        let catalog = &facts.loaded.catalog;
        let (item, location) = catalog.key_ids(key);
        let of_item = |word: Option<&'static str>, field: &str| {
            word.ok_or_else(|| {
                let message = format!("the item has no {field}, which forecast.hierarchy has as a level");
                let error = Error::new(ErrorKind::MissingValue, message).table("items").key(item, location).field(field);
                error.expected(format!("a {field} of every item"))
            })
        };
        match level {
            Level::Total => Ok(TOTAL_LEVEL),
            Level::Location => Ok(location),
            Level::Item => Ok(item),
            Level::Category => of_item(catalog.item(key.item).and_then(|item| item.category).map(Category::word), "category"),
            Level::Criticality => of_item(catalog.item(key.item).and_then(|item| item.criticality).map(Criticality::word), "criticality"),
            Level::Group(level) => self.groups.of(level, key, catalog),
        }
    }
}

/// No such level: the settings do not fit the tables, so that nothing can be made at all.
fn unknown(word: &str, words: &[Box<str>], groups: &Groups) -> Error {
    let known: Vec<&str> = OWN_LEVELS.iter().copied().filter(|own| *own != KEY_LEVEL).chain(groups.levels()).collect();
    let message = format!("forecast.hierarchy has the level {word:?}; expected {}, or a level of the table groups", known.join(", "));
    let error = Error::new(ErrorKind::BadSetting, message).field("forecast.hierarchy").value(words.join(",")).expected(known.join(", "));
    match nearest(word, known.iter().copied()) {
        Some(near) => error.hint(format!("did you mean {near:?}?")),
        None => error.hint("the table groups has a row for each item, location or key: level, group, item, location"),
    }
}

/// A key that has no place.
const NOWHERE: u32 = u32::MAX;

/// The nodes that each key is below, by level.
pub(in crate::engine::analysis) struct Paths {
    /// By level, sorted.
    names: Vec<Vec<String>>,
    /// By key number and level: the place of its name.
    members: Vec<u32>,
}

impl Paths {
    /// Names in their order, so that places compare as names do.
    fn sorted(names: &[IdIndex], mut members: Vec<u32>) -> Self {
        let depth = names.len();
        for (level, names) in names.iter().enumerate() {
            let ranks = names.ranks();
            for member in members.iter_mut().skip(level).step_by(depth).filter(|member| **member != NOWHERE) {
                *member = ranks[*member as usize];
            }
        }
        let in_order = |names: &IdIndex| {
            let mut names: Vec<String> = names.iter().map(str::to_owned).collect();
            names.sort_unstable();
            names
        };
        Self { names: names.iter().map(in_order).collect(), members }
    }

    /// How many levels there are above the keys.
    pub(super) fn depth(&self) -> usize {
        self.names.len()
    }

    /// The path of a key by its number.
    pub(super) fn of(&self, number: u32) -> &[u32] {
        &self.members[number as usize * self.depth()..][..self.depth()]
    }

    /// The name of a node: those of the nodes above it and its own, with `/` between. A `/` or `\` of a name has a `\` before it.
    pub(super) fn name(&self, path: &[u32]) -> String {
        let parts: Vec<String> = path.iter().zip(&self.names).map(|(member, names)| escaped(&names[*member as usize])).collect();
        parts.join("/")
    }
}

/// A part of the name of a node.
pub(super) fn escaped(name: &str) -> String {
    if name.contains(['/', '\\']) { name.replace('\\', "\\\\").replace('/', "\\/") } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn parts_of_a_name_cannot_be_taken_for_others() {
        assert_eq!([escaped("a"), escaped("a/b"), escaped("a\\"), escaped("\\/")], ["a", "a\\/b", "a\\\\", "\\\\\\/"]);
    }
}
