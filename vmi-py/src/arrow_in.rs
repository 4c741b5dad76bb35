//! Input tables from Arrow: any object with `__arrow_c_stream__` or `__arrow_c_array__`, without a copy.

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema};
use arrow_array::{Array, ArrayRef};
use arrow_schema::{DataType, Field, Fields};
use pyo3::prelude::*;
use vmi_core::error::{Error, ErrorKind, Result};
use vmi_core::table::{Column, Table, Values, schema};

use crate::arrow_values::column;
use crate::capsule::{Stream, batch, take_array};
use crate::errors::{exception, guarded};
use crate::tables_in::Layout;

/// A table whose columns lie in the caller's memory.
pub(crate) struct ArrowTable {
    name: String,
    names: Vec<String>,
    batches: Vec<Vec<ArrayRef>>,
    layout: Layout,
}

impl ArrowTable {
    /// Reads all batches of the stream in a capsule.
    ///
    /// The producer is called detached: DuckDB, for one, runs its query then, on threads that may want the interpreter.
    pub(crate) fn from_stream(name: &str, capsule: &Bound<'_, PyAny>) -> PyResult<Self> {
        let py = capsule.py();
        let mut stream = Stream::take(capsule)?;
        let table = Self::read(py, name, &mut stream);
        py.detach(|| drop(stream));
        table
    }

    fn read(py: Python<'_>, name: &str, stream: &mut Stream) -> PyResult<Self> {
        let schema = py.detach(|| guarded(|| stream.schema().map_err(|why| unreadable(name, &why))));
        let fields = schema.and_then(|schema| guarded(|| fields(name, &schema))).map_err(|error| exception(py, &error))?;
        let mut table = Self::new(name, &fields);
        loop {
            let array = py.detach(|| guarded(|| stream.next().map_err(|why| unreadable(name, &why))));
            match array.map_err(|error| exception(py, &error))? {
                Some(array) => guarded(|| table.push(array, &fields)).map_err(|error| exception(py, &error))?,
                None => return Ok(table),
            }
            py.check_signals()?;
        }
    }

    /// Reads the one batch in a pair of capsules.
    pub(crate) fn from_array(name: &str, pair: &Bound<'_, PyAny>) -> PyResult<Self> {
        let (schema, array) = take_array(pair)?;
        let read = guarded(|| {
            let fields = fields(name, &schema)?;
            let mut table = Self::new(name, &fields);
            table.push(array, &fields)?;
            Ok(table)
        });
        read.map_err(|error| exception(pair.py(), &error))
    }

    fn new(name: &str, fields: &Fields) -> Self {
        Self { name: name.to_owned(), names: fields.iter().map(|field| field.name().clone()).collect(), batches: Vec::new(), layout: Layout::Long }
    }

    /// The same, with its columns of another layout.
    pub(crate) fn laid_out(self, layout: Layout) -> Self {
        Self { layout, ..self }
    }

    fn push(&mut self, array: FFI_ArrowArray, fields: &Fields) -> Result<()> {
        if array.num_children() != fields.len() {
            let why = format!("a batch has {} columns where its schema has {}", array.num_children(), fields.len());
            return Err(unreadable(&self.name, &why));
        }
        let batch = batch(array, fields).map_err(|why| unreadable(&self.name, &why))?;
        if batch.null_count() > 0 {
            return Err(unreadable(&self.name, "a row as a whole is null; only its cells may be"));
        }
        self.batches.push(batch.columns().to_vec());
        Ok(())
    }

    /// The table as the core reads it, borrowed from the caller's memory.
    pub(crate) fn table(&self) -> Result<Table<'_>> {
        let read = |at: &usize| !is_index_of_pandas(&self.names[*at]) || self.is_date_index(*at);
        let kept: Vec<usize> = (0..self.names.len()).filter(read).collect();
        let mut table = Table::new(&self.name)?.with_columns(kept.iter().map(|at| self.names[*at].as_str()))?;
        for arrays in &self.batches {
            let columns: Result<Vec<Column<'_>>> = kept.iter().map(|at| self.column(&self.names[*at], &*arrays[*at])).collect();
            table.push_batch(columns?)?;
        }
        Ok(table)
    }

    /// Whether a column is the index of a wide frame of pandas, where its dates may stand.
    fn is_date_index(&self, at: usize) -> bool {
        let is_date = |array: &ArrayRef| matches!(array.data_type(), DataType::Date32 | DataType::Date64 | DataType::Timestamp(..));
        self.layout == Layout::Wide && self.batches.iter().all(|arrays| is_date(&arrays[at]))
    }

    fn column<'a>(&self, name: &str, array: &'a dyn Array) -> Result<Column<'a>> {
        match column(array) {
            Some(column) => Ok(column),
            // The core says that it does not read a column of this name; that its type is strange then does not matter.
            None if self.layout == Layout::Long && schema::table(&self.name)?.column(name).is_none() => Ok(Column::new(Values::Absent(array.len()))),
            None => Err(strange(&self.name, name, &array.data_type().to_string())),
        }
    }
}

/// pandas hands a filtered frame's row labels over as a column of such a name; they are no data.
pub(crate) fn is_index_of_pandas(name: &str) -> bool {
    name.strip_prefix("__index_level_").and_then(|rest| rest.strip_suffix("__")).is_some_and(|level| level.parse::<u32>().is_ok())
}

/// The columns of a schema, which must be that of a table.
fn fields(table: &str, schema: &FFI_ArrowSchema) -> Result<Fields> {
    if schema.format() != "+s" {
        let what = DataType::try_from(schema).map_or_else(|_| schema.format().to_owned(), |kind| kind.to_string());
        return Err(unreadable(table, &format!("it is a single column of {what}, not a table of columns")));
    }
    let one = |child: &FFI_ArrowSchema| {
        let name = child.name().unwrap_or_default();
        let kind = DataType::try_from(child).map_err(|_| strange(table, name, &format!("Arrow format {:?}", child.format())))?;
        Ok(Field::new(name, kind, true))
    };
    schema.children().map(one).collect()
}

fn strange(table: &str, column: &str, kind: &str) -> Error {
    Error::new(ErrorKind::BadColumn, format!("column {column:?} is of type {kind}, which vmi does not read"))
        .table(table)
        .field(column)
        .value(kind)
        .expected("text, numbers, decimals, dates, timestamps or booleans")
}

fn unreadable(table: &str, why: &str) -> Error {
    Error::new(ErrorKind::BadColumn, format!("the table cannot be read: {why}")).table(table)
}
