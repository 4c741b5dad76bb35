//! The Theta method: half a straight line and a smoothed level; standard, optimised and dynamic.

use super::decomposition::{Season, SeasonKind, classical_decomposition, is_seasonal};
use super::errors::checked_fit;
use super::theta_line::{AtAlpha, Lines, WARM_UP, Within, share};
use crate::demand::fit::{Fit, checked_horizon, checked_series, checked_smoothing};
use crate::error::Result;
use crate::num::domain::{finite, outside};
use crate::num::golden::golden_section;

/// Which constants are free, and whether the line is that of the whole series or of the periods so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThetaModel {
    /// θ = 2, one line (STM): the method of Assimakopoulos & Nikolopoulos.
    Standard,
    /// θ searched, one line (OTM).
    Optimised,
    /// θ = 2, the line of the periods so far (DSTM).
    DynamicStandard,
    /// θ searched, the line of the periods so far (DOTM).
    DynamicOptimised,
}

/// When a season is taken out before and put back after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeasonRule {
    /// Never.
    Never,
    /// Where [`is_seasonal`] sees one.
    Tested,
    /// Always; an error where the series is shorter than two seasons.
    Always,
}

/// A Theta model, its season and the constants that are given.
///
/// ```text
/// μ(t) = l(t−1) + (1 − 1/θ) (A q^(t−1) + B (1 − q^t) / α)        q = 1 − α        t from 1
/// l(t) = α y(t) + q l(t−1)        A + B t: least squares line of all periods, or (dynamic) of those before t
/// σ² = Σ (y − μ)² / (n − 3 − free constants)        variance(h) = σ² (1 + (h−1) α²)
/// of the sum to h: σ² Σ (1 + α (h − j))² over j = 1 … h
/// ```
///
/// With θ = 2 this is single exponential smoothing with a drift of B/2 (Hyndman & Billah 2003). Ahead of the series its own forecasts stand for y.
/// Constants that are not given have the least sum of squared one-step errors from the fourth period on, α within 0.1 … 0.99, θ ≥ 1 and l(0) such
/// that the forecast of the first period lies within the range of the series: at each α the best l(0) and θ are solved for, and α is searched on a
/// grid of twelve and by golden section about its best. The season is classical and multiplicative; additive where asked for, where a value is 0 or
/// less or a factor is below 0.01. Variances leave out that constants, season and (dynamic) line are estimated; with a multiplicative season each
/// error counts times its factor.
///
/// Needs 4 periods; of 6 or fewer there may be no variance. A constant series is forecast as that constant but for rounding. The first period of a
/// dynamic model has no forecast. Sources: Assimakopoulos & Nikolopoulos, Int. J. Forecasting 16 (2000); Hyndman & Billah, Int. J. Forecasting 19
/// (2003); Fiorucci, Pellegrini, Louzada, Petropoulos & Koehler, Int. J. Forecasting 32 (2016).
///
/// ```
/// use vmi_core::demand::method::theta::Theta;
/// let series = [12.0, 14.0, 13.0, 16.0, 17.0, 16.0, 19.0, 20.0];
/// let fit = Theta { initial_level: Some(6.0), alpha: Some(0.5), ..Theta::standard(1) }.fit(&series, 2)?;
/// // The line is 11 + 13/12 t; the level ends at 18.6953125.
/// assert!((fit.path[0] - 19.798014322916668).abs() < 1e-12 && (fit.path[1] - 20.339680989583336).abs() < 1e-12);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Theta {
    /// The model.
    pub model: ThetaModel,
    /// Periods of a season; 1 for none.
    pub period: usize,
    /// When the season is taken out.
    pub season: SeasonRule,
    /// How it acts, where it can.
    pub season_kind: SeasonKind,
    /// l(0), in units of the series without season; none: searched.
    pub initial_level: Option<f64>,
    /// α, above 0 and at most 1; none: searched.
    pub alpha: Option<f64>,
    /// θ, 1 or more; none: 2, or searched in the optimised models.
    pub theta: Option<f64>,
}

/// 1 − 1/θ for a θ of 10^10.
const GREATEST_WEIGHT: f64 = 1.0 - 1e-10;
/// The range and the steps of the search for α.
const ALPHA: [f64; 2] = [0.1, 0.99];
const STEPS: usize = 11;

impl Theta {
    /// STM with a tested season of `period` periods.
    pub const fn standard(period: usize) -> Self {
        let (season, season_kind) = (SeasonRule::Tested, SeasonKind::Multiplicative);
        Self { model: ThetaModel::Standard, period, season, season_kind, initial_level: None, alpha: None, theta: None }
    }

    /// OTM with a tested season.
    pub const fn optimised(period: usize) -> Self {
        Self { model: ThetaModel::Optimised, ..Self::standard(period) }
    }

    /// DSTM with a tested season.
    pub const fn dynamic(period: usize) -> Self {
        Self { model: ThetaModel::DynamicStandard, ..Self::standard(period) }
    }

    /// DOTM with a tested season.
    pub const fn dynamic_optimised(period: usize) -> Self {
        Self { model: ThetaModel::DynamicOptimised, ..Self::standard(period) }
    }

    /// The model fitted to a series of 4 periods or more. Parameters: `initial_level`, `alpha`, `theta`, `level` (after the last period), `intercept`
    /// and `slope` of the line (a dynamic one's after the last period), `squared_errors`, and a `seasonal_factor` or `seasonal_term` for each period
    /// of a season that was taken out.
    pub fn fit(&self, series: &[f64], horizon: usize) -> Result<Fit> {
        let (series, horizon) = (checked_series(series, WARM_UP + 1)?, checked_horizon(horizon)?);
        let mut within = self.ranges()?;
        let season = self.season_of(series)?;
        let rest: Vec<f64> = match &season {
            Some(season) => series.iter().enumerate().map(|(place, value)| season.without(*value, place)).collect(),
            None => series.to_vec(),
        };
        if !within.is_level_given {
            within.start = rest.iter().fold([f64::INFINITY, f64::NEG_INFINITY], |[low, high], value| [low.min(*value), high.max(*value)]);
        }
        let is_dynamic = matches!(self.model, ThetaModel::DynamicStandard | ThetaModel::DynamicOptimised);
        let lines = Lines::new(&rest, is_dynamic);
        let alpha = self.alpha.map_or_else(|| searched(&lines, &within), Ok)?;
        let found = lines.at(alpha, &within);
        let mut fit = forecasts(&lines, alpha, found, horizon);
        self.add_variances(&mut fit, &within, alpha, found.squares, series.len(), season.as_ref());
        if let Some(season) = season {
            let name = if season.kind == SeasonKind::Multiplicative { "seasonal_factor" } else { "seasonal_term" };
            fit.parameters.extend(season.indices.iter().map(|index| (name, *index)));
            for (place, value) in fit.fitted.iter_mut().chain(&mut fit.path).enumerate() {
                *value = season.with(*value, place);
            }
        }
        checked_fit(fit)
    }

    fn ranges(&self) -> Result<Within> {
        if let Some(alpha) = self.alpha {
            checked_smoothing("alpha", alpha)?;
        }
        let is_optimised = matches!(self.model, ThetaModel::Optimised | ThetaModel::DynamicOptimised);
        let weight = match self.theta {
            Some(theta) if !(theta.is_finite() && theta >= 1.0) => return Err(outside("theta", theta, "a number of 1 or more")),
            Some(theta) => [1.0 - 1.0 / theta; 2],
            None if is_optimised => [0.0, GREATEST_WEIGHT],
            None => [0.5; 2],
        };
        let start = finite("initial_level", self.initial_level.unwrap_or(0.0))?;
        Ok(Within { start: [start; 2], is_level_given: self.initial_level.is_some(), weight })
    }

    fn season_of(&self, series: &[f64]) -> Result<Option<Season>> {
        let is_wanted = match self.season {
            SeasonRule::Never => false,
            SeasonRule::Tested => is_seasonal(series, self.period)?,
            SeasonRule::Always => true,
        };
        if !is_wanted {
            return if self.period == 0 { Err(outside("period", 0.0, "a season of 1 period or more")) } else { Ok(None) };
        }
        if self.season_kind == SeasonKind::Multiplicative && series.iter().all(|value| *value > 0.0) {
            let season = classical_decomposition(series, self.period, SeasonKind::Multiplicative)?;
            if season.indices.iter().all(|factor| *factor >= 0.01) {
                return Ok(Some(season));
            }
        }
        classical_decomposition(series, self.period, SeasonKind::Additive).map(Some)
    }

    fn add_variances(&self, fit: &mut Fit, within: &Within, alpha: f64, squares: f64, n: usize, season: Option<&Season>) {
        let free = [self.alpha.is_none(), !within.is_level_given, within.weight[0] < within.weight[1]];
        let constants = WARM_UP + free.into_iter().filter(|is_free| *is_free).count();
        if n <= constants {
            return;
        }
        let sigma2 = squares / (n - constants) as f64;
        fit.parameters.push(("error_variance", sigma2));
        // The error of period k is its own scale times (e(k) + α (e(1) + … + e(k−1))); `own` and `squared` are Σ u and Σ u² of u(j) = s(j) − α S(j).
        let (mut scales, mut own, mut squared) = (0.0, 0.0, 0.0);
        for step in 0..fit.path.len() {
            let scale = season.map_or(1.0, |season| season.scale(n + step));
            fit.variance.push(sigma2 * (1.0 + step as f64 * alpha * alpha) * scale * scale);
            scales += scale;
            let apart = scale - alpha * scales;
            own += apart;
            squared += apart * apart;
            let carried = alpha * scales;
            fit.sum_variance.push(sigma2 * (squared + 2.0 * carried * own + (step + 1) as f64 * carried * carried));
        }
    }
}

/// The best α of a grid, and then about it.
fn searched(lines: &Lines, within: &Within) -> Result<f64> {
    let width = (ALPHA[1] - ALPHA[0]) / STEPS as f64;
    let squares = |alpha: f64| lines.at(alpha, within).squares;
    let grid = |step: usize| ALPHA[0] + step as f64 * width;
    let (mut best, mut least) = (0, f64::INFINITY);
    for step in 0..=STEPS {
        let value = squares(grid(step));
        if value < least {
            (best, least) = (step, value);
        }
    }
    let (low, high) = (grid(best.saturating_sub(1)), grid((best + 1).min(STEPS)).min(ALPHA[1]));
    Ok(golden_section(squares, low, high, 1e-8)?.at)
}

/// Constants, fitted values and path without season.
fn forecasts(lines: &Lines, alpha: f64, found: AtAlpha, horizon: usize) -> Fit {
    let n = lines.series.len();
    let mut fitted = Vec::with_capacity(n);
    let [mut level, mut decay] = lines.walk(alpha, found.level, |_, _, level, line| fitted.push(level + found.weight * line));
    if lines.is_dynamic {
        fitted[0] = f64::NAN;
    }
    let mut line = lines.last;
    let parameters = vec![
        ("initial_level", found.level),
        ("alpha", alpha),
        ("theta", 1.0 / (1.0 - found.weight)),
        ("level", level),
        ("intercept", line.intercept),
        ("slope", line.slope),
        ("squared_errors", found.squares),
    ];
    let mut path = Vec::with_capacity(horizon);
    for place in n..n + horizon {
        let next = level + found.weight * share([line.intercept, line.slope], decay, alpha);
        path.push(next);
        level = alpha * next + (1.0 - alpha) * level;
        decay *= 1.0 - alpha;
        if lines.is_dynamic {
            line = line.with(next, place);
        }
    }
    Fit { parameters, fitted, path, ..Fit::default() }
}
