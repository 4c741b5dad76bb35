//! The nouns of vendor-managed inventory: ids, days, quantities, money, items, locations, suppliers, agreements, calendars, time zones, settings.
//!
//! A noun is validated when it is built: min ≤ max, no default conversion factor, absent is not zero.

mod agreement;
mod bands;
mod by_group;
mod calendar;
mod catalog;
mod day;
mod dialect;
mod distribution_settings;
mod forecast_settings;
mod index;
mod item;
mod money;
mod option;
mod planning_days;
mod profile_settings;
mod quantity;
mod rule;
mod settings;
mod threshold;
mod zone;

pub use agreement::{Agreement, AutoRelease, DemandDistribution, LevelSource, Levels, LotTerms, Owner, Policy, Release, ServiceMeasure, StatedUnit};
pub use bands::{BreakKind, LeadBand, PriceBreak, lead_time_of, order_value};
pub use by_group::{ByGroup, Group};
pub use calendar::{Calendar, DayRule, Weekday};
pub use catalog::{Catalog, Key, Location, Period, Supplier, UnitConversion};
pub use day::{Bucket, Day, Moment};
pub use dialect::Dialect;
pub(crate) use distribution_settings::MOST_DRAWS;
pub use distribution_settings::{DistributionSettings, ForecastDistribution};
pub use forecast_settings::{
    FixedConstants, ForecastCriterion, ForecastIntervals, ForecastMethod, ForecastSettings, OutlierTreatment, PromotionTreatment, Reconciliation,
    ReturnTreatment, StockOutTreatment,
};
pub(crate) use forecast_settings::{KEY_LEVEL, TOTAL_LEVEL};
pub use index::{IdIndex, KeyIndex, Pair, PairIndex};
pub(crate) use index::{fold, hash};
pub use item::{AbcClass, Category, Criticality, DemandPattern, Item};
pub use money::Money;
pub use option::Choice;
pub(crate) use option::choice;
pub use planning_days::PlanningDays;
pub use profile_settings::ProfileSettings;
pub use quantity::Quantity;
pub use rule::{
    Account, Comparison, DateRule, DemandCounted, Direction, DueDate, FlowState, Late, LevelRule, LevelUnit, List, LoneMax, Look, LotStep, Low,
    MissingLevels, OrderBy, PlaceOn, QuantityNeed, Rule, Scope, Span, Step, TargetLevel, Time, TriggerLevel, TriggerRule, UnitStep, UnknownLeadTime,
    ZeroLevel,
};
pub use settings::{AbcCriterion, AbcSettings, Duplicates, Fallback, MissingStock, SafetyStock, Settings};
pub use threshold::Threshold;
pub use zone::{Cut, Cuts, TimeOfDay, Zone};
