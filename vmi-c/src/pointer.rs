//! Arguments as they cross the line: checked, then copied or borrowed for the length of the call, never kept.
//!
//! Arrays and out-parameters are read and written byte by byte, so that they need no alignment: the fields of a COBOL record have none.

use std::ffi::{CStr, c_char};
use std::ptr;

use crate::fault::{Fault, Misuse};

/// A value of which every bit pattern is valid, so that a caller's bytes may be taken for it.
///
/// # Safety
/// The type has no padding and no bit pattern that is not a value.
pub(crate) unsafe trait Plain: Copy {}

// SAFETY: numbers and raw pointers; whether a pointer may be followed is for its user to check.
unsafe impl Plain for u8 {}
unsafe impl Plain for u32 {}
unsafe impl Plain for usize {}
unsafe impl Plain for i32 {}
unsafe impl Plain for i64 {}
unsafe impl Plain for u64 {}
unsafe impl Plain for f64 {}
unsafe impl<T> Plain for *const T {}
unsafe impl<T> Plain for *mut T {}

/// A text argument.
///
/// # Safety
/// NULL, or text with a NUL at its end that stays as it is while the call runs.
pub(crate) unsafe fn text<'a>(pointer: *const c_char, argument: &str) -> Result<&'a str, Fault> {
    if pointer.is_null() {
        return Err(Fault::null(argument));
    }
    // SAFETY: not NULL, so the caller vouches for the text.
    let bytes = unsafe { CStr::from_ptr(pointer) };
    bytes.to_str().map_err(|error| {
        let message = format!("the argument {argument} is not UTF-8 text from byte {} on", error.valid_up_to());
        Fault::misuse(Misuse::NotUtf8, message).field(argument).value(bytes.to_string_lossy())
    })
}

/// A text argument that may be left out, with NULL or "".
///
/// # Safety
/// As for [`text`].
pub(crate) unsafe fn text_or_none<'a>(pointer: *const c_char, argument: &str) -> Result<Option<&'a str>, Fault> {
    if pointer.is_null() {
        return Ok(None);
    }
    // SAFETY: as for this function.
    let given = unsafe { text(pointer, argument) }?;
    Ok(Some(given).filter(|given| !given.is_empty()))
}

/// The bytes of a text with a NUL at its end; none for NULL.
///
/// # Safety
/// As for [`text`].
pub(crate) unsafe fn bytes<'a>(pointer: *const c_char) -> Option<&'a [u8]> {
    // SAFETY: not NULL, so the caller vouches for the text.
    (!pointer.is_null()).then(|| unsafe { CStr::from_ptr(pointer) }.to_bytes())
}

/// Text whose length is stated, borrowed for the call; NULL only for no bytes.
///
/// # Safety
/// NULL, or so many bytes that stay as they are while the call runs.
pub(crate) unsafe fn text_of_length<'a>(pointer: *const c_char, length: usize, argument: &str) -> Result<&'a str, Fault> {
    if length == 0 {
        return Ok("");
    }
    if pointer.is_null() {
        return Err(Fault::null(argument));
    }
    // No object is larger; a length that is, is the caller's mistake to hear of.
    if isize::try_from(length).is_err() {
        return Err(too_many(length, argument));
    }
    // SAFETY: not NULL and of a length that can be, so the caller vouches for the bytes.
    let bytes = unsafe { std::slice::from_raw_parts(pointer.cast::<u8>(), length) };
    std::str::from_utf8(bytes).map_err(|error| {
        let message = format!("the argument {argument} is not UTF-8 text from byte {} on", error.valid_up_to());
        Fault::misuse(Misuse::NotUtf8, message).field(argument)
    })
}

/// A copy of an array argument; NULL only for no elements.
///
/// # Safety
/// NULL, or the start of so many elements that stay as they are while the call runs.
pub(crate) unsafe fn copied<T: Plain>(pointer: *const T, count: usize, argument: &str) -> Result<Vec<T>, Fault> {
    if count == 0 {
        return Ok(Vec::new());
    }
    if pointer.is_null() {
        return Err(Fault::null(argument));
    }
    let mut values: Vec<T> = Vec::new();
    // Asked for and not taken: a nonsense count is the caller's mistake to hear of, not the host's end.
    values.try_reserve_exact(count).map_err(|_| too_many(count, argument))?;
    // SAFETY: the caller vouches for `count` elements behind the pointer, the reservation for as many in the vector (so that their
    // size in bytes is in range); every bit pattern is a value.
    unsafe {
        ptr::copy_nonoverlapping(pointer.cast::<u8>(), values.as_mut_ptr().cast::<u8>(), count * size_of::<T>());
        values.set_len(count);
    }
    Ok(values)
}

/// A length that no array can have.
pub(crate) fn too_many(count: usize, argument: &str) -> Fault {
    let message = format!("the argument {argument} would have {count} elements, more than memory holds");
    Fault::misuse(Misuse::WrongLength, message).field(argument).value(count)
}

/// An array of text arguments, none of which may be NULL.
///
/// # Safety
/// As for [`copied`], and each element as for [`text`].
pub(crate) unsafe fn texts<'a>(pointer: *const *const c_char, count: usize, argument: &str) -> Result<Vec<&'a str>, Fault> {
    // SAFETY: as for this function.
    let pointers = unsafe { copied(pointer, count, argument) }?;
    // SAFETY: as for this function.
    pointers.into_iter().enumerate().map(|(at, one)| unsafe { text(one, &format!("{argument}[{at}]")) }).collect()
}

/// An array of text arguments, each of which may be left out with NULL or "".
///
/// # Safety
/// As for [`texts`].
pub(crate) unsafe fn texts_or_none<'a>(pointer: *const *const c_char, count: usize, argument: &str) -> Result<Vec<Option<&'a str>>, Fault> {
    // SAFETY: as for this function.
    let pointers = unsafe { copied(pointer, count, argument) }?;
    // SAFETY: as for this function.
    let one = |(at, one)| unsafe { text_or_none(one, &format!("{argument}[{at}]")) };
    pointers.into_iter().enumerate().map(one).collect()
}

/// An out-parameter: known not to be NULL before any work is done, written as the last step, untouched on failure.
pub(crate) struct Out<T>(*mut T);

impl<T: Plain> Out<T> {
    pub(crate) fn new(pointer: *mut T, argument: &str) -> Result<Self, Fault> {
        if pointer.is_null() { Err(Fault::null(argument)) } else { Ok(Self(pointer)) }
    }

    /// One that the caller may leave out, with NULL.
    pub(crate) fn if_wanted(pointer: *mut T) -> Option<Self> {
        (!pointer.is_null()).then_some(Self(pointer))
    }

    /// # Safety
    /// The caller of the export vouches for room for one value.
    pub(crate) unsafe fn put(self, value: T) {
        // SAFETY: not NULL, with room for one value; unaligned is allowed here.
        unsafe { self.0.write_unaligned(value) }
    }
}

/// An array that the caller wants filled, with the rules of [`Out`]; NULL only for no elements.
pub(crate) struct OutArray<T> {
    pointer: *mut T,
    count: usize,
}

impl<T: Plain> OutArray<T> {
    pub(crate) fn new(pointer: *mut T, count: usize, argument: &str) -> Result<Self, Fault> {
        if pointer.is_null() && count > 0 { Err(Fault::null(argument)) } else { Ok(Self { pointer, count }) }
    }

    /// Writes as many values as the array has elements; further ones of an iterator that is too long are left out.
    ///
    /// # Safety
    /// The caller of the export vouches for room for `count` values.
    pub(crate) unsafe fn fill(self, values: impl IntoIterator<Item = T>) {
        for (at, value) in values.into_iter().take(self.count).enumerate() {
            // SAFETY: `at` is below `count`; unaligned is allowed here.
            unsafe { self.pointer.add(at).write_unaligned(value) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::cast_ptr_alignment)] // the very thing that is tested
    fn arrays_need_no_alignment() {
        let mut record = [0_u8; 1 + 8 * 2];
        record[1..9].copy_from_slice(&7_i64.to_ne_bytes());
        record[9..17].copy_from_slice(&(-9_i64).to_ne_bytes());
        let odd = record[1..].as_mut_ptr().cast::<i64>();
        // SAFETY: sixteen bytes lie behind the pointer.
        assert_eq!(unsafe { copied(odd, 2, "values") }.unwrap(), [7, -9]);
        // SAFETY: as above.
        unsafe { OutArray::new(odd, 2, "values").unwrap().fill([1, 2, 3]) };
        assert_eq!(record[1..9], 1_i64.to_ne_bytes());
        assert_eq!(record[9..17], 2_i64.to_ne_bytes());
    }

    #[test]
    fn text_of_a_length_needs_no_nul() {
        let bytes = b"abc\xFF";
        // SAFETY: four bytes lie behind the pointer; a length that cannot be is refused before any is read.
        let taken = |length| unsafe { text_of_length(bytes.as_ptr().cast(), length, "data") };
        assert_eq!(taken(3).unwrap(), "abc");
        assert!(taken(4).unwrap_err().parts().message.contains("from byte 3"));
        assert_eq!(taken(usize::MAX).unwrap_err().parts().kind, "wrong_length");
        // SAFETY: no byte is read.
        assert_eq!(unsafe { text_of_length(ptr::null(), 0, "data") }.unwrap(), "");
        // SAFETY: as above.
        assert_eq!(unsafe { text_of_length(ptr::null(), 1, "data") }.unwrap_err().parts().kind, "null_pointer");
    }

    #[test]
    fn impossible_lengths_are_refused() {
        let one = 1_i64;
        for count in [usize::MAX, usize::MAX / 8] {
            // SAFETY: the length is refused before anything is read.
            assert_eq!(unsafe { copied(&raw const one, count, "values") }.unwrap_err().parts().kind, "wrong_length");
        }
    }
}
