//! The error of the naive forecast on the training part, which makes errors of different items comparable: MASE and RMSSE.

use crate::demand::checked_series;
use crate::error::Result;
use crate::num::domain::{held, outside};
use crate::num::sqrt;

/// What the naive forecast with a season misses within the training part: mean absolute and mean squared difference.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NaiveScale {
    /// Mean of |y(t) − y(t − season)|, units.
    pub absolute: f64,
    /// Mean of (y(t) − y(t − season))², units².
    pub squared: f64,
}

/// The scale of the periods before the first forecast; season 1 is the plain naive forecast.
///
/// ```text
/// absolute = Σ |y(t) − y(t−m)| / (n − m)        squared = Σ (y(t) − y(t−m))² / (n − m)        t = m+1 … n
/// MASE = MAE / absolute                         RMSSE = √(MSE / squared)
/// ```
///
/// The series needs more periods than the season. Zeros before the first demand count; a caller that wants the M5 rule leaves them out beforehand.
/// Source: Hyndman & Koehler, Int. J. Forecasting 22 (2006); Makridakis, Spiliotis & Assimakopoulos, Int. J. Forecasting 38 (2022).
///
/// ```
/// use vmi_core::demand::accuracy::naive_scale::naive_scale;
/// // Differences 2, −1, 4.
/// let scale = naive_scale(&[3.0, 5.0, 4.0, 8.0], 1)?;
/// assert_eq!((scale.absolute, scale.squared), (7.0 / 3.0, 7.0));
/// assert!((scale.mase(1.0).unwrap() - 0.42857142857142855).abs() < 1e-15);
/// assert!((scale.rmsse(1.0).unwrap() - 0.3779644730092272).abs() < 1e-15);
/// // A constant training part has no scale.
/// assert_eq!(naive_scale(&[2.0, 2.0, 2.0], 1)?.rmsse(1.0), None);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn naive_scale(training: &[f64], season: usize) -> Result<NaiveScale> {
    if season == 0 {
        return Err(outside("season", 0.0, "a whole number of 1 or more"));
    }
    checked_series(training, season.saturating_add(1))?;
    let (mut absolute, mut squared) = (0.0, 0.0);
    for (later, earlier) in training[season..].iter().zip(training) {
        let difference = later - earlier;
        absolute += difference.abs();
        squared += difference * difference;
    }
    let n = (training.len() - season) as f64;
    Ok(NaiveScale { absolute: absolute / n, squared: held("scale", squared / n)? })
}

impl NaiveScale {
    /// The mean absolute scaled error of a mean absolute error; none where the training part is constant.
    pub fn mase(&self, mae: f64) -> Option<f64> {
        (self.absolute > 0.0).then(|| mae / self.absolute)
    }

    /// The root mean squared scaled error of a mean squared error; none where the training part is constant.
    pub fn rmsse(&self, mse: f64) -> Option<f64> {
        (self.squared > 0.0).then(|| sqrt(mse / self.squared))
    }
}
