//! Criterion: a whole plan from columns, on 1 k, 10 k and 100 k keys × 365 days, one thread.

use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use vmi_benches::{Base, Tiled};
use vmi_core::engine::plan;

fn plans(criterion: &mut Criterion) {
    let base = Base::load(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../target/bench_base_365.bin")));
    let mut group = criterion.benchmark_group(if base.is_real { "plan_real_demand" } else { "plan_synthetic_demand" });
    group.sample_size(10).warm_up_time(Duration::from_secs(1)).measurement_time(Duration::from_secs(8));
    for keys in [1_000, 10_000, 100_000] {
        let tiled = Tiled::new(&base, keys);
        group.throughput(Throughput::Elements(keys as u64));
        group.bench_function(BenchmarkId::from_parameter(keys), |bencher| {
            bencher.iter(|| black_box(tiled.inputs().and_then(|inputs| plan(&inputs))).is_ok());
        });
    }
    group.finish();
}

criterion_group!(benches, plans);
criterion_main!(benches);
