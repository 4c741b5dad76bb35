//! Forecasts that are no exponential smoothing of level, trend and season: naive, averages, Theta, Croston's family, aggregation.
