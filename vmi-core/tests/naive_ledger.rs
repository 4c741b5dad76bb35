//! The engine's ledger against an independent one, written from `docs/ledger.md` alone, on generated histories.
//!
//! `LEDGER_HISTORIES` sets how many.

mod ledger_oracle;
mod ledger_compared;

use ledger_compared::{Checked, accounts, append, must, real, same, shrink, state};
use ledger_oracle::delivery::{faults, other_ledger, reordered};
use ledger_oracle::event::json_lines;
use ledger_oracle::generate::{Numbers, history, views};
use ledger_oracle::naive::View;
use vmi_core::error::{Error, ErrorKind};
use vmi_core::ledger::{Event, Ledger, events_table};
use vmi_core::model::Moment;

const HISTORIES: u64 = 2_000;

/// Every fourth holds what is legal and makes no sense.
fn generated(seed: u64) -> Vec<ledger_oracle::event::Event> {
    history(seed, seed.is_multiple_of(4))
}

/// One history: its delivery, then everything that both say, for every view.
fn check(seed: u64) -> Checked {
    let events = generated(seed);
    let views = views(seed, &events);
    let moments: Vec<Option<Moment>> = views.iter().map(|view| view.as_of.map(real::moment)).collect();
    let (ledger, snapshots) = append::deliver(seed, &events, &moments)?;
    for (view, snapshot) in views.iter().zip(&snapshots) {
        let now = real::view(&View { known_at: None, ..view.clone() });
        same("resumed from a snapshot", &must("resume", ledger.resume(snapshot))?, &must("positions", ledger.positions(&now))?)?;
    }
    let there = other_ledger(seed, &events);
    let other = real::ledger(&there);
    let arrived_otherwise = real::ledger(&reordered(seed, &events));
    for view in &views {
        state::check(&ledger, &events, view)?;
        accounts::check(&ledger, &events, view)?;
        accounts::compared((&ledger, &events), (&other, &there), view)?;
    }
    // these ask much of the ledger: one view of each history
    let view = &views[seed as usize % views.len()];
    accounts::turnovers(&ledger, &events, view)?;
    state::same_state(&ledger, &arrived_otherwise, &events, &View { known_at: None, ..view.clone() })
}

/// What a person needs to see a difference: the seed, the least events, and what differs.
fn report(seed: u64, differs: &str) -> String {
    let events = generated(seed);
    for view in views(seed, &events) {
        let one = [view.clone()];
        if shrink::check(&events, &one).is_err() {
            let least = shrink::least(events, &one);
            let differs = shrink::check(&least, &one).expect_err("it differs");
            return format!("seed {seed}, {view:?}\n{}{differs}", json_lines(&least));
        }
    }
    format!("seed {seed}: {differs}\n{}", json_lines(&events))
}

#[test]
fn both_ledgers_say_the_same() {
    let histories = std::env::var("LEDGER_HISTORIES").map_or(HISTORIES, |text| text.parse().expect("LEDGER_HISTORIES is a number"));
    let threads = std::thread::available_parallelism().map_or(1, |threads| threads.get() as u64).min(8);
    let first_different = |thread: u64| (thread..histories).step_by(threads as usize).find_map(|seed| Some((seed, check(seed).err()?)));
    let different = std::thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|thread| scope.spawn(move || first_different(thread))).collect();
        running.into_iter().filter_map(|thread| thread.join().expect("a panic is shown above")).min()
    });
    if let Some((seed, differs)) = different {
        panic!("{}", report(seed, &differs));
    }
    println!("{histories} histories, {threads} threads");
}

/// Rows of a table may come in any order: they are appended by recorded_at, equal ones as they stand.
#[test]
fn a_table_in_any_order() {
    for seed in 0..300 {
        let mut mixed = history(seed, true);
        let mut numbers = Numbers::new(seed);
        for place in (1..mixed.len()).rev() {
            mixed.swap(place, numbers.below(place + 1));
        }
        let table = events_table("events", &real::events(&mixed)).expect("a table");
        let mut ledger = Ledger::default();
        let intake = ledger.append_table(&table, Some(0), None).expect("a table of events");
        assert!(intake.appended.is_some(), "{:?}", intake.problems.errors());
        mixed.sort_by_key(ledger_oracle::event::Event::recorded);
        assert_eq!(ledger.events().collect::<Vec<_>>(), real::events(&mixed), "seed {seed}");
    }
}

/// Reading JSON lines checks every line and names the one that is wrong.
#[test]
fn the_wrong_line_is_named() {
    let wrong = faults();
    for seed in 0..300 {
        let events = history(seed, false);
        let mut numbers = Numbers::new(seed);
        let place = numbers.below(events.len() + 1);
        let (note, fault) = wrong[numbers.below(wrong.len())].clone();
        let twin = ledger_oracle::event::Event { actor: Some("another".into()), ..events[numbers.below(place.max(1))].clone() };
        let lines = |at: usize, wrong: &ledger_oracle::event::Event| {
            let mut lines = events.clone();
            lines.insert(at, wrong.clone());
            Ledger::from_json_lines(&json_lines(&lines)).map(|_| ()).map_err(|error| error.row())
        };
        // line 1 is the heading
        assert_eq!(lines(place, &fault), Err(Some(place as u64 + 2)), "seed {seed}, {note}");
        assert_eq!(lines(place.max(1), &twin), Err(Some(place.max(1) as u64 + 2)), "seed {seed}, another body");
    }
}

/// Each event with one fault, as a line of JSON and as an event: refused, and the refusal names a field that is at fault.
#[test]
fn each_fault_is_refused_by_name() {
    let mut different = Vec::new();
    for (note, fault) in faults() {
        let (line, fields) = (fault.json(), fault.faults());
        let mut note_unless_named = |how: &str, answer: Result<(), Error>| match answer {
            Err(error) if real::names(&error, &fields) => {}
            other => different.push(format!("{note}, {how}: {line}\n  {other:?} names none of {fields:?}")),
        };
        note_unless_named("read", Event::from_json(&line).map(|_| ()));
        if let Some(event) = real::event(&fault) {
            note_unless_named("appended", Ledger::default().append(&[event], None).map(|_| ()));
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
}

const HEAD: &str = r#""source":"s","item":"i","location":"A","effective_at":"2026-06-30""#;

fn line(rest: &str) -> String {
    format!("{{{HEAD},{rest}}}")
}

/// A quantity is kept by its value, however many zeros it is written with.
#[test]
fn a_quantity_written_with_many_zeros_keeps_its_value() {
    for text in ["10000000000.000000000", "100000000000.00000000", "10000000000.0000000000000"] {
        let event = Event::from_json(&line(&format!(r#""event_id":"1","kind":"receipt","quantity":"{text}""#))).unwrap();
        let mut ledger = Ledger::default();
        ledger.append(std::slice::from_ref(&event), None).unwrap();
        assert_eq!(ledger.event(0), Some(event.clone()));
        assert_eq!(ledger.position("i", "A", &vmi_core::ledger::View::ALL).unwrap().usable().unwrap(), event.quantity);
        assert_eq!(ledger.append(&[event], None).unwrap().repeated, 1, "it is there with the same body");
    }
    // and what is read again is the same ledger: a snapshot of the one is one of the other
    let event = Event::from_json(&line(r#""event_id":"1","kind":"receipt","quantity":"1.50""#)).unwrap();
    let mut ledger = Ledger::default();
    ledger.append(&[event], None).unwrap();
    let read = Ledger::from_json_lines(&ledger.to_json_lines()).unwrap();
    assert_eq!(read.check(u64::MAX), ledger.check(u64::MAX));
    assert!(read.resume(&ledger.snapshot(None)).is_ok());
}

/// Section 3: every event is checked by itself before any id is looked at.
#[test]
fn the_fields_of_a_batch_are_checked_before_its_ids() {
    let event = |rest: &str| Event::from_json(&line(rest)).unwrap();
    let mut ledger = Ledger::default();
    ledger.append(&[event(r#""event_id":"1","kind":"receipt","quantity":"5""#)], None).unwrap();
    let other_body = event(r#""event_id":"1","kind":"receipt","quantity":"6""#);
    let mut wrong = event(r#""event_id":"2","kind":"receipt","quantity":"1""#);
    wrong.more.proposal = Some("P-1".into());
    let refused = ledger.append(&[other_body, wrong], None).unwrap_err();
    assert_eq!((refused.kind(), refused.field_name()), (ErrorKind::ConflictingValues, Some("proposal")));
}

/// What JSON says and no type can hold is refused with the name of its field.
#[test]
fn a_value_of_json_that_cannot_be_read_is_named_with_its_field() {
    for (field, rest) in [
        ("kind", r#""kind":"gift","quantity":"1""#),
        ("account", r#""kind":"receipt","quantity":"1","account":"lost""#),
        ("to_account", r#""kind":"block","quantity":"1","to_account":"lost""#),
        ("owner", r#""kind":"receipt","quantity":"1","owner":"nobody""#),
        ("to_owner", r#""kind":"ownership_transfer","quantity":"1","to_owner":"nobody""#),
        ("set_by", r#""kind":"threshold_change","min":"1","set_by":"nobody""#),
        ("quantity", r#""kind":"receipt","quantity":"many""#),
        ("recorded_at", r#""kind":"receipt","quantity":"1","recorded_at":"yesterday""#),
        ("expires_on", r#""kind":"receipt","quantity":"1","lot":"L","expires_on":"2026-02-30""#),
    ] {
        let refused = Event::from_json(&line(&format!(r#""event_id":"1",{rest}"#))).unwrap_err();
        assert_eq!(refused.field_name(), Some(field), "{refused:?}");
    }
}

/// Section 2: an empty id is an error.
#[test]
fn an_empty_id_is_refused() {
    for (field, rest) in [
        ("supplier", r#""kind":"order_placed","quantity":"1","order":"P","line":"1","supplier":"""#),
        ("order", r#""kind":"order_placed","quantity":"1","order":"","line":"1","supplier":"S""#),
        ("line", r#""kind":"order_placed","quantity":"1","order":"P","line":"","supplier":"S""#),
        ("to_location", r#""kind":"transfer_out","quantity":"1","to_location":"""#),
        ("lot", r#""kind":"receipt","quantity":"1","lot":"""#),
        ("corrects", r#""kind":"receipt","quantity":"1","corrects":"""#),
        ("proposal", r#""kind":"rejected","proposal":"","actor":"ann","reason":"why""#),
    ] {
        let read = Event::from_json(&line(&format!(r#""event_id":"1",{rest}"#)));
        assert_eq!(read.map_err(|error| error.field_name().map(str::to_owned)), Err(Some(field.to_owned())));
    }
}
