//! The suppliers of a key and how they stand to each other.

use super::assemble::terms;
use super::chosen_model::Subject;
use super::load::Facts;
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::{OrderLine, OrderState};
use crate::model::{Agreement, Fallback, Quantity, Settings};
use crate::plan::{Claim, Sourcing, Terms};
use crate::policy::PolicySpec;

/// The others that take part besides the first agreement; none where the first is asked for all there is.
pub(super) fn sourcing(
    facts: &Facts<'_>,
    settings: &Settings,
    (first, others, terms_of_first): (&Agreement, &[&Agreement], &Terms),
    subject: &Subject<'_>,
    lines: &[(u32, OrderLine)],
) -> Result<Option<Box<Sourcing>>> {
    // A rule of another system takes the first agreement alone.
    let others = if terms_of_first.rule.is_none() { others } else { &[] };
    let by_share = first.share.is_some() && !others.is_empty();
    let mut take_part: Vec<&Agreement> = if by_share || settings.fallback == Fallback::InTime { others.to_vec() } else { Vec::new() };
    // A second agreement with a supplier is no second supplier.
    let mut known = vec![first.supplier];
    take_part.retain(|agreement| {
        !known.contains(&agreement.supplier) && {
            known.push(agreement.supplier);
            true
        }
    });
    if take_part.is_empty() && first.period_maximum.is_none() {
        return Ok(None);
    }
    let mut claims = Vec::with_capacity(take_part.len() + 1);
    for agreement in std::iter::once(&first).chain(&take_part) {
        let ordered = ordered_within(facts, settings.share_days, agreement, subject.item.quantity_decimals, lines)?;
        claims.push(Claim { share: agreement.share, ordered, cap: agreement.period_maximum });
    }
    // Policy, levels and rule are those of the first for every part.
    let partner = |agreement: &&Agreement| {
        let own = terms(facts, settings, (agreement, others.len(), terms_of_first.spec.levels), subject, lines);
        let spec = PolicySpec { policy: terms_of_first.spec.policy, ..own.spec };
        Terms { rule: None, spec, ..own }
    };
    let partners = take_part.iter().map(partner).collect();
    Ok(Some(Box::new(Sourcing { by_share, days: settings.share_days, claims, partners })))
}

/// What was ordered under an agreement in the last days, cancelled and refused quantities left out.
fn ordered_within(facts: &Facts<'_>, days: u32, agreement: &Agreement, decimals: u32, lines: &[(u32, OrderLine)]) -> Result<Quantity> {
    let today = facts.cuts.of(Some(agreement.location)).day();
    let counts = |line: &OrderLine| {
        let is_recent = line.ordered_on.is_some_and(|day| (0..i64::from(days)).contains(&i64::from(today.since(day))));
        line.supplier == agreement.supplier && is_recent && line.state != Some(OrderState::Proposed)
    };
    let committed = lines.iter().map(|(_, line)| line).filter(|line| counts(line));
    let overflow = || Error::new(ErrorKind::Overflow, "what was ordered in the period is too large to be held exactly");
    // Of a cancelled line, what came before stays ordered.
    let kept = |line: &OrderLine| {
        if line.state == Some(OrderState::Cancelled) { 0 } else { line.confirmed.unwrap_or(line.ordered).saturating_sub(line.cancelled) }
    };
    let sum = committed.map(|line| kept(line).max(line.received).max(0));
    let sum = sum.map(i128::from).sum::<i128>();
    i64::try_from(sum).map(|sum| Quantity::from_scaled(sum, decimals)).map_err(|_| overflow())
}
