//! Intermittent multiple aggregation prediction algorithm.

use super::aggregation::{bucket_sums, mean_interval, smoothed_buckets, totals};
use super::errors::checked_fit;
use super::ses::{SmoothingConstant, smoothed};
use super::sparse::{DemandList, SparseDemand};
use crate::demand::fit::{Fit, checked_horizon};
use crate::error::Result;
use crate::num::domain::held;

/// The mean of smoothed forecasts from buckets of 1, 2, … periods up to the mean interval of demand.
///
/// ```text
/// K = mean interval, rounded, halves to even        ŷ = (ŷ(1) + … + ŷ(K)) / K
/// ŷ(k) = L / k, L smoothed from the sums of k periods with its own α
/// ```
///
/// Units of the series a period. Buckets, fitted values and their limits are those of [`adida`](super::adida::adida); the fitted value of a period is
/// the mean over the buckets that are full by then. Variances are empty. Source: Petropoulos & Kourentzes, J. Opl Res. Soc. 66 (2015).
///
/// ```
/// use vmi_core::demand::method::{SmoothingConstant, imapa::imapa};
/// // K = 2. Of single periods 0, 0.5, 0.45, 0.705, 0.6345, 0.97105; of pairs 4.72 / 2.
/// let fit = imapa(&[0.0, 5.0, 0.0, 3.0, 0.0, 4.0], SmoothingConstant::Fixed(0.1), 1)?;
/// assert!((fit.path[0] - (0.97105 + 2.36) / 2.0).abs() < 1e-15 && (fit.fitted[4] - (0.705 + 2.4) / 2.0).abs() < 1e-15);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn imapa(series: &[f64], constant: SmoothingConstant, horizon: usize) -> Result<Fit> {
    imapa_sparse(DemandList::default().read(series)?, constant, horizon)
}

/// [`imapa`] of a sparse series: the same bits.
pub fn imapa_sparse(demand: SparseDemand, constant: SmoothingConstant, horizon: usize) -> Result<Fit> {
    let (demand, constant, horizon) = (demand.checked()?, constant.checked("alpha")?, checked_horizon(horizon)?);
    let (levels, periods) = (mean_interval(&demand), demand.periods as usize);
    let totals = totals(&demand);
    let (mut sums, mut of_level) = (Vec::new(), Vec::with_capacity(periods));
    let (mut forecast, mut fitted) = (0.0, vec![0.0; periods]);
    for bucket in 1..=levels {
        bucket_sums(&demand, bucket, &mut sums);
        let alpha = constant.of(sums.iter().copied());
        forecast += smoothed(sums[0], sums.iter().copied(), alpha) / bucket as f64;
        smoothed_buckets(&totals, bucket, alpha, &mut of_level);
        for (total, next) in fitted.iter_mut().zip(&of_level).skip(bucket) {
            *total += next / bucket as f64;
        }
    }
    for (period, total) in fitted.iter_mut().enumerate() {
        *total = if period == 0 { f64::NAN } else { *total / period.min(levels) as f64 };
    }
    let path = vec![forecast / levels as f64; horizon];
    checked_fit(Fit { parameters: vec![("levels", levels as f64)], fitted, path, ..Fit::default() })
}

/// The forecast of [`imapa`] alone. `room` is kept from series to series: no other memory is taken.
pub fn imapa_rate(demand: SparseDemand, constant: SmoothingConstant, room: &mut Vec<f64>) -> Result<f64> {
    let (demand, constant) = (demand.checked()?, constant.checked("alpha")?);
    let levels = mean_interval(&demand);
    let mut forecast = 0.0;
    for bucket in 1..=levels {
        bucket_sums(&demand, bucket, room);
        let alpha = constant.of(room.iter().copied());
        forecast += smoothed(room[0], room.iter().copied(), alpha) / bucket as f64;
    }
    held("forecast", forecast / levels as f64)
}
