//! Temporal aggregation: a method is applied to sums of several periods, and its forecasts are shared back.

use super::errors::checked_fit;
use super::sparse::SparseDemand;
use crate::demand::fit::{Fit, checked_horizon, checked_series};
use crate::error::Result;
use crate::num::domain::{outside, same_length};

/// The sums of buckets of `bucket` periods that end with the series, oldest first; the oldest periods that fill no bucket are left out.
///
/// ```
/// assert_eq!(vmi_core::demand::method::aggregation::aggregate(&[9.0, 1.0, 2.0, 3.0, 4.0], 2)?, [3.0, 7.0]);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn aggregate(series: &[f64], bucket: usize) -> Result<Vec<f64>> {
    if bucket == 0 {
        return Err(outside("bucket", 0.0, "1 period or more"));
    }
    let series = checked_series(series, bucket)?;
    Ok(series[series.len() % bucket..].chunks_exact(bucket).map(|values| values.iter().fold(0.0, |total, value| total + value)).collect())
}

/// A method fitted to the sums of buckets, each of its forecasts shared equally among the periods of its bucket.
///
/// ```text
/// ŷ(t) = Ŝ(bucket of t) / k        buckets do not overlap; the last one ends with the series
/// ```
///
/// A fitted value is made before its bucket begins, so up to k periods before its own. Variances are empty: how a bucket's error falls on its periods
/// is not known. Needs `bucket` ≥ 1 periods, and as many buckets as the method needs. Source: Nikolopoulos, Syntetos, Boylan, Petropoulos &
/// Assimakopoulos, J. Opl Res. Soc. 62 (2011).
///
/// ```
/// use vmi_core::demand::method::{aggregation::temporal_aggregation, naive::naive};
/// let fit = temporal_aggregation(&[9.0, 1.0, 2.0, 3.0, 5.0], 2, 3, naive)?;
/// assert_eq!((&fit.fitted[3..], &fit.path[..]), (&[1.5, 1.5][..], &[4.0, 4.0, 4.0][..]));
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn temporal_aggregation(series: &[f64], bucket: usize, horizon: usize, method: impl FnOnce(&[f64], usize) -> Result<Fit>) -> Result<Fit> {
    let horizon = checked_horizon(horizon)?;
    let sums = aggregate(series, bucket)?;
    let buckets_ahead = horizon.div_ceil(bucket);
    let of_buckets = method(&sums, buckets_ahead)?;
    same_length("path", of_buckets.path.len(), "the horizon in buckets", buckets_ahead)?;
    same_length("fitted", of_buckets.fitted.len(), "the list of buckets", sums.len())?;
    let share = |sum: f64| sum / bucket as f64;
    let unused = series.len() % bucket;
    let shared = of_buckets.fitted.iter().flat_map(|sum| std::iter::repeat_n(share(*sum), bucket));
    let fitted = std::iter::repeat_n(f64::NAN, unused).chain(shared).collect();
    let path = (0..horizon).map(|step| share(of_buckets.path[step / bucket])).collect();
    let mut parameters = vec![("bucket", bucket as f64)];
    parameters.extend(of_buckets.parameters);
    checked_fit(Fit { parameters, fitted, path, ..Fit::default() })
}

/// The bucket that intermittent demand is summed by: its mean interval rounded to a whole number, halves to the even one; 1 without demand.
pub(super) fn mean_interval(demand: &SparseDemand) -> usize {
    let Some(last) = demand.places.last() else { return 1 };
    (f64::from(last + 1) / demand.places.len() as f64).round_ties_even() as usize
}

/// As [`aggregate`], of a sparse series, in the same order of sums.
pub(super) fn bucket_sums(demand: &SparseDemand, bucket: usize, sums: &mut Vec<f64>) {
    let unused = demand.periods as usize % bucket;
    sums.clear();
    sums.resize(demand.periods as usize / bucket, 0.0);
    for (place, size) in demand.places.iter().zip(demand.sizes) {
        if let Some(place) = (*place as usize).checked_sub(unused) {
            sums[place / bucket] += size;
        }
    }
}

/// Demand up to each period: the first of the list is 0, one more than periods.
pub(super) fn totals(demand: &SparseDemand) -> Vec<f64> {
    let mut totals = vec![0.0; demand.periods as usize + 1];
    let mut total = 0.0;
    for (nth, (first, end)) in demand.runs().enumerate() {
        totals[first..end].fill(total);
        total += demand.sizes.get(nth).copied().unwrap_or(0.0);
    }
    totals[demand.periods as usize] = total;
    totals
}

/// What smoothing of buckets that end just before each period would have forecast for a bucket from that period on; NaN before the first full bucket.
pub(super) fn smoothed_buckets(totals: &[f64], bucket: usize, alpha: f64, forecasts: &mut Vec<f64>) {
    forecasts.clear();
    forecasts.resize(bucket.min(totals.len() - 1), f64::NAN);
    for end in bucket..totals.len() - 1 {
        let sum = totals[end] - totals[end - bucket];
        let before = forecasts[end - bucket];
        forecasts.push(if end < 2 * bucket { sum } else { before + alpha * (sum - before) });
    }
}
