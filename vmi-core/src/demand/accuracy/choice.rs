//! The choice of a method for a series, by rolling origins and a stated criterion.

use super::Candidate;
use super::naive_scale::{NaiveScale, naive_scale};
use super::pinball::pinball;
use super::point_errors::PointErrors;
use super::rolling_origin::{RollingErrors, RollingOrigin};
use crate::demand::Fit;
use crate::demand::interval::{one_step_errors, upper_rank};
use crate::error::{Error, ErrorKind, Result};
use crate::num::domain::{all_finite, fraction, held, not_negative, outside};
use crate::num::sum;

/// By what a method is chosen; less is better.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Criterion {
    /// Root mean squared scaled error: aims at the mean, which is what a stock has to replace.
    #[default]
    Rmsse,
    /// Root mean squared error.
    Rmse,
    /// Mean absolute scaled error: aims at the median, so that forecasts of 0 win where most periods have no demand.
    Mase,
    /// Mean absolute error: aims at the median, as above.
    Mae,
    /// Weighted absolute percentage error: aims at the median, as above.
    Wape,
    /// The mean pinball loss of the quantile at `level`, between 0 and 1: aims at the level of stock itself.
    ///
    /// The quantile is the forecast and, on top, the quantile of the one-step errors known at the origin (rank ⌈level · n⌉), at least 0: the same rule for every
    /// method, whether it has a model of its errors or not. Errors of later steps are taken to be as those of the first. The winner is good for that level of
    /// stock; its forecast alone may be far from the mean, even 0, unless `largest_bias` keeps it near.
    Pinball {
        /// The level.
        level: f64,
    },
}

/// How a method is chosen.
///
/// ```text
/// score = criterion over all origins and steps; least score first, ties by the order of the list
/// ```
///
/// Scaled errors rest on the periods before the first origin; where these are constant or no longer than a season the unscaled error takes their place, which leaves
/// the order of the methods as it is. With `largest_bias` b, methods with |Σ (forecast − actual)| > b Σ actual come after all others.
/// A method that fails at an origin is listed with its error and not chosen. Sources: Hyndman & Koehler, Int. J. Forecasting 22 (2006); Kolassa, Int. J.
/// Forecasting 36 (2020) on what each error aims at.
///
/// ```
/// use vmi_core::demand::Fit;
/// use vmi_core::demand::accuracy::Candidate;
/// use vmi_core::demand::accuracy::choice::{Choice, Criterion};
/// use vmi_core::demand::accuracy::rolling_origin::RollingOrigin;
/// let zero = |_: &[f64], horizon: usize| Ok(Fit { path: vec![0.0; horizon], ..Fit::default() });
/// let mean = |series: &[f64], horizon: usize| Ok(Fit { path: vec![series.iter().sum::<f64>() / series.len() as f64; horizon], ..Fit::default() });
/// let list = [Candidate::new("zero", &zero), Candidate::new("mean", &mean)];
/// let seldom = [0.0, 0.0, 4.0, 0.0, 0.0, 4.0, 0.0, 0.0, 4.0];
/// let choice = Choice::new(Criterion::Rmsse, RollingOrigin::last(3, 1));
/// assert_eq!(choice.choose(&seldom, &list)?.winner().unwrap().name, "mean");
/// assert_eq!(Choice { criterion: Criterion::Mae, ..choice }.choose(&seldom, &list)?.winner().unwrap().name, "zero");
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Choice {
    /// By what.
    pub criterion: Criterion,
    /// From which origins.
    pub evaluation: RollingOrigin,
    /// The season of the naive forecast that scales errors; 1: plain.
    pub season: usize,
    /// The largest bias as a share of demand; none: no limit.
    pub largest_bias: Option<f64>,
    /// The first method that can be used stays unless another scores lower by more than this share of its score; from 0 to below 1.
    pub margin: f64,
}

/// What a method scored.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scores {
    /// The criterion, scaled or not as [`Chosen::is_scaled`] says.
    pub score: f64,
    /// All errors, over all origins and steps.
    pub errors: PointErrors,
    /// Mean absolute scaled error; none without a scale.
    pub mase: Option<f64>,
    /// Root mean squared scaled error; none without a scale.
    pub rmsse: Option<f64>,
    /// Mean pinball loss, where it is the criterion.
    pub pinball: Option<f64>,
    /// Σ (forecast − actual) / Σ actual; none where that sum is not above 0.
    pub relative_bias: Option<f64>,
    /// Whether the bias is above its limit.
    pub is_biased: bool,
}

/// A method and its scores, or why it has none.
#[derive(Clone, Debug, PartialEq)]
pub struct Scored<'m> {
    /// The method's name.
    pub name: &'m str,
    /// Its scores, or its error at the first origin that it failed at.
    pub outcome: Result<Scores>,
}

/// Which method was chosen, and all that the choice rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Chosen<'m> {
    /// The place of the best method in the list, from 0; none where every method failed.
    pub best: Option<usize>,
    /// The place of the second best; none where fewer than two methods have scores.
    pub runner_up: Option<usize>,
    /// By what was chosen.
    pub criterion: Criterion,
    /// Whether the scores are scaled: not where the criterion has no scale on this series.
    pub is_scaled: bool,
    /// How many origins were used.
    pub origins: usize,
    /// All methods in the order of the list.
    pub methods: Vec<Scored<'m>>,
}

impl<'m> Chosen<'m> {
    /// The method that was chosen.
    pub fn winner(&self) -> Option<&Scored<'m>> {
        self.best.and_then(|place| self.methods.get(place))
    }
}

/// Room that callers with many series keep between them.
#[derive(Clone, Debug, Default)]
pub struct Workspace {
    errors: RollingErrors,
    residuals: Vec<f64>,
    above: Vec<f64>,
}

impl Choice {
    /// By a criterion, with the plain naive scale and no limit of the bias.
    pub fn new(criterion: Criterion, evaluation: RollingOrigin) -> Self {
        Self { criterion, evaluation, season: 1, largest_bias: None, margin: 0.0 }
    }

    /// The best method for a series. An error where the series is too short for the origins, or a setting is outside its domain.
    pub fn choose<'m>(&self, series: &[f64], candidates: &[Candidate<'m>]) -> Result<Chosen<'m>> {
        self.choose_with(series, candidates, &mut Workspace::default())
    }

    /// The same with room that is kept.
    pub fn choose_with<'m>(&self, series: &[f64], candidates: &[Candidate<'m>], room: &mut Workspace) -> Result<Chosen<'m>> {
        self.check(candidates)?;
        let places = self.evaluation.places(series.len())?;
        all_finite("demand", series)?;
        let known = &series[..places.first];
        let scale = if known.len() > self.season { Some(naive_scale(known, self.season)?) } else { None };
        let methods: Vec<_> =
            candidates.iter().map(|candidate| Scored { name: candidate.name, outcome: self.scores(series, candidate, scale, room) }).collect();
        let (best, runner_up) = best_two(&methods, self.margin);
        let first = methods.iter().find_map(|method| method.outcome.as_ref().ok());
        let is_scaled = first.is_some_and(|scores| self.criterion.scaled(scores).is_some());
        Ok(Chosen { best, runner_up, criterion: self.criterion, is_scaled, origins: places.count, methods })
    }

    fn check(&self, candidates: &[Candidate<'_>]) -> Result<()> {
        if candidates.is_empty() {
            return Err(Error::new(ErrorKind::MissingValue, "no method to choose from").field("candidates").expected("at least one method"));
        }
        if let Criterion::Pinball { level } = self.criterion {
            fraction("level", level)?;
        }
        if let Some(limit) = self.largest_bias {
            not_negative("largest_bias", limit)?;
        }
        if !(0.0..1.0).contains(&self.margin) {
            return Err(outside("margin", self.margin, "a share from 0 to below 1"));
        }
        if self.season == 0 { Err(outside("season", 0.0, "a whole number of 1 or more")) } else { Ok(()) }
    }

    fn scores(&self, series: &[f64], candidate: &Candidate<'_>, scale: Option<NaiveScale>, room: &mut Workspace) -> Result<Scores> {
        let pinball = if let Criterion::Pinball { level } = self.criterion {
            Some(self.pinball(series, candidate, level, room)?)
        } else {
            self.evaluation.evaluate_into(series, candidate, &mut room.errors)?;
            None
        };
        let errors = room.errors.pooled()?;
        let asked = sum(room.errors.actual());
        let relative_bias = (asked > 0.0).then(|| errors.bias * errors.count as f64 / asked);
        let mut scores = Scores {
            score: 0.0,
            errors,
            mase: scale.and_then(|scale| scale.mase(errors.mae)),
            rmsse: scale.and_then(|scale| scale.rmsse(errors.mse)),
            pinball,
            relative_bias,
            is_biased: self.largest_bias.is_some_and(|limit| relative_bias.is_some_and(|bias| bias.abs() > limit)),
        };
        scores.score = self.criterion.scaled(&scores).unwrap_or_else(|| self.criterion.unscaled(&scores));
        Ok(scores)
    }

    /// The mean pinball loss of the quantiles forecast from every origin.
    fn pinball(&self, series: &[f64], candidate: &Candidate<'_>, level: f64, room: &mut Workspace) -> Result<f64> {
        let Workspace { errors, residuals, above } = room;
        above.clear();
        self.evaluation.visit(series, candidate, errors, |training, fit| {
            above.push(error_quantile(training, fit, level, residuals)?);
            Ok(())
        })?;
        let mut total = 0.0;
        for ((actual, forecast), above) in errors.rows().zip(&*above) {
            for (actual, forecast) in actual.iter().zip(forecast) {
                total += pinball(*actual, (forecast + above).max(0.0), level);
            }
        }
        held("pinball", total / errors.actual().len() as f64)
    }
}

impl Criterion {
    /// The criterion as it is meant; none where this series has no scale for it.
    fn scaled(self, scores: &Scores) -> Option<f64> {
        match self {
            Self::Rmsse => scores.rmsse,
            Self::Mase => scores.mase,
            Self::Wape => scores.errors.wape,
            Self::Rmse | Self::Mae | Self::Pinball { .. } => None,
        }
    }

    /// The criterion in units, in the same order for all methods of a series.
    fn unscaled(self, scores: &Scores) -> f64 {
        match self {
            Self::Rmsse | Self::Rmse => scores.errors.rmse,
            Self::Mase | Self::Mae | Self::Wape => scores.errors.mae,
            Self::Pinball { .. } => scores.pinball.unwrap_or(f64::INFINITY),
        }
    }
}

/// The quantile of the one-step errors that a fit made on its training part, by rank ⌈level · n⌉.
fn error_quantile(training: &[f64], fit: &Fit, level: f64, residuals: &mut Vec<f64>) -> Result<f64> {
    one_step_errors(training, fit, residuals)?;
    let rank = upper_rank(residuals.len(), level);
    Ok(*residuals.select_nth_unstable_by(rank - 1, f64::total_cmp).1)
}

/// The method to take and the next: the first unless another scores lower by more than the margin, then the least score; biased methods after all others,
/// ties by the order of the list.
fn best_two(methods: &[Scored<'_>], margin: f64) -> (Option<usize>, Option<usize>) {
    let usable = |(place, method): (usize, &'_ Scored<'_>)| method.outcome.as_ref().ok().map(|scores| (place, scores.is_biased, scores.score));
    let mut order: Vec<(usize, bool, f64)> = methods.iter().enumerate().filter_map(usable).collect();
    if let Some((_, _, score)) = order.first_mut() {
        // Compared as if it were so much less.
        *score -= margin * score.abs();
    }
    order.sort_by(|a, b| a.1.cmp(&b.1).then(a.2.total_cmp(&b.2)).then(a.0.cmp(&b.0)));
    (order.first().map(|(place, ..)| *place), order.get(1).map(|(place, ..)| *place))
}
