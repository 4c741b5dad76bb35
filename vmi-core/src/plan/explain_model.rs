//! The lines of an explanation about the model that levels are computed with.

use super::explain::{Line, line};
use super::format::{level, plain, rate};
use super::situation::{DemandFacts, ModelChoice, Terms};
use crate::model::{DemandDistribution, ForecastDistribution, Policy, SafetyStock, ServiceMeasure};
use crate::policy::Parameters;

/// The model of a key in a few words: `(s,S) exact, negative binomial, fill rate 0.98`. None without a policy.
pub(crate) fn model_name(terms: &Terms, levels: Option<&Parameters>) -> Option<String> {
    let policy = terms.spec.policy?;
    let name = match policy {
        Policy::MinMax => return Some("min-max".into()),
        Policy::Kanban => return Some("kanban".into()),
        Policy::ReorderPoint => "(s,Q)",
        Policy::OrderUpTo => "(R,S)",
        Policy::BaseStock => "base stock",
        Policy::SS => "(s,S)",
        Policy::RSS => "(R,s,S)",
        Policy::TwoBin => "two bins",
        Policy::CanOrder => "can-order",
        Policy::LotForLot => "lot for lot",
        Policy::WagnerWhitin => "Wagner-Whitin",
        Policy::ByCategory => return None,
    };
    let Some(levels) = levels else { return Some(name.into()) };
    if !levels.is_computed {
        return Some(format!("{name}, levels as agreed"));
    }
    let has_two = policy.has_two_levels();
    if levels.required.is_some() && levels.z.is_none() && levels.reached.is_none() {
        return Some(format!("{name}, safety stock as agreed"));
    }
    if levels.reorder_point.is_none() && levels.order_up_to.is_none() {
        return Some(format!("{name}, s as agreed"));
    }
    if terms.spec.safety.rule == SafetyStock::MaximumMinusAverage {
        return Some(format!("{name}, maximum minus average"));
    }
    let how = match (has_two, levels.is_exact) {
        _ if policy == Policy::CanOrder && terms.spec.joint.is_some() => " together approximate",
        _ if policy == Policy::CanOrder => " by item",
        (true, true) => " exact",
        (true, false) => " approximate",
        (false, _) => "",
    };
    let shape = levels.sample.map_or_else(|| distribution(terms.spec.distribution), ForecastDistribution::word);
    Some(format!("{name}{how}, {shape}, {}", service(terms, has_two)))
}

/// What the levels are to reach.
fn service(terms: &Terms, has_two: bool) -> String {
    match terms.spec.cost.backorder_cost {
        Some(_) if has_two && terms.spec.levels.order_quantity.is_none() => "least cost".into(),
        Some(_) if has_two => "ready rate by backorder cost".into(),
        Some(_) => "cycle service by backorder cost".into(),
        None => format!("{} {}", measure(terms.spec.safety.measure), plain(terms.spec.safety.service_level)),
    }
}

pub(super) fn measure(measure: ServiceMeasure) -> &'static str {
    match measure {
        ServiceMeasure::Cycle => "cycle service",
        ServiceMeasure::Fill => "fill rate",
        ServiceMeasure::Ready => "ready rate",
    }
}

fn distribution(distribution: DemandDistribution) -> &'static str {
    match distribution {
        DemandDistribution::Normal | DemandDistribution::ByPattern => "normal",
        DemandDistribution::Gamma => "gamma",
        DemandDistribution::Poisson => "Poisson",
        DemandDistribution::NegativeBinomial => "negative binomial",
    }
}

/// Which model, and who chose it; none where it is the usual one.
pub(super) fn model_line(terms: &Terms, levels: &Parameters, demand: Option<&DemandFacts>) -> Option<Line> {
    let has_two = terms.spec.policy.is_some_and(Policy::has_two_levels) && levels.is_computed;
    if terms.choice.is_none() && !has_two {
        return None;
    }
    let source = terms.choice.as_deref().map_or_else(|| "agreement".into(), |choice| chosen_by(choice, demand));
    Some(line("model", model_name(terms, Some(levels))?, source))
}

fn chosen_by(choice: &ModelChoice, demand: Option<&DemandFacts>) -> String {
    let part = |from: &str| if matches!(from, "agreement" | "not stated") { from.to_owned() } else { format!("settings ({from})") };
    let rhythm = choice.rhythm.and_then(|rhythm| {
        let (pattern, bucket) = (rhythm.pattern()?.word(), demand?.bucket.word());
        Some(format!("; {pattern}: a demand every {} {bucket}s, cv² {}", rate(rhythm.adi), rate(rhythm.cv2)))
    });
    let rhythm = rhythm.unwrap_or_default();
    match choice.category_default {
        Some(category) => {
            let own = if choice.distribution_from == "by_category" {
                String::new()
            } else {
                format!("; distribution: {}", part(&choice.distribution_from))
            };
            format!("default of {}, {}{own}{rhythm}", category.word(), part(&choice.policy_from))
        }
        None if choice.policy_from == choice.distribution_from => format!("{}{rhythm}", part(&choice.policy_from)),
        None => format!("policy: {}; distribution: {}{rhythm}", part(&choice.policy_from), part(&choice.distribution_from)),
    }
}

/// How a level follows from a distribution and a service, where no safety factor tells it.
pub(super) fn service_text(terms: &Terms, levels: &Parameters, demand: &DemandFacts, decimals: u32) -> Option<(String, String)> {
    let (protection, safety_stock, reached) = (levels.protection_days?, levels.safety_stock?, levels.reached?);
    let mean = demand.per_day.mean;
    let text = format!("{} − {} × {}", level(mean * protection + safety_stock, decimals), plain(protection), rate(mean));
    let asked = match (terms.spec.cost.backorder_cost, &*terms.service_level_from) {
        (Some(_), _) => ", by backorder_cost, agreement".to_owned(),
        (None, "agreement") => String::new(),
        (None, part) => format!(" of the settings ({part})"),
    };
    let has_two = terms.spec.policy.is_some_and(Policy::has_two_levels);
    let what = match (terms.spec.cost.backorder_cost, has_two) {
        (Some(_), true) => "ready rate",
        _ if levels.sample == Some(ForecastDistribution::Conformal) => "guaranteed, if errors are exchangeable,",
        _ => "reached",
    };
    let source = format!("{}{asked}: {what} {reached:.4}", service(terms, has_two));
    Some((text, source))
}
