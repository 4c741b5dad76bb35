//! The state that a view sees: stock, supply, claims, lots, what is in force.

use super::real::{OWNERS, line, nano, view};
use super::{Checked, must, same};
use crate::ledger_oracle::event::{Event, VOID_KINDS};
use crate::ledger_oracle::naive::{self, Key, LotRow, StockKey, Threshold, View};
use std::collections::{BTreeMap, BTreeSet};
use vmi_core::ledger::{EventKind, Ledger, Position, StockAccount};
use vmi_core::model::Choice;

/// Every key that an event names, and one that none does.
pub fn keys(events: &[Event]) -> BTreeSet<Key> {
    let mut keys = BTreeSet::from([("unheard of".to_owned(), "A".to_owned())]);
    for event in events {
        keys.insert((event.item.clone(), event.location.clone()));
        keys.extend(event.to_location.clone().map(|to| (event.item.clone(), to)));
    }
    keys
}

pub fn check(ledger: &Ledger, events: &[Event], of: &View) -> Checked {
    positions(ledger, events, of)?;
    let lines: Vec<_> = must("order lines", ledger.order_lines(&view(of)))?.into_iter().map(line).collect();
    same("order lines", &lines, &naive::order_lines(events, of).into_iter().collect())?;
    let claims = must("allocations", ledger.allocations(&view(of)))?.into_iter();
    let claims: Vec<_> = claims.map(|claim| ((claim.item, claim.location, claim.order, claim.line), nano(claim.quantity))).collect();
    same("open allocations", &claims, &naive::allocations(events, of).into_iter().collect())?;
    lots(ledger, events, of)?;
    in_force(ledger, events, of)
}

fn positions(ledger: &Ledger, events: &[Event], of: &View) -> Checked {
    let real = view(of);
    let listed = must("positions", ledger.positions(&real))?;
    let mut by_key: BTreeMap<Key, Position> = BTreeMap::new();
    for (item, location, position) in &listed {
        by_key.insert(((*item).to_owned(), (*location).to_owned()), *position);
    }
    same(
        "keys in order, each once",
        &listed.iter().map(|row| (row.0, row.1)).collect(),
        &by_key.keys().map(|k| (k.0.as_str(), k.1.as_str())).collect::<Vec<_>>(),
    )?;
    let mut found = Found::default();
    for key in keys(events) {
        let position = must("position", ledger.position(&key.0, &key.1, &real))?;
        same("position and positions", &position, &by_key.remove(&key).unwrap_or_default())?;
        found.add(key, &position)?;
    }
    same("positions of keys that no event names", &by_key, &BTreeMap::new())?;
    let mut supply: BTreeMap<Key, [i128; 3]> = BTreeMap::new();
    for ((item, location, _, _), line) in naive::order_lines(events, of) {
        let sums = supply.entry((item, location)).or_default();
        let parts = [line.in_transit, line.on_order_confirmed, line.on_order_unconfirmed];
        sums.iter_mut().zip(parts).for_each(|(sum, part)| *sum += part);
    }
    supply.retain(|_, sums| *sums != [0; 3]);
    same("stock", &found.stock, &naive::stock(events, of))?;
    same("in transit, on order confirmed, on order unconfirmed", &found.supply, &supply)?;
    same("allocated", &found.allocated, &naive::allocated(events, of))?;
    same("back-ordered", &found.back_ordered, &naive::back_ordered(events, of))?;
    same("position", &found.total, &naive::position(events, of))
}

/// The positions of the ledger as the naive one says them: without zeros.
#[derive(Default)]
struct Found {
    stock: BTreeMap<StockKey, i128>,
    supply: BTreeMap<Key, [i128; 3]>,
    allocated: BTreeMap<Key, i128>,
    back_ordered: BTreeMap<Key, i128>,
    total: BTreeMap<Key, i128>,
}

impl Found {
    fn add(&mut self, key: Key, position: &Position) -> Checked {
        for owner in OWNERS {
            for (word, account) in StockAccount::WORDS {
                let held = nano(position.of(owner, *account));
                if held != 0 {
                    self.stock.insert((key.0.clone(), key.1.clone(), owner.word().into(), (*word).into()), held);
                }
            }
        }
        let supply = [position.in_transit, position.on_order_confirmed, position.on_order_unconfirmed].map(nano);
        if supply != [0; 3] {
            self.supply.insert(key.clone(), supply);
        }
        let total = nano(must("total", position.total())?);
        for (into, quantity) in
            [(&mut self.allocated, nano(position.allocated)), (&mut self.back_ordered, nano(position.back_ordered)), (&mut self.total, total)]
        {
            if quantity != 0 {
                into.insert(key.clone(), quantity);
            }
        }
        Ok(())
    }
}

/// The ledger lists the keys whose stock is known by lot at all.
fn lots(ledger: &Ledger, events: &[Event], of: &View) -> Checked {
    let real = must("lots", ledger.lots(&view(of)))?.into_iter();
    let rows = real.map(|row| LotRow {
        key: (row.item, row.location, row.owner.word().into(), row.account.word().into()),
        lot: row.lot,
        expires_on: row.expires_on.map(|day| day.to_string()),
        quantity: nano(row.quantity),
    });
    let moves_a_lot = |e: &&Event| e.lot.is_some() && !naive::stock_changes(e).is_empty();
    let by_lot: BTreeSet<Key> = naive::seen(events, of).into_iter().filter(moves_a_lot).map(|e| (e.item.clone(), e.location.clone())).collect();
    let is_listed = |row: &LotRow| by_lot.contains(&(row.key.0.clone(), row.key.1.clone()));
    let mut expected: Vec<LotRow> = naive::lots(events, of).into_iter().filter(is_listed).collect();
    let mut rows: Vec<LotRow> = rows.collect();
    rows.sort();
    expected.sort();
    same("lots", &rows, &expected)?;

    let mut expired: BTreeMap<Key, i128> = BTreeMap::new();
    // an overdrawn lot has nothing that could expire
    for row in naive::expired_lots(events, of).into_iter().filter(|row| row.key.3 == "usable" && row.quantity > 0) {
        *expired.entry((row.key.0, row.key.1)).or_default() += row.quantity;
    }
    for key in keys(events) {
        let real = nano(must("expired", ledger.expired_usable(&key.0, &key.1, &view(of)))?);
        same("expired lots", &real, &expired.get(&key).copied().unwrap_or(0))?;
    }
    Ok(())
}

fn in_force(ledger: &Ledger, events: &[Event], of: &View) -> Checked {
    let real = ledger.thresholds(&view(of)).into_iter().map(|found| {
        let levels = Threshold { min: found.min.map(nano), max: found.max.map(nano), set_by: found.set_by.map(|by| by.word().to_owned()) };
        ((found.item, found.location, found.supplier), levels)
    });
    same("thresholds", &real.collect::<Vec<_>>(), &naive::thresholds(events, of).into_iter().collect())?;
    let real = ledger
        .forecasts(&view(of))
        .into_iter()
        .map(|found| ((found.item, found.location, found.source, found.day.to_string()), nano(found.quantity)));
    same("forecasts", &real.collect::<Vec<_>>(), &naive::forecasts(events, of).into_iter().collect())?;
    let kinds: Vec<EventKind> = VOID_KINDS.iter().filter_map(|kind| super::real::word(kind)).collect();
    let real: Vec<_> = ledger.statements(&kinds, &view(of)).into_iter().map(|event| (event.source, event.event_id)).collect();
    let expected: Vec<_> = naive::fold(events, of).into_iter().filter(|event| event.is_of(&VOID_KINDS)).map(Event::id).collect();
    same("statements that are not void", &real, &expected)
}

/// The present state of two ledgers of the same events, however they arrived.
pub fn same_state(a: &Ledger, b: &Ledger, events: &[Event], of: &View) -> Checked {
    let real = view(of);
    same("positions, reordered", &a.positions(&real), &b.positions(&real))?;
    same("order lines, reordered", &a.order_lines(&real), &b.order_lines(&real))?;
    same("allocations, reordered", &a.allocations(&real), &b.allocations(&real))?;
    same("lots, reordered", &a.lots(&real), &b.lots(&real))?;
    same("thresholds, reordered", &a.thresholds(&real), &b.thresholds(&real))?;
    same("forecasts, reordered", &a.forecasts(&real), &b.forecasts(&real))?;
    same("findings, reordered", &a.findings(&real), &b.findings(&real))?;
    for (item, location) in keys(events) {
        let history = |ledger: &Ledger| -> Checked<Vec<_>> {
            let entries = must("history", ledger.history(&item, &location, &real))?;
            Ok(entries.into_iter().map(|entry| (entry.event.source, entry.event.event_id, entry.movements)).collect())
        };
        same("history, reordered", &history(a)?, &history(b)?)?;
    }
    Ok(())
}
