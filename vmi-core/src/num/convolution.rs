//! Sums of independent whole-number demands.

use crate::error::Result;
use crate::num::distribution::{Discrete, Pmf};
use crate::num::domain;

/// The longest result.
const LONGEST: usize = 10_000_000;

/// The distribution of X + Y, directly: f(k) = Σ f(i) g(k−i).
///
/// Every product is of positive numbers and every sum runs over i upwards, so each probability keeps its relative accuracy (about the number of terms
/// times 1e-16, at worst) and the bits do not depend on the machine. The work is the product of the two lengths.
///
/// ```
/// use vmi_core::num::convolution::convolve;
/// use vmi_core::num::distribution::{Discrete, Distribution, Pmf};
/// let die = Pmf::new(1, vec![1.0 / 6.0; 6])?;
/// let two = convolve(&die, &die)?;
/// assert!((two.pmf(7) - 1.0 / 6.0).abs() < 1e-16 && (two.mean() - 7.0).abs() < 1e-14);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn convolve(x: &Pmf, y: &Pmf) -> Result<Pmf> {
    let list = lists(x.probabilities(), y.probabilities())?;
    Ok(Pmf::of_scaled(shift(i128::from(x.least()) + i128::from(y.least()))?, list))
}

/// The least value of a sum, if whole numbers are still told apart there.
fn shift(least: i128) -> Result<i64> {
    if least.unsigned_abs() > 1 << 52 {
        return Err(domain::outside("least", least as f64, "a least value of the sum within 2^52 of 0"));
    }
    Ok(least as i64)
}

/// Σ a(i) b(k−i) for every k.
pub(crate) fn lists(a: &[f64], b: &[f64]) -> Result<Vec<f64>> {
    if a.is_empty() || b.is_empty() {
        return Ok(Vec::new());
    }
    let length = a.len() + b.len() - 1;
    if length > LONGEST {
        return Err(domain::outside("convolution", length as f64, format!("at most {LONGEST} values in the sum")));
    }
    // The shorter one outside: its terms are added in its order, whichever argument it was.
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let mut sum = vec![0.0; length];
    for (i, &weight) in short.iter().enumerate() {
        if weight > 0.0 {
            for (place, probability) in sum[i..].iter_mut().zip(long) {
                *place += weight * probability;
            }
        }
    }
    Ok(sum)
}

/// The distribution of X1 + … + Xn of n independent demands with one distribution, by squaring; n = 0 gives 0 for certain.
///
/// ```
/// use vmi_core::num::convolution::convolve_times;
/// use vmi_core::num::distribution::{Discrete, Pmf};
/// let coin = Pmf::new(0, vec![0.5, 0.5])?;
/// assert!((convolve_times(&coin, 10)?.pmf(5) - 0.24609375).abs() < 1e-16);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn convolve_times(x: &Pmf, n: u32) -> Result<Pmf> {
    let length = (x.probabilities().len() as f64 - 1.0) * f64::from(n) + 1.0;
    if length > LONGEST as f64 {
        return Err(domain::outside("n", f64::from(n), format!("a number that gives at most {LONGEST} values")));
    }
    let (mut product, mut power, mut left) = (vec![1.0], x.probabilities().to_vec(), n);
    while left > 0 {
        if left & 1 == 1 {
            product = lists(&product, &power)?;
        }
        left >>= 1;
        if left > 0 {
            power = lists(&power, &power)?;
        }
    }
    Ok(Pmf::of_scaled(shift(i128::from(x.least()) * i128::from(n))?, product))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::num::distribution::{Binomial, Distribution};

    #[test]
    fn coins_are_binomial() {
        let coin = Pmf::new(0, vec![0.7, 0.3]).unwrap();
        let (sum, binomial) = (convolve_times(&coin, 300).unwrap(), Binomial::new(300, 0.3).unwrap());
        for k in 0..=300 {
            assert!((sum.pmf(k) / binomial.pmf(k) - 1.0).abs() < 1e-12, "{k}");
            assert!((sum.complementary_cdf(k as f64) - binomial.complementary_cdf(k as f64)).abs() < 1e-13);
        }
    }

    #[test]
    fn sums_do_not_depend_on_the_order_of_the_arguments() {
        let (x, y) = (Pmf::new(-2, vec![0.1, 0.2, 0.7]).unwrap(), Pmf::new(3, vec![0.3, 0.1, 0.05, 0.55]).unwrap());
        assert_eq!(convolve(&x, &y).unwrap(), convolve(&y, &x).unwrap());
        assert_eq!(convolve(&x, &y).unwrap().least(), 1);
        assert_eq!(convolve_times(&x, 0).unwrap(), Pmf::certain(0).unwrap());
        assert!(convolve_times(&x, 4_000_000_000).is_err());
    }
}
