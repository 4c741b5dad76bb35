//! How it went: values that carry their definition.

mod days_of_supply;
mod definition;
mod fill_rate;
mod gmroi;
mod inventory_turns;
mod line_fill_rate;
mod otif;
mod stock_accuracy;
mod stock_value;

pub use days_of_supply::days_of_supply;
pub use definition::{Definition, Kpi, NoValue};
pub use fill_rate::fill_rate;
pub use gmroi::gmroi;
pub use inventory_turns::{InventoryTurns, inventory_turns};
pub use line_fill_rate::{FillRates, fill_rates};
pub use otif::{DeliveredLine, Otif, otif};
pub use stock_accuracy::{StockAccuracy, stock_accuracy};
pub use stock_value::stock_value;

use crate::num::domain::same_length;
