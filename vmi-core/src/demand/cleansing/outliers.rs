//! Outliers by measures that the outliers themselves do not move.

use super::{Cleansed, Why, checked};
use crate::demand::profile::median;
use crate::demand::syntetos_boylan::INTERVAL_CUT;
use crate::error::Result;
use crate::num::domain::{outside, positive};

/// What counts as far out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum OutlierTest {
    /// Hampel's identifier: further than `threshold` × 1.4826 × MAD from the median.
    Hampel {
        /// Usually 3.
        threshold: f64,
    },
    /// The same by the median and MAD of up to `half_window` judged periods on either side and the period itself: follows a trend.
    MovingHampel {
        /// Usually 3.
        threshold: f64,
        /// Periods on either side, two or more.
        half_window: usize,
    },
    /// Tukey's fences: further than `fence` times the distance between the quartiles from the nearer quartile.
    Quartiles {
        /// Usually 1.5; 3 for far out.
        fence: f64,
    },
}

/// What is done with an outlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutlierAction {
    /// It becomes the limit that it passes.
    Cap,
    /// It becomes the median.
    Median,
    /// It stays and is reported.
    Flag,
}

/// Which periods are judged, and by which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judged {
    /// All known periods.
    All,
    /// Those with demand above 0 only, among themselves.
    Sizes,
    /// The sizes where the mean interval between demands is 1.32 periods or more, else all.
    ByInterval,
}

/// A rule for outliers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OutlierRule {
    /// What counts as far out.
    pub test: OutlierTest,
    /// What is done.
    pub action: OutlierAction,
    /// Which periods are judged.
    pub judged: Judged,
    /// Whether values far below count too.
    pub is_both_sided: bool,
}

impl Default for OutlierRule {
    /// Hampel's identifier with threshold 3, values far above capped, sizes judged where demand is seldom.
    fn default() -> Self {
        Self { test: OutlierTest::Hampel { threshold: 3.0 }, action: OutlierAction::Cap, judged: Judged::ByInterval, is_both_sided: false }
    }
}

/// Fewer values than this are not judged.
pub const LEAST_JUDGED: usize = 5;

/// MAD of a normal distribution is this part of its deviation, turned round.
const MAD_TO_SD: f64 = 1.482_602_218_505_602;
/// The same of the mean absolute deviation: √(π/2).
const MEAN_DEVIATION_TO_SD: f64 = 1.253_314_137_315_500_3;

/// Outliers of a series, NaN where demand is unknown: capped, replaced by the median or only reported.
///
/// ```text
/// Hampel: |x − m| > k · 1.4826 · median |x − m|        quartiles: x > q3 + f (q3 − q1), or x < q1 − f (q3 − q1)
/// ```
///
/// m is the median, quartiles interpolate at (n − 1) p (rule 7 of Hyndman & Fan). Where over half of the values are equal MAD is 0: then 1.2533 × the
/// mean absolute deviation takes its place, and a value counts only if it is also more than the median away from it (above twice the median, or below
/// 0). Where the quartiles are equal the fences are those of that fall-back with k = 3. Fewer than 5 judged values are left alone. A lower limit
/// below 0 is 0 in a series without negative values. Source: Hampel, J. Am. Stat. Ass. 69 (1974) 383–393; Tukey, Exploratory Data Analysis (1977).
///
/// ```
/// use vmi_core::demand::cleansing::outliers::{OutlierRule, outliers};
/// let found = outliers(&[4.0, 6.0, 5.0, 90.0, 3.0, 7.0, 5.0], &OutlierRule::default())?;
/// // Median 5, MAD 1: limit 5 + 3 · 1.4826.
/// assert!((found.demand[3] - 9.447806655516806).abs() < 1e-12);
/// assert_eq!((found.changes.len(), found.changes[0].was), (1, Some(90.0)));
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn outliers(demand: &[f64], rule: &OutlierRule) -> Result<Cleansed> {
    outliers_of(demand, &[], rule)
}

/// As [`outliers`], where periods marked in `left_out` neither count nor change.
pub(super) fn outliers_of(demand: &[f64], left_out: &[bool], rule: &OutlierRule) -> Result<Cleansed> {
    checked("demand", demand)?;
    check(&rule.test)?;
    let mut found = Cleansed::of(demand);
    let places = judged(demand, left_out, rule.judged);
    if places.len() < LEAST_JUDGED {
        return Ok(found);
    }
    let values: Vec<f64> = places.iter().map(|place| demand[*place]).collect();
    let floor = if demand.iter().any(|value| *value < 0.0) { f64::NEG_INFINITY } else { 0.0 };
    let mut memory = Vec::with_capacity(values.len());
    let mut limits = Limits::of_all(&values, &rule.test, &mut memory);
    for (at, place) in places.into_iter().enumerate() {
        if let OutlierTest::MovingHampel { threshold, half_window } = rule.test {
            let window = &values[at.saturating_sub(half_window)..at.saturating_add(half_window).saturating_add(1).min(values.len())];
            limits = if window.len() < LEAST_JUDGED { Limits::default() } else { hampel(window, threshold, &mut memory) };
        }
        let (value, low) = (demand[place], limits.low.max(floor));
        let (why, limit) = match value {
            _ if value > limits.high => (Why::OutlierAbove, limits.high),
            _ if rule.is_both_sided && value < low => (Why::OutlierBelow, low),
            _ => continue,
        };
        match rule.action {
            OutlierAction::Cap => found.set(place, limit, why),
            OutlierAction::Median => found.set(place, limits.median, why),
            OutlierAction::Flag => found.mark(place, why),
        }
    }
    Ok(found)
}

fn check(test: &OutlierTest) -> Result<()> {
    match *test {
        OutlierTest::Quartiles { fence } => positive("fence", fence)?,
        OutlierTest::MovingHampel { half_window, .. } if half_window < 2 => {
            return Err(outside("half_window", half_window as f64, "a whole number of 2 or more"));
        }
        OutlierTest::Hampel { threshold } | OutlierTest::MovingHampel { threshold, .. } => positive("threshold", threshold)?,
    };
    Ok(())
}

fn judged(demand: &[f64], left_out: &[bool], judged: Judged) -> Vec<usize> {
    let counts = |place: usize| !demand[place].is_nan() && !left_out.get(place).copied().unwrap_or(false);
    let known: Vec<usize> = (0..demand.len()).filter(|place| counts(*place)).collect();
    let demands = known.iter().filter(|place| demand[**place] > 0.0).count();
    let seldom = known.len() as f64 >= INTERVAL_CUT * demands as f64;
    if judged == Judged::Sizes || (judged == Judged::ByInterval && seldom) {
        return known.into_iter().filter(|place| demand[*place] > 0.0).collect();
    }
    known
}

/// Beyond these values lie outliers.
#[derive(Clone, Copy)]
struct Limits {
    median: f64,
    low: f64,
    high: f64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { median: f64::NAN, low: f64::NEG_INFINITY, high: f64::INFINITY }
    }
}

impl Limits {
    /// Those of all values; of a moving window none yet.
    fn of_all(values: &[f64], test: &OutlierTest, memory: &mut Vec<f64>) -> Self {
        match *test {
            OutlierTest::Hampel { threshold } => hampel(values, threshold, memory),
            OutlierTest::Quartiles { fence } => quartiles(values, fence, memory),
            OutlierTest::MovingHampel { .. } => Self::default(),
        }
    }
}

fn hampel(values: &[f64], threshold: f64, memory: &mut Vec<f64>) -> Limits {
    memory.clear();
    memory.extend_from_slice(values);
    let middle = median(memory);
    for (deviation, value) in memory.iter_mut().zip(values) {
        *deviation = (value - middle).abs();
    }
    let mad = median(memory);
    if mad > 0.0 {
        let far = threshold * MAD_TO_SD * mad;
        return Limits { median: middle, low: middle - far, high: middle + far };
    }
    for (deviation, value) in memory.iter_mut().zip(values) {
        *deviation = (value - middle).abs();
    }
    let far = (threshold * MEAN_DEVIATION_TO_SD * crate::num::sum(memory) / values.len() as f64).max(middle.abs());
    Limits { median: middle, low: middle - far, high: middle + far }
}

fn quartiles(values: &[f64], fence: f64, memory: &mut Vec<f64>) -> Limits {
    memory.clear();
    memory.extend_from_slice(values);
    memory.sort_unstable_by(f64::total_cmp);
    let quantile = |p: f64| {
        let place = p * (memory.len() - 1) as f64;
        let below = place.floor();
        let (lower, upper) = (memory[below as usize], memory[(below as usize + 1).min(memory.len() - 1)]);
        lower + (place - below) * (upper - lower)
    };
    let (first, middle, third) = (quantile(0.25), quantile(0.5), quantile(0.75));
    if third > first {
        let far = fence * (third - first);
        return Limits { median: middle, low: first - far, high: third + far };
    }
    hampel(values, 3.0, memory)
}
