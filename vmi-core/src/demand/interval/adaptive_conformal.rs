//! Adaptive conformal inference: a level that learns from its misses, for errors that drift.

use super::Support;
use super::conformal::rank;
use crate::error::Result;
use crate::num::domain::{finite, fraction, positive};

/// An upper bound at a level that may have left 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum AdaptiveBound {
    /// A bound.
    At(f64),
    /// No finite bound holds: the level is at or above 1, or the errors are too few for it.
    Everything,
    /// The level is at or below 0: any bound does.
    Nothing,
}

/// A conformal bound whose level goes up after a miss and down after a hit.
///
/// ```text
/// α(t+1) = α(t) + γ (α − miss(t))        miss 1 where the actual value was above the bound, else 0; α = 1 − level, α(1) = α
/// |share of misses in T periods − α| ≤ (max(α, 1 − α) + γ) / (γ T)
/// ```
///
/// The second line holds for any errors, even of an adversary, if [`AdaptiveBound::Everything`] is never counted as a miss and [`AdaptiveBound::Nothing`] always.
/// γ of 0.005 to 0.05 is usual.
/// Source: Gibbs & Candès, NeurIPS 2021.
///
/// ```
/// use vmi_core::demand::interval::Support;
/// use vmi_core::demand::interval::adaptive_conformal::{AdaptiveBound, AdaptiveConformal};
/// let mut bound = AdaptiveConformal::new(0.8, 0.05)?;
/// let errors = [-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0, 4.0, 5.0]; // sorted
/// assert_eq!(bound.upper(10.0, &errors, Support::NotNegative)?, AdaptiveBound::At(14.0));
/// bound.learn(true); // α = 0.2 + 0.05 · (0.2 − 1)
/// assert!((bound.level() - 0.84).abs() < 1e-15);
/// assert_eq!(bound.upper(10.0, &errors, Support::NotNegative)?, AdaptiveBound::At(15.0)); // rank ⌈8.4⌉
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AdaptiveConformal {
    wanted: f64,
    rate: f64,
    alpha: f64,
}

impl AdaptiveConformal {
    /// The level wanted, between 0 and 1, and γ, above 0.
    pub fn new(level: f64, rate: f64) -> Result<Self> {
        Ok(Self { wanted: 1.0 - fraction("level", level)?, rate: positive("rate", rate)?, alpha: 1.0 - level })
    }

    /// The level asked for now, which may lie outside 0 to 1.
    pub fn level(&self) -> f64 {
        1.0 - self.alpha
    }

    /// The bound by errors so far, least first.
    pub fn upper(&self, forecast: f64, sorted: &[f64], support: Support) -> Result<AdaptiveBound> {
        finite("forecast", forecast)?;
        let level = self.level();
        if level <= 0.0 {
            return Ok(AdaptiveBound::Nothing);
        }
        let rank = if level < 1.0 { rank(sorted.len(), level).ok() } else { None };
        Ok(rank.map_or(AdaptiveBound::Everything, |rank| AdaptiveBound::At(support.nearest(forecast + sorted[rank - 1]))))
    }

    /// What happened: was the actual value above the bound?
    pub fn learn(&mut self, was_missed: bool) {
        self.alpha += self.rate * (self.wanted - if was_missed { 1.0 } else { 0.0 });
    }
}
