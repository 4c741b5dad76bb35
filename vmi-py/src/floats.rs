//! Floats of Python objects where they lie: arrays of numpy by what they say of their memory, so that no numpy is needed here.

// An array gives its memory as an address.
#![allow(unsafe_code)]

use std::panic::RefUnwindSafe;
use std::ptr::NonNull;
use std::sync::Arc;

use arrow_buffer::{Buffer, ScalarBuffer};
use pyo3::prelude::*;
use pyo3::types::PyDict;

/// Floats in Rust's or in somebody else's memory.
pub(crate) type Floats = ScalarBuffer<f64>;

/// Floats of this machine, as numpy names them.
const FLOATS: &str = if cfg!(target_endian = "little") { "<f8" } else { ">f8" };

/// What keeps the memory: held, and never read.
struct Owner(#[allow(dead_code)] Py<PyAny>);

// Nothing of it is read, so no panic can leave it half changed.
impl RefUnwindSafe for Owner {}

/// The floats of an array and its shape, without a copy; none if it is no array of floats side by side in rows, or has no dimension: numpy's single
/// values say where they lie too, but not for longer than the question.
pub(crate) fn of_array(value: &Bound<'_, PyAny>) -> PyResult<Option<(Floats, Vec<usize>)>> {
    let Some(interface) = value.getattr_opt("__array_interface__")? else { return Ok(None) };
    let Ok(interface) = interface.cast_into::<PyDict>() else { return Ok(None) };
    let Some((kind, shape, (address, _))) = described(&interface)? else { return Ok(None) };
    let is_apart = interface.get_item("strides")?.is_some_and(|strides| !strides.is_none());
    let count = shape.iter().try_fold(1_usize, |count, length| count.checked_mul(*length)).filter(|count| *count <= isize::MAX as usize / 8);
    let (Some(count), Some(start)) = (count, NonNull::new(address as *mut u8)) else { return Ok(None) };
    if shape.is_empty() || kind != FLOATS || is_apart {
        return Ok(None);
    }
    if address % align_of::<f64>() != 0 {
        // SAFETY: as below; bytes have no alignment.
        let bytes = unsafe { std::slice::from_raw_parts(start.as_ptr(), count * 8) };
        let floats: Vec<f64> = bytes.chunks_exact(8).map(|chunk| f64::from_ne_bytes(chunk.try_into().unwrap_or_default())).collect();
        return Ok(Some((floats.into(), shape)));
    }
    // SAFETY: by the array interface, `count` floats lie at the address for as long as the array does, which the owner holds on to; they are aligned,
    // and any bits are a float. Nobody writes to them here. Whoever writes to the array from another thread during a call gets as mixed an answer as
    // from numpy itself.
    let buffer = unsafe { Buffer::from_custom_allocation(start, count * 8, Arc::new(Owner(value.clone().unbind()))) };
    Ok(Some((ScalarBuffer::new(buffer, 0, count), shape)))
}

type Described = (String, Vec<usize>, (usize, bool));

/// Type, shape and address; none if the array lies in an object of its own.
fn described(interface: &Bound<'_, PyDict>) -> PyResult<Option<Described>> {
    let part = |name: &str| interface.get_item(name);
    let (Some(kind), Some(shape), Some(data)) = (part("typestr")?, part("shape")?, part("data")?) else { return Ok(None) };
    let Ok(place) = data.extract() else { return Ok(None) };
    Ok(Some((kind.extract()?, shape.extract()?, place)))
}
