//! Returns, netted against usage or kept apart.

use super::{Change, Cleansed, Of, Why, checked_not_negative};
use crate::error::Result;
use crate::num::domain::same_length;

/// What is done with returns above the usage of their period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Excess {
    /// Left out: the period's net usage is 0.
    Clip,
    /// Taken off the periods before it, the last one first: what came back had been used then.
    CarryBack,
    /// Taken off the periods after it, the next one first.
    CarryForward,
    /// The period's net usage is below 0.
    Keep,
}

/// Whether returns lessen usage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReturnRule {
    /// Usage stays as it is; returns are a series of their own.
    Apart,
    /// Returns are taken off usage.
    Net(Excess),
}

/// Usage after returns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Netted {
    /// Usage by period, and what was changed.
    pub usage: Cleansed,
    /// Returns that no usage was left for: clipped, or nowhere to be carried to.
    pub unmatched: f64,
}

/// Usage less returns, by a rule for what goes beyond it. The returns of a period with unknown usage are all above it.
///
/// Every period that becomes another number is reported, and every return that no usage was left for.
///
/// ```
/// use vmi_core::demand::cleansing::returns::{Excess, ReturnRule, net_of_returns};
/// let (sold, returned) = ([6.0, 4.0, 1.0, 5.0], [0.0, 0.0, 7.0, 2.0]);
/// let net = |excess| net_of_returns(&sold, &returned, ReturnRule::Net(excess));
/// assert_eq!(net(Excess::Clip)?.usage.demand, [6.0, 4.0, 0.0, 3.0]);
/// assert_eq!(net(Excess::CarryBack)?.usage.demand, [4.0, 0.0, 0.0, 3.0]);
/// assert_eq!(net(Excess::CarryForward)?.usage.demand, [6.0, 4.0, 0.0, 0.0]);
/// assert_eq!((net(Excess::Clip)?.unmatched, net(Excess::CarryBack)?.unmatched, net(Excess::CarryForward)?.unmatched), (6.0, 0.0, 3.0));
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn net_of_returns(usage: &[f64], returned: &[f64], rule: ReturnRule) -> Result<Netted> {
    checked_not_negative("demand", usage)?;
    checked_not_negative("returned", returned)?;
    same_length("returned", returned.len(), "demand", usage.len())?;
    let mut found = Netted { usage: Cleansed::of(usage), unmatched: 0.0 };
    let ReturnRule::Net(excess) = rule else { return Ok(found) };
    let mut above = vec![0.0; usage.len()];
    for (place, back) in returned.iter().enumerate().filter(|(_, back)| **back > 0.0) {
        let here = if usage[place].is_nan() { 0.0 } else { usage[place] };
        if excess == Excess::Keep && !usage[place].is_nan() {
            found.usage.set(place, here - back, Why::Returned);
            continue;
        }
        found.usage.set(place, if usage[place].is_nan() { f64::NAN } else { (here - back).max(0.0) }, Why::Returned);
        above[place] = (back - here).max(0.0);
    }
    // Each return has met its own period's usage before another period's return may take it.
    for place in (0..usage.len()).filter(|place| above[*place] > 0.0) {
        let left = match excess {
            Excess::CarryBack => found.take((0..place).rev(), above[place]),
            Excess::CarryForward => found.take(place + 1..usage.len(), above[place]),
            Excess::Clip | Excess::Keep => above[place],
        };
        if left > 0.0 {
            let change =
                Change { place, of: Of::Returns, was: Some(returned[place]), becomes: Some(returned[place] - left), why: Why::ReturnsAboveUsage };
            found.usage.changes.push(change);
            found.unmatched += left;
        }
    }
    Ok(found)
}

impl Netted {
    /// Takes a quantity off these periods' usage, one after the other; what is left of it.
    fn take(&mut self, places: impl Iterator<Item = usize>, quantity: f64) -> f64 {
        let mut left = quantity;
        for place in places {
            let here = self.usage.demand[place];
            if left <= 0.0 {
                break;
            }
            if here > 0.0 {
                let off = left.min(here);
                self.usage.set(place, here - off, Why::ReturnsAboveUsage);
                left -= off;
            }
        }
        left
    }
}
