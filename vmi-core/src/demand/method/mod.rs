//! Forecasts that are no exponential smoothing of level, trend and season: naive, averages, Theta, Croston's family, aggregation.
//!
//! | file | method | for |
//! |---|---|---|
//! | [`naive`], [`seasonal_naive`], [`drift`] | the last period, the last season, the last period and the mean step | benchmarks |
//! | [`historic_mean`], [`moving_average`], [`seasonal_moving_average`] | means: of all, of the last, of the same in the last seasons | steady demand |
//! | [`theta`] | Theta: standard, optimised, dynamic | trend, season |
//! | [`croston`], [`tsb`] | sizes and intervals, sizes and chances | intermittent demand |
//! | [`adida`], [`imapa`], [`aggregation`] | sums of several periods, shared back | intermittent demand |
//! | [`external`] | a supplier's own forecast | scored like any other |
//! | [`combination`] | several forecasts made one | |
//! | [`hierarchy`], [`hierarchy_shares`], [`minimum_trace`] | forecasts of items, groups and totals made to add up | |
//! | [`balanced_errors`], [`shrunk_covariance`] | the covariance of their errors | |
//!
//! Each gives a [`Fit`](super::Fit). Intermittent demand is read dense (a value a period) or sparse (places and sizes, [`sparse`]) with the same
//! bits.

pub mod adida;
pub mod aggregation;
pub mod balanced_errors;
pub mod combination;
pub mod croston;
pub mod decomposition;
pub mod drift;
mod errors;
pub mod external;
pub mod hierarchy;
pub mod hierarchy_shares;
pub mod historic_mean;
pub mod imapa;
pub mod minimum_trace;
mod minimum_trace_variance;
pub mod moving_average;
pub mod naive;
pub mod seasonal_moving_average;
pub mod seasonal_naive;
mod ses;
mod smoothed_steps;
pub mod shrunk_covariance;
pub mod sparse;
pub mod theta;
mod theta_line;
pub mod tsb;

pub use ses::SmoothingConstant;
