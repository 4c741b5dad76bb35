//! Which agreement holds for a key on a day: chosen before any of its columns is used.

use crate::model::{Agreement, Day, IdIndex};

/// The agreement of a key.
#[derive(Clone, Debug, PartialEq)]
pub enum Choice<'a> {
    /// This one; with the others that hold as well, in their order.
    One(&'a Agreement, Vec<&'a Agreement>),
    /// There is none.
    None,
    /// None holds yet; the first will on this day.
    NotYet(Day),
    /// None holds any more; the last did until this day.
    Expired(Day),
    /// Two hold and nothing says which goes first.
    Conflict(&'a Agreement, &'a Agreement),
    /// Two hold; the first states a share and the second does not.
    MixedShares(&'a Agreement, &'a Agreement),
}

/// Chooses among the agreements of one key: those that hold on the day, the smallest priority first. Where all of them state a share,
/// priority only orders them, and the supplier's id where it does not.
pub fn choose<'a>(agreements: &'a [Agreement], day: Day, suppliers: &IdIndex) -> Choice<'a> {
    let mut valid: Vec<&Agreement> = agreements.iter().filter(|agreement| agreement.holds_on(day)).collect();
    let (sharing, others): (Vec<&Agreement>, Vec<&Agreement>) = valid.iter().copied().partition(|agreement| agreement.share.is_some());
    if let ([with, ..], [without, ..]) = (sharing.as_slice(), others.as_slice()) {
        return Choice::MixedShares(with, without);
    }
    if others.is_empty() {
        valid.sort_by_key(|agreement| (agreement.priority.is_none(), agreement.priority, suppliers.id(agreement.supplier), agreement.row));
        // Two agreements with one supplier are no two shares.
        let again = valid.iter().enumerate().find_map(|(at, agreement)| {
            let earlier = valid[..at].iter().find(|earlier| earlier.supplier == agreement.supplier);
            earlier.map(|earlier| (*earlier, *agreement))
        });
        if let Some((first, second)) = again {
            return Choice::Conflict(first, second);
        }
    } else {
        // An absent priority sorts first, so that it meets its rival and is refused.
        valid.sort_by_key(|agreement| (agreement.priority, suppliers.id(agreement.supplier), agreement.row));
        if let [first, second, ..] = valid.as_slice() {
            if first.priority.is_none() || first.priority == second.priority {
                return Choice::Conflict(first, second);
            }
        }
    }
    match valid.split_first() {
        Some((first, rest)) => Choice::One(first, rest.to_vec()),
        None => none_valid(agreements, day),
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
