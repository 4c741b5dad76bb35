//! Continuous review with a fixed cost: the (s,S) policy of least cost, for demands of one or several units.

use super::ss_exact::{SsCost, SsExact};
use crate::error::Result;
use crate::num::distribution::{CompoundPoisson, Discrete, Pmf, Poisson};
use crate::num::domain::{held, not_negative, outside, positive};

/// The (s,S) policy under continuous review: as soon as a demand takes the position to s or below, order up to S. Shortages are backordered.
///
/// ```text
/// cost rate(s, S) = [λ K + Σ m(j) G(S − j) for j = 0 … S − s − 1] / [m(0) + … + m(S − s − 1)]
/// m(j) = how often a cycle visits the position S − j,  m(0) = 1 / (1 − P(J = 0)),  m(j) = Σ P(J = i) m(j − i) / (1 − P(J = 0))
/// G(y) = h E(y − X)⁺ + p E(X − y)⁺        X: compound Poisson demand over the lead time
/// ```
///
/// Exact: positions change at demands only, which come λ times in a unit of time whatever the position, so it is [`SsExact`] with demands for periods and λ K for K. `fixed_cost` K in
/// money for an order, `holding_cost` h and `stockout_cost` p in money for a unit and unit of time. Where every demand is of 1 unit it is (r,Q) with r = s and Q = S − s.
/// Source: Federgruen & Zheng 1992; Zheng & Federgruen, Operations Research 39 (1991); Archibald & Silver, Management Science 24 (1978).
///
/// ```
/// use vmi_core::num::distribution::Pmf;
/// use vmi_core::policy::ss_continuous::SsContinuous;
/// // Without a lead time: 1 or 3 units a demand.
/// let jumps = Pmf::new(1, vec![0.5, 0.0, 0.5])?;
/// let item = SsContinuous { fixed_cost: 5.0, holding_cost: 1.0, stockout_cost: 4.0, demand_rate: 2.0, lead_time: 0.0, jumps: &jumps };
/// // Positions 4 (once), 3 (½), 2 (¼), 1 (⅛ + ½): (10 + 4 + 1.5 + 0.5 + 0.625) / 2.375.
/// assert!((item.cost(0.0, 4.0)?.cost_rate - 7.0).abs() < 1e-14);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct SsContinuous<'d> {
    /// K, money for an order.
    pub fixed_cost: f64,
    /// h, money for a unit held for a unit of time.
    pub holding_cost: f64,
    /// p, money for a unit backordered for a unit of time.
    pub stockout_cost: f64,
    /// λ, demands for a unit of time.
    pub demand_rate: f64,
    /// Units of time, 0 or more.
    pub lead_time: f64,
    /// J, the size of a demand in units, 0 or more.
    pub jumps: &'d Pmf,
}

/// Levels and what they cost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SsContinuousCost {
    /// s, in units: order at or below it.
    pub reorder_level: f64,
    /// S, in units.
    pub order_up_to: f64,
    /// Expected cost of a unit of time.
    pub cost_rate: f64,
}

impl SsContinuous<'_> {
    /// The levels of least cost.
    pub fn optimum(&self) -> Result<SsContinuousCost> {
        self.solve(|model| model.optimum())
    }

    /// What given levels cost.
    pub fn cost(&self, reorder_level: f64, order_up_to: f64) -> Result<SsContinuousCost> {
        self.solve(|model| model.cost(reorder_level, order_up_to))
    }

    fn solve(&self, solve: impl FnOnce(SsExact<'_>) -> Result<SsCost>) -> Result<SsContinuousCost> {
        not_negative("fixed_cost", self.fixed_cost)?;
        let (rate, lead_time) = (positive("demand_rate", self.demand_rate)?, not_negative("lead_time", self.lead_time)?);
        if self.jumps.least() < 0 || self.jumps.greatest() < 1 {
            return Err(outside("jumps", self.jumps.least() as f64, "demands of 0 or more, some of them above 0"));
        }
        let cover = over(rate * lead_time, self.jumps)?;
        let found = solve(SsExact {
            fixed_cost: held("fixed_cost", self.fixed_cost * rate)?,
            holding_cost: self.holding_cost,
            stockout_cost: self.stockout_cost,
            demand: self.jumps,
            cover: Some(&cover),
        })?;
        Ok(SsContinuousCost { reorder_level: found.reorder_level, order_up_to: found.order_up_to, cost_rate: held("cost_rate", found.cost)? })
    }
}

/// Demand over a lead time in which so many demands are expected.
pub(super) fn over(expected: f64, jumps: &Pmf) -> Result<Pmf> {
    /// Mass that is cut off on each side where every demand is of 1 unit.
    const CUT: f64 = 1e-18;
    if expected == 0.0 {
        return Pmf::certain(0);
    }
    let found = if jumps.least() < 1 || jumps.greatest() > 1 {
        CompoundPoisson::new(expected, jumps).map(|demand| demand.as_pmf().clone())
    } else {
        Poisson::new(expected).and_then(|demand| demand.list(CUT)).and_then(|(first, probabilities)| Pmf::new(first, probabilities))
    };
    // What is too much for a list is the rate of demand, whatever the distribution calls it.
    found.map_err(|error| error.field("demand_rate"))
}
