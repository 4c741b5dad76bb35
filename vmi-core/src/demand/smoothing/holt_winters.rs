//! The method of Holt and Winters: level, trend and season.

use super::ets::{estimate, finish};
use super::model::{ErrorForm, EtsShape, SeasonKind, Start, Trend};
use super::search::Known;
use super::{checked_ratio, checked_smoothing};
use crate::demand::{Fit, checked_horizon, checked_series};
use crate::error::Result;

/// Level, trend and season, the season added or as a factor.
///
/// ```text
/// e = y_t − (level + trend + season)                   or y_t − (level + trend) season
/// level_t = level + trend + α e                        or … + α e / season
/// trend_t = trend + α β e                              or … + α β e / season
/// season_t = season + (1 − α) γ e                      or … + (1 − α) γ e / (level + trend)
/// ```
///
/// Level and trend on the right are those before t, season is that of the same place one season before. β and γ are the classical constants;
/// those of ETS are α β and (1 − α) γ. The additive form is Winters' own; the multiplicative one divides by the level before t, as ETS does,
/// where Winters had the one after. What is not given is searched for by the least sum of squared errors over 0.0001 … 0.9999, the start too, but
/// for the season, unless another [`Start`] is stated. Variances: exact for the additive form (ETS(A,A,A)), as in [`Ets`](super::Ets) for
/// the multiplicative one (ETS(A,A,M)).
///
/// Errors: a season below 2 or of at least half the series, values of 0 or less for the multiplicative form, constants outside 0 … 1, no usable
/// point. Source: Winters, Management Science 6 (1960) 324–342; Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 8.3.
///
/// ```
/// use vmi_core::demand::smoothing::{EtsState, HoltWinters, Start};
/// let start = Start::Given(EtsState { level: 10.0, trend: 1.0, season: vec![2.0, -2.0] });
/// let method = HoltWinters { alpha: Some(0.5), beta: Some(0.5), gamma: Some(0.5), start, ..HoltWinters::new(2, false) };
/// let fit = method.fit(&[14.0, 10.0, 15.0, 13.0, 17.0], 2)?;
/// // 13, error 1: level 11.5, trend 1.25, season 2.25; 10.75, error −0.75: level 12.375, trend 1.0625, season −2.1875; …
/// assert_eq!(fit.fitted[..3], [13.0, 10.75, 15.6875]);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct HoltWinters {
    /// Periods in a season.
    pub season: usize,
    /// Whether the season is a factor.
    pub multiplicative: bool,
    /// α, above 0 and at most 1; none: searched for.
    pub alpha: Option<f64>,
    /// β, from 0 to 1; none: searched for.
    pub beta: Option<f64>,
    /// γ, from 0 to 1; none: searched for.
    pub gamma: Option<f64>,
    /// The state before the first period.
    pub start: Start,
}

impl HoltWinters {
    /// The method with its constants, level and trend searched for.
    pub fn new(season: usize, multiplicative: bool) -> Self {
        Self { season, multiplicative, alpha: None, beta: None, gamma: None, start: Start::default() }
    }

    /// Fits the method to a series and forecasts.
    pub fn fit(&self, series: &[f64], horizon: usize) -> Result<Fit> {
        let (series, horizon) = (checked_series(series, 2)?, checked_horizon(horizon)?);
        let season_kind = if self.multiplicative { SeasonKind::Multiplicative } else { SeasonKind::Additive };
        let shape = EtsShape { error: ErrorForm::Additive, trend: Trend::Additive, season_kind, season: self.season };
        shape.check(series)?;
        let known = Known {
            alpha: self.alpha.map(|alpha| checked_smoothing("alpha", alpha)).transpose()?,
            beta_ratio: self.beta.map(|beta| checked_ratio("beta", beta)).transpose()?,
            gamma_ratio: self.gamma.map(|gamma| checked_ratio("gamma", gamma)).transpose()?,
            phi: None,
        };
        let found = finish(series, &shape, estimate(series, &shape, known, &self.start)?, horizon)?;
        Ok(found.classical())
    }
}
