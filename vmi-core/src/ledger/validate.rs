//! What the types of an event do not say: which fields its kind needs, and which values contradict each other.

use super::event::{Event, EventRef, More};
use super::kind::EventKind;
use crate::error::{Error, ErrorKind, Result};
use crate::model::{Moment, Quantity};

/// A day begins so many microseconds before it does in UTC where it begins first, and ends so many after it where it ends last.
const FIRST_ZONE: i64 = 14 * 3_600_000_000;
const LAST_ZONE: i64 = 12 * 3_600_000_000;

impl Event {
    /// Checks the event by itself; the error names the field.
    pub fn validate(&self) -> Result<()> {
        self.as_ref().validate()
    }
}

impl EventRef<'_> {
    /// Checks the event by itself; the error names the field.
    pub fn validate(&self) -> Result<()> {
        self.check_ids()?;
        self.check_quantity()?;
        self.check_times()?;
        match self.more {
            Some(more) => {
                self.check_texts(more)?;
                self.check_levels(more)?;
                self.check_needed(more)?;
                self.check_foreign(more)
            }
            None if self.is_enough() => Ok(()),
            None => self.check_needed(&More { to_account: self.to_account(), ..More::default() }),
        }
    }

    /// Whether the kind needs nothing that few events have.
    fn is_enough(&self) -> bool {
        !matches!(self.kind.family(), super::kind::Family::OrderLine | super::kind::Family::Statement)
            && !matches!(self.kind, EventKind::OwnershipTransfer | EventKind::Block | EventKind::Unblock)
    }

    fn fault(&self, kind: ErrorKind, field: &str, value: impl Into<String>, message: String, expected: &str) -> Error {
        Error::new(kind, message).table("events").key(self.item, self.location).field(field).value(value).expected(expected)
    }

    fn missing(&self, field: &str, why: &str) -> Error {
        let message = format!("{field} is missing: {:?} {why}", self.kind.word());
        self.fault(ErrorKind::MissingValue, field, "", message, "a value")
    }

    fn check_ids(&self) -> Result<()> {
        for (field, id) in [("source", self.source), ("event_id", self.event_id), ("item", self.item), ("location", self.location)] {
            if id.is_empty() {
                return Err(self.missing(field, "needs it, as every event does"));
            }
        }
        Ok(())
    }

    /// Text that is there says something: an empty id is a mistake, not an absent one.
    fn check_texts(&self, more: &More) -> Result<()> {
        let texts = [
            ("to_location", &more.to_location),
            ("supplier", &more.supplier),
            ("order", &more.order),
            ("line", &more.line),
            ("lot", &more.lot),
            ("corrects", &more.corrects),
            ("proposal", &more.proposal),
            ("reason", &more.reason),
            ("actor", &more.actor),
        ];
        match texts.iter().find(|(_, text)| text.as_deref() == Some("")) {
            Some((field, _)) => Err(self.missing(field, "has it empty; leave it out where there is none")),
            None => Ok(()),
        }
    }

    fn check_quantity(&self) -> Result<()> {
        if self.kind != EventKind::Adjustment && self.quantity < Quantity::ZERO {
            let message = format!("the quantity of {:?} is {}: the kind gives the direction", self.kind.word(), self.quantity);
            return Err(self.fault(ErrorKind::OutOfRange, "quantity", self.quantity.to_string(), message, "0 or more"));
        }
        if !self.kind.has_quantity() && self.quantity != Quantity::ZERO {
            let message = format!("{:?} carries no quantity; {} is given", self.kind.word(), self.quantity);
            return Err(self.fault(ErrorKind::ConflictingValues, "quantity", self.quantity.to_string(), message, "0, or empty"));
        }
        Ok(())
    }

    fn check_levels(&self, more: &More) -> Result<()> {
        for (field, level) in [("min", more.min), ("max", more.max)] {
            if let Some(level) = level.filter(|level| *level < Quantity::ZERO) {
                return Err(self.fault(ErrorKind::OutOfRange, field, level.to_string(), format!("{field} {level} is below 0"), "0 or more"));
            }
        }
        match (more.min, more.max) {
            (Some(min), Some(max)) if min > max => {
                let message = format!("min {min} exceeds max {max}");
                Err(self.fault(ErrorKind::ConflictingValues, "min", min.to_string(), message, "at most max"))
            }
            _ => Ok(()),
        }
    }

    fn check_times(&self) -> Result<()> {
        if self.kind.moves_stock() && self.is_ahead() {
            let message = format!("recorded_at {} is before effective_at {}", self.recorded_at, self.effective_at);
            let error = self.fault(ErrorKind::ConflictingValues, "recorded_at", self.recorded_at.to_string(), message, "not before effective_at");
            return Err(error.hint("stock moves before it is recorded, not after"));
        }
        Ok(())
    }

    /// Whether it lies on a later day than its record. The zone of a location is not known here, so a business date beside an instant is
    /// ahead only if it is so in every zone.
    fn is_ahead(&self) -> bool {
        let (effective, recorded) = (self.effective_at, self.recorded_at);
        match (effective.is_date(), recorded.is_date()) {
            (true, false) => recorded.micros() < Moment::start_of(effective.day()).micros() - FIRST_ZONE,
            (false, true) => effective.micros() > recorded.micros() + LAST_ZONE,
            _ => recorded.day() < effective.day(),
        }
    }

    fn check_needed(&self, more: &More) -> Result<()> {
        let needs = |field: &str, is_there: bool, why: &str| if is_there { Ok(()) } else { Err(self.missing(field, why)) };
        if matches!(self.kind.family(), super::kind::Family::OrderLine) {
            needs("order", more.order.is_some(), "belongs to an order")?;
            needs("line", more.line.is_some(), "belongs to a line of an order")?;
        }
        match self.kind {
            EventKind::OrderPlaced => needs("supplier", more.supplier.is_some(), "names who delivers"),
            EventKind::ThresholdChange => {
                needs("min", more.min.is_some() || more.max.is_some(), "sets min or max, or both")?;
                needs("set_by", more.set_by.is_some(), "names whose act it is")
            }
            EventKind::ForecastReceived => needs("promised_for", more.promised_for.is_some(), "is for a day"),
            EventKind::OwnershipTransfer if more.to_owner.is_none_or(|to| to == self.owner) => {
                let message = format!("to_owner is not another than owner, {:?}", self.owner.word());
                Err(self.fault(ErrorKind::ConflictingValues, "to_owner", more.to_owner.map_or("", |to| to.word()), message, "the other owner"))
            }
            EventKind::Block | EventKind::Unblock if more.to_account.is_none_or(|to| to == self.account) => {
                let message = format!("to_account is not another than account, {:?}", self.account.word());
                let given = more.to_account.map_or("", |to| to.word());
                Err(self.fault(ErrorKind::ConflictingValues, "to_account", given, message, "another account"))
            }
            kind if kind.is_planners() => {
                needs("actor", more.actor.is_some(), "is an act of somebody")?;
                needs("reason", more.reason.is_some(), "is an act with a reason")?;
                needs("proposal", kind != EventKind::Rejected || more.proposal.is_some(), "concerns a proposal")
            }
            _ => Ok(()),
        }
    }

    /// Fields that mean nothing for the kind: ignoring them would hide a mistake.
    fn check_foreign(&self, more: &More) -> Result<()> {
        let is_change = matches!(self.kind, EventKind::Block | EventKind::Unblock);
        let foreign = [
            ("to_account", more.to_account.is_some() && !is_change),
            ("to_owner", more.to_owner.is_some() && self.kind != EventKind::OwnershipTransfer),
            ("to_location", more.to_location.is_some() && self.kind != EventKind::TransferOut),
            ("min", more.min.is_some() && self.kind != EventKind::ThresholdChange),
            ("max", more.max.is_some() && self.kind != EventKind::ThresholdChange),
            ("set_by", more.set_by.is_some() && self.kind != EventKind::ThresholdChange),
            ("proposal", more.proposal.is_some() && !matches!(self.kind, EventKind::OrderPlaced | EventKind::Rejected)),
        ];
        if let Some((field, _)) = foreign.iter().find(|(_, is_foreign)| *is_foreign) {
            let message = format!("{field} means nothing for {:?}", self.kind.word());
            return Err(self.fault(ErrorKind::ConflictingValues, field, "", message, "an empty cell"));
        }
        if more.to_location.as_deref() == Some(self.location) {
            let message = "to_location is the location itself".to_owned();
            return Err(self.fault(ErrorKind::ConflictingValues, "to_location", self.location, message, "another location"));
        }
        if more.expires_on.is_some() && more.lot.is_none() {
            let message = "expires_on is given without a lot".to_owned();
            return Err(self.fault(ErrorKind::ConflictingValues, "expires_on", "", message, "a lot, or an empty cell"));
        }
        if more.line.is_some() && more.order.is_none() {
            let message = "line is given without an order".to_owned();
            return Err(self.fault(
                ErrorKind::ConflictingValues,
                "line",
                more.line.clone().unwrap_or_default(),
                message,
                "an order, or an empty cell",
            ));
        }
        Ok(())
    }
}
