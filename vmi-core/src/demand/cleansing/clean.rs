//! All steps of cleansing, in a stated order.

use super::cancelled::{CancellationRule, CancelledOrder, without_cancelled};
use super::events::{Event, EventEffect, without_events_of};
use super::fill::{FillRule, fill};
use super::outliers::{OutlierRule, outliers_of};
use super::returns::{ReturnRule, net_of_returns};
use super::stock_outs::{StockOutEstimate, StockOutRule, StockOuts, without_stock_outs};
use super::{Change, checked_not_negative};
use crate::error::Result;
use crate::num::domain::same_length;

/// What was seen of one key's demand, by period.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Usage<'u> {
    /// What was used, sold or asked, 0 or more; NaN where it is unknown.
    pub demand: &'u [f64],
    /// What came back; empty if nothing did or it is not known.
    pub returned: &'u [f64],
    /// Where stock was out.
    pub stock_outs: StockOuts<'u>,
    /// Promotions and other events.
    pub events: &'u [Event],
}

/// Which steps are made, and by which rules.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CleansingOptions {
    /// Orders taken back at once; none to leave them.
    pub cancelled: Option<CancellationRule>,
    /// Returns.
    pub returns: ReturnRule,
    /// Periods of a season, for the base level of events; 0 for none.
    pub season: usize,
    /// Outliers; none to leave them.
    pub outliers: Option<OutlierRule>,
    /// Periods in which stock was out.
    pub stock_outs: StockOutRule,
    /// Unknown periods; none to leave them unknown.
    pub fill: Option<FillRule>,
}

impl Default for CleansingOptions {
    /// Cancelled orders out, returns apart, no season, outliers reported and capped, stock-outs unknown, nothing filled.
    fn default() -> Self {
        Self {
            cancelled: Some(CancellationRule::default()),
            returns: ReturnRule::Apart,
            season: 0,
            outliers: Some(OutlierRule::default()),
            stock_outs: StockOutRule::Unknown,
            fill: None,
        }
    }
}

/// A cleansed series and what was done.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cleaned {
    /// Demand by period, NaN where it is unknown.
    pub demand: Vec<f64>,
    /// Returns by period without cancelled orders; empty if none were given.
    pub returned: Vec<f64>,
    /// Every number that was changed or marked: step by step, and by period within a step.
    pub changes: Vec<Change>,
    /// Cancelled orders.
    pub cancelled: Vec<CancelledOrder>,
    /// Returns that no usage was left for.
    pub unmatched_returns: f64,
    /// What events did to demand.
    pub effects: Vec<EventEffect>,
    /// What was estimated of demand where stock was out.
    pub estimate: Option<StockOutEstimate>,
}

/// Cleanses a series: cancelled orders, returns, events, outliers, stock-outs, and unknown periods filled, in this order.
///
/// Cancelled orders come first, as both of their halves would pass for something else later. Events come before outliers, as what the user explains
/// is none. Periods in which stock was out are neither read nor changed before their own step, which therefore rests on clean periods only; filling
/// comes last. Every change is in the report.
///
/// ```
/// use vmi_core::demand::cleansing::stock_outs::StockOuts;
/// use vmi_core::demand::cleansing::fill::FillRule;
/// use vmi_core::demand::cleansing::{CleansingOptions, Usage, Why, clean};
/// let usage = Usage {
///     demand: &[5.0, 7.0, 6000.0, 6.0, 1.0, 4.0, 60.0, 8.0],
///     returned: &[0.0, 0.0, 5994.0, 0.0, 0.0, 0.0, 0.0, 0.0],
///     stock_outs: StockOuts { stocked_out: &[false, false, false, false, true, false, false, false], ..StockOuts::default() },
///     events: &[],
/// };
/// let found = clean(&usage, &CleansingOptions { fill: Some(FillRule::Mean), ..CleansingOptions::default() })?;
/// // 5, 7, 6, 6, 4, 60, 8: median 6, MAD 1.
/// assert_eq!(found.demand[..4], [5.0, 7.0, 6.0, 6.0]);
/// assert!((found.demand[6] - (6.0 + 3.0 * 1.482602218505602)).abs() < 1e-12);
/// let reasons: Vec<Why> = found.changes.iter().map(|change| change.why).collect();
/// assert_eq!(reasons, [Why::Cancelled, Why::Cancelled, Why::OutlierAbove, Why::StockedOut, Why::Filled]);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn clean(usage: &Usage<'_>, options: &CleansingOptions) -> Result<Cleaned> {
    checked_not_negative("demand", usage.demand)?;
    let mut found = Cleaned { demand: usage.demand.to_vec(), returned: usage.returned.to_vec(), ..Cleaned::default() };
    if !usage.returned.is_empty() {
        found.after_returns(options)?;
    }
    let out = usage.stock_outs.places(usage.demand.len())?;
    // Most series need none of the steps: each would copy the series to change nothing.
    if !usage.events.is_empty() {
        let step = without_events_of(&found.demand, &out, usage.events, options.season)?;
        found.effects = step.effects;
        found.take(step.cleansed);
    }
    if let Some(rule) = &options.outliers {
        let step = outliers_of(&found.demand, &out, rule)?;
        found.take(step);
    }
    options.stock_outs.check()?;
    if out.contains(&true) {
        let step = without_stock_outs(&found.demand, &usage.stock_outs, options.stock_outs)?;
        found.estimate = step.estimate;
        found.take(step.cleansed);
    }
    if let Some(rule) = options.fill {
        rule.season()?;
        if found.demand.iter().any(|size| size.is_nan()) {
            let step = fill(&found.demand, rule)?;
            found.take(step);
        }
    }
    Ok(found)
}

impl Cleaned {
    fn take(&mut self, step: super::Cleansed) {
        self.demand = step.demand;
        self.changes.extend(step.changes);
    }

    fn after_returns(&mut self, options: &CleansingOptions) -> Result<()> {
        same_length("returned", self.returned.len(), "demand", self.demand.len())?;
        if let Some(rule) = &options.cancelled {
            let step = without_cancelled(&self.demand, &self.returned, rule)?;
            (self.demand, self.returned, self.cancelled) = (step.sold, step.returned, step.orders);
            self.changes.extend(step.changes);
        }
        let step = net_of_returns(&self.demand, &self.returned, options.returns)?;
        self.unmatched_returns = step.unmatched;
        self.take(step.usage);
        Ok(())
    }
}
