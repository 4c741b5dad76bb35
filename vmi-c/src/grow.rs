//! Structs that can grow: the size first, fields only appended.
//!
//! | the caller's struct | read | written |
//! |---|---|---|
//! | of an older header, shorter | fields that it lacks are 0, which means their default | only the fields that it has |
//! | of this header | all | all |
//! | of a newer header, longer | fields that this library lacks must be 0: set, they would be ignored in silence | they become 0 |

use std::mem::MaybeUninit;
use std::ptr;

use crate::fault::{Fault, Misuse};

/// A struct of the header that starts with its size.
///
/// # Safety
/// `repr(C)`, the first field is `struct_size: usize`, and zeroes are a value of every field.
pub(crate) unsafe trait Growing: Copy {
    /// The shortest that is of use: up to the end of the last field that must be given.
    const LEAST: usize;
}

/// No struct of this interface comes near it; a larger size is a field that was never set.
const MOST: usize = 4_096;

/// # Safety
/// NULL, or a struct of the size that its first field states.
unsafe fn stated_size<T: Growing>(pointer: *const T, argument: &str) -> Result<usize, Fault> {
    if pointer.is_null() {
        return Err(Fault::null(argument));
    }
    // SAFETY: the first field of every `Growing` is its size.
    let size = unsafe { pointer.cast::<usize>().read_unaligned() };
    if (T::LEAST..=MOST).contains(&size) {
        return Ok(size);
    }
    let message = format!("{argument}.struct_size is {size}; this library's struct has {} bytes", size_of::<T>());
    let fault = Fault::misuse(Misuse::StructSize, message).field("struct_size").value(size);
    Err(fault.expected(format!("at least {}", T::LEAST)).hint(format!("set {argument}.struct_size to its sizeof before the call")))
}

/// Whether a caller's struct can be written, without writing it: for calls that change something before they answer.
///
/// # Safety
/// NULL, or a struct of the size that its first field states.
pub(crate) unsafe fn expect<T: Growing>(pointer: *const T, argument: &str) -> Result<(), Fault> {
    // SAFETY: as for this function.
    unsafe { stated_size(pointer, argument) }.map(|_| ())
}

/// A copy of a caller's struct.
///
/// # Safety
/// NULL, or a struct of the size that its first field states.
pub(crate) unsafe fn read<T: Growing>(pointer: *const T, argument: &str) -> Result<T, Fault> {
    // SAFETY: as for this function.
    let size = unsafe { stated_size(pointer, argument) }?;
    let start = pointer.cast::<u8>();
    for at in size_of::<T>()..size {
        // SAFETY: `at` is below the size that the caller states.
        if unsafe { start.add(at).read() } != 0 {
            let message = format!("{argument} sets a field at byte {at} that this library, with {} bytes, does not know", size_of::<T>());
            let fault = Fault::misuse(Misuse::StructSize, message).field("struct_size").value(size);
            return Err(fault.hint("leave newer fields 0, or use the library of the header that the program was built with"));
        }
    }
    let mut own = MaybeUninit::<T>::zeroed();
    // SAFETY: both sides have at least so many bytes; zeroes and the caller's bytes are values of every field.
    unsafe {
        ptr::copy_nonoverlapping(start, own.as_mut_ptr().cast::<u8>(), size.min(size_of::<T>()));
        Ok(own.assume_init())
    }
}

/// Fills in a caller's struct; its size stays as the caller set it.
///
/// # Safety
/// NULL, or a struct of the size that its first field states.
pub(crate) unsafe fn write<T: Growing>(pointer: *mut T, own: T, argument: &str) -> Result<(), Fault> {
    // SAFETY: as for this function.
    let size = unsafe { stated_size(pointer, argument) }?;
    let (start, known) = (pointer.cast::<u8>(), size.min(size_of::<T>()));
    // SAFETY: both sides have at least `known` bytes, the caller's `size`; the first field is the size and is left alone.
    unsafe {
        let after_size = size_of::<usize>();
        ptr::copy_nonoverlapping(ptr::from_ref(&own).cast::<u8>().add(after_size), start.add(after_size), known - after_size);
        ptr::write_bytes(start.add(known), 0, size - known);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[repr(C)]
    #[derive(Clone, Copy, Debug, PartialEq)]
    struct Sample {
        struct_size: usize,
        first: u64,
        second: u64,
    }
    // SAFETY: `repr(C)`, starts with its size, zeroes are numbers.
    unsafe impl Growing for Sample {
        const LEAST: usize = 16;
    }

    /// A caller's struct of three fields and one more, of which it states some.
    fn caller(size: usize, fields: [u64; 3]) -> [u64; 4] {
        [size as u64, fields[0], fields[1], fields[2]]
    }

    fn taken(bytes: &[u64; 4]) -> Result<Sample, Fault> {
        // SAFETY: 32 bytes, which none of the stated sizes below passes without being refused.
        unsafe { read(bytes.as_ptr().cast::<Sample>(), "sample") }
    }

    #[test]
    fn older_and_newer_callers_are_read() {
        assert_eq!(taken(&caller(16, [1, 2, 3])).unwrap(), Sample { struct_size: 16, first: 1, second: 0 });
        assert_eq!(taken(&caller(24, [1, 2, 3])).unwrap(), Sample { struct_size: 24, first: 1, second: 2 });
        assert_eq!(taken(&caller(32, [1, 2, 0])).unwrap(), Sample { struct_size: 32, first: 1, second: 2 });
        assert!(taken(&caller(32, [1, 2, 3])).unwrap_err().parts().message.contains("at byte 24"));
        assert_eq!(taken(&caller(8, [1, 2, 3])).unwrap_err().parts().kind, "struct_size");
        assert_eq!(taken(&caller(usize::MAX, [1, 2, 3])).unwrap_err().parts().kind, "struct_size");
    }

    #[test]
    fn only_what_the_caller_has_is_written() {
        let own = Sample { struct_size: 24, first: 7, second: 8 };
        for (size, expected) in [(16, [7, 2, 3]), (24, [7, 8, 3]), (32, [7, 8, 0])] {
            let mut bytes = caller(size, [1, 2, 3]);
            // SAFETY: 32 bytes, which no stated size here passes.
            unsafe { write(bytes.as_mut_ptr().cast::<Sample>(), own, "sample") }.unwrap();
            assert_eq!(bytes, caller(size, expected));
        }
    }
}
