//! A look at the position: the accounts that count, now or projected day by day.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::context::{Dated, FlowKind, RequestState};
use super::reason::Reason;
use super::situation::{AgreementState, Situation, StockFacts, Terms};
use crate::model::{Account, Day, DemandCounted, FlowState, Late, Look, Moment, Quantity, Scope, Span, Step, Time, UnknownLeadTime};
use crate::num::{DecimalError, decimal, round_up};

/// How far ahead mean demand is projected, in days.
const FURTHEST_DAYS: i32 = 3_650;

/// What a look saw: the position of the first day, and of each later day of the window on which it changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sight {
    /// The first day; none for a position without dates.
    pub from: Option<Day>,
    /// The position, by day; one entry at least.
    pub walk: Vec<Projected>,
}

/// A projected position.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Projected {
    /// The day, at its end.
    pub day: Day,
    /// The position.
    pub position: Quantity,
}

impl Sight {
    /// The position of the first day.
    pub fn first(&self) -> Quantity {
        self.walk.first().map_or(Quantity::ZERO, |first| first.position)
    }

    /// The position at the end of a day: that of the last change up to it.
    pub fn on(&self, day: Day) -> Option<Quantity> {
        self.walk.iter().take_while(|seen| seen.day <= day).last().map(|seen| seen.position)
    }
}

fn overflow(_: DecimalError) -> Reason {
    Reason::Overflow
}

/// Looks at the position; `every_day` keeps days without a change as well.
pub(super) fn see(situation: &Situation, stock: &StockFacts, look: &Look, every_day: bool) -> Result<Sight, Reason> {
    let as_of = situation.as_of;
    let base = match (look.scope, &situation.context.group) {
        (Scope::Group, Some(members)) => members.iter().try_fold(Quantity::ZERO, |sum, member| sum.plus(*member)).map_err(overflow)?,
        _ => undated(situation, stock, look).map_err(overflow)?,
    };
    if look.time == Time::Undated {
        return Ok(Sight { from: None, walk: vec![Projected { day: as_of, position: base }] });
    }
    let terms = match &situation.agreement {
        AgreementState::Valid(terms) => Some(&**terms),
        _ => None,
    };
    let (from, end) = (edge(situation, terms, look, Edge::First)?, edge(situation, terms, look, Edge::Last)?);
    // The last day that is seen.
    let (from, last) = match look.time {
        Time::EndOfDay => (end, end),
        Time::EachDay => (from, end.max(from)),
        _ => (from, end.plus(-1).unwrap_or(end).max(from)),
    };
    let changes = changes(situation, look, last).map_err(overflow)?;
    let mut walk = Vec::new();
    let mut position = base;
    for change in changes.range(..=from).map(|(_, change)| change) {
        position = position.plus(*change).map_err(overflow)?;
    }
    push(situation, look, &mut walk, from, position)?;
    let mut before = from;
    for (day, change) in changes.range(from..).skip_while(|(day, _)| **day == from) {
        while every_day && before.plus(1).is_some_and(|next| next < *day) {
            before = before.plus(1).unwrap_or(before);
            push(situation, look, &mut walk, before, position)?;
        }
        position = position.plus(*change).map_err(overflow)?;
        push(situation, look, &mut walk, *day, position)?;
        before = *day;
    }
    while every_day && before < last && last.since(before) <= FURTHEST_DAYS {
        before = before.plus(1).unwrap_or(last);
        push(situation, look, &mut walk, before, position)?;
    }
    Ok(Sight { from: Some(from), walk })
}

fn push(situation: &Situation, look: &Look, walk: &mut Vec<Projected>, day: Day, position: Quantity) -> Result<(), Reason> {
    let position = match (look.step, situation.context.base_step) {
        (Step::BaseUnit, Some(step)) => rounded(position, step).map_err(overflow)?,
        _ => position,
    };
    walk.push(Projected { day, position });
    Ok(())
}

/// A quantity at the nearest multiple of a step, halves away from zero.
pub(super) fn rounded(quantity: Quantity, step: Quantity) -> Result<Quantity, DecimalError> {
    if step <= Quantity::ZERO {
        return Ok(quantity);
    }
    Quantity::new(decimal::round_half_away(quantity.decimal(), step.decimal())?)
}

/// The sum of the accounts that count, whatever the dates.
fn undated(situation: &Situation, stock: &StockFacts, look: &Look) -> Result<Quantity, DecimalError> {
    let counts = |account: Account| look.counts.contains(&account);
    let mut sum = match (counts(Account::OnHand), counts(Account::Consigned), counts(Account::Lots)) {
        (.., true) if !situation.context.lots.is_empty() => unexpired(situation, look)?,
        (true, true, _) | (.., true) => stock.on_hand,
        (true, false, false) => stock.on_hand.minus(stock.consigned_on_hand)?,
        (false, true, false) => stock.consigned_on_hand,
        (false, false, false) => Quantity::ZERO,
    };
    for account in look.counts.iter().filter(|account| !matches!(account, Account::OnHand | Account::Consigned | Account::Lots)) {
        let quantity = counted(situation, stock, look, *account)?;
        sum = if account.is_claim() { sum.minus(quantity)? } else { sum.plus(quantity)? };
    }
    Ok(sum)
}

/// What an account adds to a look, or takes off: allocations that the look subtracts on their day are not taken off at once.
pub(super) fn counted(situation: &Situation, stock: &StockFacts, look: &Look, account: Account) -> Result<Quantity, DecimalError> {
    let quantity = held(situation, stock, account)?;
    let by_day = look.time != Time::Undated
        && matches!(look.demand, DemandCounted::Booked | DemandCounted::LargerOfBookedAndForecast)
        && look.flows.contains(&FlowState::Assigned);
    if account == Account::Allocated && by_day { quantity.minus(situation.context.allocated_in_flows) } else { Ok(quantity) }
}

/// What an account holds; lots as if none expired.
fn held(situation: &Situation, stock: &StockFacts, account: Account) -> Result<Quantity, DecimalError> {
    let (supply, other) = (&situation.supply, &situation.context.accounts);
    Ok(match account {
        Account::OnHand => stock.on_hand.minus(stock.consigned_on_hand)?,
        Account::Consigned => stock.consigned_on_hand,
        Account::Lots => stock.on_hand,
        Account::InTransit => supply.in_transit,
        Account::OnOrderConfirmed => supply.on_order.minus(supply.on_order_unconfirmed)?,
        Account::OnOrderUnconfirmed => supply.on_order_unconfirmed,
        Account::OpenRequests => {
            let open = situation.context.requests.iter().filter(|request| request.state == RequestState::Open);
            open.map(|request| request.quantity).try_fold(Quantity::ZERO, Quantity::plus)?
        }
        Account::PlannedProduction => other.planned_production,
        Account::ProductionOutput => other.production_output,
        Account::ProductionComponents => other.production_components,
        Account::Allocated => stock.allocated,
        Account::BackOrdered => stock.back_ordered,
        Account::ReservedSales => other.reserved_sales,
        Account::ReservedProduction => other.reserved_production,
        Account::ReservedSubcontract => other.reserved_subcontract,
        Account::ReservedProductionPlan => other.reserved_production_plan,
    })
}

/// Lots whose day of expiry does not begin by the instant of the plan, or so many days after it.
fn unexpired(situation: &Situation, look: &Look) -> Result<Quantity, DecimalError> {
    let now = situation.context.now.unwrap_or(Moment::close_of(situation.as_of));
    let until = look.expires_within_days.map(|days| now.plus_days(days));
    let stays = |expires_on: Option<Day>| match (expires_on, until) {
        (Some(day), Some(until)) => Moment::start_of(day) >= until,
        _ => true,
    };
    let lots = situation.context.lots.iter().filter(|lot| stays(lot.expires_on));
    lots.map(|lot| lot.quantity).try_fold(Quantity::ZERO, Quantity::plus)
}

#[derive(Clone, Copy, PartialEq)]
enum Edge {
    First,
    Last,
}

/// The first or the last day of the window.
fn edge(situation: &Situation, terms: Option<&Terms>, look: &Look, edge: Edge) -> Result<Day, Reason> {
    let spans = if edge == Edge::First { &look.from } else { &look.to };
    let days = &situation.context.days;
    let mut sum = 0_i32;
    for span in spans.iter() {
        let length = match span {
            Span::LeadTime => match (lead_time(situation, terms, edge), look.unknown_lead_time) {
                (Some(days), _) => days,
                (None, UnknownLeadTime::Refused) => return Err(Reason::NoLeadTime),
                (None, UnknownLeadTime::NoDays) => 0,
                (None, UnknownLeadTime::EndOfTime) => return Ok(Day::LAST),
            },
            Span::Review => terms.and_then(|terms| whole(terms.spec.protection.review?)).unwrap_or(0),
            Span::RouteDelay => days.route_delay,
            Span::Security => days.security,
            Span::DaysToOrder => days.days_to_order,
            Span::Visibility => days.visibility,
            Span::Horizon => days.horizon,
            Span::OneDay => 1,
        };
        sum = sum.saturating_add(i32::try_from(length).unwrap_or(i32::MAX));
    }
    Ok(situation.as_of.plus(sum).unwrap_or(Day::LAST))
}

/// The shortest lead time where a window begins, the longest where it ends; none if no supplier's is known.
fn lead_time(situation: &Situation, terms: Option<&Terms>, edge: Edge) -> Option<u32> {
    let all = lead_times(situation, terms);
    let known = all.iter().flatten().copied();
    if edge == Edge::First { known.min() } else { known.max() }
}

/// The lead times of the suppliers in whole days, the preferred first.
pub(super) fn lead_times(situation: &Situation, terms: Option<&Terms>) -> Vec<Option<u32>> {
    if !situation.context.supplier_lead_times.is_empty() {
        return situation.context.supplier_lead_times.clone();
    }
    vec![terms.and_then(|terms| whole(terms.spec.protection.lead_time?))]
}

fn whole(days: f64) -> Option<u32> {
    u32::try_from(round_up(days, 0).ok()?).ok()
}

/// What a day adds to the position, by day up to the last; what is late and counts stands on the day of the plan.
fn changes(situation: &Situation, look: &Look, last: Day) -> Result<BTreeMap<Day, Quantity>, DecimalError> {
    let as_of = situation.as_of;
    let mut receipts: BTreeMap<Day, Quantity> = BTreeMap::new();
    let mut issues: BTreeMap<Day, Quantity> = BTreeMap::new();
    if look.flows.contains(&FlowState::Confirmed) {
        for arrival in &situation.supply.arrivals {
            add(&mut receipts, arrival.day, arrival.quantity)?;
        }
    }
    for flow in situation.context.flows.iter().filter(|flow| look.flows.contains(&flow.state)) {
        let is_late = flow.day < as_of;
        if is_late && look.late == Late::LeftOut && flow.state != FlowState::Assigned {
            continue;
        }
        let into = if flow.kind == FlowKind::Receipt { &mut receipts } else { &mut issues };
        add(into, flow.day.max(as_of), flow.quantity)?;
    }
    let forecast = match look.demand {
        DemandCounted::Forecast | DemandCounted::LargerOfBookedAndForecast => forecast(situation, last)?,
        DemandCounted::None | DemandCounted::Booked => BTreeMap::new(),
    };
    let mut sums = receipts;
    let days: std::collections::BTreeSet<Day> = issues.keys().chain(forecast.keys()).copied().collect();
    for day in days {
        let of = |map: &BTreeMap<Day, Quantity>| map.get(&day).copied().unwrap_or_default();
        let demand = match look.demand {
            DemandCounted::None => Quantity::ZERO,
            DemandCounted::Booked => of(&issues),
            DemandCounted::Forecast => of(&forecast),
            DemandCounted::LargerOfBookedAndForecast => of(&issues).max(of(&forecast)),
        };
        let sum = sums.entry(day).or_default();
        *sum = sum.minus(demand)?;
    }
    let _ = sums.split_off(&last.plus(1).unwrap_or(last));
    Ok(sums)
}

fn add(into: &mut BTreeMap<Day, Quantity>, day: Day, quantity: Quantity) -> Result<(), DecimalError> {
    let sum = into.entry(day).or_default();
    *sum = sum.plus(quantity)?;
    Ok(())
}

/// The forecast by day: as stated, else mean demand from tomorrow on, each day's sum rounded up to the item's decimals.
pub(super) fn forecast(situation: &Situation, last: Day) -> Result<BTreeMap<Day, Quantity>, DecimalError> {
    let mut by_day = BTreeMap::new();
    if !situation.context.forecast.is_empty() {
        for Dated { day, quantity } in &situation.context.forecast {
            add(&mut by_day, *day, *quantity)?;
        }
        return Ok(by_day);
    }
    let Some(mean) = situation.demand.as_ref().map(|demand| demand.per_day.mean).filter(|mean| *mean > 0.0) else { return Ok(by_day) };
    let mut before = 0;
    for days in 1..=last.since(situation.as_of).min(FURTHEST_DAYS) {
        let sum = round_up(mean * f64::from(days), situation.decimals)?;
        if let Some(day) = situation.as_of.plus(days).filter(|_| sum > before) {
            by_day.insert(day, Quantity::from_scaled(sum - before, situation.decimals));
        }
        before = sum;
    }
    Ok(by_day)
}
