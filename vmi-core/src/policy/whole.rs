//! Whole numbers near floats, as the models with lots, cards and multiples need them.

use crate::num::sqrt;

/// 0.07 × 100 is 7.000000000000001: a value this near to a whole one is taken as that one.
const NEAR: f64 = 1e-9;

fn near(x: f64) -> Option<f64> {
    let whole = x.round();
    ((x - whole).abs() <= NEAR * whole.abs().max(1.0)).then_some(whole)
}

/// Rounded up, unless it is a whole number but for an accident of floats.
pub(super) fn ceil(x: f64) -> f64 {
    near(x).unwrap_or_else(|| x.ceil())
}

/// Rounded down, unless it is a whole number but for an accident of floats.
pub(super) fn floor(x: f64) -> f64 {
    near(x).unwrap_or_else(|| x.floor())
}

/// The least whole n ≥ 1 with n (n + 1) ≥ a: the best n of a cost x n + y / n is that of a = y / x.
pub(super) fn least_product(a: f64) -> f64 {
    if a <= 2.0 {
        return 1.0;
    }
    let n = ((sqrt(1.0 + 4.0 * a) - 1.0) / 2.0).ceil();
    // The root may be off by its last bit.
    if n > 1.0 && (n - 1.0) * n >= a {
        n - 1.0
    } else if n * (n + 1.0) < a {
        n + 1.0
    } else {
        n
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accidents_of_floats_are_whole() {
        assert_eq!((ceil(0.07 * 100.0), floor(0.3 / 0.1), ceil(7.01), floor(6.99)), (7.0, 3.0, 8.0, 6.0));
    }

    #[test]
    fn the_least_product_is_the_least() {
        for a in 0..20_000 {
            let a = f64::from(a) / 7.0;
            let n = least_product(a);
            assert!(n >= 1.0 && n * (n + 1.0) >= a && (n <= 1.0 || (n - 1.0) * n < a), "{a}: {n}");
        }
    }
}
