//! What a given policy delivers: expected stock, backorders, fill rate and ready rate under demand in whole units.

use crate::error::Result;
use crate::num::distribution::Discrete;
use crate::num::domain::whole;

/// What to expect of a policy in the long run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Performance {
    /// E(on hand), in units.
    pub expected_on_hand: f64,
    /// E(backorders), in units.
    pub expected_backorders: f64,
    /// The share of demand that is served from stock at once, where demand comes unit by unit.
    pub fill_rate: f64,
    /// The share of time with stock on hand; equal to the fill rate where demand is a Poisson process.
    pub ready_rate: f64,
}

/// The (r,Q) policy under demand unit by unit: the position is uniform on r + 1 … r + Q.
///
/// ```text
/// fill rate = Σ P(X < y) / Q,  backorders = Σ E(X − y)⁺ / Q,  on hand = Σ E(y − X)⁺ / Q        over y = r + 1 … r + Q
/// ```
///
/// Exact for Poisson demand; X is demand over the lead time. Source: Axsäter, Inventory Control, ch. 5.
///
/// ```
/// let demand = vmi_core::num::distribution::Poisson::new(3.0)?;
/// let found = vmi_core::policy::performance::of_rq(3.0, 5.0, &demand)?;
/// assert!((found.fill_rate - 0.8666328304219004).abs() < 1e-12);
/// assert!((found.expected_backorders - 0.10543282725382216).abs() < 1e-12);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn of_rq<D: Discrete + ?Sized>(reorder_point: f64, order_quantity: f64, lead_time_demand: &D) -> Result<Performance> {
    let (r, q) = (whole("r", reorder_point, -1_000_000_000)?, whole("Q", order_quantity, 1)?);
    let (mut on_hand, mut backorders, mut ready) = (0.0, 0.0, 0.0);
    for y in r + 1..=r + q {
        let position = y as f64;
        on_hand += lead_time_demand.complementary_loss(position);
        backorders += lead_time_demand.loss(position);
        ready += lead_time_demand.cdf(position - 1.0);
    }
    let ready = ready / order_quantity;
    Ok(Performance {
        expected_on_hand: on_hand / order_quantity,
        expected_backorders: backorders / order_quantity,
        fill_rate: ready,
        ready_rate: ready,
    })
}

/// Base stock S: every demand is ordered at once, so the position is always S.
///
/// ```
/// let demand = vmi_core::num::distribution::Poisson::new(6.0)?;
/// let found = vmi_core::policy::performance::of_base_stock(8.0, &demand)?;
/// assert!((found.fill_rate - 0.743979760453717).abs() < 1e-12);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn of_base_stock<D: Discrete + ?Sized>(base_stock: f64, lead_time_demand: &D) -> Result<Performance> {
    of_rq(whole("S", base_stock, -1_000_000_000)? as f64 - 1.0, 1.0, lead_time_demand)
}
