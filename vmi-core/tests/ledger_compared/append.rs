//! A delivery to both ledgers: every batch is taken or refused alike.

use super::real::{self, event, events, names};
use super::{Checked, must, same};
use crate::ledger_oracle::delivery::{Batch, delivery};
use crate::ledger_oracle::event::{Event, json_lines};
use crate::ledger_oracle::naive::{self, Refusal};
use vmi_core::error::{Error, ErrorKind};
use vmi_core::ledger::{Event as RealEvent, Ledger, Snapshot, View};
use vmi_core::model::Moment;

/// Delivers the history; snapshots are taken as soon as half of it is there.
pub fn deliver(seed: u64, history: &[Event], as_of: &[Option<Moment>]) -> Checked<(Ledger, Vec<Snapshot>)> {
    let (mut ledger, mut naive) = (Ledger::default(), naive::Ledger::default());
    let mut snapshots = Vec::new();
    for batch in delivery(seed, history) {
        let before = naive.events.len();
        append(&mut ledger, &mut naive, &batch).map_err(|differs| {
            let expected = batch.expected_sequence.map_or("none".to_owned(), |sequence| sequence.to_string());
            format!("{}\nexpected sequence {expected}, after\n{}the batch\n{}", differs, json_lines(&history[..before]), json_lines(&batch.events))
        })?;
        if snapshots.is_empty() && naive.events.len() * 2 >= history.len() {
            snapshots = as_of.iter().map(|as_of| ledger.snapshot(*as_of)).collect();
        }
    }
    let real: Vec<RealEvent> = ledger.events().collect();
    same("the events after the delivery", &real, &events(history))?;
    let text = ledger.to_json_lines();
    let read = must("reading JSON lines", Ledger::from_json_lines(&text))?;
    same("the events read from JSON lines", &read.events().collect(), &real)?;
    same("JSON lines written again", &read.to_json_lines(), &text)?;
    same("the check value of what was read", &read.check(u64::MAX), &ledger.check(u64::MAX))?;
    // keys are numbered by the events, not by the batches that they came in: a snapshot of the one is one of the other
    for (snapshot, as_of) in snapshots.iter().zip(as_of).take(1) {
        let all = View { as_of: *as_of, known_at: None };
        let resumed = must("resuming by the ledger that was read", read.resume(snapshot))?;
        same("resumed by the ledger that was read", &resumed, &must("positions", read.positions(&all))?)?;
    }
    Ok((ledger, snapshots))
}

/// One batch to both.
pub fn append(ledger: &mut Ledger, naive: &mut naive::Ledger, batch: &Batch) -> Checked {
    let answer = naive.append(&batch.events, batch.expected_sequence);
    let fingerprint = |ledger: &Ledger| answer.as_ref().err().map(|_| (ledger.sequence(), ledger.check(u64::MAX)));
    let before = fingerprint(ledger);
    let read: Vec<Result<RealEvent, Error>> = batch.events.iter().map(|of| real::read(&of.json())).collect();
    let built: Vec<Option<RealEvent>> = batch.events.iter().map(event).collect();
    for (read, built) in read.iter().zip(&built) {
        if let (Ok(read), Some(built)) = (read, built) {
            same("an event of JSON", read, built)?;
        }
    }
    if let Err(Refusal::Invalid { index, fields }) = &answer {
        let Some(refused) = read.iter().position(Result::is_err) else { return Err(format!("no line is refused; {fields:?} of event {index} is")) };
        same("the event of the batch whose line is refused", &refused, index)?;
        if let Err(error) = &read[refused] {
            named(error, fields)?;
        }
    } else if let Some(Err(error)) = read.iter().find(|read| read.is_err()) {
        return Err(format!("a right line is refused: {error:?}"));
    }
    // an event that JSON does not say goes in as it is, so that the append refuses it too
    let events = read.into_iter().zip(built).map(|(read, built)| read.ok().or(built));
    let Some(events) = events.collect::<Option<Vec<RealEvent>>>() else { return Ok(()) };
    let answered = ledger.append(&events, batch.expected_sequence);
    same("sequence and check after a refusal", &fingerprint(ledger), &before)?;
    outcome(batch, answered, answer)
}

fn named(error: &Error, fields: &[&str]) -> Checked {
    if names(error, fields) { Ok(()) } else { Err(format!("refused, but not for any of {fields:?}: {error:?}, field {:?}", error.field_name())) }
}

fn outcome(batch: &Batch, real: Result<vmi_core::ledger::Appended, Error>, answer: Result<naive::Outcome, Refusal>) -> Checked {
    let error = match (real, &answer) {
        (Ok(real), Ok(naive)) => {
            return same("what was appended", &(real.added, real.repeated, real.sequence), &(naive.added, naive.repeated, naive.sequence));
        }
        (Err(error), Err(_)) => error,
        (Ok(real), Err(refusal)) => return Err(format!("taken, {real:?}, but to be refused: {refusal:?}")),
        (Err(error), Ok(naive)) => return Err(format!("refused, {error:?}, but to be taken: {naive:?}")),
    };
    let of = |index: usize| &batch.events[index];
    let kind = (error.kind(), error.field_name().unwrap_or_default(), error.item_id().unwrap_or_default());
    match answer {
        Err(Refusal::Invalid { index, fields }) => {
            if kind.0 == ErrorKind::ConflictingEvents {
                return Err(format!("the id is refused before the fields, {fields:?}, of event {index}: {error:?}"));
            }
            named(&error, &fields)
        }
        Err(Refusal::IdConflict { index }) => {
            same("the conflict", &kind, &(ErrorKind::ConflictingEvents, "event_id", of(index).item.as_str()))?;
            same("the id in conflict", &error.value_text(), &Some(of(index).event_id.as_str()))
        }
        Err(Refusal::SequenceConflict { .. }) => same("the stale writer", &kind.0, &ErrorKind::SequenceConflict),
        Err(Refusal::RecordedAtDecreases { index }) => {
            same("the decrease", &kind, &(ErrorKind::OutOfRange, "recorded_at", of(index).item.as_str()))?;
            let recorded = real::moment(of(index).recorded()).to_string();
            same("the moment that decreases", &error.value_text(), &Some(recorded.as_str()))
        }
        Ok(_) => Ok(()),
    }
}
