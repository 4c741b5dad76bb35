//! The standard normal distribution: density, distribution, loss functions, quantile.

use crate::num::double::Double;

/// 1/√(2π).
pub(crate) const SCALE: f64 = 0.398_942_280_401_432_7;

const HALF_ROOT: Double = Double { hi: std::f64::consts::FRAC_1_SQRT_2, lo: -4.833_646_656_726_457e-17 };

/// P(Z ≤ z), by the complementary error function, accurate in both tails.
///
/// ```
/// let p = vmi_core::num::normal::cdf(-8.0);
/// assert!((p / 6.220960574271785e-16 - 1.0).abs() < 1e-15);
/// ```
pub fn cdf(z: f64) -> f64 {
    above(Double::from(-z))
}

/// The density φ(z).
///
/// ```
/// assert!((vmi_core::num::normal::pdf(0.0) - 0.3989422804014327).abs() < 1e-16);
/// ```
pub fn pdf(z: f64) -> f64 {
    density(Double::from(z))
}

/// The unit normal loss: E(Z − z)⁺ = φ(z) − z P(Z > z), with its own digits in the far tail.
///
/// ```
/// use vmi_core::num::normal::loss;
/// assert!((loss(0.0) - 0.3989422804014327).abs() < 1e-16);
/// assert!((loss(8.0) / 7.550262411946499e-17 - 1.0).abs() < 1e-15);
/// ```
pub fn loss(z: f64) -> f64 {
    shortage(Double::from(z))
}

/// The second unit normal loss: ½ E((Z − z)⁺)² = ½ ((1 + z²) P(Z > z) − z φ(z)).
///
/// ```
/// use vmi_core::num::normal::second_loss;
/// assert!((second_loss(0.0) - 0.25).abs() < 1e-16);
/// assert!((second_loss(1.0) - 0.03766989167188538).abs() < 1e-16);
/// ```
pub fn second_loss(z: f64) -> f64 {
    excess(Double::from(z)).second
}

/// φ(z), with the square in the exponent free of error.
pub(crate) fn density(z: Double) -> f64 {
    if z.hi.abs() > 40.0 {
        return if z.hi.is_nan() { f64::NAN } else { 0.0 };
    }
    let square = (z * z).scaled(-1);
    SCALE * (libm::exp(-square.hi) * (1.0 - square.lo))
}

/// P(Z > z). The rounding of z/√2, which 2z² multiplies, is made good by the derivative of erfc.
pub(crate) fn above(z: Double) -> f64 {
    if z.hi.abs() > 40.0 {
        return if z.hi > 0.0 { 0.0 } else { 1.0 };
    }
    if z.hi.is_nan() {
        return f64::NAN;
    }
    let x = z * HALF_ROOT;
    0.5 * libm::erfc(x.hi) - std::f64::consts::FRAC_2_SQRT_PI / 2.0 * libm::exp(-x.hi * x.hi) * x.lo
}

/// What lies on one side of a number: P(Z > z) and E(Z − z)⁺, or P(Z ≤ z) and E(z − Z)⁺.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Side {
    pub probability: f64,
    pub shortage: f64,
}

/// What lies above z and what below: the bits of [`above`] and [`shortage`] at z and at −z, with what they have in common computed once.
pub(crate) fn sides(z: Double) -> (Side, Side) {
    // From here on erfc(−x) is 2 − erfc(x), to the bit.
    const APART: f64 = 0.84375;
    if z.hi.abs() > NEAR || z.hi.is_nan() {
        let side = |(shortage, probability)| Side { probability, shortage };
        return (side(shortage_and_above(z)), side(shortage_and_above(-z)));
    }
    let x = z * HALF_ROOT;
    let (up, down) = if x.hi.abs() < APART {
        (libm::erfc(x.hi), libm::erfc(-x.hi))
    } else {
        let far = libm::erfc(x.hi.abs());
        if x.hi > 0.0 { (far, 2.0 - far) } else { (2.0 - far, far) }
    };
    let rest = std::f64::consts::FRAC_2_SQRT_PI / 2.0 * libm::exp(-x.hi * x.hi) * x.lo;
    let (density, above, below) = (density(z), 0.5 * up - rest, 0.5 * down + rest);
    (Side { probability: above, shortage: density - z.value() * above }, Side { probability: below, shortage: density + z.value() * below })
}

/// E(Z − z)⁺ alone: up to here φ(z) and z P(Z > z), about z² times their difference, may be subtracted, which takes less time than a continued fraction.
pub(crate) fn shortage(z: Double) -> f64 {
    shortage_and_above(z).0
}

/// See [`shortage`].
const NEAR: f64 = 6.0;

/// E(Z − z)⁺ and P(Z > z), the bits of [`loss`] and of [`cdf`] at −z, in the time of one.
pub(crate) fn loss_and_above(z: f64) -> (f64, f64) {
    shortage_and_above(Double::from(z))
}

pub(crate) fn shortage_and_above(z: Double) -> (f64, f64) {
    if z.hi.abs() > NEAR {
        let found = excess(z);
        return (found.loss, found.probability);
    }
    let above = above(z);
    (density(z) - z.value() * above, above)
}

/// P(Z > z), E(Z − z)⁺ and ½ E((Z − z)⁺)².
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Excess {
    pub probability: f64,
    pub loss: f64,
    pub second: f64,
}

/// The parts of Z beyond z, each free of cancellation.
///
/// With H(n) = ∫ (t−z)^n / n! φ(t) dt over t > z, H(n−2) = n H(n) + z H(n−1). For z ≥ 1 this is run downwards as a continued fraction of positive
/// terms; for z < 0 upwards, again of positive terms; in between the first steps upwards lose less than one binary place.
pub(crate) fn excess(z: Double) -> Excess {
    let (density, probability, near) = (density(z), above(z), z.value());
    if near >= 1.0 {
        let [first, second] = mills_ratios(near);
        return Excess { probability, loss: probability * first, second: probability * first * second };
    }
    if near < -40.0 {
        return Excess { probability, loss: -near, second: 0.5 * (1.0 + near * near) };
    }
    let loss = density - near * probability;
    Excess { probability, loss, second: 0.5 * (probability - near * loss) }
}

/// H(1)/H(0) and H(2)/H(1) at z ≥ 1: H(n)/H(n−1) = 1 / (z + (n+1) H(n+1)/H(n)).
fn mills_ratios(z: f64) -> [f64; 2] {
    let mut n = (300.0 / (z * z)).ceil() + 40.0;
    // The start is the fixed point of the recursion.
    let mut ratio = 2.0 / (z + (z * z + 4.0 * n).sqrt());
    let mut second = ratio;
    while n >= 2.0 {
        second = ratio;
        ratio = 1.0 / (z + n * ratio);
        n -= 1.0;
    }
    [ratio, second]
}

/// P(Z > z) / φ(z) for z ≥ 1.
pub(crate) fn mills_ratio(z: f64) -> f64 {
    1.0 / (z + mills_ratios(z)[0])
}

/// H(0), H(1), … H(63) at z, the repeated integrals of P(Z > z), all in units of H(0) so that none underflows.
///
/// For 0 < z < 1 the upward recursion is not stable in its late terms, which only come multiplied by falling powers there.
pub(crate) fn integrals(z: Double) -> [f64; 64] {
    let near = z.value();
    let mut parts = [1.0; 64];
    if near < 1.0 {
        parts[1] = density(z) / above(z) - near;
        for n in 2..parts.len() {
            parts[n] = (parts[n - 2] - near * parts[n - 1]) / n as f64;
        }
        return parts;
    }
    let mut n = (300.0 / (near * near)).ceil() + 100.0;
    let mut ratio = 2.0 / (near + (near * near + 4.0 * n).sqrt());
    while n >= 2.0 {
        ratio = 1.0 / (near + n * ratio);
        n -= 1.0;
        if (n as usize) < parts.len() {
            parts[n as usize] = ratio;
        }
    }
    for n in 1..parts.len() {
        parts[n] *= parts[n - 1];
    }
    parts
}

/// The z with P(Z ≤ z) = p; NaN outside 0 < p < 1.
///
/// Source: Wichura, algorithm AS 241 (PPND16), Applied Statistics 37 (1988) 477–484; about 1e-16 relative, and in the tails a step of Newton.
///
/// ```
/// assert!((vmi_core::num::normal::quantile(0.98) - 2.0537489106318225).abs() < 1e-14);
/// assert!((vmi_core::num::normal::quantile(0.95) - 1.6448536269514722).abs() < 1e-14);
/// ```
pub fn quantile(p: f64) -> f64 {
    if !(p > 0.0 && p < 1.0) {
        return f64::NAN;
    }
    let q = p - 0.5;
    if q.abs() <= CENTRAL {
        return central(q);
    }
    let tail = if q < 0.0 { p } else { 1.0 - p };
    let r = libm::sqrt(-libm::log(tail));
    let z = if r <= 5.0 { ratio(r - 1.6, &MIDDLE) } else { ratio(r - 5.0, &FAR) };
    if r <= 5.0 {
        return if q < 0.0 { -z } else { z };
    }
    // One step of Newton in ln p: far out the last place of z is many of p.
    let at = Double::from(z);
    let (found, slope) = (above(at), density(at));
    let z = if slope > 1e-300 { z + libm::log1p((found - tail) / tail) * (found / slope) } else { z };
    if q < 0.0 { -z } else { z }
}

/// The quantile of each value: the same bits as one by one, in less time. The middle part of all is computed in one step, and then the outer ones
/// among themselves: which they are cannot be foretold, so a branch for each would cost more than what it saves.
pub(crate) fn quantiles(probabilities: &[f64], found: &mut [f64]) {
    const BLOCK: usize = 256;
    let (mut outer, mut roots, mut values) = ([0; BLOCK], [0.0; BLOCK], [0.0; BLOCK]);
    for (probabilities, found) in probabilities.chunks(BLOCK).zip(found.chunks_mut(BLOCK)) {
        for (z, p) in found.iter_mut().zip(probabilities) {
            *z = central(p - 0.5);
        }
        let mut count = 0;
        for (row, p) in probabilities.iter().enumerate() {
            outer[count] = row;
            count += usize::from((p - 0.5).abs() > CENTRAL);
        }
        for (root, row) in roots.iter_mut().zip(&outer[..count]) {
            let p = probabilities[*row];
            *root = libm::sqrt(-libm::log(if p < 0.5 { p } else { 1.0 - p }));
        }
        for (value, root) in values.iter_mut().zip(&roots[..count]) {
            *value = ratio(root - 1.6, &MIDDLE);
        }
        for ((value, root), row) in values.iter().zip(&roots).zip(&outer[..count]) {
            let p = probabilities[*row];
            found[*row] = if *root > 5.0 || root.is_nan() { quantile(p) } else { value.copysign(p - 0.5) };
        }
    }
}

/// How far from ½ a probability is central.
const CENTRAL: f64 = 0.425;

fn central(q: f64) -> f64 {
    q * ratio(0.180_625 - q * q, &CENTRE)
}

struct Rational {
    above: [f64; 8],
    below: [f64; 8],
}

fn ratio(r: f64, rational: &Rational) -> f64 {
    let horner = |c: &[f64; 8]| c.iter().rev().fold(0.0, |value, coefficient| value * r + coefficient);
    horner(&rational.above) / horner(&rational.below)
}

const CENTRE: Rational = Rational {
    above: [
        3.387_132_872_796_366_6e0,
        1.331_416_678_917_843_8e2,
        1.971_590_950_306_551_3e3,
        1.373_169_376_550_946e4,
        4.592_195_393_154_987e4,
        6.726_577_092_700_87e4,
        3.343_057_558_358_813e4,
        2.509_080_928_730_122_7e3,
    ],
    below: [
        1.0,
        4.231_333_070_160_091e1,
        6.871_870_074_920_579e2,
        5.394_196_021_424_751e3,
        2.121_379_430_158_659_7e4,
        3.930_789_580_009_271e4,
        2.872_908_573_572_194_3e4,
        5.226_495_278_852_854e3,
    ],
};

const MIDDLE: Rational = Rational {
    above: [
        1.423_437_110_749_683_5,
        4.630_337_846_156_546,
        5.769_497_221_460_691,
        3.647_848_324_763_204_5,
        1.270_458_252_452_368_4,
        2.417_807_251_774_506e-1,
        2.272_384_498_926_918_4e-2,
        7.745_450_142_783_414e-4,
    ],
    below: [
        1.0,
        2.053_191_626_637_759,
        1.676_384_830_183_803_8,
        6.897_673_349_851e-1,
        1.481_039_764_274_800_8e-1,
        1.519_866_656_361_645_7e-2,
        5.475_938_084_995_345e-4,
        1.050_750_071_644_416_9e-9,
    ],
};

const FAR: Rational = Rational {
    above: [
        6.657_904_643_501_103,
        5.463_784_911_164_114,
        1.784_826_539_917_291_3,
        2.965_605_718_285_048_7e-1,
        2.653_218_952_657_612_4e-2,
        1.242_660_947_388_078_4e-3,
        2.711_555_568_743_487_6e-5,
        2.010_334_399_292_288_1e-7,
    ],
    below: [
        1.0,
        5.998_322_065_558_88e-1,
        1.369_298_809_227_358e-1,
        1.487_536_129_085_061_5e-2,
        7.868_691_311_456_133e-4,
        1.846_318_317_510_054_8e-5,
        1.421_511_758_316_446e-7,
        2.044_263_103_389_939_8e-15,
    ],
};

#[cfg(test)]
mod tests {
    use super::*;

    /// Values by mpmath at 60 digits, at the exact binary p: the root of ln(erfc(−z/√2)/2) = ln p.
    #[test]
    fn quantile_agrees_with_mpmath() {
        let table = [
            (1e-300, -37.047_096_299_361_2),
            (1e-15, -7.941_345_326_170_997),
            (0.001, -3.090_232_306_167_813_5),
            (0.25, -0.674_489_750_196_081_7),
            (0.9, 1.281_551_565_544_600_6),
            (0.975, 1.959_963_984_540_054),
            (0.999_999, 4.753_424_308_817_088),
        ];
        for (p, z) in table {
            assert!((quantile(p) / z - 1.0).abs() < 1e-13, "p = {p}: {} against {z}", quantile(p));
        }
        assert_eq!(quantile(0.5), 0.0);
        assert!(quantile(0.0).is_nan() && quantile(1.0).is_nan() && quantile(f64::NAN).is_nan());
    }

    #[test]
    fn quantile_inverts_the_distribution() {
        for step in 1..400 {
            let p = f64::from(step) / 400.0;
            assert!((cdf(quantile(p)) - p).abs() < 1e-13, "p = {p}");
        }
    }
}
