//! A table as CSV.

use crate::table::{Cell, Table};

/// Writes a table as CSV: a header, LF, quotes only where they are needed, absent cells empty.
///
/// ```
/// use vmi_core::{canonical::write_csv, table::Table};
/// let table = Table::new("items")?.with("item", ["A,1", "00123"])?.with("weight", [0.1, 2.0])?;
/// let mut csv = Vec::new();
/// write_csv(&table, &mut csv);
/// assert_eq!(csv, b"item,weight\n\"A,1\",0.1\n00123,2\n");
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn write_csv(table: &Table<'_>, out: &mut Vec<u8>) {
    for (at, name) in table.columns().iter().enumerate() {
        separate(at, out);
        field(name.as_bytes(), out);
    }
    out.push(b'\n');
    for batch in table.batches() {
        for row in 0..batch.rows() {
            for (at, column) in batch.columns().iter().enumerate() {
                separate(at, out);
                match column.cell(row) {
                    Cell::Text(bytes) => field(bytes, out),
                    cell => out.extend_from_slice(cell.show().as_bytes()),
                }
            }
            out.push(b'\n');
        }
    }
}

fn separate(at: usize, out: &mut Vec<u8>) {
    if at > 0 {
        out.push(b',');
    }
}

fn field(bytes: &[u8], out: &mut Vec<u8>) {
    if !bytes.iter().any(|b| matches!(b, b',' | b'"' | b'\n' | b'\r')) {
        out.extend_from_slice(bytes);
        return;
    }
    out.push(b'"');
    for &b in bytes {
        if b == b'"' {
            out.push(b'"');
        }
        out.push(b);
    }
    out.push(b'"');
}
