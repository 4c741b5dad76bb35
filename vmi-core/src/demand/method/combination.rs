//! Combinations: several forecasts of one series made one.

use super::errors::checked_fit;
use crate::demand::Fit;
use crate::error::{Error, ErrorKind, Result};
use crate::num::domain::{all_not_negative, held, outside, same_length};

/// How forecasts are made one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Combination<'w> {
    /// Their mean.
    Mean,
    /// Their median; of an even number the mean of the two in the middle.
    Median,
    /// Their mean by weights of 0 or more, one for each, not all 0; they need not add up to 1.
    Weighted(&'w [f64]),
}

/// One fit from several of the same series and horizon, period by period.
///
/// ```text
/// ŷ(t) = Σ w ŷ(t) / Σ w, or the median, over the forecasts that have a value for t
/// ```
///
/// A period that none has a forecast for has none. Variances are empty: how the errors of the forecasts go together is not known. The weights,
/// brought to the sum 1, are the parameters. Source: Bates & Granger, Opl Res. Quarterly 20 (1969).
///
/// ```
/// use vmi_core::demand::method::{combination::{Combination, combine}, drift::drift, naive::naive};
/// let fits = [naive(&[2.0, 4.0, 9.0, 11.0], 2)?, drift(&[2.0, 4.0, 9.0, 11.0], 2)?];
/// assert_eq!(combine(&fits, Combination::Mean)?.path, [12.5, 14.0]);
/// assert_eq!(combine(&fits, Combination::Weighted(&[3.0, 1.0]))?.path, [11.75, 12.5]);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn combine(fits: &[Fit], how: Combination) -> Result<Fit> {
    let Some(first) = fits.first() else {
        return Err(Error::new(ErrorKind::MissingValue, "there is no forecast to combine").field("fits").expected("at least one fit"));
    };
    for fit in fits {
        same_length("fitted", fit.fitted.len(), "the first fit", first.fitted.len())?;
        same_length("path", fit.path.len(), "the first fit", first.path.len())?;
    }
    let weights = weights(fits.len(), how)?;
    let mut room = Vec::with_capacity(fits.len());
    let mut one = |values: &mut dyn Iterator<Item = f64>| {
        room.clear();
        room.extend(values.zip(weights.iter().copied()).filter(|(value, _)| !value.is_nan()));
        if how == Combination::Median { median(&mut room) } else { mean(&room) }
    };
    let fitted = (0..first.fitted.len()).map(|at| one(&mut fits.iter().map(|fit| fit.fitted[at]))).collect();
    let path = (0..first.path.len()).map(|at| one(&mut fits.iter().map(|fit| fit.path[at]))).collect();
    checked_fit(Fit { parameters: weights.iter().map(|weight| ("weight", *weight)).collect(), fitted, path, ..Fit::default() })
}

/// Weights in inverse proportion to the mean squared error of each fit, over the periods that all of them have a forecast for; their sum is 1.
///
/// ```text
/// w = (1/E²) / Σ (1/E²)
/// ```
///
/// Forecasts without any error share the weight among them. The errors are those of the fitted values, which flatter methods with many constants.
/// Needs one period that all have a forecast for. Source: Bates & Granger, Opl Res. Quarterly 20 (1969), without correlations.
///
/// ```
/// use vmi_core::demand::method::{combination::inverse_error_weights, historic_mean::historic_mean, naive::naive};
/// let series = [1.0, 3.0, 5.0];
/// // Errors 2, 2 and 2, 3: squares 4 and 6.5.
/// let weights = inverse_error_weights(&series, &[naive(&series, 1)?, historic_mean(&series, 1)?])?;
/// assert!((weights[0] - 13.0 / 21.0).abs() < 1e-15 && (weights[1] - 8.0 / 21.0).abs() < 1e-15);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn inverse_error_weights(series: &[f64], fits: &[Fit]) -> Result<Vec<f64>> {
    for fit in fits {
        same_length("fitted", fit.fitted.len(), "the series", series.len())?;
    }
    let (mut squares, mut count) = (vec![0.0; fits.len()], 0.0);
    for (at, value) in series.iter().enumerate().filter(|(at, _)| fits.iter().all(|fit| !fit.fitted[*at].is_nan())) {
        count += 1.0;
        for (total, fit) in squares.iter_mut().zip(fits) {
            *total += (value - fit.fitted[at]) * (value - fit.fitted[at]);
        }
    }
    if fits.is_empty() || count == 0.0 {
        let error = Error::new(ErrorKind::MissingValue, "no period has a forecast of every fit");
        return Err(error.field("fits").expected("at least one fit, and a period that all have a forecast for"));
    }
    let least = squares.iter().copied().fold(f64::INFINITY, f64::min);
    held("squared error", least)?;
    // Against the least, so that no reciprocal overflows.
    let share = |total: f64| if least > 0.0 { least / total } else { f64::from(u8::from(total == 0.0)) };
    normalised(squares.into_iter().map(share).collect())
}

fn weights(count: usize, how: Combination) -> Result<Vec<f64>> {
    let Combination::Weighted(given) = how else { return Ok(vec![1.0 / count as f64; count]) };
    all_not_negative("weights", given)?;
    same_length("weights", given.len(), "the list of fits", count)?;
    normalised(given.to_vec())
}

fn normalised(mut weights: Vec<f64>) -> Result<Vec<f64>> {
    let total = weights.iter().fold(0.0, |total, weight| total + weight);
    if !(total > 0.0 && total.is_finite()) {
        return Err(outside("weights", total, "a sum above 0 that a float holds"));
    }
    for weight in &mut weights {
        *weight /= total;
    }
    Ok(weights)
}

/// NaN where the values have no weight.
fn mean(values: &[(f64, f64)]) -> f64 {
    let (total, weight) = values.iter().fold((0.0, 0.0), |(total, sum), (value, weight)| (total + weight * value, sum + weight));
    if weight > 0.0 { total / weight } else { f64::NAN }
}

fn median(values: &mut [(f64, f64)]) -> f64 {
    values.sort_unstable_by(|one, other| one.0.total_cmp(&other.0));
    let half = values.len() / 2;
    match values {
        [] => f64::NAN,
        _ if values.len() % 2 == 1 => values[half].0,
        _ => 0.5 * (values[half - 1].0 + values[half].0),
    }
}
