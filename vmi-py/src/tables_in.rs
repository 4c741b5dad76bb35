//! Whatever a caller gives as a table, as a table of the core.

use pyo3::exceptions::PyException;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyMapping, PyString};
use vmi_core::error::{Error, ErrorKind, Result};
use vmi_core::table::Table;

use crate::arrow_in::ArrowTable;
use crate::errors::{exception, exception_from};
use crate::rows_in::{from_columns, from_rows};

/// A table that was taken from the caller: Arrow columns in the caller's memory, or columns made from rows.
pub(crate) enum Taken {
    Arrow(ArrowTable),
    /// Moved out once it is read, because its columns would be copied otherwise.
    Rows(Option<Table<'static>>),
}

impl Taken {
    /// The table as the core reads it; none the second time.
    pub(crate) fn table(&mut self) -> Result<Option<Table<'_>>> {
        match self {
            Self::Arrow(table) => table.table().map(Some),
            Self::Rows(table) => Ok(table.take()),
        }
    }
}

impl From<Table<'static>> for Taken {
    fn from(table: Table<'static>) -> Self {
        Self::Rows(Some(table))
    }
}

/// How demand lies in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// The columns of the table as `docs/tables.md` has them; every table but a wide one.
    Long,
    /// A date, and a column of quantities for each item.
    Wide,
}

/// Takes every table that was given; `None` is a table that was not.
pub(crate) fn take_all(tables: &Bound<'_, PyDict>) -> PyResult<Vec<Taken>> {
    let mut taken = Vec::with_capacity(tables.len());
    for (name, table) in tables {
        if !table.is_none() {
            taken.push(take(&name.extract::<String>()?, &table)?);
        }
    }
    Ok(taken)
}

/// Takes one table.
pub(crate) fn take(name: &str, object: &Bound<'_, PyAny>) -> PyResult<Taken> {
    take_as(name, object, Layout::Long)
}

/// Takes one table of a layout.
pub(crate) fn take_as(name: &str, object: &Bound<'_, PyAny>, layout: Layout) -> PyResult<Taken> {
    if object.hasattr("__arrow_c_stream__")? {
        return match object.call_method0("__arrow_c_stream__") {
            Ok(capsule) => ArrowTable::from_stream(name, &capsule).map(|table| Taken::Arrow(table.laid_out(layout))),
            Err(cause) => by_columns_instead(name, object, layout, cause),
        };
    }
    if object.hasattr("__arrow_c_array__")? {
        return match object.call_method0("__arrow_c_array__") {
            Ok(pair) => ArrowTable::from_array(name, &pair).map(|table| Taken::Arrow(table.laid_out(layout))),
            Err(cause) => Err(refused(name, object, cause)),
        };
    }
    if object.hasattr("to_dict")? && object.hasattr("notna")? {
        // A frame of a pandas that does not speak Arrow yet.
        let columns = columns_of_pandas(object, layout)?;
        return from_columns(name, columns.cast::<PyMapping>()?, layout).map(Taken::from);
    }
    if let Ok(columns) = object.cast::<PyMapping>() {
        return from_columns(name, columns, layout).map(Taken::from);
    }
    if object.is_instance_of::<PyString>() || !object.hasattr("__iter__")? {
        let kind = object.get_type().qualname()?;
        let error = Error::new(ErrorKind::BadColumn, format!("an object of type {kind} is not a table"))
            .table(name)
            .expected("an Arrow table or data frame, a list of dicts, or a dict of columns");
        let hint = "give a data frame, an Arrow table, a list of dicts, or a dict of lists";
        return Err(exception(object.py(), &error.hint(hint)));
    }
    from_rows(name, object, layout).map(Taken::from)
}

/// A pandas frame with a column of numbers and texts has no Arrow type for it: taken value by value, the bad cell is the error
/// of its row as it is everywhere else. The same way is taken where pandas is there without the pyarrow that it needs for Arrow.
fn by_columns_instead(name: &str, object: &Bound<'_, PyAny>, layout: Layout, cause: PyErr) -> PyResult<Taken> {
    let py = object.py();
    if !cause.is_instance_of::<PyException>(py) || !object.hasattr("to_dict")? {
        return Err(refused(name, object, cause));
    }
    let columns = columns_of_pandas(object, layout).and_then(|columns| Ok(columns.cast_into::<PyMapping>()?));
    match columns {
        Ok(columns) => from_columns(name, &columns, layout).map(Taken::from),
        Err(_) => Err(refused(name, object, cause)),
    }
}

/// The columns as lists, with `None` where the frame says that a value is missing.
///
/// The dates of a wide frame may be its index, which then becomes a column as it does on the way through Arrow.
fn columns_of_pandas<'py>(frame: &Bound<'py, PyAny>, layout: Layout) -> PyResult<Bound<'py, PyAny>> {
    let is_dated = layout == Layout::Wide && frame.getattr("index")?.get_type().name()? == "DatetimeIndex";
    let frame = &if is_dated { frame.call_method0("reset_index")? } else { frame.clone() };
    let present = frame.call_method0("notna")?;
    let objects = frame.call_method1("astype", ("object",))?;
    objects.call_method1("where", (present, frame.py().None()))?.call_method1("to_dict", ("list",))
}

/// The caller's object would not hand its columns over. An interrupt is passed on as it is.
fn refused(name: &str, object: &Bound<'_, PyAny>, cause: PyErr) -> PyErr {
    let py = object.py();
    if !cause.is_instance_of::<PyException>(py) {
        return cause;
    }
    let kind = object.get_type().qualname().map_or_else(|_| "table".to_owned(), |kind| kind.to_string());
    let message = format!("the {kind} does not hand its columns over: {}", cause.value(py));
    exception_from(py, &Error::new(ErrorKind::BadColumn, message).table(name), cause)
}
