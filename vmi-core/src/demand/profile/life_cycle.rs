//! The stage of an item's life, read from its demand.

use super::mann_kendall::{MannKendall, mann_kendall};
use crate::error::{Error, ErrorKind, Result};
use crate::num::domain::{fraction, not_negative, outside, positive};

/// A stage of life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Too young to tell.
    New,
    /// Demand rises.
    Growing,
    /// Demand keeps its level.
    Mature,
    /// Demand falls.
    Declining,
    /// Demand has ended.
    Discontinued,
}

impl Stage {
    /// The word for it, the same in every language.
    pub const fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Growing => "growing",
            Self::Mature => "mature",
            Self::Declining => "declining",
            Self::Discontinued => "discontinued",
        }
    }
}

/// The thresholds between stages. There is no theory behind them: they are conventions, so they are inputs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LifeCycleRule {
    /// Younger than this, in periods since the first demand, is new.
    pub new_periods: f64,
    /// So many periods without demand at the end, at least, and demand has ended.
    pub quiet_periods: f64,
    /// And so many mean intervals between demands, at least.
    pub quiet_intervals: f64,
    /// The last third's mean over the first third's, from which on demand rises.
    pub growth: f64,
    /// The same down to which it falls.
    pub decline: f64,
    /// The largest p of the test of Mann and Kendall at which a rise or fall counts.
    pub level: f64,
}

impl LifeCycleRule {
    /// The usual rule for periods of so many days: new below 90 days, ended after 180 days and 3 intervals, growth 1.25, decline 0.8, level 0.05.
    pub fn for_days(period_days: f64) -> Self {
        Self { new_periods: 90.0 / period_days, quiet_periods: 180.0 / period_days, quiet_intervals: 3.0, growth: 1.25, decline: 0.8, level: 0.05 }
    }
}

/// A stage and what it follows from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LifeCycle {
    /// The stage.
    pub stage: Stage,
    /// Periods since the first demand, its own included; 0 without demand.
    pub age: usize,
    /// Periods after the last demand; all without demand.
    pub quiet: usize,
    /// The mean of the last third of the life over that of the first; none if the first is 0 or unknown.
    pub growth: Option<f64>,
    /// p of the test of Mann and Kendall over the known periods of the life; 1 where fewer than 3 are known.
    pub p_value: f64,
}

/// The stage of life of a series, NaN where demand is unknown. Rules in this order; the first that holds gives the stage:
///
/// ```text
/// new            age < new_periods and there was demand, or a series shorter than new_periods without any
/// discontinued   no demand at all, or quiet ≥ max(quiet_periods, quiet_intervals × mean interval)
/// growing        p ≤ level, the trend upwards, last third / first third ≥ growth
/// declining      p ≤ level, the trend downwards, last third / first third ≤ decline
/// mature         else
/// ```
///
/// The life starts with the first demand; its mean interval is its known periods for each one with demand, up to the last demand. A new item that
/// ended early stays new until its age counts. A season within the life may pass for a trend: give whole years, or coarser periods.
///
/// ```
/// use vmi_core::demand::profile::life_cycle::{LifeCycleRule, Stage, life_cycle};
/// let rule = LifeCycleRule { new_periods: 6.0, quiet_periods: 6.0, ..LifeCycleRule::for_days(30.0) };
/// let found = life_cycle(&[0.0, 2.0, 3.0, 3.0, 5.0, 6.0, 6.0, 8.0, 9.0, 11.0], &rule)?;
/// assert_eq!((found.stage, found.age), (Stage::Growing, 9));
/// assert!((found.growth.unwrap() - 28.0 / 8.0).abs() < 1e-15);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn life_cycle(series: &[f64], rule: &LifeCycleRule) -> Result<LifeCycle> {
    life_cycle_in(series, rule, &mut Vec::new(), mann_kendall)
}

/// The same, in memory that is there already, and with a test that may be known already.
pub(super) fn life_cycle_in(
    series: &[f64],
    rule: &LifeCycleRule,
    known: &mut Vec<f64>,
    test: impl FnOnce(&[f64]) -> Result<MannKendall>,
) -> Result<LifeCycle> {
    check(series, rule)?;
    let n = series.len();
    let (Some(first), Some(last)) = (series.iter().position(|size| *size > 0.0), series.iter().rposition(|size| *size > 0.0)) else {
        let stage = if (n as f64) < rule.new_periods { Stage::New } else { Stage::Discontinued };
        return Ok(LifeCycle { stage, age: 0, quiet: n, growth: None, p_value: 1.0 });
    };
    let life = &series[first..];
    known.clear();
    known.extend(life.iter().copied().filter(|size| !size.is_nan()));
    let (growth, quiet) = (growth(life), n - 1 - last);
    let test = if known.len() < 3 { None } else { Some(test(known)?) };
    let p_value = test.map_or(1.0, |test| test.p_value);
    let active = &series[first..=last];
    let demands = active.iter().filter(|size| **size > 0.0).count();
    let interval = active.iter().filter(|size| !size.is_nan()).count() as f64 / demands as f64;
    let trend = test.filter(|test| test.p_value <= rule.level).map_or(0.0, |test| test.statistic);
    let stage = if (life.len() as f64) < rule.new_periods {
        Stage::New
    } else if quiet as f64 >= rule.quiet_periods.max(rule.quiet_intervals * interval) {
        Stage::Discontinued
    } else if trend > 0.0 && growth.is_some_and(|growth| growth >= rule.growth) {
        Stage::Growing
    } else if trend < 0.0 && growth.is_some_and(|growth| growth <= rule.decline) {
        Stage::Declining
    } else {
        Stage::Mature
    };
    Ok(LifeCycle { stage, age: life.len(), quiet, growth, p_value })
}

fn check(series: &[f64], rule: &LifeCycleRule) -> Result<()> {
    if series.is_empty() || series.iter().any(|size| size.is_infinite()) {
        let error = Error::new(ErrorKind::MissingValue, "the series is empty or has an infinite period");
        return Err(error.field("demand").expected("at least one period, finite or NaN"));
    }
    not_negative("new_periods", rule.new_periods)?;
    not_negative("quiet_periods", rule.quiet_periods)?;
    not_negative("quiet_intervals", rule.quiet_intervals)?;
    fraction("level", rule.level)?;
    if positive("decline", rule.decline)? > positive("growth", rule.growth)? {
        return Err(outside("decline", rule.decline, format!("at most growth, {}", rule.growth)));
    }
    Ok(())
}

/// The mean of the last third over that of the first third, of known periods.
fn growth(life: &[f64]) -> Option<f64> {
    let third = (life.len() / 3).max(1);
    let mean = |part: &[f64]| {
        let (total, count) = part.iter().filter(|size| !size.is_nan()).fold((0.0, 0.0), |(total, count), size| (total + size, count + 1.0));
        (count > 0.0).then_some(total / count)
    };
    let (early, late) = (mean(&life[..third])?, mean(&life[life.len() - third..])?);
    (early > 0.0).then_some(late / early).filter(|growth| growth.is_finite())
}
