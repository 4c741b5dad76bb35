//! Several suppliers of one key: who is asked for how much.

use serde::{Deserialize, Serialize};

use super::dates;
use super::evaluate::{Evaluation, propose};
use super::lot::{LotRule, LotSize};
use super::proposal::Proposal;
use super::reason::{NoOrder, Reason};
use super::schedule::order_dates;
use super::seen::Seen;
use super::situation::{Situation, StockFacts, Terms};
use super::split::{Sharer, in_turn, split};
use super::steps::{self, Order};
use crate::model::Quantity;

/// What a supplier's part is counted from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// Its share, in units of 10^−9; only the ratio to the others matters.
    pub share: Option<i64>,
    /// What was ordered from it in the period.
    pub ordered: Quantity,
    /// The most that may be ordered from it in the period.
    pub cap: Option<Quantity>,
}

/// The suppliers of a key beside the first, and how they stand to each other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sourcing {
    /// Whether each gets its share; else they are asked in turn.
    pub by_share: bool,
    /// The days of the period.
    pub days: u32,
    /// The first supplier's, then the partners', in their order.
    pub claims: Vec<Claim>,
    /// The terms of the others.
    pub partners: Vec<Terms>,
}

/// One supplier's part of an order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// The supplier.
    pub supplier: String,
    /// What is ordered from it.
    pub proposal: Proposal,
}

/// The parts of a need above 0; the whole to the first supplier is one part.
pub(super) fn parts(
    (situation, first, sourcing): (&Situation, &Terms, &Sourcing),
    stock: &StockFacts,
    need: Quantity,
    evaluation: &Evaluation,
    seen: &Seen,
) -> Result<Vec<Part>, NoOrder> {
    let overflow = |_| NoOrder::from(Reason::Overflow);
    let decimals = situation.decimals;
    let scaled = |quantity: Quantity| quantity.scaled(decimals).map_err(overflow);
    let all: Vec<&Terms> = std::iter::once(first).chain(&sourcing.partners).collect();
    let mut sharers = Vec::with_capacity(all.len());
    for (terms, claim) in all.iter().zip(&sourcing.claims) {
        let own_room = steps::shelf_room(situation, terms, stock)?;
        let mut sharer = sharer(terms, claim, (decimals, own_room))?;
        if order_dates(terms.schedule.as_deref(), situation.as_of, terms.spec.protection.lead_time).is_err() {
            // Its calendar has no day on which it could be asked, or on which it delivers: the others are.
            sharer.lot.maximum = Some(0);
        }
        sharers.push(sharer);
    }
    let room = steps::shelf_room(situation, first, stock)?;
    let found = if sourcing.by_share {
        split(scaled(need)?, &sharers, room)
    } else {
        in_turn(scaled(need)?, &sharers, &in_time((situation, evaluation), &all, &sharers, (scaled(need)?, room)), room)
    };
    let mut parts = Vec::new();
    for (terms, quantity) in all.iter().zip(&found.quantities).filter(|(_, quantity)| **quantity > 0) {
        let quantity = Quantity::from_scaled(*quantity, decimals);
        let unmet_need = if parts.is_empty() { Quantity::from_scaled(found.unmet, decimals) } else { Quantity::ZERO };
        let order = steps::order(situation, terms, stock, quantity, seen)?;
        let was_cut = order.lot.was_cut || unmet_need > Quantity::ZERO;
        let order = Order { lot: LotSize { unmet_need, was_cut, ..order.lot }, ..order };
        let dates = order_dates(terms.schedule.as_deref(), situation.as_of, terms.spec.protection.lead_time)?;
        parts.push(Part { supplier: terms.supplier.clone(), proposal: propose((situation, terms), evaluation, order, seen, dates)? });
    }
    if let [only] = parts.as_mut_slice() {
        // One supplier is asked for all of it, so the need is the whole.
        let minimum = situation.terms_of(&only.supplier).and_then(|terms| terms.lot.order_minimum);
        only.proposal.lot = LotSize { need, raised_to_minimum: minimum.is_some_and(|minimum| minimum > need), ..only.proposal.lot };
    }
    if parts.is_empty() {
        let is_capped = sharers.iter().all(|sharer| sharer.cap.is_some_and(|cap| cap < sharer.lot.step.max(sharer.lot.minimum.unwrap_or(0))));
        let is_full = sharers.iter().all(|sharer| room.into_iter().chain(sharer.lot.shelf_room).any(|room| room < sharer.lot.step));
        return Err(if is_full {
            Reason::AboveStockMaximum
        } else if is_capped {
            Reason::PeriodMaximumReached
        } else {
            Reason::CannotMeetLot
        }
        .into());
    }
    Ok(parts)
}

fn sharer(terms: &Terms, claim: &Claim, (decimals, shelf_room): (u32, Option<i64>)) -> Result<Sharer, NoOrder> {
    let overflow = |_| NoOrder::from(Reason::Overflow);
    let scaled = |quantity: Quantity| quantity.scaled(decimals).map_err(overflow);
    let maybe = |quantity: Option<Quantity>| quantity.map(scaled).transpose();
    let ordered = scaled(claim.ordered)?;
    Ok(Sharer {
        share: claim.share.unwrap_or(1),
        ordered,
        cap: maybe(claim.cap)?.map(|cap| cap.saturating_sub(ordered).max(0)),
        lot: LotRule { minimum: maybe(terms.lot.order_minimum)?, step: scaled(terms.step)?, maximum: maybe(terms.lot.order_maximum)?, shelf_room },
    })
}

/// Who is asked in turn: those whose order, of the quantity that comes to them, arrives before stock runs out; all, if there is none.
fn in_time((situation, evaluation): (&Situation, &Evaluation), all: &[&Terms], sharers: &[Sharer], (need, room): (i64, Option<i64>)) -> Vec<usize> {
    let due = |terms: &Terms, quantity: i64| {
        let usual = order_dates(terms.schedule.as_deref(), situation.as_of, terms.spec.protection.lead_time).ok()?;
        dates::of_quantity(situation, terms, Quantity::from_scaled(quantity, situation.decimals), usual).ok()?.due
    };
    let mut found = Vec::new();
    for (at, terms) in all.iter().enumerate() {
        found.push(at);
        // The lead time may depend on what is left after those before.
        let quantity = in_turn(need, sharers, &found, room).quantities[at];
        if evaluation.run_out.is_some_and(|run_out| due(terms, quantity).is_none_or(|due| due > run_out)) {
            found.pop();
        }
    }
    if found.is_empty() { (0..all.len()).collect() } else { found }
}
