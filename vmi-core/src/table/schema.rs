//! What each table may hold: columns, types, units, defaults. `docs/tables.md` is made from here, and a test compares.

use std::fmt::Write;

use crate::error::{Error, ErrorKind, Result, nearest};

/// The type and domain of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnType {
    /// An id: text compared by bytes, never trimmed or folded.
    Id,
    /// Text for people.
    Text,
    /// An exact quantity ≥ 0 in the item's base unit.
    Quantity,
    /// An exact quantity above 0.
    PositiveQuantity,
    /// An exact quantity that may be negative.
    SignedQuantity,
    /// An exact amount ≥ 0 with at most 9 decimals.
    Money,
    /// An exact number above 0.
    Positive,
    /// Days from 0 to 3,650.
    Days,
    /// A number ≥ 0.
    Number,
    /// A number above 0 and below 1.
    Fraction,
    /// A whole number from 0 to 9.
    Decimals,
    /// A whole number.
    Integer,
    /// A business date.
    Date,
    /// A business date (its close) or an instant.
    Moment,
    /// A local time of day.
    Time,
    /// True or false.
    Bool,
    /// One of these words.
    Words(&'static str),
}

impl ColumnType {
    /// What is expected, for messages and documentation.
    pub const fn expected(self) -> &'static str {
        match self {
            Self::Id => "an id",
            Self::Text => "text",
            Self::Quantity => "a quantity of 0 or more",
            Self::PositiveQuantity => "a quantity above 0",
            Self::SignedQuantity => "a quantity",
            Self::Money => "an amount of 0 or more with at most 9 decimals",
            Self::Positive => "a number above 0",
            Self::Days => "days from 0 to 3650",
            Self::Number => "a number of 0 or more",
            Self::Fraction => "a fraction above 0 and below 1",
            Self::Decimals => "a whole number from 0 to 9",
            Self::Integer => "a whole number",
            Self::Date => "a date like 2026-06-30",
            Self::Moment => "a date like 2026-06-30 or an instant like 2026-06-30T14:05:00Z",
            Self::Time => "a time like 14:30",
            Self::Bool => "true or false",
            Self::Words(words) => words,
        }
    }
}

/// Whether a column must, may, or cannot yet be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// The table cannot be read without it.
    Required,
    /// May be absent, as a column or in a row.
    Optional,
    /// Known by name, not built yet: a value in it is a `not_supported` error.
    NotBuilt,
}

/// A column that a table may have.
#[derive(Clone, Copy, Debug)]
pub struct ColumnSpec {
    /// Its name, the same in every language.
    pub name: &'static str,
    /// Its type and domain.
    pub kind: ColumnType,
    /// Whether it must be there.
    pub need: Need,
    /// Unit, default and meaning.
    pub about: &'static str,
}

/// A table that vmi reads.
#[derive(Clone, Copy, Debug)]
pub struct TableSpec {
    /// Its name, the same in every language.
    pub name: &'static str,
    /// Whether it is read at all yet.
    pub built: bool,
    /// What a row is.
    pub about: &'static str,
    /// Its columns.
    pub columns: &'static [ColumnSpec],
}

impl TableSpec {
    /// The column of a name.
    pub fn column(&self, name: &str) -> Option<&'static ColumnSpec> {
        self.columns.iter().find(|column| column.name == name)
    }
}

/// The table of a name, or an error that names the nearest.
pub fn table(name: &str) -> Result<&'static TableSpec> {
    TABLES.iter().find(|table| table.name == name).ok_or_else(|| {
        let error = Error::new(ErrorKind::UnknownTable, format!("there is no table {name:?}")).value(name);
        match nearest(name, TABLES.iter().map(|table| table.name)) {
            Some(near) => error.hint(format!("did you mean {near:?}?")),
            None => error.hint("docs/tables.md lists them"),
        }
    })
}

const fn must(name: &'static str, kind: ColumnType, about: &'static str) -> ColumnSpec {
    ColumnSpec { name, kind, need: Need::Required, about }
}
const fn may(name: &'static str, kind: ColumnType, about: &'static str) -> ColumnSpec {
    ColumnSpec { name, kind, need: Need::Optional, about }
}
const fn later(name: &'static str) -> ColumnSpec {
    ColumnSpec { name, kind: ColumnType::Text, need: Need::NotBuilt, about: "not built yet: a value here is a `not_supported` error" }
}
const fn not_built(name: &'static str, about: &'static str) -> TableSpec {
    TableSpec { name, built: false, about, columns: &[] }
}

use ColumnType as T;

/// Every table of DESIGN.md, the ones that are not built yet included.
pub const TABLES: &[TableSpec] = &[
    TableSpec {
        name: "items",
        built: true,
        about: "One row an item.",
        columns: &[
            must("item", T::Id, "the item's id"),
            must("unit", T::Text, "base unit in which all its quantities are given"),
            may("description", T::Text, "for people"),
            may("unit_cost", T::Money, "cost of one base unit; absent = value unknown"),
            may("currency", T::Text, "of `unit_cost`; absent = unnamed"),
            may("category", T::Words("raw, wip, finished or mro"), "settings may differ by it"),
            may("criticality", T::Words("vital, essential or desirable"), "settings may differ by it"),
            may("quantity_decimals", T::Decimals, "decimals of its quantities; default 0"),
            may("weight", T::Positive, "of one base unit; proposals carry the total"),
            may("volume", T::Positive, "of one base unit; proposals carry the total"),
            may("units_per_pallet", T::Positive, "base units; proposals carry the number of pallets"),
            later("shelf_life_days"),
        ],
    },
    TableSpec {
        name: "locations",
        built: true,
        about: "One row a location. Absent: the locations are those that the other tables name.",
        columns: &[
            must("location", T::Id, "the location's id"),
            may("description", T::Text, "for people"),
            may("time_zone", T::Text, "IANA name like Europe/Berlin; business dates are local dates in it; default UTC"),
            may("calendar", T::Id, "goods are received on its delivery days only; absent = every day"),
            later("parent"),
        ],
    },
    TableSpec {
        name: "suppliers",
        built: true,
        about: "One row a supplier. Absent: the suppliers are those that the other tables name.",
        columns: &[
            must("supplier", T::Id, "the supplier's id"),
            may("name", T::Text, "for people"),
            may("time_zone", T::Text, "IANA name; cut-offs are local times in it; default: the zone of the location"),
            may("calendar", T::Id, "its working days, order days and delivery days; absent = every day"),
        ],
    },
    TableSpec {
        name: "agreements",
        built: true,
        about: "One row for what a supplier and a customer settled for one item at one location, over a period. Quantities are in the item's base unit.",
        columns: &[
            must("supplier", T::Id, "who delivers"),
            must("item", T::Id, "what"),
            must("location", T::Id, "where to"),
            may("valid_from", T::Date, "first day; absent = always"),
            may("valid_to", T::Date, "last day; absent = for ever"),
            may(
                "policy",
                T::Words(
                    "min_max, reorder_point, order_up_to, s_S, R_s_S, kanban, base_stock, by_category, two_bin, can_order, lot_for_lot or wagner_whitin",
                ),
                "absent: the one policy whose levels are stated, else the setting `policy`",
            ),
            may("min", T::Quantity, "min_max: order when the position is below it; kanban: when the full containers hold less than it"),
            may("max", T::Quantity, "min_max: order up to it; absent = min; kanban: what all containers hold"),
            may(
                "level_unit",
                T::Words("quantity or days"),
                "unit of min and max, here and in thresholds: base units or days of supply; default quantity",
            ),
            may(
                "level_source",
                T::Words("supplier or customer"),
                "who sets min and max: a row of thresholds by the other is not in force; absent = either",
            ),
            may("reorder_point", T::Quantity, "s; absent = computed"),
            may("order_up_to", T::Quantity, "S; absent = computed"),
            may(
                "order_quantity",
                T::PositiveQuantity,
                "Q; absent = EOQ; kanban: what one container holds; two_bin: what the first bin holds, absent = as the second",
            ),
            may(
                "can_order_level",
                T::Quantity,
                "c of can_order: at or below it the item joins an order that another item of the supplier opens at the location; absent = whatever is below S joins",
            ),
            may("service_level", T::Fraction, "service level, 0.98 for 98 %; absent = the setting (0.95)"),
            may(
                "service_measure",
                T::Words("cycle, fill or ready"),
                "what `service_level` measures: the chance of no stock-out in a cycle (cycle), the part of demand served from stock (fill), the part of the time with stock (ready); absent = the setting (cycle)",
            ),
            may(
                "demand_distribution",
                T::Words("normal, gamma, poisson, negative_binomial or by_pattern"),
                "what demand is taken to be where a level is computed; absent = the setting (normal)",
            ),
            may(
                "lead_time_days",
                T::Days,
                "days from order to receipt: working days of the supplier's calendar, else calendar days; absent = the setting, which has no default",
            ),
            may("lead_time_sd_days", T::Days, "standard deviation of the lead time; absent = 0"),
            may("lead_time_max_days", T::Days, "longest lead time, counted in the same days, for the maximum-minus-average rule"),
            may(
                "review_days",
                T::Days,
                "calendar days between two reviews; absent = the setting; absent too = the days between two order days of the supplier's calendar",
            ),
            may("order_minimum", T::Quantity, "MOQ; absent = none"),
            may("order_multiple", T::PositiveQuantity, "whole multiples of it; absent = one order unit, or one last place of the item"),
            may("order_maximum", T::PositiveQuantity, "largest order line; absent = none"),
            may("stock_minimum", T::Quantity, "z: the contract's least stock; a computed safety stock is never below it"),
            may("stock_maximum", T::Quantity, "Z: the contract's most stock"),
            may("stock_maximum_is_hard", T::Bool, "whether no order may pass Z; default false"),
            may("order_unit", T::Text, "unit in which orders are written; absent = the base unit; needs a row in unit_conversions"),
            may("unit_price", T::Money, "price of one base unit; absent = the order's value is unknown"),
            may("currency", T::Text, "of `unit_price` and of price breaks; absent = unnamed"),
            may("order_cost", T::Number, "cost of placing one order, for the EOQ and wagner_whitin; can_order: of one item in it"),
            may("joint_order_cost", T::Number, "can_order: cost of one order that all items of the supplier and location share"),
            may("holding_rate", T::Number, "holding cost per year as a fraction of the unit price, for the EOQ and wagner_whitin"),
            may(
                "backorder_cost",
                T::Number,
                "cost of one unit asked for and not there; with holding_rate and unit_price it gives the cycle service level where none is stated",
            ),
            may("stock_owner", T::Words("customer or supplier"), "who owns the stock until it is used; default customer"),
            may(
                "share",
                T::Positive,
                "its part of what is ordered, where several agreements hold: all of them state one, and only the ratio matters",
            ),
            may("period_maximum", T::Quantity, "most that may be ordered under it within the setting `share_days`; absent = no cap"),
            may("priority", T::Integer, "the valid agreement with the smallest is chosen"),
            may("auto_release", T::Words("never, within_limits or always"), "whether a proposal may be released without approval; default never"),
            may("auto_release_value", T::Money, "largest value released without approval"),
            may("auto_release_quantity", T::Quantity, "largest quantity released without approval"),
            may(
                "dialect",
                T::Words(
                    "vmi, vmi_projected, odoo_14, odoo_18, odoo_19, erpnext, idempiere, adempiere, tryton, tryton_corrected, tryton_internal, ofbiz_atp, dolibarr_virtual, dolibarr_physical, openboxes, openlmis, oracle_min_max, oracle_min_max_round_down, sap_snc or sap_dynamic_min_max",
                ),
                "whose rule decides (docs/dialects.md); absent = the setting `dialect`, else vmi",
            ),
        ],
    },
    TableSpec {
        name: "stock",
        built: true,
        about: "A snapshot of stock at the close of `as_of`: one row for each item, location, owner, account and lot. Later events apply to it, earlier ones are history.",
        columns: &[
            must("item", T::Id, "what"),
            must("location", T::Id, "where"),
            may("owner", T::Words("customer or supplier"), "default customer"),
            may("account", T::Words("usable, quality, blocked or expired"), "default usable"),
            may("lot", T::Id, "the lot; a row for each"),
            may("expires_on", T::Date, "the last day on which the lot may be used; stock that is past it is not usable"),
            must("quantity", T::SignedQuantity, "base units; may be negative"),
            must("as_of", T::Moment, "the close of a business date, or an instant"),
        ],
    },
    TableSpec {
        name: "events",
        built: true,
        about: "One row a fact. The kind gives the direction: quantities are ≥ 0, only `adjustment` is signed.",
        columns: &[
            must("source", T::Id, "who reports it"),
            must("event_id", T::Id, "unique for the source; the same row twice is one event"),
            must(
                "kind",
                T::Words(
                    "receipt, issue, customer_return, supplier_return, adjustment, transfer_out, transfer_in, count, scrap, block, unblock, \
                     ownership_transfer, allocate, deallocate, back_order, back_order_filled, lost_sale, order_placed, order_confirmed, order_shipped, \
                     order_received, order_cancelled, order_closed, threshold_change, forecast_received, override, hold, firm or rejected",
                ),
                "what happened; docs/ledger.md says what each moves and needs",
            ),
            must("item", T::Id, "what"),
            must("location", T::Id, "where"),
            may("quantity", T::SignedQuantity, "≥ 0; signed for `adjustment`; required for the kinds that carry one"),
            must("effective_at", T::Moment, "when it happened"),
            may("recorded_at", T::Moment, "when it became known; default effective_at"),
            may("to_location", T::Id, "transfer_out: where it goes"),
            may("account", T::Words("usable, quality, blocked or expired"), "default usable (unblock: blocked)"),
            may("to_account", T::Words("usable, quality, blocked or expired"), "block (default blocked), unblock (default usable): where it goes"),
            may("owner", T::Words("customer or supplier"), "default customer"),
            may("to_owner", T::Words("customer or supplier"), "ownership_transfer: the new owner"),
            may("supplier", T::Id, "who delivers; order_placed needs it; threshold_change: whose agreement, absent = the one that is chosen"),
            may("order", T::Id, "the order; order kinds need it, allocations and transfers may have it"),
            may("line", T::Id, "its line"),
            may("unit", T::Text, "unit of `quantity`; absent = the base unit; needs a row in unit_conversions"),
            may("promised_for", T::Date, "the day it is wanted, promised or meant for"),
            may("min", T::Quantity, "threshold_change: the level that triggers, in the agreement's `level_unit`; absent = it stays"),
            may("max", T::Quantity, "threshold_change: the level to order up to; absent = it stays"),
            may("set_by", T::Words("supplier or customer"), "threshold_change: whose act it is"),
            may("reason", T::Text, "for people; override, hold, firm and rejected need it"),
            may("actor", T::Text, "for people; override, hold, firm and rejected need it"),
            may("corrects", T::Id, "the event_id, of the same source, that this event takes back"),
            may("lot", T::Id, "the lot"),
            may("expires_on", T::Date, "the last day on which the lot may be used"),
            may("proposal", T::Id, "order_placed, rejected: id of the proposal concerned"),
        ],
    },
    TableSpec {
        name: "orders",
        built: true,
        about: "One row an order line, open or closed.",
        columns: &[
            must("order", T::Id, "the order's number"),
            must("line", T::Id, "its line"),
            must("supplier", T::Id, "who delivers"),
            must("item", T::Id, "what"),
            must("location", T::Id, "where to"),
            must("ordered", T::Quantity, "base units"),
            must("ordered_at", T::Moment, "when; a line ordered after `as_of` is not read"),
            may("requested_for", T::Date, "wanted on"),
            may("first_promised_for", T::Date, "promised at first; not used by a plan"),
            may("promised_for", T::Date, "promised now"),
            may("confirmed", T::Quantity, "what the supplier confirmed; absent = not confirmed yet"),
            may("confirmed_at", T::Moment, "when"),
            may("shipped", T::Quantity, "default 0"),
            may("shipped_at", T::Moment, "when"),
            may("received", T::Quantity, "default 0"),
            may("received_at", T::Moment, "when"),
            may("cancelled", T::Quantity, "default 0"),
            may("unit_price", T::Money, "of one base unit; not used by a plan"),
            may("currency", T::Text, "not used by a plan"),
            may("proposal", T::Id, "id of the proposal that it came from"),
            may(
                "state",
                T::Words("proposed, released, confirmed, shipped, received, closed or cancelled"),
                "`proposed`, `closed` and `cancelled` lines are not open; absent: the quantities decide",
            ),
        ],
    },
    TableSpec {
        name: "demand",
        built: true,
        about: "One row for what was asked of an item at a location in one bucket. A bucket without a row between the key's first and `as_of` is 0.",
        columns: &[
            must("item", T::Id, "what"),
            must("location", T::Id, "where"),
            must("date", T::Date, "the day, or any day of the week or month"),
            must("quantity", T::Quantity, "served"),
            may("bucket", T::Words("day, week or month"), "default: the setting demand.bucket (day)"),
            may("lost", T::Quantity, "asked and not served; default 0; a fill rate needs it"),
            may("stocked_out", T::Bool, "true: the demand of this bucket is unknown, not what was served; default false"),
            may("days_out", T::Number, "days of this bucket that stock was out; above 0 it is `stocked_out` (setting cleansing.stock_outs)"),
            may(
                "returned",
                T::Quantity,
                "what came back in this bucket, apart from `quantity`; forecasts read it (settings cleansing.returns and cleansing.without_cancelled)",
            ),
        ],
    },
    TableSpec {
        name: "promotions",
        built: true,
        about: "Promotions and other events: days whose demand is not usual. Forecasts read them, past ones alone (setting cleansing.promotions).",
        columns: &[
            must("valid_from", T::Date, "first day"),
            must("valid_to", T::Date, "last day"),
            may("item", T::Id, "what; absent = every item"),
            may("location", T::Id, "where; absent = everywhere"),
            may("name", T::Text, "events of one name share an uplift; absent = each has its own"),
        ],
    },
    TableSpec {
        name: "groups",
        built: true,
        about: "Levels of a hierarchy of forecasts, and the group of each key on them: one row an assignment (setting forecast.hierarchy).",
        columns: &[
            must("level", T::Id, "the level's name, such as brand; none of total, location, item, category, criticality and key"),
            must("group", T::Id, "the group on that level; groups of one name below different parents are different nodes"),
            may("item", T::Id, "what; absent = every item"),
            may("location", T::Id, "where; absent = everywhere"),
        ],
    },
    TableSpec {
        name: "price_breaks",
        built: true,
        about: "Prices by quantity: one row a break. Below the first, the agreement's unit_price.",
        columns: &[
            must("supplier", T::Id, "who delivers"),
            must("item", T::Id, "what"),
            must("from_quantity", T::Quantity, "from this quantity of an order on, in base units"),
            must("unit_price", T::Money, "price of one base unit, in the agreement's currency"),
            may("kind", T::Words("all_units or incremental"), "for the whole order, or for the part from the quantity on; default all_units"),
            may("valid_from", T::Date, "first day; absent = always"),
            may("valid_to", T::Date, "last day; absent = for ever"),
        ],
    },
    TableSpec {
        name: "lead_times",
        built: true,
        about: "Lead times by quantity: one row a band. Below the first, the agreement's lead_time_days, which also the levels are computed with.",
        columns: &[
            must("supplier", T::Id, "who delivers"),
            must("item", T::Id, "what"),
            may("location", T::Id, "where to; absent = every location without rows of its own"),
            must("from_quantity", T::Quantity, "from this quantity of an order on, in base units"),
            must("lead_time_days", T::Days, "days from order to receipt, counted as the agreement's"),
        ],
    },
    TableSpec {
        name: "counts",
        built: true,
        about: "One row for what was counted of an item at a location, or reported by another system. A ledger compares it with the book; a plan does not read it.",
        columns: &[
            must("item", T::Id, "what"),
            must("location", T::Id, "where"),
            may("owner", T::Words("customer or supplier"), "default customer"),
            may("account", T::Words("usable, quality, blocked or expired"), "default usable"),
            must("counted", T::SignedQuantity, "base units"),
            must("counted_at", T::Moment, "when; the book at that instant is compared"),
            may("book", T::SignedQuantity, "what the reporting system had in its own book; shown beside ours"),
        ],
    },
    TableSpec {
        name: "unit_conversions",
        built: true,
        about: "One `from_unit` of the item is `factor` `to_unit`. There is no default factor.",
        columns: &[
            must("item", T::Id, "what"),
            must("from_unit", T::Text, "the larger unit, as a rule"),
            must("to_unit", T::Text, "the item's base unit, as a rule"),
            must("factor", T::Positive, "`to_unit` in one `from_unit`, exactly"),
        ],
    },
    TableSpec {
        name: "calendars",
        built: true,
        about: "One row for a weekday or a date of a calendar; a row by date overrides the one by weekday, whole. A calendar with weekday rows has all seven; one without is open on every other day.",
        columns: &[
            must("calendar", T::Id, "the calendar's id"),
            may("date", T::Date, "the day; exactly one of `date` and `weekday`"),
            may("weekday", T::Words("mon, tue, wed, thu, fri, sat or sun"), "every such day"),
            must("open", T::Bool, "whether it is a working day: lead times count these"),
            may("order_day", T::Bool, "whether a supplier takes orders; default open"),
            may("delivery_day", T::Bool, "whether a supplier delivers, or a location receives; default open"),
            may("cut_off", T::Time, "on an order day, orders are taken until then, in the supplier's time zone; absent = the whole day"),
        ],
    },
    TableSpec {
        name: "thresholds",
        built: true,
        about: "One row for each change of min and max; `threshold_change` events say the same. Those in force on the day of the plan override the agreement's.",
        columns: &[
            must("supplier", T::Id, "whose agreement"),
            must("item", T::Id, "what"),
            must("location", T::Id, "where"),
            must("valid_from", T::Date, "first day"),
            must("min", T::Quantity, "in the agreement's `level_unit`"),
            must("max", T::Quantity, "in the agreement's `level_unit`"),
            must("set_by", T::Words("supplier or customer"), "who set them"),
            must(
                "recorded_at",
                T::Moment,
                "when it became known; a row recorded after `as_of` (or after `known_at`, where a plan asks for it) is not read",
            ),
        ],
    },
    TableSpec {
        name: "forecasts",
        built: true,
        about: "One row for what is expected to be asked of an item at a location on one day. A day without a row is 0 between the first row and the last, and not known outside them. Used for levels in days of supply and dated requirements, and scored as the method `external` of forecasts. A key without a row has the forecast of its `forecast_received` events.",
        columns: &[
            must("item", T::Id, "what"),
            must("location", T::Id, "where"),
            must("date", T::Date, "the day"),
            must("quantity", T::Number, "base units; may be a fraction"),
            may("source", T::Text, "for people"),
            may("sd", T::Number, "standard deviation; not used by a plan"),
        ],
    },
    not_built("receipts", "receipts of order lines, one by one"),
    not_built("successors", "which item follows which"),
    not_built("lots", "lots and expiry"),
];

/// The text of `docs/tables.md`.
pub fn documentation() -> String {
    let mut text = String::from(HEAD);
    for table in TABLES.iter().filter(|table| table.built) {
        let _ = write!(text, "\n## {}\n\n{}\n\n| column | | type | meaning, unit, default |\n|---|---|---|---|\n", table.name, table.about);
        for column in table.columns {
            let need = match column.need {
                Need::Required => "required",
                Need::Optional => "",
                Need::NotBuilt => "*later*",
            };
            let kind = if column.need == Need::NotBuilt { "" } else { column.kind.expected() };
            let _ = writeln!(text, "| `{}` | {need} | {kind} | {} |", column.name, column.about);
        }
    }
    text.push_str("\n## Not built yet\n\nA table of these names that holds a row is a `not_supported` error: ");
    let names: Vec<String> = TABLES.iter().filter(|table| !table.built).map(|table| format!("`{}` ({})", table.name, table.about)).collect();
    let _ = writeln!(text, "{}.", names.join(", "));
    text
}

const HEAD: &str = "\
# Tables

<!-- Made from vmi-core/src/table/schema.rs; `VMI_UPDATE=1 cargo test -p vmi-core --test documentation` writes it again. -->

The names are the same in CSV, Parquet, Arrow, Python, C and here. Only `items`, `agreements`, and `stock` or `events` are
required. A table may come in any order of rows and columns. An empty cell is *absent*, which is not zero. Text columns are
parsed exactly, so a CSV can be handed over as text throughout. Ids are compared by bytes: never trimmed, folded or parsed, so
`00123` stays. A column that vmi does not know is reported once and not read; a column marked *later* is an error where it
holds a value, because ignoring it would give another order than you expect. Row 1 is the first row under the header.

Quantities are exact: at most the item's `quantity_decimals`, in its base unit. A float is taken for the decimal it stands for
if it is within 1e-6 of a last place; otherwise it is an error, never rounded.
";
