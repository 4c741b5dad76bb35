//! Several suppliers for one key: how a need is split by agreed shares, exactly and always in the same way.

use super::lot::{LotRule, lot_size};

/// One supplier's part in a split; quantities in units of the item's last place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sharer {
    /// The agreed share as a whole number; only the ratio to the others matters.
    pub share: i64,
    /// What was ordered from it in the period that shares are measured over.
    pub ordered: i64,
    /// What it may still be given, by a cap over the period.
    pub cap: Option<i64>,
    /// Its lot rule.
    pub lot: LotRule,
}

/// What each supplier is given, in the order of the input, and what nobody can take.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Split {
    /// By supplier.
    pub quantities: Vec<i64>,
    /// The rest of the need.
    pub unmet: i64,
}

/// Splits a need above 0 by shares.
///
/// With T = need + Σ ordered, a supplier is owed its share of T less what was ordered from it. The suppliers are served in the order of what they are owed, the
/// most first, equal ones as they stand (the caller's order: priority, then id). Each takes what it is owed, at most the rest of the need, through its own lot
/// rule: raised to its minimum, rounded up to its multiple, cut to its maximum and cap. What is left after all were served (a cap, a share that was rounded off) goes round once more in the same order, without regard to
/// shares. Nothing is given beyond `room`, what all of them together may bring. So what is ordered reaches the need if any supplier can take it, and passes it by less than one lot.
///
/// ```
/// use vmi_core::plan::{LotRule, Sharer, split};
/// let lot = |step| LotRule { minimum: None, step, maximum: None, shelf_room: None };
/// let seventy = Sharer { share: 70, ordered: 0, cap: None, lot: lot(1) };
/// let thirty = Sharer { share: 30, ordered: 0, cap: None, lot: lot(12) };
/// assert_eq!(split(100, &[seventy, thirty], None).quantities, [70, 36]);
/// assert_eq!(split(100, &[Sharer { ordered: 100, ..seventy }, thirty], None).quantities, [40, 60]); // 70 % of 200, less 100
/// let capped = split(100, &[Sharer { cap: Some(50), ..seventy }, Sharer { cap: Some(20), ..thirty }], None);
/// assert_eq!((capped.quantities, capped.unmet), (vec![50, 12], 38));
/// ```
pub fn split(need: i64, sharers: &[Sharer], room: Option<i64>) -> Split {
    let shares: i128 = sharers.iter().map(|sharer| i128::from(sharer.share.max(0))).sum();
    let total: i128 = i128::from(need) + sharers.iter().map(|sharer| i128::from(sharer.ordered)).sum::<i128>();
    // Owed in units of 1 / shares, so that nothing is rounded before it is compared.
    let owed = |sharer: &Sharer| i128::from(sharer.share.max(0)) * total - i128::from(sharer.ordered) * shares;
    let mut order: Vec<usize> = (0..sharers.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(owed(&sharers[*at])));
    let mut found = Split { quantities: vec![0; sharers.len()], unmet: need };
    let mut room = room.unwrap_or(i64::MAX);
    for &at in &order {
        // A share of a last place is rounded up; the lot rule does the rest.
        let owed = (owed(&sharers[at]) + shares - 1).div_euclid(shares.max(1));
        let wanted = found.unmet.min(i64::try_from(owed).unwrap_or(i64::MAX));
        found.give(at, &sharers[at], wanted, &mut room);
    }
    found.rest_in_turn(sharers, &order, &mut room)
}

/// Asks suppliers one after the other, in the given order, each for as much of a need above 0 as it can take.
///
/// ```
/// use vmi_core::plan::{LotRule, Sharer, in_turn};
/// let lot = LotRule { minimum: None, step: 12, maximum: Some(60), shelf_room: None };
/// let sharer = Sharer { share: 1, ordered: 0, cap: None, lot };
/// let found = in_turn(100, &[sharer, sharer], &[1, 0], None);
/// assert_eq!((found.quantities, found.unmet), (vec![48, 60], 0));
/// ```
pub fn in_turn(need: i64, sharers: &[Sharer], order: &[usize], room: Option<i64>) -> Split {
    let found = Split { quantities: vec![0; sharers.len()], unmet: need };
    found.rest_in_turn(sharers, order, &mut room.unwrap_or(i64::MAX))
}

impl Split {
    fn rest_in_turn(mut self, sharers: &[Sharer], order: &[usize], room: &mut i64) -> Self {
        for &at in order {
            let wanted = self.unmet;
            self.give(at, &sharers[at], wanted, room);
        }
        self.unmet = self.unmet.max(0);
        self
    }

    fn give(&mut self, at: usize, sharer: &Sharer, wanted: i64, room: &mut i64) {
        if self.unmet <= 0 {
            return;
        }
        let given = give(sharer, wanted, self.quantities[at], *room);
        self.quantities[at] += given;
        self.unmet -= given;
        *room -= given;
    }
}

/// What a supplier takes on top of what it has, through its lot rule.
fn give(sharer: &Sharer, wanted: i64, has: i64, room: i64) -> i64 {
    if wanted <= 0 || sharer.share <= 0 {
        return 0;
    }
    let most = sharer.lot.maximum.unwrap_or(i64::MAX).min(sharer.cap.unwrap_or(i64::MAX)).min(has.saturating_add(room));
    let rule = LotRule { maximum: Some(most), ..sharer.lot };
    let whole = has.checked_add(wanted).and_then(|sum| lot_size(sum, &rule).ok());
    whole.map_or(0, |(quantity, ..)| quantity - has)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sharer(share: i64, ordered: i64, step: i64) -> Sharer {
        Sharer { share, ordered, cap: None, lot: LotRule { minimum: None, step, maximum: None, shelf_room: None } }
    }

    #[test]
    fn shares_hold_over_a_period_to_within_a_lot() {
        // A hundred needs of every size: each supplier's total stays within two lots of its share.
        let (mut ordered, mut all) = ([0_i64; 3], 0_i64);
        let (shares, steps) = ([50, 30, 20], [1, 5, 12]);
        for number in 1..=100_i64 {
            let sharers: Vec<Sharer> = (0..3).map(|at| sharer(shares[at], ordered[at], steps[at])).collect();
            let found = split(number * 37 % 91 + 1, &sharers, None);
            assert_eq!(found.unmet, 0);
            ordered.iter_mut().zip(&found.quantities).for_each(|(sum, given)| *sum += given);
            all += found.quantities.iter().sum::<i64>();
            let is_near = ordered.iter().zip(shares).all(|(sum, share)| (sum * 100 - all * share).abs() <= 100 * 2 * 12 * 3);
            assert!(is_near, "{ordered:?} of {all}");
        }
    }

    #[test]
    fn never_less_than_the_need_and_less_than_a_lot_more() {
        for need in 1..200 {
            let found = split(need, &[sharer(60, 0, 7), sharer(40, need, 4)], None);
            let given: i64 = found.quantities.iter().sum();
            assert!(given >= need && given < need + 7 + 4, "{need}: {found:?}");
            assert!(found.quantities[0] % 7 == 0 && found.quantities[1] % 4 == 0);
        }
    }

    #[test]
    fn equal_claims_are_served_as_they_stand() {
        assert_eq!(split(1, &[sharer(50, 0, 1), sharer(50, 0, 1)], None).quantities, [1, 0]);
    }

    #[test]
    fn a_minimum_takes_from_the_others() {
        let minimum = Sharer { lot: LotRule { minimum: Some(40), step: 1, maximum: None, shelf_room: None }, ..sharer(30, 0, 1) };
        assert_eq!(split(50, &[sharer(70, 0, 1), minimum], None).quantities, [35, 40]);
        assert_eq!(split(50, &[sharer(30, 0, 1), Sharer { share: 70, ..minimum }], None).quantities, [10, 40]);
    }

    #[test]
    fn nothing_beyond_the_room() {
        for room in 0..60 {
            let found = split(50, &[sharer(70, 0, 8), sharer(30, 0, 5)], Some(room));
            assert!(found.quantities.iter().sum::<i64>() <= room, "{room}: {found:?}");
        }
    }
}
