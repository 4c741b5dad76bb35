//! The days on which a key had issues or lost sales, as local dates of its location.

use std::collections::BTreeMap;

use crate::error::{Error, ErrorKind, Result};
use crate::ledger::{EventKind, Ledger};
use crate::model::{Cut, Day, Moment, Quantity};

/// What was issued on a day, and what was lost where a lost sale was recorded.
pub(super) type DaySums = (Quantity, Option<Quantity>);

/// By day, of the events up to the last day that is over: the day that goes on is no day's demand yet.
pub(super) fn by_day(ledger: &Ledger, item: &str, location: &str, cut: &Cut) -> Result<BTreeMap<Day, DaySums>> {
    let overflow = |_| Error::new(ErrorKind::Overflow, "a day's demand is too large to be held exactly").key(item, location);
    if cut.zone().is_utc() {
        let days = ledger.daily_demand(item, location, Moment::close_of(cut.closed()))?;
        return Ok(days.into_iter().map(|day| (day.day, (day.issued, day.lost))).collect());
    }
    let mut days: BTreeMap<Day, DaySums> = BTreeMap::new();
    for event in ledger.history(item, location, cut.upper(), None) {
        let day = cut.zone().day(event.effective_at);
        if !cut.includes(event.effective_at) || day > cut.closed() || !matches!(event.kind, EventKind::Issue | EventKind::LostSale) {
            continue;
        }
        let (issued, lost) = days.entry(day).or_default();
        if event.kind == EventKind::Issue {
            *issued = issued.plus(event.quantity).map_err(overflow)?;
        } else {
            *lost = Some(lost.unwrap_or_default().plus(event.quantity).map_err(overflow)?);
        }
    }
    Ok(days)
}
