//! Demand over lead time and review, as the levels of a policy ask for it: by moments and a shape, or as a sample.

use super::fitted_demand::FittedDemand;
use super::parameters::Missing;
use super::policy_service::Wanted;
use super::sample_demand::{SampleDemand, SampleLevels};
use super::ss_power::Levels;
use crate::error::Result;
use crate::model::ForecastDistribution;

/// Demand that levels are computed from.
pub(super) enum LevelDemand<'d> {
    /// A shape with its mean and variance.
    Fitted(FittedDemand),
    /// A sample, and the levels that it leads to.
    Sample(&'d SampleDemand, Box<SampleLevels>),
}

impl LevelDemand<'_> {
    /// What a sample was made from.
    pub(super) fn sample(&self) -> Option<ForecastDistribution> {
        match self {
            Self::Fitted(_) => None,
            Self::Sample(sample, _) => Some(sample.from),
        }
    }

    /// The least s of (s,Q) for a service.
    pub(super) fn reorder_point(&self, order_quantity: f64, wanted: Wanted) -> Result<f64> {
        match self {
            Self::Fitted(demand) => demand.reorder_point(order_quantity, wanted),
            Self::Sample(_, levels) => levels.reorder_point(order_quantity, wanted),
        }
    }

    /// The service that s of (s,Q) reaches.
    pub(super) fn reached_by_point(&self, reorder_point: f64, order_quantity: f64, wanted: Wanted) -> Result<f64> {
        match self {
            Self::Fitted(demand) => demand.reached_by_point(reorder_point, order_quantity, wanted),
            Self::Sample(_, levels) => levels.reached_by_point(reorder_point, order_quantity, wanted),
        }
    }

    /// The least S of (R,S) for a service.
    pub(super) fn order_up_to(&self, wanted: Wanted) -> Result<f64> {
        match self {
            Self::Fitted(demand) => demand.order_up_to(wanted),
            Self::Sample(_, levels) => levels.order_up_to(wanted),
        }
    }

    /// The service that S of (R,S) reaches.
    pub(super) fn reached_by_level(&self, order_up_to: f64, wanted: Wanted) -> Result<f64> {
        match self {
            Self::Fitted(demand) => demand.reached_by_level(order_up_to, wanted),
            Self::Sample(_, levels) => levels.reached_by_level(order_up_to, wanted),
        }
    }

    /// The least s of (R,s,S) for a service; `variance` is that of demand of a review period, for a sample.
    pub(super) fn reorder_level(&self, order_quantity: f64, variance: f64, wanted: Wanted) -> Result<f64> {
        match self {
            Self::Fitted(demand) => demand.reorder_level(order_quantity, wanted),
            Self::Sample(_, levels) => levels.reorder_level(order_quantity, variance, wanted),
        }
    }

    /// The service that s and S of (R,s,S) reach, and whether it is exact.
    pub(super) fn reached(&self, levels: Levels, variance: f64, wanted: Wanted) -> Result<(f64, bool)> {
        match self {
            Self::Fitted(demand) => demand.reached(levels, wanted),
            Self::Sample(_, sample) => Ok((sample.reached_by_two(levels.reorder_level, levels.order_up_to, variance, wanted)?, false)),
        }
    }

    /// A level that is not less, and that demand of its sort can have.
    pub(super) fn whole(&self, least: f64) -> std::result::Result<f64, Missing> {
        match self {
            Self::Fitted(demand) => Ok(demand.whole(least)),
            Self::Sample(_, levels) => levels.up_to_place(least).map_err(|_| Missing::Overflow),
        }
    }
}
