//! The stock ledger of 156 health sites, as `make real-data` exports it from `../shared/data`.

#![allow(dead_code)] // each test uses its part

use std::path::{Path, PathBuf};

use vmi_core::ledger::{Count, Event, EventKind, Ledger, StockAccount};
use vmi_core::model::{Bucket, Day, Moment, Owner, Quantity};

/// One product at one site in one month.
pub struct Report {
    pub month: Day,
    pub item: String,
    pub location: String,
    pub opening: Quantity,
    pub received: Quantity,
    pub issued: Quantity,
    pub adjustment: Quantity,
    pub closing: Quantity,
    pub stocked_out: bool,
}

impl Report {
    pub fn key(&self) -> (&str, &str) {
        (&self.item, &self.location)
    }

    pub fn end(&self) -> Day {
        self.month.bucket_end(Bucket::Month)
    }

    pub fn event(&self, kind: EventKind, quantity: Quantity) -> Event {
        let id = format!("{}/{}/{}/{}", self.month, self.location, self.item, kind.word());
        Event::new(kind, ("monthly_report", &id), self.key(), quantity, Moment::close_of(self.end()))
    }
}

/// The folder with the exported files; none, said loudly, where there is no real data on this machine.
pub fn folder() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let folder = root.join("target/real");
    if folder.join("civ_ledger_monthly.csv").exists() {
        return Some(folder);
    }
    assert!(!root.join("../shared/data").exists(), "../shared/data is there but not exported: run `make real-data`");
    eprintln!("SKIPPED: no real data (../shared/data) on this machine");
    None
}

pub fn reports(folder: &Path) -> Vec<Report> {
    let mut reader = csv::Reader::from_path(folder.join("civ_ledger_monthly.csv")).unwrap();
    let mut reports: Vec<Report> = reader
        .records()
        .map(|record| {
            let record = record.unwrap();
            let quantity = |at: usize| Quantity::parse(&record[at]).unwrap();
            Report {
                month: Day::parse(&record[0]).unwrap(),
                location: record[1].to_owned(),
                item: record[2].to_owned(),
                opening: quantity(3),
                received: quantity(4),
                issued: quantity(5),
                adjustment: quantity(6),
                closing: quantity(7),
                stocked_out: &record[8] != "0",
            }
        })
        .collect();
    reports.sort_by(|a, b| (a.month, a.key()).cmp(&(b.month, b.key())));
    reports
}

/// The adjustment that would make the book agree with a reported balance, if they differ.
pub fn differs(ledger: &Ledger, report: &Report, counted: Quantity, counted_at: Moment) -> Option<Event> {
    let (item, location) = (report.item.clone(), report.location.clone());
    let count = Count { item, location, owner: Owner::Customer, account: StockAccount::Usable, counted, counted_at };
    ledger.reconcile(&[count], None).unwrap().remove(0).proposed
}
