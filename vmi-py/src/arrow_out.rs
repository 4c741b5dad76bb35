//! Result tables as Arrow: the columns stay in the plan's memory, which the arrays keep alive.

// A buffer that borrows from a shared owner can only be made from a pointer.
#![allow(unsafe_code)]

use std::panic::RefUnwindSafe;
use std::ptr::NonNull;
use std::sync::Arc;

use arrow_array::types::{Date32Type, Float64Type, Int64Type, TimestampMicrosecondType};
use arrow_array::{ArrayRef, BooleanArray, Decimal128Array, LargeStringArray, NullArray, PrimitiveArray, RecordBatch, RecordBatchOptions};
use arrow_buffer::{ArrowNativeType, BooleanBuffer, Buffer, NullBuffer, OffsetBuffer, ScalarBuffer};
use arrow_schema::{ArrowError, DataType, Field, Schema, TimeUnit};
use vmi_core::error::{Error, ErrorKind, Result};
use vmi_core::table::{Column, Table, Text, Validity, Values};

use crate::results::Results;

/// Decimals of every column have this precision; the scale is that of the column's finest value.
const PRECISION: u8 = 38;

/// What keeps the memory of the columns: held, and never read.
#[derive(Clone)]
struct Owner(#[allow(dead_code)] Arc<dyn Results>);

// Results are only read once they are made: no panic can leave them half changed.
impl RefUnwindSafe for Owner {}

/// The schema of a result table; every cell may be absent.
pub(crate) fn schema(table: &Table<'static>) -> Schema {
    Schema::new(columns(table).map(|(name, column)| Field::new(name, kind(column), true)).collect::<Vec<_>>())
}

/// A result table as one batch.
pub(crate) fn record_batch(results: &Arc<dyn Results>, table: &Table<'static>) -> Result<RecordBatch> {
    let owner = Owner(Arc::clone(results));
    let arrays: std::result::Result<Vec<ArrayRef>, ArrowError> = columns(table).map(|(_, column)| array(&owner, column)).collect();
    let options = RecordBatchOptions::new().with_row_count(Some(table.rows()));
    let batch = arrays.and_then(|arrays| RecordBatch::try_new_with_options(Arc::new(schema(table)), arrays, &options));
    batch.map_err(|error| Error::new(ErrorKind::Internal, error.to_string()).table(table.name()))
}

/// Results have one batch.
fn columns<'t>(table: &'t Table<'static>) -> impl Iterator<Item = (&'t str, &'t Column<'static>)> {
    let columns = table.batches().first().map_or(&[][..], |batch| batch.columns());
    table.columns().iter().map(|name| &**name).zip(columns)
}

fn kind(column: &Column<'_>) -> DataType {
    match &column.values {
        Values::Absent(_) => DataType::Null,
        Values::Text(_) => DataType::LargeUtf8,
        Values::I64(_) => DataType::Int64,
        Values::F64(_) => DataType::Float64,
        Values::Decimal { scale, .. } => DataType::Decimal128(PRECISION, *scale as i8),
        Values::Date(_) => DataType::Date32,
        Values::Instant(_) => DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into())),
        Values::Naive(_) => DataType::Timestamp(TimeUnit::Microsecond, None),
        Values::Bool(_) => DataType::Boolean,
    }
}

fn array(owner: &Owner, column: &Column<'static>) -> std::result::Result<ArrayRef, ArrowError> {
    let nulls = nulls(column);
    Ok(match &column.values {
        Values::Absent(rows) => Arc::new(NullArray::new(*rows)),
        Values::Text(text) => Arc::new(texts(owner, text, nulls)?),
        Values::I64(values) => Arc::new(PrimitiveArray::<Int64Type>::try_new(borrowed(owner, values), nulls)?),
        Values::F64(values) => Arc::new(PrimitiveArray::<Float64Type>::try_new(borrowed(owner, values), nulls)?),
        Values::Decimal { mantissas, scale } => {
            Arc::new(Decimal128Array::try_new(borrowed(owner, mantissas), nulls)?.with_precision_and_scale(PRECISION, *scale as i8)?)
        }
        Values::Date(values) => Arc::new(PrimitiveArray::<Date32Type>::try_new(borrowed(owner, values), nulls)?),
        Values::Instant(values) => {
            Arc::new(PrimitiveArray::<TimestampMicrosecondType>::try_new(borrowed(owner, values), nulls)?.with_timezone("UTC"))
        }
        Values::Naive(values) => Arc::new(PrimitiveArray::<TimestampMicrosecondType>::try_new(borrowed(owner, values), nulls)?),
        Values::Bool(values) => Arc::new(BooleanArray::new(values.iter().copied().collect::<BooleanBuffer>(), nulls)),
    })
}

fn texts(owner: &Owner, text: &Text<'static>, nulls: Option<NullBuffer>) -> std::result::Result<LargeStringArray, ArrowError> {
    if let Text::Offsets64 { data, offsets } = text {
        // The layout of every result text so far: it stays where it is.
        return LargeStringArray::try_new(OffsetBuffer::new(borrowed(owner, offsets)), bytes(owner, data), nulls);
    }
    let rows = 0..text.len();
    let present = |row: &usize| nulls.as_ref().is_none_or(|nulls| nulls.is_valid(*row));
    Ok(rows.map(|row| present(&row).then(|| String::from_utf8_lossy(text.bytes(row)))).collect())
}

fn nulls(column: &Column<'_>) -> Option<NullBuffer> {
    match &column.validity {
        Validity::All => None,
        Validity::Flags(flags) => Some(NullBuffer::from(flags.as_ref())),
        validity @ Validity::Bits { .. } => Some((0..column.len()).map(|row| validity.holds(row)).collect::<Vec<bool>>().into()),
    }
}

/// Numbers that stay in the plan's memory.
fn borrowed<T: ArrowNativeType>(owner: &Owner, values: &[T]) -> ScalarBuffer<T> {
    ScalarBuffer::new(bytes(owner, values), 0, values.len())
}

/// Memory of the plan as a buffer that keeps the plan alive.
fn bytes<T>(owner: &Owner, values: &[T]) -> Buffer {
    let start = NonNull::from(values).cast::<u8>();
    // SAFETY: the values lie in a result table, which is made once, never changed or moved, and dropped with the results that
    // the buffer holds on to; `size_of_val` is their length in bytes.
    unsafe { Buffer::from_custom_allocation(start, size_of_val(values), Arc::new(owner.clone())) }
}
