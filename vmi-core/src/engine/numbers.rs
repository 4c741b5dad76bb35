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
        let mut next: BTreeMap<usize, u64> = ranges.iter().enumerate().map(|(at, range)| (at, range.first)).collect();
        for order in orders {
            for (at, range) in ranges.iter().enumerate() {
                if let (Some(used), Some(next)) = (range.position(order), next.get_mut(&at)) {
                    *next = (*next).max(used.saturating_add(1));
                }
            }
        }
        Ok(Self { ranges, next })
    }

    /// The next number for a supplier; none where no range is meant for it.
    pub(super) fn draw(&mut self, supplier: &str) -> Result<Option<String>> {
        let of = |range: &NumberRange| range.supplier.as_deref() == Some(supplier);
        let own = self.ranges.iter().position(of).or_else(|| self.ranges.iter().position(|range| range.supplier.is_none()));
        let Some((at, next)) = own.and_then(|at| self.next.get_mut(&at).map(|next| (at, next))) else { return Ok(None) };
        let range = &self.ranges[at];
        // The very last number of all is not given out, so that the next one can always be told from it.
        if *next > range.last || *next == u64::MAX {
            let message = format!("no order number is left for {supplier:?}: the range ends at {:?}", range.number(range.last));
            return Err(Error::new(ErrorKind::OutOfRange, message).field("numbers").expected("a free number").hint("give a new range"));
        }
        let number = range.number(*next);
        *next = next.saturating_add(1);
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
