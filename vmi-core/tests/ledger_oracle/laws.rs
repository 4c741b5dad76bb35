//! What must hold of the naive ledger and of the generator on many histories.

use super::accounts::{compare, consumption, discrepancies, movements, turnover};
use super::delivery::{delivery, other_ledger, reordered};
use super::event::{Event, close_of, json_lines};
use super::generate::{history, views};
use super::naive::*;
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;

const SEEDS: u64 = 400;

fn each(check: impl Fn(u64, &[Event])) {
    for seed in 0..SEEDS {
        check(seed, &history(seed, seed % 4 == 0));
    }
}

#[test]
fn the_same_seed_gives_the_same_history() {
    each(|seed, events| assert_eq!(events, history(seed, seed % 4 == 0)));
}

#[test]
fn every_line_is_json_that_says_the_same() {
    each(|_, events| {
        for (line, event) in json_lines(events).lines().skip(1).zip(events) {
            let value: serde_json::Value = serde_json::from_str(line).expect("JSON");
            let read = |name: &str| value.get(name).and_then(|v| v.as_str()).map(String::from);
            assert_eq!(read("event_id").as_ref(), Some(&event.event_id));
            assert_eq!((read("reason"), read("actor"), read("to_account")), (event.reason.clone(), event.actor.clone(), event.to_account.clone()));
            let nano = |text: String| {
                let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
                format!("{whole}{part:0<9}").parse::<i128>().expect("a number")
            };
            assert_eq!(read("quantity").map(nano), event.quantity);
            let instant = read("effective_at").expect("required");
            let micros =
                if instant.len() == 10 { close_of(&instant) } else { instant.parse::<DateTime<Utc>>().expect("an instant").timestamp_micros() };
            assert_eq!(micros, event.effective());
        }
    });
}

#[test]
fn a_delivery_brings_the_whole_history() {
    let mut refusals: BTreeMap<&str, usize> = BTreeMap::new();
    for seed in 0..SEEDS {
        let events = history(seed, false);
        let mut ledger = Ledger::default();
        for batch in delivery(seed, &events) {
            let before = ledger.events.clone();
            let answer = ledger.append(&batch.events, batch.expected_sequence);
            let kind = match &answer {
                Err(Refusal::Invalid { .. }) => "invalid",
                Err(Refusal::IdConflict { .. }) => "id",
                Err(Refusal::SequenceConflict { .. }) => "sequence",
                Err(Refusal::RecordedAtDecreases { .. }) => "recorded_at",
                Ok(outcome) if outcome.added == 0 => "nothing new",
                Ok(_) => "added",
            };
            *refusals.entry(kind).or_default() += 1;
            assert_eq!(answer.is_ok(), ["right", "nothing new"].contains(&batch.note), "{seed} {} {answer:?}", batch.note);
            if answer.is_err() {
                assert_eq!(before, ledger.events);
            }
        }
        assert!(ledger.events.iter().zip(&events).all(|(a, b)| a.id() == b.id() && a.same_body(b)));
        assert_eq!(ledger.events.len(), events.len());
    }
    assert!(refusals.len() == 6 && refusals.values().all(|n| *n > 50), "{refusals:?}");
}

#[test]
fn the_order_of_arrival_does_not_matter() {
    each(|seed, events| {
        let other = reordered(seed, events);
        let mut ledger = Ledger::default();
        ledger.append(&other, Some(0)).expect("right events");
        for view in views(seed, events).into_iter().map(|v| View { known_at: None, ..v }) {
            assert_eq!(stock(events, &view), stock(&other, &view));
            assert_eq!(order_lines(events, &view), order_lines(&other, &view));
            assert_eq!(lots(events, &view), lots(&other, &view));
            assert_eq!(thresholds(events, &view), thresholds(&other, &view));
            assert_eq!(forecasts(events, &view), forecasts(&other, &view));
            assert_eq!(position(events, &view), position(&other, &view));
            assert_eq!(movements(events, &view), movements(&other, &view));
            assert_eq!(discrepancies(events, &view), discrepancies(&other, &view));
            let days = ("2026-06-28", "2026-07-03");
            assert_eq!(consumption(events, &view, days.0, days.1), consumption(&other, &view, days.0, days.1));
        }
    });
}

#[test]
fn the_accounts_close_with_the_state() {
    each(|seed, events| {
        for view in views(seed, events) {
            let mut expected: BTreeMap<(String, String, String), i128> = BTreeMap::new();
            for ((item, location, owner, account), quantity) in stock(events, &view) {
                expected.insert((item, location, format!("{owner}.{account}")), quantity);
            }
            for ((item, location, _, _), line) in order_lines(events, &view) {
                for (name, quantity) in [
                    ("in_transit", line.in_transit),
                    ("on_order_confirmed", line.on_order_confirmed),
                    ("on_order_unconfirmed", line.on_order_unconfirmed),
                ] {
                    *expected.entry((item.clone(), location.clone(), name.to_string())).or_default() += quantity;
                }
            }
            for ((item, location), quantity) in allocated(events, &view) {
                expected.insert((item, location, "allocated".into()), quantity);
            }
            for ((item, location), quantity) in back_ordered(events, &view) {
                expected.insert((item, location, "back_ordered".into()), quantity);
            }
            let turnovers = turnover(events, &view, events.first().map(Event::effective));
            let outside = ["suppliers", "customers", "scrap", "in_transfer", "count_difference", "unserved", "unclaimed"];
            for (account, row) in &turnovers {
                assert_eq!(row.opening + row.into - row.out, row.closing, "{account:?}");
                if !outside.contains(&account.2.as_str()) {
                    assert_eq!(expected.remove(account).unwrap_or(0), row.closing, "{seed} {account:?}");
                }
            }
            assert!(expected.values().all(|q| *q == 0), "{seed} {expected:?}");
            assert_eq!(turnovers.values().map(|row| row.closing).sum::<i128>(), 0);
        }
    });
}

#[test]
fn lots_add_up_to_the_stock() {
    each(|seed, events| {
        for view in views(seed, events) {
            let mut sums: BTreeMap<StockKey, i128> = BTreeMap::new();
            for row in lots(events, &view) {
                *sums.entry(row.key).or_default() += row.quantity;
            }
            sums.retain(|_, q| *q != 0);
            assert_eq!(sums, stock(events, &view));
        }
    });
}

#[test]
fn the_differences_of_two_ledgers_add_up() {
    each(|seed, events| {
        let other = other_ledger(seed, events);
        Ledger::default().append(&other, None).expect("right events");
        for view in views(seed, events) {
            let mut expected = stock(events, &view);
            for (key, quantity) in stock(&other, &view) {
                *expected.entry(key).or_default() -= quantity;
            }
            expected.retain(|_, q| *q != 0);
            assert_eq!(compare(events, &other, &view).sums, expected);
        }
    });
}

/// How many histories hold each interesting case; all must be frequent.
#[test]
fn the_interesting_cases_are_frequent() {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for seed in 0..SEEDS {
        let events = history(seed, false);
        let mut note = |case: &'static str, is: bool| *seen.entry(case).or_default() += usize::from(is);
        let open = View::default();
        let folded = fold(&events, &open);
        let lines = order_lines(&events, &open);
        let moves = movements(&events, &open);
        let has = |from: &str, to: &str| moves.iter().any(|e| e.movements.iter().any(|m| m.from.2.starts_with(from) && m.to.2.starts_with(to)));
        let served = folded.iter().any(|e| e.is("issue") && e.order.is_some()) && has("allocated", "unclaimed");
        note("over-receipt", lines.values().any(|l| l.received > l.confirmed.unwrap_or(l.placed) && l.placed > 0));
        note("receipt from in_transit", has("in_transit", "customer."));
        note("receipt from on_order", has("on_order", "customer."));
        note("cancelled after confirmation", lines.values().any(|l| l.confirmed.is_some() && l.cancelled > 0));
        note("closed", lines.values().any(|l| l.closed));
        note("negative stock", stock(&events, &open).values().any(|q| *q < 0));
        let voids =
            |c: &&Event| c.is("order_confirmed") && events.iter().any(|e| e.is("order_confirmed") && Some(&e.event_id) == c.corrects.as_ref());
        note("voided confirmation", events.iter().any(|e| voids(&e)));
        note("taken back", events.iter().any(|e| e.corrects.is_some() && !e.is_of(&super::event::VOID_KINDS)));
        note("taken back, never there", events.iter().any(|e| e.corrects.as_deref() == Some("never-there")));
        note("issue serving an allocation", served);
        let lots_held = lots(&events, &open);
        note("several lots", lots_held.iter().filter(|r| r.lot.is_some()).count() > 1);
        let takes = |e: &&Event| e.lot.is_none() && stock_changes(e).iter().any(|c| c.1 < 0);
        let fefo = (0..folded.len()).any(|n| takes(&folded[n]) && lot_moves(&events, folded[n]));
        note("lots taken by date", fefo);
        note("discrepancy", !discrepancies(&events, &open).is_empty());
        let close = |e: &&Event| View { as_of: Some(e.effective()), known_at: None };
        note("expired lot", folded.last().is_some_and(|e| !expired_lots(&events, &close(e)).is_empty()));
        note("transfer line", lines.values().any(|l| l.supplier.is_none() && l.shipped > 0));
        note("threshold", !thresholds(&events, &open).is_empty());
        note("future threshold", events.iter().any(|e| e.is("threshold_change") && e.effective() > e.recorded()));
        note("late event", events.iter().any(|e| e.recorded() > e.effective() + 2 * super::event::DAY));
        note("forecast", !forecasts(&events, &open).is_empty());
        note("consumption", !consumption(&events, &open, "2026-01-01", "2026-12-31").is_empty());
        let meet = |a: &&Event, b: &&Event| a.effective() == b.effective() && a.kind == b.kind && a.id() != b.id();
        note("one kind at one instant", folded.iter().any(|a| folded.iter().any(|b| meet(a, b))));
    }
    for (case, count) in &seen {
        println!("{count:4} of {SEEDS} {case}");
    }
    for (case, count) in &seen {
        assert!(*count >= SEEDS as usize / 20, "{case}: {count} of {SEEDS}");
    }
}

/// Whether the event took from a lot that it does not name.
fn lot_moves(events: &[Event], event: &Event) -> bool {
    let without: Vec<Event> = events.iter().filter(|e| e.id() != event.id()).cloned().collect();
    let view = View { as_of: Some(event.effective()), known_at: None };
    let by_lot = |events: &[Event]| lots(events, &view).into_iter().filter(|r| r.lot.is_some()).map(|r| r.quantity).sum::<i128>();
    by_lot(events) != by_lot(&without)
}
