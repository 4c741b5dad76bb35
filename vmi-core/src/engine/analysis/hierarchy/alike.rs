//! Whether the keys of one tree have the same periods: forecasts of other days do not add up.

use std::collections::BTreeMap;

use super::levels::Paths;
use crate::engine::analysis::forecasts::KeyForecasts;
use crate::engine::analysis::note;
use crate::engine::load::Facts;
use crate::error::{Error, ErrorKind};
use crate::model::{Bucket, Day};

/// Size of the periods, periods of a season, and the first days of the periods ahead.
type Periods<'k> = (Bucket, usize, &'k [Option<Day>]);

fn periods(key: &KeyForecasts) -> Periods<'_> {
    (key.prepared.series.bucket, key.prepared.season, &key.days)
}

/// The keys whose periods are those of most keys below their root; ties go to the shorter periods, then to the earlier days. The others are noted, and lose their forecasts.
pub(super) fn kept(facts: &mut Facts<'_>, paths: &Paths, keys: &mut [KeyForecasts], numbers: &[u32]) -> Vec<usize> {
    let mut counts: BTreeMap<u32, BTreeMap<Periods<'_>, usize>> = BTreeMap::new();
    for (key, number) in keys.iter().zip(numbers) {
        *counts.entry(paths.of(*number)[0]).or_default().entry(periods(key)).or_default() += 1;
    }
    let usual = |found: BTreeMap<Periods<'_>, usize>| {
        let most = found.values().copied().max().unwrap_or(0);
        found.into_iter().find(|(_, count)| *count == most).map(|((bucket, season, days), _)| (bucket, season, days.to_vec()))
    };
    let usual: BTreeMap<u32, (Bucket, usize, Vec<Option<Day>>)> =
        counts.into_iter().filter_map(|(root, found)| Some((root, usual(found)?))).collect();
    let mut kept = Vec::with_capacity(keys.len());
    for (at, (key, number)) in keys.iter_mut().zip(numbers).enumerate() {
        let path = paths.of(*number);
        let Some((bucket, season, days)) = usual.get(&path[0]) else { continue };
        if periods(key) == (*bucket, *season, days) {
            kept.push(at);
        } else {
            note(facts, *number, other_periods(key, (*bucket, *season, days), &paths.name(&path[..1])));
            key.methods.clear();
        }
    }
    kept
}

fn other_periods(key: &KeyForecasts, (bucket, season, days): Periods<'_>, root: &str) -> Error {
    let own = key.prepared.series.bucket;
    if own != bucket {
        let message = format!("demand by {} does not add up with that of most keys below {root:?}, which is by {}", own.word(), bucket.word());
        let error = Error::new(ErrorKind::ConflictingValues, message).field("bucket").value(own.word()).expected(bucket.word());
        return error.hint("forecast.bucket adds daily demand up to weeks or months");
    }
    let hint = "give as_of as a business date, and locations of one tree the same open days, or forecast.bucket = week";
    if key.days == days {
        let own = key.prepared.season.to_string();
        let message = format!("a season of this key has {own} periods where that of most keys below {root:?} has {season}");
        let error = Error::new(ErrorKind::ConflictingValues, message).field("calendar").value(own);
        return error.expected(season.to_string()).hint(hint);
    }
    let text = |day: Option<Day>| day.map_or_else(|| "none".to_owned(), |day| day.to_string());
    let (own, usual) = key.days.iter().zip(days).find(|(own, usual)| own != usual).map_or((None, None), |(own, usual)| (*own, *usual));
    let message = format!("the periods ahead are not those of most keys below {root:?}: {} where those have {}", text(own), text(usual));
    let error = Error::new(ErrorKind::ConflictingValues, message).field("date").value(text(own)).expected(text(usual));
    error.hint(hint)
}
