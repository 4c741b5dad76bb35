//! Measures of forecasts against other programs and definitions; rolling origins against a plain loop; the choice among methods.

#![allow(clippy::unnecessary_wraps)] // a method gives a result

use proptest::prelude::*;
use vmi_core::demand::Fit;
use vmi_core::demand::accuracy::choice::{Choice, Criterion, Workspace};
use vmi_core::demand::accuracy::crps::{quantile_scores, sample_crps};
use vmi_core::demand::accuracy::interval_scores::interval_scores;
use vmi_core::demand::accuracy::naive_scale::naive_scale;
use vmi_core::demand::accuracy::periods_in_stock::periods_in_stock;
use vmi_core::demand::accuracy::pinball::mean_pinball;
use vmi_core::demand::accuracy::point_errors::point_errors;
use vmi_core::demand::accuracy::rolling_origin::{Origins, RollingErrors, RollingOrigin};
use vmi_core::demand::accuracy::stock_keeping_cost::StockKeepingCost;
use vmi_core::demand::accuracy::tracking_signal::tracking_signal;
use vmi_core::demand::accuracy::triggs_tracking_signal::triggs_tracking_signal;
use vmi_core::demand::accuracy::{Candidate, Method};
use vmi_core::demand::interval::Support;
use vmi_core::demand::interval::bootstrap::ResidualBootstrap;
use vmi_core::error::{Error, ErrorKind, Result};
use vmi_core::num::distribution::{Distribution, Empirical};
use vmi_core::num::random::Random;

fn constant(series: &[f64], horizon: usize, level: f64) -> Fit {
    Fit { fitted: vec![level; series.len()], path: vec![level; horizon], ..Fit::default() }
}

/// The mean of all periods; its fitted values are running means.
fn mean(series: &[f64], horizon: usize) -> Result<Fit> {
    let (mut sum, mut fitted) = (0.0, Vec::with_capacity(series.len()));
    for (count, value) in series.iter().enumerate() {
        fitted.push(if count == 0 { f64::NAN } else { sum / count as f64 });
        sum += value;
    }
    Ok(Fit { fitted, path: vec![sum / series.len() as f64; horizon], ..Fit::default() })
}

fn naive(series: &[f64], horizon: usize) -> Result<Fit> {
    let last = series[series.len() - 1];
    let fitted = std::iter::once(f64::NAN).chain(series.iter().copied()).take(series.len()).collect();
    Ok(Fit { fitted, path: vec![last; horizon], ..Fit::default() })
}

fn zero(series: &[f64], horizon: usize) -> Result<Fit> {
    Ok(constant(series, horizon, 0.0))
}

fn failing(_: &[f64], _: usize) -> Result<Fit> {
    Err(Error::new(ErrorKind::OutOfRange, "this method needs another series"))
}

fn numbers(text: &str) -> Vec<f64> {
    text.split_whitespace().map(|number| number.parse().unwrap()).collect()
}

fn measured(name: &str, actual: &[f64], forecast: &[f64], other: &[f64], given: &[f64]) -> Result<f64> {
    let scale = || naive_scale(other, given[0] as usize);
    Ok(match name {
        "mae" => point_errors(actual, forecast)?.mae,
        "mse" => point_errors(actual, forecast)?.mse,
        "rmse" => point_errors(actual, forecast)?.rmse,
        "bias" => point_errors(actual, forecast)?.bias,
        "wape" => point_errors(actual, forecast)?.wape.unwrap(),
        "smape" => point_errors(actual, forecast)?.smape,
        "mase" => scale()?.mase(point_errors(actual, forecast)?.mae).unwrap(),
        "rmsse" => scale()?.rmsse(point_errors(actual, forecast)?.mse).unwrap(),
        "pinball" => mean_pinball(actual, forecast, given[0])?,
        "coverage" => interval_scores(actual, other, forecast, given[0])?.coverage,
        "interval_score" => interval_scores(actual, other, forecast, given[0])?.interval_score,
        "scaled_crps" => quantile_scores(actual, given, &[other, forecast])?.scaled_crps.unwrap(),
        "sample_crps" => sample_crps(forecast, actual[0])?,
        "cumulative_error" => periods_in_stock(actual, forecast)?.cumulative_error,
        "periods_in_stock" => periods_in_stock(actual, forecast)?.periods_in_stock,
        "shortages" => periods_in_stock(actual, forecast)?.shortages as f64,
        "tracking_signal" => tracking_signal(actual, forecast)?.signal.unwrap(),
        "triggs_tracking_signal" => triggs_tracking_signal(actual, forecast, given[0])?.signal.unwrap(),
        "stock_keeping_cost" => StockKeepingCost { shortage_cost: given[0], holding_cost: given[1] }.mean(actual, forecast)?,
        "bootstrap" => {
            let draws = ResidualBootstrap {
                path: actual,
                errors: forecast,
                periods: given[0],
                sum_variance: None,
                is_centred: false,
                replications: 3,
                seed: given[1] as u64,
                key: given[2] as u64,
                support: Support::NotNegative,
            };
            draws.sums()?[2]
        }
        _ => panic!("{name} is not known"),
    })
}

#[test]
fn measures_are_those_of_other_programs_and_definitions() {
    let mut rows = csv::Reader::from_path(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/forecast_measures.csv")).unwrap();
    let mut count = 0;
    for row in rows.records().map(|row| row.unwrap()) {
        let expected: f64 = row[5].parse().unwrap();
        let found = measured(&row[0], &numbers(&row[1]), &numbers(&row[2]), &numbers(&row[3]), &numbers(&row[4])).unwrap();
        let near = (found - expected).abs() <= 1e-13 * expected.abs().max(1e-3);
        assert!(near, "{}: {found} against {expected} of {}", &row[0], &row[6]);
        count += 1;
    }
    assert_eq!(count, 161);
}

/// Errors of forecasts are rows of the same origins and steps, found without the library.
#[test]
fn rolling_origins_are_a_plain_loop() {
    let series: Vec<f64> = (0..23_u32).map(|at| f64::from(at * at % 17)).collect();
    for (origins, step, window, horizon, places) in [
        (Origins::Last(3), 1, None, 4, vec![17, 18, 19]),
        (Origins::Last(3), 5, Some(6), 4, vec![9, 14, 19]),
        (Origins::From(8), 6, Some(8), 2, vec![8, 14, 20]),
        (Origins::From(8), 6, None, 3, vec![8, 14, 20]),
        (Origins::From(8), 6, None, 4, vec![8, 14]),
        (Origins::From(22), 9, None, 1, vec![22]),
    ] {
        let plan = RollingOrigin { horizon, origins, step, window, refit_every: 1 };
        let found = plan.evaluate(&series, &Candidate::new("mean", &mean)).unwrap();
        assert_eq!((found.origins(), found.fits()), (&places[..], places.len()));
        let mut all = (Vec::new(), Vec::new());
        for (index, origin) in places.iter().enumerate() {
            let part = &series[window.map_or(0, |window| origin - window)..*origin];
            let level = part.iter().sum::<f64>() / part.len() as f64;
            let expected: Vec<f64> = series[*origin..origin + horizon].iter().map(|value| value - level).collect();
            assert_eq!(found.errors_of_origin(index), expected);
            all.0.extend_from_slice(&series[*origin..origin + horizon]);
            all.1.extend(vec![level; horizon]);
        }
        assert_eq!(found.pooled().unwrap(), point_errors(&all.0, &all.1).unwrap());
        for at in 0..horizon {
            let of = |values: &[f64]| -> Vec<f64> { values.iter().skip(at).step_by(horizon).copied().collect() };
            assert_eq!(found.at_step(at + 1).unwrap(), point_errors(&of(&all.0), &of(&all.1)).unwrap());
        }
    }
}

#[test]
fn a_series_too_short_says_how_much_is_needed() {
    let candidate = Candidate::new("mean", &mean);
    let series = [1.0; 40];
    for (plan, needed) in [
        (RollingOrigin::last(1, 1), 2),
        (RollingOrigin { step: 3, window: Some(5), ..RollingOrigin::last(4, 6) }, 20),
        (RollingOrigin { origins: Origins::From(12), ..RollingOrigin::last(1, 6) }, 18),
    ] {
        assert!(plan.evaluate(&series[..needed], &candidate).is_ok());
        let error = plan.evaluate(&series[..needed - 1], &candidate).unwrap_err();
        assert_eq!((error.kind(), error.field_name()), (ErrorKind::OutOfRange, Some("demand")));
        assert!(error.to_string().contains(&format!("at least {needed} are needed")), "{error}");
        let error = Choice::new(Criterion::Rmsse, plan).choose(&series[..needed - 1], &[candidate]).unwrap_err();
        assert!(error.to_string().contains(&format!("at least {needed} are needed")), "{error}");
    }
    let plan = RollingOrigin::last(usize::MAX, 1);
    assert!(RollingOrigin { step: usize::MAX, ..plan }.evaluate(&series, &candidate).is_err());
}

#[test]
fn settings_outside_their_domain_are_named() {
    let candidate = Candidate::new("mean", &mean);
    let plan = RollingOrigin::last(2, 3);
    let series = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0];
    for (wrong, field) in [
        (RollingOrigin { horizon: 0, ..plan }, "horizon"),
        (RollingOrigin { horizon: 10_001, ..plan }, "horizon"),
        (RollingOrigin { step: 0, ..plan }, "step"),
        (RollingOrigin { refit_every: 0, ..plan }, "refit_every"),
        (RollingOrigin { window: Some(0), ..plan }, "window"),
        (RollingOrigin { origins: Origins::Last(0), ..plan }, "origins"),
        (RollingOrigin { origins: Origins::From(3), window: Some(4), ..plan }, "origins"),
    ] {
        assert_eq!(wrong.evaluate(&series, &candidate).unwrap_err().field_name(), Some(field));
    }
    assert_eq!(plan.evaluate(&[1.0, 2.0, f64::NAN, 4.0, 5.0], &candidate).unwrap_err().kind(), ErrorKind::NotFinite);
    for (choice, field) in [
        (Choice { season: 0, ..Choice::new(Criterion::Rmsse, plan) }, "season"),
        (Choice { largest_bias: Some(-1.0), ..Choice::new(Criterion::Rmsse, plan) }, "largest_bias"),
        (Choice::new(Criterion::Pinball { level: 1.0 }, plan), "level"),
    ] {
        assert_eq!(choice.choose(&series, &[candidate]).unwrap_err().field_name(), Some(field));
    }
    assert_eq!(Choice::new(Criterion::Rmsse, plan).choose(&series, &[]).unwrap_err().field_name(), Some("candidates"));
    let found = plan.evaluate(&series, &candidate).unwrap();
    let mut errors = Vec::new();
    assert!(found.at_step(0).is_err() && found.at_step(4).is_err() && found.errors_at_step(4, &mut errors).is_err());
    assert!(found.errors_of_sum(3.1, &mut errors).is_err() && found.errors_of_sum(0.0, &mut errors).is_err());
    assert!(RollingErrors::default().pooled().is_err() && found.errors_of_origin(2).is_empty());
}

#[test]
fn a_path_that_is_no_path_is_an_error() {
    let short = |series: &[f64], _: usize| Ok(constant(series, 1, 1.0));
    let broken = |series: &[f64], horizon: usize| Ok(constant(series, horizon, f64::NAN));
    for method in [&short as &Method<'_>, &broken] {
        let error = RollingOrigin::last(2, 2).evaluate(&[1.0; 9], &Candidate::new("odd", method)).unwrap_err();
        assert_eq!(error.field_name(), Some("path"));
    }
}

#[test]
fn constants_are_kept_between_refits() {
    let fit = |series: &[f64], horizon: usize| Ok(Fit { parameters: vec![("found_at", series.len() as f64)], ..constant(series, horizon, 1.0) });
    // Forecasts where its constants come from.
    let again = |earlier: &Fit, series: &[f64], horizon: usize| Ok(constant(series, horizon, earlier.parameters[0].1));
    let plan = RollingOrigin { refit_every: 3, ..RollingOrigin::last(7, 1) };
    let found = plan.evaluate(&[0.0; 11], &Candidate { name: "kept", fit: &fit, again: Some(&again) }).unwrap();
    assert_eq!(found.origins(), [4, 5, 6, 7, 8, 9, 10]);
    assert_eq!((found.fits(), found.forecast()), (3, &[1.0, 4.0, 4.0, 1.0, 7.0, 7.0, 1.0][..]));
    assert_eq!(plan.evaluate(&[0.0; 11], &Candidate::new("anew", &fit)).unwrap().fits(), 7);
}

/// Demand in one period of four, of three sizes.
fn seldom(length: u64, key: u64) -> Vec<f64> {
    let random = Random::new(5, key);
    (0..length).map(|at| if random.below(2 * at, 4) == 0 { 2.0 + random.below(2 * at + 1, 3) as f64 } else { 0.0 }).collect()
}

#[test]
fn absolute_errors_choose_zero_for_seldom_demand_and_squared_ones_do_not() {
    let list = [Candidate::new("zero", &zero), Candidate::new("mean", &mean), Candidate::new("naive", &naive)];
    let plan = RollingOrigin::last(60, 1);
    for key in 0..20 {
        let series = seldom(120, key);
        let by = |criterion| Choice::new(criterion, plan).choose(&series, &list).unwrap();
        for absolute in [Criterion::Mae, Criterion::Mase, Criterion::Wape] {
            assert_eq!(by(absolute).winner().unwrap().name, "zero");
        }
        for squared in [Criterion::Rmsse, Criterion::Rmse] {
            assert_eq!((by(squared).winner().unwrap().name, by(squared).runner_up.is_some()), ("mean", true));
        }
        // A limit of the bias keeps it out whatever the criterion.
        let limited = Choice { largest_bias: Some(0.7), ..Choice::new(Criterion::Mae, plan) }.choose(&series, &list).unwrap();
        assert_ne!(limited.winner().unwrap().name, "zero");
        let scores = limited.methods[0].outcome.as_ref().unwrap();
        assert_eq!((scores.is_biased, scores.relative_bias), (true, Some(-1.0)));
    }
}

#[test]
fn the_pinball_criterion_adds_the_quantile_of_known_errors() {
    // From 4 periods: errors of zero are 0, 4, 0, 2, quantile ⌈0.75 · 4⌉ = third = 2; from 5: 0, 4, 0, 2, 8, rank ⌈3.75⌉ = 4.
    let series = [0.0, 4.0, 0.0, 2.0, 8.0, 1.0];
    let choice = Choice::new(Criterion::Pinball { level: 0.75 }, RollingOrigin::last(2, 1));
    let chosen = choice.choose(&series, &[Candidate::new("zero", &zero)]).unwrap();
    // 0.75 · (8 − 2) and 0.25 · (4 − 1).
    assert_eq!(chosen.winner().unwrap().outcome.as_ref().unwrap().score, f64::midpoint(4.5, 0.75));
    assert_eq!((chosen.runner_up, chosen.is_scaled, chosen.origins), (None, false, 2));
    // A quantile below 0 is 0: 0.75 · 8 and 0.75 · 1.
    let low = |series: &[f64], horizon: usize| Ok(Fit { path: vec![-90.0; horizon], ..constant(series, horizon, 0.0) });
    let chosen = choice.choose(&series, &[Candidate::new("low", &low)]).unwrap();
    assert_eq!(chosen.methods[0].outcome.as_ref().unwrap().pinball, Some(f64::midpoint(6.0, 0.75)));
    // A method without fitted values has no errors to take a quantile of.
    let bare = |_: &[f64], horizon: usize| Ok(Fit { path: vec![1.0; horizon], ..Fit::default() });
    assert!(choice.choose(&series, &[Candidate::new("bare", &bare)]).unwrap().methods[0].outcome.is_err());
}

#[test]
fn a_method_that_fails_is_listed_and_not_chosen() {
    let list = [Candidate::new("failing", &failing), Candidate::new("mean", &mean)];
    let choice = Choice::new(Criterion::Rmsse, RollingOrigin::last(3, 2));
    let series = [3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0, 6.0];
    let chosen = choice.choose(&series, &list).unwrap();
    assert_eq!((chosen.best, chosen.runner_up, chosen.methods.len()), (Some(1), None, 2));
    assert_eq!(chosen.methods[0].outcome.as_ref().unwrap_err().to_string(), "this method needs another series");
    let none = choice.choose(&series, &list[..1]).unwrap();
    assert!(none.best.is_none() && none.winner().is_none() && !none.is_scaled);
}

#[test]
fn ties_go_by_the_order_of_the_list() {
    let choice = Choice::new(Criterion::Rmsse, RollingOrigin::last(3, 2));
    let names = ["a", "b", "c"];
    let list = names.map(|name| Candidate::new(name, &mean));
    let chosen = choice.choose(&[3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0, 6.0], &list).unwrap();
    assert_eq!((chosen.best, chosen.runner_up), (Some(0), Some(1)));
    // All zero: every method is right, nothing has a scale.
    let chosen = choice.choose(&[0.0; 9], &list).unwrap();
    assert_eq!((chosen.best, chosen.runner_up, chosen.is_scaled), (Some(0), Some(1), false));
    assert_eq!(chosen.winner().unwrap().outcome.as_ref().unwrap().score, 0.0);
    // Biased methods come after all others; where all are biased the score decides again.
    let list = [Candidate::new("zero", &zero), Candidate::new("a", &mean), Candidate::new("b", &mean)];
    for (limit, order) in [(0.9, (Some(1), Some(2))), (0.1, (Some(0), Some(1)))] {
        let limited = Choice { criterion: Criterion::Mae, largest_bias: Some(limit), ..choice };
        let chosen = limited.choose(&[0.0, 0.0, 8.0, 0.0, 0.0, 8.0, 0.0, 0.0, 1.0], &list).unwrap();
        assert_eq!((chosen.best, chosen.runner_up), order);
    }
}

#[test]
fn scales_rest_on_what_the_first_origin_knows() {
    let series = [2.0, 5.0, 1.0, 1.0, 90.0, 2.0, 40.0];
    let choice = Choice { season: 2, ..Choice::new(Criterion::default(), RollingOrigin::last(2, 2)) };
    let chosen = choice.choose(&series, &[Candidate::new("naive", &naive)]).unwrap();
    let scores = chosen.winner().unwrap().outcome.as_ref().unwrap();
    // Origins 4 and 5: errors 89, 1, −88, −50; differences over two periods −1, −4.
    let (mse, squared) = ((89.0 * 89.0 + 1.0 + 88.0 * 88.0 + 50.0 * 50.0) / 4.0, 8.5_f64);
    assert_eq!((scores.errors.mse, chosen.is_scaled, scores.rmsse), (mse, true, Some(scores.score)));
    assert!((scores.score - (mse / squared).sqrt()).abs() < 1e-13 && (scores.mase.unwrap() - 57.0 / 2.5).abs() < 1e-13);
    // A season as long as what is known leaves no scale.
    let chosen = Choice { season: 4, ..choice }.choose(&series, &[Candidate::new("naive", &naive)]).unwrap();
    assert_eq!((chosen.is_scaled, chosen.winner().unwrap().outcome.as_ref().unwrap().score), (false, mse.sqrt()));
}

#[test]
fn a_tracking_signal_is_farthest_on_either_side() {
    // Sums −4, −6, 3 with MAD 4, 3, 5: −1, −2, 0.6.
    let found = tracking_signal(&[0.0, 2.0, 13.0], &[4.0; 3]).unwrap();
    assert_eq!((found.farthest, found.signal, found.mad), (Some(-2.0), Some(0.6), 5.0));
}

#[test]
fn measures_refuse_what_they_cannot_measure() {
    type Measure = fn(&[f64], &[f64]) -> Option<Error>;
    let measures: [Measure; 7] = [
        |a, f| point_errors(a, f).err(),
        |a, f| periods_in_stock(a, f).err(),
        |a, f| tracking_signal(a, f).err(),
        |a, f| triggs_tracking_signal(a, f, 0.2).err(),
        |a, f| mean_pinball(a, f, 0.9).err(),
        |a, f| interval_scores(a, f, f, 0.9).err(),
        |a, f| StockKeepingCost { shortage_cost: 1.0, holding_cost: 1.0 }.mean(a, f).err(),
    ];
    for measure in measures {
        assert_eq!(measure(&[], &[]).unwrap().kind(), ErrorKind::MissingValue);
        assert_eq!(measure(&[1.0], &[1.0, 2.0]).unwrap().kind(), ErrorKind::ConflictingValues);
        assert_eq!(measure(&[f64::NAN, 1.0], &[1.0, 2.0]).unwrap().kind(), ErrorKind::NotFinite);
        assert_eq!(measure(&[0.0, 1.0], &[1.0, f64::INFINITY]).unwrap().kind(), ErrorKind::OutOfRange);
        assert!(measure(&[3.0], &[3.0]).is_none());
    }
    assert_eq!(point_errors(&[1e200], &[-1e200]).unwrap_err().kind(), ErrorKind::Overflow);
    assert!(mean_pinball(&[1.0], &[1.0], 0.0).is_err() && interval_scores(&[1.0], &[2.0], &[1.0], 0.5).is_err());
    assert!(triggs_tracking_signal(&[1.0], &[1.0], 0.0).is_err() && sample_crps(&[2.0, 1.0], 1.0).is_err());
    assert!(naive_scale(&[1.0, 2.0], 2).is_err() && naive_scale(&[1.0, 2.0], 0).is_err() && naive_scale(&[], usize::MAX).is_err());
    assert_eq!(naive_scale(&[4.0; 9], 2).unwrap().mase(1.0), None);
    assert!(StockKeepingCost { shortage_cost: 1.0, holding_cost: 1.0 }.mean(&[-1.0], &[1.0]).is_err());
    assert_eq!(tracking_signal(&[2.0], &[2.0]).unwrap().signal, None);
    assert_eq!(point_errors(&[0.0], &[0.0]).unwrap().wape, None);
    assert_eq!(periods_in_stock(&[0.0], &[2.0]).unwrap().scaled_absolute, None);
}

fn demands(most: usize) -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(prop_oneof![Just(0.0), (0..200_u32).prop_map(|size| f64::from(size) / 4.0)], 1..=most)
}

proptest! {
    /// Whatever happens later, forecasts and quantiles of earlier origins stay as they were.
    #[test]
    fn the_future_changes_nothing(mut series in demands(40), later in demands(40), horizon in 1..4_usize, step in 1..4_usize, window in prop::option::of(1..6_usize)) {
        let first = window.unwrap_or(1);
        prop_assume!(series.len() >= first + horizon);
        let plan = RollingOrigin { horizon, origins: Origins::From(first), step, window, refit_every: 1 };
        let candidate = Candidate::new("mean", &mean);
        let before = plan.evaluate(&series, &candidate).unwrap();
        let change = series.len() / 2;
        for (value, other) in series[change..].iter_mut().zip(&later) {
            *value += other + 1.0;
        }
        let after = plan.evaluate(&series, &candidate).unwrap();
        for (index, origin) in before.origins().iter().enumerate() {
            if *origin <= change {
                let row = index * horizon..(index + 1) * horizon;
                prop_assert_eq!(&before.forecast()[row.clone()], &after.forecast()[row]);
            }
        }
    }

    /// Results in rooms that held other results are those in new ones.
    #[test]
    fn kept_rooms_change_nothing(one in demands(30), two in demands(30), horizon in 1..4_usize, level in 0.5..0.99_f64) {
        let list = [Candidate::new("zero", &zero), Candidate::new("failing", &failing), Candidate::new("mean", &mean), Candidate::new("naive", &naive)];
        let mut room = Workspace::default();
        for (series, horizon) in [(&one, 1), (&two, horizon), (&one, horizon)] {
            for criterion in [Criterion::Rmsse, Criterion::Pinball { level }] {
                let choice = Choice { largest_bias: Some(0.5), ..Choice::new(criterion, RollingOrigin::last(3, horizon)) };
                let found = choice.choose_with(series, &list, &mut room);
                prop_assert_eq!(found, choice.choose(series, &list));
            }
        }
    }

    /// Units do not matter: with all quantities doubled the same methods are chosen with the same scaled scores.
    #[test]
    fn units_do_not_matter(series in demands(30)) {
        prop_assume!(series.len() > 5);
        let list = [Candidate::new("zero", &zero), Candidate::new("mean", &mean), Candidate::new("naive", &naive)];
        let doubled: Vec<f64> = series.iter().map(|value| 2.0 * value).collect();
        for criterion in [Criterion::Rmsse, Criterion::Mase, Criterion::Wape, Criterion::Mae, Criterion::Rmse, Criterion::Pinball { level: 0.9 }] {
            let choice = Choice::new(criterion, RollingOrigin::last(4, 1));
            let (one, two) = (choice.choose(&series, &list).unwrap(), choice.choose(&doubled, &list).unwrap());
            prop_assert_eq!((one.best, one.runner_up, one.is_scaled), (two.best, two.runner_up, two.is_scaled));
            let score = |place: &usize| one.methods[*place].outcome.as_ref().unwrap().score;
            let mut places = [0, 1, 2];
            places.sort_by(|a, b| score(a).total_cmp(&score(b))); // stable: ties stay in the order of the list
            prop_assert_eq!((one.best, one.runner_up), (Some(places[0]), Some(places[1])));
            let factor = if one.is_scaled { 1.0 } else { 2.0 };
            for (one, two) in one.methods.iter().zip(&two.methods) {
                prop_assert_eq!(one.outcome.as_ref().unwrap().score * factor, two.outcome.as_ref().unwrap().score);
            }
        }
    }

    /// The empirical quantile has the least pinball loss of all constants.
    #[test]
    fn a_quantile_minimises_the_pinball_loss(values in demands(25), other in 0.0..60.0_f64, level in 0.01..0.99_f64) {
        let best = Empirical::new(values.clone()).unwrap().quantile(level).unwrap();
        let loss = |at: f64| mean_pinball(&values, &vec![at; values.len()], level).unwrap();
        for at in values.iter().copied().chain([other]) {
            prop_assert!(loss(best) <= loss(at) + 1e-12);
        }
    }

    /// The mean squared error is least at the mean, the mean absolute error at the median: why the criteria differ.
    #[test]
    fn squares_aim_at_the_mean(values in demands(25), other in 0.0..60.0_f64) {
        let errors = |at: f64| point_errors(&values, &vec![at; values.len()]).unwrap();
        let (mean, median) = (values.iter().sum::<f64>() / values.len() as f64, Empirical::new(values.clone()).unwrap().quantile(0.5).unwrap());
        prop_assert!(errors(mean).mse <= errors(other).mse * (1.0 + 1e-12) + 1e-12 && errors(median).mae <= errors(other).mae + 1e-12);
    }

    /// The CRPS is twice the integral of the pinball losses of all quantiles of the sample.
    #[test]
    fn crps_is_the_integral_of_pinball_losses(mut values in demands(12), actual in 0.0..60.0_f64) {
        values.sort_by(f64::total_cmp);
        let n = values.len() as f64;
        // Between (i−1)/n and i/n the quantile is value i, and the loss is linear in the level: its middle is its mean.
        let mut integral = 0.0;
        for (at, value) in values.iter().enumerate() {
            integral += 2.0 / n * mean_pinball(&[actual], &[*value], (at as f64 + 0.5) / n).unwrap();
        }
        prop_assert!((sample_crps(&values, actual).unwrap() - integral).abs() < 1e-12 * integral.max(1.0));
    }

    /// In time that grows with n the cost is that of the double sum.
    #[test]
    fn stock_keeping_cost_is_its_definition(actual in demands(40), forecast in demands(40), by in 0..8_u32) {
        let n = actual.len().min(forecast.len());
        // Fractions that are not exact in binary.
        let scale = 1.0 + f64::from(by) / 10.0;
        let (a, f): (Vec<f64>, Vec<f64>) = actual.iter().zip(&forecast).take(n).map(|(a, f)| (a * scale, f * scale)).unzip();
        let cost = StockKeepingCost { shortage_cost: 0.75, holding_cost: 0.25 };
        let upto = |values: &[f64], at: usize| values[..=at].iter().sum::<f64>();
        let mut expected = 0.0;
        for t in 0..n {
            for i in 0..=t {
                let waits = 0.75 * a[i].min(upto(&a, i) - upto(&f, t));
                let lies = 0.25 * f[i].min(upto(&f, i) - upto(&a, t));
                expected += waits.max(lies).max(0.0) * (t - i + 1) as f64;
            }
        }
        let found = cost.mean(&a, &f).unwrap();
        prop_assert!((found - expected / n as f64).abs() < 1e-9 * (1.0 + found), "{} against {}", found, expected / n as f64);
    }

    /// What lies and what waits are the two sides of one sum: reversed roles reverse the sign.
    #[test]
    fn periods_in_stock_change_sign_with_the_roles(actual in demands(30), forecast in demands(30)) {
        let n = actual.len().min(forecast.len());
        let (one, two) = (periods_in_stock(&actual[..n], &forecast[..n]).unwrap(), periods_in_stock(&forecast[..n], &actual[..n]).unwrap());
        prop_assert_eq!((one.periods_in_stock, one.cumulative_error), (0.0 - two.periods_in_stock, 0.0 - two.cumulative_error));
        prop_assert!(one.least_cumulative_error <= one.cumulative_error && one.cumulative_error <= one.greatest_cumulative_error);
        prop_assert!(one.shortages <= one.demands);
        prop_assert_eq!(one.cumulative_error, tracking_signal(&actual[..n], &forecast[..n]).unwrap().cumulative_error);
    }

    /// The error of a sum is the sum of the errors of its steps.
    #[test]
    fn errors_of_sums_are_sums_of_errors(series in demands(30), periods in 1..9_u32) {
        prop_assume!(series.len() > 6);
        let found = RollingOrigin::last(3, 4).evaluate(&series, &Candidate::new("mean", &mean)).unwrap();
        let (periods, mut sums) = (f64::from(periods) / 2.0, Vec::new());
        prop_assume!(periods <= 4.0);
        found.errors_of_sum(periods, &mut sums).unwrap();
        for (index, sum) in sums.iter().enumerate() {
            let errors = found.errors_of_origin(index);
            let expected: f64 = errors.iter().enumerate().map(|(at, error)| (periods - at as f64).clamp(0.0, 1.0) * error).sum();
            prop_assert!((sum - expected).abs() < 1e-10);
        }
    }
}
