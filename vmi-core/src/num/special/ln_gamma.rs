//! The logarithm of the gamma function.

use crate::num::double::Double;

/// B(2n) / (2n (2n − 1)), n = 1…15, as hi and lo: the coefficients of Stirling's series.
const STIRLING: [Double; 15] = [
    Double { hi: 0.08333333333333333, lo: 4.625929269271485e-18 },
    Double { hi: -0.002777777777777778, lo: 1.0601087908747154e-19 },
    Double { hi: 0.0007936507936507937, lo: 6.883823317368282e-22 },
    Double { hi: -0.0005952380952380953, lo: 5.36938218754726e-20 },
    Double { hi: 0.0008417508417508417, lo: 3.6870174889237694e-20 },
    Double { hi: -0.0019175269175269176, lo: 1.0675702776872475e-19 },
    Double { hi: 0.00641025641025641, lo: 2.2240044563805217e-19 },
    Double { hi: -0.029550653594771242, lo: 4.861760957508855e-19 },
    Double { hi: 0.17964437236883057, lo: -6.401600482710946e-19 },
    Double { hi: -1.3924322169059011, lo: 1.5837056989230303e-17 },
    Double { hi: 13.402864044168393, lo: -6.154114101993966e-16 },
    Double { hi: -156.84828462600203, lo: 9.391823141715389e-15 },
    Double { hi: 2193.1033333333335, lo: -1.3339255626002948e-13 },
    Double { hi: -36108.77125372499, lo: 5.897583353514365e-13 },
    Double { hi: 691472.268851313, lo: 2.5585296305158e-11 },
];

/// ½ ln 2π.
const HALF_LN_TWO_PI: Double = Double { hi: 0.9189385332046728, lo: -3.8782941580672414e-17 };

/// ln Γ(x) for x > 0, to about 1e-30 of its largest term.
///
/// ```text
/// ln Γ(x) = (x − ½) ln x − x + ½ ln 2π + Σ B(2n) / (2n (2n−1) x^(2n−1))        for x ≥ 24, else Γ(x) = Γ(x+n) / (x (x+1) … (x+n−1))
/// ```
pub(crate) fn ln_gamma_double(x: Double) -> Double {
    let (mut y, mut product) = (x, Double::ONE);
    while y.hi < 24.0 {
        product = product * y;
        y = y + Double::ONE;
    }
    let inverse = Double::ONE / y;
    let square = inverse * inverse;
    // For large x the later terms are below the last place.
    let terms = if y.hi > 1e4 { 4 } else { STIRLING.len() };
    let series = STIRLING[..terms].iter().rev().fold(Double::ZERO, |sum, &coefficient| sum * square + coefficient) * inverse;
    let half = Double::from(0.5);
    let ln_gamma = ((y - half) * y.logarithm() - y) + (HALF_LN_TWO_PI + series);
    if product == Double::ONE { ln_gamma } else { ln_gamma - product.logarithm() }
}

/// ln Γ(x) for x > 0; NaN elsewhere.
///
/// Absolute error about 1e-30 of x ln x before the last rounding. Source: Stirling's series (NIST DLMF 5.11.1).
///
/// ```
/// use vmi_core::num::special::ln_gamma;
/// assert!((ln_gamma(0.5) - 0.5723649429247001).abs() < 1e-16); // ln √π
/// assert!((ln_gamma(1e6) / 12815504.56914761 - 1.0).abs() < 1e-15);
/// assert!(ln_gamma(-1.0).is_nan());
/// ```
pub fn ln_gamma(x: f64) -> f64 {
    if x.is_nan() || x <= 0.0 {
        return f64::NAN;
    }
    if x > 1e290 {
        // The products of parts would overflow; here the two first terms are all.
        return x * (libm::log(x) - 1.0);
    }
    ln_gamma_double(Double::from(x)).value()
}
