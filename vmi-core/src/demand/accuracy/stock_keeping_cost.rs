//! Stock-keeping-oriented prediction error costs (SPEC): what the mistiming of forecasts costs, in stock and in waiting demand.

use super::checked_pairs;
use crate::error::Result;
use crate::num::domain::{all_not_negative, held, not_negative};

/// What a unit costs that waits or lies for one period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StockKeepingCost {
    /// α1, money for a unit of demand that waits for a period.
    pub shortage_cost: f64,
    /// α2, money for a unit that lies in stock for a period.
    pub holding_cost: f64,
}

impl StockKeepingCost {
    /// The mean cost of a period of forecasts that are taken as deliveries, oldest demand and oldest stock first.
    ///
    /// ```text
    /// SPEC = 1/n Σ_t Σ_{i≤t} max(0, α1 min(a_i, A_i − F_t), α2 min(f_i, F_i − A_t)) · (t − i + 1)        A, F: running sums of a and f
    /// ```
    ///
    /// A unit's cost grows with every period that it waits or lies: t − i + 1 is its age. Both lists 0 or more. Here in time that grows with n, by two
    /// places that only move forward. Source: Martin, Spitzer & Kühl, HICSS 2020.
    ///
    /// ```
    /// use vmi_core::demand::accuracy::stock_keeping_cost::StockKeepingCost;
    /// let cost = StockKeepingCost { shortage_cost: 0.75, holding_cost: 0.25 };
    /// // Two units come a period early, then two come a period late: ages 1, then 1.
    /// assert_eq!(cost.mean(&[0.0, 2.0, 2.0, 0.0], &[2.0, 0.0, 0.0, 2.0])?, (2.0 * 0.25 + 2.0 * 0.75) / 4.0);
    /// # Ok::<(), vmi_core::error::Error>(())
    /// ```
    pub fn mean(&self, actual: &[f64], forecast: &[f64]) -> Result<f64> {
        not_negative("shortage_cost", self.shortage_cost)?;
        not_negative("holding_cost", self.holding_cost)?;
        checked_pairs(actual, forecast)?;
        all_not_negative("actual", actual)?;
        all_not_negative("forecast", forecast)?;
        let (mut waiting, mut lying) = (Backlog::default(), Backlog::default());
        let (mut asked, mut given, mut cost) = (0.0, 0.0, 0.0);
        for at in 0..actual.len() {
            asked += actual[at];
            given += forecast[at];
            cost += self.shortage_cost * waiting.next(actual, at, given) + self.holding_cost * lying.next(forecast, at, asked);
        }
        held("cost", cost / actual.len() as f64)
    }
}

/// Amounts not yet met, oldest first.
#[derive(Default)]
struct Backlog {
    /// The first amount not met in full, and the sum up to and with it.
    first: usize,
    sum_to_first: f64,
    /// The sum and the sum times age of the amounts after it.
    later: f64,
    aged: f64,
    started: bool,
}

impl Backlog {
    /// Σ (what is left of an amount) · age after period `at`, where `met` of the running sum is met.
    fn next(&mut self, amounts: &[f64], at: usize, met: f64) -> f64 {
        if self.started {
            self.later += amounts[at];
        } else {
            (self.first, self.sum_to_first, self.started) = (at, self.sum_to_first + amounts[at], true);
        }
        self.aged += self.later;
        while self.sum_to_first <= met {
            if self.first == at {
                (self.later, self.aged, self.started) = (0.0, 0.0, false);
                return 0.0;
            }
            self.first += 1;
            let amount = amounts[self.first];
            self.sum_to_first += amount;
            self.later -= amount;
            self.aged -= amount * (at - self.first + 1) as f64;
        }
        (self.sum_to_first - met) * (at - self.first + 1) as f64 + self.aged.max(0.0)
    }
}
