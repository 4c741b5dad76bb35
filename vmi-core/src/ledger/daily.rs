//! Demand by day from issues and lost sales, for keys without a demand table.

use std::collections::BTreeMap;

use super::kind::EventKind;
use super::ledger::Ledger;
use super::view::View;
use crate::error::{Error, ErrorKind, Result};
use crate::model::{Day, Quantity};

/// What was asked of a key on one day, by its events.
pub(crate) struct DayDemand {
    pub day: Day,
    pub issued: Quantity,
    /// None where no lost sale was recorded.
    pub lost: Option<Quantity>,
}

impl Ledger {
    /// The days on which a key had issues or lost sales; what a correction takes back is taken off on its day.
    pub(crate) fn daily_demand(&self, item: &str, location: &str, view: &View) -> Result<Vec<DayDemand>> {
        let columns = &self.columns;
        let Some(key) = columns.find_key(item, location) else { return Ok(Vec::new()) };
        let window = view.window(columns);
        let mut days: BTreeMap<Day, (i128, Option<i128>)> = BTreeMap::new();
        for sequence in columns.of_key(key).filter(|at| window.sees(columns, *at)) {
            let code = columns.code[sequence as usize];
            let nano = if code.is_correction() { -columns.nano(sequence) } else { columns.nano(sequence) };
            let day = || columns.effective_at(sequence).day();
            match code.kind() {
                EventKind::Issue => days.entry(day()).or_default().0 += nano,
                EventKind::LostSale => *days.entry(day()).or_default().1.get_or_insert(0) += nano,
                _ => {}
            }
        }
        let overflow = |_| Error::new(ErrorKind::Overflow, "a day's demand is too large to be held exactly").key(item, location);
        let row = |(day, (issued, lost)): (Day, (i128, Option<i128>))| {
            let lost = lost.map(Quantity::from_nano).transpose().map_err(overflow)?;
            Ok(DayDemand { day, issued: Quantity::from_nano(issued).map_err(overflow)?, lost })
        };
        days.into_iter().map(row).collect()
    }
}
