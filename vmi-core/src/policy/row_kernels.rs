//! Models over many rows at once, where a call for each row would cost more than its arithmetic: the same arithmetic, so the same bits.

// Conditions without a branch are computed for several rows at once.
#![allow(clippy::needless_bitwise_bool, clippy::manual_range_contains)]

use super::batch::Column;
use super::cycle_service::of_factor;
use super::eoq::Eoq;
use super::fill_rate::FillRateRq;
use super::newsvendor::Newsvendor;
use super::wagner_whitin::WagnerWhitin;
use super::wagner_whitin_lanes::{LANES, LaneSpace, MOST_PERIODS};
use super::wagner_whitin_varying::Workspace;
use crate::num::distribution::Normal;
use crate::num::normal::quantiles;

/// Rows that are computed together: few enough to stay in the nearest cache.
const BLOCK: usize = 256;

/// A column of a block.
type Part = [f64; BLOCK];

/// The inputs of a batch, without those that may be left out and are.
pub(super) struct Rows<'r, 'c> {
    pub columns: Vec<&'r Column<'c>>,
    pub count: usize,
}

/// The outputs of a batch, as they grow.
pub(super) struct Grown {
    pub numbers: Vec<Vec<f64>>,
    pub lists: Vec<(Vec<f64>, Vec<usize>)>,
    /// Rows without an answer: the model itself says why.
    pub failed: Vec<usize>,
}

/// Answers all rows; those for which the model gives an error, and others that it leaves to the model, it adds to `failed`, with NaN or no values in every
/// column.
pub(super) type Kernel = fn(&Rows<'_, '_>, &mut Grown);

/// The kernel of a model, if it has one. None of them takes inputs that may be left out.
pub(super) fn kernel(model: &str) -> Option<Kernel> {
    Some(match model {
        "eoq" => order_quantities,
        "fill_rate_rq" => |rows, grown| by_row(rows, grown, FillRateRq::row),
        "newsvendor_normal" => |rows, grown| by_row(rows, grown, newsvendor),
        "safety_stock_csl" => safety_stocks,
        "wagner_whitin" => wagner_whitin,
        _ => return None,
    })
}

/// Answers blocks of rows: `answer` writes the outputs, also of rows that have none, and `is_good` tells which have some.
fn by_block<const I: usize, const O: usize>(
    rows: &Rows<'_, '_>,
    grown: &mut Grown,
    answer: impl Fn([&Part; I], &mut [Part; O], usize),
    is_good: impl Fn([&Part; I], &[Part; O], usize) -> bool,
) {
    let (mut own, mut found) = ([[0.0; BLOCK]; I], [[0.0; BLOCK]; O]);
    for start in (0..rows.count).step_by(BLOCK) {
        let count = BLOCK.min(rows.count - start);
        for (part, column) in own.iter_mut().zip(&rows.columns) {
            match column {
                Column::Numbers(values, _) if count < BLOCK => part[..count].copy_from_slice(&values[start..]),
                Column::One(value) if start == 0 => part.fill(*value),
                _ => {}
            }
        }
        let given: [&Part; I] = std::array::from_fn(|at| match rows.columns[at] {
            Column::Numbers(values, _) => values[start..start + count].try_into().unwrap_or(&own[at]),
            _ => &own[at],
        });
        answer(given, &mut found, count);
        // Without an early end, many rows are looked at in one step.
        if !(0..BLOCK).fold(true, |all, row| all & is_good(given, &found, row)) {
            for row in (0..count).filter(|row| !is_good(given, &found, *row)).collect::<Vec<_>>() {
                grown.failed.push(start + row);
                for part in &mut found {
                    part[row] = f64::NAN;
                }
            }
        }
        for (column, part) in grown.numbers.iter_mut().zip(&found) {
            column.extend_from_slice(&part[..count]);
        }
    }
}

/// Answers row by row; a row whose first output is NaN is left to the model.
fn by_row<const I: usize, const O: usize>(rows: &Rows<'_, '_>, grown: &mut Grown, answer: impl Fn([f64; I]) -> Option<[f64; O]>) {
    let of_block = |given: [&Part; I], found: &mut [Part; O], count: usize| {
        for row in 0..count {
            let one = answer(std::array::from_fn(|at| given[at][row])).unwrap_or([f64::NAN; O]);
            (0..O).for_each(|at| found[at][row] = one[at]);
        }
    };
    by_block(rows, grown, of_block, |_, found, row| !found[0][row].is_nan());
}

// Compared with the largest number: a comparison with infinity becomes one of bits, a row at a time.
fn is_positive(x: f64) -> bool {
    (x > 0.0) & (x <= f64::MAX)
}

fn is_not_negative(x: f64) -> bool {
    (x >= 0.0) & (x <= f64::MAX)
}

fn order_quantities(rows: &Rows<'_, '_>, grown: &mut Grown) {
    let answer = |[fixed, rate, holding]: [&Part; 3], [quantity, time, cost]: &mut [Part; 3], _| {
        for row in 0..BLOCK {
            let found = Eoq { fixed_cost: fixed[row], demand_rate: rate[row], holding_cost: holding[row] }.unchecked();
            (quantity[row], time[row], cost[row]) = (found.order_quantity, found.cycle_time, found.cost_rate);
        }
    };
    by_block(rows, grown, answer, |given, found, row| {
        let is_held = |part: &Part| part[row].abs() <= f64::MAX;
        given.into_iter().fold(true, |all, part| all & is_positive(part[row])) & found.iter().fold(true, |all, part| all & is_held(part))
    });
}

fn safety_stocks(rows: &Rows<'_, '_>, grown: &mut Grown) {
    let answer = |[mean, sd, lead, lead_sd, service]: [&Part; 5], [sigma, z, stock, point]: &mut [Part; 4], _| {
        quantiles(service, z);
        for row in 0..BLOCK {
            let found = of_factor(mean[row], sd[row], lead[row], lead_sd[row], z[row]);
            (sigma[row], stock[row]) = (found.sigma, found.safety_stock);
            point[row] = mean[row] * lead[row] + found.safety_stock;
        }
    };
    by_block(rows, grown, answer, |[mean, sd, lead, lead_sd, service], _, row| {
        let demand = is_not_negative(mean[row]) & is_not_negative(sd[row]);
        demand & is_positive(lead[row]) & is_not_negative(lead_sd[row]) & (service[row] > 0.0) & (service[row] < 1.0)
    });
}

fn newsvendor([holding_cost, stockout_cost, mean, sd]: [f64; 4]) -> Option<[f64; 5]> {
    let demand = Normal::new(mean, sd).ok()?;
    let found = Newsvendor { holding_cost, stockout_cost, demand: &demand }.optimum().ok()?;
    Some([found.base_stock, found.cost, found.cycle_service_level, found.expected_shortage, found.expected_leftover])
}

fn wagner_whitin(rows: &Rows<'_, '_>, grown: &mut Grown) {
    let number = |at: usize, row: usize| rows.columns[at].number(row).unwrap_or(f64::NAN);
    let item =
        |row: usize| WagnerWhitin { demand: rows.columns[0].list(row), fixed_cost: number(1, row), holding_cost: number(2, row), purchase_cost: 0.0 };
    let (mut space, mut workspace) = (LaneSpace::default(), Workspace::default());
    let Grown { numbers, lists, failed } = grown;
    let [(lots, lot_ends), (periods, period_ends)] = lists.as_mut_slice() else { return };
    lots.reserve((0..rows.count).map(|row| rows.columns[0].list(row).len()).sum());
    let mut row = 0;
    while row < rows.count {
        let items: [_; LANES] = std::array::from_fn(|lane| item((row + lane).min(rows.count - 1)));
        let horizon = items[0].demand.len();
        let is_even = (1..=MOST_PERIODS).contains(&horizon) && items.iter().all(|item| item.demand.len() == horizon);
        let costs = if is_even { space.solve(&items) } else { [None; LANES] };
        for lane in 0..LANES.min(rows.count - row) {
            let before = lots.len();
            let cost = if costs[lane].is_some() {
                lots.extend(space.order_quantities(lane));
                costs[lane]
            } else {
                let cost = items[lane].optimum_in(&mut workspace).ok();
                lots.extend_from_slice(cost.map_or(&[], |_| workspace.order_quantities()));
                cost
            };
            if cost.is_none() {
                failed.push(row + lane);
            }
            add_periods(&lots[before..], periods);
            numbers[0].push(cost.unwrap_or(f64::NAN));
            lot_ends.push(lots.len());
            period_ends.push(periods.len());
        }
        row += LANES;
    }
}

/// Adds the periods with an order, counted from 1. Which have one cannot be foretold: each is written, and the next takes its place where it has none.
fn add_periods(order_quantities: &[f64], periods: &mut Vec<f64>) {
    let mut count = periods.len();
    periods.resize(count + order_quantities.len(), 0.0);
    for (at, units) in order_quantities.iter().enumerate() {
        periods[count] = (at + 1) as f64;
        count += usize::from(*units > 0.0);
    }
    periods.truncate(count);
}
