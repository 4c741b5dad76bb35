//! The exchange curve: money in cycle stock against orders.

use super::model::{Exactness, Model, fields};
use crate::error::Result;
use crate::num::domain::{all_positive, held, same_length};
use crate::num::sqrt;

/// What all items together have in cycle stock, and how many orders they need, for each ratio of order cost to holding rate.
///
/// ```text
/// stock = √(A / r) · Σ √(D_i v_i) / √2        orders = √(r / A) · Σ √(D_i v_i) / √2        stock · orders = (Σ √(D_i v_i))² / 2
/// ```
///
/// Every EOQ policy with one A and one r is a point of the curve: a manager who wants fewer orders chooses a point instead of an order cost. D_i in units for a
/// unit of time, v_i in money for a unit, A / r in money times time; all above 0, errors name the input. Exact. Source: Silver, Pyke & Thomas,
/// Inventory and Production Management in Supply Chains, ch. 4.
///
/// ```
/// use vmi_core::policy::exchange_curve::ExchangeCurve;
/// let items = ExchangeCurve { demand_rates: &[400.0, 100.0], unit_costs: &[1.0, 9.0], ratios: &[50.0, 200.0] };
/// let curve = items.curve()?; // Σ √(D v) = 20 + 30
/// assert!((curve.cycle_stocks[0] - 250.0).abs() < 1e-9 && (curve.order_rates[0] - 5.0).abs() < 1e-9);
/// assert!((curve.cycle_stocks[1] - 500.0).abs() < 1e-9 && (curve.order_rates[1] - 2.5).abs() < 1e-9);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ExchangeCurve<'a> {
    /// D, units for a unit of time.
    pub demand_rates: &'a [f64],
    /// v, money for a unit.
    pub unit_costs: &'a [f64],
    /// A / r: cost of an order over the holding cost of one unit of money for a unit of time.
    pub ratios: &'a [f64],
}

/// Points of the exchange curve, one for each ratio.
#[derive(Clone, Debug, PartialEq)]
pub struct ExchangePoints {
    /// Mean value of all cycle stocks, in money.
    pub cycle_stocks: Vec<f64>,
    /// Orders of all items in a unit of time.
    pub order_rates: Vec<f64>,
}

impl ExchangeCurve<'_> {
    /// The points of the curve.
    pub fn curve(&self) -> Result<ExchangePoints> {
        all_positive("demand_rates", self.demand_rates)?;
        same_length("unit_costs", self.unit_costs.len(), "demand_rates", self.demand_rates.len())?;
        all_positive("unit_costs", self.unit_costs)?;
        all_positive("ratios", self.ratios)?;
        let roots = self.demand_rates.iter().zip(self.unit_costs).fold(0.0, |sum, (rate, cost)| sum + sqrt(rate * cost));
        Ok(ExchangePoints {
            cycle_stocks: self.ratios.iter().map(|ratio| held("cycle_stocks", sqrt(ratio / 2.0) * roots)).collect::<Result<_>>()?,
            order_rates: self.ratios.iter().map(|ratio| held("order_rates", roots / sqrt(2.0 * ratio))).collect::<Result<_>>()?,
        })
    }
}

pub(crate) const MODEL: Model = Model {
    name: "exchange_curve",
    summary: "Money in cycle stock against orders, for ratios of order cost to holding rate.",
    exactness: Exactness::Exact,
    source: "Silver, Pyke & Thomas, Inventory and Production Management in Supply Chains, ch. 4",
    inputs: fields![
        demand_rates: Numbers "units for a unit of time",
        unit_costs: Numbers "money for a unit",
        ratios: Numbers "cost of an order over the holding rate",
    ],
    outputs: fields![
        cycle_stocks: Numbers "money; mean value of all cycle stocks, for each ratio",
        order_rates: Numbers "orders of all items in a unit of time, for each ratio",
    ],
    solve: |given, answer| {
        let found = ExchangeCurve { demand_rates: given.lists[0], unit_costs: given.lists[1], ratios: given.lists[2] }.curve()?;
        answer.lists.extend([found.cycle_stocks, found.order_rates]);
        Ok(())
    },
};
