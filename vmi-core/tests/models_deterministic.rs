//! The deterministic lot-size models: published cases, bad inputs, properties and brute force.

use std::collections::BTreeMap;

use proptest::prelude::*;
use vmi_core::error::Error;
use vmi_core::policy::catalogue::{MODELS, find};
use vmi_core::policy::epq_backorders::EpqBackorders;
use vmi_core::policy::items::Items;
use vmi_core::policy::jrp::JointReplenishment;
use vmi_core::policy::lot_sizing_terms::LotSizingTerms;
use vmi_core::policy::model::{Answer, Given, Model};
use vmi_core::policy::supplier_split::SupplierSplit;
use vmi_core::policy::wagner_whitin::WagnerWhitin;
use vmi_core::policy::wagner_whitin_varying::{WagnerWhitinVarying, Workspace};

/// Inputs or outputs by name; a number is a list of one.
type Named = BTreeMap<String, Vec<f64>>;

fn solve(model: &Model, inputs: &Named) -> Result<Named, Error> {
    for name in inputs.keys() {
        assert!(model.inputs.iter().any(|field| field.name == name), "{} has no input {name}", model.name);
    }
    let (mut numbers, mut lists) = (Vec::new(), Vec::new());
    for field in model.inputs {
        let value = inputs.get(field.name);
        if field.kind.is_list() {
            lists.push(value.map_or(&[][..], Vec::as_slice));
        } else {
            numbers.push(value.map(|value| value[0]));
        }
    }
    let mut answer = Answer::default();
    (model.solve)(&Given { numbers: &numbers, lists: &lists }, &mut answer)?;
    let (mut numbers, mut lists) = (answer.numbers.into_iter(), answer.lists.into_iter());
    let value = |is_list: bool| if is_list { lists.next().unwrap() } else { vec![numbers.next().unwrap()] };
    let mut value = value;
    let found = model.outputs.iter().map(|field| (field.name.to_owned(), value(field.kind.is_list()))).collect();
    assert!(numbers.next().is_none() && lists.next().is_none(), "{} has more outputs than fields", model.name);
    Ok(found)
}

fn named(pairs: &[(&str, &[f64])]) -> Named {
    pairs.iter().map(|(name, values)| ((*name).to_owned(), values.to_vec())).collect()
}

/// Solves and takes one number.
fn one(model: &str, inputs: &Named, output: &str) -> f64 {
    solve(find(model).unwrap(), inputs).unwrap()[output][0]
}

fn close(a: f64, b: f64, relative: f64) -> bool {
    (a - b).abs() <= relative * a.abs().max(b.abs()).max(1e-300)
}

// ---------------------------------------------------------------- the catalogue

#[test]
fn the_catalogue_is_sorted_and_finds_every_model() {
    assert!(MODELS.windows(2).all(|pair| pair[0].name < pair[1].name));
    for model in MODELS {
        assert_eq!(find(model.name).unwrap().name, model.name);
        assert!(!model.summary.is_empty() && !model.source.is_empty());
    }
    let error = find("eoq_backorder").unwrap_err();
    assert_eq!((error.field_name(), error.hint_text()), (Some("model"), Some("did you mean \"eoq_backorders\"?")));
}

// ---------------------------------------------------------------- bad inputs

/// Good inputs of every model here.
fn good() -> Vec<(&'static str, Named)> {
    let eoq: &[(&str, &[f64])] = &[("fixed_cost", &[8.0]), ("demand_rate", &[1300.0]), ("holding_cost", &[0.225])];
    let with = |more: &[(&str, &[f64])]| named(&[eoq, more].concat());
    let lots: &[(&str, &[f64])] = &[("demand", &[10.0, 0.0, 12.0, 130.0]), ("fixed_cost", &[54.0]), ("holding_cost", &[0.4])];
    let lots_with = |more: &[(&str, &[f64])]| named(&[lots, more].concat());
    let prices: &[(&str, &[f64])] = &[("breakpoints", &[0.0, 400.0]), ("unit_costs", &[0.75, 0.72])];
    let discount = || {
        let own: &[(&str, &[f64])] = &[("fixed_cost", &[8.0]), ("demand_rate", &[1300.0]), ("holding_rate", &[0.3])];
        named(&[own, prices].concat())
    };
    let items: &[(&str, &[f64])] = &[("demand_rates", &[100.0, 50.0]), ("fixed_costs", &[5.0, 6.0]), ("holding_costs", &[1.0, 2.0])];
    let items_with = |more: &[(&str, &[f64])]| named(&[items, more].concat());
    let jrp = || {
        named(&[
            ("shared_fixed_cost", &[40.0]),
            ("individual_fixed_costs", &[15.0, 10.0]),
            ("holding_costs", &[0.24, 0.3]),
            ("demand_rates", &[86_000.0, 1400.0]),
        ])
    };
    vec![
        ("conwip", named(&[("bottleneck_rate", &[0.5]), ("raw_process_time", &[8.0]), ("throughput", &[0.4])])),
        ("eoq", with(&[])),
        ("eoq_additive_yield", with(&[("yield_mean", &[-15.0]), ("yield_sd", &[9.0])])),
        ("eoq_all_units_discount", discount()),
        ("eoq_backorders", with(&[("backorder_cost", &[0.6])])),
        ("eoq_budget_limit", items_with(&[("unit_costs", &[3.0, 4.0]), ("limit", &[20.0])])),
        ("eoq_disruptions", with(&[("stockout_cost", &[5.0]), ("disruption_rate", &[1.5]), ("recovery_rate", &[14.0])])),
        ("eoq_incremental_discount", discount()),
        ("eoq_items_cost", items_with(&[("order_quantities", &[30.0, 20.0])])),
        ("eoq_multiplicative_yield", with(&[("yield_mean", &[0.9]), ("yield_sd", &[0.06])])),
        ("eoq_order_limit", items_with(&[("limit", &[2.0])])),
        ("eoq_sensitivity", named(&[("best_quantity", &[100.0]), ("order_quantity", &[200.0])])),
        ("eoq_space_limit", items_with(&[("spaces", &[3.0, 0.0]), ("limit", &[20.0])])),
        (
            "eoq_terms",
            named(&[eoq, prices, &[("minimum", &[10.0]), ("maximum", &[500.0]), ("multiple", &[12.0]), ("holding_rate", &[0.1])]].concat()),
        ),
        ("epei", {
            let times: &[(&str, &[f64])] = &[("demand_rates", &[100.0, 40.0]), ("unit_times", &[3.0, 2.0]), ("changeover_times", &[30.0, 0.0])];
            named(&[times, &[("available_time", &[480.0])]].concat())
        }),
        ("epq", with(&[("production_rate", &[2000.0])])),
        ("epq_backorders", with(&[("production_rate", &[2000.0]), ("backorder_cost", &[0.6])])),
        ("exchange_curve", named(&[("demand_rates", &[400.0, 100.0]), ("unit_costs", &[1.0, 9.0]), ("ratios", &[50.0])])),
        ("fixed_order_quantity", lots_with(&[])),
        ("jit_lot", {
            let costs: &[(&str, &[f64])] = &[("setup_cost", &[400.0]), ("delivery_cost", &[25.0]), ("holding_cost", &[5.0])];
            named(&[costs, &[("demand_rate", &[1000.0]), ("supplier_holding_cost", &[4.0])]].concat())
        }),
        ("jrp_cost", jrp().into_iter().chain(named(&[("order_multiples", &[1.0, 3.0]), ("base_cycle_time", &[0.1])])).collect()),
        ("jrp_optimal", jrp()),
        ("jrp_silver_heuristic", jrp()),
        ("kanban_cards", {
            let own: &[(&str, &[f64])] = &[("demand_per_period", &[48.0]), ("lead_time_periods", &[2.25])];
            named(&[own, &[("safety_fraction", &[0.1]), ("container", &[12.0])]].concat())
        }),
        ("least_unit_cost", lots_with(&[])),
        ("lot_for_lot", lots_with(&[])),
        ("lot_sizing_cost", lots_with(&[("order_quantities", &[22.0, 0.0, 0.0, 130.0]), ("purchase_cost", &[1.0])])),
        ("lot_sizing_terms", lots_with(&[("multiple", &[5.0]), ("minimum", &[10.0]), ("maximum", &[200.0]), ("purchase_cost", &[1.0])])),
        ("max_minus_average", named(&[("mean", &[4.0]), ("maximum", &[9.0]), ("protection_days", &[7.0]), ("longest_days", &[10.0])])),
        ("part_period_balancing", lots_with(&[])),
        ("period_order_quantity", lots_with(&[])),
        ("power_of_two", with(&[("base_period", &[0.02])])),
        ("silver_meal", lots_with(&[])),
        ("supplier_split", {
            let own: &[(&str, &[f64])] = &[("quantity", &[100.0]), ("minimums", &[60.0, 0.0]), ("maximums", &[100.0, 80.0])];
            named(&[own, &[("unit_prices", &[10.0, 8.0]), ("fixed_costs", &[0.0, 50.0])]].concat())
        }),
        ("two_bin", named(&[("demand_rate", &[40.0]), ("lead_time", &[2.5]), ("safety_stock", &[25.0]), ("pack", &[10.0])])),
        ("wagner_whitin", lots_with(&[("purchase_cost", &[0.0])])),
        ("wagner_whitin_varying", {
            let lists: &[(&str, &[f64])] = &[("demand", &[10.0, 0.0, 4.0]), ("fixed_costs", &[5.0, 6.0, 7.0]), ("holding_costs", &[1.0, 0.0, 1.0])];
            named(&[lists, &[("purchase_costs", &[3.0, 9.0, 0.0])]].concat())
        }),
    ]
}

/// Inputs that may be 0, with what is wrong below it.
const MAY_BE_ZERO: &[(&str, &str)] = &[
    ("eoq_terms", "holding_cost"),
    ("eoq_terms", "holding_rate"),
    ("eoq_terms", "minimum"),
    ("kanban_cards", "safety_fraction"),
    ("eoq_additive_yield", "yield_mean"),
    ("eoq_additive_yield", "yield_sd"),
    ("eoq_multiplicative_yield", "yield_sd"),
    ("two_bin", "safety_stock"),
    ("lot_sizing_terms", "minimum"),
    ("lot_sizing_terms", "purchase_cost"),
    ("wagner_whitin", "purchase_cost"),
    ("wagner_whitin", "fixed_cost"),
    ("wagner_whitin", "holding_cost"),
    ("silver_meal", "fixed_cost"),
    ("silver_meal", "holding_cost"),
    ("least_unit_cost", "fixed_cost"),
    ("least_unit_cost", "holding_cost"),
    ("part_period_balancing", "fixed_cost"),
    ("part_period_balancing", "holding_cost"),
    ("lot_for_lot", "fixed_cost"),
    ("lot_for_lot", "holding_cost"),
    ("lot_sizing_cost", "fixed_cost"),
    ("lot_sizing_cost", "holding_cost"),
    ("lot_sizing_cost", "purchase_cost"),
    ("lot_sizing_terms", "fixed_cost"),
    ("lot_sizing_terms", "holding_cost"),
    ("max_minus_average", "mean"),
];

fn fails(model: &str, inputs: &Named, field: &str, what: &str) {
    match solve(find(model).unwrap(), inputs) {
        Ok(found) => panic!("{model}: {field} {what} gives {found:?}"),
        Err(error) => {
            assert_eq!(error.field_name(), Some(field), "{model}: {field} {what}: {error}");
            assert!(!error.message().is_empty() && error.expected_text().is_some(), "{model}: {error}");
        }
    }
}

#[test]
fn good_inputs_are_answered() {
    let good = good();
    assert!(good.len() >= 34);
    for (name, inputs) in &good {
        let found = solve(find(name).unwrap(), inputs).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(found.values().flatten().all(|value| value.is_finite()), "{name}: {found:?}");
    }
}

#[test]
fn bad_numbers_are_named() {
    for (name, inputs) in good() {
        for (field, values) in inputs.iter().filter(|(_, values)| values.len() == 1) {
            let zero = (!MAY_BE_ZERO.contains(&(name, field.as_str()))).then_some(0.0);
            let below = (field != "yield_mean").then_some(-1.0);
            for bad in [Some(f64::NAN), Some(f64::INFINITY), Some(f64::NEG_INFINITY), below, zero].into_iter().flatten() {
                assert_eq!(values.len(), 1);
                let mut inputs = inputs.clone();
                inputs.insert(field.clone(), vec![bad]);
                fails(name, &inputs, field, &bad.to_string());
            }
        }
    }
}

#[test]
fn bad_lists_are_named() {
    for (name, inputs) in good() {
        let model = find(name).unwrap();
        for field in model.inputs.iter().filter(|field| field.kind.is_list()) {
            let values = &inputs[field.name];
            for bad in [f64::NAN, f64::INFINITY, -1.0] {
                for at in 0..values.len() {
                    let mut wrong = inputs.clone();
                    wrong.get_mut(field.name).unwrap()[at] = bad;
                    fails(name, &wrong, field.name, &bad.to_string());
                }
            }
            let mut empty = inputs.clone();
            empty.insert(field.name.to_owned(), Vec::new());
            assert!(solve(model, &empty).is_err(), "{name}: {} is empty", field.name);
            let alone = model.inputs.iter().filter(|field| field.kind.is_list()).count() == 1 || field.name == "ratios";
            if !alone {
                let mut longer = inputs.clone();
                longer.get_mut(field.name).unwrap().push(1000.0);
                assert!(solve(model, &longer).is_err(), "{name}: {} is longer", field.name);
            }
        }
    }
}

#[test]
fn bad_decisions_and_absent_inputs_are_named() {
    for (name, inputs) in good() {
        let model = find(name).unwrap();
        for field in model.inputs {
            let optional = matches!(field.kind, vmi_core::policy::model::Kind::Optional);
            if optional && field.name != "holding_cost" {
                let mut wrong = inputs.clone();
                // A number of jobs and a throughput exclude each other.
                wrong.remove("throughput");
                wrong.insert(field.name.to_owned(), vec![f64::NAN]);
                fails(name, &wrong, field.name, "NaN");
            } else if !optional && !field.kind.is_list() {
                let mut wrong = inputs.clone();
                wrong.remove(field.name);
                fails(name, &wrong, field.name, "absent");
            }
        }
    }
}

/// A model, inputs that are changed, and the parameter that the error names.
type Change<'a> = (&'a str, &'a [(&'a str, &'a [f64])], &'a str);

#[test]
fn what_cannot_be_met_is_named() {
    let change = |name: &str, changes: &[(&str, &[f64])]| {
        let mut inputs = good().into_iter().find(|(known, _)| *known == name).unwrap().1;
        inputs.extend(named(changes));
        inputs
    };
    let table: &[Change<'_>] = &[
        ("epq", &[("production_rate", &[1300.0])], "production_rate"),
        ("epq_backorders", &[("production_rate", &[1299.0])], "production_rate"),
        ("eoq_backorders", &[("stockout_fraction", &[1.5])], "stockout_fraction"),
        ("eoq_backorders", &[("stockout_fraction", &[-0.1])], "stockout_fraction"),
        ("eoq_all_units_discount", &[("breakpoints", &[1.0, 400.0])], "breakpoints"),
        ("eoq_all_units_discount", &[("breakpoints", &[0.0, 0.0])], "breakpoints"),
        ("eoq_all_units_discount", &[("unit_costs", &[0.7, 0.75])], "unit_costs"),
        ("eoq_incremental_discount", &[("unit_costs", &[0.7, 0.0])], "unit_costs"),
        ("eoq_terms", &[("minimum", &[501.0])], "maximum"),
        ("eoq_terms", &[("minimum", &[497.0])], "multiple"),
        ("eoq_terms", &[("order_quantity", &[9.0])], "order_quantity"),
        ("eoq_terms", &[("order_quantity", &[504.0])], "order_quantity"),
        ("eoq_terms", &[("order_quantity", &[13.0])], "order_quantity"),
        ("eoq_terms", &[("holding_cost", &[0.0]), ("holding_rate", &[0.0])], "holding_cost"),
        ("eoq_disruptions", &[("approximate", &[0.5])], "approximate"),
        ("eoq_additive_yield", &[("order_quantity", &[15.0])], "order_quantity"),
        ("power_of_two", &[("exponent", &[0.5])], "exponent"),
        ("power_of_two", &[("exponent", &[3000.0])], "exponent"),
        ("power_of_two", &[("exponent", &[-3.0]), ("least_exponent", &[0.0])], "exponent"),
        ("power_of_two", &[("least_exponent", &[1e12])], "cycle_time"),
        ("jrp_optimal", &[("shared_fixed_cost", &[1e-290])], "shared_fixed_cost"),
        ("lot_sizing_terms", &[("maximum", &[9.0])], "maximum"),
        ("lot_sizing_terms", &[("maximum", &[35.0])], "maximum"),
        ("lot_sizing_terms", &[("multiple", &[1e-6])], "multiple"),
        ("supplier_split", &[("quantity", &[181.0])], "quantity"),
        ("supplier_split", &[("maximums", &[59.0, 80.0])], "maximums"),
        (
            "supplier_split",
            &[("minimums", &[0.0; 17]), ("maximums", &[9.0; 17]), ("unit_prices", &[1.0; 17]), ("fixed_costs", &[1.0; 17])],
            "minimums",
        ),
        ("conwip", &[("throughput", &[0.5])], "throughput"),
        ("conwip", &[("raw_process_time", &[1.9])], "raw_process_time"),
        ("conwip", &[("wip", &[4.0])], "wip"),
        ("epei", &[("available_time", &[380.0])], "available_time"),
        ("epei", &[("interval", &[0.1])], "interval"),
        ("max_minus_average", &[("maximum", &[3.0])], "maximum"),
        ("max_minus_average", &[("longest_days", &[6.0])], "longest_days"),
        ("jit_lot", &[("deliveries", &[1.5])], "deliveries"),
        ("period_order_quantity", &[("periods", &[0.0])], "periods"),
        ("eoq", &[("fixed_cost", &[1e308]), ("demand_rate", &[1e308])], "order_quantity"),
    ];
    for (name, changes, field) in table {
        fails(name, &change(name, changes), field, "as changed");
    }
}

#[test]
fn whatever_is_given_no_model_panics() {
    let odd = [0.0, -0.0, 1.0, -1.0, 1e-320, 1e-300, 1e300, f64::MAX, f64::MIN_POSITIVE, f64::NAN, f64::INFINITY];
    let mut state = 1_u64;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    for (name, inputs) in good() {
        // A thin walk over 2 million cycles is not what is tried here.
        for _ in 0..if name == "jrp_optimal" || name == "lot_sizing_terms" { 20 } else { 300 } {
            let mut wrong = inputs.clone();
            for values in wrong.values_mut() {
                for value in values.iter_mut() {
                    if next(3) == 0 {
                        *value = odd[next(odd.len())];
                    }
                }
            }
            if let Ok(found) = solve(find(name).unwrap(), &wrong) {
                assert!(found.values().flatten().all(|value| value.is_finite()), "{name} {wrong:?}: {found:?}");
            }
        }
    }
}

// ---------------------------------------------------------------- properties

/// Models with an optional decision: its name, and the cost.
const DECISIONS: &[(&str, &str, &str)] = &[
    ("eoq", "order_quantity", "cost_rate"),
    ("eoq_additive_yield", "order_quantity", "cost_rate"),
    ("eoq_all_units_discount", "order_quantity", "cost_rate"),
    ("eoq_backorders", "order_quantity", "cost_rate"),
    ("eoq_backorders", "stockout_fraction", "cost_rate"),
    ("eoq_disruptions", "order_quantity", "cost_rate"),
    ("eoq_incremental_discount", "order_quantity", "cost_rate"),
    ("eoq_multiplicative_yield", "order_quantity", "cost_rate"),
    ("epq", "order_quantity", "cost_rate"),
    ("epq_backorders", "order_quantity", "cost_rate"),
    ("epq_backorders", "stockout_fraction", "cost_rate"),
];

/// Random good inputs: each number of the good ones times a factor.
fn scaled(name: &str, factors: &[f64]) -> Named {
    let mut inputs = good().into_iter().find(|(known, _)| *known == name).unwrap().1;
    let mut factors = factors.iter().cycle();
    for (field, values) in &mut inputs {
        let list_factor = factors.next().unwrap();
        for value in values.iter_mut() {
            *value *= list_factor;
        }
        if field == "production_rate" {
            values[0] += 1300.0 * 30.0;
        }
    }
    inputs
}

/// Every input of a model times a power of two of its unit of money, quantity and time: exact, so that the answer must scale by bits.
fn in_other_units(inputs: &Named, units: &[(&str, i32)], factor: f64) -> Named {
    let mut inputs = inputs.clone();
    for (name, values) in &mut inputs {
        let exponent = units.iter().find(|(known, _)| known == name).map_or(0, |(_, exponent)| *exponent);
        for value in values {
            *value *= match exponent {
                1 => factor,
                -1 => 1.0 / factor,
                _ => 1.0,
            };
        }
    }
    inputs
}

#[test]
fn periods_without_demand_hide_no_cheaper_order() {
    let demand = [0.0, 0.0, 0.0, 30.0, 26.0, 11.0];
    let (fixed, holding, purchase) = ([0.0, 0.0, 0.0, 112.0, 0.0, 0.0], [0.0, 0.0, 4.0, 1.0, 3.0, 0.0], [0.0, 0.0, 0.0, 2.0, 6.0, 0.0]);
    let model = WagnerWhitinVarying { demand: &demand, fixed_costs: &fixed, holding_costs: &holding, purchase_costs: &purchase };
    let costs: Vec<[f64; 3]> = (0..demand.len()).map(|t| [fixed[t], holding[t], purchase[t]]).collect();
    let (cost, plan) = brute_force(&demand, &costs);
    let best = model.optimum().unwrap();
    assert_eq!((best.cost, best.order_quantities), (cost, plan));
}

proptest! {
    #[test]
    fn no_decision_is_better_than_the_best(factors in prop::collection::vec(0.05_f64..20.0, 7), ratio in 0.01_f64..30.0) {
        for (name, decision, cost) in DECISIONS {
            let inputs = scaled(name, &factors);
            let model = find(name).unwrap();
            let best = solve(model, &inputs).unwrap();
            let at = |value: f64| {
                let mut inputs = inputs.clone();
                inputs.insert((*decision).to_owned(), vec![value]);
                solve(model, &inputs).map(|found| found[*cost][0])
            };
            let value = best[*decision][0];
            // The cost of the best decision is the best cost, and no neighbour or other decision is cheaper.
            prop_assert!(close(at(value).unwrap(), best[*cost][0], 1e-12), "{name}");
            for other in [value * 0.999, value * 1.001, value * ratio] {
                if let Ok(other_cost) = at(other) {
                    prop_assert!(other_cost >= best[*cost][0] * (1.0 - 1e-12), "{name} {inputs:?}: {decision} {other} costs {other_cost}, {value} {}", best[*cost][0]);
                }
            }
        }
    }

    #[test]
    fn costs_are_convex_in_the_quantity(factors in prop::collection::vec(0.05_f64..20.0, 7), a in 0.1_f64..10.0, b in 0.1_f64..10.0) {
        for name in ["eoq", "epq", "eoq_backorders", "epq_backorders", "eoq_multiplicative_yield"] {
            let inputs = scaled(name, &factors);
            let at = |value: f64| {
                let mut inputs = inputs.clone();
                inputs.insert("order_quantity".to_owned(), vec![value]);
                one(name, &inputs, "cost_rate")
            };
            let best = one(name, &inputs, "order_quantity");
            prop_assert!(at(best * (a + b) / 2.0) <= f64::midpoint(at(best * a), at(best * b)) * (1.0 + 1e-12), "{name}");
        }
    }

    #[test]
    fn other_units_leave_the_decision(factors in prop::collection::vec(0.05_f64..20.0, 7), power in 1_u32..6) {
        let factor = f64::from(1_u32 << power);
        // Money; quantity: a rate of demand is larger and a cost of a unit smaller in smaller units; time.
        let money = &[("fixed_cost", 1), ("holding_cost", 1), ("backorder_cost", 1), ("stockout_cost", 1), ("unit_costs", 1)][..];
        let quantity = &[
            ("demand_rate", 1), ("production_rate", 1), ("holding_cost", -1), ("backorder_cost", -1), ("stockout_cost", -1), ("unit_costs", -1),
            ("breakpoints", 1), ("minimum", 1), ("maximum", 1), ("multiple", 1),
        ][..];
        let time = &[
            ("demand_rate", -1), ("production_rate", -1), ("holding_cost", -1), ("backorder_cost", -1), ("holding_rate", -1),
            ("disruption_rate", -1), ("recovery_rate", -1), ("base_period", 1),
        ][..];
        let names = ["eoq", "eoq_backorders", "epq", "epq_backorders", "eoq_all_units_discount", "eoq_incremental_discount", "eoq_disruptions", "power_of_two"];
        for name in names {
            let inputs = scaled(name, &factors);
            let (quantities, cost) = (one(name, &inputs, "order_quantity"), one(name, &inputs, "cost_rate"));
            for (units, of_quantity, of_cost) in [(money, 1.0, factor), (quantity, factor, 1.0), (time, 1.0, 1.0 / factor)] {
                let other = in_other_units(&inputs, units, factor);
                prop_assert!(close(one(name, &other, "order_quantity"), quantities * of_quantity, 1e-9), "{name}");
                prop_assert!(close(one(name, &other, "cost_rate"), cost * of_cost, 1e-12), "{name}");
            }
        }
    }

    #[test]
    fn limits_of_models_are_the_eoq(factors in prop::collection::vec(0.05_f64..20.0, 3)) {
        let eoq = scaled("eoq", &factors);
        let (quantity, cost) = (one("eoq", &eoq, "order_quantity"), one("eoq", &eoq, "cost_rate"));
        let with = |name: &str, more: &[(&str, &[f64])]| {
            let mut inputs = eoq.clone();
            inputs.extend(named(more));
            let found = solve(find(name).unwrap(), &inputs).unwrap();
            (found["order_quantity"][0], found["cost_rate"][0])
        };
        let same = [
            with("eoq_backorders", &[("backorder_cost", &[1e15])]),
            with("epq", &[("production_rate", &[1e20])]),
            with("epq_backorders", &[("production_rate", &[1e20]), ("backorder_cost", &[1e15])]),
            with("eoq_additive_yield", &[("yield_mean", &[0.0]), ("yield_sd", &[0.0])]),
            with("eoq_multiplicative_yield", &[("yield_mean", &[1.0]), ("yield_sd", &[0.0])]),
            with("eoq_terms", &[("breakpoints", &[0.0]), ("unit_costs", &[0.0])]),
            with("eoq_disruptions", &[("stockout_cost", &[1.0]), ("disruption_rate", &[1e-12]), ("recovery_rate", &[1e6])]),
        ];
        for (at, (other, other_cost)) in same.into_iter().enumerate() {
            prop_assert!(close(other, quantity, 1e-6) && close(other_cost, cost, 1e-6), "{at}: {other} {quantity}, {other_cost} {cost}");
        }
        let power = one("power_of_two", &{ let mut inputs = eoq.clone(); inputs.extend(named(&[("base_period", &[factors[0]])])); inputs }, "cost_ratio");
        prop_assert!((1.0 - 1e-12..=1.060_660_172).contains(&power));
        let sensitivity = one("eoq_sensitivity", &named(&[("best_quantity", &[quantity]), ("order_quantity", &[quantity * factors[1]])]), "cost_ratio");
        let other = one("eoq", &{ let mut inputs = eoq.clone(); inputs.extend(named(&[("order_quantity", &[quantity * factors[1]])])); inputs }, "cost_rate");
        prop_assert!(close(sensitivity, other / cost, 1e-12));
    }

    #[test]
    fn terms_are_searched_exactly(
        fixed in 1.0_f64..300.0, rate in 1.0_f64..500.0, holding in 0.01_f64..3.0, multiple in 1_u32..9, least in 0_u32..40, span in 0_u32..60,
        breaks in prop::collection::btree_set(1_u32..80, 0..4), drops in prop::collection::vec(0.5_f64..1.0, 5),
    ) {
        let mut breakpoints = vec![0.0];
        breakpoints.extend(breaks.iter().map(|at| f64::from(*at)));
        let mut price = 3.0;
        let unit_costs: Vec<f64> = breakpoints.iter().zip(&drops).map(|(_, drop)| { price *= drop; price }).collect();
        let inputs = named(&[
            ("fixed_cost", &[fixed]), ("demand_rate", &[rate]), ("holding_cost", &[holding]), ("holding_rate", &[0.2]), ("minimum", &[f64::from(least)]),
            ("maximum", &[f64::from(least + span + 1)]), ("multiple", &[f64::from(multiple)]), ("breakpoints", &breakpoints), ("unit_costs", &unit_costs),
        ]);
        let model = find("eoq_terms").unwrap();
        let mut best: Option<(f64, f64)> = None;
        for quantity in (1..=110).map(|count| f64::from(count * multiple)).filter(|quantity| (f64::from(least)..=f64::from(least + span + 1)).contains(quantity)) {
            let price = unit_costs[breakpoints.iter().filter(|from| **from <= quantity).count() - 1];
            let cost = price * rate + fixed * rate / quantity + (holding + 0.2 * price) * quantity / 2.0;
            let mut given = inputs.clone();
            given.insert("order_quantity".to_owned(), vec![quantity]);
            prop_assert_eq!(solve(model, &given).unwrap()["cost_rate"][0], cost);
            if best.is_none_or(|(_, least)| cost < least) {
                best = Some((quantity, cost));
            }
        }
        match (solve(model, &inputs), best) {
            (Ok(found), Some((quantity, cost))) => prop_assert_eq!((found["order_quantity"][0], found["cost_rate"][0]), (quantity, cost)),
            (Err(error), None) => prop_assert_eq!(error.field_name(), Some("multiple")),
            (found, best) => prop_assert!(false, "{found:?} {best:?}"),
        }
    }

    // ------------------------------------------------------------ joint replenishment

    #[test]
    fn joint_multiples_are_optimal(
        shared in 0.5_f64..200.0, items in prop::collection::vec((0.0_f64..100.0, 0.1_f64..10.0, 1.0_f64..500.0), 1..4),
    ) {
        let (fixed, rest): (Vec<f64>, Vec<(f64, f64)>) = items.iter().map(|(k, h, d)| (*k, (*h, *d))).unzip();
        let (holding, demand): (Vec<f64>, Vec<f64>) = rest.into_iter().unzip();
        let joint = JointReplenishment { shared_fixed_cost: shared, individual_fixed_costs: &fixed, holding_costs: &holding, demand_rates: &demand };
        let found = vmi_core::policy::jrp_optimal::optimal(&joint).unwrap();
        let silver = vmi_core::policy::jrp_silver_heuristic::silver_heuristic(&joint).unwrap();
        prop_assert!(found.cost_rate <= silver.cost_rate * (1.0 + 1e-14));
        let most = 12_usize;
        for code in 0..most.pow(fixed.len() as u32) {
            let multiples: Vec<f64> = (0..fixed.len()).map(|at| (code / most.pow(at as u32) % most + 1) as f64).collect();
            prop_assert!(found.cost_rate <= joint.cost(&multiples).unwrap().cost_rate * (1.0 + 1e-13), "{multiples:?} beats {found:?}");
        }
        let other = joint.cost_of_cycle(&found.order_multiples, found.base_cycle_time * 1.01).unwrap();
        prop_assert!(other.cost_rate >= found.cost_rate);
    }

    // ------------------------------------------------------------ lots over time

    #[test]
    fn wagner_whitin_is_optimal(demand in prop::collection::vec(0_u32..40, 1..11), fixed in 0_u32..120, holding in 0_u32..5, purchase in 0_u32..3) {
        let demand: Vec<f64> = demand.into_iter().map(f64::from).collect();
        let (fixed, holding, purchase) = (f64::from(fixed), f64::from(holding), f64::from(purchase));
        let model = WagnerWhitin { demand: &demand, fixed_cost: fixed, holding_cost: holding, purchase_cost: purchase };
        let costs: Vec<[f64; 3]> = vec![[fixed, holding, purchase]; demand.len()];
        let best = model.optimum().unwrap();
        let (cost, plan) = brute_force(&demand, &costs);
        prop_assert_eq!(best.cost, cost);
        prop_assert_eq!(&best.order_quantities, &plan);
        prop_assert_eq!(model.cost(&best.order_quantities).unwrap(), best);
        for heuristic in ["silver_meal", "least_unit_cost", "part_period_balancing", "lot_for_lot"] {
            let inputs = named(&[("demand", &demand), ("fixed_cost", &[fixed]), ("holding_cost", &[holding])]);
            let free = WagnerWhitin { purchase_cost: 0.0, ..model }.optimum().unwrap();
            prop_assert!(one(heuristic, &inputs, "cost") >= free.cost, "{heuristic}");
        }
    }

    #[test]
    fn wagner_whitin_with_varying_costs_is_optimal(periods in prop::collection::vec((0_u32..40, 0_u32..120, 0_u32..5, 0_u32..12), 1..11)) {
        let column = |of: fn(&(u32, u32, u32, u32)) -> u32| periods.iter().map(|period| f64::from(of(period))).collect::<Vec<f64>>();
        let (demand, fixed, holding, purchase) = (column(|p| p.0), column(|p| p.1), column(|p| p.2), column(|p| p.3));
        let model = WagnerWhitinVarying { demand: &demand, fixed_costs: &fixed, holding_costs: &holding, purchase_costs: &purchase };
        let costs: Vec<[f64; 3]> = (0..demand.len()).map(|t| [fixed[t], holding[t], purchase[t]]).collect();
        let best = model.optimum().unwrap();
        let (cost, plan) = brute_force(&demand, &costs);
        prop_assert_eq!(best.cost, cost);
        prop_assert_eq!(&best.order_quantities, &plan);
    }

    #[test]
    fn wagner_whitin_agrees_with_the_quadratic_program(demand in prop::collection::vec(0_u32..400, 1..200), fixed in 0.0_f64..3000.0, holding in 0.0_f64..3.0) {
        let demand: Vec<f64> = demand.into_iter().map(f64::from).collect();
        let mut workspace = Workspace::default();
        let cost = WagnerWhitin { demand: &demand, fixed_cost: fixed, holding_cost: holding, purchase_cost: 0.0 }.optimum_in(&mut workspace).unwrap();
        let mut least = vec![0.0; demand.len() + 1];
        for end in 1..=demand.len() {
            least[end] = if demand[end - 1] == 0.0 { least[end - 1] } else { f64::INFINITY };
            let (mut held, mut units) = (0.0, 0.0);
            for start in (0..end).rev() {
                held += holding * units;
                units += demand[start];
                least[end] = f64::min(least[end], least[start] + fixed + held);
            }
        }
        prop_assert!(close(cost, least[demand.len()], 1e-11), "{cost} {}", least[demand.len()]);
        // Falling slopes or not, the tree finds what the envelope finds.
        let lists = |value: f64| vec![value; demand.len()];
        let mut fixed_costs = lists(fixed);
        fixed_costs.push(1e300);
        let (mut longer, mut holding_costs, mut purchase_costs) = (demand.clone(), lists(holding), lists(0.0));
        longer.push(0.0);
        holding_costs.push(0.0);
        purchase_costs.push(1e15);
        let varying = WagnerWhitinVarying { demand: &longer, fixed_costs: &fixed_costs, holding_costs: &holding_costs, purchase_costs: &purchase_costs };
        prop_assert!(close(varying.optimum().unwrap().cost, cost, 1e-12));
    }

    #[test]
    fn lots_under_terms_are_optimal(
        demand in prop::collection::vec(0_u32..10, 1..5), fixed in 0_u32..30, holding in 0_u32..4, purchase in 0_u32..3, multiple in 1_u32..5, minimum in 0_u32..14,
        room in prop::option::of(0_u32..12),
    ) {
        let demand: Vec<f64> = demand.into_iter().map(f64::from).collect();
        let lowest = minimum.max(1).div_ceil(multiple) * multiple;
        let maximum = room.map(|room| f64::from(lowest + room));
        let model = LotSizingTerms {
            demand: &demand, fixed_cost: f64::from(fixed), holding_cost: f64::from(holding), purchase_cost: f64::from(purchase),
            multiple: f64::from(multiple), minimum: f64::from(minimum), maximum,
        };
        let total: f64 = demand.iter().sum();
        let allowed: Vec<f64> = (0..=60).map(|count| f64::from(count * multiple)).filter(|quantity| {
            *quantity == 0.0 || (*quantity >= f64::from(minimum) && maximum.is_none_or(|maximum| *quantity <= maximum) && *quantity <= total + f64::from(lowest))
        }).collect();
        let mut plan = Vec::new();
        let least = all_plans(&model, &allowed, 0.0, &mut plan);
        match model.optimum() {
            Ok(best) => {
                prop_assert_eq!(best.cost, least);
                prop_assert_eq!(model.cost(&best.order_quantities).unwrap(), best);
            }
            Err(error) => {
                prop_assert!(least.is_infinite(), "{error}");
                prop_assert_eq!(error.field_name(), Some("maximum"));
            }
        }
    }

    // ------------------------------------------------------------ many items, several suppliers

    #[test]
    fn limits_are_kept_and_used(items in prop::collection::vec((1.0_f64..1000.0, 1.0_f64..100.0, 0.1_f64..10.0, 0.1_f64..50.0), 1..12), share in 0.01_f64..1.5) {
        let column = |of: fn(&(f64, f64, f64, f64)) -> f64| items.iter().map(of).collect::<Vec<f64>>();
        let (demand, fixed, holding, weights) = (column(|i| i.0), column(|i| i.1), column(|i| i.2), column(|i| i.3));
        let problem = Items { demand_rates: &demand, fixed_costs: &fixed, holding_costs: &holding };
        let base = named(&[("demand_rates", &demand), ("fixed_costs", &fixed), ("holding_costs", &holding), ("limit", &[1e12])]);
        for (name, weight) in [("eoq_budget_limit", Some("unit_costs")), ("eoq_space_limit", Some("spaces")), ("eoq_order_limit", None)] {
            let mut inputs = base.clone();
            if let Some(weight) = weight {
                inputs.insert(weight.to_owned(), weights.clone());
            }
            let free = solve(find(name).unwrap(), &inputs).unwrap();
            prop_assert_eq!(free["multiplier"][0], 0.0);
            let limit = free["used"][0] * share;
            inputs.insert("limit".to_owned(), vec![limit]);
            let found = solve(find(name).unwrap(), &inputs).unwrap();
            prop_assert!(found["used"][0] <= limit);
            prop_assert!(close(found["cost_rate"][0], problem.cost(&found["order_quantities"]).unwrap(), 1e-15));
            if share >= 1.0 {
                prop_assert_eq!(&found, &free);
                continue;
            }
            prop_assert!(close(found["used"][0], limit, 1e-9), "{name}: {} of {limit}", found["used"][0]);
            // The cost is convex, and what the multiplier says it saves is a bound from below.
            inputs.insert("limit".to_owned(), vec![limit * 0.9]);
            let tighter = solve(find(name).unwrap(), &inputs).unwrap();
            prop_assert!(tighter["cost_rate"][0] >= (found["cost_rate"][0] + found["multiplier"][0] * limit * 0.1) * (1.0 - 1e-9), "{name}");
        }
    }

    #[test]
    fn splits_are_optimal(quantity in 1_u32..16, suppliers in prop::collection::vec((0_u32..8, 0_u32..10, 1_u32..9, 0_u32..30), 1..4)) {
        let column = |of: fn(&(u32, u32, u32, u32)) -> u32| suppliers.iter().map(|s| f64::from(of(s))).collect::<Vec<f64>>();
        let (minimums, maximums) = (column(|s| s.0), column(|s| s.0 + s.1));
        let (unit_prices, fixed_costs) = (column(|s| s.2), column(|s| s.3));
        let split = SupplierSplit { quantity: f64::from(quantity), minimums: &minimums, maximums: &maximums, unit_prices: &unit_prices, fixed_costs: &fixed_costs };
        let mut best: Option<(f64, Vec<f64>)> = None;
        let base = quantity as usize + 1;
        for code in 0..base.pow(suppliers.len() as u32) {
            let quantities: Vec<f64> = (0..suppliers.len()).map(|at| (code / base.pow(at as u32) % base) as f64).collect();
            if let Ok(found) = split.cost(&quantities) {
                if best.as_ref().is_none_or(|(cost, known)| found.cost < *cost || (found.cost == *cost && quantities > *known)) {
                    best = Some((found.cost, quantities));
                }
            }
        }
        match (split.optimum(), best) {
            (Ok(found), Some((cost, quantities))) => {
                prop_assert_eq!(found.cost, cost);
                prop_assert_eq!(found.quantities, quantities);
            }
            (Err(error), None) => prop_assert_eq!(error.field_name(), Some("quantity")),
            (found, best) => prop_assert!(false, "{found:?} {best:?}"),
        }
    }

    #[test]
    fn deliveries_are_optimal(setup in 1.0_f64..2000.0, delivery in 1.0_f64..100.0, holding in 0.1_f64..20.0, supplier in 0.1_f64..20.0) {
        let inputs = named(&[
            ("demand_rate", &[1000.0]), ("setup_cost", &[setup]), ("delivery_cost", &[delivery]), ("holding_cost", &[holding]), ("supplier_holding_cost", &[supplier]),
        ]);
        let best = one("jit_lot", &inputs, "cost_rate");
        for deliveries in 1..200 {
            let mut given = inputs.clone();
            given.insert("deliveries".to_owned(), vec![f64::from(deliveries)]);
            prop_assert!(one("jit_lot", &given, "cost_rate") >= best * (1.0 - 1e-12));
        }
    }

    #[test]
    fn a_line_needs_no_job_fewer(rate in 0.1_f64..10.0, jobs in 1.0_f64..20.0, wanted in 0.01_f64..0.99) {
        let line = vmi_core::policy::conwip::Conwip { bottleneck_rate: rate, raw_process_time: jobs / rate };
        let found = line.optimum(wanted * rate).unwrap();
        prop_assert!(found.throughput >= wanted * rate * (1.0 - 1e-9));
        prop_assert!(close(found.wip, found.throughput * found.cycle_time, 1e-9)); // Little
        prop_assert!(found.wip < 2.0 || line.performance(found.wip - 1.0).unwrap().throughput < wanted * rate);
    }
}

/// The cheapest plan over all sets of periods with an order; ties: the later last order, and so on before it.
fn brute_force(demand: &[f64], costs: &[[f64; 3]]) -> (f64, Vec<f64>) {
    let mut best: Option<(f64, Vec<f64>)> = None;
    let last_first = |plan: &[f64]| plan.iter().rev().map(|quantity| *quantity > 0.0).collect::<Vec<bool>>();
    for set in 0_u32..1 << demand.len() {
        let (mut plan, mut from) = (vec![0.0; demand.len()], None);
        let mut covered = true;
        for (period, units) in demand.iter().enumerate() {
            if set & (1 << period) != 0 {
                from = Some(period);
            }
            match from {
                Some(from) => plan[from] += units,
                None => covered &= *units == 0.0,
            }
        }
        // An order of nothing is no order.
        let orders = plan.iter().filter(|quantity| **quantity > 0.0).count();
        if !covered || orders != set.count_ones() as usize {
            continue;
        }
        let (mut stock, mut cost) = (0.0, 0.0);
        for period in 0..demand.len() {
            stock += plan[period] - demand[period];
            cost += if plan[period] > 0.0 { costs[period][0] + costs[period][2] * plan[period] } else { 0.0 } + costs[period][1] * stock;
        }
        if best.as_ref().is_none_or(|(least, known)| cost < *least || (cost == *least && last_first(&plan) > last_first(known))) {
            best = Some((cost, plan));
        }
    }
    best.unwrap()
}

/// The least cost over all plans of allowed orders, by recursion.
fn all_plans(model: &LotSizingTerms<'_>, allowed: &[f64], stock: f64, plan: &mut Vec<f64>) -> f64 {
    let Some(units) = model.demand.get(plan.len()) else { return 0.0 };
    let mut least = f64::INFINITY;
    for quantity in allowed {
        let left = stock + quantity - units;
        if left < 0.0 {
            continue;
        }
        let paid = if *quantity > 0.0 { model.fixed_cost + model.purchase_cost * quantity } else { 0.0 };
        plan.push(*quantity);
        let cost = paid + model.holding_cost * left + all_plans(model, allowed, left, plan);
        plan.pop();
        least = least.min(cost);
    }
    least
}

// ---------------------------------------------------------------- known points

#[test]
fn an_order_with_stock_left_is_best_under_a_minimum() {
    // Orders of at least 10: with 4 left, 10 more now are cheaper than to order enough for both periods at first, or to wait for nothing left.
    let demand = [6.0, 8.0, 6.0];
    let model =
        LotSizingTerms { demand: &demand, fixed_cost: 1.0, holding_cost: 1.0, purchase_cost: 0.0, multiple: 1.0, minimum: 10.0, maximum: None };
    let best = model.optimum().unwrap();
    assert_eq!(best.order_quantities, [10.0, 10.0, 0.0]);
    assert_eq!(best.cost, 2.0 + 4.0 + 6.0);
}

#[test]
fn nothing_is_ordered_where_nothing_is_asked_for() {
    let inputs = named(&[("demand", &[0.0, 0.0]), ("fixed_cost", &[5.0]), ("holding_cost", &[1.0]), ("multiple", &[2.0])]);
    for name in [
        "wagner_whitin",
        "silver_meal",
        "least_unit_cost",
        "part_period_balancing",
        "lot_for_lot",
        "period_order_quantity",
        "fixed_order_quantity",
        "lot_sizing_terms",
    ] {
        let mut inputs = inputs.clone();
        if name != "lot_sizing_terms" {
            inputs.remove("multiple");
        }
        let found = solve(find(name).unwrap(), &inputs).unwrap();
        assert_eq!((found["order_quantities"].as_slice(), found["cost"][0]), ([0.0, 0.0].as_slice(), 0.0), "{name}");
    }
}

#[test]
fn accidents_of_floats_do_not_count() {
    // 0.1 · 3 is a little above 0.3.
    let terms = |maximum: f64| {
        named(&[
            ("fixed_cost", &[1.0]),
            ("demand_rate", &[1.0]),
            ("holding_cost", &[1.0]),
            ("maximum", &[maximum]),
            ("multiple", &[0.1]),
            ("breakpoints", &[0.0]),
            ("unit_costs", &[0.0]),
        ])
    };
    assert!(close(one("eoq_terms", &terms(0.3), "order_quantity"), 0.3, 1e-12));
    let plan = fixed(&[0.1, 0.2, 0.3], 0.3);
    assert_eq!(plan, [0.3, 0.0, 0.3]);
}

fn fixed(demand: &[f64], quantity: f64) -> Vec<f64> {
    let inputs = named(&[("demand", demand), ("fixed_cost", &[1.0]), ("holding_cost", &[1.0]), ("order_quantity", &[quantity])]);
    solve(find("fixed_order_quantity").unwrap(), &inputs).unwrap()["order_quantities"].clone()
}

#[test]
fn the_approximation_of_disruptions_costs_h_for_each_unit() {
    let mut inputs = good().into_iter().find(|(name, _)| *name == "eoq_disruptions").unwrap().1;
    let exact = solve(find("eoq_disruptions").unwrap(), &inputs).unwrap();
    inputs.insert("approximate".to_owned(), vec![1.0]);
    let near = solve(find("eoq_disruptions").unwrap(), &inputs).unwrap();
    assert!(close(near["cost_rate"][0], 0.225 * near["order_quantity"][0], 1e-12));
    assert!(close(near["order_quantity"][0], exact["order_quantity"][0], 1e-3));
    assert!(close(near["cost_rate"][0], exact["cost_rate"][0], 1e-3));
    inputs.insert("order_quantity".to_owned(), near["order_quantity"].clone());
    assert_eq!(solve(find("eoq_disruptions").unwrap(), &inputs).unwrap(), near);
}

#[test]
fn an_epq_with_backorders_of_a_decision_is_the_model_of_its_parts() {
    let model = EpqBackorders { fixed_cost: 8.0, demand_rate: 1300.0, holding_cost: 0.225, production_rate: 2000.0, backorder_cost: 0.5 };
    let best = model.optimum().unwrap();
    assert_eq!(model.cost(best.order_quantity, best.stockout_fraction).unwrap(), best);
    // Over a cycle stock falls and rises by Q (1 − ρ): highest stock and most backorders add up to it.
    assert!(close(best.max_inventory + best.max_backorders, best.order_quantity * 0.35, 1e-12));
}

/// What a model answers for numbers and lists.
fn solved(name: &str, numbers: &[Option<f64>], lists: &[&[f64]]) -> Answer {
    let mut answer = Answer::default();
    (find(name).unwrap().solve)(&Given { numbers, lists }, &mut answer).unwrap();
    answer
}

#[test]
fn the_cost_of_a_given_plan_is_that_of_the_model_that_found_it() {
    let near = |a: f64, b: f64| assert!((a / b - 1.0).abs() < 1e-12, "{a} {b}");
    let items: [&[f64]; 3] = [&[15.0, 20.0, 5.0], &[0.24, 0.3, 1.0], &[86_000.0, 12_500.0, 1_400.0]];
    let best = solved("jrp_optimal", &[Some(40.0)], &items);
    let with: Vec<&[f64]> = items.iter().copied().chain([&best.lists[0][..]]).collect();
    near(solved("jrp_cost", &[Some(40.0), None], &with).numbers[1], best.numbers[1]);
    near(solved("jrp_cost", &[Some(40.0), Some(best.numbers[0])], &with).numbers[1], best.numbers[1]);
    assert!(solved("jrp_cost", &[Some(40.0), Some(2.0 * best.numbers[0])], &with).numbers[1] > 1.1 * best.numbers[1]);

    let (rates, costs, holding, prices): ([f64; 2], [f64; 2], [f64; 2], [f64; 2]) = ([1000.0, 400.0], [50.0, 20.0], [10.0, 4.0], [20.0, 9.0]);
    let limited = solved("eoq_budget_limit", &[Some(900.0)], &[&rates, &costs, &holding, &prices]);
    near(solved("eoq_items_cost", &[], &[&rates, &costs, &holding, &limited.lists[0]]).numbers[0], limited.numbers[2]);

    let demand: [f64; 4] = [90.0, 120.0, 80.0, 70.0];
    let best = solved("wagner_whitin", &[Some(500.0), Some(2.0), Some(1.5)], &[&demand]);
    near(solved("lot_sizing_cost", &[Some(500.0), Some(2.0), Some(1.5)], &[&demand, &best.lists[0]]).numbers[0], best.numbers[0]);
    let short = Given { numbers: &[Some(500.0), Some(2.0), None], lists: &[&demand, &[90.0, 0.0, 270.0, 0.0]] };
    let error = (find("lot_sizing_cost").unwrap().solve)(&short, &mut Answer::default()).unwrap_err();
    assert!(error.to_string().contains("period 2"), "{error}");
}
