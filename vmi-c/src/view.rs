//! Tables lent to the engine: the same columns, borrowed, so that a plan copies none of a table that several plans may share.

use std::borrow::Cow;

use vmi_core::error::Result;
use vmi_core::table::{Batch, Column, Table, Text, Validity, Values};

/// The table, borrowed. A table of results has no name that an input may have, and is refused as the unknown table it is.
pub(crate) fn borrowed<'t>(table: &'t Table<'static>) -> Result<Table<'t>> {
    let mut view = Table::new(table.name())?.with_columns(table.columns().iter().map(|name| &**name))?;
    for batch in table.batches() {
        view.push_batch(Batch::columns(batch).iter().map(column).collect())?;
    }
    Ok(view)
}

fn column<'t>(column: &'t Column<'static>) -> Column<'t> {
    let values = match &column.values {
        Values::Absent(rows) => Values::Absent(*rows),
        Values::Text(own) => Values::Text(text(own)),
        Values::I64(own) => Values::I64(Cow::Borrowed(own)),
        Values::F64(own) => Values::F64(Cow::Borrowed(own)),
        Values::Decimal { mantissas, scale } => Values::Decimal { mantissas: Cow::Borrowed(mantissas), scale: *scale },
        Values::Date(own) => Values::Date(Cow::Borrowed(own)),
        Values::Instant(own) => Values::Instant(Cow::Borrowed(own)),
        Values::Naive(own) => Values::Naive(Cow::Borrowed(own)),
        Values::Bool(own) => Values::Bool(Cow::Borrowed(own)),
    };
    let validity = match &column.validity {
        Validity::All => Validity::All,
        Validity::Bits { bits, offset } => Validity::Bits { bits: Cow::Borrowed(bits), offset: *offset },
        Validity::Flags(flags) => Validity::Flags(Cow::Borrowed(flags)),
    };
    Column { values, validity }
}

fn text<'t>(own: &'t Text<'static>) -> Text<'t> {
    match own {
        Text::Offsets32 { data, offsets } => Text::Offsets32 { data: Cow::Borrowed(data), offsets: Cow::Borrowed(offsets) },
        Text::Offsets64 { data, offsets } => Text::Offsets64 { data: Cow::Borrowed(data), offsets: Cow::Borrowed(offsets) },
        Text::Views { views, buffers } => Text::Views { views, buffers: buffers.clone() },
        Text::Slices(slices) => Text::Slices(slices.clone()),
        Text::Dictionary { codes, words } => Text::Dictionary { codes: Cow::Borrowed(codes), words: Box::new(text(words)) },
    }
}
