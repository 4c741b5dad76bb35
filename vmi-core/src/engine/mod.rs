//! The orchestrator: tables, settings and `as_of` in; a [`Plan`] out.

mod assemble;
mod digest;
mod event_demand;
mod inputs;
mod load;
mod parallel;
mod plan;
mod results;
mod spoils;
mod thresholds;

pub use inputs::{Inputs, Progress};
pub use plan::{Checked, Plan, check, plan};
