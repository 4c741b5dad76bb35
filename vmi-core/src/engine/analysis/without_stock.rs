//! The days of each period of a series that stock was out.

use super::prepared::kept;
use crate::demand::profile::series::Series;
use crate::demand::{History, NOT_STATED};
use crate::engine::assemble::ToldHistory;
use crate::model::{Bucket, Calendar, Day};
use crate::num::decimal;

/// By period: its days, those without stock, and what was asked for and not served.
#[derive(Default)]
pub(super) struct WithoutStock {
    pub days_out: Vec<f64>,
    pub period_days: Vec<f64>,
    pub lost: Vec<f64>,
}

impl WithoutStock {
    /// What a history tells. A day that stock was out is a day, if the location was open; stated days are of all days of their bucket. Where it is not known how
    /// long stock was out it was all the time, as then nothing can be scaled.
    pub fn of(told: &ToldHistory<'_>, series: &Series, calendar: Option<&Calendar>) -> Self {
        let history = &told.history;
        let by_day = history.bucket == Bucket::Day;
        let is_open = |day: Day| !by_day || calendar.is_none_or(|calendar| calendar.rule(day).open);
        let mut found = Self { days_out: vec![0.0; series.asked.len()], period_days: days(series, is_open), lost: vec![0.0; series.asked.len()] };
        for (row, start) in history.days.iter().enumerate() {
            let Some(day) = Day::from_days(*start).filter(|day| *day >= series.first) else { continue };
            let place = series.dense().place(day);
            let Some(length) = found.period_days.get(place).copied() else { continue };
            found.lost[place] += lost(history, row);
            if history.is_known(row) {
                continue;
            }
            let stated = told.days_out.get(row).copied().filter(|days| *days > 0.0);
            let days = match stated {
                _ if by_day && !is_open(day) => 0.0,
                Some(days) => days,
                None if by_day => 1.0,
                None => length,
            };
            found.days_out[place] = (found.days_out[place] + days).min(length);
        }
        found
    }

    /// Of some periods alone.
    pub fn kept(&self, places: &[usize]) -> Self {
        Self { days_out: kept(&self.days_out, places), period_days: kept(&self.period_days, places), lost: kept(&self.lost, places) }
    }
}

/// The days of each period on which something could be asked for; one at least.
fn days(series: &Series, is_open: impl Fn(Day) -> bool) -> Vec<f64> {
    let dense = series.dense();
    let of = |place: usize| {
        let Some(first) = dense.day(place) else { return 1.0 };
        let length = first.bucket_end(series.bucket).since(first) + 1;
        (0..length).filter(|ahead| first.plus(*ahead).is_some_and(&is_open)).count().max(1) as f64
    };
    (0..series.asked.len()).map(of).collect()
}

/// What was asked for and not served in a row, in base units.
fn lost(history: &History<'_>, row: usize) -> f64 {
    let lost = history.lost.get(row).copied().filter(|lost| *lost != NOT_STATED).unwrap_or(0);
    decimal::scaled_to_f64(lost, history.decimals)
}
