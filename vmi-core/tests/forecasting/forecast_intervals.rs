//! Intervals and lead-time demand from forecasts: coverage by simulation with fixed seeds, exact cases, moments.

#![allow(clippy::unnecessary_wraps)] // a method gives a result

use proptest::prelude::*;
use vmi_core::demand::Fit;
use vmi_core::demand::accuracy::Candidate;
use vmi_core::demand::accuracy::interval_scores::interval_scores;
use vmi_core::demand::accuracy::rolling_origin::RollingOrigin;
use vmi_core::demand::interval::adaptive_conformal::{AdaptiveBound, AdaptiveConformal};
use vmi_core::demand::interval::bootstrap::ResidualBootstrap;
use vmi_core::demand::interval::conformal::{Conformal, conformal_intervals, rank};
use vmi_core::demand::interval::empirical::{empirical_intervals, residual_intervals};
use vmi_core::demand::interval::lead_time_demand::{ByMoments, Cover, LeadTimeDemand, Source, Spread};
use vmi_core::demand::interval::normal::normal_intervals;
use vmi_core::demand::interval::{Interval, Support, one_step_errors};
use vmi_core::error::{ErrorKind, Result};
use vmi_core::model::DemandDistribution;
use vmi_core::num::distribution::{Distribution, Gamma, NegativeBinomial, Normal, Pmf, Poisson};
use vmi_core::num::lead_time_demand::moments;
use vmi_core::num::random::Random;
use vmi_core::num::{ln, sqrt};

fn mean(series: &[f64], horizon: usize) -> Result<Fit> {
    let level = series.iter().sum::<f64>() / series.len() as f64;
    Ok(Fit { fitted: vec![level; series.len()], path: vec![level; horizon], ..Fit::default() })
}

/// Exponential errors with mean 0: skewed, as those of demand.
fn skewed(random: Random, draw: u64) -> f64 {
    -ln(random.uniform(draw)) - 1.0
}

/// Is a share of `trials` within 4 standard deviations of a chance?
fn is_near(hits: u32, trials: u32, chance: f64) -> bool {
    let deviation = sqrt(chance * (1.0 - chance) / f64::from(trials));
    (f64::from(hits) / f64::from(trials) - chance).abs() <= 4.0 * deviation
}

#[test]
fn conformal_bounds_cover_what_they_promise() {
    const TRIALS: u32 = 4000;
    for (n, level) in [(19_u32, 0.8), (19, 0.95), (40, 0.9), (7, 0.5)] {
        let (mut upper, mut lower, mut symmetric, mut central) = (0, 0, 0, 0);
        for trial in 0..TRIALS {
            let random = Random::new(11, u64::from(trial));
            let past = Conformal::new((0..u64::from(n)).map(|draw| skewed(random, draw)).collect()).unwrap();
            let actual = 20.0 + skewed(random, u64::from(n));
            upper += u32::from(actual <= past.upper(20.0, level, Support::NotNegative).unwrap());
            lower += u32::from(actual >= past.lower(20.0, level, Support::NotNegative).unwrap());
            let Interval { low, high } = past.symmetric(20.0, level, Support::NotNegative).unwrap();
            symmetric += u32::from((low..=high).contains(&actual));
            if let Ok(Interval { low, high }) = past.interval(20.0, level, Support::NotNegative) {
                central += u32::from((low..=high).contains(&actual));
            }
        }
        // Without ties the chance is r / (n + 1) exactly, which is at least the level.
        let chance = rank(n as usize, level).unwrap() as f64 / f64::from(n + 1);
        assert!(chance >= level - 1e-12 && chance < level + 1.0 / f64::from(n + 1));
        assert!(
            is_near(upper, TRIALS, chance) && is_near(lower, TRIALS, chance) && is_near(symmetric, TRIALS, chance),
            "{n} {level}: {upper} {lower}"
        );
        match rank(n as usize, f64::midpoint(1.0, level)) {
            Ok(side) => assert!(is_near(central, TRIALS, 1.0 - 2.0 * (1.0 - side as f64 / f64::from(n + 1))), "{n} {level}: {central}"),
            Err(_) => assert_eq!(central, 0),
        }
    }
}

/// Seldom demand over a lead time of 3 periods: errors of disjoint sums of a level known beforehand are exchangeable, those of a running mean nearly so.
#[test]
fn conformal_covers_sums_of_rolling_origins() {
    const TRIALS: u32 = 2000;
    let demand = |random: Random, at: u64| if random.below(2 * at, 3) == 0 { 1.0 + random.below(2 * at + 1, 9) as f64 } else { 0.0 };
    let level = |series: &[f64], horizon: usize| Ok(Fit { path: vec![1.5; horizon], fitted: vec![1.5; series.len()], ..Fit::default() });
    for (candidate, slack) in [(Candidate::new("level", &level), 0.0), (Candidate::new("mean", &mean), 0.01)] {
        let (mut held, mut errors) = (0, Vec::new());
        for trial in 0..TRIALS {
            let random = Random::new(3, u64::from(trial));
            let series: Vec<f64> = (0..75).map(|at| demand(random, at)).collect();
            let plan = RollingOrigin { step: 3, ..RollingOrigin::last(19, 3) };
            plan.evaluate(&series[..72], &candidate).unwrap().errors_of_sum(3.0, &mut errors).unwrap();
            let forecast: f64 = (candidate.fit)(&series[..72], 3).unwrap().path.iter().sum();
            let bound = Conformal::new(errors.clone()).unwrap().upper(forecast, 0.9, Support::NotNegative).unwrap();
            held += u32::from(series[72..].iter().sum::<f64>() <= bound);
        }
        let least = 0.9 - slack - 4.0 * sqrt(0.09 / f64::from(TRIALS));
        assert!(f64::from(held) / f64::from(TRIALS) >= least, "{}: {held} of {TRIALS}", candidate.name);
    }
}

/// By steps the intervals are those of a list of errors for each step.
#[test]
fn intervals_of_a_path_rest_on_the_errors_of_each_step() {
    let random = Random::new(1, 1);
    let series: Vec<f64> = (0..60).map(|at| random.below(at, 30) as f64).collect();
    let past = RollingOrigin::last(25, 3).evaluate(&series, &Candidate::new("mean", &mean)).unwrap();
    let path = [14.0, 2.0];
    let (conformal, empirical) = (
        conformal_intervals(&path, &past, 0.8, Support::NotNegative).unwrap(),
        empirical_intervals(&path, &past, 0.8, Support::NotNegative).unwrap(),
    );
    let mut errors = Vec::new();
    for (at, forecast) in path.into_iter().enumerate() {
        past.errors_at_step(at + 1, &mut errors).unwrap();
        let one = Conformal::new(errors.clone()).unwrap().interval(forecast, 0.8, Support::NotNegative).unwrap();
        assert_eq!((conformal.low[at], conformal.high[at]), (one.low, one.high));
        let one = residual_intervals(&[forecast], &mut errors, 0.8, Support::NotNegative).unwrap();
        assert_eq!((empirical.low[at], empirical.high[at]), (one.low[0], one.high[0]));
        assert!(conformal.high[at] >= empirical.high[at] && conformal.low[at] <= empirical.low[at]);
    }
    assert_ne!(conformal.high[0] - 14.0, conformal.high[1] - 2.0);
    assert_eq!(conformal_intervals(&path, &past, 0.95, Support::NotNegative).unwrap_err().field_name(), Some("level"));
    assert_eq!(conformal_intervals(&[1.0; 4], &past, 0.8, Support::NotNegative).unwrap_err().field_name(), Some("horizon"));
}

#[test]
fn too_few_errors_for_a_level_say_how_many_it_takes() {
    for (level, least) in [(0.5, 1), (0.8, 4), (0.9, 9), (0.95, 19), (0.975, 39), (0.99, 99), (0.999, 999)] {
        assert_eq!(rank(least, level).unwrap(), least);
        let error = rank(least - 1, level).unwrap_err();
        assert_eq!((error.kind(), error.field_name()), (ErrorKind::OutOfRange, Some("level")));
        assert!(error.to_string().contains(&format!("at least {least} are needed")), "{error}");
    }
    assert_eq!(rank(100, 1e-9).unwrap(), 1);
    assert!(rank(9, 1.0).is_err() && rank(9, 0.0).is_err() && rank(9, f64::NAN).is_err() && rank(9, 1.0 - 1e-16).is_err());
    assert!(Conformal::new(Vec::new()).is_err() && Conformal::new(vec![f64::NAN]).is_err());
    assert!(Conformal::new(vec![1.0]).unwrap().upper(f64::INFINITY, 0.5, Support::Real).is_err());
}

#[test]
fn an_adaptive_level_keeps_its_promise_while_errors_grow() {
    let (level, rate, periods) = (0.9, 0.02, 2000_u32);
    let (mut bound, mut sorted, mut misses) = (AdaptiveConformal::new(level, rate).unwrap(), Vec::new(), 0_u32);
    let mut fixed_misses = 0_u32;
    let random = Random::new(8, 0);
    for period in 0..periods {
        let error = f64::from(period) / 100.0 + skewed(random, u64::from(period));
        let was_missed = match bound.upper(0.0, &sorted, Support::Real).unwrap() {
            AdaptiveBound::At(bound) => error > bound,
            AdaptiveBound::Everything => false,
            AdaptiveBound::Nothing => true,
        };
        fixed_misses += u32::from(rank(sorted.len(), level).is_ok_and(|rank| error > sorted[rank - 1]));
        bound.learn(was_missed);
        misses += u32::from(was_missed);
        sorted.insert(sorted.partition_point(|known| *known <= error), error);
    }
    let limit = (0.9 + rate) / (rate * f64::from(periods));
    assert!((f64::from(misses) / f64::from(periods) - 0.1).abs() <= limit + 1e-12, "{misses}");
    // With the level fixed the drift is missed far more often.
    assert!(f64::from(fixed_misses) / f64::from(periods) > 0.2, "{fixed_misses}");
    let mut low = AdaptiveConformal::new(0.5, 2.0).unwrap();
    low.learn(false);
    assert_eq!((low.level(), low.upper(1.0, &[1.0], Support::Real).unwrap()), (-0.5, AdaptiveBound::Nothing));
    low.learn(true);
    low.learn(true);
    assert_eq!(low.upper(1.0, &[1.0], Support::Real).unwrap(), AdaptiveBound::Everything);
}

#[test]
fn normal_and_empirical_intervals_cover_normal_errors() {
    const STEPS: u32 = 4000;
    let random = Random::new(2, 9);
    let path = vec![50.0; STEPS as usize];
    let actual: Vec<f64> = (0..u64::from(STEPS)).map(|at| 50.0 + 3.0 * random.normal(at)).collect();
    let mut past: Vec<f64> = (0..20_000).map(|at| 3.0 * random.normal(1_000_000 + at)).collect();
    for level in [0.5, 0.8, 0.95] {
        let normal = normal_intervals(&path, &vec![9.0; path.len()], level, Support::NotNegative).unwrap();
        let empirical = residual_intervals(&path, &mut past, level, Support::NotNegative).unwrap();
        for found in [normal, empirical] {
            let scores = interval_scores(&actual, &found.low, &found.high, level).unwrap();
            assert!(is_near((scores.coverage * f64::from(STEPS)) as u32, STEPS, level), "{level}: {scores:?}");
            assert!((scores.below - scores.above).abs() < 0.03);
        }
    }
}

#[test]
fn intervals_stay_above_zero_unless_asked() {
    let path = [1.0, -2.0];
    let below = normal_intervals(&path, &[4.0, 4.0], 0.9, Support::Real).unwrap();
    let demand = normal_intervals(&path, &[4.0, 4.0], 0.9, Support::NotNegative).unwrap();
    assert!(below.low.iter().all(|low| *low < 0.0));
    assert_eq!((demand.low, demand.high[0]), (vec![0.0, 0.0], below.high[0]));
    let flat = normal_intervals(&path, &[0.0, 0.0], 0.9, Support::Real).unwrap();
    assert_eq!((&flat.low[..], &flat.high[..]), (&path[..], &path[..]));
    assert_eq!(residual_intervals(&path, &mut [-3.0, 1.0], 0.9, Support::NotNegative).unwrap().low, [0.0, 0.0]);
    assert_eq!(Conformal::new(vec![-3.0, 0.0, 3.0]).unwrap().interval(1.0, 0.5, Support::NotNegative).unwrap(), Interval { low: 0.0, high: 4.0 });
    assert_eq!(normal_intervals(&[1.7e308], &[1e308], 0.9, Support::Real).map(|found| found.high[0]).unwrap(), 1.7e308);
    assert_eq!(Conformal::new(vec![1.7e308; 3]).unwrap().upper(1e308, 0.5, Support::Real).unwrap_err().kind(), ErrorKind::Overflow);
    let falling = Conformal::new(vec![-3.0, -3.0, -2.0]).unwrap();
    assert_eq!((falling.upper(1.0, 0.7, Support::Real).unwrap(), falling.upper(1.0, 0.7, Support::NotNegative).unwrap()), (-1.0, 0.0));
    let plan = RollingOrigin::last(4, 2);
    let past = plan.evaluate(&[4.0, 0.0, 0.0, 6.0, 0.0, 0.0, 0.0], &Candidate::new("mean", &mean)).unwrap();
    assert!(empirical_intervals(&[1.0, 1.0], &past, 0.5, Support::Real).unwrap().low.iter().any(|low| *low < 0.0));
    assert!(empirical_intervals(&[1.0, 1.0], &past, 0.5, Support::NotNegative).unwrap().low.iter().all(|low| *low == 0.0));
    assert!(empirical_intervals(&[1.0; 3], &past, 0.5, Support::Real).is_err());
    assert!(normal_intervals(&path, &[4.0], 0.9, Support::Real).is_err() && normal_intervals(&path, &[4.0, -1.0], 0.9, Support::Real).is_err());
    assert!(residual_intervals(&path, &mut [], 0.9, Support::Real).is_err() && residual_intervals(&path, &mut [1.0], 1.0, Support::Real).is_err());
}

fn draws<'d>(path: &'d [f64], errors: &'d [f64], periods: f64) -> ResidualBootstrap<'d> {
    ResidualBootstrap { path, errors, periods, sum_variance: None, is_centred: false, replications: 20_000, seed: 4, key: 0, support: Support::Real }
}

fn sample_moments(values: &[f64]) -> (f64, f64) {
    let mean = vmi_core::num::sum(values) / values.len() as f64;
    let squares: Vec<f64> = values.iter().map(|value| (value - mean) * (value - mean)).collect();
    (mean, vmi_core::num::sum(&squares) / values.len() as f64)
}

#[test]
fn drawn_sums_have_the_moments_of_their_errors() {
    let (path, errors) = ([10.0, 11.0, 12.0], [-2.0, 0.0, 1.0, 5.0]); // mean 1, variance 6.5
    let all = draws(&path, &errors, 2.5);
    let weights = 1.0 + 1.0 + 0.25;
    for (bootstrap, mean, variance) in [
        (all, 27.0 + 2.5, 6.5 * weights),
        (ResidualBootstrap { is_centred: true, ..all }, 27.0, 6.5 * weights),
        (ResidualBootstrap { is_centred: true, sum_variance: Some(40.0), ..all }, 27.0, 40.0),
        (ResidualBootstrap { is_centred: true, sum_variance: Some(0.0), ..all }, 27.0, 0.0),
    ] {
        let (found, spread) = sample_moments(&bootstrap.sums().unwrap());
        assert!((found - mean).abs() <= 4.0 * sqrt(variance / 20_000.0) + 1e-12, "{found} against {mean}");
        assert!((spread - variance).abs() <= 0.05 * variance, "{spread} against {variance}");
    }
    // Errors that are all the same have no spread to scale.
    assert_eq!(ResidualBootstrap { sum_variance: Some(9.0), replications: 2, ..draws(&path, &[1.0], 2.0) }.sums().unwrap(), [23.0, 23.0]);
    assert!(
        ResidualBootstrap { support: Support::NotNegative, ..draws(&[0.5, 0.5], &[-2.0, 1.0], 2.0) }.sums().unwrap().iter().all(|sum| *sum >= 0.0)
    );
}

#[test]
fn draws_depend_on_seed_and_key_only() {
    let (path, errors) = ([3.0; 4], [-1.0, 0.0, 2.0, 7.0]);
    let one = ResidualBootstrap { replications: 50, ..draws(&path, &errors, 4.0) };
    let more = ResidualBootstrap { replications: 80, ..one };
    assert_eq!(one.sums().unwrap(), more.sums().unwrap()[..50]);
    assert_ne!(one.sums().unwrap(), ResidualBootstrap { key: 1, ..one }.sums().unwrap());
    assert_ne!(one.sums().unwrap(), ResidualBootstrap { seed: 5, ..one }.sums().unwrap());
    let mut kept = vec![9.0; 3];
    one.sums_into(&mut kept).unwrap();
    assert_eq!(kept, one.sums().unwrap());
    for (wrong, field) in [
        (ResidualBootstrap { periods: 4.5, ..one }, "periods"),
        (ResidualBootstrap { periods: 0.0, ..one }, "periods"),
        (ResidualBootstrap { periods: f64::NAN, ..one }, "periods"),
        (ResidualBootstrap { replications: 0, ..one }, "replications"),
        (ResidualBootstrap { replications: u32::MAX, ..one }, "replications"),
        (ResidualBootstrap { errors: &[], ..one }, "errors"),
        (ResidualBootstrap { path: &[f64::NAN; 4], ..one }, "path"),
        (ResidualBootstrap { sum_variance: Some(-1.0), ..one }, "sum_variance"),
    ] {
        assert_eq!(wrong.sums().unwrap_err().field_name(), Some(field));
    }
}

fn by_moments<'f>(fit: &'f Fit, over: Cover<'f>, kind: DemandDistribution) -> ByMoments<'f> {
    ByMoments { fit, over, kind, spread: Spread::OfFit, support: Support::NotNegative }
}

#[test]
fn lead_time_demand_is_the_distribution_of_its_moments() {
    let fit = Fit { path: vec![4.0, 4.0, 4.0], sum_variance: vec![9.0, 18.0, 27.0], ..Fit::default() };
    let over = Cover::Periods(2.0);
    let cases: [(DemandDistribution, Box<dyn Distribution>); 5] = [
        (DemandDistribution::Normal, Box::new(Normal::from_mean_variance(8.0, 18.0).unwrap())),
        (DemandDistribution::ByPattern, Box::new(Normal::from_mean_variance(8.0, 18.0).unwrap())),
        (DemandDistribution::Gamma, Box::new(Gamma::from_mean_variance(8.0, 18.0).unwrap())),
        (DemandDistribution::NegativeBinomial, Box::new(NegativeBinomial::from_mean_variance(8.0, 18.0).unwrap())),
        (DemandDistribution::Poisson, Box::new(Poisson::new(8.0).unwrap())),
    ];
    for (kind, expected) in cases {
        let demand = by_moments(&fit, over, kind).distribution().unwrap();
        assert_eq!(demand.source(), Source::Moments(kind));
        assert_eq!((demand.mean(), demand.variance()), (expected.mean(), expected.variance()));
        for x in [0.0, 5.0, 8.0, 17.0] {
            assert_eq!(
                (demand.cdf(x), demand.complementary_cdf(x), demand.density(x)),
                (expected.cdf(x), expected.complementary_cdf(x), expected.density(x))
            );
            assert_eq!((demand.loss(x), demand.complementary_loss(x)), (expected.loss(x), expected.complementary_loss(x)));
            assert_eq!(
                (demand.second_loss(x), demand.complementary_second_loss(x)),
                (expected.second_loss(x), expected.complementary_second_loss(x))
            );
            assert_eq!(demand.shares(x), expected.shares(x));
        }
        assert_eq!(demand.quantile(0.95).unwrap(), expected.quantile(0.95).unwrap());
        let Interval { low, high } = demand.interval(0.99, Support::NotNegative).unwrap();
        let near = (low - expected.quantile(0.005).unwrap().max(0.0)).abs() < 1e-12;
        assert!(near && high == expected.quantile(0.995).unwrap(), "{low} {high}");
    }
    // Less spread than Poisson is Poisson.
    let narrow = ByMoments { spread: Spread::OfPeriod(1.0), ..by_moments(&fit, over, DemandDistribution::NegativeBinomial) };
    assert_eq!(narrow.moments().unwrap().variance, 2.0);
    assert_eq!(narrow.distribution().unwrap().variance(), 8.0);
}

#[test]
fn demand_that_is_certain_or_impossible() {
    let fit = Fit { path: vec![0.0, 0.0], ..Fit::default() };
    let over = Cover::Periods(1.5);
    let of = |kind, variance| ByMoments { spread: variance, ..by_moments(&fit, over, kind) }.distribution();
    for kind in [DemandDistribution::Normal, DemandDistribution::Gamma, DemandDistribution::Poisson, DemandDistribution::NegativeBinomial] {
        let nothing = of(kind, Spread::OfPeriod(0.0)).unwrap();
        assert_eq!((nothing.quantile(0.99).unwrap(), nothing.mean(), nothing.loss(0.0)), (0.0, 0.0, 0.0));
    }
    assert!(of(DemandDistribution::Gamma, Spread::OfPeriod(2.0)).is_err());
    assert_eq!(of(DemandDistribution::NegativeBinomial, Spread::OfPeriod(2.0)).unwrap().quantile(0.99).unwrap(), 0.0);
    assert!((of(DemandDistribution::Normal, Spread::OfPeriod(2.0)).unwrap().variance() - 3.0).abs() < 1e-14);
    assert!((of(DemandDistribution::Normal, Spread::OfSum(2.0)).unwrap().variance() - 2.0).abs() < 1e-14);
    // No model of errors and no variance given.
    assert_eq!(of(DemandDistribution::Normal, Spread::OfFit).unwrap_err().field_name(), Some("spread"));
    assert_eq!(of(DemandDistribution::Normal, Spread::OfPeriod(-1.0)).unwrap_err().field_name(), Some("spread"));
    let below = Pmf::new(-1, vec![0.5, 0.5]).unwrap();
    for over in [Cover::Periods(2.5), Cover::Periods(0.0), Cover::Periods(f64::NAN), Cover::Random(&below), Cover::Random(&Pmf::certain(3).unwrap())]
    {
        let wrong = ByMoments { spread: Spread::OfPeriod(1.0), ..by_moments(&fit, over, DemandDistribution::Normal) };
        assert_eq!(wrong.moments().unwrap_err().field_name(), Some("periods"));
    }
    let falling = Fit { path: vec![2.0, -4.0], sum_variance: vec![1.0, f64::NAN], ..Fit::default() };
    assert!(by_moments(&falling, over, DemandDistribution::Normal).moments().is_err());
    let falling = Fit { sum_variance: vec![1.0, 2.0], ..falling };
    let demand = by_moments(&falling, Cover::Periods(2.0), DemandDistribution::Normal);
    assert_eq!(demand.moments().unwrap().mean, 2.0);
    assert_eq!(ByMoments { support: Support::Real, ..demand }.moments().unwrap().mean, -2.0);
    assert!(
        LeadTimeDemand::of_sample(Vec::new(), Support::Real).is_err() && LeadTimeDemand::of_errors(1.0, &[f64::NAN], Support::NotNegative).is_err()
    );
    let mut errors = Vec::new();
    let unfitted = Fit { fitted: vec![f64::NAN; 2], ..Fit::default() };
    assert_eq!(one_step_errors(&[1.0, 2.0], &unfitted, &mut errors).unwrap_err().kind(), ErrorKind::MissingValue);
    assert!(one_step_errors(&[1.0], &unfitted, &mut errors).is_err());
}

/// Sums of past errors give the lead-time demand that was seen: the quantile serves the share it says.
#[test]
fn a_bootstrapped_level_serves_what_it_says() {
    const TRIALS: u32 = 1500;
    let sizes = [0.0, 0.0, 0.0, 1.0, 2.0, 5.0];
    let mut served = 0;
    for trial in 0..TRIALS {
        let random = Random::new(6, u64::from(trial));
        let series: Vec<f64> = (0..124).map(|at| sizes[random.below(at, 6) as usize]).collect();
        let fit = mean(&series[..120], 4).unwrap();
        let mut errors = Vec::new();
        one_step_errors(&series[..120], &fit, &mut errors).unwrap();
        let draws = ResidualBootstrap { replications: 400, key: u64::from(trial), ..draws(&fit.path, &errors, 4.0) };
        let demand = LeadTimeDemand::of_sample(draws.sums().unwrap(), Support::NotNegative).unwrap();
        assert_eq!(demand.source(), Source::Sample(400));
        served += u32::from(series[120..].iter().sum::<f64>() <= demand.quantile(0.9).unwrap() + 1e-9);
    }
    let share = f64::from(served) / f64::from(TRIALS);
    assert!((0.87..0.95).contains(&share), "{share}"); // demand in whole units reaches a little more than 0.9
}

proptest! {
    /// Over a constant path with independent errors the moments are those of a random sum.
    #[test]
    fn a_random_lead_time_adds_its_own_variance(level in 0.5..50.0_f64, variance in 0.0..90.0_f64, weights in prop::collection::vec(0..20_u32, 1..7), least in 0..3_i64) {
        let total: u32 = weights.iter().sum();
        prop_assume!(total > 0);
        let lead_time = Pmf::new(least, weights.iter().map(|weight| f64::from(*weight) / f64::from(total)).collect()).unwrap();
        let fit = Fit { path: vec![level; 12], ..Fit::default() };
        let found = ByMoments { spread: Spread::OfPeriod(variance), ..by_moments(&fit, Cover::Random(&lead_time), DemandDistribution::Normal) }.moments().unwrap();
        let expected = moments(&Normal::from_mean_variance(level, variance.max(1e-300)).unwrap(), &lead_time);
        prop_assert!((found.mean - expected.mean).abs() <= 1e-12 * expected.mean);
        prop_assert!((found.variance - expected.variance).abs() <= 1e-10 * (1.0 + expected.variance));
    }

    /// A certain random time is that time, and time in parts grows without a jump.
    #[test]
    fn whole_and_fractional_times_agree(path in prop::collection::vec(0.0..30.0_f64, 5), steps in prop::collection::vec(0.1..9.0_f64, 5), whole in 1..5_i64, share in 0.0..1.0_f64) {
        let sum_variance: Vec<f64> = steps.iter().scan(0.0, |sum, step| { *sum += step; Some(*sum) }).collect();
        let fit = Fit { path, sum_variance, ..Fit::default() };
        let at = |periods: f64| by_moments(&fit, Cover::Periods(periods), DemandDistribution::Normal).moments().unwrap();
        let certain = Pmf::certain(whole).unwrap();
        let (low, high) = (at(whole as f64), at(whole as f64 + 1.0));
        let random = by_moments(&fit, Cover::Random(&certain), DemandDistribution::Normal).moments().unwrap();
        prop_assert!((random.mean - low.mean).abs() < 1e-12 && (random.variance - low.variance).abs() < 1e-12);
        let between = at(whole as f64 + share);
        prop_assert!((between.mean - (low.mean + share * (high.mean - low.mean))).abs() < 1e-10);
        prop_assert!((between.variance - (low.variance + share * (high.variance - low.variance))).abs() < 1e-10);
    }

    /// Bounds grow with the level, and errors moved by a constant move them.
    #[test]
    fn conformal_bounds_are_ordered(errors in prop::collection::vec(-50.0..50.0_f64, 9..40), low in 0.1..0.5_f64, high in 0.5..0.9_f64, by in -9.0..9.0_f64) {
        let past = Conformal::new(errors.clone()).unwrap();
        prop_assert!(past.upper(5.0, low, Support::Real).unwrap() <= past.upper(5.0, high, Support::Real).unwrap());
        prop_assert!(past.lower(5.0, high, Support::Real).unwrap() <= past.lower(5.0, low, Support::Real).unwrap());
        let moved = Conformal::new(errors.iter().map(|error| error + by).collect()).unwrap();
        prop_assert!((moved.upper(5.0, high, Support::Real).unwrap() - past.upper(5.0, high, Support::Real).unwrap() - by).abs() < 1e-12);
        // The guarantee within the sample: at least (n + 1) level of the n errors and the next are at or below the bound.
        let held = errors.iter().filter(|error| **error <= past.upper(0.0, high, Support::Real).unwrap()).count();
        prop_assert!(held as f64 >= (errors.len() as f64 + 1.0) * high - 1e-6);
    }
}
