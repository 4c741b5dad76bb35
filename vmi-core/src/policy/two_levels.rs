//! s and S of (s,S) and (R,s,S): as stated, or computed for a service or the least cost.

use super::fitted_demand::FittedDemand;
use super::max_minus_average::max_minus_average;
use super::parameters::{Demand, Missing, Parameters, PolicySpec, economic_quantity, exact};
use super::service::{over_time, wanted};
use super::ss_power::Levels;
use crate::model::{Quantity, SafetyStock};
use crate::num::{round_down, round_up};

/// s and S.
pub(super) fn two_levels(spec: &PolicySpec, demand: Option<&Demand>) -> Result<Parameters, Missing> {
    match (spec.levels.reorder_point, spec.levels.order_up_to) {
        (Some(trigger_level), Some(target)) => Ok(Parameters { trigger_level, target, ..Parameters::default() }),
        (Some(trigger_level), None) => {
            let mut found = Parameters { trigger_level, ..Parameters::default() };
            let lot = match spec.levels.order_quantity {
                Some(stated) => stated,
                None => lot(spec, demand.ok_or(Missing::OrderUpTo)?, &mut found)?.ok_or(Missing::OrderUpTo)?,
            };
            found.is_computed = found.order_quantity.is_some();
            above(found, lot)
        }
        (None, Some(_)) => Err(Missing::ReorderPoint),
        (None, None) => computed(spec, demand.filter(|demand| !demand.too_short).ok_or(Missing::History)?),
    }
}

/// S = s + Q.
fn above(found: Parameters, lot: Quantity) -> Result<Parameters, Missing> {
    let target = found.trigger_level.plus(lot).map_err(|_| Missing::Overflow)?;
    Ok(Parameters { target, lot: Some(lot), ..found })
}

/// Q: as stated, or the EOQ rounded up; none where it is not known or 0.
fn lot(spec: &PolicySpec, demand: &Demand, found: &mut Parameters) -> Result<Option<Quantity>, Missing> {
    if let Some(stated) = spec.levels.order_quantity {
        return Ok(Some(stated));
    }
    let Some(quantity) = economic_quantity(spec, demand) else { return Ok(None) };
    found.order_quantity = Some(quantity);
    let lot = exact(round_up(quantity, spec.decimals), spec.decimals)?;
    Ok((lot > Quantity::ZERO).then_some(lot))
}

fn computed(spec: &PolicySpec, demand: &Demand) -> Result<Parameters, Missing> {
    let lead_time = spec.protection.lead_time.ok_or(Missing::LeadTime)?;
    // (s,S) without a review is looked at every day.
    let review = spec.protection.review.filter(|review| *review > 0.0).unwrap_or(1.0);
    let over_time = over_time(spec, demand, (lead_time, review));
    let mut found = Parameters { is_computed: true, protection_days: Some(lead_time + review), ..Parameters::default() };
    let least = spec.safety.stock_minimum.map_or(f64::NEG_INFINITY, Quantity::to_f64);
    let mean = demand.mean * (lead_time + review);
    let lot = lot(spec, demand, &mut found)?;
    let Some(over_time) = over_time.map(|demand| demand.in_lots_of(lot)) else {
        // Demand that never varies needs no more than itself.
        found.safety_stock = Some(least.max(0.0));
        return levels(spec, found, mean, lot.unwrap_or_default());
    };
    let (s, lot) = match (spec.safety.rule, spec.cost.backorder_cost) {
        (SafetyStock::MaximumMinusAverage, _) => {
            let longest = spec.protection.lead_time_max.map(|longest| longest + review);
            let rule = max_minus_average(demand.mean, demand.maximum, lead_time + review, longest);
            (mean + rule.safety_stock, lot.ok_or(Missing::OrderQuantity)?)
        }
        (SafetyStock::CycleService, Some(short)) => least_cost(spec, &over_time, short)?,
        (SafetyStock::CycleService, None) => {
            let lot = lot.ok_or(Missing::OrderQuantity)?;
            let wanted = wanted(spec.safety.measure, spec.safety.service_level);
            (over_time.reorder_level(lot.to_f64(), wanted).map_err(|_| Missing::Overflow)?, lot)
        }
    };
    found.safety_stock = Some(s.max(over_time.whole(mean + least)) - mean);
    let mut found = levels(spec, found, mean, lot)?;
    if spec.safety.rule == SafetyStock::CycleService {
        let levels = Levels { reorder_level: found.trigger_level.to_f64(), order_up_to: found.target.to_f64() };
        let wanted = wanted(spec.safety.measure, spec.safety.service_level);
        found.reached = Some(over_time.reached(levels, wanted).map_err(|_| Missing::Overflow)?);
        found.is_exact = over_time.is_listed();
    }
    Ok(found)
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

/// The levels of least cost: holding and shortage are counted at the end of each review period.
fn least_cost(spec: &PolicySpec, over_time: &FittedDemand, short: f64) -> Result<(f64, Quantity), Missing> {
    let holding = spec.cost.holding_rate.zip(spec.cost.unit_price).map(|(rate, price)| rate * price * over_time.review / 365.0);
    let (fixed_cost, holding_cost) = spec.cost.order_cost.zip(holding).ok_or(Missing::ServiceLevel)?;
    let found = over_time.cheapest_levels(fixed_cost, holding_cost, short).map_err(|_| Missing::ServiceLevel)?;
    let lot = exact(round_up(found.order_up_to - found.reorder_level, spec.decimals), spec.decimals)?;
    Ok((found.reorder_level, lot))
}
