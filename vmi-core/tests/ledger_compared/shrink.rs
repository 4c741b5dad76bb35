//! The least list of events that still shows a difference.

use super::{Checked, accounts, real, state};
use crate::ledger_oracle::event::Event;
use crate::ledger_oracle::naive::View;

/// Everything that a ledger of these events says, for each of the views.
pub fn check(events: &[Event], views: &[View]) -> Checked {
    let ledger = real::ledger(events);
    for view in views {
        state::check(&ledger, events, view)?;
        accounts::check(&ledger, events, view)?;
        accounts::turnovers(&ledger, events, view)?;
    }
    Ok(())
}

/// Leaves out one event after the other as long as something differs.
pub fn least(mut events: Vec<Event>, views: &[View]) -> Vec<Event> {
    let mut place = 0;
    while place < events.len() {
        let mut fewer = events.clone();
        fewer.remove(place);
        if check(&fewer, views).is_err() {
            (events, place) = (fewer, 0);
        } else {
            place += 1;
        }
    }
    events
}
