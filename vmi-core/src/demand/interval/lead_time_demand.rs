//! The distribution of demand over lead time and review, from a forecast: what a policy takes quantiles and losses of.

use super::{Interval, Support};
use crate::demand::Fit;
use crate::error::{Error, ErrorKind, Result};
use crate::model::DemandDistribution;
use crate::num::distribution::{Discrete, Distribution, Empirical, Gamma, NegativeBinomial, Normal, Pmf, Poisson, Shares};
use crate::num::domain::{all_finite, fraction, held, not_negative, outside};
use crate::num::lead_time_demand::{Moments, Part};

/// The time that a level of stock has to cover.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cover<'c> {
    /// Lead time + review, in periods of the forecast, above 0; of a last fractional period that share of its demand and of its variance.
    Periods(f64),
    /// A random whole number of periods, 0 or more, independent of demand.
    Random(&'c Pmf),
}

/// Where the variance of demand around its forecast comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Spread {
    /// The method's own model: [`Fit::sum_variance`].
    #[default]
    OfFit,
    /// The variance of the error of one period, 0 or more, errors being independent from period to period: too little where the level of demand moves.
    OfPeriod(f64),
    /// The variance of the error of the whole sum, 0 or more, as of rolling origins
    /// ([`RollingErrors::squared_error_of_sum`](crate::demand::accuracy::rolling_origin::RollingErrors::squared_error_of_sum)); the same for every P.
    OfSum(f64),
}

/// Demand over lead time and review by two moments of a fit.
///
/// ```text
/// over P periods      M(P) = Σ path      V(P) = sum_variance(P), P times the variance of a period, or that of the sum
/// over a random P     mean = Σ p(P) M(P)      variance = Σ p(P) (V(P) + (M(P) − mean)²)
/// gamma: shape M²/V; negative binomial: r = M²/(V − M), Poisson where V ≤ M; Poisson: V is not used; by pattern: normal
/// ```
///
/// Exact in its moments if the fit's are; the shape is an assumption. Normal demand has a part below 0, which `cdf(0.0)` tells. With a variance of 0 demand is its
/// mean for certain. A mean of 0 with a variance above 0 is an error for gamma, and 0 for certain in whole units. Source: Silver, Pyke & Thomas (2017), ch. 6; the
/// variance of a sum of correlated errors is that of the method, see Hyndman et al., Forecasting with Exponential Smoothing (2008), ch. 6.
///
/// ```
/// use vmi_core::demand::Fit;
/// use vmi_core::demand::interval::Support;
/// use vmi_core::demand::interval::lead_time_demand::{ByMoments, Cover, Spread};
/// use vmi_core::model::DemandDistribution;
/// use vmi_core::num::distribution::{Distribution, Pmf};
/// let fit = Fit { path: vec![10.0, 10.0, 12.0], sum_variance: vec![9.0, 20.0, 33.0], ..Fit::default() };
/// let cover = ByMoments { fit: &fit, over: Cover::Periods(2.5), kind: DemandDistribution::Normal, spread: Spread::OfFit, support: Support::NotNegative };
/// let demand = cover.distribution()?;
/// assert!(demand.mean() == 26.0 && (demand.variance() - 26.5).abs() < 1e-14);
/// assert!((demand.quantile(0.95)? - 34.46740228957668).abs() < 1e-12);
/// // A lead time of 1 or 3 periods: 10 and 9, 32 and 33.
/// let either = Pmf::new(1, vec![0.5, 0.0, 0.5])?;
/// let moments = ByMoments { over: Cover::Random(&either), ..cover }.moments()?;
/// assert_eq!((moments.mean, moments.variance), (21.0, 21.0 + 121.0));
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ByMoments<'f> {
    /// The forecast; its path covers the time.
    pub fit: &'f Fit,
    /// The time.
    pub over: Cover<'f>,
    /// What demand is taken to be.
    pub kind: DemandDistribution,
    /// Its variance.
    pub spread: Spread,
    /// Whether a step of the path below 0 counts as 0.
    pub support: Support,
}

impl ByMoments<'_> {
    /// Mean and variance over the time.
    pub fn moments(&self) -> Result<Moments> {
        let reach = match self.over {
            Cover::Periods(periods) if periods > 0.0 => periods,
            Cover::Periods(periods) => return Err(outside("periods", periods, "a finite number above 0")),
            Cover::Random(periods) if periods.least() < 0 => return Err(outside("periods", periods.least() as f64, "whole numbers of 0 or more")),
            Cover::Random(periods) => periods.greatest() as f64,
        };
        self.check(reach)?;
        let found = match self.over {
            Cover::Periods(periods) => self.over(periods),
            Cover::Random(periods) => self.over_random(periods),
        };
        Ok(Moments { mean: held("mean", found.mean)?, variance: held("variance", found.variance)? })
    }

    /// The distribution with these moments.
    pub fn distribution(&self) -> Result<LeadTimeDemand> {
        let Moments { mean, variance } = self.moments()?;
        let part: Part = match self.kind {
            DemandDistribution::Poisson | DemandDistribution::NegativeBinomial if mean == 0.0 => Box::new(Pmf::certain(0)?),
            DemandDistribution::NegativeBinomial if variance > mean => Box::new(NegativeBinomial::from_mean_variance(mean, variance)?),
            DemandDistribution::Poisson | DemandDistribution::NegativeBinomial => Box::new(Poisson::new(mean)?),
            _ if variance == 0.0 => Box::new(Empirical::new(vec![mean])?),
            DemandDistribution::Gamma => Box::new(Gamma::from_mean_variance(mean, variance)?),
            DemandDistribution::Normal | DemandDistribution::ByPattern => Box::new(Normal::from_mean_variance(mean, variance)?),
        };
        Ok(LeadTimeDemand { part, source: Source::Moments(self.kind) })
    }

    /// Is everything there that the farthest period needs?
    fn check(&self, reach: f64) -> Result<()> {
        let steps = self.fit.path.len();
        if reach > steps as f64 {
            return Err(outside("periods", reach, format!("at most the length of the path, {steps},")));
        }
        all_finite("path", &self.fit.path)?;
        if let Spread::OfPeriod(variance) | Spread::OfSum(variance) = self.spread {
            return not_negative("spread", variance).map(|_| ());
        }
        let variances = &self.fit.sum_variance;
        if variances.len() < steps {
            let message = "the fit has no variance of its sums: the variance of a period or of the sum has to be given";
            return Err(Error::new(ErrorKind::MissingValue, message).field("spread").expected("the variance of a period or of the sum"));
        }
        for &variance in variances {
            not_negative("sum_variance", variance)?;
        }
        Ok(())
    }

    fn over(&self, periods: f64) -> Moments {
        let whole = periods.floor() as usize;
        let share = periods - periods.floor();
        let mut mean = 0.0;
        for step in &self.fit.path[..whole] {
            mean += self.support.nearest(*step);
        }
        if share > 0.0 {
            mean += share * self.support.nearest(self.fit.path[whole]);
        }
        let low = self.variance(whole);
        let between = if share > 0.0 { share * (self.variance(whole + 1) - low) } else { 0.0 };
        Moments { mean, variance: low + between }
    }

    /// V(P) of a whole P.
    fn variance(&self, periods: usize) -> f64 {
        match self.spread {
            Spread::OfPeriod(variance) => variance * periods as f64,
            Spread::OfSum(variance) => variance,
            Spread::OfFit => periods.checked_sub(1).map_or(0.0, |at| self.fit.sum_variance[at]),
        }
    }

    fn over_random(&self, periods: &Pmf) -> Moments {
        // Running sums of the path, one pass for each moment.
        let visit = |look: &mut dyn FnMut(f64, f64, f64)| {
            let mut sum = 0.0;
            for count in 0..=periods.greatest() {
                if count > 0 {
                    sum += self.support.nearest(self.fit.path[count as usize - 1]);
                }
                look(periods.pmf(count), sum, self.variance(count as usize));
            }
        };
        let (mut mean, mut variance) = (0.0, 0.0);
        visit(&mut |chance, sum, _| mean += chance * sum);
        visit(&mut |chance, sum, within| variance += chance * (within + (sum - mean) * (sum - mean)));
        Moments { mean, variance }
    }
}

/// What a distribution of demand rests on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Source {
    /// Two moments and a shape.
    Moments(DemandDistribution),
    /// So many values, each as likely.
    Sample(usize),
}

/// The distribution of demand over lead time and review.
///
/// ```
/// use vmi_core::demand::interval::Support;
/// use vmi_core::demand::interval::lead_time_demand::LeadTimeDemand;
/// use vmi_core::num::distribution::Distribution;
/// // A forecast of 3 for the whole time, and past errors of such sums.
/// let demand = LeadTimeDemand::of_errors(3.0, &[-4.0, -1.0, 0.0, 6.0], Support::NotNegative)?;
/// assert_eq!((demand.quantile(0.75)?, demand.loss(3.0), demand.mean()), (3.0, 1.5, 3.5)); // 0, 2, 3, 9
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
///
/// Whatever takes a [`Distribution`] takes it: a reorder point by [`RqService`](crate::policy::rq_service::RqService), an order-up-to level by
/// [`RsService`](crate::policy::rs_service::RsService). Of a sample [`SafetyStockEmpirical`](crate::policy::safety_stock_empirical::SafetyStockEmpirical) tells the safety
/// stock too, and [`SampleDemand`](crate::policy::sample_demand::SampleDemand) the levels of every policy, as a plan takes them.
///
/// ```
/// use vmi_core::demand::interval::Support;
/// use vmi_core::demand::interval::lead_time_demand::LeadTimeDemand;
/// use vmi_core::policy::policy_service::Wanted;
/// use vmi_core::policy::rq_service::RqService;
/// let demand = LeadTimeDemand::of_errors(3.0, &[-4.0, -1.0, 0.0, 6.0], Support::NotNegative)?; // 0, 2, 3, 9
/// let policy = RqService { order_quantity: 4.0, lead_time_demand: &demand, jumps: None };
/// assert_eq!(policy.reorder_point(Wanted::CycleServiceLevel(0.75))?, 3.0);
/// // 1 − ((9 − s) / 4) / 4 = 0.8, as nothing passes s + 4.
/// assert!((policy.reorder_point(Wanted::FillRate(0.8))? - 5.8).abs() < 1e-9);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub struct LeadTimeDemand {
    part: Part,
    source: Source,
}

impl LeadTimeDemand {
    /// The forecast of the sum and past errors of such sums, actual − forecast, each as likely; at least one error.
    pub fn of_errors(forecast: f64, errors: &[f64], support: Support) -> Result<Self> {
        Self::of_sample(errors.iter().map(|error| forecast + error).collect(), support)
    }

    /// Drawn or observed sums, as of a bootstrap, each as likely; at least one.
    pub fn of_sample(mut sums: Vec<f64>, support: Support) -> Result<Self> {
        for value in &mut sums {
            // A NaN stays one, for the check that follows.
            if *value < 0.0 {
                *value = support.nearest(*value);
            }
        }
        let source = Source::Sample(sums.len());
        Ok(Self { part: Box::new(Empirical::new(sums)?), source })
    }

    /// What it rests on.
    pub fn source(&self) -> Source {
        self.source
    }

    /// The central interval that holds a share `level`.
    pub fn interval(&self, level: f64, support: Support) -> Result<Interval> {
        let side = (1.0 - fraction("level", level)?) / 2.0;
        Ok(Interval { low: support.nearest(self.quantile(side)?), high: support.nearest(self.quantile(f64::midpoint(1.0, level))?) })
    }

    /// The distribution itself, for policies that keep it.
    pub fn into_part(self) -> Part {
        self.part
    }
}

impl std::fmt::Debug for LeadTimeDemand {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (mean, variance) = (self.mean(), self.variance());
        f.debug_struct("LeadTimeDemand").field("source", &self.source).field("mean", &mean).field("variance", &variance).finish_non_exhaustive()
    }
}

impl Distribution for LeadTimeDemand {
    fn mean(&self) -> f64 {
        self.part.mean()
    }

    fn variance(&self) -> f64 {
        self.part.variance()
    }

    fn density(&self, x: f64) -> f64 {
        self.part.density(x)
    }

    fn cdf(&self, x: f64) -> f64 {
        self.part.cdf(x)
    }

    fn complementary_cdf(&self, x: f64) -> f64 {
        self.part.complementary_cdf(x)
    }

    fn quantile(&self, p: f64) -> Result<f64> {
        self.part.quantile(p)
    }

    fn loss(&self, x: f64) -> f64 {
        self.part.loss(x)
    }

    fn complementary_loss(&self, x: f64) -> f64 {
        self.part.complementary_loss(x)
    }

    fn shares(&self, x: f64) -> Shares {
        self.part.shares(x)
    }

    fn second_loss(&self, x: f64) -> f64 {
        self.part.second_loss(x)
    }

    fn complementary_second_loss(&self, x: f64) -> f64 {
        self.part.complementary_second_loss(x)
    }
}
