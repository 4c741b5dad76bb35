//! Business dates and instants: two types that never mix by accident.

use std::fmt;

use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};

use super::option::choice;

/// A business date: a day in a location's calendar, counted from 1970-01-01.
///
/// | operation | result |
/// |---|---|
/// | `day.plus(days)` | `Option<Day>`; none outside years 1 to 9999 |
/// | `later.since(earlier)` | days between, `i32` |
///
/// ```
/// use vmi_core::model::Day;
/// let day = Day::parse("2026-06-30").unwrap();
/// assert_eq!(day.plus(2).unwrap().to_string(), "2026-07-02");
/// assert_eq!(day.weekday(), "Tue");
/// assert!(Day::parse("2026-02-30").is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day(i32);

/// 0001-01-01 and 9999-12-31.
const FIRST: i32 = -719_162;
const LAST: i32 = 2_932_896;

impl Day {
    /// 0001-01-01.
    pub const FIRST: Self = Self(FIRST);
    /// 9999-12-31.
    pub const LAST: Self = Self(LAST);

    /// The day so many days after 1970-01-01; none outside years 1 to 9999.
    pub fn from_days(days: i32) -> Option<Self> {
        (FIRST..=LAST).contains(&days).then_some(Self(days))
    }

    /// Days since 1970-01-01.
    pub const fn days(self) -> i32 {
        self.0
    }

    /// A chrono date as a day.
    pub fn from_date(date: NaiveDate) -> Option<Self> {
        Self::from_days(date.signed_duration_since(NaiveDate::default()).num_days() as i32)
    }

    /// The chrono date.
    pub fn date(self) -> NaiveDate {
        NaiveDate::default() + Duration::days(i64::from(self.0))
    }

    /// `2026-06-30`, exactly; anything else is none.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        let number = |range: std::ops::Range<usize>| {
            bytes[range].iter().try_fold(0_u32, |value, b| b.is_ascii_digit().then(|| value * 10 + u32::from(b - b'0')))
        };
        let date = NaiveDate::from_ymd_opt(number(0..4)? as i32, number(5..7)?, number(8..10)?)?;
        Self::from_date(date)
    }

    /// So many days later (or earlier).
    pub fn plus(self, days: i32) -> Option<Self> {
        self.0.checked_add(days).and_then(Self::from_days)
    }

    /// Days from an earlier day to this one.
    pub const fn since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }

    /// 0 for Monday to 6 for Sunday.
    pub const fn weekday_number(self) -> usize {
        // 1970-01-01 was a Thursday.
        (self.0 + 3).rem_euclid(7) as usize
    }

    /// `Mon` to `Sun`.
    pub fn weekday(self) -> &'static str {
        ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][self.0.rem_euclid(7) as usize]
    }

    /// The first day of this day's bucket.
    #[must_use]
    #[inline]
    pub fn bucket_start(self, bucket: Bucket) -> Self {
        match bucket {
            Bucket::Day => self,
            // 1970-01-01 was a Thursday: three days after its Monday.
            Bucket::Week => Self(self.0 - (self.0 + 3).rem_euclid(7)),
            Bucket::Month => Self(self.0 - self.date().day0() as i32),
        }
    }

    /// The last day of this day's bucket.
    #[must_use]
    #[inline]
    pub fn bucket_end(self, bucket: Bucket) -> Self {
        let start = self.bucket_start(bucket);
        match bucket {
            Bucket::Day => self,
            Bucket::Week => Self(start.0 + 6),
            Bucket::Month => Self(Self(start.0 + 31).bucket_start(Bucket::Month).0 - 1),
        }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.date();
        write!(f, "{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
    }
}

impl TryFrom<String> for Day {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("{text:?} is not a date like 2026-06-30"))
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

choice! {
    /// The length of time that one row of demand covers.
    Bucket {
        /// One calendar day.
        Day = "day",
        /// A week from Monday to Sunday.
        Week = "week",
        /// A calendar month.
        Month = "month",
    }
}

/// A point in time: an instant in UTC, or a business date standing for its close.
///
/// Moments are compared in microseconds; the close of a day comes after every instant of that day. That is right in UTC; elsewhere a
/// [`Cut`](super::Cut) compares. (The last microsecond of a day in UTC is read as that day's close.)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Moment(i64);

const DAY_MICROS: i64 = 86_400_000_000;

impl Moment {
    /// The close of a business date.
    pub const fn close_of(day: Day) -> Self {
        Self((day.0 as i64 + 1) * DAY_MICROS - 1)
    }

    /// The first instant of a business date.
    pub const fn start_of(day: Day) -> Self {
        Self(day.0 as i64 * DAY_MICROS)
    }

    /// So many days of 24 hours later.
    #[must_use]
    pub const fn plus_days(self, days: u32) -> Self {
        Self(self.0 + days as i64 * DAY_MICROS)
    }

    /// An instant, in microseconds since 1970-01-01T00:00:00Z; none outside years 1 to 9999.
    pub fn from_micros(micros: i64) -> Option<Self> {
        let day = i32::try_from(micros.div_euclid(DAY_MICROS)).ok()?;
        Day::from_days(day).map(|_| Self(micros))
    }

    /// Microseconds since 1970-01-01T00:00:00Z.
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// Whether it is a business date, standing for its close, and not an instant.
    pub const fn is_date(self) -> bool {
        self.0.rem_euclid(DAY_MICROS) == DAY_MICROS - 1
    }

    /// The business date it falls on, in UTC; [`Zone::day`](super::Zone::day) gives that of another zone.
    pub fn day(self) -> Day {
        Day(self.0.div_euclid(DAY_MICROS) as i32)
    }

    /// `2026-06-30` (its close), or an instant such as `2026-06-30T14:05:00Z` or with an offset.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(day) = Day::parse(text) {
            return Some(Self::close_of(day));
        }
        let instant = DateTime::parse_from_rfc3339(text).ok()?;
        Self::from_micros(instant.timestamp_micros())
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = self.day();
        if *self == Self::close_of(day) {
            return write!(f, "{day}");
        }
        let micros = self.0.rem_euclid(DAY_MICROS);
        let time =
            NaiveTime::from_num_seconds_from_midnight_opt((micros / 1_000_000) as u32, ((micros % 1_000_000) * 1_000) as u32).unwrap_or_default();
        let instant = NaiveDateTime::new(day.date(), time);
        write!(f, "{}Z", instant.format("%Y-%m-%dT%H:%M:%S%.f"))
    }
}

impl TryFrom<String> for Moment {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("{text:?} is neither a date nor an instant like 2026-06-30T14:05:00Z"))
    }
}

impl From<Moment> for String {
    fn from(moment: Moment) -> Self {
        moment.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buckets_have_their_real_lengths() {
        let day = Day::parse("2024-02-17").unwrap();
        assert_eq!(day.bucket_start(Bucket::Month).to_string(), "2024-02-01");
        assert_eq!(day.bucket_end(Bucket::Month).to_string(), "2024-02-29");
        assert_eq!(day.bucket_start(Bucket::Week).weekday(), "Mon");
        assert_eq!(day.bucket_end(Bucket::Week).to_string(), "2024-02-18");
        let old = Day::parse("1969-12-31").unwrap();
        assert_eq!((old.weekday(), old.bucket_start(Bucket::Week).to_string().as_str()), ("Wed", "1969-12-29"));
    }

    #[test]
    fn the_close_of_a_day_comes_after_its_instants() {
        let noon = Moment::parse("2026-06-30T12:00:00Z").unwrap();
        let close = Moment::parse("2026-06-30").unwrap();
        let next = Moment::parse("2026-07-01T00:00:00Z").unwrap();
        assert!(noon < close && close < next);
        assert_eq!(close.to_string(), "2026-06-30");
        assert_eq!(Moment::parse("2026-06-30T14:00:00+02:00").unwrap(), noon);
        assert_eq!(noon.to_string(), "2026-06-30T12:00:00Z");
    }

    #[test]
    fn dates_outside_the_calendar_are_none() {
        for text in ["2026-13-01", "2026-02-30", "0000-01-01", "26-01-01", "2026/01/01", "2026-1-1", "2026-06-3x"] {
            assert!(Day::parse(text).is_none(), "{text}");
        }
        assert!(Day::from_days(i32::MAX).is_none() && Moment::from_micros(i64::MAX).is_none());
        assert_eq!(Day::from_days(LAST).unwrap().to_string(), "9999-12-31");
        assert_eq!(Day::from_days(FIRST).unwrap().to_string(), "0001-01-01");
    }
}
