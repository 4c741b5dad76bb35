//! Any bytes as the cells of all tables: no panic, and every key has exactly one outcome that its derivation gives again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vmi_core::engine::{Inputs, plan};
use vmi_core::table::schema::{Need, TABLES};
use vmi_core::table::{Column, Table, Text, Values};

/// Lines of the input are rows, `|` separates cells; a line `#name` begins a table with all its built columns.
fn tables(data: &[u8]) -> Vec<Table<'_>> {
    let mut tables = Vec::new();
    for part in data.split(|byte| *byte == b'#') {
        let mut lines = part.split(|byte| *byte == b'\n');
        let name = lines.next().unwrap_or_default();
        let Some(spec) = TABLES.iter().find(|spec| spec.built && spec.name.as_bytes() == name) else { continue };
        let rows: Vec<Vec<&[u8]>> = lines.filter(|line| !line.is_empty()).map(|line| line.split(|byte| *byte == b'|').collect()).collect();
        let Ok(mut table) = Table::new(spec.name) else { continue };
        for (at, column) in spec.columns.iter().filter(|column| column.need != Need::NotBuilt).enumerate() {
            let cells = rows.iter().map(|row| row.get(at).copied().unwrap_or_default()).collect();
            table.add(column.name, Column::new(Values::Text(Text::Slices(cells)))).expect("columns of one length");
        }
        tables.push(table);
    }
    tables
}

fuzz_target!(|data: &[u8]| {
    for as_of in ["2026-06-30", "2026-06-30T10:00:00Z"] {
        check(&tables(data).into_iter().fold(Inputs::new(as_of), Inputs::table));
    }
});

fn check(inputs: &Inputs<'_>) {
    let Ok(plan) = plan(inputs) else { return };
    assert_eq!(plan.proposals().len() + plan.reasons().len(), plan.key_count());
    let (parameters, kpis) = (plan.parameters().len(), plan.kpis().len());
    assert!(parameters <= plan.key_count() && kpis <= 4 * plan.key_count());
    for at in 0..plan.proposals().len() {
        let text = |name: &str| plan.proposals().column(name).expect("a result column").cell(at).show();
        let derivation = plan.derivation(&text("item"), &text("location")).expect("a proposed key");
        assert_eq!(derivation.recompute(), derivation.evaluation);
        assert!(!derivation.to_text().is_empty() && !derivation.to_json().is_empty());
    }
    assert_eq!(plan.fingerprint().len(), 64);
}
