//! Any bytes as JSON lines of events: no panic; what is read is written and read again the same, and balances conserve.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vmi_core::ledger::Ledger;
use vmi_core::model::Moment;

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let Ok(ledger) = Ledger::from_json_lines(text) else { return };
    let written = ledger.to_json_lines();
    let again = Ledger::from_json_lines(&written).expect("what was written can be read");
    assert_eq!(again.events(), ledger.events());
    let end = Moment::parse("9999-12-31").expect("a date");
    for event in ledger.events() {
        // An overflow is an error; anything else must agree between the two ledgers.
        let a = ledger.balance(&event.item, &event.location, end, None).ok();
        let b = again.balance(&event.item, &event.location, end, None).ok();
        assert_eq!(a, b);
    }
});
