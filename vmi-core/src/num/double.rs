//! Numbers of about 106 bits as the sum of two f64: for exponents, whose absolute error is the relative error of a density.
//!
//! Sums and products of f64 without error: Knuth's two-sum, Dekker's product by splitting (no fused multiply-add, so that every machine gives the
//! same bits). Source: Dekker, Numer. Math. 18 (1971) 224–242; Hida, Li & Bailey, ARITH 2001.

use std::ops::{Add, Div, Mul, Neg, Sub};

/// hi + lo, with |lo| at most half a unit of the last place of hi.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Double {
    pub hi: f64,
    pub lo: f64,
}

const LN_2: Double = Double { hi: std::f64::consts::LN_2, lo: 2.319_046_813_846_299_6e-17 };

/// a + b without error.
fn two_sum(a: f64, b: f64) -> Double {
    let hi = a + b;
    let part = hi - a;
    Double { hi, lo: (a - (hi - part)) + (b - part) }
}

/// a + b without error, for |a| ≥ |b|.
fn quick_sum(a: f64, b: f64) -> Double {
    let hi = a + b;
    Double { hi, lo: b - (hi - a) }
}

/// Two halves of at most 26 bits each, whose products with other halves are exact.
fn split(a: f64) -> (f64, f64) {
    const SPLITTER: f64 = 134_217_729.0; // 2^27 + 1
    let part = SPLITTER * a;
    let high = part - (part - a);
    (high, a - high)
}

fn two_product(a: f64, b: f64) -> Double {
    let hi = a * b;
    let ((a_high, a_low), (b_high, b_low)) = (split(a), split(b));
    Double { hi, lo: ((a_high * b_high - hi) + a_high * b_low + a_low * b_high) + a_low * b_low }
}

impl Double {
    pub const ZERO: Self = Self { hi: 0.0, lo: 0.0 };
    pub const ONE: Self = Self { hi: 1.0, lo: 0.0 };

    /// a b, without error.
    pub fn product(a: f64, b: f64) -> Self {
        two_product(a, b)
    }

    /// a − b, without error.
    pub fn difference(a: f64, b: f64) -> Self {
        two_sum(a, -b)
    }

    /// a / b, also where a or b is near the ends of the range of f64.
    pub fn quotient(a: f64, b: f64) -> Self {
        let ((a, up), (b, down)) = (libm::frexp(a), libm::frexp(b));
        (Self::from(a) / Self::from(b)).scaled(up - down)
    }

    /// The nearest f64.
    pub fn value(self) -> f64 {
        self.hi + self.lo
    }

    /// Multiplied by 2^power.
    pub fn scaled(self, power: i32) -> Self {
        Self { hi: libm::scalbn(self.hi, power), lo: libm::scalbn(self.lo, power) }
    }

    /// e^x to about 1e-29 relative; 0 or infinity beyond the range of f64.
    pub fn exponential(self) -> Self {
        if self.hi > 709.8 {
            return Self::from(f64::INFINITY);
        }
        if self.hi < -745.2 {
            return Self::ZERO;
        }
        // x = k ln 2 + 1024 r with |r| < 3.4e-4: eight terms of the series of e^r − 1, then ten doublings.
        let k = (self.hi * std::f64::consts::LOG2_E).round();
        let r = (self - LN_2 * Self::from(k)).scaled(-10);
        let mut above_one = Self::ONE;
        for n in (2..=8).rev() {
            above_one = Self::ONE + above_one * r / Self::from(f64::from(n));
        }
        above_one = above_one * r;
        for _ in 0..10 {
            above_one = above_one.scaled(1) + above_one * above_one;
        }
        (Self::ONE + above_one).scaled(k as i32)
    }

    /// The natural logarithm of a positive number, to about 1e-31 absolute.
    pub fn logarithm(self) -> Self {
        let (mut mantissa, mut power) = libm::frexp(self.hi);
        if mantissa < std::f64::consts::FRAC_1_SQRT_2 {
            mantissa *= 2.0;
            power -= 1;
        }
        let m = Self { hi: mantissa, lo: libm::scalbn(self.lo, -power) };
        // One step of Newton from the f64 logarithm, with the series of ln(1 + e) to its third term: e is about 1e-16.
        let first = Self::from(libm::log(mantissa));
        let e = m * (-first).exponential() - Self::ONE;
        let step = e - e * e.scaled(-1) + Self::from(e.hi * e.hi * e.hi / 3.0);
        LN_2 * Self::from(f64::from(power)) + (first + step)
    }
}

impl From<f64> for Double {
    fn from(value: f64) -> Self {
        Self { hi: value, lo: 0.0 }
    }
}

impl From<Double> for f64 {
    fn from(number: Double) -> Self {
        number.value()
    }
}

impl Neg for Double {
    type Output = Self;
    fn neg(self) -> Self {
        Self { hi: -self.hi, lo: -self.lo }
    }
}

impl Add for Double {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        let (high, low) = (two_sum(self.hi, other.hi), two_sum(self.lo, other.lo));
        let high = quick_sum(high.hi, high.lo + low.hi);
        quick_sum(high.hi, high.lo + low.lo)
    }
}

impl Sub for Double {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl Mul for Double {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        let product = two_product(self.hi, other.hi);
        quick_sum(product.hi, product.lo + (self.hi * other.lo + self.lo * other.hi))
    }
}

impl Div for Double {
    type Output = Self;
    fn div(self, other: Self) -> Self {
        let first = self.hi / other.hi;
        let rest = self - other * Self::from(first);
        let second = rest.hi / other.hi;
        let rest = rest - other * Self::from(second);
        quick_sum(first, second) + Self::from(rest.hi / other.hi)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: Double, hi: f64, lo: f64, within: f64) {
        let error = (found - Double { hi, lo }).value().abs();
        assert!(error <= within, "{found:?} against {hi} + {lo}: {error}");
    }

    /// Values by mpmath at 60 digits.
    #[test]
    fn ln_and_exp_carry_30_digits() {
        near(Double::from(10.0).logarithm(), std::f64::consts::LN_10, -2.170756223382249e-16, 1e-31);
        near(Double::from(1e-300).logarithm(), -690.7755278982137, -2.3670096176709832e-14, 1e-29);
        near(Double::ONE.exponential(), std::f64::consts::E, 1.4456468917292502e-16, 1e-30);
        near((-Double::ONE).exponential(), 0.36787944117144233, -1.2428753672788363e-17, 1e-31);
        near(Double::ONE / Double::from(3.0), 0.3333333333333333, 1.850371707708594e-17, 1e-32);
    }

    #[test]
    fn ln_inverts_exp() {
        for step in -600..600 {
            let x = Double::from(f64::from(step) * 1.1);
            let error = (x.exponential().logarithm() - x).value().abs();
            assert!(error < 1e-28, "{x:?}: {error}");
        }
    }
}
