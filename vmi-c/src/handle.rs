//! Ownership of what C holds, as types: an opaque C type stands for one Rust type, and only here are the two cast into each other.
//!
//! | C has | Rust sees | may |
//! |---|---|---|
//! | `T *` from a `_new` | [`give`], later [`take_back`] | do anything, on one thread at a time |
//! | `const T *` argument | [`shared`] | be read by many threads at once |
//! | `T *` argument | [`exclusive`] | be changed by this call alone |
//! | `const T *` result | [`lend`] | be read while its owner lives; freeing it would not compile |

use std::ptr;

use crate::fault::Fault;

/// An opaque type of the header and the Rust type that stands behind its pointers.
pub(crate) trait Handle {
    /// What a pointer to `Self` really points to.
    type Inner: Send + Sync + 'static;
}

/// Hands a new value to C, which must give it back to its `_free`.
pub(crate) fn give<H: Handle>(inner: H::Inner) -> *mut H {
    Box::into_raw(Box::new(inner)).cast()
}

/// Lets C read a value that something else owns.
pub(crate) fn lend<H: Handle>(inner: &H::Inner) -> *const H {
    ptr::from_ref(inner).cast()
}

/// A `const` handle.
///
/// # Safety
/// NULL, or a pointer from [`give`] or [`lend`] whose value lives, and that nobody changes, while the call runs.
pub(crate) unsafe fn shared<'a, H: Handle>(pointer: *const H, argument: &str) -> Result<&'a H::Inner, Fault> {
    // SAFETY: the caller vouches for the value behind a pointer that is not NULL.
    unsafe { pointer.cast::<H::Inner>().as_ref() }.ok_or_else(|| Fault::null(argument))
}

/// A handle that the call may change.
///
/// # Safety
/// NULL, or a pointer from [`give`] whose value lives, and that nobody else uses, while the call runs.
pub(crate) unsafe fn exclusive<'a, H: Handle>(pointer: *mut H, argument: &str) -> Result<&'a mut H::Inner, Fault> {
    // SAFETY: the caller vouches for the value behind a pointer that is not NULL.
    unsafe { pointer.cast::<H::Inner>().as_mut() }.ok_or_else(|| Fault::null(argument))
}

/// Ends the life of a handle; NULL is nothing to end.
///
/// # Safety
/// NULL, or a pointer from [`give`] that was not given back before and that nobody uses any more.
pub(crate) unsafe fn take_back<H: Handle>(pointer: *mut H) {
    if !pointer.is_null() {
        // SAFETY: the pointer came from `Box::into_raw` in `give`, and comes back once.
        drop(unsafe { Box::from_raw(pointer.cast::<H::Inner>()) });
    }
}
