//! Conformance with other systems: each vector is an input of one of them and what it ordered.
//!
//! `VMI_DIALECT_VECTORS` names another file of the same form. This runner maps fields to facts and names to answers; formulas are
//! in the engine alone. A field or a name that it does not know is a failure.
#![allow(missing_docs)]

#[path = "dialects/answers.rs"]
mod answers;
#[path = "dialects/facts.rs"]
mod facts;
#[path = "dialects/fields.rs"]
mod fields;
#[path = "dialects/run.rs"]
mod run;

use std::panic::catch_unwind;
use std::path::PathBuf;

use serde_json::Value;

use run::run;

fn main() {
    let bundled = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/dialects/vectors.json"));
    let file = std::env::var_os("VMI_DIALECT_VECTORS").map_or(bundled, PathBuf::from);
    let text = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let read: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let vectors = read["vectors"].as_array().unwrap_or_else(|| panic!("{} has no list of vectors", file.display()));
    // What a vector makes panic is said as its failure.
    std::panic::set_hook(Box::new(|_| {}));
    let (mut passed, mut failed) = (0, 0);
    for vector in vectors {
        let faults = catch_unwind(|| run(vector)).unwrap_or_else(|panic| vec![format!("panicked: {}", said(&*panic))]);
        if faults.is_empty() {
            passed += 1;
        } else {
            failed += 1;
            println!("FAILED {}: {}", vector["id"].as_str().unwrap_or("(no id)"), faults.join("; "));
        }
    }
    println!("{passed} passed, {failed} failed");
    if failed > 0 || passed == 0 {
        std::process::exit(1);
    }
}

fn said(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().cloned();
    text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned())).unwrap_or_default()
}
