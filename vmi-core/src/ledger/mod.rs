//! Facts: events, balances by account, orders, reconciliation. Append only: corrections are new events.
//!
//! [`Ledger`] keeps events and folds them; [`OrderLine`] splits an order line into the supply accounts. A plan reads both
//! from tables.

mod account;
mod event;
mod ledger;
mod order;
mod reconcile;
mod stock;

pub use account::{Account, StockAccount};
pub use event::{Event, EventKind};
pub use ledger::{Appended, Ledger};
pub(crate) use order::{LoadedOrders, load_orders};
pub use order::{OrderLine, OrderState};
pub use reconcile::Discrepancy;
pub use stock::Balance;
pub(crate) use stock::{StockTables, load_stock};
