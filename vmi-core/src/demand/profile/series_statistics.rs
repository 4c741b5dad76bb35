//! Statistics of a series of floats, some of them unknown.

use crate::demand::syntetos_boylan::{DemandPattern, demand_pattern};
use crate::error::Result;
use crate::num::domain::{held, outside_at};
use crate::num::sqrt;

/// What a series of equal periods is like.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SeriesStatistics {
    /// Periods with known demand.
    pub known: usize,
    /// Periods whose demand is unknown.
    pub unknown: usize,
    /// Periods with demand above 0.
    pub demands: usize,
    /// What was asked in all known periods.
    pub total: f64,
    /// Mean by known period; NaN where none is.
    pub mean: f64,
    /// Standard deviation with n − 1; NaN for fewer than two known periods.
    pub sd: f64,
    /// The largest demand, but 0 at least.
    pub maximum: f64,
    /// Known periods for each one with demand; NaN without demand.
    pub adi: f64,
    /// The squared coefficient of variation of the demands above 0, with n − 1; 0 for one, NaN without demand.
    pub cv2: f64,
}

impl SeriesStatistics {
    /// The share of known periods without demand; NaN where none is known.
    pub fn zero_share(&self) -> f64 {
        (self.known - self.demands) as f64 / self.known as f64
    }

    /// The pattern by Syntetos, Boylan and Croston; none without demand.
    pub fn pattern(&self) -> Option<DemandPattern> {
        if self.demands > 0 { demand_pattern(self.adi, self.cv2).ok() } else { None }
    }
}

/// Statistics of a series, NaN for an unknown period; an error names the first infinite one.
///
/// ```text
/// mean = Σx / n        sd = √(Σ(x − mean)² / (n − 1))        adi = n / n⁺        cv2 = Σ⁺(x − m⁺)² / (n⁺ − 1) / m⁺²
/// ```
///
/// over n known periods and the n⁺ of them with demand above 0, of mean m⁺. Sums run over 8 fixed lanes, so every machine gives the same bits.
/// The series is read from memory once: where a second pass is made it finds it in the cache. Nothing is allocated.
///
/// ```
/// use vmi_core::demand::profile::series_statistics::series_statistics;
/// let found = series_statistics(&[0.0, 2.0, 0.0, f64::NAN, 0.0, 6.0, 0.0])?;
/// assert_eq!((found.known, found.unknown, found.demands, found.total, found.maximum), (6, 1, 2, 8.0, 6.0));
/// assert!((found.sd - 2.4221202832779936).abs() < 1e-15); // √(88/15)
/// assert!((found.adi - 3.0).abs() < 1e-15 && (found.cv2 - 0.5).abs() < 1e-15);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn series_statistics(series: &[f64]) -> Result<SeriesStatistics> {
    let first = First::of(series);
    let total = first.lanes.total();
    if total.is_finite() && !first.has_negative {
        return of_complete(series, total, &first);
    }
    of_any(series)
}

/// Sums over 8 fixed lanes.
#[derive(Clone, Copy, Default)]
struct Lanes([f64; 8]);

impl Lanes {
    fn total(&self) -> f64 {
        let lanes = &self.0;
        ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6])) + ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7]))
    }
}

/// The sum, that of squares, the greatest value, how many are above 0, and whether any is below.
#[derive(Clone, Copy, Default)]
struct First {
    lanes: Lanes,
    squares: Lanes,
    greatest: f64,
    demands: u64,
    has_negative: bool,
}

impl First {
    fn of(series: &[f64]) -> Self {
        let (mut sums, mut ends) = (LaneSums::default(), Ends::default());
        let (chunks, rest) = series.as_chunks::<8>();
        // Of the rest, places without a value hold a 0, which changes nothing.
        let mut last = [0.0; 8];
        last[..rest.len()].copy_from_slice(rest);
        // Two passes of few steps each: with all in one, the machine runs out of registers.
        for chunk in chunks {
            sums.add(chunk);
        }
        sums.add(&last);
        for chunk in chunks {
            ends.add(chunk);
        }
        ends.add(&last);
        Self {
            lanes: sums.values,
            squares: sums.squares,
            greatest: greater(ends.greatest[0], ends.greatest[1]),
            demands: ends.demands[0] + ends.demands[1],
            has_negative: ends.least.iter().any(|value| *value < 0.0),
        }
    }
}

/// Sums in 8 lanes.
#[derive(Default)]
struct LaneSums {
    values: Lanes,
    squares: Lanes,
}

impl LaneSums {
    #[inline(always)]
    fn add(&mut self, x: &[f64; 8]) {
        for ((sum, squares), value) in self.values.0.iter_mut().zip(&mut self.squares.0).zip(x) {
            *sum += value;
            *squares += value * value;
        }
    }
}

/// What may be taken in any order, two by two.
#[derive(Default)]
struct Ends {
    greatest: [f64; 2],
    least: [f64; 2],
    demands: [u64; 2],
}

/// Written as the machine's own instruction chooses: without a call and without a branch.
#[inline(always)]
fn greater(most: f64, value: f64) -> f64 {
    if value > most { value } else { most }
}

#[inline(always)]
fn lesser(least: f64, value: f64) -> f64 {
    if value < least { value } else { least }
}

impl Ends {
    #[inline(always)]
    fn add(&mut self, x: &[f64; 8]) {
        for i in 0..2 {
            self.greatest[i] = greater(self.greatest[i], greater(greater(x[i], x[i + 2]), greater(x[i + 4], x[i + 6])));
            self.least[i] = lesser(self.least[i], lesser(lesser(x[i], x[i + 2]), lesser(x[i + 4], x[i + 6])));
            let demand = |at: usize| u64::from(x[at] > 0.0);
            self.demands[i] += (demand(i) + demand(i + 2)) + (demand(i + 4) + demand(i + 6));
        }
    }
}

/// Σ f(x) over 8 fixed lanes.
#[inline(always)]
fn in_lanes(series: &[f64], f: impl Fn(f64) -> f64) -> f64 {
    let mut lanes = Lanes::default();
    let chunks = series.chunks_exact(8);
    let rest = chunks.remainder();
    for chunk in chunks {
        for (lane, value) in lanes.0.iter_mut().zip(chunk) {
            *lane += f(*value);
        }
    }
    for (lane, value) in lanes.0.iter_mut().zip(rest) {
        *lane += f(*value);
    }
    lanes.total()
}

fn of_complete(series: &[f64], total: f64, first: &First) -> Result<SeriesStatistics> {
    let n = series.len() as f64;
    let demands = first.demands as f64;
    let mean = total / n;
    let spread = held("sd", spread(series, mean, first.squares.total()))?;
    // Σ⁺(x − m⁺)² = Σ(x − m)² − n⁺(n − n⁺) m⁺²/n: those that are 0 lie m from the mean.
    let own = total / demands;
    let sizes = (spread - demands * (n - demands) / n * own * own).max(0.0);
    Ok(SeriesStatistics {
        known: series.len(),
        unknown: 0,
        demands: first.demands as usize,
        total,
        mean,
        sd: deviation(spread, n),
        maximum: first.greatest,
        adi: if demands > 0.0 { n / demands } else { f64::NAN },
        cv2: if demands > 1.0 { sizes / (demands - 1.0) / (own * own) } else { own * 0.0 },
    })
}

/// Where the difference of two sums is at least this share of the first, it loses one bit, and the rounding of the mean counts once.
const FAR_APART: f64 = 0.5;

/// Σ(x − mean)² = Σx² − mean Σx, as it mostly is of demand that comes now and then; where the two are near each other, by a second pass.
fn spread(series: &[f64], mean: f64, squares: f64) -> f64 {
    let found = squares - mean * (mean * series.len() as f64);
    if found >= FAR_APART * squares && squares.is_finite() { found } else { in_lanes(series, |value| (value - mean) * (value - mean)) }
}

fn deviation(spread: f64, n: f64) -> f64 {
    if n > 1.0 { sqrt(spread / (n - 1.0)) } else { f64::NAN }
}

/// A series with unknown or negative periods.
fn of_any(series: &[f64]) -> Result<SeriesStatistics> {
    if let Some(at) = series.iter().position(|value| value.is_infinite()) {
        return Err(outside_at("demand", at, series[at], "finite numbers, or NaN where demand is unknown,"));
    }
    let known = Selected::of(series, |value| !value.is_nan());
    let sizes = Selected::of(series, |value| value > 0.0);
    // Of no known period 0 and not a number.
    held("total", known.total)?;
    held("sd", known.spread)?;
    let n = known.count as f64;
    let above = sizes.count as f64;
    Ok(SeriesStatistics {
        known: known.count,
        unknown: series.len() - known.count,
        demands: sizes.count,
        total: known.total,
        mean: known.total / n,
        sd: deviation(known.spread, n),
        maximum: known.maximum,
        adi: if sizes.count > 0 { n / above } else { f64::NAN },
        cv2: if sizes.count > 1 { sizes.spread / (above - 1.0) * above * above / (sizes.total * sizes.total) } else { sizes.total / above * 0.0 },
    })
}

/// Sums over those values of a series that a rule chooses; a place keeps its lane.
struct Selected {
    count: usize,
    total: f64,
    spread: f64,
    maximum: f64,
}

impl Selected {
    fn of(series: &[f64], chosen: impl Fn(f64) -> bool) -> Self {
        // A choice of numbers and not of ways: without a branch, several values are looked at in one step.
        let only = |value: f64| if chosen(value) { value } else { 0.0 };
        let total = in_lanes(series, only);
        let count = series.iter().map(|value| u64::from(chosen(*value))).sum::<u64>() as usize;
        let mean = total / count as f64;
        let apart = |value: f64| if chosen(value) { value - mean } else { 0.0 };
        let spread = in_lanes(series, |value| apart(value) * apart(value));
        Self { count, total, spread, maximum: series.iter().fold(0.0, |most, value| if *value > most { *value } else { most }) }
    }
}
