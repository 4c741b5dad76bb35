//! Services and costs of (r,Q), (R,S), (R,s,S), (R,nQ) and base stock: independent numbers, inversion, brute force, simulation, limits, scales, bad inputs.

#[path = "common/few_cases.rs"]
mod few_cases;

use std::collections::BTreeMap;

use proptest::prelude::*;
use vmi_core::error::{Error, ErrorKind};
use vmi_core::num::convolution::convolve_times;
use vmi_core::num::distribution::{CompoundPoisson, Discrete, Distribution, Gamma, Normal, Pmf, Poisson};
use vmi_core::num::lead_time_demand::Moments;
use vmi_core::policy::batch::{Column, Output};
use vmi_core::policy::catalogue::{MODELS, find};
use vmi_core::policy::compound_demand::CompoundDemand;
use vmi_core::policy::demand_over_time::DemandOverTime;
use vmi_core::policy::fill_service::Cover;
use vmi_core::policy::normal_fill::{NormalFill, NormalMoments};
use vmi_core::policy::performance::of_rq;
use vmi_core::policy::policy_service::{PolicyService, StockCosts, Wanted};
use vmi_core::policy::review_demand::{ReviewDemand, SampledDemand};
use vmi_core::policy::rnq_exact::RnqExact;
use vmi_core::policy::rq_service::RqService;
use vmi_core::policy::rs_service::RsService;
use vmi_core::policy::rss_exact::RssExact;
use vmi_core::policy::rss_service::RssService;
use vmi_core::policy::ss_exact::SsExact;

/// Inputs by name; a list has a name of two lists: `values` and `probabilities`, or `pmf`.
type Named = BTreeMap<&'static str, Vec<f64>>;

fn named(pairs: &[(&'static str, f64)]) -> Named {
    pairs.iter().map(|(name, value)| (*name, vec![*value])).collect()
}

fn solve(name: &str, inputs: &Named) -> Result<BTreeMap<&'static str, f64>, Error> {
    let model = find(name).unwrap();
    assert!(inputs.keys().all(|key| model.inputs.iter().any(|field| field.name == *key)), "{name}: {inputs:?}");
    let columns: Vec<Column> = model
        .inputs
        .iter()
        .map(|field| match inputs.get(field.name) {
            None => Column::Absent,
            Some(values) if field.kind.is_list() => Column::List(values),
            Some(values) => Column::One(values[0]),
        })
        .collect();
    let outputs = model.solve_one(&columns)?;
    let value = |output: &Output| match output {
        Output::Numbers(values) => values[0],
        Output::Lists(..) => f64::NAN,
    };
    Ok(model.outputs.iter().zip(&outputs).map(|(field, output)| (field.name, value(output))).collect())
}

const MEASURES: [&str; 3] = ["cycle_service_level", "fill_rate", "ready_rate"];

/// Demand of each model, with times.
fn demands() -> Vec<(&'static str, Named)> {
    let moments = named(&[("demand_mean", 20.0), ("demand_sd", 12.0), ("lead_time", 3.0)]);
    let mut compound = named(&[("arrival_rate", 1.5), ("lead_time", 2.0)]);
    compound.insert("values", vec![6.0, 1.0, 2.0]);
    compound.insert("probabilities", vec![0.3, 0.5, 0.2]);
    let pmf = Named::from([("pmf", vec![0.3, 0.25, 0.0, 0.2, 0.15, 0.1]), ("lead_time", vec![2.0])]);
    vec![
        ("normal", moments.clone()),
        ("gamma", moments),
        ("negative_binomial", named(&[("demand_mean", 2.0), ("demand_sd", 2.0), ("lead_time", 3.0)])),
        ("poisson", named(&[("demand_rate", 2.0), ("lead_time", 3.0)])),
        ("compound_poisson", compound),
        ("discrete_pmf", pmf),
    ]
}

/// Each model that finds a level for a service: its name, the level's name and its inputs without either.
fn inverting() -> Vec<(String, &'static str, Named)> {
    let mut found = Vec::new();
    for (demand, inputs) in demands() {
        for (policy, level, more) in [
            ("rq", "reorder_point", ("order_quantity", 12.0)),
            ("rs", "order_up_to", ("review_period", 7.0)),
            ("rss", "reorder_level", ("order_quantity", 30.0)),
        ] {
            let name = format!("{policy}_service_{demand}");
            let Ok(model) = find(&name) else { continue };
            let mut all = inputs.clone();
            all.insert(more.0, vec![more.1]);
            if policy == "rss" {
                all.insert("review_period", vec![if demand == "normal" || demand == "gamma" { 1.0 } else { 2.0 }]);
            }
            all.retain(|key, _| model.inputs.iter().any(|field| field.name == *key));
            found.push((name, level, all));
        }
    }
    assert_eq!(found.len(), 16);
    found
}

/// Each model that costs a decision: its name and its inputs, with the decision.
fn costing() -> Vec<(String, Named)> {
    let mut found = Vec::new();
    for (demand, inputs) in demands() {
        for (policy, more) in [
            ("base_stock", &[("base_stock", 30.0), ("holding_cost", 1.0), ("stockout_cost", 9.0)][..]),
            (
                "rss_cost",
                &[
                    ("fixed_cost", 20.0),
                    ("holding_cost", 1.0),
                    ("stockout_cost", 9.0),
                    ("reorder_level", 20.0),
                    ("order_up_to", 60.0),
                    ("review_period", 2.0),
                ],
            ),
            (
                "rnq_exact",
                &[
                    ("fixed_cost", 20.0),
                    ("holding_cost", 1.0),
                    ("stockout_cost", 9.0),
                    ("reorder_point", 20.0),
                    ("order_quantity", 9.0),
                    ("review_period", 2.0),
                ],
            ),
        ] {
            let name = format!("{policy}_{demand}");
            if find(&name).is_ok() {
                let mut all = inputs.clone();
                all.extend(named(more));
                found.push((name, all));
            }
        }
    }
    assert_eq!(found.len(), 15);
    found
}

fn close(a: f64, b: f64, tolerance: f64) -> bool {
    (a - b).abs() <= tolerance
}

// ---------------------------------------------------------------- numbers from elsewhere

/// By SciPy: adaptive quadrature over position and time, sums over jumps, and the stationary distribution of the position by linear equations.
#[test]
fn services_agree_with_quadrature_sums_and_linear_equations() {
    let check = |name: &str, inputs: &[(&'static str, f64)], expected: [f64; 4]| {
        let mut all = named(inputs);
        if name.ends_with("compound_poisson") {
            all.insert("values", vec![1.0, 2.0, 6.0]);
            all.insert("probabilities", vec![0.5, 0.2, 0.3]);
        }
        let found = solve(name, &all).unwrap();
        let outputs = ["cycle_service_level", "fill_rate", "ready_rate", "expected_backorders"];
        for (output, expected) in outputs.into_iter().zip(expected).filter(|(_, expected)| !expected.is_nan()) {
            assert!(close(found[output], expected, 2e-9), "{name} {output}: {} and not {expected}", found[output]);
        }
    };
    let normal = [("demand_mean", 20.0), ("demand_sd", 6.0), ("lead_time", 9.0), ("reorder_point", 200.0), ("order_quantity", 100.0)];
    check("rq_service_normal", &normal, [0.866739737097495, 0.987917409600294, 0.987917409600294, 0.0950557219007524]);
    let gamma = [&normal[..], &[("lead_time_sd", 1.5)]].concat();
    check("rq_service_gamma", &gamma, [0.731063368001485, 0.934541150177479, 0.934541150177479, 1.39178058342594]);
    let compound = [("arrival_rate", 1.5), ("lead_time", 2.0), ("order_quantity", 5.0), ("reorder_point", 9.0)];
    check("rq_service_compound_poisson", &compound, [0.522118650238345, 0.645533363834657, 0.73991097141335, f64::NAN]);
    let binomial = [("demand_mean", 2.0), ("demand_sd", 2.0), ("lead_time", 5.0), ("order_quantity", 12.0), ("reorder_point", 14.0)];
    check("rq_service_negative_binomial", &binomial, [0.818550921437171, 0.944197530443812, 0.954286375800924, f64::NAN]);
    let periodic = [("demand_mean", 20.0), ("demand_sd", 12.0), ("lead_time", 3.0), ("review_period", 7.0), ("order_up_to", 240.0)];
    let varying = [&periodic[..], &[("lead_time_sd", 1.5)]].concat();
    check("rs_service_normal", &periodic, [0.854079727428106, 0.979649110071273, 0.982897420457472, 0.281860031156381]);
    check("rs_service_normal", &varying, [0.795852626800579, 0.960398414053179, 0.965139449939695, 0.788558528280586]);
    check("rs_service_gamma", &periodic, [0.853906676203947, 0.975763981047572, 0.979702193583042, 0.411706544060447]);
    check("rs_service_gamma", &varying, [0.804249834262392, 0.954690300875929, 0.959209851808626, 1.17251033984833]);
    let whole = [("demand_mean", 2.0), ("demand_sd", 2.0), ("lead_time", 3.0), ("review_period", 7.0), ("order_up_to", 24.0)];
    check("rs_service_negative_binomial", &whole, [0.774309583801937, 0.921506104639125, 0.931495037851747, 0.228057778456256]);
    let poisson = [("demand_rate", 2.0), ("lead_time", 3.0), ("review_period", 7.0)];
    check(
        "rs_service_poisson",
        &[&poisson[..], &[("order_up_to", 24.0)]].concat(),
        [0.843227378173762, 0.965171376228906, 0.965171376228906, 0.0647192842084992],
    );
    let levels = [("reorder_level", 10.0), ("order_quantity", 20.0)];
    check("rss_service_poisson", &[&poisson[..], &levels].concat(), [0.300412708520751, 0.84317362695451, 0.84317362695451, 0.605161769037144]);
    check(
        "rss_service_negative_binomial",
        &[&whole[..4], &levels].concat(),
        [0.353724844372273, 0.829508465961449, 0.842430370507098, 0.765111644456352],
    );
    let costs = [("fixed_cost", 20.0), ("holding_cost", 1.0), ("stockout_cost", 9.0)];
    let lots = [&costs[..], &[("reorder_point", 12.0), ("order_quantity", 9.0)]].concat();
    check("rnq_exact_poisson", &[&poisson[..], &lots].concat(), [0.313426088331697, 0.723450920964619, 0.723450920964618, 0.98111747229065]);
    check("rnq_exact_negative_binomial", &[&whole[..4], &lots].concat(), [0.352749456299926, 0.687307539415087, 0.711309461264864, 1.34914151163686]);
    let orders = solve("rnq_exact_poisson", &named(&[&poisson[..], &lots].concat())).unwrap()["order_rate"];
    assert!(close(orders, 0.141018705013019, 1e-12), "{orders}");
    let orders =
        solve("rss_cost_negative_binomial", &named(&[&whole[..4], &costs, &[("reorder_level", 10.0), ("order_up_to", 30.0)]].concat())).unwrap();
    assert!(close(orders["order_rate"], 0.0723103903582089, 1e-12), "{orders:?}");
}

#[test]
fn services_agree_with_what_was_there_before() {
    let demand = Poisson::new(13.0).unwrap();
    let one = Pmf::certain(1).unwrap();
    for (r, q) in [(-4.0, 3.0), (5.0, 1.0), (13.0, 8.0), (25.0, 40.0)] {
        let old = of_rq(r, q, &demand).unwrap();
        for jumps in [None, Some(&one)] {
            let found = RqService { order_quantity: q, lead_time_demand: &demand, jumps }.service(r).unwrap();
            let pairs = [
                (found.fill_rate, old.fill_rate),
                (found.ready_rate, old.ready_rate),
                (found.expected_on_hand, old.expected_on_hand),
                (found.expected_backorders, old.expected_backorders),
            ];
            assert!(pairs.iter().all(|(new, old)| close(*new, *old, 1e-12 * (1.0 + old))), "{r} {q} {pairs:?}");
        }
    }
    let cover = Cover { mean: 20.0, sd: 6.0, lead_time: 3.0, review: 7.0, lead_time_sd: 1.2 };
    let demand = DemandOverTime::Normal { mean: 20.0, sd: 6.0 };
    let after = demand.after_review(3.0, 7.0, 1.2).unwrap();
    let sigma = after.over_protection().variance().sqrt();
    for z in [-1.0, 0.3, 2.0, 4.0] {
        let found = RsService { demand: &*after }.service(200.0 + z * sigma).unwrap();
        assert!(close(found.fill_rate, cover.fill_rate_periodic(z), 1e-12) && close(found.ready_rate, cover.ready_rate_periodic(z), 1e-6));
        let over = Normal::new(200.0, sigma).unwrap();
        let found = RqService { order_quantity: 70.0, lead_time_demand: &over, jumps: None }.service(200.0 + z * sigma).unwrap();
        assert!(close(found.fill_rate, cover.fill_rate_continuous(z, 70.0), 1e-12));
    }
}

// ---------------------------------------------------------------- inversion

#[test]
fn the_least_level_reaches_the_service_and_no_lower_one_does() {
    for (name, level, inputs) in inverting() {
        for measure in MEASURES {
            for wanted in [0.05, 0.5, 0.9, 0.98, 0.9995] {
                let mut asked = inputs.clone();
                asked.insert(measure, vec![wanted]);
                let found = solve(&name, &asked).unwrap_or_else(|error| panic!("{name} {measure} {wanted}: {error}"));
                let at = |value: f64| {
                    let mut given = inputs.clone();
                    given.insert(level, vec![value]);
                    solve(&name, &given).unwrap()
                };
                let best = found[level];
                assert_eq!(at(best), found, "{name}: the service of the level found");
                if name.ends_with("normal") || name.ends_with("gamma") {
                    assert!(close(found[measure], wanted, 1e-9 * (1.0 - wanted)), "{name} {measure} {wanted}: {found:?}");
                } else {
                    assert!(found[measure] >= wanted - 1e-12 && at(best - 1.0)[measure] < wanted, "{name} {measure} {wanted}: {found:?}");
                }
                let more = at(best + 3.0);
                assert!(MEASURES.iter().all(|measure| more[measure] >= found[measure] - 1e-12), "{name}: {found:?} {more:?}");
                assert!(more["expected_on_hand"] > found["expected_on_hand"] && more["expected_backorders"] <= found["expected_backorders"]);
            }
        }
    }
}

few_cases! {
    150;

    #[test]
    fn any_fill_rate_of_continuous_demand_is_met(mean in 0.01_f64..500.0, part in 0.02_f64..4.0, lead in 0.1_f64..40.0, review in 0.05_f64..30.0, lot in 0.01_f64..9.0, share in 0.001_f64..0.99999) {
        for demand in [DemandOverTime::Normal { mean, sd: mean * part }, DemandOverTime::Gamma { mean, sd: mean * part }] {
            let after = demand.after_review(lead, review, 0.3 * lead).unwrap();
            let level = RsService { demand: &*after }.order_up_to(Wanted::FillRate(share)).unwrap();
            let found = RsService { demand: &*after }.service(level).unwrap().fill_rate;
            prop_assert!(close(found, share, 1e-8 * (1.0 - share) + 1e-12), "{demand:?} {share}: {level} gives {found}");
            let over = demand.over(lead, 0.0).unwrap();
            let policy = RqService { order_quantity: lot * mean, lead_time_demand: &*over, jumps: None };
            let level = policy.reorder_point(Wanted::FillRate(share)).unwrap();
            let found = policy.service(level).unwrap().fill_rate;
            prop_assert!(close(found, share, 1e-8 * (1.0 - share) + 1e-12), "{demand:?} {share}: {level} gives {found}");
        }
        let fast = NormalFill::periodic((mean, mean * part), lead, review, 0.3 * lead).unwrap();
        let level = fast.level(share).unwrap();
        prop_assert!(close(fast.fill_rate(level), share, 1e-9 * (1.0 - share) + 1e-12), "{fast:?} {share}: {level} gives {}", fast.fill_rate(level));
        let fast = NormalFill::continuous(NormalMoments { mean, sd: mean * part }, lot * mean).unwrap();
        let level = fast.level(share).unwrap();
        prop_assert!(close(fast.fill_rate(level), share, 1e-9 * (1.0 - share) + 1e-12), "{fast:?} {share}: {level} gives {}", fast.fill_rate(level));
        let over = Normal::new(mean, mean * part).unwrap();
        let slow = RqService { order_quantity: lot * mean, lead_time_demand: &over, jumps: None }.reorder_point(Wanted::FillRate(share)).unwrap();
        prop_assert!(close(level, slow, 1e-7 * mean * (part + lot)), "{level} {slow}");
        prop_assert!(close(fast.fill_rate(level), 1.0 - (over.loss(level) - over.loss(level + lot * mean)) / (lot * mean), 1e-13));
    }
}

// ---------------------------------------------------------------- two ways to one number

#[test]
fn compound_demand_by_its_jumps_agrees_with_demand_cut_into_times() {
    let jumps = Pmf::new(0, vec![0.1, 0.4, 0.0, 0.3, 0.0, 0.0, 0.2]).unwrap();
    for (lead, review) in [(0.0, 2.0), (1.5, 0.3), (4.0, 6.0)] {
        let by_jumps = CompoundDemand::new(1.7, &jumps, lead, review).unwrap();
        let by_time = SampledDemand::of(&CompoundPoisson::new(1.7, &jumps).unwrap(), lead, review).unwrap();
        for y in [-3.0, 0.0, 1.0, 5.0, 17.0, 40.0, 400.0, 5000.0] {
            let pairs = [
                (by_jumps.not_ready(y), by_time.not_ready(y)),
                (by_jumps.on_hand(y), by_time.on_hand(y)),
                (by_jumps.backorders(y), by_time.backorders(y)),
                (by_jumps.on_hand_below(y), by_time.on_hand_below(y)),
                (by_jumps.backorders_above(y), by_time.backorders_above(y)),
                (by_jumps.shortage(y), by_time.shortage(y)),
            ];
            assert!(pairs.iter().all(|(a, b)| close(*a, *b, 1e-9 * (1.0 + b.abs()))), "L {lead}, R {review}, y {y}: {pairs:?}");
        }
    }
    // Negative binomial demand is compound Poisson with logarithmic jumps.
    let demand = DemandOverTime::NegativeBinomial { mean: 2.0, sd: 2.5 };
    let jumps = demand.jumps().unwrap().unwrap();
    let by_jumps = CompoundDemand::new(2.0 / jumps.mean(), &jumps, 3.0, 5.0).unwrap();
    for by_time in [demand.after_review(3.0, 5.0, 0.0).unwrap(), demand.after_review_listed(3.0, 5.0, 0.0).unwrap()] {
        for y in [1.0, 8.0, 20.0, 45.0] {
            assert!(close(by_jumps.not_ready(y), by_time.not_ready(y), 1e-10) && close(by_jumps.on_hand(y), by_time.on_hand(y), 1e-9));
        }
    }
}

fn listed(weights: &[f64]) -> Pmf {
    let total: f64 = weights.iter().sum();
    Pmf::new(0, weights.iter().map(|weight| weight / total).collect()).unwrap()
}

/// The long-run share of each position after a review, by going on until nothing changes.
fn stationary(states: std::ops::RangeInclusive<i64>, period: &Pmf, ordered: impl Fn(i64) -> i64) -> Vec<(i64, f64)> {
    let count = (states.end() - states.start() + 1) as usize;
    let at = |y: i64| (y - states.start()) as usize;
    let mut share = vec![1.0 / count as f64; count];
    for _ in 0..20_000 {
        // Half the mass stays, so that a chain with a period settles too.
        let mut next: Vec<f64> = share.iter().map(|share| 0.5 * share).collect();
        for y in states.clone() {
            for d in period.least()..=period.greatest() {
                next[at(ordered(y - d))] += 0.5 * share[at(y)] * period.pmf(d);
            }
        }
        let moved: f64 = next.iter().zip(&share).map(|(a, b)| (a - b).abs()).sum();
        share = next;
        if moved < 1e-16 {
            break;
        }
    }
    states.zip(share).collect()
}

/// Services by summing over positions and demands of a whole lead time and one review.
fn brute(positions: &[(i64, f64)], period: &Pmf, lead: u32, ordered: impl Fn(i64) -> i64) -> (PolicyService, f64) {
    let before = convolve_times(period, lead).unwrap();
    let mut found = PolicyService::default();
    let (mut orders, mut lack) = (0.0, 0.0);
    for &(y, share) in positions {
        for x in before.least()..=before.greatest() {
            for d in period.least()..=period.greatest() {
                let weight = share * before.pmf(x) * period.pmf(d);
                let (first, last) = (y - x, y - x - d);
                lack += weight * ((-last).max(0) - (-first).max(0)) as f64;
                found.ready_rate += weight * f64::from(u8::from(last > 0));
                found.expected_on_hand += weight * last.max(0) as f64;
                found.expected_backorders += weight * (-last).max(0) as f64;
            }
        }
        for d in period.least()..=period.greatest() {
            if ordered(y - d) != y - d {
                orders += share * period.pmf(d);
                found.cycle_service_level += share * period.pmf(d) * before.cdf((y - d) as f64);
            }
        }
    }
    found.fill_rate = 1.0 - lack / period.mean();
    found.cycle_service_level /= orders;
    (found, orders)
}

fn alike(a: &PolicyService, b: &PolicyService) -> bool {
    close(a.cycle_service_level, b.cycle_service_level, 1e-9)
        && close(a.fill_rate, b.fill_rate, 1e-9)
        && close(a.ready_rate, b.ready_rate, 1e-9)
        && close(a.expected_on_hand, b.expected_on_hand, 1e-8)
        && close(a.expected_backorders, b.expected_backorders, 1e-8)
}

fn at_period_ends(period: &Pmf, lead: u32) -> SampledDemand {
    SampledDemand::at_period_ends(lead, 1, |count| Ok(Box::new(convolve_times(period, count)?))).unwrap()
}

few_cases! {
    24;

    #[test]
    fn periodic_policies_agree_with_the_chain_of_positions(weights in prop::collection::vec(0.02_f64..1.0, 2..6), lead in 0_u32..3, s in -2_i64..9, q in 1_i64..9, k in 0.0_f64..60.0, (h, p) in (0.2_f64..3.0, 0.5_f64..20.0)) {
        let period = listed(&weights);
        let demand = at_period_ends(&period, lead);
        let costs = StockCosts { fixed_cost: k, holding_cost: h, stockout_cost: p };

        let top = s + q;
        let up_to = |y: i64| if y <= s { top } else { y };
        let (expected, orders) = brute(&stationary(s + 1..=top, &period, up_to), &period, lead, up_to);
        let exact = RssExact { demand: &demand, review_demand: &period };
        let found = exact.cost(s as f64, top as f64, 1.0, costs).unwrap();
        prop_assert!(alike(&found.service, &expected), "{found:?} {expected:?}");
        prop_assert!(close(found.order_rate, orders, 1e-9));
        let cover = convolve_times(&period, lead + 1).unwrap();
        let old = SsExact { fixed_cost: k, holding_cost: h, stockout_cost: p, demand: &period, cover: Some(&cover) }.cost(s as f64, top as f64).unwrap();
        prop_assert!(close(found.cost_rate, old.cost, 1e-9 * (1.0 + old.cost)), "{found:?} {old:?}");

        let lots = |mut y: i64| { while y <= s { y += q; } y };
        let uniform: Vec<(i64, f64)> = (s + 1..=top).map(|y| (y, 1.0 / q as f64)).collect();
        let (expected, orders) = brute(&uniform, &period, lead, lots);
        let policy = RnqExact { demand: &demand, review_demand: &period, review_period: 1.0, costs };
        let found = policy.cost(s as f64, q as f64).unwrap();
        prop_assert!(alike(&found.service, &expected) && close(found.order_rate, orders, 1e-9), "{found:?} {expected:?} {orders}");
        // The chain itself is uniform where it can reach every position: demand may be 1 here.
        for (_, share) in stationary(s + 1..=top, &period, lots) {
            prop_assert!(close(share, 1.0 / q as f64, 1e-9));
        }

        let best = policy.optimum().unwrap();
        let given = policy.best_reorder_point(q as f64).unwrap();
        let at_given = policy.cost(given, q as f64).unwrap().cost_rate;
        for r in -10..30_i32 {
            prop_assert!(policy.cost(f64::from(r), q as f64).unwrap().cost_rate >= at_given - 1e-10);
            for quantity in 1..45_i32 {
                let cost = policy.cost(f64::from(r), f64::from(quantity)).unwrap().cost_rate;
                prop_assert!(cost >= best.cost_rate - 1e-10, "({r}, {quantity}) costs {cost}, {best:?}");
            }
        }
    }
}

#[test]
fn no_base_stock_costs_less_than_the_best() {
    for (name, inputs) in costing().into_iter().filter(|(name, _)| name.starts_with("base_stock")) {
        for review in [0.0, 0.4, 5.0] {
            for (h, p) in [(1.0, 9.0), (2.0, 0.3), (0.1, 30.0)] {
                let mut asked = inputs.clone();
                asked.extend([("review_period", vec![review]), ("holding_cost", vec![h]), ("stockout_cost", vec![p])]);
                let given = |level: Option<f64>| {
                    let mut asked = asked.clone();
                    asked.remove("base_stock");
                    asked.extend(level.map(|level| ("base_stock", vec![level])));
                    solve(&name, &asked).unwrap()
                };
                let best = given(None);
                for step in [-7.0, -2.0, -1.0, 1.0, 2.0, 7.0] {
                    let other = given(Some(best["base_stock"] + step));
                    assert!(other["cost_rate"] >= best["cost_rate"] - 1e-10, "{name}, review {review}: {other:?} beats {best:?}");
                }
            }
        }
    }
}

// ---------------------------------------------------------------- simulation

struct Chance(u64);

impl Chance {
    fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 11) as f64 + 0.5) / 9_007_199_254_740_992.0
    }
}

/// Mean of batches within four standard errors of what is expected.
fn agrees(what: &str, batches: &[f64], expected: f64) {
    let count = batches.len() as f64;
    let mean = batches.iter().sum::<f64>() / count;
    let variance = batches.iter().map(|of| (of - mean) * (of - mean)).sum::<f64>() / (count - 1.0);
    let error = (variance / count).sqrt();
    assert!((mean - expected).abs() < 4.0 * error, "{what}: {expected}, simulated {mean} ± {error}");
    assert!(error < 0.01 * (0.1 + expected), "{what}: {error} tells nothing");
}

/// Customers of a compound Poisson process against (r,nQ), event by event; orders arrive after a constant lead time.
#[test]
fn r_and_q_under_jumps_agree_with_a_simulation() {
    let (rate, lead, r, q) = (1.5, 2.0, 9_i64, 5_i64);
    let sizes = [(0.5, 1_i64), (0.7, 2), (1.0, 6)];
    let jumps = Pmf::from_pairs(&[(1, 0.5), (2, 0.2), (6, 0.3)]).unwrap();
    let demand = CompoundPoisson::new(rate * lead, &jumps).unwrap();
    let expected = RqService { order_quantity: q as f64, lead_time_demand: &demand, jumps: Some(&jumps) }.service(r as f64).unwrap();
    let mut chance = Chance(11);
    let (mut now, mut position, mut stock, mut due) = (0.0_f64, r + q, r + q, std::collections::VecDeque::<(f64, i64)>::new());
    let mut batches: [Vec<f64>; 5] = Default::default();
    for _ in 0..120 {
        let (mut asked, mut served, mut time, mut ready, mut held, mut owed, mut arrived, mut good) = (0, 0, 0.0, 0.0, 0.0, 0.0, 0.0_f64, 0.0);
        for _ in 0..2_500 {
            let next = now - vmi_core::num::ln(chance.uniform()) / rate;
            while now < next {
                let (until, lot) = due.front().map_or((f64::INFINITY, 0), |order| *order);
                let end = until.min(next);
                let length = end - now;
                time += length;
                ready += if stock > 0 { length } else { 0.0 };
                held += stock.max(0) as f64 * length;
                owed += (-stock).max(0) as f64 * length;
                now = end;
                if until <= next {
                    arrived += 1.0;
                    good += f64::from(u8::from(stock >= 0));
                    stock += lot;
                    due.pop_front();
                }
            }
            let draw = chance.uniform();
            let size = sizes.iter().find(|(until, _)| draw < *until).unwrap().1;
            asked += size;
            served += size.min(stock.max(0));
            (stock, position) = (stock - size, position - size);
            if position <= r {
                let lots = (r - position) / q + 1;
                position += lots * q;
                due.push_back((now + lead, lots * q));
            }
        }
        let found = [good / arrived, f64::from(served as i32) / f64::from(asked as i32), ready / time, held / time, owed / time];
        for (batch, value) in batches.iter_mut().zip(found) {
            batch.push(value);
        }
    }
    let PolicyService { cycle_service_level, fill_rate, ready_rate, expected_on_hand, expected_backorders } = expected;
    for (at, expected) in [cycle_service_level, fill_rate, ready_rate, expected_on_hand, expected_backorders].into_iter().enumerate() {
        agrees(&format!("measure {at}"), &batches[at], expected);
    }
}

/// (R,s,S) reviewed each period, lead time in whole periods: cycle service, fill rate and orders of batches.
fn simulate_rss(draws: &[f64], lead: usize, (s, top): (f64, f64)) -> [Vec<f64>; 3] {
    let mut chance = Chance(5);
    let (mut position, mut stock, mut due) = (top, top, std::collections::VecDeque::from(vec![0.0; lead]));
    let mut batches: [Vec<f64>; 3] = Default::default();
    for _ in 0..100 {
        let (mut asked, mut short, mut orders, mut arrived, mut good) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for _ in 0..4_000 {
            let lot = if position <= s { top - position } else { 0.0 };
            position += lot;
            orders += f64::from(u8::from(lot > 0.0));
            due.push_back(lot);
            let arriving: f64 = due.pop_front().unwrap();
            if arriving > 0.0 {
                arrived += 1.0;
                good += f64::from(u8::from(stock >= -1e-9));
            }
            stock += arriving;
            let demand = draws[(chance.uniform() * draws.len() as f64) as usize];
            asked += demand;
            short += (demand - stock).max(0.0) - (-stock).max(0.0);
            (stock, position) = (stock - demand, position - demand);
            if short.is_nan() {
                break;
            }
        }
        for (batch, value) in batches.iter_mut().zip([good / arrived, 1.0 - short / asked, orders / 4_000.0]) {
            batch.push(value);
        }
    }
    batches
}

#[test]
fn two_levels_agree_with_a_simulation() {
    // Exactly, for Poisson demand; quantiles at equal steps are nearly its distribution, so that of them is used.
    let poisson = Poisson::new(6.0).unwrap();
    let draws: Vec<f64> = (0..2_000).map(|step| poisson.quantile((f64::from(step) + 0.5) / 2_000.0).unwrap()).collect();
    let period = Pmf::from_pairs(&draws.iter().map(|draw| (*draw as i64, 1.0 / 2_000.0)).collect::<Vec<_>>()).unwrap();
    let demand = at_period_ends(&period, 2);
    let found = RssExact { demand: &demand, review_demand: &period }
        .cost(14.0, 34.0, 1.0, StockCosts { fixed_cost: 1.0, holding_cost: 1.0, stockout_cost: 1.0 })
        .unwrap();
    let simulated = simulate_rss(&draws, 2, (14.0, 34.0));
    agrees("cycle service", &simulated[0], found.service.cycle_service_level);
    agrees("fill rate", &simulated[1], found.service.fill_rate);
    agrees("orders", &simulated[2], found.order_rate);
    // By the undershoot's limit, for gamma demand: within 0.01 of the fill rate wanted, where S − s is at least 1.5 mean demands.
    for (part, lots) in [(0.3, 1.5), (0.6, 2.0), (1.2, 4.0)] {
        let gamma = Gamma::from_mean_variance(50.0, 2500.0 * part * part).unwrap();
        let draws: Vec<f64> = (0..2_000).map(|step| gamma.quantile((f64::from(step) + 0.5) / 2_000.0).unwrap()).collect();
        let demand = SampledDemand::of(&gamma, 2.0, 1.0).unwrap();
        let policy =
            RssService { order_quantity: 50.0 * lots, demand: &demand, review_demand: Moments { mean: gamma.mean(), variance: gamma.variance() } };
        let s = policy.reorder_level(Wanted::FillRate(0.95)).unwrap();
        let found = policy.service(s).unwrap();
        let simulated = simulate_rss(&draws, 2, (s, s + 50.0 * lots));
        let mean = |of: &[f64]| of.iter().sum::<f64>() / of.len() as f64;
        let (cycle, fill) = (mean(&simulated[0]), mean(&simulated[1]));
        assert!((fill - 0.95).abs() < 0.01 && (cycle - found.cycle_service_level).abs() < 0.03, "{part} {lots}: {fill}, {cycle} {found:?}");
    }
}

// ---------------------------------------------------------------- limits and scales

#[test]
fn without_variance_levels_are_mean_demand() {
    // Demand of 20 a unit of time as good as certain: with S = 150 the first (150 − 60) of the 140 units of a review interval are served.
    for (name, sd, near) in [("normal", 1e-6, 1e-6), ("gamma", 0.1, 0.01)] {
        let inputs = named(&[("demand_mean", 20.0), ("demand_sd", sd), ("lead_time", 3.0), ("review_period", 7.0)]);
        let with = |input, value: f64| {
            let mut given = inputs.clone();
            given.insert(input, vec![value]);
            solve(&format!("rs_service_{name}"), &given).unwrap()
        };
        let found = with("order_up_to", 150.0);
        assert!(close(found["fill_rate"], 90.0 / 140.0, near) && close(found["ready_rate"], 90.0 / 140.0, 1e-3), "{name} {found:?}");
        assert!(close(with("fill_rate", 0.5)["order_up_to"], 130.0, 100.0 * near));
        let inputs = named(&[("demand_mean", 20.0), ("demand_sd", sd), ("lead_time", 3.0), ("order_quantity", 40.0), ("fill_rate", 0.75)]);
        let found = solve(&format!("rq_service_{name}"), &inputs).unwrap();
        assert!(close(found["reorder_point"], 50.0, 100.0 * near) && close(found["expected_on_hand"], 30.0 * 30.0 / 80.0, near), "{name} {found:?}");
    }
}

#[test]
fn an_undershoot_that_never_is_0_counts() {
    // 3 units a period with S − s = 10: an order is placed 12 below S, 2 below s, and 3 more are asked for until it arrives.
    let period = Pmf::certain(3).unwrap();
    let demand = at_period_ends(&period, 1);
    let policy = RssExact { demand: &demand, review_demand: &period };
    assert_eq!(policy.service(5.0, 15.0).unwrap().cycle_service_level, 1.0);
    assert_eq!(policy.service(4.0, 14.0).unwrap().cycle_service_level, 0.0);
    assert_eq!(policy.reorder_level(10.0, Wanted::CycleServiceLevel(0.5)).unwrap(), 5.0);
}

#[test]
fn a_short_review_is_nearly_none() {
    let periodic = DemandOverTime::Poisson { mean: 2.0 }.after_review(4.0, 1e-4, 0.0).unwrap();
    let found = RsService { demand: &*periodic }.service(11.0).unwrap();
    let continuous = of_rq(10.0, 1.0, &Poisson::new(8.0).unwrap()).unwrap();
    assert!(close(found.fill_rate, continuous.fill_rate, 1e-4) && close(found.ready_rate, continuous.ready_rate, 1e-4));
    // With S − s small, (R,s,S) orders at every review with demand, as (R,S) does; with Q = 1 so does (R,nQ).
    let demand = DemandOverTime::NegativeBinomial { mean: 3.0, sd: 2.5 };
    let (after, between) = (demand.after_review_listed(2.0, 1.5, 0.0).unwrap(), demand.between_reviews(1.5).unwrap());
    let up_to = RsService { demand: &*after }.service(15.0).unwrap();
    let levels = RssExact { demand: &*after, review_demand: &between }.service(14.0, 15.0).unwrap();
    let costs = StockCosts { fixed_cost: 0.0, holding_cost: 1.0, stockout_cost: 5.0 };
    let lots = RnqExact { demand: &*after, review_demand: &between, review_period: 1.5, costs }.cost(14.0, 1.0).unwrap().service;
    for found in [levels, lots] {
        assert!(close(found.fill_rate, up_to.fill_rate, 1e-10) && close(found.ready_rate, up_to.ready_rate, 1e-10), "{found:?} {up_to:?}");
    }
}

#[test]
fn units_of_quantity_and_time_do_not_matter() {
    let scale: &[(&str, f64, f64)] = &[
        // Name, power of the unit of quantity, power of the unit of time.
        ("demand_mean", 1.0, -1.0),
        ("demand_sd", 1.0, -0.5),
        ("lead_time", 0.0, 1.0),
        ("review_period", 0.0, 1.0),
        ("order_quantity", 1.0, 0.0),
        ("order_up_to", 1.0, 0.0),
        ("reorder_point", 1.0, 0.0),
        ("reorder_level", 1.0, 0.0),
        ("expected_on_hand", 1.0, 0.0),
        ("expected_backorders", 1.0, 0.0),
    ];
    let factor = |name: &str| {
        let (_, quantity, time) = scale.iter().find(|(known, _, _)| *known == name).copied().unwrap_or((name, 0.0, 0.0));
        16_f64.powf(quantity) * 4_f64.powf(time)
    };
    for (name, _, mut inputs) in inverting().into_iter().filter(|(name, _, _)| name.ends_with("normal") || name.ends_with("gamma")) {
        inputs.insert("fill_rate", vec![0.93]);
        let found = solve(&name, &inputs).unwrap();
        for (key, value) in &mut inputs {
            value[0] *= factor(key);
        }
        for (key, value) in solve(&name, &inputs).unwrap() {
            assert!(close(value, found[key] * factor(key), 1e-9 * (1.0 + value.abs())), "{name} {key}: {value} and {}", found[key]);
        }
    }
}

// ---------------------------------------------------------------- bad inputs

#[test]
fn bad_inputs_name_their_parameter() {
    let all: Vec<(String, Named)> = inverting()
        .into_iter()
        .map(|(name, _, mut inputs)| {
            inputs.insert("fill_rate", vec![0.9]);
            (name, inputs)
        })
        .chain(costing())
        .collect();
    let listed =
        MODELS.iter().filter(|model| ["rq_service", "rs_service", "rss_", "rnq_", "base_stock"].iter().any(|start| model.name.starts_with(start)));
    let elsewhere = ["base_stock_poisson_performance", "base_stock_lost_sales_poisson"];
    assert_eq!(listed.filter(|model| !elsewhere.contains(&model.name)).count(), all.len());
    for (name, inputs) in all {
        assert!(solve(&name, &inputs).is_ok(), "{name}: {:?}", solve(&name, &inputs));
        let model = find(&name).unwrap();
        for field in model.inputs {
            let bad: &[f64] = match field.name {
                "reorder_point" | "reorder_level" | "order_up_to" | "base_stock" => &[f64::NAN, f64::INFINITY, f64::NEG_INFINITY],
                "fill_rate" | "ready_rate" | "cycle_service_level" => &[f64::NAN, f64::INFINITY, 0.0, 1.0, 1.5, -0.2],
                "fixed_cost" | "lead_time" | "lead_time_sd" | "review_period" => &[f64::NAN, f64::INFINITY, -1.0],
                _ => &[f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 0.0, -1.0],
            };
            for &value in bad {
                let mut asked = inputs.clone();
                if MEASURES.contains(&field.name) || ["reorder_point", "order_up_to", "reorder_level"].contains(&field.name) {
                    asked.remove("fill_rate");
                }
                let list = asked.get(field.name).filter(|_| field.kind.is_list()).cloned();
                asked.insert(
                    field.name,
                    list.map_or(vec![value], |mut list| {
                        list[0] = value;
                        list
                    }),
                );
                if field.kind.is_list() && value == 0.0 {
                    continue;
                }
                let error = solve(&name, &asked).expect_err(&format!("{name} with {} = {value}", field.name));
                let known = [field.name, "probabilities"];
                assert!(error.field_name().is_some_and(|named| known.contains(&named)), "{name}, {} = {value}: {error}", field.name);
            }
        }
    }
}

#[test]
fn a_decision_and_a_service_are_one_too_many_and_neither_is_too_few() {
    for (name, level, inputs) in inverting() {
        let with = |pairs: &[(&'static str, f64)]| {
            let mut asked = inputs.clone();
            asked.extend(named(pairs));
            solve(&name, &asked).map_err(|error| (error.kind(), error.field_name().map(str::to_owned)))
        };
        assert_eq!(with(&[]), Err((ErrorKind::MissingValue, Some(level.to_owned()))), "{name}");
        assert_eq!(with(&[(level, 5.0), ("fill_rate", 0.9)]), Err((ErrorKind::ConflictingValues, Some("fill_rate".into()))), "{name}");
        assert_eq!(
            with(&[("cycle_service_level", 0.9), ("ready_rate", 0.9)]),
            Err((ErrorKind::ConflictingValues, Some("ready_rate".into()))),
            "{name}"
        );
    }
    let mut inputs = costing().into_iter().find(|(name, _)| name == "rnq_exact_poisson").unwrap().1;
    inputs.remove("order_quantity");
    assert_eq!(solve("rnq_exact_poisson", &inputs).unwrap_err().field_name(), Some("order_quantity"));
}

/// The ends of what floats hold give an answer or an error, and no endless search.
#[test]
fn extreme_inputs_end() {
    for (name, inputs) in inverting().into_iter().map(|(name, _, inputs)| (name, inputs)).chain(costing()) {
        for (at, key) in inputs.keys().enumerate() {
            for (turn, value) in [1e-300, 1e-12, 1e6, 1e15, 1e300].into_iter().enumerate() {
                let measure = MEASURES[(at + turn) % 3];
                let mut asked = inputs.clone();
                asked.insert(key, vec![value; asked[key].len()]);
                if find(&name).unwrap().inputs.iter().any(|field| field.name == measure) {
                    asked.insert(measure, vec![0.999_999_999]);
                }
                if let Ok(found) = solve(&name, &asked) {
                    assert!(found.values().all(|value| value.is_finite()), "{name} {key} = {value}: {found:?}");
                }
            }
        }
    }
}
