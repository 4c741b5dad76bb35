//! One table of plan speed: keys a second, how the cost grows, and what the time goes into. `make bench` runs it.

use std::error::Error;
use std::path::Path;
use std::time::Instant;

use vmi_benches::{Base, Tiled};
use vmi_core::engine::plan;
use vmi_core::error::Result;

const RUNS: usize = 5;

/// The median of five runs, in seconds.
fn median(mut work: impl FnMut() -> Result<usize>) -> Result<f64> {
    let mut seconds = Vec::with_capacity(RUNS);
    for _ in 0..RUNS {
        let start = Instant::now();
        std::hint::black_box(work()?);
        seconds.push(start.elapsed().as_secs_f64());
    }
    seconds.sort_by(f64::total_cmp);
    Ok(seconds[RUNS / 2])
}

/// The same inputs with another part left out, to see what the part costs.
fn parts(tiled: &Tiled) -> Result<Vec<(&'static str, f64)>> {
    let whole = median(|| plan(&tiled.inputs()?).map(|plan| plan.key_count()))?;
    let without_demand = median(|| plan(&tiled.inputs_without_demand()?).map(|plan| plan.key_count()))?;
    let made = plan(&tiled.inputs()?)?;
    let results =
        median(|| plan(&tiled.inputs()?).map(|plan| plan.proposals().len() + plan.reasons().len() + plan.parameters().len() + plan.kpis().len()))?;
    let fingerprint = median(|| Ok(made.fingerprint().len()))?;
    Ok(vec![
        ("catalog, stock, decisions", without_demand),
        ("demand: reading, grouping, statistics", whole - without_demand),
        ("four result tables, on demand", results - whole),
        ("fingerprint of the outputs, on demand", fingerprint),
    ])
}

fn main() -> std::result::Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).unwrap_or_else(|| "target/bench_base_365.bin".to_owned());
    let base = Base::load(Path::new(&path));
    println!("plan from columns, × 365 days of {} demand, median of {RUNS} runs", if base.is_real { "real" } else { "SYNTHETIC" });
    println!("{:>9} {:>12} {:>9} {:>12} {:>16} {:>12}", "keys", "demand rows", "threads", "seconds", "keys a second", "growth");
    let mut last: Option<(usize, f64)> = None;
    for keys in [1_000, 10_000, 100_000] {
        let tiled = Tiled::new(&base, keys);
        for threads in [1, 2] {
            let seconds = median(|| plan(&tiled.inputs()?.threads(threads)).map(|plan| plan.key_count()))?;
            let growth = match last {
                Some((fewer, before)) if threads == 1 => format!("{:.2} per key", seconds / before * fewer as f64 / keys as f64),
                _ => String::new(),
            };
            println!("{keys:>9} {:>12} {threads:>9} {seconds:>12.4} {:>16.0} {growth:>12}", tiled.demand_rows(), keys as f64 / seconds);
            if threads == 1 {
                last = Some((keys, seconds));
            }
        }
        if keys == 100_000 {
            println!("\nwhat the time goes into (100,000 keys, one thread, seconds):");
            for (part, seconds) in parts(&tiled)? {
                println!("  {part:<40} {seconds:.4}");
            }
        }
    }
    Ok(())
}
