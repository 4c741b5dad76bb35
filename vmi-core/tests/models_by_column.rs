//! Columns give the bits and the errors of single calls, also where many rows are computed together.

use vmi_core::policy::batch::{Column, Output};
use vmi_core::policy::catalogue;

/// A number from 0 to 1 (Knuth's MMIX generator).
struct Draw(u64);

impl Draw {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / 9_007_199_254_740_992.0
    }

    /// Mostly between two numbers, now and then one that few inputs allow.
    fn number(&mut self, low: f64, high: f64) -> f64 {
        const STRANGE: [f64; 10] = [0.0, -0.0, -1.0, 1.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e308, 1e-308, 0.5];
        if self.next() < 0.02 { STRANGE[(self.next() * 10.0) as usize] } else { low + (high - low) * self.next() }
    }
}

fn bits(values: &[f64]) -> Vec<u64> {
    values.iter().map(|value| value.to_bits()).collect()
}

/// The values of a row of an output.
fn at(output: &Output, row: usize) -> &[f64] {
    match output {
        Output::Numbers(values) => &values[row..=row],
        Output::Lists(values, starts) => &values[starts[row]..starts[row + 1]],
    }
}

/// A row as single values.
fn single<'c>(columns: &[Column<'c>], row: usize) -> Vec<Column<'c>> {
    let one = |column: &Column<'c>| match *column {
        Column::Numbers(values, _) => Column::One(values[row]),
        Column::Lists(values, starts) => Column::List(&values[starts[row]..starts[row + 1]]),
        other => other,
    };
    columns.iter().map(one).collect()
}

/// Compares every row; gives how many have an answer.
fn compare(name: &str, columns: &[Column<'_>], rows: usize) -> usize {
    let model = catalogue::find(name).expect("a model");
    let solved = model.solve_columns(columns).expect("columns that fit");
    let mut errors = solved.errors.iter();
    for row in 0..rows {
        let found: Vec<&[f64]> = solved.outputs.iter().map(|output| at(output, row)).collect();
        match model.solve_one(&single(columns, row)) {
            Ok(alone) => {
                for ((output, found), field) in alone.iter().zip(found).zip(model.outputs) {
                    assert_eq!(bits(found), bits(at(output, 0)), "{name}, row {row}, {}", field.name);
                }
            }
            Err(error) => {
                let (at, named) = errors.next().expect("an error for the row");
                assert_eq!((*at, named.to_string()), (row, error.to_string()), "{name}");
                assert!(found.iter().all(|values| values.iter().all(|value| value.is_nan())), "{name}, row {row}");
            }
        }
    }
    assert!(errors.next().is_none(), "{name}: an error too many");
    rows - solved.errors.len()
}

/// Columns of numbers between the limits, of all lengths around those that are computed together.
fn numbers(name: &str, limits: &[(f64, f64)], absent: &[usize]) {
    let mut draw = Draw(41);
    for rows in [1, 2, 3, 255, 256, 257, 511, 512, 5_000] {
        let values: Vec<Vec<f64>> = limits.iter().map(|(low, high)| (0..rows).map(|_| draw.number(*low, *high)).collect()).collect();
        let mut columns: Vec<Column<'_>> = values.iter().map(|values| Column::Numbers(values, None)).collect();
        for at in absent {
            columns.insert(*at, Column::Absent);
        }
        let answered = compare(name, &columns, rows);
        assert!(rows < 256 || (rows / 2 < answered && answered < rows), "{name}: {answered} of {rows} rows have an answer");
        columns[0] = Column::One(f64::midpoint(limits[0].0, limits[0].1));
        compare(name, &columns, rows);
    }
}

#[test]
fn eoq() {
    numbers("eoq", &[(1.0, 90.0), (0.1, 5_000.0), (0.01, 3.0)], &[3]);
}

#[test]
fn safety_stock() {
    numbers("safety_stock_csl", &[(0.0, 500.0), (0.0, 90.0), (0.1, 40.0), (0.0, 3.0), (0.0, 1.0)], &[]);
}

#[test]
fn fill_rate() {
    numbers("fill_rate_rq", &[(0.1, 100.0), (1.0, 900.0), (0.3, 1.0)], &[]);
}

#[test]
fn newsvendor() {
    numbers("newsvendor_normal", &[(0.01, 3.0), (0.01, 90.0), (-50.0, 500.0), (0.1, 80.0)], &[2, 5]);
}

#[test]
fn service_levels_far_out() {
    let levels: Vec<f64> = (1..=600).flat_map(|step| [10_f64.powf(-0.5 * f64::from(step)), 1.0 - 10_f64.powf(-0.025 * f64::from(step))]).collect();
    let one = Column::One(1.0);
    compare("safety_stock_csl", &[one, one, one, one, Column::Numbers(&levels, None)], levels.len());
}

#[test]
fn optional_inputs_and_missing_values_take_the_other_way() {
    let (rates, lots) = ([1300.0, 900.0, 0.0], [250.0, 300.0, 350.0]);
    compare("eoq", &[Column::One(8.0), Column::Numbers(&rates, None), Column::One(0.225), Column::Numbers(&lots, None)], 3);
    let model = catalogue::find("eoq").expect("a model");
    let columns = [Column::One(8.0), Column::Numbers(&rates, Some(&[true, false, true])), Column::One(0.225), Column::Absent];
    let solved = model.solve_columns(&columns).expect("columns that fit");
    assert_eq!(solved.errors.iter().map(|(row, error)| (*row, error.kind().name())).collect::<Vec<_>>(), [(1, "missing_value"), (2, "out_of_range")]);
}

/// Demands with zeros, in whole units so that many plans cost the same, or not.
fn demands(draw: &mut Draw, rows: usize, periods: impl Fn(usize) -> usize, is_whole: bool) -> (Vec<f64>, Vec<usize>) {
    let (mut values, mut starts) = (Vec::new(), vec![0]);
    for row in 0..rows {
        for _ in 0..periods(row) {
            let units = if draw.next() < 0.2 { 0.0 } else { 20.0 * draw.next() };
            values.push(if is_whole { units.floor() } else { units });
        }
        starts.push(values.len());
    }
    (values, starts)
}

#[test]
fn lots_over_time() {
    let mut draw = Draw(43);
    let horizons: [fn(usize) -> usize; 4] = [|_| 52, |_| 1, |row| row % 7, |row| 250 + row / 8];
    for (horizon, rows) in horizons.into_iter().zip([999, 50, 400, 60]) {
        for is_whole in [true, false] {
            let (values, starts) = demands(&mut draw, rows, horizon, is_whole);
            let demand = Column::Lists(&values, &starts);
            for (fixed, holding) in [(30.0, 1.0), (25.0, 0.1), (0.0, 0.0), (7.0, 0.0), (1e300, 1e300), (1e-200, 1e-200), (1e-89, 1e89)] {
                compare("wagner_whitin", &[demand, Column::One(fixed), Column::One(holding), Column::Absent], rows);
            }
            let fixed: Vec<f64> = (0..rows).map(|_| draw.number(0.0, 90.0)).collect();
            let holding: Vec<f64> = (0..rows).map(|_| draw.number(0.0, 2.0)).collect();
            compare("wagner_whitin", &[demand, Column::Numbers(&fixed, None), Column::Numbers(&holding, None), Column::Absent], rows);
            compare("wagner_whitin", &[demand, Column::One(9.0), Column::Numbers(&holding, None), Column::One(2.0)], rows);
        }
    }
}

#[test]
fn lots_of_strange_demand() {
    let mut draw = Draw(47);
    let rows = 2_000;
    let values: Vec<f64> = (0..rows * 6).map(|_| draw.number(0.0, 30.0)).collect();
    let starts: Vec<usize> = (0..=rows).map(|row| row * 6).collect();
    let answered = compare("wagner_whitin", &[Column::Lists(&values, &starts), Column::One(40.0), Column::One(1.0), Column::Absent], rows);
    assert!(rows / 2 < answered && answered < rows, "{answered}");
}
