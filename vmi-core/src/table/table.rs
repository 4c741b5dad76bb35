//! A table: a name and equal-length columns.

use super::column::Column;
use super::schema;
use crate::error::{Error, ErrorKind, Result};

/// Columns of equal length; several batches make one table, as Arrow streams hand it over.
#[derive(Clone, Debug)]
pub struct Batch<'a> {
    rows: usize,
    columns: Vec<Column<'a>>,
}

impl<'a> Batch<'a> {
    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The columns, in the table's order.
    pub fn columns(&self) -> &[Column<'a>] {
        &self.columns
    }
}

/// A named table of named columns, borrowed from the caller or owned.
///
/// ```
/// use vmi_core::table::Table;
/// let stock = Table::new("stock")?.with("item", ["A-100"])?.with("location", ["DC1"])?.with("quantity", [12.0])?;
/// assert_eq!((stock.rows(), stock.columns().len()), (1, 3));
/// assert!(Table::new("stok").unwrap_err().to_string().contains("did you mean \"stock\"?"));
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Table<'a> {
    name: Box<str>,
    names: Vec<Box<str>>,
    batches: Vec<Batch<'a>>,
}

impl<'a> Table<'a> {
    /// An empty input table; the name must be one of those in `docs/tables.md`.
    pub fn new(name: &str) -> Result<Self> {
        schema::table(name)?;
        Ok(Self::named(name))
    }

    /// An empty table of any name: results.
    pub(crate) fn named(name: &str) -> Self {
        Self { name: name.into(), names: Vec::new(), batches: Vec::new() }
    }

    /// Adds a column to a table of one batch.
    pub fn with(mut self, name: &str, column: impl Into<Column<'a>>) -> Result<Self> {
        self.add(name, column.into())?;
        Ok(self)
    }

    /// Adds a column to a table of one batch; the first column decides the number of rows.
    pub fn add(&mut self, name: &str, column: Column<'a>) -> Result<()> {
        if self.batches.len() > 1 {
            return Err(self.bad_column(name, "cannot be added to a table of several batches"));
        }
        self.check_new(name)?;
        if self.batches.is_empty() {
            self.batches.push(Batch { rows: column.len(), columns: Vec::new() });
        }
        if column.len() != self.batches[0].rows {
            let message = format!("has {} rows where the columns before it have {}", column.len(), self.batches[0].rows);
            return Err(self.bad_column(name, &message));
        }
        self.names.push(name.into());
        self.batches[0].columns.push(column);
        Ok(())
    }

    /// Names the columns of a table whose batches will follow.
    pub fn with_columns<'n>(mut self, names: impl IntoIterator<Item = &'n str>) -> Result<Self> {
        for name in names {
            self.check_new(name)?;
            self.names.push(name.into());
        }
        Ok(self)
    }

    /// Adds a batch with a column for each name.
    pub fn push_batch(&mut self, columns: Vec<Column<'a>>) -> Result<()> {
        if columns.len() != self.names.len() {
            let message = format!("a batch of {} has {} columns where {} are named", self.name, columns.len(), self.names.len());
            return Err(Error::new(ErrorKind::BadColumn, message).table(&self.name));
        }
        let rows = columns.first().map_or(0, Column::len);
        if let Some(at) = columns.iter().position(|column| column.len() != rows) {
            let message = format!("has {} rows where the columns before it have {rows}", columns[at].len());
            return Err(self.bad_column(&self.names[at], &message));
        }
        self.batches.push(Batch { rows, columns });
        Ok(())
    }

    fn check_new(&self, name: &str) -> Result<()> {
        if self.names.iter().any(|known| &**known == name) {
            return Err(self.bad_column(name, "is there twice"));
        }
        Ok(())
    }

    fn bad_column(&self, name: &str, fault: &str) -> Error {
        Error::new(ErrorKind::BadColumn, format!("column {name:?} {fault}")).table(&self.name).field(name)
    }

    /// The table's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The names of its columns.
    pub fn columns(&self) -> &[Box<str>] {
        &self.names
    }

    /// Its batches.
    pub fn batches(&self) -> &[Batch<'a>] {
        &self.batches
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.batches.iter().map(Batch::rows).sum()
    }

    /// How many rows there are, as in a slice.
    pub fn len(&self) -> usize {
        self.rows()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows() == 0
    }

    /// The column of a name, in a table of one batch.
    pub fn column(&self, name: &str) -> Option<&Column<'a>> {
        let at = self.names.iter().position(|known| &**known == name)?;
        self.batches.first().and_then(|batch| batch.columns.get(at))
    }
}
