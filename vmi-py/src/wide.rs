//! A wide frame of demand, a date and a column an item, as the long table that the core reads; and a location for tables that name none.

use std::borrow::Cow;

use vmi_core::error::{Error, ErrorKind, Result};
use vmi_core::table::{Batch, Column, Table, Text, Validity, Values};

use crate::arrow_in::is_index_of_pandas;
use crate::column_in::text_of;

const DATE: &str = "date";

/// A wide table: which column holds the dates, and which an item each.
pub(crate) struct Wide<'t> {
    table: Table<'t>,
    date: usize,
    items: Vec<usize>,
}

impl<'t> Wide<'t> {
    /// Finds the dates.
    pub(crate) fn of(table: Table<'t>) -> Result<Self> {
        if table.columns().iter().any(|name| &**name == "location") {
            let error =
                Error::new(ErrorKind::BadColumn, "a wide table holds one location, and has no column for it").table("demand").field("location");
            return Err(error.hint("name it with the argument location, or give a long table: item, location, date, quantity"));
        }
        let date = date_column(&table)?;
        let is_item = |at: &usize| *at != date && !is_index_of_pandas(&table.columns()[*at]);
        let items: Vec<usize> = (0..table.columns().len()).filter(is_item).collect();
        if items.is_empty() {
            let error = Error::new(ErrorKind::MissingColumn, "a wide table has a column for each item beside its dates: there is none");
            return Err(error.table("demand").hint("a long table has the columns item, location, date and quantity: layout=\"long\""));
        }
        Ok(Self { table, date, items })
    }

    /// The long table, item by item, and the rows before each item. Cells without a value make no row; an item without any keeps
    /// one row, whose missing quantity the core tells.
    pub(crate) fn long<'s>(&'s self, location: &str, zeros: &'s [i32]) -> Result<(Table<'s>, Vec<u64>)> {
        let mut long = Table::new("demand")?.with_columns(["item", "location", DATE, "quantity"])?;
        let (mut starts, mut rows) = (Vec::with_capacity(self.items.len()), 0);
        for at in &self.items {
            starts.push(rows);
            let name = &self.table.columns()[*at];
            for batch in self.table.batches() {
                let (date, quantity) = (&batch.columns()[self.date], &batch.columns()[*at]);
                let present = present(quantity);
                let kept = (present.len() < batch.rows()).then_some(present.as_slice());
                if !present.is_empty() {
                    let constants = [constant(name, present.len(), zeros), constant(location, present.len(), zeros)];
                    long.push_batch(constants.into_iter().chain([part(date, kept), part(quantity, kept)]).collect())?;
                    rows += present.len() as u64;
                }
            }
            let first = self.table.batches().iter().find(|batch| batch.rows() > 0);
            if let (Some(batch), true) = (first, starts.last() == Some(&rows)) {
                let cells = [part(&batch.columns()[self.date], Some(&[0])), Column::new(Values::Absent(1))];
                long.push_batch([constant(name, 1, zeros), constant(location, 1, zeros)].into_iter().chain(cells).collect())?;
                rows += 1;
            }
        }
        Ok((long, starts))
    }

    /// The row of the wide table that a row of the long one came from; both count from 1.
    pub(crate) fn row(&self, long: u64, starts: &[u64]) -> u64 {
        let item = starts.partition_point(|start| *start < long).saturating_sub(1);
        let Some(at) = self.items.get(item) else { return long };
        let (mut left, mut before) = ((long - starts[item]).saturating_sub(1) as usize, 0);
        for batch in self.table.batches() {
            let present = present(&batch.columns()[*at]);
            if let Some(row) = present.get(left) {
                return before + u64::from(*row) + 1;
            }
            left -= present.len();
            before += batch.rows() as u64;
        }
        1
    }

    /// An error of the long table as one of the wide table.
    pub(crate) fn told(&self, error: &Error, starts: &[u64]) -> Error {
        let Some(row) = error.row().filter(|_| error.table_name() == Some("demand")) else { return error.clone() };
        // The row of a duplicate's twin stands in the sentence.
        let twin = error.message().rsplit_once(" row ").and_then(|(before, row)| Some((before, row.parse().ok()?)));
        let message = match twin {
            Some((before, twin)) if error.kind() == ErrorKind::DuplicateKey => format!("{before} row {}", self.row(twin, starts)),
            _ => error.message().to_owned(),
        };
        let mut told = Error::new(error.kind(), message).at("demand", self.row(row, starts)).more_rows(error.further_rows());
        if let (Some(item), Some(location)) = (error.item_id(), error.location_id()) {
            told = told.key(item, location);
        }
        told = error.field_name().into_iter().fold(told, Error::field);
        told = error.value_text().into_iter().fold(told, Error::value);
        told = error.expected_text().into_iter().fold(told, Error::expected);
        error.hint_text().into_iter().fold(told, Error::hint)
    }

    /// As many zeros as its longest batch has rows.
    pub(crate) fn zeros(&self) -> Vec<i32> {
        zeros(&self.table)
    }
}

/// As many zeros as the longest batch of a table has rows: the codes of columns that hold one word.
pub(crate) fn zeros(table: &Table<'_>) -> Vec<i32> {
    vec![0; table.batches().iter().map(Batch::rows).max().unwrap_or(0)]
}

/// A table with a column `location` that holds the same everywhere.
pub(crate) fn located<'s>(table: &'s Table<'_>, location: &str, zeros: &'s [i32]) -> Result<Table<'s>> {
    let names = table.columns().iter().map(|name| &**name).chain(["location"]);
    let mut located = Table::new(table.name())?.with_columns(names)?;
    for batch in table.batches() {
        let own = batch.columns().iter().map(|column| part(column, None));
        located.push_batch(own.chain([constant(location, batch.rows(), zeros)]).collect())?;
    }
    Ok(located)
}

/// The column of that name, or the only one that holds dates.
fn date_column(table: &Table<'_>) -> Result<usize> {
    if let Some(at) = table.columns().iter().position(|name| &**name == DATE) {
        return Ok(at);
    }
    let is_date = |column: &Column<'_>| matches!(column.values, Values::Date(_) | Values::Naive(_) | Values::Instant(_));
    let dates: Vec<usize> =
        (0..table.columns().len()).filter(|at| !table.is_empty() && table.batches().iter().all(|batch| is_date(&batch.columns()[*at]))).collect();
    if let [only] = dates[..] {
        return Ok(only);
    }
    let found = dates.iter().map(|at| format!("{:?}", table.columns()[*at])).collect::<Vec<_>>().join(", ");
    let what = if dates.is_empty() { "no column \"date\", and none that holds dates".to_owned() } else { format!("no column \"date\", but {found}") };
    let error = Error::new(ErrorKind::MissingColumn, format!("the wide table has {what}")).table("demand").field(DATE);
    Err(error.expected("a column \"date\", or one that holds dates").hint("which one is meant, its name \"date\" says"))
}

/// The rows of a column that hold a value.
fn present(column: &Column<'_>) -> Vec<u32> {
    (0..column.len()).filter(|row| !column.cell(*row).is_absent()).map(|row| row as u32).collect()
}

/// A column of one word.
fn constant<'s>(word: &str, rows: usize, zeros: &'s [i32]) -> Column<'s> {
    Column::new(Values::Text(Text::Dictionary { codes: Cow::Borrowed(&zeros[..rows]), words: Box::new(text_of([word].into_iter())) }))
}

/// The same column, borrowed; or some of its rows.
fn part<'s>(column: &'s Column<'_>, kept: Option<&[u32]>) -> Column<'s> {
    let values = match &column.values {
        Values::Absent(rows) => Values::Absent(kept.map_or(*rows, <[u32]>::len)),
        Values::Text(text) => Values::Text(match kept {
            None => borrowed(text),
            Some(kept) => Text::Slices(kept.iter().map(|row| text.bytes(*row as usize)).collect()),
        }),
        Values::I64(values) => Values::I64(of(values, kept)),
        Values::F64(values) => Values::F64(of(values, kept)),
        Values::Decimal { mantissas, scale } => Values::Decimal { mantissas: of(mantissas, kept), scale: *scale },
        Values::Date(values) => Values::Date(of(values, kept)),
        Values::Instant(values) => Values::Instant(of(values, kept)),
        Values::Naive(values) => Values::Naive(of(values, kept)),
        Values::Bool(values) => Values::Bool(of(values, kept)),
    };
    let validity = match (&column.validity, kept) {
        (Validity::All, _) => Validity::All,
        (validity, Some(kept)) => Validity::Flags(kept.iter().map(|row| validity.holds(*row as usize)).collect()),
        (Validity::Bits { bits, offset }, None) => Validity::Bits { bits: Cow::Borrowed(bits), offset: *offset },
        (Validity::Flags(flags), None) => Validity::Flags(Cow::Borrowed(flags)),
    };
    Column::new(values).present(validity)
}

fn borrowed<'s>(text: &'s Text<'_>) -> Text<'s> {
    match text {
        Text::Offsets32 { data, offsets } => Text::Offsets32 { data: Cow::Borrowed(data), offsets: Cow::Borrowed(offsets) },
        Text::Offsets64 { data, offsets } => Text::Offsets64 { data: Cow::Borrowed(data), offsets: Cow::Borrowed(offsets) },
        Text::Views { views, buffers } => Text::Views { views, buffers: buffers.clone() },
        Text::Slices(slices) => Text::Slices(slices.clone()),
        Text::Dictionary { codes, words } => Text::Dictionary { codes: Cow::Borrowed(codes), words: Box::new(borrowed(words)) },
    }
}

fn of<'s, T: Copy>(values: &'s [T], kept: Option<&[u32]>) -> Cow<'s, [T]> {
    match kept {
        None => Cow::Borrowed(values),
        Some(kept) => kept.iter().map(|row| values[*row as usize]).collect(),
    }
}
