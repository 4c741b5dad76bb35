//! Order numbers, drawn from ranges that the customer gives.

use std::collections::BTreeMap;

use crate::error::{Error, ErrorKind, Notice, NoticeKind, Problems, Result};

/// A range of order numbers: prefix and a number from first to last, filled with zeros to the length of last.
///
/// ```
/// use vmi_core::engine::NumberRange;
/// let range = NumberRange { supplier: None, prefix: "PO-".into(), first: 1, last: 9_999, alarm_below: 500 };
/// assert_eq!(range.number(42), "PO-0042");
/// assert_eq!(range.position("PO-0042"), Some(42));
/// assert_eq!(range.position("PO-42"), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberRange {
    /// For orders of this supplier; none: for all suppliers without a range of their own.
    pub supplier: Option<String>,
    /// Before the number.
    pub prefix: String,
    /// The first number.
    pub first: u64,
    /// The last number.
    pub last: u64,
    /// A notice is given when fewer numbers than this are left.
    pub alarm_below: u64,
}

impl NumberRange {
    /// The order number at a place of the range.
    pub fn number(&self, at: u64) -> String {
        let width = self.last.to_string().len();
        format!("{}{at:0width$}", self.prefix)
    }

    /// The place of an order number, if it is of this range.
    pub fn position(&self, order: &str) -> Option<u64> {
        let digits = order.strip_prefix(&self.prefix)?;
        let at: u64 = digits.parse().ok()?;
        ((self.first..=self.last).contains(&at) && self.number(at) == order).then_some(at)
    }
}

/// Ranges with the next free number of each.
pub(super) struct Numbers<'r> {
    ranges: &'r [NumberRange],
    next: BTreeMap<usize, u64>,
}

impl<'r> Numbers<'r> {
    /// The next number of a range comes after the highest that any known order has.
    pub(super) fn new<'o>(ranges: &'r [NumberRange], orders: impl Iterator<Item = &'o str>) -> Result<Self> {
        if let Some(range) = ranges.iter().find(|range| range.first > range.last) {
            let message = format!("the range of order numbers begins at {} and ends at {}", range.first, range.last);
            return Err(Error::new(ErrorKind::BadSetting, message).field("numbers").value(range.first.to_string()).expected("first not above last"));
        }
        if let Some(range) = ranges.iter().find(|range| range.last == u64::MAX) {
            let message = format!("the range of order numbers ends at {}, which is too far", range.last);
            return Err(Error::new(ErrorKind::BadSetting, message).field("numbers").value(range.last.to_string()).expected("a smaller number"));
        }
        let next = ranges.iter().enumerate().map(|(at, range)| (at, range.first)).collect();
        let mut numbers = Self { ranges, next };
        orders.for_each(|order| numbers.take(order));
        Ok(numbers)
    }

    /// Notes that an order has this number, in every range that holds it: two ranges may have numbers in common.
    fn take(&mut self, order: &str) {
        for (range, next) in self.ranges.iter().zip(self.next.values_mut()) {
            if let Some(used) = range.position(order) {
                *next = (*next).max(used + 1);
            }
        }
    }

    /// The next number for a supplier; none where no range is meant for it.
    pub(super) fn draw(&mut self, supplier: &str) -> Result<Option<String>> {
        let of = |range: &NumberRange| range.supplier.as_deref() == Some(supplier);
        let own = self.ranges.iter().position(of).or_else(|| self.ranges.iter().position(|range| range.supplier.is_none()));
        let Some((at, next)) = own.and_then(|at| self.next.get(&at).map(|next| (at, *next))) else { return Ok(None) };
        let range = &self.ranges[at];
        if next > range.last {
            let message = format!("no order number is left for {supplier:?}: the range ends at {:?}", range.number(range.last));
            return Err(Error::new(ErrorKind::OutOfRange, message).field("numbers").expected("a free number").hint("give a new range"));
        }
        let number = range.number(next);
        self.take(&number);
        Ok(Some(number))
    }

    /// Notices of ranges that run out.
    pub(super) fn alarms(&self, problems: &mut Problems) {
        for (range, next) in self.ranges.iter().zip(self.next.values()) {
            let left = range.last.saturating_sub(*next).saturating_add(u64::from(*next <= range.last));
            if left < range.alarm_below {
                let whose = range.supplier.as_ref().map_or("all suppliers".to_owned(), |supplier| format!("{supplier:?}"));
                let message = format!("{left} order numbers are left for {whose}, up to {:?}", range.number(range.last));
                problems.notice(Notice::counted(NoticeKind::NumbersRunningOut, "orders", left, message));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(supplier: Option<&str>, first: u64, last: u64) -> NumberRange {
        NumberRange { supplier: supplier.map(str::to_owned), prefix: "PO-".into(), first, last, alarm_below: 0 }
    }

    #[test]
    fn ranges_with_numbers_in_common_never_give_one_twice() {
        let ranges = [range(Some("S"), 10, 99), range(None, 10, 50)];
        let mut numbers = Numbers::new(&ranges, ["PO-10"].into_iter()).unwrap();
        let drawn: Vec<_> = ["S", "T", "S", "T"].iter().map(|supplier| numbers.draw(supplier).unwrap().unwrap()).collect();
        assert_eq!(drawn, ["PO-11", "PO-12", "PO-13", "PO-14"]);
    }

    #[test]
    fn a_range_that_ends_nowhere_is_refused() {
        assert!(Numbers::new(&[range(None, 1, u64::MAX)], [].into_iter()).is_err());
        let ranges = [range(None, 1, u64::MAX - 1)];
        let mut numbers = Numbers::new(&ranges, ["PO-18446744073709551614"].into_iter()).unwrap();
        assert!(numbers.draw("S").is_err());
        numbers.alarms(&mut Problems::default());
    }
}
