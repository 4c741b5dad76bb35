//! What a rule other than vmi's own may look at: requests, allocations by day, lots by expiry, planning days.
//!
//! Only what a rule looks at is filled in: vmi's own rule counts allocations as one account, and leaves expired lots out of usable stock.

use std::collections::BTreeMap;

use super::load::Facts;
use crate::ledger::{Ledger, OrderLine, OrderState, Window};
use crate::model::{Account, Cut, Day, DemandCounted, FlowState, Key, Look, Moment, Quantity, Settings, Time};
use crate::plan::{Context, Flow, FlowKind, Lot, Request, RequestState, Terms};
use crate::table::Loaded;

/// Quantities by day, of a key.
pub(super) type ByDay = Vec<(Day, Quantity)>;

/// The open allocations that name an order and a day, by key number; empty where no rule looks ahead.
pub(super) fn dated_claims((ledger, window): (&Ledger, &Window), settings: &Settings, loaded: &Loaded) -> BTreeMap<u32, ByDay> {
    let mut claims: BTreeMap<u32, ByDay> = BTreeMap::new();
    let mut dialects = loaded.catalog.agreements.iter().filter_map(|agreement| agreement.dialect).chain(settings.dialect);
    if ledger.sequence() == 0 || !dialects.any(|dialect| dialect.rule().is_projected()) {
        return claims;
    }
    // One that cannot be held exactly stays in the account, which says so.
    for claim in ledger.allocations_in(window).into_iter().flatten() {
        let ids = &loaded.catalog;
        let place = ids.item_ids.find(claim.item.as_bytes()).zip(ids.location_ids.find(claim.location.as_bytes()));
        let number = place.and_then(|(item, location)| loaded.keys.find(Key { item, location }));
        if let Some((number, day)) = number.zip(claim.promised_for) {
            claims.entry(number).or_default().push((day, claim.quantity));
        }
    }
    for of_key in claims.values_mut() {
        of_key.sort_unstable();
    }
    claims
}

/// The context of a key under its terms.
pub(super) fn context(facts: &Facts<'_>, settings: &Settings, number: u32, terms: Option<&Terms>, lines: &[(u32, OrderLine)]) -> Context {
    let key = facts.loaded.keys.keys()[number as usize];
    let mut context = Context { requests: requests(lines, facts.loaded.decimals(Some(key.item))), ..Context::default() };
    let Some(rule) = terms.and_then(|terms| terms.rule.as_deref()) else { return context };
    context.days = settings.planning_days;
    let any = |holds: &dyn Fn(&Look) -> bool| holds(&rule.trigger_on) || rule.quantity_on.as_ref().is_some_and(holds);
    if any(&looks_at_booked_issues) {
        issues(facts, number, &mut context);
    }
    if any(&|look| look.counts.contains(&Account::Lots)) {
        lots(facts, number, &mut context);
        context.now = wall_clock(facts.cuts.of(Some(key.location)));
    }
    context
}

/// Lines that are proposed and not released.
fn requests(lines: &[(u32, OrderLine)], decimals: u32) -> Vec<Request> {
    let proposed = lines.iter().filter(|(_, line)| line.state == Some(OrderState::Proposed));
    let request = |line: &OrderLine| {
        let open = line.confirmed.unwrap_or(line.ordered).saturating_sub(line.cancelled).max(0);
        Request { day: line.arrives_on, quantity: Quantity::from_scaled(open, decimals), state: RequestState::Open }
    };
    let mut requests: Vec<Request> = proposed.map(|(_, line)| request(line)).collect();
    requests.sort_by_key(|request| (request.day, request.quantity));
    requests
}

fn looks_at_booked_issues(look: &Look) -> bool {
    look.time != Time::Undated
        && matches!(look.demand, DemandCounted::Booked | DemandCounted::LargerOfBookedAndForecast)
        && look.flows.contains(&FlowState::Assigned)
}

/// Allocations as issues on their days; a look that subtracts them there does not subtract them as an account.
fn issues(facts: &Facts<'_>, number: u32, context: &mut Context) {
    let Some(claims) = facts.claims.get(&number) else { return };
    let Ok(sum) = claims.iter().try_fold(Quantity::ZERO, |sum, (_, quantity)| sum.plus(*quantity)) else { return };
    let issue = |(day, quantity): &(Day, Quantity)| Flow { day: *day, quantity: *quantity, kind: FlowKind::Issue, state: FlowState::Assigned };
    context.flows.extend(claims.iter().map(issue));
    context.allocated_in_flows = sum;
}

/// Usable stock by the day of expiry, and the rest, which never expires.
fn lots(facts: &Facts<'_>, number: u32, context: &mut Context) {
    let (Some(dated), Some(Some(position))) = (facts.lots.get(&number), facts.positions.get(number as usize)) else { return };
    let sum = dated.iter().try_fold(Quantity::ZERO, |sum, (_, quantity)| sum.plus(*quantity));
    let Some(rest) = position.usable().ok().zip(sum.ok()).and_then(|(usable, dated)| usable.minus(dated).ok()) else { return };
    context.lots = dated.iter().map(|(day, quantity)| Lot { quantity: *quantity, expires_on: Some(*day) }).collect();
    if rest != Quantity::ZERO {
        context.lots.push(Lot { quantity: rest, expires_on: None });
    }
}

/// The time of day at the location, as days of expiry are written; none for a business date, which stands for its close.
fn wall_clock(cut: &Cut) -> Option<Moment> {
    let (instant, today) = (cut.instant()?, cut.day());
    let begins = cut.zone().micros(Moment::close_of(today.plus(-1)?)) + 1;
    let now = Moment::from_micros(Moment::start_of(today).micros() + instant.micros() - begins)?;
    Some(now.min(Moment::close_of(today)))
}
