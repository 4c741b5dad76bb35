//! How a decision is made, as data: which position is compared with which level, how the need is counted, what an order must
//! look like. Every piece is a field; vmi's own way is one value of it, other systems' ways are others.

mod dates;
mod level;
mod look;
mod lot;
mod trigger;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

pub use dates::{DateRule, DueDate, OrderBy, PlaceOn};
pub use level::{LevelRule, LevelUnit, LoneMax, MissingLevels, QuantityNeed, TargetLevel, TriggerLevel, ZeroLevel};
pub use look::{Account, DemandCounted, FlowState, Late, Look, Low, Scope, Span, Time, UnknownLeadTime};
pub use lot::{Direction, LotStep, UnitStep};
pub use trigger::{Comparison, Step, TriggerRule};

/// A list that is either written in the source or read back from a derivation.
pub type List<T> = Cow<'static, [T]>;

/// How a decision is made: every piece of the formula as data.
///
/// position = accounts that count, now or projected; if position is below the trigger level, need = target − position; then the
/// lot steps, in their order. [`Rule::default`] is vmi's own rule; a [`Dialect`](crate::model::Dialect) names others.
///
/// ```
/// use vmi_core::model::{Comparison, LotStep, Rule};
/// let rule = Rule::default();
/// assert_eq!(rule.trigger.min, Comparison::Below);
/// assert_eq!(rule.trigger.reorder_point, Comparison::AtOrBelow);
/// assert_eq!(*rule.lot, [LotStep::Minimum, LotStep::OrderStep, LotStep::Room]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// For people: the word of the dialect that it came from. No decision depends on it.
    pub name: Cow<'static, str>,
    /// What the stated levels mean.
    pub levels: LevelRule,
    /// When an order is due.
    pub trigger: TriggerRule,
    /// The position that is compared with the trigger level.
    pub trigger_on: Look,
    /// The position that the need is counted from; none: the same.
    pub quantity_on: Option<Look>,
    /// What makes an order of a need, in this order.
    pub lot: List<LotStep>,
    /// When the order is placed and due.
    pub dates: DateRule,
}

impl Rule {
    /// vmi's own rule.
    pub const VMI: Self = Self {
        name: Cow::Borrowed("vmi"),
        levels: LevelRule::VMI,
        trigger: TriggerRule::VMI,
        trigger_on: Look::VMI,
        quantity_on: None,
        lot: Cow::Borrowed(&[LotStep::Minimum, LotStep::OrderStep, LotStep::Room]),
        dates: DateRule::VMI,
    };

    /// The same rule for a person who orders up to max whatever the trigger says: multiples are rounded up.
    #[must_use]
    pub fn forced_to_max(&self) -> Self {
        let mut rule = self.clone();
        rule.trigger = TriggerRule { min: Comparison::Always, reorder_point: Comparison::Always, order_up_to: Comparison::Always, ..rule.trigger };
        rule.levels.target = TargetLevel::Max;
        let up = |step: &LotStep| match step {
            LotStep::Multiple(_) => LotStep::Multiple(Direction::Up),
            other => *other,
        };
        rule.lot = rule.lot.iter().map(up).collect();
        rule
    }

    /// Whether it looks ahead in time.
    pub fn is_projected(&self) -> bool {
        std::iter::once(&self.trigger_on).chain(&self.quantity_on).any(|look| look.time != Time::Undated)
    }
}

impl Default for Rule {
    fn default() -> Self {
        Self::VMI
    }
}
