//! A calendar: on which days somebody works, takes orders and delivers or receives.

use serde::{Deserialize, Serialize};

use super::day::Day;
use super::option::choice;
use super::zone::TimeOfDay;

choice! {
    /// A day of the week.
    Weekday {
        /// Monday.
        Mon = "mon",
        /// Tuesday.
        Tue = "tue",
        /// Wednesday.
        Wed = "wed",
        /// Thursday.
        Thu = "thu",
        /// Friday.
        Fri = "fri",
        /// Saturday.
        Sat = "sat",
        /// Sunday.
        Sun = "sun",
    }
}

/// What happens on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayRule {
    /// It counts as a working day.
    pub open: bool,
    /// Orders are taken.
    pub order_day: bool,
    /// Goods are delivered, or received.
    pub delivery_day: bool,
    /// Orders are taken until then, local time; none = the whole day.
    pub cut_off: Option<TimeOfDay>,
}

impl DayRule {
    /// A day on which everything happens.
    pub const OPEN: Self = Self { open: true, order_day: true, delivery_day: true, cut_off: None };
}

/// Days by weekday, overridden by date.
///
/// ```
/// use vmi_core::model::{Calendar, Day, DayRule};
/// let closed = DayRule { open: false, order_day: false, delivery_day: false, cut_off: None };
/// let christmas = Day::parse("2026-12-25").unwrap();
/// let calendar = Calendar::new("NRW", None, vec![(christmas, closed)]);
/// assert!(!calendar.rule(christmas).open && calendar.rule(christmas.plus(1).unwrap()).open);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {
    id: String,
    /// Monday to Sunday; none: open every day.
    week: Option<[DayRule; 7]>,
    /// Sorted.
    dates: Vec<(Day, DayRule)>,
}

impl Calendar {
    /// A calendar of the rules by weekday (none: open every day) and the dates that override them.
    pub fn new(id: &str, week: Option<[DayRule; 7]>, mut dates: Vec<(Day, DayRule)>) -> Self {
        dates.sort_by_key(|(day, _)| *day);
        Self { id: id.to_owned(), week, dates }
    }

    /// Its id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The rules by weekday, Monday first.
    pub fn week(&self) -> Option<&[DayRule; 7]> {
        self.week.as_ref()
    }

    /// The rules by date, in their order.
    pub fn dates(&self) -> &[(Day, DayRule)] {
        &self.dates
    }

    /// What happens on a day: the row of its date, else that of its weekday.
    pub fn rule(&self, day: Day) -> DayRule {
        match self.dates.binary_search_by_key(&day, |(date, _)| *date) {
            Ok(at) => self.dates[at].1,
            Err(_) => self.week.map_or(DayRule::OPEN, |week| week[day.weekday_number()]),
        }
    }
}
