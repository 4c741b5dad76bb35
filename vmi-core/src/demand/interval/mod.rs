//! From a forecast and its errors to intervals and to the distribution of demand over the lead time.
//!
//! | by | file | holds |
//! |---|---|---|
//! | a variance | [`normal`] | normal errors |
//! | quantiles of past errors | [`empirical`] | errors to come like those past; exact only for many of them |
//! | the rank of past errors | [`conformal`] | a coverage guarantee for any number of exchangeable errors |
//! | a level that learns | [`adaptive_conformal`] | the coverage in the long run, whatever the errors |
//! | drawn errors, added up | [`bootstrap`] | independent errors |
//!
//! [`lead_time_demand`] makes of each a distribution that a policy can take. An error is actual − forecast throughout, so that a quantile of demand is the forecast
//! and a quantile of errors. For a stock level with a guaranteed cycle service take [`Conformal::upper`](conformal::Conformal::upper) of the errors of sums; for fill
//! rates and costs, which need losses, a [`LeadTimeDemand`](lead_time_demand::LeadTimeDemand).

pub mod adaptive_conformal;
pub mod bootstrap;
pub mod conformal;
pub mod empirical;
pub mod lead_time_demand;
pub mod normal;

use crate::demand::Fit;
use crate::demand::accuracy::rolling_origin::RollingErrors;
use crate::error::{Error, ErrorKind, Result};
use crate::num::domain::{all_finite, held, outside, same_length};
use crate::num::round_up;

/// Which values may turn out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Support {
    /// Demand: 0 or more; ends of intervals below 0 become 0.
    #[default]
    NotNegative,
    /// Anything, as of demand net of returns.
    Real,
}

impl Support {
    /// What a series suggests: values below 0 only where it has one.
    pub fn of(series: &[f64]) -> Self {
        if series.iter().any(|size| *size < 0.0) { Self::Real } else { Self::NotNegative }
    }

    /// A value moved to the nearest that may turn out.
    pub fn nearest(self, value: f64) -> f64 {
        match self {
            Self::NotNegative => value.max(0.0),
            Self::Real => value,
        }
    }

    /// The end of an interval: that value, if a float holds it.
    fn end(self, value: f64) -> Result<f64> {
        held("interval", self.nearest(value))
    }
}

/// An interval for each step of a path.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Intervals {
    /// The share of values that should lie within.
    pub level: f64,
    /// The lower ends.
    pub low: Vec<f64>,
    /// The upper ends.
    pub high: Vec<f64>,
}

/// One interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// Actual − forecast of every period of a series that its fit has a forecast for, one at least; what `into` held is lost.
///
/// ```
/// use vmi_core::demand::Fit;
/// use vmi_core::demand::interval::one_step_errors;
/// let fit = Fit { fitted: vec![f64::NAN, 4.0, 7.0], ..Fit::default() };
/// let mut errors = Vec::new();
/// one_step_errors(&[4.0, 7.0, 5.0], &fit, &mut errors)?;
/// assert_eq!(errors, [3.0, -2.0]);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn one_step_errors(series: &[f64], fit: &Fit, into: &mut Vec<f64>) -> Result<()> {
    same_length("fitted", fit.fitted.len(), "demand", series.len())?;
    into.clear();
    into.reserve(series.len());
    into.extend(series.iter().zip(&fit.fitted).filter(|(_, fitted)| !fitted.is_nan()).map(|(actual, fitted)| actual - fitted));
    if into.is_empty() {
        let error = Error::new(ErrorKind::MissingValue, "the fit has no forecast of any period of its series");
        return Err(error.field("fitted").expected("at least one forecast"));
    }
    all_finite("errors", into)
}

/// ⌈level · n⌉, at least 1 and at most n, for n ≥ 1. Within 1e-9 of a whole number that number: 0.9 of 10 is 9.
pub(crate) fn upper_rank(n: usize, level: f64) -> usize {
    round_up(level * n as f64, 0).map_or(n, |rank| (rank.max(1) as usize).min(n))
}

/// Intervals of a path, each by the two errors that are picked from the sorted errors at its step.
fn by_step(path: &[f64], past: &RollingErrors, level: f64, support: Support, ends: impl Fn(&[f64]) -> Interval) -> Result<Intervals> {
    all_finite("path", path)?;
    if path.len() > past.horizon() {
        return Err(outside("horizon", path.len() as f64, format!("at most the horizon of the past errors, {},", past.horizon())));
    }
    let mut errors = Vec::with_capacity(past.origins().len());
    let mut found = Intervals { level, low: Vec::with_capacity(path.len()), high: Vec::with_capacity(path.len()) };
    for (at, forecast) in path.iter().enumerate() {
        past.errors_at_step(at + 1, &mut errors)?;
        errors.sort_unstable_by(f64::total_cmp);
        let Interval { low, high } = ends(&errors);
        found.low.push(support.end(forecast + low)?);
        found.high.push(support.end(forecast + high)?);
    }
    Ok(found)
}
