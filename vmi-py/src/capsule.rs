//! The Arrow PyCapsule interface: C streams and arrays in and out of Python objects.

// Arrow's C data interface is raw pointers by definition; every one of them is handled in this file.
#![allow(unsafe_code)]

use std::ffi::{CStr, c_void};

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi, from_ffi_and_data_type};
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{ArrayRef, RecordBatch, RecordBatchIterator, StructArray, make_array, new_empty_array};
use arrow_schema::{DataType, Fields, Schema};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

const STREAM: &CStr = c"arrow_array_stream";
const SCHEMA: &CStr = c"arrow_schema";
const ARRAY: &CStr = c"arrow_array";

/// Why a stream gave nothing, in the producer's words.
pub(crate) type Failure = String;

/// A stream of batches that a Python object handed over.
pub(crate) struct Stream(FFI_ArrowArrayStream);

impl Stream {
    /// Moves the stream out of its capsule; the capsule is empty from then on.
    pub(crate) fn take(capsule: &Bound<'_, PyAny>) -> PyResult<Self> {
        let pointer = capsule.cast::<PyCapsule>()?.pointer_checked(Some(STREAM))?;
        // SAFETY: a capsule of this name holds an initialised ArrowArrayStream until it is destroyed (PyCapsule interface).
        Ok(Self(unsafe { FFI_ArrowArrayStream::from_raw(pointer.as_ptr().cast()) }))
    }

    /// The schema of its batches.
    pub(crate) fn schema(&mut self) -> Result<FFI_ArrowSchema, Failure> {
        let read = self.0.get_schema().filter(|_| self.0.release().is_some()).ok_or("the stream was already read")?;
        let mut schema = FFI_ArrowSchema::empty();
        // SAFETY: the stream is not released, and both pointers are valid for the call.
        let status = unsafe { read(&raw mut self.0, &raw mut schema) };
        if status == 0 { Ok(schema) } else { Err(self.last_error(status)) }
    }

    /// The next batch, or none at the end. May take long and may itself want the interpreter: call it detached.
    pub(crate) fn next(&mut self) -> Result<Option<FFI_ArrowArray>, Failure> {
        let read = self.0.get_next().filter(|_| self.0.release().is_some()).ok_or("the stream was already read")?;
        let mut array = FFI_ArrowArray::empty();
        // SAFETY: the stream is not released, and both pointers are valid for the call.
        let status = unsafe { read(&raw mut self.0, &raw mut array) };
        match status {
            0 if array.is_released() => Ok(None),
            0 => Ok(Some(array)),
            status => Err(self.last_error(status)),
        }
    }

    fn last_error(&mut self, status: i32) -> Failure {
        let Some(read) = self.0.get_last_error() else { return format!("error {status}") };
        // SAFETY: the stream is not released; the text, if there is one, is valid until the next call on the stream.
        let text = unsafe {
            let text = read(&raw mut self.0);
            (!text.is_null()).then(|| CStr::from_ptr(text).to_string_lossy().into_owned())
        };
        text.unwrap_or_else(|| format!("error {status}"))
    }
}

/// Moves a schema and an array out of the pair of capsules that `__arrow_c_array__` gives.
pub(crate) fn take_array(pair: &Bound<'_, PyAny>) -> PyResult<(FFI_ArrowSchema, FFI_ArrowArray)> {
    let (schema, array): (Bound<'_, PyAny>, Bound<'_, PyAny>) = pair.extract()?;
    let schema = schema.cast::<PyCapsule>()?.pointer_checked(Some(SCHEMA))?;
    let array = array.cast::<PyCapsule>()?.pointer_checked(Some(ARRAY))?;
    // SAFETY: capsules of these names hold initialised structures until they are destroyed (PyCapsule interface).
    let taken = unsafe { (FFI_ArrowSchema::from_raw(schema.as_ptr().cast()), FFI_ArrowArray::from_raw(array.as_ptr().cast())) };
    if taken.0.release().is_none() || taken.1.is_released() {
        return Err(PyValueError::new_err("the array was already read"));
    }
    Ok(taken)
}

/// The columns of a batch, still in the producer's memory.
pub(crate) fn batch(mut array: FFI_ArrowArray, fields: &Fields) -> Result<StructArray, Failure> {
    leave_out_buffers_of_nulls(&mut array, fields);
    // SAFETY: the array came out of a capsule with a schema of these fields; its memory lives until the last column is dropped.
    let data = unsafe { from_ffi_and_data_type(array, DataType::Struct(fields.clone())) };
    data.map(StructArray::from).map_err(|error| error.to_string())
}

/// The arrays of a stream whose items are values and not rows of a table.
pub(crate) fn single_stream(capsule: &Bound<'_, PyAny>) -> PyResult<Vec<ArrayRef>> {
    let mut stream = Stream::take(capsule)?;
    let read = || -> Result<Vec<ArrayRef>, Failure> {
        let schema = stream.schema()?;
        let mut arrays = Vec::new();
        while let Some(array) = stream.next()? {
            arrays.push(single(array, &schema)?);
        }
        if arrays.is_empty() {
            let kind = DataType::try_from(&schema).map_err(|error| error.to_string())?;
            arrays.push(new_empty_array(&kind));
        }
        Ok(arrays)
    };
    capsule.py().detach(read).map_err(PyValueError::new_err)
}

/// The array that a pair of capsules holds.
pub(crate) fn single_array(pair: &Bound<'_, PyAny>) -> PyResult<Vec<ArrayRef>> {
    let (schema, array) = take_array(pair)?;
    single(array, &schema).map(|array| vec![array]).map_err(PyValueError::new_err)
}

fn single(mut array: FFI_ArrowArray, schema: &FFI_ArrowSchema) -> Result<ArrayRef, Failure> {
    // SAFETY: the array is ours, has the layout of the C data interface, and came out of a capsule together with this schema.
    unsafe { leave_out_buffers((&raw mut array).cast(), schema) };
    // SAFETY: the array came out of a capsule together with this schema; its memory lives until the array is dropped.
    let data = unsafe { from_ffi(array, schema) };
    data.map(make_array).map_err(|error| error.to_string())
}

/// The Arrow C data interface's array, whose fields arrow-array keeps to itself.
#[repr(C)]
#[allow(dead_code)] // the fields before those that are used give them their place
struct RawArray {
    length: i64,
    null_count: i64,
    offset: i64,
    buffer_count: i64,
    child_count: i64,
    buffers: *mut *const c_void,
    children: *mut *mut RawArray,
}

/// A column of type null has no buffers, but Polars hands one over, which arrow-array refuses.
fn leave_out_buffers_of_nulls(array: &mut FFI_ArrowArray, fields: &Fields) {
    let children = array.num_children();
    let nulls = fields.iter().enumerate().filter(|(_, field)| *field.data_type() == DataType::Null);
    for (at, _) in nulls.filter(|(at, _)| *at < children) {
        // SAFETY: both types have the layout of the C data interface, which begins with these fields; `at` is below the number of
        // children, and the array is ours. A producer frees by its private data, not by the number of buffers.
        unsafe {
            let raw: *mut RawArray = (&raw mut *array).cast();
            (**(*raw).children.add(at)).buffer_count = 0;
        }
    }
}

/// The same for an array of values and what lists are made of.
///
/// # Safety
/// An array of the C data interface that fits the schema.
unsafe fn leave_out_buffers(array: *mut RawArray, schema: &FFI_ArrowSchema) {
    // SAFETY: as for this function; a child is looked at only where both have it.
    unsafe {
        if schema.format() == "n" {
            (*array).buffer_count = 0;
        }
        for (at, child) in schema.children().enumerate().take(usize::try_from((*array).child_count).unwrap_or(0)) {
            leave_out_buffers(*(*array).children.add(at), child);
        }
    }
}

/// A capsule with a stream of one batch.
pub(crate) fn stream_of(py: Python<'_>, batch: RecordBatch) -> PyResult<Bound<'_, PyCapsule>> {
    let schema = batch.schema();
    let stream = FFI_ArrowArrayStream::new(Box::new(RecordBatchIterator::new([Ok(batch)], schema)));
    PyCapsule::new_with_value(py, stream, STREAM)
}

/// A capsule with a schema.
pub(crate) fn schema_of<'py>(py: Python<'py>, schema: &Schema) -> PyResult<Bound<'py, PyCapsule>> {
    let schema = FFI_ArrowSchema::try_from(schema).map_err(|error| PyValueError::new_err(error.to_string()))?;
    PyCapsule::new_with_value(py, schema, SCHEMA)
}
