//! Movements and turnovers, counts, consumption, another ledger.

use super::real::{account, nano, side, view, word};
use super::{Checked, must, same};
use crate::ledger_oracle::accounts::{self as naive, Account, Consumption, Discrepancy, How, Movement};
use crate::ledger_oracle::event::Event;
use crate::ledger_oracle::naive::{Key, StockKey, View, line_of, seen, stock};
use std::collections::BTreeMap;
use vmi_core::ledger::{Comparison, Count, Effect, EventKind, Ledger, Presence};
use vmi_core::model::Day;

pub fn check(ledger: &Ledger, events: &[Event], of: &View) -> Checked {
    movements(ledger, events, of)?;
    counts(ledger, events, of)?;
    for (first, last) in [("2026-06-28", "2026-07-03"), ("2026-01-01", "2026-12-31")] {
        consumption(ledger, events, of, (first, last))?;
    }
    Ok(())
}

/// Every key's history: which events, in which order, and what each moves.
fn movements(ledger: &Ledger, events: &[Event], of: &View) -> Checked {
    let mut moved: BTreeMap<(String, String), Vec<Movement>> = BTreeMap::new();
    for event in naive::movements(events, of) {
        moved.insert((event.source, event.event_id), event.movements);
    }
    let seen = seen(events, of);
    for key in super::state::keys(events) {
        let at_key = |account: &Account| (&account.0, &account.1) == (&key.0, &key.1);
        let bears =
            |event: &Event| (&event.item, &event.location) == (&key.0, &key.1) || line_of(event).is_some_and(|l| (&l.0, &l.1) == (&key.0, &key.1));
        let mut expected = Vec::new();
        for event in seen.iter().filter(|event| bears(event)) {
            let mut movements: Vec<Movement> = moved.get(&event.id()).into_iter().flatten().filter(|m| at_key(&m.from)).cloned().collect();
            movements.sort();
            expected.push((event.id(), movements));
        }
        let name = |of| (key.0.clone(), key.1.clone(), account(of));
        let mut real = Vec::new();
        for entry in must("history", ledger.history(&key.0, &key.1, &view(of)))? {
            let moved = entry.movements.iter().map(|m| Movement { from: name(m.from), to: name(m.to), quantity: nano(m.quantity) });
            let mut moved: Vec<Movement> = moved.collect();
            moved.sort();
            let stored = ledger.event(entry.sequence).map(|event| (event.source, event.event_id));
            let id = (entry.event.source, entry.event.event_id);
            same("an entry's sequence", &stored.as_ref(), &Some(&id))?;
            real.push((id, moved));
        }
        same("movements", &real, &expected)?;
    }
    let joins = |m: &&Movement| (&m.from.0, &m.from.1) != (&m.to.0, &m.to.1);
    same("movements between keys", &moved.values().flatten().find(joins), &None)
}

pub fn turnovers(ledger: &Ledger, events: &[Event], of: &View) -> Checked {
    for ((item, location, name), expected) in naive::turnover(events, of, None) {
        let real = must("turnover", ledger.turnover(&item, &location, side(&name), &view(of)))?;
        let real = naive::Turnover { opening: 0, into: nano(real.entered), out: nano(real.left), closing: nano(real.entered) - nano(real.left) };
        same(&format!("turnover of {name}"), &real, &expected)?;
    }
    Ok(())
}

fn counts(ledger: &Ledger, events: &[Event], of: &View) -> Checked {
    let stated = ledger.statements(&[EventKind::Count], &view(of));
    let counts: Vec<Count> = stated
        .iter()
        .map(|event| Count {
            item: event.item.clone(),
            location: event.location.clone(),
            owner: event.owner,
            account: event.account,
            counted: event.quantity,
            counted_at: event.effective_at,
        })
        .collect();
    let mut real = Vec::new();
    for (event, row) in stated.into_iter().zip(must("reconcile", ledger.reconcile(&counts, view(of).known_at))?) {
        let key = (event.item, event.location, row.count.owner.word().to_owned(), row.count.account.word().to_owned());
        let (counted, book, difference) = (nano(row.count.counted), nano(row.book), nano(row.difference));
        let at = row.count.counted_at.micros();
        same("a difference has a proposed adjustment", &row.proposed.is_some(), &(difference != 0))?;
        let Some(proposed) = row.proposed else { continue };
        must("the proposed adjustment", proposed.validate())?;
        let of = (proposed.item, proposed.location, proposed.owner.word().to_owned(), proposed.account.word().to_owned());
        same("the proposed adjustment's place", &of, &key)?;
        let what = (proposed.kind, nano(proposed.quantity), proposed.effective_at.micros());
        same("the proposed adjustment", &what, &(EventKind::Adjustment, difference, at))?;
        real.push(Discrepancy { source: event.source, event_id: event.event_id, key, effective_at: at, counted, book, difference });
    }
    same("counts against the book", &real, &naive::discrepancies(events, of))
}

/// An event of quantity 0 is no part of a statement.
fn consumption(ledger: &Ledger, events: &[Event], of: &View, (first, last): (&str, &str)) -> Checked {
    let day = |text| Day::parse(text).expect("a day");
    let known = View { as_of: None, known_at: of.known_at };
    let mut expected: BTreeMap<Key, Consumption> = naive::consumption(events, &known, first, last);
    for row in expected.values_mut() {
        row.events.retain(|event| event.2 != 0);
    }
    expected.retain(|_, row| !row.events.is_empty());
    let real = must("consumption", ledger.consumption(day(first), day(last), view(of).known_at))?.into_iter().map(|row| {
        let events = row.events.into_iter().map(|(event, part)| (event.source, event.event_id, nano(part))).collect();
        ((row.item, row.location), Consumption { quantity: nano(row.quantity), events })
    });
    same("consumption", &real.collect::<Vec<_>>(), &expected.into_iter().collect())
}

fn stock_key(effect: &Effect) -> StockKey {
    (effect.item.clone(), effect.location.clone(), effect.owner.word().into(), effect.account.word().into())
}

/// Two ledgers; an effect of 0 on both sides is left out.
pub fn compared(here: (&Ledger, &[Event]), there: (&Ledger, &[Event]), of: &View) -> Checked {
    let real: Comparison = must("compare", here.0.compare(there.0, &view(of)))?;
    let expected = naive::compare(here.1, there.1, of);
    let numbers = |effect: &Effect| (nano(effect.here), nano(effect.there), nano(effect.difference));
    let mut found = Vec::new();
    for event in &real.events {
        let how = match event.presence {
            Presence::OnlyHere => How::OnlyHere,
            Presence::OnlyThere => How::OnlyThere,
            Presence::Different => How::Different,
        };
        let (source, event_id) = event.names();
        let effects = event.effects.iter().map(|effect| (stock_key(effect), numbers(effect)));
        found.push((source.to_owned(), event_id.to_owned(), how, effects.collect::<Vec<_>>()));
        same("which sides an event is on", &(event.here.is_some(), event.there.is_some()), &(how != How::OnlyThere, how != How::OnlyHere))?;
    }
    let rows = expected.differences.into_iter().map(|row| {
        let mut changes: Vec<_> = row.changes.into_iter().filter(|(_, change)| (change.0, change.1) != (0, 0)).collect();
        changes.sort_by_key(|(key, _)| order(key));
        (row.source, row.event_id, row.how, changes)
    });
    same("events that differ", &found, &rows.collect())?;
    let (stock_here, stock_there) = (stock(here.1, of), stock(there.1, of));
    let held = |stock: &BTreeMap<StockKey, i128>, key: &StockKey| stock.get(key).copied().unwrap_or(0);
    let mut sums: Vec<_> =
        expected.sums.into_iter().map(|(key, sum)| (key.clone(), (held(&stock_here, &key), held(&stock_there, &key), sum))).collect();
    sums.sort_by_key(|(key, _)| order(key));
    same("stock that differs", &real.stock.iter().map(|effect| (stock_key(effect), numbers(effect))).collect(), &sums)?;
    let both = seen(here.1, of).len() as u64 - found.iter().filter(|row| row.2 != How::OnlyThere).count() as u64;
    same("events that both have", &real.same, &both)
}

/// The order of rows by item, location, owner and account, as the words are listed.
fn order(key: &StockKey) -> (String, String, vmi_core::model::Owner, vmi_core::ledger::StockAccount) {
    (key.0.clone(), key.1.clone(), word(&key.2).expect("an owner"), word(&key.3).expect("an account"))
}
