//! How good each method would have been for every key, over rolling origins.

use super::forecasts::{changes, classes_of, cover, group_of, of_method, prepared, sorted_keys};
use super::methods::{External, Task, support};
use super::prepared::Prepared;
use super::{Analysis, facts, gathered, note};
use crate::demand::accuracy::Candidate;
use crate::demand::accuracy::naive_scale::naive_scale;
use crate::demand::accuracy::periods_in_stock::periods_in_stock;
use crate::demand::accuracy::pinball::pinball;
use crate::demand::accuracy::point_errors::PointErrors;
use crate::demand::accuracy::rolling_origin::{RollingErrors, RollingOrigin};
use crate::demand::accuracy::tracking_signal::tracking_signal;
use crate::demand::interval::normal::normal_intervals;
use crate::demand::interval::{Support, one_step_errors, upper_rank};
use crate::engine::inputs::{Inputs, Progress};
use crate::engine::load::Facts;
use crate::engine::parallel;
use crate::engine::results::table;
use crate::engine::spoils::Spoils;
use crate::error::{Error, ErrorKind, Result};
use crate::model::{AbcClass, ForecastCriterion, ForecastMethod, Key, Settings};
use crate::num::sum;
use crate::table::{Table, integers, numbers, texts};

/// Measures each method of `forecast.methods` (else those that `auto` would choose from) on every key: tables `accuracy`, `summary` and `changes`.
pub fn evaluate(inputs: &Inputs<'_>) -> Result<Analysis> {
    evaluate_with_progress(inputs, &mut |_, _| true)
}

/// The same, telling the caller how far it is.
pub fn evaluate_with_progress(inputs: &Inputs<'_>, progress: &mut Progress<'_>) -> Result<Analysis> {
    let mut facts = facts(inputs, false)?;
    let (order, settings) = (sorted_keys(&facts), &inputs.settings);
    let classes = classes_of(&mut facts, settings);
    let spoiled = Spoils::new(&facts.loaded);
    let found = parallel::map_slow(order.len(), inputs.threads, progress, |at| of_key(&facts, settings, order[at], &spoiled, &classes))?;
    let mut keys = Vec::new();
    for (number, evaluated) in gathered(&mut facts, &order, found) {
        for (method, error) in evaluated.rows.iter().filter_map(|row| Some((row.method, row.measured.as_ref().err()?.clone()))) {
            note(&mut facts, number, of_method(error, method));
        }
        keys.push(evaluated);
    }
    let ids = |key: Key| facts.loaded.catalog.key_ids(key);
    let tables = [
        ("accuracy", accuracy(&facts, &keys, &settings.forecast.levels)),
        ("summary", summary(&keys)),
        ("changes", changes(keys.iter().map(|key| (ids(key.key), &key.prepared)))),
    ];
    Ok(Analysis::new(tables, facts.problems))
}

/// What was measured of one key.
struct KeyAccuracy {
    key: Key,
    prepared: Prepared,
    plan: RollingOrigin,
    rows: Vec<MethodAccuracy>,
}

struct MethodAccuracy {
    method: ForecastMethod,
    measured: Result<Measured>,
    /// Its place by the criterion, from 1; none where it failed.
    rank: Option<usize>,
}

/// How one method fared.
struct Measured {
    errors: PointErrors,
    asked: f64,
    mase: Option<f64>,
    rmsse: Option<f64>,
    pinball: f64,
    tracking_signal: Option<f64>,
    periods_in_stock: f64,
    origins: usize,
    /// By level: the share of values inside the interval; none without intervals.
    coverage: Vec<Option<f64>>,
}

fn of_key(facts: &Facts<'_>, settings: &Settings, number: u32, spoiled: &Spoils, classes: &[Option<AbcClass>]) -> Result<Option<KeyAccuracy>> {
    let Some((key, mut prepared)) = prepared(facts, settings, number, spoiled)? else { return Ok(None) };
    let external = External::of(&facts.forecasts, number, &prepared);
    let horizon = settings.forecast.horizon_of(prepared.series.bucket);
    let group = group_of(facts, key, &prepared, classes);
    let service_level = settings.service_level.of(&group).map_or(0.95, |(level, _)| level);
    let cover = cover(settings, group, (horizon, facts.loaded.decimals(Some(key.item))));
    let task = Task { settings: &settings.forecast, periods: prepared.periods(), external: external.as_ref(), horizon, service_level, cover };
    let too_short = || {
        let error = Error::new(
            ErrorKind::OutOfRange,
            format!("the history has {} periods: at least 4 are needed to compare forecasts", prepared.demand.len()),
        );
        error.field("date").value(prepared.demand.len().to_string()).expected("at least 4 periods")
    };
    let plan = task.automatic().origins_of(prepared.demand.len(), horizon).ok_or_else(too_short)?;
    let candidates = task.candidates();
    let methods = if settings.forecast.methods.is_empty() { &candidates } else { &settings.forecast.methods };
    let measured = methods.iter().map(|method| {
        let with = task.forecaster(&candidates).with(*method);
        let fit = |series: &[f64], horizon: usize| match method {
            ForecastMethod::Auto if settings.forecast.criterion == ForecastCriterion::Stock => {
                let (costs, _) = task.costs(series, &candidates, &with);
                let best = costs.first().map_or(&*candidates, |(_, place)| &candidates[*place..=*place]);
                task.automatic().choose(series, horizon, best, &with).map(|chose| chose.fit)
            }
            ForecastMethod::Auto => task.automatic().choose(series, horizon, &candidates, &with).map(|chose| chose.fit),
            _ => with.fit(series, horizon),
        };
        MethodAccuracy { method: *method, measured: measure(&task, plan, &Candidate::new(method.word(), &fit)), rank: None }
    });
    let mut rows: Vec<MethodAccuracy> = measured.collect();
    rank(&mut rows, settings.forecast.criterion);
    prepared.let_go();
    Ok(Some(KeyAccuracy { key, prepared, plan, rows }))
}

/// Places by the criterion, unscaled, as one series' scale does not change them (`stock`: by root mean squared error); ties by the order of the list.
fn rank(rows: &mut [MethodAccuracy], criterion: ForecastCriterion) {
    let score = |found: &Measured| match criterion {
        ForecastCriterion::Rmsse | ForecastCriterion::Stock => found.errors.rmse,
        ForecastCriterion::Mase | ForecastCriterion::Wape => found.errors.mae,
        ForecastCriterion::Pinball => found.pinball,
    };
    let mut order: Vec<(f64, usize)> = rows.iter().enumerate().filter_map(|(at, row)| Some((score(row.measured.as_ref().ok()?), at))).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    for (place, (_, at)) in order.into_iter().enumerate() {
        rows[at].rank = Some(place + 1);
    }
}

fn measure(task: &Task<'_>, plan: RollingOrigin, candidate: &Candidate<'_>) -> Result<Measured> {
    let demand = task.periods.demand;
    let (support, levels) = (support(demand), &task.settings.levels);
    let mut past = RollingErrors::default();
    let (mut above, mut inside) = (Vec::new(), vec![(0_usize, 0_usize); levels.len()]);
    let mut residuals = Vec::new();
    plan.visit(demand, candidate, &mut past, |training, fit| {
        let is_known = one_step_errors(training, fit, &mut residuals).is_ok();
        residuals.sort_unstable_by(f64::total_cmp);
        above.push(if is_known { residuals[upper_rank(residuals.len(), task.service_level) - 1] } else { 0.0 });
        let actual = &demand[training.len()..training.len() + plan.horizon];
        for (level, count) in levels.iter().zip(&mut inside) {
            if let Some(found) = covered(fit, is_known.then_some(residuals.as_slice()), (actual, *level), support)? {
                *count = (count.0 + found, count.1 + actual.len());
            }
        }
        Ok(())
    })?;
    let errors = past.pooled()?;
    let mut lost = 0.0;
    for ((actual, forecast), above) in past.rows().zip(&above) {
        for (actual, forecast) in actual.iter().zip(forecast) {
            lost += pinball(*actual, support.nearest(forecast + above), task.service_level);
        }
    }
    let known = &demand[..demand.len() - plan.horizon];
    let season = if known.len() > task.season() { task.season() } else { 1 };
    let scale = if known.len() > season { naive_scale(known, season).ok() } else { None };
    Ok(Measured {
        mase: scale.and_then(|scale| scale.mase(errors.mae)),
        rmsse: scale.and_then(|scale| scale.rmsse(errors.mse)),
        pinball: lost / past.actual().len() as f64,
        tracking_signal: tracking_signal(past.actual(), past.forecast()).ok().and_then(|found| found.signal),
        periods_in_stock: periods_in_stock(past.actual(), past.forecast())?.periods_in_stock,
        asked: sum(past.actual()),
        origins: past.origins().len(),
        coverage: inside.iter().map(|(inside, all)| (*all > 0).then(|| *inside as f64 / *all as f64)).collect(),
        errors,
    })
}

/// How many values lie inside the interval of their step; none where there is no interval. Residuals are sorted.
fn covered(fit: &crate::demand::Fit, residuals: Option<&[f64]>, (actual, level): (&[f64], f64), support: Support) -> Result<Option<usize>> {
    if fit.variance.len() == fit.path.len() {
        let found = normal_intervals(&fit.path, &fit.variance, level, support)?;
        let inside = actual.iter().zip(found.low.iter().zip(&found.high)).filter(|(actual, (low, high))| *low <= *actual && *actual <= *high);
        return Ok(Some(inside.count()));
    }
    let Some(residuals) = residuals else { return Ok(None) };
    let quantile = |share: f64| residuals[upper_rank(residuals.len(), share) - 1];
    let (low, high) = (quantile((1.0 - level) / 2.0), quantile(f64::midpoint(1.0, level)));
    let is_inside = |(actual, forecast): &(&f64, &f64)| support.nearest(*forecast + low) <= **actual && **actual <= support.nearest(*forecast + high);
    Ok(Some(actual.iter().zip(&fit.path).filter(is_inside).count()))
}

/// A row a key and method.
fn accuracy(facts: &Facts<'_>, keys: &[KeyAccuracy], levels: &[f64]) -> Table<'static> {
    let rows: Vec<(&KeyAccuracy, &MethodAccuracy)> = keys.iter().flat_map(|key| key.rows.iter().map(move |row| (key, row))).collect();
    let ids = |key: &KeyAccuracy| facts.loaded.catalog.key_ids(key.key);
    let of = |read: fn(&Measured) -> Option<f64>| numbers(rows.iter().map(|(_, row)| row.measured.as_ref().ok().and_then(read)));
    let mut columns = vec![
        ("item".to_owned(), texts(rows.iter().map(|(key, _)| Some(ids(key).0)))),
        ("location".to_owned(), texts(rows.iter().map(|(key, _)| Some(ids(key).1)))),
        ("method".to_owned(), texts(rows.iter().map(|(_, row)| Some(row.method.word())))),
        ("rank".to_owned(), integers(rows.iter().map(|(_, row)| row.rank.map(|rank| rank as i64)))),
        ("periods".to_owned(), integers(rows.iter().map(|(key, _)| Some(key.prepared.length as i64)))),
        ("origins".to_owned(), integers(rows.iter().map(|(_, row)| row.measured.as_ref().ok().map(|found| found.origins as i64)))),
        ("compared_periods".to_owned(), integers(rows.iter().map(|(key, _)| Some(key.plan.horizon as i64)))),
        ("mae".to_owned(), of(|found| Some(found.errors.mae))),
        ("rmse".to_owned(), of(|found| Some(found.errors.rmse))),
        ("bias".to_owned(), of(|found| Some(found.errors.bias))),
        ("wape".to_owned(), of(|found| found.errors.wape)),
        ("smape".to_owned(), of(|found| Some(found.errors.smape))),
        ("mase".to_owned(), of(|found| found.mase)),
        ("rmsse".to_owned(), of(|found| found.rmsse)),
        ("pinball".to_owned(), of(|found| Some(found.pinball))),
        ("tracking_signal".to_owned(), of(|found| found.tracking_signal)),
        ("periods_in_stock".to_owned(), of(|found| Some(found.periods_in_stock))),
    ];
    for (place, level) in levels.iter().enumerate() {
        let share = numbers(rows.iter().map(|(_, row)| row.measured.as_ref().ok().and_then(|found| found.coverage[place])));
        columns.push((format!("coverage_{}", super::percent(*level)), share));
    }
    table("accuracy", columns.iter().map(|(name, column)| (&**name, column.clone())).collect())
}

/// A row a method, over all keys that it could forecast.
fn summary(keys: &[KeyAccuracy]) -> Table<'static> {
    let mut methods: Vec<ForecastMethod> = keys.iter().flat_map(|key| key.rows.iter().map(|row| row.method)).collect();
    methods.sort_unstable();
    methods.dedup();
    let rows: Vec<(ForecastMethod, Vec<(&Measured, usize)>)> = methods
        .into_iter()
        .map(|method| {
            let own = keys.iter().flat_map(|key| key.rows.iter().filter(move |row| row.method == method));
            (method, own.filter_map(|row| Some((row.measured.as_ref().ok()?, row.rank?))).collect())
        })
        .collect();
    let mean = |values: Vec<f64>| (!values.is_empty()).then(|| sum(&values) / values.len() as f64);
    let means = |read: &dyn Fn(&Measured) -> Option<f64>| -> Vec<Option<f64>> {
        rows.iter().map(|(_, found)| mean(found.iter().filter_map(|(found, _)| read(found)).collect())).collect()
    };
    let wape = |found: &[(&Measured, usize)]| {
        let (missed, asked): (Vec<f64>, Vec<f64>) =
            found.iter().map(|(found, _)| (found.errors.mae * found.errors.count as f64, found.asked)).unzip();
        let asked = sum(&asked);
        (asked > 0.0).then(|| sum(&missed) / asked)
    };
    table(
        "summary",
        vec![
            ("method", texts(rows.iter().map(|(method, _)| Some(method.word())))),
            ("keys", integers(rows.iter().map(|(_, found)| Some(found.len() as i64)))),
            ("best_of", integers(rows.iter().map(|(_, found)| Some(found.iter().filter(|(_, rank)| *rank == 1).count() as i64)))),
            ("mean_rank", numbers(rows.iter().map(|(_, found)| mean(found.iter().map(|(_, rank)| *rank as f64).collect())))),
            ("mean_rmsse", numbers(means(&|found| found.rmsse))),
            ("mean_mase", numbers(means(&|found| found.mase))),
            ("mean_smape", numbers(means(&|found| Some(found.errors.smape)))),
            ("wape", numbers(rows.iter().map(|(_, found)| wape(found)))),
        ],
    )
}
