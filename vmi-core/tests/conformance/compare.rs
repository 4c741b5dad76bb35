//! |got − expected| ≤ max(abs, rel · |expected|), number by number; whole numbers and words exactly.

use serde_json::Value;

use crate::answers::Got;

pub struct Tolerance {
    relative: f64,
    absolute: f64,
}

impl Tolerance {
    pub fn of(value: &Value) -> Result<Self, String> {
        let field = |name: &str| value.get(name).and_then(Value::as_f64).ok_or_else(|| format!("its tolerance has no {name:?}"));
        Ok(Self { relative: field("rel")?, absolute: field("abs")? })
    }

    pub fn check(&self, name: &str, got: &Got, wanted: &Value) -> Result<(), String> {
        let differs = |got: &dyn std::fmt::Debug| Err(format!("{name}: {got:?} where {wanted} is expected"));
        match (got, wanted) {
            (Got::Number(got), Value::Number(number)) => match number.as_f64() {
                Some(number) if self.is_near(*got, number) => Ok(()),
                _ => differs(got),
            },
            (Got::Whole(got), Value::Number(number)) if number.as_f64() == Some(*got) => Ok(()),
            (Got::Numbers(got), Value::Array(list)) if got.len() == list.len() => {
                let is_near = |(got, wanted): (&f64, &Value)| wanted.as_f64().is_some_and(|wanted| self.is_near(*got, wanted));
                if got.iter().zip(list).all(is_near) { Ok(()) } else { differs(got) }
            }
            (Got::Word(got), Value::String(word)) if got == word => Ok(()),
            (Got::Words(got), Value::Array(list)) if got.iter().map(String::as_str).eq(list.iter().map(|word| word.as_str().unwrap_or(""))) => Ok(()),
            (Got::Truth(got), Value::Bool(truth)) if got == truth => Ok(()),
            (Got::Group(got), Value::Object(group)) => group.iter().try_for_each(|(inner, wanted)| match got.get(inner) {
                Some(got) => self.check(&format!("{name}.{inner}"), got, wanted),
                None => Err(format!("{name}.{inner} is not known as an answer")),
            }),
            _ => differs(got),
        }
    }

    fn is_near(&self, got: f64, wanted: f64) -> bool {
        (got - wanted).abs() <= self.absolute.max(self.relative * wanted.abs())
    }
}
