//! The fields of a vector, each taken by its name; what nobody took is unknown.

use std::cell::RefCell;
use std::collections::BTreeSet;

use rust_decimal::Decimal;
use serde_json::{Map, Value};
use vmi_core::model::{Day, Quantity};
use vmi_core::num::decimal;

/// Named values, and which of them were taken.
pub struct Fields<'v> {
    values: &'v Map<String, Value>,
    taken: RefCell<BTreeSet<String>>,
}

impl<'v> Fields<'v> {
    pub fn new(values: &'v Map<String, Value>) -> Self {
        Self { values, taken: RefCell::default() }
    }

    /// The value of a name; none where it is absent or null.
    pub fn value(&self, name: &str) -> Option<&'v Value> {
        let value = self.values.get(name)?;
        self.taken.borrow_mut().insert(name.to_owned());
        (!value.is_null()).then_some(value)
    }

    pub fn number(&self, name: &str) -> Option<Decimal> {
        self.value(name).map(number)
    }

    pub fn quantity(&self, name: &str) -> Option<Quantity> {
        self.value(name).map(quantity)
    }

    /// The first of several names that has a value: names of one fact in several systems.
    pub fn first(&self, names: &[&str]) -> Option<Quantity> {
        let values: Vec<Option<Quantity>> = names.iter().map(|name| self.quantity(name)).collect();
        values.into_iter().flatten().next()
    }

    pub fn whole(&self, name: &str) -> Option<i64> {
        self.value(name).map(whole)
    }

    pub fn days(&self, name: &str) -> u32 {
        self.whole(name).map_or(0, |days| u32::try_from(days).expect("days of 0 or more"))
    }

    pub fn is(&self, name: &str) -> bool {
        self.value(name).and_then(Value::as_bool).unwrap_or(false)
    }

    pub fn text(&self, name: &str) -> Option<&'v str> {
        self.value(name).and_then(Value::as_str)
    }

    pub fn list(&self, name: &str) -> Option<&'v Vec<Value>> {
        self.value(name).and_then(Value::as_array)
    }

    pub fn has(&self, name: &str) -> bool {
        self.values.contains_key(name)
    }

    /// The names that nobody took.
    pub fn left(&self) -> Vec<String> {
        self.values.keys().filter(|name| !self.taken.borrow().contains(*name)).cloned().collect()
    }
}

pub fn number(value: &Value) -> Decimal {
    decimal::parse(&value.to_string()).unwrap_or_else(|_| panic!("{value} is not a number"))
}

pub fn quantity(value: &Value) -> Quantity {
    Quantity::new(number(value)).unwrap_or_else(|_| panic!("{value} is not a quantity"))
}

pub fn whole(value: &Value) -> i64 {
    decimal::to_scaled(number(value), 0).unwrap_or_else(|_| panic!("{value} is not a whole number"))
}

pub fn day(value: &Value) -> Day {
    value.as_str().and_then(Day::parse).unwrap_or_else(|| panic!("{value} is not a date"))
}

/// The most decimals that any number of a value has.
pub fn decimals(value: &Value) -> u32 {
    match value {
        Value::Number(_) => number(value).normalize().scale(),
        Value::Array(values) => values.iter().map(decimals).max().unwrap_or(0),
        Value::Object(values) => values.values().map(decimals).max().unwrap_or(0),
        _ => 0,
    }
}
