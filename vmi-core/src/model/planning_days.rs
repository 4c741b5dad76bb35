//! Days that the windows of a rule are made of.

use serde::{Deserialize, Serialize};

/// Days that windows are made of, beside lead time and review.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlanningDays {
    /// Delays of the route inside the company.
    pub route_delay: u32,
    /// Security.
    pub security: u32,
    /// Needed to place an order.
    pub days_to_order: u32,
    /// By which only the quantity looks further.
    pub visibility: u32,
    /// The planning horizon.
    pub horizon: u32,
}
