//! A proposal: what to order, from whom, how much, when, and what may happen to it.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::lot::LotSize;
use super::timing::Risk;
use crate::model::{Day, Quantity, choice};

choice! {
    /// What may happen to a proposal.
    ReleaseState {
        /// Inside the agreement's limits: may become an order as it is.
        Releasable = "releasable",
        /// Somebody must approve it.
        NeedsApproval = "needs_approval",
    }
}

/// What to order; the supplier and the agreement stand in the situation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Proposal {
    /// How much, and how the lot rule came to it.
    pub lot: LotSize,
    /// The same in the order unit.
    pub in_order_unit: Decimal,
    /// Order on this day.
    pub place_on: Option<Day>,
    /// It arrives on this day; none without a lead time.
    pub due: Option<Day>,
    /// The last day on which an order would still have arrived before stock runs out.
    pub latest_order_date: Option<Day>,
    /// Days from running out to the due date: positive is late.
    pub urgency_days: Option<i32>,
    /// quantity × unit price, exact.
    pub value: Option<Decimal>,
    /// Whether it may be released as it is.
    pub state: ReleaseState,
    /// How short stock will be before it arrives.
    pub risk: Option<Risk>,
    /// The orders that the quantity is split into, where a rule splits it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<ProposalLine>,
}

/// One of several orders of a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProposalLine {
    /// How much, in base units.
    pub quantity: Quantity,
    /// The day it is planned for; none: as the proposal.
    pub day: Option<Day>,
}
