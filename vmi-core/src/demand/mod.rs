//! What is wanted: bucketed history, its statistics, and classes.

mod abc;
pub mod abc_shares;
pub mod accuracy;
pub mod automatic;
pub mod cleansing;
mod fit;
mod forecast;
mod forecaster;
pub mod fsn;
mod groups;
mod history;
pub mod intermittent;
pub mod interval;
mod load;
pub mod markov_bootstrap;
pub mod method;
pub mod pareto;
mod path_alone;
pub mod profile;
pub mod series_forecast;
pub mod smoothing;
mod promotions;
mod statistics;
pub mod syntetos_boylan;
pub mod xyz;

pub use abc::{AbcResult, AbcValue, abc};
pub use fit::{Fit, LONGEST_HORIZON};
pub(crate) use fit::{checked_horizon, checked_series, checked_smoothing};
pub(crate) use forecast::{Forecasts, load_forecasts};
pub use forecaster::Forecaster;
pub(crate) use groups::{Groups, OWN_LEVELS, load_groups};
pub use history::{History, NOT_STATED};
pub(crate) use load::{Histories, load_demand};
pub(crate) use promotions::{Promotions, load_promotions};
pub use statistics::{DemandStatistics, MINIMUM_BUCKETS, MINIMUM_DAYS, Rhythm, Served, Window, served, statistics};
