//! Numbers as a planner reads them: a rounded rendering; the exact ones stand in the JSON form.

use rust_decimal::Decimal;

use crate::model::{Day, Money};

/// A rate such as demand per day: 2 decimals, more for small ones.
pub(super) fn rate(x: f64) -> String {
    if x != 0.0 && x.abs() < 0.1 { format!("{x:.4}") } else { format!("{x:.2}") }
}

/// A computed level: one decimal more than the item has.
pub(super) fn level(x: f64, decimals: u32) -> String {
    format!("{x:.*}", decimals as usize + 1)
}

/// A number of days, a rate or a limit as it was given.
pub(super) fn plain(x: f64) -> String {
    x.to_string()
}

/// `1 day`, `7 days`.
pub(super) fn days(x: f64) -> String {
    format!("{} {}", plain(x), if x == 1.0 { "day" } else { "days" })
}

/// Money with its currency.
pub(super) fn money(amount: Decimal, currency: Option<&str>) -> String {
    Money::new(amount, currency).to_string()
}

/// `Thu 2026-07-02`.
pub(super) fn weekday(day: Day) -> String {
    format!("{} {day}", day.weekday())
}

/// `06-29` in the same year, else the whole date.
pub(super) fn short_day(day: Day, near: Day) -> String {
    let (text, other) = (day.to_string(), near.to_string());
    if text[..4] == other[..4] { text[5..].to_owned() } else { text }
}
