//! The lot rule: minimum, multiple, maximum and room on the shelf, one function for proposing and for checking.

use serde::{Deserialize, Serialize};

use crate::model::Quantity;

/// What a quantity must meet; all in units of the item's last place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LotRule {
    /// MOQ.
    pub minimum: Option<i64>,
    /// Whole multiples of it; at least 1.
    pub step: i64,
    /// The largest quantity.
    pub maximum: Option<i64>,
    /// What a hard stock maximum leaves.
    pub shelf_room: Option<i64>,
}

/// Why no quantity meets the rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LotFault {
    /// The hard stock maximum leaves less than one step.
    NoRoom,
    /// Minimum, multiple and maximum cannot be met together.
    CannotMeet,
    /// Beyond what is held exactly.
    Overflow,
}

/// A quantity, and how it came about; base units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LotSize {
    /// What is needed.
    pub need: Quantity,
    /// What is ordered.
    pub quantity: Quantity,
    /// What is needed and not ordered, because a maximum cut it.
    pub unmet_need: Quantity,
    /// Whether the minimum raised it.
    pub raised_to_minimum: bool,
    /// Whether a maximum cut it.
    pub was_cut: bool,
    /// What was to be ordered before it was written in the order unit, where that changed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before_order_unit: Option<Quantity>,
}

/// The quantity to order for a need above 0, with the rule; (quantity, raised to the minimum, cut).
///
/// q = max(need, minimum) rounded up to the step; above the room, the largest multiple that fits; if that is 0 or under the
/// minimum, none.
///
/// ```
/// use vmi_core::plan::{lot_size, LotFault, LotRule};
/// let rule = LotRule { minimum: Some(24), step: 12, maximum: Some(96), shelf_room: None };
/// assert_eq!(lot_size(59, &rule), Ok((60, false, false)));
/// assert_eq!(lot_size(5, &rule), Ok((24, true, false)));
/// assert_eq!(lot_size(200, &rule), Ok((96, false, true)));
/// assert_eq!(lot_size(5, &LotRule { maximum: Some(20), ..rule }), Err(LotFault::CannotMeet));
/// assert_eq!(lot_size(5, &LotRule { shelf_room: Some(3), ..rule }), Err(LotFault::NoRoom));
/// ```
pub fn lot_size(need: i64, rule: &LotRule) -> Result<(i64, bool, bool), LotFault> {
    let minimum = rule.minimum.unwrap_or(0);
    let quantity = rounded_up(need.max(minimum), rule.step)?;
    let (quantity, was_cut) = cut_to_room(quantity, rule)?;
    Ok((quantity, minimum > need, was_cut))
}

/// The least multiple of the step that is not below.
pub(super) fn rounded_up(quantity: i64, step: i64) -> Result<i64, LotFault> {
    let step = step.max(1);
    let steps = quantity.checked_add(step - 1).ok_or(LotFault::Overflow)?.div_euclid(step);
    steps.checked_mul(step).ok_or(LotFault::Overflow)
}

/// The largest multiple of the step that fits into the room, if it is above 0 and not under the minimum; and whether that cut it.
pub(super) fn cut_to_room(quantity: i64, rule: &LotRule) -> Result<(i64, bool), LotFault> {
    let step = rule.step.max(1);
    let room = rule.maximum.unwrap_or(i64::MAX).min(rule.shelf_room.unwrap_or(i64::MAX));
    if quantity <= room {
        return Ok((quantity, false));
    }
    let cut = room.max(0) / step * step;
    if cut == 0 || cut < rule.minimum.unwrap_or(0) {
        return Err(if rule.shelf_room.is_some_and(|shelf| shelf < step) { LotFault::NoRoom } else { LotFault::CannotMeet });
    }
    Ok((cut, true))
}
