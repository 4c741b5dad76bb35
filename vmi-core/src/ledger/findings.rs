//! What looks wrong in the facts: legal, typed, and worth a person's look. Nothing is repaired.

use super::account::StockAccount;
use super::corrections::Corrections;
use super::fold::{KeySums, Sums};
use super::kind::EventKind;
use super::ledger::Ledger;
use super::position::Position;
use super::view::{View, Window};
use crate::error::Result;
use crate::model::{Owner, Quantity, choice};

choice! {
    /// What looks wrong.
    FindingKind {
        /// Stock of an account is below 0.
        NegativeStock = "negative_stock",
        /// More is claimed than is usable.
        OverAllocated = "over_allocated",
        /// Deallocated or filled more than was claimed.
        NegativeClaim = "negative_claim",
        /// A line was received beyond what was committed.
        OverReceived = "over_received",
        /// A line was shipped beyond what was committed.
        OverShipped = "over_shipped",
        /// A line was confirmed, shipped, received or cancelled and never placed; transfers need no placement.
        NeverPlaced = "never_placed",
        /// A line was cancelled beyond what was committed.
        OverCancelled = "over_cancelled",
        /// A correction names an event that is not there, one of another kind or key, or a correction, which has no backwards.
        CorrectsNothing = "corrects_nothing",
        /// More was taken back than the event said, or an adjustment with the wrong sign.
        OverCorrected = "over_corrected",
    }
}

/// Something that looks wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What.
    pub kind: FindingKind,
    /// The item.
    pub item: String,
    /// The location.
    pub location: String,
    /// The order and line, or the source and id of an event; empty for stock.
    pub of: (String, String),
    /// By how much.
    pub quantity: Quantity,
}

impl Ledger {
    /// What looks wrong in the facts that a view sees, by item, location, kind.
    ///
    /// ```
    /// use vmi_core::ledger::{Event, EventKind, FindingKind, Ledger, View};
    /// use vmi_core::model::{Moment, Quantity};
    /// let issue = Event::new(EventKind::Issue, ("wms", "1"), ("A", "DC1"), Quantity::parse("4").unwrap(), Moment::parse("2026-06-30").unwrap());
    /// let mut ledger = Ledger::default();
    /// ledger.append(&[issue], None)?;
    /// assert_eq!(ledger.findings(&View::ALL)?[0].kind, FindingKind::NegativeStock);
    /// # Ok::<(), vmi_core::error::Error>(())
    /// ```
    pub fn findings(&self, view: &View) -> Result<Vec<Finding>> {
        let columns = &self.columns;
        let window = view.window(columns);
        let all = Sums::of(columns, &window);
        let is_of_transfers = |line: u32| {
            let mut kinds = columns.of_line(line).filter(|at| window.sees(columns, *at)).map(|at| columns.code[at as usize].kind());
            kinds.all(|kind| matches!(kind, EventKind::TransferOut | EventKind::TransferIn))
        };
        let mut found = Vec::new();
        for key in self.keys_seen(&all) {
            let (item, location) = columns.key_ids(key);
            let sums = KeySums::from_all(columns, &all, key);
            let position = Position::from_sums(columns, &sums).map_err(|error| error.key(item, location))?;
            let mut note = |kind, of: (&str, &str), quantity: Quantity| {
                let of = (of.0.to_owned(), of.1.to_owned());
                found.push(Finding { kind, item: item.to_owned(), location: location.to_owned(), of, quantity });
            };
            of_stock(&position, &mut note).map_err(|error| error.key(item, location))?;
            for (line, of_line) in sums.lines.iter().filter(|(_, sums)| sums.is_seen) {
                let name = columns.lines[*line as usize];
                let of = (columns.text(name.order), columns.text(name.line));
                let mut over = |kind, nano: i128| {
                    if nano > 0 {
                        note(kind, of, Quantity::from_nano(nano).unwrap_or_default());
                    }
                };
                if !name.is_supply {
                    over(FindingKind::NegativeClaim, -of_line.claimed);
                    continue;
                }
                let confirmed = of_line.confirmed(columns);
                if of_line.is_placed {
                    let base = confirmed.unwrap_or(of_line.placed);
                    over(FindingKind::OverCancelled, of_line.cancelled - base);
                    let committed = (base - of_line.cancelled).max(0);
                    over(FindingKind::OverReceived, of_line.received - committed);
                    over(FindingKind::OverShipped, of_line.shipped - committed);
                } else if of_line.received > of_line.shipped || !is_of_transfers(*line) {
                    let said = [of_line.received, of_line.shipped, of_line.cancelled, confirmed.unwrap_or(0)];
                    over(FindingKind::NeverPlaced, said.into_iter().max().unwrap_or(0));
                }
            }
        }
        found.extend(self.doubtful_corrections(&window));
        found.sort_by(|a, b| (&a.item, &a.location, a.kind, &a.of).cmp(&(&b.item, &b.location, b.kind, &b.of)));
        Ok(found)
    }

    fn doubtful_corrections(&self, window: &Window) -> Vec<Finding> {
        let columns = &self.columns;
        let corrections = Corrections::of(columns, window, |_| true);
        let mut found: Vec<Finding> =
            corrections.of_nothing.iter().map(|at| self.of_event(FindingKind::CorrectsNothing, *at, columns.nano(*at))).collect();
        for (of, taken) in corrections.taken {
            let said = columns.nano(of);
            // An adjustment that is taken back with the other sign is doubled instead.
            let beyond = if said < 0 { said - taken } else { taken - said };
            let beyond = if taken != 0 && (taken < 0) != (said < 0) { taken.abs() } else { beyond };
            if !columns.code[of as usize].kind().is_voided() && beyond > 0 {
                found.push(self.of_event(FindingKind::OverCorrected, of, beyond));
            }
        }
        found
    }

    fn of_event(&self, kind: FindingKind, sequence: u32, nano: i128) -> Finding {
        let event = self.columns.event(sequence);
        let quantity = Quantity::from_nano(nano).unwrap_or_default();
        Finding { kind, item: event.item, location: event.location, of: (event.source, event.event_id), quantity }
    }
}

fn of_stock(position: &Position, note: &mut impl FnMut(FindingKind, (&str, &str), Quantity)) -> Result<()> {
    for owner in [Owner::Customer, Owner::Supplier] {
        for (word, account) in <StockAccount as crate::model::Choice>::WORDS {
            let stock = position.of(owner, *account);
            if stock < Quantity::ZERO {
                note(FindingKind::NegativeStock, (owner.word(), word), stock);
            }
        }
    }
    let usable = position.usable()?;
    if position.allocated > usable.max(Quantity::ZERO) {
        note(FindingKind::OverAllocated, ("", ""), position.allocated.minus(usable.max(Quantity::ZERO)).unwrap_or_default());
    }
    for claim in [position.allocated, position.back_ordered] {
        if claim < Quantity::ZERO {
            note(FindingKind::NegativeClaim, ("", ""), claim);
        }
    }
    Ok(())
}
