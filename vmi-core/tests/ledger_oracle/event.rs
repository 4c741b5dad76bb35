//! A plain event, the rules that one event must keep by itself, and its JSON line.

use chrono::{DateTime, NaiveDate};

pub const DAY: i64 = 86_400_000_000;
pub const ONE: i128 = 1_000_000_000;

/// Kinds in the order of their rank at one instant.
pub const KINDS: [&str; 29] = [
    "threshold_change",
    "forecast_received",
    "order_placed",
    "order_confirmed",
    "order_shipped",
    "order_received",
    "receipt",
    "customer_return",
    "transfer_in",
    "unblock",
    "ownership_transfer",
    "back_order",
    "allocate",
    "issue",
    "lost_sale",
    "back_order_filled",
    "supplier_return",
    "transfer_out",
    "scrap",
    "block",
    "deallocate",
    "order_cancelled",
    "order_closed",
    "adjustment",
    "override",
    "hold",
    "firm",
    "rejected",
    "count",
];
pub const ORDER_KINDS: [&str; 6] = ["order_placed", "order_confirmed", "order_shipped", "order_received", "order_cancelled", "order_closed"];
pub const STOCK_KINDS: [&str; 12] = [
    "order_received",
    "receipt",
    "customer_return",
    "transfer_in",
    "unblock",
    "ownership_transfer",
    "issue",
    "supplier_return",
    "transfer_out",
    "scrap",
    "block",
    "adjustment",
];
/// A correction of these voids the event that it names; of all others, it runs backwards.
pub const VOID_KINDS: [&str; 9] =
    ["order_confirmed", "order_closed", "threshold_change", "forecast_received", "override", "hold", "firm", "rejected", "count"];
pub const WITHOUT_QUANTITY: [&str; 4] = ["threshold_change", "order_closed", "hold", "rejected"];
const PEOPLE_KINDS: [&str; 4] = ["override", "hold", "firm", "rejected"];
const ACCOUNTS: [&str; 4] = ["usable", "quality", "blocked", "expired"];
const OWNERS: [&str; 2] = ["customer", "supplier"];

/// Quantities are in units of 10^-9; an instant is in microseconds, and a business date is the last microsecond of its UTC day.
/// An empty required text is an absent one. `promised_for` and `expires_on` are texts like 2026-06-30, which compare as dates do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_field_names)] // the specification names them
pub struct Event {
    pub source: String,
    pub event_id: String,
    pub kind: String,
    pub item: String,
    pub location: String,
    pub quantity: Option<i128>,
    pub effective_at: Option<i64>,
    pub recorded_at: Option<i64>,
    pub account: Option<String>,
    pub to_account: Option<String>,
    pub owner: Option<String>,
    pub to_owner: Option<String>,
    pub supplier: Option<String>,
    pub order: Option<String>,
    pub line: Option<String>,
    pub to_location: Option<String>,
    pub promised_for: Option<String>,
    pub min: Option<i128>,
    pub max: Option<i128>,
    pub set_by: Option<String>,
    pub lot: Option<String>,
    pub expires_on: Option<String>,
    pub corrects: Option<String>,
    pub proposal: Option<String>,
    pub reason: Option<String>,
    pub actor: Option<String>,
    /// Least number of decimals that its quantities are written with; no part of the body.
    pub decimals: usize,
}

pub fn close_of(day: &str) -> i64 {
    let date = NaiveDate::parse_from_str(day, "%Y-%m-%d").expect("a date");
    date.and_hms_opt(0, 0, 0).expect("midnight").and_utc().timestamp_micros() + DAY - 1
}

pub fn day_of(instant: i64) -> String {
    DateTime::from_timestamp_micros(instant).expect("an instant").date_naive().to_string()
}

pub fn instant_text(instant: i64) -> String {
    if instant == close_of(&day_of(instant)) {
        return day_of(instant);
    }
    let form = if instant % 1_000_000 == 0 { "%Y-%m-%dT%H:%M:%SZ" } else { "%Y-%m-%dT%H:%M:%S%.6fZ" };
    DateTime::from_timestamp_micros(instant).expect("an instant").format(form).to_string()
}

pub fn quantity_text(value: i128, decimals: usize) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let (whole, nine) = (value.abs() / ONE, format!("{:09}", value.abs() % ONE));
    let needed = nine.trim_end_matches('0').len();
    match needed.max(decimals.min(9)) {
        0 => format!("{sign}{whole}"),
        places => format!("{sign}{whole}.{}", &nine[..places]),
    }
}

fn json_text(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if (c as u32) < 0x20 => out.push_str(&format!("\\u{:04x}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

impl Event {
    pub fn is(&self, kind: &str) -> bool {
        self.kind == kind
    }

    pub fn is_of(&self, kinds: &[&str]) -> bool {
        kinds.contains(&self.kind.as_str())
    }

    pub fn rank(&self) -> usize {
        KINDS.iter().position(|k| self.is(k)).expect("a known kind") + 1
    }

    pub fn effective(&self) -> i64 {
        self.effective_at.expect("a checked event")
    }

    pub fn recorded(&self) -> i64 {
        self.recorded_at.unwrap_or(self.effective())
    }

    pub fn owner(&self) -> String {
        self.owner.clone().unwrap_or("customer".into())
    }

    pub fn account(&self) -> String {
        self.account.clone().unwrap_or(if self.is("unblock") { "blocked".into() } else { "usable".into() })
    }

    /// Of block and unblock alone.
    pub fn to_account(&self) -> String {
        self.to_account.clone().unwrap_or(if self.is("unblock") { "usable".into() } else { "blocked".into() })
    }

    pub fn line(&self) -> String {
        self.line.clone().unwrap_or("1".into())
    }

    pub fn id(&self) -> (String, String) {
        (self.source.clone(), self.event_id.clone())
    }

    /// All fields but recorded_at, quantities by value; a field with a default has it where it is absent. Where a kind carries no quantity,
    /// none is 0.
    pub fn same_body(&self, other: &Event) -> bool {
        let names = |e: &Event| (e.owner(), e.account(), if e.is_of(&["block", "unblock"]) { Some(e.to_account()) } else { e.to_account.clone() });
        let same_numbers = self.quantity.unwrap_or(0) == other.quantity.unwrap_or(0) && (self.min, self.max) == (other.min, other.max);
        same_numbers && self.effective_at == other.effective_at && self.texts() == other.texts() && names(self) == names(other)
    }

    /// All texts without a default.
    fn texts(&self) -> [Option<&String>; 18] {
        [
            Some(&self.source),
            Some(&self.event_id),
            Some(&self.kind),
            Some(&self.item),
            Some(&self.location),
            self.to_owner.as_ref(),
            self.supplier.as_ref(),
            self.order.as_ref(),
            self.line.as_ref(),
            self.to_location.as_ref(),
            self.promised_for.as_ref(),
            self.set_by.as_ref(),
            self.lot.as_ref(),
            self.expires_on.as_ref(),
            self.corrects.as_ref(),
            self.proposal.as_ref(),
            self.reason.as_ref(),
            self.actor.as_ref(),
        ]
    }

    /// The fields that are at fault, each of which a refusal may name; none if the event is right.
    pub fn faults(&self) -> Vec<&'static str> {
        let mut wrong = Vec::new();
        let mut fault = |is: bool, fields: &[&'static str]| {
            if is {
                wrong.extend_from_slice(fields);
            }
        };
        fault(self.source.is_empty(), &["source"]);
        fault(self.event_id.is_empty(), &["event_id"]);
        fault(!self.is_of(&KINDS), &["kind"]);
        fault(self.item.is_empty(), &["item"]);
        fault(self.location.is_empty(), &["location"]);
        fault(self.effective_at.is_none(), &["effective_at"]);
        for (text, legal, field) in [
            (&self.account, &ACCOUNTS[..], "account"),
            (&self.to_account, &ACCOUNTS[..], "to_account"),
            (&self.owner, &OWNERS[..], "owner"),
            (&self.to_owner, &OWNERS[..], "to_owner"),
            (&self.set_by, &OWNERS[..], "set_by"),
        ] {
            fault(text.as_ref().is_some_and(|t| !legal.contains(&t.as_str())), &[field]);
        }

        for (text, field) in [
            (&self.supplier, "supplier"),
            (&self.order, "order"),
            (&self.line, "line"),
            (&self.to_location, "to_location"),
            (&self.lot, "lot"),
            (&self.corrects, "corrects"),
            (&self.proposal, "proposal"),
        ] {
            fault(text.as_ref().is_some_and(String::is_empty), &[field]);
        }

        let carries = self.is_of(&KINDS) && !self.is_of(&WITHOUT_QUANTITY);
        fault(carries && self.quantity.is_none(), &["quantity"]);
        fault(self.is_of(&WITHOUT_QUANTITY) && self.quantity.is_some_and(|q| q != 0), &["quantity"]);
        fault(!self.is("adjustment") && self.quantity.is_some_and(|q| q < 0), &["quantity"]);
        fault(self.min.is_some_and(|q| q < 0), &["min"]);
        fault(self.max.is_some_and(|q| q < 0), &["max"]);

        fault(self.is_of(&ORDER_KINDS) && self.order.is_none(), &["order"]);
        fault(self.is_of(&ORDER_KINDS) && self.line.is_none(), &["line"]);
        fault(self.is("order_placed") && self.supplier.is_none(), &["supplier"]);
        fault(self.is("threshold_change") && self.min.is_none() && self.max.is_none(), &["min", "max"]);
        fault(self.is("threshold_change") && self.set_by.is_none(), &["set_by"]);
        fault(self.is("ownership_transfer") && self.to_owner.is_none(), &["to_owner"]);
        fault(self.is("ownership_transfer") && self.to_owner == Some(self.owner()), &["to_owner", "owner"]);
        fault(self.is_of(&["block", "unblock"]) && self.account() == self.to_account(), &["to_account", "account"]);
        fault(self.is("forecast_received") && self.promised_for.is_none(), &["promised_for"]);
        fault(self.is_of(&PEOPLE_KINDS) && self.actor.is_none(), &["actor"]);
        fault(self.is_of(&PEOPLE_KINDS) && self.reason.is_none(), &["reason"]);
        fault(self.is("rejected") && self.proposal.is_none(), &["proposal"]);

        for (is_there, kinds, field) in [
            (self.to_account.is_some(), &["block", "unblock"][..], "to_account"),
            (self.to_owner.is_some(), &["ownership_transfer"], "to_owner"),
            (self.to_location.is_some(), &["transfer_out"], "to_location"),
            (self.min.is_some(), &["threshold_change"], "min"),
            (self.max.is_some(), &["threshold_change"], "max"),
            (self.set_by.is_some(), &["threshold_change"], "set_by"),
            (self.proposal.is_some(), &["order_placed", "rejected"], "proposal"),
        ] {
            fault(is_there && !self.is_of(kinds), &[field]);
        }
        fault(self.line.is_some() && self.order.is_none(), &["line", "order"]);

        fault(self.min.zip(self.max).is_some_and(|(min, max)| min > max), &["min", "max"]);
        fault(self.to_location.as_ref() == Some(&self.location), &["to_location", "location"]);
        fault(self.expires_on.is_some() && self.lot.is_none(), &["expires_on", "lot"]);
        let is_date = |moment: i64| moment == close_of(&day_of(moment));
        let ahead = self.effective_at.is_some_and(|effective| match (is_date(effective), is_date(self.recorded())) {
            (true, false) => self.recorded() < effective + 1 - DAY - 14 * DAY / 24,
            (false, true) => effective > self.recorded() + DAY / 2,
            _ => day_of(effective) > day_of(self.recorded()),
        });
        fault(self.is_of(&STOCK_KINDS) && ahead, &["effective_at", "recorded_at"]);
        wrong
    }

    /// One line of JSON with the names of the specification; absent fields are left out.
    pub fn json(&self) -> String {
        let required = |t: &String| if t.is_empty() { None } else { Some(t.clone()) };
        let quantity = |q: Option<i128>| q.map(|v| quantity_text(v, self.decimals));
        let fields = [
            ("source", required(&self.source)),
            ("event_id", required(&self.event_id)),
            ("kind", required(&self.kind)),
            ("item", required(&self.item)),
            ("location", required(&self.location)),
            ("quantity", quantity(self.quantity)),
            ("effective_at", self.effective_at.map(instant_text)),
            ("recorded_at", self.recorded_at.map(instant_text)),
            ("account", self.account.clone()),
            ("to_account", self.to_account.clone()),
            ("owner", self.owner.clone()),
            ("to_owner", self.to_owner.clone()),
            ("supplier", self.supplier.clone()),
            ("order", self.order.clone()),
            ("line", self.line.clone()),
            ("to_location", self.to_location.clone()),
            ("promised_for", self.promised_for.clone()),
            ("min", quantity(self.min)),
            ("max", quantity(self.max)),
            ("set_by", self.set_by.clone()),
            ("lot", self.lot.clone()),
            ("expires_on", self.expires_on.clone()),
            ("corrects", self.corrects.clone()),
            ("proposal", self.proposal.clone()),
            ("reason", self.reason.clone()),
            ("actor", self.actor.clone()),
        ];
        let members: Vec<String> = fields.iter().filter_map(|(name, v)| Some(format!("\"{name}\":{}", json_text(v.as_ref()?)))).collect();
        format!("{{{}}}", members.join(","))
    }
}

/// A file of events.
pub fn json_lines(events: &[Event]) -> String {
    let mut out = String::from("{\"vmi_events\":2}\n");
    for event in events {
        out.push_str(&event.json());
        out.push('\n');
    }
    out
}
