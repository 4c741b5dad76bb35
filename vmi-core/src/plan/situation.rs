//! Everything that a decision rests on, exact and complete.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::acts::{Decision, PlannersAct};
use super::context::Context;
use super::levels::LevelHistory;
use super::schedule::Schedule;
use super::sourcing::Sourcing;
use crate::model::{
    AbcClass, Bucket, Category, Day, Dialect, ForecastCriterion, ForecastDistribution, ForecastMethod, LeadBand, LevelSource, LotTerms, Owner,
    PriceBreak, Quantity, Release, Rule,
};
use crate::num::DecimalError;
use crate::policy::PolicySpec;
use crate::policy::sample_demand::SampleDemand;

pub(super) fn is_zero(quantity: &Quantity) -> bool {
    *quantity == Quantity::ZERO
}

/// Stock of a key.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct StockFacts {
    /// Usable stock, both owners; may be negative.
    pub on_hand: Quantity,
    /// All physical stock, usable or not.
    pub physical: Quantity,
    /// Physical stock that the supplier owns.
    pub consigned: Quantity,
    /// The part of `on_hand` that the supplier owns.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub consigned_on_hand: Quantity,
    /// Claims on usable stock.
    pub allocated: Quantity,
    /// Asked for and owed.
    pub back_ordered: Quantity,
    /// The day of the newest fact.
    pub newest: Option<Day>,
    /// Whether that is longer ago than the settings allow.
    pub is_stale: bool,
}

/// An open order line that should arrive.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Arrival {
    /// The day; never before the first that is not over at `as_of`.
    pub day: Day,
    /// What is still to come.
    pub quantity: Quantity,
}

/// Open orders of a key.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SupplyFacts {
    /// Left the supplier.
    pub in_transit: Quantity,
    /// Ordered, not shipped.
    pub on_order: Quantity,
    /// The part of it that is not confirmed.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub on_order_unconfirmed: Quantity,
    /// Expected arrivals by day.
    pub arrivals: Vec<Arrival>,
    /// Open lines that are overdue.
    pub late_lines: u32,
}

/// Demand of a key.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct DemandFacts {
    /// Mean, standard deviation and maximum per calendar day.
    pub per_day: crate::policy::Demand,
    /// Size of the buckets.
    pub bucket: Bucket,
    /// Known buckets.
    pub observations: u32,
    /// First day of the window.
    pub from: Day,
    /// Last day of the window.
    pub to: Day,
    /// Whether it was read from events instead of a demand table.
    pub from_events: bool,
}

/// The forecast of a key's demand over lead time and review.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ForecastFacts {
    /// The method; none where none could be fitted, and the mean of the history stands.
    pub method: Option<ForecastMethod>,
    /// The part of the setting that asked for it.
    pub from: std::borrow::Cow<'static, str>,
    /// By what it was chosen among several; none: it was stated.
    pub criterion: Option<ForecastCriterion>,
    /// Its constants.
    pub parameters: Vec<(String, f64)>,
    /// The days that it is added up over.
    pub days: f64,
    /// What is expected to be asked in them.
    pub total: f64,
    /// The standard deviation of that.
    pub sd: f64,
    /// The score of the method; none where the history is too short for one.
    pub score: Option<f64>,
    /// Over how many rolling origins.
    pub origins: usize,
    /// The second best, and its score.
    pub runner_up: Option<(ForecastMethod, f64)>,
    /// What went wrong with methods that were tried.
    pub failed: Vec<String>,
    /// What became of a distribution that a setting asks for, other than `model`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sample: Option<SampleFacts>,
}

/// The sample of demand over lead time and review that a setting asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SampleFacts {
    /// The distribution that was asked for.
    pub asked: ForecastDistribution,
    /// The one that levels are computed with.
    pub used: ForecastDistribution,
    /// Why it is another, where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// Errors that it rests on, of sums or of single periods; 0 without a sample.
    pub errors: usize,
    /// Values of the sample.
    pub count: usize,
    /// Their mean, units.
    pub mean: f64,
    /// Their standard deviation, units.
    pub sd: f64,
    /// The seed of what was drawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seed: Option<u64>,
}

/// Who chose the policy and the distribution of demand: `agreement`, or the part of a setting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ModelChoice {
    /// Whose word the policy is.
    pub policy_from: std::borrow::Cow<'static, str>,
    /// The category whose default it is, if it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category_default: Option<Category>,
    /// Whose word the distribution is.
    pub distribution_from: std::borrow::Cow<'static, str>,
    /// How demand comes, where the choice rests on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rhythm: Option<crate::demand::Rhythm>,
}

/// The terms of the agreement that was chosen, with the settings that fill its gaps.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Terms {
    /// The supplier.
    pub supplier: String,
    /// The agreement's row.
    pub agreement_row: u64,
    /// How many other agreements hold as well, behind this one's priority.
    pub others: usize,
    /// The policy as data.
    pub spec: PolicySpec,
    /// Where the service level comes from: `agreement`, or the part of the setting.
    pub service_level_from: std::borrow::Cow<'static, str>,
    /// Who chose the policy and the distribution of demand, where they are not the usual ones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choice: Option<Box<ModelChoice>>,
    /// Who sets min and max.
    pub level_source: Option<LevelSource>,
    /// What an order line must look like.
    pub lot: LotTerms,
    /// Orders are multiples of it.
    pub step: Quantity,
    /// The unit of orders, where it is not the base unit, and how many base units it is.
    pub order_unit: Option<(String, Decimal)>,
    /// Price of one base unit.
    pub unit_price: Option<Decimal>,
    /// Its currency.
    pub currency: Option<String>,
    /// Who owns the stock.
    pub stock_owner: Owner,
    /// When a proposal is releasable.
    pub release: Release,
    /// Order lines of this agreement that came from a proposal.
    pub earlier_releases: u32,
    /// Calendars and the instant that dates rest on; none: calendar days after a business date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schedule: Option<Box<Schedule>>,
    /// How the decision is made; none: vmi's own rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<Box<Rule>>,
    /// Prices by quantity, ascending.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub price_breaks: Vec<PriceBreak>,
    /// Lead times by quantity, ascending.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lead_bands: Vec<LeadBand>,
}

impl Terms {
    /// How the decision is made.
    pub fn rule(&self) -> &Rule {
        self.rule.as_deref().unwrap_or_else(|| Dialect::Vmi.rule())
    }

    /// The rule's name and version, part of every proposal's id.
    pub fn rule_name(&self) -> String {
        format!("{}/1", self.rule().name)
    }
}

/// The agreement of a key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgreementState {
    /// There is none.
    None,
    /// The first holds from this day.
    NotYet(Day),
    /// The last held until this day.
    Expired(Day),
    /// This one.
    Valid(Box<Terms>),
}

/// An item that opens an order which others can join.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opener {
    /// The item, the first by its id of those that open one.
    pub item: String,
    /// Its position.
    pub position: Quantity,
    /// Its s.
    pub must_order_level: Quantity,
    /// How many more items open one.
    pub others: usize,
}

/// Everything that a decision rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Situation {
    /// The day of the plan at the location.
    pub as_of: Day,
    /// Decimals of the item's quantities.
    pub decimals: u32,
    /// The item's base unit.
    pub unit: String,
    /// The item's ABC class.
    pub class: Option<AbcClass>,
    /// The agreement.
    pub agreement: AgreementState,
    /// Stock; none where nothing is known.
    pub stock: Option<StockFacts>,
    /// Open orders.
    pub supply: SupplyFacts,
    /// Demand; none where nothing is known.
    pub demand: Option<DemandFacts>,
    /// The forecast that mean and deviation of demand come from, where a setting asks for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forecast_model: Option<Box<ForecastFacts>>,
    /// Sums of demand over lead time and review that levels are computed with, where a setting asks for them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub demand_sample: Option<Box<SampleDemand>>,
    /// The key's other suppliers, where they take part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sourcing: Option<Box<Sourcing>>,
    /// What became of parts of this review's order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decided_parts: Vec<Decision>,
    /// The planner's act in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub act: Option<PlannersAct>,
    /// What became of the proposal of this review, if it was decided; its order is then left out of the supply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided: Option<Decision>,
    /// What is expected on each of the days after `as_of`, where levels are days of supply or of requirements and there is a forecast.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forecast: Option<Box<[f64]>>,
    /// The other item of its supplier at the location that opens an order, for a can-order policy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opened_by: Option<Box<Opener>>,
    /// The history of min and max, where there is one besides the agreement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level_history: Option<Box<LevelHistory>>,
    /// Whatever else a rule may look at.
    #[serde(default, skip_serializing_if = "Context::is_empty")]
    pub context: Context,
}

impl Situation {
    /// The terms of a supplier that takes part.
    pub fn terms_of(&self, supplier: &str) -> Option<&Terms> {
        let first = match &self.agreement {
            AgreementState::Valid(terms) => Some(&**terms),
            _ => None,
        };
        let partners = self.sourcing.iter().flat_map(|sourcing| &sourcing.partners);
        first.into_iter().chain(partners).find(|terms| terms.supplier == supplier)
    }

    /// What may still be ordered from a supplier in the period; none: no cap.
    pub fn left_in_period(&self, supplier: &str) -> Result<Option<Quantity>, DecimalError> {
        let Some(sourcing) = &self.sourcing else { return Ok(None) };
        let partner = sourcing.partners.iter().position(|terms| terms.supplier == supplier);
        let Some(claim) = sourcing.claims.get(partner.map_or(0, |at| at + 1)) else { return Ok(None) };
        claim.cap.map(|cap| cap.minus(claim.ordered).map(|left| left.max(Quantity::ZERO))).transpose()
    }
}
