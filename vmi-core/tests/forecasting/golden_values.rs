//! The golden files of forecasts, and comparisons with them.
//!
//! `VMI_FORECASTS_OF` names a folder with the same files of other series: `make real-forecasts` compares forecasts of real ones.
#![allow(dead_code, missing_docs)]

use std::collections::HashMap;

/// The folder of other series, if one is named.
pub fn other_folder() -> Option<String> {
    std::env::var("VMI_FORECASTS_OF").ok()
}

/// A golden file.
pub fn file(name: &str) -> String {
    let folder = other_folder().unwrap_or_else(|| format!("{}/tests/golden", env!("CARGO_MANIFEST_DIR")));
    let path = format!("{folder}/{name}");
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// How many comparisons there were: as many as the golden file has, or some of other series.
pub fn counted(what: &str, compared: usize, usual: usize) {
    match other_folder() {
        Some(folder) => {
            println!("{what}: {compared} comparisons of {folder}");
            assert!(compared > 0);
        }
        None => assert_eq!(compared, usual),
    }
}

/// Values by series, method and what they are; and the names of the series.
pub struct Golden(HashMap<(String, String, String), Vec<f64>>, pub Vec<String>);

impl Golden {
    pub fn read() -> Self {
        let (mut rows, mut names) = (HashMap::new(), Vec::new());
        for line in file("forecast_methods.csv").lines().skip(1) {
            let cells: Vec<&str> = line.split(',').collect();
            let values = cells[3].split(' ').map(|value| value.parse().unwrap()).collect();
            if cells[2] == "series" {
                names.push(cells[0].to_owned());
            }
            rows.insert((cells[0].to_owned(), cells[1].to_owned(), cells[2].to_owned()), values);
        }
        Self(rows, names)
    }

    pub fn get(&self, series: &str, method: &str, what: &str) -> Option<&[f64]> {
        self.0.get(&(series.to_owned(), method.to_owned(), what.to_owned())).map(Vec::as_slice)
    }

    pub fn of(&self, series: &str, method: &str, what: &str) -> &[f64] {
        self.get(series, method, what).unwrap_or_else(|| panic!("{series} has no {what} of {method}"))
    }
}

pub fn near(one: f64, other: f64, tolerance: f64) -> bool {
    (one.is_nan() && other.is_nan()) || (one - other).abs() <= tolerance * other.abs().max(1.0)
}

pub fn all_near(what: &str, found: &[f64], wanted: &[f64], tolerance: f64) {
    assert_eq!(found.len(), wanted.len(), "{what}");
    for (at, (one, other)) in found.iter().zip(wanted).enumerate() {
        assert!(near(*one, *other, tolerance), "{what}, {at}: {one} where statsforecast has {other}");
    }
}
