//! What to keep: one file for each textbook model, and the parameters (s, S, Q, safety stock) of a policy.
//!
//! Takes numbers, knows no ledger. Rates and times are per calendar day unless a name says otherwise.

pub mod adjusted_consumption;
pub mod average_consumption;
pub mod cycle_service;
pub mod days_of_supply;
pub mod eoq;
pub mod fill_service;
pub mod following_demand;
pub mod max_minus_average;
pub mod maximum_stock;
pub mod model;
pub mod packs;
mod parameters;
mod service;
mod stated;
pub mod stock_balance;

pub use cycle_service::CycleService;
pub use eoq::Eoq;
pub use max_minus_average::MaxMinusAverage;
pub use parameters::{Cost, Demand, Missing, Parameters, PolicySpec, Protection, Safety, infer_policy, parameters};
pub use stated::levels;
pub(crate) use stated::trigger_and_target;
