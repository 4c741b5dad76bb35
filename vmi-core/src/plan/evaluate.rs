//! The decision: position → trigger → need → lot → dates → release.

use serde::{Deserialize, Serialize};

use super::acts;
use super::levels::with_forecast;
use super::lot::{LotFault, LotRule, LotSize, lot_size};
use super::proposal::{Proposal, ReleaseState};
use super::reason::{NoOrder, Reason};
use super::schedule::{OrderDates, latest_order_day, order_dates};
use super::situation::{AgreementState, Situation, StockFacts, Terms};
use super::timing::{Projection, Risk};
use crate::model::{AutoRelease, Policy, Quantity};
use crate::num::decimal::{self, DecimalError};
use crate::policy::{Parameters, parameters};

/// A proposal, or a reason for none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Order this.
    Proposal(Box<Proposal>),
    /// Order nothing, for this reason.
    NoOrder(NoOrder),
}

/// What came out, and the numbers on the way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evaluation {
    /// usable + in transit + on order − allocated − back-ordered; none where stock is unknown.
    pub position: Option<Quantity>,
    /// First day on which projected stock is under 0.
    pub run_out: Option<crate::model::Day>,
    /// The levels; none where they could not be had.
    pub parameters: Option<Parameters>,
    /// The outcome.
    pub outcome: Outcome,
}

/// Decides a key; a pure function of the situation.
pub fn evaluate(situation: &Situation) -> Evaluation {
    let position = situation.stock.as_ref().map(|stock| position(situation, stock));
    let mut evaluation = Evaluation {
        position: position.and_then(Result::ok),
        run_out: projection(situation).and_then(|projection| projection.run_out()),
        parameters: None,
        outcome: Outcome::NoOrder(Reason::NoAgreement.into()),
    };
    evaluation.outcome = match decide(situation, &mut evaluation) {
        Ok(proposal) => Outcome::Proposal(Box::new(proposal)),
        Err(reason) => Outcome::NoOrder(reason),
    };
    acts::apply(situation, &mut evaluation);
    evaluation
}

fn position(situation: &Situation, stock: &StockFacts) -> Result<Quantity, DecimalError> {
    let supply = &situation.supply;
    stock.on_hand.plus(supply.in_transit)?.plus(supply.on_order)?.minus(stock.allocated)?.minus(stock.back_ordered)
}

/// The projection of usable stock; none where stock is unknown. Unknown demand is no demand.
pub(super) fn projection(situation: &Situation) -> Option<Projection> {
    let stock = situation.stock.as_ref()?;
    let net = stock.on_hand.minus(stock.allocated).and_then(|net| net.minus(stock.back_ordered)).ok()?;
    let mean = situation.demand.as_ref()?.per_day.mean;
    let arrivals = situation.supply.arrivals.iter().map(|arrival| (arrival.day.since(situation.as_of), arrival.quantity.to_f64())).collect();
    Some(Projection { as_of: situation.as_of, net: net.to_f64(), arrivals, mean })
}

fn decide(situation: &Situation, evaluation: &mut Evaluation) -> Result<Proposal, NoOrder> {
    let terms = match &situation.agreement {
        AgreementState::None => return Err(Reason::NoAgreement.into()),
        AgreementState::NotYet(from) => return Err(NoOrder { reason: Reason::NotValidYet, until: Some(*from) }),
        AgreementState::Expired(_) => return Err(Reason::AgreementExpired.into()),
        AgreementState::Valid(terms) => terms,
    };
    let stock = situation.stock.as_ref().ok_or(Reason::StockUnknown)?;
    let position = evaluation.position.ok_or(Reason::Overflow)?;
    let dates = order_dates(terms.schedule.as_deref(), situation.as_of, terms.spec.protection.lead_time)?;
    let per_day = situation.demand.as_ref().map(|demand| demand.per_day);
    let levels = parameters(&with_forecast(situation, &terms.spec)?, per_day.as_ref()).map_err(Reason::from)?;
    evaluation.parameters = Some(levels);
    let is_dead = levels.is_computed && per_day.is_some_and(|demand| demand.mean == 0.0);
    if is_dead && position >= terms.spec.safety.stock_minimum.unwrap_or_default().max(Quantity::ZERO) {
        return Err(Reason::NoDemand.into());
    }
    let need = need(situation, terms, &levels, position)?;
    let lot = lot(situation, terms, stock, need)?;
    propose(situation, terms, evaluation, lot, dates)
}

/// What is needed, above 0, in units of the last place; or why nothing is.
fn need(situation: &Situation, terms: &Terms, levels: &Parameters, position: Quantity) -> Result<i64, NoOrder> {
    let scaled = |quantity: Quantity| quantity.scaled(situation.decimals).map_err(|_| NoOrder::from(Reason::Overflow));
    let (at, trigger, target) = (scaled(position)?, scaled(levels.trigger_level)?, scaled(levels.target)?);
    let until = |strictly: bool, level: f64| projection(situation).and_then(|line| line.falls_to(position.to_f64(), level, strictly));
    let above = |reason: Reason, strictly: bool, level: f64| NoOrder { reason, until: until(strictly, level) };
    let overflow = NoOrder::from(Reason::Overflow);
    match terms.spec.policy {
        Some(Policy::MinMax) if at >= trigger => Err(above(Reason::AboveTrigger, true, levels.trigger_level.to_f64())),
        Some(Policy::OrderUpTo) if at >= target => Err(above(Reason::AtTarget, true, levels.order_up_to.unwrap_or_else(|| levels.target.to_f64()))),
        Some(Policy::ReorderPoint) => {
            let lot = scaled(levels.lot.ok_or(Reason::NoOrderQuantity)?)?;
            if at > trigger {
                return Err(above(Reason::AboveTrigger, false, levels.reorder_point.unwrap_or_else(|| levels.trigger_level.to_f64())));
            }
            // The least n with position + n·Q > s.
            let gap = trigger.checked_sub(at).ok_or(overflow)?;
            (gap / lot + 1).checked_mul(lot).ok_or(overflow)
        }
        Some(_) => target.checked_sub(at).ok_or(overflow),
        None => Err(Reason::NoPolicy.into()),
    }
}

pub(super) fn lot(situation: &Situation, terms: &Terms, stock: &StockFacts, need: i64) -> Result<LotSize, NoOrder> {
    let scaled = |quantity: Quantity| quantity.scaled(situation.decimals).map_err(|_| Reason::Overflow);
    let maybe = |quantity: Option<Quantity>| quantity.map(scaled).transpose();
    let shelf_room = match terms.lot.stock_maximum.filter(|_| terms.lot.stock_maximum_is_hard) {
        Some(maximum) => {
            let inbound = situation.supply.in_transit.plus(situation.supply.on_order);
            let held = inbound.and_then(|inbound| inbound.plus(stock.physical)).map_err(|_| Reason::Overflow)?;
            Some(scaled(maximum)?.checked_sub(scaled(held)?).ok_or(Reason::Overflow)?)
        }
        None => None,
    };
    let rule = LotRule { minimum: maybe(terms.lot.order_minimum)?, step: scaled(terms.step)?, maximum: maybe(terms.lot.order_maximum)?, shelf_room };
    let (quantity, raised_to_minimum, was_cut) = lot_size(need, &rule).map_err(|fault| match fault {
        LotFault::NoRoom => Reason::AboveStockMaximum,
        LotFault::CannotMeet => Reason::CannotMeetLot,
        LotFault::Overflow => Reason::Overflow,
    })?;
    let exact = |scaled: i64| Quantity::from_scaled(scaled, situation.decimals);
    Ok(LotSize { need: exact(need), quantity: exact(quantity), unmet_need: exact((need - quantity).max(0)), raised_to_minimum, was_cut })
}

pub(super) fn propose(situation: &Situation, terms: &Terms, evaluation: &Evaluation, lot: LotSize, dates: OrderDates) -> Result<Proposal, NoOrder> {
    let overflow = |_| NoOrder::from(Reason::Overflow);
    let OrderDates { place_on, due } = dates;
    let latest = |run_out| latest_order_day(terms.schedule.as_deref(), run_out, terms.spec.protection.lead_time);
    let value = terms.unit_price.map(|price| crate::model::Money::new(price, None).times(lot.quantity)).transpose().map_err(overflow)?;
    let value = value.map(|value| value.amount());
    let in_order_unit = match &terms.order_unit {
        Some((_, factor)) => decimal::quotient(lot.quantity.decimal(), *factor).and_then(Quantity::new).map_err(overflow)?.decimal(),
        None => lot.quantity.decimal(),
    };
    let risk = projection(situation).zip(evaluation.run_out).map(|(line, run_out)| {
        let short = |days: i32| due.map(|due| (-line.after(due.since(situation.as_of) - days)).max(0.0));
        Risk { run_out, short_before_due: short(1), short_on_due: short(0) }
    });
    Ok(Proposal {
        state: release_state(terms, &lot, value),
        latest_order_date: evaluation.run_out.and_then(latest),
        urgency_days: due.zip(evaluation.run_out).map(|(due, run_out)| due.since(run_out)),
        lot,
        in_order_unit,
        place_on,
        due,
        value,
        risk,
    })
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
