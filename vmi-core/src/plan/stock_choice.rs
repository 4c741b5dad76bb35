//! Which forecast keeps stock the cheapest: the cost of the levels that it would have led to.

use crate::demand::Fit;
use crate::demand::accuracy::Method;
use crate::demand::interval::lead_time_demand::{ByMoments, Cover, Spread};
use crate::demand::interval::{Support, one_step_errors};
use crate::error::{Error, ErrorKind, Result};
use crate::model::DemandDistribution;
use crate::num::distribution::Distribution;
use crate::num::domain::{fraction, outside};
use crate::num::sum;

/// What is asked of a forecast's levels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StockChoice {
    /// p, the service that levels are to reach in a cycle.
    pub service_level: f64,
    /// Lead time and review, in periods of the series, above 0.
    pub periods: f64,
    /// What demand over them is taken to be.
    pub distribution: DemandDistribution,
    /// How many of the last origins are looked at, 1 or more.
    pub origins: usize,
}

/// What the levels would have led to, on average over origins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StockCost {
    /// (1 − p) × left over + p × short: money, where holding a unit costs 1 − p and missing one p.
    pub cost: f64,
    /// Units left when the next order arrives.
    pub left_over: f64,
    /// Units short by then.
    pub short: f64,
    /// The share of origins without a shortage.
    pub service_reached: f64,
    /// How many origins.
    pub origins: usize,
}

impl StockChoice {
    /// What a method's levels would have cost: at each origin the quantile p of its demand over lead time and review, against what was asked in that time.
    ///
    /// ```text
    /// S = quantile p of the demand that the forecast tells        cost = mean of (1 − p) (S − D)⁺ + p (D − S)⁺
    /// ```
    ///
    /// The least cost has the forecast whose distribution fits best where stock is decided, whatever its errors are elsewhere. A method without a variance of its own takes that of its one-step errors, as if
    /// periods were independent. An error where the series is too short for one origin, or the method's.
    ///
    /// ```
    /// use vmi_core::demand::method::historic_mean::historic_mean;
    /// use vmi_core::model::DemandDistribution;
    /// use vmi_core::plan::StockChoice;
    /// let choice = StockChoice { service_level: 0.5, periods: 2.0, distribution: DemandDistribution::Normal, origins: 2 };
    /// // Means 4 and 3.8 before the origins: S is 8 and 7.6; asked were 3 + 5 and 5 + 7.
    /// let found = choice.cost(&[3.0, 5.0, 4.0, 4.0, 3.0, 5.0, 7.0], &|series, horizon| historic_mean(series, horizon))?;
    /// assert_eq!((found.origins, found.left_over), (2, 0.0));
    /// assert!((found.short - (0.0 + (12.0 - 2.0 * 19.0 / 5.0)) / 2.0).abs() < 1e-12);
    /// # Ok::<(), vmi_core::error::Error>(())
    /// ```
    pub fn cost(&self, series: &[f64], method: &Method<'_>) -> Result<StockCost> {
        fraction("service_level", self.service_level)?;
        if !(self.periods > 0.0 && self.periods.is_finite()) {
            return Err(outside("periods", self.periods, "a finite number above 0"));
        }
        let ahead = self.periods.ceil() as usize;
        let room = series.len().checked_sub(ahead).filter(|room| *room > 0).ok_or_else(|| too_short(series.len(), ahead + 1))?;
        // At least half of the history is known at the first.
        let least = (series.len() / 2).max(3).min(room);
        let origins = self.origins.clamp(1, room + 1 - least);
        let (mut left, mut short, mut served) = (Vec::new(), Vec::new(), 0_usize);
        for origin in room + 1 - origins..=room {
            let fit = method(&series[..origin], ahead)?;
            let level = self.level(&series[..origin], &fit)?;
            let asked = self.asked(&series[origin..]);
            left.push((level - asked).max(0.0));
            short.push((asked - level).max(0.0));
            served += usize::from(asked <= level);
        }
        let mean = |values: &[f64]| sum(values) / origins as f64;
        let (left_over, short) = (mean(&left), mean(&short));
        let cost = (1.0 - self.service_level) * left_over + self.service_level * short;
        Ok(StockCost { cost, left_over, short, service_reached: served as f64 / origins as f64, origins })
    }

    /// The order-up-to level that a forecast leads to.
    pub fn level(&self, series: &[f64], fit: &Fit) -> Result<f64> {
        let spread = if fit.sum_variance.is_empty() { Spread::OfPeriod(mean_square_error(series, fit)) } else { Spread::OfFit };
        let demand = ByMoments { fit, over: Cover::Periods(self.periods), kind: self.distribution, spread, support: Support::NotNegative };
        demand.distribution()?.quantile(self.service_level)
    }

    fn asked(&self, after: &[f64]) -> f64 {
        let whole = self.periods as usize;
        let part = self.periods - whole as f64;
        sum(&after[..whole]) + if part > 0.0 { part * after[whole] } else { 0.0 }
    }
}

/// The mean square of one-step errors; 0 where there are none.
pub(crate) fn mean_square_error(series: &[f64], fit: &Fit) -> f64 {
    let mut errors = Vec::new();
    if one_step_errors(series, fit, &mut errors).is_err() {
        return 0.0;
    }
    for error in &mut errors {
        *error *= *error;
    }
    sum(&errors) / errors.len() as f64
}

fn too_short(periods: usize, needed: usize) -> Error {
    let message = format!("the series has {periods} periods: at least {needed} are needed to look at one lead time");
    Error::new(ErrorKind::OutOfRange, message).field("demand").value(periods.to_string()).expected(format!("at least {needed} periods"))
}
