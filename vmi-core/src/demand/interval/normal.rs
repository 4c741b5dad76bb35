//! Intervals by a variance and normal errors.

use super::{Intervals, Support};
use crate::error::Result;
use crate::num::domain::{all_finite, all_not_negative, fraction, same_length};
use crate::num::{normal, sqrt};

/// Central intervals of normal errors around a path.
///
/// ```text
/// path ± z √variance        z the normal quantile at (1 + level) / 2
/// ```
///
/// `variance` is that of each step's error, as [`Fit::variance`](crate::demand::Fit::variance); of sums up to each step with sums as the path. Approximation
/// where errors are not normal, as for seldom demand.
///
/// ```
/// use vmi_core::demand::interval::Support;
/// use vmi_core::demand::interval::normal::normal_intervals;
/// let found = normal_intervals(&[10.0, 2.0], &[4.0, 9.0], 0.9, Support::NotNegative)?;
/// assert!((found.low[0] - 6.710292746097055).abs() < 1e-12 && (found.high[1] - 6.934560880854416).abs() < 1e-12);
/// assert_eq!(found.low[1], 0.0);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn normal_intervals(path: &[f64], variance: &[f64], level: f64, support: Support) -> Result<Intervals> {
    fraction("level", level)?;
    same_length("variance", variance.len(), "path", path.len())?;
    all_finite("path", path)?;
    all_not_negative("variance", variance)?;
    let z = normal::quantile(0.5 + level / 2.0);
    let end = |sign: f64| path.iter().zip(variance).map(|(at, variance)| support.end(at + sign * z * sqrt(*variance))).collect::<Result<_>>();
    Ok(Intervals { level, low: end(-1.0)?, high: end(1.0)? })
}
