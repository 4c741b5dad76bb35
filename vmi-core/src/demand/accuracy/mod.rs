//! How good forecasts were: measures, rolling origins, choice among methods.
//!
//! | measure | file | sign or range |
//! |---|---|---|
//! | MAE, MSE, RMSE, bias, WAPE, sMAPE | [`point_errors`] | bias is forecast − actual: above 0 the forecasts are too high |
//! | MASE, RMSSE | [`naive_scale`] | none where the training part is constant |
//! | pinball loss | [`pinball`] | 0 or more, in units |
//! | CRPS by quantiles or of a sample | [`crps`] | 0 or more, in units or scaled |
//! | coverage, width, interval score | [`interval_scores`] | |
//! | tracking signals | [`tracking_signal`], [`triggs_tracking_signal`] | actual − forecast: above 0 the forecasts are too low |
//! | cumulative error, periods in stock, shortages | [`periods_in_stock`] | above 0 there is stock |
//! | stock-keeping-oriented prediction error costs | [`stock_keeping_cost`] | 0 or more |
//!
//! Every measure takes the actual values first and the forecasts second, in equal numbers, all finite.

mod candidate;
pub mod choice;
pub mod crps;
pub mod interval_scores;
pub mod naive_scale;
pub mod periods_in_stock;
pub mod pinball;
pub mod point_errors;
pub mod rolling_origin;
pub mod stock_keeping_cost;
pub mod tracking_signal;
pub mod triggs_tracking_signal;

pub use candidate::{Again, Candidate, Method};

use crate::error::Result;
use crate::num::domain::{all_finite, same_length};

/// Actual values and forecasts in equal numbers, at least one, all finite.
fn checked_pairs(actual: &[f64], forecast: &[f64]) -> Result<()> {
    same_length("forecast", forecast.len(), "actual", actual.len())?;
    all_finite("actual", actual)?;
    all_finite("forecast", forecast)
}
