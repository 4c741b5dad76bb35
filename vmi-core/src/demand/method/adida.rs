//! Aggregate–disaggregate intermittent demand approach.

use super::aggregation::{bucket_sums, mean_interval, smoothed_buckets, totals};
use super::errors::checked_fit;
use super::ses::{SmoothingConstant, smoothed};
use super::sparse::{DemandList, SparseDemand};
use crate::demand::fit::{Fit, checked_horizon};
use crate::error::Result;
use crate::num::domain::held;

/// Demand summed by buckets of its mean interval, so that few are empty, smoothed, and shared back equally.
///
/// ```text
/// k = mean interval, rounded, halves to even        S = sums of k periods, the last one ending with the series
/// L = L + α (S − L), from the first S on        ŷ = L / k
/// ```
///
/// Units of the series a period. The mean interval counts from just before the series to the last demand. k and α are those of the whole series; the
/// fitted value of a period smooths the buckets that end just before it, so that each is made one period before, and is NaN until there is a full
/// bucket. Without demand k is 1 and every forecast 0. Variances are empty: the method has no model. Demand is 0 or more. Source: Nikolopoulos,
/// Syntetos, Boylan, Petropoulos & Assimakopoulos, J. Opl Res. Soc. 62 (2011).
///
/// ```
/// use vmi_core::demand::method::{SmoothingConstant, adida::adida};
/// // Demand in periods 2, 4 and 6: k = 2. Buckets 5, 0 + 3 and 4: 5, 4.8, 4.72.
/// let fit = adida(&[0.0, 5.0, 0.0, 3.0, 0.0, 4.0], SmoothingConstant::Fixed(0.1), 2)?;
/// assert!((fit.path[1] - 2.36).abs() < 1e-15 && (fit.fitted[4] - 2.4).abs() < 1e-15 && fit.fitted[1].is_nan());
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn adida(series: &[f64], constant: SmoothingConstant, horizon: usize) -> Result<Fit> {
    adida_sparse(DemandList::default().read(series)?, constant, horizon)
}

/// [`adida`] of a sparse series: the same bits.
pub fn adida_sparse(demand: SparseDemand, constant: SmoothingConstant, horizon: usize) -> Result<Fit> {
    let (demand, constant, horizon) = (demand.checked()?, constant.checked("alpha")?, checked_horizon(horizon)?);
    let (bucket, alpha, level) = level(&demand, constant, &mut Vec::new());
    let mut fitted = Vec::with_capacity(demand.periods as usize);
    smoothed_buckets(&totals(&demand), bucket, alpha, &mut fitted);
    for forecast in &mut fitted {
        *forecast /= bucket as f64;
    }
    let parameters = vec![("bucket", bucket as f64), ("alpha", alpha), ("level", level)];
    checked_fit(Fit { parameters, fitted, path: vec![level / bucket as f64; horizon], ..Fit::default() })
}

/// The forecast of [`adida`] alone. `room` is kept from series to series: no other memory is taken.
pub fn adida_rate(demand: SparseDemand, constant: SmoothingConstant, room: &mut Vec<f64>) -> Result<f64> {
    let (bucket, _, level) = level(&demand.checked()?, constant.checked("alpha")?, room);
    held("forecast", level / bucket as f64)
}

/// Periods of a bucket, constant, and forecast of a bucket.
fn level(demand: &SparseDemand, constant: SmoothingConstant, sums: &mut Vec<f64>) -> (usize, f64, f64) {
    let bucket = mean_interval(demand);
    bucket_sums(demand, bucket, sums);
    let alpha = constant.of(sums.iter().copied());
    (bucket, alpha, smoothed(sums[0], sums.iter().copied(), alpha))
}
