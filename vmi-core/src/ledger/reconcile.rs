//! Count against book: a reported balance moves nothing by itself; it shows a difference and proposes the correction.

use std::collections::{BTreeMap, BTreeSet};

use super::account::StockAccount;
use super::event::Event;
use super::kind::EventKind;
use super::ledger::Ledger;
use super::view::View;
use crate::error::{Error, ErrorKind, Result};
use crate::model::{Moment, Owner, Quantity};

/// A counted or reported balance of one account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The item.
    pub item: String,
    /// The location.
    pub location: String,
    /// Whose stock.
    pub owner: Owner,
    /// The account.
    pub account: StockAccount,
    /// What was found.
    pub counted: Quantity,
    /// When.
    pub counted_at: Moment,
}

/// A count beside the book at its instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reconciled {
    /// The count.
    pub count: Count,
    /// What the book said at that instant, with what is proposed for earlier counts beside this one.
    pub book: Quantity,
    /// counted − book.
    pub difference: Quantity,
    /// The adjustment that would close the difference: the caller appends it, or not. None if there is no difference.
    pub proposed: Option<Event>,
}

impl Ledger {
    /// Compares counts, or the rows of a reported snapshot, with the book at their instants, as known at a moment (none: now). All that is
    /// proposed may be appended together.
    ///
    /// ```
    /// use vmi_core::ledger::{Count, Event, EventKind, Ledger, StockAccount};
    /// use vmi_core::model::{Moment, Owner, Quantity};
    /// let quantity = |text| Quantity::parse(text).unwrap();
    /// let counted_at = Moment::parse("2026-06-30").unwrap();
    /// let mut ledger = Ledger::default();
    /// ledger.append(&[Event::new(EventKind::Receipt, ("wms", "1"), ("A", "DC1"), quantity("10"), counted_at)], None)?;
    /// let (item, location) = ("A".to_owned(), "DC1".to_owned());
    /// let count = Count { item, location, owner: Owner::Customer, account: StockAccount::Usable, counted: quantity("8"), counted_at };
    /// let found = ledger.reconcile(&[count], None)?;
    /// assert_eq!(found[0].difference, quantity("-2"));
    /// assert_eq!(ledger.sequence(), 1); // nothing moved
    /// # Ok::<(), vmi_core::error::Error>(())
    /// ```
    pub fn reconcile(&self, counts: &[Count], known_at: Option<Moment>) -> Result<Vec<Reconciled>> {
        let mut by_time: Vec<(usize, &Count)> = counts.iter().enumerate().collect();
        by_time.sort_by_key(|(_, count)| count.counted_at);
        // What is proposed for a count belongs to the book of a later one: otherwise one difference would be closed twice.
        let mut proposed: BTreeMap<Place<'_>, i128> = BTreeMap::new();
        let mut ids = BTreeSet::new();
        let mut found = Vec::with_capacity(counts.len());
        for (at, count) in by_time {
            let view = View { as_of: Some(count.counted_at), known_at };
            let stock = self.position(&count.item, &count.location, &view)?.of(count.owner, count.account);
            let closed = proposed.entry((&count.item, &count.location, count.owner, count.account)).or_default();
            let row = reconciled(count, stock.nano() + *closed)?.with_free_id(self, known_at, &ids);
            *closed += row.difference.nano();
            ids.extend(row.proposed.as_ref().map(|event| event.event_id.clone()));
            found.push((at, row));
        }
        found.sort_by_key(|(at, _)| *at);
        Ok(found.into_iter().map(|(_, row)| row).collect())
    }
}

/// Item, location, owner and account.
type Place<'c> = (&'c str, &'c str, Owner, StockAccount);

impl Reconciled {
    /// A count may be reconciled again after its adjustment was appended, because a late fact has moved the book: what is proposed then
    /// is another event. One that the view does not see, with the same body, is the same event told twice.
    fn with_free_id(mut self, ledger: &Ledger, known_at: Option<Moment>, given: &BTreeSet<String>) -> Self {
        let Some(proposed) = &mut self.proposed else { return self };
        let id = proposed.event_id.clone();
        let mut number = 1_u32;
        let is_taken = |proposed: &Event| {
            let differs = |known: Event| known_at.is_none_or(|known_at| known.recorded_at <= known_at) || !known.same_body(proposed);
            given.contains(&proposed.event_id) || ledger.find(&proposed.source, &proposed.event_id).is_some_and(differs)
        };
        while is_taken(proposed) {
            number += 1;
            proposed.event_id = format!("{id}/{number}");
        }
        self
    }
}

/// A count beside the book, which is in units of 10^−9.
fn reconciled(count: &Count, book: i128) -> Result<Reconciled> {
    let too_large = |_| {
        let message = format!("counted {} − the book is too large to be held exactly", count.counted);
        Error::new(ErrorKind::Overflow, message).key(&count.item, &count.location)
    };
    let book = Quantity::from_nano(book).map_err(too_large)?;
    let difference = count.counted.minus(book).map_err(too_large)?;
    let at = count.counted_at;
    let proposed = (difference != Quantity::ZERO).then(|| {
        let id = format!("{:?}/{:?}/{}/{}/{at}", count.item, count.location, count.owner.word(), count.account.word());
        let mut proposed = Event::new(EventKind::Adjustment, ("reconcile", &id), (&count.item, &count.location), difference, at);
        proposed.account = count.account;
        proposed.owner = count.owner;
        proposed.more.reason = Some(format!("counted {}, book {book}", count.counted));
        proposed
    });
    Ok(Reconciled { count: count.clone(), book, difference, proposed })
}
