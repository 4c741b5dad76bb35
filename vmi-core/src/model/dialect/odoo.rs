//! Odoo's reordering rules: the forecast at the end of one day, compared at the unit's step.
//!
//! Read in addons/stock and addons/purchase_stock of Odoo 14, 18 and 19.

use std::borrow::Cow;

use crate::model::agreement::Policy;
use crate::model::rule::{
    Account, DateRule, DemandCounted, Direction, DueDate, LevelRule, Look, LotStep, OrderBy, PlaceOn, Rule, Span, Step, TargetLevel, Time,
    TriggerRule, UnitStep, UnknownLeadTime,
};

/// What is there and what was requested; confirmed lines and issues come with their dates.
const COUNTS: &[Account] = &[Account::OnHand, Account::Consigned, Account::OpenRequests, Account::Allocated, Account::BackOrdered];

/// The forecast at the END of as_of + lead: no day before it is seen.
const LEAD: Look = Look {
    counts: Cow::Borrowed(COUNTS),
    time: Time::EndOfDay,
    to: Cow::Borrowed(&[Span::LeadTime, Span::RouteDelay, Span::Security, Span::DaysToOrder]),
    unknown_lead_time: UnknownLeadTime::NoDays,
    demand: DemandCounted::Booked,
    step: Step::BaseUnit,
    ..Look::VMI
};

const LEVELS: LevelRule = LevelRule { policy: Some(Policy::MinMax), target: TargetLevel::LargerOfMinAndMax, ..LevelRule::VMI };

const DATES: DateRule = DateRule { place_on: PlaceOn::SameDay, due: DueDate::PlacedPlusLeadTimes, order_by: OrderBy::RunOut };

pub(super) static ODOO_14: Rule = Rule {
    name: Cow::Borrowed("odoo_14"),
    levels: LEVELS,
    trigger: TriggerRule { step: Step::BaseUnit, ..TriggerRule::VMI },
    trigger_on: LEAD,
    quantity_on: None,
    lot: Cow::Borrowed(&[LotStep::Multiple(Direction::Up), LotStep::MinimumOfChosenSupplier, LotStep::OrderUnit(UnitStep::Hundredth), LotStep::Room]),
    dates: DATES,
};

/// Two horizons, and DOWN to the multiple where a max is set: this may leave nothing for ever.
pub(super) static ODOO_18: Rule = Rule {
    name: Cow::Borrowed("odoo_18"),
    levels: LEVELS,
    trigger: TriggerRule { step: Step::BaseUnit, ..TriggerRule::VMI },
    trigger_on: LEAD,
    quantity_on: Some(Look { to: Cow::Borrowed(&[Span::LeadTime, Span::RouteDelay, Span::Security, Span::DaysToOrder, Span::Visibility]), ..LEAD }),
    lot: Cow::Borrowed(&[
        LotStep::Multiple(Direction::UpWithoutMaxElseDown),
        LotStep::MinimumOfChosenSupplier,
        LotStep::OrderUnit(UnitStep::Hundredth),
        LotStep::Room,
    ]),
    dates: DATES,
};

/// One horizon for trigger and quantity, and UP in the replenishment unit.
pub(super) static ODOO_19: Rule = Rule {
    name: Cow::Borrowed("odoo_19"),
    levels: LEVELS,
    trigger: TriggerRule { step: Step::BaseUnit, ..TriggerRule::VMI },
    trigger_on: Look { to: Cow::Borrowed(&[Span::LeadTime, Span::RouteDelay, Span::Security, Span::DaysToOrder, Span::Horizon]), ..LEAD },
    quantity_on: None,
    lot: Cow::Borrowed(&[LotStep::OrderStep, LotStep::MinimumOfChosenSupplier, LotStep::OrderUnit(UnitStep::Hundredth), LotStep::Room]),
    dates: DateRule { order_by: OrderBy::FirstDayBelow, ..DATES },
};
