//! The last error of each thread.

use std::cell::RefCell;
use std::ffi::{CString, c_char};
use std::mem::offset_of;

use crate::fault::Parts;
use crate::grow::{self, Growing};
use crate::guard::guard_value;
use crate::status::{VMI_ERROR_PANIC, VMI_OK};

/// The last error of the calling thread, as `vmi_last_error` fills it in.
///
/// What: a struct of the caller; set `struct_size = sizeof(VmiErrorInfo)` before each call. It may grow: see the head of this file.
/// Text is UTF-8 with a NUL at its end, "" where it does not apply, never NULL.
/// Threads: each thread has its own last error. Lifetime: the texts stay until a later call on the same thread fails.
/// Free: nothing; the texts belong to the library.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct VmiErrorInfo {
    /// The size of the struct as the caller knows it.
    pub struct_size: usize,
    /// The code that the function returned; `VMI_OK` if no call has failed on this thread yet.
    pub code: i32,
    /// The row of the table, counted from 1 for the first row of data; -1 if no single row is concerned.
    pub row: i64,
    /// The stable name of the code, as "missing_column".
    pub kind: *const c_char,
    /// The sentence that says what is wrong, without its place.
    pub message: *const c_char,
    /// The table concerned.
    pub table: *const c_char,
    /// The column, setting or argument concerned.
    pub field: *const c_char,
    /// The value as it was given.
    pub value: *const c_char,
    /// What would have been right.
    pub expected: *const c_char,
    /// How to mend it.
    pub hint: *const c_char,
    /// The item concerned.
    pub item: *const c_char,
    /// The location concerned.
    pub location: *const c_char,
    /// All of it for a person: place, sentence and, on a line of its own, the hint.
    pub text: *const c_char,
}

// SAFETY: `repr(C)`, starts with the size, and zeroes are a value of every field.
unsafe impl Growing for VmiErrorInfo {
    /// A caller that wants the code alone is content with the first two fields.
    const LEAST: usize = offset_of!(Self, code) + size_of::<i32>();
}

/// What a thread without an error answers.
const NOTHING: VmiErrorInfo = VmiErrorInfo {
    struct_size: size_of::<VmiErrorInfo>(),
    code: VMI_OK,
    row: -1,
    kind: c"".as_ptr(),
    message: c"".as_ptr(),
    table: c"".as_ptr(),
    field: c"".as_ptr(),
    value: c"".as_ptr(),
    expected: c"".as_ptr(),
    hint: c"".as_ptr(),
    item: c"".as_ptr(),
    location: c"".as_ptr(),
    text: c"".as_ptr(),
};

/// An error kept for its thread, in the form in which C reads it.
struct Kept {
    code: i32,
    row: Option<u64>,
    kind: CString,
    message: CString,
    table: CString,
    field: CString,
    value: CString,
    expected: CString,
    hint: CString,
    item: CString,
    location: CString,
    text: CString,
}

thread_local! {
    static LAST: RefCell<Option<Kept>> = const { RefCell::new(None) };
}

impl Kept {
    fn new(parts: &Parts) -> Self {
        Self {
            code: parts.code,
            row: parts.row,
            kind: c_text(parts.kind),
            message: c_text(&parts.message),
            table: c_text(&parts.table),
            field: c_text(&parts.field),
            value: c_text(&parts.value),
            expected: c_text(&parts.expected),
            hint: c_text(&parts.hint),
            item: c_text(&parts.item),
            location: c_text(&parts.location),
            text: c_text(&parts.text()),
        }
    }

    fn info(&self) -> VmiErrorInfo {
        VmiErrorInfo {
            struct_size: size_of::<VmiErrorInfo>(),
            code: self.code,
            row: self.row.and_then(|row| i64::try_from(row).ok()).unwrap_or(-1),
            kind: self.kind.as_ptr(),
            message: self.message.as_ptr(),
            table: self.table.as_ptr(),
            field: self.field.as_ptr(),
            value: self.value.as_ptr(),
            expected: self.expected.as_ptr(),
            hint: self.hint.as_ptr(),
            item: self.item.as_ptr(),
            location: self.location.as_ptr(),
            text: self.text.as_ptr(),
        }
    }
}

/// Text for C: a NUL inside, which can only stem from the data, is shown and does not cut the message short.
fn c_text(text: &str) -> CString {
    CString::new(text.replace('\0', "\\0")).unwrap_or_default()
}

/// Keeps an error as the thread's last one.
pub(crate) fn remember(parts: &Parts) {
    let kept = Kept::new(parts);
    // A thread that is ending has no last error any more; its caller still gets the code.
    let _ = LAST.try_with(|last| last.replace(Some(kept)));
}

/// The words of the thread's last error.
#[cfg(test)]
pub(crate) fn last_text() -> String {
    LAST.with(|last| last.borrow().as_ref().map(|kept| kept.text.to_string_lossy().into_owned()).unwrap_or_default())
}

/// Fills in the last error of the calling thread.
///
/// A call that succeeds leaves the last error as it is, so that it may be read after handles were freed; but a `vmi_series_..._batch` keeps that of the
/// first series that failed.
/// This function itself never changes the last error: if `info` is NULL or its `struct_size` cannot be, the code says so and that is all.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_last_error(info: *mut VmiErrorInfo) -> i32 {
    guard_value(VMI_ERROR_PANIC, || {
        let last = LAST.try_with(|last| last.borrow().as_ref().map(Kept::info)).ok().flatten();
        // SAFETY: the caller gives NULL or a struct of the size that it states.
        let written = unsafe { grow::write(info, last.unwrap_or(NOTHING), "info") };
        written.map_or_else(|fault| fault.code(), |()| VMI_OK)
    })
}
