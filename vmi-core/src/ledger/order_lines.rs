//! Order lines and allocations as a view sees them.

use super::columns::Columns;
use super::ledger::Ledger;
use super::lines::LineSums;
use super::view::{View, Window};
use crate::error::{Error, ErrorKind, Result};
use crate::model::{Day, Moment, Quantity};

/// An order line, or a transfer with an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerLine {
    /// The order.
    pub order: String,
    /// Its line.
    pub line: String,
    /// Who delivers; none for a transfer.
    pub supplier: Option<String>,
    /// The item.
    pub item: String,
    /// Where to.
    pub location: String,
    /// The first placement.
    pub ordered_at: Option<Moment>,
    /// The sum of placements.
    pub placed: Quantity,
    /// The whole quantity as last confirmed.
    pub confirmed: Option<Quantity>,
    /// The sum of shipments.
    pub shipped: Quantity,
    /// The sum of receipts.
    pub received: Quantity,
    /// The sum of cancellations.
    pub cancelled: Quantity,
    /// Whether the rest is not expected any more.
    pub is_closed: bool,
    /// The day last promised, or else wished for.
    pub promised_for: Option<Day>,
    /// The proposal that it came from.
    pub proposal: Option<String>,
    /// Still to come, not confirmed.
    pub on_order_unconfirmed: Quantity,
    /// Still to come, confirmed, not shipped.
    pub on_order_confirmed: Quantity,
    /// Still to come, shipped.
    pub in_transit: Quantity,
}

impl LedgerLine {
    /// What is still to come.
    pub fn open(&self) -> Quantity {
        Quantity::from_nano(self.on_order_unconfirmed.nano() + self.on_order_confirmed.nano() + self.in_transit.nano()).unwrap_or_default()
    }
}

/// An allocation with an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allocation {
    /// The order that it is for.
    pub order: String,
    /// Its line.
    pub line: String,
    /// The item.
    pub item: String,
    /// The location.
    pub location: String,
    /// Still claimed.
    pub quantity: Quantity,
    /// The day it is wanted on, by its last event that names one.
    pub promised_for: Option<Day>,
}

impl Ledger {
    /// The order lines that a view sees, closed ones included, by item, location, order and line.
    ///
    /// ```
    /// use vmi_core::ledger::{Event, EventKind, Ledger, View};
    /// use vmi_core::model::{Moment, Quantity};
    /// let day = Moment::parse("2026-06-30").unwrap();
    /// let mut placed = Event::new(EventKind::OrderPlaced, ("erp", "1"), ("A", "DC1"), Quantity::parse("10").unwrap(), day).of_order("P7", "1");
    /// placed.more.supplier = Some("ACME".into());
    /// let confirmed = Event::new(EventKind::OrderConfirmed, ("erp", "2"), ("A", "DC1"), Quantity::parse("8").unwrap(), day).of_order("P7", "1");
    /// let mut ledger = Ledger::default();
    /// ledger.append(&[placed, confirmed], None)?;
    /// let lines = ledger.order_lines(&View::ALL)?;
    /// assert_eq!((lines[0].open().to_string(), lines[0].supplier.as_deref()), ("8".to_owned(), Some("ACME")));
    /// # Ok::<(), vmi_core::error::Error>(())
    /// ```
    pub fn order_lines(&self, view: &View) -> Result<Vec<LedgerLine>> {
        self.order_lines_in(&view.window(&self.columns)).into_iter().map(|(_, line)| line).collect()
    }

    /// The same, each with its item and location: one that cannot be held exactly leaves the others as they are.
    pub(super) fn order_lines_in(&self, window: &Window) -> Vec<((&str, &str), Result<LedgerLine>)> {
        let of =
            |(line, sums): (u32, LineSums)| (self.columns.key_ids(self.columns.lines[line as usize].key), order_line(&self.columns, line, &sums));
        self.line_sums(window, true).into_iter().map(of).collect()
    }

    /// Every order that any event names as one of supply, by bytes.
    pub fn order_ids(&self) -> Vec<&str> {
        let columns = &self.columns;
        let mut ids: Vec<&str> = columns.lines.iter().filter(|line| line.is_supply).map(|line| columns.text(line.order)).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// The allocations with an order that are still open, by item, location, order and line.
    pub fn allocations(&self, view: &View) -> Result<Vec<Allocation>> {
        self.allocations_in(&view.window(&self.columns)).into_iter().collect()
    }

    pub(crate) fn allocations_in(&self, window: &Window) -> Vec<Result<Allocation>> {
        let columns = &self.columns;
        let mut claims = Vec::new();
        for (line, sums) in self.line_sums(window, false).into_iter().filter(|(_, sums)| sums.claim() > 0) {
            let name = columns.lines[line as usize];
            let (item, location) = columns.key_ids(name.key);
            let says = |at: &u32| window.sees(columns, *at) && !columns.code[*at as usize].is_correction();
            let mut dated: Vec<u32> = columns.of_line(line).filter(says).collect();
            dated.retain(|at| columns.more(*at).is_some_and(|more| more.promised_for.is_some()));
            dated.sort_unstable_by(|a, b| columns.fold_order(*a, *b));
            let promised_for = dated.last().and_then(|at| columns.more(*at)).and_then(|more| more.promised_for);
            claims.push(quantity(sums.claim(), (item, location)).map(|quantity| Allocation {
                order: columns.text(name.order).to_owned(),
                line: columns.text(name.line).to_owned(),
                item: item.to_owned(),
                location: location.to_owned(),
                quantity,
                promised_for,
            }));
        }
        claims
    }

    /// Order lines, or allocations, of which anything is seen, by item, location, order and line.
    fn line_sums(&self, window: &Window, is_supply: bool) -> Vec<(u32, LineSums)> {
        let columns = &self.columns;
        let of_line = |line: u32| {
            let mut sums = LineSums::default();
            for sequence in columns.of_line(line).filter(|at| window.sees(columns, *at)) {
                sums.add(columns, sequence, columns.nano(sequence), window);
            }
            (line, sums)
        };
        let numbers = (0..columns.lines.len() as u32).filter(|line| columns.lines[*line as usize].is_supply == is_supply);
        let mut found: Vec<(u32, LineSums)> = numbers.map(of_line).filter(|(_, sums)| sums.is_seen).collect();
        let names = |line: u32| {
            let name = columns.lines[line as usize];
            (columns.key_ids(name.key), columns.text(name.order), columns.text(name.line))
        };
        found.sort_unstable_by(|(a, _), (b, _)| names(*a).cmp(&names(*b)));
        found
    }
}

fn quantity(nano: i128, (item, location): (&str, &str)) -> Result<Quantity> {
    Quantity::from_nano(nano).map_err(|_| Error::new(ErrorKind::Overflow, "an order line is too large to be held exactly").key(item, location))
}

fn order_line(columns: &Columns, line: u32, sums: &LineSums) -> Result<LedgerLine> {
    let name = columns.lines[line as usize];
    let key = columns.key_ids(name.key);
    let supply = sums.supply(columns);
    let placed = sums.first_placed();
    let of_first = placed.and_then(|at| columns.more(at));
    Ok(LedgerLine {
        order: columns.text(name.order).to_owned(),
        line: columns.text(name.line).to_owned(),
        supplier: of_first.and_then(|more| more.supplier.clone()),
        item: key.0.to_owned(),
        location: key.1.to_owned(),
        ordered_at: placed.map(|at| columns.effective_at(at)),
        placed: quantity(sums.placed, key)?,
        confirmed: sums.confirmed(columns).map(|nano| quantity(nano, key)).transpose()?,
        shipped: quantity(sums.shipped, key)?,
        received: quantity(sums.received, key)?,
        cancelled: quantity(sums.cancelled, key)?,
        is_closed: sums.is_closed,
        promised_for: sums.promised().and_then(|at| columns.more(at)).and_then(|more| more.promised_for),
        proposal: of_first.and_then(|more| more.proposal.clone()),
        on_order_unconfirmed: quantity(supply.unconfirmed, key)?,
        on_order_confirmed: quantity(supply.confirmed, key)?,
        in_transit: quantity(supply.in_transit, key)?,
    })
}
