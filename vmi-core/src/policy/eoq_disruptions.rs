//! Economic order quantity with a supplier that fails now and then.

use super::model::{Exactness, Model, fields};
use crate::error::Result;
use crate::num::domain::{held, one_minus_exp, outside, positive};
use crate::num::sqrt;

/// The order quantity if the supplier is up and down for exponentially distributed times, and demand that meets no stock is lost. All inputs
/// are finite and above 0.
///
/// ```text
/// B(Q) = λ / (μ (λ + μ)) · (1 − e^(−(λ + μ) Q / D))      mean time without stock in a cycle
/// cost rate = (K + h Q² / (2 D) + p D B) / (Q / D + B)
/// ```
///
/// The cost falls to one minimum and rises after it. With x = Q / D and A(x) = K + h D x² / 2 − p D x its slope has the sign of
/// φ = A' (x + B) − A (1 + B'). Where φ = 0 and A < 0, u² / 2 ≤ e^u − 1 − u for u = (λ + μ) x gives φ' > 0; where A ≥ 0, φ' > 0 anyway. So φ has
/// one zero, and bisection finds it as well as rounding allows. Exact for an order that finds the supplier in the state of its stationary
/// probability. [`approximate`](Self::approximate) takes B for Q → ∞, which has a formula; the cost is then h Q. Errors name the input.
/// Source: Parlar & Berkin, Naval Research Logistics 38 (1991); Berk & Arreola-Risa, ibid. 41 (1994) 129–132; the approximation: L. V. Snyder,
/// ibid. 61 (2014).
///
/// ```
/// use vmi_core::policy::eoq_disruptions::EoqDisruptions;
/// let model = EoqDisruptions {
///     fixed_cost: 8.0, demand_rate: 1300.0, holding_cost: 0.225, stockout_cost: 5.0, disruption_rate: 1.5, recovery_rate: 14.0,
/// };
/// let best = model.optimum()?;
/// assert!((best.order_quantity - 772.81106).abs() < 1e-4 && (best.cost_rate - 173.9500026).abs() < 1e-6);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EoqDisruptions {
    /// K, money for an order.
    pub fixed_cost: f64,
    /// D, units for a unit of time.
    pub demand_rate: f64,
    /// h, money for a unit held for a unit of time.
    pub holding_cost: f64,
    /// p, money for a unit of lost demand.
    pub stockout_cost: f64,
    /// λ, disruptions for a unit of time while the supplier is up.
    pub disruption_rate: f64,
    /// μ, recoveries for a unit of time while it is down.
    pub recovery_rate: f64,
}

/// An order quantity and what it costs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EoqDisruptionsCost {
    /// Q, in units.
    pub order_quantity: f64,
    /// Ordering, holding and stockout cost in one unit of time.
    pub cost_rate: f64,
}

impl EoqDisruptions {
    /// The best order quantity.
    pub fn optimum(&self) -> Result<EoqDisruptionsCost> {
        self.check()?;
        let (k, d, h, p) = (self.fixed_cost, self.demand_rate, self.holding_cost, self.stockout_cost);
        let rate = self.disruption_rate + self.recovery_rate;
        let limit = self.longest_wait();
        let falls = |x: f64| {
            let served = one_minus_exp(rate * x);
            let (wait, wait_slope) = (limit * served, limit * rate * (1.0 - served));
            let (a, a_slope) = (k + h * d * x * x / 2.0 - p * d * x, h * d * x - p * d);
            a_slope * (x + wait) - a * (1.0 + wait_slope) < 0.0
        };
        let mut high = held("order_quantity", sqrt(2.0 * k / (h * d)))?;
        while falls(high) {
            high = held("order_quantity", high * 2.0)?;
        }
        let mut low = high / 2.0;
        while !falls(low) && low > 0.0 {
            (high, low) = (low, low / 2.0);
        }
        loop {
            let middle = low + (high - low) / 2.0;
            if middle <= low || middle >= high {
                break;
            }
            if falls(middle) { low = middle } else { high = middle }
        }
        self.at(d * high, limit * one_minus_exp(rate * high))
    }

    /// What a given order quantity, above 0, costs.
    pub fn cost(&self, order_quantity: f64) -> Result<EoqDisruptionsCost> {
        self.check()?;
        positive("order_quantity", order_quantity)?;
        let served = one_minus_exp((self.disruption_rate + self.recovery_rate) * order_quantity / self.demand_rate);
        self.at(order_quantity, self.longest_wait() * served)
    }

    /// The approximation: every order finds the supplier in its long-run state.
    ///
    /// ```text
    /// B = λ / (μ (λ + μ))        Q = √((D B)² + 2 D (K + p D B) / h) − D B        cost rate = h Q
    /// ```
    pub fn approximate(&self) -> Result<EoqDisruptionsCost> {
        self.check()?;
        let waits = self.demand_rate * self.longest_wait();
        let paid = 2.0 * self.demand_rate * (self.fixed_cost + self.stockout_cost * waits) / self.holding_cost;
        // √(b² + c) − b without the difference of two near numbers.
        self.at(paid / (sqrt(waits * waits + paid) + waits), self.longest_wait())
    }

    /// What a given order quantity, above 0, costs by the approximation.
    pub fn approximate_cost(&self, order_quantity: f64) -> Result<EoqDisruptionsCost> {
        self.check()?;
        self.at(positive("order_quantity", order_quantity)?, self.longest_wait())
    }

    /// B for Q → ∞.
    fn longest_wait(&self) -> f64 {
        self.disruption_rate / (self.recovery_rate * (self.disruption_rate + self.recovery_rate))
    }

    fn check(&self) -> Result<()> {
        positive("fixed_cost", self.fixed_cost)?;
        positive("demand_rate", self.demand_rate)?;
        positive("holding_cost", self.holding_cost)?;
        positive("stockout_cost", self.stockout_cost)?;
        positive("disruption_rate", self.disruption_rate)?;
        positive("recovery_rate", self.recovery_rate)?;
        held("recovery_rate", self.longest_wait())?;
        Ok(())
    }

    fn at(&self, order_quantity: f64, wait: f64) -> Result<EoqDisruptionsCost> {
        let cycle = order_quantity / self.demand_rate;
        let paid = self.fixed_cost + self.holding_cost * order_quantity * cycle / 2.0 + self.stockout_cost * self.demand_rate * wait;
        Ok(EoqDisruptionsCost { order_quantity: held("order_quantity", order_quantity)?, cost_rate: held("cost_rate", paid / (cycle + wait))? })
    }
}

pub(crate) const MODEL: Model = Model {
    name: "eoq_disruptions",
    summary: "The order quantity if the supplier is down now and then and unmet demand is lost.",
    exactness: Exactness::Exact,
    source: "Berk & Arreola-Risa, Naval Research Logistics 41 (1994) 129–132; L. V. Snyder, ibid. 61 (2014)",
    inputs: fields![
        fixed_cost: Number "money for an order",
        demand_rate: Number "units for a unit of time",
        holding_cost: Number "money for a unit held for a unit of time",
        stockout_cost: Number "money for a unit of lost demand",
        disruption_rate: Number "disruptions for a unit of time while up",
        recovery_rate: Number "recoveries for a unit of time while down",
        approximate: Optional "1: by the approximation; 0 or absent: exact",
        order_quantity: Optional "units; absent: the best",
    ],
    outputs: fields![
        order_quantity: Number "units",
        cost_rate: Number "money for a unit of time, without purchase",
    ],
    solve: |given, answer| {
        let model = EoqDisruptions {
            fixed_cost: given.number(0),
            demand_rate: given.number(1),
            holding_cost: given.number(2),
            stockout_cost: given.number(3),
            disruption_rate: given.number(4),
            recovery_rate: given.number(5),
        };
        let approximate = match given.numbers[6].unwrap_or(0.0) {
            0.0 => false,
            1.0 => true,
            other => return Err(outside("approximate", other, "0 or 1")),
        };
        let found = match (approximate, given.numbers[7]) {
            (false, None) => model.optimum(),
            (false, Some(quantity)) => model.cost(quantity),
            (true, None) => model.approximate(),
            (true, Some(quantity)) => model.approximate_cost(quantity),
        }?;
        answer.numbers.extend([found.order_quantity, found.cost_rate]);
        Ok(())
    },
};
