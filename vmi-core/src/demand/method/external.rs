//! A forecast that somebody else made, such as a supplier's or a customer's, as a method of its own.

use super::errors::{checked_fit, mean_square};
use crate::demand::fit::{Fit, checked_horizon, checked_series};
use crate::error::{Error, ErrorKind, Result};
use crate::num::domain::{outside_at, same_length};

/// Forecasts by period, past and future, in any order.
///
/// The past ones become the fitted values, so that they are scored like those of any other method; a past period without a forecast has none. Every
/// period of the horizon needs one. Periods after the horizon are not read. Variances are the squares of the standard deviations that came with the
/// forecasts, empty without; how the errors of several periods go together is not known, so there is no variance of a sum.
///
/// ```
/// use vmi_core::demand::method::external::ExternalForecast;
/// // Five periods of history; forecasts for the second and the fifth, and for the two to come.
/// let forecast = ExternalForecast { periods: &[1, 4, 5, 6], quantities: &[20.0, 24.0, 26.0, 25.0], sds: None };
/// let fit = forecast.fit(&[18.0, 21.0, 22.0, 20.0, 23.0], 2)?;
/// assert_eq!((fit.fitted[1], fit.fitted[4], &fit.path[..]), (20.0, 24.0, &[26.0, 25.0][..]));
/// assert!(fit.fitted[0].is_nan() && fit.fitted[3].is_nan());
/// // Errors 1 and −1.
/// assert_eq!(fit.parameters, [("scored_periods", 2.0), ("mean_squared_error", 1.0)]);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ExternalForecast<'f> {
    /// The period of each forecast, counted from 0 for the first of the series; each at most once.
    pub periods: &'f [u32],
    /// Units in that period.
    pub quantities: &'f [f64],
    /// The standard deviation of the error of each, 0 or more, where they came with one.
    pub sds: Option<&'f [f64]>,
}

impl ExternalForecast<'_> {
    /// The forecasts as a fit of a series of one period or more. Parameters: `scored_periods` and, where there are any, `mean_squared_error` of the
    /// past.
    pub fn fit(&self, series: &[f64], horizon: usize) -> Result<Fit> {
        let (series, horizon) = (checked_series(series, 1)?, checked_horizon(horizon)?);
        self.check()?;
        let mut values = vec![f64::NAN; series.len() + horizon];
        let mut variance = vec![f64::NAN; if self.sds.is_some() { horizon } else { 0 }];
        for (at, (period, quantity)) in self.periods.iter().zip(self.quantities).enumerate() {
            let Some(value) = values.get_mut(*period as usize) else { continue };
            if !value.is_nan() {
                let error = Error::new(ErrorKind::ConflictingValues, format!("period {period} has two forecasts"));
                return Err(error.field("periods").value(period.to_string()).expected("each period at most once"));
            }
            *value = *quantity;
            let step = (*period as usize).checked_sub(series.len());
            if let (Some(sds), Some(step)) = (self.sds, step) {
                variance[step] = sds[at] * sds[at];
            }
        }
        let path = values.split_off(series.len());
        if let Some(step) = path.iter().position(|value| value.is_nan()) {
            let message = format!("period {} after the series has no forecast", step + 1);
            let period = series.len() + step;
            return Err(Error::new(ErrorKind::MissingValue, message)
                .field("periods")
                .value(period.to_string())
                .expected("one for each period of the horizon"));
        }
        let mut parameters = vec![("scored_periods", values.iter().filter(|value| !value.is_nan()).count() as f64)];
        parameters.extend(mean_square(series, &values, 0).map(|error| ("mean_squared_error", error)));
        checked_fit(Fit { parameters, fitted: values, path, variance, ..Fit::default() })
    }

    fn check(&self) -> Result<()> {
        same_length("quantities", self.quantities.len(), "periods", self.periods.len())?;
        let sds = self.sds.unwrap_or_default();
        if self.sds.is_some() {
            same_length("sds", sds.len(), "periods", self.periods.len())?;
        }
        if let Some(at) = self.quantities.iter().position(|quantity| !quantity.is_finite()) {
            return Err(outside_at("quantities", at, self.quantities[at], "finite numbers"));
        }
        match sds.iter().position(|sd| !(sd.is_finite() && *sd >= 0.0)) {
            Some(at) => Err(outside_at("sds", at, sds[at], "finite numbers of 0 or more")),
            None => Ok(()),
        }
    }
}
