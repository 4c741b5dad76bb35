//! Wagner and Whitin's lots of several items side by side: nothing waits for a branch of one item, as there is none.

// Conditions without a branch are computed for several items at once.
#![allow(clippy::needless_bitwise_bool, clippy::manual_range_contains)]

use std::array::from_fn;

use super::wagner_whitin::WagnerWhitin;

/// Items side by side.
pub(super) const LANES: usize = 4;

/// The longest horizon for which comparing every order that may be the last one is worth it.
pub(super) const MOST_PERIODS: usize = 256;

/// A number of each item.
type Lanes = [f64; LANES];

/// No order covers a period.
const NONE: f64 = -1.0;

/// Memory for plans of several items, used again by each; holds the last ones.
#[derive(Default)]
pub(super) struct LaneSpace {
    demand: Vec<Lanes>,
    /// The cost of covering all up to a period by an order in this one, as a line in the cumulative demand: start and slope.
    lines: Vec<(Lanes, Lanes)>,
    /// The period of the order that covers each period.
    covered_by: Vec<Lanes>,
    /// 1 where an order is, else 0.
    is_start: Vec<Lanes>,
    order_quantities: Vec<Lanes>,
}

impl LaneSpace {
    /// The costs of the cheapest plans of items with the same number of periods, at least one, and no purchase cost; the plans are left here. None for
    /// an item whose choice is a matter of rounding, or whose inputs are not plain: it is to be solved by itself.
    ///
    /// Compares the same lines as the envelope of one item does, but all of them; so where one is lowest by more than rounding, both choose it.
    pub(super) fn solve(&mut self, items: &[WagnerWhitin<'_>; LANES]) -> [Option<f64>; LANES] {
        let sorts = items.map(|item| Sort::of(&item));
        let periods = items[0].demand.len();
        self.demand.clear();
        let demand = items.map(|item| &item.demand[..periods]);
        self.demand.extend((0..periods).map(|period| -> Lanes { from_fn(|lane| demand[lane][period]) }));
        let costs = (items.map(|item| item.fixed_cost), items.map(|item| item.holding_cost));
        let is_clear = self.choose(costs, sorts);
        self.mark_starts();
        self.sum_lots();
        self.costs(costs, is_clear)
    }

    /// The order quantities of an item.
    pub(super) fn order_quantities(&self, lane: usize) -> impl Iterator<Item = f64> {
        self.order_quantities.iter().map(move |quantities| quantities[lane])
    }

    /// Chooses the last order before each period; gives where all choices were clear.
    fn choose(&mut self, (fixed, holding): (Lanes, Lanes), sorts: [Sort; LANES]) -> [bool; LANES] {
        // By how much of its size rounding may move a line, a thousand times over.
        let blur: Lanes = sorts.map(|sort| if sort == Sort::Whole { 0.0 } else { 1e-12 });
        let is_rounded = sorts.iter().any(|sort| *sort != Sort::Whole);
        let (mut total, mut held, mut least, mut heads) = ([0.0; LANES], [0.0; LANES], [0.0; LANES], [0.0; LANES]);
        let (mut doubts, mut first) = ([0.0; LANES], 0);
        self.lines.clear();
        self.covered_by.clear();
        for units in &self.demand {
            let slope: Lanes = from_fn(|lane| 0.0 - held[lane]);
            let start: Lanes = from_fn(|lane| least[lane] + fixed[lane] - slope[lane] * total[lane]);
            self.lines.push((start, slope));
            held = from_fn(|lane| held[lane] + holding[lane]);
            total = from_fn(|lane| total[lane] + units[lane]);
            let lines = &self.lines[first..];
            let found = if is_rounded { lowest::<true>(lines, &total, first as f64) } else { lowest::<false>(lines, &total, first as f64) };
            let asked = |lane: usize, yes: f64, no: f64| if units[lane] > 0.0 { yes } else { no };
            let doubt: Lanes = from_fn(|lane| {
                let size = held[lane] * total[lane] + found.least[lane] + fixed[lane];
                let is_clear = found.next[lane] - found.least[lane] > blur[lane] * size;
                if is_clear { 0.0 } else { asked(lane, 1.0, 0.0) }
            });
            doubts = from_fn(|lane| doubts[lane] + doubt[lane]);
            least = from_fn(|lane| asked(lane, found.least[lane], least[lane]));
            heads = from_fn(|lane| asked(lane, found.period[lane], heads[lane]));
            self.covered_by.push(from_fn(|lane| asked(lane, found.period[lane], NONE)));
            // The last order before a later period is never an earlier one.
            first = heads.iter().fold(f64::INFINITY, |least, head| if *head < least { *head } else { least }) as usize;
        }
        from_fn(|lane| match sorts[lane] {
            Sort::Whole => held[lane] * (held[lane] * total[lane] + least[lane] + fixed[lane]) < EXACT,
            Sort::Plain => doubts[lane] == 0.0,
            Sort::Other => false,
        })
    }

    /// Goes back from the end: the order before a lot is the one that covers the period before it.
    fn mark_starts(&mut self) {
        self.is_start.clear();
        self.is_start.resize(self.demand.len(), [0.0; LANES]);
        let mut current = [NONE; LANES];
        for (period, (marks, covered_by)) in self.is_start.iter_mut().zip(&self.covered_by).enumerate().rev() {
            current = from_fn(|lane| if current[lane] < 0.0 { covered_by[lane] } else { current[lane] });
            let here = period as f64;
            *marks = from_fn(|lane| if current[lane] == here { 1.0 } else { 0.0 });
            current = from_fn(|lane| if current[lane] == here { NONE } else { current[lane] });
        }
    }

    /// Sums what each order covers from its beginning on, and takes the last sum of each back to it.
    fn sum_lots(&mut self) {
        self.order_quantities.clear();
        let mut sum = [0.0; LANES];
        self.order_quantities.extend(self.is_start.iter().zip(&self.demand).map(|(is_start, units)| {
            sum = from_fn(|lane| if is_start[lane] > 0.0 { 0.0 } else { sum[lane] } + units[lane]);
            sum
        }));
        let (mut is_end, mut last) = ([1.0; LANES], [0.0; LANES]);
        for (quantities, is_start) in self.order_quantities.iter_mut().zip(&self.is_start).rev() {
            last = from_fn(|lane| if is_end[lane] > 0.0 { quantities[lane] } else { last[lane] });
            *quantities = from_fn(|lane| if is_start[lane] > 0.0 { last[lane] } else { 0.0 });
            is_end = *is_start;
        }
    }

    /// As [`super::lots::total_cost`]; none where that might be an error.
    fn costs(&self, (fixed, holding): (Lanes, Lanes), is_clear: [bool; LANES]) -> [Option<f64>; LANES] {
        let (mut stock, mut cost, mut short) = ([0.0; LANES], [0.0; LANES], [0.0; LANES]);
        for (quantities, units) in self.order_quantities.iter().zip(&self.demand) {
            cost = from_fn(|lane| cost[lane] + if quantities[lane] > 0.0 { fixed[lane] } else { 0.0 });
            stock = from_fn(|lane| stock[lane] + (quantities[lane] - units[lane]));
            // Sums of the same units in another order may differ in their last bits.
            short = from_fn(|lane| short[lane] + if stock[lane] < -1e-9 * units[lane] { 1.0 } else { 0.0 });
            stock = from_fn(|lane| if stock[lane] < 0.0 { 0.0 } else { stock[lane] });
            cost = from_fn(|lane| cost[lane] + holding[lane] * stock[lane]);
        }
        from_fn(|lane| Some(cost[lane]).filter(|cost| is_clear[lane] && short[lane] == 0.0 && cost.is_finite()))
    }
}

/// What the numbers of an item are like.
#[derive(Clone, Copy, PartialEq)]
enum Sort {
    /// Whole: nothing is rounded, if no product is too large for that.
    Whole,
    /// Products of a few of them neither overflow nor underflow.
    Plain,
    /// An error, or beyond both.
    Other,
}

/// Above it whole numbers are rounded.
const EXACT: f64 = 4_503_599_627_370_496.0;

impl Sort {
    fn of(item: &WagnerWhitin<'_>) -> Self {
        let every = |fits: fn(f64) -> bool| {
            // Without an early end, many values are looked at in one step.
            fits(item.fixed_cost) & fits(item.holding_cost) & item.demand.iter().fold(true, |all, units| all & fits(*units))
        };
        if every(|x| (x >= 0.0) & (x < EXACT) & ((x + EXACT) - EXACT == x)) {
            Self::Whole
        } else if every(|x| (x == 0.0) | ((x >= 1e-90) & (x <= 1e90))) {
            Self::Plain
        } else {
            Self::Other
        }
    }
}

/// The lowest line of each item: its value, that of the next one where it is looked for, and its period. Of lines of one value the last.
struct Lowest {
    least: Lanes,
    next: Lanes,
    period: Lanes,
}

fn lowest<const WITH_NEXT: bool>(lines: &[(Lanes, Lanes)], total: &Lanes, first: f64) -> Lowest {
    let (mut least, mut next, mut found, mut period) = ([f64::INFINITY; LANES], [f64::INFINITY; LANES], [first; LANES], first);
    for (start, slope) in lines {
        let value: Lanes = from_fn(|lane| start[lane] + slope[lane] * total[lane]);
        if WITH_NEXT {
            let higher: Lanes = from_fn(|lane| if value[lane] > least[lane] { value[lane] } else { least[lane] });
            next = from_fn(|lane| if higher[lane] < next[lane] { higher[lane] } else { next[lane] });
        }
        found = from_fn(|lane| if value[lane] <= least[lane] { period } else { found[lane] });
        least = from_fn(|lane| if value[lane] < least[lane] { value[lane] } else { least[lane] });
        period += 1.0;
    }
    Lowest { least, next, period: found }
}
