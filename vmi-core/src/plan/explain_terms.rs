//! The lines of an explanation about dates on calendars and about changes of min and max.

use super::evaluate::{Evaluation, Outcome};
use super::explain::{Line, line};
use super::format::{plain, rate, weekday};
use super::levels::{LevelChange, LevelHistory, Standing};
use super::schedule::Schedule;
use super::situation::{Situation, Terms};
use crate::model::{PlaceOn, Quantity, StatedUnit, lead_time_of};

/// When an order is placed and arrives, where calendars or an instant decide.
pub(super) fn dates_line(terms: &Terms, situation: &Situation, evaluation: &Evaluation) -> Option<Line> {
    // A rule that places orders on the day of the plan asks no calendar.
    let schedule = terms.schedule.as_deref().filter(|_| terms.rule().dates.place_on == PlaceOn::NextDay)?;
    let place_on = schedule.place_on(situation.as_of)?;
    let mut text = format!("{}: order day {}", asked_on(schedule, situation), weekday(place_on));
    // By the lead time of the quantity; a firm order has a day of its own, which the line about the planner tells.
    let lead = match &evaluation.outcome {
        Outcome::Proposal(proposal) => lead_time_of(schedule.lead_time, &terms.lead_bands, proposal.lot.quantity),
        Outcome::Parts(_) | Outcome::NoOrder(_) => schedule.lead_time,
    };
    let due = lead.and_then(|lead| schedule.calendar_days(place_on, lead, situation.as_of)).and_then(|days| place_on.plus(days as i32));
    if let Some((lead, due)) = lead.zip(due) {
        let counted = if schedule.supplier.is_some() { "working days" } else { "days" };
        text = format!("{text}, lead time {} {counted}, delivery day {}", plain(lead), weekday(due));
    }
    let calendars: Vec<String> = [("supplier", &schedule.supplier), ("location", &schedule.location)]
        .iter()
        .filter_map(|(whose, calendar)| Some(format!("{whose}'s calendar {}", calendar.as_ref()?.id())))
        .collect();
    Some(line("dates", text, calendars.join(", ")))
}

fn asked_on(schedule: &Schedule, situation: &Situation) -> String {
    let Some(instant) = schedule.instant else { return format!("after {}", situation.as_of) };
    let today = schedule.zone.day(instant);
    let cut_off = schedule.supplier.as_ref().and_then(|calendar| calendar.rule(today).cut_off);
    let cut_off = cut_off.map_or_else(String::new, |time| format!(", cut-off {time} {}", schedule.zone));
    format!("at {instant}{cut_off}")
}

/// Which change of min and max is in force, what it replaced, and which others there are.
pub(super) fn levels_line(situation: &Situation) -> Option<Line> {
    let history = situation.level_history.as_deref()?;
    let shown = |level: Option<Quantity>| level.map_or_else(|| "none".to_owned(), |level| level.to_string());
    let agreed = format!("{} and {} of the agreement", shown(history.agreed_min), shown(history.agreed_max));
    let (mut text, source) = match history.in_force() {
        Some((change, before)) => {
            let [min, max] = history.before().map(shown);
            let before = before.map_or(agreed, |before| format!("{min} and {max} of {}", before.valid_from));
            let source = if change.event.is_some() { change.place() } else { format!("thresholds {}", change.place()) };
            (format!("{}{}; before: {before}", stated(change), kept(history, change)), source)
        }
        None => (format!("{agreed}; no change is in force"), "thresholds".to_owned()),
    };
    if let Some(coming) = history.changes.iter().find(|change| change.standing == Standing::Coming) {
        text = format!("{text}; next: {}", stated(coming));
    }
    if let Some(refused) = history.changes.iter().rev().find(|change| change.standing == Standing::Refused) {
        text = format!("{text}; refused: {}", stated(refused));
        let more = history.count(Standing::Refused) - 1;
        if more > 0 {
            text = format!("{text} and {more} more");
        }
    }
    Some(line("thresholds", text, source))
}

fn stated(change: &LevelChange) -> String {
    let LevelChange { min, max, valid_from, set_by, recorded_at, event, .. } = change;
    let levels = match (min, max) {
        (Some(min), Some(max)) => format!("{min} and {max}"),
        (Some(min), None) => format!("minimum {min}"),
        (None, Some(max)) => format!("maximum {max}"),
        (None, None) => "nothing".to_owned(),
    };
    let actor = event.as_ref().and_then(|event| event.actor.as_ref()).map_or_else(String::new, |actor| format!(", {actor}"));
    let reason = event.as_ref().and_then(|event| event.reason.as_ref()).map_or_else(String::new, |reason| format!(": {reason}"));
    format!("{levels} from {valid_from}, set by the {}{actor} ({recorded_at}){reason}", set_by.word())
}

/// The level that a change does not name, and since when it is in force; empty where it names both.
fn kept(history: &LevelHistory, change: &LevelChange) -> String {
    let named = history.named_last().map(|at| at.map(|at| history.changes[at].valid_from));
    let of = |since: Option<crate::model::Day>| since.map_or_else(|| "the agreement".to_owned(), |day| day.to_string());
    match (change.stated(), history.before(), named) {
        ([Some(_), None], [_, Some(max)], [_, since]) => format!(", maximum {max} of {} stays", of(since)),
        ([None, Some(_)], [Some(min), _], [since, _]) => format!(", minimum {min} of {} stays", of(since)),
        _ => String::new(),
    }
}

/// How days of supply became a level; empty for quantities.
pub(super) fn days_text(terms: &Terms, situation: &Situation) -> String {
    let levels = terms.spec.levels;
    let (StatedUnit::Days, Some(min)) = (levels.level_unit, levels.min) else { return String::new() };
    let max = levels.max.unwrap_or(min);
    if situation.forecast.is_some() {
        return format!(" ({min} and {max} days of the forecast)");
    }
    let Some(demand) = &situation.demand else { return String::new() };
    format!(" ({min} and {max} days × {})", rate(demand.per_day.mean))
}
