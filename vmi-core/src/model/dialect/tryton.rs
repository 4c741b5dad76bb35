//! Tryton: the day-by-day forecast of stock over the window in which a supplier could deliver.
//!
//! Read in modules/stock_supply: purchase_request and shipment.

use std::borrow::Cow;

use super::vendor::NET;
use crate::model::agreement::Policy;
use crate::model::rule::{
    DateRule, DemandCounted, DueDate, FlowState, Late, LevelRule, Look, LotStep, Low, MissingLevels, OrderBy, PlaceOn, Rule, Span, Time, TriggerRule,
    UnitStep, UnknownLeadTime,
};

const LEVELS: LevelRule = LevelRule { policy: Some(Policy::MinMax), missing: MissingLevels::Zero, ..LevelRule::VMI };

/// From the earliest supply date to before the next one; planned moves that are late are forgotten.
const WINDOW: Look = Look {
    counts: Cow::Borrowed(NET),
    time: Time::FirstBelow,
    from: Cow::Borrowed(&[Span::LeadTime]),
    to: Cow::Borrowed(&[Span::LeadTime, Span::Review]),
    unknown_lead_time: UnknownLeadTime::EndOfTime,
    flows: Cow::Borrowed(&[FlowState::Draft, FlowState::Planned, FlowState::Confirmed, FlowState::Assigned]),
    late: Late::LeftOut,
    demand: DemandCounted::Booked,
    low: Low::LowestForgettingZero,
    ..Look::VMI
};

const LOT: &[LotStep] = &[LotStep::OrderedRequests, LotStep::OrderUnit(UnitStep::Whole), LotStep::Room];

const DATES: DateRule = DateRule { place_on: PlaceOn::DueLessLeadTime, due: DueDate::FirstDayBelow, order_by: OrderBy::RunOut };

pub(super) static TRYTON: Rule = Rule {
    name: Cow::Borrowed("tryton"),
    levels: LEVELS,
    trigger: TriggerRule::VMI,
    trigger_on: WINDOW,
    quantity_on: None,
    lot: Cow::Borrowed(LOT),
    dates: DATES,
};

pub(super) static TRYTON_CORRECTED: Rule = Rule {
    name: Cow::Borrowed("tryton_corrected"),
    levels: LEVELS,
    trigger: TriggerRule::VMI,
    trigger_on: Look { low: Low::Lowest, ..WINDOW },
    quantity_on: None,
    lot: Cow::Borrowed(LOT),
    dates: DATES,
};

/// A move for each day under min, from today to the lead time between warehouses; stock above the stock maximum is moved out.
pub(super) static TRYTON_INTERNAL: Rule = Rule {
    name: Cow::Borrowed("tryton_internal"),
    levels: LevelRule { overflow: true, ..LEVELS },
    trigger: TriggerRule::VMI,
    trigger_on: Look {
        time: Time::EachDay,
        from: Cow::Borrowed(&[]),
        to: Cow::Borrowed(&[Span::LeadTime]),
        unknown_lead_time: UnknownLeadTime::NoDays,
        low: Low::First,
        ..WINDOW
    },
    quantity_on: None,
    lot: Cow::Borrowed(&[LotStep::Room]),
    dates: DateRule { place_on: PlaceOn::SameDay, due: DueDate::FirstDayBelow, order_by: OrderBy::RunOut },
};
