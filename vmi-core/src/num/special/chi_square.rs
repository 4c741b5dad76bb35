//! The tail of the chi-square distribution.

use super::gamma_q;

/// Above it e^(−x/2) loses digits, and then is 0.
const LARGEST: f64 = 1_400.0;
/// More terms than this cost more than the general way saves.
const MOST_TERMS: usize = 60;

/// P(χ² > x) with so many degrees of freedom, at least 1; 1 for x ≤ 0. NaN for x = NaN, or without degrees of freedom.
///
/// ```text
/// Q = e^(−y) Σ_{k < n/2} y^k / k!        y = x / 2, for an even number n of degrees of freedom; else Q(n/2, y) of the gamma distribution
/// ```
///
/// ```
/// use vmi_core::num::special::chi_square_above;
/// assert!((chi_square_above(18.307038053275146, 10) / 0.05 - 1.0).abs() < 1e-14);
/// assert!((chi_square_above(3.841458820694124, 1) / 0.05 - 1.0).abs() < 1e-14);
/// ```
pub fn chi_square_above(x: f64, degrees_of_freedom: usize) -> f64 {
    let (y, terms) = (if x < 0.0 { 0.0 } else { x / 2.0 }, degrees_of_freedom / 2);
    if !degrees_of_freedom.is_multiple_of(2) || !(1..=MOST_TERMS).contains(&terms) || x.is_nan() || x > LARGEST {
        return gamma_q(degrees_of_freedom as f64 / 2.0, y);
    }
    let (mut term, mut total) = (1.0, 1.0);
    for k in 1..terms {
        term *= y / k as f64;
        total += term;
    }
    (libm::exp(-y) * total).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_agree_far_out_and_near() {
        for degrees_of_freedom in [2, 4, 6, 10, 52, 120] {
            for x in [1e-12, 0.3, 1.0, 7.5, 40.0, 333.0, 1_399.0] {
                let (short, general) = (chi_square_above(x, degrees_of_freedom), gamma_q(degrees_of_freedom as f64 / 2.0, x / 2.0));
                assert!((short / general - 1.0).abs() < 1e-14, "{degrees_of_freedom} {x}: {short:e} and {general:e}");
            }
        }
        assert_eq!((chi_square_above(0.0, 6), chi_square_above(-1.0, 6), chi_square_above(5_000.0, 6)), (1.0, 1.0, 0.0));
        assert!(chi_square_above(f64::NAN, 6).is_nan());
    }
}
