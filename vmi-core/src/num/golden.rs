//! Golden section: the least value of a function of one variable.

use crate::error::Result;
use crate::num::domain;

/// A point and the value there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Minimum {
    /// The point.
    pub at: f64,
    /// The value at it.
    pub value: f64,
}

/// (√5 − 1) / 2.
const GOLDEN: f64 = 0.618_033_988_749_894_9;

/// The minimum of a function with one valley in low…high: the interval shrinks by 0.618 a call until it is at most `tolerance` wide.
///
/// The place of a smooth minimum cannot be told better than about 1e-8 of itself, as values differ by its square; a smaller tolerance costs calls only.
/// An end of the interval is the answer where the function falls towards it. NaN counts as above every number. Source: Kiefer, Proc. AMS 4 (1953) 502–506.
///
/// ```
/// use vmi_core::num::golden::golden_section;
/// // The economic order quantity: 800 orders' cost over Q and holding cost.
/// let cost = |q: f64| 8.0 * 1300.0 / q + 0.225 * q / 2.0;
/// let best = golden_section(cost, 1.0, 5000.0, 1e-6)?;
/// assert!((best.at - 304.0467800264368).abs() < 1e-5 && (best.value - 68.41052550594829).abs() < 1e-12);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn golden_section(f: impl Fn(f64) -> f64, low: f64, high: f64, tolerance: f64) -> Result<Minimum> {
    domain::finite("low", low)?;
    domain::finite("high", high)?;
    domain::positive("tolerance", tolerance)?;
    if low > high {
        return Err(domain::outside("high", high, format!("a number of at least the low end, {low}")));
    }
    let value = |at: f64| {
        let value = f(at);
        Minimum { at, value: if value.is_nan() { f64::INFINITY } else { value } }
    };
    let (first, last) = (value(low), value(high));
    let (mut a, mut b) = (low, high);
    let mut left = value(b - GOLDEN * (b - a));
    let mut right = value(a + GOLDEN * (b - a));
    // 0.618^1,600 spans the range of f64.
    for _ in 0..1_600 {
        if b - a <= tolerance || left.at <= a || right.at >= b {
            break;
        }
        if left.value <= right.value {
            b = right.at;
            right = left;
            left = value(b - GOLDEN * (b - a));
        } else {
            a = left.at;
            left = right;
            right = value(a + GOLDEN * (b - a));
        }
    }
    let lower = |one: Minimum, two: Minimum| if two.value < one.value { two } else { one };
    Ok([left, right, last].into_iter().fold(first, lower))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_is_found_where_the_function_falls_towards_it() {
        assert_eq!(golden_section(|x| x, 2.0, 9.0, 1e-9).unwrap().at, 2.0);
        assert_eq!(golden_section(|x| -x, 2.0, 9.0, 1e-9).unwrap().at, 9.0);
        assert_eq!(golden_section(|_| f64::NAN, 2.0, 9.0, 1e-9).unwrap().value, f64::INFINITY);
        assert!(golden_section(|x| x, 9.0, 2.0, 1e-9).is_err() && golden_section(|x| x, 0.0, 2.0, 0.0).is_err());
    }
}
