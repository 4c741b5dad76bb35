//! Balances of a key: stock by owner and account, claims; from a snapshot and the events after it.

use super::account::{Account, StockAccount};
use super::event::{Event, EventKind};
use super::ledger::Ledger;
use crate::error::{Error, ErrorKind, Notice, NoticeKind, Problems, Result};
use crate::model::{Cuts, Key, Moment, Owner, Quantity};
use crate::num::decimal;
use crate::table::{IdCache, Loaded, Reader, Row, Table, no_conversion};

/// Stock of one key by owner and account, and claims on it. Negative is legal and never clamped.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Balance {
    stock: [[Quantity; 4]; 2],
    allocated: Quantity,
    /// The newest fact that it rests on.
    pub newest: Option<Moment>,
}

fn overflow(_: decimal::DecimalError) -> Error {
    Error::new(ErrorKind::Overflow, "the balance is too large to be held exactly")
}

impl Balance {
    /// The stock of one owner in one account.
    pub fn of(&self, owner: Owner, account: StockAccount) -> Quantity {
        self.stock[owner as usize][account as usize]
    }

    /// Claims on usable stock.
    pub fn allocated(&self) -> Quantity {
        self.allocated
    }

    /// Usable stock of both owners.
    pub fn usable(&self) -> Result<Quantity> {
        self.of(Owner::Customer, StockAccount::Usable).plus(self.of(Owner::Supplier, StockAccount::Usable)).map_err(overflow)
    }

    /// All physical stock of one owner.
    pub fn physical_of(&self, owner: Owner) -> Result<Quantity> {
        self.stock[owner as usize].iter().try_fold(Quantity::ZERO, |sum, quantity| sum.plus(*quantity)).map_err(overflow)
    }

    /// All physical stock.
    pub fn physical(&self) -> Result<Quantity> {
        self.physical_of(Owner::Customer)?.plus(self.physical_of(Owner::Supplier)?).map_err(overflow)
    }

    /// Applies an event.
    pub fn apply(&mut self, event: &Event) -> Result<()> {
        self.newest = self.newest.max(Some(event.effective_at));
        let Some((from, to, quantity)) = event.movement() else { return Ok(()) };
        self.add(event.owner, to, quantity)?;
        self.add(event.owner, from, Quantity::ZERO.minus(quantity).map_err(overflow)?)
    }

    fn add(&mut self, owner: Owner, account: Account, quantity: Quantity) -> Result<()> {
        let balance = match account {
            Account::Usable => &mut self.stock[owner as usize][0],
            Account::Quality => &mut self.stock[owner as usize][1],
            Account::Blocked => &mut self.stock[owner as usize][2],
            Account::Expired => &mut self.stock[owner as usize][3],
            Account::Allocated => &mut self.allocated,
            _ => return Ok(()),
        };
        *balance = balance.plus(quantity).map_err(overflow)?;
        Ok(())
    }
}

/// The tables that stock is read from.
#[derive(Clone, Copy)]
pub(crate) struct StockTables<'t, 'a> {
    pub stock: Option<&'t Table<'a>>,
    pub events: Option<&'t Table<'a>>,
    pub cuts: &'t Cuts,
}

/// One row of a snapshot.
struct Snapshot {
    key: u32,
    owner: Owner,
    account: StockAccount,
    quantity: Quantity,
    as_of: Moment,
    row: u64,
}

/// Balances by key number (none where nothing is known), and the ledger of the events that were read.
pub(crate) fn load_stock(tables: StockTables<'_, '_>, loaded: &mut Loaded, problems: &mut Problems) -> Result<(Vec<Option<Balance>>, Ledger)> {
    let mut snapshots = match tables.stock.filter(|table| !table.is_empty()) {
        Some(table) => load_snapshots(table, tables.cuts, loaded, problems)?,
        None => Vec::new(),
    };
    let ledger = match tables.events.filter(|table| !table.is_empty()) {
        Some(table) => load_events(table, tables.cuts, loaded, problems)?,
        None => Ledger::default(),
    };
    snapshots.sort_by_key(|row| (row.key, row.owner, row.account, row.row));
    refuse_duplicates(&snapshots, loaded, problems);
    let mut balances: Vec<Option<Balance>> = vec![None; loaded.keys.keys().len()];
    for row in &snapshots {
        let balance = balances[row.key as usize].get_or_insert_default();
        balance.stock[row.owner as usize][row.account as usize] = row.quantity;
        balance.newest = balance.newest.max(Some(row.as_of));
    }
    apply_events(&snapshots, &ledger, tables.cuts, loaded, &mut balances, problems);
    Ok((balances, ledger))
}

/// Events after the snapshot of their owner and account apply to it; where there is none, all of them apply to zero.
fn apply_events(
    snapshots: &[Snapshot],
    ledger: &Ledger,
    cuts: &Cuts,
    loaded: &mut Loaded,
    balances: &mut [Option<Balance>],
    problems: &mut Problems,
) {
    if ledger.sequence() == 0 {
        return;
    }
    for (number, balance) in balances.iter_mut().enumerate() {
        let key = loaded.keys.keys()[number];
        let (item, location) = loaded.catalog.key_ids(key);
        let first = snapshots.partition_point(|row| (row.key as usize) < number);
        let of_key: Vec<&Snapshot> = snapshots[first..].iter().take_while(|row| row.key as usize == number).collect();
        let newest = of_key.iter().map(|row| row.as_of).max();
        let mut fault = None;
        let cut = cuts.of(Some(key.location));
        for event in ledger.history(item, location, cut.upper(), None).into_iter().filter(|event| cut.includes(event.effective_at)) {
            let happened = cut.zone().resolve(event.effective_at);
            // A key's snapshot stands for all its stock accounts: those it does not list were empty then. It says nothing of claims.
            let claim = matches!(event.kind, EventKind::Allocate | EventKind::Deallocate);
            let own = of_key.iter().find(|row| row.owner == event.owner && row.account == event.account).map(|row| row.as_of);
            if !claim && own.or(newest).is_some_and(|snapshot| happened <= snapshot) {
                continue;
            }
            let balance = balance.get_or_insert_default();
            let newest = balance.newest.max(Some(happened));
            if let Err(error) = balance.apply(event) {
                fault = Some(error.table("events").key(item, location));
            }
            balance.newest = newest;
        }
        if let Some(error) = fault {
            let at = problems.error(error);
            loaded.spoiled.keys.push((key, at));
        }
    }
}

fn load_snapshots(table: &Table<'_>, cuts: &Cuts, loaded: &mut Loaded, problems: &mut Problems) -> Result<Vec<Snapshot>> {
    let reader = Reader::bind(table, problems)?;
    let [item, location, owner, account, quantity, taken] = reader.fields(["item", "location", "owner", "account", "quantity", "as_of"]);
    let (mut items, mut locations) = (IdCache::default(), IdCache::default());
    let mut snapshots = Vec::with_capacity(table.rows());
    reader.for_each(|row| {
        let item = items.resolve(&loaded.catalog.item_ids, "item", row, item);
        let location = loaded.location(&mut locations, row, location);
        let key = item.zip(location).map(|(item, location)| Key { item, location });
        let decimals = loaded.decimals(item);
        let owner = row.choice(owner).unwrap_or(Owner::Customer);
        let account = row.choice(account).unwrap_or(StockAccount::Usable);
        let quantity = row.quantity(quantity, decimals);
        let taken = row.moment(taken);
        let (cut, as_of) = (cuts.of(location), cuts.as_of());
        if let Some(taken) = taken.filter(|taken| !cut.includes(*taken)) {
            let error = Error::new(ErrorKind::OutOfRange, format!("as_of {taken} is after the plan's as_of, {as_of}"));
            row.fault(
                error
                    .field("as_of")
                    .value(taken.to_string())
                    .expected(format!("not after {as_of}"))
                    .hint("plan for a later as_of, or give the stock of that day"),
            );
        }
        let number = key.map(|key| loaded.keys.insert(key));
        if loaded.spoil_key(row, key, problems) {
            return;
        }
        if let (Some(key), Some(quantity), Some(as_of)) = (number, quantity, taken) {
            let as_of = cut.zone().resolve(as_of);
            snapshots.push(Snapshot { key, owner, account, quantity, as_of, row: row.row_number() });
        }
    });
    Ok(snapshots)
}

fn refuse_duplicates(snapshots: &[Snapshot], loaded: &mut Loaded, problems: &mut Problems) {
    for pair in snapshots.windows(2) {
        let (a, b) = (&pair[0], &pair[1]);
        if (a.key, a.owner, a.account) == (b.key, b.owner, b.account) {
            let key = loaded.keys.keys()[a.key as usize];
            let (item, location) = loaded.catalog.key_ids(key);
            let message = format!("the {} stock of the {} is there twice: first in row {}", a.account.word(), a.owner.word(), a.row);
            let error = Error::new(ErrorKind::DuplicateKey, message)
                .at("stock", b.row)
                .key(item, location)
                .expected("one row for each item, location, owner and account");
            let at = problems.error(error);
            loaded.spoiled.keys.push((key, at));
        }
    }
}

fn load_events(table: &Table<'_>, cuts: &Cuts, loaded: &mut Loaded, problems: &mut Problems) -> Result<Ledger> {
    let reader = Reader::bind(table, problems)?;
    let [source, event_id, kind, item, location, quantity] = reader.fields(["source", "event_id", "kind", "item", "location", "quantity"]);
    let [effective_at, recorded_at, account, owner, unit, reason, actor] =
        reader.fields(["effective_at", "recorded_at", "account", "owner", "unit", "reason", "actor"]);
    let (mut items, mut locations) = (IdCache::default(), IdCache::default());
    let mut read: Vec<ReadEvent> = Vec::with_capacity(table.rows());
    let mut later = 0;
    reader.for_each(|row| {
        let item = items.resolve(&loaded.catalog.item_ids, "item", row, item);
        let location = loaded.location(&mut locations, row, location);
        let key = item.zip(location).map(|(item, location)| Key { item, location });
        let kind: Option<EventKind> = row.choice(kind);
        let quantity = in_base_units(row, (quantity, unit), item, loaded);
        let account = row.choice(account).unwrap_or(StockAccount::Usable);
        let owner = row.choice(owner).unwrap_or(Owner::Customer);
        let (effective_at, recorded_at) = (row.moment(effective_at), row.moment(recorded_at));
        let (source, event_id) = (row.id_text(source), row.id_text(event_id));
        let (reason, actor) = (row.text(reason).map(String::from), row.text(actor).map(String::from));
        let event = build_event(&loaded.catalog, key, (source, event_id), kind, quantity, effective_at).map(|event| Event {
            recorded_at: recorded_at.unwrap_or(event.effective_at),
            account,
            owner,
            reason,
            actor,
            ..event
        });
        if let Some(Err(error)) = event.as_ref().map(Event::validate) {
            row.fault(error);
        }
        if let Some(key) = key {
            loaded.keys.insert(key);
        }
        let spoiled = loaded.spoil_key(row, key, problems);
        if let (false, Some(key), Some(event)) = (spoiled, key, event) {
            later += u64::from(!cuts.of(Some(key.location)).includes(event.effective_at));
            read.push(ReadEvent { row: row.row_number(), key, event });
        }
    });
    if later > 0 {
        let message = format!("{later} events after as_of, {}, were not read", cuts.as_of());
        problems.notice(Notice::counted(NoticeKind::AfterAsOf, "events", later, message).field("effective_at"));
    }
    refuse_conflicts(&mut read, loaded, problems);
    // A table may come in any order: a ledger takes facts as they became known.
    read.sort_by_key(|event| (event.event.recorded_at, event.row));
    let mut ledger = Ledger::default();
    for ReadEvent { row, key, event } in read {
        if let Err(error) = ledger.append(std::slice::from_ref(&event), None) {
            let at = problems.error(error.at("events", row));
            loaded.spoiled.keys.push((key, at));
        }
    }
    Ok(ledger)
}

/// A good row of the events table.
struct ReadEvent {
    row: u64,
    key: Key,
    event: Event,
}

/// Events of one id with different bodies: none is the right one by guess, so all their keys are spoiled and none is kept.
fn refuse_conflicts(read: &mut Vec<ReadEvent>, loaded: &mut Loaded, problems: &mut Problems) {
    fn id(read: &ReadEvent) -> (&str, &str) {
        (&read.event.source, &read.event.event_id)
    }
    read.sort_by(|a, b| id(a).cmp(&id(b)).then(a.row.cmp(&b.row)));
    let mut kept = Vec::with_capacity(read.len());
    let mut rest = std::mem::take(read).into_iter().peekable();
    while let Some(first) = rest.next() {
        let mut same = vec![first];
        while let Some(next) = rest.next_if(|next| id(next) == id(&same[0])) {
            same.push(next);
        }
        let Some(other) = same.iter().find(|event| !event.event.same_body(&same[0].event)) else {
            kept.append(&mut same);
            continue;
        };
        let message = format!("event {:?} of source {:?} has another body than in row {}", other.event.event_id, other.event.source, same[0].row);
        let error = Error::new(ErrorKind::ConflictingEvents, message)
            .at("events", other.row)
            .key(&other.event.item, &other.event.location)
            .field("event_id")
            .value(&*other.event.event_id)
            .expected("the same body, or a new id")
            .hint("a correction is a new event with an id of its own");
        let at = problems.error(error);
        loaded.spoiled.keys.extend(same.iter().map(|event| (event.key, at)));
    }
    *read = kept;
}

fn build_event(
    catalog: &crate::model::Catalog,
    key: Option<Key>,
    (source, event_id): (Option<String>, Option<String>),
    kind: Option<EventKind>,
    quantity: Option<Quantity>,
    effective_at: Option<Moment>,
) -> Option<Event> {
    let ids = catalog.key_ids(key?);
    Some(Event::new(kind?, (&source?, &event_id?), ids, quantity?, effective_at?))
}

/// The quantity of an event in base units; a unit of its own needs a conversion.
fn in_base_units(
    row: &mut Row<'_>,
    (quantity, unit): (crate::table::Field, crate::table::Field),
    item: Option<u32>,
    loaded: &Loaded,
) -> Option<Quantity> {
    let decimals = loaded.decimals(item);
    let Some((unit, number)) = row.text(unit).zip(item) else { return row.quantity(quantity, decimals) };
    let Some(known) = loaded.catalog.item(number) else { return row.quantity(quantity, decimals) };
    let Some(factor) = loaded.catalog.units_in(number, &unit) else {
        row.fault(no_conversion("unit", &unit, &known.unit));
        return None;
    };
    let given = row.quantity(quantity, decimal::MOST_DECIMALS)?;
    let base = decimal::multiply(given.decimal(), factor).and_then(Quantity::new).and_then(|base| base.scaled(decimals).map(|_| base));
    match base {
        Ok(base) => Some(base),
        Err(fault) => {
            let kind = if fault == decimal::DecimalError::TooFine { ErrorKind::TooFine } else { ErrorKind::Overflow };
            row.fault_of(quantity, kind, &format!("in {unit}, times {factor}, {fault}"));
            None
        }
    }
}
