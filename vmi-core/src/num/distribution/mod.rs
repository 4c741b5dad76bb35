//! Probability distributions of demand and lead time: density, distribution, quantile, and the loss functions of inventory theory.
//!
//! | distribution | parameters | values |
//! |---|---|---|
//! | [`Normal`] | mean, standard deviation | real |
//! | [`Gamma`] | shape, scale | real, above 0 |
//! | [`Lognormal`] | mean and standard deviation of the logarithm | real, above 0 |
//! | [`Uniform`] | least, greatest | real |
//! | [`Exponential`] | rate | real, above 0 |
//! | [`Poisson`] | mean | 0, 1, 2, … |
//! | [`NegativeBinomial`] | r, p | failures before the r-th success |
//! | [`Geometric`] | p | failures before the first success |
//! | [`Binomial`] | n, p | 0 … n |
//! | [`CompoundPoisson`] | rate, pmf of a jump | whole numbers from 0 |
//! | [`Pmf`] | probabilities of whole numbers | whole numbers |
//! | [`Empirical`] | observed values | those values |
//! | [`PiecewiseLinear`] | values and P(X ≤ x) at each | real |
//!
//! Accuracy is 1e-13 relative for results above 1e-300 and for shapes, means and n up to 1e6, in both tails, unless a distribution says
//! otherwise; `tests/distributions.rs` compares with a table of 50 digits.

pub mod binomial;
pub mod compound_poisson;
pub mod empirical;
pub mod exponential;
pub mod gamma;
pub mod geometric;
mod invert;
mod ladder;
mod lattice;
pub mod lognormal;
pub mod negative_binomial;
pub mod normal;
pub mod piecewise_linear;
pub mod pmf;
pub mod poisson;
pub mod uniform;

pub use binomial::Binomial;
pub use compound_poisson::CompoundPoisson;
pub use empirical::Empirical;
pub use exponential::Exponential;
pub use gamma::Gamma;
pub use geometric::Geometric;
pub use lognormal::Lognormal;
pub use negative_binomial::NegativeBinomial;
pub use normal::Normal;
pub use piecewise_linear::PiecewiseLinear;
pub use pmf::Pmf;
pub use poisson::Poisson;
pub use uniform::Uniform;

use crate::error::Result;

/// What a planner asks of a distribution. A NaN argument gives NaN; an infinite one the limit.
///
/// The second loss functions differ between the two sorts of distribution, so that each is the sum or integral of the first:
///
/// ```text
///                          second_loss(x)               complementary_second_loss(x)
/// continuous, Empirical    ½ E((X−x)⁺)²                 ½ E((x−X)⁺)²
/// whole numbers            ½ E(X−x)⁺(X−x−1)⁺            ½ E(x−X)⁺(x−X+1)⁺
/// ```
///
/// Source: Snyder & Shen, Fundamentals of Supply Chain Theory, appendix C.3.
///
/// ```
/// use vmi_core::num::distribution::{Distribution, Poisson};
/// let demand = Poisson::new(7.0)?;
/// assert!((demand.loss(5.0) - 2.292600125697305).abs() < 1e-14);
/// assert_eq!(demand.quantile(0.95)?, 12.0);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub trait Distribution {
    /// E X.
    fn mean(&self) -> f64;
    /// E (X − E X)².
    fn variance(&self) -> f64;
    /// The density at x; for whole numbers P(X = x), which is 0 between them.
    fn density(&self, x: f64) -> f64;
    /// P(X ≤ x).
    fn cdf(&self, x: f64) -> f64;
    /// P(X > x), with its own digits where it is small.
    fn complementary_cdf(&self, x: f64) -> f64;
    /// The least x with P(X ≤ x) ≥ p, for 0 < p < 1; an error outside.
    fn quantile(&self, p: f64) -> Result<f64>;
    /// E(X − x)⁺: what is short of x on average.
    fn loss(&self, x: f64) -> f64;
    /// E(x − X)⁺: what is left of x on average.
    fn complementary_loss(&self, x: f64) -> f64;
    /// `cdf`, `loss` and `complementary_loss` at x: the same bits, where it can be in less time than one after another.
    fn shares(&self, x: f64) -> Shares {
        Shares { cdf: self.cdf(x), loss: self.loss(x), complementary_loss: self.complementary_loss(x) }
    }
    /// See the table above.
    fn second_loss(&self, x: f64) -> f64;
    /// See the table above.
    fn complementary_second_loss(&self, x: f64) -> f64;
}

/// What a distribution has on both sides of a number x.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shares {
    /// P(X ≤ x).
    pub cdf: f64,
    /// E(X − x)⁺.
    pub loss: f64,
    /// E(x − X)⁺.
    pub complementary_loss: f64,
}

/// A distribution over whole numbers.
pub trait Discrete: Distribution {
    /// P(X = k).
    fn pmf(&self, k: i64) -> f64;
    /// The least value that X can take.
    fn least(&self) -> i64;
    /// The probabilities of first, first + 1, …, such that less than `mass` lies below them and less than `mass` above; at most 10 million.
    fn list(&self, mass: f64) -> Result<(i64, Vec<f64>)>;
}
