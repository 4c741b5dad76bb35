//! A model over columns: one answer for each row, a column or one value for each input.

use super::model::{Answer, Field, Given, Kind, Model};
use super::row_kernels::{Grown, Kernel, Rows, kernel};
use crate::error::{Error, ErrorKind, Result};

/// One input of a batch.
#[derive(Clone, Copy, Debug)]
pub enum Column<'c> {
    /// Left out.
    Absent,
    /// The same number in every row.
    One(f64),
    /// A number for each row, and which of them are there; none: all.
    Numbers(&'c [f64], Option<&'c [bool]>),
    /// The same list in every row.
    List(&'c [f64]),
    /// A list for each row: where each starts in the values, and the end.
    Lists(&'c [f64], &'c [usize]),
}

/// One output of a batch.
#[derive(Clone, Debug, PartialEq)]
pub enum Output {
    /// A number for each row, a word's position for a choice; NaN in rows without an answer.
    Numbers(Vec<f64>),
    /// A list for each row, of words' positions for choices: where each starts in the values, and the end; empty in rows without an answer.
    Lists(Vec<f64>, Vec<usize>),
}

/// What a batch gives.
#[derive(Clone, Debug)]
pub struct Solved {
    /// A column for each output of the model, in its order.
    pub outputs: Vec<Output>,
    /// Rows without an answer, in their order, with the reason; the row is counted from 0.
    pub errors: Vec<(usize, Error)>,
}

impl Output {
    /// How many rows it has.
    pub fn rows(&self) -> usize {
        match self {
            Self::Numbers(values) => values.len(),
            Self::Lists(_, starts) => starts.len().saturating_sub(1),
        }
    }
}

impl Column<'_> {
    /// How many rows it has; none if it goes with any number of them.
    fn rows(&self) -> Option<usize> {
        match self {
            Column::Absent | Column::One(_) | Column::List(_) => None,
            Column::Numbers(values, _) => Some(values.len()),
            Column::Lists(_, offsets) => Some(offsets.len().saturating_sub(1)),
        }
    }

    pub(super) fn number(&self, row: usize) -> Option<f64> {
        match self {
            Column::One(value) => Some(*value),
            Column::Numbers(values, present) => present.is_none_or(|present| present[row]).then(|| values[row]),
            _ => None,
        }
    }

    pub(super) fn list(&self, row: usize) -> &[f64] {
        match self {
            Column::List(values) => values,
            Column::Lists(values, offsets) => &values[offsets[row]..offsets[row + 1]],
            _ => &[],
        }
    }
}

/// The most values that one list for all rows may come to.
const MOST_VALUES: usize = 1_000_000_000;

/// Inputs and answer of one row, whose memory is used again.
#[derive(Default)]
struct Work<'c> {
    numbers: Vec<Option<f64>>,
    lists: Vec<&'c [f64]>,
    answer: Answer,
}

impl Model {
    /// Answers for all rows: the scalar function, row by row, so that a batch has the same bits as single calls. A row that cannot be answered is named, and the
    /// other rows go on.
    ///
    /// ```
    /// use vmi_core::policy::batch::{Column, Output};
    /// let eoq = vmi_core::policy::catalogue::find("eoq")?;
    /// let column = |name: &str| match name {
    ///     "fixed_cost" => Column::One(8.0),
    ///     "demand_rate" => Column::Numbers(&[1300.0, 0.0], None),
    ///     "holding_cost" => Column::One(0.225),
    ///     _ => Column::Absent,
    /// };
    /// let solved = eoq.solve_columns(&eoq.inputs.iter().map(|field| column(field.name)).collect::<Vec<_>>())?;
    /// let Output::Numbers(quantities) = &solved.outputs[0] else { unreachable!() };
    /// assert!((quantities[0] - 304.0467800264368).abs() < 1e-9 && quantities[1].is_nan());
    /// assert_eq!((solved.errors[0].0, solved.errors[0].1.field_name()), (1, Some("demand_rate")));
    /// # Ok::<(), vmi_core::error::Error>(())
    /// ```
    pub fn solve_columns(&self, columns: &[Column<'_>]) -> Result<Solved> {
        let rows = self.rows(columns)?;
        let is_list = |field: &&Field| field.kind.is_list();
        let lists_of = self.outputs.iter().filter(is_list).count();
        let mut grown = Grown {
            // Each by itself: a copy of an empty vector has no room.
            numbers: (lists_of..self.outputs.len()).map(|_| Vec::with_capacity(rows)).collect(),
            lists: vec![(Vec::new(), vec![0_usize]); lists_of],
            failed: Vec::new(),
        };
        let errors = match self.kernel(columns) {
            Some(kernel) if rows > 1 => self.solve_at_once(kernel, columns, rows, &mut grown),
            _ => self.solve_each(columns, rows, &mut grown),
        };
        let (mut numbers_out, mut lists_out) = (grown.numbers.into_iter(), grown.lists.into_iter());
        let outputs = self.outputs.iter().map(|field| {
            if field.kind.is_list() {
                lists_out.next().map(|(values, offsets)| Output::Lists(values, offsets))
            } else {
                numbers_out.next().map(Output::Numbers)
            }
        });
        Ok(Solved { outputs: outputs.flatten().collect(), errors })
    }

    /// The model's kernel for many rows, if there is one and these columns are of the kind that it takes.
    fn kernel(&self, columns: &[Column<'_>]) -> Option<Kernel> {
        let fits = |(field, column): (&Field, &Column<'_>)| match column {
            Column::Absent => field.kind == Kind::Optional,
            Column::Numbers(_, present) => field.kind != Kind::Optional && present.is_none(),
            _ => field.kind != Kind::Optional,
        };
        kernel(self.name).filter(|_| self.inputs.iter().zip(columns).all(fits))
    }

    /// Answers by the kernel; gives the errors of the rows that it leaves to the model.
    fn solve_at_once(&self, kernel: Kernel, columns: &[Column<'_>], count: usize, grown: &mut Grown) -> Vec<(usize, Error)> {
        kernel(&Rows { columns: columns.iter().filter(|column| !matches!(column, Column::Absent)).collect(), count }, grown);
        let (mut work, mut errors) = (Work::default(), Vec::new());
        for row in std::mem::take(&mut grown.failed) {
            match self.solve_row(columns, row, &mut work) {
                Err(error) => errors.push((row, error)),
                Ok(()) => grown.numbers.iter_mut().zip(&work.answer.numbers).for_each(|(column, number)| column[row] = *number),
            }
        }
        errors
    }

    /// Answers row by row; gives the errors.
    fn solve_each(&self, columns: &[Column<'_>], rows: usize, grown: &mut Grown) -> Vec<(usize, Error)> {
        let mut errors = Vec::new();
        let mut work = Work::default();
        for row in 0..rows {
            if let Err(error) = self.solve_row(columns, row, &mut work) {
                errors.push((row, error));
                work.answer.numbers.clear();
                work.answer.lists.clear();
            }
            for (at, out) in grown.numbers.iter_mut().enumerate() {
                out.push(work.answer.numbers.get(at).copied().unwrap_or(f64::NAN));
            }
            for (at, (values, offsets)) in grown.lists.iter_mut().enumerate() {
                values.extend_from_slice(work.answer.lists.get(at).map_or(&[], Vec::as_slice));
                offsets.push(values.len());
            }
        }
        errors
    }

    fn solve_row<'c>(&self, columns: &'c [Column<'c>], row: usize, work: &mut Work<'c>) -> Result<()> {
        let Work { numbers, lists, answer } = work;
        numbers.clear();
        lists.clear();
        for (field, column) in self.inputs.iter().zip(columns) {
            if field.kind.is_list() { lists.push(column.list(row)) } else { numbers.push(column.number(row)) }
        }
        answer.numbers.clear();
        answer.lists.clear();
        self.complete(numbers)?;
        (self.solve)(&Given { numbers, lists }, answer)
    }

    /// One answer from single values, in the order of the inputs.
    pub fn solve_one(&self, values: &[Column<'_>]) -> Result<Vec<Output>> {
        let mut solved = self.solve_columns(values)?;
        match solved.errors.pop() {
            Some((_, error)) => Err(error),
            None => Ok(solved.outputs),
        }
    }

    /// How many rows the columns have in common; a batch without any column has one.
    fn rows(&self, columns: &[Column<'_>]) -> Result<usize> {
        if columns.len() != self.inputs.len() {
            let message = format!("{} has {} inputs, {} are given", self.name, self.inputs.len(), columns.len());
            return Err(Error::new(ErrorKind::BadColumn, message));
        }
        let mut rows: Option<(usize, &str)> = None;
        for (field, column) in self.inputs.iter().zip(columns) {
            self.check(field, column)?;
            match (column.rows(), rows) {
                (Some(count), Some((known, first))) if count != known => {
                    let message = format!("{} has {count} rows where {first} has {known}", field.name);
                    return Err(Error::new(ErrorKind::BadColumn, message)
                        .field(field.name)
                        .value(count.to_string())
                        .expected(format!("{known} rows, or one value for all")));
                }
                (Some(count), None) => rows = Some((count, field.name)),
                _ => {}
            }
        }
        let count = rows.map_or(1, |(count, _)| count);
        // Answers of one list for all rows are as long as the list for each of them: memory that nobody has would end the program.
        for (field, column) in self.inputs.iter().zip(columns) {
            if let Column::List(values) = column {
                if values.len().saturating_mul(count) > MOST_VALUES {
                    let message = format!("{} has {} values for each of {count} rows", field.name, values.len());
                    let error = Error::new(ErrorKind::BadColumn, message).field(field.name);
                    return Err(error.expected(format!("at most {MOST_VALUES} values in all rows together")));
                }
            }
        }
        Ok(count)
    }

    fn check(&self, field: &Field, column: &Column<'_>) -> Result<()> {
        let bad = |message: String| Err(Error::new(ErrorKind::BadColumn, format!("{}: {} {message}", self.name, field.name)).field(field.name));
        match (field.kind, column) {
            (Kind::Optional, Column::Absent) => Ok(()),
            (_, Column::Absent) => {
                let error = Error::new(ErrorKind::MissingValue, format!("{} is missing: {} needs it ({})", field.name, self.name, field.unit));
                Err(error.field(field.name).expected(field.unit))
            }
            (kind, Column::One(_) | Column::Numbers(..)) if kind.is_list() => bad("is a list of numbers; single ones are given".into()),
            (kind, Column::List(_) | Column::Lists(..)) if !kind.is_list() => bad("is one number; a list is given".into()),
            (_, Column::Numbers(values, Some(present))) if present.len() != values.len() => {
                bad("says of another number of rows whether they are there".into())
            }
            (_, Column::Lists(values, offsets)) if !offsets.is_sorted() || offsets.last().is_some_and(|end| *end > values.len()) => {
                bad("has lists that do not lie in its values".into())
            }
            _ => Ok(()),
        }
    }

    /// Whether every number that the model needs is there.
    fn complete(&self, numbers: &[Option<f64>]) -> Result<()> {
        let fields = self.inputs.iter().filter(|field| !field.kind.is_list());
        match fields.zip(numbers).find(|(field, number)| number.is_none() && field.kind != Kind::Optional) {
            Some((field, _)) => {
                let error = Error::new(ErrorKind::MissingValue, format!("{} is missing: {} needs it ({})", field.name, self.name, field.unit));
                Err(error.field(field.name).expected(field.unit))
            }
            None => Ok(()),
        }
    }
}
