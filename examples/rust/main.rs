//! The sample scenario in Rust: read CSV files, make a plan, print the proposals and three explanations.
//!
//! `cargo run --release -p vmi-example [-- FOLDER]`; the examples in Python and C print the same bytes.

use std::error::Error;
use std::io::Write;
use std::path::Path;

use vmi_core::canonical::write_csv;
use vmi_core::engine::{Inputs, plan};
use vmi_core::table::{Cell, Column, Table};

const TABLES: [&str; 9] = ["items", "locations", "suppliers", "agreements", "stock", "orders", "demand", "events", "unit_conversions"];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "examples/data".to_owned());
    let files = TABLES.map(|name| read_csv(&Path::new(&folder).join(format!("{name}.csv"))));
    let mut inputs = Inputs::new("2026-06-30")
        .threads(2)
        .setting("service_level_by_class.A", "0.98")?
        .setting("service_level_by_class.B", "0.95")?
        .setting("service_level_by_class.C", "0.90")?;
    let files = files.into_iter().collect::<Result<Vec<_>, _>>()?;
    for (name, (header, columns)) in TABLES.iter().zip(&files) {
        let mut table = Table::new(name)?;
        for (column, values) in header.iter().zip(columns) {
            table.add(column, Column::from(values.as_slice()))?;
        }
        inputs = inputs.table(table);
    }

    let plan = plan(&inputs)?;

    let mut out = format!("fingerprint {}\n", plan.fingerprint()).into_bytes();
    write_csv(plan.proposals(), &mut out);
    let keys = [key(plan.proposals(), 0), key(plan.proposals(), plan.proposals().len() - 1), key(plan.reasons(), 0)];
    for (item, location) in keys {
        out.extend(plan.explain(&item, &location)?.into_bytes());
    }
    std::io::stdout().write_all(&out)?;
    Ok(())
}

/// A header and columns of text.
type File = (Vec<String>, Vec<Vec<String>>);

/// Reads a CSV file; an empty field is an absent value.
fn read_csv(path: &Path) -> Result<File, Box<dyn Error>> {
    let mut reader = csv::Reader::from_path(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let header: Vec<String> = reader.headers()?.iter().map(str::to_owned).collect();
    let mut columns = vec![Vec::new(); header.len()];
    for record in reader.records() {
        for (column, field) in columns.iter_mut().zip(&record?) {
            column.push(field.to_owned());
        }
    }
    Ok((header, columns))
}

/// The item and location of a row of results.
fn key(table: &Table<'_>, row: usize) -> (String, String) {
    let text = |name: &str| match table.column(name).map(|column| column.cell(row)) {
        Some(Cell::Text(bytes)) => String::from_utf8_lossy(bytes).into_owned(),
        _ => String::new(),
    };
    (text("item"), text("location"))
}
