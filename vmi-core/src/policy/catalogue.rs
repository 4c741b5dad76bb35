//! All models by name.

use super::model::{Exactness, Kind, Model};
use super::{
    base_stock_lost_sales, base_stock_models, can_order_models, classification_models, conwip, distribution_models, eoq, eoq_additive_yield,
    eoq_all_units_discount, eoq_backorders, eoq_budget_limit, eoq_disruptions, eoq_incremental_discount, eoq_multiplicative_yield, eoq_order_limit,
    eoq_sensitivity, eoq_space_limit, eoq_terms, epei, epq, epq_backorders, exchange_curve, fixed_order_quantity, intermittent_models, items,
    jit_lot, jrp, jrp_optimal, jrp_silver_heuristic, kanban_cards, least_unit_cost, lot_for_lot, lot_sizing_terms, lots, max_minus_average,
    newsvendor_models, part_period_balancing, period_order_quantity, power_of_two, reorder_point, rnq_models, rq_compound_poisson, rq_lost_sales,
    rq_models, rq_service_models, rs_service_models, rss_models, safety_stock_empirical, safety_stock_forecast_error, safety_stock_ready_rate,
    safety_stock_stockout_cost, silver_meal, ss_continuous_models, ss_finite_horizon_models, ss_models, supplier_split, two_bin, wagner_whitin,
    wagner_whitin_varying,
};
use crate::error::{Error, ErrorKind, Result, nearest};

/// Every model, sorted by name.
pub const MODELS: &[&Model] = &[
    &classification_models::ABC,
    &classification_models::ABC_VED,
    &classification_models::ABC_XYZ,
    &base_stock_models::COMPOUND_POISSON,
    &base_stock_models::GAMMA,
    &base_stock_lost_sales::MODEL,
    &base_stock_models::NEGATIVE_BINOMIAL,
    &base_stock_models::NORMAL,
    &base_stock_models::POISSON,
    &rq_models::BASE_STOCK_PERFORMANCE,
    &can_order_models::POISSON,
    &can_order_models::COMPOUND_POISSON,
    &can_order_models::COST,
    &can_order_models::COST_COMPOUND_POISSON,
    &can_order_models::ITEM,
    &conwip::MODEL,
    &intermittent_models::CROSTON,
    &distribution_models::BINOMIAL,
    &distribution_models::COMPOUND_POISSON,
    &distribution_models::DISCRETE,
    &distribution_models::EMPIRICAL,
    &distribution_models::EXPONENTIAL,
    &distribution_models::GAMMA,
    &distribution_models::GEOMETRIC,
    &distribution_models::LOGNORMAL,
    &distribution_models::NEGATIVE_BINOMIAL,
    &distribution_models::NORMAL,
    &distribution_models::PIECEWISE_LINEAR,
    &distribution_models::POISSON,
    &distribution_models::UNIFORM,
    &eoq::MODEL,
    &eoq_additive_yield::MODEL,
    &eoq_all_units_discount::MODEL,
    &eoq_backorders::MODEL,
    &eoq_budget_limit::MODEL,
    &eoq_disruptions::MODEL,
    &eoq_incremental_discount::MODEL,
    &items::COST,
    &eoq_multiplicative_yield::MODEL,
    &eoq_order_limit::MODEL,
    &eoq_sensitivity::MODEL,
    &eoq_space_limit::MODEL,
    &eoq_terms::MODEL,
    &epei::MODEL,
    &epq::MODEL,
    &epq_backorders::MODEL,
    &exchange_curve::MODEL,
    &ss_models::FILL_RATE_RQ,
    &newsvendor_models::MYOPIC_BOUNDS,
    &fixed_order_quantity::MODEL,
    &classification_models::FSN,
    &jit_lot::MODEL,
    &jrp::COST,
    &jrp_optimal::MODEL,
    &jrp_silver_heuristic::MODEL,
    &kanban_cards::MODEL,
    &least_unit_cost::MODEL,
    &lot_for_lot::MODEL,
    &lots::COST,
    &lot_sizing_terms::MODEL,
    &max_minus_average::MODEL,
    &newsvendor_models::MYOPIC,
    &newsvendor_models::ADDITIVE_YIELD,
    &newsvendor_models::BINOMIAL,
    &newsvendor_models::COMPOUND_POISSON,
    &newsvendor_models::CONTINUOUS,
    &newsvendor_models::DISCRETE,
    &newsvendor_models::DISRUPTIONS,
    &newsvendor_models::DISTRIBUTION_FREE,
    &newsvendor_models::EMPIRICAL,
    &newsvendor_models::EXPONENTIAL,
    &newsvendor_models::GAMMA,
    &newsvendor_models::GEOMETRIC,
    &newsvendor_models::LOGNORMAL,
    &newsvendor_models::NEGATIVE_BINOMIAL,
    &newsvendor_models::NORMAL,
    &newsvendor_models::POISSON,
    &newsvendor_models::PROFIT_DISCRETE,
    &newsvendor_models::PROFIT_NORMAL,
    &newsvendor_models::PROFIT_POISSON,
    &newsvendor_models::UNIFORM,
    &classification_models::PARETO,
    &part_period_balancing::MODEL,
    &period_order_quantity::MODEL,
    &power_of_two::MODEL,
    &reorder_point::MODEL,
    &rnq_models::COMPOUND_POISSON,
    &rnq_models::DISCRETE_PMF,
    &rnq_models::NEGATIVE_BINOMIAL,
    &rnq_models::POISSON,
    &rq_models::EIL,
    &rq_models::EOQ_SS,
    &rq_models::EOQB,
    &rq_compound_poisson::MODEL,
    &rq_models::COST_NORMAL,
    &rq_models::EXACT_DISCRETE,
    &rq_models::EXACT_GAMMA,
    &rq_models::EXACT_NEGATIVE_BINOMIAL,
    &rq_models::EXACT_NORMAL,
    &rq_models::EXACT_POISSON,
    &rq_models::LOSS,
    &rq_lost_sales::MODEL,
    &rq_models::BEST_R,
    &rq_models::POISSON_PERFORMANCE,
    &rq_service_models::COMPOUND_POISSON,
    &rq_service_models::GAMMA,
    &rq_service_models::NEGATIVE_BINOMIAL,
    &rq_service_models::NORMAL,
    &rq_service_models::POISSON,
    &rs_service_models::COMPOUND_POISSON,
    &rs_service_models::GAMMA,
    &rs_service_models::NEGATIVE_BINOMIAL,
    &rs_service_models::NORMAL,
    &rs_service_models::POISSON,
    &rss_models::COST_COMPOUND_POISSON,
    &rss_models::COST_DISCRETE_PMF,
    &rss_models::COST_GAMMA,
    &rss_models::COST_NEGATIVE_BINOMIAL,
    &rss_models::COST_NORMAL,
    &rss_models::COST_POISSON,
    &rss_models::SERVICE_COMPOUND_POISSON,
    &rss_models::SERVICE_DISCRETE_PMF,
    &rss_models::SERVICE_GAMMA,
    &rss_models::SERVICE_NEGATIVE_BINOMIAL,
    &rss_models::SERVICE_NORMAL,
    &rss_models::SERVICE_POISSON,
    &safety_stock_empirical::BOOTSTRAP,
    &ss_models::SAFETY_STOCK_CSL,
    &safety_stock_empirical::EMPIRICAL,
    &safety_stock_forecast_error::MODEL,
    &safety_stock_ready_rate::MODEL,
    &safety_stock_stockout_cost::MODEL,
    &intermittent_models::SBA,
    &intermittent_models::SBJ,
    &silver_meal::MODEL,
    &ss_continuous_models::COMPOUND_POISSON,
    &ss_continuous_models::POISSON,
    &ss_models::COST_POISSON,
    &ss_models::EXACT_BINOMIAL,
    &ss_models::EXACT_COMPOUND_POISSON,
    &ss_models::EXACT_LISTED,
    &ss_models::EXACT_DISCRETE,
    &ss_models::EXACT_GEOMETRIC,
    &ss_models::EXACT_NEGATIVE_BINOMIAL,
    &ss_models::EXACT_POISSON,
    &ss_finite_horizon_models::COST_DISCRETE,
    &ss_finite_horizon_models::COST_NEGATIVE_BINOMIAL,
    &ss_finite_horizon_models::COST_NORMAL,
    &ss_finite_horizon_models::COST_POISSON,
    &ss_finite_horizon_models::DISCRETE,
    &ss_finite_horizon_models::NEGATIVE_BINOMIAL,
    &ss_finite_horizon_models::NORMAL,
    &ss_finite_horizon_models::POISSON,
    &ss_models::POWER,
    &supplier_split::MODEL,
    &classification_models::SYNTETOS_BOYLAN,
    &classification_models::SYNTETOS_BOYLAN_DEMAND,
    &intermittent_models::TSB,
    &two_bin::MODEL,
    &wagner_whitin::MODEL,
    &wagner_whitin_varying::MODEL,
    &classification_models::XYZ,
];

/// The model of a name; an unknown name is an error that names the nearest.
///
/// ```
/// use vmi_core::policy::catalogue::find;
/// assert_eq!(find("eoq")?.outputs[0].name, "order_quantity");
/// assert_eq!(find("wagner_within").unwrap_err().hint_text(), Some("did you mean \"wagner_whitin\"?"));
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn find(name: &str) -> Result<&'static Model> {
    if let Ok(at) = MODELS.binary_search_by(|model| model.name.cmp(name)) {
        return Ok(MODELS[at]);
    }
    let error = Error::new(ErrorKind::NotAnOption, format!("no model is called {name:?}")).field("model").value(name).expected("the name of a model");
    Err(match nearest(name, MODELS.iter().map(|model| model.name)) {
        Some(near) => error.hint(format!("did you mean {near:?}?")),
        None => error,
    })
}

/// All models for people: `docs/models.md`.
pub fn documentation() -> String {
    let mut text = String::from(
        "# Models\n\nMade from the core's own list; `VMI_UPDATE=1 cargo test -p vmi-core --test documentation` writes it again.\n\n\
         Rust: a struct of inputs in `vmi_core::policy` with its methods, or `catalogue::find(name)`. Python: `vmi.models.NAME(…)`. C: `vmi_model_new(\"NAME\", …)`.\n\
         Rates and times of one call share one unit of time; money is in one currency. Inputs in [brackets] may be left out, outputs in them may be absent.\n",
    );
    for model in MODELS {
        let exactness = match model.exactness {
            Exactness::Exact => "exact".to_owned(),
            Exactness::Approximation(how) => format!("approximation: {how}"),
        };
        text.push_str(&format!(
            "\n## {}\n\n{} {}. Source: {}.\n\n| | | |\n|---|---|---|\n",
            model.name,
            model.summary,
            capital(&exactness),
            model.source
        ));
        let fields = model.inputs.iter().map(|field| ("in", field)).chain(model.outputs.iter().map(|field| ("out", field)));
        for (direction, field) in fields {
            let name = if field.kind == Kind::Optional { format!("[{}]", field.name) } else { field.name.to_owned() };
            let list = if field.kind.is_list() { ", a list" } else { "" };
            let words = field.kind.words();
            let choice = if words.is_empty() { String::new() } else { format!(": {}", words.join(", ")) };
            text.push_str(&format!("| {direction} | {name}{list} | {}{choice} |\n", field.unit));
        }
    }
    text
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
