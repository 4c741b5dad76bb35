//! s and S of (s,S) and (R,s,S): as stated, or computed for a service or the least cost.

use super::level_by_distribution::DemandOverTime;
use super::parameters::{Demand, Missing, Parameters, PolicySpec, economic_quantity, exact};
use super::ss_exact::SsExact;
use super::ss_power::SsPower;
use crate::model::Quantity;
use crate::num::distribution::{Discrete, Pmf};
use crate::num::{round_down, round_up, sqrt};

/// Beyond this many units a review period, mean and six standard deviations, whole units are no longer told apart.
const MOST_UNITS: f64 = 5_000.0;
/// Mass that is cut off beyond the demands that are listed.
const CUT: f64 = 1e-18;

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
    let over_time =
        DemandOverTime { kind: spec.distribution, mean: demand.mean, sd: demand.sd, lead_time, review, lead_time_sd: spec.protection.lead_time_sd };
    let mut found = Parameters { is_computed: true, protection_days: Some(lead_time + review), ..Parameters::default() };
    let least = spec.safety.stock_minimum.map_or(f64::NEG_INFINITY, Quantity::to_f64);
    let mean = demand.mean * (lead_time + review);
    let levels = match spec.cost.backorder_cost {
        _ if demand.mean <= 0.0 => Two { s: 0.0, lot: lot(spec, demand, &mut found)?.unwrap_or_default().to_f64(), reached: None },
        Some(short) => least_cost(spec, &over_time, short)?,
        None => todo!(),
    };
    let safety_stock = (levels.s - mean).max(least);
    let s = exact(round_down(mean + safety_stock, spec.decimals), spec.decimals)?;
    found.safety_stock = Some(safety_stock);
    found.reorder_point = Some(mean + safety_stock);
    found.order_up_to = Some(mean + safety_stock + levels.lot);
    found.reached = levels.reached;
    found.trigger_level = s;
    above(found, exact(round_up(levels.lot, spec.decimals), spec.decimals)?)
}

struct Two {
    s: f64,
    lot: f64,
    reached: Option<f64>,
}

/// Whether demand is counted: of whole units that are few enough to be listed.
fn is_listed(over_time: &DemandOverTime) -> bool {
    over_time.kind.is_discrete() && over_time.mean * over_time.review + 6.0 * over_time.sd * sqrt(over_time.review) <= MOST_UNITS
}

/// The levels of least cost: holding and shortage are counted at the end of each review period.
fn least_cost(spec: &PolicySpec, over_time: &DemandOverTime, short: f64) -> Result<Two, Missing> {
    let holding = spec.cost.holding_rate.zip(spec.cost.unit_price).map(|(rate, price)| rate * price * over_time.review / 365.0);
    let (fixed_cost, holding_cost) = spec.cost.order_cost.zip(holding).ok_or(Missing::ServiceLevel)?;
    let costs = (fixed_cost, holding_cost, short);
    if is_listed(over_time) { exact_optimum(over_time, costs) } else { power_approximation(over_time, costs) }.map_err(|_| Missing::ServiceLevel)
}

fn exact_optimum(over_time: &DemandOverTime, (fixed_cost, holding_cost, stockout_cost): (f64, f64, f64)) -> crate::error::Result<Two> {
    let period = DemandOverTime { lead_time: 0.0, lead_time_sd: 0.0, ..*over_time }.over(over_time.review)?;
    let cover = over_time.over(over_time.lead_time + over_time.review)?;
    let (demand, cover) = (listing(period.discrete())?, listing(cover.discrete())?);
    let found = SsExact { fixed_cost, holding_cost, stockout_cost, demand: &demand, cover: Some(&cover) }.optimum()?;
    Ok(Two { s: found.reorder_level, lot: found.order_up_to - found.reorder_level, reached: None })
}

fn power_approximation(over_time: &DemandOverTime, (fixed_cost, holding_cost, stockout_cost): (f64, f64, f64)) -> crate::error::Result<Two> {
    todo!()
}

/// The probabilities of a distribution, but for what is cut off.
fn listing(demand: Option<&dyn Discrete>) -> crate::error::Result<Pmf> {
    let (first, probabilities) = demand.map_or_else(|| Ok((0, vec![1.0])), |demand| demand.list(CUT))?;
    Pmf::new(first, probabilities)
}
