//! (s,S) over a finite horizon: brute force over every plan, K-convexity, known answers, limits.

#[path = "common/few_cases.rs"]
mod few_cases;

use proptest::prelude::*;
use vmi_core::num::distribution::{Discrete, Distribution, NegativeBinomial, Pmf, Poisson};
use vmi_core::policy::batch::{Column, Output};
use vmi_core::policy::catalogue::find;
use vmi_core::policy::ss_exact::SsExact;
use vmi_core::policy::ss_finite_horizon::SsFiniteHorizon;

fn listed(demand: &dyn Discrete) -> Pmf {
    let (first, probabilities) = demand.list(1e-18).unwrap();
    Pmf::new(first, probabilities).unwrap()
}

/// Lists of each period.
#[derive(Clone, Debug)]
struct Instance {
    fixed_costs: Vec<f64>,
    purchase_costs: Vec<f64>,
    holding_costs: Vec<f64>,
    stockout_costs: Vec<f64>,
    discount_factors: Vec<f64>,
    terminal: (f64, f64),
    demands: Vec<Pmf>,
}

impl Instance {
    /// The last periods, from one on.
    fn from(&self, period: usize) -> SsFiniteHorizon<'_> {
        SsFiniteHorizon {
            num_periods: (self.fixed_costs.len() - period) as u32,
            fixed_costs: &self.fixed_costs[period..],
            purchase_costs: &self.purchase_costs[period..],
            holding_costs: &self.holding_costs[period..],
            stockout_costs: &self.stockout_costs[period..],
            discount_factors: &self.discount_factors[period..],
            terminal_holding_cost: self.terminal.0,
            terminal_stockout_cost: self.terminal.1,
            demands: &self.demands[period..],
        }
    }

    fn now(&self, period: usize, stock: i64, up_to: i64) -> f64 {
        let order = if up_to > stock { self.fixed_costs[period] } else { 0.0 };
        order + self.purchase_costs[period] * (up_to - stock) as f64
    }

    fn end_of_period(&self, period: usize, stock: i64) -> f64 {
        self.holding_costs[period] * stock.max(0) as f64 + self.stockout_costs[period] * (-stock).max(0) as f64
    }

    /// Least cost by trying every quantity up to one that is never needed, straight from the definition.
    fn least(&self, period: usize, stock: i64, known: &mut std::collections::BTreeMap<(usize, i64), f64>) -> f64 {
        if period == self.fixed_costs.len() {
            return self.terminal.0 * stock.max(0) as f64 + self.terminal.1 * (-stock).max(0) as f64;
        }
        if let Some(cost) = known.get(&(period, stock)) {
            return *cost;
        }
        let needed: i64 = self.demands[period..].iter().map(Pmf::greatest).sum();
        let mut best = f64::INFINITY;
        for up_to in stock..=stock.max(needed) {
            best = best.min(self.cost_of(period, stock, up_to, known));
        }
        known.insert((period, stock), best);
        best
    }

    fn cost_of(&self, period: usize, stock: i64, up_to: i64, known: &mut std::collections::BTreeMap<(usize, i64), f64>) -> f64 {
        let mut cost = self.now(period, stock, up_to);
        for d in 0..=self.demands[period].greatest() {
            let probability = self.demands[period].pmf(d);
            if probability > 0.0 {
                let left = up_to - d;
                cost += probability * (self.end_of_period(period, left) + self.discount_factors[period] * self.least(period + 1, left, known));
            }
        }
        cost
    }
}

prop_compose! {
    fn instances(periods: usize, widest: usize)(
        growth in prop::collection::vec(1.0_f64..1.4, periods), last in 0.0_f64..20.0,
        prices in prop::collection::vec(0.0_f64..3.0, periods), holding_costs in prop::collection::vec(0.1_f64..2.0, periods),
        shortages in prop::collection::vec(0.1_f64..12.0, periods), discount_factors in prop::collection::vec(0.7_f64..1.0, periods),
        terminal in (0.0_f64..2.0, 0.0_f64..12.0), weights in prop::collection::vec(prop::collection::vec(0.01_f64..1.0, 2..widest), periods),
    ) -> Instance {
        // Each fixed cost is at least the next one, each shortage dearer than buying at once.
        let mut fixed_costs: Vec<f64> = growth.iter().rev().scan(last, |cost, more| { *cost *= more; Some(*cost) }).collect();
        fixed_costs.reverse();
        let stockout_costs = shortages.iter().zip(&prices).map(|(more, price)| more + price).collect();
        let demands = weights.iter().map(|list| {
            let total: f64 = list.iter().sum();
            Pmf::new(0, list.iter().map(|weight| weight / total).collect()).unwrap()
        }).collect();
        Instance { fixed_costs, purchase_costs: prices, holding_costs, stockout_costs, discount_factors, terminal, demands }
    }
}

few_cases! {
    60;

    #[test]
    fn levels_cost_what_trying_every_plan_costs(instance in instances(3, 4), start in -3_i64..6) {
        let model = instance.from(0);
        let best = model.optimum(start as f64).unwrap();
        let mut known = std::collections::BTreeMap::new();
        let least = instance.least(0, start, &mut known);
        prop_assert!((best.cost - least).abs() < 1e-9 * (1.0 + least), "{} by levels, {least} at best", best.cost);
        let given = model.cost(&best.reorder_levels, &best.order_up_to_levels, start as f64).unwrap();
        prop_assert!((given.cost - best.cost).abs() < 1e-9 * (1.0 + least));
        // The levels tell in every period when an order pays off, and where to.
        for period in 0..3 {
            let (s, up_to) = (best.reorder_levels[period] as i64, best.order_up_to_levels[period] as i64);
            for stock in s - 3..=up_to + 2 {
                let least = instance.least(period, stock, &mut known);
                let wanted = instance.cost_of(period, stock, if stock <= s { up_to } else { stock }, &mut known);
                prop_assert!((wanted - least).abs() < 1e-9 * (1.0 + least), "period {period}, stock {stock}: {wanted} and {least}, {best:?}");
            }
        }
    }

    #[test]
    fn no_levels_nearby_cost_less(instance in instances(4, 7), start in -4_i64..12, moves in prop::collection::vec((-3_i64..4, -3_i64..4), 4)) {
        let model = instance.from(0);
        let best = model.optimum(start as f64).unwrap();
        let high: Vec<f64> = best.order_up_to_levels.iter().zip(&moves).map(|(level, by)| level + by.1 as f64).collect();
        let low: Vec<f64> = (0..4).map(|at| (best.reorder_levels[at] + moves[at].0 as f64).min(high[at] - 1.0)).collect();
        let moved = model.cost(&low, &high, start as f64).unwrap();
        prop_assert!(moved.cost >= best.cost * (1.0 - 1e-12), "{moved:?} beats {best:?}");
    }

    #[test]
    fn the_cost_to_go_is_k_convex(instance in instances(4, 8)) {
        for period in 0..4 {
            let (model, k) = (instance.from(period), instance.fixed_costs[period]);
            // θ + c x: K-convexity is not changed by a straight line.
            let costs: Vec<f64> = (-15..45).map(|stock| model.optimum(f64::from(stock)).unwrap().cost).collect();
            for x in 1..costs.len() - 1 {
                for below in 1..=x.min(6) {
                    let slope = (costs[x] - costs[x - below]) / below as f64;
                    for above in 1..costs.len() - x {
                        prop_assert!(k + costs[x + above] >= costs[x] + above as f64 * slope - 1e-8 * (1.0 + costs[x].abs()), "{instance:?}: {period} {x} {below} {above}");
                    }
                }
            }
        }
    }

    #[test]
    fn units_of_money_do_not_matter(instance in instances(3, 6)) {
        let scale = |values: &[f64]| values.iter().map(|value| value * 8.0).collect::<Vec<f64>>();
        let scaled = Instance {
            fixed_costs: scale(&instance.fixed_costs), purchase_costs: scale(&instance.purchase_costs), holding_costs: scale(&instance.holding_costs),
            stockout_costs: scale(&instance.stockout_costs), terminal: (8.0 * instance.terminal.0, 8.0 * instance.terminal.1), ..instance.clone()
        };
        let (one, eight) = (instance.from(0).optimum(2.0).unwrap(), scaled.from(0).optimum(2.0).unwrap());
        prop_assert_eq!(&one.reorder_levels, &eight.reorder_levels);
        prop_assert_eq!(one.cost * 8.0, eight.cost);
    }
}

fn solve(name: &str, inputs: &[(&str, &[f64])]) -> Vec<Output> {
    try_solve(name, inputs).unwrap()
}

/// A list of one is a number where the model has one.
fn try_solve(name: &str, inputs: &[(&str, &[f64])]) -> vmi_core::error::Result<Vec<Output>> {
    let model = find(name).unwrap();
    assert!(inputs.iter().all(|(given, _)| model.inputs.iter().any(|field| field.name == *given)), "{name} has other inputs");
    let columns: Vec<Column<'_>> = model
        .inputs
        .iter()
        .map(|field| match inputs.iter().find(|(given, _)| *given == field.name) {
            None => Column::Absent,
            Some((_, values)) if field.kind.is_list() => Column::List(values),
            Some((_, values)) => Column::One(values[0]),
        })
        .collect();
    model.solve_one(&columns)
}

fn list(output: &Output) -> Vec<f64> {
    match output {
        Output::Numbers(values) | Output::Lists(values, _) => values.clone(),
    }
}

/// Levels of the textbook's instance, and costs of an independent program that tries every level.
#[test]
fn known_horizons_are_answered() {
    let normal: &[(&str, &[f64])] = &[
        ("num_periods", &[5.0]),
        ("fixed_costs", &[50.0]),
        ("purchase_costs", &[2.0]),
        ("holding_costs", &[1.0]),
        ("stockout_costs", &[20.0]),
        ("discount_factors", &[1.0]),
        ("terminal_holding_cost", &[1.0]),
        ("terminal_stockout_cost", &[20.0]),
        ("demand_means", &[100.0]),
        ("demand_sds", &[20.0]),
    ];
    let found = solve("ss_finite_horizon_normal", normal);
    assert_eq!((list(&found[0]), list(&found[1])), (vec![110.0, 110.0, 110.0, 110.0, 111.0], vec![133.0, 133.0, 133.0, 133.0, 126.0]));
    assert!((list(&found[2])[0] - 1_558.876_682_498_1).abs() < 1e-6);
    let given: &[(&str, &[f64])] = &[("reorder_levels", &list(&found[0])), ("order_up_to_levels", &list(&found[1]))];
    let cost = list(&solve("ss_finite_horizon_cost_normal", &[normal, given].concat())[2])[0];
    assert!((cost - list(&found[2])[0]).abs() < 1e-9);

    let poisson = solve(
        "ss_finite_horizon_poisson",
        &[
            ("num_periods", &[6.0]),
            ("fixed_costs", &[30.0, 28.0, 30.0, 25.0, 20.0, 20.0]),
            ("purchase_costs", &[2.0, 1.0, 1.5, 2.0, 2.0, 1.0]),
            ("holding_costs", &[0.5, 0.6, 0.4, 0.5, 0.5, 0.7]),
            ("stockout_costs", &[4.0, 5.0, 6.0, 4.0, 5.0, 9.0]),
            ("discount_factors", &[0.95, 0.9, 0.97, 0.95, 0.9, 0.95]),
            ("terminal_holding_cost", &[0.0]),
            ("terminal_stockout_cost", &[3.0]),
            ("starting_stock", &[-2.0]),
            ("demand_means", &[3.0, 8.0, 12.0, 2.0, 0.5, 6.0]),
        ],
    );
    assert_eq!((list(&poisson[0]), list(&poisson[1])), (vec![-9.0, 7.0, 10.0, -2.0, -4.0, 3.0], vec![4.0, 28.0, 20.0, 9.0, 8.0, 9.0]));
    assert!((list(&poisson[2])[0] - 111.711_990_788_243_3).abs() < 1e-9);

    let negative_binomial = solve(
        "ss_finite_horizon_negative_binomial",
        &[
            ("num_periods", &[4.0]),
            ("fixed_costs", &[20.0]),
            ("purchase_costs", &[1.0]),
            ("holding_costs", &[1.0]),
            ("stockout_costs", &[9.0]),
            ("discount_factors", &[0.98]),
            ("terminal_holding_cost", &[0.5]),
            ("terminal_stockout_cost", &[9.0]),
            ("starting_stock", &[5.0]),
            ("demand_r", &[2.5]),
            ("demand_p", &[0.3]),
        ],
    );
    assert_eq!((list(&negative_binomial[0]), list(&negative_binomial[1])), (vec![5.0, 5.0, 5.0, 4.0], vec![20.0, 18.0, 15.0, 11.0]));
    assert!((list(&negative_binomial[2])[0] - 109.100_378_505).abs() < 1e-7);
}

/// Far from the end the levels are those of an endless horizon, and each period more costs the average.
#[test]
fn a_long_horizon_is_an_endless_one() {
    for demand in [listed(&Poisson::new(6.0).unwrap()), listed(&NegativeBinomial::from_mean_variance(5.0, 14.0).unwrap())] {
        let demands = [demand.clone()];
        let cost = |num_periods| {
            let (fixed_costs, stockout_costs): (&[f64], &[f64]) = (&[20.0], &[9.0]);
            let model = SsFiniteHorizon {
                num_periods,
                fixed_costs,
                stockout_costs,
                purchase_costs: &[0.0],
                holding_costs: &[1.0],
                discount_factors: &[1.0],
                terminal_holding_cost: 0.0,
                terminal_stockout_cost: 0.0,
                demands: &demands,
            };
            model.optimum(3.0).unwrap()
        };
        let (long, longer) = (cost(200), cost(201));
        let endless = SsExact { fixed_cost: 20.0, holding_cost: 1.0, stockout_cost: 9.0, demand: &demand, cover: None }.optimum().unwrap();
        assert_eq!((longer.reorder_levels[0], longer.order_up_to_levels[0]), (endless.reorder_level, endless.order_up_to));
        assert!((longer.cost - long.cost - endless.cost).abs() < 1e-6, "{} and {}", longer.cost - long.cost, endless.cost);
    }
}

/// Without a fixed cost, and with what is left worth its price, every period is a newsvendor; with nothing random, lots are planned.
#[test]
fn limits_are_simpler_models() {
    let demand = Poisson::new(9.0).unwrap();
    let demands = [listed(&demand)];
    let model = SsFiniteHorizon {
        num_periods: 7,
        fixed_costs: &[0.0],
        purchase_costs: &[2.0],
        holding_costs: &[1.0],
        stockout_costs: &[6.0],
        discount_factors: &[0.9],
        terminal_holding_cost: 0.0,
        terminal_stockout_cost: 0.0,
        demands: &demands,
    };
    let best = model.optimum(0.0).unwrap();
    // P(D ≤ S) ≥ (p − (1 − γ) c) / (h + p), in the last period (p − c) / (h + p).
    assert_eq!(best.order_up_to_levels[..6], [demand.quantile(5.8 / 7.0).unwrap(); 6]);
    assert_eq!(best.order_up_to_levels[6], demand.quantile(4.0 / 7.0).unwrap());
    assert!(best.reorder_levels.iter().zip(&best.order_up_to_levels).all(|(s, top)| s + 1.0 == *top));

    let known: Vec<Pmf> = [90, 120, 80, 70].iter().map(|units| Pmf::certain(*units).unwrap()).collect();
    let model = SsFiniteHorizon {
        num_periods: 4,
        fixed_costs: &[500.0],
        purchase_costs: &[0.0],
        holding_costs: &[2.0],
        stockout_costs: &[1e6],
        discount_factors: &[1.0],
        terminal_holding_cost: 0.0,
        terminal_stockout_cost: 1e6,
        demands: &known,
    };
    // The plan of Wagner and Whitin: 210 at once, 150 in the third period, 1,380 in all.
    assert!((model.optimum(0.0).unwrap().cost - 1380.0).abs() < 1e-6);
}

/// A price that rises by more than holding costs makes stock for later periods worth it.
#[test]
fn a_rising_price_is_bought_ahead_of() {
    let demands = [Pmf::new(0, vec![0.5, 0.5]).unwrap()];
    let model = SsFiniteHorizon {
        num_periods: 5,
        fixed_costs: &[0.0],
        purchase_costs: &[1.0, 9.0, 9.0, 9.0, 9.0],
        holding_costs: &[0.01],
        stockout_costs: &[90.0],
        discount_factors: &[1.0],
        terminal_holding_cost: 0.0,
        terminal_stockout_cost: 90.0,
        demands: &demands,
    };
    assert_eq!(model.optimum(0.0).unwrap().order_up_to_levels, [4.0, 1.0, 1.0, 1.0, 1.0]);
}

const HORIZON: &[(&str, &[f64])] = &[
    ("num_periods", &[3.0]),
    ("fixed_costs", &[9.0]),
    ("purchase_costs", &[1.0, 1.5, 1.0]),
    ("holding_costs", &[1.0]),
    ("stockout_costs", &[5.0]),
    ("discount_factors", &[0.9]),
    ("terminal_holding_cost", &[0.5]),
    ("terminal_stockout_cost", &[2.0]),
    ("starting_stock", &[1.0]),
];

fn fails(name: &str, inputs: &[(&str, &[f64])], field: &str, value: &[f64], blamed: &str) {
    let changed: Vec<(&str, &[f64])> = inputs.iter().map(|(known, values)| (*known, if *known == field { value } else { values })).collect();
    let error = match try_solve(name, &changed) {
        Ok(found) => panic!("{name}: {field} = {value:?} gives {found:?}"),
        Err(error) => error,
    };
    assert_eq!(error.field_name(), Some(blamed), "{name}: {field} = {value:?}: {error}");
    assert!(error.expected_text().is_some(), "{error}");
}

#[test]
fn bad_horizons_are_named() {
    let with = |more: &[(&'static str, &'static [f64])]| [HORIZON, more].concat();
    let models = [
        ("ss_finite_horizon_poisson", with(&[("demand_means", &[4.0])])),
        ("ss_finite_horizon_negative_binomial", with(&[("demand_r", &[2.0]), ("demand_p", &[0.4])])),
        ("ss_finite_horizon_normal", with(&[("demand_means", &[4.0]), ("demand_sds", &[2.0])])),
        ("ss_finite_horizon_discrete", with(&[("values", &[0.0, 3.0]), ("probabilities", &[0.5, 0.5])])),
        ("ss_finite_horizon_cost_poisson", with(&[("demand_means", &[4.0]), ("reorder_levels", &[2.0]), ("order_up_to_levels", &[9.0])])),
    ];
    for (name, inputs) in &models {
        assert!(try_solve(name, inputs).is_ok(), "{name}");
        for (field, values) in inputs {
            let of_demand = ["values", "probabilities"].contains(field);
            for bad in [f64::NAN, f64::INFINITY, -1.5] {
                let mut wrong = values.to_vec();
                wrong[0] = bad;
                let blamed = if of_demand && bad == -1.5 && *field == "values" { "values" } else { field };
                fails(name, inputs, field, &wrong, blamed);
            }
            if !of_demand && values.len() == 1 && find(name).unwrap().inputs.iter().any(|known| known.name == *field && known.kind.is_list()) {
                assert!(
                    try_solve(
                        name,
                        &inputs.iter().map(|(known, values)| (*known, if known == field { &[1.0, 1.0][..] } else { *values })).collect::<Vec<_>>()
                    )
                    .is_err()
                );
                assert!(
                    try_solve(
                        name,
                        &inputs.iter().map(|(known, values)| (*known, if known == field { &[][..] } else { *values })).collect::<Vec<_>>()
                    )
                    .is_err()
                );
            }
        }
        for (field, bad) in [
            ("holding_costs", 0.0),
            ("stockout_costs", 0.0),
            ("discount_factors", 0.0),
            ("discount_factors", 1.01),
            ("num_periods", 0.0),
            ("num_periods", 1e6),
        ] {
            fails(name, inputs, field, &[bad], field);
        }
        fails(name, inputs, "starting_stock", &[0.5], "starting_stock");
    }
    let (name, inputs) = &models[0];
    fails(name, inputs, "fixed_costs", &[5.0, 5.0, 9.0], "fixed_costs");
    fails(name, inputs, "stockout_costs", &[0.1], "stockout_costs");
    // Orders hardly pay off: the levels are beyond reach.
    let changed: &[(&str, &[f64])] = &[("purchase_costs", &[1.0]), ("discount_factors", &[1.0]), ("terminal_stockout_cost", &[2.0])];
    let slow: Vec<(&str, &[f64])> =
        inputs.iter().map(|(known, values)| changed.iter().find(|(field, _)| field == known).copied().unwrap_or((*known, values))).collect();
    fails(name, &slow, "stockout_costs", &[1e-9], "demands");
    fails(name, inputs, "demand_means", &[1e13], "demand_means");
    fails(models[4].0, &models[4].1, "order_up_to_levels", &[2.0], "order_up_to_levels");
    assert!(try_solve(models[3].0, &[HORIZON, &[("values", &[-1.0, 3.0]), ("probabilities", &[0.5, 0.5])]].concat()).is_err());
}
