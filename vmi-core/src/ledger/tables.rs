//! A ledger's answers as tables, in the shapes of the input tables where there is one.

use super::account::{Side, StockAccount};
use super::adjustments::adjustments_table;
use super::compare::Effect;
use super::event::Event;
use super::intake::read_counts;
use super::kind::EventKind;
use super::ledger::Ledger;
use super::order_lines::LedgerLine;
use super::position::Position;
use super::view::View;
use crate::error::{Problems, Result};
use crate::model::{Choice, Day, Moment, Owner, Quantity};
use crate::table::{Column, Table, dates, decimals, integers, texts};

fn table(name: &str, columns: Vec<(&str, Column<'static>)>) -> Result<Table<'static>> {
    let mut table = Table::named(name);
    for (name, column) in columns {
        table.add(name, column)?;
    }
    Ok(table)
}

fn exact<T>(rows: &[T], of: impl Fn(&T) -> Option<Quantity>) -> Column<'static> {
    decimals(rows.iter().map(|row| of(row).map(Quantity::decimal)))
}

fn words<'r, T, W: AsRef<str>>(rows: &'r [T], of: impl Fn(&'r T) -> Option<W>) -> Column<'static> {
    texts(rows.iter().map(of))
}

fn moments<T>(rows: &[T], of: impl Fn(&T) -> Option<Moment>) -> Column<'static> {
    texts(rows.iter().map(|row| of(row).map(|moment| moment.to_string())))
}

/// Events in the shape of the events table.
///
/// ```
/// use vmi_core::ledger::{Ledger, events_table};
/// assert_eq!(events_table("events", &Ledger::default().events().collect::<Vec<_>>())?.rows(), 0);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn events_table(name: &str, rows: &[Event]) -> Result<Table<'static>> {
    let text = |of: fn(&Event) -> Option<&String>| words(rows, of);
    let quantity = |event: &Event| (event.kind.has_quantity()).then_some(event.quantity);
    table(
        name,
        vec![
            ("source", text(|event| Some(&event.source))),
            ("event_id", text(|event| Some(&event.event_id))),
            ("kind", words(rows, |event| Some(event.kind.word()))),
            ("item", text(|event| Some(&event.item))),
            ("location", text(|event| Some(&event.location))),
            ("quantity", exact(rows, quantity)),
            ("effective_at", moments(rows, |event| Some(event.effective_at))),
            ("recorded_at", moments(rows, |event| Some(event.recorded_at))),
            ("account", words(rows, |event| Some(event.account.word()))),
            ("to_account", words(rows, |event| event.more.to_account.map(StockAccount::word))),
            ("owner", words(rows, |event| Some(event.owner.word()))),
            ("to_owner", words(rows, |event| event.more.to_owner.map(Owner::word))),
            ("supplier", text(|event| event.more.supplier.as_ref())),
            ("order", text(|event| event.more.order.as_ref())),
            ("line", text(|event| event.more.line.as_ref())),
            ("to_location", text(|event| event.more.to_location.as_ref())),
            ("promised_for", dates(rows.iter().map(|event| event.more.promised_for))),
            ("min", exact(rows, |event| event.more.min)),
            ("max", exact(rows, |event| event.more.max)),
            ("set_by", words(rows, |event| event.more.set_by.map(crate::model::LevelSource::word))),
            ("lot", text(|event| event.more.lot.as_ref())),
            ("expires_on", dates(rows.iter().map(|event| event.more.expires_on))),
            ("corrects", text(|event| event.more.corrects.as_ref())),
            ("proposal", text(|event| event.more.proposal.as_ref())),
            ("reason", text(|event| event.more.reason.as_ref())),
            ("actor", text(|event| event.more.actor.as_ref())),
        ],
    )
}

/// How far a line has come, as the orders table says it.
fn state(line: &LedgerLine) -> &'static str {
    let committed = line.confirmed.unwrap_or(line.placed);
    if line.cancelled >= committed && line.received == Quantity::ZERO {
        "cancelled"
    } else if line.is_closed || line.open() == Quantity::ZERO {
        "closed"
    } else if line.received > Quantity::ZERO {
        "received"
    } else if line.shipped > Quantity::ZERO {
        "shipped"
    } else if line.confirmed.is_some() {
        "confirmed"
    } else {
        "released"
    }
}

/// Order lines in the shape of the orders table.
fn orders_table(rows: &[LedgerLine]) -> Result<Table<'static>> {
    let text = |of: fn(&LedgerLine) -> Option<&String>| words(rows, of);
    table(
        "orders",
        vec![
            ("order", text(|line| Some(&line.order))),
            ("line", text(|line| Some(&line.line))),
            ("supplier", text(|line| line.supplier.as_ref())),
            ("item", text(|line| Some(&line.item))),
            ("location", text(|line| Some(&line.location))),
            ("ordered", exact(rows, |line| Some(line.placed))),
            ("ordered_at", moments(rows, |line| line.ordered_at)),
            ("promised_for", dates(rows.iter().map(|line| line.promised_for))),
            ("confirmed", exact(rows, |line| line.confirmed)),
            ("shipped", exact(rows, |line| Some(line.shipped))),
            ("received", exact(rows, |line| Some(line.received))),
            ("cancelled", exact(rows, |line| Some(line.cancelled))),
            ("proposal", text(|line| line.proposal.as_ref())),
            ("state", words(rows, |line| Some(state(line)))),
        ],
    )
}

fn effects_table(name: &str, heads: Vec<(&str, Column<'static>)>, rows: &[&Effect]) -> Result<Table<'static>> {
    let mut columns = heads;
    columns.extend([
        ("item", words(rows, |row| Some(&row.item))),
        ("location", words(rows, |row| Some(&row.location))),
        ("owner", words(rows, |row| Some(row.owner.word()))),
        ("account", words(rows, |row| Some(row.account.word()))),
        ("here", exact(rows, |row| Some(row.here))),
        ("there", exact(rows, |row| Some(row.there))),
        ("difference", exact(rows, |row| Some(row.difference))),
    ]);
    table(name, columns)
}

type Row<'r> = (&'r str, &'r str, Position);

/// Positions, a row for each key.
pub(super) fn positions_of(rows: &[Row<'_>]) -> Result<Table<'static>> {
    let both = |row: &Row<'_>, account| row.2.of(Owner::Customer, account).plus(row.2.of(Owner::Supplier, account)).ok();
    table(
        "positions",
        vec![
            ("item", words(rows, |row| Some(row.0))),
            ("location", words(rows, |row| Some(row.1))),
            ("usable", exact(rows, |row| both(row, StockAccount::Usable))),
            ("quality", exact(rows, |row| both(row, StockAccount::Quality))),
            ("blocked", exact(rows, |row| both(row, StockAccount::Blocked))),
            ("expired", exact(rows, |row| both(row, StockAccount::Expired))),
            ("consigned", exact(rows, |row| row.2.physical_of(Owner::Supplier).ok())),
            ("on_order_unconfirmed", exact(rows, |row| Some(row.2.on_order_unconfirmed))),
            ("on_order_confirmed", exact(rows, |row| Some(row.2.on_order_confirmed))),
            ("in_transit", exact(rows, |row| Some(row.2.in_transit))),
            ("allocated", exact(rows, |row| Some(row.2.allocated))),
            ("back_ordered", exact(rows, |row| Some(row.2.back_ordered))),
            ("position", exact(rows, |row| row.2.total().ok())),
            ("newest", moments(rows, |row| row.2.newest)),
        ],
    )
}

impl Ledger {
    /// Stock in the shape of the stock table: a row for usable stock of the customer, and one for every other account that is not 0.
    /// A key whose stock a plan would not know has none.
    pub fn stock_table(&self, view: &View) -> Result<Table<'static>> {
        let as_of = view.as_of.or_else(|| self.newest_stock_fact(view));
        let known = self.keys_with_stock(view);
        let mut rows = Vec::new();
        for (item, location, position) in self.positions(view)? {
            if self.columns.find_key(item, location).is_none_or(|key| !known[key as usize]) {
                continue;
            }
            for owner in [Owner::Customer, Owner::Supplier] {
                for (_, account) in StockAccount::WORDS {
                    let quantity = position.of(owner, *account);
                    if quantity != Quantity::ZERO || (owner, *account) == (Owner::Customer, StockAccount::Usable) {
                        rows.push((item, location, owner, *account, quantity));
                    }
                }
            }
        }
        table(
            "stock",
            vec![
                ("item", words(&rows, |row| Some(row.0))),
                ("location", words(&rows, |row| Some(row.1))),
                ("owner", words(&rows, |row| Some(row.2.word()))),
                ("account", words(&rows, |row| Some(row.3.word()))),
                ("quantity", exact(&rows, |row| Some(row.4))),
                ("as_of", moments(&rows, |_| as_of)),
            ],
        )
    }

    /// When stock last moved or was counted, of what a view sees.
    fn newest_stock_fact(&self, view: &View) -> Option<Moment> {
        let columns = &self.columns;
        let window = view.window(columns);
        let bears = |at: &u32| {
            let kind = columns.code[*at as usize].kind();
            window.sees(columns, *at) && (kind.moves_stock() || kind == EventKind::Count)
        };
        (0..window.end).filter(bears).map(|at| columns.effective_at(at)).max()
    }

    /// Positions: stock, open supply and claims, a row for each key.
    pub fn positions_table(&self, view: &View) -> Result<Table<'static>> {
        positions_of(&self.positions(view)?)
    }

    /// Order lines in the shape of the orders table; transfers, which have no supplier, are left out.
    pub fn orders_table(&self, view: &View) -> Result<Table<'static>> {
        let mut lines = self.order_lines(view)?;
        lines.retain(|line| line.supplier.is_some());
        orders_table(&lines)
    }

    /// All events in the shape of the events table, in sequence.
    pub fn events_table(&self) -> Result<Table<'static>> {
        events_table("events", &self.events().collect::<Vec<_>>())
    }

    /// The history of a key: a row for each movement, and one for each event that moves nothing.
    pub fn history_table(&self, item: &str, location: &str, view: &View) -> Result<Table<'static>> {
        let entries = self.history(item, location, view)?;
        let mut rows = Vec::new();
        for entry in &entries {
            if entry.movements.is_empty() {
                rows.push((entry, None));
            }
            rows.extend(entry.movements.iter().map(|movement| (entry, Some(movement))));
        }
        let side = |of: Option<Side>| of.map(|side| side.account.word());
        let owner = |of: Option<Side>| of.and_then(|side| side.owner).map(Owner::word);
        table(
            "history",
            vec![
                ("sequence", integers(rows.iter().map(|row| Some(row.0.sequence as i64)))),
                ("effective_at", moments(&rows, |row| Some(row.0.event.effective_at))),
                ("recorded_at", moments(&rows, |row| Some(row.0.event.recorded_at))),
                ("kind", words(&rows, |row| Some(row.0.event.kind.word()))),
                ("source", words(&rows, |row| Some(&row.0.event.source))),
                ("event_id", words(&rows, |row| Some(&row.0.event.event_id))),
                ("from", words(&rows, |row| side(row.1.map(|movement| movement.from)))),
                ("from_owner", words(&rows, |row| owner(row.1.map(|movement| movement.from)))),
                ("to", words(&rows, |row| side(row.1.map(|movement| movement.to)))),
                ("to_owner", words(&rows, |row| owner(row.1.map(|movement| movement.to)))),
                ("quantity", exact(&rows, |row| Some(row.1.map_or(row.0.event.quantity, |movement| movement.quantity)))),
                ("order", words(&rows, |row| row.0.event.more.order.as_ref())),
                ("actor", words(&rows, |row| row.0.event.more.actor.as_ref())),
                ("reason", words(&rows, |row| row.0.event.more.reason.as_ref())),
            ],
        )
    }

    /// Stock by lot of the keys whose events name lots.
    pub fn lots_table(&self, view: &View) -> Result<Table<'static>> {
        let rows = self.lots(view)?;
        table(
            "lots",
            vec![
                ("item", words(&rows, |row| Some(&row.item))),
                ("location", words(&rows, |row| Some(&row.location))),
                ("owner", words(&rows, |row| Some(row.owner.word()))),
                ("account", words(&rows, |row| Some(row.account.word()))),
                ("lot", words(&rows, |row| row.lot.as_ref())),
                ("expires_on", dates(rows.iter().map(|row| row.expires_on))),
                ("quantity", exact(&rows, |row| Some(row.quantity))),
            ],
        )
    }

    /// What looks wrong in the facts.
    pub fn findings_table(&self, view: &View) -> Result<Table<'static>> {
        let rows = self.findings(view)?;
        table(
            "findings",
            vec![
                ("kind", words(&rows, |row| Some(row.kind.word()))),
                ("item", words(&rows, |row| Some(&row.item))),
                ("location", words(&rows, |row| Some(&row.location))),
                ("of", words(&rows, |row| Some(&row.of.0))),
                ("part", words(&rows, |row| Some(&row.of.1))),
                ("quantity", exact(&rows, |row| Some(row.quantity))),
            ],
        )
    }

    /// The consumption statement, a row for each event that it consists of.
    pub fn consumption_table(&self, from: Day, to: Day, known_at: Option<Moment>) -> Result<Table<'static>> {
        let found = self.consumption(from, to, known_at)?;
        let rows: Vec<&(Event, Quantity)> = found.iter().flat_map(|row| &row.events).collect();
        table(
            "consumption",
            vec![
                ("item", words(&rows, |row| Some(&row.0.item))),
                ("location", words(&rows, |row| Some(&row.0.location))),
                ("effective_at", moments(&rows, |row| Some(row.0.effective_at))),
                ("kind", words(&rows, |row| Some(row.0.kind.word()))),
                ("source", words(&rows, |row| Some(&row.0.source))),
                ("event_id", words(&rows, |row| Some(&row.0.event_id))),
                ("quantity", exact(&rows, |row| Some(row.1))),
            ],
        )
    }

    /// Counts beside the book: (a row for each good count, the adjustments that would close the differences, what is wrong with rows).
    pub fn reconcile_table(&self, counts: &Table<'_>, known_at: Option<Moment>) -> Result<(Table<'static>, Table<'static>, Problems)> {
        let mut problems = Problems::default();
        let (counts, reported): (Vec<_>, Vec<_>) = read_counts(counts, &mut problems)?.into_iter().unzip();
        let rows = self.reconcile(&counts, known_at)?;
        let proposed: Vec<Event> = rows.iter().filter_map(|row| row.proposed.clone()).collect();
        let found = table(
            "discrepancies",
            vec![
                ("item", words(&rows, |row| Some(&row.count.item))),
                ("location", words(&rows, |row| Some(&row.count.location))),
                ("owner", words(&rows, |row| Some(row.count.owner.word()))),
                ("account", words(&rows, |row| Some(row.count.account.word()))),
                ("counted_at", moments(&rows, |row| Some(row.count.counted_at))),
                ("counted", exact(&rows, |row| Some(row.count.counted))),
                ("book", exact(&rows, |row| Some(row.book))),
                ("difference", exact(&rows, |row| Some(row.difference))),
                ("reported_book", exact(&reported, |book| *book)),
            ],
        )?;
        Ok((found, adjustments_table(&proposed)?, problems))
    }

    /// Two parties' ledgers: (events that they do not share, with their effects on stock; the stocks that differ).
    pub fn compare_table(&self, other: &Self, view: &View) -> Result<(Table<'static>, Table<'static>)> {
        let found = self.compare(other, view)?;
        let none = |event: &super::compare::DifferentEvent| {
            let of = event.here.as_ref().or(event.there.as_ref());
            let place = |name: fn(&Event) -> &String| of.map(|event| name(event).clone()).unwrap_or_default();
            let zero = Quantity::ZERO;
            let (owner, account) = of.map_or((Owner::Customer, StockAccount::Usable), |event| (event.owner, event.account));
            Effect {
                item: place(|event| &event.item),
                location: place(|event| &event.location),
                owner,
                account,
                here: zero,
                there: zero,
                difference: zero,
            }
        };
        // An event without an effect on stock still has its row.
        let without: Vec<Effect> = found.events.iter().map(none).collect();
        let mut rows: Vec<&Effect> = Vec::new();
        let mut names = Vec::new();
        for (event, without) in found.events.iter().zip(&without) {
            let effects: Vec<&Effect> = if event.effects.is_empty() { vec![without] } else { event.effects.iter().collect() };
            for effect in effects {
                rows.push(effect);
                names.push((event.presence.word(), event.names(), event.here.as_ref().or(event.there.as_ref()).map(|event| event.kind.word())));
            }
        }
        let heads = vec![
            ("presence", words(&names, |row| Some(row.0))),
            ("source", words(&names, |row| Some(row.1.0))),
            ("event_id", words(&names, |row| Some(row.1.1))),
            ("kind", words(&names, |row| row.2)),
        ];
        let events = effects_table("different_events", heads, &rows)?;
        let stock: Vec<&Effect> = found.stock.iter().collect();
        Ok((events, effects_table("different_stock", Vec::new(), &stock)?))
    }

    /// Levels in force by threshold changes.
    pub fn thresholds_table(&self, view: &View) -> Result<Table<'static>> {
        let rows = self.thresholds(view);
        table(
            "thresholds",
            vec![
                ("supplier", words(&rows, |row| row.supplier.as_ref())),
                ("item", words(&rows, |row| Some(&row.item))),
                ("location", words(&rows, |row| Some(&row.location))),
                ("valid_from", moments(&rows, |row| Some(row.valid_from))),
                ("min", exact(&rows, |row| row.min)),
                ("max", exact(&rows, |row| row.max)),
                ("set_by", words(&rows, |row| row.set_by.map(crate::model::LevelSource::word))),
            ],
        )
    }

    /// Forecasts as last received, in the shape of the forecasts table.
    pub fn forecasts_table(&self, view: &View) -> Result<Table<'static>> {
        let rows = self.forecasts(view);
        table(
            "forecasts",
            vec![
                ("item", words(&rows, |row| Some(&row.item))),
                ("location", words(&rows, |row| Some(&row.location))),
                ("date", dates(rows.iter().map(|row| Some(row.day)))),
                ("quantity", exact(&rows, |row| Some(row.quantity))),
                ("source", words(&rows, |row| Some(&row.source))),
            ],
        )
    }
}
