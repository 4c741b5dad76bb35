//! A real stock ledger, 11 products at 156 health sites, 2016-01 to 2019-09: read into events, reconciled, planned.
//!
//! Needs `target/real/*.csv`, which `make real-data` writes from `../shared/data`; skips loudly where that is absent.

mod common;
mod health_sites;

use std::collections::BTreeMap;

use common::rows;
use health_sites::{Report, differs, folder, reports};
use vmi_core::engine::{Inputs, plan};
use vmi_core::ledger::{Event, EventKind, Ledger, View};
use vmi_core::model::{Day, Moment, Quantity};
use vmi_core::table::{Column, Table, texts};

#[derive(Default)]
struct Openings {
    first: usize,
    consecutive: usize,
    after_a_gap: usize,
    gaps: usize,
}

/// Appends a month's facts of one key; an opening that differs from the book is reconciled first.
fn import(ledger: &mut Ledger, report: &Report, last: Option<Day>, openings: &mut Openings) {
    let start = Moment::from_micros(i64::from(report.month.days()) * 86_400_000_000).unwrap();
    let follows = last.is_some_and(|last| last.plus(1) == Some(report.month));
    openings.gaps += usize::from(last.is_some() && !follows);
    if let Some(proposed) = differs(ledger, report, report.opening, start) {
        let counter = match last {
            None => &mut openings.first,
            Some(_) if follows => &mut openings.consecutive,
            Some(_) => &mut openings.after_a_gap,
        };
        *counter += 1;
        let reason = if last.is_none() { "opening_balance" } else { "opening_differs" };
        let mut adjustment = proposed.known(Moment::close_of(report.end()));
        adjustment.more.reason = Some(reason.into());
        ledger.append(&[adjustment], None).unwrap();
    }
    let movements = [(EventKind::Receipt, report.received), (EventKind::Issue, report.issued), (EventKind::Adjustment, report.adjustment)];
    let mut events: Vec<Event> =
        movements.into_iter().filter(|(_, quantity)| *quantity != Quantity::ZERO).map(|(kind, quantity)| report.event(kind, quantity)).collect();
    // The reported closing moves nothing by itself.
    events.push(report.event(EventKind::Count, report.closing));
    ledger.append(&events, None).unwrap();
}

#[test]
fn the_health_site_ledger() {
    let Some(folder) = folder() else { return };
    let reports = reports(&folder);
    assert_eq!(reports.len(), 38_842);
    let (mut ledger, mut openings) = (Ledger::default(), Openings::default());
    let mut last: BTreeMap<(String, String), Day> = BTreeMap::new();
    for report in &reports {
        let key = (report.item.clone(), report.location.clone());
        import(&mut ledger, report, last.get(&key).copied(), &mut openings);
        last.insert(key, report.end());
    }
    assert_eq!((openings.consecutive, openings.gaps), (142, 411));
    let disagree = reports.iter().filter(|report| differs(&ledger, report, report.closing, Moment::close_of(report.end())).is_some());
    assert_eq!(disagree.count(), 0, "every reported closing agrees with the book");
    println!(
        "health-site ledger: {} rows, {} events, {} keys; openings that differ: {} on consecutive months, {} after {} gaps, {} first ones; all closings agree",
        reports.len(),
        ledger.sequence(),
        last.len(),
        openings.consecutive,
        openings.after_a_gap,
        openings.gaps,
        openings.first
    );
    planned(&reports, &ledger, &last);
}

fn column(rows: impl Iterator<Item = String>) -> Column<'static> {
    texts(rows.map(Some))
}

/// A plan for 2019-09-30 from the events, with monthly usage as monthly demand and an ASSUMED agreement: one month of lead time
/// and review, cycle service 0.95, one supplier.
fn planned(reports: &[Report], ledger: &Ledger, last: &BTreeMap<(String, String), Day>) {
    let as_of = Day::parse("2019-09-30").unwrap();
    let items: std::collections::BTreeSet<&String> = last.keys().map(|(item, _)| item).collect();
    let every = |text: &str, count: usize| column(std::iter::repeat_n(text.to_owned(), count));
    let items_table = Table::new("items").unwrap().with("item", column(items.iter().map(|item| (*item).clone()))).unwrap();
    let items_table = items_table.with("unit", every("EA", items.len())).unwrap();
    let agreements = Table::new("agreements").unwrap().with("supplier", every("ASSUMED", last.len())).unwrap();
    let agreements = agreements.with("item", column(last.keys().map(|key| key.0.clone()))).unwrap();
    let agreements = agreements.with("location", column(last.keys().map(|key| key.1.clone()))).unwrap();
    let agreements = agreements.with("policy", every("order_up_to", last.len())).unwrap();
    let agreements = agreements.with("lead_time_days", vec![30_i64; last.len()]).unwrap().with("review_days", vec![30_i64; last.len()]).unwrap();
    let usage: Vec<&Report> = reports.iter().collect();
    let demand = Table::new("demand").unwrap().with("item", column(usage.iter().map(|report| report.item.clone()))).unwrap();
    let demand = demand.with("location", column(usage.iter().map(|report| report.location.clone()))).unwrap();
    let demand = demand.with("date", column(usage.iter().map(|report| report.month.to_string()))).unwrap();
    let demand = demand.with("quantity", column(usage.iter().map(|report| report.issued.to_string()))).unwrap();
    let demand = demand.with("bucket", every("month", usage.len())).unwrap();
    let demand = demand.with("stocked_out", usage.iter().map(|report| report.stocked_out).collect::<Vec<_>>()).unwrap();
    let inputs = Inputs::new("2019-09-30").table(items_table).table(agreements).table(ledger.events_table().unwrap()).table(demand);
    let inputs = inputs.setting("stale_after_days", "29").unwrap().setting("abc.criterion", "quantity").unwrap();
    let plan = plan(&inputs).unwrap();
    assert_eq!(plan.errors().len(), 0, "{:?}", rows(plan.errors(), &["kind", "table", "row", "message"]).first());
    assert_eq!(plan.key_count(), last.len());

    let stale: Vec<Vec<String>> =
        rows(plan.notices(), &["kind", "item", "location"]).into_iter().filter(|row| row[0] == "data_stale").map(|row| row[1..].to_vec()).collect();
    let unreported: Vec<Vec<String>> = last.iter().filter(|(_, end)| **end < as_of).map(|(key, _)| vec![key.0.clone(), key.1.clone()]).collect();
    assert_eq!(stale, unreported, "the keys with no report for September carry data_stale");
    for at in 0..plan.proposals().len() {
        let of = |name: &str| common::text(plan.proposals(), name, at);
        let derivation = plan.derivation(&of("item"), &of("location")).unwrap();
        assert_eq!(derivation.recompute(), derivation.evaluation);
        let book = ledger.position(&of("item"), &of("location"), &View::as_of(Moment::close_of(as_of))).unwrap();
        assert_eq!(of("position"), book.usable().unwrap().to_string());
    }
    let mut reasons: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows(plan.reasons(), &["reason"]) {
        *reasons.entry(row[0].clone()).or_default() += 1;
    }
    println!(
        "plan for 2019-09-30: {} keys, {} proposals, reasons {reasons:?}, {} errors, {} keys stale",
        plan.key_count(),
        plan.proposals().len(),
        plan.errors().len(),
        stale.len()
    );
}
