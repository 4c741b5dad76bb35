//! Rolling-origin evaluation: forecasts from successive origins, each made from what was known there.

use super::point_errors::{ErrorSums, PointErrors};
use super::{Candidate, Method};
use crate::demand::{Fit, checked_horizon, checked_series};
use crate::error::{Error, ErrorKind, Result};
use crate::num::domain::{all_finite, held, outside, same_length};

/// Where the origins are. An origin is the number of periods known when a forecast is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origins {
    /// From this origin on, in steps, while a whole horizon remains.
    From(usize),
    /// The last so many; the latest leaves just a horizon.
    Last(usize),
}

/// A plan of origins, horizons and fits.
///
/// ```text
/// origins o, o + step, …       training part: periods before the origin, all or the last `window`       compared: the `horizon` periods from it on
/// ```
///
/// A method sees its training part and nothing else. Only whole horizons count, so that every step has as many errors. With `refit_every` k, constants are found at
/// the first, (k+1)-th, … origin and kept in between by [`Candidate::again`]; a candidate without it is fitted at every origin. A series too short for the
/// origins is an error that says how many periods are needed. Source: Tashman, Int. J. Forecasting 16 (2000).
///
/// ```
/// use vmi_core::demand::Fit;
/// use vmi_core::demand::accuracy::Candidate;
/// use vmi_core::demand::accuracy::rolling_origin::RollingOrigin;
/// let naive = |series: &[f64], horizon: usize| Ok(Fit { path: vec![series[series.len() - 1]; horizon], ..Fit::default() });
/// let found = RollingOrigin::last(3, 2).evaluate(&[4.0, 7.0, 5.0, 9.0, 6.0], &Candidate::new("naive", &naive))?;
/// // From 4: 7, 5. From 7: 5, 9. From 5: 9, 6.
/// assert_eq!((found.origins(), found.errors_of_origin(1)), (&[1, 2, 3][..], vec![-2.0, 2.0]));
/// assert_eq!(found.at_step(1)?.mae, 3.0); // 3, 2, 4
/// assert_eq!(found.pooled()?.mae, 13.0 / 6.0);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RollingOrigin {
    /// Periods forecast from each origin, from 1 on.
    pub horizon: usize,
    /// Where the origins are.
    pub origins: Origins,
    /// Periods from one origin to the next, from 1 on.
    pub step: usize,
    /// So many periods before an origin make its training part, from 1 on; none: all.
    pub window: Option<usize>,
    /// Constants are found anew at every so many origins, from 1 on.
    pub refit_every: usize,
}

impl RollingOrigin {
    /// The last `origins` origins, one period apart, all that is known before each, fitted anew at each.
    pub fn last(origins: usize, horizon: usize) -> Self {
        Self { horizon, origins: Origins::Last(origins), step: 1, window: None, refit_every: 1 }
    }

    /// The forecasts of a method from every origin.
    pub fn evaluate(&self, series: &[f64], candidate: &Candidate<'_>) -> Result<RollingErrors> {
        let mut found = RollingErrors::default();
        self.evaluate_into(series, candidate, &mut found)?;
        Ok(found)
    }

    /// The same into results that are kept from series to series, without allocation beyond the method's own once they are large enough.
    ///
    /// After an error they are empty or partial.
    pub fn evaluate_into(&self, series: &[f64], candidate: &Candidate<'_>, into: &mut RollingErrors) -> Result<()> {
        self.visit(series, candidate, into, |_, _| Ok(()))
    }

    /// The same, with a look at each training part and its fit.
    pub(crate) fn visit(
        &self,
        series: &[f64],
        candidate: &Candidate<'_>,
        into: &mut RollingErrors,
        mut look: impl FnMut(&[f64], &Fit) -> Result<()>,
    ) -> Result<()> {
        let places = self.places(series.len())?;
        checked_series(series, 1)?;
        into.restart(self.horizon, places.count);
        let mut constants: Option<Fit> = None;
        for index in 0..places.count {
            let origin = places.first + index * self.step;
            let training = &series[self.window.map_or(0, |window| origin - window)..origin];
            let fit = match (candidate.again, &constants) {
                (Some(again), Some(earlier)) if index % self.refit_every != 0 => again(earlier, training, self.horizon)?,
                _ => into.fitted(candidate.fit, training)?,
            };
            into.push(origin, &series[origin..origin + self.horizon], &fit)?;
            look(training, &fit)?;
            if candidate.again.is_some() && index % self.refit_every == 0 {
                constants = Some(fit);
            }
        }
        Ok(())
    }

    /// The first origin and how many there are, for a series of so many periods.
    pub(crate) fn places(&self, periods: usize) -> Result<Places> {
        checked_horizon(self.horizon)?;
        let (Origins::From(number) | Origins::Last(number)) = self.origins;
        for (name, value) in [("step", self.step), ("refit_every", self.refit_every), ("window", self.window.unwrap_or(1)), ("origins", number)] {
            if value == 0 {
                return Err(outside(name, 0.0, "a whole number of 1 or more"));
            }
        }
        let least = self.window.unwrap_or(1);
        if let Origins::From(first) = self.origins {
            if first < least {
                return Err(outside("origins", first as f64, format!("a first origin of at least the window, {least}")));
            }
        }
        // Saturated, the number is above every length.
        let needed = match self.origins {
            Origins::From(first) => first.saturating_add(self.horizon),
            Origins::Last(count) => (count - 1).saturating_mul(self.step).saturating_add(least).saturating_add(self.horizon),
        };
        if periods < needed {
            return Err(self.too_short(periods, needed));
        }
        Ok(match self.origins {
            Origins::From(first) => Places { first, count: (periods - needed) / self.step + 1 },
            Origins::Last(count) => Places { first: periods - self.horizon - (count - 1) * self.step, count },
        })
    }

    fn too_short(&self, periods: usize, needed: usize) -> Error {
        let message = format!("the series has {periods} periods: at least {needed} are needed for its origins with a horizon of {}", self.horizon);
        Error::new(ErrorKind::OutOfRange, message).field("demand").value(periods.to_string()).expected(format!("at least {needed} periods"))
    }
}

/// The first origin and how many there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Places {
    pub first: usize,
    pub count: usize,
}

/// Forecasts of one method from successive origins, beside what turned out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RollingErrors {
    horizon: usize,
    origins: Vec<usize>,
    /// One row of `horizon` values for each origin.
    actual: Vec<f64>,
    forecast: Vec<f64>,
    fits: usize,
}

impl RollingErrors {
    /// How many periods are known at each origin.
    pub fn origins(&self) -> &[usize] {
        &self.origins
    }

    /// Periods forecast from each origin.
    pub fn horizon(&self) -> usize {
        self.horizon
    }

    /// How often constants were found.
    pub fn fits(&self) -> usize {
        self.fits
    }

    /// What turned out, a row of `horizon` periods for each origin.
    pub fn actual(&self) -> &[f64] {
        &self.actual
    }

    /// What was forecast, a row of `horizon` periods for each origin.
    pub fn forecast(&self) -> &[f64] {
        &self.forecast
    }

    /// Actual − forecast from the origin with this index, counted from 0; empty where there is none.
    pub fn errors_of_origin(&self, index: usize) -> Vec<f64> {
        self.rows().nth(index).map_or_else(Vec::new, |(actual, forecast)| actual.iter().zip(forecast).map(|(a, f)| a - f).collect())
    }

    /// Actual − forecast of all origins at a step, counted from 1; what `into` held is lost.
    pub fn errors_at_step(&self, step: usize, into: &mut Vec<f64>) -> Result<()> {
        self.checked_step(step)?;
        into.clear();
        into.extend(self.rows().map(|(actual, forecast)| actual[step - 1] - forecast[step - 1]));
        Ok(())
    }

    /// Actual − forecast of the sum of the first `periods` periods after each origin, above 0 and up to the horizon; of a fractional period that share of it.
    ///
    /// ```
    /// use vmi_core::demand::Fit;
    /// use vmi_core::demand::accuracy::Candidate;
    /// use vmi_core::demand::accuracy::rolling_origin::RollingOrigin;
    /// let nothing = |_: &[f64], horizon: usize| Ok(Fit { path: vec![0.0; horizon], ..Fit::default() });
    /// let found = RollingOrigin::last(2, 2).evaluate(&[1.0, 2.0, 3.0, 4.0], &Candidate::new("nothing", &nothing))?;
    /// let mut sums = Vec::new();
    /// found.errors_of_sum(1.5, &mut sums)?;
    /// assert_eq!(sums, [3.5, 5.0]); // 2 + 3/2, 3 + 4/2
    /// assert_eq!(found.squared_error_of_sum(1.5)?, (3.5 * 3.5 + 25.0) / 2.0);
    /// # Ok::<(), vmi_core::error::Error>(())
    /// ```
    pub fn errors_of_sum(&self, periods: f64, into: &mut Vec<f64>) -> Result<()> {
        into.clear();
        into.extend(self.sums(periods)?);
        Ok(())
    }

    /// The mean squared error of these sums, units²: the variance of demand around its forecast over a lead time, a bias included.
    pub fn squared_error_of_sum(&self, periods: f64) -> Result<f64> {
        self.checked_step(1)?;
        let mut squares = 0.0;
        for error in self.sums(periods)? {
            squares += error * error;
        }
        held("squared_error", squares / self.origins.len() as f64)
    }

    fn sums(&self, periods: f64) -> Result<impl Iterator<Item = f64>> {
        if !(periods > 0.0 && periods <= self.horizon as f64) {
            return Err(outside("periods", periods, format!("above 0 and at most the horizon, {},", self.horizon)));
        }
        let whole = periods.floor();
        let (count, share) = (whole as usize, periods - whole);
        Ok(self.rows().map(move |(actual, forecast)| {
            let mut sum = 0.0;
            for (actual, forecast) in actual[..count].iter().zip(forecast) {
                sum += actual - forecast;
            }
            if share > 0.0 { sum + share * (actual[count] - forecast[count]) } else { sum }
        }))
    }

    /// The errors of all origins at a step, counted from 1.
    pub fn at_step(&self, step: usize) -> Result<PointErrors> {
        self.checked_step(step)?;
        let mut sums = ErrorSums::default();
        for (actual, forecast) in self.rows() {
            sums.add(actual[step - 1], forecast[step - 1]);
        }
        sums.errors()
    }

    /// The errors of all origins and steps together.
    pub fn pooled(&self) -> Result<PointErrors> {
        self.checked_step(1)?;
        let mut sums = ErrorSums::default();
        sums.extend(&self.actual, &self.forecast);
        sums.errors()
    }

    /// What turned out and what was forecast, origin by origin.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (&[f64], &[f64])> {
        let horizon = self.horizon.max(1);
        self.actual.chunks_exact(horizon).zip(self.forecast.chunks_exact(horizon))
    }

    fn checked_step(&self, step: usize) -> Result<()> {
        if self.origins.is_empty() {
            return Err(Error::new(ErrorKind::MissingValue, "no origin was evaluated").field("origins").expected("at least one origin"));
        }
        if (1..=self.horizon).contains(&step) {
            return Ok(());
        }
        Err(outside("step", step as f64, format!("a whole number from 1 to the horizon, {},", self.horizon)))
    }

    fn restart(&mut self, horizon: usize, count: usize) {
        self.origins.clear();
        self.actual.clear();
        self.forecast.clear();
        self.actual.reserve(count * horizon);
        self.forecast.reserve(count * horizon);
        (self.horizon, self.fits) = (horizon, 0);
    }

    fn fitted(&mut self, fit: &Method<'_>, training: &[f64]) -> Result<Fit> {
        self.fits += 1;
        fit(training, self.horizon)
    }

    fn push(&mut self, origin: usize, actual: &[f64], fit: &Fit) -> Result<()> {
        same_length("path", fit.path.len(), "horizon", self.horizon)?;
        all_finite("path", &fit.path)?;
        self.origins.push(origin);
        self.actual.extend_from_slice(actual);
        self.forecast.extend_from_slice(&fit.path);
        Ok(())
    }
}
