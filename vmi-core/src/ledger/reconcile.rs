//! Count against book: a reported balance moves nothing by itself; it shows a difference and proposes the correction.

use super::account::StockAccount;
use super::event::{Event, EventKind};
use super::ledger::Ledger;
use crate::error::{Error, ErrorKind, Result};
use crate::model::{Moment, Owner, Quantity};

/// A counted or reported balance that differs from the book at that instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discrepancy {
    /// What was counted.
    pub counted: Quantity,
    /// What the book said at the count instant.
    pub book: Quantity,
    /// counted − book.
    pub difference: Quantity,
    /// The adjustment that would close the difference: the caller appends it, or not, with an id and reason of its own.
    pub proposed: Event,
}

impl Ledger {
    /// Compares a counted balance of one account with the book at that instant; none if they agree.
    ///
    /// ```
    /// use vmi_core::ledger::{Event, EventKind, Ledger, StockAccount};
    /// use vmi_core::model::{Moment, Owner, Quantity};
    /// let at = Moment::parse("2026-06-30").unwrap();
    /// let mut ledger = Ledger::default();
    /// ledger.append(&[Event::new(EventKind::Receipt, ("wms", "1"), ("A", "DC1"), Quantity::parse("10").unwrap(), at)], None)?;
    /// let found = ledger.reconcile(("A", "DC1"), (StockAccount::Usable, Owner::Customer), Quantity::parse("8").unwrap(), at)?.unwrap();
    /// assert_eq!(found.difference.to_string(), "-2");
    /// assert_eq!(ledger.sequence(), 1); // nothing moved
    /// # Ok::<(), vmi_core::error::Error>(())
    /// ```
    pub fn reconcile(
        &self,
        (item, location): (&str, &str),
        (account, owner): (StockAccount, Owner),
        counted: Quantity,
        at: Moment,
    ) -> Result<Option<Discrepancy>> {
        let book = self.balance(item, location, at, None)?.of(owner, account);
        if book == counted {
            return Ok(None);
        }
        let difference = counted.minus(book).map_err(|_| {
            Error::new(ErrorKind::Overflow, format!("counted {counted} − book {book} is too large to be held exactly")).key(item, location)
        })?;
        let id = format!("{item}/{location}/{}/{}/{at}", owner.word(), account.word());
        let mut proposed = Event::new(EventKind::Adjustment, ("reconcile", &id), (item, location), difference, at);
        proposed.account = account;
        proposed.owner = owner;
        proposed.reason = Some("count_differs".into());
        Ok(Some(Discrepancy { counted, book, difference, proposed }))
    }
}
