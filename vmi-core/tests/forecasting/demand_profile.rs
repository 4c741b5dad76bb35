//! Statistics and tests of series against scipy, statsmodels and mpmath (golden/demand_profile.csv), and dense storage against sparse.

use proptest::prelude::*;
use vmi_core::demand::cleansing::censored_normal::censored_normal;
use vmi_core::demand::cleansing::censored_poisson::censored_poisson;
use vmi_core::demand::cleansing::outliers::{Judged, OutlierAction, OutlierRule, OutlierTest, outliers};
use vmi_core::demand::profile::abc_xyz::{abc_xyz, pair};
use vmi_core::demand::profile::autocorrelation::{autocorrelations, ljung_box};
use vmi_core::demand::profile::dense_statistics::dense_statistics;
use vmi_core::demand::profile::friedman::friedman;
use vmi_core::demand::profile::kruskal_wallis::kruskal_wallis;
use vmi_core::demand::profile::life_cycle::{LifeCycleRule, Stage, life_cycle};
use vmi_core::demand::profile::mann_kendall::mann_kendall;
use vmi_core::demand::profile::season_strength::season_strength;
use vmi_core::demand::profile::seasonal_autocorrelation::seasonal_autocorrelation;
use vmi_core::demand::profile::sen_slope::sen_slope;
use vmi_core::demand::profile::series::{DenseHistory, Series};
use vmi_core::demand::profile::series_statistics::series_statistics;
use vmi_core::demand::profile::slope_test::slope_test;
use vmi_core::demand::profile::slow_stock::{Movement, SlowStockRule, slow_stock};
use vmi_core::demand::profile::ved::{Category, abc_ved, category};
use vmi_core::demand::profile::{Profile, ProfileOptions, profile};
use vmi_core::demand::xyz::XyzClass;
use vmi_core::demand::{History, Window, statistics};
use vmi_core::error::{ErrorKind, Result};
use vmi_core::model::{AbcClass, Bucket, Criticality, Day};

fn numbers(text: &str) -> Vec<f64> {
    text.split_whitespace().map(|number| number.parse().unwrap()).collect()
}

/// The values of one row of the golden table, and how near they have to be.
fn found(what: &str, argument: f64, series: &[f64], limits: &[f64]) -> (Vec<f64>, f64) {
    let season = argument as usize;
    match what {
        "statistics" => {
            let found = series_statistics(series).unwrap();
            (vec![found.mean, found.sd, found.maximum, found.adi, found.cv2], 1e-12)
        }
        "autocorrelation" => (autocorrelations(series, season).unwrap(), 1e-11),
        "ljung_box" => {
            let found = ljung_box(&autocorrelations(series, season).unwrap(), series.len(), 0).unwrap();
            (vec![found.statistic, found.p_value], 1e-9)
        }
        "mann_kendall" => {
            let found = mann_kendall(series).unwrap();
            (vec![found.statistic, found.variance, found.z, found.tau, found.p_value], 1e-12)
        }
        "slope" => {
            let found = slope_test(series).unwrap();
            (vec![found.slope, found.intercept, found.standard_error, found.t, found.p_value()], 1e-8)
        }
        "sen" => {
            let found = sen_slope(series).unwrap();
            (vec![found.slope, found.intercept], 1e-12)
        }
        "friedman" => friedman(series, season).map(|test| (vec![test.statistic, test.p_value], 1e-11)).unwrap(),
        "kruskal_wallis" => kruskal_wallis(series, season).map(|test| (vec![test.statistic, test.p_value], 1e-10)).unwrap(),
        "seasonal_autocorrelation" => {
            let found = seasonal_autocorrelation(series, season, 0.9).unwrap();
            assert_eq!(found.is_seasonal, found.correlation.abs() > found.limit);
            (vec![found.correlation, found.limit], 1e-10)
        }
        "season_strength" => (vec![season_strength(series, season).unwrap()], 1e-9),
        "hampel" => (vec![cap(series, OutlierTest::Hampel { threshold: argument })], 1e-12),
        "quartiles" => (vec![cap(series, OutlierTest::Quartiles { fence: argument })], 1e-12),
        "censored_poisson" => {
            let found = censored_poisson(series, limits).unwrap();
            (vec![found.mean, found.standard_error, found.log_likelihood], 1e-11)
        }
        "censored_normal" => {
            let found = censored_normal(series, limits).unwrap();
            (vec![found.mean, found.sd, found.mean_error, found.sd_error, found.log_likelihood], 1e-9)
        }
        other => panic!("{other} is not known"),
    }
}

/// What a value far above all is capped to.
fn cap(series: &[f64], test: OutlierTest) -> f64 {
    let rule = OutlierRule { test, action: OutlierAction::Cap, judged: Judged::All, is_both_sided: false };
    let found = outliers(series, &rule).unwrap();
    match found.changes.first() {
        Some(change) => change.becomes.unwrap(),
        None => f64::NAN,
    }
}

#[test]
fn other_programs_find_the_same() {
    let text = include_str!("../golden/demand_profile.csv");
    let mut rows = 0;
    for line in text.lines().skip(2) {
        let cells: Vec<&str> = line.split(',').collect();
        let (series, limits, wanted) = (numbers(cells[2]), numbers(cells[3]), numbers(cells[4]));
        let (own, tolerance) = found(cells[0], cells[1].parse().unwrap_or(0.0), &series, &limits);
        assert_eq!(own.len(), wanted.len(), "{}", cells[0]);
        for (one, other) in own.iter().zip(&wanted) {
            // A limit that no value passes is not seen.
            if one.is_nan() && series.iter().all(|value| value <= other) {
                continue;
            }
            let near = (one - other).abs() <= tolerance * other.abs().max(1e-3);
            assert!(near, "{} {} of {:?}…: {own:?} against {wanted:?}", cells[0], cells[1], &series[..4.min(series.len())]);
        }
        rows += 1;
    }
    assert!(rows > 50, "{rows} rows");
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

prop_compose! {
    /// Rows of one key: gaps between them, quantities, whether stock was out.
    fn keys()(
        bucket in prop_oneof![Just(Bucket::Day), Just(Bucket::Week), Just(Bucket::Month)],
        start in 18_000..22_000_i32,
        rows in prop::collection::vec((0..4_i32, prop_oneof![4 => 0..50_i64, 1 => -3..1_i64, 1 => 0..1_000_000_000_i64], prop::bool::weighted(0.1)), 1..120),
        tail in 0..60_i32,
        window in 1..700_u32,
        quantile in prop_oneof![Just(1.0), Just(0.95), Just(0.3)],
        decimals in 0..3_u32,
        some_out in any::<bool>(),
    ) -> (Bucket, Vec<i32>, Vec<i64>, Vec<bool>, Window, u32) {
        let mut at = Day::from_days(start).unwrap();
        let (mut days, mut asked, mut out) = (Vec::new(), Vec::new(), Vec::new());
        for (gap, size, is_out) in rows {
            for _ in 0..=gap {
                at = at.bucket_end(bucket).plus(1).unwrap();
            }
            days.push(at.days());
            asked.push(size);
            out.push(is_out);
        }
        let as_of = at.plus(tail).unwrap();
        (bucket, days, asked, if some_out { out } else { Vec::new() }, Window { as_of, days: window, maximum_quantile: quantile }, decimals)
    }
}

proptest! {
    #[test]
    fn dense_statistics_have_the_bits_of_sparse_rows((bucket, days, asked, out, window, decimals) in keys()) {
        let history = History { bucket, days: &days, served: &asked, lost: &[], stocked_out: &out, decimals };
        let sparse = statistics(&history, &window).unwrap();
        let series = Series::of(&history, &window).unwrap();
        let dense = series.as_ref().and_then(|series| dense_statistics(&series.dense(), window.maximum_quantile).unwrap());
        prop_assert_eq!(&sparse, &dense);
        // In half the memory.
        if let Some(series) = &series {
            let narrow: Vec<i32> = series.asked.iter().map(|asked| i32::try_from(*asked).unwrap()).collect();
            let Series { bucket, first, unknown, decimals, .. } = series;
            let history = DenseHistory { bucket: *bucket, first: *first, asked: &narrow[..], unknown, decimals: *decimals };
            prop_assert_eq!(&dense_statistics(&history, window.maximum_quantile).unwrap(), &dense);
            prop_assert_eq!(history.rows(), series.dense().rows());
        }
        if let (Some(one), Some(two)) = (&sparse, &dense) {
            prop_assert_eq!(one.mean_per_day.to_bits(), two.mean_per_day.to_bits());
            prop_assert_eq!(one.sd_per_day.map(f64::to_bits), two.sd_per_day.map(f64::to_bits));
            prop_assert_eq!(one.maximum_per_day.to_bits(), two.maximum_per_day.to_bits());
        }
        // And back: the rows of the series are the same series.
        if let Some(series) = series {
            let rows = series.dense().rows();
            let whole = Window { as_of: series.dense().day(series.asked.len() - 1).unwrap().bucket_end(bucket), days: 40_000, maximum_quantile: 1.0 };
            let again = Series::of(&rows.history(bucket, decimals), &whole).unwrap().unwrap();
            prop_assert_eq!(&again.asked, &series.asked);
            prop_assert_eq!(again.first, series.first);
            prop_assert_eq!(again.demand().iter().map(|x| x.to_bits()).collect::<Vec<_>>(), series.demand().iter().map(|x| x.to_bits()).collect::<Vec<_>>());
        }
    }

    #[test]
    fn series_statistics_are_those_of_the_exact_sums(values in prop::collection::vec(0..2_000_i64, 2..400)) {
        let history = DenseHistory { bucket: Bucket::Day, first: day("2025-01-01"), asked: &values, unknown: &[], decimals: 0 };
        let exact = dense_statistics(&history, 1.0).unwrap().unwrap();
        let floats: Vec<f64> = values.iter().map(|value| *value as f64).collect();
        let found = series_statistics(&floats).unwrap();
        prop_assert_eq!((found.total, found.mean, found.maximum), (exact.total as f64, exact.mean_per_day, exact.maximum_per_day));
        prop_assert!((found.sd - exact.sd_per_day.unwrap()).abs() <= 1e-13 * (1.0 + found.sd));
        if let Some(rhythm) = exact.rhythm {
            prop_assert_eq!(found.adi.to_bits(), rhythm.adi.to_bits());
            prop_assert!((found.cv2 - rhythm.cv2).abs() <= 1e-12 * (1.0 + rhythm.cv2), "{} against {}", found.cv2, rhythm.cv2);
        }
        // An unknown period more changes nothing but its own count.
        let mut longer = floats.clone();
        longer.push(f64::NAN);
        let other = series_statistics(&longer).unwrap();
        prop_assert_eq!((other.known, other.unknown, other.demands, other.total), (found.known, 1, found.demands, found.total));
        prop_assert!((other.sd - found.sd).abs() <= 1e-13 * (1.0 + found.sd));
    }

    #[test]
    fn mann_kendall_counts_pairs(values in prop::collection::vec(0..9_u8, 2..60)) {
        let series: Vec<f64> = values.iter().map(|value| f64::from(*value)).collect();
        let mut pairs = 0.0;
        for (at, first) in series.iter().enumerate() {
            pairs += series[at + 1..].iter().map(|later| if later > first { 1.0 } else if later < first { -1.0 } else { 0.0 }).sum::<f64>();
        }
        let found = mann_kendall(&series).unwrap();
        prop_assert_eq!(found.statistic, pairs);
        let backwards: Vec<f64> = series.iter().rev().copied().collect();
        prop_assert_eq!(mann_kendall(&backwards).unwrap().z, -found.z);
        prop_assert!(found.p_value > 0.0 && found.p_value <= 1.0 && found.tau.abs() <= 1.0 + 1e-15);
    }

    #[test]
    fn a_profile_is_the_same_from_dense_rows_and_never_panics((bucket, days, asked, out, window, decimals) in keys()) {
        let history = History { bucket, days: &days, served: &asked, lost: &[], stocked_out: &out, decimals };
        let found = profile(&history, &window, &ProfileOptions::default());
        let Some(series) = Series::of(&history, &window).unwrap() else {
            prop_assert_eq!(found.unwrap_err().kind(), ErrorKind::MissingValue);
            return Ok(());
        };
        let rows = series.dense().rows();
        let again = profile(&rows.history(bucket, decimals), &window, &ProfileOptions::default());
        prop_assert_eq!(found.as_ref().map_err(vmi_core::error::Error::message), again.as_ref().map_err(vmi_core::error::Error::message));
        if let Ok(found) = found {
            prop_assert!((0.0..=1.0).contains(&found.zero_share));
            prop_assert_eq!(found.pattern.is_some(), found.adi.is_some());
        }
    }
}

fn of(bucket: Bucket, asked: &[i64], out: &[bool]) -> Result<Profile> {
    let as_of = day("2026-05-31"); // a Sunday
    let mut days: Vec<i32> = Vec::new();
    let mut at = as_of;
    for _ in asked {
        days.push(at.days());
        at = at.bucket_start(bucket).plus(-1).unwrap();
    }
    days.reverse();
    let history = History { bucket, days: &days, served: asked, lost: &[], stocked_out: out, decimals: 0 };
    profile(&history, &Window { as_of, days: 3_000, maximum_quantile: 1.0 }, &ProfileOptions::default())
}

#[test]
fn a_profile_of_what_is_hardly_there() {
    let zeros = of(Bucket::Day, &[0; 40], &[]).unwrap();
    assert_eq!((zeros.zero_share, zeros.adi, zeros.pattern, zeros.last_demand, zeros.autocorrelation), (1.0, None, None, None, None));
    assert_eq!((zeros.life_cycle.stage, zeros.season, zeros.is_trending), (Stage::New, None, false));
    let one = of(Bucket::Day, &[7], &[]).unwrap();
    assert_eq!((one.statistics.sd_per_day, one.cv2, one.trend, one.days_since_demand), (None, Some(0.0), None, Some(0)));
    let constant = of(Bucket::Month, &[5; 30], &[]).unwrap();
    assert_eq!((constant.trend.unwrap().p_value, constant.autocorrelation, constant.season), (1.0, None, None));
    let unknown = of(Bucket::Week, &[3, 4, 5], &[true, true, true]).unwrap_err();
    assert_eq!((unknown.kind(), unknown.field_name()), (ErrorKind::MissingValue, Some("demand")));
    let days = [day("2026-05-01").days()];
    let late = History { bucket: Bucket::Month, days: &days, served: &[4], lost: &[], stocked_out: &[], decimals: 0 };
    let window = Window { as_of: day("2026-05-30"), days: 365, maximum_quantile: 1.0 };
    assert!(profile(&late, &window, &ProfileOptions::default()).is_err(), "the month is not over");
    let window = Window { as_of: day("2026-05-31"), ..window };
    assert_eq!(profile(&late, &window, &ProfileOptions { level: 1.0, ..ProfileOptions::default() }).unwrap_err().field_name(), Some("level"));
}

#[test]
fn a_profile_of_seasonal_months_that_grow() {
    let asked: Vec<i64> = (0..48).map(|at| 100 + 3 * at + [0, 5, 20, 40, 30, 10, 0, -20, -40, -30, -10, 0][at as usize % 12]).collect();
    let found = of(Bucket::Month, &asked, &[]).unwrap();
    let season = found.season.unwrap();
    assert_eq!((season.periods, season.is_seasonal, found.is_trending), (12, true, true));
    assert!(season.strength > 0.99 && found.slope.unwrap().slope > 2.5, "{season:?}");
    assert_eq!((found.life_cycle.stage, found.life_cycle.age, found.days_since_demand), (Stage::Growing, 48, Some(0)));
    assert_eq!((found.first_demand.unwrap().to_string().as_str(), found.last_demand.unwrap().to_string().as_str()), ("2022-06-01", "2026-05-31"));
}

#[test]
fn stages_of_life() {
    let rule = LifeCycleRule { new_periods: 10.0, quiet_periods: 12.0, ..LifeCycleRule::for_days(1.0) };
    let stage = |series: &[f64]| life_cycle(series, &rule).unwrap().stage;
    let falling: Vec<f64> = (0..30).map(|at| f64::from(60 - 2 * at)).collect();
    assert_eq!(stage(&falling), Stage::Declining);
    let level: Vec<f64> = (0..30).map(|at| f64::from(10 + (at * 7) % 5)).collect();
    assert_eq!(stage(&level), Stage::Mature);
    let mut ended = level.clone();
    ended.extend([0.0; 12]);
    assert_eq!(stage(&ended), Stage::Discontinued);
    // One more day of demand within the quiet periods, and it has not ended.
    *ended.last_mut().unwrap() = 1.0;
    assert_ne!(stage(&ended), Stage::Discontinued);
    // A demand every 10 days is quiet for 12 days without having ended: 3 intervals are 27 days and more.
    let mut seldom: Vec<f64> = (0..100).map(|at| f64::from(u8::from(at % 10 == 0))).collect();
    seldom.extend([0.0; 5]);
    assert_eq!(stage(&seldom), Stage::Mature);
    assert_eq!((stage(&[0.0; 9]), stage(&[0.0; 10]), stage(&[f64::NAN; 3])), (Stage::New, Stage::Discontinued, Stage::New));
    let mut late = vec![0.0; 40];
    late.extend([3.0, 4.0, 9.0]);
    assert_eq!(stage(&late), Stage::New);
    assert!(life_cycle(&[], &rule).is_err() && life_cycle(&[1.0], &LifeCycleRule { level: 0.0, ..rule }).is_err());
    assert!(life_cycle(&[1.0], &LifeCycleRule { decline: 1.5, ..rule }).is_err());
}

#[test]
fn slow_and_dead_stock() {
    let rule = SlowStockRule::default();
    let movement = |on_hand, mean, days| slow_stock(on_hand, mean, days, &rule).unwrap().movement;
    assert_eq!(movement(10.0, 1.0, Some(0.0)), Movement::Moving);
    assert_eq!((movement(10.0, 1.0, Some(89.9)), movement(10.0, 1.0, Some(90.0))), (Movement::Moving, Movement::Slow));
    assert_eq!((movement(10.0, 1.0, Some(364.0)), movement(10.0, 1.0, Some(365.0))), (Movement::Slow, Movement::Dead));
    assert_eq!(
        (movement(10.0, 0.0, None), movement(0.0, 1.0, None), movement(-4.0, 1.0, Some(3.0))),
        (Movement::Dead, Movement::NoStock, Movement::NoStock)
    );
    assert_eq!((movement(365.0, 1.0, Some(1.0)), movement(366.0, 1.0, Some(1.0))), (Movement::Moving, Movement::Slow));
    assert_eq!(slow_stock(10.0, 0.0, None, &rule).unwrap().coverage_days, None);
    assert!(slow_stock(10.0, 1.0, None, &SlowStockRule { slow_days: 400.0, ..rule }).is_err());
    assert!(slow_stock(f64::NAN, 1.0, None, &rule).is_err() && slow_stock(1.0, -1.0, None, &rule).is_err());
}

/// The pharmacy of Devnani, Gupta & Nigah (2010), table 1: the totals are theirs, how rows and columns share them is one way that fits.
#[test]
fn abc_ved_of_a_published_pharmacy() {
    use AbcClass::{A, B, C};
    use Criticality::{Desirable, Essential, Vital};
    let counts = [(A, Vital, 16), (A, Essential, 36), (A, Desirable, 6), (B, Vital, 10), (B, Essential, 66), (B, Desirable, 16)];
    let rest = [(C, Vital, 25), (C, Essential, 148), (C, Desirable, 98)];
    let (mut abc, mut criticality, mut values) = (Vec::new(), Vec::new(), Vec::new());
    for (class, critical, count) in counts.into_iter().chain(rest) {
        for _ in 0..count {
            abc.push(Some(class));
            criticality.push(Some(critical));
            values.push(2.into());
        }
    }
    let found = abc_ved(&abc, &criticality, &values).unwrap();
    assert_eq!(found.matrix.cells.map(|row| row.iter().map(|cell| cell.count).sum::<u64>()), [58, 92, 271]);
    assert_eq!(found.criticalities.map(|total| total.count), [51, 250, 120]);
    assert_eq!(found.categories.map(|total| total.count), [93, 230, 98]);
    assert_eq!((found.total.count, found.categories[2].value, found.matrix.without_class.count), (421, 196.into(), 0));
    let published = [[Category::I; 3], [Category::I, Category::II, Category::II], [Category::I, Category::II, Category::III]];
    for (row, class) in [A, B, C].into_iter().enumerate() {
        for (column, critical) in [Vital, Essential, Desirable].into_iter().enumerate() {
            assert_eq!(category(class, critical), published[row][column]);
        }
    }
    assert_eq!(abc_ved(&abc, &criticality[1..], &values).unwrap_err().kind(), ErrorKind::ConflictingValues);
    let unknown = abc_ved(&[None, Some(A)], &[Some(Vital), None], &[1.into(), 2.into()]).unwrap();
    assert_eq!((unknown.total.count, unknown.matrix.without_class.count, unknown.criticalities[0].count), (2, 2, 1));
    assert_eq!((pair(A, XyzClass::X), pair(C, XyzClass::Z)), ("AX", "CZ"));
    assert!(abc_xyz(&[Some(A)], &[], &[1.into()]).is_err());
}

#[test]
fn bad_input_is_an_error_and_no_panic() {
    let short = [1.0];
    assert!(autocorrelations(&short, 1).is_err() && mann_kendall(&short).is_err() && sen_slope(&short).is_err());
    let constant = [2.0; 12];
    assert!(autocorrelations(&constant, 3).unwrap_err().message().contains("constant"));
    assert_eq!((friedman(&constant, 4).unwrap().p_value, kruskal_wallis(&constant, 4).unwrap().p_value), (1.0, 1.0));
    assert_eq!(
        (mann_kendall(&constant).unwrap().p_value, sen_slope(&constant).unwrap().slope, season_strength(&constant, 4).unwrap()),
        (1.0, 0.0, 0.0)
    );
    assert_eq!((slope_test(&constant).unwrap().t, slope_test(&constant).unwrap().p_value()), (0.0, 1.0));
    let rising = [1.0, 2.0, 3.0, 4.0];
    assert!(slope_test(&rising).unwrap().p_value() < 1e-15);
    for season in [0, 1, 3, usize::MAX] {
        assert_eq!(friedman(&rising, season).unwrap_err().field_name(), Some("season"));
        assert!(
            kruskal_wallis(&rising, season).is_err()
                && season_strength(&rising, season).is_err()
                && seasonal_autocorrelation(&rising, season, 0.9).is_err()
        );
    }
    let holes = [1.0, f64::NAN, 3.0, 2.0, 5.0];
    assert_eq!(mann_kendall(&holes).unwrap_err().kind(), ErrorKind::NotFinite);
    // Times 0, 2, 3, 4.
    assert!((slope_test(&holes).unwrap().slope - 7.25 / 8.75).abs() < 1e-15);
    assert!(slope_test(&[1.0, f64::NAN, 3.0]).is_err() && slope_test(&[1.0, f64::INFINITY, 3.0, 2.0]).is_err());
    assert!(series_statistics(&[1.0, f64::NEG_INFINITY]).is_err());
    for huge in [[1e308, 1e308, 1e308, -1e308], [1e200, -1e200, 1e200, 1e200]] {
        assert_eq!(series_statistics(&huge).unwrap_err().kind(), ErrorKind::Overflow);
        assert!(season_strength(&huge, 2).is_err() && autocorrelations(&huge, 1).is_err() && slope_test(&huge).is_err());
    }
    assert_eq!(series_statistics(&[1e200, 3e200]).unwrap_err().kind(), ErrorKind::Overflow);
    let nothing = series_statistics(&[]).unwrap();
    assert!(nothing.known == 0 && nothing.mean.is_nan() && nothing.cv2.is_nan());
    let all_unknown = series_statistics(&[f64::NAN; 3]).unwrap();
    assert!((all_unknown.unknown, all_unknown.known) == (3, 0) && all_unknown.mean.is_nan());
    let negative = series_statistics(&[-2.0, 4.0, 0.0, 6.0]).unwrap();
    assert_eq!((negative.demands, negative.total, negative.adi, negative.cv2), (2, 8.0, 2.0, 2.0 / 25.0));
    assert!(ljung_box(&[0.1, 0.2], 2, 0).is_err() && ljung_box(&[0.1, 0.2], 20, 2).is_err());
    let big = DenseHistory { bucket: Bucket::Day, first: day("2026-01-01"), asked: &[i64::MAX, i64::MAX], unknown: &[], decimals: 0 };
    assert_eq!(dense_statistics(&big, 1.0).unwrap_err().kind(), ErrorKind::Overflow);
    assert!(dense_statistics(&DenseHistory { asked: &[], ..big }, 1.0).unwrap().is_none());
    // The last days that there are.
    let last = DenseHistory { first: Day::LAST.plus(-1).unwrap(), asked: &[3, 5], unknown: &[false, true], ..big };
    let found = dense_statistics(&last, 1.0).unwrap().unwrap();
    assert_eq!((found.total, found.observations, found.unknown, found.to), (3, 1, 1, Day::LAST));
    assert!(dense_statistics(&DenseHistory { asked: &[3, 5, 8], ..last }, 1.0).unwrap().is_none());
    // At the edge of what is narrow.
    for edge in [(1 << 26) - 1, 1 << 26] {
        let asked = vec![edge; 700];
        let found = dense_statistics(&DenseHistory { asked: &asked, ..big }, 1.0).unwrap().unwrap();
        assert_eq!((found.total, found.sd_per_day, found.maximum_per_day), (700 * edge, Some(0.0), edge as f64));
    }
    assert!(sen_slope(&vec![1.0; 4_001]).unwrap_err().message().contains("4000"));
}
