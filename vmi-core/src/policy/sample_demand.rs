//! Demand over lead time and review as a sample, and the levels that reach a service under it.

use serde::{Deserialize, Serialize};

use super::policy_service::{Start, Wanted, whole_level};
use super::review_demand::ReviewDemand;
use super::rss_service::RssService;
use crate::demand::interval::upper_rank;
use crate::error::{Error, ErrorKind, Result};
use crate::model::ForecastDistribution;
use crate::num::distribution::{Distribution, Empirical};
use crate::num::domain::{fraction, positive};
use crate::num::lead_time_demand::Moments;
use crate::num::{decimal, round_up, sqrt};

/// Sums of demand, each as likely: past sums about a forecast, or drawn ones. In units, in any order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SampleDemand {
    /// What they were made from.
    pub from: ForecastDistribution,
    /// The errors of past sums that they rest on, which a conformal level counts ranks of; of a bootstrap the one-step errors.
    pub errors: usize,
    /// Demand over lead time and review, at least one value.
    pub over_protection: Vec<f64>,
    /// The same over the lead time alone, value by value; empty where no level asks for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub over_lead_time: Vec<f64>,
    /// The same at moments between the two, for ready rates; empty where no level asks for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub between: Vec<Vec<f64>>,
}

impl SampleDemand {
    /// How many values there are.
    pub fn count(&self) -> usize {
        self.over_protection.len()
    }

    /// Levels for a policy with so many days between reviews, 0 for continuous review, of an item with so many decimals.
    pub fn levels(&self, review: f64, decimals: u32) -> Result<SampleLevels> {
        let sorted = |values: &Vec<f64>| Empirical::new(values.clone());
        Ok(SampleLevels {
            after: sorted(&self.over_protection)?,
            before: if self.over_lead_time.is_empty() { None } else { Some(sorted(&self.over_lead_time)?) },
            between: self.between.iter().map(sorted).collect::<Result<_>>()?,
            ranked: (self.from == ForecastDistribution::Conformal).then_some(self.errors as f64),
            review,
            decimals,
        })
    }
}

/// A value within 1e-9 of one that the item is counted in is taken for that, as levels are.
pub(crate) fn near_place(value: f64, decimals: u32) -> f64 {
    match (round_up(value, decimals), decimal::round_down(value, decimals)) {
        (Ok(up), Ok(down)) if up == down => decimal::scaled_to_f64(up, decimals),
        _ => value,
    }
}

/// The levels of a sample, each the least whose service is what is wanted, or more, of those that the item is counted in.
///
/// ```text
/// cycle                    P(X ≤ level), each of n values with chance 1 / n; conformal: its part of n + 1, so that the rank is ⌈(n + 1) p⌉
/// (s,Q)  fill and ready    1 − (n(s) − n(s + Q)) / Q
/// (R,S)  fill              1 − (n(S) − n₀(S)) / (E X − E X₀)
/// (R,S)  ready             P(X_t < S), averaged over moments t between L and L + R; with R = 0 at L, and the fill rate is the same
/// (R,s,S)                  by the undershoot's mean, as for real-valued demand
/// ```
///
/// n(x) = E(X − x)⁺ over lead time and review, n₀ over the lead time. Exact for the sample; how near it is to what comes is a matter of its errors. Sources: as of
/// [`RqService`](super::rq_service::RqService), [`RsService`](super::rs_service::RsService) and [`RssService`]; conformal ranks: [`Conformal`](crate::demand::interval::conformal::Conformal).
/// [`SafetyStockEmpirical`](super::safety_stock_empirical::SafetyStockEmpirical) is the model of (s,Q) by itself.
///
/// ```
/// use vmi_core::model::ForecastDistribution;
/// use vmi_core::policy::policy_service::Wanted;
/// use vmi_core::policy::sample_demand::SampleDemand;
/// let sums = |from| SampleDemand {
///     from, errors: 5, over_protection: vec![4.0, 9.5, 6.0, 5.0, 11.0], over_lead_time: vec![2.0, 4.5, 3.0, 2.0, 6.0], between: Vec::new(),
/// };
/// let levels = sums(ForecastDistribution::Empirical).levels(1.0, 0)?;
/// assert_eq!(levels.reorder_point(20.0, Wanted::CycleServiceLevel(0.8))?, 10.0); // 4 of 5 are at most 9.5: 10 pieces
/// assert_eq!(levels.reorder_point(20.0, Wanted::FillRate(0.97))?, 9.0); // n(9) = (0.5 + 2) / 5 = 0.5, n(8) = 0.9; n(28) = 0
/// assert_eq!(levels.order_up_to(Wanted::FillRate(0.9))?, 10.0); // of 7.1 − 3.5 a review n(9) = 0.5 are short, n(10) = 0.2
/// // Of 5 errors none is at rank ⌈6 · 0.84⌉ = 6; at ⌈6 · 0.8⌉ = 5 is 11.
/// let ranked = sums(ForecastDistribution::Conformal).levels(1.0, 0)?;
/// assert_eq!(ranked.order_up_to(Wanted::CycleServiceLevel(0.8))?, 11.0);
/// assert!(ranked.order_up_to(Wanted::CycleServiceLevel(0.84)).is_err());
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub struct SampleLevels {
    after: Empirical,
    before: Option<Empirical>,
    between: Vec<Empirical>,
    /// Of a conformal sample the errors whose ranks count.
    ranked: Option<f64>,
    review: f64,
    decimals: u32,
}

/// Levels are whole numbers of last places up to this.
const MOST_PLACES: f64 = 1e14;

impl SampleLevels {
    /// The least s of (s,Q) for a service; under cycle service Q does not matter.
    pub fn reorder_point(&self, order_quantity: f64, wanted: Wanted) -> Result<f64> {
        if let Wanted::CycleServiceLevel(share) = wanted {
            return self.quantile(share);
        }
        let lot = positive("order_quantity", order_quantity)?;
        self.least(wanted, lot, |level| Ok(1.0 - self.unserved(level, lot)))
    }

    /// The service that s of (s,Q) reaches.
    pub fn reached_by_point(&self, reorder_point: f64, order_quantity: f64, wanted: Wanted) -> Result<f64> {
        Ok(match wanted {
            Wanted::CycleServiceLevel(_) => self.cycle_service(reorder_point),
            _ => 1.0 - self.unserved(reorder_point, positive("order_quantity", order_quantity)?),
        })
    }

    /// The least S of (R,S) for a service.
    pub fn order_up_to(&self, wanted: Wanted) -> Result<f64> {
        if let Wanted::CycleServiceLevel(share) = wanted {
            return self.quantile(share);
        }
        self.least(wanted, 0.0, |level| self.reached_by_level(level, wanted))
    }

    /// The service that S of (R,S) reaches.
    pub fn reached_by_level(&self, order_up_to: f64, wanted: Wanted) -> Result<f64> {
        Ok(match wanted {
            Wanted::CycleServiceLevel(_) => self.cycle_service(order_up_to),
            _ if self.review <= 0.0 => below(&self.after, order_up_to),
            Wanted::FillRate(_) => 1.0 - self.shortage(order_up_to) / positive("demand of a review", self.before_review()?.1)?,
            Wanted::ReadyRate(_) if self.between.is_empty() => return Err(not_there("between")),
            Wanted::ReadyRate(_) => 1.0 - self.not_ready(order_up_to),
        })
    }

    /// The least s of (R,s,S) with S = s + Q for a service; `variance` is that of demand of a review period.
    pub fn reorder_level(&self, order_quantity: f64, variance: f64, wanted: Wanted) -> Result<f64> {
        let policy = RssService { order_quantity, demand: self, review_demand: self.review_demand(variance, wanted)? };
        self.least(wanted, order_quantity, |level| policy.reached(level, wanted))
    }

    /// The service that s and S of (R,s,S) reach.
    pub fn reached_by_two(&self, reorder_level: f64, order_up_to: f64, variance: f64, wanted: Wanted) -> Result<f64> {
        let order_quantity = order_up_to - reorder_level;
        RssService { order_quantity, demand: self, review_demand: self.review_demand(variance, wanted)? }.reached(reorder_level, wanted)
    }

    /// The least level that the item is counted in and that is not below a value.
    pub(super) fn up_to_place(&self, value: f64) -> Result<f64> {
        if value == f64::NEG_INFINITY {
            return Ok(value);
        }
        let scaled = round_up(value, self.decimals).map_err(|_| too_large(value))?;
        Ok(decimal::scaled_to_f64(scaled, self.decimals))
    }

    /// The least level with a cycle service.
    fn quantile(&self, share: f64) -> Result<f64> {
        self.up_to_place(self.demand_at(share)?)
    }

    /// Demand over lead time and review that is not exceeded with a chance of `share`, which lies between 0 and 1; an error where a conformal sample has too few errors.
    pub fn demand_at(&self, share: f64) -> Result<f64> {
        fraction("share", share)?;
        let values = self.after.values();
        let rank = match self.ranked {
            None => upper_rank(values.len(), share),
            // Each error stands for as many values as it was spread to.
            Some(errors) => {
                let each = values.len() as f64 / errors.max(1.0);
                let rank = round_up((errors + 1.0) * each * share, 0).map_or(usize::MAX, |rank| rank.max(1) as usize);
                if rank > values.len() {
                    let message = format!("{errors} errors are too few for a conformal level of {share}");
                    return Err(Error::new(ErrorKind::OutOfRange, message).field("service_level").expected("more errors, or a lower level"));
                }
                rank
            }
        };
        Ok(values[rank - 1])
    }

    fn cycle_service(&self, level: f64) -> f64 {
        let share = self.after.cdf(level);
        self.ranked.map_or(share, |errors| share * errors / (errors + 1.0))
    }

    /// The share of demand that (s,Q) does not serve at once.
    fn unserved(&self, reorder_point: f64, lot: f64) -> f64 {
        (self.after.loss(reorder_point) - self.after.loss(reorder_point + lot)) / lot
    }

    /// Mean demand over L, and over R.
    fn before_review(&self) -> Result<(f64, f64)> {
        let before = self.before.as_ref().ok_or_else(|| not_there("over_lead_time"))?.mean();
        Ok((before, self.after.mean() - before))
    }

    fn review_demand(&self, variance: f64, wanted: Wanted) -> Result<Moments> {
        if matches!(wanted, Wanted::ReadyRate(_)) && self.between.is_empty() {
            return Err(not_there("between"));
        }
        Ok(Moments { mean: self.before_review()?.1, variance })
    }

    /// The least level, a whole number of last places, whose service is at least what is wanted.
    fn least(&self, wanted: Wanted, lot: f64, service: impl Fn(f64) -> Result<f64>) -> Result<f64> {
        let values = self.after.values();
        let most = values[0].abs().max(values[values.len() - 1].abs()) + lot + 1.0;
        let places = (0..=self.decimals).rev().find(|places| most / decimal::scaled_to_f64(1, *places) <= MOST_PLACES).unwrap_or(0);
        let place = decimal::scaled_to_f64(1, places);
        let start = Start { level: self.after.mean() / place, spread: sqrt(self.after.variance()).max(place) / place };
        whole_level(wanted, start, |level| service(decimal::scaled_to_f64(level, places))).map(|level| decimal::scaled_to_f64(level as i64, places))
    }

    fn average(&self, of: impl Fn(&Empirical) -> f64) -> f64 {
        self.between.iter().map(of).sum::<f64>() / self.between.len() as f64
    }
}

/// P(X < x).
fn below(sums: &Empirical, x: f64) -> f64 {
    sums.cdf(x) - sums.density(x)
}

fn too_large(level: f64) -> Error {
    Error::new(ErrorKind::Overflow, format!("the level {level} is beyond what is held exactly")).field("level").expected("smaller sums of demand")
}

fn not_there(name: &str) -> Error {
    Error::new(ErrorKind::MissingValue, format!("the sample has no values for {name}, which this level needs")).field(name).expected("sums of demand")
}

impl ReviewDemand for SampleLevels {
    fn over_lead_time(&self) -> &dyn Distribution {
        self.before.as_ref().unwrap_or(&self.after)
    }

    fn over_protection(&self) -> &dyn Distribution {
        &self.after
    }

    /// Sums about a forecast lie anywhere.
    fn is_whole(&self) -> bool {
        false
    }

    fn mean(&self) -> f64 {
        self.before_review().map_or(0.0, |(_, mean)| mean)
    }

    fn not_ready(&self, y: f64) -> f64 {
        1.0 - self.average(|sums| below(sums, y))
    }

    fn not_ready_fall(&self, _: f64) -> f64 {
        0.0
    }

    fn on_hand(&self, y: f64) -> f64 {
        self.average(|sums| sums.complementary_loss(y))
    }

    fn backorders(&self, y: f64) -> f64 {
        self.average(|sums| sums.loss(y))
    }

    fn on_hand_below(&self, y: f64) -> f64 {
        self.average(|sums| sums.complementary_second_loss(y))
    }

    fn backorders_above(&self, y: f64) -> f64 {
        self.average(|sums| sums.second_loss(y))
    }
}
