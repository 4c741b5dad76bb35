//! Distributions of demand, as models with names: what each gives at a quantity, and the quantity of a probability.

use super::model::{Answer, Exactness, Given, Model, fields};
use super::newsvendor_models::listed;
use crate::error::{Error, ErrorKind, Result};
use crate::num::distribution::{
    Binomial, CompoundPoisson, Distribution, Empirical, Exponential, Gamma, Geometric, Lognormal, NegativeBinomial, Normal, PiecewiseLinear, Pmf,
    Poisson, Uniform,
};
use crate::num::domain::{all_finite, all_not_negative, finite, fraction, held, whole};

/// Probabilities of a jump of 0, 1, 2, … units.
pub(super) fn jumps(pmf: &[f64]) -> Result<Pmf> {
    all_not_negative("jump_pmf", pmf)?;
    Pmf::new(0, pmf.to_vec()).map_err(|error| error.field("jump_pmf"))
}

/// The sum of jumps that come at a rate.
pub(super) fn compound(rate: f64, jump_pmf: &[f64]) -> Result<CompoundPoisson> {
    let of = |error: Error| if error.field_name() == Some("jumps") { error.field("jump_pmf") } else { error };
    CompoundPoisson::new(rate, &jumps(jump_pmf)?).map_err(of)
}

/// Values as likely as each of those observed.
pub(super) fn observed(values: &[f64]) -> Result<Empirical> {
    all_finite("observed", values)?;
    Empirical::new(values.to_vec())
}

/// Successes among n tries.
pub(super) fn binomial(n: f64, p: f64) -> Result<Binomial> {
    Binomial::new(whole("n", n, 1)?, p)
}

fn solve(given: &Given<'_>, answer: &mut Answer, of: &dyn Distribution) -> Result<()> {
    let (x, probability) = (given.numbers[0], given.numbers[1]);
    if x.is_none() && probability.is_none() {
        let error = Error::new(ErrorKind::MissingValue, "x is missing: x, probability or both are needed");
        return Err(error.field("x").expected("x, probability or both"));
    }
    answer.numbers.extend([held("mean", of.mean())?, held("variance", of.variance())?]);
    match x {
        None => answer.numbers.extend([f64::NAN; 7]),
        Some(x) => {
            let x = finite("x", x)?;
            answer.numbers.extend([
                held("density", of.density(x))?,
                held("cdf", of.cdf(x))?,
                held("complementary_cdf", of.complementary_cdf(x))?,
                held("loss", of.loss(x))?,
                held("complementary_loss", of.complementary_loss(x))?,
                held("second_loss", of.second_loss(x))?,
                held("complementary_second_loss", of.complementary_second_loss(x))?,
            ]);
        }
    }
    answer.numbers.push(match probability {
        None => f64::NAN,
        Some(probability) => held("quantile", of.quantile(fraction("probability", probability)?)?)?,
    });
    Ok(())
}

macro_rules! distribution {
    ($(#[doc = $doc:literal])+ $id:ident = $name:literal, $summary:literal, [$($field:ident: $kind:ident $unit:literal),+], $build:expr) => {
        $(#[doc = $doc])+
        pub(crate) const $id: Model = Model {
            name: $name,
            summary: $summary,
            exactness: Exactness::Exact,
            source: "Zipkin, Foundations of Inventory Management, appendix C; Snyder & Shen, appendix C",
            inputs: fields![
                x: Optional "units; absent: only the quantile is told",
                probability: Optional "0 to 1, of the quantile; absent: no quantile is told",
                $($field: $kind $unit),+
            ],
            outputs: fields![
                mean: Number "units",
                variance: Number "units squared",
                density: Optional "at x; of whole units the probability of x",
                cdf: Optional "P(demand ≤ x)",
                complementary_cdf: Optional "P(demand > x)",
                loss: Optional "units: E(demand − x)⁺",
                complementary_loss: Optional "units: E(x − demand)⁺",
                second_loss: Optional "units squared: ½ E((demand − x)⁺)²; of whole units ½ E(demand − x)⁺(demand − x − 1)⁺",
                complementary_second_loss: Optional "units squared: ½ E((x − demand)⁺)²; of whole units ½ E(x − demand)⁺(x − demand + 1)⁺",
                quantile: Optional "units: the least x with P(demand ≤ x) of at least probability",
            ],
            solve: |given, answer| {
                let build: fn(&Given<'_>) -> Result<_> = $build;
                solve(given, answer, &build(given)?)
            },
        };
    };
}

distribution!(
    /// Normal.
    NORMAL = "distribution_normal",
    "Probabilities, losses and quantiles of normal demand.",
    [mean: Number "units", sd: Number "units"],
    |given| Normal::new(given.number(2), given.number(3))
);
distribution!(
    /// Gamma.
    GAMMA = "distribution_gamma",
    "Probabilities, losses and quantiles of gamma demand, with mean shape · scale.",
    [shape: Number "above 0", scale: Number "units"],
    |given| Gamma::new(given.number(2), given.number(3))
);
distribution!(
    /// Lognormal.
    LOGNORMAL = "distribution_lognormal",
    "Probabilities, losses and quantiles of lognormal demand.",
    [mu_log: Number "mean of ln(demand)", sigma_log: Number "standard deviation of ln(demand)"],
    |given| Lognormal::new(given.number(2), given.number(3))
);
distribution!(
    /// Uniform.
    UNIFORM = "distribution_uniform",
    "Probabilities, losses and quantiles of uniform demand.",
    [least: Number "units", greatest: Number "units"],
    |given| Uniform::new(given.number(2), given.number(3))
);
distribution!(
    /// Exponential.
    EXPONENTIAL = "distribution_exponential",
    "Probabilities, losses and quantiles of exponential demand, with mean 1 / rate.",
    [rate: Number "1 / units"],
    |given| Exponential::new(given.number(2))
);
distribution!(
    /// Poisson.
    POISSON = "distribution_poisson",
    "Probabilities, losses and quantiles of Poisson demand.",
    [mean: Number "units"],
    |given| Poisson::new(given.number(2))
);
distribution!(
    /// Negative binomial.
    NEGATIVE_BINOMIAL = "distribution_negative_binomial",
    "Probabilities, losses and quantiles of negative binomial demand, with mean r (1 − p) / p.",
    [r: Number "above 0", p: Number "0 < p < 1"],
    |given| NegativeBinomial::new(given.number(2), given.number(3))
);
distribution!(
    /// Geometric.
    GEOMETRIC = "distribution_geometric",
    "Probabilities, losses and quantiles of geometric demand from 0 on, with mean (1 − p) / p.",
    [p: Number "0 < p < 1: P(demand = k) is p (1 − p)^k"],
    |given| Geometric::new(given.number(2))
);
distribution!(
    /// Binomial.
    BINOMIAL = "distribution_binomial",
    "Probabilities, losses and quantiles of binomial demand, with mean n p.",
    [n: Whole "tries, 1 or more", p: Number "0 < p < 1: chance of a unit in a try"],
    |given| binomial(given.number(2), given.number(3))
);
distribution!(
    /// Compound Poisson.
    COMPOUND_POISSON = "distribution_compound_poisson",
    "Probabilities, losses and quantiles of compound Poisson demand: customers at random, each asking for some units.",
    [rate: Number "customers", jump_pmf: Numbers "probabilities that a customer asks for 0, 1, 2, … units"],
    |given| compound(given.number(2), given.lists[0])
);
distribution!(
    /// Listed probabilities.
    DISCRETE = "distribution_discrete",
    "Probabilities, losses and quantiles of demand whose whole values and their probabilities are listed.",
    [values: Numbers "whole units", probabilities: Numbers "summing to 1"],
    |given| listed(given.lists[0], given.lists[1])
);
distribution!(
    /// As observed.
    EMPIRICAL = "distribution_empirical",
    "Probabilities, losses and quantiles of demand as likely as each of the values observed.",
    [observed: Numbers "units"],
    |given| observed(given.lists[0])
);
distribution!(
    /// A broken line.
    PIECEWISE_LINEAR = "distribution_piecewise_linear",
    "Probabilities, losses and quantiles of demand whose P(demand ≤ x) is a straight line between listed points.",
    [x_values: Numbers "units, rising", cdf_values: Numbers "P(demand ≤ x) at each, from 0 or the probability of the first to 1"],
    |given| piecewise_linear(given.lists[0], given.lists[1])
);

/// A broken line by its corners.
pub(super) fn piecewise_linear(x: &[f64], cdf: &[f64]) -> Result<PiecewiseLinear> {
    let of = |error: Error| {
        let field = if error.field_name() == Some("cdf") { "cdf_values" } else { "x_values" };
        error.field(field)
    };
    PiecewiseLinear::new(x, cdf).map_err(of)
}
