//! Items of one supplier and location that share orders: levels computed together, and who joins the order that another opens.

use std::collections::BTreeMap;

use super::assemble::{KeyDemand, situation};
use super::inputs::Inputs;
use super::load::Facts;
use super::parallel;
use super::plan::KeyPlan;
use super::spoils::Spoils;
use crate::error::{Error, ErrorKind, Notice, NoticeKind, Result};
use crate::model::{AbcClass, Agreement, DemandDistribution, Policy, Quantity, SafetyStock, Settings};
use crate::num::distribution::Pmf;
use crate::plan::{AgreementState, DecisionKind, NoOrder, Opener, Outcome, Reason, Situation, Terms};
use crate::policy::can_order::CanOrder;
use crate::policy::demand_over_time::DemandOverTime;
use crate::policy::{JointLevels, is_free};

/// Supplier and location.
type Group = (String, u32);

/// The terms of a key under a can-order policy of vmi's own rule.
fn joint_terms(situation: &Situation) -> Option<&Terms> {
    match &situation.agreement {
        AgreementState::Valid(terms) if terms.spec.policy == Some(Policy::CanOrder) && terms.rule.is_none() => Some(terms),
        _ => None,
    }
}

/// A member whose levels can be computed with those of the others.
struct Member {
    number: u32,
    individual_fixed_cost: f64,
    holding_cost: f64,
    stockout_cost: f64,
    demand_rate: f64,
    lead_time: f64,
    jumps: Pmf,
}

/// A key of a group: its supplier, what an order of the group costs, the row that says so, and its levels' inputs if they can be computed.
struct Candidate {
    supplier: String,
    shared: f64,
    row: u64,
    member: Option<Member>,
}

/// Levels of all groups that state what they share, by key number. Members of a group that state different costs of one order are spoiled, but the first.
pub(super) fn joint_levels(
    facts: &mut Facts<'_>,
    inputs: &Inputs<'_>,
    order: &[u32],
    classes: &[Option<AbcClass>],
    demand: &[KeyDemand],
) -> Result<BTreeMap<u32, JointLevels>> {
    let spoiled = Spoils::new(&facts.loaded);
    let shares = |agreement: &Agreement| agreement.joint_order_cost.is_some();
    let numbers: Vec<u32> = order.iter().copied().filter(|number| facts.agreements_of(*number).iter().any(shares)).collect();
    if numbers.is_empty() {
        return Ok(BTreeMap::new());
    }
    let found = parallel::map_slow(numbers.len(), inputs.threads, &mut |_, _| true, |at| {
        candidate(facts, &inputs.settings, numbers[at], classes, &demand[numbers[at] as usize], &spoiled)
    })?;
    let mut groups: BTreeMap<Group, (f64, u64, Vec<Member>)> = BTreeMap::new();
    for (number, candidate) in numbers.into_iter().zip(found) {
        let Some(Candidate { supplier, shared, row, member }) = candidate else { continue };
        let key = facts.loaded.keys.keys()[number as usize];
        let group = groups.entry((supplier, key.location)).or_insert((shared, row, Vec::new()));
        if group.0 == shared {
            group.2.extend(member);
            continue;
        }
        let message = format!("joint_order_cost is {shared}, and {} in row {}, of the same supplier and location", group.0, group.1);
        let error = Error::new(ErrorKind::ConflictingValues, message).at("agreements", row).field("joint_order_cost");
        let error = error.value(shared.to_string()).expected("one cost of an order for all items that share it");
        let (item, location) = facts.loaded.catalog.key_ids(key);
        let at = facts.problems.error(error.key(item, location));
        facts.loaded.spoiled.keys.push((key, at));
    }
    let groups: Vec<(f64, Vec<Member>)> = groups.into_values().map(|(shared, _, members)| (shared, members)).collect();
    let levels = parallel::in_chunks(1, groups.len(), inputs.threads, &mut |_, _| true, |at| together(groups[at].0, &groups[at].1))?;
    Ok(levels.into_iter().flatten().collect())
}

fn candidate(
    facts: &Facts<'_>,
    settings: &Settings,
    number: u32,
    classes: &[Option<AbcClass>],
    demand: &KeyDemand,
    spoiled: &Spoils,
) -> Option<Candidate> {
    let key = facts.loaded.keys.keys()[number as usize];
    if !spoiled.of(key).is_empty() {
        return None;
    }
    let found = situation(facts, settings, number, classes[key.item as usize], demand, facts.orders.of(number)).ok()?;
    let terms = joint_terms(&found)?;
    let agreement = facts.agreements_of(number).iter().find(|agreement| agreement.row == terms.agreement_row)?;
    let (shared, row) = (agreement.joint_order_cost?, terms.agreement_row);
    Some(Candidate { supplier: terms.supplier.clone(), shared, row, member: member(number, &found, terms) })
}

/// A member, if it leaves all levels to be computed and says all that they need.
fn member(number: u32, situation: &Situation, terms: &Terms) -> Option<Member> {
    let (spec, demand) = (&terms.spec, situation.demand.filter(|demand| !demand.per_day.too_short && demand.per_day.rate() > 0.0)?);
    let (cost, protection) = (&spec.cost, &spec.protection);
    let holding_cost = cost.holding_rate.zip(cost.unit_price).map(|(rate, price)| rate * price / 365.0)?;
    let stockout_cost = cost.backorder_cost?;
    let by_service = spec.safety.rule == SafetyStock::CycleService && spec.safety.stock_minimum.is_none();
    if !is_free(&spec.levels) || !by_service || spec.decimals > 0 || protection.lead_time_sd > 0.0 || !(holding_cost > 0.0 && stockout_cost > 0.0) {
        return None;
    }
    let (mean, sd) = (demand.per_day.rate(), demand.per_day.sd);
    let is_poisson = spec.distribution == DemandDistribution::Poisson || sd * sd <= mean;
    let over_time = if is_poisson { DemandOverTime::Poisson { mean } } else { DemandOverTime::NegativeBinomial { mean, sd } };
    let jumps = over_time.jumps().ok().flatten()?;
    let individual_fixed_cost = cost.order_cost?;
    let lead_time = protection.lead_time?;
    let demand_rate = mean / crate::num::distribution::Distribution::mean(&jumps);
    Some(Member { number, individual_fixed_cost, holding_cost, stockout_cost, demand_rate, lead_time, jumps })
}

/// The levels of the members of one group; none where the model gives none.
fn together(shared_fixed_cost: f64, members: &[Member]) -> Vec<(u32, JointLevels)> {
    let list = |of: fn(&Member) -> f64| members.iter().map(of).collect::<Vec<f64>>();
    let jumps: Vec<Pmf> = members.iter().map(|member| member.jumps.clone()).collect();
    let model = CanOrder {
        shared_fixed_cost,
        individual_fixed_costs: &list(|member| member.individual_fixed_cost),
        holding_costs: &list(|member| member.holding_cost),
        stockout_costs: &list(|member| member.stockout_cost),
        demand_rates: &list(|member| member.demand_rate),
        lead_times: &list(|member| member.lead_time),
        jumps: &jumps,
    };
    let Ok(found) = model.optimum() else { return Vec::new() };
    let levels = found.items.iter().map(|item| JointLevels {
        must_order_level: item.must_order_level,
        can_order_level: item.can_order_level,
        order_up_to: item.order_up_to,
    });
    members.iter().map(|member| member.number).zip(levels).collect()
}

/// Position and s of a key that opens an order: it has a proposal, or had one that was released in this review.
fn opens(planned: &KeyPlan) -> Option<(Quantity, Quantity)> {
    let (position, levels) = (planned.evaluation.position?, planned.evaluation.parameters?);
    let decisions = planned.situation.decided.iter().chain(&planned.situation.decided_parts);
    let is_released = decisions.into_iter().any(|decision| decision.kind == DecisionKind::Released);
    let orders = match &planned.evaluation.outcome {
        Outcome::Proposal(_) | Outcome::Parts(_) => true,
        Outcome::NoOrder(NoOrder { reason: Reason::AlreadyDecided, .. }) => is_released,
        Outcome::NoOrder(_) => false,
    };
    (orders && position <= levels.trigger_level).then_some((position, levels.trigger_level))
}

/// How many keys of can-order policies have problems: an order that they would open is not known.
pub(super) fn left_out(facts: &Facts<'_>, planned: &[KeyPlan]) -> Option<Notice> {
    let is_joint = |agreement: &Agreement| agreement.policy == Some(Policy::CanOrder) || agreement.levels.can_order_level.is_some();
    let is_left_out = |planned: &&KeyPlan| {
        let number = facts.loaded.keys.find(planned.key).filter(|_| planned.is_spoiled());
        number.is_some_and(|number| facts.agreements_of(number).iter().any(is_joint))
    };
    let count = planned.iter().filter(is_left_out).count() as u64;
    let message = format!("{count} keys of can-order policies have problems in their data: no other item joins an order that they would open");
    (count > 0).then(|| Notice::counted(NoticeKind::JointLeftOut, "agreements", count, message))
}

/// Which keys may join the order that another of their group opens: their places in the list, and who opens it. `item` names the item of a place.
pub(super) fn who_may_join<'i>(planned: &[KeyPlan], item: impl Fn(&KeyPlan) -> &'i str) -> Vec<(usize, Opener)> {
    let mut groups: BTreeMap<(&str, u32), Vec<usize>> = BTreeMap::new();
    for (at, key) in planned.iter().enumerate().filter(|(_, key)| !key.is_spoiled()) {
        if let Some(terms) = joint_terms(&key.situation) {
            groups.entry((&terms.supplier, key.key.location)).or_default().push(at);
        }
    }
    let mut joining = Vec::new();
    for members in groups.into_values() {
        // Keys are sorted by item.
        let opening: Vec<(usize, (Quantity, Quantity))> = members.iter().filter_map(|at| Some((*at, opens(&planned[*at])?))).collect();
        let Some((first, (position, must_order_level))) = opening.first().copied() else { continue };
        let opener = Opener { item: item(&planned[first]).to_owned(), position, must_order_level, others: opening.len() - 1 };
        // Both lists are in the order of keys.
        let others = members.iter().filter(|at| opening.binary_search_by_key(*at, |(other, _)| *other).is_err());
        joining.extend(others.map(|at| (*at, opener.clone())));
    }
    joining
}
