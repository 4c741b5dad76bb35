//! Promotions and other events that the user states.

use super::{Cleansed, Why, checked};
use crate::error::{Error, ErrorKind, Result};
use crate::num::domain::held;

/// What is done with the demand of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventTreatment {
    /// It becomes unknown.
    LeaveOut,
    /// It becomes the base level.
    Base,
    /// It is divided by the uplift of the event's group.
    DivideByUplift,
}

/// Periods with an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// The first period.
    pub from: usize,
    /// The last period.
    pub to: usize,
    /// Events of one group share an uplift.
    pub group: u32,
    /// What is done with their demand.
    pub treatment: EventTreatment,
}

/// What a group of events did to demand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EventEffect {
    /// The group.
    pub group: u32,
    /// Its known periods.
    pub periods: usize,
    /// Their demand.
    pub demand: f64,
    /// What the base level would have been in them.
    pub base: f64,
    /// demand / base; none where either is 0.
    pub uplift: Option<f64>,
}

/// A series without its events.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WithoutEvents {
    /// Demand by period, and what was changed.
    pub cleansed: Cleansed,
    /// By group, in ascending order.
    pub effects: Vec<EventEffect>,
}

/// Takes events out of a series, NaN where demand is unknown.
///
/// ```text
/// base(t) = mean of the known periods without an event at the same place of the season; of all of them where none is or `season` is 0 or 1
/// uplift  = Σ demand / Σ base over the known periods of a group        demand / uplift where it is divided by it
/// ```
///
/// A period that two events claim belongs to the first of them in the list. An uplift of a group without demand, or over a base of 0, cannot be
/// divided by: the base takes its place. Periods outside the series are left aside. Errors: `from` after `to`; no known period without an event.
///
/// ```
/// use vmi_core::demand::cleansing::events::{Event, EventTreatment, without_events};
/// let event = Event { from: 2, to: 3, group: 1, treatment: EventTreatment::DivideByUplift };
/// let found = without_events(&[4.0, 6.0, 18.0, 12.0, 5.0], &[event], 0)?;
/// assert_eq!(found.effects[0].uplift, Some(3.0));
/// assert_eq!(found.cleansed.demand, [4.0, 6.0, 6.0, 4.0, 5.0]);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn without_events(demand: &[f64], events: &[Event], season: usize) -> Result<WithoutEvents> {
    without_events_of(demand, &[], events, season)
}

/// As [`without_events`], where periods marked in `left_out` neither count nor change.
pub(super) fn without_events_of(demand: &[f64], left_out: &[bool], events: &[Event], season: usize) -> Result<WithoutEvents> {
    checked("demand", demand)?;
    let mut found = WithoutEvents { cleansed: Cleansed::of(demand), effects: Vec::new() };
    let owner = owners(demand, left_out, events)?;
    if owner.iter().all(|owner| !matches!(owner, Owner::Event(_))) {
        return Ok(found);
    }
    let base = base(demand, &owner, season)?;
    found.effects = effects(demand, events, &owner, &base);
    for place in 0..demand.len() {
        let Owner::Event(event) = owner[place] else { continue };
        let uplift = found.effects.iter().find(|effect| effect.group == events[event].group).and_then(|effect| effect.uplift);
        let becomes = match (events[event].treatment, uplift) {
            (EventTreatment::LeaveOut, _) => f64::NAN,
            (EventTreatment::DivideByUplift, Some(uplift)) => demand[place] / uplift,
            (EventTreatment::DivideByUplift, None) | (EventTreatment::Base, _) => base[place],
        };
        found.cleansed.set(place, becomes, Why::Event);
    }
    Ok(found)
}

/// What each group of events did, in ascending order.
fn effects(demand: &[f64], events: &[Event], owner: &[Owner], base: &[f64]) -> Vec<EventEffect> {
    let mut groups: Vec<u32> = events.iter().map(|event| event.group).collect();
    groups.sort_unstable();
    groups.dedup();
    let effect = |group: u32| {
        let places = (0..demand.len()).filter(|place| matches!(owner[*place], Owner::Event(event) if events[event].group == group));
        let mut effect = EventEffect { group, periods: 0, demand: 0.0, base: 0.0, uplift: None };
        for place in places {
            effect.periods += 1;
            effect.demand += demand[place];
            effect.base += base[place];
        }
        let uplift = effect.demand / effect.base;
        effect.uplift = (uplift > 0.0 && uplift.is_finite()).then_some(uplift);
        effect
    };
    groups.into_iter().map(effect).collect()
}

/// What a period counts for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Owner {
    Base,
    Nothing,
    Event(usize),
}

fn owners(demand: &[f64], left_out: &[bool], events: &[Event]) -> Result<Vec<Owner>> {
    let counts = |place: usize| !demand[place].is_nan() && !left_out.get(place).copied().unwrap_or(false);
    let mut owner: Vec<Owner> = (0..demand.len()).map(|place| if counts(place) { Owner::Base } else { Owner::Nothing }).collect();
    for (number, event) in events.iter().enumerate() {
        if event.from > event.to {
            let message = format!("event {} is from period {} to period {}", number + 1, event.from, event.to);
            return Err(Error::new(ErrorKind::ConflictingValues, message).field("events").expected("a last period that is not before the first"));
        }
        let periods = event.to.saturating_add(1).saturating_sub(event.from);
        for owner in owner.iter_mut().skip(event.from).take(periods).filter(|owner| **owner == Owner::Base) {
            *owner = Owner::Event(number);
        }
    }
    Ok(owner)
}

/// The base level of every period.
fn base(demand: &[f64], owner: &[Owner], season: usize) -> Result<Vec<f64>> {
    let season = season.max(1);
    let mut by_place = vec![(0.0, 0.0); season.min(demand.len())];
    let (mut total, mut count) = (0.0, 0.0);
    for (place, size) in demand.iter().enumerate().filter(|(place, _)| owner[*place] == Owner::Base) {
        let own = &mut by_place[place % season];
        *own = (own.0 + size, own.1 + 1.0);
        (total, count) = (total + size, count + 1.0);
    }
    if count == 0.0 {
        let error = Error::new(ErrorKind::MissingValue, "every known period has an event: there is no base level");
        return Err(error.field("events").expected("at least one known period without an event"));
    }
    held("demand", total)?;
    let mean = |place: usize| {
        let (own, periods) = by_place[place % season];
        if periods > 0.0 { own / periods } else { total / count }
    };
    Ok((0..demand.len()).map(mean).collect())
}
