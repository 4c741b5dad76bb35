//! Dead and slow stock: what lies without moving, and what lies for too long.

use crate::error::Result;
use crate::num::domain::{not_negative, outside, positive};

/// How stock moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Movement {
    /// There is none.
    NoStock,
    /// It is asked for.
    Moving,
    /// It is asked for seldom, or lasts for long.
    Slow,
    /// It is not asked for any more.
    Dead,
}

impl Movement {
    /// The word for it, the same in every language.
    pub const fn word(self) -> &'static str {
        match self {
            Self::NoStock => "no_stock",
            Self::Moving => "moving",
            Self::Slow => "slow",
            Self::Dead => "dead",
        }
    }
}

/// The thresholds of movement. They are conventions, so they are inputs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SlowStockRule {
    /// From so many days since the last demand on stock is slow.
    pub slow_days: f64,
    /// From so many on it is dead.
    pub dead_days: f64,
    /// Above so many days of coverage it is slow, and what goes beyond them is excess.
    pub most_coverage_days: f64,
}

impl Default for SlowStockRule {
    /// Slow from 90 days, dead from 365 days, a year of coverage.
    fn default() -> Self {
        Self { slow_days: 90.0, dead_days: 365.0, most_coverage_days: 365.0 }
    }
}

/// How stock moves and what that follows from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SlowStock {
    /// How it moves.
    pub movement: Movement,
    /// on_hand / mean demand a day; none without demand, where it lasts for ever.
    pub coverage_days: Option<f64>,
    /// Units beyond the longest coverage; all of dead stock.
    pub excess: f64,
}

/// How the stock of a key moves: dead or slow by the days since its last demand (none: never), slow by coverage too.
///
/// ```text
/// coverage = on_hand / mean demand a day        excess = max(0, on_hand − most coverage × mean)
/// ```
///
/// Stock of 0 or less is no stock. A key that was never asked for is dead; keep new keys out of this by their own
/// [`stage`](super::life_cycle::Stage). Errors name a threshold that is not above 0 or out of order.
///
/// ```
/// use vmi_core::demand::profile::slow_stock::{Movement, SlowStockRule, slow_stock};
/// let rule = SlowStockRule::default();
/// let found = slow_stock(500.0, 1.0, Some(12.0), &rule)?;
/// assert_eq!((found.movement, found.coverage_days, found.excess), (Movement::Slow, Some(500.0), 135.0));
/// assert_eq!(slow_stock(20.0, 0.02, Some(400.0), &rule)?.movement, Movement::Dead);
/// assert_eq!(slow_stock(20.0, 1.0, Some(12.0), &rule)?.movement.word(), "moving");
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn slow_stock(on_hand: f64, mean_per_day: f64, days_since_demand: Option<f64>, rule: &SlowStockRule) -> Result<SlowStock> {
    crate::num::domain::finite("on_hand", on_hand)?;
    not_negative("mean_per_day", mean_per_day)?;
    not_negative("days_since_demand", days_since_demand.unwrap_or(0.0))?;
    positive("most_coverage_days", rule.most_coverage_days)?;
    if positive("slow_days", rule.slow_days)? > positive("dead_days", rule.dead_days)? {
        return Err(outside("slow_days", rule.slow_days, format!("at most dead_days, {}", rule.dead_days)));
    }
    if on_hand <= 0.0 {
        return Ok(SlowStock { movement: Movement::NoStock, coverage_days: (mean_per_day > 0.0).then_some(0.0), excess: 0.0 });
    }
    let coverage_days = Some(on_hand / mean_per_day).filter(|days| days.is_finite());
    let lasts = coverage_days.is_none_or(|days| days > rule.most_coverage_days);
    let movement = match days_since_demand {
        None => Movement::Dead,
        Some(days) if days >= rule.dead_days => Movement::Dead,
        Some(days) if days >= rule.slow_days || lasts => Movement::Slow,
        Some(_) => Movement::Moving,
    };
    let beyond = (on_hand - rule.most_coverage_days * mean_per_day).max(0.0);
    Ok(SlowStock { movement, coverage_days, excess: if movement == Movement::Dead { on_hand } else { beyond } })
}
