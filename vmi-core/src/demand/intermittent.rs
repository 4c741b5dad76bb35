//! Smoothed rates of intermittent demand: Croston, its corrections by Syntetos & Boylan and by Shale, Boylan & Johnston, and TSB.

use super::method::croston::{CrostonMethod, CrostonRate};
use super::method::sparse::DemandList;
use crate::error::{Error, ErrorKind, Result};
use crate::num::domain::{finite, outside};

/// Rates of demand per period, by Croston and with its bias corrected.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Croston {
    /// The smoothed size of a demand; 0 without any.
    pub size: f64,
    /// The smoothed interval between demands, in periods; none without a demand.
    pub interval: Option<f64>,
    /// Smoothed size over smoothed interval (Croston, Opl Res. Quarterly 23, 1972).
    pub croston: f64,
    /// The same times 1 − α/2 (Syntetos & Boylan, Int. J. Forecasting 21, 2005).
    pub sba: f64,
    /// The same times 1 − α/(2 − α) (Shale, Boylan & Johnston, J. Opl Res. Soc. 57, 2006).
    pub sbj: f64,
}

/// The demand of a period forecast from its sizes and intervals, each smoothed exponentially with α at every demand.
///
/// The first size starts the sizes; the intervals start with the place of the first demand, counted from 1. A series without demand has the rate 0.
///
/// ```
/// let rates = vmi_core::demand::intermittent::croston(&[0.0, 0.0, 5.0, 0.0, 0.0, 0.0, 3.0, 0.0, 4.0, 0.0, 0.0, 6.0], 0.1)?;
/// assert!((rates.croston - 1.6208625877632898).abs() < 1e-12 && (rates.sba - 1.5398194583751252).abs() < 1e-12);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn croston(demand: &[f64], alpha: f64) -> Result<Croston> {
    let alpha = smoothing("alpha", alpha)?;
    let _ = checked(demand)?;
    let CrostonRate { size, interval, forecast: rate, .. } = CrostonMethod::croston(alpha).rate(DemandList::default().read(demand)?)?;
    Ok(Croston { size, interval, croston: rate, sba: rate * (1.0 - alpha / 2.0), sbj: rate * (1.0 - alpha / (2.0 - alpha)) })
}

/// A forecast by chance and size of demand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tsb {
    /// The smoothed size of a demand; 0 without any.
    pub size: f64,
    /// The smoothed chance that a period has demand.
    pub probability: f64,
    /// Demand per period: their product.
    pub forecast: f64,
}

/// The demand of a period forecast from the chance of demand, smoothed in every period, and the size, smoothed at every demand: falls while nothing is asked for.
///
/// The chance starts with 1 / the place of the first demand, the size with the first demand. Source: Teunter, Syntetos & Babai, Eur. J. Opl Res. 214 (2011).
///
/// ```
/// let found = vmi_core::demand::intermittent::tsb(&[2.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 3.0, 0.0, 0.0], 0.1, 0.05)?;
/// assert!((found.forecast - 1.4352675477652148).abs() < 1e-12);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn tsb(demand: &[f64], alpha_size: f64, beta_prob: f64) -> Result<Tsb> {
    let (alpha, beta) = (smoothing("alpha_size", alpha_size)?, smoothing("beta_prob", beta_prob)?);
    let mut smoothed: Option<(f64, f64)> = None;
    let mut place = 0.0;
    for size in checked(demand)? {
        place += 1.0;
        smoothed = match smoothed {
            None if size > 0.0 => Some((size, 1.0 / place)),
            None => None,
            Some((mean, chance)) if size > 0.0 => Some((mean + alpha * (size - mean), chance + beta * (1.0 - chance))),
            Some((mean, chance)) => Some((mean, chance - beta * chance)),
        };
    }
    let (size, probability) = smoothed.unwrap_or((0.0, 0.0));
    Ok(Tsb { size, probability, forecast: size * probability })
}

fn smoothing(name: &str, value: f64) -> Result<f64> {
    if value > 0.0 && value <= 1.0 { Ok(value) } else { Err(outside(name, value, "above 0 and at most 1")) }
}

fn checked(demand: &[f64]) -> Result<impl Iterator<Item = f64>> {
    if demand.is_empty() {
        return Err(Error::new(ErrorKind::MissingValue, "the series is empty: at least one period is needed")
            .field("demand")
            .expected("at least one period"));
    }
    for (at, size) in demand.iter().enumerate() {
        if finite("demand", *size)? < 0.0 {
            return Err(outside("demand", *size, format!("demand of 0 or more, also in period {}", at + 1)));
        }
    }
    Ok(demand.iter().copied())
}
