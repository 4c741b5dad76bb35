//! What is done to a history before it is read, each step reported: stock-outs, outliers, events, cancelled orders, returns.
//!
//! A period whose demand is unknown is NaN in a series and none in a report. No step changes a number without a [`Change`].

pub mod cancelled;
pub mod cancelled_lines;
pub mod censored_normal;
pub mod censored_poisson;
mod clean;
pub mod events;
pub mod fill;
pub mod outliers;
pub mod returns;
pub mod stock_outs;

pub use clean::{Cleaned, CleansingOptions, Usage, clean};

use crate::error::{Error, ErrorKind, Result};
use crate::num::domain::outside_at;

/// Why a number was changed, or only marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// A large order that was taken back at once.
    Cancelled,
    /// Returns taken off.
    Returned,
    /// Returns that no usage was left for.
    ReturnsAboveUsage,
    /// An event that the user stated.
    Event,
    /// Above the limit for outliers.
    OutlierAbove,
    /// Below the limit for outliers.
    OutlierBelow,
    /// Stock was out for all or part of the period.
    StockedOut,
    /// Unknown demand filled in.
    Filled,
}

impl Why {
    /// The word for it, the same in every language.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Cancelled => "cancelled",
            Self::Returned => "returned",
            Self::ReturnsAboveUsage => "returns_above_usage",
            Self::Event => "event",
            Self::OutlierAbove => "outlier_above",
            Self::OutlierBelow => "outlier_below",
            Self::StockedOut => "stocked_out",
            Self::Filled => "filled",
        }
    }
}

/// Which series a change is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Of {
    /// Demand, or usage.
    Demand,
    /// What came back.
    Returns,
}

/// One number that was changed. A number that is only marked becomes what it was.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// The period, counted from 0.
    pub place: usize,
    /// The series it is of.
    pub of: Of,
    /// What it was; none if unknown.
    pub was: Option<f64>,
    /// What it is now; none if unknown.
    pub becomes: Option<f64>,
    /// Why.
    pub why: Why,
}

/// A series after a step, and what the step did, in the order of periods.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cleansed {
    /// Demand by period, NaN where it is unknown.
    pub demand: Vec<f64>,
    /// What was changed or marked.
    pub changes: Vec<Change>,
}

impl Cleansed {
    pub(super) fn of(demand: &[f64]) -> Self {
        Self { demand: demand.to_vec(), changes: Vec::new() }
    }

    /// Sets a period's demand; nothing is reported where it stays as it is.
    pub(super) fn set(&mut self, place: usize, becomes: f64, why: Why) {
        let (was, becomes) = (stated(self.demand[place]), stated(becomes));
        if was != becomes {
            self.demand[place] = becomes.unwrap_or(f64::NAN);
            self.changes.push(Change { place, of: Of::Demand, was, becomes, why });
        }
    }

    /// Reports a period's demand as it is.
    pub(super) fn mark(&mut self, place: usize, why: Why) {
        let value = stated(self.demand[place]);
        self.changes.push(Change { place, of: Of::Demand, was: value, becomes: value, why });
    }
}

/// None for NaN.
fn stated(value: f64) -> Option<f64> {
    (!value.is_nan()).then_some(value)
}

/// A series of at least one period, none of them infinite; NaN is unknown.
fn checked(name: &str, series: &[f64]) -> Result<()> {
    if series.is_empty() {
        let error = Error::new(ErrorKind::MissingValue, format!("{name} is empty: at least one period is needed"));
        return Err(error.field(name).expected("at least one period"));
    }
    match series.iter().position(|value| value.is_infinite()) {
        Some(at) => Err(outside_at(name, at, series[at], "finite numbers, or NaN where demand is unknown,")),
        None => Ok(()),
    }
}

/// As [`checked`], and none of the periods is below 0.
fn checked_not_negative(name: &str, series: &[f64]) -> Result<()> {
    checked(name, series)?;
    match series.iter().position(|value| *value < 0.0) {
        Some(at) => Err(outside_at(name, at, series[at], "numbers of 0 or more, or NaN where demand is unknown,")),
        None => Ok(()),
    }
}
