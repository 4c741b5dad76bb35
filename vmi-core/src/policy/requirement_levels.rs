//! Levels from dated requirements: lot for lot, and the first lot of the cheapest plan.

use super::known_demand::KnownDemand;
use super::parameters::{Cost, Demand, Missing, Parameters, PolicySpec, cover, exact};
use super::service::reached_by_sample;
use super::wagner_whitin::WagnerWhitin;
use crate::model::Policy;
use crate::num::{round_up, sum};

/// How many days of mean demand are looked at where there is no forecast.
const DAYS_OF_MEAN: usize = 365;

/// Levels of `lot_for_lot` and `wagner_whitin`; `forecast` is what is required on each of the days to come, none: the mean demand of every day.
///
/// ```text
/// s = f1 + … + fP + SS        lot_for_lot: S = s        wagner_whitin: S = s + d2 + … + dk
/// ```
///
/// d2, d3, … are the review periods after P, and k of them the first lot of the cheapest plan covers. The first must be ordered now, whatever it is, so k
/// does not depend on it.
///
/// ```
/// use vmi_core::model::{DemandDistribution, Levels, Policy, Quantity, SafetyStock, ServiceMeasure};
/// use vmi_core::policy::{Cost, PolicySpec, Protection, Safety, requirement_levels};
/// let spec = PolicySpec {
///     policy: Some(Policy::WagnerWhitin),
///     levels: Levels::default(),
///     protection: Protection { lead_time: Some(1.0), review: Some(1.0), ..Protection::default() },
///     safety: Safety { rule: SafetyStock::CycleService, service_level: 0.9, measure: ServiceMeasure::Cycle, stock_minimum: Some(Quantity::ZERO) },
///     distribution: DemandDistribution::Normal,
///     cost: Cost { order_cost: Some(500.0), holding_rate: Some(365.0), unit_price: Some(2.0), ..Cost::default() },
///     joint: None,
///     decimals: 0,
/// };
/// // After a day of lead time: 90, 120, 80, 70. Waiting 1 period costs 2 a unit: the first lot covers 90 and 120.
/// let found = requirement_levels(&spec, None, Some(&[0.0, 90.0, 120.0, 80.0, 70.0])).unwrap();
/// assert_eq!((found.trigger_level.to_string(), found.target.to_string(), found.periods), ("90".into(), "210".into(), Some(2)));
/// ```
pub fn requirement_levels(spec: &PolicySpec, demand: Option<&Demand>, forecast: Option<&[f64]>) -> Result<Parameters, Missing> {
    requirement_levels_by(spec, demand.map(KnownDemand::from), forecast)
}

/// The same with a safety stock by a sample of demand, where there is one.
pub(crate) fn requirement_levels_by(spec: &PolicySpec, demand: Option<KnownDemand<'_>>, forecast: Option<&[f64]>) -> Result<Parameters, Missing> {
    let lead_time = spec.protection.lead_time.ok_or(Missing::LeadTime)?;
    // A day is the least that requirements are told by.
    let review = spec.protection.review.unwrap_or(1.0).max(1.0);
    let known = demand.filter(|demand| !demand.too_short);
    let mean = [known.map_or(0.0, |demand| demand.mean); DAYS_OF_MEAN];
    let days = Days::new(forecast.unwrap_or(&mean));
    let required = days.sum_to(lead_time + review).ok_or(Missing::Forecast)?;
    let mut found = Parameters { is_computed: true, required: Some(required), ..Parameters::default() };
    let least = spec.safety.stock_minimum.filter(|_| forecast.is_some());
    let safety_stock = match (known, least) {
        (Some(demand), _) => cover(spec, demand, (lead_time, review), None, &mut found).map(|_| found.safety_stock.unwrap_or(0.0))?,
        (None, Some(least)) => least.to_f64(),
        (None, None) => return Err(Missing::History),
    };
    (found.protection_days, found.safety_stock) = (Some(lead_time + review), Some(safety_stock));
    let level = |units: f64| exact(round_up(units, spec.decimals), spec.decimals);
    found.reorder_point = Some(required + safety_stock);
    found.trigger_level = level(required + safety_stock)?;
    if let Some(demand) = known {
        // The sample is about the forecast of the model, which the requirements may not be.
        let beyond = found.trigger_level.to_f64() - required;
        found.reached = reached_by_sample(spec, demand, (lead_time, review), demand.mean * (lead_time + review) + beyond)?;
    }
    let mut covered = 0.0;
    if spec.policy == Some(Policy::WagnerWhitin) {
        let later = days.periods_after(lead_time + review, review);
        let count = periods_of_first_lot(&later, &spec.cost, review)?;
        covered = sum(&later[..count]);
        found.periods = Some(count as u32 + 1);
    }
    found.order_up_to = Some(required + safety_stock + covered);
    found.target = level(required + safety_stock + covered)?;
    Ok(found)
}

/// How many of the later periods the first lot of the cheapest plan covers; its own does not matter.
fn periods_of_first_lot(later: &[f64], cost: &Cost, review: f64) -> Result<usize, Missing> {
    let holding = cost.holding_rate.zip(cost.unit_price).map(|(rate, price)| rate * price * review / 365.0);
    let (fixed_cost, holding_cost) = cost.order_cost.zip(holding).ok_or(Missing::OrderQuantity)?;
    let demand: Vec<f64> = std::iter::once(1.0).chain(later.iter().copied()).collect();
    let plan = WagnerWhitin { demand: &demand, fixed_cost, holding_cost, purchase_cost: 0.0 }.optimum().map_err(|_| Missing::Overflow)?;
    let next = plan.order_periods.get(1).map_or(demand.len(), |period| period - 1);
    let empty = demand[..next].iter().rev().take_while(|units| **units == 0.0).count();
    Ok(next - 1 - empty)
}

/// What is required on the days to come.
struct Days<'d> {
    by_day: &'d [f64],
    /// The sum before each day, and that of all.
    before: Vec<f64>,
}

impl<'d> Days<'d> {
    fn new(by_day: &'d [f64]) -> Self {
        let mut sum = 0.0;
        let sums = by_day.iter().map(|units| {
            sum += units;
            sum
        });
        Self { by_day, before: std::iter::once(0.0).chain(sums).collect() }
    }

    /// The first days, the last of them in part; none beyond what is known.
    fn sum_to(&self, days: f64) -> Option<f64> {
        let whole = days as usize;
        let first = *self.before.get(whole)?;
        let part = days - whole as f64;
        if part == 0.0 { Some(first) } else { Some(first + part * self.by_day.get(whole)?) }
    }

    /// The periods that begin after so many days, as far as they are known as a whole.
    fn periods_after(&self, from: f64, length: f64) -> Vec<f64> {
        let ends = (1..).map(|period| from + f64::from(period) * length);
        let mut before = self.sum_to(from).unwrap_or(0.0);
        let mut periods = Vec::new();
        for end in ends {
            let Some(until) = self.sum_to(end) else { break };
            periods.push((until - before).max(0.0));
            before = until;
        }
        periods
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_day_counts_in_part() {
        let days = Days::new(&[10.0, 20.0, 30.0]);
        assert_eq!((days.sum_to(1.5), days.sum_to(3.0), days.sum_to(3.1)), (Some(20.0), Some(60.0), None));
        assert_eq!(days.periods_after(1.0, 1.0), [20.0, 30.0]);
        assert_eq!(days.periods_after(0.5, 1.5), [5.0 + 20.0]);
    }

    #[test]
    fn periods_without_demand_do_not_lengthen_the_first_lot() {
        let cost = Cost { order_cost: Some(10.0), holding_rate: Some(365.0), unit_price: Some(1.0), ..Cost::default() };
        assert_eq!(periods_of_first_lot(&[0.0, 0.0, 100.0], &cost, 1.0), Ok(0));
        assert_eq!(periods_of_first_lot(&[0.0, 4.0, 0.0], &cost, 1.0), Ok(2));
        assert_eq!(periods_of_first_lot(&[], &cost, 1.0), Ok(0));
        assert_eq!(periods_of_first_lot(&[1.0], &Cost::default(), 1.0), Err(Missing::OrderQuantity));
    }
}
