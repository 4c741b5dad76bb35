//! Projection of stock along mean demand and open orders: when it runs out, how short it gets, until when it lasts.

use serde::{Deserialize, Serialize};

use crate::model::Day;

/// How far ahead is looked, in days.
const HORIZON_DAYS: i32 = 3_650;

/// Stock without its claims, arrivals by day, and mean demand per day, in units.
#[derive(Clone, Debug, PartialEq)]
pub struct Projection {
    /// The day before the first projected one.
    pub as_of: Day,
    /// Usable stock − allocated − back-ordered.
    pub net: f64,
    /// (days after as_of, quantity), ascending.
    pub arrivals: Vec<(i32, f64)>,
    /// Mean demand per day.
    pub mean: f64,
}

/// How short stock is projected to be.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Risk {
    /// First day on which projected stock is under 0.
    pub run_out: Day,
    /// Units short on the day before the due date, at least 0.
    pub short_before_due: Option<f64>,
    /// Units short on the due date before it arrives, at least 0.
    pub short_on_due: Option<f64>,
}

impl Projection {
    /// Projected stock so many days after `as_of`.
    pub fn after(&self, days: i32) -> f64 {
        let arrived: f64 = self.arrivals.iter().take_while(|(day, _)| *day <= days).map(|(_, quantity)| quantity).sum();
        self.net + arrived - self.mean * f64::from(days)
    }

    /// The first day after `as_of` on which it is under 0, within 3,650 days; a rounding error below 0 is 0.
    pub fn run_out(&self) -> Option<Day> {
        let mut from = 1;
        let mut level = self.net;
        let mut arrivals = self.arrivals.iter().peekable();
        while from <= HORIZON_DAYS {
            while let Some((_, quantity)) = arrivals.next_if(|(day, _)| *day <= from) {
                level += quantity;
            }
            let until = arrivals.peek().map_or(HORIZON_DAYS + 1, |(day, _)| *day).min(HORIZON_DAYS + 1);
            if let Some(day) = self.first_below(level, from, until) {
                return self.as_of.plus(day);
            }
            from = until;
        }
        None
    }

    /// The first day in from..until on which level − mean · day is under 0.
    fn first_below(&self, level: f64, from: i32, until: i32) -> Option<i32> {
        let below = |day: i32| level - self.mean * f64::from(day) < -1e-9 * level.abs().max(1.0);
        if below(from) {
            return Some(from);
        }
        if !below(until - 1) {
            return None;
        }
        let estimate = (level / self.mean).clamp(f64::from(from), f64::from(until - 1)) as i32;
        let start = (estimate - 2).max(from);
        (start..until).find(|day| below(*day))
    }

    /// The first day on which a position falls to a level (or below it, where `strictly`); today at the earliest.
    pub fn falls_to(&self, position: f64, level: f64, strictly: bool) -> Option<Day> {
        if self.mean <= 0.0 {
            return None;
        }
        let days = (position - level) / self.mean;
        let whole = crate::num::round_up(days, 0).ok()?;
        let reached = if strictly && crate::num::round_down(days, 0).ok()? == whole { whole + 1 } else { whole };
        i32::try_from(reached.max(0)).ok().filter(|days| *days <= HORIZON_DAYS).and_then(|days| self.as_of.plus(days))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn run_out_agrees_with_a_walk_day_by_day() {
        for case in 0..2_000_i32 {
            let number = |salt: i32, range: i32| (case * 7_919 + salt * 104_729).rem_euclid(range);
            let mut arrivals: Vec<(i32, f64)> = (0..number(1, 4)).map(|at| (1 + number(at + 2, 60), f64::from(number(at + 9, 50)))).collect();
            arrivals.sort_by_key(|(day, _)| *day);
            let projection =
                Projection { as_of: day("2026-06-30"), net: f64::from(number(3, 90) - 20), arrivals, mean: f64::from(number(4, 9)) / 4.0 };
            let walked = (1..=HORIZON_DAYS).find(|days| projection.after(*days) < -1e-9).and_then(|days| projection.as_of.plus(days));
            assert_eq!(projection.run_out(), walked, "{projection:?}");
        }
    }

    #[test]
    fn the_documented_example() {
        let projection = Projection { as_of: day("2026-06-30"), net: 25.0, arrivals: vec![], mean: 4.2 };
        assert_eq!(projection.run_out(), Some(day("2026-07-06")));
        assert!((projection.after(8) + 8.6).abs() < 1e-9 && (projection.after(9) + 12.8).abs() < 1e-9);
        assert_eq!(projection.falls_to(140.0, 83.7, true), Some(day("2026-07-14")));
    }
}
