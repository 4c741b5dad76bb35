//! What looks wrong in the facts: legal, typed, and worth a person's look. Nothing is repaired.

use super::account::StockAccount;
use super::fold::{KeySums, Sums};
use super::ledger::Ledger;
use super::position::Position;
use super::view::View;
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
        /// A line was shipped or received and never placed.
        NeverPlaced = "never_placed",
        /// A line was cancelled beyond what was committed.
        OverCancelled = "over_cancelled",
        /// A correction names an event that is not there, or one of another kind or key.
        CorrectsNothing = "corrects_nothing",
        /// More was taken back than the event said.
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
        let all = Sums::of(columns, &view.window(columns));
        let mut found = Vec::new();
        for key in self.keys_seen(&all) {
            let (item, location) = columns.key_ids(key);
            let sums = KeySums::from_all(columns, &all, key);
            let position = Position::from_sums(columns, &sums).map_err(|error| error.key(item, location))?;
            let mut note = |kind, of: (&str, &str), quantity: Quantity| {
                let of = (of.0.to_owned(), of.1.to_owned());
                found.push(Finding { kind, item: item.to_owned(), location: location.to_owned(), of, quantity });
            };
            of_stock(&position, &mut note)?;
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
                let is_transfer = !of_line.is_placed && of_line.received <= of_line.shipped && confirmed.is_none();
                if !of_line.is_placed && !is_transfer {
                    over(FindingKind::NeverPlaced, of_line.received.max(of_line.shipped));
                } else if of_line.is_placed {
                    let base = confirmed.unwrap_or(of_line.placed);
                    over(FindingKind::OverCancelled, of_line.cancelled - base);
                    let committed = (base - of_line.cancelled).max(0);
                    over(FindingKind::OverReceived, of_line.received - committed);
                    over(FindingKind::OverShipped, of_line.shipped - committed);
                }
            }
        }
        found.extend(self.doubtful_corrections(view));
        found.sort_by(|a, b| (&a.item, &a.location, a.kind, &a.of).cmp(&(&b.item, &b.location, b.kind, &b.of)));
        Ok(found)
    }

    fn doubtful_corrections(&self, view: &View) -> Vec<Finding> {
        let columns = &self.columns;
        let window = view.window(columns);
        let mut taken: std::collections::BTreeMap<u32, i128> = std::collections::BTreeMap::new();
        let mut found = Vec::new();
        for sequence in (0..window.end).filter(|at| columns.code[*at as usize].is_correction() && window.sees(columns, *at)) {
            let source = columns.sources.id(columns.ids.source(sequence));
            let named = columns.more(sequence).and_then(|more| more.corrects.as_deref()).and_then(|id| columns.find(source, id));
            let same = |other: u32| {
                columns.code[other as usize].kind() == columns.code[sequence as usize].kind()
                    && columns.key[other as usize] == columns.key[sequence as usize]
            };
            match named.filter(|other| window.sees(columns, *other) && same(*other)) {
                Some(other) => *taken.entry(other).or_insert(0) += columns.nano(sequence),
                None => found.push(self.of_event(FindingKind::CorrectsNothing, sequence, columns.nano(sequence))),
            }
        }
        for (of, nano) in taken {
            let kind = columns.code[of as usize].kind();
            if !kind.is_voided() && nano.abs() > columns.nano(of).abs() {
                found.push(self.of_event(FindingKind::OverCorrected, of, nano.abs() - columns.nano(of).abs()));
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
