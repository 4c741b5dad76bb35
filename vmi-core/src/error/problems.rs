//! Errors and notices gathered while tables are read: all problems at once, a flood of one kind counted instead of listed.

use std::collections::BTreeMap;

use super::{Error, ErrorKind, Notice};

/// How many errors of one (table, field, kind) are listed one by one before the rest is counted.
pub(crate) const LISTED_PER_KIND: u64 = 1_000;

/// Errors and notices in the order in which they were found.
#[derive(Clone, Debug, Default)]
pub struct Problems {
    errors: Vec<Error>,
    notices: Vec<Notice>,
    counts: BTreeMap<(String, String, ErrorKind), (u64, usize)>,
    /// The first error of each key or item: past the limit, an error of a key that has none yet is still listed.
    named: BTreeMap<(String, String), usize>,
}

impl Problems {
    /// Notes an error and returns its place in the list, for keys to refer to.
    pub fn error(&mut self, error: Error) -> usize {
        let name = (error.table_name().unwrap_or_default().to_owned(), error.field_name().unwrap_or_default().to_owned(), error.kind());
        let key = error.item_id().map(|item| (item.to_owned(), error.location_id().unwrap_or_default().to_owned()));
        let (count, last) = self.counts.entry(name).or_insert((0, 0));
        *count += 1;
        let known = key.as_ref().map(|key| self.named.get(key).copied());
        match known {
            // Counted with the last one listed; the key itself was named before, or no key is concerned.
            Some(Some(first)) if *count > LISTED_PER_KIND => {
                self.errors[*last].inner.more_rows += 1;
                first
            }
            None if *count > LISTED_PER_KIND => {
                self.errors[*last].inner.more_rows += 1;
                *last
            }
            _ => {
                *last = self.errors.len();
                self.errors.push(error);
                if let Some(key) = key {
                    self.named.entry(key).or_insert(*last);
                }
                *last
            }
        }
    }

    /// How often each fault occurred, by table, field and kind; the merely counted ones included.
    pub(crate) fn counts(&self) -> impl Iterator<Item = (&str, &str, ErrorKind, u64)> {
        self.counts.iter().map(|((table, field, kind), (count, _))| (&**table, &**field, *kind, *count))
    }

    /// Notes something worth knowing.
    pub fn notice(&mut self, notice: Notice) {
        self.notices.push(notice);
    }

    /// The errors so far.
    pub fn errors(&self) -> &[Error] {
        &self.errors
    }

    /// The notices so far.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// How many rows were found wrong, the merely counted ones included.
    pub fn error_count(&self) -> u64 {
        self.errors.iter().map(|error| 1 + error.further_rows()).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flood_of_one_kind_is_counted_and_nothing_is_lost() {
        let mut problems = Problems::default();
        for row in 1..=5_000 {
            problems.error(Error::new(ErrorKind::NotANumber, "x").at("demand", row).field("quantity"));
        }
        assert_eq!(problems.errors().len(), 1_000);
        assert_eq!(problems.error_count(), 5_000);
        assert_eq!(problems.errors()[999].further_rows(), 4_000);
    }

    #[test]
    fn every_key_is_named_even_in_a_flood() {
        let mut problems = Problems::default();
        let fault = |row: u64, item: u64| Error::new(ErrorKind::NotANumber, "x").at("demand", row).key(&format!("A{item}"), "L").field("quantity");
        for row in 1..=6_000 {
            problems.error(fault(row, row / 2));
        }
        let again = problems.error(fault(6_001, 2_500));
        assert_eq!(problems.errors()[again].item_id(), Some("A2500"));
        assert_eq!(problems.error_count(), 6_001);
        let named: std::collections::BTreeSet<_> = problems.errors().iter().filter_map(Error::item_id).collect();
        assert_eq!(named.len(), 3_001);
    }
}
