//! Lines that explain what vmi's own rule does not have: other rules, projections, and policies with two stated levels.

use super::acts::PlannersAct;
use super::evaluate::Evaluation;
use super::explain::{Line, enclosed, line};
use super::format::level;
use super::look;
use super::need;
use super::proposal::Proposal;
use super::reason::Reason;
use super::situation::{Situation, Terms};
use crate::model::{Account, Comparison, LevelUnit, Look, LotStep, Policy, Quantity, QuantityNeed, Time};
use crate::policy::Parameters;

/// The accounts that count and their sum; for a projection, the days that were seen.
pub(super) fn position(situation: &Situation, evaluation: &Evaluation, terms: &Terms) -> Vec<Line> {
    let rule = terms.rule();
    let Some(position) = evaluation.position else { return Vec::new() };
    let (counted, source) = (counted(situation, &rule.trigger_on), format!("rule {}", terms.rule_name()));
    if rule.trigger_on.time == Time::Undated {
        return vec![line("position", format!("{counted} = {position}"), source)];
    }
    let mut lines = vec![line("position", format!("{counted}, before dated receipts and issues"), source)];
    let Some(seen) = &evaluation.seen else { return lines };
    let walked: Vec<String> = seen.walk.iter().take(SHOWN).map(|seen| format!("{} {}", seen.day, seen.position)).collect();
    let more = seen.walk.len().saturating_sub(SHOWN);
    let text = if more > 0 { format!("{}, and {more} more", walked.join(", ")) } else { walked.join(", ") };
    lines.push(line("projected", text, seen_how(rule.trigger_on.time)));
    lines
}

/// How many projected days a line shows; the JSON form has all.
const SHOWN: usize = 8;

fn seen_how(time: Time) -> &'static str {
    match time {
        Time::Undated => "no dates",
        Time::EndOfDay => "end of the last day only",
        Time::FirstBelow => "each day that changes it",
        Time::EachDay => "each day, as if orders came at once",
    }
}

/// `12 on_hand + 6 open_requests − 2 allocated`: accounts that hold nothing are left out, stock on hand is not.
fn counted(situation: &Situation, look: &Look) -> String {
    let Some(stock) = &situation.stock else { return String::new() };
    let mut text = String::new();
    for account in look.counts.iter() {
        let quantity = look::counted(situation, stock, look, *account).unwrap_or_default();
        let sign = if account.is_claim() { "−" } else { "+" };
        if text.is_empty() {
            text = format!("{quantity} {}", named(*account));
        } else if quantity != Quantity::ZERO {
            text = format!("{text} {sign} {} {}", enclosed(quantity), named(*account));
        }
    }
    if look.counts.contains(&Account::Lots) && look.expires_within_days.is_some() {
        text.push_str(" (expired lots left out)");
    }
    text
}

fn named(account: Account) -> String {
    account.word().replace('_', " ")
}

/// What was compared with what, on which day, and the need.
pub(super) fn levels(situation: &Situation, evaluation: &Evaluation, terms: &Terms, levels: &Parameters) -> Vec<Line> {
    let rule = terms.rule();
    let Some(seen) = &evaluation.seen else { return Vec::new() };
    let how = match need::comparison(terms) {
        _ if rule.levels.unit == LevelUnit::DaysOfFollowingDemand => "below the demand of the following days,",
        Comparison::AtOrBelow => "at or below",
        Comparison::Below => "below",
        Comparison::Always => "always; level",
    };
    let mut text = format!("trigger {how} {}, target {}", need::trigger_level(situation, terms, levels), levels.target);
    text = match (seen.triggered_by, seen.triggered_on) {
        (Some(position), Some(day)) => format!("{text}; {position} on {day} triggers"),
        (Some(position), None) => format!("{text}; {position} triggers"),
        (None, _) => format!("{text}; not reached"),
    };
    if let Some(from) = seen.counted_from {
        let need = levels.target.minus(from).unwrap_or_default();
        let told = seen.need.unwrap_or(need);
        text = match terms.spec.policy {
            Some(Policy::ReorderPoint | Policy::TwoBin) => match levels.lot {
                Some(lot) if rule.levels.quantity_need == QuantityNeed::AtLeastQuantity => {
                    format!("{text}; at least {lot}, and {} − {} = {need}", levels.target, enclosed(from))
                }
                Some(lot) => format!("{text}; need a multiple of {lot}: {told}"),
                None => text,
            },
            Some(Policy::Kanban) => format!("{text}; {}", containers(situation, levels, from, Some(told))),
            _ => format!("{text}; {} − {} = {need}", levels.target, enclosed(from)),
        };
    }
    let source = match terms.spec.policy {
        Some(policy) => policy.word(),
        None => "",
    };
    let mut lines = vec![line("levels", text, source)];
    if let Some(out) = seen.overflow {
        lines.push(line("overflow", format!("{out} above the stock maximum is moved out"), "agreement"));
    }
    if let Some(day) = seen.order_by {
        lines.push(line("order by", format!("{day}"), format!("first day below, from {}", situation.as_of)));
    }
    lines
}

/// Why a rule other than vmi's own ordered nothing, where its position alone does not tell.
pub(super) fn why_nothing(evaluation: &Evaluation, terms: &Terms, reason: Reason) -> Option<String> {
    let rule = terms.rule.as_deref()?;
    let (levels, position) = (evaluation.parameters.unwrap_or_default(), evaluation.position.unwrap_or_default());
    let from = evaluation.seen.as_ref().and_then(|seen| seen.counted_from);
    match (reason, rule.trigger_on.time) {
        (Reason::AboveTrigger, _) if terms.spec.policy == Some(Policy::Kanban) => None,
        (Reason::AboveTrigger, _) if rule.levels.unit == LevelUnit::DaysOfFollowingDemand => {
            Some(format!("no day of the window is below the demand of the days that follow ({} on the first)", levels.trigger_level))
        }
        (Reason::AboveTrigger, Time::Undated) => Some(format!("position {position} does not reach the trigger level {}", levels.trigger_level)),
        (Reason::AboveTrigger, Time::EndOfDay) => {
            Some(format!("the position projected at the end of the horizon, {position}, does not reach the trigger level {}", levels.trigger_level))
        }
        (Reason::AboveTrigger, Time::FirstBelow | Time::EachDay) => {
            Some(format!("no day of the window reaches the trigger level {}", levels.trigger_level))
        }
        (Reason::AtTarget, _) => Some(format!("nothing is missing to the target {}: there are {}", levels.target, from.unwrap_or(position))),
        (Reason::NoPolicy, _) => Some("the rule needs levels that are not stated: the one that triggers, and the target".to_owned()),
        (Reason::NoLeadTime, _) => Some("the rule looks ahead as far as the lead time, which is not known".to_owned()),
        _ => None,
    }
}

/// The steps of the lot, in their order.
pub(super) fn lot(proposal: &Proposal, terms: &Terms, act: Option<&PlannersAct>) -> String {
    let name = |step: &LotStep| match step {
        LotStep::TermsAtLeastOne => "minimum and multiple at least 1".to_owned(),
        LotStep::Minimum | LotStep::MinimumOfChosenSupplier => {
            format!("minimum{}", if proposal.lot.raised_to_minimum { ": raised" } else { " met" })
        }
        LotStep::OrderStep => format!("up to a multiple of {}", terms.step),
        LotStep::Multiple(direction) => match terms.lot.order_multiple {
            Some(multiple) => format!("multiple of {multiple} ({})", direction.word()),
            None => "no multiple".to_owned(),
        },
        LotStep::Room | LotStep::Maximum => format!("maximum{}", if proposal.lot.was_cut { ": cut" } else { " met" }),
        LotStep::OrderLine => "at most the order line".to_owned(),
        LotStep::OrderedRequests => "less what is requested and ordered".to_owned(),
        LotStep::OrderUnit(part) => format!("in the order unit ({})", part.word()),
        LotStep::Packs => "packs".to_owned(),
        LotStep::FixedQuantity => "orders of one size".to_owned(),
    };
    let lot = &terms.lot;
    // A step whose term is not stated does nothing, and is not shown.
    let applies = |step: &&LotStep| match step {
        LotStep::Minimum | LotStep::MinimumOfChosenSupplier => lot.order_minimum.is_some() || proposal.lot.raised_to_minimum,
        LotStep::Room | LotStep::Maximum => lot.order_maximum.is_some() || lot.stock_maximum_is_hard,
        LotStep::OrderUnit(_) | LotStep::Packs => terms.order_unit.is_some(),
        LotStep::FixedQuantity => terms.spec.levels.order_quantity.is_some(),
        _ => true,
    };
    let steps = terms.rule().lot.iter().filter(applies).map(name);
    let from = act.map_or_else(|| format!("need {}", proposal.lot.need), |act| format!("planner's quantity {}", act.quantity));
    let steps: Vec<String> = std::iter::once(from).chain(steps).collect();
    let split = if proposal.lines.len() > 1 { format!(" in {} orders", proposal.lines.len()) } else { String::new() };
    format!("{}: {}{split}", steps.join(" → "), proposal.lot.quantity)
}

/// The levels of (s,S), (R,s,S) and kanban, and the need.
pub(super) fn stated(
    (situation, terms): (&Situation, &Terms),
    levels: &Parameters,
    position: Quantity,
    need: Option<Quantity>,
) -> (String, &'static str) {
    let Parameters { trigger_level, target, .. } = levels;
    match (terms.spec.policy, levels.lot) {
        (Some(Policy::Kanban), Some(container)) => {
            let all = in_all(situation, *target, container);
            let now = containers(situation, levels, position, need);
            (format!("{all} containers of {container}, asked for below {trigger_level}; {now}"), "kanban")
        }
        (policy, _) => {
            let text = match (levels.is_computed, levels.lot) {
                (false, _) => format!("s {trigger_level}, S {target} as agreed"),
                (true, Some(lot)) => {
                    let s = levels.reorder_point.filter(|s| *s != trigger_level.to_f64());
                    let s = s.map_or_else(|| trigger_level.to_string(), |s| level(s, situation.decimals));
                    format!("s {trigger_level}, S {s} + {lot} = {target}")
                }
                (true, None) => format!("s {trigger_level}, S {target}"),
            };
            let source = if policy == Some(Policy::RSS) { "periodic review (R,s,S)" } else { "continuous review (s,S)" };
            let needed = |need: Quantity| format!("{text}; {position} is not above s; need {target} − {} = {need}", enclosed(position));
            (need.map_or(text.clone(), needed), source)
        }
    }
}

/// `position 30: 3 not empty, 30; emptied: 20`.
fn containers(situation: &Situation, levels: &Parameters, position: Quantity, emptied: Option<Quantity>) -> String {
    let full = levels.lot.and_then(|container| need::full_containers(situation, position, container).ok());
    let full = full.map_or_else(String::new, |(count, held)| format!(": {count} not empty, {held}"));
    let emptied = emptied.map_or_else(String::new, |emptied| format!("; emptied: {emptied}"));
    format!("position {position}{full}{emptied}")
}

/// How many containers there are.
fn in_all(situation: &Situation, target: Quantity, container: Quantity) -> i64 {
    let units = |quantity: Quantity| quantity.scaled(situation.decimals).unwrap_or_default();
    units(target) / units(container).max(1)
}

/// Why no container is asked for: those that are not empty reach the minimum, or none is empty.
pub(super) fn kanban_waits(situation: &Situation, evaluation: &Evaluation, until: &str) -> String {
    let levels = evaluation.parameters.unwrap_or_default();
    let (position, container) = (evaluation.position.unwrap_or_default(), levels.lot.unwrap_or_default());
    match need::full_containers(situation, position, container) {
        Ok((_, held)) if held < levels.trigger_level => {
            format!("none of the {} containers of {container} is empty{until}", in_all(situation, levels.target, container))
        }
        Ok((count, held)) => {
            format!("the {count} containers that are not empty count as {held}, not below the minimum {}{until}", levels.trigger_level)
        }
        Err(_) => format!("position {position} is not below the minimum {}{until}", levels.trigger_level),
    }
}
