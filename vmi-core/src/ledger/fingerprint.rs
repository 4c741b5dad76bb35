//! A hash of facts, whatever the order in which they arrived and whenever they were recorded.

use super::account::StockAccount;
use super::ledger::Ledger;
use super::view::{View, Window};
use crate::canonical::Digest;

impl Ledger {
    /// A hash of the bodies of all events that a view sees: two parties with the same hash hold the same facts.
    ///
    /// Events are taken by source and id, and `recorded_at` is left out, as each party has its own. `docs/ledger.md` says how it is made.
    ///
    /// ```
    /// use vmi_core::ledger::{Event, EventKind, Ledger, View};
    /// use vmi_core::model::{Moment, Quantity};
    /// let at = |day| Moment::parse(day).unwrap();
    /// let issue = |id: &str| Event::new(EventKind::Issue, ("wms", id), ("A", "DC1"), Quantity::parse("4").unwrap(), at("2026-06-30"));
    /// let (mut ours, mut theirs) = (Ledger::default(), Ledger::default());
    /// ours.append(&[issue("1"), issue("2")], None)?;
    /// theirs.append(&[issue("2").known(at("2026-07-01")), issue("1").known(at("2026-07-02"))], None)?;
    /// assert_eq!(ours.fingerprint(&View::ALL), theirs.fingerprint(&View::ALL));
    /// # Ok::<(), vmi_core::error::Error>(())
    /// ```
    pub fn fingerprint(&self, view: &View) -> String {
        let mut digest = Digest::new("vmi events 1");
        self.write_digest(&mut digest, &view.window(&self.columns));
        digest.hex()
    }

    /// Writes the bodies of the events that are seen, by source and id.
    pub(crate) fn write_digest(&self, digest: &mut Digest, window: &Window) {
        let columns = &self.columns;
        let names = |at: u32| (columns.sources.id(columns.ids.source(at)), columns.ids.id(at));
        let mut seen: Vec<u32> = (0..window.end).filter(|at| window.sees(columns, *at)).collect();
        seen.sort_unstable_by(|a, b| names(*a).cmp(&names(*b)));
        for sequence in seen {
            let (source, id) = names(sequence);
            let (item, location) = columns.key_ids(columns.key[sequence as usize]);
            for text in [source, id, item, location] {
                digest.text(text);
            }
            let code = columns.code[sequence as usize];
            digest.text(code.kind().word());
            digest.text(StockAccount::word(code.account()));
            digest.text(code.owner().word());
            digest.integer(columns.effective[sequence as usize]);
            digest.integer(i64::from(code.decimals() as u32));
            digest.integer(columns.quantity[sequence as usize]);
            // The rarely filled fields as JSON: only those that are there, in the order of docs/ledger.md.
            let more = columns.more(sequence).map(|more| serde_json::to_string(more).unwrap_or_default());
            digest.optional_text(more.as_deref());
        }
    }
}
