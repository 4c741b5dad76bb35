//! The covariance of errors, shrunk towards their variances.

use crate::error::{Error, ErrorKind, Result};
use crate::num::domain::{all_finite, outside, same_length};
use crate::num::{sqrt, sum};

/// The most lists.
pub const MOST_LISTS: usize = 2_000;
/// The least λ: errors that add up already, as those of a linear method do, would leave their sums without a variance of their own.
const LEAST_SHRINKAGE: f64 = 1e-8;

/// The covariance about 0 of lists of one length, shrunk towards its diagonal: a row for each list, one after the other.
///
/// ```text
/// W = λ D + (1−λ) V        V = Σ e eᵀ / T, D its diagonal
/// λ = Σ var(r) / Σ r² over the pairs of lists, from 10^−8 to 1        r = Σ x x' / T, var(r) = (Σ (x x')² − T r²) / (T (T−1)), x = e / √D
/// ```
///
/// Two periods or more, and at most [`MOST_LISTS`] lists. A list of zeros is correlated with no other. Source: Schäfer & Strimmer, Stat. Appl. Genetics Mol.
/// Biol. 4 (2005).
///
/// ```
/// use vmi_core::demand::method::shrunk_covariance::shrunk_covariance;
/// let found = shrunk_covariance(&[&[1.0, -1.0, 2.0, 2.0], &[2.0, 0.0, 2.0, 4.0]])?;
/// // r = 14 / √240, Σ (x x')² = 84 · 16 / 240, and λ = (5.6 − 4 r²) / 12 / r².
/// let kept: f64 = 1.0 - (5.6 - 4.0 * 196.0 / 240.0) / 12.0 * 240.0 / 196.0;
/// assert!((found[0] - 2.5).abs() < 1e-15 && (found[3] - 6.0).abs() < 1e-15 && (found[1] - 3.5 * kept).abs() < 1e-14);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn shrunk_covariance(errors: &[&[f64]]) -> Result<Vec<f64>> {
    let (lists, periods) = (errors.len(), errors.first().map_or(0, |list| list.len()));
    if lists > MOST_LISTS {
        return Err(outside("errors", lists as f64, format!("at most {MOST_LISTS} lists")));
    }
    if periods < 2 {
        let error = Error::new(ErrorKind::MissingValue, format!("a covariance needs errors of two periods, and there are {periods}"));
        return Err(error
            .field("errors")
            .value(periods.to_string())
            .expected("two periods or more")
            .hint("minimum_trace_structural needs no errors"));
    }
    let t = periods as f64;
    let (mut sds, mut scaled) = (Vec::with_capacity(lists), Vec::with_capacity(lists));
    for list in errors {
        same_length("errors", list.len(), "the first of them", periods)?;
        all_finite("errors", list)?;
        let squares: Vec<f64> = list.iter().map(|error| error * error).collect();
        let sd = sqrt(sum(&squares) / t);
        sds.push(sd);
        scaled.push(list.iter().map(|error| if sd > 0.0 { error / sd } else { 0.0 }).collect::<Vec<f64>>());
    }
    let (mut covariance, mut noise, mut strength) = (vec![0.0; lists * lists], 0.0, 0.0);
    for one in 0..lists {
        covariance[one * lists + one] = sds[one] * sds[one];
        for other in 0..one {
            let (products, squares) = products(&scaled[one], &scaled[other]);
            let correlation = products / t;
            noise += (squares - t * correlation * correlation).max(0.0) / (t * (t - 1.0));
            strength += correlation * correlation;
            covariance[one * lists + other] = correlation * sds[one] * sds[other];
        }
    }
    let kept = if strength > 0.0 { 1.0 - (noise / strength).clamp(LEAST_SHRINKAGE, 1.0) } else { 0.0 };
    for one in 0..lists {
        for other in 0..one {
            let shrunk = kept * covariance[one * lists + other];
            covariance[one * lists + other] = shrunk;
            covariance[other * lists + one] = shrunk;
        }
    }
    Ok(covariance)
}

/// Σ x x' and Σ (x x')², each over 8 fixed lanes as [`sum`] has them.
fn products(one: &[f64], other: &[f64]) -> (f64, f64) {
    let mut lanes = [[0.0; 8]; 2];
    let (ones, others) = (one.chunks_exact(8), other.chunks_exact(8));
    let (rest, of_others) = (ones.remainder(), others.remainder());
    for (one, other) in ones.zip(others) {
        add(&mut lanes, one, other);
    }
    add(&mut lanes, rest, of_others);
    (sum(&lanes[0]), sum(&lanes[1]))
}

#[inline(always)] // once eight errors of a pair
fn add([sums, squares]: &mut [[f64; 8]; 2], one: &[f64], other: &[f64]) {
    for ((sum, squares), (x, y)) in sums.iter_mut().zip(squares).zip(one.iter().zip(other)) {
        let product = x * y;
        *sum += product;
        *squares += product * product;
    }
}
