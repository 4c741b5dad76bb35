//! Mean and standard deviation of normal demand of which some periods only tell that it was as much as was sold, or more.

use crate::error::{Error, ErrorKind, Result};
use crate::num::domain::{held, outside_at};
use crate::num::{ln, normal, sqrt, sum};

/// Normal demand fitted to known and censored periods.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CensoredNormal {
    /// The mean of a period's demand.
    pub mean: f64,
    /// Its standard deviation, of maximum likelihood: divided by n and not by n − 1.
    pub sd: f64,
    /// The standard error of the mean, from the observed information.
    pub mean_error: f64,
    /// The standard error of the standard deviation.
    pub sd_error: f64,
    /// The natural logarithm of the likelihood, all constants in.
    pub log_likelihood: f64,
    /// Known periods.
    pub known: usize,
    /// Censored periods.
    pub censored: usize,
}

/// Steps of Newton's method at most.
const STEPS: usize = 200;
/// A step that changes both parameters by less than this, relatively, is the last.
const TOLERANCE: f64 = 1e-13;

/// The maximum-likelihood mean and deviation of normal demand: `known` by period, and `at_least` what was sold in periods whose demand was that or
/// more.
///
/// ```text
/// ln L = Σ (−ln σ − ½ ln 2π − ½ ((x − μ)/σ)²) + Σ ln P(Z > (c − μ)/σ)
/// ```
///
/// In γ = μ/σ and θ = 1/σ it is concave (Olsen, Econometrica 46 (1978) 1211–1215), so Newton's method with halved steps finds the one maximum, to
/// 1e-13 of both; an error after 200 steps. Without a censored period they are the plain mean and the deviation divided by n. Needs two different
/// known values: with one, ever smaller deviations may be ever likelier. Source: Tobin, Econometrica 26 (1958) 24–36.
///
/// ```
/// use vmi_core::demand::cleansing::censored_normal::censored_normal;
/// let found = censored_normal(&[10.0, 12.0, 9.0, 14.0, 11.0], &[12.0, 13.0])?;
/// assert!((found.mean - 11.983768224098917).abs() < 1e-12 && (found.sd - 2.0118806038332928).abs() < 1e-12);
/// assert!((found.mean_error - 0.8137125252292522).abs() < 1e-12 && (found.log_likelihood + 12.179032827791808).abs() < 1e-12);
/// assert!(censored_normal(&[10.0, 10.0], &[12.0]).is_err());
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn censored_normal(known: &[f64], at_least: &[f64]) -> Result<CensoredNormal> {
    checked("known", known)?;
    checked("at_least", at_least)?;
    let n = known.len() as f64;
    let centre = if known.is_empty() { 0.0 } else { held("mean", sum(known) / n)? };
    let squares: Vec<f64> = known.iter().map(|x| (x - centre) * (x - centre)).collect();
    let scale = held("sd", sqrt(sum(&squares) / n.max(1.0)))?;
    if scale <= 0.0 || known.iter().all(|value| *value == known[0]) {
        let message = format!("{} known periods, all alike: a deviation cannot be told from them", known.len());
        return Err(Error::new(ErrorKind::MissingValue, message).field("known").expected("at least two different known values"));
    }
    // In units of the known periods' deviation from their mean, so that nothing is lost to a large mean.
    let own = |values: &[f64]| values.iter().map(|x| (x - centre) / scale).collect::<Vec<f64>>();
    let known_own = own(known);
    let squares: Vec<f64> = known_own.iter().map(|x| x * x).collect();
    let model = Model { periods: n, total: sum(&known_own), squares: sum(&squares), limits: own(at_least) };
    let point = if at_least.is_empty() { Point { gamma: 0.0, theta: 1.0 } } else { model.highest()? };
    let curve = model.curve(point);
    let found = CensoredNormal {
        mean: centre + scale * point.gamma / point.theta,
        sd: scale / point.theta,
        mean_error: scale * sqrt(curve.variance(1.0 / point.theta, -point.gamma / (point.theta * point.theta))),
        sd_error: scale * sqrt(curve.variance(0.0, -1.0 / (point.theta * point.theta))),
        log_likelihood: curve.value - n * ln(scale),
        known: known.len(),
        censored: at_least.len(),
    };
    held("mean_error", found.mean_error)?;
    Ok(found)
}

impl CensoredNormal {
    /// E(X | X ≥ at_least): what a censored period is expected to have asked.
    pub fn expected(&self, at_least: f64) -> f64 {
        (self.mean + self.sd * hazard((at_least - self.mean) / self.sd)).max(at_least)
    }
}

fn checked(name: &str, values: &[f64]) -> Result<()> {
    match values.iter().position(|value| !value.is_finite()) {
        Some(at) => Err(outside_at(name, at, values[at], "finite numbers")),
        None => Ok(()),
    }
}

#[derive(Clone, Copy)]
struct Point {
    gamma: f64,
    theta: f64,
}

/// ln L and its derivatives by γ and θ.
#[derive(Clone, Copy)]
struct Curve {
    value: f64,
    first: [f64; 2],
    /// By γγ, γθ and θθ, with the sign turned.
    second: [f64; 3],
}

impl Curve {
    fn determinant(&self) -> f64 {
        let [a, b, c] = self.second;
        a * c - b * b
    }

    /// The variance of a function with these derivatives by γ and θ.
    fn variance(&self, by_gamma: f64, by_theta: f64) -> f64 {
        let [a, b, c] = self.second;
        ((c * by_gamma - b * by_theta) * by_gamma + (a * by_theta - b * by_gamma) * by_theta) / self.determinant()
    }

    fn step(&self) -> [f64; 2] {
        let ([a, b, c], [by_gamma, by_theta]) = (self.second, self.first);
        [(c * by_gamma - b * by_theta) / self.determinant(), (a * by_theta - b * by_gamma) / self.determinant()]
    }
}

/// Of the known periods no more than their number, Σx and Σx² is needed.
struct Model {
    periods: f64,
    total: f64,
    squares: f64,
    limits: Vec<f64>,
}

impl Model {
    fn curve(&self, at: Point) -> Curve {
        let (Point { gamma, theta }, n) = (at, self.periods);
        let (rise, across) = (theta * self.total - n * gamma, theta * self.squares - gamma * self.total);
        let mut curve = Curve {
            value: n * (ln(theta) + ln(normal::SCALE)) - 0.5 * (theta * across - gamma * rise),
            first: [rise, n / theta - across],
            second: [n, -self.total, n / (theta * theta) + self.squares],
        };
        for limit in &self.limits {
            let z = theta * limit - gamma;
            let h = hazard(z);
            let steepness = h * (h - z);
            curve.value += ln_above(z);
            curve.first[0] += h;
            curve.first[1] -= h * limit;
            curve.second[0] += steepness;
            curve.second[1] -= steepness * limit;
            curve.second[2] += steepness * limit * limit;
        }
        curve
    }

    fn highest(&self) -> Result<Point> {
        let mut at = Point { gamma: 0.0, theta: 1.0 };
        let mut curve = self.curve(at);
        for _ in 0..STEPS {
            let [by_gamma, by_theta] = curve.step();
            let near = by_gamma.abs() <= 1e-4 * (1.0 + at.gamma.abs()) && by_theta.abs() <= 1e-4 * at.theta;
            let mut part = 1.0;
            let mut next = Point { gamma: at.gamma + by_gamma, theta: at.theta + by_theta };
            let mut there = self.curve(next);
            // Near the top values no longer tell points apart, and whole steps are safe.
            while !near && part > 1e-12 && !(next.theta > 0.0 && there.value >= curve.value) {
                part *= 0.5;
                next = Point { gamma: at.gamma + part * by_gamma, theta: at.theta + part * by_theta };
                there = self.curve(next);
            }
            (at, curve) = (next, there);
            if by_gamma.abs() <= TOLERANCE * (1.0 + at.gamma.abs()) && by_theta.abs() <= TOLERANCE * at.theta {
                return Ok(at);
            }
        }
        let message = format!("mean and deviation of censored demand were not found within {STEPS} steps");
        Err(Error::new(ErrorKind::OutOfRange, message).field("at_least").expected("limits not too far above all known values"))
    }
}

/// φ(z) / P(Z > z).
fn hazard(z: f64) -> f64 {
    if z >= 1.0 { 1.0 / normal::mills_ratio(z) } else { normal::pdf(z) / normal::cdf(-z) }
}

/// ln P(Z > z).
fn ln_above(z: f64) -> f64 {
    if z >= 1.0 { ln(normal::SCALE) - 0.5 * z * z + ln(normal::mills_ratio(z)) } else { ln(normal::cdf(-z)) }
}
