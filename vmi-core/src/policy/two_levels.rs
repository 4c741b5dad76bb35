//! s and S of (s,S) and (R,s,S): as stated, or computed for a service or the least cost.

use super::fitted_demand::FittedDemand;
use super::known_demand::KnownDemand;
use super::level_demand::LevelDemand;
use super::max_minus_average::max_minus_average;
use super::parameters::{Missing, Parameters, PolicySpec, economic_quantity, exact};
use super::service::{by_distribution, over_time, wanted};
use super::ss_power::Levels;
use crate::model::{Quantity, SafetyStock, ServiceMeasure};
use crate::num::{round_down, round_up};

/// s and S.
pub(super) fn two_levels(spec: &PolicySpec, demand: Option<KnownDemand<'_>>) -> Result<Parameters, Missing> {
    match (spec.levels.reorder_point, spec.levels.order_up_to) {
        (Some(trigger_level), Some(target)) => Ok(Parameters { trigger_level, target, ..Parameters::default() }),
        (Some(trigger_level), None) => {
            let mut found = Parameters { trigger_level, ..Parameters::default() };
            let lot = match (spec.levels.order_quantity, has_costs(spec)) {
                (Some(stated), _) => stated,
                (None, false) => return Err(Missing::OrderUpTo),
                (None, true) => {
                    let demand = demand.filter(|demand| !demand.too_short).ok_or(Missing::History)?;
                    lot(spec, demand, &mut found)?.ok_or(Missing::OrderUpTo)?
                }
            };
            found.is_computed = found.order_quantity.is_some();
            above(found, lot)
        }
        (None, Some(_)) => Err(Missing::ReorderPoint),
        (None, None) => computed(spec, demand.filter(|demand| !demand.too_short).ok_or(Missing::History)?),
    }
}

/// Whether all that the EOQ needs is stated.
fn has_costs(spec: &PolicySpec) -> bool {
    spec.cost.order_cost.and(spec.cost.holding_rate).and(spec.cost.unit_price).is_some()
}

/// S = s + Q.
fn above(found: Parameters, lot: Quantity) -> Result<Parameters, Missing> {
    let target = found.trigger_level.plus(lot).map_err(|_| Missing::Overflow)?;
    Ok(Parameters { target, lot: Some(lot), ..found })
}

/// Q: as stated, or the EOQ rounded up; none where it is not known or 0.
fn lot(spec: &PolicySpec, demand: KnownDemand<'_>, found: &mut Parameters) -> Result<Option<Quantity>, Missing> {
    if let Some(stated) = spec.levels.order_quantity {
        return Ok(Some(stated));
    }
    let Some(quantity) = economic_quantity(spec, demand) else { return Ok(None) };
    found.order_quantity = Some(quantity);
    let lot = exact(round_up(quantity, spec.decimals), spec.decimals)?;
    Ok((lot > Quantity::ZERO).then_some(lot))
}

fn computed(spec: &PolicySpec, demand: KnownDemand<'_>) -> Result<Parameters, Missing> {
    let lead_time = spec.protection.lead_time.ok_or(Missing::LeadTime)?;
    // (s,S) without a review is looked at every day.
    let review = spec.protection.review.filter(|review| *review > 0.0).unwrap_or(1.0);
    let mut found = Parameters { is_computed: true, protection_days: Some(lead_time + review), ..Parameters::default() };
    let least = spec.safety.stock_minimum.map_or(f64::NEG_INFINITY, Quantity::to_f64);
    let mean = demand.mean * (lead_time + review);
    let by_cost = spec.cost.backorder_cost.is_some();
    if spec.safety.rule == SafetyStock::MaximumMinusAverage {
        let longest = spec.protection.lead_time_max.map(|longest| longest + review);
        let rule = max_minus_average(demand.mean, demand.maximum, lead_time + review, longest);
        found.safety_stock = Some(rule.safety_stock.max(least));
        let lot = lot(spec, demand, &mut found)?;
        return levels(spec, found, mean, if demand.mean > 0.0 { lot.ok_or(Missing::OrderQuantity)? } else { lot.unwrap_or_default() });
    }
    let Some(over_time) = over_time(spec, demand, (lead_time, review)) else {
        // Demand that never varies needs no more than itself; none needs nothing.
        let lot = lot(spec, demand, &mut found)?;
        let missing = if by_cost { Missing::ServiceLevel } else { Missing::OrderQuantity };
        found.safety_stock = Some(least.max(0.0));
        return levels(spec, found, mean, if demand.mean > 0.0 { lot.ok_or(missing)? } else { lot.unwrap_or_default() });
    };
    let is_cheapest = by_cost && spec.levels.order_quantity.is_none();
    let by = match by_distribution(spec, demand, (lead_time, review))? {
        Some(sample @ LevelDemand::Sample(..)) if !is_cheapest => sample,
        _ => LevelDemand::Fitted(over_time),
    };
    found.sample = by.sample();
    // Demand of a review period varies as independent days do.
    let variance = demand.sd * demand.sd * review;
    let (s, lot) = if is_cheapest {
        least_cost(spec, &over_time, demand, &mut found)?
    } else {
        let lot = lot(spec, demand, &mut found)?.ok_or(Missing::OrderQuantity)?;
        let (measure, share) = two_wanted(spec, review)?;
        (by.reorder_level(lot.to_f64(), variance, wanted(measure, share)).map_err(|_| Missing::Overflow)?, lot)
    };
    found.safety_stock = Some(s.max(by.whole(mean + least)?) - mean);
    let mut found = levels(spec, found, mean, lot)?;
    let levels = Levels { reorder_level: found.trigger_level.to_f64(), order_up_to: found.target.to_f64() };
    let (measure, share) = two_wanted(spec, review)?;
    let (reached, is_exact) = by.reached(levels, variance, wanted(measure, share)).map_err(|_| Missing::Overflow)?;
    (found.reached, found.is_exact) = (Some(reached), is_exact);
    Ok(found)
}

/// The service that s is to reach beside a Q that is known. Where the cost of a unit short decides, the ready rate at which the last unit held costs as much as it saves:
/// b / (b + h R / 365).
pub(super) fn two_wanted(spec: &PolicySpec, review: f64) -> Result<(ServiceMeasure, f64), Missing> {
    let Some(short) = spec.cost.backorder_cost else { return Ok((spec.safety.measure, spec.safety.service_level)) };
    let holding = spec.cost.holding_rate.zip(spec.cost.unit_price).map(|(rate, price)| rate * price * review / 365.0).ok_or(Missing::ServiceLevel)?;
    let share = short / (short + holding);
    if share > 0.0 && share < 1.0 { Ok((ServiceMeasure::Ready, share)) } else { Err(Missing::ServiceLevel) }
}

/// s = mean demand and safety stock, rounded down as every s; S = s + Q before that, rounded up as every S.
fn levels(spec: &PolicySpec, mut found: Parameters, mean: f64, lot: Quantity) -> Result<Parameters, Missing> {
    let s = mean + found.safety_stock.unwrap_or(0.0);
    found.reorder_point = Some(s);
    found.order_up_to = Some(s + lot.to_f64());
    found.trigger_level = exact(round_down(s, spec.decimals), spec.decimals)?;
    let target = exact(round_up(s + lot.to_f64(), spec.decimals), spec.decimals)?;
    Ok(Parameters { target, lot: Some(lot), ..found })
}

/// The levels of least cost: holding and shortage are counted at the end of each review period. S is at least one last place above s.
fn least_cost(spec: &PolicySpec, over_time: &FittedDemand, demand: KnownDemand<'_>, found: &mut Parameters) -> Result<(f64, Quantity), Missing> {
    let short = spec.cost.backorder_cost.ok_or(Missing::ServiceLevel)?;
    let holding = spec.cost.holding_rate.zip(spec.cost.unit_price).map(|(rate, price)| rate * price * over_time.review / 365.0);
    let (fixed_cost, holding_cost) = spec.cost.order_cost.zip(holding).ok_or(Missing::ServiceLevel)?;
    if over_time.sd == 0.0 && !over_time.kind.is_discrete() {
        // Only the lead time varies: the lot is the EOQ, and s the service at which both costs balance.
        let lot = lot(spec, demand, found)?.ok_or(Missing::ServiceLevel)?;
        let (measure, share) = two_wanted(spec, over_time.review)?;
        let s = over_time.reorder_level(lot.to_f64(), wanted(measure, share)).map_err(|_| Missing::Overflow)?;
        return Ok((s, lot));
    }
    let levels = over_time.cheapest_levels(fixed_cost, holding_cost, short).map_err(|_| Missing::ServiceLevel)?;
    let lot = exact(round_up(levels.order_up_to - levels.reorder_level, spec.decimals), spec.decimals)?;
    Ok((levels.reorder_level, lot.max(Quantity::from_scaled(1, spec.decimals))))
}
