//! Roots of a function of one variable: growth of a bracket, bisection, Brent's method.
//!
//! All are given closures and stop after a stated number of calls, so that a function that is NaN somewhere gives an error and no endless loop.

use crate::error::{Error, ErrorKind, Result};
use crate::num::domain;

/// Two points between which a function changes its sign, or is 0 at one of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bracket {
    /// The lower point.
    pub low: f64,
    /// The upper point.
    pub high: f64,
}

fn none(message: String) -> Error {
    Error::new(ErrorKind::OutOfRange, message).field("bracket").expected("two points at which the function has different signs")
}

fn opposite(a: f64, b: f64) -> bool {
    (a <= 0.0 && b >= 0.0) || (a >= 0.0 && b <= 0.0)
}

/// Widens low…high, by its own width on the side where |f| is smaller and doubling, until f changes its sign; at most 200 calls.
///
/// ```
/// use vmi_core::num::root::{bisection, grow_bracket};
/// let bracket = grow_bracket(|x| x * x - 1e6, 0.0, 1.0)?;
/// assert!((bisection(|x| x * x - 1e6, bracket.low, bracket.high, 1e-9)? - 1000.0).abs() < 1e-9);
/// assert!(grow_bracket(|_| 1.0, 0.0, 1.0).is_err());
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn grow_bracket(f: impl Fn(f64) -> f64, low: f64, high: f64) -> Result<Bracket> {
    let (mut low, mut high) = ends(low, high)?;
    let (mut at_low, mut at_high) = (f(low), f(high));
    for _ in 0..198 {
        if opposite(at_low, at_high) {
            return Ok(Bracket { low, high });
        }
        let width = high - low;
        if !width.is_finite() || at_low.is_nan() || at_high.is_nan() {
            break;
        }
        if at_low.abs() < at_high.abs() {
            low -= width;
            at_low = f(low);
        } else {
            high += width;
            at_high = f(high);
        }
    }
    Err(none(format!("no change of sign was found from {low} ({at_low}) to {high} ({at_high})")))
}

fn ends(low: f64, high: f64) -> Result<(f64, f64)> {
    domain::finite("low", low)?;
    domain::finite("high", high)?;
    if low < high { Ok((low, high)) } else { Err(domain::outside("high", high, format!("a number above the low end, {low}"))) }
}

/// A root in low…high by halving, until the two ends are within `tolerance` of each other or neighbours among f64; the end nearer to 0 is given.
///
/// ```
/// use vmi_core::num::root::bisection;
/// assert!((bisection(|x| x * x - 2.0, 0.0, 2.0, 1e-12)? - 2.0_f64.sqrt()).abs() <= 1e-12);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn bisection(f: impl Fn(f64) -> f64, low: f64, high: f64, tolerance: f64) -> Result<f64> {
    let (mut low, mut high) = ends(low, high)?;
    domain::not_negative("tolerance", tolerance)?;
    let (mut at_low, mut at_high) = (f(low), f(high));
    if !opposite(at_low, at_high) {
        return Err(none(format!("the function is {at_low} at {low} and {at_high} at {high}")));
    }
    // 2,100 halvings tell all f64 apart.
    for _ in 0..2_100 {
        let middle = low + (high - low) / 2.0;
        if high - low <= tolerance || middle <= low || middle >= high {
            break;
        }
        let at = f(middle);
        if at.is_nan() {
            return Err(none(format!("the function is not a number at {middle}")));
        }
        if opposite(at_low, at) {
            (high, at_high) = (middle, at);
        } else {
            (low, at_low) = (middle, at);
        }
    }
    Ok(if at_low.abs() < at_high.abs() { low } else { high })
}

/// A root in low…high by Brent's method (secants and inverse parabolas, halving where they do not help), to `tolerance` + 2e-16 |x|.
///
/// Source: Brent, Algorithms for Minimization without Derivatives (1973), ch. 4.
///
/// ```
/// use vmi_core::num::root::brent;
/// assert!((brent(|x| x * x * x - 2.0 * x - 5.0, 2.0, 3.0, 1e-14)? - 2.0945514815423265).abs() < 1e-14);
/// assert!(brent(|x| x * x + 1.0, -1.0, 1.0, 1e-9).is_err());
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn brent(f: impl Fn(f64) -> f64, low: f64, high: f64, tolerance: f64) -> Result<f64> {
    let (low, high) = ends(low, high)?;
    domain::not_negative("tolerance", tolerance)?;
    let (mut a, mut b) = (low, high);
    let (mut at_a, mut at_b) = (f(a), f(b));
    if !opposite(at_a, at_b) {
        return Err(none(format!("the function is {at_a} at {low} and {at_b} at {high}")));
    }
    // b is the best so far, a the one before, c the other side of the root.
    let (mut c, mut at_c) = (a, at_a);
    let (mut step, mut before) = (b - a, b - a);
    for _ in 0..2_100 {
        if (at_b > 0.0) == (at_c > 0.0) {
            (c, at_c) = (a, at_a);
            (step, before) = (b - a, b - a);
        }
        if at_c.abs() < at_b.abs() {
            (a, b, c) = (b, c, b);
            (at_a, at_b, at_c) = (at_b, at_c, at_b);
        }
        let within = 2.0 * f64::EPSILON * b.abs() + 0.5 * tolerance;
        let half = 0.5 * (c - b);
        if half.abs() <= within || at_b == 0.0 {
            return Ok(b);
        }
        let proposed = interpolation([a, b, c], [at_a, at_b, at_c], half);
        let useful = before.abs() >= within && at_a.abs() > at_b.abs() && proposed * half > 0.0;
        if useful && proposed.abs() < (1.5 * half.abs() - 0.5 * within).min(0.5 * before.abs()) {
            (before, step) = (step, proposed);
        } else {
            (before, step) = (half, half);
        }
        (a, at_a) = (b, at_b);
        b += if step.abs() > within { step } else { within.copysign(half) };
        at_b = f(b);
        if at_b.is_nan() {
            return Err(none(format!("the function is not a number at {b}")));
        }
    }
    Ok(b)
}

/// The step from b to the zero of the secant, or of the inverse parabola through three points.
fn interpolation([a, b, c]: [f64; 3], [at_a, at_b, at_c]: [f64; 3], half: f64) -> f64 {
    let s = at_b / at_a;
    if a == c {
        return 2.0 * half * s / (1.0 - s);
    }
    let (q, r) = (at_a / at_c, at_b / at_c);
    let above = s * (2.0 * half * q * (q - r) - (b - a) * (r - 1.0));
    -above / ((q - 1.0) * (r - 1.0) * (s - 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brent_finds_what_bisection_finds() {
        type Case<'f> = (&'f dyn Fn(f64) -> f64, f64, f64);
        let functions: [Case; 5] = [
            (&|x| x * x * x - 30.0, 0.0, 10.0),
            (&|x| libm::exp(x) - 5.0, -20.0, 30.0),
            (&|x| libm::cos(x) - x, 0.0, 1.5),
            (&|x| if x < 3.25 { -1.0 } else { 1.0 }, -100.0, 1000.0),
            (&|x: f64| (x - 1.0) * (x - 1.0) * (x - 1.0), -7.0, 9.5),
        ];
        for (i, (f, low, high)) in functions.into_iter().enumerate() {
            let (one, two) = (brent(f, low, high, 1e-13).unwrap(), bisection(f, low, high, 1e-13).unwrap());
            // A triple root is flat: (1e-5)^3 is below the last place.
            assert!((one - two).abs() < if i == 4 { 1e-4 } else { 1e-12 }, "{i}: {one} against {two}");
        }
    }

    #[test]
    fn a_function_that_is_no_number_gives_an_error() {
        let broken = |x: f64| if x > 0.3 && x < 0.9 { f64::NAN } else { x - 0.5 };
        assert!(brent(broken, 0.0, 1.0, 1e-9).is_err() && bisection(broken, 0.0, 1.0, 1e-9).is_err());
        assert!(grow_bracket(|_| f64::NAN, 0.0, 1.0).is_err() && brent(|x| x, 1.0, 0.0, 1e-9).is_err());
    }
}
