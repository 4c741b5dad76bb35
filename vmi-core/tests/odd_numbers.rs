//! Models of many periods, joint orders and lost sales under odd numbers: an answer or a typed error, never a panic and never without an end.

use vmi_core::policy::batch::Column;
use vmi_core::policy::catalogue::find;

/// Inputs by name; a number is a list of one.
type Named = &'static [(&'static str, &'static [f64])];

const MODELS: &[(&str, Named)] = &[
    ("ss_finite_horizon_poisson", &[("demand_means", &[4.0, 2.0])]),
    ("ss_finite_horizon_negative_binomial", &[("demand_r", &[2.0]), ("demand_p", &[0.4])]),
    ("ss_finite_horizon_normal", &[("demand_means", &[4.0]), ("demand_sds", &[2.0])]),
    ("ss_finite_horizon_discrete", &[("values", &[0.0, 3.0]), ("probabilities", &[0.5, 0.5])]),
    ("ss_finite_horizon_cost_poisson", &[("demand_means", &[4.0]), ("reorder_levels", &[2.0]), ("order_up_to_levels", &[9.0, 8.0])]),
    ("can_order", &[]),
    ("can_order_cost", &[("must_order_levels", &[1.0, 0.0]), ("can_order_levels", &[4.0, 3.0]), ("order_up_to_levels", &[12.0, 9.0])]),
    ("can_order_compound_poisson", &[("items", &[1.0, 2.0, 2.0]), ("values", &[1.0, 3.0, 2.0]), ("probabilities", &[1.0, 0.5, 0.5])]),
    ("can_order_item", &[("opportunity_rate", &[2.0])]),
    ("ss_continuous_compound_poisson", &[("values", &[1.0, 3.0]), ("probabilities", &[0.5, 0.5])]),
    ("ss_continuous_poisson", &[]),
    ("base_stock_lost_sales_poisson", &[]),
    ("rq_lost_sales_poisson", &[]),
];

const COMMON: Named = &[
    ("num_periods", &[2.0]),
    ("fixed_costs", &[9.0]),
    ("purchase_costs", &[1.0, 1.5]),
    ("holding_costs", &[1.0, 1.0]),
    ("stockout_costs", &[5.0, 5.0]),
    ("discount_factors", &[0.9]),
    ("terminal_holding_cost", &[0.5]),
    ("terminal_stockout_cost", &[2.0]),
    ("starting_stock", &[1.0]),
    ("shared_fixed_cost", &[20.0]),
    ("individual_fixed_cost", &[3.0]),
    ("individual_fixed_costs", &[3.0, 4.0]),
    ("demand_rates", &[3.0, 4.0]),
    ("lead_times", &[0.5, 0.2]),
    ("fixed_cost", &[20.0]),
    ("holding_cost", &[1.0]),
    ("stockout_cost", &[9.0]),
    ("demand_rate", &[3.0]),
    ("lead_time", &[0.5]),
];

#[test]
fn whatever_is_given_no_model_panics() {
    let odd = [0.0, -0.0, 1.0, -1.0, 17.0, 1e-320, 1e-300, 1e-9, 3e3, 1e300, f64::MAX, f64::MIN_POSITIVE, f64::NAN, f64::INFINITY];
    let mut state = 1_u64;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let mut answered = 0;
    for (name, own) in MODELS {
        let model = find(name).unwrap();
        for _ in 0..ROUNDS {
            let lists: Vec<Option<Vec<f64>>> = model
                .inputs
                .iter()
                .map(|field| {
                    let known = own.iter().chain(COMMON).find(|(known, _)| *known == field.name)?;
                    // Most values stay, so that not every call ends at the first check.
                    let value = |value: &f64| {
                        let other = if next(12) == 0 { odd[next(odd.len())] } else { *value };
                        // Known to end, but only after some 10^9 steps.
                        let is_long = (f64::MIN_POSITIVE / 1e15..1e-6).contains(&other) && ["demand_p", "holding_cost"].contains(&field.name)
                            || (1e200..f64::INFINITY).contains(&other) && field.name == "fixed_cost" && name.starts_with("ss_");
                        if is_long { *value } else { other }
                    };
                    Some(known.1.iter().map(value).collect())
                })
                .collect();
            let columns: Vec<Column<'_>> = model
                .inputs
                .iter()
                .zip(&lists)
                .map(|(field, values)| match values {
                    None => Column::Absent,
                    Some(values) if field.kind.is_list() => Column::List(values),
                    Some(values) => Column::One(values[0]),
                })
                .collect();
            match model.solve_one(&columns) {
                Ok(_) => answered += 1,
                Err(error) => assert!(!error.message().is_empty() && error.field_name().is_some(), "{name}: {error:?}"),
            }
        }
    }
    assert!(answered > MODELS.len() as i32 * ROUNDS as i32 / 5, "{answered}");
}

const ROUNDS: usize = 40;
