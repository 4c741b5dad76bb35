//! Statistics of dense demand: the bits that sparse rows give.

use super::series::DenseHistory;
use crate::demand::statistics::{DemandStatistics, Scope, Sums, largest, length, overflow};
use crate::error::Result;
use crate::model::Bucket;
use crate::num::decimal;

/// Statistics of dense demand: those of [`statistics`](crate::demand::statistics) of the same demand as rows, bit for bit; none if no bucket is
/// known.
///
/// ```text
/// mean = Σx / ΣL        sd = √( (Σ(x²/L) − (Σx)²/ΣL) / (n − 1) )        of n known buckets of L days
/// ```
///
/// `maximum_quantile` is that of [`Window`](crate::demand::Window). One pass over exact integer sums, without allocation where it is 1.
///
/// ```
/// use vmi_core::demand::profile::dense_statistics::dense_statistics;
/// use vmi_core::demand::profile::series::DenseHistory;
/// use vmi_core::model::{Bucket, Day};
/// let first = Day::parse("2026-06-01").unwrap();
/// let asked: Vec<i64> = (0..30).map(|at| if at % 2 == 0 { 4 } else { 6 }).collect();
/// let found = dense_statistics(&DenseHistory { bucket: Bucket::Day, first, asked: &asked, unknown: &[], decimals: 0 }, 1.0)?.unwrap();
/// assert_eq!((found.mean_per_day, found.observations, found.maximum_per_day), (5.0, 30, 6.0));
/// assert!((found.sd_per_day.unwrap() - 1.0170952554312156).abs() < 1e-15); // √(30/29)
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn dense_statistics(history: &DenseHistory<'_>, maximum_quantile: f64) -> Result<Option<DemandStatistics>> {
    let from = history.first.bucket_start(history.bucket);
    let Some(last) = history.asked.len().checked_sub(1).and_then(|last| history.day(last)) else { return Ok(None) };
    let place = decimal::power_of_ten(history.decimals) as f64;
    let scope = Scope { bucket: history.bucket, from, to: last.bucket_end(history.bucket), place };
    if let Some((sums, greatest)) = quick(history).filter(|_| maximum_quantile >= 1.0) {
        let length = if history.bucket == Bucket::Week { 7.0 } else { 1.0 };
        return sums.summary(&scope, |_| Ok(greatest as f64 / length));
    }
    sums(history)?.summary(&scope, |n| {
        let lengths = lengths(history);
        let known = history.asked.iter().zip(lengths).enumerate().filter(|(place, _)| history.is_known(*place));
        largest(known.map(|(_, (asked, length))| *asked as f64 / length as f64), n, maximum_quantile)
    })
}

/// The length of each bucket in days.
fn lengths(history: &DenseHistory<'_>) -> impl Iterator<Item = i64> {
    let (bucket, mut start) = (history.bucket, history.first.bucket_start(history.bucket).days());
    std::iter::from_fn(move || {
        let days = length(bucket, start);
        start = start.saturating_add(days as i32);
        Some(days)
    })
}

fn sums(history: &DenseHistory<'_>) -> Result<Sums> {
    let mut sums = Sums::default();
    for (place, (asked, length)) in history.asked.iter().zip(lengths(history)).enumerate() {
        if history.is_known(place) {
            sums.add_known(history.bucket, length, *asked).ok_or_else(overflow)?;
        } else {
            sums.add_unknown(length);
        }
    }
    Ok(sums)
}

/// Values that are looked at in one go.
const CHUNK: usize = 512;
/// Below this, the squares of a chunk fit an i64.
const NARROW: u64 = 1 << 26;

/// The sums of days or weeks that are all known and in 0 … 2^26 − 1, and the largest of them: what most keys have.
///
/// Every step is one that machines do on several numbers at once; the sums are exact, so their order is free.
fn quick(history: &DenseHistory<'_>) -> Option<(Sums, i64)> {
    if history.bucket == Bucket::Month || !history.unknown.is_empty() {
        return None;
    }
    let (mut sums, mut greatest, mut memory) = (Sums::default(), 0_i32, [0_i32; CHUNK]);
    for chunk in history.asked.chunks(CHUNK) {
        // Four narrow numbers go where two wide ones went.
        let narrow = &mut memory[..chunk.len()];
        let mut all = 0;
        for (narrow, value) in narrow.iter_mut().zip(chunk) {
            all |= *value as u64;
            *narrow = *value as i32;
        }
        if all >= NARROW {
            return None;
        }
        let mut asked = 0_u32;
        for value in narrow {
            greatest = greatest.max(*value);
            asked += u32::from(*value != 0);
        }
        let (mut total, mut squares) = (0_i64, 0_u64);
        for value in chunk {
            let low = u64::from(*value as u32);
            total += *value;
            squares = squares.wrapping_add(low.wrapping_mul(low));
        }
        sums.total += total;
        sums.squares += i128::from(squares);
        sums.asked += i64::from(asked);
    }
    Some((sums, i64::from(greatest)))
}
