//! What to do: trigger → need → lot → dates → a proposal or a typed reason for none, with its derivation.
//!
//! [`evaluate`] is a pure function of a [`Situation`], which holds every input, bit-exact; a derivation is the situation and
//! the evaluation, so recomputing from it gives the same quantity. Read only: nothing is released here.

mod acts;
mod choose;
mod evaluate;
mod explain;
mod explain_terms;
mod format;
mod levels;
mod lot;
mod proposal;
mod reason;
mod schedule;
mod situation;
mod split;
mod timing;

pub use acts::{ActKind, Decision, DecisionKind, PlannersAct};
pub use choose::{Choice, choose};
pub use evaluate::{Evaluation, Outcome, evaluate};
pub(crate) use explain::RULE;
pub use explain::{Derivation, Line, Names};
pub use levels::{LevelChange, LevelHistory, Standing};
pub use lot::{LotFault, LotRule, LotSize, lot_size};
pub use proposal::{Proposal, ReleaseState};
pub use reason::{NoOrder, Reason};
pub use schedule::{OrderDates, Schedule, latest_order_day, order_dates};
pub use situation::{AgreementState, Arrival, DemandFacts, Situation, StockFacts, SupplyFacts, Terms};
pub use split::{Sharer, Split, split};
pub use timing::{Projection, Risk};
