//! Input tables from plain Python: a sequence of mappings (rows), or a mapping of sequences (columns).

use std::collections::HashMap;

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyIterator, PyMapping, PyString};
use vmi_core::error::{Error, ErrorKind, Result};
use vmi_core::table::Table;
use vmi_core::table::schema::{self, ColumnType};

use crate::cell_in::{Value, value};
use crate::column_in::column;
use crate::errors::exception;
use crate::tables_in::Layout;

/// Named columns under way, all of the same length once [`Columns::table`] is called.
struct Columns<'n> {
    table: &'n str,
    layout: Layout,
    names: Vec<String>,
    places: HashMap<String, usize>,
    values: Vec<Vec<Value>>,
}

impl<'n> Columns<'n> {
    fn new(table: &'n str, layout: Layout) -> Self {
        Self { table, layout, names: Vec::new(), places: HashMap::new(), values: Vec::new() }
    }

    /// The place of a column, a new one in first-seen order.
    fn place(&mut self, name: &Bound<'_, PyAny>, row: Option<u64>) -> PyResult<usize> {
        let Ok(text) = name.cast::<PyString>() else {
            let message = format!("the column name {} is not text", name.repr()?);
            return Err(self.bad(name.py(), Error::new(ErrorKind::BadColumn, message), row));
        };
        // Half of a surrogate pair is shown as what it is, a character that is not there: no known column has such a name.
        let text = text.to_string_lossy();
        if let Some(place) = self.places.get(&*text) {
            return Ok(*place);
        }
        let place = self.names.len();
        self.names.push(text.clone().into_owned());
        self.places.insert(text.into_owned(), place);
        self.values.push(Vec::new());
        Ok(place)
    }

    /// Puts a value into a column; rows that came before without it are absent there.
    fn put(&mut self, place: usize, row: u64, object: &Bound<'_, PyAny>) -> PyResult<()> {
        let Some(read) = value(object)? else {
            let kind = object.get_type().qualname()?;
            let error = Error::new(ErrorKind::BadColumn, format!("{} holds a value of type {kind}, which vmi does not read", self.names[place]));
            let error = error.field(&self.names[place]).value(object.repr()?.to_cow()?).expected("text, a number, a date, true or false, or None");
            return Err(self.bad(object.py(), error, Some(row)));
        };
        self.values[place].resize(row as usize - 1, Value::Absent);
        self.values[place].push(read);
        Ok(())
    }

    fn bad(&self, py: Python<'_>, error: Error, row: Option<u64>) -> PyErr {
        let error = match row {
            Some(row) => error.at(self.table, row),
            None => error.table(self.table),
        };
        exception(py, &error)
    }

    fn table(self, rows: u64) -> Result<Table<'static>> {
        let spec = schema::table(self.table)?;
        let mut table = Table::new(self.table)?;
        for (name, mut values) in self.names.into_iter().zip(self.values) {
            values.resize(rows as usize, Value::Absent);
            let expected: Option<ColumnType> = match self.layout {
                Layout::Long => spec.column(&name).map(|column| column.kind),
                // Whatever the column of an item is called.
                Layout::Wide => Some(if name == "date" { ColumnType::Date } else { ColumnType::Quantity }),
            };
            table.add(&name, column(values, expected))?;
        }
        Ok(table)
    }
}

/// A table from an iterable of mappings: the columns are the union of their keys.
pub(crate) fn from_rows(name: &str, rows: &Bound<'_, PyAny>, layout: Layout) -> PyResult<Table<'static>> {
    let py = rows.py();
    let mut columns = Columns::new(name, layout);
    let mut number = 0;
    for row in rows.try_iter()? {
        let row = row?;
        number += 1;
        if number % 4_096 == 0 {
            py.check_signals()?;
        }
        if let Ok(row) = row.cast::<PyDict>() {
            for (key, cell) in row {
                let place = columns.place(&key, Some(number))?;
                columns.put(place, number, &cell)?;
            }
        } else if let Ok(row) = row.cast::<PyMapping>() {
            for pair in row.items()? {
                let (key, cell): (Bound<'_, PyAny>, Bound<'_, PyAny>) = pair.extract()?;
                let place = columns.place(&key, Some(number))?;
                columns.put(place, number, &cell)?;
            }
        } else {
            let kind = row.get_type().qualname()?;
            let error = Error::new(ErrorKind::BadColumn, format!("a row is of type {kind}, not a mapping of column names to values"));
            return Err(columns.bad(py, error, Some(number)));
        }
    }
    columns.table(number).map_err(|error| exception(py, &error))
}

/// A table from a mapping of column names to sequences of values.
pub(crate) fn from_columns(name: &str, given: &Bound<'_, PyMapping>, layout: Layout) -> PyResult<Table<'static>> {
    let py = given.py();
    let mut columns = Columns::new(name, layout);
    let mut rows = None;
    for pair in given.items()? {
        let (key, cells): (Bound<'_, PyAny>, Bound<'_, PyAny>) = pair.extract()?;
        let place = columns.place(&key, None)?;
        let Some(cells) = sequence(&cells)? else {
            let kind = cells.get_type().qualname()?;
            let error = Error::new(ErrorKind::BadColumn, format!("column {:?} is of type {kind}, not a sequence of values", columns.names[place]));
            return Err(columns.bad(py, error.field(&columns.names[place]), None));
        };
        for (at, cell) in cells.enumerate() {
            columns.put(place, at as u64 + 1, &cell?)?;
        }
        let length = columns.values[place].len();
        if length != *rows.get_or_insert(length) {
            let before = rows.unwrap_or_default();
            let message = format!("column {:?} has {length} rows where the columns before it have {before}", columns.names[place]);
            return Err(columns.bad(py, Error::new(ErrorKind::BadColumn, message).field(&columns.names[place]), None));
        }
    }
    columns.table(rows.unwrap_or_default() as u64).map_err(|error| exception(py, &error))
}

/// The values of a column. Text is no sequence of values here, and a mapping would give its keys instead of them.
fn sequence<'py>(cells: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyIterator>>> {
    let refused = cells.is_instance_of::<PyString>() || cells.cast::<PyMapping>().is_ok();
    if refused || !(cells.hasattr("__iter__")? || cells.hasattr("__getitem__")?) {
        return Ok(None);
    }
    cells.try_iter().map(Some)
}
