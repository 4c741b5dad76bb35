//! A threshold: min and max of a key from a day on, set by one of the two parties. Changes are history, never overwritten.

use super::agreement::LevelSource;
use super::day::{Day, Moment};
use super::quantity::Quantity;

/// Min and max from a day on, who set them, and when that was recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Threshold {
    /// The supplier's number in the catalog.
    pub supplier: u32,
    /// The item's number in the catalog.
    pub item: u32,
    /// The location's number in the catalog.
    pub location: u32,
    /// Its row in the table, from 1.
    pub row: u64,
    /// The first day on which it may be in force.
    pub valid_from: Day,
    /// Order when the position is below it; in the agreement's `level_unit`.
    pub min: Quantity,
    /// Order up to it; in the agreement's `level_unit`.
    pub max: Quantity,
    /// Who set it.
    pub set_by: LevelSource,
    /// When it became known.
    pub recorded_at: Moment,
}
