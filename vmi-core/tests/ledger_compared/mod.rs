//! The engine's ledger and the naive one, answer by answer.

pub mod real;
pub mod append;
pub mod state;
pub mod accounts;
pub mod shrink;

use std::fmt::Debug;

/// What differs, in words.
pub type Checked<T = ()> = Result<T, String>;

pub fn same<T: PartialEq + Debug>(what: &str, real: &T, naive: &T) -> Checked {
    if real == naive { Ok(()) } else { Err(format!("{what}\n  the ledger: {real:?}\n  the naive:  {naive:?}")) }
}

pub fn must<T>(what: &str, result: vmi_core::error::Result<T>) -> Checked<T> {
    result.map_err(|error| format!("{what}: refused with {error:?}"))
}
