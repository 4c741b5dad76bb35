//! The distribution whose P(X ≤ x) is a broken line.

use super::Distribution;
use crate::error::Result;
use crate::num::double::Double;
use crate::num::{domain, sqrt};

/// P(X ≤ x) is `cdf[i]` at `x[i]` and a straight line between: uniform on each interval, with mass `cdf[0]` on `x[0]`.
///
/// All integrals of a broken line are polynomials on its intervals, so everything here is exact up to rounding; sums along the line are taken in 106 bits when
/// it is built. The last value has to be 1 within 1e-9, and all are divided by it.
///
/// ```
/// use vmi_core::num::distribution::{Distribution, PiecewiseLinear};
/// // Half of the mass uniform on 0…10, half on 10…40.
/// let demand = PiecewiseLinear::new(&[0.0, 10.0, 40.0], &[0.0, 0.5, 1.0])?;
/// assert_eq!((demand.mean(), demand.cdf(25.0), demand.quantile(0.75)?), (15.0, 0.75, 25.0));
/// assert!((demand.loss(10.0) - 7.5).abs() < 1e-14 && (demand.complementary_loss(10.0) - 2.5).abs() < 1e-14);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct PiecewiseLinear {
    knots: Vec<Knot>,
    mean: f64,
    variance: f64,
}

/// A corner of the line: P(X ≤ x), P(X > x) and the losses on both sides.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Knot {
    x: f64,
    below: Side,
    above: Side,
}

/// What lies on one side of a point: its probability, and its first and second loss.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Side {
    probability: f64,
    loss: f64,
    second: f64,
}

/// The same in 106 bits, while sums are taken.
struct Sums {
    probability: Double,
    loss: Double,
    second: Double,
}

impl Sums {
    /// The sums a `width` farther out, where the probability has become `next` in a straight line.
    fn farther(&self, width: Double, next: Double) -> Self {
        let half = Double::from(0.5);
        let sixth = half / Double::from(3.0);
        let rise = next - self.probability;
        Self {
            probability: next,
            loss: self.loss + width * (self.probability + rise * half),
            second: self.second + width * (self.loss + width * (self.probability * half + rise * sixth)),
        }
    }

    fn rounded(&self) -> Side {
        Side { probability: self.probability.value(), loss: self.loss.value(), second: self.second.value() }
    }
}

impl PiecewiseLinear {
    /// Of at least two values that rise, and P(X ≤ x) at each, which never falls and ends with 1.
    pub fn new(x: &[f64], cdf: &[f64]) -> Result<Self> {
        checked(x, cdf)?;
        let last = cdf[cdf.len() - 1];
        let at = |index: usize| Double::from(if index + 1 == cdf.len() { 1.0 } else { cdf[index] / last });
        let width = |index: usize| Double::difference(x[index + 1], x[index]);
        let start = |probability| Sums { probability, loss: Double::ZERO, second: Double::ZERO };
        let (mut up, mut down) = (start(at(0)), start(Double::ZERO));
        let mut below = vec![up.rounded()];
        let mut above = vec![down.rounded()];
        for index in 1..x.len() {
            up = up.farther(width(index - 1), at(index));
            below.push(up.rounded());
            let left = x.len() - 1 - index;
            down = down.farther(width(left), Double::ONE - at(left));
            above.push(down.rounded());
        }
        above.reverse();
        // From the left end on: E(X − x₀)⁺ and ½ E((X − x₀)⁺)².
        let from_least = down.loss;
        let variance = domain::held("variance", (down.second + down.second - from_least * from_least).value())?.max(0.0);
        let knots = x.iter().zip(below.into_iter().zip(above)).map(|(x, (below, above))| Knot { x: *x, below, above }).collect();
        Ok(Self { knots, mean: (Double::from(x[0]) + from_least).value(), variance })
    }

    /// The standard deviation.
    pub fn sd(&self) -> f64 {
        sqrt(self.variance)
    }

    /// What lies on both sides of a point.
    fn sides(&self, x: f64) -> (Side, Side) {
        let after = self.knots.partition_point(|knot| knot.x <= x);
        if after == 0 {
            let distance = self.mean - x;
            let second = 0.5 * (self.variance + distance * distance);
            return (Side::default(), Side { probability: 1.0, loss: distance, second });
        }
        let left = &self.knots[after - 1];
        let Some(right) = self.knots.get(after) else {
            let distance = x - self.mean;
            return (Side { probability: 1.0, loss: distance, second: 0.5 * (self.variance + distance * distance) }, Side::default());
        };
        let density = (right.below.probability - left.below.probability) / (right.x - left.x);
        (farther(&left.below, x - left.x, density), farther(&right.above, right.x - x, density))
    }
}

/// A side `distance` farther out, at a density.
fn farther(side: &Side, distance: f64, density: f64) -> Side {
    let rise = density * distance;
    Side {
        probability: side.probability + rise,
        loss: side.loss + distance * (side.probability + rise / 2.0),
        second: side.second + distance * (side.loss + distance * (side.probability / 2.0 + rise / 6.0)),
    }
}

fn checked(x: &[f64], cdf: &[f64]) -> Result<()> {
    domain::all_finite("x", x)?;
    domain::same_length("cdf", cdf.len(), "x", x.len())?;
    if x.len() < 2 {
        return Err(domain::outside("x", x.len() as f64, "a list of at least two values"));
    }
    if let Some(at) = x.windows(2).position(|pair| pair[0] >= pair[1] || !(pair[1] - pair[0]).is_finite()) {
        return Err(domain::outside_at("x", at + 1, x[at + 1], "values that rise"));
    }
    if let Some(at) = cdf.iter().position(|value| !(0.0..=1.0 + 1e-9).contains(value)) {
        return Err(domain::outside_at("cdf", at, cdf[at], "probabilities from 0 to 1"));
    }
    if let Some(at) = cdf.windows(2).position(|pair| pair[0] > pair[1]) {
        return Err(domain::outside_at("cdf", at + 1, cdf[at + 1], "probabilities that never fall"));
    }
    let last = cdf.len() - 1;
    if (cdf[last] - 1.0).abs() > 1e-9 {
        return Err(domain::outside_at("cdf", last, cdf[last], "probabilities that end with 1"));
    }
    Ok(())
}

impl Distribution for PiecewiseLinear {
    fn mean(&self) -> f64 {
        self.mean
    }

    fn variance(&self) -> f64 {
        self.variance
    }

    /// The slope of the line, at a corner that to its right; the mass on the least value is not in it.
    fn density(&self, x: f64) -> f64 {
        if x.is_nan() {
            return x;
        }
        let after = self.knots.partition_point(|knot| knot.x <= x);
        match (after.checked_sub(1).map(|left| self.knots[left]), self.knots.get(after)) {
            (Some(left), Some(right)) => (right.below.probability - left.below.probability) / (right.x - left.x),
            _ => 0.0,
        }
    }

    fn cdf(&self, x: f64) -> f64 {
        if x.is_nan() { x } else { self.sides(x).0.probability.min(1.0) }
    }

    fn complementary_cdf(&self, x: f64) -> f64 {
        if x.is_nan() { x } else { self.sides(x).1.probability.min(1.0) }
    }

    fn quantile(&self, p: f64) -> Result<f64> {
        domain::fraction("p", p)?;
        let after = self.knots.partition_point(|knot| knot.below.probability < p);
        let right = self.knots[after.min(self.knots.len() - 1)];
        let Some(left) = after.checked_sub(1).map(|left| self.knots[left]) else { return Ok(right.x) };
        let part = (p - left.below.probability) / (right.below.probability - left.below.probability);
        // From the nearer corner, so that a corner's own probability gives it exactly.
        Ok(if part <= 0.5 { left.x + part * (right.x - left.x) } else { right.x - (1.0 - part) * (right.x - left.x) })
    }

    fn loss(&self, x: f64) -> f64 {
        if x.is_nan() { x } else { self.sides(x).1.loss }
    }

    fn complementary_loss(&self, x: f64) -> f64 {
        if x.is_nan() { x } else { self.sides(x).0.loss }
    }

    fn second_loss(&self, x: f64) -> f64 {
        if x.is_nan() { x } else { self.sides(x).1.second }
    }

    fn complementary_second_loss(&self, x: f64) -> f64 {
        if x.is_nan() { x } else { self.sides(x).0.second }
    }
}
