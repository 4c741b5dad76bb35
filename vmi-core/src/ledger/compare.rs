//! Two parties' ledgers, event by event; the differences sum to the difference of their stocks.

use std::collections::BTreeMap;

use super::account::StockAccount;
use super::event::Event;
use super::ledger::Ledger;
use super::lots::stock_changes;
use super::view::View;
use crate::error::{Error, ErrorKind, Result};
use crate::model::{Owner, Quantity, choice};

choice! {
    /// Where an event is.
    Presence {
        /// In this ledger alone.
        OnlyHere = "only_here",
        /// In the other alone.
        OnlyThere = "only_there",
        /// In both, with different bodies.
        Different = "different",
    }
}

/// An event that two ledgers do not share, and its effect on one account of stock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DifferentEvent {
    /// Where it is.
    pub presence: Presence,
    /// The event here.
    pub here: Option<Event>,
    /// The event there.
    pub there: Option<Event>,
    /// What it changes: item, location, owner, account, the change here, the change there. Empty if no stock is touched.
    pub effects: Vec<Effect>,
}

/// The effect of an event on one account of stock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    /// The item.
    pub item: String,
    /// The location.
    pub location: String,
    /// Whose stock.
    pub owner: Owner,
    /// The account.
    pub account: StockAccount,
    /// The change here.
    pub here: Quantity,
    /// The change there.
    pub there: Quantity,
    /// here − there.
    pub difference: Quantity,
}

/// What two ledgers do not share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Events both have, with the same body.
    pub same: u64,
    /// The others, by source and event id.
    pub events: Vec<DifferentEvent>,
    /// By item, location, owner and account: stock here, there, and the difference, which is the sum of the effects. Equal ones are left out.
    pub stock: Vec<Effect>,
}

type Place = (String, String, Owner, StockAccount);

/// What an event changes in stock, in units of 10^−9.
fn effects(event: &Event) -> BTreeMap<Place, i128> {
    let mut found = BTreeMap::new();
    for ((owner, account), change) in stock_changes(event).into_iter().flatten() {
        *found.entry((event.item.clone(), event.location.clone(), owner, account)).or_insert(0) += change;
    }
    found.retain(|_, change| *change != 0);
    found
}

fn rows(here: &BTreeMap<Place, i128>, there: &BTreeMap<Place, i128>) -> Result<Vec<Effect>> {
    let mut places: Vec<&Place> = here.keys().chain(there.keys()).collect();
    places.sort();
    places.dedup();
    let row = |place: &Place| {
        let (a, b) = (here.get(place).copied().unwrap_or(0), there.get(place).copied().unwrap_or(0));
        let exact = |nano: i128| {
            let overflow = |_| Error::new(ErrorKind::Overflow, "a difference is too large to be held exactly").key(&place.0, &place.1);
            Quantity::from_nano(nano).map_err(overflow)
        };
        let (item, location, owner, account) = place.clone();
        Ok(Effect { item, location, owner, account, here: exact(a)?, there: exact(b)?, difference: exact(a - b)? })
    };
    places.into_iter().map(row).collect()
}

impl Ledger {
    /// Compares two parties' ledgers event by event, over what a view sees in each.
    ///
    /// ```
    /// use vmi_core::ledger::{Event, EventKind, Ledger, Presence, View};
    /// use vmi_core::model::{Moment, Quantity};
    /// let issue = |id, quantity| Event::new(EventKind::Issue, ("wms", id), ("A", "DC1"), Quantity::parse(quantity).unwrap(), Moment::parse("2026-06-30").unwrap());
    /// let (mut ours, mut theirs) = (Ledger::default(), Ledger::default());
    /// ours.append(&[issue("1", "4"), issue("2", "5")], None)?;
    /// theirs.append(&[issue("1", "4"), issue("2", "7")], None)?;
    /// let found = ours.compare(&theirs, &View::ALL)?;
    /// assert_eq!((found.same, found.events[0].presence, found.stock[0].difference.to_string()), (1, Presence::Different, "2".to_owned()));
    /// # Ok::<(), vmi_core::error::Error>(())
    /// ```
    pub fn compare(&self, other: &Self, view: &View) -> Result<Comparison> {
        let mut found = Comparison::default();
        let (mut here, mut there) = (BTreeMap::new(), BTreeMap::new());
        let windows = (view.window(&self.columns), view.window(&other.columns));
        for sequence in (0..windows.0.end).filter(|at| windows.0.sees(&self.columns, *at)) {
            let event = self.columns.event(sequence);
            let twin = other.seen(&event.source, &event.event_id, &windows.1);
            if twin.as_ref().is_some_and(|twin| twin.same_body(&event)) {
                found.same += 1;
                continue;
            }
            let presence = if twin.is_some() { Presence::Different } else { Presence::OnlyHere };
            found.events.push(different(presence, Some(event), twin)?);
        }
        for sequence in (0..windows.1.end).filter(|at| windows.1.sees(&other.columns, *at)) {
            let columns = &other.columns;
            let names = (columns.sources.id(columns.ids.source(sequence)), columns.ids.id(sequence));
            if self.seen(names.0, names.1, &windows.0).is_none() {
                found.events.push(different(Presence::OnlyThere, None, Some(columns.event(sequence)))?);
            }
        }
        found.events.sort_by(|a, b| a.names().cmp(&b.names()));
        for event in &found.events {
            sum(&mut here, event.here.as_ref());
            sum(&mut there, event.there.as_ref());
        }
        // What both share cancels out, so the difference of the stocks is the sum of the effects; the stocks themselves come from the folds.
        let mut stock = rows(&here, &there)?;
        stock.retain(|row| row.difference != Quantity::ZERO);
        for row in &mut stock {
            row.here = self.position(&row.item, &row.location, view)?.of(row.owner, row.account);
            row.there = other.position(&row.item, &row.location, view)?.of(row.owner, row.account);
        }
        found.stock = stock;
        Ok(found)
    }

    /// The event of a source with an id, if a window sees it.
    fn seen(&self, source: &str, event_id: &str, window: &super::view::Window) -> Option<Event> {
        let sequence = self.columns.find(source, event_id)?;
        window.sees(&self.columns, sequence).then(|| self.columns.event(sequence))
    }
}

impl DifferentEvent {
    /// Source and id.
    pub fn names(&self) -> (&str, &str) {
        self.here.as_ref().or(self.there.as_ref()).map_or(("", ""), |event| (&event.source, &event.event_id))
    }
}

fn different(presence: Presence, here: Option<Event>, there: Option<Event>) -> Result<DifferentEvent> {
    let of = |event: &Option<Event>| event.as_ref().map(effects).unwrap_or_default();
    let effects = rows(&of(&here), &of(&there))?;
    Ok(DifferentEvent { presence, here, there, effects })
}

fn sum(total: &mut BTreeMap<Place, i128>, event: Option<&Event>) {
    for (place, change) in event.map(effects).unwrap_or_default() {
        *total.entry(place).or_insert(0) += change;
    }
}
