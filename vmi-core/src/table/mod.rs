//! Named, typed columns in and out; validation with row numbers.
//!
//! A [`Table`] is a name and equal-length columns, in one or more batches, borrowed from the caller without a copy or owned.
//! What each table may hold is in [`schema`]; `docs/tables.md` is made from it. Row 1 is the first row of data.

mod bands;
mod build;
mod calendars;
mod catalog;
mod cell;
mod column;
mod reader;
mod run;
pub mod schema;
mod table;
mod thresholds;

pub use build::{dates, decimals, integers, numbers, texts};
pub(crate) use catalog::{CatalogTables, Loaded, load_catalog, no_conversion};
pub use cell::Cell;
pub use column::{Column, Text, Validity, Values};
pub(crate) use reader::check_shape;
pub(crate) use reader::{Field, IdCache, Reader, Row};
pub(crate) use run::Run;
pub use table::{Batch, Table};
pub(crate) use thresholds::{agreements_of, load_thresholds};
