//! Builders of result columns.

use std::borrow::Cow;

use super::column::{Column, Text, Validity, Values};

/// Which rows are present, noted from the first on that is not: most columns have none.
#[derive(Default)]
struct Presence {
    flags: Vec<bool>,
}

impl Presence {
    /// Notes the row after so many.
    #[inline]
    fn note(&mut self, before: usize, is_present: bool) {
        if !is_present && self.flags.is_empty() {
            self.flags = vec![true; before];
        }
        if !is_present || !self.flags.is_empty() {
            self.flags.push(is_present);
        }
    }

    fn finish(self) -> Validity<'static> {
        if self.flags.is_empty() { Validity::All } else { Validity::Flags(Cow::Owned(self.flags)) }
    }
}

/// Values, 0 where there is none, and which rows have one.
fn split<T: Default>(rows: impl IntoIterator<Item = Option<T>>) -> (Vec<T>, Validity<'static>) {
    let rows = rows.into_iter();
    let (mut values, mut presence) = (Vec::with_capacity(rows.size_hint().0), Presence::default());
    for row in rows {
        presence.note(values.len(), row.is_some());
        values.push(row.unwrap_or_default());
    }
    (values, presence.finish())
}

/// A column of floats; absent where none.
pub fn numbers(rows: impl IntoIterator<Item = Option<f64>>) -> Column<'static> {
    let (values, validity) = split(rows);
    Column::new(Values::F64(Cow::Owned(values))).present(validity)
}

/// A column of business dates; absent where none.
pub fn dates(rows: impl IntoIterator<Item = Option<crate::model::Day>>) -> Column<'static> {
    let (values, validity) = split(rows.into_iter().map(|row| row.map(crate::model::Day::days)));
    Column::new(Values::Date(Cow::Owned(values))).present(validity)
}

/// A column of whole numbers; absent where none.
pub fn integers(rows: impl IntoIterator<Item = Option<i64>>) -> Column<'static> {
    let (values, validity) = split(rows);
    Column::new(Values::I64(Cow::Owned(values))).present(validity)
}

/// A column of text; absent where none.
pub fn texts<T: AsRef<str>>(rows: impl IntoIterator<Item = Option<T>>) -> Column<'static> {
    let rows = rows.into_iter();
    let (mut data, mut ends, mut presence) = (Vec::new(), Vec::with_capacity(rows.size_hint().0 + 1), Presence::default());
    ends.push(0);
    for row in rows {
        presence.note(ends.len() - 1, row.is_some());
        if let Some(text) = row {
            data.extend_from_slice(text.as_ref().as_bytes());
        }
        ends.push(data.len() as i64);
    }
    let text = Text::Offsets64 { data: Cow::Owned(data), offsets: Cow::Owned(ends) };
    Column::new(Values::Text(text)).present(presence.finish())
}

/// A column of exact decimals; absent where none. All rows get the scale of the finest: amounts are below 10^19 with at most 18 decimals, so that
/// 10^19 · 10^18 fits well into the mantissa.
pub fn decimals(rows: impl IntoIterator<Item = Option<rust_decimal::Decimal>>) -> Column<'static> {
    let parts = |value: rust_decimal::Decimal| (value.mantissa(), value.scale());
    let (values, validity) = split(rows.into_iter().map(|row| row.map(|value| parts(value.normalize()))));
    let scale = values.iter().map(|(_, scale)| *scale).max().unwrap_or(0);
    let mantissas = values.into_iter().map(|(mantissa, own)| mantissa * 10_i128.pow(scale - own)).collect();
    Column::new(Values::Decimal { mantissas: Cow::Owned(mantissas), scale }).present(validity)
}
