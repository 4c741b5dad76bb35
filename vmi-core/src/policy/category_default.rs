//! The documented default of a category and a pattern of demand: how it is replenished, and what its service level measures.

use crate::model::{Category, DemandDistribution, DemandPattern, Policy, ServiceMeasure};

/// How items of a category are replenished where nothing else is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CategoryDefault {
    /// The policy.
    pub policy: Policy,
    /// What demand is taken to be.
    pub distribution: DemandDistribution,
    /// What the service level measures.
    pub measure: ServiceMeasure,
}

/// The default of a category; `has_lot`: an order quantity is stated, or all that the EOQ needs.
///
/// | category | demand smooth or erratic | intermittent or lumpy | service |
/// |---|---|---|---|
/// | raw | (s,Q) | (s,S); base stock without a lot | cycle |
/// | wip | base stock | base stock | cycle |
/// | finished | (R,S) | (R,S) | fill rate |
/// | mro | (s,Q) | (s,S); base stock without a lot | fill rate |
///
/// Demand is taken to be what its pattern says: smooth normal, erratic gamma, intermittent and lumpy negative binomial. What is made or sold to a schedule is reviewed; what is bought is ordered as it runs
/// down; work in process is pulled one for one; spare parts that move seldom are kept by their own distribution, as the normal one puts demand below zero.
///
/// ```
/// use vmi_core::model::{Category, DemandDistribution, DemandPattern, Policy};
/// use vmi_core::policy::category_default::{category_default, of_pattern};
/// let spare = category_default(Category::Mro, Some(DemandPattern::Lumpy), true);
/// assert_eq!(spare.policy, Policy::SS);
/// assert_eq!(of_pattern(Some(DemandPattern::Lumpy), 0), DemandDistribution::NegativeBinomial);
/// ```
pub fn category_default(category: Category, pattern: Option<DemandPattern>, has_lot: bool) -> CategoryDefault {
    let is_seldom = matches!(pattern, Some(DemandPattern::Intermittent | DemandPattern::Lumpy));
    let bought = match (is_seldom, has_lot) {
        (true, true) => Policy::SS,
        (true, false) => Policy::BaseStock,
        (false, _) => Policy::ReorderPoint,
    };
    let (policy, measure) = match category {
        Category::Raw => (bought, ServiceMeasure::Cycle),
        Category::Wip => (Policy::BaseStock, ServiceMeasure::Cycle),
        Category::Finished => (Policy::OrderUpTo, ServiceMeasure::Fill),
        Category::Mro => (bought, ServiceMeasure::Fill),
    };
    CategoryDefault { policy, distribution: DemandDistribution::ByPattern, measure }
}

/// What demand of a pattern is taken to be; of an item that is measured and not counted, never in whole units.
pub fn of_pattern(pattern: Option<DemandPattern>, decimals: u32) -> DemandDistribution {
    match pattern {
        None | Some(DemandPattern::Smooth) => DemandDistribution::Normal,
        Some(DemandPattern::Erratic) => DemandDistribution::Gamma,
        Some(DemandPattern::Intermittent | DemandPattern::Lumpy) if decimals > 0 => DemandDistribution::Gamma,
        Some(DemandPattern::Intermittent | DemandPattern::Lumpy) => DemandDistribution::NegativeBinomial,
    }
}
