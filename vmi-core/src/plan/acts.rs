//! What people decided about a key: a planner's act, a release, a rejection. They stand above the rule, and are shown.

use serde::{Deserialize, Serialize};

use super::evaluate::{Evaluation, Outcome, propose, risk};
use super::lot::LotSize;
use super::reason::{NoOrder, Reason};
use super::schedule::order_dates;
use super::situation::{AgreementState, Situation};
use super::steps::{self, Order};
use crate::model::{Day, PlaceOn, Quantity, choice};

choice! {
    /// What a planner wants for a key until its next order.
    ActKind {
        /// Another quantity than the rule's, where the rule orders.
        Override = "override",
        /// Nothing until a day.
        Hold = "hold",
        /// This quantity, whatever the rule says.
        Firm = "firm",
    }
}

/// A planner's act, in force until the key's next order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannersAct {
    /// What.
    pub kind: ActKind,
    /// How much; for override and firm.
    pub quantity: Quantity,
    /// hold: nothing before this day; firm: due on this day.
    pub day: Option<Day>,
    /// Who.
    pub actor: String,
    /// Why.
    pub reason: String,
}

choice! {
    /// What became of a proposal in this review.
    DecisionKind {
        /// It became an order.
        Released = "released",
        /// It was turned down.
        Rejected = "rejected",
    }
}

/// A proposal of this review that was decided already.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// What became of it.
    pub kind: DecisionKind,
    /// Its id.
    pub proposal: String,
    /// The supplier, where it was one of several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supplier: Option<String>,
    /// Who decided, if known.
    pub actor: Option<String>,
    /// Why, if known.
    pub reason: Option<String>,
}

/// Lets what people decided stand above the rule's outcome.
pub(super) fn apply(situation: &Situation, evaluation: &mut Evaluation) {
    if let Some(act) = &situation.act {
        let outcome = match act.kind {
            ActKind::Hold => hold(situation, evaluation, act),
            ActKind::Override if matches!(evaluation.outcome, Outcome::NoOrder(_)) => None,
            ActKind::Override if act.quantity == Quantity::ZERO => Some(Err(Reason::Overridden.into())),
            ActKind::Override | ActKind::Firm => ordered(situation, evaluation, act).transpose(),
        };
        if let Some(outcome) = outcome {
            evaluation.outcome = outcome.unwrap_or_else(Outcome::NoOrder);
        }
    }
    if let (Some(decision), Outcome::Proposal(_)) = (&situation.decided, &evaluation.outcome) {
        evaluation.outcome = Outcome::NoOrder(decision.reason_for_none().into());
    }
    if let (Outcome::Parts(parts), Some(decision)) = (&mut evaluation.outcome, situation.decided_parts.first()) {
        let unmet = parts.first().map(|part| (part.proposal.lot.unmet_need, part.proposal.lot.was_cut));
        parts.retain(|part| situation.decided_parts.iter().all(|decision| decision.supplier.as_ref() != Some(&part.supplier)));
        // What nobody takes stays told, with the first part that is left.
        if let (Some(left), Some((unmet_need, true))) = (parts.first_mut(), unmet) {
            left.proposal.lot = LotSize { unmet_need, was_cut: true, ..left.proposal.lot };
        }
        if parts.is_empty() {
            evaluation.outcome = Outcome::NoOrder(decision.reason_for_none().into());
        }
    }
}

impl Decision {
    fn reason_for_none(&self) -> Reason {
        match self.kind {
            DecisionKind::Released => Reason::AlreadyDecided,
            DecisionKind::Rejected => Reason::Rejected,
        }
    }
}

type Decided = Result<Outcome, NoOrder>;

/// Nothing while the order, or the next one, would be placed before the day of the hold.
fn hold(situation: &Situation, evaluation: &Evaluation, act: &PlannersAct) -> Option<Decided> {
    let until = act.day?;
    let AgreementState::Valid(terms) = &situation.agreement else { return None };
    let next = || match terms.rule().dates.place_on {
        PlaceOn::NextDay => order_dates(terms.schedule.as_deref(), situation.as_of, None).ok()?.place_on,
        PlaceOn::SameDay | PlaceOn::DueLessLeadTime => Some(situation.as_of),
    };
    let place_on = match &evaluation.outcome {
        Outcome::Proposal(proposal) => proposal.place_on,
        Outcome::Parts(parts) => parts.iter().filter_map(|part| part.proposal.place_on).min(),
        Outcome::NoOrder(_) => next(),
    }?;
    (place_on < until).then_some(Err(NoOrder { reason: Reason::Held, until: Some(until) }))
}

/// The act's quantity as a proposal; it must meet the lot rule as every other.
fn ordered(situation: &Situation, evaluation: &Evaluation, act: &PlannersAct) -> Result<Option<Outcome>, NoOrder> {
    let (AgreementState::Valid(terms), Some(stock)) = (&situation.agreement, situation.stock.as_ref()) else { return Ok(None) };
    if act.quantity <= Quantity::ZERO {
        return Err(Reason::Overridden.into());
    }
    let seen = evaluation.seen.as_deref().cloned().unwrap_or_default();
    let order = steps::order(situation, terms, stock, act.quantity, &seen)?;
    if order.lot.quantity != act.quantity {
        return Err(Reason::CannotMeetLot.into());
    }
    let need = evaluation.need.unwrap_or(order.lot.need);
    let unmet_need = need.minus(act.quantity).ok().filter(|rest| *rest > Quantity::ZERO).unwrap_or_default();
    let dates = order_dates(terms.schedule.as_deref(), situation.as_of, terms.spec.protection.lead_time)?;
    let order = Order { lot: LotSize { need, unmet_need, ..order.lot }, ..order };
    let mut proposal = propose((situation, terms), evaluation, order, &seen, dates)?;
    if let (ActKind::Firm, Some(day)) = (act.kind, act.day) {
        proposal.due = Some(day);
        proposal.urgency_days = evaluation.run_out.map(|run_out| day.since(run_out));
        proposal.risk = risk(situation, evaluation, proposal.due);
    }
    Ok(Some(Outcome::Proposal(Box::new(proposal))))
}
