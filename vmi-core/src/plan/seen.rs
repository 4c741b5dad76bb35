//! What a rule other than vmi's own saw on the way to a decision.

use serde::{Deserialize, Serialize};

use super::look::Projected;
use super::proposal::ProposalLine;
use crate::model::{Day, Quantity};

/// What was compared, on which day, and what it gave.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Seen {
    /// Whether the trigger level was reached.
    pub is_triggered: bool,
    /// The first day that reached it, for a projection.
    pub triggered_on: Option<Day>,
    /// The position of that day.
    pub triggered_by: Option<Quantity>,
    /// The position that the need is counted from.
    pub counted_from: Option<Quantity>,
    /// Target − that position, or what the policy makes of it; may be 0 or less.
    pub need: Option<Quantity>,
    /// What would be ordered if a quantity of 0 or less could be: 0 where nothing triggered.
    pub raw_quantity: Quantity,
    /// The projected position, on the first day of the window and on each later day that changes it.
    pub walk: Vec<Projected>,
    /// The last day on which to order, where the rule looks for it.
    pub order_by: Option<Day>,
    /// What is moved out because it is above the stock maximum.
    pub overflow: Option<Quantity>,
    /// What is ordered day by day, where the rule orders so.
    pub lines: Vec<ProposalLine>,
}

impl Seen {
    /// The projected position at the end of a day.
    pub fn on(&self, day: Day) -> Option<Quantity> {
        self.walk.iter().take_while(|seen| seen.day <= day).last().map(|seen| seen.position)
    }
}
