//! The level for a fill rate under normal demand, fast: for planning many items.

use super::policy_service::{Lack, Start, Wanted, level_of};
use crate::error::Result;
use crate::num::distribution::{Distribution, Normal};
use crate::num::domain::{finite, positive};
use crate::num::double::Double;
use crate::num::{ln, normal, sqrt};

/// A mean and a standard deviation of demand, in units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NormalMoments {
    /// The mean.
    pub mean: f64,
    /// The standard deviation, above 0.
    pub sd: f64,
}

/// Units short of a level under one normal demand that are not short of it under another, earlier one.
///
/// ```text
/// E(X₁ − y)⁺ − E(X₀ − y)⁺ = σ₁ G((y − μ₁) / σ₁) − σ₀ G((y − μ₀) / σ₀)        G the unit normal loss
/// ```
///
/// For (R,S), X₁ is demand over L + R and X₀ over L; for (r,Q), X₁ is demand over L and X₀ is X₁ − Q. Exact. Source: Silver, Pyke & Thomas, ch. 6, for the formulas and for the start of the search.
///
/// ```
/// use vmi_core::policy::normal_fill::NormalFill;
/// // Normal demand of 20 ± 6 a day, L = 3, R = 7: 0.05 of 140 units may be short.
/// let level = NormalFill::periodic((20.0, 6.0), 3.0, 7.0, 0.0)?.level(0.95)?;
/// assert!((level - 201.16744306210853).abs() < 1e-9);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NormalFill {
    /// X₁.
    pub after: NormalMoments,
    /// X₀.
    pub before: NormalMoments,
    /// Units asked for, of which the fill rate is a share.
    pub asked: f64,
}

impl NormalFill {
    /// (R,S) with demand of a mean and a standard deviation for a unit of time, a lead time above 0, and its standard deviation.
    pub fn periodic((mean, sd): (f64, f64), lead_time: f64, review_period: f64, lead_time_sd: f64) -> Result<Self> {
        let (mean, sd) = (positive("demand_mean", mean)?, positive("demand_sd", sd)?);
        let (lead, review) = (positive("lead_time", lead_time)?, positive("review_period", review_period)?);
        let from_lead_time = mean * crate::num::domain::not_negative("lead_time_sd", lead_time_sd)?;
        let over = |time: f64| NormalMoments { mean: mean * time, sd: sqrt(sd * sd * time + from_lead_time * from_lead_time) };
        Ok(Self { after: over(lead + review), before: over(lead), asked: mean * review })
    }

    /// (r,Q) with demand over the lead time.
    pub fn continuous(lead_time_demand: NormalMoments, order_quantity: f64) -> Result<Self> {
        let after = NormalMoments { mean: finite("mean", lead_time_demand.mean)?, sd: positive("sd", lead_time_demand.sd)? };
        let asked = positive("order_quantity", order_quantity)?;
        Ok(Self { after, before: NormalMoments { mean: after.mean - asked, sd: after.sd }, asked })
    }

    /// The fill rate of a level.
    pub fn fill_rate(&self, level: f64) -> f64 {
        1.0 - self.lack(level).value / self.asked
    }

    /// The level for a fill rate, to about 1e-13 of its distance from the mean.
    pub fn level(&self, fill_rate: f64) -> Result<f64> {
        let wanted = Wanted::FillRate(fill_rate);
        let allowed = (1.0 - wanted.share()?) * self.asked;
        let NormalMoments { mean, sd } = self.after;
        let (aim, start) = (ln(allowed), mean + sd * nearly_inverse(allowed / sd));
        let mut level = start;
        for _ in 0..12 {
            let Lack { value, fall } = self.lack(level);
            if !(value > 0.0 && fall > 0.0) {
                break;
            }
            let step = (ln(value) - aim) * value / fall;
            if !step.is_finite() {
                break;
            }
            level += step;
            // The digits double: the next step would be below the last place.
            if step.abs() <= 1e-8 * sd {
                return Ok(level);
            }
        }
        self.slowly(wanted, allowed)
    }

    fn lack(&self, level: f64) -> Lack {
        let (late, early) = ((level - self.after.mean) / self.after.sd, (level - self.before.mean) / self.before.sd);
        let after = tail(late);
        let (mut value, mut fall) = (self.after.sd * after.value, after.fall);
        // φ falls with the square: where the early loss is below 1e-18 of the late one, it is nothing.
        let reach = late.max(0.0);
        if !(early > 0.0 && early * early - reach * reach > 83.0) {
            let before = tail(early);
            value -= self.before.sd * before.value;
            fall -= before.fall;
        }
        Lack { value, fall }
    }

    /// Kept between levels that are too low and high enough.
    fn slowly(&self, wanted: Wanted, allowed: f64) -> Result<f64> {
        let (after, before) = (Normal::new(self.after.mean, self.after.sd)?, Normal::new(self.before.mean, self.before.sd)?);
        let start = Start { level: self.after.mean, spread: self.after.sd };
        level_of(wanted, allowed, start, |level| Lack {
            value: after.loss(level) - before.loss(level),
            fall: after.complementary_cdf(level) - before.complementary_cdf(level),
        })
    }
}

/// G(z) and P(Z > z).
fn tail(z: f64) -> Lack {
    let at = Double::from(z);
    let above = normal::above(at);
    Lack { value: if z.abs() > 6.0 { normal::loss(z) } else { normal::density(at) - z * above }, fall: above }
}

/// Nearly the z with G(z) = t: Silver, Pyke & Thomas's rational function, to about 2e-4 for |z| ≤ 4.
fn nearly_inverse(t: f64) -> f64 {
    if t > 3.0 {
        return -t;
    }
    if t < 1e-8 {
        return sqrt(-2.0 * ln(10.0 * t));
    }
    let z = sqrt(ln(25.0 / (t * t)));
    let above = ((1.089_729_9 * z - 3.883_683) * z + 5.621_105_4) * z - 5.392_556_9;
    let below = (((-0.003_291_291_14 * z + 0.066_913_686_8) * z + 0.507_326_622) * z - 0.724_964_85) * z + 1.0;
    above / below
}
