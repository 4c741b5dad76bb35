//! When an order is due: the comparison of a position with a level.

use serde::{Deserialize, Serialize};

use crate::model::option::choice;

choice! {
    /// How a position is compared with a level.
    Comparison {
        /// Order when it is below the level.
        Below = "below",
        /// Order when it is at the level or below it.
        AtOrBelow = "at_or_below",
        /// No comparison: order whenever the need is above 0.
        Always = "always",
    }
}

choice! {
    /// Whether numbers are rounded before they are compared.
    Step {
        /// As they are.
        Exact = "exact",
        /// Rounded half away from zero to the base unit's smallest step.
        BaseUnit = "base_unit",
    }
}

/// When an order is due. A need of 0 or less is never ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TriggerRule {
    /// For a stated min, and for kanban.
    pub min: Comparison,
    /// For the reorder point s of (s,Q), (s,S) and (R,s,S).
    pub reorder_point: Comparison,
    /// For an order-up-to level: below it, the need is above 0.
    pub order_up_to: Comparison,
    /// Whether position, level and the final quantity are rounded before they are compared.
    pub step: Step,
}

impl TriggerRule {
    /// `<` for min, `≤` for s, need > 0 for S; exact.
    pub const VMI: Self = Self { min: Comparison::Below, reorder_point: Comparison::AtOrBelow, order_up_to: Comparison::Below, step: Step::Exact };
}
