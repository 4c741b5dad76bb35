//! Rows of the events table.

use super::event::{Event, More, usual_account, usual_to_account};
use super::kind::EventKind;
use crate::error::{Error, ErrorKind, Problems, Result};
use crate::model::{Moment, Owner, Quantity};
use crate::table::{Field, Reader, Row, Table};

/// The columns of the events table.
pub(super) struct EventFields {
    names: [Field; 5],
    quantities: [Field; 3],
    moments: [Field; 2],
    accounts: [Field; 2],
    owners: [Field; 3],
    texts: [Field; 9],
    days: [Field; 2],
    pub item: Field,
    pub location: Field,
    pub supplier: Field,
    pub unit: Field,
}

impl EventFields {
    pub(super) fn bind(reader: &Reader<'_, '_>) -> Self {
        let [item, location, supplier, unit] = reader.fields(["item", "location", "supplier", "unit"]);
        Self {
            names: reader.fields(["source", "event_id", "kind", "item", "location"]),
            quantities: reader.fields(["quantity", "min", "max"]),
            moments: reader.fields(["effective_at", "recorded_at"]),
            accounts: reader.fields(["account", "to_account"]),
            owners: reader.fields(["owner", "to_owner", "set_by"]),
            texts: reader.fields(["to_location", "supplier", "order", "line", "lot", "corrects", "proposal", "reason", "actor"]),
            days: reader.fields(["promised_for", "expires_on"]),
            item,
            location,
            supplier,
            unit,
        }
    }

    /// The event of a row; what is wrong is a fault of the row. `quantity` reads quantity, min and max, and is told which of them are levels.
    pub(super) fn read(
        &self,
        row: &mut Row<'_>,
        recorded: Option<Moment>,
        mut quantity: impl FnMut(&mut Row<'_>, Field, bool) -> Option<Quantity>,
    ) -> Option<Event> {
        let [source, event_id, kind, item, location] = self.names;
        let (source, event_id) = (row.id_text(source), row.id_text(event_id));
        let kind: Option<EventKind> = row.choice(kind);
        let (item, location) = (row.id_text(item), row.id_text(location));
        let is_absent = row.cell(self.quantities[0]).is_absent();
        let [moved, min, max] = [(0, false), (1, true), (2, true)].map(|(at, is_level)| {
            let field = self.quantities[at];
            if row.cell(field).is_absent() { None } else { quantity(row, field, is_level) }
        });
        if let Some(kind) = kind.filter(|kind| is_absent && kind.has_quantity()) {
            let message = format!("quantity is empty: {:?} carries one", kind.word());
            row.fault(Error::new(ErrorKind::MissingValue, message).field("quantity").value("").expected("a quantity, 0 or more"));
        }
        let [effective_at, recorded_at] = self.moments.map(|field| row.moment(field));
        let account = row.choice(self.accounts[0]);
        let to_account = row.choice(self.accounts[1]);
        let owner = row.choice(self.owners[0]).unwrap_or(Owner::Customer);
        let to_owner = row.choice(self.owners[1]);
        let set_by = row.choice(self.owners[2]);
        let [to_location, supplier, order, line, lot, corrects, proposal, reason, actor] = self.texts.map(|field| row.id_text(field));
        let [promised_for, expires_on] = self.days.map(|field| row.day(field));
        let (kind, effective_at) = (kind?, effective_at?);
        let to_account = to_account.or(usual_to_account(kind));
        let more = More {
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
            reason,
            actor,
        };
        let event = Event {
            source: source?,
            event_id: event_id?,
            kind,
            item: item?,
            location: location?,
            quantity: if is_absent { Quantity::ZERO } else { moved? },
            account: account.unwrap_or(usual_account(kind)),
            owner,
            effective_at,
            recorded_at: recorded_at.or(recorded).unwrap_or(effective_at),
            more,
        };
        // A cell that cannot be read must not look as if it were missing as well.
        if let (false, Err(error)) = (row.is_faulty(), event.validate()) {
            row.fault(error);
        }
        Some(event)
    }
}

/// Events of a table that stands for itself, with their rows: quantities in base units, to 9 decimals. Any fault is in the problems.
///
/// A row that does not say when it became known did so at `recorded_at`, or when it happened.
pub(super) fn read_events(table: &Table<'_>, recorded_at: Option<Moment>, problems: &mut Problems) -> Result<Vec<(u64, Event)>> {
    let reader = Reader::bind(table, problems)?;
    let fields = EventFields::bind(&reader);
    let mut events = Vec::with_capacity(table.rows());
    #[allow(clippy::redundant_closure_for_method_calls)] // the method alone is of one lifetime
    reader.for_each(|row| {
        if !row.cell(fields.unit).is_absent() {
            let error = Error::new(ErrorKind::NoConversion, "a unit needs the item's conversions, which a ledger does not know");
            let unit = row.cell(fields.unit).show();
            row.fault(error.field("unit").value(unit).expected("an empty cell").hint("give quantities in the item's base unit"));
        }
        let event = fields.read(row, recorded_at, |row, field, _| row.exact_quantity(field));
        let faults = faults_with_key(row, fields.item, fields.location);
        match event.filter(|_| faults.is_empty()) {
            Some(event) => events.push((row.row_number(), event)),
            None => faults.into_iter().for_each(|fault| {
                problems.error(fault);
            }),
        }
    });
    Ok(events)
}

/// The faults of a row, each with the key that the row speaks of, as far as it can be read.
pub(super) fn faults_with_key(row: &mut Row<'_>, item: Field, location: Field) -> Vec<Error> {
    let faults = row.take_faults();
    if faults.is_empty() {
        return faults;
    }
    let id = |field| row.cell(field).id_bytes(&mut String::new()).ok().flatten().and_then(|id| std::str::from_utf8(id).ok().map(str::to_owned));
    match (id(item), id(location)) {
        (Some(item), Some(location)) => faults.into_iter().map(|fault| fault.key(&item, &location)).collect(),
        (Some(item), None) => faults.into_iter().map(|fault| fault.item(&item)).collect(),
        _ => faults,
    }
}
