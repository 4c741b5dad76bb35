//! Small tables for tests: text throughout, as a CSV hands them over.
#![allow(dead_code, missing_docs)]

use vmi_core::engine::{Inputs, Plan, plan};
use vmi_core::table::{Cell, Column, Table};

/// Tables as CSV text, kept so that they can be changed cell by cell.
#[derive(Clone)]
pub struct Sheet {
    pub name: &'static str,
    pub header: Vec<String>,
    pub columns: Vec<Vec<String>>,
}

impl Sheet {
    pub fn new(name: &'static str, text: &str) -> Self {
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let header: Vec<String> = lines.next().unwrap().split(',').map(str::to_owned).collect();
        let mut columns = vec![Vec::new(); header.len()];
        for line in lines {
            let fields: Vec<&str> = line.split(',').collect();
            assert_eq!(fields.len(), header.len(), "{name}: {line}");
            for (column, field) in columns.iter_mut().zip(fields) {
                column.push(field.to_owned());
            }
        }
        Self { name, header, columns }
    }

    pub fn set(mut self, column: &str, row: usize, value: &str) -> Self {
        let at = if let Some(at) = self.header.iter().position(|name| name == column) {
            at
        } else {
            self.header.push(column.to_owned());
            self.columns.push(vec![String::new(); self.columns[0].len()]);
            self.header.len() - 1
        };
        value.clone_into(&mut self.columns[at][row - 1]);
        self
    }

    pub fn table(&self) -> Table<'_> {
        let mut table = Table::new(self.name).unwrap();
        for (name, values) in self.header.iter().zip(&self.columns) {
            table.add(name, Column::from(values.as_slice())).unwrap();
        }
        table
    }
}

/// Three keys of one supplier with min and max, stock below min, and 40 days of demand.
#[derive(Clone)]
pub struct World(pub Vec<Sheet>);

impl World {
    pub fn small() -> Self {
        let mut demand = String::from("item,location,date,quantity\n");
        for item in ["A-1", "A-2", "A-3"] {
            for day in 1..=30 {
                demand += &format!("{item},DC1,2026-06-{day:02},{}\n", day % 4 + 1);
            }
        }
        Self(vec![
            Sheet::new("items", "item,unit,unit_cost,quantity_decimals\nA-1,EA,2.5,0\nA-2,EA,1,0\nA-3,EA,1,0"),
            Sheet::new("locations", "location,description\nDC1,Main\nDC2,Second"),
            Sheet::new("suppliers", "supplier,name\nACME,Acme\nBETA,Beta"),
            Sheet::new(
                "agreements",
                "supplier,item,location,min,max,lead_time_days,unit_price
                 ACME,A-1,DC1,20,60,5,2.5
                 ACME,A-2,DC1,20,60,5,1
                 ACME,A-3,DC1,20,60,5,1",
            ),
            Sheet::new("stock", "item,location,quantity,as_of\nA-1,DC1,12,2026-06-30\nA-2,DC1,12,2026-06-30\nA-3,DC1,12,2026-06-30"),
            Sheet::new("demand", &demand),
        ])
    }

    pub fn with(mut self, sheet: Sheet) -> Self {
        self.0.retain(|known| known.name != sheet.name);
        self.0.push(sheet);
        self
    }

    pub fn change(mut self, table: &str, change: impl FnOnce(Sheet) -> Sheet) -> Self {
        let at = self.0.iter().position(|sheet| sheet.name == table).unwrap();
        let sheet = self.0.remove(at);
        self.0.insert(at, change(sheet));
        self
    }

    pub fn set(self, table: &str, column: &str, row: usize, value: &str) -> Self {
        self.change(table, |sheet| sheet.set(column, row, value))
    }

    pub fn inputs(&self) -> Inputs<'_> {
        self.0.iter().fold(Inputs::new("2026-06-30"), |inputs, sheet| inputs.table(sheet.table()))
    }

    pub fn plan(&self) -> Plan {
        plan(&self.inputs()).unwrap()
    }
}

pub fn text(table: &Table<'_>, column: &str, row: usize) -> String {
    match table.column(column).unwrap_or_else(|| panic!("no column {column}")).cell(row) {
        Cell::Absent => String::new(),
        cell => cell.show(),
    }
}

pub fn rows(table: &Table<'_>, columns: &[&str]) -> Vec<Vec<String>> {
    (0..table.len()).map(|row| columns.iter().map(|column| text(table, column, row)).collect()).collect()
}
