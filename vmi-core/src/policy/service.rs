//! From a service level and what it measures, or from costs, to the safety factor.

use super::fill_service::{Cover, factor};
use super::parameters::{Demand, Missing, PolicySpec};
use crate::model::{Policy, ServiceMeasure};
use crate::num::normal;

/// The safety factor of a policy; `order_quantity` is Q of (s,Q), where it is known.
///
/// A cycle service level that no agreement states follows from the cost of a unit short, b, and the holding cost of a unit, h a year: for (R,S)
/// p = b / (b + h R / 365); for (s,Q) p = 1 − h Q / (b D), D a year. Source: Silver, Pyke & Thomas, ch. 6.
pub(super) fn safety_factor(
    spec: &PolicySpec,
    demand: &Demand,
    (lead_time, review): (f64, f64),
    order_quantity: Option<f64>,
) -> Result<f64, Missing> {
    let is_periodic = matches!(spec.policy, Some(Policy::OrderUpTo | Policy::BaseStock));
    let level = match spec.cost.backorder_cost {
        Some(short) => {
            let holding = spec.cost.holding_rate.zip(spec.cost.unit_price).map(|(rate, price)| rate * price).ok_or(Missing::ServiceLevel)?;
            let level = if is_periodic {
                short / (short + holding * review / 365.0)
            } else {
                1.0 - holding * order_quantity.ok_or(Missing::OrderQuantity)? / (short * 365.0 * demand.mean)
            };
            // Costs weigh the chance of a stock-out in a cycle, whatever a stated level would measure.
            return if level > 0.0 && level < 1.0 { Ok(normal::quantile(level)) } else { Err(Missing::ServiceLevel) };
        }
        None => spec.safety.service_level,
    };
    let cover = Cover { mean: demand.mean, sd: demand.sd, lead_time, review, lead_time_sd: spec.protection.lead_time_sd };
    if spec.safety.measure == ServiceMeasure::Cycle || demand.mean <= 0.0 {
        return Ok(normal::quantile(level));
    }
    match (spec.safety.measure, is_periodic) {
        (ServiceMeasure::Fill, true) if review > 0.0 => Ok(factor(level, |z| cover.fill_rate_periodic(z))),
        (_, true) => Ok(factor(level, |z| cover.ready_rate_periodic(z))),
        // Demand that is continuous sees stock as often as time does: fill and ready rate of (s,Q) are one.
        (_, false) => {
            let quantity = order_quantity.ok_or(Missing::OrderQuantity)?;
            Ok(factor(level, |z| cover.fill_rate_continuous(z, quantity)))
        }
    }
}
