//! How well the book agrees with what was counted.

use crate::error::{Error, ErrorKind, Result};
use crate::num::domain::{finite, not_negative};
use crate::num::sum;

/// Agreement of book and count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StockAccuracy {
    /// Positions whose count is within the tolerance of the book, over all positions.
    pub count_accuracy_within_tolerance: f64,
    /// Σ (counted − book), in units.
    pub net_unit_variance: f64,
    /// Σ |counted − book|, in units: differences that cancel in the net one stay visible.
    pub absolute_unit_variance: f64,
}

/// Accuracy of positions and of units. A count is within the tolerance if |counted − book| ≤ tolerance · |book|; a book of 0 is met by a count of 0 only.
///
/// ```
/// let found = vmi_core::kpi::stock_accuracy(&[100.0, 50.0, 0.0, 20.0], &[101.0, 45.0, 0.0, 24.0], 0.02)?;
/// assert_eq!(found.count_accuracy_within_tolerance, 0.5);
/// assert_eq!((found.net_unit_variance, found.absolute_unit_variance), (0.0, 10.0));
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn stock_accuracy(system: &[f64], counted: &[f64], tolerance_fraction: f64) -> Result<StockAccuracy> {
    super::same_length("counted", counted.len(), "system", system.len())?;
    let tolerance = not_negative("tolerance_fraction", tolerance_fraction)?;
    if system.is_empty() {
        return Err(Error::new(ErrorKind::MissingValue, "nothing was counted: a share of nothing is not 100 %")
            .field("system")
            .expected("at least one position"));
    }
    let (mut differences, mut within) = (Vec::with_capacity(system.len()), 0_u32);
    for (book, count) in system.iter().zip(counted) {
        let difference = finite("counted", *count)? - finite("system", *book)?;
        within += u32::from(difference.abs() <= tolerance * book.abs());
        differences.push(difference);
    }
    let net_unit_variance = sum(&differences);
    for difference in &mut differences {
        *difference = difference.abs();
    }
    Ok(StockAccuracy {
        count_accuracy_within_tolerance: f64::from(within) / system.len() as f64,
        net_unit_variance,
        absolute_unit_variance: sum(&differences),
    })
}
