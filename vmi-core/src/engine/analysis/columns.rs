//! Columns of long tables, made on as many threads as the run has.

use crate::engine::parallel;
use crate::engine::results::table;
use crate::error::Result;
use crate::table::{Column, Table};

/// What makes a column.
pub(super) type Make<'t> = Box<dyn Fn() -> Column<'static> + Send + Sync + 't>;

/// A column by its name.
pub(super) fn column<'t>(name: impl Into<String>, make: impl Fn() -> Column<'static> + Send + Sync + 't) -> (String, Make<'t>) {
    (name.into(), Box::new(make))
}

/// A table whose columns are made side by side.
pub(super) fn table_of(name: &str, columns: &[(String, Make<'_>)], threads: usize) -> Result<Table<'static>> {
    let made = parallel::in_chunks(1, columns.len(), threads, &mut |_, _| true, |at| columns[at].1())?;
    Ok(table(name, columns.iter().map(|(name, _)| &**name).zip(made).collect()))
}
