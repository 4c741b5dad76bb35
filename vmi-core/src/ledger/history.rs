//! The history of a key: its events in the order they happened, each with what it moved.

use super::account::{Account, Movement, Side};
use super::columns::Columns;
use super::event::Event;
use super::kind::EventKind;
use super::ledger::Ledger;
use super::lines::{LineSums, Supply};
use super::view::{View, Window};
use crate::error::{Error, ErrorKind, Result};
use crate::model::Quantity;
use crate::num::decimal::DecimalError;

/// An event and what it moved in one key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its place in the ledger, from 0.
    pub sequence: u64,
    /// The event; for a transfer from another location, it names that one.
    pub event: Event,
    /// What left one account and entered another; empty for an event that moves nothing.
    pub movements: Vec<Movement>,
}

/// What entered an account and what left it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Turnover {
    /// The sum of what entered.
    pub entered: Quantity,
    /// The sum of what left.
    pub left: Quantity,
}

impl Columns {
    /// The events that bear on a key, in the order of the fold: its own, and transfers to it.
    pub(super) fn history(&self, key: u32, window: &Window) -> Vec<u32> {
        let mut events: Vec<u32> = self.of_key(key).filter(|at| window.sees(self, *at)).collect();
        for line in self.lines_of_key(key) {
            events.extend(self.of_line(line).filter(|at| self.key[*at as usize] != key && window.sees(self, *at)));
        }
        events.sort_unstable_by(|a, b| self.fold_order(*a, *b));
        events
    }
}

impl Ledger {
    /// The events of a key that a view sees, in the order they happened, with their movements.
    ///
    /// ```
    /// use vmi_core::ledger::{Account, Event, EventKind, Ledger, View};
    /// use vmi_core::model::{Moment, Quantity};
    /// let day = Moment::parse("2026-06-30").unwrap();
    /// let mut ledger = Ledger::default();
    /// ledger.append(&[Event::new(EventKind::Issue, ("wms", "1"), ("A", "DC1"), Quantity::parse("4").unwrap(), day)], None)?;
    /// let history = ledger.history("A", "DC1", &View::ALL)?;
    /// assert_eq!((history[0].movements[0].from.account, history[0].movements[0].to.account), (Account::Usable, Account::Customers));
    /// # Ok::<(), vmi_core::error::Error>(())
    /// ```
    pub fn history(&self, item: &str, location: &str, view: &View) -> Result<Vec<Entry>> {
        let columns = &self.columns;
        let window = view.window(columns);
        let Some(key) = columns.find_key(item, location) else { return Ok(Vec::new()) };
        let mut lines: Vec<(u32, LineSums)> = columns.lines_of_key(key).map(|line| (line, LineSums::default())).collect();
        lines.sort_unstable_by_key(|(line, _)| *line);
        let mut entries = Vec::new();
        for sequence in columns.history(key, &window) {
            let event = columns.event(sequence);
            let line = columns.line_of_event(sequence).and_then(|line| lines.binary_search_by_key(&line, |(of, _)| *of).ok());
            let state = line.map(|at| &mut lines[at].1);
            let movements = movements(columns, sequence, &event, (key, state), &window);
            let movements =
                movements.map_err(|_| Error::new(ErrorKind::Overflow, "a movement is too large to be held exactly").key(item, location))?;
            entries.push(Entry { sequence: u64::from(sequence), event, movements });
        }
        Ok(entries)
    }

    /// What went into an account of a key and what left it: opening (zero) + entered − left = closing.
    pub fn turnover(&self, item: &str, location: &str, side: Side, view: &View) -> Result<Turnover> {
        let overflow = |_| Error::new(ErrorKind::Overflow, "the turnover is too large to be held exactly").key(item, location);
        let (mut entered, mut left) = (0, 0);
        for movement in self.history(item, location, view)?.iter().flat_map(|entry| &entry.movements) {
            if movement.to == side {
                entered += movement.quantity.nano();
            }
            if movement.from == side {
                left += movement.quantity.nano();
            }
        }
        Ok(Turnover { entered: Quantity::from_nano(entered).map_err(overflow)?, left: Quantity::from_nano(left).map_err(overflow)? })
    }
}

/// Gathers movements; a quantity below 0 runs backwards.
struct Moves(Vec<(Side, Side, i128)>);

impl Moves {
    fn add(&mut self, from: Side, to: Side, nano: i128) {
        match nano {
            0 => {}
            1.. => self.0.push((from, to, nano)),
            _ => self.0.push((to, from, -nano)),
        }
    }

    fn finish(self) -> std::result::Result<Vec<Movement>, DecimalError> {
        self.0.into_iter().map(|(from, to, nano)| Quantity::from_nano(nano).map(|quantity| Movement { from, to, quantity })).collect()
    }
}

fn movements(
    columns: &Columns,
    sequence: u32,
    event: &Event,
    (key, line): (u32, Option<&mut LineSums>),
    window: &Window,
) -> std::result::Result<Vec<Movement>, DecimalError> {
    let nano = columns.nano(sequence);
    let signed = if event.is_correction() { -nano } else { nano };
    let mut moves = Moves(Vec::new());
    let suppliers = Side::outside(Account::Suppliers);
    let change = line.map(|sums| {
        let before = (sums.supply(columns), sums.claim());
        sums.add(columns, sequence, nano, window);
        (before, (sums.supply(columns), sums.claim()))
    });
    let is_own = columns.key[sequence as usize] == key;
    if is_own && event.kind != EventKind::OrderReceived {
        own_movement(&mut moves, event, signed, change.is_some());
    }
    if let Some(((before, claimed), (after, claims))) = change {
        moves.add(Side::outside(Account::Unclaimed), Side::outside(Account::Allocated), claims - claimed);
        if event.kind == EventKind::OrderReceived {
            received(&mut moves, event, signed, &before, &after);
        } else {
            for (account, change) in changes(&before, &after) {
                moves.add(suppliers, Side::outside(account), change);
            }
        }
    }
    moves.finish()
}

/// What the event moves by itself, without an order line.
fn own_movement(moves: &mut Moves, event: &Event, signed: i128, has_line: bool) {
    let own = Side::stock(event.owner, event.account);
    let outside = Side::outside;
    match event.kind {
        EventKind::Block | EventKind::Unblock => {
            if let Some(to) = event.more.to_account {
                moves.add(own, Side::stock(event.owner, to), signed);
            }
        }
        EventKind::OwnershipTransfer => {
            if let Some(to) = event.more.to_owner {
                moves.add(own, Side::stock(to, event.account), signed);
            }
        }
        EventKind::Allocate if !has_line => moves.add(outside(Account::Unclaimed), outside(Account::Allocated), signed),
        EventKind::Deallocate if !has_line => moves.add(outside(Account::Allocated), outside(Account::Unclaimed), signed),
        EventKind::BackOrder => moves.add(outside(Account::Unserved), outside(Account::BackOrdered), signed),
        EventKind::BackOrderFilled => moves.add(outside(Account::BackOrdered), outside(Account::Unserved), signed),
        kind => {
            if let Some(other) = kind.counterpart() {
                if kind.enters_stock() {
                    moves.add(outside(other), own, signed);
                } else {
                    moves.add(own, outside(other), signed);
                }
            }
        }
    }
}

/// A receipt of an order line comes from what was in transit, then from what was on order, the rest from outside.
fn received(moves: &mut Moves, event: &Event, signed: i128, before: &Supply, after: &Supply) {
    let own = Side::stock(event.owner, event.account);
    let mut rest = signed;
    for (account, change) in changes(before, after) {
        moves.add(Side::outside(account), own, -change);
        rest += change;
    }
    moves.add(Side::outside(Account::Suppliers), own, rest);
}

/// The changes of the supply accounts.
fn changes(before: &Supply, after: &Supply) -> [(Account, i128); 3] {
    [
        (Account::InTransit, after.in_transit - before.in_transit),
        (Account::OnOrderConfirmed, after.confirmed - before.confirmed),
        (Account::OnOrderUnconfirmed, after.unconfirmed - before.unconfirmed),
    ]
}
