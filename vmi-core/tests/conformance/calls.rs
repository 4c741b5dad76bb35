//! From the names of the case file to calls of the library: names and shapes only.

use serde_json::{Map, Value};
use vmi_core::demand::abc_shares::{ShareRule, abc_shares};
use vmi_core::demand::intermittent::{croston, tsb};
use vmi_core::demand::syntetos_boylan::{DemandPattern, demand_pattern};
use vmi_core::demand::xyz::{Deviation, coefficient_of_variation, xyz};
use vmi_core::kpi::{DeliveredLine, fill_rates, gmroi, inventory_turns, otif, stock_accuracy};
use vmi_core::num::distribution::{Distribution, Exponential, Gamma, Lognormal, NegativeBinomial, Normal, Poisson};
use vmi_core::policy::batch::{Column, Output};
use vmi_core::policy::catalogue;
use vmi_core::policy::model::{Kind, Model};

use crate::answers::{Answers, Got, answers as named, numbers};

type Outcome = Result<Answers, String>;
type Inputs = Map<String, Value>;

/// What the library answers to a case.
pub fn answers(capability: &str, inputs: &Inputs, expected: &Inputs) -> Outcome {
    let given = Given { inputs, used: std::cell::RefCell::default() };
    let found = match capability {
        "croston" => of_croston(&given),
        "tsb" => of_tsb(&given),
        "syntetos_boylan_class" => word("cls", demand_pattern(given.number("adi")?, given.number("cv2")?).map(DemandPattern::word)),
        "abc" => of_abc(&given),
        "xyz" => of_xyz(&given),
        name if name.starts_with("loss_") => of_loss(&name["loss_".len()..], &given),
        name if name.starts_with("kpi_") => of_kpi(&name["kpi_".len()..], &given),
        name => return of_model(name, inputs, expected),
    }?;
    given.all_used()?;
    Ok(found)
}

/// Inputs, of which each must be used.
struct Given<'i> {
    inputs: &'i Inputs,
    used: std::cell::RefCell<Vec<&'static str>>,
}

impl Given<'_> {
    fn value(&self, name: &'static str) -> Result<&Value, String> {
        self.used.borrow_mut().push(name);
        self.inputs.get(name).ok_or_else(|| format!("the input {name:?} is missing"))
    }

    fn number(&self, name: &'static str) -> Result<f64, String> {
        self.value(name)?.as_f64().ok_or_else(|| format!("the input {name:?} is no number"))
    }

    fn list(&self, name: &'static str) -> Result<Vec<f64>, String> {
        list(name, self.value(name)?)
    }

    fn text(&self, name: &'static str) -> Result<&str, String> {
        self.value(name)?.as_str().ok_or_else(|| format!("the input {name:?} is no text"))
    }

    fn all_used(&self) -> Result<(), String> {
        match self.inputs.keys().find(|name| !self.used.borrow().contains(&name.as_str())) {
            Some(name) => Err(format!("the input {name:?} is not known")),
            None => Ok(()),
        }
    }
}

fn list(name: &str, value: &Value) -> Result<Vec<f64>, String> {
    let values = value.as_array().ok_or_else(|| format!("the input {name:?} is no list"))?;
    values.iter().map(|value| value.as_f64().ok_or_else(|| format!("the input {name:?} holds {value}, no number"))).collect()
}

fn must<T>(result: vmi_core::error::Result<T>) -> Result<T, String> {
    result.map_err(|error| error.to_string())
}

fn word(name: &str, found: vmi_core::error::Result<&str>) -> Outcome {
    Ok(answers_1(name, Got::Word(must(found)?.to_owned())))
}

fn answers_1(name: &str, got: Got) -> Answers {
    named([(name, got)])
}

// ---- demand

fn of_croston(given: &Given<'_>) -> Outcome {
    expect_text(given, "init", "first non-zero size; first interval counted from series start (1-based index of first demand)")?;
    let found = must(croston(&given.list("y")?, given.number("alpha")?))?;
    Ok(numbers([("croston", found.croston), ("sba", found.sba), ("sbj", found.sbj)]))
}

fn of_tsb(given: &Given<'_>) -> Outcome {
    expect_text(given, "init", "p0 = 1/(index of first demand), z0 = first demand")?;
    Ok(numbers([("forecast", must(tsb(&given.list("y")?, given.number("alpha_size")?, given.number("beta_prob")?))?.forecast)]))
}

/// A convention in words is one that the library has.
fn expect_text(given: &Given<'_>, name: &'static str, known: &str) -> Result<(), String> {
    let text = given.text(name)?;
    if text == known { Ok(()) } else { Err(format!("{name} = {text:?} is a convention that is not known")) }
}

fn of_abc(given: &Given<'_>) -> Outcome {
    let text = given.text("rule")?;
    let rule = if text.contains("including") { ShareRule::Including } else { ShareRule::Before };
    let classes = must(abc_shares(&given.list("values")?, given.number("a_cut")?, given.number("b_cut")?, rule))?;
    Ok(answers_1("classes", Got::Words(classes.iter().map(|class| class.word().to_owned()).collect())))
}

fn of_xyz(given: &Given<'_>) -> Outcome {
    let deviation = match given.text("sd")? {
        "population" => Deviation::Population,
        "sample" => Deviation::Sample,
        other => return Err(format!("sd = {other:?} is not known")),
    };
    let (x_cut, y_cut) = (given.number("x_cut")?, given.number("y_cut")?);
    let series = given.value("series")?.as_array().ok_or("series is no list")?;
    let (mut cv, mut classes) = (Vec::new(), Vec::new());
    for series in series {
        let variation = must(coefficient_of_variation(&list("series", series)?, deviation))?.ok_or("a series without demand has no variation")?;
        cv.push(variation);
        classes.push(must(xyz(variation, x_cut, y_cut))?.word().to_owned());
    }
    Ok(named([("cv", Got::Numbers(cv)), ("classes", Got::Words(classes))]))
}

// ---- distributions

fn of_loss(name: &str, given: &Given<'_>) -> Outcome {
    let number = |name| given.number(name);
    let demand: Box<dyn Distribution> = match name {
        "normal" | "normal_second" | "normal_tail" => Box::new(must(Normal::new(number("mean")?, number("sd")?))?),
        "lognormal" => Box::new(must(Lognormal::new(number("mu_log")?, number("sigma_log")?))?),
        "gamma" => Box::new(must(Gamma::new(number("shape")?, number("scale")?))?),
        "poisson" => Box::new(must(Poisson::new(number("mean")?))?),
        "exponential" => Box::new(must(Exponential::new(number("rate")?))?),
        "negative_binomial" => Box::new(must(NegativeBinomial::new(number("r")?, number("p")?))?),
        _ => return Err(format!("the distribution {name:?} is not known")),
    };
    let x = number("x")?;
    Ok(numbers([
        ("loss", demand.loss(x)),
        ("complementary", demand.complementary_loss(x)),
        ("loss2", demand.second_loss(x)),
        ("complementary2", demand.complementary_second_loss(x)),
    ]))
}

// ---- KPIs

fn of_kpi(name: &str, given: &Given<'_>) -> Outcome {
    let number = |name| given.number(name);
    Ok(match name {
        "turns" => {
            let found = must(inventory_turns(number("cogs")?, number("opening_stock")?, number("closing_stock")?, number("days")?))?;
            numbers([("turns", found.turns), ("days_of_supply", found.days_of_supply)])
        }
        "gmroi" => numbers([("gmroi", must(gmroi(number("gross_margin")?, number("average_inventory_cost")?))?)]),
        "otif" => {
            let lines = given.value("lines")?.as_array().ok_or("lines is no list")?;
            let found = must(otif(&lines.iter().map(delivered).collect::<Result<Vec<_>, _>>()?))?;
            numbers([("on_time", found.on_time), ("in_full", found.in_full), ("otif", found.otif)])
        }
        "fill_rate" => {
            let found = must(fill_rates(&given.list("demand")?, &given.list("shipped_from_stock")?))?;
            numbers([("unit_fill_rate", found.unit_fill_rate), ("line_fill_rate", found.line_fill_rate)])
        }
        "stock_accuracy" => {
            let found = must(stock_accuracy(&given.list("system")?, &given.list("counted")?, number("tolerance_fraction")?))?;
            numbers([
                ("count_accuracy_within_tolerance", found.count_accuracy_within_tolerance),
                ("net_unit_variance", found.net_unit_variance),
                ("absolute_unit_variance", found.absolute_unit_variance),
            ])
        }
        _ => return Err(format!("the KPI {name:?} is not known")),
    })
}

fn delivered(line: &Value) -> Result<DeliveredLine, String> {
    let fields = line.as_object().ok_or("a line is no object")?;
    if let Some(other) = fields.keys().find(|name| !["ordered", "delivered", "due", "arrived"].contains(&name.as_str())) {
        return Err(format!("the field {other:?} of a line is not known"));
    }
    let number = |name: &str| fields.get(name).and_then(Value::as_f64).ok_or_else(|| format!("a line has no {name}"));
    let arrived = fields.get("arrived").and_then(Value::as_f64);
    Ok(DeliveredLine { ordered: number("ordered")?, delivered: number("delivered")?, due: number("due")?, arrived })
}

// ---- models by name

/// Short names of the case file, and the names that models have.
const NAMES: [(&str, &str); 9] = [
    ("r", "reorder_point"),
    ("Q", "order_quantity"),
    ("s", "reorder_level"),
    ("S", "order_up_to"),
    ("S", "base_stock"),
    ("s_lower", "reorder_level_lower"),
    ("s_upper", "reorder_level_upper"),
    ("S_lower", "order_up_to_lower"),
    ("S_upper", "order_up_to_upper"),
];

fn of_model(name: &str, inputs: &Inputs, expected: &Inputs) -> Outcome {
    let mut found = solved(must(catalogue::find(name))?, inputs)?;
    if let Some(Value::Object(tried)) = expected.get("brute_force_optimum") {
        // The best integer multiples that trying them all up to a limit finds: what the exact model finds without a limit.
        let mut best = solved(must(catalogue::find("jrp_optimal"))?, inputs)?;
        if let Some(limit) = tried.get("max_multiple_tried").and_then(Value::as_f64) {
            best.insert("max_multiple_tried".into(), Got::Number(limit));
        }
        found.insert("brute_force_optimum".into(), Got::Group(best));
    }
    if let (Some(Got::Number(fill)), Some(Got::Number(ready))) = (found.get("fill_rate"), found.get("ready_rate")) {
        let is_equal = fill == ready;
        found.insert("ready_rate_equals_fill_rate".into(), Got::Truth(is_equal));
    }
    Ok(found)
}

fn solved(model: &Model, inputs: &Inputs) -> Outcome {
    let mut lists: Vec<(String, Vec<f64>)> = Vec::new();
    let mut singles: Vec<(String, f64)> = Vec::new();
    for (name, value) in inputs {
        match value {
            Value::Array(_) if name == "pmf" && known_as(model, name).is_err() => {
                let probabilities = list(name, value)?;
                lists.push((known_as(model, "values")?, (0..probabilities.len()).map(|at| at as f64).collect()));
                lists.push((known_as(model, "probabilities")?, probabilities));
            }
            Value::Array(_) => lists.push((known_as(model, name)?, list(name, value)?)),
            Value::Object(pairs) => {
                let mut sorted =
                    pairs.iter().map(|(value, probability)| Some((value.parse().ok()?, probability.as_f64()?))).collect::<Option<Vec<(f64, f64)>>>();
                let sorted = sorted.as_mut().ok_or_else(|| format!("the input {name:?} is no list of probabilities"))?;
                sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
                lists.push((known_as(model, "values")?, sorted.iter().map(|pair| pair.0).collect()));
                lists.push((known_as(model, "probabilities")?, sorted.iter().map(|pair| pair.1).collect()));
            }
            Value::Bool(truth) => singles.push((known_as(model, name)?, f64::from(u8::from(*truth)))),
            value => singles.push((known_as(model, name)?, value.as_f64().ok_or_else(|| format!("the input {name:?} is {value}"))?)),
        }
    }
    let column = |name: &str| {
        let list = lists.iter().find(|(known, _)| known == name).map(|(_, list)| Column::List(list));
        list.or_else(|| singles.iter().find(|(known, _)| known == name).map(|(_, value)| Column::One(*value))).unwrap_or(Column::Absent)
    };
    let columns: Vec<Column<'_>> = model.inputs.iter().map(|field| column(field.name)).collect();
    let outputs = must(model.solve_one(&columns))?;
    let mut found = Answers::new();
    for (field, output) in model.outputs.iter().zip(outputs) {
        let got = match output {
            Output::Numbers(numbers) if field.kind == Kind::Whole => Got::Whole(numbers[0]),
            Output::Numbers(numbers) => Got::Number(numbers[0]),
            Output::Lists(values, _) => Got::Numbers(values),
        };
        for (short, _) in NAMES.iter().filter(|(_, name)| *name == field.name) {
            found.insert((*short).to_owned(), got.clone());
        }
        found.insert(field.name.to_owned(), got);
    }
    Ok(found)
}

/// The model's own name of an input.
fn known_as(model: &Model, name: &str) -> Result<String, String> {
    let is_input = |known: &str| model.inputs.iter().any(|field| field.name == known);
    if is_input(name) {
        return Ok(name.to_owned());
    }
    let long = NAMES.iter().find(|(short, long)| *short == name && is_input(long));
    long.map(|(_, long)| (*long).to_owned()).ok_or_else(|| format!("the input {name:?} is not known"))
}
