//! The innovations state space models of exponential smoothing.

use super::model::{EtsConstants, EtsShape, EtsState, SeasonKind, Start, Trend};
use super::recursion::{Met, path, run};
use super::search::{Found, Free, Known, Search};
use super::start::heuristic;
use super::variance::{Shocks, additive_variance, relative_variance, seasonal_variance};
use crate::demand::{Fit, checked_horizon, checked_series};
use crate::error::{Error, ErrorKind, Result};
use crate::num::domain::held;
use crate::num::ln;

/// An innovations state space model of exponential smoothing: error additive or multiplicative, trend none, additive or damped, season none,
/// additive or multiplicative.
///
/// ```text
/// base = level + φ trend      mean = base + season            or base × season
/// e = y − mean                q = e, r = e                    or q = e / season, r = e / base
/// level = base + α q          trend = φ trend + β q           season = season + γ r
/// −2 ln L = n ln Σ e²  (additive errors)      n ln Σ (e / mean)² + 2 Σ ln mean  (multiplicative), both less a constant of n
/// AIC = −2 ln L + 2 k         BIC = −2 ln L + k ln n          AICc = AIC + 2 k (k + 1) / (n − k − 1)
/// ```
///
/// k counts the smoothing constants, the starting states (a season has m − 1 of its own) and the variance, whether they were searched for or
/// given. Constants that are not given are those of the greatest likelihood with 0.0001 ≤ α, β / α, γ / (1 − α) ≤ 0.9999 and 0.8 ≤ φ ≤ 0.98,
/// found by Levenberg and Marquardt's method with the exact derivatives: six points from each of the best two of nine sets of constants, then from
/// the lower of the two to the end. It may be a valley beside a deeper one.
///
/// Errors: fewer than 2 periods, or no more than there are constants and starting states where any is searched for; a season of at least half the
/// series; a series with a value of 0 or less for a multiplicative error or season; no usable point. A series that the model meets exactly has −2
/// ln L = −∞.
///
/// Variances of the path ([`Fit::variance`], [`Fit::sum_variance`]) are exact for additive errors and seasons and for multiplicative errors with an
/// additive or no season. For multiplicative seasons they are exact for the first season ahead and too small beyond it, as they take the season's
/// moves in first order: at the last step of two seasons and a period of 4, with γ = 0.3, by 3 % where σ is 0.14 and by 7 to 11 % where it is 0.35
/// (multiplicative errors; with additive ones the variance there may be infinite).
/// σ² = Σ e² / (n − k + 1), at least over 1.
///
/// Source: Hyndman, Koehler, Ord & Snyder, Forecasting with Exponential Smoothing (2008), ch. 2, 5 and 6.
///
/// ```
/// use vmi_core::demand::smoothing::{ErrorForm, Ets, EtsConstants, EtsState, SeasonKind, Start, Trend};
/// let constants = EtsConstants { alpha: 0.5, beta: 0.25, gamma: 0.0, phi: 1.0 };
/// let start = Start::Given(EtsState { level: 8.0, trend: 2.0, season: vec![] });
/// let model = Ets { constants: Some(constants), start, ..Ets::new(ErrorForm::Additive, Trend::Additive, SeasonKind::None, 1) };
/// let found = model.fit(&[12.0, 13.0], 2)?;
/// // 8 + 2 = 10, error 2, level 11, trend 2.5; 13.5, error −0.5, level 13.25, trend 2.375.
/// assert_eq!(found.forecast.fitted, [10.0, 13.5]);
/// assert_eq!(found.forecast.path, [15.625, 18.0]);
/// assert!((found.minus_twice_log_likelihood - 2.8938379658726507).abs() < 1e-12);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Ets {
    /// Which model.
    pub shape: EtsShape,
    /// Its constants; none: searched for.
    pub constants: Option<EtsConstants>,
    /// Its start.
    pub start: Start,
}

/// A model fitted to a series.
#[derive(Clone, Debug, PartialEq)]
pub struct EtsFit {
    /// Which model.
    pub shape: EtsShape,
    /// The constants used.
    pub constants: EtsConstants,
    /// The state before the first period.
    pub start: EtsState,
    /// The state after the last period.
    pub last: EtsState,
    /// −2 ln likelihood less a constant of n.
    pub minus_twice_log_likelihood: f64,
    /// Akaike's criterion.
    pub aic: f64,
    /// The same corrected for short series; infinite where n is not above k + 1.
    pub aicc: f64,
    /// Schwarz's criterion.
    pub bic: f64,
    /// σ²: of errors, or of errors as shares of the mean.
    pub error_variance: f64,
    /// Fitted path, path and variances.
    pub forecast: Fit,
}

impl Ets {
    /// A model whose constants and start are searched for.
    pub fn new(error: super::ErrorForm, trend: Trend, season_kind: SeasonKind, season: usize) -> Self {
        Self { shape: EtsShape { error, trend, season_kind, season }, constants: None, start: Start::default() }
    }

    /// Fits the model to a series of equal periods and forecasts.
    pub fn fit(&self, series: &[f64], horizon: usize) -> Result<EtsFit> {
        let (series, horizon) = (checked_series(series, 2)?, checked_horizon(horizon)?);
        self.shape.check(series)?;
        let found = match (&self.constants, self.start.states_free()) {
            (Some(constants), Free::Nothing) => {
                constants.check(&self.shape)?;
                Found { constants: *constants, start: beginning(series, &self.shape, &self.start)? }
            }
            (constants, _) => {
                let known = constants.as_ref().map_or(Ok(Known::default()), |constants| constants.known(&self.shape))?;
                estimate(series, &self.shape, known, &self.start)?
            }
        };
        finish(series, &self.shape, found, horizon)
    }
}

impl EtsFit {
    /// The forecast with the classical constants, β / α and γ / (1 − α).
    pub(super) fn classical(self) -> Fit {
        let EtsConstants { alpha, beta, gamma, .. } = self.constants;
        let mut forecast = self.forecast;
        for (name, value) in &mut forecast.parameters {
            match *name {
                "beta" => *value = beta / alpha,
                "gamma" => *value = if gamma == 0.0 { 0.0 } else { gamma / (1.0 - alpha) },
                _ => {}
            }
        }
        forecast
    }
}

/// The start as given, or the heuristic one.
fn beginning(series: &[f64], shape: &EtsShape, start: &Start) -> Result<EtsState> {
    match start {
        Start::Given(state) => state.check(shape).map(|()| state.clone()),
        _ => Ok(heuristic(series, shape)),
    }
}

/// The constants and the start: searched for where they are not known.
pub(super) fn estimate(series: &[f64], shape: &EtsShape, known: Known, start: &Start) -> Result<Found> {
    let (state, free) = (beginning(series, shape, start)?, start.states_free());
    if let (Some(constants), Free::Nothing) = (known.all(shape), free) {
        return Ok(Found { constants, start: state });
    }
    checked_series(series, shape.estimated() + 1)?;
    Search { series, shape: *shape, known, state: &state, free, hints: &[] }.best().ok_or_else(|| unusable(shape))
}

fn unusable(shape: &EtsShape) -> Error {
    let name = shape.name();
    Error::new(ErrorKind::OutOfRange, format!("{name} meets a mean of 0 or less, or one beyond what a float holds, with every constant tried"))
        .field("demand")
        .expected("another model, or a series farther from 0")
}

/// Runs the model as found over the series.
pub(super) fn finish(series: &[f64], shape: &EtsShape, found: Found, horizon: usize) -> Result<EtsFit> {
    let Found { constants, start } = found;
    let (mut last, mut fitted) = (start.clone(), Vec::with_capacity(series.len()));
    let met = run(series, shape, &constants, &mut last, |mean| fitted.push(mean)).ok_or_else(|| unusable(shape))?;
    let criteria = Criteria::of(shape, &met, series.len());
    let freedom = series.len().saturating_sub(shape.estimated()).max(1);
    let error_variance = met.squares / freedom as f64;
    let mut forecast = Fit { fitted, path: path(shape, constants.phi, &last, horizon), ..Fit::default() };
    held("forecast", forecast.path.iter().fold(0.0, |sum, mean| sum + mean.abs()))?;
    let shocks = Shocks { alpha: constants.alpha, beta: constants.beta, gamma: constants.gamma, phi: constants.phi, season: shape.periods() };
    match (shape.season_kind, shape.relative()) {
        (SeasonKind::Multiplicative, relative) => seasonal_variance(&shocks, &last.season, relative, error_variance, &mut forecast),
        (_, true) => relative_variance(&shocks, error_variance, &mut forecast),
        (_, false) => additive_variance(&shocks, error_variance, &mut forecast),
    }
    forecast.parameters = parameters(shape, &constants, &last);
    let Criteria { likelihood: minus_twice_log_likelihood, aic, aicc, bic } = criteria;
    Ok(EtsFit { shape: *shape, constants, start, last, minus_twice_log_likelihood, aic, aicc, bic, error_variance, forecast })
}

/// The criteria of a model that met a series.
pub(super) struct Criteria {
    pub likelihood: f64,
    pub aic: f64,
    pub aicc: f64,
    pub bic: f64,
}

impl Criteria {
    pub fn of(shape: &EtsShape, met: &Met, periods: usize) -> Self {
        let (n, k) = (periods as f64, (shape.estimated() + 1) as f64);
        let likelihood = met.minus_twice_log_likelihood(periods);
        let aic = likelihood + 2.0 * k;
        let aicc = if n > k + 1.0 { aic + 2.0 * k * (k + 1.0) / (n - k - 1.0) } else { f64::INFINITY };
        Self { likelihood, aic, aicc, bic: likelihood + k * ln(n) }
    }
}

fn parameters(shape: &EtsShape, constants: &EtsConstants, last: &EtsState) -> Vec<(&'static str, f64)> {
    let mut named = vec![("alpha", constants.alpha)];
    if shape.trended() {
        named.push(("beta", constants.beta));
    }
    if shape.trend == Trend::Damped {
        named.push(("phi", constants.phi));
    }
    if shape.seasonal() {
        named.push(("gamma", constants.gamma));
    }
    named.push(("level", last.level));
    if shape.trended() {
        named.push(("trend", last.trend));
    }
    named.extend(last.season.iter().map(|state| ("season", *state)));
    named
}
