//! A large ledger: how long appending and folding take, and how much memory the process has at most.
//!
//! SYNTHETIC events from a counter, 100,000 keys. `make bench-ledger EVENTS=100000000` runs it; it needs Linux to tell the memory.

use std::error::Error;
use std::time::Instant;

use vmi_core::ledger::{EventKind, EventRef, Ledger, StockAccount, View};
use vmi_core::model::{Moment, Owner, Quantity};

const KEYS: u64 = 100_000;
const BATCH: usize = 100_000;

/// The numbers of one event, scattered over keys.
fn mixed(at: usize) -> u64 {
    let product = u128::from(at as u64 + 1) * 0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835_u128;
    (product >> 64) as u64 ^ product as u64
}

/// The most memory that the process ever had, in bytes.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}

fn main() -> Result<(), Box<dyn Error>> {
    let events: usize = std::env::args().nth(1).map_or(Ok(10_000_000), |text| text.replace('_', "").parse())?;
    let items: Vec<String> = (0..KEYS / 4).map(|item| format!("SKU-{item:06}")).collect();
    let locations: Vec<String> = (0..4).map(|location| format!("DC{location}")).collect();
    let (mut ledger, mut seconds) = (Ledger::default(), 0.0);
    let mut text = String::new();
    let mut at = 0;
    while at < events {
        let count = BATCH.min(events - at);
        text.clear();
        (at..at + count).for_each(|number| text.push_str(&format!("E{number:09}")));
        let batch: Vec<EventRef<'_>> = (0..count)
            .map(|of_batch| {
                let number = mixed(at + of_batch);
                let moment = Moment::from_micros(1_700_000_000_000_000 + (at + of_batch) as i64 * 1_000_000).ok_or("no moment");
                moment.map(|moment| EventRef {
                    source: "wms",
                    event_id: &text[of_batch * 10..(of_batch + 1) * 10],
                    kind: if number >> 32 & 63 < 21 { EventKind::Receipt } else { EventKind::Issue },
                    item: &items[(number % KEYS / 4) as usize],
                    location: &locations[(number % 4) as usize],
                    quantity: Quantity::from_scaled((number >> 40 & 255) as i64, 0),
                    account: StockAccount::Usable,
                    owner: Owner::Customer,
                    effective_at: moment,
                    recorded_at: moment,
                    more: None,
                })
            })
            .collect::<Result<_, _>>()?;
        let start = Instant::now();
        ledger.append_refs(&batch, Some(at as u64))?;
        seconds += start.elapsed().as_secs_f64();
        at += count;
    }
    let start = Instant::now();
    let folded = ledger.fold(&View::ALL);
    let fold = start.elapsed().as_secs_f64();
    let keys = folded.positions()?.len();
    println!("{events} SYNTHETIC events of {keys} keys, one thread");
    println!("append, batches of {BATCH}, with the check of ids: {seconds:.2} s, {:.2} M/s", events as f64 / seconds / 1e6);
    println!("fold: {fold:.3} s, {:.1} M/s", events as f64 / fold / 1e6);
    if let Some(peak) = peak() {
        println!("memory at most: {:.2} GB, {:.0} bytes an event", peak as f64 / 1e9, peak as f64 / events as f64);
    }
    Ok(())
}
