//! Forecasting methods against statsforecast 2.1.1 (tests/tools/forecast_methods.py), and what holds for any series.

use super::golden_values::{Golden, all_near, counted, near};
use proptest::prelude::*;
use vmi_core::demand::Fit;
use vmi_core::demand::intermittent;
use vmi_core::demand::method::croston::{Correction, CrostonMethod, CrostonStart, croston, sba, sbj};
use vmi_core::demand::method::sparse::{DemandList, SparseDemand};
use vmi_core::demand::method::tsb::{TsbMethod, TsbStart, tsb};
use vmi_core::demand::method::{SmoothingConstant, adida, aggregation, imapa};
use vmi_core::demand::method::{drift, historic_mean, moving_average, naive, seasonal_moving_average, seasonal_naive};
use vmi_core::error::{ErrorKind, Result};

const HORIZON: usize = 6;

fn standard_deviations(fit: &Fit) -> Vec<f64> {
    fit.variance.iter().map(|variance| variance.sqrt()).collect()
}

#[test]
fn naive_forecasts_and_means_are_those_of_statsforecast() {
    let golden = Golden::read();
    for name in &golden.1 {
        let series = golden.of(name, "", "series");
        let period = (golden.of(name, "", "period")[0] as usize).max(2);
        let fits = [
            ("naive", naive::naive(series, HORIZON).unwrap()),
            ("seasonal_naive", seasonal_naive::seasonal_naive(series, period, HORIZON).unwrap()),
            ("historic_mean", historic_mean::historic_mean(series, HORIZON).unwrap()),
            ("drift", drift::drift(series, HORIZON).unwrap()),
        ];
        for (method, fit) in fits {
            let what = format!("{name}, {method}");
            all_near(&what, &fit.path, golden.of(name, method, "path"), 1e-12);
            // Their mean forecasts every period by the mean of all, ours by that of the periods before.
            if method != "historic_mean" {
                all_near(&what, &fit.fitted, golden.of(name, method, "fitted"), 1e-12);
            }
            // They divide the squares by n − 1, where the drift is a constant too: n − 2.
            let n = series.len() as f64;
            let scale = if method == "drift" { ((n - 2.0) / (n - 1.0)).sqrt() } else { 1.0 };
            let found: Vec<f64> = standard_deviations(&fit).iter().map(|sd| sd * scale).collect();
            all_near(&format!("{what}, sd"), &found, golden.of(name, method, "sd"), 1e-12);
        }
        let moving = moving_average::moving_average(series, 5, HORIZON).unwrap();
        all_near(name, &moving.path, golden.of(name, "moving_average", "path"), 1e-12);
        let moving = seasonal_moving_average::seasonal_moving_average(series, period, 3, HORIZON).unwrap();
        all_near(name, &moving.path, golden.of(name, "seasonal_moving_average", "path"), 1e-12);
    }
}

#[test]
fn intermittent_forecasts_are_those_of_statsforecast() {
    let golden = Golden::read();
    let (mut compared, mut searched, mut elsewhere) = (0, 0, 0);
    for name in &golden.1 {
        if golden.get(name, "croston", "path").is_none() {
            continue;
        }
        let series = golden.of(name, "", "series");
        let first_demand = series.iter().position(|size| *size > 0.0).unwrap_or(series.len());
        let from_first_period = TsbMethod::fixed(0.2, 0.1, TsbStart::FirstPeriod);
        let fits = [("croston", croston(series, 0.1, HORIZON)), ("sba", sba(series, 0.1, HORIZON)), ("tsb", from_first_period.fit(series, HORIZON))];
        for (method, fit) in fits {
            let fit = fit.unwrap();
            let what = format!("{name}, {method}");
            all_near(&what, &fit.path, golden.of(name, method, "path"), 1e-12);
            // Up to the first demand theirs is nan, ours 0.
            let later = (first_demand + 1).min(series.len());
            all_near(&what, &fit.fitted[later..], &golden.of(name, method, "fitted")[later..], 1e-12);
            assert!(fit.fitted[0].is_nan() && fit.fitted[1..later].iter().all(|forecast| *forecast == 0.0), "{what}");
            compared += 1;
        }
        // The place of a minimum can be told to about 1e-8.
        let optimised = [
            ("croston_optimised", CrostonMethod::optimised(Correction::None).fit(series, HORIZON)),
            ("adida", adida::adida(series, SmoothingConstant::INTERMITTENT, HORIZON)),
            ("imapa", imapa::imapa(series, SmoothingConstant::INTERMITTENT, HORIZON)),
        ];
        for (method, fit) in optimised {
            // Two buckets tell of no constant: all do equally well, ours is the least of them, theirs where the search ended.
            if name == "one_demand" && method != "croston_optimised" {
                continue;
            }
            let (path, what) = (fit.unwrap().path, format!("{name}, {method}"));
            let Some(of_least) = golden.get(name, method, "path_of_least") else {
                all_near(&what, &path, golden.of(name, method, "path"), 2e-8);
                continue;
            };
            // Of real series their golden section may end in a valley that is not the deepest, or where none is: then theirs with the best of a fine grid.
            searched += 1;
            if !near(path[0], golden.of(name, method, "path")[0], 2e-8) {
                all_near(&what, &path, of_least, 1e-6);
                elsewhere += 1;
            }
        }
    }
    if searched > 0 {
        println!(
            "constants searched for Croston, ADIDA and IMAPA: {searched} comparisons, in {elsewhere} of them their search ends beside the least squares"
        );
    }
    counted("Croston, SBA and TSB", compared, 8 * 3);
}

/// A method with fixed constants, of a dense series.
type Method = fn(&[f64]) -> Result<Fit>;

const WITHOUT_FORESIGHT: [(&str, Method); 9] = [
    ("naive", |series| naive::naive(series, 3)),
    ("seasonal_naive", |series| seasonal_naive::seasonal_naive(series, 3, 3)),
    ("historic_mean", |series| historic_mean::historic_mean(series, 3)),
    ("moving_average", |series| moving_average::moving_average(series, 4, 3)),
    ("seasonal_moving_average", |series| seasonal_moving_average::seasonal_moving_average(series, 2, 2, 3)),
    ("croston", |series| croston(series, 0.2, 3)),
    ("sbj", |series| sbj(series, 0.15, 3)),
    ("tsb", |series| tsb(series, 0.2, 0.3, 3)),
    ("tsb from the first period", |series| TsbMethod::fixed(0.2, 0.3, TsbStart::FirstPeriod).fit(series, 3)),
];

fn intermittent_series() -> impl Strategy<Value = Vec<f64>> {
    let size = prop_oneof![3 => Just(0.0), 2 => (1_u32..500).prop_map(|size| f64::from(size) / 8.0), 1 => 0.001..1e6];
    proptest::collection::vec(size, 1..90)
}

fn bits(values: &[f64]) -> Vec<u64> {
    values.iter().map(|value| value.to_bits()).collect()
}

fn same_bits(one: &Fit, other: &Fit) {
    assert_eq!((bits(&one.fitted), bits(&one.path)), (bits(&other.fitted), bits(&other.path)));
    assert_eq!(format!("{:?}", one.parameters), format!("{:?}", other.parameters));
}

proptest! {
    #[test]
    fn a_fitted_value_is_the_forecast_from_the_periods_before(series in intermittent_series()) {
        for (name, method) in WITHOUT_FORESIGHT {
            let Ok(fit) = method(&series) else { continue };
            prop_assert_eq!(fit.fitted.len(), series.len());
            for (at, fitted) in fit.fitted.iter().enumerate() {
                let wanted = if at == 0 { f64::NAN } else { method(&series[..at]).map_or(f64::NAN, |before| before.path[0]) };
                let is_same = fitted.to_bits() == wanted.to_bits() || (fitted.is_nan() && wanted.is_nan());
                prop_assert!(is_same, "{} at {}: {} {}", name, at, fitted, wanted);
            }
        }
    }

    #[test]
    fn sparse_and_dense_series_give_the_same_bits(series in intermittent_series(), alpha in 0.01..1.0) {
        let mut list = DemandList::default();
        let demand = list.read(&series).unwrap();
        for correction in [Correction::None, Correction::SyntetosBoylan, Correction::ShaleBoylanJohnston] {
            for start in [CrostonStart::FirstDemand, CrostonStart::Mean] {
                let method = CrostonMethod { correction, start, ..CrostonMethod::croston(alpha) };
                let fit = method.fit(&series, 2).unwrap();
                same_bits(&fit, &method.fit_sparse(demand, 2).unwrap());
                prop_assert_eq!(fit.path[0], method.rate(demand).unwrap().forecast);
            }
        }
        let (rates, older) = (intermittent::croston(&series, alpha).unwrap(), CrostonMethod::sba(alpha).rate(demand).unwrap());
        prop_assert_eq!((rates.size, rates.interval, rates.sba), (older.size, older.interval, older.forecast));
        let method = TsbMethod::fixed(alpha, alpha / 2.0, TsbStart::FirstInterval);
        same_bits(&method.fit(&series, 2).unwrap(), &method.fit_sparse(demand, 2).unwrap());
        prop_assert_eq!(intermittent::tsb(&series, alpha, alpha / 2.0).unwrap().forecast, method.rate(demand).unwrap().forecast);
        let searched = TsbMethod::optimised(TsbStart::FirstPeriod);
        same_bits(&searched.fit(&series, 2).unwrap(), &searched.fit_sparse(demand, 2).unwrap());
        let (constant, mut room) = (SmoothingConstant::INTERMITTENT, Vec::new());
        prop_assert_eq!(adida::adida(&series, constant, 2).unwrap().path[1], adida::adida_rate(demand, constant, &mut room).unwrap());
        prop_assert_eq!(imapa::imapa(&series, constant, 2).unwrap().path[1], imapa::imapa_rate(demand, constant, &mut room).unwrap());
        same_bits(&adida::adida(&series, constant, 2).unwrap(), &adida::adida_sparse(demand, constant, 2).unwrap());
        same_bits(&imapa::imapa(&series, constant, 2).unwrap(), &imapa::imapa_sparse(demand, constant, 2).unwrap());
    }

    #[test]
    fn aggregation_keeps_what_was_asked(series in intermittent_series(), bucket in 1_usize..12) {
        prop_assume!(bucket <= series.len());
        let sums = aggregation::aggregate(&series, bucket).unwrap();
        let used = &series[series.len() % bucket..];
        prop_assert!(near(sums.iter().sum(), used.iter().sum(), 1e-12) && sums.len() == series.len() / bucket);
        let fit = aggregation::temporal_aggregation(&series, bucket, 20, naive::naive).unwrap();
        prop_assert!(fit.path.len() == 20 && fit.fitted.len() == series.len());
        prop_assert!(near(fit.path[..bucket].iter().sum(), used[used.len() - bucket..].iter().sum(), 1e-12));
    }
}

/// The best constants of all on a fine grid are no better, and statsforecast's search ends at the same place.
#[test]
fn searched_constants_have_the_least_errors() {
    let golden = Golden::read();
    let squares = |values: &[f64], alpha: f64| {
        let mut level = values[0];
        values[1..].iter().fold(0.0, |total, value| {
            let error = value - level;
            level += alpha * error;
            total + error * error
        })
    };
    for name in &golden.1 {
        let Some(theirs) = golden.get(name, "croston_optimised", "alpha_size") else { continue };
        let series = golden.of(name, "", "series");
        let (mut list, sizes) = (DemandList::default(), series.iter().copied().filter(|size| *size > 0.0).collect::<Vec<_>>());
        let found = CrostonMethod::optimised(Correction::None).rate(list.read(series).unwrap()).unwrap();
        let least = (0..=2000).map(|step| squares(&sizes, 0.1 + f64::from(step) * 1e-4)).fold(f64::INFINITY, f64::min);
        assert!(squares(&sizes, found.alpha_size) <= least * (1.0 + 1e-12), "{name}");
        // Below three sizes, or with equal ones, all constants do equally well.
        assert!(sizes.len() < 3 || least == 0.0 || (found.alpha_size - theirs[0]).abs() < 1e-7, "{name}: {} {}", found.alpha_size, theirs[0]);
    }
}

/// A large period that has left the window leaves nothing behind.
#[test]
fn moving_averages_forget() {
    let mut series = vec![0.1; 40];
    series[3] = 1e17;
    for window in [1, 2, 5, 7, 13] {
        let fit = moving_average::moving_average(&series, window, 1).unwrap();
        assert!(fit.fitted[4 + window..].iter().chain(&fit.path).all(|value| near(*value, 0.1, 1e-15)), "{window}");
        assert!(fit.fitted[window..].iter().enumerate().all(|(at, value)| near(
            *value,
            series[at..at + window].iter().sum::<f64>() / window as f64,
            1e-15
        )));
    }
}

/// The variances of the naive forecast against what random walks do, by exact enumeration of ±1 steps.
#[test]
fn variances_of_a_random_walk_are_exact() {
    let (steps, walks) = (6_u32, 1_u32 << 6);
    let (mut last, mut sums) = (vec![0.0; 6], vec![0.0; 6]);
    for walk in 0..walks {
        let (mut at, mut total) = (0.0, 0.0);
        for step in 0..steps {
            at += if walk >> step & 1 == 1 { 1.0 } else { -1.0 };
            total += at;
            last[step as usize] += at * at / f64::from(walks);
            sums[step as usize] += total * total / f64::from(walks);
        }
    }
    let fit = naive::naive(&[0.0, 1.0, 0.0, 1.0], 6).unwrap();
    assert_eq!((fit.variance, fit.sum_variance), (last, sums));
}

#[test]
fn bad_series_and_constants_are_named() {
    let field = |result: Result<Fit>| result.map(|_| ()).unwrap_err().field_name().unwrap_or_default().to_owned();
    assert_eq!(field(naive::naive(&[], 1)), "demand");
    assert_eq!(field(naive::naive(&[1.0, f64::NAN], 1)), "demand");
    assert_eq!(field(naive::naive(&[1.0], 0)), "horizon");
    assert_eq!(field(seasonal_naive::seasonal_naive(&[1.0; 6], 7, 1)), "demand");
    assert_eq!(field(seasonal_naive::seasonal_naive(&[1.0; 6], 0, 1)), "period");
    assert_eq!(field(seasonal_moving_average::seasonal_moving_average(&[1.0; 6], usize::MAX, 9, 1)), "demand");
    assert_eq!(field(moving_average::moving_average(&[1.0; 6], 0, 1)), "window");
    assert_eq!(field(drift::drift(&[-1e308, 1e308], 1)), "path");
    assert!(adida::adida(&[1e308, 0.0, 1e300, 1e308, 5.0, 1e-308], SmoothingConstant::INTERMITTENT, 1).is_ok());
    assert_eq!(field(croston(&[1.0, -1.0], 0.1, 1)), "demand");
    assert_eq!(field(croston(&[1.0], 0.0, 1)), "alpha_size");
    assert_eq!(field(tsb(&[1.0], 0.1, 1.5, 1)), "beta_chance");
    assert_eq!(field(adida::adida(&[], SmoothingConstant::INTERMITTENT, 1)), "demand");
    assert_eq!(field(imapa::imapa(&[1.0], SmoothingConstant::Optimised { low: 0.3, high: 0.1 }, 1)), "alpha");
    assert_eq!(field(aggregation::temporal_aggregation(&[1.0; 3], 4, 1, naive::naive)), "demand");
    let rate = |places: &[u32], sizes: &[f64], periods| {
        CrostonMethod::sba(0.1).rate(SparseDemand { places, sizes, periods }).unwrap_err().field_name().unwrap_or_default().to_owned()
    };
    assert_eq!(rate(&[1, 1], &[1.0, 1.0], 9), "places");
    assert_eq!(rate(&[1, 9], &[1.0, 1.0], 9), "places");
    assert_eq!(rate(&[1, 3], &[1.0, 0.0], 9), "sizes");
    assert_eq!(rate(&[1, 3], &[1.0], 9), "sizes");
    assert_eq!(rate(&[], &[], 0), "periods");
    assert_eq!(naive::naive(&[1.0, f64::NAN], 1).unwrap_err().kind(), ErrorKind::NotFinite);
}

#[test]
fn one_period_and_no_demand_have_forecasts() {
    for (name, method) in WITHOUT_FORESIGHT.iter().filter(|(name, _)| !name.starts_with("seasonal") && *name != "moving_average") {
        let (one, none) = (method(&[4.0]).unwrap(), method(&[0.0; 9]).unwrap());
        assert!(one.fitted[0].is_nan() && one.path.iter().all(|value| value.is_finite()), "{name}");
        assert!(none.path.iter().all(|value| *value == 0.0) && none.fitted[1..].iter().all(|value| *value == 0.0), "{name}");
    }
    for constant in [SmoothingConstant::INTERMITTENT, SmoothingConstant::Fixed(0.2)] {
        assert_eq!(adida::adida(&[0.0; 9], constant, 1).unwrap().fitted[1..], [0.0; 8]);
        assert_eq!(imapa::imapa(&[0.0; 9], constant, 1).unwrap().path, [0.0]);
    }
}
