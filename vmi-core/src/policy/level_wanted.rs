//! What a policy asks of the distribution of demand: over which times, at which service.

use super::can_order_levels::is_free;
use super::known_demand::KnownDemand;
use super::parameters::{Demand, PolicySpec, order_quantity};
use super::service::{is_periodic, wanted_service};
use super::two_levels::two_wanted;
use crate::model::{Policy, Quantity, SafetyStock, ServiceMeasure};

/// A level that is computed for a service.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct LevelWanted {
    /// What the service measures.
    pub measure: ServiceMeasure,
    /// Its level.
    pub share: f64,
    /// L, days.
    pub lead_time: f64,
    /// R, days.
    pub review: f64,
    /// Whether both s and S follow from it: then cycle service is counted in units short.
    pub has_two: bool,
    /// Whether it is ordered up to at each review: then fill and ready rates look at demand of the review.
    pub is_periodic: bool,
}

/// What a policy computes from demand over lead time and review.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum AskedOfDemand {
    /// A level for a service, which any distribution can tell.
    Level(LevelWanted),
    /// A level for which mean and variance are used, and why.
    Moments(&'static str),
    /// Nothing: levels are stated, or something is missing.
    Nothing,
}

/// What a policy asks of the distribution of demand.
pub(crate) fn asked_of_demand(spec: &PolicySpec, demand: &Demand) -> AskedOfDemand {
    let stated = &spec.levels;
    let is_computed = match spec.policy {
        Some(Policy::ReorderPoint | Policy::TwoBin) => stated.reorder_point.is_none(),
        Some(Policy::OrderUpTo | Policy::BaseStock) => stated.order_up_to.is_none(),
        Some(Policy::SS | Policy::RSS | Policy::CanOrder) => stated.reorder_point.is_none() && stated.order_up_to.is_none(),
        Some(Policy::LotForLot | Policy::WagnerWhitin) => true,
        Some(Policy::MinMax | Policy::Kanban | Policy::ByCategory) | None => false,
    };
    let (Some(lead_time), true) = (spec.protection.lead_time, is_computed && !demand.too_short) else { return AskedOfDemand::Nothing };
    if spec.safety.rule == SafetyStock::MaximumMinusAverage {
        return AskedOfDemand::Moments("maximum minus average takes the mean and the largest day");
    }
    let has_two = matches!(spec.policy, Some(Policy::SS | Policy::RSS | Policy::CanOrder));
    if spec.policy == Some(Policy::CanOrder) && spec.joint.is_some() && is_free(stated) {
        return AskedOfDemand::Moments("levels computed together take mean and variance");
    }
    if has_two && spec.cost.backorder_cost.is_some() && stated.order_quantity.is_none() {
        return AskedOfDemand::Moments("levels of least cost take mean and variance");
    }
    let review = spec.protection.review;
    let known = KnownDemand::from(demand);
    let (review, wanted) = match spec.policy {
        Some(Policy::ReorderPoint) => {
            let review = review.unwrap_or(0.0);
            (review, wanted_service(spec, known, review, order_quantity(spec, known)))
        }
        Some(Policy::TwoBin) => {
            let review = review.unwrap_or(0.0);
            (review, wanted_service(spec, known, review, stated.order_quantity.map(Quantity::to_f64)))
        }
        Some(Policy::LotForLot | Policy::WagnerWhitin) => {
            let review = review.unwrap_or(1.0).max(1.0);
            (review, wanted_service(spec, known, review, None))
        }
        _ if has_two => {
            let review = review.filter(|review| *review > 0.0).unwrap_or(1.0);
            (review, two_wanted(spec, review))
        }
        // Base stock is reviewed every day, where nothing else is stated; without a review there is no order-up-to level.
        policy => {
            let usual = (policy == Some(Policy::BaseStock)).then_some(1.0);
            let Some(review) = review.or(usual) else { return AskedOfDemand::Nothing };
            (review, wanted_service(spec, known, review, None))
        }
    };
    match wanted {
        Ok((measure, share)) if lead_time + review > 0.0 => {
            AskedOfDemand::Level(LevelWanted { measure, share, lead_time, review, has_two, is_periodic: is_periodic(spec.policy) })
        }
        _ => AskedOfDemand::Nothing,
    }
}
