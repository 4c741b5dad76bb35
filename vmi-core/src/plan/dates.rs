//! When an order is placed and due, as the rule says.

use super::look::lead_times;
use super::reason::Reason;
use super::schedule::{OrderDates, Schedule, latest_order_day, order_dates};
use super::seen::Seen;
use super::situation::{Situation, Terms};
use crate::model::{Day, DueDate, PlaceOn, Quantity, lead_time_of};
use crate::num::round_up;

/// Lead time, days of security and days needed to place an order; an unknown lead time is no days.
pub(super) fn lead_days(situation: &Situation, terms: &Terms) -> i32 {
    let days = &situation.context.days;
    let lead = lead_times(situation, Some(terms)).first().copied().flatten().unwrap_or(0);
    let sum = lead.saturating_add(days.security).saturating_add(days.days_to_order);
    i32::try_from(sum).unwrap_or(i32::MAX)
}

/// The day on which the order is placed, and the day on which it is due.
///
/// `next` are the dates of an order on the next order day, by calendars.
pub(super) fn dates(
    (situation, terms): (&Situation, &Terms),
    seen: &Seen,
    quantity: Quantity,
    next: OrderDates,
) -> Result<(Option<Day>, Option<Day>), Reason> {
    let next = of_quantity(situation, terms, quantity, next)?;
    let (as_of, rule) = (situation.as_of, &terms.rule().dates);
    let lead = match calendar_lead(situation, terms, quantity) {
        Some(days) => Some(round_up(days, 0).map_err(|_| Reason::Overflow)? as i32),
        None => None,
    };
    let placed = match rule.place_on {
        PlaceOn::NextDay => next.place_on,
        PlaceOn::SameDay | PlaceOn::DueLessLeadTime => Some(as_of),
    };
    let due = match rule.due {
        DueDate::PlacedPlusLeadTime if rule.place_on == PlaceOn::NextDay => next.due,
        DueDate::PlacedPlusLeadTime => placed.zip(lead).and_then(|(placed, days)| placed.plus(days)),
        DueDate::PlacedPlusLeadTimes => placed.and_then(|placed| placed.plus(lead_days(situation, terms))),
        DueDate::FirstDayBelow => seen.triggered_on.filter(|day| *day < Day::LAST),
    };
    let placed = if rule.place_on == PlaceOn::DueLessLeadTime { due.and_then(|due| order_day(situation, terms, due)).or(placed) } else { placed };
    Ok((placed, due))
}

/// The dates of an order of a quantity whose lead time depends on it.
pub(super) fn of_quantity(situation: &Situation, terms: &Terms, quantity: Quantity, usual: OrderDates) -> Result<OrderDates, Reason> {
    match of_band(terms, quantity) {
        Some((schedule, days)) => order_dates(schedule.as_ref(), situation.as_of, Some(days)),
        None => Ok(usual),
    }
}

/// The last day on which an order of a quantity would still have arrived before stock runs out.
pub(super) fn latest_of_quantity(terms: &Terms, quantity: Quantity, run_out: Day) -> Option<Day> {
    match of_band(terms, quantity) {
        Some((schedule, days)) => latest_order_day(schedule.as_ref(), run_out, Some(days)),
        None => latest_order_day(terms.schedule.as_deref(), run_out, terms.spec.protection.lead_time),
    }
}

/// The schedule and the lead time of a quantity that has a lead time of its own.
fn of_band(terms: &Terms, quantity: Quantity) -> Option<(Option<Schedule>, f64)> {
    let days = lead_time_of(None, &terms.lead_bands, quantity)?;
    Some((terms.schedule.as_deref().map(|schedule| Schedule { lead_time: Some(days), ..schedule.clone() }), days))
}

/// The lead time of a quantity in calendar days from the next order day on.
fn calendar_lead(situation: &Situation, terms: &Terms, quantity: Quantity) -> Option<f64> {
    let Some((schedule, days)) = of_band(terms, quantity) else { return terms.spec.protection.lead_time };
    let schedule = schedule.filter(Schedule::has_calendar);
    let counted = schedule.and_then(|schedule| schedule.calendar_days(schedule.place_on(situation.as_of)?, days, situation.as_of));
    Some(counted.unwrap_or(days))
}

/// The due date less the lead time of the first supplier that can meet it if it is asked today; if none can, of the one that comes nearest.
fn order_day(situation: &Situation, terms: &Terms, due: Day) -> Option<Day> {
    let slack = |lead: Option<u32>| lead.map_or(i64::MIN, |days| i64::from(due.since(situation.as_of)) - i64::from(days));
    let mut chosen: Option<Option<u32>> = None;
    for lead in lead_times(situation, Some(terms)) {
        let is_better = chosen.is_none_or(|chosen| slack(chosen) < 0 && slack(lead) > slack(chosen));
        if is_better {
            chosen = Some(lead);
        }
    }
    due.plus(-i32::try_from(chosen??).ok()?)
}
