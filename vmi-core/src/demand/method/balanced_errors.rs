//! One-step errors of nodes that do not begin together, as the covariance of minimum trace takes them.

use crate::error::{Error, ErrorKind, Result};
use crate::num::domain::{all_finite, same_length};
use crate::num::sqrt;

/// Makes lists of errors of one length, NaN where a node has none, into lists without gaps.
///
/// ```text
/// e(i, t) √(T / n(i)), 0 where there is none        T the periods in which any node has an error, n(i) those in which node i has one
/// ```
///
/// Periods without any error are left out. Each node keeps the mean square of the errors that it has; two nodes correlate by the periods that they share, so little
/// where these are few; and Σ e eᵀ / T stays a covariance. Lists without gaps stay as they are. A node without any error is an error.
///
/// ```
/// use vmi_core::demand::method::balanced_errors::balance_errors;
/// let mut errors = [vec![f64::NAN, 3.0, -1.0, 2.0, 1.0], vec![f64::NAN, f64::NAN, f64::NAN, f64::NAN, 5.0]];
/// balance_errors(&mut errors)?;
/// assert_eq!(errors, [vec![3.0, -1.0, 2.0, 1.0], vec![0.0, 0.0, 0.0, 10.0]]); // 5 √(4 / 1): the mean square is 25
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn balance_errors(errors: &mut [Vec<f64>]) -> Result<()> {
    let length = errors.first().map_or(0, Vec::len);
    let mut is_known = vec![false; length];
    for list in errors.iter() {
        same_length("errors", list.len(), "the first of them", length)?;
        for (known, error) in is_known.iter_mut().zip(list) {
            *known |= !error.is_nan();
        }
    }
    let periods = is_known.iter().filter(|known| **known).count();
    for (node, list) in errors.iter_mut().enumerate() {
        let own = list.iter().filter(|error| !error.is_nan()).count();
        if own == 0 {
            let error = Error::new(ErrorKind::MissingValue, format!("node {node} has no error of a forecast"));
            return Err(error.field("errors").expected("one error of each node at least"));
        }
        let scale = if own == periods { 1.0 } else { sqrt(periods as f64 / own as f64) };
        let kept = list.iter().zip(&is_known).filter(|(_, known)| **known);
        *list = kept.map(|(error, _)| if error.is_nan() { 0.0 } else { error * scale }).collect();
        all_finite("errors", list)?;
    }
    Ok(())
}
