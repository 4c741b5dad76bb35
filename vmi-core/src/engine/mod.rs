//! The orchestrator: tables, settings and `as_of` in; a [`Plan`] out.

pub mod analysis;
mod assemble;
mod chosen_model;
mod context;
mod decided;
mod digest;
mod forecast_demand;
mod forecast_sample;
mod found;
mod inputs;
mod joint_orders;
mod level_events;
mod load;
mod numbers;
mod parallel;
mod plan;
mod release;
mod results;
mod sourcing;
mod spoils;
mod thresholds;

pub use analysis::{Analysis, evaluate, forecast, profile};
pub use found::{errors_table, notices_table};
pub use inputs::{Inputs, Progress};
pub use numbers::NumberRange;
pub use plan::{Checked, Plan, check, plan};
pub use release::{Approval, Rejection, ReleaseRequest, Released};
