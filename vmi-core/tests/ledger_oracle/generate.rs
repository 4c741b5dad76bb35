//! Small nasty histories, the same for the same seed.

use super::event::{DAY, Event, KINDS, ONE, ORDER_KINDS, STOCK_KINDS, VOID_KINDS, close_of, day_of};
use super::naive::{LineKey, View, allocation_of, line_of};

/// The n-th number depends on the seed and on n alone.
#[derive(Clone, Debug)]
pub struct Numbers {
    seed: u64,
    count: u64,
}

impl Numbers {
    pub fn new(seed: u64) -> Self {
        Numbers { seed, count: 0 }
    }

    fn next(&mut self) -> u64 {
        self.count += 1;
        let mut z = self.seed.wrapping_mul(0xd134_2543_de82_ef95).wrapping_add(self.count.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    pub fn percent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }

    pub fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }

    fn text(&mut self, of: &[&str]) -> String {
        self.pick(of).to_string()
    }
}

const ORDERS: &[&str] = &[
    "order_placed",
    "order_placed",
    "order_confirmed",
    "order_confirmed",
    "order_shipped",
    "order_shipped",
    "order_received",
    "order_received",
    "order_received",
    "order_cancelled",
    "order_cancelled",
    "order_closed",
];
const STOCK: &[&str] = &[
    "receipt",
    "receipt",
    "receipt",
    "issue",
    "issue",
    "issue",
    "customer_return",
    "supplier_return",
    "scrap",
    "block",
    "unblock",
    "ownership_transfer",
    "ownership_transfer",
    "adjustment",
    "adjustment",
    "count",
    "count",
];
const CLAIMS: &[&str] = &[
    "allocate",
    "allocate",
    "allocate",
    "deallocate",
    "issue",
    "issue",
    "issue",
    "back_order",
    "back_order",
    "back_order_filled",
    "lost_sale",
    "receipt",
];
const TRANSFERS: &[&str] =
    &["transfer_out", "transfer_out", "transfer_in", "transfer_in", "receipt", "order_placed", "order_received", "order_shipped"];
const PLANNING: &[&str] = &[
    "threshold_change",
    "threshold_change",
    "threshold_change",
    "forecast_received",
    "forecast_received",
    "override",
    "hold",
    "firm",
    "rejected",
    "order_placed",
    "count",
];
const THEMES: [&[&str]; 8] = [ORDERS, ORDERS, STOCK, STOCK, CLAIMS, TRANSFERS, PLANNING, &KINDS];
/// Thresholds take the first six.
const QUANTITIES: [i128; 12] =
    [0, ONE, 2 * ONE, 5 * ONE, 5 * ONE, 10 * ONE, 10 * ONE, 3 * ONE / 2, ONE / 1000, 2125 * ONE / 1000, 725 * ONE / 100, 100 * ONE];
/// With the decimals that they are written with, these go beyond whole numbers of 64 bits.
const LARGE: i128 = 10_000_000_000_000 * ONE;
const OWNERS: &[&str] = &["customer", "supplier"];
const ACCOUNTS: &[&str] = &["usable", "usable", "quality", "blocked", "expired"];
const FIRST_DAY: &str = "2026-06-26";

struct World<'a> {
    numbers: Numbers,
    clock: i64,
    sources: &'a [&'a str],
    items: &'a [&'a str],
    locations: &'a [&'a str],
    lots: bool,
    large: bool,
    themes: Vec<&'static [&'static str]>,
    made: Vec<Event>,
}

fn day(offset: i64) -> String {
    day_of(close_of(FIRST_DAY) + offset * DAY)
}

/// Places within a day that are used again and again, so that events meet at one instant; half of them are the close.
fn at(numbers: &mut Numbers, day: &str) -> i64 {
    let start = close_of(day) - DAY + 1;
    match numbers.below(8) {
        0 => start,
        1 => start + 8 * 3_600_000_000,
        2 => start + 50_700_000_000,
        3 => start + 50_700_000_001,
        _ => close_of(day),
    }
}

impl World<'_> {
    fn tick(&mut self) {
        let today = day_of(self.clock);
        let tomorrow = day_of(self.clock + DAY);
        self.clock = match self.numbers.below(10) {
            0..4 => self.clock,
            4..6 => at(&mut self.numbers, &today).max(self.clock),
            6 => close_of(&today),
            _ => at(&mut self.numbers, &tomorrow),
        };
    }

    fn new_id(&mut self, source: &str) -> String {
        let n = self.made.iter().filter(|e| e.source == source).count();
        // scrambled, so that the order by bytes is neither that of numbers nor that of arrival
        let number = (n * 37 + 5) % 211;
        match n % 7 {
            0..3 => format!("{number}"),
            3 => format!("0{number}"),
            4 => format!("00{}", n % 3) + &format!("{number}"),
            5 => format!("e-{number}"),
            _ => format!("É {number}\""),
        }
    }

    fn times(&mut self, event: &mut Event) {
        let today = day_of(self.clock);
        let back = self.numbers.below(6) as i64;
        let numbers = &mut self.numbers;
        let effective = match numbers.below(10) {
            0..4 => self.clock,
            4 => at(numbers, &today),
            5 | 6 if !event.is_of(&STOCK_KINDS) => at(numbers, &day_of(self.clock + (1 + back) * DAY)),
            _ => at(numbers, &day_of(self.clock - back * DAY)),
        };
        event.effective_at = Some(effective);
        event.recorded_at = if effective == self.clock && numbers.percent(50) { None } else { Some(self.clock) };
    }

    fn quantity(&mut self, event: &mut Event) {
        let sign = if event.is("adjustment") && self.numbers.percent(50) { -1 } else { 1 };
        let quantity = if self.large && self.numbers.percent(20) { LARGE } else { QUANTITIES[self.numbers.below(QUANTITIES.len())] };
        event.quantity = Some(quantity * sign);
        event.decimals = if self.large { self.numbers.below(10) } else { self.numbers.below(4) };
    }

    fn order(&mut self, event: &mut Event, orders: &[&str]) {
        event.order = Some(self.numbers.text(orders));
        event.line = Some(self.numbers.text(&["1", "1", "2", "10"]));
    }

    /// Most events of orders, transfers and allocations go on with one that is there.
    fn go_on(&mut self, event: &mut Event) {
        let key = |e: &Event| if event.is_of(&["allocate", "deallocate", "issue"]) { allocation_of(e) } else { line_of(e) };
        let keys: Vec<LineKey> = self.made.iter().filter_map(key).collect();
        let chance = if event.is("issue") { 50 } else { 85 };
        if keys.is_empty() || event.is("transfer_out") || !self.numbers.percent(chance) {
            return;
        }
        let (item, location, order, line) = keys[self.numbers.below(keys.len())].clone();
        (event.item, event.location, event.order, event.line) = (item, location, Some(order), Some(line));
    }

    fn stock_fields(&mut self, event: &mut Event) {
        let numbers = &mut self.numbers;
        if numbers.percent(30) {
            event.owner = Some(numbers.text(OWNERS));
        }
        if numbers.percent(25) {
            event.account = Some(numbers.text(ACCOUNTS));
        }
        if event.is_of(&["block", "unblock"]) {
            if numbers.percent(30) {
                event.to_account = Some(numbers.text(ACCOUNTS));
            }
            if event.account() == event.to_account() {
                event.account = Some("quality".into());
                event.to_account = Some("usable".into());
            }
        }
        if event.is("ownership_transfer") {
            event.to_owner = Some(if event.owner() == "customer" { "supplier".into() } else { "customer".into() });
        }
        let named = if event.is_of(&["receipt", "order_received", "transfer_in"]) { 75 } else { 20 };
        if self.lots && numbers.percent(named) {
            let lot = numbers.below(4);
            event.lot = Some(["L1", "L2", "l1", "B"][lot].into());
            let usual = [Some(3), Some(5), Some(3), None][lot];
            let date = if numbers.percent(15) { Some(numbers.below(9) as i64) } else { usual };
            if numbers.percent(70) {
                event.expires_on = date.map(day);
            }
        }
    }

    fn event(&mut self, kind: &str) -> Event {
        let source = self.numbers.pick(self.sources).to_string();
        let mut event = Event { kind: kind.into(), event_id: self.new_id(&source), source, ..Event::default() };
        event.item = self.numbers.pick(self.items).into();
        event.location = self.numbers.pick(self.locations).into();
        self.times(&mut event);
        if !event.is_of(&["threshold_change", "order_closed", "hold", "rejected"]) {
            self.quantity(&mut event);
        } else if self.numbers.percent(10) {
            event.quantity = Some(0);
        }
        if event.is_of(&STOCK_KINDS) || kind == "count" {
            self.stock_fields(&mut event);
        }
        let ahead = day(self.numbers.below(9) as i64);
        match kind {
            "order_placed" | "order_confirmed" | "order_shipped" | "order_received" | "order_cancelled" | "order_closed" => {
                self.order(&mut event, &["PO-1", "PO-1", "PO-2"]);
                if kind == "order_placed" {
                    event.supplier = Some(self.numbers.text(&["S1", "S1", "S2"]));
                    event.proposal = Some("P-1".into()).filter(|_| self.numbers.percent(20));
                }
                if kind != "order_cancelled" && kind != "order_closed" && kind != "order_received" && self.numbers.percent(60) {
                    event.promised_for = Some(ahead);
                }
            }
            "transfer_out" | "transfer_in" => {
                if self.numbers.percent(70) {
                    self.order(&mut event, &["TO-1", "TO-1", "PO-1"]);
                    event.line = event.line.filter(|_| self.numbers.percent(70));
                }
                if kind == "transfer_out" {
                    let other = self.locations.iter().find(|l| **l != event.location).unwrap_or(&"elsewhere");
                    event.to_location = Some(other.to_string());
                    event.promised_for = Some(ahead).filter(|_| self.numbers.percent(50));
                }
            }
            "allocate" | "deallocate" | "issue" => {
                let with_order = if kind == "issue" { 40 } else { 70 };
                if self.numbers.percent(with_order) {
                    self.order(&mut event, &["C-1", "C-1", "C-2"]);
                    event.line = event.line.filter(|_| self.numbers.percent(80));
                }
                if kind == "allocate" && self.numbers.percent(40) {
                    event.promised_for = Some(ahead);
                }
            }
            "threshold_change" => {
                let min = QUANTITIES[self.numbers.below(6)];
                event.min = Some(min).filter(|_| self.numbers.percent(70));
                event.max = Some(min + QUANTITIES[self.numbers.below(6)]).filter(|_| event.min.is_none() || self.numbers.percent(60));
                event.set_by = Some(self.numbers.text(OWNERS));
                event.decimals = self.numbers.below(4);
                event.supplier = Some(self.numbers.text(&["S1", "S1", "S2"])).filter(|_| self.numbers.percent(70));
            }
            "forecast_received" => event.promised_for = Some(day(self.numbers.below(3) as i64)),
            "override" | "hold" | "firm" | "rejected" => {
                event.actor = Some(self.numbers.text(&["ann", "Jörg \"J\" O'Neil"]));
                event.reason = Some(self.numbers.text(&["late ship", "wrong\nlevel \\ typo"]));
                if kind == "rejected" {
                    event.proposal = Some("P-1".into());
                }
                if kind == "firm" || kind == "hold" && self.numbers.percent(70) {
                    event.promised_for = Some(ahead);
                }
            }
            _ => {}
        }
        if event.is_of(&ORDER_KINDS) || event.is_of(&["transfer_in", "allocate", "deallocate", "issue"]) {
            self.go_on(&mut event);
        }
        event
    }

    /// Takes back an event that is there; the kinds that a correction makes void are preferred.
    fn correction(&mut self, murky: bool) -> Option<Event> {
        let plain: Vec<Event> = self.made.iter().filter(|e| murky || e.corrects.is_none()).cloned().collect();
        let voidable: Vec<Event> = plain.iter().filter(|e| e.is_of(&VOID_KINDS)).cloned().collect();
        let of = if !voidable.is_empty() && self.numbers.percent(50) { voidable } else { plain };
        if of.is_empty() {
            return None;
        }
        let target = of[self.numbers.below(of.len())].clone();
        let mut event = Event { event_id: self.new_id(&target.source), corrects: Some(target.event_id.clone()), ..target };
        if self.numbers.percent(15) {
            event.corrects = Some("never-there".into());
        }
        if self.numbers.percent(20) && event.quantity.is_some_and(|q| q != 0) {
            self.quantity(&mut event);
        }
        if self.numbers.percent(20) && event.promised_for.is_some() {
            event.promised_for = Some(day(self.numbers.below(9) as i64));
        }
        if self.numbers.percent(20) && event.supplier.is_some() && event.is("order_placed") {
            event.supplier = Some("S2".into());
        }
        if self.numbers.percent(50) {
            event.effective_at = Some(self.clock);
        }
        if murky && self.numbers.percent(20) {
            event.item = self.numbers.pick(self.items).into();
        }
        if murky && self.numbers.percent(20) && event.to_location.is_none() {
            event.location = self.numbers.pick(self.locations).into();
        }
        if murky && self.numbers.percent(15) {
            let other = self.numbers.below(self.made.len());
            event.corrects = Some(self.made[other].event_id.clone());
        }
        if murky && self.numbers.percent(5) {
            event.corrects = Some(event.event_id.clone());
        }
        event.recorded_at = Some(self.clock);
        Some(event)
    }

    /// Puts a correction before the event that it names, so that some views know of it alone.
    fn early_correction(&mut self) {
        let place = self.numbers.below(self.made.len());
        let target = self.made[place].clone();
        if target.corrects.is_some() {
            return;
        }
        let before = self.numbers.below(place + 1);
        let recorded = self.made[before].recorded();
        let event_id = self.new_id(&target.source);
        let effective = target.effective().min(recorded);
        let event = Event { event_id, corrects: Some(target.event_id.clone()), effective_at: Some(effective), recorded_at: Some(recorded), ..target };
        self.made.insert(before, event);
    }
}

/// 1 to 42 events, each right by itself, recorded_at not decreasing. `murky` adds what the specification leaves open: corrections of
/// corrections and of themselves, and corrections whose kind, item or location is not that of the event named.
pub fn history(seed: u64, murky: bool) -> Vec<Event> {
    let mut numbers = Numbers::new(seed);
    let some = |n: usize, all: &'static [&'static str]| &all[..n];
    let (items, locations, sources) = ([1, 1, 2, 3][numbers.below(4)], [1, 2][numbers.below(2)], 1 + numbers.below(3));
    let size = if numbers.percent(30) { 1 + numbers.below(8) } else { 1 + numbers.below(40) };
    let themes = (0..=numbers.below(3)).map(|_| THEMES[numbers.below(THEMES.len())]).collect();
    let start = day(0);
    let mut world = World {
        clock: at(&mut numbers, &start),
        sources: some(sources, &["erp", "WMS", "édi"]),
        items: some(items, &["00123", "123", "b"]),
        locations: some(locations, &["A", "a"]),
        lots: numbers.percent(65),
        large: numbers.percent(5),
        themes,
        numbers,
        made: Vec::new(),
    };
    while world.made.len() < size {
        world.tick();
        let event = if world.numbers.percent(14) { world.correction(murky) } else { None };
        let event = event.unwrap_or_else(|| {
            let theme = if world.numbers.percent(10) { &KINDS } else { world.themes[world.numbers.below(world.themes.len())] };
            let kind = world.numbers.pick(theme);
            world.event(kind)
        });
        world.made.push(event);
    }
    for _ in 0..world.numbers.below(3) {
        world.early_correction();
    }
    world.made
}

/// Open views and views cut at, just before and between the instants of the history.
pub fn views(seed: u64, events: &[Event]) -> Vec<View> {
    let mut numbers = Numbers::new(seed ^ 0x0076_6965_7773);
    let mut views = vec![View::default()];
    for _ in 0..4 {
        let mut cut = |of: &dyn Fn(&Event) -> i64| {
            let instant = of(&events[numbers.below(events.len())]);
            match numbers.below(6) {
                0 => None,
                1 => Some(instant - 1),
                2 => Some(close_of(&day_of(instant))),
                _ => Some(instant),
            }
        };
        let (as_of, known_at) = (cut(&Event::effective), cut(&Event::recorded));
        views.push(View { as_of, known_at });
    }
    views
}
