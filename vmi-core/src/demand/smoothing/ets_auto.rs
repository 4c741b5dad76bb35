//! Automatic choice among the innovations state space models.

use super::ets::{Criteria, EtsFit, finish};
use super::model::{ErrorForm, EtsConstants, EtsShape, EtsState, SeasonKind, Trend};
use super::recursion::run;
use super::search::{Found, Free, Known, Search};
use super::start::heuristic;
use crate::demand::{checked_horizon, checked_series};
use crate::error::Result;

/// The model chosen and the next best one.
#[derive(Clone, Debug, PartialEq)]
pub struct EtsChoice {
    /// The model with the least AICc.
    pub chosen: EtsFit,
    /// The model with the least AICc of the others; none where no other could be used.
    pub runner_up: Option<EtsFit>,
    /// Every model that could be used, in the order in which they were tried.
    pub tried: Vec<EtsTried>,
}

/// A model that was tried.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EtsTried {
    /// Which model.
    pub shape: EtsShape,
    /// Its corrected criterion.
    pub aicc: f64,
}

const TRENDS: [Trend; 3] = [Trend::None, Trend::Additive, Trend::Damped];
const SEASONS: [SeasonKind; 3] = [SeasonKind::None, SeasonKind::Additive, SeasonKind::Multiplicative];
/// The α of a series too short for a choice.
const SHORT_ALPHA: f64 = 0.1;

/// The model with the least AICc, constants and start searched for in each, and the next best one.
///
/// The 15 models with error A or M, trend N, A or Ad and season N, A or M are tried, without the three of additive error and multiplicative
/// season, whose variance may be infinite. A model is left out where AICc has no value (n ≤ k + 1), a seasonal one where `season` is below 2 or
/// the series has fewer than two seasons and a period, one with a multiplicative error or season where any value is 0 or less, and, where every
/// value is above 0, one whose path falls to 0 or below. The earlier one in the order tried (season N, A, M; within it trend N, A, Ad; within it
/// error A, M) wins among equals.
///
/// Fall-backs: a constant series, all-zero included, one of fewer than 5 periods, and one that leaves no model get ETS(A,N,N) with α = 0.1 and the
/// heuristic start, a mean, and no runner-up. Errors: an empty series, values that are not finite.
///
/// Source: Hyndman, Koehler, Snyder & Grose, Int. J. Forecasting 18 (2002) 439–454; Hyndman, Koehler, Ord & Snyder (2008), ch. 2 and 7.
///
/// ```
/// use vmi_core::demand::smoothing::ets_auto;
/// let series: Vec<f64> = (0..48).map(|t| 100.0 + [5.0, -8.0, 3.0, 0.0][t % 4] + ((t * 7) % 5) as f64).collect();
/// let choice = ets_auto(&series, 4, 4)?;
/// assert_eq!(choice.chosen.shape.name(), "ETS(A,N,A)");
/// assert!(choice.runner_up.is_some_and(|next| next.aicc >= choice.chosen.aicc));
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn ets_auto(series: &[f64], season: usize, horizon: usize) -> Result<EtsChoice> {
    let (series, horizon) = (checked_series(series, 1)?, checked_horizon(horizon)?);
    let constant = series.iter().all(|size| *size == series[0]);
    let mut found = if constant || series.len() < 5 { Vec::new() } else { all(series, season) };
    let tried = found.iter().map(|(tried, _)| *tried).collect();
    found.sort_by(|one, two| one.0.aicc.total_cmp(&two.0.aicc));
    let mut best = found.into_iter().filter_map(|(tried, found)| finish(series, &tried.shape, found, horizon).ok());
    let positive = series.iter().all(|size| *size > 0.0);
    let usable = |fit: &EtsFit| !positive || fit.forecast.path.iter().all(|mean| *mean > 0.0);
    let Some(chosen) = best.find(usable) else {
        return Ok(EtsChoice { chosen: plain(series, horizon)?, runner_up: None, tried });
    };
    Ok(EtsChoice { chosen, runner_up: best.find(usable), tried })
}

fn plain(series: &[f64], horizon: usize) -> Result<EtsFit> {
    let shape = EtsShape { error: ErrorForm::Additive, trend: Trend::None, season_kind: SeasonKind::None, season: 1 };
    let constants = EtsConstants { alpha: SHORT_ALPHA, beta: 0.0, gamma: 0.0, phi: 1.0 };
    finish(series, &shape, Found { constants, start: heuristic(series, &shape) }, horizon)
}

/// All models that can be used; one with multiplicative errors begins also at the answer of its sister with additive ones, and a damped trend at
/// that of a line.
fn all(series: &[f64], season: usize) -> Vec<(EtsTried, Found)> {
    let mut found: Vec<(EtsTried, Found)> = Vec::new();
    for season_kind in SEASONS {
        for trend in TRENDS {
            for error in [ErrorForm::Additive, ErrorForm::Multiplicative] {
                let shape = EtsShape { error, trend, season_kind, season };
                if (error == ErrorForm::Additive && season_kind == SeasonKind::Multiplicative) || shape.check(series).is_err() {
                    continue;
                }
                if series.len() <= shape.estimated() + 2 {
                    continue;
                }
                let state: EtsState = heuristic(series, &shape);
                let near = found.iter().filter(|(tried, _)| near(&tried.shape, &shape));
                let hints: Vec<&Found> = near.map(|(_, found)| found).collect();
                let search = Search { series, shape, known: Known::default(), state: &state, free: Free::Line, hints: &hints };
                if let Some(answer) = search.best() {
                    if let Some(aicc) = aicc(series, &shape, &answer) {
                        found.push((EtsTried { shape, aicc }, answer));
                    }
                }
            }
        }
    }
    found
}

/// Models of one season, and either of one trend or of one error and the next lesser trend.
fn near(known: &EtsShape, shape: &EtsShape) -> bool {
    let lesser = known.error == shape.error && known.trend as u8 + 1 == shape.trend as u8;
    known.season_kind == shape.season_kind && (known.trend == shape.trend || lesser)
}

fn aicc(series: &[f64], shape: &EtsShape, found: &Found) -> Option<f64> {
    let met = run(series, shape, &found.constants, &mut found.start.clone(), |_| ())?;
    Some(Criteria::of(shape, &met, series.len()).aicc)
}
