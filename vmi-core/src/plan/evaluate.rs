//! The decision: position → trigger → need → lot → dates → release.

use serde::{Deserialize, Serialize};

use super::acts;
use super::dates;
use super::levels::levels_of;
use super::look::{self, Sight};
use super::lot::LotSize;
use super::need::{self, Question, need};
use super::proposal::{Proposal, ReleaseState};
use super::reason::{NoOrder, Reason};
use super::schedule::{OrderDates, order_dates};
use super::seen::Seen;
use super::situation::{AgreementState, Situation, StockFacts, Terms};
use super::sourcing::{self, Part, Sourcing};
use super::steps::{self, Order};
use super::timing::{Projection, Risk};
use crate::model::{AutoRelease, Day, Dialect, LevelUnit, Policy, Quantity, Time, order_value};
use crate::num::decimal;
use crate::policy::{Missing, Parameters};

/// A proposal, or a reason for none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Order this.
    Proposal(Box<Proposal>),
    /// Order these parts, each from its supplier.
    Parts(Vec<Part>),
    /// Order nothing, for this reason.
    NoOrder(NoOrder),
}

/// What came out, and the numbers on the way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evaluation {
    /// What the rule compares, by default usable + in transit + on order − allocated − back-ordered; of a projection, its first
    /// day's. None where stock is unknown.
    pub position: Option<Quantity>,
    /// First day on which projected stock is under 0.
    pub run_out: Option<Day>,
    /// The levels; none where they could not be had.
    pub parameters: Option<Parameters>,
    /// What the rule needs in all, above 0; none where it needs nothing or it is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub need: Option<Quantity>,
    /// What a rule other than vmi's own saw.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<Box<Seen>>,
    /// The outcome.
    pub outcome: Outcome,
}

impl Evaluation {
    /// What is ordered, each with the terms of its supplier.
    pub fn orders<'e>(&'e self, situation: &'e Situation) -> Vec<(&'e Terms, &'e Proposal)> {
        match (&self.outcome, &situation.agreement) {
            (Outcome::Proposal(proposal), AgreementState::Valid(terms)) => vec![(&**terms, &**proposal)],
            (Outcome::Parts(parts), _) => parts.iter().filter_map(|part| Some((situation.terms_of(&part.supplier)?, &part.proposal))).collect(),
            _ => Vec::new(),
        }
    }
}

/// Decides a key; a pure function of the situation.
pub fn evaluate(situation: &Situation) -> Evaluation {
    let rule = match &situation.agreement {
        AgreementState::Valid(terms) => terms.rule(),
        _ => Dialect::Vmi.rule(),
    };
    let every_day = rule.levels.unit == LevelUnit::DaysOfFollowingDemand;
    let sight = situation.stock.as_ref().map(|stock| look::see(situation, stock, &rule.trigger_on, every_day));
    let mut evaluation = Evaluation {
        position: sight.as_ref().and_then(|sight| sight.as_ref().ok()).map(Sight::first),
        run_out: projection(situation).and_then(|projection| projection.run_out()),
        parameters: None,
        need: None,
        seen: None,
        outcome: Outcome::NoOrder(Reason::NoAgreement.into()),
    };
    let mut seen = Seen::default();
    let outcome = decide(situation, &mut evaluation, sight, &mut seen);
    // vmi's own rule is told by its position and its levels; any other by what it saw.
    let is_own = matches!(&situation.agreement, AgreementState::Valid(terms) if terms.rule.is_none());
    evaluation.seen = (!is_own && seen != Seen::default()).then(|| Box::new(seen));
    evaluation.outcome = match outcome {
        Ok(outcome) => outcome,
        Err(reason) => Outcome::NoOrder(reason),
    };
    acts::apply(situation, &mut evaluation);
    evaluation
}

/// The projection of usable stock; none where stock is unknown. Unknown demand is no demand.
pub(super) fn projection(situation: &Situation) -> Option<Projection> {
    let stock = situation.stock.as_ref()?;
    let net = stock.on_hand.minus(stock.allocated).and_then(|net| net.minus(stock.back_ordered)).ok()?;
    let mean = situation.demand.as_ref()?.per_day.rate();
    let arrivals = situation.supply.arrivals.iter().map(|arrival| (arrival.day.since(situation.as_of), arrival.quantity.to_f64())).collect();
    Some(Projection { as_of: situation.as_of, net: net.to_f64(), arrivals, mean })
}

fn decide(situation: &Situation, evaluation: &mut Evaluation, sight: Option<Result<Sight, Reason>>, seen: &mut Seen) -> Result<Outcome, NoOrder> {
    let terms = match &situation.agreement {
        AgreementState::None => return Err(Reason::NoAgreement.into()),
        AgreementState::NotYet(from) => return Err(NoOrder { reason: Reason::NotValidYet, until: Some(*from) }),
        AgreementState::Expired(_) => return Err(Reason::AgreementExpired.into()),
        AgreementState::Valid(terms) => terms,
    };
    let stock = situation.stock.as_ref().ok_or(Reason::StockUnknown)?;
    let sight = sight.unwrap_or(Err(Reason::StockUnknown))?;
    let rule = terms.rule();
    if rule.trigger_on.time != Time::Undated {
        seen.walk.clone_from(&sight.walk);
    }
    let dates = order_dates(terms.schedule.as_deref(), situation.as_of, terms.spec.protection.lead_time)?;
    let levels = match levels_of(situation, terms)? {
        Ok(levels) => levels,
        // What nothing is asked of needs no lot.
        Err(Missing::OrderQuantity) if is_idle(situation, terms, sight.first()) => return Err(Reason::NoDemand.into()),
        Err(missing) => {
            let question = Question { situation, terms, stock, levels: Parameters::default(), sight: &sight };
            need::without_levels(question, seen);
            return Err(Reason::from(missing).into());
        }
    };
    evaluation.parameters = Some(levels);
    let position = sight.first();
    if levels.is_computed && is_idle(situation, terms, position) {
        return Err(Reason::NoDemand.into());
    }
    if levels.is_computed && rule.is_projected() {
        return Err(Reason::ProjectedComputedLevel.into());
    }
    let mut question = Question { situation, terms, stock, levels, sight: &sight };
    let need = need(&mut question, seen);
    evaluation.parameters = Some(question.levels);
    evaluation.need = need.as_ref().ok().copied();
    seen.raw_quantity = steps::raw(situation, terms, seen.raw_quantity);
    if let Some(sourcing) = situation.sourcing.as_deref().filter(|_| terms.rule.is_none()) {
        return sourced((situation, terms, sourcing), stock, need?, evaluation, seen);
    }
    let order = steps::order(situation, terms, stock, need?, seen)?;
    propose((situation, terms), evaluation, order, seen, dates).map(|proposal| Outcome::Proposal(Box::new(proposal)))
}

/// Whether nothing is asked for, nothing is expected, and stock is not below what it has to be.
fn is_idle(situation: &Situation, terms: &Terms, position: Quantity) -> bool {
    let is_forecast = terms.spec.policy.is_some_and(Policy::looks_at_requirements) && situation.forecast.is_some();
    let is_dead = !is_forecast && situation.demand.is_some_and(|demand| demand.per_day.mean == 0.0 && demand.per_day.rate() == 0.0);
    is_dead && position >= terms.spec.safety.stock_minimum.unwrap_or_default().max(Quantity::ZERO)
}

/// The parts of several suppliers; the whole from the first is a proposal like any other.
fn sourced(
    of: (&Situation, &Terms, &Sourcing),
    stock: &StockFacts,
    need: Quantity,
    evaluation: &Evaluation,
    seen: &Seen,
) -> Result<Outcome, NoOrder> {
    let mut parts = sourcing::parts(of, stock, need, evaluation, seen)?;
    match parts.pop() {
        Some(only) if parts.is_empty() && only.supplier == of.1.supplier => Ok(Outcome::Proposal(Box::new(only.proposal))),
        Some(last) => {
            parts.push(last);
            Ok(Outcome::Parts(parts))
        }
        None => Err(Reason::CannotMeetLot.into()),
    }
}

pub(super) fn propose(
    (situation, terms): (&Situation, &Terms),
    evaluation: &Evaluation,
    order: Order,
    seen: &Seen,
    next: OrderDates,
) -> Result<Proposal, NoOrder> {
    let overflow = |_| NoOrder::from(Reason::Overflow);
    let (place_on, due) = dates::dates((situation, terms), seen, order.lot.quantity, next)?;
    let latest = |run_out| dates::latest_of_quantity(terms, order.lot.quantity, run_out);
    let latest_order_date = seen.order_by.or_else(|| evaluation.run_out.and_then(latest));
    let Order { lot, in_order_unit, lines } = order;
    let value = order_value(terms.unit_price, &terms.price_breaks, lot.quantity).map_err(overflow)?;
    let in_order_unit = match (in_order_unit, &terms.order_unit) {
        (Some(written), _) => written,
        (None, Some((_, factor))) => {
            // A rule that orders pieces may leave a part of the unit that no decimal holds.
            decimal::quotient_rounded(lot.quantity.decimal(), *factor, decimal::MOST_DECIMALS).map_err(overflow)?
        }
        (None, None) => lot.quantity.decimal(),
    };
    let risk = risk(situation, evaluation, due);
    Ok(Proposal {
        state: release_state(terms, &lot, value),
        latest_order_date,
        urgency_days: due.zip(evaluation.run_out).map(|(due, run_out)| due.since(run_out)),
        lot,
        in_order_unit,
        place_on,
        due,
        value,
        risk,
        lines,
    })
}

/// How short stock will be before an order arrives.
pub(super) fn risk(situation: &Situation, evaluation: &Evaluation, due: Option<Day>) -> Option<Risk> {
    let (line, run_out) = projection(situation).zip(evaluation.run_out)?;
    let short = |days: i32| due.map(|due| (-line.after(due.since(situation.as_of) - days)).max(0.0));
    Some(Risk { run_out, short_before_due: short(1), short_on_due: short(0) })
}

fn release_state(terms: &Terms, lot: &LotSize, value: Option<rust_decimal::Decimal>) -> ReleaseState {
    let release = &terms.release;
    let inside = match release.auto_release {
        AutoRelease::Never => false,
        AutoRelease::Always => true,
        AutoRelease::WithinLimits => {
            let value_holds = release.auto_release_value.is_none_or(|limit| value.is_some_and(|value| value <= limit));
            let quantity_holds = release.auto_release_quantity.is_none_or(|limit| lot.quantity <= limit);
            (release.auto_release_value.is_some() || release.auto_release_quantity.is_some()) && value_holds && quantity_holds
        }
    };
    if inside { ReleaseState::Releasable } else { ReleaseState::NeedsApproval }
}
