//! Proposed adjustments as a table that can be appended as it is.

use super::event::Event;
use super::tables::events_table;
use crate::error::Result;
use crate::table::Table;

/// Proposals in the shape of the events table, without `recorded_at`: when they become known is for the one to say who appends them.
pub(super) fn adjustments_table(proposed: &[Event]) -> Result<Table<'static>> {
    let all = events_table("events", proposed)?;
    let mut table = Table::named("events");
    for name in all.columns().iter().filter(|name| &***name != "recorded_at") {
        if let Some(column) = all.column(name) {
            table.add(name, column.clone())?;
        }
    }
    Ok(table)
}

#[cfg(test)]
mod tests {
    use crate::ledger::{Event, EventKind, Ledger, View};
    use crate::model::{Moment, Quantity};
    use crate::table::Table;

    fn receipt(id: &str, day: &str) -> Event {
        Event::new(EventKind::Receipt, ("wms", id), ("A", "DC1"), Quantity::parse("10").unwrap(), Moment::parse(day).unwrap())
    }

    /// A count is settled after later facts became known: its adjustment is recorded then, and effective at the count.
    #[test]
    fn adjustments_of_an_older_count_can_be_appended() {
        let mut ledger = Ledger::default();
        ledger.append(&[receipt("1", "2026-06-01"), receipt("2", "2026-07-02")], None).unwrap();
        let counts = Table::new("counts").unwrap().with("item", ["A"]).unwrap().with("location", ["DC1"]).unwrap();
        let counts = counts.with("counted", [7.0]).unwrap().with("counted_at", ["2026-06-30"]).unwrap();
        let (_, adjustments, _) = ledger.reconcile_table(&counts, None).unwrap();
        let now = Moment::parse("2026-07-03").unwrap();
        assert_eq!(ledger.append_table(&adjustments, None, Some(now)).unwrap().appended.unwrap().added, 1);
        let position = |view: &View| ledger.position("A", "DC1", view).unwrap().usable().unwrap().to_string();
        let count = View::as_of(Moment::parse("2026-06-30").unwrap());
        assert_eq!((position(&count), position(&count.known_at(Moment::parse("2026-07-02").unwrap()))), ("7".to_owned(), "10".to_owned()));
    }
}
