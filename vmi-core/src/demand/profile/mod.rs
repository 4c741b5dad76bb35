//! What a series is like: statistics, tests of trend and season, autocorrelation, stage of life.

pub mod abc_xyz;
pub mod autocorrelation;
pub mod class_matrix;
pub mod dense_statistics;
pub mod friedman;
pub mod kruskal_wallis;
pub mod life_cycle;
pub mod mann_kendall;
mod profile;
mod ranks;
pub mod season;
pub mod season_strength;
pub mod seasonal_autocorrelation;
pub mod sen_slope;
pub mod series;
pub mod series_statistics;
pub mod slope_test;
pub mod slow_stock;
pub mod ved;

pub use profile::{Profile, ProfileOptions, Profiler, profile};

/// A test for a season.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SeasonTest {
    /// The value of the test, chi-square without a season.
    pub statistic: f64,
    /// Its degrees of freedom.
    pub degrees_of_freedom: usize,
    /// The chance of such a value or a larger one without a season.
    pub p_value: f64,
}

/// Σ a b over 8 fixed lanes.
fn products(a: &[f64], b: &[f64]) -> f64 {
    let mut lanes = [0.0; 8];
    let (chunks, others) = (a.chunks_exact(8), b.chunks_exact(8));
    let (rest, other) = (chunks.remainder(), others.remainder());
    for (one, two) in chunks.zip(others) {
        for lane in 0..8 {
            lanes[lane] += one[lane] * two[lane];
        }
    }
    for (lane, (one, two)) in lanes.iter_mut().zip(rest.iter().zip(other)) {
        *lane += one * two;
    }
    crate::num::sum(&lanes)
}

/// The median of at least one value, the mean of the middle two of an even number; changes their order.
pub(in crate::demand) fn median(values: &mut [f64]) -> f64 {
    let middle = values.len() / 2;
    let even = values.len().is_multiple_of(2);
    let (below, upper, _) = values.select_nth_unstable_by(middle, f64::total_cmp);
    let upper = *upper;
    match below.iter().copied().max_by(f64::total_cmp) {
        Some(lower) if even => lower + (upper - lower) / 2.0,
        _ => upper,
    }
}
