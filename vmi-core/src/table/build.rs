//! Builders of result columns.

use std::borrow::Cow;

use super::column::{Column, Text, Validity, Values};

/// A text column, row by row.
#[derive(Default)]
struct TextBuilder {
    data: Vec<u8>,
    ends: Vec<i64>,
    present: Vec<bool>,
}

impl TextBuilder {
    fn push(&mut self, text: Option<&str>) {
        if self.ends.is_empty() {
            self.ends.push(0);
        }
        self.data.extend_from_slice(text.unwrap_or_default().as_bytes());
        self.ends.push(self.data.len() as i64);
        self.present.push(text.is_some());
    }

    fn finish(mut self) -> Column<'static> {
        if self.ends.is_empty() {
            self.ends.push(0);
        }
        let text = Text::Offsets64 { data: Cow::Owned(self.data), offsets: Cow::Owned(self.ends) };
        Column::new(Values::Text(text)).present(flags(self.present))
    }
}

/// A column of exact decimals; all rows get the scale of the finest. Amounts are below 10^19 with at most 18 decimals, so that
/// 10^19 · 10^18 fits well into the mantissa.
#[derive(Default)]
struct DecimalBuilder {
    rows: Vec<Option<(i128, u32)>>,
}

impl DecimalBuilder {
    fn push(&mut self, value: Option<rust_decimal::Decimal>) {
        self.rows.push(value.map(|value| {
            let value = value.normalize();
            (value.mantissa(), value.scale())
        }));
    }

    fn finish(self) -> Column<'static> {
        let scale = self.rows.iter().flatten().map(|(_, scale)| *scale).max().unwrap_or(0);
        let present = self.rows.iter().map(Option::is_some).collect();
        let mantissas = self.rows.iter().map(|row| row.map_or(0, |(mantissa, own)| mantissa * 10_i128.pow(scale - own))).collect();
        Column::new(Values::Decimal { mantissas: Cow::Owned(mantissas), scale }).present(flags(present))
    }
}

fn flags(present: Vec<bool>) -> Validity<'static> {
    if present.iter().all(|x| *x) { Validity::All } else { Validity::Flags(Cow::Owned(present)) }
}

/// A column of floats; absent where none.
pub fn numbers(rows: impl IntoIterator<Item = Option<f64>>) -> Column<'static> {
    let rows: Vec<Option<f64>> = rows.into_iter().collect();
    let present = rows.iter().map(Option::is_some).collect();
    Column::new(Values::F64(Cow::Owned(rows.into_iter().map(|x| x.unwrap_or(0.0)).collect()))).present(flags(present))
}

/// A column of business dates; absent where none.
pub fn dates(rows: impl IntoIterator<Item = Option<crate::model::Day>>) -> Column<'static> {
    let rows: Vec<Option<crate::model::Day>> = rows.into_iter().collect();
    let present = rows.iter().map(Option::is_some).collect();
    Column::new(Values::Date(Cow::Owned(rows.into_iter().map(|x| x.map_or(0, crate::model::Day::days)).collect()))).present(flags(present))
}

/// A column of whole numbers; absent where none.
pub fn integers(rows: impl IntoIterator<Item = Option<i64>>) -> Column<'static> {
    let rows: Vec<Option<i64>> = rows.into_iter().collect();
    let present = rows.iter().map(Option::is_some).collect();
    Column::new(Values::I64(Cow::Owned(rows.into_iter().map(|x| x.unwrap_or(0)).collect()))).present(flags(present))
}

/// A column of text; absent where none.
pub fn texts<T: AsRef<str>>(rows: impl IntoIterator<Item = Option<T>>) -> Column<'static> {
    let mut builder = TextBuilder::default();
    rows.into_iter().for_each(|row| builder.push(row.as_ref().map(AsRef::as_ref)));
    builder.finish()
}

/// A column of exact decimals; absent where none.
pub fn decimals(rows: impl IntoIterator<Item = Option<rust_decimal::Decimal>>) -> Column<'static> {
    let mut builder = DecimalBuilder::default();
    rows.into_iter().for_each(|row| builder.push(row));
    builder.finish()
}
