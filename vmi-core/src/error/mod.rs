//! One error type at the door.
//!
//! An [`Error`] says what is wrong, where (table, row, key, field), with which value, against which limit, and how to mend
//! it. Its [`ErrorKind`] and numeric [`code`](Error::code) are stable: code may branch on them, messages may improve.

mod kind;
mod nearest;
mod notice;
mod problems;

use std::fmt;

pub use kind::ErrorKind;
pub(crate) use nearest::difference;
pub use nearest::nearest;
pub use notice::{Notice, NoticeKind};
pub use problems::Problems;

/// A result with vmi's one error type.
pub type Result<T> = std::result::Result<T, Error>;

/// What went wrong, where, with which value, against which limit, and how to mend it.
///
/// ```
/// use vmi_core::error::{Error, ErrorKind};
/// let error = Error::new(ErrorKind::ConflictingValues, "min 12 exceeds max 10")
///     .at("agreements", 7).key("A-100", "DC1").field("min").value("12").expected("at most max, 10");
/// assert_eq!(error.to_string(), "agreements row 7, item \"A-100\" at \"DC1\": min 12 exceeds max 10");
/// assert_eq!(error.code(), 131);
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Error {
    inner: Box<Inner>,
}

#[derive(Clone, PartialEq, Eq)]
struct Inner {
    kind: ErrorKind,
    message: String,
    table: Option<String>,
    row: Option<u64>,
    item: Option<String>,
    location: Option<String>,
    field: Option<String>,
    value: Option<String>,
    expected: Option<String>,
    hint: Option<String>,
    more_rows: u64,
}

impl Error {
    /// A new error of a kind, with the sentence that says what is wrong.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self {
            inner: Box::new(Inner {
                kind,
                message: message.into(),
                table: None,
                row: None,
                item: None,
                location: None,
                field: None,
                value: None,
                expected: None,
                hint: None,
                more_rows: 0,
            }),
        }
    }

    /// The table and its row; row 1 is the first row of data, under the header.
    #[must_use]
    pub fn at(mut self, table: &str, row: u64) -> Self {
        self.inner.row = Some(row);
        self.table(table)
    }

    /// The table, where no single row is to blame.
    #[must_use]
    pub fn table(mut self, table: &str) -> Self {
        self.inner.table = Some(table.to_owned());
        self
    }

    /// The key that the row is about.
    #[must_use]
    pub fn key(mut self, item: &str, location: &str) -> Self {
        self.inner.item = Some(item.to_owned());
        self.inner.location = Some(location.to_owned());
        self
    }

    /// The item that the row is about, where it has no location.
    #[must_use]
    pub fn item(mut self, item: &str) -> Self {
        self.inner.item = Some(item.to_owned());
        self
    }

    /// The column, setting or parameter.
    #[must_use]
    pub fn field(mut self, field: &str) -> Self {
        self.inner.field = Some(field.to_owned());
        self
    }

    /// The value as it was given.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.inner.value = Some(value.into());
        self
    }

    /// What would have been right.
    #[must_use]
    pub fn expected(mut self, expected: impl Into<String>) -> Self {
        self.inner.expected = Some(expected.into());
        self
    }

    /// How to mend it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.inner.hint = Some(hint.into());
        self
    }

    /// The same fault stands in this many further rows, which are not listed one by one.
    #[must_use]
    pub fn more_rows(mut self, rows: u64) -> Self {
        self.inner.more_rows = rows;
        self
    }

    /// The kind, to branch on.
    pub fn kind(&self) -> ErrorKind {
        self.inner.kind
    }
    /// The stable number of the kind.
    pub fn code(&self) -> i32 {
        self.inner.kind.code()
    }
    /// The sentence alone, without its place.
    pub fn message(&self) -> &str {
        &self.inner.message
    }
    /// The table, if one is concerned.
    pub fn table_name(&self) -> Option<&str> {
        self.inner.table.as_deref()
    }
    /// The row, counted from 1 under the header.
    pub fn row(&self) -> Option<u64> {
        self.inner.row
    }
    /// The item concerned.
    pub fn item_id(&self) -> Option<&str> {
        self.inner.item.as_deref()
    }
    /// The location concerned.
    pub fn location_id(&self) -> Option<&str> {
        self.inner.location.as_deref()
    }
    /// The column, setting or parameter concerned.
    pub fn field_name(&self) -> Option<&str> {
        self.inner.field.as_deref()
    }
    /// The value as it was given.
    pub fn value_text(&self) -> Option<&str> {
        self.inner.value.as_deref()
    }
    /// What would have been right.
    pub fn expected_text(&self) -> Option<&str> {
        self.inner.expected.as_deref()
    }
    /// How to mend it.
    pub fn hint_text(&self) -> Option<&str> {
        self.inner.hint.as_deref()
    }
    /// How many further rows have the same fault without being listed.
    pub fn further_rows(&self) -> u64 {
        self.inner.more_rows
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &self.inner;
        let mut place = String::new();
        if let Some(table) = &inner.table {
            place.push_str(table);
        }
        if let Some(row) = inner.row {
            place.push_str(&format!("{}row {row}", if place.is_empty() { "" } else { " " }));
        }
        let key = match (&inner.item, &inner.location) {
            (Some(item), Some(location)) => Some(format!("item {item:?} at {location:?}")),
            (Some(item), None) => Some(format!("item {item:?}")),
            _ => None,
        };
        if let Some(key) = key {
            place.push_str(&format!("{}{key}", if place.is_empty() { "" } else { ", " }));
        }
        if !place.is_empty() {
            write!(f, "{place}: ")?;
        }
        f.write_str(&inner.message)?;
        if inner.more_rows > 0 {
            write!(f, " (and {} more rows like it)", inner.more_rows)?;
        }
        if let Some(hint) = &inner.hint {
            write!(f, "\n  hint: {hint}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Error({} {}: {self})", self.code(), self.inner.kind.name())
    }
}

impl std::error::Error for Error {}
