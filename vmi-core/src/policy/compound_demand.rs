//! Demand after a review that comes in jumps at random times, exactly, without cutting time into parts.

use super::review_demand::ReviewDemand;
use crate::error::Result;
use crate::num::distribution::{CompoundPoisson, Discrete, Distribution, Pmf};
use crate::num::domain::{not_negative, outside, positive};
use crate::num::undershoot::{above_zero, visits};

/// The most values of demand over L + R, and the most products on the way to the visits.
const MOST: usize = 500_000;
const MOST_PRODUCTS: f64 = 4e9;
const TOO_LONG: &str = "one that gives at most 500,000 values of demand over lead time and review";

/// Compound Poisson demand: customers arrive at a rate, and each asks for a random number of units.
///
/// ```text
/// average over time of h(X(t)) from L to L + R = E (V(X(L)) − V(X(L+R))) / (λ R)
/// V(x) = Σ m(j) h(x + j)        for an h that is 0 from some x on; m(j): the chance that a sum of jumps is ever j; λ: jumps above 0 a unit of time
/// ```
///
/// Exact: V(x) is what h adds up to along the jumps from x on, so λ E (V(x + J) − V(x)) = −λ h(x) (Dynkin's formula). Source: Feller, An Introduction to Probability Theory, vol. 2, ch. XI, for m.
///
/// ```
/// use vmi_core::num::distribution::Pmf;
/// use vmi_core::policy::compound_demand::CompoundDemand;
/// use vmi_core::policy::review_demand::ReviewDemand;
/// // With jumps of 1 customers see what time sees: the share of time without stock is the share of demand that is short.
/// let demand = CompoundDemand::new(3.0, &Pmf::certain(1)?, 1.0, 2.0)?;
/// assert!((demand.not_ready(9.0) - demand.shortage(9.0) / 6.0).abs() < 1e-14);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub struct CompoundDemand {
    before: Pmf,
    after: Pmf,
    /// λ R, of jumps above 0.
    jumps: f64,
    mean: f64,
    /// Of demand from L to L + R, averaged over time: its mean and its mean square.
    moments: (f64, f64),
    /// m summed once, twice and three times: the visits to 0 … k, and V for stock on hand and for its sum over positions up to k.
    visits: [Vec<f64>; 3],
}

impl CompoundDemand {
    /// Customers come at `arrival_rate` a unit of time, each asking for a jump; L and R in the same unit of time.
    pub fn new(arrival_rate: f64, jumps: &Pmf, lead_time: f64, review_period: f64) -> Result<Self> {
        let (rate, positive_jumps) = (positive("arrival_rate", arrival_rate)?, above_zero(jumps)?);
        let (lead, review) = (not_negative("lead_time", lead_time)?, positive("review_period", review_period)?);
        let mean = rate * jumps.mean() * (lead + review);
        if mean > MOST as f64 || mean * positive_jumps.len() as f64 > MOST_PRODUCTS {
            return Err(outside("arrival_rate", arrival_rate, TOO_LONG));
        }
        let over = |time: f64| if time > 0.0 { Ok(CompoundPoisson::new(rate * time, jumps)?.as_pmf().clone()) } else { Pmf::certain(0) };
        let (before, after) = (over(lead)?, over(lead + review)?);
        let count = after.greatest() as usize + 2;
        if count > MOST || count as f64 * positive_jumps.len() as f64 > MOST_PRODUCTS {
            return Err(outside("arrival_rate", arrival_rate, TOO_LONG));
        }
        let once = summed(&visits(&positive_jumps, count));
        let twice = summed(&once);
        let thrice = summed(&twice);
        let (per_time, squares) = (rate * jumps.mean(), rate * (jumps.variance() + jumps.mean() * jumps.mean()));
        let mid = per_time * (lead + review / 2.0);
        let square = squares * (lead + review / 2.0) + per_time * per_time * (lead * lead + lead * review + review * review / 3.0);
        let jumps = rate * review * jumps.complementary_cdf(0.0);
        Ok(Self { before, after, jumps, mean: per_time * review, moments: (mid, square), visits: [once, twice, thrice] })
    }

    /// E (V(X(L)) − V(X(L+R))) / (λ R), V by what is left of y.
    fn average(&self, y: i64, value: &[f64]) -> f64 {
        let term = |x: i64| (self.before.pmf(x) - self.after.pmf(x)) * value[(y - x) as usize];
        let sum: f64 = (0..=y).map(term).sum();
        sum / self.jumps
    }

    fn beyond(&self, y: i64) -> bool {
        y > self.after.greatest()
    }
}

/// Sums from the first on.
fn summed(terms: &[f64]) -> Vec<f64> {
    terms
        .iter()
        .scan(0.0, |sum, term| {
            *sum += term;
            Some(*sum)
        })
        .collect()
}

/// A position as a whole number; demand is 0 or more, so what lies below −1 does not matter.
fn place(y: f64) -> i64 {
    y.clamp(-1.0, 1e15).floor() as i64
}

impl ReviewDemand for CompoundDemand {
    fn over_lead_time(&self) -> &dyn Distribution {
        &self.before
    }

    fn over_protection(&self) -> &dyn Distribution {
        &self.after
    }

    fn is_whole(&self) -> bool {
        true
    }

    fn mean(&self) -> f64 {
        self.mean
    }

    fn not_ready(&self, y: f64) -> f64 {
        let used_up = place(y.ceil() - 1.0);
        if self.beyond(used_up) { 0.0 } else { (1.0 - self.average(used_up, &self.visits[0])).max(0.0) }
    }

    fn not_ready_fall(&self, _: f64) -> f64 {
        0.0
    }

    fn on_hand(&self, y: f64) -> f64 {
        // Stock y − x, summed along the jumps, is m summed twice over 0 … y − x − 1.
        let last = place(y) - 1;
        if self.beyond(last) { y - self.moments.0 } else { self.average(last, &self.visits[1]) }
    }

    fn backorders(&self, y: f64) -> f64 {
        (self.on_hand(y) - (y - self.moments.0)).max(0.0)
    }

    fn on_hand_below(&self, y: f64) -> f64 {
        let last = place(y) - 1;
        if self.beyond(last) { self.pairs(y) } else { self.average(last, &self.visits[2]) }
    }

    fn backorders_above(&self, y: f64) -> f64 {
        (self.pairs(y) - self.on_hand_below(y)).max(0.0)
    }
}

impl CompoundDemand {
    /// ½ E (y − X)(y − X + 1), averaged over time.
    fn pairs(&self, y: f64) -> f64 {
        let (mean, square) = self.moments;
        0.5 * (y * (y + 1.0) - (2.0 * y + 1.0) * mean + square)
    }
}
