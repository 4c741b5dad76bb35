//! One vector: its inputs go into the engine, its expectations are compared.

use serde_json::{Map, Value};

use super::answers::{Answers, calculated};
use super::facts;
use super::fields::{self, Fields};

/// What is wrong with a vector; nothing if all its expectations hold.
pub fn run(vector: &Value) -> Vec<String> {
    let empty = Map::new();
    let inputs = vector["inputs"].as_object().unwrap_or(&empty);
    let expected = vector["expected"].as_object().unwrap_or(&empty);
    if expected.is_empty() {
        return vec!["expects nothing".into()];
    }
    let fields = Fields::new(inputs);
    // The step only says which names are expected.
    fields.value("step");
    let mut faults = Vec::new();
    let mut decision: Option<Answers> = None;
    for (name, wanted) in expected {
        let found = match calculated(name, &fields) {
            Some(value) => Some(vec![value]),
            None => match decide(vector, &fields, &mut decision) {
                Ok(answers) => answers.of(name, expected.contains_key("order_quantity_order_unit")),
                Err(fault) => return vec![fault],
            },
        };
        match found {
            None => faults.push(format!("unknown name {name:?}")),
            Some(values) if values.iter().any(|value| is_equal(value, wanted)) => {}
            Some(values) => {
                let values: Vec<String> = values.iter().map(Value::to_string).collect();
                faults.push(format!("{name} is {}, expected {wanted}", values.join(" or ")));
            }
        }
    }
    let left = fields.left();
    if !left.is_empty() {
        faults.push(format!("unknown fields: {}", left.join(", ")));
    }
    faults
}

fn decide<'a>(vector: &Value, fields: &Fields<'_>, decision: &'a mut Option<Answers>) -> Result<&'a Answers, String> {
    if decision.is_none() {
        let version = vector["version"].as_str().unwrap_or_default();
        let system = vector["dialect"].as_str().unwrap_or_default();
        let decimals = fields::decimals(&vector["inputs"]);
        let mut situation = facts::situation(system, version, fields, decimals)?;
        facts::complete(fields, &mut situation);
        *decision = Some(Answers::new(situation));
    }
    decision.as_ref().ok_or_else(String::new)
}

/// Numbers within 1e-6; of an object, the names that are wanted.
fn is_equal(found: &Value, wanted: &Value) -> bool {
    match (found, wanted) {
        (Value::Number(found), Value::Number(wanted)) => {
            let (found, wanted) = (found.as_f64().unwrap_or(f64::NAN), wanted.as_f64().unwrap_or(f64::INFINITY));
            (found - wanted).abs() <= 1e-6
        }
        (Value::Array(found), Value::Array(wanted)) => {
            found.len() == wanted.len() && found.iter().zip(wanted).all(|(found, wanted)| is_equal(found, wanted))
        }
        (Value::Object(found), Value::Object(wanted)) => {
            wanted.iter().all(|(name, wanted)| found.get(name).is_some_and(|found| is_equal(found, wanted)))
        }
        _ => found == wanted,
    }
}
