//! The sample of demand over lead time and review that a plan's levels are computed with, where a setting asks for one.

use super::analysis::{MethodForecast, Prepared, Sampler, Task, Timeline, Times, enough, key_of_draws};
use super::forecast_demand::Ahead;
use super::load::Facts;
use crate::demand::interval::Support;
use crate::error::{Error, ErrorKind, Result};
use crate::model::{Day, ForecastDistribution, Key, ServiceMeasure};
use crate::num::distribution::{Distribution, Empirical};
use crate::num::sqrt;
use crate::plan::{SampleFacts, Terms};
use crate::policy::sample_demand::{SampleDemand, near_place};
use crate::policy::{AskedOfDemand, Demand, LevelWanted, asked_of_demand};

/// A forecast that is to be spread.
pub(super) struct Spreading<'s> {
    pub facts: &'s Facts<'s>,
    pub key: Key,
    pub prepared: &'s Prepared,
    pub task: &'s Task<'s>,
    pub found: &'s MethodForecast,
    /// The plan's day.
    pub today: Day,
}

impl Spreading<'_> {
    /// The sample for the levels of a policy, and what is told of it; neither where no level is computed. `per_day` is what the forecast tells of a day.
    ///
    /// Conformal ranks tell cycle service of one level; for anything else the errors are taken as they are. Where there are too few of them for the level that is
    /// wanted, there is no sample, and levels rest on mean and variance.
    pub(super) fn sample(&self, terms: &Terms, per_day: &Demand) -> (Option<SampleFacts>, Option<SampleDemand>) {
        let asked = self.task.settings.distribution.kind;
        let none = |why: &str| {
            let (used, why) = (ForecastDistribution::Model, Some(why.to_owned()));
            SampleFacts { asked, used, why, errors: 0, count: 0, mean: 0.0, sd: 0.0, seed: None }
        };
        let wanted = match asked_of_demand(&terms.spec, per_day) {
            AskedOfDemand::Level(wanted) => wanted,
            AskedOfDemand::Moments(why) => return (Some(none(why)), None),
            AskedOfDemand::Nothing => return (None, None),
        };
        let is_ranked = wanted.measure == ServiceMeasure::Cycle && !wanted.has_two;
        let instead = asked == ForecastDistribution::Conformal && !is_ranked;
        let kind = if instead { ForecastDistribution::Empirical } else { asked };
        match self.made(kind, &wanted, terms) {
            Ok(sample) => {
                let (mean, sd) = moments(&sample);
                let why = instead.then(|| "conformal ranks tell cycle service of one level only".to_owned());
                let seed = (kind == ForecastDistribution::Bootstrap).then_some(self.task.settings.distribution.seed);
                let told = SampleFacts { asked, used: kind, why, errors: sample.errors, count: sample.count(), mean, sd, seed };
                (Some(told), Some(sample))
            }
            Err(error) => (Some(none(error.message())), None),
        }
    }

    fn made(&self, kind: ForecastDistribution, wanted: &LevelWanted, terms: &Terms) -> Result<SampleDemand> {
        let LevelWanted { measure, share, lead_time, review, has_two, is_periodic } = *wanted;
        let looks_at_review = has_two || (measure != ServiceMeasure::Cycle && review > 0.0 && is_periodic);
        let times = Times {
            lead_time,
            review,
            lead_time_sd: terms.spec.protection.lead_time_sd,
            alone: looks_at_review,
            moments: looks_at_review && measure == ServiceMeasure::Ready,
        };
        let calendar = Ahead::new(self.prepared, self.today, times.reach().ceil().max(1.0) as usize);
        let fit = self.task.as_far(self.found, calendar.periods())?;
        let support = Support::of(self.task.periods.demand);
        let path: Vec<f64> = fit.path.iter().map(|step| support.nearest(*step)).collect();
        let timeline = Timeline::new(calendar.steps(&path));
        let key = key_of_draws(self.facts, self.key);
        let mut sample = Sampler { task: self.task, method: self.found.method, fit: &fit, timeline: &timeline, key }.sample(kind, &times)?;
        enough(&sample, share)?;
        let decimals = terms.spec.decimals;
        let lists = [&mut sample.over_protection, &mut sample.over_lead_time].into_iter().chain(&mut sample.between);
        for value in lists.flatten() {
            *value = near_place(*value, decimals);
        }
        if times.alone && Empirical::new(sample.over_protection.clone())?.mean() <= Empirical::new(sample.over_lead_time.clone())?.mean() {
            return Err(Error::new(ErrorKind::OutOfRange, "nothing is expected in a review period"));
        }
        Ok(sample)
    }
}

/// Mean and standard deviation of the values.
fn moments(sample: &SampleDemand) -> (f64, f64) {
    Empirical::new(sample.over_protection.clone()).map_or((0.0, 0.0), |sums| (sums.mean(), sqrt(sums.variance())))
}
