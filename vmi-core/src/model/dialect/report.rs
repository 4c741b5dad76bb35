//! Systems that compare one position without dates: ERPNext, OFBiz, Dolibarr, OpenBoxes, OpenLMIS.
//!
//! Read in erpnext/stock/reorder_item and doctype/bin; RequirementServices; htdocs/product/stock/replenish; the reorder report of
//! OpenBoxes; LineItemFieldsCalculator and BasicOrderableDto of OpenLMIS.

use std::borrow::Cow;

use crate::model::agreement::Policy;
use crate::model::rule::{
    Account, Comparison, DateRule, LevelRule, LoneMax, Look, LotStep, MissingLevels, PlaceOn, QuantityNeed, Rule, TargetLevel, TriggerLevel,
    TriggerRule, UnitStep, ZeroLevel,
};

const SAME_DAY: DateRule = DateRule { place_on: PlaceOn::SameDay, ..DateRule::VMI };

/// The larger of the reorder quantity and the gap to the level; a purchase is divided by the order unit and may be a fraction of it.
pub(super) static ERPNEXT: Rule = Rule {
    name: Cow::Borrowed("erpnext"),
    levels: LevelRule {
        policy: Some(Policy::ReorderPoint),
        zero: ZeroLevel::NotSetWithoutQuantity,
        quantity_need: QuantityNeed::AtLeastQuantity,
        ..LevelRule::VMI
    },
    trigger: TriggerRule::VMI,
    trigger_on: Look {
        counts: Cow::Borrowed(&[
            Account::OnHand,
            Account::Consigned,
            Account::InTransit,
            Account::OnOrderConfirmed,
            Account::OnOrderUnconfirmed,
            Account::OpenRequests,
            Account::PlannedProduction,
            Account::ReservedSales,
            Account::ReservedProduction,
            Account::ReservedSubcontract,
            Account::ReservedProductionPlan,
            Account::Allocated,
            Account::BackOrdered,
        ]),
        ..Look::VMI
    },
    quantity_on: None,
    lot: Cow::Borrowed(&[LotStep::OrderUnit(UnitStep::Fraction), LotStep::Room]),
    dates: SAME_DAY,
};

/// The shortfall under the minimum, at most what is left on the sales order line.
pub(super) static OFBIZ_ATP: Rule = Rule {
    name: Cow::Borrowed("ofbiz_atp"),
    levels: LevelRule { policy: Some(Policy::MinMax), missing: MissingLevels::Zero, ..LevelRule::VMI },
    trigger: TriggerRule::VMI,
    trigger_on: Look {
        counts: Cow::Borrowed(&[Account::OnHand, Account::Consigned, Account::OpenRequests, Account::Allocated, Account::BackOrdered]),
        ..Look::VMI
    },
    quantity_on: None,
    lot: Cow::Borrowed(&[LotStep::OrderLine, LotStep::Room]),
    dates: SAME_DAY,
};

const DOLIBARR_LEVELS: LevelRule = LevelRule {
    policy: Some(Policy::MinMax),
    trigger: TriggerLevel::LargerOfMinAndMax,
    target: TargetLevel::LargerOfMinAndMax,
    lone_max: LoneMax::Stands,
    ..LevelRule::VMI
};

const SUPPLY: &[Account] = &[Account::OnHand, Account::Consigned, Account::InTransit, Account::OnOrderConfirmed, Account::OnOrderUnconfirmed];

/// Real stock − open sales + open purchases ± manufacturing.
pub(super) static DOLIBARR_VIRTUAL: Rule = Rule {
    name: Cow::Borrowed("dolibarr_virtual"),
    levels: DOLIBARR_LEVELS,
    trigger: TriggerRule::VMI,
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
    lot: Cow::Borrowed(&[LotStep::Room]),
    dates: SAME_DAY,
};

/// Listed on physical stock; the quantity nets what is ordered from suppliers.
pub(super) static DOLIBARR_PHYSICAL: Rule = Rule {
    name: Cow::Borrowed("dolibarr_physical"),
    levels: DOLIBARR_LEVELS,
    trigger: TriggerRule::VMI,
    trigger_on: Look { counts: Cow::Borrowed(&[Account::OnHand, Account::Consigned]), ..Look::VMI },
    quantity_on: Some(Look { counts: Cow::Borrowed(SUPPLY), ..Look::VMI }),
    lot: Cow::Borrowed(&[LotStep::Room]),
    dates: SAME_DAY,
};

/// At or below the reorder point; lots that expire by the instant of the run are left out.
pub(super) static OPENBOXES: Rule = Rule {
    name: Cow::Borrowed("openboxes"),
    levels: LevelRule {
        policy: Some(Policy::MinMax),
        trigger: TriggerLevel::ReorderPoint,
        target: TargetLevel::Max,
        zero: ZeroLevel::NotSet,
        ..LevelRule::VMI
    },
    trigger: TriggerRule { min: Comparison::AtOrBelow, ..TriggerRule::VMI },
    trigger_on: Look { counts: Cow::Borrowed(&[Account::Lots, Account::Allocated, Account::BackOrdered]), expires_within_days: Some(0), ..Look::VMI },
    quantity_on: None,
    lot: Cow::Borrowed(&[LotStep::Room]),
    dates: SAME_DAY,
};

/// Periodic review: max − stock on hand, in packs that are rounded down unless the rest is above a threshold.
pub(super) static OPENLMIS: Rule = Rule {
    name: Cow::Borrowed("openlmis"),
    levels: LevelRule { policy: Some(Policy::OrderUpTo), ..LevelRule::VMI },
    trigger: TriggerRule::VMI,
    trigger_on: Look { counts: Cow::Borrowed(&[Account::OnHand, Account::Consigned]), ..Look::VMI },
    quantity_on: None,
    lot: Cow::Borrowed(&[LotStep::Packs, LotStep::Room]),
    dates: SAME_DAY,
};
