//! The position of a key: stock by owner and account, open supply, claims.

use super::account::StockAccount;
use super::columns::{ALLOCATED, BACK_ORDERED, Columns};
use super::fold::KeySums;
use crate::error::{Error, ErrorKind, Result};
use crate::model::{Moment, Owner, Quantity};
use crate::num::decimal::DecimalError;

/// Stock of one key by owner and account, open supply, and claims on stock. Negative is legal and never clamped.
///
/// ```
/// use vmi_core::ledger::{Event, EventKind, Ledger, View};
/// use vmi_core::model::{Moment, Quantity};
/// let at = |text| Moment::parse(text).unwrap();
/// let quantity = |text| Quantity::parse(text).unwrap();
/// let mut placed = Event::new(EventKind::OrderPlaced, ("erp", "1"), ("A", "DC1"), quantity("10"), at("2026-06-01")).of_order("P7", "1");
/// placed.more.supplier = Some("ACME".into());
/// let shipped = Event::new(EventKind::OrderShipped, ("erp", "2"), ("A", "DC1"), quantity("6"), at("2026-06-02")).of_order("P7", "1");
/// let received = Event::new(EventKind::OrderReceived, ("erp", "3"), ("A", "DC1"), quantity("4"), at("2026-06-03")).of_order("P7", "1");
/// let mut ledger = Ledger::default();
/// ledger.append(&[placed, shipped, received], None)?;
/// let position = ledger.position("A", "DC1", &View::ALL)?;
/// assert_eq!((position.usable()?, position.in_transit, position.on_order()?), (quantity("4"), quantity("2"), quantity("4")));
/// assert_eq!(position.total()?, quantity("10")); // through all its open states
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Position {
    stock: [[Quantity; 4]; 2],
    /// Ordered, not confirmed.
    pub on_order_unconfirmed: Quantity,
    /// Ordered and confirmed, not shipped.
    pub on_order_confirmed: Quantity,
    /// Left the supplier.
    pub in_transit: Quantity,
    /// Claims on usable stock.
    pub allocated: Quantity,
    /// Asked for and owed.
    pub back_ordered: Quantity,
    /// Usable stock in lots that cannot be used any more; known to a plan.
    pub expired_lots: Quantity,
    /// The newest fact that it rests on.
    pub newest: Option<Moment>,
}

fn overflow(_: DecimalError) -> Error {
    Error::new(ErrorKind::Overflow, "the balance is too large to be held exactly")
}

impl Position {
    /// The stock of one owner in one account.
    pub fn of(&self, owner: Owner, account: StockAccount) -> Quantity {
        self.stock[owner as usize][account as usize]
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

    /// Ordered and not shipped, confirmed or not.
    pub fn on_order(&self) -> Result<Quantity> {
        self.on_order_confirmed.plus(self.on_order_unconfirmed).map_err(overflow)
    }

    /// usable + in transit + on order − allocated − back-ordered.
    pub fn total(&self) -> Result<Quantity> {
        let sum = self.usable()?.plus(self.in_transit).and_then(|sum| sum.plus(self.on_order_confirmed));
        let sum = sum.and_then(|sum| sum.plus(self.on_order_unconfirmed)).and_then(|sum| sum.minus(self.allocated));
        sum.and_then(|sum| sum.minus(self.back_ordered)).map_err(overflow)
    }

    /// States the stock of an account, as a snapshot does.
    pub(super) fn set(&mut self, owner: Owner, account: StockAccount, quantity: Quantity) {
        self.stock[owner as usize][account as usize] = quantity;
    }

    /// Adds what came after a snapshot.
    pub(super) fn add(&mut self, owner: Owner, account: StockAccount, nano: i128) -> Result<()> {
        let sum = self.of(owner, account).nano() + nano;
        self.set(owner, account, Quantity::from_nano(sum).map_err(overflow)?);
        Ok(())
    }

    pub(super) fn from_sums(columns: &Columns, sums: &KeySums) -> Result<Self> {
        let quantity = |nano: i128| Quantity::from_nano(nano).map_err(overflow);
        let mut position = Self { newest: sums.newest.and_then(Moment::from_micros), ..Self::default() };
        for (at, nano) in sums.slots.iter().take(8).enumerate() {
            position.stock[at / 4][at % 4] = quantity(*nano)?;
        }
        let (mut unconfirmed, mut confirmed, mut in_transit, mut allocated) = (0, 0, 0, sums.slots[ALLOCATED]);
        for (line, of_line) in &sums.lines {
            if columns.lines[*line as usize].is_supply {
                let supply = of_line.supply(columns);
                unconfirmed += supply.unconfirmed;
                confirmed += supply.confirmed;
                in_transit += supply.in_transit;
            } else {
                allocated += of_line.claim();
            }
        }
        position.on_order_unconfirmed = quantity(unconfirmed)?;
        position.on_order_confirmed = quantity(confirmed)?;
        position.in_transit = quantity(in_transit)?;
        position.allocated = quantity(allocated)?;
        position.back_ordered = quantity(sums.slots[BACK_ORDERED])?;
        Ok(position)
    }
}
