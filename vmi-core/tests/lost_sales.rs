//! Lost sales: Erlang's formula summed, brute force, simulations with stock and orders on the way, bad input.

#[path = "common/few_cases.rs"]
mod few_cases;

use std::collections::VecDeque;

use proptest::prelude::*;
use vmi_core::policy::base_stock_lost_sales::BaseStockLostSales;
use vmi_core::policy::batch::{Column, Output};
use vmi_core::policy::catalogue::find;
use vmi_core::policy::rq_lost_sales::RqLostSales;

few_cases! {
    40;

    #[test]
    fn no_base_stock_costs_less((holding_cost, stockout_cost) in (0.05_f64..5.0, 0.1_f64..80.0), demand_rate in 0.2_f64..30.0, lead_time in 0.0_f64..3.0, fill_rate in 0.01_f64..0.999) {
        let item = BaseStockLostSales { holding_cost, stockout_cost, demand_rate, lead_time };
        let (best, reached) = (item.optimum().unwrap(), item.for_fill_rate(fill_rate).unwrap());
        for stock in 0..200 {
            let found = item.performance(f64::from(stock)).unwrap();
            prop_assert!(found.cost_rate >= best.cost_rate * (1.0 - 1e-12), "{found:?} beats {best:?}");
            prop_assert_eq!(found.fill_rate >= fill_rate, f64::from(stock) >= reached.base_stock);
            // Erlang's formula as a sum.
            let terms = (1..=stock).scan(1.0, |term, n| { *term *= demand_rate * lead_time / f64::from(n); Some(*term) });
            let (sum, last) = terms.fold((1.0, 1.0), |(sum, _), term| (sum + term, term));
            prop_assert!((found.lost_rate - demand_rate * last / sum).abs() < 1e-12 * demand_rate);
        }
    }

    #[test]
    fn no_r_and_q_cost_less(fixed_cost in 0.0_f64..60.0, (holding_cost, stockout_cost) in (0.1_f64..4.0, 0.2_f64..60.0), demand_rate in 0.3_f64..6.0, lead_time in 0.05_f64..2.0, scale in 1_i32..4) {
        let item = RqLostSales { fixed_cost, holding_cost, stockout_cost, demand_rate, lead_time };
        let best = item.optimum().unwrap();
        for r in 0..40 {
            for quantity in r + 1..r + 60 {
                let found = item.cost(f64::from(r), f64::from(quantity)).unwrap();
                prop_assert!(found.cost_rate >= best.cost_rate * (1.0 - 1e-12), "{found:?} beats {best:?}");
            }
        }
        prop_assert!((item.cost(best.reorder_point, best.order_quantity).unwrap().cost_rate / best.cost_rate - 1.0).abs() < 1e-12);
        let unit = f64::from(1 << scale);
        let other = RqLostSales { holding_cost: unit * holding_cost, demand_rate: unit * demand_rate, lead_time: lead_time / unit, ..item }.optimum().unwrap();
        prop_assert_eq!((other.reorder_point, other.order_quantity), (best.reorder_point, best.order_quantity));
        prop_assert!((other.cost_rate / best.cost_rate / unit - 1.0).abs() < 1e-12);
    }
}

/// Stock on hand under demand that is lost: mean cost rates of 300 stretches, by what is ordered at each demand served.
fn simulated(rate: f64, costs: (f64, f64, f64), start: i64, lead_time: impl Fn(f64) -> f64, order: impl Fn(i64) -> i64) -> (f64, f64) {
    let mut state = 5_u64;
    let mut uniform = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 11) as f64 + 0.5) / 9_007_199_254_740_992.0
    };
    let (mut now, mut stock, mut due) = (0.0, start, VecDeque::<(f64, i64)>::new());
    let means: Vec<f64> = (0..300)
        .map(|_| {
            let (begin, mut cost) = (now, 0.0);
            for _ in 0..600 {
                let next: f64 = now - uniform().ln() / rate;
                while due.front().is_some_and(|order| order.0 <= next) {
                    let (time, units) = due.pop_front().unwrap();
                    cost += costs.1 * stock as f64 * (time - now);
                    (now, stock) = (time, stock + units);
                }
                cost += costs.1 * stock as f64 * (next - now);
                now = next;
                if stock == 0 {
                    cost += costs.2;
                    continue;
                }
                stock -= 1;
                let units = order(stock);
                if units > 0 {
                    cost += costs.0;
                    due.push_back((now + lead_time(uniform()), units));
                    due.make_contiguous().sort_by(|one, other| one.0.total_cmp(&other.0));
                }
            }
            cost / (now - begin)
        })
        .collect();
    let mean = means.iter().sum::<f64>() / 300.0;
    (mean, (means.iter().map(|of| (of - mean) * (of - mean)).sum::<f64>() / 299.0 / 300.0).sqrt())
}

#[test]
fn simulations_cost_the_same() {
    let item = BaseStockLostSales { holding_cost: 1.0, stockout_cost: 12.0, demand_rate: 3.0, lead_time: 1.5 };
    for stock in [item.optimum().unwrap().base_stock, 3.0] {
        let exact = item.performance(stock).unwrap().cost_rate;
        // The same for a constant lead time, and for an exponential one of that mean.
        for lead_time in [(|_| 1.5) as fn(f64) -> f64, |uniform: f64| -1.5 * uniform.ln()] {
            let (mean, error) = simulated(3.0, (0.0, 1.0, 12.0), stock as i64, lead_time, |_| 1);
            assert!((mean - exact).abs() < 4.0 * error, "{stock}: {exact} exactly, {mean} ± {error} simulated");
        }
    }
    let item = RqLostSales { fixed_cost: 20.0, holding_cost: 1.0, stockout_cost: 12.0, demand_rate: 3.0, lead_time: 1.5 };
    let best = item.optimum().unwrap();
    for (r, quantity) in [(best.reorder_point, best.order_quantity), (4.0, 5.0), (0.0, 8.0)] {
        let exact = item.cost(r, quantity).unwrap().cost_rate;
        let order = |stock: i64| if stock == r as i64 { quantity as i64 } else { 0 };
        let (mean, error) = simulated(3.0, (20.0, 1.0, 12.0), quantity as i64, |_| 1.5, order);
        assert!((mean - exact).abs() < 4.0 * error, "({r}, {quantity}): {exact} exactly, {mean} ± {error} simulated");
    }
}

#[test]
fn names_answer_and_bad_input_is_named() {
    let good: &[(&str, f64)] = &[("fixed_cost", 20.0), ("holding_cost", 1.0), ("stockout_cost", 12.0), ("demand_rate", 3.0), ("lead_time", 1.5)];
    let solve = |name: &str, inputs: &[(&str, f64)]| {
        let model = find(name).unwrap();
        let column = |name: &str| inputs.iter().find(|(given, _)| *given == name).map_or(Column::Absent, |(_, value)| Column::One(*value));
        model.solve_one(&model.inputs.iter().map(|field| column(field.name)).collect::<Vec<_>>())
    };
    let with = |more: &[(&'static str, f64)]| [good, more].concat();
    let best = RqLostSales { fixed_cost: 20.0, holding_cost: 1.0, stockout_cost: 12.0, demand_rate: 3.0, lead_time: 1.5 }.optimum().unwrap();
    assert_eq!(solve("rq_lost_sales_poisson", good).unwrap()[2], Output::Numbers(vec![best.cost_rate]));
    let reached = solve("base_stock_lost_sales_poisson", &with(&[("fill_rate", 0.9)])).unwrap();
    assert!(matches!(&reached[2], Output::Numbers(rate) if rate[0] >= 0.9));
    let cases: [(&str, Vec<(&str, f64)>); 5] = [
        ("rq_lost_sales_poisson", with(&[])),
        ("rq_lost_sales_poisson", with(&[("reorder_point", 3.0), ("order_quantity", 9.0)])),
        ("base_stock_lost_sales_poisson", with(&[])),
        ("base_stock_lost_sales_poisson", with(&[("base_stock", 4.0)])),
        ("base_stock_lost_sales_poisson", with(&[("fill_rate", 0.9)])),
    ];
    for (name, inputs) in &cases {
        for (field, _) in inputs.iter().filter(|(field, _)| find(name).unwrap().inputs.iter().any(|known| known.name == *field)) {
            let zero = (!["fixed_cost", "lead_time", "base_stock", "reorder_point"].contains(field)).then_some(0.0);
            for bad in [Some(f64::NAN), Some(f64::INFINITY), Some(-1.0), zero].into_iter().flatten() {
                let wrong: Vec<(&str, f64)> = inputs.iter().map(|(known, value)| (*known, if known == field { bad } else { *value })).collect();
                let error = solve(name, &wrong).unwrap_err();
                assert!(error.field_name() == Some(field) && error.expected_text().is_some(), "{name}: {field} = {bad}: {error:?}");
            }
        }
    }
    let fails = |name: &str, more: &[(&'static str, f64)]| solve(name, &with(more)).unwrap_err().field_name().map(str::to_owned);
    assert_eq!(fails("base_stock_lost_sales_poisson", &[("fill_rate", 1.0)]).as_deref(), Some("fill_rate"));
    assert_eq!(fails("base_stock_lost_sales_poisson", &[("fill_rate", 0.9), ("base_stock", 2.0)]).as_deref(), Some("fill_rate"));
    assert_eq!(fails("base_stock_lost_sales_poisson", &[("base_stock", 1e12)]).as_deref(), Some("base_stock"));
    assert_eq!(fails("rq_lost_sales_poisson", &[("reorder_point", 3.0), ("order_quantity", 3.0)]).as_deref(), Some("order_quantity"));
    assert_eq!(fails("rq_lost_sales_poisson", &[("reorder_point", 3.0)]).as_deref(), Some("order_quantity"));
}
