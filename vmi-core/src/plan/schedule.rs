//! When an order is placed and when it arrives, on the calendars of supplier and location.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::reason::Reason;
use crate::model::{Calendar, Day, DayRule, Moment, Zone};
use crate::num::decimal;

/// How far ahead an order day or a delivery day is looked for, and how far back an order day.
const HORIZON_DAYS: i32 = 3_650;
/// How far ahead the end of a lead time in working days is looked for.
const LEAD_TIME_HORIZON_DAYS: i32 = 36_500;

/// What the dates of an order rest on besides `as_of` and a lead time in calendar days: calendars, and an instant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Schedule {
    /// The instant of the plan; none: the close of a business date.
    pub instant: Option<Moment>,
    /// The zone of the cut-off: the supplier's, else the location's.
    pub zone: Zone,
    /// The supplier's calendar: order days, working days, delivery days; none: every day is each of them.
    pub supplier: Option<Arc<Calendar>>,
    /// The location's calendar: days on which goods are received; none: every day.
    pub location: Option<Arc<Calendar>>,
    /// The lead time as stated, in days of the supplier's calendar.
    pub lead_time: Option<f64>,
    /// The longest lead time as stated, in the same days.
    pub lead_time_max: Option<f64>,
}

/// The dates of an order that would be placed now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderDates {
    /// The next order day; none beyond 9999-12-31.
    pub place_on: Option<Day>,
    /// The day on which it arrives; none without a lead time.
    pub due: Option<Day>,
}

/// A lead time in whole days.
fn whole(days: f64) -> Option<i32> {
    decimal::round_up(days, 0).ok().and_then(|days| i32::try_from(days).ok())
}

/// The dates of an order placed at the first moment that is possible; without a schedule, the day after `as_of` and calendar days.
pub fn order_dates(schedule: Option<&Schedule>, as_of: Day, lead_time: Option<f64>) -> Result<OrderDates, Reason> {
    let Some(schedule) = schedule else {
        let place_on = as_of.plus(1);
        let due = place_on.zip(lead_time.and_then(whole)).and_then(|(day, lead)| day.plus(lead));
        return Ok(OrderDates { place_on, due });
    };
    let place_on = schedule.place_on(as_of).ok_or(Reason::NoOrderDay)?;
    let due = match schedule.lead_time.and_then(whole) {
        Some(lead) => Some(schedule.due(place_on, lead, as_of).ok_or(Reason::NoDeliveryDay)?),
        None => None,
    };
    Ok(OrderDates { place_on: Some(place_on), due })
}

/// The last order day whose due date is not after the day on which stock runs out; it may be past.
pub fn latest_order_day(schedule: Option<&Schedule>, run_out: Day, lead_time: Option<f64>) -> Option<Day> {
    match schedule {
        Some(schedule) => schedule.latest_order_day(run_out, whole(schedule.lead_time?)?),
        None => run_out.plus(-whole(lead_time?)?),
    }
}

impl Schedule {
    /// Whether a calendar is concerned, so that the lead time of this very order is counted on it.
    pub fn has_calendar(&self) -> bool {
        self.supplier.is_some() || self.location.is_some()
    }

    /// The next order day: after a business date; for an instant that is not after the cut-off, its own day at the supplier.
    pub fn place_on(&self, as_of: Day) -> Option<Day> {
        let Some(instant) = self.instant else { return self.order_day_after(as_of) };
        let today = self.zone.day(instant);
        let rule = self.supplier_rule(today);
        let in_time = rule.cut_off.is_none_or(|time| instant.micros() <= self.zone.latest(today, time));
        if rule.order_day && in_time { Some(today) } else { self.order_day_after(today) }
    }

    /// The first order day after a day.
    pub fn order_day_after(&self, day: Day) -> Option<Day> {
        (1..=self.reach(day, true)).map_while(|ahead| day.plus(ahead)).find(|day| self.supplier_rule(*day).order_day)
    }

    /// When an order arrives: after the lead time, on the next day on which the supplier delivers and the location receives, never before
    /// `today`, the location's own date.
    pub fn due(&self, place_on: Day, lead_days: i32, today: Day) -> Option<Day> {
        let ready = self.after_lead_time(place_on, lead_days)?.max(today);
        (0..=self.reach(ready, true)).map_while(|ahead| ready.plus(ahead)).find(|day| self.delivers_on(*day))
    }

    /// The calendar days from ordering to arrival; none without a delivery day.
    pub fn calendar_days(&self, place_on: Day, lead_time: f64, today: Day) -> Option<f64> {
        self.due(place_on, whole(lead_time)?, today).map(|due| f64::from(due.since(place_on)))
    }

    /// The last working day of the lead time; day 1 is the next one after ordering.
    fn after_lead_time(&self, place_on: Day, lead_days: i32) -> Option<Day> {
        if self.supplier.is_none() || lead_days == 0 {
            return place_on.plus(lead_days);
        }
        let days = (1..=LEAD_TIME_HORIZON_DAYS).map_while(|ahead| place_on.plus(ahead));
        days.filter(|day| self.supplier_rule(*day).open).nth(lead_days as usize - 1)
    }

    /// The last order day whose due date is not after `run_out`.
    pub fn latest_order_day(&self, run_out: Day, lead_days: i32) -> Option<Day> {
        let back = |from: Day, horizon: i32| (0..=horizon).map_while(move |back| from.plus(-back));
        // The due date is not after it if the lead time ends on or before the last delivery day up to it.
        let delivered = back(run_out, self.reach(run_out, false)).find(|day| self.delivers_on(*day))?;
        let placed = match (&self.supplier, lead_days) {
            (None, _) | (_, 0) => delivered.plus(-lead_days)?,
            _ => back(delivered, LEAD_TIME_HORIZON_DAYS).filter(|day| self.supplier_rule(*day).open).nth(lead_days as usize - 1)?.plus(-1)?,
        };
        back(placed, self.reach(placed, false)).find(|day| self.supplier_rule(*day).order_day)
    }

    /// How many days from a day on, ahead or back, a search may have to look: past the outermost row by date every week is the same, so a
    /// week without a find ends it. A calendar that never opens costs no walk over ten years for each of its keys.
    fn reach(&self, from: Day, ahead: bool) -> i32 {
        let outermost = |dates: &[(Day, DayRule)]| if ahead { dates.last().map(|(day, _)| *day) } else { dates.first().map(|(day, _)| *day) };
        let distance = |day: Day| if ahead { day.since(from) } else { from.since(day) };
        let calendars = [&self.supplier, &self.location];
        let furthest = calendars.into_iter().flatten().filter_map(|calendar| outermost(calendar.dates()).map(distance)).max();
        (furthest.unwrap_or(0).max(0) + 7).min(HORIZON_DAYS)
    }

    fn supplier_rule(&self, day: Day) -> DayRule {
        self.supplier.as_ref().map_or(DayRule::OPEN, |calendar| calendar.rule(day))
    }

    fn delivers_on(&self, day: Day) -> bool {
        self.supplier_rule(day).delivery_day && self.location.as_ref().is_none_or(|calendar| calendar.rule(day).delivery_day)
    }
}
