//! Shares and ranks of values: the Pareto curve that ABC classes cut.

use crate::error::{Error, ErrorKind, Result};
use crate::num::domain::all_finite;
use crate::num::double::Double;

/// Shares and ranks in the order of the values. Equal values have the same, so that no order of rows matters.
#[derive(Clone, Debug, PartialEq)]
pub struct Pareto {
    /// The value's share of the total of all values above 0; 0 for the others.
    pub shares: Vec<f64>,
    /// The share of all larger values and this one: what ABC cuts by [`ShareRule::Including`](super::abc_shares::ShareRule).
    pub cumulative_shares: Vec<f64>,
    /// 1 for the largest value; equal ones have the rank of the first of them.
    pub ranks: Vec<f64>,
}

/// Shares and ranks of at least one finite value; sums have about 32 digits before they are rounded.
///
/// ```
/// let found = vmi_core::demand::pareto::pareto(&[2.0, 5.0, 0.0, 2.0, 1.0])?;
/// assert_eq!(found.shares, [0.2, 0.5, 0.0, 0.2, 0.1]);
/// assert_eq!(found.cumulative_shares, [0.7, 0.5, 1.0, 0.7, 1.0]);
/// assert_eq!(found.ranks, [2.0, 1.0, 5.0, 2.0, 4.0]);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn pareto(values: &[f64]) -> Result<Pareto> {
    all_finite("values", values)?;
    let mut order: Vec<(u64, u32)> = values.iter().zip(0..).map(|(value, at)| (falling(*value), at)).collect();
    if order.len() != values.len() {
        return Err(Error::new(ErrorKind::OutOfRange, "there are more than 2^32 values").field("values").expected("at most 2^32 values"));
    }
    order.sort_unstable();
    let sorted = || order.iter().map(|(key, at)| (*at as usize, rising(*key)));
    let total = sorted().take_while(|(_, value)| *value > 0.0).fold(Double::ZERO, |sum, (_, value)| sum + Double::from(value)).value();
    // Sums in 106 bits need some room above them.
    if total.is_nan() || total > 1e290 {
        let error = Error::new(ErrorKind::Overflow, "the values add up to more than 1e290").field("values");
        return Err(error.value(total.to_string()).expected("values that add up to at most 1e290"));
    }
    let share = |part: f64| if total > 0.0 { part / total } else { 0.0 };
    let (mut before, mut last, mut cumulative, mut rank) = (Double::ZERO, f64::INFINITY, 0.0, 0.0);
    // Rank and share side by side: each row is written once, far from the one before it.
    let mut places = vec![(0.0, 0.0); values.len()];
    for (place, (at, value)) in sorted().enumerate() {
        let sum = if value > 0.0 { before + Double::from(value) } else { before };
        if value < last {
            (last, rank, cumulative) = (value, place as f64 + 1.0, share(sum.value()));
        }
        places[at] = (rank, cumulative);
        before = sum;
    }
    let (ranks, cumulative_shares) = places.into_iter().unzip();
    Ok(Pareto { shares: values.iter().map(|value| share(value.max(0.0) + 0.0)).collect(), cumulative_shares, ranks })
}

/// The value of its falling bits.
fn rising(key: u64) -> f64 {
    f64::from_bits(if key >> 63 == 0 { !key & (u64::MAX >> 1) } else { key })
}

/// Bits that order as the values do, the largest first; both zeros alike.
fn falling(value: f64) -> u64 {
    let bits = (value + 0.0).to_bits();
    if bits >> 63 == 0 { !bits & (u64::MAX >> 1) } else { bits }
}
