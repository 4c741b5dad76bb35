//! Events as columns: what every event has, packed, and the rest beside it.

use std::collections::BTreeMap;

use super::account::StockAccount;
use super::event::{Event, EventRef, More, usual_to_account};
use super::event_ids::EventIds;
use super::kind::{EventKind, Family};
use super::view::Window;
use crate::model::{Choice, Day, IdIndex, Key, KeyIndex, Moment, Owner, PairIndex, Quantity};

/// No number.
pub(super) const NONE: u32 = u32::MAX;

/// Sums of a key: stock by owner and account, claims, and the outside.
pub(super) const SLOTS: usize = 11;
pub(super) const ALLOCATED: usize = 8;
pub(super) const BACK_ORDERED: usize = 9;
const OUTSIDE: usize = 10;

/// What a kind does, in one word: bits 0–4 kind, 5–6 account, 7 owner, 8–11 slot it leaves, 12–15 slot it enters, 16–19 decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Code(u32);

impl Code {
    const CORRECTS: u32 = 1 << 20;
    const LINE: u32 = 1 << 21;

    fn new(event: &EventRef<'_>, has_line: bool) -> Self {
        let (mut from, mut to) = slots(event, has_line);
        if event.is_correction() && !event.kind.is_voided() {
            std::mem::swap(&mut from, &mut to);
        }
        let (_, decimals) = event.quantity.parts();
        let mut code = event.kind as u32 | (event.account as u32) << 5 | (event.owner as u32) << 7;
        code |= (from as u32) << 8 | (to as u32) << 12 | decimals << 16;
        code |= if event.is_correction() { Self::CORRECTS } else { 0 } | if has_line { Self::LINE } else { 0 };
        Self(code)
    }

    pub(super) fn kind(self) -> EventKind {
        EventKind::from_number(self.0 & 31)
    }

    pub(super) fn account(self) -> StockAccount {
        StockAccount::WORDS[(self.0 >> 5 & 3) as usize].1
    }

    pub(super) fn owner(self) -> Owner {
        if self.0 >> 7 & 1 == 0 { Owner::Customer } else { Owner::Supplier }
    }

    #[inline]
    pub(super) const fn from(self) -> usize {
        (self.0 >> 8 & 15) as usize
    }

    #[inline]
    pub(super) const fn to(self) -> usize {
        (self.0 >> 12 & 15) as usize
    }

    #[inline]
    pub(super) const fn decimals(self) -> usize {
        (self.0 >> 16 & 15) as usize
    }

    /// All of it, for checking.
    pub(super) const fn bits(self) -> u64 {
        self.0 as u64
    }

    pub(super) const fn is_correction(self) -> bool {
        self.0 & Self::CORRECTS != 0
    }

    /// Whether it bears on an order line or an allocation with an order.
    #[inline]
    pub(super) const fn has_line(self) -> bool {
        self.0 & Self::LINE != 0
    }
}

/// The sums that an event leaves and enters.
fn slots(event: &EventRef<'_>, has_line: bool) -> (usize, usize) {
    let stock = |owner: Owner, account: StockAccount| owner as usize * 4 + account as usize;
    let own = stock(event.owner, event.account);
    match event.kind {
        EventKind::Block | EventKind::Unblock => (own, event.to_account().map_or(OUTSIDE, |to| stock(event.owner, to))),
        EventKind::OwnershipTransfer => (own, event.more.and_then(|more| more.to_owner).map_or(OUTSIDE, |to| stock(to, event.account))),
        EventKind::Allocate if !has_line => (OUTSIDE, ALLOCATED),
        EventKind::Deallocate if !has_line => (ALLOCATED, OUTSIDE),
        EventKind::BackOrder => (OUTSIDE, BACK_ORDERED),
        EventKind::BackOrderFilled => (BACK_ORDERED, OUTSIDE),
        kind if kind.counterpart().is_some() => {
            if kind.enters_stock() {
                (OUTSIDE, own)
            } else {
                (own, OUTSIDE)
            }
        }
        _ => (OUTSIDE, OUTSIDE),
    }
}

/// What an order line or an allocation is known by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LineName {
    pub key: u32,
    pub order: u32,
    pub line: u32,
    pub is_supply: bool,
}

/// Fields that few events have; texts by number.
#[derive(Clone, Debug, Default)]
struct Detail {
    more: Box<More>,
    line: Option<u32>,
    before_in_line: Option<u32>,
}

/// The numbers of some events' names.
#[derive(Debug, Default)]
pub(super) struct Named {
    sources: Vec<u32>,
    items: Vec<u32>,
    locations: Vec<u32>,
    keys: Vec<u32>,
}

impl Named {
    /// Source and key of one of the events.
    pub(super) fn of(&self, at: usize) -> (u32, u32) {
        (self.sources[at], self.keys[at])
    }
}

/// All events, by sequence.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns {
    pub ids: EventIds,
    pub sources: IdIndex,
    pub items: IdIndex,
    pub locations: IdIndex,
    pub keys: KeyIndex,
    pub key: Vec<u32>,
    pub code: Vec<Code>,
    pub quantity: Vec<i64>,
    pub effective: Vec<i64>,
    pub recorded: Vec<i64>,
    /// The event of the same key before it.
    before: Vec<u32>,
    /// By key: its last event.
    last: Vec<u32>,
    detail: Vec<u32>,
    details: Vec<Detail>,
    texts: IdIndex,
    orders: PairIndex<(u32, u32)>,
    line_index: PairIndex<(u32, u32)>,
    pub lines: Vec<LineName>,
    last_of_line: Vec<u32>,
    before_of_key: Vec<u32>,
    last_line_of_key: Vec<u32>,
    /// Corrections that make a statement void, by the source and id that they name.
    voids: BTreeMap<(u32, String), Vec<u32>>,
    pub has_lots: bool,
}

impl Columns {
    pub(super) fn len(&self) -> usize {
        self.key.len()
    }

    pub(super) fn find_key(&self, item: &str, location: &str) -> Option<u32> {
        let item = self.items.find(item.as_bytes())?;
        let location = self.locations.find(location.as_bytes())?;
        self.keys.find(Key { item, location })
    }

    pub(super) fn key_ids(&self, key: u32) -> (&str, &str) {
        let key = self.keys.keys()[key as usize];
        (self.items.id(key.item), self.locations.id(key.location))
    }

    /// The sequence of an event that is there.
    pub(super) fn find(&self, source: &str, event_id: &str) -> Option<u32> {
        let number = self.sources.find(source.as_bytes())?;
        self.ids.find((number, source), event_id)
    }

    /// Looks up the names of some events; keys are numbered in the order of the events, however they come in batches.
    pub(super) fn look_up(&mut self, events: &[EventRef<'_>], found: &mut Named) {
        self.sources.insert_all(events.iter().map(|event| event.source), &mut found.sources);
        self.items.insert_all(events.iter().map(|event| event.item), &mut found.items);
        self.locations.insert_all(events.iter().map(|event| event.location), &mut found.locations);
        found.keys.clear();
        let pairs = found.items.iter().zip(&found.locations).map(|(item, location)| Key { item: *item, location: *location });
        self.keys.fetch(pairs);
        for (event, (item, location)) in events.iter().zip(found.items.iter().zip(&found.locations)) {
            found.keys.push(self.keys.insert(Key { item: *item, location: *location }));
            if let (Some(to), true) = (event.to_location(), event.order_line().is_some()) {
                self.keys.insert(Key { item: *item, location: self.locations.insert(to) });
            }
        }
        self.last.resize(self.keys.keys().len(), NONE);
        self.last_line_of_key.resize(self.keys.keys().len(), NONE);
        std::hint::black_box(found.keys.iter().fold(0, |read, key| read ^ self.last[*key as usize]));
    }

    /// Adds an event whose id is not there.
    pub(super) fn push(&mut self, event: &EventRef<'_>, (source, key): (u32, u32)) {
        let sequence = self.len() as u32;
        self.ids.push(source, event.event_id);
        let mut line = None;
        match event.more {
            None => self.detail.push(NONE),
            Some(more) => {
                line = self.line_of(event, key);
                let before_in_line =
                    line.map(|line| std::mem::replace(&mut self.last_of_line[line as usize], sequence)).filter(|before| *before != NONE);
                self.detail.push(self.details.len() as u32);
                self.details.push(Detail { more: Box::new(more.clone()), line, before_in_line });
                self.has_lots |= more.lot.is_some();
                if let Some(id) = more.corrects.as_ref().filter(|_| event.kind.is_voided()) {
                    self.voids.entry((source, id.clone())).or_default().push(sequence);
                }
            }
        }
        let (mantissa, _) = event.quantity.parts();
        self.key.push(key);
        self.code.push(Code::new(event, line.is_some()));
        self.quantity.push(mantissa);
        self.effective.push(event.effective_at.micros());
        self.recorded.push(event.recorded_at.micros());
        self.before.push(std::mem::replace(&mut self.last[key as usize], sequence));
    }

    /// The line or allocation that an event bears on.
    fn line_of(&mut self, event: &EventRef<'_>, key: u32) -> Option<u32> {
        let (order, line) = event.order_line()?;
        let (is_supply, key) = match event.kind {
            EventKind::TransferOut => (true, self.find_key(event.item, event.to_location()?)?),
            EventKind::TransferIn => (true, key),
            EventKind::Allocate | EventKind::Deallocate | EventKind::Issue => (false, key),
            kind if kind.family() == Family::OrderLine => (true, key),
            _ => return None,
        };
        let (order, line) = (self.texts.insert(order), self.texts.insert(line));
        let pair = self.orders.insert((order, line));
        let number = self.line_index.insert((key, pair * 2 + u32::from(is_supply)));
        if self.lines.len() <= number as usize {
            self.lines.push(LineName { key, order, line, is_supply });
            self.last_of_line.push(NONE);
            self.before_of_key.push(std::mem::replace(&mut self.last_line_of_key[key as usize], number));
        }
        Some(number)
    }

    pub(super) fn line_of_event(&self, sequence: u32) -> Option<u32> {
        self.detail_of(sequence).and_then(|detail| detail.line)
    }

    fn detail_of(&self, sequence: u32) -> Option<&Detail> {
        self.details.get(self.detail[sequence as usize] as usize)
    }

    /// The rarely filled fields of an event.
    pub(super) fn more(&self, sequence: u32) -> Option<&More> {
        self.detail_of(sequence).map(|detail| &*detail.more)
    }

    pub(super) fn text(&self, number: u32) -> &str {
        self.texts.id(number)
    }

    /// The events of a key, the last one first.
    pub(super) fn of_key(&self, key: u32) -> impl Iterator<Item = u32> {
        chain(self.last.get(key as usize).copied().unwrap_or(NONE), |at| self.before[at as usize])
    }

    /// The lines and allocations of a key.
    pub(super) fn lines_of_key(&self, key: u32) -> impl Iterator<Item = u32> {
        chain(self.last_line_of_key.get(key as usize).copied().unwrap_or(NONE), |at| self.before_of_key[at as usize])
    }

    /// The events of a line, the last one first.
    pub(super) fn of_line(&self, line: u32) -> impl Iterator<Item = u32> {
        chain(self.last_of_line[line as usize], |at| self.detail_of(at).and_then(|detail| detail.before_in_line).unwrap_or(NONE))
    }

    /// An event, as it was appended.
    pub(super) fn event(&self, sequence: u32) -> Event {
        let at = sequence as usize;
        let code = self.code[at];
        let (item, location) = self.key_ids(self.key[at]);
        let usual = || More { to_account: usual_to_account(code.kind()), ..More::default() };
        Event {
            source: self.sources.id(self.ids.source(sequence)).to_owned(),
            event_id: self.ids.id(sequence).to_owned(),
            kind: code.kind(),
            item: item.to_owned(),
            location: location.to_owned(),
            quantity: Quantity::from_scaled(self.quantity[at], code.decimals() as u32),
            account: code.account(),
            owner: code.owner(),
            effective_at: self.effective_at(sequence),
            recorded_at: Moment::from_micros(self.recorded[at]).unwrap_or_else(|| Moment::close_of(Day::FIRST)),
            more: self.more(sequence).cloned().unwrap_or_else(usual),
        }
    }

    pub(super) fn effective_at(&self, sequence: u32) -> Moment {
        Moment::from_micros(self.effective[sequence as usize]).unwrap_or_else(|| Moment::close_of(Day::FIRST))
    }

    /// Whether the event is there with the same body.
    pub(super) fn holds(&self, sequence: u32, event: &EventRef<'_>) -> bool {
        let at = sequence as usize;
        let code = self.code[at];
        self.effective[at] == event.effective_at.micros()
            && (code.kind(), code.account(), code.owner()) == (event.kind, event.account, event.owner)
            && (self.quantity[at], code.decimals() as u32) == event.quantity.parts()
            && self.key_ids(self.key[at]) == (event.item, event.location)
            && self.more(sequence) == event.more
    }

    /// What the order of the fold goes by.
    pub(super) fn fold_order(&self, a: u32, b: u32) -> std::cmp::Ordering {
        let of = |at: u32| (self.effective[at as usize], self.code[at as usize].kind());
        let names = |at: u32| (self.sources.id(self.ids.source(at)), self.ids.id(at));
        of(a).cmp(&of(b)).then_with(|| names(a).cmp(&names(b)))
    }

    /// Whether a correction that the window sees makes the statement void.
    pub(super) fn is_void(&self, sequence: u32, window: &Window) -> bool {
        self.is_void_by(sequence, |by| window.sees(self, by))
    }

    /// Whether a correction that counts makes the statement void.
    pub(super) fn is_void_by(&self, sequence: u32, counts: impl Fn(u32) -> bool) -> bool {
        if self.voids.is_empty() {
            return false;
        }
        let named = (self.ids.source(sequence), self.ids.id(sequence).to_owned());
        let same = |by: usize| self.code[by].kind() == self.code[sequence as usize].kind() && self.key[by] == self.key[sequence as usize];
        self.voids.get(&named).is_some_and(|by| by.iter().any(|by| counts(*by) && same(*by as usize)))
    }

    /// Whether a correction with this sequence number or a later one makes a statement void.
    pub(super) fn voids_after(&self, sequence: u32) -> bool {
        self.voids.values().flatten().any(|by| *by >= sequence)
    }
}

fn chain<'c>(first: u32, before: impl Fn(u32) -> u32 + 'c) -> impl Iterator<Item = u32> + 'c {
    let mut at = first;
    std::iter::from_fn(move || {
        let here = (at != NONE).then_some(at)?;
        at = before(here);
        Some(here)
    })
}
