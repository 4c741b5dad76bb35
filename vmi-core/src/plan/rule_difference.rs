//! In what a rule is not vmi's own: every field that differs, whichever it is, so that none can be forgotten here.

use std::collections::BTreeMap;

use serde_json::{Map, Value, to_value};

use super::explain::{Line, line};
use super::situation::Terms;
use crate::model::Rule;

/// A line for each part of the rule that differs, in the words of its fields.
pub(super) fn difference(terms: &Terms) -> Vec<Line> {
    let own = to_value(Rule::VMI);
    let (Some(rule), Ok(Value::Object(own))) = (terms.rule.as_deref(), own) else { return Vec::new() };
    let Ok(Value::Object(rule)) = to_value(rule) else { return Vec::new() };
    // The second look is told by what it sees other than the first.
    let known = |part: &str| if part == "quantity_on" { rule.get("trigger_on") } else { own.get(part) };
    let sorted: BTreeMap<&String, &Value> = rule.iter().filter(|(part, value)| *part != "name" && own.get(*part) != Some(value)).collect();
    let told = sorted.into_iter().map(|(part, value)| {
        let text = match (value, known(part)) {
            (Value::Object(value), Some(Value::Object(known))) => fields(value, known),
            (value, _) => shown(value),
        };
        line("rule", format!("{}: {text}", words(part)), "not as vmi's own")
    });
    told.collect()
}

/// `time end of day; demand booked`: the fields that are not as in the other, by name.
fn fields(value: &Map<String, Value>, known: &Map<String, Value>) -> String {
    let sorted: BTreeMap<&String, &Value> = value.iter().filter(|(name, value)| known.get(*name) != Some(value)).collect();
    let told: Vec<String> = sorted.into_iter().map(|(name, value)| format!("{} {}", words(name), shown(value))).collect();
    told.join("; ")
}

/// A value as text: lists by commas, a step with its direction, an absent one as none.
fn shown(value: &Value) -> String {
    match value {
        Value::Null => "none".to_owned(),
        Value::Bool(is_so) => if *is_so { "yes" } else { "no" }.to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(word) => words(word),
        Value::Array(list) if list.is_empty() => "none".to_owned(),
        Value::Array(list) => list.iter().map(shown).collect::<Vec<_>>().join(", "),
        Value::Object(step) => step.iter().map(|(name, value)| format!("{} {}", words(name), shown(value))).collect::<Vec<_>>().join(", "),
    }
}

fn words(name: &str) -> String {
    name.replace('_', " ")
}
