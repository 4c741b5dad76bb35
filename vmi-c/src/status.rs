//! The codes that functions return. A number is never used twice; `tests/header.rs` holds them against the core's list.

/// It worked.
pub const VMI_OK: i32 = 0;

/// A table of this name is not known.
pub const VMI_ERROR_UNKNOWN_TABLE: i32 = 101;
/// A required table was not given, or has no rows.
pub const VMI_ERROR_MISSING_TABLE: i32 = 102;
/// A required column is not there.
pub const VMI_ERROR_MISSING_COLUMN: i32 = 103;
/// Two columns have one name, or columns have different lengths.
pub const VMI_ERROR_BAD_COLUMN: i32 = 104;

/// A required cell is empty.
pub const VMI_ERROR_MISSING_VALUE: i32 = 110;
/// Text where a number must be.
pub const VMI_ERROR_NOT_A_NUMBER: i32 = 111;
/// NaN or infinite.
pub const VMI_ERROR_NOT_FINITE: i32 = 112;
/// Not a date, or not one that exists.
pub const VMI_ERROR_NOT_A_DATE: i32 = 113;
/// Not one of the words that the column knows.
pub const VMI_ERROR_NOT_AN_OPTION: i32 = 114;
/// A number outside its domain.
pub const VMI_ERROR_OUT_OF_RANGE: i32 = 115;
/// Too large to be held exactly.
pub const VMI_ERROR_OVERFLOW: i32 = 116;
/// Finer than the item's quantity_decimals.
pub const VMI_ERROR_TOO_FINE: i32 = 117;
/// A cell that is not UTF-8 text.
pub const VMI_ERROR_NOT_TEXT: i32 = 118;

/// The same key twice.
pub const VMI_ERROR_DUPLICATE_KEY: i32 = 120;
/// An item, location or supplier that is not known.
pub const VMI_ERROR_UNKNOWN_KEY: i32 = 121;

/// Two units and no conversion between them.
pub const VMI_ERROR_NO_CONVERSION: i32 = 130;
/// Values of one row contradict each other, as min above max.
pub const VMI_ERROR_CONFLICTING_VALUES: i32 = 131;
/// Two agreements hold at once and nothing says which goes first.
pub const VMI_ERROR_CONFLICTING_AGREEMENTS: i32 = 132;
/// Amounts of two currencies in one sum.
pub const VMI_ERROR_MIXED_CURRENCIES: i32 = 133;
/// One event id with two different bodies.
pub const VMI_ERROR_CONFLICTING_EVENTS: i32 = 134;
/// Somebody else appended first.
pub const VMI_ERROR_SEQUENCE_CONFLICT: i32 = 135;

/// Known by name, not built yet; never ignored.
pub const VMI_ERROR_NOT_SUPPORTED: i32 = 200;

/// A setting of this name is not known.
pub const VMI_ERROR_UNKNOWN_SETTING: i32 = 301;
/// The value of a setting or argument is not usable.
pub const VMI_ERROR_BAD_SETTING: i32 = 302;
/// The caller stopped the run.
pub const VMI_ERROR_CANCELLED: i32 = 303;

// 400..: misuse of the C interface: a mistake in the program, not in the data

/// An argument that must be given is NULL.
pub const VMI_ERROR_NULL_POINTER: i32 = 401;
/// `struct_size` cannot be, or the struct sets a field that this library does not know.
pub const VMI_ERROR_STRUCT_SIZE: i32 = 402;
/// The table has no such column.
pub const VMI_ERROR_NO_COLUMN: i32 = 403;
/// The column holds another type than the function reads.
pub const VMI_ERROR_WRONG_TYPE: i32 = 404;
/// The table has no such row.
pub const VMI_ERROR_ROW_OUT_OF_RANGE: i32 = 405;
/// A name, id or setting that is not UTF-8 text.
pub const VMI_ERROR_NOT_UTF8: i32 = 406;
/// A number of rows, a width, a scale or an offset that cannot be.
pub const VMI_ERROR_WRONG_LENGTH: i32 = 407;

/// A defect of vmi: please report it.
pub const VMI_ERROR_INTERNAL: i32 = 900;
/// A defect of vmi that was caught on its way out; what was being made or changed is lost, all else stays usable: please report it.
pub const VMI_ERROR_PANIC: i32 = 901;
