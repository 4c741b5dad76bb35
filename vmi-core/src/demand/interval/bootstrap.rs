//! Sums of demand drawn by resampling past errors.

use super::Support;
use crate::error::Result;
use crate::num::domain::{all_finite, not_negative, outside};
use crate::num::random::Random;
use crate::num::{sqrt, sum};

/// Demand over several periods as the path and errors drawn with replacement.
///
/// ```text
/// sum(b) = Σ_i w_i (path_i + s e*)        e* drawn from the errors, anew for each period i;  w_i = 1, of the last period the fraction of it
/// s = 1, or √(sum_variance / Σ w_i² σ²) with σ² = Σ (e − mean)² / n
/// ```
///
/// Errors are taken as independent from period to period. Where a method follows the level of demand they are not, and the spread is too small:
/// `sum_variance` (as [`Fit::sum_variance`](crate::demand::Fit::sum_variance)) corrects it. With `is_centred` their mean is taken away, so that the mean of the sums
/// is that of the path; else a bias of the past is corrected. A period never goes below what `support` allows. Draw b · periods + i of [`Random`] with `seed` and
/// `key` decides: the same bits everywhere and in any order of keys. Source: Efron & Tibshirani, An Introduction to the Bootstrap (1993), ch. 8.
///
/// ```
/// use vmi_core::demand::interval::Support;
/// use vmi_core::demand::interval::bootstrap::ResidualBootstrap;
/// let draws = ResidualBootstrap {
///     path: &[5.0, 5.0], errors: &[-1.0, 1.0], periods: 2.0, sum_variance: None, is_centred: false, replications: 1000, seed: 1, key: 7,
///     support: Support::NotNegative,
/// };
/// let sums = draws.sums()?;
/// assert!(sums.iter().all(|sum| [8.0, 10.0, 12.0].contains(sum)));
/// assert!((sums.iter().filter(|sum| **sum == 10.0).count() as f64 / 1000.0 - 0.5).abs() < 0.05);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ResidualBootstrap<'d> {
    /// The forecast of each period.
    pub path: &'d [f64],
    /// Errors of one step, actual − forecast, at least one.
    pub errors: &'d [f64],
    /// Periods that are added up, above 0 and at most those of the path.
    pub periods: f64,
    /// The variance of the error of the sum, where it is known better than from independent errors.
    pub sum_variance: Option<f64>,
    /// Whether the mean of the errors is taken away.
    pub is_centred: bool,
    /// How many sums are drawn.
    pub replications: u32,
    /// Another seed gives other draws.
    pub seed: u64,
    /// The item, so that items have draws of their own.
    pub key: u64,
    /// What a period's demand may be.
    pub support: Support,
}

use crate::model::MOST_DRAWS;

impl ResidualBootstrap<'_> {
    /// One sum for each repetition, in their order.
    pub fn sums(&self) -> Result<Vec<f64>> {
        let mut found = Vec::new();
        self.sums_into(&mut found)?;
        Ok(found)
    }

    /// The same into a list that is kept; what it held is lost.
    pub fn sums_into(&self, into: &mut Vec<f64>) -> Result<()> {
        let count = self.checked()?;
        let shift = if self.is_centred { sum(self.errors) / self.errors.len() as f64 } else { 0.0 };
        let scale = self.scale(count)?;
        let random = Random::new(self.seed, self.key);
        into.clear();
        into.extend((0..u64::from(self.replications)).map(|repetition| {
            let mut total = 0.0;
            for (at, forecast) in self.path[..count].iter().enumerate() {
                let drawn = random.below(repetition * count as u64 + at as u64, self.errors.len() as u64) as usize;
                total += self.weight(at) * self.support.nearest(forecast + scale * (self.errors[drawn] - shift));
            }
            total
        }));
        Ok(())
    }

    /// Sums over a time of its own for each repetition, as over a lead time that is drawn too: the same draws for the same period, whatever the times.
    ///
    /// `until` tells the periods of a repetition, from 0 up to the length of the path. Errors are scaled as for `periods`. Draw b · length of the path + i decides.
    ///
    /// ```
    /// use vmi_core::demand::interval::Support;
    /// use vmi_core::demand::interval::bootstrap::ResidualBootstrap;
    /// let draws = ResidualBootstrap {
    ///     path: &[5.0, 5.0, 5.0], errors: &[-1.0, 1.0], periods: 2.0, sum_variance: None, is_centred: false, replications: 100, seed: 1, key: 7,
    ///     support: Support::NotNegative,
    /// };
    /// let (mut short, mut long) = (Vec::new(), Vec::new());
    /// draws.sums_until(|_| 1.0, &mut short)?;
    /// draws.sums_until(|repetition| if repetition % 2 == 0 { 1.0 } else { 2.5 }, &mut long)?;
    /// assert!(short[0] == long[0] && (short[1] + 4.0 + 2.0..=short[1] + 6.0 + 3.0).contains(&long[1]));
    /// # Ok::<(), vmi_core::error::Error>(())
    /// ```
    pub fn sums_until(&self, until: impl Fn(u64) -> f64, into: &mut Vec<f64>) -> Result<()> {
        let (shift, scale) = self.shift_and_scale()?;
        let random = Random::new(self.seed, self.key);
        let stride = self.path.len() as u64;
        into.clear();
        into.reserve(self.replications as usize);
        for repetition in 0..u64::from(self.replications) {
            let periods = until(repetition);
            if !(0.0..=self.path.len() as f64).contains(&periods) {
                return Err(outside("periods", periods, format!("from 0 to the length of the path, {},", self.path.len())));
            }
            let mut total = 0.0;
            for (at, forecast) in self.path[..periods.ceil() as usize].iter().enumerate() {
                let drawn = random.below(repetition * stride + at as u64, self.errors.len() as u64) as usize;
                total += (periods - at as f64).min(1.0) * self.support.nearest(forecast + scale * (self.errors[drawn] - shift));
            }
            into.push(total);
        }
        Ok(())
    }

    /// The values of one period of the same paths, counted from 0; errors are scaled to that period's own variance, where it is given.
    ///
    /// ```
    /// use vmi_core::demand::interval::Support;
    /// use vmi_core::demand::interval::bootstrap::ResidualBootstrap;
    /// let draws = ResidualBootstrap {
    ///     path: &[5.0, 6.0], errors: &[-1.0, 1.0], periods: 2.0, sum_variance: None, is_centred: false, replications: 100, seed: 1, key: 7,
    ///     support: Support::NotNegative,
    /// };
    /// let mut second = Vec::new();
    /// draws.values_of(1, Some(4.0), &mut second)?;
    /// assert!(second.iter().all(|value| [4.0, 8.0].contains(value)));
    /// # Ok::<(), vmi_core::error::Error>(())
    /// ```
    pub fn values_of(&self, at: usize, variance: Option<f64>, into: &mut Vec<f64>) -> Result<()> {
        self.checked()?;
        let forecast = *self.path.get(at).ok_or_else(|| outside("step", at as f64, "a period of the path"))?;
        let one = Self { periods: 1.0, sum_variance: variance, ..*self };
        let (shift, scale) = one.shift_and_scale()?;
        let (random, stride) = (Random::new(self.seed, self.key), self.path.len() as u64);
        into.clear();
        into.extend((0..u64::from(self.replications)).map(|repetition| {
            let drawn = random.below(repetition * stride + at as u64, self.errors.len() as u64) as usize;
            self.support.nearest(forecast + scale * (self.errors[drawn] - shift))
        }));
        Ok(())
    }

    /// What is taken from errors, and what they are multiplied by then; an error where the draws are too many.
    fn shift_and_scale(&self) -> Result<(f64, f64)> {
        let count = self.checked()?;
        within_most(self.replications, self.path.len())?;
        let shift = if self.is_centred { sum(self.errors) / self.errors.len() as f64 } else { 0.0 };
        Ok((shift, self.scale(count)?))
    }

    /// How much of a period counts: all of it, of the last one maybe a part.
    fn weight(&self, at: usize) -> f64 {
        (self.periods - at as f64).min(1.0)
    }

    /// What errors are multiplied by.
    fn scale(&self, count: usize) -> Result<f64> {
        let Some(wanted) = self.sum_variance else { return Ok(1.0) };
        not_negative("sum_variance", wanted)?;
        let mean = sum(self.errors) / self.errors.len() as f64;
        let (mut squares, mut weights) = (0.0, 0.0);
        for error in self.errors {
            squares += (error - mean) * (error - mean);
        }
        for at in 0..count {
            weights += self.weight(at) * self.weight(at);
        }
        let drawn = weights * squares / self.errors.len() as f64;
        // Errors without a spread have none to scale.
        Ok(if drawn > 0.0 { sqrt(wanted / drawn) } else { 1.0 })
    }

    /// How many periods are drawn in a repetition.
    fn checked(&self) -> Result<usize> {
        all_finite("path", self.path)?;
        all_finite("errors", self.errors)?;
        if !(self.periods > 0.0 && self.periods <= self.path.len() as f64) {
            return Err(outside("periods", self.periods, format!("above 0 and at most the length of the path, {},", self.path.len())));
        }
        let count = self.periods.ceil() as usize;
        within_most(self.replications, count)?;
        Ok(count)
    }
}

fn within_most(replications: u32, periods: usize) -> Result<()> {
    let draws = u64::from(replications).saturating_mul(periods as u64);
    if (1..=MOST_DRAWS).contains(&draws) {
        return Ok(());
    }
    Err(outside("replications", f64::from(replications), format!("1 or more, and at most {MOST_DRAWS} periods in all repetitions")))
}
