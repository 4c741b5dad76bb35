//! All models by name.

use super::model::{Exactness, Kind, Model};
use super::{
    base_stock_lost_sales, can_order_models, conwip, eoq, eoq_additive_yield, eoq_all_units_discount, eoq_backorders, eoq_budget_limit,
    eoq_disruptions, eoq_incremental_discount, eoq_multiplicative_yield, eoq_order_limit, eoq_sensitivity, eoq_space_limit, eoq_terms, epei, epq,
    epq_backorders, exchange_curve, fixed_order_quantity, jit_lot, jrp_optimal, jrp_silver_heuristic, kanban_cards, least_unit_cost, lot_for_lot,
    lot_sizing_terms, max_minus_average, newsvendor_models, part_period_balancing, period_order_quantity, power_of_two, rq_lost_sales, rq_models,
    silver_meal, ss_continuous_models, ss_finite_horizon_models, ss_models, supplier_split, two_bin, wagner_whitin, wagner_whitin_varying,
};
use crate::error::{Error, ErrorKind, Result, nearest};

/// Every model, sorted by name.
pub const MODELS: &[&Model] = &[
    &base_stock_lost_sales::MODEL,
    &rq_models::BASE_STOCK_PERFORMANCE,
    &can_order_models::POISSON,
    &can_order_models::COMPOUND_POISSON,
    &can_order_models::COST,
    &can_order_models::COST_COMPOUND_POISSON,
    &can_order_models::ITEM,
    &conwip::MODEL,
    &eoq::MODEL,
    &eoq_additive_yield::MODEL,
    &eoq_all_units_discount::MODEL,
    &eoq_backorders::MODEL,
    &eoq_budget_limit::MODEL,
    &eoq_disruptions::MODEL,
    &eoq_incremental_discount::MODEL,
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
    &jit_lot::MODEL,
    &jrp_optimal::MODEL,
    &jrp_silver_heuristic::MODEL,
    &kanban_cards::MODEL,
    &least_unit_cost::MODEL,
    &lot_for_lot::MODEL,
    &lot_sizing_terms::MODEL,
    &max_minus_average::MODEL,
    &newsvendor_models::MYOPIC,
    &newsvendor_models::ADDITIVE_YIELD,
    &newsvendor_models::DISCRETE,
    &newsvendor_models::DISRUPTIONS,
    &newsvendor_models::DISTRIBUTION_FREE,
    &newsvendor_models::EMPIRICAL,
    &newsvendor_models::GAMMA,
    &newsvendor_models::LOGNORMAL,
    &newsvendor_models::NEGATIVE_BINOMIAL,
    &newsvendor_models::NORMAL,
    &newsvendor_models::POISSON,
    &newsvendor_models::PROFIT_DISCRETE,
    &newsvendor_models::PROFIT_NORMAL,
    &newsvendor_models::PROFIT_POISSON,
    &part_period_balancing::MODEL,
    &period_order_quantity::MODEL,
    &power_of_two::MODEL,
    &rq_models::EIL,
    &rq_models::EOQ_SS,
    &rq_models::EOQB,
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
    &ss_models::SAFETY_STOCK_CSL,
    &silver_meal::MODEL,
    &ss_continuous_models::COMPOUND_POISSON,
    &ss_continuous_models::POISSON,
    &ss_models::COST_POISSON,
    &ss_models::EXACT_LISTED,
    &ss_models::EXACT_DISCRETE,
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
    &two_bin::MODEL,
    &wagner_whitin::MODEL,
    &wagner_whitin_varying::MODEL,
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
         Rates and times of one call share one unit of time; money is in one currency. Inputs in [brackets] may be left out.\n",
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
        for field in model.inputs {
            let name = if field.kind == Kind::Optional { format!("[{}]", field.name) } else { field.name.to_owned() };
            text.push_str(&format!("| in | {name}{} | {} |\n", if field.kind.is_list() { ", a list" } else { "" }, field.unit));
        }
        for field in model.outputs {
            text.push_str(&format!("| out | {}{} | {} |\n", field.name, if field.kind.is_list() { ", a list" } else { "" }, field.unit));
        }
    }
    text
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
