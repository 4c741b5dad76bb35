//! What is wanted: bucketed history, its statistics, and classes.

mod abc;
pub mod abc_shares;
mod forecast;
pub mod fsn;
mod history;
pub mod intermittent;
mod load;
pub mod markov_bootstrap;
pub mod pareto;
mod statistics;
pub mod syntetos_boylan;
pub mod xyz;

pub use abc::{AbcResult, AbcValue, abc};
pub(crate) use forecast::{Forecasts, load_forecasts};
pub use history::{History, NOT_STATED};
pub(crate) use load::{Histories, load_demand};
pub use statistics::{DemandStatistics, MINIMUM_BUCKETS, MINIMUM_DAYS, Rhythm, Served, Window, served, statistics};
