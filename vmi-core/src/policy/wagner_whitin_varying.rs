//! Wagner and Whitin's lots where costs differ from period to period, and the kernel of both.

use std::cmp::Ordering;

use super::lots::{plan_cost, total_cost};
use super::model::{Exactness, Model, fields};
use super::wagner_whitin::WagnerWhitinPlan;
use crate::error::Result;
use crate::num::domain::{all_not_negative, same_length};

/// The cheapest plan of lots for known demand, with the costs of each period.
///
/// ```text
/// F(t) = min over j ≤ t of  F(j − 1) + K_j + Σ_{i = j…t} d_i (c_j + h_j + … + h_{i−1})        F(t) = F(t − 1) where d_t = 0
/// ```
///
/// O(T) where waiting to order never makes a unit cheaper than ordering and holding it does (c_{j+1} ≤ c_j + h_j), else O(T log T). Domains, errors,
/// exactness and ties as in [`super::wagner_whitin`]. Source: Federgruen & Tzur, Management Science 37 (1991) 909–925; Wagelmans, van
/// Hoesel & Kolen, Operations Research 40 (1992) S145–S156.
///
/// ```
/// use vmi_core::policy::wagner_whitin_varying::WagnerWhitinVarying;
/// let model = WagnerWhitinVarying {
///     demand: &[10.0, 10.0, 10.0], fixed_costs: &[5.0, 50.0, 5.0], holding_costs: &[1.0, 1.0, 1.0], purchase_costs: &[0.0, 0.0, 3.0],
/// };
/// let best = model.optimum()?;
/// assert_eq!((best.order_quantities.as_slice(), best.cost), ([30.0, 0.0, 0.0].as_slice(), 35.0));
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WagnerWhitinVarying<'a> {
    /// d, units in each period.
    pub demand: &'a [f64],
    /// K, money for an order in each period.
    pub fixed_costs: &'a [f64],
    /// h, money for a unit in stock at the end of each period.
    pub holding_costs: &'a [f64],
    /// c, money for a unit ordered in each period.
    pub purchase_costs: &'a [f64],
}

impl WagnerWhitinVarying<'_> {
    /// The cheapest plan.
    pub fn optimum(&self) -> Result<WagnerWhitinPlan> {
        let mut workspace = Workspace::default();
        let cost = self.optimum_in(&mut workspace)?;
        Ok(WagnerWhitinPlan::new(workspace.into_order_quantities(), cost))
    }

    /// The cost of the cheapest plan, which is left in a workspace.
    pub fn optimum_in(&self, workspace: &mut Workspace) -> Result<f64> {
        self.check()?;
        workspace.solve(self.demand, |period| self.costs(period))
    }

    /// What a given plan costs; an error if it leaves a period short.
    pub fn cost(&self, order_quantities: &[f64]) -> Result<WagnerWhitinPlan> {
        self.check()?;
        let cost = plan_cost(self.demand, order_quantities, |period| self.costs(period))?;
        Ok(WagnerWhitinPlan::new(order_quantities.to_vec(), cost))
    }

    fn costs(&self, period: usize) -> (f64, f64, f64) {
        (self.fixed_costs[period], self.holding_costs[period], self.purchase_costs[period])
    }

    fn check(&self) -> Result<()> {
        all_not_negative("demand", self.demand)?;
        for (name, costs) in [("fixed_costs", self.fixed_costs), ("holding_costs", self.holding_costs), ("purchase_costs", self.purchase_costs)] {
            same_length(name, costs.len(), "demand", self.demand.len())?;
            all_not_negative(name, costs)?;
        }
        Ok(())
    }
}

/// An order in `period`: what it costs as a function of the cumulative demand up to the end of what it covers.
#[derive(Clone, Copy, Debug)]
struct Line {
    slope: f64,
    start: f64,
    period: usize,
}

impl Line {
    fn at(&self, demand: f64) -> f64 {
        self.start + self.slope * demand
    }

    /// Whether it is the one to take of two: the lower, at a tie the later order.
    fn goes_before(&self, other: &Self, demand: f64) -> bool {
        let (own, others) = (self.at(demand), other.at(demand));
        own < others || (own == others && self.period > other.period)
    }
}

/// The lines that are lowest somewhere ahead, in the order of their slopes. Each part has a list of its own: a line is read right after it was
/// written, which takes longer where its parts lie side by side.
#[derive(Clone, Debug, Default)]
struct Envelope {
    slopes: Vec<f64>,
    starts: Vec<f64>,
    periods: Vec<usize>,
    /// The line that is lowest now, and how many there are, with those before it.
    head: usize,
    count: usize,
}

impl Envelope {
    /// No line, and room for `most`.
    fn clear(&mut self, most: usize) {
        self.slopes.resize(most, 0.0);
        self.starts.resize(most, 0.0);
        self.periods.resize(most, 0);
        (self.head, self.count) = (0, 0);
    }

    /// Puts a line at the end, without those that are nowhere the lowest any more; at a tie the new one is.
    fn push(&mut self, slope: f64, start: f64, period: usize) {
        let (slopes, starts) = (&mut self.slopes, &mut self.starts);
        let mut count = self.count;
        if count > 0 && slopes[count - 1] == slope {
            // Of two parallel lines one is enough for good.
            if start > starts[count - 1] {
                return;
            }
            count -= 1;
        }
        while count >= self.head + 2 {
            let (a, b) = (count - 2, count - 1);
            if (start - starts[a]) * (slopes[a] - slopes[b]) > (starts[b] - starts[a]) * (slopes[a] - slope) {
                break;
            }
            count -= 1;
        }
        (slopes[count], starts[count], self.periods[count]) = (slope, start, period);
        self.count = count + 1;
    }

    /// The least value at a cumulative demand, and the period of its line. The cumulative demand only rises, so a line that was passed never comes back.
    fn lowest(&mut self, demand: f64) -> (f64, usize) {
        let at = |line: usize| self.starts[line] + self.slopes[line] * demand;
        let mut least = at(self.head);
        while self.head + 1 < self.count {
            let next = at(self.head + 1);
            if next > least {
                break;
            }
            (self.head, least) = (self.head + 1, next);
        }
        (least, self.periods[self.head])
    }
}

/// No order covers this period.
const NONE: usize = usize::MAX;

/// Memory for plans, used again by each; holds the last plan.
#[derive(Clone, Debug, Default)]
pub struct Workspace {
    lines: Envelope,
    /// The period of the order that covers each period.
    covered_by: Vec<usize>,
    /// Cumulative demand and nodes, for lines in no order.
    cumulative: Vec<f64>,
    tree: Vec<Option<Line>>,
    order_quantities: Vec<f64>,
}

impl Workspace {
    /// The last plan: units ordered in each period.
    pub fn order_quantities(&self) -> &[f64] {
        &self.order_quantities
    }

    pub(super) fn into_order_quantities(self) -> Vec<f64> {
        self.order_quantities
    }

    /// The cost of the cheapest plan, which is left here. `costs` gives K, h and c of a period.
    pub(super) fn solve(&mut self, demand: &[f64], costs: impl Fn(usize) -> (f64, f64, f64)) -> Result<f64> {
        if !self.envelope(demand, &costs) {
            self.search(demand, &costs);
        }
        self.order_quantities.clear();
        self.order_quantities.resize(demand.len(), 0.0);
        let mut end = demand.len();
        while end > 0 {
            let start = self.covered_by[end - 1];
            if start == NONE {
                end -= 1;
                continue;
            }
            self.order_quantities[start] = demand[start..end].iter().fold(0.0, |sum, units| sum + units);
            end = start;
        }
        total_cost(demand, &self.order_quantities, costs)
    }

    /// Chooses by the lower envelope; false if the slopes do not come in falling order.
    fn envelope(&mut self, demand: &[f64], costs: &impl Fn(usize) -> (f64, f64, f64)) -> bool {
        let Self { lines, covered_by, .. } = self;
        lines.clear(demand.len());
        covered_by.clear();
        covered_by.resize(demand.len(), NONE);
        let (mut total, mut held, mut least) = (0.0, 0.0, 0.0);
        let mut steepest = f64::INFINITY;
        for (period, (units, covered)) in demand.iter().zip(covered_by).enumerate() {
            let (fixed, holding, purchase) = costs(period);
            let slope = purchase - held;
            if slope > steepest {
                return false;
            }
            steepest = slope;
            lines.push(slope, least + fixed - slope * total, period);
            held += holding;
            if *units > 0.0 {
                total += units;
                (least, *covered) = lines.lowest(total);
            }
        }
        true
    }

    /// Chooses by a tree over the cumulative demands (Li and Chao): each node holds the line that is lowest in its middle.
    fn search(&mut self, demand: &[f64], costs: &impl Fn(usize) -> (f64, f64, f64)) {
        self.covered_by.clear();
        self.cumulative.clear();
        let mut total = 0.0;
        self.cumulative.extend(demand.iter().map(|units| {
            total += units;
            total
        }));
        self.tree.clear();
        self.tree.resize(4 * demand.len(), None);
        let (mut before, mut held, mut least) = (0.0, 0.0, 0.0);
        for (period, units) in demand.iter().enumerate() {
            let (fixed, holding, purchase) = costs(period);
            let slope = purchase - held;
            self.insert(Line { slope, start: least + fixed - slope * before, period });
            held += holding;
            before = self.cumulative[period];
            if *units > 0.0 {
                let line = self.lowest(period);
                least = line.map_or(least, |line| line.at(before));
                self.covered_by.push(line.map_or(NONE, |line| line.period));
            } else {
                self.covered_by.push(NONE);
            }
        }
    }

    fn insert(&mut self, mut line: Line) {
        let (mut node, mut from, mut to) = (0, 0, self.cumulative.len() - 1);
        while let Some(known) = self.tree[node] {
            let middle = usize::midpoint(from, to);
            let x = self.cumulative[middle];
            let (winner, loser) = if line.goes_before(&known, x) { (line, known) } else { (known, line) };
            self.tree[node] = Some(winner);
            line = loser;
            // Two lines cross once: the loser can be lowest on the side only to which it falls against the winner. Their values there would not tell it: periods
            // without demand have the cumulative demand of their neighbours, and lines that meet in the middle meet there too.
            if from < middle && loser.slope > winner.slope {
                (node, to) = (2 * node + 1, middle - 1);
            } else if middle < to && loser.slope < winner.slope {
                (node, from) = (2 * node + 2, middle + 1);
            } else {
                return;
            }
        }
        self.tree[node] = Some(line);
    }

    /// The lowest line at the cumulative demand of a period, ties to the later order.
    fn lowest(&self, period: usize) -> Option<Line> {
        let x = self.cumulative[period];
        let (mut node, mut from, mut to) = (0, 0, self.cumulative.len() - 1);
        let mut best: Option<Line> = None;
        while let Some(line) = self.tree[node] {
            if best.is_none_or(|best| line.goes_before(&best, x)) {
                best = Some(line);
            }
            let middle = usize::midpoint(from, to);
            match period.cmp(&middle) {
                Ordering::Less => (node, to) = (2 * node + 1, middle - 1),
                Ordering::Greater => (node, from) = (2 * node + 2, middle + 1),
                Ordering::Equal => break,
            }
        }
        best
    }
}

pub(crate) const MODEL: Model = Model {
    name: "wagner_whitin_varying",
    summary: "The cheapest plan of lots for the known demand and the costs of each period.",
    exactness: Exactness::Exact,
    source: "Federgruen & Tzur, Management Science 37 (1991) 909–925; Wagelmans, van Hoesel & Kolen, Operations Research 40 (1992)",
    inputs: fields![
        demand: Numbers "units in each period",
        fixed_costs: Numbers "money for an order in each period",
        holding_costs: Numbers "money for a unit in stock at the end of each period",
        purchase_costs: Numbers "money for a unit ordered in each period",
    ],
    outputs: fields![
        order_quantities: Numbers "units ordered in each period",
        order_periods_1based: Numbers "periods with an order, from 1",
        cost: Number "money over all periods",
    ],
    solve: |given, answer| {
        let model = WagnerWhitinVarying {
            demand: given.lists[0],
            fixed_costs: given.lists[1],
            holding_costs: given.lists[2],
            purchase_costs: given.lists[3],
        };
        let found = model.optimum()?;
        answer.numbers.push(found.cost);
        answer.lists.extend([found.order_quantities.clone(), found.periods()]);
        Ok(())
    },
};
