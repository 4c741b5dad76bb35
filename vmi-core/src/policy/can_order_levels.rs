//! Can-order as a policy: s and S as stated or computed, and c, at or below which an item joins the orders of others.

use super::known_demand::KnownDemand;
use super::parameters::{JointLevels, Missing, Parameters, PolicySpec, exact};
use super::two_levels::two_levels;
use crate::model::{Levels, Quantity};
use crate::num::{round_down, round_up};

/// s, c and S: those computed for all items together, else s and S as for (s,S), and c as stated or one last place below S.
pub(super) fn can_order_levels(spec: &PolicySpec, demand: Option<KnownDemand<'_>>) -> Result<Parameters, Missing> {
    if let Some(joint) = spec.joint.filter(|_| is_free(&spec.levels)) {
        return together(spec, joint);
    }
    let mut found = two_levels(spec, demand)?;
    let below = found.target.minus(Quantity::from_scaled(1, spec.decimals)).map_err(|_| Missing::Overflow)?;
    found.can_order_level = Some(spec.levels.can_order_level.unwrap_or(below).max(found.trigger_level));
    Ok(found)
}

/// Whether an agreement leaves all levels to be computed.
pub fn is_free(levels: &Levels) -> bool {
    [levels.reorder_point, levels.can_order_level, levels.order_up_to, levels.order_quantity].iter().all(Option::is_none)
}

fn together(spec: &PolicySpec, joint: JointLevels) -> Result<Parameters, Missing> {
    let down = |level: f64| exact(round_down(level, spec.decimals), spec.decimals);
    Ok(Parameters {
        reorder_point: Some(joint.must_order_level),
        order_up_to: Some(joint.order_up_to),
        trigger_level: down(joint.must_order_level)?,
        can_order_level: Some(down(joint.can_order_level)?),
        target: exact(round_up(joint.order_up_to, spec.decimals), spec.decimals)?,
        is_computed: true,
        ..Parameters::default()
    })
}
