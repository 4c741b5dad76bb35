//! What a plan is made from.

use crate::error::{Error, ErrorKind, Result};
use crate::ledger::Ledger;
use crate::model::{Day, Moment, Settings};
use crate::table::Table;

/// Told now and then how many steps are done, of how many (two for each key: its demand, its decision); `false` stops the run with the error `cancelled`.
///
/// Called from the calling thread only.
pub type Progress<'p> = dyn FnMut(u64, u64) -> bool + 'p;

/// What a plan is made from: tables, settings, a date or an instant.
///
/// ```
/// use vmi_core::engine::Inputs;
/// let inputs = Inputs::new("2026-06-30").setting("service_level", "0.97")?.threads(2);
/// assert_eq!(inputs.as_of()?.to_string(), "2026-06-30");
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Inputs<'a> {
    as_of: String,
    pub(super) tables: Vec<Table<'a>>,
    pub(super) settings: Settings,
    pub(super) threads: usize,
    pub(super) ledger: Option<&'a Ledger>,
    pub(super) known_at: Option<Moment>,
}

impl<'a> Inputs<'a> {
    /// Inputs as of the close of a business date such as `2026-06-30`, or of an instant such as `2026-06-30T14:05:00Z`, with the default settings, on one thread.
    pub fn new(as_of: &str) -> Self {
        Self { as_of: as_of.to_owned(), tables: Vec::new(), settings: Settings::default(), threads: 1, ledger: None, known_at: None }
    }

    /// Adds a table.
    #[must_use]
    pub fn table(mut self, table: Table<'a>) -> Self {
        self.tables.push(table);
        self
    }

    /// Replaces all settings.
    #[must_use]
    pub fn settings(mut self, settings: Settings) -> Self {
        self.settings = settings;
        self
    }

    /// Sets one setting by its name.
    pub fn setting(mut self, name: &str, value: &str) -> Result<Self> {
        self.settings.set(name, value)?;
        Ok(self)
    }

    /// How many threads may work, the caller's included; the result is the same with any number.
    #[must_use]
    pub fn threads(mut self, threads: usize) -> Self {
        self.threads = threads.clamp(1, 256);
        self
    }

    /// Takes events from a ledger instead of a table.
    ///
    /// ```
    /// use vmi_core::engine::{Inputs, plan};
    /// use vmi_core::ledger::{Event, EventKind, Ledger};
    /// use vmi_core::model::{Moment, Quantity};
    /// use vmi_core::table::Table;
    /// let items = Table::new("items")?.with("item", ["A"])?.with("unit", ["EA"])?;
    /// let agreements = Table::new("agreements")?
    ///     .with("supplier", ["ACME"])?.with("item", ["A"])?.with("location", ["DC1"])?.with("min", [20.0])?.with("max", [60.0])?;
    /// let mut ledger = Ledger::default();
    /// let june = Moment::parse("2026-06-01").unwrap();
    /// ledger.append(&[Event::new(EventKind::Receipt, ("wms", "1"), ("A", "DC1"), Quantity::parse("12").unwrap(), june)], None)?;
    /// let plan = plan(&Inputs::new("2026-06-30").table(items).table(agreements).ledger(&ledger))?;
    /// assert!(plan.explain("A", "DC1")?.starts_with("A at DC1: order 48 from ACME"));
    /// # Ok::<(), vmi_core::error::Error>(())
    /// ```
    #[must_use]
    pub fn ledger(mut self, ledger: &'a Ledger) -> Self {
        self.ledger = Some(ledger);
        self
    }

    /// Plans with the events and the rows of `thresholds` that were known at a moment: what was proposed then, though more is known now.
    #[must_use]
    pub fn known_at(mut self, moment: Moment) -> Self {
        self.known_at = Some(moment);
        self
    }

    /// `as_of`: a business date standing for its close at each location, or an instant.
    pub fn as_of(&self) -> Result<Moment> {
        Moment::parse(&self.as_of).ok_or_else(|| {
            let error =
                Error::new(ErrorKind::BadSetting, format!("as_of {:?} is not a date like 2026-06-30 or an instant with its zone", self.as_of))
                    .field("as_of")
                    .value(&*self.as_of)
                    .expected("a date like 2026-06-30, or an instant like 2026-06-30T14:05:00Z");
            let has_no_zone = self.as_of.get(..10).and_then(Day::parse).is_some() && self.as_of.len() > 10;
            if has_no_zone { error.hint("an instant needs its zone: Z for UTC, or an offset like +02:00") } else { error }
        })
    }

    /// Whether `as_of` is left to the data, as analyses of demand allow.
    pub(super) fn is_open_ended(&self) -> bool {
        self.as_of.is_empty()
    }

    /// The table of a name, if it was given.
    pub(super) fn find(&self, name: &str) -> Option<&Table<'a>> {
        self.tables.iter().find(|table| table.name() == name)
    }
}
