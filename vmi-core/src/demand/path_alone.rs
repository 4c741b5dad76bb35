//! The path alone of methods of seldom demand, for the many origins that ask for no more.

use std::cell::RefCell;

use super::fit::{Fit, checked_horizon};
use super::forecaster::Forecaster;
use super::method::SmoothingConstant;
use super::method::adida::adida_rate;
use super::method::croston::{Correction, CrostonMethod};
use super::method::imapa::imapa_rate;
use super::method::sparse::{DemandList, SparseDemand};
use crate::error::Result;
use crate::model::ForecastMethod;

/// The demands of a series as a list that is read once; those of its first periods are the first of the list.
pub(super) struct PathAlone {
    list: DemandList,
    room: RefCell<Vec<f64>>,
}

impl PathAlone {
    /// Of a series with a negative period there is no list.
    pub fn of(series: &[f64]) -> Self {
        let mut list = DemandList::default();
        if list.read(series).is_err() {
            list = DemandList::default();
        }
        Self { list, room: RefCell::default() }
    }

    /// [`Forecaster::fit`] of the first periods of the series, where there is a quicker way without all but the path.
    pub fn fit(&self, with: &Forecaster<'_>, first: &[f64], horizon: usize) -> Result<Fit> {
        let Some(rate) = self.list.first(first.len()).and_then(|demand| self.rate(with, demand)) else { return with.fit(first, horizon) };
        Ok(Fit { path: vec![rate?; checked_horizon(horizon)?], ..Fit::default() })
    }

    /// Demand of a period to come; none by a method that has no such rate.
    fn rate(&self, with: &Forecaster<'_>, demand: SparseDemand<'_>) -> Option<Result<f64>> {
        let croston = |method: CrostonMethod| Some(method.rate(demand).map(|found| found.forecast));
        let constant = SmoothingConstant::INTERMITTENT;
        match with.method {
            ForecastMethod::Croston => croston(with.croston(Correction::None)),
            ForecastMethod::Sba => croston(with.croston(Correction::SyntetosBoylan)),
            ForecastMethod::Sbj => croston(with.croston(Correction::ShaleBoylanJohnston)),
            ForecastMethod::CrostonOptimized => croston(CrostonMethod::optimised(Correction::None)),
            ForecastMethod::SbaOptimized => croston(CrostonMethod::optimised(Correction::SyntetosBoylan)),
            ForecastMethod::Tsb => Some(with.tsb().rate(demand).map(|found| found.forecast)),
            ForecastMethod::TsbOptimized => Some(Forecaster::tsb_optimised().rate(demand).map(|found| found.forecast)),
            ForecastMethod::Adida => Some(adida_rate(demand, constant, &mut self.room.borrow_mut())),
            ForecastMethod::Imapa => Some(imapa_rate(demand, constant, &mut self.room.borrow_mut())),
            _ => None,
        }
    }
}
