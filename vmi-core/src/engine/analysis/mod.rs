//! Demand by itself: profiles, forecasts and how good they were, for every key of a demand table or of a ledger.
//!
//! Only `demand` (or a ledger, or `events`) is needed. `items` tells decimals, costs and categories; where it is absent, the items are those of the demand table, with as many decimals
//! as their quantities need. `locations`, `calendars` and `forecasts` (a supplier's own) are read where they are given. `as_of` may be empty: then it is the end of the last bucket with a row.

mod columns;
mod cover;
mod demand_sample;
mod evaluation;
mod forecasts;
mod hierarchy;
mod methods;
mod past_errors;
mod prepared;
mod profiles;
mod scan;
mod simulated;
mod without_stock;

pub(super) use demand_sample::{Sampler, Timeline, Times, enough, key_of_draws, variance_of_sum};
pub use evaluation::{evaluate, evaluate_with_progress};
pub use forecasts::{forecast, forecast_with_progress};
pub(super) use methods::{External, MethodForecast, Task};
pub(super) use prepared::Prepared;
pub use profiles::{profile, profile_with_progress};

use std::collections::BTreeMap;

use super::inputs::Inputs;
use super::load::{Facts, note_unused_groups, read, unreadable};
use super::results;
use crate::error::{Error, ErrorKind, Problems, Result};
use crate::model::{AbcCriterion, Settings};
use crate::table::Table;

/// What an analysis gives: result tables by name, and what was wrong.
///
/// | name | rows |
/// |---|---|
/// | profiles | one a key ([`profile`]) |
/// | forecasts | one a key, method and period ahead ([`forecast`]) |
/// | cover | one a key and method, where `forecast.cover` asks for it: demand over so many periods ([`forecast`]) |
/// | models | one a key: method, constants, accuracy, runner-up ([`forecast`]) |
/// | nodes | one a method, node of the hierarchy and period ahead, empty without a hierarchy ([`forecast`]) |
/// | accuracy | one a key and method ([`evaluate`]) |
/// | summary | one a method, over all keys ([`evaluate`]) |
/// | changes | one for each number of a history that cleansing changed or marked |
/// | errors, notices | as those of a plan |
pub struct Analysis {
    tables: BTreeMap<&'static str, Table<'static>>,
    problems: Problems,
}

impl Analysis {
    fn new(tables: impl IntoIterator<Item = (&'static str, Table<'static>)>, problems: Problems) -> Self {
        let mut tables: BTreeMap<_, _> = tables.into_iter().collect();
        tables.insert("errors", results::errors(&problems));
        tables.insert("notices", results::notices(&problems));
        Self { tables, problems }
    }

    /// The result table of a name.
    pub fn table(&self, name: &str) -> Result<&Table<'static>> {
        self.tables.get(name).ok_or_else(|| {
            let names: Vec<&str> = self.tables.keys().copied().collect();
            Error::new(ErrorKind::UnknownTable, format!("there is no result table {name:?}; there are {}", names.join(", "))).value(name)
        })
    }

    /// The names of its tables.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.tables.keys().copied()
    }

    /// The errors and notices as they were found.
    pub fn problems(&self) -> &Problems {
        &self.problems
    }
}

/// The facts of the inputs' demand; groups that the caller does not read are told of.
fn facts<'l>(inputs: &Inputs<'l>, reads_groups: bool) -> Result<Facts<'l>> {
    if let Some(error) = unreadable(inputs).into_iter().next() {
        return Err(error);
    }
    let demand = inputs.find("demand").filter(|table| !table.is_empty());
    if demand.is_none() && inputs.ledger.is_none() && inputs.find("events").is_none() {
        let message = match inputs.find("demand") {
            Some(_) => "the table \"demand\" has no rows, and neither \"events\" nor a ledger is there: there is no history",
            None => "neither \"demand\" nor \"events\" nor a ledger is there: there is no history",
        };
        let error = Error::new(ErrorKind::MissingTable, message).table("demand");
        return Err(error.hint("give the table `demand`, with item, location, date and quantity"));
    }
    let given = inputs.find("items").filter(|table| !table.is_empty());
    let is_dated = !inputs.is_open_ended();
    let scanned = match demand {
        Some(demand) if given.is_none() || !is_dated => Some(scan::scan(inputs, demand)?),
        _ => None,
    };
    let as_of = match (&scanned, is_dated) {
        (Some(scanned), false) => crate::model::Moment::close_of(scanned.last.ok_or_else(scan::no_day)?),
        _ => inputs.as_of()?,
    };
    let own = match (given, &scanned) {
        (Some(_), _) => None,
        (None, Some(scanned)) => Some(scanned.items()?),
        (None, None) => {
            let error =
                Error::new(ErrorKind::MissingTable, "the table \"items\" is not there, and there is no demand table that names items").table("items");
            return Err(error);
        }
    };
    let items = given.or(own.as_ref()).ok_or_else(scan::no_day)?;
    let agreements = scan::no_agreements()?;
    let mut facts = read(inputs, as_of, items, inputs.find("agreements").unwrap_or(&agreements))?;
    if !reads_groups {
        note_unused_groups(inputs, &mut facts.problems);
    }
    Ok(facts)
}

/// What was made of each key, in the order of keys: a key that is spoiled has nothing more to tell, a failure is noted with its key.
fn gathered<T>(facts: &mut Facts<'_>, order: &[u32], found: Vec<Result<Option<T>>>) -> Vec<(u32, T)> {
    let mut keys = Vec::with_capacity(found.len());
    for (number, outcome) in order.iter().zip(found) {
        match outcome {
            Ok(made) => keys.extend(made.map(|made| (*number, made))),
            Err(error) => note(facts, *number, error),
        }
    }
    keys
}

/// Notes a failure of a key.
fn note(facts: &mut Facts<'_>, number: u32, error: Error) {
    let (item, location) = facts.loaded.catalog.key_ids(facts.loaded.keys.keys()[number as usize]);
    let error = if error.table_name().is_some() { error } else { error.table("demand") };
    facts.problems.error(error.key(item, location));
}

/// Without any cost, classes are by quantity.
fn with_criterion(facts: &Facts<'_>, settings: &Settings) -> Settings {
    let mut settings = settings.clone();
    if facts.loaded.catalog.items.iter().flatten().all(|item| item.unit_cost.is_none()) {
        settings.abc.criterion = AbcCriterion::Quantity;
    }
    settings
}

/// A level in per cent, as the names of columns have it: `95`, `97.5`.
fn percent(level: f64) -> String {
    ((level * 1e6).round() / 1e4).to_string()
}
