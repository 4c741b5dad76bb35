//! What to do: trigger → need → lot → dates → a proposal or a typed reason for none, with its derivation.
//!
//! [`evaluate`] is a pure function of a [`Situation`], which holds every input, bit-exact; a derivation is the situation and
//! the evaluation, so recomputing from it gives the same quantity. Read only: nothing is released here.

mod acts;
mod choose;
mod context;
mod dates;
mod evaluate;
mod explain;
mod explain_acts;
mod explain_sourcing;
mod explain_forecast;
mod explain_levels;
mod explain_model;
mod explain_terms;
mod format;
mod levels;
mod look;
mod lot;
mod need;
mod proposal;
mod reason;
mod rule_difference;
mod rule_lines;
mod schedule;
mod seen;
mod situation;
mod sourcing;
mod split;
mod steps;
mod stock_choice;
mod timing;

pub use crate::model::PlanningDays;
pub use acts::{ActKind, Decision, DecisionKind, PlannersAct};
pub use choose::{Choice, choose};
pub use context::{Context, CustomerLine, Dated, Flow, FlowKind, Lot, OtherAccounts, PackTerms, Request, RequestState};
pub use evaluate::{Evaluation, Outcome, evaluate};
pub use explain::{Derivation, Line, Names};
pub(crate) use explain_model::model_name;
pub use levels::{LevelChange, LevelEvent, LevelHistory, Standing};
pub use look::{Projected, Sight};
pub use lot::{LotFault, LotRule, LotSize, lot_size};
pub use proposal::{Proposal, ProposalLine, ReleaseState};
pub use reason::{NoOrder, Reason};
pub use schedule::{OrderDates, Schedule, latest_order_day, order_dates};
pub use seen::Seen;
pub use situation::{
    AgreementState, Arrival, DemandFacts, ForecastFacts, ModelChoice, Opener, SampleFacts, Situation, StockFacts, SupplyFacts, Terms,
};
pub use sourcing::{Claim, Part, Sourcing};
pub use split::{Sharer, Split, in_turn, split};
pub(crate) use stock_choice::mean_square_error;
pub use stock_choice::{StockChoice, StockCost};
pub use timing::{Projection, Risk};
