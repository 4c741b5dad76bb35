//! iDempiere and ADempiere: the replenishment report, per warehouse, without dates.
//!
//! Read in ReplenishReportProduction (iDempiere) and ReplenishReport (ADempiere). Type 1 is min_max, type 2 order_up_to.

use std::borrow::Cow;

use crate::model::rule::{Account, Comparison, DateRule, Direction, LevelRule, Look, LotStep, PlaceOn, Rule, TargetLevel, TriggerRule};

const LEVELS: LevelRule = LevelRule { target: TargetLevel::LargerOfMinAndMax, ..LevelRule::VMI };

const TRIGGER: TriggerRule = TriggerRule { min: Comparison::AtOrBelow, ..TriggerRule::VMI };

const LOT: &[LotStep] = &[LotStep::TermsAtLeastOne, LotStep::Minimum, LotStep::Multiple(Direction::Up), LotStep::Room];

const DATES: DateRule = DateRule { place_on: PlaceOn::SameDay, ..DateRule::VMI };

pub(super) static IDEMPIERE: Rule = Rule {
    name: Cow::Borrowed("idempiere"),
    levels: LEVELS,
    trigger: TRIGGER,
    trigger_on: Look {
        counts: Cow::Borrowed(&[
            Account::OnHand,
            Account::Consigned,
            Account::InTransit,
            Account::OnOrderConfirmed,
            Account::OnOrderUnconfirmed,
            Account::ProductionOutput,
            Account::ProductionComponents,
            Account::ReservedSales,
            Account::Allocated,
            Account::BackOrdered,
        ]),
        ..Look::VMI
    },
    quantity_on: None,
    lot: Cow::Borrowed(LOT),
    dates: DATES,
};

/// As iDempiere, without production.
pub(super) static ADEMPIERE: Rule = Rule {
    name: Cow::Borrowed("adempiere"),
    levels: LEVELS,
    trigger: TRIGGER,
    trigger_on: Look {
        counts: Cow::Borrowed(&[
            Account::OnHand,
            Account::Consigned,
            Account::InTransit,
            Account::OnOrderConfirmed,
            Account::OnOrderUnconfirmed,
            Account::ReservedSales,
            Account::Allocated,
            Account::BackOrdered,
        ]),
        ..Look::VMI
    },
    quantity_on: None,
    lot: Cow::Borrowed(LOT),
    dates: DATES,
};
