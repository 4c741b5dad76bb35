//! Economic order quantity.

use crate::num::sqrt;

/// An economic order quantity and what it costs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Eoq {
    /// Q, in units.
    pub order_quantity: f64,
    /// Ordering plus holding cost in one unit of time, without the purchase cost.
    pub cost_rate: f64,
}

/// The order quantity that balances ordering and holding cost; none unless all three are finite and above 0.
///
/// ```text
/// Q = √(2 K D / h)        cost rate = K D / Q + h Q / 2
/// ```
///
/// `order_cost` K in money for an order; `demand_rate` D in units for a unit of time; `holding_cost` h in money for one unit held
/// over the same unit of time. Source: F. W. Harris, Factory, The Magazine of Management 10 (1913).
///
/// ```
/// let eoq = vmi_core::policy::eoq::eoq(8.0, 1300.0, 0.225).unwrap();
/// assert!((eoq.order_quantity - 304.0467800264368).abs() < 1e-9);
/// assert!((eoq.cost_rate - 68.41052550594827).abs() < 1e-9);
/// ```
pub fn eoq(order_cost: f64, demand_rate: f64, holding_cost: f64) -> Option<Eoq> {
    let usable = |x: f64| x.is_finite() && x > 0.0;
    if !(usable(order_cost) && usable(demand_rate) && usable(holding_cost)) {
        return None;
    }
    let order_quantity = sqrt(2.0 * order_cost * demand_rate / holding_cost);
    Some(Eoq { order_quantity, cost_rate: cost_rate(order_quantity, order_cost, demand_rate, holding_cost) })
}

/// The ordering plus holding cost of a given order quantity.
///
/// ```
/// assert!((vmi_core::policy::eoq::cost_rate(250.0, 8.0, 1300.0, 0.225) - 69.725).abs() < 1e-9);
/// ```
pub fn cost_rate(order_quantity: f64, order_cost: f64, demand_rate: f64, holding_cost: f64) -> f64 {
    order_cost * demand_rate / order_quantity + holding_cost * order_quantity / 2.0
}
