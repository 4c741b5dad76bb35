//! A table as JSON lines.

use crate::table::{Cell, Table};

/// Writes a table as JSON lines: an object a row, absent cells left out, decimals and dates as text so that no reader rounds them.
///
/// ```
/// use vmi_core::{canonical::write_json_lines, table::Table};
/// let table = Table::new("items")?.with("item", ["A\"1"])?.with("weight", [0.5])?;
/// let mut json = Vec::new();
/// write_json_lines(&table, &mut json);
/// assert_eq!(json, b"{\"item\":\"A\\\"1\",\"weight\":0.5}\n");
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn write_json_lines(table: &Table<'_>, out: &mut Vec<u8>) {
    for batch in table.batches() {
        for row in 0..batch.rows() {
            out.push(b'{');
            let mut first = true;
            for (name, column) in table.columns().iter().zip(batch.columns()) {
                let cell = column.cell(row);
                if cell.is_absent() {
                    continue;
                }
                if !std::mem::take(&mut first) {
                    out.push(b',');
                }
                text(name, out);
                out.push(b':');
                value(cell, out);
            }
            out.extend_from_slice(b"}\n");
        }
    }
}

fn value(cell: Cell<'_>, out: &mut Vec<u8>) {
    match cell {
        Cell::I64(_) | Cell::Bool(_) => out.extend_from_slice(cell.show().as_bytes()),
        Cell::F64(x) if x.is_finite() => out.extend_from_slice(cell.show().as_bytes()),
        _ => text(&cell.show(), out),
    }
}

fn text(text: &str, out: &mut Vec<u8>) {
    // Writing a string into memory cannot fail; were it ever to, an empty string is still JSON.
    out.extend(serde_json::to_vec(text).unwrap_or_else(|_| b"\"\"".to_vec()));
}
