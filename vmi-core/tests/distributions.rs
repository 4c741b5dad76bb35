//! Distributions against tables of 50 digits (tools/mpmath_tables.py), and the laws that hold between their functions.

use std::collections::BTreeMap;

use proptest::prelude::*;
use vmi_core::num::distribution::{
    Binomial, CompoundPoisson, Discrete, Distribution, Empirical, Exponential, Gamma, Geometric, Lognormal, NegativeBinomial, Normal, Pmf, Poisson,
    Uniform,
};

fn build(name: &str, parameters: &[f64]) -> Box<dyn Distribution> {
    let p = parameters;
    match name {
        "normal" => Box::new(Normal::new(p[0], p[1]).unwrap()),
        "lognormal" => Box::new(Lognormal::new(p[0], p[1]).unwrap()),
        "gamma" => Box::new(Gamma::new(p[0], p[1]).unwrap()),
        "exponential" => Box::new(Exponential::new(p[0]).unwrap()),
        "uniform" => Box::new(Uniform::new(p[0], p[1]).unwrap()),
        "poisson" => Box::new(Poisson::new(p[0]).unwrap()),
        "binomial" => Box::new(Binomial::new(p[0] as i64, p[1]).unwrap()),
        "negative_binomial" => Box::new(NegativeBinomial::new(p[0], p[1]).unwrap()),
        "geometric" => Box::new(Geometric::new(p[0]).unwrap()),
        "compound_poisson" => Box::new(CompoundPoisson::new(p[0], &Pmf::new(0, p[1..].to_vec()).unwrap()).unwrap()),
        _ => panic!("{name}"),
    }
}

fn rows(file: &str) -> Vec<Vec<String>> {
    let path = format!("{}/tests/golden/{file}", env!("CARGO_MANIFEST_DIR"));
    csv::Reader::from_path(path).unwrap().into_records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn numbers(text: &str) -> Vec<f64> {
    text.split(';').map(|part| part.parse().unwrap()).collect()
}

const FUNCTIONS: [&str; 7] = ["density", "cdf", "complementary_cdf", "loss", "complementary_loss", "second_loss", "complementary_second_loss"];

fn all(of: &dyn Distribution, x: f64) -> [f64; 7] {
    [of.density(x), of.cdf(x), of.complementary_cdf(x), of.loss(x), of.complementary_loss(x), of.second_loss(x), of.complementary_second_loss(x)]
}

#[test]
fn every_value_agrees_with_the_table_of_50_digits() {
    let mut worst: BTreeMap<String, (f64, String)> = BTreeMap::new();
    let (mut faults, mut compared) = (Vec::new(), 0);
    for row in rows("distributions.csv") {
        let found = all(&*build(&row[0], &numbers(&row[1])), row[2].parse().unwrap());
        for (i, (name, found)) in FUNCTIONS.iter().zip(found).enumerate() {
            let expected: f64 = row[3 + i].parse().unwrap();
            if expected.abs() < 1e-300 {
                assert!(found.abs() < 1.1e-300, "{row:?} {name}: {found:e}");
                continue;
            }
            let error = (found / expected - 1.0).abs();
            let error = if error.is_nan() { f64::INFINITY } else { error };
            compared += 1;
            let place = format!("{} ({}) at {}: {found:e} against {expected:e}", row[0], row[1], row[2]);
            if error > 1e-13 {
                faults.push(format!("{name} {place}: {error:.1e}"));
            }
            let entry = worst.entry(format!("{} {name}", row[0])).or_default();
            if error > entry.0 {
                *entry = (error, place);
            }
        }
    }
    for (function, (error, place)) in &worst {
        println!("{function}: {error:.1e}, {place}");
    }
    println!("{compared} values");
    assert!(faults.is_empty(), "{} of {compared} values:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn discrete_quantiles_are_exact() {
    let mut faults = Vec::new();
    let rows = rows("discrete_quantiles.csv");
    for row in &rows {
        let found = build(&row[0], &numbers(&row[1])).quantile(row[2].parse().unwrap()).unwrap();
        if found != row[3].parse::<f64>().unwrap() {
            faults.push(format!("{row:?}: {found}"));
        }
    }
    assert!(rows.len() > 100 && faults.is_empty(), "{} of {}:\n{}", faults.len(), rows.len(), faults.join("\n"));
}

/// P(X ≤ quantile(p)) is p to 1e-13 of the smaller of p and 1 − p; or the next f64 on one side is beyond it, where an f64 is too coarse.
#[test]
fn continuous_quantiles_have_a_backward_error_of_1e_13() {
    let chances = [1e-280, 1e-100, 1e-20, 1e-8, 0.001, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 0.9999, 1.0 - 1e-9, 1.0 - 1e-15];
    let mut cases: Vec<(&str, Vec<f64>)> = Vec::new();
    cases.extend([0.01, 0.3, 1.0, 2.5, 30.0, 33.0, 1e4, 1e6].map(|shape| ("gamma", vec![shape, 1.7])));
    cases.extend([(0.0, 1.0), (100.0, 30.0), (1e6, 10.0)].map(|(mean, sd)| ("normal", vec![mean, sd])));
    cases.extend([(0.0, 1.0), (3.0, 0.01), (-2.0, 3.0)].map(|(mu, sigma)| ("lognormal", vec![mu, sigma])));
    cases.extend([("exponential", vec![0.2]), ("uniform", vec![10.0, 30.0])]);
    let mut worst = (0.0, String::new());
    for (name, parameters) in cases {
        let of = build(name, &parameters);
        for p in chances {
            let x = of.quantile(p).unwrap();
            let excess = |x: f64| if p <= 0.5 { of.cdf(x) / p - 1.0 } else { 1.0 - of.complementary_cdf(x) / (1.0 - p) };
            let error = excess(x).abs();
            let straddled = excess(x.next_down()) <= 0.0 && excess(x.next_up()) >= 0.0;
            assert!(error <= 1e-13 || straddled, "{name} {parameters:?} p = {p:e}: {x}, {error:.1e}");
            if error > worst.0 && !straddled {
                worst = (error, format!("{name} {parameters:?} p = {p:e}"));
            }
        }
    }
    println!("worst: {worst:?}");
}

/// The laws between the functions at one x, for whole or real values.
fn laws(of: &dyn Distribution, x: f64, whole: bool) {
    let near = |a: f64, b: f64, scale: f64| assert!((a - b).abs() <= 1e-12 * scale.max(1.0), "{a} against {b} at {x}");
    let [density, cdf, above, loss, left, second, low] = all(of, x);
    assert!(density >= 0.0 && loss >= 0.0 && left >= 0.0 && second >= 0.0 && low >= 0.0);
    near(cdf + above, 1.0, 1.0);
    near(loss - left, of.mean() - x, loss.max(left));
    let distance = of.mean() - x;
    let square = 0.5 * (of.variance() + distance * distance - if whole { distance } else { 0.0 });
    if !whole || x == x.floor() {
        near(second + low, square, second.max(low));
    }
    let [_, cdf_on, above_on, loss_on, left_on, second_on, low_on] = all(of, x + 0.5);
    let slack = 1.0 + 1e-12;
    assert!(cdf <= cdf_on * slack && above * slack >= above_on && loss * slack >= loss_on && left <= left_on * slack);
    assert!(second * slack >= second_on && low <= low_on * slack);
}

fn inverts(of: &dyn Distribution, p: f64, whole: bool) {
    let x = of.quantile(p).unwrap();
    if whole {
        assert!(of.cdf(x) >= p * (1.0 - 1e-15) && of.cdf(x - 1.0) < p, "{p}: {x}");
    } else {
        // Gamma quantiles of tiny shapes may lie below the range of f64: then the least positive number reaches p.
        assert!((of.cdf(x) - p).abs() < 1e-12 || (x < 1e-300 && of.cdf(x) >= p), "{p}: {x:e}");
    }
}

proptest! {
    #[test]
    fn laws_hold_for_real_values(a in -3.0..5.0_f64, b in -2.0..3.0_f64, p in 0.001..0.999_f64, q in 0.0001..0.9999_f64) {
        let (shape, scale) = (libm_exp10(a), libm_exp10(b));
        let several: [Box<dyn Distribution>; 5] = [
            Box::new(Normal::new(a, scale).unwrap()), Box::new(Gamma::new(shape, 2.5).unwrap()), Box::new(Lognormal::new(b, 0.02 + p).unwrap()),
            Box::new(Exponential::new(scale).unwrap()), Box::new(Uniform::new(a, a + scale).unwrap()),
        ];
        for of in &several {
            laws(&**of, of.quantile(p).unwrap(), false);
            inverts(&**of, q, false);
        }
    }

    #[test]
    fn laws_hold_for_whole_values(a in -2.0..4.0_f64, b in -2.0..3.0_f64, c in 0.001..0.999_f64, p in 0.001..0.999_f64, q in 0.0001..0.9999_f64) {
        let several: [Box<dyn Distribution>; 4] = [
            Box::new(Poisson::new(libm_exp10(a)).unwrap()), Box::new(NegativeBinomial::new(libm_exp10(b), c).unwrap()),
            Box::new(Binomial::new(1 + libm_exp10(a) as i64, c).unwrap()), Box::new(Geometric::new(c).unwrap()),
        ];
        for of in &several {
            let x = of.quantile(p).unwrap();
            laws(&**of, x, true);
            laws(&**of, x + 0.25, true);
            inverts(&**of, q, true);
        }
    }

    #[test]
    fn laws_hold_for_lists(weights in prop::collection::vec(0.0..1.0_f64, 1..12), first in -5..20_i64, q in 0.001..0.999_f64) {
        let sum: f64 = weights.iter().sum();
        prop_assume!(sum > 1e-3);
        let pmf = Pmf::new(first, weights.iter().map(|weight| weight / sum).collect()).unwrap();
        inverts(&pmf, q, true);
        for k in first - 3..first + 15 {
            laws(&pmf, k as f64, true);
            laws(&pmf, k as f64 + 0.3, true);
            // The losses by their definition.
            let by = |part: &dyn Fn(f64) -> f64| -> f64 {
                pmf.probabilities().iter().enumerate().map(|(i, p)| p * part((pmf.least() + i as i64) as f64)).sum()
            };
            for x in [k as f64, k as f64 + 0.3] {
                prop_assert!((pmf.loss(x) - by(&|v| (v - x).max(0.0))).abs() < 1e-12);
                prop_assert!((pmf.second_loss(x) - by(&|v| 0.5 * (v - x).max(0.0) * (v - x - 1.0).max(0.0))).abs() < 1e-11);
                let low = by(&|v| if v <= x { 0.5 * (x - v) * (x - v + 1.0) } else { 0.0 });
                prop_assert!((pmf.complementary_second_loss(x) - low).abs() < 1e-11);
            }
        }
        let values: Vec<f64> = weights.iter().map(|weight| (weight * 40.0).round()).collect();
        let observed = Empirical::new(values.clone()).unwrap();
        let x = observed.quantile(q).unwrap();
        prop_assert!(observed.cdf(x) >= q && values.iter().all(|&v| v >= x || observed.cdf(v) < q));
        laws(&observed, x, false);
        laws(&observed, x + 0.3, false);
    }
}

fn libm_exp10(power: f64) -> f64 {
    10.0_f64.powf(power)
}

#[test]
fn bad_parameters_and_arguments_are_refused_and_never_panic() {
    for bad in [f64::NAN, f64::INFINITY, -1.0, 0.0] {
        assert!(
            Normal::new(1.0, bad).is_err() && Gamma::new(bad, 1.0).is_err() && Gamma::new(1.0, bad).is_err() && Lognormal::new(0.0, bad).is_err()
        );
        assert!(Poisson::new(bad).is_err() && NegativeBinomial::new(bad, 0.5).is_err() && NegativeBinomial::new(1.0, bad).is_err());
        assert!(Binomial::new(3, bad).is_err() && Geometric::new(bad).is_err() && Exponential::new(bad).is_err());
    }
    assert!(Binomial::new(0, 0.5).is_err() && Uniform::new(1.0, 1.0).is_err() && Uniform::new(f64::NAN, 1.0).is_err());
    assert!(Pmf::new(0, vec![]).is_err() && Pmf::new(0, vec![0.5, 0.4]).is_err() && Pmf::new(0, vec![1.5, -0.5]).is_err());
    assert!(Pmf::new(0, vec![f64::NAN]).is_err() && Pmf::from_pairs(&[]).is_err() && Pmf::from_pairs(&[(i64::MIN, 0.5), (i64::MAX, 0.5)]).is_err());
    assert!(Empirical::new(vec![]).is_err() && Empirical::new(vec![f64::NAN]).is_err());
    let error = Gamma::new(-2.0, 1.0).unwrap_err();
    assert_eq!((error.field_name(), error.value_text()), (Some("shape"), Some("-2")));
    let several: Vec<(&str, Vec<f64>)> = vec![
        ("normal", vec![5.0, 2.0]),
        ("lognormal", vec![1.0, 0.5]),
        ("gamma", vec![2.0, 3.0]),
        ("exponential", vec![0.5]),
        ("uniform", vec![1.0, 3.0]),
        ("poisson", vec![4.0]),
        ("binomial", vec![9.0, 0.4]),
        ("negative_binomial", vec![2.5, 0.1]),
        ("negative_binomial", vec![2.5, 0.0001]),
        ("geometric", vec![0.2]),
        ("compound_poisson", vec![3.0, 0.5, 0.5]),
    ];
    for (name, parameters) in several {
        let of = build(name, &parameters);
        for p in [f64::NAN, -0.1, 0.0, 1.0, 2.0] {
            assert!(of.quantile(p).is_err());
        }
        for x in [f64::NEG_INFINITY, f64::MIN, -1e10, -0.5, -0.0, 5e-324, 1e-300, 1e15, 1e18, 1e200, f64::MAX, f64::INFINITY] {
            let values = all(&*of, x);
            assert!(values[..6].iter().all(|value| !value.is_nan()), "{name} at {x}: {values:?}");
            assert!(x.abs() < 1e9 || (values[1], values[2]) == if x > 0.0 { (1.0, 0.0) } else { (0.0, 1.0) }, "{name} at {x}: {values:?}");
        }
        assert!(all(&*of, f64::NAN).iter().all(|value| value.is_nan()), "{name}");
    }
}

#[test]
fn a_list_holds_all_but_a_stated_mass() {
    for mass in [1e-3, 1e-12, 1e-40] {
        let demand = Poisson::new(50.0).unwrap();
        let (first, list) = demand.list(mass).unwrap();
        let last = first + list.len() as i64 - 1;
        assert!(demand.cdf(first as f64 - 1.0) < mass && demand.complementary_cdf(last as f64) < mass);
        // Listed neighbour by neighbour, 64 of them at most.
        assert!((list[3] / demand.pmf(first + 3) - 1.0).abs() < 3e-14);
    }
}
