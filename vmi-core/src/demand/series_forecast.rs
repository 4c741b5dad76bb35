//! Forecasts of series that are nothing but numbers: for programs without tables, dates and settings.

use super::accuracy::choice::Criterion;
use super::automatic::{Automatic, pattern_of, usual_candidates};
use super::fit::{Fit, checked_horizon, checked_series};
use super::forecaster::Forecaster;
use super::interval::{Support, one_step_errors};
use crate::error::{Error, ErrorKind, Result, nearest};
use crate::model::{Choice, FixedConstants, ForecastMethod, ForecastSettings};
use crate::num::domain::outside;
use crate::num::{sqrt, sum};

/// How series are forecast, checked once for all of them.
///
/// Combinations, and the choice of `auto` (by RMSSE over the usual number of rolling origins), are of the usual candidates for the pattern of each series.
///
/// ```
/// use vmi_core::demand::series_forecast::SeriesForecaster;
/// let by = SeriesForecaster::new("moving_average", 2)?.window(3)?;
/// let found = by.forecast(&[2.0, 4.0, 9.0, 11.0])?;
/// assert_eq!((found.method.word(), &found.path[..]), ("moving_average", &[8.0, 8.0][..]));
/// assert!(by.forecast(&[]).is_err());
/// assert_eq!(SeriesForecaster::new("auto", 3)?.forecast(&[0.0; 12])?.path, [0.0; 3]);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeriesForecaster {
    method: ForecastMethod,
    horizon: usize,
    season: usize,
    window: Option<usize>,
}

/// The forecast of one series.
#[derive(Clone, Debug, PartialEq)]
pub struct SeriesForecast {
    /// The method, which `auto` may have chosen.
    pub method: ForecastMethod,
    /// The forecast of each period after the series; not below 0, unless the series is somewhere.
    pub path: Vec<f64>,
    /// The standard deviation of the error of each step, as of [`step_deviations`].
    pub sd: Vec<Option<f64>>,
}

impl SeriesForecaster {
    /// A method by its word, for so many periods ahead, of series without a season.
    pub fn new(method: &str, horizon: usize) -> Result<Self> {
        let found = ForecastMethod::from_word(method).ok_or_else(|| unknown(method))?;
        if found == ForecastMethod::External {
            let error = Error::new(ErrorKind::NotSupported, "a supplier's own forecast comes from the table forecasts, not from a series");
            return Err(error.field("method").value(method));
        }
        Ok(Self { method: found, horizon: checked_horizon(horizon)?, season: 0, window: None })
    }

    /// The periods of a season; 0 or 1: none.
    #[must_use]
    pub fn season(mut self, periods: usize) -> Self {
        self.season = periods;
        self
    }

    /// The periods of a moving average, 1 or more.
    pub fn window(mut self, periods: usize) -> Result<Self> {
        if periods == 0 {
            return Err(outside("window", 0.0, "1 period or more"));
        }
        self.window = Some(periods);
        Ok(self)
    }

    /// The forecast of one series.
    pub fn forecast(&self, series: &[f64]) -> Result<SeriesForecast> {
        let takes_window = matches!(self.method, ForecastMethod::MovingAverage | ForecastMethod::SeasonalMovingAverage);
        if takes_window && self.window.is_none() {
            let error = Error::new(ErrorKind::MissingValue, format!("{} needs a window", self.method.word())).field("window");
            return Err(error.expected("the periods of a moving average, 1 or more"));
        }
        // The same error of every method.
        checked_series(series, 1)?;
        let candidates = match self.method {
            ForecastMethod::Auto | ForecastMethod::Mean | ForecastMethod::Median => usual_candidates(pattern_of(series)),
            _ => &[],
        };
        let window = self.window.unwrap_or(1);
        let with = Forecaster { method: self.method, season: self.season, window, candidates, constants: FixedConstants::default(), external: None };
        let (method, fit) = if self.method == ForecastMethod::Auto {
            let usual = ForecastSettings::default();
            let automatic = Automatic { criterion: Criterion::Rmsse, origins: usual.origins as usize, margin: usual.margin };
            let chose = automatic.choose(series, self.horizon, candidates, &with)?;
            (chose.method, chose.fit)
        } else {
            (self.method, with.fit(series, self.horizon)?)
        };
        let support = Support::of(series);
        let sd = step_deviations(series, &fit);
        Ok(SeriesForecast { method, path: fit.path.iter().map(|step| support.nearest(*step)).collect(), sd })
    }
}

/// The standard deviation of the error of each step of a path.
///
/// By the method's own model; where it has none, the root mean square of its one-step errors over the series, at every step; none where there are no errors either.
///
/// ```
/// use vmi_core::demand::Fit;
/// use vmi_core::demand::series_forecast::step_deviations;
/// let fit = Fit { fitted: vec![f64::NAN, 4.0, 7.0], path: vec![5.0, 5.0], ..Fit::default() };
/// assert_eq!(step_deviations(&[4.0, 5.0, 0.0], &fit), [Some(5.0), Some(5.0)]); // √((1² + 7²) / 2)
/// ```
pub fn step_deviations(series: &[f64], fit: &Fit) -> Vec<Option<f64>> {
    let own = |at: usize| fit.variance.get(at).map(|variance| sqrt(*variance));
    let mut errors = Vec::new();
    let is_known = fit.variance.len() >= fit.path.len() || one_step_errors(series, fit, &mut errors).is_ok();
    for error in &mut errors {
        *error *= *error;
    }
    let spread = (is_known && !errors.is_empty()).then(|| sqrt(sum(&errors) / errors.len() as f64));
    (0..fit.path.len()).map(|at| own(at).or(spread)).collect()
}

fn unknown(method: &str) -> Error {
    let words = || ForecastMethod::WORDS.iter().map(|(word, _)| *word);
    let error = Error::new(ErrorKind::NotAnOption, format!("there is no forecasting method {method:?}"));
    let error = error.field("method").value(method).expected(words().collect::<Vec<_>>().join(", "));
    match nearest(method, words()) {
        Some(near) => error.hint(format!("did you mean {near:?}?")),
        None => error,
    }
}
