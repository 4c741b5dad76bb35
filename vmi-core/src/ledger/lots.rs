//! Stock by lot: what names a lot moves that lot; what takes stock out without naming one takes the lots that expire first.

use std::collections::BTreeMap;

use super::account::StockAccount;
use super::columns::Columns;
use super::event::Event;
use super::kind::EventKind;
use super::ledger::Ledger;
use super::stock::{Since, Snapshot};
use super::view::{View, Window};
use crate::error::{Error, ErrorKind, Result};
use crate::model::{Day, Owner, Quantity, Zone};

/// Stock of one lot, or stock without a lot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LotStock {
    /// The item.
    pub item: String,
    /// The location.
    pub location: String,
    /// Whose stock.
    pub owner: Owner,
    /// The account.
    pub account: StockAccount,
    /// The lot; none for stock without one.
    pub lot: Option<String>,
    /// The last day on which it may be used.
    pub expires_on: Option<Day>,
    /// How much; may be negative.
    pub quantity: Quantity,
}

/// Owner and account of stock.
pub(super) type Place = (Owner, StockAccount);

/// Lots of one key, in units of 10^−9.
#[derive(Clone, Debug, Default)]
pub(super) struct Lots {
    /// By place and lot.
    stock: BTreeMap<(Place, String), i128>,
    without: BTreeMap<Place, i128>,
    expires: BTreeMap<String, Day>,
    /// Whether any lot was ever there: one that is used up leaves nothing, as most lots of a long history are.
    knows_any: bool,
}

impl Lots {
    /// The lots of a key, from a snapshot and the events after it; the dates of lots are known from all that is seen.
    pub(super) fn of(columns: &Columns, key: Option<u32>, window: &Window, (snapshot, zone): (&[Snapshot], Zone)) -> Self {
        let mut lots = Self::default();
        let own = key.into_iter().flat_map(|key| columns.history(key, window).into_iter().filter(move |at| columns.key[*at as usize] == key));
        let events: Vec<Event> = own.map(|at| columns.event(at)).collect();
        let stated = snapshot.iter().filter_map(|row| row.lot.clone().zip(row.expires_on));
        for (lot, day) in events.iter().filter_map(|event| event.more.lot.clone().zip(event.more.expires_on)).chain(stated) {
            let known = lots.expires.entry(lot).or_insert(day);
            *known = (*known).min(day);
        }
        let since = Since::of(snapshot);
        for row in snapshot {
            let place = (row.owner, row.account);
            match &row.lot {
                Some(lot) => lots.move_lot(place, lot, row.quantity.nano()),
                None => *lots.without.entry(place).or_default() += row.quantity.nano(),
            }
        }
        for event in &events {
            for (place, change) in stock_changes(event).into_iter().flatten() {
                if since.at(place).is_none_or(|taken| zone.resolve(event.effective_at) > taken) {
                    lots.change((event, zone.day(event.effective_at)), place, change);
                }
            }
        }
        lots
    }

    /// A change on a local day.
    fn change(&mut self, (event, day): (&Event, Day), place: Place, change: i128) {
        if let Some(lot) = &event.more.lot {
            self.move_lot(place, lot, change);
            return;
        }
        let mut rest = change;
        if change < 0 {
            for lot in self.first_expiring(place, day) {
                let held = self.stock.get(&(place, lot.clone())).copied().unwrap_or(0);
                let taken = held.min(-rest);
                self.move_lot(place, &lot, -taken);
                rest += taken;
            }
        }
        *self.without.entry(place).or_default() += rest;
    }

    fn move_lot(&mut self, place: Place, lot: &str, change: i128) {
        self.knows_any = true;
        let name = (place, lot.to_owned());
        let held = self.stock.get(&name).map_or(change, |held| held + change);
        if held == 0 {
            self.stock.remove(&name);
        } else {
            self.stock.insert(name, held);
        }
    }

    /// Lots in stock at a place that are not expired on a day: the earliest date first, those without one last, then by id.
    fn first_expiring(&self, place: Place, day: Day) -> Vec<String> {
        let in_stock = self.stock.range((place, String::new())..).take_while(|((at, _), _)| *at == place).filter(|(_, held)| **held > 0);
        let mut lots: Vec<(Option<Day>, &String)> = in_stock.map(|((_, lot), _)| (self.expires.get(lot).copied(), lot)).collect();
        lots.retain(|(expires, _)| expires.is_none_or(|expires| expires >= day));
        lots.sort_by_key(|(expires, lot)| (expires.is_none(), *expires, *lot));
        lots.into_iter().map(|(_, lot)| lot.clone()).collect()
    }

    /// Usable stock of both owners by the day of expiry, of lots that have one and are in stock.
    pub(super) fn usable_by_expiry(&self) -> BTreeMap<Day, i128> {
        let mut by_day = BTreeMap::new();
        for ((_, lot), held) in self.stock.iter().filter(|((place, _), held)| place.1 == StockAccount::Usable && **held > 0) {
            if let Some(day) = self.expires.get(lot) {
                *by_day.entry(*day).or_default() += held;
            }
        }
        by_day
    }

    /// Usable stock of lots that cannot be used after a day.
    pub(super) fn expired_usable(&self, day: Day) -> i128 {
        let expired = self.stock.iter().filter(|((place, lot), held)| {
            place.1 == StockAccount::Usable && **held > 0 && self.expires.get(lot).is_some_and(|expires| *expires <= day)
        });
        expired.map(|(_, held)| held).sum()
    }
}

/// What an event changes in stock: up to two places.
pub(super) fn stock_changes(event: &Event) -> [Option<(Place, i128)>; 2] {
    let nano = event.signed_nano();
    let own = (event.owner, event.account);
    match event.kind {
        EventKind::Block | EventKind::Unblock => [Some((own, -nano)), event.more.to_account.map(|to| ((event.owner, to), nano))],
        EventKind::OwnershipTransfer => [Some((own, -nano)), event.more.to_owner.map(|to| ((to, event.account), nano))],
        kind if kind.counterpart().is_some() => [Some((own, if kind.enters_stock() { nano } else { -nano })), None],
        _ => [None, None],
    }
}

impl Ledger {
    /// Stock by lot of every key whose events name lots, by item, location, owner, account and lot; rows of zero are left out.
    ///
    /// ```
    /// use vmi_core::ledger::{Event, EventKind, Ledger, View};
    /// use vmi_core::model::{Day, Moment, Quantity};
    /// let quantity = |text| Quantity::parse(text).unwrap();
    /// let day = Moment::parse("2026-06-01").unwrap();
    /// let mut receipt = Event::new(EventKind::Receipt, ("wms", "1"), ("A", "DC1"), quantity("10"), day);
    /// receipt.more.lot = Some("L1".into());
    /// receipt.more.expires_on = Day::parse("2026-06-30");
    /// let issue = Event::new(EventKind::Issue, ("wms", "2"), ("A", "DC1"), quantity("4"), day);
    /// let mut ledger = Ledger::default();
    /// ledger.append(&[receipt, issue], None)?;
    /// assert_eq!(ledger.lots(&View::ALL)?[0].quantity, quantity("6"));
    /// assert_eq!(ledger.expired_usable("A", "DC1", &View::as_of(Moment::parse("2026-06-30").unwrap()))?, quantity("6"));
    /// # Ok::<(), vmi_core::error::Error>(())
    /// ```
    pub fn lots(&self, view: &View) -> Result<Vec<LotStock>> {
        let columns = &self.columns;
        let window = view.window(columns);
        let mut rows = Vec::new();
        if !columns.has_lots {
            return Ok(rows);
        }
        for key in columns.keys.sorted(&columns.items, &columns.locations) {
            let lots = Lots::of(columns, Some(key), &window, (&[], Zone::UTC));
            if !lots.knows_any {
                continue;
            }
            let (item, location) = columns.key_ids(key);
            let without = lots.without.iter().map(|(place, held)| (*place, None, *held));
            let with = lots.stock.iter().map(|((place, lot), held)| (*place, Some(lot.clone()), *held));
            let mut all: Vec<(Place, Option<String>, i128)> = without.chain(with).filter(|(_, _, held)| *held != 0).collect();
            all.sort();
            for ((owner, account), lot, held) in all {
                let overflow = |_| Error::new(ErrorKind::Overflow, "the stock of a lot is too large to be held exactly").key(item, location);
                let expires_on = lot.as_ref().and_then(|lot| lots.expires.get(lot)).copied();
                let quantity = Quantity::from_nano(held).map_err(overflow)?;
                rows.push(LotStock { item: item.to_owned(), location: location.to_owned(), owner, account, lot, expires_on, quantity });
            }
        }
        Ok(rows)
    }

    /// Usable stock of a key, both owners, in lots whose last day is over by the view's `as_of`.
    pub fn expired_usable(&self, item: &str, location: &str, view: &View) -> Result<Quantity> {
        let columns = &self.columns;
        let (Some(key), true, Some(as_of)) = (columns.find_key(item, location), columns.has_lots, view.as_of) else { return Ok(Quantity::ZERO) };
        // An instant leaves its own day open.
        let Some(over) = as_of.day().plus(if as_of.is_date() { 0 } else { -1 }) else { return Ok(Quantity::ZERO) };
        let expired = Lots::of(columns, Some(key), &view.window(columns), (&[], Zone::UTC)).expired_usable(over);
        let overflow = |_| Error::new(ErrorKind::Overflow, "the expired stock is too large to be held exactly").key(item, location);
        Quantity::from_nano(expired).map_err(overflow)
    }
}
