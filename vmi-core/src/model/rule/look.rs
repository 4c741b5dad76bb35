//! A look at the position: which accounts count, and whether now, at the end of a day, or day by day.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::List;
use super::trigger::Step;
use crate::model::option::choice;

choice! {
    /// An account that may count in a position. Claims are subtracted, everything else is added.
    Account {
        /// Usable stock that the customer owns.
        OnHand = "on_hand",
        /// Usable stock that the supplier owns.
        Consigned = "consigned",
        /// Lots that have not expired, in place of both.
        Lots = "lots",
        /// Left the supplier.
        InTransit = "in_transit",
        /// Ordered and confirmed, not shipped.
        OnOrderConfirmed = "on_order_confirmed",
        /// Ordered, not confirmed, not shipped.
        OnOrderUnconfirmed = "on_order_unconfirmed",
        /// Requests that are not orders yet, whatever their date.
        OpenRequests = "open_requests",
        /// Output of work orders.
        PlannedProduction = "planned_production",
        /// Output of production that is not processed yet.
        ProductionOutput = "production_output",
        /// Components of production that is not processed yet: a claim.
        ProductionComponents = "production_components",
        /// Allocated: a claim.
        Allocated = "allocated",
        /// Asked for and owed: a claim.
        BackOrdered = "back_ordered",
        /// Reserved for sales: a claim.
        ReservedSales = "reserved_sales",
        /// Reserved for work orders: a claim.
        ReservedProduction = "reserved_production",
        /// Reserved for subcontracting: a claim.
        ReservedSubcontract = "reserved_subcontract",
        /// Reserved for production plans: a claim.
        ReservedProductionPlan = "reserved_production_plan",
    }
}

impl Account {
    /// Whether it is subtracted.
    pub const fn is_claim(self) -> bool {
        matches!(
            self,
            Self::ProductionComponents
                | Self::Allocated
                | Self::BackOrdered
                | Self::ReservedSales
                | Self::ReservedProduction
                | Self::ReservedSubcontract
                | Self::ReservedProductionPlan
        )
    }
}

choice! {
    /// Which instant or days a look sees.
    Time {
        /// One position without dates: all that is open counts, whenever it comes.
        Undated = "undated",
        /// The projection at the end of the last day of the window, and no day before it.
        EndOfDay = "end_of_day",
        /// Each day of the half-open window from its first day to before its last; the first day always.
        FirstBelow = "first_below",
        /// Each day from the first to the last, and what is ordered on one is there on the next.
        EachDay = "each_day",
    }
}

choice! {
    /// A number of days that a window is made of.
    Span {
        /// The lead time; of several suppliers, the shortest where a window begins and the longest where it ends.
        LeadTime = "lead_time",
        /// The time between two reviews.
        Review = "review",
        /// Days that the agreement's route takes inside the company.
        RouteDelay = "route_delay",
        /// Days of security.
        Security = "security",
        /// Days needed to place an order.
        DaysToOrder = "days_to_order",
        /// Days by which only the quantity looks further.
        Visibility = "visibility",
        /// Days of the planning horizon.
        Horizon = "horizon",
        /// One day.
        OneDay = "one_day",
    }
}

choice! {
    /// What an unknown lead time means for a window.
    UnknownLeadTime {
        /// Nothing can be decided.
        Refused = "refused",
        /// No days.
        NoDays = "no_days",
        /// The end of time: all that is planned is seen at once.
        EndOfTime = "end_of_time",
    }
}

choice! {
    /// How far a dated receipt or issue has come.
    FlowState {
        /// Written down, nothing more.
        Draft = "draft",
        /// Planned.
        Planned = "planned",
        /// Confirmed.
        Confirmed = "confirmed",
        /// Assigned to stock.
        Assigned = "assigned",
        /// Done: the stock knows it already.
        Done = "done",
        /// Withdrawn.
        Cancelled = "cancelled",
    }
}

choice! {
    /// What a dated receipt or issue before the day of the plan is worth.
    Late {
        /// It counts in full, as of today.
        Counted = "counted",
        /// It is forgotten, unless it is assigned.
        LeftOut = "left_out",
    }
}

choice! {
    /// Which demand a projection subtracts.
    DemandCounted {
        /// None.
        None = "none",
        /// Booked issues.
        Booked = "booked",
        /// The forecast.
        Forecast = "forecast",
        /// The larger of both, day by day.
        LargerOfBookedAndForecast = "larger_of_booked_and_forecast",
    }
}

choice! {
    /// Which of the days under the level the need is counted from.
    Low {
        /// The first.
        First = "first",
        /// The lowest.
        Lowest = "lowest",
        /// The lowest, but a lowest of exactly 0 is forgotten as soon as a later day is under the level: a known defect, kept where a
        /// system's orders must be reproduced.
        LowestForgettingZero = "lowest_forgetting_zero",
    }
}

choice! {
    /// Whose position it is.
    Scope {
        /// The key's own.
        Location = "location",
        /// The sum over its group of locations.
        Group = "group",
    }
}

/// A look at the position.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Look {
    /// The accounts that count.
    pub counts: List<Account>,
    /// Whose position it is.
    pub scope: Scope,
    /// Lots that expire within so many days of the instant of the plan are left out; none: no lot is left out.
    pub expires_within_days: Option<u32>,
    /// Now, or projected.
    pub time: Time,
    /// The window's first day, in days after the plan.
    pub from: List<Span>,
    /// The window's last day, in days after the plan.
    pub to: List<Span>,
    /// What an unknown lead time means for the window.
    pub unknown_lead_time: UnknownLeadTime,
    /// Dated receipts and issues in these states are projected.
    pub flows: List<FlowState>,
    /// What those before the day of the plan are worth.
    pub late: Late,
    /// Which demand is subtracted.
    pub demand: DemandCounted,
    /// Which day under the level the need is counted from.
    pub low: Low,
    /// Whether the projection is rounded to the base unit's step.
    pub step: Step,
}

/// Receipts and issues that will happen unless somebody changes them.
pub(crate) const LIVE: List<FlowState> = Cow::Borrowed(&[FlowState::Planned, FlowState::Confirmed, FlowState::Assigned]);

impl Look {
    /// Usable + in transit + on order − allocated − back-ordered, whatever the dates.
    pub const VMI: Self = Self {
        counts: Cow::Borrowed(&[
            Account::OnHand,
            Account::Consigned,
            Account::InTransit,
            Account::OnOrderConfirmed,
            Account::OnOrderUnconfirmed,
            Account::Allocated,
            Account::BackOrdered,
        ]),
        scope: Scope::Location,
        expires_within_days: None,
        time: Time::Undated,
        from: Cow::Borrowed(&[]),
        to: Cow::Borrowed(&[]),
        unknown_lead_time: UnknownLeadTime::Refused,
        flows: LIVE,
        late: Late::Counted,
        demand: DemandCounted::None,
        low: Low::First,
        step: Step::Exact,
    };
}
