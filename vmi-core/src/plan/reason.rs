//! Why nothing is ordered.

use serde::{Deserialize, Serialize};

use crate::model::{Day, choice};
use crate::policy::Missing;

choice! {
    /// Why nothing is ordered.
    Reason {
        /// The position is not below (min) or at or below (reorder point) the level that triggers.
        AboveTrigger = "above_trigger",
        /// The position is at or above the order-up-to level.
        AtTarget = "at_target",
        /// No agreement for this key.
        NoAgreement = "no_agreement",
        /// The agreement does not hold yet.
        NotValidYet = "not_valid_yet",
        /// The agreement does not hold any more.
        AgreementExpired = "agreement_expired",
        /// Nothing is known of the stock.
        StockUnknown = "stock_unknown",
        /// The supplier's calendar has no order day within 3,650 days.
        NoOrderDay = "no_order_day",
        /// No day on which the supplier delivers and the location receives, within the horizon of the search.
        NoDeliveryDay = "no_delivery_day",
        /// Nothing says which policy is meant, or min_max has no min.
        NoPolicy = "no_policy",
        /// Too few known days to compute a level from.
        HistoryTooShort = "history_too_short",
        /// The forecast ends before the days that are looked at do.
        ForecastTooShort = "forecast_too_short",
        /// No lead time to compute a level over.
        NoLeadTime = "no_lead_time",
        /// The costs give no service level to compute a level with.
        NoServiceLevel = "no_service_level",
        /// No review interval to compute a level over.
        NoReviewPeriod = "no_review_period",
        /// Neither an order quantity nor all inputs of the EOQ.
        NoOrderQuantity = "no_order_quantity",
        /// (s,S) or (R,s,S) without a stated s.
        NoReorderPoint = "no_reorder_point",
        /// (s,S) or (R,s,S) without a stated S.
        NoOrderUpTo = "no_order_up_to",
        /// A projected rule subtracts demand day by day; a level computed from lead-time demand holds it already.
        ProjectedComputedLevel = "projected_computed_level",
        /// Nothing was asked for in the whole window.
        NoDemand = "no_demand",
        /// Minimum, multiple and maximum cannot be met together.
        CannotMeetLot = "cannot_meet_lot",
        /// What may be ordered within the period is ordered.
        PeriodMaximumReached = "period_maximum_reached",
        /// The hard stock maximum leaves no room.
        AboveStockMaximum = "above_stock_maximum",
        /// The planner orders nothing before a day.
        Held = "held",
        /// The planner orders nothing this time.
        Overridden = "overridden",
        /// The proposal of this review has become an order.
        AlreadyDecided = "already_decided",
        /// The proposal of this review was turned down.
        Rejected = "rejected",
        /// A number beyond what is held exactly.
        Overflow = "overflow",
        /// The key's data has errors: see the errors table.
        BadInput = "bad_input",
    }
}

impl From<Missing> for Reason {
    fn from(missing: Missing) -> Self {
        match missing {
            Missing::Policy => Self::NoPolicy,
            Missing::History => Self::HistoryTooShort,
            Missing::LeadTime => Self::NoLeadTime,
            Missing::Review => Self::NoReviewPeriod,
            Missing::ServiceLevel => Self::NoServiceLevel,
            Missing::OrderQuantity => Self::NoOrderQuantity,
            Missing::ReorderPoint => Self::NoReorderPoint,
            Missing::Forecast => Self::ForecastTooShort,
            Missing::OrderUpTo => Self::NoOrderUpTo,
            Missing::Overflow => Self::Overflow,
        }
    }
}

/// A reason, and until when it holds if demand goes on as it did.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct NoOrder {
    /// The reason.
    pub reason: Reason,
    /// The first day on which the position would trigger, or on which the agreement begins.
    pub until: Option<Day>,
}

impl From<Reason> for NoOrder {
    fn from(reason: Reason) -> Self {
        Self { reason, until: None }
    }
}
