//! Holt's method: a level and a trend, straight or damped.

use super::ets::{estimate, finish};
use super::model::{ErrorForm, EtsShape, SeasonKind, Start, Trend};
use super::search::Known;
use super::{checked_ratio, checked_smoothing};
use crate::demand::{Fit, checked_horizon, checked_series};
use crate::error::Result;

/// Holt's linear trend, or with φ the damped trend of Gardner and McKenzie.
///
/// ```text
/// level_t = α y_t + (1 − α)(level_{t−1} + φ trend_{t−1})        trend_t = β (level_t − level_{t−1}) + (1 − β) φ trend_{t−1}
/// forecast of h periods ahead = level_n + (φ + φ² + … + φ^h) trend_n        φ = 1 where the trend is not damped
/// ```
///
/// β is the classical constant: that of ETS(A,A,N) is α β. What is not given is searched for by the least sum of squared errors over 0.0001 …
/// 0.9999 (φ: 0.8 … 0.98), the start too unless it is stated. Variances are those of ETS(A,A,N) or ETS(A,Ad,N). Errors: fewer than 2 periods,
/// where anything is searched for fewer than 5 (6 damped); constants outside 0 … 1.
///
/// Source: Holt (1957), reprinted in Int. J. Forecasting 20 (2004) 5–10; Gardner & McKenzie, Management Science 31 (1985) 1237–1246.
///
/// ```
/// use vmi_core::demand::smoothing::{EtsState, Holt, Start};
/// let start = Start::Given(EtsState { level: 8.0, trend: 2.0, season: vec![] });
/// let fit = Holt { alpha: Some(0.5), beta: Some(0.5), start, ..Holt::default() }.fit(&[12.0, 13.0], 2)?;
/// assert_eq!(fit.fitted, [10.0, 13.5]);
/// assert_eq!(fit.path, [15.625, 18.0]);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Holt {
    /// α, above 0 and at most 1; none: searched for.
    pub alpha: Option<f64>,
    /// β, from 0 to 1; none: searched for.
    pub beta: Option<f64>,
    /// Whether the trend is damped.
    pub damped: bool,
    /// φ, above 0 and at most 1; none: searched for. Without meaning unless damped.
    pub phi: Option<f64>,
    /// The state before the first period.
    pub start: Start,
}

impl Holt {
    /// Fits the method to a series and forecasts.
    pub fn fit(&self, series: &[f64], horizon: usize) -> Result<Fit> {
        let (series, horizon) = (checked_series(series, 2)?, checked_horizon(horizon)?);
        let trend = if self.damped { Trend::Damped } else { Trend::Additive };
        let shape = EtsShape { error: ErrorForm::Additive, trend, season_kind: SeasonKind::None, season: 1 };
        let known = Known {
            alpha: self.alpha.map(|alpha| checked_smoothing("alpha", alpha)).transpose()?,
            beta_ratio: self.beta.map(|beta| checked_ratio("beta", beta)).transpose()?,
            gamma_ratio: None,
            phi: self.phi.map(|phi| checked_smoothing("phi", phi)).transpose()?,
        };
        let found = finish(series, &shape, estimate(series, &shape, known, &self.start)?, horizon)?;
        Ok(found.classical())
    }
}
