//! Quantiles of positive continuous distributions: Newton's steps in ln x inside a bracket, halved where a step leaves it.

/// The x > 0 with P(X ≤ x) = p, to 4e-16 of p or of 1 − p, whichever is smaller, or to neighbouring f64.
///
/// `at` gives P(X ≤ x), P(X > x) and the density. Halving goes by the bits of x, so a quantile of 1e-300 is found as fast as one of 1; below the
/// range of f64 the least positive number is given.
pub(crate) fn positive(p: f64, start: f64, at: impl Fn(f64) -> (f64, f64, f64)) -> f64 {
    let rest = 1.0 - p;
    let (mut low, mut high) = (0_u64, f64::MAX.to_bits());
    let mut x = if start.is_finite() && start > 0.0 { start.max(f64::MIN_POSITIVE) } else { 1.0 };
    for round in 1..200 {
        let (below, above, density) = at(x);
        // ln of what P is to what it should be, on the smaller side; d(excess)/d(ln x) is the slope.
        let (excess, slope) = if p <= 0.5 { (ratio_log(below, p), x * density / below) } else { (-ratio_log(above, rest), x * density / above) };
        if excess >= 0.0 {
            high = high.min(x.to_bits());
        } else {
            low = low.max(x.to_bits());
        }
        if excess.abs() <= 4e-16 || high - low <= 1 {
            return if excess.abs() <= 4e-16 { x } else { f64::from_bits(high) };
        }
        let step = x * libm::exp((-excess / slope).clamp(-700.0, 700.0));
        // Every fourth step halves, so that slow steps cannot go on.
        let inside = step.is_finite() && step > f64::from_bits(low) && step < f64::from_bits(high);
        x = if inside && round % 4 != 0 { step } else { f64::from_bits(low + (high - low) / 2) };
    }
    f64::from_bits(high)
}

/// ln(a/b), with its digits near 0.
fn ratio_log(a: f64, b: f64) -> f64 {
    let difference = a - b;
    if difference.abs() < 0.5 * b { libm::log1p(difference / b) } else { libm::log(a) - libm::log(b) }
}
