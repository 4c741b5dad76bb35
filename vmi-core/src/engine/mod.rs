//! The orchestrator: tables, settings and a date in; a [`Plan`] out.

mod assemble;
mod digest;
mod found;
mod inputs;
mod load;
mod parallel;
mod plan;
mod results;
mod spoils;

pub use found::{errors_table, notices_table};
pub use inputs::{Inputs, Progress};
pub use plan::{Checked, Plan, check, plan};
