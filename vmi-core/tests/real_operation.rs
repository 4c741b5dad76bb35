//! The health sites as a live operation: month by month the facts come in, a plan is made and released, and planned again.
//!
//! The facts are real; the agreement is ASSUMED (one month of lead time and review, everything released by rule), and so is the link between a site's
//! receipts and the orders that vmi released: a receipt serves the oldest open order first, and what is open a month later is closed.

mod common;
mod health_sites;

use std::collections::{BTreeMap, BTreeSet};

use common::rows;
use health_sites::{Report, differs, folder, reports};
use vmi_core::engine::{Inputs, Plan, ReleaseRequest, plan};
use vmi_core::ledger::{Account, Event, EventKind, Ledger, LedgerLine, Side, StockAccount, View};
use vmi_core::model::{Day, Moment, Owner, Quantity};
use vmi_core::table::{Column, Table, texts};

type Key = (String, String);

fn column(rows: impl Iterator<Item = String>) -> Column<'static> {
    texts(rows.map(Some))
}

fn planned(keys: &BTreeSet<Key>, ledger: &Ledger, day: Day, known_at: Option<Moment>) -> Plan {
    let items: BTreeSet<&String> = keys.iter().map(|(item, _)| item).collect();
    let every = |text: &str, count: usize| column(std::iter::repeat_n(text.to_owned(), count));
    let items_table = Table::new("items").unwrap().with("item", column(items.iter().map(|item| (*item).clone()))).unwrap();
    let items_table = items_table.with("unit", every("EA", items.len())).unwrap();
    let agreements = Table::new("agreements").unwrap().with("supplier", every("ASSUMED", keys.len())).unwrap();
    let agreements = agreements.with("item", column(keys.iter().map(|key| key.0.clone()))).unwrap();
    let agreements = agreements.with("location", column(keys.iter().map(|key| key.1.clone()))).unwrap();
    let agreements = agreements.with("policy", every("order_up_to", keys.len())).unwrap().with("auto_release", every("always", keys.len())).unwrap();
    let agreements = agreements.with("lead_time_days", vec![30_i64; keys.len()]).unwrap().with("review_days", vec![30_i64; keys.len()]).unwrap();
    let inputs = Inputs::new(&day.to_string()).table(items_table).table(agreements).ledger(ledger);
    let inputs = inputs.setting("demand.bucket", "month").unwrap().setting("abc.criterion", "quantity").unwrap();
    let inputs = known_at.into_iter().fold(inputs, Inputs::known_at);
    let plan = plan(&inputs).unwrap();
    assert_eq!(plan.errors().len(), 0, "{:?}", rows(plan.errors(), &["kind", "table", "message"]).first());
    plan
}

fn ids(plan: &Plan) -> BTreeSet<String> {
    rows(plan.proposals(), &["proposal"]).into_iter().map(|row| row[0].clone()).collect()
}

/// The facts of one report: openings that differ are reconciled, receipts serve open orders first.
fn facts(ledger: &Ledger, report: &Report, open: &mut [LedgerLine]) -> Vec<Event> {
    let known = Moment::close_of(report.end());
    let start = Moment::from_micros(i64::from(report.month.days()) * 86_400_000_000).unwrap();
    let mut events: Vec<Event> = differs(ledger, report, report.opening, start).map(|event| event.known(known)).into_iter().collect();
    let mut rest = report.received;
    for line in open.iter_mut().filter(|line| (&*line.item, &*line.location) == report.key()) {
        let served = line.open().min(rest);
        if served > Quantity::ZERO {
            rest = rest.minus(served).unwrap();
            let mut event = report.event(EventKind::OrderReceived, served).of_order(&line.order, &line.line);
            event.event_id = format!("{}/{}", event.event_id, line.order);
            events.push(event);
        }
        if line.ordered_at.is_some_and(|at| report.end().since(at.day()) > 45) {
            let mut event = report.event(EventKind::OrderClosed, Quantity::ZERO).of_order(&line.order, &line.line);
            event.event_id = format!("{}/{}", event.event_id, line.order);
            events.push(event);
        }
    }
    let moved = [(EventKind::Receipt, rest), (EventKind::Issue, report.issued), (EventKind::Adjustment, report.adjustment)];
    events.extend(moved.into_iter().filter(|(_, quantity)| *quantity != Quantity::ZERO).map(|(kind, quantity)| report.event(kind, quantity)));
    events.push(report.event(EventKind::Count, report.closing));
    events
}

/// For every account of a key: opening (0) + in − out = closing; and all accounts together hold nothing.
fn conserves(ledger: &Ledger, key: &Key, view: &View) {
    let position = ledger.position(&key.0, &key.1, view).unwrap();
    let closing = |side: Side| {
        let turnover = ledger.turnover(&key.0, &key.1, side, view).unwrap();
        turnover.entered.minus(turnover.left).unwrap()
    };
    let usable = Side::stock(Owner::Customer, StockAccount::Usable);
    let supply = [Account::OnOrderUnconfirmed, Account::OnOrderConfirmed, Account::InTransit].map(Side::outside);
    let held = [position.on_order_unconfirmed, position.on_order_confirmed, position.in_transit];
    assert_eq!(closing(usable), position.of(Owner::Customer, StockAccount::Usable));
    assert_eq!(supply.map(closing), held);
    let outside = [Account::Suppliers, Account::Customers, Account::CountDifference].map(Side::outside);
    let all = outside.into_iter().chain(supply).chain([usable]).fold(Quantity::ZERO, |sum, side| sum.plus(closing(side)).unwrap());
    assert_eq!(all, Quantity::ZERO);
}

#[test]
fn month_by_month_with_a_release_each_month() {
    let Some(folder) = folder() else { return };
    let mut months: BTreeMap<Day, Vec<Report>> = BTreeMap::new();
    for report in reports(&folder) {
        months.entry(report.month).or_default().push(report);
    }
    let (mut ledger, mut keys, mut seen) = (Ledger::default(), BTreeSet::new(), BTreeSet::new());
    let (mut released_count, mut before): (usize, Option<(Day, Moment, BTreeSet<String>)>) = (0, None);
    // Without optimisation two years are enough; the release tests take all of them.
    let most = if cfg!(debug_assertions) { 24 } else { usize::MAX };
    for (number, (month, of_month)) in months.iter().take(most).enumerate() {
        let mut open = ledger.order_lines(&View::ALL).unwrap();
        open.retain(|line| line.open() > Quantity::ZERO);
        let events: Vec<Event> = of_month.iter().flat_map(|report| facts(&ledger, report, &mut open)).collect();
        keys.extend(of_month.iter().map(|report| (report.item.clone(), report.location.clone())));
        let sequence = ledger.sequence();
        ledger.append(&events, Some(sequence)).unwrap();
        assert!(ledger.append(&[of_month[0].event(EventKind::LostSale, Quantity::ZERO)], Some(sequence)).is_err(), "a stale writer");
        assert_eq!(ledger.append(&events, Some(sequence)).unwrap().added, 0, "the same month told twice");

        let day = of_month[0].end();
        let first = planned(&keys, &ledger, day, None);
        let proposed = ids(&first);
        assert!(proposed.is_disjoint(&seen));
        seen.extend(proposed.iter().cloned());
        let at = Moment::from_micros(Moment::close_of(day).micros() + 8 * 3_600_000_000).unwrap();
        let released = first.release(&ReleaseRequest::new("rule", at), Some(&ledger)).unwrap();
        assert_eq!(released.events.len(), proposed.len());
        released_count += proposed.len();
        ledger.append(&released.events, None).unwrap();

        let again = planned(&keys, &ledger, day, None);
        assert_eq!(ids(&again), BTreeSet::new(), "{month}: nothing new");
        let decided = rows(again.reasons(), &["reason", "proposal"]).into_iter().filter(|row| row[0] == "already_decided");
        assert_eq!(decided.map(|row| row[1].clone()).collect::<BTreeSet<_>>(), proposed);
        // What was known a month ago still gives the plan of a month ago.
        if let Some((then, known_at, ids_then)) = before.filter(|_| number % 5 == 0) {
            let known: BTreeSet<Key> =
                rows(first.parameters(), &["item", "location"]).into_iter().map(|row| (row[0].clone(), row[1].clone())).collect();
            assert_eq!(ids(&planned(&known, &ledger, then, Some(known_at))), ids_then);
        }
        before = Some((day, Moment::close_of(day), proposed));
    }
    for key in &keys {
        conserves(&ledger, key, &View::ALL);
    }
    let findings = ledger.findings(&View::ALL).unwrap();
    println!(
        "health sites, {} months: {} events, {} orders released, {} keys; every re-plan empty; accounts of all keys conserve; {} findings",
        months.len().min(most),
        ledger.sequence(),
        released_count,
        keys.len(),
        findings.len()
    );
    let replayed = Ledger::from_json_lines(&ledger.to_json_lines()).unwrap();
    assert_eq!(replayed.positions(&View::ALL).unwrap(), ledger.positions(&View::ALL).unwrap());
    assert_eq!(replayed.fingerprint(&View::ALL), ledger.fingerprint(&View::ALL));
}
