//! One Python value as a cell.

use pyo3::exceptions::PyOverflowError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyDate, PyDateTime, PyDelta, PyDeltaAccess, PyFloat, PyInt, PyString, PyTimeAccess, PyType};

const DAY_MICROS: i64 = 86_400_000_000;
/// `date(1970, 1, 1).toordinal()`
const EPOCH_ORDINAL: i64 = 719_163;

/// A value of a row, before it is known what the rest of its column holds.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    /// `None`, `pandas.NA`, `pandas.NaT`.
    Absent,
    /// The bytes of a text: UTF-8 unless it holds half of a surrogate pair.
    Text(Vec<u8>),
    Whole(i64),
    Float(f64),
    /// A number as text: a `Decimal`, or an integer beyond `i64`.
    Exact(String),
    Bool(bool),
    /// Days since 1970-01-01.
    Date(i32),
    /// Microseconds without a zone.
    Naive(i64),
    /// Microseconds since 1970-01-01T00:00:00Z.
    Instant(i64),
}

/// A Python value as a cell, or none if it is of a type that no cell holds.
pub(crate) fn value(object: &Bound<'_, PyAny>) -> PyResult<Option<Value>> {
    if object.is_none() {
        return Ok(Some(Value::Absent));
    }
    if let Ok(text) = object.cast::<PyString>() {
        return text_value(text).map(Some);
    }
    if let Ok(float) = object.cast::<PyFloat>() {
        return Ok(Some(Value::Float(float.value())));
    }
    if let Ok(flag) = object.cast::<PyBool>() {
        return Ok(Some(Value::Bool(flag.is_true())));
    }
    if object.is_instance_of::<PyInt>() {
        return whole(object).map(Some);
    }
    if is_missing_of_pandas(object)? {
        return Ok(Some(Value::Absent));
    }
    if let Ok(time) = object.cast::<PyDateTime>() {
        return time_value(time).map(Some);
    }
    if let Ok(date) = object.cast::<PyDate>() {
        return Ok(Some(Value::Date(days(date.as_any())? as i32)));
    }
    if object.is_instance(decimal_type(object.py())?)? {
        return Ok(Some(Value::Exact(object.str()?.to_cow()?.into_owned())));
    }
    scalar_of_numpy(object)
}

fn text_value(text: &Bound<'_, PyString>) -> PyResult<Value> {
    match text.to_str() {
        Ok(text) => Ok(Value::Text(text.as_bytes().to_vec())),
        // Half of a surrogate pair: the bytes are no UTF-8, and the core makes that an error of the row.
        Err(_) => text.call_method1("encode", ("utf-8", "surrogatepass"))?.extract().map(Value::Text),
    }
}

fn whole(object: &Bound<'_, PyAny>) -> PyResult<Value> {
    match object.extract::<i64>() {
        Ok(whole) => Ok(Value::Whole(whole)),
        Err(error) if error.is_instance_of::<PyOverflowError>(object.py()) => match object.str() {
            Ok(text) => Ok(Value::Exact(text.to_cow()?.into_owned())),
            // Python writes no more than 4,300 digits; a number that has more is too large whatever they are.
            Err(_) => Ok(Value::Exact("1e4300".to_owned())),
        },
        Err(error) => Err(error),
    }
}

fn days(date: &Bound<'_, PyAny>) -> PyResult<i64> {
    Ok(date.call_method0("toordinal")?.extract::<i64>()? - EPOCH_ORDINAL)
}

fn time_value(time: &Bound<'_, PyDateTime>) -> PyResult<Value> {
    let seconds = (i64::from(time.get_hour()) * 60 + i64::from(time.get_minute())) * 60 + i64::from(time.get_second());
    let local = days(time.as_any())? * DAY_MICROS + seconds * 1_000_000 + i64::from(time.get_microsecond());
    let offset = time.call_method0("utcoffset")?;
    match offset.cast::<PyDelta>() {
        Ok(offset) => {
            let seconds = i64::from(offset.get_days()) * 86_400 + i64::from(offset.get_seconds());
            Ok(Value::Instant(local - seconds * 1_000_000 - i64::from(offset.get_microseconds())))
        }
        Err(_) => Ok(Value::Naive(local)),
    }
}

fn decimal_type(py: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
    static DECIMAL: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    DECIMAL.import(py, "decimal", "Decimal")
}

/// `pandas.NaT` claims to be a datetime, and `pandas.NA` nothing at all; both mean that there is no value.
fn is_missing_of_pandas(object: &Bound<'_, PyAny>) -> PyResult<bool> {
    let class = object.get_type();
    let name = class.name()?;
    Ok((name == "NaTType" || name == "NAType") && class.module()?.to_cow()?.starts_with("pandas"))
}

/// numpy's scalars turn into Python's own by `item()`.
fn scalar_of_numpy(object: &Bound<'_, PyAny>) -> PyResult<Option<Value>> {
    let class = object.get_type();
    if class.module()? != "numpy" {
        return Ok(None);
    }
    let plain = object.call_method0("item")?;
    if plain.get_type().module()? == "numpy" { Ok(None) } else { value(&plain) }
}
