//! From a policy, its stated levels and demand to the parameters that a plan compares the position with.

use serde::{Deserialize, Serialize};

use super::can_order_levels::can_order_levels;
use super::cycle_service::of_factor;
use super::days_of_supply::days_of_supply;
use super::eoq::Eoq;
use super::known_demand::KnownDemand;
use super::max_minus_average::max_minus_average;
use super::requirement_levels::requirement_levels_by;
use super::service::{by_distribution, is_periodic, reached, safety_factor, wanted, wanted_service};
use super::stated::kanban;
use super::two_bin_levels::two_bin_levels;
use super::two_levels::two_levels;
use crate::model::{DemandDistribution, ForecastDistribution, Levels, Policy, Quantity, SafetyStock, ServiceMeasure, StatedUnit, choice};
use crate::num::{DecimalError, round_down, round_up};

choice! {
    /// What is missing to compute a level.
    Missing {
        /// Nothing says which policy is meant, or min_max has no min.
        Policy = "no_policy",
        /// Too few known days.
        History = "history_too_short",
        /// No lead time.
        LeadTime = "no_lead_time",
        /// The costs give no service level.
        ServiceLevel = "no_service_level",
        /// No review interval.
        Review = "no_review_period",
        /// Neither an order quantity nor all inputs of the EOQ.
        OrderQuantity = "no_order_quantity",
        /// (s,S) or (R,s,S) without a stated s.
        ReorderPoint = "no_reorder_point",
        /// (s,S) or (R,s,S) without a stated S.
        OrderUpTo = "no_order_up_to",
        /// The forecast ends before the days that must be covered do.
        Forecast = "forecast_too_short",
        /// A result beyond what is held exactly.
        Overflow = "overflow",
    }
}

/// Demand per calendar day.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Demand {
    /// Mean, in units.
    pub mean: f64,
    /// Standard deviation, in units.
    pub sd: f64,
    /// The largest, in units.
    pub maximum: f64,
    /// Whether the history is too short to compute a level from.
    pub too_short: bool,
    /// The mean over the long run, where `mean` is that of a forecast for lead time and review; none: the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub long_run: Option<f64>,
}

impl Demand {
    /// The mean over the long run.
    pub fn rate(&self) -> f64 {
        self.long_run.unwrap_or(self.mean)
    }
}

/// Times, in days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Protection {
    /// L.
    pub lead_time: Option<f64>,
    /// σL.
    pub lead_time_sd: f64,
    /// Lmax.
    pub lead_time_max: Option<f64>,
    /// R.
    pub review: Option<f64>,
}

/// How the safety stock is computed.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Safety {
    /// The rule.
    pub rule: SafetyStock,
    /// Service level.
    pub service_level: f64,
    /// What it measures.
    #[serde(default = "cycle", skip_serializing_if = "is_cycle")]
    pub measure: ServiceMeasure,
    /// z of the contract: never less, in units.
    pub stock_minimum: Option<Quantity>,
}

fn cycle() -> ServiceMeasure {
    ServiceMeasure::Cycle
}

#[allow(clippy::trivially_copy_pass_by_ref)] // as serde asks
fn is_cycle(measure: &ServiceMeasure) -> bool {
    *measure == ServiceMeasure::Cycle
}

fn normal() -> DemandDistribution {
    DemandDistribution::Normal
}

#[allow(clippy::trivially_copy_pass_by_ref)] // as serde asks
fn is_normal(distribution: &DemandDistribution) -> bool {
    *distribution == DemandDistribution::Normal
}

#[allow(clippy::trivially_copy_pass_by_ref)] // as serde asks
fn is_false(is: &bool) -> bool {
    !*is
}

/// Inputs of the EOQ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Cost {
    /// Cost of placing one order.
    pub order_cost: Option<f64>,
    /// Holding cost per year as a fraction of the unit price.
    pub holding_rate: Option<f64>,
    /// Price of one base unit.
    pub unit_price: Option<f64>,
    /// Cost of one unit that is asked for and not there; set only where it decides the service level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub backorder_cost: Option<f64>,
}

/// Levels of one item of a can-order policy.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct JointLevels {
    /// s: opens an order at or below it.
    pub must_order_level: f64,
    /// c: joins one at or below it.
    pub can_order_level: f64,
    /// S.
    pub order_up_to: f64,
}

/// A policy as data.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PolicySpec {
    /// The policy, if one is meant.
    pub policy: Option<Policy>,
    /// Stated levels win over computed ones.
    pub levels: Levels,
    /// Times.
    pub protection: Protection,
    /// What demand is taken to be.
    #[serde(default = "normal", skip_serializing_if = "is_normal")]
    pub distribution: DemandDistribution,
    /// Safety stock.
    pub safety: Safety,
    /// EOQ.
    pub cost: Cost,
    /// Levels that were computed for all items that share orders, before rounding.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub joint: Option<JointLevels>,
    /// Decimals of the item's quantities.
    pub decimals: u32,
}

/// What a plan compares the position with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Parameters {
    /// P, where a level was computed over it.
    pub protection_days: Option<f64>,
    /// z, where the cycle service rule was used.
    pub z: Option<f64>,
    /// Standard deviation over P.
    pub sigma: Option<f64>,
    /// Safety stock.
    pub safety_stock: Option<f64>,
    /// The service that the levels reach, where a distribution other than the normal one tells it, or the levels are s and S.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reached: Option<f64>,
    /// What sample of demand the levels were computed from; none where mean and variance, or no service, gave them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sample: Option<ForecastDistribution>,
    /// s as computed, before rounding.
    pub reorder_point: Option<f64>,
    /// S as computed, before rounding.
    pub order_up_to: Option<f64>,
    /// Q as computed, before rounding.
    pub order_quantity: Option<f64>,
    /// Whether s and S are exact for their distribution.
    #[serde(default, skip_serializing_if = "is_false")]
    pub is_exact: bool,
    /// The level that triggers, exact: min, s or S.
    pub trigger_level: Quantity,
    /// The level to reach, exact: max or S; for (s,Q) the level to lift the position above.
    pub target: Quantity,
    /// Q, exact; for (s,Q).
    pub lot: Option<Quantity>,
    /// c, exact; for can-order policies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub can_order_level: Option<Quantity>,
    /// What is required over P, for policies of dated requirements.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required: Option<f64>,
    /// How many review periods an order covers, the first with the lead time, for wagner_whitin.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub periods: Option<u32>,
    /// Whether any level was computed.
    pub is_computed: bool,
}

/// The policy whose levels are stated; none if they are of no policy or of two.
pub fn infer_policy(levels: &Levels, review_days: Option<f64>) -> Option<Policy> {
    let min_max = levels.min.is_some() || levels.max.is_some();
    let reorder_point = levels.reorder_point.is_some() || levels.order_quantity.is_some();
    if levels.can_order_level.is_some() {
        return Some(Policy::CanOrder).filter(|_| !min_max);
    }
    let order_up_to = levels.order_up_to.is_some() || (review_days.is_some() && !min_max && !reorder_point);
    match (min_max, reorder_point, order_up_to) {
        (true, false, false) => Some(Policy::MinMax),
        (false, true, false) => Some(Policy::ReorderPoint),
        (false, false, true) => Some(Policy::OrderUpTo),
        _ => None,
    }
}

/// Parameters of a policy, or what is missing.
///
/// ```
/// use vmi_core::model::{DemandDistribution, Levels, Policy, SafetyStock, ServiceMeasure};
/// use vmi_core::policy::{parameters, Cost, Demand, PolicySpec, Protection, Safety};
/// let spec = PolicySpec {
///     policy: Some(Policy::OrderUpTo),
///     levels: Levels::default(),
///     protection: Protection { lead_time: Some(7.0), lead_time_sd: 1.2, lead_time_max: None, review: Some(7.0) },
///     safety: Safety { rule: SafetyStock::CycleService, service_level: 0.98, measure: ServiceMeasure::Cycle, stock_minimum: None },
///     distribution: DemandDistribution::Normal,
///     cost: Cost::default(),
///     joint: None,
///     decimals: 0,
/// };
/// let demand = Demand { mean: 4.2, sd: 2.95, maximum: 12.0, too_short: false, long_run: None };
/// let found = parameters(&spec, Some(&demand)).unwrap();
/// assert!((found.safety_stock.unwrap() - 24.9204).abs() < 1e-4);
/// assert!((found.order_up_to.unwrap() - 83.7204).abs() < 1e-4);
/// assert_eq!(found.target.to_string(), "84");
/// ```
pub fn parameters(spec: &PolicySpec, demand: Option<&Demand>) -> Result<Parameters, Missing> {
    parameters_by(spec, demand.map(KnownDemand::from))
}

/// The same, with levels by a sample of demand over lead time and review, where there is one.
///
/// It takes the place of the distribution of [`PolicySpec::distribution`]; levels of least cost, and those of maximum minus average, take the moments all the same.
///
/// ```
/// use vmi_core::model::{DemandDistribution, ForecastDistribution, Levels, Policy, SafetyStock, ServiceMeasure};
/// use vmi_core::policy::sample_demand::SampleDemand;
/// use vmi_core::policy::{Cost, Demand, KnownDemand, PolicySpec, Protection, Safety, parameters_by};
/// let spec = PolicySpec {
///     policy: Some(Policy::OrderUpTo),
///     levels: Levels::default(),
///     protection: Protection { lead_time: Some(2.0), review: Some(1.0), ..Protection::default() },
///     safety: Safety { rule: SafetyStock::CycleService, service_level: 0.8, measure: ServiceMeasure::Cycle, stock_minimum: None },
///     distribution: DemandDistribution::Normal,
///     cost: Cost::default(),
///     joint: None,
///     decimals: 0,
/// };
/// let per_day = Demand { mean: 2.0, sd: 1.0, maximum: 7.0, too_short: false, long_run: None };
/// let sums = SampleDemand {
///     from: ForecastDistribution::Empirical, errors: 5, over_protection: vec![4.0, 9.5, 6.0, 5.0, 11.0], over_lead_time: Vec::new(), between: Vec::new(),
/// };
/// let found = parameters_by(&spec, Some(KnownDemand { per_day: &per_day, sample: Some(&sums) })).unwrap();
/// // 4 of 5 sums are at most 10; 3 days of 2 units are 6.
/// assert_eq!((found.target.to_string(), found.safety_stock, found.reached), ("10".into(), Some(4.0), Some(0.8)));
/// ```
pub fn parameters_by(spec: &PolicySpec, demand: Option<KnownDemand<'_>>) -> Result<Parameters, Missing> {
    match spec.policy.ok_or(Missing::Policy)? {
        Policy::MinMax => min_max(spec, demand),
        Policy::ReorderPoint => reorder_point(spec, demand),
        Policy::OrderUpTo => order_up_to(spec, demand, spec.protection.review),
        Policy::SS => two_levels(spec, demand),
        Policy::RSS => spec.protection.review.ok_or(Missing::Review).and_then(|_| two_levels(spec, demand)),
        Policy::Kanban => kanban(spec),
        Policy::TwoBin => two_bin_levels(spec, demand),
        Policy::CanOrder => can_order_levels(spec, demand),
        Policy::LotForLot | Policy::WagnerWhitin => requirement_levels_by(spec, demand, None),
        Policy::ByCategory => Err(Missing::Policy),
        // Reviewed every day, where nothing else is stated.
        Policy::BaseStock => order_up_to(spec, demand, spec.protection.review.or(Some(1.0))),
    }
}

fn min_max(spec: &PolicySpec, demand: Option<KnownDemand<'_>>) -> Result<Parameters, Missing> {
    let min = spec.levels.min.ok_or(Missing::Policy)?;
    in_units(spec, (min, spec.levels.max.unwrap_or(min)), demand)
}

/// A level that triggers and one to reach, in base units: as stated, or the mean demand of so many days.
pub(super) fn in_units(spec: &PolicySpec, (trigger, target): (Quantity, Quantity), demand: Option<KnownDemand<'_>>) -> Result<Parameters, Missing> {
    if spec.levels.level_unit == StatedUnit::Quantity {
        return Ok(Parameters { trigger_level: trigger, target, ..Parameters::default() });
    }
    let demand = demand.filter(|demand| !demand.too_short).ok_or(Missing::History)?;
    let level = |days: Quantity| exact(round_up(days_of_supply(days.to_f64(), demand.mean), spec.decimals), spec.decimals);
    Ok(Parameters { trigger_level: level(trigger)?, target: level(target)?, is_computed: true, ..Parameters::default() })
}

fn reorder_point(spec: &PolicySpec, demand: Option<KnownDemand<'_>>) -> Result<Parameters, Missing> {
    let computed = spec.levels.reorder_point.is_none() || spec.levels.order_quantity.is_none();
    if computed && demand.is_none_or(|demand| demand.too_short) {
        return Err(Missing::History);
    }
    let mut found = Parameters { is_computed: computed, ..Parameters::default() };
    let level = match (spec.levels.reorder_point, demand) {
        (Some(stated), _) => stated,
        (None, Some(demand)) => {
            let lead_time = spec.protection.lead_time.ok_or(Missing::LeadTime)?;
            let quantity = order_quantity(spec, demand);
            let level = cover(spec, demand, (lead_time, spec.protection.review.unwrap_or(0.0)), quantity, &mut found)?;
            found.reorder_point = Some(level);
            exact(round_down(level, spec.decimals), spec.decimals)?
        }
        (None, None) => return Err(Missing::History),
    };
    found.trigger_level = level;
    found.target = level;
    found.lot = match (spec.levels.order_quantity, demand) {
        (Some(stated), _) => Some(stated),
        (None, Some(demand)) => economic_lot(spec, demand, &mut found)?,
        (None, None) => None,
    };
    if let (None, Some(demand), Some(lead_time)) = (spec.levels.reorder_point, demand, spec.protection.lead_time) {
        found.reached = reached(spec, demand, (lead_time, spec.protection.review.unwrap_or(0.0)), &found)?;
    }
    Ok(found)
}

/// Q by the EOQ over a year of 365 days; none if an input is missing or nothing is asked for.
fn economic_lot(spec: &PolicySpec, demand: KnownDemand<'_>, found: &mut Parameters) -> Result<Option<Quantity>, Missing> {
    let Some(quantity) = economic_quantity(spec, demand) else { return Ok(None) };
    found.order_quantity = Some(quantity);
    let lot = exact(round_up(quantity, spec.decimals), spec.decimals)?;
    Ok((lot > Quantity::ZERO).then_some(lot))
}

fn order_up_to(spec: &PolicySpec, demand: Option<KnownDemand<'_>>, review: Option<f64>) -> Result<Parameters, Missing> {
    if let Some(stated) = spec.levels.order_up_to {
        return Ok(Parameters { trigger_level: stated, target: stated, ..Parameters::default() });
    }
    let demand = demand.filter(|demand| !demand.too_short).ok_or(Missing::History)?;
    let lead_time = spec.protection.lead_time.ok_or(Missing::LeadTime)?;
    let review = review.ok_or(Missing::Review)?;
    let mut found = Parameters { is_computed: true, ..Parameters::default() };
    let level = cover(spec, demand, (lead_time, review), None, &mut found)?;
    found.order_up_to = Some(level);
    found.target = exact(round_up(level, spec.decimals), spec.decimals)?;
    found.trigger_level = found.target;
    found.reached = reached(spec, demand, (lead_time, review), &found)?;
    Ok(found)
}

/// Mean demand over the protection interval plus safety stock.
pub(super) fn cover(
    spec: &PolicySpec,
    demand: KnownDemand<'_>,
    (lead_time, review): (f64, f64),
    order_quantity: Option<f64>,
    found: &mut Parameters,
) -> Result<f64, Missing> {
    let protection = lead_time + review;
    let least = spec.safety.stock_minimum.map_or(f64::NEG_INFINITY, Quantity::to_f64);
    let computed = match (spec.safety.rule, by_distribution(spec, demand, (lead_time, review))?) {
        (SafetyStock::CycleService, Some(over_time)) => {
            found.sample = over_time.sample();
            let (measure, share) = wanted_service(spec, demand, review, order_quantity)?;
            let wanted = wanted(measure, share);
            let level = if is_periodic(spec.policy) {
                over_time.order_up_to(wanted)
            } else {
                // The chance of no stock-out in a cycle does not depend on Q.
                let unneeded = (measure == ServiceMeasure::Cycle).then_some(1.0);
                over_time.reorder_point(order_quantity.or(unneeded).ok_or(Missing::OrderQuantity)?, wanted)
            };
            level.map_err(|_| Missing::Overflow)?.max(over_time.whole(demand.mean * protection + least)?) - demand.mean * protection
        }
        (SafetyStock::CycleService, None) => {
            let z = safety_factor(spec, demand, (lead_time, review), order_quantity)?;
            let rule = of_factor(demand.mean, demand.sd, protection, spec.protection.lead_time_sd, z);
            found.z = Some(rule.z);
            found.sigma = Some(rule.sigma);
            rule.safety_stock
        }
        (SafetyStock::MaximumMinusAverage, _) => {
            let longest = spec.protection.lead_time_max.map(|longest| longest + review);
            max_minus_average(demand.mean, demand.maximum, protection, longest).safety_stock
        }
    };
    let safety_stock = computed.max(least);
    found.protection_days = Some(protection);
    found.safety_stock = Some(safety_stock);
    Ok(demand.mean * protection + safety_stock)
}

/// Q of (s,Q): as stated, or the EOQ.
pub(super) fn order_quantity(spec: &PolicySpec, demand: KnownDemand<'_>) -> Option<f64> {
    spec.levels.order_quantity.map(Quantity::to_f64).or_else(|| economic_quantity(spec, demand))
}

/// The EOQ over a year of 365 days, before rounding.
pub(super) fn economic_quantity(spec: &PolicySpec, demand: KnownDemand<'_>) -> Option<f64> {
    let (fixed_cost, rate, price) = (spec.cost.order_cost?, spec.cost.holding_rate?, spec.cost.unit_price?);
    Eoq { fixed_cost, demand_rate: 365.0 * demand.rate(), holding_cost: rate * price }.quantity()
}

pub(super) fn exact(scaled: Result<i64, DecimalError>, decimals: u32) -> Result<Quantity, Missing> {
    scaled.map(|scaled| Quantity::from_scaled(scaled, decimals)).map_err(|_| Missing::Overflow)
}
