//! The door of every export: an error becomes a code and the thread's last error, and so does a panic.
//!
//! A panic that crossed into C would be undefined behaviour at worst and end the host at best.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::error::remember;
use crate::fault::{Fault, Misuse};
use crate::status::VMI_OK;

/// Runs the body of an export that may fail.
///
/// The assertion of unwind safety holds because a body changes nothing of the caller's before its last step, and the engine
/// shares no state between calls. A ledger is changed in the middle of a call: `ledger::Book` refuses one that a panic left half changed.
pub(crate) fn guard(body: impl FnOnce() -> Result<(), Fault>) -> i32 {
    let fault = match catch_unwind(AssertUnwindSafe(body)) {
        Ok(Ok(())) => return VMI_OK,
        Ok(Err(fault)) => fault,
        Err(panic) => panicked(panic),
    };
    remember(fault.parts());
    fault.code()
}

/// Runs the body of an export that gives a plain value; a panic gives `otherwise`.
pub(crate) fn guard_value<T>(otherwise: T, body: impl FnOnce() -> T) -> T {
    catch_unwind(AssertUnwindSafe(body)).unwrap_or_else(|panic| {
        remember(panicked(panic).parts());
        otherwise
    })
}

fn panicked(panic: Box<dyn Any + Send>) -> Fault {
    let words = panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    let fault = Fault::misuse(Misuse::Panic, format!("a defect of vmi: {}", words.unwrap_or("a panic without words")));
    fault.hint("please report it with the data that led to it")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::status::VMI_ERROR_PANIC;

    #[test]
    fn a_panic_becomes_a_code() {
        assert_eq!(guard(|| panic!("on purpose, {}", 1)), VMI_ERROR_PANIC);
        assert!(crate::error::last_text().contains("on purpose, 1"));
        assert_eq!(guard_value(7, || panic!("on purpose, twice")), 7);
        assert!(crate::error::last_text().contains("on purpose, twice"));
        assert_eq!(guard(|| Ok(())), VMI_OK);
    }
}
