//! A notice: worth knowing, not wrong.

use std::fmt;

macro_rules! notices {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal;)+) => {
        /// What a notice is about. More kinds may come: match with a wildcard.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum NoticeKind {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl NoticeKind {
            /// The stable name.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }
        }
    };
}

notices! {
    /// A column that vmi does not know; it was not read.
    UnknownColumn = "unknown_column";
    /// Rows dated after `as_of`; they were not read.
    AfterAsOf = "after_as_of";
    /// The newest fact about a key's stock is older than `stale_after_days`.
    DataStale = "data_stale";
    /// An open order should have arrived by now.
    OrderLate = "order_late";
    /// Items whose value for ABC is zero or negative: class C.
    AbcNoValue = "abc_no_value";
    /// Items without a unit cost: no class.
    AbcNoCost = "abc_no_cost";
    /// Keys left out of the classes because of problems in their demand or item.
    AbcLeftOut = "abc_left_out";
    /// Keys of can-order policies that open no order for others because of problems in their data.
    JointLeftOut = "joint_left_out";
    /// Unit costs in two currencies: no classes at all.
    AbcMixedCurrencies = "abc_mixed_currencies";
    /// Negative stock on hand.
    NegativeStock = "negative_stock";
    /// A range of order numbers runs out.
    NumbersRunningOut = "numbers_running_out";
    /// Levels set by the party that the agreement's `level_source` does not name; they are not in force.
    ThresholdRefused = "threshold_refused";
    /// Changes of min and max, by rows of thresholds or by events, without an agreement; they change nothing.
    ThresholdUnused = "threshold_unused";
    /// Promotions that the plan does not use: they serve forecasts only.
    PromotionsUnused = "promotions_unused";
    /// Rows of groups that nothing uses: they serve the setting `forecast.hierarchy`.
    GroupsUnused = "groups_unused";
    /// Keys with a forecast that the plan does not use: it serves levels in days of supply, and dated requirements.
    ForecastUnused = "forecast_unused";
    /// An agreement spans a key that no other table speaks of, or the like; see the message.
    Other = "other";
}

/// Something worth knowing that is not an error: counted once for a table, or carried by a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What it is about.
    pub kind: NoticeKind,
    /// The table concerned, if one is.
    pub table: Option<String>,
    /// The column concerned, if one is.
    pub field: Option<String>,
    /// The item concerned, if one is.
    pub item: Option<String>,
    /// The location concerned, if one is.
    pub location: Option<String>,
    /// How many rows, items or keys it counts.
    pub count: u64,
    /// The sentence for a person.
    pub message: String,
}

impl Notice {
    /// A notice that counts rows of a table.
    pub fn counted(kind: NoticeKind, table: &str, count: u64, message: impl Into<String>) -> Self {
        Self { kind, table: Some(table.to_owned()), field: None, item: None, location: None, count, message: message.into() }
    }

    /// A notice about one key.
    pub fn of_key(kind: NoticeKind, item: &str, location: &str, message: impl Into<String>) -> Self {
        Self { kind, table: None, field: None, item: Some(item.to_owned()), location: Some(location.to_owned()), count: 1, message: message.into() }
    }

    /// Names the column.
    #[must_use]
    pub fn field(mut self, field: &str) -> Self {
        self.field = Some(field.to_owned());
        self
    }
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.table, &self.item, &self.location) {
            (_, Some(item), Some(location)) => write!(f, "item {item:?} at {location:?}: {}", self.message),
            (Some(table), _, _) => write!(f, "{table}: {}", self.message),
            _ => f.write_str(&self.message),
        }
    }
}
