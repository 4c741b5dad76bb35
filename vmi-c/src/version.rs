//! Which vmi this is.

use std::ffi::{CStr, c_char};

/// The version of the interface that this header describes: see `vmi_abi_version`.
pub const VMI_ABI_VERSION: u32 = 1;

/// `CARGO_PKG_VERSION` with the end that C wants; a version without a NUL inside is all that cargo accepts.
const VERSION: &CStr = match CStr::from_bytes_with_nul(concat!(env!("CARGO_PKG_VERSION"), "\0").as_bytes()) {
    Ok(version) => version,
    Err(_) => c"unknown",
};

/// The version of the interface that the library was built with.
///
/// It is raised only if something that is in the header is removed or changes its meaning; new functions, codes and fields at
/// the end of a struct do not raise it. A program works with the library if this equals its own `VMI_ABI_VERSION`.
#[unsafe(no_mangle)]
pub extern "C" fn vmi_abi_version() -> u32 {
    VMI_ABI_VERSION
}

/// The version of the engine, as `0.1.0`. Static text: never freed.
#[unsafe(no_mangle)]
pub extern "C" fn vmi_version() -> *const c_char {
    VERSION.as_ptr()
}
