//! Models by name: inputs as single values or columns, answers as tables.

use std::collections::BTreeMap;
use std::ffi::c_char;

use vmi_core::engine::errors_table;
use vmi_core::error::{Error, ErrorKind};
use vmi_core::policy::answers::{Answers, models_table};
use vmi_core::policy::batch::{Column, Output};
use vmi_core::policy::catalogue;
use vmi_core::policy::model::Model;
use vmi_core::table::Table;

use crate::fault::{Fault, Misuse};
use crate::guard::{guard, guard_value};
use crate::handle::{self, Handle};
use crate::pointer::{Out, copied, text};
use crate::table_in::VmiTable;

/// A model of inventory theory and the inputs that it was given, as "eoq", "newsvendor_poisson" or "ss_exact_poisson".
///
/// What: `vmi_models_table` lists all models with their inputs, outputs and units. Every input is a single value for all rows, or a column with a
/// value for each row.
/// Threads: any number may solve it at once (`const VmiModel *`); while one thread gives it an input, no other may use it.
/// Lifetime: until it is freed; answers keep nothing of it. Free: `vmi_model_free`.
pub struct VmiModel {
    _opaque: [u8; 0],
}

/// What a model answered.
///
/// What: a table of answers, a table for each answer that is a list, and the errors of rows that could not be answered.
/// Threads: any number may read it at once. Lifetime: until it is freed, and its tables with it. Free: `vmi_answers_free`.
pub struct VmiAnswers {
    _opaque: [u8; 0],
}

/// An input, in memory of its own.
enum Given {
    One(f64),
    Numbers(Vec<f64>, Option<Vec<bool>>),
    List(Vec<f64>),
    Lists(Vec<f64>, Vec<usize>),
}

pub(crate) struct Call {
    model: &'static Model,
    given: BTreeMap<&'static str, Given>,
}

pub(crate) struct Found {
    answers: Answers,
    errors: Table<'static>,
}

impl Handle for VmiModel {
    type Inner = Call;
}

impl Handle for VmiAnswers {
    type Inner = Found;
}

impl Call {
    /// The model's own name of an input.
    fn named(&self, name: &str) -> Result<&'static str, Fault> {
        if let Some(field) = self.model.inputs.iter().find(|field| field.name == name) {
            return Ok(field.name);
        }
        let names = self.model.inputs.iter().map(|field| field.name);
        let error = Error::new(ErrorKind::UnknownSetting, format!("{} has no input {name:?}", self.model.name)).field(name);
        Err(match vmi_core::error::nearest(name, names) {
            Some(near) => error.hint(format!("did you mean {near:?}?")).into(),
            None => error.into(),
        })
    }

    fn columns(&self) -> Vec<Column<'_>> {
        let column = |name: &str| match self.given.get(name) {
            None => Column::Absent,
            Some(Given::One(value)) => Column::One(*value),
            Some(Given::Numbers(values, present)) => Column::Numbers(values, present.as_deref()),
            Some(Given::List(values)) => Column::List(values),
            Some(Given::Lists(values, starts)) => Column::Lists(values, starts),
        };
        self.model.inputs.iter().map(|field| column(field.name)).collect()
    }
}

/// All models: a table `model, summary, exactness, source, direction, field, kind, unit, words` with a row for each input and output of each. The words of a
/// choice, as "A, B, C", stand in the order of their positions. `*out` is the caller's to free, with `vmi_table_free`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_models_table(out: *mut *mut VmiTable) -> i32 {
    guard(|| {
        let out = Out::new(out, "out")?;
        let table = models_table()?;
        // SAFETY: the caller gives room for a pointer.
        unsafe { out.put(handle::give(table)) };
        Ok(())
    })
}

/// A model by its name, without inputs; `*out` is the caller's to free. A name that is not known is `VMI_ERROR_NOT_AN_OPTION`, with the
/// nearest one as the hint.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_model_new(name: *const c_char, out: *mut *mut VmiModel) -> i32 {
    guard(|| {
        let out = Out::new(out, "out")?;
        // SAFETY: the caller gives text, and room for a pointer.
        unsafe {
            let model = catalogue::find(text(name, "name")?)?;
            out.put(handle::give(Call { model, given: BTreeMap::new() }));
        }
        Ok(())
    })
}

/// Ends a model; NULL is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_model_free(model: *mut VmiModel) {
    // SAFETY: the caller gives NULL or a model that it made and did not free.
    guard_value((), || unsafe { handle::take_back(model) });
}

/// # Safety
/// A model that only this call uses, and text.
unsafe fn give(model: *mut VmiModel, name: *const c_char, read: impl FnOnce() -> Result<Given, Fault>) -> i32 {
    guard(|| {
        // SAFETY: as for this function.
        unsafe {
            let call = handle::exclusive(model, "model")?;
            let name = call.named(text(name, "name")?)?;
            let given = read()?;
            call.given.insert(name, given);
        }
        Ok(())
    })
}

/// Gives an input one number for all rows; given again, the new one holds.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_model_number(model: *mut VmiModel, name: *const c_char, value: f64) -> i32 {
    // SAFETY: the caller gives a model and a name.
    unsafe { give(model, name, || Ok(Given::One(value))) }
}

/// Gives an input a number for each row. `valid` is NULL (every row is present) or has a byte for each row: 0 is absent.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_model_numbers(model: *mut VmiModel, name: *const c_char, values: *const f64, valid: *const u8, rows: usize) -> i32 {
    // SAFETY: the caller gives `rows` numbers, and `rows` flags or NULL.
    let read = || unsafe {
        let flags = if valid.is_null() { None } else { Some(copied(valid, rows, "valid")?.into_iter().map(|flag| flag != 0).collect()) };
        Ok(Given::Numbers(copied(values, rows, "values")?, flags))
    };
    // SAFETY: the caller gives a model and a name.
    unsafe { give(model, name, read) }
}

/// Gives an input that is a list, as the demand of periods, one list for all rows.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_model_list(model: *mut VmiModel, name: *const c_char, values: *const f64, count: usize) -> i32 {
    // SAFETY: the caller gives `count` numbers.
    let read = || unsafe { Ok(Given::List(copied(values, count, "values")?)) };
    // SAFETY: the caller gives a model and a name.
    unsafe { give(model, name, read) }
}

/// Gives an input that is a list a list for each row: that of row i is `values[offsets[i]]` up to, not including, `values[offsets[i + 1]]`.
///
/// `offsets` has `rows + 1` elements that start at 0 or more and never fall.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_model_lists(model: *mut VmiModel, name: *const c_char, values: *const f64, offsets: *const i64, rows: usize) -> i32 {
    // SAFETY: the caller gives `rows + 1` offsets, and as many numbers as the last of them says.
    let read = || unsafe {
        let length = rows.checked_add(1).ok_or_else(|| crate::pointer::too_many(rows, "offsets"))?;
        let starts: Option<Vec<usize>> = copied(offsets, length, "offsets")?.into_iter().map(|start| usize::try_from(start).ok()).collect();
        let starts = starts.filter(|starts| starts.is_sorted()).ok_or_else(|| {
            Fault::misuse(Misuse::WrongLength, "the argument offsets falls or is below 0").field("offsets").expected("offsets that never fall")
        })?;
        let values = copied(values, starts.last().copied().unwrap_or(0), "values")?;
        Ok(Given::Lists(values, starts))
    };
    // SAFETY: the caller gives a model and a name.
    unsafe { give(model, name, read) }
}

/// Solves a model: an answer for each row of the columns that it was given, one where there are only single values. A row that cannot be answered is absent in the
/// answers and named in the table "errors"; the call succeeds. `*out` is the caller's to free.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_model_solve(model: *const VmiModel, out: *mut *mut VmiAnswers) -> i32 {
    guard(|| {
        let out = Out::new(out, "out")?;
        // SAFETY: the caller gives a model that lives, and room for a pointer.
        unsafe {
            let call = handle::shared(model, "model")?;
            let answers = call.model.solve_columns(&call.columns())?.tables(call.model)?;
            let errors = errors_table(&answers.problems);
            out.put(handle::give(Found { answers, errors }));
        }
        Ok(())
    })
}

/// Solves a model that was given single values and no columns, and tells one answer that is a number: `vmi_model_number` for each input, then this for each answer that is
/// wanted. A word is told by its position among the words of the models table, from 0; an absent answer is NaN. What cannot be answered is the call's error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_model_answer(model: *const VmiModel, name: *const c_char, value: *mut f64) -> i32 {
    guard(|| {
        let out = Out::new(value, "value")?;
        // SAFETY: the caller gives a model that lives, text, and room for a number.
        unsafe {
            let call = handle::shared(model, "model")?;
            let name = text(name, "name")?;
            if let Some(name) = call.given.iter().find_map(|(name, given)| matches!(given, Given::Numbers(..) | Given::Lists(..)).then_some(name)) {
                let message = format!("{name} was given as a column: an answer is of single values");
                return Err(Fault::misuse(Misuse::WrongType, message).field(name).hint("use vmi_model_solve"));
            }
            let at = call.model.outputs.iter().position(|field| field.name == name).ok_or_else(|| no_answer(call.model, name))?;
            match call.model.solve_one(&call.columns())?.swap_remove(at) {
                Output::Numbers(numbers) if numbers.len() == 1 => out.put(numbers[0]),
                _ => {
                    let message = format!("{name} is not one number: a list, or a column was given");
                    return Err(Fault::misuse(Misuse::WrongType, message).field(name).hint("use vmi_model_solve"));
                }
            }
        }
        Ok(())
    })
}

fn no_answer(model: &Model, name: &str) -> Fault {
    let fault = Fault::misuse(Misuse::NoColumn, format!("{} has no answer {name:?}", model.name)).field(name);
    match vmi_core::error::nearest(name, model.outputs.iter().map(|field| field.name)) {
        Some(near) => fault.hint(format!("did you mean {near:?}?")),
        None => fault,
    }
}

/// A table of answers: "answers" (a column for each answer that is no list: numbers, or text for a word), "errors", or the name of an answer that is a list (`row, position, value`; rows and
/// positions are counted from 0). `*out` lives as long as the answers.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_answers_table(answers: *const VmiAnswers, name: *const c_char, out: *mut *const VmiTable) -> i32 {
    guard(|| {
        let out = Out::new(out, "out")?;
        // SAFETY: the caller gives answers that live, text, and room for a pointer.
        unsafe {
            let found = handle::shared(answers, "answers")?;
            let name = text(name, "name")?;
            let table = match name {
                "answers" => Some(&found.answers.table),
                "errors" => Some(&found.errors),
                name => found.answers.lists.iter().find(|(known, _)| *known == name).map(|(_, table)| table),
            };
            let unknown = || {
                let lists: Vec<&str> = found.answers.lists.iter().map(|(name, _)| *name).collect();
                let fault = Fault::misuse(Misuse::NoColumn, format!("there is no table {name:?} of answers")).field(name);
                fault.expected(format!("answers, errors{}{}", if lists.is_empty() { "" } else { ", " }, lists.join(", ")))
            };
            out.put(handle::lend(table.ok_or_else(unknown)?));
        }
        Ok(())
    })
}

/// Ends answers and their tables; NULL is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_answers_free(answers: *mut VmiAnswers) {
    // SAFETY: the caller gives NULL or answers that it was given and did not free.
    guard_value((), || unsafe { handle::take_back(answers) });
}
