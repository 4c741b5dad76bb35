//! Numeric cases with known answers: every case of the bundled file, or of the file named in `VMI_CASES`, through the library.
//!
//! Prints a line for each failure and closes with `N passed, N failed, N not built`. The runner maps names and calls; it holds no formula. An unknown capability,
//! input or expected name is a failure.

#[path = "conformance/answers.rs"]
mod answers;
#[path = "conformance/calls.rs"]
mod calls;
#[path = "conformance/compare.rs"]
mod compare;

use std::process::ExitCode;

use serde_json::Value;

/// Capabilities whose rooms come later.
const NOT_BUILT: [&str; 5] = ["gsm_tree", "clark_scarf_", "shang_song_", "metric_", "mrp_explosion"];

fn main() -> ExitCode {
    // A test runner that lists or filters tests finds none here.
    if std::env::args().any(|argument| argument == "--list") {
        return ExitCode::SUCCESS;
    }
    let text = match std::env::var("VMI_CASES") {
        Ok(path) => std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("VMI_CASES = {path}: {error}")),
        Err(_) => include_str!("golden/cases.json").to_owned(),
    };
    let file: Value = serde_json::from_str(&text).expect("the case file is JSON");
    let cases = file["cases"].as_array().expect("the case file has a list of cases");
    let (mut passed, mut failed, mut not_built) = (0, 0, 0);
    for (number, case) in cases.iter().enumerate() {
        let capability = case["capability"].as_str().unwrap_or("");
        if NOT_BUILT.iter().any(|name| capability.starts_with(name)) {
            not_built += 1;
            continue;
        }
        match check(capability, case) {
            Ok(()) => passed += 1,
            Err(why) => {
                failed += 1;
                let id = case["id"].as_str().map_or_else(|| format!("case {}", number + 1), str::to_owned);
                println!("FAILED {id} ({capability}): {why}");
            }
        }
    }
    println!("{passed} passed, {failed} failed, {not_built} not built");
    if failed == 0 && passed > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn check(capability: &str, case: &Value) -> Result<(), String> {
    let inputs = case["inputs"].as_object().ok_or("it has no inputs")?;
    let expected = case["expected"].as_object().ok_or("it expects nothing")?;
    let answers = calls::answers(capability, inputs, expected)?;
    let tolerance = compare::Tolerance::of(&case["tol"])?;
    if expected.is_empty() {
        return Err("it expects nothing".into());
    }
    for (name, wanted) in expected {
        let got = answers.get(name).ok_or_else(|| format!("{name:?} is not known as an answer"))?;
        tolerance.check(name, got, wanted)?;
    }
    Ok(())
}
