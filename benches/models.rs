//! Models by the item: what one call of each costs.
//!
//! Inputs are those of the numeric cases, spread a little so that no branch is always the same.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use vmi_core::demand::abc_shares::{ShareRule, abc_shares};
use vmi_core::model::DemandDistribution;
use vmi_core::num::distribution::{Discrete, Pmf, Poisson};
use vmi_core::policy::batch::Column;
use vmi_core::policy::catalogue;
use vmi_core::policy::eoq::Eoq;
use vmi_core::policy::fill_rate::FillRateRq;
use vmi_core::policy::fitted_demand::FittedDemand;
use vmi_core::policy::policy_service::Wanted;
use vmi_core::policy::rq::RqPolicy;
use vmi_core::policy::safety_stock::SafetyStockCsl;
use vmi_core::policy::ss_exact::SsExact;
use vmi_core::policy::wagner_whitin::WagnerWhitin;
use vmi_core::policy::wagner_whitin_varying::Workspace;

/// A number between 0 and 1, scattered by a counter.
fn scattered(at: usize) -> f64 {
    (at as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) as f64 / 18_446_744_073_709_551_616.0
}

fn levels(criterion: &mut Criterion) {
    const KEYS: usize = 100_000;
    let column = |low: f64, high: f64, salt: usize| -> Vec<f64> { (0..KEYS).map(|at| low + (high - low) * scattered(at + salt)).collect() };
    let (rate, sd, lead, service) = (column(1.0, 500.0, 1), column(0.1, 90.0, 2), column(1.0, 40.0, 3), column(0.8, 0.999, 4));
    let mut group = criterion.benchmark_group("levels of 100,000 keys");
    group.sample_size(20).throughput(Throughput::Elements(KEYS as u64));
    group.bench_function("EOQ, safety stock and reorder point", |bencher| {
        bencher.iter(|| {
            let mut sum = 0.0;
            for key in 0..KEYS {
                let lot = Eoq { fixed_cost: 8.0, demand_rate: rate[key] * 365.0, holding_cost: 0.225 }.optimum().expect("an answer");
                let point = SafetyStockCsl {
                    demand_mean: rate[key],
                    demand_sd: sd[key],
                    lead_time_mean: lead[key],
                    lead_time_sd: 0.5,
                    cycle_service_level: service[key],
                };
                sum += lot.order_quantity + point.levels().expect("an answer").reorder_point;
            }
            sum
        });
    });
    group.bench_function("fill-rate inversion", |bencher| {
        bencher.iter(|| {
            (0..KEYS)
                .map(|key| {
                    FillRateRq { sigma_ltd: sd[key], order_quantity: rate[key], fill_rate: service[key] }.factors().expect("an answer").k_exact
                })
                .sum::<f64>()
        });
    });
    let model = catalogue::find("safety_stock_csl").expect("a model");
    let columns =
        [Column::Numbers(&rate, None), Column::Numbers(&sd, None), Column::Numbers(&lead, None), Column::One(0.5), Column::Numbers(&service, None)];
    group.bench_function("safety stock by columns", |bencher| bencher.iter(|| model.solve_columns(&columns)));
    group.finish();
}

fn policies(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("one item");
    for mean in [6.0, 20.0, 75.0] {
        group.bench_function(format!("(s,S) exact, Poisson {mean}"), |bencher| {
            bencher.iter(|| {
                let (first, probabilities) = Poisson::new(black_box(mean)).and_then(|demand| demand.list(1e-18)).expect("a list");
                let demand = Pmf::new(first, probabilities).expect("probabilities");
                SsExact { fixed_cost: 64.0, holding_cost: 1.0, stockout_cost: 9.0, demand: &demand, cover: None }.optimum()
            });
        });
        group.bench_function(format!("(r,Q) exact, Poisson {mean}"), |bencher| {
            bencher.iter(|| {
                let demand = Poisson::new(black_box(mean)).expect("a demand");
                let policy = RqPolicy { fixed_cost: 64.0, demand_rate: mean, holding_cost: 1.0, stockout_cost: 9.0, lead_time_demand: &demand };
                policy.optimum_discrete()
            });
        });
    }
    let demand: Vec<f64> = (0..52).map(|period| (scattered(period) * 200.0).floor()).collect();
    let model = catalogue::find("wagner_whitin").expect("a model");
    let inputs = [Column::List(&demand), Column::One(500.0), Column::One(1.0), Column::Absent];
    let mut workspace = Workspace::default();
    let plan = WagnerWhitin { demand: &demand, fixed_cost: 500.0, holding_cost: 1.0, purchase_cost: 0.0 };
    group.bench_function("Wagner-Whitin, 52 periods, in a workspace", |bencher| bencher.iter(|| black_box(&plan).optimum_in(&mut workspace)));
    group.bench_function("Wagner-Whitin, 52 periods, by name", |bencher| bencher.iter(|| model.solve_one(black_box(&inputs))));
    group.finish();
}

/// What a plan computes for one key under a distribution of its own: mean 0.68 and standard deviation 2.18 a day, as a spare part has them.
fn levels_of_plans(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("levels_of_plans");
    let spare = |kind, review| FittedDemand { kind, mean: 0.683, sd: 2.182, lead_time: 4.0, review, lead_time_sd: 0.0 };
    let fill = Wanted::FillRate(0.98);
    for (name, kind) in [("gamma", DemandDistribution::Gamma), ("negative binomial", DemandDistribution::NegativeBinomial)] {
        group.bench_function(format!("(s,Q), {name}, fill rate"), |bencher| {
            bencher.iter(|| black_box(spare(kind, 0.0)).reorder_point(12.0, fill));
        });
        group.bench_function(format!("(R,S), {name}, cycle service"), |bencher| {
            bencher.iter(|| black_box(spare(kind, 7.0)).order_up_to(Wanted::CycleServiceLevel(0.98)));
        });
        group.bench_function(format!("(R,S), {name}, fill rate"), |bencher| bencher.iter(|| black_box(spare(kind, 7.0)).order_up_to(fill)));
        group.bench_function(format!("(s,S), {name}, fill rate"), |bencher| bencher.iter(|| black_box(spare(kind, 1.0)).reorder_level(12.0, fill)));
    }
    group.bench_function("(s,S), negative binomial, least cost", |bencher| {
        bencher.iter(|| black_box(spare(DemandDistribution::NegativeBinomial, 1.0)).cheapest_levels(2.0, 0.05, 1.5));
    });
    group.finish();
}

fn classes(criterion: &mut Criterion) {
    const ROWS: usize = 1_000_000;
    let values: Vec<f64> = (0..ROWS).map(|at| 1.0 / (scattered(at) + 1e-4)).collect();
    let mut group = criterion.benchmark_group("ABC");
    group.sample_size(10).throughput(Throughput::Elements(ROWS as u64));
    group.bench_function("a million rows", |bencher| bencher.iter(|| abc_shares(&values, 0.8, 0.95, ShareRule::Before)));
    group.finish();
}

criterion_group!(benches, levels, levels_of_plans, policies, classes);
criterion_main!(benches);
