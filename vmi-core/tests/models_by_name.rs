//! Models by name whose answers are words or may be absent: positions, text columns, absent cells; classes of items.

use vmi_core::error::Error;
use vmi_core::policy::answers::models_table;
use vmi_core::policy::batch::{Column, Output};
use vmi_core::policy::catalogue::{MODELS, find};
use vmi_core::policy::model::{Kind, Model};
use vmi_core::table::{Cell, Table};

fn columns<'c>(model: &Model, given: &[(&str, Column<'c>)]) -> Vec<Column<'c>> {
    for (name, _) in given {
        assert!(model.inputs.iter().any(|field| field.name == *name), "{} has no input {name}", model.name);
    }
    let column = |name: &str| given.iter().find(|(known, _)| *known == name).map_or(Column::Absent, |(_, column)| *column);
    model.inputs.iter().map(|field| column(field.name)).collect()
}

fn solve(name: &str, given: &[(&str, Column<'_>)]) -> Result<Vec<Output>, Error> {
    let model = find(name)?;
    model.solve_one(&columns(model, given))
}

fn words(name: &str, output: &str, given: &[(&str, Column<'_>)]) -> Vec<&'static str> {
    let model = find(name).unwrap();
    let at = model.outputs.iter().position(|field| field.name == output).unwrap();
    let values = match &solve(name, given).unwrap()[at] {
        Output::Numbers(values) | Output::Lists(values, _) => values.clone(),
    };
    values.into_iter().map(|value| model.outputs[at].kind.word_at(value).unwrap()).collect()
}

fn cells<'t>(table: &'t Table<'_>, column: &str) -> Vec<Cell<'t>> {
    let column = &table.batches()[0].columns()[table.columns().iter().position(|name| &**name == column).unwrap()];
    (0..column.len()).map(|row| column.cell(row)).collect()
}

#[test]
fn words_are_outputs_only_and_listed_with_the_models() {
    for model in MODELS {
        assert!(model.inputs.iter().all(|field| field.kind.words().is_empty()), "{} takes words", model.name);
        for field in model.outputs {
            let is_choice = matches!(field.kind, Kind::Choice(_) | Kind::Choices(_));
            assert_eq!(is_choice, !field.kind.words().is_empty());
        }
    }
    let table = models_table().unwrap();
    let (models, fields, listed) = (cells(&table, "model"), cells(&table, "field"), cells(&table, "words"));
    let of = |model: &str, field: &str| {
        let row = (0..table.rows()).find(|row| models[*row] == Cell::Text(model.as_bytes()) && fields[*row] == Cell::Text(field.as_bytes()));
        listed[row.unwrap()]
    };
    assert_eq!(of("abc", "classes"), Cell::Text(b"A, B, C"));
    assert_eq!(of("abc", "values"), Cell::Absent);
}

#[test]
fn a_column_of_words_is_text_and_absent_where_a_row_fails() {
    let model = find("xyz").unwrap();
    let demand = [10.0, 10.0, 11.0, 9.0, 10.0, 10.0, 18.0, 4.0, 12.0, 6.0, 0.0, 0.0, 40.0, 0.0, 0.0, 10.0];
    let given = columns(model, &[("demand", Column::Lists(&demand, &[0, 5, 10, 12, 16])), ("is_population", Column::One(1.0))]);
    let answers = model.solve_columns(&given).unwrap().tables(model).unwrap();
    assert_eq!(cells(&answers.table, "class"), [Cell::Text(b"X"), Cell::Text(b"X"), Cell::Absent, Cell::Text(b"Z")]);
    let error = &answers.problems.errors()[0];
    assert_eq!((error.row(), error.field_name()), (Some(3), Some("demand")));
    // Known: the published example of the case file.
    let Cell::F64(variation) = cells(&answers.table, "coefficient_of_variation")[1] else { panic!("no number") };
    assert!((variation - 0.489_897_948_556_635_6).abs() < 1e-15);
}

#[test]
fn a_list_of_words_is_text_in_its_own_table() {
    let model = find("abc").unwrap();
    let given = columns(model, &[("values", Column::Lists(&[80.0, 15.0, 5.0, 1.0], &[0, 3, 4]))]);
    let answers = model.solve_columns(&given).unwrap().tables(model).unwrap();
    let (name, table) = &answers.lists[0];
    assert_eq!((*name, table.rows()), ("classes", 4));
    assert_eq!(cells(table, "value"), [Cell::Text(b"A"), Cell::Text(b"B"), Cell::Text(b"C"), Cell::Text(b"A")]);
    assert_eq!(cells(table, "row"), [0, 0, 0, 1].map(Cell::I64));
}

#[test]
fn abc_gives_classes_shares_and_ranks_in_the_order_given() {
    let values = [20.0, 500.0, 30.0, 300.0, 50.0, 100.0, -7.0];
    let found = solve("abc", &[("values", Column::List(&values))]).unwrap();
    assert_eq!(words("abc", "classes", &[("values", Column::List(&values))]), ["C", "A", "C", "A", "B", "B", "C"]);
    let Output::Lists(shares, _) = &found[1] else { panic!() };
    assert_eq!(shares, &[0.02, 0.5, 0.03, 0.3, 0.05, 0.1, 0.0]);
    let Output::Lists(cumulative, _) = &found[2] else { panic!() };
    assert_eq!(cumulative, &[1.0, 0.5, 0.98, 0.8, 0.95, 0.9, 1.0]);
    let Output::Lists(ranks, _) = &found[3] else { panic!() };
    assert_eq!(ranks, &[6.0, 1.0, 5.0, 2.0, 4.0, 3.0, 7.0]);
    // 81 of 100: with the item itself it is beyond the cut of 0.8, before it it is not.
    let two = [81.0, 19.0];
    assert_eq!(words("abc", "classes", &[("values", Column::List(&two))]), ["A", "B"]);
    let with = [("values", Column::List(&two)), ("is_including", Column::One(1.0))];
    assert_eq!(words("abc", "classes", &with), ["B", "C"]);
}

/// Against the definition, for many lists with ties, zeros and negative values: shares add up, ranks count what is larger, and the order of rows does not matter.
#[test]
fn shares_and_ranks_are_those_of_the_definition() {
    let mut state = 3_u64;
    let mut next = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    for _ in 0..300 {
        let values: Vec<f64> = (0..=next(40)).map(|_| next(12) as f64 / 4.0 - 0.5).collect();
        let found = vmi_core::demand::pareto::pareto(&values).unwrap();
        let total: f64 = values.iter().filter(|value| **value > 0.0).sum();
        for (at, value) in values.iter().enumerate() {
            let larger: f64 = values.iter().filter(|other| **other > *value && **other > 0.0).sum();
            assert_eq!(found.ranks[at] as usize, 1 + values.iter().filter(|other| **other > *value).count());
            if total > 0.0 {
                assert!((found.shares[at] - value.max(0.0) / total).abs() < 1e-15);
                assert!((found.cumulative_shares[at] - (larger + value.max(0.0)) / total).abs() < 1e-14, "{values:?} at {at}");
            } else {
                assert_eq!((found.shares[at], found.cumulative_shares[at]), (0.0, 0.0));
            }
        }
        let backwards: Vec<f64> = values.iter().rev().copied().collect();
        let mut other = vmi_core::demand::pareto::pareto(&backwards).unwrap();
        other.ranks.reverse();
        assert_eq!(other.ranks, found.ranks);
    }
    assert_eq!(vmi_core::demand::pareto::pareto(&[0.0, -0.0]).unwrap().ranks, [1.0, 1.0]);
}

#[test]
fn cells_are_the_two_classes_together() {
    let values = [500.0, 300.0, 100.0, 50.0, 30.0, 20.0];
    let variations = [0.2, 1.4, 0.5, 0.7, 1.0, 1.01];
    let given = [("values", Column::List(&values)), ("coefficients_of_variation", Column::List(&variations))];
    assert_eq!(words("abc_xyz", "cells", &given), ["AX", "AZ", "BX", "BY", "CY", "CZ"]);
    let found = solve("abc_xyz", &given).unwrap();
    let (Output::Lists(counts, _), Output::Lists(shares, _)) = (&found[1], &found[2]) else { panic!() };
    assert_eq!(counts, &[1.0, 0.0, 1.0, 1.0, 1.0, 0.0, 0.0, 1.0, 1.0]);
    assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-15 && shares[2] == 0.3);
}

#[test]
fn speed_and_patterns_have_their_classes_at_the_cuts() {
    let class = |usage: f64, stock: f64| words("fsn", "class", &[("usage", Column::One(usage)), ("average_stock", Column::One(stock))])[0];
    assert_eq!([class(61.0, 20.0), class(60.0, 20.0), class(20.0, 20.0), class(19.0, 20.0)], ["fast", "slow", "slow", "non_moving"]);
    let pattern = |adi: f64, cv2: f64| words("syntetos_boylan_classification", "class", &[("adi", Column::One(adi)), ("cv2", Column::One(cv2))])[0];
    assert_eq!([pattern(1.0, 0.4), pattern(1.0, 0.49), pattern(1.32, 0.4), pattern(9.0, 2.0)], ["smooth", "erratic", "intermittent", "lumpy"]);
    let of = |demand: &[f64]| words("syntetos_boylan_classification_of_demand", "class", &[("demand", Column::List(demand))])[0];
    assert_eq!(of(&[5.0, 0.0, 0.0, 5.0]), "intermittent");
    assert_eq!(of(&[5.0, 6.0, 5.0, 4.0]), "smooth");
    assert_eq!(of(&[1.0, 16.0, 5.0, 4.0]), "erratic");
}

#[test]
fn what_has_no_class_is_named() {
    let field = |name: &str, given: &[(&str, Column<'_>)]| solve(name, given).unwrap_err().field_name().map(str::to_owned).unwrap();
    assert_eq!(field("abc", &[("values", Column::List(&[]))]), "values");
    assert_eq!(field("abc", &[("values", Column::List(&[1.0, f64::NAN]))]), "values");
    assert_eq!(field("abc", &[("values", Column::List(&[1.0])), ("a_cut", Column::One(0.99))]), "a_cut");
    assert_eq!(field("abc", &[("values", Column::List(&[1.0])), ("is_including", Column::One(2.0))]), "is_including");
    assert_eq!(field("abc", &[("values", Column::List(&[f64::MAX, f64::MAX]))]), "values");
    assert_eq!(field("xyz", &[("demand", Column::List(&[1.0]))]), "demand");
    assert_eq!(field("xyz", &[("demand", Column::List(&[1.0, 2.0])), ("x_cut", Column::One(2.0))]), "x_cut");
    let short = [("values", Column::List(&[1.0, 2.0])), ("coefficients_of_variation", Column::List(&[1.0]))];
    assert_eq!(field("abc_xyz", &short), "coefficients_of_variation");
    assert_eq!(field("fsn", &[("usage", Column::One(1.0)), ("average_stock", Column::One(0.0))]), "average_stock");
    let cuts = [("usage", Column::One(1.0)), ("average_stock", Column::One(1.0)), ("fast_cut", Column::One(0.5))];
    assert_eq!(field("fsn", &cuts), "slow_cut");
    assert_eq!(field("syntetos_boylan_classification", &[("adi", Column::One(0.9)), ("cv2", Column::One(0.0))]), "adi");
    assert_eq!(field("syntetos_boylan_classification_of_demand", &[("demand", Column::List(&[0.0, 3.0]))]), "demand");
}
