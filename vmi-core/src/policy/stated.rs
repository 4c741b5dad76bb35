//! Levels that are stated and not computed: kanban, and what a rule makes of min, max and reorder point.

use super::known_demand::KnownDemand;
use super::parameters::{Demand, Missing, Parameters, PolicySpec, in_units, parameters_by};
use crate::model::{LevelRule, LevelUnit, LoneMax, MissingLevels, Policy, Quantity, QuantityNeed, StatedUnit, TargetLevel, TriggerLevel, ZeroLevel};

/// Containers: the trigger is min (absent: as soon as one is empty), the target what all of them hold.
pub(super) fn kanban(spec: &PolicySpec) -> Result<Parameters, Missing> {
    if spec.levels.level_unit != StatedUnit::Quantity {
        // Containers are no days; an agreement that names both is refused when it is read.
        return Err(Missing::Policy);
    }
    let target = spec.levels.max.or(spec.levels.min).ok_or(Missing::Policy)?;
    let container = spec.levels.order_quantity.ok_or(Missing::OrderQuantity)?;
    Ok(Parameters { trigger_level: spec.levels.min.unwrap_or(target), target, lot: Some(container), ..Parameters::default() })
}

/// The levels of a policy as a rule reads them, or what is missing.
///
/// ```
/// use vmi_core::model::{DemandDistribution, Dialect, Levels, Policy, Quantity, SafetyStock, ServiceMeasure};
/// use vmi_core::policy::{Cost, PolicySpec, Protection, Safety, levels};
/// let stated = Levels { min: Quantity::parse("8").ok(), max: Quantity::parse("6").ok(), ..Levels::default() };
/// let spec = PolicySpec {
///     policy: Some(Policy::MinMax),
///     levels: stated,
///     protection: Protection::default(),
///     safety: Safety { rule: SafetyStock::CycleService, service_level: 0.95, measure: ServiceMeasure::Cycle, stock_minimum: None },
///     distribution: DemandDistribution::Normal,
///     cost: Cost::default(),
///     joint: None,
///     decimals: 0,
/// };
/// let raised = levels(&Dialect::Odoo14.rule().levels, &spec, None).unwrap();
/// assert_eq!(raised.target.to_string(), "8");
/// ```
pub fn levels(rule: &LevelRule, spec: &PolicySpec, demand: Option<&Demand>) -> Result<Parameters, Missing> {
    levels_by(rule, spec, demand.map(KnownDemand::from))
}

/// The same by a sample of demand, where there is one.
pub(crate) fn levels_by(rule: &LevelRule, spec: &PolicySpec, demand: Option<KnownDemand<'_>>) -> Result<Parameters, Missing> {
    match spec.policy {
        Some(Policy::MinMax) => min_max(rule, spec, demand),
        Some(Policy::ReorderPoint) if rule.quantity_need == QuantityNeed::AtLeastQuantity => at_least(rule, spec),
        _ => parameters_by(spec, demand),
    }
}

fn min_max(rule: &LevelRule, spec: &PolicySpec, demand: Option<KnownDemand<'_>>) -> Result<Parameters, Missing> {
    let (trigger, target) = trigger_and_target(rule, spec);
    let levels = (trigger.ok_or(Missing::Policy)?, target.ok_or(Missing::Policy)?);
    if rule.unit == LevelUnit::DaysOfFollowingDemand {
        // Days that the rule makes quantities itself, whatever unit the agreement names.
        return Ok(Parameters { trigger_level: levels.0, target: levels.1, ..Parameters::default() });
    }
    in_units(spec, levels, demand)
}

/// The level that triggers and the level to reach, of min, max and reorder point; none of one that is not stated.
pub(crate) fn trigger_and_target(rule: &LevelRule, spec: &PolicySpec) -> (Option<Quantity>, Option<Quantity>) {
    let stated = |level: Option<Quantity>| level.filter(|level| rule.zero != ZeroLevel::NotSet || *level != Quantity::ZERO);
    let (mut min, mut max, reorder_point) = (stated(spec.levels.min), stated(spec.levels.max), stated(spec.levels.reorder_point));
    if rule.missing == MissingLevels::Zero && min.is_none() && max.is_none() {
        (min, max) = (Some(Quantity::ZERO), Some(Quantity::ZERO));
    }
    if rule.lone_max == LoneMax::Undefined && min.is_none() && reorder_point.is_none() {
        return (None, None);
    }
    let trigger = match rule.trigger {
        TriggerLevel::Min => min,
        TriggerLevel::ReorderPoint => reorder_point,
        TriggerLevel::Max => max,
        TriggerLevel::LargerOfMinAndMax => min.max(max),
    };
    let target = match rule.target {
        TargetLevel::MaxElseMin => max.or(min),
        TargetLevel::Max => max,
        TargetLevel::LargerOfMinAndMax => max.max(min),
    };
    (trigger, target)
}

/// A reorder level whose quantity is at least the order quantity.
fn at_least(rule: &LevelRule, spec: &PolicySpec) -> Result<Parameters, Missing> {
    let quantity = spec.levels.order_quantity.unwrap_or_default();
    let level = match (spec.levels.reorder_point, rule.zero) {
        (Some(level), ZeroLevel::Number) => level,
        (Some(level), ZeroLevel::NotSet) if level != Quantity::ZERO => level,
        (level, ZeroLevel::NotSetWithoutQuantity) if level.unwrap_or_default() != Quantity::ZERO || quantity != Quantity::ZERO => {
            level.unwrap_or_default()
        }
        _ => return Err(Missing::ReorderPoint),
    };
    Ok(Parameters { trigger_level: level, target: level, lot: Some(quantity), ..Parameters::default() })
}
