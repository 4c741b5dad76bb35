//! Reading a table: by the cell, by the column, as CSV.

use std::ffi::c_char;

use vmi_core::canonical::{cell_text, write_csv};
use vmi_core::error::{Error, ErrorKind, nearest};
use vmi_core::table::{Cell, Column, Table, Values};

use crate::fault::{Fault, Misuse};
use crate::guard::{guard, guard_value};
use crate::handle;
use crate::pointer::{Out, OutArray, Plain, text};
use crate::table_in::VmiTable;
use crate::text::{Text, VmiText};

/// A column of a type that this version of the interface has no function for: `vmi_table_cell` reads it as text.
pub const VMI_TYPE_OTHER: i32 = 0;
/// A column of text: `vmi_table_text`, `vmi_table_read_text`.
pub const VMI_TYPE_TEXT: i32 = 1;
/// A column of exact decimals: `vmi_table_read_decimal`.
pub const VMI_TYPE_DECIMAL: i32 = 2;
/// A column of doubles: `vmi_table_read_double`.
pub const VMI_TYPE_DOUBLE: i32 = 3;
/// A column of whole numbers: `vmi_table_read_int64`.
pub const VMI_TYPE_INT64: i32 = 4;
/// A column of booleans: `vmi_table_read_bool`.
pub const VMI_TYPE_BOOL: i32 = 5;
/// A column of business dates: `vmi_table_read_date`.
pub const VMI_TYPE_DATE: i32 = 6;

/// How many rows there are; 0 for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_table_rows(table: *const VmiTable) -> usize {
    // SAFETY: the caller gives NULL or a table that lives.
    guard_value(0, || unsafe { handle::shared(table, "table") }.map_or(0, Table::rows))
}

/// How many columns there are; 0 for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_table_columns(table: *const VmiTable) -> usize {
    // SAFETY: the caller gives NULL or a table that lives.
    guard_value(0, || unsafe { handle::shared(table, "table") }.map_or(0, |table| table.columns().len()))
}

/// The name of a column, counted from 0. The text belongs to the table, lives as long as it, and has no NUL at its end.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_table_column_name(table: *const VmiTable, column: usize, data: *mut *const c_char, length: *mut usize) -> i32 {
    guard(|| {
        // SAFETY: the caller gives a table that lives, and room for a pointer and a length.
        unsafe {
            let table = handle::shared(table, "table")?;
            let (data, length) = (Out::new(data, "data")?, Out::new(length, "length")?);
            let name = table.columns().get(column).ok_or_else(|| no_column(table, column))?;
            data.put(name.as_ptr().cast());
            length.put(name.len());
        }
        Ok(())
    })
}

/// The place of the column of a name, counted from 0; `VMI_ERROR_NO_COLUMN` has the nearest name as its hint.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_table_find_column(table: *const VmiTable, name: *const c_char, column: *mut usize) -> i32 {
    guard(|| {
        // SAFETY: the caller gives a table that lives, text, and room for a number.
        unsafe {
            let (table, name) = (handle::shared(table, "table")?, text(name, "name")?);
            let out = Out::new(column, "column")?;
            let at = table.columns().iter().position(|known| &**known == name).ok_or_else(|| unknown_column(table, name))?;
            out.put(at);
        }
        Ok(())
    })
}

/// The type of a column: `*type` becomes one of the VMI_TYPE constants.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_table_column_type(table: *const VmiTable, column: usize, r#type: *mut i32) -> i32 {
    guard(|| {
        // SAFETY: the caller gives a table that lives, and room for a number.
        unsafe {
            let table = handle::shared(table, "table")?;
            let out = Out::new(r#type, "type")?;
            out.put(type_of(column_at(table, column)?));
        }
        Ok(())
    })
}

/// Whether a cell is absent: `*absent` becomes 1 or 0. Rows and columns are counted from 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_table_is_absent(table: *const VmiTable, column: usize, row: usize, absent: *mut u8) -> i32 {
    guard(|| {
        // SAFETY: the caller gives a table that lives, and room for a byte.
        unsafe {
            let table = handle::shared(table, "table")?;
            let out = Out::new(absent, "absent")?;
            out.put(u8::from(cell_at(table, column, row)?.is_absent()));
        }
        Ok(())
    })
}

/// One cell of a column of text. Rows and columns are counted from 0.
///
/// The text belongs to the table, lives as long as it, and has no NUL at its end. An absent cell is NULL with length 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_table_text(table: *const VmiTable, column: usize, row: usize, data: *mut *const c_char, length: *mut usize) -> i32 {
    guard(|| {
        // SAFETY: the caller gives a table that lives, and room for a pointer and a length.
        unsafe {
            let table = handle::shared(table, "table")?;
            let (data, length) = (Out::new(data, "data")?, Out::new(length, "length")?);
            let cell = cell_at(table, column, row)?;
            expect_type(table, column, VMI_TYPE_TEXT)?;
            let (start, bytes) = start_and_length(cell);
            data.put(start);
            length.put(bytes);
        }
        Ok(())
    })
}

/// One cell of a column of any type as canonical text, the same as in `vmi_table_to_csv` without its quotes; "" for an absent one.
///
/// Rows and columns are counted from 0. `*out` is the caller's to free.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_table_cell(table: *const VmiTable, column: usize, row: usize, out: *mut *mut VmiText) -> i32 {
    guard(|| {
        // SAFETY: the caller gives a table that lives, and room for a pointer.
        unsafe {
            let table = handle::shared(table, "table")?;
            let out = Out::new(out, "out")?;
            let cell = cell_at(table, column, row)?;
            out.put(handle::give(Text::new(cell_text(cell))));
        }
        Ok(())
    })
}

/// Reads a whole column of text: `data[i]` and `lengths[i]` become what `vmi_table_text` gives for row i.
///
/// `rows` is the length of both arrays, and must equal `vmi_table_rows`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_table_read_text(
    table: *const VmiTable,
    column: usize,
    data: *mut *const c_char,
    lengths: *mut usize,
    rows: usize,
) -> i32 {
    guard(|| {
        // SAFETY: the caller gives a table that lives, and arrays of `rows` elements.
        unsafe {
            let table = handle::shared(table, "table")?;
            let column = readable(table, column, VMI_TYPE_TEXT, rows)?;
            let (data, lengths) = (OutArray::new(data, rows, "data")?, OutArray::new(lengths, rows, "lengths")?);
            data.fill((0..rows).map(|row| start_and_length(column.cell(row)).0));
            lengths.fill((0..rows).map(|row| start_and_length(column.cell(row)).1));
        }
        Ok(())
    })
}

/// Reads a whole column of exact decimals: the value of row i is `mantissas[i]` / 10^`*scale`.
///
/// `valid[i]` becomes 1, or 0 for an absent row, whose mantissa becomes 0. `rows` is the length of both arrays, and must equal
/// `vmi_table_rows`. `VMI_ERROR_OVERFLOW` if a mantissa does not fit: `vmi_table_cell` still gives each value, as text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_table_read_decimal(
    table: *const VmiTable,
    column: usize,
    mantissas: *mut i64,
    scale: *mut u32,
    valid: *mut u8,
    rows: usize,
) -> i32 {
    let own = |cell: Cell<'_>| if let Cell::Decimal(mantissa, _) = cell { i64::try_from(mantissa).ok() } else { None };
    guard(|| {
        let out = Out::new(scale, "scale")?;
        // SAFETY: the caller gives a table that lives, arrays of `rows` elements, and room for a number.
        unsafe {
            read_values(table, column, VMI_TYPE_DECIMAL, Target { values: mantissas, valid, rows }, own)?;
            // The column was just read, so its scale is there.
            if let Values::Decimal { scale, .. } = column_at(handle::shared(table, "table")?, column)?.values {
                out.put(scale);
            }
        }
        Ok(())
    })
}

/// Reads a whole column of doubles.
///
/// `valid[i]` becomes 1, or 0 for an absent row, whose value becomes 0. `rows` is the length of both arrays, and must equal
/// `vmi_table_rows`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_table_read_double(table: *const VmiTable, column: usize, values: *mut f64, valid: *mut u8, rows: usize) -> i32 {
    let own = |cell: Cell<'_>| if let Cell::F64(value) = cell { Some(value) } else { None };
    // SAFETY: the caller gives a table that lives, and arrays of `rows` elements.
    guard(|| unsafe { read_values(table, column, VMI_TYPE_DOUBLE, Target { values, valid, rows }, own) })
}

/// Reads a whole column of whole numbers; see `vmi_table_read_double`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_table_read_int64(table: *const VmiTable, column: usize, values: *mut i64, valid: *mut u8, rows: usize) -> i32 {
    let own = |cell: Cell<'_>| if let Cell::I64(value) = cell { Some(value) } else { None };
    // SAFETY: the caller gives a table that lives, and arrays of `rows` elements.
    guard(|| unsafe { read_values(table, column, VMI_TYPE_INT64, Target { values, valid, rows }, own) })
}

/// Reads a whole column of booleans, as 1 and 0; see `vmi_table_read_double`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_table_read_bool(table: *const VmiTable, column: usize, values: *mut u8, valid: *mut u8, rows: usize) -> i32 {
    let own = |cell: Cell<'_>| if let Cell::Bool(value) = cell { Some(u8::from(value)) } else { None };
    // SAFETY: the caller gives a table that lives, and arrays of `rows` elements.
    guard(|| unsafe { read_values(table, column, VMI_TYPE_BOOL, Target { values, valid, rows }, own) })
}

/// Reads a whole column of business dates, as days since 1970-01-01; see `vmi_table_read_double`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_table_read_date(table: *const VmiTable, column: usize, days: *mut i32, valid: *mut u8, rows: usize) -> i32 {
    let own = |cell: Cell<'_>| if let Cell::Date(days) = cell { Some(days) } else { None };
    // SAFETY: the caller gives a table that lives, and arrays of `rows` elements.
    guard(|| unsafe { read_values(table, column, VMI_TYPE_DATE, Target { values: days, valid, rows }, own) })
}

/// The table as canonical CSV: a header, LF, quotes only where they are needed, absent cells empty. `*out` is the caller's to free.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_table_to_csv(table: *const VmiTable, out: *mut *mut VmiText) -> i32 {
    guard(|| {
        // SAFETY: the caller gives a table that lives, and room for a pointer.
        unsafe {
            let table = handle::shared(table, "table")?;
            let out = Out::new(out, "out")?;
            let mut csv = Vec::new();
            write_csv(table, &mut csv);
            out.put(handle::give(Text::new(csv)));
        }
        Ok(())
    })
}

/// Where a column is to be read to.
struct Target<T> {
    values: *mut T,
    valid: *mut u8,
    rows: usize,
}

/// Reads a column of one type, whose cells `own` takes apart; it gives none for one that does not fit. All rows are converted before the first is written: out-parameters are untouched on failure.
///
/// # Safety
/// As for [`handle::shared`]; the target has room for its rows.
unsafe fn read_values<T: Plain + Default>(
    table: *const VmiTable,
    column: usize,
    wanted: i32,
    target: Target<T>,
    own: impl Fn(Cell<'_>) -> Option<T>,
) -> Result<(), Fault> {
    // SAFETY: as for this function.
    let table = unsafe { handle::shared(table, "table") }?;
    let name = table.columns().get(column).map_or("", |name| &**name);
    let column = readable(table, column, wanted, target.rows)?;
    let (values, valid) = (OutArray::new(target.values, target.rows, "values")?, OutArray::new(target.valid, target.rows, "valid")?);
    let convert = |row: usize| match column.cell(row) {
        Cell::Absent => Ok((T::default(), 0)),
        cell => own(cell).map(|value| (value, 1)).ok_or_else(|| does_not_fit(cell).at(table.name(), row as u64 + 1).field(name)),
    };
    let read = (0..target.rows).map(convert).collect::<Result<Vec<(T, u8)>, Error>>()?;
    // SAFETY: as for this function.
    unsafe {
        values.fill(read.iter().map(|(value, _)| *value));
        valid.fill(read.iter().map(|(_, valid)| *valid));
    }
    Ok(())
}

/// A column that is of the wanted type and has as many rows as the caller's arrays.
fn readable<'t>(table: &'t Table<'static>, column: usize, wanted: i32, rows: usize) -> Result<&'t Column<'static>, Fault> {
    let found = expect_type(table, column, wanted)?;
    if rows == table.rows() {
        return Ok(found);
    }
    let message = format!("the argument rows is {rows} where the table has {}", table.rows());
    let fault = Fault::misuse(Misuse::WrongLength, message).table(table.name()).field("rows").value(rows);
    Err(fault.expected(format!("vmi_table_rows, {}", table.rows())))
}

fn expect_type<'t>(table: &'t Table<'static>, column: usize, wanted: i32) -> Result<&'t Column<'static>, Fault> {
    let (found, name) = (column_at(table, column)?, &*table.columns()[column]);
    let own = type_of(found);
    if own == wanted {
        return Ok(found);
    }
    let message = format!("the column {name:?} holds {}, not {}", type_name(own), type_name(wanted));
    let fault = Fault::misuse(Misuse::WrongType, message).table(table.name()).field(name);
    Err(fault.hint("vmi_table_column_type tells the type; vmi_table_cell gives any cell as text"))
}

fn type_of(column: &Column<'_>) -> i32 {
    match column.values {
        Values::Text(_) => VMI_TYPE_TEXT,
        Values::Decimal { .. } => VMI_TYPE_DECIMAL,
        Values::F64(_) => VMI_TYPE_DOUBLE,
        Values::I64(_) => VMI_TYPE_INT64,
        Values::Bool(_) => VMI_TYPE_BOOL,
        Values::Date(_) => VMI_TYPE_DATE,
        Values::Absent(_) | Values::Instant(_) | Values::Naive(_) => VMI_TYPE_OTHER,
    }
}

fn type_name(kind: i32) -> &'static str {
    match kind {
        VMI_TYPE_TEXT => "text",
        VMI_TYPE_DECIMAL => "decimals",
        VMI_TYPE_DOUBLE => "doubles",
        VMI_TYPE_INT64 => "whole numbers",
        VMI_TYPE_BOOL => "booleans",
        VMI_TYPE_DATE => "dates",
        _ => "another type",
    }
}

/// A column by its place. Tables of this crate have one batch: each column is added, or was made, whole.
fn column_at<'t>(table: &'t Table<'static>, column: usize) -> Result<&'t Column<'static>, Fault> {
    table.batches().first().and_then(|batch| batch.columns().get(column)).ok_or_else(|| no_column(table, column))
}

fn cell_at<'t>(table: &'t Table<'static>, column: usize, row: usize) -> Result<Cell<'t>, Fault> {
    let found = column_at(table, column)?;
    if row < found.len() {
        return Ok(found.cell(row));
    }
    let message = format!("there is no row {row}: the table has {}, counted from 0", found.len());
    Err(Fault::misuse(Misuse::RowOutOfRange, message).table(table.name()).field(&table.columns()[column]).value(row))
}

/// Text as C reads it; NULL if there is none.
fn start_and_length(cell: Cell<'_>) -> (*const c_char, usize) {
    match cell {
        Cell::Text(bytes) => (bytes.as_ptr().cast(), bytes.len()),
        _ => (std::ptr::null(), 0),
    }
}

fn no_column(table: &Table<'_>, column: usize) -> Fault {
    let message = format!("there is no column {column}: the table has {}, counted from 0", table.columns().len());
    Fault::misuse(Misuse::NoColumn, message).table(table.name()).field("column").value(column)
}

fn unknown_column(table: &Table<'_>, name: &str) -> Fault {
    let names = || table.columns().iter().map(|known| &**known);
    let hint = match nearest(name, names()) {
        Some(near) => format!("did you mean {near:?}?"),
        None => format!("the columns that are there: {}", names().collect::<Vec<_>>().join(", ")),
    };
    Fault::misuse(Misuse::NoColumn, format!("there is no column {name:?}")).table(table.name()).field(name).hint(hint)
}

/// The column is of the right type, so only a mantissa can be too large; the value itself is right.
fn does_not_fit(cell: Cell<'_>) -> Error {
    let value = cell_text(cell);
    let message = format!("the mantissa of {value} does not fit 64 bits");
    Error::new(ErrorKind::Overflow, message).value(value).hint("vmi_table_cell gives the value as text")
}
