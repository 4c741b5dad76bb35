//! Order lines, split into the supply accounts: every open unit is in exactly one.

use super::ledger::Ledger;
use super::order_lines::LedgerLine;
use super::view::Window;
use crate::error::{Error, ErrorKind, Notice, NoticeKind, Problems, Result, nearest};
use crate::model::{Cut, Cuts, Day, IdIndex, Key, Moment, Quantity, choice};
use crate::num::decimal::DecimalError;
use crate::table::{IdCache, Loaded, Reader, Row, Table};

choice! {
    /// How far an order line has come; absent: the quantities decide.
    OrderState {
        /// Not released: outside the position.
        Proposed = "proposed",
        /// Sent to the supplier.
        Released = "released",
        /// Confirmed by the supplier.
        Confirmed = "confirmed",
        /// On its way.
        Shipped = "shipped",
        /// Received, perhaps in part.
        Received = "received",
        /// Done: nothing more will come.
        Closed = "closed",
        /// Withdrawn.
        Cancelled = "cancelled",
    }
    not built: "submitted", "in_process", "in_review", "failed", "rejected"
}

/// An order line as of a moment, in units of the item's last place.
///
/// ```
/// use vmi_core::ledger::OrderLine;
/// let line = OrderLine { ordered: 10, confirmed: Some(8), shipped: 5, received: 2, ..OrderLine::default() };
/// assert_eq!((line.open(), line.in_transit(), line.on_order()), (6, 3, 3));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct OrderLine {
    /// Ordered.
    pub ordered: i64,
    /// Confirmed; absent = not yet.
    pub confirmed: Option<i64>,
    /// Shipped so far.
    pub shipped: i64,
    /// Received so far.
    pub received: i64,
    /// Cancelled.
    pub cancelled: i64,
    /// How far it has come.
    pub state: Option<OrderState>,
    /// When it should arrive: promised, else requested.
    pub arrives_on: Option<Day>,
    /// When it was ordered.
    pub ordered_on: Option<Day>,
    /// The supplier's number.
    pub supplier: u32,
    /// The number of the proposal that it came from.
    pub proposal: Option<u32>,
}

impl OrderLine {
    /// What is still to come: committed − received, never under 0.
    pub fn open(&self) -> i64 {
        match self.state {
            Some(OrderState::Proposed | OrderState::Closed | OrderState::Cancelled) => 0,
            _ => self.confirmed.unwrap_or(self.ordered).saturating_sub(self.cancelled).saturating_sub(self.received).max(0),
        }
    }

    /// The part of it that has left the supplier.
    pub fn in_transit(&self) -> i64 {
        self.shipped.saturating_sub(self.received).clamp(0, self.open())
    }

    /// The rest, confirmed or not.
    pub fn on_order(&self) -> i64 {
        self.open() - self.in_transit()
    }
}

/// Order lines by key number.
#[derive(Debug, Default)]
pub(crate) struct LoadedOrders {
    /// (key number, line), sorted by key.
    pub lines: Vec<(u32, OrderLine)>,
    /// The proposals that lines came from.
    pub proposals: IdIndex,
    /// The order and line of each row, with its row number and key: (order, line, row, key), sorted.
    pub names: Vec<(String, String, u64, Option<Key>)>,
    /// Orders of later rows, which are not read: their numbers are used all the same.
    pub later: Vec<String>,
}

impl LoadedOrders {
    /// The id of the proposal that a line came from.
    pub(crate) fn proposal(&self, line: &OrderLine) -> Option<&str> {
        line.proposal.map(|number| self.proposals.id(number))
    }

    /// The lines of a key.
    pub(crate) fn of(&self, key: u32) -> &[(u32, OrderLine)] {
        let first = self.lines.partition_point(|(of, _)| *of < key);
        let count = self.lines[first..].partition_point(|(of, _)| *of == key);
        &self.lines[first..first + count]
    }
}

pub(crate) fn load_orders(table: &Table<'_>, cuts: &Cuts, loaded: &mut Loaded, problems: &mut Problems) -> Result<LoadedOrders> {
    let reader = Reader::bind(table, problems)?;
    let [order, line, supplier, item, location, proposal, state] =
        reader.fields(["order", "line", "supplier", "item", "location", "proposal", "state"]);
    let quantities = reader.fields(["ordered", "confirmed", "shipped", "received", "cancelled"]);
    let [ordered_at] = reader.fields(["ordered_at"]);
    let moments = reader.fields(["confirmed_at", "shipped_at", "received_at"]);
    let dates = reader.fields(["promised_for", "requested_for", "first_promised_for"]);
    let checked_only = reader.fields(["unit_price"]);
    let (mut suppliers, mut items, mut locations) = (IdCache::default(), IdCache::default(), IdCache::default());
    let mut lines: Vec<(u32, u64, OrderLine)> = Vec::with_capacity(table.rows());
    let mut ids: Vec<(String, String, u64, Option<Key>)> = Vec::with_capacity(table.rows());
    let (mut later, mut numbers_of_later, mut proposals) = (0, Vec::new(), IdIndex::default());
    reader.for_each(|row| {
        let placed = row.moment(ordered_at);
        let cut = cuts.of(loaded.known_location(&mut locations, row, location));
        if placed.is_some_and(|at| !cut.includes(at)) {
            // What is ordered later is not known yet, its faults included.
            later += 1;
            numbers_of_later.extend(row.id_text(order));
            row.take_faults();
            return;
        }
        let id = (row.id_text(order), row.id_text(line));
        let item = items.resolve(&loaded.catalog.item_ids, "item", row, item);
        let location = loaded.location(&mut locations, row, location);
        let supplier = loaded.supplier(&mut suppliers, row, supplier);
        let key = item.zip(location).map(|(item, location)| Key { item, location });
        let read = read_line(row, loaded.decimals(item), &quantities, &moments, &dates, (placed, cut));
        row.decimal(checked_only[0]);
        let state = row.choice(state);
        let proposal = row.id_text(proposal).map(|id| proposals.insert(&id));
        if let (Some(order), Some(line)) = id {
            ids.push((order, line, row.row_number(), key));
        }
        let number = key.map(|key| loaded.keys.insert(key));
        if loaded.spoil_key(row, key, problems) {
            return;
        }
        if let (Some(number), Some(supplier)) = (number, supplier) {
            lines.push((number, row.row_number(), OrderLine { state, supplier, proposal, ..read }));
        }
    });
    if later > 0 {
        let message = format!("{later} lines ordered after as_of, {}, were not read", cuts.as_of());
        problems.notice(Notice::counted(NoticeKind::AfterAsOf, "orders", later, message));
    }
    refuse_duplicates(&mut ids, loaded, problems);
    lines.sort_by_key(|(key, row, _)| (*key, *row));
    let lines = lines.into_iter().map(|(key, _, line)| (key, line)).collect();
    Ok(LoadedOrders { lines, proposals, names: ids, later: numbers_of_later })
}

/// The line as it was known at `as_of`.
fn read_line(
    row: &mut Row<'_>,
    decimals: u32,
    quantities: &[crate::table::Field; 5],
    moments: &[crate::table::Field; 3],
    dates: &[crate::table::Field; 3],
    (placed, cut): (Option<Moment>, &Cut),
) -> OrderLine {
    let [ordered, confirmed, shipped, received, cancelled] = quantities.map(|field| row.scaled(field, decimals));
    let [confirmed_at, shipped_at, received_at] = moments.map(|field| row.moment(field));
    let [promised, requested, _] = dates.map(|field| row.day(field));
    let known = |at: Option<Moment>| at.is_none_or(|at| cut.includes(at));
    OrderLine {
        ordered: ordered.unwrap_or(0),
        confirmed: confirmed.filter(|_| known(confirmed_at)),
        shipped: shipped.filter(|_| known(shipped_at)).unwrap_or(0),
        received: received.filter(|_| known(received_at)).unwrap_or(0),
        cancelled: cancelled.unwrap_or(0),
        arrives_on: promised.or(requested),
        ordered_on: placed.map(|at| cut.zone().day(at)),
        ..OrderLine::default()
    }
}

impl LoadedOrders {
    /// Adds the order lines that events tell of. A line that the orders table has as well is an error: it would count twice.
    pub(crate) fn add_events(&mut self, (ledger, window): (&Ledger, &Window), cuts: &Cuts, loaded: &mut Loaded, problems: &mut Problems) {
        for ((item, location), line) in ledger.order_lines_in(window) {
            let ids = &loaded.catalog;
            let place = ids.item_ids.find(item.as_bytes()).zip(ids.location_ids.find(location.as_bytes()));
            // An unknown item or location is an error already.
            let Some(key) = place.map(|(item, location)| Key { item, location }) else { continue };
            let number = loaded.keys.insert(key);
            match line.and_then(|line| self.line_of_events(&line, cuts.of(Some(key.location)), loaded, key)) {
                Ok(read) => self.lines.push((number, read)),
                Err(error) => {
                    let at = problems.error(error.table("events").key(item, location));
                    loaded.spoiled.keys.push((key, at));
                }
            }
        }
        self.lines.sort_by_key(|(key, _)| *key);
    }

    fn line_of_events(&mut self, line: &LedgerLine, cut: &Cut, loaded: &mut Loaded, key: Key) -> Result<OrderLine> {
        let name = |row: &(String, String, u64, Option<Key>)| (row.0.as_str(), row.1.as_str()).cmp(&(&line.order, &line.line));
        if let Ok(at) = self.names.binary_search_by(name) {
            let message = format!("line {:?} of order {:?} is in events and in row {} of orders", line.line, line.order, self.names[at].2);
            return Err(Error::new(ErrorKind::DuplicateKey, message).field("order").value(&*line.order).expected("each line in events or in orders"));
        }
        let supplier = line.supplier.as_deref().map(|supplier| known_supplier(loaded, supplier)).transpose()?;
        let decimals = loaded.decimals(Some(key.item));
        let scaled = |quantity: Quantity| {
            quantity.scaled(decimals).map_err(|fault| {
                let kind = if fault == DecimalError::TooFine { ErrorKind::TooFine } else { ErrorKind::Overflow };
                let message = format!("a quantity of order {:?}, {quantity}, {fault}: the item's quantity_decimals are {decimals}", line.order);
                Error::new(kind, message).field("quantity").value(quantity.to_string())
            })
        };
        let is_placed = line.ordered_at.is_some();
        Ok(OrderLine {
            ordered: scaled(if is_placed { line.placed } else { line.shipped })?,
            confirmed: line.confirmed.map(scaled).transpose()?,
            shipped: scaled(line.shipped)?,
            received: scaled(line.received)?,
            cancelled: scaled(line.cancelled)?,
            state: line.is_closed.then_some(OrderState::Closed),
            arrives_on: line.promised_for,
            ordered_on: line.ordered_at.map(|at| cut.zone().day(at)),
            supplier: supplier.unwrap_or(u32::MAX),
            proposal: line.proposal.as_ref().map(|id| self.proposals.insert(id)),
        })
    }
}

/// The number of a supplier that an event names.
pub(crate) fn known_supplier(loaded: &mut Loaded, supplier: &str) -> Result<u32> {
    if let Some(number) = loaded.catalog.supplier_ids.find(supplier.as_bytes()) {
        return Ok(number);
    }
    if !loaded.implicit_suppliers {
        let error = Error::new(ErrorKind::UnknownKey, format!("there is no supplier {supplier:?}")).field("supplier").value(supplier);
        return Err(match nearest(supplier, loaded.catalog.supplier_ids.iter()) {
            Some(near) => error.hint(format!("did you mean {near:?}?")),
            None => error,
        });
    }
    let number = loaded.catalog.supplier_ids.insert(supplier);
    loaded.catalog.suppliers.resize_with(loaded.catalog.supplier_ids.len(), crate::model::Supplier::default);
    Ok(number)
}

fn refuse_duplicates(ids: &mut [(String, String, u64, Option<Key>)], loaded: &mut Loaded, problems: &mut Problems) {
    ids.sort();
    for pair in ids.windows(2) {
        let ((order, line, first, a), (other, other_line, row, b)) = (&pair[0], &pair[1]);
        if order == other && line == other_line {
            let message = format!("line {line:?} of order {order:?} is there twice: first in row {first}");
            let mut error = Error::new(ErrorKind::DuplicateKey, message)
                .at("orders", *row)
                .field("order")
                .value(&**order)
                .expected("one row for each order and line");
            if let Some(key) = b {
                let (item, location) = loaded.catalog.key_ids(*key);
                error = error.key(item, location);
            }
            let at = problems.error(error);
            loaded.spoiled.keys.extend([a, b].into_iter().flatten().map(|key| (*key, at)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_open_unit_is_in_exactly_one_account_in_every_state() {
        for confirmed in [None, Some(8), Some(12)] {
            for shipped in [0, 5, 12] {
                for received in [0, 3, 12, 15] {
                    for state in [None, Some(OrderState::Received), Some(OrderState::Closed)] {
                        let line = OrderLine { ordered: 10, confirmed, shipped, received, state, ..OrderLine::default() };
                        assert_eq!(line.in_transit() + line.on_order(), line.open());
                        assert!(line.in_transit() >= 0 && line.on_order() >= 0, "{line:?}");
                    }
                }
            }
        }
    }
}
