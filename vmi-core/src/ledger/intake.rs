//! Tables handed to a ledger: events to append, counts to compare.

use super::account::StockAccount;
use super::append::Refusal;
use super::event::Event;
use super::ledger::{Appended, Ledger};
use super::read::{faults_with_key, read_events};
use super::reconcile::Count;
use crate::error::{Error, ErrorKind, Problems, Result};
use crate::model::{Moment, Owner};
use crate::table::{Reader, Table};

/// What became of a table of events.
#[derive(Clone, Debug)]
pub struct Intake {
    /// What was appended; none if the table was refused, which leaves the ledger as it was.
    pub appended: Option<Appended>,
    /// Every row's errors, and notices.
    pub problems: Problems,
}

impl Ledger {
    /// Appends the rows of an events table, whole or not at all; every bad row is named.
    ///
    /// Rows may come in any order: they are appended by `recorded_at`, equal ones as they stand. A row that does not say when it
    /// became known did so at `recorded_at`, or else when it happened.
    ///
    /// ```
    /// use vmi_core::ledger::Ledger;
    /// use vmi_core::table::Table;
    /// let events = Table::new("events")?
    ///     .with("source", ["wms"])?.with("event_id", ["1"])?.with("kind", ["receipt"])?.with("item", ["A"])?.with("location", ["DC1"])?
    ///     .with("quantity", [10.0])?.with("effective_at", ["2026-06-30"])?;
    /// let mut ledger = Ledger::default();
    /// assert_eq!(ledger.append_table(&events, None, None)?.appended.unwrap().added, 1);
    /// # Ok::<(), vmi_core::error::Error>(())
    /// ```
    pub fn append_table(&mut self, table: &Table<'_>, expected_sequence: Option<u64>, recorded_at: Option<Moment>) -> Result<Intake> {
        let mut problems = Problems::default();
        expect_name(table, "events")?;
        if table.is_empty() {
            let appended = Some(Appended { added: 0, repeated: 0, sequence: self.sequence() });
            return Ok(Intake { appended, problems });
        }
        let mut read = read_events(table, recorded_at, &mut problems)?;
        if !problems.errors().is_empty() {
            return Ok(Intake { appended: None, problems });
        }
        read.sort_by_key(|(row, event)| (event.recorded_at, *row));
        let (rows, events): (Vec<u64>, Vec<Event>) = read.into_iter().unzip();
        match self.try_append(&events, expected_sequence) {
            Ok(appended) => Ok(Intake { appended: Some(appended), problems }),
            Err(Refusal { first, others }) => {
                for (at, error) in std::iter::once(first).chain(others) {
                    problems.error(match at.and_then(|at| rows.get(at)) {
                        Some(row) => error.at("events", *row),
                        None => error.table("events"),
                    });
                }
                Ok(Intake { appended: None, problems })
            }
        }
    }
}

/// A table of another name has other columns: it is refused before any is read.
fn expect_name(table: &Table<'_>, name: &str) -> Result<()> {
    if table.name() == name {
        return Ok(());
    }
    let error = Error::new(ErrorKind::UnknownTable, format!("the table {:?} is given where the table {name:?} is read", table.name()));
    Err(error.table(table.name()).value(table.name()).expected(name))
}

/// The rows of a counts table that are good, each with what the reporting system had in its own book.
pub(super) fn read_counts(table: &Table<'_>, problems: &mut Problems) -> Result<Vec<(Count, Option<crate::model::Quantity>)>> {
    let mut counts = Vec::with_capacity(table.rows());
    expect_name(table, "counts")?;
    if table.is_empty() {
        return Ok(counts);
    }
    let reader = Reader::bind(table, problems)?;
    let fields = reader.fields(["item", "location", "owner", "account", "counted", "counted_at", "book"]);
    reader.for_each(|row| {
        let [item, location, owner, account, counted, counted_at, book] = fields;
        let (item, location) = (row.id_text(item), row.id_text(location));
        let owner = row.choice(owner).unwrap_or(Owner::Customer);
        let account = row.choice(account).unwrap_or(StockAccount::Usable);
        let counted = row.exact_quantity(counted);
        let reported = if row.cell(book).is_absent() { None } else { row.exact_quantity(book) };
        let counted_at = row.moment(counted_at);
        let faults = faults_with_key(row, fields[0], fields[1]);
        if let (true, Some(item), Some(location), Some(counted), Some(counted_at)) = (faults.is_empty(), item, location, counted, counted_at) {
            counts.push((Count { item, location, owner, account, counted, counted_at }, reported));
        }
        for fault in faults {
            problems.error(fault);
        }
    });
    Ok(counts)
}
