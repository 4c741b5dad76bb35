//! A plan: an outcome for every key, with tables, explanations and a fingerprint.

use std::sync::OnceLock;

use super::assemble::{KeyDemand, classes, key_demand, situation};
use super::decided::{Decided, decided};
use super::digest::digest;
use super::inputs::{Inputs, Progress};
use super::joint_orders::{joint_levels, left_out, who_may_join};
use super::load::{Facts, fatal, load};
use super::spoils::Spoils;
use super::{parallel, results};
use crate::canonical::Digest;
use crate::demand::Served;
use crate::error::{Error, ErrorKind, Notice, NoticeKind, Problems, Result, nearest};
use crate::ledger::OrderLine;
use crate::model::{Catalog, Day, ForecastMethod, Key, Moment, Quantity};
use crate::plan::{AgreementState, Derivation, Evaluation, Names, NoOrder, Opener, Outcome, Reason, Situation, Standing, StockFacts, SupplyFacts};
use crate::table::Table;

/// The outcome of one key.
pub(super) struct KeyPlan {
    pub key: Key,
    pub situation: Situation,
    pub evaluation: Evaluation,
    /// Mean demand per day, where it is known.
    pub mean_per_day: Option<f64>,
    pub served: Served,
    /// Where the key's problems stand in the list of errors.
    pub problems: Vec<usize>,
    /// An error found while planning, until it has its place in the list.
    error: Option<Error>,
    /// The proposals' ids, in the order of the evaluation's orders.
    pub ids: Vec<String>,
}

impl KeyPlan {
    /// Whether its data is not trusted.
    pub(super) fn is_spoiled(&self) -> bool {
        !self.problems.is_empty() || self.error.is_some()
    }
}

/// What to order and why, for every key; read only.
pub struct Plan {
    as_of: Moment,
    pub(super) catalog: Catalog,
    pub(super) keys: Vec<KeyPlan>,
    problems: Problems,
    input_digest: String,
    /// The orders of the orders table: their numbers are taken.
    pub(super) order_ids: Vec<String>,
    tables: Tables,
}

#[derive(Default)]
struct Tables {
    proposals: OnceLock<Table<'static>>,
    reasons: OnceLock<Table<'static>>,
    parameters: OnceLock<Table<'static>>,
    kpis: OnceLock<Table<'static>>,
    errors: OnceLock<Table<'static>>,
    notices: OnceLock<Table<'static>>,
}

/// Makes a plan.
///
/// An error here means that nothing could be planned at all: a table that cannot be read, an unknown setting, no items.
/// Problems of rows spoil only the keys that they concern, and stand in [`Plan::errors`].
pub fn plan(inputs: &Inputs<'_>) -> Result<Plan> {
    Plan::with_progress(inputs, &mut |_, _| true)
}

/// What is wrong with the inputs, without a plan.
pub struct Checked {
    errors: Table<'static>,
    notices: Table<'static>,
    is_fatal: bool,
}

impl Checked {
    /// All errors, as in [`Plan::errors`].
    pub fn errors(&self) -> &Table<'static> {
        &self.errors
    }
    /// All notices, as in [`Plan::notices`].
    pub fn notices(&self) -> &Table<'static> {
        &self.notices
    }
    /// Whether nothing could be planned at all.
    pub fn is_fatal(&self) -> bool {
        self.is_fatal
    }
}

/// Checks the inputs and reports all problems at once. It plans everything, as some problems show only then.
pub fn check(inputs: &Inputs<'_>) -> Checked {
    let errors = fatal(inputs);
    let problems = if errors.is_empty() {
        match plan(inputs) {
            Ok(plan) => return Checked { errors: results::errors(&plan.problems), notices: results::notices(&plan.problems), is_fatal: false },
            Err(error) => vec![error],
        }
    } else {
        errors
    };
    let mut found = Problems::default();
    for error in problems {
        found.error(error);
    }
    Checked { errors: results::errors(&found), notices: results::notices(&found), is_fatal: true }
}

impl Plan {
    /// Makes a plan and tells the caller how far it is.
    pub fn with_progress(inputs: &Inputs<'_>, progress: &mut Progress<'_>) -> Result<Self> {
        let mut facts = load(inputs)?;
        let settings = &inputs.settings;
        let count = facts.loaded.keys.keys().len();
        let order = facts.loaded.keys.sorted(&facts.loaded.catalog.item_ids, &facts.loaded.catalog.location_ids);
        let input_digest = digest(&facts, inputs, &order, &Spoils::new(&facts.loaded));
        let statistics =
            parallel::map(count, inputs.threads, &mut |done, total| progress(done, 2 * total), |number| key_demand(&facts, settings, number as u32))?;
        let demand = spoil_overflows(statistics, &mut facts);
        let classes = classes(&mut facts, settings, &demand);
        facts.joint = joint_levels(&mut facts, inputs, &order, &classes, &demand)?;
        let spoiled = Spoils::new(&facts.loaded);
        // A forecast takes long; a plan without one does not.
        let stride = if settings.forecast.method.is_stated() { parallel::SLOW_STRIDE } else { parallel::STRIDE };
        let mut planned = parallel::in_chunks(stride, count, inputs.threads, &mut |done, total| progress(total + done, 2 * total), |at| {
            let number = order[at];
            plan_key(&facts, settings, number, &classes, &demand[number as usize], &spoiled, None)
        })?;
        let joining = who_may_join(&planned, |planned| facts.loaded.catalog.key_ids(planned.key).0);
        let joined = parallel::map_slow(joining.len(), inputs.threads, &mut |_, _| true, |at| {
            let (place, opener) = &joining[at];
            let number = order[*place];
            plan_key(&facts, settings, number, &classes, &demand[number as usize], &spoiled, Some(opener))
        })?;
        for ((place, _), again) in joining.iter().zip(joined) {
            planned[*place] = again;
        }
        if facts.promotions.count() > 0 && planned.iter().all(|planned| planned.situation.forecast_model.is_none()) {
            let count = facts.promotions.count() as u64;
            let message = format!("{count} promotions are not used: they serve forecasts, and the setting forecast asks for none");
            facts.problems.notice(Notice::counted(NoticeKind::PromotionsUnused, "promotions", count, message));
        }
        if let Some(notice) = left_out(&facts, &planned) {
            facts.problems.notice(notice);
        }
        Ok(Self::gather(facts, planned, input_digest))
    }

    fn gather(facts: Facts<'_>, mut keys: Vec<KeyPlan>, input_digest: String) -> Self {
        let Facts { as_of, loaded, forecasts, mut problems, orders, .. } = facts;
        let mut order_ids: Vec<String> = orders.names.into_iter().map(|(order, ..)| order).chain(orders.later).collect();
        order_ids.dedup();
        let has_forecast = |key: Key| loaded.keys.find(key).is_some_and(|number| !forecasts.of(number).is_empty());
        let is_external =
            |planned: &KeyPlan| planned.situation.forecast_model.as_deref().is_some_and(|facts| facts.method == Some(ForecastMethod::External));
        let unused =
            keys.iter().filter(|planned| planned.situation.forecast.is_none() && !is_external(planned) && has_forecast(planned.key)).count() as u64;
        if unused > 0 {
            let message = format!("{unused} keys have a forecast that is not used: it serves levels in days of supply, and dated requirements");
            problems.notice(Notice::counted(NoticeKind::ForecastUnused, "forecasts", unused, message));
        }
        for planned in &mut keys {
            let (item, location) = loaded.catalog.key_ids(planned.key);
            if let Some(error) = planned.error.take() {
                planned.problems.push(problems.error(error.key(item, location)));
            }
            for notice in key_notices(planned, item, location) {
                problems.notice(notice);
            }
        }
        Self { as_of, catalog: loaded.catalog, keys, problems, input_digest, order_ids, tables: Tables::default() }
    }

    /// The business date or the instant of the plan.
    pub fn as_of(&self) -> Moment {
        self.as_of
    }

    /// How many keys were planned: as many as there are proposals and reasons together.
    pub fn key_count(&self) -> usize {
        self.keys.len()
    }

    /// What to order: a row a proposal, sorted by item and location.
    pub fn proposals(&self) -> &Table<'static> {
        self.tables.proposals.get_or_init(|| results::proposals(self))
    }

    /// Why nothing is ordered: a row for every key without a proposal.
    pub fn reasons(&self) -> &Table<'static> {
        self.tables.reasons.get_or_init(|| results::reasons(self))
    }

    /// Levels and what they were computed from: a row for every key with an agreement that holds.
    pub fn parameters(&self) -> &Table<'static> {
        self.tables.parameters.get_or_init(|| results::parameters(self))
    }

    /// KPIs: four rows a key, each with its definition.
    pub fn kpis(&self) -> &Table<'static> {
        self.tables.kpis.get_or_init(|| results::kpis(self))
    }

    /// Problems in the data, each with table, row, key, field, value and what is expected.
    pub fn errors(&self) -> &Table<'static> {
        self.tables.errors.get_or_init(|| results::errors(&self.problems))
    }

    /// What is worth knowing and not wrong.
    pub fn notices(&self) -> &Table<'static> {
        self.tables.notices.get_or_init(|| results::notices(&self.problems))
    }

    /// The result table of a name.
    pub fn table(&self, name: &str) -> Result<&Table<'static>> {
        const NAMES: [&str; 6] = ["proposals", "reasons", "parameters", "kpis", "errors", "notices"];
        match name {
            "proposals" => Ok(self.proposals()),
            "reasons" => Ok(self.reasons()),
            "parameters" => Ok(self.parameters()),
            "kpis" => Ok(self.kpis()),
            "errors" => Ok(self.errors()),
            "notices" => Ok(self.notices()),
            _ => Err(Error::new(ErrorKind::UnknownTable, format!("there is no result table {name:?}; there are {}", NAMES.join(", "))).value(name)),
        }
    }

    /// The errors and notices as they were found.
    pub fn problems(&self) -> &Problems {
        &self.problems
    }

    /// Why a key is, or is not, ordered: a heading and a line for each step.
    pub fn explain(&self, item: &str, location: &str) -> Result<String> {
        self.derivation(item, location).map(|derivation| derivation.to_text())
    }

    /// The derivation of a key: every input, exact, and every step.
    pub fn derivation(&self, item: &str, location: &str) -> Result<Derivation> {
        let at = self.keys.binary_search_by(|planned| self.catalog.key_ids(planned.key).cmp(&(item, location)));
        at.map(|at| self.derivation_of(&self.keys[at])).map_err(|_| self.unknown_key(item, location))
    }

    pub(super) fn derivation_of(&self, planned: &KeyPlan) -> Derivation {
        let (item, location) = self.catalog.key_ids(planned.key);
        let problems = planned.problems.iter().map(|at| self.problems.errors()[*at].to_string()).collect();
        Derivation::new(Names { item, location }, planned.situation.clone(), planned.evaluation.clone(), planned.ids.clone(), problems)
    }

    fn unknown_key(&self, item: &str, location: &str) -> Error {
        let error = Error::new(ErrorKind::UnknownKey, "this key is in no table").key(item, location);
        let known = |ids: &crate::model::IdIndex, id: &str| ids.find(id.as_bytes()).is_some();
        let (items, locations) = (&self.catalog.item_ids, &self.catalog.location_ids);
        if !known(items, item) {
            return match nearest(item, items.iter()) {
                Some(near) => error.field("item").hint(format!("did you mean item {near:?}?")),
                None => error.field("item"),
            };
        }
        if !known(locations, location) {
            return match nearest(location, locations.iter()) {
                Some(near) => error.field("location").hint(format!("did you mean location {near:?}?")),
                None => error.field("location"),
            };
        }
        let at: Vec<&str> =
            self.keys.iter().map(|planned| self.catalog.key_ids(planned.key)).filter(|key| key.0 == item).map(|key| key.1).take(8).collect();
        error.field("location").hint(format!("the item is at {}", at.join(", ")))
    }

    /// A hash of inputs, settings, version and outputs: two parties with the same hash made the same plan from the same data.
    ///
    /// It does not depend on the order of rows or on how the columns were handed over.
    pub fn fingerprint(&self) -> String {
        let mut digest = Digest::new("vmi plan 1");
        digest.text(env!("CARGO_PKG_VERSION"));
        digest.text(&self.input_digest);
        for table in [self.proposals(), self.reasons(), self.parameters(), self.kpis()] {
            digest.table(table, "message");
        }
        digest.hex()
    }
}

/// A key whose statistics overflow is spoiled, and named.
fn spoil_overflows(statistics: Vec<Result<KeyDemand>>, facts: &mut Facts<'_>) -> Vec<KeyDemand> {
    let mut demand = Vec::with_capacity(statistics.len());
    for (number, found) in statistics.into_iter().enumerate() {
        demand.push(found.unwrap_or_else(|error| {
            let key = facts.loaded.keys.keys()[number];
            let (item, location) = facts.loaded.catalog.key_ids(key);
            let error = if error.table_name().is_some() { error } else { error.table("demand").field("quantity") };
            let at = facts.problems.error(error.key(item, location));
            facts.loaded.spoiled.keys.push((key, at));
            KeyDemand::default()
        }));
    }
    demand
}

fn plan_key(
    facts: &Facts<'_>,
    settings: &crate::model::Settings,
    number: u32,
    classes: &[Option<crate::model::AbcClass>],
    demand: &KeyDemand,
    spoiled: &Spoils,
    opener: Option<&Opener>,
) -> KeyPlan {
    let key = facts.loaded.keys.keys()[number as usize];
    let problems = spoiled.of(key);
    let build = |lines: &[(u32, OrderLine)]| {
        let found = situation(facts, settings, number, classes[key.item as usize], demand, lines)?;
        Ok(Situation { opened_by: opener.cloned().map(Box::new), ..found })
    };
    let decided = if problems.is_empty() { decided(facts, number, build).map_err(Some) } else { Err(None) };
    match decided {
        Ok(Decided { situation, evaluation, ids }) => {
            let error = (evaluation.outcome == Outcome::NoOrder(Reason::Overflow.into()))
                .then(|| Error::new(ErrorKind::Overflow, "a number on the way to the order is too large to be held exactly"));
            KeyPlan {
                key,
                situation,
                evaluation,
                mean_per_day: demand.statistics.as_ref().map(|found| found.mean_per_day),
                served: demand.served,
                problems,
                error,
                ids,
            }
        }
        Err(error) => spoiled_key(facts.cuts.of(Some(key.location)).day(), key, problems, error),
    }
}

/// The outcome of a key whose data is not trusted.
fn spoiled_key(as_of: Day, key: Key, problems: Vec<usize>, error: Option<Error>) -> KeyPlan {
    let situation = Situation {
        as_of,
        decimals: 0,
        unit: String::new(),
        class: None,
        agreement: AgreementState::None,
        stock: None,
        supply: SupplyFacts::default(),
        demand: None,
        forecast_model: None,
        demand_sample: None,
        sourcing: None,
        decided_parts: Vec::new(),
        act: None,
        decided: None,
        forecast: None,
        level_history: None,
        opened_by: None,
        context: crate::plan::Context::default(),
    };
    let outcome = Outcome::NoOrder(NoOrder::from(Reason::BadInput));
    let evaluation = Evaluation { position: None, run_out: None, parameters: None, need: None, seen: None, outcome };
    KeyPlan { key, situation, evaluation, mean_per_day: None, served: Served::default(), problems, error, ids: Vec::new() }
}

fn key_notices(planned: &KeyPlan, item: &str, location: &str) -> Vec<Notice> {
    let mut notices = Vec::new();
    let as_of = planned.situation.as_of;
    if let Some(StockFacts { newest: Some(newest), is_stale: true, .. }) = planned.situation.stock {
        let message = format!("the newest stock fact is of {newest}, {} days before {as_of}", as_of.since(newest));
        notices.push(Notice::of_key(NoticeKind::DataStale, item, location, message));
    }
    if let Some(stock) = planned.situation.stock.filter(|stock| stock.on_hand < Quantity::ZERO) {
        let message = format!("on hand is negative: {}", stock.on_hand);
        notices.push(Notice::of_key(NoticeKind::NegativeStock, item, location, message));
    }
    let late = planned.situation.supply.late_lines;
    if late > 0 {
        let message = format!("{late} open order {} should have arrived by {as_of}", if late == 1 { "line" } else { "lines" });
        notices.push(Notice::of_key(NoticeKind::OrderLate, item, location, message));
    }
    notices.extend(refused_levels(planned).map(|message| Notice::of_key(NoticeKind::ThresholdRefused, item, location, message)));
    notices
}

/// What the other party set, where the agreement says whose levels hold.
fn refused_levels(planned: &KeyPlan) -> Option<String> {
    let history = planned.situation.level_history.as_ref()?;
    let refused = history.count(Standing::Refused);
    let AgreementState::Valid(terms) = &planned.situation.agreement else { return None };
    let source = terms.level_source.filter(|_| refused > 0)?;
    let has_events = history.changes.iter().any(|change| change.standing == Standing::Refused && change.event.is_some());
    let what = match (has_events, refused) {
        (true, 1) => "change of min and max is",
        (true, _) => "changes of min and max are",
        (false, 1) => "row of thresholds is",
        (false, _) => "rows of thresholds are",
    };
    Some(format!("{refused} {what} not in force: by the agreement's level_source the {} sets min and max", source.word()))
}
