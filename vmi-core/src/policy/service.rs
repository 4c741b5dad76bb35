//! From a service level and what it measures, or from costs, to the safety factor.

use super::fill_service::{Cover, factor};
use super::fitted_demand::FittedDemand;
use super::known_demand::KnownDemand;
use super::level_demand::LevelDemand;
use super::parameters::{Missing, Parameters, PolicySpec};
use super::policy_service::Wanted;
use super::sample_demand::near_place;
use crate::model::{DemandDistribution, Policy, Quantity, SafetyStock, ServiceMeasure};
use crate::num::normal;

/// The service that levels are to reach, and what it measures; `order_quantity` is Q of (s,Q), where it is known.
///
/// A level that no agreement states follows from the cost of a unit short, b, and the holding cost of a unit, h a year: for (R,S)
/// p = b / (b + h R / 365); for (s,Q) p = 1 − h Q / (b D), D a year. Costs weigh the chance of a stock-out in a cycle, whatever a stated level would measure.
/// Source: Silver, Pyke & Thomas, ch. 6.
pub(super) fn wanted_service(
    spec: &PolicySpec,
    demand: KnownDemand<'_>,
    review: f64,
    order_quantity: Option<f64>,
) -> Result<(ServiceMeasure, f64), Missing> {
    let Some(short) = spec.cost.backorder_cost else { return Ok((spec.safety.measure, spec.safety.service_level)) };
    let holding = spec.cost.holding_rate.zip(spec.cost.unit_price).map(|(rate, price)| rate * price).ok_or(Missing::ServiceLevel)?;
    let level = if is_periodic(spec.policy) {
        short / (short + holding * review / 365.0)
    } else {
        1.0 - holding * order_quantity.ok_or(Missing::OrderQuantity)? / (short * 365.0 * demand.mean)
    };
    if level > 0.0 && level < 1.0 { Ok((ServiceMeasure::Cycle, level)) } else { Err(Missing::ServiceLevel) }
}

/// A service as the models of services know it.
pub(super) fn wanted(measure: ServiceMeasure, share: f64) -> Wanted {
    match measure {
        ServiceMeasure::Cycle => Wanted::CycleServiceLevel(share),
        ServiceMeasure::Fill => Wanted::FillRate(share),
        ServiceMeasure::Ready => Wanted::ReadyRate(share),
    }
}

/// Demand over time; none where nothing is asked for, or nothing varies.
pub(super) fn over_time(spec: &PolicySpec, demand: KnownDemand<'_>, (lead_time, review): (f64, f64)) -> Option<FittedDemand> {
    let lead_time_sd = spec.protection.lead_time_sd;
    let over_time = FittedDemand { kind: spec.distribution, mean: demand.mean, sd: demand.sd, lead_time, review, lead_time_sd };
    (demand.mean > 0.0 && over_time.variance(lead_time + review) > 0.0).then_some(over_time)
}

/// The same, where it is not taken as normal: a sample of its sums, where there is one.
pub(super) fn by_distribution<'d>(spec: &PolicySpec, demand: KnownDemand<'d>, times: (f64, f64)) -> Result<Option<LevelDemand<'d>>, Missing> {
    if let Some(sample) = demand.sample {
        let levels = sample.levels(times.1, spec.decimals).map_err(|_| Missing::Overflow)?;
        return Ok(Some(LevelDemand::Sample(sample, Box::new(levels))));
    }
    Ok(over_time(spec, demand, times).filter(|demand| demand.kind != DemandDistribution::Normal).map(LevelDemand::Fitted))
}

/// The service that the levels in force reach; none where the normal distribution, or no service, gave them.
pub(super) fn reached(spec: &PolicySpec, demand: KnownDemand<'_>, times: (f64, f64), found: &Parameters) -> Result<Option<f64>, Missing> {
    if spec.safety.rule != SafetyStock::CycleService {
        return Ok(None);
    }
    let Some(over_time) = by_distribution(spec, demand, times)? else { return Ok(None) };
    let lot = found.lot.map(Quantity::to_f64);
    let (measure, share) = wanted_service(spec, demand, times.1, lot)?;
    let wanted = wanted(measure, share);
    let reached = if is_periodic(spec.policy) {
        over_time.reached_by_level(found.target.to_f64(), wanted)
    } else {
        over_time.reached_by_point(found.trigger_level.to_f64(), lot.unwrap_or(1.0), wanted)
    };
    reached.map(Some).map_err(|_| Missing::Overflow)
}

/// The service that a level of so many units over lead time and review reaches under a sample; none without one.
pub(super) fn reached_by_sample(spec: &PolicySpec, demand: KnownDemand<'_>, times: (f64, f64), level: f64) -> Result<Option<f64>, Missing> {
    if demand.sample.is_none() || spec.safety.rule != SafetyStock::CycleService {
        return Ok(None);
    }
    let Some(over_time) = by_distribution(spec, demand, times)? else { return Ok(None) };
    let (measure, share) = wanted_service(spec, demand, times.1, None)?;
    over_time.reached_by_level(near_place(level, spec.decimals), wanted(measure, share)).map(Some).map_err(|_| Missing::Overflow)
}

/// Whether a policy orders up to a level at each review, whatever the position.
pub(super) fn is_periodic(policy: Option<Policy>) -> bool {
    matches!(policy, Some(Policy::OrderUpTo | Policy::BaseStock | Policy::LotForLot | Policy::WagnerWhitin))
}

/// The safety factor of a policy under normal demand.
pub(super) fn safety_factor(
    spec: &PolicySpec,
    demand: KnownDemand<'_>,
    (lead_time, review): (f64, f64),
    order_quantity: Option<f64>,
) -> Result<f64, Missing> {
    let (measure, level) = wanted_service(spec, demand, review, order_quantity)?;
    if measure == ServiceMeasure::Cycle || demand.mean <= 0.0 {
        return Ok(normal::quantile(level));
    }
    let cover = Cover { mean: demand.mean, sd: demand.sd, lead_time, review, lead_time_sd: spec.protection.lead_time_sd };
    match (measure, is_periodic(spec.policy)) {
        (ServiceMeasure::Fill, true) if review > 0.0 => Ok(factor(level, |z| cover.fill_rate_periodic(z))),
        (_, true) => Ok(factor(level, |z| cover.ready_rate_periodic(z))),
        // Demand that is continuous sees stock as often as time does: fill and ready rate of (s,Q) are one.
        (_, false) => {
            let quantity = order_quantity.ok_or(Missing::OrderQuantity)?;
            Ok(factor(level, |z| cover.fill_rate_continuous(z, quantity)))
        }
    }
}
