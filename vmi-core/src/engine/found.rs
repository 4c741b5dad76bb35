//! Problems as tables, for what is not a plan: an append, a reconciliation.

use super::results;
use crate::error::Problems;
use crate::table::Table;

/// Errors in the shape of a plan's table `errors`.
///
/// ```
/// use vmi_core::engine::{errors_table, notices_table};
/// use vmi_core::error::{Error, ErrorKind, Problems};
/// let mut problems = Problems::default();
/// problems.error(Error::new(ErrorKind::MissingValue, "source is empty").at("events", 3).field("source"));
/// assert_eq!((errors_table(&problems).rows(), notices_table(&problems).rows()), (1, 0));
/// ```
pub fn errors_table(problems: &Problems) -> Table<'static> {
    results::errors(problems)
}

/// Notices in the shape of a plan's table `notices`.
pub fn notices_table(problems: &Problems) -> Table<'static> {
    results::notices(problems)
}
