//! Where min and max come from: the agreement, and every change of them that was known.

use serde::{Deserialize, Serialize};

use super::reason::Reason;
use super::situation::{AgreementState, Situation, Terms};
use crate::model::{Day, LevelSource, LevelUnit, Moment, Policy, Quantity, StatedUnit, choice};
use crate::num::{self, decimal};
use crate::policy::{KnownDemand, Missing, Parameters, PolicySpec, levels_by, requirement_levels_by};

choice! {
    /// What became of a change of min and max.
    Standing {
        /// The plan uses a level that it states.
        InForce = "in_force",
        /// Another one that holds from a later day, or was recorded later for the same day, took its place.
        Replaced = "replaced",
        /// It will hold from a day after the plan's.
        Coming = "coming",
        /// The agreement's `level_source` names the other party.
        Refused = "refused",
        /// It is about another supplier than the one that was chosen.
        OtherSupplier = "other_supplier",
        /// No agreement holds.
        NoAgreement = "no_agreement",
    }
}

/// A change of min and max.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LevelChange {
    /// Whose agreement.
    pub supplier: String,
    /// Its first day.
    pub valid_from: Day,
    /// The minimum, in the agreement's `level_unit`; none: the one in force stays.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<Quantity>,
    /// The maximum, in the agreement's `level_unit`; none: the one in force stays.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<Quantity>,
    /// Who set it.
    pub set_by: LevelSource,
    /// When it became known.
    pub recorded_at: Moment,
    /// Its row in the table; 0 for an event.
    pub row: u64,
    /// The event that it is; none for a row of the table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<LevelEvent>,
    /// What became of it.
    pub standing: Standing,
}

/// The event that changed min or max.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LevelEvent {
    /// Who reported it.
    pub source: String,
    /// Its id there.
    pub event_id: String,
    /// Who did it, if stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actor: Option<String>,
    /// Why, if stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl LevelChange {
    /// Whether it holds, or held before another took its place.
    pub fn holds(&self) -> bool {
        matches!(self.standing, Standing::InForce | Standing::Replaced)
    }

    /// The minimum and the maximum that it states.
    pub fn stated(&self) -> [Option<Quantity>; 2] {
        [self.min, self.max]
    }

    /// Where it stands: a row of the table, or an event.
    pub fn place(&self) -> String {
        match &self.event {
            Some(event) => format!("event {:?} of {:?}", event.event_id, event.source),
            None => format!("row {}", self.row),
        }
    }
}

/// The history of min and max of a key.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LevelHistory {
    /// The minimum that the agreement states.
    pub agreed_min: Option<Quantity>,
    /// The maximum that the agreement states.
    pub agreed_max: Option<Quantity>,
    /// Every change that was known, in the order in which they take effect.
    pub changes: Vec<LevelChange>,
}

impl LevelHistory {
    /// The last change that is in force, and the one that held before it.
    pub fn in_force(&self) -> Option<(&LevelChange, Option<&LevelChange>)> {
        let at = self.changes.iter().rposition(|change| change.standing == Standing::InForce)?;
        let before = self.changes[..at].iter().rev().find(|change| change.holds());
        Some((&self.changes[at], before))
    }

    /// Where each of min and max comes from: the last change that holds and names it; none: the agreement.
    pub fn named_last(&self) -> [Option<usize>; 2] {
        [0, 1].map(|level| self.changes.iter().rposition(|change| change.holds() && change.stated()[level].is_some()))
    }

    /// Min and max before the last change that is in force.
    pub fn before(&self) -> [Option<Quantity>; 2] {
        let end = self.changes.iter().rposition(|change| change.standing == Standing::InForce).unwrap_or(0);
        let agreed = [self.agreed_min, self.agreed_max];
        [0, 1]
            .map(|level| self.changes[..end].iter().rev().filter(|change| change.holds()).find_map(|change| change.stated()[level]).or(agreed[level]))
    }

    /// How many changes have this standing.
    pub fn count(&self, standing: Standing) -> usize {
        self.changes.iter().filter(|change| change.standing == standing).count()
    }
}

/// The levels of a policy, or what is missing.
pub(super) fn levels_of(situation: &Situation, terms: &Terms) -> Result<Result<Parameters, Missing>, Reason> {
    let sample = situation.demand_sample.as_deref();
    let demand = situation.demand.as_ref().map(|demand| KnownDemand { per_day: &demand.per_day, sample });
    if terms.spec.policy.is_some_and(Policy::looks_at_requirements) {
        return Ok(requirement_levels_by(&terms.spec, demand, situation.forecast.as_deref()));
    }
    Ok(levels_by(&terms.rule().levels, &with_forecast(situation, &terms.spec)?, demand))
}

/// The policy with levels in days of supply made quantities by the forecast of the days after `as_of`; as it is where there is none.
fn with_forecast(situation: &Situation, spec: &PolicySpec) -> Result<PolicySpec, Reason> {
    // A rule whose levels count days makes them quantities itself, day by day.
    let by_rule = matches!(&situation.agreement, AgreementState::Valid(terms) if terms.rule().levels.unit == LevelUnit::DaysOfFollowingDemand);
    let Some(forecast) = situation.forecast.as_deref().filter(|_| spec.policy == Some(Policy::MinMax) && spec.levels.min.is_some() && !by_rule)
    else {
        return Ok(*spec);
    };
    let level = |days: Option<Quantity>| -> Result<Option<Quantity>, Reason> {
        let Some(days) = days else { return Ok(None) };
        let exact = over(forecast, days.to_f64()).ok_or(Reason::ForecastTooShort)?;
        let scaled = decimal::round_up(exact, situation.decimals).map_err(|_| Reason::Overflow)?;
        Ok(Some(Quantity::from_scaled(scaled, situation.decimals)))
    };
    let mut spec = *spec;
    spec.levels.min = level(spec.levels.min)?;
    spec.levels.max = level(spec.levels.max)?;
    spec.levels.level_unit = StatedUnit::Quantity;
    Ok(spec)
}

/// What the first days of a forecast ask for, the last of them in part; none where it ends before.
fn over(forecast: &[f64], days: f64) -> Option<f64> {
    let whole = days as usize;
    let part = days - whole as f64;
    let first = num::sum(forecast.get(..whole)?);
    if part == 0.0 { Some(first) } else { Some(first + part * forecast.get(whole)?) }
}
