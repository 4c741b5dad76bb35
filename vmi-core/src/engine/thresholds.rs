//! Which min and max are in force on the day of the plan, with the history of their changes.

use super::load::Facts;
use crate::error::{Error, ErrorKind, Result};
use crate::model::{Agreement, Key, LevelSource, Levels, StatedUnit, Threshold};
use crate::plan::{LevelChange, LevelHistory, Standing};

/// The levels of an agreement on the day of the plan, and the history of a key that has one.
pub(super) type LevelsInForce = (Levels, Option<Box<LevelHistory>>);

impl Facts<'_> {
    /// The changes of min and max of a key, of all its suppliers.
    pub(super) fn thresholds_of(&self, key: Key) -> &[Threshold] {
        let place = |row: &Threshold| (row.item, row.location);
        let first = self.thresholds.partition_point(|row| place(row) < (key.item, key.location));
        let count = self.thresholds[first..].partition_point(|row| place(row) == (key.item, key.location));
        &self.thresholds[first..first + count]
    }
}

/// Applies the changes that are known to the chosen agreement; two that nothing puts in an order are an error.
pub(super) fn levels_in_force(facts: &Facts<'_>, key: Key, chosen: Option<&Agreement>, decimals: u32) -> Result<LevelsInForce> {
    let rows = facts.thresholds_of(key);
    let mut levels = chosen.map(|agreement| agreement.levels).unwrap_or_default();
    if rows.is_empty() {
        return Ok((levels, None));
    }
    let ids = &facts.loaded.catalog.supplier_ids;
    let mut changes: Vec<LevelChange> = rows.iter().map(|row| change(facts, row, chosen, ids.id(row.supplier))).collect();
    // Rows are sorted by the number of the supplier, which depends on the order of other tables.
    changes.sort_by(|a, b| a.supplier.cmp(&b.supplier));
    let history = LevelHistory { agreed_min: levels.min, agreed_max: levels.max, changes };
    let mut history = Box::new(history);
    if let Some(last) = history.changes.iter().rposition(|change| change.standing == Standing::Replaced) {
        refuse_tie(facts, key, &history.changes[..=last])?;
        let change = &mut history.changes[last];
        change.standing = Standing::InForce;
        levels.min = Some(change.min);
        levels.max = Some(change.max);
        refuse_fine(change, &levels, decimals)?;
    }
    Ok((levels, Some(history)))
}

/// What is known of a change before the last of those that hold is put in force.
fn change(facts: &Facts<'_>, row: &Threshold, chosen: Option<&Agreement>, supplier: &str) -> LevelChange {
    let today = facts.cuts.of(Some(row.location)).day();
    let is_refused = |source: Option<LevelSource>| source.is_some_and(|source| source != row.set_by);
    let standing = match chosen {
        None => Standing::NoAgreement,
        Some(agreement) if agreement.supplier != row.supplier => Standing::OtherSupplier,
        Some(agreement) if is_refused(agreement.level_source) => Standing::Refused,
        Some(_) if row.valid_from > today => Standing::Coming,
        Some(_) => Standing::Replaced,
    };
    let Threshold { valid_from, min, max, set_by, recorded_at, row, .. } = *row;
    LevelChange { supplier: supplier.to_owned(), valid_from, min, max, set_by, recorded_at, row, standing }
}

/// The last two changes that hold, of one day and recorded at one moment by different parties: nothing says which one goes first.
fn refuse_tie(facts: &Facts<'_>, key: Key, changes: &[LevelChange]) -> Result<()> {
    let zone = facts.cuts.of(Some(key.location)).zone();
    let mut holding = changes.iter().rev().filter(|change| change.standing == Standing::Replaced);
    let (Some(last), Some(other)) = (holding.next(), holding.next()) else { return Ok(()) };
    if last.valid_from != other.valid_from || zone.micros(last.recorded_at) != zone.micros(other.recorded_at) {
        return Ok(());
    }
    let (first, second) = if last.row < other.row { (last, other) } else { (other, last) };
    let message = format!(
        "supplier and customer both set the levels from {} on, recorded at {} (rows {} and {}), and no level_source says whose hold",
        second.valid_from, second.recorded_at, first.row, second.row
    );
    Err(Error::new(ErrorKind::ConflictingValues, message)
        .at("thresholds", second.row)
        .field("set_by")
        .value(second.set_by.word())
        .expected("another recorded_at, or level_source in the agreement"))
}

/// Levels of an agreement in days may be finer than quantities are; where an agreement in quantities follows, they cannot be used.
fn refuse_fine(change: &LevelChange, levels: &Levels, decimals: u32) -> Result<()> {
    let exact = |level: crate::model::Quantity| level.scaled(decimals).is_ok();
    if levels.level_unit == StatedUnit::Days || (exact(change.min) && exact(change.max)) {
        return Ok(());
    }
    let (field, value) = if exact(change.min) { ("max", change.max) } else { ("min", change.min) };
    let message = format!("{field} {value} is finer than the item's quantity_decimals, {decimals}, and the agreement's level_unit is quantity");
    Err(Error::new(ErrorKind::TooFine, message)
        .at("thresholds", change.row)
        .field(field)
        .value(value.to_string())
        .expected("a quantity that exists")
        .hint("add a row for the day on which the agreement in quantities begins"))
}
