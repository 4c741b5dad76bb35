//! The engine's events, views and names for those of the naive ledger.

use crate::ledger_oracle::event as naive;
use crate::ledger_oracle::naive::{LineKey, OrderLine, View as NaiveView};
use vmi_core::error::Error;
use vmi_core::ledger::{Event, EventKind, Ledger, LedgerLine, More, Side, StockAccount, View};
use vmi_core::model::{Choice, Day, LevelSource, Moment, Owner, Quantity};

pub const OWNERS: [Owner; 2] = [Owner::Customer, Owner::Supplier];

pub fn word<C: Choice + Copy>(text: &str) -> Option<C> {
    C::WORDS.iter().find(|(word, _)| *word == text).map(|(_, choice)| *choice)
}

pub fn quantity(nano: i128) -> Quantity {
    Quantity::parse(&naive::quantity_text(nano, 0)).expect("a quantity")
}

pub fn nano(quantity: Quantity) -> i128 {
    let decimal = quantity.decimal().normalize();
    decimal.mantissa() * 10_i128.pow(9 - decimal.scale())
}

pub fn moment(micros: i64) -> Moment {
    Moment::from_micros(micros).expect("a moment")
}

pub fn view(view: &NaiveView) -> View {
    View { as_of: view.as_of.map(moment), known_at: view.known_at.map(moment) }
}

/// The event as read from JSON.
pub fn read(line: &str) -> Result<Event, Error> {
    Event::from_json(line)
}

/// The event from its fields, without a look at whether it is right; none if the types cannot say it.
pub fn event(of: &naive::Event) -> Option<Event> {
    #[allow(clippy::option_option)] // the outer one: whether the types can say it; the inner one: whether it is there
    fn choice<C: Choice + Copy>(text: Option<&String>) -> Option<Option<C>> {
        text.map_or(Some(None), |text| word(text).map(Some))
    }
    let kind: EventKind = word(&of.kind)?;
    let at = moment(of.effective_at?);
    let carries = !naive::WITHOUT_QUANTITY.contains(&of.kind.as_str());
    let moved = match of.quantity {
        None if carries => return None,
        moved => quantity(moved.unwrap_or(0)),
    };
    let mut event = Event::new(kind, (&of.source, &of.event_id), (&of.item, &of.location), moved, at);
    event.recorded_at = of.recorded_at.map_or(at, moment);
    event.account = choice(of.account.as_ref())?.unwrap_or(event.account);
    event.owner = choice(of.owner.as_ref())?.unwrap_or(Owner::Customer);
    let day = |text: &Option<String>| text.as_ref().map(|text| Day::parse(text).expect("a day"));
    event.more = More {
        to_account: choice(of.to_account.as_ref())?.or(event.more.to_account),
        to_owner: choice(of.to_owner.as_ref())?,
        to_location: of.to_location.clone(),
        supplier: of.supplier.clone(),
        order: of.order.clone(),
        line: of.line.clone(),
        promised_for: day(&of.promised_for),
        min: of.min.map(quantity),
        max: of.max.map(quantity),
        set_by: choice::<LevelSource>(of.set_by.as_ref())?,
        lot: of.lot.clone(),
        expires_on: day(&of.expires_on),
        corrects: of.corrects.clone(),
        proposal: of.proposal.clone(),
        reason: of.reason.clone(),
        actor: of.actor.clone(),
    };
    Some(event)
}

pub fn events(of: &[naive::Event]) -> Vec<Event> {
    of.iter().map(|of| event(of).expect("a right event")).collect()
}

/// A ledger of right events.
pub fn ledger(of: &[naive::Event]) -> Ledger {
    let mut ledger = Ledger::default();
    ledger.append(&events(of), Some(0)).expect("right events");
    ledger
}

/// Whether the refusal is about one of the fields: by its field, or, where JSON cannot be read as an event, in its message.
pub fn names(error: &Error, fields: &[&str]) -> bool {
    match error.field_name() {
        Some(field) => fields.contains(&field),
        None => fields.iter().any(|field| error.message().contains(&format!("`{field}`"))),
    }
}

/// The naive ledger's name of an account.
pub fn account(side: Side) -> String {
    match side.owner {
        Some(owner) => format!("{}.{}", owner.word(), side.account.word()),
        None => side.account.word().to_owned(),
    }
}

pub fn side(account: &str) -> Side {
    match account.split_once('.') {
        Some((owner, account)) => Side::stock(word(owner).expect("an owner"), word::<StockAccount>(account).expect("an account")),
        None => Side::outside(word(account).expect("an account")),
    }
}

pub fn line(line: LedgerLine) -> (LineKey, OrderLine) {
    let of = OrderLine {
        placed: nano(line.placed),
        confirmed: line.confirmed.map(nano),
        shipped: nano(line.shipped),
        received: nano(line.received),
        cancelled: nano(line.cancelled),
        closed: line.is_closed,
        open: nano(line.open()),
        in_transit: nano(line.in_transit),
        on_order_confirmed: nano(line.on_order_confirmed),
        on_order_unconfirmed: nano(line.on_order_unconfirmed),
        supplier: line.supplier,
        promised_for: line.promised_for.map(|day| day.to_string()),
    };
    ((line.item, line.location, line.order, line.line), of)
}
