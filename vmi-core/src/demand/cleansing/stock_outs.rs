//! Demand of periods in which stock was out.

use super::censored_normal::{CensoredNormal, censored_normal};
use super::censored_poisson::{CensoredPoisson, censored_poisson};
use super::{Cleansed, Why, checked};
use crate::error::{Error, ErrorKind, Result};
use crate::num::domain::{not_negative, outside, outside_at, positive, same_length};

/// Consumption scaled up for the days without stock, as OpenLMIS computes it.
///
/// ```text
/// N = ⌈C · 30 M / (30 M − X)⌉        C consumed in M months of 30 days, X of them without stock
/// ```
///
/// Where all days were without stock N is C. Source: OpenLMIS, adjusted consumption of requisitions.
///
/// ```
/// use vmi_core::demand::cleansing::stock_outs::adjusted_consumption;
/// assert_eq!((adjusted_consumption(100.0, 1, 10.0)?, adjusted_consumption(7.0, 1, 3.0)?), (150.0, 8.0));
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn adjusted_consumption(consumed: f64, months: u32, days_out: f64) -> Result<f64> {
    not_negative("consumed", consumed)?;
    let days = positive("months", f64::from(months))? * 30.0;
    if not_negative("days_out", days_out)? > days {
        return Err(outside("days_out", days_out, format!("at most the {days} days of {months} months")));
    }
    if days_out == days {
        return Ok(consumed);
    }
    Ok(crate::num::round_up(consumed * days / (days - days_out), 0).map_err(|_| outside("consumed", consumed, "a number that fits an integer"))?
        as f64)
}

/// Where stock was out. Each list is empty, or as long as the series.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct StockOuts<'s> {
    /// Periods in which it was, for a time that is not known.
    pub stocked_out: &'s [bool],
    /// Days of each period that it was out.
    pub days_out: &'s [f64],
    /// Days of each period; empty: one each.
    pub period_days: &'s [f64],
    /// What of the seen demand of each period was asked for and not served; empty: nothing.
    pub lost: &'s [f64],
}

/// What is done with a period in which stock was out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum StockOutRule {
    /// Its demand is unknown.
    Unknown,
    /// It is scaled up to the whole period; unknown where days out are not stated, or are more than `most_share` of the period, or all of it.
    Scale {
        /// Above 0, at most 1.
        most_share: f64,
    },
    /// It becomes what Poisson demand of at least that much is expected to be, by the mean of maximum likelihood.
    CensoredPoisson,
    /// The same of normal demand.
    CensoredNormal,
    /// It stays what was seen.
    AsSeen,
}

impl StockOutRule {
    /// An error where its share is none.
    pub(super) fn check(self) -> Result<()> {
        match self {
            Self::Scale { most_share } if !(most_share > 0.0 && most_share <= 1.0) => {
                Err(outside("most_share", most_share, "a share above 0 and at most 1"))
            }
            _ => Ok(()),
        }
    }
}

/// What was estimated of demand on the way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum StockOutEstimate {
    /// By [`StockOutRule::CensoredPoisson`].
    Poisson(CensoredPoisson),
    /// By [`StockOutRule::CensoredNormal`].
    Normal(CensoredNormal),
}

/// A series after stock-outs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WithoutStockOuts {
    /// Demand by period, and what was changed.
    pub cleansed: Cleansed,
    /// None where no estimate was asked for or needed.
    pub estimate: Option<StockOutEstimate>,
}

impl StockOuts<'_> {
    /// Whether stock was out in each of so many periods; an error where a list has another length or a day too many.
    pub fn places(&self, periods: usize) -> Result<Vec<bool>> {
        let mut out = vec![false; periods];
        for (name, length) in [
            ("stocked_out", self.stocked_out.len()),
            ("days_out", self.days_out.len()),
            ("period_days", self.period_days.len()),
            ("lost", self.lost.len()),
        ] {
            if length > 0 {
                same_length(name, length, "demand", periods)?;
            }
        }
        for (place, days) in self.days_out.iter().enumerate() {
            let length = self.days_of(place);
            if !(length.is_finite() && length > 0.0) {
                return Err(outside_at("period_days", place, length, "finite numbers above 0"));
            }
            if !(*days >= 0.0 && *days <= length) {
                return Err(outside_at("days_out", place, *days, "numbers from 0 to the days of the period"));
            }
            out[place] = *days > 0.0;
        }
        for (place, is_out) in self.stocked_out.iter().enumerate() {
            out[place] |= is_out;
        }
        Ok(out)
    }

    fn days_of(&self, place: usize) -> f64 {
        self.period_days.get(place).copied().unwrap_or(1.0)
    }

    /// What seen demand has to be multiplied by; none where it is unknown.
    fn factor(&self, place: usize, most_share: f64) -> Option<f64> {
        let (days, out) = (self.days_of(place), self.days_out.get(place).copied().filter(|days| *days > 0.0)?);
        (out <= most_share * days && out < days).then_some(days / (days - out))
    }
}

/// Demand of periods in which stock was out, by a rule; `seen` is what was sold in them.
///
/// Days without stock are taken out of the rate: d · D / (D − X), D days in the period, X of them out. What was lost may have been asked for on just these days: it
/// is not scaled, and demand is what was served, scaled, or what was seen, whichever is more. The estimates of maximum likelihood rest on
/// the other periods and on what was sold at least in these; their errors are those of [`censored_poisson`] and [`censored_normal`].
///
/// ```
/// use vmi_core::demand::cleansing::stock_outs::{StockOutRule, StockOuts, without_stock_outs};
/// let out = StockOuts { days_out: &[0.0, 10.0, 30.0], period_days: &[30.0; 3], ..StockOuts::default() };
/// let found = without_stock_outs(&[90.0, 60.0, 0.0], &out, StockOutRule::Scale { most_share: 1.0 })?;
/// assert_eq!(&found.cleansed.demand[..2], [90.0, 90.0]);
/// assert!(found.cleansed.demand[2].is_nan() && found.cleansed.changes.len() == 2);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn without_stock_outs(seen: &[f64], stock_outs: &StockOuts<'_>, rule: StockOutRule) -> Result<WithoutStockOuts> {
    checked("demand", seen)?;
    let out = stock_outs.places(seen.len())?;
    let mut found = WithoutStockOuts { cleansed: Cleansed::of(seen), estimate: None };
    let places: Vec<usize> = (0..seen.len()).filter(|place| out[*place] && !seen[*place].is_nan()).collect();
    rule.check()?;
    if places.is_empty() {
        return Ok(found);
    }
    let least: Vec<f64> = places.iter().map(|place| seen[*place]).collect();
    let known = || -> Vec<f64> { (0..seen.len()).filter(|place| !out[*place] && !seen[*place].is_nan()).map(|place| seen[place]).collect() };
    found.estimate = match rule {
        StockOutRule::CensoredPoisson => Some(StockOutEstimate::Poisson(censored_poisson(&known(), &least)?)),
        StockOutRule::CensoredNormal => Some(StockOutEstimate::Normal(censored_normal(&known(), &least)?)),
        _ => None,
    };
    for place in places {
        let becomes = match (rule, found.estimate) {
            (_, Some(StockOutEstimate::Poisson(estimate))) => estimate.expected(seen[place]),
            (_, Some(StockOutEstimate::Normal(estimate))) => estimate.expected(seen[place]),
            (StockOutRule::Scale { most_share }, _) => stock_outs.factor(place, most_share).map_or(f64::NAN, |factor| {
                let served = seen[place] - stock_outs.lost.get(place).copied().unwrap_or(0.0);
                (served * factor).max(seen[place])
            }),
            (StockOutRule::AsSeen, _) => seen[place],
            _ => f64::NAN,
        };
        if becomes.is_infinite() {
            return Err(Error::new(ErrorKind::Overflow, "demand scaled up is beyond what a float holds").field("demand"));
        }
        if becomes == seen[place] {
            found.cleansed.mark(place, Why::StockedOut);
        } else {
            found.cleansed.set(place, becomes, Why::StockedOut);
        }
    }
    Ok(found)
}
