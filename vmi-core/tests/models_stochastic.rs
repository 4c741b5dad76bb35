//! Models under random demand: no decision in reach beats the best one, limits, brute force, simulation.

#[path = "common/few_cases.rs"]
mod few_cases;

use proptest::prelude::*;
use vmi_core::num::distribution::{Discrete, Distribution, Gamma, NegativeBinomial, Normal, Pmf, Poisson};
use vmi_core::num::normal;
use vmi_core::policy::fill_rate::{FillRateRq, inverse_loss, inverse_loss_difference};
use vmi_core::policy::newsvendor::{Newsvendor, NewsvendorDistributionFree};
use vmi_core::policy::newsvendor_disruptions::NewsvendorDisruptions;
use vmi_core::policy::performance::{of_base_stock, of_rq};
use vmi_core::policy::position_cost::PositionCost;
use vmi_core::policy::rq::RqPolicy;
use vmi_core::policy::rq_normal::RqNormal;
use vmi_core::policy::ss_exact::SsExact;

fn listed(demand: &dyn Discrete) -> Pmf {
    let (first, probabilities) = demand.list(1e-18).unwrap();
    Pmf::new(first, probabilities).unwrap()
}

fn demands(mean: f64, spread: f64) -> Vec<Box<dyn Distribution>> {
    vec![
        Box::new(Normal::new(mean, spread).unwrap()),
        Box::new(Gamma::from_mean_variance(mean, spread * spread).unwrap()),
        Box::new(Poisson::new(mean).unwrap()),
        Box::new(NegativeBinomial::from_mean_variance(mean, mean + spread * spread).unwrap()),
    ]
}

few_cases! {
    // Each case runs whole searches.
    200;

    #[test]
    fn no_stock_costs_less_than_the_newsvendors((h, p) in (0.01_f64..50.0, 0.01_f64..50.0), mean in 0.5_f64..300.0, part in 0.05_f64..1.5, other in -3.0_f64..3.0) {
        for demand in demands(mean, mean * part) {
            let model = Newsvendor { holding_cost: h, stockout_cost: p, demand: &*demand };
            let best = model.optimum().unwrap();
            let near = [best.base_stock - 1.0, best.base_stock + 1.0, (mean * (1.0 + other)).round()];
            for stock in near {
                prop_assert!(model.cost(stock).unwrap().cost >= best.cost * (1.0 - 1e-12), "{stock} beats {best:?}");
            }
            prop_assert!(best.cycle_service_level >= model.critical_ratio().unwrap() - 1e-12);
            // Units of money do not matter, and what is left over less what is short is the stock above the mean.
            let scaled = Newsvendor { holding_cost: h * 8.0, stockout_cost: p * 8.0, demand: &*demand }.optimum().unwrap();
            prop_assert_eq!(scaled.base_stock, best.base_stock);
            prop_assert!((best.expected_leftover - best.expected_shortage - (best.base_stock - demand.mean())).abs() < 1e-9 * (1.0 + mean));
        }
    }

    #[test]
    fn the_worst_case_is_worse_than_any_case((h, p) in (0.1_f64..9.0, 0.1_f64..9.0), mean in 5.0_f64..200.0, part in 0.05_f64..0.9) {
        let sd = mean * part;
        let model = NewsvendorDistributionFree { holding_cost: h, stockout_cost: p, mean, sd };
        let best = model.optimum().unwrap();
        for demand in [Box::new(Normal::new(mean, sd).unwrap()) as Box<dyn Distribution>, Box::new(Gamma::from_mean_variance(mean, sd * sd).unwrap())] {
            // Stock 0 is best against demand of 0 or more; normal demand may be less.
            if best.base_stock == 0.0 && demand.cdf(0.0) > 0.0 {
                continue;
            }
            let cost = Newsvendor { holding_cost: h, stockout_cost: p, demand: &*demand }.cost(best.base_stock).unwrap().cost;
            prop_assert!(cost <= best.worst_cost * (1.0 + 1e-9), "{cost} {best:?}");
        }
        prop_assert!(best.base_stock == 0.0 || model.cost(best.base_stock + 1.0).unwrap().worst_cost >= best.worst_cost * (1.0 - 1e-12));
    }

    #[test]
    fn no_r_and_q_cost_less_than_the_exact_ones(k in 0.5_f64..200.0, (h, p) in (0.05_f64..5.0, 0.1_f64..50.0), mean in 0.5_f64..80.0, part in 0.1_f64..1.0, (dr, dq) in (-9_i32..9, -9_i32..9)) {
        let gamma = Gamma::from_mean_variance(mean, mean * mean * part * part).unwrap();
        let continuous = RqPolicy { fixed_cost: k, demand_rate: mean, holding_cost: h, stockout_cost: p, lead_time_demand: &gamma };
        let best = continuous.optimum().unwrap();
        let (r, q) = (best.reorder_point + f64::from(dr), (best.order_quantity + f64::from(dq)).max(0.1));
        prop_assert!(continuous.cost(r, q).unwrap().cost_rate >= best.cost_rate * (1.0 - 1e-9));
        // At the optimum both ends of the range of positions cost what the policy costs.
        let position = PositionCost { holding_cost: h, stockout_cost: p, demand: &gamma };
        prop_assert!((position.at(best.reorder_point) / best.cost_rate - 1.0).abs() < 1e-6);
        prop_assert!((position.at(best.reorder_point + best.order_quantity) / best.cost_rate - 1.0).abs() < 1e-6);
        let given = continuous.best_reorder_point(q).unwrap();
        prop_assert!(continuous.cost(given + 0.5, q).unwrap().cost_rate >= continuous.cost(given, q).unwrap().cost_rate * (1.0 - 1e-9));

        let poisson = Poisson::new(mean).unwrap();
        let whole = RqPolicy { fixed_cost: k, demand_rate: mean, holding_cost: h, stockout_cost: p, lead_time_demand: &poisson };
        let best = whole.optimum_discrete().unwrap();
        let (r, q) = (best.reorder_point + f64::from(dr), (best.order_quantity + f64::from(dq)).max(1.0));
        prop_assert!(whole.cost_discrete(r, q).unwrap().cost_rate >= best.cost_rate * (1.0 - 1e-12));
        prop_assert!((whole.cost_discrete(best.reorder_point, best.order_quantity).unwrap().cost_rate / best.cost_rate - 1.0).abs() < 1e-12);
    }

    #[test]
    fn no_s_and_top_cost_less_than_the_exact_ones(k in 0.0_f64..100.0, (h, p) in (0.1_f64..5.0, 0.2_f64..30.0), weights in prop::collection::vec(0.0_f64..1.0, 2..9)) {
        let total: f64 = weights.iter().sum();
        prop_assume!(total - weights[0] > 0.05);
        let demand = Pmf::new(0, weights.iter().map(|weight| weight / total).collect()).unwrap();
        let model = SsExact { fixed_cost: k, holding_cost: h, stockout_cost: p, demand: &demand, cover: None };
        let best = model.optimum().unwrap();
        let (s, top) = (best.reorder_level as i64, best.order_up_to as i64);
        for low in s - 6..=s + 6 {
            for high in (low + 1).max(top - 6)..=top + 6 {
                let cost = model.cost(low as f64, high as f64).unwrap().cost;
                prop_assert!(cost >= best.cost * (1.0 - 1e-12), "({low}, {high}) costs {cost}, {best:?}");
            }
        }
    }

    #[test]
    fn factors_invert_the_loss(exponent in -290.0_f64..3.0, q in 0.01_f64..30.0, part in 1e-9_f64..0.999) {
        let t = 10_f64.powf(exponent);
        prop_assert!((normal::loss(inverse_loss(t)) / t - 1.0).abs() < 1e-10, "{t}");
        let t = q * part;
        let k = inverse_loss_difference(t, q);
        prop_assert!(((normal::loss(k) - normal::loss(k + q)) - t).abs() < 1e-11 * q.max(1.0), "{t} of {q}: {k}");
    }
}

#[test]
fn service_rises_with_stock_and_costs_become_eoq_without_variance() {
    let demand = Poisson::new(7.5).unwrap();
    let fills: Vec<f64> = (0..30).map(|stock| of_base_stock(f64::from(stock), &demand).unwrap().fill_rate).collect();
    assert!(fills.is_sorted() && fills[0] == 0.0 && fills[29] > 0.999_999);
    assert!((0..20).all(|r| of_rq(f64::from(r), 6.0, &demand).unwrap().fill_rate < of_rq(f64::from(r + 1), 6.0, &demand).unwrap().fill_rate));
    let item = RqNormal { fixed_cost: 8.0, demand_rate: 1300.0, demand_sd: 1e-6, holding_cost: 0.225, stockout_cost: 1e9, lead_time: 0.1 };
    let exact = item.exact().unwrap();
    assert!((exact.order_quantity / 304.046_780_026_436_8 - 1.0).abs() < 1e-3 && (exact.cost_rate / 68.410_525_505_948_27 - 1.0).abs() < 1e-3);
}

#[test]
fn disruptions_agree_with_adding_up_the_chances() {
    for case in 0..60 {
        let number = |salt: usize| ((case * 7_919 + salt * 104_729) % 1_000) as f64 / 1_000.0;
        let model = NewsvendorDisruptions {
            holding_cost: 0.1 + number(1),
            stockout_cost: 0.1 + 9.0 * number(2),
            demand: 1.0 + 50.0 * number(3),
            disruption_prob: 0.01 + 0.5 * number(4),
            recovery_prob: 0.05 + 0.9 * number(5),
        };
        let (fails, recovers, d) = (model.disruption_prob, model.recovery_prob, model.demand);
        let cost = |stock: f64| {
            let (mut cost, mut chance) = (0.0, recovers / (fails + recovers));
            for n in 0..4_000 {
                let needed = d * f64::from(n + 1);
                cost += chance * (model.holding_cost * (stock - needed).max(0.0) + model.stockout_cost * (needed - stock).max(0.0));
                chance = if n == 0 { fails * recovers / (fails + recovers) } else { chance * (1.0 - recovers) };
            }
            cost
        };
        for stock in [0.0, d / 2.0, d, 3.7 * d, 10.0 * d] {
            let found = model.cost(stock).unwrap().cost;
            assert!((found - cost(stock)).abs() < 1e-9 * (1.0 + found), "{model:?} at {stock}: {found} and {}", cost(stock));
        }
        let best = model.optimum().unwrap();
        for stock in (0..200).map(|periods| d * f64::from(periods) / 2.0) {
            assert!(model.cost(stock).unwrap().cost >= best.cost * (1.0 - 1e-12), "{model:?}: {stock} beats {best:?}");
        }
    }
}

/// 400,000 periods of the best (s,S) and of a worse one: means within four standard errors, by batches.
#[test]
fn s_and_top_cost_what_a_simulation_says() {
    let demand = listed(&NegativeBinomial::from_mean_variance(6.0, 15.0).unwrap());
    let model = SsExact { fixed_cost: 40.0, holding_cost: 1.0, stockout_cost: 9.0, demand: &demand, cover: None };
    let best = model.optimum().unwrap();
    let mut state = 7_u64;
    let mut uniform = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 11) as f64 + 0.5) / 9_007_199_254_740_992.0
    };
    for (s, top) in [(best.reorder_level, best.order_up_to), (2.0, 20.0)] {
        let (batches, length) = (400, 1_000);
        let mut position = top;
        let means: Vec<f64> = (0..batches)
            .map(|_| {
                let mut cost = 0.0;
                for _ in 0..length {
                    if position <= s {
                        position = top;
                        cost += model.fixed_cost;
                    }
                    position -= demand.quantile(uniform()).unwrap();
                    cost += model.holding_cost * position.max(0.0) + model.stockout_cost * (-position).max(0.0);
                }
                cost / f64::from(length)
            })
            .collect();
        let mean = means.iter().sum::<f64>() / f64::from(batches);
        let variance = means.iter().map(|of| (of - mean) * (of - mean)).sum::<f64>() / f64::from(batches - 1);
        let (exact, error) = (model.cost(s, top).unwrap().cost, (variance / f64::from(batches)).sqrt());
        assert!((mean - exact).abs() < 4.0 * error, "({s}, {top}): {exact} exactly, {mean} ± {error} simulated");
    }
}

#[test]
fn bad_input_names_its_parameter() {
    let field = |error: vmi_core::error::Error| error.field_name().map(str::to_owned);
    let demand = Poisson::new(5.0).unwrap();
    for bad in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        let error = Newsvendor { holding_cost: bad, stockout_cost: 1.0, demand: &demand }.optimum().unwrap_err();
        assert_eq!(field(error).as_deref(), Some("holding_cost"));
        let error = FillRateRq { sigma_ltd: 3.0, order_quantity: 5.0, fill_rate: if bad == 0.0 { 1.0 } else { bad } }.factors().unwrap_err();
        assert_eq!(field(error).as_deref(), Some("fill_rate"));
        let policy = RqPolicy { fixed_cost: bad, demand_rate: 5.0, holding_cost: 1.0, stockout_cost: 9.0, lead_time_demand: &demand };
        assert_eq!(field(policy.optimum_discrete().unwrap_err()).as_deref(), Some("fixed_cost"));
    }
    assert!(Pmf::new(0, vec![]).is_err() && Pmf::new(0, vec![0.5, 0.4]).is_err());
    let never = Pmf::certain(0).unwrap();
    let error = SsExact { fixed_cost: 1.0, holding_cost: 1.0, stockout_cost: 1.0, demand: &never, cover: None }.optimum().unwrap_err();
    assert_eq!(field(error).as_deref(), Some("pmf"));
}
