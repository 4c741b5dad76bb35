//! Demand by day from issues and lost sales, for keys without a demand table.

use std::collections::{BTreeMap, BTreeSet};

use super::kind::EventKind;
use super::ledger::Ledger;
use super::view::Window;
use crate::error::{Error, ErrorKind, Result};
use crate::model::{Cut, Day, Quantity};

/// What was asked of a key on one day, by its events.
pub(crate) struct DayDemand {
    pub day: Day,
    pub issued: Quantity,
    /// None where no lost sale was recorded.
    pub lost: Option<Quantity>,
    /// What customers brought back.
    pub returned: Quantity,
}

impl Ledger {
    /// The local days on which a key had issues, lost sales or customers' returns, from the first issue or lost sale up to the last one that is over; what a correction takes back is taken off on its day.
    pub(crate) fn daily_demand(&self, item: &str, location: &str, window: &Window, cut: &Cut) -> Result<Vec<DayDemand>> {
        let columns = &self.columns;
        let Some(key) = columns.find_key(item, location) else { return Ok(Vec::new()) };
        let mut days: BTreeMap<Day, (i128, Option<i128>, i128)> = BTreeMap::new();
        let mut is_demand = BTreeSet::new();
        for sequence in columns.of_key(key).filter(|at| window.sees(columns, *at)) {
            let code = columns.code[sequence as usize];
            let nano = if code.is_correction() { -columns.nano(sequence) } else { columns.nano(sequence) };
            if !matches!(code.kind(), EventKind::Issue | EventKind::LostSale | EventKind::CustomerReturn) {
                continue;
            }
            let day = cut.zone().day(columns.effective_at(sequence));
            if day > cut.closed() {
                continue;
            }
            let of_day = days.entry(day).or_default();
            match code.kind() {
                EventKind::Issue => of_day.0 += nano,
                EventKind::CustomerReturn => of_day.2 += nano,
                _ => *of_day.1.get_or_insert(0) += nano,
            }
            is_demand.extend((code.kind() != EventKind::CustomerReturn).then_some(day));
        }
        let overflow = |_| Error::new(ErrorKind::Overflow, "a day's demand is too large to be held exactly").key(item, location);
        let row = |(day, (issued, lost, returned)): (Day, (i128, Option<i128>, i128))| {
            let lost = lost.map(Quantity::from_nano).transpose().map_err(overflow)?;
            let returned = Quantity::from_nano(returned).map_err(overflow)?;
            Ok(DayDemand { day, issued: Quantity::from_nano(issued).map_err(overflow)?, lost, returned })
        };
        // Life starts with the first demand, not with what came back before.
        let first = is_demand.first().copied();
        days.into_iter().filter(|(day, _)| first.is_some_and(|first| first <= *day)).map(row).collect()
    }
}
