//! What a batch gave, as tables that every language has; and the list of models as one.

use std::borrow::Cow;

use super::batch::{Output, Solved};
use super::catalogue::MODELS;
use super::model::{Exactness, Kind, Model};
use crate::error::{Problems, Result};
use crate::table::{Column, Table, Text, Validity, Values, texts};

/// The answers of a batch.
#[derive(Clone, Debug)]
pub struct Answers {
    /// A column for each output that is no list, text for a choice; a row for each row that went in; absent where there is no answer.
    pub table: Table<'static>,
    /// For each output that is a list, a table `row, position, value`; rows and positions are counted from 0.
    pub lists: Vec<(&'static str, Table<'static>)>,
    /// Why rows could not be answered, with the model's name as the table; rows are counted from 1, as in every error.
    pub problems: Problems,
}

impl Solved {
    /// The answers as tables.
    ///
    /// ```
    /// use vmi_core::policy::batch::Column;
    /// let model = vmi_core::policy::catalogue::find("eoq_sensitivity")?;
    /// let answers = model.solve_columns(&[Column::One(100.0), Column::Numbers(&[200.0, -1.0], None)])?.tables(model)?;
    /// assert_eq!((answers.table.rows(), answers.problems.errors().len()), (2, 1));
    /// # Ok::<(), vmi_core::error::Error>(())
    /// ```
    pub fn tables(self, model: &'static Model) -> Result<Answers> {
        let rows = self.outputs.first().map_or(0, Output::rows);
        let mut present = if self.errors.is_empty() { Vec::new() } else { vec![true; rows] };
        for (row, _) in &self.errors {
            present[*row] = false;
        }
        let (mut table, mut lists) = (Table::named("answers"), Vec::new());
        for (field, output) in model.outputs.iter().zip(self.outputs) {
            match output {
                Output::Numbers(values) => {
                    let validity = if matches!(field.kind, Kind::Optional | Kind::Choice(_)) {
                        // NaN too where a row has no answer.
                        Validity::Flags(Cow::Owned(values.iter().map(|value| !value.is_nan()).collect()))
                    } else if self.errors.is_empty() {
                        Validity::All
                    } else {
                        Validity::Flags(Cow::Owned(present.clone()))
                    };
                    table.add(field.name, Column::new(typed(field.kind, values)).present(validity))?;
                }
                Output::Lists(values, starts) => lists.push((field.name, listed(field.name, typed(field.kind, values), &starts)?)),
            }
        }
        let mut problems = Problems::default();
        for (row, error) in self.errors {
            problems.error(error.at(model.name, row as u64 + 1));
        }
        Ok(Answers { table, lists, problems })
    }
}

fn typed(kind: Kind, values: Vec<f64>) -> Values<'static> {
    match kind {
        Kind::Whole => Values::I64(Cow::Owned(values.into_iter().map(|value| value as i64).collect())),
        Kind::Choice(words) | Kind::Choices(words) => {
            let codes = values.into_iter().map(|position| position as i32).collect();
            let words = Text::Slices(words.iter().map(|word| word.as_bytes()).collect());
            Values::Text(Text::Dictionary { codes: Cow::Owned(codes), words: Box::new(words) })
        }
        _ => Values::F64(Cow::Owned(values)),
    }
}

fn listed(name: &str, values: Values<'static>, starts: &[usize]) -> Result<Table<'static>> {
    let all = starts.last().copied().unwrap_or(0);
    let (mut rows, mut positions) = (Vec::with_capacity(all), Vec::with_capacity(all));
    for (row, ends) in starts.windows(2).enumerate() {
        let length = ends[1] - ends[0];
        rows.resize(rows.len() + length, row as i64);
        positions.extend(0..length as i64);
    }
    let table = Table::named(name).with("row", Column::new(Values::I64(Cow::Owned(rows))))?;
    let table = table.with("position", Column::new(Values::I64(Cow::Owned(positions))))?;
    table.with("value", Column::new(values))
}

/// Every input and output of every model, a row each: `model, summary, exactness, source, direction, field, kind, unit, words`. The words of a choice stand in the
/// order of their positions, parted by a comma and a blank; absent for other kinds.
///
/// ```
/// let table = vmi_core::policy::answers::models_table()?;
/// assert!(table.rows() > 400 && table.column("unit").is_some());
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn models_table() -> Result<Table<'static>> {
    let mut columns: [Vec<Option<String>>; 9] = std::array::from_fn(|_| Vec::new());
    for model in MODELS {
        let exactness = match model.exactness {
            Exactness::Exact => "exact".to_owned(),
            Exactness::Approximation(how) => format!("approximation: {how}"),
        };
        let inputs = model.inputs.iter().map(|field| ("input", field));
        for (direction, field) in inputs.chain(model.outputs.iter().map(|field| ("output", field))) {
            let words = field.kind.words().join(", ");
            let row = [model.name, model.summary, &exactness, model.source, direction, field.name, field.kind.word(), field.unit, &words];
            for (column, text) in columns.iter_mut().zip(row) {
                column.push((!text.is_empty()).then(|| text.to_owned()));
            }
        }
    }
    let names = ["model", "summary", "exactness", "source", "direction", "field", "kind", "unit", "words"];
    names.into_iter().zip(columns).try_fold(Table::named("models"), |table, (name, column)| table.with(name, texts(column)))
}
