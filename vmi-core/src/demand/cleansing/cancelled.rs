//! Large orders that were taken back at once: a spike of sales and a spike of returns.

use super::{Change, Of, Why, checked_not_negative};
use crate::demand::profile::median;
use crate::error::Result;
use crate::num::domain::{not_negative, outside, same_length};

/// When a return is the cancellation of an order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CancellationRule {
    /// How many times the usual sales of a period the order has to be, above.
    pub spike: f64,
    /// Periods from the order to its return at most; 0 for the same period only.
    pub within: usize,
    /// What share of the larger of both, sales or returns of the period, has to be matched; above 0, at most 1.
    pub least_match: f64,
}

impl Default for CancellationRule {
    /// Above 10 times the usual, in the same or the next period, 0.8 matched.
    fn default() -> Self {
        Self { spike: 10.0, within: 1, least_match: 0.8 }
    }
}

/// An order and its return, both taken out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CancelledOrder {
    /// The period of the order.
    pub ordered: usize,
    /// The period of the return.
    pub returned: usize,
    /// Units.
    pub quantity: f64,
}

/// Sales and returns without cancelled orders.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WithoutCancelled {
    /// Sales by period, NaN where unknown.
    pub sold: Vec<f64>,
    /// Returns by period.
    pub returned: Vec<f64>,
    /// What was taken out, by period of return.
    pub orders: Vec<CancelledOrder>,
    /// The same as changes of both series.
    pub changes: Vec<Change>,
}

/// Takes orders out that came back at once, from sales and from returns.
///
/// ```text
/// q = min(sold(s), returned(t)),  t − within ≤ s ≤ t        cancelled if q > spike × usual and q ≥ least_match × max(sold(s), returned(t))
/// ```
///
/// usual is the median of the sales above 0 of all other periods, 0 where there is none. Returns are looked at in the order of periods, and for each
/// the same period first, then those before it; an order is taken out once. A return that was booked before its order is none of these.
///
/// The pattern is that of the Online Retail data of UCI: 80,995 of item 23843 sold and returned on 2011-12-09, and 74,215 of item 23166 on
/// 2011-01-18.
///
/// ```
/// use vmi_core::demand::cleansing::cancelled::{CancellationRule, without_cancelled};
/// let found = without_cancelled(&[74_220.0, 108.0, 84.0, 16.0], &[74_215.0, 0.0, 0.0, 9.0], &CancellationRule::default())?;
/// assert_eq!((found.sold, found.returned), (vec![5.0, 108.0, 84.0, 16.0], vec![0.0, 0.0, 0.0, 9.0]));
/// assert_eq!((found.orders.len(), found.orders[0].quantity), (1, 74_215.0));
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn without_cancelled(sold: &[f64], returned: &[f64], rule: &CancellationRule) -> Result<WithoutCancelled> {
    checked_not_negative("demand", sold)?;
    checked_not_negative("returned", returned)?;
    same_length("returned", returned.len(), "demand", sold.len())?;
    not_negative("spike", rule.spike)?;
    if !(rule.least_match > 0.0 && rule.least_match <= 1.0) {
        return Err(outside("least_match", rule.least_match, "a share above 0 and at most 1"));
    }
    let mut found = WithoutCancelled { sold: sold.to_vec(), returned: returned.to_vec(), ..WithoutCancelled::default() };
    if !returned.iter().any(|quantity| *quantity > 0.0) {
        return Ok(found);
    }
    let mut taken = vec![false; sold.len()];
    let mut memory = Vec::with_capacity(sold.len());
    for (t, back) in returned.iter().enumerate().filter(|(_, back)| **back > 0.0) {
        let candidates = (t.saturating_sub(rule.within)..=t).rev();
        let order = candidates.filter(|s| !taken[*s]).find_map(|s| {
            let quantity = sold[s].min(*back);
            // The match is the cheaper question.
            let matched = sold[s] > 0.0 && quantity >= rule.least_match * sold[s].max(*back);
            (matched && quantity > rule.spike * usual(sold, s, &mut memory)).then_some(CancelledOrder { ordered: s, returned: t, quantity })
        });
        if let Some(order) = order {
            taken[order.ordered] = true;
            found.take_out(order);
        }
    }
    Ok(found)
}

impl WithoutCancelled {
    fn take_out(&mut self, order: CancelledOrder) {
        let CancelledOrder { ordered, returned, quantity } = order;
        let change = |place, of, was: f64| Change { place, of, was: Some(was), becomes: Some(was - quantity), why: Why::Cancelled };
        self.changes.push(change(ordered, Of::Demand, self.sold[ordered]));
        self.changes.push(change(returned, Of::Returns, self.returned[returned]));
        self.sold[ordered] -= quantity;
        self.returned[returned] -= quantity;
        self.orders.push(order);
    }
}

/// The median of the sales above 0 of all periods but one.
fn usual(sold: &[f64], but: usize, memory: &mut Vec<f64>) -> f64 {
    memory.clear();
    memory.extend(sold.iter().enumerate().filter(|(place, size)| *place != but && **size > 0.0).map(|(_, size)| *size));
    if memory.is_empty() { 0.0 } else { median(memory) }
}
