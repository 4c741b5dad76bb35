//! Can-order policies: brute force and stationary distributions for one item, a simulation of the joint system, limits.

#[path = "common/few_cases.rs"]
mod few_cases;

use std::collections::VecDeque;

use proptest::prelude::*;
use vmi_core::num::distribution::{Discrete, Distribution, Pmf};
use vmi_core::policy::batch::{Column, Output};
use vmi_core::policy::can_order::CanOrder;
use vmi_core::policy::can_order_item::CanOrderItem;
use vmi_core::policy::catalogue::find;
use vmi_core::policy::ss_continuous::SsContinuous;

fn item(opportunity_rate: f64) -> CanOrderItem<'static> {
    CanOrderItem {
        shared_fixed_cost: 12.0,
        individual_fixed_cost: 2.0,
        holding_cost: 1.0,
        stockout_cost: 9.0,
        demand_rate: 3.0,
        lead_time: 0.5,
        opportunity_rate,
        jumps: None,
    }
}

/// The long-run cost by iterating the chain of positions at the epochs of demands and opportunities.
fn stationary(item: &CanOrderItem<'_>, jumps: &Pmf, (s, c, top): (i64, i64, i64), cost: impl Fn(i64) -> f64) -> f64 {
    let all = item.demand_rate + item.opportunity_rate;
    let span = (top - s) as usize;
    let mut chance = vec![0.0; span];
    chance[span - 1] = 1.0;
    let mut rate = 0.0;
    for _ in 0..1_500 {
        let mut next = vec![0.0; span];
        rate = 0.0;
        for (at, probability) in chance.iter().enumerate() {
            let y = s + 1 + at as i64;
            rate += probability * cost(y);
            for units in 0..=jumps.greatest() {
                let flow = probability * item.demand_rate / all * jumps.pmf(units);
                if y - units <= s {
                    next[span - 1] += flow;
                    rate += flow * all * (item.shared_fixed_cost + item.individual_fixed_cost);
                } else {
                    next[(y - units - s - 1) as usize] += flow;
                }
            }
            let flow = probability * item.opportunity_rate / all;
            if y <= c {
                next[span - 1] += flow;
                rate += flow * all * item.individual_fixed_cost;
            } else {
                next[at] += flow;
            }
        }
        chance = next;
    }
    rate
}

few_cases! {
    10;

    #[test]
    fn an_item_costs_what_its_chain_says(opportunity_rate in 0.0_f64..4.0, weights in prop::collection::vec(0.05_f64..1.0, 2..5), s in -4_i64..4, more in (0_i64..6, 1_i64..8), lead_time in 0.0_f64..1.5) {
        let total: f64 = weights.iter().sum();
        let jumps = Pmf::new(0, weights.iter().map(|weight| weight / total).collect()).unwrap();
        let item = CanOrderItem { opportunity_rate, lead_time, jumps: Some(&jumps), ..item(0.0) };
        // G from many terms of the Poisson sum of convolutions.
        let mean = item.demand_rate * lead_time;
        let (mut covered, mut power, mut weight) = (vec![0.0; 200], vec![0.0; 200], (-mean).exp());
        power[0] = 1.0;
        for n in 1..60 {
            for (sum, part) in covered.iter_mut().zip(&power) { *sum += weight * part; }
            let mut next = vec![0.0; 200];
            for (a, part) in power.iter().enumerate() {
                for units in 0..=jumps.greatest() as usize { if a + units < 200 { next[a + units] += part * jumps.pmf(units as i64); } }
            }
            power = next;
            weight *= mean / f64::from(n);
        }
        let cost = |y: i64| covered.iter().zip(0_i64..).map(|(p, d)| p * if y > d { (y - d) as f64 } else { 9.0 * (d - y) as f64 }).sum::<f64>();
        let (c, top) = (s + more.0, s + more.0 + more.1);
        let found = item.cost(s as f64, c as f64, top as f64).unwrap();
        let chain = stationary(&item, &jumps, (s, c, top), cost);
        prop_assert!((found.cost_rate - chain).abs() < 1e-7 * chain, "{} by the cycle, {chain} by the chain", found.cost_rate);
    }

    #[test]
    fn no_levels_cost_an_item_less(k in 0.0_f64..40.0, own in 0.0_f64..6.0, p in 2.0_f64..30.0, opportunity_rate in 0.0_f64..5.0, weights in prop::collection::vec(0.0_f64..1.0, 1..5)) {
        let total: f64 = weights.iter().sum();
        prop_assume!(total > 0.1);
        let jumps = Pmf::new(1, weights.iter().map(|weight| weight / total).collect()).unwrap();
        for jumps in [None, Some(&jumps)] {
            let item = CanOrderItem { shared_fixed_cost: k, individual_fixed_cost: own, stockout_cost: p, jumps, ..item(opportunity_rate) };
            let best = item.optimum().unwrap();
            let (must, top) = (best.must_order_level as i64, best.order_up_to as i64);
            for s in must - 3..=must + 3 {
                for up_to in (s + 1).max(top - 3)..=top + 3 {
                    for c in s..up_to {
                        let cost = item.cost(s as f64, c as f64, up_to as f64).unwrap().cost_rate;
                        prop_assert!(cost >= best.cost_rate * (1.0 - 1e-12), "({s}, {c}, {up_to}) costs {cost}, {best:?} of {item:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn rates_agree_and_joining_does_not_cost_more(
        k in 0.0_f64..150.0, lists in prop::collection::vec((0.0_f64..12.0, 0.5_f64..3.0, 5.0_f64..40.0, 1.0_f64..25.0, 0.0_f64..0.6), 1..5), scale in 1_u32..4,
    ) {
        let of = |field: fn(&(f64, f64, f64, f64, f64)) -> f64| lists.iter().map(field).collect::<Vec<f64>>();
        let (own, h, p, rates, times) = (of(|list| list.0), of(|list| list.1), of(|list| list.2), of(|list| list.3), of(|list| list.4));
        let items = CanOrder {
            shared_fixed_cost: k, individual_fixed_costs: &own, holding_costs: &h, stockout_costs: &p, demand_rates: &rates, lead_times: &times, jumps: &[],
        };
        let (best, apart) = (items.optimum().unwrap(), items.independent().unwrap());
        prop_assert!(best.cost_rate <= apart.cost_rate * (1.0 + 1e-12), "{} against {}", best.cost_rate, apart.cost_rate);
        for (at, of_item) in best.items.iter().enumerate() {
            let others: f64 = best.items.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, other)| other.own_order_rate).sum();
            prop_assert!((best.opportunity_rates[at] - others).abs() < 1e-9 * (1.0 + best.order_rate), "{best:?}");
            let alone = CanOrderItem {
                shared_fixed_cost: k, individual_fixed_cost: own[at], holding_cost: h[at], stockout_cost: p[at], demand_rate: rates[at], lead_time: times[at],
                opportunity_rate: best.opportunity_rates[at], jumps: None,
            };
            let alone = alone.cost(of_item.must_order_level, of_item.can_order_level, of_item.order_up_to).unwrap();
            prop_assert!((alone.cost_rate - of_item.cost_rate).abs() < 1e-9 * alone.cost_rate);
        }
        // Weeks as well as days.
        let unit = f64::from(1_u32 << scale);
        let by = |values: &[f64], factor: f64| values.iter().map(|value| value * factor).collect::<Vec<f64>>();
        let (h, p, rates, times) = (by(&h, unit), by(&p, unit), by(&rates, unit), by(&times, 1.0 / unit));
        let weekly = CanOrder { holding_costs: &h, stockout_costs: &p, demand_rates: &rates, lead_times: &times, ..items }.optimum().unwrap();
        prop_assert!((weekly.cost_rate / unit - best.cost_rate).abs() < 1e-8 * best.cost_rate, "{} {}", weekly.cost_rate / unit, best.cost_rate);
    }
}

#[test]
fn without_a_shared_cost_or_others_each_item_is_by_itself() {
    let (own, h, p, rates, times) = ([6.0, 9.0, 20.0], [1.0, 2.0, 0.5], [9.0, 30.0, 12.0], [4.0, 11.0, 2.5], [0.5, 0.0, 2.0]);
    let apart = |at: usize, k: f64| {
        let jump = Pmf::certain(1).unwrap();
        SsContinuous { fixed_cost: k, holding_cost: h[at], stockout_cost: p[at], demand_rate: rates[at], lead_time: times[at], jumps: &jump }
            .optimum()
            .unwrap()
    };
    let items = CanOrder {
        shared_fixed_cost: 0.0,
        individual_fixed_costs: &own,
        holding_costs: &h,
        stockout_costs: &p,
        demand_rates: &rates,
        lead_times: &times,
        jumps: &[],
    };
    let best = items.optimum().unwrap();
    for (at, item) in best.items.iter().enumerate() {
        let single = apart(at, own[at]);
        assert_eq!((item.must_order_level, item.can_order_level, item.order_up_to), (single.reorder_level, single.reorder_level, single.order_up_to));
        assert!((item.cost_rate - single.cost_rate).abs() < 1e-9 * single.cost_rate);
    }
    let one = CanOrder {
        shared_fixed_cost: 30.0,
        individual_fixed_costs: &own[..1],
        holding_costs: &h[..1],
        stockout_costs: &p[..1],
        demand_rates: &rates[..1],
        lead_times: &times[..1],
        jumps: &[],
    };
    let (one, single) = (one.optimum().unwrap(), apart(0, 36.0));
    assert!((one.cost_rate - single.cost_rate).abs() < 1e-9 * single.cost_rate && one.opportunity_rates == [0.0]);
}

/// One item of a simulated system.
struct Stock {
    net: i64,
    position: i64,
    due: VecDeque<(f64, i64)>,
}

/// Cost rates by batches of the joint system, with stock and orders on the way.
fn simulated(items: &CanOrder<'_>, levels: &[(i64, i64, i64)], seed: u64, batches: u32, demands: u32) -> (f64, f64) {
    let mut state = seed;
    let mut uniform = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 11) as f64 + 0.5) / 9_007_199_254_740_992.0
    };
    let all: f64 = items.demand_rates.iter().sum();
    let mut stocks: Vec<Stock> = levels.iter().map(|(_, _, top)| Stock { net: *top, position: *top, due: VecDeque::new() }).collect();
    let (mut now, mut means) = (0.0, Vec::new());
    for _ in 0..batches {
        let (start, mut cost) = (now, 0.0);
        for _ in 0..demands {
            let next = now - uniform().ln() / all;
            for (at, stock) in stocks.iter_mut().enumerate() {
                let mut from = now;
                let rate = |net: i64| items.holding_costs[at] * net.max(0) as f64 + items.stockout_costs[at] * (-net).max(0) as f64;
                while stock.due.front().is_some_and(|due| due.0 <= next) {
                    let (time, units) = stock.due.pop_front().unwrap();
                    cost += rate(stock.net) * (time - from);
                    from = time;
                    stock.net += units;
                }
                cost += rate(stock.net) * (next - from);
            }
            now = next;
            let mut draw = uniform() * all;
            let of = items
                .demand_rates
                .iter()
                .position(|rate| {
                    draw -= rate;
                    draw < 0.0
                })
                .unwrap_or(stocks.len() - 1);
            let units = items.jumps.get(of).map_or(1, |jumps| jumps.quantile(uniform()).unwrap() as i64);
            stocks[of].net -= units;
            stocks[of].position -= units;
            if stocks[of].position <= levels[of].0 {
                cost += items.shared_fixed_cost;
                for (at, stock) in stocks.iter_mut().enumerate() {
                    if stock.position <= levels[at].1 || at == of {
                        cost += items.individual_fixed_costs[at];
                        stock.due.push_back((now + items.lead_times[at], levels[at].2 - stock.position));
                        stock.position = levels[at].2;
                    }
                }
            }
        }
        means.push(cost / (now - start));
    }
    let mean = means.iter().sum::<f64>() / means.len() as f64;
    let variance = means.iter().map(|of| (of - mean) * (of - mean)).sum::<f64>() / (means.len() - 1) as f64;
    (mean, (variance / means.len() as f64).sqrt())
}

/// How near, then K, k, h, p, λ, L and sizes of demands.
type Instance<'a> = (f64, f64, &'a [f64], &'a [f64], &'a [f64], &'a [f64], &'a [f64], Vec<Pmf>);

/// The decomposition is near the joint system where the shared cost is small against the items' own, and too dear where it is large.
#[test]
fn the_joint_system_costs_at_most_what_the_decomposition_says() {
    let twos = Pmf::new(1, vec![0.6, 0.1, 0.3]).unwrap();
    let (four, eight): (&[f64], &[f64]) = (&[10.0; 4], &[10.0; 8]);
    let instances: [Instance<'_>; 6] = [
        (0.03, 10.0, four, &[2.0; 4], &[30.0; 4], &[10.0, 15.0, 20.0, 25.0], &[0.25; 4], Vec::new()),
        (0.08, 20.0, four, &[2.0; 4], &[30.0; 4], &[10.0, 15.0, 20.0, 25.0], &[0.25; 4], Vec::new()),
        (0.03, 8.0, &[8.0; 3], &[2.0; 3], &[25.0; 3], &[8.0, 5.0, 12.0], &[0.3; 3], vec![twos.clone(), twos.clone(), twos]),
        (0.16, 100.0, &[10.0; 2], &[2.0; 2], &[30.0; 2], &[20.0; 2], &[0.25; 2], Vec::new()),
        (
            0.16,
            60.0,
            &[5.0, 10.0, 5.0, 20.0],
            &[1.0, 2.0, 1.0, 1.0],
            &[20.0, 30.0, 10.0, 20.0],
            &[6.0, 12.0, 20.0, 8.0],
            &[0.5, 0.5, 0.1, 0.0],
            Vec::new(),
        ),
        (0.26, 150.0, eight, &[6.0; 8], &[50.0; 8], eight, &[0.2; 8], Vec::new()),
    ];
    for (within, k, own, h, p, rates, times, jumps) in &instances {
        let items = CanOrder {
            shared_fixed_cost: *k,
            individual_fixed_costs: own,
            holding_costs: h,
            stockout_costs: p,
            demand_rates: rates,
            lead_times: times,
            jumps,
        };
        let (best, apart) = (items.optimum().unwrap(), items.independent().unwrap());
        let levels: Vec<(i64, i64, i64)> =
            best.items.iter().map(|item| (item.must_order_level as i64, item.can_order_level as i64, item.order_up_to as i64)).collect();
        let (mean, error) = simulated(&items, &levels, 11, 40, 5_000);
        assert!(
            best.cost_rate > mean - 4.0 * error && best.cost_rate < mean * (1.0 + within) + 4.0 * error,
            "{} decomposed, {mean} ± {error} simulated",
            best.cost_rate
        );
        assert!(mean < apart.cost_rate - 4.0 * error, "{mean} ± {error} jointly, {} apart", apart.cost_rate);
        // Independent control has nothing to approximate: the simulation agrees within its error.
        let alone: Vec<(i64, i64, i64)> =
            apart.items.iter().map(|item| (item.must_order_level as i64, item.must_order_level as i64, item.order_up_to as i64)).collect();
        let (mean, error) = simulated(&items, &alone, 12, 40, 5_000);
        assert!((apart.cost_rate - mean).abs() < 4.0 * error, "{} apart, {mean} ± {error} simulated", apart.cost_rate);
    }
}

fn solve(name: &str, inputs: &[(&str, &[f64])]) -> vmi_core::error::Result<Vec<Output>> {
    let model = find(name).unwrap();
    let column = |name: &str, is_list: bool| match inputs.iter().find(|(given, _)| *given == name) {
        None => Column::Absent,
        Some((_, values)) if is_list => Column::List(values),
        Some((_, values)) => Column::One(values[0]),
    };
    model.solve_one(&model.inputs.iter().map(|field| column(field.name, field.kind.is_list())).collect::<Vec<_>>())
}

const ITEMS: &[(&str, &[f64])] = &[
    ("shared_fixed_cost", &[20.0]),
    ("individual_fixed_costs", &[10.0, 5.0]),
    ("holding_costs", &[2.0, 1.0]),
    ("stockout_costs", &[30.0, 20.0]),
    ("demand_rates", &[6.0, 3.0]),
    ("lead_times", &[0.25, 0.5]),
];
const SIZES: &[(&str, &[f64])] = &[("items", &[1.0, 1.0, 2.0, 2.0]), ("values", &[1.0, 3.0, 2.0, 1.0]), ("probabilities", &[0.5, 0.5, 0.25, 0.75])];
const LEVELS: &[(&str, &[f64])] = &[("must_order_levels", &[1.0, 0.0]), ("can_order_levels", &[4.0, 3.0]), ("order_up_to_levels", &[12.0, 9.0])];

#[test]
fn the_models_by_name_are_the_typed_ones() {
    let sizes = [Pmf::new(1, vec![0.5, 0.0, 0.5]).unwrap(), Pmf::new(1, vec![0.75, 0.25]).unwrap()];
    let of = |jumps| CanOrder {
        shared_fixed_cost: 20.0,
        individual_fixed_costs: &[10.0, 5.0],
        holding_costs: &[2.0, 1.0],
        stockout_costs: &[30.0, 20.0],
        demand_rates: &[6.0, 3.0],
        lead_times: &[0.25, 0.5],
        jumps,
    };
    for (jumps, best, cost, more) in
        [(&[][..], "can_order", "can_order_cost", &[][..]), (&sizes[..], "can_order_compound_poisson", "can_order_cost_compound_poisson", SIZES)]
    {
        let (found, typed) = (solve(best, &[ITEMS, more].concat()).unwrap(), of(jumps).optimum().unwrap());
        assert_eq!((&found[0], &found[1]), (&Output::Numbers(vec![typed.cost_rate]), &Output::Numbers(vec![typed.order_rate])));
        assert_eq!(found[3], Output::Lists(typed.items.iter().map(|item| item.can_order_level).collect(), vec![0, 2]));
        let (found, typed) = (solve(cost, &[ITEMS, more, LEVELS].concat()).unwrap(), of(jumps).cost(&[1.0, 0.0], &[4.0, 3.0], &[12.0, 9.0]).unwrap());
        assert_eq!(found[5], Output::Lists(typed.items.iter().map(|item| item.cost_rate).collect(), vec![0, 2]));
        assert_eq!(found[6], Output::Lists(typed.opportunity_rates, vec![0, 2]));
    }
}

#[test]
fn bad_items_are_named() {
    let all = [ITEMS, SIZES, LEVELS].concat();
    let mut models = vec![("can_order_cost_compound_poisson", all), ("can_order_cost", [ITEMS, LEVELS].concat()), ("can_order", ITEMS.to_vec())];
    models.push(("can_order_compound_poisson", [ITEMS, SIZES].concat()));
    let one: &[(&str, &[f64])] =
        &[("individual_fixed_cost", &[10.0]), ("holding_cost", &[2.0]), ("stockout_cost", &[30.0]), ("demand_rate", &[6.0]), ("lead_time", &[0.25])];
    models.push(("can_order_item", [&ITEMS[..1], one, &[("opportunity_rate", &[2.0][..])]].concat()));
    for (name, inputs) in &models {
        assert!(solve(name, inputs).is_ok(), "{name}");
        for (field, values) in inputs {
            for at in 0..values.len() {
                for bad in [f64::NAN, f64::INFINITY, -1.5] {
                    let mut wrong = values.to_vec();
                    wrong[at] = bad;
                    let changed: Vec<(&str, &[f64])> =
                        inputs.iter().map(|(known, values)| (*known, if known == field { &wrong[..] } else { *values })).collect();
                    let error = solve(name, &changed).unwrap_err();
                    assert!(error.field_name() == Some(field) && error.expected_text().is_some(), "{name}: {field} = {bad}: {error:?}");
                }
            }
            let longer = [values, &[1.0][..]].concat();
            let changed: Vec<(&str, &[f64])> =
                inputs.iter().map(|(known, values)| (*known, if known == field { &longer[..] } else { *values })).collect();
            assert!(values.len() == 1 || solve(name, &changed).is_err(), "{name}: {field} is longer");
        }
    }
    let changed = |name: &str, field: &str, values: &[f64]| {
        let inputs = &models.iter().find(|model| model.0 == name).unwrap().1;
        let changed: Vec<(&str, &[f64])> = inputs.iter().map(|(known, old)| (*known, if *known == field { values } else { old })).collect();
        solve(name, &changed).unwrap_err().field_name().map(str::to_owned)
    };
    assert_eq!(changed("can_order_cost", "can_order_levels", &[0.0, 3.0]).as_deref(), Some("can_order_levels"));
    assert_eq!(changed("can_order_cost", "order_up_to_levels", &[12.0, 3.0]).as_deref(), Some("order_up_to_levels"));
    assert_eq!(changed("can_order_cost", "order_up_to_levels", &[1e8, 9.0]).as_deref(), Some("order_up_to_levels"));
    assert_eq!(changed("can_order_compound_poisson", "items", &[1.0, 1.0, 2.0, 3.0]).as_deref(), Some("items"));
    assert_eq!(changed("can_order_compound_poisson", "items", &[1.0; 4]).as_deref(), Some("items"));
    assert_eq!(changed("can_order", "shared_fixed_cost", &[1e12]).as_deref(), Some("shared_fixed_cost"));
    assert_eq!(changed("can_order_item", "demand_rate", &[1e15]).as_deref(), Some("demand_rate"));
}
