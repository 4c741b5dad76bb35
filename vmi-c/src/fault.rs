//! What went wrong, on its way to the caller: an error of the core, or a misuse of the C interface.

use vmi_core::error::Error;

use crate::status::{
    VMI_ERROR_NO_COLUMN, VMI_ERROR_NOT_UTF8, VMI_ERROR_NULL_POINTER, VMI_ERROR_PANIC, VMI_ERROR_ROW_OUT_OF_RANGE, VMI_ERROR_STRUCT_SIZE,
    VMI_ERROR_WRONG_LENGTH, VMI_ERROR_WRONG_TYPE,
};

/// The kinds that only the C interface has: mistakes that Rust's types rule out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Misuse {
    NullPointer,
    StructSize,
    NoColumn,
    WrongType,
    RowOutOfRange,
    NotUtf8,
    WrongLength,
    Panic,
}

impl Misuse {
    const fn code(self) -> i32 {
        match self {
            Self::NullPointer => VMI_ERROR_NULL_POINTER,
            Self::StructSize => VMI_ERROR_STRUCT_SIZE,
            Self::NoColumn => VMI_ERROR_NO_COLUMN,
            Self::WrongType => VMI_ERROR_WRONG_TYPE,
            Self::RowOutOfRange => VMI_ERROR_ROW_OUT_OF_RANGE,
            Self::NotUtf8 => VMI_ERROR_NOT_UTF8,
            Self::WrongLength => VMI_ERROR_WRONG_LENGTH,
            Self::Panic => VMI_ERROR_PANIC,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::NullPointer => "null_pointer",
            Self::StructSize => "struct_size",
            Self::NoColumn => "no_column",
            Self::WrongType => "wrong_type",
            Self::RowOutOfRange => "row_out_of_range",
            Self::NotUtf8 => "not_utf8",
            Self::WrongLength => "wrong_length",
            Self::Panic => "panic",
        }
    }
}

/// One error on its way to the caller; boxed, so that the way is cheap for the calls that succeed.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    parts: Box<Parts>,
}

/// All that `VmiErrorInfo` shows; what does not apply is empty.
#[derive(Clone, Debug, Default)]
pub(crate) struct Parts {
    pub code: i32,
    pub kind: &'static str,
    pub row: Option<u64>,
    pub message: String,
    pub table: String,
    pub field: String,
    pub value: String,
    pub expected: String,
    pub hint: String,
    pub item: String,
    pub location: String,
    /// All of it as a person reads it, where the core wrote that; else it is put together from the parts.
    full: Option<String>,
}

impl Fault {
    pub(crate) fn misuse(kind: Misuse, message: impl Into<String>) -> Self {
        Self { parts: Box::new(Parts { code: kind.code(), kind: kind.name(), message: message.into(), ..Parts::default() }) }
    }

    pub(crate) fn parts(&self) -> &Parts {
        &self.parts
    }

    pub(crate) fn code(&self) -> i32 {
        self.parts.code
    }

    pub(crate) fn null(argument: &str) -> Self {
        Self::misuse(Misuse::NullPointer, format!("the argument {argument} is NULL")).field(argument)
    }

    pub(crate) fn table(mut self, table: &str) -> Self {
        table.clone_into(&mut self.parts.table);
        self
    }

    /// The argument or column concerned; the first one that is named stays.
    pub(crate) fn field(mut self, field: &str) -> Self {
        if self.parts.field.is_empty() {
            field.clone_into(&mut self.parts.field);
        }
        self
    }

    pub(crate) fn row(mut self, row: u64) -> Self {
        self.parts.row = Some(row);
        self
    }

    pub(crate) fn value(mut self, value: impl ToString) -> Self {
        self.parts.value = value.to_string();
        self
    }

    pub(crate) fn expected(mut self, expected: impl Into<String>) -> Self {
        self.parts.expected = expected.into();
        self
    }

    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.parts.hint = hint.into();
        self
    }
}

impl Parts {
    /// Place, sentence and hint, as the core writes its own errors.
    pub(crate) fn text(&self) -> String {
        if let Some(full) = &self.full {
            return full.clone();
        }
        let row = self.row.map_or_else(String::new, |row| format!("row {row}"));
        let place = [&*self.table, &*row].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        let head = if place.is_empty() { String::new() } else { format!("{place}: ") };
        let hint = if self.hint.is_empty() { String::new() } else { format!("\n  hint: {}", self.hint) };
        format!("{head}{}{hint}", self.message)
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        let owned = |text: Option<&str>| text.unwrap_or_default().to_owned();
        let parts = Parts {
            code: error.code(),
            kind: error.kind().name(),
            row: error.row(),
            message: error.message().to_owned(),
            table: owned(error.table_name()),
            field: owned(error.field_name()),
            value: owned(error.value_text()),
            expected: owned(error.expected_text()),
            hint: owned(error.hint_text()),
            item: owned(error.item_id()),
            location: owned(error.location_id()),
            full: Some(error.to_string()),
        };
        Self { parts: Box::new(parts) }
    }
}
