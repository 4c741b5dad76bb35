//! Which min and max are in force on the day of the plan, with the history of their changes.

use super::level_events::StatedChange;
use super::load::Facts;
use crate::error::{Error, ErrorKind, Result};
use crate::model::{Agreement, Day, Key, LevelSource, Levels, Quantity, StatedUnit, Threshold};
use crate::plan::{LevelChange, LevelHistory, Standing};

/// The levels of an agreement on the day of the plan, and the history of a key that has one.
pub(super) type LevelsInForce = (Levels, Option<Box<LevelHistory>>);

const NAMES: [&str; 2] = ["min", "max"];

impl Facts<'_> {
    /// The changes of min and max of a key, of all its suppliers, in the table.
    pub(super) fn thresholds_of(&self, key: Key) -> &[Threshold] {
        of_key(&self.thresholds, key, |row| Key { item: row.item, location: row.location })
    }

    /// The changes of min and max of a key that events tell of.
    pub(super) fn level_events_of(&self, key: Key) -> &[StatedChange] {
        of_key(&self.level_events, key, |change| change.key)
    }
}

fn of_key<T>(sorted: &[T], key: Key, of: impl Fn(&T) -> Key) -> &[T] {
    let place = |row: &T| (of(row).item, of(row).location);
    let first = sorted.partition_point(|row| place(row) < (key.item, key.location));
    let count = sorted[first..].partition_point(|row| place(row) == (key.item, key.location));
    &sorted[first..first + count]
}

/// Applies the changes that are known to the chosen agreement; two that nothing puts in an order are an error.
pub(super) fn levels_in_force(facts: &Facts<'_>, key: Key, chosen: Option<&Agreement>, decimals: u32) -> Result<LevelsInForce> {
    let (rows, events) = (facts.thresholds_of(key), facts.level_events_of(key));
    let mut levels = chosen.map(|agreement| agreement.levels).unwrap_or_default();
    if rows.is_empty() && events.is_empty() {
        return Ok((levels, None));
    }
    let rows = rows.iter().map(|row| of_row(facts, row, chosen));
    let mut changes: Vec<LevelChange> = rows.chain(events.iter().map(|event| of_event(facts, event, chosen))).collect();
    // As they take effect; of one supplier, both lists are in this order.
    changes.sort_by(|a, b| order(facts, key, a).cmp(&order(facts, key, b)));
    refuse_twice(facts, key, &changes)?;
    let mut history = Box::new(LevelHistory { agreed_min: levels.min, agreed_max: levels.max, changes });
    let last = history.named_last();
    for (level, at) in last.into_iter().enumerate() {
        let Some(at) = at else { continue };
        refuse_tie(facts, key, &history.changes[..=at], level)?;
        let change = &mut history.changes[at];
        change.standing = Standing::InForce;
        let stated = change.stated()[level];
        if level == 0 { levels.min = stated } else { levels.max = stated }
    }
    for (level, at) in last.into_iter().enumerate() {
        if let Some(at) = at {
            refuse_fine(&history.changes[at], level, &levels, decimals)?;
        }
    }
    refuse_order(&history, &levels)?;
    Ok((levels, Some(history)))
}

type Order<'c> = (&'c str, Day, i64, LevelSource, u64, Option<(&'c str, &'c str)>);

fn order<'c>(facts: &Facts<'_>, key: Key, change: &'c LevelChange) -> Order<'c> {
    let event = change.event.as_ref().map(|event| (&*event.source, &*event.event_id));
    // Events come after rows.
    let row = if event.is_some() { u64::MAX } else { change.row };
    (&change.supplier, change.valid_from, known_since(facts, key, change), change.set_by, row, event)
}

fn known_since(facts: &Facts<'_>, key: Key, change: &LevelChange) -> i64 {
    facts.cuts.of(Some(key.location)).zone().micros(change.recorded_at)
}

/// What is known of a row before the last of those that hold is put in force.
fn of_row(facts: &Facts<'_>, row: &Threshold, chosen: Option<&Agreement>) -> LevelChange {
    let supplier = facts.loaded.catalog.supplier_ids.id(row.supplier).to_owned();
    let today = facts.cuts.of(Some(row.location)).day();
    let standing = standing(chosen, (Some(row.supplier), row.set_by, row.valid_from), today);
    let Threshold { valid_from, min, max, set_by, recorded_at, row, .. } = *row;
    LevelChange { supplier, valid_from, min: Some(min), max: Some(max), set_by, recorded_at, row, event: None, standing }
}

/// The same of an event; one that names no supplier is of the chosen agreement's.
fn of_event(facts: &Facts<'_>, change: &StatedChange, chosen: Option<&Agreement>) -> LevelChange {
    let supplier = change.supplier.or(chosen.map(|agreement| agreement.supplier));
    let name = supplier.map_or_else(String::new, |supplier| facts.loaded.catalog.supplier_ids.id(supplier).to_owned());
    let today = facts.cuts.of(Some(change.key.location)).day();
    let standing = standing(chosen, (supplier, change.set_by, change.valid_from), today);
    let StatedChange { valid_from, min, max, set_by, recorded_at, .. } = *change;
    LevelChange { supplier: name, valid_from, min, max, set_by, recorded_at, row: 0, event: Some(change.event.clone()), standing }
}

fn standing(chosen: Option<&Agreement>, (supplier, set_by, valid_from): (Option<u32>, LevelSource, Day), today: Day) -> Standing {
    match chosen {
        None => Standing::NoAgreement,
        Some(agreement) if supplier != Some(agreement.supplier) => Standing::OtherSupplier,
        Some(agreement) if agreement.level_source.is_some_and(|source| source != set_by) => Standing::Refused,
        Some(_) if valid_from > today => Standing::Coming,
        Some(_) => Standing::Replaced,
    }
}

/// What two changes say about the same levels: none if they name none together, else whether they differ.
fn differ(a: &LevelChange, b: &LevelChange) -> Option<bool> {
    let named = a.stated().into_iter().zip(b.stated()).filter_map(|(a, b)| a.zip(b));
    named.map(|(a, b)| a != b).reduce(|any, differs| any || differs)
}

/// A row and an event that say the same are one fact, told twice; two rows, or two events, should not be there.
fn is_told_twice(a: &LevelChange, b: &LevelChange) -> bool {
    a.event.is_some() != b.event.is_some() && differ(a, b) != Some(true)
}

/// Two changes by one party for one day, recorded at one moment. Rows among themselves were tried as they were read.
fn refuse_twice(facts: &Facts<'_>, key: Key, changes: &[LevelChange]) -> Result<()> {
    let same = |change: &LevelChange| (change.supplier.clone(), change.valid_from, known_since(facts, key, change), change.set_by);
    for group in changes.chunk_by(|a, b| same(a) == same(b)) {
        for (at, second) in group.iter().enumerate().filter(|(_, change)| change.event.is_some()) {
            let Some(first) = group[..at].iter().find(|first| differ(first, second).is_some() && !is_told_twice(first, second)) else { continue };
            let message = format!(
                "the levels from {} on, set by the {} and recorded at {}, are there twice: {} and {}",
                second.valid_from,
                second.set_by.word(),
                second.recorded_at,
                first.place(),
                second.place()
            );
            return Err(Error::new(ErrorKind::DuplicateKey, message)
                .table("events")
                .field("recorded_at")
                .value(second.recorded_at.to_string())
                .expected("one change for each supplier, item, location, day, set_by and recorded_at"));
        }
    }
    Ok(())
}

/// The last change that names a level, and another one of the same day and moment by the other party: nothing says which one goes first.
fn refuse_tie(facts: &Facts<'_>, key: Key, changes: &[LevelChange], level: usize) -> Result<()> {
    let Some((last, before)) = changes.split_last() else { return Ok(()) };
    let is_tie = |other: &&LevelChange| {
        (other.valid_from, known_since(facts, key, other)) == (last.valid_from, known_since(facts, key, last))
            && other.holds()
            && other.stated()[level].is_some()
            && !is_told_twice(other, last)
    };
    let Some(other) = before.iter().rev().find(is_tie) else { return Ok(()) };
    let (first, second) = if (last.event.is_some(), last.row) < (other.event.is_some(), other.row) { (last, other) } else { (other, last) };
    let message = format!(
        "supplier and customer both set the levels from {} on, recorded at {} ({} and {}), and no level_source says whose hold",
        second.valid_from,
        second.recorded_at,
        first.place(),
        second.place()
    );
    Err(at(Error::new(ErrorKind::ConflictingValues, message), second)
        .field("set_by")
        .value(second.set_by.word())
        .expected("another recorded_at, or level_source in the agreement"))
}

/// Where a change stands: its row of the table, or the events.
fn at(error: Error, change: &LevelChange) -> Error {
    if change.event.is_some() { error.table("events") } else { error.at("thresholds", change.row) }
}

/// Levels of an agreement in days may be finer than quantities are; where an agreement in quantities follows, they cannot be used.
fn refuse_fine(change: &LevelChange, level: usize, levels: &Levels, decimals: u32) -> Result<()> {
    let is_exact = |value: &Quantity| levels.level_unit == StatedUnit::Days || value.scaled(decimals).is_ok();
    let (Some(value), field) = (change.stated()[level].filter(|value| !is_exact(value)), NAMES[level]) else { return Ok(()) };
    let message = format!("{field} {value} is finer than the item's quantity_decimals, {decimals}, and the agreement's level_unit is quantity");
    Err(at(Error::new(ErrorKind::TooFine, message), change)
        .field(field)
        .value(value.to_string())
        .expected("a quantity that exists")
        .hint("add a change for the day on which the agreement in quantities begins"))
}

/// A change of one level alone may contradict the other one.
fn refuse_order(history: &LevelHistory, levels: &Levels) -> Result<()> {
    let Some(((min, max), (change, _))) = levels.min.zip(levels.max).filter(|(min, max)| min > max).zip(history.in_force()) else { return Ok(()) };
    let (field, value) = if change.min.is_some() { ("min", min) } else { ("max", max) };
    let message = format!("min {min} exceeds max {max}: {} changes {field} alone, and the other one stays", change.place());
    Err(at(Error::new(ErrorKind::ConflictingValues, message), change)
        .field(field)
        .value(value.to_string())
        .expected("min at most max")
        .hint("state both levels in one change"))
}
