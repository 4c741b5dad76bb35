//! Power-of-two order intervals.

use super::eoq::Eoq;
use super::model::{Exactness, Model, fields};
use crate::error::Result;
use crate::num::domain::{held, outside, positive, whole};
use crate::num::sqrt;

/// The best order interval of the form base period · 2^k. All inputs are finite and above 0.
///
/// ```text
/// T = base · 2^k,  k the least whole number with T ≥ √(K / (h D))        cost rate = K / T + h D T / 2
/// ```
///
/// With any k, also below 0, the cost is at most (√2 + 1/√2) / 2 = 1.0607 times that of the EOQ. `least_exponent` keeps k from becoming too
/// small, as 0 does where nobody can order more often than once in a base period; then the bound does not hold. Exact among these intervals, ties
/// to the shorter one. Errors name the input. Source: R. Roundy, Management Science 31 (1985) 1416–1430.
///
/// ```
/// use vmi_core::policy::power_of_two::PowerOfTwo;
/// let model = PowerOfTwo { fixed_cost: 8.0, demand_rate: 1300.0, holding_cost: 0.225, base_period: 1.0 / 52.0, least_exponent: None };
/// let best = model.optimum()?;
/// assert_eq!((best.exponent, best.cycle_time), (4, 16.0 / 52.0)); // the EOQ lasts 12.16 weeks
/// assert!((best.cost_ratio - 1.0379).abs() < 1e-4);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PowerOfTwo {
    /// K, money for an order.
    pub fixed_cost: f64,
    /// D, units for a unit of time.
    pub demand_rate: f64,
    /// h, money for a unit held for a unit of time.
    pub holding_cost: f64,
    /// The base period, in units of time.
    pub base_period: f64,
    /// The least k that is allowed; none: any.
    pub least_exponent: Option<i64>,
}

/// A power-of-two interval and what it costs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PowerOfTwoCost {
    /// k.
    pub exponent: i64,
    /// T, in units of time.
    pub cycle_time: f64,
    /// D T, in units.
    pub order_quantity: f64,
    /// Ordering plus holding cost in one unit of time.
    pub cost_rate: f64,
    /// Cost as a multiple of that of the EOQ.
    pub cost_ratio: f64,
}

impl PowerOfTwo {
    /// The best interval.
    pub fn optimum(&self) -> Result<PowerOfTwoCost> {
        self.check()?;
        // Doubling T costs no less once K / (2 T) ≤ h D T / 2.
        let wanted = sqrt(self.fixed_cost / (self.holding_cost * self.demand_rate));
        let (mut exponent, mut cycle_time) = (0_i64, self.base_period);
        let least = self.least_exponent.unwrap_or(i64::MIN);
        while cycle_time < wanted || exponent < least {
            cycle_time = held("cycle_time", cycle_time * 2.0)?;
            exponent += 1;
        }
        while exponent > least && cycle_time / 2.0 >= wanted && cycle_time / 2.0 > 0.0 {
            cycle_time /= 2.0;
            exponent -= 1;
        }
        self.at(exponent, cycle_time)
    }

    /// What the interval of a given exponent, at least `least_exponent`, costs.
    pub fn cost(&self, exponent: i64) -> Result<PowerOfTwoCost> {
        self.check()?;
        if let Some(least) = self.least_exponent.filter(|least| exponent < *least) {
            return Err(outside("exponent", exponent as f64, format!("a whole number of {least} or more")));
        }
        if !(-2_000..=2_000).contains(&exponent) {
            return Err(outside("exponent", exponent as f64, "a whole number from -2000 to 2000"));
        }
        let factor = if exponent < 0 { 0.5 } else { 2.0 };
        let cycle_time = (0..exponent.abs()).fold(self.base_period, |time, _| time * factor);
        self.at(exponent, positive("cycle_time", cycle_time)?)
    }

    fn check(&self) -> Result<()> {
        Eoq { fixed_cost: self.fixed_cost, demand_rate: self.demand_rate, holding_cost: self.holding_cost }.optimum()?;
        positive("base_period", self.base_period)?;
        Ok(())
    }

    fn at(&self, exponent: i64, cycle_time: f64) -> Result<PowerOfTwoCost> {
        let eoq = Eoq { fixed_cost: self.fixed_cost, demand_rate: self.demand_rate, holding_cost: self.holding_cost };
        let cost_rate = held("cost_rate", self.fixed_cost / cycle_time + self.holding_cost * self.demand_rate * cycle_time / 2.0)?;
        let order_quantity = held("order_quantity", self.demand_rate * cycle_time)?;
        Ok(PowerOfTwoCost { exponent, cycle_time, order_quantity, cost_rate, cost_ratio: cost_rate / eoq.optimum()?.cost_rate })
    }
}

pub(crate) const MODEL: Model = Model {
    name: "power_of_two",
    summary: "The best order interval among a base period times powers of two.",
    exactness: Exactness::Approximation("at most 6.07 % above the EOQ where any exponent is allowed; exact among powers of two"),
    source: "R. Roundy, Management Science 31 (1985) 1416–1430",
    inputs: fields![
        fixed_cost: Number "money for an order",
        demand_rate: Number "units for a unit of time",
        holding_cost: Number "money for a unit held for a unit of time",
        base_period: Number "units of time",
        least_exponent: Optional "whole; absent: any exponent",
        exponent: Optional "whole; absent: the best",
    ],
    outputs: fields![
        exponent: Whole "k of base_period · 2^k",
        cycle_time: Number "units of time",
        order_quantity: Number "units",
        cost_rate: Number "money for a unit of time, without purchase",
        cost_ratio: Number "cost as a multiple of that of the EOQ",
    ],
    solve: |given, answer| {
        let exponent = |name: &str, value: Option<f64>| value.map(|value| whole(name, value, -2_000)).transpose();
        let model = PowerOfTwo {
            fixed_cost: given.number(0),
            demand_rate: given.number(1),
            holding_cost: given.number(2),
            base_period: given.number(3),
            least_exponent: exponent("least_exponent", given.numbers[4])?,
        };
        let found = exponent("exponent", given.numbers[5])?.map_or_else(|| model.optimum(), |exponent| model.cost(exponent))?;
        answer.numbers.extend([found.exponent as f64, found.cycle_time, found.order_quantity, found.cost_rate, found.cost_ratio]);
        Ok(())
    },
};
