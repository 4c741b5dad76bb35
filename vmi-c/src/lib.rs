//! **vmi-c**: the C bindings of vmi. `vmi-c/include/vmi.h` is made from this crate's sources; its head holds the rules of the
//! interface (ownership, threads, errors, growth).
//!
//! ```text
//! arrays of C ──> table_in ──> VmiTable ──> view ──> vmi_core::engine::plan ──> VmiPlan ──> VmiTable ──> table_out ──> arrays of C
//! ```
//!
//! Bindings convert and call: a formula of inventory found in here is a defect.
//!
//! | file | holds |
//! |---|---|
//! | `status` | the codes that functions return |
//! | `fault`, `error` | what went wrong, and the last error of each thread |
//! | `guard` | the one door that every export passes: errors become codes, panics too |
//! | `pointer`, `handle`, `grow` | what crosses the line, each as a type: arguments, handles, structs that can grow |
//! | `table_in`, `table_out`, `view` | columns in, columns out, and tables lent to the engine without a copy |
//! | `plan`, `check`, `options`, `text`, `version` | the rest of a plan's interface, one topic each |
//! | `ledger`, `ledger_views`, `ledger_files` | a ledger: appending, its answers, its files |
//! | `release` | proposals become events for a ledger |
//! | `model` | models of inventory theory by name |
//! | `analysis` | demand by itself: profiles, forecasts, their accuracy |
//! | `series` | forecasts and statistics of plain arrays |
//! | `moment` | dates and moments that arguments name |

// The whole crate is the line between C and Rust: every export takes raw pointers, and `no_mangle` itself counts as unsafe. Pointers
// are turned into checked Rust types in `pointer`, `handle` and `grow`; no other file dereferences one.
#![allow(unsafe_code)]
// What a caller must keep to is written once, in the head of `vmi.h` and in each function's comment, in the words of a C programmer.
#![allow(clippy::missing_safety_doc)]

mod analysis;
mod check;
mod error;
mod fault;
mod grow;
mod guard;
mod handle;
mod ledger;
mod ledger_files;
mod ledger_views;
mod model;
mod moment;
mod options;
mod plan;
mod pointer;
mod release;
mod series;
mod status;
mod table_in;
mod table_out;
mod text;
mod version;
mod view;

pub use analysis::*;
pub use check::*;
pub use error::*;
pub use ledger::*;
pub use ledger_files::*;
pub use ledger_views::*;
pub use model::*;
pub use options::*;
pub use plan::*;
pub use release::*;
pub use series::*;
pub use status::*;
pub use table_in::*;
pub use table_out::*;
pub use text::*;
pub use version::*;
