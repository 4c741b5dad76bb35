//! All tables read into one picture of the catalog and the facts.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::context::{ByDay, dated_claims};
use super::decided::Decisions;
use super::inputs::Inputs;
use super::level_events::{StatedChange, level_events};
use crate::demand::{Forecasts, Histories, Promotions, load_demand, load_forecasts, load_promotions};
use crate::error::{Error, ErrorKind, Notice, NoticeKind, Problems, Result};
use crate::ledger::{Ledger, LoadedOrders, LoadedStock, Position, Window, adopt, load_events, load_orders, load_stock};
use crate::model::{Agreement, Cuts, Key, Moment, Threshold};
use crate::policy::JointLevels;
use crate::table::{CatalogTables, Loaded, Table, check_shape, load_catalog, load_thresholds};

/// Everything that was read.
pub(super) struct Facts<'l> {
    pub as_of: Moment,
    /// What `as_of` means at each location.
    pub cuts: Cuts,
    pub loaded: Loaded,
    /// By key number.
    pub positions: Vec<Option<Position>>,
    /// Usable stock by the last day on which its lots may be used, by key number.
    pub lots: BTreeMap<u32, ByDay>,
    /// Open allocations with a day, by key number; empty where no rule looks ahead.
    pub claims: BTreeMap<u32, ByDay>,
    pub ledger: Cow<'l, Ledger>,
    /// What of the ledger the plan sees.
    pub window: Window,
    pub orders: LoadedOrders,
    pub histories: Histories,
    pub forecasts: Forecasts,
    pub promotions: Promotions,
    /// Changes of min and max, sorted by item, location and supplier, then as they take effect.
    pub thresholds: Vec<Threshold>,
    /// Those that events tell of, sorted by item and location, then as they take effect.
    pub level_events: Vec<StatedChange>,
    /// By key number: where its agreements stand in the catalog.
    agreements: Vec<(u32, u32)>,
    pub decisions: Decisions,
    /// Levels that were computed for all items that share orders, by key number; empty until they are.
    pub joint: BTreeMap<u32, JointLevels>,
    pub problems: Problems,
}

/// Why nothing can be planned at all, all such reasons at once.
pub(super) fn fatal(inputs: &Inputs<'_>) -> Vec<Error> {
    let mut errors: Vec<Error> = inputs.as_of().err().into_iter().collect();
    errors.extend(unreadable(inputs));
    for name in ["items", "agreements"] {
        if inputs.find(name).is_none_or(crate::table::Table::is_empty) {
            let what = if inputs.find(name).is_some() { "has no rows" } else { "is not there" };
            errors.push(Error::new(ErrorKind::MissingTable, format!("the table {name:?} {what}: there is nothing to plan")).table(name));
        }
    }
    if inputs.find("stock").is_none() && inputs.find("events").is_none() && inputs.ledger.is_none() {
        let error = Error::new(ErrorKind::MissingTable, "neither \"stock\" nor \"events\" is there: nothing says what is on hand");
        errors.push(error.table("stock").hint("give a snapshot of stock, or the events from the first day on"));
    }
    errors
}

/// Why the tables or settings cannot be read at all.
pub(super) fn unreadable(inputs: &Inputs<'_>) -> Vec<Error> {
    let mut errors: Vec<Error> = inputs.settings.validate().err().into_iter().collect();
    for (at, table) in inputs.tables.iter().enumerate() {
        if inputs.tables[..at].iter().any(|other| other.name() == table.name()) {
            errors.push(Error::new(ErrorKind::BadColumn, format!("the table {:?} is given twice", table.name())).table(table.name()));
        }
        errors.extend(check_shape(table));
    }
    if inputs.ledger.is_some() && inputs.find("events").is_some() {
        let error = Error::new(ErrorKind::ConflictingValues, "events are given twice: as a ledger and as a table").table("events");
        errors.push(error.hint("append the table to the ledger"));
    }
    errors
}

/// Reads all tables; problems of rows are gathered.
pub(super) fn load<'l>(inputs: &Inputs<'l>) -> Result<Facts<'l>> {
    if let Some(error) = fatal(inputs).into_iter().next() {
        return Err(error);
    }
    let missing = |name: &str| Error::new(ErrorKind::MissingTable, format!("the table {name:?} is not there")).table(name);
    let (items, agreements) =
        (inputs.find("items").ok_or_else(|| missing("items"))?, inputs.find("agreements").ok_or_else(|| missing("agreements"))?);
    let mut facts = read(inputs, inputs.as_of()?, items, agreements)?;
    note_unused_groups(inputs, &mut facts.problems);
    Ok(facts)
}

/// Reads all tables; items and agreements are given, as analyses have none of the latter and need not have the former.
pub(super) fn read<'l>(inputs: &Inputs<'l>, as_of: Moment, items: &Table<'_>, agreements: &Table<'_>) -> Result<Facts<'l>> {
    let mut problems = Problems::default();
    let catalog = CatalogTables {
        items,
        locations: inputs.find("locations"),
        suppliers: inputs.find("suppliers"),
        calendars: inputs.find("calendars"),
        conversions: inputs.find("unit_conversions"),
        agreements,
        price_breaks: inputs.find("price_breaks"),
        lead_times: inputs.find("lead_times"),
    };
    let mut loaded = load_catalog(catalog, &mut problems)?;
    let known_at = inputs.known_at;
    let ledger = load_ledger(inputs, &mut loaded, &mut problems)?;
    let cuts = Cuts::new(as_of, &loaded.catalog);
    let window = ledger.window(&cuts, &loaded.catalog, known_at);
    ledger.note_later(&window, as_of, known_at, &mut problems);
    let mut orders = match inputs.find("orders").filter(|table| !table.is_empty()) {
        Some(table) => load_orders(table, &cuts, &mut loaded, &mut problems)?,
        None => LoadedOrders::default(),
    };
    orders.add_events((&ledger, &window), &cuts, &mut loaded, &mut problems);
    let LoadedStock { positions, lots } = load_stock(inputs.find("stock"), (&ledger, &window), &cuts, &mut loaded, &mut problems)?;
    let histories = match inputs.find("demand").filter(|table| !table.is_empty()) {
        Some(table) => load_demand(table, &cuts, &inputs.settings, &mut loaded, &mut problems)?,
        None => Histories::default(),
    };
    let mut forecasts = match inputs.find("forecasts").filter(|table| !table.is_empty()) {
        Some(table) => load_forecasts(table, &mut loaded, &mut problems)?,
        None => Forecasts::default(),
    };
    let promotions = match inputs.find("promotions").filter(|table| !table.is_empty()) {
        Some(table) => load_promotions(table, &mut loaded, &mut problems)?,
        None => Promotions::default(),
    };
    forecasts.add_events((&ledger, &window), &mut loaded);
    let thresholds = match inputs.find("thresholds").filter(|table| !table.is_empty()) {
        Some(table) => load_thresholds(table, (&cuts, known_at), &mut loaded, &mut problems)?,
        None => Vec::new(),
    };
    let level_events = level_events((&ledger, &window), &cuts, known_at, &mut loaded, &mut problems);
    let agreements = agreement_ranges(&loaded);
    let decisions = Decisions::of(&ledger, &window, &loaded);
    let claims = dated_claims((&ledger, &window), &inputs.settings, &loaded);
    Ok(Facts {
        as_of,
        cuts,
        loaded,
        positions,
        lots,
        claims,
        ledger,
        window,
        orders,
        histories,
        forecasts,
        promotions,
        thresholds,
        level_events,
        agreements,
        decisions,
        joint: BTreeMap::new(),
        problems,
    })
}

/// Groups are read by forecasts with a hierarchy alone: not by a plan, which forecasts each key by itself.
pub(super) fn note_unused_groups(inputs: &Inputs<'_>, problems: &mut Problems) {
    if let Some(table) = inputs.find("groups").filter(|table| !table.is_empty()) {
        let count = table.rows() as u64;
        let message = format!("{count} rows of groups are not used: forecasts with the setting forecast.hierarchy alone read them");
        problems.notice(Notice::counted(NoticeKind::GroupsUnused, "groups", count, message));
    }
}

/// The ledger that was given, or one of the events table.
fn load_ledger<'l>(inputs: &Inputs<'l>, loaded: &mut Loaded, problems: &mut Problems) -> Result<Cow<'l, Ledger>> {
    if let Some(ledger) = inputs.ledger {
        adopt(ledger, loaded, problems);
        return Ok(Cow::Borrowed(ledger));
    }
    match inputs.find("events").filter(|table| !table.is_empty()) {
        Some(table) => load_events(table, loaded, problems).map(Cow::Owned),
        None => Ok(Cow::Owned(Ledger::default())),
    }
}

impl Facts<'_> {
    /// The agreements of a key.
    pub(super) fn agreements_of(&self, number: u32) -> &[Agreement] {
        let (first, end) = self.agreements.get(number as usize).copied().unwrap_or((0, 0));
        &self.loaded.catalog.agreements[first as usize..end as usize]
    }
}

impl Facts<'_> {
    /// Levels of a key that were computed with those of other items.
    pub(super) fn joint_of(&self, key: Key) -> Option<JointLevels> {
        if self.joint.is_empty() { None } else { self.joint.get(&self.loaded.keys.find(key)?).copied() }
    }
}

/// One walk over the agreements, which are sorted by key.
fn agreement_ranges(loaded: &Loaded) -> Vec<(u32, u32)> {
    let mut ranges = vec![(0, 0); loaded.keys.keys().len()];
    let mut first = 0;
    for same in loaded.catalog.agreements.chunk_by(|a, b| (a.item, a.location) == (b.item, b.location)) {
        let end = first + same.len() as u32;
        if let Some(number) = loaded.keys.find(Key { item: same[0].item, location: same[0].location }) {
            ranges[number as usize] = (first, end);
        }
        first = end;
    }
    ranges
}
