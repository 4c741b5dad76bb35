//! Which policy, distribution of demand and measure of service a key's levels are computed with, and who says so.

use crate::demand::Rhythm;
use crate::model::{AbcClass, Agreement, Category, DemandDistribution, Dialect, Group, Item, Levels, Policy, ServiceMeasure, Settings};
use crate::num::decimal;
use crate::plan::ModelChoice;
use crate::policy::category_default::{category_default, of_pattern};
use crate::policy::infer_policy;

/// An item at a location, as far as a choice depends on it.
#[derive(Clone, Copy)]
pub(super) struct Subject<'i> {
    pub item: &'i Item,
    pub class: Option<AbcClass>,
    pub rhythm: Option<Rhythm>,
}

impl Subject<'_> {
    pub fn group(&self) -> Group {
        let pattern = self.rhythm.and_then(|rhythm| rhythm.pattern());
        Group { class: self.class, criticality: self.item.criticality, category: self.item.category, pattern }
    }
}

/// What was chosen.
pub(super) struct Chosen {
    pub policy: Option<Policy>,
    pub distribution: DemandDistribution,
    pub measure: ServiceMeasure,
    /// Where it comes from; none where the agreement says all that is not usual.
    pub choice: Option<Box<ModelChoice>>,
}

/// Where nobody names a distribution.
const NOT_STATED: &str = "not stated";

/// The agreement's word, else the settings', else the usual.
pub(super) fn chosen_model(settings: &Settings, agreement: &Agreement, levels: &Levels, dialect: Option<Dialect>, subject: &Subject<'_>) -> Chosen {
    let group = subject.group();
    let inferred = || dialect.and_then(|dialect| dialect.rule().levels.policy).or_else(|| infer_policy(levels, agreement.review_days));
    let stated = agreement.policy.or_else(inferred).map(|policy| (policy, "agreement"));
    let (policy, policy_from) = stated.or_else(|| settings.policy.of(&group)).unzip();
    let default = group.category.filter(|_| policy == Some(Policy::ByCategory)).map(|category| default(agreement, category, group));
    let policy = default.map(|default| default.policy).or(policy.filter(|policy| *policy != Policy::ByCategory));

    let stated = agreement.demand_distribution.map(|distribution| (distribution, "agreement"));
    let by_default = default.map(|default| (default.distribution, "by_category"));
    let (named, distribution_from) =
        stated.or_else(|| settings.demand_distribution.of(&group)).or(by_default).unwrap_or((DemandDistribution::Normal, NOT_STATED));
    let is_by_pattern = named == DemandDistribution::ByPattern;
    let distribution = if is_by_pattern { of_pattern(group.pattern, subject.item.quantity_decimals) } else { named };

    let measure = agreement.service_measure.or_else(|| settings.service_measure.of(&group).map(|(measure, _)| measure));
    let measure = measure.or(default.map(|default| default.measure)).unwrap_or(ServiceMeasure::Cycle);

    let from_pattern = is_by_pattern || policy_from == Some("by_pattern") || default.is_some();
    let is_told = matches!(policy, Some(Policy::SS | Policy::RSS)) && policy_from != Some("agreement");
    let is_usual = default.is_none() && distribution == DemandDistribution::Normal && !from_pattern && !is_told;
    let choice = (!is_usual).then(|| {
        Box::new(ModelChoice {
            policy_from: policy_from.unwrap_or("agreement").into(),
            category_default: default.and(group.category),
            distribution_from: distribution_from.into(),
            rhythm: subject.rhythm.filter(|_| from_pattern),
        })
    });
    Chosen { policy, distribution, measure, choice }
}

fn default(agreement: &Agreement, category: Category, group: Group) -> crate::policy::category_default::CategoryDefault {
    let price = agreement.unit_price.as_ref().map(|price| decimal::to_f64(price.amount()));
    let priced = [agreement.order_cost, agreement.holding_rate, price].iter().all(|cost| cost.is_some_and(|cost| cost > 0.0));
    category_default(category, group.pattern, agreement.levels.order_quantity.is_some() || priced)
}
