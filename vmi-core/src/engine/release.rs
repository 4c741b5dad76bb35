//! Release: proposals become events, by a rule or by a person. A plan changes nothing; whoever appends the events does.

use std::collections::{BTreeMap, BTreeSet};

use super::numbers::{NumberRange, Numbers};
use super::plan::{KeyPlan, Plan};
use crate::error::{Error, ErrorKind, Problems, Result, nearest};
use crate::ledger::{Event, EventKind, Ledger};
use crate::model::{Moment, Quantity};
use crate::plan::{Proposal, ReleaseState};
use crate::table::Table;

/// Which proposals that need approval are approved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Approval {
    /// None: only what is releasable by its agreement is released.
    #[default]
    None,
    /// All.
    All,
    /// Those of these ids.
    Proposals(Vec<String>),
}

/// A proposal that is turned down, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejection {
    /// Its id.
    pub proposal: String,
    /// Why.
    pub reason: String,
}

/// What is to be released, by whom, when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReleaseRequest {
    /// When it is decided: the `recorded_at` of the events.
    pub at: Moment,
    /// Who decides.
    pub actor: String,
    /// Why, if there is more to say than that the rule or the person approved.
    pub reason: Option<String>,
    /// What is approved.
    pub approve: Approval,
    /// What is turned down.
    pub reject: Vec<Rejection>,
    /// Where order numbers come from; without a range an order has its proposal's id as its number.
    pub numbers: Vec<NumberRange>,
}

impl ReleaseRequest {
    /// A release of what is releasable, by somebody at a moment.
    pub fn new(actor: &str, at: Moment) -> Self {
        Self { at, actor: actor.to_owned(), reason: None, approve: Approval::None, reject: Vec::new(), numbers: Vec::new() }
    }

    /// Approves everything that needs approval.
    #[must_use]
    pub fn approve_all(mut self) -> Self {
        self.approve = Approval::All;
        self
    }
}

/// What a release gives: events to append, and what was wrong with the request.
#[derive(Clone, Debug)]
pub struct Released {
    /// Orders placed and rejections, by supplier, location and item.
    pub events: Vec<Event>,
    /// Ids that are no proposal of this plan, numbers that ran out; the rest was released.
    pub problems: Problems,
}

impl Released {
    /// The events in the shape of the events table.
    pub fn events_table(&self) -> Result<Table<'static>> {
        crate::ledger::events_table("events", &self.events)
    }

    /// The placed orders in the shape of the orders table.
    pub fn orders_table(&self) -> Result<Table<'static>> {
        let mut ledger = Ledger::default();
        ledger.append(&self.events, None)?;
        ledger.orders_table(&crate::ledger::View::ALL)
    }
}

/// Who reports the events of a release.
const SOURCE: &str = "vmi";

/// A proposal with its names.
struct Candidate<'p> {
    supplier: &'p str,
    item: &'p str,
    location: &'p str,
    id: &'p str,
    proposal: &'p Proposal,
}

impl Plan {
    /// Releases what is releasable and what is approved: the events to append to a ledger.
    ///
    /// The order is effective at the plan's `as_of`, so that the ledger has it at once; planning again at that `as_of` then answers
    /// `already_decided`. A proposal whose release the ledger has already is left out. Orders are one for each supplier and location, with a line
    /// for each item; their numbers come after the highest that the ledger or the plan's orders table has.
    ///
    /// ```
    /// use vmi_core::engine::{Inputs, ReleaseRequest, plan};
    /// use vmi_core::ledger::{Event, EventKind, Ledger};
    /// use vmi_core::model::{Moment, Quantity};
    /// use vmi_core::table::Table;
    /// let items = Table::new("items")?.with("item", ["A"])?.with("unit", ["EA"])?;
    /// let agreements = Table::new("agreements")?
    ///     .with("supplier", ["ACME"])?.with("item", ["A"])?.with("location", ["DC1"])?.with("min", [20.0])?.with("max", [60.0])?;
    /// let june = Moment::parse("2026-06-30").unwrap();
    /// let mut ledger = Ledger::default();
    /// ledger.append(&[Event::new(EventKind::Receipt, ("wms", "1"), ("A", "DC1"), Quantity::parse("12").unwrap(), june)], None)?;
    /// let first = plan(&Inputs::new("2026-06-30").table(items.clone()).table(agreements.clone()).ledger(&ledger))?;
    /// let released = first.release(&ReleaseRequest::new("Anna", june).approve_all(), Some(&ledger))?;
    /// ledger.append(&released.events, Some(ledger.sequence()))?;
    /// let again = plan(&Inputs::new("2026-06-30").table(items).table(agreements).ledger(&ledger))?;
    /// assert_eq!(again.proposals().len(), 0);
    /// assert!(again.explain("A", "DC1")?.starts_with("A at DC1: nothing: this review is decided"));
    /// # Ok::<(), vmi_core::error::Error>(())
    /// ```
    pub fn release(&self, request: &ReleaseRequest, ledger: Option<&Ledger>) -> Result<Released> {
        let without_reason = request.reject.iter().any(|reject| reject.reason.is_empty());
        for (field, is_empty) in [("actor", request.actor.is_empty()), ("reject", without_reason)] {
            if is_empty {
                let message = format!("{field}: who decides, and why something is turned down, must be said");
                return Err(Error::new(ErrorKind::BadSetting, message).field(field).value("").expected("text"));
            }
        }
        let mut problems = Problems::default();
        let candidates = self.candidates();
        check_ids(request, &candidates, &mut problems);
        let rejected: BTreeMap<&str, &str> = request.reject.iter().map(|reject| (&*reject.proposal, &*reject.reason)).collect();
        let approved: Option<BTreeSet<&str>> = match &request.approve {
            Approval::Proposals(ids) => Some(ids.iter().map(String::as_str).collect()),
            Approval::None => Some(BTreeSet::new()),
            Approval::All => None,
        };
        let known = ledger.map(Ledger::order_ids).unwrap_or_default();
        let mut numbers = Numbers::new(&request.numbers, known.into_iter().chain(self.order_ids.iter().map(String::as_str)))?;
        let mut orders: BTreeMap<(&str, &str), (Option<String>, usize)> = BTreeMap::new();
        let mut events = Vec::new();
        for candidate in &candidates {
            let Some(event_id) = free_event_id(ledger, candidate.id) else { continue };
            if let Some(reason) = rejected.get(candidate.id) {
                events.push(self.rejection(candidate, &event_id, reason, request));
                continue;
            }
            let is_approved = approved.as_ref().is_none_or(|ids| ids.contains(candidate.id));
            if candidate.proposal.state != ReleaseState::Releasable && !is_approved {
                continue;
            }
            let order = match orders.entry((candidate.supplier, candidate.location)) {
                std::collections::btree_map::Entry::Occupied(known) => known.into_mut(),
                std::collections::btree_map::Entry::Vacant(new) => match numbers.draw(candidate.supplier) {
                    Ok(number) => new.insert((number, 0)),
                    Err(error) => {
                        problems.error(error.key(candidate.item, candidate.location));
                        continue;
                    }
                },
            };
            order.1 += 1;
            let line = if order.0.is_some() { order.1.to_string() } else { "1".to_owned() };
            let number = order.0.clone().unwrap_or_else(|| candidate.id.to_owned());
            events.push(self.placement(candidate, &event_id, (&number, &line), request));
        }
        numbers.alarms(&mut problems);
        Ok(Released { events, problems })
    }

    /// The plan's proposals by supplier, location and item.
    fn candidates(&self) -> Vec<Candidate<'_>> {
        let mut found: Vec<Candidate<'_>> = self.keys.iter().flat_map(|planned| self.candidates_of(planned)).collect();
        found.sort_by_key(|candidate| (candidate.supplier, candidate.location, candidate.item));
        found
    }

    fn candidates_of<'p>(&'p self, planned: &'p KeyPlan) -> impl Iterator<Item = Candidate<'p>> {
        let (item, location) = self.catalog.key_ids(planned.key);
        let orders = planned.evaluation.orders(&planned.situation).into_iter().zip(&planned.ids);
        orders.map(move |((terms, proposal), id)| Candidate { supplier: &terms.supplier, item, location, id, proposal })
    }

    fn event(&self, kind: EventKind, id: &str, candidate: &Candidate<'_>, quantity: Quantity, request: &ReleaseRequest) -> Event {
        let effective_at = self.as_of();
        let mut event = Event::new(kind, (SOURCE, id), (candidate.item, candidate.location), quantity, effective_at).known(request.at);
        event.more.supplier = Some(candidate.supplier.to_owned());
        event.more.proposal = Some(candidate.id.to_owned());
        event.more.actor = Some(request.actor.clone());
        event
    }

    fn placement(&self, candidate: &Candidate<'_>, event_id: &str, (order, line): (&str, &str), request: &ReleaseRequest) -> Event {
        let quantity = candidate.proposal.lot.quantity;
        let mut event = self.event(EventKind::OrderPlaced, event_id, candidate, quantity, request).of_order(order, line);
        event.more.promised_for = candidate.proposal.due;
        let by_rule = candidate.proposal.state == ReleaseState::Releasable;
        let usual = if by_rule { "inside the agreement's limits" } else { "approved" };
        event.more.reason = Some(request.reason.clone().filter(|reason| !reason.is_empty()).unwrap_or_else(|| usual.to_owned()));
        event
    }

    fn rejection(&self, candidate: &Candidate<'_>, event_id: &str, reason: &str, request: &ReleaseRequest) -> Event {
        let mut event = self.event(EventKind::Rejected, event_id, candidate, Quantity::ZERO, request);
        event.more.reason = Some(reason.to_owned());
        event
    }
}

/// The id of the event that decides about a proposal: its own; none if the ledger has that decision. A rejection that a correction made
/// void decides nothing, but its id is used up.
fn free_event_id(ledger: Option<&Ledger>, proposal: &str) -> Option<String> {
    let (mut id, mut number) = (proposal.to_owned(), 1_u32);
    while let Some(ledger) = ledger.filter(|ledger| ledger.find(SOURCE, &id).is_some()) {
        if !ledger.is_void(SOURCE, &id) {
            return None;
        }
        number += 1;
        id = format!("{proposal}/{number}");
    }
    Some(id)
}

/// Looking for the nearest of many ids takes long: a hint for the first ten unknown ones is enough for a person.
const HINTS: usize = 10;

/// Names the ids that are no proposal of the plan.
fn check_ids(request: &ReleaseRequest, candidates: &[Candidate<'_>], problems: &mut Problems) {
    let approved: &[String] = match &request.approve {
        Approval::Proposals(ids) => ids,
        _ => &[],
    };
    let rejected = request.reject.iter().map(|reject| &reject.proposal);
    let known: BTreeSet<&str> = candidates.iter().map(|candidate| candidate.id).collect();
    let named = approved.iter().map(|id| ("approve", id)).chain(rejected.map(|id| ("reject", id)));
    for (at, (field, id)) in named.filter(|(_, id)| !known.contains(id.as_str())).enumerate() {
        let error = Error::new(ErrorKind::UnknownKey, format!("{id:?} is no proposal of this plan")).field(field).value(&**id);
        problems.error(match (at < HINTS).then(|| nearest(id, known.iter().copied())).flatten() {
            Some(near) => error.hint(format!("did you mean {near:?}?")),
            None => error.hint("plan again: ids belong to one review date"),
        });
    }
    let approved: BTreeSet<&String> = approved.iter().collect();
    for reject in request.reject.iter().filter(|reject| approved.contains(&reject.proposal)) {
        let error = Error::new(ErrorKind::ConflictingValues, format!("{:?} is approved and rejected: it is rejected", reject.proposal));
        problems.error(error.field("reject").value(&*reject.proposal));
    }
}
