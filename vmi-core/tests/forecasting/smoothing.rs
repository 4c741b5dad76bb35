//! Exponential smoothing against statsforecast (tools/smoothing_peers.py), against simulation of the models, and where series are too short or odd.

use std::collections::BTreeMap;

use super::golden_values::{self, counted};
use proptest::prelude::*;
use vmi_core::demand::Fit;
use vmi_core::demand::smoothing::{
    ErrorForm, Ets, EtsConstants, EtsFit, EtsState, GREATEST_ALPHA, Holt, HoltWinters, LEAST_ALPHA, SeasonKind, Start, Trend, ets_auto, ses,
    ses_optimised,
};
use vmi_core::num::random::Random;

#[path = "../common/few_cases.rs"]
mod few_cases;

fn rows(file: &str) -> Vec<Vec<String>> {
    csv::Reader::from_reader(golden_values::file(file).as_bytes())
        .into_records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

fn numbers(text: &str) -> Vec<f64> {
    if text.is_empty() { Vec::new() } else { text.split(';').map(|part| part.parse().unwrap()).collect() }
}

/// Each series by its name, with the periods of its season.
fn series() -> BTreeMap<String, (usize, Vec<f64>)> {
    rows("smoothing_series.csv").into_iter().map(|row| (row[0].clone(), (row[1].parse().unwrap(), numbers(&row[2])))).collect()
}

fn close(found: &[f64], expected: &[f64], scale: f64, place: &str) {
    assert_eq!(found.len(), expected.len(), "{place}");
    for (one, two) in found.iter().zip(expected) {
        assert!((one - two).abs() <= 1e-9 * scale.max(two.abs()), "{place}: {one} against {two}");
    }
}

fn model(letters: &str, season: usize) -> Ets {
    let error = if letters.starts_with('A') { ErrorForm::Additive } else { ErrorForm::Multiplicative };
    let trend = match &letters[1..2] {
        "N" => Trend::None,
        "A" => Trend::Additive,
        _ => Trend::Damped,
    };
    let kind = match &letters[2..] {
        "N" => SeasonKind::None,
        "A" => SeasonKind::Additive,
        _ => SeasonKind::Multiplicative,
    };
    Ets::new(error, trend, kind, season)
}

fn stated(letters: &str, season: usize, constants: &[f64], start: &[f64]) -> Ets {
    let [alpha, beta, gamma, phi] = constants else { panic!("four constants") };
    let state = EtsState { level: start[0], trend: start[1], season: start[2..].to_vec() };
    let constants = EtsConstants { alpha: *alpha, beta: *beta, gamma: *gamma, phi: *phi };
    Ets { constants: Some(constants), start: Start::Given(state), ..model(letters, season) }
}

fn parameter(fit: &Fit, name: &str) -> f64 {
    fit.parameters.iter().find(|(known, _)| *known == name).unwrap().1
}

#[test]
fn single_smoothing_is_that_of_statsforecast() {
    let (series, mut compared) = (series(), 0);
    for row in rows("smoothing.csv").iter().filter(|row| row[0] == "ses") {
        let (_, values) = &series[&row[1]];
        let (expected, alpha) = (numbers(&row[6]), numbers(&row[3])[0]);
        let fit = ses(values, Some(alpha), 3).unwrap();
        compared += 1;
        match row[5].as_str() {
            "level" => close(&fit.path, &[expected[0]; 3], 1.0, &row[1]),
            "fitted" => close(&fit.fitted[values.len() - 12..], &expected, 1.0, &row[1]),
            _ => close(&[parameter(&fit, "sum_of_squares")], &expected, 1.0, &row[1]),
        }
        assert!(fit.fitted[0].is_nan());
    }
    counted("single smoothing", compared, 45);
}

#[test]
fn the_best_constant_is_at_least_as_good_as_that_of_statsforecast() {
    let (series, mut excess, mut compared, mut better) = (series(), 0.0_f64, 0, 0);
    for row in rows("smoothing.csv").iter().filter(|row| row[0] == "best" && row[5] == "squares") {
        let expected = numbers(&row[6])[0];
        let found = ses_optimised(&series[&row[1]].1).unwrap();
        // The two passes about the best of eight constants meet the floor of a real valley less exactly than that of a made up one.
        let tolerance = if golden_values::other_folder().is_some() { 1e-5 } else { 1e-9 };
        assert!(found.sum_of_squares <= expected * (1.0 + tolerance), "{}: {} against {expected}", row[1], found.sum_of_squares);
        excess = excess.max(found.sum_of_squares / expected - 1.0);
        (compared, better) = (compared + 1, better + usize::from(found.sum_of_squares < expected * (1.0 - 1e-9)));
        let fit = ses(&series[&row[1]].1, None, 1).unwrap();
        close(&[parameter(&fit, "sum_of_squares"), fit.path[0]], &[found.sum_of_squares, found.level], 1.0, &row[1]);
    }
    println!("SES searched: {compared} comparisons, {better} with lower squared errors, none with more than {excess:.1e} above");
}

#[test]
fn the_heuristic_start_is_that_of_statsforecast() {
    let (series, mut compared) = (series(), 0);
    for row in rows("smoothing.csv").iter().filter(|row| row[0] == "start") {
        let (season, values) = &series[&row[1]];
        let constants = EtsConstants { alpha: 0.1, beta: 0.0, gamma: 0.0, phi: 1.0 };
        let constants = if &row[2][1..2] == "D" { EtsConstants { phi: 0.9, ..constants } } else { constants };
        let fit = Ets { constants: Some(constants), start: Start::Heuristic, ..model(&row[2], *season) }.fit(values, 1).unwrap();
        let found: Vec<f64> = [fit.start.level, fit.start.trend].into_iter().chain(fit.start.season).collect();
        close(&found, &numbers(&row[6]), 1.0, &row[2]);
        compared += 1;
    }
    counted("heuristic starts", compared, 12);
}

#[test]
fn models_with_stated_constants_are_those_of_statsforecast() {
    let (series, mut compared) = (series(), 0);
    for row in rows("smoothing.csv").iter().filter(|row| row[0] == "ets") {
        let (season, values) = &series[&row[1]];
        let fit = stated(&row[2], *season, &numbers(&row[3]), &numbers(&row[4])).fit(values, 9).unwrap();
        let (expected, place) = (numbers(&row[6]), format!("{} {} {}", row[1], row[2], row[5]));
        compared += 1;
        match row[5].as_str() {
            "likelihood" => close(&[fit.minus_twice_log_likelihood], &expected, 1.0, &place),
            "fitted" => close(&fit.forecast.fitted[values.len() - 12..], &expected, 1.0, &place),
            "path" => close(&fit.forecast.path, &expected, 1.0, &place),
            "variance" => close(&fit.forecast.variance, &expected, 1.0, &place),
            _ => {
                // Statsforecast's last season begins at the place that was used longest ago, as here.
                let found: Vec<f64> = [fit.last.level, fit.last.trend].into_iter().chain(fit.last.season).collect();
                close(&found, &expected, 1.0, &place);
            }
        }
    }
    counted("models with stated constants", compared, 57 * 4 + 42);
}

#[test]
fn the_classical_methods_are_the_additive_models_in_other_constants() {
    let (series, mut compared) = (series(), 0);
    for row in rows("smoothing.csv").iter().filter(|row| row[0] == "ets" && row[5] == "path") {
        let (season, values) = &series[&row[1]];
        let (constants, start, expected) = (numbers(&row[3]), numbers(&row[4]), numbers(&row[6]));
        let start = Start::Given(EtsState { level: start[0], trend: start[1], season: start[2..].to_vec() });
        let (alpha, beta, gamma) = (Some(constants[0]), Some(constants[1] / constants[0]), Some(constants[2] / (1.0 - constants[0])));
        let fit = match &row[2][1..] {
            "AN" => Holt { alpha, beta, start, ..Holt::default() }.fit(values, 9),
            "DN" => Holt { alpha, beta, damped: true, phi: Some(constants[3]), start }.fit(values, 9),
            "AA" => HoltWinters { alpha, beta, gamma, start, ..HoltWinters::new(*season, false) }.fit(values, 9),
            "AM" => HoltWinters { alpha, beta, gamma, start, ..HoltWinters::new(*season, true) }.fit(values, 9),
            _ => continue,
        };
        close(&fit.unwrap().path, &expected, 1.0, &row[2]);
        compared += 1;
    }
    counted("Holt and Holt-Winters with stated constants", compared, 28);
}

#[test]
fn a_search_ends_at_least_as_well_as_that_of_statsforecast() {
    let (series, mut better) = (series(), 0);
    for row in rows("smoothing.csv").iter().filter(|row| row[0] == "search") {
        let (season, values) = &series[&row[1]];
        let expected = numbers(&row[6])[0];
        let found = Ets { start: Start::LineAndSeason, ..model(&row[2], *season) }.fit(values, 1).unwrap();
        assert!(found.aicc <= expected + 0.01, "{} {}: {} against {expected}", row[1], row[2], found.aicc);
        better += usize::from(found.aicc < expected - 0.5);
    }
    assert!(better >= 10 || golden_values::other_folder().is_some(), "{better}");
}

/// A path after a state in the state space form of the book, with draws of its own.
fn simulated(fit: &EtsFit, horizon: usize, random: Random, draw: &mut u64) -> Vec<f64> {
    let EtsConstants { alpha, beta, gamma, phi } = fit.constants;
    let EtsState { mut level, mut trend, mut season } = fit.last.clone();
    let sd = fit.error_variance.sqrt();
    let mut path = Vec::new();
    for step in 0..horizon {
        let e = sd * random.normal(*draw);
        *draw += 1;
        let base = level + phi * trend;
        let place = step % season.len().max(1);
        let s = season.get(place).copied().unwrap_or(0.0);
        let mut set = |value: f64| {
            if let Some(state) = season.get_mut(place) {
                *state = value;
            }
        };
        match (fit.shape.error, fit.shape.season_kind) {
            (ErrorForm::Multiplicative, SeasonKind::Multiplicative) => {
                path.push(base * s * (1.0 + e));
                level = base * (1.0 + alpha * e);
                trend = phi * trend + beta * base * e;
                set(s * (1.0 + gamma * e));
            }
            (ErrorForm::Additive, SeasonKind::Multiplicative) => {
                path.push(base * s + e);
                level = base + alpha * e / s;
                trend = phi * trend + beta * e / s;
                set(s + gamma * e / base);
            }
            (error, _) => {
                let shock = if error == ErrorForm::Additive { e } else { (base + s) * e };
                path.push(base + s + shock);
                level = base + alpha * shock;
                trend = phi * trend + beta * shock;
                set(s + gamma * shock);
            }
        }
    }
    path
}

fn variance(values: &[f64]) -> f64 {
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / values.len() as f64
}

#[test]
fn variances_of_steps_and_of_their_sum_are_those_of_simulated_paths() {
    let (series, horizon, paths) = (series(), 9, 8_000);
    let (_, calm) = &series["quarters"];
    let draws = Random::new(5, 1);
    let noisy: Vec<f64> = calm.iter().enumerate().map(|(t, size)| size * (0.7 + 0.6 * draws.uniform(t as u64))).collect();
    let constants = EtsConstants { alpha: 0.5, beta: 0.1, gamma: 0.3, phi: 0.9 };
    for letters in ["ANN", "AAN", "ADN", "ADA", "ANA", "MNN", "MDN", "MAA", "MDA", "MNM", "MAM", "MDM", "AAM"] {
        let (trended, seasonal) = (&letters[1..2] != "N", &letters[2..] != "N");
        let phi = if &letters[1..2] == "D" { constants.phi } else { 1.0 };
        let constants = EtsConstants { beta: if trended { 0.1 } else { 0.0 }, gamma: if seasonal { 0.3 } else { 0.0 }, phi, ..constants };
        let fit = Ets { constants: Some(constants), start: Start::Heuristic, ..model(letters, 4) }.fit(&noisy, horizon).unwrap();
        let (random, mut draw) = (Random::new(11, 3), 0);
        let drawn: Vec<Vec<f64>> = (0..paths).map(|_| simulated(&fit, horizon, random, &mut draw)).collect();
        for step in [0, 3, 8] {
            let one: Vec<f64> = drawn.iter().map(|path| path[step]).collect();
            let sum: Vec<f64> = drawn.iter().map(|path| path[..=step].iter().sum()).collect();
            for (found, seen) in [(fit.forecast.variance[step], variance(&one)), (fit.forecast.sum_variance[step], variance(&sum))] {
                // Beyond the first season a multiplicative one is approximate; with additive errors its variance may be infinite.
                let within = match (letters, step) {
                    ("AAM", 8) => f64::INFINITY,
                    ("MNM" | "MAM" | "MDM", 8) => 0.2,
                    _ => 0.08,
                };
                assert!((found / seen - 1.0).abs() < within, "{letters} {step}: {found} against {seen}");
            }
        }
    }
}

#[test]
fn odd_series_give_errors_or_the_stated_fall_back() {
    let season = HoltWinters::new(7, false);
    assert!(ses(&[], None, 1).is_err() && ses_optimised(&[]).is_err() && ets_auto(&[], 7, 1).is_err());
    assert!(ses(&[1.0, f64::NAN], None, 1).is_err() && ses_optimised(&[1.0, f64::INFINITY, 2.0]).is_err());
    assert!(ses(&[1.0, 2.0], Some(0.0), 1).is_err() && ses(&[1.0, 2.0], Some(0.1), 0).is_err());
    assert!(ses_optimised(&[1e200, -1e200, 1e200]).is_err());
    let one = ses(&[4.0], None, 2).unwrap();
    assert!(one.path == [4.0, 4.0] && one.variance.is_empty() && one.sum_variance.is_empty());
    let zeros = ses_optimised(&[0.0; 20]).unwrap();
    assert_eq!((zeros.alpha, zeros.level, zeros.sum_of_squares), (LEAST_ALPHA, 0.0, 0.0));
    assert!(Holt::default().fit(&[1.0, 2.0, 3.0, 5.0], 1).is_err() && Holt::default().fit(&[1.0, 2.0, 3.0, 5.0, 4.0], 1).is_ok());
    assert!(season.fit(&[1.0; 14], 1).is_err(), "two seasons and a period are needed");
    assert!(HoltWinters::new(1, false).fit(&[1.0; 14], 1).is_err() && HoltWinters::new(2, true).fit(&[0.0; 14], 1).is_err());
    assert_eq!(season.fit(&[3.0; 30], 2).unwrap().path, [3.0, 3.0]);
    assert!(HoltWinters { beta: Some(1.5), ..HoltWinters::new(2, false) }.fit(&[1.0; 14], 1).is_err());
    let wrong = EtsState { level: 1.0, trend: 0.0, season: vec![1.0] };
    assert!(Ets { start: Start::Given(wrong), ..model("ANA", 4) }.fit(&[1.0; 14], 1).is_err());
}

#[test]
fn the_choice_leaves_out_what_a_series_cannot_bear() {
    for (values, level) in [(vec![0.0; 30], 0.0), (vec![5.0; 9], 5.0), (vec![1.0, 2.0, 6.0, 3.0], 3.0)] {
        let choice = ets_auto(&values, 7, 3).unwrap();
        assert_eq!((choice.chosen.shape.name().as_str(), choice.chosen.start.level), ("ETS(A,N,N)", level));
        assert!(choice.runner_up.is_none() && choice.tried.is_empty());
    }
    let rising: Vec<f64> = (0..14).map(|t| f64::from(t * t % 11) + 1.0).collect();
    assert!(ets_auto(&rising, 7, 3).unwrap().tried.iter().all(|tried| tried.shape.season_kind == SeasonKind::None));
    let with_zero: Vec<f64> = (0..60).map(|t| f64::from(t % 4) + f64::from(t * t % 7) / 7.0).collect();
    let choice = ets_auto(&with_zero, 4, 3).unwrap();
    assert!(choice.tried.iter().all(|tried| tried.shape.error == ErrorForm::Additive && tried.shape.season_kind != SeasonKind::Multiplicative));
    assert_eq!(choice.tried.len(), 6);
    let line: Vec<f64> = (0..20).map(|t| 7.0 + 2.0 * f64::from(t)).collect();
    let next = ets_auto(&line, 4, 2).unwrap().chosen.forecast.path;
    assert!((next[0] - 47.0).abs() < 1e-3 && (next[1] - 49.0).abs() < 1e-3, "{next:?}");
    let falling: Vec<f64> = (0..30).map(|t| 100.0 - 3.3 * f64::from(t) + f64::from(t * t % 5) / 10.0).collect();
    let path = ets_auto(&falling, 1, 12).unwrap().chosen.forecast.path;
    assert!(path.iter().all(|mean| *mean > 0.0), "{path:?}");
}

crate::few_cases! { 30;
    #[test]
    fn no_constant_of_a_fine_grid_beats_the_search(values in prop::collection::vec(0.0..100.0_f64, 2..60)) {
        let found = ses_optimised(&values).unwrap();
        prop_assert!((LEAST_ALPHA..=GREATEST_ALPHA).contains(&found.alpha));
        let fit = ses(&values, Some(found.alpha), 1).unwrap();
        prop_assert!((fit.path[0] - found.level).abs() < 1e-9);
        // The valley is that of the best of eight constants: others may be a little deeper.
        for i in 0..=490 {
            let other = ses(&values, Some(LEAST_ALPHA + f64::from(i) * 0.002), 1).unwrap();
            prop_assert!(found.sum_of_squares <= parameter(&other, "sum_of_squares") * (1.0 + 1e-3));
        }
    }

    #[test]
    fn a_scaled_and_a_shifted_series_have_such_forecasts(values in prop::collection::vec(1.0..50.0_f64, 12..40), factor in 0.5..20.0_f64) {
        let constants = Some(EtsConstants { alpha: 0.3, beta: 0.1, gamma: 0.2, phi: 0.9 });
        for letters in ["ADA", "MDA", "ADM", "MDM"] {
            let method = Ets { constants, start: Start::Heuristic, ..model(letters, 4) };
            let scaled: Vec<f64> = values.iter().map(|value| value * factor).collect();
            let (Ok(one), Ok(two)) = (method.fit(&values, 6), method.fit(&scaled, 6)) else { continue };
            for (one, two) in one.forecast.path.iter().zip(&two.forecast.path) {
                prop_assert!((one * factor - two).abs() < 1e-6 * (1.0 + two.abs()), "{}: {} {}", letters, one, two);
            }
        }
        let shifted: Vec<f64> = values.iter().map(|value| value + 1000.0).collect();
        let method = HoltWinters { alpha: Some(0.3), beta: Some(0.2), gamma: Some(0.1), start: Start::Heuristic, ..HoltWinters::new(4, false) };
        for (one, two) in method.fit(&values, 6).unwrap().path.iter().zip(&method.fit(&shifted, 6).unwrap().path) {
            prop_assert!((one + 1000.0 - two).abs() < 1e-6);
        }
    }

    #[test]
    fn a_search_is_never_worse_than_its_heuristic_start(values in prop::collection::vec(1.0..50.0_f64, 18..50), alpha in 0.01..0.9_f64) {
        for letters in ["ANN", "AAN", "MDN", "ANA", "MAM"] {
            let (beta, phi) = match &letters[1..2] {
                "N" => (0.0, 1.0),
                "A" => (0.1 * alpha, 1.0),
                _ => (0.1 * alpha, 0.95),
            };
            let gamma = if letters.ends_with('N') { 0.0 } else { 0.05 * (1.0 - alpha) };
            let constants = EtsConstants { alpha, beta, gamma, phi };
            let Ok(plain) = Ets { constants: Some(constants), start: Start::Heuristic, ..model(letters, 4) }.fit(&values, 1) else { continue };
            let searched = model(letters, 4).fit(&values, 1).unwrap();
            // It may end in another valley; that is seldom, and then a little higher.
            prop_assert!(searched.minus_twice_log_likelihood <= plain.minus_twice_log_likelihood + 0.02 * values.len() as f64, "{}", letters);
        }
    }

    #[test]
    fn the_choice_is_the_least_criterion_and_the_same_every_time(values in prop::collection::vec(1.0..50.0_f64, 1..40)) {
        let (one, two) = (ets_auto(&values, 4, 5).unwrap(), ets_auto(&values, 4, 5).unwrap());
        prop_assert_eq!(&one, &two);
        prop_assert!(one.runner_up.iter().all(|next| one.chosen.aicc <= next.aicc && one.chosen.shape != next.shape));
        prop_assert_eq!(one.chosen.forecast.path.len(), 5);
    }
}
