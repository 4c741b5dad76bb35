//! Statistics of a series of floats, some of them unknown.

use crate::demand::syntetos_boylan::{DemandPattern, demand_pattern};
use crate::error::Result;
use crate::num::domain::outside_at;
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
/// The series is read from memory once: the second pass finds it in the cache. Nothing is allocated.
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
    let mut first = First::default();
    first.take(series);
    let total = first.lanes.total();
    if total.is_finite() && first.least() >= 0.0 {
        return Ok(of_complete(series, total, &first));
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

/// The sum, the least and the greatest value, and how many are above 0.
#[derive(Clone, Copy, Default)]
struct First {
    lanes: Lanes,
    least: [f64; 8],
    greatest: [f64; 8],
    demands: [f64; 8],
}

impl First {
    fn take(&mut self, series: &[f64]) {
        let chunks = series.chunks_exact(8);
        let rest = chunks.remainder();
        for chunk in chunks {
            for (lane, value) in chunk.iter().enumerate() {
                self.add(lane, *value);
            }
        }
        for (lane, value) in rest.iter().enumerate() {
            self.add(lane, *value);
        }
    }

    #[inline(always)]
    fn add(&mut self, lane: usize, value: f64) {
        self.lanes.0[lane] += value;
        // Written as the machine's own instructions choose: without a call and without a branch.
        self.least[lane] = if value < self.least[lane] { value } else { self.least[lane] };
        self.greatest[lane] = if value > self.greatest[lane] { value } else { self.greatest[lane] };
        self.demands[lane] += if value > 0.0 { 1.0 } else { 0.0 };
    }

    fn least(&self) -> f64 {
        self.least.iter().copied().fold(0.0, f64::min)
    }
}

/// Σ (x − centre)² over 8 fixed lanes.
fn squares(series: &[f64], centre: f64) -> f64 {
    let mut lanes = Lanes::default();
    let chunks = series.chunks_exact(8);
    let rest = chunks.remainder();
    for chunk in chunks {
        for (lane, value) in lanes.0.iter_mut().zip(chunk) {
            *lane += (value - centre) * (value - centre);
        }
    }
    for (lane, value) in lanes.0.iter_mut().zip(rest) {
        *lane += (value - centre) * (value - centre);
    }
    lanes.total()
}

fn of_complete(series: &[f64], total: f64, first: &First) -> SeriesStatistics {
    let n = series.len() as f64;
    let demands = Lanes(first.demands).total();
    let mean = total / n;
    let spread = squares(series, mean);
    // Σ⁺(x − m⁺)² = Σ(x − m)² − n⁺(n − n⁺) m⁺²/n: those that are 0 lie m from the mean.
    let own = total / demands;
    let sizes = (spread - demands * (n - demands) / n * own * own).max(0.0);
    SeriesStatistics {
        known: series.len(),
        unknown: 0,
        demands: demands as usize,
        total,
        mean,
        sd: deviation(spread, n),
        maximum: first.greatest.iter().copied().fold(0.0, f64::max),
        adi: if demands > 0.0 { n / demands } else { f64::NAN },
        cv2: if demands > 1.0 { sizes / (demands - 1.0) / (own * own) } else { own * 0.0 },
    }
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
        let (mut lanes, mut count, mut maximum) = (Lanes::default(), 0, 0.0_f64);
        for (place, value) in series.iter().enumerate().filter(|(_, value)| chosen(**value)) {
            lanes.0[place % 8] += value;
            count += 1;
            maximum = maximum.max(*value);
        }
        let total = lanes.total();
        let (mean, mut squares) = (total / count as f64, Lanes::default());
        for (place, value) in series.iter().enumerate().filter(|(_, value)| chosen(**value)) {
            squares.0[place % 8] += (value - mean) * (value - mean);
        }
        Self { count, total, spread: squares.total(), maximum }
    }
}
