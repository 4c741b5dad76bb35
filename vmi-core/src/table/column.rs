//! One column: typed values, borrowed or owned, and which of them are present.

use std::borrow::Cow;

use super::cell::Cell;

/// Text in one of the layouts that callers have.
#[derive(Clone, Debug)]
pub enum Text<'a> {
    /// Bytes and 32-bit offsets, one more than rows (Arrow `utf8`).
    Offsets32 {
        /// The bytes of all rows.
        data: Cow<'a, [u8]>,
        /// Where each row starts, and the end.
        offsets: Cow<'a, [i32]>,
    },
    /// Bytes and 64-bit offsets, one more than rows (Arrow `large_utf8`).
    Offsets64 {
        /// The bytes of all rows.
        data: Cow<'a, [u8]>,
        /// Where each row starts, and the end.
        offsets: Cow<'a, [i64]>,
    },
    /// 16-byte views (Arrow `utf8_view`).
    Views {
        /// A view a row: length, then up to 12 bytes, or a prefix, buffer and offset.
        views: &'a [[u8; 16]],
        /// The buffers that long rows point into.
        buffers: Vec<&'a [u8]>,
    },
    /// Slices, a row each.
    Slices(Vec<&'a [u8]>),
    /// Numbers of rows in another text (Arrow dictionary).
    Dictionary {
        /// The row of `words` that holds each row's text.
        codes: Cow<'a, [i32]>,
        /// The distinct texts.
        words: Box<Text<'a>>,
    },
}

impl Text<'_> {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        match self {
            Text::Offsets32 { offsets, .. } => offsets.len().saturating_sub(1),
            Text::Offsets64 { offsets, .. } => offsets.len().saturating_sub(1),
            Text::Views { views, .. } => views.len(),
            Text::Slices(slices) => slices.len(),
            Text::Dictionary { codes, .. } => codes.len(),
        }
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The end of the rows from one on that have the text of another, or an end that is given.
    pub(super) fn same_until(&self, row: usize, from: usize, end: usize) -> usize {
        let wanted = self.bytes(row);
        let by_text = |at: usize| is_same(wanted, self.bytes(at));
        match self {
            // Equal codes, and equal views, are equal texts without a look at them.
            Text::Views { views, .. } => same_until(views, row, from..end, by_text),
            Text::Dictionary { codes, .. } => same_until(codes, row, from..end, by_text),
            _ => (from..end).find(|at| !by_text(*at)).unwrap_or(end),
        }
    }

    /// The bytes of a row; empty for a row or an offset that does not exist.
    #[inline(always)] // once a cell of every table
    pub fn bytes(&self, row: usize) -> &[u8] {
        match self {
            Text::Offsets32 { data, offsets } => between(data, offsets.get(row).map(|&x| i64::from(x)), offsets.get(row + 1).map(|&x| i64::from(x))),
            Text::Offsets64 { data, offsets } => between(data, offsets.get(row).copied(), offsets.get(row + 1).copied()),
            Text::Views { views, buffers } => views.get(row).map_or(&[], |view| viewed(view, buffers)),
            Text::Slices(slices) => slices.get(row).copied().unwrap_or_default(),
            Text::Dictionary { codes, words } => codes.get(row).and_then(|&code| usize::try_from(code).ok()).map_or(&[], |code| words.bytes(code)),
        }
    }
}

/// The end of the first values in a range that are equal to another, or the same otherwise.
pub(super) fn same_until<T: PartialEq>(values: &[T], row: usize, range: std::ops::Range<usize>, is_same: impl Fn(usize) -> bool) -> usize {
    let end = range.end.min(values.len());
    (range.start..end).find(|at| values[*at] != values[row] && !is_same(*at)).unwrap_or(end)
}

/// Whether two texts are the same; ids of 2 to 16 bytes, which most are, without a call.
#[inline]
pub(super) fn is_same(a: &[u8], b: &[u8]) -> bool {
    #[inline]
    fn ends<const N: usize>(a: &[u8], b: &[u8]) -> bool {
        a.first_chunk::<N>() == b.first_chunk::<N>() && a.last_chunk::<N>() == b.last_chunk::<N>()
    }
    if std::ptr::eq(a, b) {
        return true;
    }
    a.len() == b.len()
        && match a.len() {
            8..=16 => ends::<8>(a, b),
            4..=7 => ends::<4>(a, b),
            2..=3 => ends::<2>(a, b),
            _ => a == b,
        }
}

#[inline]
fn between(data: &[u8], start: Option<i64>, end: Option<i64>) -> &[u8] {
    match (start.and_then(|x| usize::try_from(x).ok()), end.and_then(|x| usize::try_from(x).ok())) {
        (Some(start), Some(end)) => data.get(start..end).unwrap_or_default(),
        _ => &[],
    }
}

fn viewed<'v>(view: &'v [u8; 16], buffers: &[&'v [u8]]) -> &'v [u8] {
    let number = |at: usize| u32::from_le_bytes([view[at], view[at + 1], view[at + 2], view[at + 3]]) as usize;
    let length = number(0);
    if length <= 12 {
        return &view[4..4 + length];
    }
    let (buffer, offset) = (number(8), number(12));
    buffers.get(buffer).and_then(|bytes| bytes.get(offset..offset + length)).unwrap_or_default()
}

/// The values of a column.
#[derive(Clone, Debug)]
pub enum Values<'a> {
    /// No row has a value.
    Absent(usize),
    /// Text; numbers and dates in it are parsed exactly.
    Text(Text<'a>),
    /// Whole numbers.
    I64(Cow<'a, [i64]>),
    /// Floats: taken for the decimal they stand for (see DESIGN.md, Numbers).
    F64(Cow<'a, [f64]>),
    /// Exact decimals: value = mantissa · 10^−scale.
    Decimal {
        /// The mantissas.
        mantissas: Cow<'a, [i128]>,
        /// Decimals of every mantissa.
        scale: u32,
    },
    /// Business dates: days since 1970-01-01.
    Date(Cow<'a, [i32]>),
    /// Instants: microseconds since 1970-01-01T00:00:00Z.
    Instant(Cow<'a, [i64]>),
    /// Times without a zone, in microseconds; at midnight exactly they are taken for the date.
    Naive(Cow<'a, [i64]>),
    /// True or false.
    Bool(Cow<'a, [bool]>),
}

/// Which rows of a column are present.
#[derive(Clone, Debug, Default)]
pub enum Validity<'a> {
    /// All of them.
    #[default]
    All,
    /// Bit by bit, least significant first (Arrow), starting at a bit offset.
    Bits {
        /// The bits.
        bits: Cow<'a, [u8]>,
        /// The bit of row 0.
        offset: usize,
    },
    /// One flag a row.
    Flags(Cow<'a, [bool]>),
}

impl Validity<'_> {
    /// Whether a row is present.
    #[inline(always)] // once a cell of every table
    pub fn holds(&self, row: usize) -> bool {
        match self {
            Validity::All => true,
            Validity::Bits { bits, offset } => {
                let bit = offset + row;
                bits.get(bit / 8).is_some_and(|byte| byte >> (bit % 8) & 1 == 1)
            }
            Validity::Flags(flags) => flags.get(row).copied().unwrap_or(false),
        }
    }
}

/// A column: values, and which of them are present.
#[derive(Clone, Debug)]
pub struct Column<'a> {
    /// The values; what stands in an absent row has no meaning.
    pub values: Values<'a>,
    /// Which rows are present.
    pub validity: Validity<'a>,
}

impl<'a> Column<'a> {
    /// A column in which every row is present.
    pub fn new(values: Values<'a>) -> Self {
        Self { values, validity: Validity::All }
    }

    /// The same values with absent rows.
    #[must_use]
    pub fn present(mut self, validity: Validity<'a>) -> Self {
        self.validity = validity;
        self
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        match &self.values {
            Values::Absent(rows) => *rows,
            Values::Text(text) => text.len(),
            Values::I64(values) | Values::Instant(values) | Values::Naive(values) => values.len(),
            Values::F64(values) => values.len(),
            Values::Decimal { mantissas, .. } => mantissas.len(),
            Values::Date(values) => values.len(),
            Values::Bool(values) => values.len(),
        }
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value of one row; empty text counts as absent.
    pub fn cell(&self, row: usize) -> Cell<'_> {
        if !self.validity.holds(row) {
            return Cell::Absent;
        }
        let cell = match &self.values {
            Values::Absent(_) => None,
            Values::Text(text) => match text.bytes(row) {
                [] => None,
                bytes => Some(Cell::Text(bytes)),
            },
            Values::I64(values) => values.get(row).map(|x| Cell::I64(*x)),
            Values::F64(values) => values.get(row).map(|x| Cell::F64(*x)),
            Values::Decimal { mantissas, scale } => mantissas.get(row).map(|x| Cell::Decimal(*x, *scale)),
            Values::Date(values) => values.get(row).map(|x| Cell::Date(*x)),
            Values::Instant(values) => values.get(row).map(|x| Cell::Instant(*x)),
            Values::Naive(values) => values.get(row).map(|x| Cell::Naive(*x)),
            Values::Bool(values) => values.get(row).map(|x| Cell::Bool(*x)),
        };
        cell.unwrap_or(Cell::Absent)
    }
}

impl<'a> From<Values<'a>> for Column<'a> {
    fn from(values: Values<'a>) -> Self {
        Self::new(values)
    }
}

impl<'a, const N: usize> From<[&'a str; N]> for Column<'a> {
    fn from(texts: [&'a str; N]) -> Self {
        texts.to_vec().into()
    }
}

impl<'a> From<Vec<&'a str>> for Column<'a> {
    fn from(texts: Vec<&'a str>) -> Self {
        Self::new(Values::Text(Text::Slices(texts.into_iter().map(str::as_bytes).collect())))
    }
}

impl<'a> From<&'a [String]> for Column<'a> {
    fn from(texts: &'a [String]) -> Self {
        Self::new(Values::Text(Text::Slices(texts.iter().map(String::as_bytes).collect())))
    }
}

macro_rules! from_numbers {
    ($($number:ty => $variant:ident),+) => {$(
        impl<'a, const N: usize> From<[$number; N]> for Column<'a> {
            fn from(values: [$number; N]) -> Self {
                values.to_vec().into()
            }
        }
        impl<'a> From<Vec<$number>> for Column<'a> {
            fn from(values: Vec<$number>) -> Self {
                Self::new(Values::$variant(Cow::Owned(values)))
            }
        }
        impl<'a> From<&'a [$number]> for Column<'a> {
            fn from(values: &'a [$number]) -> Self {
                Self::new(Values::$variant(Cow::Borrowed(values)))
            }
        }
    )+};
}
from_numbers!(f64 => F64, i64 => I64, bool => Bool);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn views_hold_short_and_long_text() {
        let mut short = [0; 16];
        short[0] = 2;
        short[4..6].copy_from_slice(b"DC");
        let long_text = b"a text of more than twelve bytes";
        let mut long = [0; 16];
        long[0] = long_text.len() as u8;
        long[4..8].copy_from_slice(&long_text[..4]);
        let views = [short, long];
        let text = Text::Views { views: &views, buffers: vec![long_text] };
        assert_eq!(text.bytes(0), b"DC");
        assert_eq!(text.bytes(1), long_text);
        assert_eq!(text.bytes(2), b"");
    }

    #[test]
    fn wrong_offsets_give_empty_text_and_no_panic() {
        let text = Text::Offsets32 { data: Cow::Borrowed(b"abc"), offsets: Cow::Owned(vec![0, 5, -1, 2]) };
        assert_eq!(text.bytes(0), b"");
        assert_eq!(text.bytes(1), b"");
        assert_eq!(text.bytes(2), b"");
        let codes = Text::Dictionary { codes: Cow::Owned(vec![-1, 9]), words: Box::new(text) };
        assert_eq!((codes.bytes(0), codes.bytes(1)), (&b""[..], &b""[..]));
    }
}
