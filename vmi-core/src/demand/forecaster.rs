//! A forecasting method by its word.

use super::fit::Fit;
use super::method::SmoothingConstant;
use super::method::adida::adida;
use super::method::combination::{Combination, combine};
use super::method::croston::{Correction, CrostonMethod};
use super::method::drift::drift;
use super::method::external::ExternalForecast;
use super::method::historic_mean::historic_mean;
use super::method::imapa::imapa;
use super::method::moving_average::moving_average;
use super::method::naive::naive;
use super::method::seasonal_moving_average::seasonal_moving_average;
use super::method::seasonal_naive::seasonal_naive;
use super::method::theta::Theta;
use super::method::tsb::{TsbMethod, TsbStart};
use super::smoothing::{Holt, HoltWinters, ets_auto, ses};
use crate::error::{Error, ErrorKind, Result};
use crate::model::{FixedConstants, ForecastMethod};

/// α of the sizes and the intervals, or β of the chances, of methods for intermittent demand.
const SLOW: f64 = 0.1;

/// A method and what it needs besides a series.
///
/// | word | function | constants |
/// |---|---|---|
/// | naive, seasonal_naive, drift, historic_mean | [`super::method`] | none |
/// | moving_average, seasonal_moving_average | [`super::method`] | `window` periods; 3 seasons, or as many as there are |
/// | ses, holt, damped_holt, holt_winters, holt_winters_multiplicative | [`super::smoothing`] | searched, those of `constants` excepted |
/// | ets | [`ets_auto`] | the model by AICc |
/// | theta, optimized_theta, dynamic_theta, dynamic_optimized_theta | [`Theta`] | searched |
/// | croston, sba, sbj | [`CrostonMethod`] | 0.1 |
/// | tsb | [`tsb`] | 0.1 for sizes and chances |
/// | croston_optimized, sba_optimized, tsb_optimized | the same | searched within 0.1 … 0.3 |
/// | adida, imapa | [`adida`], [`imapa`] | searched |
/// | mean, median | [`combine`] of `candidates` | theirs |
/// | external | [`ExternalForecast`] | none |
///
/// Seasonal methods of a series with fewer than two seasons, or without a season, are those without: seasonal_naive is naive, seasonal_moving_average is moving_average, Holt-Winters is
/// Holt. Holt-Winters, Holt (5 periods), damped Holt (6), ETS and Theta (4) of a shorter series are single smoothing. Combinations leave out what cannot be fitted. A multiplicative season of a series with a period of 0 or less is additive. A moving average longer than the series takes all of it.
///
/// ```
/// use vmi_core::demand::Forecaster;
/// use vmi_core::model::{FixedConstants, ForecastMethod};
/// let method = |method| Forecaster { method, season: 7, window: 3, candidates: &[], constants: FixedConstants::default(), external: None };
/// let fit = method(ForecastMethod::MovingAverage).fit(&[2.0, 4.0, 9.0, 11.0], 2)?;
/// assert_eq!(fit.path, [8.0, 8.0]);
/// assert_eq!(method(ForecastMethod::SeasonalNaive).fit(&[2.0, 4.0, 9.0, 11.0], 1)?.path, [11.0]);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Forecaster<'f> {
    /// The method.
    pub method: ForecastMethod,
    /// Periods of a season; 0 or 1: none.
    pub season: usize,
    /// Periods of a moving average.
    pub window: usize,
    /// What combinations are of.
    pub candidates: &'f [ForecastMethod],
    /// Constants that are not searched.
    pub constants: FixedConstants,
    /// The supplier's own forecast, where there is one.
    pub external: Option<ExternalForecast<'f>>,
}

impl Forecaster<'_> {
    /// The method fitted to a series.
    pub fn fit(&self, series: &[f64], horizon: usize) -> Result<Fit> {
        let season = if self.season > 1 && series.len() / 2 >= self.season { self.season } else { 1 };
        let window = self.window.clamp(1, series.len().max(1));
        match self.method {
            method if series.len() < least(method) => ses(series, None, horizon),
            ForecastMethod::Naive => naive(series, horizon),
            ForecastMethod::SeasonalNaive if season == 1 => naive(series, horizon),
            ForecastMethod::SeasonalNaive => seasonal_naive(series, season, horizon),
            ForecastMethod::Drift if series.len() < 2 => naive(series, horizon),
            ForecastMethod::Drift => drift(series, horizon),
            ForecastMethod::HistoricMean => historic_mean(series, horizon),
            ForecastMethod::MovingAverage => moving_average(series, window, horizon),
            ForecastMethod::SeasonalMovingAverage if season == 1 => moving_average(series, window, horizon),
            ForecastMethod::SeasonalMovingAverage => seasonal_moving_average(series, season, (series.len() / season).min(3), horizon),
            ForecastMethod::Ses => ses(series, self.constants.alpha, horizon),
            ForecastMethod::Holt => self.holt(false).fit(series, horizon),
            ForecastMethod::DampedHolt => self.holt(true).fit(series, horizon),
            ForecastMethod::HoltWinters | ForecastMethod::HoltWintersMultiplicative if season == 1 => self.holt(false).fit(series, horizon),
            ForecastMethod::HoltWinters => self.holt_winters(season, false).fit(series, horizon),
            ForecastMethod::HoltWintersMultiplicative => self.holt_winters(season, series.iter().all(|size| *size > 0.0)).fit(series, horizon),
            ForecastMethod::Ets => Ok(ets_auto(series, season, horizon)?.chosen.forecast),
            ForecastMethod::Theta => Theta::standard(season).fit(series, horizon),
            ForecastMethod::OptimizedTheta => Theta::optimised(season).fit(series, horizon),
            ForecastMethod::DynamicTheta => Theta::dynamic(season).fit(series, horizon),
            ForecastMethod::DynamicOptimizedTheta => Theta::dynamic_optimised(season).fit(series, horizon),
            ForecastMethod::Croston => self.croston(Correction::None).fit(series, horizon),
            ForecastMethod::Sba => self.croston(Correction::SyntetosBoylan).fit(series, horizon),
            ForecastMethod::Sbj => self.croston(Correction::ShaleBoylanJohnston).fit(series, horizon),
            ForecastMethod::CrostonOptimized => CrostonMethod::optimised(Correction::None).fit(series, horizon),
            ForecastMethod::SbaOptimized => CrostonMethod::optimised(Correction::SyntetosBoylan).fit(series, horizon),
            ForecastMethod::Tsb => self.tsb().fit(series, horizon),
            ForecastMethod::TsbOptimized => Self::tsb_optimised().fit(series, horizon),
            ForecastMethod::Adida => adida(series, SmoothingConstant::INTERMITTENT, horizon),
            ForecastMethod::Imapa => imapa(series, SmoothingConstant::INTERMITTENT, horizon),
            ForecastMethod::Mean => self.combined(series, horizon, Combination::Mean),
            ForecastMethod::Median => self.combined(series, horizon, Combination::Median),
            ForecastMethod::External => self.external.ok_or_else(no_external)?.fit(series, horizon),
            ForecastMethod::Auto => {
                Err(Error::new(ErrorKind::NotSupported, "auto chooses among methods and is none").field("forecast").value("auto"))
            }
        }
    }

    /// The same with another method.
    #[must_use]
    pub fn with(&self, method: ForecastMethod) -> Self {
        Self { method, ..*self }
    }

    fn holt(&self, damped: bool) -> Holt {
        let FixedConstants { alpha, beta, phi, .. } = self.constants;
        Holt { alpha, beta, damped, phi, ..Holt::default() }
    }

    fn holt_winters(&self, season: usize, multiplicative: bool) -> HoltWinters {
        let FixedConstants { alpha, beta, gamma, .. } = self.constants;
        HoltWinters { alpha, beta, gamma, ..HoltWinters::new(season, multiplicative) }
    }

    pub(super) fn croston(&self, correction: Correction) -> CrostonMethod {
        let size = SmoothingConstant::Fixed(self.constants.alpha.unwrap_or(SLOW));
        let interval = self.constants.beta.map_or(size, SmoothingConstant::Fixed);
        CrostonMethod { correction, size, interval, ..CrostonMethod::croston(SLOW) }
    }

    pub(super) fn tsb(&self) -> TsbMethod {
        TsbMethod::fixed(self.constants.alpha.unwrap_or(SLOW), self.constants.beta.unwrap_or(SLOW), TsbStart::FirstInterval)
    }

    pub(super) fn tsb_optimised() -> TsbMethod {
        TsbMethod::optimised(TsbStart::FirstInterval)
    }

    fn combined(&self, series: &[f64], horizon: usize, how: Combination<'_>) -> Result<Fit> {
        let (mut fits, mut failure) = (Vec::with_capacity(self.candidates.len()), None);
        for method in self.candidates {
            match self.with(*method).fit(series, horizon) {
                Ok(fit) => fits.push(fit),
                Err(error) => failure = failure.or(Some(error)),
            }
        }
        match failure {
            Some(error) if fits.is_empty() => Err(error),
            _ => combine(&fits, how),
        }
    }
}

/// The periods that a method needs for its constants; of fewer the level alone is smoothed.
const fn least(method: ForecastMethod) -> usize {
    match method {
        ForecastMethod::Holt | ForecastMethod::HoltWinters | ForecastMethod::HoltWintersMultiplicative => 5,
        ForecastMethod::DampedHolt => 6,
        ForecastMethod::Ets
        | ForecastMethod::Theta
        | ForecastMethod::OptimizedTheta
        | ForecastMethod::DynamicTheta
        | ForecastMethod::DynamicOptimizedTheta => 4,
        _ => 0,
    }
}

fn no_external() -> Error {
    let error = Error::new(ErrorKind::MissingValue, "there is no forecast of the supplier's for this key").table("forecasts");
    error.expected("rows of the table `forecasts` for the past and for the whole horizon")
}
