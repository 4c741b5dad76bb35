//! Croston's method and its corrections: sizes of demand and intervals between demands, each smoothed.

use super::errors::checked_fit;
use super::ses::SmoothingConstant;
use super::smoothed_steps::{SmoothedPath, SmoothedSteps};
use super::sparse::{DemandList, SparseDemand};
use crate::demand::fit::{Fit, checked_horizon};
use crate::error::Result;

/// What takes Croston's upward bias away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Correction {
    /// Nothing: size over interval (Croston, Opl Res. Quarterly 23, 1972).
    None,
    /// Times 1 − α/2 (Syntetos & Boylan, Int. J. Forecasting 21, 2005).
    SyntetosBoylan,
    /// Times 1 − α/(2 − α) (Shale, Boylan & Johnston, J. Opl Res. Soc. 57, 2006).
    ShaleBoylanJohnston,
}

/// What is known after the first demand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CrostonStart {
    /// The first size, and its place counted from 1 as the first interval.
    FirstDemand,
    /// The mean size and the mean interval of the whole series; the fitted values know them beforehand.
    Mean,
}

/// Croston's method with its constants, correction and start.
///
/// ```text
/// z = z + α (size − z)        p = p + β (interval − p)        at each demand after the first
/// ŷ = c z / p        c = 1, 1 − β/2 or 1 − β/(2 − β)
/// ```
///
/// Units of the series a period; periods. The forecast is 0 before the first demand and for a series without demand; the first period has none. There
/// is no model behind the method (Shenstone & Hyndman, J. Forecasting 24, 2005), so variances are empty. Demand is 0 or more: returns are an error.
///
/// ```
/// use vmi_core::demand::method::croston::CrostonMethod;
/// let fit = CrostonMethod::sba(0.1).fit(&[0.0, 0.0, 5.0, 0.0, 0.0, 0.0, 3.0, 0.0, 4.0, 0.0, 0.0, 6.0], 1)?;
/// assert!((fit.path[0] - 1.5398194583751252).abs() < 1e-14);
/// assert!(fit.fitted[0].is_nan() && fit.fitted[2] == 0.0 && (fit.fitted[3] - 0.95 * 5.0 / 3.0).abs() < 1e-15);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CrostonMethod {
    /// The correction.
    pub correction: Correction,
    /// α.
    pub size: SmoothingConstant,
    /// β; usually α.
    pub interval: SmoothingConstant,
    /// The start.
    pub start: CrostonStart,
}

/// Smoothed size and interval, and the forecast from them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CrostonRate {
    /// The constant of the sizes.
    pub alpha_size: f64,
    /// The constant of the intervals.
    pub alpha_interval: f64,
    /// The smoothed size of a demand; 0 without any.
    pub size: f64,
    /// The smoothed interval between demands, in periods; none without a demand.
    pub interval: Option<f64>,
    /// Demand of a period.
    pub forecast: f64,
}

/// Croston's method with one constant: [`CrostonMethod`].
pub fn croston(series: &[f64], alpha: f64, horizon: usize) -> Result<Fit> {
    CrostonMethod::croston(alpha).fit(series, horizon)
}

/// The correction of Syntetos & Boylan with one constant: [`CrostonMethod`].
pub fn sba(series: &[f64], alpha: f64, horizon: usize) -> Result<Fit> {
    CrostonMethod::sba(alpha).fit(series, horizon)
}

/// The correction of Shale, Boylan & Johnston with one constant: [`CrostonMethod`].
pub fn sbj(series: &[f64], alpha: f64, horizon: usize) -> Result<Fit> {
    CrostonMethod::sbj(alpha).fit(series, horizon)
}

impl CrostonMethod {
    /// Croston's own, with one constant for both and the first demand as start.
    pub const fn croston(alpha: f64) -> Self {
        let constant = SmoothingConstant::Fixed(alpha);
        Self { correction: Correction::None, size: constant, interval: constant, start: CrostonStart::FirstDemand }
    }

    /// Corrected by Syntetos & Boylan.
    pub const fn sba(alpha: f64) -> Self {
        Self { correction: Correction::SyntetosBoylan, ..Self::croston(alpha) }
    }

    /// Corrected by Shale, Boylan & Johnston.
    pub const fn sbj(alpha: f64) -> Self {
        Self { correction: Correction::ShaleBoylanJohnston, ..Self::croston(alpha) }
    }

    /// The two constants each searched within 0.1 … 0.3 for the least squared one-step errors of sizes and of intervals.
    pub const fn optimised(correction: Correction) -> Self {
        let constant = SmoothingConstant::INTERMITTENT;
        Self { correction, size: constant, interval: constant, start: CrostonStart::FirstDemand }
    }

    /// The forecast of a sparse series. Allocates nothing.
    ///
    /// ```
    /// use vmi_core::demand::method::{croston::CrostonMethod, sparse::SparseDemand};
    /// let demand = SparseDemand { places: &[2, 6, 8, 11], sizes: &[5.0, 3.0, 4.0, 6.0], periods: 12 };
    /// assert!((CrostonMethod::croston(0.1).rate(demand)?.forecast - 1.6208625877632898).abs() < 1e-14);
    /// # Ok::<(), vmi_core::error::Error>(())
    /// ```
    pub fn rate(&self, demand: SparseDemand) -> Result<CrostonRate> {
        let demand = demand.checked()?;
        let (alpha_size, alpha_interval) = self.constants(&demand)?;
        if demand.places.is_empty() {
            return Ok(CrostonRate { alpha_size, alpha_interval, size: 0.0, interval: None, forecast: 0.0 });
        }
        let (size, interval) = both_smoothed(&demand, self.started(&demand), alpha_size, alpha_interval);
        let forecast = self.forecast(size, interval, alpha_interval);
        Ok(CrostonRate { alpha_size, alpha_interval, size, interval: Some(interval), forecast })
    }

    /// The method fitted to a dense series of one period or more.
    pub fn fit(&self, series: &[f64], horizon: usize) -> Result<Fit> {
        self.fit_sparse(DemandList::default().read(series)?, horizon)
    }

    /// The method fitted to a sparse series: the same bits.
    pub fn fit_sparse(&self, demand: SparseDemand, horizon: usize) -> Result<Fit> {
        let horizon = checked_horizon(horizon)?;
        let rate = self.rate(demand)?;
        let (alpha, beta) = (rate.alpha_size, rate.alpha_interval);
        let mut fitted = vec![0.0; demand.periods as usize];
        let started = self.started(&demand);
        let (mut size, mut interval) = (SmoothedPath::new(alpha, started.0), SmoothedPath::new(beta, started.1));
        let mut seen = demand.all_sizes().zip(demand.intervals()).skip(1);
        for (run, (first, end)) in demand.runs().enumerate().skip(1) {
            if let Some((next_size, next_interval)) = if run == 1 { None } else { seen.next() } {
                size.add(next_size);
                interval.add(next_interval);
            }
            fitted[first..end].fill(self.forecast(size.state(), interval.state(), beta));
        }
        fitted[0] = f64::NAN;
        let parameters =
            vec![("alpha_size", alpha), ("alpha_interval", beta), ("size", rate.size), ("interval", rate.interval.unwrap_or(f64::INFINITY))];
        checked_fit(Fit { parameters, fitted, path: vec![rate.forecast; horizon], ..Fit::default() })
    }

    fn constants(&self, demand: &SparseDemand) -> Result<(f64, f64)> {
        let (size, interval) = (self.size.checked("alpha_size")?, self.interval.checked("alpha_interval")?);
        Ok((size.of(demand.all_sizes()), interval.of(demand.intervals())))
    }

    /// Size and interval after the first demand; 0 and 1 without any.
    fn started(&self, demand: &SparseDemand) -> (f64, f64) {
        let (Some(size), Some(interval)) = (demand.sizes.first(), demand.intervals().next()) else { return (0.0, 1.0) };
        match self.start {
            CrostonStart::FirstDemand => (*size, interval),
            CrostonStart::Mean => {
                let count = demand.sizes.len() as f64;
                (crate::num::sum(demand.sizes) / count, demand.intervals().fold(0.0, |total, interval| total + interval) / count)
            }
        }
    }

    fn forecast(&self, size: f64, interval: f64, beta: f64) -> f64 {
        let rate = size / interval;
        match self.correction {
            Correction::None => rate,
            Correction::SyntetosBoylan => rate * (1.0 - beta / 2.0),
            Correction::ShaleBoylanJohnston => rate * (1.0 - beta / (2.0 - beta)),
        }
    }
}

/// Sizes and intervals smoothed from the second demand on.
fn both_smoothed(demand: &SparseDemand, (size, interval): (f64, f64), alpha: f64, beta: f64) -> (f64, f64) {
    let (sizes, places) = (&demand.sizes[1..], demand.places);
    let size = SmoothedSteps::new(alpha).after(size, sizes, sizes, |size, _| size);
    let interval = SmoothedSteps::new(beta)
        .after(interval, &places[1..], &places[..places.len() - 1], |place, before| f64::from(place.wrapping_sub(before) as i32));
    (size, interval)
}
