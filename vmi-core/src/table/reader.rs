//! Rows of an input table by the schema: every fault named with table, row, field, value and what is expected.

use std::fmt::Write;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::cell::{Cell, CellFault};
use super::column::{Column, Validity, Values, is_same};
use super::schema::{self, ColumnSpec, ColumnType, Need};
use super::table::Table;
use crate::error::{Error, ErrorKind, Notice, NoticeKind, Problems, Result, difference, nearest};
use crate::model::{Choice, Day, IdIndex, Moment, Quantity};
use crate::num::decimal;

/// Decimals of an item that is not known: its quantities are checked to be numbers, and not used.
pub(crate) const UNKNOWN_DECIMALS: u32 = u32::MAX;

/// A column of the schema, bound to its place in a table.
#[derive(Clone, Copy)]
pub(crate) struct Field {
    spec: &'static ColumnSpec,
    at: Option<usize>,
}

impl Field {
    /// Whether the table has the column.
    pub(crate) fn is_there(&self) -> bool {
        self.at.is_some()
    }
}

/// An input table bound to its schema.
pub(crate) struct Reader<'t, 'a> {
    table: &'t Table<'a>,
    spec: &'static schema::TableSpec,
    later: Vec<Field>,
}

impl<'t, 'a> Reader<'t, 'a> {
    /// Binds a table; a missing required column is an error, an unknown one a notice.
    pub(crate) fn bind(table: &'t Table<'a>, problems: &mut Problems) -> Result<Self> {
        let spec = schema::table(table.name())?;
        if let Some(error) = check_shape(table).into_iter().next() {
            return Err(error);
        }
        for name in table.columns().iter().filter(|name| spec.column(name).is_none()) {
            problems.notice(unknown_column(table, spec, name));
        }
        let later = spec.columns.iter().filter(|column| column.need == Need::NotBuilt).map(|column| bound(table, column)).collect();
        Ok(Self { table, spec, later })
    }

    /// The fields of these names.
    pub(crate) fn fields<const N: usize>(&self, names: [&'static str; N]) -> [Field; N] {
        names.map(|name| {
            let column = self.spec.column(name);
            debug_assert!(column.is_some(), "{} has no column {name}: a typing error in this crate", self.spec.name);
            column.map_or(Field { spec: &schema::TABLES[0].columns[0], at: None }, |column| bound(self.table, column))
        })
    }

    /// Calls `read` with each row.
    pub(crate) fn for_each(&self, mut read: impl FnMut(&mut Row<'_>)) {
        self.for_each_run(|row| {
            read(row);
            0
        });
    }

    /// Calls `read` with a row; it says how many rows after it it has read too ([`Run`](super::run::Run)).
    pub(crate) fn for_each_run(&self, mut read: impl FnMut(&mut Row<'_>) -> usize) {
        let mut before = 0;
        let later: Vec<Field> = self.later.iter().copied().filter(Field::is_there).collect();
        for batch in self.table.batches() {
            let mut row =
                Row { table: self.table.name(), columns: batch.columns(), at: 0, number: 0, refuses: !later.is_empty(), faults: Vec::new() };
            while row.at < batch.rows() {
                row.number = before + row.at as u64 + 1;
                for field in &later {
                    row.refuse(*field);
                }
                row.at += 1 + read(&mut row);
                row.faults.clear();
            }
            before += batch.rows() as u64;
        }
    }
}

/// What is wrong with a table as a whole: a column that is missing, or the table not built yet.
pub(crate) fn check_shape(table: &Table<'_>) -> Vec<Error> {
    let Ok(spec) = schema::table(table.name()) else { return Vec::new() };
    if !spec.built {
        let error = Error::new(ErrorKind::NotSupported, format!("the table {:?} ({}) is not built yet", spec.name, spec.about)).table(spec.name);
        return if table.is_empty() { Vec::new() } else { vec![error.hint("leave it out; ignoring it would give another plan than you expect")] };
    }
    if table.is_empty() {
        return Vec::new();
    }
    let required = spec.columns.iter().filter(|column| column.need == Need::Required);
    required.filter(|column| !table.columns().iter().any(|name| &**name == column.name)).map(|column| missing_column(table, column.name)).collect()
}

fn bound(table: &Table<'_>, spec: &'static ColumnSpec) -> Field {
    Field { spec, at: table.columns().iter().position(|name| &**name == spec.name) }
}

fn missing_column(table: &Table<'_>, column: &str) -> Error {
    let error = Error::new(ErrorKind::MissingColumn, format!("the required column {column:?} is missing")).table(table.name()).field(column);
    let known = |name: &&str| schema::table(table.name()).is_ok_and(|spec| spec.column(name).is_none());
    if let Some(near) = nearest(column, table.columns().iter().map(|name| &**name).filter(known)) {
        error.hint(format!("the nearest column that is there is {near:?}"))
    } else {
        let there: Vec<&str> = table.columns().iter().map(|name| &**name).collect();
        error.hint(format!("the columns that are there: {}", there.join(", ")))
    }
}

fn unknown_column(table: &Table<'_>, spec: &schema::TableSpec, name: &str) -> Notice {
    let mut message = format!("the column {name:?} is not known and was not read");
    if let Some(near) = nearest(name, spec.columns.iter().map(|column| column.name)) {
        let _ = write!(message, "; did you mean {near:?}?");
    }
    Notice::counted(NoticeKind::UnknownColumn, table.name(), table.rows() as u64, message).field(name)
}

/// A fault of a row, before the row's key is known.
pub(crate) type RowFault = Error;

/// One row: typed reading of its fields; faults are gathered and the row goes on.
pub(crate) struct Row<'b> {
    table: &'b str,
    columns: &'b [Column<'b>],
    at: usize,
    number: u64,
    /// Whether the table has columns that are refused.
    refuses: bool,
    faults: Vec<RowFault>,
}

impl<'b> Row<'b> {
    /// The row's number, from 1.
    pub(crate) fn row_number(&self) -> u64 {
        self.number
    }

    /// The faults so far.
    pub(crate) fn take_faults(&mut self) -> Vec<RowFault> {
        std::mem::take(&mut self.faults)
    }

    /// Whether rows of this table have columns that are refused.
    pub(super) fn refuses(&self) -> bool {
        self.refuses
    }

    /// The row's place in its batch.
    pub(super) fn place(&self) -> usize {
        self.at
    }

    /// Whether a fault was found.
    pub(crate) fn is_faulty(&self) -> bool {
        !self.faults.is_empty()
    }

    /// The raw cell.
    pub(crate) fn cell(&self, field: Field) -> Cell<'b> {
        field.at.map_or(Cell::Absent, |at| self.columns[at].cell(self.at))
    }

    /// The usual column of a large table, in which every row is present: its value without the detour over a cell.
    #[inline(always)] // once a cell of the demand table
    pub(super) fn present(&self, field: Field) -> Option<&'b Values<'b>> {
        let column = &self.columns[field.at?];
        matches!(column.validity, Validity::All).then_some(&column.values)
    }

    /// Adds a fault that the caller found.
    pub(crate) fn fault(&mut self, error: Error) {
        self.faults.push(error.at(self.table, self.number));
    }

    fn refuse(&mut self, field: Field) {
        let cell = self.cell(field);
        if !cell.is_absent() {
            let error = Error::new(ErrorKind::NotSupported, format!("{} = {:?}: this column is not built yet", field.spec.name, cell.show()))
                .field(field.spec.name)
                .value(cell.show())
                .expected("an empty cell")
                .hint("leave the column out; ignoring it would give another order than you expect");
            self.fault(error);
        }
    }

    fn bad(&mut self, field: Field, cell: Cell<'_>, kind: ErrorKind, what: &str, hint: Option<&str>) {
        let shown = cell.show();
        let expected = field.spec.kind.expected();
        let mut error = Error::new(kind, format!("{} {shown:?} {what}; expected {expected}", field.spec.name))
            .field(field.spec.name)
            .value(shown)
            .expected(expected);
        if let Some(hint) = hint {
            error = error.hint(hint);
        }
        self.fault(error);
    }

    /// Adds a fault about the value of a field.
    pub(crate) fn fault_of(&mut self, field: Field, kind: ErrorKind, what: &str) {
        let cell = self.cell(field);
        self.bad(field, cell, kind, what, None);
    }

    fn missing(&mut self, field: Field) {
        let expected = field.spec.kind.expected();
        self.fault(
            Error::new(ErrorKind::MissingValue, format!("{} is empty; expected {expected}", field.spec.name))
                .field(field.spec.name)
                .value("")
                .expected(expected),
        );
    }

    /// Reads a present cell; a fault is noted and gives none. A required field that is absent is a fault too.
    #[inline]
    fn read<T>(&mut self, field: Field, parse: impl FnOnce(&Cell<'b>) -> std::result::Result<T, CellFault>) -> Option<T> {
        let cell = self.cell(field);
        if cell.is_absent() {
            if field.spec.need == Need::Required {
                self.missing(field);
            }
            return None;
        }
        match parse(&cell) {
            Ok(value) => Some(value),
            Err(fault) => {
                self.bad(field, cell, fault.kind(), &fault.to_string(), None);
                None
            }
        }
    }

    /// Text for people; a required one must not be empty.
    pub(crate) fn text(&mut self, field: Field) -> Option<Box<str>> {
        self.read(field, Cell::text).map(Into::into)
    }

    /// The bytes of an id: not empty.
    #[inline(always)] // once a cell of every table
    pub(crate) fn id<'i>(&mut self, field: Field, buffer: &'i mut String) -> Option<&'i [u8]>
    where
        'b: 'i,
    {
        if let Some(Values::Text(text)) = self.present(field) {
            let bytes = text.bytes(self.at);
            if !bytes.is_empty() {
                return Some(bytes);
            }
        }
        self.general_id(field, buffer)
    }

    fn general_id<'i>(&mut self, field: Field, buffer: &'i mut String) -> Option<&'i [u8]>
    where
        'b: 'i,
    {
        let cell = self.cell(field);
        match cell.id_bytes(buffer) {
            Ok(Some(bytes)) => Some(bytes),
            Ok(None) => {
                if field.spec.need == Need::Required {
                    self.missing(field);
                }
                None
            }
            Err(fault) => {
                self.bad(field, cell, fault.kind(), &fault.to_string(), Some("give ids as text or whole numbers"));
                None
            }
        }
    }

    /// An id as text.
    pub(crate) fn id_text(&mut self, field: Field) -> Option<String> {
        let mut buffer = String::new();
        let bytes = self.id(field, &mut buffer)?.to_vec();
        if let Ok(text) = String::from_utf8(bytes) {
            Some(text)
        } else {
            let cell = self.cell(field);
            self.bad(field, cell, ErrorKind::NotText, "is not UTF-8 text", None);
            None
        }
    }

    /// A quantity in units of 10^−decimals, inside the field's domain.
    #[inline]
    pub(crate) fn scaled(&mut self, field: Field, decimals: u32) -> Option<i64> {
        let scaled = match self.present(field) {
            Some(Values::I64(values)) => values.get(self.at).and_then(|x| decimal::rescale(*x, 0, decimals).ok()),
            Some(Values::F64(values)) => values.get(self.at).and_then(|x| decimal::scaled_from_f64(*x, decimals).ok()),
            _ => None,
        };
        let scaled = scaled.filter(|_| decimals != UNKNOWN_DECIMALS);
        // A value above 0 is inside every domain, and 0 inside all but one; anything else takes the way that finds the words for it.
        let has_zero = field.spec.kind != ColumnType::PositiveQuantity;
        scaled.filter(|x| *x > 0 || *x == 0 && has_zero).or_else(|| self.general_scaled(field, decimals))
    }

    fn general_scaled(&mut self, field: Field, decimals: u32) -> Option<i64> {
        if decimals == UNKNOWN_DECIMALS {
            return self.read(field, Cell::number).map(|_| 0);
        }
        let cell = self.cell(field);
        let value = match cell {
            Cell::Absent => {
                if field.spec.need == Need::Required {
                    self.missing(field);
                }
                return None;
            }
            cell => match cell.scaled(decimals) {
                Ok(value) => value,
                Err(fault) => {
                    self.bad_quantity(field, cell, &fault, decimals);
                    return None;
                }
            },
        };
        match field.spec.kind {
            ColumnType::Quantity if value < 0 => {
                self.bad(field, cell, ErrorKind::OutOfRange, "is below 0", None);
                None
            }
            ColumnType::PositiveQuantity if value <= 0 => {
                self.bad(field, cell, ErrorKind::OutOfRange, "is not above 0", Some("leave it empty where there is none"));
                None
            }
            _ => Some(value),
        }
    }

    fn bad_quantity(&mut self, field: Field, cell: Cell<'_>, fault: &CellFault, decimals: u32) {
        if fault.kind() == ErrorKind::TooFine {
            let what = format!("is finer than the item's quantity_decimals, {decimals}");
            self.bad(field, cell, ErrorKind::TooFine, &what, Some("round it to a quantity that exists, or raise quantity_decimals of the item"));
        } else {
            self.bad(field, cell, fault.kind(), &fault.to_string(), None);
        }
    }

    /// A quantity, inside the field's domain.
    pub(crate) fn quantity(&mut self, field: Field, decimals: u32) -> Option<Quantity> {
        self.scaled(field, decimals).map(|scaled| Quantity::from_scaled(scaled, decimals))
    }

    /// A quantity of an item whose decimals are not known, to 9 decimals, inside the field's domain.
    pub(crate) fn exact_quantity(&mut self, field: Field) -> Option<Quantity> {
        let value = self.read(field, Cell::decimal)?;
        let fault = match Quantity::new(value) {
            Ok(quantity) if field.spec.kind == ColumnType::SignedQuantity || quantity >= Quantity::ZERO => return Some(quantity),
            Ok(_) => (ErrorKind::OutOfRange, "is below 0"),
            Err(decimal::DecimalError::TooFine) => (ErrorKind::TooFine, "has more than 9 decimals"),
            Err(_) => (ErrorKind::Overflow, "is too large to be held exactly"),
        };
        self.fault_of(field, fault.0, fault.1);
        None
    }

    /// An exact decimal, inside the field's domain.
    pub(crate) fn decimal(&mut self, field: Field) -> Option<Decimal> {
        let value = self.read(field, Cell::decimal)?;
        let fault = match field.spec.kind {
            ColumnType::Money if value.is_sign_negative() && !value.is_zero() => Some((ErrorKind::OutOfRange, "is below 0")),
            ColumnType::Money if value.scale() > decimal::MOST_DECIMALS => Some((ErrorKind::TooFine, "has more than 9 decimals")),
            ColumnType::Money if value >= Decimal::from(decimal::power_of_ten(15)) => Some((ErrorKind::Overflow, "is 10^15 or more")),
            ColumnType::Positive if value <= Decimal::ZERO => Some((ErrorKind::OutOfRange, "is not above 0")),
            ColumnType::Positive if value.scale() > decimal::MOST_DECIMALS => Some((ErrorKind::TooFine, "has more than 9 decimals")),
            ColumnType::Positive if value >= Decimal::from(decimal::power_of_ten(9)) => Some((ErrorKind::Overflow, "is 10^9 or more")),
            _ => None,
        };
        match fault {
            Some((kind, what)) => {
                let cell = self.cell(field);
                self.bad(field, cell, kind, what, None);
                None
            }
            None => Some(value),
        }
    }

    /// A statistical number, inside the field's domain.
    pub(crate) fn number(&mut self, field: Field) -> Option<f64> {
        let value = self.read(field, Cell::number)?;
        let (holds, hint) = match field.spec.kind {
            ColumnType::Days => ((0.0..=3_650.0).contains(&value), None),
            ColumnType::Fraction => (value > 0.0 && value < 1.0, (value > 1.0 && value <= 100.0).then_some("95 % is written 0.95")),
            _ => (value >= 0.0, None),
        };
        if holds {
            return Some(value);
        }
        let cell = self.cell(field);
        self.bad(field, cell, ErrorKind::OutOfRange, "is out of range", hint);
        None
    }

    /// A whole number, inside the field's domain.
    pub(crate) fn integer(&mut self, field: Field) -> Option<i64> {
        let value = self.read(field, Cell::decimal)?;
        let whole = if value.fract().is_zero() { value.to_i64() } else { None };
        match (whole, field.spec.kind) {
            (Some(x), ColumnType::Decimals) if (0..=9).contains(&x) => Some(x),
            (Some(x), kind) if kind != ColumnType::Decimals => Some(x),
            _ => {
                let cell = self.cell(field);
                self.bad(field, cell, ErrorKind::OutOfRange, "is out of range", None);
                None
            }
        }
    }

    /// A business date.
    #[inline(always)] // once a row of the demand table
    pub(crate) fn day(&mut self, field: Field) -> Option<Day> {
        if let Some(Values::Date(days)) = self.present(field) {
            if let Some(day) = days.get(self.at).and_then(|days| Day::from_days(*days)) {
                return Some(day);
            }
        }
        self.read(field, Cell::day)
    }

    /// A business date or an instant.
    pub(crate) fn moment(&mut self, field: Field) -> Option<Moment> {
        self.read(field, Cell::moment)
    }

    /// True or false.
    pub(crate) fn bool(&mut self, field: Field) -> Option<bool> {
        self.read(field, Cell::bool)
    }

    /// One of a closed list of words.
    pub(crate) fn choice<C: Choice>(&mut self, field: Field) -> Option<C> {
        let cell = self.cell(field);
        if let Cell::Text(bytes) = cell {
            if let Some((_, value)) = C::WORDS.iter().find(|(word, _)| word.as_bytes() == bytes) {
                return Some(*value);
            }
        }
        let word = self.read(field, Cell::text)?;
        if C::NOT_BUILT.contains(&word.as_str()) {
            self.bad(field, cell, ErrorKind::NotSupported, "is not built yet", None);
        } else {
            let near = nearest(&word, C::WORDS.iter().map(|(known, _)| *known));
            let hint = near.map(|near| format!("did you mean {near:?}?"));
            self.bad(field, cell, ErrorKind::NotAnOption, "is not one of its words", hint.as_deref());
        }
        None
    }
}

/// The number of an id, remembering the last one: rows of one key mostly stand together.
pub(crate) struct IdCache {
    bytes: Vec<u8>,
    number: Option<u32>,
    hints_left: u32,
}

impl Default for IdCache {
    fn default() -> Self {
        // Looking for the nearest of many ids takes long: a hint for the first ten unknown ones is enough for a person.
        Self { bytes: Vec::new(), number: None, hints_left: 10 }
    }
}

impl IdCache {
    /// The number of an id, or none if it is not known.
    #[inline(always)] // once a cell of every table
    pub(crate) fn find(&mut self, ids: &IdIndex, bytes: &[u8]) -> Option<u32> {
        if self.number.is_none() || !is_same(&self.bytes, bytes) {
            self.number = ids.find(bytes);
            self.bytes.clear();
            self.bytes.extend_from_slice(bytes);
        }
        self.number
    }

    /// The number of an id; one that is not known is a fault of the row, which names the nearest and how the two differ.
    #[inline]
    pub(crate) fn resolve(&mut self, ids: &IdIndex, what: &'static str, row: &mut Row<'_>, field: Field) -> Option<u32> {
        let mut buffer = String::new();
        let bytes = row.id(field, &mut buffer)?;
        let number = self.find(ids, bytes);
        if number.is_none() {
            let error = self.unknown(ids, what, bytes);
            row.fault(error);
        }
        number
    }

    fn unknown(&mut self, ids: &IdIndex, what: &'static str, given: &[u8]) -> Error {
        let given = String::from_utf8_lossy(given).into_owned();
        let error = Error::new(ErrorKind::UnknownKey, format!("there is no {what} {given:?}"))
            .field(what)
            .value(given.clone())
            .expected(format!("a known {what}"));
        if self.hints_left == 0 {
            return error;
        }
        self.hints_left -= 1;
        match ids.iter().find_map(|known| difference(&given, known).map(|how| (known, how))) {
            Some((known, how)) => error.hint(format!("there is {known:?}: {how}")),
            None => match nearest(&given, ids.iter()) {
                Some(near) => error.hint(format!("did you mean {near:?}?")),
                None => error,
            },
        }
    }

    /// The number of an id, a new one if the ids are those that the tables name.
    pub(crate) fn insert(&mut self, ids: &mut IdIndex, row: &mut Row<'_>, field: Field) -> Option<u32> {
        let mut buffer = String::new();
        let number = {
            let bytes = row.id(field, &mut buffer)?;
            self.find(ids, bytes)
        };
        if number.is_some() {
            return number;
        }
        let id = row.id_text(field)?;
        Some(ids.insert(&id))
    }
}
