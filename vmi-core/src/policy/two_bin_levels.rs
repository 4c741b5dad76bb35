//! Two bins as a policy: what the second holds triggers, what the first holds is ordered.

use super::known_demand::KnownDemand;
use super::parameters::{Missing, Parameters, PolicySpec, cover, exact};
use super::service::reached;
use crate::model::{Quantity, SafetyStock, ServiceMeasure};
use crate::num::round_up;

/// s as stated, or mean demand and safety stock rounded up, as a bin must hold it; Q as stated, or as much as the second bin.
pub(super) fn two_bin_levels(spec: &PolicySpec, demand: Option<KnownDemand<'_>>) -> Result<Parameters, Missing> {
    let mut found = Parameters::default();
    let second = match spec.levels.reorder_point {
        Some(stated) => stated,
        None => second_bin(spec, demand.filter(|demand| !demand.too_short).ok_or(Missing::History)?, &mut found)?,
    };
    found.trigger_level = second;
    found.target = second;
    found.lot = Some(spec.levels.order_quantity.unwrap_or(second)).filter(|first| *first > Quantity::ZERO);
    if let (true, Some(demand), Some(lead_time)) = (found.is_computed && found.lot.is_some(), demand, spec.protection.lead_time) {
        found.reached = reached(spec, demand, (lead_time, spec.protection.review.unwrap_or(0.0)), &found)?;
    }
    Ok(found)
}

fn second_bin(spec: &PolicySpec, demand: KnownDemand<'_>, found: &mut Parameters) -> Result<Quantity, Missing> {
    let lead_time = spec.protection.lead_time.ok_or(Missing::LeadTime)?;
    let first = spec.levels.order_quantity.map(Quantity::to_f64);
    // The part of demand that is served depends on Q, whose size would be this level's.
    let asks_lot = spec.safety.measure != ServiceMeasure::Cycle || spec.cost.backorder_cost.is_some();
    if spec.safety.rule == SafetyStock::CycleService && asks_lot && first.is_none() {
        let has_no_level = spec.cost.backorder_cost.is_some() && spec.cost.holding_rate.and(spec.cost.unit_price).is_none();
        return Err(if has_no_level { Missing::ServiceLevel } else { Missing::OrderQuantity });
    }
    let level = cover(spec, demand, (lead_time, spec.protection.review.unwrap_or(0.0)), first, found)?;
    found.is_computed = true;
    found.reorder_point = Some(level);
    exact(round_up(level, spec.decimals), spec.decimals)
}
