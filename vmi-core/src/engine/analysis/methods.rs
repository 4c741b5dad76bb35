//! Which methods a key is forecast by, and what they gave.

use std::borrow::Cow;

use super::prepared::{Periods, Prepared};
use crate::demand::accuracy::choice::{Criterion, Scores};
use crate::demand::automatic::{Automatic, Chose, pattern_of, usual_candidates};
use crate::demand::interval::Support;
use crate::demand::method::external::ExternalForecast;
use crate::demand::{Fit, Forecaster, Forecasts};
use crate::error::{Error, Result};
use crate::model::{Day, DemandDistribution, ForecastCriterion, ForecastMethod, ForecastSettings};
use crate::plan::{StockChoice, StockCost};

/// Methods that could not be used, each with why.
type Failed = Vec<(ForecastMethod, Error)>;

/// A key's forecast by one method.
pub(in crate::engine) struct MethodForecast {
    /// The method, which `auto` may have chosen.
    pub method: ForecastMethod,
    pub fit: Fit,
    /// What it was chosen by, or would be; none where the history is too short.
    pub score: Option<f64>,
    /// How it fared over rolling origins; none where the history is too short.
    pub scores: Option<Scores>,
    /// How many origins.
    pub origins: usize,
    /// Periods that were compared from each.
    pub compared: usize,
    /// By what it was chosen; none where it was the only one.
    pub criterion: Option<ForecastCriterion>,
    /// The second best, where there was a choice.
    pub runner_up: Option<(ForecastMethod, f64)>,
    /// The methods that were tried and failed, each with its error.
    pub failed: Failed,
}

/// A supplier's own forecast of a key, by the periods of its series.
pub(in crate::engine) struct External {
    periods: Vec<u32>,
    quantities: Vec<f64>,
}

impl External {
    /// The rows of the forecasts table, added up by period; none without one.
    pub(in crate::engine) fn of(forecasts: &Forecasts, key: u32, prepared: &Prepared) -> Option<Self> {
        let mut found = Self { periods: Vec::new(), quantities: Vec::new() };
        let rows = forecasts.of(key);
        let (first, last) = (rows.first()?.day, rows.last()?.day);
        let bucket = prepared.series.bucket;
        // A period of which a part is not known is not known.
        let is_whole = |day: Day| first <= day.bucket_start(bucket) && day.bucket_end(bucket) <= last;
        for row in rows.iter().filter(|row| is_whole(row.day)) {
            let Some(period) = prepared.period_of(row.day) else { continue };
            let period = period as u32;
            if found.periods.last() == Some(&period) {
                if let Some(last) = found.quantities.last_mut() {
                    *last += row.quantity;
                }
            } else {
                found.periods.push(period);
                found.quantities.push(row.quantity);
            }
        }
        (!found.periods.is_empty()).then_some(found)
    }

    fn forecast(&self) -> ExternalForecast<'_> {
        ExternalForecast { periods: &self.periods, quantities: &self.quantities, sds: None }
    }
}

/// How a key is forecast.
pub(in crate::engine) struct Task<'t> {
    pub settings: &'t ForecastSettings,
    pub periods: Periods<'t>,
    pub external: Option<&'t External>,
    pub horizon: usize,
    /// The level that a choice by pinball loss or stock looks at.
    pub service_level: f64,
    /// Lead time and review in periods, and what demand over them is taken to be, for a choice by stock.
    pub cover: (f64, DemandDistribution),
}

impl Task<'_> {
    /// The forecast by one method, or by the best of several.
    pub(in crate::engine) fn by(&self, method: ForecastMethod) -> Result<MethodForecast> {
        let candidates = self.candidates();
        if method == ForecastMethod::Auto && self.settings.criterion == ForecastCriterion::Stock {
            return self.by_stock(&candidates);
        }
        let only = [method];
        let methods: &[ForecastMethod] = if method == ForecastMethod::Auto { &candidates } else { &only };
        let chose = self.automatic().choose(self.periods.demand, self.horizon, methods, &self.forecaster(&candidates))?;
        let mut found = told(methods, chose);
        found.criterion = (method == ForecastMethod::Auto).then_some(self.settings.criterion);
        Ok(found)
    }

    /// The forecast whose levels would have cost least; by squared errors where the history is too short for that.
    fn by_stock(&self, candidates: &[ForecastMethod]) -> Result<MethodForecast> {
        let with = self.forecaster(candidates);
        let (costs, failed) = self.costs(self.periods.demand, candidates, &with);
        let best = costs.first().map_or(candidates, |(_, place)| &candidates[*place..=*place]);
        let mut found = told(best, self.automatic().choose(self.periods.demand, self.horizon, best, &with)?);
        found.criterion = Some(ForecastCriterion::Rmsse);
        if let Some((cost, _)) = costs.first() {
            (found.criterion, found.score, found.origins) = (Some(ForecastCriterion::Stock), Some(cost.cost), cost.origins);
            found.runner_up = costs.get(1).map(|(cost, place)| (candidates[*place], cost.cost));
        }
        found.failed.extend(failed);
        Ok(found)
    }

    /// What levels by each candidate would have cost, the least first, ties by the order of the list; and what could not be asked.
    pub(super) fn costs(&self, series: &[f64], candidates: &[ForecastMethod], with: &Forecaster<'_>) -> (Vec<(StockCost, usize)>, Failed) {
        let (periods, distribution) = self.cover;
        let choice = StockChoice { service_level: self.service_level, periods, distribution, origins: self.settings.origins as usize };
        let (mut costs, mut failed) = (Vec::new(), Vec::new());
        for (place, method) in candidates.iter().enumerate() {
            match choice.cost(series, &|series, horizon| with.with(*method).fit(series, horizon)) {
                Ok(found) => costs.push((found, place)),
                Err(error) => failed.push((*method, error)),
            }
        }
        costs.sort_by(|a, b| a.0.cost.total_cmp(&b.0.cost).then(a.1.cmp(&b.1)));
        (costs, failed)
    }

    /// The fit of the method that was taken with a path of at least so many periods: fitted once more where it ends before.
    pub(in crate::engine) fn as_far<'b>(&self, by: &'b MethodForecast, periods: usize) -> Result<Cow<'b, Fit>> {
        if by.fit.path.len() >= periods {
            return Ok(Cow::Borrowed(&by.fit));
        }
        let candidates = self.candidates();
        self.forecaster(&candidates).with(by.method).fit(self.periods.demand, periods).map(Cow::Owned)
    }

    /// What `auto` and combinations take: as stated, else by pattern, with the supplier's own forecast where there is one.
    pub(super) fn candidates(&self) -> Vec<ForecastMethod> {
        let stated = &self.settings.candidates;
        let usual = || usual_candidates(pattern_of(self.periods.demand)).to_vec();
        let mut methods = if stated.is_empty() { usual() } else { stated.clone() };
        if stated.is_empty() && self.external.is_some() {
            methods.push(ForecastMethod::External);
        }
        methods
    }

    pub(super) fn forecaster<'f>(&'f self, candidates: &'f [ForecastMethod]) -> Forecaster<'f> {
        let bucket = self.periods.bucket;
        Forecaster {
            method: ForecastMethod::Auto,
            season: self.season(),
            window: self.settings.window_of(bucket),
            candidates,
            constants: self.settings.constants,
            external: self.external.map(External::forecast),
        }
    }

    /// Periods of a season.
    pub(super) fn season(&self) -> usize {
        self.periods.season
    }

    pub(super) fn automatic(&self) -> Automatic {
        let criterion = match self.settings.criterion {
            ForecastCriterion::Rmsse | ForecastCriterion::Stock => Criterion::Rmsse,
            ForecastCriterion::Mase => Criterion::Mase,
            ForecastCriterion::Wape => Criterion::Wape,
            ForecastCriterion::Pinball => Criterion::Pinball { level: self.service_level },
        };
        Automatic { criterion, origins: self.settings.origins as usize, margin: self.settings.margin }
    }
}

fn told(methods: &[ForecastMethod], chose: Chose) -> MethodForecast {
    let Chose { method, fit, by, compared } = chose;
    let mut found =
        MethodForecast { method, fit, score: None, scores: None, origins: 0, compared, criterion: None, runner_up: None, failed: Vec::new() };
    let Some(by) = by else { return found };
    found.origins = by.origins;
    for (tried, scored) in methods.iter().zip(&by.methods) {
        match &scored.outcome {
            Ok(scores) if *tried == method => found.scores = Some(*scores),
            Ok(_) => {}
            Err(error) => found.failed.push((*tried, error.clone())),
        }
    }
    found.score = found.scores.map(|scores| scores.score);
    let second = by.runner_up.and_then(|place| Some((methods[place], by.methods[place].outcome.as_ref().ok()?.score)));
    found.runner_up = second.filter(|(tried, _)| *tried != method);
    found
}

/// What demand may turn out to be: below 0 only where the history was.
pub(super) fn support(demand: &[f64]) -> Support {
    Support::of(demand)
}

/// The last day up to which a history counts.
pub(super) fn closed(facts: &super::Facts<'_>, number: u32) -> Day {
    let key = facts.loaded.keys.keys()[number as usize];
    facts.cuts.of(Some(key.location)).closed()
}
