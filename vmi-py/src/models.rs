//! Models by name: single values in, a dict out; columns in, tables out.

use arrow_array::cast::AsArray;
use arrow_array::types::Float64Type;
use arrow_array::{Array, ArrayRef, GenericListArray, OffsetSizeTrait};
use pyo3::prelude::*;
use pyo3::types::{PyByteArray, PyBytes, PyDict, PyFloat, PyFrozenSet, PyInt, PyList, PySet, PyString};
use vmi_core::canonical::cell_text;
use vmi_core::engine::errors_table;
use vmi_core::error::{Error, ErrorKind};
use vmi_core::policy::answers::models_table;
use vmi_core::policy::batch::{Column as Input, Output};
use vmi_core::policy::catalogue;
use vmi_core::policy::model::{Field, Kind, Model};
use vmi_core::table::Cell;

use crate::capsule::{single_array, single_stream};
use crate::errors::{exception, guarded};
use crate::floats::{Floats, of_array};
use crate::results::Table;

/// Every input and output of every model: a row each.
#[pyfunction]
pub(crate) fn models(py: Python<'_>) -> PyResult<Table> {
    models_table().map(Table::of).map_err(|error| exception(py, &error))
}

/// An input as it was given.
enum Given {
    Absent,
    One(f64),
    Numbers(Floats, Option<Vec<bool>>),
    List(Floats),
    Lists(Floats, Vec<usize>),
}

impl Given {
    fn input(&self) -> Input<'_> {
        match self {
            Self::Absent => Input::Absent,
            Self::One(value) => Input::One(*value),
            Self::Numbers(values, present) => Input::Numbers(values, present.as_deref()),
            Self::List(values) => Input::List(values),
            Self::Lists(values, starts) => Input::Lists(values, starts),
        }
    }
}

/// Solves a model; see `vmi.models`. Gives whether every input was a single value; if so a dict of answers, else the table of answers,
/// a table for each list that comes out, and the errors.
#[pyfunction]
pub(crate) fn solve_model<'py>(py: Python<'py>, name: &str, inputs: &Bound<'py, PyDict>) -> PyResult<(bool, Bound<'py, PyDict>, Option<Table>)> {
    let model = catalogue::find(name).map_err(|error| exception(py, &error))?;
    let mut given = Vec::with_capacity(model.inputs.len());
    for field in model.inputs {
        given.push(match inputs.get_item(field.name)? {
            Some(value) => read(field, &value)?,
            None => Given::Absent,
        });
    }
    if given.iter().all(|given| matches!(given, Given::Absent | Given::One(_) | Given::List(_))) {
        let outputs = guarded(|| model.solve_one(&given.iter().map(Given::input).collect::<Vec<_>>())).map_err(|error| exception(py, &error))?;
        return Ok((true, single(py, model, outputs)?, None));
    }
    let solved = py.detach(|| {
        let inputs: Vec<Input<'_>> = given.iter().map(Given::input).collect();
        guarded(|| model.solve_columns(&inputs).and_then(|solved| solved.tables(model)))
    });
    let answers = solved.map_err(|error| exception(py, &error))?;
    let found = PyDict::new(py);
    found.set_item("", Py::new(py, Table::of(answers.table))?)?;
    for (name, list) in answers.lists {
        found.set_item(name, Py::new(py, Table::of(list))?)?;
    }
    Ok((false, found, Some(Table::of(errors_table(&answers.problems)))))
}

fn single<'py>(py: Python<'py>, model: &Model, outputs: Vec<Output>) -> PyResult<Bound<'py, PyDict>> {
    let found = PyDict::new(py);
    for (field, output) in model.outputs.iter().zip(outputs) {
        match (output, field.kind) {
            (Output::Numbers(values), Kind::Whole) => found.set_item(field.name, values[0] as i64)?,
            (Output::Numbers(values), Kind::Optional) => found.set_item(field.name, Some(values[0]).filter(|value| !value.is_nan()))?,
            (Output::Numbers(values), Kind::Choice(_)) => found.set_item(field.name, field.kind.word_at(values[0]))?,
            (Output::Numbers(values), _) => found.set_item(field.name, values[0])?,
            (Output::Lists(values, _), Kind::Choices(words)) => {
                // One text for each word, however long the list.
                let words: Vec<_> = words.iter().map(|word| PyString::new(py, word)).collect();
                found.set_item(field.name, PyList::new(py, values.iter().map(|position| words.get(*position as usize)))?)?;
            }
            (Output::Lists(values, _), _) => found.set_item(field.name, values)?,
        }
    }
    Ok(found)
}

fn strange(py: Python<'_>, field: &Field, value: &Bound<'_, PyAny>) -> PyErr {
    let kind = value.get_type().qualname().map_or_else(|_| "object".to_owned(), |kind| kind.to_string());
    let expected = if field.kind.is_list() { "a list of numbers, or a column of lists" } else { "a number, or a column of numbers" };
    let error = Error::new(ErrorKind::NotANumber, format!("{} is of type {kind}: {expected} is needed", field.name));
    exception(py, &error.field(field.name).expected(expected))
}

/// A number, or nothing.
fn number(value: &Bound<'_, PyAny>) -> Option<f64> {
    let is_number = value.is_instance_of::<PyFloat>() || value.is_instance_of::<PyInt>() || value.hasattr("__float__").unwrap_or(false);
    if is_number && !value.is_instance_of::<PyString>() { value.extract().ok() } else { None }
}

/// Whether its items are values in an order: no text, no bytes, no keys.
fn is_sequence(value: &Bound<'_, PyAny>) -> bool {
    let is_text = value.is_instance_of::<PyString>() || value.is_instance_of::<PyBytes>() || value.is_instance_of::<PyByteArray>();
    let has_keys = value.is_instance_of::<PyDict>() || value.is_instance_of::<PySet>() || value.is_instance_of::<PyFrozenSet>();
    !is_text && !has_keys
}

fn read(field: &Field, value: &Bound<'_, PyAny>) -> PyResult<Given> {
    let py = value.py();
    if value.is_none() {
        return Ok(Given::Absent);
    }
    if let Some((floats, shape)) = of_array(value)? {
        return shaped(field, floats, &shape).ok_or_else(|| strange(py, field, value));
    }
    let has = |name: &str| value.hasattr(name);
    if has("__arrow_c_stream__")? || has("__arrow_c_array__")? {
        let arrays = if has("__arrow_c_stream__")? {
            single_stream(&value.call_method0("__arrow_c_stream__")?)
        } else {
            single_array(&value.call_method0("__arrow_c_array__")?)
        };
        return of_arrow(field, &arrays?).ok_or_else(|| strange(py, field, value));
    }
    // An array without dimensions has a length that cannot be asked for.
    if !has("__len__")? || value.is_instance_of::<PyString>() {
        return number(value).map(Given::One).ok_or_else(|| strange(py, field, value));
    }
    if !is_sequence(value) {
        return Err(strange(py, field, value));
    }
    let rows: Vec<Bound<'_, PyAny>> = value.try_iter().map_err(|_| strange(py, field, value))?.collect::<PyResult<_>>()?;
    if field.kind.is_list() && rows.iter().find(|row| !row.is_none()).is_some_and(|first| first.len().is_ok()) {
        let (mut values, mut starts) = (Vec::new(), vec![0]);
        for row in rows {
            if row.is_none() {
                values.push(f64::NAN);
            } else {
                for item in row.try_iter().ok().filter(|_| is_sequence(&row)).ok_or_else(|| strange(py, field, value))? {
                    values.push(number(&item?).ok_or_else(|| strange(py, field, value))?);
                }
            }
            starts.push(values.len());
        }
        return Ok(Given::Lists(values.into(), starts));
    }
    let (mut values, mut present) = (Vec::with_capacity(rows.len()), Vec::with_capacity(rows.len()));
    for row in &rows {
        present.push(!row.is_none());
        let number = || number(row).filter(|_| row.len().is_err()).ok_or_else(|| strange(py, field, value));
        values.push(if row.is_none() { f64::NAN } else { number()? });
    }
    Ok(column(field, values.into(), present))
}

fn column(field: &Field, values: Floats, present: Vec<bool>) -> Given {
    if field.kind.is_list() {
        return Given::List(values);
    }
    let has_gaps = present.iter().any(|is_there| !is_there);
    Given::Numbers(values, has_gaps.then_some(present))
}

/// An array of numpy; none if it has other dimensions than the input.
fn shaped(field: &Field, floats: Floats, shape: &[usize]) -> Option<Given> {
    match (shape, field.kind.is_list()) {
        ([_], false) => Some(Given::Numbers(floats, None)),
        ([_], true) => Some(Given::List(floats)),
        // Rows without values take room too.
        ([rows, columns], true) if *rows <= MOST_ROWS => Some(Given::Lists(floats, (0..=*rows).map(|row| row * columns).collect())),
        _ => None,
    }
}

/// The most rows of an array of lists.
const MOST_ROWS: usize = 1 << 32;

/// One array of floats, or of lists of them, without gaps stays where it is.
fn as_it_is(field: &Field, array: &ArrayRef) -> Option<Given> {
    let whole =
        |array: &ArrayRef| array.as_primitive_opt::<Float64Type>().filter(|floats| floats.null_count() == 0).map(|floats| floats.values().clone());
    let starts = if array.null_count() > 0 {
        None
    } else if let Some(lists) = array.as_list_opt::<i32>() {
        Some((lists.values(), lists.value_offsets().iter().map(|at| *at as usize).collect()))
    } else {
        array.as_list_opt::<i64>().map(|lists| (lists.values(), lists.value_offsets().iter().map(|at| *at as usize).collect()))
    };
    match starts {
        Some((values, starts)) => whole(values).map(|values| Given::Lists(values, starts)),
        None => whole(array).map(|values| if field.kind.is_list() { Given::List(values) } else { Given::Numbers(values, None) }),
    }
}

fn of_arrow(field: &Field, arrays: &[ArrayRef]) -> Option<Given> {
    if let [array] = arrays {
        if let Some(given) = as_it_is(field, array) {
            return Some(given);
        }
    }
    let (mut values, mut present, mut starts) = (Vec::new(), Vec::new(), vec![0]);
    let mut is_nested = false;
    for array in arrays {
        if let Some(lists) = array.as_list_opt::<i32>() {
            is_nested = true;
            rows_of(lists, &mut values, &mut present, &mut starts)?;
        } else if let Some(lists) = array.as_list_opt::<i64>() {
            is_nested = true;
            rows_of(lists, &mut values, &mut present, &mut starts)?;
        } else {
            numbers(array, &mut values, &mut present)?;
        }
    }
    Some(if is_nested { Given::Lists(values.into(), starts) } else { column(field, values.into(), present) })
}

/// The values of lists; an absent list is one value that no model takes.
fn rows_of<O: OffsetSizeTrait>(lists: &GenericListArray<O>, values: &mut Vec<f64>, present: &mut Vec<bool>, starts: &mut Vec<usize>) -> Option<()> {
    for row in 0..lists.len() {
        if lists.is_valid(row) {
            numbers(&lists.value(row), values, present)?;
        } else {
            values.push(f64::NAN);
        }
        starts.push(values.len());
    }
    Some(())
}

fn numbers(array: &ArrayRef, values: &mut Vec<f64>, present: &mut Vec<bool>) -> Option<()> {
    if let Some(floats) = array.as_primitive_opt::<Float64Type>() {
        if floats.null_count() == 0 {
            values.extend_from_slice(floats.values());
        } else {
            // What lies behind a null is nobody's number.
            values.extend(floats.iter().map(|float| float.unwrap_or(f64::NAN)));
        }
        present.extend((0..floats.len()).map(|row| floats.is_valid(row)));
        return Some(());
    }
    let column = crate::arrow_values::column(&**array)?;
    for row in 0..column.len() {
        let value = match column.cell(row) {
            Cell::Absent => None,
            Cell::I64(x) => Some(x as f64),
            Cell::F64(x) => Some(x),
            Cell::Bool(x) => Some(f64::from(u8::from(x))),
            Cell::Decimal(..) => cell_text(column.cell(row)).parse().ok(),
            _ => return None,
        };
        present.push(value.is_some());
        values.push(value.unwrap_or(f64::NAN));
    }
    Some(())
}
