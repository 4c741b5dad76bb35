//! An event: one fact about one item at one location, with the time it happened and the time it became known.

use serde::{Deserialize, Serialize};

use super::account::StockAccount;
use super::kind::EventKind;
use crate::error::{Error, ErrorKind, Result};
use crate::model::{Day, LevelSource, Moment, Owner, Quantity};

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
    /// Base units, ≥ 0; signed for an adjustment; 0 for kinds without a quantity.
    pub quantity: Quantity,
    /// The stock account concerned.
    pub account: StockAccount,
    /// Who owns the stock.
    pub owner: Owner,
    /// When it happened.
    pub effective_at: Moment,
    /// When it became known.
    pub recorded_at: Moment,
    /// What rarely is there.
    #[serde(flatten)]
    pub more: More,
}

/// Fields that few events have.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(default)]
pub struct More {
    /// block, unblock: where the stock goes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to_account: Option<StockAccount>,
    /// ownership_transfer: the new owner.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to_owner: Option<Owner>,
    /// transfer_out: where it goes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to_location: Option<String>,
    /// Who delivers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supplier: Option<String>,
    /// The order that it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<String>,
    /// Its line; an order without one has the line "1".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<String>,
    /// The day it is wanted, promised or meant for; see the kinds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub promised_for: Option<Day>,
    /// threshold_change: the level that triggers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<Quantity>,
    /// threshold_change: the level to order up to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<Quantity>,
    /// threshold_change: whose act it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub set_by: Option<LevelSource>,
    /// The lot.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lot: Option<String>,
    /// The last day on which the lot may be used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_on: Option<Day>,
    /// The event_id, of the same source, that this event takes back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub corrects: Option<String>,
    /// order_placed, rejected: the proposal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proposal: Option<String>,
    /// Why, for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Who, for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actor: Option<String>,
}

/// An event whose texts stand elsewhere, as in the columns of a table.
#[derive(Clone, Copy, Debug)]
pub struct EventRef<'e> {
    /// Who reports it.
    pub source: &'e str,
    /// Unique for the source.
    pub event_id: &'e str,
    /// What happened.
    pub kind: EventKind,
    /// The item.
    pub item: &'e str,
    /// The location.
    pub location: &'e str,
    /// Base units; see [`Event::quantity`].
    pub quantity: Quantity,
    /// The stock account concerned.
    pub account: StockAccount,
    /// Who owns the stock.
    pub owner: Owner,
    /// When it happened.
    pub effective_at: Moment,
    /// When it became known.
    pub recorded_at: Moment,
    /// What rarely is there; none: only what is usual for the kind.
    pub more: Option<&'e More>,
}

impl<'e> EventRef<'e> {
    /// The rarely filled fields, where there are any.
    pub(crate) fn of(event: &'e Event) -> Self {
        Self {
            source: &event.source,
            event_id: &event.event_id,
            kind: event.kind,
            item: &event.item,
            location: &event.location,
            quantity: event.quantity,
            account: event.account,
            owner: event.owner,
            effective_at: event.effective_at,
            recorded_at: event.recorded_at,
            more: (!event.more.is_usual(event.kind)).then_some(&event.more),
        }
    }

    /// The same, with no more fields than it needs.
    pub(crate) fn normalised(self) -> Self {
        Self { more: self.more.filter(|more| !more.is_usual(self.kind)), ..self }
    }

    /// Source and id.
    pub(crate) fn names(self) -> (&'e str, &'e str) {
        (self.source, self.event_id)
    }

    /// Where stock goes in a change of account.
    pub(crate) fn to_account(self) -> Option<StockAccount> {
        self.more.map_or_else(|| usual_to_account(self.kind), |more| more.to_account)
    }

    /// Where a transfer goes.
    pub(crate) fn to_location(self) -> Option<&'e str> {
        self.more.and_then(|more| more.to_location.as_deref())
    }

    /// Whether the other, of the same source and id, is the same fact: all but `recorded_at`.
    pub(crate) fn same_body(&self, other: &Self) -> bool {
        (self.kind, self.account, self.owner, self.effective_at, self.quantity)
            == (other.kind, other.account, other.owner, other.effective_at, other.quantity)
            && (self.item, self.location, self.more) == (other.item, other.location, other.more)
    }

    /// Whether it takes back another event.
    pub(crate) fn is_correction(&self) -> bool {
        self.more.is_some_and(|more| more.corrects.is_some())
    }

    /// The order and line that it belongs to; an order without a line has the line "1".
    pub(crate) fn order_line(&self) -> Option<(&'e str, &'e str)> {
        self.more.and_then(More::order_line)
    }
}

impl More {
    /// Whether it says no more than what is usual for a kind.
    fn is_usual(&self, kind: EventKind) -> bool {
        let Self {
            to_account,
            to_owner,
            to_location,
            supplier,
            order,
            line,
            promised_for,
            min,
            max,
            set_by,
            lot,
            expires_on,
            corrects,
            proposal,
            ..
        } = self;
        let texts = [to_location, supplier, order, line, lot, corrects, proposal, &self.reason, &self.actor];
        *to_account == usual_to_account(kind)
            && texts.iter().all(|text| text.is_none())
            && (to_owner.is_none() && promised_for.is_none() && min.is_none() && max.is_none() && set_by.is_none() && expires_on.is_none())
    }

    fn order_line(&self) -> Option<(&str, &str)> {
        self.order.as_deref().map(|order| (order, self.line.as_deref().unwrap_or("1")))
    }
}

/// The same with what may be left out.
#[derive(Deserialize)]
struct Written {
    source: String,
    event_id: String,
    kind: EventKind,
    item: String,
    location: String,
    quantity: Option<Quantity>,
    account: Option<StockAccount>,
    owner: Option<Owner>,
    effective_at: Moment,
    recorded_at: Option<Moment>,
    #[serde(flatten)]
    more: More,
}

/// Every field of an event, as tables and JSON lines carry them.
pub(crate) const FIELDS: [&str; 26] = [
    "source",
    "event_id",
    "kind",
    "item",
    "location",
    "quantity",
    "effective_at",
    "recorded_at",
    "account",
    "to_account",
    "owner",
    "to_owner",
    "supplier",
    "order",
    "line",
    "to_location",
    "promised_for",
    "min",
    "max",
    "set_by",
    "lot",
    "expires_on",
    "corrects",
    "proposal",
    "reason",
    "actor",
];

impl Event {
    /// An event of the customer's stock in the account that is usual for the kind, known when it happened.
    pub fn new(kind: EventKind, (source, event_id): (&str, &str), (item, location): (&str, &str), quantity: Quantity, at: Moment) -> Self {
        Self {
            source: source.into(),
            event_id: event_id.into(),
            kind,
            item: item.into(),
            location: location.into(),
            quantity,
            account: usual_account(kind),
            owner: Owner::Customer,
            effective_at: at,
            recorded_at: at,
            more: More { to_account: usual_to_account(kind), ..More::default() },
        }
    }

    /// With the order and the line that it belongs to.
    #[must_use]
    pub fn of_order(mut self, order: &str, line: &str) -> Self {
        self.more.order = Some(order.to_owned());
        self.more.line = Some(line.to_owned());
        self
    }

    /// With the moment at which it became known.
    #[must_use]
    pub fn known(mut self, recorded_at: Moment) -> Self {
        self.recorded_at = recorded_at;
        self
    }

    /// With who and why.
    #[must_use]
    pub fn because(mut self, actor: &str, reason: &str) -> Self {
        self.more.actor = Some(actor.to_owned());
        self.more.reason = Some(reason.to_owned());
        self
    }

    /// The order and line that it belongs to; an order without a line has the line "1".
    pub fn order_line(&self) -> Option<(&str, &str)> {
        self.more.order_line()
    }

    /// The event with its texts where they are.
    pub fn as_ref(&self) -> EventRef<'_> {
        EventRef::of(self)
    }

    /// Whether it takes back another event.
    pub fn is_correction(&self) -> bool {
        self.more.corrects.is_some()
    }

    /// The quantity in units of 10^−9, below 0 where it takes back.
    pub(crate) fn signed_nano(&self) -> i128 {
        if self.is_correction() { -self.quantity.nano() } else { self.quantity.nano() }
    }

    /// Whether the other is the same fact: all but `recorded_at`.
    pub fn same_body(&self, other: &Self) -> bool {
        (&self.source, &self.event_id) == (&other.source, &other.event_id) && self.as_ref().same_body(&other.as_ref())
    }

    /// One line of JSON.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The event of one line of JSON, validated.
    pub fn from_json(line: &str) -> Result<Self> {
        let bad = |message: String| Error::new(ErrorKind::NotText, message).table("events").expected("one JSON object a line");
        let value: serde_json::Value = serde_json::from_str(line).map_err(|error| bad(format!("not an event: {error}")))?;
        if let Some(unknown) = value.as_object().and_then(|fields| fields.keys().find(|name| !FIELDS.contains(&name.as_str()))) {
            let near = crate::error::nearest(unknown, FIELDS);
            let error = bad(format!("not an event: the field {unknown:?} is not known")).field(unknown.as_str());
            return Err(match near {
                Some(near) => error.hint(format!("did you mean {near:?}?")),
                None => error,
            });
        }
        let field = unreadable(&value);
        let written: Written = serde_json::from_value(value).map_err(|error| {
            let error = bad(format!("not an event: {}{error}", field.map_or(String::new(), |field| format!("{field}: "))));
            field.into_iter().fold(error, Error::field)
        })?;
        let kind = written.kind;
        if written.quantity.is_none() && kind.has_quantity() {
            let error = Error::new(ErrorKind::MissingValue, format!("quantity is missing: {:?} carries one", kind.word()));
            return Err(error.table("events").key(&written.item, &written.location).field("quantity"));
        }
        let more = More { to_account: written.more.to_account.or(usual_to_account(kind)), ..written.more };
        let event = Self {
            recorded_at: written.recorded_at.unwrap_or(written.effective_at),
            account: written.account.unwrap_or(usual_account(kind)),
            owner: written.owner.unwrap_or(Owner::Customer),
            source: written.source,
            event_id: written.event_id,
            kind,
            item: written.item,
            location: written.location,
            quantity: written.quantity.unwrap_or_default(),
            effective_at: written.effective_at,
            more,
        };
        event.validate()?;
        Ok(event)
    }
}

/// The first field, in the order of the table, whose value is not what it must be.
fn unreadable(value: &serde_json::Value) -> Option<&'static str> {
    fn reads<T: serde::de::DeserializeOwned>(value: &serde_json::Value) -> bool {
        T::deserialize(value).is_ok()
    }
    FIELDS.into_iter().find(|field| match (value.get(field), *field) {
        (None, name) => matches!(name, "source" | "event_id" | "kind" | "item" | "location" | "effective_at"),
        (Some(value), "kind") => !reads::<EventKind>(value),
        (Some(value), "quantity" | "min" | "max") => !reads::<Option<Quantity>>(value),
        (Some(value), "effective_at") => !reads::<Moment>(value),
        (Some(value), "recorded_at") => !reads::<Option<Moment>>(value),
        (Some(value), "account" | "to_account") => !reads::<Option<StockAccount>>(value),
        (Some(value), "owner" | "to_owner") => !reads::<Option<Owner>>(value),
        (Some(value), "set_by") => !reads::<Option<LevelSource>>(value),
        (Some(value), "promised_for" | "expires_on") => !reads::<Option<Day>>(value),
        (Some(value), "source" | "event_id" | "item" | "location") => !reads::<String>(value),
        (Some(value), _) => !reads::<Option<String>>(value),
    })
}

/// The account that a kind concerns where nothing is said.
pub(crate) const fn usual_account(kind: EventKind) -> StockAccount {
    match kind {
        EventKind::Unblock => StockAccount::Blocked,
        _ => StockAccount::Usable,
    }
}

/// Where stock goes in a change of account where nothing is said.
pub(crate) const fn usual_to_account(kind: EventKind) -> Option<StockAccount> {
    match kind {
        EventKind::Unblock => Some(StockAccount::Usable),
        EventKind::Block => Some(StockAccount::Blocked),
        _ => None,
    }
}
