//! Replaying and appending events, with the floor beside it: adding up one number a row and nothing else.
//!
//! SYNTHETIC events: ids, keys and days come from a counter; 100,000 keys, 2 % of the events belong to order lines.

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use vmi_core::ledger::{Event, EventKind, EventRef, Ledger, View};
use vmi_core::model::{Moment, Quantity};

const EVENTS: usize = 2_000_000;
const KEYS: u64 = 100_000;

/// The numbers of one event, scattered over keys.
fn mixed(at: usize) -> u64 {
    let product = u128::from(at as u64 + 1) * 0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835_u128;
    (product >> 64) as u64 ^ product as u64
}

fn event(at: usize) -> Event {
    let number = mixed(at);
    let key = number % KEYS;
    let moment = Moment::from_micros(1_700_000_000_000_000 + at as i64 * 15_000_000).expect("a moment");
    let kind = match number >> 32 & 63 {
        0 => EventKind::OrderPlaced,
        1..=20 => EventKind::Receipt,
        21..=24 => EventKind::Adjustment,
        _ => EventKind::Issue,
    };
    let quantity = Quantity::from_scaled((number >> 40 & 255) as i64, 0);
    let (item, location) = (format!("SKU-{:06}", key / 4), format!("DC{}", key % 4));
    let mut event = Event::new(kind, ("wms", &format!("E{at:09}")), (&item, &location), quantity, moment);
    if kind == EventKind::OrderPlaced {
        event = event.of_order(&format!("PO{at}"), "1");
        event.more.supplier = Some("ACME".to_owned());
    }
    event
}

fn ledger(criterion: &mut Criterion) {
    let events: Vec<Event> = (0..EVENTS).map(event).collect();
    let mut full = Ledger::default();
    full.append(&events, None).expect("good events");
    let keys: Vec<u32> = (0..EVENTS).map(|at| (mixed(at) % KEYS) as u32).collect();
    let quantities: Vec<i64> = (0..EVENTS).map(|at| (mixed(at) >> 40 & 255) as i64).collect();
    let mut group = criterion.benchmark_group("ledger");
    group.sample_size(10).throughput(Throughput::Elements(EVENTS as u64));
    group.bench_function("floor: one sum by key", |bencher| {
        bencher.iter(|| {
            let mut sums = vec![0_i64; KEYS as usize];
            keys.iter().zip(&quantities).for_each(|(key, quantity)| sums[*key as usize] += quantity);
            sums
        });
    });
    group.bench_function("fold", |bencher| bencher.iter(|| full.fold(&View::ALL)));
    let middle = Moment::from_micros(1_700_000_000_000_000 + EVENTS as i64 / 2 * 15_000_000).expect("a moment");
    group.bench_function("fold as of, as known at", |bencher| bencher.iter(|| full.fold(&View::as_of(middle).known_at(middle))));
    let columns: Vec<EventRef<'_>> = events.iter().map(Event::as_ref).collect();
    for (name, batch) in [("append at once", EVENTS), ("append in batches of 1,000", 1_000)] {
        group.bench_function(name, |bencher| {
            let append =
                |mut ledger: Ledger| columns.chunks(batch).try_for_each(|chunk| ledger.append_refs(chunk, None).map(|_| ())).map(|()| ledger);
            bencher.iter_batched(Ledger::default, append, BatchSize::PerIteration);
        });
    }
    group.bench_function("append again: all known", |bencher| bencher.iter(|| full.append_refs(&columns, None).map(|appended| appended.repeated)));
    group.finish();
}

criterion_group!(benches, ledger);
criterion_main!(benches);
