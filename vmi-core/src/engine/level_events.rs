//! Changes of min and max that events tell of: the same as rows of `thresholds`, but that each may name one level alone, and no supplier.

use crate::error::{Error, ErrorKind, Notice, NoticeKind, Problems, Result};
use crate::ledger::{Event, Ledger, Window, known_supplier};
use crate::model::{Cuts, Day, Key, LevelSource, Moment, Quantity, StatedUnit};
use crate::plan::LevelEvent;
use crate::table::{Loaded, agreements_of};

/// A change of min, of max or of both, by an event.
#[derive(Clone, Debug)]
pub(super) struct StatedChange {
    pub key: Key,
    /// None: of the supplier whose agreement is chosen.
    pub supplier: Option<u32>,
    pub valid_from: Day,
    pub min: Option<Quantity>,
    pub max: Option<Quantity>,
    pub set_by: LevelSource,
    pub recorded_at: Moment,
    pub event: LevelEvent,
}

/// The changes that a plan knows: recorded by `known_at`, or else by `as_of`. Sorted by item and location, then as they take effect.
pub(super) fn level_events(
    (ledger, window): (&Ledger, &Window),
    cuts: &Cuts,
    known_at: Option<Moment>,
    loaded: &mut Loaded,
    problems: &mut Problems,
) -> Vec<StatedChange> {
    let locations = &loaded.catalog.location_ids;
    // The window ends with what was known at `known_at`.
    let known = |location: &str, recorded: Moment| known_at.is_some() || cuts.of(locations.find(location.as_bytes())).includes(recorded);
    let (events, unknown) = ledger.level_changes(window, &known);
    if unknown > 0 {
        let message = format!("{unknown} changes of min and max recorded after as_of, {}, were not read", cuts.as_of());
        problems.notice(Notice::counted(NoticeKind::AfterAsOf, "events", unknown, message).field("recorded_at"));
    }
    let (mut changes, mut unused) = (Vec::with_capacity(events.len()), 0);
    for event in events {
        let ids = &loaded.catalog;
        let place = ids.item_ids.find(event.item.as_bytes()).zip(ids.location_ids.find(event.location.as_bytes()));
        // An event of an unknown item or location is an error already.
        let Some(key) = place.map(|(item, location)| Key { item, location }) else { continue };
        let (item, location) = (event.item.clone(), event.location.clone());
        match change(event, key, cuts, loaded) {
            Ok(change) => changes.extend(change.or_else(|| {
                unused += 1;
                None
            })),
            Err(error) => {
                let at = problems.error(error.table("events").key(&item, &location));
                loaded.spoiled.keys.push((key, at));
            }
        }
    }
    if unused > 0 {
        let message = format!("{unused} changes of min and max are of a supplier, item and location without a good agreement: they change nothing");
        problems.notice(Notice::counted(NoticeKind::ThresholdUnused, "events", unused, message));
    }
    let known_since = |change: &StatedChange| cuts.of(Some(change.key.location)).zone().micros(change.recorded_at);
    let order = |change: &StatedChange| (change.key.item, change.key.location, change.valid_from, known_since(change), change.set_by);
    let id = |change: &StatedChange| (change.event.source.clone(), change.event.event_id.clone());
    changes.sort_by(|a, b| order(a).cmp(&order(b)).then_with(|| id(a).cmp(&id(b))));
    changes
}

/// The change that an event states; none where no agreement is concerned.
fn change(event: Event, key: Key, cuts: &Cuts, loaded: &mut Loaded) -> Result<Option<StatedChange>> {
    let more = event.more;
    let supplier = more.supplier.as_deref().map(|supplier| known_supplier(loaded, supplier)).transpose()?;
    let units: Vec<StatedUnit> = agreements_of(loaded, key)
        .filter(|agreement| supplier.is_none_or(|supplier| agreement.supplier == supplier))
        .map(|agreement| agreement.levels.level_unit)
        .collect();
    let Some(set_by) = more.set_by.filter(|_| !units.is_empty()) else { return Ok(None) };
    let decimals = loaded.decimals(Some(key.item));
    for (field, level) in [("min", more.min), ("max", more.max)] {
        let Some(level) = level.filter(|level| !units.contains(&StatedUnit::Days) && level.scaled(decimals).is_err()) else { continue };
        let message = format!("{field} {level} of event {:?} is finer than the item's quantity_decimals, {decimals}", event.event_id);
        return Err(Error::new(ErrorKind::TooFine, message).field(field).value(level.to_string()).expected("a quantity that exists"));
    }
    let event_of = LevelEvent { source: event.source, event_id: event.event_id, actor: more.actor, reason: more.reason };
    Ok(Some(StatedChange {
        key,
        supplier,
        valid_from: cuts.of(Some(key.location)).zone().day(event.effective_at),
        min: more.min,
        max: more.max,
        set_by,
        recorded_at: event.recorded_at,
        event: event_of,
    }))
}
