//! Safety factors for a fill rate or a ready rate, by inversion of what a factor gives under normal demand.

use crate::num::{normal, sqrt, time_average};

/// Demand and times that a service is reached over.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cover {
    /// Mean demand per day, above 0.
    pub mean: f64,
    /// Standard deviation per day.
    pub sd: f64,
    /// L, days.
    pub lead_time: f64,
    /// R, days; 0 for continuous review.
    pub review: f64,
    /// σL, days.
    pub lead_time_sd: f64,
}

impl Cover {
    fn sigma(&self, days: f64) -> f64 {
        let from_lead_time = self.mean * self.lead_time_sd;
        sqrt(days * (self.sd * self.sd) + from_lead_time * from_lead_time)
    }

    /// The part of demand that (R,S) serves from stock, for S = mean (L + R) + z σ.
    ///
    /// ```text
    /// 1 − (σ₁ G(z) − σ₀ G((S − mean L) / σ₀)) / (mean R)        σ₁ over L + R, σ₀ over L, G the unit normal loss
    /// ```
    ///
    /// Approximation: demand is normal; exact for it, with backorders. Source: Silver, Pyke & Thomas, ch. 6.
    pub fn fill_rate_periodic(&self, z: f64) -> f64 {
        let (over_both, over_lead) = (self.sigma(self.lead_time + self.review), self.sigma(self.lead_time));
        let level = self.mean * (self.lead_time + self.review) + z * over_both;
        let short = over_both * normal::loss(z) - shortage(level - self.mean * self.lead_time, over_lead);
        1.0 - short / (self.mean * self.review)
    }

    /// The part of demand that (s,Q) serves from stock, for s = mean (L + R) + z σ.
    ///
    /// ```text
    /// 1 − σ (G(z) − G(z + Q / σ)) / Q
    /// ```
    ///
    /// Approximation: demand is normal, orders arrive in their sequence, no undershoot. Source: Silver, Pyke & Thomas, ch. 6.
    pub fn fill_rate_continuous(&self, z: f64, order_quantity: f64) -> f64 {
        let sigma = self.sigma(self.lead_time + self.review);
        if sigma <= 0.0 {
            return if z >= 0.0 { 1.0 } else { 0.0 };
        }
        1.0 - sigma * (normal::loss(z) - normal::loss(z + order_quantity / sigma)) / order_quantity
    }

    /// The part of the time with stock on hand under (R,S): the chance of it, averaged over the days between two receipts by Gauss and Legendre's rule in
    /// √(t − L), to about 1e-9 where mean demand over R is at most 128 standard deviations of demand over L + R / 2.
    pub fn ready_rate_periodic(&self, z: f64) -> f64 {
        let level = self.mean * (self.lead_time + self.review) + z * self.sigma(self.lead_time + self.review);
        let ready = |days: f64| {
            let (left, sigma) = (level - self.mean * days, self.sigma(days));
            if sigma > 0.0 { normal::cdf(left / sigma) } else { f64::from(left > 0.0) }
        };
        if self.review <= 0.0 {
            return ready(self.lead_time);
        }
        let rules = time_average::rules(self.mean * self.review / self.sigma(self.lead_time + self.review / 2.0));
        time_average::places(rules).map(|(weight, share)| weight * ready(self.lead_time + self.review * share)).sum()
    }
}

/// The expected shortage of normal demand beyond a quantity that is `left` above its mean.
fn shortage(left: f64, sigma: f64) -> f64 {
    if sigma > 0.0 { sigma * normal::loss(left / sigma) } else { (-left).max(0.0) }
}

/// The least safety factor in −8…8 whose service, which rises with it, reaches `wanted`, to 1e-12; 8 where none does.
///
/// ```
/// use vmi_core::policy::fill_service::{Cover, factor};
/// // With Q = 200 and σ = 50, a fill rate of 0.99 needs G(z) − G(z + 4) = 0.04: z = 1.3602.
/// let cover = Cover { mean: 10.0, sd: 50.0, lead_time: 1.0, review: 0.0, lead_time_sd: 0.0 };
/// let z = factor(0.99, |z| cover.fill_rate_continuous(z, 200.0));
/// assert!((z - 1.360_235).abs() < 1e-6);
/// assert!((cover.fill_rate_continuous(z, 200.0) - 0.99).abs() < 1e-9);
/// ```
pub fn factor(wanted: f64, service: impl Fn(f64) -> f64) -> f64 {
    let (mut low, mut high) = (-8.0, 8.0);
    if service(high) < wanted {
        return high;
    }
    while high - low > 1e-12 {
        let middle = low + (high - low) / 2.0;
        if middle <= low || middle >= high {
            break;
        }
        if service(middle) < wanted { low = middle } else { high = middle }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn services_rise_with_the_factor_and_invert() {
        for case in 0..200_u32 {
            let number = |salt: u32, range: u32| f64::from((case * 7_919 + salt * 104_729) % range + 1);
            let cover =
                Cover { mean: number(1, 50), sd: number(2, 40), lead_time: number(3, 30), review: number(4, 14), lead_time_sd: number(5, 4) - 1.0 };
            let quantity = number(6, 900) + 20.0;
            let services: [&dyn Fn(f64) -> f64; 3] =
                [&|z| cover.fill_rate_periodic(z), &|z| cover.fill_rate_continuous(z, quantity), &|z| cover.ready_rate_periodic(z)];
            for service in services {
                for wanted in [0.6, 0.9, 0.98, 0.999] {
                    let z = factor(wanted, service);
                    if z > -7.99 {
                        assert!((service(z) - wanted).abs() < 1e-9, "{cover:?} {wanted}: {z} gives {}", service(z));
                    }
                    assert!(service(z + 0.1) >= service(z));
                }
            }
        }
    }

    #[test]
    fn a_fill_rate_agrees_with_a_simulation() {
        // Periodic review of days: R = 7, L = 3, demand normal(20, 6), S for a fill rate of 0.95; 200,000 cycles.
        let cover = Cover { mean: 20.0, sd: 6.0, lead_time: 3.0, review: 7.0, lead_time_sd: 0.0 };
        let z = factor(0.95, |z| cover.fill_rate_periodic(z));
        let level = 20.0 * 10.0 + z * cover.sigma(10.0);
        let mut state = 1_u64;
        let mut uniform = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            ((state >> 11) as f64 + 0.5) / 9_007_199_254_740_992.0
        };
        let mut days = |count: u32| -> f64 { (0..count).map(|_| 20.0 + 6.0 * normal::quantile(uniform())).sum() };
        let (cycles, mut short) = (200_000, 0.0);
        for _ in 0..cycles {
            let before = days(3);
            let after = before + days(7);
            short += (after - level).max(0.0) - (before - level).max(0.0);
        }
        let fill = 1.0 - short / (20.0 * 7.0 * f64::from(cycles));
        assert!((fill - 0.95).abs() < 0.002, "{fill}");
    }
}
