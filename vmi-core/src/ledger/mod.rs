//! Facts: events, positions by account, orders, reconciliation. Append only: corrections are new events.
//!
//! [`Ledger`] keeps events and folds them for a [`View`]: as of a moment, as known at a moment. `docs/ledger.md` is the specification.
//! [`OrderLine`] splits an order line of the orders table into the supply accounts. A plan reads both.

mod account;
mod adjustments;
mod append;
mod by_name;
mod claims;
mod columns;
mod compare;
mod consumption;
mod corrections;
mod daily;
mod event;
mod event_ids;
mod findings;
mod fingerprint;
mod fold;
mod history;
mod intake;
mod json_lines;
mod kind;
mod ledger;
mod lines;
mod load;
mod lots;
mod order;
mod order_lines;
mod position;
mod read;
mod reconcile;
mod snapshot;
mod snapshot_json;
mod statements;
mod stock;
mod summary;
mod tables;
mod validate;
mod view;

pub use account::{Account, Movement, Side, StockAccount};
pub use compare::{Comparison, DifferentEvent, Effect, Presence};
pub use consumption::Consumption;
pub use event::{Event, EventRef, More};
pub use findings::{Finding, FindingKind};
pub use history::{Entry, Turnover};
pub use intake::Intake;
pub use kind::EventKind;
pub use ledger::{Appended, Folded, Ledger};
pub(crate) use load::{adopt, load_events};
pub use lots::LotStock;
pub(crate) use order::{LoadedOrders, known_supplier, load_orders};
pub use order::{OrderLine, OrderState};
pub use order_lines::{Allocation, LedgerLine};
pub use position::Position;
pub use reconcile::{Count, Reconciled};
pub use snapshot::Snapshot;
pub use statements::{ForecastFact, Threshold};
pub(crate) use stock::{LoadedStock, load_stock};
pub use summary::Summary;
pub use tables::events_table;
pub use view::View;
pub(crate) use view::Window;
