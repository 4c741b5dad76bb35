//! Statistics of dense demand: the bits that sparse rows give.

use super::series::{DenseHistory, Units};
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
/// `maximum_quantile` is that of [`Window`](crate::demand::Window). Exact integer sums, without allocation where it is 1. Quantities that fit 32 bits are read in
/// half the memory, which is what takes the time of many keys: `asked` may be `&[i32]`.
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
pub fn dense_statistics<U: Units>(history: &DenseHistory<'_, U>, maximum_quantile: f64) -> Result<Option<DemandStatistics>> {
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
        largest(known.map(|(_, (asked, length))| (*asked).into() as f64 / length as f64), n, maximum_quantile)
    })
}

/// The length of each bucket in days.
fn lengths<U: Units>(history: &DenseHistory<'_, U>) -> impl Iterator<Item = i64> + use<U> {
    let (bucket, mut start) = (history.bucket, history.first.bucket_start(history.bucket).days());
    std::iter::from_fn(move || {
        let days = length(bucket, start);
        start = start.saturating_add(days as i32);
        Some(days)
    })
}

fn sums<U: Units>(history: &DenseHistory<'_, U>) -> Result<Sums> {
    let mut sums = Sums::default();
    for (place, (asked, length)) in history.asked.iter().zip(lengths(history)).enumerate() {
        if history.is_known(place) {
            sums.add_known(history.bucket, length, (*asked).into()).ok_or_else(overflow)?;
        } else {
            sums.add_unknown(length);
        }
    }
    Ok(sums)
}

/// Values that are looked at in one go.
const CHUNK: usize = 512;
/// Below this, the sum of the squares of a chunk fits 32 bits.
const SMALL: u32 = 1 << 11;
/// Below this, a square and the sum of a chunk of them fit 64 bits.
const NARROW: u64 = 1 << 26;

/// Whole numbers of which sums are taken several at a time.
pub trait Summed: Sized {
    /// The sums of known values that are all in 0 … 2^26 − 1, and the largest of them; none of others.
    #[doc(hidden)]
    fn quick(values: &[Self]) -> Option<Quick>;
}

/// Exact sums of part of a history.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, Default)]
pub struct Quick {
    total: u64,
    squares: u64,
    asked: u32,
    greatest: u32,
}

impl Summed for i32 {
    fn quick(values: &[Self]) -> Option<Quick> {
        let mut all = 0;
        for value in values {
            all |= *value as u32;
        }
        if u64::from(all) >= NARROW { None } else { Some(if all < SMALL { small(values) } else { narrow(values) }) }
    }
}

impl Summed for i64 {
    fn quick(values: &[Self]) -> Option<Quick> {
        // Four narrow numbers go where two wide ones went.
        let (mut memory, mut all) = ([0_i32; CHUNK], 0);
        for (narrow, value) in memory.iter_mut().zip(values) {
            all |= *value as u64;
            *narrow = *value as i32;
        }
        if all >= NARROW { None } else { i32::quick(&memory[..values.len()]) }
    }
}

/// At most [`CHUNK`] numbers below [`SMALL`].
fn small(values: &[i32]) -> Quick {
    let (mut idle, mut total, mut squares, mut greatest) = (0_u32, 0_u32, 0_u32, 0);
    for value in values {
        let value = *value as u32;
        total = total.wrapping_add(value);
        // The mask changes nothing, and tells the compiler that one multiplication of halves will do.
        let half = value & 0x7fff;
        squares = squares.wrapping_add(half.wrapping_mul(half));
        idle += u32::from(value == 0);
    }
    for value in values {
        greatest = greatest.max(*value);
    }
    Quick { total: u64::from(total), squares: u64::from(squares), asked: values.len() as u32 - idle, greatest: greatest as u32 }
}

/// At most [`CHUNK`] numbers below [`NARROW`].
fn narrow(values: &[i32]) -> Quick {
    let (mut idle, mut total, mut squares, mut greatest) = (0_u32, 0_u64, 0_u64, 0);
    for value in values {
        greatest = greatest.max(*value);
        idle += u32::from(*value == 0);
    }
    for value in values {
        let value = u64::from(*value as u32);
        total += value;
        squares = squares.wrapping_add(value.wrapping_mul(value));
    }
    Quick { total, squares, asked: values.len() as u32 - idle, greatest: greatest as u32 }
}

/// The sums of days or weeks that are all known and in 0 … 2^26 − 1, and the largest of them: what most keys have.
///
/// Every step is one that machines do on several numbers at once; the sums are exact, so their order is free.
fn quick<U: Units>(history: &DenseHistory<'_, U>) -> Option<(Sums, i64)> {
    if history.bucket == Bucket::Month || !history.unknown.is_empty() {
        return None;
    }
    let (mut sums, mut greatest) = (Sums::default(), 0);
    for chunk in history.asked.chunks(CHUNK) {
        let part = U::quick(chunk)?;
        sums.total += part.total as i64;
        sums.squares += i128::from(part.squares);
        sums.asked += i64::from(part.asked);
        greatest = greatest.max(i64::from(part.greatest));
    }
    Some((sums, greatest))
}
