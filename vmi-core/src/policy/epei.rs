//! Every part every interval.

use super::model::{Exactness, Model, fields};
use crate::error::Result;
use crate::num::domain::{all_not_negative, all_positive, held, outside, positive, same_length};

/// How often each part can be made, if all time that production leaves is used for changeovers.
///
/// ```text
/// EPEI = Σ s_i / (A − Σ d_i t_i)        batch_i = d_i · EPEI
/// ```
///
/// Lists have one value for each part; d_i and t_i are above 0, the changeover times s_i 0 or more, the available time A above what production takes.
/// Shorter changeovers (SMED) shorten the interval, and with it every batch, in proportion. Exact for one machine and constant rates. Errors
/// name the input. Source: Rother & Shook, Learning to See (1999); Hopp & Spearman, Factory Physics.
///
/// ```
/// use vmi_core::policy::epei::Epei;
/// let machine = Epei { available_time: 480.0, demand_rates: &[100.0, 40.0], unit_times: &[3.0, 2.0], changeover_times: &[30.0, 20.0] };
/// let found = machine.optimum()?; // 480 − 380 = 100 minutes a day for 50 minutes of changeovers
/// assert_eq!((found.interval, found.batch_quantities.as_slice()), (0.5, [50.0, 20.0].as_slice()));
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Epei<'a> {
    /// A, machine time in a period.
    pub available_time: f64,
    /// d, units of each part in a period.
    pub demand_rates: &'a [f64],
    /// t, machine time for a unit.
    pub unit_times: &'a [f64],
    /// s, machine time for a changeover to the part.
    pub changeover_times: &'a [f64],
}

/// An interval and its batches.
#[derive(Clone, Debug, PartialEq)]
pub struct EpeiPlan {
    /// EPEI, in periods.
    pub interval: f64,
    /// The part of the time that production takes.
    pub utilization: f64,
    /// Units of each part in an interval.
    pub batch_quantities: Vec<f64>,
}

impl Epei<'_> {
    /// The shortest interval.
    pub fn optimum(&self) -> Result<EpeiPlan> {
        let (production, changeovers) = self.times()?;
        self.at(held("interval", changeovers / (self.available_time - production))?, production)
    }

    /// The batches of a given interval, in periods and at least the shortest.
    pub fn plan(&self, interval: f64) -> Result<EpeiPlan> {
        let (production, changeovers) = self.times()?;
        positive("interval", interval)?;
        if interval * (self.available_time - production) < changeovers * (1.0 - 1e-9) {
            return Err(outside("interval", interval, format!("at least {} periods", changeovers / (self.available_time - production))));
        }
        self.at(interval, production)
    }

    /// Time for production in a period, and for one changeover to each part.
    fn times(&self) -> Result<(f64, f64)> {
        positive("available_time", self.available_time)?;
        all_positive("demand_rates", self.demand_rates)?;
        for (name, times) in [("unit_times", self.unit_times), ("changeover_times", self.changeover_times)] {
            same_length(name, times.len(), "demand_rates", self.demand_rates.len())?;
        }
        all_positive("unit_times", self.unit_times)?;
        all_not_negative("changeover_times", self.changeover_times)?;
        let production = self.demand_rates.iter().zip(self.unit_times).fold(0.0, |sum, (rate, time)| sum + rate * time);
        if production < self.available_time {
            Ok((production, self.changeover_times.iter().fold(0.0, |sum, time| sum + time)))
        } else {
            Err(outside("available_time", self.available_time, format!("more than production takes, {production},")))
        }
    }

    fn at(&self, interval: f64, production: f64) -> Result<EpeiPlan> {
        let batch_quantities = self.demand_rates.iter().map(|rate| held("batch_quantities", rate * interval)).collect::<Result<_>>()?;
        Ok(EpeiPlan { interval, utilization: production / self.available_time, batch_quantities })
    }
}

pub(crate) const MODEL: Model = Model {
    name: "epei",
    summary: "The shortest interval in which a machine can make every part, and the batches.",
    exactness: Exactness::Exact,
    source: "Rother & Shook, Learning to See (1999)",
    inputs: fields![
        available_time: Number "machine time in a period",
        demand_rates: Numbers "units of each part in a period",
        unit_times: Numbers "machine time for a unit",
        changeover_times: Numbers "machine time for a changeover to the part",
        interval: Optional "periods; absent: the shortest",
    ],
    outputs: fields![
        interval: Number "periods",
        utilization: Number "part of the time that production takes",
        batch_quantities: Numbers "units of each part in an interval",
    ],
    solve: |given, answer| {
        let model =
            Epei { available_time: given.number(0), demand_rates: given.lists[0], unit_times: given.lists[1], changeover_times: given.lists[2] };
        let found = given.numbers[1].map_or_else(|| model.optimum(), |interval| model.plan(interval))?;
        answer.numbers.extend([found.interval, found.utilization]);
        answer.lists.push(found.batch_quantities);
        Ok(())
    },
};
