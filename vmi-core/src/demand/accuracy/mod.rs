//! How good forecasts were: measures, rolling origins, choice among methods.
