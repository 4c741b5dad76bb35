//! Which agreement holds for a key on a day: chosen before any of its columns is used.

use crate::model::{Agreement, Day};

/// The agreement of a key.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Choice<'a> {
    /// This one; with how many others that hold as well.
    One(&'a Agreement, usize),
    /// There is none.
    None,
    /// None holds yet; the first will on this day.
    NotYet(Day),
    /// None holds any more; the last did until this day.
    Expired(Day),
    /// Two hold and nothing says which goes first.
    Conflict(&'a Agreement, &'a Agreement),
}

/// Chooses among the agreements of one key: those that hold on the day, the smallest priority first.
pub fn choose(agreements: &[Agreement], day: Day) -> Choice<'_> {
    let mut valid: Vec<&Agreement> = agreements.iter().filter(|agreement| agreement.holds_on(day)).collect();
    // An absent priority sorts first, so that it meets its rival and is refused.
    valid.sort_by_key(|agreement| (agreement.priority, agreement.row));
    match valid.as_slice() {
        [] => none_valid(agreements, day),
        [only] => Choice::One(only, 0),
        [first, second, ..] if first.priority.is_none() || first.priority == second.priority => Choice::Conflict(first, second),
        [first, rest @ ..] => Choice::One(first, rest.len()),
    }
}

fn none_valid(agreements: &[Agreement], day: Day) -> Choice<'_> {
    let coming = agreements.iter().filter_map(|agreement| agreement.valid_from).filter(|from| *from > day).min();
    let gone = agreements.iter().filter_map(|agreement| agreement.valid_to).max();
    match (coming, gone) {
        (Some(from), _) => Choice::NotYet(from),
        (None, Some(to)) => Choice::Expired(to),
        (None, None) => Choice::None,
    }
}
