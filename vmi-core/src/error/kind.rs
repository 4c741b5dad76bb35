//! The kinds of error, in numbered blocks; a number is never used twice.

macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $variant:ident = $code:literal, $name:literal;)+) => {
        /// What sort of thing went wrong. More kinds may come: match with a wildcard.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum ErrorKind {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl ErrorKind {
            /// Every kind, in the order of their codes.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The stable number, the same in Rust, Python and C.
            pub const fn code(self) -> i32 {
                match self { $(Self::$variant => $code,)+ }
            }

            /// The stable name, the same in Rust, Python and C.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }
        }
    };
}

kinds! {
    // 100..: the shape of the tables
    /// A table of this name is not known.
    UnknownTable = 101, "unknown_table";
    /// A required table was not given, or has no rows.
    MissingTable = 102, "missing_table";
    /// A required column is not there.
    MissingColumn = 103, "missing_column";
    /// Two columns have one name, or columns have different lengths.
    BadColumn = 104, "bad_column";
    // 110..: a single cell
    /// A required cell is empty.
    MissingValue = 110, "missing_value";
    /// Text where a number must be.
    NotANumber = 111, "not_a_number";
    /// NaN or infinite.
    NotFinite = 112, "not_finite";
    /// Not a date or a time of day, or not one that exists.
    NotADate = 113, "not_a_date";
    /// Not one of the words that the column knows.
    NotAnOption = 114, "not_an_option";
    /// A number outside its domain.
    OutOfRange = 115, "out_of_range";
    /// Too large to be held exactly.
    Overflow = 116, "overflow";
    /// Finer than the item's `quantity_decimals`.
    TooFine = 117, "too_fine";
    /// Not UTF-8 text.
    NotText = 118, "not_text";
    // 120..: keys
    /// The same key twice.
    DuplicateKey = 120, "duplicate_key";
    /// A row names an item, location or supplier that is not known.
    UnknownKey = 121, "unknown_key";
    // 130..: values that do not fit together
    /// Two units and no conversion between them.
    NoConversion = 130, "no_conversion";
    /// Values of one row contradict each other, as min above max.
    ConflictingValues = 131, "conflicting_values";
    /// Two agreements hold at once and nothing says which goes first.
    ConflictingAgreements = 132, "conflicting_agreements";
    /// Amounts of two currencies in one sum.
    MixedCurrencies = 133, "mixed_currencies";
    /// One event id with two different bodies.
    ConflictingEvents = 134, "conflicting_events";
    /// Somebody else appended first.
    SequenceConflict = 135, "sequence_conflict";
    // 200..: what is not there
    /// Known by name, not built yet; never ignored.
    NotSupported = 200, "not_supported";
    // 300..: settings and arguments
    /// A setting of this name is not known.
    UnknownSetting = 301, "unknown_setting";
    /// The value of a setting or argument is not usable.
    BadSetting = 302, "bad_setting";
    /// The caller stopped the run.
    Cancelled = 303, "cancelled";
    // 900..: ourselves
    /// A defect of vmi: please report it.
    Internal = 900, "internal";
}
