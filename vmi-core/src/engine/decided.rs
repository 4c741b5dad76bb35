//! Law 4: what was decided in this review is not proposed again.
//!
//! A key whose released order of this review is left out gives the same proposal as before, unless its own facts have changed:
//! then, and only then, it is looked at anew, with that order.

use std::collections::BTreeMap;

use super::load::Facts;
use crate::canonical::Digest;
use crate::error::Result;
use crate::ledger::{Event, EventKind, Ledger, OrderLine, OrderState, Window};
use crate::model::{Day, Key, Moment, Quantity};
use crate::plan::{ActKind, Decision, DecisionKind, Evaluation, Outcome, PlannersAct, Proposal, Situation, Terms, evaluate};
use crate::table::Loaded;

/// What people decided, by key and by proposal.
#[derive(Default)]
pub(super) struct Decisions {
    /// With when each became known.
    acts: BTreeMap<Key, (Moment, PlannersAct)>,
    /// The act that an order followed, by the order's proposal.
    spent: BTreeMap<String, PlannersAct>,
    rejected: BTreeMap<String, Decision>,
    released: BTreeMap<String, Release>,
}

/// The placement of a proposal's order.
struct Release {
    /// As it was first placed.
    quantity: Quantity,
    actor: Option<String>,
    reason: Option<String>,
}

impl Decisions {
    /// The decisions that a plan sees.
    pub(super) fn of(ledger: &Ledger, window: &Window, loaded: &Loaded) -> Self {
        let mut found = Self::default();
        let kinds = [EventKind::OrderPlaced, EventKind::Override, EventKind::Hold, EventKind::Firm, EventKind::Rejected];
        let mut events = ledger.statements_in(&kinds, window);
        // An order of the same instant follows the act.
        events.sort_by_key(|event| (event.effective_at, event.kind == EventKind::OrderPlaced));
        for event in events {
            let ids = &loaded.catalog;
            let place = ids.item_ids.find(event.item.as_bytes()).zip(ids.location_ids.find(event.location.as_bytes()));
            let Some(key) = place.map(|(item, location)| Key { item, location }) else { continue };
            found.add(key, event);
        }
        found
    }

    fn add(&mut self, key: Key, event: Event) {
        let more = event.more;
        let kind = match event.kind {
            EventKind::OrderPlaced => {
                // The act was for this order, if it was known by then.
                let act = self.acts.get(&key).filter(|(known, _)| *known <= event.recorded_at).map(|(_, act)| act.clone());
                if act.is_some() {
                    self.acts.remove(&key);
                }
                if let Some(proposal) = more.proposal {
                    self.spent.extend(act.map(|act| (proposal.clone(), act)));
                    let first = self.released.get(&proposal).map_or(event.quantity, |known| known.quantity);
                    self.released.insert(proposal, Release { quantity: first, actor: more.actor, reason: more.reason });
                }
                return;
            }
            EventKind::Rejected => {
                if let Some(proposal) = more.proposal {
                    let decision =
                        Decision { kind: DecisionKind::Rejected, proposal: proposal.clone(), supplier: None, actor: more.actor, reason: more.reason };
                    self.rejected.insert(proposal, decision);
                }
                return;
            }
            EventKind::Hold => ActKind::Hold,
            EventKind::Firm => ActKind::Firm,
            _ => ActKind::Override,
        };
        let (actor, reason) = (more.actor.unwrap_or_default(), more.reason.unwrap_or_default());
        let act = PlannersAct { kind, quantity: event.quantity, day: more.promised_for, actor, reason };
        self.acts.insert(key, (event.recorded_at, act));
    }

    /// The planner's act in force for a key.
    pub(super) fn act(&self, key: Key) -> Option<PlannersAct> {
        self.acts.get(&key).map(|(_, act)| act.clone())
    }
}

/// A key's outcome.
pub(super) struct Decided {
    pub situation: Situation,
    pub evaluation: Evaluation,
    pub ids: Vec<String>,
}

/// Evaluates a key; `build` makes its situation from order lines.
pub(super) fn decided(facts: &Facts<'_>, number: u32, build: impl Fn(&[(u32, OrderLine)]) -> Result<Situation>) -> Result<Decided> {
    let key = facts.loaded.keys.keys()[number as usize];
    let ids = facts.loaded.catalog.key_ids(key);
    let lines = facts.orders.of(number);
    let evaluated = |situation: Situation| {
        let evaluation = evaluate(&situation);
        let ids = proposal_ids(ids, &situation, &evaluation);
        Decided { situation, evaluation, ids }
    };
    let today = facts.cuts.of(Some(key.location)).day();
    let (released, others): (Vec<_>, Vec<_>) =
        lines.iter().partition(|(_, line)| is_of_review(line, today) && is_as_released(facts, line, facts.loaded.decimals(Some(key.item))));
    if !released.is_empty() {
        // What the planner wanted for this order belongs to the review as it was.
        let spent = released.iter().filter_map(|(_, line)| facts.orders.proposal(line)).find_map(|id| facts.decisions.spent.get(id));
        let situation = build(&others)?;
        let act = spent.cloned().or(situation.act);
        let before = evaluated(Situation { act, ..situation });
        let known: Vec<&str> = released.iter().filter_map(|(_, line)| facts.orders.proposal(line)).filter(|id| before.has(id)).collect();
        // Of several parts, all that were released must be as they were; of one proposal, it alone.
        if !known.is_empty() && (before.ids.len() == 1 || known.len() == released.len()) {
            let turned_down = facts.decisions.of_rejections(before.ids.iter().filter(|id| !known.contains(&id.as_str())));
            let decisions = known.iter().map(|id| facts.decisions.of_release(id)).chain(turned_down).collect();
            return Ok(again(before, decisions));
        }
    }
    let found = evaluated(build(lines)?);
    let rejected = facts.decisions.of_rejections(found.ids.iter());
    Ok(if rejected.is_empty() { found } else { again(found, rejected) })
}

impl Decided {
    fn has(&self, id: &str) -> bool {
        self.ids.iter().any(|known| known == id)
    }
}

impl Decisions {
    fn of_rejections<'i>(&self, ids: impl Iterator<Item = &'i String>) -> Vec<Decision> {
        ids.filter_map(|id| self.rejected.get(id)).cloned().collect()
    }

    fn of_release(&self, id: &str) -> Decision {
        let (actor, reason) = self.released.get(id).map(|known| (known.actor.clone(), known.reason.clone())).unwrap_or_default();
        Decision { kind: DecisionKind::Released, proposal: id.to_owned(), supplier: None, actor, reason }
    }
}

/// The outcome with what was decided about its proposals; parts that were not decided keep their ids.
fn again(found: Decided, decisions: Vec<Decision>) -> Decided {
    let Decided { situation, evaluation, ids } = found;
    if !matches!(evaluation.outcome, Outcome::Parts(_)) {
        let situation = Situation { decided: decisions.into_iter().next(), ..situation };
        let evaluation = evaluate(&situation);
        return Decided { situation, evaluation, ids };
    }
    let suppliers: Vec<(String, String)> =
        evaluation.orders(&situation).into_iter().zip(&ids).map(|((terms, _), id)| (id.clone(), terms.supplier.clone())).collect();
    let supplier = |id: &str| suppliers.iter().find(|(known, _)| known == id).map(|(_, supplier)| supplier.clone());
    let decided_parts: Vec<Decision> =
        decisions.into_iter().map(|decision| Decision { supplier: supplier(&decision.proposal), ..decision }).collect();
    let left: Vec<String> = ids.into_iter().filter(|id| decided_parts.iter().all(|decision| decision.proposal != *id)).collect();
    let situation = Situation { decided_parts, ..situation };
    let evaluation = evaluate(&situation);
    Decided { situation, evaluation, ids: left }
}

/// Whether a line was released from a proposal of this review and is as it was: a line that was cut, cancelled or received since is a new fact.
fn is_of_review(line: &OrderLine, as_of: Day) -> bool {
    let is_changed = line.cancelled > 0 || line.received > 0 || line.confirmed.is_some_and(|confirmed| confirmed != line.ordered);
    let is_over = matches!(line.state, Some(OrderState::Closed | OrderState::Cancelled | OrderState::Proposed));
    line.proposal.is_some() && line.ordered > 0 && line.ordered_on == Some(as_of) && !is_changed && !is_over
}

/// Whether a line is of the quantity that was released: corrections may have taken back some of it, or more may have been placed.
fn is_as_released(facts: &Facts<'_>, line: &OrderLine, decimals: u32) -> bool {
    let released = facts.orders.proposal(line).and_then(|id| facts.decisions.released.get(id));
    released.is_none_or(|released| released.quantity.scaled(decimals) == Ok(line.ordered))
}

/// Hashes of what the proposals are, so that the same need on the same day has the same ids.
fn proposal_ids((item, location): (&str, &str), situation: &Situation, evaluation: &Evaluation) -> Vec<String> {
    let id = |terms: &Terms, proposal: &Proposal| {
        let mut digest = Digest::new("vmi proposal 1");
        for text in [&*terms.supplier, item, location, &*terms.rule_name()] {
            digest.text(text);
        }
        digest.integer(i64::from(situation.as_of.days()));
        digest.integer(i64::from(terms.earlier_releases));
        digest.decimal(Some(proposal.lot.quantity.decimal()));
        for day in [proposal.place_on, proposal.due] {
            digest.optional_integer(day.map(|day| i64::from(day.days())));
        }
        digest.hex()[..24].to_owned()
    };
    evaluation.orders(situation).into_iter().map(|(terms, proposal)| id(terms, proposal)).collect()
}
