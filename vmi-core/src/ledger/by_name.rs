//! A ledger's answers by name, for callers that know tables by their names.

use super::event::Event;
use super::ledger::Ledger;
use super::tables::events_table;
use super::view::View;
use crate::error::{Error, ErrorKind, Result, nearest};
use crate::table::Table;

impl Ledger {
    /// The names that [`Ledger::table`] knows.
    pub const TABLES: [&'static str; 9] = ["stock", "positions", "orders", "allocations", "lots", "thresholds", "forecasts", "findings", "events"];

    /// The events that a view sees, in sequence.
    ///
    /// ```
    /// use vmi_core::ledger::{Event, EventKind, Ledger, View};
    /// use vmi_core::model::{Moment, Quantity};
    /// let at = |day| Moment::parse(day).unwrap();
    /// let issue = |id, day| Event::new(EventKind::Issue, ("wms", id), ("A", "DC1"), Quantity::parse("4").unwrap(), at(day));
    /// let mut ledger = Ledger::default();
    /// ledger.append(&[issue("1", "2026-06-01"), issue("2", "2026-06-20")], None)?;
    /// assert_eq!(ledger.events_of(&View::as_of(at("2026-06-10"))).count(), 1);
    /// # Ok::<(), vmi_core::error::Error>(())
    /// ```
    pub fn events_of(&self, view: &View) -> impl Iterator<Item = Event> {
        let window = view.window(&self.columns);
        (0..window.end).filter(move |sequence| window.sees(&self.columns, *sequence)).map(|sequence| self.columns.event(sequence))
    }

    /// The table of a name, as a view sees it.
    ///
    /// ```
    /// use vmi_core::ledger::{Ledger, View};
    /// let ledger = Ledger::default();
    /// assert_eq!(ledger.table("positions", &View::ALL)?.rows(), 0);
    /// assert!(ledger.table("postions", &View::ALL).unwrap_err().to_string().contains("did you mean \"positions\"?"));
    /// # Ok::<(), vmi_core::error::Error>(())
    /// ```
    pub fn table(&self, name: &str, view: &View) -> Result<Table<'static>> {
        match name {
            "stock" => self.stock_table(view),
            "positions" => self.positions_table(view),
            "orders" => self.orders_table(view),
            "allocations" => self.allocations_table(view),
            "lots" => self.lots_table(view),
            "thresholds" => self.thresholds_table(view),
            "forecasts" => self.forecasts_table(view),
            "findings" => self.findings_table(view),
            "events" => events_table("events", &self.events_of(view).collect::<Vec<_>>()),
            _ => Err(unknown(name)),
        }
    }
}

fn unknown(name: &str) -> Error {
    let message = format!("a ledger has no table {name:?}; there are {}", Ledger::TABLES.join(", "));
    let error = Error::new(ErrorKind::UnknownTable, message).value(name);
    match nearest(name, Ledger::TABLES) {
        Some(near) => error.hint(format!("did you mean {near:?}?")),
        None => error,
    }
}
