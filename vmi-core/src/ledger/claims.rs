//! Allocations as a table.

use super::ledger::Ledger;
use super::view::View;
use crate::error::Result;
use crate::table::{Table, dates, decimals, texts};

impl Ledger {
    /// Allocations with an order that are still open: item, location, order, line, quantity, promised_for.
    ///
    /// ```
    /// use vmi_core::ledger::{Event, EventKind, Ledger, View};
    /// use vmi_core::model::{Moment, Quantity};
    /// let day = Moment::parse("2026-06-30").unwrap();
    /// let claim = Event::new(EventKind::Allocate, ("erp", "1"), ("A", "DC1"), Quantity::parse("4").unwrap(), day).of_order("C7", "1");
    /// let mut ledger = Ledger::default();
    /// ledger.append(&[claim], None)?;
    /// assert_eq!(ledger.allocations_table(&View::ALL)?.rows(), 1);
    /// # Ok::<(), vmi_core::error::Error>(())
    /// ```
    pub fn allocations_table(&self, view: &View) -> Result<Table<'static>> {
        let rows = self.allocations(view)?;
        let mut table = Table::named("allocations");
        table.add("item", texts(rows.iter().map(|row| Some(&row.item))))?;
        table.add("location", texts(rows.iter().map(|row| Some(&row.location))))?;
        table.add("order", texts(rows.iter().map(|row| Some(&row.order))))?;
        table.add("line", texts(rows.iter().map(|row| Some(&row.line))))?;
        table.add("quantity", decimals(rows.iter().map(|row| Some(row.quantity.decimal()))))?;
        table.add("promised_for", dates(rows.iter().map(|row| row.promised_for)))?;
        Ok(table)
    }
}
