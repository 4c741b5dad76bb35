//! Exponential smoothing: single, Holt, damped, Holt-Winters, and the ETS models with their choice.
