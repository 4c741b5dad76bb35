//! Stock of a plan: a snapshot and the events after it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::account::StockAccount;
use super::columns::Columns;
use super::fold::{KeySums, Sums};
use super::ledger::Ledger;
use super::lots::{Lots, Place, stock_changes};
use super::position::Position;
use super::view::{View, Window};
use crate::error::{Error, ErrorKind, Problems, Result};
use crate::model::{Cut, Cuts, Day, Key, Moment, Owner, Quantity};
use crate::table::{IdCache, Loaded, Reader, Table};

/// One row of a snapshot.
#[derive(Debug)]
pub(super) struct Snapshot {
    key: u32,
    pub owner: Owner,
    pub account: StockAccount,
    pub lot: Option<String>,
    pub expires_on: Option<Day>,
    pub quantity: Quantity,
    pub as_of: Moment,
    row: u64,
}

/// Stock of a plan.
pub(crate) struct LoadedStock {
    /// By key number; none where nothing is known.
    pub positions: Vec<Option<Position>>,
    /// Usable stock by the last day on which its lots may be used, by key number; what has no such day is the rest.
    pub lots: BTreeMap<u32, Vec<(Day, Quantity)>>,
}

/// Positions by key number (none where nothing is known), from a snapshot and a ledger of events.
pub(crate) fn load_stock(
    table: Option<&Table<'_>>,
    (ledger, window): (&Ledger, &Window),
    cuts: &Cuts,
    loaded: &mut Loaded,
    problems: &mut Problems,
) -> Result<LoadedStock> {
    let mut snapshots = match table.filter(|table| !table.is_empty()) {
        Some(table) => load_snapshots(table, cuts, loaded, problems)?,
        None => Vec::new(),
    };
    snapshots.sort_by(|a, b| (a.key, a.owner, a.account, &a.lot, a.row).cmp(&(b.key, b.owner, b.account, &b.lot, b.row)));
    refuse_duplicates(&snapshots, loaded, problems);
    let columns = &ledger.columns;
    let all = Sums::of(columns, window);
    let newest = newest_facts(columns, &all, window);
    let mut positions = Vec::with_capacity(loaded.keys.keys().len());
    let mut all_lots = BTreeMap::new();
    let mut rest = snapshots.as_slice();
    for number in 0..loaded.keys.keys().len() {
        let key = loaded.keys.keys()[number];
        let (item, location) = loaded.catalog.key_ids(key);
        let (of_key, later) = rest.split_at(rest.partition_point(|row| row.key as usize <= number));
        rest = later;
        let known = columns.find_key(item, location).map(|key| (key, newest[key as usize]));
        let known = known.filter(|(key, newest)| newest.is_some() || has_lines(columns, &all, *key));
        let known = known.map(|(key, newest)| (key, newest.and_then(Moment::from_micros)));
        let found = match (known, of_key) {
            (None, []) => Ok(None),
            (known, of_key) => position((columns, &all), known, of_key, window, cuts.of(Some(key.location))).map(Some),
        };
        let (position, lots) = match found {
            Ok(found) => found.unzip(),
            Err(error) => {
                let at = problems.error(error.table("events").key(item, location));
                loaded.spoiled.keys.push((key, at));
                (None, None)
            }
        };
        positions.push(position);
        if let Some(lots) = lots.filter(|lots: &Vec<_>| !lots.is_empty()) {
            all_lots.insert(number as u32, lots);
        }
    }
    Ok(LoadedStock { positions, lots: all_lots })
}

impl Ledger {
    /// By number of the key: whether a plan knows its stock, if only that there is none.
    pub(super) fn keys_with_stock(&self, view: &View) -> Vec<bool> {
        let window = view.window(&self.columns);
        let all = Sums::of(&self.columns, &window);
        let newest = newest_facts(&self.columns, &all, &window);
        (0..newest.len() as u32).map(|key| newest[key as usize].is_some() || has_lines(&self.columns, &all, key)).collect()
    }
}

/// Whether any order line or allocation of a key is seen.
pub(super) fn has_lines(columns: &Columns, all: &Sums, key: u32) -> bool {
    columns.lines_of_key(key).any(|line| all.of_line[line as usize].is_seen)
}

/// By the ledger's number of the key: the newest moment of an event that says something of what is there, in microseconds.
fn newest_facts<'a>(columns: &Columns, all: &'a Sums, window: &Window) -> Cow<'a, [Option<i64>]> {
    if !columns.code.iter().any(|code| code.kind().is_about_plans()) {
        return Cow::Borrowed(&all.newest);
    }
    let mut newest = vec![None; all.newest.len()];
    for at in (0..window.end).filter(|at| !columns.code[*at as usize].kind().is_about_plans() && window.sees(columns, *at)) {
        let of_key = &mut newest[columns.key[at as usize] as usize];
        *of_key = (*of_key).max(Some(columns.effective[at as usize]));
    }
    Cow::Owned(newest)
}

/// The position of a key: claims and supply from all its events, stock from its snapshot and what came after.
fn position(
    (columns, all): (&Columns, &Sums),
    known: Option<(u32, Option<Moment>)>,
    snapshot: &[Snapshot],
    window: &Window,
    cut: &Cut,
) -> Result<(Position, Vec<(Day, Quantity)>)> {
    let key = known.map(|(key, _)| key);
    let mut position = Position::default();
    if let Some((key, newest)) = known {
        position = Position::from_sums(columns, &KeySums::from_all(columns, all, key))?;
        position.newest = newest;
    }
    let mut by_expiry = Vec::new();
    let has_lots = columns.has_lots || snapshot.iter().any(|row| row.lot.is_some());
    if let Some(newest) = snapshot.iter().map(|row| row.as_of).max() {
        restate(&mut position, columns, key, snapshot, (window, cut), newest)?;
    }
    if has_lots {
        let lots = Lots::of(columns, key, window, (snapshot, cut.zone()));
        let exact =
            |nano: i128| Quantity::from_nano(nano).map_err(|_| Error::new(ErrorKind::Overflow, "the expired stock is too large to be held exactly"));
        position.expired_lots = exact(lots.expired_usable(cut.closed()))?;
        by_expiry = lots.usable_by_expiry().into_iter().map(|(day, nano)| Ok((day, exact(nano)?))).collect::<Result<_>>()?;
    }
    Ok((position, by_expiry))
}

/// Since when events count at each place of a key.
pub(super) struct Since {
    places: BTreeMap<Place, Moment>,
    newest: Option<Moment>,
}

impl Since {
    pub(super) fn of(snapshot: &[Snapshot]) -> Self {
        let places = snapshot.iter().rev().map(|row| ((row.owner, row.account), row.as_of)).collect();
        Self { places, newest: snapshot.iter().map(|row| row.as_of).max() }
    }

    /// After the place's own row, else after the key's newest one, which found it empty.
    pub(super) fn at(&self, place: Place) -> Option<Moment> {
        self.places.get(&place).copied().or(self.newest)
    }
}

fn restate(
    position: &mut Position,
    columns: &Columns,
    key: Option<u32>,
    snapshot: &[Snapshot],
    (window, cut): (&Window, &Cut),
    newest: Moment,
) -> Result<()> {
    position.newest = position.newest.max(Some(newest));
    for owner in [Owner::Customer, Owner::Supplier] {
        for (_, account) in <StockAccount as crate::model::Choice>::WORDS {
            position.set(owner, *account, Quantity::ZERO);
        }
    }
    for row in snapshot {
        position.add(row.owner, row.account, row.quantity.nano())?;
    }
    let since = Since::of(snapshot);
    for sequence in key.into_iter().flat_map(|key| columns.of_key(key)).filter(|at| window.sees(columns, *at)) {
        let event = columns.event(sequence);
        for ((owner, account), change) in stock_changes(&event).into_iter().flatten() {
            if since.at((owner, account)).is_none_or(|taken| cut.zone().resolve(event.effective_at) > taken) {
                position.add(owner, account, change)?;
            }
        }
    }
    Ok(())
}

fn load_snapshots(table: &Table<'_>, cuts: &Cuts, loaded: &mut Loaded, problems: &mut Problems) -> Result<Vec<Snapshot>> {
    let reader = Reader::bind(table, problems)?;
    let [item, location, owner, account, quantity, taken, lot, expires_on] =
        reader.fields(["item", "location", "owner", "account", "quantity", "as_of", "lot", "expires_on"]);
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
        let (lot, expires_on) = (row.id_text(lot), row.day(expires_on));
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
        if let Some(expires_on) = expires_on.filter(|_| lot.is_none()) {
            let error = Error::new(ErrorKind::ConflictingValues, format!("expires_on {expires_on} is given without a lot"));
            row.fault(error.field("expires_on").value(expires_on.to_string()).expected("a lot, or an empty cell"));
        }
        let number = key.map(|key| loaded.keys.insert(key));
        if loaded.spoil_key(row, key, problems) {
            return;
        }
        if let (Some(key), Some(quantity), Some(as_of)) = (number, quantity, taken) {
            let as_of = cut.zone().resolve(as_of);
            snapshots.push(Snapshot { key, owner, account, lot, expires_on, quantity, as_of, row: row.row_number() });
        }
    });
    Ok(snapshots)
}

fn refuse_duplicates(snapshots: &[Snapshot], loaded: &mut Loaded, problems: &mut Problems) {
    for pair in snapshots.windows(2) {
        let (a, b) = (&pair[0], &pair[1]);
        let is_twice = a.lot == b.lot;
        if (a.key, a.owner, a.account) != (b.key, b.owner, b.account) || (!is_twice && a.as_of == b.as_of) {
            continue;
        }
        let key = loaded.keys.keys()[a.key as usize];
        let (item, location) = loaded.catalog.key_ids(key);
        let what = format!("{} stock of the {}", a.account.word(), a.owner.word());
        let error = if is_twice {
            let lot = a.lot.as_ref().map_or(String::new(), |lot| format!(", lot {lot:?},"));
            Error::new(ErrorKind::DuplicateKey, format!("the {what}{lot} is there twice: first in row {}", a.row))
                .expected("one row for each item, location, owner, account and lot")
        } else {
            Error::new(
                ErrorKind::ConflictingValues,
                format!("the lots of the {what} are of two moments: {} here, {} in row {}", b.as_of, a.as_of, a.row),
            )
            .field("as_of")
            .value(b.as_of.to_string())
            .expected("one as_of for the lots of an account")
        };
        let at = problems.error(error.at("stock", b.row).key(item, location));
        loaded.spoiled.keys.push((key, at));
    }
}
