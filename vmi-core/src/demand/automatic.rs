//! The choice of a method for a key: candidates by the pattern of its demand, measured over rolling origins.

use super::accuracy::Candidate;
use super::accuracy::choice::{Choice, Chosen, Criterion};
use super::accuracy::rolling_origin::RollingOrigin;
use super::fit::Fit;
use super::forecaster::Forecaster;
use super::path_alone::PathAlone;
use super::profile::series_statistics::series_statistics;
use crate::error::Result;
use crate::model::{DemandPattern, ForecastMethod};

/// For steady demand: two that look at level, trend and season.
///
/// A longer list is worse, not better: a few origins tell good methods from bad ones only roughly, and the more there are the more often one wins by luck.
/// With SES, damped trend, seasonal naive and the mean of the history in it, the choice had a MASE of 0.934 on the monthly series of M3, with these two of 0.858.
const STEADY: &[ForecastMethod] = &[ForecastMethod::Theta, ForecastMethod::Ets];

/// For demand that comes now and then: sizes and chances, sums over longer periods, and a trend. On weekly sales better than with SBA, SES and the mean of the history.
const SELDOM: &[ForecastMethod] = &[ForecastMethod::Tsb, ForecastMethod::Imapa, ForecastMethod::Theta];

/// The candidates of a pattern: smooth and erratic demand, intermittent and lumpy.
pub fn usual_candidates(pattern: Option<DemandPattern>) -> &'static [ForecastMethod] {
    match pattern {
        Some(DemandPattern::Intermittent | DemandPattern::Lumpy) => SELDOM,
        None | Some(DemandPattern::Smooth | DemandPattern::Erratic) => STEADY,
    }
}

/// The pattern of a complete series; none without demand.
pub fn pattern_of(series: &[f64]) -> Option<DemandPattern> {
    series_statistics(series).ok()?.pattern()
}

/// How a method is chosen for a series.
///
/// Up to `origins` rolling origins, as many as the series has beyond the least that a comparison rests on: a half of it, at least 3 periods, with up to `horizon` periods from each. A series too short for one
/// takes the first candidate that can be fitted. With one candidate there is nothing to choose, and it is measured all the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Automatic {
    /// By what.
    pub criterion: Criterion,
    /// Rolling origins at most.
    pub origins: usize,
    /// The first method that can be used stays unless another scores lower by more than this share of its score.
    pub margin: f64,
}

/// What was chosen.
#[derive(Clone, Debug)]
pub struct Chose {
    /// The method.
    pub method: ForecastMethod,
    /// Its fit to the whole series.
    pub fit: Fit,
    /// What the choice rests on; none where the series is too short for a comparison.
    pub by: Option<Chosen<'static>>,
    /// The periods from each origin that were compared; 0 where none were.
    pub compared: usize,
}

impl Automatic {
    /// The best of several methods for a series; `with` tells what they need besides.
    pub fn choose(&self, series: &[f64], horizon: usize, methods: &[ForecastMethod], with: &Forecaster<'_>) -> Result<Chose> {
        let plan = self.origins_of(series.len(), horizon);
        let chosen = match plan {
            Some(plan) => Some(self.measured(series, plan, methods, with)?),
            None => None,
        };
        let compared = plan.map_or(0, |plan| plan.horizon);
        let best = chosen.as_ref().and_then(|chosen| chosen.best);
        let order = best.into_iter().chain((0..methods.len()).filter(|place| Some(*place) != best));
        let mut failure = None;
        for place in order {
            match with.with(methods[place]).fit(series, horizon) {
                Ok(fit) => return Ok(Chose { method: methods[place], fit, by: chosen, compared }),
                Err(error) => failure = failure.or(Some(error)),
            }
        }
        Err(failure.unwrap_or_else(no_method))
    }

    /// How each method fared.
    fn measured(&self, series: &[f64], plan: RollingOrigin, methods: &[ForecastMethod], with: &Forecaster<'_>) -> Result<Chosen<'static>> {
        // Pinball loss looks at what was fitted too.
        let alone = (!matches!(self.criterion, Criterion::Pinball { .. })).then(|| PathAlone::of(series));
        let fit = |method: ForecastMethod, series: &[f64], horizon: usize| match &alone {
            Some(alone) => alone.fit(&with.with(method), series, horizon),
            None => with.with(method).fit(series, horizon),
        };
        let fits: Vec<_> = methods.iter().map(|method| move |series: &[f64], horizon: usize| fit(*method, series, horizon)).collect();
        let candidates: Vec<Candidate<'_>> = methods.iter().zip(&fits).map(|(method, fit)| Candidate::new(method.word(), fit)).collect();
        let season = if with.season > 1 && (series.len() - plan.horizon) / 2 >= with.season { with.season } else { 1 };
        let choice = Choice { season, margin: self.margin, ..Choice::new(self.criterion, plan) };
        let Chosen { best, runner_up, criterion, is_scaled, origins, methods: scored } = choice.choose(series, &candidates)?;
        // The names are words of the methods and live for ever.
        let named =
            methods.iter().zip(scored).map(|(method, scored)| super::accuracy::choice::Scored { name: method.word(), outcome: scored.outcome });
        Ok(Chosen { best, runner_up, criterion, is_scaled, origins, methods: named.collect() })
    }

    /// The origins that a series of so many periods has room for; none where not even one.
    pub fn origins_of(&self, periods: usize, horizon: usize) -> Option<RollingOrigin> {
        let least = (periods / 2).max(3);
        let room = periods.checked_sub(least).filter(|room| *room > 0)?;
        let horizon = horizon.min(room.div_ceil(2)).max(1);
        let origins = (room - horizon + 1).min(self.origins);
        Some(RollingOrigin::last(origins, horizon))
    }
}

fn no_method() -> crate::error::Error {
    crate::error::Error::new(crate::error::ErrorKind::MissingValue, "no method to forecast with")
        .field("forecast.candidates")
        .expected("at least one method")
}
