//! Any bytes as JSON lines of events: no panic; what is read is written and read again the same, and balances conserve.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vmi_core::ledger::{Ledger, View};

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let Ok(ledger) = Ledger::from_json_lines(text) else { return };
    let written = ledger.to_json_lines();
    let again = Ledger::from_json_lines(&written).expect("what was written can be read");
    assert!(again.events().eq(ledger.events()));
    assert_eq!(again.check(u64::MAX), ledger.check(u64::MAX));
    for event in ledger.events() {
        // An overflow is an error; anything else must agree between the two ledgers, and between one key and all.
        let of = |ledger: &Ledger| ledger.position(&event.item, &event.location, &View::ALL).ok();
        assert_eq!(of(&ledger), of(&again));
        let history = ledger.history(&event.item, &event.location, &View::ALL);
        assert!(history.map_or(true, |history| history.iter().any(|entry| entry.event == event)));
    }
    let _ = (ledger.lots(&View::ALL), ledger.findings(&View::ALL), ledger.order_lines(&View::ALL), ledger.allocations(&View::ALL));
});
