//! Cleansing, profiles, forecasting methods, their accuracy and intervals: one program, as linking each by itself takes longer than all their tests.

#[path = "forecasting/demand_cleansing.rs"]
mod demand_cleansing;
#[path = "forecasting/demand_profile.rs"]
mod demand_profile;
#[path = "forecasting/forecast_accuracy.rs"]
mod forecast_accuracy;
#[path = "forecasting/forecast_combinations.rs"]
mod forecast_combinations;
#[path = "forecasting/forecast_intervals.rs"]
mod forecast_intervals;
#[path = "forecasting/forecast_methods.rs"]
mod forecast_methods;
#[path = "forecasting/forecast_theta.rs"]
mod forecast_theta;
#[path = "forecasting/golden_values.rs"]
mod golden_values;
#[path = "forecasting/smoothing.rs"]
mod smoothing;
