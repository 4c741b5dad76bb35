//! The lines of an explanation about what people decided: a planner's act, releases and rejections.

use super::acts::{ActKind, Decision, DecisionKind, PlannersAct};
use super::evaluate::{Evaluation, Outcome, evaluate};
use super::explain::{Line, line};
use super::reason::Reason;
use super::situation::Situation;
use crate::model::Quantity;

/// The act whose quantity the proposal is.
pub(super) fn ordered_by<'s>(situation: &'s Situation, evaluation: &Evaluation) -> Option<&'s PlannersAct> {
    let is_order = matches!(evaluation.outcome, Outcome::Proposal(_));
    situation.act.as_ref().filter(|act| is_order && act.kind != ActKind::Hold)
}

/// The act that asked for an order which cannot be had.
pub(super) fn refused(situation: &Situation, reason: Reason) -> Option<&PlannersAct> {
    let is_lot = matches!(reason, Reason::CannotMeetLot | Reason::AboveStockMaximum | Reason::PeriodMaximumReached);
    let act = situation.act.as_ref().filter(|act| is_lot && act.quantity > Quantity::ZERO)?;
    match act.kind {
        ActKind::Hold => None,
        ActKind::Firm => Some(act),
        // Where the rule orders nothing, it is not looked at.
        ActKind::Override => rule_orders(situation).then_some(act),
    }
}

/// Whether the rule alone orders anything.
fn rule_orders(situation: &Situation) -> bool {
    let alone = Situation { act: None, decided: None, decided_parts: Vec::new(), ..situation.clone() };
    !matches!(evaluate(&alone).outcome, Outcome::NoOrder(_))
}

/// The act in force, and what it does.
pub(super) fn act_line(situation: &Situation, evaluation: &Evaluation) -> Option<Line> {
    let act = situation.act.as_ref()?;
    let what = match (act.kind, act.day) {
        (ActKind::Hold, Some(day)) => format!("no order before {day}"),
        (ActKind::Hold, None) => "no hold any more".to_owned(),
        (ActKind::Override, _) => {
            let is_used = matches!(evaluation.outcome, Outcome::Proposal(_)) || rule_orders(situation);
            let unused = if is_used { "" } else { "; not used, as the rule orders nothing" };
            format!("{} instead of the rule's quantity{unused}", act.quantity)
        }
        (ActKind::Firm, day) => format!("{} fixed{}", act.quantity, day.map_or_else(String::new, |day| format!(", due {day}"))),
    };
    Some(line("planner", format!("{what}: {}", act.reason), format!("{} by {}", act.kind.word(), act.actor)))
}

/// What became of this review's proposals, one line each.
pub(super) fn decision_lines(situation: &Situation) -> Vec<Line> {
    decisions(situation)
        .map(|decision| {
            let by = decision.actor.as_ref().map_or_else(String::new, |actor| format!(" by {actor}"));
            let why = decision.reason.as_ref().map_or_else(String::new, |reason| format!(": {reason}"));
            let left_out = if decision.kind == DecisionKind::Released { "; its order is left out above" } else { "" };
            let of = decision.supplier.as_ref().map_or_else(String::new, |supplier| format!(" of {supplier}"));
            line("decided", format!("{}{by}{why}{left_out}", decision.kind.word()), format!("proposal {}{of}", decision.proposal))
        })
        .collect()
}

/// That this review's proposals were decided, for a heading.
pub(super) fn decided(situation: &Situation) -> String {
    let ids = |kind: DecisionKind| decisions(situation).filter(|decision| decision.kind == kind).map(|decision| &*decision.proposal).collect();
    let (released, rejected): (Vec<&str>, Vec<&str>) = (ids(DecisionKind::Released), ids(DecisionKind::Rejected));
    let told = |ids: &[&str], one: &str, more: &str| match ids {
        [] => None,
        [id] => Some(format!("proposal {id} {one}")),
        ids => Some(format!("proposals {} {more}", ids.join(", "))),
    };
    let parts = [told(&released, "has become an order", "have become orders"), told(&rejected, "was turned down", "were turned down")];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

fn decisions(situation: &Situation) -> impl Iterator<Item = &Decision> {
    situation.decided.iter().chain(&situation.decided_parts)
}
