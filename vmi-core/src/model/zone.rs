//! Time zones: the local date of an instant, the close of a day, and what counts as at or before `as_of` at a location.

use std::fmt;

use chrono::{DateTime, Duration, MappedLocalTime, NaiveDateTime, NaiveTime, Offset, TimeZone};
use serde::{Deserialize, Serialize};

use super::catalog::Catalog;
use super::day::{Day, Moment};
use crate::error::nearest;

/// A time zone of the IANA database; UTC unless another is named.
///
/// ```
/// use vmi_core::model::{Moment, Zone};
/// let tokyo = Zone::parse("Asia/Tokyo").unwrap();
/// let instant = Moment::parse("2026-06-30T15:00:00Z").unwrap();
/// assert_eq!(tokyo.day(instant).to_string(), "2026-07-01"); // its midnight
/// assert_eq!(Zone::UTC.day(instant).to_string(), "2026-06-30");
/// assert_eq!(Zone::nearest("Asia/Tokio"), Some("Asia/Tokyo"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Zone(chrono_tz::Tz);

/// No zone is further from UTC than this, so a local time lies within it of the same time in UTC.
const FURTHEST_MICROS: i64 = 26 * 3_600_000_000;

impl Default for Zone {
    fn default() -> Self {
        Self::UTC
    }
}

impl Zone {
    /// Coordinated universal time.
    pub const UTC: Self = Self(chrono_tz::Tz::UTC);

    /// The zone of an IANA name such as `Europe/Berlin`, exactly.
    pub fn parse(name: &str) -> Option<Self> {
        name.parse().ok().map(Self)
    }

    /// The known name nearest to one that is not known.
    pub fn nearest(name: &str) -> Option<&'static str> {
        nearest(name, chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name()))
    }

    /// The IANA name.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// Whether days are those of UTC, so that no moment needs a conversion.
    pub fn is_utc(self) -> bool {
        self == Self::UTC
    }

    /// The date of a moment here: that of a business date is itself, that of an instant the local one.
    ///
    /// Years 1 to 9999 stay inside: at either end of the calendar the last day there is.
    pub fn day(self, moment: Moment) -> Day {
        if self.is_utc() || moment.is_date() { moment.day() } else { self.local_day(moment.micros()) }
    }

    /// The point on the line of time that a moment means here, in microseconds since 1970-01-01T00:00:00Z: an instant is itself, a
    /// business date the last microsecond of its local day.
    pub fn micros(self, moment: Moment) -> i64 {
        if self.is_utc() || !moment.is_date() { moment.micros() } else { self.close(moment.day()) }
    }

    /// A moment as it is compared with others here: a business date becomes the instant of its local close.
    #[must_use]
    pub fn resolve(self, moment: Moment) -> Moment {
        Moment::from_micros(self.micros(moment)).unwrap_or(moment)
    }

    /// The last microsecond of a local day.
    fn close(self, day: Day) -> i64 {
        match day.plus(1) {
            Some(next) => self.at(next, TimeOfDay::MIDNIGHT, Twice::First) - 1,
            None => Moment::close_of(day).micros(),
        }
    }

    /// The last microsecond at which it is not yet later than a local time of a day: a time that comes twice counts the second time, one
    /// that is skipped ends with the moment of the change.
    pub(crate) fn latest(self, day: Day, time: TimeOfDay) -> i64 {
        let (_, skipped) = self.find(day, time);
        self.at(day, time, Twice::Second) - i64::from(skipped)
    }

    fn at(self, day: Day, time: TimeOfDay, twice: Twice) -> i64 {
        match self.find(day, time) {
            (Found::Once(micros), _) => micros,
            (Found::Twice(first, second), _) => {
                if twice == Twice::First {
                    first
                } else {
                    second
                }
            }
        }
    }

    /// The instants of a local time; for one that the clock skips, the moment of the change, and true.
    fn find(self, day: Day, time: TimeOfDay) -> (Found, bool) {
        let local = NaiveDateTime::new(day.date(), time.time());
        match self.0.from_local_datetime(&local) {
            MappedLocalTime::Single(at) => (Found::Once(at.timestamp_micros()), false),
            MappedLocalTime::Ambiguous(a, b) => {
                let (a, b) = (a.timestamp_micros(), b.timestamp_micros());
                (Found::Twice(a.min(b), a.max(b)), false)
            }
            MappedLocalTime::None => (Found::Once(self.first_not_before(local)), true),
        }
    }

    /// The first instant at which the local clock shows this time or a later one.
    fn first_not_before(self, local: NaiveDateTime) -> i64 {
        let middle = local.and_utc().timestamp_micros();
        let (mut before, mut after) = (middle - FURTHEST_MICROS, middle + FURTHEST_MICROS);
        while after - before > 1 {
            let at = before + (after - before) / 2;
            if self.local(at).is_some_and(|clock| clock < local) { before = at } else { after = at }
        }
        after
    }

    fn local(self, micros: i64) -> Option<NaiveDateTime> {
        let utc = DateTime::from_timestamp_micros(micros)?.naive_utc();
        let offset = self.0.offset_from_utc_datetime(&utc).fix().local_minus_utc();
        utc.checked_add_signed(Duration::seconds(i64::from(offset)))
    }

    fn local_day(self, micros: i64) -> Day {
        let local = self.local(micros).and_then(|local| Day::from_date(local.date()));
        local.or_else(|| Moment::from_micros(micros).map(Moment::day)).unwrap_or(Day::FIRST)
    }
}

/// Which of two equal local times is meant, on the day when clocks go back.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Twice {
    First,
    Second,
}

enum Found {
    Once(i64),
    Twice(i64, i64),
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl TryFrom<String> for Zone {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("{text:?} is not a time zone like Europe/Berlin"))
    }
}

impl From<Zone> for String {
    fn from(zone: Zone) -> Self {
        zone.name().to_owned()
    }
}

/// A local time of day, to the minute.
///
/// ```
/// use vmi_core::model::TimeOfDay;
/// assert_eq!(TimeOfDay::parse("14:30").unwrap().to_string(), "14:30");
/// assert!(TimeOfDay::parse("24:00").is_none() && TimeOfDay::parse("9:30").is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TimeOfDay(u16);

impl TimeOfDay {
    const MIDNIGHT: Self = Self(0);

    /// `HH:MM` from 00:00 to 23:59, exactly; anything else is none.
    pub fn parse(text: &str) -> Option<Self> {
        let &[a, b, b':', c, d] = text.as_bytes() else { return None };
        let digits = [a, b, c, d];
        if !digits.iter().all(u8::is_ascii_digit) {
            return None;
        }
        let [a, b, c, d] = digits.map(|digit| u16::from(digit - b'0'));
        let (hours, minutes) = (a * 10 + b, c * 10 + d);
        (hours < 24 && minutes < 60).then_some(Self(hours * 60 + minutes))
    }

    /// Minutes since midnight.
    pub const fn minutes(self) -> u16 {
        self.0
    }

    fn time(self) -> NaiveTime {
        NaiveTime::from_num_seconds_from_midnight_opt(u32::from(self.0) * 60, 0).unwrap_or_default()
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl TryFrom<String> for TimeOfDay {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("{text:?} is not a time of day like 14:30"))
    }
}

impl From<TimeOfDay> for String {
    fn from(time: TimeOfDay) -> Self {
        time.to_string()
    }
}

/// `as_of` at one place: what counts as at or before it, and which day it is there.
///
/// | `as_of` | an instant counts if | a business date d counts if | [`Cut::day`] | [`Cut::closed`] |
/// |---|---|---|---|---|
/// | a business date D | its local date is D or earlier | d ≤ D | D | D |
/// | an instant T | it is T or earlier | d has closed at T: d is before T's local date | T's local date | the day before |
///
/// ```
/// use vmi_core::model::{Cut, Moment, Zone};
/// let at = |text| Moment::parse(text).unwrap();
/// let tokyo = Cut::new(at("2026-06-30"), Zone::parse("Asia/Tokyo").unwrap());
/// assert!(tokyo.includes(at("2026-06-30T14:59:59Z")) && !tokyo.includes(at("2026-06-30T15:00:00Z")));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    zone: Zone,
    limit: i64,
    as_of: Moment,
}

impl Cut {
    /// `as_of` in a zone.
    pub fn new(as_of: Moment, zone: Zone) -> Self {
        Self { zone, limit: zone.micros(as_of), as_of }
    }

    /// Whether a moment is at or before `as_of` here.
    #[inline]
    pub fn includes(&self, moment: Moment) -> bool {
        self.zone.micros(moment) <= self.limit
    }

    /// A moment that no included one comes after, whatever the zone: for a first, coarse selection.
    pub fn upper(&self) -> Moment {
        let last = Moment::from_micros(self.limit).unwrap_or(self.as_of);
        last.max(Moment::close_of(self.closed()))
    }

    /// The business date here: that of `as_of`, or the local date of its instant.
    pub fn day(&self) -> Day {
        self.zone.day(self.as_of)
    }

    /// The last day that is over.
    pub fn closed(&self) -> Day {
        let day = self.day();
        if self.as_of.is_date() { day } else { day.plus(-1).unwrap_or(day) }
    }

    /// The instant of `as_of`; none where it is a business date.
    pub fn instant(&self) -> Option<Moment> {
        (!self.as_of.is_date()).then_some(self.as_of)
    }

    /// The zone.
    pub fn zone(&self) -> Zone {
        self.zone
    }
}

/// `as_of` at every location of a catalog.
#[derive(Clone, Debug)]
pub struct Cuts {
    utc: Cut,
    /// By location number; empty where all are in UTC.
    by_location: Vec<Cut>,
}

impl Cuts {
    /// One cut for each location.
    pub fn new(as_of: Moment, catalog: &Catalog) -> Self {
        let utc = Cut::new(as_of, Zone::UTC);
        let is_plain = catalog.locations.iter().all(|location| location.zone.is_utc());
        let cut = |zone: Zone| if zone.is_utc() { utc } else { Cut::new(as_of, zone) };
        let by_location = if is_plain { Vec::new() } else { catalog.locations.iter().map(|location| cut(location.zone)).collect() };
        Self { utc, by_location }
    }

    /// The cut at a location; that of UTC where it is not known.
    #[inline]
    pub fn of(&self, location: Option<u32>) -> &Cut {
        location.and_then(|number| self.by_location.get(number as usize)).unwrap_or(&self.utc)
    }

    /// The last day that is over, where it is the same at every location.
    pub fn closed_everywhere(&self) -> Option<Day> {
        (self.by_location.is_empty() || self.utc.instant().is_none()).then(|| self.utc.closed())
    }

    /// Whether every location is in UTC.
    pub fn is_utc(&self) -> bool {
        self.by_location.is_empty()
    }

    /// `as_of` as it was given.
    pub fn as_of(&self) -> Moment {
        self.utc.as_of
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(name: &str) -> Zone {
        Zone::parse(name).unwrap()
    }

    fn at(text: &str) -> Moment {
        Moment::parse(text).unwrap()
    }

    #[test]
    fn midnight_in_another_zone_is_the_day_before() {
        // The same instant: midnight in Berlin, the evening before in New York, and still the day before in UTC.
        let midnight = at("2026-07-01T00:00:00+02:00");
        let days = ["Europe/Berlin", "America/New_York", "UTC", "Asia/Tokyo"].map(|name| zone(name).day(midnight).to_string());
        assert_eq!(days, ["2026-07-01", "2026-06-30", "2026-06-30", "2026-07-01"]);
        let cut = |name: &str| Cut::new(at("2026-06-30"), zone(name));
        assert!(!cut("Europe/Berlin").includes(midnight), "in Berlin it is tomorrow");
        assert!(cut("America/New_York").includes(midnight), "in New York it is today");
    }

    #[test]
    fn a_business_date_closes_with_its_local_day() {
        for (name, day, last) in [
            ("Asia/Tokyo", "2026-06-30", "2026-06-30T14:59:59.999999Z"),
            ("America/Los_Angeles", "2026-06-30", "2026-07-01T06:59:59.999999Z"),
            ("Europe/Berlin", "2026-03-29", "2026-03-29T21:59:59.999999Z"), // 23 hours
            ("Europe/Berlin", "2026-10-25", "2026-10-25T22:59:59.999999Z"), // 25 hours
            ("Europe/Berlin", "2024-02-29", "2024-02-29T22:59:59.999999Z"),
            ("Pacific/Kiritimati", "2025-12-31", "2025-12-31T09:59:59.999999Z"),
            ("America/Sao_Paulo", "2018-11-03", "2018-11-04T02:59:59.999999Z"), // midnight is skipped
            ("America/Havana", "2026-10-31", "2026-11-01T03:59:59.999999Z"),    // midnight comes twice
            ("Pacific/Apia", "2011-12-29", "2011-12-30T09:59:59.999999Z"),      // the next day is skipped
            ("Pacific/Apia", "2011-12-30", "2011-12-30T09:59:59.999999Z"),
            ("UTC", "2026-06-30", "2026-06-30"),
        ] {
            let resolved = zone(name).resolve(at(day));
            assert_eq!(resolved, at(last), "{name} {day}");
            let cut = Cut::new(at(day), zone(name));
            let after = Moment::from_micros(resolved.micros() + 1).unwrap();
            assert!(cut.includes(resolved) && cut.includes(at(day)) && !cut.includes(after), "{name} {day}");
            assert!(resolved <= cut.upper() && at(day) <= cut.upper());
            assert_eq!((cut.day(), cut.closed()), (at(day).day(), at(day).day()));
        }
    }

    #[test]
    fn an_instant_includes_the_days_that_have_closed() {
        let cut = Cut::new(at("2026-07-01T02:00:00Z"), zone("America/New_York"));
        assert_eq!((cut.day().to_string(), cut.closed().to_string()), ("2026-06-30".into(), "2026-06-29".into()));
        assert!(cut.includes(at("2026-06-29")) && !cut.includes(at("2026-06-30")));
        assert!(cut.includes(at("2026-07-01T02:00:00Z")) && !cut.includes(at("2026-07-01T02:00:00.000001Z")));
        let tokyo = Cut::new(at("2026-07-01T02:00:00Z"), zone("Asia/Tokyo"));
        assert!(tokyo.includes(at("2026-06-30")) && !tokyo.includes(at("2026-07-01")));
        assert_eq!(tokyo.upper(), at("2026-07-01T02:00:00Z"));
    }

    #[test]
    fn in_utc_a_cut_is_the_comparison_of_moments() {
        let moments = ["2026-06-29", "2026-06-30T00:00:00Z", "2026-06-30T23:00:00Z", "2026-06-30", "2026-07-01T00:00:00Z"].map(at);
        for as_of in moments {
            let cut = Cut::new(as_of, Zone::UTC);
            assert!(moments.iter().all(|moment| cut.includes(*moment) == (*moment <= as_of)));
            assert_eq!(cut.upper(), as_of);
        }
    }

    #[test]
    fn a_local_time_on_the_days_when_clocks_change() {
        let berlin = zone("Europe/Berlin");
        let latest = |day: &str, time: &str| {
            Moment::from_micros(berlin.latest(Day::parse(day).unwrap(), TimeOfDay::parse(time).unwrap())).unwrap().to_string()
        };
        assert_eq!(latest("2026-06-30", "14:30"), "2026-06-30T12:30:00Z");
        assert_eq!(latest("2026-03-29", "02:30"), "2026-03-29T00:59:59.999999Z", "skipped: until the change");
        assert_eq!(latest("2026-10-25", "02:30"), "2026-10-25T01:30:00Z", "twice: the second time");
    }

    #[test]
    fn the_ends_of_the_calendar_do_not_panic() {
        for name in ["Asia/Tokyo", "America/Los_Angeles", "Pacific/Apia"] {
            for day in ["0001-01-01", "9999-12-31"] {
                let cut = Cut::new(at(day), zone(name));
                assert!(cut.includes(at(day)) && cut.upper() >= at(day));
                assert!(zone(name).day(Moment::from_micros(at(day).micros() - 1).unwrap()) >= Day::FIRST);
            }
            let first = Moment::from_micros(Moment::close_of(Day::FIRST).micros() - 86_399_999_999).unwrap();
            assert!(zone(name).day(first) >= Day::FIRST);
        }
    }

    #[test]
    fn times_that_are_none() {
        for text in ["", "1430", "14:3", "14:60", "24:00", "-1:00", "14:30:00", "1a:00", "１4:30"] {
            assert!(TimeOfDay::parse(text).is_none(), "{text}");
        }
    }
}
