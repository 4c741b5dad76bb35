//! Demand methods by the key: statistics, forecasts and threads, on series of 365 days; one thread but where it says so.

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use criterion::{BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main, measurement::WallTime};
use vmi_benches::{Base, Tiled, Tiles};
use vmi_core::demand::method::croston::CrostonMethod;
use vmi_core::demand::method::sparse::SparseDemand;
use vmi_core::demand::method::theta::Theta;
use vmi_core::demand::profile::dense_statistics::dense_statistics;
use vmi_core::demand::profile::series::{DenseHistory, Units};
use vmi_core::demand::profile::series_statistics::series_statistics;
use vmi_core::demand::smoothing::{HoltWinters, ets_auto, ses_optimised};
use vmi_core::engine::forecast;
use vmi_core::error::Result;
use vmi_core::model::{Bucket, Day};
use vmi_core::table::Cell;

/// The first of the 365 days.
const FIRST: &str = "2025-07-01";
/// Days ahead, where a method forecasts.
const HORIZON: usize = 28;
/// Days of a season.
const SEASON: usize = 7;
/// Keys of the statistics: 117 MB of each kind, more than caches hold.
const MANY: usize = 40_000;
/// Pairs of one thread and two.
const PAIRS: usize = 5;

fn base() -> Base {
    Base::load(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../target/bench_base_365.bin")))
}

fn group<'c>(criterion: &'c mut Criterion, base: &Base, name: &str) -> BenchmarkGroup<'c, WallTime> {
    let mut group = criterion.benchmark_group(format!("{name}, {} demand", if base.is_real { "real" } else { "SYNTHETIC" }));
    group.sample_size(10).warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(3));
    group
}

/// Statistics of each key, as one number.
fn dense<U: Units>(first: Day, keys: &[U]) -> f64 {
    let mut sum = 0.0;
    for asked in keys.chunks_exact(Tiles::DAYS) {
        let history = DenseHistory { bucket: Bucket::Day, first, asked, unknown: &[], decimals: 0 };
        let found = dense_statistics(&history, 1.0).expect("statistics").expect("known days");
        sum += found.mean_per_day + found.sd_per_day.unwrap_or_default();
    }
    sum
}

fn statistics(criterion: &mut Criterion) {
    let base = base();
    let tiles = Tiles::new(&base, MANY);
    let whole: Vec<i64> = tiles.dense.iter().map(|quantity| *quantity as i64).collect();
    let narrow: Vec<i32> = tiles.dense.iter().map(|quantity| *quantity as i32).collect();
    let first = Day::parse(FIRST).expect("a day");
    let mut group = group(criterion, &base, "statistics of 365 days");
    group.throughput(Throughput::Elements(MANY as u64));
    group.bench_function("whole numbers of 32 bits, dense (dense_statistics)", |bencher| bencher.iter(|| dense(first, &narrow)));
    group.bench_function("whole numbers of 64 bits, dense (dense_statistics)", |bencher| bencher.iter(|| dense(first, &whole)));
    group.bench_function("floats, dense, with ADI and CV² (series_statistics)", |bencher| {
        bencher.iter(|| {
            let mut sum = 0.0;
            for series in tiles.series() {
                let found = series_statistics(series).expect("statistics");
                sum += found.mean + found.sd + found.adi + found.cv2;
            }
            sum
        });
    });
    // What memory gives at most: every number read once and nothing made of it but a sum over 8 lanes.
    group.bench_function("floats, nothing but read and added up", |bencher| {
        bencher.iter(|| {
            let mut lanes = [0.0; 8];
            for eight in tiles.dense.chunks_exact(8) {
                for (lane, value) in lanes.iter_mut().zip(eight) {
                    *lane += value;
                }
            }
            lanes
        });
    });
    group.finish();
}

fn intermittent(criterion: &mut Criterion) {
    let base = base();
    let tiles = Tiles::new(&base, MANY);
    let mut group = group(criterion, &base, "sparse");
    group.throughput(Throughput::Elements(MANY as u64));
    for (name, method) in [("Croston", CrostonMethod::croston(0.1)), ("SBA", CrostonMethod::sba(0.1))] {
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                let mut sum = 0.0;
                for ends in tiles.starts.windows(2) {
                    let (places, sizes) = (&tiles.places[ends[0]..ends[1]], &tiles.sizes[ends[0]..ends[1]]);
                    sum += method.rate(SparseDemand { places, sizes, periods: Tiles::DAYS as u32 }).expect("a rate").forecast;
                }
                sum
            });
        });
    }
    group.finish();
}

/// One call for each of some series, spread over the base; `what` gives one number, so that nothing is left out.
fn each(group: &mut BenchmarkGroup<'_, WallTime>, name: &str, series: &[Vec<f64>], mut what: impl FnMut(&[f64]) -> Result<f64>) {
    group.throughput(Throughput::Elements(series.len() as u64));
    group.bench_function(name, |bencher| bencher.iter(|| series.iter().map(|series| what(black_box(series)).expect("an answer")).sum::<f64>()));
}

fn smoothing(criterion: &mut Criterion) {
    let base = base();
    let tiles = Tiles::new(&base, 7_800);
    let spread = |count: usize| -> Vec<Vec<f64>> { tiles.series().step_by(7_800 / count).take(count).map(<[f64]>::to_vec).collect() };
    let mut group = group(criterion, &base, "fitted to 365 days");
    each(&mut group, "SES, α searched (ses_optimised)", &spread(3_900), |series| Ok(ses_optimised(series)?.level));
    each(&mut group, "Theta, season 7", &spread(300), |series| Ok(Theta::standard(SEASON).fit(series, HORIZON)?.path[0]));
    let winters = HoltWinters::new(SEASON, false);
    each(&mut group, "Holt-Winters, season 7", &spread(150), |series| Ok(winters.fit(series, HORIZON)?.path[0]));
    each(&mut group, "automatic ETS, season 7", &spread(50), |series| Ok(ets_auto(series, SEASON, HORIZON)?.chosen.forecast.path[0]));
    let positive: Vec<Vec<f64>> = spread(20).iter().map(|series| series.iter().map(|size| size + 1.0).collect()).collect();
    each(&mut group, "automatic ETS, season 7, one more every day (all 15 models)", &positive, |series| {
        Ok(ets_auto(series, SEASON, HORIZON)?.chosen.forecast.path[0])
    });
    group.finish();
}

/// How long the forecasts of a year of demand took, from tables to tables, and these with their intervals as bits.
fn forecasts(tiled: &Tiled, method: &str, threads: usize) -> Result<(f64, Vec<u64>)> {
    let inputs = tiled.inputs()?.threads(threads).setting("forecast", method)?.setting("forecast.horizon", "28")?;
    let start = Instant::now();
    let found = forecast(&inputs)?;
    let seconds = start.elapsed().as_secs_f64();
    let mut bits = Vec::new();
    for column in found.table("forecasts")?.batches().iter().flat_map(vmi_core::table::Batch::columns) {
        bits.extend((0..column.len()).filter_map(|row| if let Cell::F64(value) = column.cell(row) { Some(value.to_bits()) } else { None }));
    }
    Ok((seconds, bits))
}

/// Forecasts of a hierarchy beside the same without one: the difference is its nodes, and what makes them add up.
fn hierarchies(criterion: &mut Criterion) {
    let base = base();
    let mut group = group(criterion, &base, "engine::forecast by SBA, 28 days ahead");
    for (keys, how) in [(1_000, "minimum_trace"), (1_000, "minimum_trace_variance"), (100_000, "bottom_up"), (100_000, "top_down")] {
        let tiled = Tiled::new(&base, keys);
        let inputs = || tiled.inputs()?.setting("forecast", "sba")?.setting("forecast.horizon", "28")?.setting("forecast.levels", "0.8");
        group.throughput(Throughput::Elements(keys as u64));
        if how != "minimum_trace_variance" && how != "top_down" {
            group.bench_function(format!("{keys} keys by themselves"), |bencher| {
                bencher.iter(|| forecast(&inputs().expect("inputs")).expect("forecasts"));
            });
        }
        group.bench_function(format!("{keys} keys under a total, {how}"), |bencher| {
            let given = inputs().and_then(|inputs| inputs.setting("forecast.hierarchy", "total")?.setting("forecast.reconciliation", how));
            let given = given.expect("inputs");
            bencher.iter(|| forecast(&given).expect("forecasts"));
        });
    }
    group.finish();
}

/// The ratio of one thread's time to two threads', in pairs: criterion measures one thing at a time, and machines change meanwhile.
fn threads(_: &mut Criterion) {
    // Arguments that are no options choose benchmarks by name.
    let mut chosen = std::env::args().skip(1).filter(|word| !word.starts_with('-')).peekable();
    if chosen.peek().is_some() && !chosen.any(|word| "threads".contains(&word)) {
        return;
    }
    let base = base();
    for (method, keys) in [("ses", 8_192), ("holt_winters", 4_096)] {
        let tiled = Tiled::new(&base, keys);
        let timed = |threads: usize| forecasts(&tiled, method, threads).expect("forecasts");
        let mut pairs: Vec<(f64, f64, f64)> = (0..PAIRS)
            .map(|pair| {
                let ((one, first), (two, second)) = if pair % 2 == 0 {
                    let one = timed(1);
                    (one, timed(2))
                } else {
                    let two = timed(2);
                    (timed(1), two)
                };
                assert!(!first.is_empty() && first == second, "one thread and two give the same bits");
                (one / two, one, two)
            })
            .collect();
        pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (ratio, one, two) = pairs[PAIRS / 2];
        println!(
            "engine::forecast, {method}, {keys} keys of 365 days: {one:.3} s on one thread, {two:.3} s on two: {ratio:.2} times as fast \
             (median of {PAIRS} pairs, {:.2} to {:.2}), the same bits",
            pairs[0].0,
            pairs[PAIRS - 1].0
        );
    }
}

criterion_group!(benches, statistics, intermittent, smoothing, hierarchies, threads);
criterion_main!(benches);
