//! What is in force: thresholds, forecasts, the planner's acts. The last statement holds; a correction makes one void.

use std::collections::BTreeMap;

use super::corrections::Corrections;
use super::event::Event;
use super::kind::EventKind;
use super::ledger::Ledger;
use super::view::{View, Window};
use crate::model::{Day, LevelSource, Moment, Quantity};

/// Levels of a key and supplier in force, and who set them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Threshold {
    /// The item.
    pub item: String,
    /// The location.
    pub location: String,
    /// The supplier, if the change names one.
    pub supplier: Option<String>,
    /// The level that triggers.
    pub min: Option<Quantity>,
    /// The level to order up to.
    pub max: Option<Quantity>,
    /// Whose act the last change was.
    pub set_by: Option<LevelSource>,
    /// Since when.
    pub valid_from: Moment,
}

/// A forecast as last received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForecastFact {
    /// The item.
    pub item: String,
    /// The location.
    pub location: String,
    /// Who forecasts.
    pub source: String,
    /// The day that it is for.
    pub day: Day,
    /// How much.
    pub quantity: Quantity,
}

impl Ledger {
    /// Statements of some kinds that a view sees and no correction makes void, in the order of the fold. Of kinds that carry a quantity:
    /// events of which corrections leave something.
    pub fn statements(&self, kinds: &[EventKind], view: &View) -> Vec<Event> {
        self.statements_in(kinds, &view.window(&self.columns))
    }

    /// Whether an event is there and a correction makes it void.
    pub(crate) fn is_void(&self, source: &str, event_id: &str) -> bool {
        let columns = &self.columns;
        columns.find(source, event_id).is_some_and(|at| columns.is_void(at, &View::ALL.window(columns)))
    }

    pub(crate) fn statements_in(&self, kinds: &[EventKind], window: &Window) -> Vec<Event> {
        let columns = &self.columns;
        let corrections = Corrections::of(columns, window, |kind| kinds.contains(&kind) && !kind.is_voided());
        let mut found: Vec<u32> = (0..window.end)
            .filter(|at| {
                let code = columns.code[*at as usize];
                let is_stated = kinds.contains(&code.kind()) && !code.is_correction() && window.sees(columns, *at);
                is_stated && !columns.is_void(*at, window) && !corrections.are_whole(columns, *at)
            })
            .collect();
        found.sort_unstable_by(|a, b| columns.fold_order(*a, *b));
        found.into_iter().map(|at| columns.event(at)).collect()
    }

    /// Changes of levels that a plan knows, those that take effect after its `as_of` included, and how many it does not know yet.
    ///
    /// A change is a decision: it is known from when it was recorded on, by where it is (`known`), not from when it takes effect. So is
    /// its correction; of a change in effect it must have happened as well.
    pub(crate) fn level_changes(&self, window: &Window, known: &impl Fn(&str, Moment) -> bool) -> (Vec<Event>, u64) {
        let columns = &self.columns;
        let is_known = |at: u32| {
            let recorded = Moment::from_micros(columns.recorded[at as usize]);
            at < window.end && recorded.is_some_and(|recorded| known(columns.key_ids(columns.key[at as usize]).1, recorded))
        };
        let (mut found, mut unknown) = (Vec::new(), 0);
        for at in (0..window.end).filter(|at| columns.code[*at as usize].kind() == EventKind::ThresholdChange) {
            let voids = |by: u32| is_known(by) && (window.sees(columns, by) || !window.sees(columns, at));
            if !is_known(at) {
                unknown += 1;
            } else if !columns.code[at as usize].is_correction() && !columns.is_void_by(at, voids) {
                found.push(columns.event(at));
            }
        }
        (found, unknown)
    }

    /// The levels in force: each of min and max from the last change that names it. By item, location and supplier.
    pub fn thresholds(&self, view: &View) -> Vec<Threshold> {
        let mut found: BTreeMap<(String, String, Option<String>), Threshold> = BTreeMap::new();
        for event in self.statements(&[EventKind::ThresholdChange], view) {
            let more = event.more;
            let name = (event.item.clone(), event.location.clone(), more.supplier.clone());
            let known = found.entry(name).or_insert_with(|| Threshold {
                item: event.item,
                location: event.location,
                supplier: more.supplier,
                min: None,
                max: None,
                set_by: None,
                valid_from: event.effective_at,
            });
            known.min = more.min.or(known.min);
            known.max = more.max.or(known.max);
            known.set_by = more.set_by;
            known.valid_from = event.effective_at;
        }
        found.into_values().collect()
    }

    /// For each key, what is expected by day: the forecasts of the source whose last one was recorded latest, ties by the smaller source.
    /// By item, location and day.
    pub(crate) fn latest_forecasts(&self, window: &Window) -> Vec<ForecastFact> {
        type OfSource = (Moment, BTreeMap<Day, Quantity>);
        let mut found: BTreeMap<(String, String), BTreeMap<String, OfSource>> = BTreeMap::new();
        for event in self.statements_in(&[EventKind::ForecastReceived], window) {
            let Some(day) = event.more.promised_for else { continue };
            let sources = found.entry((event.item, event.location)).or_default();
            let (recorded, days) = sources.entry(event.source).or_insert_with(|| (event.recorded_at, BTreeMap::new()));
            *recorded = event.recorded_at.max(*recorded);
            days.insert(day, event.quantity);
        }
        let mut facts = Vec::new();
        for ((item, location), sources) in found {
            let latest = sources.into_iter().reduce(|best, other| if other.1.0 > best.1.0 { other } else { best });
            let Some((source, (_, days))) = latest else { continue };
            let fact = |(day, quantity)| ForecastFact { item: item.clone(), location: location.clone(), source: source.clone(), day, quantity };
            facts.extend(days.into_iter().map(fact));
        }
        facts
    }

    /// For each key, source and day, the last forecast. By item, location, source and day.
    pub fn forecasts(&self, view: &View) -> Vec<ForecastFact> {
        let mut found: BTreeMap<(String, String, String, Day), Quantity> = BTreeMap::new();
        for event in self.statements(&[EventKind::ForecastReceived], view) {
            if let Some(day) = event.more.promised_for {
                found.insert((event.item, event.location, event.source, day), event.quantity);
            }
        }
        found.into_iter().map(|((item, location, source, day), quantity)| ForecastFact { item, location, source, day, quantity }).collect()
    }
}
