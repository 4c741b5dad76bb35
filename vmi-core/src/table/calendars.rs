//! The calendars table, and the zones and calendars that locations and suppliers refer to.

use std::sync::Arc;

use super::reader::{Field, IdCache, Reader, Row};
use super::table::Table;
use crate::error::{Error, ErrorKind, Problems, Result};
use crate::model::{Calendar, Choice, Day, DayRule, IdIndex, TimeOfDay, Weekday, Zone};

/// The calendars that were read.
#[derive(Debug, Default)]
pub(super) struct Calendars {
    ids: IdIndex,
    /// By number; none where a row of it is bad.
    built: Vec<Option<Arc<Calendar>>>,
    /// What bad rows spoil: the calendar's number, and the place of the error.
    spoiled: Vec<(u32, usize)>,
}

/// A good row of the table.
struct DayRow {
    calendar: u32,
    day: When,
    rule: DayRule,
    row: u64,
}

/// The day that a row speaks of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum When {
    Weekday(Weekday),
    Date(Day),
}

pub(super) fn load_calendars(table: &Table<'_>, problems: &mut Problems) -> Result<Calendars> {
    let reader = Reader::bind(table, problems)?;
    let [calendar, date, weekday] = reader.fields(["calendar", "date", "weekday"]);
    let rule = reader.fields(["open", "order_day", "delivery_day", "cut_off"]);
    let mut loaded = Calendars::default();
    let mut rows = Vec::with_capacity(table.rows());
    reader.for_each(|row| {
        let number = row.id_text(calendar).map(|id| loaded.ids.insert(&id));
        let day = read_day(row, date, weekday);
        let rule = read_rule(row, rule);
        for fault in row.take_faults() {
            let at = problems.error(fault);
            loaded.spoiled.extend(number.map(|number| (number, at)));
        }
        if let (Some(calendar), Some(day), Some(rule)) = (number, day, rule) {
            rows.push(DayRow { calendar, day, rule, row: row.row_number() });
        }
    });
    rows.sort_by_key(|row| (row.calendar, row.day, row.row));
    loaded.refuse_duplicates(&rows, problems);
    loaded.refuse_part_of_a_week(&rows, problems);
    loaded.spoiled.sort_unstable();
    loaded.built = (0..loaded.ids.len() as u32).map(|number| loaded.build(number, &rows)).collect();
    Ok(loaded)
}

/// The day of a row: exactly one of date and weekday.
fn read_day(row: &mut Row<'_>, date: Field, weekday: Field) -> Option<When> {
    let is_there = |field: Field| !row.cell(field).is_absent();
    match (is_there(date), is_there(weekday)) {
        (true, false) => row.day(date).map(When::Date),
        (false, true) => row.choice(weekday).map(When::Weekday),
        (true, true) => {
            let (date, weekday) = (row.cell(date).show(), row.cell(weekday).show());
            let message = format!("the row states both date {date} and weekday {weekday}");
            row.fault(Error::new(ErrorKind::ConflictingValues, message).field("weekday").value(weekday).expected("a date or a weekday, not both"));
            None
        }
        (false, false) => {
            let error = Error::new(ErrorKind::MissingValue, "the row states neither a date nor a weekday");
            row.fault(error.field("date").value("").expected("a date like 2026-12-25, or a weekday: mon, tue, wed, thu, fri, sat or sun"));
            None
        }
    }
}

fn read_rule(row: &mut Row<'_>, [open, order_day, delivery_day, cut_off]: [Field; 4]) -> Option<DayRule> {
    let (is_open, orders, deliveries) = (row.bool(open), row.bool(order_day), row.bool(delivery_day));
    let cut_off = time_of_day(row, cut_off);
    let is_open = is_open?;
    for (field, stated) in [("order_day", orders), ("delivery_day", deliveries)] {
        if stated == Some(true) && !is_open {
            row.fault(
                Error::new(ErrorKind::ConflictingValues, format!("{field} is true on a day that is closed"))
                    .field(field)
                    .value("true")
                    .expected("false or empty where open is false")
                    .hint("a day on which orders are taken or goods move is open: set open to true"),
            );
        }
    }
    Some(DayRule { open: is_open, order_day: orders.unwrap_or(is_open), delivery_day: deliveries.unwrap_or(is_open), cut_off })
}

/// A local time of day.
fn time_of_day(row: &mut Row<'_>, field: Field) -> Option<TimeOfDay> {
    let text = row.text(field)?;
    let time = TimeOfDay::parse(&text);
    if time.is_none() {
        row.fault_of(field, ErrorKind::NotADate, "is not a time of day");
    }
    time
}

/// A time zone by its IANA name; an unknown one names the nearest.
pub(super) fn zone(row: &mut Row<'_>, field: Field) -> Option<Zone> {
    let name = row.text(field)?;
    let zone = Zone::parse(&name);
    if zone.is_none() {
        let error = Error::new(ErrorKind::NotAnOption, format!("time_zone {name:?} is not known; expected an IANA name like Europe/Berlin"))
            .field("time_zone")
            .value(&*name)
            .expected("an IANA name like Europe/Berlin");
        row.fault(match Zone::nearest(&name) {
            Some(near) => error.hint(format!("did you mean {near:?}?")),
            None => error.hint("an offset like +02:00 is no zone: it does not say when clocks change"),
        });
    }
    zone
}

impl Calendars {
    /// The calendar that a row refers to, with the place of the first error of one that is spoiled; an unknown one is a fault of the row.
    pub(super) fn resolve(&self, cache: &mut IdCache, row: &mut Row<'_>, field: Field) -> (Option<Arc<Calendar>>, Option<usize>) {
        let Some(number) = cache.resolve(&self.ids, "calendar", row, field) else { return (None, None) };
        let first = self.spoiled.partition_point(|(of, _)| *of < number);
        let error = self.spoiled.get(first).filter(|(of, _)| *of == number).map(|(_, at)| *at);
        (self.built[number as usize].clone(), error)
    }

    /// The good calendars, sorted by id.
    pub(super) fn good(&self) -> Vec<Arc<Calendar>> {
        let mut good: Vec<Arc<Calendar>> = self.built.iter().flatten().cloned().collect();
        good.sort_by(|a, b| a.id().cmp(b.id()));
        good
    }

    fn build(&self, number: u32, rows: &[DayRow]) -> Option<Arc<Calendar>> {
        if self.spoiled.binary_search_by_key(&number, |(of, _)| *of).is_ok() {
            return None;
        }
        let first = rows.partition_point(|row| row.calendar < number);
        let own = || rows[first..].iter().take_while(|row| row.calendar == number);
        let mut week = None;
        let mut dates = Vec::new();
        for row in own() {
            match row.day {
                When::Weekday(weekday) => week.get_or_insert([DayRule::OPEN; 7])[weekday as usize] = row.rule,
                When::Date(day) => dates.push((day, row.rule)),
            }
        }
        Some(Arc::new(Calendar::new(self.ids.id(number), week, dates)))
    }

    /// Two rows of one day: neither is right by guess.
    fn refuse_duplicates(&mut self, rows: &[DayRow], problems: &mut Problems) {
        for pair in rows.windows(2).filter(|pair| (pair[0].calendar, pair[0].day) == (pair[1].calendar, pair[1].day)) {
            let (id, first) = (self.ids.id(pair[0].calendar), pair[0].row);
            let (field, value) = match pair[1].day {
                When::Weekday(weekday) => ("weekday", weekday.word().to_owned()),
                When::Date(day) => ("date", day.to_string()),
            };
            let error = Error::new(ErrorKind::DuplicateKey, format!("{value} of the calendar {id:?} is there twice: first in row {first}"))
                .at("calendars", pair[1].row)
                .field(field)
                .value(value)
                .expected("one row for each calendar and day");
            self.spoiled.push((pair[0].calendar, problems.error(error)));
        }
    }

    /// A calendar with some weekdays must have all: whether a day that is not listed is open cannot be guessed.
    fn refuse_part_of_a_week(&mut self, rows: &[DayRow], problems: &mut Problems) {
        for own in rows.chunk_by(|a, b| a.calendar == b.calendar) {
            let number = own[0].calendar;
            let there = |wanted: Weekday| own.iter().any(|row| row.day == When::Weekday(wanted));
            let missing: Vec<&str> = Weekday::WORDS.iter().filter(|(_, weekday)| !there(*weekday)).map(|(word, _)| *word).collect();
            // A row of the week that is bad itself is not called missing.
            if missing.is_empty() || missing.len() == 7 || self.spoiled.iter().any(|(of, _)| *of == number) {
                continue;
            }
            let id = self.ids.id(number);
            let message = format!("the calendar {id:?} has rows by weekday, but none for {}", missing.join(", "));
            let error = Error::new(ErrorKind::MissingValue, message)
                .table("calendars")
                .field("weekday")
                .value("")
                .expected("a row for each of mon, tue, wed, thu, fri, sat and sun")
                .hint("add them with open = false if nobody works then");
            self.spoiled.push((number, problems.error(error)));
        }
    }
}
