//! What the demand of every key is like.

use super::forecasts::sorted_keys;
use super::prepared::coarser;
use super::{Analysis, facts, gathered, with_criterion};
use crate::demand::fsn::{Fsn, fsn};
use crate::demand::profile::slow_stock::{SlowStock, SlowStockRule, slow_stock};
use crate::demand::profile::ved::category;
use crate::demand::profile::{Profile, ProfileOptions, Profiler};
use crate::demand::xyz::{XyzClass, xyz};
use crate::demand::{Served, Window};
use crate::engine::assemble::{KeyDemand, classes, with_history};
use crate::engine::inputs::{Inputs, Progress};
use crate::engine::load::Facts;
use crate::engine::parallel;
use crate::engine::results::table;
use crate::engine::spoils::Spoils;
use crate::error::{Error, ErrorKind, Result};
use crate::model::{AbcClass, Criticality, Key, ProfileSettings};
use crate::table::{Table, dates, integers, numbers, texts};

/// Profiles every key over the last `demand.window_days` days, by periods of `forecast.bucket` where it is stated: the table `profiles`, a row a key.
///
/// ABC classes are those of a plan: by the value of the demand in the window, or by its quantity where no item has a `unit_cost`.
pub fn profile(inputs: &Inputs<'_>) -> Result<Analysis> {
    profile_with_progress(inputs, &mut |_, _| true)
}

/// The same, telling the caller how far it is.
pub fn profile_with_progress(inputs: &Inputs<'_>, progress: &mut Progress<'_>) -> Result<Analysis> {
    let mut facts = facts(inputs, false)?;
    let (order, settings) = (sorted_keys(&facts), with_criterion(&facts, &inputs.settings));
    let season = (settings.forecast.season > 0).then_some(settings.forecast.season as usize);
    let options = ProfileOptions { season, ..ProfileOptions::default() };
    let spoiled = Spoils::new(&facts.loaded);
    let found = parallel::map_slow(order.len(), inputs.threads, progress, |at| {
        let number = order[at];
        let key = facts.loaded.keys.keys()[number as usize];
        if !spoiled.of(key).is_empty() {
            return Ok(None);
        }
        let window = Window {
            as_of: super::methods::closed(&facts, number),
            days: settings.demand_window_days,
            maximum_quantile: settings.safety_stock_quantile,
        };
        let nothing = || Error::new(ErrorKind::MissingValue, "there is no whole period of history before as_of").field("date");
        let found = with_history(&facts, &settings, number, |told| match settings.forecast.bucket {
            Some(bucket) if bucket != told.history.bucket => {
                Profiler::default().profile(&coarser(&told.history, bucket)?.history(bucket, told.history.decimals), &window, &options)
            }
            _ => Profiler::default().profile(&told.history, &window, &options),
        })?;
        found.map(|profile| Some((key, profile))).ok_or_else(nothing)
    })?;
    let mut profiles = Vec::new();
    let mut demand: Vec<KeyDemand> = (0..order.len()).map(|_| KeyDemand::default()).collect();
    for (number, (key, profile)) in gathered(&mut facts, &order, found) {
        demand[number as usize] = KeyDemand { statistics: Some(profile.statistics.clone()), served: Served::default(), from_events: false };
        profiles.push((key, profile));
    }
    let classes = classes(&mut facts, &settings, &demand);
    let table = profiles_table(&facts, &profiles, &classes, &settings.profile);
    Ok(Analysis::new([("profiles", table)], facts.problems))
}

fn xyz_class(profile: &Profile, cuts: &ProfileSettings) -> Option<XyzClass> {
    let found = &profile.statistics;
    let (mean, sd) = (found.mean_per_day, found.sd_per_day?);
    // Of a bucket of L days, mean and sd are those of a day times L and √L.
    let days = f64::from(found.to.since(found.from) + 1) / f64::from(found.observations + found.unknown);
    let variation = if mean > 0.0 { sd / mean / crate::num::sqrt(days) } else { return None };
    xyz(variation, cuts.x_cut, cuts.y_cut).ok()
}

/// What the stock of a key is like, where stock is known.
struct Stock {
    slow: SlowStock,
    /// None without stock.
    fsn: Option<Fsn>,
}

fn stock(facts: &Facts<'_>, key: Key, profile: &Profile, cuts: &ProfileSettings) -> Option<Stock> {
    let number = facts.loaded.keys.find(key)?;
    let position = facts.positions.get(number as usize)?.as_ref()?;
    let (on_hand, mean) = (position.usable().ok()?.to_f64(), profile.statistics.mean_per_day);
    let rule = SlowStockRule { slow_days: cuts.slow_days, dead_days: cuts.dead_days, most_coverage_days: cuts.coverage_days };
    let slow = slow_stock(on_hand, mean, profile.days_since_demand.map(f64::from), &rule).ok()?;
    Some(Stock { slow, fsn: fsn(YEAR * mean, on_hand, cuts.fast_cut, cuts.slow_cut).ok() })
}

/// Days of a year of turnover.
const YEAR: f64 = 365.0;

fn profiles_table(facts: &Facts<'_>, rows: &[(Key, Profile)], classes: &[Option<AbcClass>], cuts: &ProfileSettings) -> Table<'static> {
    let ids = |key: Key| facts.loaded.catalog.key_ids(key);
    let class = |key: Key| classes[key.item as usize];
    let criticality = |key: Key| facts.loaded.catalog.item(key.item).and_then(|item| item.criticality);
    let of = |read: fn(&Profile) -> Option<f64>| numbers(rows.iter().map(|(_, profile)| read(profile)));
    let stock: Vec<Option<Stock>> = rows.iter().map(|(key, profile)| stock(facts, *key, profile, cuts)).collect();
    let stock = || stock.iter().map(Option::as_ref);
    let both: Vec<Option<String>> =
        rows.iter().map(|(key, profile)| Some(format!("{}{}", class(*key)?.word(), xyz_class(profile, cuts)?.word()))).collect();
    table(
        "profiles",
        vec![
            ("item", texts(rows.iter().map(|(key, _)| Some(ids(*key).0)))),
            ("location", texts(rows.iter().map(|(key, _)| Some(ids(*key).1)))),
            ("bucket", texts(rows.iter().map(|(_, profile)| Some(profile.statistics.bucket.word())))),
            ("window_from", dates(rows.iter().map(|(_, profile)| Some(profile.statistics.from)))),
            ("window_to", dates(rows.iter().map(|(_, profile)| Some(profile.statistics.to)))),
            ("observations", integers(rows.iter().map(|(_, profile)| Some(i64::from(profile.statistics.observations))))),
            ("unknown", integers(rows.iter().map(|(_, profile)| Some(i64::from(profile.statistics.unknown))))),
            ("demand_per_day", of(|profile| Some(profile.statistics.mean_per_day))),
            ("demand_sd_per_day", of(|profile| profile.statistics.sd_per_day)),
            ("demand_maximum_per_day", of(|profile| Some(profile.statistics.maximum_per_day))),
            ("zero_share", of(|profile| Some(profile.zero_share))),
            ("adi", of(|profile| profile.adi)),
            ("cv2", of(|profile| profile.cv2)),
            ("pattern", texts(rows.iter().map(|(_, profile)| profile.pattern.map(crate::model::DemandPattern::word)))),
            ("abc", texts(rows.iter().map(|(key, _)| class(*key).map(AbcClass::word)))),
            ("xyz", texts(rows.iter().map(|(_, profile)| xyz_class(profile, cuts).map(XyzClass::word)))),
            ("abc_xyz", texts(both.iter().map(|text| text.as_ref()))),
            ("ved", texts(rows.iter().map(|(key, _)| criticality(*key).map(Criticality::word)))),
            ("abc_ved", texts(rows.iter().map(|(key, _)| Some(category(class(*key)?, criticality(*key)?).word())))),
            ("trend_per_period", of(|profile| profile.slope.map(|slope| slope.slope))),
            ("trend_p_value", of(|profile| profile.trend.map(|trend| trend.p_value))),
            ("season_periods", integers(rows.iter().map(|(_, profile)| profile.season.map(|season| season.periods as i64)))),
            ("season_p_value", of(|profile| profile.season.map(|season| season.test.p_value))),
            ("season_strength", of(|profile| profile.season.map(|season| season.strength))),
            ("autocorrelation", of(|profile| profile.autocorrelation)),
            ("ljung_box_p_value", of(|profile| profile.ljung_box.map(|test| test.p_value))),
            ("first_demand", dates(rows.iter().map(|(_, profile)| profile.first_demand))),
            ("last_demand", dates(rows.iter().map(|(_, profile)| profile.last_demand))),
            ("days_since_demand", integers(rows.iter().map(|(_, profile)| profile.days_since_demand.map(i64::from)))),
            ("movement", texts(stock().map(|found| found.map(|found| found.slow.movement.word())))),
            ("coverage_days", numbers(stock().map(|found| found.and_then(|found| found.slow.coverage_days)))),
            ("excess", numbers(stock().map(|found| found.map(|found| found.slow.excess)))),
            ("turnover", numbers(stock().map(|found| found.and_then(|found| found.fsn.map(|fsn| fsn.turnover))))),
            ("fsn", texts(stock().map(|found| found.and_then(|found| found.fsn.map(|fsn| fsn.class.word()))))),
            ("stage", texts(rows.iter().map(|(_, profile)| Some(profile.life_cycle.stage.word())))),
        ],
    )
}
