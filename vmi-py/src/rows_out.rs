//! Result rows as Python dicts, with nothing but the standard library: `decimal.Decimal`, `datetime.date`.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDate, PyDict, PyList, PyString, PyType};
use vmi_core::table::{Cell, Table};

/// Rows from `start` up to `stop`; an absent cell is `None`.
pub(crate) fn rows<'py>(py: Python<'py>, table: &Table<'_>, start: usize, stop: usize) -> PyResult<Bound<'py, PyList>> {
    let names: Vec<Bound<'py, PyString>> = table.columns().iter().map(|name| PyString::intern(py, name)).collect();
    let rows = PyList::empty(py);
    let Some(batch) = table.batches().first() else { return Ok(rows) };
    for row in start..stop.min(batch.rows()) {
        let dict = PyDict::new(py);
        for (name, column) in names.iter().zip(batch.columns()) {
            dict.set_item(name, object(py, column.cell(row))?)?;
        }
        rows.append(dict)?;
    }
    Ok(rows)
}

fn object<'py>(py: Python<'py>, cell: Cell<'_>) -> PyResult<Bound<'py, PyAny>> {
    Ok(match cell {
        Cell::Absent => py.None().into_bound(py),
        Cell::Text(bytes) => PyString::new(py, &String::from_utf8_lossy(bytes)).into_any(),
        Cell::I64(x) => x.into_pyobject(py)?.into_any(),
        Cell::F64(x) => x.into_pyobject(py)?.into_any(),
        Cell::Bool(x) => x.into_pyobject(py)?.to_owned().into_any(),
        Cell::Decimal(..) => decimal_type(py)?.call1((cell.show(),))?,
        Cell::Date(days) => date(py, days)?,
        // No result holds a time of day yet; its text says exactly what it is.
        Cell::Instant(_) | Cell::Naive(_) => cell.show().into_pyobject(py)?.into_any(),
    })
}

fn decimal_type(py: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
    static DECIMAL: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    DECIMAL.import(py, "decimal", "Decimal")
}

/// `date.fromordinal`, because the date of a day number is for the calendar to know.
fn date(py: Python<'_>, days: i32) -> PyResult<Bound<'_, PyAny>> {
    py.get_type::<PyDate>().call_method1("fromordinal", (i64::from(days) + 719_163,))
}
