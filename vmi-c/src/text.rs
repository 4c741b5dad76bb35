//! Text that the library made.

use std::ffi::c_char;

use crate::guard::guard_value;
use crate::handle::{self, Handle};

/// Text that the library made: an explanation, a CSV, a fingerprint, a cell.
///
/// What: UTF-8 with a length, and a NUL after its end. Threads: any number may read it at once.
/// Lifetime: until `vmi_text_free`; it does not depend on what it was made from. Free: the caller, with `vmi_text_free`.
pub struct VmiText {
    _opaque: [u8; 0],
}

impl Handle for VmiText {
    type Inner = Text;
}

/// Bytes with a NUL at their end.
pub(crate) struct Text(Vec<u8>);

impl Text {
    pub(crate) fn new(bytes: impl Into<Vec<u8>>) -> Self {
        let mut bytes = bytes.into();
        bytes.push(0);
        Self(bytes)
    }

    fn len(&self) -> usize {
        self.0.len() - 1
    }
}

/// The first byte of a text, with a NUL after its last; "" for NULL.
///
/// An id from the data may hold a NUL itself, so `vmi_text_length` is what counts.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_text_data(text: *const VmiText) -> *const c_char {
    // SAFETY: the caller gives NULL or a text that lives.
    guard_value(c"".as_ptr(), || unsafe { handle::shared(text, "text") }.map_or(c"".as_ptr(), |text| text.0.as_ptr().cast()))
}

/// The bytes of a text, the NUL after its end not counted; 0 for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_text_length(text: *const VmiText) -> usize {
    // SAFETY: the caller gives NULL or a text that lives.
    guard_value(0, || unsafe { handle::shared(text, "text") }.map_or(0, Text::len))
}

/// Ends a text; NULL is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_text_free(text: *mut VmiText) {
    // SAFETY: the caller gives NULL or a text that it got and did not free.
    guard_value((), || unsafe { handle::take_back(text) });
}
