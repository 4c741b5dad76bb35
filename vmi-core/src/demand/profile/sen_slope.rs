//! Sen's slope: the median of the slopes between all pairs.

use crate::demand::checked_series;
use crate::error::Result;
use crate::num::domain::{held, outside};

/// A line that single values do not move.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SenSlope {
    /// Units a period.
    pub slope: f64,
    /// The line's value at the first period: median of the values − slope × median of the times 0 … n − 1.
    pub intercept: f64,
}

/// The longest series; its 8 million pairs take 64 MB.
pub const LONGEST: usize = 4_000;

/// Sen's slope of a series of 2 to 4,000 periods: the median of (x(j) − x(i)) / (j − i) over all i < j.
///
/// 0 where more than half of the pairs are equal, as those of seldom demand are. Source: Sen, J. Am. Stat. Ass. 63 (1968) 1379–1389; intercept after
/// Conover.
///
/// ```
/// let found = vmi_core::demand::profile::sen_slope::sen_slope(&[1.0, 1.0, 2.0, 5.0, 4.0, 4.0, 6.0])?;
/// assert!((found.slope - 0.8333333333333334).abs() < 1e-15 && (found.intercept - 1.5).abs() < 1e-15);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn sen_slope(series: &[f64]) -> Result<SenSlope> {
    checked_series(series, 2)?;
    if series.len() > LONGEST {
        return Err(outside("periods", series.len() as f64, format!("at most {LONGEST}")));
    }
    let mut slopes = Vec::with_capacity(series.len() * (series.len() - 1) / 2);
    for (i, first) in series.iter().enumerate() {
        slopes.extend(series[i + 1..].iter().enumerate().map(|(apart, value)| (value - first) / (apart + 1) as f64));
    }
    let slope = held("slope", super::median(&mut slopes))?;
    let mut values = series.to_vec();
    Ok(SenSlope { slope, intercept: super::median(&mut values) - slope * (series.len() - 1) as f64 / 2.0 })
}
