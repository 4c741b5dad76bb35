//! Tables of any number of keys × 365 days for benchmarks.
//!
//! The demand is real where `make bench` found `../shared/data/bench_base_365.parquet` and converted it (7,844 real SKU-years,
//! tiled by the rule of `tile_benchmark.py`, so that any language repeats it); otherwise it is SYNTHETIC, and says so.

use std::path::Path;

use vmi_core::engine::Inputs;
use vmi_core::error::Result;
use vmi_core::model::Day;
use vmi_core::table::{Column, Table, Text, Values};

/// The last day of the 365.
const AS_OF: &str = "2026-06-30";

/// Base series to be tiled: (day, quantity) rows of each series.
pub struct Base {
    series: Vec<Vec<(u16, i64)>>,
    /// Whether it is real data.
    pub is_real: bool,
}

impl Base {
    /// The converted real series if they are there, else synthetic ones.
    pub fn load(path: &Path) -> Self {
        match std::fs::read(path) {
            Ok(bytes) => Self::from_bytes(&bytes),
            Err(_) => Self::synthetic(),
        }
    }

    /// Rows of 10 bytes: series u32, day u16, quantity u32, little endian.
    fn from_bytes(bytes: &[u8]) -> Self {
        let mut series: Vec<Vec<(u16, i64)>> = Vec::new();
        for row in bytes.chunks_exact(10) {
            let number = u32::from_le_bytes([row[0], row[1], row[2], row[3]]) as usize;
            let day = u16::from_le_bytes([row[4], row[5]]);
            let quantity = i64::from(u32::from_le_bytes([row[6], row[7], row[8], row[9]]));
            if number >= series.len() {
                series.resize_with(number + 1, Vec::new);
            }
            series[number].push((day, quantity));
        }
        Self { series, is_real: true }
    }

    /// SYNTHETIC: about 66 busy days a year, as in the real base.
    fn synthetic() -> Self {
        let mut state = 20_261_121_u64;
        let mut next = move || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            state >> 33
        };
        let mut series = Vec::with_capacity(7_844);
        for _ in 0..7_844 {
            let busy: Vec<u16> = (0..365).filter(|_| next() % 100 < 18).collect();
            series.push(busy.into_iter().map(|day| (day, 1 + (next() % 40) as i64)).collect());
        }
        Self { series, is_real: false }
    }

    /// The demand of key number i by day: series i mod S, shifted by whole weeks, times 1 to 3.
    fn tile(&self, key: usize) -> Vec<(i32, i64)> {
        let count = self.series.len();
        let (shift, factor) = ((key / count) % 52, 1 + (key / (52 * count)) % 3);
        let mut rows: Vec<(i32, i64)> = self.series[key % count]
            .iter()
            .map(|&(day, quantity)| {
                let day = usize::from(day);
                let moved = if day == 364 { 364 } else { (day + 364 * 52 - 7 * shift) % 364 };
                (moved as i32, quantity * factor as i64)
            })
            .collect();
        rows.sort_unstable();
        rows
    }
}

/// The same demand of one key after another, without tables: what a method reads.
pub struct Tiles {
    /// 365 quantities a key.
    pub dense: Vec<f64>,
    /// The days with demand of every key, counted from 0.
    pub places: Vec<u32>,
    /// The quantities of these days.
    pub sizes: Vec<f64>,
    /// Where the days of each key begin, and the end of the last.
    pub starts: Vec<usize>,
}

impl Tiles {
    /// Days of a key.
    pub const DAYS: usize = 365;

    /// So many keys.
    pub fn new(base: &Base, keys: usize) -> Self {
        let mut tiles = Self { dense: vec![0.0; keys * Self::DAYS], places: Vec::new(), sizes: Vec::new(), starts: vec![0] };
        for key in 0..keys {
            for (day, quantity) in base.tile(key) {
                tiles.dense[key * Self::DAYS + day as usize] = quantity as f64;
                if quantity > 0 {
                    tiles.places.push(day as u32);
                    tiles.sizes.push(quantity as f64);
                }
            }
            tiles.starts.push(tiles.places.len());
        }
        tiles
    }

    /// The series of each key.
    pub fn series(&self) -> impl Iterator<Item = &[f64]> {
        self.dense.chunks_exact(Self::DAYS)
    }
}

/// The tables of a benchmark.
pub struct Tiled {
    items: Vec<String>,
    demand_items: Vec<u8>,
    demand_offsets: Vec<i64>,
    demand_locations: Vec<u8>,
    location_offsets: Vec<i64>,
    days: Vec<i32>,
    quantities: Vec<i64>,
}

impl Tiled {
    /// So many keys × 365 days, rows by key.
    pub fn new(base: &Base, keys: usize) -> Self {
        let first_day = Day::parse(AS_OF).map_or(0, Day::days) - 364;
        let items: Vec<String> = (0..keys).map(|key| format!("SKU-{key:07}")).collect();
        let mut tiled = Self {
            items,
            demand_items: Vec::new(),
            demand_offsets: vec![0],
            demand_locations: Vec::new(),
            location_offsets: vec![0],
            days: Vec::new(),
            quantities: Vec::new(),
        };
        for key in 0..keys {
            for (day, quantity) in base.tile(key) {
                tiled.demand_items.extend_from_slice(tiled.items[key].as_bytes());
                tiled.demand_offsets.push(tiled.demand_items.len() as i64);
                tiled.demand_locations.extend_from_slice(b"DC1");
                tiled.location_offsets.push(tiled.demand_locations.len() as i64);
                tiled.days.push(first_day + day);
                tiled.quantities.push(quantity);
            }
        }
        tiled
    }

    /// Rows of the demand table.
    pub fn demand_rows(&self) -> usize {
        self.days.len()
    }

    /// Inputs of a plan, borrowing the columns: (R,S) with cycle service, one supplier, one location.
    pub fn inputs(&self) -> Result<Inputs<'_>> {
        let demand_items = Text::Offsets64 { data: (&*self.demand_items).into(), offsets: (&*self.demand_offsets).into() };
        let locations = Text::Offsets64 { data: (&*self.demand_locations).into(), offsets: (&*self.location_offsets).into() };
        let demand = Table::new("demand")?
            .with("item", Column::new(Values::Text(demand_items)))?
            .with("location", Column::new(Values::Text(locations)))?
            .with("date", Column::new(Values::Date((&*self.days).into())))?
            .with("quantity", Column::from(self.quantities.as_slice()))?;
        Ok(self.inputs_without_demand()?.table(demand))
    }

    /// The same without the demand table, to see what it costs.
    pub fn inputs_without_demand(&self) -> Result<Inputs<'_>> {
        let keys = self.items.len();
        let every = |text: &'static str, rows: usize| Column::new(Values::Text(Text::Slices(vec![text.as_bytes(); rows])));
        let names = || Column::from(self.items.as_slice());
        let items = Table::new("items")?.with("item", names())?.with("unit", every("EA", keys))?.with("unit_cost", vec![2.5; keys])?;
        let agreements = Table::new("agreements")?
            .with("supplier", every("ACME", keys))?
            .with("item", names())?
            .with("location", every("DC1", keys))?
            .with("policy", every("order_up_to", keys))?
            .with("lead_time_days", vec![7.0; keys])?
            .with("lead_time_sd_days", vec![1.2; keys])?
            .with("review_days", vec![7.0; keys])?
            .with("order_minimum", vec![6_i64; keys])?
            .with("order_multiple", vec![3_i64; keys])?
            .with("unit_price", vec![2.5; keys])?;
        let stock = Table::new("stock")?
            .with("item", names())?
            .with("location", every("DC1", keys))?
            .with("quantity", (0..keys as i64).map(|key| key % 97).collect::<Vec<_>>())?
            .with("as_of", every(AS_OF, keys))?;
        Ok(Inputs::new(AS_OF).table(items).table(agreements).table(stock))
    }
}
