//! The level of (s,Q), (R,S) and base stock that reaches a service under a distribution of demand other than the normal one.

use super::fitted::Fitted;
use crate::error::{Error, ErrorKind, Result};
use crate::model::{DemandDistribution, ServiceMeasure};
use crate::num::distribution::Distribution;

/// Demand in time, by its mean and variance.
///
/// ```text
/// over t days: mean m t, variance t σ² + (m σL)²        σL: standard deviation of the lead time
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DemandOverTime {
    /// What demand is taken to be.
    pub kind: DemandDistribution,
    /// Mean per day, above 0.
    pub mean: f64,
    /// Standard deviation per day.
    pub sd: f64,
    /// L, days.
    pub lead_time: f64,
    /// R, days; 0 for continuous review.
    pub review: f64,
    /// σL, days.
    pub lead_time_sd: f64,
}

/// A level and the service that it reaches.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReachedLevel {
    /// The level, in units.
    pub level: f64,
    /// Its service.
    pub reached: f64,
}

impl DemandOverTime {
    /// The variance of demand over so many days.
    pub fn variance(&self, days: f64) -> f64 {
        let from_lead_time = self.mean * self.lead_time_sd;
        days * (self.sd * self.sd) + from_lead_time * from_lead_time
    }

    /// Demand over so many days, above 0.
    pub fn over(&self, days: f64) -> Result<Fitted> {
        Fitted::new(self.kind, self.mean * days, self.variance(days))
    }

    /// The least level whose service is at least `wanted`; `order_quantity` Q of (s,Q), none for (R,S) and base stock. Whole units where demand is.
    ///
    /// ```text
    /// cycle                   P(X ≤ level)                                 X over L + R
    /// fill, ready of (s,Q)    1 − (E(X−s)⁺ − E(X−s−Q)⁺) / Q
    /// fill of (R,S)           1 − (E(X−S)⁺ − E(X₀−S)⁺) / (m R)             X₀ over L
    /// ready of (R,S)          P(X over t days ≤ S), averaged over L ≤ t ≤ L + R by Simpson's rule on 64 parts
    /// ```
    ///
    /// Exact for demand of that distribution unit by unit, whose orders arrive in their sequence. Source: Silver, Pyke & Thomas, ch. 6; Axsäter, ch. 5.
    ///
    /// ```
    /// use vmi_core::model::{DemandDistribution, ServiceMeasure};
    /// use vmi_core::policy::level_by_distribution::DemandOverTime;
    /// // Poisson demand of 1 a day, L = 3, Q = 5: r = 3 has the fill rate 0.8666.
    /// let demand = DemandOverTime { kind: DemandDistribution::Poisson, mean: 1.0, sd: 1.0, lead_time: 3.0, review: 0.0, lead_time_sd: 0.0 };
    /// let found = demand.level(ServiceMeasure::Fill, 0.86, Some(5.0))?;
    /// assert_eq!(found.level, 3.0);
    /// assert!((found.reached - 0.8666328304219004).abs() < 1e-12);
    /// # Ok::<(), vmi_core::error::Error>(())
    /// ```
    pub fn level(&self, measure: ServiceMeasure, wanted: f64, order_quantity: Option<f64>) -> Result<ReachedLevel> {
        let cover = self.over(self.lead_time + self.review)?;
        let (cover, is_whole) = (cover.distribution(), cover.discrete().is_some());
        match (measure, order_quantity) {
            (ServiceMeasure::Cycle, _) => {
                let level = cover.quantile(wanted)?;
                Ok(ReachedLevel { level, reached: cover.cdf(level) })
            }
            (_, Some(quantity)) => {
                let service = |s: f64| 1.0 - (cover.loss(s) - cover.loss(s + quantity)) / quantity;
                least(wanted, -quantity.ceil(), cover, is_whole, service)
            }
            (ServiceMeasure::Fill, None) if self.review > 0.0 => {
                let before = if self.lead_time > 0.0 { Some(self.over(self.lead_time)?) } else { None };
                let short_before = |level: f64| before.as_ref().map_or((-level).max(0.0), |before| before.distribution().loss(level));
                let service = |level: f64| 1.0 - (cover.loss(level) - short_before(level)) / (self.mean * self.review);
                least(wanted, -1.0, cover, is_whole, service)
            }
            (_, None) => {
                let times = self.times()?;
                least(wanted, -1.0, cover, is_whole, |level| ready(&times, level))
            }
        }
    }

    /// Demand at each of the times of Simpson's rule; none where none has passed.
    fn times(&self) -> Result<Vec<Option<Fitted>>> {
        let at = |part: u32| self.lead_time + self.review * f64::from(part) / f64::from(PARTS);
        let parts = if self.review > 0.0 { 0..=PARTS } else { 0..=0 };
        parts.map(|part| if at(part) > 0.0 { self.over(at(part)).map(Some) } else { Ok(None) }).collect()
    }
}

/// The parts of Simpson's rule.
const PARTS: u32 = 64;

fn ready(times: &[Option<Fitted>], level: f64) -> f64 {
    let at = |part: usize| times[part].as_ref().map_or(f64::from(level >= 0.0), |demand| demand.distribution().cdf(level));
    let last = times.len() - 1;
    if last == 0 {
        return at(0);
    }
    let sum = |first: usize| -> f64 { (first..last).step_by(2).map(at).sum() };
    (at(0) + 4.0 * sum(1) + 2.0 * sum(2) + at(last)) / (3.0 * last as f64)
}

/// The least level above `low` with a service of at least `wanted`: the least whole number, or to 1e-12 of itself.
fn least(wanted: f64, low: f64, cover: &dyn Distribution, is_whole: bool, service: impl Fn(f64) -> f64) -> Result<ReachedLevel> {
    let (mut low, mut step) = (low, cover.variance().sqrt().max(1.0).ceil());
    let mut high = cover.mean().ceil();
    while service(high) < wanted {
        if step > 1e15 {
            return Err(Error::new(ErrorKind::OutOfRange, "no level reaches the service").field("service_level").value(wanted.to_string()));
        }
        (low, high, step) = (high, high + step, 2.0 * step);
    }
    let is_near = |low: f64, high: f64| high - low <= if is_whole { 1.0 } else { 1e-12 * (1.0 + high.abs()) };
    while !is_near(low, high) {
        let middle = low + (high - low) / 2.0;
        let middle = if is_whole { middle.floor() } else { middle };
        if service(middle) < wanted { low = middle } else { high = middle }
    }
    Ok(ReachedLevel { level: high, reached: service(high) })
}
