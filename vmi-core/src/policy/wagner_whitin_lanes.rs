//! Wagner and Whitin's lots of several items side by side: no item waits for the branches of another.

use super::wagner_whitin::WagnerWhitin;

/// Items side by side.
pub(super) const LANES: usize = 4;

/// The longest horizon for which comparing every order that may be the last one is worth it.
pub(super) const MOST_PERIODS: usize = 256;

/// Whether products of a few such numbers neither overflow nor underflow, and it is none of those that are an error.
fn is_plain(x: f64) -> bool {
    (x == 0.0) | ((x >= 1e-90) & (x <= 1e90))
}

/// A number of each item.
type Lanes = [f64; LANES];

/// Memory for plans of several items, used again by each; holds the last ones.
#[derive(Default)]
pub(super) struct LaneSpace {
    demand: Vec<Lanes>,
    slopes: Vec<Lanes>,
    starts: Vec<Lanes>,
    /// The period of the order that covers each period; negative: none.
    covered_by: Vec<Lanes>,
    order_quantities: Vec<Lanes>,
    is_start: Vec<bool>,
}

impl LaneSpace {
    /// The costs of the cheapest plans of items with the same number of periods, at least one, and no purchase cost; the plans are left here. None for
    /// an item whose choice is a matter of rounding, or whose inputs are not plain: it is to be solved by itself.
    ///
    /// Compares the same lines as the envelope of one item does, but all of them; so where one is lowest by more than rounding, both choose it.
    pub(super) fn solve(&mut self, items: &[WagnerWhitin<'_>; LANES]) -> [Option<f64>; LANES] {
        let mut is_clear = items.map(|item| is_plain(item.fixed_cost) & is_plain(item.holding_cost));
        self.read(items, &mut is_clear);
        self.choose(items, &mut is_clear);
        for lane in 0..LANES {
            self.lots(lane);
        }
        self.costs(items, is_clear)
    }

    /// The order quantities of an item.
    pub(super) fn order_quantities(&self, lane: usize) -> impl Iterator<Item = f64> {
        self.order_quantities.iter().map(move |quantities| quantities[lane])
    }

    fn read(&mut self, items: &[WagnerWhitin<'_>; LANES], is_clear: &mut [bool; LANES]) {
        let periods = items[0].demand.len();
        self.demand.clear();
        self.demand.extend((0..periods).map(|period| items.map(|item| item.demand[period])));
        for (item, is_clear) in items.iter().zip(is_clear) {
            // Without an early end, many values are looked at in one step.
            *is_clear &= item.demand.iter().fold(true, |all, units| all & is_plain(*units));
        }
        for of_periods in [&mut self.slopes, &mut self.starts, &mut self.covered_by, &mut self.order_quantities] {
            of_periods.resize(periods, [0.0; LANES]);
        }
    }

    /// Chooses the last order before each period, where `is_clear` stays true.
    fn choose(&mut self, items: &[WagnerWhitin<'_>; LANES], is_clear: &mut [bool; LANES]) {
        let (fixed, holding) = (items.map(|item| item.fixed_cost), items.map(|item| item.holding_cost));
        let (mut total, mut held, mut least, mut heads) = ([0.0; LANES], [0.0; LANES], [0.0; LANES], [0.0; LANES]);
        let mut first = 0;
        for (period, units) in self.demand.iter().enumerate() {
            for lane in 0..LANES {
                let slope = 0.0 - held[lane];
                self.slopes[period][lane] = slope;
                self.starts[period][lane] = least[lane] + fixed[lane] - slope * total[lane];
                held[lane] += holding[lane];
                total[lane] += units[lane];
            }
            let found = lowest(&self.slopes[first..=period], &self.starts[first..=period], &total, first as f64);
            for lane in 0..LANES {
                let is_asked = units[lane] > 0.0;
                // What rounding can do to the lines, a thousand times over.
                let blur = 1e-12 * (held[lane] * total[lane] + found.least[lane] + fixed[lane]);
                is_clear[lane] &= !is_asked | (found.next[lane] - found.least[lane] > blur);
                least[lane] = if is_asked { found.least[lane] } else { least[lane] };
                heads[lane] = if is_asked { found.period[lane] } else { heads[lane] };
                self.covered_by[period][lane] = if is_asked { found.period[lane] } else { -1.0 };
            }
            // The last order before a later period is never an earlier one.
            first = heads.iter().fold(f64::INFINITY, |least, head| if *head < least { *head } else { least }) as usize;
        }
    }

    /// Sums what each order covers, without a branch for where it begins.
    fn lots(&mut self, lane: usize) {
        self.is_start.clear();
        self.is_start.resize(self.demand.len(), false);
        let mut end = self.demand.len();
        while end > 0 {
            let start = self.covered_by[end - 1][lane];
            end = if start < 0.0 { end - 1 } else { start as usize };
            self.is_start[end] |= start >= 0.0;
        }
        let (mut start, mut sum) = (0, 0.0);
        for (period, is_start) in self.is_start.iter().enumerate() {
            self.order_quantities[period][lane] = 0.0;
            start = if *is_start { period } else { start };
            sum = if *is_start { 0.0 } else { sum } + self.demand[period][lane];
            self.order_quantities[start][lane] = sum;
        }
    }

    /// As [`super::lots::total_cost`]; none where that might be an error.
    fn costs(&self, items: &[WagnerWhitin<'_>; LANES], mut is_clear: [bool; LANES]) -> [Option<f64>; LANES] {
        let (fixed, holding) = (items.map(|item| item.fixed_cost), items.map(|item| item.holding_cost));
        let (mut stock, mut cost) = ([0.0; LANES], [0.0; LANES]);
        for (quantities, units) in self.order_quantities.iter().zip(&self.demand) {
            for lane in 0..LANES {
                cost[lane] += if quantities[lane] > 0.0 { fixed[lane] } else { 0.0 };
                stock[lane] += quantities[lane] - units[lane];
                // Sums of the same units in another order may differ in their last bits.
                is_clear[lane] &= stock[lane] >= -1e-9 * quantities[lane].max(units[lane]);
                stock[lane] = if stock[lane] < 0.0 { 0.0 } else { stock[lane] };
                cost[lane] += holding[lane] * stock[lane];
            }
        }
        std::array::from_fn(|lane| Some(cost[lane]).filter(|cost| is_clear[lane] && cost.is_finite()))
    }
}

/// The lowest line of each item: its value, that of the next one, and its period.
struct Lowest {
    least: Lanes,
    next: Lanes,
    period: Lanes,
}

fn lowest(slopes: &[Lanes], starts: &[Lanes], total: &Lanes, first: f64) -> Lowest {
    let mut found = Lowest { least: [f64::INFINITY; LANES], next: [f64::INFINITY; LANES], period: [first; LANES] };
    let mut period = first;
    for (slopes, starts) in slopes.iter().zip(starts) {
        for lane in 0..LANES {
            let value = starts[lane] + slopes[lane] * total[lane];
            let is_lower = value <= found.least[lane];
            let higher = if is_lower { found.least[lane] } else { value };
            found.next[lane] = if higher < found.next[lane] { higher } else { found.next[lane] };
            found.least[lane] = if is_lower { value } else { found.least[lane] };
            found.period[lane] = if is_lower { period } else { found.period[lane] };
        }
        period += 1.0;
    }
    found
}
