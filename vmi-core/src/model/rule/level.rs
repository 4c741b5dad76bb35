//! What stated levels mean: which of them triggers, which is the target, and what an absent or a zero one says.

use serde::{Deserialize, Serialize};

use crate::model::agreement::Policy;
use crate::model::option::choice;

choice! {
    /// What min and max count.
    LevelUnit {
        /// Units of the item.
        Quantity = "quantity",
        /// Days: the level of a day is the forecast demand of so many *following* days, the day's own left out.
        DaysOfFollowingDemand = "days_of_following_demand",
    }
}

choice! {
    /// The level that triggers, for min_max.
    TriggerLevel {
        /// min.
        Min = "min",
        /// The reorder point.
        ReorderPoint = "reorder_point",
        /// max.
        Max = "max",
        /// The larger of min and max.
        LargerOfMinAndMax = "larger_of_min_and_max",
    }
}

choice! {
    /// The level to reach, for min_max.
    TargetLevel {
        /// max; where it is absent, min.
        MaxElseMin = "max_else_min",
        /// max alone; where it is absent, nothing can be ordered.
        Max = "max",
        /// The larger of min and max: a max below min is raised to it.
        LargerOfMinAndMax = "larger_of_min_and_max",
    }
}

choice! {
    /// What it says when no level is stated at all.
    MissingLevels {
        /// Nothing can be decided.
        Undefined = "undefined",
        /// min and max are 0: only a shortage is ordered.
        Zero = "zero",
    }
}

choice! {
    /// What a max without min and without reorder point is worth.
    LoneMax {
        /// Nothing can be decided.
        Undefined = "undefined",
        /// It is a level like any other.
        Stands = "stands",
    }
}

choice! {
    /// What a level of 0 means.
    ZeroLevel {
        /// The number 0.
        Number = "number",
        /// Not set.
        NotSet = "not_set",
        /// A reorder point of 0 is not set unless an order quantity is.
        NotSetWithoutQuantity = "not_set_without_quantity",
    }
}

choice! {
    /// The need of (s,Q).
    QuantityNeed {
        /// The least multiple of Q that lifts the position above s.
        Multiples = "multiples",
        /// The larger of Q (0 if absent) and s − position.
        AtLeastQuantity = "at_least_quantity",
    }
}

/// What stated levels mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LevelRule {
    /// The policy, unless the agreement names one; none: what the stated levels suggest.
    pub policy: Option<Policy>,
    /// What min and max count.
    pub unit: LevelUnit,
    /// The level that triggers, for min_max.
    pub trigger: TriggerLevel,
    /// The level to reach, for min_max.
    pub target: TargetLevel,
    /// What it says when no level is stated at all.
    pub missing: MissingLevels,
    /// What a max without min and without reorder point is worth.
    pub lone_max: LoneMax,
    /// What a level of 0 means.
    pub zero: ZeroLevel,
    /// The need of (s,Q).
    pub quantity_need: QuantityNeed,
    /// Whether stock above the stock maximum is moved out, down to the target.
    pub overflow: bool,
}

impl LevelRule {
    /// min triggers, max (else min) is the target, absent is not zero, (s,Q) orders multiples of Q.
    pub const VMI: Self = Self {
        policy: None,
        unit: LevelUnit::Quantity,
        trigger: TriggerLevel::Min,
        target: TargetLevel::MaxElseMin,
        missing: MissingLevels::Undefined,
        lone_max: LoneMax::Undefined,
        zero: ZeroLevel::Number,
        quantity_need: QuantityNeed::Multiples,
        overflow: false,
    };
}
