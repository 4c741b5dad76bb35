//! Canonical text and bytes: the same from every language, on every day.
//!
//! Decimals are plain, f64 shortest round trip, dates ISO, rows in the table's order (results are sorted by key), LF; all is
//! written to the caller's buffer. A [`Digest`] hashes typed values, so that it does not depend on how they were handed over.

mod csv;
mod digest;
mod json;

pub use csv::write_csv;
pub use digest::Digest;
pub use json::write_json_lines;

use crate::table::Cell;

/// The canonical text of a value: empty for an absent one.
pub fn cell_text(cell: Cell<'_>) -> String {
    cell.show()
}
