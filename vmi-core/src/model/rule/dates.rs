//! When an order is placed, due, and at the latest to be placed.

use serde::{Deserialize, Serialize};

use crate::model::option::choice;

choice! {
    /// The day on which an order is placed.
    PlaceOn {
        /// The day after the plan.
        NextDay = "next_day",
        /// The day of the plan.
        SameDay = "same_day",
        /// The due date less the lead time of the supplier that can meet it.
        DueLessLeadTime = "due_less_lead_time",
    }
}

choice! {
    /// The day on which an order is due.
    DueDate {
        /// The day it is placed plus the lead time.
        PlacedPlusLeadTime = "placed_plus_lead_time",
        /// The day it is placed plus lead time, days of security and days needed to place an order.
        PlacedPlusLeadTimes = "placed_plus_lead_times",
        /// The first day under the trigger level.
        FirstDayBelow = "first_day_below",
    }
}

choice! {
    /// The last day on which the order must be placed.
    OrderBy {
        /// The day of running out less the lead time.
        RunOut = "run_out",
        /// Today where stock is under the trigger level, else the first day inside the horizon on which it will be, less the lead time.
        FirstDayBelow = "first_day_below",
    }
}

/// When an order is placed and due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateRule {
    /// The day it is placed.
    pub place_on: PlaceOn,
    /// The day it is due.
    pub due: DueDate,
    /// The last day on which it must be placed.
    pub order_by: OrderBy,
}

impl DateRule {
    /// Placed on the next day, due after the lead time.
    pub const VMI: Self = Self { place_on: PlaceOn::NextDay, due: DueDate::PlacedPlusLeadTime, order_by: OrderBy::RunOut };
}
