//! What a series is like: statistics, tests of trend and season, autocorrelation, stage of life.
