//! Tables that the caller fills: plain arrays in, copied into columns of the core.

use std::borrow::Cow;
use std::ffi::c_char;

use vmi_core::model::Day;
use vmi_core::table::{self, Column, Table, Validity, Values};

use crate::fault::{Fault, Misuse};
use crate::guard::{guard, guard_value};
use crate::handle::{self, Handle};
use crate::pointer::{Out, bytes, copied, text, too_many};

/// A table: a name, and columns of equal length. Tables that the caller fills and tables of results are of this one type.
///
/// What: columns of text, decimals, doubles, whole numbers, dates or booleans, in which a row may be absent (which is not zero).
/// Threads: any number may read it at once (`const VmiTable *`), and several plans may be made from it at once; while one
/// thread adds a column, no other may use it.
/// Lifetime: one from `vmi_table_new` lives until it is freed, and may be freed as soon as no call that was given it runs: plans keep
/// nothing of it, nor do ledgers. One from a `vmi_ledger_` function or from `vmi_plan_release` does the same, and keeps nothing of its
/// ledger or plan. One from `vmi_plan_table`, `vmi_checked_table`, `vmi_answers_table` or `vmi_analysis_table` lives as long as what it came from.
/// Free: what `vmi_table_new`, `vmi_plan_release` or a `vmi_ledger_` function gave, with `vmi_table_free`; never a `const VmiTable *`.
pub struct VmiTable {
    _opaque: [u8; 0],
}

impl Handle for VmiTable {
    type Inner = Table<'static>;
}

/// The most decimals that an exact decimal can have.
const MOST_SCALE: u32 = 28;

/// Makes an empty table of one of the names in docs/tables.md, as "items" or "demand"; `*out` is the caller's to free.
///
/// A name that is not known is `VMI_ERROR_UNKNOWN_TABLE`, with the nearest one as the hint.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_table_new(name: *const c_char, out: *mut *mut VmiTable) -> i32 {
    guard(|| {
        let out = Out::new(out, "out")?;
        // SAFETY: the caller gives text, and room for a pointer.
        unsafe {
            let table = Table::new(text(name, "name")?)?;
            out.put(handle::give(table));
        }
        Ok(())
    })
}

/// Ends a table; NULL is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_table_free(table: *mut VmiTable) {
    // SAFETY: the caller gives NULL or a table that it made and did not free.
    guard_value((), || unsafe { handle::take_back(table) });
}

/// Adds a column of text: a pointer for each row to text with a NUL at its end. NULL or "" is absent.
///
/// Numbers and dates may be handed over as text too: they are parsed exactly. So a CSV file can be text throughout.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_table_add_text(table: *mut VmiTable, name: *const c_char, values: *const *const c_char, rows: usize) -> i32 {
    let build = || {
        // SAFETY: the caller gives `rows` pointers, each NULL or to text.
        let pointers = unsafe { copied(values, rows, "values") }?;
        // SAFETY: as above.
        texts(pointers.into_iter().map(|pointer| unsafe { bytes(pointer) }), rows)
    };
    // SAFETY: the caller gives a table and a name.
    unsafe { add(table, name, build) }
}

/// Adds a column of text that lies in one array: row i is the bytes from `data[offsets[i]]` up to, not including, `data[offsets[i + 1]]`.
///
/// `offsets` has `rows + 1` elements that start at 0 or more and never fall. `valid` is NULL (every row is present) or has a
/// byte for each row: 0 is absent. An empty text is absent too. No NUL is looked for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_table_add_text_offsets(
    table: *mut VmiTable,
    name: *const c_char,
    data: *const c_char,
    offsets: *const i64,
    valid: *const u8,
    rows: usize,
) -> i32 {
    // SAFETY: the caller gives `rows + 1` offsets, as many bytes as the last of them says, and `rows` flags or NULL.
    let build = || unsafe {
        let flags = validity(valid, rows)?;
        Ok(text_at_offsets(data, offsets, rows)?.present(flags))
    };
    // SAFETY: the caller gives a table and a name.
    unsafe { add(table, name, build) }
}

/// Adds a column of text of a fixed width, as the fields of a COBOL record: row i is the `width` bytes from `data[i * width]`.
///
/// Blanks and NULs at the end of a row fill the field and are no part of the text; a row of nothing else is absent. Blanks before
/// the text stay.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_table_add_text_fixed(table: *mut VmiTable, name: *const c_char, data: *const c_char, width: usize, rows: usize) -> i32 {
    let build = || {
        if width == 0 {
            return Err(Fault::misuse(Misuse::WrongLength, "the argument width is 0").value(0).expected("1 or more"));
        }
        let length = width.checked_mul(rows).ok_or_else(|| too_many(rows, "data"))?;
        // SAFETY: the caller gives `width * rows` bytes.
        let data: Vec<u8> = unsafe { copied(data.cast(), length, "data") }?;
        texts(data.chunks_exact(width).map(|field| Some(trimmed(field))), rows)
    };
    // SAFETY: the caller gives a table and a name.
    unsafe { add(table, name, build) }
}

/// Adds a column of exact decimals: the value of row i is `mantissas[i]` / 10^`scale`, so 1250 with scale 2 is 12.5.
///
/// `scale` is at most 28. `valid` is NULL (every row is present) or has a byte for each row: 0 is absent.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_table_add_decimal(
    table: *mut VmiTable,
    name: *const c_char,
    mantissas: *const i64,
    scale: u32,
    valid: *const u8,
    rows: usize,
) -> i32 {
    let build = || {
        if scale > MOST_SCALE {
            let fault = Fault::misuse(Misuse::WrongLength, format!("the argument scale is {scale}"));
            return Err(fault.value(scale).expected(format!("at most {MOST_SCALE}")));
        }
        // SAFETY: the caller gives `rows` mantissas, and `rows` flags or NULL.
        let (mantissas, flags) = unsafe { (copied(mantissas, rows, "mantissas")?, validity(valid, rows)?) };
        let mantissas: Vec<i128> = mantissas.into_iter().map(i128::from).collect();
        Ok(Column::new(Values::Decimal { mantissas: Cow::Owned(mantissas), scale }).present(flags))
    };
    // SAFETY: the caller gives a table and a name.
    unsafe { add(table, name, build) }
}

/// Adds a column of doubles. A quantity is taken for the decimal that it stands for, and is an error of its row if there is none
/// within 1e-6 of a last place, or if it is NaN or infinite.
///
/// `valid` is NULL (every row is present) or has a byte for each row: 0 is absent.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_table_add_double(table: *mut VmiTable, name: *const c_char, values: *const f64, valid: *const u8, rows: usize) -> i32 {
    let build = || {
        // SAFETY: the caller gives `rows` values, and `rows` flags or NULL.
        let (values, flags) = unsafe { (copied(values, rows, "values")?, validity(valid, rows)?) };
        Ok(Column::new(Values::F64(Cow::Owned(values))).present(flags))
    };
    // SAFETY: the caller gives a table and a name.
    unsafe { add(table, name, build) }
}

/// Adds a column of whole numbers. In a column of ids they stand for their decimal text: 123 is "123", never "00123".
///
/// `valid` is NULL (every row is present) or has a byte for each row: 0 is absent.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_table_add_int64(table: *mut VmiTable, name: *const c_char, values: *const i64, valid: *const u8, rows: usize) -> i32 {
    let build = || {
        // SAFETY: the caller gives `rows` values, and `rows` flags or NULL.
        let (values, flags) = unsafe { (copied(values, rows, "values")?, validity(valid, rows)?) };
        Ok(Column::new(Values::I64(Cow::Owned(values))).present(flags))
    };
    // SAFETY: the caller gives a table and a name.
    unsafe { add(table, name, build) }
}

/// Adds a column of booleans: 0 is false, any other byte true.
///
/// `valid` is NULL (every row is present) or has a byte for each row: 0 is absent.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_table_add_bool(table: *mut VmiTable, name: *const c_char, values: *const u8, valid: *const u8, rows: usize) -> i32 {
    let build = || {
        // SAFETY: the caller gives `rows` values, and `rows` flags or NULL.
        let (values, flags) = unsafe { (copied(values, rows, "values")?, validity(valid, rows)?) };
        let values: Vec<bool> = values.into_iter().map(|value| value != 0).collect();
        Ok(Column::new(Values::Bool(Cow::Owned(values))).present(flags))
    };
    // SAFETY: the caller gives a table and a name.
    unsafe { add(table, name, build) }
}

/// Adds a column of business dates, as days since 1970-01-01.
///
/// `valid` is NULL (every row is present) or has a byte for each row: 0 is absent.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_table_add_date(table: *mut VmiTable, name: *const c_char, days: *const i32, valid: *const u8, rows: usize) -> i32 {
    let build = || {
        // SAFETY: the caller gives `rows` values, and `rows` flags or NULL.
        let (days, flags) = unsafe { (copied(days, rows, "days")?, validity(valid, rows)?) };
        Ok(Column::new(Values::Date(Cow::Owned(days))).present(flags))
    };
    // SAFETY: the caller gives a table and a name.
    unsafe { add(table, name, build) }
}

/// Adds a column of business dates, as numbers like 20260630. 0 is absent.
///
/// A number that is no date, as 20260230, becomes an error of its row in the plan.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vmi_table_add_date_yyyymmdd(table: *mut VmiTable, name: *const c_char, dates: *const i32, rows: usize) -> i32 {
    // SAFETY: the caller gives `rows` values.
    let build = || unsafe { copied(dates, rows, "dates") }.map(|numbers| dates_of(&numbers));
    // SAFETY: the caller gives a table and a name.
    unsafe { add(table, name, build) }
}

/// Adds the column that `build` makes; a fault of it names table and column, and leaves the table as it was.
///
/// # Safety
/// As for [`handle::exclusive`] and [`text`].
unsafe fn add(table: *mut VmiTable, name: *const c_char, build: impl FnOnce() -> Result<Column<'static>, Fault>) -> i32 {
    guard(|| {
        // SAFETY: as for this function.
        let (table, name) = unsafe { (handle::exclusive(table, "table")?, text(name, "name")?) };
        let column = build().map_err(|fault| fault.field(name).table(table.name()))?;
        Ok(table.add(name, column)?)
    })
}

/// Flags of presence; NULL says that every row is there.
///
/// # Safety
/// NULL, or `rows` bytes.
unsafe fn validity(valid: *const u8, rows: usize) -> Result<Validity<'static>, Fault> {
    if valid.is_null() {
        return Ok(Validity::All);
    }
    // SAFETY: as for this function.
    let flags = unsafe { copied(valid, rows, "valid") }?;
    Ok(Validity::Flags(Cow::Owned(flags.into_iter().map(|flag| flag != 0).collect())))
}

/// A column of text, row by row. The core takes empty text for absent, so absent rows need no flags.
fn texts<'t>(texts: impl Iterator<Item = Option<&'t [u8]>>, rows: usize) -> Result<Column<'static>, Fault> {
    let mut data = Vec::new();
    let mut offsets = Vec::new();
    offsets.try_reserve_exact(rows.saturating_add(1)).map_err(|_| too_many(rows, "values"))?;
    offsets.push(0);
    for text in texts {
        data.extend_from_slice(text.unwrap_or_default());
        offsets.push(data.len() as i64);
    }
    Ok(text_column(data, offsets))
}

fn text_column(data: Vec<u8>, offsets: Vec<i64>) -> Column<'static> {
    Column::new(Values::Text(table::Text::Offsets64 { data: Cow::Owned(data), offsets: Cow::Owned(offsets) }))
}

/// # Safety
/// `rows + 1` offsets, and as many bytes of data as the last of them says.
unsafe fn text_at_offsets(data: *const c_char, offsets: *const i64, rows: usize) -> Result<Column<'static>, Fault> {
    if rows == 0 {
        return Ok(text_column(Vec::new(), vec![0]));
    }
    let count = rows.checked_add(1).ok_or_else(|| too_many(rows, "offsets"))?;
    // SAFETY: as for this function.
    let offsets = unsafe { copied(offsets, count, "offsets") }?;
    let wrong = |at: usize, words: String| Fault::misuse(Misuse::WrongLength, format!("offsets[{at}] is {words}")).value(offsets[at]);
    if offsets[0] < 0 {
        return Err(wrong(0, format!("{}, below 0", offsets[0])));
    }
    if let Some(at) = (1..count).find(|&at| offsets[at] < offsets[at - 1]) {
        return Err(wrong(at, format!("{}, below {}, the one before it", offsets[at], offsets[at - 1])).row(at as u64));
    }
    // An offset of 2^63 fits a `size_t` of 64 bits, not one of 32.
    let place = |at: usize| usize::try_from(offsets[at]).map_err(|_| wrong(at, format!("{}, more than memory holds", offsets[at])));
    let (first, last) = (place(0)?, place(rows)?);
    if data.is_null() && last > first {
        return Err(Fault::null("data"));
    }
    // A slice of a longer array starts at an offset above 0: only its own bytes are copied.
    // SAFETY: as for this function; a NULL is only passed on for no bytes.
    let data = unsafe { copied(data.cast::<u8>().wrapping_add(first), last - first, "data") }?;
    let base = offsets[0];
    Ok(text_column(data, offsets.iter().map(|offset| offset - base).collect()))
}

/// A field without the blanks and NULs that fill it up.
fn trimmed(field: &[u8]) -> &[u8] {
    let end = field.iter().rposition(|byte| !matches!(byte, b' ' | 0)).map_or(0, |last| last + 1);
    &field[..end]
}

/// A column of dates; if one of the numbers is no date, a column of text, so that the core's own reading finds it and names its row.
fn dates_of(numbers: &[i32]) -> Column<'static> {
    let days: Vec<Option<Day>> = numbers.iter().map(|&number| day_of(number)).collect();
    let is_absent = |number: &i32| *number == 0;
    if numbers.iter().zip(&days).all(|(number, day)| day.is_some() || is_absent(number)) {
        return table::dates(days);
    }
    let written = |(number, day): (&i32, &Option<Day>)| day.map_or_else(|| number.to_string(), |day| day.to_string());
    table::texts(numbers.iter().zip(&days).map(|row| (!is_absent(row.0)).then(|| written(row))))
}

/// 20260630 as a day; none if there is no such day.
fn day_of(number: i32) -> Option<Day> {
    let number = u32::try_from(number).ok()?;
    Day::parse(&format!("{:04}-{:02}-{:02}", number / 10_000, number / 100 % 100, number % 100))
}

#[cfg(test)]
mod tests {
    use super::*;
    use vmi_core::table::Cell;

    #[test]
    fn only_the_filling_of_a_field_is_trimmed() {
        assert_eq!(trimmed(b" 00123  "), b" 00123");
        assert_eq!(trimmed(b"A B\0\0 "), b"A B");
        assert_eq!(trimmed(b"   \0"), b"");
    }

    #[test]
    fn a_number_that_is_no_date_stays_as_it_is() {
        let good = dates_of(&[20260630, 0, 20240229]);
        assert_eq!((good.cell(0), good.cell(1)), (Cell::Date(20_634), Cell::Absent));
        let bad = dates_of(&[20260630, 0, 20260230, -1, 123_456_789]);
        let cells: Vec<String> = (0..5).map(|row| bad.cell(row).show()).collect();
        assert_eq!(cells, ["2026-06-30", "", "20260230", "-1", "123456789"]);
    }
}
