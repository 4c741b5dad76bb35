//! An event: one fact about one item at one location, with the time it happened and the time it became known.

use serde::{Deserialize, Serialize};

use super::account::{Account, StockAccount};
use crate::error::{Error, ErrorKind, Result};
use crate::model::{Moment, Owner, Quantity, choice};

choice! {
    /// What happened. The kind gives the direction; the order here is the order of events at one instant.
    EventKind {
        /// Suppliers → stock.
        Receipt = "receipt",
        /// Customers → stock.
        CustomerReturn = "customer_return",
        /// Another location → stock.
        TransferIn = "transfer_in",
        /// Blocked → usable.
        Unblock = "unblock",
        /// Stock → customers: consumption.
        Issue = "issue",
        /// Asked for and not served; moves nothing.
        LostSale = "lost_sale",
        /// Stock → suppliers.
        SupplierReturn = "supplier_return",
        /// Stock → another location.
        TransferOut = "transfer_out",
        /// Stock → scrap.
        Scrap = "scrap",
        /// Usable → blocked.
        Block = "block",
        /// A claim on usable stock.
        Allocate = "allocate",
        /// The end of a claim.
        Deallocate = "deallocate",
        /// A signed correction: count difference → stock.
        Adjustment = "adjustment",
        /// What was found; moves nothing by itself, last at its instant.
        Count = "count",
    }
    not built: "ownership_transfer", "order_placed", "order_confirmed", "order_shipped", "order_received", "order_cancelled", "order_closed",
    "threshold_change", "forecast_received", "override", "hold", "firm"
}

/// One fact.
///
/// ```
/// use vmi_core::ledger::Event;
/// let line = r#"{"source":"wms","event_id":"1","kind":"issue","item":"A","location":"DC1","quantity":"4","effective_at":"2026-06-30"}"#;
/// let event = Event::from_json(line)?;
/// assert_eq!(event.recorded_at, event.effective_at);
/// assert_eq!(Event::from_json(&event.to_json())?, event);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Event {
    /// Who reports it.
    pub source: String,
    /// Unique for the source.
    pub event_id: String,
    /// What happened.
    pub kind: EventKind,
    /// The item.
    pub item: String,
    /// The location.
    pub location: String,
    /// Base units, ≥ 0; signed for an adjustment.
    pub quantity: Quantity,
    /// The stock account concerned.
    pub account: StockAccount,
    /// Who owns the stock.
    pub owner: Owner,
    /// When it happened.
    pub effective_at: Moment,
    /// When it became known.
    pub recorded_at: Moment,
    /// Why, for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Who, for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actor: Option<String>,
}

/// The same with what may be left out.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    source: String,
    event_id: String,
    kind: EventKind,
    item: String,
    location: String,
    quantity: Quantity,
    account: Option<StockAccount>,
    owner: Option<Owner>,
    effective_at: Moment,
    recorded_at: Option<Moment>,
    reason: Option<String>,
    actor: Option<String>,
}

impl Event {
    /// An event in the usable account of the customer, known when it happened.
    pub fn new(kind: EventKind, (source, event_id): (&str, &str), (item, location): (&str, &str), quantity: Quantity, at: Moment) -> Self {
        Self {
            source: source.into(),
            event_id: event_id.into(),
            kind,
            item: item.into(),
            location: location.into(),
            quantity,
            account: StockAccount::Usable,
            owner: Owner::Customer,
            effective_at: at,
            recorded_at: at,
            reason: None,
            actor: None,
        }
    }

    /// Checks what the types do not say.
    pub fn validate(&self) -> Result<()> {
        let fault = |kind, field: &str, value: String, message: String, expected: &str| {
            Err(Error::new(kind, message).table("events").key(&self.item, &self.location).field(field).value(value).expected(expected))
        };
        if self.kind != EventKind::Adjustment && self.quantity < Quantity::ZERO {
            let message = format!("the quantity of {:?} is {}: the kind gives the direction", self.kind.word(), self.quantity);
            return fault(ErrorKind::OutOfRange, "quantity", self.quantity.to_string(), message, "0 or more");
        }
        if self.recorded_at < self.effective_at && self.recorded_at.day() < self.effective_at.day() {
            let message = format!("recorded_at {} is before effective_at {}", self.recorded_at, self.effective_at);
            return fault(ErrorKind::ConflictingValues, "recorded_at", self.recorded_at.to_string(), message, "not before effective_at");
        }
        let fixed = matches!(self.kind, EventKind::Block | EventKind::Unblock | EventKind::Allocate | EventKind::Deallocate);
        if fixed && self.account != StockAccount::Usable {
            let message = format!("{:?} concerns usable stock; the account is {:?}", self.kind.word(), self.account.word());
            return fault(ErrorKind::ConflictingValues, "account", self.account.word().into(), message, "usable, or empty");
        }
        Ok(())
    }

    /// Where the quantity leaves and where it enters; none for a kind that moves nothing. The quantity is never negative.
    pub fn movement(&self) -> Option<(Account, Account, Quantity)> {
        let stock = Account::from(self.account);
        let (from, to) = match self.kind {
            EventKind::Receipt => (Account::Suppliers, stock),
            EventKind::CustomerReturn => (Account::Customers, stock),
            EventKind::TransferIn => (Account::InTransfer, stock),
            EventKind::Issue => (stock, Account::Customers),
            EventKind::SupplierReturn => (stock, Account::Suppliers),
            EventKind::TransferOut => (stock, Account::InTransfer),
            EventKind::Scrap => (stock, Account::Scrap),
            EventKind::Block => (Account::Usable, Account::Blocked),
            EventKind::Unblock => (Account::Blocked, Account::Usable),
            EventKind::Allocate => (Account::Unclaimed, Account::Allocated),
            EventKind::Deallocate => (Account::Allocated, Account::Unclaimed),
            EventKind::Adjustment if self.quantity < Quantity::ZERO => {
                return Some((stock, Account::CountDifference, Quantity::ZERO.minus(self.quantity).unwrap_or_default()));
            }
            EventKind::Adjustment => (Account::CountDifference, stock),
            EventKind::Count | EventKind::LostSale => return None,
        };
        Some((from, to, self.quantity))
    }

    /// Whether the other is the same fact: all but `recorded_at`.
    pub fn same_body(&self, other: &Self) -> bool {
        Self { recorded_at: other.recorded_at, ..self.clone() } == *other
    }

    /// One line of JSON.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The event of one line of JSON, validated.
    pub fn from_json(line: &str) -> Result<Self> {
        let written: Written = serde_json::from_str(line)
            .map_err(|error| Error::new(ErrorKind::NotText, format!("not an event: {error}")).table("events").expected("one JSON object a line"))?;
        let event = Self {
            recorded_at: written.recorded_at.unwrap_or(written.effective_at),
            account: written.account.unwrap_or(StockAccount::Usable),
            owner: written.owner.unwrap_or(Owner::Customer),
            source: written.source,
            event_id: written.event_id,
            kind: written.kind,
            item: written.item,
            location: written.location,
            quantity: written.quantity,
            effective_at: written.effective_at,
            reason: written.reason,
            actor: written.actor,
        };
        Quantity::new(event.quantity.decimal())
            .map_err(|fault| Error::new(ErrorKind::Overflow, format!("quantity {} {fault}", event.quantity)).table("events").field("quantity"))?;
        event.validate()?;
        Ok(event)
    }
}
