//! (s,S) under continuous review: (r,Q) where demand is unit by unit, brute force, a chain of positions, a simulation, bad input.

#[path = "common/few_cases.rs"]
mod few_cases;

use proptest::prelude::*;
use vmi_core::num::distribution::{CompoundPoisson, Distribution, Pmf, Poisson};
use vmi_core::policy::batch::{Column, Output};
use vmi_core::policy::catalogue::find;
use vmi_core::policy::position_cost::PositionCost;
use vmi_core::policy::rq::RqPolicy;
use vmi_core::policy::ss_continuous::SsContinuous;

few_cases! {
    40;

    #[test]
    fn unit_by_unit_it_is_r_and_q(k in 0.5_f64..200.0, (h, p) in (0.1_f64..4.0, 0.5_f64..40.0), demand_rate in 0.5_f64..30.0, lead_time in 0.05_f64..2.0, (s, gap) in (-5_i32..30, 1_i32..40)) {
        let jumps = Pmf::certain(1).unwrap();
        let levels = SsContinuous { fixed_cost: k, holding_cost: h, stockout_cost: p, demand_rate, lead_time, jumps: &jumps };
        let demand = Poisson::new(demand_rate * lead_time).unwrap();
        let lots = RqPolicy { fixed_cost: k, demand_rate, holding_cost: h, stockout_cost: p, lead_time_demand: &demand };
        let (one, other) = (levels.optimum().unwrap(), lots.optimum_discrete().unwrap());
        prop_assert_eq!((one.reorder_level, one.order_up_to), (other.reorder_point, other.reorder_point + other.order_quantity));
        prop_assert!((one.cost_rate / other.cost_rate - 1.0).abs() < 1e-11);
        let (one, other) = (levels.cost(f64::from(s), f64::from(s + gap)).unwrap(), lots.cost_discrete(f64::from(s), f64::from(gap)).unwrap());
        prop_assert!((one.cost_rate / other.cost_rate - 1.0).abs() < 1e-11);
    }

    #[test]
    fn no_levels_cost_less(k in 0.0_f64..80.0, (h, p) in (0.1_f64..4.0, 0.5_f64..40.0), demand_rate in 0.5_f64..10.0, lead_time in 0.0_f64..2.0, weights in prop::collection::vec(0.0_f64..1.0, 2..7)) {
        let total: f64 = weights.iter().sum();
        prop_assume!(total - weights[0] > 0.1);
        let jumps = Pmf::new(0, weights.iter().map(|weight| weight / total).collect()).unwrap();
        let model = SsContinuous { fixed_cost: k, holding_cost: h, stockout_cost: p, demand_rate, lead_time, jumps: &jumps };
        let best = model.optimum().unwrap();
        let (s, top) = (best.reorder_level as i64, best.order_up_to as i64);
        for low in s - 6..=s + 6 {
            for high in (low + 1).max(top - 6)..=top + 6 {
                prop_assert!(model.cost(low as f64, high as f64).unwrap().cost_rate >= best.cost_rate * (1.0 - 1e-12), "({low}, {high}) beats {best:?}");
            }
        }
        // A unit of time twice as long.
        let twice = SsContinuous { holding_cost: 2.0 * h, stockout_cost: 2.0 * p, demand_rate: 2.0 * demand_rate, lead_time: lead_time / 2.0, ..model }.optimum().unwrap();
        prop_assert_eq!((twice.reorder_level, twice.order_up_to), (best.reorder_level, best.order_up_to));
        prop_assert!((twice.cost_rate / best.cost_rate - 2.0).abs() < 1e-11);
    }

    #[test]
    fn the_chain_of_positions_costs_the_same(demand_rate in 0.5_f64..6.0, lead_time in 0.1_f64..2.0, weights in prop::collection::vec(0.05_f64..1.0, 2..5), (s, gap) in (-3_i64..6, 1_i64..12)) {
        let total: f64 = weights.iter().sum();
        let jumps = Pmf::new(1, weights.iter().map(|weight| weight / total).collect()).unwrap();
        let model = SsContinuous { fixed_cost: 20.0, holding_cost: 1.0, stockout_cost: 9.0, demand_rate, lead_time, jumps: &jumps };
        let found = model.cost(s as f64, (s + gap) as f64).unwrap().cost_rate;
        let cover = CompoundPoisson::new(demand_rate * lead_time, &jumps).unwrap();
        let position = PositionCost { holding_cost: 1.0, stockout_cost: 9.0, demand: &cover };
        // Stationary chances of the positions s + 1 … S, mixed with themselves so that a period of the chain does not matter.
        let mut chance = vec![1.0 / gap as f64; gap as usize];
        let mut orders = 0.0;
        for _ in 0..6_000 {
            let mut next: Vec<f64> = chance.iter().map(|probability| 0.5 * probability).collect();
            orders = 0.0;
            for (at, probability) in chance.iter().enumerate() {
                for (units, part) in (1..).zip(jumps.probabilities()) {
                    let to = if at >= units { at - units } else { gap as usize - 1 };
                    next[to] += 0.5 * probability * part;
                    orders += if at >= units { 0.0 } else { probability * part };
                }
            }
            chance = next;
        }
        let held: f64 = chance.iter().zip(s + 1..).map(|(probability, y)| probability * position.at(y as f64)).sum();
        let chain = held + 20.0 * demand_rate * orders;
        prop_assert!((found / chain - 1.0).abs() < 1e-8, "{found} by renewal, {chain} by the chain");
    }
}

/// Stock, orders on the way and costs of 400 stretches of 500 demands: within four standard errors.
#[test]
fn a_simulation_costs_the_same() {
    let jumps = Pmf::new(1, vec![0.5, 0.2, 0.0, 0.3]).unwrap();
    let model = SsContinuous { fixed_cost: 30.0, holding_cost: 1.0, stockout_cost: 9.0, demand_rate: 2.0, lead_time: 1.5, jumps: &jumps };
    let best = model.optimum().unwrap();
    let mut state = 3_u64;
    let mut uniform = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 11) as f64 + 0.5) / 9_007_199_254_740_992.0
    };
    for (s, top) in [(best.reorder_level, best.order_up_to), (0.0, 9.0)] {
        let (mut now, mut net, mut position) = (0.0, top, top);
        let mut due = std::collections::VecDeque::new();
        let rate = |net: f64| net.max(0.0) + 9.0 * (-net).max(0.0);
        let means: Vec<f64> = (0..400)
            .map(|_| {
                let (start, mut cost) = (now, 0.0);
                for _ in 0..500 {
                    let next: f64 = now - uniform().ln() / model.demand_rate;
                    while due.front().is_some_and(|order: &(f64, f64)| order.0 <= next) {
                        let (time, units) = due.pop_front().unwrap();
                        cost += rate(net) * (time - now);
                        (now, net) = (time, net + units);
                    }
                    cost += rate(net) * (next - now);
                    let units = jumps.quantile(uniform()).unwrap();
                    (now, net, position) = (next, net - units, position - units);
                    if position <= s {
                        cost += model.fixed_cost;
                        due.push_back((now + model.lead_time, top - position));
                        position = top;
                    }
                }
                cost / (now - start)
            })
            .collect();
        let mean = means.iter().sum::<f64>() / 400.0;
        let error = (means.iter().map(|of| (of - mean) * (of - mean)).sum::<f64>() / 399.0 / 400.0).sqrt();
        let exact = model.cost(s, top).unwrap().cost_rate;
        assert!((mean - exact).abs() < 4.0 * error, "({s}, {top}): {exact} exactly, {mean} ± {error} simulated");
    }
}

#[test]
fn names_answer_and_bad_input_is_named() {
    let good: &[(&str, &[f64])] = &[
        ("fixed_cost", &[30.0]),
        ("holding_cost", &[1.0]),
        ("stockout_cost", &[9.0]),
        ("demand_rate", &[2.0]),
        ("lead_time", &[1.5]),
        ("values", &[1.0, 2.0, 4.0]),
        ("probabilities", &[0.5, 0.2, 0.3]),
    ];
    let solve = |name: &str, inputs: &[(&str, &[f64])]| {
        let model = find(name).unwrap();
        let column = |name: &str, is_list: bool| match inputs.iter().find(|(given, _)| *given == name) {
            None => Column::Absent,
            Some((_, values)) if is_list => Column::List(values),
            Some((_, values)) => Column::One(values[0]),
        };
        model.solve_one(&model.inputs.iter().map(|field| column(field.name, field.kind.is_list())).collect::<Vec<_>>())
    };
    let jumps = Pmf::new(1, vec![0.5, 0.2, 0.0, 0.3]).unwrap();
    let model = SsContinuous { fixed_cost: 30.0, holding_cost: 1.0, stockout_cost: 9.0, demand_rate: 2.0, lead_time: 1.5, jumps: &jumps };
    let best = model.optimum().unwrap();
    let numbers = [best.reorder_level, best.order_up_to, best.cost_rate].map(|value| Output::Numbers(vec![value]));
    assert_eq!(solve("ss_continuous_compound_poisson", good).unwrap(), numbers);
    for (field, values) in good {
        for bad in [f64::NAN, f64::INFINITY, -1.0] {
            let mut wrong = values.to_vec();
            wrong[0] = bad;
            let changed: Vec<(&str, &[f64])> =
                good.iter().map(|(known, values)| (*known, if known == field { &wrong[..] } else { *values })).collect();
            for name in ["ss_continuous_compound_poisson", "ss_continuous_poisson"] {
                if name.ends_with("continuous_poisson") && ["values", "probabilities"].contains(field) {
                    continue;
                }
                let error = solve(name, &changed).unwrap_err();
                assert!(error.field_name() == Some(field) && error.expected_text().is_some(), "{name}: {field} = {bad}: {error:?}");
            }
        }
    }
    let unlike: Vec<(&str, &[f64])> = good.iter().map(|(known, values)| (*known, if *known == "values" { &[0.0; 3][..] } else { *values })).collect();
    assert!(solve("ss_continuous_compound_poisson", &unlike).is_err());
    assert!(solve("ss_continuous_poisson", &[good, &[("reorder_level", &[5.0][..])]].concat()).is_err());
    assert_eq!(model.cost(5.0, 5.0).unwrap_err().field_name(), Some("S"));
}
