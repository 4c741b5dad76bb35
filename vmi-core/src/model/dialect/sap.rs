//! Oracle min-max planning and SAP SNC, from the vendors' documentation.

use std::borrow::Cow;

use crate::model::agreement::Policy;
use crate::model::rule::{
    Account, Comparison, DateRule, DemandCounted, Direction, LevelRule, LevelUnit, Look, LotStep, PlaceOn, Rule, Span, TargetLevel, Time,
    TriggerRule, UnknownLeadTime,
};

const SAME_DAY: DateRule = DateRule { place_on: PlaceOn::SameDay, ..DateRule::VMI };

/// Nettable on hand + open supply − open demand, up to the cut-off that the caller's tables stand for.
const AVAILABLE: Look = Look {
    counts: Cow::Borrowed(&[
        Account::OnHand,
        Account::Consigned,
        Account::InTransit,
        Account::OnOrderConfirmed,
        Account::OnOrderUnconfirmed,
        Account::OpenRequests,
        Account::ReservedSales,
        Account::Allocated,
        Account::BackOrdered,
    ]),
    ..Look::VMI
};

pub(super) static ORACLE_MIN_MAX: Rule = Rule {
    name: Cow::Borrowed("oracle_min_max"),
    levels: LevelRule { policy: Some(Policy::MinMax), ..LevelRule::VMI },
    trigger: TriggerRule::VMI,
    trigger_on: AVAILABLE,
    quantity_on: None,
    lot: Cow::Borrowed(&[LotStep::Minimum, LotStep::Maximum, LotStep::Multiple(Direction::Up), LotStep::FixedQuantity, LotStep::Room]),
    dates: SAME_DAY,
};

pub(super) static ORACLE_MIN_MAX_ROUND_DOWN: Rule = Rule {
    name: Cow::Borrowed("oracle_min_max_round_down"),
    levels: LevelRule { policy: Some(Policy::MinMax), ..LevelRule::VMI },
    trigger: TriggerRule::VMI,
    trigger_on: AVAILABLE,
    quantity_on: None,
    lot: Cow::Borrowed(&[LotStep::Minimum, LotStep::Maximum, LotStep::Multiple(Direction::Down), LotStep::FixedQuantity, LotStep::Room]),
    dates: SAME_DAY,
};

/// Stock, own and consigned, + in transit + planned receipts − demand, day by day; the first day under the level decides.
const BY_DAY: Look = Look {
    counts: Cow::Borrowed(&[Account::OnHand, Account::Consigned]),
    time: Time::FirstBelow,
    to: Cow::Borrowed(&[Span::LeadTime, Span::Review, Span::Horizon]),
    unknown_lead_time: UnknownLeadTime::NoDays,
    demand: DemandCounted::Forecast,
    ..Look::VMI
};

pub(super) static SAP_SNC: Rule = Rule {
    name: Cow::Borrowed("sap_snc"),
    levels: LevelRule { policy: Some(Policy::SS), ..LevelRule::VMI },
    trigger: TriggerRule { reorder_point: Comparison::Below, ..TriggerRule::VMI },
    trigger_on: BY_DAY,
    quantity_on: None,
    lot: Cow::Borrowed(&[LotStep::Minimum, LotStep::Multiple(Direction::Up), LotStep::Room]),
    dates: SAME_DAY,
};

/// min and max are days of supply: the level of a day is the demand of so many following days.
pub(super) static SAP_DYNAMIC_MIN_MAX: Rule = Rule {
    name: Cow::Borrowed("sap_dynamic_min_max"),
    levels: LevelRule {
        policy: Some(Policy::MinMax),
        unit: LevelUnit::DaysOfFollowingDemand,
        target: TargetLevel::LargerOfMinAndMax,
        ..LevelRule::VMI
    },
    trigger: TriggerRule { reorder_point: Comparison::Below, ..TriggerRule::VMI },
    trigger_on: BY_DAY,
    quantity_on: None,
    lot: Cow::Borrowed(&[LotStep::Minimum, LotStep::Multiple(Direction::Up), LotStep::Room]),
    dates: SAME_DAY,
};
