//! What is wanted: bucketed history, its statistics, and classes.

mod abc;
mod forecast;
mod history;
mod load;
mod statistics;

pub use abc::{AbcResult, AbcValue, abc};
pub(crate) use forecast::{Forecasts, load_forecasts};
pub use history::{History, NOT_STATED};
pub(crate) use load::{Histories, load_demand};
pub use statistics::{DemandStatistics, MINIMUM_BUCKETS, MINIMUM_DAYS, Served, Window, served, statistics};
