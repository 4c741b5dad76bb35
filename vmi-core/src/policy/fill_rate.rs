//! Safety factors for a fill rate: the inverse of the unit normal loss, and of its difference over an order quantity.

use crate::error::Result;
use crate::num::domain::{fraction, positive};
use crate::num::{ln, normal, sqrt};

/// The safety factors and safety stocks of (r,Q) for a fill rate, under normal lead-time demand.
///
/// ```text
/// classic: σ G(k) = Q (1 − β)                 counts every shortage, also one that the next order cannot mend: too careful for small Q
/// exact:   σ (G(k) − G(k + Q/σ)) = Q (1 − β)  with backorders
/// ```
///
/// G is the unit normal loss. `sigma_ltd` σ of lead-time demand and `order_quantity` Q in units, `fill_rate` 0 < β < 1. Classic: approximation for Q large against σ; exact: exact for normal demand and
/// constant lead time. Source: Silver, Pyke & Thomas, ch. 6; Axsäter, ch. 5.
///
/// ```
/// use vmi_core::policy::fill_rate::FillRateRq;
/// let found = FillRateRq { sigma_ltd: 138.67504905630727, order_quantity: 1000.0, fill_rate: 0.95 }.factors()?;
/// assert!((found.k_classic - 0.0792805042986193).abs() < 1e-12);
/// assert!((found.safety_stock_exact - 10.994227822819688).abs() < 1e-9);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FillRateRq {
    /// σ of demand over the lead time, in units, above 0.
    pub sigma_ltd: f64,
    /// Q, in units, above 0.
    pub order_quantity: f64,
    /// β, the share of demand served from stock at once.
    pub fill_rate: f64,
}

/// Safety factors and stocks by both formulas.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FillRateFactors {
    /// k by the classic formula.
    pub k_classic: f64,
    /// k σ by the classic formula, in units.
    pub safety_stock_classic: f64,
    /// k with backorders.
    pub k_exact: f64,
    /// k σ with backorders, in units.
    pub safety_stock_exact: f64,
}

impl FillRateRq {
    /// The outputs of the model for its inputs, if it has any.
    pub(super) fn row([sigma_ltd, order_quantity, fill_rate]: [f64; 3]) -> Option<[f64; 4]> {
        let found = Self { sigma_ltd, order_quantity, fill_rate }.factors().ok()?;
        Some([found.k_classic, found.safety_stock_classic, found.k_exact, found.safety_stock_exact])
    }

    /// The factors.
    pub fn factors(&self) -> Result<FillRateFactors> {
        let (sigma, quantity) = (positive("sigma_ltd", self.sigma_ltd)?, positive("order_quantity", self.order_quantity)?);
        let short = quantity * (1.0 - fraction("fill_rate", self.fill_rate)?) / sigma;
        let (k_classic, k_exact) = (inverse_loss(short), inverse_loss_difference(short, quantity / sigma));
        Ok(FillRateFactors { k_classic, safety_stock_classic: k_classic * sigma, k_exact, safety_stock_exact: k_exact * sigma })
    }
}

/// The k with G(k) = t, for t above 0 (else NaN), to the last bits of t.
///
/// ```
/// let k = vmi_core::policy::fill_rate::inverse_loss(7.550262411946499e-17);
/// assert!((k - 8.0).abs() < 1e-9);
/// ```
pub fn inverse_loss(t: f64) -> f64 {
    inverse(t, normal::loss_and_above)
}

/// The k with G(k) − G(k + q) = t, for 0 < t < q (else NaN).
pub fn inverse_loss_difference(t: f64, q: f64) -> f64 {
    if t >= q {
        return f64::NAN;
    }
    // Far to the left the difference is q less two small tails, so it is inverted by what lacks of q: G(−k − q) − G(−k) = q − t there.
    if t > q / 2.0 {
        return -q - inverse_loss_difference(q - t, q);
    }
    inverse(t, |k| {
        let (loss, above) = normal::loss_and_above(k);
        // Beyond 9 less than 1e-19 is left, which takes nothing from numbers of 0.01 or more.
        if k + q > 9.0 && loss > 0.01 && above > 0.01 {
            return (loss, above);
        }
        let (next_loss, next_above) = normal::loss_and_above(k + q);
        (loss - next_loss, above - next_above)
    })
}

/// Newton's method on the logarithm of a function whose logarithm falls ever faster: it comes down to the root from the right, wherever it starts.
fn inverse(t: f64, at: impl Fn(f64) -> (f64, f64)) -> f64 {
    if !(t > 0.0 && t.is_finite()) {
        return f64::NAN;
    }
    let wanted = ln(t);
    // Near the root, and where nothing underflows: G(k) is about φ(k) / k² far out, and at least −k.
    let mut k = if t < 0.05 { sqrt(-2.0 * wanted) } else { -t };
    for _ in 0..64 {
        let (value, fall) = at(k);
        if value.is_nan() || value <= 0.0 || fall <= 0.0 {
            break;
        }
        let step = (ln(value) - wanted) * value / fall;
        k += step;
        // The digits double: the next step would be below the last place.
        if step.abs() <= 1e-9 * (1.0 + k.abs()) {
            break;
        }
    }
    k
}
