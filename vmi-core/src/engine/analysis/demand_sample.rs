//! Demand over a time ahead as a sample: a forecast's sum and the errors of such sums, or sums of drawn errors.

use super::methods::{Task, support};
use super::past_errors::{past_errors, separate_errors};
use crate::canonical::Digest;
use crate::demand::Fit;
use crate::demand::interval::bootstrap::ResidualBootstrap;
use crate::demand::interval::{Support, conformal, one_step_errors};
use crate::error::{Error, ErrorKind, Result};
use crate::model::{ForecastDistribution, ForecastMethod, Key};
use crate::num::domain::all_finite;
use crate::num::random::Random;
use crate::num::{normal, round_up, sqrt, sum};
use crate::policy::sample_demand::SampleDemand;

/// What is expected up to each whole day or period ahead, and how many periods of the forecast that is.
pub(in crate::engine) struct Timeline {
    /// Units and periods up to 0, 1, 2, …; between them in proportion.
    until: Vec<(f64, f64)>,
}

impl Timeline {
    /// Of the units of each day or period, and the part of a period that it is.
    pub(in crate::engine) fn new(steps: impl Iterator<Item = (f64, f64)>) -> Self {
        let mut until = vec![(0.0, 0.0)];
        let (mut units, mut periods) = (0.0, 0.0);
        for (step, part) in steps {
            units += step;
            periods += part;
            until.push((units, periods));
        }
        Self { until }
    }

    /// Units and periods up to a time; beyond the last day, up to that.
    fn at(&self, time: f64) -> (f64, f64) {
        let last = self.until.len() - 1;
        let whole = (time.max(0.0) as usize).min(last);
        let (low, share) = (self.until[whole], (time - whole as f64).clamp(0.0, 1.0));
        let high = self.until[(whole + 1).min(last)];
        (low.0 + share * (high.0 - low.0), low.1 + share * (high.1 - low.1))
    }
}

/// The times that are looked at, in days or periods of a timeline.
#[derive(Clone, Copy, Debug)]
pub(in crate::engine) struct Times {
    pub lead_time: f64,
    pub review: f64,
    pub lead_time_sd: f64,
    /// Whether demand over the lead time alone is asked for, …
    pub alone: bool,
    /// … and demand at moments of the review.
    pub moments: bool,
}

impl Times {
    /// The longest time that is looked at.
    pub(in crate::engine) fn reach(&self) -> f64 {
        self.lead_time + self.review + MOST_DEVIATIONS * self.lead_time_sd
    }
}

/// Drawn lead times stay within so many standard deviations.
const MOST_DEVIATIONS: f64 = 4.0;
/// Equally likely lead times that a sum of errors is spread to.
const LEAD_TIMES: usize = 15;
/// Moments between two receipts at which stock is looked at.
const MOMENTS: usize = 8;
/// Of fewer errors nothing is drawn, and no quantile taken.
const LEAST_ERRORS: usize = 10;

/// A forecast whose sums are asked for.
pub(in crate::engine) struct Sampler<'s> {
    pub task: &'s Task<'s>,
    pub method: ForecastMethod,
    /// Its fit to the whole history, whose path is as long as the times reach.
    pub fit: &'s Fit,
    pub timeline: &'s Timeline,
    /// What makes draws the key's own.
    pub key: u64,
}

/// A number of a key by the text of its ids, so that its draws rest on nothing else.
pub(in crate::engine) fn key_of_draws(facts: &super::Facts<'_>, key: Key) -> u64 {
    let (item, location) = facts.loaded.catalog.key_ids(key);
    let mut digest = Digest::new("vmi draws 1");
    digest.text(item);
    digest.text(location);
    u64::from_str_radix(&digest.hex()[..16], 16).unwrap_or(0)
}

impl Sampler<'_> {
    /// Demand over the times by one kind of sample; an error where there are too few errors for one.
    pub(in crate::engine) fn sample(&self, kind: ForecastDistribution, times: &Times) -> Result<SampleDemand> {
        let mut found = match kind {
            ForecastDistribution::Bootstrap => self.drawn(times)?,
            _ => self.of_past(kind, times)?,
        };
        // Nothing comes back between the lead time and the end of the review.
        for (before, after) in found.over_lead_time.iter_mut().zip(&found.over_protection) {
            *before = before.min(*after);
        }
        all_finite("sums", &found.over_protection)?;
        Ok(found)
    }

    /// Errors of sums over rolling origins, about the sum that is expected now; for ranks those that do not overlap.
    fn of_past(&self, kind: ForecastDistribution, times: &Times) -> Result<SampleDemand> {
        let Times { lead_time, review, lead_time_sd, .. } = *times;
        let (units, periods) = self.timeline.at(lead_time + review);
        let horizon = (periods.ceil() as usize).max(1);
        let past = if kind == ForecastDistribution::Conformal {
            separate_errors(self.task, self.method, horizon)?
        } else {
            past_errors(self.task, self.method, horizon)?
        };
        if past.horizon() < horizon {
            return Err(not_as_far(past.horizon(), periods));
        }
        let spread = spread(units / (lead_time + review) * lead_time_sd);
        let sums = |time: f64| -> Result<Vec<f64>> {
            let (units, periods) = self.timeline.at(time);
            let mut errors = vec![0.0; past.origins().len()];
            if periods > 0.0 {
                past.errors_of_sum(periods, &mut errors)?;
            }
            let support = self.support();
            Ok(errors.iter().flat_map(|error| spread.iter().map(move |more| support.nearest(units + error + more))).collect())
        };
        Ok(SampleDemand {
            from: kind,
            errors: past.origins().len(),
            over_protection: sums(lead_time + review)?,
            over_lead_time: if times.alone { sums(lead_time)? } else { Vec::new() },
            between: if times.moments { moments(review).map(|after| sums(lead_time + after)).collect::<Result<_>>()? } else { Vec::new() },
        })
    }

    /// Sums of one-step errors that are drawn period by period, with a lead time of their own where it varies.
    fn drawn(&self, times: &Times) -> Result<SampleDemand> {
        let Times { lead_time, review, lead_time_sd, .. } = *times;
        let settings = &self.task.settings.distribution;
        let fit = self.fit;
        let mut errors = Vec::new();
        one_step_errors(self.task.periods.demand, fit, &mut errors)?;
        let (_, reached) = self.timeline.at(times.reach());
        let (_, periods) = self.timeline.at(lead_time + review);
        if periods <= 0.0 {
            return Err(Error::new(ErrorKind::OutOfRange, "the location is closed over lead time and review").field("periods"));
        }
        let path: Vec<f64> = fit.path.iter().take((reached.ceil() as usize).max(1)).map(|step| self.support().nearest(*step)).collect();
        let has_model = fit.sum_variance.len() == fit.path.len();
        let draws = ResidualBootstrap {
            path: &path,
            errors: &errors,
            periods,
            sum_variance: has_model.then(|| variance_of_sum(&fit.sum_variance, periods)),
            is_centred: true,
            replications: settings.replications,
            seed: settings.seed,
            key: self.key,
            // Errors widened to the variance of the sum say nothing of a single period: then the sum alone is kept from going below 0.
            support: if has_model { Support::Real } else { self.support() },
        };
        let lead_times = Random::new(settings.seed, self.key ^ u64::MAX);
        let lead = |repetition: u64| {
            if lead_time_sd > 0.0 {
                (lead_time + lead_times.normal(repetition).clamp(-MOST_DEVIATIONS, MOST_DEVIATIONS) * lead_time_sd).max(0.0)
            } else {
                lead_time
            }
        };
        let sums = |after: f64| -> Result<Vec<f64>> {
            let mut found = Vec::new();
            draws.sums_until(|repetition| self.timeline.at(lead(repetition) + after).1.min(path.len() as f64), &mut found)?;
            for (repetition, total) in found.iter_mut().enumerate() {
                *total = self.support().nearest(*total + self.lag(lead(repetition as u64) + after, &path));
            }
            Ok(found)
        };
        Ok(SampleDemand {
            from: ForecastDistribution::Bootstrap,
            errors: errors.len(),
            over_protection: sums(review)?,
            over_lead_time: if times.alone { sums(0.0)? } else { Vec::new() },
            between: if times.moments { moments(review).map(sums).collect::<Result<_>>()? } else { Vec::new() },
        })
    }

    /// What is expected up to a time, less the sum of as many first periods: not 0 where the plan's day lies within a week or month.
    fn lag(&self, time: f64, path: &[f64]) -> f64 {
        let (units, periods) = self.timeline.at(time);
        let mut first = 0.0;
        for (at, step) in path.iter().enumerate().take(periods.ceil() as usize) {
            first += (periods - at as f64).min(1.0) * step;
        }
        let lag = units - first;
        if lag.abs() <= 1e-9 * units.abs() { 0.0 } else { lag }
    }

    fn support(&self) -> Support {
        support(self.task.periods.demand)
    }
}

/// What a lead time that varies adds to a sum: units at equally likely quantiles, whose variance is that of the lead time; 0 for a lead time that does not vary.
fn spread(deviation: f64) -> Vec<f64> {
    if deviation.abs() <= 0.0 {
        return vec![0.0];
    }
    let places: Vec<f64> = (0..LEAD_TIMES).map(|at| normal::quantile((at as f64 + 0.5) / LEAD_TIMES as f64)).collect();
    let squares: Vec<f64> = places.iter().map(|place| place * place).collect();
    let scale = sqrt(sum(&squares) / LEAD_TIMES as f64);
    places.iter().map(|place| place / scale * deviation).collect()
}

/// Whether so many one-step errors are enough to draw from.
pub(super) fn enough_errors(count: usize) -> Result<()> {
    if count >= LEAST_ERRORS { Ok(()) } else { Err(few(count, "one-step errors", LEAST_ERRORS, "a bootstrap")) }
}

fn few(count: usize, what: &str, needed: usize, of: &str) -> Error {
    let message = format!("{count} {what} are too few for {of}: at least {needed} are needed");
    Error::new(ErrorKind::OutOfRange, message).field(what).value(count.to_string()).expected(format!("at least {needed}"))
}

/// Whether so many errors, or draws, say enough for a level; an error that says how many are needed.
pub(in crate::engine) fn enough(sample: &SampleDemand, share: f64) -> Result<()> {
    if sample.from == ForecastDistribution::Conformal {
        return conformal::rank(sample.errors, share).map(|_| ());
    }
    let beyond = round_up(1.0 / (1.0 - share), 0).map_or(usize::MAX, |least| least as usize);
    let level = format!("the level {share}");
    if sample.from == ForecastDistribution::Bootstrap {
        if sample.errors < LEAST_ERRORS {
            return Err(few(sample.errors, "one-step errors", LEAST_ERRORS, &level));
        }
        return if sample.count() < beyond { Err(few(sample.count(), "replications", beyond, &level)) } else { Ok(()) };
    }
    let needed = beyond.max(LEAST_ERRORS);
    if sample.errors < needed { Err(few(sample.errors, "errors", needed, &level)) } else { Ok(()) }
}

/// The variance of the sum of a number of periods, a part of one between its ends.
pub(in crate::engine) fn variance_of_sum(sums: &[f64], periods: f64) -> f64 {
    let whole = periods as usize;
    let at = |periods: usize| periods.checked_sub(1).map_or(0.0, |place| sums[place.min(sums.len() - 1)]);
    let low = at(whole);
    low + (periods - whole as f64) * (at(whole + 1) - low)
}

/// The middles of equal parts of a review.
fn moments(review: f64) -> impl Iterator<Item = f64> {
    (0..MOMENTS).map(move |at| review * (at as f64 + 0.5) / MOMENTS as f64)
}

fn not_as_far(horizon: usize, periods: f64) -> Error {
    let message = format!("the history has room for errors up to {horizon} periods ahead, and lead time and review are {periods}");
    Error::new(ErrorKind::OutOfRange, message).field("periods").value(periods.to_string()).expected("a longer history, or a shorter time")
}
