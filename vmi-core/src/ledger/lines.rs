//! Order lines and allocations: sums of their events, and what follows from them.

use serde::{Deserialize, Serialize};

use super::columns::{Columns, NONE};
use super::kind::EventKind;
use super::view::Window;

/// Whole numbers of 128 bits as text: JSON readers stop at 64.
mod wide {
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(number: &i128, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(number)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i128, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// Sums of one order line or allocation, in units of 10^−9; statements by the sequence of the event that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct LineSums {
    #[serde(with = "wide")]
    pub placed: i128,
    #[serde(with = "wide")]
    pub shipped: i128,
    #[serde(with = "wide")]
    pub received: i128,
    #[serde(with = "wide")]
    pub cancelled: i128,
    /// allocate − deallocate − issue.
    #[serde(with = "wide")]
    pub claimed: i128,
    pub is_placed: bool,
    pub is_closed: bool,
    pub is_seen: bool,
    confirmed: u32,
    first_placed: u32,
    promised: u32,
    wanted: u32,
}

impl Default for LineSums {
    fn default() -> Self {
        Self {
            placed: 0,
            shipped: 0,
            received: 0,
            cancelled: 0,
            claimed: 0,
            is_placed: false,
            is_closed: false,
            is_seen: false,
            confirmed: NONE,
            first_placed: NONE,
            promised: NONE,
            wanted: NONE,
        }
    }
}

/// A line split into the supply accounts, in units of 10^−9.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Supply {
    pub unconfirmed: i128,
    pub confirmed: i128,
    pub in_transit: i128,
}

impl LineSums {
    /// Adds an event of the line; in any order.
    pub(super) fn add(&mut self, columns: &Columns, sequence: u32, quantity: i128, window: &Window) {
        let code = columns.code[sequence as usize];
        let signed = if code.is_correction() { -quantity } else { quantity };
        self.is_seen = true;
        match code.kind() {
            EventKind::OrderPlaced => {
                self.placed += signed;
                self.is_placed = true;
                if !code.is_correction() {
                    if self.first_placed == NONE || columns.fold_order(sequence, self.first_placed).is_lt() {
                        self.first_placed = sequence;
                    }
                    keep_last(&mut self.wanted, columns, sequence, true);
                }
            }
            EventKind::OrderShipped | EventKind::TransferOut => {
                self.shipped += signed;
                keep_last(&mut self.promised, columns, sequence, !code.is_correction());
            }
            EventKind::OrderReceived | EventKind::TransferIn => self.received += signed,
            EventKind::OrderCancelled => self.cancelled += signed,
            EventKind::OrderConfirmed if !code.is_correction() && !columns.is_void(sequence, window) => {
                if self.confirmed == NONE || columns.fold_order(sequence, self.confirmed).is_gt() {
                    self.confirmed = sequence;
                }
                keep_last(&mut self.promised, columns, sequence, true);
            }
            EventKind::OrderClosed if !code.is_correction() => self.is_closed |= !columns.is_void(sequence, window),
            EventKind::Allocate => self.claimed += signed,
            EventKind::Deallocate | EventKind::Issue => self.claimed -= signed,
            _ => {}
        }
    }

    /// The line's quantity as last confirmed.
    pub(super) fn confirmed(&self, columns: &Columns) -> Option<i128> {
        (self.confirmed != NONE).then(|| columns.nano(self.confirmed))
    }

    /// The first placement, which names the supplier.
    pub(super) fn first_placed(&self) -> Option<u32> {
        (self.first_placed != NONE).then_some(self.first_placed)
    }

    /// The event that last promised a day, or else wished for one.
    pub(super) fn promised(&self) -> Option<u32> {
        [self.promised, self.wanted].into_iter().find(|at| *at != NONE)
    }

    /// Each open unit in exactly one account.
    pub(super) fn supply(&self, columns: &Columns) -> Supply {
        let confirmed = self.confirmed(columns);
        let base = confirmed.unwrap_or(if self.is_placed { self.placed } else { self.shipped });
        let open = if self.is_closed { 0 } else { (base - self.cancelled - self.received).max(0) };
        let in_transit = (self.shipped - self.received).max(0).min(open);
        let on_order = open - in_transit;
        let (confirmed, unconfirmed) = if confirmed.is_some() { (on_order, 0) } else { (0, on_order) };
        Supply { unconfirmed, confirmed, in_transit }
    }

    /// What is still claimed.
    pub(super) fn claim(&self) -> i128 {
        self.claimed.max(0)
    }
}

/// Keeps the last event, in the order of the fold, that names a day.
fn keep_last(kept: &mut u32, columns: &Columns, sequence: u32, counts: bool) {
    let names_day = columns.more(sequence).is_some_and(|more| more.promised_for.is_some());
    if counts && names_day && (*kept == NONE || columns.fold_order(sequence, *kept).is_gt()) {
        *kept = sequence;
    }
}
