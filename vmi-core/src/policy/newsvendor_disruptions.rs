//! One item, known demand, a supplier that is down for random times: how many periods of demand to keep.

use crate::error::Result;
use crate::num::domain::{finite, fraction, outside, positive};

/// More periods of demand than anybody keeps.
const MOST_PERIODS: f64 = 1e7;

/// A base stock against a supplier that fails and recovers by chance, period by period.
///
/// ```text
/// π₀ = β / (α + β), πₙ = α β (1 − β)ⁿ⁻¹ / (α + β): the chance of having been down for n periods
/// S = d (1 + n) for the least n with π₀ + … + πₙ ≥ p / (h + p)
/// cost(S) = Σₙ πₙ [h (S − (n + 1) d)⁺ + p ((n + 1) d − S)⁺]
/// ```
///
/// Exact. `demand` d in units a period, `disruption_prob` α and `recovery_prob` β for a period. Source: Snyder & Shen, ch. 9.
///
/// ```
/// use vmi_core::policy::newsvendor_disruptions::NewsvendorDisruptions;
/// let model = NewsvendorDisruptions { holding_cost: 0.25, stockout_cost: 3.0, demand: 2000.0, disruption_prob: 0.04, recovery_prob: 0.25 };
/// assert!((model.cost(2000.0)?.cost - 3310.344827558603).abs() < 1e-6);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NewsvendorDisruptions {
    /// h, money for a unit held for a period.
    pub holding_cost: f64,
    /// p, money for a unit short for a period.
    pub stockout_cost: f64,
    /// d, units a period.
    pub demand: f64,
    /// α, the chance that a supplier that is up fails, 0 < α < 1.
    pub disruption_prob: f64,
    /// β, the chance that a supplier that is down recovers, 0 < β < 1.
    pub recovery_prob: f64,
}

/// A base stock and its cost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DisruptedStock {
    /// S, in units.
    pub base_stock: f64,
    /// Expected cost of a period.
    pub cost: f64,
}

impl NewsvendorDisruptions {
    fn chances(&self) -> Result<(f64, f64)> {
        let (fails, recovers) = (fraction("disruption_prob", self.disruption_prob)?, fraction("recovery_prob", self.recovery_prob)?);
        Ok((fails / (fails + recovers), recovers))
    }

    /// The base stock of least cost.
    pub fn optimum(&self) -> Result<DisruptedStock> {
        let (down, recovers) = self.chances()?;
        let (h, p) = (positive("holding_cost", self.holding_cost)?, positive("stockout_cost", self.stockout_cost)?);
        // P(down for more than n periods) = down (1 − β)ⁿ must be at most h / (h + p).
        let (mut periods, mut longer) = (1.0, down);
        while longer > h / (h + p) {
            longer *= 1.0 - recovers;
            periods += 1.0;
            if periods > MOST_PERIODS {
                return Err(outside("recovery_prob", self.recovery_prob, "a recovery that is waited for by at most 10,000,000 periods of demand"));
            }
        }
        self.cost(positive("demand", self.demand)? * periods)
    }

    /// What a given base stock costs.
    pub fn cost(&self, base_stock: f64) -> Result<DisruptedStock> {
        let (down, recovers) = self.chances()?;
        let (h, p) = (positive("holding_cost", self.holding_cost)?, positive("stockout_cost", self.stockout_cost)?);
        let (d, base_stock) = (positive("demand", self.demand)?, finite("base_stock", base_stock)?);
        if base_stock / d > MOST_PERIODS {
            return Err(outside("base_stock", base_stock, "at most 10,000,000 periods of demand"));
        }
        // Up to the period in which the stock ends, term by term; the terms beyond it are a geometric series.
        let (mut cost, mut chance, mut needed) = (0.0, 1.0 - down, d);
        let mut next = down * recovers;
        while needed <= base_stock {
            cost += chance * h * (base_stock - needed);
            (chance, next) = (next, next * (1.0 - recovers));
            needed += d;
        }
        // Σ_{i ≥ 0} chance (1 − β)ⁱ p (needed + i d − S), where the first term is not yet part of the series if it is that of an up supplier.
        if needed == d {
            cost += chance * p * (needed - base_stock);
            (chance, needed) = (next, needed + d);
        }
        cost += chance * p * ((needed - base_stock) / recovers + d * (1.0 - recovers) / (recovers * recovers));
        Ok(DisruptedStock { base_stock, cost })
    }
}
