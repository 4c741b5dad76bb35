//! Fill rates over lines: by units and by whole lines.

use crate::error::{Error, ErrorKind, Result};
use crate::num::domain::{not_negative, outside};
use crate::num::sum;

/// Fill rates of a set of lines.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FillRates {
    /// Units shipped from stock over units asked for.
    pub unit_fill_rate: f64,
    /// Lines served whole from stock over lines with demand.
    pub line_fill_rate: f64,
}

/// Unit and line fill rate. Lines with no demand are left out of the line fill rate; shipping more than was asked for is an error, as it would hide shortages elsewhere.
///
/// ```
/// let found = vmi_core::kpi::fill_rates(&[10.0, 0.0, 5.0, 5.0], &[10.0, 0.0, 4.0, 5.0])?;
/// assert_eq!((found.unit_fill_rate, found.line_fill_rate), (0.95, 2.0 / 3.0));
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn fill_rates(demand: &[f64], shipped_from_stock: &[f64]) -> Result<FillRates> {
    super::same_length("shipped_from_stock", shipped_from_stock.len(), "demand", demand.len())?;
    let (mut lines, mut served) = (0_u32, 0_u32);
    for (asked, shipped) in demand.iter().zip(shipped_from_stock) {
        if not_negative("shipped_from_stock", *shipped)? > not_negative("demand", *asked)? {
            return Err(outside("shipped_from_stock", *shipped, format!("at most the demand of the line, {asked}")));
        }
        lines += u32::from(*asked > 0.0);
        served += u32::from(*asked > 0.0 && shipped == asked);
    }
    if lines == 0 {
        return Err(Error::new(ErrorKind::OutOfRange, "nothing was asked for: there is nothing to serve")
            .field("demand")
            .expected("a line with demand"));
    }
    Ok(FillRates { unit_fill_rate: sum(shipped_from_stock) / sum(demand), line_fill_rate: f64::from(served) / f64::from(lines) })
}
