//! The method of Teunter, Syntetos & Babai: sizes of demand and the chance of demand, each smoothed.

use super::errors::checked_fit;
use super::ses::SmoothingConstant;
use super::sparse::{DemandList, SparseDemand};
use crate::demand::fit::{Fit, checked_horizon};
use crate::error::Result;

/// With which chance of demand it starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TsbStart {
    /// 1 / the place of the first demand, known from then on.
    FirstInterval,
    /// 1 if the first period has demand, else 0, smoothed from the second period on.
    FirstPeriod,
}

/// A forecast that falls while nothing is asked for.
///
/// ```text
/// in each period with demand        z = z + α (size − z)        p = p + β (1 − p)
/// in each period without            p = p − β p
/// ŷ = p z        z starts with the first size, p by [`TsbStart`]
/// ```
///
/// Units of the series a period. The forecast is 0 before the first demand and for a series without demand; the first period has none. Variances are
/// empty: the method has no model. Demand is 0 or more: returns are an error. Source: Teunter, Syntetos & Babai, Eur. J. Opl Res. 214 (2011).
///
/// ```
/// use vmi_core::demand::method::tsb::{TsbMethod, TsbStart};
/// let series = [2.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 3.0, 0.0, 0.0];
/// let fit = TsbMethod::fixed(0.1, 0.05, TsbStart::FirstInterval).fit(&series, 2)?;
/// assert!((fit.path[1] - 1.4352675477652148).abs() < 1e-14 && (fit.fitted[2] - 0.95 * 2.0).abs() < 1e-15);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TsbMethod {
    /// α, of the sizes; searched, it is the best for smoothing the list of sizes.
    pub size: SmoothingConstant,
    /// β, of the chance; searched, it is the best for smoothing 1 in periods with demand and 0 in others, from the first period on.
    pub chance: SmoothingConstant,
    /// The start.
    pub start: TsbStart,
}

/// Smoothed size and chance, and the forecast from them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TsbRate {
    /// The smoothed size of a demand; 0 without any.
    pub size: f64,
    /// The smoothed chance that a period has demand.
    pub chance: f64,
    /// Demand of a period: their product.
    pub forecast: f64,
}

/// TSB with its own start: [`TsbMethod`].
pub fn tsb(series: &[f64], alpha_size: f64, beta_chance: f64, horizon: usize) -> Result<Fit> {
    TsbMethod::fixed(alpha_size, beta_chance, TsbStart::FirstInterval).fit(series, horizon)
}

impl TsbMethod {
    /// With given constants.
    pub const fn fixed(alpha_size: f64, beta_chance: f64, start: TsbStart) -> Self {
        Self { size: SmoothingConstant::Fixed(alpha_size), chance: SmoothingConstant::Fixed(beta_chance), start }
    }

    /// With constants searched within 0.1 … 0.3.
    pub const fn optimised(start: TsbStart) -> Self {
        Self { size: SmoothingConstant::INTERMITTENT, chance: SmoothingConstant::INTERMITTENT, start }
    }

    /// The forecast of a sparse series. Allocates nothing.
    pub fn rate(&self, demand: SparseDemand) -> Result<TsbRate> {
        let demand = demand.checked()?;
        let constants = self.constants(&demand)?;
        Ok(self.walk(demand, constants, |_, _| ()))
    }

    /// The method fitted to a dense series of one period or more.
    pub fn fit(&self, series: &[f64], horizon: usize) -> Result<Fit> {
        self.fit_sparse(DemandList::default().read(series)?, horizon)
    }

    /// The method fitted to a sparse series: the same bits.
    pub fn fit_sparse(&self, demand: SparseDemand, horizon: usize) -> Result<Fit> {
        let horizon = checked_horizon(horizon)?;
        let demand = demand.checked()?;
        let [alpha, beta] = self.constants(&demand)?;
        let mut fitted = vec![f64::NAN; demand.periods as usize];
        let found = self.walk(demand, [alpha, beta], |period, forecast| {
            if let Some(next) = fitted.get_mut(period + 1) {
                *next = forecast;
            }
        });
        let parameters = vec![("alpha_size", alpha), ("beta_chance", beta), ("size", found.size), ("chance", found.chance)];
        checked_fit(Fit { parameters, fitted, path: vec![found.forecast; horizon], ..Fit::default() })
    }

    fn constants(&self, demand: &SparseDemand) -> Result<[f64; 2]> {
        let (size, chance) = (self.size.checked("alpha_size")?, self.chance.checked("beta_chance")?);
        Ok([size.of(demand.all_sizes()), chance.of(demand.marks())])
    }

    /// The state after the last period; `told` hears every period and the forecast made at its end.
    fn walk(&self, demand: SparseDemand, [alpha, beta]: [f64; 2], mut told: impl FnMut(usize, f64)) -> TsbRate {
        let starts_at_once = self.start == TsbStart::FirstPeriod;
        let (mut size, mut chance, mut period) = (0.0, 0.0, 0);
        for (nth, (place, next)) in demand.places.iter().zip(demand.sizes).enumerate() {
            let place = *place as usize;
            fall(&mut chance, beta, size, period..place, &mut told);
            if nth == 0 {
                size = *next;
                chance = match place {
                    0 => 1.0,
                    _ if starts_at_once => chance + beta * (1.0 - chance),
                    _ => 1.0 / (place + 1) as f64,
                };
            } else {
                size += alpha * (next - size);
                chance += beta * (1.0 - chance);
            }
            told(place, size * chance);
            period = place + 1;
        }
        fall(&mut chance, beta, size, period..demand.periods as usize, &mut told);
        TsbRate { size, chance, forecast: size * chance }
    }
}

/// Periods without demand.
fn fall(chance: &mut f64, beta: f64, size: f64, periods: std::ops::Range<usize>, told: &mut impl FnMut(usize, f64)) {
    for period in periods {
        *chance -= beta * *chance;
        told(period, size * *chance);
    }
}
