//! The situation of each key, from catalog, facts and settings.

use rust_decimal::Decimal;

use super::chosen_model::{Chosen, Subject, chosen_model};
use super::context::context;
use super::forecast_demand::forecast_demand;
use super::load::Facts;
use super::sourcing::sourcing;
use super::spoils::Spoils;
use super::thresholds::levels_in_force;
use crate::demand::{AbcValue, DemandStatistics, History, NOT_STATED, Served, Window, abc, served, statistics};
use crate::error::{Error, ErrorKind, Notice, NoticeKind, Result};
use crate::ledger::{OrderLine, OrderState, Position, StockAccount};
use crate::model::{
    AbcClass, AbcCriterion, Agreement, Cut, Day, Dialect, Item, Key, Levels, MissingStock, Owner, Policy, Quantity, Settings, StatedUnit,
};
use crate::num::decimal::{self, DecimalError};
use crate::plan::{
    AgreementState, Arrival, Choice, DemandFacts, LevelHistory, Schedule, Situation, Sourcing, StockFacts, SupplyFacts, Terms, choose,
};
use crate::policy::{Cost, Demand, PolicySpec, Protection, Safety};

/// Demand of a key, and whether it was read from events.
#[derive(Default)]
pub(super) struct KeyDemand {
    pub statistics: Option<DemandStatistics>,
    pub served: Served,
    pub from_events: bool,
}

impl KeyDemand {
    fn of(history: &History<'_>, window: &Window, from_events: bool) -> Result<Self> {
        Ok(Self { statistics: statistics(history, window)?, served: served(history, window)?, from_events })
    }
}

/// Statistics of a key's demand, from the demand table or else from its events.
pub(super) fn key_demand(facts: &Facts<'_>, settings: &Settings, number: u32) -> Result<KeyDemand> {
    let key = facts.loaded.keys.keys()[number as usize];
    let cut = facts.cuts.of(Some(key.location));
    let window = Window { as_of: cut.closed(), days: settings.demand_window_days, maximum_quantile: settings.safety_stock_quantile };
    let found = with_history(facts, settings, number, |told| KeyDemand::of(&told.history, &window, told.from_events))?;
    Ok(found.unwrap_or_else(|| KeyDemand { from_events: facts.ledger.sequence() > 0, ..KeyDemand::default() }))
}

/// A key's history, and what came back of it.
pub(super) struct ToldHistory<'h> {
    pub history: History<'h>,
    /// By row of the history, in units of the last place; empty where nobody states it.
    pub returned: &'h [i64],
    /// By row of the history, its days without stock; empty where nobody states them.
    pub days_out: &'h [f64],
    /// Whether it is that of events.
    pub from_events: bool,
}

/// Reads a key's history, of the demand table or else of its events; none where it has neither.
pub(super) fn with_history<T>(
    facts: &Facts<'_>,
    settings: &Settings,
    number: u32,
    read: impl FnOnce(&ToldHistory<'_>) -> Result<T>,
) -> Result<Option<T>> {
    let key = facts.loaded.keys.keys()[number as usize];
    let decimals = facts.loaded.decimals(Some(key.item));
    if let Some(history) = facts.histories.of(number, decimals) {
        return read(&ToldHistory {
            history,
            returned: facts.histories.returned(number),
            days_out: facts.histories.days_out(number),
            from_events: false,
        })
        .map(Some);
    }
    if facts.ledger.sequence() == 0 {
        return Ok(None);
    }
    let cut = facts.cuts.of(Some(key.location));
    let (item, location) = facts.loaded.catalog.key_ids(key);
    let overflow = |_| Error::new(ErrorKind::Overflow, "a day's demand is too large to be held exactly").table("events").field("quantity");
    let add = |a: i64, b: i64| a.checked_add(b).ok_or(DecimalError::Overflow).map_err(overflow);
    let (mut days, mut issued, mut lost, mut returned): (Vec<i32>, Vec<i64>, Vec<i64>, Vec<i64>) = Default::default();
    for day in facts.ledger.daily_demand(item, location, &facts.window, cut)? {
        let start = day.day.bucket_start(settings.demand_bucket).days();
        if days.last() != Some(&start) {
            days.push(start);
            issued.push(0);
            lost.push(NOT_STATED);
            returned.push(0);
        }
        let at = days.len() - 1;
        returned[at] = add(returned[at], day.returned.scaled(decimals).map_err(overflow)?)?;
        issued[at] = add(issued[at], day.issued.scaled(decimals).map_err(overflow)?)?;
        if let Some(missed) = day.lost {
            let before = if lost[at] == NOT_STATED { 0 } else { lost[at] };
            lost[at] = add(before, missed.scaled(decimals).map_err(overflow)?)?;
        }
    }
    if days.is_empty() {
        return Ok(None);
    }
    let history = History { bucket: settings.demand_bucket, days: &days, served: &issued, lost: &lost, stocked_out: &[], decimals };
    read(&ToldHistory { history, returned: &returned, days_out: &[], from_events: true }).map(Some)
}

/// The ABC class of every item, by its demand over all locations; notices say what it rests on.
pub(super) fn classes(facts: &mut Facts<'_>, settings: &Settings, demand: &[KeyDemand]) -> Vec<Option<AbcClass>> {
    let count = facts.loaded.catalog.items.len();
    let spoils = Spoils::new(&facts.loaded);
    let mut totals = vec![0_i128; count];
    let mut left_out = 0;
    for (key, demand) in facts.loaded.keys.keys().iter().zip(demand) {
        // Demand that is not trusted must not move the classes of others; a fault elsewhere in a key leaves its demand good.
        let errors = facts.problems.errors();
        let is_doubtful = |at: &usize| matches!(errors[*at].table_name(), Some("demand" | "events" | "items"));
        if spoils.of(*key).iter().any(is_doubtful) {
            left_out += 1;
        } else {
            totals[key.item as usize] += demand.statistics.as_ref().map_or(0, |found| i128::from(found.total));
        }
    }
    if left_out > 0 {
        let message = format!(
            "ABC classes rest on {} keys; {left_out} are left out because of problems in their demand or item",
            demand.len() as u64 - left_out
        );
        facts.problems.notice(Notice::counted(NoticeKind::AbcLeftOut, "demand", left_out, message));
    }
    let by_value = settings.abc.criterion == AbcCriterion::Value;
    if by_value {
        let mut currencies: Vec<Option<&str>> =
            facts.loaded.catalog.items.iter().flatten().filter_map(|item| item.unit_cost.as_ref().map(crate::model::Money::currency)).collect();
        currencies.sort_unstable();
        currencies.dedup();
        if currencies.len() > 1 {
            let names: Vec<&str> = currencies.iter().map(|currency| currency.unwrap_or("(none)")).collect();
            let message = format!("no ABC classes: unit costs are in {}; use one currency, or abc.criterion = \"quantity\"", names.join(" and "));
            facts.problems.notice(Notice::counted(NoticeKind::AbcMixedCurrencies, "items", currencies.len() as u64, message).field("currency"));
            return vec![None; count];
        }
    }
    let mut values: Vec<AbcValue> = Vec::with_capacity(count);
    for (number, total) in totals.into_iter().enumerate() {
        let value = facts.loaded.catalog.item(number as u32).map(|item| abc_value(item, total, by_value));
        values.push(match value {
            Some(Ok(value)) => value,
            None => None,
            Some(Err(error)) => {
                let at = facts.problems.error(error.item(facts.loaded.catalog.item_ids.id(number as u32)));
                facts.loaded.spoiled.items.push((number as u32, at));
                None
            }
        });
    }
    let Ok(result) = abc(&values, settings.abc.a_cut, settings.abc.b_cut) else {
        let message = "no ABC classes: the value of all items together is too large to be held exactly";
        facts.problems.error(Error::new(ErrorKind::Overflow, message).table("items").field("unit_cost"));
        return vec![None; count];
    };
    if result.without_demand > 0 {
        let message = format!("{} items have no value in the window: class C", result.without_demand);
        facts.problems.notice(Notice::counted(NoticeKind::AbcNoValue, "items", result.without_demand, message));
    }
    let without_cost = facts.loaded.catalog.items.iter().flatten().filter(|item| by_value && item.unit_cost.is_none()).count() as u64;
    if without_cost > 0 {
        let message = format!("{without_cost} items have no unit_cost: no ABC class");
        facts.problems.notice(Notice::counted(NoticeKind::AbcNoCost, "items", without_cost, message).field("unit_cost"));
    }
    result.classes
}

fn abc_value(item: &Item, total: i128, by_value: bool) -> Result<Option<Decimal>> {
    let overflow = |_| Error::new(ErrorKind::Overflow, "the demand of an item is too large to be held exactly").table("demand");
    let total = Decimal::try_from_i128_with_scale(total, item.quantity_decimals).map_err(|_| DecimalError::Overflow).map_err(overflow)?;
    if !by_value {
        return Ok(Some(total));
    }
    item.unit_cost.as_ref().map(|cost| decimal::multiply(total, cost.amount()).map_err(overflow)).transpose()
}

/// The situation of a key; an error spoils the key.
pub(super) fn situation(
    facts: &Facts<'_>,
    settings: &Settings,
    number: u32,
    class: Option<AbcClass>,
    demand: &KeyDemand,
    lines: &[(u32, OrderLine)],
) -> Result<Situation> {
    let key = facts.loaded.keys.keys()[number as usize];
    let catalog = &facts.loaded.catalog;
    let item = catalog.item(key.item).ok_or_else(|| Error::new(ErrorKind::UnknownKey, "the item's row has errors"))?;
    let subject = Subject { item, class, rhythm: demand.statistics.as_ref().and_then(|found| found.rhythm) };
    let Standing { agreement, history: level_history, sourcing } = agreement_state(facts, settings, number, &subject, lines)?;
    let terms = match &agreement {
        AgreementState::Valid(terms) => Some(&**terms),
        _ => None,
    };
    let cut = facts.cuts.of(Some(key.location));
    let mut demand_facts = demand.statistics.as_ref().map(|found| demand_facts(found, demand.from_events));
    let mut ahead = terms.and_then(|terms| following(facts, number, cut.day(), terms));
    let (forecast_model, demand_sample) = match (settings.forecast.method.of(&subject.group()), terms, &mut demand_facts) {
        (Some(asked), Some(terms), Some(demand)) => {
            let found = forecast_demand(facts, settings, number, terms, (asked, &demand.per_day));
            found.tell(demand, &mut ahead, terms);
            (Some(Box::new(found.facts)), found.sample.map(Box::new))
        }
        _ => (None, None),
    };
    Ok(Situation {
        as_of: cut.day(),
        decimals: item.quantity_decimals,
        unit: item.unit.to_string(),
        class,
        stock: stock_facts(facts, settings, number)?,
        supply: supply(lines, cut, terms, item.quantity_decimals)?,
        demand: demand_facts,
        forecast_model,
        demand_sample,
        forecast: ahead,
        level_history,
        opened_by: None,
        context: context(facts, settings, number, terms, lines),
        agreement,
        sourcing,
        decided_parts: Vec::new(),
        act: facts.decisions.act(key),
        decided: None,
    })
}

/// The most days of a forecast that are looked at.
pub(super) const MOST_FORECAST_DAYS: usize = 3_650;

/// The forecast of the days that levels in days of supply, or of requirements, look at; none without a forecast.
fn following(facts: &Facts<'_>, number: u32, today: Day, terms: &Terms) -> Option<Box<[f64]>> {
    let levels = terms.spec.levels;
    if facts.forecasts.of(number).is_empty() {
        return None;
    }
    if terms.spec.policy.is_some_and(Policy::looks_at_requirements) {
        return Some(facts.forecasts.following(number, today, MOST_FORECAST_DAYS).into_boxed_slice());
    }
    if levels.level_unit == StatedUnit::Quantity {
        return None;
    }
    let most = levels.max.max(levels.min).map_or(0.0, Quantity::to_f64);
    let days = decimal::round_up(most, 0).map_or(0, |days| days.clamp(0, MOST_FORECAST_DAYS as i64) as usize);
    Some(facts.forecasts.following(number, today, days).into_boxed_slice())
}

fn demand_facts(found: &DemandStatistics, from_events: bool) -> DemandFacts {
    DemandFacts {
        per_day: Demand {
            mean: found.mean_per_day,
            sd: found.sd_per_day.unwrap_or(0.0),
            maximum: found.maximum_per_day,
            too_short: found.is_too_short(),
            long_run: None,
        },
        bucket: found.bucket,
        observations: found.observations,
        from: found.from,
        to: found.to,
        from_events,
    }
}

fn stock_facts(facts: &Facts<'_>, settings: &Settings, number: u32) -> Result<Option<StockFacts>> {
    let Some(position) = facts.positions.get(number as usize).copied().flatten() else {
        return Ok((settings.missing_stock == MissingStock::Zero).then_some(StockFacts {
            on_hand: Quantity::ZERO,
            physical: Quantity::ZERO,
            consigned: Quantity::ZERO,
            consigned_on_hand: Quantity::ZERO,
            allocated: Quantity::ZERO,
            back_ordered: Quantity::ZERO,
            newest: None,
            is_stale: false,
        }));
    };
    let cut = facts.cuts.of(facts.loaded.keys.keys().get(number as usize).map(|key| key.location));
    let newest = position.newest.map(|moment| cut.zone().day(moment));
    Ok(Some(StockFacts {
        on_hand: usable(&position)?,
        physical: position.physical()?,
        consigned: position.physical_of(Owner::Supplier)?,
        consigned_on_hand: position.of(Owner::Supplier, StockAccount::Usable),
        allocated: position.allocated,
        back_ordered: position.back_ordered,
        newest,
        is_stale: newest.is_some_and(|day| i64::from(cut.day().since(day)) > i64::from(settings.stale_after_days)),
    }))
}

/// Usable stock without the lots that cannot be used any more.
fn usable(position: &Position) -> Result<Quantity> {
    let overflow = |_| Error::new(ErrorKind::Overflow, "the usable stock is too large to be held exactly");
    position.usable()?.minus(position.expired_lots).map_err(overflow)
}

fn supply(lines: &[(u32, OrderLine)], cut: &Cut, terms: Option<&Terms>, decimals: u32) -> Result<SupplyFacts> {
    let overflow = |_| Error::new(ErrorKind::Overflow, "the open orders are too large to be held exactly");
    let mut supply = SupplyFacts::default();
    let closed = cut.closed();
    let next = closed.plus(1).unwrap_or(closed);
    for (_, line) in lines.iter().filter(|(_, line)| line.open() > 0) {
        let exact = |scaled: i64| Quantity::from_scaled(scaled, decimals);
        supply.in_transit = supply.in_transit.plus(exact(line.in_transit())).map_err(overflow)?;
        supply.on_order = supply.on_order.plus(exact(line.on_order())).map_err(overflow)?;
        if line.confirmed.is_none() && !matches!(line.state, Some(OrderState::Confirmed | OrderState::Shipped | OrderState::Received)) {
            supply.on_order_unconfirmed = supply.on_order_unconfirmed.plus(exact(line.on_order())).map_err(overflow)?;
        }
        let usual = || usual_arrival(terms?, line.ordered_on?);
        if let Some(day) = line.arrives_on.or_else(usual) {
            supply.late_lines += u32::from(day <= closed);
            supply.arrivals.push(Arrival { day: day.max(next), quantity: exact(line.open()) });
        }
    }
    supply.arrivals.sort_by_key(|arrival| (arrival.day, arrival.quantity));
    Ok(supply)
}

/// When a line without a date should arrive: by the lead time of the key's agreement, on its calendars.
fn usual_arrival(terms: &Terms, ordered_on: Day) -> Option<Day> {
    let whole = |days: f64| decimal::round_up(days, 0).ok().map(|days| days as i32);
    match &terms.schedule {
        Some(schedule) => schedule.due(ordered_on, whole(schedule.lead_time?)?, ordered_on),
        None => ordered_on.plus(whole(terms.spec.protection.lead_time?)?),
    }
}

/// What holds for a key between its suppliers and its place.
struct Standing {
    agreement: AgreementState,
    history: Option<Box<LevelHistory>>,
    sourcing: Option<Box<Sourcing>>,
}

fn agreement_state(facts: &Facts<'_>, settings: &Settings, number: u32, subject: &Subject<'_>, lines: &[(u32, OrderLine)]) -> Result<Standing> {
    let key = facts.loaded.keys.keys()[number as usize];
    let today = facts.cuts.of(Some(key.location)).day();
    let chosen = choose(facts.agreements_of(number), today, &facts.loaded.catalog.supplier_ids);
    let agreement = match &chosen {
        Choice::One(agreement, _) => Some(*agreement),
        _ => None,
    };
    let (levels, history) = levels_in_force(facts, key, agreement, subject.item.quantity_decimals)?;
    let mut partners = None;
    let state = match chosen {
        Choice::None => AgreementState::None,
        Choice::NotYet(from) => AgreementState::NotYet(from),
        Choice::Expired(to) => AgreementState::Expired(to),
        Choice::One(agreement, others) => {
            let first = terms(facts, settings, (agreement, others.len(), levels), subject, lines);
            partners = sourcing(facts, settings, (agreement, &others, &first), subject, lines)?;
            AgreementState::Valid(Box::new(first))
        }
        Choice::MixedShares(with, without) => {
            let ids = &facts.loaded.catalog.supplier_ids;
            let message = format!(
                "two agreements hold on {today}: with {:?} (row {}), which states a share, and with {:?} (row {}), which does not",
                ids.id(with.supplier),
                with.row,
                ids.id(without.supplier),
                without.row
            );
            return Err(Error::new(ErrorKind::ConflictingAgreements, message)
                .at("agreements", without.row)
                .field("share")
                .expected("a share in all agreements that hold at once, or in none")
                .hint("fill `share`, or leave it empty and fill `priority`"));
        }
        Choice::Conflict(a, b) => {
            let ids = &facts.loaded.catalog.supplier_ids;
            let message = format!(
                "two agreements hold on {today}: with {:?} (row {}) and {:?} (row {}), and no priority says which goes first",
                ids.id(a.supplier),
                a.row,
                ids.id(b.supplier),
                b.row
            );
            return Err(Error::new(ErrorKind::ConflictingAgreements, message)
                .at("agreements", a.row.max(b.row))
                .field("priority")
                .expected("different priorities, or periods that do not overlap")
                .hint("fill `priority` (the smallest goes first), or end one with `valid_to`"));
        }
    };
    Ok(Standing { agreement: state, history, sourcing: partners })
}

pub(super) fn terms(
    facts: &Facts<'_>,
    settings: &Settings,
    (agreement, others, levels): (&Agreement, usize, Levels),
    subject: &Subject<'_>,
    lines: &[(u32, OrderLine)],
) -> Terms {
    let item = subject.item;
    let dialect = agreement.dialect.or(settings.dialect).filter(|dialect| *dialect != Dialect::Vmi);
    let Chosen { policy, distribution, measure, choice } = chosen_model(settings, agreement, &levels, dialect, subject);
    let (service_level, service_level_from) = match agreement.service_level {
        Some(level) => (level, "agreement"),
        None => settings.service_level.of(&subject.group()).unwrap_or((0.95, "plain")),
    };
    let factor = agreement.order_unit.as_deref().filter(|unit| *unit != &*item.unit).map(|unit| {
        let factor = facts.loaded.catalog.units_in(agreement.item, unit).unwrap_or(Decimal::ONE);
        (unit.to_owned(), factor)
    });
    let (protection, schedule) = protection(facts, settings, agreement);
    let last_place = Quantity::from_scaled(1, item.quantity_decimals);
    let unit_step = factor.as_ref().and_then(|(_, factor)| Quantity::new(*factor).ok());
    Terms {
        supplier: facts.loaded.catalog.supplier_ids.id(agreement.supplier).to_owned(),
        agreement_row: agreement.row,
        others,
        spec: PolicySpec {
            policy,
            levels,
            protection,
            distribution,
            safety: Safety { rule: settings.safety_stock, service_level, measure, stock_minimum: agreement.lot.stock_minimum },
            cost: Cost {
                order_cost: agreement.order_cost,
                holding_rate: agreement.holding_rate,
                unit_price: agreement.unit_price.as_ref().map(|price| decimal::to_f64(price.amount())),
                backorder_cost: agreement.backorder_cost.filter(|_| agreement.service_level.is_none()),
            },
            joint: facts.joint_of(Key { item: agreement.item, location: agreement.location }),
            decimals: item.quantity_decimals,
        },
        service_level_from: service_level_from.into(),
        choice,
        level_source: agreement.level_source,
        lot: agreement.lot,
        step: agreement.lot.order_multiple.or(unit_step).unwrap_or(last_place),
        order_unit: factor,
        unit_price: agreement.unit_price.as_ref().map(crate::model::Money::amount),
        currency: agreement.currency.as_deref().map(str::to_owned),
        stock_owner: agreement.stock_owner,
        release: agreement.release.clone(),
        earlier_releases: lines.iter().filter(|(_, line)| line.proposal.is_some() && line.supplier == agreement.supplier).count() as u32,
        schedule,
        rule: dialect.map(|dialect| Box::new(dialect.rule().clone())),
        price_breaks: facts.loaded.catalog.price_breaks_of(agreement.supplier, agreement.item, facts.cuts.of(Some(agreement.location)).day()),
        lead_bands: facts.loaded.catalog.lead_bands_of(agreement.supplier, Key { item: agreement.item, location: agreement.location }),
    }
}

/// The times of an agreement; on calendars, the lead time and review of the order that would be placed now, in calendar days.
fn protection(facts: &Facts<'_>, settings: &Settings, agreement: &Agreement) -> (Protection, Option<Box<Schedule>>) {
    let mut protection = Protection {
        lead_time: agreement.lead_time_days.or(settings.lead_time_days),
        lead_time_sd: agreement.lead_time_sd_days.unwrap_or(0.0),
        lead_time_max: agreement.lead_time_max_days,
        review: agreement.review_days.or(settings.review_days),
    };
    let cut = facts.cuts.of(Some(agreement.location));
    let catalog = &facts.loaded.catalog;
    let (supplier, location) = (catalog.suppliers.get(agreement.supplier as usize), catalog.locations.get(agreement.location as usize));
    let schedule = Schedule {
        instant: cut.instant(),
        zone: supplier.and_then(|supplier| supplier.zone).unwrap_or(cut.zone()),
        supplier: supplier.and_then(|supplier| supplier.calendar.clone()),
        location: location.and_then(|location| location.calendar.clone()),
        lead_time: protection.lead_time,
        lead_time_max: protection.lead_time_max,
    };
    if !schedule.has_calendar() {
        return (protection, schedule.instant.is_some().then(|| Box::new(schedule)));
    }
    if let Some(place_on) = schedule.place_on(cut.day()) {
        let counted = |stated: Option<f64>| schedule.calendar_days(place_on, stated?, cut.day()).or(stated);
        protection.lead_time = counted(protection.lead_time);
        protection.lead_time_max = counted(protection.lead_time_max);
        if schedule.supplier.is_some() {
            protection.review = protection.review.or_else(|| schedule.order_day_after(place_on).map(|next| f64::from(next.since(place_on))));
        }
    }
    (protection, Some(Box::new(schedule)))
}
