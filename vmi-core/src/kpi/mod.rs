//! How it went: values that carry their definition.

mod days_of_supply;
mod definition;
mod fill_rate;
mod stock_value;

pub use days_of_supply::days_of_supply;
pub use definition::{Definition, Kpi, NoValue};
pub use fill_rate::fill_rate;
pub use stock_value::stock_value;
