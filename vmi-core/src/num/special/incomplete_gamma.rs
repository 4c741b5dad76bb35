//! The regularised incomplete gamma functions P and Q, and their integrals, without cancellation in either tail.

use super::ln_gamma::ln_gamma_double;
use crate::num::double::Double;

/// Up to this shape everything is summed in [`Double`]: few terms are needed, and the smaller of two parts may be their difference.
const SMALL_SHAPE: f64 = 32.0;

/// A tail of a gamma distribution of scale 1: its probability, E of the excess, ½ E of its square.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Tail {
    pub probability: f64,
    pub loss: f64,
    pub second: f64,
}

/// The parts below and above t of a gamma distribution of shape a and scale 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Tails {
    pub below: Tail,
    pub above: Tail,
}

/// t^a e^−t / Γ(a).
pub(crate) fn prefix(a: f64, t: Double) -> Double {
    let a = Double::from(a);
    (a * t.logarithm() - t - ln_gamma_double(a)).exponential()
}

/// Both tails at t > 0.
///
/// ```text
/// below, order n: ∫ (t−s)^n/n! f(s) ds = prefix t^n / (a (a+1) … (a+n)) Σk C(k+n, n) t^k / ((a+n+1) … (a+n+k))      positive terms
/// above, order n: from U(1), U(2), U(3) of the confluent function U(b, a+1, t), by their continued fraction
/// ```
///
/// The other tail follows from mean and variance: E(X−t)⁺ = a − t + E(t−X)⁺. Source: NIST DLMF 8.7.1, 8.9.2, 13.3.7, 13.3.10.
pub(crate) fn tails(a: f64, t: Double) -> Tails {
    let prefix = prefix(a, t);
    if a <= SMALL_SHAPE {
        if t.hi <= a + 1.0 { from_below_small(a, t, prefix) } else { from_above(a, t, prefix.value()) }
    } else if t.hi <= a {
        from_below(a, t, prefix.value())
    } else {
        from_above(a, t, prefix.value())
    }
}

/// ½ E(X−t)², which both second parts add up to.
fn half_square(a: f64, t: Double) -> Double {
    let distance = t - Double::from(a);
    (Double::from(a) + distance * distance).scaled(-1)
}

fn from_below_small(a: f64, t: Double, prefix: Double) -> Tails {
    let mut front = prefix;
    let mut below = [Double::ZERO; 3];
    for (order, part) in below.iter_mut().enumerate() {
        let n = Double::from(order as f64);
        let base = Double::from(a) + n;
        front = front / base;
        // Term k over term k − 1 is t (k+n) / (k (a+n+k)).
        let (mut term, mut sum, mut k) = (Double::ONE, Double::ONE, Double::ONE);
        while term.hi > 1e-33 * sum.hi {
            term = term * t * (k + n) / (k * (base + k));
            sum = sum + term;
            k = k + Double::ONE;
        }
        *part = front * sum;
        front = front * t;
    }
    let above = [Double::ONE - below[0], Double::from(a) - t + below[1], half_square(a, t) - below[2]];
    Tails { below: tail(below), above: tail(above) }
}

fn tail(parts: [Double; 3]) -> Tail {
    // A difference may fall below 0 by its last place.
    let [probability, loss, second] = parts.map(|part| part.value().max(0.0));
    Tail { probability, loss, second }
}

fn from_below(a: f64, t: Double, prefix: f64) -> Tails {
    let x = t.value();
    let mut front = prefix;
    let mut below = [0.0; 3];
    for (order, part) in below.iter_mut().enumerate() {
        let n = order as f64;
        front /= a + n;
        // The number of terms first; the sum is then nested from its far end, where rounding is damped.
        let (mut term, mut terms) = (1.0, 0.0);
        while term > 1e-18 {
            terms += 1.0;
            term *= x * (terms + n) / (terms * (a + n + terms));
        }
        let (mut sum, mut k) = (1.0, terms);
        while k > 0.0 {
            sum = 1.0 + sum * (x * (k + n) / (k * (a + n + k)));
            k -= 1.0;
        }
        *part = front * sum;
        front *= x;
    }
    let [probability, loss, second] = below;
    Tails {
        below: Tail { probability, loss, second },
        above: Tail {
            probability: 1.0 - probability,
            loss: (Double::from(a) - t).value() + loss,
            second: (half_square(a, t) - Double::from(second)).value(),
        },
    }
}

fn from_above(a: f64, t: Double, prefix: f64) -> Tails {
    let x = t.value();
    let shift = (t - Double::from(a)).value();
    // U(b+1)/U(b) for b = 2, 1, 0, with U(0) = 1.
    let [third, second, first] = ratios(a, x, shift);
    let (u1, u2, u3) = (first, first * second, first * second * third);
    let probability = prefix * u1;
    let loss = prefix * (u1 + (a - 1.0) * u2);
    let second = prefix * (u1 + 2.0 * (a - 1.0) * u2 + (a - 1.0) * (a - 2.0) * u3);
    Tails {
        above: Tail { probability, loss, second },
        below: Tail { probability: 1.0 - probability, loss: shift + loss, second: (half_square(a, t) - Double::from(second)).value() },
    }
}

/// U(b+1)/U(b) of U(b, a+1, x) for b = 2, 1, 0.
///
/// ```text
/// U(b)/U(b−1) = 1 / (x − a + 2b − 1 − b (b−a) U(b+1)/U(b))
/// ```
///
/// U is the minimal solution, so the recursion is run downwards from where an error there no longer matters: the error shrinks by
/// ρ² |b (b−a)| a step, with ρ near the fixed point of the recursion.
fn ratios(a: f64, x: f64, shift: f64) -> [f64; 3] {
    let fixed_point = |b: f64| {
        let (square, linear) = (b * (b - a), shift + 2.0 * b - 1.0);
        2.0 / (linear + (linear * linear - 4.0 * square).max(0.0).sqrt())
    };
    let (mut b, mut error) = (2.0, 1.0);
    while error > 1e-19 && b < 1e7 {
        b += 1.0;
        let ratio = fixed_point(b);
        error *= (ratio * ratio * b * (b - a).abs()).min(1.0);
    }
    let mut ratio = fixed_point(b);
    let mut last = [0.0; 3];
    while b >= 1.0 {
        ratio = 1.0 / (shift + 2.0 * b - 1.0 - b * (b - a) * ratio);
        b -= 1.0;
        if b < 3.0 {
            last[2 - b as usize] = ratio;
        }
    }
    debug_assert!(x > 0.0);
    last
}

/// P(a, x): the part of a gamma distribution of shape a and scale 1 below x. NaN for a ≤ 0 or x < 0.
///
/// ```
/// use vmi_core::num::special::gamma_p;
/// assert!((gamma_p(2.0, 4.0 / 3.0) / 0.38494001106330417 - 1.0).abs() < 1e-15);
/// ```
pub fn gamma_p(a: f64, x: f64) -> f64 {
    regularised(a, x, |tails| tails.below.probability, 0.0)
}

/// Q(a, x) = 1 − P(a, x), with its own digits in the far tail. NaN for a ≤ 0 or x < 0.
///
/// ```
/// use vmi_core::num::special::gamma_q;
/// assert!((gamma_q(2.0, 100.0) / 3.757276735781044e-42 - 1.0).abs() < 1e-14);
/// ```
pub fn gamma_q(a: f64, x: f64) -> f64 {
    regularised(a, x, |tails| tails.above.probability, 1.0)
}

fn regularised(a: f64, x: f64, part: impl Fn(&Tails) -> f64, at_zero: f64) -> f64 {
    if !(a > 0.0 && a.is_finite() && x >= 0.0) {
        return f64::NAN;
    }
    if x == 0.0 {
        return at_zero;
    }
    if x > 1e200 {
        return 1.0 - at_zero;
    }
    part(&tails(a, Double::from(x)))
}
