//! A column from single values: typed where they agree, as text of each where they do not, so that one bad cell is the error
//! of its row and not of the table.

use std::borrow::Cow;
use std::fmt::Display;

use vmi_core::canonical::cell_text;
use vmi_core::table::schema::ColumnType;
use vmi_core::table::{Cell, Column, Text, Validity, Values};

use crate::cell_in::Value;

const DAY_MICROS: i64 = 86_400_000_000;
/// Every whole number up to it is a float too.
const MOST_WHOLE_FLOAT: u64 = 1 << 53;

/// Owned text from anything that can be written, row by row.
pub(crate) fn text_of<T: AsRef<[u8]>>(rows: impl Iterator<Item = T>) -> Text<'static> {
    let (mut data, mut offsets) = (Vec::new(), vec![0_i64]);
    for row in rows {
        data.extend_from_slice(row.as_ref());
        offsets.push(data.len() as i64);
    }
    Text::Offsets64 { data: Cow::Owned(data), offsets: Cow::Owned(offsets) }
}

/// Which types of value a column holds.
#[derive(Default)]
struct Types {
    text: bool,
    whole: bool,
    /// A whole number that no float holds exactly.
    long: bool,
    float: bool,
    exact: bool,
    bool: bool,
    date: bool,
    naive: bool,
    instant: bool,
}

impl Types {
    fn of(values: &[Value]) -> Self {
        let mut types = Self::default();
        for value in values {
            match value {
                Value::Absent => {}
                Value::Text(_) => types.text = true,
                Value::Whole(x) => {
                    types.whole = true;
                    types.long |= x.unsigned_abs() > MOST_WHOLE_FLOAT;
                }
                Value::Float(_) => types.float = true,
                Value::Exact(_) => types.exact = true,
                Value::Bool(_) => types.bool = true,
                Value::Date(_) => types.date = true,
                Value::Naive(_) => types.naive = true,
                Value::Instant(_) => types.instant = true,
            }
        }
        types
    }

    /// How many of the groups that no type holds together are there.
    fn groups(&self) -> usize {
        let numbers = self.whole || self.float;
        let dates = self.date || self.naive;
        [self.text, numbers, self.exact, self.bool, dates, self.instant].iter().filter(|there| **there).count()
    }
}

/// The column of these values. The type that the core expects says what NaN means: a bad number, or no value at all.
pub(crate) fn column(mut values: Vec<Value>, expected: Option<ColumnType>) -> Column<'static> {
    if !expected.is_none_or(holds_numbers) {
        // Data frames write a missing text or date as NaN.
        values.iter_mut().filter(|value| matches!(value, Value::Float(x) if x.is_nan())).for_each(|value| *value = Value::Absent);
    }
    let present: Vec<bool> = values.iter().map(|value| !matches!(value, Value::Absent)).collect();
    let validity = if present.iter().all(|x| *x) { Validity::All } else { Validity::Flags(Cow::Owned(present)) };
    Column::new(typed(&values)).present(validity)
}

fn holds_numbers(kind: ColumnType) -> bool {
    use ColumnType as T;
    matches!(
        kind,
        T::Quantity | T::PositiveQuantity | T::SignedQuantity | T::Money | T::Positive | T::Days | T::Number | T::Fraction | T::Decimals | T::Integer
    )
}

fn typed(values: &[Value]) -> Values<'static> {
    let types = Types::of(values);
    match types.groups() {
        0 => return Values::Absent(values.len()),
        1 => {}
        _ => return texts(values),
    }
    if types.text || types.exact || (types.float && types.long) {
        texts(values)
    } else if types.float {
        Values::F64(owned(values, |value| match value {
            Value::Float(x) => Some(*x),
            Value::Whole(x) => Some(*x as f64),
            _ => None,
        }))
    } else if types.whole {
        Values::I64(owned(values, |value| if let Value::Whole(x) = value { Some(*x) } else { None }))
    } else if types.bool {
        Values::Bool(owned(values, |value| if let Value::Bool(x) = value { Some(*x) } else { None }))
    } else if types.instant {
        Values::Instant(owned(values, |value| if let Value::Instant(x) = value { Some(*x) } else { None }))
    } else if types.naive {
        Values::Naive(owned(values, |value| match value {
            Value::Naive(x) => Some(*x),
            Value::Date(x) => Some(i64::from(*x) * DAY_MICROS),
            _ => None,
        }))
    } else {
        Values::Date(owned(values, |value| if let Value::Date(x) = value { Some(*x) } else { None }))
    }
}

fn owned<T: Clone + Default>(values: &[Value], of: fn(&Value) -> Option<T>) -> Cow<'static, [T]> {
    Cow::Owned(values.iter().map(|value| of(value).unwrap_or_default()).collect())
}

fn texts(values: &[Value]) -> Values<'static> {
    Values::Text(text_of(values.iter().map(|value| match value {
        Value::Absent => Cow::Borrowed(&b""[..]),
        Value::Text(bytes) => Cow::Borrowed(bytes.as_slice()),
        Value::Exact(text) => Cow::Borrowed(text.as_bytes()),
        Value::Whole(x) => written(x),
        Value::Float(x) => written(&float_text(*x)),
        Value::Bool(x) => written(x),
        Value::Date(x) => written(&cell_text(Cell::Date(*x))),
        Value::Naive(x) => written(&naive_text(*x)),
        Value::Instant(x) => written(&cell_text(Cell::Instant(*x))),
    })))
}

fn written(value: &dyn Display) -> Cow<'static, [u8]> {
    Cow::Owned(value.to_string().into_bytes())
}

/// A float as the decimal it stands for: any decimal of 15 digits survives the way through a float, and no more than these are
/// written, so that 0.1 + 0.2 beside a bad cell is 0.3 as it is in a column of floats.
fn float_text(x: f64) -> String {
    let shortest = x.to_string();
    if !x.is_finite() || x.fract() == 0.0 || shortest.bytes().filter(u8::is_ascii_digit).count() <= 15 {
        return shortest;
    }
    let rounded = format!("{x:.14e}").parse::<f64>().map_or(shortest.clone(), |rounded| rounded.to_string());
    if rounded.len() < shortest.len() { rounded } else { shortest }
}

fn naive_text(micros: i64) -> String {
    match i32::try_from(micros.div_euclid(DAY_MICROS)) {
        // At midnight a time without a zone is taken for the date, as it is in a column of its own.
        Ok(days) if micros.rem_euclid(DAY_MICROS) == 0 => cell_text(Cell::Date(days)),
        _ => cell_text(Cell::Naive(micros)),
    }
}
