//! Safety stock of every measure, the bootstrap behind it, (r,nQ) of compound Poisson demand, and broken lines: definitions, brute force, simulation, limits.

#[path = "common/few_cases.rs"]
mod few_cases;

use proptest::prelude::*;
use vmi_core::demand::markov_bootstrap::MarkovBootstrap;
use vmi_core::num::distribution::{Distribution, Empirical, PiecewiseLinear, Pmf, Poisson, Uniform};
use vmi_core::num::normal;
use vmi_core::num::random::Random;
use vmi_core::policy::batch::{Column, Output};
use vmi_core::policy::catalogue::find;
use vmi_core::policy::rq::RqPolicy;
use vmi_core::policy::rq_compound_poisson::RqCompoundPoisson;
use vmi_core::policy::safety_stock_empirical::SafetyStockEmpirical;
use vmi_core::policy::safety_stock_forecast_error::{PeriodError, SafetyStockForecastError};
use vmi_core::policy::safety_stock_ready_rate::SafetyStockReadyRate;
use vmi_core::policy::safety_stock_stockout_cost::{SafetyStockStockoutCost, ShortageCost};

fn answer(name: &str, given: &[(&str, Column<'_>)], output: &str) -> Result<f64, vmi_core::error::Error> {
    let model = find(name)?;
    let column = |name: &str| given.iter().find(|(known, _)| *known == name).map_or(Column::Absent, |(_, column)| *column);
    let columns: Vec<_> = model.inputs.iter().map(|field| column(field.name)).collect();
    let at = model.outputs.iter().position(|field| field.name == output).unwrap();
    match &model.solve_one(&columns)?[at] {
        Output::Numbers(values) => Ok(values[0]),
        Output::Lists(..) => panic!("{output} is a list"),
    }
}

// ---------------------------------------------------------------- random numbers and the bootstrap

#[test]
fn random_numbers_are_spread_as_they_should_be() {
    let (mut sum, mut squares, mut counts) = (0.0, 0.0, [0_u32; 7]);
    for draw in 0..70_000 {
        let random = Random::new(5, draw / 100);
        let z = random.normal(draw % 100);
        sum += z;
        squares += z * z;
        counts[random.below(1_000 + draw % 100, 7) as usize] += 1;
    }
    // Standard errors: 1/√70,000 of the mean, √(2/70,000) of the variance, √(10,000 · 6/7) of a count.
    assert!((sum / 70_000.0).abs() < 4.0 * 0.00378 && (squares / 70_000.0 - 1.0).abs() < 4.0 * 0.00535);
    assert!(counts.iter().all(|count| (f64::from(*count) - 10_000.0).abs() < 4.0 * 92.6), "{counts:?}");
}

const HISTORY: [f64; 10] = [0.0, 3.0, 0.0, 0.0, 7.0, 2.0, 0.0, 0.0, 0.0, 4.0];

/// The sums of a second program, in Python with its own generator and scipy's normal quantile, to the unit.
#[test]
fn the_bootstrap_draws_what_a_second_program_draws() {
    let bootstrap = MarkovBootstrap { demand: &HISTORY, lead_time: 4, replications: 1000, seed: 1, is_jittered: false };
    let plain = bootstrap.lead_time_demands().unwrap();
    assert_eq!(plain[..12], [7.0, 7.0, 4.0, 7.0, 7.0, 0.0, 8.0, 11.0, 10.0, 9.0, 7.0, 3.0]);
    let jittered = MarkovBootstrap { is_jittered: true, ..bootstrap }.lead_time_demands().unwrap();
    assert_eq!(jittered[..12], [6.0, 8.0, 5.0, 11.0, 7.0, 0.0, 7.0, 13.0, 10.0, 9.0, 7.0, 3.0]);
    let given =
        [("demand", Column::List(&HISTORY)), ("lead_time", Column::One(4.0)), ("cycle_service_level", Column::One(0.95)), ("seed", Column::One(1.0))];
    let of = |output: &str| answer("safety_stock_bootstrap", &given, output).unwrap();
    assert!((of("mean_ltd") - 7.313).abs() < 1e-12 && (of("sigma_ltd") - 5.102_845_382_725_211).abs() < 1e-12);
    assert_eq!((of("reorder_point"), of("cycle_service_level")), (17.0, 0.961));
    assert!((of("expected_shortage") - 0.131).abs() < 1e-12 && of("fill_rate").is_nan());
}

/// The chain without jitter has a mean and a standard deviation that can be computed: 6.530864 and 4.198836.
#[test]
fn the_bootstrap_tends_to_the_chain_that_it_draws_from() {
    let bootstrap = MarkovBootstrap { demand: &HISTORY, lead_time: 4, replications: 40_000, seed: 9, is_jittered: false };
    let drawn = Empirical::new(bootstrap.lead_time_demands().unwrap()).unwrap();
    assert!((drawn.mean() - 6.530_864_197_530_863).abs() < 4.0 * 4.2 / 200.0, "{}", drawn.mean());
    assert!((drawn.variance().sqrt() - 4.198_835_581_541_262).abs() < 0.06, "{}", drawn.variance().sqrt());
    let other = MarkovBootstrap { seed: 10, ..bootstrap }.lead_time_demands().unwrap();
    assert_ne!(other[..20], bootstrap.lead_time_demands().unwrap()[..20]);
}

#[test]
fn a_history_without_gaps_or_with_one_demand_is_drawn_from_as_well() {
    let always = MarkovBootstrap { demand: &[2.0, 2.0, 2.0], lead_time: 3, replications: 5, seed: 0, is_jittered: false };
    assert_eq!(always.lead_time_demands().unwrap(), [6.0; 5]);
    // The last period alone has demand: what follows demand is not known, so that the share of all periods stands in.
    let last = MarkovBootstrap { demand: &[0.0, 0.0, 0.0, 8.0], ..always };
    assert_eq!((last.chances().unwrap().after_demand, last.chances().unwrap().after_none), (0.25, 1.0 / 3.0));
    for (wrong, field) in [
        (MarkovBootstrap { demand: &[0.0, 0.0], ..always }, "demand"),
        (MarkovBootstrap { demand: &[1.0], ..always }, "demand"),
        (MarkovBootstrap { lead_time: 0, ..always }, "lead_time"),
        (MarkovBootstrap { replications: 0, ..always }, "replications"),
        (MarkovBootstrap { replications: 4_000_000_000, ..always }, "replications"),
    ] {
        assert_eq!(wrong.lead_time_demands().unwrap_err().field_name(), Some(field));
    }
}

// ---------------------------------------------------------------- safety stock

few_cases! {
    200;

    #[test]
    fn a_ready_rate_comes_back_from_its_reorder_point(mean in 0.1_f64..50.0, sd in 0.1_f64..30.0, lead in 0.1_f64..20.0, lead_sd in 0.0_f64..5.0, q in prop::option::of(1.0_f64..500.0), rate in 0.02_f64..0.999) {
        let item = SafetyStockReadyRate { demand_mean: mean, demand_sd: sd, lead_time_mean: lead, lead_time_sd: lead_sd, order_quantity: q };
        let found = item.for_ready_rate(rate).unwrap();
        let back = item.of_reorder_point(found.reorder_point).unwrap();
        prop_assert!((back.ready_rate - rate).abs() < 1e-9, "{found:?} {back:?}");
        prop_assert!((back.safety_stock - found.safety_stock).abs() < 1e-9 * (1.0 + found.reorder_point.abs()));
        // Another unit of time and of quantity: the same stock in the new unit.
        let scaled = SafetyStockReadyRate { demand_mean: mean * 8.0 / 4.0, demand_sd: sd * 8.0 / 2.0, lead_time_mean: lead * 4.0, lead_time_sd: lead_sd * 4.0, order_quantity: q.map(|q| 8.0 * q) };
        prop_assert!((scaled.for_ready_rate(rate).unwrap().safety_stock - 8.0 * found.safety_stock).abs() < 1e-8 * (1.0 + found.sigma_ltd * 8.0));
    }

    #[test]
    fn no_reorder_point_costs_less_than_the_best(mean in 0.5_f64..50.0, sd in 0.1_f64..30.0, h in 0.01_f64..2.0, b in 0.05_f64..90.0, q in 1.0_f64..200.0, other in -3.0_f64..3.0) {
        for shortage in [ShortageCost::UnitAndTime(b), ShortageCost::EachUnit { cost: b, order_quantity: q }] {
            let item = SafetyStockStockoutCost { demand_mean: mean, demand_sd: sd, lead_time_mean: 4.0, lead_time_sd: 0.5, holding_cost: h, shortage };
            let is_too_cheap = matches!(shortage, ShortageCost::EachUnit { .. }) && h * q >= b * mean;
            match item.optimum() {
                Err(error) => {
                    prop_assert!(is_too_cheap);
                    prop_assert_eq!(error.field_name(), Some("unit_stockout_cost"));
                }
                Ok(best) => {
                    prop_assert!(!is_too_cheap);
                    let near = item.of_reorder_point(best.reorder_point + other * best.sigma_ltd).unwrap();
                    prop_assert!(near.cost_rate >= best.cost_rate - 1e-10 * best.sigma_ltd * (h + b * mean), "{near:?} {best:?}");
                    let wanted = match shortage { ShortageCost::UnitAndTime(b) => b / (b + h), ShortageCost::EachUnit { cost, .. } => 1.0 - h * q / (cost * mean) };
                    prop_assert!((best.cycle_service_level - wanted).abs() < 1e-12);
                }
            }
        }
    }

    #[test]
    fn observed_demand_reaches_its_service_and_no_less_does(values in prop::collection::vec(0_u32..60, 1..40), level in 0.01_f64..0.99, q in 1.0_f64..80.0) {
        let demand = Empirical::new(values.iter().map(|value| f64::from(*value)).collect()).unwrap();
        let item = SafetyStockEmpirical { lead_time_demand: &demand, order_quantity: Some(q) };
        let found = item.for_cycle_service_level(level).unwrap();
        let at_most = |r: f64| values.iter().filter(|value| f64::from(**value) <= r).count() as f64 / values.len() as f64;
        prop_assert!(found.cycle_service_level >= level - 1e-12 && at_most(found.reorder_point - 0.5) < level);
        prop_assert_eq!(found.cycle_service_level, at_most(found.reorder_point));
        let filled = item.for_fill_rate(level).unwrap();
        // Served of each cycle by the definition, over the values one by one.
        let short = |r: f64| values.iter().map(|value| (f64::from(*value) - r).max(0.0) - (f64::from(*value) - r - q).max(0.0)).sum::<f64>() / values.len() as f64;
        prop_assert!((1.0 - short(filled.reorder_point) / q - level).abs() < 1e-9, "{filled:?}");
        prop_assert!(1.0 - short(filled.reorder_point - 1e-6) / q < level + 1e-9);
    }

    #[test]
    fn a_broken_line_is_what_its_pieces_are(gaps in prop::collection::vec(0.1_f64..20.0, 1..8), weights in prop::collection::vec(0.0_f64..1.0, 9), atom in prop::bool::ANY, start in -20.0_f64..20.0, at in -0.2_f64..1.2) {
        let mut x = vec![start];
        for gap in &gaps { x.push(x[x.len() - 1] + gap); }
        let mut masses = vec![if atom { weights[8] } else { 0.0 }];
        masses.extend(&weights[..gaps.len()]);
        let total: f64 = masses.iter().sum();
        prop_assume!(total > 0.05);
        let cdf: Vec<f64> = masses.iter().scan(0.0, |sum, mass| { *sum += mass / total; Some(*sum) }).collect();
        let line = PiecewiseLinear::new(&x, &cdf).unwrap();
        let pieces: Vec<(f64, Uniform)> = (0..gaps.len()).map(|i| (masses[i + 1] / total, Uniform::new(x[i], x[i + 1]).unwrap())).collect();
        let y = start + at * (x[x.len() - 1] - start);
        let mixed = |of: &dyn Fn(&Uniform) -> f64, of_atom: f64| masses[0] / total * of_atom + pieces.iter().map(|(mass, piece)| mass * of(piece)).sum::<f64>();
        let scale = 1.0 + x[x.len() - 1].abs().max(start.abs());
        let near = |a: f64, b: f64| (a - b).abs() < 1e-12 * scale * scale;
        let (short, left) = ((start - y).max(0.0), (y - start).max(0.0));
        prop_assert!(near(line.mean(), mixed(&|piece| piece.mean(), start)));
        prop_assert!(near(line.cdf(y), mixed(&|piece| piece.cdf(y), f64::from(start <= y))));
        prop_assert!(near(line.complementary_cdf(y), 1.0 - line.cdf(y)));
        prop_assert!(near(line.loss(y), mixed(&|piece| piece.loss(y), short)));
        prop_assert!(near(line.complementary_loss(y), mixed(&|piece| piece.complementary_loss(y), left)));
        prop_assert!(near(line.second_loss(y), mixed(&|piece| piece.second_loss(y), short * short / 2.0)));
        prop_assert!(near(line.complementary_second_loss(y), mixed(&|piece| piece.complementary_second_loss(y), left * left / 2.0)));
        for p in [0.01, 0.3, 0.77, 0.999] {
            let q = line.quantile(p).unwrap();
            prop_assert!(line.cdf(q) >= p - 1e-12 && (q == start || line.cdf(q - 1e-6 * scale) < p + 1e-12));
        }
    }

    #[test]
    fn no_r_and_q_cost_less_under_compound_poisson_demand(k in 0.1_f64..80.0, (h, p) in (0.1_f64..4.0, 0.2_f64..30.0), rate in 0.2_f64..5.0, weights in prop::collection::vec(0.01_f64..1.0, 1..7), (dr, dq) in (-9_i32..9, -9_i32..9)) {
        let total: f64 = weights.iter().sum();
        let sizes = Pmf::new(1, weights.iter().map(|weight| weight / total).collect()).unwrap();
        let item = RqCompoundPoisson { fixed_cost: k, arrival_rate: rate, sizes: &sizes, holding_cost: h, stockout_cost: p, lead_time: 1.5 };
        let best = item.optimum().unwrap();
        prop_assert!((item.cost(best.reorder_point, best.order_quantity).unwrap().cost_rate / best.cost_rate - 1.0).abs() < 1e-12);
        for quantity in 1..40_i32 {
            let r = best.reorder_point + f64::from(dr) + (best.order_quantity - f64::from(quantity)) / 2.0;
            prop_assert!(item.cost(r.round(), f64::from(quantity)).unwrap().cost_rate >= best.cost_rate * (1.0 - 1e-12));
        }
        let (r, q) = (best.reorder_point + f64::from(dr), (best.order_quantity + f64::from(dq)).max(1.0));
        prop_assert!(item.cost(r, q).unwrap().cost_rate >= best.cost_rate * (1.0 - 1e-12));
    }
}

#[test]
fn forecast_errors_add_up_as_the_model_behind_smoothing_says() {
    // Errors of 5 periods ahead from one forecast: σ² Σ (1 + α i)² over i = 0 … 4.
    let item = SafetyStockForecastError { demand_mean: 20.0, error: PeriodError::Rmse(3.0), lead_time: 3.0, review_period: 2.0, alpha: Some(0.3) };
    let squares: f64 = (0..5).map(|i| (1.0 + 0.3 * f64::from(i)) * (1.0 + 0.3 * f64::from(i))).sum();
    let found = item.for_cycle_service_level(0.9).unwrap();
    assert!((found.sigma_ltd - 3.0 * squares.sqrt()).abs() < 1e-12 && (found.reorder_point - 100.0 - found.safety_stock).abs() < 1e-12);
    assert!((item.of_reorder_point(found.reorder_point).unwrap().cycle_service_level - 0.9).abs() < 1e-12);
    let independent = SafetyStockForecastError { alpha: Some(0.0), ..item }.for_cycle_service_level(0.9).unwrap();
    assert_eq!(independent, SafetyStockForecastError { alpha: None, ..item }.for_cycle_service_level(0.9).unwrap());
    // A mean absolute error of 3 √(2/π) is that of a standard deviation of 3.
    let mad = SafetyStockForecastError { error: PeriodError::Mad(3.0 * (2.0 / std::f64::consts::PI).sqrt()), ..item };
    assert!((mad.for_cycle_service_level(0.9).unwrap().sigma_ltd - found.sigma_ltd).abs() < 1e-12);
}

/// Simple exponential smoothing of demand whose level moves as its model says: the reorder point is passed as often as it should be.
#[test]
fn forecast_errors_agree_with_a_simulation() {
    let (alpha, sigma, lead) = (0.25, 4.0, 6_u64);
    let item = SafetyStockForecastError {
        demand_mean: 0.0,
        error: PeriodError::Rmse(sigma),
        lead_time: lead as f64,
        review_period: 0.0,
        alpha: Some(alpha),
    };
    let safety_stock = item.for_cycle_service_level(0.9).unwrap().safety_stock;
    let runs = 60_000;
    let covered = (0..runs)
        .filter(|run| {
            let random = Random::new(3, *run);
            // The level is known to the forecast; every error moves it by α times itself.
            let (mut level, mut sum) = (0.0, 0.0);
            for period in 0..lead {
                let error = sigma * random.normal(period);
                sum += level + error;
                level += alpha * error;
            }
            sum <= safety_stock
        })
        .count() as f64
        / runs as f64;
    assert!((covered - 0.9).abs() < 4.0 * (0.09 / runs as f64).sqrt(), "{covered}");
}

/// (r,Q) with Brownian-like demand: many small normal steps; the share of steps with stock.
#[test]
fn a_ready_rate_agrees_with_a_simulation() {
    let item = SafetyStockReadyRate { demand_mean: 10.0, demand_sd: 4.0, lead_time_mean: 2.0, lead_time_sd: 0.0, order_quantity: Some(12.0) };
    let r = item.for_ready_rate(0.85).unwrap().reorder_point;
    // The position a lead time ago is uniform on r … r + Q, demand since then normal: 40 batches of 5,000.
    let (batches, length) = (40_u64, 5_000_u64);
    let shares: Vec<f64> = (0..batches)
        .map(|batch| {
            let random = Random::new(11, batch);
            let ready = (0..length).filter(|draw| r + 12.0 * random.uniform(2 * draw) > 20.0 + 4.0 * 2.0_f64.sqrt() * random.normal(2 * draw + 1));
            ready.count() as f64 / length as f64
        })
        .collect();
    let mean = shares.iter().sum::<f64>() / batches as f64;
    assert!((mean - 0.85).abs() < 4.0 * (0.85 * 0.15 / (batches * length) as f64).sqrt(), "{mean}");
    // Without Q it is base stock.
    let base = SafetyStockReadyRate { order_quantity: None, ..item };
    assert!((base.for_ready_rate(0.95).unwrap().z - normal::quantile(0.95)).abs() < 1e-15);
    let small = SafetyStockReadyRate { order_quantity: Some(1e-6), ..item };
    assert!((small.for_ready_rate(0.95).unwrap().z - normal::quantile(0.95)).abs() < 1e-5);
}

#[test]
fn reorder_points_and_safety_stocks_turn_into_each_other() {
    let given = [
        ("demand_mean", Column::One(12.0)),
        ("lead_time", Column::One(5.0)),
        ("review_period", Column::One(2.0)),
        ("safety_stock", Column::One(-3.0)),
    ];
    assert_eq!(answer("reorder_point", &given, "reorder_point").unwrap(), 81.0);
    let back = [given[0], given[1], given[2], ("reorder_point", Column::One(81.0))];
    assert_eq!(answer("reorder_point", &back, "safety_stock").unwrap(), -3.0);
    assert_eq!(answer("reorder_point", &given[..3], "safety_stock").unwrap_err().field_name(), Some("safety_stock"));
    let both = [back[0], back[1], back[3], given[3]];
    assert_eq!(answer("reorder_point", &both, "safety_stock").unwrap_err().kind(), vmi_core::error::ErrorKind::ConflictingValues);
}

#[test]
fn what_cannot_be_told_is_named() {
    let field = |result: Result<f64, vmi_core::error::Error>| result.unwrap_err().field_name().map(str::to_owned).unwrap();
    let observed = ("observed", Column::List(&[1.0, 4.0, 2.0]));
    let fill = [observed, ("fill_rate", Column::One(0.9))];
    assert_eq!(field(answer("safety_stock_empirical", &fill, "reorder_point")), "order_quantity");
    let two = [observed, ("fill_rate", Column::One(0.9)), ("reorder_point", Column::One(3.0))];
    assert_eq!(field(answer("safety_stock_empirical", &two, "reorder_point")), "reorder_point");
    assert_eq!(field(answer("safety_stock_empirical", &[observed], "reorder_point")), "cycle_service_level");
    let item = [("demand_mean", 5.0), ("demand_sd", 0.0), ("lead_time_mean", 2.0), ("lead_time_sd", 0.0), ("holding_cost", 1.0)];
    let item: Vec<_> = item.into_iter().map(|(name, value)| (name, Column::One(value))).collect();
    let ready = [item[..4].to_vec(), vec![("ready_rate", Column::One(0.9))]].concat();
    assert_eq!(field(answer("safety_stock_ready_rate", &ready, "z")), "demand_sd");
    // Without variation the best safety stock is none, and no reorder point can be judged.
    let costly = [item.clone(), vec![("stockout_cost", Column::One(9.0))]].concat();
    assert_eq!(answer("safety_stock_stockout_cost", &costly, "safety_stock").unwrap(), 0.0);
    let judged = [costly.clone(), vec![("reorder_point", Column::One(9.0))]].concat();
    assert_eq!(field(answer("safety_stock_stockout_cost", &judged, "z")), "demand_sd");
    let unit = [item, vec![("unit_stockout_cost", Column::One(9.0))]].concat();
    assert_eq!(field(answer("safety_stock_stockout_cost", &unit, "z")), "order_quantity");
}

#[test]
fn nine_of_ten_observations_reach_nine_tenths() {
    let observed: Vec<f64> = (1..=10).map(f64::from).collect();
    for (level, wanted) in [(0.9, 9.0), (0.7, 7.0), (0.3, 3.0), (0.91, 10.0)] {
        let given = [("observed", Column::List(&observed)), ("cycle_service_level", Column::One(level))];
        assert_eq!(answer("safety_stock_empirical", &given, "reorder_point").unwrap(), wanted, "{level}");
    }
}

// ---------------------------------------------------------------- compound Poisson demand

#[test]
fn customers_who_ask_for_one_unit_are_poisson_demand() {
    let sizes = Pmf::certain(1).unwrap();
    let item = RqCompoundPoisson { fixed_cost: 4.0, arrival_rate: 12.0, sizes: &sizes, holding_cost: 4.0, stockout_cost: 28.0, lead_time: 0.5 };
    let demand = Poisson::new(6.0).unwrap();
    let unit = RqPolicy { fixed_cost: 4.0, demand_rate: 12.0, holding_cost: 4.0, stockout_cost: 28.0, lead_time_demand: &demand };
    let (found, wanted) = (item.optimum().unwrap(), unit.optimum_discrete().unwrap());
    assert_eq!((found.reorder_point, found.order_quantity), (wanted.reorder_point, wanted.order_quantity));
    assert!((found.cost_rate - wanted.cost_rate).abs() < 1e-12);
    let periodic = [("fixed_cost", 9.0), ("holding_cost", 0.5), ("stockout_cost", 4.0), ("lead_time", 2.0)];
    let periodic: Vec<_> = periodic.into_iter().map(|(name, value)| (name, Column::One(value))).collect();
    let one = [periodic.clone(), vec![("mean", Column::One(3.0))]].concat();
    let many = [periodic, vec![("rate", Column::One(3.0)), ("jump_pmf", Column::List(&[0.0, 1.0]))]].concat();
    for output in ["reorder_level", "order_up_to", "cost"] {
        let (a, b) = (answer("ss_exact_poisson", &one, output).unwrap(), answer("ss_exact_compound_poisson", &many, output).unwrap());
        assert!((a - b).abs() < 1e-10 * a.abs(), "{output}: {a} and {b}");
    }
}

/// The optimum of a second program that convolves and tries all r and Q: sizes 1 and 6, where orders of several lots are common.
#[test]
fn a_cost_for_each_order_of_several_lots_is_counted_once() {
    let sizes = Pmf::from_pairs(&[(1, 0.9), (6, 0.1)]).unwrap();
    let item = RqCompoundPoisson { fixed_cost: 0.5, arrival_rate: 3.0, sizes: &sizes, holding_cost: 1.0, stockout_cost: 9.0, lead_time: 2.0 };
    let best = item.optimum().unwrap();
    assert_eq!((best.reorder_point, best.order_quantity), (14.0, 4.0));
    assert!((best.cost_rate - 11.424_328_593_636_15).abs() < 1e-9);
}

/// 400 years of (r,nQ) by events: orders and the position at every customer, stock a lead time later by its mean over time.
#[test]
fn compound_poisson_costs_what_a_simulation_says() {
    let sizes = Pmf::new(1, vec![0.5, 0.2, 0.0, 0.3]).unwrap();
    let item = RqCompoundPoisson { fixed_cost: 15.0, arrival_rate: 4.0, sizes: &sizes, holding_cost: 1.0, stockout_cost: 8.0, lead_time: 1.0 };
    let (r, q) = (6.0, 3.0);
    let exact = item.cost(r, q).unwrap().cost_rate;
    let (batches, customers) = (100_u64, 1_500_u64);
    let mut position = r + q;
    let costs: Vec<f64> = (0..batches)
        .map(|batch| {
            let random = Random::new(21, batch);
            // Net stock follows the position of a lead time ago, less what was asked since: the customers of the last unit of time.
            let (mut cost, mut time, mut net) = (0.0, 0.0, position);
            let mut due: std::collections::VecDeque<(f64, f64)> = std::collections::VecDeque::new();
            for customer in 0..customers {
                let next = time - random.uniform(2 * customer).ln() / item.arrival_rate;
                while due.front().is_some_and(|(at, _)| *at <= next) {
                    let (at, units) = due.pop_front().unwrap();
                    cost += (at - time) * (net.max(0.0) + 8.0 * (-net).max(0.0));
                    (time, net) = (at, net + units);
                }
                cost += (next - time) * (net.max(0.0) + 8.0 * (-net).max(0.0));
                time = next;
                let size = sizes.quantile(random.uniform(2 * customer + 1)).unwrap();
                (position, net) = (position - size, net - size);
                if position <= r {
                    let lots = ((r - position) / q).floor() + 1.0;
                    position += lots * q;
                    due.push_back((time + 1.0, lots * q));
                    cost += 15.0;
                }
            }
            cost / time
        })
        .collect();
    let mean = costs.iter().sum::<f64>() / batches as f64;
    let variance = costs.iter().map(|cost| (cost - mean) * (cost - mean)).sum::<f64>() / (batches - 1) as f64;
    assert!(
        (mean - exact).abs() < 4.0 * (variance / batches as f64).sqrt() + 0.02,
        "{exact} exactly, {mean} ± {}",
        (variance / batches as f64).sqrt()
    );
    // With the cost for each lot it would be another number.
    let by_lot = exact + 15.0 * item.arrival_rate * sizes.loss(q) / q;
    assert!((mean - by_lot).abs() > 8.0 * (variance / batches as f64).sqrt());
}

#[test]
fn other_demands_are_those_of_their_listed_probabilities() {
    let costs = [("fixed_cost", 9.0), ("holding_cost", 0.5), ("stockout_cost", 4.0)];
    let costs: Vec<_> = costs.into_iter().map(|(name, value)| (name, Column::One(value))).collect();
    let binomial: Vec<f64> = [1.0, 4.0, 6.0, 4.0, 1.0].iter().zip(0..).map(|(ways, k)| ways * 0.3_f64.powi(k) * 0.7_f64.powi(4 - k)).collect();
    let geometric: Vec<f64> = (0..400).map(|k| 0.25 * 0.75_f64.powi(k)).collect();
    let one = |name: &'static str, value: f64| (name, Column::One(value));
    for (model, parameters, pmf) in
        [("ss_exact_binomial", vec![one("n", 4.0), one("p", 0.3)], &binomial), ("ss_exact_geometric", vec![one("p", 0.25)], &geometric)]
    {
        let listed = [costs.clone(), vec![("pmf", Column::List(pmf))]].concat();
        for output in ["reorder_level", "order_up_to", "cost"] {
            let found = answer(model, &[costs.clone(), parameters.clone()].concat(), output).unwrap();
            assert!((found - answer("ss_exact_discrete_pmf", &listed, output).unwrap()).abs() < 1e-9, "{model}: {output}");
        }
    }
    // Over a lead time: geometric demand is negative binomial with r = 1, and 4 tries a period are 12 in 3.
    let covered = [costs.clone(), vec![one("p", 0.25), one("lead_time", 2.0)]].concat();
    let negative = [costs.clone(), vec![one("r", 1.0), one("p", 0.25), one("lead_time", 2.0)]].concat();
    assert!(
        (answer("ss_exact_geometric", &covered, "cost").unwrap() - answer("ss_exact_negative_binomial", &negative, "cost").unwrap()).abs() < 1e-9
    );
    let longer = [costs.clone(), vec![one("n", 4.0), one("p", 0.3), one("lead_time", 2.0)]].concat();
    let shorter = [costs, vec![one("n", 4.0), one("p", 0.3)]].concat();
    assert!(answer("ss_exact_binomial", &longer, "order_up_to").unwrap() > answer("ss_exact_binomial", &shorter, "order_up_to").unwrap() + 2.0);
}

#[test]
fn newsvendors_of_simple_demand_have_known_answers() {
    let one = |name: &'static str, value: f64| (name, Column::One(value));
    // A share of 0.8 is to be covered.
    let with = |more: Vec<(&'static str, Column<'static>)>| [vec![one("holding_cost", 1.0), one("stockout_cost", 4.0)], more].concat();
    let uniform = with(vec![one("least", 10.0), one("greatest", 60.0)]);
    assert!((answer("newsvendor_uniform", &uniform, "base_stock").unwrap() - 50.0).abs() < 1e-12);
    // h w p² / 2 + b w (1 − p)² / 2 with w = 50.
    assert!((answer("newsvendor_uniform", &uniform, "cost").unwrap() - (25.0 * 0.64 + 4.0 * 25.0 * 0.04)).abs() < 1e-12);
    let exponential = with(vec![one("rate", 0.1)]);
    assert!((answer("newsvendor_exponential", &exponential, "base_stock").unwrap() - 10.0 * 5.0_f64.ln()).abs() < 1e-12);
    // The least cost of exponential demand is h times the best stock.
    assert!((answer("newsvendor_exponential", &exponential, "cost").unwrap() - 10.0 * 5.0_f64.ln()).abs() < 1e-11);
    let line = with(vec![("x_values", Column::List(&[10.0, 60.0])), ("cdf_values", Column::List(&[0.0, 1.0]))]);
    for output in ["base_stock", "cost", "expected_shortage", "expected_leftover"] {
        let (a, b) = (answer("newsvendor_continuous", &line, output).unwrap(), answer("newsvendor_uniform", &uniform, output).unwrap());
        assert!((a - b).abs() < 1e-12 * a, "{output}");
    }
    assert_eq!(answer("newsvendor_binomial", &with(vec![one("n", 2.0), one("p", 0.5)]), "base_stock").unwrap(), 2.0);
    assert_eq!(answer("newsvendor_geometric", &with(vec![one("p", 0.5)]), "base_stock").unwrap(), 2.0);
    // e^−1 (1, 0, 1, 0, ½): pairs at a rate of 1.
    let pairs = with(vec![one("rate", 1.0), ("jump_pmf", Column::List(&[0.0, 0.0, 1.0]))]);
    assert_eq!(answer("newsvendor_compound_poisson", &pairs, "base_stock").unwrap(), 4.0);
    assert!((answer("newsvendor_compound_poisson", &pairs, "cycle_service_level").unwrap() - 2.5 * (-1.0_f64).exp()).abs() < 1e-14);
}
