//! The ledger as JSON lines: a line that says the version, then one event a line, in sequence.

use super::append::Refusal;
use super::event::Event;
use super::ledger::Ledger;
use crate::error::{Error, ErrorKind, Result};

const VERSION: u64 = 2;

/// How many lines are appended at once.
const BATCH: usize = 4_096;

impl Ledger {
    /// The ledger as JSON lines, the first of which carries the format's version.
    pub fn to_json_lines(&self) -> String {
        let mut text = format!("{{\"vmi_events\":{VERSION}}}\n");
        for event in self.events() {
            text.push_str(&event.to_json());
            text.push('\n');
        }
        text
    }

    /// A ledger from JSON lines of this version or an earlier one; a line that is wrong is an error that names it. A byte order mark at
    /// the beginning is passed over.
    pub fn from_json_lines(text: &str) -> Result<Self> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut ledger = Self::default();
        let mut batch: Vec<Event> = Vec::new();
        let mut rows: Vec<u64> = Vec::new();
        for (at, line) in text.lines().enumerate() {
            let row = at as u64 + 1;
            if line.trim().is_empty() || (at == 0 && is_heading(line)?) {
                continue;
            }
            batch.push(Event::from_json(line).map_err(|error| error.at("events", row))?);
            rows.push(row);
            if batch.len() == BATCH {
                ledger.append_lines(&mut batch, &mut rows)?;
            }
        }
        ledger.append_lines(&mut batch, &mut rows)?;
        Ok(ledger)
    }

    fn append_lines(&mut self, batch: &mut Vec<Event>, rows: &mut Vec<u64>) -> Result<()> {
        self.try_append(batch, None).map_err(|Refusal { first: (at, error), .. }| match at.and_then(|at| rows.get(at)) {
            Some(row) => error.at("events", *row),
            None => error.table("events"),
        })?;
        batch.clear();
        rows.clear();
        Ok(())
    }
}

/// Whether the first line says a version that can be read.
fn is_heading(line: &str) -> Result<bool> {
    let heading: Option<serde_json::Value> = serde_json::from_str(line).ok();
    let Some(version) = heading.as_ref().and_then(|heading| heading.get("vmi_events")) else { return Ok(false) };
    if matches!(version.as_u64(), Some(1..=VERSION)) {
        return Ok(true);
    }
    let message = format!("the events are of format version {version}; this vmi reads versions 1 to {VERSION}");
    Err(Error::new(ErrorKind::NotSupported, message).at("events", 1).field("vmi_events").value(version.to_string()))
}
