//! Trigger and need: whether an order is due, and how much is missing.

use std::collections::BTreeMap;

use super::dates::lead_days;
use super::evaluate::projection;
use super::look::{self, Projected, Sight};
use super::proposal::ProposalLine;
use super::reason::{NoOrder, Reason};
use super::seen::Seen;
use super::situation::{Situation, StockFacts, Terms};
use crate::model::{
    Account, Comparison, Day, LevelUnit, List, Look, Low, OrderBy, Policy, Quantity, QuantityNeed, Rule, Span, Step, TargetLevel, Time,
};
use crate::num::{DecimalError, round_up};
use crate::policy::{Parameters, following_demand::following_demand, trigger_and_target};

/// Everything that trigger and need look at.
pub(super) struct Question<'q> {
    pub situation: &'q Situation,
    pub terms: &'q Terms,
    pub stock: &'q StockFacts,
    pub levels: Parameters,
    pub sight: &'q Sight,
}

/// What is needed, above 0; or why nothing is. `seen` tells what was compared.
pub(super) fn need(question: &mut Question<'_>, seen: &mut Seen) -> Result<Quantity, NoOrder> {
    let overflow = |_: DecimalError| NoOrder::from(Reason::Overflow);
    let rule = question.terms.rule();
    if question.terms.spec.policy.is_some_and(Policy::orders_whole_lots) && question.levels.lot.is_none() {
        return Err(Reason::NoOrderQuantity.into());
    }
    seen.order_by = order_by(question);
    if rule.trigger_on.time == Time::EachDay {
        return each_day(question, seen).map_err(overflow)?.ok_or(Reason::AboveTrigger.into());
    }
    let days = days_below(question).map_err(overflow)?;
    if let Some(ahead) = Ahead::of(question).map_err(overflow)? {
        // Told in units: of the day that triggers, else of the first that is seen.
        let day = days.first().or(question.sight.walk.first()).map_or(question.situation.as_of, |seen| seen.day);
        question.levels = ahead.levels_on(question, day).map_err(overflow)?;
    }
    let Some(first) = days.first().copied() else { return Err(above(question)) };
    seen.is_triggered = true;
    seen.triggered_on = (rule.trigger_on.time != Time::Undated).then_some(first.day);
    seen.triggered_by = Some(first.position);
    let from = match &rule.quantity_on {
        Some(other) => look::see(question.situation, question.stock, other, false)?.first(),
        None => lowest(&days, rule.trigger_on.low).unwrap_or(first.position),
    };
    seen.counted_from = Some(from);
    let need = gap(question, rule, from)?;
    seen.need = Some(need);
    seen.raw_quantity = need;
    if need <= Quantity::ZERO { Err(nothing_needed(question)) } else { Ok(need) }
}

/// The days of the window on which the position reaches the trigger level.
fn days_below(question: &Question<'_>) -> Result<Vec<Projected>, DecimalError> {
    let mut days = Vec::new();
    let ahead = Ahead::of(question)?;
    for seen in &question.sight.walk {
        let level = match &ahead {
            None => trigger_level(question.situation, question.terms, &question.levels),
            Some(ahead) => ahead.levels_on(question, seen.day)?.trigger_level,
        };
        if reaches(question, seen.position, level)? {
            days.push(*seen);
        }
    }
    Ok(days)
}

/// The level that the position is compared with: while another item opens an order, c of a can-order policy.
pub(super) fn trigger_level(situation: &Situation, terms: &Terms, levels: &Parameters) -> Quantity {
    let joins = terms.spec.policy == Some(Policy::CanOrder) && situation.opened_by.is_some();
    levels.can_order_level.filter(|_| joins).unwrap_or(levels.trigger_level)
}

/// How the policy's trigger level is compared.
pub(super) fn comparison(terms: &Terms) -> Comparison {
    let trigger = &terms.rule().trigger;
    match terms.spec.policy {
        Some(Policy::MinMax | Policy::Kanban | Policy::ByCategory) | None => trigger.min,
        Some(Policy::ReorderPoint | Policy::TwoBin | Policy::SS | Policy::RSS | Policy::CanOrder) => trigger.reorder_point,
        // What is not covered must be ordered, whatever a rule does with stated minima.
        Some(Policy::WagnerWhitin) => Comparison::Below,
        Some(Policy::OrderUpTo | Policy::BaseStock | Policy::LotForLot) => trigger.order_up_to,
    }
}

/// Whether a position reaches the level that triggers.
fn reaches(question: &Question<'_>, position: Quantity, level: Quantity) -> Result<bool, DecimalError> {
    let position = match (question.terms.spec.policy, question.levels.lot) {
        (Some(Policy::Kanban), Some(container)) => full_containers(question.situation, position, container)?.1,
        _ => position,
    };
    let step = question.situation.context.base_step.filter(|_| question.terms.rule().trigger.step == Step::BaseUnit);
    let (position, level) = match step {
        Some(step) => (look::rounded(position, step)?, look::rounded(level, step)?),
        None => (position, level),
    };
    Ok(match comparison(question.terms) {
        Comparison::Below => position < level,
        Comparison::AtOrBelow => position <= level,
        Comparison::Always => true,
    })
}

/// How many containers are not empty, and what as many full ones hold.
pub(super) fn full_containers(situation: &Situation, position: Quantity, container: Quantity) -> Result<(i64, Quantity), DecimalError> {
    let (at, size) = (position.scaled(situation.decimals)?.max(0), container.scaled(situation.decimals)?.max(1));
    let full = at / size + i64::from(at % size > 0);
    Ok((full, Quantity::from_scaled(full.checked_mul(size).ok_or(DecimalError::Overflow)?, situation.decimals)))
}

/// The position that the need is counted from, of the days under the level.
fn lowest(days: &[Projected], low: Low) -> Option<Quantity> {
    let positions = days.iter().map(|day| day.position);
    match low {
        Low::First => days.first().map(|day| day.position),
        Low::Lowest => positions.min(),
        Low::LowestForgettingZero => positions.fold(None, |lowest: Option<Quantity>, position| match lowest {
            Some(lowest) if lowest != Quantity::ZERO && position >= lowest => Some(lowest),
            _ => Some(position),
        }),
    }
}

/// target − position, or what the policy makes of it.
fn gap(question: &Question<'_>, rule: &Rule, from: Quantity) -> Result<Quantity, NoOrder> {
    let overflow = |_: DecimalError| NoOrder::from(Reason::Overflow);
    let decimals = question.situation.decimals;
    let levels = &question.levels;
    let missing = |level: Quantity| level.minus(from).map_err(overflow);
    match question.terms.spec.policy {
        None | Some(Policy::ByCategory) => Err(Reason::NoPolicy.into()),
        Some(Policy::ReorderPoint | Policy::TwoBin) => {
            let lot = levels.lot.ok_or(Reason::NoOrderQuantity)?;
            if rule.levels.quantity_need == QuantityNeed::AtLeastQuantity {
                return Ok(lot.max(missing(levels.trigger_level)?));
            }
            // The least n with position + n·Q > s.
            let (gap, lot) = (missing(levels.trigger_level)?.scaled(decimals).map_err(overflow)?, lot.scaled(decimals).map_err(overflow)?.max(1));
            let need = (gap / lot + 1).checked_mul(lot).ok_or(NoOrder::from(Reason::Overflow))?;
            Ok(Quantity::from_scaled(need, decimals))
        }
        Some(Policy::Kanban) => {
            let container = levels.lot.ok_or(Reason::NoOrderQuantity)?;
            let (full, _) = full_containers(question.situation, from, container).map_err(overflow)?;
            let (all, size) = (levels.target.scaled(decimals).map_err(overflow)?, container.scaled(decimals).map_err(overflow)?.max(1));
            let emptied = (all / size - full).max(0).checked_mul(size).ok_or(NoOrder::from(Reason::Overflow))?;
            Ok(Quantity::from_scaled(emptied, decimals))
        }
        Some(_) => missing(levels.target),
    }
}

/// Why nothing is ordered above the trigger level, and until when that holds if demand goes on as it did.
fn above(question: &Question<'_>) -> NoOrder {
    let levels = &question.levels;
    let (reason, strictly, level) = match question.terms.spec.policy {
        Some(Policy::OrderUpTo | Policy::BaseStock | Policy::LotForLot) => {
            (Reason::AtTarget, true, levels.order_up_to.unwrap_or_else(|| levels.target.to_f64()))
        }
        Some(Policy::ReorderPoint) => (Reason::AboveTrigger, false, levels.reorder_point.unwrap_or_else(|| levels.trigger_level.to_f64())),
        Some(Policy::Kanban) => (Reason::AboveTrigger, false, asked_at(question).unwrap_or(levels.trigger_level).to_f64()),
        Some(Policy::WagnerWhitin) => (Reason::AboveTrigger, true, levels.reorder_point.unwrap_or_else(|| levels.trigger_level.to_f64())),
        Some(Policy::CanOrder) => (Reason::AboveTrigger, false, trigger_level(question.situation, question.terms, levels).to_f64()),
        _ => (Reason::AboveTrigger, comparison(question.terms) == Comparison::Below, levels.trigger_level.to_f64()),
    };
    // A forecast's levels are those of today.
    let is_forecast = levels.required.is_some() && question.situation.forecast.is_some();
    if question.terms.rule().is_projected() || is_forecast {
        return NoOrder { reason, until: None };
    }
    let until = projection(question.situation).and_then(|line| line.falls_to(question.sight.first().to_f64(), level, strictly));
    NoOrder { reason, until }
}

/// The largest position whose containers count as less than the trigger level.
fn asked_at(question: &Question<'_>) -> Option<Quantity> {
    let decimals = question.situation.decimals;
    let (level, size) = (question.levels.trigger_level.scaled(decimals).ok()?, question.levels.lot?.scaled(decimals).ok()?.max(1));
    Some(Quantity::from_scaled((level - 1).div_euclid(size).checked_mul(size)?, decimals))
}

fn nothing_needed(question: &Question<'_>) -> NoOrder {
    // An emptied container is less than the trigger asks for, not a target reached.
    let reason = if question.terms.spec.policy == Some(Policy::Kanban) { Reason::AboveTrigger } else { Reason::AtTarget };
    NoOrder { reason, until: None }
}

/// Min and max in days, and the demand that they look at.
struct Ahead {
    min: i32,
    max: i32,
    forecast: BTreeMap<Day, Quantity>,
}

impl Ahead {
    /// For a rule whose levels are days of following demand; the forecast of all days that are seen, made once.
    fn of(question: &Question<'_>) -> Result<Option<Self>, DecimalError> {
        if question.terms.rule().levels.unit != LevelUnit::DaysOfFollowingDemand {
            return Ok(None);
        }
        let stated = &question.terms.spec.levels;
        // A part of a day counts as a whole one.
        let whole = |days: Quantity| round_up(days.to_f64(), 0).ok().and_then(|days| i32::try_from(days).ok()).unwrap_or(i32::MAX);
        let days = |level: Option<Quantity>| level.map(whole);
        let (min, max) = (days(stated.min).unwrap_or(0), days(stated.max).or(days(stated.min)).unwrap_or(0));
        let last = question.sight.walk.last().map_or(question.situation.as_of, |seen| seen.day);
        let forecast = look::forecast(question.situation, last.plus(min.max(max)).unwrap_or(Day::LAST))?;
        Ok(Some(Self { min, max, forecast }))
    }

    /// min and max of a day, from the demand of the days that follow.
    fn levels_on(&self, question: &Question<'_>, day: Day) -> Result<Parameters, DecimalError> {
        // No longer than the forecast: days beyond it have no demand.
        let known = self.forecast.keys().next_back().map_or(0, |last| last.since(day).max(0));
        let ahead = self.min.max(self.max).min(known);
        let on = |days: i32| day.plus(days).and_then(|day| self.forecast.get(&day).copied()).unwrap_or_default();
        let by_day: Vec<Quantity> = (0..=ahead).map(on).collect();
        let level = |days: i32| following_demand(&by_day, 0, usize::try_from(days).unwrap_or(0));
        let (trigger_level, target) = (level(self.min)?, level(self.max)?);
        let target = if question.terms.rule().levels.target == TargetLevel::LargerOfMinAndMax { target.max(trigger_level) } else { target };
        Ok(Parameters { trigger_level, target, ..question.levels })
    }
}

/// What is ordered on each day under min, as if it came at once, and what is moved out above the stock maximum; none: nothing is ordered.
fn each_day(question: &Question<'_>, seen: &mut Seen) -> Result<Option<Quantity>, DecimalError> {
    let levels = &question.levels;
    let mut ordered = Quantity::ZERO;
    for day in &question.sight.walk {
        let position = day.position.plus(ordered)?.minus(seen.overflow.unwrap_or_default())?;
        if reaches(question, position, levels.trigger_level)? {
            let quantity = levels.target.minus(position)?;
            if !seen.is_triggered {
                (seen.is_triggered, seen.triggered_on, seen.triggered_by) = (true, Some(day.day), Some(position));
                seen.counted_from = Some(position);
            }
            if quantity > Quantity::ZERO {
                seen.lines.push(ProposalLine { quantity, day: Some(day.day) });
                ordered = ordered.plus(quantity)?;
            }
        } else if let Some(out) = moved_out(question.terms, position, levels.target)? {
            seen.overflow = Some(seen.overflow.unwrap_or_default().plus(out)?);
        }
    }
    seen.raw_quantity = ordered;
    Ok((ordered > Quantity::ZERO).then_some(ordered))
}

/// What leaves a location whose stock is above its maximum; for a rule that moves it out.
fn moved_out(terms: &Terms, position: Quantity, target: Quantity) -> Result<Option<Quantity>, DecimalError> {
    let maximum = terms.lot.stock_maximum.filter(|_| terms.rule().levels.overflow);
    maximum.filter(|maximum| position > *maximum).map(|_| position.minus(target)).transpose()
}

/// Without a target nothing is ordered, but the trigger may be reached all the same, and what is above the maximum still leaves.
pub(super) fn without_levels(mut question: Question<'_>, seen: &mut Seen) {
    let (trigger, _) = trigger_and_target(&question.terms.rule().levels, &question.terms.spec);
    let is_min_max = question.terms.spec.policy == Some(Policy::MinMax);
    question.levels.trigger_level = trigger.unwrap_or_default();
    let is_reached = is_min_max && days_below(&question).is_ok_and(|days| !days.is_empty());
    seen.is_triggered = is_reached && (trigger.is_some() || comparison(question.terms) == Comparison::Always);
    if question.terms.rule().levels.overflow {
        seen.overflow = overflow_alone(question.terms, question.sight);
    }
}

/// What is moved out where no level triggers: the target is max, else 0.
fn overflow_alone(terms: &Terms, sight: &Sight) -> Option<Quantity> {
    let target = terms.spec.levels.max.unwrap_or_default();
    let mut out: Option<Quantity> = None;
    for day in &sight.walk {
        let position = day.position.minus(out.unwrap_or_default()).ok()?;
        if let Some(more) = moved_out(terms, position, target).ok()? {
            out = Some(out.unwrap_or_default().plus(more).ok()?);
        }
    }
    out
}

/// Today where stock is under the level, else the first day inside the horizon on which it will be, less the lead time.
fn order_by(question: &Question<'_>) -> Option<Day> {
    let (situation, rule) = (question.situation, question.terms.rule());
    if rule.dates.order_by != OrderBy::FirstDayBelow {
        return None;
    }
    let level = question.levels.trigger_level;
    if question.stock.on_hand < level {
        return Some(situation.as_of);
    }
    let ahead = Look { time: Time::FirstBelow, to: HORIZON, counts: STOCK, ..rule.trigger_on.clone() };
    let Ok(sight) = look::see(situation, question.stock, &ahead, false) else { return None };
    let lead = i32::try_from(situation.context.days.route_delay).unwrap_or(i32::MAX).saturating_add(lead_days(situation, question.terms));
    let below = sight.walk.iter().find(|seen| seen.position < level);
    below.and_then(|seen| seen.day.plus(lead.saturating_neg()))
}

/// Stock alone: what the horizon is walked from.
const STOCK: List<Account> = List::Borrowed(&[Account::OnHand, Account::Consigned]);

/// From today to before the end of the planning horizon.
const HORIZON: List<Span> = List::Borrowed(&[Span::Horizon]);
