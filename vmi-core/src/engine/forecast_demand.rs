//! Demand over lead time and review by a forecast, where a setting asks a plan for one.

use super::analysis::{External, MethodForecast, Prepared, Task, variance_of_sum};
use super::assemble::with_history;
use super::forecast_sample::Spreading;
use super::load::Facts;
use crate::demand::interval::Support;
use crate::error::Error;
use crate::model::{Day, ForecastDistribution, ForecastMethod, Policy, Settings, StatedUnit};
use crate::num::{sqrt, sum};
use crate::plan::{DemandFacts, ForecastFacts, Terms, mean_square_error};
use crate::policy::Demand;
use crate::policy::sample_demand::SampleDemand;

/// A forecast of a key and the days it tells of.
pub(super) struct ForecastDemand {
    pub facts: ForecastFacts,
    /// Demand over lead time and review as a sample, where a setting asks for one and there is enough to make it from.
    pub sample: Option<SampleDemand>,
    /// What is expected on each day after the plan's; empty without a forecast.
    by_day: Vec<f64>,
}

/// Days of a year: what lots for dated requirements look at where no forecast table does.
const YEAR: usize = 365;

/// The forecast of a key over its lead time and review; a method that cannot be fitted leaves the mean of the history, and says why.
pub(super) fn forecast_demand(
    facts: &Facts<'_>,
    settings: &Settings,
    number: u32,
    terms: &Terms,
    ((method, from), history): ((ForecastMethod, &'static str), &Demand),
) -> ForecastDemand {
    let key = facts.loaded.keys.keys()[number as usize];
    let cut = facts.cuts.of(Some(key.location));
    let days = cover_days(terms, settings);
    let none = ForecastDemand {
        facts: ForecastFacts {
            method: None,
            from: from.into(),
            criterion: None,
            parameters: Vec::new(),
            days,
            total: 0.0,
            sd: 0.0,
            score: None,
            origins: 0,
            runner_up: None,
            failed: Vec::new(),
            sample: None,
        },
        sample: None,
        by_day: Vec::new(),
    };
    let failed = |error: &Error| ForecastFacts { failed: vec![error.message().to_owned()], ..none.facts.clone() };
    let prepared = match with_history(facts, settings, number, |told| Prepared::of(told, facts, key, &settings.forecast)) {
        Ok(found) => found.flatten(),
        Err(error) => return ForecastDemand { facts: failed(&error), sample: None, by_day: Vec::new() },
    };
    let Some(prepared) = prepared else { return none };
    let wanted = if terms.spec.policy.is_some_and(Policy::looks_at_requirements) { YEAR } else { 0 };
    let calendar = Ahead::new(&prepared, cut.day(), (days.ceil() as usize).max(wanted).max(level_days(terms)));
    let (_, periods) = calendar.over(days);
    let external = External::of(&facts.forecasts, number, &prepared);
    let task = Task {
        settings: &settings.forecast,
        periods: prepared.periods(),
        external: external.as_ref(),
        horizon: calendar.periods(),
        service_level: terms.spec.safety.service_level,
        cover: (periods.max(f64::MIN_POSITIVE), terms.spec.distribution),
    };
    match task.by(method) {
        Ok(found) => {
            let mut told = none.with(&found, &prepared, &calendar);
            let per_day = told.per_day(history);
            if let Some(per_day) = per_day.filter(|_| settings.forecast.distribution.kind != ForecastDistribution::Model) {
                (told.facts.sample, told.sample) =
                    Spreading { facts, key, prepared: &prepared, task: &task, found: &found, today: cut.day() }.sample(terms, &per_day);
            }
            told
        }
        Err(error) => ForecastDemand { facts: failed(&error), sample: None, by_day: Vec::new() },
    }
}

/// Lead time and review in days, as the policy counts them; without a lead time the horizon of forecasts.
fn cover_days(terms: &Terms, settings: &Settings) -> f64 {
    let protection = &terms.spec.protection;
    let review = match terms.spec.policy {
        Some(Policy::LotForLot | Policy::WagnerWhitin) => protection.review.unwrap_or(1.0).max(1.0),
        Some(Policy::SS | Policy::CanOrder) => protection.review.filter(|review| *review > 0.0).unwrap_or(1.0),
        Some(Policy::BaseStock) => protection.review.unwrap_or(1.0),
        _ => protection.review.unwrap_or(0.0),
    };
    protection.lead_time.map_or_else(|| settings.forecast.horizon_of(crate::model::Bucket::Day) as f64, |lead_time| (lead_time + review).max(1.0))
}

/// The days that levels in days of supply look at.
fn level_days(terms: &Terms) -> usize {
    let levels = &terms.spec.levels;
    if levels.level_unit == StatedUnit::Quantity {
        return 0;
    }
    let most = levels.max.max(levels.min).map_or(0.0, crate::model::Quantity::to_f64);
    (most.ceil().max(0.0) as usize).min(super::assemble::MOST_FORECAST_DAYS)
}

impl ForecastDemand {
    fn with(self, found: &MethodForecast, prepared: &Prepared, calendar: &Ahead) -> Self {
        let fit = &found.fit;
        let support = if prepared.demand.iter().any(|size| *size < 0.0) { Support::Real } else { Support::NotNegative };
        let path: Vec<f64> = fit.path.iter().map(|step| support.nearest(*step)).collect();
        let (total, periods) = calendar.sum(&path, self.facts.days);
        let variance = if fit.sum_variance.len() == path.len() {
            variance_of_sum(&fit.sum_variance, periods)
        } else {
            periods * mean_square_error(&prepared.demand, fit)
        };
        let sd = sqrt(variance);
        if !(total.is_finite() && sd.is_finite()) {
            let failed = vec![format!("{}: the forecast is beyond what a number holds", found.method.word())];
            return Self { facts: ForecastFacts { failed, ..self.facts }, ..self };
        }
        let failed = found.failed.iter().map(|(method, error)| format!("{}: {}", method.word(), error.message())).collect();
        let facts = ForecastFacts {
            method: Some(found.method),
            criterion: found.criterion,
            parameters: fit.parameters.iter().filter(|(_, value)| value.is_finite()).map(|(name, value)| ((*name).to_owned(), *value)).collect(),
            total,
            sd,
            score: found.score.filter(|score| score.is_finite()),
            origins: found.origins,
            runner_up: found.runner_up.filter(|(_, score)| score.is_finite()),
            failed,
            ..self.facts
        };
        Self { facts, by_day: calendar.by_day(&path), ..self }
    }

    /// Mean and deviation by day over lead time and review, beside those of the history; none without a forecast.
    fn per_day(&self, history: &Demand) -> Option<Demand> {
        self.facts.method?;
        let mean = self.facts.total / self.facts.days;
        let sd = self.facts.sd / sqrt(self.facts.days);
        Some(Demand { mean, sd, maximum: history.maximum.max(mean), long_run: Some(history.mean), ..*history })
    }

    /// Demand as the forecast tells it: its mean and deviation by day over lead time and review, and day by day where the policy looks at days.
    pub(super) fn tell(&self, demand: &mut DemandFacts, ahead: &mut Option<Box<[f64]>>, terms: &Terms) {
        if self.facts.method.is_none() {
            return;
        }
        demand.per_day = self.per_day(&demand.per_day).unwrap_or(demand.per_day);
        let looks = terms.spec.policy.is_some_and(Policy::looks_at_requirements) || level_days(terms) > 0;
        if ahead.is_none() && looks {
            *ahead = Some(self.by_day.clone().into_boxed_slice());
        }
    }
}

/// The periods after a series, as far as days after the plan's fall into them.
pub(super) struct Ahead {
    /// Of each day after the plan's: the period it falls into, counted from 0, and its part of that; none of it where the location is closed.
    days: Vec<(usize, f64)>,
}

impl Ahead {
    pub(super) fn new(prepared: &Prepared, today: Day, count: usize) -> Self {
        let (dense, known) = (prepared.series.dense(), prepared.demand.len());
        let mut days = Vec::with_capacity(count);
        for (day, period) in prepared.periods_after(today, count.max(1)) {
            let length = day.bucket_end(dense.bucket).since(day.bucket_start(dense.bucket)) + 1;
            // Nothing of the period before where the location is closed.
            let before = days.last().map_or(0, |(place, _)| *place);
            days.push(period.map_or((before, 0.0), |period| (period.max(known) - known, 1.0 / f64::from(length))));
        }
        Self { days }
    }

    /// How many periods they reach into.
    pub(super) fn periods(&self) -> usize {
        self.days.last().map_or(1, |(place, _)| place + 1)
    }

    /// How many whole days, and how many periods, so many days are.
    fn over(&self, days: f64) -> (usize, f64) {
        let whole = (days as usize).min(self.days.len());
        let parts: Vec<f64> = self.days[..whole].iter().map(|(_, part)| *part).collect();
        let rest = self.days.get(whole).map_or(0.0, |(_, part)| (days - whole as f64) * part);
        (whole, sum(&parts) + rest)
    }

    /// What a path asks for in so many days, and how many periods they are.
    fn sum(&self, path: &[f64], days: f64) -> (f64, f64) {
        let (whole, periods) = self.over(days);
        let by_day = self.by_day(path);
        let rest = by_day.get(whole).map_or(0.0, |units| (days - whole as f64) * units);
        (sum(&by_day[..whole.min(by_day.len())]) + rest, periods)
    }

    fn by_day(&self, path: &[f64]) -> Vec<f64> {
        self.steps(path).map(|(units, _)| units).collect()
    }

    /// What a path asks for on each day, and the part of a period that the day is.
    pub(super) fn steps<'p>(&'p self, path: &'p [f64]) -> impl Iterator<Item = (f64, f64)> + 'p {
        self.days.iter().map(|(place, part)| (path.get(*place).copied().unwrap_or(0.0) * part, *part))
    }
}
