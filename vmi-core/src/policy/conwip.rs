//! CONWIP: a constant number of jobs in a line.

use super::model::{Exactness, Model, fields};
use super::whole;
use crate::error::Result;
use crate::num::domain::{held, outside, positive};

/// A line with a constant number of jobs in it.
///
/// ```text
/// W0 = r_b T0        TH(w) = r_b w / (W0 + w − 1)        CT(w) = T0 + (w − 1) / r_b
/// ```
///
/// This is the practical worst case: exact for a balanced line of single machines with exponential times, an approximation for others (most lie
/// between it and the best case, min(w / T0, r_b)). r_b and T0 are above 0 with W0 of at least 1, as the bottleneck is part of T0. Errors name the
/// input. Source: Hopp & Spearman, Factory Physics, ch. 7 and 10.
///
/// ```
/// use vmi_core::policy::conwip::Conwip;
/// let line = Conwip { bottleneck_rate: 0.5, raw_process_time: 8.0 }; // the penny fab: four machines, two hours each
/// assert_eq!(line.performance(4.0)?.throughput, 0.5 * 4.0 / 7.0);
/// assert_eq!(line.optimum(0.4)?.wip, 12.0);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Conwip {
    /// r_b, jobs for a unit of time.
    pub bottleneck_rate: f64,
    /// T0, the time of a job that never waits.
    pub raw_process_time: f64,
}

/// A number of jobs and what the line does with it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ConwipPerformance {
    /// w, jobs.
    pub wip: f64,
    /// Jobs for a unit of time.
    pub throughput: f64,
    /// Time of a job from start to end.
    pub cycle_time: f64,
    /// W0, the jobs that give the full rate where nothing varies.
    pub critical_wip: f64,
    /// Jobs for a unit of time where nothing varies.
    pub best_throughput: f64,
}

impl Conwip {
    /// The least number of jobs that reaches a throughput, above 0 and below the bottleneck's rate.
    pub fn optimum(&self, throughput: f64) -> Result<ConwipPerformance> {
        let critical = self.check()?;
        positive("throughput", throughput)?;
        if throughput >= self.bottleneck_rate {
            return Err(outside("throughput", throughput, format!("a rate below bottleneck_rate, {},", self.bottleneck_rate)));
        }
        let wip = throughput * (critical - 1.0) / (self.bottleneck_rate - throughput);
        self.at(whole::ceil(wip).max(1.0), critical)
    }

    /// What a given number of jobs, whole and at least 1, gives.
    pub fn performance(&self, wip: f64) -> Result<ConwipPerformance> {
        let critical = self.check()?;
        crate::num::domain::whole("wip", wip, 1)?;
        self.at(wip, critical)
    }

    fn check(&self) -> Result<f64> {
        positive("bottleneck_rate", self.bottleneck_rate)?;
        positive("raw_process_time", self.raw_process_time)?;
        let critical = held("critical_wip", self.bottleneck_rate * self.raw_process_time)?;
        if critical < 1.0 - 1e-9 {
            return Err(outside("raw_process_time", self.raw_process_time, "at least the bottleneck's own time, 1 / bottleneck_rate,"));
        }
        Ok(critical.max(1.0))
    }

    fn at(&self, wip: f64, critical: f64) -> Result<ConwipPerformance> {
        Ok(ConwipPerformance {
            wip: held("wip", wip)?,
            throughput: held("throughput", self.bottleneck_rate * (wip / (critical + wip - 1.0)))?,
            cycle_time: held("cycle_time", self.raw_process_time + (wip - 1.0) / self.bottleneck_rate)?,
            critical_wip: critical,
            best_throughput: (wip / self.raw_process_time).min(self.bottleneck_rate),
        })
    }
}

pub(crate) const MODEL: Model = Model {
    name: "conwip",
    summary: "Throughput and cycle time of a line with a constant number of jobs, or the least number for a throughput.",
    exactness: Exactness::Approximation("the practical worst case: exact for balanced lines of single machines with exponential times"),
    source: "Hopp & Spearman, Factory Physics, ch. 7 and 10",
    inputs: fields![
        bottleneck_rate: Number "jobs for a unit of time",
        raw_process_time: Number "time of a job that never waits",
        throughput: Optional "wanted jobs for a unit of time, where wip is absent",
        wip: Optional "jobs in the line, whole; absent: the least for throughput",
    ],
    outputs: fields![
        wip: Whole "jobs in the line",
        throughput: Number "jobs for a unit of time",
        cycle_time: Number "time of a job from start to end",
        critical_wip: Number "jobs that give the full rate where nothing varies",
        best_throughput: Number "jobs for a unit of time where nothing varies",
    ],
    solve: |given, answer| {
        let model = Conwip { bottleneck_rate: given.number(0), raw_process_time: given.number(1) };
        let found = match (given.numbers[2], given.numbers[3]) {
            (Some(_), Some(wip)) => return Err(outside("wip", wip, "either wip or throughput, not both,")),
            (_, Some(wip)) => model.performance(wip),
            (throughput, None) => model.optimum(throughput.unwrap_or(f64::NAN)),
        }?;
        answer.numbers.extend([found.wip, found.throughput, found.cycle_time, found.critical_wip, found.best_throughput]);
        Ok(())
    },
};
