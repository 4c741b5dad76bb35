//! The mean of Poisson demand of which some periods only tell that it was as much as was sold, or more.

use crate::error::{Error, ErrorKind, Result};
use crate::num::domain::outside_at;
use crate::num::double::Double;
use crate::num::special::ln_gamma;
use crate::num::special::ln_gamma::ln_gamma_double;
use crate::num::{ln, sqrt, sum};

/// Poisson demand fitted to known and censored periods.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CensoredPoisson {
    /// The mean of a period's demand.
    pub mean: f64,
    /// The standard error of the mean, from the observed information; NaN for a mean of 0.
    pub standard_error: f64,
    /// The natural logarithm of the likelihood, all constants in.
    pub log_likelihood: f64,
    /// Known periods.
    pub known: usize,
    /// Censored periods.
    pub censored: usize,
}

/// The largest quantity of a period.
const MOST: f64 = 1e9;

/// The maximum-likelihood mean of Poisson demand: `known` by period, and `at_least` what was sold in periods whose demand was that or more.
///
/// ```text
/// ln L(λ) = Σ (x ln λ − λ − ln x!) + Σ ln P(X ≥ c)
/// ln L′   = Σx / λ − n + Σ h(c)        h(c) = P(X = c − 1) / P(X ≥ c)
/// ```
///
/// ln L is concave; its root lies between (Σx + Σc) / (n + censored) and (Σx + Σc) / n and is found by Newton's method, halving where a step leaves
/// that range, to 4 units of the last place. Without a censored period it is the plain mean. Quantities are from 0 to 1e9; limits are rounded up to
/// whole numbers, and x! of a fraction, such as cleansing leaves, is Γ(x + 1). Where all periods are censored a larger mean is always likelier: an
/// error. Source: Conrad, Operational Research Quarterly 27 (1976) 123–127.
///
/// ```
/// use vmi_core::demand::cleansing::censored_poisson::censored_poisson;
/// let found = censored_poisson(&[3.0, 5.0, 2.0, 4.0], &[4.0, 6.0])?;
/// assert!((found.mean - 4.448963886385292).abs() < 1e-14 && (found.standard_error - 0.9377817079358164).abs() < 1e-14);
/// assert!((found.expected(6.0) - 7.068661714393045).abs() < 1e-14);
/// assert_eq!(censored_poisson(&[3.0, 5.0, 2.0, 4.0], &[])?.mean, 3.5);
/// assert!(censored_poisson(&[], &[4.0]).is_err());
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn censored_poisson(known: &[f64], at_least: &[f64]) -> Result<CensoredPoisson> {
    checked("known", known)?;
    checked("at_least", at_least)?;
    let limits: Vec<f64> = at_least.iter().map(|limit| limit.ceil()).filter(|limit| *limit > 0.0).collect();
    let (known_total, least_total) = (sum(known), sum(&limits));
    if known.is_empty() {
        let error = Error::new(ErrorKind::MissingValue, "every period is censored: no mean is likelier than a larger one");
        return Err(error.field("known").expected("at least one period of known demand"));
    }
    let model = Model { periods: known.len() as f64, total: known_total, limits: counted(limits).into_iter().map(Limit::new).collect() };
    let all = known_total + least_total;
    let censored = at_least.len();
    let mean =
        if model.limits.is_empty() { known_total / model.periods } else { model.root(all / (model.periods + censored as f64), all / model.periods) };
    let logarithms: Vec<f64> = counted(known.to_vec()).into_iter().map(|(x, count)| count * ln_gamma(x + 1.0)).collect();
    let log_likelihood = if mean > 0.0 { model.log_likelihood(mean) - sum(&logarithms) } else { 0.0 };
    let standard_error = if mean > 0.0 { 1.0 / sqrt(-model.slope(mean).1) } else { f64::NAN };
    Ok(CensoredPoisson { mean, standard_error, log_likelihood, known: known.len(), censored })
}

impl CensoredPoisson {
    /// E(X | X ≥ at_least): what a censored period is expected to have asked.
    pub fn expected(&self, at_least: f64) -> f64 {
        let at_least = at_least.ceil();
        if at_least <= 0.0 || self.mean <= 0.0 {
            at_least.max(self.mean)
        } else {
            self.mean * (1.0 + Limit::new((at_least, 1.0)).hazard(self.mean, Double::from(self.mean).logarithm()))
        }
    }
}

fn checked(name: &str, values: &[f64]) -> Result<()> {
    match values.iter().position(|value| !(0.0..=MOST).contains(value)) {
        Some(at) => Err(outside_at(name, at, values[at], "numbers from 0 to 1e9")),
        None => Ok(()),
    }
}

/// Each value once, upwards, and how often it is there.
fn counted(mut values: Vec<f64>) -> Vec<(f64, f64)> {
    values.sort_unstable_by(f64::total_cmp);
    values.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as f64)).collect()
}

struct Model {
    periods: f64,
    total: f64,
    /// Limits above 0 (that demand was 0 or more says nothing) and how often each is there.
    limits: Vec<Limit>,
}

impl Model {
    /// The first two derivatives of ln L.
    fn slope(&self, mean: f64) -> (f64, f64) {
        let (logarithm, mut first, mut second) = (Double::from(mean).logarithm(), self.total / mean - self.periods, -self.total / (mean * mean));
        for limit in &self.limits {
            let h = limit.hazard(mean, logarithm);
            first += limit.count * h;
            second += limit.count * h * ((limit.value - 1.0) / mean - 1.0 - h);
        }
        (first, second)
    }

    fn root(&self, low: f64, high: f64) -> f64 {
        let (mut low, mut high) = (low, high);
        let mut mean = low;
        // Newton doubles the digits a step; the bound is that of halving alone.
        for _ in 0..2_100 {
            let (first, second) = self.slope(mean);
            if first > 0.0 {
                low = mean;
            } else {
                high = mean;
            }
            let newton = mean - first / second;
            // Asked before the range is: at the root itself the next place may be an end of it.
            if (newton - mean).abs() <= 4.0 * f64::EPSILON * mean {
                return mean;
            }
            mean = if newton > low && newton < high { newton } else { low + (high - low) / 2.0 };
        }
        mean
    }

    /// Without Σ ln x!.
    fn log_likelihood(&self, mean: f64) -> f64 {
        let (logarithm, start) = (Double::from(mean).logarithm(), self.total * ln(mean) - self.periods * mean);
        self.limits.iter().fold(start, |total, limit| total + limit.count * limit.ln_above(mean, logarithm))
    }
}

/// A quantity c that demand was as large as, or larger.
struct Limit {
    value: f64,
    count: f64,
    /// ln (c − 1)!
    ln_factorial: Double,
}

impl Limit {
    fn new((value, count): (f64, f64)) -> Self {
        Self { value, count, ln_factorial: ln_gamma_double(Double::from(value)) }
    }

    /// P(X = c − 1), with ln λ given.
    fn before(&self, mean: f64, logarithm: Double) -> f64 {
        (Double::from(self.value - 1.0) * logarithm - Double::from(mean) - self.ln_factorial).exponential().value()
    }

    /// P(X = c − 1) / P(X ≥ c), with its own digits in either tail.
    fn hazard(&self, mean: f64, logarithm: Double) -> f64 {
        if self.value >= mean {
            return self.value / (mean * upwards(self.value, mean));
        }
        let before = self.before(mean, logarithm);
        before / (1.0 - before * downwards(self.value, mean))
    }

    /// ln P(X ≥ c).
    fn ln_above(&self, mean: f64, logarithm: Double) -> f64 {
        if self.value >= mean {
            return self.value * ln(mean) - mean - ln_gamma(self.value + 1.0) + ln(upwards(self.value, mean));
        }
        ln(1.0 - self.before(mean, logarithm) * downwards(self.value, mean))
    }
}

/// P(X ≥ c) / P(X = c) for c ≥ λ: 1 + λ/(c+1) + λ²/((c+1)(c+2)) + …
fn upwards(limit: f64, mean: f64) -> f64 {
    let (mut term, mut total, mut k) = (1.0, 1.0, limit);
    while term > 1e-18 * total {
        k += 1.0;
        term *= mean / k;
        total += term;
    }
    total
}

/// P(X < c) / P(X = c − 1) for c < λ: 1 + (c−1)/λ + (c−1)(c−2)/λ² + …
fn downwards(limit: f64, mean: f64) -> f64 {
    let (mut term, mut total, mut k) = (1.0, 1.0, limit - 1.0);
    while term > 1e-18 * total {
        term *= k / mean;
        total += term;
        k -= 1.0;
    }
    total
}
