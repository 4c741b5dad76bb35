//! The consumption statement: what passed from the supplier's ownership into use, the billing record of consignment.

use std::collections::BTreeMap;

use super::event::Event;
use super::kind::EventKind;
use super::ledger::Ledger;
use super::view::View;
use crate::error::{Error, ErrorKind, Result};
use crate::model::{Day, Moment, Owner, Quantity};

/// What was consumed of one item at one location, and the events that it consists of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consumption {
    /// The item.
    pub item: String,
    /// The location.
    pub location: String,
    /// Consumed less what came back; may be negative.
    pub quantity: Quantity,
    /// The events, in the order they happened, each with its part of the quantity.
    pub events: Vec<(Event, Quantity)>,
}

/// Events, each with its part of a sum.
type Parts = Vec<(Event, Quantity)>;

/// What an event adds to consumption of the supplier's stock, in units of 10^−9.
fn consumed(event: &Event) -> i128 {
    let nano = event.signed_nano();
    match (event.kind, event.owner) {
        (EventKind::Issue | EventKind::OwnershipTransfer, Owner::Supplier) => nano,
        (EventKind::CustomerReturn, Owner::Supplier) | (EventKind::OwnershipTransfer, Owner::Customer) => -nano,
        _ => 0,
    }
}

impl Ledger {
    /// What passed from the supplier's ownership into use on the days from … to, both included, as known at a moment (none: now).
    ///
    /// ```
    /// use vmi_core::ledger::{Event, EventKind, Ledger};
    /// use vmi_core::model::{Day, Moment, Owner, Quantity};
    /// let mut issue = Event::new(EventKind::Issue, ("wms", "1"), ("A", "DC1"), Quantity::parse("4").unwrap(), Moment::parse("2026-06-12").unwrap());
    /// issue.owner = Owner::Supplier;
    /// let mut ledger = Ledger::default();
    /// ledger.append(&[issue], None)?;
    /// let june = ledger.consumption(Day::parse("2026-06-01").unwrap(), Day::parse("2026-06-30").unwrap(), None)?;
    /// assert_eq!(june[0].quantity.to_string(), "4");
    /// # Ok::<(), vmi_core::error::Error>(())
    /// ```
    pub fn consumption(&self, from: Day, to: Day, known_at: Option<Moment>) -> Result<Vec<Consumption>> {
        if from > to {
            let error = Error::new(ErrorKind::BadSetting, format!("from {from} is after to {to}: no day lies between them"));
            return Err(error.field("from").value(from.to_string()).expected("a day not after to"));
        }
        let columns = &self.columns;
        let window = View { as_of: Some(Moment::close_of(to)), known_at }.window(columns);
        let is_billed = |kind: EventKind| matches!(kind, EventKind::Issue | EventKind::OwnershipTransfer | EventKind::CustomerReturn);
        let mut found: Vec<u32> = (0..window.end)
            .filter(|at| is_billed(columns.code[*at as usize].kind()) && window.sees(columns, *at) && columns.effective_at(*at).day() >= from)
            .collect();
        found.sort_unstable_by(|a, b| columns.fold_order(*a, *b));
        let mut sums: BTreeMap<(String, String), (i128, Parts)> = BTreeMap::new();
        for event in found.into_iter().map(|at| columns.event(at)) {
            let nano = consumed(&event);
            if nano != 0 {
                let part = Quantity::from_nano(nano).map_err(|_| overflow(&event.item, &event.location))?;
                let sum = sums.entry((event.item.clone(), event.location.clone())).or_default();
                sum.0 += nano;
                sum.1.push((event, part));
            }
        }
        let rows = sums.into_iter().map(|((item, location), (nano, events))| {
            let quantity = Quantity::from_nano(nano).map_err(|_| overflow(&item, &location))?;
            Ok(Consumption { item, location, quantity, events })
        });
        rows.collect()
    }
}

fn overflow(item: &str, location: &str) -> Error {
    Error::new(ErrorKind::Overflow, "the consumption is too large to be held exactly").key(item, location)
}
