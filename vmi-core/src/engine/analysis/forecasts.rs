//! Forecasts of every key, with intervals and with what the choice of the method rests on.

use super::columns::{column, table_of};
use super::cover::{CoverRow, Covered, cover_table, covered};
use super::demand_sample::{enough_errors, key_of_draws};
use super::hierarchy::{self, Levels};
use super::methods::{External, MethodForecast, Task, support};
use super::past_errors::past_errors;
use super::prepared::Prepared;
use super::simulated::simulated;
use super::{Analysis, facts, gathered, note, with_criterion};
use crate::demand::Fit;
use crate::demand::accuracy::choice::Scores;
use crate::demand::accuracy::rolling_origin::RollingErrors;
use crate::demand::interval::conformal::Conformal;
use crate::demand::interval::empirical::{empirical_intervals, residual_intervals};
use crate::demand::interval::normal::normal_intervals;
use crate::demand::interval::{Intervals, Support, one_step_errors};
use crate::demand::series_forecast::step_deviations;
use crate::engine::assemble::{KeyDemand, classes, key_demand, with_history};
use crate::engine::inputs::{Inputs, Progress};
use crate::engine::load::Facts;
use crate::engine::parallel;
use crate::engine::results::table;
use crate::engine::spoils::Spoils;
use crate::error::{Error, ErrorKind, Result};
use crate::model::{AbcClass, Day, DemandDistribution, ForecastIntervals, ForecastMethod, ForecastSettings, Group, Key, Reconciliation, Settings};
use crate::num::sqrt;
use crate::policy::category_default::of_pattern;
use crate::table::{Table, dates, integers, numbers, texts};

/// Forecasts every key by the setting `forecast` (else `auto`), or by each method of `forecast.methods`: tables `forecasts`, `models`, `changes` and, with
/// `forecast.cover`, `cover`.
///
/// With a hierarchy (`forecast.hierarchy`), the nodes above the keys are forecast too, and all are made to add up (`forecast.reconciliation`): `forecasts` holds what
/// became of the keys, and the table `nodes` every node, the keys among them, before and after.
///
/// ```
/// use vmi_core::engine::{Inputs, forecast};
/// use vmi_core::table::Table;
/// let days: Vec<String> = (1..=30).map(|day| format!("2026-06-{day:02}")).collect();
/// let demand = Table::new("demand")?
///     .with("item", vec!["A"; 30])?.with("location", vec!["DC1"; 30])?
///     .with("date", days.iter().map(String::as_str).collect::<Vec<_>>())?.with("quantity", vec![4.0; 30])?;
/// let found = forecast(&Inputs::new("").table(demand).setting("forecast", "moving_average")?.setting("forecast.horizon", "2")?)?;
/// assert_eq!(found.table("forecasts")?.rows(), 2);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn forecast(inputs: &Inputs<'_>) -> Result<Analysis> {
    forecast_with_progress(inputs, &mut |_, _| true)
}

/// The same, telling the caller how far it is.
pub fn forecast_with_progress(inputs: &Inputs<'_>, progress: &mut Progress<'_>) -> Result<Analysis> {
    let mut facts = facts(inputs, !inputs.settings.forecast.hierarchy.is_empty())?;
    let levels = Levels::of(inputs, &mut facts)?;
    let (mut order, settings) = (sorted_keys(&facts), &inputs.settings);
    let classes = classes_of(&mut facts, settings);
    let spoiled = Spoils::new(&facts.loaded);
    let paths = levels.map(|levels| levels.place(&mut facts, &mut order, &spoiled));
    let found = parallel::map_slow(order.len(), inputs.threads, progress, |at| of_key(&facts, settings, order[at], &spoiled, &classes))?;
    let (mut keys, mut numbers) = (Vec::new(), Vec::new());
    for (number, mut key) in gathered(&mut facts, &order, found) {
        for (method, error) in std::mem::take(&mut key.failed) {
            note(&mut facts, number, of_method(error, method));
        }
        keys.push(key);
        numbers.push(number);
    }
    let nodes = match &paths {
        Some(paths) => hierarchy::reconcile(&mut facts, inputs, paths, (&mut keys, &numbers), &mut |_, _| {
            let all = order.len() as u64;
            progress(all, all)
        })?,
        None => Vec::new(),
    };
    let nodes = hierarchy::table(&facts, &settings.forecast, &keys, &nodes);
    let tables = Tables { facts: &facts, keys: &keys, settings: &settings.forecast, threads: inputs.threads };
    let (ahead, cover, models, changes) = (tables.forecasts()?, tables.cover(), tables.models()?, tables.changes());
    let tables = [("forecasts", ahead), ("cover", cover), ("models", models), ("nodes", nodes), ("changes", changes)];
    Ok(Analysis::new(tables, facts.problems))
}

/// An error that names the method.
pub(super) fn of_method(error: Error, method: ForecastMethod) -> Error {
    let hint = format!("the method was {}", method.word());
    error.hint(hint)
}

/// Keys by item and location.
pub(super) fn sorted_keys(facts: &Facts<'_>) -> Vec<u32> {
    facts.loaded.keys.sorted(&facts.loaded.catalog.item_ids, &facts.loaded.catalog.location_ids)
}

/// What was made of one key.
pub(super) struct KeyForecasts {
    pub key: Key,
    pub prepared: Prepared,
    /// The first days of the periods ahead.
    pub days: Vec<Option<Day>>,
    pub methods: Vec<Told>,
    failed: Vec<(ForecastMethod, Error)>,
}

/// One method's forecast, with its intervals by level.
pub(super) struct Told {
    pub by: MethodForecast,
    /// Whether it was chosen among several.
    is_chosen: bool,
    sd: Vec<Option<f64>>,
    /// Ends below 0 are 0 where demand is never below it; not yet, where a reconciliation will move them.
    bands: Vec<Option<Intervals>>,
    /// Demand over the periods that a setting asks for.
    cover: Option<Covered>,
}

impl Told {
    /// Lets go what no table tells.
    fn let_go(&mut self) {
        let fit = &mut self.by.fit;
        (fit.fitted, fit.variance, fit.sum_variance) = (Vec::new(), Vec::new(), Vec::new());
    }

    /// The method that was asked for.
    pub(super) fn asked(&self) -> ForecastMethod {
        if self.is_chosen { ForecastMethod::Auto } else { self.by.method }
    }

    /// Moves the forecast to what it was reconciled to, and its intervals with it; the variance of its errors becomes a share of what it was.
    pub(super) fn reconciled(&mut self, quantities: Vec<f64>, variance_share: f64, support: Support) {
        let narrower = sqrt(variance_share);
        for band in self.bands.iter_mut().flatten() {
            for end in [&mut band.low, &mut band.high] {
                for ((end, base), quantity) in end.iter_mut().zip(&self.by.fit.path).zip(&quantities) {
                    *end = support.nearest(quantity + narrower * (*end - base));
                }
            }
        }
        self.sd.iter_mut().flatten().for_each(|sd| *sd *= narrower);
        self.by.fit.path = quantities;
    }
}

/// The series of a key that is not spoiled; none where it is. An error where it has no history.
pub(super) fn prepared(facts: &Facts<'_>, settings: &Settings, number: u32, spoiled: &Spoils) -> Result<Option<(Key, Prepared)>> {
    let key = facts.loaded.keys.keys()[number as usize];
    if !spoiled.of(key).is_empty() {
        return Ok(None);
    }
    let found = with_history(facts, settings, number, |told| Prepared::of(told, facts, key, &settings.forecast))?;
    let nothing =
        || Error::new(ErrorKind::MissingValue, "there is no whole period of history before as_of").field("date").expected("one period at least");
    found.flatten().map(|prepared| Some((key, prepared))).ok_or_else(nothing)
}

fn of_key(facts: &Facts<'_>, settings: &Settings, number: u32, spoiled: &Spoils, classes: &[Option<AbcClass>]) -> Result<Option<KeyForecasts>> {
    let Some((key, mut prepared)) = prepared(facts, settings, number, spoiled)? else { return Ok(None) };
    let external = External::of(&facts.forecasts, number, &prepared);
    let horizon = settings.forecast.horizon_of(prepared.series.bucket);
    let group = group_of(facts, key, &prepared, classes);
    let cover = cover(settings, group, (horizon, facts.loaded.decimals(Some(key.item))));
    let service_level = settings.service_level.of(&group).map_or(0.95, |(level, _)| level);
    let task = Task { settings: &settings.forecast, periods: prepared.periods(), external: external.as_ref(), horizon, service_level, cover };
    let (methods, draws) = (methods(settings, group), key_of_draws(facts, key));
    let mut found = Vec::with_capacity(methods.len());
    let mut failed = Vec::new();
    for method in &methods {
        match task.by(*method) {
            Ok(by) => {
                let mut told = with_intervals(&task, by, *method == ForecastMethod::Auto, draws);
                match covered(&task, &told.by, task.cover.1, draws) {
                    Ok(cover) => told.cover = cover,
                    Err(error) => {
                        let message = format!("there is no demand over {} periods: {}", settings.forecast.distribution.cover, error.message());
                        failed.push((told.asked(), Error::new(error.kind(), message).field("forecast.cover")));
                    }
                }
                found.push(told);
            }
            Err(error) if methods.len() == 1 => return Err(error),
            Err(error) => failed.push((*method, error)),
        }
    }
    let days = prepared.days_ahead(horizon);
    if settings.forecast.hierarchy.is_empty() {
        prepared.let_go();
        found.iter_mut().for_each(Told::let_go);
    }
    Ok(Some(KeyForecasts { key, prepared, days, methods: found, failed }))
}

/// The horizon, and what demand over it is taken to be: where there is no lead time, a choice by stock looks at that.
pub(super) fn cover(settings: &Settings, group: Group, (horizon, decimals): (usize, u32)) -> (f64, DemandDistribution) {
    let named = settings.demand_distribution.of(&group).map_or(DemandDistribution::Normal, |(distribution, _)| distribution);
    (horizon as f64, if named == DemandDistribution::ByPattern { of_pattern(group.pattern, decimals) } else { named })
}

/// The methods of a key: those listed, else that of its group, else the best.
pub(super) fn methods(settings: &Settings, group: Group) -> Vec<ForecastMethod> {
    if settings.forecast.methods.is_empty() {
        vec![settings.forecast.method.of(&group).map_or(ForecastMethod::Auto, |(method, _)| method)]
    } else {
        settings.forecast.methods.clone()
    }
}

/// The ABC classes of items by the demand of the window, where a setting differs by them; else none.
pub(super) fn classes_of(facts: &mut Facts<'_>, settings: &Settings) -> Vec<Option<AbcClass>> {
    let differs = settings.forecast.method.by_class.iter().any(Option::is_some)
        || settings.service_level.by_class.iter().any(Option::is_some)
        || settings.demand_distribution.by_class.iter().any(Option::is_some);
    if !differs {
        return Vec::new();
    }
    let demand: Vec<KeyDemand> =
        (0..facts.loaded.keys.keys().len()).map(|number| key_demand(facts, settings, number as u32).unwrap_or_default()).collect();
    let settings = with_criterion(facts, settings);
    classes(facts, &settings, &demand)
}

/// The groups of a key, as far as its item and its demand tell.
pub(super) fn group_of(facts: &Facts<'_>, key: Key, prepared: &Prepared, classes: &[Option<AbcClass>]) -> Group {
    let item = facts.loaded.catalog.item(key.item);
    let pattern = crate::demand::automatic::pattern_of(&prepared.demand);
    Group {
        class: classes.get(key.item as usize).copied().flatten(),
        criticality: item.and_then(|item| item.criticality),
        category: item.and_then(|item| item.category),
        pattern,
    }
}

fn with_intervals(task: &Task<'_>, mut by: MethodForecast, is_chosen: bool, draws: u64) -> Told {
    let demand = task.periods.demand;
    let support = support(demand);
    for step in &mut by.fit.path {
        *step = support.nearest(*step);
    }
    let mut residuals = Vec::new();
    // A method that has forecast nothing yet has no errors, and so no intervals.
    let _ = one_step_errors(demand, &by.fit, &mut residuals);
    let past = match task.settings.intervals {
        ForecastIntervals::Empirical | ForecastIntervals::Conformal => past_errors(task, by.method, task.horizon).ok(),
        ForecastIntervals::Model | ForecastIntervals::Bootstrap => None,
    };
    let is_moved = task.settings.reconciles_by().is_some_and(|how| how != Reconciliation::BottomUp);
    let ends = if is_moved { Support::Real } else { support };
    let bands = if task.settings.intervals == ForecastIntervals::Bootstrap && enough_errors(residuals.len()).is_ok() {
        let found = simulated(task, &by.fit, &residuals, ends, draws);
        found.map_or_else(|_| vec![None; task.settings.levels.len()], |bands| bands.into_iter().map(Some).collect())
    } else {
        task.settings.levels.iter().map(|level| intervals(task, &by.fit, (&mut residuals, past.as_ref()), *level, ends).ok()).collect()
    };
    let sd = step_deviations(demand, &by.fit);
    Told { by, is_chosen, sd, bands, cover: None }
}

fn intervals(task: &Task<'_>, fit: &Fit, (residuals, past): (&mut [f64], Option<&RollingErrors>), level: f64, support: Support) -> Result<Intervals> {
    let has_model = fit.variance.len() == fit.path.len();
    match (task.settings.intervals, past) {
        (ForecastIntervals::Model, _) if has_model => normal_intervals(&fit.path, &fit.variance, level, support),
        (ForecastIntervals::Empirical, Some(past)) if past.horizon() >= fit.path.len() => empirical_intervals(&fit.path, past, level, support),
        (ForecastIntervals::Conformal, Some(past)) => conformal(&fit.path, past, level, support),
        (ForecastIntervals::Conformal, None) => Err(Error::new(ErrorKind::MissingValue, "no errors of rolling origins")),
        _ => residual_intervals(&fit.path, residuals, level, support),
    }
}

/// Each step by the errors of its own; steps beyond those that were compared by the last that was.
fn conformal(path: &[f64], past: &RollingErrors, level: f64, support: Support) -> Result<Intervals> {
    let mut found = Intervals { level, ..Intervals::default() };
    for (at, forecast) in path.iter().enumerate() {
        let mut errors = Vec::new();
        past.errors_at_step((at + 1).min(past.horizon()), &mut errors)?;
        let interval = Conformal::new(errors)?.interval(*forecast, level, support)?;
        found.low.push(interval.low);
        found.high.push(interval.high);
    }
    Ok(found)
}

/// Result tables.
struct Tables<'t> {
    facts: &'t Facts<'t>,
    keys: &'t [KeyForecasts],
    settings: &'t ForecastSettings,
    threads: usize,
}

impl Tables<'_> {
    fn ids(&self, key: &KeyForecasts) -> (&str, &str) {
        self.facts.loaded.catalog.key_ids(key.key)
    }

    /// A row a key, method and step.
    fn forecasts(&self) -> Result<Table<'static>> {
        let rows: Vec<(&KeyForecasts, &Told, usize)> = self
            .keys
            .iter()
            .flat_map(|key| key.methods.iter().flat_map(move |told| (0..told.by.fit.path.len()).map(move |at| (key, told, at))))
            .collect();
        let rows = &rows;
        let mut columns = vec![
            column("item", move || texts(rows.iter().map(|(key, ..)| Some(self.ids(key).0)))),
            column("location", move || texts(rows.iter().map(|(key, ..)| Some(self.ids(key).1)))),
            column("date", move || dates(rows.iter().map(|(key, _, at)| key.days.get(*at).copied().flatten()))),
            column("step", move || integers(rows.iter().map(|(_, _, at)| Some(*at as i64 + 1)))),
            column("source", move || texts(rows.iter().map(|(_, told, _)| Some(told.asked().word())))),
            column("method", move || texts(rows.iter().map(|(_, told, _)| Some(told.by.method.word())))),
            column("quantity", move || numbers(rows.iter().map(|(_, told, at)| Some(told.by.fit.path[*at])))),
            column("sd", move || numbers(rows.iter().map(|(_, told, at)| told.sd[*at]))),
        ];
        for (place, level) in self.settings.levels.iter().enumerate() {
            let percent = super::percent(*level);
            let ends =
                move |end: fn(&Intervals) -> &[f64]| numbers(rows.iter().map(|(_, told, at)| told.bands[place].as_ref().map(|band| end(band)[*at])));
            columns.push(column(format!("low_{percent}"), move || ends(|band| &band.low)));
            columns.push(column(format!("high_{percent}"), move || ends(|band| &band.high)));
        }
        table_of("forecasts", &columns, self.threads)
    }

    /// A row a key and method.
    fn models(&self) -> Result<Table<'static>> {
        let rows: Vec<(&KeyForecasts, &Told)> = self.keys.iter().flat_map(|key| key.methods.iter().map(move |told| (key, told))).collect();
        let rows = &rows;
        let of = move |read: fn(&Scores) -> Option<f64>| numbers(rows.iter().map(|(_, told)| told.by.scores.as_ref().and_then(read)));
        let chosen_by = move |told: &Told| match (told.is_chosen, told.by.score) {
            (false, _) => "stated",
            (true, Some(_)) => self.settings.criterion.word(),
            (true, None) if told.by.compared > 0 => "candidates_failed",
            (true, None) => "history_too_short",
        };
        let columns = vec![
            column("item", move || texts(rows.iter().map(|(key, _)| Some(self.ids(key).0)))),
            column("location", move || texts(rows.iter().map(|(key, _)| Some(self.ids(key).1)))),
            column("source", move || texts(rows.iter().map(|(_, told)| Some(told.asked().word())))),
            column("method", move || texts(rows.iter().map(|(_, told)| Some(told.by.method.word())))),
            column("chosen_by", move || texts(rows.iter().map(|(_, told)| Some(chosen_by(told))))),
            column("parameters", move || texts(rows.iter().map(|(_, told)| Some(constants(&told.by.fit))))),
            column("bucket", move || texts(rows.iter().map(|(key, _)| Some(key.prepared.series.bucket.word())))),
            column("history_from", move || dates(rows.iter().map(|(key, _)| Some(key.prepared.series.first)))),
            column("periods", move || integers(rows.iter().map(|(key, _)| Some(key.prepared.length as i64)))),
            column("origins", move || integers(rows.iter().map(|(_, told)| Some(told.by.origins as i64)))),
            column("compared_periods", move || integers(rows.iter().map(|(_, told)| Some(told.by.compared as i64)))),
            column("score", move || numbers(rows.iter().map(|(_, told)| told.by.score))),
            column("mae", move || of(|scores| Some(scores.errors.mae))),
            column("rmse", move || of(|scores| Some(scores.errors.rmse))),
            column("bias", move || of(|scores| Some(scores.errors.bias))),
            column("wape", move || of(|scores| scores.errors.wape)),
            column("smape", move || of(|scores| Some(scores.errors.smape))),
            column("mase", move || of(|scores| scores.mase)),
            column("rmsse", move || of(|scores| scores.rmsse)),
            column("runner_up", move || texts(rows.iter().map(|(_, told)| told.by.runner_up.map(|(method, _)| method.word())))),
            column("runner_up_score", move || numbers(rows.iter().map(|(_, told)| told.by.runner_up.map(|(_, score)| score)))),
            column("failed", move || texts(rows.iter().map(|(_, told)| Some(failures(&told.by)).filter(|text| !text.is_empty())))),
        ];
        table_of("models", &columns, self.threads)
    }

    /// A row a key and method, where a setting asks for demand over so many periods.
    fn cover(&self) -> Table<'static> {
        let told = self.keys.iter().flat_map(|key| key.methods.iter().map(move |told| (self.ids(key), told)));
        let rows: Vec<CoverRow<'_>> = told
            .filter_map(|((item, location), told)| {
                let (source, method) = (told.asked().word(), told.by.method.word());
                Some(CoverRow { item, location, source, method, covered: told.cover.as_ref()? })
            })
            .collect();
        cover_table(&rows, &self.settings.distribution)
    }

    /// A row for each number that cleansing changed or marked.
    fn changes(&self) -> Table<'static> {
        changes(self.keys.iter().map(|key| (self.ids(key), &key.prepared)))
    }
}

/// What cleansing changed or marked of each series.
pub(super) fn changes<'k>(keys: impl Iterator<Item = ((&'k str, &'k str), &'k Prepared)>) -> Table<'static> {
    let rows: Vec<_> = keys.flat_map(|(ids, prepared)| prepared.changes.iter().map(move |change| (ids, prepared, change))).collect();
    table(
        "changes",
        vec![
            ("item", texts(rows.iter().map(|(ids, ..)| Some(ids.0)))),
            ("location", texts(rows.iter().map(|(ids, ..)| Some(ids.1)))),
            ("date", dates(rows.iter().map(|(_, prepared, change)| prepared.series.dense().day(change.place)))),
            ("why", texts(rows.iter().map(|(.., change)| Some(change.why.word())))),
            ("was", numbers(rows.iter().map(|(.., change)| change.was))),
            ("becomes", numbers(rows.iter().map(|(.., change)| change.becomes))),
        ],
    )
}

/// `alpha = 0.12, level = 4.3`.
fn constants(fit: &Fit) -> String {
    let told = fit.parameters.iter().map(|(name, value)| format!("{name} = {value}"));
    told.collect::<Vec<_>>().join(", ")
}

fn failures(by: &MethodForecast) -> String {
    by.failed.iter().map(|(method, error)| format!("{}: {}", method.word(), error.message())).collect::<Vec<_>>().join("; ")
}
