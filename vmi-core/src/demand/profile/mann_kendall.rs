//! The test of Mann and Kendall for a trend.

use crate::demand::checked_series;
use crate::error::Result;
use crate::num::{normal, sqrt};

/// Whether a series tends upwards or downwards, whatever the form of its distribution.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MannKendall {
    /// S: pairs that rise less pairs that fall.
    pub statistic: f64,
    /// The variance of S without a trend, ties taken into account.
    pub variance: f64,
    /// S, one nearer to 0, over its standard deviation; 0 for a constant series.
    pub z: f64,
    /// Kendall's τb, from −1 to 1; 0 for a constant series.
    pub tau: f64,
    /// The chance of |z| or more without a trend, both sides; 1 for a constant series.
    pub p_value: f64,
}

/// Memory of the test, to be used again for the next series.
#[derive(Clone, Debug, Default)]
pub struct MannKendallWorkspace {
    values: Vec<f64>,
    merged: Vec<f64>,
}

/// The test of Mann and Kendall of a series of two periods or more.
///
/// ```text
/// S = Σ_{i<j} sign(x(j) − x(i))        Var S = (n (n−1)(2n+5) − Σ t (t−1)(2t+5)) / 18        over groups of t equal values
/// z = (S − sign S) / √Var S            τb = S / √(n(n−1)/2 · (n(n−1)/2 − Σ t(t−1)/2))
/// ```
///
/// The normal tail is good from about 8 periods on. The test takes periods for independent: autocorrelation, a season included, makes p too small. S
/// comes from the number of inversions, counted by merging in n log n steps. Source: Mann, Econometrica 13 (1945); Kendall, Rank Correlation Methods
/// (1948).
///
/// ```
/// let found = vmi_core::demand::profile::mann_kendall::mann_kendall(&[1.0, 1.0, 2.0, 5.0, 4.0, 4.0, 6.0])?;
/// assert_eq!((found.statistic, found.variance), (15.0, 127.0 / 3.0));
/// assert!((found.z - 2.151725182229952).abs() < 1e-14 && (found.p_value - 0.03141900555774588).abs() < 1e-15);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn mann_kendall(series: &[f64]) -> Result<MannKendall> {
    MannKendallWorkspace::default().test(checked_series(series, 2)?)
}

impl MannKendallWorkspace {
    /// As [`mann_kendall`], in memory that is there already.
    pub fn test(&mut self, series: &[f64]) -> Result<MannKendall> {
        checked_series(series, 2)?;
        let (least, above_before) = self.set_apart(series);
        let inversions = (inversions(&mut self.values, &mut self.merged) + above_before) as f64;
        let n = series.len() as f64;
        let (mut tied_pairs, mut tied) = (0.0, 0.0);
        for t in std::iter::once(least).chain(self.values.chunk_by(|a, b| a == b).map(<[f64]>::len)) {
            let t = t as f64;
            tied_pairs += t * (t - 1.0) / 2.0;
            tied += t * (t - 1.0) * (2.0 * t + 5.0);
        }
        let pairs = n * (n - 1.0) / 2.0;
        let statistic = pairs - tied_pairs - 2.0 * inversions;
        let variance = (n * (n - 1.0) * (2.0 * n + 5.0) - tied) / 18.0;
        if tied_pairs == pairs {
            return Ok(MannKendall { statistic: 0.0, variance: 0.0, z: 0.0, tau: 0.0, p_value: 1.0 });
        }
        let nearer = if statistic == 0.0 { 0.0 } else { statistic - statistic.signum() };
        let z = nearer / sqrt(variance);
        let tau = statistic / sqrt(pairs * (pairs - tied_pairs));
        Ok(MannKendall { statistic, variance, z, tau, p_value: (2.0 * normal::cdf(-z.abs())).min(1.0) })
    }
}

impl MannKendallWorkspace {
    /// Takes the values above the least, in their order; how many are the least, and in how many pairs one of these stands after one above it.
    ///
    /// Of seldom demand most values are 0: they need no sorting.
    fn set_apart(&mut self, series: &[f64]) -> (usize, u64) {
        let least = series.iter().fold(f64::INFINITY, |least, value| if *value < least { *value } else { least });
        self.values.clear();
        self.values.resize(series.len(), 0.0);
        let (mut above, mut pairs) = (0, 0);
        for value in series {
            self.values[above] = *value;
            let is_above = *value > least;
            pairs += if is_above { 0 } else { above as u64 };
            above += usize::from(is_above);
        }
        self.values.truncate(above);
        (series.len() - above, pairs)
    }
}

/// Sorts the values, upwards; how many pairs stood the other way round.
fn inversions(values: &mut Vec<f64>, merged: &mut Vec<f64>) -> u64 {
    merged.clear();
    merged.resize(values.len(), 0.0);
    let (mut found, mut width) = (0, 1);
    while width < values.len() {
        for start in (0..values.len()).step_by(2 * width) {
            let middle = (start + width).min(values.len());
            let end = (start + 2 * width).min(values.len());
            found += merge(&values[start..middle], &values[middle..end], &mut merged[start..end]);
        }
        std::mem::swap(values, merged);
        width *= 2;
    }
    found
}

fn merge(left: &[f64], right: &[f64], merged: &mut [f64]) -> u64 {
    let (mut l, mut r, mut found) = (0, 0, 0);
    for place in merged {
        let from_left = r == right.len() || (l < left.len() && left[l] <= right[r]);
        *place = if from_left { left[l] } else { right[r] };
        found += if from_left { 0 } else { (left.len() - l) as u64 };
        l += usize::from(from_left);
        r += usize::from(!from_left);
    }
    found
}
