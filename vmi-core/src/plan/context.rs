//! Facts beyond stock, orders and demand that a rule may look at: dated receipts and issues, requests, production, lots.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::model::{Day, FlowState, Moment, PlanningDays, Quantity, choice};

choice! {
    /// Which way a dated movement goes.
    FlowKind {
        /// Into the location.
        Receipt = "receipt",
        /// Out of it.
        Issue = "issue",
    }
}

/// A dated receipt or issue, booked or planned.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Flow {
    /// When it happens.
    pub day: Day,
    /// How much, at least 0.
    pub quantity: Quantity,
    /// Which way.
    pub kind: FlowKind,
    /// How far it has come.
    pub state: FlowState,
}

choice! {
    /// How far a request has come.
    RequestState {
        /// Not ordered yet: draft, submitted, to be approved.
        Open = "open",
        /// On a purchase order that has no receipt yet.
        Ordered = "ordered",
        /// Withdrawn or rejected.
        Cancelled = "cancelled",
    }
}

/// A request for goods that is no open order line.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// When it is wanted.
    pub day: Option<Day>,
    /// How much.
    pub quantity: Quantity,
    /// How far it has come.
    pub state: RequestState,
}

/// A quantity on a day.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dated {
    /// The day.
    pub day: Day,
    /// The quantity.
    pub quantity: Quantity,
}

/// A lot of usable stock.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Lot {
    /// How much of it is available.
    pub quantity: Quantity,
    /// The day at whose beginning it expires; none: never.
    pub expires_on: Option<Day>,
}

/// The customer's order line that is being approved.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct CustomerLine {
    /// Ordered.
    pub ordered: Quantity,
    /// Cancelled of it.
    pub cancelled: Quantity,
}

/// Accounts of production and of reservations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct OtherAccounts {
    /// Output of work orders.
    pub planned_production: Quantity,
    /// Output of production that is not processed yet.
    pub production_output: Quantity,
    /// Components of production that is not processed yet.
    pub production_components: Quantity,
    /// Reserved for sales.
    pub reserved_sales: Quantity,
    /// Reserved for work orders.
    pub reserved_production: Quantity,
    /// Reserved for subcontracting.
    pub reserved_subcontract: Quantity,
    /// Reserved for production plans.
    pub reserved_production_plan: Quantity,
}

/// How packs are rounded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PackTerms {
    /// A rest greater than this adds a pack.
    pub threshold: Quantity,
    /// Whether no pack at all is allowed.
    pub zero_is_allowed: bool,
}

/// Facts beyond stock, orders and demand; all empty unless something is known.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Context {
    /// Dated receipts and issues.
    pub flows: Vec<Flow>,
    /// Requests that are no open order lines.
    pub requests: Vec<Request>,
    /// Forecast demand by day; empty: mean demand from the day after the plan on.
    pub forecast: Vec<Dated>,
    /// The part of the stock's `allocated` that is in `flows` as assigned issues: what a look subtracts by day, it does not subtract as
    /// an account.
    #[serde(skip_serializing_if = "super::situation::is_zero")]
    pub allocated_in_flows: Quantity,
    /// Lots of the usable stock; empty: not known by lot.
    pub lots: Vec<Lot>,
    /// The instant of the plan, which expiry dates are compared with; none: the close of its day.
    pub now: Option<Moment>,
    /// Production and reservations.
    pub accounts: OtherAccounts,
    /// The positions of the members of the key's group of locations.
    pub group: Option<Vec<Quantity>>,
    /// The customer's order line that is being approved.
    pub customer_line: Option<CustomerLine>,
    /// Days that windows are made of.
    pub days: PlanningDays,
    /// Lead times of all suppliers in days, the preferred first; none of one: unknown. Empty: the agreement's alone.
    pub supplier_lead_times: Vec<Option<u32>>,
    /// The smallest step of the base unit; none: one last place.
    pub base_step: Option<Quantity>,
    /// The smallest part of the order unit; none: the rule's.
    pub order_unit_step: Option<Decimal>,
    /// Whether a person chose the supplier.
    pub supplier_is_chosen: bool,
    /// How packs are rounded.
    pub packs: PackTerms,
}

impl Context {
    /// Whether nothing is known beyond stock, orders and demand.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
